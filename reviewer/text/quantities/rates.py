"""What an amount is per, which kind of quantity that makes it, and of what it is."""

from collections.abc import Sequence

from reviewer.text.quantities.amounts import Amount, Sheet
from reviewer.text.quantities.counted import _LIMITS, singular
from reviewer.text.quantities.measures import named
from reviewer.text.quantities.pieces import Piece, Sort

_EVERY = {
    "daily": "day", "weekly": "week", "monthly": "month", "annually": "year", "yearly": "year",
    "hourly": "hour", "apiece": "piece",
}  # fmt: skip
_LATIN = {"annum": "year", "capita": "person", "diem": "day"}
# What may stand behind "a" or "an" so that it means "per"; any unit of time may, too.
_EACH = frozenset(
    """
    share person head piece unit page barrel book copy night gallon pound ton tonne bottle box word
    film title seat ticket case file document employee user plate dose
    """.split()  # noqa: SIM905 - one word a line would hide the rules below
)
_SLASHED = {"hr": "hour", "h": "hour", "s": "second", "yr": "year", "wk": "week", "mo": "month"}
_DOSES = frozenset({"mg", "mcg", "ml", "gram"})
_DOSED = frozenset({"day", "dose", "kg", "hour", "kilogram"})
_LONGEST = 4


def per_at(pieces: Sequence[Piece], at: int) -> tuple[str, int]:
    """What an amount that ends before a piece is per, in the singular, and the piece behind."""
    at_word = at + (pieces[at].word in {"-", "‐"})
    word = pieces[at_word].word
    behind_at = at_word + 1 + (pieces[at_word + 1].word in {"-", "‐"})
    behind = pieces[behind_at]
    if word in _EVERY:
        return _EVERY[word], at_word + 1
    if behind.sort is not Sort.WORD:
        return "", at
    if word in {"per", "/"}:
        return _one(behind.word), behind_at + 1
    if word in {"every", "each"} and _is_time(behind.word):
        return _one(behind.word), behind_at + 1
    if word in {"a", "an"} and (_is_time(behind.word) or behind.word in _EACH):
        return _one(behind.word), behind_at + 1
    return "", at


def kind_of(amount: Amount, per: str) -> str:
    """The kind of an amount, which what it is per may change."""
    if not per:
        return amount.kind
    if amount.kind == "length" and _is_time(per):
        return "speed"
    if amount.unit in _DOSES and per in _DOSED:
        return "dose"
    return "rate"


def measured(sheet: Sheet, amount: Amount, end: int) -> str:
    """The words that say of what: those counted, else those after "of"."""
    pieces = sheet.pieces
    if amount.kind == "count" and amount.unit:
        text = sheet.text[pieces[amount.unit_start].start : pieces[amount.end - 1].end]
        return " ".join(text.lstrip("-‐‑ ").removeprefix("of ").split())
    if pieces[end].word != "of":
        return ""
    first = end + 1
    while pieces[first].word in {"the", "all", "our", "your", "their", "its", "his", "her", "my"}:
        first += 1
    step = first
    while step < first + _LONGEST and _goes_on(pieces[step]):
        step += 1
    return " ".join(piece.printed for piece in pieces[first:step])


def _goes_on(piece: Piece) -> bool:
    return piece.sort is Sort.WORD and piece.word not in _LIMITS


def _one(word: str) -> str:
    measure = named(_SLASHED.get(word, word))
    if measure is not None:
        return measure.name
    return _LATIN.get(word) or singular(word) or word


def _is_time(word: str) -> bool:
    measure = named(word)
    return measure is not None and measure.kind == "duration"
