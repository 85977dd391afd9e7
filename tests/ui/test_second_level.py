"""The second level in the window: roles, keys, the table, the lists, and going through a sample."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from reviewer.acts import sampling, second_level, tagging
from reviewer.acts.matters import new_id
from reviewer.acts.sampling import SampleDraft
from reviewer.model import PassageId, Role, TagId
from reviewer.queries import passages, samples
from reviewer.queries import second_level as queries
from reviewer.queries.draws import Population
from tests.ui.desks import CERTIFIED, MAIL, Screen
from ui.dialogs.export_log import ExportLog
from ui.dialogs.reject import RejectDialog
from ui.dialogs.samples import Samples
from ui.dialogs.small import ReviewerDialog
from ui.passage_table.rows import Column


def tag_some(screen: Screen, count: int = 3) -> list[PassageId]:
    """Kim Lee tags the first answers as denials; the last one is in hand."""
    made: list[PassageId] = []
    screen.open(CERTIFIED)
    while len(made) < count:
        for keys in ("Down", "2", "F"):
            screen.key(keys)
        passage = screen.desk.bridge.passage
        if passage is not None and passage not in made:
            made.append(PassageId(passage))
    return made


def work_as(screen: Screen, name: str, role: Role) -> None:
    """Somebody else takes the keyboard, the desk as it is."""
    screen.desk.bridge.matter.work_as(screen.settings.stored.name_reviewer(name), role)
    screen.desk.inspector.refresh()
    QApplication.processEvents()


@pytest.fixture
def tagged(screen: Screen) -> list[PassageId]:
    """Three passages of Kim Lee, while Ada Orr is at the second level."""
    made = tag_some(screen)
    work_as(screen, "Ada Orr", Role.SECOND_LEVEL)
    return made


def status_of(screen: Screen, passage: bytes) -> str:
    return passages.line_of(screen.desk.bridge.view, passage).status


def choose(screen: Screen, passage: bytes) -> None:
    screen.desk.bridge.choose_passage(passage)
    screen.page.setFocus()
    QApplication.processEvents()


# --- roles ----------------------------------------------------------------------------------------


def test_who_works_here_and_in_what_role_is_asked_and_shown(screen: Screen):
    assert screen.window.status.who.text() == "Kim Lee"
    desk = screen.desk

    QTest.mouseClick(screen.window.status.who, Qt.MouseButton.LeftButton)
    dialog = screen.dialog(ReviewerDialog)
    dialog.role.setFocus()
    screen.key("End", dialog.role)
    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    QApplication.processEvents()

    assert screen.desk is desk, "a role needs no new desk"
    assert screen.desk.bridge.matter.role is Role.ATTORNEY
    assert screen.window.status.who.text() == "Kim Lee · Attorney"
    assert "Attorney" in screen.window.status.who.accessibleName()


def test_another_person_begins_as_a_reviewer_and_takes_their_role_with_them(screen: Screen):
    matter = screen.desk.bridge.matter
    matter.work_as(matter.reviewer, Role.SECOND_LEVEL)
    screen.window.actions_table["reviewer"].trigger()
    dialog = screen.dialog(ReviewerDialog)
    assert dialog.chosen_role() is Role.SECOND_LEVEL
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "Ada Orr")
    dialog.role.setCurrentIndex(0)
    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    screen.qtbot.waitUntil(lambda: screen.window.desk is not None)

    assert screen.window.status.who.text() == "Ada Orr"
    screen.forget_backup()


# --- keys -----------------------------------------------------------------------------------------


def test_y_checks_the_passage_in_hand_and_undo_takes_it_back(screen: Screen, tagged):
    choose(screen, tagged[0])

    screen.key("Y")
    assert status_of(screen, tagged[0]) == "checked"
    status = screen.desk.inspector.passage_page.status
    assert (status.state.text(), status.isVisible()) == ("Checked", True)
    assert status.who.text().startswith("A reviewer not named here, Second level") or (
        status.who.text().startswith("Ada Orr, Second level")
    )
    screen.key("Ctrl+Z")

    assert status_of(screen, tagged[0]) == ""


def test_x_asks_why_and_the_rejected_passage_leaves_the_table(screen: Screen, tagged):
    shown = screen.desk.table._model.rowCount()
    choose(screen, tagged[0])

    screen.key("X")
    dialog = screen.dialog(RejectDialog)
    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert dialog.refusal.text().startswith("Say why")
    line = dialog.reason.lineEdit()
    assert line is not None
    QTest.keyClicks(line, "Counsel said it.")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()

    assert status_of(screen, tagged[0]) == "rejected"
    assert screen.desk.table._model.rowCount() == shown - 1
    assert "1 rejected hidden" in screen.desk.table.header.count.text()
    assert screen.desk.inspector.passage_page.status.reason.text() == "Counsel said it."
    assert queries.reasons(screen.desk.bridge.view) == ["Counsel said it."]


def test_a_reviewer_is_told_that_this_is_for_the_second_level(screen: Screen):
    (passage,) = tag_some(screen, 1)
    screen.page.setFocus()

    for keys in ("Y", "X", "Shift+Y"):
        screen.key(keys)
        assert screen.said().startswith("Only the second level or an attorney"), keys

    assert status_of(screen, passage) == ""
    assert not [one for one in screen.window.findChildren(QDialog) if one.isVisible()]
    assert not screen.desk.inspector.passage_page.status.isVisible()


def test_the_refusal_offers_to_choose_a_role_and_a_line_more_cuts_nothing(screen: Screen):
    (passage,) = tag_some(screen, 1)
    screen.page.setFocus()
    screen.key("Y")

    QTest.mouseClick(screen.window.messages._button, Qt.MouseButton.LeftButton)
    roles = screen.dialog(ReviewerDialog)
    screen.key("End", roles.role)
    QTest.mouseClick(roles.ok, Qt.MouseButton.LeftButton)
    screen.activate()
    screen.key("X")
    dialog = screen.dialog(RejectDialog)
    before = dialog.height()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    QTest.qWait(20)

    assert dialog.refusal.isVisible()
    assert dialog.height() > before
    assert dialog.height() >= dialog.column.totalHeightForWidth(dialog.width())
    dialog.reject()
    assert status_of(screen, passage) == ""


def test_shift_y_confirms_for_an_attorney_alone(screen: Screen, tagged):
    choose(screen, tagged[0])
    screen.key("Shift+Y")
    assert screen.said().startswith("Only an attorney confirms")
    work_as(screen, "Lou Ray", Role.ATTORNEY)
    choose(screen, tagged[0])

    screen.key("Shift+Y")

    assert status_of(screen, tagged[0]) == "confirmed"


def test_several_rows_are_checked_by_one_key_and_one_undo(screen: Screen, tagged):
    table = screen.desk.table
    table.table.setFocus()
    table.table.selectAll()
    QApplication.processEvents()

    screen.key("Y", table.table)

    assert [status_of(screen, one) for one in tagged] == ["checked"] * 3
    assert screen.said().startswith("Checked 3 passages")
    screen.desk.undoing.undo_now()
    assert [status_of(screen, one) for one in tagged] == [""] * 3


def test_the_menu_of_several_rows_offers_the_same(screen: Screen, tagged):
    screen.desk.table.table.selectAll()
    menu = screen.desk.table.context_menu()
    second = next(one for one in menu.findChildren(QMenu) if one.title() == "Second level")

    assert [action.text().partition("\t")[0] for action in second.actions()] == [
        "Check", "Confirm as attorney", "Reject…", "Take back",
    ]  # fmt: skip
    second.actions()[0].trigger()

    assert [status_of(screen, one) for one in tagged] == ["checked"] * 3


def test_the_exhibit_is_meant_where_no_passage_is_in_hand(screen: Screen, tagged):
    screen.open(MAIL)
    screen.desk.bridge.choose_passage(None)
    screen.page.setFocus()

    screen.key("Y")

    exhibit = screen.pages.line.id
    assert queries.status_on(screen.desk.bridge.view, exhibit) is not None
    assert screen.desk.inspector.exhibit_page.status.state.text() == "Checked"
    place = screen.desk.exhibits._model.place_of(screen.desk.bridge.occurrence or b"")
    assert place is not None
    row = screen.desk.exhibits._model.index(place, 0)
    assert "Checked" in row.data(Qt.ItemDataRole.AccessibleTextRole)
    menu = screen.desk.exhibits._status_menu
    menu.aboutToShow.emit()
    next(one for one in menu.actions() if one.data() == "checked").trigger()
    assert screen.desk.exhibits._model.count == 1


def test_the_buttons_of_the_details_do_the_same(screen: Screen, tagged):
    choose(screen, tagged[1])
    buttons = screen.desk.inspector.passage_page.status.buttons
    assert {way for way, button in buttons.items() if button.isVisible()} == {"check", "reject"}

    QTest.mouseClick(buttons["check"], Qt.MouseButton.LeftButton)
    assert status_of(screen, tagged[1]) == "checked"
    QTest.mouseClick(buttons["reopen"], Qt.MouseButton.LeftButton)

    assert status_of(screen, tagged[1]) == ""


# --- the table ------------------------------------------------------------------------------------


def test_the_column_comes_with_the_first_status_and_says_what_was_changed(screen: Screen):
    made = tag_some(screen, 2)
    table = screen.desk.table
    assert table.table.isColumnHidden(Column.STATUS)
    kim = screen.desk.bridge.matter.reviewer
    work_as(screen, "Ada Orr", Role.SECOND_LEVEL)
    choose(screen, made[0])
    screen.key("Y")
    assert not table.table.isColumnHidden(Column.STATUS)

    screen.desk.bridge.matter.work_as(kim)
    screen.desk.bridge.do(lambda view: tagging.tag_passage(view, made[0], TagId("quantity")))
    QApplication.processEvents()

    place = table._model.place_of(passages.line_of(screen.desk.bridge.view, made[0]).row)
    assert place is not None
    cell = table._model.index(place, Column.STATUS)
    assert cell.data() == "Checked, changed"
    assert "Second level" in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert screen.desk.inspector.passage_page.status.changed.isVisibleTo(screen.desk.inspector)


def test_the_table_is_narrowed_to_a_status_and_shows_what_is_rejected(screen: Screen, tagged):
    bridge, header = screen.desk.bridge, screen.desk.table.header
    bridge.do(lambda view: second_level.reject(view, tagged[:1], "Not ours."))
    bridge.do(lambda view: second_level.check(view, tagged[1:2]))

    def pick(start: str) -> None:
        menu = header.status_button.menu()
        menu.aboutToShow.emit()
        next(one for one in menu.actions() if one.text().startswith(start)).trigger()
        QApplication.processEvents()

    pick("Rejected")
    assert screen.desk.table._model.rowCount() == 1
    assert header.status_button.text() == "Rejected"
    pick("Checked")
    assert screen.desk.table._model.rowCount() == 2
    pick("Every status")
    assert screen.desk.table._model.rowCount() == 2
    pick("Show rejected")
    assert screen.desk.table._model.rowCount() == 3


def test_the_export_counts_what_is_rejected_and_prints_it_when_ticked(screen: Screen, tagged):
    bridge = screen.desk.bridge
    bridge.do(lambda view: second_level.reject(view, tagged[:1], "Not ours."))
    screen.window.actions_table["export_log"].trigger()
    dialog = screen.dialog(ExportLog)
    screen.qtbot.waitUntil(lambda: "1 rejected left out" in dialog.counts.text())
    before = dialog.preview.rows.counts.rows

    at = QPoint(8, dialog.with_rejected.height() // 2)
    QTest.mouseClick(dialog.with_rejected, Qt.MouseButton.LeftButton, pos=at)

    screen.qtbot.waitUntil(lambda: dialog.preview.rows.counts.rows == before + 1)
    assert "rejected" not in dialog.counts.text()
    dialog.reject()


# --- samples --------------------------------------------------------------------------------------


def test_a_sample_is_drawn_in_the_dialog_and_gone_through_by_keys(screen: Screen, tagged):
    screen.key("Ctrl+Shift+S")
    dialog = screen.dialog(Samples)
    assert dialog.told.text().startswith("3 of 3")
    dialog.how_many.selectAll()
    QTest.keyClicks(dialog.how_many, "2")
    QTest.keyClicks(dialog.seed, "KL-2026")
    QTest.keyClicks(dialog.name, "Denials")
    QTest.mouseClick(dialog.draw_button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert dialog.table.rowCount() == 1
    line = samples.sample_named(screen.desk.bridge.view, "Denials")
    assert (line.body.seed, line.body.population, len(line.members)) == ("KL-2026", 3, 2)

    QTest.mouseClick(dialog.walk_button, Qt.MouseButton.LeftButton)
    screen.activate()
    assert screen.desk.bridge.passage == line.members[0]
    assert screen.said() == "Denials: 1 of 2, 0 dealt with"
    screen.key("F5")
    assert screen.desk.bridge.passage == line.members[1]
    screen.key("Shift+F5")
    screen.key("Y")
    assert screen.desk.bridge.passage == line.members[1], "the next one comes up by itself"
    screen.key("Y")

    assert screen.said() == "Denials: all 2 are dealt with."
    assert samples.sample(screen.desk.bridge.view, line.id).reviewed == 2


def test_without_a_sample_the_key_says_where_they_are(screen: Screen):
    screen.key("F5")

    assert screen.said() == "No sample is taken up."
    screen.window.messages.accept()
    assert screen.dialog(Samples).isVisible()


def test_the_report_stands_beside_its_sample_and_is_saved(screen: Screen, tagged, tmp_path: Path):
    bridge, sample = screen.desk.bridge, new_id()
    draft = SampleDraft("Denials", Population(), "3", "all passages", "s")
    bridge.do(lambda view: sampling.draw_sample(view, sample, draft))
    bridge.do(lambda view: second_level.check(view, tagged[1:]))
    bridge.do(lambda view: second_level.reject(view, tagged[:1], "Not ours."))
    screen.window.actions_table["samples"].trigger()
    dialog = screen.dialog(Samples)

    assert dialog.verdict.text().startswith("Overturned: 1 of 3 (33.3%)")
    assert "few" in dialog.verdict.text()
    items = [dialog.rates.item(0, column) for column in range(3)]
    assert [item.text() for item in items if item is not None] == ["Denial", "1 of 3", "33.3%"]
    dialog.save([tmp_path / "report.csv"])
    assert (tmp_path / "report.csv").read_text(encoding="utf-8-sig").startswith("Of,Which")
    QApplication.processEvents()
    QTest.mouseClick(dialog.remove_button, Qt.MouseButton.LeftButton)
    screen.qtbot.waitUntil(lambda: dialog.table.rowCount() == 0)


@pytest.mark.parametrize(
    ("of", "told"),
    [("exhibits", "of 7 would"), ("untagged", "of 6 would"), ("passages", "of 3 would")],
)
def test_the_dialog_says_what_would_be_drawn(screen: Screen, tagged, of: str, told: str):
    screen.window.actions_table["samples"].trigger()
    dialog = screen.dialog(Samples)

    dialog.of.setCurrentIndex(dialog.of.findData(of))

    assert told in dialog.told.text()
    dialog.how_many.setText("many")
    assert dialog.told.text().startswith("Say how many")
    assert not dialog.draw_button.isEnabled()


# --- where else it shows --------------------------------------------------------------------------


def test_the_overview_has_a_bar_for_each_step_and_narrows_to_it(screen: Screen, tagged):
    screen.window.actions_table["overview"].trigger()
    overview = screen.desk.overview
    overview.refresh()
    assert not overview._cards[4].isVisible(), "nobody said anything yet"
    screen.desk.bridge.do(lambda view: second_level.check(view, tagged[:2]))

    overview.refresh()
    assert overview._cards[4].isVisible()
    overview.statuses.chosen.emit("checked")

    assert screen.desk.table._model.rowCount() == 2
    assert screen.desk.table.wanted.statuses == ("checked",)


def test_the_history_says_in_what_role_somebody_acted(screen: Screen, tagged):
    screen.window.actions_table["history"].trigger()
    choose(screen, tagged[0])
    screen.key("Y")
    screen.qtbot.waitUntil(lambda: "checked KL-0001" in told(screen))

    assert "(Second level) checked KL-0001" in told(screen)


def told(screen: Screen) -> str:
    rows = screen.desk.history._model
    return "\n".join(str(rows.index(place).data()) for place in range(rows.rowCount()))
