# mypy: disable-error-code="union-attr, arg-type"
# A test that meets None where it expects a thing fails at that line, which is what it is for.
"""The overview in the window: real keys and clicks narrow the real table."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.queries.passages import PassageFilter
from tests.ui.desks import Screen
from ui.controls import Chip
from ui.overview.bars import BarList


@pytest.fixture
def tagged(screen: Screen) -> Screen:
    """A denial, an admission and a quick mark."""
    for keys in (("Down", "2", "F"), ("Down", "1"), ("Escape",), ("Down", "Space")):
        for key in keys:
            screen.key(key, screen.page)
    screen.window.actions_table["overview"].trigger()
    QApplication.processEvents()
    return screen


def row_named(bars: BarList, name: str) -> int:
    names = [bars.bars.index(row, 0).data() for row in range(bars.bars.rowCount())]
    return names.index(name)


def step_to(screen: Screen, bars: BarList, name: str) -> None:
    bars.setFocus()
    screen.key("Home", bars)
    for _ in range(row_named(bars, name)):
        screen.key("Down", bars)


def shown(screen: Screen) -> int:
    return screen.desk.table._model.rowCount()


def test_enter_on_a_bar_narrows_the_table_and_again_takes_that_away(tagged: Screen):
    overview = tagged.desk.overview
    step_to(tagged, overview.tags, "Denial")

    tagged.key("Return", overview.tags)

    assert tagged.desk.table.wanted == PassageFilter(tags=("denial",))
    assert shown(tagged) == 1
    assert overview.isVisible()
    tagged.key("Return", overview.tags)
    assert shown(tagged) == 3


def test_quick_marks_are_a_bar_of_their_own(tagged: Screen):
    overview = tagged.desk.overview
    step_to(tagged, overview.tags, "Quick marks, no tag yet")

    tagged.key("Space", overview.tags)

    assert tagged.desk.table.wanted.left == "quick_marks"
    assert shown(tagged) == 1


def test_filters_work_together_and_a_chip_takes_one_away(tagged: Screen):
    desk, overview = tagged.desk, tagged.desk.overview
    step_to(tagged, overview.witnesses, "Imogen Tarrowby")
    tagged.key("Return", overview.witnesses)
    step_to(tagged, overview.tags, "Admission")
    tagged.key("Return", overview.tags)
    assert shown(tagged) == 1

    chip = desk.table.header.chips.itemAt(0).widget()
    assert isinstance(chip, Chip)
    chip.removed.emit()

    assert desk.table.wanted == PassageFilter(tags=("admission",))


def test_a_click_on_a_column_of_the_timeline_narrows_to_its_time(tagged: Screen):
    timeline = tagged.desk.overview.timeline
    column = timeline._column(0)

    QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(column.center()))

    assert tagged.desk.table.wanted.time == "2026-05"
    assert "May 2026" in timeline.accessibleName()


def test_a_passage_that_is_opened_brings_the_page_back(tagged: Screen):
    table = tagged.desk.table.table
    table.setFocus()
    table.selectRow(0)

    tagged.key("Return", table)

    assert tagged.desk.document.isVisible()
    assert not tagged.desk.overview.isVisible()


def test_escape_leads_back_to_the_page(tagged: Screen):
    tagged.key("Escape", tagged.desk.overview.tags)

    assert tagged.desk.document.page.hasFocus()
    assert not tagged.desk.overview.isVisible()


def test_the_overview_counts_on_while_passages_come_and_go(tagged: Screen):
    overview = tagged.desk.overview

    tagged.window.actions_table["undo"].trigger()
    tagged.window.actions_table["undo"].trigger()

    tagged.qtbot.waitUntil(
        lambda: (
            "Quick marks, no tag yet"
            not in [overview.tags.bars.index(row, 0).data() for row in range(5)]
        )
    )
