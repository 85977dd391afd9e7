"""Numbers as figures and as words: "81.7", "2 1/2", "a dozen", "eighty-one point seven".

Values are exact decimals. A number that no decimal can hold (a third) and one that the words leave
open (several hundred) is found, but has no value: whoever confirms it decides. Numbers of more than
eighteen figures are taken for identifiers.
"""

from collections.abc import Sequence
from decimal import Decimal

import msgspec
from msgspec.structs import replace

from reviewer.text.quantities.counted import counted
from reviewer.text.quantities.number_words import (
    ARTICLES,
    HYPHENS,
    ONES,
    SCALES,
    TENS,
    NumberWords,
)
from reviewer.text.quantities.pieces import Piece, Sort, is_glued

_GLUED_SCALES = {
    "k": 10**3,
    "mm": 10**6,
    "mn": 10**6,
    "mil": 10**6,
    "bn": 10**9,
    "tn": 10**12,
    "m": 10**6,
    "b": 10**9,
}
# Letters that are a scale behind an amount of money, and a unit behind everything else.
_UNITS_TOO = frozenset({"m", "mm", "b"})
_LOTS = {
    "tens": (10, 100),
    "dozens": (12, 120),
    "scores": (40, 100),
    "hundreds": (100, 1000),
    "thousands": (10**3, 10**4),
    "millions": (10**6, 10**7),
    "billions": (10**9, 10**10),
    "trillions": (10**12, 10**13),
}
_PARTS = {
    "half": Decimal("0.5"),
    "halves": Decimal("0.5"),
    "quarter": Decimal("0.25"),
    "quarters": Decimal("0.25"),
    "fourth": Decimal("0.25"),
    "fourths": Decimal("0.25"),
    "fifth": Decimal("0.2"),
    "fifths": Decimal("0.2"),
    "eighth": Decimal("0.125"),
    "eighths": Decimal("0.125"),
    "tenth": Decimal("0.1"),
    "tenths": Decimal("0.1"),
    "hundredths": Decimal("0.01"),
    "third": None,
    "thirds": None,
    "sixth": None,
    "sixths": None,
    "seventh": None,
    "sevenths": None,
    "ninth": None,
    "ninths": None,
}
_SIGNS = {
    "½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅛": Decimal("0.125"),
    "⅜": Decimal("0.375"), "⅝": Decimal("0.625"), "⅞": Decimal("0.875"), "⅕": Decimal("0.2"),
    "⅖": Decimal("0.4"), "⅗": Decimal("0.6"), "⅘": Decimal("0.8"), "⅓": None, "⅔": None,
}  # fmt: skip
_NOTHING = frozenset({"none", "nil", "nought"})
_SENTENCE_ENDS = frozenset('.:?!;,-–—"“')
_OPEN = frozenset({"several", "few", "couple"})
_MOST_FIGURES = 18
_MOST = Decimal(10) ** 24
_MOST_BELOW = 16
_LAST_HOUR = 12
_MOST_TENS = 40
STARTERS = frozenset(
    {*ONES, *TENS, *_LOTS, *_OPEN, *ARTICLES, "half", "quarter", "dozen", "hundred", "thousand",
     "million", "billion", "nil", "none", "nought"}
)  # fmt: skip
"""Words with which a number may begin."""
AFTER_ARTICLE = frozenset({*SCALES, *_PARTS, *_OPEN})
"""Words with which a number may go on behind "a" or "an"."""


class Numeral(msgspec.Struct, frozen=True, gc=False):
    """A number and the piece behind it.

    ``value`` is its exact value; ``low`` and ``high`` stand instead where the words name an order
    ("hundreds of thousands"); neither where they leave it open. ``figures`` says it is in figures.
    """

    end: int
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    figures: bool = False
    is_part: bool = False
    is_year: bool = False
    scale: Decimal | None = None


def numeral(pieces: Sequence[Piece], at: int, *, is_money: bool = False) -> Numeral | None:
    """The number that begins at a piece, if one does."""
    piece = pieces[at]
    if piece.sort is Sort.FIGURE:
        return _figures(pieces, at, is_money=is_money)
    if piece.word in _SIGNS:
        return Numeral(at + 1, _SIGNS[piece.word], figures=True, is_part=True)
    if piece.sort is not Sort.WORD or piece.word not in STARTERS:
        return None
    if piece.word in _NOTHING:
        return _nothing(pieces, at)
    return _lots(pieces, at) or _part(pieces, at) or _open(pieces, at) or _cardinal(pieces, at)


def _nothing(pieces: Sequence[Piece], at: int) -> Numeral | None:
    """Nought in words, where it is an answer or an object: "None." but not "none the wiser"."""
    before, behind = pieces[at - 1], pieces[at + 1]
    opens = before.sort is Sort.EDGE or before.word in _SENTENCE_ENDS
    closes = behind.sort is Sort.EDGE or behind.word in {".", ",", ";", "of", "at", "that"}
    return Numeral(at + 1, Decimal(0)) if opens and closes else None


def _figures(pieces: Sequence[Piece], at: int, *, is_money: bool) -> Numeral | None:
    printed = pieces[at].word
    if sum(map(str.isdigit, printed)) > _MOST_FIGURES:
        return None
    value = _decimal(printed)
    end = at + 1
    slash = _slashed(pieces, at)
    if slash is not None:
        return slash
    if [one.word for one in pieces[end : end + 2]] in (["×", "10"], ["x", "10"]):
        return _powered(pieces, value, end + 2)
    mixed = _mixed(pieces, end)
    if mixed is not None:
        if mixed.value is None:
            return Numeral(mixed.end, figures=True)
        value, end = value + mixed.value, mixed.end
    return _scaled(pieces, Numeral(end, value, figures=True), is_money=is_money)


def _powered(pieces: Sequence[Piece], value: Decimal, at: int) -> Numeral | None:
    """A number with a power of ten behind it: ``1.99 × 10^-30``, ``3×10−5``."""
    at += pieces[at].word == "^"
    is_negative = pieces[at].word in {"-", "−"}
    power = pieces[at + is_negative]
    if (
        power.sort is not Sort.FIGURE
        or not power.word.isdigit()
        or int(power.word[:4]) > _MOST_TENS
    ):
        return None
    by = Decimal(1).scaleb(-int(power.word) if is_negative else int(power.word))
    return Numeral(at + is_negative + 1, value * by, figures=True)


def _decimal(printed: str) -> Decimal:
    """The value of figures; a comma before one or two last figures, after stops, is a decimal."""
    if printed.rfind(",") > printed.find(".") >= 0:
        printed = printed.replace(".", "").replace(",", ".")
    return Decimal(printed.replace(",", ""))


def _slashed(pieces: Sequence[Piece], at: int) -> Numeral | None:
    """A fraction in figures: ``3/4``; exact where its denominator allows it."""
    over, below = pieces[at + 1], pieces[at + 2]
    if over.word not in {"/", "⁄"} or below.sort is not Sort.FIGURE or not is_glued(pieces, at + 1):
        return None
    if not (pieces[at].word.isdigit() and below.word.isdigit()) or not is_glued(pieces, at + 2):
        return None
    top, bottom = Decimal(pieces[at].word), Decimal(below.word)
    if not top < bottom <= _MOST_BELOW or not top:
        return None
    return Numeral(at + 3, _exact(top, bottom), figures=True, is_part=True)


def _exact(top: Decimal, bottom: Decimal) -> Decimal | None:
    value = top / bottom
    return value if value * bottom == top else None


def _mixed(pieces: Sequence[Piece], at: int) -> Numeral | None:
    """The fraction behind a whole number: ``½``, `` 1/2``, ``-1/2``, ``and a half``."""
    if pieces[at].word in _SIGNS:
        return Numeral(at + 1, _SIGNS[pieces[at].word])
    at += pieces[at].word in HYPHENS
    if pieces[at].sort is Sort.FIGURE:
        return _slashed(pieces, at)
    if pieces[at].word == "and" and pieces[at + 1].word in {"a", "one", "three"}:
        part = _part(pieces, at + 1)
        return part if part is not None and pieces[part.end].word != "of" else None
    return None


def _scaled(pieces: Sequence[Piece], number: Numeral, *, is_money: bool) -> Numeral:
    """The number times the scales that stand behind it: ``1.2 million``, ``25k``, ``$3bn``."""
    value, end = number.value, number.end
    if value is None:
        return number
    word = pieces[end].word
    if pieces[end].sort is Sort.WORD and word in _GLUED_SCALES and _is_scale(pieces, end, is_money):
        return Numeral(
            end + 1,
            value * _GLUED_SCALES[word],
            figures=number.figures,
            scale=Decimal(_GLUED_SCALES[word]),
        )
    whole = Decimal(1)
    while value < _MOST:
        step = end + (pieces[end].word in HYPHENS)
        scale = SCALES.get(pieces[step].word)
        if scale is None:
            break
        value, whole, end = value * scale, whole * scale, step + 1
    return replace(number, value=value, end=end, scale=whole if whole > 1 else None)


def _is_scale(pieces: Sequence[Piece], at: int, is_money: bool) -> bool:  # noqa: FBT001 - handed on
    """Whether letters are a scale: always behind money, else only glued and where no unit is."""
    word = pieces[at].word
    if is_money:
        return True
    if not is_glued(pieces, at):
        return False
    if word in {"m", "b"}:
        return pieces[at].printed == "M" or counted(pieces, at + 1) is not None
    return word not in _UNITS_TOO


def _lots(pieces: Sequence[Piece], at: int) -> Numeral | None:
    """An order of size: ``hundreds``, ``tens of millions``."""
    bounds = _LOTS.get(pieces[at].word)
    if bounds is None:
        return None
    low, high, end = Decimal(bounds[0]), Decimal(bounds[1]), at + 1
    while pieces[end].word == "of" and high < _MOST:
        step = _LOTS.get(pieces[end + 1].word)
        if step is None:
            break
        low, high, end = low * step[0], high * step[0], end + 2
    return Numeral(end, low=low, high=high)


def _open(pieces: Sequence[Piece], at: int) -> Numeral | None:
    """A number that the words leave open: ``several hundred``, ``a few dozen``; a couple is two."""
    at += pieces[at].word in ARTICLES
    word = pieces[at].word
    if word not in _OPEN:
        return None
    if word == "couple":
        is_two = pieces[at - 1].word in ARTICLES
        end = at + 1 + (pieces[at + 1].word == "of")
        return _scaled(pieces, Numeral(end, Decimal(2)), is_money=False) if is_two else None
    scaled = _scaled(pieces, Numeral(at + 1, Decimal(1)), is_money=False)
    return Numeral(scaled.end) if scaled.scale is not None else None


def _part(pieces: Sequence[Piece], at: int) -> Numeral | None:
    """A fraction in words: ``a half``, ``two-thirds``, ``three quarters of``, ``half an hour``."""
    first = pieces[at].word
    if first in {"half", "quarter"}:
        return _half(pieces, at)
    count = 1 if first in ARTICLES else ONES.get(first, 0)
    step = at + 1 + (pieces[at + 1].word in HYPHENS)
    word = pieces[step].word
    if not count or word not in _PARTS or (count > 1) != word.endswith(("s", "ves")):
        return None
    behind = pieces[step + 1].word
    if first in ARTICLES and word != "half" and behind not in {"of", "million", "billion"}:
        return None
    part = _PARTS[word]
    value = None if part is None else part * count
    scaled = _scaled(pieces, Numeral(step + 1, value), is_money=False)
    return Numeral(scaled.end, scaled.value, is_part=scaled.scale is None)


def _half(pieces: Sequence[Piece], at: int) -> Numeral | None:
    """``half a million``, ``half a dozen``, ``half of``, ``half the files``, ``half an hour``."""
    word, end = pieces[at].word, at + 1
    if pieces[at - 1].word in {"the", "first", "second", "third", "last", "this", "each", "fourth"}:
        return None
    behind = pieces[end].word
    if behind in ARTICLES:
        scaled = _scaled(pieces, Numeral(end + 1, _PARTS[word]), is_money=False)
        return Numeral(scaled.end, scaled.value, is_part=scaled.scale is None)
    scaled = _scaled(pieces, Numeral(end, _PARTS[word]), is_money=False)
    if scaled.scale is not None:
        return Numeral(scaled.end, scaled.value)
    is_said = behind in {"of", "the", "my", "our", "their", "his", "her", "its", "that", "those"}
    return Numeral(end, _PARTS[word], is_part=True) if is_said and word == "half" else None


def _cardinal(pieces: Sequence[Piece], at: int) -> Numeral | None:
    """A whole number in words, with decimals ("point seven") and a half behind it."""
    if pieces[at].word in ARTICLES and pieces[at + 1].word not in SCALES:
        return None
    if pieces[at].word in {"hundred", "thousand", "million", "billion"}:
        return None
    value, end, is_year = NumberWords().read(pieces, at)
    if end == at or (pieces[at].word in ARTICLES and end == at + 1):
        return None
    if is_year:
        return _spoken(pieces, at, Numeral(end, value, is_year=True))
    if pieces[end].word == "point" and pieces[end + 1].word in ONES | {"oh": 0}:
        value, end = _decimals(pieces, value, end + 1)
    mixed = _mixed(pieces, end) if pieces[end].word == "and" else None
    if mixed is not None:
        if mixed.value is None:
            return Numeral(mixed.end)
        value, end = value + mixed.value, mixed.end
    return _scaled(pieces, Numeral(end, value), is_money=False)


def _spoken(pieces: Sequence[Piece], at: int, spoken: Numeral) -> Numeral:
    """A year or time of day as it is spoken, unless a hyphen shows two: two twenty-year terms."""
    first = ONES.get(pieces[at].word, 0)
    is_two = pieces[spoken.end].word in HYPHENS and 0 < first <= _LAST_HOUR
    return Numeral(at + 1, Decimal(first)) if is_two else spoken


def _decimals(pieces: Sequence[Piece], whole: Decimal, at: int) -> tuple[Decimal, int]:
    figures = ""
    while len(figures) < _MOST_BELOW:
        word = pieces[at].word
        if word not in ONES and word != "oh":
            break
        figures += str(ONES.get(word, 0))
        at += 1
    return whole + Decimal(f"0.{figures}"), at
