"""The history on a real matter."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDateEdit

from reviewer.matter import Matter
from reviewer.model import PassageId
from reviewer.queries.histories import Wanted
from tests.ui import matters
from tests.ui.matters import Taken
from ui import history_panel
from ui.bridge import Bridge
from ui.history_panel import Day, HistoryPanel, Told, sentence
from ui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def transcript(matter: Matter) -> Taken:
    return matters.take_sample(matter, matters.CERTIFIED)


@pytest.fixture
def passage(matter: Matter, transcript: Taken) -> PassageId:
    return matters.tag(matter, transcript, "I do not dispute the figure.", "admission")


@pytest.fixture
def panel(qtbot, matter: Matter, theme: Theme, passage: PassageId) -> Iterator[HistoryPanel]:
    bridge = Bridge(matter)
    panel = HistoryPanel(bridge, theme)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    yield panel
    bridge.close()


def told(panel: HistoryPanel) -> list[str]:
    found = []
    for place in range(panel._model.rowCount()):
        row = panel._model.row(place)
        found.append(row.text if isinstance(row, Day) else sentence(row))
    return found


def undone_next(panel: HistoryPanel) -> list[str]:
    rows = [panel._model.row(place) for place in range(panel._model.rowCount())]
    return [sentence(row) for row in rows if isinstance(row, Told) and row.is_next_undo]


def test_acts_are_told_newest_first_under_their_day(panel):
    said = told(panel)

    assert said[0] == "Today"
    assert said[1].startswith("Kim Lee tagged KL-0001 (KL-00001, ")
    assert said[1].endswith("as Admission")
    assert said[-1] == "Kim Lee made the matter"


def test_what_undo_takes_back_is_marked_and_follows(panel):
    assert undone_next(panel) == [told(panel)[1]]

    panel._bridge.undo()

    assert told(panel)[1].startswith("Kim Lee took back: tagged")
    assert undone_next(panel) == [told(panel)[3]]
    assert told(panel)[3].startswith("Kim Lee imported KL-00001")


def test_a_click_shows_the_passage_in_its_exhibit(qtbot, panel, transcript, passage):
    at = panel.list.visualRect(panel._model.index(1)).center()

    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert panel._bridge.exhibit == transcript.exhibit
    assert panel._bridge.occurrence == transcript.occurrence
    assert panel._bridge.passage == passage


def test_an_act_on_an_exhibit_opens_the_exhibit_by_key(qtbot, panel, transcript):
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel._model.index(1))
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)

    assert panel._bridge.exhibit == transcript.exhibit
    assert panel._bridge.passage is None


def test_more_is_told_when_it_is_scrolled_to(monkeypatch, panel, matter, transcript):
    monkeypatch.setattr(history_panel, "PAGE", 1)
    panel._model.load(Wanted())
    assert len(told(panel)) == 2

    panel._model.fetchMore(panel.list.rootIndex())

    assert len(told(panel)) == 3


def test_a_hidden_history_reads_nothing(panel, matter, transcript):
    panel.hide()
    before = panel._model.rowCount()

    matters.tag(matter, transcript, "I deny that it was seeding.", "denial")
    assert panel._model.rowCount() == before
    panel.show()

    assert panel._model.rowCount() == before + 1


_BEGINS = Qt.MatchFlag.MatchStartsWith


def choose(combo: QComboBox, text: str) -> None:
    """Choose from a list."""
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)  # opens the list
    opened = combo.view()
    opened.setCurrentIndex(combo.model().index(combo.findText(text, _BEGINS), 0))
    QTest.keyClick(opened, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert combo.currentText().startswith(text)


def test_the_history_of_this_exhibit_leaves_out_the_rest(panel, transcript):
    panel._bridge.choose_exhibit(transcript.occurrence, transcript.exhibit)

    choose(panel.filter.whose, "This exhibit")

    assert len(told(panel)) == 3
    assert told(panel)[-1].startswith("Kim Lee imported KL-00001")


def test_the_history_of_this_passage_follows_the_passage_that_is_chosen(panel, passage):
    choose(panel.filter.whose, "This passage")
    assert told(panel) == []
    assert "Choose a passage" in panel._empty.text()

    panel._bridge.choose_passage(passage)

    assert len(told(panel)) == 2
    assert "tagged KL-0001" in told(panel)[1]


def test_the_acts_of_one_reviewer_are_told_alone(panel):
    choose(panel.filter.whose, "Acts of Kim Lee")

    assert panel.filter.wanted().person == panel._bridge.matter.reviewer
    assert len(told(panel)) > 2


def test_a_day_before_leaves_out_what_came_later_and_offers_the_matter_as_it_was(panel, qtbot):
    assert not panel.filter.earlier.isEnabled()
    with qtbot.waitSignal(panel.filter.changed):
        panel.filter.until.setFocus()
        panel.filter.until.setSelectedSection(QDateEdit.Section.YearSection)
        panel.filter.until.stepBy(-1)  # as an arrow key does

    assert told(panel) == []
    assert "Nothing of this kind" in panel._empty.text()
    with qtbot.waitSignal(panel.earlier_asked) as asked:
        QTest.mouseClick(panel.filter.earlier, Qt.MouseButton.LeftButton)
    assert asked.args == [panel.filter.day]


def test_the_history_that_is_told_is_the_one_to_be_saved(panel, qtbot):
    choose(panel.filter.acts, "Opened")
    assert not panel.filter.export.isEnabled()
    choose(panel.filter.acts, "Every")

    with qtbot.waitSignal(panel.export_asked) as asked:
        QTest.mouseClick(panel.filter.export, Qt.MouseButton.LeftButton)

    assert asked.args == [panel.filter.wanted()]


def test_the_keys_stay_on_their_act_when_another_one_is_told(qtbot, panel, matter, transcript):
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel._model.index(1))
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    held = told(panel)[panel.list.currentIndex().row()]

    matters.tag(matter, transcript, "I deny that it was seeding.", "denial")

    assert panel.list.currentIndex().row() == 3
    assert told(panel)[3] == held


def test_the_keys_have_a_row_when_their_act_is_told_no_more(qtbot, panel, transcript):
    panel._bridge.choose_exhibit(transcript.occurrence, transcript.exhibit)
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel._model.index(1))
    qtbot.keyClick(panel.list, Qt.Key.Key_End)
    assert told(panel)[panel.list.currentIndex().row()] == "Kim Lee made the matter"

    choose(panel.filter.whose, "This exhibit")
    panel.activateWindow()
    panel.list.setFocus()
    qtbot.waitUntil(panel.list.hasFocus)

    assert panel.list.currentIndex().row() == 1
