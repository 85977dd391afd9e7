"""Errata sheets: what they change is found by page and line, and nothing else is."""

import pytest

from reviewer.text.errata import errata, errata_on
from reviewer.text.layer import PrintedLine, Span, TextLayer


def sheet(*rows: str) -> TextLayer:
    """A page 4 of testimony and a page 13 with an errata sheet."""
    said = ["Q.  How long?", "A.  Seven years.", "Q.  Sure?"]
    lines, text = [], ""
    for page, words in ((4, said), (13, ["ERRATA SHEET", "PAGE  LINE  CHANGE", *rows])):
        for number, one in enumerate(words, start=1):
            lines.append(PrintedLine(page, number, len(text), len(text) + len(one)))
            text += one + "\n"
    return TextLayer(text, lines=tuple(lines))


@pytest.mark.parametrize(
    "row", ['4    2   "Seven" to "Eight"', "4, 2  Seven to Eight", "Page 4 Line 2 eight", "4 1-2 x"]
)
def test_a_row_is_found_by_its_page_and_line(row):
    layer = sheet(row)

    (found,) = errata(layer)

    assert (found.page, found.last_line, found.listed_on) == (4, 2, 13)
    start = layer.text.index("A.  Seven")
    assert errata_on(layer, (found,), [Span(start, start + 5)]) == [found]


def test_other_lines_are_not_changed_by_it():
    layer = sheet("4   2   Eight")
    start = layer.text.index("Q.  Sure")

    assert errata_on(layer, errata(layer), [Span(start, start + 5)]) == []


def test_numbers_that_are_no_place_of_the_transcript_are_passed_by():
    assert errata(sheet("2024   12   of that year")) == ()


def test_without_a_sheet_nothing_is_changed():
    assert errata(TextLayer("ERRATA\n4 2 x")) == ()
    layer = TextLayer("4  2  x", lines=(PrintedLine(4, 1, 0, 7),))
    assert errata(layer) == ()
    assert errata_on(layer, (), [Span(0, 3)]) == []
