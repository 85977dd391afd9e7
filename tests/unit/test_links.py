"""Links between passages: the same from either end, and only between passages that stand."""

import csv

import pytest

from reviewer.acts import passages as passage_acts
from reviewer.errors import RefusedError
from reviewer.exports import passage_log, templates
from reviewer.exports.log_choices import LogChoices
from reviewer.matter import Matter
from reviewer.model import EntityId, PassageId
from reviewer.queries import history, links, passages
from tests.unit.matters import Added, add_text, add_transcript, make_matter, tag

MAIL = "Seeding was left on from Friday night until this morning."
ANSWER = ("A", "No. We never seeded.")


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path) as made:
        yield made


@pytest.fixture
def deposition(matter) -> Added:
    return add_transcript(matter, [("Q", "Did you seed?"), ANSWER])


@pytest.fixture
def mail(matter) -> Added:
    return add_text(matter, MAIL, "email")


@pytest.fixture
def denial(matter, deposition) -> PassageId:
    return tag(matter, deposition, "No. We never seeded.", "denial")


@pytest.fixture
def admission(matter, mail) -> PassageId:
    return tag(matter, mail, "Seeding was left on", "admission")


def link(matter: Matter, kind: str, one: PassageId, other: PassageId) -> None:
    matter.do(lambda view: passage_acts.link_passages(view, kind, one, other))


def withdraw(matter: Matter, passage: PassageId) -> None:
    matter.do(lambda view: passage_acts.withdraw_passage(view, passage))


def ends(matter: Matter, passage: PassageId) -> list[tuple[str, PassageId]]:
    return [(one.reads, one.line.id) for one in links.of_passage(matter.view, passage)]


@pytest.mark.parametrize("kind", ["contradicts", "corroborates", "same_fact", "in_part", "errata"])
def test_a_link_reads_the_same_from_either_end(matter, denial, admission, kind):
    link(matter, kind, admission, denial)

    assert ends(matter, denial) == [(kind, admission)]
    assert ends(matter, admission) == [(kind, denial)]
    with pytest.raises(RefusedError, match="linked so already"):
        link(matter, kind, denial, admission)


def test_testimony_adopts_a_mail_whichever_was_chosen_first(matter, denial, admission):
    link(matter, "adopts", admission, denial)

    assert ends(matter, denial) == [("adopts", admission)]
    assert ends(matter, admission) == [("adopted_by", denial)]


def test_between_two_of_a_sort_an_adoption_is_said_without_direction(matter, mail, admission):
    other = tag(matter, mail, "this morning", "quantity")

    link(matter, "adopts", admission, other)

    assert ends(matter, admission) == [("adoption", other)]
    assert ends(matter, other) == [("adoption", admission)]


def test_the_other_end_comes_with_its_cite_who_and_when(matter, denial, admission):
    link(matter, "contradicts", denial, admission)

    (seen,) = links.of_passage(matter.view, admission)
    assert seen.citation == passages.card(matter.view, denial).citation
    assert seen.line.quote.endswith("We never seeded.")
    assert seen.person == matter.reviewer
    assert seen.at.year == 2026


def test_an_end_that_is_withdrawn_takes_the_link_out_of_sight_until_it_is_restored(
    matter, denial, admission
):
    link(matter, "contradicts", denial, admission)

    withdraw(matter, admission)
    assert ends(matter, denial) == []
    assert links.marks_of_exhibit(matter.view, _exhibit(matter, denial)) == {}

    matter.do(lambda view: passage_acts.restore_passage(view, admission))
    assert ends(matter, denial) == [("contradicts", admission)]


def test_widening_either_end_carries_the_link(matter, mail, denial, admission):
    link(matter, "contradicts", denial, admission)

    change = matter.do(lambda view: passage_acts.widen_passage(view, admission, [mail.span(MAIL)]))

    (wider,) = change.passages - {EntityId(admission), EntityId(denial)}
    assert ends(matter, denial) == [("contradicts", wider)]
    assert ends(matter, PassageId(wider)) == [("contradicts", denial)]


def test_one_undo_takes_a_link_off_both_ends_and_redo_puts_it_back(matter, denial, admission):
    link(matter, "contradicts", denial, admission)

    matter.undo()
    assert ends(matter, denial) == ends(matter, admission) == []

    matter.redo()
    assert ends(matter, denial) == [("contradicts", admission)]


def test_a_tie_that_is_not_there_is_not_taken_off(matter, denial, admission):
    link(matter, "contradicts", denial, admission)

    with pytest.raises(RefusedError, match="not linked so"):
        matter.do(lambda view: passage_acts.unlink_passages(view, "adopts", denial, admission))
    matter.do(lambda view: passage_acts.unlink_passages(view, "contradicts", admission, denial))
    assert ends(matter, denial) == []


def test_marks_name_the_other_end_on_the_page_and_in_the_table(matter, denial, admission):
    link(matter, "contradicts", denial, admission)

    by_exhibit = links.marks_of_exhibit(matter.view, _exhibit(matter, denial))
    row = passages.line_of(matter.view, admission).row
    by_row = links.marks_of_rows(matter.view, [row])

    other = passages.line_of(matter.view, admission)
    assert [(one.kind, one.number) for one in by_exhibit[denial]] == [("contradicts", other.number)]
    assert [one.reads for one in by_row[admission]] == ["contradicts"]


def test_history_names_both_ends_and_leads_to_one(matter, denial, admission):
    link(matter, "contradicts", denial, admission)
    entry = next(history.acts(matter.view))

    numbers = {passages.line_of(matter.view, one).number for one in (denial, admission)}
    assert all(number in entry.sentence for number in numbers)
    assert entry.sentence.endswith("they contradict each other")
    assert entry.passage is not None
    assert entry.passage in (denial, admission)
    assert entry.exhibit == _exhibit(matter, entry.passage)

    matter.undo()
    assert next(history.acts(matter.view)).sentence == f"took back: {entry.sentence}"


def test_history_tells_what_was_unlinked(matter, denial, admission):
    link(matter, "same_fact", denial, admission)
    matter.do(lambda view: passage_acts.unlink_passages(view, "same_fact", denial, admission))

    sentence = next(history.acts(matter.view)).sentence
    assert sentence.startswith("took off the link between ")
    assert sentence.endswith(": the same fact")


# --- in the log -----------------------------------------------------------------------------------


def log_rows(matter: Matter, folder, **choices) -> dict[str, dict[str, str]]:
    out = folder / "log.csv"
    chosen = LogChoices(template=templates.template_named(matter.view, "everything"), **choices)
    passage_log.export_log(matter, out, chosen)
    with out.open(encoding="utf-8-sig", newline="") as lines:
        return {row["Passage no"]: row for row in csv.DictReader(lines)}


def test_both_rows_of_the_log_name_the_other_cite(matter, tmp_path, denial, admission):
    link(matter, "contradicts", denial, admission)

    rows = log_rows(matter, tmp_path)
    one, other = (passages.card(matter.view, end) for end in (denial, admission))
    assert rows[one.line.number]["Linked with"] == f"Contradicts {other.citation}"
    assert rows[other.line.number]["Linked with"] == f"Contradicts {one.citation}"
    assert rows[one.line.number]["Contradicted by"] == other.citation


def test_a_row_names_no_passage_that_may_be_privileged(matter, tmp_path, denial, admission):
    link(matter, "contradicts", denial, admission)
    matter.do(lambda view: passage_acts.set_passage_field(view, admission, "privilege", "possible"))
    number = passages.line_of(matter.view, denial).number
    held = passages.line_of(matter.view, admission).number

    assert log_rows(matter, tmp_path)[number]["Linked with"] == ""
    assert log_rows(matter, tmp_path)[number]["Related"] == ""
    every = log_rows(matter, tmp_path, include_privileged=True)
    assert every[number]["Linked with"] == ""
    assert every[held]["Linked with"].startswith("Contradicts ")


def _exhibit(matter: Matter, passage: PassageId) -> bytes:
    return bytes(passages.line_of(matter.view, passage).exhibit)
