"""One page of a PDF, interpreted once and asked often.

Running a page's program is what costs: its text, what it fills, what lies beyond its edge and a
picture of it are all taken from one display list, in a sixth of the time that each would take
alone. A rotated page is looked at unrotated, as the engine gives its text.

A page that makes the engine complain is run anew for each question: making a list of it may end the
process (freed twice, seen in 1.28.2 with damaged shades), and so no picture is made of it either.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypedDict

import pymupdf
from pymupdf import mupdf

FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_CLIP
_EDGE = 2.0
_COVERING = 0.5
_DARK = 0.35
_SEEN_THROUGH = 0.8
# A filled path smaller than this hides no word.
WIDE, HIGH = 5.0, 4.0

Area = tuple[float, float, float, float]


class CharDict(TypedDict):
    """A glyph as the engine gives it."""

    c: str
    bbox: Area


class SpanDict(TypedDict):
    """Glyphs of one font, size and colour."""

    chars: list[CharDict]
    size: float
    alpha: int
    color: int
    origin: tuple[float, float]
    bbox: Area


class LineDict(TypedDict):
    """A line of print."""

    spans: list[SpanDict]
    dir: tuple[float, float]
    bbox: Area


class Drawn(Enum):
    """What a page draws in one step."""

    WORDS = auto()
    AREA = auto()
    PICTURE = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """One thing drawn; ``is_dark`` where dark type on it could not be read, as far as is known."""

    kind: Drawn
    box: Area
    is_dark: bool


class _Filled(mupdf.FzDevice2):  # type: ignore[misc] # the engine publishes no types
    """Keeps the boxes of filled areas and pictures, as the page draws them."""

    def __init__(self) -> None:
        super().__init__()
        self.use_virtual_fill_path()
        self.use_virtual_stroke_path()
        self.use_virtual_fill_shade()
        self.use_virtual_fill_image()
        self.use_virtual_fill_image_mask()
        self.areas: list[Area] = []
        self.pictures: list[Area] = []
        self.has_stencils = False

    def fill_path(self, _context, path, _is_even_odd, matrix, *_colour) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001, ANN002 - called by the engine
        box = mupdf.ll_fz_bound_path(path, None, matrix)
        self.areas.append((box.x0, box.y0, box.x1, box.y1))

    def stroke_path(self, _context, path, stroke, matrix, *_colour) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001, ANN002 - called by the engine
        box = _bar(path, stroke, matrix)
        if box is not None:
            self.areas.append((box.x0, box.y0, box.x1, box.y1))

    def fill_shade(self, _context, shade, matrix, *_rest) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001, ANN002 - called by the engine
        box = mupdf.ll_fz_bound_shade(shade, matrix)
        self.areas.append((box.x0, box.y0, box.x1, box.y1))

    def fill_image(self, _context, _image, matrix, *_rest) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001, ANN002 - called by the engine
        self.pictures.append(_unit_square(matrix))

    def fill_image_mask(self, _context, _image, matrix, *_rest) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001, ANN002 - called by the engine
        self.has_stencils = True
        self.areas.append(_unit_square(matrix))


class _Sequence(mupdf.FzDevice2):  # type: ignore[misc] # the engine publishes no types
    """Keeps what is drawn, in order: words, and what is filled, with whether it is dark.

    Paths too small to hide a word are passed over: a drawn figure has thousands.
    """

    def __init__(self) -> None:
        super().__init__()
        self.use_virtual_fill_path()
        self.use_virtual_stroke_path()
        self.use_virtual_fill_shade()
        self.use_virtual_fill_image()
        self.use_virtual_fill_text()
        self.use_virtual_stroke_text()
        self.use_virtual_ignore_text()
        self.steps: list[Step] = []
        self._rgb = mupdf.FzColorspace(mupdf.FzColorspace.Fixed_RGB)
        self._how = mupdf.FzColorParams()

    def fill_path(self, _context, path, _is_even_odd, matrix, space, colour, alpha, _how) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - called by the engine
        if alpha < _SEEN_THROUGH:
            return
        box = mupdf.ll_fz_bound_path(path, None, matrix)
        if box.x1 - box.x0 < WIDE or box.y1 - box.y0 < HIGH:
            return
        rgb = mupdf.ll_fz_convert_color(
            space, colour, self._rgb.m_internal, None, self._how.internal()
        )
        self._take(Drawn.AREA, box, is_dark=max(rgb[:3]) < _DARK)

    def stroke_path(self, _context, path, stroke, matrix, _space, _colour, alpha, _how) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - called by the engine
        box = _bar(path, stroke, matrix) if alpha >= _SEEN_THROUGH else None
        if box is not None:
            self._take(Drawn.AREA, box)

    def fill_shade(self, _context, shade, matrix, *_rest) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001, ANN002 - called by the engine
        self._take(Drawn.AREA, mupdf.ll_fz_bound_shade(shade, matrix), is_dark=True)

    def fill_image(self, _context, _image, matrix, *_rest) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001, ANN002 - called by the engine
        self.steps.append(Step(Drawn.PICTURE, _unit_square(matrix), is_dark=True))

    def fill_text(self, _context, text, matrix, *_rest) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001, ANN002 - called by the engine
        self._take(Drawn.WORDS, mupdf.ll_fz_bound_text(text, None, matrix))

    def stroke_text(self, _context, text, _stroke, matrix, *_rest) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001, ANN002 - called by the engine
        self._take(Drawn.WORDS, mupdf.ll_fz_bound_text(text, None, matrix))

    def ignore_text(self, _context, text, matrix) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - called by the engine
        self._take(Drawn.WORDS, mupdf.ll_fz_bound_text(text, None, matrix))

    def _take(self, kind: Drawn, box: mupdf.FzRect, *, is_dark: bool = False) -> None:
        self.steps.append(Step(kind, (box.x0, box.y0, box.x1, box.y1), is_dark=is_dark))


def _bar(
    path: mupdf.FzPath, stroke: mupdf.fz_stroke_state, matrix: mupdf.FzMatrix
) -> mupdf.FzRect | None:
    """The box of a line that is straight and as thick as a marker's: it hides words as a box does.

    Thin lines are passed over before they are measured: a drawn figure has thousands.
    """
    thick: float = stroke.linewidth * abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
    if thick < HIGH:
        return None
    box = mupdf.ll_fz_bound_path(path, stroke, matrix)
    return box if min(box.x1 - box.x0, box.y1 - box.y0) <= 2 * thick else None


def _unit_square(matrix: mupdf.FzMatrix) -> Area:
    """Where a picture lies: it is drawn into the unit square."""
    across = (matrix.e, matrix.e + matrix.a, matrix.e + matrix.c, matrix.e + matrix.a + matrix.c)
    down = (matrix.f, matrix.f + matrix.b, matrix.f + matrix.d, matrix.f + matrix.b + matrix.d)
    return min(across), min(down), max(across), max(down)


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """What one page draws; everything in points of the unrotated page.

    ``areas`` are filled paths, shades and stencils, ``pictures`` the images; both in the order of
    drawing and as large as they are without the clip they stand in.
    """

    width: float
    height: float
    areas: list[Area]
    pictures: list[Area]
    has_stencils: bool
    _page: pymupdf.Page
    _listed: pymupdf.DisplayList | None

    @property
    def covers(self) -> float:
        """The size from which something fills the page."""
        return _COVERING * (self.width * self.height or 1.0)

    def lines(self) -> Iterator[tuple[int, LineDict]]:
        """(block, line) of the print that lies on the page, in the order of the content stream."""
        for number, block in enumerate(self._text(FLAGS).extractRAWDICT()["blocks"]):
            for line in block.get("lines", ()):
                yield number, line

    def outside(self) -> Iterator[str]:
        """Words whose middle lies beyond the edge of the page, a line of them together."""
        text = self._text(pymupdf.TEXT_PRESERVE_WHITESPACE)
        for block in text.this:
            inner = block.m_internal
            if self._is_over(inner.bbox) and inner.type == mupdf.FZ_STEXT_BLOCK_TEXT:
                for line in block:
                    words = self._words_outside(line)
                    if words:
                        yield words

    def _is_over(self, box: mupdf.FzRect) -> bool:
        return bool(
            box.x0 < -_EDGE
            or box.y0 < -_EDGE
            or box.x1 > self.width + _EDGE
            or box.y1 > self.height + _EDGE
        )

    def _words_outside(self, line: mupdf.FzStextLine) -> str:
        signs = []
        for char in line:
            quad = char.m_internal.quad
            x, y = (quad.ul.x + quad.lr.x) / 2, (quad.ul.y + quad.lr.y) / 2
            is_on = 0 <= x <= self.width and 0 <= y <= self.height
            signs.append(" " if is_on else chr(char.m_internal.c))
        return " ".join("".join(signs).split())

    def steps(self) -> list[Step]:
        """What is drawn, in order; strokes and what is nearly transparent left out."""
        sequence = _Sequence()
        if self._listed is None:
            _run_page(self._page, sequence)
        else:
            _run_list(self._listed, sequence)
        return sequence.steps

    def _text(self, flags: int) -> pymupdf.TextPage:
        if self._listed is None:
            return self._page.get_textpage(flags=flags)
        return pymupdf.TextPage(self._listed.get_textpage(flags=flags))

    def shared(self, box: Area) -> float:
        """How much of the page a box takes."""
        width = min(box[2], self.width) - max(box[0], 0.0)
        height = min(box[3], self.height) - max(box[1], 0.0)
        return max(width, 0.0) * max(height, 0.0)

    def picture(self, clip: pymupdf.Rect, scale: float) -> pymupdf.Pixmap | None:
        """A part of the page on white paper, three bytes a pixel; none of a damaged page."""
        if self._listed is None:
            return None
        drawn: pymupdf.Pixmap = self._listed.get_pixmap(
            matrix=pymupdf.Matrix(scale, scale), colorspace=pymupdf.csRGB, alpha=0, clip=clip
        )
        return drawn


def drawn(page: pymupdf.Page) -> DrawnPage:
    """A page, interpreted; errors of the engine pass through."""
    filled = _Filled()
    pymupdf.TOOLS.reset_mupdf_warnings()
    _run_page(page, filled)
    with _unturned(page):
        width, height = page.rect.width, page.rect.height
        listed = None if pymupdf.TOOLS.mupdf_warnings() else page.get_displaylist()
    return DrawnPage(
        width, height, filled.areas, filled.pictures, filled.has_stencils, page, listed
    )


@contextmanager
def _unturned(page: pymupdf.Page) -> Iterator[None]:
    turn = page.rotation
    if turn:
        page.set_rotation(0)
    try:
        yield
    finally:
        if turn:
            page.set_rotation(turn)


def _run_page(page: pymupdf.Page, device: mupdf.FzDevice) -> None:
    with _unturned(page):
        mupdf.fz_run_page(page.this, device, mupdf.FzMatrix(), mupdf.FzCookie())
    mupdf.fz_close_device(device)


def _run_list(listed: pymupdf.DisplayList, device: mupdf.FzDevice) -> None:
    everything = mupdf.FzRect(mupdf.FzRect.Fixed_INFINITE)
    mupdf.fz_run_display_list(listed.this, device, mupdf.FzMatrix(), everything, mupdf.FzCookie())
    mupdf.fz_close_device(device)
