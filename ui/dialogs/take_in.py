"""Taking in: what each file would bring, in words, before anything of it is taken.

Files are looked into one after the other by processes of their own; until the button is pressed the
matter is as it was. A file that cannot be taken in says why in its own card, and the others are
taken all the same.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reviewer.sharing.outcomes import Preview, Progress
from reviewer.sharing.portions import Form, Manifest
from ui import share_words, words
from ui.controls import give_room, muted, plain
from ui.dialogs.form import FormDialog
from ui.dialogs.passphrase import hidden
from ui.translation import told

_CLOCK_BITS = 16
_LATEST = 250_000_000_000
"""Seconds: a file may claim any time, and a date of five digits is no use."""
_WIDTH = 560
_LEAST, _CARD, _MOST = 290, 90, 480


class FileCard(QFrame):
    """One file: what it is called, who made it, and what it would bring."""

    passphrase_given = Signal(object, str)
    """The path, and what was typed."""

    def __init__(self, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.path = path
        self.preview: Preview | None = None
        self.passphrase: str | None = None
        self.is_looking = True
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(4)
        self.name = plain(path.name, self, role="heading", selectable=True)
        self.made = muted("", self)
        self.words = plain(self.tr("Looking into the file…"), self, selectable=True)
        self.refusal = plain("", self, role="error", selectable=True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(self.tr("Looking into {name}").format(name=path.name))
        for part in (self.name, self.made, self.words, self.refusal, self.bar):
            column.addWidget(part)
        column.addLayout(self._build_passphrase())
        self.made.hide()
        self.refusal.hide()
        self._ask(is_asked=False)

    def _build_passphrase(self) -> QHBoxLayout:
        self.field = hidden(self.tr("Passphrase of {name}").format(name=self.path.name), self)
        self.field.setPlaceholderText(self.tr("Passphrase"))
        self.open_button = QPushButton(self.tr("Open"), self)
        self.open_button.setAccessibleName(self.tr("Open {name}").format(name=self.path.name))
        self.open_button.clicked.connect(self.give)
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self.open_button)
        return row

    def give(self) -> None:
        """Try what was typed."""
        if self.field.text():
            self.passphrase = self.field.text()
            self._ask(is_asked=False)
            self._begin()
            self.passphrase_given.emit(self.path, self.passphrase)

    def _begin(self) -> None:
        self.is_looking = True
        self.refusal.hide()
        self.words.setText(self.tr("Looking into the file…"))
        self.words.show()
        self.bar.setRange(0, 0)
        self.bar.show()

    def _ask(self, *, is_asked: bool) -> None:
        self.is_asking = is_asked
        self.field.setVisible(is_asked)
        self.open_button.setVisible(is_asked)
        if is_asked:
            self.field.clear()
            self.field.setFocus()

    def show_progress(self, progress: Progress | None) -> None:
        """How far the look is."""
        if progress is not None and progress.total:
            self.bar.setRange(0, progress.total)
            self.bar.setValue(progress.done)

    def show_preview(self, preview: Preview) -> None:
        """What it would bring."""
        self.preview, self.is_looking = preview, False
        self.bar.hide()
        self.made.setText(made_by(preview.manifest))
        self.made.show()
        good = len(preview.sentences) - len(preview.reasons)
        for label, part in (
            (self.words, preview.sentences[:good]),
            (self.refusal, preview.sentences[good:]),
        ):
            label.setText("\n".join(told(one) for one in part))
            label.setVisible(bool(part))

    def refuse(self, sentence: str, *, needs_passphrase: bool) -> None:
        """Why nothing of it can be taken; that a passphrase is wanted is no fault yet."""
        self.is_looking = False
        self.bar.hide()
        self.words.hide()
        is_wanted = needs_passphrase and self.passphrase is None
        shown = self.words if is_wanted else self.refusal
        shown.setText(sentence)
        shown.show()
        self._ask(is_asked=needs_passphrase)


class TakeIn(FormDialog):
    """Shows what files would bring, and hands on those that are to be taken in."""

    help_page = "handing-over"
    look_asked = Signal(object, object)
    """A path, and the passphrase or None: to be answered by ``card(path)``."""
    chosen = Signal(object)
    """Pairs of a path and its passphrase or None."""

    def __init__(self, paths: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Take in"))
        self._action = self.tr("Take in")
        self.cards = [FileCard(path, self) for path in dict.fromkeys(paths)]
        self._build_cards()
        self.say(
            self.tr("Nothing of yours is replaced. Until you take it in, nothing has changed.")
        )
        self.finish()
        self._cancel = self.cancel.text()
        give_room(self, _WIDTH, min(_LEAST + _CARD * (len(self.cards) - 1), _MOST))
        self._refresh()

    def _build_cards(self) -> None:
        area, holder = QScrollArea(self), QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        for card in self.cards:
            column.addWidget(card)
            card.passphrase_given.connect(self._on_passphrase)
            card.field.returnPressed.connect(card.give)
        column.addStretch(1)
        area.setWidget(holder)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.tr("What the files would bring"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The words in the cards take the focus, and are scrolled to.
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column.addWidget(area, 1)

    def begin(self) -> None:
        """Have every file looked into; Enter does nothing until it is known what it would do."""
        self.setFocus()
        for card in self.cards:
            self.look_asked.emit(card.path, None)

    def _on_passphrase(self, path: Path, words: str) -> None:
        self._refresh()
        self.look_asked.emit(path, words)

    def card(self, path: Path) -> FileCard:
        """The card of a file."""
        return next(one for one in self.cards if one.path == path)

    def show_preview(self, path: Path, preview: Preview) -> None:
        self.card(path).show_preview(preview)
        self._refresh()

    def show_refusal(self, path: Path, sentence: str, *, needs_passphrase: bool) -> None:
        self.card(path).refuse(sentence, needs_passphrase=needs_passphrase)
        self._refresh()

    def _previews(self) -> list[Preview]:
        return [card.preview for card in self.cards if card.preview is not None]

    def _refresh(self) -> None:
        """Say on the button what pressing it does."""
        found = self._previews()
        is_looking = any(card.is_looking for card in self.cards)
        new = sum(one.new for one in found)
        is_useful = any(one.new or one.layers or is_with_files(one) for one in found)
        if new:
            self.ok.setText(self.tr("Take in {acts}").format(acts=share_words.acts(new)))
        elif is_useful:
            self.ok.setText(self.tr("Take in the files"))
        elif found and not is_looking:
            self.ok.setText(self.tr("Nothing new"))
        is_over = not (is_useful or is_looking or any(card.is_asking for card in self.cards))
        self.cancel.setText(self.tr("Close") if is_over else self._cancel)
        self.ok.setEnabled(is_useful and not is_looking)
        self.ok.setMinimumWidth(self.ok.sizeHint().width())
        is_typing = isinstance(self.focusWidget(), QLineEdit)
        if is_over and not is_typing:
            self.cancel.setFocus()
        if self.ok.isEnabled() and not is_typing:
            self.ok.setFocus()

    def accept(self) -> None:
        if not self.ok.isEnabled():
            for card in self.cards:
                if card.field.hasFocus():
                    card.give()
            return
        wanted = [(card.path, card.passphrase) for card in self.cards if card.preview is not None]
        super().accept()
        self.chosen.emit(wanted)


def is_with_files(preview: Preview) -> bool:
    """Whether the file brings natives or pictures of exhibits, which may be all that is new."""
    return preview.manifest.exhibits > 0


def made_by(manifest: Manifest) -> str:
    """“Hand-over by Kay Long, 22 Nov 2026, 10:42”, as the file says of itself."""
    seconds = (manifest.made >> _CLOCK_BITS) / 1000
    when = words.exact_moment(datetime.fromtimestamp(min(seconds, _LATEST), UTC))
    return {
        Form.HAND_OVER: QCoreApplication.translate("TakeIn", "Hand-over by {name}, {when}"),
        Form.PACKAGE: QCoreApplication.translate("TakeIn", "Package by {name}, {when}"),
        Form.REVIEW_DATABASE: QCoreApplication.translate(
            "TakeIn", "Review database of {name}, {when}"
        ),
    }[manifest.form].format(
        name=manifest.name or QCoreApplication.translate("TakeIn", "a colleague"), when=when
    )


def shared_filters() -> list[str]:
    """What a file dialog shows when something is to be taken in."""
    return [
        QCoreApplication.translate(
            "TakeIn", "Handed over (*.pincite-handover *.pincite-package *.pincite)"
        ),
        QCoreApplication.translate("TakeIn", "All files (*)"),
    ]
