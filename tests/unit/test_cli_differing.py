"""The differences and the decisions of a matter, from the command line."""

import json
from functools import partial

import pytest

from reviewer.acts import passages as acts
from reviewer.cli import ACT_REFUSED, DONE, WRONG_USE, main
from tests.unit.matters import add_text, tag
from tests.unit.two_copies import two_copies

KEYS = {"id", "entity", "kind", "field", "versions"}


@pytest.fixture
def differing(tmp_path):
    """A closed matter about one of whose passages Kim and Kay differ."""
    two = two_copies(tmp_path)
    passage = tag(two.kim, two.exhibit, "We never copied any book.", "denial")
    two.meet()
    for copy, value in ((two.kim, "hot"), (two.kay, "warm")):
        copy.do(partial(acts.set_passage_field, passage=passage, name="importance", value=value))
    two.meet()
    two.close()
    return str(two.kim.folder)


def told(capsys, *arguments):
    assert main(list(arguments)) == DONE
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_differences_are_listed_with_who_said_what_when_and_in_what_role(differing, capsys):
    (one,) = told(capsys, "differences", differing, "--json")

    assert set(one) >= KEYS
    assert (one["kind"], one["field"]) == ("passage_field", "importance")
    assert [set(version) for version in one["versions"]] == [
        {"id", "value", "reviewer", "role", "at"}
    ] * 2
    assert [(each["value"], each["reviewer"], each["role"]) for each in one["versions"]] == [
        ("hot", "Kim Lee", "reviewer"),
        ("warm", "Kay Long", "reviewer"),
    ]
    assert one["ways"] == ["keep", "keep_all"]


def test_a_difference_is_decided_by_the_beginning_of_its_id_and_of_a_version(differing, capsys):
    (one,) = told(capsys, "differences", differing, "--json")
    kept = one["versions"][1]

    (done,) = told(capsys, "decide", differing, one["id"][:8], "--keep", kept["id"][:10], "--json")

    assert (done["way"], done["kept"], done["open"]) == ("keep", kept["id"], 0)
    assert told(capsys, "differences", differing, "--json") == []
    (decided,) = told(capsys, "differences", differing, "--decided", "--json")
    assert decided["id"] == one["id"]
    assert (decided["way"], decided["kept"]) == ("keep", kept["id"])
    assert [each["value"] for each in decided["versions"]] == ["hot", "warm"]


def test_a_way_that_is_not_open_is_refused_in_words(differing, capsys):
    (one,) = told(capsys, "differences", differing, "--json")

    assert main(["decide", differing, one["id"], "--join"]) == ACT_REFUSED
    assert "Keep one of them, or both." in capsys.readouterr().err
    assert main(["decide", differing, "00000000", "--keep-all"]) == WRONG_USE
    assert "No open difference" in capsys.readouterr().err
    assert main(["decide", differing, one["id"], "--keep", "beef"]) == WRONG_USE
    assert "Say which version" in capsys.readouterr().err


def test_a_person_reads_it_in_columns(differing, capsys):
    assert main(["differences", differing]) == DONE

    lines = capsys.readouterr().out
    assert "Importance" in lines
    assert "Kay Long (reviewer)" in lines
    assert "warm" in lines
    (one,) = told(capsys, "differences", differing, "--json")
    assert main(["decide", differing, one["id"], "--keep-all"]) == DONE
    assert "both stand" in capsys.readouterr().err
    assert main(["differences", differing, "--decided"]) == DONE
    assert "both stand" in capsys.readouterr().out


def test_one_decision_answers_all_that_are_alike(tmp_path, capsys):
    two = two_copies(tmp_path)
    for copy in (two.kim, two.kay):
        for number in range(3):
            add_text(copy, f"Page {number}.", name=f"page{number}.txt")
    two.meet()
    two.close()
    folder = str(two.kim.folder)
    one, *others = told(capsys, "differences", folder, "--json")
    assert (one["kind"], one["alike"], len(others)) == ("same_place", 3, 2)
    assert main(["differences", folder]) == DONE
    assert capsys.readouterr().out.count("3 alike") == 3

    (done,) = told(capsys, "decide", folder, one["id"], "--all-like", "--keep-all", "--json")

    assert (done["decided"], done["left"], done["open"]) == (3, 0, 0)
    assert len(told(capsys, "differences", folder, "--decided", "--json")) == 3


def test_what_is_left_open_of_those_alike_is_told_with_why(tmp_path, capsys):
    two = two_copies(tmp_path)
    mails = {}
    for copy in (two.kim, two.kay):
        for number in range(3):
            mails[copy, number] = add_text(copy, f"Mail {number}.", name=f"mail{number}.eml")
    for number in range(2):
        add_text(two.kay, f"Attachment {number}.", parent=mails[two.kay, number])
    two.meet()
    two.close()
    folder = str(two.kim.folder)
    one, *_ = told(capsys, "differences", folder, "--json")

    assert (
        main(["decide", folder, one["id"], "--all-like", "--keep", one["versions"][0]["id"]])
        == DONE
    )

    said = capsys.readouterr().err.splitlines()
    assert "1 difference was decided so." in said
    assert sum("was left open" in line and "Keep both." in line for line in said) == 2
    assert said[-1].startswith("2 differences are open")
