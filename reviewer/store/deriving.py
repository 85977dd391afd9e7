"""What is shown of a big write, in slices under 10 ms where another window may be waiting.

Changesets that were accepted are not gone through one by one: their operations are taken in the
order of the entities, so that each page of a table is written a few times and not once for each of
them; then the passages and the exhibits whose rows gather from those, each once. All of it is one
small transaction after another, with how far it has come stored in each, so that any process goes
on where another one was stopped.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter

import sqlcipher3.dbapi2 as driver

from reviewer.model import ExhibitId, PassageId
from reviewer.store import exhibit_rows, local, log, passage_rows, projection
from reviewer.store.database import Database
from reviewer.store.just_shown import JustShown
from reviewer.store.layers import LayerCache
from reviewer.store.local import Derived
from reviewer.store.log import Changeset, OpRow, Waiting
from reviewer.store.pacing import Moment, Pace
from reviewer.store.projection import Arrived, Touched
from reviewer.store.rows import Dependents
from reviewer.store.shown import Shown

_MOST = 200_000  # operations that are put in order at once
_MANY = 2_000
_CHAINED, _CHAINED_ALONE = 300, 200_000
_ANEW, _PASSAGE, _EXHIBIT, _COUNTED = range(4)
_PENDING = """SELECT c.seq, c.id, c.hlc, c.person, c.role, c.verb, c.body
  FROM changeset c JOIN accepted a ON a.staging = c.staging
  WHERE c.seq > ? AND c.seq <= ? ORDER BY c.seq"""
_ACCEPTED = "SELECT count(*) FROM accepted"


@dataclass(slots=True)
class _Plan:
    """Accepted changesets, and their operations in the order of entities.

    They reach from after ``seq`` to ``until``; ``accepted`` tells how many big writes were known.
    ``acts`` tells of each, by its place, id, time, person, role and verb.
    """

    seq: int = 0
    until: int = 0
    accepted: int = -1
    changesets: list[tuple[int, bytes, Changeset | Waiting]] = field(default_factory=list)
    ops: list[OpRow] = field(default_factory=list)
    acts: dict[int, tuple[bytes, int, bytes, str, str]] = field(default_factory=dict)


class Deriving:
    """Derives what is shown from accepted changesets, a slice at a time."""

    def __init__(self, database: Database, layers: LayerCache) -> None:
        """Nothing is read yet."""
        self._database = database
        self._layers = layers
        self._plan = _Plan()
        self._just_shown: JustShown | None = None
        self._paces = {
            "ops": Pace(database, 30),
            "passages": Pace(database, 15),
            "exhibits": Pace(database, 2),
        }

    def step(self) -> Touched | None:
        """One slice, in one transaction.

        Returns:
            What changed, or ``None`` when nothing is left to do.
        """
        self._look_ahead()
        begun = Moment()
        with self._database.transaction(is_forced=False) as cursor:
            derived = local.projected(cursor)
            if derived is not None:
                what, touched = self._slice(cursor, derived)
        if derived is None:
            self._database.make_room(is_wide=False)
            return None
        if what:
            self._paces[what].learn(begun)
        self._database.give_way()
        return touched

    def _look_ahead(self) -> None:
        """Read and order what comes next, before anything is locked."""
        cursor = self._database.reader.cursor()
        derived = local.projected(cursor)
        if derived is None or (derived.until and self._holds(cursor, derived)):
            return
        plan = _Plan(derived.seq, accepted=_accepted(cursor))
        for seq, *act, stored in cursor.execute(_PENDING, (derived.seq, derived.until or 2**62)):
            if not derived.until and len(plan.ops) > _MOST:
                break
            body = log.read(stored)
            plan.changesets.append((seq, act[0], body))
            plan.acts[seq] = tuple(act)
            plan.ops += log.ops_of(seq, body)
        plan.until = derived.until or (plan.changesets[-1][0] if plan.changesets else 0)
        plan.ops.sort(key=itemgetter(0, 1))
        self._plan = plan
        if plan.changesets:  # else all is derived: whoever did it folds the log in when it suits
            self._database.make_room(is_wide=len(plan.ops) > _MANY)

    def _holds(self, cursor: driver.Cursor, derived: Derived) -> bool:
        """Whether what was put in order is what is to be derived."""
        plan = self._plan
        known = plan.seq, plan.until, plan.accepted
        return known == (derived.seq, derived.until or plan.until, _accepted(cursor))

    def _slice(self, cursor: driver.Cursor, derived: Derived) -> tuple[str, Touched]:
        if not self._holds(cursor, derived):
            return "", Touched()  # another process was quicker: it is looked at again
        if not derived.until:
            if not self._plan.changesets:
                local.forget_projected(cursor)
                return "", Touched()
            derived = Derived(derived.seq, self._plan.until, derived.seq)
        ops = self._next_ops(derived)
        if ops or derived.chained < derived.until:
            return "ops", self._derive(cursor, derived, ops)
        for what in ("passages", "exhibits"):
            stale = self._stale(cursor, what)
            if stale and what == "passages":
                return what, self._refresh_passages(cursor, stale, derived)
            if stale:
                return what, _refresh_exhibits(cursor, stale)
        local.note_projected(cursor, Derived(derived.until))
        self._just_shown = None
        return "", Touched()

    def _next_ops(self, derived: Derived) -> list[OpRow]:
        """The next operations; all of one entity together."""
        ops = self._plan.ops
        start = bisect_right(ops, derived.entity, key=itemgetter(0))
        end = min(start + self._paces["ops"].count, len(ops))
        while start < end < len(ops) and ops[end][0] == ops[end - 1][0]:
            end += 1
        return ops[start:end]

    def _derive(self, cursor: driver.Cursor, derived: Derived, ops: Sequence[OpRow]) -> Touched:
        changesets = self._plan.changesets
        start = bisect_right(changesets, derived.chained, key=itemgetter(0))
        count = _CHAINED_ALONE if self._database.is_alone else _CHAINED
        links = changesets[start : start + count]
        log.index_chains(cursor, links)
        log.index_ops(cursor, ops)
        arrived = Arrived(ops, self._plan.acts)
        found, kinds, shown = projection.derive(cursor, {op[0] for op in ops}, arrived)
        _note_stale(cursor, found)
        chained = links[-1][0] if start + len(links) < len(changesets) else derived.until
        entity = ops[-1][0] if ops else derived.entity
        reached = replace(derived, chained=chained, entity=entity)
        local.note_projected(cursor, reached)
        if self._database.is_alone:
            self._keep(cursor, shown, derived, reached)
        return Touched(kinds=kinds)

    def _keep(
        self, cursor: driver.Cursor, shown: list[Shown], before: Derived, reached: Derived
    ) -> None:
        """Have at hand what is shown now until the rows of passages are written."""
        known = self._just_shown
        if known is None or not known.goes_on(cursor, before):
            known = self._just_shown = JustShown(cursor)
        known.note(shown, reached)

    def _stale(self, cursor: driver.Cursor, what: str) -> list[tuple[int, bytes]]:
        first = _ANEW if what == "passages" else _EXHIBIT
        found: list[tuple[int, bytes]] = cursor.execute(
            """SELECT what, owner FROM stale WHERE what BETWEEN ? AND ? + 1
               ORDER BY what, owner LIMIT ?""",
            (first, first, self._paces[what].count),
        ).fetchall()
        return found

    def _refresh_passages(
        self, cursor: driver.Cursor, stale: list[tuple[int, bytes]], derived: Derived
    ) -> Touched:
        _forget_stale(cursor, stale)
        passages = [owner for _, owner in stale]
        anew = {owner for what, owner in stale if what == _ANEW}
        known, rest, standing_on = self._just_shown, passages, set[bytes]()
        if known is not None and known.goes_on(cursor, derived):
            at_hand = known.complete(cursor, passages)
            rest = sorted(set(passages) - set(at_hand))
            standing_on = passage_rows.refresh_passages(
                cursor, at_hand, self._layers, anew, known.source
            )
        standing_on |= passage_rows.refresh_passages(cursor, rest, self._layers, anew)
        return Touched(
            {ExhibitId(one) for one in standing_on}, {PassageId(one) for one in passages}
        )


def _refresh_exhibits(cursor: driver.Cursor, stale: list[tuple[int, bytes]]) -> Touched:
    _forget_stale(cursor, stale)
    exhibit_rows.refresh_exhibits(cursor, [one for what, one in stale if what == _EXHIBIT])
    exhibit_rows.count_passages(cursor, [one for what, one in stale if what == _COUNTED])
    return Touched({ExhibitId(owner) for _, owner in stale})


def _accepted(cursor: driver.Cursor) -> int:
    return int(cursor.execute(_ACCEPTED).fetchone()[0])


def _note_stale(cursor: driver.Cursor, found: Dependents) -> None:
    stale = [(_ANEW, one) for one in found.anew]
    stale += [(_PASSAGE, one) for one in found.passages - found.anew]
    stale += [(_EXHIBIT, one) for one in found.exhibits]
    stale += [(_COUNTED, one) for one in found.counted - found.exhibits]
    cursor.executemany("INSERT OR IGNORE INTO stale (what, owner) VALUES (?, ?)", sorted(stale))


def _forget_stale(cursor: driver.Cursor, stale: list[tuple[int, bytes]]) -> None:
    cursor.executemany("DELETE FROM stale WHERE what = ? AND owner = ?", stale)
