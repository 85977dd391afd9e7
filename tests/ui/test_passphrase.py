"""A locked matter in the window: asked for, wrong, given up, set, changed; and saved copies."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import ui.reading
from reviewer.acts.exhibits import set_review
from reviewer.errors import PassphraseError
from reviewer.matter import open_matter
from reviewer.sharing.locking import set_passphrase
from reviewer.sharing.state import state
from tests.ui.desks import CERTIFIED, SCAN, Screen
from ui.dialogs.lock import LockMatter, OpenLocked, SaveCopy
from ui.dialogs.small import RestoreBackup

WORDS = "Seven gulls, 7"


def type_into(field, words: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, words)


def enter(dialog) -> None:
    QTest.keyClick(dialog.ok, Qt.Key.Key_Space)
    QApplication.processEvents()


def wait_for_desk(screen: Screen) -> None:
    screen.qtbot.waitUntil(lambda: screen.window.desk is not None, timeout=15_000)
    QApplication.processEvents()


def set_in_window(screen: Screen, *typed: tuple[str, str]) -> LockMatter:
    """Open the dialog by its action, type into its fields, and press Enter."""
    screen.forget_backup()
    screen.window.actions_table["passphrase"].trigger()
    dialog = screen.dialog(LockMatter)
    for field, words in typed:
        type_into(getattr(dialog, field), words)
    enter(dialog)
    return dialog


@pytest.fixture
def locked(empty_screen: Screen, imported: Path, tmp_path: Path) -> Path:
    place = Path(shutil.copytree(imported, tmp_path / "Veldrane"))
    set_passphrase(place, empty_screen.settings.stored, WORDS)
    return place


def test_a_locked_matter_is_asked_for_until_its_passphrase_is_right(empty_screen, locked):
    window = empty_screen.window
    window.open_place(locked)
    dialog = empty_screen.dialog(OpenLocked)

    enter(dialog)
    assert "Type the passphrase" in dialog.refusal.text()
    type_into(dialog.field, "Seven gulls; 7")
    enter(dialog)
    assert "does not open" in dialog.refusal.text()
    assert dialog.field.selectedText()
    assert window.desk is None
    type_into(dialog.field, WORDS)
    enter(dialog)

    wait_for_desk(empty_screen)
    window.banner.hide()
    empty_screen.open(CERTIFIED)
    assert WORDS not in (empty_screen.settings.folder / "settings.json").read_text()


def test_whoever_gives_up_is_back_where_they_were(empty_screen, locked):
    empty_screen.window.open_place(locked)
    dialog = empty_screen.dialog(OpenLocked)

    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    QApplication.processEvents()

    assert empty_screen.window.desk is None
    assert empty_screen.window.stack.currentWidget() is empty_screen.window.welcome


def test_a_locked_matter_is_searched_tagged_verified_and_backed_up(
    empty_screen, locked, tmp_path, qtbot
):
    window = empty_screen.window
    window.show_matter(open_matter(locked, empty_screen.settings.stored, passphrase=WORDS))
    window.banner.hide()
    empty_screen.open(CERTIFIED)
    for keys in ("Down", "2", "F"):
        empty_screen.key(keys)
    assert empty_screen.passages()

    run = empty_screen.desk.index_run
    run.begin()
    qtbot.waitUntil(lambda: run.is_current, timeout=20_000)
    assert run.index() is not None
    assert not (locked / "index.db").read_bytes().startswith(b"SQLite")

    window.backing_up.set_folder(tmp_path / "backups")
    assert window.backing_up.backups is not None
    with qtbot.waitSignal(window.backing_up.backups.done, timeout=30_000):
        pass
    window.close_matter()
    qtbot.waitUntil(lambda: window.desk is None, timeout=30_000)
    for made in (tmp_path / "backups").glob("*/*.log"):
        assert made.read_bytes().startswith(b"PINCITE-LOCKED")


@pytest.fixture
def unread(monkeypatch):
    """No page stays long enough to count as read, however slow the machine is."""
    monkeypatch.setattr(ui.reading, "STAYS_MS", 3_600_000)


def test_a_passphrase_is_set_changed_and_taken_away_in_the_window(unread, screen):
    place = screen.desk.bridge.matter.place
    # Who acts is in the matter from then on.
    screen.desk.bridge.do(lambda view: set_review(view, screen.pages.line.id, "reviewed"))
    before = state(screen.desk.bridge.view)

    dialog = set_in_window(screen, ("first", WORDS), ("second", "something else"))
    assert "not the same" in dialog.refusal.text()
    type_into(dialog.second, WORDS)
    enter(dialog)
    wait_for_desk(screen)
    assert state(screen.desk.bridge.view) == before
    assert "locked" in screen.said()
    assert screen.desk.bridge.matter.key

    dialog = set_in_window(screen, ("current", "wrong"), ("first", "new"), ("second", "new"))
    assert "not the passphrase" in dialog.refusal.text()
    type_into(dialog.current, WORDS)
    enter(dialog)
    wait_for_desk(screen)
    with pytest.raises(PassphraseError):
        open_matter(place, passphrase=WORDS)

    screen.forget_backup()
    screen.window.actions_table["passphrase"].trigger()
    dialog = screen.dialog(LockMatter)
    QTest.keyClicks(dialog.what, "T")
    type_into(dialog.current, "new")
    enter(dialog)
    wait_for_desk(screen)
    assert screen.desk.bridge.matter.key == ""
    assert state(screen.desk.bridge.view) == before


def test_a_matter_that_another_window_has_open_is_given_back_unlocked(screen):
    place = screen.desk.bridge.matter.place
    with open_matter(place):
        dialog = set_in_window(screen, ("first", WORDS), ("second", WORDS))
        wait_for_desk(screen)

        assert "open in another window" in dialog.refusal.text()
        assert screen.desk.bridge.matter.key == ""
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_copy_is_saved_while_the_work_goes_on_and_opens_with_its_pages_as_text(screen, tmp_path):
    out = tmp_path / "stick" / "For counsel.pincite"
    out.parent.mkdir()
    screen.window.actions_table["save_copy"].trigger()
    dialog = screen.dialog(SaveCopy)
    type_into(dialog.out, str(out))
    enter(dialog)
    screen.qtbot.waitUntil(lambda: "saved and read back" in screen.said(), timeout=15_000)

    screen.forget_backup()
    screen.window.open_place(out)
    screen.qtbot.waitUntil(lambda: screen.desk.bridge.matter.path == out, timeout=10_000)
    screen.window.banner.hide()
    for file in (CERTIFIED, SCAN):
        screen.open(file)
        assert screen.desk.document.pages is not None
    recent = screen.settings.recent()
    assert {one.folder for one in recent} == {out, tmp_path / "matter"}


def test_a_copy_gets_a_passphrase_of_its_own(screen, tmp_path):
    out = tmp_path / "own.pincite"
    screen.window.actions_table["save_copy"].trigger()
    dialog = screen.dialog(SaveCopy)
    type_into(dialog.out, str(out))
    QTest.keyClicks(dialog.lock, "A")
    enter(dialog)
    assert "Type a passphrase" in dialog.refusal.text()
    type_into(dialog.first, WORDS)
    type_into(dialog.second, WORDS)
    enter(dialog)
    screen.qtbot.waitUntil(lambda: "saved and read back" in screen.said(), timeout=15_000)

    with open_matter(out, passphrase=WORDS) as copy:
        assert state(copy.view) == state(screen.desk.bridge.view)


def test_a_backup_of_a_locked_matter_asks_for_its_passphrase(empty_screen, locked, tmp_path):
    settings = empty_screen.settings
    with open_matter(locked, settings.stored, passphrase=WORDS) as matter:
        matter.back_up(tmp_path / "backups")
    settings.stored.set_backup_folder(tmp_path / "backups")
    empty_screen.window.actions_table["restore"].trigger()
    dialog = empty_screen.dialog(RestoreBackup)
    dialog.target.setText(str(tmp_path / "back"))

    enter(dialog)
    assert "locked with the passphrase" in dialog.refusal.text()
    assert dialog.passphrase.isVisible()
    type_into(dialog.passphrase, WORDS)
    enter(dialog)

    wait_for_desk(empty_screen)
    assert empty_screen.desk.bridge.matter.key
