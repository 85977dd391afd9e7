"""One message of an Outlook data file, written as the mail it was.

Names of properties are those of [MS-OXPROPS]. Headers that tell how the body is built are left out
of the transport headers, since the body is built anew; all others stay as they were sent.
"""

import re
from base64 import encodebytes
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.header import Header
from email.utils import format_datetime, formataddr
from functools import cached_property
from hashlib import sha256
from typing import Protocol, cast
from urllib.parse import quote

from reviewer.readers.mail_rtf import body_of

_SUBJECT, _HEADERS, _SENDER_NAME, _SENDER_ADDRESS, _SENDER_SMTP = 0x37, 0x7D, 0xC1A, 0xC1F, 0x5D01
_FOR_NAME, _FOR_ADDRESS, _FOR_SMTP = 0x42, 0x65, 0x5D02
_SENT, _DELIVERED = 0x39, 0xE06
_MESSAGE_ID, _REPLY_TO, _REFERENCES = 0x1035, 0x1042, 0x1039
_BODY, _HTML, _CODE_PAGE = 0x1000, 0x1013, 0x3FDE
_RECIPIENT, _NAME, _ADDRESS, _SMTP = 0xC15, 0x3001, 0x3003, 0x39FE
_LONG_NAME, _SHORT_NAME, _MIME, _CONTENT_ID, _CONTENT, _METHOD = (
    0x3707, 0x3704, 0x370E, 0x3712, 0x3701, 0x3705,
)  # fmt: skip
_EMBEDDED = 5
_DEEPEST = 10
_PIECE = 1024 * 1024
_MOST_BYTES = 300_000_000
_BUILT = re.compile(
    r"^(?:content-[\w-]+|mime-version):[^\n]*(?:\n[ \t]+[^\n]*)*\n?", re.IGNORECASE | re.MULTILINE
)
_HEADER = re.compile(r"[!-9;-~]+:")
_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+")
_PREFIX = re.compile(r"^\x01.")
_PAGES = {65001: "utf-8", 1200: "utf-16-le", 20127: "us-ascii", 28591: "iso-8859-1"}


class _Entry(Protocol):
    """An entry of libpff's record set, as far as it is used."""

    entry_type: int
    value_type: int
    data: bytes | None

    def get_data_as_string(self) -> str | None: ...
    def get_data_as_integer(self) -> int | None: ...
    def get_data_as_datetime(self) -> datetime | None: ...


@dataclass(frozen=True)
class Item:
    """An item of libpff with its properties at hand; whatever is damaged reads as empty."""

    raw: object

    def subject(self) -> str:
        """The subject, without Outlook's note of where its prefix ends."""
        return _PREFIX.sub("", self.text(_SUBJECT)).strip()

    def sender(self) -> str:
        """Who sent it, as an address line."""
        return _address(self, (_SENDER_NAME, _SENDER_SMTP, _SENDER_ADDRESS)) or _address(
            self, (_FOR_NAME, _FOR_SMTP, _FOR_ADDRESS)
        )

    def date(self) -> str:
        """When it was sent, as it sorts."""
        sent = self.moment(_SENT) or self.moment(_DELIVERED)
        return sent.strftime("%Y-%m-%d %H:%M +0000") if sent else ""

    def text(self, name: int) -> str:
        """A text property."""
        entry = self._entries.get(name)
        if entry is None:
            return ""
        with suppress(OSError, UnicodeError, ValueError):
            return (entry.get_data_as_string() or "").rstrip("\0")
        return ""

    def number(self, name: int) -> int:
        """A whole number."""
        entry = self._entries.get(name)
        if entry is None:
            return 0
        with suppress(OSError, ValueError):
            return int(entry.get_data_as_integer() or 0)
        return 0

    def content(self, name: int) -> bytes:
        """The bytes of a property."""
        entry = self._entries.get(name)
        if entry is None:
            return b""
        with suppress(OSError, ValueError):
            return bytes(entry.data or b"")
        return b""

    def moment(self, name: int) -> datetime | None:
        """A time, in UTC."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        with suppress(OSError, ValueError, OverflowError):
            found = entry.get_data_as_datetime()
            return found.replace(tzinfo=UTC) if found is not None else None
        return None

    def body(self, getter: str) -> bytes:
        """A body as libpff gives it."""
        with suppress(OSError, AttributeError):
            found = getattr(self.raw, getter)()
            return found.encode() if isinstance(found, str) else bytes(found or b"")
        return b""

    def recipients(self) -> list["Item"]:
        """Those it was sent to: a set of properties each."""
        with suppress(OSError, AttributeError):
            table = cast("object", getattr(self.raw, "recipients", None))
            return [Item(_One(one)) for one in _sets(table)]
        return []

    def attachments(self) -> Iterator["Item"]:
        """What is attached, in order."""
        with suppress(OSError, AttributeError):
            count = int(getattr(self.raw, "number_of_attachments", 0))
            for number in range(count):
                with suppress(OSError):
                    yield Item(getattr(self.raw, "get_attachment")(number))  # noqa: B009 - untyped

    def embedded(self) -> "Item | None":
        """The message inside an attachment."""
        with suppress(OSError, AttributeError):
            if int(getattr(self.raw, "number_of_sub_items", 0)):
                return Item(getattr(self.raw, "get_sub_item")(0))  # noqa: B009 - untyped
        return None

    def file(self) -> bytes:
        """The bytes of an attached file, as far as they can be read."""
        parts: list[bytes] = []
        left = 0
        with suppress(OSError, AttributeError):
            left = min(int(getattr(self.raw, "size", 0)), _MOST_BYTES)
        with suppress(OSError, AttributeError):
            while left > 0:
                part = getattr(self.raw, "read_buffer")(min(left, _PIECE))  # noqa: B009 - untyped
                if not part:
                    break
                parts.append(part)
                left -= len(part)
        return b"".join(parts) or self.content(_CONTENT)

    @cached_property
    def _entries(self) -> dict[int, _Entry]:
        found: dict[int, _Entry] = {}
        for one in _sets(self.raw):
            for number in range(int(getattr(one, "number_of_entries", 0))):
                with suppress(OSError):
                    entry = cast("_Entry", getattr(one, "get_entry")(number))  # noqa: B009 - untyped
                    found.setdefault(int(entry.entry_type or 0), entry)
        return found


@dataclass(frozen=True)
class _One:
    """One record set, in the place of an item that has several."""

    record_set: object

    @property
    def record_sets(self) -> list[object]:
        return [self.record_set]


def _sets(raw: object) -> list[object]:
    with suppress(OSError):
        return list(getattr(raw, "record_sets", None) or ())
    return []


def written(item: Item, depth: int = 0) -> bytes:
    """A message as a mail.

    Raises:
        ValueError: it holds nothing at all.
    """
    head = _head(item)
    parts = [*_bodies(item), *_files(item, depth)]
    if not head and not parts:
        raise ValueError("an empty message")
    body = parts[0] if len(parts) == 1 else _multipart("mixed", parts)
    return head.encode("utf-8", "replace") + b"MIME-Version: 1.0\r\n" + body


def _head(item: Item) -> str:
    sent = item.text(_HEADERS) or item.body("get_transport_headers").decode("utf-8", "replace")
    kept = _BUILT.sub("", sent.replace("\r\n", "\n").strip("\n") + "\n")
    # A line that is no header goes on with the one above it: its blank was lost on the way.
    lines = [
        line if _HEADER.match(line) or line[:1] in {" ", "\t"} else f" {line}"
        for line in kept.split("\n")
        if line.strip()
    ]
    if not lines or not _HEADER.match(lines[0]):
        lines = _made_head(item)
    lines.append("X-Pincite-Source: written from an Outlook data file")
    return "".join(f"{line}\r\n" for line in lines)


def _made_head(item: Item) -> list[str]:
    """Headers of a message that never went through a server, from its properties."""
    sent = item.moment(_SENT) or item.moment(_DELIVERED)
    people = [(item_of.number(_RECIPIENT), _address(item_of, (_NAME, _SMTP, _ADDRESS)))
              for item_of in item.recipients()]  # fmt: skip
    values = [
        ("From", item.sender()),
        *(
            (name, ", ".join(one for number, one in people if number == kind and one))
            for kind, name in ((1, "To"), (2, "Cc"), (3, "Bcc"))
        ),
        ("Subject", _encoded(item.subject())),
        ("Date", format_datetime(sent) if sent else ""),
        ("Message-ID", item.text(_MESSAGE_ID)),
        ("In-Reply-To", item.text(_REPLY_TO)),
        ("References", item.text(_REFERENCES)),
    ]
    return [f"{name}: {_one_line(value)}" for name, value in values if value.strip()]


def _address(item: Item, names: tuple[int, int, int]) -> str:
    name, smtp, other = (item.text(one).strip() for one in names)
    address = smtp or other
    # An address of Exchange's own directory says more than none, but is no address of the net.
    if "@" not in address:
        return _encoded(f'"{name or address}"') if name or address else ""
    return formataddr((name if name != address else "", address), "utf-8")


def _encoded(words: str) -> str:
    return words if words.isascii() else Header(words, "utf-8", maxlinelen=10_000).encode()


def _one_line(value: str) -> str:
    return re.sub(r"[\r\n]+[ \t]*", " ", value)


def _bodies(item: Item) -> list[bytes]:
    """The bodies that are there: plain and HTML are two forms of one, rich text stands in."""
    plain = item.body("get_plain_text_body").rstrip(b"\0") or item.text(_BODY).encode()
    markup = item.body("get_html_body").rstrip(b"\0") or item.content(_HTML)
    parts = []
    if plain:
        parts.append(_part("text/plain; charset=utf-8", _as_utf8(plain, item)))
    if markup:
        parts.append(_part(f"text/html; charset={_page(item, markup)}", markup))
    if not parts and (rich := item.body("get_rtf_body").rstrip(b"\0")):
        found = body_of(rich)
        kind = "html" if found.markup else "plain"
        parts.append(_part(f"text/{kind}; charset=utf-8", found.text.encode("utf-8", "replace")))
    return [_multipart("alternative", parts)] if len(parts) > 1 else parts


def _as_utf8(body: bytes, item: Item) -> bytes:
    try:
        body.decode()
    except UnicodeDecodeError:
        return body.decode(_named_page(item), "replace").encode()
    return body


def _page(item: Item, body: bytes) -> str:
    """The character set of an HTML body: the one that fits, else the one that is named."""
    try:
        body.decode()
    except UnicodeDecodeError:
        return _named_page(item)
    return "utf-8"


def _named_page(item: Item) -> str:
    number = item.number(_CODE_PAGE)
    name = _PAGES.get(number, f"cp{number}")
    try:
        "".encode(name)
    except LookupError:
        return "windows-1252"
    return name.replace("cp125", "windows-125")


def _files(item: Item, depth: int) -> Iterator[bytes]:
    for number, attached in enumerate(item.attachments(), start=1):
        inner = attached.embedded() if attached.number(_METHOD) == _EMBEDDED else None
        name = attached.text(_LONG_NAME) or attached.text(_SHORT_NAME) or f"attachment {number}"
        if inner is not None and depth < _DEEPEST:
            yield _attached_mail(written(inner, depth + 1))
            continue
        given = attached.text(_MIME)
        kind = given if _TYPE.fullmatch(given) else "application/octet-stream"
        # A mail or a multipart that is a file here is sent as one: encoded, it may be neither.
        if kind.lower().startswith(("message/", "multipart/")):
            kind = "application/octet-stream"
        yield _part(kind, attached.file(), name, attached.text(_CONTENT_ID))


def _attached_mail(content: bytes) -> bytes:
    head = "Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\n"
    return head.encode() + content


def _part(kind: str, content: bytes, name: str = "", content_id: str = "") -> bytes:
    lines = [f"Content-Type: {kind}", "Content-Transfer-Encoding: base64"]
    if name:
        way = "inline" if content_id else "attachment"
        lines.append(f"Content-Disposition: {way}; filename*=utf-8''{quote(name, safe='')}")
    if content_id:
        lines.append(f"Content-ID: <{_one_line(content_id).strip('<> ')}>")
    head = "".join(f"{line}\r\n" for line in lines).encode("utf-8", "replace")
    return head + b"\r\n" + encodebytes(content).replace(b"\n", b"\r\n")


def _multipart(kind: str, parts: Sequence[bytes]) -> bytes:
    """Several parts as one; their boundary is made of them, so that it is the same each time."""
    boundary = f"=_{sha256(b''.join(parts)).hexdigest()[:40]}".encode()
    if not parts:
        return _part("text/plain; charset=utf-8", b"")
    head = b'Content-Type: multipart/%s; boundary="%s"\r\n\r\n' % (kind.encode(), boundary)
    inner = b"".join(b"--%s\r\n%s\r\n" % (boundary, part) for part in parts)
    return head + inner + b"--%s--\r\n" % boundary
