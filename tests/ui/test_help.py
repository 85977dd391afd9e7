"""The help: pages in the language of the window, found by keys, and the page of where one is."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desks import Screen
from tests.ui.places import settle
from ui import translation
from ui.actions import ACTIONS, key_text, text_of
from ui.dialogs.help_pages import help_pages, languages, page_for
from ui.dialogs.help_viewer import HelpViewer, open_help
from ui.first_steps import STEPS, ask_for
from ui.tokens import ThemeChoice

DIALOGS = (
    *("export_log", "print", "numbers", "batches", "import_report", "matter_details"),
    *("manage_tags", "manage_issues", "go_to", "new_tag", "restore"),
)


@pytest.fixture
def viewer(empty_screen: Screen, qtbot: QtBot) -> Iterator[HelpViewer]:
    viewer = open_help("tagging", empty_screen.window)
    qtbot.waitExposed(viewer)
    viewer.activateWindow()
    viewer.search.setFocus()
    yield viewer
    viewer.close()


def shown(viewer: HelpViewer) -> list[str]:
    items = (viewer.list.item(row) for row in range(viewer.list.count()))
    return [item.text() for item in items if not item.isHidden()]


def test_typing_leaves_the_pages_that_have_the_words_and_marks_them(viewer: HelpViewer):
    QTest.keyClicks(viewer.search, "amber")

    assert shown(viewer) == ["Backups"]
    assert viewer.page == "backup"
    assert [one.cursor.selectedText() for one in viewer.text.extraSelections()] == ["amber"]

    QTest.keyClick(viewer.search, Qt.Key.Key_Escape)

    assert len(shown(viewer)) == len(help_pages())
    assert viewer.isVisible()
    assert viewer.text.extraSelections() == []


def test_a_page_that_is_called_so_comes_before_one_that_only_says_so(viewer: HelpViewer):
    QTest.keyClicks(viewer.search, "undo and history")

    assert viewer.page == "undo-history"


def test_words_that_no_page_has_are_said_to_be_absent(viewer: HelpViewer):
    QTest.keyClicks(viewer.search, "xylophone")

    assert shown(viewer) == []
    assert viewer.nothing.isVisible()
    assert viewer.page == "tagging"


def test_enter_goes_from_place_to_place_and_begins_again(viewer: HelpViewer):
    QTest.keyClicks(viewer.search, "escape")
    places = [one.cursor.selectionEnd() for one in viewer.text.extraSelections()]
    met = [viewer.text.textCursor().position()]
    for _ in places:
        QTest.keyClick(viewer.search, Qt.Key.Key_Return)
        met.append(viewer.text.textCursor().position())

    assert len(places) > 1
    assert met == [*places, places[0]]


def test_down_leads_to_the_pages_and_alt_with_the_arrows_back_and_forward(viewer: HelpViewer):
    first = viewer.page
    QTest.keyClick(viewer.search, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is viewer.list
    QTest.keyClick(viewer.list, Qt.Key.Key_Down)
    second = viewer.page
    assert second != first

    QTest.keyClick(viewer, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert viewer.page == first
    assert not viewer.back.isEnabled()

    QTest.keyClick(viewer, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert viewer.page == second
    assert not viewer.forward.isEnabled()


def test_a_link_turns_the_page_and_the_list_follows(viewer: HelpViewer):
    viewer.text.seek("See Undo and history")
    link = viewer.text.document().find("Undo and history")
    link.setPosition(link.selectionStart() + 3)
    place = viewer.text.cursorRect(link).center()
    QTest.mouseClick(viewer.text.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert viewer.page == "undo-history"
    assert viewer.list.currentItem().text() == "Undo and history"


def test_every_link_of_every_page_leads_to_a_page():
    for language in languages():
        for page in help_pages(language).values():
            for target in page.targets():
                assert target in help_pages(language), f"{page.name} ({language}): {target}"


def test_every_part_of_the_viewer_has_a_name_and_a_place_in_the_tab_order(viewer: HelpViewer):
    met: list[QWidget] = [viewer.search]
    for _ in range(5):
        QTest.keyClick(met[-1], Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget() or viewer)

    for part in (viewer.search, viewer.list, viewer.text):
        assert part in met
        assert part.accessibleName()
    assert viewer.back.text()


def test_pictures_are_never_wider_than_the_page(viewer: HelpViewer, qtbot: QtBot):
    viewer.show_page("first-steps")
    for size in ((1200, 700), (520, 600)):
        viewer.resize(*size)
        QApplication.processEvents()

        assert viewer.text.document().idealWidth() <= viewer.text.viewport().width()
        assert viewer.text.horizontalScrollBar().maximum() == 0


def test_a_dark_theme_redresses_the_page_that_is_read(viewer: HelpViewer, empty_screen: Screen):
    place = viewer.text.document().find("Ctrl+")
    before = place.charFormat().background().color()

    empty_screen.window.look.choose_theme(ThemeChoice.DARK)
    QApplication.processEvents()
    after = viewer.text.document().find("Ctrl+").charFormat().background().color()

    assert before.lightness() > 200
    assert after.lightness() < 60
    empty_screen.window.look.choose_theme(ThemeChoice.LIGHT)


def test_f1_opens_the_page_of_the_panel_that_has_the_focus(screen: Screen):
    screen.page.setFocus()
    screen.key("F1")
    first = screen.dialog(HelpViewer)
    assert first.page == "reading"

    screen.activate()
    screen.desk.exhibits.list.setFocus()
    screen.key("F1")

    assert screen.dialog(HelpViewer) is first
    assert first.page == "import"
    first.close()


def test_the_last_button_of_the_first_steps_opens_what_is_hidden_in_the_sample(screen: Screen):
    ask_for(screen.settings, screen.desk.bridge.matter.id)
    steps = screen.window._steps
    assert steps is not None
    steps.take_up()
    steps._go_to(STEPS + 1)
    QTest.mouseClick(screen.window.guide.help_button, Qt.MouseButton.LeftButton)

    assert screen.dialog(HelpViewer).page == "sample-matter"
    assert not screen.window.guide.isVisible()
    screen.dialog(HelpViewer).close()


def test_f1_on_a_command_of_the_palette_opens_its_page(screen: Screen):
    screen.key("Ctrl+K", screen.page)
    QTest.keyClicks(screen.window.palette_view.field, "batches")
    settle()
    screen.key("F1", screen.window.palette_view.field)

    assert screen.dialog(HelpViewer).page == "left-to-do"
    screen.dialog(HelpViewer).close()


@pytest.mark.parametrize("name", DIALOGS)
def test_f1_in_a_dialog_opens_the_page_of_the_action_that_opened_it(screen: Screen, name: str):
    screen.window.actions_table[name].trigger()
    QApplication.processEvents()
    dialog = next(one for one in screen.window.findChildren(QDialog) if one.isVisible())
    QTest.keyClick(dialog, Qt.Key.Key_F1)

    viewer = next(one for one in dialog.findChildren(HelpViewer) if one.isVisible())
    assert viewer.page == next(spec.help for spec in ACTIONS if spec.id == name)
    assert page_for(dialog) == viewer.page
    viewer.close()
    dialog.reject()
    screen.forget_backup()


def test_a_page_that_is_not_translated_is_shown_in_english():
    english, german = help_pages("en"), help_pages("de")

    assert list(help_pages("fr").values()) == list(english.values())
    assert german["tagging"].text != english["tagging"].text
    assert german.keys() == english.keys()


@contextmanager
def in_german(app: QCoreApplication) -> Iterator[None]:
    before, held = QLocale(), translation.install(app, translation.GERMAN)
    try:
        yield
    finally:
        for one in held:
            app.removeTranslator(one)
        translation.install(app, translation.ENGLISH)
        QLocale.setDefault(before)


def test_the_language_of_the_pages_is_that_of_the_window(qapp: QCoreApplication):
    with in_german(qapp):
        assert translation.spoken() == "de"
        assert help_pages()["index"].title == help_pages("de")["index"].title

    assert help_pages()["index"].title == "Pincite help"


def test_every_action_is_documented_in_german_by_the_name_it_has_in_the_window(
    qapp: QCoreApplication,
):
    text = " ".join(help_pages("de")["keys"].text.split()).casefold()
    with in_german(qapp):
        names = [text_of(spec).rstrip("… ").casefold() for spec in ACTIONS]

    assert [name for name in names if f"*{name}*" not in text] == []


# --- the keys over the window ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "pixels"), [((1480, 920), 13), ((900, 700), 13), ((900, 700), 26)]
)
def test_the_keys_fit_into_the_window_or_scroll(screen: Screen, theme, size, pixels):
    theme.choose(ThemeChoice.LIGHT, pixels)
    screen.window.resize(*size)
    screen.key("?", screen.page)
    keys = screen.window.keys
    QApplication.processEvents()
    area, board = keys.area, keys.area.widget()
    assert board is not None

    assert keys.rect().contains(keys._frame.geometry())
    assert board.width() <= area.viewport().width()
    for label in board.findChildren(QLabel):
        assert label.wordWrap() or label.sizeHint().width() <= label.width(), label.text()
    if area.verticalScrollBar().maximum():
        QTest.keyClick(keys, Qt.Key.Key_End)
        assert area.verticalScrollBar().value() == area.verticalScrollBar().maximum()
        assert keys.isVisible()
    QTest.keyClick(keys, Qt.Key.Key_Escape)
    assert not keys.isVisible()
    theme.choose(ThemeChoice.LIGHT, 13)


def test_the_keys_show_every_action_that_has_one(screen: Screen):
    screen.key("?", screen.page)
    texts = {label.text() for label in screen.window.keys.findChildren(QLabel)}

    for spec in ACTIONS:
        if spec.keys and not spec.id.startswith("tag_"):
            assert spec.text.rstrip("…") in texts, spec.id
            assert key_text(spec) in texts, spec.id
    QTest.mouseClick(screen.window.keys, Qt.MouseButton.LeftButton)
    assert not screen.window.keys.isVisible()
