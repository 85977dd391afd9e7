"""Numbered lines on the pages of a PDF, found by where they stand.

The numbers are often print of their own, all before the testimony in the content stream, or joined
to it, with time stamps on either side; so the text's order says nothing and geometry decides. The
numbers are the right-aligned (or left-aligned) column in the left third of the page that counts on
by one at an even pitch; every other piece belongs to the number whose baseline is nearest.
Condensed prints (several pages on a sheet) are told by a second column.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from reviewer.readers.sheet import Piece, Sheet

_TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.:]\d{1,3})?(?:\s?[apAP]\.?[mM]\.?)?"
_NUMBER = re.compile(rf"\s*(?:{_TIME}\s+)?(?P<n>\d{{1,2}})(?=\s|$)")
_ONLY_TIME = re.compile(rf"{_TIME}")
_TIME_AFTER = re.compile(r"\s{2,}\d{1,2}:\d{2}:\d{2}(?:[.:]\d{1,3})?(?:\s?[ap]m)?\s*$", re.I)
_TIME_BEFORE = re.compile(r"\d{1,2}:\d{2}:\d{2}(?:[.:]\d{1,3})?(?:\s?[ap]m)?\s+", re.I)
_LEFT = 0.35
_ALIGNED = 4.0
_FEWEST = 8
_UNEVEN = 0.35
_NEAR = 0.45
_MOST_CANDIDATES = 400
_UNREAD = 4
_TAIL = 60
_SUREST = 100


@dataclass(frozen=True, slots=True)
class Numeral:
    """A printed line number; ``piece`` prints it up to its code point ``end``."""

    value: int
    base: float
    x0: float
    x1: float
    piece: int
    end: int


@dataclass(frozen=True, slots=True)
class Gutter:
    """The line numbers of a page from top to bottom."""

    numerals: tuple[Numeral, ...]
    pitch: float


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row of print: pieces from left to right, and the number printed beside them, if any."""

    number: int | None
    base: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class RuledSheet:
    """A page cut into what stands above, in and below its numbered lines."""

    top: tuple[PrintedRow, ...]
    rows: tuple[PrintedRow, ...]
    bottom: tuple[PrintedRow, ...]


def find_gutter(sheet: Sheet, pattern: Gutter | None = None, reach: float = _LEFT) -> Gutter | None:
    """The line numbers of a page, None where it has none.

    Args:
        sheet: the page.
        pattern: a gutter of the same document; with it a page of few lines is found, too.
        reach: the share of the width, from the left, in which numbers may stand.
    """
    candidates = _candidates(sheet, 0, reach)
    best: list[Numeral] = []
    for group in _columns(candidates, pattern):
        run = _longest_run(group)
        best = max(best, run, key=len)
    fewest = _FEWEST if pattern is None else 1
    if len(best) < fewest or best[0].value > 2:  # noqa: PLR2004 - line one may be a heading without its number
        return None
    if len(best) == 1:
        return Gutter(tuple(best), pattern.pitch) if pattern and best[0].value == 1 else None
    steps = [(b.base - a.base) / (b.value - a.value) for a, b in pairwise(best)]
    pitch = median(steps)
    if pitch <= 0 or sum(abs(step - pitch) > _UNEVEN * pitch for step in steps) > len(steps) / 5:
        return None
    return Gutter(tuple(best), pitch)


def find_gutters(sheet: Sheet) -> list[Gutter]:
    """All runs of line numbers on a sheet, wherever they stand; each margin once."""
    candidates = _candidates(sheet, 0, 1.0)
    runs = [run for group in _columns(candidates, None) for run in _all_runs(group)]
    taken: set[int] = set()
    found = []
    for run in sorted(runs, key=len, reverse=True):
        if not any(one.piece in taken for one in run):
            taken.update(one.piece for one in run)
            steps = [(b.base - a.base) / (b.value - a.value) for a, b in pairwise(run)]
            found.append(Gutter(tuple(run), median(steps)))
    return found


def lowered(gutter: Gutter, height: int) -> Gutter:
    """The margin without what counts on below the last line, which is no line number."""
    kept = tuple(one for one in gutter.numerals if one.value <= height)
    return replace(gutter, numerals=kept) if kept else gutter


def is_condensed(sheet: Sheet, gutter: Gutter) -> bool:
    """Whether a second column of line numbers shows several transcript pages on one sheet."""
    aside = [one for one in _candidates(sheet, _LEFT, 1.0) if one.x0 > gutter.numerals[0].x1 + 40]
    others = [run for group in _columns(aside, None) if len(run := _longest_run(group)) >= _FEWEST]
    below = [one for one in _candidates(sheet, 0, _LEFT) if one.base > gutter.numerals[-1].base]
    return bool(others) or len(_longest_run(below)) >= _FEWEST


def ruled(sheet: Sheet, gutter: Gutter, aside: frozenset[int]) -> RuledSheet:
    """The page's rows; pieces named in ``aside`` and time stamps in the margins are left out."""
    numerals = {one.piece: one for one in gutter.numerals}
    first, last = gutter.numerals[0].base, gutter.numerals[-1].base
    column = max(one.x1 for one in gutter.numerals)
    placed: dict[int, list[Piece]] = {}
    outside: list[tuple[float, Piece]] = []
    for index, piece in enumerate(sheet.pieces):
        words = _words(piece, numerals.get(index), column, sheet.width)
        if index in aside or words is None or not words.text:
            continue
        nearest = min(gutter.numerals, key=lambda one: abs(one.base - words.base))
        if abs(nearest.base - words.base) < _NEAR * gutter.pitch and words.is_level:
            placed.setdefault(nearest.value, []).append(words)
        else:
            outside.append((words.base, words))
    rows = [_row(one.value, one.base, placed.get(one.value, ())) for one in gutter.numerals]
    loose = _grouped(outside)
    inner = [row for row in loose if first <= row.base <= last]
    return RuledSheet(
        tuple(row for row in loose if row.base < first),
        tuple(sorted((*rows, *inner), key=lambda row: row.base)),
        tuple(row for row in loose if row.base > last),
    )


def rows_of(sheet: Sheet, aside: frozenset[int]) -> list[PrintedRow]:
    """The rows of a page without line numbers, by place."""
    return _grouped([(p.base, p) for i, p in enumerate(sheet.pieces) if i not in aside])


def _candidates(sheet: Sheet, left: float, right: float) -> list[Numeral]:
    """Pieces that begin with a small number between two parts of the width."""
    found = []
    for index, piece in enumerate(sheet.pieces):
        match = _NUMBER.match(piece.text)
        if match and piece.is_level and 1 <= int(match["n"]) <= 60:  # noqa: PLR2004 - no page has more lines
            x0, x1 = piece.edges[match.start("n")], piece.edges[match.end("n")]
            if left * sheet.width <= x0 < right * sheet.width:
                found.append(Numeral(int(match["n"]), piece.base, x0, x1, index, match.end("n")))
    return found[:_MOST_CANDIDATES]


def _columns(candidates: Sequence[Numeral], pattern: Gutter | None) -> list[list[Numeral]]:
    """Groups of candidates that share a right or a left edge."""
    if pattern:
        x0, x1 = pattern.numerals[-1].x0, pattern.numerals[-1].x1
        near = [
            one for one in candidates if abs(one.x1 - x1) < _ALIGNED or abs(one.x0 - x0) < _ALIGNED
        ]
        return [near] if near else []
    rights = {round(one.x1 / 2) for one in candidates}
    lefts = {round(one.x0 / 2) for one in candidates}
    groups = [[one for one in candidates if abs(one.x1 - 2 * edge) < _ALIGNED] for edge in rights]
    return groups + [
        [one for one in candidates if abs(one.x0 - 2 * edge) < _ALIGNED] for edge in lefts
    ]


def _longest_run(group: Sequence[Numeral]) -> list[Numeral]:
    """The longest stretch from top to bottom that counts on by one."""
    return max(_stretches(group), key=len, default=[])


def _all_runs(group: Sequence[Numeral]) -> list[list[Numeral]]:
    """Every stretch that is long enough for a page and begins as one does."""
    return [
        run
        for run in _stretches(group)
        if len(run) >= _FEWEST and run[0].value <= 2  # noqa: PLR2004 - line one may be a heading
    ]


def _stretches(group: Sequence[Numeral]) -> list[list[Numeral]]:
    """Stretches from top to bottom that count on by one."""
    stretches: list[list[Numeral]] = []
    run: list[Numeral] = []
    for one in sorted(group, key=lambda one: one.base):
        if run and _counts_on(run, one):
            run.append(one)
        elif not run or one.value == 1 or len(run) <= 2:  # noqa: PLR2004 - two in a row are chance
            run = [one]
            stretches.append(run)
    return stretches


def _counts_on(run: Sequence[Numeral], one: Numeral) -> bool:
    """The next number; or, where one was not read, a later one at its right distance."""
    step = one.value - run[-1].value
    if step == 1:
        return one.base > run[-1].base
    if not 1 < step <= _UNREAD or len(run) < 3:  # noqa: PLR2004 - three tell the pitch
        return False
    pitch = (run[-1].base - run[0].base) / (run[-1].value - run[0].value)
    return abs(one.base - run[-1].base - step * pitch) < _UNEVEN * pitch


def _words(piece: Piece, numeral: Numeral | None, column: float, width: float) -> Piece | None:
    """A piece without the line number and time stamps that it prints."""
    if numeral:
        piece = piece.cut(numeral.end, len(piece.text))
    elif _ONLY_TIME.fullmatch(piece.text) and (piece.x1 <= column + 1 or piece.x0 > 0.8 * width):
        return None
    start, end = 0, len(piece.text)
    tail = max(0, end - _TAIL)
    if after := _TIME_AFTER.search(piece.text[tail:]):
        end = tail + after.start()
    blank = len(piece.text) - len(piece.text.lstrip())
    if numeral and (before := _TIME_BEFORE.match(piece.text, blank)):
        start = before.end()
    words = piece.text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return piece if (start, end) == (0, len(piece.text)) else piece.cut(start, max(start, end))


def _grouped(pieces: Sequence[tuple[float, Piece]]) -> list[PrintedRow]:
    """Rows of pieces whose baselines are within a fifth of their size."""
    rows: list[list[Piece]] = []
    for base, piece in sorted(pieces, key=lambda pair: pair[0]):
        if rows and abs(rows[-1][0].base - base) < max(2.0, 0.2 * piece.size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_row(None, row[0].base, row) for row in rows]


def _row(number: int | None, base: float, pieces: Sequence[Piece]) -> PrintedRow:
    return PrintedRow(number, base, tuple(sorted(pieces, key=lambda piece: piece.x0)))


def joined(row: PrintedRow) -> tuple[Piece | None, str]:
    """The row as one piece, and its words with wide gaps kept wide; None where it has no words."""
    if not row.pieces:
        return None, ""
    whole, shape = row.pieces[0], row.pieces[0].text
    for piece in row.pieces[1:]:
        gap = piece.x0 - whole.x1
        space = " " if gap > 0.12 * piece.size else ""
        shape += (" " if gap > piece.size else "") + space + piece.text
        edges = [*whole.edges[: -1 if not space else None], *piece.edges]
        y0, y1 = min(whole.y0, piece.y0), max(whole.y1, piece.y1)
        text, sureness = whole.text + space + piece.text, _sureness(whole, space, piece)
        whole = replace(whole, text=text, edges=edges, y0=y0, y1=y1, sureness=sureness)
    return whole, shape


def _sureness(whole: Piece, space: str, piece: Piece) -> tuple[int, ...]:
    """That of two pieces joined; what was not recognised is as sure as print can be."""
    if not whole.sureness and not piece.sureness:
        return ()
    before = whole.sureness or (_SUREST,) * len(whole.text)
    after = piece.sureness or (_SUREST,) * len(piece.text)
    return (*before, *after[: len(space)], *after)
