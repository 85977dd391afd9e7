"""Quotes as typed, anchors, and words found again."""

import pytest

from reviewer.errors import RefusedError
from reviewer.text.anchors import anchor, find_quote, fold, holds
from reviewer.text.layer import Paragraph, PrintedLine, Role, Span, TextLayer
from reviewer.text.quotes import as_cell, as_typed

MEMO = TextLayer(
    "We copied\n 2,500  addresses.\n\nNobody\nwas told.\nSigned\n",
    paragraphs=(Paragraph(0, 28), Paragraph(30, 46)),
)


def whole(layer: TextLayer) -> Span:
    return Span(0, len(layer.text))


def test_line_ends_inside_a_paragraph_become_spaces_and_paragraph_ends_stay():
    typed = as_typed(MEMO, whole(MEMO))

    assert typed == "We copied 2,500 addresses.\nNobody was told.\nSigned"
    assert as_cell(typed) == "We copied 2,500 addresses. / Nobody was told. / Signed"


def test_line_ends_inside_a_turn_are_spaces_also_across_a_page_and_a_blank_line():
    layer = TextLayer(
        "Q.  Did you\nask?\nA.  I\n\n   did.\nMR. LEE: Objection.",
        lines=(
            PrintedLine(1, 24, 0, 11, Role.QUESTION),
            PrintedLine(1, 25, 12, 16, Role.QUESTION),
            PrintedLine(2, 1, 17, 22, Role.ANSWER),
            PrintedLine(2, 2, 23, 23, Role.ANSWER),
            PrintedLine(2, 3, 24, 31, Role.ANSWER),
            PrintedLine(2, 4, 32, 51, Role.COLLOQUY, "MR. LEE"),
        ),
    )

    assert as_typed(layer, whole(layer)) == "Q. Did you ask?\nA. I did.\nMR. LEE: Objection."


def test_cover_lines_keep_their_ends_because_nobody_speaks_there():
    layer = TextLayer(
        "DEPOSITION OF\nJANE CLARK",
        lines=(PrintedLine(1, 1, 0, 13), PrintedLine(1, 2, 14, 24)),
    )

    assert as_typed(layer, whole(layer)) == "DEPOSITION OF\nJANE CLARK"


def test_a_quote_without_words_is_empty():
    assert as_typed(MEMO, Span(28, 30)) == ""


def test_an_anchor_has_quote_context_and_ordinal():
    layer = TextLayer("yes, yes, yes")

    made = anchor(layer, Span(5, 8))

    assert (made.quote, made.before, made.after, made.ordinal) == ("yes", "yes, ", ", yes", 2)
    assert holds(layer, made)


def test_context_is_64_code_points_on_either_side():
    layer = TextLayer("é" * 100 + "x" + "ü" * 100)

    made = anchor(layer, Span(100, 101))

    assert (made.before, made.after) == ("é" * 64, "ü" * 64)


@pytest.mark.parametrize("text", ["no, yes, yes", "yes; yes, yes", "yes, yes; yes", "yes"])
def test_an_anchor_does_not_hold_where_quote_or_context_differ(text):
    made = anchor(TextLayer("yes, yes, yes"), Span(5, 8))

    assert not holds(TextLayer(text), made)


@pytest.mark.parametrize("span", [Span(3, 3), Span(-1, 2), Span(2, 99)])
def test_no_anchor_is_made_of_what_is_no_span(span):
    with pytest.raises(ValueError, match="no such span"):
        anchor(TextLayer("four"), span)


def test_a_quote_is_found_whatever_its_line_ends_and_blanks():
    assert find_quote(MEMO, " copied 2,500\taddresses. \n") == Span(3, 28)
    assert find_quote(MEMO, "told.\nSigned") == Span(41, 53)


def test_curly_quotes_case_and_dashes_are_matched_as_they_stand():
    layer = TextLayer("He said “No”.")

    assert find_quote(layer, "“No”") == Span(8, 12)
    for other in ('"No"', "“no”"):
        with pytest.raises(RefusedError, match="does not occur"):
            find_quote(layer, other)


def test_a_quote_that_occurs_more_than_once_is_refused_with_the_count():
    layer = TextLayer("A. Yes.\nA. Yes.\nA.  Yes.")

    with pytest.raises(RefusedError, match=r"occurs 3 times: say which one, from 1 to 3"):
        find_quote(layer, "A. Yes.")
    assert find_quote(layer, "A. Yes.", 3) == Span(16, 24)


@pytest.mark.parametrize("nth", [0, -1, 2])
def test_an_ordinal_that_is_not_there_is_refused(nth):
    with pytest.raises(RefusedError, match=f"occurs once: there is no number {nth}"):
        find_quote(MEMO, "Nobody", nth)
    with pytest.raises(RefusedError, match="occurs 3 times: there is no number 4"):
        find_quote(TextLayer("a a a"), "a", 4)


def test_an_empty_quote_is_refused():
    with pytest.raises(RefusedError, match="empty"):
        find_quote(MEMO, " \n ")


def test_one_shadow_serves_many_searches():
    folded = fold(MEMO.text)

    assert find_quote(MEMO, "Nobody was", folded=folded) == Span(30, 40)
    assert find_quote(MEMO, "Signed", 1, folded) == Span(47, 53)


def test_every_white_space_that_python_knows_is_folded():
    blanks = "".join(chr(code) for code in range(0x110000) if chr(code).isspace())

    assert fold(f"a{blanks}b").text == "a b"
    assert find_quote(TextLayer(f"a{blanks}b"), "a b") == Span(0, len(blanks) + 2)
