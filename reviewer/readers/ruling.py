"""PDFs whose pages have numbered lines: testimony, and pleadings on ruled paper.

Decided for the document as a whole, since any list may count to eight: most pages carry the column
to the same last number, or people answer questions in it. What is cited is decided in
``text.testimony``, as for ASCII transcripts.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reviewer.readers.flow import Flow, flowing
from reviewer.readers.gutter import (
    Gutter,
    PrintedRow,
    RuledSheet,
    find_gutter,
    is_condensed,
    joined,
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
_NONE = Corrections()
_CONDENSED = (
    "This is a condensed transcript (several pages on a sheet), so its passages are cited without "
    "page and line. Ask the reporter for the full-size transcript."
)


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
    gutters = _gutters(sheets)
    if not gutters:
        return None
    if sum(is_condensed(sheets[i], one) for i, one in gutters.items()) > len(gutters) / 2:
        return replace(flowing(sheets, aside), is_testimony=True, warnings=(_CONDENSED,))
    left_out: dict[int, set[int]] = {}
    for page, piece in aside:
        left_out.setdefault(page, set()).add(piece)
    pages = [
        _rows(sheet, gutters.get(i), frozenset(left_out.get(i, ())))
        for i, sheet in enumerate(sheets)
    ]
    speaking = looks_like_testimony(
        assign_roles([row.shape for rows in pages for row in rows if row.number])
    )
    heights = Counter(gutter.numerals[-1].value for gutter in gutters.values())
    if not speaking and not _is_ruled_paper(heights, len(gutters), len(sheets)):
        return None
    found = number_pages([_edges(rows) for rows in pages])
    furniture = _furniture(pages, found)
    kept = [
        [row for k, row in enumerate(rows) if (i, k) not in furniture]
        for i, rows in enumerate(pages)
    ]
    paper = Paper(TranscriptFormat.PDF, corrections=corrections, is_disputed=found.is_disputed)
    testimony = assemble([[_row(row) for row in rows] for rows in kept], found.numbers, paper)
    outside = tuple(dict.fromkeys(pages[i][k].shape for i, k in sorted(furniture)))
    return _flow(kept, testimony, outside, is_testimony=speaking)


def _gutters(sheets: Sequence[Sheet]) -> dict[int, Gutter]:
    """The line numbers of each page; pages of few lines are found by the pattern of the others."""
    gutters = {i: gutter for i, sheet in enumerate(sheets) if (gutter := find_gutter(sheet))}
    if not gutters:
        return {}
    usual = Counter(gutter.numerals[-1].value for gutter in gutters.values()).most_common(1)[0][0]
    pattern = next(gutter for gutter in gutters.values() if gutter.numerals[-1].value == usual)
    for i, sheet in enumerate(sheets):
        if i not in gutters and (gutter := find_gutter(sheet, pattern)):
            gutters[i] = gutter
    return gutters


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
    )
