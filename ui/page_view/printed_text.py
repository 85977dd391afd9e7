"""The words of a document as they are printed: pages, lines, the places where a caret can stand.

Offsets are code points of the text layer. A caret stands before each code point of a line of print
and behind the last; what has no box (line ends, page breaks) it steps over. Order is that of the
layer, never that of the paper: columns and turned lines were put in order by the reader.
"""

import functools
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from reviewer.text.geometry import Box, LineBoxes, PageGeometry, boxes, caret_at, offset_at
from reviewer.text.layer import Span
from ui.page_view.document import PageDocument

PAGES_KEPT = 48
BOXES_KEPT = 4_000
PLACES_KEPT = 20_000
# Points from a line within which the pointer shows that words can be selected.
NEAR = 3.0
# Points of paper around marked words.
AIR = 1.5
# A word with what holds it together: don't, 81.7, 2,500, o'clock.
WORD = re.compile(r"\w+(?:['’.,]\w+)*")
# No word is longer; a longer run of letters is cut here rather than searched without end.
LONGEST_WORD = 200


@dataclass(frozen=True, slots=True)
class Place:
    """The pages that some words touch, from the one on which they begin, and how far down that."""

    pages: tuple[int, ...]
    fraction: float


class PrintedText:
    """Answers about places in one document's text; keeps the geometry of the pages used lately."""

    def __init__(self, document: PageDocument) -> None:
        self.document = document
        self._starts = document.page_starts
        self.page = functools.lru_cache(PAGES_KEPT)(document.page_geometry)
        self._pitch = functools.lru_cache(PAGES_KEPT)(lambda page: _pitch(self.page(page)))
        self.place_of = functools.lru_cache(PLACES_KEPT)(self._place_of)
        self.word_boxes = functools.lru_cache(BOXES_KEPT)(self._word_boxes)

    @property
    def text(self) -> str:
        """The words, which the document may read only now."""
        return self.document.text

    def page_of(self, offset: int) -> int:
        """The page on which an offset stands."""
        return min(max(bisect_right(self._starts, offset) - 1, 0), max(len(self._starts) - 1, 0))

    def pages_of(self, span: Span) -> range:
        """The pages a span touches."""
        return range(self.page_of(span.start), self.page_of(max(span.start, span.end - 1)) + 1)

    def fraction_of(self, offset: int) -> tuple[int, float]:
        """The page of an offset and how far down it, judged by the amount of text alone."""
        page = self.page_of(offset)
        start = self._starts[page]
        return page, (offset - start) / max(1, self._end_of(page) - start)

    def _place_of(self, spans: tuple[Span, ...]) -> Place:
        """Where words lie, judged by the amount of text alone."""
        first, fraction = self.fraction_of(spans[0].start)
        if spans[-1].end <= self._end_of(first):  # nearly all of them
            return Place((first,), fraction)
        others = {page for span in spans for page in self.pages_of(span)} - {first}
        return Place((first, *sorted(others)), fraction)

    def _end_of(self, page: int) -> int:
        return self._starts[page + 1] if page + 1 < len(self._starts) else len(self.text)

    def boxes(self, page: int, span: Span) -> list[Box]:
        """Boxes of a span on a page, tall enough to meet the lines above and below.

        The blanks that indent a line the span runs over are left out.
        """
        pitch = self._pitch(page)
        return [_stretched(box, pitch) for box in self._pieces(page, span, strip=False)]

    def _word_boxes(self, page: int, span: Span) -> tuple[Box, ...]:
        """The same without the blanks at both ends of each line, and with a little air around."""
        pitch = self._pitch(page)
        pieces = self._pieces(page, span, strip=True)
        return tuple(_aired(_stretched(box, pitch), box) for box in pieces)

    def _pieces(self, page: int, span: Span, *, strip: bool) -> Iterator[Box]:
        geometry = self.page(page)
        for line in geometry.lines:
            start = max(span.start, line.start)
            end = min(span.end, line.start + len(line.edges) - 1)
            words = self.text[start : max(start, end)]
            if strip or start > span.start:
                start += len(words) - len(words.lstrip())
            if strip:
                end = start + len(words.strip())
            if start < end:
                yield from boxes(replace(geometry, lines=(line,)), Span(start, end))

    def caret_at(self, page: int, x: float, y: float) -> int:
        """Where a caret goes that is set at a point of a page."""
        return caret_at(self.page(page), x, y)

    def offset_at(self, page: int, x: float, y: float) -> int:
        """The code point at or nearest to a point of a page."""
        return offset_at(self.page(page), x, y)

    def is_over_words(self, page: int, x: float, y: float) -> bool:
        """Whether a point lies on or close beside a line of print."""
        return any(
            line.y0 - NEAR <= y <= line.y1 + NEAR
            and min(line.edges) - NEAR <= x <= max(line.edges) + NEAR
            for line in self.page(page).lines
        )

    def caret_box(self, offset: int) -> tuple[int, Box] | None:
        """The line a caret is drawn as; ``None`` where there is no line of print."""
        place = self._line(offset)
        if place is None:
            return None
        page, line = place
        x = line.edges[min(max(offset - line.start, 0), len(line.edges) - 1)]
        return page, Box(x, line.y0, x, line.y1)

    def word(self, offset: int) -> Span:
        """The word at an offset, or the one code point where there is none."""
        first = max(0, offset - LONGEST_WORD)
        for found in WORD.finditer(self.text, first, min(len(self.text), offset + LONGEST_WORD)):
            if found.start() <= offset < found.end():
                return Span(found.start(), found.end())
            if found.start() > offset:
                break
        return Span(offset, min(offset + 1, len(self.text)))

    def line(self, offset: int) -> Span:
        """The line of print on which a caret stands."""
        place = self._line(offset)
        if place is None:
            return Span(offset, offset)
        line = place[1]
        return Span(line.start, line.start + len(line.edges) - 1)

    def after(self, offset: int) -> int:
        """The next place for a caret; combining marks stay with their letter."""
        offset += 1
        while offset < len(self.text) and unicodedata.combining(self.text[offset]):
            offset += 1
        bounds = self.line(offset)
        if bounds.start <= offset <= bounds.end:
            return offset
        return bounds.start if offset < bounds.start else self._next_start(offset)

    def before(self, offset: int) -> int:
        """The place for a caret before this one."""
        offset = max(0, offset - 1)
        while offset > 0 and unicodedata.combining(self.text[offset]):
            offset -= 1
        bounds = self.line(offset)
        return min(max(offset, bounds.start), bounds.end)

    def word_after(self, offset: int) -> int:
        """The beginning of the next word."""
        here = self.word(offset)
        found = WORD.search(self.text, max(here.end, offset + 1))
        return found.start() if found else len(self.text)

    def word_before(self, offset: int) -> int:
        """The beginning of this word, or of the one before when the caret is there already."""
        window = max(0, offset - LONGEST_WORD)
        starts = [found.start() for found in WORD.finditer(self.text, window, offset)]
        return starts[-1] if starts else window

    def beside(self, offset: int, step: int, x: float | None) -> int:
        """The place on the line above or below that is nearest to ``x`` (or to the caret)."""
        place = self._line(offset)
        if place is None:
            return offset
        if x is None:
            x = place[1].edges[offset - place[1].start]
        lines = self._lines_after(*place) if step > 0 else self._lines_before(*place)
        line = next(lines, None)
        if line is None:
            return place[1].start if step < 0 else place[1].start + len(place[1].edges) - 1
        return line.start + min(range(len(line.edges)), key=lambda at: abs(line.edges[at] - x))

    def x_of(self, offset: int) -> float | None:
        """How far right a caret stands, in points of its page."""
        found = self.caret_box(offset)
        return found[1].x0 if found else None

    def _line(self, offset: int) -> tuple[int, LineBoxes] | None:
        page = self.page_of(offset)
        lines = self.page(page).lines
        if lines:
            index = bisect_right(lines, offset, key=lambda line: line.start) - 1
            return page, lines[max(index, 0)]
        before = next(self._pages_with_words(page, -1), None)
        return (before, self.page(before).lines[-1]) if before is not None else None

    def _next_start(self, offset: int) -> int:
        place = self._line(offset)
        line = next(self._lines_after(*place), None) if place else None
        if line is not None:
            return line.start
        return min(offset, self.line(offset).end)

    def _lines_after(self, page: int, line: LineBoxes) -> Iterator[LineBoxes]:
        lines = self.page(page).lines
        yield from lines[bisect_right(lines, line.start, key=lambda one: one.start) :]
        for other in self._pages_with_words(page, 1):
            yield from self.page(other).lines

    def _lines_before(self, page: int, line: LineBoxes) -> Iterator[LineBoxes]:
        lines = self.page(page).lines
        yield from reversed(lines[: bisect_left(lines, line.start, key=lambda one: one.start)])
        for other in self._pages_with_words(page, -1):
            yield from reversed(self.page(other).lines)

    def _pages_with_words(self, page: int, step: int) -> Iterator[int]:
        """Pages beyond this one; those without any text are passed over unread."""
        page += step
        while 0 <= page < len(self._starts):
            if self._end_of(page) > self._starts[page] and self.page(page).lines:
                yield page
            page += step


# Lines set apart by more than this share of their height keep the paper between them white.
WIDEST_LEADING = 0.75
MOST_OVERLAP = -0.5


def _pitch(page: PageGeometry) -> dict[tuple[float, float], tuple[float, float]]:
    """For each line's top and bottom, those that leave no slit to its neighbours."""
    rows = sorted({(line.y0, line.y1) for line in page.lines if line.dx == 1.0})
    stretched = {row: row for row in rows}
    for (y0, y1), (below, end) in pairwise(rows):
        # Neighbours may overlap a little; what overlaps by half is a piece of the same line.
        if MOST_OVERLAP < (below - y1) / max(y1 - y0, 0.1) < WIDEST_LEADING:
            middle = (y1 + below) / 2
            stretched[y0, y1] = (stretched[y0, y1][0], middle)
            stretched[below, end] = (middle, end)
    return stretched


def _stretched(box: Box, pitch: dict[tuple[float, float], tuple[float, float]]) -> Box:
    y0, y1 = pitch.get((box.y0, box.y1), (box.y0, box.y1))
    return Box(box.x0, y0, box.x1, y1)


def _aired(box: Box, tight: Box) -> Box:
    """Some paper around the words; above and below only where no other line is near."""
    above = AIR if box.y0 == tight.y0 else 0.0
    below = AIR if box.y1 == tight.y1 else 0.0
    return Box(box.x0 - AIR, box.y0 - above, box.x1 + AIR, box.y1 + below)
