"""From the log to what is shown: one rule for every entity, then typed rows for lists.

Shown is the greatest head by (is a decision, role, not taken away, time, id); heads of different
bytes are a difference. The rule looks at heads only, so any order of arrival gives the same rows.
Typed rows are functions of shown entities and of layers; whatever they copy from another entity (a
passage's tags, an exhibit's numbers) is written again when that entity changes, by the same
function that a rebuild uses.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as driver

from reviewer.model import ChangesetId, ExhibitId, Kind, PassageId
from reviewer.store import log, passage_rows, rows
from reviewer.store.layers import LayerCache
from reviewer.store.log import Changeset, Waiting

if TYPE_CHECKING:
    from sqlalchemy import Table

DECISION = "decide"
_ROLES = {"reviewer": 0, "second_level": 1, "attorney": 2}
_SLICE = 400

_HEADS = """SELECT o.entity, o.kind, o.subject, o.payload, c.id, c.hlc, c.person, c.role, c.verb,
    p.content
  FROM op o JOIN changeset c ON c.seq = o.seq LEFT JOIN payload p ON p.hash = o.payload
  WHERE {which} NOT EXISTS (SELECT 1 FROM superseded s WHERE s.entity = o.entity AND s.base = c.id)
  ORDER BY o.entity"""


@dataclass(slots=True)
class Touched:
    """What a projection changed: whose rows listeners must read again."""

    exhibits: set[ExhibitId] = field(default_factory=set)
    passages: set[PassageId] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Shown:
    """One entity as it is shown."""

    entity: bytes
    kind: str
    subject: bytes | None
    payload: bytes | None
    changeset: ChangesetId
    hlc: int
    person: bytes
    content: bytes | None
    heads: int
    is_different: bool


def _shown(entity: bytes, heads: Sequence[tuple]) -> Shown:  # type: ignore[type-arg]
    best = max(heads, key=_rank) if len(heads) > 1 else heads[0]
    _, kind, subject, payload, changeset, hlc, person, _, _, content = best
    contents = {head[9] for head in heads}
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
        len(contents) > 1,
    )


def _rank(head: tuple) -> tuple[bool, int, bool, int, bytes]:  # type: ignore[type-arg]
    _, _, _, payload, changeset, hlc, _, role, verb, _ = head
    return verb == DECISION, _ROLES.get(role, 0), payload is not None, hlc, changeset


def shown_of(cursor: driver.Cursor, entities: Collection[bytes]) -> Iterator[Shown]:
    """The named entities as their heads now make them."""
    wanted = sorted(entities)
    for start in range(0, len(wanted), _SLICE):
        part = wanted[start : start + _SLICE]
        marks = ", ".join("?" * len(part))
        found = cursor.execute(_HEADS.format(which=f"o.entity IN ({marks}) AND"), part).fetchall()
        yield from _grouped(found)


def shown_all(cursor: driver.Cursor) -> Iterator[Shown]:
    """Every entity of the matter, in order of its id."""
    yield from _grouped(cursor.execute(_HEADS.format(which="")))


def _grouped(heads: Iterable[tuple]) -> Iterator[Shown]:  # type: ignore[type-arg]
    for entity, group in groupby(heads, key=itemgetter(0)):
        yield _shown(entity, list(group))


def project(cursor: driver.Cursor, entities: Collection[bytes], layers: LayerCache) -> Touched:
    """Bring the projections of these entities up to their heads."""
    touched = Touched()
    shown = list(shown_of(cursor, entities))
    moved = _moved(cursor, shown)
    _write_entities(cursor, shown)
    for entity in [*moved, *shown]:
        touched.kinds.add(entity.kind)
        _write_row(cursor, entity)
    _collect(cursor, [*moved, *shown], touched)
    # What stands on a passage changes no row of its exhibit; only that it stands, or no longer.
    exhibits = set(touched.exhibits)
    standing_on = passage_rows.refresh_passages(cursor, sorted(touched.passages), layers)
    touched.exhibits.update(ExhibitId(exhibit) for exhibit in standing_on)
    for exhibit_id in exhibits:
        rows.refresh_exhibit(cursor, exhibit_id)
    return touched


def take(
    cursor: driver.Cursor,
    stored: Sequence[tuple[int, bytes, Changeset | Waiting]],
    layers: LayerCache,
) -> Touched:
    """Derive everything from changesets that were accepted: seq and id stand before each."""
    log.index(cursor, stored)
    entities = {
        bytes.fromhex(op.entity)
        for _, _, body in stored
        if isinstance(body, Changeset)
        for op in body.ops
    }
    return project(cursor, entities, layers)


def refresh_layers(cursor: driver.Cursor, layers: Collection[bytes], cache: LayerCache) -> None:
    """Write the words of passages that stood before the layer with their words was here."""
    marks = ", ".join("?" * len(layers))
    wordless = cursor.execute(
        f"SELECT id FROM passage WHERE quote = '' AND layer IN ({marks})",  # noqa: S608 - marks
        sorted(layers),
    ).fetchall()
    passage_rows.refresh_passages(cursor, [row[0] for row in wordless], cache)


def _moved(cursor: driver.Cursor, shown: Sequence[Shown]) -> list[Shown]:
    """Entities as they were, without their content, whose row is another one now.

    Its kind or subject is another one, or the person by whom it goes. No act of ours does that,
    but of two heads made elsewhere each may name its own.
    """
    before: dict[bytes, tuple[str, bytes | None, bytes]] = {}
    for start in range(0, len(shown), _SLICE):
        part = [one.entity for one in shown[start : start + _SLICE]]
        marks = ", ".join("?" * len(part))
        found = cursor.execute(
            f"SELECT entity, kind, subject, person FROM entity WHERE entity IN ({marks})",  # noqa: S608 - marks
            part,
        )
        before.update((entity, (kind, subject, person)) for entity, kind, subject, person in found)
    return [
        replace(one, kind=was[0], subject=was[1], person=was[2], payload=None, content=None)
        for one in shown
        if (was := before.get(one.entity)) is not None and _is_moved(one, *was)
    ]


def _is_moved(shown: Shown, kind: str, subject: bytes | None, person: bytes) -> bool:
    if (shown.kind, shown.subject) != (kind, subject):
        return True
    return kind in rows.OF_A_PERSON and shown.person != person


def _write_row(cursor: driver.Cursor, shown: Shown) -> None:
    rows.write(
        cursor,
        shown.kind,
        shown.entity,
        shown.subject,
        shown.content,
        shown.hlc,
        shown.person,
    )


def _write_entities(cursor: driver.Cursor, shown: Iterable[Shown]) -> None:
    cursor.executemany(
        """INSERT OR REPLACE INTO entity
           (entity, kind, subject, changeset, hlc, person, payload, heads, is_different, is_purged)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)""",
        (
            (
                e.entity,
                e.kind,
                e.subject,
                e.changeset,
                e.hlc,
                e.person,
                e.payload,
                e.heads,
                int(e.is_different),
            )
            for e in shown
        ),
    )


def _collect(cursor: driver.Cursor, shown: Iterable[Shown], touched: Touched) -> None:
    """Whose lines depend on these entities."""
    for entity in shown:
        exhibits, passages = rows.dependents(cursor, entity.kind, entity.entity, entity.subject)
        touched.exhibits.update(ExhibitId(exhibit) for exhibit in exhibits)
        touched.passages.update(PassageId(passage) for passage in passages)


def rebuild(cursor: driver.Cursor, layers: LayerCache) -> None:
    """Drop every projection and make it anew from the truth."""
    for table in _tables():
        cursor.execute(f"DELETE FROM {table.name}")  # noqa: S608 - names of our own tables
    stored = cursor.execute(
        """SELECT seq, id, body FROM changeset
           WHERE staging IS NULL OR staging IN (SELECT staging FROM accepted) ORDER BY seq"""
    ).fetchall()
    log.index(cursor, [(seq, changeset, log.read(body)) for seq, changeset, body in stored])
    _project_all(cursor, layers)


def _tables() -> "Sequence[Table]":
    from reviewer.store import schema  # noqa: PLC0415 - a third of a second only a rebuild pays

    return schema.projection_tables()


def _project_all(cursor: driver.Cursor, layers: LayerCache) -> None:
    shown = list(shown_all(cursor))
    _write_entities(cursor, shown)
    for entity in shown:
        _write_row(cursor, entity)
    rows.label_numbers(cursor)
    passages = [entity for entity in shown if entity.kind == Kind.PASSAGE]
    passages.sort(key=lambda entity: entity.subject or b"")
    passage_rows.refresh_passages(cursor, [one.entity for one in passages], layers)
    for exhibit in rows.every_exhibit(cursor):
        rows.refresh_exhibit(cursor, exhibit)


def digests(cursor: driver.Cursor) -> dict[str, str]:
    """A hash over the rows of every projection, in the order of their keys.

    Local arrival numbers are left out.
    """
    found = {}
    for table in _tables():
        columns = [column.name for column in table.columns if column.name not in {"row", "seq"}]
        digest = hashlib.sha256()
        if table.name != "op":
            order = ", ".join(columns)
            statement = f"SELECT {order} FROM {table.name} ORDER BY {order}"  # noqa: S608 - our own names
        else:
            statement = """SELECT o.entity, c.id, o.kind, o.subject, o.payload FROM op o
                           JOIN changeset c ON c.seq = o.seq ORDER BY 1, 2"""
        for row in cursor.execute(statement):
            digest.update(repr(row).encode())
        found[table.name] = digest.hexdigest()
    return found
