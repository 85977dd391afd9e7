"""Dates as load files write them, made ISO where nothing has to be guessed.

05/06/2001 is May in New York and June in London, and the file does not say which. Where one of its
dates can only be read one way, all are read that way; where none can, as courts of the United
States write.
"""

import re
from collections.abc import Iterable

_ISO = re.compile(r"(\d{4})[-/.]?(\d\d)[-/.]?(\d\d)(?!\d)")
_PARTED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_MONTHS, _DAYS = 12, 31


def is_day_first(written: Iterable[str]) -> bool:
    """Whether the dates of one field can only be days before months."""
    days_first = months_first = 0
    for one in written:
        found = _PARTED.match(one.strip())
        if found is not None:
            days_first += int(found[1]) > _MONTHS
            months_first += int(found[2]) > _MONTHS
    return days_first > 0 and not months_first


def iso(written: str, *, is_day_first: bool) -> str:
    """A date as year, month and day; empty where it is none."""
    text = written.strip()
    found = _ISO.match(text)
    if found is not None:
        year, month, day = found[1], int(found[2]), int(found[3])
    else:
        found = _PARTED.match(text)
        if found is None:
            return ""
        year, month, day = found[3], int(found[1]), int(found[2])
        if is_day_first:
            month, day = day, month
    if not (1 <= month <= _MONTHS and 1 <= day <= _DAYS and year != "0000"):
        return ""
    return f"{year}-{month:02d}-{day:02d}"
