r"""The stored form of a text layer, and its id: a file format, which never changes.

*Canonical JSON*: UTF-8 without a byte order mark; object keys in order of their code points; no
white space between tokens; integers only, without sign zero or exponent; strings escape the
quotation mark, the backslash and the code points below U+0020 (``\b \t \n \f \r`` where such a
short form exists, else ``\u00xx`` in lower case), and nothing else.

*Structure*: an object of six lists, each always present, each item a list in this order:

- ``lines``: printed page, printed line, start, end, role, speaker, examiner
- ``pages``: number, start, end
- ``paragraphs``: start, end, label
- ``segments``: start, end, kind, author, date
- ``sources``: start, end, source
- ``stamps``: page, value

Offsets are code points of the whole text. Role, kind and source are the values of their
enumerations in ``reviewer.text.layer``.

*Layer id*: SHA-256 of the canonical JSON of ``["layer",1,text,structure]``.

*Parts*: a layer is stored in rows well under a megabyte each: one for each physical page where the
native has pages, else pieces that end at a paragraph or line end. ``part`` counts from 0, ``start``
is the offset of the part's first code point, and the parts' texts follow each other without gaps. A
part's structure is canonical JSON of the object above with one key more, ``of``: the number of
parts. Its lists hold the items that begin in the part; the lists of all parts, joined in order, are
the lists of the layer. An item that stands out of order goes into the part of the item before it.
Where structure outgrows a part, parts with no text follow.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from operator import gt
from typing import TypeVar

import msgspec

from reviewer.text.layer import (
    Paragraph,
    PhysicalPage,
    PrintedLine,
    Segment,
    SourceRange,
    Stamp,
    TextLayer,
)

# At four bytes a code point a part's text stays under 400,000 bytes.
_PART_TEXT = 100_000
_PART_STRUCTURE = 400_000

_Item = TypeVar("_Item")
# What a row of text cannot hold or an XML file may not: one replacement for one code point, so
# offsets stay.
_UNFIT = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class LayerPart:
    """One stored row: the text from offset ``start`` on, and the structure that begins in it."""

    part: int
    start: int
    text: str
    structure: bytes


class _Structure(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    lines: list[PrintedLine]
    pages: list[PhysicalPage]
    paragraphs: list[Paragraph]
    segments: list[Segment]
    sources: list[SourceRange]
    stamps: list[Stamp]


class _PartStructure(_Structure, kw_only=True):
    of: int


_DECODER = msgspec.json.Decoder(_PartStructure)


def clean_text(text: str) -> str:
    """The text with U+FFFD for each code point that cannot be stored or exported; same length."""
    return _UNFIT.sub("\ufffd", text)


def layer_id(layer: TextLayer) -> bytes:
    """The 32 bytes that name a layer: they cover its text and all of its structure."""
    return sha256(_canonical(["layer", 1, layer.text, _structure(layer)])).digest()


def encode(layer: TextLayer) -> tuple[LayerPart, ...]:
    """The parts of a layer, at least one, in order."""
    starts, paged = _plan(layer)
    shares = list(_shares(layer, starts, paged))
    parts = sum(len(share) for share in shares)
    encoded: list[LayerPart] = []
    for share, start, end in zip(shares, starts, [*starts[1:], len(layer.text)], strict=True):
        for begin, piece in zip((start, *[end] * len(share)), share, strict=False):
            whole = _PartStructure(of=parts, **msgspec.structs.asdict(piece))
            text = layer.text[begin:end]
            encoded.append(LayerPart(len(encoded), begin, text, _canonical(whole)))
    return tuple(encoded)


def decode(parts: Sequence[LayerPart]) -> TextLayer:
    """The layer of its parts.

    Raises:
        ValueError: a part is missing, out of order or damaged.
    """
    offset = 0
    for number, part in enumerate(parts):
        if (part.part, part.start) != (number, offset):
            raise ValueError(f"part {number} of the text layer is missing or out of order")
        offset += len(part.text)
    try:
        structures = [_DECODER.decode(part.structure) for part in parts]
    except msgspec.MsgspecError as fault:
        raise ValueError(f"structure of the text layer is damaged: {fault}") from fault
    if not parts or any(structure.of != len(parts) for structure in structures):
        raise ValueError("the text layer is incomplete")
    layer = _layer("".join(part.text for part in parts), structures)
    _check(layer)
    return layer


def decode_structure(structures: Sequence[bytes]) -> TextLayer:
    """The structure of some parts of a layer, without its text.

    Raises:
        ValueError: a part is damaged.
    """
    try:
        return _layer("", [_DECODER.decode(structure) for structure in structures])
    except msgspec.MsgspecError as fault:
        raise ValueError(f"structure of the text layer is damaged: {fault}") from fault


def _canonical(value: object) -> bytes:
    return msgspec.json.encode(value, order="sorted")


def _structure(layer: TextLayer) -> _Structure:
    return _Structure(
        lines=list(layer.lines),
        pages=list(layer.pages),
        paragraphs=list(layer.paragraphs),
        segments=list(layer.segments),
        sources=list(layer.sources),
        stamps=list(layer.stamps),
    )


def _layer(text: str, structures: Sequence[_Structure]) -> TextLayer:
    return TextLayer(
        text=text,
        pages=tuple(chain.from_iterable(each.pages for each in structures)),
        lines=tuple(chain.from_iterable(each.lines for each in structures)),
        paragraphs=tuple(chain.from_iterable(each.paragraphs for each in structures)),
        segments=tuple(chain.from_iterable(each.segments for each in structures)),
        stamps=tuple(chain.from_iterable(each.stamps for each in structures)),
        sources=tuple(chain.from_iterable(each.sources for each in structures)),
    )


def _check(layer: TextLayer) -> None:
    ranges = (layer.pages, layer.lines, layer.paragraphs, layer.segments, layer.sources)
    for kind in ranges:
        starts, ends = [item.start for item in kind], [item.end for item in kind]
        is_within = min(starts, default=0) >= 0 and max(ends, default=0) <= len(layer.text)
        if not is_within or any(map(gt, starts, ends)):
            raise ValueError("structure of the text layer runs past its text")


def _plan(layer: TextLayer) -> tuple[list[int], dict[int, int]]:
    """Offsets at which parts begin, and for each physical page the part that begins with it."""
    starts = [0]
    paged: dict[int, int] = {}
    for page in layer.pages:
        if paged:
            start = max(starts[-1], min(page.start, len(layer.text)))
            starts += _cuts(layer, starts[-1], start)
            starts.append(start)
        paged[page.number] = len(starts) - 1
    starts += _cuts(layer, starts[-1], len(layer.text))
    return starts, paged


def _cuts(layer: TextLayer, start: int, end: int) -> list[int]:
    cuts: list[int] = []
    while end - start > _PART_TEXT:
        start = _cut(layer, start, start + _PART_TEXT)
        cuts.append(start)
    return cuts


def _cut(layer: TextLayer, start: int, limit: int) -> int:
    """The last paragraph end in the second half of a piece, else line end, else its limit."""
    half = (start + limit) // 2
    index = bisect_right(layer.paragraphs, limit, key=lambda paragraph: paragraph.start) - 1
    if index >= 0 and half < layer.paragraphs[index].start <= limit:
        return layer.paragraphs[index].start
    line_end = layer.text.rfind("\n", half, limit)
    return limit if line_end < 0 else line_end + 1


def _shares(
    layer: TextLayer, starts: Sequence[int], paged: Mapping[int, int]
) -> Iterator[list[_Structure]]:
    """For each part its structure, in as many pieces as its size asks for."""
    count = len(starts)

    def begins_in(item: PrintedLine | Paragraph | Segment | SourceRange) -> int:
        return bisect_right(starts, item.start) - 1

    lines = _dealt(layer.lines, begins_in, count)
    paragraphs = _dealt(layer.paragraphs, begins_in, count)
    segments = _dealt(layer.segments, begins_in, count)
    sources = _dealt(layer.sources, begins_in, count)
    pages = _dealt(layer.pages, lambda page: paged.get(page.number, 0), count)
    stamps = _dealt(layer.stamps, lambda stamp: paged.get(stamp.page, 0), count)
    for part in range(count):
        share = TextLayer(
            "",
            pages[part],
            lines[part],
            paragraphs[part],
            segments[part],
            stamps[part],
            sources[part],
        )
        yield list(_pieces(_structure(share)))


def _dealt(
    items: Iterable[_Item], part_of: Callable[[_Item], int], count: int
) -> list[tuple[_Item, ...]]:
    """The items of each part, never back to an earlier one: joining them restores the order."""
    hands: list[list[_Item]] = [[] for _ in range(count)]
    part = 0
    for item in items:
        part = max(part, part_of(item))
        hands[part].append(item)
    return [tuple(hand) for hand in hands]


def _pieces(structure: _Structure) -> Iterator[_Structure]:
    """The structure itself where it is small, else pieces of it that are."""
    if len(_canonical(structure)) <= _PART_STRUCTURE:
        yield structure
        return
    rows = [(name, row) for name in structure.__struct_fields__ for row in getattr(structure, name)]
    piece, size = _empty(), 0
    for name, row in rows:
        length = len(_canonical(row)) + 1
        if size and size + length > _PART_STRUCTURE:
            yield piece
            piece, size = _empty(), 0
        getattr(piece, name).append(row)
        size += length
    yield piece


def _empty() -> _Structure:
    return _Structure(lines=[], pages=[], paragraphs=[], segments=[], sources=[], stamps=[])
