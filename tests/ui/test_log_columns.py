"""The editor of log columns: mouse and keys on a real matter, from the tick to the printed file."""

import csv
from itertools import islice
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from reviewer.acts import matters as acts
from reviewer.exports import templates
from reviewer.exports.columns import COLUMNS
from reviewer.matter import Matter
from reviewer.queries import history
from reviewer.queries.passages import PassageFilter
from tests.e2e.commands import done
from tests.ui.desks import Screen
from ui.dialogs.column_lists import ChosenColumns
from ui.dialogs.export_log import ExportLog
from ui.dialogs.log_columns import LogColumns

LEFT = Qt.MouseButton.LeftButton
FLAT = "No. We never seeded."


@pytest.fixture
def export(screen: Screen) -> ExportLog:
    """The export dialog over a matter with one denial."""
    screen.drag(FLAT)
    screen.key("2", screen.page)
    screen.window.errands.export_log(screen.desk)
    return screen.dialog(ExportLog)


@pytest.fixture
def editor(screen: Screen, export: ExportLog) -> LogColumns:
    """The editor, opened from the export dialog by its button."""
    return opened(screen, export)


def opened(screen: Screen, export: ExportLog) -> LogColumns:
    QTest.mouseClick(export.edit_columns, LEFT)
    editor = screen.dialog(LogColumns)
    with screen.qtbot.waitActive(editor):
        editor.activateWindow()
    return editor


def matter_of(screen: Screen) -> Matter:
    return screen.desk.bridge.matter


def names(editor: LogColumns) -> list[str]:
    return [name for name, _ in editor.chosen.columns()]


def row_of(editor: LogColumns, name: str) -> QTreeWidgetItem:
    item = editor.chosen.item_of(name)
    assert item is not None
    return item


def place(tree: QTreeWidget, item: QTreeWidgetItem) -> QRect:
    tree.scrollToItem(item)
    QApplication.processEvents()
    return tree.visualItemRect(item)


def click(tree: QTreeWidget, item: QTreeWidgetItem) -> None:
    QTest.mouseClick(tree.viewport(), LEFT, pos=place(tree, item).center())


def tick(editor: LogColumns, name: str) -> None:
    """Click the little box of a column."""
    item = editor.all.item_of(name)
    assert item is not None
    box = place(editor.all, item)
    QTest.mouseClick(editor.all.viewport(), LEFT, pos=QPoint(box.left() + 12, box.center().y()))


def drag(tree: ChosenColumns, item: QTreeWidgetItem, to: QPoint) -> None:
    begin = place(tree, item).center()
    QTest.mousePress(tree.viewport(), LEFT, pos=begin)
    QTest.mouseMove(tree.viewport(), (begin + to) / 2)
    QTest.mouseMove(tree.viewport(), to)


def typed_name(editor: LogColumns) -> QLineEdit:
    """The field in the list that is typed into."""
    found = [one for one in editor.chosen.findChildren(QLineEdit) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def enter(editor: LogColumns) -> None:
    """Enter in the list; Qt keeps what was typed as soon as the key is let go."""
    QTest.keyClick(typed_name(editor), Qt.Key.Key_Return)
    QApplication.processEvents()


def save(editor: LogColumns, name: str) -> None:
    editor.name.setFocus()
    editor.name.selectAll()
    QTest.keyClicks(editor.name, name)
    QTest.mouseClick(editor.ok, LEFT)


def keep(matter: Matter, name: str, *columns: str, one_row: bool = False) -> None:
    pairs = [(column, "") for column in columns]
    body = templates.template_body(name, pairs, one_row_a_passage=one_row)
    matter.do(lambda view: acts.save_template(view, body))


def choose(combo: QComboBox, name: str) -> None:
    combo.setCurrentIndex(combo.findData(name))


# --- from the tick to the file --------------------------------------------------------------------


def test_columns_chosen_ordered_and_renamed_are_saved_and_printed(
    screen: Screen, export: ExportLog, editor: LogColumns, tmp_path: Path
):
    choose(editor.template, "minimal")
    tick(editor, "control_no")
    tick(editor, "tag_kind")
    assert names(editor)[-1] == "control_no"
    assert "tag_kind" not in names(editor)
    for _ in range(8):
        QTest.keyClick(editor.chosen, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    editor.chosen.setCurrentItem(row_of(editor, "quote"))
    QTest.mouseClick(editor.rename, LEFT)
    QTest.keyClicks(typed_name(editor), "Words")
    save(editor, "Court")

    assert not editor.isVisible()
    assert export.columns.currentData() == "Court"
    with screen.qtbot.waitSignal(export.exported):
        export.write([tmp_path / "log.csv"])
    with (tmp_path / "log.csv").open(encoding="utf-8-sig", newline="") as file:
        head, row = csv.reader(file)
    assert head == [
        "Control no", "Log no", "Passage no", "Citation", "Tag", "Question", "Words", "Declarant",
        "Unsettled",
    ]  # fmt: skip
    assert "We never seeded." in row[6]


def test_what_was_saved_in_the_window_is_found_by_the_command_line(
    screen: Screen, editor: LogColumns, tmp_path: Path
):
    choose(editor.template, "minimal")
    QTest.mouseClick(editor.row_a_passage, LEFT)
    save(editor, "Court list")

    matter = matter_of(screen).folder
    done("log", matter, "-o", tmp_path / "cli.csv", "--columns", "court list", "--target", "load")

    head = (tmp_path / "cli.csv").read_text(encoding="utf-8").splitlines()[0]
    assert head.startswith("Log no,Passage no,Citation,Tag,Kind")


def test_saving_and_removing_stand_in_the_history_and_are_undone(
    screen: Screen, export: ExportLog, editor: LogColumns
):
    view = matter_of(screen).view
    save(editor, "Court")
    editor = opened(screen, export)
    assert editor.template.currentData() == "Court"
    QTest.mouseClick(editor.remove, LEFT)
    QTest.mouseClick(editor.cancel, LEFT)

    decided = (one for one in history.acts(view) if one.verb not in {"opened", "set_review"})
    assert [one.sentence for one in islice(decided, 2)] == [
        "removed the log columns “Court”",
        "saved the log columns “Court”",
    ]
    assert export.columns.currentData() == "default"
    assert not templates.is_saved(view, "Court")
    QTest.mouseClick(export.cancel, LEFT)
    screen.activate()
    screen.key("Ctrl+Z")
    assert templates.is_saved(view, "Court")
    screen.key("Ctrl+Z")
    assert not templates.is_saved(view, "Court")


# --- built-in and saved ---------------------------------------------------------------------------


def test_a_built_in_choice_is_copied_and_never_overwritten(screen: Screen, editor: LogColumns):
    assert editor.template.currentData() == "default"
    assert not editor.remove.isEnabled()
    assert "built in" in editor.note.text()

    save(editor, "Default")
    assert "“Default” is built in" in editor.refusal.text()
    assert editor.isVisible()

    save(editor, "Ours")
    view = matter_of(screen).view
    assert templates.template_named(view, "default") == templates.DEFAULT
    assert templates.template_named(view, "Ours").columns == templates.DEFAULT.columns


def test_without_a_name_or_a_column_nothing_is_saved(screen: Screen, editor: LogColumns):
    QTest.mouseClick(editor.ok, LEFT)
    assert "name" in editor.refusal.text()
    assert editor.name.hasFocus()

    for _ in range(editor.chosen.topLevelItemCount()):
        QTest.keyClick(editor.chosen, Qt.Key.Key_Delete)
    save(editor, "Empty")

    assert "at least one" in editor.refusal.text()
    assert len(templates.templates(matter_of(screen).view)) == 3


def test_two_columns_under_one_printed_name_are_refused_in_words(editor: LogColumns):
    editor.chosen.setCurrentItem(row_of(editor, "title"))
    QTest.keyClick(editor.chosen, Qt.Key.Key_F2)
    QTest.keyClicks(typed_name(editor), "Quote")
    enter(editor)

    save(editor, "Twice")

    assert "Two columns are printed as “Quote”" in editor.refusal.text()


def test_a_saved_choice_is_changed_under_its_name(screen: Screen, export: ExportLog):
    keep(matter_of(screen), "Court", "quote", "citation", one_row=True)
    export._show_columns("Court")
    editor = opened(screen, export)
    assert names(editor) == ["quote", "citation"]
    assert editor.row_a_passage.isChecked()
    assert (editor.name.text(), editor.ok.text()) == ("Court", "Save changes")

    QTest.mouseClick(editor.row_a_tag, LEFT)
    tick(editor, "tag")
    QTest.mouseClick(editor.ok, LEFT)

    found = templates.template_named(matter_of(screen).view, "Court")
    assert [column.name for column, _ in found.columns] == ["quote", "citation", "tag"]
    assert not found.one_row_a_passage
    assert [export.columns.itemData(row) for row in range(export.columns.count())] == [
        "default", "minimal", "everything", "Court",
    ]  # fmt: skip


def test_the_export_follows_a_choice_that_asks_for_one_row_a_passage(
    screen: Screen, export: ExportLog
):
    keep(matter_of(screen), "Joined", "quote", one_row=True)
    export._show_columns("Joined")

    assert export.one_row.isChecked()
    assert not export.one_row.isEnabled()
    choose(export.columns, "default")
    assert not export.one_row.isChecked()
    assert export.one_row.isEnabled()


# --- order ----------------------------------------------------------------------------------------


def test_a_row_goes_where_it_is_dragged_and_escape_puts_it_back(editor: LogColumns):
    choose(editor.template, "minimal")
    before = names(editor)
    tree = editor.chosen
    drag(tree, row_of(editor, "tag"), place(tree, row_of(editor, "log_no")).center())
    assert names(editor)[0] == "tag"
    QTest.keyClick(tree, Qt.Key.Key_Escape)
    assert names(editor) == before
    QTest.mouseRelease(tree.viewport(), LEFT)

    drag(tree, row_of(editor, "log_no"), QPoint(30, tree.viewport().height() + 20))
    QTest.mouseRelease(tree.viewport(), LEFT)

    assert names(editor)[0] == "passage_no"
    assert editor.chosen.currentItem() is row_of(editor, "log_no")
    assert editor.isVisible()


def test_a_click_that_trembles_moves_nothing(editor: LogColumns):
    before = names(editor)
    item = row_of(editor, "citation")
    centre = place(editor.chosen, item).center()

    QTest.mousePress(editor.chosen.viewport(), LEFT, pos=centre)
    QTest.mouseMove(editor.chosen.viewport(), centre + QPoint(2, 2))
    QTest.mouseRelease(editor.chosen.viewport(), LEFT, pos=centre + QPoint(2, 2))

    assert names(editor) == before
    assert editor.chosen.currentItem() is item


def test_buttons_move_take_out_and_know_the_ends(editor: LogColumns):
    choose(editor.template, "minimal")
    assert not editor.up.isEnabled()
    QTest.mouseClick(editor.down, LEFT)
    assert names(editor)[:2] == ["passage_no", "log_no"]

    QTest.mouseClick(editor.take_out, LEFT)

    assert "log_no" not in names(editor)
    item = editor.all.item_of("log_no")
    assert item is not None
    assert item.checkState(0) == Qt.CheckState.Unchecked
    editor.chosen.setCurrentItem(row_of(editor, "unsettled"))
    assert not editor.down.isEnabled()


# --- names ----------------------------------------------------------------------------------------


def test_a_double_click_renames_escape_keeps_and_an_empty_name_is_the_usual_one(
    editor: LogColumns,
):
    item = row_of(editor, "citation")
    click(editor.chosen, item)
    QTest.mouseDClick(editor.chosen.viewport(), LEFT, pos=place(editor.chosen, item).center())
    QTest.keyClicks(typed_name(editor), "Pin")
    QTest.keyClick(typed_name(editor), Qt.Key.Key_Escape)
    assert item.text(0) == "Citation"
    assert editor.isVisible()

    for typed, shown in (("  Pin   cite ", "Pin cite"), (" ", "Citation")):
        QTest.keyClick(editor.chosen, Qt.Key.Key_Return)
        QTest.keyClicks(typed_name(editor), typed)
        enter(editor)
        assert item.text(0) == shown
    QTest.keyClick(editor.chosen, Qt.Key.Key_F2)
    QTest.keyClicks(typed_name(editor), "Pin")
    QTest.keyClick(typed_name(editor), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert item.text(0) == "Pin"
    assert editor.isVisible()


# --- finding, keys, names for those who hear ------------------------------------------------------


def test_a_column_is_found_by_its_meaning_and_ticked_by_keys_alone(
    screen: Screen, editor: LogColumns
):
    editor.search.setFocus()
    QTest.keyClicks(editor.search, "hedging words")
    screen.qtbot.waitUntil(lambda: editor.found.text() == f"1 of {len(COLUMNS)} columns")
    QTest.keyClick(editor.search, Qt.Key.Key_Return)
    assert editor.isVisible()
    QTest.keyClick(editor.search, Qt.Key.Key_Down)
    assert editor.all.hasFocus()
    QTest.keyClick(editor.all, Qt.Key.Key_Space)

    assert names(editor)[-1] == "hedge_text"
    QTest.keyClick(editor.all, Qt.Key.Key_Space)
    assert "hedge_text" not in names(editor)
    editor.search.setText("nonesuch")
    screen.qtbot.waitUntil(lambda: editor.found.text() == "No column has these words")
    editor.search.clear()
    screen.qtbot.waitUntil(lambda: editor.found.text() == "All columns")


def test_every_column_stands_there_with_its_meaning(editor: LogColumns):
    shown = {item.text(0): item.text(1) for item in editor.all.items()}

    assert list(shown) == [column.printed for column in COLUMNS]
    assert all(shown.values())


def test_tab_reaches_every_control_and_each_has_a_name(editor: LogColumns):
    editor.template.setFocus()
    met: list[QWidget] = []
    while (now := QApplication.focusWidget()) not in met:
        assert now is not None
        met.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)

    wanted: list[QWidget] = [
        editor.template, editor.search, editor.all, editor.chosen, editor.down, editor.rename,
        editor.take_out, editor.row_a_tag, editor.name, editor.ok, editor.cancel,
    ]  # fmt: skip
    assert [one for one in met if one in wanted] == wanted
    for one in met:
        said = one.accessibleName() or (one.text() if isinstance(one, QAbstractButton) else "")
        assert said, one


def test_what_was_not_saved_is_dropped_on_the_second_escape_only(
    screen: Screen, editor: LogColumns
):
    tick(editor, "control_no")
    QTest.keyClick(editor.all, Qt.Key.Key_Escape)
    assert editor.isVisible()
    assert "not saved" in editor.refusal.text()

    QTest.keyClick(editor.all, Qt.Key.Key_Escape)

    assert not editor.isVisible()
    assert len(templates.templates(matter_of(screen).view)) == 3


def test_an_unchanged_editor_closes_at_once(editor: LogColumns):
    QTest.keyClick(editor, Qt.Key.Key_Escape)

    assert not editor.isVisible()


def test_the_table_s_filter_is_kept_while_columns_are_edited(screen: Screen):
    dialog = ExportLog(matter_of(screen), PassageFilter(), screen.window)
    dialog.show()
    editor = opened(screen, dialog)
    save(editor, "Mine")

    assert dialog.what.currentData() == PassageFilter()
    assert dialog.columns.currentData() == "Mine"
    dialog.close()
