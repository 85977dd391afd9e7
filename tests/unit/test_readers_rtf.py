"""Rich text files: words in every code page, what is hidden or tracked in sight."""

import json
from pathlib import Path

import pytest

from reviewer.readers import rtf
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import Reading


def reading_of(content: str | bytes, folder: Path) -> Reading:
    path = folder / "letter.rtf"
    path.write_bytes(content.encode("latin-1") if isinstance(content, str) else content)
    return rtf.read(path, ReadOptions(), lambda done, total: None)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (r"{\rtf1\ansi\ansicpg1252 It\'92s \'93so\'94\emdash ever.}", "It’s “so”—ever."),
        (r"{\rtf1\ansi{\fonttbl{\f0\fcharset204 A;}}\f0 \'c4\'e0, \'ed\'e5\'f2.}", "Да, нет."),
        (r"{\rtf1\ansi\ansicpg932 \'8c\'5f\'96\'f1}", "契約"),
        (r"{\rtf1\ansi\uc1 caf\u233?, \u-10179?\u-8704? fin}", "café, 😀 fin"),
        (r"{\rtf1\uc2 a\u8364\'80\'80b}", "a€b"),
        (r"{\rtf1 one\par two\line three\tab four}", "one\ntwo\nthree four"),
        (
            r"{\rtf1{\*\unknown away}{\pict 0a0b}kept{\field{\*\fldinst HYPERLINK x}{\fldrslt y}}}",
            "kepty",
        ),
    ],
)
def test_words_are_those_that_word_shows(tmp_path, content, text):
    assert reading_of(content, tmp_path).layer.text == text


def test_tables_keep_their_cells_apart(tmp_path):
    rows = r"\trowd\pard\intbl a\cell b\cell\row\trowd\pard\intbl c\cell d\cell\row\pard after"

    assert reading_of(r"{\rtf1 " + rows + "}", tmp_path).layer.text == "a\nb\nc\nd\nafter"


def test_what_is_hidden_or_tracked_is_marked_with_who_did_it(tmp_path):
    content = (
        r"{\rtf1{\*\revtbl{Unknown;}{Ann Lee;}}We did {\deleted\revauthdel1 not }agree"
        r"{\revised\revauth1  at once}{\v  secretly}.}"
    )

    reading = reading_of(content, tmp_path)

    assert reading.layer.text == (
        "We did [deleted by Ann Lee: not ]agree[inserted by Ann Lee: at once][hidden: secretly]."
    )
    assert any("1 deletions and 1 insertions" in warning for warning in reading.warnings)
    assert any("hidden" in warning for warning in reading.warnings)


def test_notes_and_comments_stand_at_the_end_and_margins_beside(tmp_path):
    content = (
        r"{\rtf1{\header Smith & Co}Words{\footnote A note.}"
        r"{\*\atnauthor Ann}{\*\annotation Really?} end.}"
    )

    reading = reading_of(content, tmp_path)

    assert reading.layer.text == "Words[1][comment 1] end.\n[1] A note.\n[comment 1] Ann: Really?"
    assert any("Headers and footers" in warning for warning in reading.warnings)


def test_a_lone_half_of_a_character_is_shown_as_lost_and_said(tmp_path):
    reading = reading_of(r"{\rtf1\uc1 hi \u-10240? there}", tmp_path)

    assert reading.layer.text == "hi � there"
    assert any("1 characters of this file could not be read" in one for one in reading.warnings)


def test_the_file_in_a_package_becomes_an_exhibit_of_its_own(tmp_path):
    def text(words: bytes) -> bytes:
        return len(words + b"\0").to_bytes(4, "little") + words + b"\0"

    inside = b"\x02\x00list.txt\0c:\\list.txt\0\0\0\x03\0" + text(b"c:\\t") + b"\x05\0\0\0hello"
    stored = b"\x01\x05\0\0\x02\0\0\0" + text(b"Package") + bytes(8)
    stored += len(inside).to_bytes(4, "little") + inside
    content = (
        rb"{\rtf1 See {\object\objemb{\*\objdata " + stored.hex().encode() + rb"}{\result it}}.}"
    )

    reading = reading_of(content, tmp_path)

    assert [(one.name, one.content) for one in reading.children] == [("list.txt", b"hello")]
    assert reading.layer.text == "See it."


def test_words_in_a_drawn_box_are_shown_without_how_it_is_drawn(tmp_path):
    content = (
        rb"{\rtf1 Before {\shp{\*\shpinst\shpleft0{\sp{\sn shapeType}{\sv 202}}"
        rb"{\sp{\sn wzName}{\sv Shape1}}{\shptxt inside the box}}} after.}"
    )

    reading = reading_of(content, tmp_path)

    assert " ".join(reading.layer.text.split()) == "Before inside the box after."


@pytest.mark.parametrize(
    "content", [rb"{\rtf1 cut in the mid", rb"{\rtf1" + b"{" * 5000, b"{\\rtf1}"]
)
def test_damaged_files_give_what_is_there(tmp_path, content):
    assert reading_of(content, tmp_path).warnings


def test_real_files_have_the_words_of_an_independent_reader(corpora):
    rows = (corpora / "truth" / "rtf_striprtf.jsonl").read_text().splitlines()
    off = {}
    for row in map(json.loads, rows):
        reading = rtf.read(corpora / row["path"], ReadOptions(), lambda done, total: None)
        known, found = row.get("striprtf_words"), len(reading.layer.text.split())
        if known is not None and abs(found - known) > 0.02 * known:
            off[Path(row["path"]).name] = (found, known)

    # striprtf runs the cells of a row together, and takes the address of a link for words.
    assert off == {
        "testRTFTableCellSeparation.rtf": (8, 4),
        "testRTFHyperlinkAndStyles.rtf": (25, 26),
    }
