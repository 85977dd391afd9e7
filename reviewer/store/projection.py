"""From the log to what is shown: one rule for every entity, then typed rows for lists.

Shown is the greatest head by (is a decision, role, not taken away, time, id); heads of different
bytes are a difference. The rule looks at heads only, so any order of arrival gives the same rows.
Typed rows are functions of shown entities and of layers; whatever they copy from another entity (a
passage's tags, an exhibit's numbers) is written again when that entity changes, by the same
function that a rebuild uses.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as driver

from reviewer.model import ExhibitId, Kind, PassageId
from reviewer.store import exhibit_rows, log, passage_rows, purged, rows
from reviewer.store.layers import LayerCache
from reviewer.store.shown import Shown, in_slices

if TYPE_CHECKING:
    from sqlalchemy import Table

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
    heads = in_slices(cursor, f"{_HEADS} AND o.entity", sorted(entities), "ORDER BY o.entity")
    yield from _grouped(heads)


def shown_all(cursor: driver.Cursor) -> Iterator[Shown]:
    """Every entity of the matter, in order of its id."""
    yield from _grouped(cursor.execute(f"{_HEADS} ORDER BY o.entity"))


def _grouped(heads: Iterable[tuple]) -> Iterator[Shown]:  # type: ignore[type-arg]
    for entity, group in groupby(heads, key=itemgetter(0)):
        yield _shown(entity, list(group))


def project(cursor: driver.Cursor, entities: Collection[bytes], layers: LayerCache) -> Touched:
    """Bring the projections of these entities up to their heads."""
    found, kinds = derive(cursor, entities)
    # What stands on a passage changes no row of its exhibit; only that it stands, or no longer.
    standing_on = passage_rows.refresh_passages(cursor, sorted(found.passages), layers, found.anew)
    for exhibit in found.exhibits:
        exhibit_rows.refresh_exhibit(cursor, exhibit)
    for exhibit in found.counted - found.exhibits:
        exhibit_rows.count_passages(cursor, exhibit)
    return Touched(
        {ExhibitId(one) for one in found.exhibits | found.counted | standing_on},
        {PassageId(one) for one in found.passages},
        kinds,
    )


def derive(cursor: driver.Cursor, entities: Collection[bytes]) -> tuple[rows.Dependents, set[str]]:
    """Write the entities' own rows; gives whose rows gather from them, and their kinds."""
    gone = purged.newly_of(cursor, entities)
    shown = _without_words(shown_of(cursor, {*entities, *gone}), gone)
    before = _before(cursor, shown)
    changed = [*_moved(shown, before), *shown]
    _write_entities(cursor, shown)
    purged.drop_said(cursor, gone)
    rows.write(cursor, changed, before)
    return rows.dependents(cursor, changed, before), {one.kind for one in changed}


def _without_words(shown: Iterable[Shown], gone: Collection[bytes]) -> list[Shown]:
    """Of what was purged the same is shown everywhere, and nobody differs about it."""
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
    cursor: driver.Cursor, shown: Sequence[Shown]
) -> dict[bytes, tuple[str, bytes | None, bytes]]:
    """Kind, subject and person of those of the entities that were shown before."""
    columns = "SELECT entity, kind, subject, person FROM entity WHERE entity"
    found = in_slices(cursor, columns, [one.entity for one in shown])
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


def _write_entities(cursor: driver.Cursor, shown: Iterable[Shown]) -> None:
    cursor.executemany(
        """INSERT OR REPLACE INTO entity
           (entity, kind, subject, changeset, hlc, person, payload, heads, is_different, is_purged)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
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
                int(e.is_purged),
            )
            for e in shown
        ),
    )


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
    gone = purged.entities_of(cursor, purged.exhibits(cursor))
    shown = _without_words(shown_all(cursor), gone)
    _write_entities(cursor, shown)
    purged.drop_said(cursor, gone)
    rows.write(cursor, shown, ())
    about = {one.subject for one in shown if one.kind in rows.ABOUT_PASSAGES and one.subject}
    passages = [one for one in shown if one.kind == Kind.PASSAGE]
    passages.sort(key=lambda one: one.subject or b"")
    every = [one.entity for one in passages]
    every += sorted(about - set(every))
    passage_rows.refresh_passages(cursor, every, layers, {one.entity for one in passages})
    for exhibit in exhibit_rows.every_exhibit(cursor):
        exhibit_rows.refresh_exhibit(cursor, exhibit)


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
