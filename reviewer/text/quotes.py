"""A quote as a person would type it.

The stored text keeps every line end the page had. A reader of a log wants the words: line ends that
only the layout made become one space, runs of blanks become one space, paragraph ends stay. A
hyphen at a line end stays with a space behind it: whether it belongs to the word cannot be known,
and a quote must not lose a character.
"""

import re
from bisect import bisect_right

from reviewer.text.layer import Span, TextLayer
from reviewer.text.turns import START, begins_turn, line_index_at

# White space that is anything but one plain space: matching these alone leaves most of a text
# untouched.
_UNEVEN_SPACE = re.compile(r"[^\S ]\s*| \s+")
_LINE_END = re.compile("[\n\r\f\v\x85\u2028\u2029]")


def as_typed(layer: TextLayer, span: Span) -> str:
    """The words of a span: paragraph ends as line feeds, other white space as one space."""
    words = layer.text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())

    def joint(run: re.Match[str]) -> str:
        if not _LINE_END.search(run[0]):
            return " "
        return " " if _is_layout_made(layer, start + run.start(), start + run.end()) else "\n"

    return _UNEVEN_SPACE.sub(joint, words.strip())


def as_cell(text: str) -> str:
    """A typed quote for one cell of a table: paragraph ends as `` / ``."""
    return text.replace("\n", " / ")


def _is_layout_made(layer: TextLayer, start: int, end: int) -> bool:
    """Whether only the layout made the line end in this run of white space."""
    index = bisect_right(layer.paragraphs, start, key=START) - 1
    if index >= 0 and end < layer.paragraphs[index].end:
        return True
    before = line_index_at(layer, start - 1)
    after = line_index_at(layer, end)
    if before is None or after is None:
        return False
    return not begins_turn(layer, layer.lines[before], layer.lines[after])
