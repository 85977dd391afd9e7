"""What ``verify`` reads of the truth: rows as they lie there, before anything is believed of them.

The checks themselves are in ``sharing.verify``; this module only knows where things stand.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import sqlcipher3.dbapi2 as driver

from reviewer.model import LayerBody, PartsBody, PassageBody, RelocationBody
from reviewer.store import shown
from reviewer.store.log import Payload, Received


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is of what is checked."""

    changesets: int
    payloads: int
    layers: int
    passages: int


@dataclass(frozen=True, slots=True)
class StoredPage:
    """One page of geometry: the encoded body, and the copies out of it that queries read."""

    body: bytes
    width: float
    height: float
    start: int
    end: int


def counts(connection: driver.Connection) -> Counts:
    """How much there is of what is checked."""
    row = connection.execute(
        """SELECT (SELECT count(*) FROM changeset), (SELECT count(*) FROM payload),
                  (SELECT count(DISTINCT layer) FROM layer), (SELECT count(*) FROM passage)"""
    ).fetchone()
    return Counts(*row)


def changesets(connection: driver.Connection) -> Iterator[Received]:
    """Every changeset, writer by writer along its chain."""
    found = connection.execute("SELECT id, body, sig FROM changeset ORDER BY writer, wseq, id")
    return (Received(*row) for row in found)


def payloads(connection: driver.Connection) -> Iterator[Payload]:
    """Every payload."""
    return (Payload(*row) for row in connection.execute("SELECT hash, salt, content FROM payload"))


def missing_payloads(connection: driver.Connection) -> int:
    """How many operations name a payload that is not here, and that no purge took away."""
    row = connection.execute(
        """SELECT count(*) FROM op o LEFT JOIN payload p ON p.hash = o.payload
           LEFT JOIN entity e ON e.entity = o.entity
           WHERE o.payload IS NOT NULL AND p.hash IS NULL AND coalesce(e.is_purged, 0) = 0"""
    ).fetchone()
    return int(row[0])


def readings(connection: driver.Connection) -> Iterator[LayerBody]:
    """Every reading that any act ever named, shown or not."""
    for content in _contents(connection, "layer"):
        body = shown.read_body(content, LayerBody)
        if body is not None:
            yield body


def marked(connection: driver.Connection) -> Iterator[PassageBody]:
    """Every passage as any act ever marked it, shown or not."""
    for content in _contents(connection, "passage"):
        body = shown.read_body(content, PassageBody)
        if body is not None:
            yield body


def moved(connection: driver.Connection) -> Iterator[RelocationBody]:
    """Every place of another reading to which any act ever moved a passage, or proposed to."""
    for content in _contents(connection, "relocation"):
        body = shown.read_body(content, RelocationBody)
        if body is not None:
            yield body


def _contents(connection: driver.Connection, kind: str) -> list[bytes]:
    found = connection.execute(
        """SELECT DISTINCT p.content FROM op o JOIN payload p ON p.hash = o.payload
           WHERE o.kind = ?""",
        (kind,),
    )
    return [row[0] for row in found]


TakenBy: TypeAlias = dict[bytes, bytes]
"""Who took a file in: the person, by writer."""


def files(connection: driver.Connection) -> dict[bytes, TakenBy]:
    """The natives, parts and renditions that acts on standing exhibits name.

    Of an exhibit of several files those of its parts.
    """
    parted, found = parts(connection), defaultdict[bytes, TakenBy](dict)
    for entity, writer, person in connection.execute(_TAKEN_IN, ("exhibit",)):
        body = parted.get(entity)
        natives = [entity] if body is None else [bytes.fromhex(part) for part in body.parts]
        for digest in natives:
            found[digest][bytes(writer)] = bytes(person)
    for content, writer, person in connection.execute(_READ, ("layer",)):
        reading = shown.read_body(content, LayerBody)
        if reading is not None and reading.rendition:
            found[bytes.fromhex(reading.rendition)][bytes(writer)] = bytes(person)
    return dict(found)


_TAKEN_IN = """SELECT o.entity, c.writer, c.person FROM op o JOIN changeset c ON c.seq = o.seq
  WHERE o.kind = ? AND o.entity NOT IN (SELECT exhibit FROM purged)"""
_READ = """SELECT p.content, c.writer, c.person FROM op o JOIN changeset c ON c.seq = o.seq
  JOIN payload p ON p.hash = o.payload WHERE o.kind = ?"""


def purged(connection: driver.Connection) -> list[bytes]:
    """Every exhibit that was destroyed."""
    return [
        bytes(row[0]) for row in connection.execute("SELECT exhibit FROM purged ORDER BY exhibit")
    ]


def parts(connection: driver.Connection) -> dict[bytes, PartsBody]:
    """The files of each exhibit that is made of several."""
    found = connection.execute(
        """SELECT DISTINCT o.subject, p.content FROM op o JOIN payload p ON p.hash = o.payload
           WHERE o.kind = 'parts'"""
    )
    bodies = {bytes(row[0]): shown.read_body(row[1], PartsBody) for row in found}
    return {exhibit: body for exhibit, body in bodies.items() if body is not None}


def pages(connection: driver.Connection, layer: bytes, rendition: bytes) -> list[StoredPage]:
    """The geometry of one rendition, in order."""
    found = connection.execute(
        """SELECT body, width, height, start, ending FROM geometry
           WHERE layer = ? AND rendition = ? ORDER BY page""",
        (layer, rendition),
    )
    return [StoredPage(*row) for row in found]
