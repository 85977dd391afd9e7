"""A parsed quantity in words for the screen: "about 400 pages", "3–5 days", "81.7 percent"."""

from decimal import Decimal

from reviewer.text.quantities.finding import Quantity, quantities
from reviewer.text.quantities.signs import Op

_SIGNS = {
    Op.APPROX: "about ",
    Op.GE: "at least ",
    Op.GT: "more than ",
    Op.LE: "at most ",
    Op.LT: "less than ",
}
_GLUED = frozenset({"%", "°C", "°F"})
_SHOWN = 3


def quantity_said(text: str) -> str:
    """The quantities of a text as they were understood, at most three; empty where none is."""
    found = quantities(text)
    told = [said(one) for one in found[:_SHOWN]]
    more = len(found) - _SHOWN
    return "; ".join([*told, f"{more} more"] if more > 0 else told)


def said(quantity: Quantity) -> str:
    """One quantity as it was understood; the words as written where they hold no number."""
    number = _number(quantity)
    if not number:
        return " ".join(quantity.text.split())
    is_one = quantity.value is not None and abs(quantity.value) == 1
    unit = quantity.unit_text or quantity.unit
    if quantity.kind == "money" or quantity.unit in {"USD", "EUR", "GBP"}:
        whole = f"{quantity.unit} {number}"
    elif quantity.kind in {"length", "data_size", "duration", "percentage"} or not is_one:
        whole = f"{number} {_unit(unit, quantity)}".strip()
    else:
        whole = f"{number} {quantity.unit}".strip()
    per = f" per {quantity.per}" if quantity.per else ""
    return f"{_SIGNS.get(quantity.op, '')}{whole}{per}"


def plain(value: Decimal) -> str:
    """A decimal as a field holds it: exact, in full, without zeros behind it."""
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _unit(printed: str, quantity: Quantity) -> str:
    words = printed.replace("-", " ")
    return {"%": "percent"}.get(words, words) if quantity.unit else ""


def _number(quantity: Quantity) -> str:
    if quantity.value is not None:
        return _grouped(quantity.value)
    if quantity.low is not None and quantity.high is not None:
        return f"{_grouped(quantity.low)}–{_grouped(quantity.high)}"
    return ""


def _grouped(value: Decimal) -> str:
    whole, stop, rest = plain(value).partition(".")
    return f"{int(whole):,}{stop}{rest}" if whole not in {"-0", "-"} else plain(value)
