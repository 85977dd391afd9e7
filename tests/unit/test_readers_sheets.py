"""Workbooks and tables: what cells show and compute, hidden or not, cited by cell."""

import datetime as dt
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from reviewer.errors import SourceError
from reviewer.readers import table, workbook
from reviewer.readers.grid import MOST_CELLS, Cell, Sheet, capped, lay_out_sheets
from reviewer.readers.number_formats import shown
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import ExhibitKind, Reading
from reviewer.text.citations import parse, pin, spans_of
from reviewer.text.layer import Span


def reading_of(book: openpyxl.Workbook, folder: Path) -> Reading:
    path = folder / "book.xlsx"
    book.save(path)
    return workbook.read(path, ReadOptions(), lambda done, total: None)


def table_of(content: bytes, folder: Path) -> Reading:
    path = folder / "table.csv"
    path.write_bytes(content)
    return table.read(path, ReadOptions(), lambda done, total: None)


def cells_of(reading: Reading) -> dict[str, str]:
    cells: dict[str, list[str]] = {}
    for one in reading.layer.paragraphs:
        cells.setdefault(one.label, []).append(reading.layer.text[one.start : one.end])
    return {label: "\n".join(lines) for label, lines in cells.items() if label}


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        ("45356", "m/d/yyyy", "3/5/2024"),
        ("45356.75", "dddd, mmmm dd, yyyy h:mm AM/PM", "Tuesday, March 05, 2024 6:00 PM"),
        ("45356", "[$-409]d\\-mmm\\-yy;@", "5-Mar-24"),
        ("1.5", "[h]:mm:ss", "36:00:00"),
        ("0.125", "0.0%", "12.5%"),
        ("1200", '"$"#,##0.00', "$1,200.00"),
        ("-1200", "#,##0;[Red](#,##0)", "(1,200)"),
        ("0", '0.00;-0.00;"-"', "-"),
        ("1234.5", '_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)', "$1,234.50"),
        ("5", "00000", "00005"),
        ("1500000", '0.0,,"M"', "1.5M"),
        ("0.30000000000000004", "General", "0.3"),
        ("12345678901234", "General", "12345678901234"),
        ("0.75", "# ?/?", "0.75"),
        ("not a number", "0.00", "not a number"),
        ("99999999", "m/d/yyyy", "99999999"),
    ],
)
def test_numbers_are_shown_under_their_formats(number, form, text):
    assert shown(number, form) == text


def test_cells_show_what_excel_shows_and_are_cited_by_its_names(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Q1 Sales"
    sheet.append(["Item", "Amount", "When"])
    when = dt.datetime(2024, 3, 5, 10, 30)  # noqa: DTZ001 - a sheet knows no zones
    sheet.append(["Films <b> & more", 1200.5, when])
    sheet["B2"].number_format = '"$"#,##0.00'
    sheet["C2"].number_format = "m/d/yyyy h:mm"

    reading = reading_of(book, tmp_path)

    assert reading.kind is ExhibitKind.SPREADSHEET
    cells = cells_of(reading)
    assert cells["'Q1 Sales'!A2"] == "Films <b> & more"
    assert cells["'Q1 Sales'!B2"] == "$1,200.50"
    assert cells["'Q1 Sales'!C2"] == "3/5/2024 10:30"
    start = reading.layer.text.index("$1,200.50")
    span = Span(start, start + 9)
    written = pin(reading.layer, [span])
    assert written == "'Q1 Sales'!B2"
    assert spans_of(reading.layer, parse(f"PX-3 {written}")) == (span,)


def test_formulas_stand_behind_their_values_and_comments_below(tmp_path):
    book = openpyxl.Workbook()
    book.active.append([2, 3, "=SUM(A1:B1)"])
    book.active["C1"].comment = Comment("Is this right?", "Ann Lee")

    reading = reading_of(book, tmp_path)

    assert "[=SUM(A1:B1)]" in reading.layer.text
    assert "[comment on C1: Ann Lee: Is this right?]" in reading.layer.text
    assert any(one.startswith("Formulas stand in brackets") for one in reading.warnings)


def test_hidden_sheets_rows_and_columns_are_shown_and_said(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["seen", "unseen"])
    book.active.column_dimensions["B"].hidden = True
    hidden = book.create_sheet("Reserve")
    hidden["C7"] = "kept back"
    hidden.sheet_state = "veryHidden"

    reading = reading_of(book, tmp_path)

    assert cells_of(reading)["Reserve!C7"] == "kept back"
    assert "1 sheets are hidden in the file and are shown here: Reserve." in reading.warnings
    assert "0 rows and 1 columns are hidden in the file and are shown here." in reading.warnings


def test_wide_sheets_are_laid_out_on_wider_pages_with_nothing_lost(tmp_path):
    book = openpyxl.Workbook()
    for row in range(5):
        book.active.append([f"cell {row} {column}" for column in range(120)])

    reading = reading_of(book, tmp_path)

    assert len(cells_of(reading)) == 600
    assert reading.geometry[0].width > 2000
    assert not reading.warnings


def test_more_cells_than_anyone_reads_are_left_out_and_counted():
    sheets = [Sheet("All", {(row, 0): Cell("x") for row in range(MOST_CELLS + 5)}), Sheet("More")]

    kept = capped(sheets)

    assert len(kept[0].cells) == MOST_CELLS
    assert kept[0].left_out == 5


def test_a_long_word_in_a_cell_keeps_all_its_characters():
    word = "https://example.org/" + "path/" * 60
    sheet = Sheet("A", {(0, column): Cell(word) for column in range(6)})

    laid, _paragraphs = lay_out_sheets([sheet], lambda done, total: None)

    assert "".join(laid.text.split()).count(word) == 6
    assert not laid.warnings


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_damaged_workbooks_are_refused_in_words(tmp_path, name):
    made = io.BytesIO()
    book = openpyxl.Workbook()
    book.active["A1"] = 1
    book.save(made)
    with zipfile.ZipFile(made) as whole, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as broken:
        for one in whole.namelist():
            broken.writestr(one, b"<a><b" if one == name else whole.read(one))

    with pytest.raises(SourceError, match="damaged"):
        workbook.read(tmp_path / "a.xlsx", ReadOptions(), lambda done, total: None)


def test_entities_of_a_workbook_do_not_grow(tmp_path):
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "' + "&a;" * 999 + '">]>'
    made = io.BytesIO()
    book = openpyxl.Workbook()
    book.active["A1"] = "words"
    book.save(made)
    with zipfile.ZipFile(made) as whole, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as copy:
        for one in whole.namelist():
            part = whole.read(one)
            if one == "xl/sharedStrings.xml":
                part = bomb.encode() + part.replace(b"words", b"&b;words")
            copy.writestr(one, part)

    reading = workbook.read(tmp_path / "a.xlsx", ReadOptions(), lambda done, total: None)

    assert cells_of(reading)["Sheet!A1"] == "words"


def test_tables_of_plain_text_keep_rows_and_fields(tmp_path):
    reading = table_of(b'name;said\r\nAnn;"so, ""yes"""\r\nBob;"two\r\nlines"\r\n', tmp_path)

    cells = cells_of(reading)
    assert cells["cell B2"] == 'so, "yes"'
    assert cells["cell B3"] == "two\nlines"
    assert not reading.warnings


def test_rows_of_another_length_are_said(tmp_path):
    reading = table_of(b"a,b,c\n1,2,3\n4,5\n6,7,8\n", tmp_path)

    assert "1 rows of this table have more or fewer fields" in reading.warnings[0]
    assert "row 3" in reading.warnings[0]


def test_the_table_of_an_older_program_says_that_its_characters_were_guessed(tmp_path):
    reading = table_of("Name,Straße\nJörg,Müllergäßchen\nZoë,Übersee\n".encode("cp1252"), tmp_path)

    assert cells_of(reading)["cell B2"] == "Müllergäßchen"
    assert reading.facts.is_encoding_guessed
    assert "does not say its character set" in reading.warnings[0]


def test_real_tables_have_the_rows_that_are_known(corpora):
    folder = corpora / "csv" / "csv-spectrum"
    known = sorted(folder.rglob("*.json"))
    assert known
    for answer in known:
        source = next(folder.rglob(f"{answer.stem}.csv"))
        rows = json.loads(answer.read_text(encoding="utf-8"))
        text = source.read_bytes().decode()
        head, *found = [row for row in table.rows_of(text, table.sign_of(text)) if row]
        made = [dict(zip(head, row, strict=True)) for row in found]
        tidy = [{k: v.replace("\r\n", "\n") for k, v in row.items()} for row in made]
        assert tidy == [{k: v.replace("\r\n", "\n") for k, v in row.items()} for row in rows]
        reading = table.read(source, ReadOptions(), lambda done, total: None)
        shown_words = "".join(reading.layer.text.split())
        assert all("".join(v.split()) in shown_words for row in rows for v in row.values())
