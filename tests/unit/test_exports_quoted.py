"""Passages on their way into a brief: turns, quotation marks, cites, designations, tables."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.acts import exhibits, passages
from reviewer.exports import quoted
from reviewer.queries import exhibits as exhibit_queries
from reviewer.queries import passages as passage_queries
from tests.unit.matters import add_text, add_transcript, make_matter, tag

TESTIMONY = (
    ("Q", "Q.  How many films did the team download in"),
    ("Q", "March of 2024?"),
    ("C", "MS. O'BRIEN-SMITH:  Objection.  Form."),
    ("A", 'A.  About 2,400, "a few dozen" of them'),
    ("A", "12 units at a time, I believe."),
    ("Q", "Q.  You are sure of that?"),
    ("A", "A.  Correct."),
)
MAIL = 'He wrote "never",\nand meant it.\n\nIt\'s done.'


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path, caption="Clark v. Acme") as made:
        yield made


class _Text(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_data(self, data):
        self.found.append(data)


def text_of(clip):
    parser = _Text()
    parser.feed(clip.html)
    return parser.found


def row_of(matter, passage):
    return passage_queries.line_of(matter.view, passage).row


def test_testimony_is_a_block_of_questions_and_answers_without_marks(matter):
    transcript = add_transcript(matter, TESTIMONY)
    passage = tag(matter, transcript, '"a few dozen" of them', "quantity")

    clip = quoted.passages(matter.view, [row_of(matter, passage)])

    assert clip.plain.split("\n")[:2] == [
        "Q. How many films did the team download in March of 2024?",
        "A. “a few dozen” of them",
    ]
    assert " / " not in clip.plain
    assert text_of(clip) == clip.plain.split("\n")


def test_two_questions_stand_in_the_order_of_the_page(matter):
    transcript = add_transcript(matter, TESTIMONY)
    begin, end = transcript.span("Q.  How many").start, transcript.span("Correct.").end
    span = type(transcript.span("Correct."))(begin, end)
    line = exhibit_queries.exhibits(matter.view)[0]
    place = exhibit_queries.occurrences_of(matter.view, line.id)[0]

    one = quoted.quoted_words(matter.view, line, place, matter.view.layer(line.layer), [span])

    assert [sign for sign, _ in one.turns] == ["Q.", "", "A.", "Q.", "A."]
    assert one.turns[1][1] == "MS. O'BRIEN-SMITH: Objection. Form."
    assert one.turns[-1] == ("A.", "Correct.")
    assert "–" in one.cite


def test_other_words_stand_in_curly_marks_with_single_ones_inside(matter):
    mail = add_text(matter, MAIL, "email")
    words = MAIL
    passage = tag(matter, mail, words, "denial")

    clip = quoted.passages(matter.view, [row_of(matter, passage)])

    first, last = clip.plain.split("\n")
    assert first == "“He wrote ‘never’, and meant it."
    assert last.startswith("“It’s done.” ")
    assert text_of(clip) == [first, last]


def test_a_designation_and_a_possible_privilege_stand_behind_the_cite(matter):
    mail = add_text(matter, MAIL, "email")
    matter.do(
        lambda view: exhibits.set_occurrence_field(
            view, [mail.occurrence], "confidentiality", "CONFIDENTIAL"
        )
    )
    passage = tag(matter, mail, "It's done.", "denial")
    matter.do(lambda view: passages.set_passage_field(view, passage, "privilege", "possible"))

    clip = quoted.passages(matter.view, [row_of(matter, passage)])

    assert clip.plain.endswith(" [POSSIBLY PRIVILEGED] [CONFIDENTIAL]")


def test_several_passages_are_a_table_in_the_order_given(matter):
    transcript, mail = add_transcript(matter, TESTIMONY), add_text(matter, MAIL, "email")
    rows = [
        row_of(matter, tag(matter, transcript, "Correct.", "admission")),
        row_of(matter, tag(matter, mail, "It's done.", "denial")),
    ]

    clip = quoted.passages(matter.view, rows[::-1])

    lines = [line.split("\t") for line in clip.plain.split("\n")]
    assert lines[0] == list(quoted.HEADINGS)
    assert [line[0] for line in lines[1:]] == ["KL-0002", "KL-0001"]
    assert lines[2][2] == "Q. You are sure of that? A. Correct."
    assert [line[3] for line in lines[1:]] == ["Denial", "Admission"]
    assert clip.html.count("<tr") == 3


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('He said "no." I didn\'t.', "He said “no.” I didn’t."),
        ("'Twas a 3.5\" disk of the 1990's", '’Twas a 3.5" disk of the 1990’s'),
        ('"He is 5\'10" tall," I said', "“He is 5'10\" tall,” I said"),
        ('"about 40" and "50"', "“about 40” and “50”"),
        ("He wrote 'yes' twice", "He wrote ‘yes’ twice"),
        ('("x") and cut" here', "(“x”) and cut” here"),
    ],
)
def test_straight_marks_become_printed_ones(typed, printed):
    assert quoted.curled(typed) == printed


@given(st.text("ab 1.'\"“”‘’(-\t", max_size=30))
def test_printed_marks_change_nothing_but_marks(text):
    plain = str.maketrans("“”‘’'", '"""""')

    printed = quoted.curled(text)

    assert printed.translate(plain) == text.translate(plain)
    assert quoted.curled(printed) == printed or "'" in printed or '"' in printed


@given(st.lists(st.tuples(st.sampled_from(["", "Q.", "A."]), st.text(max_size=20)), min_size=1))
def test_no_words_break_out_of_a_cell_or_of_the_page(turns):
    one = quoted.Quoted(tuple(turns), "<b>Cite</b>\t&amp;", ("a\nb",), "1\r2")

    clip = quoted.table([one, one])

    assert [line.count("\t") for line in clip.plain.split("\n")] == [5, 5, 5]
    assert clip.html.count("<td>") == 12
    assert "<b>" not in clip.html
