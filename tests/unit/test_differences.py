"""Every kind of difference, every way of deciding it, on two copies put together."""

import pytest

from reviewer.acts import deciding, tagging
from reviewer.acts import exhibits as exhibit_acts
from reviewer.acts import issues as issue_acts
from reviewer.acts import matters as matter_acts
from reviewer.acts import passages as acts
from reviewer.errors import InputError, RefusedError
from reviewer.model import (
    DecidedBody,
    EntityId,
    PersonBody,
    Side,
    TagId,
    canonical,
    decided_id,
)
from reviewer.queries import differences, many, passages, people, tags
from reviewer.queries.difference_kinds import DifferenceKind, Way
from reviewer.sharing.state import state
from tests.unit.matters import add_text, tag
from tests.unit.replicas import Writer, give
from tests.unit.two_copies import also, copy_for, decide, keep, names, two_copies

BOOKS, FILMS, YEARS = "We never copied any book.", "There were about 2,400 films.", "Seven years"


@pytest.fixture
def two(tmp_path):
    made = two_copies(tmp_path)
    yield made
    made.close()


def shared_passage(two, words=BOOKS, tag_id="denial"):
    """A passage of Kim’s that Kay knows."""
    passage = tag(two.kim, two.exhibit, words, tag_id)
    two.meet()
    return passage


def set_importance(matter, passage, value):
    matter.do(lambda view: acts.set_passage_field(view, passage, "importance", value))


def importance(matter, passage):
    return passages.card(matter.view, passage).fields.get("importance", "")


# --- One thing said in several ways ---------------------------------------------------------------


@pytest.mark.parametrize("first", ["kim", "kay"])
def test_two_answers_to_one_field_are_a_difference_whoever_takes_in_first(two, first):
    passage = shared_passage(two)
    set_importance(two.kim, passage, "hot")
    set_importance(two.kay, passage, "warm")

    two.meet(first=first)

    one = two.only()
    assert (one.kind, one.field, one.passage) == ("passage_field", "importance", passage)
    assert names(one) == [("hot", "Kim Lee"), ("warm", "Kay Long")]
    assert [version.role for version in one.versions] == ["reviewer", "reviewer"]
    assert one.spans == (two.exhibit.span(BOOKS),)


@pytest.mark.parametrize(("reviewer", "value"), [("Kim Lee", "hot"), ("Kay Long", "warm")])
def test_keeping_an_answer_settles_it_and_travels(two, reviewer, value):
    passage = shared_passage(two)
    set_importance(two.kim, passage, "hot")
    set_importance(two.kay, passage, "warm")
    two.meet()

    keep(two.kim, two.only(), reviewer)
    two.meet()

    assert two.open() == ()
    assert importance(two.kim, passage) == importance(two.kay, passage) == value
    (decided,) = differences.decided(two.kay.view)
    assert (decided.way, decided.by, decided.kept) == (
        Way.KEEP,
        "Kim Lee",
        next(v.id for v in decided.difference.versions if v.reviewer == reviewer),
    )
    give(two.kay, two.kim)
    assert two.open() == ()


def test_a_decision_that_was_taken_back_opens_the_question_again(two):
    passage = shared_passage(two)
    set_importance(two.kim, passage, "hot")
    set_importance(two.kay, passage, "warm")
    two.meet()
    before = two.only()
    keep(two.kim, before, "Kim Lee")

    two.kim.undo()
    two.meet()

    assert two.only().versions == before.versions
    assert differences.decided(two.kim.view) == ()
    two.kim.redo()
    two.meet()
    assert two.open() == ()
    assert importance(two.kay, passage) == "hot"
    two.kim.undo()
    two.meet()
    keep(two.kay, two.only(), "Kay Long")
    two.meet()
    assert two.open() == ()
    assert importance(two.kim, passage) == "warm"


def test_what_is_said_anew_after_a_decision_was_taken_back_settles_it(two):
    passage = shared_passage(two)
    set_importance(two.kim, passage, "hot")
    set_importance(two.kay, passage, "warm")
    two.meet()
    keep(two.kim, two.only(), "Kim Lee")
    two.kim.undo()

    set_importance(two.kim, passage, "neutral")
    two.meet()

    assert two.open() == ()


def test_two_decisions_apart_from_each_other_are_a_difference_again(two):
    passage = shared_passage(two)
    set_importance(two.kim, passage, "hot")
    set_importance(two.kay, passage, "warm")
    two.meet()
    one = two.only()

    keep(two.kim, one, "Kim Lee")
    keep(two.kay, one, "Kay Long")
    two.meet()

    again = two.only()
    assert again.id == one.id
    assert names(again) == [("hot", "Kim Lee"), ("warm", "Kay Long")]
    keep(two.kay, again, "Kim Lee")
    two.meet()
    assert two.open() == ()
    assert importance(two.kim, passage) == "hot"


def test_the_same_decision_made_twice_is_none(two):
    passage = shared_passage(two)
    set_importance(two.kim, passage, "hot")
    set_importance(two.kay, passage, "warm")
    two.meet()
    one = two.only()

    keep(two.kim, one, "Kay Long")
    keep(two.kay, one, "Kay Long")
    two.meet()

    assert two.open() == ()
    assert importance(two.kim, passage) == "warm"


def test_a_third_answer_that_did_not_know_of_the_decision_opens_it_and_the_decided_one_is_shown(
    two, tmp_path
):
    passage = shared_passage(two)
    third = copy_for(two.kim, tmp_path / "ann", "Ann Doe", ahead=9_000)
    set_importance(two.kim, passage, "hot")
    set_importance(two.kay, passage, "warm")
    set_importance(third, passage, "neutral")
    two.meet()
    keep(two.kim, two.only(), "Kim Lee")

    give(third, two.kim)
    two.meet()
    third.close()

    assert names(two.only()) == [("hot", "Kim Lee"), ("neutral", "Ann Doe")]
    assert importance(two.kay, passage) == "hot"


def test_both_answers_may_stand_until_somebody_says_something_else(two, tmp_path):
    passage = shared_passage(two)
    third = copy_for(two.kim, tmp_path / "ann", "Ann Doe", ahead=9_000)
    set_importance(two.kim, passage, "hot")
    set_importance(two.kay, passage, "warm")
    set_importance(third, passage, "neutral")
    two.meet()

    decide(two.kay, two.only(), Way.KEEP_ALL)
    two.meet()
    settled = two.open()
    give(third, two.kim)
    two.meet()
    third.close()

    assert settled == ()
    assert len(two.only().versions) == 3


def test_one_who_lets_both_stand_and_one_who_keeps_one_differ_again(two):
    passage = shared_passage(two)
    set_importance(two.kim, passage, "hot")
    set_importance(two.kay, passage, "warm")
    two.meet()
    one = two.only()

    decide(two.kim, one, Way.KEEP_ALL)
    keep(two.kay, one, "Kay Long")
    two.meet()

    again = two.only()
    assert again.kind == DifferenceKind.DECISION
    assert [value for value, _ in names(again)] == ["kept both", "kept: warm"]
    keep(two.kim, again, "Kay Long")
    two.meet()
    assert two.open() == ()
    assert importance(two.kim, passage) == "warm"


def test_texts_of_a_field_are_joined_with_a_semicolon(two):
    passage = shared_passage(two)
    for copy, value in ((two.kim, "Any book"), (two.kay, "Any film")):
        copy.do(
            lambda view, value=value: tagging.set_fields(
                view, passage, TagId("denial"), [("denied_part", value)]
            )
        )
    two.meet()

    decide(two.kim, two.only(), Way.JOIN)
    two.meet()

    (on,) = passages.tags_of(two.kay.view, passage)
    assert on.fields["denied_part"] == "Any book; Any film"
    assert two.open() == ()


def test_a_choice_cannot_be_joined_and_the_refusal_says_what_can_be_done(two):
    passage = shared_passage(two)
    set_importance(two.kim, passage, "hot")
    set_importance(two.kay, passage, "warm")
    two.meet()

    with pytest.raises(RefusedError, match=r"cannot be joined.*Keep one of them, or both\."):
        decide(two.kim, two.only(), Way.JOIN)
    with pytest.raises(InputError, match="Choose one of the versions"):
        decide(two.kim, two.only(), Way.KEEP, bytes(32))


def note_of(two, passage, first, second):
    """A note of Kim’s that both changed."""
    two.kim.do(lambda view: acts.note_passage(view, passage, "draft"))
    two.meet()
    (note,) = passages.notes_of(two.kim.view, passage)
    known = EntityId(note.id)
    two.kim.do(lambda view: acts.note_passage(view, passage, first, known))
    two.kay.do(lambda view: acts.note_passage(view, passage, second, known))
    two.meet()
    return two.only()


def test_notes_are_joined_with_the_names_of_who_wrote_them(two):
    passage = shared_passage(two)
    one = note_of(two, passage, "Ask Clark.", "See PX-4.")

    decide(two.kay, one, Way.JOIN)
    two.meet()

    (note,) = passages.notes_of(two.kim.view, passage)
    assert note.text == "Kim Lee: Ask Clark.\n\nKay Long: See PX-4."
    assert two.open() == ()


def test_both_notes_stand_side_by_side(two):
    passage = shared_passage(two)
    one = note_of(two, passage, "Ask Clark.", "See PX-4.")

    decide(two.kay, one, Way.KEEP_ALL)
    two.meet()

    texts = sorted(note.text for note in passages.notes_of(two.kim.view, passage))
    assert texts == ["Ask Clark.", "Kay Long: See PX-4."]
    assert two.open() == ()


def test_a_note_changed_by_one_and_taken_away_by_another_is_kept_or_goes(two):
    passage = shared_passage(two)
    one = note_of(two, passage, "", "See PX-4.")

    shown = [note.text for note in passages.notes_of(two.kim.view, passage)]
    keep(two.kay, one, "Kim Lee")
    two.meet()

    assert names(one) == [("taken away", "Kim Lee"), ("See PX-4.", "Kay Long")]
    assert shown == ["See PX-4."]
    assert passages.notes_of(two.kim.view, passage) == ()


def test_a_tag_taken_off_by_one_and_set_by_another_is_decided(two):
    passage = shared_passage(two, FILMS, "quantity")
    two.kim.do(lambda view: tagging.untag_passage(view, passage, TagId("quantity")))
    two.kay.do(lambda view: tagging.untag_passage(view, passage, TagId("quantity")))
    also(two.kay, two.exhibit, FILMS, "quantity")
    two.meet()
    one = two.only()

    keep(two.kay, one, "Kim Lee")
    two.meet()

    assert (one.kind, one.field) == ("tagging", "quantity")
    assert names(one) == [("tag taken off", "Kim Lee"), ("tagged Quantity", "Kay Long")]
    assert passages.tags_of(two.kim.view, passage) == ()
    assert two.open() == ()


def test_the_same_tag_by_two_is_agreement_and_both_stand_in_the_log(two):
    also(two.kim, two.exhibit, BOOKS, "denial")
    passage = also(two.kay, two.exhibit, BOOKS, "denial")

    two.meet()

    assert two.open() == ()
    rows = two.kim.view.rows(
        """SELECT DISTINCT c.person FROM op o JOIN changeset c ON c.seq = o.seq
           WHERE o.kind = 'tagging' AND o.subject = ?""",
        (passage,),
    )
    assert {row[0] for row in rows} == {two.kim.reviewer, two.kay.reviewer}


def test_a_caption_that_two_changed_is_one_of_theirs(two):
    for copy, court in ((two.kim, "S.D.N.Y."), (two.kay, "N.D. Cal.")):
        body = people.matter_of(copy.view)
        copy.do(
            lambda view, body=body, court=court: matter_acts.edit_matter(
                view, type(body)(body.title, court=court)
            )
        )
    two.meet()
    one = two.only()

    keep(two.kim, one, "Kim Lee")
    two.meet()

    assert one.kind == "matter"
    assert people.matter_of(two.kay.view).court == "S.D.N.Y."


def test_an_exhibit_field_that_differs_makes_every_row_of_the_exhibit_unsure(two):
    passage = shared_passage(two)
    exhibit = two.exhibit.exhibit
    for copy, title in ((two.kim, "Letter of 3 May"), (two.kay, "Letter to Clark")):
        copy.do(
            lambda view, title=title: exhibit_acts.set_exhibit_field(view, exhibit, "title", title)
        )
    two.meet()

    one = two.only()
    unsure = differences.is_unsettled_by_difference(two.kim.view, [passage])
    keep(two.kim, one, "Kay Long")

    assert (one.kind, one.field, one.exhibit) == ("exhibit_field", "title", exhibit)
    assert unsure == {passage}
    assert differences.is_unsettled_by_difference(two.kim.view, [passage]) == set()


def test_numbers_and_bytes_that_follow_a_rule_are_no_question_to_anybody(two):
    two.kim.undo()
    two.kay.do(
        lambda view: exhibit_acts.set_exhibit_field(view, two.exhibit.exhibit, "title", "Letter")
    )

    two.meet()

    assert all(one.kind not in {"control_number", "layer", "exhibit"} for one in two.open())


# --- Withdrawn, widened or narrowed over somebody's work ------------------------------------------


@pytest.mark.parametrize("first", ["kim", "kay"])
def test_a_passage_withdrawn_while_a_colleague_worked_on_it_is_asked_about(two, first):
    passage = shared_passage(two)
    two.kim.do(lambda view: acts.withdraw_passage(view, passage))
    two.kay.do(lambda view: acts.note_passage(view, passage, "Key fact"))

    two.meet(first=first)

    one = two.only()
    assert (one.kind, one.passage) == ("withdrawn", passage)
    assert names(one) == [("withdrawn", "Kim Lee"), ("note: “Key fact”", "Kay Long")]
    assert differences.count_withheld(two.kim.view) == 1
    assert not passages.is_standing(two.kim.view, passage)


def test_a_withdrawal_that_knew_the_work_is_no_difference(two):
    passage = shared_passage(two)
    two.kay.do(lambda view: acts.note_passage(view, passage, "Key fact"))
    two.meet()

    two.kim.do(lambda view: acts.withdraw_passage(view, passage))
    two.meet()

    assert two.open() == ()


def test_taking_a_tag_off_a_passage_that_was_withdrawn_loses_nothing(two):
    passage = shared_passage(two)
    two.kim.do(lambda view: acts.withdraw_passage(view, passage))
    two.kay.do(lambda view: tagging.untag_passage(view, passage, TagId("denial")))

    two.meet()

    assert two.open() == ()


def test_a_decision_written_by_hand_about_nothing_is_listed_and_breaks_no_list(two):
    passage = shared_passage(two)
    forged = DecidedBody("withdrawn", [passage.hex()], ["33" * 32], "keep", "33" * 32)
    made = Writer(two.kim).write(decided_id("withdrawn", [passage]), "decided", canonical(forged))

    made.take_in(two.kim)

    (one,) = differences.decided(two.kim.view)
    assert (one.difference.passage, one.difference.versions) == (passage, ())
    assert differences.differences(two.kim.view) == ()


def test_keeping_the_withdrawal_answers_the_work_and_a_later_edit_asks_again(two, tmp_path):
    passage = shared_passage(two)
    third = copy_for(two.kim, tmp_path / "ann", "Ann Doe", ahead=9_000)
    two.kim.do(lambda view: acts.withdraw_passage(view, passage))
    two.kay.do(lambda view: acts.note_passage(view, passage, "Key fact"))
    two.meet()

    keep(two.kay, two.only(), "Kim Lee")
    two.meet()
    settled = two.open()
    set_importance(third, passage, "hot")
    give(third, two.kim)
    two.meet()
    third.close()

    assert settled == ()
    assert names(two.only()) == [("withdrawn", "Kay Long"), ("Importance: hot", "Ann Doe")]


def test_keeping_the_work_puts_the_passage_back_and_its_undo_asks_again(two):
    passage = shared_passage(two)
    two.kim.do(lambda view: acts.withdraw_passage(view, passage))
    two.kay.do(lambda view: acts.note_passage(view, passage, "Key fact"))
    two.meet()
    number = "KL-0001"

    keep(two.kim, two.only(), "Kay Long")
    two.meet()
    standing = passages.card(two.kay.view, passage)
    settled = two.open()
    two.kim.undo()
    two.meet()

    assert (standing.line.number, [note.text for note in standing.notes]) == (number, ["Key fact"])
    assert settled == ()
    assert two.only().kind == "withdrawn"
    with pytest.raises(RefusedError, match=r"Both of these cannot stand\. Keep one of them\."):
        decide(two.kim, two.only(), Way.KEEP_ALL)


def test_a_passage_withdrawn_by_one_and_restored_by_another_stands_but_differs(two):
    passage = shared_passage(two)
    two.kim.do(lambda view: acts.withdraw_passage(view, passage))
    two.kay.do(lambda view: acts.widen_passage(view, passage, [two.exhibit.span(FILMS)]))
    two.meet()

    one = two.only()

    assert one.kind == "passage"
    assert names(one) == [
        ("withdrawn", "Kim Lee"),
        (f"widened or narrowed to “{FILMS}”", "Kay Long"),
    ]
    keep(two.kay, one, "Kim Lee")
    two.meet()
    assert passages.count(two.kim.view) == 0
    assert two.open() == ()


def widened(two):
    """A passage that Kim widened while Kay tagged the words it had."""
    old = shared_passage(two, YEARS, "quantity")
    change = two.kim.do(
        lambda view: acts.widen_passage(view, old, [two.exhibit.span("Seven years went by.")])
    )
    (new,) = (one for one in change.passages if one != old)
    also(two.kay, two.exhibit, YEARS, "admission")
    two.meet()
    return old, new, two.only()


def test_a_tag_on_words_that_were_widened_meanwhile_is_never_carried_over(two):
    old, new, one = widened(two)

    assert (one.kind, one.passage) == ("replaced", old)
    assert names(one) == [
        ("widened or narrowed to “Seven years went by.”", "Kim Lee"),
        ("tagged Admission", "Kay Long"),
    ]
    assert passages.line_of(two.kim.view, new).tags == ("quantity",)
    assert differences.is_unsettled_by_difference(two.kim.view, [new]) == {new}


@pytest.mark.parametrize(
    ("way", "kept", "standing"),
    [
        (Way.KEEP, "Kim Lee", {"Seven years went by.": ("quantity",)}),
        (Way.KEEP, "Kay Long", {"Seven years": ("admission", "quantity")}),
        (Way.JOIN, "", {"Seven years went by.": ("admission", "quantity")}),
        (
            Way.KEEP_ALL,
            "",
            {"Seven years went by.": ("quantity",), "Seven years": ("admission", "quantity")},
        ),
    ],
)
def test_a_person_decides_what_becomes_of_a_tag_on_words_that_were_widened(
    two, way, kept, standing
):
    _, _, one = widened(two)

    version = next((v.id for v in one.versions if v.reviewer == kept), b"")
    decide(two.kay, one, way, version)
    two.meet()

    lines = passages.of_exhibit(two.kim.view, two.exhibit.exhibit)
    assert {line.quote: line.tags for line in lines} == standing
    assert [one.kind for one in two.open()] in ([], ["duplicate"])
    assert len({line.number for line in lines}) == len(lines)


# --- Pairs ----------------------------------------------------------------------------------------


def test_one_passage_read_as_admission_and_as_denial_is_a_difference(two):
    also(two.kim, two.exhibit, BOOKS, "denial")
    passage = also(two.kay, two.exhibit, BOOKS, "admission")
    two.meet()

    one = two.only()
    keep(two.kim, one, "Kay Long")
    two.meet()

    assert (one.kind, one.passage) == ("opposed", passage)
    assert names(one) == [
        (f"Denial: “{BOOKS}”", "Kim Lee"),
        (f"Admission: “{BOOKS}”", "Kay Long"),
    ]
    assert passages.line_of(two.kay.view, passage).tags == ("admission",)
    assert two.open() == ()


def opposed(two, kind=""):
    """Passages that share words, tagged against each other."""
    one = also(two.kim, two.exhibit, BOOKS, "denial", kind)
    other = also(two.kay, two.exhibit, f"{BOOKS} {FILMS}", "admission")
    two.meet()
    return one, other


def test_keeping_one_of_two_passages_withdraws_the_other_if_nothing_is_left_on_it(two):
    one, other = opposed(two)

    keep(two.kay, two.only(), "Kay Long")
    two.meet()

    assert not passages.is_standing(two.kim.view, one)
    assert passages.line_of(two.kim.view, other).tags == ("admission",)
    assert two.open() == ()
    two.kay.undo()
    two.meet()
    assert two.only().kind == "opposed"


def test_a_passage_with_something_else_on_it_only_loses_the_contrary_tag(two):
    one, _ = opposed(two)
    two.kim.do(lambda view: acts.note_passage(view, one, "Ask Clark."))
    two.meet()

    keep(two.kay, two.only(), "Kay Long")
    two.meet()

    assert passages.line_of(two.kim.view, one).tags == ()


def test_both_readings_may_stand_and_do_not_come_back(two):
    one, other = opposed(two)

    decide(two.kay, two.only(), Way.KEEP_ALL)
    two.meet()

    assert two.open() == ()
    unsure = differences.is_unsettled_by_difference(two.kim.view, [one, other])
    assert unsure == set()
    also(two.kim, two.exhibit, BOOKS, "quantity")
    two.meet()
    assert two.open() == ()
    with pytest.raises(RefusedError, match="decided already"):
        two.kim.do(lambda view: deciding.decide(view, bytes(32), Way.KEEP_ALL))


def test_a_denial_in_part_says_that_the_rest_is_admitted(two):
    opposed(two, "in_part")

    assert two.open() == ()


def test_one_person_may_say_both(two):
    also(two.kay, two.exhibit, BOOKS, "denial")
    also(two.kay, two.exhibit, f"{BOOKS} {FILMS}", "admission")
    two.meet()

    assert two.open() == ()


def test_two_who_decide_a_pair_each_their_way_are_asked_again_and_nothing_is_lost(two):
    one, other = opposed(two)
    asked = two.only()

    keep(two.kim, asked, "Kim Lee")
    keep(two.kay, asked, "Kay Long")
    two.meet()

    again = two.only()
    assert (again.kind, again.id) == ("decision", asked.id)
    assert [value for value, _ in names(again)] == ["kept: tagged Denial", "kept: tagged Admission"]
    keep(two.kim, again, "Kay Long")
    two.meet()
    assert two.open() == ()
    assert passages.line_of(two.kay.view, other).tags == ("admission",)
    assert not passages.is_standing(two.kay.view, one)


def duplicates(two):
    one = also(two.kim, two.exhibit, FILMS, "quantity")
    other = also(two.kay, two.exhibit, "were about 2,400 films.", "quantity")
    two.kay.do(lambda view: acts.note_passage(view, other, "See PX-4."))
    two.meet()
    return one, other, two.only()


def test_almost_the_same_words_with_the_same_tag_may_be_one_passage(two):
    one, other, asked = duplicates(two)

    assert asked.kind == "duplicate"
    assert set(asked.found.ends) == {one, other}
    decide(two.kay, asked, Way.KEEP_ALL)
    two.meet()
    assert two.open() == ()
    assert passages.count(two.kim.view) == 2


def test_joined_passages_span_both_with_everything_on_either(two):
    one, other, asked = duplicates(two)

    decide(two.kim, asked, Way.JOIN)
    two.meet()

    (line,) = passages.of_exhibit(two.kay.view, two.exhibit.exhibit)
    assert (line.quote, line.tags) == (FILMS, ("quantity",))
    assert [note.text for note in passages.notes_of(two.kay.view, line.id)] == ["See PX-4."]
    assert {passages.resolve(two.kay.view, n) for n in ("KL-0001", "KL2-0001")} == {line.id}
    assert two.open() == ()
    two.kim.undo()
    two.meet()
    assert two.only().id == asked.id
    assert {one, other} == set(two.only().found.ends)


def test_keeping_one_of_two_duplicates_leaves_the_notes_of_the_other(two):
    one, other, asked = duplicates(two)

    keep(two.kim, asked, "Kim Lee")
    two.meet()

    assert passages.line_of(two.kay.view, one).tags == ("quantity",)
    assert passages.line_of(two.kay.view, other).tags == ()
    assert two.open() == ()


@pytest.mark.parametrize("way", [Way.KEEP, Way.JOIN])
def test_an_issue_that_two_added_becomes_one_and_its_passages_bear_on_it(two, way):
    passage = shared_passage(two)
    for copy, name in ((two.kim, "Use"), (two.kay, "use")):
        copy.do(lambda view, name=name: issue_acts.add_issue(view, name))
    (mine,) = passages.issues(two.kay.view)
    two.kay.do(lambda view: issue_acts.set_issues(view, [passage], [mine.id]))
    two.meet()
    one = two.only()

    if way is Way.KEEP:
        keep(two.kim, one, "Kim Lee")
    else:
        decide(two.kim, one, Way.JOIN)
    two.meet()

    (issue,) = passages.issues(two.kay.view)
    assert (one.kind, issue.name) == ("same_name", "Use")
    assert many.issues_on(two.kay.view, [passage]) == {passage: {issue.id}}
    assert two.open() == ()


def test_an_own_tag_that_two_defined_becomes_one(two):
    shared_passage(two)
    for copy in (two.kim, two.kay):
        copy.do(lambda view: tagging.define_tag(view, "Key fact", "teal"))
    own = tags.tags(two.kay.view)[-1]
    passage = also(two.kay, two.exhibit, FILMS, own.id)
    two.meet()

    keep(two.kim, two.only(), "Kim Lee")
    two.meet()

    (kept,) = tags.tags(two.kim.view)[4:]
    assert passages.line_of(two.kim.view, passage).tags == (kept.id,)
    assert two.open() == ()


def test_two_people_of_one_name_become_one_with_all_their_names(two):
    two.kim.do(lambda view: matter_acts.name_person(view, PersonBody("Jane Clark", ["jc@a.com"])))
    two.kay.do(
        lambda view: matter_acts.name_person(
            view, PersonBody("Jane Clark", ["J. Clark"], role="employee")
        )
    )
    two.meet()

    decide(two.kay, two.only(), Way.JOIN)
    two.meet()

    (person,) = people.persons(two.kim.view)
    assert set(person.aliases) == {"jc@a.com", "J. Clark"}
    assert person.role == "employee"


def test_a_party_that_two_named_keeps_the_people_of_both(two):
    for copy, who in ((two.kim, "Jane Clark"), (two.kay, "Al Dow")):
        copy.do(lambda view: matter_acts.name_party(view, "Acme", Side.ADVERSE))
        (party,) = people.parties(copy.view)
        copy.do(
            lambda view, who=who, party=party: matter_acts.name_person(
                view, PersonBody(who, party=party.id.hex())
            )
        )
    two.meet()

    keep(two.kim, two.only(), "Kay Long")
    two.meet()

    (party,) = people.parties(two.kim.view)
    assert {person.party for person in people.persons(two.kim.view)} == {party}


def test_two_reviewers_of_one_name_are_two_people_or_one(two, tmp_path):
    third = copy_for(two.kim, tmp_path / "other", "Kim Lee", ahead=60)
    also(third, two.exhibit, FILMS, "quantity")
    give(third, two.kim)
    third.close()
    two.meet()

    one = two.only()
    with pytest.raises(RefusedError, match="Keep both, or join them"):
        decide(two.kim, one, Way.KEEP, one.versions[0].id)
    decide(two.kay, one, Way.JOIN)
    two.meet()

    assert one.kind == "same_name"
    assert two.open() == ()


def test_one_file_imported_by_two_from_one_place_is_a_pair_and_never_joined_by_itself(two):
    again = add_text(two.kay, two.exhibit.text)
    two.meet()
    one = two.only()

    assert (one.kind, one.exhibit) == ("same_place", two.exhibit.exhibit)
    assert set(one.found.ends) == {two.exhibit.occurrence, again.occurrence}
    decide(two.kim, one, Way.JOIN)
    two.meet()
    assert two.open() == ()
    assert state(two.kim.view) == state(two.kay.view)
    rows = two.kay.view.rows("SELECT id FROM occurrence")
    assert rows == [(two.exhibit.occurrence,)]
