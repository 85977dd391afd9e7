"""The history of one thing, up to a moment, and what it said then."""

import csv
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reviewer.acts import clawback as clawback_acts
from reviewer.acts import exhibits as exhibit_acts
from reviewer.acts import issues, tagging
from reviewer.acts.matters import join
from reviewer.acts.passages import link_passages, note_passage, widen_passage, withdraw_passage
from reviewer.errors import InputError
from reviewer.exports.history_list import COLUMNS, export_history
from reviewer.exports.passage_log import LogChoices, export_log
from reviewer.matter import Matter
from reviewer.model import PassageId, TagId
from reviewer.queries import histories, passages, said_then
from reviewer.queries.histories import Wanted
from reviewer.queries.said_then import Value
from reviewer.text.layer import Span
from tests.unit.matters import NOON, Added, add_text, make_matter, tag
from tests.unit.replicas import Writer, give

TEXT = "We never copied any book. There were about 2,400 films."
QUANTITY = TagId("quantity")


@pytest.fixture
def matter(tmp_path: Path):
    with make_matter(tmp_path) as made:
        yield made


@pytest.fixture
def added(matter: Matter) -> Added:
    return add_text(matter, TEXT)


@pytest.fixture
def passage(matter: Matter, added: Added) -> PassageId:
    return tag(matter, added, "about 2,400 films", "quantity")


def verbs(matter: Matter, wanted: Wanted) -> list[str]:
    return [one.verb for one in histories.acts(matter.view, wanted)]


def now(matter: Matter) -> datetime:
    """When the last act was done."""
    return next(histories.acts(matter.view, Wanted())).at


def said(matter: Matter, wanted: Wanted) -> dict[str, tuple[str, str]]:
    return {str(one.name): (one.then, one.now) for one in said_then.values(matter.view, wanted)}


def test_the_history_of_a_passage_leaves_out_what_was_done_to_others(matter, added, passage):
    other = tag(matter, added, "never copied any book", "denial")
    matter.do(lambda view: note_passage(view, passage, "Ask Doe."))
    matter.do(lambda view: note_passage(view, other, "Not this."))
    matter.do(lambda view: link_passages(view, "contradicts", passage, other))

    found = verbs(matter, Wanted(passage=passage))

    assert found == ["link_passages", "note_passage", "tag_passage"]


def test_the_history_of_a_passage_goes_back_to_those_it_replaced(matter, added, passage):
    wider = widened(matter, passage, added.span("There were about 2,400 films."))

    found = list(histories.acts(matter.view, Wanted(passage=wider)))

    assert [one.verb for one in found] == ["widen_passage", "tag_passage"]
    assert histories.lineage(matter.view, wider) == [wider, passage]


def widened(matter: Matter, passage: PassageId, span: Span) -> PassageId:
    change = matter.do(lambda view: widen_passage(view, passage, (span,)))
    return next(one for one in change.passages if passages.is_standing(matter.view, one))


def test_the_history_of_an_exhibit_has_that_of_its_passages(matter, added, passage):
    add_text(matter, "Other words.")
    matter.do(exhibit_acts.opened(added.exhibit, [(1, 1)]))
    matter.do(lambda view: withdraw_passage(view, passage))

    found = verbs(matter, Wanted(exhibit=added.exhibit))

    assert found == ["withdraw_passage", "opened", "tag_passage", "add_exhibit"]


def test_the_history_of_a_person_has_theirs_alone_whenever_they_arrived(
    matter, added, passage, tmp_path
):
    with Writer.copy_of(matter, tmp_path / "copy") as copy:
        copy.do(lambda view: join(view, "Ben Fox"))
        copy.do(lambda view: note_passage(view, passage, "Mine."))
        matter.do(lambda view: note_passage(view, passage, "Later."))
        give(copy, matter)
        ben = copy.reviewer

    whole = [one.person == ben for one in histories.acts(matter.view, Wanted())]

    assert verbs(matter, Wanted(person=ben))[0] == "note_passage"
    assert set(verbs(matter, Wanted(person=ben))) == {"note_passage", "join"}
    assert whole[0] is False  # mine was later, though his arrived after it


def test_nothing_later_than_the_moment_is_told(matter, passage):
    at = now(matter)
    matter.do(lambda view: note_passage(view, passage, "Later."))

    assert "note_passage" in verbs(matter, Wanted(passage=passage))
    assert "note_passage" not in verbs(matter, Wanted(passage=passage, until=at))
    assert verbs(matter, Wanted(until=at))[0] == "tag_passage"
    assert verbs(matter, Wanted(until=datetime(2020, 1, 1, tzinfo=UTC))) == []


def test_who_opened_and_what_left_can_be_asked_alone(matter, added, passage, tmp_path):
    matter.do(exhibit_acts.opened(added.exhibit, [(1, 1)]))
    export_log(matter, tmp_path / "log.csv", LogChoices())

    assert verbs(matter, Wanted(verbs=histories.LOOKS)) == ["exported", "opened"]


def test_an_act_of_several_changesets_is_one_and_whole(matter, added, passage):
    other = tag(matter, added, "never copied any book", "denial")
    change = matter.do_all(
        [
            lambda view: note_passage(view, passage, "One."),
            lambda view: note_passage(view, other, "Two."),
        ]
    )

    for one in (passage, other):
        newest = next(histories.acts(matter.view, Wanted(passage=one)))
        assert newest.changesets == change.changesets


def test_long_histories_are_read_in_pages_and_each_act_once(matter, passage):
    for number in range(210):
        matter.do(lambda view, text=str(number): note_passage(view, passage, text))

    for wanted in (Wanted(), Wanted(passage=passage), Wanted(person=matter.reviewer)):
        found = [one.changesets for one in histories.acts(matter.view, wanted)]
        assert len(found) == len(set(found))
        assert len(found) >= 211


def test_what_a_passage_said_then_stands_beside_what_it_says_now(matter, passage):
    matter.do(lambda view: tagging.set_fields(view, passage, QUANTITY, [("qty_unit", "films")]))
    matter.do(lambda view: note_passage(view, passage, "First."))
    at = now(matter)
    matter.do(lambda view: tagging.set_fields(view, passage, QUANTITY, [("qty_unit", "rolls")]))
    matter.do(lambda view: tagging.tag_passage(view, passage, TagId("denial")))
    matter.do(lambda view: issues.add_issue(view, "Copying"))
    issue = passages.issues(matter.view)[0].id
    matter.do(lambda view: issues.set_issues(view, [passage], [issue]))

    found = said(matter, Wanted(passage=passage, until=at))

    assert found["Words"] == ("about 2,400 films", "about 2,400 films")
    assert found["Quantity: Unit"] == ("films", "rolls")
    assert found["Tag Quantity"] == ("yes", "yes")
    assert found["Tag Denial"] == ("", "yes")
    assert found["Note of Kim Lee"] == ("First.", "First.")
    assert found["Issue Copying"] == ("", "yes")
    assert found["Number"] == ("KL-0001", "KL-0001")
    assert Value("Words", "a", "b").is_changed


def test_what_an_exhibit_said_then(matter, added):
    at = now(matter)
    matter.do(lambda view: exhibit_acts.set_exhibit_field(view, added.exhibit, "title", "Films"))
    matter.do(
        lambda view: exhibit_acts.set_occurrence_field(view, [added.occurrence], "marked", "Ex. 9")
    )
    matter.do(lambda view: exhibit_acts.set_review(view, added.exhibit, "started"))
    matter.do(lambda view: clawback_acts.sequester(view, added.exhibit, "letter"))

    found = said(matter, Wanted(exhibit=added.exhibit, until=at))

    assert found["Title"] == ("", "Films")
    assert found["Number"] == ("KL-00001", "KL-00001")
    assert ("", "Ex. 9") in found.values()
    assert found["Review by Kim Lee"] == ("", "started")
    assert found["Sequestered"] == ("", "letter")


def test_undone_is_unsaid_and_a_moment_before_the_undo_still_has_it(matter, passage):
    matter.do(lambda view: note_passage(view, passage, "Wrong."))
    at = now(matter)
    matter.undo()

    assert said(matter, Wanted(passage=passage, until=at))["Note of Kim Lee"] == ("Wrong.", "")


# --- what is meant --------------------------------------------------------------------------------


def test_a_number_a_name_or_an_id_says_whose_history_is_meant(matter, added, passage):
    meant = {
        "KL-0001": Wanted(passage=passage),
        "KL-00001": Wanted(exhibit=added.exhibit),
        "kim lee": Wanted(person=matter.reviewer),
        "KL": Wanted(person=matter.reviewer),
        passage.hex(): Wanted(passage=passage),
        added.exhibit.hex()[:12]: Wanted(exhibit=added.exhibit),
        matter.reviewer.hex(): Wanted(person=matter.reviewer),
    }

    for text, wanted in meant.items():
        assert histories.wanted_of(matter.view, text) == wanted


def test_what_means_nothing_here_is_refused(matter, added):
    with pytest.raises(InputError, match="no passage, exhibit or reviewer"):
        histories.wanted_of(matter.view, "XX-9")
    matter.do(lambda view: join(view, "Kim Lee"))
    Writer(matter).write(
        b"p" * 16, "reviewer", b'{"initials":"KL","name":"Kim Lee"}', verb="join"
    ).take_in(matter)
    with pytest.raises(InputError, match="several people"):
        histories.wanted_of(matter.view, "Kim Lee")


def test_a_day_means_its_end_and_a_time_without_a_zone_is_utc():
    day = histories.moment("2026-11-14")
    assert day == datetime(2026, 11, 14, 23, 59, 59, 999000, tzinfo=UTC)
    assert histories.moment("2026-11-14T14:10") == datetime(2026, 11, 14, 14, 10, tzinfo=UTC)
    with pytest.raises(InputError, match="no day"):
        histories.moment("yesterday")


# --- as a table -----------------------------------------------------------------------------------


def test_a_history_is_saved_as_csv_with_safe_cells_and_told(matter, added, passage, tmp_path):
    matter.do(lambda view: exhibit_acts.set_exhibit_field(view, added.exhibit, "title", "=1+1"))
    matter.do(lambda view: join(view, "=Kim"))
    out = tmp_path / "history.csv"

    report = export_history(matter, Wanted(), out)

    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == report.rows + 1
    assert [row[6] for row in rows[1:]] == verbs(matter, Wanted(until=until(matter)))[::-1]
    assert {row[1] for row in rows[1:]} == {"'=Kim"}
    assert (tmp_path / "history.csv.json").exists() or list(tmp_path.glob("history*json"))
    newest = next(histories.acts(matter.view, Wanted()))
    assert (newest.verb, newest.sentence) == ("exported", "exported history.csv")


def until(matter: Matter) -> datetime:
    """Just before the last act."""
    return now(matter) - timedelta(milliseconds=1)


@pytest.mark.parametrize("whose", ["passage", "exhibit", "person"])
def test_whose_history_was_saved_is_written_down(matter, added, passage, tmp_path, whose):
    wanted = {
        "passage": Wanted(passage=passage, until=datetime.fromtimestamp(NOON + 900, UTC)),
        "exhibit": Wanted(exhibit=added.exhibit, verbs=histories.LOOKS),
        "person": Wanted(person=matter.reviewer),
    }[whose]

    export_history(matter, wanted, tmp_path / "history.csv")

    (about,) = (one.read_text("utf-8") for one in tmp_path.glob("history*json"))
    told = {"passage": "passage KL-0001; up to", "exhibit": "exhibit KL-00001; who opened"}
    assert told.get(whose, "acts of Kim Lee") in about


def test_a_history_is_saved_as_csv_alone(matter, tmp_path):
    with pytest.raises(InputError, match=r"end in \.csv"):
        export_history(matter, replace(Wanted()), tmp_path / "history.xlsx")
