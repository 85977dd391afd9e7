"""Whatever a reporter prints, no line is ever cited wrongly, and no word is lost."""

from bisect import bisect_right
from collections import Counter
from random import Random

import pytest

from reviewer.readers.options import ReadOptions
from reviewer.readers.pdf import read
from reviewer.text.layer import TextLayer
from reviewer.text.transcript import parse_transcript
from tests.printers import draw, some_print
from tests.reporters import Made, made, some_style

SOME, MANY = 150, 3000
DRAWN, MANY_DRAWN = 25, 400


def outcomes(one: Made, layer: TextLayer) -> Counter[str]:
    """How the lines of a transcript are cited: right, not at all, or wrong; or where words went."""
    starts = [line.start for line in layer.lines]
    found: Counter[str] = Counter()
    for word, (_volume, page, number) in one.truth.items():
        at = layer.text.find(word)
        index = bisect_right(starts, at) - 1
        if at < 0:
            found["lost"] += 1
        elif index < 0 or layer.lines[index].end <= at:
            found["none"] += 1
        else:
            line = layer.lines[index]
            found["right" if (line.page, line.line) == (page, number) else "wrong"] += 1
    return found


def is_ambiguous(layer: TextLayer) -> bool:
    """Whether one page and line names two places; words broken off a line stand next to it."""
    cites = [(line.page, line.line) for line in layer.lines]
    begun = [cite for at, cite in enumerate(cites) if not at or cites[at - 1] != cite]
    return len(begun) != len(set(begun))


@pytest.fixture
def count(request):
    return MANY if request.config.getoption("--long") else SOME


def test_no_line_of_many_reporters_is_cited_wrongly(count):
    total: Counter[str] = Counter()
    for seed in range(count):
        random = Random(seed)
        one = made(some_style(random), random)
        transcript = parse_transcript(one.text)
        if transcript is None:
            total["none"] += len(one.truth)
            continue

        found = outcomes(one, transcript.layer)

        assert not found["wrong"], (seed, one.style)
        assert not found["lost"], (seed, one.style)
        assert not is_ambiguous(transcript.layer), (seed, one.style)
        assert transcript.understood.is_cited == bool(transcript.layer.lines)
        assert transcript.understood.is_cited or transcript.warnings
        total += found
    # A sixth has no page numbers, begins again in the middle, or has two numbers on each page.
    assert total["right"] > 0.7 * total.total()


def test_no_word_of_an_index_is_ever_cited():
    for seed in range(40):
        random = Random(seed)
        one = made(some_style(random), random)
        transcript = parse_transcript(one.text)
        if transcript is not None:
            text = transcript.layer.text
            cited = "\n".join(text[line.start : line.end] for line in transcript.layer.lines)

            assert "word0" not in cited, (seed, one.style)


def test_no_line_of_many_prints_is_cited_wrongly(tmp_path, request):
    count = MANY_DRAWN if request.config.getoption("--long") else DRAWN
    total: Counter[str] = Counter()
    for seed in range(count):
        random = Random(seed)
        one, style = made(some_style(random), random), some_print(random)
        path = tmp_path / "transcript.pdf"
        draw(one, style, path)

        found = outcomes(one, read(path, ReadOptions(), lambda done, total: None).layer)

        assert not found["wrong"], (seed, one.style, style)
        assert not found["lost"], (seed, one.style, style)
        total += found
    assert total["right"] > 0.4 * total.total()
