"""Which passages wait for a *C*: the ledger of proposals that nobody confirmed.

A passage waits when confirming would write something. That follows from its words, the fields of
its tags, its exhibit and the people of the case, and costs half a tenth of a millisecond a passage:
too much to ask of 200,000 at once, and too much for ``Matter.do`` to keep as a row. So the ledger
stands beside the log and reads it: a full count is worked off in slices as short as the caller
likes, and afterwards every act makes only those passages be looked at again that its operations
touch. All that it knows can be forgotten and counted anew; it is no part of the matter.

Refused: a column of the passage's row (a party that changes sides would rewrite every row within
the act), and a file of its own (one more thing that may be stale, for the half minute that the
largest matters take in the background after opening).
"""

import time
from collections.abc import Collection, Sequence
from typing import TypeAlias

import msgspec

from reviewer.model import Kind
from reviewer.queries.log_rows import LogPassages
from reviewer.queries.passages import PassageFilter
from reviewer.queries.view import View

SLICE = 10
"""Passages looked at between two glances at the clock."""

_ON_PASSAGE = frozenset({Kind.TAGGING, Kind.FIELD})
_ON_EXHIBIT = frozenset({Kind.EXHIBIT, Kind.LAYER, Kind.EXHIBIT_FIELD, Kind.OCCURRENCE})
_ON_EVERYTHING = frozenset({Kind.PARTY, Kind.PERSON})
_Place: TypeAlias = tuple[bytes, int, int, int]
_Told: TypeAlias = tuple[int, int, bytes | None]


class Waits(msgspec.Struct, frozen=True, gc=False):
    """A passage that waits: its local row, its exhibit, and who marked it."""

    row: int
    exhibit: bytes
    person: bytes


class Ledger:
    """Counts what waits, and keeps the count as the log grows."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._waits: dict[bytes, Waits] = {}
        self._known: _Told | None = None
        self._place: _Place | None = None
        self._done, self._total = 0, 0
        self._again: list[int] = []
        self._passages: LogPassages | None = None

    @property
    def is_complete(self) -> bool:
        """Whether every passage was looked at since what it depends on changed last."""
        return self._known is not None and self._place is None and not self._again

    @property
    def progress(self) -> tuple[int, int]:
        """Of how many passages so many were looked at, in the count that runs."""
        return self._done, self._total + len(self._again)

    def waiting(self) -> Collection[Waits]:
        """The passages known to wait."""
        return self._waits.values()

    def catch_up(self, view: View) -> bool:
        """Read what the log said since the last time, and put aside what must be looked at again.

        Returns:
            Whether anything must.
        """
        told = _told(view)
        if told == self._known:
            return False
        before, self._known = self._known, told
        # What was accepted from others may stand anywhere in the log.
        touched = None if before is None or before[1:] != told[1:] else _touched(view, before[0])
        if touched is not None and not touched:
            return False
        # What was read of exhibits and people may be what changed.
        self._passages = None
        if touched is None:
            self._start_again(view)
        else:
            self._look_again(view, touched)
        return True

    def _start_again(self, view: View) -> None:
        self._waits.clear()
        self._again.clear()
        self._place = _BEGINNING
        found = view.rows("SELECT count(*) FROM passage WHERE tags <> ''")
        self._done, self._total = 0, int(found[0][0])

    def _look_again(self, view: View, touched: Collection[bytes]) -> None:
        for passage in touched:
            self._waits.pop(passage, None)
        self._again += _tagged_rows(view, touched)

    def work(self, view: View, seconds: float | None = None) -> bool:
        """Look at passages until the time is up, or at all of them.

        Returns:
            Whether the count is complete.
        """
        self.catch_up(view)
        until = None if seconds is None else time.monotonic() + seconds
        while not self.is_complete and (until is None or time.monotonic() < until):
            self._look(view, self._next_rows(view))
        return self.is_complete

    def _next_rows(self, view: View) -> list[int]:
        """What an act touched first; else the next of the full count, exhibit by exhibit."""
        if self._again:
            # From the end, where taking away is cheap.
            part = self._again[-SLICE:]
            del self._again[-SLICE:]
            return _at_home(view, part)
        found = view.rows(_NEXT, (*(self._place or _BEGINNING), SLICE))
        self._place = found[-1] if len(found) == SLICE else None
        # Those that are not here with their text were passed over.
        self._done = self._total if self._place is None else self._done + len(found)
        return [row[-1] for row in found]

    def _look(self, view: View, rows: Sequence[int]) -> None:
        if self._passages is None:
            self._passages = LogPassages(view, PassageFilter(), rows=())
        for one in self._passages.part(rows):
            line = one.line
            if any(tag.proposed for tag in one.tags):
                self._waits[line.id] = Waits(line.row, line.exhibit, line.person)
            else:
                self._waits.pop(line.id, None)


# Of a passage whose exhibit or text is not here nothing can be proposed.
_IS_HERE = """EXISTS (SELECT 1 FROM exhibit e WHERE e.id = p.exhibit)
  AND EXISTS (SELECT 1 FROM layer l WHERE l.layer = p.layer)"""
_NEXT = f"""SELECT p.exhibit, p.start, p.ending, p.row FROM passage p
  WHERE (p.exhibit, p.start, p.ending, p.row) > (?, ?, ?, ?) AND p.tags <> '' AND {_IS_HERE}
  ORDER BY p.exhibit, p.start, p.ending, p.row LIMIT ?"""  # noqa: S608 - constant
_BEGINNING = (b"", 0, 0, 0)


def _told(view: View) -> _Told:
    """How far the log goes, how many big writes were accepted, and how far the last is shown."""
    found = view.rows(
        """SELECT (SELECT max(seq) FROM op), (SELECT count(*) FROM accepted),
             (SELECT value FROM local WHERE key = 'projected')"""
    )
    return found[0][0] or 0, found[0][1], found[0][2]


def _tagged_rows(view: View, among: Collection[bytes]) -> list[int]:
    """Local rows of those that carry a tag, exhibit by exhibit, so that each is read once."""
    listed = msgspec.json.encode([one.hex() for one in among]).decode()
    found = view.rows(
        """SELECT p.row FROM json_each(?) w JOIN passage p ON p.id = unhex(w.value)
           WHERE p.tags <> '' ORDER BY p.exhibit, p.start""",
        (listed,),
    )
    return [row[0] for row in found]


def _at_home(view: View, rows: Sequence[int]) -> list[int]:
    """Those whose exhibit and text are here."""
    listed = msgspec.json.encode(list(rows)).decode()
    found = view.rows(
        f"""SELECT p.row FROM json_each(?) w JOIN passage p ON p.row = w.value
            WHERE {_IS_HERE} ORDER BY p.exhibit, p.start""",  # noqa: S608 - constant
        (listed,),
    )
    return [row[0] for row in found]


def _touched(view: View, since: int) -> set[bytes] | None:
    """Passages whose proposals may differ since a place in the log; ``None`` for all of them."""
    # All that was ever said of these entities: of two heads made elsewhere each may name its own.
    kinds = ", ".join(f"'{kind.value}'" for kind in _ON_PASSAGE | _ON_EXHIBIT | _ON_EVERYTHING)
    said = view.rows(
        f"""SELECT DISTINCT o.kind, o.entity, o.subject FROM op n JOIN op o ON o.entity = n.entity
            WHERE n.seq > ? AND n.kind IN ({kinds}, 'passage')""",  # noqa: S608 - our own words
        (since,),
    )
    if any(kind in _ON_EVERYTHING for kind, _, _ in said):
        return None
    touched = {entity for kind, entity, _ in said if kind == Kind.PASSAGE}
    touched |= {subject for kind, _, subject in said if kind in _ON_PASSAGE}
    of = {entity if kind == Kind.EXHIBIT else subject for kind, entity, subject in said
          if kind in _ON_EXHIBIT}  # fmt: skip
    for exhibit in of:
        touched.update(
            row[0] for row in view.rows("SELECT id FROM passage WHERE exhibit = ?", (exhibit,))
        )
    return touched
