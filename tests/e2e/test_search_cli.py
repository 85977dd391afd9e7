"""``pincite search`` and ``pincite terms`` on the sample exhibits, as a script meets them."""

import csv

import pytest

from reviewer import resources
from tests.e2e.commands import done, here, pincite


@pytest.fixture(scope="module")
def matter(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PINCITE_HOME", str(tmp_path_factory.mktemp("home")))
        folder = tmp_path_factory.mktemp("cli") / "matter"
        done("new", folder, "--title", "Clark v. Acme", "--reviewer", "Kim Lee")
        done("import", folder, resources.sample_exhibits())
        yield folder


def test_hits_are_lines_whose_offsets_are_those_of_the_text(matter):
    ran = done("search", matter, "seeded OR “81.7 terabytes”", "--json")

    assert {line["citation"] for line in ran.lines} >= {"Pelgrave Dep. 114:16"}
    for line in ran.lines:
        assert set(line) >= {"exhibit", "citation", "start", "end", "context"}
        text = done("text", matter, line["exhibit"], "--json").line["text"]
        said = " ".join(text[line["start"] : line["end"]].split())
        assert said in {"seeded", "81.7 terabytes"}
        assert said in line["context"]
    assert 'Understood: seeded OR "81.7 terabytes"' in ran.err


def test_limits_leave_answers_alone(matter):
    answers = done("search", matter, "seeded", "--role", "A", "--kind", "deposition").out

    assert "We never [seeded]" in answers
    assert done("search", matter, "seeded", "--role", "Q").out == ""
    assert done("search", matter, "seeded", "--from", "2099").out == ""


@pytest.mark.parametrize(
    ("query", "words"), [("(a", "Column 1"), ("a w/5", "Column 6"), ("", "Type a word")]
)
def test_a_query_that_cannot_be_read_is_refused_with_its_column(matter, query, words):
    ran = here("search", matter, query)

    assert ran.code == 2
    assert words in ran.err
    assert ran.out == ""


def test_a_list_of_terms_becomes_a_report(matter, tmp_path):
    (tmp_path / "terms.txt").write_text("seeded\n(bad\n# remark\nfilms w/5 books\n", "utf-8")

    ran = done("terms", matter, tmp_path / "terms.txt", "-o", tmp_path / "report.csv", "--json")

    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    assert header[:2] == ["Term", "Understood as"]
    assert [row[0] for row in rows] == ["seeded", "(bad", "films w/5 books"]
    assert int(rows[0][2]) >= 4
    assert "Column 1" in rows[1][5]
    assert ran.line["rows"] == 3
    assert "exported" in done("history", matter).out


def test_terms_that_cannot_be_read_are_refused(matter, tmp_path):
    (tmp_path / "terms.txt").write_text("# nothing\n", "utf-8")

    empty = here("terms", matter, tmp_path / "terms.txt", "-o", tmp_path / "report.csv")
    missing = here("terms", matter, tmp_path / "none.txt", "-o", tmp_path / "report.csv")

    assert (empty.code, missing.code) == (2, 2)
    assert not (tmp_path / "report.csv").exists()


def test_a_process_of_its_own_finds_the_same(matter):
    ran = pincite("search", matter, "NOT books", "--json")

    assert ran.code == 0
    assert all(line["start"] is None and line["spans"] == [] for line in ran.lines)
