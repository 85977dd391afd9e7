"""Which reader reads a file, told from its first bytes and only then from its name.

Names lie (a saved page called .doc, a Word file called .pdf), so the bytes come first; the ending
decides between kinds that bytes do not tell apart. What is not read is refused with a sentence
that says what to do instead. Reader modules are imported when their first file comes, since each
brings its own engine. A package of someone else's may add a reader by an entry point of the group
``pincite.readers``: its name is a file ending, its object a reader module.
"""

import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import NewType, Protocol, cast

from reviewer.errors import SourceError
from reviewer.readers import reporters_formats
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import Child, Lost, Reading
from reviewer.said import said
from reviewer.text.layer import Stamp

ReaderName = NewType("ReaderName", str)

READABLE = (
    "E-mail (.eml, .msg), web pages (.html), PDF, Word (.docx), rich text (.rtf), workbooks and "
    "tables (.xlsx, .csv), presentations (.pptx), OpenDocument (.odt, .ods, .odp), books (.epub), "
    "pictures and scans (.tif, .jpg, .png), text and ASCII transcripts (.txt)"
)
ENDINGS = (
    ".eml",
    ".emlx",
    ".msg",
    ".oft",
    ".html",
    ".htm",
    ".xhtml",
    ".mhtml",
    ".mht",
    ".pdf",
    ".docx",
    ".docm",
    ".dotx",
    ".doc",
    ".rtf",
    ".odt",
    ".xlsx",
    ".xlsm",
    ".xls",
    ".xlsb",
    ".ods",
    ".csv",
    ".tsv",
    ".pptx",
    ".ppsx",
    ".ppt",
    ".odp",
    ".epub",
    ".json",
    ".xml",
    ".tif",
    ".tiff",
    ".jpg",
    ".jpeg",
    ".png",
    ".gif",
    ".bmp",
    ".webp",
    ".heic",
    ".jp2",
    ".txt",
    ".asc",
    ".md",
)

_GROUP = "pincite.readers"
_HEAD = 8192
_PLAIN = frozenset({"", ".txt", ".text", ".asc", ".ascii", ".log", ".prn", ".lst"})
_MAIL = frozenset({".eml", ".emlx", ".email", ".msg", ".oft", ".tnef"})
_PAGE = frozenset({".html", ".htm", ".xhtml", ".mhtml", ".mht", ".shtml"})
_HEADERS = re.compile(
    rb"\A(?:From [^\n]*\n)?(?:(?:return-path|received|from|to|cc|subject|date|message-id"
    rb"|mime-version|delivered-to"
    rb"|x-[\w-]+|content-[\w-]+|reply-to|dkim-signature|authentication-results|arc-[\w-]+"
    rb"|sender|in-reply-to|references|user-agent|thread-[\w-]+|precedence|list-[\w-]+)"
    rb":[^\n]*\n(?:[ \t]+[^\n]*\n)*){3,}",
    re.IGNORECASE,
)  # fmt: skip
_PAGE_START = re.compile(
    rb"\A(?:\s|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_BOXES = (b"*mbx*\r\n", b"\x01\x01\x01\x01\n")
_BOX_ENDINGS = frozenset({"", ".mbox", ".mbx", ".mbs", ".mbox1"})
_FAR = 4 * 1024 * 1024
_ENVELOPE = re.compile(
    rb"From [^\n]*\d\d?:\d\d[^\n]*\n(?:[!-9;-~]{1,76}:|\r?\n)|From \S+[ \t]*\r?\n[!-9;-~]{1,76}:"
)
_AGAIN = re.compile(rb"\n\r?\n(From )")
_WINMAIL = b"\x78\x9f\x3e\x22"
_OUTLOOK = "__properties_version1.0"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_SAVE_AS_PDF = "{what} are not read yet. Save it as PDF and load that."
_OPEN_AND_SAVE = "{what} are not read yet. Open it, save or print it as PDF, and load that."
_WORDS = {
    "box": (
        "This mailbox is damaged, or of a kind that is not read. Ask for it as .mbox, .pst or .eml."
    ),
    "sheet": said(_SAVE_AS_PDF, what=said("Spreadsheets of this kind")),
    "show": said(_SAVE_AS_PDF, what=said("Presentations of this kind")),
    "writing": said(_SAVE_AS_PDF, what=said("Documents of this kind")),
    "volume": said(_OPEN_AND_SAVE, what=said("Electronic books of this kind")),
    "picture": (
        "Drawings and icons of this kind are not read. Save it as PNG or PDF and load that."
    ),
    **reporters_formats.WORDS,
    "production": (
        "This is the load file of a production, and no exhibit. Choose “Load a production…” in "
        "the menu, or drop it on the window by itself: then the files that it names are loaded."
    ),
    "signature": (
        "This is the digital signature of another file, and no exhibit. It was not checked."
    ),
    "archive": "This is an archive. Unpack it and load the files in it.",
    "audio": "Sound and video are not reviewed here. Load the transcript.",
    "program": "This is a program, and no exhibit. It was not opened.",
    "database": "This is a database, and no exhibit. Export what you need as PDF and load that.",
    "shortcut": "This is only a link to a file. Load the file itself.",
    "protected": (
        "This Office file is protected by a password, or of an old kind. Open it, take the "
        "password away or save it as PDF, and load that."
    ),
}
_BY_ENDING = {
    "box": "pst ost nsf dbx",
    "sheet": "numbers",
    "show": "key",
    "writing": "pages wpd wps xps",
    "volume": "mobi azw azw3 fb2",
    "image": (
        "png jpg jpeg jpe jfif gif tif tiff bmp dib webp heic heif avif jp2 j2k jpf pbm pgm ppm pnm"
    ),
    "picture": "svg svgz ico emf wmf psd ai eps djvu djv pcx",
    "production": "dat opt dii lfp",
    "signature": "p7s sig",
    "archive": "zip rar 7z gz tgz tar bz2 xz cab iso",
    "audio": "mp3 wav m4a aac flac ogg wma mp4 mov avi mkv wmv m4v",
    "program": "exe dll msi com bat cmd ps1 vbs js jar app dmg scr sh apk so dylib py",
    "shortcut": "lnk url webloc",
    "database": "db sqlite sqlite3 accdb pincite",
}
_ENDING_KINDS = {f".{one}": kind for kind, ones in _BY_ENDING.items() for one in ones.split()}
_READERS_OF = {
    "pdf": "pdf",
    "word": "docx docm dotx dotm doc dot",
    "rtf": "rtf",
    "workbook": "xlsx xlsm xltx xltm xlsb xls xlt",
    "table": "csv tsv tab",
    "slides": "pptx pptm ppsx ppsm potx ppt pps",
    "open_document": "odt ott ods ots odp otp",
    "book": "epub",
    "marked_down": "md markdown",
    "plain": "json xml",
}
_READ_BY_ENDING = {f".{one}": name for name, ones in _READERS_OF.items() for one in ones.split()}
# The streams by which old Office files are known, and the envelope of a password.
_STREAMS = (
    ("WordDocument", "word"), ("Workbook", "workbook"), ("Book", "workbook"),
    ("PowerPoint Document", "slides"),
)  # fmt: skip
_ENVELOPE_STREAM = "EncryptedPackage"
_MAGIC = (
    (_WINMAIL, "mail"),
    (b"MZ", "program"), (b"\x7fELF", "program"), (b"\xca\xfe\xba\xbe", "program"),
    (b"\xcf\xfa\xed\xfe", "program"), (b"\xfe\xed\xfa", "program"), (b"!BDN", "pst"),
    (b"{\\rtf", "rtf"), (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"), (b"GIF8", "image"), (b"II*\0", "image"), (b"II+\0", "image"),
    (b"MM\0*", "image"), (b"MM\0+", "image"), (b"BM", "image?"), (b"\0\0\0\x0cjP  ", "image"),
    (b"\xff\x4f\xff\x51", "image"),
    (b"Rar!\x1a", "archive"), (b"7z\xbc\xaf\x27\x1c", "archive"), (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"), (b"\xfd7zXZ", "archive"), (b"MSCF", "archive"), (b"ID3", "audio"),
    (b"OggS", "audio"), (b"fLaC", "audio"), (b"\x1aE\xdf\xa3", "audio"),
    (b"SQLite format 3\0", "database"), (b"\0\x01\0\0Standard", "database"),
    (b"L\0\0\0\x01\x14\x02\0", "shortcut"), (b"#!", "program?"),
)  # fmt: skip
# How the pictures of telephones begin, in a container that they share with films.
_TELEPHONE = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"avif", b"msf1"})
_ZIPPED = (
    ("word/", "word"), ("xl/", "workbook"), ("ppt/", "slides"), ("META-INF/container.xml", "book"),
    ("content.xml", "open_document"), ("Index/", "writing"), ("META-INF/MANIFEST.MF", "program"),
)  # fmt: skip


class Reader(Protocol):
    """What a reader module has."""

    READER: str

    def read(
        self, path: Path, options: ReadOptions, progress: Callable[[int, int], None]
    ) -> Reading:
        """Read one file."""
        ...


class Container(Reader, Protocol):
    """What the reader module of a mailbox has besides (``Reading.has_members``)."""

    def members(
        self, path: Path, options: ReadOptions, progress: Callable[[int, int], None], first: int
    ) -> Iterator[tuple[int, Child | Lost]]:
        """What lies in it, one by one, with places from 1, beginning at ``first``."""
        ...


def reader_for(path: Path) -> ReaderName:
    """The name of the reader for a file.

    Raises:
        SourceError: the file cannot be opened, is empty, or is of a kind that is not read; says
        what to do.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise SourceError("This file could not be opened.") from error
    if not head:
        raise SourceError("This file is empty.")
    name = path.name.lower()
    kind = _kind_of(path, head, path.suffix.lower())
    if kind in _BUILT_IN or kind in _extensions():
        return ReaderName(kind)
    if kind in _WORDS:
        raise SourceError(_WORDS[kind])
    shown = path.suffix or name
    raise SourceError(
        said(
            "Files of the kind {shown} are not read yet. Save it as PDF and load that.", shown=shown
        )
    )


def reader(name: ReaderName) -> Reader:
    """The reader module of that name, imported now if it is its first file."""
    extensions = _extensions()
    if name in extensions:
        return cast("Reader", extensions[name].load())
    return cast("Reader", import_module(f"reviewer.readers.{_BUILT_IN[name]}"))


def read(path: Path, options: ReadOptions, progress: Callable[[int, int], None]) -> Reading:
    """Read a file with the reader that is for it.

    Raises:
        SourceError: the file is not read, or not readable; says what to do.
    """
    reading = reader(reader_for(path)).read(path, options, progress)
    reading = _stamped(reading, options.stamps)
    return replace(reading, facts=replace(reading.facts, asked=options.as_said()))


def read_parts(
    paths: Sequence[Path], options: ReadOptions, progress: Callable[[int, int], None]
) -> Reading:
    """Read several images as one exhibit.

    Raises:
        SourceError: one of them is not read; says which one, and what to do.
    """
    # Imported with the first such exhibit: it brings the PDF engine.
    from reviewer.readers import parts  # noqa: PLC0415

    of_one = replace(options, stamps=())
    reading = parts.read_together(paths, lambda path: read(path, of_one, _unheard), progress)
    return _stamped(reading, options.stamps)


def _stamped(reading: Reading, stamps: Sequence[str]) -> Reading:
    """The reading with the numbers that a load file gives its pages, where it gives one to each."""
    if reading.layer.stamps or not stamps or len(stamps) != len(reading.geometry):
        return reading
    numbers = tuple(Stamp(page, value) for page, value in enumerate(stamps, start=1))
    return replace(reading, layer=replace(reading.layer, stamps=numbers))


def with_received(reading: Reading, path: Path, options: ReadOptions) -> Reading:
    """The reading with a text that was received with the file, where it has no words itself."""
    from reviewer.readers import received  # noqa: PLC0415 - as above

    return received.with_received(reading, path, options)


def received_alone(path: Path, refusal: SourceError, options: ReadOptions) -> Reading:
    """The text that was received with a file which is not read, in place of its words.

    Raises:
        SourceError: the file's own refusal, where the text is of no use.
    """
    from reviewer.readers import received  # noqa: PLC0415 - as above

    try:
        reading = reader(ReaderName("plain")).read(path, options, _unheard)
    except SourceError:
        raise refusal from None
    return received.in_place_of_native(reading, refusal)


def members(
    path: Path, options: ReadOptions, progress: Callable[[int, int], None], first: int
) -> Iterator[tuple[int, Child | Lost]]:
    """What lies in a mailbox, one by one, with places from 1; ``first`` is the place to begin at.

    Raises:
        SourceError: it cannot be read (on), says why.
    """
    container = cast("Container", reader(reader_for(path)))
    yield from container.members(path, options, progress, first)


def _unheard(_done: int, _total: int) -> None:
    """Progress inside one part is not told: the parts are."""


_BUILT_IN = {
    "pdf": "pdf",
    "word": "word",
    "mail": "mail",
    "html": "html",
    "plain": "plain",
    "mailbox": "mailbox",
    "pst": "pst",
    "image": "image",
    "rtf": "rtf",
    "workbook": "workbook",
    "table": "table",
    "slides": "slides",
    "open_document": "open_document",
    "book": "book",
    "marked_down": "marked_down",
}


@cache
def _extensions() -> dict[str, EntryPoint]:
    return {one.name: one for one in entry_points(group=_GROUP)}


def _kind_of(path: Path, head: bytes, ending: str) -> str:
    """A reader's name, a kind with words of refusal, or the ending."""
    if ending in _extensions():
        return ending
    sure = _by_bytes(path, head)
    if of_reporter := reporters_formats.named(ending, sure, _far(path, sure)):
        return of_reporter
    if sure:
        return sure
    by_name = _ENDING_KINDS.get(ending) or _READ_BY_ENDING.get(ending)
    # Text under the name of a picture is text: productions hold such files.
    if by_name and not (by_name == "image" and _is_text(head)):
        return by_name
    if _PAGE_START.match(head) or ending in _PAGE:
        return "html"
    if ending in _MAIL or _HEADERS.match(head.replace(b"\r\n", b"\n")):
        return "mail"
    if ending in _PLAIN or _is_text(head):
        return "plain"
    return ending


def _far(path: Path, kind: str) -> bytes:
    """More of a program, to see whether it is the viewer of a transcript that lies in it."""
    if kind != "program":
        return b""
    with path.open("rb") as file:
        return file.read(_FAR)


def _by_bytes(path: Path, head: bytes) -> str:
    """What the bytes alone say for certain, else nothing."""
    # A file inside a winmail.dat may begin in the same first bytes.
    if b"%PDF-" in head[:1024] and not head.startswith(_WINMAIL):
        return "pdf"
    if head.startswith(b"PK"):
        return _zipped(path)
    if head.startswith(_OLE):
        return _compound(path)
    if boxed := _boxed(head):
        return boxed
    if _is_mailbox(path, head):
        return "mailbox"
    for magic, kind in _MAGIC:
        if head.startswith(magic) and (not kind.endswith("?") or b"\0" in head[:64]):
            return kind.removesuffix("?")
    return ""


def _is_mailbox(path: Path, head: bytes) -> bool:
    """Whether a file is many messages: one that is by itself may have an envelope, too."""
    if head.startswith(_BOXES):
        return True
    if not _ENVELOPE.match(head):
        return False
    if path.suffix.lower() in _BOX_ENDINGS:
        return True
    with path.open("rb") as file:
        start = file.read(_FAR)
    return any(_ENVELOPE.match(start, one.start(1)) for one in _AGAIN.finditer(start))


def _boxed(head: bytes) -> str:
    """Pictures and films share two containers, and say which they are in the second word."""
    if head[4:8] == b"ftyp":
        return "image" if head[8:12] in _TELEPHONE else "audio"
    if head.startswith(b"RIFF"):
        return {b"WEBP": "image", b"WAVE": "audio", b"AVI ": "audio"}.get(head[8:12], "")
    return ""


def _zipped(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        # A damaged package: the reader of its kind says so.
        return _READ_BY_ENDING.get(path.suffix.lower(), "archive")
    return next(
        (kind for start, kind in _ZIPPED if any(name.startswith(start) for name in names)),
        "archive",
    )


def _compound(path: Path) -> str:
    """Old Office files, Outlook messages and encrypted new ones share one container."""
    # Imported with the first such file: the library that opens it.
    from reviewer.readers import compound  # noqa: PLC0415

    names = compound.root_names(path)
    ending = path.suffix.lower()
    if ending in _MAIL or _OUTLOOK in names:
        return "mail"
    if _ENVELOPE_STREAM in names:
        return _READ_BY_ENDING.get(ending, "word")
    return next((kind for stream, kind in _STREAMS if stream in names), "protected")


def _is_text(head: bytes) -> bool:
    """Whether bytes look like text in some encoding: no zeros, hardly any control characters."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if b"\0" in head:
        return False
    controls = sum(1 for byte in head if byte < 32 and byte not in b"\t\n\r\f\x1b\b")  # noqa: PLR2004 - the first that shows
    return controls * 100 < len(head)
