"""Where the words of a layer lie on the pages of one rendition.

Frozen beside the rendition at import and never recomputed: another version of the PDF engine moves
boxes on a quarter of all pages. Points are PDF points (1/72 inch) of the page *as displayed*
(rotation already applied), origin at the top left. A page covers the half-open range
``start``..``end`` of the layer's text; the line end itself has no box.

*Stored form* (a file format; integers little-endian, lengths in twentieths of a point): the bytes
``PG`` and 1, then one zlib stream of

- seven 32-bit integers: width, height, start, end, number of lines L, number of widths W, number of
  wide ones B;
- six columns of L 32-bit integers, each a line's value: start less the end of the line before;
  number of widths; left edge of the first code point; upper edge less that of the line before;
  height; and the index of its direction (0 across the page, else 1 + place in the list of
  directions) doubled, plus 1 where its edges run to the left;
- W bytes: for each code point the distance to the next edge, in the line's direction; 255 stands
  for the next wide one;
- B 32-bit integers: the wide ones, distances that are negative or above 254;
- until the end of the stream the directions, two 32-bit integers each: dx and dy in
  ten-thousandths.

A page that was recognised (OCR) begins with ``PG`` and 2 and has W bytes more between the wide ones
and the directions: for each code point how sure the recognition was of its word, 0 to 100; 255
where nothing was recognised. Pages without any are written as ever.

One byte a code point packs to 0.6 bytes with zlib, where 16-bit distances took 1.0 to 1.4.
"""

import struct
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from math import hypot

from reviewer.text.layer import Span

_MAGIC = b"PG\x01"
_RECOGNISED = b"PG\x02"
_UNSAID = 255
_SUREST = 100
_HEADER = struct.Struct("<7i")
_COLUMNS = 6
_UNIT = 20
_WIDE = 255
_DIRECTION_UNIT = 10_000
# The greatest length that a 32-bit difference of two lengths still holds: 50 million points.
_FARTHEST = 1_000_000_000
# A page of 100,000 code points unpacks to a megabyte: what is far above is no page but an attack.
_LARGEST = 64_000_000


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class LineBoxes:
    """One line of print; ``start`` is the offset of its first code point.

    ``edges`` has one more entry than the line has code points: the left edge of each, then the last
    right one. Vertical or slanted lines have ``dx, dy`` other than 1, 0 and are drawn as their
    bounding box. ``sureness`` has one entry a code point where the line was recognised (OCR): how
    sure the recognition was of its word, 0 to 100; it is empty for all other lines.
    """

    start: int
    y0: float
    y1: float
    edges: tuple[float, ...]
    dx: float = 1.0
    dy: float = 0.0
    sureness: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """One page of a rendition: size as displayed, its range of text, lines in reading order."""

    width: float
    height: float
    start: int
    end: int
    lines: tuple[LineBoxes, ...] = ()


def encode_page(page: PageGeometry) -> bytes:
    """The stored form of a page, exact to 1/20 point: about a byte for each code point."""
    directions: list[tuple[float, float]] = []
    rows: list[tuple[int, ...]] = []
    widths: list[int] = []
    end, top = page.start, 0
    for line in page.lines:
        edges = _edge_units(line.edges)
        leftward = edges[-1] < edges[0]
        steps = [after - before for before, after in pairwise(edges)]
        widths += [-step for step in steps] if leftward else steps
        upper, lower = _units(line.y0), _units(line.y1)
        way = 2 * _direction_index(directions, line) + leftward
        rows.append((line.start - end, len(steps), edges[0], upper - top, lower - upper, way))
        end, top = line.start + len(steps), upper
    wide = [width for width in widths if not 0 <= width < _WIDE]
    header = _HEADER.pack(
        _units(page.width),
        _units(page.height),
        page.start,
        page.end,
        len(rows),
        len(widths),
        len(wide),
    )
    columns = _ints(value for column in zip(*rows, strict=True) for value in column)
    body = bytes(width if 0 <= width < _WIDE else _WIDE for width in widths)
    ways = _ints(round(way * _DIRECTION_UNIT) for pair in directions for way in pair)
    sureness = _sureness_bytes(page.lines)
    packed = b"".join((header, columns, body, _ints(wide), sureness, ways))
    return (_RECOGNISED if sureness else _MAGIC) + zlib.compress(packed, 6)


def decode_page(stored: bytes) -> PageGeometry:
    """The page of its stored form.

    Raises:
        ValueError: the bytes are damaged or no page.
    """
    packed = _unpacked(stored)
    try:
        width, height, start, end, lines, widths, wide = _HEADER.unpack_from(packed)
        at = _HEADER.size
        columns = _column_values(packed, at, lines)
        at += 4 * _COLUMNS * lines
        steps = _steps(packed, at, widths, wide)
        at += widths + 4 * wide
        sureness = packed[at : at + widths] if stored.startswith(_RECOGNISED) else b""
        ways = _directions(packed[at + len(sureness) :])
        if sum(columns[1]) != widths or min(columns[1], default=0) < 0:
            raise ValueError("lines and edges of the page do not agree")
        decoded = tuple(_decoded_lines(start, columns, steps, ways))
        if stored.startswith(_RECOGNISED):
            decoded = _with_sureness(decoded, sureness, widths)
    except (struct.error, IndexError) as fault:
        raise ValueError("geometry of the page is damaged") from fault
    return PageGeometry(width / _UNIT, height / _UNIT, start, end, decoded)


def decode_head(stored: bytes) -> PageGeometry:
    """Size and range of a page without its lines.

    Raises:
        ValueError: the bytes are damaged or no page.
    """
    if not stored.startswith((_MAGIC, _RECOGNISED)):
        raise ValueError("not the geometry of a page")
    try:
        packed = zlib.decompressobj().decompress(stored[len(_MAGIC) :], _HEADER.size)
        width, height, start, end, *_ = _HEADER.unpack(packed)
    except (zlib.error, struct.error) as fault:
        raise ValueError("geometry of the page is damaged") from fault
    return PageGeometry(width / _UNIT, height / _UNIT, start, end)


def boxes(page: PageGeometry, span: Span) -> list[Box]:
    """Boxes that cover a span's part of a page, one per line of print, in reading order.

    Args:
        page: one page of a rendition.
        span: code points of the layer's text, half-open; it may run over either end of the page.

    Returns:
        Points of the page as displayed; empty where the span has no words on the page.
    """
    covered: list[Box] = []
    for line in page.lines:
        first = max(span.start - line.start, 0)
        last = min(span.end - line.start, len(line.edges) - 1)
        if first < last:
            covered.append(_box(line, first, last))
    return covered


def least_sure(page: PageGeometry, span: Span) -> int | None:
    """How sure the recognition was of the least sure word of a span's part of a page, in percent.

    ``None`` where nothing of it was recognised.
    """
    found = [
        one
        for line in page.lines
        if line.sureness
        for one in line.sureness[max(span.start - line.start, 0) : max(span.end - line.start, 0)]
    ]
    return min(found, default=None)


def line_at(page: PageGeometry, offset: int) -> LineBoxes | None:
    """The line of print that holds a code point; ``None`` for line ends and what has no box."""
    index = bisect_right(page.lines, offset, key=lambda line: line.start) - 1
    if index < 0:
        return None
    line = page.lines[index]
    return line if offset - line.start < len(line.edges) - 1 else None


def offset_at(page: PageGeometry, x: float, y: float) -> int:
    """The code point nearest to a point of the page: whose box a mouse hits, or nearly hits.

    ``page.start`` where the page has no words.
    """
    line = _nearest_line(page, x, y)
    if line is None:
        return page.start
    return line.start + min(
        range(len(line.edges) - 1), key=lambda place: _gap_to(x, *_sides(line, place, place + 1))
    )


def caret_at(page: PageGeometry, x: float, y: float) -> int:
    """The gap between two code points nearest to a point: where a mouse sets the caret."""
    line = _nearest_line(page, x, y)
    if line is None:
        return page.start
    return line.start + min(range(len(line.edges)), key=lambda place: abs(line.edges[place] - x))


def _edge_units(edges: Sequence[float]) -> list[int]:
    """Many lengths at once: a line's edges are the most of what is stored."""
    if max(map(abs, edges)) * _UNIT > _FARTHEST:
        return [_units(edge) for edge in edges]
    return [round(edge * _UNIT) for edge in edges]


def _units(points: float) -> int:
    return round(max(-_FARTHEST, min(_FARTHEST, points * _UNIT)))


def _ints(values: Iterable[int]) -> bytes:
    whole = list(values)
    return struct.pack(f"<{len(whole)}i", *whole)


def _sureness_bytes(lines: Sequence[LineBoxes]) -> bytes:
    """One byte a code point of the page; nothing where none was recognised."""
    if not any(line.sureness for line in lines):
        return b""
    return b"".join(
        bytes(max(0, min(_SUREST, one)) for one in line.sureness)
        or bytes([_UNSAID]) * (len(line.edges) - 1)
        for line in lines
    )


def _direction_index(directions: list[tuple[float, float]], line: LineBoxes) -> int:
    direction = (line.dx, line.dy)
    if direction == (1.0, 0.0):
        return 0
    if direction not in directions:
        directions.append(direction)
    return 1 + directions.index(direction)


def _unpacked(stored: bytes) -> bytes:
    if not stored.startswith((_MAGIC, _RECOGNISED)):
        raise ValueError("these bytes are no geometry of a page")
    stream = zlib.decompressobj()
    try:
        packed = stream.decompress(stored[len(_MAGIC) :], _LARGEST)
    except zlib.error as fault:
        raise ValueError("geometry of the page is damaged") from fault
    if not stream.eof or stream.unused_data:
        raise ValueError("geometry of the page is incomplete or has something behind it")
    return packed


def _column_values(packed: bytes, at: int, lines: int) -> list[tuple[int, ...]]:
    values = struct.unpack_from(f"<{_COLUMNS * lines}i", packed, at)
    return [values[column * lines : (column + 1) * lines] for column in range(_COLUMNS)]


def _steps(packed: bytes, at: int, widths: int, wide: int) -> Sequence[int]:
    narrow = packed[at : at + widths]
    wides = struct.unpack_from(f"<{wide}i", packed, at + widths)
    if narrow.count(_WIDE) != wide or len(narrow) != widths:
        raise ValueError("edges of the page are damaged")
    if not wide:
        return narrow
    following = iter(wides)
    return [next(following) if width == _WIDE else width for width in narrow]


def _directions(packed: bytes) -> list[tuple[float, float]]:
    return [(1.0, 0.0)] + [
        (dx / _DIRECTION_UNIT, dy / _DIRECTION_UNIT) for dx, dy in struct.iter_unpack("<2i", packed)
    ]


def _decoded_lines(
    end: int,
    columns: Sequence[tuple[int, ...]],
    steps: Sequence[int],
    directions: Sequence[tuple[float, float]],
) -> Iterator[LineBoxes]:
    done = top = 0
    for gap, count, left, down, height, way in zip(*columns, strict=True):
        mine = steps[done : done + count]
        leftward = way & 1
        edges = accumulate([-step for step in mine] if leftward else mine, initial=left)
        start, upper = end + gap, top + down
        dx, dy = directions[way >> 1]
        yield LineBoxes(
            start,
            upper / _UNIT,
            (upper + height) / _UNIT,
            tuple([x / _UNIT for x in edges]),
            dx,
            dy,
        )
        done += count
        end, top = start + count, upper


def _with_sureness(
    lines: Sequence[LineBoxes], sureness: bytes, widths: int
) -> tuple[LineBoxes, ...]:
    if len(sureness) != widths or any(_SUREST < one < _UNSAID for one in sureness):
        raise ValueError("sureness of the page is damaged")
    done, known = 0, []
    for line in lines:
        count = len(line.edges) - 1
        mine = sureness[done : done + count]
        done += count
        known.append(line if _UNSAID in mine else replace(line, sureness=tuple(mine)))
    return tuple(known)


def _sides(line: LineBoxes, first: int, last: int) -> tuple[float, float]:
    """Left and right of a range of code points in a line, whichever way it runs."""
    one, other = line.edges[first], line.edges[last]
    return (one, other) if one <= other else (other, one)


def _box(line: LineBoxes, first: int, last: int) -> Box:
    if (line.dx, line.dy) != (1.0, 0.0):
        return Box(min(line.edges), line.y0, max(line.edges), line.y1)
    left, right = _sides(line, first, last)
    return Box(left, line.y0, right, line.y1)


def _gap_to(value: float, low: float, high: float) -> float:
    """How far a value lies outside a range; 0 within."""
    return max(low - value, value - high, 0.0)


def _nearest_line(page: PageGeometry, x: float, y: float) -> LineBoxes | None:
    """The line of print meant by a point.

    A line at the height of the point is meant even if it ends far from it, unless the point lies
    between two lines of another column: then the nearer of those.
    """
    printed = [line for line in page.lines if len(line.edges) > 1]
    if not printed:
        return None
    aside = {line.start: _gap_to(x, *_sides(line, 0, -1)) for line in printed}
    nearest = min(printed, key=lambda line: hypot(aside[line.start], _gap_to(y, line.y0, line.y1)))
    level = [line for line in printed if line.y0 <= y < line.y1]
    beside = min(level, key=lambda line: aside[line.start], default=nearest)
    is_between_lines = (
        aside[nearest.start] == 0
        and _gap_to(y, nearest.y0, nearest.y1) < nearest.y1 - nearest.y0
        and not _share_a_column(nearest, beside)
    )
    return nearest if is_between_lines else beside


def _share_a_column(one: LineBoxes, other: LineBoxes) -> bool:
    (left, right), (other_left, other_right) = _sides(one, 0, -1), _sides(other, 0, -1)
    return min(right, other_right) > max(left, other_left)
