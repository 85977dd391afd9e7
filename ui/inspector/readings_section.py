"""The readings of an exhibit: who made each, when, what was asked, and which one is shown.

Part of the exhibit’s page. Another one is shown with a button; all of a web page is one click away,
and so is its main text, as are the lines of a PDF by their place on the page. The character set of
a text is told, with a warning where it was guessed, and another one can be chosen.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reviewer.errors import ReviewError
from reviewer.queries import character_sets, people, readings
from reviewer.queries.readings import ReadingLine
from reviewer.readers import character_sets as sets
from reviewer.readers.options import ReadOptions
from ui import words
from ui.bridge import Bridge
from ui.controls import clear_layout, muted, plain, section
from ui.theme import SPACE
from ui.translation import told

if TYPE_CHECKING:
    from reviewer.rereading import ReadAnew
    from ui.reading_again import ReadingAgain

_WHOLE, _REORDERED = "is_whole_page", "is_reordered"


class ReadingsSection(QWidget):
    """Hidden where there is one reading and nothing to choose."""

    character_set_asked = Signal()

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
        self.read_in = muted("", self)
        layout.addWidget(self.read_in)
        self.other_set = self._link(self.tr("Read again in another character set…"))
        self.other_set.clicked.connect(self.character_set_asked)
        self.whole, self.placed = self._link(""), self._link("")
        self.whole.clicked.connect(lambda: self._turn(self.whole, _WHOLE))
        self.placed.clicked.connect(lambda: self._turn(self.placed, _REORDERED))
        for button in (self.other_set, self.whole, self.placed):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.shows: list[QPushButton] = []
        self.guess = self._build_guess()
        """For the head of the exhibit’s page: that a character set was guessed."""
        self.hide()

    def _build_guess(self) -> QFrame:
        strip = QFrame(self)
        strip.setObjectName("strip")
        self._guessed = plain("", strip)
        self.put_right = QPushButton(self.tr("Another character set…"), strip)
        self.put_right.setObjectName("small")
        self.put_right.clicked.connect(self.character_set_asked)
        column = QVBoxLayout(strip)
        column.setContentsMargins(2 * SPACE, SPACE + 2, 2 * SPACE, SPACE + 2)
        column.setSpacing(SPACE)
        column.addWidget(self._guessed)
        column.addWidget(self.put_right, 0, Qt.AlignmentFlag.AlignLeft)
        strip.hide()
        return strip

    def _link(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("link")
        return button

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
        shown = next((one for one in found if one.is_shown), None)
        self._show_turns(shown)
        self._show_character_set()
        ways = (self.whole, self.placed, self.other_set)
        self.setVisible(len(found) > 1 or any(not one.isHidden() for one in ways))

    def _show_turns(self, shown: ReadingLine | None) -> None:
        """What is not shown: all of a web page or its main text, the other order of a PDF."""
        asked = dict(shown.asked) if shown is not None else {}
        reader = shown.reader.partition(" ")[0] if shown is not None else ""
        self.whole.setVisible(self._kind == "article")
        self.whole.setText(
            self.tr("Show the main text") if _WHOLE in asked else self.tr("Show the full page")
        )
        self.placed.setVisible(reader == "pdf")
        self.placed.setText(
            self.tr("Read the lines in their usual order")
            if _REORDERED in asked
            else self.tr("Read the lines by their place on the page")
        )
        for button, name in ((self.whole, _WHOLE), (self.placed, _REORDERED)):
            button.setProperty("is_on", name in asked)

    def _show_character_set(self) -> None:
        """What a text was read in, and whether that is sure."""
        try:
            found = character_sets.read_in(self._bridge.view, self._exhibit)
        except ReviewError:
            found = None
        self.other_set.setVisible(found is not None)
        self.read_in.setVisible(found is not None and not found.is_guessed)
        self.guess.setVisible(found is not None and found.is_guessed)
        if found is not None:
            name = sets.name_of(found.codec)
            self.read_in.setText(self.tr("Read as {name}").format(name=name))
            told_so = self.tr("Read as {name}, which was guessed: check names and quotation marks")
            self._guessed.setText(told_so.format(name=name))

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
            _REORDERED: self.tr("Lines by their place"),
            "recognise": self.tr("Text recognised ({value})"),
            "lines_a_page": self.tr("{value} lines a page"),
            "first_page": self.tr("First page {value}"),
            "testimony": self.tr("Testimony corrected"),
        }
        asked = [
            known[name].format(value=sets.name_of(value) if name == "encoding" else value)
            for name, value in one.asked
            if name in known
        ]
        plainly = self.tr("As imported") if is_first else self.tr("Read again")
        return ", ".join(asked) or plainly

    # --- deciding ---------------------------------------------------------------------------------

    def _choose(self, reading: bytes) -> None:
        from reviewer.acts.readings import show_reading  # noqa: PLC0415 - a start can save it

        exhibit = self._exhibit
        self._bridge.do(lambda view: show_reading(view, exhibit, reading))

    def _turn(self, button: QPushButton, name: str) -> None:
        """Ask for what a button offers, along with whatever else was asked before."""
        is_on = bool(button.property("is_on"))
        asked = character_sets.asked_of(self._bridge.view, self._exhibit)
        wanted = (
            replace(asked, is_whole_page=not is_on)
            if name == _WHOLE
            else replace(asked, is_reordered=not is_on)
        )
        self.read_again(self._exhibit, wanted)

    def read_again(self, exhibit: bytes, options: ReadOptions) -> None:
        """Read an exhibit once more; what came of it is told."""
        self._enable(False)
        self._runner().start(exhibit, options)

    def _enable(self, is_on: bool) -> None:
        for button in (self.whole, self.placed, self.other_set, self.put_right):
            button.setEnabled(is_on)

    def _runner(self) -> "ReadingAgain":
        if self._reading is None:
            from ui.reading_again import ReadingAgain  # noqa: PLC0415 - workers, at the first click

            self._reading = ReadingAgain(self._bridge.matter, self)
            self._reading.finished.connect(self._on_read)
            self._reading.failed.connect(self._on_failed)
        return self._reading

    def _on_read(self, outcome: "ReadAnew") -> None:
        self._enable(True)
        self._bridge.told.emit(told(outcome.sentence), outcome.is_written)

    def _on_failed(self, reason: str) -> None:
        self._enable(True)
        self._bridge.refused.emit(reason)

    def shut(self) -> None:
        """The matter closes: stop what is being read."""
        if self._reading is not None:
            self._reading.close()
            self._reading = None
