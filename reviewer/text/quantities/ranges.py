"""Two amounts that are one: from–to, between–and, plus or minus, so many out of so many."""

from collections.abc import Sequence
from decimal import Decimal

import msgspec
from msgspec.structs import replace

from reviewer.text.quantities.amounts import Amount, Sheet, amount_at
from reviewer.text.quantities.numerals import Numeral, numeral
from reviewer.text.quantities.pieces import Piece, Sort, is_glued

_DASHES = frozenset("-–—‐‑")
_TOLERANCES = frozenset({"±"})


class Joined(msgspec.Struct, frozen=True, gc=False):
    """An amount, alone or as the end of a range; ``start`` and ``end`` are pieces, half-open."""

    start: int
    end: int
    amount: Amount
    low: Decimal | None = None
    high: Decimal | None = None
    is_range: bool = False
    barred: bool = False


def joined(sheet: Sheet, first: Amount) -> Joined:
    """The range that begins with an amount, else the amount alone."""
    number = first.number
    alone = Joined(first.start, first.end, first, number.low, number.high)
    if number.value is None:
        return alone
    return (
        _tolerated(sheet.pieces, first)
        or _proportion(sheet, first)
        or _range(sheet, first, number.value)
        or alone
    )


def _range(sheet: Sheet, first: Amount, value: Decimal) -> Joined | None:
    """From the first amount to a second one of the same unit."""
    pieces = sheet.pieces
    joint = _joint(pieces, first)
    if not joint:
        return None
    second = amount_at(replace(sheet, barred=-1), joint)
    if second is None or second.barred:
        is_time = second.number.figures if second is not None else _is_time(pieces, joint)
        return _barred(first, joint) if is_time else None
    second = _of_same_money(first, second)
    if second.number.value is None or (first.has_unit and first.unit != second.unit):
        return None
    low, high = _in_one_scale(value, first.number, second.number, second.number.value)
    is_announced = pieces[first.start - 1].word in {"between", "from"}
    if low < high or (low > high and is_announced and second.has_unit):
        start, ends = first.start - is_announced, sorted((low, high))
        return Joined(start, second.end, second, ends[0], ends[1], is_range=True)
    is_score = pieces[first.end].word in _DASHES and second.kind == "count"
    return _barred(first, second.end) if is_score else None


def _barred(first: Amount, end: int) -> Joined | None:
    """No quantity, up to a piece, where the first number is bare: a time of day, a score."""
    is_bare = not first.has_unit and first.number.figures
    return Joined(first.start, end, first, barred=True) if is_bare else None


def _of_same_money(first: Amount, second: Amount) -> Amount:
    """The second amount in the currency of the first, where it names none: ``$5 to 7``."""
    if first.kind != "money" or second.has_unit:
        return second
    return replace(
        second,
        unit=first.unit,
        kind=first.kind,
        unit_start=first.unit_start,
        unit_end=first.unit_end,
    )


def _is_time(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a time of day stands here, so that a bare number before it is one, too."""
    return pieces[at].sort is Sort.IDENTIFIER and ":" in pieces[at].word


def _joint(pieces: Sequence[Piece], first: Amount) -> int:
    """The piece at which the second amount may begin, 0 where nothing joins two."""
    at, before = first.end, pieces[first.start - 1].word
    at += pieces[at].word in _DASHES and pieces[at + 1].word in {"to", "or"}
    word = pieces[at].word
    if before == "by":
        return 0
    if word in {"to", "or"} or (word == "and" and before == "between"):
        return at + 1 + (pieces[at + 1].word in _DASHES)
    if word in _DASHES and is_glued(pieces, at) == is_glued(pieces, at + 1):
        return at + 1
    return 0


def _in_one_scale(
    value: Decimal, first: Numeral, second: Numeral, high: Decimal
) -> tuple[Decimal, Decimal]:
    """Both ends, the scale of the second given to the first: ``$1.5 to 2 million``."""
    if first.scale is None and second.scale is not None and value < high / second.scale:
        return value * second.scale, high
    return value, high


def _tolerated(pieces: Sequence[Piece], first: Amount) -> Joined | None:
    """A number with its tolerance: ``5 ± 2``."""
    value = first.number.value
    if value is None or pieces[first.end].word not in _TOLERANCES:
        return None
    by = numeral(pieces, first.end + 1)
    if by is None or by.value is None:
        return None
    return Joined(first.start, by.end, first, value - by.value, value + by.value, is_range=True)


def _proportion(sheet: Sheet, first: Amount) -> Joined | None:
    """So many out of so many: ``4 out of 5``, ``one in ten``; a decimal where one holds it."""
    pieces, at = sheet.pieces, first.end
    words = pieces[at].word, pieces[at + 1].word
    step = at + 2 if words == ("out", "of") else at + 1 if words[0] == "in" else 0
    top = first.number.value
    if not step or top is None or first.has_unit or (words[0] == "in" and top != 1):
        return None
    second = amount_at(replace(sheet, barred=-1), step + (pieces[step].word == "every"))
    if second is None or second.barred or not second.number.value:
        return None
    bottom = second.number.value
    if top > bottom or second.kind != "count":
        return None
    value = top / bottom
    exact = value if value * bottom == top else None
    amount = replace(second, number=Numeral(second.end, exact), kind="ratio", unit="")
    return Joined(first.start, second.end, amount)
