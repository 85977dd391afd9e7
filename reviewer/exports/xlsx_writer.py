"""A workbook for whoever sorts and filters: typed cells, widths, a header that stays.

openpyxl makes everything but the rows: styles, the frozen header with its filter, page set-up, the
second sheet. The rows are written as XML here and go straight into the package. Refused: openpyxl's
write-only mode, which was eight times slower on a long log and kept the quotes of evidence in the
system's folder for temporary files until it was done.

Text is an explicit string, never a guess, so nothing in it can run or turn into a date; what looks
like a formula carries Excel's own mark for it besides, so that it stays text when it is edited. The
same rows give the same bytes: entries and properties bear one fixed time and name no computer.
"""

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, BinaryIO, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from reviewer.errors import InputError
from reviewer.exports.column_shapes import Shape, decimals, shape_of
from reviewer.exports.targets import (
    FORMULA_BEGINS,
    LONGEST_CELL,
    WIDEST,
    AboutSheet,
    truncated,
)

SHEET, ABOUT = "Passage log", "About this log"
_ROWS_PART = "xl/worksheets/sheet1.xml"
_APP_PART = "docProps/app.xml"
_APP = (
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"><Application>Pincite</Application></Properties>'
)
_FIXED: Final = (1980, 1, 1, 0, 0, 0)
_BLOCK = 1 << 20
MOST_ROWS = 1_048_575
_MOST_BYTES = 2_000_000_000  # of one part without ZIP64, which Excel takes for damage
_MEASURED = 500  # rows whose cells give the widths
_NARROWEST, _WIDEST_CELL, _FILTER_ARROW = 8, 56, 4
_MOST_DECIMALS = 6
_LINE_HEIGHT, _HIGHEST = 15, 409  # points; more than that Excel does not show
_WIDEST_PAGE = 260  # characters on a landscape page that can still be read
_FIRST_DATE = date(1900, 3, 1)  # before it, Excel counts a day that never was
_DAY_ZERO = date(1899, 12, 30)
_DIMENSION = re.compile(rb"<dimension [^>]*/>")
_UNSAFE = re.compile(
    "[&<>\\x00-\\x08\\x0b-\\x1f\\ud800-\\udfff\\ufffe\\uffff]|_(?=x[0-9A-Fa-f]{4}_)"
)
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


@dataclass(frozen=True, slots=True)
class _Styles:
    """Numbers of cell formats; ``quoted`` ones bear the mark of text that looks like a formula."""

    text: int
    prose: int
    quoted_text: int
    quoted_prose: int
    date: int
    numbers: tuple[int, ...]


class XlsxWriter:
    """Rows into a binary file that can be read back and wound."""

    def __init__(
        self,
        file: BinaryIO,
        columns: Sequence[tuple[str, str]],
        *,
        marking: str,
        neutralise: bool = True,
        longest_cell: int = LONGEST_CELL,
        most_rows: int = MOST_ROWS,
    ) -> None:
        """Nothing is written before the first rows, whose cells give the widths.

        Args:
            file: where the workbook goes, opened for reading and writing.
            columns: system name and printed name of each.
            marking: what stands at the top of every printed page.
            neutralise: mark what looks like a formula as text.
            longest_cell: UTF-16 code units of a cell, at most.
            most_rows: rows below the header, at most.
        """
        self._file, self._columns, self._marking = file, columns, marking
        self._neutralises, self._longest = neutralise, longest_cell
        self._most_rows = most_rows
        self._shapes = [shape_of(system) for system, _ in columns]
        self._wrapped = [at for at, one in enumerate(self._shapes) if one is Shape.PROSE]
        self._letters = [get_column_letter(at + 1) for at in range(len(columns))]
        self._package = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)
        self._first: list[Sequence[str]] = []
        self._sheet: IO[bytes] | None = None
        self._tail = b""
        self._rows = self._bytes = 0
        self._widths: list[int] = []
        self._styles = _styles(Workbook())
        self.neutralised = self.truncated = 0
        self.sha256 = ""

    def write(self, rows: Iterable[Sequence[str]]) -> None:
        """Write rows of cells.

        Raises:
            InputError: there are more than a workbook holds.
        """
        if self._sheet is None:
            self._first += rows
            if len(self._first) >= _MEASURED:
                self._begin()
            return
        self._put("".join(map(self._row, rows)).encode())

    def finish(self, about: AboutSheet) -> None:
        """Write the second sheet and the rest of the workbook; from now on its hash is known."""
        if self._sheet is None:
            self._begin()
        assert self._sheet is not None
        parts = self._skeleton(about)
        self._sheet.write(_parted(parts.pop(_ROWS_PART))[1])
        self._sheet.close()
        for name, content in parts.items():
            self._package.writestr(_entry(name), content)
        self.close()
        self.sha256 = _hash_of(self._file)

    def close(self) -> None:
        """Let go of the file, whole or not."""
        if self._sheet is not None:
            self._sheet.close()
        self._package.close()

    def _begin(self) -> None:
        self._widths = [
            _width([printed, *(row[at] for row in self._first)])
            for at, (_, printed) in enumerate(self._columns)
        ]
        head, _ = _parted(self._skeleton(AboutSheet((), ()))[_ROWS_PART])
        self._sheet = sheet = self._package.open(_entry(_ROWS_PART), "w")
        sheet.write(head)
        self._put("".join(map(self._row, self._first)).encode())
        self._first = []

    def _put(self, data: bytes) -> None:
        self._bytes += len(data)
        if self._rows > self._most_rows or self._bytes > _MOST_BYTES:
            raise InputError(
                "These are more rows than one workbook holds. Narrow the table of passages, "
                "choose fewer columns, or write a CSV file."
            )
        assert self._sheet is not None
        self._sheet.write(data)

    # --- rows and cells ---------------------------------------------------------------------------

    def _row(self, cells: Sequence[str]) -> str:
        self._rows += 1
        number = self._rows + 1
        made = "".join(
            [
                self._cell(f"{letter}{number}", shape, cell)
                for letter, shape, cell in zip(self._letters, self._shapes, cells, strict=True)
                if cell
            ]
        )
        return f'<row r="{number}"{self._height(cells)}>{made}</row>'

    def _height(self, cells: Sequence[str]) -> str:
        """The height of a row whose words are wrapped: not every program works it out itself."""
        lines = 1
        for at in self._wrapped:
            if len(cells[at]) > self._widths[at] or "\n" in cells[at]:
                lines = max(lines, _lines(cells[at], self._widths[at]))
        return f' ht="{min(lines * _LINE_HEIGHT, _HIGHEST)}"' if lines > 1 else ""

    def _cell(self, place: str, shape: Shape, cell: str) -> str:
        if shape is Shape.NUMBER and (places := decimals(cell)) is not None:
            return f'<c r="{place}" s="{self._styles.numbers[places]}"><v>{cell}</v></c>'
        if shape is Shape.DATE and (day := _day(cell)) is not None:
            return f'<c r="{place}" s="{self._styles.date}"><v>{day}</v></c>'
        if len(cell) * WIDEST >= self._longest:
            cut = truncated(cell, self._longest)
            self.truncated += cut is not cell
            cell = cut
        space = ' xml:space="preserve"' if cell[0].isspace() or cell[-1].isspace() else ""
        safe = _escaped(cell) if _UNSAFE.search(cell) else cell
        style = self._style(shape, cell)
        return f'<c r="{place}" s="{style}" t="inlineStr"><is><t{space}>{safe}</t></is></c>'

    def _style(self, shape: Shape, cell: str) -> int:
        styles, is_prose = self._styles, shape is Shape.PROSE
        if self._neutralises and cell[0] in FORMULA_BEGINS:
            self.neutralised += 1
            return styles.quoted_prose if is_prose else styles.quoted_text
        return styles.prose if is_prose else styles.text

    # --- everything but the rows ------------------------------------------------------------------

    def _skeleton(self, about: AboutSheet) -> dict[str, bytes]:
        """The parts of the workbook, with a header and no rows."""
        book = Workbook()
        _styles(book)
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        sheet.title = SHEET
        self._fill_header(sheet)
        marking = " · ".join(filter(None, (self._marking, about.designation)))
        _set_up_page(sheet, marking, is_fitted=sum(self._widths) <= _WIDEST_PAGE)
        _fill_about(book.create_sheet(ABOUT), about, marking)
        book.properties.creator, book.properties.title = "Pincite", SHEET
        book.properties.created = book.properties.modified = datetime(*_FIXED)  # noqa: DTZ001 - no one's time
        made = io.BytesIO()
        ExcelWriter(book, zipfile.ZipFile(made, "w")).save()
        with zipfile.ZipFile(made) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        return {**parts, _APP_PART: _APP}

    def _fill_header(self, sheet: Worksheet) -> None:
        fill = PatternFill("solid", fgColor="E4E7EB")
        for at, ((_, printed), width) in enumerate(
            zip(self._columns, self._widths, strict=True), start=1
        ):
            cell = _put(sheet, 1, at, printed)
            cell.font, cell.fill = _font(is_bold=True), fill
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            sheet.column_dimensions[self._letters[at - 1]].width = width
        sheet.print_title_rows = "1:1"
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = f"A1:{self._letters[-1]}{self._rows + 1}"


def _styles(book: Workbook) -> _Styles:
    """Enter the formats of cells into a book; their numbers are the same in each."""
    sheet = book.active

    def entered(number_format: str, *, is_wrapped: bool = False, is_quoted: bool = False) -> int:
        cell = WriteOnlyCell(sheet)
        cell.number_format = number_format
        cell.alignment = Alignment(vertical="top", wrap_text=is_wrapped or None)
        cell.quotePrefix = int(is_quoted)
        return int(cell.style_id)

    return _Styles(
        entered("@"),
        entered("General", is_wrapped=True),
        entered("@", is_quoted=True),
        entered("General", is_wrapped=True, is_quoted=True),
        entered("yyyy-mm-dd"),
        tuple(entered("0." + "0" * n if n else "0") for n in range(_MOST_DECIMALS + 1)),
    )


def _set_up_page(sheet: Worksheet, marking: str, *, is_fitted: bool) -> None:
    """Landscape; all columns on one page where they can still be read there."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = is_fitted
    sheet.oddHeader.center.text = _in_header(marking)
    sheet.oddFooter.right.text = "&P / &N"


def _in_header(text: str) -> str:
    """Headers have commands behind ``&``."""
    return _escaped_controls(text).replace("&", "&&")


def _fill_about(sheet: Worksheet, about: AboutSheet, marking: str) -> None:
    rows = [(marking, ""), *about.facts, ("", ""), ("Column", "Prints", "System name")]
    rows += [(printed, meaning, system) for printed, system, meaning in about.columns]
    bold = {1, len(about.facts) + 3}
    for row, cells in enumerate(rows, start=1):
        for column, text in enumerate(cells, start=1):
            cell = _put(sheet, row, column, text)
            cell.font = _font(is_bold=row in bold)
            cell.alignment = Alignment(vertical="top", wrap_text=row > 1)
    for letter, width in (("A", 28), ("B", 80), ("C", 20)):
        sheet.column_dimensions[letter].width = width
    _set_up_page(sheet, marking, is_fitted=True)


def _put(sheet: Worksheet, row: int, column: int, text: str) -> WriteOnlyCell:
    """A cell of text; openpyxl would take ``=`` for a formula."""
    cell = sheet.cell(row, column, _escaped_controls(truncated(text, LONGEST_CELL)))
    cell.data_type = "s"
    return cell


def _hash_of(file: BinaryIO) -> str:
    digest = hashlib.sha256()
    file.seek(0)
    while block := file.read(_BLOCK):
        digest.update(block)
    return digest.hexdigest()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _FIXED)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _parted(sheet: bytes) -> tuple[bytes, bytes]:
    """The part of a sheet before its first own row, and the part behind the last."""
    head, end, tail = _DIMENSION.sub(b"", sheet).partition(b"</sheetData>")
    return head, end + tail


def _font(*, is_bold: bool) -> Font:
    return Font(name="Calibri", sz=11, family=2, b=is_bold)


def _lines(cell: str, width: int) -> int:
    return sum(len(line) // width + 1 for line in cell.split("\n"))


def _width(cells: Sequence[str]) -> int:
    """Width of a column in characters, from its printed name and its first cells."""
    header, *others = map(len, cells)
    widest = max([header + _FILTER_ARROW, _NARROWEST, *(length + 2 for length in others)])
    return min(widest, _WIDEST_CELL)


def _day(cell: str) -> int | None:
    """A full date as Excel counts days; ``None`` for every other text."""
    if len(cell) != len("2024-03-07"):
        return None
    try:
        found = date.fromisoformat(cell)
    except ValueError:
        return None
    return (found - _DAY_ZERO).days if found >= _FIRST_DATE else None


def _escaped(text: str) -> str:
    return _UNSAFE.sub(lambda found: _ENTITIES.get(found[0]) or _code(found[0]), text)


def _escaped_controls(text: str) -> str:
    return _UNSAFE.sub(lambda found: found[0] if found[0] in _ENTITIES else _code(found[0]), text)


def _code(char: str) -> str:
    """What XML cannot hold, in the notation of ISO/IEC 29500-1, 22.9.2.19 (ST_Xstring)."""
    return f"_x{ord(char):04X}_"
