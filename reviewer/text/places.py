"""Where a span lies in the coordinates that people cite: page:line, paragraph, Bates number, page.

A coordinate is given only when the layer knows it at both ends of the span, and it is never
inferred from a neighbour: a wrong cite in a brief is worse than none. White space at the ends of a
span is no part of a place, so that a selection which swallowed a line end does not cite the next
line.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter

from reviewer.text.layer import Paragraph, PhysicalPage, PrintedLine, Span, TextLayer
from reviewer.text.once import once
from reviewer.text.turns import START, is_blank, trimmed

_LINE_WITH_WORDS = re.compile(r"\S[^\n]*")
_PAGE = attrgetter("page")


@dataclass(frozen=True, slots=True)
class Place:
    """One range of a cite; what is not known is ``None`` or empty.

    ``page`` and ``line`` are printed numbers of a transcript, ``physical`` counts the native's
    pages, ``paragraph`` counts paragraphs from 1, for text that has nothing better.
    """

    page_begin: int | None = None
    line_begin: int | None = None
    page_end: int | None = None
    line_end: int | None = None
    physical_begin: int | None = None
    physical_end: int | None = None
    label_begin: str = ""
    label_end: str = ""
    bates_begin: str = ""
    bates_end: str = ""
    paragraph_begin: int | None = None
    paragraph_end: int | None = None


def place(layer: TextLayer, span: Span) -> Place:
    """The place of a span in every coordinate that its layer knows."""
    words = trimmed(layer, span)
    last = max(words.end - 1, words.start)
    first_line, last_line = _lines_of(layer, words)
    first_page, last_page = _page_at(layer, words.start), _page_at(layer, last)
    labels = (_label_at(layer, words.start), _label_at(layer, last))
    stamps = (_stamp_on(layer, first_page), _stamp_on(layer, last_page))
    # Counting may walk the text, so it is left to spans that have nothing better.
    is_placed = bool(first_line or all(labels) or (first_page and last_page))
    counted = (None, None) if is_placed else counted_paragraphs(layer, words)
    return Place(
        page_begin=first_line.page if first_line else None,
        line_begin=first_line.line if first_line else None,
        page_end=last_line.page if last_line else None,
        line_end=last_line.line if last_line else None,
        physical_begin=first_page.number if first_page else None,
        physical_end=last_page.number if last_page else None,
        label_begin=labels[0] if all(labels) else "",
        label_end=labels[1] if all(labels) else "",
        bates_begin=stamps[0] if all(stamps) else "",
        bates_end=stamps[1] if all(stamps) else "",
        paragraph_begin=counted[0],
        paragraph_end=counted[1],
    )


def printed_lines(
    layer: TextLayer, span: Span
) -> tuple[PrintedLine, PrintedLine] | tuple[None, None]:
    """The first and last numbered line of a span; none where an end of it has no number."""
    return _lines_of(layer, trimmed(layer, span))


def _lines_of(layer: TextLayer, words: Span) -> tuple[PrintedLine, PrintedLine] | tuple[None, None]:
    first = bisect_right(layer.lines, words.start, key=START) - 1
    last = bisect_left(layer.lines, max(words.end, words.start + 1), key=START) - 1
    if first < 0 or layer.lines[first].end <= words.start or layer.lines[last].end < words.end:
        return None, None
    return layer.lines[first], layer.lines[last]


def are_neighbours(layer: TextLayer, before: Span, after: Span) -> bool:
    """Whether no numbered line with words stands between the lines of two spans."""
    _, last = printed_lines(layer, before)
    first, _ = printed_lines(layer, after)
    if last is None or first is None or first.start < last.start:
        return False
    return is_blank(layer, last.end, max(first.start, last.end))


def counted_paragraphs(layer: TextLayer, span: Span) -> tuple[int, int]:
    """The first and last paragraph with words of a span, counted from 1."""
    words = trimmed(layer, span)
    return _count_at(layer, words.start), _count_at(layer, max(words.end - 1, words.start))


def paragraph_span(layer: TextLayer, begin: int, end: int) -> Span | None:
    """The span of counted paragraphs, the inverse of ``Place.paragraph_begin`` and ``_end``."""
    if layer.paragraphs:
        wanted = layer.paragraphs[begin - 1 : end]
    else:
        wanted = tuple(islice(_lines_as_paragraphs(layer.text), begin - 1, end))
    if begin < 1 or len(wanted) != end - begin + 1:
        return None
    return Span(wanted[0].start, wanted[-1].end)


def _page_at(layer: TextLayer, offset: int) -> PhysicalPage | None:
    index = bisect_right(layer.pages, offset, key=START) - 1
    if index < 0 or layer.pages[index].end <= offset:
        return None
    return layer.pages[index]


def _label_at(layer: TextLayer, offset: int) -> str:
    index = bisect_right(layer.paragraphs, offset, key=START) - 1
    if index < 0 or layer.paragraphs[index].end <= offset:
        return ""
    return layer.paragraphs[index].label


def _stamp_on(layer: TextLayer, page: PhysicalPage | None) -> str:
    if page is None:
        return ""
    index = bisect_left(layer.stamps, page.number, key=_PAGE)
    if index == len(layer.stamps) or layer.stamps[index].page != page.number:
        return ""
    return layer.stamps[index].value


def _count_at(layer: TextLayer, offset: int) -> int:
    """Which paragraph, from 1: as the reader gave them, else lines with words."""
    if layer.paragraphs:
        return max(bisect_right(layer.paragraphs, offset, key=START), 1)
    return max(bisect_right(_lines_with_words(layer), offset), 1)


@once
def _lines_with_words(layer: TextLayer) -> list[int]:
    """Where the words of each line begin that has any."""
    return [found.start() for found in _LINE_WITH_WORDS.finditer(layer.text)]


def _lines_as_paragraphs(text: str) -> Iterator[Paragraph]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Paragraph(start, start + len(line))
        start += len(line) + 1
