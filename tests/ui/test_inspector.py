"""The inspector on a real matter: one edit, one act."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit

from reviewer.acts import exhibits as exhibit_acts
from reviewer.acts import foreign, tagging
from reviewer.acts import issues as issue_acts
from reviewer.acts import matters as matter_acts
from reviewer.matter import Matter
from reviewer.model import PassageId, PersonBody, Side, TagId
from reviewer.queries import exhibits, passages, people
from reviewer.readers.reading import Facts, ForeignMark
from reviewer.text.layer import Span
from tests.ui import matters
from tests.ui.matters import Taken
from ui.bridge import Bridge
from ui.controls import Chip
from ui.inspector import Inspector
from ui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

FIGURE = "I do not dispute the figure."
SEEDING = "I deny that it was seeding."


@pytest.fixture
def matter(tmp_path: Path) -> Iterator[Matter]:
    with matters.make_matter(tmp_path) as matter:
        matter.do(lambda view: matter_acts.name_party(view, "Veldrane Systems", Side.ADVERSE))
        party = people.parties(matter.view)[0].id.hex()
        witness = PersonBody("Imogen Tarrowby", [], party, "rule_30b6_designee")
        matter.do(lambda view: matter_acts.name_person(view, witness))
        yield matter


@pytest.fixture
def transcript(matter: Matter) -> Taken:
    return matters.take_sample(matter, matters.CERTIFIED)


@pytest.fixture
def passage(matter: Matter, transcript: Taken) -> PassageId:
    return matters.tag(matter, transcript, FIGURE, "admission")


@pytest.fixture
def panel(qtbot, matter: Matter, theme: Theme, transcript, passage) -> Iterator[Inspector]:
    bridge = Bridge(matter)
    panel = Inspector(bridge, theme)
    qtbot.addWidget(panel)
    panel.resize(330, 900)
    with qtbot.waitExposed(panel):
        panel.show()
    bridge.choose_exhibit(transcript.occurrence, transcript.exhibit)
    bridge.choose_passage(passage)
    yield panel
    bridge.close()


def fields(matter: Matter, passage: PassageId, tag: str = "admission") -> dict[str, str]:
    on = next(one for one in passages.tags_of(matter.view, passage) if one.tag == tag)
    return {**on.fields, "kind": on.kind}


def row(panel: Inspector, name: str, tag: str = "admission"):
    return panel.passage_page.sections[tag].rows[name]


def press(qtbot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(qtbot, combo: QComboBox, text: str) -> None:
    """Open the list by key, walk to an entry, take it."""
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    qtbot.keyClick(combo.view(), Qt.Key.Key_Home)
    while combo.view().currentIndex().data() != text:
        qtbot.keyClick(combo.view(), Qt.Key.Key_Down)
    qtbot.keyClick(combo.view(), Qt.Key.Key_Return)


def acts_done(matter: Matter) -> int:
    return int(matter.view.rows("SELECT count(*) FROM changeset")[0][0])


def test_question_answer_and_cite_are_shown(panel):
    page = panel.passage_page

    assert page.question.text() == "Q.  Do you dispute the figure?"
    assert page.quote.text() == f"A.  {FIGURE}"
    assert "30(b)(6) Dep. (Tarrowby) 7:1" in page.cite.text()


def test_words_marked_in_the_file_name_who_marked_them(panel, matter, passage, transcript):
    page = panel.passage_page
    assert not page.foreign.isVisibleTo(panel)
    line = passages.card(matter.view, passage).line
    mark = ForeignMark(
        line.spans, "Highlight", "Ann Other", "2024-03-07T10:15:00Z", "Ask about this."
    )
    (words,) = foreign.lots_of([mark])

    matter.do(
        lambda view: foreign.import_marks(
            view, line.exhibit, line.layer, transcript.occurrence, words
        )
    )

    assert page.foreign.isVisibleTo(panel)
    assert page.foreign.text() == "Marked in the file by Ann Other (Highlight) 7 Mar 2024"
    assert page.note.edit.toPlainText() == "Ann Other: Ask about this."


def test_copy_with_citation(qtbot, panel):
    press(qtbot, panel.copy_button)

    text = QApplication.clipboard().text()
    assert text.startswith(f"Q. Do you dispute the figure?\nA. {FIGURE}\n".replace("'", "’"))
    assert "Tarrowby" in text


def test_proposals_are_drawn_with_their_reason_and_written_by_nobody(panel, matter, passage):
    declarant = row(panel, "declarant")

    assert declarant.editor.control.property("proposed") is True
    assert declarant.reason.text() == "Proposed: witness of the answer"
    assert declarant.reason.isVisible()
    assert fields(matter, passage) == {"kind": ""}


def test_confirming_one_proposal_is_one_act(qtbot, panel, matter, passage):
    before = acts_done(matter)

    press(qtbot, row(panel, "declarant").confirm)

    assert "tarrowby" in fields(matter, passage)["declarant"].lower()
    assert acts_done(matter) == before + 1
    assert row(panel, "declarant").editor.control.property("proposed") is False
    assert not row(panel, "declarant").confirm.isVisible()


def test_confirming_all(qtbot, panel, matter, passage):
    press(qtbot, panel.passage_page.confirm_all)

    known = fields(matter, passage)
    assert known["under_oath"] == "yes"
    assert known["kind"] == "corporate_30b6"
    assert not panel.passage_page.confirm_all.isVisible()


def test_a_kind_is_chosen_by_key(qtbot, panel, matter, passage):
    combo = row(panel, "kind").editor.control
    assert isinstance(combo, QComboBox)
    before = acts_done(matter)

    choose(qtbot, combo, "Adoptive")

    assert acts_done(matter) == before + 1
    assert fields(matter, passage)["kind"] == "adoptive"


def test_what_is_typed_is_kept_on_enter_and_the_focus_stays(qtbot, panel, matter, passage):
    line = row(panel, "usable_against").editor.control
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()

    qtbot.keyClicks(line, "Veldrane Systems, Inc.")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert fields(matter, passage)["usable_against"] == "Veldrane Systems, Inc."
    assert row(panel, "usable_against").editor.control is line
    assert line.hasFocus()


def test_a_value_a_field_cannot_hold_is_refused_beside_it(qtbot, panel, matter, passage):
    said = row(panel, "statement_date")
    line = said.editor.control
    line.setFocus()
    line.selectAll()

    qtbot.keyClicks(line, "spring")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert said.fault.isVisible()
    assert said.fault.text().startswith("When said wants a date such as 2024-03-07")
    assert "statement_date" not in fields(matter, passage)


def test_other_fields_wait_behind_more_fields(qtbot, panel):
    part = panel.passage_page.sections["admission"]
    assert "foundation" not in part.rows
    assert part.rows["declarant"].isVisible()

    press(qtbot, part.more)

    assert part.rows["foundation"].isVisible()


def test_a_tag_is_put_on_and_taken_off_by_its_chip(qtbot, panel, matter, passage):
    panel.passage_page.fill_tag_menu()
    quantity = next(
        one for one in panel.passage_page._add_menu.actions() if one.text() == "3  Quantity"
    )
    quantity.trigger()
    assert list(panel.passage_page.sections) == ["admission", "quantity"]

    chip = next(one for one in panel.findChildren(Chip) if one.property("tag") == "admission")
    press(qtbot, chip.button)

    assert [one.tag for one in passages.tags_of(matter.view, passage)] == ["quantity"]
    assert list(panel.passage_page.sections) == ["quantity"]


def test_an_issue_is_added_put_on_and_taken_off(qtbot, panel, matter, passage):
    picker = panel.passage_page.issues
    picker.open()
    qtbot.keyClicks(picker.popup.field, "Torrenting")
    qtbot.keyClick(picker.popup.field, Qt.Key.Key_Return)
    assert [one.name for one in passages.issues_of(matter.view, passage)] == ["Torrenting"]
    assert picker.text() == "Torrenting"

    qtbot.keyClick(picker.popup.field, Qt.Key.Key_Return)

    assert passages.issues_of(matter.view, passage) == ()
    picker.popup.close()


def test_an_issue_is_added_below_another(qtbot, panel, matter, passage):
    matter.do(lambda view: issue_acts.add_issue(view, "Acquisition"))
    picker = panel.passage_page.issues
    picker.open()
    qtbot.keyClicks(picker.popup.field, "Torrenting")
    qtbot.keyClick(picker.popup.field, Qt.Key.Key_Down)
    qtbot.keyClick(picker.popup.field, Qt.Key.Key_Return)
    picker.popup.close()

    above, below = passages.issues(matter.view)
    assert below.parent == above.id
    assert picker.text() == "Acquisition: Torrenting"


def test_a_note_is_kept_with_control_enter_and_when_another_passage_is_shown(
    qtbot, panel, matter, transcript, passage
):
    other = matters.tag(matter, transcript, SEEDING, "denial")
    edit = panel.passage_page.note.edit
    edit.setFocus()
    qtbot.keyClicks(edit, "See PX-14")
    qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [note.text for note in passages.notes_of(matter.view, passage)] == ["See PX-14"]

    qtbot.keyClicks(edit, " and ")
    panel._bridge.choose_passage(other)

    noted = passages.notes_of(matter.view, passage)[0].text
    assert sorted(noted.split()) == ["PX-14", "See", "and"]
    assert passages.notes_of(matter.view, other) == ()
    assert edit.toPlainText() == ""


def test_possibly_privileged_and_importance(qtbot, panel, matter, passage):
    press(qtbot, panel.passage_page.privileged)
    assert passages.line_of(matter.view, passage).privilege == "possible"

    choose(qtbot, panel.passage_page.importance.editor.control, "Hot")
    assert passages.line_of(matter.view, passage).importance == "hot"


def test_cards_stand_in_page_order_and_next_goes_on(qtbot, panel, matter, transcript, passage):
    seeding = matters.tag(matter, transcript, SEEDING, "denial")
    qtbot.waitUntil(lambda: panel.cards.rows.rowCount() == 2)

    press(qtbot, panel.next_button)
    assert panel._bridge.passage == seeding
    assert not panel.next_button.isEnabled()

    first = panel.cards.visualRect(panel.cards.rows.index(0)).center()
    qtbot.mouseClick(panel.cards.viewport(), Qt.MouseButton.LeftButton, pos=first)
    assert panel._bridge.passage == passage


def test_a_partial_denial_shows_the_passage_it_is_linked_with(qtbot, panel, matter, transcript):
    denied = matters.tag(matter, transcript, SEEDING, "denial", "in_part")
    panel._bridge.choose_passage(denied)

    (link,) = panel.passage_page.links.buttons()
    assert link.accessibleName().startswith("In part: ")
    assert "KL-0001" in link.accessibleName()
    press(qtbot, link)

    assert passages.line_of(matter.view, panel._bridge.passage).quote == FIGURE


def test_received_text_is_checked_against_the_page(qtbot, panel, matter):
    scan = matters.take_sample(matter, "VELD0004410.pdf")
    chosen = tagging.Selection(scan.exhibit, scan.layer, (Span(100, 180),), scan.occurrence)
    matter.do(lambda view: tagging.tag_selection(view, chosen, TagId("quantity")))
    found = passages.of_exhibit(matter.view, scan.exhibit)[0].id
    panel._bridge.choose_exhibit(scan.occurrence, scan.exhibit)
    with qtbot.waitSignal(panel.picture_wanted):
        panel._bridge.choose_passage(found)
    cautions = panel.passage_page.cautions
    assert cautions.check.isVisible()

    press(qtbot, cautions.correct_button)
    qtbot.keyClicks(cautions._editor, "82 TB")
    press(qtbot, cautions._keep)

    kept = passages.card(matter.view, found).fields
    assert kept["checked"] == "corrected"
    assert kept["corrected_quote"] == "82 TB"
    assert panel.passage_page.quote.text() == "82 TB"
    assert not cautions.check.isVisible()


def test_confidentiality_is_told(panel, matter, transcript):
    matter.do(
        lambda view: exhibit_acts.set_occurrence_field(
            view, [transcript.occurrence], "confidentiality", "CONFIDENTIAL"
        )
    )

    assert [one.text for one in panel.passage_page.cautions._shown] == ["CONFIDENTIAL"]


def test_withdrawing_leaves_the_exhibit(panel, passage):
    panel.withdraw()

    assert panel._bridge.passage is None
    assert panel.exhibit_page.isVisible()


def test_the_exhibit_shows_its_numbers_and_is_edited(qtbot, panel, matter, transcript):
    panel.show_exhibit()
    page = panel.exhibit_page
    assert page.control.value.text() == "KL-00001"
    assert page.digest.value.text().replace(" ", "") == transcript.exhibit.hex()

    line = page.rows["marked"].editor.control
    line.setFocus()
    qtbot.keyClicks(line, "PX-21")
    qtbot.keyClick(line, Qt.Key.Key_Tab)

    assert exhibits.occurrence(matter.view, transcript.occurrence).marked == "PX-21"


def test_a_mail_shows_its_people(panel, matter):
    mail = matters.take_sample(matter, "Board pack.eml")
    panel._bridge.choose_passage(None)
    panel._bridge.choose_exhibit(mail.occurrence, mail.exhibit)

    facts = mail.reading.facts
    assert facts.sender[0].address in panel.exhibit_page.from_whom.value.text()
    assert panel.exhibit_page.to.isVisible()


def test_an_empty_inspector_says_what_it_is_for(qtbot, matter, theme):
    bridge = Bridge(matter)
    panel = Inspector(bridge, theme)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()

    assert panel._empty.isVisible()
    assert not panel.copy_button.isVisible()
    bridge.close()


def test_every_control_has_a_name(panel):
    buttons = [one for one in panel.findChildren(QAbstractButton) if one.isVisible()]
    assert [one for one in buttons if not (one.accessibleName() or one.text())] == []
    fields_shown = [one for one in panel.findChildren(QLineEdit) if one.isVisible()]
    assert [one for one in fields_shown if not one.accessibleName()] == []


def test_a_form_serves_the_next_passage_with_nothing_of_the_last(
    panel, matter, transcript, passage
):
    other = matters.tag(matter, transcript, SEEDING, "admission")
    matter.do(
        lambda view: tagging.set_fields(
            view, passage, TagId("admission"), [("hedge_text", "to my knowledge")]
        )
    )
    first = panel.passage_page.sections["admission"]
    first.more.click()
    assert row(panel, "hedge_text").isVisible()

    panel._bridge.choose_passage(other)

    part = panel.passage_page.sections["admission"]
    assert part is first
    assert not part.more.isChecked()
    assert "hedge_text" not in part.rows
    assert not part._made["hedge_text"].isVisible()
    assert part.rows["declarant"].isVisible()

    panel._bridge.choose_passage(passage)

    assert row(panel, "hedge_text").isVisible()
    assert row(panel, "hedge_text").editor.control.text() == "to my knowledge"


def test_the_chips_of_a_passage_are_those_of_its_tags_alone(panel, matter, transcript, passage):
    other = matters.tag(matter, transcript, SEEDING, "denial")
    page = panel.passage_page

    def chips() -> list[str]:
        return [one.property("tag") for one in page.findChildren(Chip) if one.isVisible()]

    assert chips() == ["admission"]
    panel._bridge.choose_passage(other)
    assert chips() == ["denial"]
    assert list(page.sections) == ["denial"]
    panel._bridge.choose_passage(passage)
    assert chips() == ["admission"]


def test_the_form_stays_while_a_reader_steps_over_words_that_are_no_passage(qtbot, panel, passage):
    panel._bridge.choose_passage(None)

    assert panel.passage_page.isVisible()
    panel._bridge.choose_passage(passage)
    qtbot.wait(200)
    assert panel.passage_page.isVisible()

    panel._bridge.choose_passage(None)

    qtbot.waitUntil(panel.exhibit_page.isVisible)
    assert not panel.passage_page.isVisible()


def test_what_a_file_holds_beside_its_pages_is_folded_until_asked_for(qtbot, panel):
    page = panel.exhibit_page
    facts = Facts(hidden=("Page 1, under a box: 123-45-6789",), filled=(("Quantity", "40 units"),))

    page.beside.show_facts(facts)

    assert page.beside.isVisibleTo(page)
    assert page.beside.unfold.text() == "Beside the pages (2)"
    assert not page.beside.words.isVisibleTo(page)
    page.beside.unfold.click()
    assert page.beside.words.isVisibleTo(page)
    assert "123-45-6789" in page.beside.words.toPlainText()
    assert "Quantity: 40 units" in page.beside.words.toPlainText()
    page.beside.show_facts(Facts())
    assert not page.beside.isVisibleTo(page)
