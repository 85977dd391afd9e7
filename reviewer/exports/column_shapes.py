"""What kind of cell each column of the log has in a workbook.

Apart from ``columns``, because CSV knows no kinds. Whatever is named nowhere is short text. Cites,
numbers of passages and exhibits and times of day with their zone are text: a spreadsheet would make
a time of ``45:12``, drop the zeros of ``00042`` and lose the zone.
"""

import re
from enum import StrEnum


class Shape(StrEnum):
    """A kind of cell."""

    TEXT = "text"
    PROSE = "prose"
    NUMBER = "number"
    DATE = "date"


_PROSE = frozenset(
    {
        "question",
        "quote",
        "received_text",
        "proposition",
        "adopted",
        "foundation",
        "denied_part",
        "admitted_part",
        "qualifier",
        "basis_given",
        "note",
        "status_reason",
    }
)
_NUMBERS = frozenset(
    {
        "page_begin",
        "line_begin",
        "page_end",
        "line_end",
        "hearsay_layers",
        "qty_value",
        "qty_low",
        "qty_high",
        "char_begin",
        "char_end",
    }
)
_DATES = frozenset({"doc_date", "statement_date", "qty_as_of"})
_SHAPES = {
    **dict.fromkeys(_PROSE, Shape.PROSE),
    **dict.fromkeys(_NUMBERS, Shape.NUMBER),
    **dict.fromkeys(_DATES, Shape.DATE),
}
SHAPED = frozenset(_SHAPES)
_MOST_DIGITS = 15  # what a spreadsheet keeps of a number
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.(?P<decimals>\d{1,6}))?")


def shape_of(column: str) -> Shape:
    """The kind of a column, by its system name."""
    return _SHAPES.get(column, Shape.TEXT)


def decimals(cell: str) -> int | None:
    """How many decimals a number is written with; ``None`` where it is none, or is too long."""
    found = _NUMBER.fullmatch(cell)
    if found is None or sum(char.isdigit() for char in cell) > _MOST_DIGITS:
        return None
    return len(found["decimals"] or "")
