"""What a reader gives for one file: everything that an import needs of it."""

from dataclasses import dataclass, field
from enum import StrEnum

from reviewer.text.geometry import PageGeometry
from reviewer.text.layer import Span, TextLayer
from reviewer.text.understood import Understood

NO_WORDS = "This exhibit is a picture and has no text until it is recognised."
"""The warning of a reading without words, which words from elsewhere take away."""


class ExhibitKind(StrEnum):
    """What an exhibit is; the word that the log prints as its document type."""

    EMAIL = "email"
    ATTACHMENT = "attachment"
    DEPOSITION = "deposition"
    PLEADING = "pleading"
    DISCOVERY_RESPONSE = "discovery_response"
    ARTICLE = "article"
    CONTRACT = "contract"
    MEMO = "memo"
    SPREADSHEET = "spreadsheet"
    PRESENTATION = "presentation"
    IMAGE = "image"
    MAILBOX = "mailbox"
    OTHER = "other"


class TranscriptStatus(StrEnum):
    """Whether a transcript may be cited."""

    ROUGH = "rough"
    CERTIFIED = "certified"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Child:
    """A file inside the file; ``inline`` when it is a picture of the body, not of substance."""

    name: str
    content: bytes
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Lost:
    """A file inside a mailbox that cannot be taken out of it; ``reason`` is a sentence."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class ForeignMark:
    """A highlight or comment that another program left in the file.

    ``spans`` are code points of the layer; without any the comment stands on no words. ``kind`` is
    the format's own word ("Highlight"), ``date`` ISO 8601 as far as the file gives one, ``page``
    counts from 1 (0 where there are none).
    """

    spans: tuple[Span, ...]
    kind: str
    author: str = ""
    date: str = ""
    comment: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Party:
    """A correspondent as the file names them."""

    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the file says of itself: proposals until a person confirms, empty where it is silent.

    ``date`` is ISO 8601, possibly partial ("2024-03"), with offset where the file gives one.
    ``witness`` is the deponent; ``entity`` the organisation a 30(b)(6) designee speaks for.
    ``marked`` is a deposition or trial sticker read from the page ("PX-14"), ``confidentiality`` a
    designation read from page legends. ``attachments`` are the names of the files inside, noted at
    import: where fewer were taken in, the import was stopped between them.

    ``raw_headers`` are those of a mail whose native does not hold them as text. ``mih`` is the
    EDRM message identification hash, ``logical`` a hash over what a person reads of a mail; both
    hex, equal for duplicates. ``thread`` is equal for mails of one conversation as far as the file
    tells, ``conversation`` for those that Outlook numbers as one. ``hidden`` is text that the pages
    do not show, ``textless`` the pages (from 1) that are pictures without text. ``filled`` are the
    names and values of form fields, ``remarks`` the comments of other programs that stand on no
    words. ``encoding`` is the character set a text was read in, and ``is_encoding_guessed`` whether
    nothing in the file said so. ``asked`` is what a person asked of this reading
    (``ReadOptions.as_said``).
    """

    title: str = ""
    date: str = ""
    author: str = ""
    sender: tuple[Party, ...] = ()
    to: tuple[Party, ...] = ()
    cc: tuple[Party, ...] = ()
    bcc: tuple[Party, ...] = ()
    message_id: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    raw_date: str = ""
    witness: str = ""
    entity: str = ""
    status: TranscriptStatus = TranscriptStatus.UNKNOWN
    confidentiality: str = ""
    marked: str = ""
    attachments: tuple[str, ...] = ()
    raw_headers: str = ""
    mih: str = ""
    logical: str = ""
    thread: str = ""
    conversation: str = ""
    hidden: tuple[str, ...] = ()
    textless: tuple[int, ...] = ()
    filled: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()
    encoding: str = ""
    is_encoding_guessed: bool = False
    asked: dict[str, object] = field(default_factory=dict)
    understood: Understood | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of reading one file.

    ``rendition`` is the frozen PDF shown on screen; ``None`` where the native itself is it.
    ``maker`` says what made the rendition ("pymupdf 1.28.2 html", "native"). ``geometry`` has one
    entry a page of the rendition. ``warnings`` are sentences for a paralegal. ``has_members`` says
    that the file is a container whose reader gives its files one by one (``registry.members``);
    ``members`` is how many there are.
    """

    kind: ExhibitKind
    reader: str
    maker: str
    layer: TextLayer
    geometry: tuple[PageGeometry, ...]
    rendition: bytes | None = None
    facts: Facts = field(default_factory=Facts)
    children: tuple[Child, ...] = ()
    warnings: tuple[str, ...] = ()
    marks: tuple[ForeignMark, ...] = ()
    has_members: bool = False
    members: int = 0
