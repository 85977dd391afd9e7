"""Finding the differences of a matter in slices, and then which of them are alike.

A few hundred are found within one event; ten thousand take half a second, in which keys are heard.
"""

import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.queries import difference_alike, differences
from reviewer.queries.difference_alike import Compared, Likeness
from reviewer.queries.difference_kinds import Found
from ui.bridge import Bridge

_AT_ONCE_SECONDS, _SLICE_SECONDS, _PAUSE_MS = 0.1, 0.01, 5
_COMPARED_AT_ONCE = 60


@dataclass(slots=True)
class Alike:
    """Which of the differences that were found are alike."""

    _likeness: dict[bytes, Likeness] = field(default_factory=dict)
    _groups: defaultdict[Likeness, dict[bytes, Compared]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    def add(self, some: list[Compared]) -> None:
        """Some more were compared."""
        for one in some:
            self._likeness[one.found.id] = one.likeness
            self._groups[one.likeness][one.found.id] = one

    def drop(self, difference: bytes) -> None:
        """One is no longer open."""
        likeness = self._likeness.pop(difference, None)
        if likeness is not None:
            del self._groups[likeness][difference]

    def to(self, difference: bytes) -> tuple[Compared, ...]:
        """Those that are like one, itself first; none while it is not compared."""
        likeness = self._likeness.get(difference)
        if likeness is None:
            return ()
        group = self._groups[likeness]
        others = (one for id_, one in group.items() if id_ != difference)
        return (group[difference], *others)

    def count(self, difference: bytes) -> int:
        """How many are alike, with itself."""
        likeness = self._likeness.get(difference)
        return len(self._groups[likeness]) if likeness is not None else 0


class Search(QObject):
    """Looks through the matter anew whenever it is told to."""

    found = Signal(object)
    """The differences that are open (``list[Found]``), those of the earliest acts first."""
    compared = Signal()
    """``alike`` holds of all of them which are alike."""

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.alike = Alike()
        self._steps: Iterator[None] = iter(())
        self._slices = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._slices.timeout.connect(lambda: self._go_on(_SLICE_SECONDS))

    def begin(self, *, is_waited_for: bool) -> None:
        """Look anew: as far as is quick at once, where a person waits for it."""
        self._steps = self._look()
        self._go_on(_AT_ONCE_SECONDS if is_waited_for else _SLICE_SECONDS)

    def stop(self) -> None:
        """What was begun is no longer wanted."""
        self._slices.stop()
        self._steps = iter(())

    def _go_on(self, seconds: float) -> None:
        if self._bridge.matter.is_closed:
            return
        # Of this thread: on a machine that is busy with something else, a short look stays whole.
        until = time.thread_time() + seconds
        for _ in self._steps:
            if time.thread_time() >= until:
                self._slices.start()
                return

    def _look(self) -> Iterator[None]:
        view, open_ones = self._bridge.view, list[Found]()
        for so_far in differences.finding(view):
            open_ones = list(so_far.values())
            yield
        ordered = differences.in_order(view, open_ones)
        self.alike = Alike()
        self.found.emit(ordered)
        for start in range(0, len(ordered), _COMPARED_AT_ONCE):
            yield
            some = ordered[start : start + _COMPARED_AT_ONCE]
            self.alike.add(difference_alike.compared(view, some))
        self.compared.emit()
