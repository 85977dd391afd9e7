# mypy: disable-error-code="union-attr, arg-type"
# A test that meets None where it expects a thing fails at that line, which is what it is for.
"""Issues and tags rearranged in their dialogs, by keys and buttons, each act taken back by undo."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTreeWidgetItem, QWidget

from reviewer.acts import issues as issue_acts
from reviewer.acts import tagging
from reviewer.matter import Matter
from reviewer.model import PassageId
from reviewer.queries import passages, tags
from tests.ui import matters
from tests.ui.desks import CERTIFIED, Screen
from ui.bridge import Bridge
from ui.dialogs.issues import Issues
from ui.dialogs.own_tags import OwnTags
from ui.dialogs.rearranging import Rearranging

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def matter(tmp_path: Path) -> Iterator[Matter]:
    with matters.make_matter(tmp_path) as matter:
        for name in ("Fair use", "Market harm", "Notice"):
            matter.do(partial(issue_acts.add_issue, name=name))
        for name in ("Damages", "Key date"):
            matter.do(partial(tagging.define_tag, name=name, colour="teal"))
        yield matter


@pytest.fixture
def tagged(matter: Matter) -> list[PassageId]:
    taken = matters.take_sample(matter, matters.CERTIFIED)
    words = ("I do not dispute the figure.", "I deny that it was seeding.")
    own = tags.tag_named(matter.view, "Damages").id
    found = [matters.tag(matter, taken, one, own) for one in words]
    issue = passages.issues(matter.view)[0].id
    matter.do(lambda view: issue_acts.give_issues(view, found, [issue]))
    return found


@pytest.fixture
def bridge(matter: Matter) -> Iterator[Bridge]:
    bridge = Bridge(matter)
    yield bridge
    bridge.close()


@pytest.fixture
def issues(qtbot, bridge: Bridge, tagged):
    return shown(qtbot, Issues(bridge, tagged[:1]))


@pytest.fixture
def own_tags(qtbot, bridge: Bridge, tagged):
    return shown(qtbot, OwnTags(bridge, tagged[:1]))


def shown(qtbot, dialog):
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    dialog.tree.setFocus()
    return dialog


def names(dialog: Rearranging) -> list[str]:
    """What is listed, those below another indented."""
    return [
        line
        for at in range(dialog.tree.topLevelItemCount())
        for line in _of(dialog.tree.topLevelItem(at))
    ]


def _of(item: QTreeWidgetItem) -> list[str]:
    return [item.text(0), *(f"  {item.child(at).text(0)}" for at in range(item.childCount()))]


def go_to(dialog: Rearranging, name: str) -> None:
    flags = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    dialog.tree.setCurrentItem(dialog.tree.findItems(name, flags)[0])


def type_name(dialog: Rearranging, name: str) -> None:
    field = next(one for one in dialog.tree.findChildren(QLineEdit) if one.isVisible())
    field.selectAll()
    QTest.keyClicks(field, name)
    QTest.keyClick(field, Qt.Key.Key_Return)
    # Qt commits in one turn of its loop, and the list is read anew in the next.
    for _ in range(3):
        QApplication.processEvents()


def take(dialog: Rearranging, typed: str) -> None:
    assert dialog.picker.isVisible()
    QTest.keyClicks(dialog.picker.field, typed)
    QTest.keyClick(dialog.picker.field, Qt.Key.Key_Return)


def press(dialog: Rearranging, key: Qt.Key, *, control: bool = True) -> None:
    held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(dialog.tree, key, held)
    QApplication.processEvents()


def test_issues_are_listed_with_their_passages_and_found_by_typing(issues):
    assert names(issues) == ["Fair use", "Market harm", "Notice"]
    assert [issues.tree.topLevelItem(at).text(1) for at in range(3)] == ["2", "0", "0"]

    QTest.keyClicks(issues.finder, "har")

    assert [issues.tree.topLevelItem(at).isHidden() for at in range(3)] == [True, False, True]


def test_an_issue_is_renamed_in_place_and_what_is_taken_is_refused(issues):
    press(issues, Qt.Key.Key_F2, control=False)
    type_name(issues, "Fair dealing")
    assert names(issues)[0] == "Fair dealing"

    press(issues, Qt.Key.Key_F2, control=False)
    type_name(issues, "notice")

    assert issues.refusal.isVisible()
    assert "Merge the two" in issues.refusal.text()
    assert names(issues)[0] == "Fair dealing"
    press(issues, Qt.Key.Key_Z)
    assert names(issues)[0] == "Fair use"


def test_an_issue_is_merged_into_one_that_is_found_by_typing(issues, matter, tagged):
    press(issues, Qt.Key.Key_M)
    take(issues, "har")

    assert names(issues) == ["Market harm", "Notice"]
    assert "merged the issue “Fair use” into “Market harm”" in issues.told.text()
    assert [one.name for one in passages.issues_of(matter.view, tagged[0])] == ["Market harm"]
    issues.undo_button.click()
    assert names(issues) == ["Fair use", "Market harm", "Notice"]


def test_an_issue_moves_below_another_and_to_the_top_by_keys(issues):
    go_to(issues, "Notice")
    press(issues, Qt.Key.Key_Right)
    take(issues, "fair")
    assert names(issues) == ["Fair use", "  Notice", "Market harm"]

    assert issues.tree.currentItem().text(0) == "Notice"
    press(issues, Qt.Key.Key_Left)
    assert names(issues) == ["Fair use", "Market harm", "Notice"]


def test_an_issue_dragged_onto_another_stands_below_it(issues, matter):
    first, last = (passages.issues(matter.view)[at].id for at in (0, 2))

    issues.tree.dropped.emit(last, first)

    assert names(issues) == ["Fair use", "  Notice", "Market harm"]


def test_a_new_issue_stands_beside_the_current_one_and_is_named_at_once(issues):
    press(issues, Qt.Key.Key_N)
    type_name(issues, "Damages")

    assert names(issues) == ["Fair use", "Market harm", "Notice", "Damages"]


def test_passages_selected_in_the_table_are_split_off(issues, matter, tagged):
    issues.split_button.click()
    type_name(issues, "Figures")

    on = [[issue.name for issue in passages.issues_of(matter.view, one)] for one in tagged]
    assert on == [["Figures"], ["Fair use"]]
    go_to(issues, "Notice")
    assert not issues.split_button.isEnabled()


def test_an_issue_is_removed_and_comes_back(issues):
    press(issues, Qt.Key.Key_Delete)
    assert names(issues) == ["Market harm", "Notice"]

    press(issues, Qt.Key.Key_Z)

    assert names(issues) == ["Fair use", "Market harm", "Notice"]


def test_tags_are_listed_with_keys_and_own_ones_renamed_and_coloured(own_tags, matter):
    assert names(own_tags)[-2:] == ["Damages", "Key date"]
    assert [own_tags.tree.topLevelItem(at).text(1) for at in (0, 4)] == ["1", "5"]
    assert not own_tags.rename_button.isEnabled()
    go_to(own_tags, "Damages")
    press(own_tags, Qt.Key.Key_F2, control=False)
    type_name(own_tags, "Losses")

    combo = own_tags.tree.itemWidget(own_tags.tree.currentItem(), 2)
    combo.activated.emit(combo.findData("plum"))

    row = tags.tag_named(matter.view, "Losses")
    assert (row.digit, row.colour) == (5, "plum")


def test_a_tag_is_merged_and_what_could_not_move_is_told(own_tags, matter, tagged):
    own, other = (tags.tag_named(matter.view, name).id for name in ("Damages", "Key date"))
    matter.do(lambda view: tagging.tag_passage(view, tagged[0], other))
    for tag, who in ((own, "Ann Doe"), (other, "Jane Clark")):
        matter.do(
            lambda view, tag=tag, who=who: tagging.set_fields(
                view, tagged[0], tag, [("declarant", who)]
            )
        )
    go_to(own_tags, "Damages")

    press(own_tags, Qt.Key.Key_M)
    take(own_tags, "key")

    assert "merged the tag “Damages” into Key date" in own_tags.told.text()
    assert "declarant “Ann Doe”" in own_tags.told.text()
    assert names(own_tags)[-1] == "Key date"


def test_a_tag_is_made_split_off_and_removed(own_tags, matter, tagged):
    press(own_tags, Qt.Key.Key_N)
    type_name(own_tags, "Notice")
    go_to(own_tags, "Damages")
    own_tags.split_button.click()
    type_name(own_tags, "Figures")
    go_to(own_tags, "Damages")
    press(own_tags, Qt.Key.Key_Delete)

    assert names(own_tags)[-3:] == ["Key date", "Notice", "Figures"]
    figures = tags.tag_named(matter.view, "Figures").id
    assert passages.has_tag(matter.view, tagged[0], figures)
    assert passages.tags_of(matter.view, tagged[1]) == ()


def test_every_control_has_a_name_and_a_place_in_the_tab_order(issues, own_tags):
    for dialog in (issues, own_tags):
        for one in dialog.findChildren(QPushButton):
            assert one.text() or one.accessibleName()
            assert one.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert dialog.finder.accessibleName()
        assert dialog.tree.accessibleName()


def test_both_dialogs_open_from_the_menu_of_the_window(screen: Screen):
    screen.open(CERTIFIED)
    for action, kind in (("manage_issues", Issues), ("manage_tags", OwnTags)):
        screen.window.actions_table[action].trigger()
        dialog = screen.dialog(kind)
        assert isinstance(dialog.childAt(QPoint(30, 30)), QWidget)
        dialog.accept()


def test_selected_passages_go_to_the_export_dialog_alone(screen: Screen):
    from ui.dialogs.export_log import ExportLog  # noqa: PLC0415 - as the window does, when asked

    screen.open(CERTIFIED)
    for words in ("I do not dispute the figure.", "I deny that it was seeding."):
        screen.drag(words)
        screen.key("3")
        screen.key("Escape")
    table = screen.desk.table
    table.table.setFocus()
    screen.key("Ctrl+A", table.table)
    count = len(table.chosen_ids())

    table.many.acts.ask_export()

    dialog = screen.dialog(ExportLog)
    assert count > 1
    assert dialog.what.currentText() == f"{count} chosen passages"
    dialog.reject()
