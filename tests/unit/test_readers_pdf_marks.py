"""Highlights and comments that other programs left in a PDF."""

from pathlib import Path

import pymupdf
import pytest

from reviewer.readers.options import ReadOptions
from reviewer.readers.pdf import read
from reviewer.readers.pdf_marks import iso_date
from reviewer.readers.reading import ForeignMark, Reading

LINES = (
    "We shipped forty units to the depot in May.",
    "Nobody asked us for the other ten units then,",
    "and we did not ship them.",
)


def page_of_lines() -> tuple[pymupdf.Document, pymupdf.Page]:
    document = pymupdf.open()
    page = document.new_page(width=612, height=792)
    for at, line in enumerate(LINES):
        page.insert_text((72, 100 + 16 * at), line, fontsize=11)
    return document, page


def reading_of(document: pymupdf.Document, folder: Path) -> Reading:
    path = folder / "exhibit.pdf"
    document.save(path)
    return read(path, ReadOptions(), lambda done, total: None)


def marked(reading: Reading, mark: ForeignMark) -> list[str]:
    return [reading.layer.text[span.start : span.end] for span in mark.spans]


def say(annotation: pymupdf.Annot, author: str, comment: str = "") -> None:
    annotation.set_info(
        title=author, content=comment, creationDate="D:20240307101500+01'00'",
        modDate="D:20240307101500+01'00'",
    )  # fmt: skip
    annotation.update()


@pytest.mark.parametrize(
    ("tool", "kind"),
    [
        ("add_highlight_annot", "Highlight"),
        ("add_underline_annot", "Underline"),
        ("add_strikeout_annot", "StrikeOut"),
        ("add_squiggly_annot", "Squiggly"),
    ],
)
def test_marked_words_are_found_with_author_date_and_comment(tmp_path, tool, kind):
    document, page = page_of_lines()
    annotation = getattr(page, tool)(page.search_for("forty units")[0])
    say(annotation, "Ann Other", "Ask about this.")

    reading = reading_of(document, tmp_path)

    (mark,) = reading.marks
    assert marked(reading, mark) == ["forty units"]
    assert (mark.kind, mark.author, mark.page) == (kind, "Ann Other", 1)
    assert (mark.date, mark.comment) == ("2024-03-07T10:15:00+01:00", "Ask about this.")


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_mark_over_lines_is_one_passage_on_turned_pages_too(tmp_path, turn):
    document, page = page_of_lines()
    page.add_highlight_annot([page.search_for("in May.")[0], page.search_for("Nobody asked")[0]])
    page.set_rotation(turn)

    reading = reading_of(document, tmp_path)

    words = marked(reading, reading.marks[0])
    if turn == 0:
        assert words == ["in May.\nNobody asked"]
    else:
        assert "in May." in words[0]
        assert "Nobody asked" in words[0]


def test_words_apart_from_each_other_stay_apart(tmp_path):
    document, page = page_of_lines()
    page.add_highlight_annot([page.search_for("We shipped")[0], page.search_for("in May.")[0]])

    reading = reading_of(document, tmp_path)

    assert marked(reading, reading.marks[0]) == ["We shipped", "in May."]


def test_replies_are_told_in_the_comment_of_what_they_answer(tmp_path):
    document, page = page_of_lines()
    first = page.add_highlight_annot(page.search_for("forty units")[0])
    say(first, "Ann Other", "Forty?")
    reply = page.add_text_annot((300, 100), "So he said.")
    say(reply, "Bo Reed", "So he said.")
    document.xref_set_key(reply.xref, "IRT", f"{first.xref} 0 R")
    again = page.add_text_annot((300, 100), "Thanks.")
    say(again, "Ann Other", "Thanks.")
    document.xref_set_key(again.xref, "IRT", f"{reply.xref} 0 R")

    (mark,) = reading_of(document, tmp_path).marks

    date = "2024-03-07T10:15:00+01:00"
    assert mark.comment.splitlines() == [
        "Forty?",
        f"[Bo Reed, {date}] So he said.",
        f"[Ann Other, {date}] Thanks.",
    ]


def test_replies_in_a_circle_lose_nothing(tmp_path):
    document, page = page_of_lines()
    one = page.add_text_annot((300, 100), "One.")
    other = page.add_text_annot((300, 200), "Other.")
    document.xref_set_key(one.xref, "IRT", f"{other.xref} 0 R")
    document.xref_set_key(other.xref, "IRT", f"{one.xref} 0 R")

    reading = reading_of(document, tmp_path)

    assert sorted(mark.comment for mark in reading.marks) == ["One.", "Other."]


def test_comments_on_no_words_are_listed_and_told(tmp_path):
    document, page = page_of_lines()
    say(page.add_text_annot((300, 500), "x"), "Ann Other", "Where is page 2?")

    reading = reading_of(document, tmp_path)

    assert reading.marks[0].spans == ()
    assert reading.facts.remarks == (
        "Page 1, Text, Ann Other, 2024-03-07T10:15:00+01:00: Where is page 2?",
    )
    assert any("“Where is page 2?”" in one for one in reading.warnings)


def test_words_typed_onto_a_page_are_marked_as_such(tmp_path):
    document, page = page_of_lines()
    page.add_freetext_annot((72, 300, 300, 320), "See my letter of May.", fontsize=11)

    reading = reading_of(document, tmp_path)

    (mark,) = reading.marks
    assert (mark.kind, mark.comment) == ("FreeText", "")
    assert marked(reading, mark) == ["See my letter of May."]


def test_a_line_drawn_under_words_marks_them(tmp_path):
    document, page = page_of_lines()
    box = page.search_for("forty units")[0]
    page.add_ink_annot([[(box.x0, box.y1), ((box.x0 + box.x1) / 2, box.y1 + 1), (box.x1, box.y1)]])

    reading = reading_of(document, tmp_path)

    assert marked(reading, reading.marks[0]) == ["forty units"]


def test_a_box_drawn_around_words_marks_them(tmp_path):
    document, page = page_of_lines()
    page.add_rect_annot(page.search_for("other ten units")[0] + (-2, -2, 2, 2))

    reading = reading_of(document, tmp_path)

    assert marked(reading, reading.marks[0]) == ["other ten units"]


def test_words_marked_to_be_blacked_out_are_warned_of(tmp_path):
    document, page = page_of_lines()
    page.add_redact_annot(page.search_for("forty units")[0])

    reading = reading_of(document, tmp_path)

    assert marked(reading, reading.marks[0]) == ["forty units"]
    assert any("marked to be blacked out, but still there" in one for one in reading.warnings)


@pytest.mark.parametrize(
    ("raw", "date"),
    [
        ("D:20240307101500Z", "2024-03-07T10:15:00Z"),
        ("D:20240307101500+00'00'", "2024-03-07T10:15:00Z"),
        ("D:20240307101500-05'00'", "2024-03-07T10:15:00-05:00"),
        ("D:202403071015", "2024-03-07T10:15:00"),
        ("20240307", "2024-03-07"),
        ("D:202403", "2024-03"),
        ("D:2024", "2024"),
        ("7 March", ""),
        ("", ""),
    ],
)
def test_dates_of_the_format_are_read_as_far_as_they_go(raw, date):
    assert iso_date(raw) == date
