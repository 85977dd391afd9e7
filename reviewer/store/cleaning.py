"""What is to be deleted once an exhibit was destroyed, and what must stay for others.

A purge takes the payloads of the exhibit away, and with them what would tell which text, layout and
files were its own. So that is noted in ``local`` in the same transaction, and stays noted, hashes
alone: a kill at any moment costs nothing but the work, which is done at the next opening, and
places that are reached only later are cleaned then.
What another exhibit uses as well stays. The last step is a VACUUM: ``secure_delete`` writes zeros
over what is deleted, but not over what SQLite moved within a page before.
"""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TypeVar

import msgspec
import sqlcipher3.dbapi2 as driver

from reviewer.model import LayerBody, PartsBody
from reviewer.store import local
from reviewer.store.shown import read_body

B = TypeVar("B", LayerBody, PartsBody)
_GOING, _CLEANED, _CLEANED_OUTSIDE = "going", "cleaned", "cleaned outside"


class _Going(msgspec.Struct):
    layers: list[str] = []
    geometry: list[tuple[str, str]] = []
    objects: list[str] = []


@dataclass(frozen=True, slots=True)
class Going:
    """What only destroyed exhibits used: layers, layouts of one rendition, files."""

    layers: frozenset[bytes]
    geometry: frozenset[tuple[bytes, bytes]]
    objects: frozenset[bytes]


def note_going(cursor: driver.Cursor, exhibits: Collection[bytes]) -> None:
    """Note what these exhibits use, before what says so is taken away; nothing where it was."""
    noted, before = _noted(cursor), local.noted(cursor, _GOING)
    for exhibit in exhibits:
        for body in _bodies(cursor, exhibit, "layer", LayerBody):
            rendition = body.rendition or body.exhibit
            noted.layers.append(body.layer)
            noted.geometry.append((body.layer, rendition))
            noted.objects.append(rendition)
        for parts in _bodies(cursor, exhibit, "parts", PartsBody):
            noted.objects += parts.parts
    kept = _Going(
        sorted(set(noted.layers)), sorted(set(noted.geometry)), sorted(set(noted.objects))
    )
    if before is not None or kept.objects:
        local.note(cursor, _GOING, msgspec.json.encode(kept))


def _bodies(cursor: driver.Cursor, exhibit: bytes, kind: str, body: type[B]) -> list[B]:
    found = cursor.execute(
        """SELECT p.content FROM op o JOIN payload p ON p.hash = o.payload
           WHERE o.subject = ? AND o.kind = ?""",
        (exhibit, kind),
    ).fetchall()
    return [one for row in found if (one := read_body(row[0], body)) is not None]


def _noted(cursor: driver.Cursor) -> _Going:
    stored = local.noted(cursor, _GOING)
    return _Going() if stored is None else msgspec.json.decode(stored, type=_Going)


def exhibits(cursor: driver.Cursor) -> list[bytes]:
    """Every exhibit that was destroyed."""
    return [
        bytes(row[0]) for row in cursor.execute("SELECT exhibit FROM purged ORDER BY 1").fetchall()
    ]


def _digest(cursor: driver.Cursor) -> bytes:
    """A word for all that was destroyed so far; empty while nothing was."""
    found = exhibits(cursor)
    noted = local.noted(cursor, _GOING) or b""
    return hashlib.sha256(b"".join((*found, noted))).digest() if found else b""


def is_pending(cursor: driver.Cursor, *, outside: bool = False) -> bool:
    """Whether something was destroyed that is not cleaned away yet, here or beside the matter."""
    noted = local.noted(cursor, _CLEANED_OUTSIDE if outside else _CLEANED) or b""
    return _digest(cursor) != noted


def take_rows(cursor: driver.Cursor) -> Going:
    """Delete the texts and layouts of what was destroyed; tells which files are to go after them.

    In one transaction; the note stays until ``finish``.
    """
    going = going_now(cursor)
    for layer, rendition in going.geometry:
        cursor.execute("DELETE FROM geometry WHERE layer = ? AND rendition = ?", (layer, rendition))
    for layer in going.layers:
        cursor.execute("DELETE FROM layer WHERE layer = ?", (layer,))
        cursor.execute("DELETE FROM geometry WHERE layer = ?", (layer,))
    return going


def going_now(cursor: driver.Cursor) -> Going:
    """What was noted and nothing that stands uses."""
    noted, used = _noted(cursor), used_by_others(cursor)
    noted.objects += [one.hex() for one in exhibits(cursor)]
    return Going(
        frozenset(_ids(noted.layers)) - used.layers,
        frozenset((bytes.fromhex(one), bytes.fromhex(of)) for one, of in noted.geometry)
        - used.geometry,
        frozenset(_ids(noted.objects)) - used.objects,
    )


def _ids(texts: Iterable[str]) -> Iterable[bytes]:
    return (bytes.fromhex(text) for text in texts)


def used_by_others(cursor: driver.Cursor) -> Going:
    """Every layer, layout and file that an act on an exhibit that stands ever named."""
    layers: set[bytes] = set()
    geometry: set[tuple[bytes, bytes]] = set()
    objects = {
        bytes(row[0])
        for row in cursor.execute(
            """SELECT entity FROM entity WHERE kind = 'exhibit'
               AND entity NOT IN (SELECT exhibit FROM purged)"""
        )
    }
    for body in _standing(cursor, "layer", LayerBody):
        layer, rendition = bytes.fromhex(body.layer), bytes.fromhex(body.rendition or body.exhibit)
        layers.add(layer)
        geometry.add((layer, rendition))
        objects.add(rendition)
    for parts in _standing(cursor, "parts", PartsBody):
        objects.update(_ids(parts.parts))
    return Going(frozenset(layers), frozenset(geometry), frozenset(objects))


def _standing(cursor: driver.Cursor, kind: str, body: type[B]) -> list[B]:
    found = cursor.execute(
        """SELECT p.content FROM op o JOIN payload p ON p.hash = o.payload
           WHERE o.kind = ? AND o.subject NOT IN (SELECT exhibit FROM purged)""",
        (kind,),
    ).fetchall()
    return [one for row in found if (one := read_body(row[0], body)) is not None]


def finish(cursor: driver.Cursor) -> None:
    """Everything in the matter is cleaned away."""
    local.note(cursor, _CLEANED, _digest(cursor))


def finish_outside(cursor: driver.Cursor) -> None:
    """Everything beside the matter that can be reached is cleaned away."""
    local.note(cursor, _CLEANED_OUTSIDE, _digest(cursor))


def pack(connection: driver.Connection) -> bool:
    """Write the whole file anew, so that nothing deleted lies in it.

    Returns:
        Whether the old pages are gone; not while another program reads them.
    """
    connection.execute("VACUUM")
    return fold(connection)


def fold(connection: driver.Connection) -> bool:
    """Fold the write-ahead log into the file and empty it.

    Returns:
        Whether it could; not while another program reads what is in it.
    """
    busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not busy
