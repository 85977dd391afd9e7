"""A sitting without the mouse: into the list, to the page, into a field, and back again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from reviewer.ingest import ImportChoices
from reviewer.model import PassageId
from reviewer.queries import passages, tags
from tests.ui.desks import ANSWER, CERTIFIED, MAIL, SCAN, Screen, close
from ui.dialogs.export_log import ExportLog
from ui.dialogs.hand_over import HandOver
from ui.dialogs.import_report import ImportReport
from ui.dialogs.new_matter import NewMatter
from ui.dialogs.small import GoTo, NewTag
from ui.document_view import Standing
from ui.exhibit_list.drawing import heading_height, row_height
from ui.exhibit_list.rows import Heading
from ui.faults import Faults
from ui.main_window import MainWindow
from ui.message_bar import Tone
from ui.page_view.rendering import PageRenderer
from ui.tag_bar import KeyButton
from ui.theme import Theme
from ui.welcome import RecentRow

FLAT = "No. We never seeded."
QUESTION = "How many books does the Undercroft hold?"


def _heights(screen: Screen) -> set[tuple[bool, int]]:
    """Whether a row is a heading, and how high it is."""
    listed = screen.desk.exhibits
    return {
        (isinstance(listed._model.row(place), Heading), listed.list.rowHeight(place))
        for place in range(listed._model.rowCount())
    }


def test_home_and_end_go_to_the_ends_of_the_exhibit_list(screen: Screen):
    listed = screen.desk.exhibits.list
    listed.setFocus()

    screen.key("End", listed)
    assert listed.currentIndex().row() == listed.model().rowCount() - 1

    screen.key("Home", listed)
    assert listed.currentIndex().row() == 0


def test_enter_in_the_exhibit_list_opens_and_puts_the_keyboard_on_the_page(screen: Screen):
    listed = screen.desk.exhibits.list
    listed.setFocus()
    screen.key("Home", listed)
    screen.key("Down", listed)

    screen.key("Return", listed)

    assert QApplication.focusWidget() is screen.page
    screen.key("Down")
    assert screen.desk.document.standing is Standing.UNIT


def test_enter_on_a_heading_folds_it_and_stays_in_the_list(screen: Screen):
    listed = screen.desk.exhibits.list
    listed.setFocus()
    screen.key("Home", listed)

    screen.key("Return", listed)

    assert QApplication.focusWidget() is listed


def test_every_row_keeps_its_height_when_headings_move(screen: Screen, theme: Theme):
    listed = screen.desk.exhibits.list
    listed.setFocus()
    screen.key("Home", listed)

    for key in ("Left", "Right"):
        screen.key(key, listed)

        assert _heights(screen) == {(True, heading_height(theme)), (False, row_height(theme))}


def test_escape_leads_from_a_note_back_to_the_page_and_keeps_what_was_typed(screen: Screen):
    screen.drag(FLAT)
    screen.key("2", screen.page)
    screen.key("F", screen.page)
    screen.key("N", screen.page)
    note = QApplication.focusWidget()
    assert note is not None
    assert note is not screen.page
    screen.qtbot.keyClicks(note, "Ask at trial")

    screen.key("Escape", note)

    assert QApplication.focusWidget() is screen.page
    card = passages.card(screen.desk.bridge.view, screen.passages()[0].id)
    assert [one.text for one in card.notes] == ["Ask at trial"]


def test_ctrl_enter_keeps_a_note_and_opens_nothing_beside(screen: Screen):
    screen.drag(FLAT)
    for keys in ("2", "F", "N"):
        screen.key(keys, screen.page)
    note = QApplication.focusWidget()
    assert note is not None
    screen.qtbot.keyClicks(note, "Ask at trial")

    screen.key("Ctrl+Return", note)

    assert not screen.window.actions_table["split"].isChecked()
    assert QApplication.focusWidget() is note
    card = passages.card(screen.desk.bridge.view, screen.passages()[0].id)
    assert [one.text for one in card.notes] == ["Ask at trial"]


def test_enter_on_a_choice_presses_the_button_of_its_dialog(screen: Screen):
    screen.key("Ctrl+Shift+H")
    dialog = screen.dialog(HandOver)
    screen.qtbot.waitUntil(dialog.ok.isEnabled)
    dialog.passphrase.click()
    dialog.whom.setFocus()

    screen.key("Return", dialog.whom)

    assert not dialog.whom.view().isVisible()
    assert "Type the passphrase" in dialog.refusal.text(), "the button was pressed"

    dialog.refuse("")
    dialog.cancel.setFocus()
    screen.key("Return", dialog.cancel)

    assert not screen.window.findChildren(HandOver), "the button that has the keyboard is pressed"


def test_escape_leads_from_a_list_and_from_the_table_back_to_the_page(screen: Screen):
    for pane in (screen.desk.exhibits.list, screen.desk.table.table):
        pane.setFocus()

        screen.key("Escape", pane)

        assert QApplication.focusWidget() is screen.page


def test_after_a_jump_into_a_question_the_next_unit_is_that_question(screen: Screen):
    span = screen.span(QUESTION)
    screen.desk.document.select((span,))

    screen.key("Down", screen.page)

    assert screen.desk.tag_bar.quote.accessibleName().startswith(f"Q. {QUESTION}")
    assert screen.desk.tag_bar.quote.accessibleName().endswith("one by one.")

    screen.key("Down", screen.page)
    assert "by torrent" in screen.desk.tag_bar.quote.accessibleName()


@pytest.mark.parametrize("digit", ["1", "2", "3", "4"])
def test_offering_the_kinds_leaves_every_pane_as_wide_as_it_was(screen: Screen, digit: str):
    screen.drag(FLAT)
    before = screen.desk.across.sizes()

    screen.key(digit, screen.page)
    QApplication.processEvents()

    assert screen.desk.tag_bar.kinds_for
    assert screen.desk.across.sizes() == before


def test_kinds_that_do_not_fit_in_two_rows_take_three(screen: Screen):
    screen.desk.across.setSizes([420, 640, 420])
    screen.drag(FLAT)

    screen.key("1", screen.page)
    QApplication.processEvents()

    bar = screen.desk.tag_bar
    assert bar._grid.rowCount() == 3
    assert sum(button.isVisible() for button in bar._kinds.findChildren(KeyButton)) == 10


def test_a_deposition_answers_to_its_witness_when_a_cite_is_pasted(screen: Screen):
    screen.open(ANSWER)
    screen.key("G", screen.page)
    dialog = screen.dialog(GoTo)

    screen.qtbot.keyClicks(dialog.field, "Tarrowby Dep. 6:2-4")
    screen.key("Return", dialog.field)
    QApplication.processEvents()

    assert screen.pages.occurrence.name == CERTIFIED.rpartition("/")[2]
    assert "We never seeded" in screen.desk.tag_bar.quote.accessibleName()


def test_a_dialog_begins_in_its_first_field_and_ends_with_its_buttons(empty_screen: Screen):
    empty_screen.window.errands.new_matter()
    dialog = empty_screen.dialog(NewMatter)
    empty_screen.qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.title)

    for _ in range(40):
        if dialog.focusWidget() is dialog.ok:
            break
        assert dialog.focusWidget() is not dialog.cancel
        empty_screen.qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)

    assert dialog.focusWidget() is dialog.ok
    dialog.close()


def test_the_export_begins_with_what_is_exported(screen: Screen):
    screen.drag(FLAT)
    screen.key("2", screen.page)
    screen.key("Ctrl+E", screen.page)
    dialog = screen.dialog(ExportLog)

    assert dialog.focusWidget() is dialog.what
    dialog.close()


def test_enter_presses_a_button_of_the_welcome_screen(empty_screen: Screen):
    window = empty_screen.window
    labels = {
        button.text(): button for button in window.welcome.findChildren(type(window.welcome.files))
    }
    labels["New matter…"].setFocus()

    empty_screen.key("Return")

    dialog = empty_screen.dialog(NewMatter)
    assert isinstance(dialog.focusWidget(), QLineEdit)
    dialog.close()


def test_closing_find_selects_the_words_so_that_a_digit_tags_them(screen: Screen):
    screen.key("/", screen.page)
    field = screen.desk.document.finder.field
    screen.qtbot.keyClicks(field, "no license of any kind")
    screen.key("Escape", field)
    assert screen.desk.document.page.selection() is None

    screen.key("/", screen.page)
    screen.qtbot.keyClicks(field, "We took the books.")
    screen.key("Escape", field)

    assert QApplication.focusWidget() is screen.page
    assert screen.desk.document.page.selected_text() == "We took the books."


def test_the_admitted_part_of_a_partial_denial_is_tagged_by_keys_and_linked(screen: Screen):
    screen.desk.document.select((screen.span("We took the books. We did not take the films."),))
    screen.key("Down", screen.page)
    screen.key("2", screen.page)
    screen.key("P", screen.page)
    screen.key("/", screen.page)
    field = screen.desk.document.finder.field
    screen.qtbot.keyClicks(field, "We took the books.")
    screen.key("Escape", field)

    screen.key("1", screen.page)

    view = screen.desk.bridge.view
    denied, admitted = sorted(screen.passages(), key=lambda line: line.tags, reverse=True)
    assert (denied.tags, admitted.tags) == (("denial",), ("admission",))
    assert [link.other for link in passages.card(view, admitted.id).links] == [denied.id]


def test_the_kind_is_told_when_its_letter_was_pressed(screen: Screen):
    screen.drag(FLAT)
    screen.key("2", screen.page)

    screen.key("F", screen.page)

    assert screen.said() == "Denial: Flat, in testimony"


def _tag_the_scan(screen: Screen) -> PassageId:
    screen.open(SCAN)
    screen.drag("Volume on array at 8:00 a.m.: 31.7 terabytes")
    screen.key("3", screen.page)
    screen.key("B", screen.page)
    return PassageId(screen.passages()[0].id)


def _checked(screen: Screen, passage: PassageId) -> tuple[str, str]:
    fields = passages.card(screen.desk.bridge.view, passage).fields
    return fields.get("checked", ""), fields.get("corrected_quote", "")


def test_one_key_says_that_received_text_reads_right(screen: Screen):
    passage = _tag_the_scan(screen)

    screen.key("T", screen.page)

    assert _checked(screen, passage) == ("confirmed", "")
    assert not screen.desk.inspector.passage_page.cautions.check.isVisible()


def test_one_key_begins_to_correct_received_text(screen: Screen):
    passage = _tag_the_scan(screen)

    screen.key("Shift+T", screen.page)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    assert "31.7" in editor.toPlainText()
    screen.qtbot.keyClicks(editor, "Volume on array at 8:00 a.m.: 81.7 terabytes")
    screen.key("Tab", editor)
    screen.key("Space")

    corrected = "Volume on array at 8:00 a.m.: 81.7 terabytes"
    assert _checked(screen, passage) == ("corrected", corrected)
    assert screen.desk.inspector.passage_page.quote.text() == corrected


def test_words_that_were_typed_have_nothing_to_be_compared_with(screen: Screen):
    screen.drag(FLAT)
    screen.key("2", screen.page)
    screen.key("F", screen.page)

    screen.key("T", screen.page)

    assert "nothing to compare" in screen.said()
    assert _checked(screen, PassageId(screen.passages()[0].id)) == ("", "")


def test_a_tag_of_ones_own_takes_the_next_key(screen: Screen):
    screen.window.actions_table["new_tag"].trigger()
    QApplication.processEvents()
    dialog = screen.dialog(NewTag)
    screen.qtbot.keyClicks(dialog.name, "Notice")
    screen.key("Return", dialog.name)
    screen.activate()
    screen.drag(FLAT)

    screen.key("5", screen.page)

    (tag,) = screen.passages()[0].tags
    assert tags.tag_of(screen.desk.bridge.view, tag).name == "Notice"
    assert "Notice" in screen.said()


def test_a_tag_of_a_name_that_is_taken_is_refused_in_the_dialog(screen: Screen):
    screen.window.actions_table["new_tag"].trigger()
    QApplication.processEvents()
    dialog = screen.dialog(NewTag)
    screen.qtbot.keyClicks(dialog.name, "denial")

    screen.key("Return", dialog.name)

    assert "already is a tag" in dialog.refusal.text()
    dialog.close()


def test_the_matter_is_verified_while_it_is_used(screen: Screen):
    screen.window.actions_table["verify"].trigger()

    screen.qtbot.waitUntil(lambda: screen.said().startswith("Sound:"), timeout=20_000)


def test_damage_is_told_with_what_to_do(screen: Screen):
    native = next((screen.desk.bridge.matter.folder / "objects").rglob("[0-9a-f]" * 64))
    native.chmod(0o600)
    native.write_bytes(b"something else")

    screen.window.actions_table["verify"].trigger()

    screen.qtbot.waitUntil(lambda: screen.window.messages._tone is Tone.FAULT, timeout=20_000)
    assert "backup" in screen.said()


def test_what_an_import_refused_stays_to_be_read(screen: Screen, tmp_path):
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    screen.window.importing.take_in([tmp_path / "old.doc"], ImportChoices())
    screen.qtbot.waitUntil(lambda: "1 refused" in screen.said(), timeout=20_000)
    assert screen.window.messages._tone is Tone.REFUSED
    screen.window.messages.hide()

    screen.window.actions_table["import_report"].trigger()

    report = screen.dialog(ImportReport)
    shown = [report.model.index(0, column).data() for column in range(3)]
    assert shown[:2] == ["old.doc", "Refused"]
    assert "Word" in shown[2]
    assert report.summary.text().startswith("Received: 1. Loaded: 0. Met again: 0. Refused: 1.")
    report.close()


def test_every_import_can_be_read_again_printed_and_led_back_to_its_exhibits(
    screen: Screen, tmp_path
):
    (tmp_path / "a & b.txt").write_text("The carrier signed for twelve crates.")
    screen.window.importing.take_in([tmp_path / "a & b.txt"], ImportChoices(custodian="Doe"))
    screen.qtbot.waitUntil(lambda: "Imported 1" in screen.said(), timeout=20_000)
    screen.window.actions_table["import_report"].trigger()
    report = screen.dialog(ImportReport)
    assert report.imports.currentText().endswith("a & b.txt")
    assert "Custodian: Doe" in report.summary.text()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "report.pdf"))

    report.write_to(printer)
    report.activateWindow()
    report.table.setFocus()
    screen.qtbot.waitUntil(report.table.hasFocus)
    report.table.setCurrentIndex(report.model.index(0, 0))
    screen.qtbot.keyClick(report.table, Qt.Key.Key_Return)

    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    assert "a &amp; b.txt" in report.page()
    screen.qtbot.waitUntil(lambda: not report.isVisible())
    pages = screen.desk.document.pages
    assert pages is not None
    assert "twelve crates" in pages.layer.text


def test_tabs_of_the_last_sitting_are_seen_where_the_matter_was_open_before_the_window(
    screen: Screen, theme: Theme, renderer: PageRenderer, qtbot: QtBot
):
    folder = screen.desk.bridge.matter.folder
    screen.open(ANSWER)
    screen.window.close_matter()
    window = MainWindow(screen.settings, theme, renderer, Faults(screen.settings.folder))
    qtbot.addWidget(window)

    window.open_place(folder)
    with qtbot.waitExposed(window):
        window.show()

    assert window.desk is not None
    tabs = window.desk.document.strip.tabs
    assert tabs.count() == 2
    assert tabs.height() >= tabs.sizeHint().height()
    close(window)


def test_a_number_that_is_typed_stands_on_tab_window_and_cite_at_once(screen: Screen):
    screen.open(SCAN)
    number = screen.desk.inspector.exhibit_page.rows["marked"].editor.control
    number.setFocus()
    screen.qtbot.keyClicks(number, "PX-77")
    screen.key("Return", number)
    screen.key("Escape", number)
    screen.drag("81.7 terabytes")

    strip = screen.desk.document.strip.tabs
    assert strip.tabText(strip.currentIndex()).startswith("PX-77")
    assert "PX-77" in screen.window.windowTitle()
    assert screen.desk.tag_bar.cite.text().startswith("PX-77")


def test_a_long_address_leaves_the_fields_of_an_exhibit_in_sight(screen: Screen):
    screen.open(MAIL)
    screen.desk.across.setSizes([300, 900, 240])
    QApplication.processEvents()

    inspector = screen.desk.inspector
    title = inspector.exhibit_page.rows["title"]
    assert title.mapTo(inspector, title.rect().bottomRight()).x() < inspector.width()


def test_the_word_that_a_backup_is_made_goes_when_the_matter_is_closed(
    screen: Screen, tmp_path: Path
):
    screen.settings.stored.set_backup_folder(tmp_path / "backups")
    screen.drag(FLAT)
    screen.key("2", screen.page)

    screen.window.close_matter()

    assert "Making a backup" in screen.said()
    screen.qtbot.waitUntil(lambda: screen.window.desk is None, timeout=20_000)
    assert screen.said() == ""


def test_tab_on_the_welcome_screen_goes_from_the_folder_to_the_recent_matters(screen: Screen):
    screen.window.close_matter()
    QApplication.processEvents()
    welcome = screen.window.welcome
    welcome.folder.setFocus()

    screen.key("Tab")

    (row,) = welcome.findChildren(RecentRow)
    assert QApplication.focusWidget() is row.button


def test_a_fault_is_not_told_as_a_success(screen: Screen):
    screen.window.notice.tell("ValueError: a test")

    assert screen.window.messages._tone is Tone.FAULT
