"""The list of differences of a large matter: counted and told at once, and free for every act."""

import time
from collections.abc import Callable, Iterator
from itertools import islice

import pytest

from reviewer.acts import passages as acts
from reviewer.acts import tagging
from reviewer.acts.deciding_alike import DecidingAlike
from reviewer.matter import Matter
from reviewer.model import PassageId, TagId
from reviewer.queries import difference_alike, differences
from reviewer.queries.difference_kinds import Way
from reviewer.text.layer import Span
from tests.ui import crowds
from tests.unit.matters import add_text
from tests.unit.two_copies import Two, two_copies

PASSAGES, EXHIBITS, EACH = 20_000, 100_000, 200
COUNT_SECONDS, LIST_SECONDS = 0.1, 0.3
TRIES = 5
SENTENCE = "Sentence number {} says that we never copied any book at all."


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    """Six hundred real differences of three kinds, in a crowd of rows."""
    words = [SENTENCE.format(number) for number in range(3 * EACH)]
    made = two_copies(tmp_path_factory.mktemp("two"), "\n\n".join(words))
    spans = list(places(made.exhibit.text, words))
    each(made.kim, spans, lambda span: lambda view: marked(made, view, span, "denial"))
    made.meet()
    rows = made.kim.view.rows("SELECT id FROM passage ORDER BY start")
    ids = iter([PassageId(row[0]) for row in rows])
    answered, withdrawn = list(islice(ids, EACH)), list(islice(ids, EACH))
    for copy, value in ((made.kim, "hot"), (made.kay, "warm")):
        each(copy, answered, importance(value))
    each(made.kim, withdrawn, lambda one: lambda view: acts.withdraw_passage(view, one))
    each(made.kay, withdrawn, lambda one: lambda view: acts.note_passage(view, one, "Key"))
    read_twice = spans[2 * EACH :]
    each(made.kay, read_twice, lambda span: lambda view: marked(made, view, span, "admission"))
    made.meet()
    crowds._many(made.kim, crowds._exhibits(EXHIBITS))
    crowds.fill_passages(made.kim, PASSAGES)
    made.kim.put_rows([("ANALYZE", ())])
    yield made
    made.close()


def places(text: str, words: list[str]) -> Iterator[Span]:
    start = 0
    for one in words:
        start = text.index(one, start)
        yield Span(start, start + len(one))


def each(matter: Matter, things: list, decision: Callable) -> None:
    matter.do_all([decision(one) for one in things])


def marked(two: Two, view, span: Span, tag: str):
    added = two.exhibit
    selection = tagging.Selection(added.exhibit, added.layer, (span,), added.occurrence)
    return tagging.tag_selection(view, selection, TagId(tag))


def importance(value: str) -> Callable:
    return lambda one: lambda view: acts.set_passage_field(view, one, "importance", value)


def least(work: Callable[[], object]) -> float:
    """The shortest of some runs, in seconds of the processor: it is the work of one thread."""
    taken = []
    for _ in range(TRIES):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)


def test_differences_are_counted_and_told_at_once(two: Two):
    view = two.kim.view

    assert differences.count_open(view) == 3 * EACH
    assert least(lambda: differences.count_open(view)) < COUNT_SECONDS
    assert least(lambda: differences.differences(view)) < LIST_SECONDS


FILES, DECIDE_SECONDS = 1_000, 1.5


def test_equal_files_of_two_are_found_alike_and_decided_at_once(tmp_path, figure):
    made = two_copies(tmp_path)
    for copy in (made.kim, made.kay):
        for number in range(FILES):
            add_text(copy, f"Report {number}.", name=f"reports/report{number}.txt")
    made.meet()
    view = made.kim.view
    found = differences.open_differences(view)
    begun = time.process_time()

    alike = difference_alike.alike(view, found[0], found)
    going = DecidingAlike(view, alike, Way.JOIN)
    act, parts = made.kim.begin_long_act(), []
    while not going.is_finished:
        part = time.process_time()
        going.go_on(act.do)
        parts.append(time.process_time() - part)
    act.end()
    taken = time.process_time() - begun

    figure(f"{taken:.2f} s for {FILES:,}, a part {1000 * sum(parts) / len(parts):.0f} ms")
    assert going.progress.decided == FILES
    assert taken < DECIDE_SECONDS
    assert differences.count_open(view) == 0
    made.close()
