"""The readings of an exhibit: who made each, when, what was asked, and which one is shown.

Part of the exhibit’s page. Another one is shown with a button; all of a web page is one click away,
and so is its main text.
"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reviewer.errors import ReviewError
from reviewer.queries import people, readings
from reviewer.queries.readings import ReadingLine
from reviewer.readers.options import ReadOptions
from ui import words
from ui.bridge import Bridge
from ui.controls import clear_layout, muted, plain, section
from ui.theme import SPACE
from ui.translation import told

if TYPE_CHECKING:
    from reviewer.rereading import ReadAnew
    from ui.reading_again import ReadingAgain

_WHOLE = "is_whole_page"


class ReadingsSection(QWidget):
    """Hidden where there is one reading and nothing to choose."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._exhibit = b""
        self._kind = ""
        self._reading: ReadingAgain | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(section(self.tr("Readings of this exhibit"), self))
        self._cards = QVBoxLayout()
        self._cards.setSpacing(SPACE)
        layout.addLayout(self._cards)
        self.whole = QPushButton(self)
        self.whole.setObjectName("link")
        self.whole.clicked.connect(self._on_whole)
        layout.addWidget(self.whole)
        self.shows: list[QPushButton] = []
        self.hide()

    def show_readings(self, exhibit: bytes, kind: str) -> None:
        """List the readings of an exhibit."""
        self._exhibit, self._kind = exhibit, kind
        try:
            found = readings.readings_of(self._bridge.view, exhibit)
        except ReviewError:
            found = ()
        clear_layout(self._cards)
        self.shows = []
        initials = people.initials_of(self._bridge.view)
        for one in found if len(found) > 1 else ():
            told_so = self._what(one, is_first=one is found[0])
            self._cards.addWidget(self._card(one, told_so, initials.get(one.person, "")))
        self._show_whole(found)
        self.setVisible(len(found) > 1 or not self.whole.isHidden())

    def _show_whole(self, found: tuple[ReadingLine, ...]) -> None:
        """What is not shown of a web page: all of it, or its main text."""
        self.whole.setVisible(self._kind == "article")
        is_whole = any(one.is_shown and _WHOLE in dict(one.asked) for one in found)
        self.whole.setText(
            self.tr("Show the main text") if is_whole else self.tr("Show the full page")
        )
        self.whole.setProperty("is_whole", is_whole)

    def _card(self, one: ReadingLine, what: str, by: str) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card-selected" if one.is_shown else "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(10, 6, 10, 6)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(plain(what, card))
        parts = (words.date(f"{one.when:%Y-%m-%d}"), by, words.pages(one.pages))
        column.addWidget(muted(" · ".join(part for part in parts if part), card))
        row.addLayout(column, 1)
        if one.is_shown:
            row.addWidget(muted(self.tr("Shown"), card))
        else:
            row.addWidget(self._show_button(one, what, card))
        return card

    def _show_button(self, one: ReadingLine, what: str, card: QFrame) -> QPushButton:
        button = QPushButton(self.tr("Show"), card)
        button.setAccessibleName(self.tr("Show this reading: {what}").format(what=what))
        button.clicked.connect(lambda: self._choose(one.entity))
        self.shows.append(button)
        return button

    def _what(self, one: ReadingLine, *, is_first: bool) -> str:
        """What was asked of a reading, in a few words."""
        known = {
            "encoding": self.tr("Character set {value}"),
            _WHOLE: self.tr("The full page"),
            "is_reordered": self.tr("Lines by their place"),
            "recognise": self.tr("Text recognised ({value})"),
            "lines_a_page": self.tr("{value} lines a page"),
            "first_page": self.tr("First page {value}"),
            "testimony": self.tr("Testimony corrected"),
        }
        asked = [known[name].format(value=value) for name, value in one.asked if name in known]
        plainly = self.tr("As imported") if is_first else self.tr("Read again")
        return ", ".join(asked) or plainly

    # --- deciding ---------------------------------------------------------------------------------

    def _choose(self, reading: bytes) -> None:
        from reviewer.acts.readings import show_reading  # noqa: PLC0415 - a start can save it

        exhibit = self._exhibit
        self._bridge.do(lambda view: show_reading(view, exhibit, reading))

    def _on_whole(self) -> None:
        is_whole = bool(self.whole.property("is_whole"))
        self.whole.setEnabled(False)
        self._runner().start(self._exhibit, ReadOptions(is_whole_page=not is_whole))

    def _runner(self) -> "ReadingAgain":
        if self._reading is None:
            from ui.reading_again import ReadingAgain  # noqa: PLC0415 - workers, at the first click

            self._reading = ReadingAgain(self._bridge.matter, self)
            self._reading.finished.connect(self._on_read)
            self._reading.failed.connect(self._on_failed)
        return self._reading

    def _on_read(self, outcome: "ReadAnew") -> None:
        self.whole.setEnabled(True)
        self._bridge.told.emit(told(outcome.sentence), outcome.is_written)

    def _on_failed(self, reason: str) -> None:
        self.whole.setEnabled(True)
        self._bridge.refused.emit(reason)

    def shut(self) -> None:
        """The matter closes: stop what is being read."""
        if self._reading is not None:
            self._reading.close()
            self._reading = None
