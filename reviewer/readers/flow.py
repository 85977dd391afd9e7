"""The text of PDF pages in the order of the content stream, and its paragraphs.

A block of the engine is a paragraph to begin with. Two repairs: a double-spaced page gives one
block a line, so full lines that follow each other are joined; and a block of several paragraphs is
cut where a line ends short with a full stop. A paragraph goes on over a page break where the
sentence does.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.readers.sheet import Piece, Sheet
from reviewer.text.layer import Paragraph, PrintedLine
from reviewer.text.understood import Understood

_FULL = 0.8
_APART = 2.7
_LEVEL = 0.3
_WORDS = 15
_POINTS = 2.0
_SAME_SIZE = 0.5
_ENDS = (".", "!", "?", ":", ";", "”", '"', ")")


@dataclass(frozen=True, slots=True)
class Flow:
    """A document's words in reading order.

    ``pages`` has the range of each page; ``placed`` every piece with its offset, ascending;
    ``furniture`` the lines that were left out; ``understood`` what a transcript was read as.
    """

    text: str
    pages: tuple[tuple[int, int], ...]
    placed: tuple[tuple[int, Piece], ...]
    paragraphs: tuple[Paragraph, ...]
    lines: tuple[PrintedLine, ...] = ()
    is_testimony: bool = False
    furniture: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    understood: Understood | None = None


def flowing(sheets: Sequence[Sheet], aside: frozenset[tuple[int, int]]) -> Flow:
    """The words of all pages but the pieces named in ``aside`` (page index, piece index)."""
    offset, pages = 0, []
    paragraphs: list[list[int]] = []
    placed: list[tuple[int, Piece]] = []
    for number, sheet in enumerate(sheets):
        begin = offset
        pieces = (
            [p for i, p in enumerate(sheet.pieces) if (number, i) not in aside]
            if aside
            else sheet.pieces
        )
        previous: Piece | None = placed[-1][1] if placed else None
        for index, piece in enumerate(pieces):
            goes_on = previous is not None and (
                _goes_over(previous, piece) if not index else _goes_on(previous, piece)
            )
            if goes_on:
                paragraphs[-1][1] = offset + len(piece.text)
            else:
                paragraphs.append([offset, offset + len(piece.text)])
            placed.append((offset, piece))
            offset += len(piece.text) + 1
            previous = piece
        pages.append((begin, offset))
    text = "\n".join(piece.text for _, piece in placed)
    ranges = tuple((min(start, len(text)), min(end, len(text))) for start, end in pages)
    return Flow(
        text, ranges, tuple(placed), tuple(Paragraph(start, end) for start, end in paragraphs)
    )


def _goes_on(above: Piece, piece: Piece) -> bool:
    """Whether a line on the same page runs on from the line before it in the stream."""
    if above.block != piece.block:
        return _goes_on_below(above, piece)
    if abs(above.base - piece.base) < _LEVEL * piece.size:
        return True
    short = above.x1 < piece.x0 + _FULL * (piece.x1 - piece.x0)
    return not (short and above.text.endswith(_ENDS) and _begins(piece.text))


def _goes_on_below(above: Piece, piece: Piece) -> bool:
    """Whether the next block is the next line of double-spaced print."""
    if not (_alike(above, piece) and 0 < piece.base - above.base < _APART * piece.size):
        return False
    if piece.x0 > above.x0 + _POINTS or not _is_full(above, piece):
        return False
    return not (above.text.endswith(_ENDS) and _begins_numbered(piece.text))


def _is_full(above: Piece, piece: Piece) -> bool:
    """Whether the line above is a line of words that reaches as far as this one does."""
    reach = above.x1 - piece.x0 >= _FULL * max(piece.x1 - piece.x0, 0.0)
    return reach and above.x1 - above.x0 > _WORDS * piece.size


def _goes_over(above: Piece, piece: Piece) -> bool:
    """Whether the first line of a page ends the sentence of the last one."""
    ended = above.text.endswith(_ENDS)
    return not ended and piece.text[:1].islower() and _alike(above, piece)


def _alike(one: Piece, other: Piece) -> bool:
    return abs(one.size - other.size) < _SAME_SIZE


def _begins(text: str) -> bool:
    return text[:1].isupper() or text[:1].isdigit() or text[:1] in "“\"'(•–—"


def _begins_numbered(text: str) -> bool:
    return text[:1].isdigit() or text[:1] in "•(¶"
