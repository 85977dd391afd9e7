"""The one door between the window and the matter.

Panels take a ``Bridge`` and nothing else; they never hold each other. What one chooses (an exhibit,
a passage), the others hear as a signal here. Every write goes through ``do``, the single place
where a refusal is caught and becomes a sentence in the message bar. Signals carry our value types
as ``object``: Qt would cut integers and copy lists.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.errors import ReviewError
from reviewer.matter import Decision, Matter, Undone
from reviewer.model import Change
from reviewer.queries.view import RememberingView, View
from ui.translation import told

T = TypeVar("T")
_POLL_MS = 2000
_PAUSE_MS = 5
ELSEWHERE = "elsewhere"
"""The verb of a change that another window or a colleague's file made: anything may be another."""
REFUSED = "refused"
"""The verb of no change at all: an undo was refused, and the next one means an earlier act."""
_HIDING = frozenset({"sequester", "purge"})


class Bridge(QObject):
    """An open matter as the window sees it."""

    changed = Signal(object)
    """``Change``: after every act, whoever made it."""
    refused = Signal(str)
    """A sentence: what was asked for was not done."""
    told = Signal(str, bool)
    """A sentence for the message bar; True where it can be undone."""
    exhibit_chosen = Signal(object)
    """The occurrence id (bytes) of the exhibit to show."""
    at_rest = Signal()
    """What wrote to the matter in many slices is done; what was put off meanwhile may be done."""
    passage_chosen = Signal(object)
    """The passage id (bytes) to show on the page and in the inspector; None for none."""

    def __init__(self, matter: Matter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matter = matter
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._view = RememberingView(lambda: matter.view, lambda: self._turn.start(0))
        self._turn.timeout.connect(self._view.forget)
        self.exhibit: bytes | None = None
        self.occurrence: bytes | None = None
        self.passage: bytes | None = None
        matter.listen(self._on_changed)
        self._version, self._extent = matter.has_changed_elsewhere(), matter.extent()
        self._is_away = False
        self._turns: deque[Callable[[], object]] = deque()
        self._between = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._between.timeout.connect(self._take_turn)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look_elsewhere)
        self._timer.start(_POLL_MS)

    @property
    def view(self) -> View:
        """The read side of the matter; within one turn of the event loop it asks nothing twice."""
        return self._view

    def do(self, decision: Decision) -> Change | None:
        """Write an act; a refusal is told in the message bar.

        Returns:
            What it changed, ``None`` where it was refused.
        """
        return self.attempt(lambda: self.matter.do(decision))

    def undo(self) -> Undone | None:
        """Take back this reviewer's last act."""
        return self._reverse(self.matter.undo)

    def redo(self) -> Undone | None:
        """Put back what was undone last."""
        return self._reverse(self.matter.redo)

    def _reverse(self, work: Callable[[], Undone]) -> Undone | None:
        done = self.attempt(work)
        if done is None:
            # Nothing is another, but what is undone next may be.
            nothing = frozenset[bytes]()
            self.changed.emit(Change(REFUSED, (), nothing, nothing, frozenset()))  # type: ignore[arg-type]
        return done

    def attempt(self, work: Callable[[], T]) -> T | None:
        """Run something that may be refused."""
        try:
            return work()
        except ReviewError as refusal:
            self.refused.emit(told(refusal))
            return None

    def choose_exhibit(self, occurrence: bytes, exhibit: bytes) -> None:
        """Show an exhibit, in the occurrence it was chosen in."""
        self.occurrence, self.exhibit = occurrence, exhibit
        self.exhibit_chosen.emit(occurrence)

    def choose_passage(self, passage: bytes | None) -> None:
        """Show a passage on the page and in the inspector."""
        self.passage = passage
        self.passage_chosen.emit(passage)

    def in_turn(self, work: Callable[[], object]) -> None:
        """Do this soon, but not at once with what others want to do: keys are heard between."""
        if work not in self._turns:
            self._turns.append(work)
            self._between.start()

    def _take_turn(self) -> None:
        self._turns.popleft()()
        if self._turns:
            self._between.start()

    @property
    def is_away(self) -> bool:
        """Whether something writes to the matter: what is counted now would not hold."""
        return self._is_away

    def look_away(self) -> None:
        """Something writes to the matter in many slices: what it does is read when it is done."""
        self._is_away = True
        self._timer.stop()

    def look_again(self) -> None:
        """Read what was written meanwhile, and go on looking."""
        self._is_away = False
        if self.matter.is_closed:
            return
        self._look_elsewhere()
        self._timer.start(_POLL_MS)
        self.at_rest.emit()

    def _on_changed(self, change: Change) -> None:
        self._view.forget()
        if self.matter.has_changed_elsewhere() == self._version:
            self._extent = self.matter.extent()
        if change.kinds & _HIDING:
            # With the exhibit go, or come, rows of every kind.
            change = replace(change, kinds=change.kinds | {"*"})
        self.changed.emit(change)

    def _look_elsewhere(self) -> None:
        """Another window of this computer may have written to the matter."""
        if self.matter.is_closed:
            return
        version = self.matter.has_changed_elsewhere()
        if version == self._version:
            return
        before, self._version, self._extent = self._extent, version, self.matter.extent()
        if before != self._extent:
            self._view.forget()
            nothing = frozenset[bytes]()
            self.changed.emit(Change(ELSEWHERE, (), nothing, nothing, frozenset({"*"})))  # type: ignore[arg-type]

    def close(self) -> None:
        """Stop listening; the matter is closed by whoever opened it."""
        self._turns.clear()
        self._between.stop()
        self._timer.stop()
