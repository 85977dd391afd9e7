"""Loading a production from the window: dropped, looked at, put right with the keyboard, loaded."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from reviewer.queries import exhibits, intakes
from tests.productions import made_volume
from tests.ui.desks import Screen, type_choice
from ui.dialogs.load_production import LoadProduction
from ui.dialogs.load_rows import FIXED
from ui.dialogs.small import ImportOptions


@pytest.fixture
def volume(tmp_path) -> Path:
    return made_volume(tmp_path)


def drop(screen: Screen, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    QApplication.sendEvent(screen.window, QDragEnterEvent(QPoint(9, 9), copy, mime, left, none))
    QApplication.sendEvent(screen.window, QDropEvent(QPointF(9, 9), copy, mime, left, none))
    QApplication.processEvents()


def meaning(dialog: LoadProduction, at: int) -> QComboBox:
    combo = dialog.table.indexWidget(dialog.rows.index(0, FIXED + at))
    assert isinstance(combo, QComboBox)
    return combo


def choose(combo: QComboBox, value: str) -> None:
    """Choose by typing the beginning of a name, as a person does whose hands are on the keys."""
    type_choice(combo, combo.itemText(combo.findData(value)).split()[0])
    assert combo.currentData() == value


def shown(dialog: LoadProduction, row: int, column: int) -> str:
    return str(dialog.rows.index(row, column).data() or "")


def places(screen: Screen) -> dict[str, exhibits.OccurrenceLine]:
    view = screen.desk.bridge.view
    return {
        one.bates_begin: one
        for line in exhibits.exhibits(view)
        for one in exhibits.occurrences_of(view, line.id)
    }


def test_a_dropped_volume_is_shown_loaded_and_reported(screen: Screen, volume: Path):
    drop(screen, volume)
    dialog = screen.dialog(LoadProduction)

    assert [meaning(dialog, at).currentText() for at in (0, 3, 8)] == [
        "Bates from", "Custodian", "Path of the native",
    ]  # fmt: skip
    assert shown(dialog, 1, FIXED + 3) == "Zoë Müller"
    assert "8 fields" in shown(dialog, 6, 1)
    assert "1 of them are wrong" in dialog.note.text()

    QTest.keyClick(dialog, Qt.Key.Key_Return)
    screen.qtbot.waitUntil(lambda: "refused" in screen.said(), timeout=15000)

    found = places(screen)
    assert found["A0002"].parent == found["A0001"].id
    assert found["A0003"].bates_end == "A0005"
    row = intakes.intakes(screen.desk.bridge.view)[0]
    assert row.counts == {"imported": 6, "occurrence": 1, "refused": 3}
    screen.desk.bridge.choose_exhibit(found["A0002"].id, found["A0002"].exhibit)
    page = screen.desk.inspector.exhibit_page
    assert "Review Set: A" in page.loaded.fields.text()
    assert page.loaded.source.text() == "Row 2 of VOL001.dat"
    assert "load file" in page.origin.text()


def test_another_character_set_reads_the_rows_again_at_once(screen: Screen, volume: Path):
    drop(screen, volume / "DATA" / "VOL001.dat")
    dialog = screen.dialog(LoadProduction)

    choose(dialog.encoding, "cp1251")

    assert dialog.encoding.currentData() == "cp1251"
    assert shown(dialog, 1, FIXED + 3) != "Zoë Müller"
    choose(dialog.encoding, "cp1252")
    assert shown(dialog, 1, FIXED + 3) == "Zoë Müller"
    dialog.reject()


def test_delimiters_and_header_are_put_right_by_hand(screen: Screen, volume: Path):
    drop(screen, volume / "DATA" / "VOL001.dat")
    dialog = screen.dialog(LoadProduction)
    columns = dialog.rows.columnCount()

    choose(dialog.separator, ",")
    assert dialog.rows.columnCount() != columns
    choose(dialog.separator, "\x14")
    QTest.keyClick(dialog.has_header, Qt.Key.Key_Space)

    assert dialog.rows.columnCount() == columns
    assert shown(dialog, 1, FIXED) == "BEGBATES"
    dialog.reject()


def test_what_a_field_means_is_changed_with_the_keyboard(screen: Screen, volume: Path):
    drop(screen, volume / "DATA" / "VOL001.dat")
    dialog = screen.dialog(LoadProduction)
    combo = meaning(dialog, 10)
    assert combo.currentText() == "kept, not used"

    choose(combo, "production")

    assert meaning(dialog, 10).currentText() == "Production or volume"
    assert meaning(dialog, 10).hasFocus()
    assert meaning(dialog, 10).accessibleName() == "What Review Set means"
    choices, _ = dialog.choices()
    assert choices.mapping == (("#11", "production"),)
    dialog.reject()


def test_a_load_file_that_cannot_be_read_is_refused_in_the_dialog(screen: Screen, tmp_path: Path):
    empty = tmp_path / "empty.dat"
    empty.write_bytes(b"  ")

    drop(screen, empty)
    dialog = screen.dialog(LoadProduction)

    assert "is empty" in dialog.refusal.text()
    assert not dialog.ok.isEnabled()
    dialog.reject()


def test_a_volume_can_be_imported_as_plain_files_instead(screen: Screen, volume: Path):
    drop(screen, volume)
    dialog = screen.dialog(LoadProduction)

    QTest.mouseClick(dialog.plain, Qt.MouseButton.LeftButton)
    QApplication.processEvents()

    screen.dialog(ImportOptions).reject()


def test_several_files_and_plain_folders_are_imported_as_ever(screen: Screen, volume: Path):
    drop(screen, volume / "DATA" / "VOL001.dat", volume / "NATIVES" / "A0001.txt")
    screen.dialog(ImportOptions).reject()
    drop(screen, volume / "NATIVES")
    screen.dialog(ImportOptions).reject()

    assert not [one for one in screen.window.findChildren(LoadProduction) if one.isVisible()]


def test_every_control_has_a_name_and_tab_reaches_the_buttons(screen: Screen, volume: Path):
    drop(screen, volume)
    dialog = screen.dialog(LoadProduction)
    seen = set()

    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.accessibleName() or getattr(focused, "text", str)(), focused
        seen.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)

    controls = {dialog.encoding, dialog.separator, dialog.has_header, dialog.ok, dialog.cancel}
    assert controls <= seen
    assert meaning(dialog, 0) in seen
    dialog.reject()


def test_a_list_of_images_alone_says_what_it_names_and_summations_is_refused(
    screen: Screen, volume: Path
):
    drop(screen, volume / "DATA" / "VOL001.opt")
    dialog = screen.dialog(LoadProduction)
    assert dialog.note.text() == "The list names 1 documents with 3 images."
    dialog.reject()
    summation = volume / "DATA" / "VOL001.dii"
    summation.write_text("@FULLTEXT DOC\n@T A0001 2\n")

    drop(screen, summation)
    dialog = screen.dialog(LoadProduction)

    assert "Ask for the Concordance load file" in dialog.refusal.text()
    assert not dialog.ok.isEnabled()
    dialog.reject()
