"""From the log to what is shown: one rule for every entity, then typed rows for lists.

Shown is the greatest head by (is a decision, role, not taken away, time, id); heads of different
bytes are a difference. The rule looks at heads only, so any order of arrival gives the same rows.
Typed rows are functions of shown entities and of layers; whatever they copy from another entity (a
passage's tags, an exhibit's numbers) is written again when that entity changes, by the same
function that a rebuild uses.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter, itemgetter

import sqlcipher3.dbapi2 as driver
from msgspec.structs import replace

from reviewer.model import ExhibitId, PassageId
from reviewer.store import exhibit_rows, passage_rows, purged, rows
from reviewer.store.layers import LayerCache
from reviewer.store.log import OpRow
from reviewer.store.shown import Shown, in_slices

DECISION = "decide"
_ROLES = {"reviewer": 0, "second_level": 1, "attorney": 2}

_HEADS = """SELECT o.entity, o.kind, o.subject, o.payload, c.id, c.hlc, c.person, c.role, c.verb,
    p.content
  FROM op o JOIN changeset c ON c.seq = o.seq LEFT JOIN payload p ON p.hash = o.payload
  WHERE NOT EXISTS (SELECT 1 FROM superseded s WHERE s.entity = o.entity AND s.base = c.id)"""


@dataclass(slots=True)
class Touched:
    """What a projection changed: whose rows listeners must read again."""

    exhibits: set[ExhibitId] = field(default_factory=set)
    passages: set[PassageId] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)


def _shown(entity: bytes, heads: Sequence[tuple]) -> Shown:  # type: ignore[type-arg]
    is_one = len(heads) == 1
    best = heads[0] if is_one else max(heads, key=_rank)
    _, kind, subject, payload, changeset, hlc, person, _, _, content = best
    is_different = not is_one and len({head[9] for head in heads}) > 1
    return Shown(
        entity,
        kind,
        subject,
        payload,
        changeset,
        hlc,
        person,
        content,
        len(heads),
        is_different,
    )


def _rank(head: tuple) -> tuple[bool, int, bool, int, bytes]:  # type: ignore[type-arg]
    _, _, _, payload, changeset, hlc, _, role, verb, _ = head
    return verb == DECISION, _ROLES.get(role, 0), payload is not None, hlc, changeset


def shown_of(cursor: driver.Cursor, entities: Collection[bytes]) -> Iterator[Shown]:
    """The named entities as their heads now make them."""
    heads = in_slices(cursor, f"{_HEADS} AND o.entity", sorted(entities), "ORDER BY o.entity")
    yield from _grouped(heads)


@dataclass(frozen=True, slots=True)
class Arrived:
    """Operations in the order of their entities, and by place in the log the acts they are of.

    Of an act: id, time, person, role and verb.
    """

    ops: Sequence[OpRow]
    acts: Mapping[int, tuple[bytes, int, bytes, str, str]]


def shown_among(arrived: Arrived, contents: Mapping[bytes, bytes]) -> Iterator[Shown]:
    """Entities of which these are all operations, as a query would find them."""
    ops, acts = arrived.ops, arrived.acts
    start, count = 0, len(ops)
    while start < count:
        entity, seq, kind, subject, payload, _ = ops[start]
        end = start + 1
        while end < count and ops[end][0] == entity:
            end += 1
        if end == start + 1:  # of most entities one thing is said
            changeset, hlc, person, _, _ = acts[seq]
            said = None if payload is None else contents.get(payload)
            yield Shown(entity, kind, subject, payload, changeset, hlc, person, said)
        else:
            yield _shown(entity, _heads_among(ops[start:end], arrived, contents))
        start = end


def _heads_among(
    ops: Sequence[OpRow], arrived: Arrived, contents: Mapping[bytes, bytes]
) -> list[tuple]:  # type: ignore[type-arg]
    """Those operations on one entity that no other one of them names as its base."""
    bases = {base for op in ops for base in op[5]}
    return [
        (*op[:1], *op[2:5], *act, None if op[4] is None else contents.get(op[4]))
        for op in ops
        for act in (arrived.acts[op[1]],)
        if act[0].hex() not in bases
    ]


def _grouped(heads: Iterable[tuple]) -> Iterator[Shown]:  # type: ignore[type-arg]
    for entity, group in groupby(heads, key=itemgetter(0)):
        yield _shown(entity, list(group))


def project(cursor: driver.Cursor, entities: Collection[bytes], layers: LayerCache) -> Touched:
    """Bring the projections of these entities up to their heads."""
    found, kinds, _ = derive(cursor, entities)
    # What stands on a passage changes no row of its exhibit; only that it stands, or no longer.
    standing_on = passage_rows.refresh_passages(cursor, sorted(found.passages), layers, found.anew)
    exhibit_rows.refresh_exhibits(cursor, sorted(found.exhibits))
    exhibit_rows.count_passages(cursor, sorted(found.counted - found.exhibits))
    return Touched(
        {ExhibitId(one) for one in found.exhibits | found.counted | standing_on},
        {PassageId(one) for one in found.passages},
        kinds,
    )


def derive(
    cursor: driver.Cursor, entities: Collection[bytes], arrived: Arrived | None = None
) -> tuple[rows.Dependents, set[str], list[Shown]]:
    """Write the entities' own rows; gives whose rows gather from them, their kinds, and what shows.

    Args:
        cursor: in the transaction in which their operations were indexed.
        entities: of which something was said.
        arrived: all that was said of them now, where that is at hand.
    """
    gone = purged.newly_of(cursor, entities)
    named = {*entities, *gone}
    before = _before(cursor, named)
    shown = without_words(_shown_now(cursor, named, before, arrived), gone)
    changed = [*_moved(shown, before), *shown]
    write_entities(cursor, shown)
    purged.drop_said(cursor, gone)
    rows.write(cursor, changed, before)
    return rows.dependents(cursor, changed, before), {one.kind for one in changed}, shown


def _shown_now(
    cursor: driver.Cursor,
    named: set[bytes],
    before: Collection[bytes],
    arrived: Arrived | None,
) -> list[Shown]:
    """What is shown of entities; of those that are new here nothing need be looked up."""
    if arrived is None:
        return list(shown_of(cursor, named))
    fresh = [op for op in arrived.ops if op[0] not in before]
    said = sorted({op[4] for op in fresh if op[4] is not None})
    contents = dict(in_slices(cursor, "SELECT hash, content FROM payload WHERE hash", said))
    shown = list(shown_among(Arrived(fresh, arrived.acts), contents))
    shown += shown_of(cursor, named - {op[0] for op in fresh})
    return sorted(shown, key=attrgetter("entity"))


def without_words(shown: Iterable[Shown], gone: Collection[bytes]) -> list[Shown]:
    """Of what was purged the same is shown everywhere, and nobody differs about it."""
    if not gone:
        return list(shown)
    return [
        replace(one, payload=None, content=None, is_different=False, is_purged=True)
        if one.entity in gone
        else one
        for one in shown
    ]


def refresh_layers(cursor: driver.Cursor, layers: Collection[bytes], cache: LayerCache) -> None:
    """Write the words of passages that stood before the layer with their words was here."""
    marks = ", ".join("?" * len(layers))
    wordless = cursor.execute(
        f"SELECT id FROM passage WHERE quote = '' AND layer IN ({marks})",  # noqa: S608 - marks
        sorted(layers),
    ).fetchall()
    passage_rows.refresh_passages(cursor, [row[0] for row in wordless], cache)


def _before(
    cursor: driver.Cursor, entities: Collection[bytes]
) -> dict[bytes, tuple[str, bytes | None, bytes]]:
    """Kind, subject and person of those of the entities that were shown before."""
    columns = "SELECT entity, kind, subject, person FROM entity WHERE entity"
    found = in_slices(cursor, columns, sorted(entities))
    return {entity: (kind, subject, person) for entity, kind, subject, person in found}


def _moved(
    shown: Sequence[Shown], before: Mapping[bytes, tuple[str, bytes | None, bytes]]
) -> Iterator[Shown]:
    """Entities as they were, without their content, whose row is another one now.

    Its kind or subject is another one, or the person by whom it goes. No act of ours does that,
    but of two heads made elsewhere each may name its own.
    """
    for one in shown:
        was = before.get(one.entity)
        if was is not None and _is_moved(one, *was):
            kind, subject, person = was
            yield replace(
                one, kind=kind, subject=subject, person=person, payload=None, content=None
            )


def _is_moved(shown: Shown, kind: str, subject: bytes | None, person: bytes) -> bool:
    if (shown.kind, shown.subject) != (kind, subject):
        return True
    return kind in rows.OF_A_PERSON and shown.person != person


def write_entities(cursor: driver.Cursor, shown: Iterable[Shown]) -> None:
    """Write the rows that say what is shown of entities."""
    cursor.executemany(
        """INSERT OR REPLACE INTO entity
           (entity, kind, subject, changeset, hlc, person, payload, heads, is_different, is_purged)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        map(_entity_row, shown),
    )


_entity_row = attrgetter(
    "entity",
    "kind",
    "subject",
    "changeset",
    "hlc",
    "person",
    "payload",
    "heads",
    "is_different",
    "is_purged",
)
