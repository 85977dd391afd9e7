"""Colleagues who sit at computers of their own: each has a home, a name, a folder and a window."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.acts import tagging
from reviewer.acts.tagging import Selection
from reviewer.matter import open_matter
from reviewer.model import Tag, TagId
from reviewer.queries import exhibits, passages, people
from reviewer.queries.passages import PassageFilter
from reviewer.sharing import handing_over
from reviewer.sharing.handing_over import Wanted
from reviewer.sharing.state import state
from reviewer.store.settings import Settings
from reviewer.text import anchors
from tests.ui.desks import CERTIFIED, Screen, close
from ui.dialogs.begin_from import BeginFrom
from ui.dialogs.hand_over import HandOver
from ui.dialogs.take_in import TakeIn
from ui.faults import Faults
from ui.main_window import MainWindow
from ui.page_view.rendering import PageRenderer
from ui.settings import WindowSettings
from ui.theme import Theme

PATIENCE_MS = 20_000
LONG = pytest.mark.skipif("not config.getoption('--long')", reason="many processes, with --long")


class Office:
    """Where colleagues sit down, and how they pass files to each other."""

    def __init__(self, top: Path, imported: Path, qtbot: QtBot, theme: Theme) -> None:
        self._top, self._imported, self._qtbot, self._theme = top, imported, qtbot, theme
        self._renderer: PageRenderer | None = None
        self.screens: list[Screen] = []

    def seat(self, renderer: PageRenderer, name: str, initials: str, *, has_copy: bool) -> Screen:
        """A window of somebody's own, on a copy of the sample matter or on none."""
        settings = WindowSettings(Settings(self._top / initials / "home"))
        settings.stored.name_reviewer(name, initials)
        window = MainWindow(settings, self._theme, renderer, Faults(settings.folder))
        window.resize(1480, 920)
        with self._qtbot.waitExposed(window):
            window.show()
        screen = Screen(window, settings, self._qtbot)
        self.screens.append(screen)
        if has_copy:
            folder = self._top / initials / "matter"
            shutil.copytree(self._imported, folder)
            window.open_place(folder)
            window.banner.hide()
        return screen

    def file_from(
        self, name: str, initials: str, out: Path, quote: str, passphrase: str | None = None
    ) -> Path:
        """What somebody whose window nobody looks at hands over: one answer tagged a denial."""
        top = self._top / f"away {initials}"
        shutil.copytree(self._imported, top / "matter")
        settings = Settings(top / "home")
        settings.name_reviewer(name, initials)
        with open_matter(top / "matter", settings) as matter:
            view = matter.view
            place = next(
                place
                for line in exhibits.exhibits(view)
                for place in exhibits.occurrences_of(view, line.id)
                if place.name == Path(CERTIFIED).name
            )
            layer = exhibits.exhibit(view, place.exhibit).layer
            span = anchors.find_quote(view.layer(layer), quote, 1)
            chosen = Selection(place.exhibit, layer, (span,), place.id)
            matter.do(lambda now: tagging.tag_selection(now, chosen, TagId(Tag.DENIAL)))
            handing_over.hand_over(matter, out, Wanted(passphrase=passphrase))
        return out

    def leave(self) -> None:
        """Everyone goes home."""
        for screen in self.screens:
            if screen.window.desk is not None:
                screen.forget_backup()
            if screen.window.colleagues.sharing is not None:
                # Not once more into the mailbox: nobody is there to take it up.
                screen.window.colleagues.sharing.close()
                screen.window.colleagues.sharing = None
            if screen.window.isVisible():
                close(screen.window)
            screen.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def office(
    tmp_path: Path, imported: Path, qtbot: QtBot, theme: Theme, qapp: QApplication
) -> Iterator[Office]:
    theme.install(qapp)
    office = Office(tmp_path / "office", imported, qtbot, theme)
    yield office
    office.leave()


def until(screen: Screen, is_so: Callable[[], bool]) -> None:
    """Wait for something that another process does."""
    screen.qtbot.waitUntil(is_so, timeout=PATIENCE_MS)


def drop(screen: Screen, *paths: Path) -> None:
    """Drop files on the window."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    at, button, none = QPointF(300, 300), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copying = Qt.DropAction.CopyAction
    QApplication.sendEvent(
        screen.window, QDragEnterEvent(at.toPoint(), copying, mime, button, none)
    )
    QApplication.sendEvent(screen.window, QDropEvent(at, copying, mime, button, none))
    QApplication.processEvents()


def sit_at(screen: Screen) -> None:
    """The keyboard belongs to this window from now on."""
    screen.window.activateWindow()
    if screen.window.desk is not None:
        screen.page.setFocus()
    QApplication.processEvents()


def hand_over(screen: Screen, out: Path, passphrase: str = "", whom: str = "") -> Path:
    """Hand over with the keyboard; who it is for is chosen where it is said."""
    sit_at(screen)
    screen.window.messages.hide()
    screen.key("Ctrl+Shift+H")
    dialog = screen.dialog(HandOver)
    if whom:
        dialog.whom.setCurrentText(whom)
    if passphrase:
        dialog.passphrase.click()
        QTest.keyClicks(dialog.passphrase.first, passphrase)
        QTest.keyClicks(dialog.passphrase.second, passphrase)
    dialog.out.selectAll()
    QTest.keyClicks(dialog.out, str(out))
    until(screen, dialog.ok.isEnabled)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    until(screen, lambda: "Wrote" in screen.said())
    return out


def looked_at(screen: Screen, *paths: Path) -> TakeIn:
    """Drop files, and wait until each was looked into."""
    drop(screen, *paths)
    dialog = screen.dialog(TakeIn)
    until(screen, lambda: not any(card.is_looking for card in dialog.cards))
    return dialog


def take_in(screen: Screen, *paths: Path) -> str:
    """Take files in with the keyboard.

    Returns:
        What was said in the end.
    """
    sit_at(screen)
    screen.window.messages.hide()
    dialog = looked_at(screen, *paths)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    until(screen, lambda: "Took in" in screen.said() or "already" in screen.said())
    return screen.said()


def begin(screen: Screen, file: Path) -> None:
    """Begin a copy from a file, from the welcome screen."""
    screen.window.actions_table["begin_from"].trigger()
    dialog = screen.dialog(BeginFrom)
    dialog.choose(file)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    until(screen, lambda: screen.window.desk is not None)
    screen.window.banner.hide()


def marked_by(screen: Screen) -> list[str]:
    """Who marked the passages of the matter, one name a passage."""
    view = screen.desk.bridge.view
    names = {row.id: row.name for row in people.reviewers(view)}
    lines = passages.lines(view, passages.row_ids(view, PassageFilter()))
    return sorted(names[line.person] for line in lines.values())


def tagged_by(screen: Screen) -> set[str]:
    """Everyone whose tag stands on some passage: one passage may bear the tags of several."""
    view = screen.desk.bridge.view
    names = {row.id: row.name for row in people.reviewers(view)}
    lines = passages.lines(view, passages.row_ids(view, PassageFilter()))
    return {names[tag.person] for one in lines.values() for tag in passages.tags_of(view, one.id)}


def tag(screen: Screen, file: str, *keys: str) -> None:
    """Open an exhibit, and tag with the keyboard."""
    sit_at(screen)
    screen.open(file)
    for key in keys:
        screen.key(key, screen.page)


def state_of(screen: Screen) -> str:
    """What the matter that is open says, as one number."""
    return state(screen.desk.bridge.matter.view)
