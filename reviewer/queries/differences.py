"""Differences: what people said apart from each other and only a person can settle.

Nothing is kept of a difference but its decision: the list is made from what stands, whenever it is
asked for, so that no act pays for it and every copy that holds the same acts has the same list.

- One thing said in several ways (``differing_heads``): open until an act answers all of it. An act
  that answers all of it, of whatever verb, has settled it.
- A passage withdrawn, widened or narrowed over work that its author did not know
  (``lost_edits``, where the rule stands that tells who knew what). It stays out of every export.
- Pairs that cannot well stand together, or look like one thing made twice (``differing_pairs``).
- A decision that was taken back (``reopened``), and one difference that was decided in two ways by
  two people who did not know of each other: whoever decides between them has the last word.

The id of a difference is that of the entity it is about where one thing was said in several ways,
else that of its decision, which is derived from its kind and both its ends.
"""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reviewer.model import Kind
from reviewer.queries import (
    decisions,
    difference_words,
    differing_heads,
    differing_pairs,
    lost_edits,
    reopened,
)
from reviewer.queries.decisions import Record
from reviewer.queries.difference_kinds import Decided, Difference, DifferenceKind, Found
from reviewer.queries.view import View

_SLICE = 400
_OUT_OF_LOGS = frozenset({DifferenceKind.WITHDRAWN})


def open_differences(view: View) -> list[Found]:
    """Every difference that nobody has decided, in ids; those of the earliest acts first."""
    return list(deque(finding(view), maxlen=1).pop().values())


def finding(view: View) -> Iterator[Mapping[bytes, Found]]:
    """Those found so far, by their ids; the last holds.

    For whoever has to do other things between. What is written meanwhile may be found or not.
    """
    found: dict[bytes, Found] = {}
    for part in _parts(view, found):
        found.update((one.id, one) for one in part)
        yield found


def _parts(view: View, found: Mapping[bytes, Found]) -> Iterator[Iterable[Found]]:
    """All of them, a part at a time; ``found`` are those of the parts before."""
    records = decisions.standing(view)
    yield differing_heads.found(view, records)
    yield lost_edits.found(view, records)
    yield from differing_pairs.found(view, records)
    yield reopened.found(view)
    yield _decided_apart(view, records, found)


def count_open(view: View) -> int:
    """How many differences nobody has decided."""
    return deque(counting(view), maxlen=1).pop()


def counting(view: View) -> Iterator[int]:
    """How many differences nobody has decided, as far as was looked; the last one holds."""
    return map(len, finding(view))


def in_order(view: View, found: Iterable[Found]) -> list[Found]:
    """Differences, those of the earliest acts first."""
    every = list(found)
    at = _times(view, {version for one in every for version in one.versions})
    earliest = {one.id: min((at.get(v, 0) for v in one.versions), default=0) for one in every}
    return sorted(every, key=lambda one: (earliest[one.id], one.id))


def _times(view: View, versions: Collection[bytes]) -> dict[bytes, int]:
    """When acts were made, and when the act that is shown of things was."""
    asked = sorted(versions)
    made = dict(_each(view, "SELECT id, hlc FROM changeset WHERE id IN ({marks})", asked))
    things = [one for one in asked if one not in made]
    shown = "SELECT entity, hlc FROM entity WHERE entity IN ({marks})"
    return made | dict(_each(view, shown, things))


def told(view: View, found: Sequence[Found]) -> list[Difference]:
    """Differences in words, in the order in which they are given."""
    by_id = {one.id: one for one in difference_words.told(view, found)}
    return [by_id[one.id] for one in found]


def differences(view: View) -> tuple[Difference, ...]:
    """Every difference that nobody has decided, in words."""
    return difference_words.told(view, open_differences(view))


def decided(view: View) -> tuple[Decided, ...]:
    """Every decision that stands, the latest first."""
    return difference_words.told_decided(view, decisions.standing(view).values())


def records(view: View) -> list[Record]:
    """Every decision that stands, the latest first, in ids; ``told_records`` says them in words."""
    every = list(decisions.standing(view).values())
    at = _times(view, {one.changeset for one in every})
    return sorted(every, key=lambda one: (at.get(one.changeset, 0), one.entity), reverse=True)


def told_records(view: View, some: Sequence[Record]) -> list[Decided]:
    """Decisions in words, in the order in which they are given."""
    by_id = {one.entity: one for one in difference_words.told_decided(view, some)}
    return [by_id[one.entity] for one in some]


def _decided_apart(
    view: View, records: Mapping[bytes, Record], found: Mapping[bytes, Found]
) -> list[Found]:
    """Differences that were decided in two ways; not those that are open again themselves."""
    made = []
    about = {one.entity for one in found.values() if one.kind is DifferenceKind.HEADS}
    for record in records.values():
        if record.is_different and about.isdisjoint(record.ends):
            said = decisions.said_by_heads(view, record.entity)
            if len({(body.way, body.kept) for body in said.values()}) > 1:
                versions = tuple(sorted(said))
                made.append(_of_decision(record, versions))
    return made


def _of_decision(record: Record, versions: tuple[bytes, ...]) -> Found:
    return Found(
        DifferenceKind.DECISION,
        record.entity,
        Kind.DECIDED.value,
        record.ends,
        versions,
        versions,
        record.entity,
    )


@dataclass(frozen=True, slots=True)
class Differing:
    """What an export must say of the differences of a matter.

    ``open`` are not decided; ``withheld`` passages are no row of any table, because one withdrew
    what another worked on; the rows of ``unsettled`` passages may read otherwise once a difference
    is decided.
    """

    open: int
    withheld: int
    unsettled: frozenset[bytes]


def differing(view: View, exhibit: bytes | None = None) -> Differing:
    """What an export must say; ``exhibit`` narrows what is withheld to one."""
    found = open_differences(view)
    return Differing(
        len(found), _count_withheld(view, found, exhibit), frozenset(_unsettled(view, found))
    )


def count_withheld(view: View, exhibit: bytes | None = None) -> int:
    """Passages that are no row of any table, because one withdrew what another worked on."""
    return _count_withheld(view, open_differences(view), exhibit)


def _count_withheld(view: View, found: Iterable[Found], exhibit: bytes | None) -> int:
    closed = [one.entity for one in found if one.kind in _OUT_OF_LOGS]
    if exhibit is None:
        return len(closed)
    statement = "SELECT entity, subject FROM entity WHERE entity IN ({marks})"
    return sum(made_on == exhibit for _, made_on in _each(view, statement, closed))


def is_unsettled_by_difference(view: View, passages: Collection[bytes]) -> set[bytes]:
    """Those of the passages whose row in a log may read otherwise once a difference is decided."""
    return _unsettled(view, open_differences(view)).intersection(passages)


def _unsettled(view: View, found: Sequence[Found]) -> set[bytes]:
    unsure = {passage for one in found for passage in one.passages}
    unsure.update(_of_exhibits(view, {one.exhibit for one in found if one.exhibit is not None}))
    unsure.update(_bearing(view, [one for one in found if one.entity_kind == Kind.ISSUE]))
    unsure.update(_carrying(view, [one for one in found if one.entity_kind == Kind.OWN_TAG]))
    return unsure


def _of_exhibits(view: View, exhibits: set[bytes]) -> list[bytes]:
    found = _each(view, "SELECT id FROM passage WHERE exhibit IN ({marks})", sorted(exhibits))
    return [row[0] for row in found]


def _bearing(view: View, found: Iterable[Found]) -> list[bytes]:
    issues = sorted({end for one in found for end in one.ends})
    rows = _each(view, "SELECT passage FROM passage_issue WHERE issue IN ({marks})", issues)
    return [row[0] for row in rows]


def _carrying(view: View, found: Iterable[Found]) -> list[bytes]:
    tags = sorted({end.hex() for one in found for end in one.ends})
    rows = _each(view, "SELECT passage FROM tagging WHERE tag IN ({marks})", tags)
    return [row[0] for row in rows]


def _each(view: View, statement: str, asked: list) -> list[tuple]:  # type: ignore[type-arg]
    rows = []
    for start in range(0, len(asked), _SLICE):
        part = asked[start : start + _SLICE]
        rows += view.rows(statement.format(marks=", ".join("?" * len(part))), part)
    return rows
