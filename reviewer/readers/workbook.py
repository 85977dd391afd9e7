"""Reads Excel workbooks: every sheet, hidden or not, with what its cells show and compute.

A cell is cited as Excel names it ("Sheet1!B7"). Workbooks of old kinds (.xls, .xlsb) are written
anew by LibreOffice first, where the machine has it. Macros never run, and links to other workbooks
are not followed.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from reviewer.errors import SourceError
from reviewer.readers.compound import is_compound
from reviewer.readers.face import facts_of
from reviewer.readers.grid import capped, lay_out_sheets, warnings_of
from reviewer.readers.layout import Progress
from reviewer.readers.locked import is_locked, unlocked
from reviewer.readers.office import converted
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import ExhibitKind, Reading
from reviewer.readers.workbook_package import Workbook, taken_apart
from reviewer.said import said
from reviewer.text.layer import TextLayer

READER = "workbook 1"

_MOST_BYTES = 200_000_000
# The list of sheets in the binary kind (.xlsb), whose package is a zip, too.
_BINARY = b"xl/workbook.bin"


def read(path: Path, options: ReadOptions, progress: Progress) -> Reading:
    """Read one workbook.

    Raises:
        SourceError: the file is damaged, locked, empty or too large.
    """
    raw = _raw(path)
    if is_locked(raw):
        raw = unlocked(raw, options.passwords, said("spreadsheet"))
    is_old = is_compound(raw) or _BINARY in raw
    if is_old:
        raw = converted(raw, ".xlsb" if _BINARY in raw else ".xls", "xlsx", said("spreadsheet"))
    book = taken_apart(raw)
    sheets = capped(book.sheets)
    laid, paragraphs = lay_out_sheets(sheets, progress)
    if not laid.text.strip():
        raise SourceError("This spreadsheet has no cells with anything in them.")
    face = facts_of(laid.text, ExhibitKind.SPREADSHEET)
    return Reading(
        ExhibitKind.SPREADSHEET,
        READER,
        laid.maker,
        TextLayer(laid.text, paragraphs=paragraphs),
        laid.geometry,
        rendition=laid.pdf,
        facts=replace(face, title=book.title, author=book.author, date=""),
        children=book.children,
        warnings=(*warnings_of(sheets), *_notes(book, is_old=is_old), *laid.warnings),
    )


def _raw(path: Path) -> bytes:
    try:
        raw = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else None
    except OSError as error:
        raise SourceError("This spreadsheet could not be opened.") from error
    if raw is None:
        raise SourceError("This spreadsheet is larger than 200 MB. Save it as PDF and load that.")
    return raw


def _notes(book: Workbook, *, is_old: bool) -> Iterator[str]:
    """What a reviewer must know of the workbook beyond its sheets."""
    if is_old:
        yield said("This file is of an old kind and was opened by LibreOffice.")
    if any(sheet.notes for sheet in book.sheets):
        yield said(
            "This spreadsheet has {count} comments; they stand below the sheets they are on.",
            count=sum(len(sheet.notes) for sheet in book.sheets),
        )
    if book.drawings:
        yield said(
            "{count} charts and pictures of this spreadsheet are not shown.", count=book.drawings
        )
    yield from book.kept_in
    if book.has_macros:
        yield said("This spreadsheet has macros. They were not run.")
    if book.has_links:
        yield said("This spreadsheet refers to other workbooks. They were not opened.")
