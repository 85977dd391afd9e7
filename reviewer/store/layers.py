"""Text layers and geometry: written page by page before the act that names them.

They are checked by hash when read whole. A layer that no act names is an orphan of an import that
was stopped; orphans are swept when the matter is opened.
"""

import hashlib
import re
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TypeAlias

import sqlcipher3.dbapi2 as driver

from reviewer.errors import MatterError
from reviewer.model import LayerId
from reviewer.store.database import Found
from reviewer.text import codec, geometry
from reviewer.text.codec import LayerPart
from reviewer.text.geometry import PageGeometry
from reviewer.text.layer import TextLayer
from reviewer.workers.frozen import Frozen

Write: TypeAlias = tuple[str, tuple[object, ...]]
_KEPT_CHARACTERS = 12_000_000
PUT_PART = """INSERT OR IGNORE INTO layer (layer, part, start, text, structure)
  VALUES (?, ?, ?, ?, ?)"""
PUT_PAGE = """INSERT OR IGNORE INTO geometry
  (layer, rendition, page, width, height, start, ending, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""


@dataclass(frozen=True, slots=True)
class PageSize:
    """One page of a rendition: size in points as displayed, and its range of the layer's text."""

    width: float
    height: float
    start: int
    end: int


def part_writes(layer: LayerId, parts: Sequence[LayerPart]) -> Iterator[Write]:
    """The statements that put a layer in, a part each."""
    for part in parts:
        yield (
            PUT_PART,
            (layer, part.part, part.start, part.text, part.structure),
        )


def geometry_writes(
    layer: LayerId, rendition: bytes, pages: Sequence[tuple[PageGeometry, bytes]]
) -> Iterator[Write]:
    """The statements that put a rendition's geometry in, a page each."""
    for number, (page, body) in enumerate(pages, start=1):
        yield (
            PUT_PAGE,
            (layer, rendition, number, page.width, page.height, page.start, page.end, body),
        )


def writes(frozen: Frozen, rendition: bytes) -> Iterator[Write]:
    """The statements that put in what a worker froze, a row each."""
    yield from part_writes(LayerId(frozen.layer), frozen.parts)
    for number, page in enumerate(frozen.pages, start=1):
        yield (
            PUT_PAGE,
            (
                frozen.layer,
                rendition,
                number,
                page.width,
                page.height,
                page.start,
                page.end,
                page.body,
            ),
        )


def geometry_hash(bodies: Sequence[bytes]) -> bytes:
    """What an act names of a geometry.

    SHA-256 over the encoded pages in order, each after its length in 4 bytes.
    """
    digest = hashlib.sha256()
    for body in bodies:
        digest.update(len(body).to_bytes(4, "big"))
        digest.update(body)
    return digest.digest()


def read_layer(cursor: driver.Cursor, layer: bytes) -> TextLayer:
    """A whole layer.

    Raises:
        MatterError: its rows are missing or damaged.
    """
    rows = cursor.execute(
        "SELECT part, start, text, structure FROM layer WHERE layer = ? ORDER BY part", (layer,)
    ).fetchall()
    if not rows:
        raise MatterError(_MISSING)
    try:
        return codec.decode([LayerPart(*row) for row in rows])
    except ValueError as error:
        raise MatterError(_DAMAGED) from error


def read_structure(cursor: driver.Cursor, layer: bytes, start: int, end: int) -> TextLayer:
    """What a layer has around a range of its text, without the text: enough to name a page.

    It takes a tenth of the time that the whole layer of a long exhibit takes.

    Raises:
        MatterError: the layer is missing or damaged.
    """
    parts = cursor.execute("SELECT max(part) FROM layer WHERE layer = ?", (layer,)).fetchone()[0]
    if parts is None:
        raise MatterError(_MISSING)

    def start_of(part: int) -> int:
        row = cursor.execute(
            "SELECT start FROM layer WHERE layer = ? AND part = ?", (layer, part)
        ).fetchone()
        return -1 if row is None else int(row[0])

    # By halves: the parts are found by their number, and a long exhibit has thousands of them.
    first = bisect_left(range(parts + 1), start, key=start_of)
    if first > parts or start_of(first) > start:
        first -= 1
    rows = cursor.execute(
        "SELECT start, structure FROM layer WHERE layer = ? AND part >= ? ORDER BY part",
        (layer, max(first, 0)),
    )
    found = [structure for _, structure in takewhile(lambda row: row[0] <= end, rows)]
    try:
        return codec.decode_structure(found)
    except ValueError as error:
        raise MatterError(_DAMAGED) from error


_MISSING = "The text of this exhibit is not in the matter. Ask for a fresh hand-over."
_DAMAGED = "The text of this exhibit is damaged. Run “verify” and restore the last backup."


def has_layer(cursor: driver.Cursor, layer: bytes) -> bool:
    """Whether any part of the layer is here."""
    return cursor.execute("SELECT 1 FROM layer WHERE layer = ?", (layer,)).fetchone() is not None


def page_sizes(cursor: driver.Cursor, layer: bytes, rendition: bytes) -> list[PageSize]:
    """Sizes and text ranges of a rendition's pages, in order."""
    rows = cursor.execute(
        """SELECT width, height, start, ending FROM geometry
           WHERE layer = ? AND rendition = ? ORDER BY page""",
        (layer, rendition),
    )
    return [PageSize(*row) for row in rows]


def page_geometry(cursor: driver.Cursor, layer: bytes, rendition: bytes, page: int) -> PageGeometry:
    """The boxes of one page, counted from 1.

    Raises:
        MatterError: the page is missing or damaged.
    """
    row = cursor.execute(
        "SELECT body FROM geometry WHERE layer = ? AND rendition = ? AND page = ?",
        (layer, rendition, page),
    ).fetchone()
    try:
        return geometry.decode_page(b"" if row is None else row[0])
    except ValueError as error:
        raise MatterError(
            "The layout of this page is missing or damaged; its text is not. Run “verify”."
        ) from error


def sweep_orphans(cursor: driver.Cursor, until: Found) -> int:
    """Take away layers and geometry that no act names, but nothing of which rows came since.

    Nothing where an act that may name one cannot be read: that is for ``verify`` to tell. What
    a purge took away names none.

    Returns:
        How many rows went.
    """
    found = [text for (text,) in cursor.execute(_NAMED)]
    if not all(isinstance(text, str) and _ID.fullmatch(text) for text in found):
        return 0
    named = {bytes.fromhex(text) for text in found}
    stored = {row[0] for row in cursor.execute("SELECT DISTINCT layer FROM layer")}
    stored |= {row[0] for row in cursor.execute("SELECT DISTINCT layer FROM geometry")}
    coming = {row[0] for row in cursor.execute(_COMING, (until.layer, until.geometry))}
    swept = 0
    for layer in stored - named - coming:
        swept += cursor.execute("DELETE FROM layer WHERE layer = ?", (layer,)).rowcount
        swept += cursor.execute("DELETE FROM geometry WHERE layer = ?", (layer,)).rowcount
    return swept


_ID = re.compile("[0-9a-f]{64}")
_COMING = "SELECT layer FROM layer WHERE row > ? UNION SELECT layer FROM geometry WHERE row > ?"
_NAMED = """SELECT DISTINCT CASE WHEN json_valid(CAST(p.content AS TEXT))
    THEN json_extract(CAST(p.content AS TEXT), '$.layer') END
  FROM op o LEFT JOIN payload p ON p.hash = o.payload JOIN entity e ON e.entity = o.entity
  WHERE o.kind = 'layer' AND o.payload IS NOT NULL AND e.is_purged = 0"""


class LayerCache:
    """The layers last used, by characters.

    Decoding one costs milliseconds, and acts come in runs on one exhibit.
    """

    def __init__(self) -> None:
        """Empty."""
        self._layers: OrderedDict[bytes, TextLayer] = OrderedDict()
        self._characters = 0

    def get(self, cursor: driver.Cursor, layer: bytes) -> TextLayer:
        """A layer, from memory or from the matter.

        Layers never change, so nothing is ever stale.
        """
        known = self._layers.get(layer)
        if known is not None:
            self._layers.move_to_end(layer)
            return known
        found = read_layer(cursor, layer)
        self._layers[layer] = found
        self._characters += len(found.text)
        while self._characters > _KEPT_CHARACTERS and len(self._layers) > 1:
            self._characters -= len(self._layers.popitem(last=False)[1].text)
        return found
