"""Opens a PDF: unlocks it, puts a broken page tree together again, and copies what must be frozen.

A password is tried before anything else is asked of the document: the page count of a locked file
leaves its pages empty even after the right one. A file without pages that the engine can find is
searched for objects that call themselves pages; they are shown in the order in which they stand in
the file, which is said. What another version of the engine might open differently (locked, repaired
or mended files) gets a clean copy as its rendition.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pymupdf
from pymupdf import mupdf

from reviewer.errors import LockedError, SourceError
from reviewer.said import said

MAX_PAGES = 50_000
_MOST_OBJECTS = 300_000
_READ_FOR_LOCK = 50_000_000
_DEEPEST = 40
_LONGEST_LOCK = 4096

_ENGINE_ERRORS = (
    mupdf.FzErrorBase,
    RuntimeError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    OSError,
)
_LOCK = re.compile(rb"/Encrypt(?:\s+(\d+)\s+(\d+)\s+R|(\s*<<))")
_HANDLER = re.compile(rb"/Filter\s*/([\w.#-]+)")
_MENDED = (
    "The list of pages of this PDF is damaged. What is shown is a copy with the pages that were "
    "found, in the order of the file: some may be missing, or stand in another place. The original "
    "is kept."
)
_INHERITED = ("Resources", "MediaBox", "CropBox", "Rotate")


@dataclass(frozen=True, slots=True)
class Opened:
    """A document that can be read; ``is_mended`` where its page tree had to be made anew."""

    document: pymupdf.Document
    is_mended: bool = False


@contextmanager
def engine() -> Iterator[None]:
    """MuPDF with its errors in words; its exceptions share no public base but these."""
    try:
        yield
    except _ENGINE_ERRORS as error:
        raise SourceError("This PDF is damaged and could not be read.") from error


def _quieten() -> None:
    """Keep MuPDF from writing to standard output; once a file, since it costs as much as a page."""
    pymupdf.set_messages(pylogging=True)
    pymupdf.TOOLS.mupdf_display_errors(on=False)
    pymupdf.TOOLS.mupdf_display_warnings(on=False)


def opened(path: Path, passwords: Sequence[str]) -> Opened:
    """The document, unlocked, with at least one page.

    Raises:
        LockedError: it is protected by a password that is not among ``passwords``.
        SourceError: it is no PDF that can be read, has no pages, or far too many.
    """
    _quieten()
    try:
        with engine():
            document = pymupdf.open(path, filetype="pdf")
    except SourceError:
        _refuse_strange_lock(path)
        raise
    with engine():
        _unlock(document, passwords)
    pages = _count(document)
    if pages > MAX_PAGES:
        document.close()
        raise SourceError(
            said("This PDF has {count} pages, more than Pincite takes in.", count=f"{pages:,}")
        )
    if pages:
        return Opened(document)
    mended = _mended(document)
    document.close()
    if mended is None:
        raise SourceError("This PDF has no pages that can be read.")
    return Opened(mended, is_mended=True)


def _unlock(document: pymupdf.Document, passwords: Sequence[str]) -> None:
    if not document.needs_pass or any(document.authenticate(one) for one in passwords if one):
        return
    document.close()
    raise LockedError(
        "This PDF does not open with that password."
        if any(passwords)
        else "This PDF is protected by a password."
    )


def _refuse_strange_lock(path: Path) -> None:
    """Say so where a file is locked by something else than a password.

    The engine calls such a file damaged.
    """
    with engine():
        if path.stat().st_size > _READ_FOR_LOCK:
            return
        content = path.read_bytes()
    for body in _locks(content):
        handlers = _HANDLER.findall(body)
        if handlers and b"Standard" not in handlers:
            raise SourceError(
                said(
                    "This PDF is protected by a system of its sender ({name}) and not by a "
                    "password. Ask the sender for a copy without it.",
                    name=handlers[0].decode("ascii", "replace"),
                )
            )


def _locks(content: bytes) -> Iterator[bytes]:
    """The beginnings of what a file calls its encryption, written in place or as an object."""
    for number, generation, place in _LOCK.findall(content):
        if place:
            start = content.index(b"/Encrypt" + place)
        else:
            found = re.search(rb"(?<!\d)%s\s+%s\s+obj" % (number, generation), content)
            start = found.end() if found else len(content)
        yield content[start : start + _LONGEST_LOCK].split(b"endobj")[0]


def _count(document: pymupdf.Document) -> int:
    """The number of pages; none where the page tree is broken."""
    try:
        with engine():
            return int(document.page_count)
    except SourceError:
        return 0


def _mended(document: pymupdf.Document) -> pymupdf.Document | None:
    """The pages that no page tree leads to, under a new one."""
    try:
        with engine():
            pages = _lone_pages(document)
            if not pages:
                return None
            _plant(document, pages)
            copy = pymupdf.open("pdf", document.tobytes(encryption=mupdf.PDF_ENCRYPT_NONE))
            return copy if copy.page_count else None
    except SourceError:
        return None


def _lone_pages(document: pymupdf.Document) -> list[int]:
    length = min(int(document.xref_length()), _MOST_OBJECTS)
    return [xref for xref in range(1, length) if document.xref_get_key(xref, "Type")[1] == "/Page"][
        :MAX_PAGES
    ]


def _plant(document: pymupdf.Document, pages: Sequence[int]) -> None:
    """Make a page tree of one level, giving each page what it had from above."""
    tree = document.get_new_xref()
    for xref in pages:
        for name in _INHERITED:
            value = _from_above(document, xref, name)
            if value:
                document.xref_set_key(xref, name, value)
        document.xref_set_key(xref, "Parent", f"{tree} 0 R")
    kids = " ".join(f"{xref} 0 R" for xref in pages)
    document.update_object(tree, f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>")
    document.xref_set_key(document.pdf_catalog(), "Pages", f"{tree} 0 R")


def _from_above(document: pymupdf.Document, xref: int, name: str) -> str:
    """What a page has from the nodes above it; empty where it has it itself, or nobody does."""
    for level in range(_DEEPEST):
        kind, value = document.xref_get_key(xref, name)
        if kind != "null":
            return str(value) if level else ""
        kind, parent = document.xref_get_key(xref, "Parent")
        if kind != "xref":
            return ""
        xref = int(parent.split()[0])
    return ""


def rendition_of(found: Opened) -> tuple[bytes | None, tuple[str, ...]]:
    """A clean copy where the native is locked or was repaired; and what the person is told.

    Asked when all pages were read: some repairs are made on the way.
    """
    document = found.document
    is_locked = bool((document.metadata or {}).get("encryption"))
    if not (is_locked or document.is_repaired or found.is_mended):
        return None, ()
    try:
        with engine():
            content = _copied(document)
    except SourceError:
        if is_locked or found.is_mended:
            raise
        return None, ("This PDF is damaged and could not be repaired; it is shown as it is.",)
    if found.is_mended:
        return content, (_MENDED,)
    told = "This PDF is damaged; what is shown is a repaired copy. The original is kept."
    return content, (told,) if document.is_repaired else ()


def _copied(document: pymupdf.Document) -> bytes:
    content: bytes = document.tobytes(encryption=mupdf.PDF_ENCRYPT_NONE, no_new_id=True)
    with pymupdf.open("pdf", content) as copy:
        if copy.page_count != document.page_count or copy.needs_pass:
            raise SourceError("This PDF is damaged and no copy of it could be made.")
    return content
