"""Two jobs from end to end, as a new user does them: by keys, on real files, in one window."""

import csv
import io
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from reviewer.queries import passages
from reviewer.resources import sample_exhibits
from reviewer.sharing.state import state
from tests.ui.conftest import _fonts, page_worker, renderer, theme
from tests.ui.desks import Screen, close, empty_screen, imported, screen, window_settings
from ui.dialogs.export_log import ExportLog
from ui.dialogs.new_matter import NewMatter
from ui.dialogs.small import GoTo, ImportOptions, RestoreBackup

__all__ = [
    "_fonts",
    "empty_screen",
    "imported",
    "page_worker",
    "renderer",
    "screen",
    "theme",
    "window_settings",
]
PATIENCE = 60_000
REAL_FILES = (
    "eml/mikel-mail/raw_email5.eml",
    "eml/python/msg_02.txt.eml",
    "pdf/pdf.js/tracemonkey.pdf",
    "docx/poi/testComment.docx",
    "article/bbc-1/source.html",
    "unsupported/poi/simple.doc",
)
# What is pressed for ten passages: tag, kind, Enter to the next unit, twice past talk of counsel.
TEN = (
    ("3", "C"), ("Return", "1", "A"), ("Return", "1", "A"), ("Return", "1", "B"),
    ("Return", "2", "F"), ("Return", "1"), ("Return", "2", "F"), ("Return", "2", "F"),
    ("Return", "Return", "Return", "1", "B"), ("Return", "3", "P"),
)  # fmt: skip


def _press(screen: Screen, keys: tuple[str, ...]) -> int:
    for key in keys:
        screen.key(key)
    return len(keys)


def _go_to(screen: Screen, cite: str) -> None:
    screen.key("G")
    dialog = screen.dialog(GoTo)
    screen.qtbot.keyClicks(dialog.field, cite)
    _accept(screen, dialog)


def _accept(screen: Screen, dialog: QDialog) -> None:
    QApplication.processEvents()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    QApplication.processEvents()
    screen.activate()


@pytest.fixture
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The sample exhibits, and real files of other people where they are on this machine."""
    folder = tmp_path / "to import"
    shutil.copytree(sample_exhibits(), folder / "samples")
    corpora = Path(__file__).resolve().parents[3] / "shared" / "corpora"
    for name in REAL_FILES if corpora.is_dir() else ():
        target = folder / "real" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(corpora / name, target)
    return folder


def _import_into_a_new_matter(screen: Screen, folder: Path) -> None:
    screen.window.importing.import_paths([folder])
    dialog = screen.dialog(NewMatter)
    QApplication.processEvents()
    screen.qtbot.keyClicks(dialog.focusWidget(), "Quillmarsh v. Veldrane")
    dialog.parties.add_empty()
    dialog.parties.cell(0, 0).setText("Veldrane Systems Inc")
    _accept(screen, dialog)
    _accept(screen, screen.dialog(ImportOptions))
    screen.qtbot.waitUntil(lambda: screen.said().startswith("Imported"), timeout=PATIENCE)


def test_a_folder_is_imported_ten_passages_are_tagged_by_keys_and_the_log_opens(
    empty_screen: Screen, folder: Path, tmp_path: Path
):
    screen = empty_screen
    _import_into_a_new_matter(screen, folder)
    _go_to(screen, "Tarrowby Dep. 5:7")
    screen.key("Down")

    pressed = sum(_press(screen, keys) for keys in TEN)

    assert passages.count(screen.desk.bridge.view) == 10
    assert pressed == 30
    log = tmp_path / "log.csv"
    screen.key("Ctrl+E")
    dialog = screen.dialog(ExportLog)
    assert dialog.counts.text().startswith("10 rows")
    with screen.qtbot.waitSignal(dialog.exported):
        dialog.write([log])
    rows = list(csv.DictReader(_lines(log)))
    assert [row["Passage no"] for row in rows] == [f"KL-{number:04}" for number in range(1, 11)]
    assert rows[1]["Quote"] == "A. Correct."
    assert rows[1]["Question"] == "Q. Veldrane obtained the Undercroft by torrent."
    assert rows[2]["Citation"].endswith("5:12-14, 16-17")
    assert all(row["Against"] == "Veldrane Systems Inc [proposed]" for row in rows)
    _opens_as_written(log, tmp_path)


def _lines(log: Path) -> io.StringIO:
    return io.StringIO(log.read_bytes().decode("utf-8-sig"), newline="")


def _opens_as_written(log: Path, folder: Path) -> None:
    """LibreOffice, where it is installed, shows every cell as it was written."""
    office = shutil.which("soffice")
    if office is None:
        return
    subprocess.run(
        [
            office,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--infilter=CSV:44,34,76,1,,0,false,true",
            "--convert-to",
            "fods",
            "--outdir",
            str(folder),
            str(log),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    written = list(csv.reader(_lines(log)))
    assert _cells(folder / "log.fods", len(written), len(written[0])) == written


def _cells(sheet: Path, rows: int, columns: int) -> list[list[str]]:
    table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    found = []
    for row in list(ET.parse(sheet).getroot().iter(f"{table}table-row"))[:rows]:
        cells: list[str] = []
        for cell in row.iter(f"{table}table-cell"):
            said = "\n".join("".join(part.itertext()) for part in cell.findall(f"{text}p"))
            repeated = int(cell.get(f"{table}number-columns-repeated", "1"))
            cells += [said] * min(repeated, columns)
        found.append((cells + [""] * columns)[:columns])
    return found


def test_a_matter_is_closed_reopened_undone_redone_restored_and_verified(
    screen: Screen, tmp_path: Path
):
    window, matter = screen.window, screen.desk.bridge.matter.folder
    screen.settings.stored.set_backup_folder(tmp_path / "backups")
    _go_to(screen, "Tarrowby Dep. 6:2-4")
    _press(screen, ("Down", "2", "F", "N"))
    note = QApplication.focusWidget()
    assert note is not None
    screen.qtbot.keyClicks(note, "Compare with the mail of March 18")

    window.close_matter()
    screen.qtbot.waitUntil(lambda: window.desk is None, timeout=PATIENCE)
    window.open_place(matter)
    screen.activate()

    assert screen.pages.title().endswith("Imogen Tarrowby")
    assert window.status.page.text().startswith("Tr. 6")
    before = state(screen.desk.bridge.view)
    passage = screen.passages()[0].id
    _restored_is_the_same(screen, matter, before)

    # The note is taken back, the kind, the tag; all of it comes again.
    for _ in range(3):
        _undo(screen)
    assert screen.passages() == ()
    for _ in range(3):
        screen.key("Ctrl+Shift+Z")
        if "again" in screen.said():
            screen.key("Ctrl+Shift+Z")
    card = passages.card(screen.desk.bridge.view, passage)
    assert [(one.tag, one.kind) for one in card.tags] == [("denial", "testimonial_flat")]
    assert [one.text for one in card.notes] == ["Compare with the mail of March 18"]

    window.actions_table["verify"].trigger()
    screen.qtbot.waitUntil(lambda: screen.said().startswith("Sound:"), timeout=PATIENCE)
    close(window)


def _undo(screen: Screen) -> None:
    """Undo; what is not on the screen is shown first and needs a second key."""
    undone = len(screen.desk.bridge.matter.view.rows("SELECT 1 FROM changeset"))
    screen.key("Ctrl+Z")
    if len(screen.desk.bridge.matter.view.rows("SELECT 1 FROM changeset")) == undone:
        screen.key("Ctrl+Z")


def _restored_is_the_same(screen: Screen, matter: Path, before: str) -> None:
    """The backup of the closing holds all of it, the note that was being typed included."""
    window = screen.window
    window.actions_table["restore"].trigger()
    dialog = screen.dialog(RestoreBackup)
    _accept(screen, dialog)
    screen.qtbot.waitUntil(
        lambda: window.desk is not None and screen.desk.bridge.matter.folder != matter,
        timeout=PATIENCE,
    )
    assert screen.said().startswith("This is the restored matter")
    assert state(screen.desk.bridge.view) == before
    screen.forget_backup()
    window.open_place(matter)
    screen.qtbot.waitUntil(lambda: screen.desk.bridge.matter.folder == matter, timeout=PATIENCE)
    screen.activate()
