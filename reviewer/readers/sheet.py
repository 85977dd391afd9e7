"""The pieces of print on one page of a PDF: words, edges as displayed, whether they can be seen.

Everything after this works on pieces and never on the engine's dictionaries. Boxes come out of the
engine in the page's unrotated space; they are turned here, once. Spans stay in content-stream
order, since sorting by place destroys columns. Controls and lone surrogates become U+FFFD: they are
glyphs whose meaning the file does not tell.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypedDict

import pymupdf

from reviewer.text.geometry import LineBoxes

FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_CLIP

_UNREADABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_BREAKS = re.compile(r"[\t\n\u2028\u2029]")
_STRAIGHT = 0.999
_COVERING = 0.5


class _Char(TypedDict):
    c: str
    bbox: tuple[float, float, float, float]


class _SpanDict(TypedDict):
    chars: list[_Char]
    size: float
    alpha: int
    origin: tuple[float, float]


class _LineDict(TypedDict):
    spans: list[_SpanDict]
    dir: tuple[float, float]
    bbox: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of print on one line; ``edges`` has one more entry than it has code points."""

    text: str
    edges: list[float]
    y0: float
    y1: float
    base: float
    block: int
    size: float
    dx: float = 1.0
    dy: float = 0.0
    hidden: bool = False

    @property
    def x0(self) -> float:
        return self.edges[0]

    @property
    def x1(self) -> float:
        return self.edges[-1]

    @property
    def is_level(self) -> bool:
        return self.dx > _STRAIGHT

    def cut(self, start: int, end: int) -> "Piece":
        """The part from code point ``start`` to ``end``."""
        # Not dataclasses.replace, which takes ten times as long; every line passes here.
        return Piece(
            self.text[start:end],
            self.edges[start : end + 1],
            self.y0,
            self.y1,
            self.base,
            self.block,
            self.size,
            self.dx,
            self.dy,
            self.hidden,
        )

    def boxes(self, start: int) -> LineBoxes:
        """Where the piece lies, its first code point being at ``start`` of the layer."""
        return LineBoxes(start, self.y0, self.y1, tuple(self.edges), self.dx, self.dy)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as displayed; ``is_picture`` where an image is all it shows."""

    width: float
    height: float
    pieces: tuple[Piece, ...] = ()
    is_picture: bool = False


def read_sheet(page: pymupdf.Page) -> Sheet:
    """The pieces of a page; errors of the engine pass through."""
    width, height = page.rect.width, page.rect.height
    turn = page.rotation_matrix if page.rotation else None
    pieces: list[Piece] = []
    for number, block in enumerate(page.get_text("rawdict", flags=FLAGS)["blocks"]):
        for line in block.get("lines", ()):
            piece = _piece(line, number) if turn is None else _turned(line, number, turn)
            if piece:
                pieces.append(piece)
    if not page.get_images():
        shown = [replace(piece, hidden=False) if piece.hidden else piece for piece in pieces]
        return Sheet(width, height, tuple(shown))
    pieces = _marked(page, pieces)
    return Sheet(width, height, tuple(pieces), is_picture=not pieces)


def _piece(line: _LineDict, block: int) -> Piece | None:
    """A line of an unrotated page, its outer blanks dropped."""
    spans = line["spans"]
    text = "".join([char["c"] for span in spans for char in span["chars"]])
    if not text or text.isspace():
        return None
    edges = [char["bbox"][0] for span in spans for char in span["chars"]]
    edges.append(spans[-1]["chars"][-1]["bbox"][2])
    dx, dy = line["dir"]
    _, y0, _, y1 = line["bbox"]
    if dx <= _STRAIGHT:
        edges = _even(line["bbox"][0], line["bbox"][2], len(text))
    base = spans[0]["origin"][1]
    piece = Piece(text, edges, y0, y1, base, block, spans[0]["size"], dx, dy)
    return _cleaned(piece, hidden=spans[0]["alpha"] == 0)


def _turned(line: _LineDict, block: int, turn: pymupdf.Matrix) -> Piece | None:
    """A line of a rotated page, brought into displayed space."""
    spans = line["spans"]
    text = "".join([char["c"] for span in spans for char in span["chars"]])
    if not text or text.isspace():
        return None
    box = pymupdf.Rect(line["bbox"]) * turn
    dx, dy = line["dir"]
    direction = dx * turn.a + dy * turn.c, dx * turn.b + dy * turn.d
    if direction[0] > _STRAIGHT:
        boxes = [pymupdf.Rect(char["bbox"]) * turn for span in spans for char in span["chars"]]
        edges = [one.x0 for one in boxes] + [boxes[-1].x1]
    else:
        edges = _even(box.x0, box.x1, len(text))
    base = (pymupdf.Point(spans[0]["origin"]) * turn).y
    piece = Piece(text, edges, box.y0, box.y1, base, block, spans[0]["size"], *direction)
    return _cleaned(piece, hidden=spans[0]["alpha"] == 0)


def _cleaned(piece: Piece, *, hidden: bool) -> Piece:
    """The piece without outer blanks, every code point of its text with an edge and a meaning."""
    text, edges = piece.text, piece.edges
    if len(edges) != len(text) + 1:
        piece = replace(piece, edges=_even(edges[0], edges[-1], len(text)))
    if not text.isprintable():
        piece = replace(piece, text=_BREAKS.sub(" ", _UNREADABLE.sub("\ufffd", text)))
    if hidden:
        piece = replace(piece, hidden=True)
    if text[0] == " " or text[-1] == " ":
        return piece.cut(len(text) - len(text.lstrip()), len(text.rstrip()))
    return piece


def _even(x0: float, x1: float, count: int) -> list[float]:
    """Edges for a line that is not written from left to right: it is drawn as one box."""
    step = (x1 - x0) / count
    return [x0 + step * index for index in range(count)] + [x1]


def _marked(page: pymupdf.Page, pieces: Sequence[Piece]) -> list[Piece]:
    """``hidden`` only where an image covers the page: text that someone's OCR put there."""
    log = page.get_bboxlog()
    area = abs(page.cropbox) or 1.0
    covers = [
        i
        for i, (kind, box) in enumerate(log)
        if kind == "fill-image" and abs(pymupdf.Rect(box) & page.cropbox) > _COVERING * area
    ]
    written = [i for i, (kind, _) in enumerate(log) if kind.endswith("-text")]
    if not covers:
        return [replace(piece, hidden=False) for piece in pieces]
    if written and written[-1] < covers[-1]:
        return [replace(piece, hidden=True) for piece in pieces]
    return list(pieces)
