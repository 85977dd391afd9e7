"""How much is done in one slice of a big write: as much as its time lets through.

Beside another window, which may want to write, a slice is short. Where there is none it is long:
each transaction writes whole pages, and what lies on one page comes in many slices.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from reviewer.store.database import Database

T = TypeVar("T")

_SLICE, _SLICE_ALONE = 0.006, 1.5
"""Seconds of work in a slice beside another window, and where there is none.

Of work, for of a busy machine others have their share; alone, of no more than ``_LONGEST_ALONE``.
"""
_LONGEST_ALONE = 3.0
_FASTER, _FASTER_ALONE = 1.4, 8.0
_MOST, _MOST_ALONE = 2_000, 100_000


@dataclass(frozen=True, slots=True)
class Moment:
    """Now, by the clock on the wall and by the work of this thread."""

    at: float = field(default_factory=time.perf_counter)
    worked: float = field(default_factory=time.thread_time)


class Pace:
    """How many are done in one slice."""

    def __init__(self, database: Database, count: int, alone: int | None = None) -> None:
        """So many at first; ``alone`` where no other program has the matter open."""
        self._database = database
        self.count = alone if alone is not None and database.is_alone else count

    def learn(self, begun: Moment) -> None:
        """So many, with the commit, took from then until now."""
        passed, worked = time.perf_counter() - begun.at, time.thread_time() - begun.worked
        goal, faster, most = _SLICE, _FASTER, _MOST
        if self._database.is_alone:
            goal, faster, most = _SLICE_ALONE, _FASTER_ALONE, _MOST_ALONE
            # Whoever opens the matter meanwhile waits by the clock on the wall.
            worked = max(worked, passed * _SLICE_ALONE / _LONGEST_ALONE)
        factor = max(0.5, min(faster, goal / max(worked, 1e-6)))
        self.count = max(1, min(most, int(self.count * factor) + 1))

    def slices(self, every: Sequence[T]) -> Iterator[Sequence[T]]:
        """All of them, one slice after the other; each is timed until the next is asked for."""
        start = 0
        while part := every[start : start + self.count]:
            begun = Moment()
            yield part
            self.learn(begun)
            start += len(part)
            self._database.give_way()
