"""The print of a page by its place: from top to bottom, columns one after the other.

Asked for where the order of the content stream makes no sense, as in some programs' output. A page
is cut, again and again, along the widest gap: down a clear gutter between columns of running text
first, else between rows. Short entries on both sides are a table, whose rows stay whole.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from reviewer.readers.sheet import Piece, Sheet

_FEWEST_ROWS = 4
_RUNNING = 20
_GUTTER = 0.7
_MOST_PIECES = 1_500
_SAME_ROW = 0.5


def reordered(sheet: Sheet) -> Sheet:
    """The sheet with its pieces by place; blocks are numbered anew, in their new order."""
    if not sheet.pieces:
        return sheet
    ordered = _cut(list(sheet.pieces)) if len(sheet.pieces) <= _MOST_PIECES else _rows(sheet.pieces)
    pieces: list[Piece] = []
    block = -1
    before: int | None = None
    for piece in ordered:
        block += piece.block != before
        before = piece.block
        pieces.append(replace(piece, block=block))
    return replace(sheet, pieces=tuple(pieces))


def _cut(pieces: list[Piece]) -> list[Piece]:
    """Pieces in reading order; worked off a stack, since a page may be cut a thousand times."""
    ordered: list[Piece] = []
    waiting = [pieces]
    while waiting:
        part = waiting.pop()
        halves = _columns(part) or _bands(part)
        if halves:
            waiting += [halves[1], halves[0]]
        else:
            ordered += _rows(part)
    return ordered


def _columns(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]] | None:
    """Left and right of the widest clear gutter between two columns of running text."""
    if len(pieces) < 2 * _FEWEST_ROWS:
        return None
    gap = _widest([(min(p.x0, p.x1), max(p.x0, p.x1)) for p in pieces])
    if gap is None or gap[1] - gap[0] < _GUTTER * median(piece.size for piece in pieces):
        return None
    left = [piece for piece in pieces if max(piece.x0, piece.x1) <= gap[0]]
    right = [piece for piece in pieces if max(piece.x0, piece.x1) > gap[0]]
    return (left, right) if _is_running(left) and _is_running(right) else None


def _is_running(pieces: Sequence[Piece]) -> bool:
    """Whether these are lines of a text, and no column of a table."""
    rows = len({round(piece.base) for piece in pieces})
    return rows >= _FEWEST_ROWS and median(len(piece.text) for piece in pieces) >= _RUNNING


def _bands(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]] | None:
    """Above and below the widest gap between rows; none within one row."""
    gap = _widest([(piece.y0, piece.y1) for piece in pieces])
    if gap is None:
        gap = _step(pieces)
    if gap is None:
        return None
    middle = (gap[0] + gap[1]) / 2
    above = [piece for piece in pieces if (piece.y0 + piece.y1) / 2 < middle]
    below = [piece for piece in pieces if (piece.y0 + piece.y1) / 2 >= middle]
    return (above, below) if above and below else None


def _step(pieces: Sequence[Piece]) -> tuple[float, float] | None:
    """The widest step between the middles of rows whose boxes touch."""
    middles = sorted({(piece.y0 + piece.y1) / 2 for piece in pieces})
    least = _SAME_ROW * median(piece.size for piece in pieces)
    steps = [(one, other) for one, other in pairwise(middles) if other - one > least]
    return max(steps, key=lambda step: step[1] - step[0], default=None)


def _widest(ranges: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    """The widest gap that no range reaches into."""
    reached = float("-inf")
    best: tuple[float, float] | None = None
    for start, end in sorted(ranges):
        if reached != float("-inf") and start > reached:
            gap = (reached, start)
            if best is None or gap[1] - gap[0] > best[1] - best[0]:
                best = gap
        reached = max(reached, end)
    return best


def _rows(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces row by row; a row is what stands on nearly one base line."""
    ordered: list[Piece] = []
    row: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: piece.base):
        if row and piece.base - row[0].base > _SAME_ROW * row[0].size:
            ordered += sorted(row, key=lambda one: one.x0)
            row = []
        row.append(piece)
    return ordered + sorted(row, key=lambda one: one.x0)
