"""Roles, status and samples from the command line."""

from pathlib import Path

import pytest

from reviewer.acts import matters
from reviewer.model import Role
from tests.e2e.commands import done, here
from tests.unit.matters import add_text, make_matter, tag


@pytest.fixture
def matter(tmp_path: Path) -> Path:
    """Four denials that Kim Lee tagged; Ada Orr has the keyboard now."""
    with make_matter(tmp_path) as matter:
        for number in range(4):
            text = add_text(matter, f"We never had lot {number}.")
            tag(matter, text, f"We never had lot {number}.", "denial", "general")
        matter.work_as(matter.settings.name_reviewer("Ada Orr"))
        matter.do(lambda view: matters.join(view, "Ada Orr"))
        return matter.folder


def test_a_role_is_shown_and_changed(matter):
    assert done("role", matter, "--json").line == {"reviewer": "Ada Orr", "role": "reviewer"}

    done("role", matter, "second-level")

    assert done("role", matter, "--json").line["role"] == Role.SECOND_LEVEL.value.replace("_", "-")
    assert here("role", matter, "judge").code == 2


def test_status_is_said_shown_and_taken_back(matter):
    refused = here("status", matter, "KL-0001", "--check")
    assert (refused.code, "Only the second level" in refused.err) == (5, True)
    done("role", matter, "second-level")

    done("status", matter, "KL-0001", "KL-0002", "--check")
    done("status", matter, "KL-0003", "--reject", "Not ours.", "--json")

    found = done("status", matter, "KL-0001", "KL-0003", "KL-0004", "KL-00001", "--json").lines
    assert [(one["kind"], one["status"]) for one in found] == [
        ("passage", "checked"), ("passage", "rejected"), ("passage", "tagged"), ("exhibit", ""),
    ]  # fmt: skip
    assert (found[1]["reason"], found[1]["reviewer"], found[1]["role"]) == (
        "Not ours.", "Ada Orr", "second_level",
    )  # fmt: skip
    assert list(found[0]) == [
        "id", "number", "kind", "status", "reason", "reviewer", "role", "at", "changed",
    ]  # fmt: skip
    assert here("status", matter, "KL-0001", "--confirm").code == 5
    done("status", matter, "KL-0003", "--reopen")
    assert done("status", matter, "KL-0003", "--json").line["status"] == "tagged"
    told = done("history", matter, "--json").lines[-1]
    assert (told["role"], told["verb"]) == ("second_level", "reopen")


def test_a_sample_is_drawn_gone_through_and_reported(matter, tmp_path):
    done("role", matter, "second-level")
    drawn = done("sample", matter, "draw", "--name", "Denials", "--tag", "denial", "--reviewer",
                 "KL", "--size", "3", "--seed", "s", "--unchecked", "--json")  # fmt: skip
    assert list(drawn.line) == [
        "id", "name", "of", "filter", "population", "size", "reviewed", "seed", "role", "at",
    ]  # fmt: skip
    assert (drawn.line["population"], drawn.line["size"]) == (4, 3)
    assert "marked by Kim Lee" in drawn.line["filter"]
    members = done("sample", matter, "show", "denials", "--json").lines
    assert [one["place"] for one in members] == [1, 2, 3]

    done("status", matter, members[0]["number"], "--reject", "Not ours.")
    done("status", matter, members[1]["id"], "--check")

    ran = done("sample", matter, "report", "Denials", "--json", "-o", tmp_path / "r.csv")
    assert (ran.line["overall"]["count"], ran.line["overall"]["of"]) == (1, 2)
    assert ran.line["tags"]["denial"]["small"] is True
    assert (tmp_path / "r.csv.manifest.json").exists()
    assert done("sample", matter, "list", "--json").line["reviewed"] == 2
    assert "1 of 2 (50.0%)" in ran.err
    done("sample", matter, "remove", "Denials")
    assert done("sample", matter, "list").out == ""


def test_a_sample_of_untagged_exhibits_and_what_does_not_go_together(matter):
    ran = here("sample", matter, "draw", "--name", "Rest", "--of", "exhibits", "--untagged")
    assert (ran.code, "nothing to draw from" in ran.err) == (2, True)
    for more in (["--untagged"], ["--of", "exhibits", "--tag", "denial"], ["--reviewer", "Nobody"],
                 ["--size", "ten"]):  # fmt: skip
        assert here("sample", matter, "draw", "--name", "x", *more).code == 2
    assert here("sample", matter, "show", "Rest").code == 2
    drawn = done("sample", matter, "draw", "--name", "All", "--of", "exhibits", "--size", "50%")
    assert "Drew 2 of 4" in drawn.err
    assert [line.split("\t")[1][:3] for line in
            done("sample", matter, "show", "All").out.splitlines()] == ["KL-", "KL-"]  # fmt: skip
