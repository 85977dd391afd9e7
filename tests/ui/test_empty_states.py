"""What a window without anything in it says: one next thing to do, wherever one looks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from reviewer import demo
from reviewer.store.settings import Settings
from tests.ui.desks import CERTIFIED, Screen
from ui.dialogs.import_report import ImportReport


@pytest.fixture
def bare(empty_screen: Screen, tmp_path: Path) -> Iterator[Screen]:
    """A matter into which nothing was imported."""
    matter = demo.new_sample_matter(tmp_path / "bare", "Kim Lee", "KL", Settings(tmp_path / "home"))
    empty_screen.window.show_matter(matter)
    empty_screen.window.banner.hide()
    QApplication.processEvents()
    yield empty_screen
    empty_screen.forget_backup()


def said(part: QWidget) -> str:
    return " ".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())


def test_every_panel_of_an_empty_matter_says_what_to_do_next(bare: Screen):
    desk, act = bare.desk, bare.window.actions_table

    assert "Drop files" in said(desk.exhibits)
    assert "Ctrl+K" in said(desk.document.page)
    assert "press ↓" in said(desk.table)
    assert "Open an exhibit" in said(desk.inspector)
    act["left"].trigger()
    assert "imported" in said(desk.left)
    act["search_all"].trigger()
    assert "Type words" in said(desk.search)
    act["overview"].trigger()
    assert "press 1, 2 or 3" in said(desk.overview)


def test_the_report_of_no_import_says_how_to_import(bare: Screen):
    bare.window.actions_table["import_report"].trigger()
    report = bare.dialog(ImportReport)

    assert "Ctrl+I" in said(report)
    report.reject()


def test_the_page_says_so_when_its_last_tab_is_closed_and_not_while_one_is_open(screen: Screen):
    assert not screen.desk.document.page.nothing.isVisible()

    while screen.desk.document.pages is not None:
        screen.key("Ctrl+W")
    assert screen.desk.document.page.nothing.isVisible()

    screen.open(CERTIFIED)
    assert not screen.desk.document.page.nothing.isVisible()
