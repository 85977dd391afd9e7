"""The queue of differences by keyboard, on a matter whose copy came back from a colleague."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from reviewer.acts import deciding_alike, tagging
from reviewer.acts import issues as issue_acts
from reviewer.acts import passages as acts
from reviewer.matter import Matter
from reviewer.model import EntityId, PassageId
from reviewer.queries import difference_alike, differences, passages
from reviewer.queries.difference_kinds import Way
from reviewer.queries.left import Left
from tests.ui.colleagues import until
from tests.ui.desks import Screen
from tests.unit.matters import add_text, tag
from tests.unit.replicas import give
from tests.unit.two_copies import Two, also, copy_for, decide, keep, two_copies
from ui.bridge import Bridge
from ui.dialogs import decide_alike
from ui.dialogs.decide_alike import DecideAlike
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


# --- all that are alike ---------------------------------------------------------------------------


@pytest.fixture
def folder(screen: Screen, tmp_path: Path):
    """Kay imported the same twenty files from the same folder, and one that has an attachment."""
    matter = screen.desk.bridge.matter
    kay = copy_for(matter, tmp_path / "kay", "Kay Long")
    for copy in (matter, kay):
        for number in range(20):
            add_text(copy, f"Report {number}.", name=f"reports/report{number}.txt")
    mail = [add_text(copy, "A mail.", name="reports/mail.eml") for copy in (matter, kay)]
    add_text(kay, "Attached at Kay’s alone.", parent=mail[1])
    give(kay, matter)
    kay.close()
    screen.desk.bridge._look_elsewhere()
    screen.key("Ctrl+Shift+D")
    panel = screen.desk.differing.panel
    assert panel is not None
    until(screen, panel.versions.alike.isVisible)
    return panel


def alike_dialog(screen: Screen) -> DecideAlike:
    return screen.dialog(DecideAlike)


def test_one_key_asks_to_decide_all_that_are_alike_and_says_how_many_and_what_happens(
    screen: Screen, folder: DifferencesPanel
):
    assert folder.versions.alike.text() == "All 21 like this…"
    assert "A decides all like this" in folder.versions.hint.text()

    screen.key("A")
    dialog = alike_dialog(screen)

    told = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "21 differences are like this one: One file imported twice, between" in told
    assert dialog.ok.text() == "Decide 21"
    assert not dialog.ok.isEnabled()
    screen.key("B", dialog)
    assert dialog.ok.isEnabled()
    assert dialog.happens.text().startswith("In all 21, both stay as they are")
    screen.key("1", dialog)
    assert "leaves the lists and logs" in dialog.happens.text()
    assert "One undo takes all of it back." in dialog.happens.text()
    dialog.reject()


def test_all_that_are_alike_are_decided_as_one_act_and_what_cannot_be_is_told(
    screen: Screen, folder: DifferencesPanel
):
    assert folder.current is not None
    place = [one.reviewer for one in folder.current.versions].index("Kim Lee") + 1

    screen.key("A")
    dialog = alike_dialog(screen)
    screen.key(str(place), dialog)
    screen.key("Return", dialog)
    until(screen, lambda: folder._rows.rowCount() == 1)

    assert screen.said() == "Decided 20 differences: Kept what Kim Lee said"
    assert "1 left open: " in screen.window.messages._detail.text()
    assert screen.window.focusWidget() is folder.list
    target = screen.desk.bridge.matter.undo_target()
    assert target is not None
    assert target.sentence == "decided 20 differences that are alike"
    screen.window.messages.accept()
    until(screen, lambda: folder._rows.rowCount() == 21)


def test_stopping_keeps_what_is_decided_and_leaves_the_rest_open(
    screen: Screen, folder: DifferencesPanel, monkeypatch
):
    in_small_parts = partial(deciding_alike.DecidingAlike, at_once=2)
    monkeypatch.setattr(decide_alike, "DecidingAlike", in_small_parts)
    screen.key("A")
    dialog = alike_dialog(screen)
    screen.key("B", dialog)
    screen.key("Return", dialog)
    until(screen, lambda: dialog.bar.value() >= 2)

    QTest.mouseClick(dialog.cancel, LEFT)
    until(screen, lambda: folder._rows.rowCount() < 21)

    decided = len(differences.decided(screen.desk.bridge.view))
    assert 2 <= decided < 21
    assert folder._rows.rowCount() == 21 - decided
    assert screen.said() == f"Decided {decided} differences: Both stand"


def test_where_none_can_be_decided_so_the_dialog_says_why(qtbot, theme: Theme, tmp_path: Path):
    two = two_copies(tmp_path)
    mails = {}
    for copy in (two.kim, two.kay):
        for number in range(2):
            name = f"mail{number}.eml"
            mails[copy, number] = add_text(copy, f"Mail {number}.", name=name)
    for number in range(2):
        add_text(two.kay, f"Attachment {number}.", parent=mails[two.kay, number])
    two.meet()
    bridge = Bridge(two.kim)
    (one, _) = two.open()
    alike = difference_alike.alike(bridge.view, one.found, [each.found for each in two.open()])
    dialog = DecideAlike(bridge, one, alike)
    qtbot.addWidget(dialog)
    dialog.show()
    place = [version.reviewer for version in one.versions].index("Kim Lee") + 1
    QTest.keyClick(dialog, Qt.Key(int(Qt.Key.Key_0) + place))

    QTest.mouseClick(dialog.ok, LEFT)
    qtbot.waitUntil(dialog.refusal.isVisible)

    assert "attached to one of them alone" in dialog.refusal.text()
    assert dialog.isVisible()
    assert len(two.open()) == 2
    dialog.reject()
    bridge.close()
    two.close()
