"""The passages to check after a new reading, one after the other, old and new side by side.

What differs is underlined and bold on both sides, so that it shows without colour and on paper.
Everything a person can say here is one key, and one undo takes it back.
"""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from reviewer.acts import passages as passage_acts
from reviewer.acts import readings as acts
from reviewer.errors import ReviewError
from reviewer.matter import Decision
from reviewer.model import PassageId, Standing
from reviewer.queries import readings
from reviewer.queries.readings import EARLIER, Place, Unsettled
from reviewer.text.differing import Piece, differing
from ui import words
from ui.bridge import Bridge
from ui.controls import give_room, muted, plain
from ui.dialogs.help_viewer import give_help
from ui.translation import told

_SIZE = (900, 480)
_OTHER = "<u><b>{}</b></u>"


class ChangedReadings(QDialog):
    """One passage at a time, of the exhibit that is shown or of the whole matter."""

    words_asked = Signal(object)
    """The passage whose words a person wants to choose on the page."""

    def __init__(
        self, bridge: Bridge, exhibit: bytes | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._exhibit = bridge, exhibit
        self._ids = readings.unsettled_ids(bridge.view, exhibit)
        self._at = 0
        self._keys: dict[Qt.Key, QPushButton] = {}
        self.one: Unsettled | None = None
        self.setWindowTitle(self.tr("Passages to check after a new reading"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        give_help(self, "readings")
        self._build()
        bridge.refused.connect(self._on_refused)
        self._show()
        give_room(self, *_SIZE)
        self.accept_button.setFocus()

    # --- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        self.title = plain("", self, role="title")
        self.why = muted("", self)
        column.addWidget(self.title)
        column.addWidget(self.why)
        column.addLayout(self._build_sides(), 1)
        self.refusal = QLabel(self)
        self.refusal.setProperty("role", "error")
        self.refusal.setWordWrap(True)
        self.refusal.hide()
        column.addWidget(self.refusal)
        column.addLayout(self._build_decisions())
        column.addLayout(self._build_ways())

    def _build_sides(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setRowStretch(1, 1)
        self.old_cite, self.new_cite = plain("", self), plain("", self)
        self.old, self.new = QTextBrowser(self), QTextBrowser(self)
        self.old.setAccessibleName(self.tr("As it was marked"))
        self.new.setAccessibleName(self.tr("In the new reading"))
        sides = ((self.old_cite, self.old), (self.new_cite, self.new))
        for at, (cite, text) in enumerate(sides):
            text.setTabChangesFocus(True)
            grid.addWidget(cite, 0, at)
            grid.addWidget(text, 1, at)
            grid.setColumnStretch(at, 1)
        return grid

    def _build_decisions(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.accept_button = self._button(row, "", Qt.Key.Key_Y, self.take)
        self.accept_button.setProperty("kind", "primary")
        self.accept_button.setDefault(True)
        self.choose = self._button(
            row, self.tr("Choose the words…  (W)"), Qt.Key.Key_W, self._on_choose
        )
        self.keep = self._button(
            row, self.tr("Keep the older reading  (K)"), Qt.Key.Key_K, self._on_keep
        )
        self.withdraw = self._button(
            row, self.tr("Withdraw  (Del)"), Qt.Key.Key_Delete, self._on_withdraw
        )
        row.addStretch(1)
        return row

    def _build_ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.before = self._button(
            row, self.tr("Previous  (P)"), Qt.Key.Key_P, lambda: self.step(-1)
        )
        self.after = self._button(row, self.tr("Next  (N)"), Qt.Key.Key_N, lambda: self.step(1))
        row.addStretch(1)
        self.close_button = self._button(row, self.tr("Close"), None, self.reject)
        return row

    def _button(
        self, row: QHBoxLayout, text: str, key: Qt.Key | None, slot: Callable[[], None]
    ) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(slot)
        if key is not None:
            self._keys[key] = button
        row.addWidget(button)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter is a button: no shortcuts, which the keys of the window behind would take."""
        button = self._keys.get(Qt.Key(event.key()))
        if button is not None and not event.modifiers():
            button.click()
        else:
            super().keyPressEvent(event)

    # --- what is shown ----------------------------------------------------------------------------

    def step(self, way: int) -> None:
        """The next passage, or the one before; round from the end to the beginning."""
        if self._ids:
            self._at = (self._at + way) % len(self._ids)
            self._show()

    def _show(self) -> None:
        self.refusal.hide()
        if not self._ids:
            self.accept()
            return
        passage = self._ids[self._at]
        try:
            self.one = readings.unsettled_one(self._bridge.view, passage)
        except ReviewError as refusal:
            self.one = None
            self._on_refused(told(refusal))
        self.title.setText(self._title())
        if self.one is not None:
            self._show_sides(self.one)
        self._show_buttons()

    def _title(self) -> str:
        number = self.one.line.number if self.one is not None else ""
        place = self.tr("{place} of {count}").format(
            place=words.number(self._at + 1), count=words.number(len(self._ids))
        )
        return f"{number}   {place}".strip()

    def _show_sides(self, one: Unsettled) -> None:
        self.why.setText(self._reason(one))
        old, new = _side(one.old), _side(one.new)
        here, there = differing(old, new)
        self.old_cite.setText(self.tr("As it was marked: {cite}").format(cite=one.old.cite))
        self.old.setHtml(_html(here if new else (Piece(old, is_other=False),)))
        cite = one.new.cite if one.new is not None else ""
        is_new = self.tr("In the new reading: {cite}").format(cite=cite)
        self.new_cite.setText(is_new if cite else self.tr("In the new reading"))
        self.new.setHtml(_html(there) if new else "")
        self.new.setPlaceholderText(self._nothing(one))

    def _reason(self, one: Unsettled) -> str:
        return {
            Standing.CHANGED.value: self.tr(
                "The words, their question or who says them may differ in what they mean. "
                "What differs is underlined."
            ),
            Standing.ORPHANED.value: self.tr(
                "Nothing like these words was found in the new reading."
            ),
        }.get(
            one.why, self.tr("It was marked on an earlier reading, after the new one was chosen.")
        )

    def _nothing(self, one: Unsettled) -> str:
        if one.why == EARLIER:
            return self.tr("It was not looked for yet.")
        return self.tr("Nothing was found. Choose the words on the page, if they are there.")

    def _show_buttons(self) -> None:
        is_earlier = self.one is not None and self.one.why == EARLIER
        self.accept_button.setText(
            self.tr("Look for it  (Y)") if is_earlier else self.tr("These are the words  (Y)")
        )
        has_new = self.one is not None and self.one.new is not None
        self.accept_button.setEnabled(is_earlier or has_new)
        for button in (self.choose, self.keep):
            button.setEnabled(self.one is not None)
        for button in (self.before, self.after):
            button.setEnabled(len(self._ids) > 1)

    # --- what is said -----------------------------------------------------------------------------

    def take(self) -> None:
        """These are the words; of one that nobody has looked for, look for it."""
        one = self.one
        if one is None or not self.accept_button.isEnabled():
            return
        passage = one.line.id
        if one.why == EARLIER:
            self._do(lambda view: acts.bring_over(view, [passage]))
        else:
            self._do(lambda view: acts.accept_place(view, passage))

    def _on_keep(self) -> None:
        passage = self._ids[self._at]
        self._do(lambda view: acts.keep_place(view, passage))

    def _on_withdraw(self) -> None:
        passage = self._ids[self._at]
        self._do(lambda view: passage_acts.withdraw_passage(view, passage))

    def _on_choose(self) -> None:
        passage: PassageId = self._ids[self._at]
        self.accept()
        self.words_asked.emit(passage)

    def _do(self, decision: Decision) -> None:
        if self._bridge.do(decision) is None:
            return
        self._ids = readings.unsettled_ids(self._bridge.view, self._exhibit)
        self._at = min(self._at, max(len(self._ids) - 1, 0))
        self._show()

    def _on_refused(self, words_of_it: str) -> None:
        self.refusal.setText(words_of_it)
        self.refusal.show()


def _side(place: Place | None) -> str:
    """A question and its answer, one below the other."""
    return "" if place is None else "\n\n".join(filter(None, (place.question, place.quote)))


def _html(pieces: tuple[Piece, ...]) -> str:
    marked = (
        _OTHER.format(escape(one.text.rstrip())) + one.text[len(one.text.rstrip()) :]
        if one.is_other
        else escape(one.text)
        for one in pieces
    )
    return "".join(marked).replace("\n", "<br>")
