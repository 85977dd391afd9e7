"""Readings from the command line: read again in another character set, and settled then."""

from pathlib import Path

import pytest

from tests.e2e.commands import done, here

TEXT = "The café owed 81.7 percent.\n\nThe clerk said so, and Mr. Doe agreed with him.\n"


@pytest.fixture
def matter(tmp_path: Path) -> Path:
    """A memo in an old character set; two passages, one of them with a letter that differs."""
    memo = tmp_path / "memo.txt"
    memo.write_bytes(TEXT.encode("cp1252"))
    folder = tmp_path / "case"
    done("new", folder, "--title", "Clark v. Acme", "--reviewer", "Kim Lee")
    done("import", folder, memo)
    for quote in ("The café owed 81.7 percent.", "Mr. Doe agreed with him."):
        done("tag", folder, "KL-00001", "quantity", "--quote", quote)
    return folder


def test_a_file_is_read_again_its_readings_listed_and_what_differs_settled(matter):
    again = done("read-again", matter, "KL-00001", "--encoding", "cp1251", "--json")
    assert again.line["written"]
    assert (again.line["passages"]["exact"], again.line["passages"]["changed"]) == (1, 1)
    assert "1 is to be checked" in again.err

    listed = done("readings", matter, "KL-00001", "--json").lines
    assert [one["shown"] for one in listed] == [False, True]
    assert listed[1]["asked"] == {"encoding": "cp1251"}

    one = done("unsettled", matter, "--json").line
    assert (one["passage"], one["why"]) == ("KL-0001", "changed")
    assert (one["old"]["quote"], one["new"]["quote"]) == (
        "The café owed 81.7 percent.",
        "The cafй owed 81.7 percent.",
    )
    assert len(done("unsettled", matter).out.splitlines()) == 2

    done("settle", matter, "KL-0001", "keep")
    assert not done("unsettled", matter).out
    same = done("read-again", matter, "KL-00001", "--encoding", "cp1251")
    assert "just as before" in same.err


def test_the_earlier_reading_is_shown_again_by_its_number(matter):
    done("read-again", matter, "KL-00001", "--encoding", "cp1251")

    shown = done("readings", matter, "KL-00001", "--show", "1").out.splitlines()

    assert shown[0].endswith("shown")
    assert not done("unsettled", matter).out
    assert here("readings", matter, "KL-00001", "--show", "3").code == 2
    assert here("settle", matter, "KL-0001", "keep").code == 5
    assert here("settle", matter, "KL-0001", "bring-over").code == 5
    assert here("settle", matter, "KL-0001", "accept").code in {2, 5}


def test_a_certified_transcript_takes_the_place_of_a_rough_one(matter, tmp_path):
    certified = tmp_path / "certified.txt"
    certified.write_text("COVER\n\n" + TEXT)
    done("import", matter, certified)

    done("succeed", matter, "KL-00001", "KL-00002")

    assert not done("unsettled", matter).out
    assert here("succeed", matter, "KL-00001", "KL-00001").code == 2
    passages = done("passages", matter, "--json").lines
    assert {one["exhibit"] for one in passages} != {""}


def test_ranges_of_sheets_are_read_as_typed(matter):
    ran = here("read-again", matter, "KL-00001", "--testimony", "x-3")

    assert ran.code == 2
    assert "5-120" in ran.err
