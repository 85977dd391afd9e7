"""When a mail was sent, in the three ways a case needs: UTC, the sender's own clock, the matter's.

A date with an offset is one instant; the zone it is shown in moves it across midnight, and across
a cut-off date. So all three are shown wherever the calendar days differ, and a date whose offset
nobody wrote down is shown as written and claims no instant.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import cache


@dataclass(frozen=True, slots=True)
class Instant:
    """One time as it is printed: ``own`` with the sender's offset; each empty where unknown.

    ``is_split`` says that the three do not fall on one calendar day.
    """

    utc: str
    own: str
    matter: str
    is_split: bool


def instant_of(date: str, zone: str = "") -> Instant:
    """A date of the facts (ISO 8601) in UTC, in its own offset, and in the zone of the matter.

    Args:
        date: with its offset where the file gave one.
        zone: an IANA name such as "America/New_York"; empty where the matter names none.
    """
    at = _read(date)
    if at is None or at.tzinfo is None:
        return Instant("", _printed(at) if at else date, "", is_split=False)
    there = _zone(zone)
    utc, local = at.astimezone(UTC), at.astimezone(there) if there else None
    days = {one.date() for one in (utc, at, local) if one is not None}
    return Instant(
        f"{_printed(utc)} UTC",
        f"{_printed(at)} {at.strftime('%z')[:3]}:{at.strftime('%z')[3:5]}",
        f"{_printed(local)} {local.tzname()}" if local else "",
        is_split=len(days) > 1,
    )


def in_utc(date: str) -> str:
    """A date in a form that sorts: in UTC where its offset is known, else as it is."""
    at = _read(date)
    if at is None or at.tzinfo is None:
        return date
    try:
        return at.astimezone(UTC).replace(tzinfo=None).isoformat()
    except (OverflowError, ValueError):
        return date


def is_zone(name: str) -> bool:
    """Whether a time zone of this name is known."""
    return _zone(name) is not None


def _read(date: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(date) if "T" in date else None
        # The first and last day of the calendar have no neighbours to be moved to.
        return at if at is None or 1 < at.year < 9999 else None  # noqa: PLR2004 - the calendar's ends
    except ValueError:
        return None


@cache
def _zone(name: str) -> tzinfo | None:
    if not name:
        return None
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - 13 ms, and most starts need none

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def _printed(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M:%S")
