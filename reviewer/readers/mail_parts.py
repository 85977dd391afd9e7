"""A mail taken to pieces: headers as a person reads them, the bodies shown, and the files inside.

The standard library's parser with its modern policy, wrapped: it reads real mails best of what was
tried, but its header objects raise on unknown encodings and odd addresses, and its payloads
believe false encoding labels. So every header is read under a guard with the raw line as the way
out, and bodies are decoded by us. A mail inside a mail is a file of its own and is never flattened
into its parent.
"""

import binascii
import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.utils import getaddresses, parsedate_to_datetime
from quopri import decodestring

from reviewer.errors import SourceError
from reviewer.readers.charsets import decoded
from reviewer.readers.reading import Child, Facts, Party

MAX_BYTES = 300_000_000
_MAX_MULTIPARTS = 400
_MAX_DEPTH = 50
_MAX_NAME = 150
_HEADER_LINE = re.compile(rb"[!-9;-~]+[ \t]*:|[ \t]")
_KNOWN = frozenset(
    {
        "from",
        "to",
        "subject",
        "date",
        "message-id",
        "received",
        "mime-version",
        "content-type",
        "cc",
    }
)
_BINARY = re.compile(rb"[\0-\x08]")
_HEAD = 4096
_REPEATED = frozenset({"to", "cc", "bcc", "references"})
_UNFIT = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
_EXTENSIONS = {
    "text/plain": ".txt",
    "text/html": ".html",
    "text/calendar": ".ics",
    "message/delivery-status": ".txt",
    "message/rfc822": ".eml",
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/tiff": ".tif",
}
# What the library's header objects raise on headers that real programs have written.
_HEADER_FAULTS = (
    LookupError,
    ValueError,
    AttributeError,
    TypeError,
    RecursionError,
    MessageError,
)


@dataclass(frozen=True, slots=True)
class Body:
    """One displayed part of a mail, decoded.

    ``flowed`` when its soft line ends are marked by a trailing space.
    """

    text: str
    markup: bool = False
    flowed: bool = False


@dataclass(slots=True)
class Mail:
    """A mail in pieces; ``pictures`` are (content id, bytes) for the HTML body."""

    facts: Facts = field(default_factory=Facts)
    shown: dict[str, str] = field(default_factory=dict)
    bodies: list[Body] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    children: list[Child] = field(default_factory=list)
    pictures: list[tuple[str, bytes]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def warn(self, sentence: str) -> None:
        """Keep a warning, once."""
        if sentence not in self.warnings:
            self.warnings.append(sentence)


def taken_apart(raw: bytes) -> Mail:
    """Take the bytes of one mail to pieces.

    Raises:
        SourceError: these bytes are no mail, or one too large to take in.
    """
    if len(raw) > MAX_BYTES:
        raise SourceError("This e-mail is larger than 300 MB. Save its attachments and load them.")
    mail = Mail()
    raw = _opened(raw, mail)
    message = _parsed(raw, mail)
    if not {name.lower() for name in message.keys()} & _KNOWN:  # noqa: SIM118 - a mail is no dict
        return _headless(raw, mail)
    mail.facts = _facts(message)
    mail.shown = _shown(message)
    _Walk(mail, b"\r\n" in raw[:2000]).take(message)
    return mail


def _opened(raw: bytes, mail: Mail) -> bytes:
    """The bytes from the first header on, no deeper than the parser can bear."""
    raw = raw.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n \t\0")
    if raw.startswith(b"From "):
        raw = raw.partition(b"\n")[2]
    if raw.count(b"multipart/") > _MAX_MULTIPARTS:
        mail.warn("The parts of this e-mail are nested too deeply; only its headers are shown.")
        raw = re.split(rb"\r?\n\r?\n", raw, maxsplit=1)[0] + b"\r\n\r\n"
    return raw


def _parsed(raw: bytes, mail: Mail) -> EmailMessage:
    message = _message(raw)
    if not any(type(one).__name__ == "MissingHeaderBodySeparatorDefect" for one in message.defects):
        return message
    head, separator, rest = raw.partition(b"\r\n\r\n")
    if not separator:
        head, separator, rest = raw.partition(b"\n\n")
    lines = head.splitlines()
    kept = [line for line in lines if _HEADER_LINE.match(line)]
    if len(kept) < len(lines) // 2:
        return message
    mail.warn("Some lines among the headers of this e-mail are no headers and were passed over.")
    again = b"\r\n".join(kept) + b"\r\n\r\n" + rest
    return _message(again)


def _message(raw: bytes) -> EmailMessage:
    """The message of these bytes; by the library's older rules where its newer ones break down."""
    try:
        return message_from_bytes(raw, _class=EmailMessage, policy=policy.default)
    except _HEADER_FAULTS:
        older: EmailMessage = message_from_bytes(
            raw,
            _class=EmailMessage,
            policy=policy.compat32,  # type: ignore[arg-type]  # it makes the class it is given
        )
    return older


def _headless(raw: bytes, mail: Mail) -> Mail:
    """A file without headers: its text is still shown, since it was handed over as a mail."""
    if not raw.strip() or _BINARY.search(raw[:_HEAD]):
        raise SourceError("This file is named as an e-mail, but it is not one.")
    mail.warn("This e-mail has no headers: who wrote it, to whom and when is not in the file.")
    mail.bodies.append(Body(decoded(raw).text.replace("\r\n", "\n").replace("\r", "\n")))
    return mail


def _facts(message: EmailMessage) -> Facts:
    sender = _parties(message, "from")
    return Facts(
        title=header(message, "subject"),
        date=_date(message),
        author=_named(sender[0]) if sender else "",
        sender=sender,
        to=_parties(message, "to"),
        cc=_parties(message, "cc"),
        bcc=_parties(message, "bcc"),
        message_id=header(message, "message-id"),
        in_reply_to=header(message, "in-reply-to"),
        references=tuple(header(message, "references").split()),
        raw_date=_as_written(message, "date"),
    )


def _shown(message: EmailMessage) -> dict[str, str]:
    names = ("From", "Sender", "To", "Cc", "Bcc", "Date", "Subject")
    found = {name: header(message, name) for name in names}
    found["Date"] = _as_written(message, "date")
    return {name: text for name, text in found.items() if text}


def _named(party: Party) -> str:
    return party.name or party.address


def header(message: Message, name: str) -> str:
    """A header as a person reads it; empty where it is absent."""
    try:
        values = [str(one) for one in message.get_all(name) or ()]
    except _HEADER_FAULTS:
        values = ["\N{REPLACEMENT CHARACTER}"]
    if any("\N{REPLACEMENT CHARACTER}" in one or _surrogate(one) for one in values):
        values = [_unfolded(raw) for key, raw in message.raw_items() if key.lower() == name.lower()]
    values = [text for one in values if (text := " ".join(one.split()))]
    return ", ".join(values if name.lower() in _REPEATED else values[:1])


def _as_written(message: Message, name: str) -> str:
    """The first header of that name without the library's corrections."""
    raw = next((raw for key, raw in message.raw_items() if key.lower() == name), "")
    return " ".join(_unfolded(raw).split())


def _surrogate(text: str) -> bool:
    return any("\ud800" <= one <= "\udfff" for one in text)


def _unfolded(raw: object) -> str:
    """A header from its own bytes, where the library cannot make sense of it."""
    text = decoded(str(raw).encode("utf-8", "surrogateescape")).text
    try:
        return str(make_header(decode_header(text)))
    except _HEADER_FAULTS:
        return text


def _parties(message: EmailMessage, name: str) -> tuple[Party, ...]:
    try:
        found = [
            Party(one.display_name, "" if one.addr_spec == "<>" else one.addr_spec)
            for value in message.get_all(name) or ()
            for one in value.addresses
        ]
    except _HEADER_FAULTS:
        found = []
    text = header(message, name)
    if not found or any("\N{REPLACEMENT CHARACTER}" in one.name for one in found):
        found = _guessed_parties(text)
    found = [one for one in found if one.name or one.address]
    return tuple(found) or ((Party(text),) if text else ())


def _guessed_parties(text: str) -> list[Party]:
    try:
        return [Party(given, address) for given, address in getaddresses([text])]
    except _HEADER_FAULTS:
        return []


def _date(message: EmailMessage) -> str:
    """The date with its offset, where the header can be read as one; else empty."""
    try:
        return parsedate_to_datetime(_as_written(message, "date")).isoformat()
    except _HEADER_FAULTS:
        return ""


class _Walk:
    """Goes through the parts of a mail once and sorts them into bodies, pictures and files."""

    def __init__(self, mail: Mail, crlf: bool) -> None:  # noqa: FBT001 - private, one call
        self._mail = mail
        self._line_end = "\r\n" if crlf else "\n"

    def take(self, message: Message, depth: int = 0) -> None:
        kind = _kind(message)
        if depth > _MAX_DEPTH:
            self._mail.warn("The parts of this e-mail are nested too deeply; some are not shown.")
        elif kind == "message/rfc822":
            self._take_mail(message)
        elif kind == "multipart/encrypted":
            self._note_encryption()
            self._take_parts(message, depth)
        elif kind == "multipart/alternative" and message.is_multipart():
            self._take_alternatives(message, depth)
        elif message.is_multipart() and kind.startswith("multipart/"):
            self._take_parts(message, depth)
        elif _is_body(message):
            self._take_body(message)
        else:
            if kind == "text/plain" and _disposition(message) == "inline":
                self._take_body(message)
            self._take_file(message, kind)

    def _take_parts(self, message: Message, depth: int) -> None:
        for part in _parts(message):
            self.take(part, depth + 1)

    def _take_alternatives(self, message: Message, depth: int) -> None:
        """Show the HTML version where there is one, and keep the plain one to compare."""
        parts = list(_parts(message))
        rich = any(_kind(one) != "text/plain" and _may_show(one) for one in parts)
        for part in parts:
            if rich and _kind(part) == "text/plain" and _is_body(part):
                self._mail.plain.append(self._text(part).text)
            else:
                self.take(part, depth + 1)

    def _take_body(self, message: Message) -> None:
        body = self._text(message)
        if "-----BEGIN PGP MESSAGE-----" in body.text:
            self._note_encryption()
        if body.text.strip():
            self._mail.bodies.append(body)

    def _take_file(self, message: Message, kind: str) -> None:
        content = _content(message)
        picture = kind.startswith("image/")
        identity = header(message, "content-id").strip("<> ")
        if picture and identity and content:
            self._mail.pictures.append((identity, content))
        if kind in {"application/pkcs7-mime", "application/x-pkcs7-mime"}:
            self._note_encryption()
        inline = picture and bool(identity) and _disposition(message) != "attachment"
        self._mail.children.append(Child(self._name(message, kind), content, inline))

    def _take_mail(self, message: Message) -> None:
        self._mail.children.append(
            Child(self._name(message, "message/rfc822"), _inner_mail(message, self._line_end))
        )

    def _text(self, message: Message) -> Body:
        markup = _kind(message) == "text/html"
        raw = _content(message)
        text = decoded(raw, _parameter(message, "charset"), markup=markup)
        if text.lossy:
            self._mail.warn("Some characters of this e-mail do not fit the encoding it names.")
        flowed = _parameter(message, "format").lower() == "flowed"
        return Body(text.text.replace("\r\n", "\n").replace("\r", "\n"), markup, flowed)

    def _note_encryption(self) -> None:
        self._mail.warn(
            "This e-mail or a part of it is encrypted and cannot be read here. "
            "Ask for a decrypted copy."
        )

    def _name(self, message: Message, kind: str) -> str:
        given = _UNFIT.sub("_", _file_name(message)).strip(". ")[:_MAX_NAME]
        if given:
            return given
        subject = ""
        if kind == "message/rfc822" and message.is_multipart():
            inner = message.get_payload(0)
            subject = header(inner, "subject") if isinstance(inner, Message) else ""
        stem = _UNFIT.sub("_", subject).strip(". _")[:80]
        number = len(self._mail.children) + 1
        return (stem or f"part {number}") + _EXTENSIONS.get(kind, ".bin")


def _parts(message: Message) -> Iterator[Message]:
    payload = message.get_payload()
    if isinstance(payload, list):
        yield from (one for one in payload if isinstance(one, Message))


def _may_show(message: Message) -> bool:
    """Whether a part is, or may hold, a version to show in place of the plain one."""
    kind = _kind(message)
    if kind.startswith("multipart/"):
        return any(_may_show(one) for one in _parts(message))
    return kind == "text/html" and _is_body(message)


def _is_body(message: Message) -> bool:
    kind = _kind(message)
    if kind.startswith("multipart/"):
        # A broken multipart, of which the library can only give the text.
        return not message.is_multipart()
    shown = kind in {"text/plain", "text/html", "text/enriched"}
    return shown and _disposition(message) != "attachment" and not _file_name(message)


def _kind(message: Message) -> str:
    try:
        return message.get_content_type()
    except _HEADER_FAULTS:
        return "application/octet-stream"


def _disposition(message: Message) -> str:
    try:
        return message.get_content_disposition() or ""
    except _HEADER_FAULTS:
        return ""


def _file_name(message: Message) -> str:
    try:
        name = message.get_filename() or ""
    except _HEADER_FAULTS:
        return ""
    return _unfolded(name) if "=?" in name or _surrogate(name) else " ".join(name.split())


def _parameter(message: Message, name: str) -> str:
    try:
        value = message.get_param(name)
    except _HEADER_FAULTS:
        return ""
    if isinstance(value, tuple):
        value = value[2]
    return str(value or "")


def _content(message: Message) -> bytes:
    try:
        content = message.get_payload(decode=True)
    except (*_HEADER_FAULTS, AssertionError):
        content = None
    if isinstance(content, bytes):
        return content
    payload = message.get_payload()
    if isinstance(payload, list):
        return b"\n".join(_bytes_of(one, "\n") for one in payload if isinstance(one, Message))
    return str(payload or "").encode("utf-8", "surrogateescape")


def _inner_mail(message: Message, line_end: str) -> bytes:
    """The bytes of a mail inside a mail, as near to those sent as the parser kept them."""
    payload = message.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload else None
    if not isinstance(inner, Message):
        return _content(message)
    encoding = header(message, "content-transfer-encoding").lower()
    whole = inner.get_payload()
    if encoding in {"base64", "quoted-printable"} and isinstance(whole, str) and not inner.keys():
        raw = whole.encode("utf-8", "surrogateescape")
        try:
            return b64decode(raw) if encoding == "base64" else decodestring(raw)
        except binascii.Error:
            return raw
    return _bytes_of(inner, line_end)


def _bytes_of(message: Message, line_end: str) -> bytes:
    kept = policy.default.clone(refold_source="none", linesep=line_end)
    try:
        return message.as_bytes(policy=kept)
    except _HEADER_FAULTS:
        older = policy.compat32.clone(linesep=line_end)
    try:
        return message.as_bytes(policy=older)
    except _HEADER_FAULTS:
        return str(message.get_payload()).encode("utf-8", "surrogateescape")
