"""The search that is in force: what was asked, what it finds, and the hit that is stood on.

One for the window: the panel lists it, the pages colour it, F3 goes through it. Exhibits are known
at once; their hits are counted beside the work, in slices of milliseconds, so that neither typing
nor scrolling waits. Very many hits are counted as far as somebody looks.
"""

import time
from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.errors import MatterError
from reviewer.queries.search import Found, Hit, TermCount, as_typed, search
from reviewer.queries.search_index import Index, IndexDamagedError
from reviewer.queries.search_limits import NO_LIMITS, SearchLimits
from reviewer.text.asking import QueryError
from reviewer.text.layer import Span
from ui.bridge import Bridge
from ui.index_run import IndexRun
from ui.translation import told

PAGE = 12
"""Hits that are read together: about a screenful."""
_KEPT = 40
_SLICE_SECONDS = 0.012
_PAUSE_MS = 4
MOST_COUNTED = 50_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as typed and its limits."""

    text: str = ""
    limits: SearchLimits = NO_LIMITS


class Searching(QObject):
    """Asks the index and holds what it answers."""

    began = Signal()
    """Another search is in force, or none: nothing of the last one holds any more."""
    grown = Signal()
    """More hits are known, or all of them."""
    refused = Signal(str, int)
    """A sentence and the column it speaks of, 0 for none."""
    stood = Signal()
    """Another hit is stood on."""
    index_moved = Signal()
    """What is in the index has changed."""

    def __init__(self, bridge: Bridge, run: IndexRun, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self.run_of_index = bridge, run
        self.asked = Asked()
        self.found: Found | None = None
        self.typed: tuple[Hit, ...] = ()
        self.at: int | None = None
        self.is_waiting = False
        self.is_outdated = False
        self._is_on_part = False
        self._pages: OrderedDict[int, tuple[Hit, ...]] = OrderedDict()
        self._wanted = MOST_COUNTED
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._count_on)
        run.grown.connect(self._on_index_grown)
        run.rested.connect(self._on_index_rested)

    # --- asking -----------------------------------------------------------------------------------

    def ask(self, text: str, limits: SearchLimits = NO_LIMITS) -> bool:
        """Search; what cannot be read is refused and leaves the search in force as it is.

        Returns:
            Whether a search is in force now, or waits for the index.
        """
        try:
            index = self.run_of_index.index()
            found = search(self._bridge.view, index, text, limits) if index is not None else None
        except QueryError as refusal:
            self.refused.emit(told(refusal), refusal.column)
            return False
        except MatterError as refusal:
            self._on_unreadable(refusal)
            return False
        self._put(Asked(text, limits), found)
        if found is None:
            self.is_waiting = True
            self.run_of_index.begin()
        self._is_on_part = not self.run_of_index.is_current
        self.began.emit()
        self._timer.start()
        return True

    def ask_again(self) -> None:
        """The same search on the index as it is now."""
        if self.asked.text:
            self.ask(self.asked.text, self.asked.limits)

    def type(self, text: str) -> None:
        """Show the first hits of what is being typed; the search that was in force ends."""
        hits: tuple[Hit, ...] = ()
        try:
            index = self.run_of_index.index()
            if index is not None:
                hits = as_typed(self._bridge.view, index, text)
        except MatterError as refusal:
            self._on_unreadable(refusal)
        self._put(Asked(), None)
        self.typed = hits
        self.began.emit()

    def clear(self) -> None:
        """No search is in force."""
        self._put(Asked(), None)
        self.began.emit()

    def stop(self) -> None:
        """The matter closes."""
        self._timer.stop()
        self._put(Asked(), None)

    def _put(self, asked: Asked, found: Found | None) -> None:
        self.asked, self.found, self.typed = asked, found, ()
        self.at, self.is_waiting = None, False
        self.is_outdated = self._is_on_part = False
        self._wanted = MOST_COUNTED
        self._pages.clear()

    def _on_unreadable(self, refusal: MatterError) -> None:
        self._put(Asked(), None)
        if isinstance(refusal, IndexDamagedError):
            self.run_of_index.rebuild()
        self.refused.emit(told(refusal), 0)

    # --- hits -------------------------------------------------------------------------------------

    @property
    def is_in_force(self) -> bool:
        """Whether a query was asked, and not only typed."""
        return self.found is not None or self.is_waiting

    @property
    def count(self) -> int:
        """How many rows there are to be shown so far."""
        return self.found.hits_known if self.found is not None else len(self.typed)

    @property
    def is_settled(self) -> bool:
        """Whether all hits are known."""
        return self.found is None or self.found.is_settled

    @property
    def is_resting(self) -> bool:
        """Whether counting stopped before the end, until somebody looks further."""
        return not self.is_settled and self.count >= self._wanted

    def hit(self, place: int) -> Hit | None:
        """The row at a place; ``None`` where the exhibit cannot be read any more."""
        if self.found is None:
            return self.typed[place] if 0 <= place < len(self.typed) else None
        if not 0 <= place < self.found.hits_known:
            return None
        number = place // PAGE
        page = self._pages.get(number)
        if page is None or len(page) <= place % PAGE:
            page = self._read(number)
        self._pages.move_to_end(number)
        return page[place % PAGE] if place % PAGE < len(page) else None

    def _read(self, number: int) -> tuple[Hit, ...]:
        assert self.found is not None
        first = number * PAGE
        # No more than is known: asking for more would look through further exhibits.
        page = self.found.hits(first, min(PAGE, self.found.hits_known - first))
        self._pages[number] = page
        while len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
        return page

    def spans_in(self, exhibit: bytes) -> tuple[tuple[Span, ...], ...]:
        """The hits in one exhibit, to be coloured on its pages."""
        return self.found.spans_in(exhibit) if self.found is not None else ()

    def stand_at(self, place: int | None) -> None:
        """Stand on a hit."""
        if place != self.at:
            self.at = place
            self.stood.emit()

    def beside(self, by: int) -> int | None:
        """The place of the next hit or the one before, round the ends; ``None`` without hits."""
        if self.found is None:
            return None
        wanted = (self.at + by) if self.at is not None else (0 if by > 0 else -1)
        while wanted >= self.count and self._look_on():
            pass
        return wanted % self.count if self.count else None

    def want_more(self) -> None:
        """Somebody looks at the end of what was counted: count on."""
        if self.is_resting:
            self._wanted += MOST_COUNTED
            self._timer.start()

    def terms(self) -> tuple[TermCount, ...]:
        """The words of the query, each with its exhibits and hits in the matter."""
        try:
            return self.found.terms() if self.found is not None else ()
        except MatterError as refusal:
            self._on_unreadable(refusal)
            return ()

    def _look_on(self) -> bool:
        return self.found is not None and self.found.look_on()

    def _count_on(self) -> None:
        if self.found is None or self._bridge.matter.is_closed:
            return
        ends = time.perf_counter() + _SLICE_SECONDS
        try:
            while time.perf_counter() < ends and self.count < self._wanted and self._look_on():
                pass
        except MatterError as refusal:
            self._on_unreadable(refusal)
            self.began.emit()
            return
        self.grown.emit()
        if not self.is_settled and not self.is_resting:
            self._timer.start()

    def _on_index_grown(self) -> None:
        self.is_outdated = self.found is not None
        if self.is_waiting and self.index() is not None:
            self.ask_again()
        self.index_moved.emit()

    def _on_index_rested(self) -> None:
        """What was asked of half an index is asked again, unless somebody reads the answer."""
        if self.is_waiting and self.index() is None:
            self._put(Asked(), None)
            self.began.emit()
        elif self.is_waiting or (self.is_outdated and self._is_on_part and self.at is None):
            self.ask_again()
        self.index_moved.emit()

    def index(self) -> Index | None:
        """The index, for those who ask it something else.

        Raises:
            MatterError: it cannot be read.
        """
        return self.run_of_index.index()
