"""The transcript report: what was understood, where each line stands, what a person corrects."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem

from reviewer.acts import exhibits as acts
from reviewer.errors import InputError
from reviewer.queries import exhibits
from tests.ui.desks import CERTIFIED, MAIL, Screen
from ui.transcript_report import TranscriptReportPanel, sheets_in


def report(screen: Screen) -> TranscriptReportPanel:
    screen.window.actions_table["transcript_report"].trigger()
    panel = screen.desk.transcript.panel
    assert panel is not None
    return panel


def rows(item: QTreeWidgetItem) -> list[tuple[str, str]]:
    children = (item.child(at) for at in range(item.childCount()))
    return [(one.text(0), one.text(1)) for one in children if one is not None]


def first(item: QTreeWidgetItem) -> QTreeWidgetItem:
    child = item.child(0)
    assert child is not None
    return child


def section(panel: TranscriptReportPanel, name: str) -> QTreeWidgetItem:
    tops = (panel.tree.topLevelItem(at) for at in range(panel.tree.topLevelItemCount()))
    return next(one for one in tops if one is not None and one.text(0) == name)


@pytest.fixture
def opened(screen: Screen) -> Screen:
    screen.open(CERTIFIED)
    return screen


def test_the_report_stands_beside_the_page_and_says_how_sure_it_is(opened: Screen):
    panel = report(opened)

    assert opened.desk.right.currentWidget() is panel
    assert panel.sure.text() == "Pages and lines are certain (100 %)."
    assert "25 lines a page" in panel.facts.text()
    assert "Certified" in panel.facts.text()
    assert panel.doubts.isHidden()
    assert rows(section(panel, "Sheets")) == [
        ("Sheets 1–3: front matter", "Tr. 1–3"),
        ("Sheets 4–11: testimony", "Tr. 4–11"),
        ("Sheet 12: certificate", ""),
        ("Sheet 13: errata", "Tr. 13"),
    ]
    assert rows(section(panel, "Examinations"))[0] == ("Examination: Ms. Marchbank", "4:2-10:1")


def test_enter_on_a_line_shows_its_place(opened: Screen):
    panel = report(opened)
    panel.tree.setCurrentItem(first(section(panel, "Exhibits mentioned")))

    opened.key("Return", panel.tree)

    assert "PX-14" in opened.desk.document.page.selected_text()


def test_an_exhibit_of_the_matter_is_opened_by_its_marked_number(opened: Screen):
    bridge = opened.desk.bridge
    places = (
        place
        for line in exhibits.exhibits(bridge.view)
        for place in exhibits.occurrences_of(bridge.view, line.id)
    )
    mail = next(place for place in places if place.name == Path(MAIL).name)
    panel = report(opened)

    bridge.do(lambda view: acts.set_occurrence_field(view, [mail.id], "marked", "PX 14"))

    linked = first(section(panel, "Exhibits mentioned"))
    control = exhibits.exhibit(bridge.view, mail.exhibit).control
    assert linked.text(0) == f"Exhibit PX-14, marked, is {control}"
    panel.tree.setCurrentItem(linked)
    QTest.mouseClick(panel.open_button, Qt.MouseButton.LeftButton)
    assert opened.pages.occurrence.id == mail.id


def test_a_corrected_transcript_is_read_again_and_the_page_shows_it(opened: Screen):
    panel = report(opened)
    exhibit = opened.pages.line.id
    before = opened.pages.line.layer
    QTest.keyClicks(panel.sheets, "5-6")

    QTest.mouseClick(panel.again_button, Qt.MouseButton.LeftButton)

    opened.qtbot.waitUntil(lambda: opened.pages.line.layer != before, timeout=20_000)
    lines = opened.pages.layer.lines
    assert {line.page for line in lines} == {5, 6}
    assert exhibits.facts_of(opened.desk.bridge.view, exhibit).asked == {"testimony": [[5, 6]]}
    opened.qtbot.waitUntil(lambda: "Tr. 5–6" in panel.facts.text(), timeout=5_000)
    assert panel.sheets.text() == "5-6"


def test_what_is_no_range_is_refused_beside_the_field(opened: Screen):
    panel = report(opened)
    QTest.keyClicks(panel.sheets, "all of it")

    opened.key("Return", panel.sheets)

    assert "is no range of sheets" in panel.refusal.text()
    assert panel.refusal.isVisible()


def test_other_exhibits_have_no_report_and_the_tab_can_be_closed(opened: Screen):
    panel = report(opened)
    opened.open(MAIL)
    tabs = opened.desk.right.count()

    assert panel.nothing.text() == "This exhibit is no transcript."
    QTest.mouseClick(panel.close_button, Qt.MouseButton.LeftButton)
    assert opened.desk.right.count() == tabs - 1
    assert opened.desk.transcript.panel is None


@pytest.mark.parametrize(
    ("text", "ranges"), [("", ()), ("4-77", ((4, 77),)), (" 4–7, 9 ", ((4, 7), (9, 9)))]
)
def test_ranges_of_sheets_are_read_as_people_write_them(text, ranges):
    assert sheets_in(text) == ranges


@pytest.mark.parametrize("text", ["7-4", "0-3", "four", "-4"])
def test_what_is_no_range_of_sheets_is_refused(text):
    with pytest.raises(InputError):
        sheets_in(text)
