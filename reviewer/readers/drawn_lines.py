"""Lines of print as the engine gives them back, character by character, with their boxes.

What is drawn beside the words (``markup.aside``) is left out here, by its colour. Every error of
the engine is turned into words at this border.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from operator import itemgetter

import pymupdf

from reviewer.errors import SourceError
from reviewer.readers.markup import ASIDE_COLOUR, solid
from reviewer.text.geometry import LineBoxes

_FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_CLIP
_box = itemgetter("bbox")
_BREAK = "\u200b"
_MOST_ROUNDED = 50_000


class _Rounded(dict[float, float]):
    """Lengths to a hundredth: the same few thousand return on every page, and rounding is slow."""

    def __missing__(self, length: float) -> float:
        if len(self) >= _MOST_ROUNDED:
            self.clear()
        rounded = self[length] = round(length, 2)
        return rounded


_ROUNDED = _Rounded()


@dataclass(frozen=True, slots=True)
class Line:
    """A run of characters on one line of a page, with the left and right edge of each."""

    text: str
    lefts: Sequence[float]
    rights: Sequence[float]
    y0: float
    y1: float

    def stripped(self) -> "Line":
        if len(self.text) == len(self.text.strip()):
            return self
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, len(self.text.rstrip()))

    def cut(self, start: int, end: int) -> "Line":
        if start == 0 and end >= len(self.text):
            return self
        lefts, rights = self.lefts[start:end], self.rights[start:end]
        return Line(self.text[start:end], lefts, rights, self.y0, self.y1)

    def place_of(self, seen: int) -> int:
        """The index of the character that has so many seen characters before it."""
        for index, character in enumerate(self.text):
            if solid(character):
                if not seen:
                    return index
                seen -= 1
        return len(self.text)

    def boxes(self, start: int) -> Iterator[LineBoxes]:
        """Boxes for the layer, one for each run in one direction of writing.

        Runs from right to left have falling edges: the right edge of each character, and the last
        one's left.
        """
        begin = 0
        while begin < len(self.text):
            falling, end = self._run(begin)
            edges = [*self.rights[begin:end], self.lefts[end - 1]]
            if not falling:
                edges = [*self.lefts[begin:end], self.rights[end - 1]]
            rounded = tuple(map(_ROUNDED.__getitem__, edges))
            yield LineBoxes(start + begin, self.y0, self.y1, rounded)
            begin = end

    def _run(self, begin: int) -> tuple[bool, int]:
        lefts = list(self.lefts[begin:])
        steps = [] if lefts == sorted(lefts) else [b < a - 0.5 for a, b in pairwise(lefts)]
        if not any(steps):
            return False, len(self.text)
        falling = steps[0]
        turn = steps.index(not falling) if (not falling) in steps else len(steps)
        # Where a run turns, the character at the turn belongs to the run that it ends.
        return falling, begin + turn + 1


def page_lines(page: pymupdf.Page) -> Iterator[Line]:
    """The lines of a page in reading order; asides are left out, and part a line they stand in."""
    with engine():
        blocks = page.get_text("rawdict", flags=_FLAGS)["blocks"]
    for block in blocks:
        for line in block.get("lines", ()):
            y0, y1 = round(line["bbox"][1], 2), round(line["bbox"][3], 2)
            for beside, spans in groupby(line["spans"], _is_aside):
                if beside:
                    continue
                characters = [c for span in spans for c in span["chars"]]
                text = "".join([c["c"] for c in characters])
                if _BREAK in text:
                    # A zero-width space is a place to break that we put there ourselves.
                    characters = [c for c in characters if c["c"] != _BREAK]
                    text = text.replace(_BREAK, "")
                if text.strip():
                    lefts, _tops, rights, _feet = zip(*map(_box, characters), strict=True)
                    yield Line(text, lefts, rights, y0, y1)


def _is_aside(span: dict[str, object]) -> bool:
    return span["color"] == ASIDE_COLOUR


@contextmanager
def engine() -> Iterator[None]:
    """The layout engine, quiet, with its errors in words."""
    quiet()
    try:
        yield
    except (pymupdf.mupdf.FzErrorBase, pymupdf.FileDataError, RuntimeError, SystemError) as error:
        raise SourceError("The pages of this file could not be laid out.") from error


@cache
def quiet() -> None:
    """The engine prints its messages to standard output unless told otherwise."""
    pymupdf.set_messages(pylogging=True)
    pymupdf.TOOLS.mupdf_display_errors(False)  # noqa: FBT003 - its signature
    pymupdf.TOOLS.mupdf_display_warnings(False)  # noqa: FBT003 - its signature
