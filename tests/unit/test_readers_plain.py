"""Reading text files: character sets, transcripts, articles, pleadings and discovery papers."""

import hashlib
import json
from pathlib import Path

import pytest

from reviewer.errors import SourceError
from reviewer.readers.options import ReadOptions
from reviewer.readers.plain import READER, read
from reviewer.readers.reading import ExhibitKind, Reading, TranscriptStatus
from tests.testimony import FIRST_PAGE, STYLES, double_spaced, number_at_top, printed, spoken


def reading_of(content: str | bytes, folder: Path, options: ReadOptions | None = None) -> Reading:
    path = folder / "exhibit.txt"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path, options or ReadOptions(), lambda done, total: None)


def boxed(reading: Reading) -> str:
    """The words that have boxes, line by line."""
    text = reading.layer.text
    return "\n".join(
        text[line.start : line.start + len(line.edges) - 1]
        for page in reading.geometry
        for line in page.lines
    )


# Character sets


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_smart_quotes_survive_whatever_the_file_was_written_in(tmp_path, encoding):
    reading = reading_of("“Films” — a few dozen titles, §2’s words.".encode(encoding), tmp_path)

    assert reading.layer.text == "“Films” — a few dozen titles, §2’s words."
    assert bool(reading.warnings) == (encoding == "cp1252")


def test_a_character_set_that_a_person_names_is_used(tmp_path):
    reading = reading_of("кино".encode("koi8-r"), tmp_path, ReadOptions(encoding="koi8-r"))

    assert (reading.layer.text, reading.warnings) == ("кино", ())


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (b"films", "no-such-set"),
        ("фильмы".encode("cp1251"), "utf-8"),
        (b"", ""),
        (b"\x00\x01" * 99, ""),
    ],
)
def test_what_cannot_be_text_is_refused_in_a_sentence(tmp_path, content, encoding):
    with pytest.raises(SourceError, match=r"\.$"):
        reading_of(content, tmp_path, ReadOptions(encoding=encoding))


def test_real_texts_in_old_character_sets_are_read_as_labelled(corpora):
    rows = [json.loads(line) for line in (corpora / "truth/textenc.jsonl").read_text().splitlines()]

    for row in rows:
        path = corpora / row["path"]
        reading = read(path, ReadOptions(), lambda done, total: None)

        assert reading.geometry
        given = path.read_bytes().decode(row["python_codec"])
        assert hashlib.sha256(given.encode()).hexdigest() == row["sha256_utf8"]
        assert reading.layer.text.split() == given.replace("\ufeff", "").split(), row["path"]


LEGACY = {
    "cp1251": "Уважаемый клиент! Договор подписан обеими сторонами в пятницу.",
    "koi8_r": "Уважаемый клиент! Договор подписан обеими сторонами в пятницу.",
    "cp1250": "Příliš žluťoučký kůň úpěl ďábelské ódy, řekl svědek u soudu.",
    "iso8859_2": "Őszintén szólva a tanú tűrte, hogy a bíró új időpontot tűzzön ki.",
    "cp1253": "Ο μάρτυρας δήλωσε ότι δεν υπέγραψε ποτέ τη σύμβαση.",
    "cp1254": "Tanık sözleşmeyi imzalamadığını, görüşmenin de olmadığını söyledi.",
    "cp1255": "העד אמר שלא חתם על ההסכם ולא ראה את המכתב.",
    "cp1256": "قال الشاهد إنه لم يوقع على العقد ولم ير الرسالة.",
    "cp850": "Le témoin a déclaré qu’il n’avait jamais reçu la lettre à l’été.".replace("’", "'"),
    "cp932": "証人は契約書に署名していないと述べた。",
    "gb18030": "证人说他没有在合同上签字，也没有看到这封信。",
    "big5": "證人說他沒有在合同上簽字，也沒有看到這封信。",
    "cp949": "증인은 계약서에 서명하지 않았다고 말했다.",
    "iso2022_jp": "証人は契約書に署名していないと述べた。",
}


@pytest.mark.parametrize("encoding", LEGACY)
def test_an_older_character_set_is_guessed_and_the_guess_is_said(tmp_path, encoding):
    reading = reading_of(LEGACY[encoding].encode(encoding), tmp_path)

    assert "".join(reading.layer.text.split()) == "".join(LEGACY[encoding].split())
    if encoding != "iso2022_jp":
        assert reading.facts.is_encoding_guessed
        assert "does not say its character set" in reading.warnings[0]


# Transcripts


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.__name__)
def test_every_word_of_a_transcript_has_a_box_and_its_numbers_have_none(tmp_path, style):
    pages = spoken(pages=3)

    reading = reading_of(printed(style, pages), tmp_path)

    assert reading.kind is ExhibitKind.DEPOSITION
    assert reading.reader == READER
    assert boxed(reading).split() == reading.layer.text.split()
    assert reading.layer.lines[0].page == FIRST_PAGE


def test_lines_lie_below_each_other_on_the_sheet_they_were_printed_on(tmp_path):
    reading = reading_of(printed(number_at_top, spoken(pages=3)), tmp_path)

    assert len(reading.geometry) == 3
    for page in reading.geometry:
        tops = [line.y0 for line in page.lines]
        assert len(tops) == 25
        assert tops == sorted(tops)
    assert reading.rendition is not None
    assert reading.rendition.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("ROUGH DRAFT - NOT FOR CITATION", TranscriptStatus.ROUGH),
        ("THIS TRANSCRIPT HAS NOT BEEN CERTIFIED", TranscriptStatus.ROUGH),
        ("I, Ann Roe, do hereby certify that the foregoing", TranscriptStatus.CERTIFIED),
        ("", TranscriptStatus.UNKNOWN),
    ],
)
def test_the_status_is_proposed_from_the_words(tmp_path, words, status):
    pages = [*spoken(pages=2), [("", words)]]

    reading = reading_of(printed(number_at_top, pages), tmp_path)

    assert reading.facts.status is status


def test_a_header_outside_the_text_proposes_rough(tmp_path):
    reading = reading_of(printed(double_spaced, spoken(pages=3)), tmp_path)

    assert "ROUGH" not in reading.layer.text
    assert reading.facts.status is TranscriptStatus.ROUGH


@pytest.mark.parametrize(
    ("cover", "witness", "entity"),
    [
        ("DEPOSITION OF JANE CLARK\nMarch 7, 2024", "Jane Clark", ""),
        ("VIDEOTAPED DEPOSITION OF\nJANE CLARK\nThursday, March 7, 2024", "Jane Clark", ""),
        ("Deposition of Jane Clark, taken on March 7, 2024", "Jane Clark", ""),
        (
            "VIDEOTAPED 30(b)(6) DEPOSITION OF\nACME CORP.\nBY AND THROUGH JANE CLARK\nMay 7, 2024",
            "Jane Clark",
            "Acme Corp.",
        ),
        (
            "30(b)(6) DEPOSITION OF ACME CORP. BY AND THROUGH ITS DESIGNEE JANE CLARK\nMay 7, 2024",
            "Jane Clark",
            "Acme Corp.",
        ),
        ("30(b)(6) DEPOSITION OF ACME CORP.\nMarch 7, 2024", "Jane Clark", "Acme Corp."),
        (
            "DEPOSITION OF JANE CLARK\n30(b)(6) designee of Acme Corp.\nMarch 7, 2024",
            "Jane Clark",
            "Acme Corp.",
        ),
    ],
)
def test_witness_and_organisation_are_read_from_the_cover(tmp_path, cover, witness, entity):
    reading = reading_of(cover + "\n\f" + printed(number_at_top, spoken(pages=2)), tmp_path)

    assert (reading.facts.witness, reading.facts.entity) == (witness, entity)
    assert reading.facts.date in {"2024-03-07", "2024-05-07"}


# Other papers


ANSWER = """UNITED STATES DISTRICT COURT
NORTHERN DISTRICT OF INVENTION

PUBLISHERS, Plaintiffs, v. ACME CORP., Defendant.

ANSWER TO COMPLAINT

36. Admitted.

37. Acme denies that it copied
2,500 titles in 2024.

ANSWER: Denied as stated.

FIRST AFFIRMATIVE DEFENSE

38. The claims are barred.

Dated: March 7, 2024
"""


def labels(reading: Reading) -> list[tuple[str, str]]:
    text = reading.layer.text
    return [
        (one.label, text[one.start : one.end].split("\n")[0]) for one in reading.layer.paragraphs
    ]


def test_paragraphs_of_an_answer_are_labelled_as_they_are_cited(tmp_path):
    numbered = (
        ANSWER.replace("36. Admitted", "1. Admitted").replace("37.", "2.").replace("38.", "3.")
    )

    reading = reading_of(numbered, tmp_path)

    assert reading.kind is ExhibitKind.PLEADING
    assert [pair for pair in labels(reading) if pair[0]] == [
        ("¶ 1", "1. Admitted."),
        ("¶ 2", "2. Acme denies that it copied"),
        ("¶ 2", "ANSWER: Denied as stated."),
        ("¶ 3", "3. The claims are barred."),
    ]


def test_an_excerpt_of_an_answer_may_start_at_any_paragraph(tmp_path):
    reading = reading_of(ANSWER, tmp_path)

    assert [label for label, _ in labels(reading) if label] == ["¶ 36", "¶ 37", "¶ 37", "¶ 38"]


def test_requests_and_responses_are_labelled_by_their_number(tmp_path):
    paper = """DEFENDANT'S RESPONSES TO PLAINTIFFS' REQUESTS FOR ADMISSION

REQUEST FOR ADMISSION NO. 12: Admit that Acme kept the films for seven years.

RESPONSE TO REQUEST FOR ADMISSION NO. 12: Denied.

INTERROGATORY NO. 3:

State how many films you kept.

RESPONSE:

About 2,400.
"""

    reading = reading_of(paper, tmp_path)

    assert reading.kind is ExhibitKind.DISCOVERY_RESPONSE
    assert [label for label, _ in labels(reading)] == [
        "",
        *["RFA No. 12"] * 2,
        *["Interrog. No. 3"] * 4,
    ]


def test_an_article_keeps_its_paragraphs_title_and_words(tmp_path):
    article = (
        "Publishers Sue Over Films\nBy Ann Roe\nMarch 7, 2024\n\n"
        "A technology company kept 81.7 terabytes of books\nand films, the suit says.\n\n"
        "The company declined to comment.\n"
    )

    reading = reading_of(article, tmp_path)

    assert reading.kind is ExhibitKind.ARTICLE
    assert reading.facts.title == "Publishers Sue Over Films"
    assert reading.facts.date == "2024-03-07"
    assert reading.layer.text.split() == article.split()
    texts = [text for _, text in labels(reading)]
    assert "A technology company kept 81.7 terabytes of books" in texts
    assert len(texts) == 3
    assert boxed(reading).split() == article.split()


def test_a_memo_is_told_by_its_heading(tmp_path):
    memo = "MEMORANDUM\n\nTO: Jane Clark\nFROM: Robert Lee\nDATE: March 7, 2024\n\nKeep none."

    reading = reading_of(memo, tmp_path)

    assert reading.kind is ExhibitKind.MEMO


def test_a_designation_on_a_line_of_its_own_is_proposed(tmp_path):
    reading = reading_of("CONFIDENTIAL\n\nOur confidential films.\n", tmp_path)

    assert reading.facts.confidentiality == "CONFIDENTIAL"
