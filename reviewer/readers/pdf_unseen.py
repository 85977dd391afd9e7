"""Words that are in a PDF and cannot be seen on its pages.

Looking at every word would take as long as drawing every page. So a page is drawn only where
something makes it suspect: letters that are drawn invisibly or nearly white, or a filled area that
shares its place with words. Then the words in question are looked up in the picture. What counts is
the picture and not the order of drawing, so that shaded tables and white type on dark bars pass,
and black type under, or on, a black bar does not.

Words that are drawn invisibly on empty paper, and words beyond the edge of the page, are no words
of the exhibit; they are listed and stay out of its text. Words that are drawn invisibly over
something that can be seen are those of a scan, or of letters drawn as pictures. Words that are
merely too pale, too small or covered stay in, because leaving them out would lose what a doubtful
case shows; they are listed, too.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import pymupdf

from reviewer.readers.pdf_page import (
    HIGH,
    WIDE,
    Area,
    CharDict,
    Drawn,
    DrawnPage,
    LineDict,
    SpanDict,
)

_PALE = 0xE0
_DARK = 90
_DARKS = bytes(range(_DARK))
_SMALLEST = 1.5
_MOST_AREAS = 4_000
_MOST_WORDS = 3_000
_SCALE = 1.5
_COARSEST = 1.0
_MOST_PIXELS = 6_000_000
_ALIKE = 12
_MOSTLY_DARK = 0.6
_FEWEST_LETTERS = 2


class UnseenBy(StrEnum):
    """Why a word cannot be seen."""

    INVISIBLE = "drawn invisibly"
    OUTSIDE = "beyond the edge of the page"
    LAYER = "in a layer that is switched off"
    PALE = "in the colour of what is behind it"
    TINY = "too small to be read"
    COVERED = "under a box"
    FIELD = "in a hidden form field"


@dataclass(frozen=True, slots=True)
class Unseen:
    """Words of one page that cannot be seen there."""

    by: UnseenBy
    text: str


@dataclass(frozen=True, slots=True)
class Look:
    """What looking at a page gave; ``dropped`` are the places of lines that are no part of it."""

    unseen: tuple[Unseen, ...] = ()
    dropped: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Word:
    line: int
    text: str
    box: Area
    by: UnseenBy
    is_dark: bool = False
    chars: tuple[CharDict, ...] = ()


def look(page: DrawnPage, lines: Sequence[LineDict], *, is_pictured: bool) -> Look:
    """What of the words of a page cannot be seen.

    Args:
        page: an interpreted page.
        lines: its print.
        is_pictured: whether a picture fills the page; then the words are those of a scan.
    """
    outside = [Unseen(UnseenBy.OUTSIDE, words) for words in page.outside()]
    if is_pictured:
        return Look(tuple(outside))
    words = list(_doubtful(lines, _areas(page, lines)))
    unseen = [*_small(lines), *_not_in_the_picture(page, words)]
    dropped = frozenset(word.line for word in unseen if word.by is UnseenBy.INVISIBLE)
    return Look((*_listed(unseen), *outside), dropped)


def _listed(words: Sequence[_Word]) -> Iterator[Unseen]:
    """Words next to each other in one line for one reason, joined."""
    for at, word in enumerate(words):
        if at and (words[at - 1].line, words[at - 1].by) == (word.line, word.by):
            continue
        end = at
        while end < len(words) and (words[end].line, words[end].by) == (word.line, word.by):
            end += 1
        yield Unseen(word.by, " ".join(one.text for one in words[at:end]))


# Suspects


def _small(lines: Sequence[LineDict]) -> Iterator[_Word]:
    for at, line in enumerate(lines):
        for span in line["spans"]:
            if span["size"] < _SMALLEST and span["alpha"]:
                x0, y0, x1, y1 = span["bbox"]
                text = "".join(char["c"] for char in span["chars"]).strip()
                if text and min(x1 - x0, y1 - y0) < _SMALLEST:
                    yield _Word(at, text, span["bbox"], UnseenBy.TINY)


def _areas(page: DrawnPage, lines: Sequence[LineDict]) -> list[Area]:
    """Filled areas that could hide a word: those drawn over words, and dark ones under them.

    What fills the page counts only where it comes after words: before them it is paper. Where
    there are thousands, they draw a figure.
    """
    areas = [box for box in (*page.areas, *page.pictures) if _is_large(box)]
    if not areas or len(areas) > _MOST_AREAS or not _lines_over(lines, areas):
        return []
    written: list[Area] = []
    hiding = []
    for step in page.steps():
        if step.kind is Drawn.WORDS:
            written.append(step.box)
        elif _is_large(step.box) and (
            (step.is_dark and page.shared(step.box) <= page.covers)
            or any(_overlap(one, step.box) for one in written)
        ):
            hiding.append(step.box)
    return hiding


def _is_large(box: Area) -> bool:
    return box[2] - box[0] >= WIDE and box[3] - box[1] >= HIGH


def _doubtful(lines: Sequence[LineDict], areas: Sequence[Area]) -> Iterator[_Word]:
    """Words that may not be seen: drawn invisibly, nearly white, or where something is filled."""
    over = _lines_over(lines, areas)
    for at, line in enumerate(lines):
        boxes = over.get(at, ())
        for span in line["spans"]:
            invisible, colour = span["alpha"] == 0, span["color"]
            pale = min(colour >> 16 & 255, colour >> 8 & 255, colour & 255) >= _PALE
            if invisible or pale:
                by = UnseenBy.INVISIBLE if invisible else UnseenBy.PALE
                yield from _words(at, span, by)
            elif boxes:
                for word in _words(at, span, UnseenBy.COVERED):
                    if any(_overlap(word.box, box) for box in boxes):
                        yield word


def _lines_over(lines: Sequence[LineDict], areas: Sequence[Area]) -> dict[int, list[Area]]:
    """The filled areas that each line has something of."""
    found: dict[int, list[Area]] = {}
    if not areas:
        return found
    middles = sorted(((one["bbox"][1] + one["bbox"][3]) / 2, at) for at, one in enumerate(lines))
    for box in areas:
        for middle, at in middles[bisect_left(middles, (box[1], -1)) :]:
            if middle > box[3]:
                break
            x0, _, x1, _ = lines[at]["bbox"]
            if x0 < box[2] and x1 > box[0]:
                found.setdefault(at, []).append(box)
    return found


def _words(at: int, span: SpanDict, by: UnseenBy) -> Iterator[_Word]:
    """The words of a span that have a letter or figure; signs alone are drawn too faintly."""
    colour = span["color"]
    is_dark = max(colour >> 16 & 255, colour >> 8 & 255, colour & 255) < _DARK
    for run in _runs(span["chars"], [not char["c"].isspace() for char in span["chars"]]):
        text = "".join(char["c"] for char in run)
        if any(letter.isalnum() for letter in text):
            yield _Word(at, text, _box_of(run), by, is_dark, tuple(run))


def _runs(chars: Sequence[CharDict], chosen: Sequence[bool]) -> Iterator[list[CharDict]]:
    """Stretches of chosen glyphs."""
    run: list[CharDict] = []
    for char, is_chosen in zip(chars, chosen, strict=True):
        if is_chosen:
            run.append(char)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _overlap(one: Area, other: Area) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def _box_of(run: Sequence[CharDict]) -> Area:
    boxes = [char["bbox"] for char in run]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


# The picture


def _not_in_the_picture(page: DrawnPage, words: Sequence[_Word]) -> list[_Word]:
    """Those of the words that a picture of the page does not show."""
    words = words[:_MOST_WORDS]
    clip = pymupdf.Rect(pymupdf.EMPTY_RECT())
    for word in words:
        clip |= word.box
    clip &= pymupdf.Rect(0, 0, page.width, page.height)
    if clip.is_empty:
        return []
    scale = min(_SCALE, (_MOST_PIXELS / abs(clip)) ** 0.5)
    if scale < _COARSEST:
        return []
    picture = page.picture(clip, scale)
    if picture is None:
        return []
    drawn = _Picture(picture, scale)
    unseen: list[_Word] = []
    for word in words:
        if word.by is UnseenBy.COVERED:
            unseen += _covered_parts(drawn, word)
        elif drawn.hides(word.box, is_dark=word.is_dark):
            unseen.append(word)
    return unseen


def _covered_parts(drawn: "_Picture", word: _Word) -> Iterator[_Word]:
    """The stretches of a word that lie under a box; one letter alone may be a part of a figure."""
    hidden = [drawn.hides(char["bbox"], is_dark=word.is_dark) for char in word.chars]
    for run in _runs(word.chars, hidden):
        if sum(char["c"].isalnum() for char in run) >= _FEWEST_LETTERS:
            text = "".join(char["c"] for char in run)
            yield replace(word, text=text, box=_box_of(run), chars=tuple(run))


class _Picture:
    """A picture of part of a page, three bytes a pixel."""

    def __init__(self, picture: pymupdf.Pixmap, scale: float) -> None:
        self._samples = bytes(picture.samples_mv)
        self._x, self._y, self._scale = picture.x, picture.y, scale
        self._width, self._height, self._stride = picture.width, picture.height, picture.stride

    def hides(self, box: Area, *, is_dark: bool) -> bool:
        """Whether nothing of the type in a box can be told from what is around it.

        A box may have a label on it: then dark type cannot be read where most of it is dark.
        """
        pixels = self._pixels(box)
        if not pixels:
            return False
        if is_dark and _MOSTLY_DARK * len(pixels) < len(pixels) - len(
            pixels.translate(None, _DARKS)
        ):
            return True
        return all(
            max(pixels[channel::3]) - min(pixels[channel::3]) <= _ALIKE for channel in range(3)
        )

    def _pixels(self, box: Area) -> bytes:
        """The middle of a box, where every letter has some ink; nothing where it is too small."""
        x0, y0, x1, y1 = box
        lead = 0.2 * (y1 - y0)
        left = max(round(x0 * self._scale) - self._x, 0)
        right = min(round(x1 * self._scale) - self._x, self._width)
        top = max(round((y0 + lead) * self._scale) - self._y, 0)
        bottom = min(round((y1 - lead) * self._scale) - self._y, self._height)
        if right - left < 2 or bottom - top < 2:  # noqa: PLR2004 - too little to tell anything
            return b""
        starts = (y * self._stride + 3 * left for y in range(top, bottom))
        return b"".join([self._samples[one : one + 3 * (right - left)] for one in starts])
