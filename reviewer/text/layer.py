r"""The text layer: an exhibit's words as one reader at one version gave them, frozen for good.

Offsets are Unicode code points of ``TextLayer.text``, spans are half-open. The text is canonical:
never re-normalised. Line ends that only the layout made stand in it as ``\n`` like any other; a
``Paragraph`` says which of them are inside one paragraph (and so are read as one space). Printed
line numbers of a transcript, and headers and footers that the reader recognised as such, stand
outside the text.

The layer's id covers the text and all of its structure (see ``layer_id``), so that two readings
that would cite or print one passage differently are two layers and never a quarrel about one.
"""

from dataclasses import dataclass
from enum import StrEnum

from msgspec import Struct


class Role(StrEnum):
    """What a printed line of a transcript is."""

    QUESTION = "Q"
    ANSWER = "A"
    COLLOQUY = "C"
    PARENTHETICAL = "P"
    OTHER = ""


class SegmentKind(StrEnum):
    """Which part of a mail thread a segment is."""

    HEADER = "header"
    TOP = "top"
    QUOTED = "quoted"
    FORWARDED = "forwarded"


class TextSource(StrEnum):
    """Where the words of a range come from; ranges that are not named are NATIVE.

    OCR is our own reading of a picture, OCR_RECEIVED one that came with the file.
    """

    NATIVE = "native"
    OCR_RECEIVED = "ocr-received"
    OCR = "ocr"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points ``start`` to ``end`` of one text layer, half-open."""

    start: int
    end: int


class _Row(Struct, frozen=True, array_like=True, forbid_unknown_fields=True, gc=False):
    """What a layer has by the ten thousand: a struct, read from its stored list in one go.

    As a dataclass each took 3 µs, and the layer of a long transcript a fifth of a second. The order
    of the fields is that of the stored form.
    """


class PhysicalPage(_Row, frozen=True):
    """A page of the native, where the native has pages; ``number`` counts from 1."""

    number: int
    start: int
    end: int


class PrintedLine(_Row, frozen=True):
    """One numbered line of a transcript: printed page and line, without the number itself.

    ``speaker`` is as printed ("MR. LEE", "THE WITNESS"), empty where the line is a run-over or Q/A.
    ``examiner`` is the name of the lawyer whose examination this is, as printed ("MR. LEE"), else
    empty.
    """

    page: int
    line: int
    start: int
    end: int
    role: Role = Role.OTHER
    speaker: str = ""
    examiner: str = ""


class Paragraph(_Row, frozen=True):
    """A run of text whose inner line ends only the layout made.

    ``label`` is what a cite prints for it: "¶ 37", "RFA No. 12", "Interrog. No. 3"; empty where it
    has no number.
    """

    start: int
    end: int
    label: str = ""


class Segment(_Row, frozen=True):
    """One author's part of a mail.

    ``date`` is ISO 8601 as far as known, else as printed, else empty.
    """

    start: int
    end: int
    kind: SegmentKind
    author: str = ""
    date: str = ""


class Stamp(_Row, frozen=True):
    """A Bates number read from a page's stamp; ``page`` is the physical page."""

    page: int
    value: str


class SourceRange(_Row, frozen=True):
    """A range whose words do not come from the native's own text."""

    start: int
    end: int
    source: TextSource


@dataclass(frozen=True, slots=True)
class TextLayer:
    """Canonical text and its structure; every tuple is in ascending order of ``start`` (stamps.

    Of page).
    """

    text: str
    pages: tuple[PhysicalPage, ...] = ()
    lines: tuple[PrintedLine, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    segments: tuple[Segment, ...] = ()
    stamps: tuple[Stamp, ...] = ()
    sources: tuple[SourceRange, ...] = ()
