"""Several rows at once: keys, bar and menus of the passage table, each one act with one undo."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

from reviewer.acts import issues as issue_acts
from reviewer.acts import matters as matter_acts
from reviewer.acts import tagging
from reviewer.matter import Matter
from reviewer.model import PassageId, PersonBody, TagId
from reviewer.queries import passages
from tests.ui import matters
from tests.ui.desks import CERTIFIED, Screen
from ui.bridge import Bridge
from ui.finding import fits
from ui.passage_table import PassageTable
from ui.passage_table.row_table import runs
from ui.passage_table.rows import Column
from ui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

WORDS = (
    "I do not dispute the figure.",
    "I deny that it was seeding.",
    "I don't recall the number.",
)


@pytest.fixture
def tagged(matter: Matter) -> list[PassageId]:
    taken = matters.take_sample(matter, matters.CERTIFIED)
    return [matters.tag(matter, taken, words, "quantity") for words in WORDS]


@pytest.fixture
def panel(qtbot, matter: Matter, theme: Theme, tagged) -> Iterator[PassageTable]:
    bridge = Bridge(matter)
    panel = PassageTable(bridge, theme)
    qtbot.addWidget(panel)
    panel.resize(1100, 300)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.table.setFocus()
    yield panel
    bridge.close()


def select_all(panel: PassageTable) -> None:
    QTest.keyClick(panel.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)


def tags_of(panel: PassageTable, tagged: list[PassageId]) -> list[set[str]]:
    view = panel._bridge.view
    return [{str(on.tag) for on in passages.tags_of(view, one)} for one in tagged]


def button(panel: PassageTable, text: str) -> QToolButton:
    return next(one for one in panel.many.findChildren(QToolButton) if one.text() == text)


def act(menu: QMenu, text: str) -> None:
    menu.aboutToShow.emit()
    next(one for one in menu.actions() if one.text().startswith(text)).trigger()


def test_the_bar_shows_how_many_are_selected_and_goes_with_the_selection(qtbot, panel):
    assert not panel.many.isVisible()

    select_all(panel)

    assert panel.many.isVisible()
    assert panel.many._count.text() == "3 selected"
    qtbot.mouseClick(panel.many._close, Qt.MouseButton.LeftButton)
    assert not panel.many.isVisible()


def test_a_digit_tags_all_selected_rows_which_stay_selected_and_one_undo_says_the_number(
    qtbot, panel, tagged
):
    panel.sort(Column.TAGS)
    select_all(panel)

    with qtbot.waitSignal(panel._bridge.told) as told:
        QTest.keyClick(panel.table, Qt.Key.Key_1)

    assert tags_of(panel, tagged) == [{"admission", "quantity"}] * 3
    assert told.args == ["Tagged 3 passages as Admission", True]
    assert len(panel.chosen_ids()) == 3
    target = panel._bridge.matter.undo_target()
    assert target is not None
    assert target.sentence == "tagged 3 passages as Admission"
    panel._bridge.undo()
    assert tags_of(panel, tagged) == [{"quantity"}] * 3


def test_shift_and_arrow_select_two_and_those_with_the_tag_are_left_and_counted(
    qtbot, panel, tagged
):
    panel._bridge.do(lambda view: tagging.tag_passage(view, tagged[0], TagId("admission")))
    panel._select(0)
    QTest.keyClick(panel.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    with qtbot.waitSignal(panel._bridge.told) as told:
        QTest.keyClick(panel.table, Qt.Key.Key_1)

    assert told.args[0] == "Tagged 1 passage as Admission (1 left as they were)"


def test_a_digit_without_a_tag_is_refused_and_one_row_leaves_digits_to_the_page(qtbot, panel):
    select_all(panel)
    with qtbot.waitSignal(panel._bridge.refused) as refused:
        QTest.keyClick(panel.table, Qt.Key.Key_9)
    assert "9" in refused.args[0]

    panel._select(0)
    with qtbot.assertNotEmitted(panel._bridge.told):
        QTest.keyClick(panel.table, Qt.Key.Key_1)


def test_tags_are_put_on_and_taken_off_by_the_menu(panel, tagged):
    select_all(panel)
    menu = panel.many._tag_button.menu()

    act(menu, "Denial")
    assert [len(on) for on in tags_of(panel, tagged)] == [2, 2, 2]
    menu.aboutToShow.emit()
    off = menu.actions()[-1].menu()
    act(off, "Quantity")

    assert tags_of(panel, tagged) == [{"denial"}, {"denial"}, {"no_recollection"}]


def test_issues_are_found_by_typing_put_on_all_and_taken_off_again(panel, tagged):
    for name in ("Fair use", "Market harm"):
        panel._bridge.do(lambda view, name=name: issue_acts.add_issue(view, name))
    harm = passages.issues(panel._bridge.view)[1].id
    panel._bridge.do(lambda view: issue_acts.give_issues(view, tagged[:1], [harm]))
    select_all(panel)
    QTest.keyClick(panel.table, Qt.Key.Key_I)
    picker = panel.many.issues
    assert picker.isVisible()
    assert picker.list.item(1).checkState() == Qt.CheckState.PartiallyChecked

    QTest.keyClicks(picker.field, "ha")
    assert [picker.list.item(at).text() for at in range(picker.list.count())] == [
        "Market harm   1 of 3",
        "Add “ha”",
    ]
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    on = [passages.issues_of(panel._bridge.view, one) for one in tagged]
    assert [[issue.name for issue in one] for one in on] == [["Market harm"]] * 3

    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert [passages.issues_of(panel._bridge.view, one) for one in tagged] == [()] * 3
    QTest.keyClick(picker, Qt.Key.Key_Escape)
    assert not picker.isVisible()


def test_a_new_issue_is_made_for_all_of_them(panel, tagged):
    select_all(panel)
    QTest.mouseClick(button(panel, "Issues"), Qt.MouseButton.LeftButton)
    picker = panel.many.issues

    QTest.keyClicks(picker.field, "Damages")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)

    on = [passages.issues_of(panel._bridge.view, one) for one in tagged]
    assert [[issue.name for issue in one] for one in on] == [["Damages"]] * 3
    panel._bridge.undo()
    assert passages.issues(panel._bridge.view) == ()
    picker.hide()


def test_a_declarant_is_found_among_people_or_typed(panel, tagged):
    body = PersonBody("Jane Clark", ["clark@acme.example"])
    panel._bridge.do(lambda view: matter_acts.name_person(view, body))
    select_all(panel)
    QTest.mouseClick(button(panel, "Declarant…"), Qt.MouseButton.LeftButton)
    picker = panel.many.declarants

    QTest.keyClicks(picker.field, "cl")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert not picker.isVisible()
    assert declarants(panel, tagged) == ["Jane Clark"] * 3

    panel.many.open_declarants()
    QTest.keyClicks(picker.field, "Ann {Doe}")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert declarants(panel, tagged) == ["Ann {Doe}"] * 3


def declarants(panel: PassageTable, tagged: list[PassageId]) -> list[str]:
    on = (passages.tags_of(panel._bridge.view, one)[0] for one in tagged)
    return [one.fields["declarant"] for one in on]


def test_proposals_are_confirmed_and_passages_marked_privileged_by_key(panel, tagged):
    select_all(panel)

    QTest.keyClick(panel.table, Qt.Key.Key_C)
    QTest.keyClick(panel.table, Qt.Key.Key_P)

    assert all(declarants(panel, tagged))
    lines = [passages.line_of(panel._bridge.view, one) for one in tagged]
    assert [line.privilege for line in lines] == ["possible"] * 3


def test_the_menu_of_a_row_offers_the_same_for_one_passage(panel, tagged):
    panel._select(1)
    chosen = panel.chosen_ids()

    menu = panel.context_menu()
    act(next(one.menu() for one in menu.actions() if one.text() == "Tag"), "Admission")

    assert tags_of(panel, chosen) == [{"admission", "quantity"}]
    assert not panel.many.isVisible()
    act(menu, "Withdraw")
    assert passages.count(panel._bridge.view) == 2


def test_printing_and_exporting_are_asked_for_with_the_selected_passages(qtbot, panel, tagged):
    select_all(panel)

    for text, signal in (
        ("Print…", panel.many.acts.print_asked),
        ("Export…", panel.many.acts.export_asked),
    ):
        with qtbot.waitSignal(signal) as asked:
            qtbot.mouseClick(button(panel, text), Qt.MouseButton.LeftButton)
        assert set(asked.args[0]) == set(tagged)


def test_the_menus_of_the_bar_withdraw_and_mark_as_privileged(panel, tagged):
    select_all(panel)
    more = panel.many._more_button.menu()

    act(more, "Possibly")
    act(more, "Withdraw")

    assert passages.count(panel._bridge.view) == 0
    panel._bridge.undo()
    assert passages.line_of(panel._bridge.view, tagged[0]).privilege == "possible"


def test_the_table_sorts_by_who_marked_a_passage(panel):
    panel.sort(Column.PERSON)
    assert panel._model.rowCount() == 3

    panel.sort(Column.PERSON, is_descending=True)
    assert panel._model.rowCount() == 3


def test_digits_go_to_the_selected_rows_in_the_whole_window(screen: Screen):
    screen.open(CERTIFIED)
    for words in ("I do not dispute the figure.", "I deny that it was seeding."):
        screen.drag(words)
        screen.key("3")
        screen.key("Escape")
    table = screen.desk.table
    table.table.setFocus()
    QApplication.processEvents()
    screen.key("Ctrl+A", table.table)

    screen.key("1", table.table)

    assert "passages as Admission" in screen.said()
    on = [line.tags for line in screen.passages()]
    assert all("admission" in tags for tags in on)


@pytest.mark.parametrize(
    ("typed", "name", "is_found"),
    [
        ("", "Fair use", True),
        ("us fa", "Fair use", True),
        ("air", "Fair use", False),
        ("30", "Rule 30(b)(6)", True),
        ("market-h", "Market harm", True),
        ("(c", "Duty (contract)", True),
    ],
)
def test_typing_finds_by_the_beginning_of_any_word(typed, name, is_found):
    assert fits(typed, name) is is_found


def test_places_fall_into_stretches():
    assert list(runs([0, 1, 2, 5, 7, 8])) == [(0, 2), (5, 5), (7, 8)]
    assert list(runs([])) == []
