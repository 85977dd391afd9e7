"""Page and line of ASCII transcripts, as reporters print them."""

import json
from pathlib import Path

import pytest

from reviewer.text.layer import Role
from reviewer.text.transcript import Transcript, parse_transcript
from reviewer.text.understood import Corrections, TranscriptFormat
from tests.testimony import (
    FIRST_PAGE,
    STYLES,
    amicus,
    number_at_foot,
    number_at_top,
    printed,
    spoken,
)


def cited(transcript: Transcript) -> dict[tuple[int, int], str]:
    text = transcript.layer.text
    return {(one.page, one.line): text[one.start : one.end] for one in transcript.layer.lines}


def parsed(text: str) -> Transcript:
    transcript = parse_transcript(text)
    assert transcript is not None
    return transcript


def expected(pages):
    return {
        (FIRST_PAGE + at, n): words
        for at, lines in enumerate(pages)
        for n, (_, words) in enumerate(lines, 1)
        if words
    }


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.__name__)
@pytest.mark.parametrize("height", [25, 32])
def test_every_line_is_cited_by_the_page_and_line_printed_beside_it(style, height):
    pages = spoken(pages=4, height=height)

    transcript = parsed(printed(style, pages))

    assert cited(transcript) == expected(pages)
    assert transcript.is_testimony
    assert transcript.warnings == ()


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.__name__)
def test_numbers_headers_and_time_stamps_are_no_part_of_the_text(style):
    pages = spoken(pages=4)

    transcript = parsed(printed(style, pages))

    assert transcript.layer.text == "\n".join(words for lines in pages for _, words in lines)


def test_roles_run_over_page_ends_and_through_parentheticals():
    pages = spoken(pages=4)

    transcript = parsed(printed(number_at_top, pages))

    roles = [role for lines in pages for role, _ in lines]
    assert [one.role.value for one in transcript.layer.lines] == roles


def test_the_witness_answers_after_colloquy_and_the_examiner_is_known():
    transcript = parsed(printed(number_at_top, spoken(pages=2)))

    witness = [one for one in transcript.layer.lines if one.speaker == "THE WITNESS"]
    assert {one.role for one in witness} == {Role.ANSWER}
    assert {one.examiner for one in witness} == {"MR. LEE"}
    assert {one.speaker for one in transcript.layer.lines} == {
        "", "MS. O'BRIEN-SMITH", "MR. McDONALD", "THE WITNESS",
    }  # fmt: skip


def test_a_turn_is_one_paragraph():
    transcript = parsed(printed(number_at_top, spoken(pages=2)))

    text = transcript.layer.text
    turns = [text[one.start : one.end] for one in transcript.layer.paragraphs]
    assert "A.  About 2,400, a few dozen of them\n12 units at a time, I believe." in turns
    assert "(Exhibit 7 was marked.)" in turns


def test_a_cover_without_numbers_stays_text_and_is_not_cited():
    cover = "\n\n        DEPOSITION OF JANE CLARK\n\n        March 7, 2024\n\f"

    transcript = parsed(cover + printed(number_at_top, spoken(pages=3)))

    assert transcript.layer.text.startswith("DEPOSITION OF JANE CLARK\nMarch 7, 2024\n")
    assert min(one.page for one in transcript.layer.lines) == FIRST_PAGE


def test_a_word_index_is_never_cited():
    entries = [f"word{n}  {n}:{n % 25 + 1}, {n + 1}:{n % 25 + 2}" for n in range(5, 30)]
    pages = [*spoken(pages=3), [("", entry) for entry in entries]]

    transcript = parsed(printed(number_at_top, pages))

    assert "word7  7:8, 8:9" in transcript.layer.text
    assert max(one.page for one in transcript.layer.lines) == FIRST_PAGE + 2


def test_missing_pages_are_named_and_the_others_cited():
    text = "".join(
        number_at_top(number, [f"{n:>2}   {words}" for n, (_, words) in enumerate(lines, 1)])
        for number, lines in zip((5, 6, 9, 10, 11), spoken(pages=5), strict=True)
    )

    transcript = parsed(text)

    assert transcript.warnings == ("Printed pages are missing from this transcript: 7, 8.",)
    assert {one.page for one in transcript.layer.lines} == {5, 6, 9, 10, 11}


def test_page_numbers_that_do_not_count_give_no_cites_and_a_warning():
    text = "".join(
        number_at_top(number, [f"{n:>2}   {words}" for n, (_, words) in enumerate(lines, 1)])
        for number, lines in zip((71, 3, 44, 12, 30), spoken(pages=5), strict=True)
    )

    transcript = parsed(text)

    assert transcript.layer.lines == ()
    assert "without page and line" in transcript.warnings[0]
    assert "About 2,400" in transcript.layer.text


def test_pages_printed_twice_are_not_cited():
    numbers = (5, 6, 7, 8, 9, 10, 10, 11, 12, 13, 14, 15)
    text = "".join(
        number_at_top(number, [f"{n:>2}   {words}" for n, (_, words) in enumerate(lines, 1)])
        for number, lines in zip(numbers, spoken(pages=12), strict=True)
    )

    transcript = parsed(text)

    assert 10 not in {one.page for one in transcript.layer.lines}
    assert transcript.warnings[0].startswith("2 pages have no certain printed number")


def test_court_filing_headers_do_not_pass_for_page_numbers():
    def filed(number, lines):
        head = f"Case 1:20-cv-00123 Document 5 Filed 01/02/24 Page {number - 3} of 9"
        return f"{head}\n{number_at_foot(number, lines)}"

    pages = spoken(pages=4)

    transcript = parsed(printed(filed, pages))

    assert cited(transcript) == expected(pages)
    assert "Case 1:20" not in transcript.layer.text


def test_a_short_last_page_is_cited():
    pages = [
        *spoken(pages=3),
        [("A", "A.  Yes."), ("P", "(The deposition concluded at 5:01 p.m.)")],
    ]

    transcript = parsed(printed(amicus, pages))

    assert cited(transcript)[(FIRST_PAGE + 3, 1)] == "A.  Yes."


def test_an_article_is_no_transcript():
    text = "A couple of films\n\n1 March was a Friday.\n2 March was not.\nQ: why?\n" * 20

    assert parse_transcript(text) is None


def test_sheets_show_every_printed_line_in_order():
    text = printed(number_at_foot, spoken(pages=2))

    transcript = parsed(text)

    shown = [line.print for sheet in transcript.sheets for line in sheet]
    assert [line for line in shown if line] == [
        line.rstrip() for line in text.replace("\f", "").split("\n") if line.strip()
    ]
    for line in (line for sheet in transcript.sheets for line in sheet if line.start >= 0):
        words = transcript.layer.text[line.start : line.start + line.length]
        assert line.print[line.column :].startswith(words)


def real(corpora: Path, name: str) -> str:
    return (corpora / "transcript" / name).read_bytes().decode("utf-8")


def rows(corpora: Path, name: str):
    return [json.loads(line) for line in (corpora / "truth" / name).read_text("utf-8").splitlines()]


def test_lines_of_a_real_supreme_court_transcript_are_cited_as_printed(corpora):
    transcript = parsed(real(corpora, "SCOTUS-TV/scotus_11-398_2012-03-26.txt"))

    lines = cited(transcript)
    for row in rows(corpora, "transcript_lines.jsonl"):
        assert lines[(row["page"], row["line"])].split() == row["text"].split()
    assert "GENERAL VERRILLI" in {one.speaker for one in transcript.layer.lines}


def test_questions_and_answers_of_a_real_trial_day_without_line_numbers_are_counted(corpora):
    transcript = parsed(real(corpora, "guo-trial/us_v_guo_trial_2024-05-29.txt"))

    truth = rows(corpora, "transcript_qa_counts.jsonl")[0]
    turns = [one for one in transcript.spoken if one.opens]
    questions = [one for one in turns if one.role is Role.QUESTION]
    answers = [one for one in turns if one.role is Role.ANSWER and not one.speaker]
    assert len(questions) == truth["q_lines"]
    assert len(answers) == truth["a_lines"]
    assert transcript.layer.lines == ()


# What may be cited


def numbered_pages(numbers, pages=None, head=""):
    pages = pages or spoken(pages=len(numbers))
    return "".join(
        number_at_top(number, [f"{n:>2}   {words}" for n, (_, words) in enumerate(lines, 1)])
        for number, lines in zip(numbers, pages, strict=True)
    )


def test_volumes_that_begin_again_are_not_cited_until_a_person_says_which_sheets():
    text = numbered_pages((1, 2, 3, 4, 1, 2, 3, 4))

    transcript = parsed(text)
    second = parse_transcript(text, Corrections(testimony=((5, 8),)))

    assert transcript.layer.lines == ()
    assert transcript.understood.volumes == 2
    assert transcript.understood.restarts == (5,)
    assert "begin again" in transcript.warnings[0]
    assert second is not None
    assert second.understood.is_cited
    assert {one.page for one in second.layer.lines} == {1, 2, 3, 4}
    assert min(one.start for one in second.layer.lines) > len(transcript.layer.text) / 3


def test_volumes_that_count_on_are_cited_as_one():
    transcript = parsed(numbered_pages((98, 99, 100, 101, 102)))

    assert transcript.understood.volumes == 1
    assert (transcript.understood.first_page, transcript.understood.last_page) == (98, 102)


def test_two_numbers_on_every_page_that_count_differently_are_nobodys():
    text = "".join(
        f"{number:>60}\n"
        + "\n".join(f"{n:>2}   {words}" for n, (_, words) in enumerate(lines, 1))
        + f"\n{number - 40:>40}\n\f"
        for number, lines in enumerate(spoken(pages=5), start=45)
    )

    transcript = parsed(text)
    said = parse_transcript(text, Corrections(first_page=45))

    assert transcript.layer.lines == ()
    assert "Two different page numbers" in transcript.warnings[0]
    assert said is not None
    assert {one.page for one in said.layer.lines} == {45, 46, 47, 48, 49}


def test_pages_without_numbers_are_counted_from_the_first_that_a_person_says():
    pages = spoken(pages=4)
    text = "\f".join(
        "\n".join(f"{n:>2}   {words}" for n, (_, words) in enumerate(lines, 1)) + "\n"
        for lines in pages
    )

    assert parsed(text).layer.lines == ()
    said = parse_transcript(text, Corrections(first_page=FIRST_PAGE))

    assert said is not None
    assert cited(said) == expected(pages)


def test_a_certificate_keeps_its_words_and_loses_its_lines():
    after = [
        [("", "CERTIFICATE OF REPORTER"), ("", "I, ANN POE, do hereby certify that this"),
         ("", "is a true record of the testimony.")],
        [("", "ERRATA SHEET"), ("", "5   2   of to off"), ("", "REASON   Misheard")],
    ]  # fmt: skip
    transcript = parsed(numbered_pages((5, 6, 7, 8, 9), [*spoken(pages=3), *after]))

    assert {one.page for one in transcript.layer.lines} == {5, 6, 7, 9}
    assert "is a true record" in transcript.layer.text
    assert transcript.warnings == ()
    assert [(one.first, one.last, one.role.value) for one in transcript.understood.ranges] == [
        (1, 3, "testimony"),
        (4, 4, "certificate"),
        (5, 5, "errata"),
    ]


def test_a_reader_who_says_how_many_lines_a_page_has_is_believed():
    pages = spoken(pages=4, height=20)
    text = "".join(
        f"{FIRST_PAGE + at:>60}\n"
        + "\n".join(f"{n:>2}   {words}" for n, (_, words) in enumerate(lines, 1))
        + "\n21   555-0100 Reporters\n\f"
        for at, lines in enumerate(pages)
    )

    said = parse_transcript(text, Corrections(lines_a_page=20))

    assert said is not None
    assert cited(said) == expected(pages)
    assert "Reporters" not in said.layer.text


def test_words_that_a_window_broke_off_a_line_are_cited_by_it():
    pages = spoken(pages=4)
    long = "Q.  How many films did the team download in"
    text = printed(number_at_top, pages).replace(long, long.replace(" the ", " the\n         "))

    transcript = parsed(text)

    places = [(one.page, one.line) for one in transcript.layer.lines]
    at = transcript.layer.text.index("team download")
    line = next(one for one in transcript.layer.lines if one.start <= at < one.end)
    assert (line.page, line.line) == (FIRST_PAGE, 5)
    assert places.count((FIRST_PAGE, 5)) == 2
    assert transcript.understood.fitting == 100


def test_page_and_line_with_a_blank_between_them_are_read():
    pages = spoken(pages=4)
    text = "".join(
        f"{FIRST_PAGE + at:04} {n:02}  {words}\n"
        for at, lines in enumerate(pages)
        for n, (_, words) in enumerate(lines, 1)
    )

    transcript = parsed(text)

    assert cited(transcript) == expected(pages)
    assert transcript.understood.format is TranscriptFormat.PREFIXED


def test_a_transcript_without_cites_says_where_a_person_may_put_it_right():
    transcript = parsed(numbered_pages((71, 3, 44, 12, 30)))

    assert "Transcript report" in transcript.warnings[-1]
    assert "Transcript report" not in "".join(transcript.understood.doubts)
