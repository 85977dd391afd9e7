# mypy: disable-error-code="union-attr, arg-type"
# A test that meets None where it expects a thing fails at that line, which is what it is for.
"""Two exhibits side by side: which one keys act on, and what each keeps to itself."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from reviewer.queries import exhibits, passages
from tests.ui.desks import ANSWER, CERTIFIED, MAIL, PELGRAVE, Screen, close
from ui.document_view import DocumentView, Standing
from ui.pair import DocumentPair

BESIDE = "Ctrl+\\"


@pytest.fixture
def pair(screen: Screen) -> DocumentPair:
    """The certified transcript at the left, Pelgrave's beside it and active."""
    screen.key(BESIDE)
    screen.open(PELGRAVE)
    return screen.desk.pair


def click(side: DocumentView) -> None:
    viewport = side.page.viewport()
    # The gap above the first page holds no words.
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    QApplication.processEvents()


def name(side: DocumentView) -> str:
    assert side.pages is not None
    return side.pages.occurrence.name


def file(path: str) -> str:
    return path.rsplit("/", 1)[-1]


def shape(screen: Screen, width: int, height: int = 920) -> None:
    screen.window.resize(width, height)
    QApplication.processEvents()


# --- opening and closing --------------------------------------------------------------------------


def test_the_same_place_opens_beside_and_has_the_focus(screen: Screen):
    screen.desk.document.page.go_to(4)

    screen.key(BESIDE)

    left, right = screen.desk.pair.shown
    assert name(left) == name(right) == file(CERTIFIED)
    assert right.page.current_page == left.page.current_page == 4
    assert screen.desk.document is right
    assert right.page.hasFocus()
    assert left.page.width() == pytest.approx(right.page.width(), abs=2)


def test_the_button_above_the_page_does_the_same(screen: Screen):
    button = screen.desk.document.strip.split

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert screen.desk.pair.is_split
    assert screen.window.actions_table["split"].isChecked()


def test_closing_leaves_the_active_side_and_remembers_the_tabs_of_the_other(
    screen: Screen, pair: DocumentPair
):
    left, right = pair.shown

    screen.key(BESIDE)

    assert pair.shown == [right]
    assert name(screen.desk.document) == file(PELGRAVE)
    assert right.page.hasFocus()

    screen.key(BESIDE)

    assert pair.shown == [left, right]
    assert name(left) == file(CERTIFIED)
    assert screen.desk.document is left


def test_swapping_moves_the_pages_and_keeps_who_is_active(screen: Screen, pair: DocumentPair):
    left, right = pair.shown

    screen.key("Shift+F7")

    assert pair.shown == [right, left]
    assert right.x() < left.x()
    assert screen.desk.document is right
    assert right.page.accessibleName() == "Exhibit page, left"


# --- who is active --------------------------------------------------------------------------------


def test_keys_act_on_the_side_that_was_clicked(screen: Screen, pair: DocumentPair):
    left, right = pair.shown

    click(left)
    screen.key("Down")

    assert screen.desk.document is left
    assert [side.standing for side in (left, right)] == [Standing.UNIT, Standing.NOTHING]

    click(right)
    screen.key("Down")

    assert right.standing is Standing.UNIT
    assert left.words_ready() != right.words_ready()


def test_f7_goes_over_and_f6_passes_both_pages(screen: Screen, pair: DocumentPair):
    left, right = pair.shown

    screen.key("F7")
    assert left.page.hasFocus()
    assert screen.desk.document is left

    screen.key("F6")
    assert right.page.hasFocus()
    assert screen.desk.document is right


def test_a_digit_tags_the_words_of_the_active_side_only(screen: Screen, pair: DocumentPair):
    left, right = pair.shown
    screen.drag("The report said .008 percent.")
    screen.key("1")
    screen.key("F7")
    screen.drag("We never seeded.")
    screen.key("2")

    view = screen.desk.bridge.view
    of_left = passages.of_exhibit(view, left.pages.line.id)
    of_right = passages.of_exhibit(view, right.pages.line.id)
    assert [one.tags for one in of_left] == [("denial",)]
    assert [one.tags for one in of_right] == [("admission",)]
    assert (left.passage, right.passage) == (of_left[0].id, of_right[0].id)


def test_each_side_keeps_its_selection_and_its_passage(screen: Screen, pair: DocumentPair):
    left, right = pair.shown
    screen.drag("The report said .008 percent.")
    selected = right.page.selection()
    screen.key("F7")
    screen.drag("We never seeded.")
    screen.key("2")
    denial = left.passage
    scrolled = right.page.position()

    screen.key("Escape")
    screen.key("F7")

    assert right.page.selection() == selected
    assert right.standing is Standing.WORDS
    assert right.page.position() == scrolled
    assert screen.desk.bridge.passage is None

    screen.key("F7")

    assert screen.desk.bridge.passage == denial
    assert left.standing is Standing.PASSAGE


def test_the_panels_follow_the_active_side(screen: Screen, pair: DocumentPair):
    left, _ = pair.shown

    screen.key("F7")

    assert screen.desk.bridge.occurrence == left.pages.occurrence.id
    assert screen.desk.exhibits.current() == left.pages.occurrence.id
    assert file(CERTIFIED).split(" ")[0] in screen.window.windowTitle()
    assert screen.window.status.page.text() == screen.desk.document.place()[0]


def test_the_active_side_is_told_to_the_eye_and_to_a_screen_reader(
    screen: Screen, pair: DocumentPair
):
    left, right = pair.shown

    before = right.strip.grab().toImage().pixelColor(5, 1)
    screen.key("F7")
    QApplication.processEvents()

    assert right.strip.grab().toImage().pixelColor(5, 1) != before
    assert left.strip.grab().toImage().pixelColor(5, 1) == before
    assert left.page.accessibleName() == "Exhibit page, left"
    assert right.page.accessibleName() == "Exhibit page, right"


# --- what each side has of its own ----------------------------------------------------------------


def test_tabs_zoom_scroll_and_find_are_of_one_side(screen: Screen, pair: DocumentPair):
    left, right = pair.shown
    place = left.page.position()
    screen.open(MAIL)
    screen.key("Ctrl++")
    screen.key("/")
    QTest.keyClicks(QApplication.focusWidget(), "shelf")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert len(left.open_occurrences) == 1
    assert len(right.open_occurrences) == 3
    assert left.page.position() == place
    assert left.finder.isHidden()
    assert right.finder.hits


def test_closing_the_last_tab_of_a_side_leaves_the_other(screen: Screen, pair: DocumentPair):
    left, right = pair.shown
    screen.key("Ctrl+W")
    assert pair.shown == [left, right]
    screen.key("Ctrl+W")

    assert pair.shown == [left]
    assert name(left) == file(CERTIFIED)
    assert left.page.hasFocus()
    assert screen.desk.bridge.occurrence == left.pages.occurrence.id


def test_a_tab_closed_on_the_resting_side_changes_nothing_for_the_other(
    screen: Screen, pair: DocumentPair
):
    left, right = pair.shown
    chosen = screen.desk.bridge.occurrence

    left.close_tab()

    assert pair.shown == [right]
    assert screen.desk.bridge.occurrence == chosen
    assert screen.desk.document is right


def test_one_exhibit_on_both_sides_shows_a_new_passage_on_both(screen: Screen):
    screen.key(BESIDE)
    left, right = screen.desk.pair.shown
    screen.drag("We never seeded.")
    screen.key("2")
    QApplication.processEvents()

    spans = passages.line_of(screen.desk.bridge.view, right.passage).spans
    left.page.show_span(spans[0])
    at = left.page.rects_of(spans)[0].center()
    assert [one.passage_id for one in left.page.passages_at(at)] == [right.passage]
    assert left.passage is None


def test_what_was_read_on_both_sides_is_told(screen: Screen, pair: DocumentPair):
    left, right = pair.shown
    for side in (left, right):
        side.reading._on_stayed()

    view = screen.desk.bridge.view
    states = [exhibits.review_state(view, side.pages.line.id) for side in (left, right)]
    assert states == ["started", "started"]


# --- open beside ----------------------------------------------------------------------------------


def test_ctrl_enter_in_the_list_opens_the_exhibit_beside(screen: Screen):
    panel = screen.desk.exhibits
    panel.list.setFocus()
    screen.key("End")
    wanted = panel.current()

    screen.key("Ctrl+Return")

    left, right = screen.desk.pair.shown
    assert name(left) == file(CERTIFIED)
    assert right.pages.occurrence.id == wanted
    assert right.page.hasFocus()


def test_ctrl_enter_in_the_table_opens_the_passage_beside(screen: Screen):
    screen.drag("We never seeded.")
    screen.key("2")
    screen.key("Escape")
    denial = screen.desk.bridge.passage
    screen.open(ANSWER)
    table = screen.desk.table.table
    table.setFocus()
    screen.key("Home")

    screen.key("Ctrl+Return")

    left, right = screen.desk.pair.shown
    assert name(left) == file(ANSWER)
    assert name(right) == file(CERTIFIED)
    assert right.passage == denial
    assert right.is_in_view(passages.line_of(screen.desk.bridge.view, denial).spans)


def test_the_menus_of_list_and_table_open_beside(screen: Screen):
    screen.drag("We never seeded.")
    screen.key("2")
    screen.key("Escape")
    denial = screen.desk.bridge.passage
    screen.open(ANSWER)
    screen.desk.table.table.selectRow(0)

    _pick(screen.desk.table.context_menu(), "Open beside")

    left, right = screen.desk.pair.shown
    assert (name(left), right.passage) == (file(ANSWER), denial)

    screen.key("F7")
    screen.desk.exhibits.list.setFocus()
    screen.key("Home")
    screen.key("Down")
    wanted = screen.desk.exhibits.current()
    _pick(screen.desk.exhibits.context_menu(), "Open beside")

    assert right.pages.occurrence.id == wanted


def _pick(menu: QMenu, text: str) -> None:
    next(action for action in menu.actions() if action.text() == text).trigger()
    QApplication.processEvents()


# --- room and memory ------------------------------------------------------------------------------


def test_in_a_narrow_window_the_pages_stand_above_each_other(screen: Screen, pair: DocumentPair):
    left, right = pair.shown
    assert not pair.is_stacked()

    for width in (1200, 1000, 960, 900, 860):
        shape(screen, width)

    assert screen.window.width() == 860
    assert pair.is_stacked()
    assert screen.desk.right.isHidden()
    assert left.y() < right.y()
    assert right.page.accessibleName() == "Exhibit page, below"
    assert min(left.page.width(), right.page.width()) > 250
    assert left.strip.split.isVisible()

    shape(screen, 1480)

    assert not pair.is_stacked()
    assert screen.desk.right.isVisible()


def test_where_one_left_off_has_both_sides(screen: Screen, pair: DocumentPair):
    left, right = pair.shown
    right.page.go_to(2)
    left.page.go_to(5)
    pair.splitter.setSizes([500, 400])
    wide = left.width() / right.width()
    folder = screen.desk.bridge.matter.folder
    screen.forget_backup()

    screen.window.close_matter()
    screen.window.open_place(folder)

    again = screen.desk.pair
    assert [name(side) for side in again.shown] == [file(CERTIFIED), file(PELGRAVE)]
    assert [side.page.current_page for side in again.shown] == [5, 2]
    assert again.active is again.shown[1]
    QApplication.processEvents()
    assert again.shown[0].width() / again.shown[1].width() == pytest.approx(wide, abs=0.02)
    assert screen.window.actions_table["split"].isChecked()
    close(screen.window)
