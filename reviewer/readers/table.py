"""Reads tables in plain text (.csv, .tsv): every row and field, cited by cell as in a spreadsheet.

The sign between fields is found by trying: the one under which the rows have equally many fields
and most of them. Quoting is RFC 4180's, which every program writes. Rows of other lengths than the
rest are shown as they are, and counted: they are where something went wrong when it was written.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from reviewer.errors import SourceError
from reviewer.readers.decoding import Decoded, decode
from reviewer.readers.face import facts_of
from reviewer.readers.grid import MOST_CELLS, Cell, Sheet, lay_out_sheets, warnings_of
from reviewer.readers.layout import Progress
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import ExhibitKind, Reading
from reviewer.said import said
from reviewer.text.layer import TextLayer

READER = "table 1"

_MOST_BYTES = 100_000_000
_SIGNS = ",;\t|"
_TRIED_ROWS = 200
# A quotation mark that is never closed takes the rest of a table for one field.
_LONGEST_FIELD = 1_000_000


def read(path: Path, options: ReadOptions, progress: Progress) -> Reading:
    """Read one table.

    Raises:
        SourceError: the file cannot be opened, is no text, empty or too large.
    """
    decoded = _decoded(path, options)
    rows = rows_of(decoded.text, sign_of(decoded.text))
    sheet, odd = _sheet(rows)
    if not sheet.cells:
        raise SourceError("This table has no fields with anything in them.")
    laid, paragraphs = lay_out_sheets([sheet], progress)
    face = facts_of(laid.text, ExhibitKind.SPREADSHEET)
    facts = replace(
        face,
        title="",
        date="",
        encoding=decoded.encoding,
        is_encoding_guessed=decoded.is_guessed,
    )
    return Reading(
        ExhibitKind.SPREADSHEET,
        READER,
        laid.maker,
        TextLayer(laid.text, paragraphs=paragraphs),
        laid.geometry,
        rendition=laid.pdf,
        facts=facts,
        warnings=(*decoded.warnings, *_uneven(odd), *warnings_of([sheet]), *laid.warnings),
    )


def sign_of(text: str) -> str:
    """The sign between the fields of a table."""
    best, most = ",", 0.0
    for sign in _SIGNS:
        counts = Counter(len(row) for row in rows_of(text, sign, _TRIED_ROWS) if row)
        width, rows = max(counts.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
        score = (rows / max(counts.total(), 1)) * min(width, 6) if width > 1 else 0.0
        if score > most:
            best, most = sign, score
    return best


def rows_of(text: str, sign: str, most: int = 0) -> Iterator[list[str]]:
    """The rows of a table, all or the first so many."""
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    number = 0
    while not most or number < most:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise SourceError("The fields of this table cannot be told apart.") from error
        number += 1


def _decoded(path: Path, options: ReadOptions) -> Decoded:
    try:
        content = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else None
    except OSError as error:
        raise SourceError("This table could not be opened.") from error
    if content is None:
        raise SourceError("This table is larger than 100 MB; split it before importing it.")
    return decode(content, options.encoding)


def _sheet(rows: Iterator[list[str]]) -> tuple[Sheet, Sequence[int]]:
    """The table as a sheet, and the rows (from 1) that have more or fewer fields than most."""
    sheet = Sheet()
    widths: list[tuple[int, int]] = []
    for number, row in enumerate(rows):
        if any(row):
            widths.append((number + 1, len(row)))
        for place, field in enumerate(row):
            words = field.replace("\r\n", "\n").replace("\r", "\n")
            if not words.strip():
                continue
            if len(sheet.cells) < MOST_CELLS:
                sheet.cells[number, place] = Cell(words)
            else:
                sheet.left_out += 1
    usual = Counter(width for _number, width in widths).most_common(1)
    return sheet, [number for number, width in widths if width != usual[0][0]]


def _uneven(rows: Sequence[int]) -> Iterator[str]:
    if rows:
        yield said(
            "{count} rows of this table have more or fewer fields than the others, the first of "
            "them row {first}.",
            count=len(rows),
            first=rows[0],
        )
