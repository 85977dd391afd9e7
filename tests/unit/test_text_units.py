"""Units of testimony and prose, and what a selection takes with it."""

import time

import pytest

from reviewer.text.citations import pin
from reviewer.text.layer import (
    Paragraph,
    PrintedLine,
    Role,
    Segment,
    SegmentKind,
    SourceRange,
    Span,
    TextLayer,
    TextSource,
)
from reviewer.text.sentences import sentences
from reviewer.text.units import (
    UnitKind,
    examiner_at,
    is_question_only,
    question_and_answer,
    segment_at,
    source_at,
    unit_at,
    units,
    with_question,
)


def transcript(*spoken: tuple[str, str], first_line: int = 11) -> TextLayer:
    """A page 34 of lines with roles; a name before a colon is the speaker."""
    text, lines = "", []
    for number, (role, words) in enumerate(spoken, start=first_line):
        speaker = words.partition(":")[0] if role == "C" and ":" in words else ""
        end = len(text) + len(words)
        lines.append(PrintedLine(34, number, len(text), end, Role(role), speaker, "MR. LEE"))
        text += words + "\n"
    return TextLayer(text, lines=tuple(lines))


LAYER = transcript(
    ("", "BY MR. LEE:"),
    ("C", "MR. LEE: Back on the record."),
    ("Q", "Q.  How many films"),
    ("Q", "    did you copy?"),
    ("C", "MR. KIM: Objection. Form."),
    ("A", "A.  About 2,400."),
    ("A", "    Not more."),
    ("P", "(Recess.)"),
    ("Q", "Q.  And books?"),
    ("A", "A.  None."),
)


def span(begin: str, end: str = "") -> Span:
    start = LAYER.text.index(begin)
    return Span(start, LAYER.text.index(end or begin, start) + len(end or begin))


def test_testimony_is_a_question_with_its_answer_and_leaves_the_objection_out():
    made = units(LAYER)

    assert [each.kind for each in made] == [
        UnitKind.PARAGRAPH,
        UnitKind.COLLOQUY,
        UnitKind.TESTIMONY,
        UnitKind.COLLOQUY,
        UnitKind.TESTIMONY,
    ]
    assert made[2].spans == (span("Q.  How", "copy?"), span("A.  About", "more."))
    assert made[4].spans == (span("Q.  And", "None."),)
    assert made[3].spans == (span("(Recess.)"),)


def test_an_objection_lies_within_the_unit_of_its_question():
    assert unit_at(LAYER, span("Objection").start) == unit_at(LAYER, span("How").start)


def test_a_question_put_anew_is_a_unit_of_its_own():
    layer = transcript(("Q", "Q.  Did you --"), ("Q", "Q.  Let me ask."), ("A", "A.  Yes."))

    assert [len(each.answer) for each in units(layer)] == [0, 1]


def test_an_answer_taken_up_after_talk_stays_with_its_question():
    layer = transcript(
        ("Q", "Q.  Why?"), ("A", "A.  Because"), ("C", "MR. KIM: Wait."), ("A", "of that.")
    )

    (unit,) = units(layer)

    assert len(unit.spans) == 2
    assert unit.end == len(layer.text) - 1


def test_the_question_comes_with_a_selection_in_the_answer():
    taken = with_question(LAYER, span("About", "more."))

    assert taken == (span("Q.  How", "copy?"), span("About", "more."))
    assert pin(LAYER, taken) == "34:13-14, 16-17"


def test_question_and_answer_without_talk_between_are_one_span():
    assert with_question(LAYER, span("A.  None.")) == (span("Q.  And", "None."),)


def test_a_selection_over_question_and_answer_keeps_the_objection():
    chosen = span("Q.  How", "more.")

    assert with_question(LAYER, chosen) == (chosen,)
    assert pin(LAYER, [chosen]) == "34:13-17"


@pytest.mark.parametrize(
    "chosen",
    [span("films"), span("MR. KIM"), span("BY MR. LEE"), span("Not more", "books"), Span(11, 12)],
)
def test_other_selections_stay_as_they_are(chosen):
    assert with_question(LAYER, chosen) == (chosen,)


def test_a_selection_of_objection_and_answer_joins_its_question():
    assert with_question(LAYER, span("MR. KIM", "more.")) == (span("Q.  How", "more."),)


def test_words_of_a_question_alone_are_told_apart():
    assert is_question_only(LAYER, [span("films")])
    assert not is_question_only(LAYER, [span("films", "Objection")])
    assert not is_question_only(LAYER, [span("films"), span("None")])
    assert not is_question_only(TextLayer("prose"), [Span(0, 5)])
    assert not is_question_only(LAYER, [])


def test_question_and_answer_are_told_without_their_designators():
    assert question_and_answer(LAYER, [span("Q.  How", "copy?"), span("A.  About", "more.")]) == (
        "How many films did you copy?",
        "About 2,400. Not more.",
    )
    assert question_and_answer(LAYER, [span("Q.  How", "more.")]) == (
        "How many films did you copy?",
        "MR. KIM: Objection. Form.\nA. About 2,400. Not more.",
    )
    assert question_and_answer(LAYER, [span("films")]) == ("films", "")
    assert question_and_answer(TextLayer("A. prose"), [Span(0, 8)]) == ("", "A. prose")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("A.M. trains ran.", "A.M. trains ran."),
        ("A couple of them.", "A couple of them."),
        ("A  Two of them.", "Two of them."),
        ("A: Two.", "Two."),
        ("ANSWER: Two.", "Two."),
        ("A.", ""),
    ],
)
def test_only_a_designator_is_taken_for_one(line, expected):
    layer = transcript(("A", line))

    assert question_and_answer(layer, [Span(0, len(line))])[1] == expected


def test_prose_falls_into_its_paragraphs_and_lines():
    layer = TextLayer("Heading\none\ntwo\n\nend", paragraphs=(Paragraph(8, 15),))

    assert [each.spans[0] for each in units(layer)] == [Span(0, 7), Span(8, 15), Span(17, 20)]
    assert unit_at(layer, 12).start == 8
    assert unit_at(layer, 15).start == 17
    assert unit_at(layer, 99).start == 17
    assert unit_at(TextLayer(" "), 0).end == 1


def test_no_unit_of_a_mail_reaches_over_two_authors():
    mail = TextLayer(
        "We did.\n> You did?\nJane",
        paragraphs=(Paragraph(0, 18),),
        segments=(
            Segment(0, 8, SegmentKind.TOP, "Jane"),
            Segment(8, 18, SegmentKind.QUOTED, "Lee"),
        ),
    )

    assert [each.kind for each in units(mail)] == [
        UnitKind.SEGMENT_PART,
        UnitKind.SEGMENT_PART,
        UnitKind.PARAGRAPH,
    ]
    assert segment_at(mail, 9) == mail.segments[1]
    assert segment_at(mail, 18) is None


def test_the_source_of_words_is_native_only_if_all_of_them_are():
    layer = TextLayer("x" * 30, sources=(SourceRange(10, 20, TextSource.OCR_RECEIVED),))

    assert source_at(layer, Span(0, 10)) is TextSource.NATIVE
    assert source_at(layer, Span(5, 11)) is TextSource.OCR_RECEIVED
    assert source_at(layer, Span(19, 30)) is TextSource.OCR_RECEIVED
    assert source_at(layer, Span(20, 30)) is TextSource.NATIVE


def test_the_examiner_is_the_one_of_the_line():
    assert examiner_at(LAYER, span("films").start) == "MR. LEE"
    assert examiner_at(TextLayer("prose"), 0) == ""


def test_a_unit_is_found_without_walking_a_long_transcript():
    layer = transcript(*[("Q", "Q.  And?"), ("A", "A.  Yes.")] * 20_000)
    middle = len(layer.text) // 2

    begun = time.process_time()
    for _ in range(100):
        with_question(layer, Span(middle - 3, middle - 1))

    assert time.process_time() - begun < 0.5


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Lee v. Acme Corp., No. 12-34, is over. It was 3.5 percent.", 2),
        ("Q.  Did he? \nA.  No. He did not.", 3),
        ("The U.S. Army left at 5 p.m. We stayed.", 2),
        ("“Did you?” “No.” He left.", 3),
        ("See 18 U.S.C. § 1030(a); Smith v. Lee, 333 F.2d 12 (2d Cir. 1999). Id. at 3.", 2),
        ("1. Denied.\n\n2. Admitted.", 2),
        ("About .008 percent. .01 at most! OK? Yes…", 4),
        ("J. K. Rowling wrote it. We read it, etc.", 2),
        ("", 0),
    ],
)
def test_sentences_of_legal_prose_are_told_apart(text, count):
    assert len(sentences(text, Span(0, len(text)))) == count
