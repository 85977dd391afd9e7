"""Files that lie inside a PDF: attached to it as a whole, to a place on a page, or associated.

Each file is taken once, however many ways lead to it. A portfolio is a PDF whose attached files are
what was sent; its page only says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pymupdf

from reviewer.errors import SourceError
from reviewer.readers.pdf_opened import engine
from reviewer.readers.reading import Child
from reviewer.said import said

_MOST_BYTES = 500_000_000
_MOST_FILES = 5_000
_NAMED = 8
_PORTFOLIO = (
    "This PDF is a portfolio: what was sent are the files inside it, which were taken in beside it."
)


@dataclass(frozen=True, slots=True)
class _Attached:
    name: str
    content: bytes | None


def children_of(
    document: pymupdf.Document, placed: list[tuple[int, int]]
) -> tuple[tuple[Child, ...], tuple[str, ...]]:
    """The files inside, and what the person is told.

    Args:
        document: an open PDF.
        placed: (page index, object number) of the annotations that hold a file.
    """
    children: list[Child] = []
    lost: list[str] = []
    size = 0
    for attached in _once(document, placed):
        size += len(attached.content or b"")
        if attached.content is None or size > _MOST_BYTES or len(children) >= _MOST_FILES:
            lost.append(attached.name)
        else:
            children.append(Child(attached.name, attached.content))
    told = [_PORTFOLIO] if children and _is_portfolio(document) else []
    if lost:
        names = ", ".join(lost[:_NAMED])
        told.append(said("Attached files that could not be read: {names}.", names=names))
    return tuple(children), tuple(told)


def _once(document: pymupdf.Document, placed: list[tuple[int, int]]) -> Iterator[_Attached]:
    """Every attached file, but not again one of the same name and bytes."""
    met: set[tuple[str, bytes]] = set()
    for attached in _all(document, placed):
        if attached.content is not None:
            if (attached.name, attached.content) in met:
                continue
            met.add((attached.name, attached.content))
        yield attached


def _all(document: pymupdf.Document, placed: list[tuple[int, int]]) -> Iterator[_Attached]:
    for index in range(_counted(document)):
        yield _of_document(document, index)
    for page, xref in placed:
        yield _of_specification(document, xref, "FS/", f"file on page {page + 1}")
    yield from _associated(document)


def _counted(document: pymupdf.Document) -> int:
    try:
        with engine():
            return int(document.embfile_count())
    except SourceError:
        return 0


def _of_document(document: pymupdf.Document, index: int) -> _Attached:
    name = f"attachment {index + 1}"
    try:
        with engine():
            facts = document.embfile_info(index)
            name = str(facts.get("ufilename") or facts.get("filename") or facts.get("name") or name)
            return _Attached(name, bytes(document.embfile_get(index)))
    except SourceError:
        return _Attached(name, None)


def _associated(document: pymupdf.Document) -> Iterator[_Attached]:
    """Files that the catalog names as belonging to the document (ISO 32000-2, 14.13)."""
    try:
        with engine():
            kind, value = document.xref_get_key(document.pdf_catalog(), "AF")
    except SourceError:
        return
    if kind == "xref":
        kind, value = "array", document.xref_object(int(value.split()[0]), compressed=True)
    numbers = value.strip("[] ").split(" 0 R") if kind == "array" else []
    for number in numbers:
        if number.strip().isdecimal():
            yield _of_specification(document, int(number), "", "associated file")


def _of_specification(document: pymupdf.Document, xref: int, inside: str, name: str) -> _Attached:
    """A file by its specification, which lies at a path inside an object (ISO 32000-1, 7.11.3)."""
    try:
        with engine():
            names = (document.xref_get_key(xref, f"{inside}{key}") for key in ("UF", "F"))
            name = next((value for kind, value in names if kind == "string" and value), name)
            kind, stream = document.xref_get_key(xref, f"{inside}EF/F")
            if kind != "xref":
                return _Attached(name, None)
            return _Attached(name, bytes(document.xref_stream(int(stream.split()[0]))))
    except SourceError:
        return _Attached(name, None)


def _is_portfolio(document: pymupdf.Document) -> bool:
    try:
        with engine():
            kind, _ = document.xref_get_key(document.pdf_catalog(), "Collection")
    except SourceError:
        return False
    return str(kind) != "null"
