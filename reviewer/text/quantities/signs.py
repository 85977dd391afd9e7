"""The words beside a number that say how exact it is: about, at least, up to, give or take.

They belong to the quantity as written. "Over" before "a seven-year period" means *during* and is
none of them: a sign stands right before its number.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from reviewer.text.quantities.pieces import Piece


class Op(StrEnum):
    """How a number is to be read; the values of the field ``qty_op``."""

    EQ = "eq"
    APPROX = "approx"
    GE = "ge"
    GT = "gt"
    LE = "le"
    LT = "lt"
    RANGE = "range"
    NONE_ZERO = "none_zero"


_BEFORE_TABLE = {
    Op.APPROX: """about|around|roughly|approximately|approx|circa|ca|some|nearly|almost|close to
        near|maybe|perhaps|probably|an estimated|estimated|in the neighborhood of|ballpark
        ballpark of|in the ballpark of|on the order of|in the range of|in the region of|just under
        just over|just about|a little over|a little under|a bit over|slightly over|slightly under
        an average of|on average|averaging|say|something like|like|more or less|give or take
        I guess|roughly speaking|~|≈|∼""",
    Op.GE: """at least|no fewer than|no less than|not less than|not fewer than|minimum of
        a minimum of|upwards of|upward of|starting at|not under|≥|⩾""",
    Op.GT: """more than|over|above|north of|exceeding|in excess of|greater than|well over|exceeds
        exceeded|upwards from|better than|larger than|higher than|longer than|older than|>""",
    Op.LE: """at most|up to|not more than|no more than|maximum of|a maximum of|no greater than
        not exceeding|not to exceed|as many as|as much as|not over|at the most|no longer than
        a cap of|as high as|≤|⩽""",
    Op.LT: """less than|fewer than|under|below|south of|smaller than|lower than|well under
        shorter than|younger than|<""",
}
_AFTER_TABLE = {
    Op.APPROX: """or so|or thereabouts|give or take|more or less|approximately|roughly|ish
        ballpark|or about|on average|or something|or something like that|plus or minus""",
    Op.GE: """or more|or greater|or better|or higher|plus|and up|and above|at least|minimum
        or longer|or above|at a minimum|and more|+""",
    Op.LE: """or less|or fewer|or below|or under|at most|at the most|maximum|tops|at a maximum""",
}


def _phrases(table: str) -> Iterator[tuple[str, ...]]:
    for phrase in table.lower().replace("\n", "|").split("|"):
        yield tuple(phrase.split())


_ENDS_BEFORE: dict[str, list[tuple[tuple[str, ...], Op]]] = {}
_STARTS_AFTER: dict[str, list[tuple[tuple[str, ...], Op]]] = {}
for _op, _table in _BEFORE_TABLE.items():
    for _words in _phrases(_table):
        _ENDS_BEFORE.setdefault(_words[-1], []).append((_words, _op))
for _op, _table in _AFTER_TABLE.items():
    for _words in _phrases(_table):
        _STARTS_AFTER.setdefault(_words[0], []).append((_words, _op))
for _known in (*_ENDS_BEFORE.values(), *_STARTS_AFTER.values()):
    _known.sort(key=lambda one: -len(one[0]))


def sign_before(pieces: Sequence[Piece], at: int) -> tuple[Op | None, int]:
    """The sign that ends right before a piece, and where it begins; the longest that does."""
    for words, op in _ENDS_BEFORE.get(pieces[at - 1].word, ()):
        first = at - len(words)
        if first >= 0 and all(pieces[first + n].word == word for n, word in enumerate(words)):
            return op, first
    return None, at


def sign_after(pieces: Sequence[Piece], at: int) -> tuple[Op | None, int]:
    """The sign that begins at a piece, or behind a comma, and the piece behind it."""
    step = at + (pieces[at].word in {",", "-", "‐"})
    for words, op in _STARTS_AFTER.get(pieces[step].word, ()):
        if all(pieces[step + n].word == word for n, word in enumerate(words)):
            return op, step + len(words)
    return None, at
