"""What an export says of differences: how many are open, which rows they concern, what is out."""

import csv
import json

import pytest

from reviewer.acts import passages as acts
from reviewer.cli import DONE, main
from reviewer.exports import paper_file, passage_log, templates
from reviewer.exports.log_choices import LogChoices
from reviewer.exports.paper import PaperChoices
from reviewer.exports.targets import Target
from reviewer.queries.difference_kinds import Way
from tests.unit.matters import tag
from tests.unit.replicas import give
from tests.unit.two_copies import also, copy_for, decide, keep, two_copies


@pytest.fixture
def two(tmp_path):
    made = two_copies(tmp_path)
    yield made
    made.close()


@pytest.fixture
def differing(two):
    """Two passages of which one differs; a third that Kim withdrew while Kay noted it."""
    for words, tag_id in (
        ("We never copied any book.", "denial"),
        ("There were about 2,400 films.", "quantity"),
        ("Seven years went by.", "quantity"),
    ):
        tag(two.kim, two.exhibit, words, tag_id)
    two.meet()
    first, _, third = (row[0] for row in two.kim.view.rows("SELECT id FROM passage ORDER BY start"))
    two.kim.do(lambda view: acts.set_passage_field(view, first, "importance", "hot"))
    two.kay.do(lambda view: acts.set_passage_field(view, first, "importance", "warm"))
    two.kim.do(lambda view: acts.withdraw_passage(view, third))
    two.kay.do(lambda view: acts.note_passage(view, third, "Key fact"))
    two.meet()
    return two


@pytest.mark.parametrize("target", [Target.EXCEL, Target.LOAD])
def test_a_log_marks_the_rows_that_differ_and_counts_what_stays_out(differing, tmp_path, target):
    report = passage_log.export_log(differing.kim, tmp_path / "log.csv", LogChoices(target=target))

    rows = report.path.read_text("utf-8-sig").splitlines()
    assert (report.open_differences, report.rows, report.left_out_disputed) == (2, 2, 1)
    assert ["UNSETTLED" in row for row in rows[1:]] == [True, False]
    assert "Unsettled" in rows[0]
    manifest = json.loads(report.manifest.read_bytes())
    assert (manifest["open_differences"], manifest["left_out_disputed"]) == (2, 1)


@pytest.mark.parametrize("built_in", templates.BUILT_IN, ids=lambda one: one.name)
def test_every_built_in_choice_of_columns_has_the_mark(built_in):
    assert "unsettled" in {column.name for column, _ in built_in.columns}


def test_a_decided_matter_says_nothing_of_differences(differing, tmp_path):
    while found := differing.open():
        keep(differing.kim, found[0], "Kim Lee")
        differing.meet()

    report = passage_log.export_log(differing.kim, tmp_path / "log.csv", LogChoices())

    assert (report.open_differences, report.left_out_disputed) == (0, 0)
    assert "UNSETTLED" not in report.path.read_text("utf-8-sig")


def test_an_edit_beside_a_withdrawal_wins_but_stays_out_of_every_export(differing, tmp_path):
    """Both are heads of one passage: it is shown, and printed nowhere."""
    second = differing.kim.view.rows("SELECT id FROM passage ORDER BY start")[1][0]
    differing.kim.do(lambda view: acts.withdraw_passage(view, second))
    differing.kay.do(lambda view: acts.withdraw_passage(view, second))
    differing.kay.do(lambda view: acts.restore_passage(view, second))
    differing.meet()

    shown = differing.kim.view.rows("SELECT count(*) FROM passage")[0][0]
    log = passage_log.export_log(differing.kim, tmp_path / "log.csv", LogChoices())
    paper = paper_file.export_paper(differing.kim, tmp_path / "paper.docx", PaperChoices())

    assert shown == 2
    assert (log.rows, log.left_out_disputed, log.open_differences) == (1, 2, 3)
    assert (paper.rows, paper.left_out_disputed, paper.open_differences) == (1, 2, 3)


def test_both_may_stand_and_the_row_is_settled(differing, tmp_path):
    one = next(found for found in differing.open() if found.kind == "passage_field")
    decide(differing.kay, one, Way.KEEP_ALL)
    differing.meet()

    report = passage_log.export_log(differing.kim, tmp_path / "log.csv", LogChoices())

    assert (report.open_differences, report.rows) == (1, 2)
    assert "UNSETTLED" not in report.path.read_text("utf-8-sig")


def test_two_who_set_the_same_tag_both_stand_in_the_row(two, tmp_path):
    ann = copy_for(two.kim, tmp_path / "ann", "Ann Doe")
    for copy in (two.kim, ann):
        also(copy, two.exhibit, "We never copied any book.", "denial")
    give(ann, two.kay)
    ann.close()
    two.meet()

    choices = LogChoices(template=templates.EVERYTHING)
    report = passage_log.export_log(two.kay, tmp_path / "log.csv", choices)

    with report.path.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["Tagged by"], row["Unsettled"]) == ("KL; AD", "")


def test_the_command_line_says_first_how_many_are_open(differing, tmp_path, capsys):
    folder = str(differing.kim.folder)
    differing.close()

    assert main(["log", folder, "-o", str(tmp_path / "log.xlsx"), "--json"]) == DONE
    said = capsys.readouterr()
    assert main(["paper", folder, "-o", str(tmp_path / "paper.docx"), "--json"]) == DONE
    of_paper = capsys.readouterr()

    assert said.err.startswith("2 differences are open.")
    assert json.loads(said.out)["open_differences"] == 2
    assert of_paper.err.startswith("2 differences are open.")
    assert json.loads(of_paper.out)["left_out_disputed"] == 1
