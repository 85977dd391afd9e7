"""What an errata sheet changes in a transcript: printed pages and lines.

The sheet stands at the end of the transcript or is an exhibit of its own; it is read by its heading
and by rows that begin with a page and a line, which is how reporters' forms have it. Its changes
are told and never applied: the record is what was said, with the change beside it, and which of the
two counts is for a court. A sheet of its own is believed only where it names the witness.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviewer.text.layer import Span, TextLayer
from reviewer.text.turns import START

_HEADING = re.compile(
    r"^[^\S\n]*(?:(?:deposition|witness|notice of) )?errata(?: (?:sheet|page)s?)?[^\S\n]*[:.]?"
    r"(?=[^\S\n]*$|[^\S\n]+(?:of|to|for)\b)"
    r"|^[^\S\n]*(?:corrections|changes) (?:to|and signature)\b[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_ROW = re.compile(
    r"^[^\S\n]*(?:p(?:age|g|\.)?\.?[^\S\n]*)?(\d{1,4})[^\S\n]*[,:|]?[^\S\n]*(?<=[\s,:|])"
    r"(?:l(?:ines?|n|\.)?\.?[^\S\n]*)?"
    r"(\d{1,2})(?:[^\S\n]*[-–][^\S\n]*(\d{1,2}))?(?=[^\S\n|]|$)(?P<change>[^\n]*)",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Erratum:
    """One row of a sheet: the printed page and lines it changes, and the page it stands on.

    ``listed_on`` is 0 where that page has no printed number; ``sheet`` is the control number of a
    sheet that is an exhibit of its own, ``change`` the rest of the row as printed.
    """

    page: int
    first_line: int
    last_line: int
    listed_on: int
    change: str = ""
    sheet: str = ""


def errata(layer: TextLayer) -> tuple[Erratum, ...]:
    """Every row of the sheets of a transcript, in order; empty where it has no sheet."""
    heading = _HEADING.search(layer.text) if layer.lines else None
    if heading is None:
        return ()
    last = max(line.page for line in layer.lines)
    found = (_erratum(row, _printed(layer, row.start()))
             for row in _ROW.finditer(layer.text, heading.end()))  # fmt: skip
    return tuple(one for one in found if one.page <= last)


def errata_sheet(
    sheet: TextLayer, layer: TextLayer, witness: str, called: str
) -> Iterator[Erratum]:
    """The rows of a sheet that is an exhibit of its own, if it is of this witness.

    Args:
        sheet: the layer of the sheet.
        layer: the transcript, some of whose lines the rows name.
        witness: the deponent, whose surname the sheet must print.
        called: what the sheet is called in a sentence.
    """
    heading = _HEADING.search(sheet.text)
    surname = witness.replace(",", " ").split()[0 if "," in witness else -1] if witness else ""
    if heading is None or not surname:
        return
    if not re.search(rf"\b{re.escape(surname)}\b", sheet.text, re.IGNORECASE):
        return
    places = {(line.page, line.line) for line in layer.lines}
    for row in _ROW.finditer(sheet.text, heading.end()):
        one = _erratum(row, 0, called)
        if (one.page, one.first_line) in places:
            yield one


def _erratum(row: re.Match[str], listed_on: int, sheet: str = "") -> Erratum:
    change = " ".join(row["change"].split()).strip(" |:")
    return Erratum(int(row[1]), int(row[2]), int(row[3] or row[2]), listed_on, change, sheet)


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
        if line.end > span.start
    }
    return [
        one
        for one in listed
        if any((one.page, line) in places for line in range(one.first_line, one.last_line + 1))
    ]


def _first(layer: TextLayer, offset: int) -> int:
    return max(bisect_left(layer.lines, offset + 1, key=START) - 1, 0)


def _printed(layer: TextLayer, offset: int) -> int:
    """The printed page of an offset, 0 where it stands on no numbered line."""
    at = bisect_right(layer.lines, offset, key=START) - 1
    return layer.lines[at].page if at >= 0 and layer.lines[at].end >= offset else 0
