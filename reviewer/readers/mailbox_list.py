"""The list of its messages as which a mailbox is shown: number, date, sender, subject."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header, make_header
from email.utils import parsedate_to_datetime

from reviewer.readers.layout import lay_out_plain
from reviewer.readers.reading import ExhibitKind, Facts, Reading
from reviewer.said import said
from reviewer.text.codec import clean_text
from reviewer.text.layer import TextLayer

_WANTED = re.compile(
    rb"^(from|date|subject):[ \t]*([^\n]*(?:\n[ \t]+[^\n]*)*)", re.IGNORECASE | re.MULTILINE
)
_END = re.compile(rb"\r?\n\r?\n|\A\r?\n")
_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u2028\u2029]+')
_SPACES = re.compile(r"\s+")
_LONGEST_NAME = 60
_LONGEST_CELL = 160
_MOST_LISTED = 100_000


@dataclass(frozen=True, slots=True)
class Listed:
    """What a mailbox's list says of one message; ``folder`` is where it lies in the box."""

    place: int
    date: str
    sender: str
    subject: str
    folder: str = ""


def listed(place: int, head: bytes, folder: str = "") -> Listed:
    """The row of a message, from the beginning of its bytes."""
    end = _END.search(head)
    found = {
        name.lower(): value
        for name, value in reversed(_WANTED.findall(head[: end.start()] if end else head))
    }
    return Listed(
        place,
        _date(_words(found.get(b"date", b""))),
        _words(found.get(b"from", b"")),
        _words(found.get(b"subject", b"")),
        folder,
    )


def member_name(row: Listed) -> str:
    """What a message is called as a file: its number, which is its own, and its subject."""
    words = _SPACES.sub(" ", _UNFIT.sub(" ", row.subject)).strip(" .")[:_LONGEST_NAME].strip()
    name = f"{row.place:05} {words}".strip() + ".eml"
    return f"{row.folder}/{name}" if row.folder else name


def mailbox_reading(
    reader: str, rows: Sequence[Listed], progress: Callable[[int, int], None]
) -> Reading:
    """The reading of a mailbox: its list, laid out."""
    warnings: tuple[str, ...] = ()
    if len(rows) > _MOST_LISTED:
        warnings = (
            said(
                "The list shows the first {shown} of {count} messages; all are taken in.",
                shown=_MOST_LISTED,
                count=len(rows),
            ),
        )
    laid = lay_out_plain([_row(row) for row in rows[:_MOST_LISTED]], progress)
    layer = TextLayer(laid.text, paragraphs=laid.paragraphs)
    return Reading(
        ExhibitKind.MAILBOX,
        reader,
        laid.maker,
        layer,
        laid.geometry,
        laid.pdf,
        Facts(),
        warnings=(*warnings, *laid.warnings),
        has_members=True,
        members=len(rows),
    )


def _row(row: Listed) -> str:
    cells = (f"{row.place}.", row.folder, row.date, row.sender, row.subject)
    return "  ".join(cell[:_LONGEST_CELL] for cell in cells if cell)


def _words(value: bytes) -> str:
    """A header's value as it is read: unfolded, encoded words decoded."""
    text = value.decode("utf-8", "replace")
    if "=?" in text:
        with suppress(MessageError, LookupError, ValueError):
            text = str(make_header(decode_header(_SPACES.sub(" ", text))))
    return _SPACES.sub(" ", clean_text(text)).strip()


def _date(words: str) -> str:
    """A date as it sorts; as it was written where it is no date."""
    try:
        return parsedate_to_datetime(words).strftime("%Y-%m-%d %H:%M %z").strip()
    except (ValueError, TypeError, IndexError, OverflowError):
        return words
