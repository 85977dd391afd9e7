"""Draws the PDF samples with PyMuPDF, in the same bytes every time.

The fonts are the fourteen that every viewer has, so nothing is embedded; there is no date and no
id, so that a run on another day gives the same file. One shape a page keeps the drawing order: what
is drawn first is read first, which is what the numbered transcript needs.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import pymupdf

LEGEND = "INVENTED SAMPLE"
WIDTH, HEIGHT = 612.0, 792.0
GREY = (0.45, 0.45, 0.45)
BLUE = (0.1, 0.2, 0.55)

Furniture = Callable[["Paper"], None]


@dataclass
class Paper:
    """A document in the making: a cursor that walks down the page and turns it when it is full."""

    furniture: Furniture
    left: float = 72
    right: float = 540
    top: float = 80
    bottom: float = 700
    document: pymupdf.Document = field(default_factory=pymupdf.open)
    y: float = 0
    shape: pymupdf.Shape = field(init=False)

    def __post_init__(self) -> None:
        self.begin_page()

    @property
    def number(self) -> int:
        return int(self.document.page_count)

    def turn(self) -> None:
        self.finish_page()
        self.begin_page()

    def begin_page(self) -> None:
        self.shape = self.document.new_page(width=WIDTH, height=HEIGHT).new_shape()
        self.y = self.top

    def finish_page(self) -> None:
        """Stamps come last, as they do in life: after the words in the reading order."""
        self.furniture(self)
        self.shape.commit()

    def text(self, x, y, words, font="tiro", size=11, **options):
        """One line of text with its baseline at ``y``."""
        self.shape.insert_text((x, y), words, fontname=font, fontsize=size, **options)

    def centred(self, y, words, font="tiro", size=11, **options):
        x = (WIDTH - pymupdf.get_text_length(words, font, size)) / 2
        self.text(x, y, words, font, size, **options)

    def to_the_right(self, y, words, font="tiro", size=11, **options):
        x = self.right - pymupdf.get_text_length(words, font, size)
        self.text(x, y, words, font, size, **options)

    def paragraph(self, words, font="tiro", size=11, first=0.0, lead=1.4, after=8):
        """A paragraph wrapped to the column, over as many pages as it needs."""
        for number, line in enumerate(wrapped(words, self.right - self.left, font, size, first)):
            self.room(size * lead)
            self.text(self.left + (first if number == 0 else 0), self.y, line, font, size)
            self.y += size * lead
        self.y += after

    def heading(self, words, font="tibo", size=11):
        self.room(size * 4)
        self.y += size * 0.4
        self.text(self.left, self.y, words, font, size)
        self.y += size * 1.6

    def row(self, cells, stops, font="tiro", size=11):
        """One row of a table, its cells at the given distances from the left."""
        self.room(size * 1.7)
        for stop, cell in zip(stops, cells, strict=True):
            self.text(self.left + stop, self.y, cell, font, size)
        below = self.y + size * 0.5
        self.shape.draw_line((self.left, below), (self.right, below))
        self.shape.finish(color=GREY, width=0.4)
        self.y += size * 1.7

    def room(self, height):
        if self.y + height > self.bottom:
            self.turn()

    def pdf(self) -> bytes:
        self.finish_page()
        return saved(self.document)


def saved(document: pymupdf.Document) -> bytes:
    """The bytes of a document, without anything that differs from run to run."""
    return bytes(document.tobytes(no_new_id=True, garbage=3, deflate=False))


def wrapped(words, width, font, size, first=0.0):
    """Lines of text no wider than ``width`` points, the first one shorter by ``first``."""
    lines, line, free = [], "", width - first
    for word in words.split():
        longer = f"{line} {word}".strip()
        if line and pymupdf.get_text_length(longer, font, size) > free:
            lines.append(line)
            line, free = word, width
        else:
            line = longer
    return [*lines, line]


def transcript_pdf(pages: list[list[str]], first_number: int, footer: str) -> bytes:
    """A numbered transcript whose numbers are text objects of their own, drawn before the words."""
    paper = Paper(furniture=lambda _: None)
    for offset, page in enumerate(pages):
        if offset:
            paper.turn()
        draw_transcript_page(paper, page, first_number + offset, footer)
    return paper.pdf()


def draw_transcript_page(paper: Paper, page: list[str], number: int, footer: str) -> None:
    baselines = [100 + 25.2 * row for row in range(len(page))]
    paper.to_the_right(56, str(number), "cour", 12)
    for line, y in enumerate(baselines, 1):
        paper.text(96 - 7.2 * len(str(line)), y, str(line), "cour", 12)
    for text, y in zip(page, baselines, strict=True):
        if text:
            indent = len(text) - len(text.lstrip())
            paper.text(124 + 7.2 * indent, y, text.lstrip(), "cour", 12)
    paper.centred(752, footer, "helv", 8, color=GREY)
    for x in (108, 111, 545):
        paper.shape.draw_line((x, 40), (x, 735))
    paper.shape.finish(color=GREY, width=0.5)


def columns_pdf(title: str, deck: tuple[str, ...], paragraphs: list[str], footer: str) -> bytes:
    """An article in two columns; a paragraph of a few words without a full stop is a heading."""
    paper = Paper(furniture=lambda made: made.centred(760, footer, "helv", 8, color=GREY), top=96)
    paper.text(72, 92, title, "tibo", 24)
    for number, line in enumerate(deck):
        paper.text(72, 116 + 15 * number, line, "tiit", 11)
    flow = ColumnFlow(paper, top=116 + 15 * len(deck) + 12)
    for words in paragraphs:
        if len(words) < 40 and not words.endswith("."):
            flow.lines([words], "tibo", 12)
        else:
            flow.lines(wrapped(words, flow.width, "tiro", 10.5, 12), "tiro", 10.5, 12)
    return paper.pdf()


@dataclass
class ColumnFlow:
    """Fills two columns a page, the left one first."""

    paper: Paper
    top: float
    width: float = 222
    column: int = 0
    y: float = 0

    def __post_init__(self):
        self.y = self.top

    def lines(self, lines, font, size, first=0.0):
        for number, line in enumerate(lines):
            if self.y > 720:
                self.next_column()
            x = 72 + self.column * 246 + (first if number == 0 else 0)
            self.paper.text(x, self.y, line, font, size)
            self.y += size * 1.38
        self.y += 5

    def next_column(self):
        if self.column:
            self.paper.turn()
            self.top = 80
        self.column = 1 - self.column
        self.y = self.top


def draw_sticker(paper: Paper, number: str, below: str) -> None:
    """The reporter's exhibit sticker, at the foot of the page."""
    box = pymupdf.Rect(388, 596, 528, 664)
    paper.shape.draw_rect(box)
    paper.shape.finish(color=BLUE, fill=(1, 0.97, 0.8), width=1.5)
    paper.text(431, 614, "EXHIBIT", "hebo", 12, color=BLUE)
    paper.text(427, 639, number, "hebo", 18, color=BLUE)
    paper.text(402, 656, below, "helv", 8, color=BLUE)


def scanned_pdf(lines: list[str], stamp: str, misread: tuple[str, str]) -> bytes:
    """A page that is a picture, with the words an OCR program saw lying invisibly on it.

    Args:
        lines: what the paper says, from top to bottom.
        stamp: its Bates number.
        misread: one word of the picture and what stands for it in the invisible text, once.
    """
    document = pymupdf.open()
    page = document.new_page(width=WIDTH, height=HEIGHT)
    page.insert_image(page.rect, stream=photograph(lines, stamp))
    seen, believed = misread
    received = "\n".join(lines).replace(seen, believed, 1).split("\n")
    shape = page.new_shape()
    write_sheet(shape, received, stamp, render_mode=3)
    shape.commit()
    return saved(document)


def photograph(lines: list[str], stamp: str) -> bytes:
    """The sheet as a scanner saw it: grey, a little crooked, with specks."""
    page = pymupdf.open().new_page(width=WIDTH, height=HEIGHT)
    shape = page.new_shape()
    tilt = (pymupdf.Point(WIDTH / 2, HEIGHT / 2), pymupdf.Matrix(0.25))
    write_sheet(shape, lines, stamp, morph=tilt)
    spot = 417
    for _ in range(90):
        spot = (spot * 1103515245 + 12345) % 2**31
        shape.draw_circle((spot % 612, spot // 612 % 792), 0.3 + spot % 5 / 10)
    shape.finish(color=None, fill=(0.6, 0.6, 0.6))
    shape.commit()
    picture = page.get_pixmap(dpi=110, colorspace=pymupdf.csGRAY)
    return bytes(picture.tobytes("jpeg", jpg_quality=55))


def write_sheet(shape, lines, stamp, **options):
    for number, line in enumerate(lines):
        if line:
            indent = len(line) - len(line.lstrip())
            at = (90 + 7.2 * indent, 110 + 22 * number)
            shape.insert_text(at, line.lstrip(), fontname="cour", fontsize=12, **options)
    shape.insert_text((440, 760), stamp, fontname="hebo", fontsize=11, **options)
