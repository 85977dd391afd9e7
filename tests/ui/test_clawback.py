"""From the window: an exhibit is locked away, brought back, destroyed, and told in a list."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.acts import clawback as acts
from reviewer.matter import open_matter
from reviewer.queries import clawback, exhibits, passages
from reviewer.sharing.verify import verify
from reviewer.store.settings import Settings
from tests.ui.colleagues import until
from tests.ui.desks import CERTIFIED, MAIL, Screen
from ui.dialogs.clawback import ClawbackList, PurgeDialog, SequesterDialog
from ui.dialogs.destroying import Destroying


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def shown(screen: Screen) -> set[str]:
    return {line.control for line in exhibits.exhibits(screen.desk.bridge.view)}


def standing(screen: Screen) -> int:
    return len(passages.row_ids(screen.desk.bridge.view, passages.PassageFilter()))


def in_hand(screen: Screen) -> tuple[bytes, str]:
    exhibit = screen.desk.bridge.exhibit
    assert exhibit is not None
    return exhibit, clawback.number_of(screen.desk.bridge.view, exhibit)


def tagged(screen: Screen) -> None:
    for keys in ("Down", "2", "F"):
        screen.key(keys)
    assert standing(screen) == 1


def sequester(screen: Screen, reason: str = "the letter of 14 November") -> None:
    screen.window.actions_table["sequester"].trigger()
    QApplication.processEvents()
    dialog = screen.dialog(SequesterDialog)
    QTest.keyClicks(dialog.reason, reason)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_sequestered_exhibit_leaves_the_window_at_once_and_its_tab_closes(screen):
    tagged(screen)
    _, number = in_hand(screen)

    sequester(screen)

    assert number not in shown(screen)
    assert standing(screen) == 0
    assert screen.desk.bridge.exhibit is None
    assert screen.desk.document.open_occurrences == []
    assert f"{number} is sequestered" in screen.said()
    assert screen.desk.table.table.model().rowCount() == 0


def test_a_reason_is_asked_for_before_anything_is_locked_away(screen):
    sequester(screen, "  ")

    dialog = screen.dialog(SequesterDialog)
    assert "Say why" in dialog.refusal.text()
    assert clawback.locked(screen.desk.bridge.view) == ()
    dialog.reject()


def test_undo_brings_a_sequestered_exhibit_back(screen):
    _, number = in_hand(screen)
    sequester(screen)
    assert number not in shown(screen)

    screen.desk.undoing.undo_now()

    assert number in shown(screen)


def test_the_list_tells_who_saw_it_and_lifts_it(screen):
    exhibit, number = in_hand(screen)
    screen.desk.document.reading._seen.add(0)  # two seconds on the first page
    sequester(screen)

    screen.window.actions_table["clawback"].trigger()
    dialog = screen.dialog(ClawbackList)

    assert dialog.table.item(0, 0).text().startswith(number)
    assert dialog.table.item(0, 4).text().startswith("the letter of 14 November")
    assert "Kim Lee looked at page 1 on" in dialog.traces.toPlainText()
    click(dialog.lift)
    assert dialog.table.rowCount() == 0
    assert dialog.empty.isVisible()
    for part in (dialog.table, dialog.traces, dialog.lift, dialog.purge):
        assert not part.isVisible(), "nothing is there that could be looked at or done"
    assert number in shown(screen)
    assert clawback.sequester_of(screen.desk.bridge.view, exhibit) is None
    click(dialog.shut)


@pytest.mark.parametrize(
    ("day", "told"), [("2026-11-14", "Roe LLP, 14 Nov 2026)"), ("", "(demanded by Roe LLP)")]
)
def test_the_list_tells_who_demanded_it_and_when_if_that_is_known(screen, day, told):
    exhibit, _ = in_hand(screen)
    screen.desk.bridge.do(lambda view: acts.sequester(view, exhibit, "privileged", "Roe LLP", day))

    screen.window.actions_table["clawback"].trigger()
    dialog = screen.dialog(ClawbackList)

    assert dialog.table.item(0, 4).text().endswith(told)
    click(dialog.shut)


def test_destroying_wants_the_number_typed_and_leaves_nothing(screen, tmp_path):
    screen.open(MAIL)
    exhibit, number = in_hand(screen)
    native = screen.desk.bridge.matter.objects.path(exhibit).read_bytes()
    screen.window.actions_table["purge"].trigger()
    dialog = screen.dialog(PurgeDialog)

    QTest.keyClicks(dialog.reason, "the order of the court")
    assert not dialog.ok.isEnabled()
    QTest.keyClicks(dialog.typed, "KL")
    assert not dialog.ok.isEnabled()
    dialog.typed.clear()
    QTest.keyClicks(dialog.typed, number)
    assert dialog.ok.isEnabled()
    click(dialog.ok)
    until(screen, lambda: "is destroyed" in screen.said())

    assert number not in shown(screen)
    matter = screen.desk.bridge.matter
    assert not matter.objects.has(exhibit)
    assert not matter.is_cleaning_due()
    assert all(path.read_bytes() != native for _, path in matter.objects.all())
    assert screen.desk.bridge.exhibit != exhibit


def test_a_number_alone_does_not_destroy(screen):
    exhibit, number = in_hand(screen)
    screen.window.actions_table["purge"].trigger()
    dialog = screen.dialog(PurgeDialog)
    QTest.keyClicks(dialog.typed, number)

    click(dialog.ok)

    assert "Say why" in dialog.refusal.text()
    assert exhibits.has_exhibit(screen.desk.bridge.view, exhibit)
    dialog.reject()


def test_what_another_window_destroyed_closes_here_and_is_cleaned(screen, tmp_path: Path):
    exhibit, number = in_hand(screen)
    home = Settings(tmp_path / "other home")
    with open_matter(screen.desk.bridge.matter.path, home) as other:
        other.do(lambda view: acts.purge(view, exhibit, "the order of the court"))

    screen.desk.bridge._look_elsewhere()

    until(screen, lambda: not screen.desk.bridge.matter.objects.has(exhibit))
    assert screen.desk.bridge.exhibit is None
    assert number not in shown(screen)
    assert verify(screen.desk.bridge.matter).findings == ()


@pytest.mark.parametrize("kind", [SequesterDialog, PurgeDialog])
def test_both_dialogs_tell_where_it_was(screen, kind):
    tagged(screen)
    action = "sequester" if kind is SequesterDialog else "purge"
    screen.window.actions_table[action].trigger()

    dialog = screen.dialog(kind)

    assert "Kim Lee marked 1 passage on it." in dialog.traces.toPlainText()
    dialog.reject()


def test_without_an_exhibit_there_is_nothing_to_lock_away(screen):
    screen.open(CERTIFIED)
    while screen.desk.document.open_occurrences:
        screen.desk.document.close_tab()
    QApplication.processEvents()

    assert not screen.window.actions_table["sequester"].isEnabled()
    assert not screen.window.actions_table["purge"].isEnabled()


def test_while_an_exhibit_is_destroyed_the_window_is_drawn_and_says_what_is_deleted(screen):
    screen.open(MAIL)
    _, number = in_hand(screen)
    screen.window.actions_table["purge"].trigger()
    dialog = screen.dialog(PurgeDialog)
    QTest.keyClicks(dialog.reason, "the order of the court")
    QTest.keyClicks(dialog.typed, number)
    run = screen.window.colleagues.run_on(screen.desk)
    run._timer.setInterval(1)  # so small a matter is written anew in a moment
    click(dialog.ok)

    cover = screen.dialog(Destroying)
    steps: list[str] = []
    run.progressed.connect(lambda _job, _progress: steps.append(cover.step.text()))
    QTest.keyClick(cover, Qt.Key.Key_Escape)
    assert cover.isVisible(), "what was begun is finished"
    until(screen, lambda: f"{number} is destroyed" in screen.said())

    assert any("file anew" in step for step in steps)
    assert QApplication.activeModalWidget() is None
    assert screen.desk.index_run.is_running


def test_what_cannot_be_destroyed_is_told_and_the_window_is_free_again(screen):
    screen.open(MAIL)
    exhibit, number = in_hand(screen)
    screen.window.actions_table["purge"].trigger()
    dialog = screen.dialog(PurgeDialog)
    QTest.keyClicks(dialog.reason, "the order of the court")
    QTest.keyClicks(dialog.typed, number)
    matter = screen.desk.bridge.matter
    with open_matter(matter.path, Settings(screen.settings.folder / "other")) as other:
        other.do(lambda view: acts.purge(view, exhibit, "the order of the court"))
    click(dialog.ok)

    until(screen, lambda: not matter.objects.has(exhibit))
    until(screen, lambda: QApplication.activeModalWidget() is None)

    assert "This exhibit was destroyed" in screen.said()
    assert verify(matter).findings == ()
