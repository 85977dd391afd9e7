"""What a reader must know before relying on a passage, one strip each: an icon and words."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.queries import exhibits, scans
from reviewer.queries.passages import PassageCard
from reviewer.queries.view import View
from reviewer.text import units
from reviewer.text.layer import TextSource
from ui.controls import clear_layout, grown, plain
from ui.icons import Icons
from ui.theme import SPACE, Theme

_CLEAR = frozenset({"", "none"})


@dataclass(frozen=True, slots=True)
class Caution:
    """One strip."""

    icon: str
    text: str


def is_unchecked(view: View, card: PassageCard) -> bool:
    """Whether the words were recognised and nobody compared them with the page."""
    return not card.fields.get("checked") and is_received(view, card)


def is_received(view: View, card: PassageCard) -> bool:
    """Whether the words were recognised from a picture, by us or before the file came."""
    return units.recognised_source(view.layer(card.line.layer), card.line.spans) is not None


def unchecked_words(view: View, card: PassageCard) -> str:
    """What to say of words that nobody compared with the page."""
    source = units.recognised_source(view.layer(card.line.layer), card.line.spans)
    if source is not TextSource.OCR:
        return QCoreApplication.translate("Cautions", "Received text, not checked against the page")
    percent = scans.least_sure(view, card.line)
    if percent is None:
        return QCoreApplication.translate(
            "Cautions", "Recognised text, not checked against the page"
        )
    return QCoreApplication.translate(
        "Cautions", "Recognised with {percent} % confidence: check against the page"
    ).format(percent=percent)


def cautions_of(view: View, card: PassageCard) -> Iterator[Caution]:
    """Everything a reader must know, but for unchecked text, which has buttons of its own."""
    exhibit = exhibits.exhibit(view, card.line.exhibit)
    if exhibit.is_rough:
        yield Caution(
            "triangle-alert",
            QCoreApplication.translate(
                "Cautions", "Rough transcript: its pages and lines may change"
            ),
        )
    if exhibits.facts_of(view, card.line.exhibit).is_encoding_guessed:
        yield Caution(
            "type",
            QCoreApplication.translate(
                "Cautions", "Character set guessed: check names and quotation marks"
            ),
        )
    if card.fields.get("counsels_words") == "yes":
        yield Caution(
            "gavel",
            QCoreApplication.translate("Cautions", "Counsel’s words: a question, no testimony"),
        )
    yield from _privilege(view, card)
    designation = exhibit.confidentiality
    if card.occurrence is not None:
        designation = exhibits.occurrence(view, card.occurrence).confidentiality or designation
    if designation:
        yield Caution("lock", designation)
    if card.line.is_different:
        yield Caution(
            "git-compare",
            QCoreApplication.translate("Cautions", "Reviewers differ about this passage"),
        )


def _privilege(view: View, card: PassageCard) -> Iterator[Caution]:
    if card.line.privilege == "confirmed":
        yield Caution(
            "shield-alert",
            QCoreApplication.translate("Cautions", "Privileged: left out of exports"),
        )
    elif card.line.privilege not in _CLEAR:
        told = QCoreApplication.translate(
            "Cautions", "Possibly privileged: left out of exports unless asked for"
        )
        yield Caution("shield-alert", told)
    if exhibits.exhibit_values(view, card.line.exhibit).get("privilege", "") not in _CLEAR:
        yield Caution(
            "shield-alert",
            QCoreApplication.translate("Cautions", "The exhibit is possibly privileged"),
        )


class Cautions(QWidget):
    """The strips of one passage, and the check of received text against the page."""

    confirmed = Signal()
    corrected = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, Icons(theme)
        self._shown: tuple[Caution, ...] = ()
        self._strips = QVBoxLayout()
        self._strips.setSpacing(SPACE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self._build_check())
        layout.addLayout(self._strips)

    def _build_check(self) -> QWidget:
        self.check = QFrame(self)
        self.check.setObjectName("strip")
        self._told = plain("", self.check)
        self.confirm_button = QPushButton(self.tr("Reads right  (T)"), self.check)
        self.correct_button = QPushButton(self.tr("Correct…"), self.check)
        for button in (self.confirm_button, self.correct_button):
            button.setObjectName("small")
        self.confirm_button.clicked.connect(self.confirmed)
        self.correct_button.clicked.connect(self.open_editor)
        buttons = QHBoxLayout()
        buttons.addWidget(self.confirm_button)
        buttons.addWidget(self.correct_button)
        buttons.addStretch(1)
        self._editor = QPlainTextEdit(self.check)
        self._editor.setAccessibleName(self.tr("As the page reads"))
        self._editor.setTabChangesFocus(True)
        self._editor.setFixedHeight(grown(self._editor, 72))
        self._keep = QPushButton(self.tr("Keep this reading"), self.check)
        self._keep.setObjectName("small")
        self._keep.clicked.connect(self._on_keep)
        layout = QVBoxLayout(self.check)
        layout.setContentsMargins(2 * SPACE, SPACE + 2, 2 * SPACE, SPACE + 2)
        layout.setSpacing(SPACE)
        layout.addWidget(self._told)
        layout.addLayout(buttons)
        layout.addWidget(self._editor)
        layout.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_editor(False)
        return self.check

    def show_card(self, view: View, card: PassageCard) -> None:
        """Show what a reader of this passage must know."""
        self._told.setText(unchecked_words(view, card) if is_unchecked(view, card) else "")
        self.check.setVisible(is_unchecked(view, card))
        if not self._editor.document().isModified():
            self._editor.setPlainText(card.line.quote)
            self._editor.document().setModified(False)
            self._show_editor(False)
        shown = tuple(cautions_of(view, card))
        if shown != self._shown:
            self._shown = shown
            self.recolour()
        self.setVisible(bool(shown) or is_unchecked(view, card))

    def begin(self) -> None:
        """Another passage is shown: what was typed for the last one is not for this one."""
        self._editor.document().setModified(False)

    def recolour(self) -> None:
        """Draw the strips in the colours in force."""
        clear_layout(self._strips)
        for one in self._shown:
            self._strips.addWidget(self._strip(one))

    def _strip(self, one: Caution) -> QFrame:
        strip = QFrame(self)
        strip.setObjectName("strip")
        icon = QLabel(strip)
        icon.setPixmap(self._icons.pixmap(one.icon, "warn", 15, self.devicePixelRatioF()))
        row = QHBoxLayout(strip)
        row.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        row.setSpacing(SPACE + 2)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(plain(one.text, strip), 1)
        return strip

    def _show_editor(self, is_shown: bool) -> None:
        self._editor.setVisible(is_shown)
        self._keep.setVisible(is_shown)

    def open_editor(self) -> None:
        """Offer the words to be typed as the page reads."""
        self._told.setText(self.tr("Type the words as the page reads"))
        self.setVisible(True)
        self.check.setVisible(True)
        self._show_editor(True)
        self._editor.setFocus()
        self._editor.selectAll()

    def _on_keep(self) -> None:
        self._editor.document().setModified(False)
        self.corrected.emit(self._editor.toPlainText().strip())
