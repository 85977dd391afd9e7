"""``verify``: everything that the matter says is held against the hash that says it.

Changesets against their ids and chains, payloads against their hashes, layers and geometry against what acts name, natives
and renditions against their file names, quotes against their layers, and every projection against one made anew from the
log. A finding is a sentence that says what is damaged and what to do.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import sqlcipher3.dbapi2 as driver

from reviewer.errors import MatterError
from reviewer.matter import Matter
from reviewer.model import LayerBody, PassageBody
from reviewer.store import layers, log, rows
from reviewer.store.log import DamagedError, Received
from reviewer.text import codec, geometry

_RESTORE = "Restore the last backup."


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, and what was found wrong."""

    changesets: int
    payloads: int
    layers: int
    objects: int
    passages: int
    findings: tuple[str, ...]


def verify(matter: Matter) -> Verified:
    """Check the whole matter; it is left as it is."""
    connection = matter.connection()
    findings = [
        *_log(connection, matter),
        *_payloads(connection),
        *_layers(connection),
        *_objects(connection, matter),
        *_passages(connection),
        *_projections(matter),
    ]
    return Verified(
        _count(connection, "changeset"),
        _count(connection, "payload"),
        len(connection.execute("SELECT DISTINCT layer FROM layer").fetchall()),
        len(_named_objects(connection)),
        _count(connection, "passage"),
        tuple(findings),
    )


def _count(connection: driver.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


def _log(connection: driver.Connection, matter: Matter) -> Iterator[str]:
    chains: dict[str, tuple[int, str | None]] = {}
    found = connection.execute("SELECT id, body, sig FROM changeset ORDER BY writer, wseq, id")
    for changeset, content, sig in found:
        try:
            body = log.check(Received(changeset, content, sig), matter.id)
        except DamagedError as fault:
            yield f"An act in the log is damaged ({changeset.hex()[:12]}: {fault}). {_RESTORE}"
            continue
        if body is None:
            continue
        wseq, head = chains.get(body.writer, (0, None))
        if body.wseq != wseq + 1 or body.prev != head:
            missing = body.wseq - wseq - 1
            yield (
                f"{missing or 'Some'} acts before {changeset.hex()[:12]} are not here; "
                "ask the colleague who made them for a fresh hand-over."
            )
        chains[body.writer] = (body.wseq, changeset.hex())


def _payloads(connection: driver.Connection) -> Iterator[str]:
    for digest, salt, content in connection.execute("SELECT hash, salt, content FROM payload"):
        if hashlib.sha256(salt + content).digest() != digest:
            yield f"What an act says is damaged ({digest.hex()[:12]}). {_RESTORE}"
    missing = connection.execute(
        """SELECT count(*) FROM op o LEFT JOIN payload p ON p.hash = o.payload
           WHERE o.payload IS NOT NULL AND p.hash IS NULL"""
    ).fetchone()[0]
    if missing:
        yield f"What {missing} acts say is missing. {_RESTORE}"


def _readings(connection: driver.Connection) -> Iterator[LayerBody]:
    found = connection.execute(
        """SELECT DISTINCT p.content FROM op o JOIN payload p ON p.hash = o.payload
           WHERE o.kind = 'layer'"""
    )
    for (content,) in found.fetchall():
        body = rows.read_body(content, LayerBody)
        if body is not None:
            yield body


def _layers(connection: driver.Connection) -> Iterator[str]:
    cursor = connection.cursor()
    for body in _readings(connection):
        layer = bytes.fromhex(body.layer)
        rendition = bytes.fromhex(body.rendition) or bytes.fromhex(body.exhibit)
        try:
            text = layers.read_layer(cursor, layer)
        except MatterError as fault:
            yield f"{fault} ({body.layer[:12]})"
            continue
        if codec.layer_id(text) != layer:
            yield f"The text of an exhibit is damaged ({body.layer[:12]}). {_RESTORE}"
        if not _is_geometry_whole(cursor, layer, rendition, body.geometry):
            yield f"The layout of an exhibit is damaged ({body.layer[:12]}). {_RESTORE}"


def _is_geometry_whole(cursor: driver.Cursor, layer: bytes, rendition: bytes, named: str) -> bool:
    found = cursor.execute(
        """SELECT body, width, height, start, ending FROM geometry
           WHERE layer = ? AND rendition = ? ORDER BY page""",
        (layer, rendition),
    ).fetchall()
    if layers.geometry_hash([row[0] for row in found]).hex() != named:
        return False
    pages = [(geometry.decode_page(row[0]), row[1:]) for row in found]
    return all((page.width, page.height, page.start, page.end) == copy for page, copy in pages)


def _named_objects(connection: driver.Connection) -> set[bytes]:
    natives = {
        bytes(row[0])
        for row in connection.execute("SELECT entity FROM entity WHERE kind = 'exhibit'")
    }
    return natives | {
        bytes.fromhex(body.rendition) for body in _readings(connection) if body.rendition
    }


def _objects(connection: driver.Connection, matter: Matter) -> Iterator[str]:
    for digest in sorted(_named_objects(connection)):
        if not matter.objects.has(digest):
            yield (
                f"The file of an exhibit is missing ({digest.hex()[:12]}); its text and passages are here. "
                "Import the file again, or restore the last backup."
            )
        elif not matter.objects.holds(digest):
            yield f"The file of an exhibit is damaged ({digest.hex()[:12]}). {_RESTORE}"


def _passages(connection: driver.Connection) -> Iterator[str]:
    cursor, cache = connection.cursor(), layers.LayerCache()
    found = connection.execute(
        """SELECT DISTINCT p.content FROM op o JOIN payload p ON p.hash = o.payload
           WHERE o.kind = 'passage'"""
    ).fetchall()
    for (content,) in found:
        body = rows.read_body(content, PassageBody)
        if body is None or not layers.has_layer(cursor, bytes.fromhex(body.layer)):
            continue
        text = cache.get(cursor, bytes.fromhex(body.layer)).text
        for (start, end), anchor in zip(body.spans, body.anchors, strict=True):
            is_same = text[start:end] == anchor.quote
            if not (
                is_same
                and text[:start].endswith(anchor.before)
                and text[end:].startswith(anchor.after)
            ):
                yield (
                    f"A passage does not stand on the words it was marked on: “{anchor.quote[:60]}”. "
                    f"{_RESTORE}"
                )


def _projections(matter: Matter) -> Iterator[str]:
    """Live rows against rows made anew from the log, in a transaction that is rolled back."""
    before = dict(matter.projected_rows())
    after = dict(matter.rebuilt_rows())
    for table, stored in before.items():
        if stored != after[table]:
            yield (
                f"What is shown differs from the log in “{table}”. Nothing is lost: "
                "close the matter and open it with “pincite verify --rebuild”."
            )
