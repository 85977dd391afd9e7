"""The pieces of print on one page of a PDF: words, edges as displayed, whether they can be seen.

Everything after this works on pieces and never on the engine's dictionaries. Boxes come out of the
engine in the page's unrotated space; they are turned here, once. Spans stay in content-stream
order, since sorting by place destroys columns. Controls and lone surrogates become U+FFFD: they are
glyphs whose meaning the file does not tell.
"""

import re
from dataclasses import dataclass, replace

import pymupdf

from reviewer.readers.pdf_page import Drawn, DrawnPage, LineDict, drawn
from reviewer.readers.pdf_unseen import Unseen, look
from reviewer.text.geometry import LineBoxes

_UNREADABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_BREAKS = re.compile(r"[\t\n\u2028\u2029]")
_STRAIGHT = 0.999


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of print on one line; ``edges`` has one more entry than it has code points.

    ``sureness`` is that of a piece that was recognised, one entry a code point (see ``LineBoxes``).
    """

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
    sureness: tuple[int, ...] = ()

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
            self.sureness[start:end],
        )

    def boxes(self, start: int) -> LineBoxes:
        """Where the piece lies, its first code point being at ``start`` of the layer."""
        edges = tuple(self.edges)
        return LineBoxes(start, self.y0, self.y1, edges, self.dx, self.dy, self.sureness)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as displayed.

    ``is_picture`` where an image is all it shows, ``is_pictured`` where one fills more than half of
    it; ``unseen`` are words of the file that the page does not show.
    """

    width: float
    height: float
    pieces: tuple[Piece, ...] = ()
    is_picture: bool = False
    is_pictured: bool = False
    unseen: tuple[Unseen, ...] = ()


def read_sheet(page: pymupdf.Page) -> Sheet:
    """The pieces of a page; errors of the engine pass through."""
    turn = page.rotation_matrix if page.rotation else None
    shown = drawn(page)
    numbered = list(shown.lines())
    is_pictured = any(shown.shared(box) > shown.covers for box in shown.pictures)
    seen = look(shown, [line for _, line in numbered], is_pictured=is_pictured)
    pieces: list[Piece] = []
    for at, (number, line) in enumerate(numbered):
        if at in seen.dropped:
            continue
        piece = _piece(line, number) if turn is None else _turned(line, number, turn)
        if piece:
            pieces.append(piece)
    if is_pictured and pieces:
        pieces = _marked(pieces, shown)
    return Sheet(
        page.rect.width,
        page.rect.height,
        tuple(pieces),
        is_picture=not pieces and bool(shown.pictures or shown.has_stencils),
        is_pictured=is_pictured,
        unseen=seen.unseen,
    )


def _piece(line: LineDict, block: int) -> Piece | None:
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


def _turned(line: LineDict, block: int, turn: pymupdf.Matrix) -> Piece | None:
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


def _marked(pieces: list[Piece], shown: DrawnPage) -> list[Piece]:
    """``hidden`` for all where every word was drawn before the picture that fills the page.

    Text that someone's OCR put there lies under the picture, or over it and invisibly.
    """
    steps = list(enumerate(shown.steps()))
    words = [at for at, step in steps if step.kind is Drawn.WORDS]
    pictures = [
        at
        for at, step in steps
        if step.kind is Drawn.PICTURE and shown.shared(step.box) > shown.covers
    ]
    if words and pictures and words[-1] < pictures[-1]:
        return [replace(piece, hidden=True) for piece in pieces]
    return pieces
