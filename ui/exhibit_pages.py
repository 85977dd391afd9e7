"""One exhibit as the page view is given it: rendition, words, geometry, names of its pages.

The words and their boxes come from the review database, so that a page can be marked before its
picture is drawn. The whole layer is read when it is first needed, which is after the first page is
on the screen: to name that one its own piece is enough. Both numbers of a page are told, because a
transcript's printed page is hardly ever the page of its file. Nothing here brings Qt: the start
asks for a page before Qt is imported.
"""

import functools
from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path

from reviewer.errors import ReviewError
from reviewer.matter import Matter
from reviewer.queries import exhibits
from reviewer.queries.errata import errata_of
from reviewer.text import citations
from reviewer.text.errata import Erratum
from reviewer.text.geometry import PageGeometry
from reviewer.text.layer import PrintedLine, Stamp, TextLayer

_PAGES_KEPT = 64


class ExhibitPages:
    """The ``PageDocument`` of an exhibit, in the occurrence it was opened in."""

    def __init__(self, matter: Matter, occurrence: bytes) -> None:
        """Reads the sizes; raises ``ReviewError`` where the exhibit or its text is missing."""
        view = matter.view
        self._view = view
        self.occurrence = exhibits.occurrence(view, occurrence)
        self.line = exhibits.exhibit(view, self.occurrence.exhibit)
        self._layer: TextLayer | None = None
        self._sizes = view.sizes(self.line.layer, self.line.rendition)
        self._path = matter.objects.path(self.line.rendition)
        self._near = functools.lru_cache(_PAGES_KEPT)(self._read_near)
        self._around(0)

    @property
    def layer(self) -> TextLayer:
        """The whole text layer; the first time it is read."""
        if self._layer is None:
            self._layer = self._view.layer(self.line.layer)
        return self._layer

    @functools.cached_property
    def errata(self) -> tuple[Erratum, ...]:
        """What errata sheets change in this transcript: its own, and those filed as exhibits."""
        return errata_of(self._view, self.line.id, self.layer)

    def _around(self, page: int) -> TextLayer:
        """The layer, or as long as it was not read, what it has on a page."""
        return self._near(page) if self._layer is None else self._layer

    def _read_near(self, page: int) -> TextLayer:
        if page >= len(self._sizes):
            return self.layer
        size = self._sizes[page]
        return self._view.structure(self.line.layer, size.start, size.end)

    @functools.cached_property
    def textless(self) -> tuple[int, ...]:
        """The pages (from 1) whose words only a picture holds."""
        return exhibits.facts_of(self._view, self.line.id).textless

    @property
    def key(self) -> str:
        return f"{self.line.rendition.hex()}-{self.line.layer.hex()[:8]}"

    @property
    def path(self) -> Path:
        return self._path

    @property
    def text(self) -> str:
        return self.layer.text

    @property
    def page_sizes(self) -> Sequence[tuple[float, float]]:
        return [(page.width, page.height) for page in self._sizes]

    @property
    def page_starts(self) -> Sequence[int]:
        return [page.start for page in self._sizes]

    def page_geometry(self, page: int) -> PageGeometry:
        return self._view.geometry(self.line.layer, self.line.rendition, page + 1)

    @property
    def count(self) -> int:
        """How many pages the rendition has."""
        return len(self._sizes)

    def title(self) -> str:
        """What a tab and the window call it."""
        return f"{self.occurrence.label}  {self.line.title}".strip()

    def page_label(self, page: int) -> str:
        """What a page is called: ``Tr. 34 · PDF 36``; from 0."""
        printed = self.printed_pages(page)
        has_pages = self.has_pages(page)
        from ui import words  # noqa: PLC0415 - brings Qt, which the start does without here

        own = f"PDF {page + 1}" if has_pages else words.page(page + 1)
        if not printed:
            return own
        first, last = printed
        number = f"Tr. {first}" if first == last else f"Tr. {first}–{last}"
        return f"{number} · {own}" if has_pages else number

    def has_pages(self, page: int) -> bool:
        """Whether the file itself has pages, as a PDF does and a text does not."""
        return bool(self._around(page).pages)

    def printed_pages(self, page: int) -> tuple[int, int] | None:
        """The first and last printed page on a page; ``None`` where none is printed."""
        lines = self._around(page).lines
        if not lines or page >= len(self._sizes):
            return None
        begin, end = self._sizes[page].start, self._sizes[page].end
        first = bisect_left(lines, begin, key=_start)
        last = bisect_left(lines, end, key=_start) - 1
        if first > last:
            return None
        return lines[first].page, lines[last].page

    def page_printed(self, printed: int) -> int | None:
        """The page, from 0, that carries a printed page of a transcript."""
        line = next((one for one in self.layer.lines if one.page == printed), None)
        return None if line is None else self.page_of(line.start)

    def page_of(self, offset: int) -> int:
        """The page, from 0, on which a code point stands."""
        return max(0, bisect_left(self._sizes, offset + 1, key=lambda page: page.start) - 1)

    def bates(self, page: int) -> str:
        """The Bates number of a page as stamped; counted from the first one it says so."""
        layer = self._around(page)
        at = bisect_left(layer.stamps, page + 1, key=_page)
        if at < len(layer.stamps) and layer.stamps[at].page == page + 1:
            return layer.stamps[at].value
        if not self.occurrence.bates_begin or not layer.pages:
            return self.occurrence.bates_begin
        try:
            number = citations.BatesNumber.parse(self.occurrence.bates_begin).add(page)
        except ReviewError:
            return ""
        from ui import words  # noqa: PLC0415 - see above

        return words.computed(str(number)) if page else str(number)


def _start(line: PrintedLine) -> int:
    return line.start


def _page(stamp: Stamp) -> int:
    return stamp.page
