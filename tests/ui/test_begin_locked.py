"""Beginning from a locked file in the window: the copy is locked too, unless that is unticked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reviewer.sharing.locking import is_sealed
from tests.ui.colleagues import LONG, PATIENCE_MS
from tests.unit.matters import add_text, make_matter
from tests.unit.offices import TEXT, hand
from ui.dialogs.begin_from import BeginFrom

WORDS = "barrels and invoices"


@pytest.mark.parametrize("is_kept", [True, pytest.param(False, marks=LONG)])
def test_a_copy_of_a_locked_file_is_locked_unless_a_person_wants_it_open(
    empty_screen, tmp_path, is_kept
):
    with make_matter(tmp_path / "kim") as kim:
        kim.objects.put(TEXT.encode())
        add_text(kim, TEXT)
        file = hand(kim, tmp_path / "all.pincite-package", passphrase=WORDS).path
    window = empty_screen.window
    window.actions_table["begin_from"].trigger()
    dialog = empty_screen.dialog(BeginFrom)
    dialog.choose(file)
    dialog.name.setText("Zoe New")
    folder = tmp_path / "mine"
    dialog.folder.setText(str(folder))
    assert not dialog.locks.isVisible()

    QTest.keyClick(dialog, Qt.Key.Key_Return)
    empty_screen.qtbot.waitUntil(dialog.passphrase.isVisible, timeout=PATIENCE_MS)
    QTest.keyClicks(dialog.passphrase, WORDS)
    assert dialog.locks.isVisible()
    assert dialog.locks.isChecked()
    if not is_kept:
        QTest.keyClick(dialog.locks, Qt.Key.Key_Space)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    empty_screen.qtbot.waitUntil(lambda: window.desk is not None, timeout=PATIENCE_MS)

    assert window.desk.bridge.matter.folder == folder
    assert is_sealed(folder / "matter.pincite") is is_kept
