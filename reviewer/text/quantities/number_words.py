"""Whole numbers in words: "twenty-five hundred", "one hundred and one thousand".

Two groups below a hundred in a row ("nineteen ninety-five") are a year as it is spoken.
"""

from collections.abc import Sequence
from decimal import Decimal

from reviewer.text.quantities.pieces import Piece

ONES = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: value * 10
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),  # noqa: SIM905 - as above
        start=2,
    )
} | {"fourty": 40}
SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
    "dozens": 12,
    "mln": 10**6,
    "bn": 10**9,
}
ARTICLES = frozenset({"a", "an"})
HYPHENS = frozenset("-‐‑")
_DECADES = frozenset(TENS.values())
_ROUND = frozenset({100, 10**3, 10**6, 10**9})
_SPOKEN = range(1, 21)  # centuries, and hours of a day
_TEN, _DOZEN, _HUNDRED = 10, 12, 100


class NumberWords:
    """The sum of number words read so far: whole thousands, and the group below them."""

    def __init__(self) -> None:
        self._sum = 0
        self._group: int | None = None
        self._last = 0
        self._below = 10**15
        self._is_year = False

    def read(self, pieces: Sequence[Piece], at: int) -> tuple[Decimal, int, bool]:
        """The value of the words from a piece on, the piece behind them, and if it is a year."""
        if pieces[at].word in ARTICLES:
            self._group, at = 1, at + 1
        while True:
            step = self._joint(pieces, at)
            if not self._take(pieces[step].word):
                break
            at = step + 1
        return Decimal(self._sum + (self._group or 0)), at, self._is_year

    def _joint(self, pieces: Sequence[Piece], at: int) -> int:
        """Past a hyphen or an "and" between two words of one number."""
        word = pieces[at].word
        if word in HYPHENS and self._last in _DECADES and pieces[at + 1].word in ONES:
            return at + 1
        is_hour = self._group in _SPOKEN and not self._sum and pieces[at + 1].word in TENS
        if word in HYPHENS and is_hour:
            return at + 1
        if word in HYPHENS and pieces[at + 1].word in SCALES and self._last:
            return at + 1
        behind = pieces[at + 1].word
        is_small = behind in ONES or behind in TENS
        if word == "and" and is_small and self._last in _ROUND:
            return at + 1
        return at

    def _take(self, word: str) -> bool:
        if word in ONES or word in TENS:
            return self._add(ONES[word] if word in ONES else TENS[word])
        scale = SCALES.get(word, 0) if word != "dozens" else 0
        return bool(scale) and self._times(scale)

    def _add(self, value: int) -> bool:
        follows = self._last in _DECADES and 0 < value < _TEN
        if self._group is None or follows or self._last in _ROUND:
            self._group, self._last = (self._group or 0) + value, value
            return True
        if self._group in _SPOKEN and value >= _TEN and not self._sum and not self._is_year:
            self._group, self._last = self._group * 100 + value, value
            self._is_year = True
            return True
        return False

    def _times(self, scale: int) -> bool:
        if self._group is None or self._is_year:
            return False
        if scale in {_DOZEN, _HUNDRED}:
            if self._group >= _HUNDRED:
                return False
            self._group, self._last = self._group * scale, scale
            return True
        if scale >= self._below:
            return False
        self._sum += self._group * scale
        self._group, self._last, self._below = None, scale, scale
        return True
