"""Selecting in code points: words, lines, the caret, across pages and odd characters."""

from pathlib import Path

import pytest

from reviewer.text.layer import Span
from tests.ui.paper import Paper, make_paper
from ui.page_view.printed_text import PrintedText
from ui.page_view.selection import Grain, Move, Selection

ROWS = [
    ["Q.  Don't you recall 81.7 of them?", "    It’s on the dock 🚢 at noon."],
    [],
    ["A.  No.", "", "B.  e\u0301tage and 2,500 more."],
]


@pytest.fixture(scope="module")
def paper(tmp_path_factory) -> Paper:
    return make_paper(tmp_path_factory.mktemp("odd"), ROWS)


@pytest.fixture
def text(paper) -> PrintedText:
    return PrintedText(paper)


@pytest.fixture
def selection(text) -> Selection:
    return Selection(text)


def words_of(paper: Paper, selection: Selection) -> str:
    return "|".join(paper.text[span.start : span.end] for span in selection.spans)


@pytest.mark.parametrize(
    ("at", "word"),
    [("n't", "Don't"), ("81.7", "81.7"), ("’s", "It’s"), ("500", "2,500"), ("them?", "them")],
)
def test_a_double_click_takes_the_word_whole(paper, selection, at, word):
    selection.begin(paper.text.index(at), Grain.WORD)

    assert words_of(paper, selection) == word


def test_a_triple_click_takes_the_line_of_print(paper, selection):
    selection.begin(paper.text.index("recall"), Grain.LINE)

    assert words_of(paper, selection) == ROWS[0][0]


def test_dragging_after_a_double_click_grows_by_words_both_ways(paper, selection):
    selection.begin(paper.text.index("recall"), Grain.WORD)

    selection.extend_to(paper.text.index("them") + 1)
    forwards = words_of(paper, selection)
    selection.extend_to(paper.text.index("you") + 1)

    assert forwards == "recall 81.7 of them"
    assert words_of(paper, selection) == "you recall"


def test_a_selection_runs_over_pages_without_words(paper, selection):
    selection.begin(paper.text.index("noon"))

    selection.extend_to(paper.text.index("No.") + 3)

    assert words_of(paper, selection) == "noon.\nA.  No."


def test_the_caret_steps_over_a_ship_and_an_accent_in_one(paper, text, selection):
    selection.begin(paper.text.index("🚢"))
    selection.move(Move.RIGHT, extend=True)
    ship = words_of(paper, selection)

    selection.begin(paper.text.index("e\u0301"))
    selection.move(Move.RIGHT, extend=True)

    assert ship == "🚢"
    assert words_of(paper, selection) == "e\u0301"


def test_the_caret_goes_to_the_next_line_and_back_at_line_ends(paper, selection):
    end = paper.text.index("\n")
    selection.begin(end)

    selection.move(Move.RIGHT, extend=False)
    there = selection.caret
    selection.move(Move.LEFT, extend=False)

    assert (there, selection.caret) == (end + 1, end)


def test_up_and_down_keep_to_their_column_over_short_lines(paper, selection):
    start = paper.text.index("2,500")
    selection.begin(start)

    for _ in range(3):
        selection.move(Move.UP, extend=False)
    for _ in range(3):
        selection.move(Move.DOWN, extend=False)

    assert selection.caret == start


def test_shift_and_the_arrows_extend_and_an_arrow_alone_lets_go(paper, selection):
    selection.begin(paper.text.index("recall"))
    selection.move(Move.WORD_RIGHT, extend=True)
    extended = words_of(paper, selection)

    selection.move(Move.LEFT, extend=False)

    assert extended == "recall "
    assert selection.spans == ()
    assert selection.caret == paper.text.index("recall")


def test_home_and_end_keep_to_the_line(paper, selection):
    selection.begin(paper.text.index("dock"))
    selection.move(Move.LINE_START, extend=False)
    start = selection.caret
    selection.move(Move.LINE_END, extend=True)

    assert start == paper.text.index("    It")
    assert words_of(paper, selection) == ROWS[0][1]


def test_the_caret_stops_at_both_ends_of_the_document(paper, selection):
    selection.move(Move.END, extend=False)
    for step in (Move.RIGHT, Move.WORD_RIGHT, Move.DOWN):
        selection.move(step, extend=False)
    assert selection.caret >= len(paper.text) - 1

    selection.move(Move.START, extend=False)
    for step in (Move.LEFT, Move.WORD_LEFT, Move.UP):
        selection.move(step, extend=False)
    assert selection.caret == 0


def test_a_question_and_its_answer_can_be_selected_around_an_objection(paper, selection):
    selection.select((Span(40, 50), Span(0, 10)))

    assert selection.spans == (Span(0, 10), Span(40, 50))


def test_every_place_is_reached_by_the_caret_in_order(paper, text):
    forwards, at = [], 0
    for _ in range(300):
        forwards.append(at)
        following = text.after(at)
        if following <= at:
            break
        at = following
    backwards = [at]
    while at > 0:
        at = text.before(at)
        backwards.append(at)

    assert forwards == sorted(set(forwards))
    assert set(backwards) <= set(forwards) | {len(paper.text)}


def test_neighbouring_lines_meet_and_spaced_ones_keep_their_paper(tmp_path: Path):
    close = PrintedText(make_paper(tmp_path, [["one", "two"]], leading=16))
    wide = PrintedText(make_paper(tmp_path, [["one", "two"]], leading=30))

    near, far = (text.boxes(0, Span(0, 7)) for text in (close, wide))

    assert near[0].y1 == near[1].y0
    assert far[0].y1 < far[1].y0
