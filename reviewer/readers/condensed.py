"""Condensed transcripts: several transcript pages on each sheet of a PDF, cut apart by column.

The fullest sheet shows the grid: every run of line numbers is the margin of one transcript page,
its *cell*, and all sheets have the same. Whether the words between two cells are the foot of the
upper or the head of the lower one, and whether reporters printed the cells down each column or
along each row, only the printed page numbers say: every such layout is offered, and the reader
takes the one that counts. Sheets without line numbers (a word index) stay whole.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from statistics import median

from reviewer.readers.gutter import Gutter, find_gutter, find_gutters
from reviewer.readers.sheet import Piece, Sheet

_SAME_COLUMN = 20.0
_ROOM = 3.0


@dataclass(frozen=True, slots=True)
class Cell:
    """One transcript page on a sheet; ``number`` counts sheets from 1, ``gutter`` is its margin."""

    number: int
    sheet: Sheet
    gutter: Gutter | None
    column: int = 0
    row: int = 0


class _Between(StrEnum):
    """Whose are the words between two cells?"""

    WIDEST_GAP = "those above the widest gap are the upper one's"
    UPPER = "the upper one's"
    LOWER = "the lower one's"


@dataclass(frozen=True, slots=True)
class _Grid:
    """The margins by column, and the left edge of each column."""

    columns: list[list[Gutter]]
    starts: list[float]


def layouts(sheets: Sequence[Sheet], aside: frozenset[tuple[int, int]]) -> Iterator[list[Cell]]:
    """Every way in which the sheets of a condensed print may be cut into transcript pages."""
    clean = [
        replace(sheet, pieces=tuple(p for k, p in enumerate(sheet.pieces) if (i, k) not in aside))
        for i, sheet in enumerate(sheets)
    ]
    columns = max(
        (_columns(find_gutters(sheet)) for sheet in clean), key=lambda c: sum(map(len, c))
    )
    starts = [min(n.x0 for one in column for n in one.numerals) - _ROOM for column in columns]
    grid = _Grid(columns, [0.0, *starts[1:]])
    is_stacked = any(len(column) > 1 for column in columns)
    for between in _Between if is_stacked else (_Between.UPPER,):
        cells = [cell for i, sheet in enumerate(clean) for cell in _cells(sheet, grid, i, between)]
        yield cells
        if is_stacked and len(columns) > 1:
            yield sorted(cells, key=lambda cell: (cell.number, cell.row, cell.column))


def _cells(sheet: Sheet, grid: _Grid, index: int, between: _Between) -> list[Cell]:
    """The cells of one sheet down its columns; the sheet itself where it has no margins."""
    edges = [*grid.starts, sheet.width + 1]
    cells = []
    for k, (column, (left, right)) in enumerate(zip(grid.columns, pairwise(edges), strict=True)):
        pieces = [cut for piece in sheet.pieces if (cut := _cut(piece, left, right))]
        parts = [-1.0, *_boundaries(column, pieces, between), sheet.height + 1]
        for row, (gutter, (top, bottom)) in enumerate(zip(column, pairwise(parts), strict=True)):
            inside = tuple(piece for piece in pieces if top <= piece.base < bottom)
            cell = Sheet(right, sheet.height, inside)
            cells.append(Cell(index + 1, cell, find_gutter(cell, gutter, 1.0), k, row))
    if not any(cell.gutter for cell in cells):
        return [Cell(index + 1, sheet, None)]
    return [cell for cell in cells if cell.sheet.pieces]


def _columns(gutters: Sequence[Gutter]) -> list[list[Gutter]]:
    """Margins that stand above each other, from left to right and from top to bottom."""
    columns: list[list[Gutter]] = []
    for one in sorted(gutters, key=lambda one: median(n.x1 for n in one.numerals)):
        x1 = median(n.x1 for n in one.numerals)
        if columns and x1 - median(n.x1 for n in columns[-1][0].numerals) < _SAME_COLUMN:
            columns[-1].append(one)
        else:
            columns.append([one])
    return [sorted(column, key=lambda one: one.numerals[0].base) for column in columns]


def _boundaries(
    column: Sequence[Gutter], pieces: Sequence[Piece], between: _Between
) -> Iterator[float]:
    """Where one cell ends and the next begins."""
    for above, below in pairwise(column):
        first, last = above.numerals[-1].base + 1, below.numerals[0].base - 1
        if between is _Between.UPPER:
            yield last
        elif between is _Between.LOWER:
            yield first
        else:
            inner = sorted(piece.base for piece in pieces if first < piece.base < last)
            start, end = max(pairwise([first, *inner, last]), key=lambda gap: gap[1] - gap[0])
            yield (start + end) / 2


def _cut(piece: Piece, left: float, right: float) -> Piece | None:
    """The part of a piece that begins inside a column, None where nothing of it does."""
    if not piece.is_level or (left <= piece.x0 and piece.edges[-2] < right):
        return piece if left <= piece.x0 < right else None
    if piece.x0 >= right or piece.x1 <= left:
        return None
    inside = [i for i, edge in enumerate(piece.edges[:-1]) if left <= edge < right]
    if not inside:
        return None
    start, end = inside[0], inside[-1] + 1
    words = piece.text[start:end]
    begin = start + len(words) - len(words.lstrip())
    return piece.cut(begin, begin + len(words.strip())) if words.strip() else None
