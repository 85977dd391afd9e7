"""The queue of differences by keyboard, on a matter whose copy came back from a colleague."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.acts import issues as issue_acts
from reviewer.acts import passages as acts
from reviewer.acts import tagging
from reviewer.matter import Matter
from reviewer.model import EntityId, PassageId
from reviewer.queries import differences, passages
from reviewer.queries.difference_kinds import Way
from reviewer.queries.left import Left
from tests.ui.colleagues import until
from tests.ui.desks import Screen
from tests.unit.matters import tag
from tests.unit.replicas import give
from tests.unit.two_copies import Two, also, copy_for, decide, keep, two_copies
from ui.bridge import Bridge
from ui.differences_panel import DifferencesPanel
from ui.theme import Theme

LEFT = Qt.MouseButton.LeftButton
BOOKS, FILMS, YEARS = (
    "We never copied any book.",
    "There were about 2,400 films.",
    "Seven years went by.",
)


@dataclass
class Queue:
    """The panel on its own, on Kim’s copy."""

    panel: DifferencesPanel
    two: Two

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.panel.list, key)
        QApplication.processEvents()

    def rows(self) -> list[str]:
        model = self.panel.list.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def kinds(panel: DifferencesPanel) -> list[str]:
    """What the lines of the queue are about, in their order."""
    lines = (panel._rows.line(row) for row in range(panel._rows.rowCount()))
    return [line.difference.kind for line in lines if line is not None]


def say_importance(matter: Matter, passage: PassageId, value: str) -> None:
    matter.do(lambda view: acts.set_passage_field(view, passage, "importance", value))


@pytest.fixture
def queue(qtbot, theme: Theme, tmp_path: Path):
    """A field answered twice, and a passage read in two ways."""
    two = two_copies(tmp_path)
    passage = tag(two.kim, two.exhibit, FILMS, "quantity")
    two.meet()
    say_importance(two.kim, passage, "hot")
    say_importance(two.kay, passage, "warm")
    also(two.kim, two.exhibit, BOOKS, "denial")
    also(two.kay, two.exhibit, BOOKS, "admission")
    two.meet()
    bridge = Bridge(two.kim)
    panel = DifferencesPanel(bridge, theme)
    qtbot.addWidget(panel)
    panel.resize(320, 640)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.focus_list()
    yield Queue(panel, two)
    bridge.close()
    two.close()


def test_each_line_says_what_it_is_about_and_whose_the_versions_are(queue: Queue):
    rows = sorted(queue.rows())

    assert rows[0].startswith("Importance, KL-0001")
    assert rows[1].startswith("Tagged against each other, KL-0002")
    assert all("Kim Lee · Kay Long" in row for row in rows)


def test_the_versions_stand_side_by_side_with_name_role_and_value(queue: Queue):
    first, second = queue.panel.versions.cards

    assert first.geometry().top() == second.geometry().top()
    assert first.geometry().right() < second.geometry().left()
    told = {one.accessibleName() for card in queue.panel.versions.cards for one in (card.keep,)}
    assert told == {"Keep what Kim Lee said", "Keep what Kay Long said"}


def test_names_that_find_no_room_side_by_side_stand_below_each_other_in_full(
    qtbot, theme: Theme, tmp_path: Path
):
    two = two_copies(tmp_path)
    far = copy_for(two.kim, tmp_path / "far", "Maximiliane Featherstonehaugh")
    passage = tag(two.kim, two.exhibit, FILMS, "quantity")
    give(two.kim, far)
    say_importance(two.kim, passage, "hot")
    say_importance(far, passage, "warm")
    give(far, two.kim)
    bridge = Bridge(two.kim)
    panel = DifferencesPanel(bridge, theme)
    qtbot.addWidget(panel)
    panel.resize(320, 640)
    with qtbot.waitExposed(panel):
        panel.show()

    first, second = panel.versions.cards

    assert first.geometry().bottom() < second.geometry().top()
    assert sorted(card.keep.text() for card in panel.versions.cards) == [
        "Keep Kim Lee",
        "Keep Maximiliane Featherstonehaugh",
    ]
    far.close()
    bridge.close()
    two.close()


def test_digits_ask_to_keep_that_version_and_letters_the_other_ways(queue: Queue):
    asked: list[tuple[str, Way, bytes]] = []
    queue.panel.decision_asked.connect(lambda one, way, kept: asked.append((one.kind, way, kept)))
    listed = kinds(queue.panel)
    assert queue.panel.current is not None
    versions = queue.panel.current.versions

    queue.press(Qt.Key.Key_2, Qt.Key.Key_9, Qt.Key.Key_N, Qt.Key.Key_B, Qt.Key.Key_P, Qt.Key.Key_J)

    assert asked == [
        (listed[0], Way.KEEP, versions[1].id),
        (listed[1], Way.KEEP_ALL, b""),
        (listed[0], Way.JOIN, b""),
    ]


def test_no_key_of_the_queue_goes_past_it_while_the_keyboard_is_in_the_panel(queue: Queue):
    asked: list[Way] = []
    queue.panel.decision_asked.connect(lambda _one, way, _kept: asked.append(way))
    queue.panel.versions.both.setFocus()

    for key in (Qt.Key.Key_1, Qt.Key.Key_B):
        override = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        override.ignore()
        QApplication.sendEvent(queue.panel.versions.both, override)
        assert override.isAccepted(), "else the window would tag the passage on the page"
        QTest.keyClick(queue.panel.versions.both, key)

    assert asked == [Way.KEEP, Way.KEEP_ALL]


def test_what_comes_back_by_undo_has_the_keyboard_again(queue: Queue):
    for one in differences.differences(queue.two.kim.view):
        decide(queue.two.kim, one, Way.KEEP, one.versions[0].id)
    queue.panel.reload()
    queue.panel.focus_list()
    assert queue.panel.which.hasFocus()

    queue.two.kim.undo()
    queue.panel.reload()

    assert queue.panel.list.hasFocus()
    assert len(queue.rows()) == 1


def test_only_the_ways_that_are_open_are_offered(queue: Queue):
    panel = queue.panel
    assert panel.versions.both.isVisible()
    assert not panel.versions.join.isVisible()
    assert "B keeps both" in panel.versions.hint.text()
    assert "J joins" not in panel.versions.hint.text()


def test_an_empty_queue_teaches_what_will_stand_here(queue: Queue):
    for one in differences.differences(queue.two.kim.view):
        kept = one.versions[0].id
        decide(queue.two.kim, one, Way.KEEP, kept)
    queue.panel.reload()

    assert queue.panel.empty.isVisible()
    assert "Both versions stay until a person decides" in queue.panel.teaching.text()
    queue.panel.which.setCurrentIndex(1)
    assert len(queue.rows()) == 2
    assert "Kim Lee kept what" in queue.rows()[0]


# --- on the desk ----------------------------------------------------------------------------------


@pytest.fixture
def differing(screen: Screen, tmp_path: Path):
    """The sample matter in the window; Kay’s copy of it came back with other answers."""
    matter = screen.desk.bridge.matter
    spans = [screen.span("No. I did not approve that"), screen.span("I don't believe so.")]
    made = [mark(screen, matter, span, "denial") for span in spans]
    kay = copy_for(matter, tmp_path / "kay", "Kay Long")
    matter.do(lambda view: acts.set_passage_field(view, made[0], "importance", "hot"))
    kay.do(lambda view: acts.set_passage_field(view, made[0], "importance", "warm"))
    matter.do(lambda view: acts.withdraw_passage(view, made[1]))
    kay.do(lambda view: acts.note_passage(view, made[1], "Key fact"))
    for one in (matter, kay):
        one.do(lambda view: issue_acts.add_issue(view, "Mirror addresses"))
    give(kay, matter)
    kay.close()
    screen.desk.bridge._look_elsewhere()
    return made


def mark(screen: Screen, matter, span, tag_id) -> PassageId:
    pages = screen.pages
    selection = tagging.Selection(
        pages.line.id, pages.line.layer, (span,), EntityId(pages.occurrence.id)
    )
    change = matter.do(lambda view: tagging.tag_selection(view, selection, tag_id))
    return PassageId(next(one for one in change.passages if passages.is_standing(matter.view, one)))


def go_to(screen: Screen, panel: DifferencesPanel, kind: str) -> None:
    """Go on by key until the difference of a kind is in hand."""
    for _ in range(4):
        if panel.current is not None and panel.current.kind == kind:
            return
        screen.key("N")
    raise AssertionError(f"no {kind}")


def place_of(panel: DifferencesPanel, name: str) -> int:
    assert panel.current is not None
    return [version.reviewer for version in panel.current.versions].index(name)


def test_a_queue_is_decided_by_keyboard_with_the_page_beside_it(
    screen: Screen, differing: list[PassageId]
):
    answered, withdrawn = differing
    view = screen.desk.bridge.view
    screen.desk.differing.count()
    until(screen, lambda: screen.window.status.differences.text() == "3 differences")

    QTest.mouseClick(screen.window.status.differences, LEFT)
    panel = screen.desk.differing.panel
    assert panel is not None
    assert panel.list.hasFocus()
    go_to(screen, panel, "passage_field")
    assert screen.desk.bridge.passage == answered
    assert panel.list.hasFocus()

    screen.key(str(1 + place_of(panel, "Kay Long")))
    assert passages.card(view, answered).fields["importance"] == "warm"
    assert screen.said() == "Kept what Kay Long said"
    assert panel.list.hasFocus()

    go_to(screen, panel, "withdrawn")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QTest.mouseClick(panel.versions.cards[place_of(panel, "Kay Long")].keep, LEFT)
    assert passages.is_standing(view, withdrawn)
    assert panel.list.hasFocus()

    go_to(screen, panel, "same_name")
    screen.key("J")
    assert [one.name for one in passages.issues(view)].count("Mirror addresses") == 1
    assert screen.window.status.differences.isHidden()
    assert panel.empty.isVisible()

    screen.window.messages.accept()
    panel.reload()
    assert kinds(panel) == ["same_name"]
    panel.which.setCurrentIndex(1)
    assert panel._rows.rowCount() == 2


def test_undo_steps_past_an_act_that_a_colleague_has_decided_otherwise(
    screen: Screen, tmp_path: Path
):
    matter = screen.desk.bridge.matter
    (first, second) = (
        mark(screen, matter, screen.span(words), "denial")
        for words in ("No. I did not approve that", "I don't believe so.")
    )
    kay = copy_for(matter, tmp_path / "kay", "Kay Long")
    say_importance(matter, second, "hot")
    say_importance(kay, second, "warm")
    give(matter, kay)
    (one,) = differences.differences(kay.view)
    keep(kay, one, "Kay Long")
    give(kay, matter)
    kay.close()
    screen.desk.bridge._look_elsewhere()

    until(screen, screen.window.actions_table["undo"].isEnabled)

    screen.key("Ctrl+Z")
    screen.key("Ctrl+Z")
    assert "changed since, so it is left as it is" in screen.said()
    until(screen, lambda: "as Denial" in screen.window.actions_table["undo"].text())
    screen.key("Ctrl+Z")

    assert screen.said().startswith("Took back: ")
    assert passages.is_standing(matter.view, first)
    assert not passages.is_standing(matter.view, second)


def test_what_is_left_to_do_counts_the_differences_and_leads_to_them(
    screen: Screen, differing: list[PassageId]
):
    screen.key("Ctrl+L")
    rows = screen.desk.left._rows
    until(screen, lambda: rows.rowCount() == len(Left))
    line = rows.index(rows.rowCount() - 1)
    assert str(line.data()) == "Differences to decide, 3"

    screen.key("Home", screen.desk.left.list)
    for _ in range(rows.rowCount() - 1):
        screen.key("Down", screen.desk.left.list)
    screen.key("Return", screen.desk.left.list)

    panel = screen.desk.differing.panel
    assert panel is not None
    assert panel.list.hasFocus()
    assert panel._rows.rowCount() == 3


def test_one_person_alone_has_no_line_for_differences(screen: Screen):
    screen.key("Ctrl+L")
    screen.desk.differing.count()
    QApplication.processEvents()

    names = [str(one.value) for one in Left if one is not Left.DIFFERENCES]
    assert screen.desk.left._rows.rowCount() == len(names)
