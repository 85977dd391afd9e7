"""The headers of a mail as a person reads them, from whichever file they came.

The standard library's header objects read real mails best of what was tried, but they raise on
unknown encodings and odd addresses. So every header is read under a guard, with the raw line as
the way out.
"""

import hashlib
import re
from base64 import b64decode
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.headerregistry import HeaderRegistry
from email.message import EmailMessage, Message
from email.utils import getaddresses, parsedate_to_datetime
from functools import lru_cache

from reviewer.readers.charsets import decoded
from reviewer.readers.reading import Facts, Party

_INDEX_HEAD = 22
_REPEATED = frozenset({"to", "cc", "bcc", "references"})
_IDENTITY = re.compile(r"<[\x21-\x3b\x3d\x3f-\x7e]+>")
# What the library's header objects raise on headers that real programs have written.
HEADER_FAULTS = (
    LookupError,
    ValueError,
    AttributeError,
    TypeError,
    RecursionError,
    MessageError,
)
# The library parses a header anew whenever it is asked for, and a reader asks five times.
_POLICY = policy.default.clone(header_factory=lru_cache(maxsize=256)(HeaderRegistry()))


def message_of(raw: bytes) -> EmailMessage:
    """The message of these bytes; by the library's older rules where its newer ones break down."""
    try:
        return message_from_bytes(raw, _class=EmailMessage, policy=_POLICY)
    except HEADER_FAULTS:
        older: EmailMessage = message_from_bytes(
            raw,
            _class=EmailMessage,
            policy=policy.compat32,  # type: ignore[arg-type]  # it makes the class it is given
        )
    return older


def facts_of(message: EmailMessage) -> Facts:
    """What the headers say."""
    sender = _parties(message, "from")
    return Facts(
        title=header(message, "subject"),
        date=_date(message),
        author=(sender[0].name or sender[0].address) if sender else "",
        sender=sender,
        to=_parties(message, "to"),
        cc=_parties(message, "cc"),
        bcc=_parties(message, "bcc"),
        message_id=header(message, "message-id"),
        in_reply_to=header(message, "in-reply-to"),
        references=tuple(header(message, "references").split()),
        raw_date=as_written(message, "date"),
        mih=mih(header(message, "message-id")),
        conversation=_conversation(message),
    )


def _conversation(message: Message) -> str:
    """The number that Outlook gives a conversation: the first 22 bytes of its index, in hex."""
    try:
        index = b64decode(header(message, "thread-index").replace(" ", ""))
    except ValueError:
        return ""
    return index[:_INDEX_HEAD].hex() if len(index) >= _INDEX_HEAD else ""


def mih(message_id: str) -> str:
    """The EDRM message identification hash: MD5 of the Message-ID with its angle brackets.

    Empty where the mail has none, or none that is one. Source: EDRM MIH specification 1.0.
    """
    found = _IDENTITY.search(message_id)
    # A name for equal mails and no safeguard: the specification says MD5.
    return hashlib.md5(found[0].encode(), usedforsecurity=False).hexdigest() if found else ""


def shown_of(message: EmailMessage) -> dict[str, str]:
    """The headers at the top of a mail, as a mail program shows them."""
    names = ("From", "Sender", "To", "Cc", "Bcc", "Date", "Subject")
    found = {name: header(message, name) for name in names}
    found["Date"] = as_written(message, "date")
    return {name: text for name, text in found.items() if text}


def header(message: Message, name: str) -> str:
    """A header as a person reads it; empty where it is absent."""
    try:
        values = [str(one) for one in message.get_all(name) or ()]
    except HEADER_FAULTS:
        values = ["\N{REPLACEMENT CHARACTER}"]
    if any(_is_unread(one) for one in values):
        values = [unfolded(raw) for key, raw in message.raw_items() if key.lower() == name.lower()]
    values = [text for one in values if (text := " ".join(one.split()))]
    return ", ".join(values if name.lower() in _REPEATED else values[:1])


def as_written(message: Message, name: str) -> str:
    """The first header of that name without the library's corrections."""
    raw = next((raw for key, raw in message.raw_items() if key.lower() == name), "")
    return " ".join(unfolded(raw).split())


def is_surrogate(text: str) -> bool:
    """Whether a text holds bytes that the library could not read."""
    return any("\ud800" <= one <= "\udfff" for one in text)


def _is_unread(text: str) -> bool:
    return "\N{REPLACEMENT CHARACTER}" in text or is_surrogate(text)


def unfolded(raw: object) -> str:
    """A header from its own bytes, where the library cannot make sense of it."""
    text = decoded(str(raw).encode("utf-8", "surrogateescape")).text
    try:
        return str(make_header(decode_header(text)))
    except HEADER_FAULTS:
        return text


def _parties(message: EmailMessage, name: str) -> tuple[Party, ...]:
    try:
        found = [
            Party(one.display_name, "" if one.addr_spec == "<>" else one.addr_spec)
            for value in message.get_all(name) or ()
            for one in value.addresses
        ]
    except HEADER_FAULTS:
        found = []
    text = header(message, name)
    if not found or any(_is_unread(one.name + one.address) for one in found):
        found = _guessed_parties(text)
    found = [_named_at_least(one) for one in found if one.name or one.address]
    return tuple(found) or ((Party(text),) if text else ())


def _named_at_least(party: Party) -> Party:
    """A correspondent whose only word is no address has it for a name."""
    if party.name or "@" in party.address:
        return party
    return Party(party.address.strip('" '))


def _guessed_parties(text: str) -> list[Party]:
    try:
        return [Party(given, address) for given, address in getaddresses([text])]
    except HEADER_FAULTS:
        return []


def _date(message: EmailMessage) -> str:
    """The date with its offset, where the header can be read as one; else empty."""
    try:
        return parsedate_to_datetime(as_written(message, "date")).isoformat()
    except HEADER_FAULTS:
        return ""
