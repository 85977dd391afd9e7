"""Ten thousand passages at once: each act under two seconds, and one undo."""

import time
from collections.abc import Callable, Iterator

import pytest

from reviewer.acts import bulk, issues
from reviewer.matter import Matter
from reviewer.model import PassageId, TagId
from reviewer.queries import passages
from tests.benchmarks.marked_passages import mark_passages
from tests.unit.matters import make_matter

COUNT, SECONDS = 10_000, 2.0
TIMES_THE_ROWS = 60
ADMISSION = TagId("admission")


@pytest.fixture(scope="module")
def matter(tmp_path_factory) -> Iterator[Matter]:
    with make_matter(tmp_path_factory.mktemp("bulk")) as made:
        yield made


@pytest.fixture(scope="module")
def marked(matter) -> list[PassageId]:
    return mark_passages(matter, COUNT)


def seconds(work: Callable[[], object]) -> float:
    """What this program itself takes: on a machine with others on it, the clock tells of those."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def bare_rows(matter: Matter) -> float:
    """How long it takes to put as many rows into one table by one statement each."""
    rows = [
        ("INSERT INTO said (subject, entity, kind, hlc, content) VALUES (?, ?, 'x', 0, ?)",
         (number.to_bytes(32), number.to_bytes(32), b"{}"))
        for number in range(COUNT)
    ]  # fmt: skip
    taken = seconds(lambda: matter.put_rows(rows))
    matter.put_rows([("DELETE FROM said WHERE kind = 'x'", ())])
    return taken


def test_ten_thousand_passages_are_tagged_untagged_given_an_issue_and_undone(
    matter, marked, figure
):
    matter.do(lambda view: issues.add_issue(view, "Harm"))
    harm = passages.issues(matter.view)[0].id
    base = bare_rows(matter)
    steps: tuple[tuple[str, Callable[[], object]], ...] = (
        ("tag", lambda: matter.do(lambda view: bulk.tag_passages(view, marked, ADMISSION))),
        ("undo", matter.undo),
        ("redo", matter.redo),
        ("untag", lambda: matter.do(lambda view: bulk.untag_passages(view, marked, ADMISSION))),
        ("undo untag", matter.undo),
        ("issue", lambda: matter.do(lambda view: issues.give_issues(view, marked, [harm]))),
        (
            "declarant",
            lambda: matter.do(lambda view: bulk.set_field(view, marked, "declarant", "J. Clark")),
        ),
        ("withdraw", lambda: matter.do(lambda view: bulk.withdraw_passages(view, marked))),
    )

    taken = {name: seconds(step) for name, step in steps}

    # One undo takes back the withdrawal of all of them, and names the next by its number.
    matter.undo()
    assert passages.count(matter.view) == COUNT
    target = matter.undo_target()
    assert target is not None
    assert target.sentence == "filled in fields of 10,000 passages"
    for name, one in taken.items():
        figure(f"{name} {one:.2f} s, {one / base:.0f} times bare rows")
    assert all(one < SECONDS for one in taken.values()), taken
    assert all(one < TIMES_THE_ROWS * base for one in taken.values()), taken
