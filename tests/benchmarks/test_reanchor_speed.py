"""A thousand passages of a transcript of 300 pages, found again in its certified version.

The baseline is the least that any comparison does: taking both texts apart into words.
"""

import random
import re
import time

from reviewer.model import Standing
from reviewer.text.layer import Span, TextLayer
from reviewer.text.reanchor import relocate

_PAGES, _LINES, _PASSAGES = 300, 25, 1000
_TIMES = 10
_TIMES_WORDS = 50
_WORDS = tuple(
    """
    the films catalogue server license copies agreement titles before after meeting message team
    did you recall that files were kept under which schedule counsel asked about
    """.split()  # noqa: SIM905 - a list of words reads worse
)


def _lines() -> list[str]:
    chance = random.Random(5)
    return [
        f"{'Q.' if number % 2 else 'A.'} {' '.join(chance.choices(_WORDS, k=7))} {number}"
        for number in range(_PAGES * _LINES)
    ]


def _certified(lines: list[str]) -> str:
    """The words as signed: other pages, a header on each, one line in 50 mended."""
    printed = []
    for number, line in enumerate(lines):
        if number % 28 == 0:
            printed.append(f"Jane Roe - March 5, 2024   {number // 28 + 1}")
        printed.append(line.replace("that", "what") if number % 50 == 0 else line)
    return "\n".join(printed)


def _seconds_of_words(old: str, new: str) -> float:
    begin = time.process_time()
    for _ in range(_TIMES):
        assert re.findall(r"\w+|[^\w\s]", old) != re.findall(r"\w+|[^\w\s]", new)
    return (time.process_time() - begin) / _TIMES


def test_a_thousand_passages_move_to_the_certified_transcript_within_a_second(figure):
    lines = _lines()
    old, new = "\n".join(lines), _certified(lines)
    places = [[Span(at, at + 40)] for at in range(0, len(old) - 40, len(old) // _PASSAGES)]
    places = places[:_PASSAGES]
    words = _seconds_of_words(old, new)

    begin = time.process_time()
    found = relocate(TextLayer(old), TextLayer(new), places)
    seconds = time.process_time() - begin

    moved = sum(one.standing in {Standing.MOVED, Standing.NORMALISED} for one in found)
    figure(f"{seconds:.2f} s, {seconds / words:.0f} times the words alone; {moved} moved")
    assert moved > 0.8 * _PASSAGES
    assert seconds < 1.0
    assert seconds < _TIMES_WORDS * words
