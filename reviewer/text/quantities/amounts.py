"""An amount: a number with its unit or what it counts, unless the number is something else."""

from collections.abc import Sequence
from decimal import Decimal

import msgspec
from msgspec.structs import replace

from reviewer.text.quantities import others
from reviewer.text.quantities.counted import counted
from reviewer.text.quantities.measures import Measure, measure_at, money_before
from reviewer.text.quantities.numerals import Numeral, numeral
from reviewer.text.quantities.pieces import Piece, Sort, is_glued
from reviewer.text.quantities.signs import sign_before

_MINUS = frozenset({"-", "−", "minus", "negative"})
_BEFORE_MINUS = frozenset({"to", "of", "at", "is", "was", "from", "by", "than", "about", "and"})
_APOSTROPHES = frozenset("'’′")
_INCHES, _CENTS = 12, 100
_INCH_MARKS = frozenset('"”″')
_ORDINALS = frozenset(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth something somethings odd
    """.split()  # noqa: SIM905 - one row of words
)


class Amount(msgspec.Struct, frozen=True, gc=False):
    """A number with its unit, over the pieces from ``start`` to ``end``, half-open.

    ``unit`` and ``kind`` are those of the unit, or of what is counted, on the pieces from
    ``unit_start`` to ``unit_end``; ``is_plus`` says that a plus sign follows. ``barred`` says that
    the number is no quantity, ``is_label`` that it is one of those that go on: ``¶¶ 3, 5``.
    """

    start: int
    end: int
    number: Numeral
    unit: str = ""
    kind: str = ""
    unit_start: int = 0
    unit_end: int = 0
    barred: bool = False
    is_label: bool = False
    is_plus: bool = False

    @property
    def has_unit(self) -> bool:
        """Whether a unit or a counted noun was found."""
        return bool(self.unit)


class Sheet(msgspec.Struct, frozen=True, gc=False):
    """A text, its pieces, and the piece behind the last number that was no quantity."""

    text: str
    pieces: Sequence[Piece]
    barred: int = -1


def amount_at(sheet: Sheet, at: int) -> Amount | None:
    """The amount that begins at a piece; a barred one where the number is something else."""
    pieces = sheet.pieces
    is_negative = _is_minus(pieces, at)
    first = at + is_negative
    first += is_negative and pieces[first].word == "-"
    money = money_before(pieces, first)
    if money is None and not is_negative and pieces[at].sort is Sort.MARK and not _sign(pieces, at):
        return None
    step = money[1] if money is not None else first
    if money is not None and _is_minus(pieces, step, is_free=True):
        is_negative, step = True, step + 1
    is_booked = money is not None and pieces[step].word == "("
    number = numeral(pieces, step + is_booked, is_money=money is not None)
    if number is None:
        return None
    if number.value is not None and (is_negative or is_booked):
        number = replace(number, value=-number.value, end=number.end + is_booked)
    number = _repeated(pieces, number)
    if money is not None:
        return _money(pieces, at, number, money)
    return _tall(pieces, at, number) or _measured(sheet, at, number)


def _sign(pieces: Sequence[Piece], at: int) -> bool:
    return pieces[at].word in "½¼¾⅛⅜⅝⅞⅓⅔⅕⅖⅗⅘"


def _is_minus(pieces: Sequence[Piece], at: int, *, is_free: bool = False) -> bool:
    """Whether a minus sign begins an amount: it stands free before and glued behind."""
    word = pieces[at].word
    if word not in _MINUS or pieces[at + 1].sort not in {Sort.FIGURE, Sort.MARK, Sort.WORD}:
        return False
    if word in {"minus", "negative"}:
        return True
    before = pieces[at - 1]
    is_free = is_free or (
        not is_glued(pieces, at)
        and (before.sort is not Sort.WORD or before.word in _BEFORE_MINUS)
        and before.sort is not Sort.FIGURE
    )
    return is_free and is_glued(pieces, at + 1)


def _repeated(pieces: Sequence[Piece], number: Numeral) -> Numeral:
    """Past the same number in figures, as contracts have it: ``ten (10)``."""
    if number.figures or pieces[number.end].word != "(":
        return number
    again = numeral(pieces, number.end + 1)
    if again is None or again.value != number.value or pieces[again.end].word != ")":
        return number
    return replace(number, end=again.end + 1)


def _money(pieces: Sequence[Piece], at: int, number: Numeral, money: tuple[Measure, int]) -> Amount:
    end, name = number.end, money[0].name
    is_plus = pieces[end].word == "+"
    end += is_plus
    again = measure_at(pieces, end, figures=True)
    if again is not None and again[0].kind == "money" and pieces[end].word not in {"$", "£", "€"}:
        end, name = again[1], again[0].name
    return Amount(at, end, number, name, "money", at, money[1], is_plus=is_plus)


def _tall(pieces: Sequence[Piece], at: int, number: Numeral) -> Amount | None:
    """Feet and inches as one length in inches: ``5'11"``, ``5 feet 2 inches``."""
    end = number.end
    marked = pieces[end].word in _APOSTROPHES and pieces[end + 1].sort is Sort.FIGURE
    feet = (end + 1) if marked else _behind(pieces, end, "foot")
    if number.value is None or not feet:
        return None
    feet += pieces[feet].word == "and"
    inches = numeral(pieces, feet)
    if inches is None or inches.value is None or inches.value >= _INCHES:
        return None
    behind = inches.end + 1 if pieces[inches.end].word in _INCH_MARKS else 0
    behind = behind if marked else _behind(pieces, inches.end, "inch")
    if not behind:
        return None
    whole = Numeral(behind, number.value * _INCHES + inches.value, figures=True)
    return Amount(at, behind, whole, "inch", "length", inches.end, behind)


def _behind(pieces: Sequence[Piece], at: int, name: str) -> int:
    """The piece behind a unit of this name, 0 if another or none stands there."""
    found = measure_at(pieces, at, figures=True)
    return found[1] if found is not None and found[0].name == name else 0


def _measured(sheet: Sheet, at: int, number: Numeral) -> Amount:
    pieces = sheet.pieces
    if others.is_line_number(sheet.text, pieces, at):
        return Amount(at, at + 1, number, barred=True)
    is_plus = pieces[number.end].word == "+" and is_glued(pieces, number.end)
    end = number.end + is_plus
    unit = end + (pieces[end].word == "of" and number.value is None and not number.figures)
    found = measure_at(pieces, unit, figures=number.figures)
    if found is not None and not _is_only_a_letter(sheet, at, number, found[1]):
        measure, behind = found
        made = Amount(at, behind, number, measure.name, measure.kind, unit, behind, is_plus=is_plus)
        return _with_cents(pieces, made) if measure.kind == "money" else made
    if others.is_label(pieces, at) or others.is_chained(pieces, at, sheet.barred):
        return Amount(at, number.end, number, barred=True, is_label=True)
    if _is_barred(sheet, at, number):
        return Amount(at, number.end, number, barred=True)
    if number.is_part and number.end == end:
        is_date = number.figures and number.end == at + 3 and pieces[end].word != "of"
        return Amount(at, end, number, kind="ratio", barred=is_date)
    noun = counted(pieces, end, is_one=number.value == 1)
    if noun is None or _is_yearlike(sheet, at, number):
        is_bar = _is_bare_barred(sheet, at, number)
        return Amount(at, end, number, kind="count", barred=is_bar, is_plus=is_plus)
    return Amount(at, noun.end, number, noun.noun, "count", end, noun.end, is_plus=is_plus)


def _is_only_a_letter(sheet: Sheet, at: int, number: Numeral, end: int) -> bool:
    """Whether a number only seems to have a unit: ``Section 5 s``, ``the 1980s``."""
    last = sheet.pieces[end - 1]
    if not number.figures or len(last.printed) != 1 or last.sort is not Sort.WORD:
        return False
    is_decade = last.printed == "s" and number.value is not None and not number.value % 10
    is_year = last.printed == "s" and _is_yearlike(sheet, at, number)
    return is_decade or is_year or others.is_label(sheet.pieces, at)


def _with_cents(pieces: Sequence[Piece], made: Amount) -> Amount:
    """Dollars and cents as one amount: ``thirteen dollars and forty-five cents``."""
    step = made.end + (pieces[made.end].word == "and")
    cents = numeral(pieces, step)
    value = made.number.value
    if cents is None or cents.value is None or value is None or cents.value >= _CENTS:
        return made
    found = measure_at(pieces, cents.end, figures=cents.figures)
    if found is None or found[0].name not in {f"{made.unit} cent", f"{made.unit} penny"}:
        return made
    whole = replace(made.number, value=value + cents.value / _CENTS, end=found[1])
    return replace(made, number=whole, end=found[1])


def _is_barred(sheet: Sheet, at: int, number: Numeral) -> bool:
    """Whether a number without a unit is surely none, whatever noun stands behind it."""
    pieces, end = sheet.pieces, number.end
    if number.is_year or others.is_pronoun(pieces, at, end) or others.is_dated(pieces, at, end):
        return True
    if not number.figures:
        return pieces[end + (pieces[end].word in {"-", "‐"})].word in _ORDINALS
    return (
        others.is_code(pieces[at].word)
        or others.is_slashed(pieces, at, end)
        or others.is_ordinal(pieces, end)
        or others.is_cited(pieces, at, end)
        or others.is_enumerator(sheet.text, pieces, at, end)
        or others.is_product(pieces[at - 1])
    )


def _is_yearlike(sheet: Sheet, at: int, number: Numeral) -> bool:
    if not number.figures or number.scale is not None or number.end != at + 1:
        return False
    if not others.is_year(sheet.pieces, at, number.value or Decimal(0)):
        return False
    return sign_before(sheet.pieces, at)[0] is None


def _is_bare_barred(sheet: Sheet, at: int, number: Numeral) -> bool:
    """Whether a number with neither unit nor noun is a year, or the tail of a name or cite."""
    if _is_yearlike(sheet, at, number):
        return True
    if _is_tied(sheet.pieces, number.end):
        return True
    if not number.figures and others.is_spoken_year(sheet.pieces, at, number.value or Decimal(0)):
        return True
    if not number.figures:
        return number.value == 1 and number.end == at + 1 and not _is_answer(sheet.pieces, at)
    before = sheet.pieces[at - 1]
    is_cite = before.word == "at" and sheet.pieces[at - 2].sort in {Sort.FIGURE, Sort.IDENTIFIER}
    is_cite = is_cite or (before.word == "at" and sheet.pieces[at - 2].word == ".")
    return (
        is_cite or others.is_age(sheet.pieces, at, number.end) or others.is_name(sheet.pieces, at)
    )


def _is_tied(pieces: Sequence[Piece], end: int) -> bool:
    """Whether a slash ties a bare number to a word: ``22/Jan``."""
    return (
        pieces[end].word == "/"
        and is_glued(pieces, end)
        and is_glued(pieces, end + 1)
        and pieces[end + 1].sort is Sort.WORD
    )


def _is_answer(pieces: Sequence[Piece], at: int) -> bool:
    """Whether "one" alone is said as a number: after a sign, or as the whole of an answer."""
    if sign_before(pieces, at)[0] is not None or pieces[at - 1].word in {"only", "just", "exactly"}:
        return True
    if pieces[at + 1].word in {"to", "or"} and numeral(pieces, at + 2) is not None:
        return True
    opens = pieces[at - 1].sort is Sort.EDGE or pieces[at - 1].word in {".", ":", ","}
    return opens and pieces[at + 1].word in {"", ".", ",", ";"}
