"""A text whose character set was guessed wrongly: seen, put right with the keyboard, undone."""

from pathlib import Path

import pymupdf
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reviewer.arriving import ImportChoices
from reviewer.queries import exhibits, readings
from tests.ui.desks import ANSWER, CERTIFIED, Screen
from ui.dialogs.character_set import CharacterSets
from ui.inspector.readings_section import ReadingsSection

LETTER = "Grüße aus Łódź. Der Erlös beträgt 81,7 €.\nWir haben die Bücher nie kopiert.\n"


def section(screen: Screen) -> ReadingsSection:
    return screen.desk.inspector.exhibit_page.readings


def imported(screen: Screen, path: Path) -> None:
    runs = screen.window.importing.runs
    assert runs is not None
    with screen.qtbot.waitSignal(runs.finished, timeout=30_000):
        screen.window.importing.take_in([path], ImportChoices())
    screen.open(path.name)
    screen.desk.inspector.refresh()


def words(screen: Screen) -> str:
    view = screen.desk.bridge.view
    assert screen.desk.bridge.exhibit is not None
    return view.layer(exhibits.exhibit(view, screen.desk.bridge.exhibit).layer).text


def is_below_first(screen: Screen) -> bool:
    return words(screen).index("below") < words(screen).index("above")


def shown(dialog: CharacterSets) -> str:
    item = dialog.list.currentItem()
    return item.text(0) if item is not None else ""


def choose(screen: Screen, name: str) -> None:
    """Go down the list until a set is chosen, and press Enter."""
    dialog = screen.dialog(CharacterSets)
    screen.key("Home", dialog.list)
    for _ in range(60):
        if shown(dialog) == name:
            break
        screen.key("Down", dialog.list)
    assert shown(dialog) == name
    screen.key("Return", dialog.list)


def test_a_guess_is_told_and_another_set_is_chosen_by_its_preview(screen, tmp_path):
    letter = tmp_path / "Brief.txt"
    letter.write_bytes(LETTER.encode("cp1250"))
    imported(screen, letter)
    before = words(screen)
    assert section(screen).guess.isVisible()

    QTest.mouseClick(section(screen).put_right, Qt.MouseButton.LeftButton)
    dialog = screen.dialog(CharacterSets)
    assert dialog.focusWidget() is dialog.list
    choose(screen, "DOS 437")
    screen.qtbot.waitUntil(lambda: "Grⁿ▀e" in words(screen), timeout=30_000)

    screen.activate()
    assert not section(screen).guess.isVisible()
    assert section(screen).read_in.text() == "Read as DOS 437"
    assert "Read again" in screen.said()

    screen.key("Ctrl+Z", screen.page)

    assert words(screen) == before


def test_the_preview_shows_the_lines_that_tell_and_what_does_not_fit_cannot_be_chosen(
    screen, tmp_path
):
    letter = tmp_path / "Brief.txt"
    letter.write_bytes(LETTER.encode("cp1250"))
    imported(screen, letter)
    screen.window.actions_table["character_set"].trigger()
    dialog = screen.dialog(CharacterSets)

    screen.key("Home", dialog.list)

    assert dialog.codec == "utf-8"
    assert "do not fit" in dialog.note.text()
    assert not dialog.ok.isEnabled()
    screen.key("Return", dialog.list)
    assert dialog.isVisible()

    while dialog.codec != "cp1250":
        screen.key("Down", dialog.list)
    assert dialog.preview.toPlainText().startswith("Grüße aus Łódź.")
    assert dialog.ok.isEnabled()
    dialog.close()


def test_a_web_page_is_read_in_the_set_a_person_names_whatever_it_says_of_itself(screen, tmp_path):
    page = tmp_path / "Meldung.html"
    body = "<title>Bericht</title><p>Уважаемый господин Петров, мы получили замечания.</p>" * 3
    page.write_bytes(b"<meta charset=windows-1252>" + body.encode("cp1251"))
    imported(screen, page)
    assert "Петров" not in words(screen)

    QTest.mouseClick(section(screen).other_set, Qt.MouseButton.LeftButton)
    choose(screen, "Windows-1251")

    screen.qtbot.waitUntil(lambda: "Петров" in words(screen), timeout=30_000)


def test_a_file_that_knows_its_own_characters_is_left_alone(screen):
    screen.open(ANSWER)

    screen.window.actions_table["character_set"].trigger()

    assert "Only texts" in screen.said()
    assert not section(screen).other_set.isVisible()


def test_the_lines_of_a_pdf_are_read_by_their_place_and_again_in_their_usual_order(
    screen, tmp_path
):

    path = tmp_path / "Two columns.pdf"
    with pymupdf.open() as document:
        sheet = document.new_page()
        for row, text in ((300, "It stands below."), (100, "It stands above.")):
            sheet.insert_text((72, row), text)
        document.save(path)
    imported(screen, path)
    assert is_below_first(screen)
    placed = section(screen).placed
    assert placed.text() == "Read the lines by their place on the page"

    QTest.mouseClick(placed, Qt.MouseButton.LeftButton)
    screen.qtbot.waitUntil(lambda: not is_below_first(screen), timeout=30_000)
    assert placed.text() == "Read the lines in their usual order"

    QTest.mouseClick(placed, Qt.MouseButton.LeftButton)
    screen.qtbot.waitUntil(lambda: is_below_first(screen), timeout=30_000)

    assert screen.desk.bridge.exhibit is not None
    assert len(readings.readings_of(screen.desk.bridge.view, screen.desk.bridge.exhibit)) == 2


def test_a_text_that_says_its_characters_shows_no_warning(screen):
    screen.open(CERTIFIED)
    screen.desk.inspector.refresh()

    assert section(screen).read_in.text() == "Read as UTF-8"
    assert not section(screen).guess.isVisible()
