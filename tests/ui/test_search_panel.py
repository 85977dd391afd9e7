"""Searching every exhibit, by the keys a person presses: find, go through, tag, save, report."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from reviewer.model import TagId
from reviewer.queries import passages
from reviewer.queries.passages import PassageFilter
from reviewer.queries.search import Hit
from tests.ui.desks import Screen
from ui.controls import Chip
from ui.dialogs.print_paper import PrintPaper
from ui.dialogs.term_report import TermReportDialog
from ui.search_panel import SearchPanel
from ui.search_panel.field import QueryField

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def searched(screen: Screen) -> Screen:
    """The window on the sample matter, its index made, the query ready to be typed into."""
    screen.key("Ctrl+Shift+F", screen.page)
    screen.qtbot.waitUntil(lambda: screen.desk.index_run.is_current, timeout=10_000)
    assert screen.desk.search.field.hasFocus()
    return screen


def panel(screen: Screen) -> SearchPanel:
    return screen.desk.search


def ask(screen: Screen, query: str) -> None:
    """Type a query as a person does, and press Enter; waits until all hits are counted."""
    field = panel(screen).field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, query)
    screen.key("Return", field)
    searching = screen.desk.searching
    screen.qtbot.waitUntil(lambda: not searching.is_in_force or searching.is_settled)


def hit_at(screen: Screen, place: int) -> Hit:
    hit = panel(screen).rows.hit(place)
    assert hit is not None
    return hit


def exhibit(screen: Screen) -> bytes:
    return bytes(screen.pages.line.id)


def count(screen: Screen) -> int:
    return passages.count(screen.desk.bridge.view)


# --- asking ---------------------------------------------------------------------------------------


def test_two_letters_show_first_hits_and_enter_finds_all(searched):
    QTest.keyClicks(panel(searched).field, "ter")
    searched.qtbot.waitUntil(lambda: bool(searched.desk.searching.typed))
    first = panel(searched).count.text()

    ask(searched, "81.7")

    assert first == "First hits; Enter finds all"
    hits = searched.desk.searching.count
    assert hits > 3
    assert panel(searched).rows.rowCount() == hits
    assert panel(searched).count.text().startswith(f"{hits} hits in ")
    assert all(hit_at(searched, at).words == "81.7" for at in range(hits))


def test_what_was_understood_is_told_with_the_hits_of_each_term(searched):
    ask(searched, "mirror AND 81.7 OR torrent")

    understood = panel(searched).understood
    assert understood.words.text() == "Read as: (mirror AND 81.7) OR torrent"
    assert "AND binds closer than OR" in understood.notes.text()
    names = [one.text().split("  ")[0] for one in _terms(searched)]
    assert names == ["mirror", "81.7", "torrent"]

    QTest.mouseClick(_terms(searched)[1], Qt.MouseButton.LeftButton)

    assert panel(searched).field.text() == "81.7"
    assert searched.desk.searching.asked.text == "81.7"


def _terms(screen: Screen) -> list[QToolButton]:
    return panel(screen).understood._terms.findChildren(QToolButton)


def test_a_query_that_cannot_be_read_is_refused_at_its_column(searched):
    ask(searched, "price AND (mirror")

    field: QueryField = panel(searched).field
    assert "not closed" in panel(searched).fault.text()
    assert "Column 11" in panel(searched).fault.text()
    assert field.cursorPosition() == _marked(field) == 10
    assert field.hasFocus()

    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClicks(field, ")")
    searched.key("Return", field)

    assert _marked(field) is None
    assert not panel(searched).fault.isVisible()
    assert searched.desk.searching.found is not None


def _marked(field: QueryField) -> int | None:
    return field.marked


def test_examples_teach_and_a_click_tries_one(searched):
    assert panel(searched)._stack.currentWidget() is panel(searched).examples
    example = panel(searched).examples.buttons[0]

    QTest.mouseClick(example, Qt.MouseButton.LeftButton)

    assert panel(searched).field.text() == example.text()
    assert searched.desk.searching.found is not None


def test_nothing_found_offers_words_spelt_differently(searched):
    ask(searched, "terrabytes")
    assert panel(searched)._stack.currentWidget() is panel(searched).nothing

    QTest.mouseClick(panel(searched).nothing.fuzzy, Qt.MouseButton.LeftButton)
    searched.qtbot.waitUntil(lambda: searched.desk.searching.is_settled)

    assert panel(searched).field.text() == "terrabytes~"
    assert panel(searched).rows.rowCount() > 0


# --- going through --------------------------------------------------------------------------------


def test_f3_goes_through_the_hits_of_every_exhibit_and_back(searched):
    ask(searched, "81.7")
    searching = searched.desk.searching
    seen = []

    for _ in range(searching.count):
        searched.key("F3")
        seen.append(exhibit(searched))
        hit = searching.hit(searching.at)
        assert hit.exhibit == seen[-1]
        assert searched.desk.document.is_in_view(hit.spans)
    first = searching.hit(0)

    assert len(dict.fromkeys(seen)) >= 3
    assert searched.said() == f"Hit {searching.count} of {searching.count}"

    searched.key("F3")
    assert (searching.at, exhibit(searched)) == (0, first.exhibit)
    assert "from the beginning again" in searched.said()

    searched.key("Shift+F3")
    assert searching.at == searching.count - 1


def test_after_f3_from_the_query_the_next_digit_tags_and_is_not_typed(searched):
    ask(searched, "81.7 AND kind:deposition")
    panel(searched).field.setFocus()

    searched.key("F3", panel(searched).field)
    searched.key("3")

    assert panel(searched).field.text() == "81.7 AND kind:deposition"
    assert [line.tags for line in _lines(searched)] == [("quantity",)]


def test_f3_belongs_to_the_find_bar_while_it_is_open(searched):
    ask(searched, "81.7")
    searched.key("F3")
    finder = searched.desk.document.finder
    searched.page.setFocus()
    searched.key("/")
    QTest.keyClicks(finder.field, "the")
    searched.key("Return", finder.field)
    before = finder.current

    searched.key("F3")

    assert finder.current == before + 1
    assert searched.desk.searching.at == 0

    searched.key("Escape", finder.field)
    searched.key("F3")
    assert searched.desk.searching.at == 1


def test_hits_are_marked_on_the_page_apart_from_find_and_tags(searched):
    ask(searched, "81.7")
    searched.key("F3")
    scene = searched.desk.document.page._scene

    assert scene.found
    assert all(searched.pages.text[one.start : one.end] == "81.7" for one in scene.found)
    assert len(scene.found_now) == 1
    assert not scene.hits
    assert len(searched.desk.document.page._bar.found) == len(scene.found)

    panel(searched).field.setFocus()
    panel(searched).field.clear()
    panel(searched).field.paused.emit()
    assert not scene.found


def test_the_arrow_keys_show_each_hit_and_enter_goes_to_its_page(searched):
    ask(searched, "81.7")
    hits = panel(searched).list
    searched.key("Down", panel(searched).field)
    assert hits.hasFocus()
    for _ in range(3):
        searched.key("Down", hits)
    searched.qtbot.waitUntil(lambda: searched.desk.searching.at == 3)

    searched.key("Return", hits)

    assert searched.page.hasFocus()
    assert exhibit(searched) == hit_at(searched, 3).exhibit


# --- tagging --------------------------------------------------------------------------------------


def test_a_digit_on_a_hit_tags_the_question_with_its_answer(searched):
    ask(searched, "81.7 AND kind:deposition")
    searched.key("Down", panel(searched).field)

    searched.key("3", panel(searched).list)

    rows = passages.row_ids(searched.desk.bridge.view, PassageFilter())
    (line,) = passages.lines(searched.desk.bridge.view, rows).values()
    assert line.tags == ("quantity",)
    assert "81.7" in line.question + line.quote
    assert line.question
    assert line.quote
    assert [tag.id for tag in panel(searched).rows.tags_on(0)] == [TagId("quantity")]

    searched.key("Escape", panel(searched).list)
    searched.key("Ctrl+Z")
    assert count(searched) == 0
    assert panel(searched).rows.tags_on(0) == ()


def test_selected_hits_are_marked_and_tagged_as_one_act_with_one_undo(searched):
    ask(searched, "81.7")
    hits = panel(searched).list
    searched.key("Down", panel(searched).field)
    searched.key("Shift+End", hits)
    selected = len(hits.selectionModel().selectedIndexes())
    assert selected == searched.desk.searching.count

    searched.key("3", hits)

    made = count(searched)
    assert 1 < made <= selected
    assert f"{made} passages" in searched.said()
    numbers = {line.number for line in _lines(searched)}
    assert len(numbers) == made

    undone = searched.desk.bridge.undo()
    assert str(made) in undone.sentence
    assert count(searched) == 0


def test_hits_are_copied_with_their_cites_though_they_are_no_passages(searched):
    ask(searched, "81.7 AND kind:deposition")
    searched.key("Down", panel(searched).field)
    searched.key("Shift+Down", panel(searched).list)

    searched.key("Ctrl+C", panel(searched).list)

    copied = QApplication.clipboard().text()
    assert "81.7" in copied
    assert "Dep. " in copied
    assert "hits copied with their cites" in searched.said()
    assert count(searched) == 0


def _lines(screen: Screen) -> list:
    view = screen.desk.bridge.view
    return list(passages.lines(view, passages.row_ids(view, PassageFilter())).values())


# --- limits ---------------------------------------------------------------------------------------


def test_limits_narrow_a_search_and_each_is_taken_off_by_its_chip(searched):
    ask(searched, "81.7")
    every = searched.desk.searching.count
    QTest.mouseClick(panel(searched).limit_button, Qt.MouseButton.LeftButton)
    form = panel(searched).form
    assert form.isVisible()

    QTest.keyClick(form._kinds["deposition"], Qt.Key.Key_Space)
    searched.qtbot.waitUntil(lambda: searched.desk.searching.is_settled)
    narrowed = searched.desk.searching.count
    form.hide()

    assert 0 < narrowed < every
    chips = panel(searched).chips
    assert chips.isVisible()
    (chip,) = chips.findChildren(Chip)
    assert chip.label.text() == "Depositions"

    QTest.mouseClick(chip.button, Qt.MouseButton.LeftButton)
    searched.qtbot.waitUntil(lambda: searched.desk.searching.is_settled)
    assert searched.desk.searching.count == every
    assert not chips.isVisible()


def test_answers_alone_and_words_not_tagged_yet(searched):
    ask(searched, "terabytes AND kind:deposition")
    every = searched.desk.searching.count
    panel(searched).limit_button.setFocus()
    searched.key("Space")
    form = panel(searched).form
    form.role.setFocus()
    form.role.setCurrentIndex(2)
    form.role.activated.emit(2)
    searched.qtbot.waitUntil(lambda: searched.desk.searching.is_settled)

    assert panel(searched).limits.role == "A"
    assert 0 < searched.desk.searching.count < every


def test_a_date_that_is_none_is_refused_in_place(searched):
    ask(searched, "81.7")
    QTest.mouseClick(panel(searched).limit_button, Qt.MouseButton.LeftButton)
    form = panel(searched).form
    QTest.keyClicks(form.since, "yesterday")
    searched.key("Return", form.since)

    assert form.fault.isVisible()
    assert panel(searched).limits.date_from == ""
    form.hide()


# --- saved ----------------------------------------------------------------------------------------


def test_a_search_is_saved_found_by_typing_renamed_and_removed(searched):
    ask(searched, "81.7")
    saved = panel(searched).saved
    QTest.mouseClick(panel(searched).saved_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(saved.picker.field, "Size of the mirror")
    searched.key("Return", saved.picker.field)
    assert saved.name.text() == "Saved as “Size of the mirror”"

    ask(searched, "torrent")
    assert not saved.isVisible()
    QTest.mouseClick(panel(searched).saved_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(saved.picker.field, "mirr")
    searched.key("Return", saved.picker.field)
    assert searched.desk.searching.asked.text == "81.7"

    QTest.mouseClick(saved.rename_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(saved.renamer.field, "Terabytes")
    searched.key("Return", saved.renamer.field)
    assert saved.name.text() == "Saved as “Terabytes”"

    QTest.mouseClick(saved.remove_button, Qt.MouseButton.LeftButton)
    assert not saved.isVisible()
    searched.window.actions_table["undo"].trigger()
    QApplication.processEvents()
    assert saved.name.text() == "Saved as “Terabytes”"
    assert saved.isVisible()


# --- the search-term report -----------------------------------------------------------------------


def test_a_list_of_terms_is_counted_and_saved_as_a_table(searched, tmp_path):
    (tmp_path / "terms.txt").write_text("# agreed\n81.7\nterabytes w/3 mirror\nprice AND (\n")
    searched.window.actions_table["term_report"].trigger()
    dialog = searched.dialog(TermReportDialog)
    dialog.read(tmp_path / "terms.txt")

    QTest.mouseClick(dialog.count_button, Qt.MouseButton.LeftButton)
    searched.qtbot.waitUntil(lambda: dialog.table.rowCount() == 3)
    ask_later = searched.desk.searching
    shown = [[_cell(dialog, row, column) for column in range(5)] for row in range(3)]

    assert shown[0][0] == "81.7"
    assert shown[1][1] == "terabytes w/3 mirror"
    assert shown[2][2:] == ["", "", ""]
    assert "not closed" in shown[2][1]
    assert "1 cannot be read" in dialog.told.text()
    assert ask_later.found is None

    dialog.save(tmp_path / "report.csv")
    written = (tmp_path / "report.csv").read_text("utf-8-sig").splitlines()
    assert written[0].startswith("Term,Understood as")
    assert written[1].split(",")[3] == shown[0][3]
    assert (tmp_path / "report.csv.manifest.json").exists()

    QTest.keyClicks(dialog.terms, "torrent")
    assert not dialog.save_button.isEnabled()
    dialog.close()
    searched.activate()


def _cell(dialog: TermReportDialog, row: int, column: int) -> str:
    item = dialog.table.item(row, column)
    assert item is not None
    return item.text()


# --- the index ------------------------------------------------------------------------------------


def test_the_process_that_indexes_is_gone_when_the_matter_closes(screen):
    screen.desk.index_run.begin()
    pid = screen.desk.index_run.pid
    assert pid is not None

    screen.forget_backup()
    screen.window.close_matter()

    assert not Path(f"/proc/{pid}").exists()


def test_a_search_before_the_index_is_there_is_answered_when_it_is(screen):
    screen.key("Ctrl+Shift+F", screen.page)
    QTest.keyClicks(panel(screen).field, "81.7")
    screen.key("Return", panel(screen).field)
    assert screen.desk.searching.is_waiting
    assert "being read" in panel(screen).count.text()

    screen.qtbot.waitUntil(lambda: screen.desk.searching.count > 3, timeout=10_000)

    assert not screen.desk.searching.is_waiting


def test_hits_that_nobody_tagged_are_not_printed_in_silence_or_instead_of_all(searched):
    ask(searched, "81.7")
    acts = panel(searched).many.acts
    hits = panel(searched).list
    searched.key("Down", panel(searched).field)
    searched.key("Shift+End", hits)

    acts.ask_print()

    assert "None of these hits is a passage yet" in searched.said()
    searched.key("1", hits)
    acts.ask_print()
    dialog = searched.dialog(PrintPaper)
    assert dialog.isVisible()
    dialog.close()
