"""What a big write has just shown of passages, kept until their rows are written.

To look each thing up again took as long as all else that is done for a passage. It counts only
while nothing else came between, and of a passage of which the tables know nothing besides.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import ClassVar

import sqlcipher3.dbapi2 as driver

from reviewer.model import Kind
from reviewer.store import arrivals
from reviewer.store.local import Derived
from reviewer.store.passage_sources import AtHand, Tables
from reviewer.store.shown import Shown, in_slices

_ABOUT = "SELECT subject, count(*) FROM entity WHERE subject"


class _BesideRows(AtHand):
    """Of passages that may have rows."""

    has_rows: ClassVar[bool] = True


class JustShown:
    """All that was shown since a big write began to be derived, by one process alone."""

    def __init__(self, cursor: driver.Cursor) -> None:
        """Nothing yet; ``cursor`` is in the transaction of the first slice."""
        self._cursor = cursor
        self._last = arrivals.last_place(cursor)
        self._reached: Derived | None = None
        self._kinds: dict[str, list[Shown]] = defaultdict(list)
        self._entities: set[bytes] = set()
        self._about: Counter[bytes] = Counter()
        self._is_broken = False
        self._source: AtHand | None = None

    def note(self, shown: Iterable[Shown], reached: Derived) -> None:
        """What a slice has shown, and how far it came."""
        self._reached = reached
        for one in shown:
            # What is shown a second time, as a purge does, may lie under what it was about before.
            self._is_broken |= one.entity in self._entities
            self._entities.add(one.entity)
            self._kinds[one.kind].append(one)
            if one.subject is not None:
                self._about[one.subject] += 1

    def goes_on(self, cursor: driver.Cursor, derived: Derived) -> bool:
        """Whether no act and no other process came between."""
        is_same = self._reached == derived and self._last == arrivals.last_place(cursor)
        return is_same and not self._is_broken

    def complete(self, cursor: driver.Cursor, passages: Sequence[bytes]) -> list[bytes]:
        """Those of the passages of which all that the tables know is at hand."""
        here = [passage for passage in passages if passage in self._entities]
        known = in_slices(cursor, _ABOUT, here, "GROUP BY subject")
        return [subject for subject, count in known if self._about[subject] == count]

    @property
    def source(self) -> AtHand:
        """Where rows of passages find it; who first made them, which may be long ago, is read."""
        if self._source is None:
            made = {one.entity for one in self._kinds[Kind.PASSAGE]}
            self._source = _BesideRows(Tables(self._cursor), self._kinds, made)
        return self._source
