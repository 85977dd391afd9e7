# mypy: disable-error-code="union-attr, arg-type"
# A test that meets None where it expects a thing fails at that line, which is what it is for.
"""Passages to check after a new reading: the strip, both sides, and every key of the review."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.ingest import Import
from reviewer.model import Standing
from reviewer.queries import passages, readings
from reviewer.queries.left import Left
from reviewer.workers.pool import WorkerPool
from tests.ui.desks import Screen
from tests.ui.rereadings import READS, SAID, read_differently
from tests.unit.matters import make_matter
from ui.dialogs.changed_readings import ChangedReadings


@pytest.fixture
def waiting(screen: Screen) -> bytes:
    """A passage of the transcript on screen waits to be checked."""
    return read_differently(screen)


def review(screen: Screen) -> ChangedReadings:
    QApplication.processEvents()
    found = [one for one in screen.window.findChildren(ChangedReadings) if one.isVisible()]
    return found[-1]


def opened(screen: Screen) -> ChangedReadings:
    screen.window.actions_table["check_readings"].trigger()
    return review(screen)


def line(screen: Screen, passage: bytes) -> passages.PassageLine:
    return passages.line_of(screen.desk.bridge.matter.view, passage)


def test_the_strip_tells_how_many_wait_and_opens_both_sides(screen, waiting):
    strip = screen.desk.document.unsettled
    screen.qtbot.waitUntil(strip.isVisible)
    assert "1 passage is to be checked" in strip.words.text()

    QTest.mouseClick(strip.button, Qt.MouseButton.LeftButton)

    dialog = review(screen)
    assert SAID in dialog.old.toPlainText()
    assert READS in dialog.new.toPlainText()
    assert "never" in dialog.old.toHtml()
    assert dialog.old_cite.text().split(": ")[1] == dialog.new_cite.text().split(": ")[1]
    assert "underline" in dialog.new.toHtml()


@pytest.mark.parametrize("key", [Qt.Key.Key_Y, Qt.Key.Key_Return])
def test_one_key_says_that_these_are_the_words_and_undo_takes_it_back(screen, waiting, key):
    dialog = opened(screen)

    QTest.keyClick(dialog.accept_button, key)

    now = line(screen, waiting)
    assert (now.standing, now.quote) == (Standing.ACCEPTED, READS)
    assert not dialog.isVisible()
    screen.qtbot.waitUntil(lambda: not screen.desk.document.unsettled.isVisible())
    # What stands out of sight is shown before it is taken back.
    for _ in range(2):
        screen.window.actions_table["undo"].trigger()
    assert line(screen, waiting).is_unsettled


def test_the_older_reading_is_kept_with_a_key(screen, waiting):
    dialog = opened(screen)

    QTest.keyClick(dialog, Qt.Key.Key_K)

    now = line(screen, waiting)
    assert (now.standing, now.quote) == (Standing.RETIRED, SAID)
    assert readings.count_unsettled(screen.desk.bridge.view) == 0


def test_a_passage_is_withdrawn_from_the_review(screen, waiting):
    dialog = opened(screen)

    QTest.keyClick(dialog, Qt.Key.Key_Delete)

    assert not passages.is_standing(screen.desk.bridge.matter.view, waiting)


def test_other_words_are_chosen_on_the_page(screen, waiting):
    dialog = opened(screen)

    QTest.keyClick(dialog, Qt.Key.Key_W)
    assert screen.desk.document.page.selection()
    screen.drag("often seeded.")
    screen.window.messages.accept()

    now = line(screen, waiting)
    assert (now.standing, now.quote) == (Standing.ACCEPTED, "often seeded.")


def test_keys_go_from_one_passage_to_the_next_and_round(screen, waiting):
    read_differently(screen, "80.6", "81.6")
    dialog = opened(screen)
    first = dialog.title.text()

    QTest.keyClick(dialog, Qt.Key.Key_N)
    assert dialog.title.text() != first
    QTest.keyClick(dialog, Qt.Key.Key_N)
    assert dialog.title.text() == first
    QTest.keyClick(dialog, Qt.Key.Key_P)
    assert dialog.title.text() != first


def test_the_details_list_the_readings_and_show_the_earlier_one_again(screen, waiting):
    section = screen.desk.inspector.exhibit_page.readings
    screen.desk.inspector.show_exhibit()
    screen.qtbot.waitUntil(lambda: len(section.shows) == 1)

    QTest.mouseClick(section.shows[0], Qt.MouseButton.LeftButton)

    assert not line(screen, waiting).is_unsettled
    assert line(screen, waiting).layer == screen.pages.line.layer
    assert SAID in screen.pages.layer.text
    assert len(section.shows) == 1


def test_all_of_a_web_page_is_one_click_away_and_its_main_text_too(empty_screen, tmp_path):
    screen = empty_screen
    story = "<p>The library kept its copies, said Mr. Doe, for seven years and more.</p>" * 30
    links = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(30))
    page = tmp_path / "page.html"
    page.write_text(
        f"<html><body><nav>Home Sport<ul>{links}</ul></nav><main><article><h1>Fair use</h1>{story}"
        "</article></main></body></html>"
    )
    with make_matter(tmp_path) as matter, WorkerPool(1) as pool:
        Import(matter, [page], pool).run()
    screen.window.open_place(tmp_path / "matter")
    screen.desk.open_first()
    section = screen.desk.inspector.exhibit_page.readings
    screen.qtbot.waitUntil(section.whole.isVisible)
    assert "Home Sport" not in screen.pages.layer.text

    for words, told in ((True, "Show the main text"), (False, "Show the full page")):
        QTest.mouseClick(section.whole, Qt.MouseButton.LeftButton)
        screen.qtbot.waitUntil(lambda told=told: section.whole.text() == told, timeout=15000)

        assert ("Home Sport" in " ".join(screen.pages.layer.text.split())) is words


def test_left_to_do_leads_to_the_review(screen, waiting):
    screen.desk.left.chosen.emit(Left.UNSETTLED)

    assert review(screen).isVisible()


def test_where_nothing_waits_the_window_says_so(screen):
    screen.window.actions_table["check_readings"].trigger()

    assert not screen.window.findChildren(ChangedReadings)
    assert screen.window.messages.isVisible()
