# mypy: disable-error-code="union-attr, arg-type"
# A test that meets None where it expects a thing fails at that line, which is what it is for.
"""Linking by keyboard and mouse: a denial of the sample matter and the mail that contradicts it."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.ingest import Import
from reviewer.matter import open_matter
from reviewer.queries import links, passages
from reviewer.queries.links import LinkedPassage
from reviewer.resources import sample_exhibits
from reviewer.store.settings import Settings
from reviewer.workers.pool import WorkerPool
from tests.ui.desks import CERTIFIED, Screen
from ui.passage_table.rows import Column, PassageRows

DENIAL, FINDING = "We never seeded.", "Seeding was left on from Friday night until this morning."
MAIL_4 = "mail/2024-03-18 0905 RE Intake plan.eml"


@pytest.fixture(scope="session")
def with_mail(imported: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample matter with the mail that contradicts the denial, closed."""
    top = tmp_path_factory.mktemp("with_mail")
    shutil.copytree(imported, top / "matter")
    settings = Settings(top / "home")
    settings.name_reviewer("Ada Orr", "AO")
    with open_matter(top / "matter", settings) as matter, WorkerPool(1) as pool:
        Import(matter, [sample_exhibits() / MAIL_4], pool).run()
    return top / "matter"


@pytest.fixture
def both(empty_screen: Screen, with_mail: Path, tmp_path: Path) -> Screen:
    """The denial and the mail's sentence are tagged; the denial is in hand, the mail beside it."""
    screen = empty_screen
    shutil.copytree(with_mail, tmp_path / "matter")
    screen.window.open_place(tmp_path / "matter")
    screen.window.banner.hide()
    screen.open(MAIL_4)
    screen.drag(FINDING)
    screen.key("1")
    screen.key("Escape")
    screen.key("Ctrl+\\")
    screen.open(CERTIFIED)
    screen.drag(DENIAL)
    screen.key("2")
    screen.key("Escape")
    return screen


def tied(screen: Screen, passage: bytes) -> list[LinkedPassage]:
    return list(links.of_passage(screen.desk.bridge.view, passage))


def ends(screen: Screen) -> tuple[bytes, bytes]:
    """The mail's passage and the denial."""
    mail, transcript = screen.desk.pair.shown
    assert mail.passage is not None
    assert transcript.passage is not None
    return mail.passage, transcript.passage


def linked(screen: Screen) -> tuple[bytes, bytes]:
    screen.key("L")
    screen.key("C")
    return ends(screen)


def test_two_keys_link_what_is_chosen_left_and_right(both: Screen):
    both.key("L")
    first, second = both.desk.link_strip.told()
    assert DENIAL in first
    assert FINDING in second
    QApplication.processEvents()
    for side in both.desk.pair.shown:
        assert side.is_in_view(side.words_ready()[-1:])

    both.key("C")

    mail, denial = ends(both)
    assert [(one.kind, one.line.id) for one in tied(both, denial)] == [("contradicts", mail)]
    assert [(one.kind, one.line.id) for one in tied(both, mail)] == [("contradicts", denial)]
    assert both.desk.link_strip.isHidden()
    assert both.said().startswith("Linked: Contradicts")


def test_one_undo_takes_the_link_off_both(both: Screen):
    mail, denial = linked(both)

    both.key("Ctrl+Z")

    assert tied(both, mail) == tied(both, denial) == []
    assert both.desk.inspector.passage_page.links.buttons() == []


def test_both_ends_list_each_other_with_cite_quote_who_and_when(both: Screen):
    mail, denial = linked(both)
    view = both.desk.bridge.view

    (row,) = both.desk.inspector.passage_page.links.buttons()
    told = row.accessibleName()
    assert told.startswith("Contradicts: ")
    assert passages.card(view, mail).citation in told
    assert FINDING in told
    assert "KL" in told

    both.key("F7")

    (row,) = both.desk.inspector.passage_page.links.buttons()
    assert passages.card(view, denial).citation in row.accessibleName()


def test_one_goes_on_choosing_the_other_end_after_l(both: Screen):
    both.key("Ctrl+\\")
    denial = both.desk.bridge.passage
    both.key("L")
    assert not both.desk.link_strip.buttons["adopts"].isEnabled()

    both.open(MAIL_4)
    both.key("J")
    both.key("S")

    assert [(one.kind, one.reads) for one in tied(both, denial)] == [("same_fact", "same_fact")]


def test_words_that_are_no_passage_are_marked_and_linked_in_one_act(both: Screen):
    both.key("F7")
    both.drag("films and all")
    before = passages.count(both.desk.bridge.view)
    both.key("L")
    both.key("R")

    assert passages.count(both.desk.bridge.view) == before + 1
    made = both.desk.bridge.passage
    assert [one.kind for one in tied(both, made)] == ["corroborates"]

    both.key("Ctrl+Z")

    assert passages.count(both.desk.bridge.view) == before


def test_letters_of_the_strip_do_nothing_else_while_a_link_is_made(both: Screen):
    both.key("Ctrl+\\")
    opened = both.desk.bridge.occurrence
    both.key("L")

    both.key("R")

    assert both.desk.bridge.occurrence == opened
    assert "other passage first" in both.said()

    both.key("Escape")

    assert both.desk.link_strip.isHidden()


def test_the_strip_works_with_the_mouse(both: Screen):
    QTest.mouseClick(both.desk.inspector.passage_page.links.add_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(both.desk.link_strip.buttons["contradicts"], Qt.MouseButton.LeftButton)

    mail, denial = ends(both)
    assert [one.line.id for one in tied(both, denial)] == [mail]


def test_a_row_leads_to_the_other_end_and_opens_it_beside(both: Screen):
    mail, denial = linked(both)
    both.key("Ctrl+\\")
    (row,) = both.desk.inspector.passage_page.links.buttons()
    row.setFocus()

    both.key("Ctrl+Return")

    left, right = both.desk.pair.shown
    assert {left.passage, right.passage} == {mail, denial}
    assert both.desk.document.passage == mail
    assert both.desk.document.is_in_view(passages.line_of(both.desk.bridge.view, mail).spans)

    (row,) = both.desk.inspector.passage_page.links.buttons()
    row.setFocus()
    both.key("Space")

    assert both.desk.bridge.passage == denial


def test_a_link_is_taken_off_with_its_button(both: Screen):
    _, denial = linked(both)
    holder = both.desk.inspector.passage_page.links.buttons()[0].parentWidget()
    (tool,) = (one for one in holder.children() if _name(one).startswith("Take off the link"))

    QTest.mouseClick(tool, Qt.MouseButton.LeftButton)

    assert tied(both, denial) == []
    assert both.said().startswith("No longer linked")


def _name(thing: object) -> str:
    return thing.accessibleName() if hasattr(thing, "accessibleName") else ""


def test_the_margin_shows_a_sign_that_tells_of_the_other_end(both: Screen):
    document = both.desk.document
    line = passages.line_of(both.desk.bridge.view, document.passage)
    before = document.page.viewport().grab().toImage()

    mail, denial = linked(both)
    QApplication.processEvents()

    other = passages.line_of(both.desk.bridge.view, mail)
    first = document.page.rects_of(line.spans[:1])[0]
    found = {
        one.passage_id: one.note
        for x in range(first.left())
        for one in document.page.passages_at(QPoint(x, first.center().y()))
    }
    assert list(found) == [denial]
    assert f"Contradicts: {other.number}" in found[denial]
    assert document.page.viewport().grab().toImage() != before


def test_a_click_on_the_mark_in_the_margin_takes_the_passage(both: Screen):
    _, denial = linked(both)
    document = both.desk.document
    line = passages.line_of(both.desk.bridge.view, denial)
    first = document.page.rects_of(line.spans[:1])[0]
    both.desk.bridge.choose_passage(None)
    at = next(
        QPoint(x, first.center().y())
        for x in range(first.left())
        if document.page.passages_at(QPoint(x, first.center().y()))
    )

    QTest.mouseClick(document.page.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert both.desk.bridge.passage == denial


def test_the_table_tells_of_a_link_at_once(both: Screen):
    mail, denial = linked(both)
    model = both.desk.table.table.model()
    view = both.desk.bridge.view

    assert isinstance(model, PassageRows)
    place = model.place_of(passages.line_of(view, denial).row)
    told = model.data(model.index(place, Column.TAGS), Qt.ItemDataRole.ToolTipRole)
    assert f"Contradicts {passages.line_of(view, mail).number}" in str(told)

    both.key("Ctrl+Z")

    told = model.data(model.index(place, Column.TAGS), Qt.ItemDataRole.ToolTipRole)
    assert told == "Denial"
