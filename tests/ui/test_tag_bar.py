"""The tag bar: what stands ready is told before a key is pressed, and clicks do what keys do."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.acts import exhibits as exhibit_acts
from reviewer.acts import tagging as acts
from reviewer.queries import passages
from tests.ui.desks import CERTIFIED, MAIL, SCAN, Screen
from ui.tag_bar import KeyButton

FLAT = "No. We never seeded."


def _button(screen: Screen, name: str) -> KeyButton:
    found = [one for one in screen.desk.tag_bar.findChildren(KeyButton) if one.text() == name]
    return next(one for one in found if one.isVisible())


def test_the_bar_tells_cite_witness_examiner_and_side(screen: Screen):
    screen.drag(FLAT)

    bar = screen.desk.tag_bar
    assert bar.cite.text() == "Veldrane Systems, Inc. 30(b)(6) Dep. (Tarrowby) 6:2–4"
    assert bar.quote.accessibleName().startswith("Q. Did Veldrane seed")
    assert bar.quote.accessibleName().endswith("A. No. We never seeded.")
    who = bar.who.accessibleName()
    assert "Imogen Tarrowby" in who
    assert "witness of the answer" in who
    against = bar.against.accessibleName()
    assert against == "against Veldrane Systems, Inc. · examined by MS. MARCHBANK"


def test_a_cover_page_is_nobodys_testimony(screen: Screen):
    screen.drag("VIDEOTAPED RULE 30(b)(6) DEPOSITION OF")

    assert screen.desk.tag_bar.who.accessibleName() == "No testimony"


def test_nothing_selected_says_what_to_do(screen: Screen):
    assert screen.desk.tag_bar.cite.text() == "Nothing selected"
    assert not _button(screen, "Admission").isEnabled()


def test_clicking_a_tag_and_a_kind_does_what_the_keys_do(screen: Screen):
    screen.drag(FLAT)

    QTest.mouseClick(_button(screen, "Denial"), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    QTest.mouseClick(_button(screen, "Flat, in testimony"), Qt.MouseButton.LeftButton)
    QApplication.processEvents()

    assert screen.kinds() == {"denial": "testimonial_flat"}
    assert not screen.desk.tag_bar.kinds_for
    assert _button(screen, "Denial").is_on


def test_received_text_is_warned_of_before_it_is_tagged(screen: Screen):
    screen.open(SCAN)

    screen.key("Down", screen.page)

    assert "Received text" in screen.desk.tag_bar.warning.text()


def test_confidentiality_of_the_occurrence_is_told(screen: Screen):
    pages = screen.pages
    place = pages.occurrence.id
    screen.desk.bridge.do(
        lambda view: exhibit_acts.set_occurrence_field(
            view, [place], "confidentiality", "HIGHLY CONFIDENTIAL"
        )
    )
    screen.open(MAIL)
    screen.open(CERTIFIED)

    screen.drag(FLAT)

    assert "HIGHLY CONFIDENTIAL" in screen.desk.tag_bar.warning.text()


def test_the_author_of_a_mail_is_told_as_declarant(screen: Screen):
    screen.open(MAIL)

    screen.drag("The main shelf alone is 35.7 terabytes.")

    assert "Casimir Holt-Vane" in screen.desk.tag_bar.who.accessibleName()


def test_an_own_tag_gets_a_button_and_the_next_digit(screen: Screen):
    screen.desk.bridge.do(lambda view: acts.define_tag(view, "Notice", "teal"))
    screen.drag(FLAT)

    screen.key("5", screen.page)

    assert _button(screen, "Notice").is_on
    assert not screen.desk.tag_bar.kinds_for


def test_a_digit_without_a_tag_is_told_in_words(screen: Screen):
    screen.drag(FLAT)

    screen.key("9", screen.page)

    assert "No tag has the key 9" in screen.said()
    assert screen.passages() == ()


def test_repeat_tags_the_next_words_alike(screen: Screen):
    screen.drag(FLAT)
    screen.key("2", screen.page)
    screen.key("F", screen.page)
    screen.drag("In general terms, yes.")

    screen.key(".", screen.page)

    assert screen.kinds() == {"denial": "testimonial_flat"}
    assert len(screen.passages()) == 2


def test_denial_in_part_and_admission_of_the_rest_are_linked(screen: Screen):

    screen.drag("We did not take the films.")
    screen.key("2", screen.page)
    screen.key("P", screen.page)
    screen.drag("We took the books.")

    screen.key("1", screen.page)

    one, other = screen.passages()
    assert [link.kind for link in passages.links_of(screen.desk.bridge.view, one.id)] == ["in_part"]
    assert passages.links_of(screen.desk.bridge.view, one.id)[0].other == other.id
