"""ASCII deposition transcripts: their printed page and line, kept out of the text.

Line numbers are found by ``line_numbers``, pages by form feeds and by numbers that start again,
page numbers by ``page_numbers``; what may be cited is decided in ``testimony``. Numbered lines need
not carry Q and A: pleadings on ruled paper are cited by page and line, too.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reviewer.text.citable import Paper
from reviewer.text.layer import TextLayer
from reviewer.text.line_numbers import (
    Line,
    is_numbered,
    numbered,
    physical,
    questions,
    without_times,
)
from reviewer.text.page_numbers import PageEdges, PageNumbers, number_pages
from reviewer.text.roles import Spoken, assign_roles, looks_like_testimony
from reviewer.text.testimony import Row, Testimony, assemble
from reviewer.text.understood import Corrections, TranscriptFormat, Understood

_RUNNING_HEAD = re.compile(
    r"[A-Z0-9]{6,10}(?:\s.*)?$"
    r"|.{1,60}\s[-–—]\s*(?:(?:further |continued |voir )?(?:re-?)?(?:direct|cross|dire))\b.*$",
    re.I,
)
_FEWEST_QUESTIONS = 8
_SKIPPED = 3
_LONGEST_SHEET = 66
_MOST_WRAPPED = 2
_NONE = Corrections()
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line as the file prints it; its words begin at ``start`` of the layer (-1: it has none)."""

    print: str
    column: int = 0
    start: int = -1
    length: int = 0


@dataclass(frozen=True, slots=True)
class Transcript:
    """A transcript: its layer, what each sheet shows, and whether people testify in it."""

    layer: TextLayer
    sheets: tuple[tuple[SheetLine, ...], ...]
    is_testimony: bool
    spoken: tuple[Spoken, ...]
    understood: Understood

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person must know before citing from it."""
        return self.understood.warnings


def parse_transcript(text: str, corrections: Corrections = _NONE) -> Transcript | None:
    """The transcript that a decoded text file holds, or None where it is none.

    Args:
        text: as decoded; line ends of any kind, form feeds kept.
        corrections: what a person said of it.
    """
    lines = without_times(physical(text))
    marked = numbered(lines, corrections.lines_a_page)
    if is_numbered(marked) or (corrections.lines_a_page and any(line.number for line in marked)):
        return _read_numbered(marked, corrections)
    spoken = assign_roles([line.print for line in lines])
    if looks_like_testimony(spoken) and questions(spoken) >= _FEWEST_QUESTIONS:
        return _read_unnumbered(lines)
    return None


def pieces_of(sheet: Sequence[SheetLine]) -> list[Sequence[SheetLine]]:
    """The pages a sheet is shown on: without blank ends; an endless one cut, a blank one none."""
    printed = [index for index, line in enumerate(sheet) if line.print.strip()]
    if not printed:
        return []
    inked = sheet[printed[0] : printed[-1] + 1]
    longest = _LONGEST_SHEET if len(inked) > 2 * _LONGEST_SHEET else len(inked)
    return [inked[at : at + longest] for at in range(0, len(inked), longest)]


# Pages


@dataclass(frozen=True, slots=True)
class _Page:
    """Line indexes ``start`` to ``end``; ``first`` and ``last`` numbered ones, -1 without any."""

    start: int
    end: int
    first: int = -1
    last: int = -1
    shared: bool = False


def _pages(lines: Sequence[Line]) -> list[_Page]:
    """Pages by form feeds and by numbers that start again."""
    pages, start, first, last = [], 0, -1, -1
    for index, line in enumerate(lines):
        again = line.number is not None and last >= 0 and line.number <= (lines[last].number or 0)
        if line.feed and index > start:
            pages.append(_Page(start, index, first, last))
            start, first, last = index, -1, -1
        elif again:
            pages.append(_Page(start, last + 1, first, last, shared=True))
            start, first, last = last + 1, -1, -1
        if line.number is not None:
            first, last = (index if first < 0 else first), index
    if any(line.print for line in lines[start:]):
        pages.append(_Page(start, len(lines), first, last))
    return pages


def _edges(lines: Sequence[Line], pages: Sequence[_Page]) -> list[PageEdges]:
    """What stands above and below the numbered lines of each page."""
    edges = []
    for index, page in enumerate(pages):
        following = pages[index + 1] if page.shared else None
        stop = following.first if following and following.first >= 0 else page.end
        first, last = (page.first, page.last) if page.first >= 0 else (page.end, page.start - 1)
        top = tuple(lines[i].bare for i in range(page.start, first))
        bottom = tuple(lines[i].bare for i in range(last + 1, stop))
        prefixed = lines[page.first].page if page.first >= 0 else None
        edges.append(
            PageEdges(*(_outermost(top), _outermost(bottom)), prefixed, shared=page.shared)
        )
    return edges


def _outermost(lines: tuple[str, ...]) -> tuple[str, ...]:
    """At most six lines at either end: a page number never stands in the middle of a sheet."""
    printed = [line for line in lines if line.strip()]
    return (
        lines if len(printed) <= 2 * _NEAR_EDGE else (*printed[:_NEAR_EDGE], *printed[-_NEAR_EDGE:])
    )


_NEAR_EDGE = 6


def _moved(lines: Sequence[Line], pages: list[_Page], found: PageNumbers) -> list[_Page]:
    """Pages whose number stands at the foot end after it, not after their last numbered line."""
    if found.at_top:
        return pages
    moved = list(pages)
    for index in range(len(pages) - 1):
        page, following = moved[index], moved[index + 1]
        stop = following.first if following.first >= 0 else following.end
        markers = [
            i for i in range(page.end, stop) if page.shared and found.is_marker(lines[i].bare)
        ]
        if markers:
            moved[index] = replace(page, end=markers[0] + 1)
            moved[index + 1] = replace(following, start=markers[0] + 1)
    return moved


def _furniture(lines: Sequence[Line], pages: Sequence[_Page], found: PageNumbers) -> set[int]:
    """Page numbers, and headers and footers that come back on page after page of numbered lines."""
    shapes: Counter[str] = Counter()
    places: dict[str, list[int]] = {}
    numbered = [page for page in pages if page.first >= 0]
    for page in numbered:
        outside = [
            i
            for i in (*range(page.start, page.first), *range(page.last + 1, page.end))
            if lines[i].bare.strip()
        ]
        here = {_shape(lines[i].bare) for i in outside}
        shapes.update(here)
        for i in outside:
            places.setdefault(_shape(lines[i].bare), []).append(i)
    often = max(2, min(3, round(_MOSTLY * len(numbered))))
    furniture = {i for shape, count in shapes.items() if count >= often for i in places[shape]}
    for page in pages:
        edge = [
            i
            for i in range(page.start, page.end)
            if lines[i].number is None and lines[i].bare.strip()
        ]
        furniture.update(
            i for i in (*edge[:_SKIPPED], *edge[-_SKIPPED:]) if found.is_marker(lines[i].bare)
        )
    return furniture


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split()))


# Reading


def _read_numbered(lines: list[Line], corrections: Corrections) -> Transcript:
    pages = _pages(lines)
    printed = [line.bare for line in lines if line.bare.strip()]
    found = number_pages(_edges(lines, pages), printed[0], printed[-1])
    pages = _moved(lines, pages, found)
    furniture = _furniture(lines, pages, found)
    lines = _with_wrapped(lines, pages, furniture)
    is_prefixed = any(line.page is not None for line in lines)
    form = TranscriptFormat.PREFIXED if is_prefixed else TranscriptFormat.PLAIN
    paper = Paper(form, _sheet_numbers(lines, pages), corrections, found.is_disputed)
    testimony = assemble(_rows(lines, pages, furniture), found.numbers, paper)
    return _transcript(lines, pages, furniture, testimony)


def _read_unnumbered(lines: list[Line]) -> Transcript:
    """Testimony whose lines have no printed numbers: turns are found, page and line are not."""
    pages = _pages(lines)
    heads = {i for i, line in enumerate(lines) if _is_running_head(lines, i) and line.bare.strip()}
    paper = Paper(TranscriptFormat.UNNUMBERED, _sheet_numbers(lines, pages))
    testimony = assemble(_rows(lines, pages, heads), [None] * len(pages), paper)
    return _transcript(lines, pages, heads, testimony)


def _rows(lines: Sequence[Line], pages: Sequence[_Page], furniture: set[int]) -> list[list[Row]]:
    return [
        [_row(lines[i]) for i in range(page.start, page.end) if i not in furniture]
        for page in pages
    ]


def _sheet_numbers(lines: Sequence[Line], pages: Sequence[_Page]) -> tuple[int, ...]:
    """The sheet on which each page begins, as the rendition will have them."""
    numbers, reached = [], 1
    for page in pages:
        numbers.append(reached)
        sheet = [SheetLine(line.print) for line in lines[page.start : page.end]]
        reached += len(pieces_of(sheet))
    return tuple(numbers)


def _with_wrapped(lines: Sequence[Line], pages: Sequence[_Page], furniture: set[int]) -> list[Line]:
    """Words that a narrow window broke off a numbered line have its number, too.

    They stand right below it, and the next number is the next: where one is missing, they may be
    the line whose number was lost.
    """
    whole = list(lines)
    for page in pages:
        numbered_lines = [i for i in range(page.start, page.end) if lines[i].number is not None]
        for before, after in pairwise(numbered_lines):
            between = range(before + 1, after)
            if not 0 < len(between) <= _MOST_WRAPPED or any(i in furniture for i in between):
                continue
            goes_on = (lines[after].number or 0) == (lines[before].number or 0) + 1
            if goes_on and all(lines[i].bare.strip() for i in between):
                for i in between:
                    whole[i] = replace(lines[i], number=lines[before].number)
    return whole


def _is_running_head(lines: Sequence[Line], index: int) -> bool:
    """The reporter's page header in a text whose page breaks were lost: it follows blank lines."""
    before = lines[max(index - 2, 0) : index]
    blank = len(before) == 2 and not any(line.bare.strip() for line in before)  # noqa: PLR2004 - two lines before
    found = (
        _RUNNING_HEAD.fullmatch(lines[index].bare.strip()) if blank or lines[index].feed else None
    )
    return found is not None and any(c.isdigit() for c in lines[index].bare.split()[0])


def _row(line: Line) -> Row:
    return Row(line.bare[line.column :].strip(), line.number)


def _transcript(
    lines: Sequence[Line], pages: Sequence[_Page], furniture: set[int], testimony: Testimony
) -> Transcript:
    sheets = []
    for page, starts in zip(pages, testimony.starts, strict=True):
        offsets = iter(starts)
        sheets.append(
            tuple(
                _sheet_line(lines[i], -1 if i in furniture else next(offsets))
                for i in range(page.start, page.end)
            )
        )
    speaking = looks_like_testimony(testimony.spoken)
    return Transcript(
        testimony.layer, tuple(sheets), speaking, testimony.spoken, testimony.understood
    )


def _sheet_line(line: Line, start: int) -> SheetLine:
    if start < 0:
        return SheetLine(line.print)
    words = line.bare[line.column :].strip()
    return SheetLine(line.print, line.bare.index(words, line.column), start, len(words))
