"""The first five minutes with the sample matter, from the first tag to a page in Word.

Five things, each recognised by what it leaves behind (an act, a search, two sides) and not by the
keys that led there: whoever finds another way is led on all the same. How far one has come is a
local fact of this computer. The words of the first answer are those of our own sample, which
``resources/help/sample-matter.md`` tells and a test compares.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from reviewer.errors import ReviewError
from reviewer.model import Change, MatterId
from reviewer.queries import exhibits
from reviewer.queries.exhibits import ExhibitLine
from reviewer.queries.view import View
from reviewer.text import anchors
from reviewer.text.layer import Span
from ui.desk import Desk
from ui.guide_strip import GuideStrip
from ui.settings import WindowSettings

FIRST_ANSWER = "No. We never seeded."
THE_MAIL = "Seeding was left on from Friday night until this morning."
SEARCHED = "81.7"
STEPS = 5
ASKED = "asked"
_DONE = STEPS + 1


@dataclass(frozen=True, slots=True)
class _Told:
    """What a step says, what its button says and does."""

    words: str
    button: str = ""
    helps: Callable[[], None] | None = None


class FirstSteps(QObject):
    """Leads through the sample matter, a step at a time."""

    help_asked = Signal(str)
    """The page of the help that was asked for."""

    def __init__(
        self,
        desk: Desk,
        strip: GuideStrip,
        settings: WindowSettings,
        run: Callable[[str], None],
        search: Callable[[str], None],
    ) -> None:
        """``run`` triggers an action by its id, ``search`` searches all exhibits for words."""
        super().__init__(desk)
        self._desk, self._strip, self._settings = desk, strip, settings
        self._run, self._search = run, search
        self._key = _key(desk.bridge.matter.id)
        self.step = 0
        desk.bridge.changed.connect(self._on_changed)
        desk.pair.sides_changed.connect(self._on_sides)
        strip.helped.connect(self._on_helped)
        strip.closed.connect(self.end)

    def take_up(self) -> None:
        """Begin, at an answer that nobody has tagged, or go on where one left off.

        Nothing happens in a matter whose first steps were never asked for, or are done.
        """
        kept = self._settings.stored.value(self._key)
        if kept == ASKED and self._found(FIRST_ANSWER) is not None:
            self._go_to(1)
            self._show(FIRST_ANSWER)
        elif kept.isdecimal() and 0 < int(kept) <= STEPS:
            self._go_to(int(kept))

    def end(self) -> None:
        """Put the strip away for good."""
        self._settings.stored.set_value(self._key, str(_DONE))
        self.step = 0
        self._strip.hide()

    def _go_to(self, step: int) -> None:
        self.step = step
        self._settings.stored.set_value(self._key, str(step))
        told = self._told()
        self._strip.show_step(step, STEPS, told.words, told.button)

    def _told(self) -> _Told:
        return (
            _Told(
                self.tr(
                    "This answer denies something. Press 2 for Denial, then F: a flat denial. "
                    "The question comes with it."
                )
            ),
            _Told(
                self.tr(
                    "Saved, with its cite. Press ↓ for the next answer, and tag one more: "
                    "1 Admission, 2 Denial, 3 Quantity."
                )
            ),
            _Told(
                self.tr("Now find every place that says {words}: search all exhibits.").format(
                    words=SEARCHED
                ),
                self.tr("Search for {words}").format(words=SEARCHED),
                lambda: self._search(SEARCHED),
            ),
            _Told(
                self.tr(
                    "She said that they never seeded. Put the mail that says otherwise beside it: "
                    "choose a hit or an exhibit and press Ctrl+Enter."
                ),
                self.tr("Show the mail beside"),
                self._show_mail,
            ),
            _Told(
                self.tr("Five o’clock: hand counsel a page. Print it, or save it as a Word file."),
                self.tr("Print or save…"),
                lambda: self._run("print"),
            ),
            _Told(
                self.tr(
                    "That is all there is to it. The help tells what else is hidden in the sample."
                ),
                self.tr("What is hidden in it"),
                lambda: self.help_asked.emit("sample-matter"),
            ),
        )[self.step - 1]

    # --- what was done ----------------------------------------------------------------------------

    def _on_changed(self, change: Change) -> None:
        is_tag = change.verb in {"tag_passage", "tag_passages"}
        if (is_tag and self.step in {1, 2}) or (change.verb == "exported" and self.step == STEPS):
            self._go_to(self.step + 1)

    def note_search(self, query: str) -> None:
        """All exhibits were searched for this."""
        if self.step == 3 and SEARCHED in query:  # noqa: PLR2004 - the third step
            self._go_to(4)

    def _on_sides(self) -> None:
        if self.step == 4 and len(self._desk.pair.shown) > 1:  # noqa: PLR2004 - the fourth
            self._go_to(5)

    # --- what the button does ---------------------------------------------------------------------

    def _on_helped(self) -> None:
        if self.step and (helps := self._told().helps) is not None:
            helps()
            if self.step == _DONE:
                self.end()

    def _show_mail(self) -> None:
        found = self._found(THE_MAIL)
        if found is not None:
            line, span = found
            self._desk.pair.show_beside(exhibits.occurrences_of(self._view, line.id)[0].id)
            self._desk.document.stand_at(span)

    def _show(self, words: str) -> None:
        """Open the exhibit that says these words, with their unit ready to tag."""
        found = self._found(words)
        if found is None:
            return
        line, span = found
        place = exhibits.occurrences_of(self._view, line.id)[0]
        self._desk.bridge.choose_exhibit(place.id, line.id)
        self._desk.document.stand_at(span)
        self._desk.document.page.setFocus()

    @property
    def _view(self) -> View:
        return self._desk.bridge.view

    def _found(self, words: str) -> tuple[ExhibitLine, Span] | None:
        """The certified exhibit that says these words."""
        for line in exhibits.exhibits(self._view):
            if line.is_rough:
                continue
            try:
                return line, anchors.find_quote(self._view.layer(line.layer), words, 1)
            except ReviewError:
                continue
        return None


def ask_for(settings: WindowSettings, matter: MatterId) -> None:
    """Lead through this matter as soon as its exhibits are in."""
    settings.stored.set_value(_key(matter), ASKED)


def _key(matter: MatterId) -> str:
    return f"first_steps_{matter.hex()}"
