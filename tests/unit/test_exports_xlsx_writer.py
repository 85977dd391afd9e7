"""Workbooks: typed cells, nothing that runs, nothing lost, the same bytes again."""

import csv
import io
import re
import shutil
import subprocess
import zipfile
from datetime import datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from reviewer.errors import InputError
from reviewer.exports.column_shapes import SHAPED
from reviewer.exports.columns import COLUMNS
from reviewer.exports.targets import LONGEST_CELL, AboutSheet
from reviewer.exports.xlsx_writer import ABOUT, SHEET, XlsxWriter

COLUMNS_HERE = [
    ("log_no", "Log no"),
    ("quote", "Quote"),
    ("doc_date", "Doc date"),
    ("qty_value", "Qty"),
    ("citation", "Citation"),
]
NOTHING = AboutSheet((), ())
HARD = "=1+1 +2 -3 @x \t\r\n\0\x07\x1f & < > ]]> _x0041_ \ud800 \udfff \ufffe É 😀"
TEXTS = st.text(max_size=30) | st.text("=+-@_x0041\0\x1b\r\n\ud800\ufffe<&>'\" ", max_size=20)


def written(rows, columns=COLUMNS_HERE, about=NOTHING, **choices):
    file = io.BytesIO()
    writer = XlsxWriter(file, columns, marking="WORK PRODUCT", **choices)
    for row in rows:
        writer.write([row])
    writer.finish(about)
    return file.getvalue(), writer


def sheet_of(data, name=SHEET):
    return openpyxl.load_workbook(io.BytesIO(data))[name]


def test_numbers_are_numbers_full_dates_are_dates_and_all_else_is_text():
    rows = [
        ["00042", "a", "2024-03-07", "81.70", "45:12"],
        ["3-5", "b", "2024-03", "1,200", "Clark Dep. 45:12-46:3"],
        ["TRUE", "c", "1890-01-01", "1234567890123456", "1e5"],
        ["7", "d", "2024-02-30", "-5", "2024-03-07"],
    ]

    sheet = sheet_of(written(rows)[0])

    assert [cell.data_type for row in sheet["A2:A5"] for cell in row] == ["s"] * 4
    assert [cell.value for (cell,) in sheet["A2:A5"]] == ["00042", "3-5", "TRUE", "7"]
    assert [cell.value for (cell,) in sheet["C2:C5"]] == [
        datetime.fromisoformat("2024-03-07"),
        "2024-03",
        "1890-01-01",
        "2024-02-30",
    ]
    assert [cell.value for (cell,) in sheet["D2:D5"]] == [81.7, "1,200", "1234567890123456", -5]
    assert sheet["D2"].number_format == "0.00"
    assert all(cell.data_type == "s" for (cell,) in sheet["E2:E5"])


def test_the_header_stays_is_filtered_and_widths_fit_what_is_in_them():
    rows = [["P-00001", "word " * 60, "2024-03-07", "5", "Clark Dep. 45:12-46:3"]]

    sheet = sheet_of(written(rows)[0])

    widths = [sheet.column_dimensions[letter].width for letter in "ABCDE"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:E2"
    assert sheet["B2"].alignment.wrap_text
    assert not sheet["E2"].alignment.wrap_text
    assert widths == [10, 56, 12, 8, 23]
    assert sheet.row_dimensions[2].height == 6 * 15
    assert sheet.print_title_rows == "$1:$1"


def test_a_formula_is_text_that_bears_excels_own_mark():
    row = ["-1", "=HYPERLINK(1)", "", "-5", "@x"]

    data, writer = written([row])
    plain, plainer = written([row], neutralise=False)

    sheet = sheet_of(data)
    assert [cell.value for cell in sheet[2]] == ["-1", "=HYPERLINK(1)", None, -5, "@x"]
    assert [cell.data_type for cell in sheet[2]] == ["s", "s", "n", "n", "s"]
    assert [bool(cell.quotePrefix) for cell in sheet[2]] == [True, True, False, False, True]
    assert (writer.neutralised, plainer.neutralised) == (3, 0)
    assert sheet_of(plain)["B2"].data_type == "s"


@given(st.lists(st.lists(TEXTS, min_size=5, max_size=5), max_size=4))
@settings(max_examples=60, deadline=None)
def test_every_text_comes_back_as_it_was(rows):
    rows = [["x" + cell if at in (2, 3) else cell for at, cell in enumerate(row)] for row in rows]

    found = sheet_of(written([*rows, [HARD] * 5])[0])

    back = [[unescape(cell.value or "") for cell in row] for row in found.iter_rows(min_row=2)]
    assert back == [*rows, [HARD] * 5]


@given(st.integers(LONGEST_CELL - 40, LONGEST_CELL + 10_000), st.sampled_from("a😀"))
@settings(max_examples=15, deadline=None)
def test_a_cell_too_long_for_a_spreadsheet_is_cut_and_says_so(length, letter):
    data, writer = written([["", letter * length, "", "", ""]])

    found = sheet_of(data)["B2"].value
    assert len(found.encode("utf-16-le")) // 2 <= LONGEST_CELL
    is_cut = found != letter * length
    assert writer.truncated == is_cut
    assert not is_cut or found.endswith(f"[…cut here: {length} characters in the matter]")


def test_the_second_sheet_says_what_the_log_is_and_what_columns_mean():
    about = AboutSheet(
        [("Filter", "=all"), ("Rows", "1")], [("Quote", "quote", "Words")], "AEO & CO"
    )

    data = written([], about=about)[0]

    sheet = sheet_of(data, ABOUT)
    assert sheet_of(data).oddHeader.center.text == "WORK PRODUCT · AEO && CO"

    rows = [[cell.value for cell in row if cell.value] for row in sheet.iter_rows()]
    assert rows[0] == ["WORK PRODUCT · AEO & CO"]
    assert ["Filter", "=all"] in rows
    assert rows[-1] == ["Quote", "Words", "quote"]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_the_same_rows_are_the_same_bytes_and_name_nobody():
    rows = [["P-00001", "a", "2024-03-07", "5", "x"]] * 700

    one, writer = written(rows)
    other, _ = written(rows)

    with zipfile.ZipFile(io.BytesIO(one)) as package:
        said = b"".join(package.read(name) for name in package.namelist())
        times = {entry.date_time for entry in package.infolist()}
    assert one == other
    assert times == {(1980, 1, 1, 0, 0, 0)}
    assert b"openpyxl" not in said
    assert b"<Application>Pincite</Application>" in said
    assert len(writer.sha256) == 64


def test_more_rows_than_a_workbook_holds_are_refused_in_words():
    writer = XlsxWriter(io.BytesIO(), COLUMNS_HERE, marking="", most_rows=600)

    with pytest.raises(InputError, match="more rows than one workbook holds"):
        writer.write([["a"] * 5] * 700)
    writer.close()


def test_every_column_that_has_a_shape_is_a_column_of_the_log():
    assert {column.name for column in COLUMNS} >= SHAPED


def test_libreoffice_shows_every_cell_as_it_was_written(tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    hard = re.sub("[\ud800-\udfff\ufffe]", "", HARD).replace("\r\n", "\n").replace("\0", "")
    rows = [
        ["P-00001", hard, "2024-03-07", "81.7", "Clark Dep. 45:12-46:3"],
        ["00042", "  two\n\nparagraphs ", "2024-03", "1,200", "45:12"],
        ["-1", "=1+1", "2024-02-30", "-5", "TRUE"],
    ]
    (tmp_path / "log.xlsx").write_bytes(written(rows)[0])

    subprocess.run(
        [
            office,
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "log.xlsx"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )

    shown = next(tmp_path.glob("*.csv")).read_text("utf-8")
    _, *found = csv.reader(io.StringIO(shown, newline=""))
    assert found == rows
