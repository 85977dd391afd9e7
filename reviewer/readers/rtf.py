"""Reads rich text files (.rtf): words, tables, notes and comments, in a layout of our own.

Hidden words and tracked changes stand in the text in brackets, as in Word files; notes and comments
stand at the end; headers and footers are drawn above the text without being part of it.
"""

import binascii
import struct
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from reviewer.errors import SourceError
from reviewer.readers.embedded import unpackaged, unwrapped
from reviewer.readers.face import facts_of, kind_of
from reviewer.readers.layout import Progress, lay_out
from reviewer.readers.markup import aside, sanitised
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import Child, Reading
from reviewer.readers.rtf_words import Written, written
from reviewer.said import said
from reviewer.text.layer import TextLayer
from reviewer.text.numbered import label_paragraphs

READER = "rtf 1"

_MOST_BYTES = 200_000_000
_STYLE = "table{border:1px solid #999999} td,th{border:1px solid #999999} sup{font-size:7pt}"


def read(path: Path, options: ReadOptions, progress: Progress) -> Reading:
    """Read one rich text file.

    Raises:
        SourceError: the file cannot be opened or laid out, or is too large.
    """
    del options
    found = written(_raw(path))
    laid = lay_out(_markup(found), _STYLE, (), progress)
    paragraphs, numbering = label_paragraphs(laid.text, laid.paragraphs)
    kind = kind_of(laid.text, numbering)
    face = facts_of(laid.text, kind, found.margins)
    children, kept = _objects(found)
    return Reading(
        kind,
        READER,
        laid.maker,
        TextLayer(laid.text, paragraphs=paragraphs),
        laid.geometry,
        rendition=laid.pdf,
        facts=replace(face, title=found.title or face.title, author=found.author or face.author),
        children=children,
        warnings=(*_notes(found, kept, is_empty=not laid.text.strip()), *laid.warnings),
    )


def _raw(path: Path) -> bytes:
    try:
        raw = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else None
    except OSError as error:
        raise SourceError("This rich text file could not be opened.") from error
    if raw is None:
        raise SourceError(
            "This rich text file is larger than 200 MB. Save it as PDF and load that."
        )
    return raw


def _markup(found: Written) -> str:
    """Margins beside the text, the text, and its notes and comments at the end."""
    margins = "".join(
        f"<p>{aside(f'[header or footer: {one}]')}</p>" for one in dict.fromkeys(found.margins)
    )
    notes = "".join(f"<p>[{at}] {note}</p>" for at, note in enumerate(found.notes, 1))
    comments = "".join(f"<p>[comment {at}] {one}</p>" for at, one in enumerate(found.comments, 1))
    end = f"<hr>{sanitised(notes + comments)}" if notes or comments else ""
    return (f"{margins}<hr>" if margins else "") + sanitised(found.body) + end


def _objects(found: Written) -> tuple[tuple[Child, ...], int]:
    """The files that embedded objects hold, and how many could not be taken out."""
    children = [_object(hexed, number) for number, hexed in enumerate(found.objects, 1)]
    taken = tuple(child for child in children if child is not None)
    return taken, len(children) - len(taken)


def _object(hexed: str, number: int) -> Child | None:
    """The file in an object: version, format, class, topic and item, then its native bytes.

    Source: MS-OLEDS 2.2.
    """
    try:
        raw = binascii.unhexlify(hexed[: len(hexed) // 2 * 2])
        at, names = 8, []
        for _ in range(3):
            (length,) = struct.unpack_from("<I", raw, at)
            names.append(raw[at + 4 : at + 4 + length].rstrip(b"\0").decode("cp1252", "replace"))
            at += 4 + length
        (size,) = struct.unpack_from("<I", raw, at)
    except (binascii.Error, struct.error, ValueError):
        return None
    content = raw[at + 4 : at + 4 + size]
    if names[0] == "Package":
        return unpackaged(content, number)
    return unwrapped(f"embedded {number}", content, number) if content[:1] == b"\xd0" else None


def _notes(found: Written, kept: int, *, is_empty: bool) -> Iterator[str]:
    """What a reviewer must know of the file beyond its words."""
    if is_empty:
        yield said("This rich text file has no words in its body.")
    if found.is_cut:
        yield said("This rich text file ends before it should. What is there is shown.")
    if found.deleted or found.inserted:
        yield said(
            "This file has tracked changes: {deleted} deletions and {inserted} insertions. "
            "They stand in the text as [deleted: …] and [inserted: …], with who made them.",
            deleted=found.deleted,
            inserted=found.inserted,
        )
    if found.margins:
        yield said("Headers and footers are drawn above the text and are no part of it.")
    yield from _counted(found, kept)


def _counted(found: Written, kept: int) -> Iterator[str]:
    if found.hidden:
        yield said(
            "{count} stretches of this file are hidden. They stand in the text as [hidden: …].",
            count=found.hidden,
        )
    if found.lost:
        yield said(
            "{count} characters of this file could not be read and are shown as �.",
            count=found.lost,
        )
    if found.pictures:
        yield said("{count} pictures of this file are not shown.", count=found.pictures)
    if kept:
        yield said(
            "{count} objects inside this file could not be taken out. Open it in the program that "
            "made it to see them.",
            count=kept,
        )
