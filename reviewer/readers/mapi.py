"""Outlook's own form of a mail: properties by number, as .msg files and winmail.dat hold them.

The headers that the mail travelled with are kept in one of the properties; where they are there,
they are read like those of any mail, and the properties fill in what they leave out (the blind
copies of a sender, a draft without headers). 8-bit texts name their code page in three places,
none of them always; each is tried until one fits.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from reviewer.readers.charsets import codec_of, decoded
from reviewer.readers.mail_headers import facts_of, message_of, mih, shown_of
from reviewer.readers.mail_names import fit_name
from reviewer.readers.mail_pieces import Body, Mail
from reviewer.readers.mail_rtf import body_of, unpacked
from reviewer.readers.reading import Child, Facts, Party
from reviewer.said import said

CLASS, SUBJECT, HEADERS = 0x001A, 0x0037, 0x007D
REPRESENTING = (0x0042, 0x5D02, 0x0065)
SENDER = (0x0C1A, 0x5D01, 0x0C1F)
RECIPIENT = (0x3001, 0x39FE, 0x3003)
RECIPIENT_KIND, CONVERSATION = 0x0C15, 0x0071
SUBMITTED, DELIVERED = 0x0039, 0x0E06
MESSAGE_ID, IN_REPLY_TO, REFERENCES = 0x1035, 0x1042, 0x1039
PLAIN, PACKED_RTF, HTML = 0x1000, 0x1009, 0x1013
FILE_NAMES, FILE_CONTENT, FILE_METHOD = (0x3707, 0x3704, 0x3001), 0x3701, 0x3705
FILE_PATHS, FILE_KIND, FILE_NAMED = (0x370D, 0x3708, 0x3173), 0x370E, (0x3712, 0x3713)
CODE_PAGE, INTERNET_PAGE, LOCALE = 0x3FFD, 0x3FDE, 0x3FF1

_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_LATEST = 3 * 10**18
_HEADER_LINE = re.compile(r"[!-9;-~]+[ \t]*:|[ \t]")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|bmp|tiff?|webp|svg)\Z", re.IGNORECASE)
_THREAD_BYTES = 22
_MAIL_CLASSES = ("IPM.NOTE", "REPORT.IPM")
_SHOWN_TEXTS = frozenset({
    CLASS, SUBJECT, HEADERS, *REPRESENTING, *SENDER, MESSAGE_ID, IN_REPLY_TO, REFERENCES, PLAIN,
    HTML, 0x0E1D, 0x0070, 0x003D, 0x0E02, 0x0E03, 0x0E04,
})  # fmt: skip
_PAGES = {
    20127: "ascii", 28591: "cp1252", 28592: "iso8859_2", 28595: "iso8859_5", 28597: "iso8859_7",
    28599: "cp1254", 28605: "iso8859_15", 65001: "utf-8", 65000: "utf-7", 1200: "utf-16-le",
    20866: "koi8_r", 21866: "koi8_u", 936: "gb18030", 54936: "gb18030", 50220: "iso2022_jp",
    50221: "iso2022_jp", 50222: "iso2022_jp", 51932: "euc_jp", 20932: "euc_jp", 51949: "euc_kr",
    50225: "iso2022_kr", 10000: "mac_roman", 38598: "cp1255", 28598: "iso8859_8",
}  # fmt: skip
# The code page of Windows for the first ten bits of a locale, which are its language.
_LANGUAGES = {
    0x01: 1256, 0x02: 1251, 0x04: 936, 0x05: 1250, 0x08: 1253, 0x0D: 1255, 0x0E: 1250, 0x11: 932,
    0x12: 949, 0x15: 1250, 0x18: 1250, 0x19: 1251, 0x1A: 1250, 0x1B: 1250, 0x1E: 874, 0x1F: 1254,
    0x22: 1251, 0x23: 1251, 0x24: 1250, 0x25: 1257, 0x26: 1257, 0x27: 1257, 0x29: 1256, 0x2A: 1258,
    0x2F: 1251,
}  # fmt: skip
_TRADITIONAL = frozenset({0x0404, 0x0C04, 0x1404})


@dataclass(slots=True)
class Properties:
    """Properties by number; ``bytes`` under a text's number are in one of the code ``pages``."""

    values: dict[int, bytes | str | int] = field(default_factory=dict)
    pages: tuple[str, ...] = ()
    is_lossy: bool = False

    def text(self, *names: int) -> str:
        """The first of these texts that says something."""
        return next((text for name in names if (text := self._text(name))), "")

    def content(self, name: int) -> bytes:
        """The bytes of a property; none for another kind."""
        value = self.values.get(name)
        return value if isinstance(value, bytes) else b""

    def number(self, name: int) -> int:
        """A whole number; 0 where there is none."""
        value = self.values.get(name)
        return value if isinstance(value, int) else 0

    def moment(self, *names: int) -> str:
        """The first of these times (100 ns since 1601) as ISO 8601 in UTC; else empty."""
        for name in names:
            value = self.number(name)
            if 0 < value < _LATEST:
                at = _EPOCH + timedelta(microseconds=value // 10)
                return at.replace(microsecond=0).isoformat()
        return ""

    def _text(self, name: int) -> str:
        value = self.values.get(name, "")
        if isinstance(value, bytes):
            value = self._read(value, for_body=name == PLAIN)
        return str(value).rstrip("\0") if isinstance(value, str) else ""

    def _read(self, raw: bytes, *, for_body: bool) -> str:
        for page in self.own_pages(for_body=for_body) or ("utf-8", "cp1252"):
            try:
                return raw.decode(page)
            except UnicodeError:
                continue
        text = decoded(raw)
        self.is_lossy = self.is_lossy or text.lossy
        return text.text

    def own_pages(self, *, for_body: bool = False) -> tuple[str, ...]:
        """The code pages to try, likeliest first."""
        if self.pages:
            return self.pages
        order = (CODE_PAGE, LOCALE, INTERNET_PAGE)
        order = (INTERNET_PAGE, CODE_PAGE, LOCALE) if for_body else order
        found = (_page(self.number(name), is_locale=name == LOCALE) for name in order)
        return tuple(page for page in found if page)


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of an Outlook item; ``content`` is what it is as a file of its own."""

    properties: Properties
    content: bytes


@dataclass(frozen=True, slots=True)
class Item:
    """An Outlook item: its own properties, its recipients', its files."""

    properties: Properties
    recipients: Sequence[Properties] = ()
    files: Sequence[Attached] = ()


def _page(number: int, *, is_locale: bool) -> str:
    """The codec of a code page, or of the language of a locale; empty where none is named."""
    if number and is_locale:
        number = 950 if number in _TRADITIONAL else _LANGUAGES.get(number & 0x3FF, 1252)
    return (_PAGES.get(number) or codec_of(f"cp{number}")) if number else ""


def mail_of(item: Item) -> Mail:
    """A mail in pieces out of an Outlook item."""
    mail = Mail()
    headers = _tidy_headers(item.properties.text(HEADERS))
    own = _own_facts(item)
    mail.facts, mail.shown = own, _own_shown(own)
    if headers:
        message = message_of(headers.encode("utf-8", "surrogateescape"))
        told = {name: text for name, text in shown_of(message).items() if text}
        mail.facts = _joined(facts_of(message), own, headers)
        mail.shown = {
            name: told.get(name) or mail.shown.get(name, "")
            for name in ("From", "Sender", "To", "Cc", "Bcc", "Date", "Subject")
            if told.get(name) or mail.shown.get(name)
        }
    _take_body(item.properties, mail)
    for number, attached in enumerate(item.files, start=1):
        _take_file(attached, number, mail)
    _take_class(item.properties, mail)
    if any(one.is_lossy for one in (item.properties, *item.recipients)):
        mail.warn("Some characters of this e-mail do not fit the code page it names.")
    return mail


def _tidy_headers(text: str) -> str:
    """The headers that a mail travelled with, without the line that Exchange puts above them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line for line in lines if _HEADER_LINE.match(line)) + "\n" if text else ""


def _own_facts(item: Item) -> Facts:
    properties = item.properties
    sender = _party(properties, REPRESENTING) or _party(properties, SENDER)
    kinds = [(_kind(one), _party(one, RECIPIENT)) for one in item.recipients]
    to, cc, bcc = (tuple(party for kind, party in kinds if kind == n and party) for n in (1, 2, 3))
    date = properties.moment(SUBMITTED, DELIVERED)
    thread = properties.content(CONVERSATION)[:_THREAD_BYTES]
    identity = properties.text(MESSAGE_ID)
    return Facts(
        title=properties.text(SUBJECT),
        date=date,
        author=(sender.name or sender.address) if sender else "",
        sender=(sender,) if sender else (),
        to=to,
        cc=cc,
        bcc=bcc,
        message_id=identity,
        in_reply_to=properties.text(IN_REPLY_TO),
        references=tuple(properties.text(REFERENCES).split()),
        raw_date=date.replace("T", " ").replace("+00:00", " UTC"),
        mih=mih(identity),
        conversation=thread.hex() if len(thread) == _THREAD_BYTES else "",
    )


def _kind(recipient: Properties) -> int:
    return recipient.number(RECIPIENT_KIND) & 0xF or 1


def _party(properties: Properties, names: tuple[int, int, int]) -> Party | None:
    """A correspondent: the name, and of the two addresses one that can be written to."""
    name = properties.text(names[0]).strip().strip("'")
    addresses = (properties.text(one).strip() for one in names[1:])
    address = next((one for one in addresses if "@" in one and one[0] != "/"), "")
    return Party("" if name == address else name, address) if name or address else None


def _own_shown(facts: Facts) -> dict[str, str]:
    found = {
        "From": _listed(facts.sender),
        "To": _listed(facts.to),
        "Cc": _listed(facts.cc),
        "Bcc": _listed(facts.bcc),
        "Date": facts.raw_date,
        "Subject": facts.title,
    }
    return {name: " ".join(text.split()) for name, text in found.items() if text}


def _listed(parties: Sequence[Party]) -> str:
    return ", ".join(
        f"{one.name} <{one.address}>" if one.name and one.address else one.name or one.address
        for one in parties
    )


def _joined(told: Facts, own: Facts, headers: str) -> Facts:
    """What the headers say, and where they are silent the properties."""
    identity = told.message_id or own.message_id
    return Facts(
        title=told.title or own.title,
        date=told.date if _has_offset(told.date) else own.date or told.date,
        author=told.author or own.author,
        sender=told.sender or own.sender,
        to=told.to or own.to,
        cc=told.cc or own.cc,
        bcc=told.bcc or own.bcc,
        message_id=identity,
        in_reply_to=told.in_reply_to or own.in_reply_to,
        references=told.references or own.references,
        raw_date=told.raw_date or own.raw_date,
        mih=mih(identity),
        conversation=own.conversation or told.conversation,
        raw_headers=headers,
    )


def _has_offset(date: str) -> bool:
    return "+" in date[10:] or "-" in date[10:] or date.endswith("Z")


def _take_body(properties: Properties, mail: Mail) -> None:
    """HTML where there is some, else rich text, else the plain words."""
    plain = properties.text(PLAIN).replace("\r\n", "\n").replace("\r", "\n")
    markup = _markup(properties, mail)
    if not markup:
        rich = body_of(unpacked(properties.content(PACKED_RTF)))
        if rich.lossy:
            mail.warn("Some characters of this e-mail do not fit the code page it names.")
        markup = rich.text if rich.markup else ""
        plain = plain if plain.strip() or rich.markup else rich.text
    if markup.strip():
        mail.bodies.append(Body(markup.replace("\r\n", "\n").replace("\r", "\n"), markup=True))
        if plain.strip():
            mail.plain.append(Body(plain))
    elif plain.strip():
        mail.bodies.append(Body(plain))


def _markup(properties: Properties, mail: Mail) -> str:
    value = properties.values.get(HTML)
    if not isinstance(value, bytes):
        return properties.text(HTML)
    label = _page(properties.number(INTERNET_PAGE), is_locale=False)
    text = decoded(value.rstrip(b"\0"), label, markup=True)
    if text.lossy:
        mail.warn("Some characters of this e-mail do not fit the code page it names.")
    return text.text


def _take_file(attached: Attached, number: int, mail: Mail) -> None:
    properties = attached.properties
    name = fit_name(properties.text(*FILE_NAMES)) or f"part {number}"
    if not attached.content and (path := properties.text(*FILE_PATHS)):
        mail.warn(
            said(
                "The attachment “{name}” is not in the file, only a link to {path}. "
                "Ask for the file itself.",
                name=name,
                path=path,
            )
        )
        return
    kind = properties.text(FILE_KIND).lower()
    is_picture = kind.startswith("image/") or _PICTURE.search(name) is not None
    names = tuple(properties.text(one).strip("<> ") for one in FILE_NAMED) if is_picture else ()
    mail.add(Child(name, attached.content), names)


def _take_class(properties: Properties, mail: Mail) -> None:
    """Say of an appointment, a contact or a task that it is one, and keep what it says."""
    name = properties.text(CLASS)
    if not name or name.upper().startswith(_MAIL_CLASSES):
        return
    mail.shown["Item"] = name.removeprefix("IPM.")
    texts = tuple(_other_texts(properties))
    mail.facts = replace(mail.facts, hidden=(*mail.facts.hidden, *texts))


def _other_texts(properties: Properties) -> Iterator[str]:
    for name, value in properties.values.items():
        if isinstance(value, str) and name not in _SHOWN_TEXTS and value.strip("\0 "):
            yield value.strip("\0 ")
