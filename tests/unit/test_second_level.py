"""Roles, and what is said at the second level: who may, what stands, what it shows and hides."""

import pytest

from reviewer.acts import bulk, second_level, tagging
from reviewer.acts import exhibits as exhibit_acts
from reviewer.acts import passages as passage_acts
from reviewer.errors import InputError, RefusedError
from reviewer.matter import open_matter
from reviewer.model import Role, Status, TagId
from reviewer.queries import history, left, many, passages
from reviewer.queries import second_level as queries
from reviewer.queries.exhibits import ListFilter, list_ids
from reviewer.queries.left import Left
from reviewer.queries.passages import PassageFilter
from reviewer.queries.unconfirmed import Ledger
from reviewer.sharing.state import state
from reviewer.store.settings import Settings
from tests.unit.matters import add_text, add_transcript, make_matter, tag

LINES = [("Q", "Q.  Did you copy them?"), ("A", "A.  We kept some pages.")]


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path) as made:
        yield made


@pytest.fixture
def testimony(matter):
    return add_transcript(matter, LINES)


@pytest.fixture
def passage(matter, testimony):
    return tag(matter, testimony, "We kept some pages.", "admission", "agent_employee")


def other(matter, role=Role.SECOND_LEVEL, name="Ada Orr"):
    """Another person takes the keyboard; gives the one who had it."""
    was = matter.reviewer
    matter.work_as(matter.settings.name_reviewer(name), role)
    return was


def do(matter, act, *chosen, reason=None):
    more = () if reason is None else (reason,)
    return matter.do(lambda view: act(view, list(chosen), *more))


def status_of(matter, subject):
    """What was said of it, which must have been said."""
    found = queries.status_on(matter.view, subject)
    assert found is not None
    return found


# --- roles ----------------------------------------------------------------------------------------


def test_a_role_goes_into_every_act_and_needs_no_new_writer(matter, passage):
    writer = matter.view.writer

    matter.work_as(matter.reviewer, Role.ATTORNEY)
    matter.do(lambda view: passage_acts.note_passage(view, passage, "Ask Doe."))

    assert matter.role is matter.view.role is Role.ATTORNEY
    assert matter.view.writer == writer
    assert matter.view.rows("SELECT role FROM changeset ORDER BY seq DESC LIMIT 1") == [
        ("attorney",)
    ]
    assert next(history.acts(matter.view)).role == "attorney"
    assert history.told(matter.view, next(history.acts(matter.view))).startswith(
        "Kim Lee (attorney) wrote a note on"
    )


def test_a_role_is_kept_for_the_matter_and_the_person(matter, tmp_path):
    kim = other(matter)
    assert matter.role.value == "second_level"

    matter.work_as(kim)
    assert matter.role.value == "reviewer"
    matter.work_as(matter.settings.name_reviewer("Ada Orr"))
    folder, home = matter.folder, matter.settings.folder
    matter.close()

    with open_matter(folder, Settings(home)) as again:
        assert again.role is Role.SECOND_LEVEL
    with make_matter(tmp_path / "second") as another:
        assert another.role is Role.REVIEWER


def test_a_role_that_is_none_is_read_as_that_of_a_reviewer(matter):
    with matter.settings._place_changed(matter.id) as place:
        place.roles[matter.reviewer.hex()] = "judge"

    assert matter.settings.role_in(matter.id, matter.reviewer) is Role.REVIEWER


# --- who may --------------------------------------------------------------------------------------


def test_a_reviewer_decides_nothing_at_the_second_level(matter, passage):
    for act in (second_level.check, second_level.confirm, second_level.reopen):
        with pytest.raises(RefusedError, match="Only the second level or an attorney"):
            do(matter, act, passage)
    with pytest.raises(RefusedError, match="Only the second level or an attorney"):
        do(matter, second_level.reject, passage, reason="Not ours.")


def test_the_second_level_checks_and_rejects_and_an_attorney_confirms(matter, passage):
    other(matter)

    do(matter, second_level.check, passage)
    assert passages.line_of(matter.view, passage).status == "checked"
    with pytest.raises(RefusedError, match="Only an attorney confirms"):
        do(matter, second_level.confirm, passage)
    do(matter, second_level.reject, passage, reason="Counsel said it.")
    found = status_of(matter, passage)
    assert (found.state, found.reason, found.role) == (
        Status.REJECTED,
        "Counsel said it.",
        "second_level",
    )
    other(matter, Role.ATTORNEY, "Lou Ray")
    do(matter, second_level.confirm, passage)

    assert passages.line_of(matter.view, passage).status == "confirmed"
    assert matter.projected_rows() == matter.rebuilt_rows()


def test_what_an_attorney_decided_stands_until_an_attorney_changes_it(matter, passage):
    other(matter, Role.ATTORNEY, "Lou Ray")
    do(matter, second_level.confirm, passage)
    other(matter)

    for act in (second_level.check, second_level.reopen):
        with pytest.raises(RefusedError, match="Only an attorney changes it"):
            do(matter, act, passage)
    with pytest.raises(RefusedError, match="Only an attorney changes it"):
        do(matter, second_level.reject, passage, reason="No.")


def test_nobody_at_the_second_level_checks_their_own_tags_but_an_attorney_may(matter, passage):
    matter.work_as(matter.reviewer, Role.SECOND_LEVEL)
    with pytest.raises(RefusedError, match="You tagged it yourself"):
        do(matter, second_level.check, passage)

    matter.work_as(matter.reviewer, Role.ATTORNEY)
    do(matter, second_level.check, passage)

    assert status_of(matter, passage).role == "attorney"


def test_one_may_check_where_somebody_else_tagged_as_well(matter, passage):
    kim = other(matter)
    matter.do(lambda view: tagging.tag_passage(view, passage, TagId("quantity")))
    do(matter, second_level.check, passage)

    assert queries.subjects(matter.view, [passage])[0].by == {kim, matter.reviewer}


def test_a_quick_mark_can_be_rejected_and_not_checked(matter, testimony, passage):
    matter.do(lambda view: tagging.untag_passage(view, passage, TagId("admission")))
    other(matter)

    with pytest.raises(RefusedError, match="no tag yet"):
        do(matter, second_level.check, passage)
    do(matter, second_level.reject, passage, reason="Nothing in it.")

    assert queries.step_of(passages.line_of(matter.view, passage)) is Status.REJECTED


def test_an_exhibit_is_checked_by_somebody_else_than_its_reviewer(matter, testimony):
    matter.do(lambda view: exhibit_acts.set_review(view, testimony.exhibit, "reviewed"))
    matter.work_as(matter.reviewer, Role.SECOND_LEVEL)
    with pytest.raises(RefusedError, match="You reviewed it yourself"):
        do(matter, second_level.check, testimony.exhibit)
    other(matter)

    change = do(matter, second_level.check, testimony.exhibit)

    assert testimony.exhibit in change.exhibits
    assert status_of(matter, testimony.exhibit).state is Status.CHECKED
    assert next(history.acts(matter.view)).exhibit == testimony.exhibit
    assert "checked KL-00001" in next(history.acts(matter.view)).sentence


def test_a_rejection_wants_a_reason_that_is_not_a_book(matter, passage):
    other(matter)
    with pytest.raises(InputError, match="Say why"):
        do(matter, second_level.reject, passage, reason=" \u202e ")
    with pytest.raises(InputError, match="2,000"):
        do(matter, second_level.reject, passage, reason="x" * 2001)


def test_what_is_not_there_is_refused(matter, passage):
    other(matter)
    with pytest.raises(InputError, match="not in the matter"):
        do(matter, second_level.check, b"\0" * 32)
    with pytest.raises(RefusedError, match="Nothing was said"):
        do(matter, second_level.reopen, passage)


def test_the_same_word_twice_is_refused_unless_somebody_else_says_it(matter, passage):
    other(matter)
    do(matter, second_level.check, passage)
    with pytest.raises(RefusedError, match="said so already"):
        do(matter, second_level.check, passage)
    other(matter, Role.SECOND_LEVEL, "Sam Poe")

    do(matter, second_level.check, passage)

    assert status_of(matter, passage).person == matter.reviewer


# --- what stands ----------------------------------------------------------------------------------


def test_a_status_is_taken_back_by_reopening_and_by_undo(matter, passage):
    other(matter)
    before = state(matter.view)
    do(matter, second_level.check, passage)
    do(matter, second_level.reopen, passage)
    assert passages.line_of(matter.view, passage).status == ""

    matter.undo()
    assert passages.line_of(matter.view, passage).status == "checked"
    matter.undo()

    assert queries.status_on(matter.view, passage) is None
    assert state(matter.view) != before, "the log remembers"
    assert matter.projected_rows() == matter.rebuilt_rows()


def test_a_lower_role_that_changes_what_was_checked_leaves_the_status_and_is_shown(matter, passage):
    kim = other(matter)
    do(matter, second_level.check, passage)
    assert not status_of(matter, passage).is_changed

    matter.work_as(kim)
    matter.do(
        lambda view: tagging.set_fields(view, passage, TagId("admission"), [("declarant", "Doe")])
    )

    found = status_of(matter, passage)
    assert (found.state, found.is_changed) == (Status.CHECKED, True)
    lines = {one.left: one.count for one in left.left_to_do(matter.view, Ledger())}
    assert lines[Left.CHANGED] == 1
    wanted = left.filter_of(matter.view, Ledger(), Left.CHANGED)
    assert many.ids_of(matter.view, wanted) == [passage]


@pytest.mark.parametrize(
    "change",
    [
        lambda view, passage: tagging.untag_passage(view, passage, TagId("admission")),
        lambda view, passage: passage_acts.set_passage_field(view, passage, "importance", "hot"),
        lambda view, passage: tagging.tag_passage(view, passage, TagId("denial"), "general"),
    ],
)
def test_each_change_of_a_lower_role_counts_and_none_of_a_higher_one(matter, passage, change):
    kim = other(matter)
    do(matter, second_level.check, passage)
    other(matter, Role.ATTORNEY, "Lou Ray")
    matter.do(lambda view: change(view, passage))
    assert not status_of(matter, passage).is_changed
    matter.undo()

    matter.work_as(kim)
    matter.do(lambda view: change(view, passage))

    assert queries.changed_among(matter.view, [passage]) == {passage}


def test_what_was_checked_again_after_a_change_is_no_longer_changed(matter, passage):
    kim = other(matter)
    ada = matter.reviewer
    do(matter, second_level.check, passage)
    matter.work_as(kim)
    matter.do(lambda view: passage_acts.set_passage_field(view, passage, "importance", "hot"))
    matter.work_as(ada)

    do(matter, second_level.check, passage)

    assert not status_of(matter, passage).is_changed


def test_a_note_of_a_reviewer_changes_nothing_that_was_checked(matter, passage):
    kim = other(matter)
    do(matter, second_level.check, passage)
    matter.work_as(kim)

    matter.do(lambda view: passage_acts.note_passage(view, passage, "Ask Doe."))

    assert not status_of(matter, passage).is_changed


# --- what it hides --------------------------------------------------------------------------------


@pytest.fixture
def three(matter, testimony, passage):
    """An admission, a denial and a quick mark, each on a text of its own."""
    texts = [add_text(matter, f"We never had lot {number}.") for number in (2, 3)]
    denial = tag(matter, texts[0], "We never had lot 2.", "denial", "general")
    quick = tag(matter, texts[1], "We never had lot 3.", "denial", "general")
    matter.do(lambda view: tagging.untag_passage(view, quick, TagId("denial")))
    return passage, denial, quick


def shown(matter, **wanted):
    return set(many.ids_of(matter.view, PassageFilter(**wanted)))


def test_rejected_passages_are_left_out_unless_they_are_asked_for(matter, three):
    one, two, quick = three
    other(matter)
    do(matter, second_level.reject, two, reason="Not ours.")
    do(matter, second_level.check, one)

    assert shown(matter) == {one, quick}
    assert shown(matter, rejected=True) == set(three)
    assert shown(matter, statuses=("rejected",)) == {two}
    assert shown(matter, statuses=("checked", "rejected")) == {one, two}
    assert shown(matter, statuses=("candidate",)) == {quick}
    assert shown(matter, statuses=("tagged",)) == set()
    assert queries.rejected_count(matter.view) == 1
    assert queries.counts(matter.view) == {
        Status.CANDIDATE: 1,
        Status.TAGGED: 0,
        Status.CHECKED: 1,
        Status.CONFIRMED: 0,
        Status.REJECTED: 1,
    }


def test_what_is_rejected_is_nothing_left_to_do(matter, three):
    ledger = Ledger()
    ledger.catch_up(matter.view)
    ledger.work(matter.view)
    before = {one.left: one.count for one in left.left_to_do(matter.view, ledger)}
    other(matter)
    do(matter, second_level.reject, *three, reason="Not ours.")

    ledger.catch_up(matter.view)
    ledger.work(matter.view)
    after = {one.left: one.count for one in left.left_to_do(matter.view, ledger)}

    assert before[Left.QUICK_MARKS] == 1
    assert before[Left.MISSING] + before[Left.PROPOSED] > 0
    assert {one: count for one, count in after.items() if count and one is not Left.UNREAD} == {}
    for one in left.OF_PASSAGES:
        wanted = left.filter_of(matter.view, ledger, one)
        assert len(many.ids_of(matter.view, wanted)) == after[one]


def test_the_index_answers_which_passages_are_rejected(matter, three):
    plan = matter.view.rows(
        "EXPLAIN QUERY PLAN SELECT row FROM passage WHERE status <> '' AND status = 'rejected'"
    )

    assert any("passage_status" in str(row) for row in plan), plan


# --- many -----------------------------------------------------------------------------------------


def test_many_are_decided_by_one_act_and_the_rest_is_left_out(matter, three):
    one, two, quick = three
    other(matter)

    change = do(matter, second_level.check, *three)

    assert set(change.passages) >= {one, two}
    assert passages.line_of(matter.view, quick).status == ""
    assert next(history.acts(matter.view)).sentence == "checked 2 passages"
    matter.undo()
    assert next(history.acts(matter.view)).sentence == "took back: checked 2 passages"
    assert shown(matter, statuses=("checked",)) == set()


def test_where_it_can_be_said_of_none_the_first_reason_is_told(matter, three):
    matter.work_as(matter.reviewer, Role.SECOND_LEVEL)
    with pytest.raises(RefusedError, match="Of the first: You tagged it yourself"):
        do(matter, second_level.check, *three)


def test_history_tells_why_something_was_rejected(matter, three):
    other(matter)
    do(matter, second_level.reject, three[0], reason="Counsel said it.")
    assert next(history.acts(matter.view)).sentence.endswith(": “Counsel said it.”")
    assert next(history.acts(matter.view)).passage == three[0]

    do(matter, second_level.reject, *three, reason="Not ours.")

    assert next(history.acts(matter.view)).sentence == "rejected 3 passages: “Not ours.”"


def test_bulk_acts_and_withdrawing_go_on_under_a_status(matter, three):
    kim = other(matter)
    do(matter, second_level.check, *three[:2])
    matter.work_as(kim)
    matter.do(lambda view: bulk.tag_passages(view, three[:2], TagId("quantity")))
    assert queries.changed_among(matter.view, three) == set(three[:2])

    matter.do(lambda view: bulk.withdraw_passages(view, three))

    assert shown(matter, rejected=True) == set()
    assert matter.projected_rows() == matter.rebuilt_rows()
    assert list_ids(matter.view, ListFilter())
