"""What an errata sheet at the end of a transcript changes: printed pages and lines.

The sheet is read by its heading and by rows that begin with a page and a line, which is how
reporters' forms have it. Its changes are told and never applied: the record is what was said, with
the change beside it, and which of the two counts is for a court.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.text.layer import Span, TextLayer
from reviewer.text.turns import START

_HEADING = re.compile(r"^[^\S\n]*errata(?: sheet)?[^\S\n]*$", re.IGNORECASE | re.MULTILINE)
_ROW = re.compile(
    r"^[^\S\n]*(?:page[^\S\n]+)?(\d{1,4})[^\S\n]*[,:|]?[^\S\n]+(?:lines?[^\S\n]+)?"
    r"(\d{1,2})(?:[^\S\n]*[-–][^\S\n]*(\d{1,2}))?(?=[^\S\n]|$)",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Erratum:
    """One row of a sheet: the printed page and lines it changes, and the page it stands on."""

    page: int
    first_line: int
    last_line: int
    listed_on: int


def errata(layer: TextLayer) -> tuple[Erratum, ...]:
    """Every row of the sheets of a transcript, in order; empty where it has no sheet."""
    heading = _HEADING.search(layer.text) if layer.lines else None
    if heading is None:
        return ()
    last = layer.lines[-1].page
    rows = (
        Erratum(int(row[1]), int(row[2]), int(row[3] or row[2]), _printed(layer, row.start()))
        for row in _ROW.finditer(layer.text, heading.end())
    )
    return tuple(one for one in rows if one.page <= last)


def errata_on(layer: TextLayer, listed: Sequence[Erratum], spans: Sequence[Span]) -> list[Erratum]:
    """The rows that change a line of these spans."""
    if not listed:
        return []
    places = {
        (line.page, line.line)
        for span in spans
        for line in layer.lines[
            _first(layer, span.start) : bisect_left(layer.lines, span.end, key=START)
        ]
    }
    return [
        one
        for one in listed
        if any((one.page, line) in places for line in range(one.first_line, one.last_line + 1))
    ]


def _first(layer: TextLayer, offset: int) -> int:
    return max(bisect_left(layer.lines, offset + 1, key=START) - 1, 0)


def _printed(layer: TextLayer, offset: int) -> int:
    return layer.lines[_first(layer, offset)].page
