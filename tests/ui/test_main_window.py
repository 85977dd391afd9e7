"""The window as a person works with it: real files, real database, real keys and mouse."""

import shutil
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication

from reviewer.matter import open_matter
from reviewer.queries import exhibits, history, passages
from reviewer.resources import sample_exhibits
from tests.ui.desks import ANSWER, BATES, CERTIFIED, MAIL, PELGRAVE, SCAN, Screen, close
from ui.dialogs.small import ImportOptions
from ui.document_view import Standing
from ui.faults import Faults
from ui.main_window import MainWindow
from ui.settings import backups_below
from ui.tokens import ThemeChoice
from ui.welcome import RecentRow

FLAT = "No. We never seeded."


def test_stepping_down_makes_a_question_and_its_answer_stand_ready(screen: Screen):
    screen.desk.document.page.show_span(screen.span(FLAT))

    screen.key("Down", screen.page)
    screen.key("Down", screen.page)

    assert screen.desk.document.standing is Standing.UNIT
    assert screen.desk.tag_bar.cite.text().startswith("Veldrane")


def test_one_digit_tags_the_unit_that_stands_ready_and_says_so_with_an_undo(screen: Screen):
    document = screen.desk.document
    document.page.show_span(screen.span(FLAT))
    screen.key("Down", screen.page)
    while FLAT not in screen.desk.tag_bar.quote.accessibleName():
        screen.key("Down", screen.page)

    screen.key("2", screen.page)

    line = screen.passages()[0]
    assert line.tags == ("denial",)
    assert FLAT in line.quote
    assert line.question
    assert "Denial" in screen.said()
    assert screen.desk.bridge.passage == line.id


def test_a_letter_after_the_digit_sets_the_kind_and_is_no_shortcut_then(screen: Screen):
    screen.drag(FLAT)

    screen.key("2", screen.page)
    screen.key("P", screen.page)

    line = screen.passages()[0]
    assert screen.kinds() == {"denial": "in_part"}
    assert line.privilege in {"", "none"}
    assert "press 1" in screen.said()


def test_without_a_digit_before_it_p_means_possibly_privileged(screen: Screen):
    screen.drag(FLAT)
    screen.key("2", screen.page)
    screen.key("Escape", screen.page)

    screen.key("P", screen.page)

    assert screen.passages()[0].privilege == "possible"


def test_any_other_key_ends_the_offer_of_kinds_and_does_what_it_does(screen: Screen):
    screen.drag(FLAT)
    screen.key("2", screen.page)

    screen.key("Down", screen.page)

    assert not screen.desk.tag_bar.kinds_for
    assert screen.desk.document.standing is Standing.UNIT


def test_tagging_an_answer_takes_its_question_in(screen: Screen):
    screen.drag(FLAT)

    screen.key("2", screen.page)

    assert screen.passages()[0].question


def test_counsels_words_are_asked_about_once_and_the_same_key_confirms(screen: Screen):
    document = screen.desk.document
    document.page.show_span(screen.span(FLAT))
    screen.key("Down", screen.page)
    while FLAT not in screen.desk.tag_bar.quote.accessibleName():
        screen.key("Down", screen.page)
    asked = screen.desk.document.words_ready()[0]
    question = screen.pages.text[asked.start : asked.end].splitlines()[0].strip()
    screen.drag(question)

    screen.key("1", screen.page)

    assert screen.passages() == ()
    assert "counsel’s words" in screen.said()

    screen.key("1", screen.page)

    line = screen.passages()[0]
    assert line.tags == ("admission",)
    assert passages.card(screen.desk.bridge.view, line.id).fields["counsels_words"] == "yes"


def test_a_quick_mark_on_a_question_is_asked_about_when_it_is_tagged(screen: Screen):
    document = screen.desk.document
    document.page.show_span(screen.span(FLAT))
    screen.key("Down", screen.page)
    while FLAT not in screen.desk.tag_bar.quote.accessibleName():
        screen.key("Down", screen.page)
    asked = screen.desk.document.words_ready()[0]
    screen.drag(screen.pages.text[asked.start : asked.end].splitlines()[0].strip())
    screen.key("Space", screen.page)
    assert screen.passages()[0].tags == ()

    screen.key("1", screen.page)

    assert screen.passages()[0].tags == ()
    assert "counsel’s words" in screen.said()

    screen.key("1", screen.page)

    line = screen.passages()[0]
    assert line.tags == ("admission",)
    assert passages.card(screen.desk.bridge.view, line.id).fields["counsels_words"] == "yes"


def test_a_second_tag_goes_on_the_same_passage(screen: Screen):
    screen.drag(FLAT)
    screen.key("2", screen.page)
    screen.key("Escape", screen.page)

    screen.key("3", screen.page)

    assert set(screen.passages()[0].tags) == {"denial", "quantity"}


def test_words_of_no_recollection_become_a_denial_only_by_a_letter(screen: Screen):
    screen.drag("I don't recall the number.")

    screen.key("2", screen.page)

    assert screen.passages()[0].tags == ("no_recollection",)

    screen.key("E", screen.page)

    assert screen.passages()[0].tags == ("denial",)
    assert screen.kinds() == {"denial": "evasive"}


def test_single_letters_do_nothing_while_something_is_typed(screen: Screen):
    screen.drag(FLAT)
    screen.key("2", screen.page)
    screen.key("Escape", screen.page)
    screen.desk.exhibits.filter.setFocus()

    screen.key("P")
    screen.key("1")

    assert screen.desk.exhibits.filter.text() == "p1"
    assert screen.passages()[0].privilege in {"", "none"}
    assert screen.passages()[0].tags == ("denial",)


def test_undo_and_redo_of_what_is_on_the_screen_need_one_key(screen: Screen):
    screen.drag(FLAT)
    screen.key("2", screen.page)

    screen.key("Ctrl+Z", screen.page)

    assert screen.passages() == ()
    assert "Took back" in screen.said()

    screen.key("Ctrl+Shift+Z", screen.page)

    assert screen.passages()[0].tags == ("denial",)


def test_undo_of_what_is_elsewhere_shows_it_first(screen: Screen):
    screen.drag(FLAT)
    screen.key("2", screen.page)
    screen.open(BATES)

    screen.key("Ctrl+Z", screen.page)

    assert screen.pages.occurrence.name == Path(CERTIFIED).name
    assert screen.passages()[0].tags == ("denial",)
    assert "again to undo" in screen.said()

    screen.key("Ctrl+Z", screen.page)

    assert screen.passages() == ()


def test_j_and_k_walk_through_the_passages(screen: Screen):
    for words in (FLAT, "I don't recall the number."):
        screen.drag(words)
        screen.key("2", screen.page)
        screen.key("Escape", screen.page)
    first, second = (line.id for line in screen.passages())

    screen.key("K", screen.page)
    assert screen.desk.bridge.passage == first
    screen.key("J", screen.page)

    assert screen.desk.bridge.passage == second


def test_space_marks_without_a_tag_and_w_gives_the_passage_other_words(screen: Screen):
    screen.drag("We never seeded.")
    screen.key("Space", screen.page)
    assert screen.passages()[0].tags == ()

    number = screen.passages()[0].number
    screen.drag(FLAT)
    screen.key("W", screen.page)

    assert [line.number for line in screen.passages()] == [number]
    assert FLAT in screen.passages()[0].quote


def test_a_pasted_cite_goes_to_its_words(screen: Screen):
    screen.drag(FLAT)
    screen.key("2", screen.page)
    cite = passages.citation(screen.desk.bridge.view, screen.passages()[0])
    screen.open(BATES)

    screen.key("Ctrl+K", screen.page)
    palette = screen.window.palette_view
    palette.field.setText(cite)
    palette._search()
    screen.key("Return", palette.field)

    assert not palette.isVisible()
    assert screen.pages.occurrence.name == Path(CERTIFIED).name
    assert screen.desk.document.standing is Standing.WORDS


def test_the_palette_runs_commands_by_name(screen: Screen):
    screen.key("Ctrl+K", screen.page)
    palette = screen.window.palette_view
    palette.field.setText("full height")
    palette._search()

    screen.key("Return", palette.field)

    assert not screen.desk.document.isVisible()


def test_ctrl_j_gives_the_table_the_whole_height_and_takes_it_back(screen: Screen):
    screen.key("Ctrl+J", screen.page)
    assert not screen.desk.document.isVisible()

    screen.key("Ctrl+J")

    assert screen.desk.document.isVisible()


def test_f6_walks_from_pane_to_pane(screen: Screen):
    screen.drag(FLAT)
    screen.key("2", screen.page)
    screen.key("Escape", screen.page)
    screen.page.setFocus()
    seen = []
    for _ in range(4):
        screen.key("F6")
        seen.append(QApplication.focusWidget())

    assert seen[-1] is screen.page
    assert len(set(seen)) == 4


def test_copying_leaves_line_numbers_out_and_with_citation_adds_the_cite(screen: Screen):
    screen.drag(FLAT)

    screen.key("Ctrl+C", screen.page)
    assert QGuiApplication.clipboard().text() == FLAT

    screen.key("Ctrl+Shift+C", screen.page)
    copied = QGuiApplication.clipboard().text().split("\n")
    assert copied[0].startswith("Q. ")
    assert copied[1] == "A. No. We never seeded."
    assert "(Tarrowby)" in copied[2]
    assert "<p" in QGuiApplication.clipboard().mimeData().html()


def test_find_shows_hits_and_steps_through_them(screen: Screen):
    screen.key("/", screen.page)
    find = screen.desk.document.finder
    find.field.setText("terabytes")
    find._search()

    assert find.hits
    assert "of" in find.count.text()

    before = find.current
    screen.key("F3")
    assert find.current != before


def test_tabs_keep_where_their_reader_was(screen: Screen):
    screen.open(PELGRAVE)
    screen.desk.document.page.go_to(3)
    screen.open(ANSWER)

    screen.open(PELGRAVE)

    assert screen.desk.document.page.current_page == 3
    assert screen.desk.document.strip.tabs.count() >= 3


def test_closing_the_last_tab_leaves_an_empty_page_and_no_fault(screen: Screen):
    while screen.desk.document.pages is not None:
        screen.key("Ctrl+W")

    assert screen.desk.document.strip.tabs.count() == 0
    assert screen.window.status.page.text() == ""


def test_the_place_says_both_numbers_of_a_page(screen: Screen):
    screen.open(PELGRAVE)
    screen.desk.document.page.go_to(2)

    assert " · PDF 3" in screen.window.status.page.text()
    assert screen.window.status.page.text().startswith("Tr. ")


def test_a_stamped_page_shows_its_bates_number(screen: Screen):
    screen.open(BATES)
    screen.desk.document.page.go_to(1)

    assert screen.window.status.bates.text() == "VELD0001235"


def test_r_marks_the_exhibit_reviewed_and_opens_the_next_unread_one(screen: Screen):
    pages = screen.pages

    screen.key("R", screen.page)

    assert exhibits.review_state(screen.desk.bridge.view, pages.line.id) == "reviewed"
    assert screen.pages.line.id != pages.line.id


def test_reading_is_logged_when_the_exhibit_is_left(screen: Screen, monkeypatch):
    reading = screen.desk.document.reading
    exhibit = screen.pages.line.id
    reading._on_stayed()
    screen.desk.document.page.go_to(4)
    reading._on_stayed()

    screen.open(MAIL)

    verbs = [entry.verb for entry in history.acts(screen.desk.bridge.view, 3)]
    assert verbs.count("opened") == 2
    assert exhibits.review_state(screen.desk.bridge.view, exhibit) == "started"
    assert screen.desk.bridge.matter.undo_target() is None


def test_files_dropped_anywhere_are_imported_after_one_question(screen: Screen, qtbot):
    mime = QMimeData()
    mime.setUrls(
        [QUrl.fromLocalFile(str(sample_exhibits() / "articles/Film Ledger 2025-03-20.txt"))]
    )
    copy = Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(700, 400).toPoint(), copy, mime, left, none)
    QApplication.sendEvent(screen.window, enter)
    drop = QDropEvent(QPointF(700, 400), copy, mime, left, none)
    before = len(exhibits.exhibits(screen.desk.bridge.view))

    QApplication.sendEvent(screen.window, drop)
    dialog = screen.dialog(ImportOptions)
    dialog.custodian.setText("Holt-Vane")
    dialog.accept()
    qtbot.waitUntil(
        lambda: len(exhibits.exhibits(screen.desk.bridge.view)) == before + 1, timeout=10000
    )
    qtbot.waitUntil(lambda: "Imported 1" in screen.said(), timeout=5000)

    made = next(
        line for line in exhibits.exhibits(screen.desk.bridge.view) if "2,400" in line.title
    )
    assert exhibits.occurrences_of(screen.desk.bridge.view, made.id)[0].custodian == "Holt-Vane"


def test_the_matter_opens_again_where_it_was_left(screen: Screen):
    screen.open(PELGRAVE)
    document = screen.desk.document
    document.page.set_zoom(1.5)
    document.page.go_to(5)
    folder = screen.desk.bridge.matter.folder

    screen.window.close_matter()
    assert screen.window.desk is None
    screen.window.open_place(folder)

    document = screen.desk.document
    assert screen.pages.occurrence.name == Path(PELGRAVE).name
    assert document.page.current_page == 5
    assert abs(document.page.zoom - 1.5) < 0.01


def test_closing_the_window_closes_the_matter(screen: Screen):
    matter = screen.desk.bridge.matter

    close(screen.window)

    assert matter.is_closed


def test_every_theme_reaches_the_whole_window(screen: Screen):
    for choice in ThemeChoice:
        screen.window.look.choose_theme(choice)
        QApplication.processEvents()

    assert screen.settings.theme is ThemeChoice.CONTRAST


def test_every_button_has_an_accessible_name(screen: Screen):
    screen.drag(FLAT)
    screen.key("2", screen.page)
    nameless = [
        button.objectName() or type(button).__name__
        for button in screen.window.findChildren(QAbstractButton)
        if button.isVisible() and not (button.accessibleName() or button.text())
    ]

    assert nameless == []


def test_a_fault_is_told_with_a_way_to_copy_its_details(screen: Screen):
    faults = screen.window._faults
    faults._note(ValueError, ValueError("a test of faults"), None)

    assert "fault of its own" in screen.said()

    screen.window.messages.accept()

    assert "a test of faults" in QGuiApplication.clipboard().text()
    assert (screen.settings.folder / "faults.log").is_file()


def test_the_welcome_screen_lists_recent_matters_and_opens_them(screen: Screen):
    folder = screen.desk.bridge.matter.folder
    screen.window.close_matter()

    rows = screen.window.welcome.findChildren(RecentRow)
    assert [row.folder for row in rows] == [folder]

    rows[0].button.click()

    assert screen.desk.bridge.matter.folder == folder


def test_a_passage_of_received_text_shows_the_picture_of_its_lines(screen: Screen, qtbot):
    screen.open(SCAN)
    pictures = []
    screen.desk._pictures.ready.connect(lambda passage, picture: pictures.append(picture))
    screen.key("Down", screen.page)
    screen.key("Down", screen.page)

    screen.key("3", screen.page)
    qtbot.waitUntil(lambda: bool(pictures), timeout=5000)

    assert 0 < pictures[0].height() < 200
    assert pictures[0].width() > pictures[0].height()


def test_closing_after_work_waits_for_a_backup_in_a_process_of_its_own(screen: Screen, tmp_path):
    screen.settings.stored.set_backup_folder(tmp_path / "backups")
    matter = screen.desk.bridge.matter
    screen.drag(FLAT)
    screen.key("2", screen.page)

    screen.window.close()
    assert "backup before" in screen.said()
    screen.qtbot.waitUntil(lambda: not screen.window.isVisible(), timeout=20000)

    assert matter.is_closed
    assert len(backups_below(tmp_path / "backups")) == 1
    assert screen.settings.last_backup(matter.id) is not None


def test_a_first_start_asks_for_the_backup_folder_in_a_strip_and_not_in_a_box(screen: Screen):
    screen.window.close_matter()
    screen.window.open_place(screen.settings.recent()[0].folder)

    assert screen.window.banner.isVisible()

    screen.window.banner.later.click()

    assert not screen.window.banner.isVisible()


def test_a_matter_that_is_open_before_the_window_is_shown_has_all_its_panels(
    qtbot, theme, renderer, window_settings, imported, tmp_path
):
    shutil.copytree(imported, tmp_path / "matter")
    window = MainWindow(window_settings, theme, renderer, Faults(window_settings.folder))
    qtbot.addWidget(window)
    window.resize(1480, 920)

    window.open_place(tmp_path / "matter")
    window.show()
    QApplication.processEvents()

    desk = window.desk
    assert desk is not None
    assert desk.lists.isVisible()
    assert desk.right.isVisible()
    assert desk.table.isVisible()
    close(window)


def test_a_matter_that_cannot_be_opened_again_for_the_next_person_is_refused_in_words(
    screen: Screen, tmp_path: Path
):
    screen.forget_backup()

    # Its folder was moved away while the last backup was made.
    screen.window.who.reopen_asked.emit(lambda: open_matter(tmp_path / "moved away"))

    assert screen.window.desk is None
    assert screen.window.stack.currentWidget() is screen.window.welcome
    assert screen.said()
    assert screen.window.messages.isVisible()
