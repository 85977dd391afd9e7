"""What a page draws of its passages: all of them, and after an act those that it touched."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from reviewer.acts import passages as acts
from reviewer.matter import Matter
from reviewer.queries import page_marks
from tests.unit.matters import Added, add_text, make_matter, tag

WORDS = "One was late. Two was late. Three was late. Four was late.\n"


@pytest.fixture
def matter(tmp_path: Path) -> Iterator[Matter]:
    with make_matter(tmp_path) as made:
        yield made


@pytest.fixture
def exhibit(matter: Matter) -> Added:
    return add_text(matter, WORDS)


def drawn(matter: Matter, exhibit: Added) -> list[page_marks.PageMark]:
    parts = page_marks.parts(matter.view, exhibit.exhibit, exhibit.layer)
    return list(chain.from_iterable(parts))


def test_passages_come_in_the_order_of_the_page_whatever_a_part_holds(matter, exhibit, monkeypatch):
    for words in ("Three was late.", "One was late.", "Four was late.", "Two was late."):
        tag(matter, exhibit, words, "denial")
    whole = drawn(matter, exhibit)
    monkeypatch.setattr(page_marks, "_PART", 2)

    parts = list(page_marks.parts(matter.view, exhibit.exhibit, exhibit.layer))

    assert [len(part) for part in parts] == [2, 2]
    assert list(chain.from_iterable(parts)) == whole
    assert [WORDS[one.spans[0].start : one.spans[0].end] for one in whole] == [
        "One was late.",
        "Two was late.",
        "Three was late.",
        "Four was late.",
    ]


def test_those_that_were_asked_for_are_told_as_all_of_them_are(matter, exhibit):
    one = tag(matter, exhibit, "One was late.", "denial")
    gone = tag(matter, exhibit, "Two was late.", "denial")
    matter.do(lambda view: acts.withdraw_passage(view, gone))

    found = page_marks.among(matter.view, exhibit.exhibit, exhibit.layer, [one, gone])

    assert list(found.values()) == drawn(matter, exhibit)
    assert found.keys() == {one}


def test_a_note_that_was_taken_back_is_drawn_no_more(matter, exhibit):
    tag(matter, exhibit, "One was late.", "denial")
    (before,) = drawn(matter, exhibit)
    matter.do(lambda view: acts.note_passage(view, before.id, "Ask about this."))
    (noted,) = drawn(matter, exhibit)
    matter.undo()

    (after,) = drawn(matter, exhibit)

    assert [one.has_note for one in (before, noted, after)] == [False, True, False]
