"""Sets paragraphs on pages as a PDF: running heads, page x of y, nothing torn apart.

MuPDF's own layout rather than Qt's: it needs no screen and no fonts of the system, so the command
line, the window and a test make the same pages of the same words. The face (Charis SIL, drawn for
reading) and those that stand in for it in other scripts are part of PyMuPDF, and are embedded, cut
down to the letters that are used. HTML alone would let the engine break pages where they fall, so
each block is laid out by itself and placed here: a block stays whole where it fits, a heading stays
with what follows, and a paragraph that must break leaves at least two lines on either side. What
is placed is drawn when all is placed and the number of pages is known.

The PDF writer garbles some Arabic and emoji in the text behind the picture (see ``layout``); the
picture is right, and the Word file has the words exactly.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape
from io import BytesIO
from typing import BinaryIO

import pymupdf

Progress = Callable[[int, int], None]

_MARGIN, _TOP, _BOTTOM = 72.0, 94.0, 76.0
_HEAD_AT, _FOOT_FROM_END = 40.0, 54.0
_ENDLESS = 1_000_000.0
_WHOLE_SHARE = 0.45
_LEAST_LINES = 2
_SLACK = 0.6
_TOLD_EVERY = 16
_ASIDE = 150.0
_RUNNING_HEIGHT = 13.0
_STYLE = """
body{margin:0;font-family:serif;font-size:10.5pt;line-height:14pt}
p,h1,h2{margin:0;font-weight:normal;overflow-wrap:break-word}
"""
_RUNNING = """
.top{font-size:8.5pt;line-height:12pt;text-align:center;font-weight:bold;letter-spacing:0.4pt}
.left{font-size:8.5pt;line-height:12pt;color:#444444}
.right{font-size:8.5pt;line-height:12pt;color:#444444;text-align:right}
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its class in the style, its words as HTML without a block of its own.

    ``leading`` is the height of its lines, ``above`` the room over it, in points.
    """

    style: str
    html: str
    leading: float = 14.0
    above: float = 0.0

    @property
    def markup(self) -> str:
        """The whole paragraph; height and room stand here, so that lines can be counted."""
        room = f"line-height:{self.leading}pt;padding-top:{self.above}pt"
        return f'<p class="{self.style}" style="{room}">{self.html}</p>'


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs that stay on one page where they can; what follows a ``heading`` stays near it.

    A heading is also the name of the part that it begins, for the outline and the running head.
    """

    lines: tuple[Line, ...]
    above: float = 0.0
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Running:
    """What stands on every page: above in the middle, and at the left and right; below."""

    top: str
    left: str
    right: str
    bottom: str
    title: str


@dataclass(frozen=True, slots=True)
class _Placed:
    """A story on a page: laid out already and only moved down by ``y``, or one of its parts."""

    story: pymupdf.Story
    y: float = 0.0
    part: pymupdf.Rect | None = None
    is_first_part: bool = False


@dataclass(slots=True)
class _Page:
    heading: str = ""
    placed: list[_Placed] = field(default_factory=list)


def typeset(
    blocks: Sequence[Block],
    css: str,
    running: Running,
    size: tuple[float, float],
    out: BinaryIO,
    progress: Progress,
) -> int:
    """Write a PDF.

    Args:
        blocks: what stands in it, in order.
        css: rules for the classes that its paragraphs use.
        running: what stands on every page.
        size: width and height of the paper in points.
        out: where it goes.
        progress: told how much is placed and drawn, and how much there is.

    Returns:
        How many pages it has.
    """
    setter, total = _Setter(css, size), 2 * len(blocks)
    for done, block in enumerate(blocks):
        setter.place(block, blocks[done + 1 : done + 2])
        if done % _TOLD_EVERY == 0:
            progress(done, total)
    drawn = BytesIO()
    writer = pymupdf.DocumentWriter(drawn)
    for number, page in enumerate(setter.pages, start=1):
        device = writer.begin_page(pymupdf.Rect(0, 0, *size))
        _draw_running(device, running, page.heading, (number, len(setter.pages)), size)
        _draw(device, page)
        writer.end_page()
        if number % _TOLD_EVERY == 0:
            progress(len(blocks) * (1 + number // len(setter.pages)), total)
    writer.close()
    _finish(drawn.getvalue(), setter.outline, running.title, out)
    progress(total, total)
    return len(setter.pages)


class _Setter:
    """Places blocks, page after page."""

    def __init__(self, css: str, size: tuple[float, float]) -> None:
        self._css = _STYLE + css
        self._left, self._right = _MARGIN, size[0] - _MARGIN
        self._floor = size[1] - _BOTTOM
        self._tallest_whole = (self._floor - _TOP) * _WHOLE_SHARE
        self._y, self._heading = _TOP, ""
        self._measured: tuple[Block, pymupdf.Story, float] | None = None
        self.pages = [_Page()]
        self.outline: list[tuple[str, int]] = []

    def place(self, block: Block, following: Sequence[Block]) -> None:
        """Place a block on this page, or where it does not fit on the next."""
        wanted = self._least(block)
        if block.heading and following:
            wanted += following[0].above + self._least(following[0])
        story, height = self._story(block)
        if self.pages[-1].placed:
            self._y += block.above
            if wanted > self._room:
                self._turn()
        if block.heading:
            self._heading = block.heading
            if not (self.pages[-1].placed and self.pages[-1].heading):
                self.pages[-1].heading = block.heading
            self.outline.append((block.heading, len(self.pages)))
        if height <= self._room:
            self.pages[-1].placed.append(_Placed(story, self._y))
            self._y += height
        else:
            for line in block.lines:
                self._place_line(line)

    @property
    def _room(self) -> float:
        return self._floor - self._y

    def _least(self, block: Block) -> float:
        """The room that a block needs to begin on a page: all of it, or where it is long its begin.

        That is its first two paragraphs with two lines each.
        """
        _, height = self._story(block)
        if height <= self._tallest_whole:
            return height
        begin = block.lines[:_LEAST_LINES]
        return sum(line.above + _LEAST_LINES * line.leading for line in begin)

    def _story(self, block: Block) -> tuple[pymupdf.Story, float]:
        """A block laid out from the top of a page without an end, and its height; kept once."""
        if self._measured is None or self._measured[0] is not block:
            markup = "".join(line.markup for line in block.lines)
            self._measured = (block, *self._laid_out(markup))
        return self._measured[1:]

    def _laid_out(self, markup: str) -> tuple[pymupdf.Story, float]:
        story = pymupdf.Story(markup, self._css)
        _, filled = story.place(pymupdf.Rect(self._left, 0, self._right, _ENDLESS))
        return story, float(filled[3])

    def _place_line(self, line: Line) -> None:
        """Place one paragraph, over as many pages as it needs."""
        story, height = self._laid_out(line.markup)
        left, above = round((height - line.above) / line.leading), line.above
        is_first = True
        while left > (room := max(0, int((self._room - above + _SLACK) / line.leading))):
            # Two lines here and two there, or none here.
            fitting = min(room, left - _LEAST_LINES)
            if fitting >= _LEAST_LINES:
                self._put(story, above + fitting * line.leading, is_first=is_first)
                left, above, is_first = left - fitting, 0.0, False
            self._turn()
        self._put(story, above + left * line.leading, is_first=is_first)

    def _put(self, story: pymupdf.Story, height: float, *, is_first: bool) -> None:
        rect = pymupdf.Rect(self._left, self._y, self._right, self._y + height + _SLACK)
        self.pages[-1].placed.append(_Placed(story, 0.0, rect, is_first))
        self._y += height

    def _turn(self) -> None:
        self.pages.append(_Page(self._heading))
        self._y = _TOP


# --- Drawing --------------------------------------------------------------------------------------


def _draw(device: pymupdf.DeviceWrapper, page: _Page) -> None:
    for one in page.placed:
        if one.part is None:
            one.story.draw(device, pymupdf.Matrix(1, 0, 0, 1, 0, one.y))
            continue
        if one.is_first_part:
            one.story.reset()
        one.story.place(one.part)
        one.story.draw(device)


def _draw_running(
    device: pymupdf.DeviceWrapper,
    running: Running,
    heading: str,
    number: tuple[int, int],
    size: tuple[float, float],
) -> None:
    left, right, foot = _MARGIN, size[0] - _MARGIN, size[1] - _FOOT_FROM_END
    middle = (left + right) / 2
    page, pages = number
    for style, words, x0, x1, y in (
        ("top", running.top, left, right, _HEAD_AT),
        ("left", running.left, left, right - _ASIDE, _HEAD_AT + 14),
        ("right", running.right or heading, right - _ASIDE, right, _HEAD_AT + 14),
        ("left", running.bottom, left, middle + _ASIDE / 2, foot),
        ("right", f"Page {page} of {pages}", middle + _ASIDE / 2, right, foot),
    ):
        if words:
            story = pymupdf.Story(f'<p class="{style}">{escape(words)}</p>', _STYLE + _RUNNING)
            story.place(pymupdf.Rect(x0, y, x1, y + _RUNNING_HEIGHT))
            story.draw(device)


def _finish(drawn: bytes, outline: Sequence[tuple[str, int]], title: str, out: BinaryIO) -> None:
    """Cut the fonts down to the letters used, and name the document and its parts."""
    with pymupdf.open("pdf", drawn) as document:
        document.set_metadata({"title": title, "producer": "Pincite", "creator": "Pincite"})
        document.set_toc([[1, name, page] for name, page in outline])
        document.subset_fonts()
        document.save(out, garbage=3, deflate=True)
