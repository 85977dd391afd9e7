"""Recognising scans: the words, where they lie, how sure, and that native text stays as it is."""

import time
from pathlib import Path

import pymupdf
import pytest
from PIL import Image, ImageFilter
from rapidfuzz.distance import Levenshtein

from reviewer.errors import SourceError
from reviewer.readers import image, languages, pdf
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import ExhibitKind, Reading
from reviewer.text.geometry import boxes, decode_page, encode_page, least_sure
from reviewer.text.layer import Span, TextSource
from tests.scans import WORDS, page_of, picture_of, scan, scanned_pdf, scanned_tiff
from tests.testimony import spoken

FIRST = 134
ENGLISH = ReadOptions(recognise="eng")


def recognised(document: pymupdf.Document, folder: Path, kept: str = "") -> Reading:
    path = folder / "scan.pdf"
    document.save(path)
    return pdf.read(path, ReadOptions(recognise="eng", kept=kept), lambda done, total: None)


def error_of(text: str, truth: str = WORDS) -> float:
    """Characters wrong, of a hundred."""
    said, meant = " ".join(text.split()), " ".join(truth.split())
    return 100 * Levenshtein.distance(meant, said) / len(meant)


def test_a_page_of_known_text_is_recognised_almost_without_a_fault(tmp_path):
    text = " ".join([WORDS] * 6)
    document = scanned_pdf(scan(text))
    recognised(document, tmp_path)

    begun = time.process_time()
    reading = recognised(document, tmp_path)
    seconds = time.process_time() - begun

    assert error_of(reading.layer.text, text) <= 1.0
    # The bar is a second a page; ten here, because tests share their cores.
    assert seconds < 10
    assert reading.facts.textless == ()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda scan: scan.rotate(90, expand=True),
        lambda scan: scan.rotate(180),
        lambda scan: scan.rotate(270, expand=True),
        lambda scan: scan.rotate(4, fillcolor=255, resample=Image.Resampling.BICUBIC),
        lambda scan: scan.filter(ImageFilter.GaussianBlur(1.2)),
        lambda scan: scan.convert("1").convert("L"),
        lambda scan: scan.point(lambda value: 255 - value),
        lambda scan: Image.blend(scan, Image.effect_noise(scan.size, 90), 0.3),
    ],
    ids=["quarter", "half", "three quarters", "slanted", "blurred", "fax", "negative", "noise"],
)
def test_bad_scans_are_read_as_well(tmp_path, spoil):
    picture = scan(WORDS)[0].crop((0, 100, 1700, 500))

    reading = recognised(scanned_pdf([spoil(picture)]), tmp_path)

    assert error_of(reading.layer.text) <= 2.0


def test_every_word_has_a_box_on_its_place_and_says_how_sure_it_is(tmp_path):
    printed = page_of()
    reading = recognised(scanned_pdf([picture_of(printed[0])]), tmp_path)
    page = decode_page(encode_page(reading.geometry[0]))

    for word in ("81.7", "warehouse", "Ortega", "schedule"):
        start = reading.layer.text.index(word)
        (box,) = boxes(page, Span(start, start + len(word)))
        place = printed[0].search_for(word)[0]
        assert abs(box.x0 - place.x0) < 2.5
        assert abs(box.x1 - place.x1) < 2.5
        assert place.y0 - 2 < (box.y0 + box.y1) / 2 < place.y1 + 2
        assert 50 < (least_sure(page, Span(start, start + len(word))) or 0) <= 100


def test_the_words_say_that_they_were_recognised(tmp_path):
    reading = recognised(scanned_pdf(scan(WORDS)), tmp_path)

    (source,) = reading.layer.sources
    assert source.source is TextSource.OCR
    assert (source.start, source.end) == (0, len(reading.layer.text))
    assert any("recognised with 9" in warning for warning in reading.warnings)
    assert not any("without text" in warning for warning in reading.warnings)


def test_pages_with_text_of_their_own_stay_as_they_are(tmp_path):
    document = scanned_pdf(scan(WORDS))
    page = document.new_page()
    page.insert_text((72, 72), "Exactly as it was typed, l1ke th1s.")
    before = pdf.read(saved(document, tmp_path), ReadOptions(), lambda done, total: None)

    reading = recognised(document, tmp_path)

    assert before.facts.textless == (1,)
    assert reading.layer.text.endswith("\nExactly as it was typed, l1ke th1s.")
    assert reading.layer.sources[-1].end < len(reading.layer.text) - 30
    assert reading.geometry[1].lines[-1].sureness == ()
    assert reading.geometry[1].lines[-1].edges == before.geometry[1].lines[-1].edges


def saved(document: pymupdf.Document, folder: Path) -> Path:
    path = folder / "before.pdf"
    document.save(path)
    return path


def test_a_stamp_on_a_scan_stays_and_the_rest_is_recognised(tmp_path):
    document = scanned_pdf(scan(WORDS))
    document[0].insert_text((450, 770), "SUMMIT-000417", fontsize=10)

    reading = recognised(document, tmp_path)

    assert [stamp.value for stamp in reading.layer.stamps] == ["SUMMIT-000417"]
    assert error_of(reading.layer.text) <= 1.0


def test_two_columns_are_read_one_after_the_other(tmp_path):
    left, right = WORDS, WORDS.replace("Summit", "Harbor").replace("81.7", "96.2")
    document = pymupdf.open()
    page = document.new_page()
    for text, x in ((left, 50), (right, 330)):
        page.insert_textbox((x, 60, x + 235, 740), text, fontsize=11, fontname="tiro")

    reading = recognised(scanned_pdf([picture_of(page)]), tmp_path)

    assert error_of(reading.layer.text, f"{left} {right}") <= 2.0


def test_a_scanned_transcript_is_cited_by_page_and_line(tmp_path):
    pages = list(spoken(2))
    document = pymupdf.open()
    for at, lines in enumerate(pages):
        page = document.new_page(width=612, height=792)
        page.insert_text((500, 50), str(FIRST + at), fontname="cour", fontsize=12)
        for number, (_, words) in enumerate(lines, 1):
            place = (60, 90 + 25.2 * number)
            page.insert_text(place, f"{number:>2}   {words}", fontname="cour", fontsize=12)

    reading = recognised(scanned_pdf([picture_of(page) for page in document.pages()]), tmp_path)

    assert reading.kind is ExhibitKind.DEPOSITION
    cited = {(line.page, line.line): reading.layer.text[line.start : line.end] for line in
             reading.layer.lines}  # fmt: skip
    spoken_lines = {
        (FIRST + at, number): words
        for at, lines in enumerate(pages)
        for number, (_, words) in enumerate(lines, 1)
    }
    assert set(cited) == set(spoken_lines)
    assert all(error_of(cited[at], words) < 10 for at, words in spoken_lines.items())


def test_a_fax_of_many_pages_is_recognised_page_by_page(tmp_path):
    path = scanned_tiff(tmp_path / "fax.tif", scan("The first page.", WORDS, "The third."))
    heard: list[tuple[int, int]] = []

    reading = image.read(path, ENGLISH, lambda done, total: heard.append((done, total)))

    assert reading.layer.text.startswith("The first page.")
    assert (
        error_of(reading.layer.text[reading.layer.pages[1].start : reading.layer.pages[1].end])
        < 1.0
    )
    assert heard[-3:] == [(1, 3), (2, 3), (3, 3)]
    assert reading.facts.textless == ()


def test_what_was_recognised_before_is_not_recognised_again(tmp_path):
    document = scanned_pdf(scan(WORDS, "The second page says little."))
    kept = tmp_path / "kept"
    first = recognised(document, tmp_path, str(kept))
    pages = sorted(kept.rglob("*"))[1:]
    pages[1].unlink()

    begun = pages[0].stat().st_mtime_ns
    again = recognised(document, tmp_path, str(kept))

    assert again.layer == first.layer
    assert again.geometry == first.geometry
    assert pages[0].stat().st_mtime_ns == begun
    assert pages[1].is_file()


def test_a_kept_page_that_is_damaged_is_recognised_again(tmp_path):
    document = scanned_pdf(scan(WORDS))
    kept = tmp_path / "kept"
    first = recognised(document, tmp_path, str(kept))
    next(file for file in kept.rglob("*") if file.is_file()).write_bytes(b"\x91half")

    assert recognised(document, tmp_path, str(kept)).layer == first.layer


def test_a_picture_without_words_says_so_and_makes_none_up(tmp_path):
    leaves = (
        Image.effect_noise((300, 400), 90).resize((900, 1200)).filter(ImageFilter.GaussianBlur(2))
    )
    reading = recognised(scanned_pdf([leaves]), tmp_path)

    assert reading.layer.text.strip() == ""
    assert "No words were recognised on page 1." in reading.warnings


def test_a_language_that_is_not_here_is_named_with_what_to_do(tmp_path):
    path = scanned_tiff(tmp_path / "fax.tif", scan("Words."))

    with pytest.raises(SourceError, match=r"“tlh” cannot be recognised .*tlh\.traineddata"):
        image.read(path, ReadOptions(recognise="eng+tlh"), lambda done, total: None)


def test_languages_lie_in_several_folders(tmp_path, monkeypatch):
    english = languages.languages()["eng"] / "eng.traineddata"
    (tmp_path / "xyz.traineddata").write_bytes(english.read_bytes())
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    languages._folders.cache_clear()
    try:
        path = scanned_tiff(tmp_path / "fax.tif", scan(WORDS))
        reading = image.read(path, ReadOptions(recognise="eng+xyz"), lambda done, total: None)
    finally:
        languages._folders.cache_clear()

    assert error_of(reading.layer.text) <= 1.0
