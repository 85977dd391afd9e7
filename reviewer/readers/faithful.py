"""Our words on the pages that an office program made of the same file.

The text layer of a Word file is our own reading, whichever program drew its pages: two colleagues,
one with LibreOffice and one without, have the same layer and the same cites. Here the characters of
the layer are found on the drawn pages, in order and every one of them; what the pages show besides
(headers, footers, numbers of pages, bullets) is no part of the text. Where a single character is
not found where it should be, the pages do not show this text, and our own layout is used.
"""

from collections.abc import Iterator

import pymupdf

from reviewer.readers.drawn_lines import Line, engine, page_lines
from reviewer.readers.markup import solid, tidy
from reviewer.text.geometry import LineBoxes, PageGeometry

_ALIKE = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2212": "-", "\u00ad": None})
_BULLETS = "•·▪◦○●■□➢–-oo§\uf0b7\uf0a7\uf0d8\uf0fc"


def placed_on(pdf: bytes, text: str) -> tuple[PageGeometry, ...] | None:
    """Where each character of a text lies on the pages; ``None`` where one of them does not."""
    with engine():
        document = pymupdf.open("pdf", pdf)
        placing = _Placing(text)
        pages = [
            (page.rect.width, page.rect.height, *placing.take(page)) for page in document.pages()
        ]
    if not placing.is_complete or not pages:
        return None
    starts = [0, *(begun for _w, _h, begun, _boxes in pages[1:]), len(text)]
    return tuple(
        PageGeometry(width, height, starts[at], starts[at + 1], tuple(boxes))
        for at, (width, height, _begun, boxes) in enumerate(pages)
    )


class _Placing:
    """Goes through the seen characters of a text as pages show them."""

    def __init__(self, text: str) -> None:
        self._text = text
        seen = [
            (one, at)
            for at, character in enumerate(text)
            if (one := solid(character.translate(_ALIKE)))
        ]
        self._solid = "".join(one for one, _at in seen)
        self._places = [at for one, at in seen for _ in one]
        self._reached = 0

    @property
    def is_complete(self) -> bool:
        """Whether every character was found."""
        return self._reached == len(self._solid)

    def take(self, page: pymupdf.Page) -> tuple[int, list[LineBoxes]]:
        """The offset at which a page begins, and its boxes."""
        begun = self._offset()
        boxes = [one for line in page_lines(page) for one in self._boxes(line)]
        return begun, boxes

    def _offset(self) -> int:
        return self._places[self._reached] if not self.is_complete else len(self._text)

    def _boxes(self, line: Line) -> Iterator[LineBoxes]:
        drawn = [
            (one, line.lefts[at], line.rights[at])
            for at, character in enumerate(line.text)
            for one in solid(tidy(character).translate(_ALIKE))
        ]
        while drawn and not self._follows(drawn) and drawn[0][0] in _BULLETS:
            drawn = drawn[1:]
        if not drawn or not self._follows(drawn):
            return
        places = self._places[self._reached : self._reached + len(drawn)]
        self._reached += len(drawn)
        yield from self._spread(places, drawn, line).boxes(places[0])

    def _follows(self, drawn: list[tuple[str, float, float]]) -> bool:
        """Whether these characters are the next of the text."""
        return self._solid.startswith("".join(one for one, _x0, _x1 in drawn), self._reached)

    def _spread(self, places: list[int], drawn: list[tuple[str, float, float]], line: Line) -> Line:
        """The piece of text with an edge for each code point; what is unseen has no width."""
        first, last = places[0], places[-1] + 1
        lefts, rights = [0.0] * (last - first), [0.0] * (last - first)
        known = dict(zip(places, drawn, strict=True))
        right = drawn[0][1]
        for at in range(first, last):
            _one, x0, x1 = known.get(at, ("", right, right))
            lefts[at - first], rights[at - first] = x0, x1
            right = x1
        return Line(self._text[first:last], lefts, rights, line.y0, line.y1)
