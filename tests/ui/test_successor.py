# mypy: disable-error-code="union-attr, arg-type"
# A test that meets None where it expects a thing fails at that line, which is what it is for.
"""A certified transcript takes the place of a rough one: chosen by keyboard, taken back by undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.acts import exhibits as exhibit_acts
from reviewer.acts import tagging
from reviewer.ingest import Import
from reviewer.model import PassageId, TagId
from reviewer.queries import exhibits, passages, readings
from reviewer.resources import sample_exhibits
from reviewer.text.anchors import find_quote
from reviewer.workers.pool import WorkerPool
from tests.ui.desks import MAIL, Screen
from ui.dialogs.successor import Successor

ROUGH = "depositions/Tarrowby 30(b)(6) 2026-05-14 rough.txt"


@pytest.fixture
def passage(screen: Screen) -> PassageId:
    """An answer of the rough transcript, tagged; the rough one is open."""
    with WorkerPool(1) as pool:
        Import(screen.desk.bridge.matter, [sample_exhibits() / ROUGH], pool).run()
    screen.open(ROUGH)
    bridge, pages = screen.desk.bridge, screen.pages
    span = find_quote(pages.layer, "We never seeded.")
    chosen = tagging.Selection(pages.line.id, pages.line.layer, (span,), pages.occurrence.id)
    bridge.do(lambda view: tagging.tag_selection(view, chosen, TagId("denial")))
    whole = tagging.spans_with_question(pages.layer, (span,))
    return passages.passage_at(bridge.view, pages.line.id, pages.line.layer, whole)


def ask(screen: Screen) -> Successor:
    screen.window.actions_table["succeed"].trigger()
    dialog = screen.dialog(Successor)
    dialog.activateWindow()
    dialog.list.setFocus()
    QApplication.processEvents()
    return dialog


def test_the_certified_transcript_of_the_same_witness_and_day_is_offered_first(screen, passage):
    dialog = ask(screen)

    assert "Tarrowby" in dialog.list.item(0).text()
    assert "2026-05-14" in dialog.list.item(0).text()


def test_passages_move_to_the_certified_transcript_with_its_cites_and_undo_brings_them_back(
    screen, passage
):
    bridge = screen.desk.bridge
    rough = passages.line_of(bridge.view, passage)
    dialog = ask(screen)

    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    moved = passages.line_of(bridge.view, passage)

    certified = exhibits.exhibit(bridge.view, moved.exhibit)
    assert moved.exhibit != rough.exhibit
    assert not certified.is_rough
    assert moved.quote == rough.quote
    assert moved.number == rough.number
    assert moved.pin
    assert readings.successor_of(bridge.view, rough.exhibit) == moved.exhibit
    assert "took the place" in screen.said()

    screen.activate()
    screen.key("Ctrl+Z")

    assert passages.line_of(bridge.view, passage).exhibit == rough.exhibit


def test_a_mail_is_not_replaced_so(screen):
    screen.open(MAIL)

    screen.window.actions_table["succeed"].trigger()

    assert "Open the rough transcript first" in screen.said()


def test_without_another_transcript_it_says_what_to_import(screen, passage):
    bridge = screen.desk.bridge
    for line in exhibits.exhibits(bridge.view):
        if line.kind == "deposition" and not line.is_rough:
            one = line.id
            bridge.do(
                lambda view, one=one: exhibit_acts.set_exhibit_field(view, one, "kind", "memo")
            )
    dialog = ask(screen)

    QTest.keyClick(dialog.ok, Qt.Key.Key_Space)

    assert dialog.isVisible()
    assert "Import the certified transcript first" in dialog.refusal.text()
