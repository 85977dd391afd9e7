"""Reads OpenDocument files: texts (.odt), spreadsheets (.ods) and presentations (.odp).

In a layout of our own, by the same rules as the files of Office: tracked changes in brackets, notes
and comments at the end, hidden sheets and slides shown and said, cells and slides as cites.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from reviewer.errors import SourceError
from reviewer.readers.face import facts_of, kind_of
from reviewer.readers.grid import capped, lay_out_sheets, replace_label, warnings_of
from reviewer.readers.layout import LaidOut, Progress, lay_out
from reviewer.readers.markup import aside
from reviewer.readers.open_document_package import OpenDocument, taken_apart
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import ExhibitKind, Reading
from reviewer.said import said
from reviewer.text.layer import Paragraph, TextLayer
from reviewer.text.numbered import label_paragraphs

READER = "open_document 1"

_MOST_BYTES = 200_000_000
_LANDSCAPE = 792
_STYLE = "table{border:1px solid #999999} td,th{border:1px solid #999999}"


def read(path: Path, options: ReadOptions, progress: Progress) -> Reading:
    """Read one OpenDocument file.

    Raises:
        SourceError: the file is damaged, locked or too large.
    """
    del options
    made = taken_apart(_raw(path))
    if made.is_locked:
        raise SourceError(
            "This document is protected by a password. Take the password away, and load it again."
        )
    kind, laid, paragraphs = _laid(made, progress)
    face = facts_of(laid.text, kind, made.margins)
    return Reading(
        kind,
        READER,
        laid.maker,
        TextLayer(laid.text, paragraphs=paragraphs),
        laid.geometry,
        rendition=laid.pdf,
        facts=replace(face, title=made.title or face.title, author=made.author or face.author),
        warnings=(*_notes(made, laid), *warnings_of(made.sheets), *laid.warnings),
    )


def _raw(path: Path) -> bytes:
    try:
        raw = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else None
    except OSError as error:
        raise SourceError("This document could not be opened.") from error
    if raw is None:
        raise SourceError("This document is larger than 200 MB. Save it as PDF and load that.")
    return raw


def _laid(
    made: OpenDocument, progress: Progress
) -> tuple[ExhibitKind, LaidOut, tuple[Paragraph, ...]]:
    """The pages of a file, by what kind of file it is."""
    if made.kind == "spreadsheet":
        made.sheets = capped(made.sheets)
        laid, paragraphs = lay_out_sheets(made.sheets, progress)
        return ExhibitKind.SPREADSHEET, laid, paragraphs
    if made.kind == "presentation":
        slides = "<hr>".join(
            _slide(number, body, is_hidden=is_hidden)
            for number, (body, is_hidden) in enumerate(made.slides, 1)
        )
        laid = lay_out(slides + _ends(made), _STYLE, (), progress, _LANDSCAPE)
        labelled = zip(laid.paragraphs, laid.origins, strict=True)
        paragraphs = tuple(replace_label(one, origin.part) for one, origin in labelled)
        return ExhibitKind.PRESENTATION, laid, paragraphs
    margins = "".join(f"<p>{aside(f'[header or footer: {one}]')}</p>" for one in made.margins)
    body = (f"{margins}<hr>" if margins else "") + made.body + _ends(made)
    laid = lay_out(body, _STYLE, (), progress)
    paragraphs, numbering = label_paragraphs(laid.text, laid.paragraphs)
    return kind_of(laid.text, numbering), laid, paragraphs


def _slide(number: int, body: str, *, is_hidden: bool) -> str:
    hidden = " [hidden slide]" if is_hidden else ""
    told = aside(f"Slide {number}{hidden}")
    return f'<section data-part="slide {number}"><p>{told}</p>{body}</section>'


def _ends(made: OpenDocument) -> str:
    """Notes and comments, which stand at the end."""
    notes = "".join(f"<p>[{at}] {note}</p>" for at, note in enumerate(made.notes, 1))
    comments = "".join(f"<p>[comment {at}] {one}</p>" for at, one in enumerate(made.comments, 1))
    return f"<hr>{notes}{comments}" if notes or comments else ""


def _notes(made: OpenDocument, laid: LaidOut) -> Iterator[str]:
    """What a reviewer must know of the file beyond its words."""
    if not laid.text.strip():
        yield said("This document has no words in its body.")
    if made.kind == "presentation":
        yield said("Only the words of the slides are shown; their layout is not the original.")
    if made.deleted or made.inserted:
        yield said(
            "This file has tracked changes: {deleted} deletions and {inserted} insertions. "
            "They stand in the text as [deleted: …] and [inserted: …], with who made them.",
            deleted=made.deleted,
            inserted=made.inserted,
        )
    if made.hidden:
        yield said(
            "{count} stretches of this file are hidden. They stand in the text as [hidden: …].",
            count=made.hidden,
        )
    yield from _counted(made)


def _counted(made: OpenDocument) -> Iterator[str]:
    if made.margins:
        yield said("Headers and footers are drawn above the text and are no part of it.")
    hidden = [str(number) for number, (_body, one) in enumerate(made.slides, 1) if one]
    if hidden:
        yield said(
            "{count} slides are hidden in the file and are shown here: {numbers}.",
            count=len(hidden),
            numbers=", ".join(hidden[:30]),
        )
    if made.pictures:
        yield said("{count} pictures of this file are not shown.", count=made.pictures)
    if made.objects:
        yield said(
            "{count} objects inside this file could not be taken out. Open it in the program that "
            "made it to see them.",
            count=made.objects,
        )
