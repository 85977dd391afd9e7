"""How much of each chain is here, as the log is asked for who has what."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.matter import Matter
from reviewer.said import said
from reviewer.sharing import errand_messages
from reviewer.sharing.handing_over import Extent as Held
from reviewer.sharing.outcomes import Cleaned
from reviewer.store import sending
from reviewer.store.sending import ALL, Extent
from tests.unit.matters import add_text, make_matter
from tests.unit.replicas import Writer


@pytest.fixture
def matter(tmp_path: Path) -> Iterator[Matter]:
    with make_matter(tmp_path) as made:
        add_text(made, "One was late.\n")
        yield made


def told(matter: Matter, writer: bytes) -> Extent | None:
    return sending.extents(matter.connection().cursor()).get(writer)


def test_a_chain_without_a_gap_is_plain_and_one_with_a_gap_is_counted_act_by_act(matter):
    ann = Writer(matter)
    made = [ann.note(os.urandom(16), f"{number}", hlc=number << 16) for number in range(1, 6)]
    for one in made[:2]:
        one.take_in(matter)
    plain = told(matter, ann.writer)
    for one in made[3:]:
        one.take_in(matter)
    cursor = matter.connection().cursor()

    with_gap = told(matter, ann.writer)

    assert plain == Extent(2, 2, 2)
    assert plain.is_plain
    assert with_gap == Extent(4, 4, 5)
    assert not with_gap.is_plain
    assert [sending.count_after(cursor, ann.writer, number) for number in (0, 2, 3, 5)] == [
        4,
        2,
        2,
        0,
    ]
    last = [sending.last_of(cursor, ann.writer, *between) for between in ((0, ALL), (0, 3), (2, 3))]
    assert [None if one is None else one.wseq for one in last] == [5, 2, None]


def test_of_two_acts_of_one_number_the_later_is_the_last_and_both_are_counted(matter):
    ann = Writer(matter)
    first = ann.note(os.urandom(16), "first", hlc=1 << 16)
    fork = Writer(matter, ann.writer, ann.person)
    other = fork.note(os.urandom(16), "other", hlc=2 << 16)
    for one in (first, other):
        one.take_in(matter)

    last = sending.last_of(matter.connection().cursor(), ann.writer, 0, ALL)

    assert told(matter, ann.writer) == Extent(2, 1, 1)
    assert last is not None
    assert last.id == other.changeset


def test_what_is_being_taken_in_counts_once_it_is_accepted(matter):
    ann = Writer(matter)
    made = ann.note(os.urandom(16), "coming")
    coming = matter.begin_big_write()
    coming.put([made.received], made.payloads)
    before = told(matter, ann.writer)

    coming.accept()

    assert before is None
    assert told(matter, ann.writer) == Extent(1, 1, 1)


@pytest.mark.parametrize(
    "outcome",
    [
        Cleaned(1, 2, 3, 4, (said("{name} has it.", name="Kay Long"),)),
        Held(20, 1, 2, 4096, 12, 7389),
    ],
)
def test_what_an_errand_came_to_crosses_as_it_was_made(outcome):
    crossed = errand_messages.heard(errand_messages.encoded(outcome))

    assert crossed == outcome
    assert getattr(crossed, "not_reached", ())[:1] == getattr(outcome, "not_reached", ())[:1]
