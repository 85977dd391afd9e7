"""What the second level rejected: left out of logs and papers, counted, printed when asked."""

import csv
import json

import pytest

from reviewer.acts import passages as passage_acts
from reviewer.acts import second_level
from reviewer.exports import paper, paper_file
from reviewer.exports.columns import column_named
from reviewer.exports.log_choices import LogChoices, Order
from reviewer.exports.passage_log import export_log
from reviewer.exports.templates import Template
from reviewer.model import Role
from reviewer.queries.passages import PassageFilter
from tests.unit.matters import add_text, make_matter, tag

COLUMNS = ("passage_no", "status", "status_by", "status_at", "status_reason")


@pytest.fixture
def matter(tmp_path):
    """Three denials of Kim Lee, of which Ada Orr checked one and rejected one."""
    with make_matter(tmp_path) as made:
        passages = [
            tag(made, add_text(made, f"We never had lot {number}."), f"We never had lot {number}.",
                "denial", "general")
            for number in range(3)
        ]  # fmt: skip
        made.work_as(made.settings.name_reviewer("Ada Orr"), Role.SECOND_LEVEL)
        made.do(lambda view: second_level.check(view, [passages[0]]))
        made.do(lambda view: second_level.reject(view, [passages[1]], "Not ours."))
        yield made


def log(matter, folder, **choices):
    template = Template("Short", tuple((column_named(name), name) for name in COLUMNS))
    report = export_log(matter, folder / "log.csv", LogChoices(template, **choices))
    with (folder / "log.csv").open(encoding="utf-8-sig", newline="") as file:
        return report, list(csv.DictReader(file))


def test_rejected_passages_are_left_out_of_the_log_and_counted(matter, tmp_path):
    report, rows = log(matter, tmp_path)

    assert [(row["passage_no"], row["status"]) for row in rows] == [
        ("KL-0001", "checked"), ("KL-0003", "tagged"),
    ]  # fmt: skip
    assert (rows[0]["status_by"], rows[1]["status_by"]) == ("AO (second level)", "")
    assert rows[0]["status_at"].startswith("2026-11-18T")
    assert (report.rows, report.left_out_rejected) == (2, 1)
    about = json.loads((tmp_path / "log.csv.manifest.json").read_text(encoding="utf-8"))
    assert about["left_out_rejected"] == 1


@pytest.mark.parametrize("order", [None, Order("status_reason")])
@pytest.mark.parametrize(
    ("choices", "numbers"),
    [
        ({"with_rejected": True}, ["KL-0001", "KL-0002", "KL-0003"]),
        ({"filter": PassageFilter(statuses=("rejected",))}, ["KL-0002"]),
        ({"filter": PassageFilter(rejected=True)}, ["KL-0001", "KL-0002", "KL-0003"]),
        ({"filter": PassageFilter(statuses=("checked",))}, ["KL-0001"]),
    ],
)
def test_rejected_passages_are_printed_where_they_are_asked_for(
    matter, tmp_path, choices, numbers, order
):
    report, rows = log(matter, tmp_path, order=order, **choices)

    assert sorted(row["passage_no"] for row in rows) == numbers
    assert report.left_out_rejected == 0
    reasons = {row["passage_no"]: row["status_reason"] for row in rows}
    assert reasons.get("KL-0002", "Not ours.") == "Not ours."


def test_a_paper_leaves_them_out_and_says_so(matter, tmp_path):
    left = paper.paper(matter.view, paper.PaperChoices())
    asked = paper.paper(matter.view, paper.PaperChoices(with_rejected=True))

    assert (left.rows, left.left_out_rejected) == (2, 1)
    assert any("1 passage rejected at the second level" in told for told in left.told)
    assert (asked.rows, asked.left_out_rejected) == (3, 0)
    report = paper_file.export_paper(matter, tmp_path / "paper.docx", paper.PaperChoices())
    assert report.left_out_rejected == 1


def test_what_was_changed_since_it_was_checked_says_so_in_the_log(matter, tmp_path):
    kim = matter.settings.name_reviewer("Kim Lee")
    matter.work_as(kim)
    passage = matter.view.rows("SELECT id FROM passage WHERE number = 'KL-0001'")[0][0]
    matter.do(lambda view: passage_acts.set_passage_field(view, passage, "importance", "hot"))

    _, rows = log(matter, tmp_path)

    assert rows[0]["status"] == "checked (changed since)"
