"""What the window says of one mail besides its words: its times, and its headers as sent."""

from reviewer.errors import InputError
from reviewer.queries import exhibits, people
from reviewer.queries.view import View
from reviewer.readers.reading import Facts
from reviewer.text.instants import Instant, instant_of

_END = (b"\r\n\r\n", b"\n\n", b"\r\r")
LONGEST = 400_000


def sent(view: View, exhibit_id: bytes) -> Instant:
    """When a mail was sent: in UTC, by its own clock, and in the zone of the matter."""
    facts = exhibits.facts_of(view, exhibit_id)
    return instant_of(facts.date, people.zone_of(view))


def raw_headers(facts: Facts, native: bytes) -> str:
    """The headers of a mail as they were sent, line by line.

    Args:
        facts: what its reader found; it keeps the headers of formats that hold them otherwise.
        native: the bytes of the exhibit.

    Raises:
        InputError: the file holds no such headers.
    """
    if facts.raw_headers:
        return facts.raw_headers
    text = native[:LONGEST].lstrip(b"\xef\xbb\xbf\r\n \t")
    ends = [place for end in _END if (place := text.find(end)) >= 0]
    head = text[: min(ends)] if ends else text
    if not facts.message_id and not facts.raw_date and not facts.sender:
        raise InputError("This exhibit has no headers of a mail.")
    if b"\0" in head:
        raise InputError("This mail does not hold the headers that it travelled with.")
    return _read(head).replace("\r\n", "\n").replace("\r", "\n")


def _read(head: bytes) -> str:
    """Headers are ASCII or UTF-8; other bytes, which are against the rules, stand as escapes."""
    return head.decode("utf-8", "backslashreplace")
