"""A sitting without the mouse: into the list, to the page, into a field, and back again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from reviewer.queries import passages
from tests.ui.desks import ANSWER, CERTIFIED, Screen
from ui.dialogs.export_log import ExportLog
from ui.dialogs.new_matter import NewMatter
from ui.dialogs.small import GoTo
from ui.document_view import Standing
from ui.exhibit_list.drawing import HEADING_HEIGHT, ROW_HEIGHT
from ui.exhibit_list.rows import Heading
from ui.message_bar import Tone
from ui.tag_bar import KeyButton

FLAT = "No. We never seeded."
QUESTION = "How many books does the Undercroft hold?"


def _heights(screen: Screen) -> set[tuple[bool, int]]:
    """Whether a row is a heading, and how high it is."""
    listed = screen.desk.exhibits
    return {
        (isinstance(listed._model.row(place), Heading), listed.list.rowHeight(place))
        for place in range(listed._model.rowCount())
    }


def test_home_and_end_go_to_the_ends_of_the_exhibit_list(screen: Screen):
    listed = screen.desk.exhibits.list
    listed.setFocus()

    screen.key("End", listed)
    assert listed.currentIndex().row() == listed.model().rowCount() - 1

    screen.key("Home", listed)
    assert listed.currentIndex().row() == 0


def test_enter_in_the_exhibit_list_opens_and_puts_the_keyboard_on_the_page(screen: Screen):
    listed = screen.desk.exhibits.list
    listed.setFocus()
    screen.key("Home", listed)
    screen.key("Down", listed)

    screen.key("Return", listed)

    assert QApplication.focusWidget() is screen.page
    screen.key("Down")
    assert screen.desk.document.standing is Standing.UNIT


def test_enter_on_a_heading_folds_it_and_stays_in_the_list(screen: Screen):
    listed = screen.desk.exhibits.list
    listed.setFocus()
    screen.key("Home", listed)

    screen.key("Return", listed)

    assert QApplication.focusWidget() is listed


def test_every_row_keeps_its_height_when_headings_move(screen: Screen):
    listed = screen.desk.exhibits.list
    listed.setFocus()
    screen.key("Home", listed)

    for key in ("Left", "Right"):
        screen.key(key, listed)

        assert _heights(screen) == {(True, HEADING_HEIGHT), (False, ROW_HEIGHT)}


def test_escape_leads_from_a_note_back_to_the_page_and_keeps_what_was_typed(screen: Screen):
    screen.drag(FLAT)
    screen.key("2", screen.page)
    screen.key("F", screen.page)
    screen.key("N", screen.page)
    note = QApplication.focusWidget()
    assert note is not None
    assert note is not screen.page
    screen.qtbot.keyClicks(note, "Ask at trial")

    screen.key("Escape", note)

    assert QApplication.focusWidget() is screen.page
    card = passages.card(screen.desk.bridge.view, screen.passages()[0].id)
    assert [one.text for one in card.notes] == ["Ask at trial"]


def test_escape_leads_from_a_list_and_from_the_table_back_to_the_page(screen: Screen):
    for pane in (screen.desk.exhibits.list, screen.desk.table.table):
        pane.setFocus()

        screen.key("Escape", pane)

        assert QApplication.focusWidget() is screen.page


def test_after_a_jump_into_a_question_the_next_unit_is_that_question(screen: Screen):
    span = screen.span(QUESTION)
    screen.desk.document.select((span,))

    screen.key("Down", screen.page)

    assert screen.desk.tag_bar.quote.accessibleName().startswith(f"Q. {QUESTION}")
    assert screen.desk.tag_bar.quote.accessibleName().endswith("one by one.")

    screen.key("Down", screen.page)
    assert "by torrent" in screen.desk.tag_bar.quote.accessibleName()


@pytest.mark.parametrize("digit", ["1", "2", "3", "4"])
def test_offering_the_kinds_leaves_every_pane_as_wide_as_it_was(screen: Screen, digit: str):
    screen.drag(FLAT)
    before = screen.desk.across.sizes()

    screen.key(digit, screen.page)
    QApplication.processEvents()

    assert screen.desk.tag_bar.kinds_for
    assert screen.desk.across.sizes() == before


def test_kinds_that_do_not_fit_in_two_rows_take_three(screen: Screen):
    screen.desk.across.setSizes([420, 640, 420])
    screen.drag(FLAT)

    screen.key("1", screen.page)
    QApplication.processEvents()

    bar = screen.desk.tag_bar
    assert bar._grid.rowCount() == 3
    assert sum(button.isVisible() for button in bar._kinds.findChildren(KeyButton)) == 10


def test_a_deposition_answers_to_its_witness_when_a_cite_is_pasted(screen: Screen):
    screen.open(ANSWER)
    screen.key("G", screen.page)
    dialog = screen.dialog(GoTo)

    screen.qtbot.keyClicks(dialog.field, "Tarrowby Dep. 6:2-4")
    screen.key("Return", dialog.field)
    QApplication.processEvents()

    assert screen.pages.occurrence.name == CERTIFIED.rpartition("/")[2]
    assert "We never seeded" in screen.desk.tag_bar.quote.accessibleName()


def test_a_dialog_begins_in_its_first_field_and_ends_with_its_buttons(empty_screen: Screen):
    empty_screen.window.errands.new_matter()
    dialog = empty_screen.dialog(NewMatter)
    empty_screen.qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.title)

    for _ in range(40):
        if dialog.focusWidget() is dialog.ok:
            break
        assert dialog.focusWidget() is not dialog.cancel
        empty_screen.qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)

    assert dialog.focusWidget() is dialog.ok
    dialog.close()


def test_the_export_begins_with_what_is_exported(screen: Screen):
    screen.drag(FLAT)
    screen.key("2", screen.page)
    screen.key("Ctrl+E", screen.page)
    dialog = screen.dialog(ExportLog)

    assert dialog.focusWidget() is dialog.what
    dialog.close()


def test_enter_presses_a_button_of_the_welcome_screen(empty_screen: Screen):
    window = empty_screen.window
    labels = {
        button.text(): button for button in window.welcome.findChildren(type(window.welcome.files))
    }
    labels["New matter…"].setFocus()

    empty_screen.key("Return")

    dialog = empty_screen.dialog(NewMatter)
    assert isinstance(dialog.focusWidget(), QLineEdit)
    dialog.close()


def test_a_fault_is_not_told_as_a_success(screen: Screen):
    screen.window._on_fault("ValueError: a test")

    assert screen.window.messages._tone is Tone.FAULT
