"""Passages as they lie on pages: their boxes, and the lane in the margin that each has to itself.

Worked out page by page when a page is painted, so that ten thousand passages cost nothing until one
of their pages is on the screen.
"""

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reviewer.text.geometry import Box
from ui.page_view.document import Highlight, TagLook
from ui.page_view.printed_text import Place, PrintedText
from ui.tokens import Scheme, tag_colours

PAGES_KEPT = 24
_SLATE = tag_colours("slate", Scheme.LIGHT)
UNTAGGED = TagLook("", _SLATE.page, _SLATE.tint)


@dataclass(frozen=True, slots=True)
class Mark:
    """The part of a passage that lies on one page; ``lane`` 0 is the one nearest to the words."""

    highlight: Highlight
    boxes: tuple[Box, ...]
    lane: int = 0

    @property
    def top(self) -> float:
        return min(box.y0 for box in self.boxes)

    @property
    def bottom(self) -> float:
        return max(box.y1 for box in self.boxes)


@dataclass(frozen=True, slots=True)
class Tick:
    """A passage in the scroll bar: on which page, how far down, in which colour."""

    page: int
    fraction: float
    colour: str
    active: bool = False


class Marks:
    """All passages of a document, found by page and by offset."""

    def __init__(
        self, text: PrintedText | None = None, highlights: Iterable[Highlight] = ()
    ) -> None:
        self._text = text
        self.highlights = tuple(highlights)
        self._on_page: dict[int, list[Highlight]] = defaultdict(list)
        for highlight, place in self._placed():
            for page in place.pages:
                self._on_page[page].append(highlight)
        self.on_page = functools.lru_cache(PAGES_KEPT)(self._marks)

    def at(self, offset: int) -> list[Highlight]:
        """The passages that hold a code point, the shortest first."""
        if self._text is None:
            return []
        near = self._on_page.get(self._text.page_of(offset), ())
        held = [one for one in near if any(s.start <= offset < s.end for s in one.spans)]
        return sorted(held, key=_length)

    def ticks(self) -> list[Tick]:
        """One tick a tag."""
        return [
            Tick(place.pages[0], place.fraction, look.tick or look.strong, highlight.active)
            for highlight, place in self._placed()
            for look in looks(highlight)
        ]

    def _placed(self) -> Iterator[tuple[Highlight, Place]]:
        text = self._text
        if text is not None:
            yield from ((one, text.place_of(one.spans)) for one in self.highlights)

    def _marks(self, page: int) -> tuple[Mark, ...]:
        text = self._text
        if text is None:
            return ()
        marks = []
        for highlight in self._on_page.get(page, ()):
            boxes = tuple(box for span in highlight.spans for box in text.word_boxes(page, span))
            if boxes:
                marks.append(Mark(highlight, boxes))
        return tuple(_in_lanes(marks))


def _in_lanes(marks: Sequence[Mark]) -> list[Mark]:
    """Give each mark the innermost lane that is free over its whole height."""
    ends: list[float] = []
    placed = []
    for mark in sorted(marks, key=lambda mark: (mark.top, -mark.bottom)):
        lane = next((lane for lane, end in enumerate(ends) if end <= mark.top), len(ends))
        ends[lane : lane + 1] = [mark.bottom]
        placed.append(Mark(mark.highlight, mark.boxes, lane))
    return placed


def _length(highlight: Highlight) -> int:
    return sum(span.end - span.start for span in highlight.spans)


def looks(highlight: Highlight) -> tuple[TagLook, ...]:
    """How a passage is drawn; a passage without tags has a look of its own."""
    return highlight.tags or (UNTAGGED,)
