"""A mail taken to pieces: headers as a person reads them, the bodies shown, and the files inside.

The standard library's parser with its modern policy, wrapped: it reads real mails best of what was
tried, but its payloads believe false encoding labels. So bodies are decoded by us. A mail inside a
mail is a file of its own and is never flattened into its parent; Outlook's envelope (winmail.dat)
and a signature's (smime.p7m) are no files but wrappings, and what is in them is the mail's own.
"""

import binascii
import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.errors import InvalidBase64LengthDefect
from email.message import EmailMessage, Message
from quopri import decodestring

from reviewer.errors import SourceError
from reviewer.readers.charsets import decoded
from reviewer.readers.mail_headers import (
    HEADER_FAULTS,
    facts_of,
    header,
    is_surrogate,
    message_of,
    shown_of,
    unfolded,
)
from reviewer.readers.mail_names import fit_name
from reviewer.readers.mail_pieces import Body, Mail
from reviewer.readers.mapi import mail_of
from reviewer.readers.reading import Child
from reviewer.readers.sealed import signed_content
from reviewer.readers.tnef_parts import is_tnef, unwrapped

MAX_BYTES = 300_000_000
_MAX_MULTIPARTS = 400
_MAX_DEPTH = 50
_HEADER_LINE = re.compile(rb"[!-9;-~]+[ \t]*:|[ \t]")
_KNOWN = frozenset({
    "from", "to", "subject", "date", "message-id", "received", "mime-version", "content-type", "cc",
})  # fmt: skip
_BINARY = re.compile(rb"[\0-\x08]")
_HEAD = 4096
# Apple Mail puts the length of the message before it and what it knows of it behind it.
_COUNTED = re.compile(rb"\A(\d{1,10})[ \t]*\r?\n(?=[!-9;-~]+[ \t]*:)")
_EXTENSIONS = {
    "text/plain": ".txt", "text/html": ".html", "text/calendar": ".ics",
    "message/delivery-status": ".txt", "message/rfc822": ".eml", "application/pdf": ".pdf",
    "image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "image/tiff": ".tif",
}  # fmt: skip
_ENCODED_NAME = re.compile(r"name\s*=\s*(=\?[^?\s]+\?[bBqQ]\?[^?]*\?=)", re.IGNORECASE)
_SEALED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_SIGNATURES = frozenset({
    "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature",
})  # fmt: skip
_SIGNED = "This e-mail is signed. Pincite does not check signatures."
_ENCRYPTED_TEXT = "-----BEGIN PGP MESSAGE-----"


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
    mail.facts = facts_of(message)
    mail.shown = shown_of(message)
    _Walk(mail, b"\r\n" in raw[:2000]).take(message)
    mail.tell_inline()
    return mail


def from_envelope(content: bytes) -> Mail:
    """The mail in an envelope of Outlook's (winmail.dat) that came as a file of its own."""
    found = unwrapped(content)
    mail = mail_of(found.item)
    if not found.is_whole:
        mail.warn(_BROKEN_OFF)
    mail.tell_inline()
    return mail


def unseal(mail: Mail) -> None:
    """Show what a signed message of Outlook holds, whose only file is the signed block."""
    is_block = len(mail.children) == 1 and mail.children[0].name.lower() == "smime.p7m"
    if not is_block or any(body.text.strip() for body in mail.bodies):
        return
    content, walk = mail.children[0].content, _Walk(mail, crlf=True)
    if content.startswith(b"\x30"):
        walk.open_sealed(content, 0)
    else:
        walk.take(message_of(content))


_BROKEN_OFF = "Outlook's winmail.dat breaks off; what stands before that was read."


def _opened(raw: bytes, mail: Mail) -> bytes:
    """The bytes from the first header on, no deeper than the parser can bear."""
    raw = raw.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n \t\0")
    if counted := _COUNTED.match(raw):
        raw = raw[counted.end() : counted.end() + int(counted[1])]
    if raw.startswith(b"From "):
        raw = raw.partition(b"\n")[2]
    if raw.count(b"multipart/") > _MAX_MULTIPARTS:
        mail.warn(
            "The parts of this e-mail are nested too deeply to be told apart; they are shown as "
            "they stand in the file."
        )
        head, _end, rest = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
        mail.bodies.append(Body(decoded(rest).text))
        raw = head + b"\n\n"
    return raw


def _parsed(raw: bytes, mail: Mail) -> EmailMessage:
    message = message_of(raw)
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
    return message_of(again)


def _headless(raw: bytes, mail: Mail) -> Mail:
    """A file without headers: its text is still shown, since it was handed over as a mail."""
    if not raw.strip() or _BINARY.search(raw[:_HEAD]):
        raise SourceError("This file is named as an e-mail, but it is not one.")
    mail.warn("This e-mail has no headers: who wrote it, to whom and when is not in the file.")
    text = decoded(raw)
    if text.lossy:
        mail.warn(_UNFIT)
    mail.bodies.append(Body(text.text.replace("\r\n", "\n").replace("\r", "\n")))
    return mail


_UNFIT = "Some characters of this e-mail do not fit the encoding it names."


class _Walk:
    """Goes through the parts of a mail once and sorts them into bodies, pictures and files."""

    def __init__(self, mail: Mail, crlf: bool) -> None:  # noqa: FBT001 - private, one call
        self._mail = mail
        self._line_end = "\r\n" if crlf else "\n"

    def take(self, message: Message, depth: int = 0) -> None:
        kind = _kind(message)
        if depth > _MAX_DEPTH:
            self._mail.warn(
                "The parts of this e-mail are nested too deeply; some are only among its files."
            )
            self._mail.add(Child(self._name(message, "message/rfc822"), _bytes_of(message, "\n")))
        elif kind == "message/rfc822":
            self._take_mail(message)
        elif kind == "multipart/encrypted":
            self._mail.note_encryption()
            self._take_parts(message, depth)
        elif kind == "multipart/alternative" and message.is_multipart():
            self._take_alternatives(message, depth)
        elif message.is_multipart() and kind.startswith("multipart/"):
            self._take_parts(message, depth)
        elif _is_body(message):
            self._take_body(message)
        else:
            self._take_other(message, kind, depth)

    def _take_parts(self, message: Message, depth: int) -> None:
        for part in _parts(message):
            self.take(part, depth + 1)

    def _take_alternatives(self, message: Message, depth: int) -> None:
        """Show the HTML version where there is one, and keep the plain one to compare."""
        parts = list(_parts(message))
        rich = any(_kind(one) != "text/plain" and _may_show(one) for one in parts)
        for part in parts:
            if rich and _kind(part) == "text/plain" and _is_body(part):
                self._mail.plain.append(self._text(part))
            else:
                self.take(part, depth + 1)

    def _take_body(self, message: Message) -> None:
        body = self._text(message)
        if _ENCRYPTED_TEXT in body.text:
            self._mail.note_encryption()
        if body.text.strip():
            self._mail.bodies.append(body)

    def _take_other(self, message: Message, kind: str, depth: int) -> None:
        if kind == "text/plain" and _disposition(message) == "inline":
            self._take_body(message)
        content = _content(message)
        if is_tnef(content):
            self._take_envelope(content)
            return
        if kind in _SEALED:
            self.open_sealed(content, depth)
        if kind in _SIGNATURES:
            self._mail.warn(_SIGNED)
        names = (_identity(message), _location(message)) if kind.startswith("image/") else ()
        self._mail.add(Child(self._name(message, kind), content), names if content else ())

    def open_sealed(self, content: bytes, depth: int) -> None:
        """Show what a signature holds; an encrypted part is a sentence in its place."""
        inside = signed_content(content)
        if not inside:
            self._mail.note_encryption()
            return
        self._mail.warn(_SIGNED)
        self.take(message_of(inside), depth + 1)

    def _take_envelope(self, content: bytes) -> None:
        """What is in a winmail.dat belongs to the mail; its HTML is shown before the plain text."""
        inner = from_envelope(content)
        for one in inner.children:
            names = tuple(name for name, picture in inner.pictures if picture is one.content)
            self._mail.add(replace(one, inline=False), names)
        shown = [body for body in self._mail.bodies if body.text.strip()]
        if any(body.markup for body in inner.bodies) and not any(body.markup for body in shown):
            self._mail.plain += shown
            self._mail.bodies = list(inner.bodies)
        elif not shown:
            self._mail.bodies = list(inner.bodies)
        else:
            self._mail.plain += [body for body in inner.bodies if not body.markup]
        for warning in inner.warnings:
            self._mail.warn(warning)

    def _take_mail(self, message: Message) -> None:
        self._mail.add(
            Child(self._name(message, "message/rfc822"), _inner_mail(message, self._line_end))
        )

    def _text(self, message: Message) -> Body:
        markup = _kind(message) == "text/html"
        raw = _content(message)
        text = decoded(raw, _parameter(message, "charset"), markup=markup)
        if text.lossy:
            self._mail.warn(_UNFIT)
        for warning in text.warnings:
            self._mail.warn(warning)
        flowed = _parameter(message, "format").lower() == "flowed"
        return Body(text.text.replace("\r\n", "\n").replace("\r", "\n"), markup, flowed)

    def _name(self, message: Message, kind: str) -> str:
        given = fit_name(_file_name(message))
        if given:
            return given
        subject = ""
        if kind == "message/rfc822" and message.is_multipart():
            inner = message.get_payload(0)
            subject = header(inner, "subject") if isinstance(inner, Message) else ""
        stem = fit_name(subject).strip("_")[:80]
        number = len(self._mail.children) + 1
        return (stem or f"part {number}") + _EXTENSIONS.get(kind, ".bin")


def _identity(message: Message) -> str:
    return header(message, "content-id").strip("<> ")


def _location(message: Message) -> str:
    return header(message, "content-location")


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
    except HEADER_FAULTS:
        return "application/octet-stream"


def _disposition(message: Message) -> str:
    try:
        return message.get_content_disposition() or ""
    except HEADER_FAULTS:
        return ""


def _file_name(message: Message) -> str:
    try:
        name = message.get_filename() or ""
    except HEADER_FAULTS:
        name = ""
    if not name:
        # Some programs write an encoded name without the quotes that it needs.
        told = f"{_raw(message, 'content-disposition')} {_raw(message, 'content-type')}"
        found = _ENCODED_NAME.search(told)
        name = found[1] if found else ""
    return unfolded(name) if "=?" in name or is_surrogate(name) else " ".join(name.split())


def _raw(message: Message, name: str) -> str:
    return " ".join(str(raw) for key, raw in message.raw_items() if key.lower() == name)


def _parameter(message: Message, name: str) -> str:
    try:
        value = message.get_param(name)
    except HEADER_FAULTS:
        return ""
    if isinstance(value, tuple):
        value = value[2]
    return str(value or "")


def _content(message: Message) -> bytes:
    try:
        content = message.get_payload(decode=True)
    except (*HEADER_FAULTS, AssertionError):
        content = None
    if isinstance(content, bytes):
        is_cut = any(isinstance(one, InvalidBase64LengthDefect) for one in message.defects)
        return _whole_groups(content) if is_cut else content
    payload = message.get_payload()
    if isinstance(payload, list):
        return b"\n".join(_bytes_of(one, "\n") for one in payload if isinstance(one, Message))
    return str(payload or "").encode("utf-8", "surrogateescape")


def _whole_groups(code: bytes) -> bytes:
    """What base64 that was cut off still says."""
    signs = re.sub(rb"[^A-Za-z0-9+/]", b"", code)
    return b64decode(signs[: len(signs) // 4 * 4])


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
    except HEADER_FAULTS:
        older = policy.compat32.clone(linesep=line_end)
    try:
        return message.as_bytes(policy=older)
    except HEADER_FAULTS:
        return str(message.get_payload()).encode("utf-8", "surrogateescape")
