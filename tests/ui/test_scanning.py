"""Recognising scans in the window: asked for, read on meanwhile, stopped, and gone on with."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reviewer.ingest import Import
from reviewer.queries import exhibits
from reviewer.recognising import unfinished
from reviewer.text.geometry import least_sure
from reviewer.text.layer import TextSource
from reviewer.workers.pool import WorkerPool
from tests.scans import WORDS, scan, scanned_tiff
from tests.ui.desks import CERTIFIED, Screen, close
from ui.dialogs.recognise import Recognise
from ui.message_bar import Tone
from ui.scan_run import ScanRun

PAGES = (WORDS, "The second page of the fax says this much.")


@pytest.fixture
def fax(screen: Screen, tmp_path) -> Screen:
    """The window with a fax of two pages open, which has no text."""
    pictures = [one.crop((0, 100, 1700, 500)) for one in scan(*PAGES)]
    path = scanned_tiff(tmp_path / "fax.tif", pictures)
    with WorkerPool(size=1) as pool:
        Import(screen.desk.bridge.matter, [path], pool).run()
    screen.open("fax.tif")
    return screen


def strip(screen: Screen):
    return screen.desk.document.scan


def run_of(screen: Screen) -> ScanRun:
    assert screen.window.recognising.scanning is not None
    return screen.window.recognising.scanning.run


def recognise(screen: Screen) -> None:
    """Ask for it as a person does, with the button above the page, and wait for the end."""
    QTest.mouseClick(strip(screen).button, Qt.MouseButton.LeftButton)
    dialog = screen.dialog(Recognise)
    run = run_of(screen)
    with screen.qtbot.waitSignal(run.finished, timeout=60_000):
        QTest.keyClick(dialog.ok, Qt.Key.Key_Space)
    screen.activate()


def test_a_scan_says_that_it_has_no_text_and_others_do_not(fax):
    assert strip(fax).isVisible()
    assert strip(fax).words.text() == "This exhibit is a picture and has no text yet"

    fax.open(CERTIFIED)

    assert not strip(fax).isVisible()


def test_words_can_be_tagged_once_recognised_and_say_how_sure_they_are_until_compared(fax):
    recognise(fax)
    assert not strip(fax).isVisible()
    assert fax.said().startswith("Recognised 2 pages")

    fax.drag("81.7 terabytes")
    assert "Recognised text, unchecked" in fax.desk.tag_bar.warning.text()
    fax.key("3")
    (passage,) = fax.passages()
    assert passage.quote == "81.7 terabytes"
    cautions = fax.desk.inspector.passage_page.cautions

    page = fax.pages.page_geometry(0)
    percent = least_sure(page, fax.span("81.7 terabytes"))
    assert cautions.check.isVisible()
    assert cautions._told.text() == (
        f"Recognised with {percent} % confidence: check against the page"
    )

    QTest.mouseClick(cautions.confirm_button, Qt.MouseButton.LeftButton)

    assert not cautions.check.isVisible()


def test_another_exhibit_is_read_meanwhile(fax):
    QTest.mouseClick(strip(fax).button, Qt.MouseButton.LeftButton)
    dialog = fax.dialog(Recognise)
    run = run_of(fax)
    with fax.qtbot.waitSignal(run.finished, timeout=60_000):
        QTest.keyClick(dialog.ok, Qt.Key.Key_Space)
        fax.open(CERTIFIED)
        fax.drag("We never seeded")
        assert fax.window.status.job.text().startswith("Recognising page")
        fax.window.actions_table["recognise_all"].trigger()
        assert fax.said() == "This is being recognised already."

    assert fax.page.selection()
    fax.open("fax.tif")
    assert "no more" not in fax.pages.layer.text
    assert fax.pages.layer.sources[0].source is TextSource.OCR


def test_what_is_stopped_is_offered_when_the_matter_is_opened_again(fax):
    QTest.mouseClick(strip(fax).button, Qt.MouseButton.LeftButton)
    dialog = fax.dialog(Recognise)
    QTest.keyClick(dialog.ok, Qt.Key.Key_Space)
    run = run_of(fax)
    fax.qtbot.waitUntil(lambda: run.is_running, timeout=10_000)

    QTest.mouseClick(fax.window.status.cancel, Qt.MouseButton.LeftButton)
    folder = fax.desk.bridge.matter.folder
    assert fax.said().startswith("Stopped")
    assert len(unfinished(fax.desk.bridge.matter)) == 1
    fax.forget_backup()
    fax.window.close_matter()
    fax.window.open_place(folder)

    assert fax.said().startswith("Recognising text was stopped")
    assert fax.window.messages._tone is Tone.QUESTION
    fax.window.messages._button.click()
    again = run_of(fax)
    with fax.qtbot.waitSignal(again.finished, timeout=60_000):
        pass
    view = fax.desk.bridge.view
    assert any(line.characters > 200 for line in exhibits.exhibits(view) if line.kind == "image")


def test_all_scans_are_asked_for_at_once_from_the_menu(fax):
    fax.window.actions_table["recognise_all"].trigger()
    dialog = fax.dialog(Recognise)

    assert "2 pages without text" in dialog._told()
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    QTest.keyClick(dialog.ok, Qt.Key.Key_Space)

    assert dialog.refusal.text() == "Tick at least one language."
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_an_exhibit_with_text_has_nothing_to_recognise(screen):
    screen.window.actions_table["recognise"].trigger()

    assert "every page of it has words already" in screen.said()


def test_the_window_closes_while_a_scan_is_recognised(fax):
    QTest.mouseClick(strip(fax).button, Qt.MouseButton.LeftButton)
    QTest.keyClick(fax.dialog(Recognise).ok, Qt.Key.Key_Space)
    fax.forget_backup()

    close(fax.window)

    assert not fax.window.isVisible()
