"""Reads electronic books (.epub): their chapters in the order in which they are to be read.

The chapters are web pages in a zip, laid out as such by us, with the pictures that lie beside them.
Books under a publisher's lock are refused: what protects them is not undone here.
Source: EPUB 3.3.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from reviewer.errors import SourceError
from reviewer.readers.charsets import decoded
from reviewer.readers.face import facts_of
from reviewer.readers.layout import Progress, lay_out
from reviewer.readers.markup import sanitised
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import ExhibitKind, Reading
from reviewer.readers.zipped import parsed, unpacked
from reviewer.said import said
from reviewer.text.layer import TextLayer

READER = "book 1"

_MOST_BYTES = 300_000_000
_MOST_PICTURES = 100_000_000
_DRAWN = (".png", ".jpg", ".jpeg", ".gif")
_CONTAINER = "META-INF/container.xml"
_FONTS = frozenset({
    "http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC",
})  # fmt: skip
_IMAGE = re.compile(r"(<(?:img|image)\b[^>]*?\b(?:src|(?:xlink:)?href)\s*=\s*)([\"'])(.*?)\2", re.I)
_BODY = re.compile(r"<body\b[^>]*>(.*)</body>", re.IGNORECASE | re.DOTALL)
_VECTOR = re.compile(r"<image\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Book:
    title: str
    author: str
    date: str
    chapters: tuple[str, ...]
    pictures: tuple[tuple[str, bytes], ...]
    missing: int = 0


def read(path: Path, options: ReadOptions, progress: Progress) -> Reading:
    """Read one book.

    Raises:
        SourceError: the file is damaged, locked, without words or too large.
    """
    del options
    with unpacked(_raw(path), said("electronic book")) as archive:
        book = _opened(archive)
    body = "<hr>".join(f"<div>{sanitised(chapter)}</div>" for chapter in book.chapters)
    laid = lay_out(body, "", book.pictures, progress)
    if not laid.text.strip():
        raise SourceError("This electronic book holds no words.")
    face = facts_of(laid.text, ExhibitKind.OTHER)
    return Reading(
        ExhibitKind.OTHER,
        READER,
        laid.maker,
        TextLayer(laid.text, paragraphs=laid.paragraphs),
        laid.geometry,
        rendition=laid.pdf,
        facts=replace(face, title=book.title, author=book.author, date=book.date),
        warnings=(*_lost(book.missing), *laid.warnings),
    )


def _raw(path: Path) -> bytes:
    try:
        raw = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else None
    except OSError as error:
        raise SourceError("This electronic book could not be opened.") from error
    if raw is None:
        raise SourceError("This electronic book is larger than 300 MB.")
    return raw


def _opened(archive: zipfile.ZipFile) -> _Book:
    names = set(archive.namelist())
    _refuse_locked(archive, names)
    container = parsed(archive.read(_CONTAINER))
    roots = [one.get("full-path", "") for one in container.iter() if _local(one) == "rootfile"]
    root = roots[0]
    package = parsed(archive.read(root))
    folder = posixpath.dirname(root)
    items = {
        one.get("id", ""): _joined(folder, one.get("href", ""))
        for one in package.iter()
        if _local(one) == "item"
    }
    spine = [one.get("idref", "") for one in package.iter() if _local(one) == "itemref"]
    wanted = [items.get(name, "") for name in spine]
    found = [name for name in wanted if name in names]
    facts = {_local(one): one.text or "" for one in reversed(list(package.iter()))}
    tidy = [" ".join(facts.get(name, "").split()) for name in ("title", "creator", "date")]
    return _Book(
        tidy[0],
        tidy[1],
        tidy[2][:10],
        tuple(_chapter(archive, name) for name in found),
        tuple(_pictures(archive)),
        len(wanted) - len(found),
    )


def _refuse_locked(archive: zipfile.ZipFile, names: set[str]) -> None:
    """Fonts may be garbled by their licence; a book whose words are, cannot be read."""
    name = "META-INF/encryption.xml"
    if name not in names:
        return
    methods = {
        one.get("Algorithm", "")
        for one in parsed(archive.read(name)).iter()
        if _local(one) == "EncryptionMethod"
    }
    if methods - _FONTS:
        raise SourceError("This electronic book is locked by its publisher and cannot be read.")


def _chapter(archive: zipfile.ZipFile, name: str) -> str:
    """The body of a chapter, whose pictures are named by their place in the book."""
    markup = decoded(archive.read(name), markup=True).text.replace("\r\n", "\n").replace("\0", "")
    body = _BODY.search(markup)
    folder = posixpath.dirname(name)

    def named(found: re.Match[str]) -> str:
        source = found[3]
        inside = source if source.startswith("data:") else f"cid:{_joined(folder, source)}"
        start = _VECTOR.sub("<img", found[1])
        return f"{re.sub(r'(?:xlink:)?href', 'src', start)}{found[2]}{inside}{found[2]}"

    return _IMAGE.sub(named, body[1] if body else markup)


def _pictures(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    left = _MOST_PICTURES
    for one in archive.infolist():
        if one.filename.lower().endswith(_DRAWN) and one.file_size < left:
            left -= one.file_size
            yield one.filename, archive.read(one)


def _lost(missing: int) -> Iterator[str]:
    if missing:
        yield said("{count} chapters of this book are not in the file.", count=missing)


def _joined(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(target.partition("#")[0])))


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
