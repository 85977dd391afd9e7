"""The exhibit list on a real matter, by mouse and keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from reviewer.acts import exhibits as acts
from reviewer.matter import Matter
from reviewer.queries import exhibits
from tests.ui import crowds, matters
from tests.ui.matters import Taken
from ui.bridge import Bridge
from ui.exhibit_list import ExhibitList
from ui.exhibit_list.rows import Heading, Placed
from ui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def transcript(matter: Matter) -> Taken:
    return matters.take_sample(matter, matters.CERTIFIED)


@pytest.fixture
def mail(matter: Matter, transcript: Taken) -> Taken:
    """A mail with an article on it."""
    found = matters.take_sample(matter, "Board pack.eml")
    article = matters.sample("Film Ledger 2025-03-20.txt")
    matters.take_in(matter, article, parent=found.occurrence)
    return found


@pytest.fixture
def panel(qtbot, matter: Matter, theme: Theme, mail: Taken) -> Iterator[ExhibitList]:
    yield from _shown(qtbot, matter, theme)


def _shown(qtbot, matter: Matter, theme: Theme) -> Iterator[ExhibitList]:
    bridge = Bridge(matter)
    panel = ExhibitList(bridge, theme)
    qtbot.addWidget(panel)
    panel.resize(280, 600)
    with qtbot.waitExposed(panel):
        panel.show()
    yield panel
    bridge.close()


def rows(panel: ExhibitList) -> list[str]:
    """Headings, and titles after one sign a depth."""
    found = []
    for place in range(panel._model.rowCount()):
        row = panel._model.row(place)
        if isinstance(row, Heading):
            found.append(f"{row.kind} {row.count}")
        elif row is not None:
            found.append("> " * row.depth + row.line.label)
    return found


def click(qtbot, panel: ExhibitList, place: int, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    rect = panel.list.visualRect(panel._model.index(place, 0))
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, modifier, rect.center())


def test_exhibits_stand_under_their_kind_and_attachments_under_their_mail(panel):
    assert rows(panel) == ["deposition 1", "KL-00001", "email 1", "KL-00002", "> KL-00003"]
    assert panel._header.count.text() == "2"


def test_a_click_opens_the_exhibit(qtbot, panel, mail):
    with qtbot.waitSignal(panel._bridge.exhibit_chosen) as chosen:
        click(qtbot, panel, 3)

    assert chosen.args == [bytes(mail.occurrence)]
    assert panel._bridge.exhibit == mail.exhibit


def test_arrows_walk_and_enter_opens(qtbot, panel, transcript):
    panel.list.setFocus()
    panel._select(0)

    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert panel._bridge.exhibit is None
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)

    assert panel._bridge.exhibit == transcript.exhibit


def test_a_heading_folds_and_unfolds(qtbot, panel):
    click(qtbot, panel, 0)
    assert rows(panel)[:2] == ["deposition 1", "email 1"]

    panel.list.setFocus()
    panel._select(0)
    qtbot.keyClick(panel.list, Qt.Key.Key_Right)
    assert rows(panel)[:2] == ["deposition 1", "KL-00001"]


def test_a_family_folds_by_key_and_unfolds_for_its_attachment(qtbot, panel, matter):
    panel.list.setFocus()
    panel._select(3)
    qtbot.keyClick(panel.list, Qt.Key.Key_Left)
    assert rows(panel)[-1] == "KL-00002"

    mail = panel._model.row(3)
    assert isinstance(mail, Placed)
    child = exhibits.children_of(matter.view, mail.line.occurrence)[0]
    panel._bridge.choose_exhibit(child.id, child.exhibit)

    assert rows(panel)[-1] == "> KL-00003"
    assert panel.chosen()[0].occurrence == child.id


def test_typing_narrows_by_title_and_the_cross_widens(qtbot, panel):
    qtbot.keyClicks(panel.filter, "board")
    qtbot.waitUntil(lambda: rows(panel) == ["email 1", "KL-00002"])

    qtbot.keyClick(panel.filter, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(rows(panel)) == 5)


def test_a_filter_without_hits_offers_the_way_back(qtbot, panel):
    qtbot.keyClicks(panel.filter, "zzz")
    qtbot.waitUntil(lambda: panel._stack.currentWidget() is panel._nothing)

    button = panel._nothing.findChild(QAbstractButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert len(rows(panel)) == 5


def test_an_empty_matter_says_what_to_do(qtbot, matter, theme):
    for panel in _shown(qtbot, matter, theme):
        assert panel._stack.currentWidget() is panel._empty
        with qtbot.waitSignal(panel.import_requested):
            qtbot.mouseClick(panel._empty.findChild(QAbstractButton), Qt.MouseButton.LeftButton)


def test_marking_reviewed_is_one_act_that_undo_takes_back(qtbot, panel, transcript):
    click(qtbot, panel, 1)

    _trigger(panel, "Mark reviewed")
    assert panel.chosen()[0].review == "reviewed"

    panel._bridge.undo()
    assert panel.chosen()[0].review == ""


def test_unread_exhibits_are_shown_alone(panel, matter, transcript):
    matter.do(lambda view: acts.set_review(view, transcript.exhibit, "reviewed"))

    unread = next(one for one in panel._filter_button.menu().actions() if one.text() == "Unread")
    unread.trigger()

    assert rows(panel) == ["email 1", "KL-00002", "article 1", "KL-00003"]


def test_the_number_is_copied_and_shown_as_marked(qtbot, panel, transcript):
    click(qtbot, panel, 1)
    panel._bridge.do(
        lambda view: acts.set_occurrence_field(view, [transcript.occurrence], "marked", "PX-21")
    )
    qtbot.waitUntil(lambda: rows(panel)[1] == "PX-21")

    _trigger(panel, "Copy number")

    assert QApplication.clipboard().text() == "PX-21"


def test_a_new_exhibit_appears_and_the_selection_stays(qtbot, panel, matter, mail):
    click(qtbot, panel, 3)

    matters.take_sample(matter, "VELD0004410.pdf")

    qtbot.waitUntil(lambda: panel._header.count.text() == "3")
    assert panel.chosen()[0].occurrence == mail.occurrence


def test_the_count_of_passages_follows(panel, matter, transcript):
    matters.tag(matter, transcript, "I do not dispute the figure.", "admission")

    row = panel._model.row(1)
    assert isinstance(row, Placed)
    assert row.line.passages == 1


def test_sorting_by_number_and_by_date(panel):
    for action in panel._sort_button.menu().actions():
        if action.text() == "By date":
            action.trigger()

    assert rows(panel) == ["KL-00002", "> KL-00003", "KL-00001"]


def test_only_the_rows_in_sight_are_read(qtbot, matter, theme):
    crowds.fill_exhibits(matter, 3000)

    for panel in _shown(qtbot, matter, theme):
        assert panel._model.rowCount() == 3000 + 8
        assert len(list(panel._model._lines.known())) <= 256


def test_every_control_has_a_name(panel):
    nameless = [one for one in panel.findChildren(QAbstractButton) if not _name(one)]
    assert [type(one).__name__ for one in nameless if one.isVisible()] == []
    assert panel.filter.accessibleName()
    assert panel.list.accessibleName()


def _name(button: QAbstractButton) -> str:
    return button.accessibleName() or button.text()


def _trigger(panel: ExhibitList, text: str) -> None:
    menu = panel.context_menu()
    next(one for one in menu.actions() if one.text() == text).trigger()
