"""History, verify and giving back from the command line, on a real matter."""

import csv

import pytest

from tests.e2e.commands import done, here

WORDS = "We never copied any book. There were about 2,400 films."
HISTORY_KEYS = {
    "at", "by", "changesets", "entity", "exhibit", "passage", "person", "reviewer", "role",
    "sentence", "text", "verb",
}  # fmt: skip


@pytest.fixture
def matter(tmp_path):
    (tmp_path / "letter.txt").write_text(WORDS)
    (tmp_path / "memo.txt").write_text("Other words only.")
    folder = tmp_path / "matter"
    done("new", folder, "--title", "Clark v. Acme", "--reviewer", "Kim Lee")
    done("import", folder, tmp_path / "letter.txt", tmp_path / "memo.txt")
    done("tag", folder, "KL-00001", "admission", "--quote", "about 2,400 films", "--note", "Ask.")
    done("tag", folder, "KL-00002", "denial", "--quote", "Other words only.")
    return folder


def controls(matter) -> list[str]:
    return [one["control"] for one in done("exhibits", matter, "--json").lines]


def test_the_history_of_one_thing_is_told_up_to_a_day_and_as_a_table(matter, tmp_path):
    lines = done("history", matter, "--of", "KL-0001", "--json").lines
    assert [one["verb"] for one in lines] == ["tag_passage"]
    assert set(lines[0]) == HISTORY_KEYS
    assert (lines[0]["reviewer"], lines[0]["role"]) == ("Kim Lee", "reviewer")
    assert lines[0]["entity"] == lines[0]["passage"]

    assert [one["verb"] for one in done("history", matter, "--of", "KL-00002", "--json").lines] == [
        "add_exhibit", "tag_passage",
    ]  # fmt: skip
    assert done("history", matter, "--as-of", "2001-01-01", "--json").lines == []
    out = tmp_path / "history.csv"
    told = done("history", matter, "--of", "Kim Lee", "-o", out, "--json").line
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == told["rows"] + 1
    assert [one["verb"] for one in done("history", matter, "--looks", "--json").lines] == [
        "exported"
    ]


def test_what_a_passage_said_then_is_printed_beside_now(matter, tmp_path):
    lines = done(
        "history", matter, "--of", "KL-0001", "--as-of", "2001-01-01", "--values", "--json"
    )
    assert {"name": "Tag Admission", "then": "", "now": "yes"} in lines.lines
    assert "Tag Admission\tyes\tyes" in done("history", matter, "--of", "KL-0001", "--values").out

    assert here("history", matter, "--values").code == 2
    both = here("history", matter, "--of", "KL-0001", "--values", "-o", tmp_path / "values.csv")
    assert both.code == 2
    assert not (tmp_path / "values.csv").exists()
    assert here("history", matter, "--of", "nothing").code == 2


def test_an_exhibit_is_sequestered_listed_and_brought_back(matter, tmp_path):
    done("log", matter, "-o", tmp_path / "log.csv")

    told = done(
        "sequester", matter, "KL-00001", "--reason", "letter", "--demanded-by", "Acme",
        "--on", "2026-11-14", "--json",
    ).line  # fmt: skip

    assert (told["number"], told["state"]) == ("KL-00001", "sequestered")
    assert [one["name"] for one in told["exported"]] == ["log.csv"]
    assert controls(matter) == ["KL-00002"]
    (listed,) = done("clawback", matter, "--json").lines
    assert (listed["reason"], listed["demanded_by"], listed["on"]) == (
        "letter", "Acme", "2026-11-14",
    )  # fmt: skip
    assert "letter" in done("clawback", matter).out
    done("sequester", matter, "KL-00001", "--lift")
    assert controls(matter) == ["KL-00001", "KL-00002"]
    assert here("sequester", matter, "KL-00001", "--lift").code == 5


def test_purge_asks_nothing_destroys_and_says_what_it_could_not_reach(matter, tmp_path):
    done("log", matter, "-o", tmp_path / "log.csv")
    done("search", matter, "films")

    told = done("purge", matter, "KL-00001", "--json").line

    assert (told["state"], told["texts"]) == ("purged", 1)
    assert any("log.csv" in one for one in told["not_reached"])
    assert controls(matter) == ["KL-00002"]
    assert done("search", matter, "films", "--json").lines == []
    assert done("verify", matter, "--json").line["findings"] == []
    assert "destroyed" in done("clawback", matter).out
    every = b"".join(one.read_bytes() for one in matter.rglob("*") if one.is_file())
    assert b"2,400" not in every
    assert b"Other words" in every
    assert here("purge", matter, "KL-00001").code == 5


def test_verify_tells_damage_and_what_is_missing_apart(matter):
    found = done("verify", matter, "--json").line

    assert {"findings", "missing", "copies", "changesets", "passages"} <= set(found)
    assert found["missing"] == []
