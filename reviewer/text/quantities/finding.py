"""Quantities in text, with their exact value, sign, unit, and what each is per.

Own rules, after measurement: on labelled news the rules of the trial found values as well as the
best library (F1 92), seventy times as fast, offline, and without a model; the libraries either read
no counted nouns, or lose figures with a thousands comma, or cannot be installed beside the rest.
A quantity is what stands in the words: nothing is converted, rounded or guessed. Every piece of the
text is looked at a bounded number of times, so that the time is linear in the text.
"""

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from reviewer.text.quantities.amounts import Amount, Sheet, amount_at
from reviewer.text.quantities.number_words import ARTICLES
from reviewer.text.quantities.numerals import AFTER_ARTICLE, STARTERS
from reviewer.text.quantities.pieces import BEFORE, Piece, Sort, pieces_of
from reviewer.text.quantities.ranges import Joined, joined
from reviewer.text.quantities.rates import kind_of, measured, per_at
from reviewer.text.quantities.signs import Op, sign_after, sign_before

_MARKS = frozenset("$£€¥₹₩₽₪₺₱฿₦₿-−½¼¾⅛⅜⅝⅞⅓⅔⅕⅖⅗⅘") | {
    "us$", "c$", "ca$", "a$", "au$", "nz$", "hk$", "s$"
}  # fmt: skip
_CODES = frozenset(
    "USD EUR GBP CHF CAD AUD JPY CNY RMB INR MXN SEK NOK DKK BTC US Mex".split()  # noqa: SIM905
)


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """A quantity as it stands in a text.

    ``start`` to ``end`` are code points; ``text`` is what stands there, sign words included.
    ``value``, ``low`` and ``high`` are exact, None where the words do not say. ``unit`` is its name
    in the log (TB, USD, day; the counted noun in the singular), ``unit_text`` the unit as printed.
    ``kind`` is one of ``fields.QUANTITY_KINDS``, empty where none fits. ``measured`` are the words
    that say of what.
    """

    start: int
    end: int
    text: str
    op: Op
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    unit_text: str
    kind: str
    per: str
    measured: str


def quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities of a text in order; they do not overlap."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[Quantity]:
    pieces = pieces_of(text)
    at, last, barred, behind = BEFORE, len(pieces) - BEFORE, -1, BEFORE
    while at < last:
        if not _may_begin(pieces, at):
            at += 1
            continue
        sheet = Sheet(text, pieces, barred)
        amount = amount_at(sheet, at)
        if amount is None:
            at += 1
        elif amount.barred:
            at = amount.end
            barred = at if amount.is_label else barred
        elif (whole := joined(sheet, amount)).barred:
            at = whole.end
        else:
            found, at = _quantity(sheet, whole, behind)
            behind = at
            yield found


def _may_begin(pieces: list[Piece], at: int) -> bool:
    piece = pieces[at]
    if piece.sort is Sort.WORD:
        if piece.word in ARTICLES:
            return pieces[at + 1].word in AFTER_ARTICLE
        return piece.word in STARTERS or piece.printed in _CODES or piece.word == "minus"
    return piece.sort is Sort.FIGURE or (piece.sort is Sort.MARK and piece.word in _MARKS)


def _quantity(sheet: Sheet, whole: Joined, behind: int) -> tuple[Quantity, int]:
    """The quantity of an amount or range, and the piece behind it; ``behind`` is the last one's."""
    pieces, amount = sheet.pieces, whole.amount
    before, first = sign_before(pieces, whole.start)
    if first < behind:
        before, first = None, whole.start
    per, end = per_at(pieces, whole.end)
    after, end = sign_after(pieces, end)
    kind = kind_of(amount, per)
    start, stop = pieces[first].start, pieces[end - 1].end
    found = Quantity(
        start,
        stop,
        sheet.text[start:stop],
        _op(whole, before, after),
        None if whole.is_range else amount.number.value,
        whole.low,
        whole.high,
        amount.unit,
        _unit_text(sheet, amount),
        kind,
        per,
        measured(sheet, amount, end),
    )
    return found, end


def _op(whole: Joined, before: Op | None, after: Op | None) -> Op:
    number = whole.amount.number
    if whole.is_range:
        return Op.RANGE
    if before is None and after is None and number.value == 0:
        return Op.NONE_ZERO
    if before is None and whole.amount.is_plus:
        return Op.GE
    if number.value is None and number.low is not None:
        return Op.RANGE
    unsaid = Op.EQ if number.value is not None else Op.APPROX
    return before or after or unsaid


def _unit_text(sheet: Sheet, amount: Amount) -> str:
    if not amount.unit:
        return ""
    pieces = sheet.pieces
    printed = sheet.text[pieces[amount.unit_start].start : pieces[amount.unit_end - 1].end]
    return " ".join(printed.lstrip("-‐‑").split())
