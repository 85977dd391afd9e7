"""What a reader gives for one file: everything that an import needs of it."""

from dataclasses import dataclass, field
from enum import StrEnum

from reviewer.text.geometry import PageGeometry
from reviewer.text.layer import TextLayer


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


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of reading one file.

    ``rendition`` is the frozen PDF shown on screen; ``None`` where the native itself is it.
    ``maker`` says what made the rendition ("pymupdf 1.28.2 html", "native"). ``geometry`` has one
    entry a page of the rendition. ``warnings`` are sentences for a paralegal.
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
