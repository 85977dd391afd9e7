"""From the window: the custody report, limits of reading, the first import of a new matter."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from reviewer.queries import exhibits
from reviewer.queries.history import acts
from reviewer.reading_limits import limits_of
from reviewer.workers.pool import Limits
from tests.testimony import number_at_top, printed, spoken
from tests.ui.desks import Screen
from ui.dialogs.custody import CustodyDialog
from ui.dialogs.new_matter import NewMatter
from ui.dialogs.reading_limits import ReadingLimits
from ui.dialogs.small import ImportOptions

ROUGH = printed(number_at_top, spoken())


def enter(dialog: QDialog) -> None:
    QApplication.processEvents()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    QApplication.processEvents()


def write_custody(screen: Screen, kind: str, out: Path) -> None:
    """Ask for the report, choose its kind by typing, and name its place."""
    screen.window.actions_table["custody_report"].trigger()
    dialog = screen.dialog(CustodyDialog)
    QTest.keyClicks(dialog.kind, kind)
    enter(dialog)
    files = screen.dialog(QFileDialog)
    assert Path(files.selectedFiles()[0]).suffix == out.suffix
    files.filesSelected.emit([str(out)])
    files.close()
    screen.qtbot.waitUntil(lambda: "Wrote the report" in screen.said(), timeout=30_000)


@pytest.mark.parametrize(("kind", "ending"), [("Table", "csv"), ("P", "docx")])
def test_the_custody_report_is_written_and_told(screen, tmp_path, kind, ending):
    out = tmp_path / f"custody.{ending}"

    write_custody(screen, kind, out)

    assert screen.said().startswith("Wrote the report: the stored copies of all")
    assert out.stat().st_size > 0
    assert out.name in next(acts(screen.desk.bridge.view)).sentence


def test_a_copy_that_does_not_match_any_more_is_told(screen, tmp_path):
    first = exhibits.exhibits(screen.desk.bridge.view)[0].id
    native = screen.desk.bridge.matter.objects.path(first)
    native.chmod(0o644)
    native.write_bytes(b"other")
    out = tmp_path / "custody.csv"

    write_custody(screen, "Table", out)

    assert screen.said().startswith("Wrote the report: 1 stored copy differs or is missing")
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert "DIFFERS" in {row["Result"] for row in csv.DictReader(file)}


def test_limits_are_kept_from_the_dialog_of_an_import_and_hold_for_the_next_file(screen, tmp_path):
    note = tmp_path / "note.txt"
    note.write_text("The list.")
    screen.window.importing.import_paths([note])
    options = screen.dialog(ImportOptions)
    QTest.mouseClick(options.limits, Qt.MouseButton.LeftButton)
    dialog = screen.dialog(ReadingLimits)
    assert dialog.focusWidget() is dialog.seconds
    assert (dialog.seconds.value(), dialog.megabytes.value()) == (60, 1500)

    dialog.seconds.selectAll()
    QTest.keyClicks(dialog.seconds, "300")
    enter(dialog)

    stored = screen.settings.stored
    assert limits_of(stored) == Limits(300.0, 1_500_000_000)
    assert options.isVisible()
    runs = screen.window.importing.runs
    assert runs is not None
    with screen.qtbot.waitSignal(runs.finished, timeout=30_000):
        QTest.keyClick(options.ok, Qt.Key.Key_Space)
    assert runs._pool is not None
    assert runs._pool.limits == limits_of(stored)

    screen.window.actions_table["reading_limits"].trigger()
    dialog = screen.dialog(ReadingLimits)
    QTest.mouseClick(dialog.usual, Qt.MouseButton.LeftButton)
    enter(dialog)

    assert limits_of(stored) == Limits()


def test_the_first_import_of_a_new_matter_asks_whether_transcripts_are_rough(
    empty_screen: Screen, tmp_path
):
    screen = empty_screen
    text = tmp_path / "Able.txt"
    text.write_text(ROUGH)
    screen.window.importing.import_paths([text])
    dialog = screen.dialog(NewMatter)
    QTest.keyClicks(dialog.title, "Lee v. Orton")
    dialog.folder.setText(str(tmp_path / "matter"))
    enter(dialog)

    options = screen.dialog(ImportOptions)
    QTest.keyClicks(options.status, "Rough")
    enter(options)
    screen.qtbot.waitUntil(lambda: screen.said().startswith("Imported"), timeout=30_000)

    assert exhibits.exhibits(screen.desk.bridge.view)[0].is_rough
    screen.forget_backup()


def test_what_cannot_be_a_transcript_is_not_asked_about(screen, tmp_path):
    sheet = tmp_path / "Numbers.csv"
    sheet.write_text("a,b\n1,2\n")

    screen.window.importing.import_paths([sheet])

    assert not screen.dialog(ImportOptions).status.isVisible()
    screen.dialog(ImportOptions).close()
