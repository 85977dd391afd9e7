"""What is left to do, in the whole window: counts, jumps from one to the next, batches."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.acts import batches as batch_acts
from reviewer.acts import exhibits as exhibit_acts
from reviewer.acts import passages as passage_acts
from reviewer.acts.batches import BatchDraft
from reviewer.model import EntityId
from reviewer.queries import batches, exhibits, left, passages
from reviewer.queries.exhibits import ListFilter
from reviewer.queries.left import Left, Scope
from tests.ui.desks import ANSWER, CERTIFIED, MAIL, PELGRAVE, Screen
from ui.controls import Chip, QuietCombo
from ui.dialogs.batches import Batches
from ui.left_panel import LeftPanel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def panel(screen: Screen) -> LeftPanel:
    return screen.desk.left


def count(screen: Screen, one: Left) -> int:
    """What a line of the panel says."""
    QApplication.processEvents()
    line = panel(screen)._rows.line(list(Left).index(one))
    assert line is not None
    return line.count


def choose(screen: Screen, one: Left) -> None:
    """Go to a line by keyboard and open it."""
    screen.key("Ctrl+L")
    screen.key("Home", panel(screen).list)
    for _ in range(list(Left).index(one)):
        screen.key("Down", panel(screen).list)
    screen.key("Return", panel(screen).list)


def tag(screen: Screen, file: str, words: str, key: str) -> bytes:
    """Select words, press a digit, and leave the kind open."""
    screen.open(file)
    screen.drag(words)
    screen.key(key, screen.page)
    screen.key("Escape", screen.page)
    assert screen.desk.bridge.passage is not None
    return screen.desk.bridge.passage


@pytest.fixture
def two_tagged(screen: Screen) -> list[bytes]:
    return [
        tag(screen, CERTIFIED, "I do not dispute the figure.", "1"),
        tag(screen, CERTIFIED, "Not for those copies, no.", "1"),
    ]


def test_ctrl_l_shows_what_is_left_and_the_keyboard_is_on_it(screen: Screen):
    screen.key("Ctrl+L")

    assert screen.desk.right.currentWidget() is panel(screen)
    assert QApplication.focusWidget() is panel(screen).list
    assert count(screen, Left.UNREAD) == len(exhibits.exhibits(screen.desk.bridge.view))
    assert "pages read" in panel(screen).pages.text()


def test_enter_on_unread_opens_the_first_and_f4_the_next(screen: Screen):
    choose(screen, Left.UNREAD)
    first = screen.pages.occurrence.id
    assert screen.desk.exhibits.wanted == ListFilter(state="unread")
    assert screen.desk.exhibits.shown()[0] == first
    total = len(screen.desk.exhibits.shown())
    assert screen.said() == f"Unread: 1 of {total}"

    screen.key("F4", screen.page)
    assert screen.pages.occurrence.id == screen.desk.exhibits.shown()[1]
    screen.key("Shift+F4", screen.page)

    assert screen.pages.occurrence.id == first


def test_f4_goes_on_with_what_moved_up_when_one_was_dealt_with(screen: Screen, two_tagged):
    choose(screen, Left.PROPOSED)
    assert screen.desk.table.wanted.left == "proposed"
    assert len(screen.desk.table.row_numbers()) == 2
    first = screen.desk.bridge.passage

    screen.key("C", screen.page)
    QApplication.processEvents()
    assert len(screen.desk.table.row_numbers()) == 1
    screen.key("F4", screen.page)

    assert screen.desk.bridge.passage in set(two_tagged) - {first}
    screen.key("C", screen.page)
    screen.key("F4", screen.page)
    assert "nothing is left here" in screen.said()


def test_f4_leads_from_one_exhibit_to_another(screen: Screen):
    one = tag(screen, CERTIFIED, "I do not dispute the figure.", "1")
    screen.open(MAIL)
    words = screen.pages.layer.text.strip().split("\n")[0]
    assert words
    view = screen.desk.bridge.view
    pages = screen.pages
    span = screen.span(words)
    screen.desk.bridge.do(
        lambda view: passage_acts.mark_passage(
            view, pages.line.id, pages.line.layer, (span,), pages.occurrence.id
        )
    )
    screen.open(CERTIFIED)
    screen.drag("Not for those copies, no.")
    screen.key("Space", screen.page)

    choose(screen, Left.QUICK_MARKS)
    seen = []
    for _ in range(2):
        assert screen.desk.bridge.passage is not None
        seen.append(passages.line_of(view, screen.desk.bridge.passage).exhibit)
        assert screen.pages.line.id == seen[-1]
        screen.key("F4", screen.page)

    assert len(set(seen)) == 2
    assert one not in {screen.desk.bridge.passage}


def test_the_counts_move_as_one_works(screen: Screen, two_tagged):
    screen.key("Ctrl+L")
    before = count(screen, Left.PROPOSED)
    screen.desk.bridge.choose_passage(two_tagged[0])

    screen.key("C", screen.page)
    screen.qtbot.waitUntil(lambda: count(screen, Left.PROPOSED) == before - 1)
    screen.desk.undoing.undo_now()

    screen.qtbot.waitUntil(lambda: count(screen, Left.PROPOSED) == before)


def test_the_counts_are_those_of_the_matter(screen: Screen, two_tagged):
    screen.key("Ctrl+L")
    QApplication.processEvents()

    ledger = screen.desk.counting.ledger
    assert ledger.work(screen.desk.bridge.view)
    for line in left.left_to_do(screen.desk.bridge.view, ledger, Scope(is_mine=True)):
        assert count(screen, line.left) == line.count


def test_the_chip_of_the_table_takes_the_narrowing_away(screen: Screen, two_tagged):
    choose(screen, Left.MISSING)
    assert screen.desk.table.wanted.left == "missing"
    shown = {one.label.text(): one for one in screen.desk.table.findChildren(Chip)}
    chip = shown["Required fields missing"]

    QTest.mouseClick(chip.button, Qt.MouseButton.LeftButton)

    assert screen.desk.table.wanted.left == ""


def test_f4_alone_begins_with_the_first_count(screen: Screen):
    screen.key("F4", screen.page)

    assert screen.desk.exhibits.wanted.state == "unread"
    assert "Unread: 1 of" in screen.said()


def test_when_all_is_done_it_says_so(screen: Screen):
    view = screen.desk.bridge.view
    decisions = [
        (lambda view, one=line.id: exhibit_acts.set_review(view, one, "reviewed"))
        for line in exhibits.exhibits(view)
    ]
    screen.desk.bridge.matter.do_all(decisions)
    screen.key("Ctrl+L")
    QApplication.processEvents()

    assert panel(screen).done.isVisible()
    assert panel(screen).done.text() == "All done. Nothing is left here."
    screen.key("F4", screen.page)
    assert screen.said() == "Nothing is left to do here."


def test_mine_is_not_everyones(screen: Screen):
    screen.key("Ctrl+L")
    unread = count(screen, Left.UNREAD)
    me = screen.desk.bridge.matter.reviewer
    ann = _as_ann(screen)
    exhibit = screen.pages.line.id
    screen.desk.bridge.do(lambda view: exhibit_acts.set_review(view, exhibit, "reviewed"))
    screen.desk.bridge.matter.work_as(me)
    panel(screen).reload()

    assert count(screen, Left.UNREAD) == unread
    panel(screen).whose.setCurrentIndex(1)
    assert count(screen, Left.UNREAD) == unread - 1
    assert ann != me


def _as_ann(screen: Screen) -> bytes:
    screen.settings.stored.name_reviewer("Ann Doe", "AD")
    screen.desk.bridge.matter.work_as(screen.settings.stored.reviewer_id())
    return screen.desk.bridge.matter.reviewer


def test_the_list_tells_how_far_everyone_is(screen: Screen):
    exhibit, place = screen.pages.line.id, screen.pages.occurrence.id
    screen.desk.bridge.do(exhibit_acts.opened(exhibit, [(1, 2)]))
    screen.desk.bridge.do(lambda view: exhibit_acts.set_review(view, exhibit, "started"))
    me = screen.desk.bridge.matter.reviewer
    _as_ann(screen)
    screen.desk.bridge.do(lambda view: exhibit_acts.set_review(view, exhibit, "reviewed"))
    screen.desk.bridge.matter.work_as(me)
    screen.desk.exhibits.reload()

    model = screen.desk.exhibits._model
    row = model.place_of(place)
    assert row is not None
    pages = screen.pages.line.pages
    told = str(model.data(model.index(row, 0), Qt.ItemDataRole.ToolTipRole)).splitlines()
    assert any(f"Started, 2 of {pages} pages read" in line for line in told)
    assert "Ann Doe: Reviewed" in told
    screen.desk.bridge.choose_passage(None)
    detail = screen.desk.inspector.exhibit_page.reviews.text().splitlines()
    assert [line for line in told if ":" in line and "read" in line] == detail[:1]
    assert "Ann Doe: Reviewed" in detail
    spoken = str(model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole))
    assert f"Started, 2 of {pages} pages read" in spoken


# --- batches --------------------------------------------------------------------------------------


def batch_of(screen: Screen, *files: str) -> EntityId:
    """A batch of these files, made by an act."""
    wanted = []
    for file in files:
        screen.open(file)
        wanted.append(screen.pages.line.id)
    screen.desk.bridge.do(
        lambda view: batch_acts.make_batches(
            view, [BatchDraft("Mine", tuple(wanted), view.reviewer)]
        )
    )
    return batches.batch_named(screen.desk.bridge.view, "Mine").id


def test_r_in_a_batch_opens_the_next_unread_of_the_batch(screen: Screen):
    batch = batch_of(screen, CERTIFIED, ANSWER)
    screen.desk.show_batch(batch)
    screen.open(CERTIFIED)

    screen.key("R", screen.page)
    assert screen.pages.occurrence.name == ANSWER.rpartition("/")[2]
    screen.key("R", screen.page)

    assert screen.said().endswith("nothing in this batch is unread")


def test_the_panel_counts_a_batch(screen: Screen):
    batch = batch_of(screen, CERTIFIED, ANSWER)
    screen.key("Ctrl+L")
    panel(screen).batch.setCurrentIndex(panel(screen).batch.findData(batch.hex()))

    assert count(screen, Left.UNREAD) == 2
    assert panel(screen).scope == Scope(is_mine=True, batch=batch)
    choose(screen, Left.UNREAD)
    assert screen.desk.exhibits.wanted == ListFilter(state="unread", batch=batch)


def test_the_chip_of_the_list_leaves_the_batch(screen: Screen):
    screen.desk.show_batch(batch_of(screen, CERTIFIED))
    QApplication.processEvents()
    chips = [one for one in screen.desk.exhibits.findChildren(Chip) if one.isVisible()]
    assert [chip.label.text() for chip in chips] == ["Batch: Mine"]

    QTest.mouseClick(chips[0].button, Qt.MouseButton.LeftButton)

    assert screen.desk.exhibits.wanted == ListFilter()


def test_the_filter_menu_offers_the_batches(screen: Screen):
    batch = batch_of(screen, CERTIFIED)
    menu = screen.desk.exhibits._batch_menu
    menu.aboutToShow.emit()

    menu.actions()[0].trigger()

    assert screen.desk.exhibits.wanted.batch == batch


def test_exhibits_go_into_a_batch_and_out_of_it_from_the_list(screen: Screen):
    batch = batch_of(screen, CERTIFIED)
    screen.open(PELGRAVE)
    screen.desk.exhibits.put_into_batch(batch)
    assert len(batches.exhibits_of(screen.desk.bridge.view, batch)) == 2

    screen.desk.show_batch(batch)
    screen.open(CERTIFIED)
    screen.desk.exhibits.take_out_of_batch()

    assert len(batches.exhibits_of(screen.desk.bridge.view, batch)) == 1
    QApplication.processEvents()
    assert len(screen.desk.exhibits.shown()) == 1


def open_dialog(screen: Screen) -> Batches:
    screen.window.actions_table["batches"].trigger()
    return screen.dialog(Batches)


def test_unread_exhibits_are_dealt_out_in_one_go(screen: Screen):
    dialog = open_dialog(screen)
    dialog.kind.setCurrentIndex(dialog.kind.findData("deposition"))
    dialog.per_batch.selectAll()
    QTest.keyClicks(dialog.per_batch, "1")
    assert dialog.stem.text() == "Depositions"
    assert "2 unread exhibits in 2 batches, for Me" in dialog.told.text()

    QTest.mouseClick(dialog.make_button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()

    view = screen.desk.bridge.view
    assert [line.name for line in batches.batches(view)] == ["Depositions 1", "Depositions 2"]
    assert all(line.reviewer == view.reviewer for line in batches.batches(view))
    assert not dialog.make_button.isEnabled()
    assert screen.said() == "2 batches made"
    dialog.close()
    screen.desk.undoing.undo_now()
    assert batches.batches(view) == ()


def test_a_batch_is_renamed_given_away_shown_and_removed(screen: Screen):
    batch = batch_of(screen, CERTIFIED)
    dialog = open_dialog(screen)
    dialog.table.setCurrentCell(0, 0)
    item = dialog.table.item(0, 0)
    assert item is not None
    item.setText("Tarrowby")
    QApplication.processEvents()
    view = screen.desk.bridge.view
    assert batches.batches(view)[0].name == "Tarrowby"

    choice = dialog.table.cellWidget(0, 1)
    assert isinstance(choice, QuietCombo)
    choice.setCurrentIndex(0)
    choice.activated.emit(0)
    QApplication.processEvents()
    assert batches.batches(view)[0].reviewer == b""

    QTest.mouseClick(dialog.show_button, Qt.MouseButton.LeftButton)
    assert screen.desk.exhibits.wanted.batch == batch
    dialog = open_dialog(screen)
    dialog.table.setCurrentCell(0, 0)
    QTest.mouseClick(dialog.remove_button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert batches.batches(view) == ()
    dialog.close()


def test_a_name_that_is_taken_is_refused_in_the_dialog(screen: Screen):
    batch_of(screen, CERTIFIED)
    screen.desk.bridge.do(
        lambda view: batch_acts.make_batches(view, [BatchDraft("B", (screen.pages.line.id,))])
    )
    dialog = open_dialog(screen)
    item = dialog.table.item(0, 0)
    assert item is not None

    item.setText("Mine")
    QApplication.processEvents()

    assert "already is a batch named “Mine”" in dialog.refusal.text()
    again = dialog.table.item(0, 0)
    assert again is not None
    assert again.text() == "B"
    dialog.close()


def test_closing_the_matter_while_counting_leaves_nothing_behind(screen: Screen, two_tagged):
    screen.desk.counting.begin()
    screen.forget_backup()

    screen.window.close_matter()
    QTest.qWait(30)

    assert screen.window.desk is None


def test_nothing_is_counted_while_a_file_is_taken_in_and_all_of_it_afterwards(screen, two_tagged):
    desk = screen.desk
    desk.counting.begin()
    screen.qtbot.waitUntil(lambda: desk.counting.ledger.is_complete, timeout=20_000)
    told: list[int] = []
    desk.differing.counted.connect(told.append)
    desk.bridge.look_away()

    desk.tagging.note_asked.emit()
    screen.key("Ctrl+Z")
    desk.differing.count()
    QTest.qWait(50)
    assert told == []
    assert desk.counting.ledger.is_complete, "it was not begun anew"
    with screen.qtbot.waitSignal(desk.differing.counted, timeout=20_000):
        desk.bridge.look_again()

    assert told == [0]
    screen.qtbot.waitUntil(lambda: desk.counting.ledger.is_complete, timeout=20_000)
