"""Sheets of cells, laid out as tables whose cells can be cited as the program names them.

Shared by every reader of tables. Each cell with words is a paragraph with its own label
("Sheet1!B7"), so that a passage cites the cell; letters of columns and numbers of rows are drawn
beside the words and are no part of them. Columns and rows that hold nothing are left out, which the
letters and numbers show. What does not fit is laid out on a wider page, and a sheet of very many
columns in bands, one below the other; beyond a number of cells that no one reads as pages the rest
is left out, and said.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reviewer.readers.layout import LaidOut, Progress, lay_out
from reviewer.readers.markup import aside, drawn
from reviewer.said import said
from reviewer.text.layer import Paragraph

MOST_CELLS = 100_000
_ROWS_A_TABLE = 200
_LETTERS = 26
_COLUMNS_A_TABLE = 40
_WIDTHS = ((8, 0), (14, 792), (26, 1224), (_COLUMNS_A_TABLE, 2448))
_STYLE = (
    "body{font-size:8pt} table{border:1px solid #999999} td,th{border:1px solid #bbbbbb}"
    "h2{font-size:11pt} .formula{font-family:monospace;font-size:7pt}"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows, the formula behind it, and how many columns and rows it spans."""

    text: str = ""
    formula: str = ""
    is_bold: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(slots=True)
class Sheet:
    """One sheet: its cells by (row, column), both from 0.

    ``notes`` are comments as (row, column, words with their author). ``name`` is empty where the
    file knows none, as in CSV; then cells are cited by row and column alone.
    """

    name: str = ""
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    notes: list[tuple[int, int, str]] = field(default_factory=list)
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    left_out: int = 0


def lay_out_sheets(
    sheets: Sequence[Sheet], progress: Progress
) -> tuple[LaidOut, tuple[Paragraph, ...]]:
    """The sheets as pages, and their cells as labelled paragraphs."""
    columns = max((len(_used(sheet)[1]) for sheet in sheets), default=0)
    columns = min(columns, _COLUMNS_A_TABLE)
    narrowest = next(width for most, width in _WIDTHS if columns <= most)
    body = "".join(piece for sheet in sheets for piece in _drawn_sheet(sheet))
    laid = lay_out(body, _STYLE, (), progress, narrowest)
    paragraphs = tuple(
        replace_label(paragraph, origin.part)
        for paragraph, origin in zip(laid.paragraphs, laid.origins, strict=True)
    )
    return laid, paragraphs


def replace_label(paragraph: Paragraph, label: str) -> Paragraph:
    """The paragraph under a label; as it is where there is none."""
    return Paragraph(paragraph.start, paragraph.end, label) if label else paragraph


def warnings_of(sheets: Sequence[Sheet]) -> Iterator[str]:
    """What a reviewer must know of sheets beyond their cells."""
    hidden = [sheet.name for sheet in sheets if sheet.is_hidden]
    if hidden:
        yield said(
            "{count} sheets are hidden in the file and are shown here: {names}.",
            count=len(hidden),
            names=", ".join(hidden[:20]),
        )
    rows = sum(len(sheet.hidden_rows) for sheet in sheets)
    columns = sum(len(sheet.hidden_columns) for sheet in sheets)
    if rows or columns:
        yield said(
            "{rows} rows and {columns} columns are hidden in the file and are shown here.",
            rows=rows,
            columns=columns,
        )
    if any(cell.formula for sheet in sheets for cell in sheet.cells.values()):
        yield said(
            "Formulas stand in brackets behind the values that were last computed from them."
        )
    if left := sum(sheet.left_out for sheet in sheets):
        yield said(
            "This file has more cells than can be shown as pages: {count:,} cells are left out. "
            "Save the part that matters as a file of its own and load that.",
            count=left,
        )


def column_letters(column: int) -> str:
    """The letters of a column, counted from 0."""
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def label_of(sheet: str, row: int, column: int) -> str:
    """How a cell is cited: ``Sheet1!B7``, or ``'Q1 Sales'!B7`` where Excel would quote the name."""
    place = f"{column_letters(column)}{row + 1}"
    if not sheet:
        return f"cell {place}"
    plain = sheet.replace("_", "a").replace(".", "a")
    named = sheet if plain.isalnum() else "'" + sheet.replace("'", "''") + "'"
    return f"{named}!{place}"


def capped(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets with no more cells than can be shown; what goes is counted."""
    left = MOST_CELLS
    kept: list[Sheet] = []
    for sheet in sheets:
        cells = sheet.cells
        if len(cells) > left:
            first = sorted(cells)[:left]
            sheet.left_out += len(cells) - left
            cells = {place: sheet.cells[place] for place in first}
        left -= len(cells)
        kept.append(replace(sheet, cells=cells))
    return kept


def _used(sheet: Sheet) -> tuple[list[int], list[int]]:
    """The rows and columns that hold anything."""
    rows = sorted({row for row, _column in sheet.cells})
    return rows, sorted({column for _row, column in sheet.cells})


def _drawn_sheet(sheet: Sheet) -> Iterator[str]:
    rows, columns = _used(sheet)
    if sheet.name:
        hidden = aside(" [hidden sheet]") if sheet.is_hidden else ""
        yield f"<h2>{drawn(sheet.name)}{hidden}</h2>"
    covered = _covered(sheet.cells)
    for first in range(0, len(columns), _COLUMNS_A_TABLE):
        band = columns[first : first + _COLUMNS_A_TABLE]
        for begin in range(0, len(rows), _ROWS_A_TABLE):
            yield "<table>"
            yield _drawn_letters(sheet, band)
            for row in rows[begin : begin + _ROWS_A_TABLE]:
                yield _drawn_row(sheet, row, band, covered)
            yield "</table>"
    for row, column, words in sheet.notes:
        label = label_of(sheet.name, row, column)
        yield _section(label, drawn(f"[comment on {column_letters(column)}{row + 1}: {words}]"))


def _drawn_letters(sheet: Sheet, columns: Iterable[int]) -> str:
    letters = "".join(
        f"<th>{aside(column_letters(one) + _said_hidden(one in sheet.hidden_columns))}</th>"
        for one in columns
    )
    return f"<tr><th></th>{letters}</tr>"


def _said_hidden(is_hidden: bool) -> str:  # noqa: FBT001 - its one question
    return " hidden" if is_hidden else ""


def _drawn_row(
    sheet: Sheet, row: int, columns: Sequence[int], covered: frozenset[tuple[int, int]]
) -> str:
    number = f"{row + 1}{_said_hidden(row in sheet.hidden_rows)}"
    cells = "".join(
        _drawn_cell(sheet, row, column, columns)
        for column in columns
        if (row, column) not in covered
    )
    return f"<tr><th>{aside(number)}</th>{cells}</tr>"


def _drawn_cell(sheet: Sheet, row: int, column: int, columns: Sequence[int]) -> str:
    cell = sheet.cells.get((row, column))
    if cell is None:
        return "<td></td>"
    words = "<br>".join(drawn(line) for line in cell.text.split("\n"))
    words = f"<b>{words}</b>" if cell.is_bold else words
    if cell.formula:
        words += f' <span class="formula">{drawn(f"[={cell.formula}]")}</span>'
    spans = sum(1 for one in columns if column <= one < column + cell.columns)
    wide = f' colspan="{spans}"' if spans > 1 else ""
    return f"<td{wide}>{_section(label_of(sheet.name, row, column), words)}</td>"


def _section(label: str, words: str) -> str:
    quoted = drawn(label).replace('"', "&quot;")
    return f'<section data-part="{quoted}">{words}</section>'


def _covered(cells: Mapping[tuple[int, int], Cell]) -> frozenset[tuple[int, int]]:
    """Places that lie under a cell which spans more than one column, without its own."""
    return frozenset(
        (row, column + beside)
        for (row, column), cell in cells.items()
        for beside in range(1, min(cell.columns, 1_000))
        if (row, column + beside) not in cells
    )
