"""Handing over and taking in, in words: counts, sizes, and how far a colleague has come.

One place, because the dialogs, the panel, the status bar and the messages say the same things and
must say them alike. Nobody meets the names that the log has for its parts: an act is an act.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from reviewer.sharing import mailbox_files
from ui import words

_THOUSAND = 1000
_UNITS = ("kB", "MB", "GB")
_LATELY = (2, 6)
"""Days ago that are told by their weekday."""


@dataclass(frozen=True, slots=True)
class _Counted:
    """So many of something, as “1 act”, “34 acts”; called with the number."""

    one: object
    several: object
    """Strings, as the stubs of ``QT_TRANSLATE_NOOP`` do not say."""

    def __call__(self, count: int) -> str:
        pattern = str(self.one if count == 1 else self.several)
        return QCoreApplication.translate("Sharing", pattern).format(words.number(count))


acts = _Counted(QT_TRANSLATE_NOOP("Sharing", "{0} act"), QT_TRANSLATE_NOOP("Sharing", "{0} acts"))
passages = _Counted(
    QT_TRANSLATE_NOOP("Sharing", "{0} passage"), QT_TRANSLATE_NOOP("Sharing", "{0} passages")
)
texts = _Counted(
    QT_TRANSLATE_NOOP("Sharing", "{0} text"), QT_TRANSLATE_NOOP("Sharing", "{0} texts")
)
"""What readers made of exhibits."""
files = _Counted(
    QT_TRANSLATE_NOOP("Sharing", "{0} file"), QT_TRANSLATE_NOOP("Sharing", "{0} files")
)
"""Natives and pictures of exhibits."""
exhibits = _Counted(
    QT_TRANSLATE_NOOP("Sharing", "{0} exhibit"), QT_TRANSLATE_NOOP("Sharing", "{0} exhibits")
)
differences = _Counted(
    QT_TRANSLATE_NOOP("Sharing", "{0} difference to decide"),
    QT_TRANSLATE_NOOP("Sharing", "{0} differences to decide"),
)


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


def came_in(name: str) -> str:
    """The file that work came in; those of a mailbox have names that no person gave."""
    if mailbox_files.has_acts(name) or mailbox_files.exhibit_in(name):
        return QCoreApplication.translate("Sharing", "the mailbox folder")
    return name


def listed(parts: Iterable[str]) -> str:
    """Parts of a sentence, those that say nothing left out."""
    return ", ".join(part for part in parts if part)
