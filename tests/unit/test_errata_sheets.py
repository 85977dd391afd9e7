"""Errata sheets that are exhibits of their own: known by the witness, told beside the lines."""

import csv
from datetime import UTC, datetime

import pytest

from reviewer.exports import templates
from reviewer.exports.passage_log import LogChoices, write_log
from reviewer.queries import transcripts
from reviewer.queries.errata import errata_of
from reviewer.readers.reading import Facts
from tests.testimony import FIRST_PAGE
from tests.unit.matters import NOON, Added, add_text, add_transcript, make_matter, tag

SAID = (("Q", "Q.  How long?"), ("A", "A.  Seven years."), ("Q", "Q.  Sure?"), ("A", "A.  Yes."))
SHEET = f"""ERRATA SHEET

Deposition of JANE CLARK

PAGE  LINE  CHANGE

{FIRST_PAGE}    2     "Seven" to "Eight"

REASON: misspoke"""


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path / "matter") as made:
        yield made


def sheet(matter, text: str = SHEET) -> Added:
    return add_text(matter, text, facts=Facts(title="Errata of Clark"), name="errata.txt")


def test_a_sheet_of_its_own_changes_the_lines_it_names(matter):
    clark = add_transcript(matter, SAID)
    sheet(matter)

    (found,) = errata_of(matter.view, clark.exhibit, matter.view.layer(clark.layer))

    assert (found.page, found.first_line, found.change) == (FIRST_PAGE, 2, '"Seven" to "Eight"')
    assert found.sheet
    line = transcripts.span_of_line(matter.view, clark.layer, found)
    assert line is not None
    assert clark.text[line.start : line.end] == "A.  Seven years."


def test_the_sheet_of_another_witness_changes_nothing(matter):
    clark = add_transcript(matter, SAID)
    sheet(matter, SHEET.replace("CLARK", "PELGRAVE"))

    assert errata_of(matter.view, clark.exhibit, matter.view.layer(clark.layer)) == ()


def test_a_paper_that_only_names_errata_is_no_sheet(matter):
    clark = add_transcript(matter, SAID)
    add_text(matter, f"Clark wrote errata.\n\n{FIRST_PAGE} 2 years", facts=Facts(title="Errata"))

    assert errata_of(matter.view, clark.exhibit, matter.view.layer(clark.layer)) == ()


def test_the_log_marks_the_passages_that_a_sheet_touches(matter, tmp_path):
    clark = add_transcript(matter, SAID)
    sheet(matter)
    for words in ("Seven years", "Yes."):
        tag(matter, clark, words, "admission")

    report = write_log(
        matter.view,
        tmp_path / "log.csv",
        LogChoices(template=templates.EVERYTHING),
        datetime.fromtimestamp(NOON, UTC),
    )

    with report.path.open(encoding="utf-8-sig", newline="") as file:
        _, *rows = csv.reader(file)
    names = [column.name for column, _ in templates.EVERYTHING.columns]
    quote, state = names.index("quote"), names.index("errata_state")
    told = {row[quote]: row[state] for row in rows}
    assert sorted(told.values()) == ["none", "pending"]
    assert next(one for words, one in told.items() if "Seven" in words) == "pending"


def test_the_report_lists_what_sheets_change(matter):
    clark = add_transcript(matter, SAID)
    sheet(matter)

    report = transcripts.report_of(matter.view, clark.exhibit)

    assert [one.first_line for one in report.errata] == [2]
    assert report.understood is None
    assert [one.pin for one in report.examinations] == [f"{FIRST_PAGE}:1-4"]
