"""The dates that mail programs print above what they quote, in the languages they print them in.

Parts are looked for one by one (a day, a month by its name or number, a year, a time), since no two
programs agree on their order. A date of numbers alone is read as its language writes it; where that
is not known and both readings are possible, the month comes first only between slashes.
"""

import re
from datetime import datetime, time

_MONTHS = {
    1: "jan janv ene gen sty stycznia januar janvier enero gennaio januari janeiro",
    2: "feb fév févr febr fev lut lutego februar février febrero febbraio februari fevereiro",
    3: "mar mär mrz mrt maa mars märz marzo maart março marca march",
    4: "apr avr abr kwi kwietnia april avril abril aprile",
    5: "may mai mag maj mei maja mayo maggio maio",
    6: "jun juin giu cze czerwca juni june junio giugno junho",
    7: "jul juil lug lip lipca juli july juillet julio luglio julho",
    8: "aug août aoû ago sie sierpnia august agosto augustus augusti",
    9: "sep sept set wrz września september septembre septiembre settembre setembro",
    10: "oct okt ott out paź października october oktober octobre octubre ottobre outubro",
    11: "nov lis listopada november novembre noviembre novembro",
    12: "dec dez déc dic des gru grudnia december dezember décembre diciembre dicembre dezembro",
}
_BY_NAME = {name: number for number, names in _MONTHS.items() for name in names.split()}
_NAMED = re.compile(
    r"\b(?:(?P<before>\d{1,2})(?:\.|st|nd|rd|th|er)?\s*(?:de\s+)?)?(?P<month>[^\W\d_]{3,12})\.?,?\s+"
    r"(?:(?P<after>\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?:de\s+)?(?P<year>\d{4})\b",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\b(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})\b")
_YEAR_FIRST = re.compile(r"\b(\d{4})([-/.])(\d{1,2})\2(\d{1,2})\b")
_TIME = re.compile(
    r"\b(\d{1,2})(?::|\.|h)(\d{2})(?:[:.](\d{2}))?\s*(?:(?P<half>[ap])\.?\s?m\b\.?)?", re.IGNORECASE
)
_CENTURY = 70
_NOON = 12


def printed_date(words: str, *, day_first: bool = False) -> str:
    """A printed date as ISO 8601, with its time where it has one; empty where it is none."""
    found = _named(words) or _year_first(words) or _numbers(words, day_first=day_first)
    if found is None:
        return ""
    year, month, day, rest = found
    try:
        at = datetime(year, month, day)  # noqa: DTZ001 - nobody printed a zone
    except ValueError:
        return ""
    clock = _time(rest)
    return at.date().isoformat() if clock is None else datetime.combine(at, clock).isoformat()


def _named(words: str) -> tuple[int, int, int, str] | None:
    for found in _NAMED.finditer(words):
        month = _BY_NAME.get(found["month"].casefold())
        day = found["before"] or found["after"]
        if month and day:
            return int(found["year"]), month, int(day), words[found.end() :]
    return None


def _year_first(words: str) -> tuple[int, int, int, str] | None:
    found = _YEAR_FIRST.search(words)
    if found is None:
        return None
    return int(found[1]), int(found[3]), int(found[4]), words[found.end() :]


def _numbers(words: str, *, day_first: bool) -> tuple[int, int, int, str] | None:
    found = _NUMBERS.search(words)
    if found is None:
        return None
    one, other, year = int(found[1]), int(found[3]), int(found[4])
    if len(found[4]) == 2:  # noqa: PLR2004 - a year without its century
        year += 1900 if year >= _CENTURY else 2000
    is_day_first = day_first or found[2] == "." or one > _NOON
    day, month = (one, other) if is_day_first and other <= _NOON else (other, one)
    return year, month, day, words[found.end() :]


def _time(words: str) -> time | None:
    found = _TIME.search(words)
    if found is None:
        return None
    hour = int(found[1])
    if found["half"]:
        hour = hour % _NOON + (_NOON if found["half"].lower() == "p" else 0)
    if hour > 23 or int(found[2]) > 59:  # noqa: PLR2004 - the last hour and minute
        return None
    return time(hour, int(found[2]), min(int(found[3] or 0), 59))
