"""Draws pages of a rendition into plain RGB pixels, for the page worker alone.

Every MuPDF call holds the interpreter for as long as the page is heavy, so this code only ever
runs in a process of its own. Display lists are kept, because a second tile of a page then costs a
tenth of the first; documents are kept few, because each holds its cross-reference table. The
store of decoded pictures is shrunk by us: MuPDF's own limit is twice what the window as a whole
may use.
"""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pymupdf
from pymupdf import mupdf

from reviewer.errors import SourceError
from reviewer.said import said

DOCUMENTS_KEPT = 4
LISTS_KEPT = 24
DRAWN_BETWEEN_TRIMS = 32
STORE_PERCENT_KEPT = 50
MOST_PIXELS = 40_000_000


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle of a page in device pixels: ``scale`` of them a point, the page turned first."""

    scale: float
    rotation: int
    x: int
    y: int
    width: int
    height: int


class PageArtist:
    """Open documents and their display lists, least recently used first."""

    def __init__(self) -> None:
        pymupdf.TOOLS.mupdf_display_errors(on=False)
        pymupdf.TOOLS.mupdf_display_warnings(on=False)
        self._documents: OrderedDict[str, pymupdf.Document] = OrderedDict()
        self._drawn = 0
        self._lists: OrderedDict[tuple[str, int], pymupdf.DisplayList] = OrderedDict()

    def sizes(self, doc: str, path: Path) -> tuple[tuple[float, float], ...]:
        """Width and height of every page as displayed, in points.

        Raises:
            SourceError: the file cannot be opened as a PDF.
        """
        document = self._document(doc, path)
        with _mupdf_faults("The pages of this exhibit cannot be read."):
            bounds = [document[page].rect for page in range(document.page_count)]
        return tuple((rect.width, rect.height) for rect in bounds)

    def draw(self, doc: str, path: Path, page: int, region: Region) -> bytes:
        """Pixels of a region on white paper: three bytes each, rows without padding.

        Raises:
            SourceError: the page cannot be drawn, or the picture would be larger than
            ``MOST_PIXELS``.
        """
        if min(region.width, region.height) < 1 or region.width * region.height > MOST_PIXELS:
            raise SourceError("This page is too large to be drawn at this zoom.")
        with _mupdf_faults("This page could not be drawn."):
            pixels = _paint(self._display_list(doc, path, page), region)
        self._trim()
        return pixels

    def close(self, doc: str) -> None:
        """Forget a document; nothing happens where it is not open."""
        for key in [key for key in self._lists if key[0] == doc]:
            del self._lists[key]
        document = self._documents.pop(doc, None)
        if document is not None:
            document.close()

    def _trim(self) -> None:
        """Give back decoded pictures now and then; this MuPDF cannot tell how many it keeps."""
        self._drawn += 1
        if self._drawn % DRAWN_BETWEEN_TRIMS == 0:
            pymupdf.TOOLS.store_shrink(STORE_PERCENT_KEPT)

    def _document(self, doc: str, path: Path) -> pymupdf.Document:
        if doc not in self._documents:
            with _mupdf_faults("This exhibit's file cannot be opened as a PDF."):
                document = pymupdf.open(path, filetype="pdf")
            if document.needs_pass:
                document.close()
                raise SourceError("This exhibit is protected by a password.")
            self._documents[doc] = document
        self._documents.move_to_end(doc)
        while len(self._documents) > DOCUMENTS_KEPT:
            self.close(next(iter(self._documents)))
        return self._documents[doc]

    def _display_list(self, doc: str, path: Path, page: int) -> pymupdf.DisplayList:
        document = self._document(doc, path)
        if not 0 <= page < document.page_count:
            raise SourceError(said("This exhibit has no page {page}.", page=page + 1))
        key = (doc, page)
        if key not in self._lists:
            self._lists[key] = document[page].get_displaylist()
        self._lists.move_to_end(key)
        while len(self._lists) > LISTS_KEPT:
            self._lists.popitem(last=False)
        return self._lists[key]


def _paint(display_list: pymupdf.DisplayList, region: Region) -> bytes:
    # DisplayList.get_pixmap rounds its clip outwards; a tile needs its exact pixels, so the
    # device is ours. The colour space is MuPDF's own and not pymupdf.csRGB, which turned pure red
    # into that of a printing press.
    right, bottom = region.x + region.width, region.y + region.height
    pixmap = mupdf.fz_new_pixmap_with_bbox(
        mupdf.FzColorspace(mupdf.FzColorspace.Fixed_RGB),
        mupdf.FzIrect(region.x, region.y, right, bottom),
        mupdf.FzSeparations(),
        0,
    )
    mupdf.fz_clear_pixmap_with_value(pixmap, 0xFF)
    matrix = _placement(display_list.rect, region)
    device = mupdf.fz_new_draw_device(matrix, pixmap)
    everything = mupdf.FzRect(mupdf.FzRect.Fixed_INFINITE)
    mupdf.fz_run_display_list(
        display_list.this, device, mupdf.FzMatrix(), everything, mupdf.FzCookie()
    )
    mupdf.fz_close_device(device)
    # A copy: the view of the samples dies with the pixmap, and not by an exception.
    picture = pymupdf.Pixmap("raw", pixmap)
    return bytes(picture.samples_mv)


def _placement(bounds: pymupdf.Rect, region: Region) -> mupdf.FzMatrix:
    """Scale and turn the page, then push it back so that its corner is at 0, 0."""
    matrix = pymupdf.Matrix(region.scale, region.scale) * pymupdf.Matrix(region.rotation)
    turned = bounds * matrix
    x, y = matrix.e - turned.x0, matrix.f - turned.y0
    return mupdf.FzMatrix(matrix.a, matrix.b, matrix.c, matrix.d, x, y)


@contextmanager
def _mupdf_faults(sentence: str) -> Iterator[None]:
    """Turn what MuPDF raises into a sentence; its classes share no public base but these."""
    try:
        yield
    except (RuntimeError, ValueError, OSError, mupdf.FzErrorBase) as fault:
        raise SourceError(sentence) from fault
