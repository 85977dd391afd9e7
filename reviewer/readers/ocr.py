"""Recognises the words on a picture of a page: Tesseract, offline, one picture at a time.

Chosen over the neural packages of the same size because it gives boxes and confidence for every
word and takes half a second a page; over MuPDF's own OCR because that gives text without confidence
in three times the time.

The picture is never changed: words are found where they are, at whichever of the four turns reads
best, and lines in which nothing was read for certain are left out.
"""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise
from math import atan2, cos, degrees, radians, sin
from statistics import median

import tesserocr
from PIL import Image, ImageFilter
from tesserocr import OEM, PSM, RIL, WritingDirection

from reviewer.errors import SourceError
from reviewer.readers.languages import checked_languages, languages
from reviewer.said import said

ENGINE = f"tesseract {tesserocr.tesseract_version().split()[1]}"

_TURNS = (90.0, 270.0, 180.0)
_GOOD = 70.0
_POOR, _DOUBTFUL = 55.0, 50.0
_ILLEGIBLE = 45.0
_SHORT = 3
_LEAST_TEXT = 20
_LEVEL, _SLANTED = 2.0, 20.0
_UPRIGHT = 0.9
_WHITE = 255
_LONG = 4
_LINE_NUMBER = re.compile(r"\d{1,2}")
_LEFT = 0.35
_FEWEST_NUMBERS = 5


@dataclass(frozen=True, slots=True)
class Word:
    """A word as recognised: its box in pixels of the picture as given, and 0 to 100 for how sure.

    ``line`` and ``block`` count from 0 in the order of reading; ``base`` is where a level line
    stands, ``size`` how high its print is. ``dx, dy`` is the way it is read: 1, 0 to the right,
    0, 1 downwards; ``slope`` by how much a level line is not (radians, falling is positive).
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    sureness: int
    line: int
    block: int
    base: float
    size: float
    dx: float = 1.0
    dy: float = 0.0
    slope: float = 0.0


@dataclass(frozen=True, slots=True)
class Recognised:
    """The words of one picture; ``skew`` is by how many degrees it must be turned to be level."""

    words: tuple[Word, ...] = ()
    skew: float = 0.0

    @property
    def sureness(self) -> float:
        """The mean over all characters, 0 where there are none."""
        count = sum(len(word.text) for word in self.words)
        return sum(word.sureness * len(word.text) for word in self.words) / max(count, 1)

    @property
    def is_good(self) -> bool:
        """Whether trying again would hardly give more."""
        enough = sum(len(word.text) for word in self.words) >= _LEAST_TEXT
        return enough and self.sureness >= _GOOD and abs(self.skew) < _LEVEL

    @property
    def weight(self) -> float:
        """How much was read for certain; noise gives many signs, none of them sure."""
        return sum(len(one.text) * max(0.0, one.sureness - _DOUBTFUL) for one in self.words)


def recognise(pixels: bytes, width: int, height: int, dpi: int, asked: str) -> Recognised:
    """The words on a picture in shades of grey, one byte a pixel, rows without padding."""
    if not width or not height or pixels.count(pixels[:1]) == len(pixels):
        return Recognised()
    picture = Image.frombytes("L", (width, height), pixels)
    first = _read(picture, 0.0, dpi, asked)
    best = first
    for other, turn in _other_tries(picture, first, dpi, asked):
        best = max(best, _read(other, turn, dpi, asked), key=lambda found: found.weight)
        if best is not first and best.sureness >= _GOOD:
            break
    return _legible(best)


def _other_tries(
    picture: Image.Image, first: Recognised, dpi: int, asked: str
) -> Iterator[tuple[Image.Image, float]]:
    """Other ways to look at a picture that reads badly: level, turned, without specks."""
    if first.is_good:
        return
    if _LEVEL <= abs(first.skew) < _SLANTED:
        yield picture, first.skew
    if first.sureness < _POOR:
        turn = _way_up(picture, first, dpi, asked)
        if turn:
            yield picture, turn
        yield picture.filter(ImageFilter.MedianFilter(3)), 0.0


def _way_up(picture: Image.Image, first: Recognised, dpi: int, asked: str) -> float:
    """By how much a picture must be turned to read better, told from a quarter of its pixels."""
    small, best, found = picture.reduce(2), first.weight, 0.0
    for turn in _TURNS:
        tried = _read(small, turn, dpi // 2, asked)
        if tried.weight > best:
            best, found = tried.weight, turn
        if tried.is_good:
            break
    return found


def _legible(found: Recognised) -> Recognised:
    """Without lines in which nothing was read for certain: leaves of a tree, a language unknown."""
    least = _DOUBTFUL if found.sureness >= _ILLEGIBLE else _GOOD
    kept: list[Word] = []
    for _, words in groupby(found.words, key=lambda word: word.line):
        line = list(words)
        if Recognised(tuple(line)).sureness >= least or any(map(_is_sure, line)):
            kept += line if found.sureness >= _ILLEGIBLE else filter(_is_sure, line)
    return Recognised(tuple(kept), found.skew)


def _is_sure(word: Word) -> bool:
    return word.sureness >= _GOOD and sum(map(str.isalnum, word.text)) >= _SHORT


def _read(picture: Image.Image, turn: float, dpi: int, asked: str) -> Recognised:
    """The words of a picture turned clockwise by so many degrees, placed as if it were not."""
    turned = picture.rotate(-turn, expand=True, fillcolor=_WHITE) if turn else picture
    engine = _engine(asked)
    engine.SetImageBytes(turned.tobytes(), turned.width, turned.height, 1, turned.width)
    engine.SetSourceResolution(dpi)
    words = _words_in(engine, PSM.AUTO)
    if _has_numbered_lines(words, turned.width):
        words = _words_in(engine, PSM.SINGLE_BLOCK)
    engine.Clear()
    skew = -degrees(median(word.slope for word in words)) if words else 0.0
    if turn:
        back = _Back(turn, turned.size, picture.size)
        words = tuple(back.word(word) for word in words)
    return Recognised(words, skew)


def _words_in(engine: tesserocr.PyTessBaseAPI, layout: int) -> tuple[Word, ...]:
    engine.SetPageSegMode(layout)
    engine.Recognize()
    return tuple(_words(engine))


def _has_numbered_lines(words: Sequence[Word], width: int) -> bool:
    """Whether numbers stand in a column of their own at the left, and in no other.

    Taking a page apart into columns, the engine drops those of single digits: line 9 of a
    transcript would be gone. Read as one column such a page is whole.
    """
    alone = [
        line[0]
        for _, found in groupby(words, key=lambda word: word.line)
        if len(line := list(found)) == 1 and _LINE_NUMBER.fullmatch(line[0].text)
    ]
    left = [word for word in alone if word.x1 < _LEFT * width]
    counted = sum(int(b.text) == int(a.text) + 1 for a, b in pairwise(left))
    return counted >= _FEWEST_NUMBERS and len(alone) - len(left) < _FEWEST_NUMBERS


def _words(engine: tesserocr.PyTessBaseAPI) -> Iterator[Word]:
    found = engine.GetIterator()
    if found is None:
        return
    line = block = -1
    size = 1.0
    for place in tesserocr.iterate_level(found, RIL.WORD):
        block += place.IsAtBeginningOf(RIL.PARA)
        if place.IsAtBeginningOf(RIL.TEXTLINE):
            line += 1
            size = max(1.0, float(place.RowAttributes()["row_height"]))
        text, box = _text_of(place), place.BoundingBox(RIL.WORD)
        if not text or box is None:
            continue
        stands = place.Baseline(RIL.WORD)
        base = max(stands[0][1], stands[1][1]) if stands else box[3]
        slope = _slope(stands) if stands and len(text) >= _LONG else 0.0
        is_down = place.Orientation()[1] == WritingDirection.TOP_TO_BOTTOM
        dx, dy = (0.0, 1.0) if is_down else (1.0, 0.0)
        sureness = max(0, min(100, round(place.Confidence(RIL.WORD))))
        x0, y0, x1, y1 = box
        yield Word(
            text, x0, y0, x1, y1, sureness, max(line, 0), max(block, 0), base, size, dx, dy, slope
        )


def _slope(base: tuple[tuple[int, int], tuple[int, int]]) -> float:
    (x0, y0), (x1, y1) = base
    return atan2(y1 - y0, x1 - x0) if x1 > x0 else 0.0


def _text_of(place: tesserocr.PyResultIterator) -> str:
    """A word's text; pictures and rules are places without one, which the engine takes ill."""
    try:
        return "".join(place.GetUTF8Text(RIL.WORD).split())
    except RuntimeError:
        return ""


class _Back:
    """Brings places on a turned picture back to where they are on the picture itself."""

    def __init__(self, turn: float, turned: tuple[int, int], picture: tuple[int, int]) -> None:
        self._cos, self._sin = cos(radians(turn)), sin(radians(turn))
        self._from, self._to = turned, picture

    def word(self, word: Word) -> Word:
        """The word where it is on the picture."""
        x, y = self._point((word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2)
        wide, high = word.x1 - word.x0, word.y1 - word.y0
        if abs(self._sin) > abs(self._cos):
            wide, high = high, wide
        if self._cos > _UPRIGHT:
            # A word of a slanted line keeps its height: the box around it would touch its
            # neighbours.
            _, base = self._point((word.x0 + word.x1) / 2, word.base)
            way = word.dx, word.dy
        else:
            base = y + high / 2
            way = (
                round(word.dx * self._cos + word.dy * self._sin, 3),
                round(word.dy * self._cos - word.dx * self._sin, 3),
            )
        return replace(
            word,
            x0=x - wide / 2,
            y0=y - high / 2,
            x1=x + wide / 2,
            y1=y + high / 2,
            base=base,
            dx=way[0] + 0.0,
            dy=way[1] + 0.0,
        )

    def _point(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self._from[0] / 2, y - self._from[1] / 2
        return (
            x * self._cos + y * self._sin + self._to[0] / 2,
            y * self._cos - x * self._sin + self._to[1] / 2,
        )


@lru_cache(maxsize=1)
def _engine(asked: str) -> tesserocr.PyTessBaseAPI:
    """The engine with its languages loaded, which takes a tenth of a second."""
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    names = checked_languages(asked).split("+")
    known = languages()
    folder = known[names[0]]
    # One folder is all that the engine takes; a language elsewhere is named by its way from there.
    placed = [
        name if known[name] == folder else os.path.relpath(known[name] / name, folder)
        for name in names
    ]
    try:
        return tesserocr.PyTessBaseAPI(
            path=str(folder), lang="+".join(placed), oem=OEM.LSTM_ONLY, psm=PSM.AUTO
        )
    except RuntimeError as error:
        raise SourceError(
            said("The data of the language “{asked}” is damaged.", asked=asked)
        ) from error
