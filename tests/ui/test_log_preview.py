"""The preview of the log: what it shows is what is written, in the order that was chosen."""

import csv
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from reviewer.exports.log_choices import LogChoices, Order
from reviewer.queries.passages import PassageFilter
from tests.ui.desks import Screen, type_choice
from tests.unit.matters import add_text, make_matter, tag
from ui.dialogs.export_log import ExportLog
from ui.dialogs.log_preview import LogPreview

FLAT = "No. We never seeded."
OTHER = "I don't recall the number."


@pytest.fixture
def export(screen: Screen) -> ExportLog:
    """The export dialog over a matter with two passages."""
    for words, digit in ((FLAT, "2"), (OTHER, "1")):
        screen.drag(words)
        screen.key(digit, screen.page)
        screen.key("Escape", screen.page)
    screen.key("Ctrl+E", screen.page)
    dialog = screen.dialog(ExportLog)
    with screen.qtbot.waitActive(dialog):
        dialog.activateWindow()
    return dialog


def column(export: ExportLog, name: str) -> list[str]:
    """The cells of a column, from the top."""
    rows = export.preview.rows
    at = rows.column_of(name)
    return [str(rows.index(row, at).data()) for row in range(rows.rowCount())]


def click_header(export: ExportLog, name: str) -> None:
    header = export.preview.table.horizontalHeader()
    at = export.preview.rows.column_of(name)
    export.preview.table.scrollTo(export.preview.rows.index(0, at))
    x = header.sectionViewportPosition(at) + header.sectionSize(at) // 2
    QTest.mouseClick(
        header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, header.height() // 2)
    )
    QApplication.processEvents()


def choose(box: QComboBox, name: str) -> None:
    """Choose by typing the first word of the item."""
    type_choice(box, box.itemText(box.findData(name)).split()[0])
    assert box.currentData() == name


def written(screen: Screen, export: ExportLog, out: Path) -> list[dict[str, str]]:
    with screen.qtbot.waitSignal(export.exported):
        export.write([out])
    with out.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_preview_shows_every_cell_as_it_is_written(
    screen: Screen, export: ExportLog, tmp_path: Path
):
    rows = export.preview.rows
    shown = [
        [str(rows.index(row, at).data()) for at in range(rows.columnCount())]
        for row in range(rows.rowCount())
    ]

    found = written(screen, export, tmp_path / "log.csv")

    assert shown == [list(row.values()) for row in found]
    assert len(shown) == 2


def test_a_click_on_a_name_gives_the_order_that_is_written(
    screen: Screen, export: ExportLog, tmp_path: Path
):
    by_place = column(export, "passage_no")
    click_header(export, "tag")
    by_tag = column(export, "passage_no")
    click_header(export, "tag")
    reversed_tags = column(export, "passage_no")

    found = written(screen, export, tmp_path / "log.csv")

    assert reversed_tags == by_tag[::-1]
    assert [row["Passage no"] for row in found] == reversed_tags
    assert [row["Log no"] for row in found] == ["P-00001", "P-00002"]
    assert sorted(by_place) == sorted(by_tag)


def test_a_third_click_goes_back_to_exhibit_and_place(export: ExportLog):
    before = column(export, "citation")
    for _ in range(3):
        click_header(export, "quote")

    assert column(export, "citation") == before
    assert export.order.currentData() == ""
    assert not export.preview.table.horizontalHeader().isSortIndicatorShown()


def test_the_order_is_chosen_by_keys_alone(export: ExportLog):
    choose(export.order, "tag")
    ascending = column(export, "tag")
    export.descending.setFocus()
    QTest.keyClick(export.descending, Qt.Key.Key_Space)

    assert ascending == sorted(ascending)
    assert column(export, "tag") == ascending[::-1]
    assert export.choices().order == Order("tag", is_descending=True)


def test_another_choice_of_columns_is_shown_at_once_and_keeps_the_order(export: ExportLog):
    choose(export.order, "tag")
    choose(export.columns, "minimal")

    assert export.preview.rows.columnCount() == 9
    assert export.choices().order == Order("tag")
    assert export.preview.rows.column_of("title") == -1


def test_a_workbook_is_written_with_its_own_ending(
    screen: Screen, export: ExportLog, tmp_path: Path
):
    choose(export.target, "xlsx")
    with screen.qtbot.waitSignal(export.exported) as heard:
        export.write([tmp_path / "log.xlsx"])

    sheet = openpyxl.load_workbook(tmp_path / "log.xlsx")["Passage log"]
    assert sheet.max_row == 3
    assert heard.args[0].manifest.exists()


def test_what_nobody_confirmed_and_what_is_left_out_is_said(screen: Screen, export: ExportLog):
    said = export.warnings.text()
    export.reject()
    screen.activate()
    screen.key("P", screen.page)
    screen.key("Ctrl+E", screen.page)
    again = screen.dialog(ExportLog)

    assert "Rows with values nobody confirmed: 2." in said
    assert again.counts.text() == "1 row; 1 possibly privileged left out"
    again.close()


def test_tab_reaches_every_control_and_each_has_a_name(export: ExportLog):
    export.what.setFocus()
    seen: list[QWidget] = []
    while (now := export.focusWidget()) not in seen:
        seen.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)

    assert {
        export.what, export.columns, export.edit_columns, export.order, export.target,
        export.one_row, export.privileged, export.preview.table, export.cancel, export.ok,
    } <= set(seen)  # fmt: skip
    for one in seen:
        name = one.accessibleName()
        assert name or (isinstance(one, QAbstractButton) and one.text())


@pytest.fixture
def long_preview(qtbot, tmp_path):
    """A preview over 1,500 passages, of which one part is counted at once."""
    words = "\n\n".join(f"Lot {number} took {number * 7 % 1500} units." for number in range(1500))
    with make_matter(tmp_path) as matter:
        mail = add_text(matter, words, "email")
        for number in range(1500):
            tag(matter, mail, f"Lot {number} took {number * 7 % 1500} units.", "quantity")
        preview = LogPreview()
        qtbot.addWidget(preview)
        yield preview, matter.view
        preview.stop()


def test_the_first_rows_are_there_at_once_and_the_others_come(qtbot, long_preview):
    preview, view = long_preview
    heard: list[object] = []
    preview.went_on.connect(heard.append)

    preview.show_log(view, LogChoices(filter=PassageFilter()))

    first = preview.rows.rowCount()
    assert 0 < first < 1500
    qtbot.waitUntil(lambda: heard[-1] is None, timeout=20_000)
    assert preview.rows.rowCount() == 1500
    assert preview.rows.cell(1499, 0) == "P-01500"
    assert preview.rows.cell(700, 0) == "P-00701"


def test_many_rows_in_the_order_of_their_cells(qtbot, long_preview):
    preview, view = long_preview
    heard: list[object] = []
    preview.went_on.connect(heard.append)

    preview.show_log(view, LogChoices(order=Order("quote", is_descending=True)))
    qtbot.waitUntil(lambda: heard[-1] is None, timeout=20_000)

    at = preview.rows.column_of("quote")
    lots = [int(preview.rows.cell(row, at).split()[1]) for row in range(1500)]
    assert lots == list(range(1499, -1, -1))
