"""CSV files: what each target gets, and that no cell is run or lost."""

import csv
import hashlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.exports.csv_writer import CsvWriter
from reviewer.exports.targets import LONGEST_CELL, Target

SUSPECT = "=+-@\t\r\n\0＝＋－＠"
CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
ROWS = st.lists(st.lists(CELLS, min_size=2, max_size=5), max_size=6)


def written(rows, target=Target.LOAD, **choices):
    file = io.BytesIO()
    writer = CsvWriter(file, target, **choices)
    writer.write(rows)
    return file.getvalue(), writer


def read(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_excel_gets_a_byte_order_mark_and_a_loader_gets_none():
    rows = [["Größe", "b"]]

    for_excel, _ = written(rows, Target.EXCEL)
    for_loader, _ = written(rows, Target.LOAD)

    assert for_excel == b"\xef\xbb\xbf" + "Größe,b\r\n".encode()
    assert for_loader == "Größe,b\r\n".encode()


@given(ROWS)
def test_every_cell_comes_back_as_it_was(rows):
    data, writer = written(rows, neutralise=False)

    assert read(data) == rows
    assert writer.neutralised == 0


@given(ROWS)
def test_every_cell_that_could_run_has_an_apostrophe_and_is_counted(rows):
    data, writer = written(rows)

    wanted = [["'" + cell if cell[:1] and cell[0] in SUSPECT else cell for cell in r] for r in rows]
    assert read(data) == wanted
    assert writer.neutralised == sum(
        bool(cell) and cell[0] in SUSPECT for row in rows for cell in row
    )


@given(st.lists(ROWS, max_size=4))
def test_the_hash_is_that_of_the_whole_file(parts):
    file = io.BytesIO()
    writer = CsvWriter(file, Target.EXCEL)

    for rows in parts:
        writer.write(rows)

    assert writer.sha256 == hashlib.sha256(file.getvalue()).hexdigest()


@pytest.mark.parametrize("letter", ["x", "=", "𝕏"])
def test_a_cell_too_long_for_a_spreadsheet_is_cut_and_says_so(letter):
    data, writer = written([["a", letter * 40_000]])

    cell = read(data)[0][1]
    assert len(cell.encode("utf-16-le")) // 2 <= LONGEST_CELL
    assert cell.endswith(" […cut here: 40000 characters in the matter]")
    assert writer.truncated == 1


def test_a_cell_that_just_fits_is_left_alone():
    data, writer = written([["x" * (LONGEST_CELL - 1)]])

    assert read(data) == [["x" * (LONGEST_CELL - 1)]]
    assert writer.truncated == 0
