"""Reading PDFs: pages, boxes, printed page and line, stamps, pictures with received text."""

import json
import re
from pathlib import Path
from random import Random

import pymupdf
import pytest

from reviewer.errors import SourceError
from reviewer.readers.options import ReadOptions
from reviewer.readers.pdf import read
from reviewer.readers.reading import ExhibitKind, Reading, TranscriptStatus
from reviewer.text.layer import TextSource
from reviewer.text.understood import TranscriptFormat
from tests.printers import Print, draw
from tests.reporters import Style, made
from tests.testimony import FIRST_PAGE, spoken

PITCH = 25.2
TOP = 90


def reading_of(
    document: pymupdf.Document, folder: Path, options: ReadOptions | None = None
) -> Reading:
    path = folder / "exhibit.pdf"
    document.save(path)
    return read(path, options or ReadOptions(), lambda done, total: None)


def letter(*pages: tuple[tuple[float, float, str], ...]) -> pymupdf.Document:
    """Letter pages with words at places."""
    document = pymupdf.open()
    for words in pages:
        page = document.new_page(width=612, height=792)
        for x, y, text in words:
            page.insert_text((x, y), text, fontname="helv", fontsize=11)
    return document


def deposition(style: str, pages) -> pymupdf.Document:
    """A transcript whose numbers are joined to the words, or print of their own."""
    document = pymupdf.open()
    for at, lines in enumerate(pages):
        page = document.new_page(width=612, height=792)
        writer = pymupdf.TextWriter(page.rect)
        font = pymupdf.Font("cour")
        if style != "joined":
            for n in range(1, len(lines) + 1):
                writer.append((60, TOP + PITCH * n), f"{n:>2}", font=font, fontsize=12)
        for n, (_, words) in enumerate(lines, 1):
            base = TOP + PITCH * n
            if style == "joined":
                writer.append((60, base), f"{n:>2}   {words}", font=font, fontsize=12)
                continue
            writer.append(
                (110, base + (0.6 if style == "stamped" else 0)), words, font=font, fontsize=12
            )
            if style == "stamped":
                writer.append((20, base), f"10:{at:02}:{n:02}", font=font, fontsize=6)
        place = (500, 50) if style != "stamped" else (300, 770)
        writer.append(place, str(FIRST_PAGE + at), font=font, fontsize=12)
        writer.append((60, 785), "Invented Reporting  555-0100", font=font, fontsize=8)
        writer.write_text(page)
    return document


def cited(reading: Reading) -> dict[tuple[int, int], str]:
    text = reading.layer.text
    return {(one.page, one.line): text[one.start : one.end] for one in reading.layer.lines}


def words_under(reading: Reading, page: int, box: tuple[float, float, float, float]) -> str:
    """The layer's characters whose boxes lie within a box."""
    found = []
    for line in reading.geometry[page].lines:
        for index, (x0, x1) in enumerate(zip(line.edges, line.edges[1:], strict=False)):
            inside = box[0] <= x0 and x1 <= box[2] and box[1] <= line.y0 and line.y1 <= box[3]
            found.append(reading.layer.text[line.start + index] if inside else "")
    return "".join(found)


@pytest.mark.parametrize("style", ["joined", "separate", "stamped"])
def test_printed_lines_are_found_by_their_place_on_the_page(tmp_path, style):
    pages = spoken(pages=4)

    reading = reading_of(deposition(style, pages), tmp_path)

    assert reading.kind is ExhibitKind.DEPOSITION
    lines = cited(reading)
    for at, page in enumerate(pages):
        for n, (_, words) in enumerate(page, 1):
            assert lines[(FIRST_PAGE + at, n)].split() == words.split()
    roles = [role for page in pages for role, _ in page]
    assert [one.role.value for one in reading.layer.lines] == roles
    assert "555-0100" not in reading.layer.text
    assert "10:01" not in reading.layer.text


@pytest.mark.parametrize(
    "style",
    [
        Print(cells=(2, 1), number="Page top"),
        Print(cells=(2, 2), number="top right", separate=True),
        Print(cells=(2, 2), by_row=True, number="bottom centre", court=True, bates=True),
    ],
    ids=lambda style: f"{style.cells} {style.number}",
)
def test_condensed_transcripts_are_cited_by_their_columns(tmp_path, style):
    talk = Style(pages=20, first=1, front="index", back=("certificate", "words"))
    one = made(talk, Random(7))
    path = tmp_path / "condensed.pdf"
    draw(one, style, path)

    reading = read(path, ReadOptions(), lambda done, total: None)

    text = reading.layer.text
    lines = {text[line.start : line.end]: (line.page, line.line) for line in reading.layer.lines}
    for word, (_volume, page, number) in one.truth.items():
        (place,) = (cite for words, cite in lines.items() if word in words)
        assert place == (page, number)
    assert reading.facts.understood is not None
    assert reading.facts.understood.format is TranscriptFormat.CONDENSED
    assert reading.warnings == ()


def test_condensed_transcripts_without_page_numbers_are_not_cited_by_page_and_line(tmp_path):
    document = pymupdf.open()
    writer_font = pymupdf.Font("cour")
    for sheet in range(2):
        page = document.new_page(width=792, height=612)
        writer = pymupdf.TextWriter(page.rect)
        for column in range(2):
            for n, (_, words) in enumerate(spoken(pages=4)[2 * sheet + column], 1):
                writer.append(
                    (60 + 370 * column, 60 + 20 * n), f"{n:>2} {words[:40]}", writer_font, 8
                )
        writer.write_text(page)

    reading = reading_of(document, tmp_path)

    assert reading.layer.lines == ()
    assert any("without page and line" in warning for warning in reading.warnings)


def test_every_character_has_a_box_on_its_page(tmp_path):
    reading = reading_of(
        letter(((72, 100, "We shipped forty units."), (72, 400, "No more."))), tmp_path
    )

    assert reading.layer.text == "We shipped forty units.\nNo more."
    assert words_under(reading, 0, (60, 80, 400, 120)) == "We shipped forty units."
    assert words_under(reading, 0, (60, 380, 400, 420)) == "No more."
    assert [(page.number, page.start) for page in reading.layer.pages] == [(1, 0)]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_boxes_are_where_a_turned_page_shows_the_words(tmp_path, turn):
    document = letter(((72, 100, "Forty units."),))
    document[0].set_rotation(turn)
    shown = pymupdf.Rect(document[0].search_for("Forty units.")[0]) * document[0].rotation_matrix

    page = reading_of(document, tmp_path).geometry[0]

    width, height = (612, 792) if turn % 180 == 0 else (792, 612)
    assert (page.width, page.height) == (width, height)
    line = page.lines[0]
    assert (min(line.edges), max(line.edges)) == pytest.approx((shown.x0, shown.x1), abs=2)
    assert (line.y0, line.y1) == pytest.approx((shown.y0, shown.y1), abs=2)


def test_the_native_is_shown_unless_it_is_locked(tmp_path):
    plain = reading_of(letter(((72, 100, "Forty units."),)), tmp_path)
    document = letter(((72, 100, "Forty units."),))
    locked = tmp_path / "locked.pdf"
    document.save(
        locked, encryption=pymupdf.mupdf.PDF_ENCRYPT_AES_256, user_pw="films", owner_pw="x"
    )

    reading = read(locked, ReadOptions(passwords=("films",)), lambda done, total: None)

    assert (plain.rendition, plain.maker) == (None, "native")
    assert reading.rendition is not None
    with pymupdf.open("pdf", reading.rendition) as copy:
        assert not copy.needs_pass
        assert copy[0].get_text().strip() == "Forty units."


@pytest.mark.parametrize(
    ("password", "sentence"),
    [("", "protected by a password"), ("wrong", "does not open with that password")],
)
def test_locked_files_are_refused_in_words(tmp_path, password, sentence):
    locked = tmp_path / "locked.pdf"
    document = letter(((72, 100, "Forty units."),))
    document.save(
        locked, encryption=pymupdf.mupdf.PDF_ENCRYPT_AES_256, user_pw="films", owner_pw="x"
    )

    with pytest.raises(SourceError, match=sentence):
        read(locked, ReadOptions(passwords=(password,)), lambda done, total: None)


def test_a_file_that_is_no_pdf_is_refused(tmp_path):
    path = tmp_path / "exhibit.pdf"
    path.write_bytes(b"no pdf at all")

    with pytest.raises(SourceError):
        read(path, ReadOptions(), lambda done, total: None)


def test_bates_stamps_count_on_and_stay_out_of_the_text(tmp_path):
    pages = [((72, 100, f"Page of films {n}."), (430, 770, f"META-{41 + n:06}")) for n in range(3)]

    reading = reading_of(letter(*pages), tmp_path)

    assert [(one.page, one.value) for one in reading.layer.stamps] == [
        (1, "META-000041"), (2, "META-000042"), (3, "META-000043"),
    ]  # fmt: skip
    assert "META" not in reading.layer.text


def test_a_bates_stamp_beside_its_legend_is_read(tmp_path):
    pages = [((72, 100, "Films."), (300, 770, f"CONFIDENTIAL  ABC{41 + n:07}")) for n in range(3)]

    reading = reading_of(letter(*pages), tmp_path)

    assert [one.value for one in reading.layer.stamps] == ["ABC0000041", "ABC0000042", "ABC0000043"]
    assert reading.facts.confidentiality == "CONFIDENTIAL"


def test_numbers_that_do_not_count_are_no_stamps(tmp_path):
    pages = [((72, 100, "Films."), (430, 770, f"FORM {value}")) for value in (1040, 5500, 8949)]

    reading = reading_of(letter(*pages), tmp_path)

    assert reading.layer.stamps == ()


def test_a_repeated_designation_is_proposed_and_stays_out_of_the_text(tmp_path):
    legend = "HIGHLY CONFIDENTIAL - ATTORNEYS' EYES ONLY"
    pages = [((72, 300, f"Films of {year}."), (150, 40, legend)) for year in (2022, 2023, 2024)]

    reading = reading_of(letter(*pages), tmp_path)

    assert reading.facts.confidentiality == "HIGHLY CONFIDENTIAL - ATTORNEYS' EYES ONLY"
    assert "EYES ONLY" not in reading.layer.text


@pytest.mark.parametrize(
    ("sticker", "marked"),
    [
        (("PX-14",), "PX-14"),
        (("EXHIBIT", "Clark 7"), "Clark 7"),
        (("EXHIBIT 14",), "Exhibit 14"),
        (("DEPOSITION EXHIBIT", "12"), "Exhibit 12"),
    ],
)
def test_an_exhibit_sticker_is_read(tmp_path, sticker, marked):
    label = tuple((450, 60 + 13 * at, line) for at, line in enumerate(sticker))

    reading = reading_of(letter((*label, (72, 300, "As Exhibit 3 shows, we agreed."))), tmp_path)

    assert reading.facts.marked == marked


def test_an_exhibit_named_in_a_sentence_is_no_sticker(tmp_path):
    reading = reading_of(
        letter(((72, 300, "See Exhibit 3"), (150, 300, "for the films."))), tmp_path
    )

    assert reading.facts.marked == ""


def scanned(render_mode: int) -> pymupdf.Document:
    document = pymupdf.open()
    page = document.new_page(width=612, height=792)
    picture = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 612, 792))
    picture.clear_with(220)
    page.insert_image(page.rect, pixmap=picture)
    if render_mode >= 0:
        page.insert_text((72, 100), "81.7 terabytes", render_mode=render_mode)
    return document


def test_unseen_text_over_a_picture_is_told_from_native_text(tmp_path):
    unseen = reading_of(scanned(3), tmp_path)
    seen = reading_of(scanned(0), tmp_path)

    received = [(one.start, one.end, one.source) for one in unseen.layer.sources]
    assert received == [(0, len("81.7 terabytes"), TextSource.OCR_RECEIVED)]
    assert seen.layer.sources == ()


def test_a_page_that_is_only_a_picture_is_told(tmp_path):
    reading = reading_of(scanned(-1), tmp_path)

    assert reading.layer.text == ""
    assert "Page 1 is a picture without text." in reading.warnings


def test_attached_files_are_children(tmp_path):
    document = letter(((72, 100, "See attached."),))
    document.embfile_add("films", b"title,year\n", filename="films.csv")

    reading = reading_of(document, tmp_path)

    assert [(child.name, child.content) for child in reading.children] == [
        ("films.csv", b"title,year\n")
    ]


def test_lines_of_one_paragraph_are_one_paragraph(tmp_path):
    words = [
        "We kept the copies of all films that the team had",
        "downloaded for seven years, and nobody asked why the",
        "tens of millions of books were there.",
    ]
    page = (
        *((72, 100 + 26 * at, line) for at, line in enumerate(words)),
        (72, 300, "Nobody else knew."),
    )

    reading = reading_of(letter(page), tmp_path)

    text = reading.layer.text
    assert [text[one.start : one.end] for one in reading.layer.paragraphs] == [
        "\n".join(words), "Nobody else knew.",
    ]  # fmt: skip


def test_a_paragraph_runs_over_the_page_end_and_what_stands_between(tmp_path):
    head = "Case 4:25-cv-00417   Document 61   Page {} of 3"
    words = ("We kept the copies of every film and", "title for seven years and", "told nobody.")
    pages = [
        ((150, 30, head.format(at + 1)), (72, 300, line), (300, 770, str(at + 1)))
        for at, line in enumerate(words)
    ]

    reading = reading_of(letter(*pages), tmp_path)

    assert reading.layer.text == "\n".join(words)
    assert [(one.start, one.end) for one in reading.layer.paragraphs] == [
        (0, len("\n".join(words)))
    ]


def test_status_given_at_import_wins_over_the_text(tmp_path):
    options = ReadOptions(status=TranscriptStatus.CERTIFIED)

    reading = reading_of(deposition("joined", spoken(pages=3)), tmp_path, options)

    assert reading.facts.status is TranscriptStatus.CERTIFIED


# Real files


def rows(corpora: Path, name: str):
    return [json.loads(line) for line in (corpora / "truth" / name).read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def argument(corpora) -> Reading:
    path = corpora / "transcript/SCOTUS-TV/scotus_11-398_2012-03-26.pdf"
    return read(path, ReadOptions(), lambda done, total: None)


def test_lines_of_a_real_transcript_are_cited_as_printed(corpora, argument):
    lines = cited(argument)

    for row in rows(corpora, "transcript_lines.jsonl"):
        assert lines[(row["page"], row["line"])].split() == row["text"].split()


def test_the_printed_word_index_of_a_real_transcript_agrees(corpora, argument):
    places: dict[str, set[tuple[int, int]]] = {}
    for place, words in cited(argument).items():
        for token in re.findall(r"[A-Za-z0-9$](?:[\w'.,&/-]*\w)?", words):
            places.setdefault(token.lower(), set()).add(place)

    truth = [
        row for row in rows(corpora, "word_index_page_line.jsonl") if row["equals_whole_word_scan"]
    ]
    for row in truth:
        assert places[row["term"].lower()] == {tuple(hit) for hit in row["hits"]}


def test_page_counts_of_real_files_agree_with_two_engines(corpora):
    for row in rows(corpora, "pdf_facts.jsonl"):
        path = corpora / row["path"]
        if row["mupdf_pages"] and row["mupdf_pages"] == row["poppler_pages"]:
            options = ReadOptions(passwords=(row.get("password") or "",))
            reading = read(path, options, lambda done, total: None)

            assert len(reading.layer.pages) == len(reading.geometry) == row["mupdf_pages"]
