"""What is left to do: a few counts, each with the rows behind it.

Whose work is meant runs through all of them. *Mine* is what the person at the keyboard has not
read, and the passages they marked; *everyone's* is what nobody has read, and all passages. An
exhibit counts once, wherever it was met. Counting reads indexes, or the passages once, so that
200,000 take a fraction of a second; which passages wait for a *C* is known to the ``Ledger``. What
was rejected is nobody's work any more: it is counted nowhere, as the table hides it. Differences
are everybody's, whatever the scope; whoever has counted them says how many there are, because that
may take longer than all the rest.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reviewer.queries.passages import CHANGED_SINCE, PassageFilter
from reviewer.queries.unconfirmed import Ledger, Waits
from reviewer.queries.view import View


class Left(StrEnum):
    """What can be left to do; the value is the word in files and filters."""

    UNREAD = "unread"
    STARTED = "started"
    QUICK_MARKS = "quick_marks"
    MISSING = "missing"
    PROPOSED = "proposed"
    UNCHECKED = "unchecked"
    UNCITED = "uncited"
    UNSETTLED = "unsettled"
    CHANGED = "changed"
    DIFFERENCES = "differences"


OF_EXHIBITS = frozenset({Left.UNREAD, Left.STARTED})
"""Counts of exhibits."""
OF_PASSAGES = frozenset(Left) - OF_EXHIBITS - {Left.DIFFERENCES}
"""Counts of passages, each with a filter of the table."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose work is counted, and of which batch; the empty scope is everything."""

    is_mine: bool = False
    batch: bytes | None = None


EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class LeftLine:
    """One count; ``counted`` and ``of`` differ while passages are still being looked at."""

    left: Left
    count: int
    counted: int = 0
    of: int = 0

    @property
    def is_counting(self) -> bool:
        """Whether the count may still grow."""
        return self.counted < self.of


@dataclass(frozen=True, slots=True)
class PagesRead:
    """How many pages were before the eyes of a reviewer, of how many there are."""

    read: int
    pages: int


def left_to_do(
    view: View, ledger: Ledger, scope: Scope = EVERYTHING, differences: int | None = None
) -> tuple[LeftLine, ...]:
    """Every count, in the order in which a reviewer goes through them.

    The ledger is asked as it stands: whoever wants an exact count lets it work first. So it is with
    ``differences``, which are left out where nobody has counted them.
    """
    counts = _exhibit_counts(view, scope) | _passage_counts(view, scope)
    counts[Left.PROPOSED] = len(_waiting(view, ledger, scope))
    done, total = (0, 0) if ledger.is_complete else ledger.progress
    if differences is not None:
        counts[Left.DIFFERENCES] = differences
    return tuple(
        LeftLine(left, counts[left], *((done, total) if left is Left.PROPOSED else ()))
        for left in Left
        if left in counts
    )


def filter_of(view: View, ledger: Ledger, left: Left, scope: Scope = EVERYTHING) -> PassageFilter:
    """What narrows the passage table to one of the counts."""
    waiting = _waiting(view, ledger, scope) if left is Left.PROPOSED else None
    among = None if waiting is None else frozenset(one.row for one in waiting)
    person = view.reviewer if scope.is_mine else None
    return PassageFilter(left=left.value, among=among, person=person, batch=scope.batch)


def _waiting(view: View, ledger: Ledger, scope: Scope) -> Collection[Waits]:
    """The passages in a scope that wait to be confirmed."""
    waiting = ledger.waiting()
    if scope.is_mine:
        mine = view.reviewer
        waiting = [one for one in waiting if one.person == mine]
    if scope.batch is not None:
        found = view.rows("SELECT exhibit FROM batch_exhibit WHERE batch = ?", (scope.batch,))
        inside = {row[0] for row in found}
        waiting = [one for one in waiting if one.exhibit in inside]
    rejected = {row[0] for row in view.rows(f"SELECT row FROM passage WHERE {_REJECTED}")}  # noqa: S608
    return [one for one in waiting if one.row not in rejected] if rejected else waiting


def _exhibit_counts(view: View, scope: Scope) -> dict[Left, int]:
    """Unread is all that has no review; started what was begun, and by nobody finished."""
    person = view.reviewer if scope.is_mine else None
    inside = "EXISTS (SELECT 1 FROM exhibit e WHERE e.id = {0})"
    if scope.batch is not None:
        inside += (
            " AND EXISTS (SELECT 1 FROM batch_exhibit b WHERE b.batch = ?2 AND b.exhibit = {0})"
        )
    found = view.rows(
        f"""SELECT count(*), total(is_reviewed) FROM
              (SELECT max(r.state = 'reviewed') AS is_reviewed FROM review r
               WHERE (?1 IS NULL OR r.person = ?1) AND {inside.format("r.exhibit")}
               GROUP BY r.exhibit)""",  # noqa: S608 - our own constants
        (person, scope.batch) if scope.batch is not None else (person,),
    )
    begun, reviewed = found[0][0], int(found[0][1])
    return {
        Left.UNREAD: _exhibits(view, scope) - begun,
        Left.STARTED: begun - reviewed,
    }


def _exhibits(view: View, scope: Scope) -> int:
    if scope.batch is None:
        return int(view.rows("SELECT count(*) FROM exhibit")[0][0])
    found = view.rows(
        """SELECT count(*) FROM batch_exhibit b JOIN exhibit e ON e.id = b.exhibit
           WHERE b.batch = ?""",
        (scope.batch,),
    )
    return int(found[0][0])


_PASSAGES = {
    Left.QUICK_MARKS: "tags = ''",
    Left.MISSING: "missing > 0",
    Left.UNCHECKED: "is_unchecked = 1",
    Left.UNCITED: "pin = ''",
    Left.UNSETTLED: "is_unsettled = 1",
    Left.CHANGED: f"id IN ({CHANGED_SINCE})",
}
_REJECTED = "status <> '' AND status = 'rejected'"


def _passage_counts(view: View, scope: Scope) -> dict[Left, int]:
    if scope == EVERYTHING:
        # Each has an index of its own, and so has what is rejected, so that no row is read.
        every = {left: _count(view, where) for left, where in _PASSAGES.items()}
        rejected = _sums(view, _REJECTED, ()) if _count(view, _REJECTED) else {}
        return {left: count - rejected.get(left, 0) for left, count in every.items()}
    inside = f"""(?1 IS NULL OR person = ?1) AND (?2 IS NULL OR exhibit
      IN (SELECT exhibit FROM batch_exhibit WHERE batch = ?2)) AND NOT ({_REJECTED})"""  # noqa: S608
    return _sums(view, inside, (view.reviewer if scope.is_mine else None, scope.batch))


def _count(view: View, where: str) -> int:
    return int(view.rows(f"SELECT count(*) FROM passage WHERE {where}")[0][0])  # noqa: S608 - above


def _sums(view: View, where: str, parameters: Sequence[object]) -> dict[Left, int]:
    """The counts of passages among some of them, by one walk."""
    sums = ", ".join(f"total({counted})" for counted in _PASSAGES.values())
    found = view.rows(f"SELECT {sums} FROM passage WHERE {where}", parameters)  # noqa: S608 - above
    return {left: int(count) for left, count in zip(_PASSAGES, found[0], strict=True)}


def pages_read(view: View, scope: Scope = EVERYTHING) -> PagesRead:
    """Pages that this reviewer had before their eyes, of the matter or of a batch."""
    where = ""
    if scope.batch is not None:
        where = "WHERE e.id IN (SELECT exhibit FROM batch_exhibit WHERE batch = ?2)"
    found = view.rows(
        f"""SELECT total(min(coalesce(s.pages, 0), e.pages)), total(e.pages) FROM exhibit e
            LEFT JOIN seen s ON s.exhibit = e.id AND s.person = ?1 {where}""",  # noqa: S608 - constants
        (view.reviewer, scope.batch) if scope.batch is not None else (view.reviewer,),
    )
    return PagesRead(int(found[0][0]), int(found[0][1]))
