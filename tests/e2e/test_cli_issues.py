"""Issues from the command line, on a real matter."""

import pytest

from tests.e2e.commands import done, here

WORDS = "We never copied any book. There were about 2,400 films."


@pytest.fixture
def matter(tmp_path):
    (tmp_path / "letter.txt").write_text(WORDS)
    folder = tmp_path / "matter"
    done("new", folder, "--title", "Clark v. Acme", "--reviewer", "Kim Lee")
    done("import", folder, tmp_path / "letter.txt")
    for quote in ("We never copied any book.", "about 2,400 films"):
        done("tag", folder, "KL-00001", "admission", "--quote", quote)
    return folder


def tree(matter) -> dict[str, int]:
    return {one["name"]: one["passages"] for one in done("issues", matter, "--json").lines}


def test_issues_are_added_put_on_passages_merged_and_taken_back(matter):
    done("issue", matter, "add", "Market harm")
    done("issue", matter, "add", "Price", "--below", "market harm")
    done("issue", matter, "add", "Use")
    done("set-issues", matter, "Price", "Use", "--passages", "KL-0001")
    done("set-issues", matter, "Price", "--passages", "KL-0002")
    assert tree(matter) == {"Market harm": 0, "Price": 2, "Use": 1}

    told = done("issue", matter, "merge", "Market harm > Price", "Use")
    assert "merged the issue “Price” into “Use”" in told.err
    assert tree(matter) == {"Market harm": 0, "Use": 2}
    done("undo", matter)

    assert tree(matter) == {"Market harm": 0, "Price": 2, "Use": 1}
    assert done("issues", matter).out.splitlines()[1] == "2\tMarket harm > Price"


def test_issues_are_renamed_moved_removed_and_taken_off(matter):
    done("issue", matter, "add", "Use")
    done("issue", matter, "rename", "use", "Fair use")
    done("issue", matter, "add", "Harm")
    done("issue", matter, "move", "Harm", "--below", "Fair use")
    done("set-issues", matter, "Harm", "--put", "--passages", "KL-0001")
    assert done("issues", matter, "--json").lines[1]["parent"]
    done("set-issues", matter, "Harm", "--off", "--passages", "KL-0001")
    done("issue", matter, "move", "Harm")
    done("issue", matter, "remove", "Fair use")

    assert tree(matter) == {"Harm": 0}


@pytest.mark.parametrize(
    ("typed", "code", "words"),
    [
        (("issue", "remove", "Nothing"), 2, "There is no issue"),
        (("issue", "remove", "Price"), 2, "Several issues"),
        (("set-issues", "Use", "--put", "--passages", "KL-0009"), 2, "No passage is numbered"),
    ],
)
def test_what_is_not_there_or_unclear_is_refused_in_words(matter, typed, code, words):
    for name in ("Harm", "Use"):
        done("issue", matter, "add", name)
        done("issue", matter, "add", "Price", "--below", name)

    ran = here(typed[0], matter, *typed[1:])

    assert ran.code == code
    assert words in ran.err
