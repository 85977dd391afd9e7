"""Rows of a large table after an act: put in place, they are what reading all of them gives."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.acts import passages as acts
from reviewer.matter import Matter
from reviewer.model import Change
from reviewer.queries.passages import PassageFilter, Sort
from tests.unit.matters import add_text, make_matter, tag
from ui.passage_table.rows import PassageRows, Place


@pytest.fixture
def matter(tmp_path: Path) -> Iterator[Matter]:
    with make_matter(tmp_path) as made:
        yield made


def test_what_was_marked_is_put_where_it_belongs_without_reading_the_rest(matter, qapp):
    exhibit = add_text(matter, "One. Two. Three. Four. Five.\n", name="a.txt")
    other = add_text(matter, "Six. Seven. Eight.\n", name="b.txt")
    changes: list[Change] = []
    matter.listen(changes.append)
    model = PassageRows(matter.view)
    for added, words in ((exhibit, "Two."), (exhibit, "Four."), (other, "Seven.")):
        tag(matter, added, words, "denial")
    model.load()
    inserted: list[int] = []
    model.rowsInserted.connect(lambda _parent, first, _last: inserted.append(first))

    told = []
    for added, words in (
        (exhibit, "Three."),
        (other, "Eight."),
        (exhibit, "Two."),
        (other, "Six."),
    ):
        tag(matter, added, words, "quantity")
        told.append(model.take_up(frozenset(changes[-1].passages)))

    shown = list(model.row_numbers())
    # The first passage of an exhibit has none before it: that is read anew.
    assert told == [True, True, True, False]
    assert len(inserted) == 2
    model.load()
    assert [row for row in model.row_numbers() if row in shown] == shown


def test_a_table_that_is_narrowed_or_lost_a_row_is_read_anew(matter, qapp):
    exhibit = add_text(matter, "One. Two. Three.\n")
    one = tag(matter, exhibit, "One.", "denial")
    model = PassageRows(matter.view)
    model.load()

    model.place = Place(PassageFilter(tags=("denial",)), Sort.CITE, is_descending=False)
    narrowed = model.take_up(frozenset({one}))
    model.place = Place(PassageFilter(), Sort.TAG, is_descending=False)
    sorted_otherwise = model.take_up(frozenset({one}))
    model.place = Place(PassageFilter(), Sort.CITE, is_descending=False)
    matter.do(lambda view: acts.withdraw_passage(view, one))

    assert not narrowed
    assert not sorted_otherwise
    assert not model.take_up(frozenset({one}))
