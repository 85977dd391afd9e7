"""The overview counts what the tables show."""

from collections import Counter

import pytest

from reviewer.acts import exhibits as exhibit_acts
from reviewer.acts import issues as issue_acts
from reviewer.acts import passages as passage_acts
from reviewer.model import EntityId
from reviewer.queries import passages
from reviewer.queries.overview import Overview, overview
from reviewer.queries.passages import PassageFilter
from tests.unit.matters import add_transcript, make_matter, tag

LINES = [
    ("Q", "Q.  Did you copy the books?"),
    ("A", "A.  No.  We did keep some pages."),
    ("Q", "Q.  How many?"),
    ("A", "A.  About 400."),
]


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path) as made:
        yield made


@pytest.fixture
def added(matter):
    return add_transcript(matter, LINES)


def counted(found: Overview, part: str) -> dict[str, int]:
    return {one.name: one.count for one in getattr(found, part)}


def test_an_empty_matter_counts_nothing(matter):
    found = overview(matter.view)

    assert (found.exhibits, found.pages, found.passages, found.undated) == (0, 0, 0, 0)
    assert found.times == found.witnesses == found.reviewers == found.issues == ()
    assert counted(found, "tags") == dict.fromkeys(
        ("Admission", "Denial", "Quantity", "No recollection"), 0
    )


def test_passages_are_counted_by_tag_issue_witness_and_reviewer(matter, added):
    denial = tag(matter, added, "No.", "denial")
    tag(matter, added, "About 400.", "quantity")
    matter.do(lambda view: issue_acts.add_issue(view, "Delivery"))
    (top,) = passages.issues(matter.view)
    matter.do(lambda view: issue_acts.add_issue(view, "Lot 7", top.id))
    sub = next(one for one in passages.issues(matter.view) if one.parent)
    matter.do(lambda view: issue_acts.set_issues(view, [denial], [sub.id]))

    found = overview(matter.view)

    assert counted(found, "tags")["Denial"] == counted(found, "tags")["Quantity"] == 1
    assert counted(found, "issues") == {"Delivery": 0, "Delivery › Lot 7": 1}
    assert counted(found, "witnesses") == {"CLARK, JANE": 2}
    assert counted(found, "reviewers") == {"Kim Lee": 2}


def test_a_withdrawn_passage_and_its_tags_are_not_counted(matter, added):
    passage = tag(matter, added, "No.", "denial")

    matter.do(lambda view: passage_acts.withdraw_passage(view, passage))

    found = overview(matter.view)
    assert found.passages == 0
    assert set(counted(found, "tags").values()) == {0}


@pytest.mark.parametrize(
    ("dates", "times"),
    [
        (["2024-02-28", "2024-05"], ["2024-02", "2024-03", "2024-04", "2024-05"]),
        (["2023-12-31", "2024-01-01"], ["2023-12", "2024-01"]),
        (["2019", "2021-05-01"], ["2019", "2020", "2021"]),
        (["1760", "2021-05-01"], ["1760", "2021"]),
    ],
)
def test_times_are_months_without_gaps_or_years_where_a_date_says_no_more(matter, dates, times):
    for number, date in enumerate(dates):
        made = add_transcript(matter, [*LINES, ("Q", f"Q.  Number {number}?")])
        exhibit = EntityId(made.exhibit)
        matter.do(
            lambda view, exhibit=exhibit, date=date: exhibit_acts.set_exhibit_field(
                view, exhibit, "date", date
            )
        )
        tag(matter, made, "No.", "denial")

    found = overview(matter.view)

    assert [one.key for one in found.times] == times
    assert sum(one.count for one in found.times) == len(dates)


def test_every_bar_is_a_filter_that_finds_as_many_passages_as_it_says(matter, added):
    tag(matter, added, "No.", "denial")
    tag(matter, added, "About 400.", "quantity")
    matter.do(lambda view: exhibit_acts.set_exhibit_field(view, added.exhibit, "date", "2024-03"))
    found = overview(matter.view)

    def rows(**parts):
        return len(passages.row_ids(matter.view, PassageFilter(**parts)))

    assert {one.key: rows(time=one.key) for one in found.times} == {"2024-03": 2}
    assert Counter({one.key: rows(witness=one.key) for one in found.witnesses}) == {
        "CLARK, JANE": 2
    }
    assert [rows(person=bytes.fromhex(one.key)) for one in found.reviewers] == [2]
    assert [rows(tags=(one.key,)) for one in found.tags] == [one.count for one in found.tags]
