"""Handing over and taking in through the window: real files, real processes, keys, a dropped file.

Given a copy of the sample matter on each desk, work goes from window to window as files.
"""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from reviewer.sharing import exchanges, handing_over
from reviewer.sharing.chosen import Wanted
from reviewer.sharing.exchanges import Recorded
from reviewer.sharing.portions import Form
from tests.ui.colleagues import (
    LONG,
    Office,
    begin,
    hand_over,
    looked_at,
    marked_by,
    office,
    sit_at,
    state_of,
    tag,
    tagged_by,
    take_in,
    until,
)
from tests.ui.desks import CERTIFIED, MAIL, Screen
from ui.dialogs.as_before import AsBefore
from ui.dialogs.begin_from import WhoAmI
from ui.dialogs.hand_over import HandOver, Whom
from ui.dialogs.take_in import TakeIn
from ui.page_view.rendering import PageRenderer

__all__ = ["office"]
ANSWER = "I understand that."


@pytest.fixture
def kim(office: Office, renderer: PageRenderer) -> Screen:
    return office.seat(renderer, "Kim Lee", "KL", has_copy=True)


@pytest.fixture
def bea(office: Office, renderer: PageRenderer) -> Screen:
    return office.seat(renderer, "Bea Ray", "BR", has_copy=True)


@pytest.fixture
def from_bea(office: Office, tmp_path: Path) -> Path:
    """A file in which Bea hands over one tagged answer."""
    return office.file_from("Bea Ray", "BR", tmp_path / "From Bea.pincite-handover", ANSWER)


def test_before_anything_is_written_the_dialog_says_what_will_be_in_the_file(kim, tmp_path):
    tag(kim, CERTIFIED, "Down", "2", "F", "Down", "1")
    kim.key("Ctrl+Shift+H")
    dialog = kim.dialog(HandOver)
    until(kim, dialog.ok.isEnabled)

    assert " acts, " in dialog.contents.text()
    assert "about" in dialog.contents.text()
    assert dialog.out.text().endswith(".pincite-handover")
    assert ":" not in Path(dialog.out.text()).name
    assert [dialog.whom.itemData(at)[0] for at in range(dialog.whom.count())][-1] == Whom.DATE

    dialog.kind.setCurrentIndex(1)

    assert dialog.out.text().endswith(".pincite-package")
    assert dialog.wish.form is Form.PACKAGE
    assert dialog.wish.with_files


def test_in_a_long_log_what_will_be_in_the_file_is_counted_beside_the_dialog(kim, monkeypatch):
    monkeypatch.setattr(handing_over, "_LONG", 0)
    tag(kim, CERTIFIED, "Down", "2", "F")
    kim.key("Ctrl+Shift+H")
    dialog = kim.dialog(HandOver)
    until(kim, lambda: dialog.contents.text() == "Counting…")

    dialog.kind.setCurrentIndex(1)
    until(kim, lambda: " acts, " in dialog.contents.text())

    whole = handing_over.extent(kim.desk.bridge.matter, dialog_wanted(dialog), Form.PACKAGE)
    assert f"{whole.changesets} acts" in dialog.contents.text()
    assert "exhibits" in dialog.contents.text(), "the first wish was dropped"
    dialog.reject()


def dialog_wanted(dialog: HandOver) -> Wanted:
    return Wanted(with_exhibits=True, passphrase=dialog.wish.passphrase)


def test_two_passphrases_that_differ_are_refused_in_words(kim, tmp_path):
    sit_at(kim)
    kim.key("Ctrl+Shift+H")
    dialog = kim.dialog(HandOver)
    dialog.passphrase.click()
    QTest.keyClicks(dialog.passphrase.first, "long enough")
    QTest.keyClicks(dialog.passphrase.second, "long enouhg")
    until(kim, dialog.ok.isEnabled)
    QTest.keyClick(dialog, Qt.Key.Key_Return)

    assert dialog.isVisible()
    assert "not the same" in dialog.refusal.text()
    dialog.reject()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("BR-5137209c5745-6-b2f77bf421eb04b8.pincite-handover", "the mailbox folder"),
        (f"file-{'a' * 64}-b2f77bf421eb04b8.pincite-handover", "the mailbox folder"),
        ("From Bea 6.pincite-handover", "From Bea 6.pincite-handover"),
    ],
)
def test_work_of_the_mailbox_is_not_told_by_names_that_no_person_gave(qtbot, name, told):
    taken = Recorded("1", name, "Bea Ray", datetime(2026, 11, 22, tzinfo=UTC), 3, 0, 0, 5, 8)
    dialog = AsBefore("Northgate v. Veldrane", taken)
    qtbot.addWidget(dialog)

    said = [label.text() for label in dialog.findChildren(QLabel)]

    assert any(f"3 acts came in from {told}, " in one for one in said)
    assert "Veldrane before 2026-11-2" in dialog.folder.text()


def test_a_matter_as_of_the_end_of_a_day_is_not_called_before_it(qtbot):
    dialog = AsBefore("Northgate v. Veldrane", date(2026, 11, 19))
    qtbot.addWidget(dialog)

    assert dialog.folder.text().endswith("Northgate v. Veldrane as of 2026-11-19")


def test_fields_stay_where_they_are_when_more_of_them_come_up(kim):
    sit_at(kim)
    kim.key("Ctrl+Shift+H")
    dialog = kim.dialog(HandOver)
    assert dialog.whom.hasFocus(), "for whom is asked first"
    before = dialog.out.x()

    dialog.passphrase.click()
    QTest.qWait(20)

    assert dialog.passphrase.second.isVisible()
    assert dialog.out.x() == before
    dialog.reject()


def test_a_passphrase_that_is_wanted_is_asked_for_and_one_that_is_wrong_is_a_refusal(qtbot):
    path = Path("From Bea.pincite-handover")
    dialog = TakeIn([path])
    qtbot.addWidget(dialog)
    dialog.show()
    card = dialog.card(path)

    dialog.show_refusal(path, "This file is locked.", needs_passphrase=True)

    assert (card.words.text(), card.words.isVisible()) == ("This file is locked.", True)
    assert not card.refusal.isVisible()
    assert dialog.cancel.text() == "Cancel"

    QTest.keyClicks(card.field, "wrong")
    QTest.keyClick(card.field, Qt.Key.Key_Return)
    dialog.show_refusal(path, "It does not open the file.", needs_passphrase=True)

    assert card.refusal.isVisible()
    assert not card.words.isVisible()


def test_what_a_colleague_tagged_comes_in_and_place_and_selection_stay(kim, from_bea):
    tag(kim, CERTIFIED, "Down", "Down", "Down", "1", "A")
    kim.page.verticalScrollBar().setValue(kim.page.verticalScrollBar().maximum() // 2)
    before = (kim.desk.bridge.passage, kim.page.verticalScrollBar().value())
    dialog = looked_at(kim, from_bea)
    told = dialog.cards[0].words.text()

    assert "Bea Ray" in told
    assert dialog.ok.text().startswith("Take in ")

    QTest.keyClick(dialog, Qt.Key.Key_Return)
    until(kim, lambda: "Took in" in kim.said())

    assert marked_by(kim) == ["Bea Ray", "Kim Lee"]
    assert len(kim.passages()) == 2
    assert (kim.desk.bridge.passage, kim.page.verticalScrollBar().value()) == before

    dialog = looked_at(kim, from_bea)

    assert dialog.ok.text() == "Nothing new"
    assert not dialog.ok.isEnabled()
    assert dialog.cancel.text() == "Close"
    QTest.keyClick(dialog.cancel, Qt.Key.Key_Return)
    assert not [one for one in kim.window.findChildren(TakeIn) if one.isVisible()]


def test_a_damaged_file_is_refused_with_a_sentence_and_changes_nothing(kim, from_bea):
    content = bytearray(from_bea.read_bytes())
    for place in range(200, len(content), 97):
        content[place] ^= 0xFF
    from_bea.write_bytes(content)
    dialog = looked_at(kim, from_bea)

    assert dialog.cards[0].refusal.text().endswith(".")
    assert not dialog.ok.isEnabled()
    assert marked_by(kim) == []
    assert exchanges.takings(kim.desk.bridge.matter) == ()
    dialog.reject()


@LONG
def test_a_sealed_file_asks_for_its_passphrase_until_it_is_right(kim, office, tmp_path):
    out = tmp_path / "Sealed.pincite-handover"
    sealed = office.file_from("Bea Ray", "BR", out, ANSWER, "violet harbour 12")
    dialog = looked_at(kim, sealed)
    card = dialog.cards[0]

    assert card.field.isVisible()
    assert not dialog.ok.isEnabled()

    QTest.keyClicks(card.field, "violet harbor 12")
    QTest.keyClick(card.field, Qt.Key.Key_Return)
    until(kim, lambda: card.field.isVisible() and not card.is_looking)
    QTest.keyClicks(card.field, "violet harbour 12")
    QTest.keyClick(card.field, Qt.Key.Key_Return)
    until(kim, dialog.ok.isEnabled)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    until(kim, lambda: "Took in" in kim.said())

    assert marked_by(kim) == ["Bea Ray"]


@LONG
def test_three_copies_are_put_together_in_different_orders(kim, bea, office, renderer, tmp_path):
    package = hand_over_package(bea, tmp_path / "Whole.pincite-package")
    cem = office.seat(renderer, "Cem Aydin", "CA", has_copy=False)
    begin(cem, package)
    tag(kim, CERTIFIED, "Down", "2", "F")
    tag(bea, CERTIFIED, "Down", "1", "A")
    tag(cem, MAIL, "Down", "3", "M")
    files = [
        hand_over(one, tmp_path / f"{name}.pincite-handover")
        for one, name in ((kim, "Kim"), (bea, "Bea"), (cem, "Cem"))
    ]
    take_in(kim, files[1], files[2])
    take_in(bea, files[2])
    said = take_in(bea, files[0])
    take_in(cem, *files)

    assert state_of(kim) == state_of(bea) == state_of(cem)
    assert "difference" in said
    assert tagged_by(cem) == {"Kim Lee", "Bea Ray", "Cem Aydin"}


def hand_over_package(screen: Screen, out: Path) -> Path:
    """Hand the whole matter over."""
    sit_at(screen)
    screen.key("Ctrl+Shift+H")
    dialog = screen.dialog(HandOver)
    dialog.kind.setCurrentIndex(1)
    return _write(screen, dialog, out)


def _write(screen: Screen, dialog: HandOver, out: Path) -> Path:
    dialog.out.selectAll()
    QTest.keyClicks(dialog.out, str(out))
    until(screen, dialog.ok.isEnabled)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    until(screen, lambda: "Wrote" in screen.said())
    return out


@LONG
def test_who_is_named_like_a_colleague_is_asked_whether_that_is_them(
    bea, office, renderer, tmp_path
):
    tag(bea, CERTIFIED, "Down", "2", "F")
    package = hand_over_package(bea, tmp_path / "Whole.pincite-package")
    at_home = office.seat(renderer, "Bea Ray", "BR", has_copy=False)
    begin(at_home, package)
    asked = at_home.dialog(WhoAmI)

    assert "Bea Ray" in asked.windowTitle() or asked.isVisible()

    QTest.keyClick(asked, Qt.Key.Key_Return)

    assert at_home.desk.bridge.matter.reviewer == bea.desk.bridge.matter.reviewer


@LONG
def test_colleagues_tells_who_has_what_and_leads_back_to_the_state_before(kim, from_bea, tmp_path):
    take_in(kim, from_bea)
    sit_at(kim)
    kim.key("Ctrl+Shift+P")
    panel = kim.window.colleagues.errands.panel
    assert panel is not None
    told = "\n".join(label.text() for label in panel.findChildren(type(panel.mailbox)))

    assert "Bea Ray" in told
    assert "You have their work up to" in told
    assert "Took in" in told

    (taken,) = exchanges.takings(kim.desk.bridge.matter)
    panel.before_asked.emit(taken)
    dialog = kim.dialog(AsBefore)
    dialog.folder.setText(str(tmp_path / "earlier"))
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    until(kim, lambda: kim.desk.bridge.matter.folder == tmp_path / "earlier")

    assert marked_by(kim) == []


@LONG
def test_a_file_on_the_welcome_screen_opens_the_matter_that_it_is_of(kim, from_bea):
    folder = kim.desk.bridge.matter.folder
    kim.forget_backup()
    kim.window.close_matter()
    until(kim, lambda: kim.window.desk is None)
    kim.window.importing.import_paths([from_bea])
    until(kim, lambda: any(one.isVisible() for one in kim.window.findChildren(TakeIn)))

    assert kim.desk.bridge.matter.folder == folder
    kim.dialog(TakeIn).reject()
