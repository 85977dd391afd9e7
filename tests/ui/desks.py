"""The whole window on real files: a matter imported once, and a copy of it for each test."""

import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QWidget
from pytestqt.qtbot import QtBot

from reviewer import demo
from reviewer.ingest import Import, Status
from reviewer.queries import exhibits, passages
from reviewer.queries.passages import PassageLine
from reviewer.resources import sample_exhibits
from reviewer.store.settings import Settings
from reviewer.text import anchors
from reviewer.text.layer import Span
from reviewer.workers.pool import WorkerPool
from ui.desk import Desk
from ui.exhibit_pages import ExhibitPages
from ui.faults import Faults
from ui.main_window import MainWindow
from ui.page_view.rendering import PageRenderer
from ui.settings import WindowSettings
from ui.theme import Theme

D = TypeVar("D", bound=QDialog)
FILES = (
    "depositions/Tarrowby 30(b)(6) 2026-05-14 certified.txt",
    "depositions/Pelgrave Vol II 2026-06-03.pdf",
    "mail/2024-03-11 1612 Intake plan.eml",
    "pleadings/Veldrane Answer to FAC.pdf",
    "productions/VELD0001234-VELD0001237.pdf",
    "productions/VELD0004410.pdf",
)
_PATIENCE = 30.0  # seconds that closing may take, a backup among it, on a busy machine
CERTIFIED, PELGRAVE, MAIL, ANSWER, BATES, SCAN = FILES


@dataclass
class Screen:
    """The window of a test, and how a person reaches into it."""

    window: MainWindow
    settings: WindowSettings
    qtbot: QtBot

    @property
    def desk(self) -> Desk:
        assert self.window.desk is not None
        return self.window.desk

    @property
    def page(self) -> QWidget:
        return self.desk.document.page

    @property
    def pages(self) -> ExhibitPages:
        """The exhibit that is open."""
        assert self.desk.document.pages is not None
        return self.desk.document.pages

    def key(self, keys: str, target: QWidget | None = None) -> None:
        """Press keys such as ``Ctrl+Z`` or ``1`` where the focus is."""
        combination = QKeySequence(keys)[0]  # type: ignore[index]  # absent from the stubs
        where = target or QApplication.focusWidget() or self.page
        modifiers = combination.keyboardModifiers()
        text = keys.lower() if len(keys) == 1 and not modifiers else ""
        if text:
            QTest.keyClicks(where, text)
        else:
            QTest.keyClick(where, combination.key(), modifiers)
        QApplication.processEvents()

    def open(self, file: str) -> None:
        """Open an exhibit by the file it was imported from."""
        view = self.desk.bridge.view
        for line in exhibits.exhibits(view):
            for place in exhibits.occurrences_of(view, line.id):
                if place.name == Path(file).name:
                    self.desk.bridge.choose_exhibit(place.id, line.id)
                    self.page.setFocus()
                    QApplication.processEvents()
                    return
        raise AssertionError(f"{file} is not in the matter")

    def span(self, words: str, nth: int = 1) -> Span:
        """Where words stand in the exhibit that is open."""
        return anchors.find_quote(self.pages.layer, words, nth)

    def drag(self, words: str, nth: int = 1) -> None:
        """Select words with the mouse."""
        span = self.span(words, nth)
        document = self.desk.document
        document.page.show_span(span)
        QApplication.processEvents()
        first = document.page.rects_of([Span(span.start, span.start + 1)])[0]
        last = document.page.rects_of([Span(span.end - 1, span.end)])[0]
        viewport = document.page.viewport()
        begin = QPoint(first.left() + 1, first.center().y())
        end = QPoint(last.right(), last.center().y())
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=begin)
        QTest.mouseMove(viewport, (begin + end) / 2)
        QTest.mouseMove(viewport, end)
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)
        QApplication.processEvents()

    def passages(self) -> tuple[PassageLine, ...]:
        """The passages of the exhibit that is open."""
        return passages.of_exhibit(self.desk.bridge.view, self.pages.line.id)

    def kinds(self) -> dict[str, str]:
        """Tag and kind of the passage in hand."""
        assert self.desk.bridge.passage is not None
        found = passages.tags_of(self.desk.bridge.view, self.desk.bridge.passage)
        return {str(one.tag): one.kind for one in found}

    def dialog(self, kind: type[D]) -> D:
        """The dialog of a kind that is open."""
        return next(one for one in self.window.findChildren(kind) if one.isVisible())

    def activate(self) -> None:
        """Bring the window to the front again, as a window manager does when a dialog closes."""
        self.window.activateWindow()
        self.page.setFocus()
        QApplication.processEvents()

    def forget_backup(self) -> None:
        """Close without a backup."""
        if self.window.backing_up.backups is not None:
            self.window.backing_up.backups.is_due = False

    def said(self) -> str:
        return self.window.messages.text


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample matter with some of its exhibits, closed."""
    top = tmp_path_factory.mktemp("imported")
    matter = demo.new_sample_matter(top / "matter", "Ada Orr", "AO", Settings(top / "home"))
    with matter, WorkerPool(2) as pool:
        outcomes = Import(matter, [sample_exhibits() / name for name in FILES], pool).run()
    assert all(one.status is not Status.REFUSED for one in outcomes), outcomes
    return top / "matter"


@pytest.fixture
def window_settings(home: Path) -> WindowSettings:
    settings = WindowSettings(Settings(home))
    settings.stored.name_reviewer("Kim Lee", "KL")
    return settings


@pytest.fixture
def empty_screen(
    qtbot: QtBot, theme: Theme, renderer: PageRenderer, window_settings: WindowSettings
) -> Iterator[Screen]:
    """The window without a matter."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.install(app)
    window = MainWindow(window_settings, theme, renderer, Faults(window_settings.folder))
    window.resize(1480, 920)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    screen = Screen(window, window_settings, qtbot)
    yield screen
    if window.isVisible():
        close(window)
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def screen(empty_screen: Screen, imported: Path, tmp_path: Path) -> Screen:
    """The window on a copy of the sample matter, the certified transcript open."""
    shutil.copytree(imported, tmp_path / "matter")
    empty_screen.window.open_place(tmp_path / "matter")
    empty_screen.window.banner.hide()
    empty_screen.open(CERTIFIED)
    return empty_screen


def type_choice(combo: QComboBox, words: str) -> None:
    """Choose by typing: letters are one word, however slowly a busy machine takes them."""
    usual = QApplication.keyboardInputInterval()
    QApplication.setKeyboardInputInterval(60_000)
    combo.view().keyboardSearch("")  # what was typed before is forgotten
    combo.setFocus()
    QTest.keyClicks(combo, words)
    QApplication.processEvents()
    QApplication.setKeyboardInputInterval(usual)


def _breathe() -> None:
    """Let other threads run: ``QTest.qWait`` would hold them up."""
    loop = QEventLoop()
    QTimer.singleShot(10, loop.quit)
    loop.exec()


def close(window: MainWindow) -> None:
    """Close the window as a person does, and wait until it is gone."""
    window.close()
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        QApplication.processEvents()
        if not window.isVisible():
            return
        _breathe()
    raise AssertionError("the window did not close")
