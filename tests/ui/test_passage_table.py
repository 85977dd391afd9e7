"""The passage table on a real matter, by mouse and keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from reviewer.acts import issues as issue_acts
from reviewer.acts import tagging
from reviewer.matter import Matter
from reviewer.model import PassageId, TagId
from reviewer.queries import many, passages
from tests.ui import crowds, matters
from tests.ui.matters import Taken
from ui.bridge import Bridge
from ui.controls import Chip
from ui.passage_table import PassageTable
from ui.passage_table.rows import Column
from ui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

FIGURE = "I do not dispute the figure."
SEEDING = "I deny that it was seeding."
NUMBER = "I don't recall the number."


@pytest.fixture
def transcript(matter: Matter) -> Taken:
    return matters.take_sample(matter, matters.CERTIFIED)


@pytest.fixture
def tagged(matter: Matter, transcript: Taken) -> dict[str, PassageId]:
    """Three passages; the last one is tagged a denial and becomes *no recollection*."""
    return {
        FIGURE: matters.tag(matter, transcript, FIGURE, "admission"),
        SEEDING: matters.tag(matter, transcript, SEEDING, "denial", "in_part"),
        NUMBER: matters.tag(matter, transcript, NUMBER, "denial"),
    }


@pytest.fixture
def panel(qtbot, matter: Matter, theme: Theme, tagged) -> Iterator[PassageTable]:
    bridge = Bridge(matter)
    panel = PassageTable(bridge, theme)
    qtbot.addWidget(panel)
    panel.resize(1000, 300)
    with qtbot.waitExposed(panel):
        panel.show()
    yield panel
    bridge.close()


def quotes(panel: PassageTable) -> list[str]:
    lines = [panel._model.line(place) for place in range(panel._model.rowCount())]
    return [line.quote for line in lines if line is not None]


def centre(panel: PassageTable, place: int) -> QPoint:
    return panel.table.visualRect(panel._model.index(place, Column.QUOTE)).center()


def click(qtbot, panel: PassageTable, place: int) -> None:
    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=centre(panel, place))


def test_passages_stand_in_the_order_of_their_cites(panel):
    assert quotes(panel) == [FIGURE, SEEDING, NUMBER]
    assert panel.header.count.text() == "3"


def test_a_cell_says_tag_number_cite_and_question(panel):
    line = panel._model.line(2)
    said = [panel._model.text(line, column) for column in Column]

    assert said[:5] == [
        "No recollection",
        "KL-0003",
        "KL-00001",
        line.pin,
        "More than two thousand? I don't recall the number.",
    ]
    assert said[Column.PERSON] == "KL"


def test_a_click_on_a_heading_sorts_and_a_second_turns_it_round(qtbot, panel):
    header = panel.table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(Column.NUMBER) + 12, header.height() // 2)

    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert quotes(panel) == [FIGURE, SEEDING, NUMBER]
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert quotes(panel) == [NUMBER, SEEDING, FIGURE]


def test_typing_narrows_and_the_count_says_of_how_many(qtbot, panel):
    qtbot.keyClicks(panel.filter, "seeding")

    qtbot.waitUntil(lambda: quotes(panel) == [SEEDING])
    assert panel.header.count.text() == "1 of 3"


def test_a_row_that_contradicts_its_tag_filter_disappears(panel, tagged):
    panel.header.tag_button.menu().aboutToShow.emit()
    next(
        a for a in panel.header.tag_button.menu().actions() if a.text().startswith("Denial")
    ).trigger()
    assert quotes(panel) == [SEEDING]

    panel._bridge.do(lambda view: tagging.untag_passage(view, tagged[SEEDING], TagId("denial")))

    assert quotes(panel) == []
    assert panel._stack.currentWidget() is panel._empty


def test_an_issue_narrows_and_its_chip_takes_it_off(qtbot, panel, matter, tagged):
    matter.do(lambda view: issue_acts.add_issue(view, "Torrenting"))
    issue = passages.issues(matter.view)[0].id
    matter.do(lambda view: issue_acts.set_issues(view, [tagged[NUMBER]], [issue]))

    panel.header.issue_button.menu().aboutToShow.emit()
    panel.header.issue_button.menu().actions()[0].trigger()
    assert quotes(panel) == [NUMBER]

    chip = panel.findChild(Chip)
    qtbot.mouseClick(chip.button, Qt.MouseButton.LeftButton)
    assert len(quotes(panel)) == 3


def test_only_this_exhibit(qtbot, panel, matter, transcript):
    scan = matters.take_sample(matter, "VELD0004410.pdf")
    panel._bridge.choose_exhibit(scan.occurrence, scan.exhibit)

    qtbot.mouseClick(panel.header.exhibit_button, Qt.MouseButton.LeftButton)
    assert quotes(panel) == []
    panel._bridge.choose_exhibit(transcript.occurrence, transcript.exhibit)

    assert len(quotes(panel)) == 3


def test_a_double_click_opens_exhibit_and_passage(qtbot, panel, transcript, tagged):
    click(qtbot, panel, 1)
    qtbot.mouseDClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=centre(panel, 1))

    assert panel._bridge.exhibit == transcript.exhibit
    assert panel._bridge.passage == tagged[SEEDING]


def test_next_and_previous_go_through_the_rows_as_sorted(panel, tagged):
    panel.next_passage()
    panel.next_passage()
    assert panel._bridge.passage == tagged[SEEDING]

    panel.previous_passage()
    assert panel._bridge.passage == tagged[FIGURE]


def test_a_passage_chosen_elsewhere_becomes_the_current_row(panel, tagged):
    panel._bridge.choose_passage(tagged[NUMBER])

    assert panel.current().id == tagged[NUMBER]


def test_delete_withdraws_all_selected_rows_in_one_undo(qtbot, panel):
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    with qtbot.waitSignal(panel._bridge.told) as told:
        qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    assert quotes(panel) == []
    assert told.args == ["Withdrew 3 passages", True]

    panel._bridge.undo()
    assert quotes(panel) == [FIGURE, SEEDING, NUMBER]


def test_one_row_is_copied_as_a_quote_and_several_as_a_table(qtbot, panel):
    click(qtbot, panel, 1)
    qtbot.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    one = QApplication.clipboard().mimeData()
    qtbot.keyClick(panel.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    said, is_plain = one.text().split("\n"), "<table" not in one.html()
    qtbot.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    several = QApplication.clipboard().mimeData()

    assert said[0] == "Q. Do you dispute the figure?"
    assert said[-1].endswith(panel._model.line(1).pin.replace("-", "–"))
    assert is_plain
    assert several.html().count("<tr") == 3
    assert [row.split("\t")[0] for row in several.text().split("\n")] == [
        "No.",
        *(line.number for line in many.lines(panel._bridge.view, panel.chosen_ids())),
    ]


def test_a_new_passage_appears_and_the_current_row_stays(panel, matter, transcript, tagged):
    panel._bridge.choose_passage(tagged[NUMBER])

    matters.tag(matter, transcript, "Not for those copies, no.", "denial")

    assert len(quotes(panel)) == 4
    assert panel.current().id == tagged[NUMBER]


def test_full_height_is_asked_for(qtbot, panel):
    with qtbot.waitSignal(panel.full_height_requested):
        qtbot.mouseClick(panel.header.height_button, Qt.MouseButton.LeftButton)


def test_a_long_table_reads_only_what_is_in_sight(qtbot, matter, theme):
    crowds.fill_exhibits(matter, 50)
    crowds.fill_passages(matter, 5000, exhibits=50)
    bridge = Bridge(matter)
    panel = PassageTable(bridge, theme)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()

    panel.table.scrollToBottom()
    QApplication.processEvents()

    assert panel._model.rowCount() == 5000
    assert len(list(panel._model._lines.known())) <= 3 * 256
    bridge.close()


def test_every_control_has_a_name(panel):
    buttons = [one for one in panel.findChildren(QAbstractButton) if one.isVisible()]
    assert [b for b in buttons if not (b.accessibleName() or b.text())] == []
