"""What is left to do: every count, mine and everyone's, of all and of a batch."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.acts import batches as batch_acts
from reviewer.acts import exhibits as exhibit_acts
from reviewer.acts import matters as matter_acts
from reviewer.acts import passages as passage_acts
from reviewer.acts import tagging
from reviewer.acts.batches import BatchDraft
from reviewer.matter import Matter
from reviewer.model import PersonBody, Side, TagId
from reviewer.queries import batches, exhibits, left, passages, people
from reviewer.queries.exhibits import ListFilter
from reviewer.queries.left import Left, Scope
from reviewer.queries.unconfirmed import Ledger
from reviewer.text.layer import SourceRange, TextLayer, TextSource
from tests.unit.matters import Added, add_layer, add_text, add_transcript, make_matter, tag

LINES = (
    ("Q", "Q.  Did you copy books?"),
    ("A", "A.  No.  Some pages, yes."),
    ("Q", "Q.  How many?"),
    ("A", "A.  About 40."),
)


@pytest.fixture
def matter(tmp_path: Path) -> Iterator[Matter]:
    with make_matter(tmp_path) as matter:
        yield matter


@pytest.fixture
def transcript(matter: Matter) -> Added:
    return add_transcript(matter, LINES)


@pytest.fixture
def letter(matter: Matter) -> Added:
    return add_text(matter, "We never copied any book.\n\nThere were forty films.", "memo")


def counts(matter: Matter, scope: Scope = left.EVERYTHING) -> dict[str, int]:
    """What is left, without what is not."""
    ledger = Ledger()
    assert ledger.work(matter.view)
    found = left.left_to_do(matter.view, ledger, scope, 0)
    assert [line.left for line in found] == list(Left)
    assert not any(line.is_counting for line in found)
    return {line.left.value: line.count for line in found if line.count}


def as_colleague(matter: Matter, name: str = "Ann Doe") -> bytes:
    """Another person takes the keyboard."""
    first = matter.reviewer
    matter.settings.name_reviewer(name, "AD")
    matter.work_as(matter.settings.reviewer_id())
    assert matter.reviewer != first
    return first


def review(matter: Matter, added: Added, state: str) -> None:
    matter.do(lambda view: exhibit_acts.set_review(view, added.exhibit, state))


def test_a_new_matter_has_nothing_left(matter):
    assert counts(matter) == {}


def test_exhibits_are_unread_then_started_then_done(matter, transcript, letter):
    assert counts(matter) == {"unread": 2}
    review(matter, letter, "started")
    assert counts(matter) == {"unread": 1, "started": 1}
    review(matter, letter, "reviewed")
    assert counts(matter) == {"unread": 1}
    review(matter, letter, "")
    assert counts(matter) == {"unread": 2}


def test_an_exhibit_met_twice_is_left_once(matter, letter):
    add_text(matter, letter.text, "memo", name="copy.txt")

    assert counts(matter) == {"unread": 1}


def test_what_a_colleague_read_is_unread_for_me_and_not_for_us(matter, transcript, letter):
    me = as_colleague(matter)
    review(matter, letter, "reviewed")
    review(matter, transcript, "started")
    matter.work_as(me)

    assert counts(matter, Scope(is_mine=True)) == {"unread": 2}
    assert counts(matter) == {"started": 1}


def test_the_exhibit_list_shows_what_is_counted(matter, transcript, letter):
    me = as_colleague(matter)
    review(matter, letter, "reviewed")
    matter.work_as(me)
    review(matter, letter, "started")

    def listed(state: str, *, by_anyone: bool) -> list[bytes]:
        wanted = ListFilter(state=state, by_anyone=by_anyone)
        ids = exhibits.list_ids(matter.view, wanted)
        return [line.exhibit for line in exhibits.list_lines(matter.view, ids).values()]

    assert listed("unread", by_anyone=False) == [transcript.exhibit]
    assert listed("started", by_anyone=False) == [letter.exhibit]
    assert listed("unread", by_anyone=True) == [transcript.exhibit]
    assert listed("started", by_anyone=True) == []
    assert listed("reviewed", by_anyone=True) == [letter.exhibit]


def test_a_quick_mark_is_left_until_it_is_tagged(matter, letter):
    span = letter.span("forty films")
    matter.do(
        lambda view: passage_acts.mark_passage(
            view, letter.exhibit, letter.layer, (span,), letter.occurrence
        )
    )
    passage = passages.of_exhibit(matter.view, letter.exhibit)[0].id
    assert counts(matter)["quick_marks"] == 1

    matter.do(lambda view: tagging.tag_passage(view, passage, TagId("quantity")))

    assert "quick_marks" not in counts(matter)


def test_required_fields_are_missing_until_they_are_answered(matter, letter):
    passage = tag(matter, letter, "forty films", "quantity")
    assert counts(matter)["missing"] == 1
    answers = (
        ("qty_text", "forty"), ("qty_measure", "films"), ("declarant", "Jane Clark"),
        ("usable_against", "Acme"),
    )  # fmt: skip

    matter.do(lambda view: tagging.set_fields(view, passage, TagId("quantity"), answers))

    assert "missing" not in counts(matter)


def test_a_proposal_is_left_until_it_is_confirmed(matter, transcript):
    passage = tag(matter, transcript, "Some pages, yes.", "admission")
    assert counts(matter)["proposed"] == 1

    matter.do(lambda view: tagging.confirm_proposals(view, passage))

    assert "proposed" not in counts(matter)


def test_received_text_is_left_until_it_was_compared(matter):
    words = "We never copied any book."
    layer = TextLayer(words, sources=(SourceRange(0, len(words), TextSource.OCR_RECEIVED),))
    scan = add_layer(matter, layer, "memo")
    passage = tag(matter, scan, "never copied any", "denial", "specific")
    assert counts(matter)["unchecked"] == 1

    matter.do(lambda view: passage_acts.check_against_page(view, passage, ""))

    assert "unchecked" not in counts(matter)


def test_what_a_colleague_marked_is_not_mine(matter, transcript, letter):
    tag(matter, letter, "We never copied any book.", "denial", "specific")
    me = as_colleague(matter)
    tag(matter, transcript, "Some pages, yes.", "admission")
    matter.work_as(me)

    mine, ours = counts(matter, Scope(is_mine=True)), counts(matter)
    assert (mine["missing"], ours["missing"]) == (1, 2)
    assert (mine.get("proposed", 0), ours["proposed"]) == (0, 1)


def test_a_batch_limits_every_count(matter, transcript, letter):
    tag(matter, letter, "We never copied any book.", "denial", "specific")
    tag(matter, transcript, "Some pages, yes.", "admission")
    matter.do(
        lambda view: batch_acts.make_batches(
            view, [BatchDraft("Depositions", (transcript.exhibit,))]
        )
    )
    batch = batches.batches(matter.view)[0].id

    assert counts(matter, Scope(batch=batch)) == {"unread": 1, "missing": 1, "proposed": 1}
    assert counts(matter, Scope(is_mine=True, batch=batch)) == counts(matter, Scope(batch=batch))


@pytest.mark.parametrize("scope", [Scope(), Scope(is_mine=True)])
def test_the_table_narrows_to_what_is_counted(matter, transcript, letter, scope):
    quick = letter.span("never copied")
    matter.do(
        lambda view: passage_acts.mark_passage(
            view, letter.exhibit, letter.layer, (quick,), letter.occurrence
        )
    )
    tag(matter, letter, "forty films", "quantity")
    tag(matter, transcript, "Some pages, yes.", "admission")
    ledger = Ledger()
    ledger.work(matter.view)

    for line in left.left_to_do(matter.view, ledger, scope):
        if line.left not in left.OF_EXHIBITS:
            wanted = left.filter_of(matter.view, ledger, line.left, scope)
            assert len(passages.row_ids(matter.view, wanted)) == line.count, line.left


def test_pages_read_are_counted_once_each(matter, transcript, letter):
    assert left.pages_read(matter.view) == left.PagesRead(0, 2)

    matter.do(exhibit_acts.opened(letter.exhibit, [(1, 1)]))
    matter.do(exhibit_acts.opened(letter.exhibit, [(1, 1)]))

    assert left.pages_read(matter.view) == left.PagesRead(1, 2)
    matter.do(lambda view: batch_acts.make_batches(view, [BatchDraft("Memo", (letter.exhibit,))]))
    batch = batches.batch_named(matter.view, "Memo").id
    assert left.pages_read(matter.view, Scope(batch=batch)) == left.PagesRead(1, 1)
    place = exhibits.occurrences_of(matter.view, letter.exhibit)[0].id
    assert exhibits.list_lines(matter.view, [place])[place].read == 1


def test_everyone_who_began_is_told_with_how_far_they_came(matter, letter):
    matter.do(exhibit_acts.opened(letter.exhibit, [(1, 1)]))
    me = as_colleague(matter)
    ann = matter.reviewer
    review(matter, letter, "reviewed")
    matter.work_as(me)

    line = exhibits.list_lines(matter.view, [letter.occurrence])[letter.occurrence]
    assert {(one.person, one.state, one.pages) for one in line.reviews} == {
        (me, "", 1),
        (ann, "reviewed", 0),
    }
    assert line.review == ""


# --- the ledger -----------------------------------------------------------------------------------


def waiting(ledger: Ledger) -> set[int]:
    return {one.row for one in ledger.waiting()}


def test_the_ledger_is_not_complete_before_it_looked(matter, transcript):
    tag(matter, transcript, "Some pages, yes.", "admission")
    ledger = Ledger()

    ledger.catch_up(matter.view)
    line = next(one for one in left.left_to_do(matter.view, ledger) if one.left is Left.PROPOSED)

    assert not ledger.is_complete
    assert (line.is_counting, line.counted, line.of) == (True, 0, 1)
    assert ledger.work(matter.view)
    assert ledger.progress == (1, 1)


def test_the_ledger_stops_when_its_time_is_up_and_goes_on(matter, transcript):
    tag(matter, transcript, "Some pages, yes.", "admission")
    ledger = Ledger()

    assert not ledger.work(matter.view, 0.0)
    assert ledger.work(matter.view, 10.0)


def test_an_act_is_looked_at_and_nothing_else(matter, transcript, letter):
    one = tag(matter, transcript, "Some pages, yes.", "admission")
    tag(matter, transcript, "About 40.", "quantity")
    ledger = Ledger()
    ledger.work(matter.view)
    assert len(waiting(ledger)) == 2

    matter.do(lambda view: tagging.confirm_proposals(view, one))

    assert ledger.catch_up(matter.view)
    assert ledger.progress[1] - ledger.progress[0] == 1
    ledger.work(matter.view)
    assert len(waiting(ledger)) == 1
    assert not ledger.catch_up(matter.view)


def test_an_act_that_changes_no_proposal_makes_nothing_be_looked_at(matter, transcript):
    passage = tag(matter, transcript, "Some pages, yes.", "admission")
    ledger = Ledger()
    ledger.work(matter.view)

    matter.do(lambda view: passage_acts.note_passage(view, passage, "See the log."))

    assert not ledger.catch_up(matter.view)
    assert ledger.is_complete


def test_a_person_of_the_case_makes_everything_be_looked_at(matter, transcript, letter):
    passage = tag(matter, letter, "We never copied any book.", "denial", "specific")
    matter.do(
        lambda view: tagging.set_fields(
            view, passage, TagId("denial"), [("declarant", "Jane Clark")]
        )
    )
    ledger = Ledger()
    ledger.work(matter.view)
    assert waiting(ledger) == set()

    matter.do(lambda view: matter_acts.name_party(view, "Acme", Side.ADVERSE))
    party = people.parties(matter.view)[0].id.hex()
    person = PersonBody("Jane Clark", party=party, role="employee")
    matter.do(lambda view: matter_acts.name_person(view, person))
    ledger.work(matter.view)

    assert len(waiting(ledger)) == 1


def test_a_fact_of_an_exhibit_makes_its_passages_be_looked_at(matter, letter):
    tag(matter, letter, "We never copied any book.", "denial", "specific")
    ledger = Ledger()
    ledger.work(matter.view)
    assert waiting(ledger) == set()

    matter.do(
        lambda view: exhibit_acts.set_exhibit_field(view, letter.exhibit, "author", "Jane Clark")
    )
    ledger.work(matter.view)

    assert len(waiting(ledger)) == 1


def test_a_withdrawn_passage_waits_for_nothing(matter, transcript):
    passage = tag(matter, transcript, "Some pages, yes.", "admission")
    ledger = Ledger()
    ledger.work(matter.view)

    matter.do(lambda view: passage_acts.withdraw_passage(view, passage))
    ledger.work(matter.view)
    assert waiting(ledger) == set()
    matter.undo()
    ledger.work(matter.view)

    assert len(waiting(ledger)) == 1


def test_a_passage_whose_words_are_not_here_yet_waits_for_nothing(matter, transcript):
    tag(matter, transcript, "Some pages, yes.", "admission")
    matter.put_rows([("DELETE FROM layer", ())])
    ledger = Ledger()

    assert ledger.work(matter.view)
    assert waiting(ledger) == set()
