"""The printed lines of a transcript as turns: who speaks until someone else does.

A line end inside one turn was made by the reporter's page width and means nothing; a line end
between two turns is a paragraph end. A turn begins where a speaker is named, where the role
changes, and where a line opens with its designator ("Q." after "Q."). Lines without a role (covers,
headings, certificates) are a turn each, because nobody speaks there and their line ends are meant.
Blank numbered lines belong to no turn.

Every lookup is a binary search on the layer's own tuples: no index is built, so nothing has to be
kept or passed.
"""

import re
from bisect import bisect_right
from operator import attrgetter

from reviewer.text.layer import PrintedLine, Role, Span, TextLayer

START = attrgetter("start")

# A blank must follow the stop ("A.M." is a word) and two must follow a bare letter ("A couple" is
# an article).
_DESIGNATOR = re.compile(
    r"[^\S\n]*(?:([QA])(?:[.:](?:[^\S\n]+|$)|\t[^\S\n]*|[^\S\n]{2,})"
    r"|(QUESTION|ANSWER):(?:[^\S\n]+|$))",
    re.MULTILINE,
)


def line_index_at(layer: TextLayer, offset: int) -> int | None:
    """Index of the printed line that holds a code point, ``None`` outside all of them."""
    index = bisect_right(layer.lines, offset, key=START) - 1
    if index < 0 or layer.lines[index].end <= offset:
        return None
    return index


def is_blank(layer: TextLayer, start: int, end: int) -> bool:
    """Whether nothing but white space stands between two offsets."""
    return not layer.text[start:end].strip()


def trimmed(layer: TextLayer, span: Span) -> Span:
    """The span without white space at either end; empty at its start if it has nothing else."""
    words = layer.text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    if start == span.end:
        return Span(span.start, span.start)
    return Span(start, span.start + len(words.rstrip()))


def after_designator(layer: TextLayer, line: PrintedLine) -> int:
    """Where the words of a line begin behind its "Q." or "A."; else ``line.start``."""
    if line.role not in (Role.QUESTION, Role.ANSWER):
        return line.start
    found = _DESIGNATOR.match(layer.text, line.start, line.end)
    if found is None or (found[1] or found[2])[0] != line.role:
        return line.start
    return found.end()


def begins_turn(layer: TextLayer, before: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line opens a new turn after the last line before it that is not blank."""
    if line.speaker or line.role is not before.role or line.role is Role.OTHER:
        return True
    if line.role is Role.PARENTHETICAL:
        return layer.text[line.start : line.end].lstrip().startswith("(")
    return after_designator(layer, line) > line.start
