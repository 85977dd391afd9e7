"""Handing over and taking in, in words: counts, sizes, and how far a colleague has come.

One place, because the dialogs, the panel, the status bar and the messages say the same things and
must say them alike. Nobody meets the names that the log has for its parts: an act is an act.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from ui import words

_THOUSAND = 1000
_UNITS = ("kB", "MB", "GB")
_LATELY = (2, 6)
"""Days ago that are told by their weekday."""


def _counted(count: int, one: str, several: str) -> str:
    return (one if count == 1 else several).format(words.number(count))


def acts(count: int) -> str:
    """“1 act”, “34 acts”."""
    one, several = (
        QCoreApplication.translate("Sharing", "{0} act"),
        QCoreApplication.translate("Sharing", "{0} acts"),
    )
    return _counted(count, one, several)


def passages(count: int) -> str:
    """“1 passage”, “12 passages”."""
    one, several = (
        QCoreApplication.translate("Sharing", "{0} passage"),
        QCoreApplication.translate("Sharing", "{0} passages"),
    )
    return _counted(count, one, several)


def texts(count: int) -> str:
    """“1 text of an exhibit”, “2 texts of exhibits”: what readers made of exhibits."""
    one, several = (
        QCoreApplication.translate("Sharing", "{0} text of an exhibit"),
        QCoreApplication.translate("Sharing", "{0} texts of exhibits"),
    )
    return _counted(count, one, several)


def files(count: int) -> str:
    """“1 file”, “3 files”: natives and pictures of exhibits."""
    one, several = (
        QCoreApplication.translate("Sharing", "{0} file"),
        QCoreApplication.translate("Sharing", "{0} files"),
    )
    return _counted(count, one, several)


def exhibits(count: int) -> str:
    """“1 exhibit”, “2 exhibits”."""
    one, several = (
        QCoreApplication.translate("Sharing", "{0} exhibit"),
        QCoreApplication.translate("Sharing", "{0} exhibits"),
    )
    return _counted(count, one, several)


def differences(count: int) -> str:
    """“1 difference to decide”, “3 differences to decide”."""
    one, several = (
        QCoreApplication.translate("Sharing", "{0} difference to decide"),
        QCoreApplication.translate("Sharing", "{0} differences to decide"),
    )
    return _counted(count, one, several)


def size(count: int) -> str:
    """A size in bytes as people say it: “8 kB”, “34.2 MB”."""
    number, unit = count / _THOUSAND, _UNITS[0]
    for following in _UNITS[1:]:
        if number < _THOUSAND:
            break
        number, unit = number / _THOUSAND, following
    if unit == _UNITS[0]:
        return f"{QLocale().toString(max(1, round(number)))} kB"
    return f"{QLocale().toString(number, 'f', 1)} {unit}"


def when(at: datetime) -> str:
    """When something was done, within a sentence: “today 10:42”, “Tue 14:10”, else its date."""
    local = at.astimezone()
    ago = (datetime.now(UTC).astimezone().date() - local.date()) // timedelta(days=1)
    if _LATELY[0] <= ago <= _LATELY[1]:
        weekday = QLocale().dayName(local.isoweekday(), QLocale.FormatType.ShortFormat)
        return f"{weekday} {words.clock(at)}"
    told = words.moment(at)
    return told[:1].lower() + told[1:]


def listed(parts: Iterable[str]) -> str:
    """Parts of a sentence, those that say nothing left out."""
    return ", ".join(part for part in parts if part)
