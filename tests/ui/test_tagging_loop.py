"""The loop of a day's tagging, by real keys: step, tag, kind, issues, on to the next."""

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from reviewer.acts import issues as issue_acts
from reviewer.acts import passages as passage_acts
from reviewer.queries import exhibits, history, passages
from reviewer.text.layer import Span
from reviewer.text.quotes import as_typed
from tests.ui.desks import CERTIFIED, MAIL, PELGRAVE, SCAN, Screen
from ui.document_view import Standing
from ui.tag_bar import KeyButton, choices

BEFORE = "How many books does the Undercroft hold?"
DENIAL = "No, we did not ask."
FLAT = "No. We never seeded."


def _stand_before(screen: Screen, words: str) -> None:
    """Make the unit before some words stand ready."""
    screen.desk.document.select((screen.span(words),))
    screen.key("Down", screen.page)
    screen.key("Up", screen.page)
    assert screen.desk.document.standing is Standing.UNIT


def _press(screen: Screen, keys: str) -> int:
    """Press keys one after the other where the focus is; how many there were."""
    pressed = keys.split()
    for key in pressed:
        screen.key(key)
    return len(pressed)


def _type(words: str) -> None:
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, words)


def _acts(screen: Screen) -> int:
    """How many decisions the log holds, whoever looked at what."""
    told = history.acts(screen.desk.bridge.view)
    return sum(one.verb not in {"join", "opened", "looked"} for one in told)


def _issues(screen: Screen) -> list[str]:
    assert screen.desk.bridge.passage is not None
    found = passages.issues_of(screen.desk.bridge.view, screen.desk.bridge.passage)
    return [one.name for one in found]


def _ready(screen: Screen) -> list[str]:
    layer = screen.pages.layer
    return [as_typed(layer, span) for span in screen.desk.document.words_ready()]


def _add_issue(screen: Screen, name: str) -> None:
    screen.desk.bridge.do(lambda view: issue_acts.add_issue(view, name))


# --- how many keys --------------------------------------------------------------------------------


def test_a_plain_denial_takes_two_keys_from_the_unit_before(screen: Screen):
    _stand_before(screen, DENIAL)
    before = _acts(screen)

    count = _press(screen, "Down 2")

    assert count == 2
    (line,) = screen.passages()
    assert line.tags == ("denial",)
    assert (line.question[:12], line.quote) == ("Did Veldrane", DENIAL)
    assert _acts(screen) == before + 1


def test_a_denial_with_its_kind_and_another_issue_takes_six_keys(screen: Screen):
    _add_issue(screen, "Quarrying rights")
    _stand_before(screen, FLAT)

    count = _press(screen, "Down 2 F I Q Return")

    assert count == 6
    assert screen.kinds() == {"denial": "testimonial_flat"}
    assert _issues(screen) == ["Quarrying rights"]


def test_each_key_that_decides_is_one_act_with_one_undo(screen: Screen):
    _add_issue(screen, "Quarrying rights")
    _stand_before(screen, FLAT)
    _press(screen, "Down")
    counts = [_acts(screen)]

    for keys in ("2", "F", "I", "Q", "Return", "Return", "P"):
        _press(screen, keys)
        counts.append(_acts(screen))

    assert [b - a for a, b in itertools.pairwise(counts)] == [1, 1, 0, 0, 1, 0, 1]
    _press(screen, "Ctrl+Z Ctrl+Z")
    assert screen.kinds() == {"denial": "testimonial_flat"}
    assert _issues(screen) == []
    _press(screen, "Ctrl+Z")
    assert screen.kinds() == {"denial": ""}
    _press(screen, "Ctrl+Z")
    assert screen.passages() == ()


def test_a_drag_without_a_key_writes_nothing(screen: Screen):
    before = _acts(screen)

    screen.drag(FLAT)

    assert _acts(screen) == before
    assert screen.passages() == ()


# --- stepping -------------------------------------------------------------------------------------


def test_the_first_step_in_a_transcript_goes_to_the_first_testimony(screen: Screen):
    _press(screen, "Down")

    assert _ready(screen)[0].startswith("Q. Good morning. Please state your name")
    assert screen.desk.document.page.current_page > 0


def test_steps_pass_by_headings_and_scraps_of_talk_and_stop_at_an_instruction(screen: Screen):
    screen.desk.document.select((screen.span("Never, at any time in March 2024?"),))
    _press(screen, "Down Down")
    assert _ready(screen)[0].startswith("Q. You have PX-14 in front of you.")

    screen.desk.document.select((screen.span("What did Ms. Achterby tell you"),))
    _press(screen, "Down Down")
    assert "I instruct the witness not to answer." in _ready(screen)[0]


def test_a_mail_is_stepped_through_without_its_header(screen: Screen):
    screen.open(MAIL)

    _press(screen, "Down")

    assert screen.desk.tag_bar.quote.text() == "Imogen,"


def test_the_end_is_told_and_nothing_else_stands_ready_there(screen: Screen):
    words = screen.pages.layer.text.rstrip()
    screen.desk.document.select((Span(len(words) - 4, len(words)),))

    _press(screen, "Down")
    before = _ready(screen)
    _press(screen, "Down")

    assert "Nobody speaks further down" in screen.said()
    assert _ready(screen) == before


def test_control_steps_through_the_sentences_of_an_answer_with_their_question(screen: Screen):
    _stand_before(screen, FLAT)
    _press(screen, "Down Ctrl+Down")
    first = _ready(screen)
    _press(screen, "Ctrl+Down")
    second = _ready(screen)

    assert first[-1].endswith("A. No.")
    assert second[0].startswith("Q. Did Veldrane seed")
    assert second[-1] == "We never seeded."
    _press(screen, "2")
    assert screen.passages()[0].quote == "We never seeded."
    _press(screen, "Ctrl+Up")
    assert _ready(screen) == first


def test_a_unit_that_is_a_passage_stands_ready_as_that_passage(screen: Screen):
    _stand_before(screen, FLAT)
    _press(screen, "Down 2 F Down Up")

    assert screen.desk.bridge.passage == screen.passages()[0].id
    assert screen.desk.tag_bar.details.text() == "Denial: Flat, in testimony"
    _press(screen, "3")
    assert len(screen.passages()) == 1
    assert set(screen.kinds()) == {"denial", "quantity"}


# --- longer and shorter ---------------------------------------------------------------------------


def test_shift_takes_in_a_unit_at_the_end_and_gives_it_back(screen: Screen):
    _stand_before(screen, FLAT)
    _press(screen, "Down")
    alone = _ready(screen)

    _press(screen, "Shift+Down")
    both = " ".join(_ready(screen))
    assert both.startswith("Q. Did Veldrane seed")
    assert both.endswith("A. Never.")

    _press(screen, "Shift+Up")
    assert _ready(screen) == alone
    _press(screen, "Shift+Up")
    assert " ".join(_ready(screen)).startswith("Q. Let me turn to uploading.")
    _press(screen, "Shift+Down")
    assert _ready(screen) == alone


def test_shift_and_control_take_in_a_sentence(screen: Screen):
    _stand_before(screen, DENIAL)
    _press(screen, "Down Ctrl+Shift+Down")

    assert " ".join(_ready(screen)).endswith("A. Not for those copies, no.")
    _press(screen, "2")
    assert screen.passages()[0].quote.startswith(DENIAL)


def test_what_was_selected_with_the_mouse_still_grows_by_lines(screen: Screen):
    screen.drag("Did Veldrane seed any")

    _press(screen, "Shift+Down")

    assert screen.desk.document.standing is Standing.WORDS
    selected = screen.desk.document.page.selected_text()
    assert selected.startswith("Did Veldrane seed any of the Undercroft files to anyone")
    assert "A. " not in selected


# --- issues ---------------------------------------------------------------------------------------


def test_the_strip_finds_by_the_beginning_of_any_word_and_sets_several(screen: Screen):
    for name in ("Quarrying rights", "Zinc, sales of"):
        _add_issue(screen, name)
    _stand_before(screen, FLAT)
    _press(screen, "Down 2 F I R I G Return S A L Return Return")

    assert _issues(screen) == ["Quarrying rights", "Zinc, sales of"]
    assert QApplication.focusWidget() is screen.page
    assert not screen.desk.tag_bar.has_issues_open


def test_a_name_that_does_not_exist_is_added_and_set_in_one_act(screen: Screen):
    _stand_before(screen, FLAT)
    _press(screen, "Down 2 F I")
    before = _acts(screen)

    _type("Xylophones")
    _press(screen, "Return Return")

    assert _issues(screen) == ["Xylophones"]
    assert _acts(screen) == before + 1
    _press(screen, "Ctrl+Z")
    assert _issues(screen) == []
    assert "Xylophones" not in [one.name for one in passages.issues(screen.desk.bridge.view)]


def test_escape_leaves_the_issues_as_they_were(screen: Screen):
    _stand_before(screen, FLAT)
    _press(screen, "Down 2 F I S Escape")

    assert _issues(screen) == []
    assert QApplication.focusWidget() is screen.page


def test_backspace_takes_off_the_last_issue_and_a_chip_by_the_mouse(screen: Screen):
    _add_issue(screen, "Quarrying rights")
    _stand_before(screen, FLAT)
    _press(screen, "Down 2 F I Q Return Backspace")
    assert _issues(screen) == []

    _press(screen, "Q Return")
    assert _issues(screen) == ["Quarrying rights"]
    button = screen.desk.tag_bar.issues.findChild(QToolButton)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert _issues(screen) == []


def test_after_an_issue_the_arrow_goes_straight_on(screen: Screen):
    _add_issue(screen, "Quarrying rights")
    _stand_before(screen, FLAT)

    _press(screen, "Down 2 F I Q Return Down")

    assert QApplication.focusWidget() is screen.page
    assert _ready(screen)[0].startswith("Q. Never, at any time")


def test_the_last_issues_stick_to_the_next_tag_in_the_same_act(screen: Screen):
    _add_issue(screen, "Quarrying rights")
    _stand_before(screen, FLAT)
    _press(screen, "Down 2 F I Q Return Return Down")
    before = _acts(screen)
    assert screen.desk.issuing.sticky

    _press(screen, "2")

    assert _issues(screen) == ["Quarrying rights"]
    assert _acts(screen) == before + 1
    assert "Quarrying rights" in screen.said() + screen.window.messages._detail.text()
    _press(screen, "Ctrl+Z")
    assert len(screen.passages()) == 1


def test_what_sticks_is_shown_and_let_go_by_key_and_by_mouse(screen: Screen):
    _add_issue(screen, "Quarrying rights")
    _stand_before(screen, FLAT)
    _press(screen, "Down 2 F I Q Return Return Shift+I Down 2 F")
    assert _issues(screen) == []

    _press(screen, "I Q Return Return")
    bar = screen.desk.tag_bar
    (chip,) = [one for one in bar.findChildren(QToolButton) if "go" in one.accessibleName()]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert screen.desk.issuing.sticky == ()


def test_issues_chosen_before_the_digit_write_nothing_until_it_is_pressed(screen: Screen):
    _add_issue(screen, "Quarrying rights")
    _stand_before(screen, FLAT)
    before = _acts(screen)

    _press(screen, "Down I Q Return Return")
    assert _acts(screen) == before
    _press(screen, "2")

    assert _issues(screen) == ["Quarrying rights"]


def test_nothing_sticks_when_the_matter_is_opened_again(screen: Screen):
    _add_issue(screen, "Quarrying rights")
    _stand_before(screen, FLAT)
    _press(screen, "Down 2 F I Q Return Return")
    folder = screen.desk.bridge.matter.folder
    screen.forget_backup()

    screen.window.close_matter()
    screen.window.open_place(folder)

    assert screen.desk.issuing.sticky == ()


def test_the_point_repeats_tag_kind_and_issues(screen: Screen):
    _add_issue(screen, "Quarrying rights")
    _stand_before(screen, FLAT)
    _press(screen, "Down 2 F I Q Return Return Shift+I Down")
    before = _acts(screen)

    _press(screen, ".")

    assert screen.kinds() == {"denial": "testimonial_flat"}
    assert _issues(screen) == ["Quarrying rights"]
    assert _acts(screen) == before + 1


def test_new_issues_are_offered_last_and_below_an_issue_that_is_named(screen: Screen):
    _add_issue(screen, "Quarrying rights")
    rows = passages.issues(screen.desk.bridge.view)
    quarry = next(one for one in rows if one.name == "Quarrying rights")

    found = choices(rows, frozenset(), "ri")
    below = choices(rows, frozenset(), "quarrying rights: North")

    assert [one.name for one in found] == ["Quarrying rights", "ri"]
    assert found[-1].issue is None
    assert (below[-1].name, below[-1].parent) == ("North", quarry.id)
    (already,) = choices(rows, frozenset({quarry.id}), "Quarrying rights")
    assert already.is_on


# --- going on by itself ---------------------------------------------------------------------------


@pytest.fixture
def going_on(screen: Screen) -> Screen:
    screen.window.actions_table["go_on_after"].trigger()
    _stand_before(screen, FLAT)
    _press(screen, "Down")
    return screen


def test_with_going_on_the_kinds_letter_is_not_swallowed(going_on: Screen):
    _press(going_on, "2 F")

    assert _ready(going_on)[0].startswith("Q. Never, at any time")
    (line,) = going_on.passages()
    (on,) = passages.tags_of(going_on.desk.bridge.view, line.id)
    assert (on.tag, on.kind) == ("denial", "testimonial_flat")


def test_with_going_on_the_next_digit_tags_the_next_unit(going_on: Screen):
    _press(going_on, "2 2")

    assert [line.quote[:6] for line in going_on.passages()] == ["No. We", "Never."]
    assert [line.tags for line in going_on.passages()] == [("denial",), ("denial",)]


def test_with_going_on_an_arrow_moves_only_once(going_on: Screen):
    _press(going_on, "2 Down")

    assert _ready(going_on)[0].startswith("Q. Never, at any time")


def test_with_going_on_escape_stays_for_a_second_tag(going_on: Screen):
    _press(going_on, "2 Escape 3")

    (line,) = going_on.passages()
    assert set(line.tags) == {"denial", "quantity"}


def test_with_going_on_a_note_finds_the_passage_that_was_tagged(going_on: Screen):
    _press(going_on, "1 N")
    _type("Ask again")
    _press(going_on, "Escape")

    (line,) = going_on.passages()
    assert [one.text for one in passages.notes_of(going_on.desk.bridge.view, line.id)] == [
        "Ask again"
    ]


def test_going_on_is_kept_in_the_settings_and_shown_in_the_menu(screen: Screen):
    action = screen.window.actions_table["go_on_after"]
    assert not action.isChecked()

    action.trigger()

    assert action.isChecked()
    assert screen.settings.flag("go_on_after")
    assert screen.desk.tagging.goes_on


# --- what is seen while tagging -------------------------------------------------------------------


def test_the_bar_stands_below_the_page_and_never_over_it(screen: Screen):
    _stand_before(screen, FLAT)
    bar, page = screen.desk.tag_bar, screen.desk.document.page
    for keys in ("Down", "2", "F", "I"):
        _press(screen, keys)

        top = bar.mapTo(screen.window, bar.rect().topLeft()).y()
        assert top >= page.mapTo(screen.window, page.rect().bottomLeft()).y()


def test_an_erratum_of_the_line_is_warned_of(screen: Screen):
    screen.drag("Seven years this August.")

    assert "Errata to 4:16, sheet on page 13" in screen.desk.tag_bar.warning.text()


def test_privilege_and_unchecked_text_are_warned_of(screen: Screen):
    screen.open(SCAN)
    _press(screen, "Down 3 B")
    assert "Received text, unchecked" in screen.desk.tag_bar.warning.text()

    _press(screen, "T P")

    assert screen.desk.tag_bar.warning.text() == "Possibly privileged"


def test_tags_of_colleagues_on_these_lines_are_told_with_who_and_what(screen: Screen):
    _stand_before(screen, FLAT)
    _press(screen, "Down 2 F Escape")
    matter = screen.desk.bridge.matter
    mine = matter.reviewer
    other = screen.settings.stored
    other.name_reviewer("Ada Orr", "AO")
    matter.work_as(other.reviewer_id())
    assert matter.reviewer != mine

    screen.drag(FLAT)

    assert screen.desk.tag_bar.marks.text() == "KL: Denial (Flat, in testimony)"


def test_the_kind_that_is_proposed_is_told_with_its_reason(screen: Screen):
    _stand_before(screen, FLAT)
    _press(screen, "Down 2 Escape")

    told = screen.desk.tag_bar.details.text()
    assert told == "Denial: proposed Flat, in testimony (a plain denial in testimony)"


def test_a_long_answer_is_all_there_and_scrolls(screen: Screen):
    screen.desk.document.select((screen.span("I am going to read from the page"),))
    _press(screen, "Down Shift+Down Shift+Down")

    bar = screen.desk.tag_bar
    assert bar.quote.text().startswith("Q. I am going to read")
    assert bar._scroll.verticalScrollBar().maximum() > 0


def test_both_pages_are_told_on_the_strip_and_in_the_status_bar(screen: Screen):
    screen.open(PELGRAVE)
    screen.drag("A. No, I did not.")
    strip = screen.desk.document.strip
    printed = strip.field.text()

    assert strip.printed.isVisible()
    assert strip.of.text().startswith("· PDF ")
    label = screen.desk.document.place()[0]
    assert label == f"Tr. {printed} {strip.of.text().rpartition(' of ')[0]}"

    screen.open(MAIL)
    assert not strip.printed.isVisible()
    assert strip.of.text().startswith("of ")


def test_two_tags_of_a_passage_stand_in_table_and_margin(screen: Screen):
    _stand_before(screen, FLAT)
    _press(screen, "Down 2 F 3 C")

    (mark,) = screen.desk.document.page._scene.marks.highlights
    assert [look.digit for look in mark.tags] == ["2", "3"]
    assert not mark.has_note


def test_the_kinds_fit_a_narrow_page(screen: Screen):
    screen.window.resize(900, 700)
    screen.open(CERTIFIED)
    _stand_before(screen, FLAT)
    _press(screen, "Down 3")

    bar = screen.desk.tag_bar
    shown = [one for one in bar._kinds.findChildren(KeyButton) if one.isVisible()]
    assert len(shown) == 17
    assert all(bar.rect().contains(one.mapTo(bar, one.rect().center())) for one in shown)


def test_a_mark_without_a_tag_is_told_as_one(screen: Screen):
    _stand_before(screen, FLAT)
    _press(screen, "Down Space")

    assert "no tag yet" in screen.desk.tag_bar.details.text()
    _press(screen, "Space")
    assert screen.said() == "This passage is marked already."


def test_a_note_is_drawn_only_where_someone_wrote_one(screen: Screen):
    _stand_before(screen, FLAT)
    _press(screen, "Down 2 F")
    passage = screen.passages()[0].id
    screen.desk.bridge.do(lambda view: passage_acts.note_passage(view, passage, "Look again"))
    QApplication.processEvents()

    (mark,) = screen.desk.document.page._scene.marks.highlights
    assert mark.has_note


# --- possibly privileged --------------------------------------------------------------------------


def test_p_on_a_unit_marks_and_flags_it_with_one_undo(screen: Screen):
    _stand_before(screen, FLAT)
    _press(screen, "Down P")

    (line,) = screen.passages()
    assert (line.privilege, line.tags) == ("possible", ())
    assert screen.desk.tag_bar.warning.text() == "Possibly privileged"
    _press(screen, "P")
    assert screen.passages()[0].privilege == "none"
    _press(screen, "Ctrl+Z Ctrl+Z")
    assert screen.passages() == ()


def test_p_with_nothing_ready_flags_the_exhibit_and_takes_it_back(screen: Screen):
    view, exhibit = screen.desk.bridge.view, screen.pages.line.id

    screen.key("P", screen.page)
    assert exhibits.exhibit_values(view, exhibit)["privilege"] == "possible"
    assert "whole exhibit" in screen.said()

    screen.key("P", screen.page)
    assert exhibits.exhibit_values(view, exhibit)["privilege"] == "none"


def test_steps_leave_the_page_where_it_is_until_they_leave_the_window(screen: Screen):
    _stand_before(screen, FLAT)
    bar = screen.desk.document.page.verticalScrollBar()
    places = []

    for _ in range(12):
        _press(screen, "Down")
        places.append(bar.value())
        assert screen.desk.document.is_in_view(screen.desk.document.words_ready())

    assert places == sorted(places)
    assert len(set(places)) <= 8


def test_the_letter_of_an_issue_that_is_set_makes_no_new_issue_of_one_letter(screen: Screen):
    view = screen.desk.bridge.view
    before = len(passages.issues(view))
    for key in ("Down", "2", "F", "I", "K", "Return", "Return", "Down", "2", "F", "I"):
        screen.key(key)

    for key in ("K", "Return", "Return"):
        screen.key(key)

    assert len(passages.issues(view)) == before
    assert screen.desk.bridge.passage is not None
    on = passages.issues_of(view, screen.desk.bridge.passage)
    assert [issue.name for issue in on] == ["Knowledge"]
    assert screen.page.hasFocus()
