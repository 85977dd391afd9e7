"""What is left to do and batches, from the command line."""

from pathlib import Path

import pytest

from reviewer.acts import exhibits as exhibit_acts
from reviewer.matter import open_matter
from tests.e2e.commands import done, here
from tests.unit.matters import add_text, add_transcript, make_matter, tag

LEFT_KEYS = [
    "unread", "started", "quick_marks", "missing", "proposed", "unchecked", "uncited", "unsettled",
    "changed", "differences", "pages", "pages_read",
]  # fmt: skip


@pytest.fixture
def matter(tmp_path: Path) -> Path:
    """Two depositions, three mails of which one has an attachment; one passage, one mail begun."""
    with make_matter(tmp_path) as matter:
        for number in range(2):
            testimony = (("Q", f"Q.  Lot {number}?"), ("A", f"A.  Not to my knowledge, {number}."))
            added = add_transcript(matter, testimony)
        tag(matter, added, "A.  Not to my knowledge, 1.", "denial")
        mails = [add_text(matter, f"Mail {number}.", "email") for number in range(3)]
        add_text(matter, "A sheet.", "attachment", parent=mails[1])
        matter.do(lambda view: exhibit_acts.set_review(view, mails[0].exhibit, "started"))
        matter.do(exhibit_acts.opened(mails[0].exhibit, [(1, 1)]))
        return matter.folder


def test_left_counts_everything(matter):
    ran = done("left", matter, "--json")

    assert sorted(ran.line) == sorted(LEFT_KEYS)
    assert (ran.line["unread"], ran.line["started"]) == (5, 1)
    assert (ran.line["missing"], ran.line["proposed"]) == (1, 1)
    assert (ran.line["pages"], ran.line["pages_read"]) == (6, 1)
    assert "1 of 6 pages read" in ran.err


def test_left_in_plain_columns_has_a_line_a_count(matter):
    lines = done("left", matter, "--mine").out.splitlines()

    assert lines[0] == "5\tunread"
    assert len(lines) == 10


def test_batches_are_made_listed_given_away_and_removed(matter):
    done("batch", matter, "make", "--name", "Mail", "--kind", "email", "--size", "1",
         "--to", "kl", "--to", "nobody")  # fmt: skip
    made = done("batch", matter, "list", "--json").lines
    assert [(one["name"], one["reviewer"], one["exhibits"]) for one in made] == [
        ("Mail 1", "Kim Lee", 2),
        ("Mail 2", "", 1),
    ]

    done("batch", matter, "assign", "mail 2", "Kim Lee")
    done("batch", matter, "remove", "Mail 1")

    left = done("batch", matter, "list").out.splitlines()
    assert left == ["Mail 2\tKim Lee\t0 of 1 reviewed"]
    assert done("left", matter, "--batch", "Mail 2", "--json").line["unread"] == 1
    with open_matter(matter) as opened:
        opened.undo()
    assert len(done("batch", matter, "list").out.splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("make", "--name", "Mail", "--size", "0"), "at least one exhibit"),
        (("make", "--name", "Mail", "--to", "Ann Doe"), "No one reviewer is called “Ann Doe”"),
        (("make", "--name", "Mail", "--kind", "contract"), "No exhibit is left"),
        (("assign", "Mail 1", "kl"), "No batch is named “Mail 1”"),
    ],
)
def test_what_cannot_be_is_refused_in_words(matter, arguments, said):
    ran = here("batch", matter, *arguments)

    assert ran.code == 2
    assert said in ran.err
