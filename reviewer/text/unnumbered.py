"""Testimony whose lines have no numbers, given lines all the same: one a paragraph, to find turns.

Questions must find their answers in a trial transcript that lost its numbers, too. These lines say
who speaks and are never cited: they live as long as a question about turns, and no layer is stored
with them.
"""

import re
from dataclasses import replace

from reviewer.text.layer import PrintedLine, TextLayer
from reviewer.text.once import once
from reviewer.text.roles import assign_roles, looks_like_testimony

_ASKED = re.compile(r"^[^\S\n]*(?:Q(?:[.:]|[^\S\n]{2,})|QUESTION:)", re.MULTILINE)


def with_turns(layer: TextLayer) -> TextLayer:
    """The layer itself where it has numbered lines or no testimony; else with one line a turn."""
    if layer.lines or layer.segments or not layer.paragraphs:
        return layer
    return _with_turns(layer)


@once
def _with_turns(layer: TextLayer) -> TextLayer:
    if not _ASKED.search(layer.text):
        return layer
    texts = [layer.text[one.start : one.end].replace("\n", " ") for one in layer.paragraphs]
    spoken = assign_roles(texts)
    if not looks_like_testimony(spoken):
        return layer
    lines = (
        PrintedLine(0, 0, paragraph.start, paragraph.end, one.role, one.speaker, one.examiner)
        for paragraph, one in zip(layer.paragraphs, spoken, strict=True)
    )
    return replace(layer, lines=tuple(lines))
