"""Passages in another reading: no change of meaning is ever overlooked, no harmless one is lost.

Edits are made by a generator (``tests.edits``) in the texts of real exhibits, so that the right
place of every passage is known. A passage that was touched by a change of meaning must not move by
itself; one that moves must stand just where its words are now.
"""

import random
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from reviewer import resources
from reviewer.model import STANDS_THERE
from reviewer.readers import registry
from reviewer.readers.options import ReadOptions
from reviewer.text.layer import Span, TextLayer
from reviewer.text.reanchor import Relocated, relocate
from tests import edits
from tests.edits import Edited

LONGEST = 60_000
SHORTEST = 300
CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
PATTERNS = ("transcript/**/*.txt", "eml/**/*.eml", "article/*/source.html")


@cache
def texts(most: int) -> tuple[str, ...]:
    """Texts of exhibits as our readers give them: of the samples, and of the corpora if here."""
    samples = resources.sample_exhibits()
    files = [*sorted(samples.rglob("*.txt")), *sorted(samples.rglob("*.eml"))]
    for pattern in PATTERNS if CORPORA.is_dir() else ():
        files += sorted(CORPORA.glob(pattern))[:most]
    found = (text_of(file) for file in files if file.stat().st_size < LONGEST * 10)
    return tuple(text[:LONGEST] for text in found if len(text) > SHORTEST)


def text_of(file: Path) -> str:
    return registry.read(file, ReadOptions(), lambda *_: None).layer.text


def moved(text: Edited, spans: list[Span]) -> list[Relocated]:
    return relocate(TextLayer(text.old), TextLayer(text.new), [(span,) for span in spans])


def stands_rightly(text: Edited, span: Span, found: Relocated) -> bool:
    """Whether a passage that moved stands where its words are now, as the edits tell."""
    starts = {text.place(span.start), text.place(span.start - 1) + 1 if span.start else 0}
    return found.spans[0].start in starts


@pytest.fixture
def many(request) -> int:
    """How many passages of each text, and texts of each kind."""
    return 40 if request.config.getoption("--long") else 8


def test_no_change_of_meaning_moves_a_passage_silently(many):
    touched: Counter[str] = Counter()
    for text in texts(many):
        rnd = random.Random(len(text))
        spans = edits.passages(text, rnd, many * 4)
        found = [edits.changes_of_meaning(text, span, rnd) for span in spans]
        for _ in range(2):
            chosen = [rnd.choice(ways) for ways in found if ways]
            made = edits.edited(text, rnd.sample(chosen, min(len(chosen), many)))
            touched += none_silent(made, spans)
        swapped = edits.edited(text, edits.swapped_answers(text, rnd))
        both = [Span(edit.start, edit.end) for edit in swapped.edits]
        touched += none_silent(swapped, [*spans, *both])

    assert touched.total() >= 300
    assert len(touched) >= 12


def none_silent(made: Edited, spans: list[Span]) -> Counter[str]:
    touched: Counter[str] = Counter()
    for span, found in zip(spans, moved(made, spans), strict=True):
        hit = made.touched(span)
        told = made.old[span.start : span.end], hit, found
        if hit:
            assert found.standing not in STANDS_THERE, told
            touched[hit[0].what.split()[0]] += 1
        elif found.standing in STANDS_THERE:
            assert stands_rightly(made, span, found), told
    return touched


@pytest.mark.parametrize("way", edits.HARMLESS, ids=lambda way: way.__name__)
def test_a_harmless_difference_moves_passages_to_just_their_place_or_flags_them(way, many):
    right = wrong = flagged = 0
    for text in texts(many):
        rnd = random.Random(len(text))
        spans = edits.passages(text, rnd, many * 3)
        made = edits.edited(text, way(text, rnd))
        for span, found in zip(spans, moved(made, spans), strict=True):
            if found.standing not in STANDS_THERE:
                flagged += 1
            elif way is edits.numbered_lines or stands_rightly(made, span, found):
                right += 1
            else:
                wrong += 1

    assert wrong == 0
    least = 0.8 if way is edits.numbered_lines else 0.99
    assert right >= least * (right + flagged), f"{right} right, {flagged} flagged"


def test_a_reading_without_a_difference_leaves_every_passage_where_it_is(many):
    for text in texts(many):
        rnd = random.Random(len(text))
        spans = edits.passages(text, rnd, many)

        found = moved(edits.edited(text, []), spans)

        assert [one.spans for one in found] == [(span,) for span in spans]
