"""A mailbox between two desks: set up in a dialog, exchanged by hand and by itself."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.sharing import exchanges
from tests.ui.colleagues import LONG, Office, marked_by, office, sit_at, state_of, tag, until
from tests.ui.desks import CERTIFIED, MAIL, Screen
from ui.dialogs.mailbox_folder import MailboxFolder
from ui.page_view.rendering import PageRenderer

__all__ = ["office"]


@pytest.fixture
def kim(office: Office, renderer: PageRenderer) -> Screen:
    return office.seat(renderer, "Kim Lee", "KL", has_copy=True)


@pytest.fixture
def bea(office: Office, renderer: PageRenderer) -> Screen:
    return office.seat(renderer, "Bea Ray", "BR", has_copy=True)


@pytest.fixture
def share(tmp_path: Path) -> Path:
    folder = tmp_path / "Dropbox" / "Northgate mailbox"
    folder.mkdir(parents=True)
    return folder


def set_up(screen: Screen, folder: Path) -> None:
    """Set the mailbox up, and wait for the first look into it."""
    sit_at(screen)
    screen.window.actions_table["mailbox"].trigger()
    dialog = screen.dialog(MailboxFolder)
    QTest.keyClicks(dialog.folder, str(folder))
    QApplication.processEvents()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    rested(screen)


def rested(screen: Screen) -> None:
    """Wait until a look is over."""
    sharing = screen.window.colleagues.sharing
    assert sharing is not None
    mailboxes = sharing.mailboxes
    until(screen, lambda: not mailboxes.is_looking and mailboxes.last is not None)


def at_rest(share: Path, *screens: Screen) -> None:
    """Exchange until nobody puts anything in: what a desk looks at is an act of its own too."""
    for _ in range(5):
        before = sorted(share.iterdir())
        for screen in screens:
            exchange(screen)
        if sorted(share.iterdir()) == before:
            return
    raise AssertionError("the folder does not come to rest")


def exchange(screen: Screen) -> None:
    """Exchange by hand."""
    sit_at(screen)
    screen.window.actions_table["exchange"].trigger()
    rested(screen)


@LONG
def test_two_desks_come_to_say_the_same_and_the_folder_comes_to_rest(kim, bea, share):
    set_up(kim, share)
    set_up(bea, share)
    tag(kim, CERTIFIED, "Down", "2", "F")
    tag(bea, MAIL, "Down", "1", "A")
    at_rest(share, kim, bea)

    assert state_of(kim) == state_of(bea)
    assert marked_by(kim) == marked_by(bea) == ["Bea Ray", "Kim Lee"]
    assert kim.window.status.mailbox.text().startswith("Mailbox today")


def test_another_folder_takes_the_place_of_the_first_until_it_is_given_up(bea, share, tmp_path):
    set_up(bea, share)
    other = tmp_path / "other mailbox"
    other.mkdir()
    bea.window.actions_table["mailbox"].trigger()
    dialog = bea.dialog(MailboxFolder)
    dialog.folder.setText(str(other))
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    rested(bea)

    assert exchanges.mailboxes(bea.desk.bridge.matter) == (str(other),)
    assert list(other.iterdir())

    bea.window.actions_table["mailbox"].trigger()
    dialog = bea.dialog(MailboxFolder)
    QTest.mouseClick(dialog.stop, Qt.MouseButton.LeftButton)

    assert exchanges.mailboxes(bea.desk.bridge.matter) == ()
    assert not bea.window.status.mailbox.isVisible()
    assert list(other.iterdir())


@LONG
def test_files_on_their_way_wait_and_damaged_ones_are_named(kim, bea, share):
    set_up(bea, share)
    tag(bea, CERTIFIED, "Down", "2", "F")
    exchange(bea)
    half, *_ = sorted(share.iterdir(), key=lambda path: path.stat().st_size)
    content = half.read_bytes()
    half.write_bytes(content[: len(content) // 2])
    set_up(kim, share)
    sit_at(kim)
    kim.key("Ctrl+Shift+P")
    panel = kim.window.colleagues.errands.panel

    assert half.name in panel.mailbox_said.text()
    assert "waiting" in panel.mailbox_said.text()

    half.write_bytes(content)
    exchange(kim)

    assert half.name not in panel.mailbox_said.text()
    assert marked_by(kim) == ["Bea Ray"]


@LONG
def test_closing_the_matter_exchanges_first(kim, bea, share):
    set_up(kim, share)
    set_up(bea, share)
    tag(kim, CERTIFIED, "Down", "2", "F")
    kim.forget_backup()
    kim.window.close_matter()
    until(kim, lambda: kim.window.desk is None)
    exchange(bea)

    assert marked_by(bea) == ["Kim Lee"]


@LONG
def test_a_matter_on_a_share_is_worked_on_as_a_copy_with_a_mailbox_in_its_place(kim, bea, tmp_path):
    place = tmp_path / "Dropbox" / "Northgate"
    source = bea.desk.bridge.matter.folder
    bea.forget_backup()
    bea.window.close_matter()
    until(bea, lambda: bea.window.desk is None)
    place.parent.mkdir(parents=True, exist_ok=True)
    source.rename(place)
    bea.window.open_place(place)

    assert bea.window.messages._button.text() == "Work on a copy here"

    bea.window.messages.accept()
    until(bea, lambda: bea.window.desk is not None)

    assert not bea.desk.bridge.matter.folder.is_relative_to(place)
    assert (place / "Pincite mailbox").is_dir()
    assert bea.desk.bridge.matter.objects.names()
