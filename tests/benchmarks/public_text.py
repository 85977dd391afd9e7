"""Texts by the thousand, made from public ones: sentences shuffled, with numbers of their own.

The words are those of the corpora beside the clone, else of the sample exhibits, so that common,
rare and unique words stand in the proportions of real writing.
"""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from reviewer import resources

_SENTENCE = re.compile(r"[^.!?\n]{25,300}[.!?]")
_MOST_SENTENCES = 80_000
CHARACTERS = 10_400
"""About what one exhibit has, so that 100,000 of them are a gigabyte."""


def sentences(corpora: Path) -> list[str]:
    """The sentences that texts are made of."""
    found: list[str] = []
    for path in sorted((corpora / "truth").rglob("*.jsonl")):
        for line in path.read_text("utf-8").split("\n")[:-1]:
            for text in _texts(json.loads(line)):
                found += _SENTENCE.findall(text)
    if not found:
        for path in sorted(resources.sample_exhibits().rglob("*.txt")):
            found += _SENTENCE.findall(path.read_text("utf-8", errors="replace"))
    random.Random(1).shuffle(found)
    return [" ".join(one.split()) for one in found[:_MOST_SENTENCES]]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def text(number: int, pool: list[str], characters: int = CHARACTERS) -> str:
    """One text: sentences, and every few of them a number or name that stands nowhere else."""
    chance = random.Random(number)
    lines: list[str] = []
    length = 0
    while length < characters:
        line = chance.choice(pool)
        if chance.random() < 0.15:
            line = f"{line} Ref. {chance.choice('ABCKTX')}{chance.randrange(10**7):07d}."
        lines.append(line)
        length += len(line) + 1
    return "\n".join(lines)
