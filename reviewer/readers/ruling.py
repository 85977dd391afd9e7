"""PDFs whose pages have numbered lines: testimony, and pleadings on ruled paper.

Decided for the document as a whole, since any list may count to eight: most pages carry the column
to the same last number, or people answer questions in it. What is cited is decided in
``text.testimony``, as for ASCII transcripts.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reviewer.readers.condensed import Cell, layouts
from reviewer.readers.flow import Flow
from reviewer.readers.gutter import (
    Gutter,
    PrintedRow,
    RuledSheet,
    find_gutter,
    is_condensed,
    joined,
    lowered,
    rows_of,
    ruled,
)
from reviewer.readers.sheet import Piece, Sheet
from reviewer.text.citable import Paper
from reviewer.text.page_numbers import PageEdges, PageNumbers, number_pages
from reviewer.text.roles import assign_roles, looks_like_testimony
from reviewer.text.testimony import Row, Testimony, assemble
from reviewer.text.understood import Corrections, TranscriptFormat

_LEAST_LINES, _MOST_LINES = 20, 40
_MOST_PAGES = 0.3
_EDGE_ROWS = 4
_RIVAL = 0.6
_FEWEST_AGREEING = 10
_MOST_AGREEING = 0.8
_COLUMNED = 0.25
_NONE = Corrections()


@dataclass(frozen=True, slots=True)
class _Printed:
    """A row with its words joined; ``outer`` where it stands above or below the numbered lines."""

    number: int | None
    piece: Piece | None
    shape: str
    outer: bool = False


def read_ruled(
    sheets: Sequence[Sheet],
    aside: frozenset[tuple[int, int]],
    corrections: Corrections = _NONE,
) -> Flow | None:
    """The words of a document with numbered lines, None where its lines have no numbers."""
    gutters = _gutters(sheets, corrections.lines_a_page)
    if not gutters:
        return None
    left_out: dict[int, set[int]] = {}
    for page, piece in aside:
        left_out.setdefault(page, set()).add(piece)
    columned = [i for i, one in gutters.items() if is_condensed(sheets[i], one)]
    if len(columned) > _COLUMNED * len(gutters):
        return _read_condensed(list(layouts(sheets, aside)), corrections)
    # A lone sheet with two columns of numbers is nobody's page: its text stays, uncited.
    gutters = {i: one for i, one in gutters.items() if i not in columned}
    cells = [Cell(i + 1, sheet, gutters.get(i)) for i, sheet in enumerate(sheets)]
    pages = [
        _rows(cell.sheet, cell.gutter, frozenset(left_out.get(i, ())))
        for i, cell in enumerate(cells)
    ]
    heights = Counter(gutter.numerals[-1].value for gutter in gutters.values())
    if not _is_speaking(pages) and not _is_ruled_paper(heights, len(gutters), len(sheets)):
        return None
    found = number_pages([_edges(rows) for rows in pages])
    return _read(cells, pages, found, Paper(TranscriptFormat.PDF, corrections=corrections))


def _read_condensed(orders: Sequence[list[Cell]], corrections: Corrections) -> Flow:
    """The layout in which the printed page numbers count; where two do differently, none.

    A few pages prove no order: they count by chance in a wrong one, too.
    """
    # Two orders have the same cells, and their rows take most of the time.
    cells = {id(cell): cell for order in orders for cell in order}
    rows = {key: _rows(cell.sheet, cell.gutter, frozenset()) for key, cell in cells.items()}
    pages = [[rows[id(cell)] for cell in order] for order in orders]
    found = [number_pages([_edges(rows) for rows in one]) for one in pages]
    best = max(range(len(found)), key=lambda k: found[k].agreeing)
    numbered = [_numbered(order, one) for order, one in zip(orders, found, strict=True)]
    rivals = [
        k
        for k, one in enumerate(found)
        if numbered[k] != numbered[best] and one.agreeing > _RIVAL * found[best].agreeing
    ]
    paper = Paper(TranscriptFormat.CONDENSED, corrections=corrections)
    margins = sum(cell.gutter is not None for cell in orders[best])
    if rivals or found[best].agreeing < max(_FEWEST_AGREEING, _MOST_AGREEING * margins):
        found[best] = PageNumbers((None,) * len(orders[best]))
    return _read(orders[best], pages[best], found[best], paper)


def _numbered(cells: Sequence[Cell], found: PageNumbers) -> dict[tuple[int, int, int], int | None]:
    """The number of each place on each sheet."""
    places = ((cell.number, cell.column, cell.row) for cell in cells)
    return dict(zip(places, found.numbers, strict=True))


def _read(
    cells: Sequence[Cell],
    pages: Sequence[Sequence[_Printed]],
    found: PageNumbers,
    paper: Paper,
) -> Flow:
    furniture = _furniture(pages, found)
    kept = [
        [row for k, row in enumerate(rows) if (i, k) not in furniture]
        for i, rows in enumerate(pages)
    ]
    paper = replace(
        paper, sheets=tuple(cell.number for cell in cells), is_disputed=found.is_disputed
    )
    testimony = assemble([[_row(row) for row in rows] for rows in kept], found.numbers, paper)
    outside = tuple(dict.fromkeys(pages[i][k].shape for i, k in sorted(furniture)))
    flow = _flow(kept, testimony, outside, is_testimony=_is_speaking(pages))
    return replace(flow, pages=_by_sheet(cells, flow.pages))


def _by_sheet(
    cells: Sequence[Cell], ranges: Sequence[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    """The range of each sheet: from its first cell to its last."""
    whole: dict[int, tuple[int, int]] = {}
    for cell, (start, end) in zip(cells, ranges, strict=True):
        whole[cell.number] = (whole.get(cell.number, (start, end))[0], end)
    return tuple(whole.values())


def _is_speaking(pages: Sequence[Sequence[_Printed]]) -> bool:
    return looks_like_testimony(
        assign_roles([row.shape for rows in pages for row in rows if row.number])
    )


def _gutters(sheets: Sequence[Sheet], asked: int) -> dict[int, Gutter]:
    """The line numbers of each page; pages of few lines are found by the pattern of the others.

    ``asked`` is how many lines a page has, where a person said so: no number is higher.
    """
    gutters = {i: gutter for i, sheet in enumerate(sheets) if (gutter := find_gutter(sheet))}
    if not gutters:
        return {}
    usual = Counter(gutter.numerals[-1].value for gutter in gutters.values()).most_common(1)[0][0]
    pattern = next(gutter for gutter in gutters.values() if gutter.numerals[-1].value == usual)
    for i, sheet in enumerate(sheets):
        if i not in gutters and (gutter := find_gutter(sheet, pattern)):
            gutters[i] = gutter
    often = sum(gutter.numerals[-1].value == usual for gutter in gutters.values())
    height = asked or (usual if often > len(gutters) / 2 and usual >= _LEAST_LINES else 0)
    return {i: lowered(one, height) if height else one for i, one in gutters.items()}


def _is_ruled_paper(heights: Counter[int], numbered: int, pages: int) -> bool:
    """Whether numbered lines are the paper's and not those of some list."""
    height, often = heights.most_common(1)[0]
    return (
        _LEAST_LINES <= height <= _MOST_LINES
        and often > numbered / 2
        and numbered > _MOST_PAGES * pages
    )


def _rows(sheet: Sheet, gutter: Gutter | None, aside: frozenset[int]) -> list[_Printed]:
    """The rows of a page from top to bottom."""
    if gutter is None:
        return [_joined(row, outer=False) for row in _unruled(sheet, aside)]
    page: RuledSheet = ruled(sheet, gutter, aside)
    top = [_joined(row, outer=True) for row in page.top]
    bottom = [_joined(row, outer=True) for row in page.bottom]
    return [*top, *(_joined(row, outer=False) for row in page.rows), *bottom]


def _unruled(sheet: Sheet, aside: frozenset[int]) -> list[PrintedRow]:
    """Cover pages row by row; the columns of a word index in the order of the stream."""
    rows = rows_of(sheet, aside)
    if sum(len(row.pieces) > 2 for row in rows) <= len(rows) / 3:  # noqa: PLR2004 - columns
        return rows
    return [
        PrintedRow(None, piece.base, (piece,))
        for i, piece in enumerate(sheet.pieces)
        if i not in aside
    ]


def _joined(row: PrintedRow, *, outer: bool) -> _Printed:
    piece, shape = joined(row)
    return _Printed(row.number, piece, shape, outer)


def _edges(rows: Sequence[_Printed]) -> PageEdges:
    """What may hold the page number; of a page without line numbers, its first and last rows."""
    ruled_lines = [k for k, row in enumerate(rows) if row.number is not None]
    if ruled_lines:
        top, bottom = rows[: ruled_lines[0]], rows[ruled_lines[-1] + 1 :]
    else:
        top, bottom = rows[:_EDGE_ROWS], rows[-_EDGE_ROWS:]
    return PageEdges(tuple(row.shape for row in top), tuple(row.shape for row in bottom))


def _furniture(pages: Sequence[Sequence[_Printed]], found: PageNumbers) -> set[tuple[int, int]]:
    """Page numbers, and headers and footers that come back on page after page."""
    shapes: Counter[str] = Counter()
    for rows in pages:
        shapes.update({_shape(row) for row in rows if row.outer and row.piece})
    ruled_pages = sum(any(row.number is not None for row in rows) for rows in pages)
    often = max(2, min(3, round(0.6 * ruled_pages)))
    furniture: set[tuple[int, int]] = set()
    for i, rows in enumerate(pages):
        for k, row in enumerate(rows):
            at_edge = row.outer or min(k, len(rows) - 1 - k) < 2  # noqa: PLR2004 - header and number
            repeated = row.number is None and at_edge and shapes[_shape(row)] >= often
            if row.piece and (
                repeated or (row.number is None and at_edge and found.is_marker(row.shape))
            ):
                furniture.add((i, k))
    return furniture


def _shape(row: _Printed) -> str:
    return re.sub(r"\d+", "#", " ".join(row.shape.split()))


def _row(row: _Printed) -> Row:
    return Row(row.piece.text if row.piece else "", row.number, row.shape)


def _flow(
    pages: Sequence[Sequence[_Printed]],
    testimony: Testimony,
    furniture: tuple[str, ...],
    *,
    is_testimony: bool,
) -> Flow:
    placed: list[tuple[int, Piece]] = []
    ranges, reached, length = [], 0, len(testimony.layer.text)
    for rows, starts in zip(pages, testimony.starts, strict=True):
        begin = reached
        for row, start in zip(rows, starts, strict=True):
            if row.piece and start >= 0:
                placed.append((start, row.piece))
                reached = min(start + len(row.piece.text) + 1, length)
        ranges.append((begin, reached))
    layer = testimony.layer
    return Flow(
        layer.text,
        tuple(ranges),
        tuple(placed),
        layer.paragraphs,
        layer.lines,
        is_testimony,
        furniture,
        testimony.warnings,
        testimony.understood,
    )
