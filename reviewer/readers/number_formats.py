"""Numbers as a spreadsheet shows them: the cell's value under the cell's number format.

A reviewer cites what the sheet shows ("3/5/2024", "12.5%", "$1,200"), while the file holds 45356,
0.125 and 1200. What a format asks for that is not known here (fractions, colours, conditions beyond
plain signs) leaves the number as it is: no digit is ever invented.
"""

import re
from datetime import datetime, timedelta
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal, InvalidOperation

_BETWEEN = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[(?P<bracket>[^\]]*)\]|_(?P<pad>.)|\*(?P<fill>.)'
    r"|(?P<half>AM/PM|A/P)|(?P<date>y+|m+|d+|h+|s+)(?P<fraction>\.0+)?|(?P<number>[0#?.,]+)"
    r"|(?P<power>E[+-]0+)|(?P<text>@)|(?P<general>General)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.|general', re.IGNORECASE)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_CURRENCY = re.compile(r"\$([^-\]]*)")
_UNITS = frozenset({"h", "hh", "m", "mm", "s", "ss"})
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet knows no zones
_EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
_LAST_DAY = 2_958_465
_NO_LEAP_DAY = 60
_DIGITS = 11
_EXACT = 15
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def shown(number: str, form: str, *, is_1904: bool = False) -> str:
    """What a number looks like under a format; the number itself where that is not known."""
    try:
        value = Decimal(number)
    except InvalidOperation:
        return number
    if not value.is_finite():
        return number
    section = _section(form, value)
    if section.lower() in {"", "general", "@"}:
        return _general(value)
    if is_date(section):
        return _dated(value, section, is_1904=is_1904) or _general(value)
    return _numbered(value, section, has_sign=_has_own_sign(form, value))


def is_date(form: str) -> bool:
    """Whether a format shows dates or times."""
    if _ELAPSED.search(form):
        return True
    return bool(_DATE.search(_LITERAL.sub("", form).replace("E+", "").replace("E-", "")))


def _section(form: str, value: Decimal) -> str:
    """The part of a format for a number of this sign."""
    parts = _BETWEEN.split(form)
    if value < 0 and len(parts) > 1:
        return parts[1]
    return parts[2] if value == 0 and len(parts) > 2 else parts[0]  # noqa: PLR2004 - zero's own


def _has_own_sign(form: str, value: Decimal) -> bool:
    return value < 0 and len(_BETWEEN.split(form)) > 1


def _general(value: Decimal) -> str:
    """As a cell without a format shows it: eleven digits at most, but a whole number whole.

    Excel itself shortens a number of an account to 1.23457E+13, and shows the rest beside.
    """
    if value == value.to_integral_value() and abs(value) < Decimal(10) ** _EXACT:
        return str(int(value))
    if value and not Decimal("1e-9") < abs(value) < Decimal(10) ** _DIGITS:
        base, _e, power = f"{value:.5E}".partition("E")
        return f"{base.rstrip('0').rstrip('.')}E{power[0]}{power[1:].zfill(2)}"
    whole = len(str(abs(int(value))))
    text = f"{value.quantize(Decimal(1).scaleb(-max(0, _DIGITS - 1 - whole)), ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _numbered(value: Decimal, section: str, *, has_sign: bool) -> str:
    pieces = list(_PIECE.finditer(section))
    digits = [piece["number"] for piece in pieces if piece["number"]]
    slots = "".join(digits)
    if any(piece["general"] for piece in pieces):
        text = _general(abs(value) if has_sign else value)
        return "".join(text if piece["general"] else _plain(piece) for piece in pieces)
    if not slots:
        return "".join(map(_plain, pieces))
    if "/" in _LITERAL.sub("", section):
        return _general(value)
    percents = sum(piece["other"] == "%" for piece in pieces)
    amount = abs(value) * Decimal(100) ** percents
    amount = amount.scaleb(-3 * _thousands(slots))
    power = next((piece["power"] for piece in pieces if piece["power"]), "")
    written = _scientific(amount, slots, power) if power else _fixed(amount, slots)
    sign = "-" if value < 0 and not has_sign and any(one in written for one in "123456789") else ""
    made, is_written = [], False
    for piece in pieces:
        if piece["number"]:
            made.append("" if is_written else written)
            is_written = True
        elif not piece["power"]:
            made.append(_plain(piece))
    return (sign + "".join(made)).strip()


def _plain(piece: re.Match[str]) -> str:
    """What stands in a format as it is to be printed."""
    if piece["bracket"] is not None:
        currency = _CURRENCY.match(piece["bracket"])
        return currency[1] if currency else ""
    if piece["quoted"] is not None:
        return piece["quoted"]
    if piece["pad"] or piece["fill"]:
        return " " if piece["pad"] else ""
    return piece["escaped"] or piece["other"] or piece["date"] or piece["half"] or ""


def _thousands(slots: str) -> int:
    """Commas behind the last digit, each of which divides by a thousand."""
    whole = slots.split(".", maxsplit=1)[0]
    behind = slots if "." in slots else ""
    return len(whole) - len(whole.rstrip(",")) + len(behind) - len(behind.rstrip(","))


def _fixed(amount: Decimal, slots: str) -> str:
    whole, _point, after = slots.strip(",").partition(".")
    places = sum(one in "0#?" for one in after)
    least = sum(one == "0" for one in after)
    text = f"{amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    front, _point, back = text.partition(".")
    while len(back) > least and back.endswith("0"):
        back = back[:-1]
    front = front.zfill(sum(one == "0" for one in whole))
    if front == "0" and "0" not in whole:
        front = ""
    if "," in whole:
        front = f"{int(front or 0):,}".zfill(len(front)) if front else front
    return f"{front}.{back}" if back else front


def _scientific(amount: Decimal, slots: str, power: str) -> str:
    places = len(slots.partition(".")[2])
    text = f"{amount:.{places}E}"
    base, _e, exponent = text.partition("E")
    digits = str(abs(int(exponent))).zfill(len(power) - 2)
    sign = "-" if int(exponent) < 0 else "+" if power[1] == "+" else ""
    return f"{base}E{sign}{digits}"


def moment_of(value: Decimal, *, is_1904: bool = False) -> datetime | None:
    """The date and time of a serial number; ``None`` outside of what a sheet can hold."""
    if not 0 <= value <= _LAST_DAY:
        return None
    # Lotus took 1900 for a leap year, and Excel keeps to it.
    early = not is_1904 and value < _NO_LEAP_DAY
    epoch = _EPOCH_1904 if is_1904 else _EPOCH
    seconds = (value * 86_400).quantize(Decimal("0.001"), ROUND_HALF_UP)
    return epoch + timedelta(days=int(early), seconds=float(seconds))


def _dated(value: Decimal, section: str, *, is_1904: bool) -> str:
    elapsed = _ELAPSED.search(section)
    moment = moment_of(value, is_1904=is_1904)
    if moment is None:
        return ""
    pieces = list(_PIECE.finditer(section))
    if not any(piece["fraction"] for piece in pieces):
        moment = _rounded(moment)
    has_half = any(piece["half"] for piece in pieces)
    made = []
    for place, piece in enumerate(pieces):
        if elapsed and (piece["bracket"] or "").lower() in _UNITS:
            made.append(_elapsed(value, piece["bracket"].lower()))
        elif piece["half"]:
            made.append(f"{moment:%p}" if piece["half"].upper() == "AM/PM" else f"{moment:%p}"[0])
        elif piece["date"]:
            made.append(_part(moment, pieces, place, is_half=has_half))
        else:
            made.append(piece["number"] or _plain(piece))
    return "".join(made).strip()


def _rounded(moment: datetime) -> datetime:
    return (moment + timedelta(microseconds=500_000)).replace(microsecond=0)


def _elapsed(value: Decimal, unit: str) -> str:
    each = {"h": 24, "m": 1_440, "s": 86_400}[unit[0]]
    rounding = ROUND_HALF_UP if unit[0] == "s" else ROUND_FLOOR
    return str(int((value * each).to_integral_value(rounding))).zfill(len(unit))


def _part(moment: datetime, pieces: list[re.Match[str]], place: int, *, is_half: bool) -> str:
    """One part of a date; m means minutes beside hours or seconds, else months."""
    piece = pieces[place]
    letters = piece["date"].lower()
    unit, count = letters[0], len(letters)
    if unit == "m" and not _is_minutes(pieces, place):
        return _month(moment, count)
    hour = (moment.hour % 12 or 12) if is_half else moment.hour
    number = {"h": hour, "m": moment.minute, "s": moment.second, "d": moment.day}.get(unit, 0)
    if unit == "y":
        return f"{moment.year:04}" if count > 2 else f"{moment.year % 100:02}"  # noqa: PLR2004
    if unit == "d" and count > 2:  # noqa: PLR2004 - names of days have three letters or more
        name = _DAYS[moment.weekday()]
        return name[:3] if count == 3 else name  # noqa: PLR2004
    text = f"{number:02}" if count > 1 else str(number)
    fraction = piece["fraction"]
    if unit == "s" and fraction:
        return text + f".{moment.microsecond:06}"[: len(fraction)]
    return text + (fraction or "")


def _month(moment: datetime, count: int) -> str:
    name = _MONTHS[moment.month - 1]
    forms = {1: str(moment.month), 2: f"{moment.month:02}", 3: name[:3], 4: name}
    return forms.get(count, name[0])


def _is_minutes(pieces: list[re.Match[str]], place: int) -> bool:
    units = [(at, _unit(piece)) for at, piece in enumerate(pieces) if _unit(piece)]
    index = next(at for at, (spot, _u) in enumerate(units) if spot == place)
    before = units[index - 1][1] if index else ""
    after = units[index + 1][1] if index + 1 < len(units) else ""
    return before == "h" or after == "s"


def _unit(piece: re.Match[str]) -> str:
    if piece["date"]:
        return piece["date"][0].lower()
    bracket = (piece["bracket"] or "").lower()
    return bracket[0] if bracket in _UNITS else ""
