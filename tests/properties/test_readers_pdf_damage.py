"""Damaged bytes give a reading or a sentence, and nothing else."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.errors import SourceError
from reviewer.readers import pdf, plain
from reviewer.readers.decoding import decode
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import Reading
from reviewer.text.transcript import parse_transcript
from tests.testimony import STYLES, printed, spoken

NOISE = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=40)


@cache
def whole_pdf() -> bytes:
    document = pymupdf.open()
    for at in range(3):
        page = document.new_page()
        page.insert_text((72, 100), f"We shipped {40 + at} units.\nNo more.")
        page.insert_text((430, 770), f"META-{at + 1:06}")
        page.add_highlight_annot(page.search_for("shipped")[0]).set_info(title="Ann Other")
        page.draw_rect(page.search_for("No more")[0], fill=(0, 0, 0))
    document[0].add_file_annot((72, 300), b"title\n", filename="more.csv")
    document[0].insert_text((72, 300), "off", oc=document.add_ocg("Draft", on=False))
    document.embfile_add("films", b"title,year\n", filename="films.csv")
    content: bytes = document.tobytes()
    return content


def damaged(content: bytes, noise, kept: float) -> bytes:
    """Single bytes overwritten, and the end cut off."""
    changed = bytearray(content[: int(len(content) * kept)])
    for place, value in noise:
        if changed:
            changed[int(place * (len(changed) - 1))] = value
    return bytes(changed)


def read_damaged(
    reader,
    content: bytes,
    options: ReadOptions = ReadOptions(),  # noqa: B008 - frozen
) -> Reading | None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "exhibit"
        path.write_bytes(content)
        try:
            reading: Reading = reader.read(path, options, lambda done, total: None)
        except SourceError:
            return None
        return reading


def assert_sound(reading: Reading) -> None:
    """Every range lies in the text, in order, and every box in the range of its page."""
    length = len(reading.layer.text)
    for ranges in (reading.layer.lines, reading.layer.paragraphs, reading.layer.sources):
        starts = [one.start for one in ranges]
        assert starts == sorted(starts)
        assert all(0 <= one.start < one.end <= length for one in ranges)
    for mark in reading.marks:
        assert all(0 <= span.start < span.end <= length for span in mark.spans)
    for page in reading.geometry:
        assert 0 <= page.start <= page.end <= length
        for line in page.lines:
            assert page.start <= line.start
            assert line.start + len(line.edges) - 1 <= page.end


@given(noise=NOISE, kept=st.floats(0.3, 1), by_place=st.booleans())
def test_a_damaged_pdf_is_read_or_refused(noise, kept, by_place):
    options = ReadOptions(is_reordered=by_place)

    reading = read_damaged(pdf, damaged(whole_pdf(), noise, kept), options)

    if reading:
        assert_sound(reading)


@pytest.mark.parametrize("start", [0, 1, 2])
def test_real_pdfs_with_noise_are_read_or_refused(corpora, start):
    files = sorted(path for path in corpora.glob("pdf*/**/*.pdf") if path.stat().st_size < 60_000)
    for at, path in enumerate(files[start::9]):
        content = path.read_bytes()
        noise = [((k * 0.6180339887 + at * 0.1) % 1, (37 * k + at) % 256) for k in range(25)]

        for broken in (damaged(content, noise, 1.0), damaged(content, noise[:3], 0.7)):
            reading = read_damaged(pdf, broken)
            if reading:
                assert_sound(reading)


@given(style=st.sampled_from(STYLES), noise=NOISE, kept=st.floats(0, 1))
def test_a_damaged_transcript_is_read_or_refused(style, noise, kept):
    content = damaged(printed(style, spoken(pages=3)).encode(), noise, kept)

    reading = read_damaged(plain, content)

    if reading:
        assert_sound(reading)


@given(content=st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(content):
    try:
        text = decode(content).text
    except SourceError:
        return

    text.encode("utf-8", "surrogatepass")


@given(text=st.text(alphabet="0123456789 QA.:\n\f\tMRJBYabc()-", max_size=600))
def test_any_text_keeps_its_words_in_a_transcript(text):
    transcript = parse_transcript(text)

    if transcript:
        length = len(transcript.layer.text)
        cites = [(one.page, one.line) for one in transcript.layer.lines]
        assert cites == sorted(set(cites))
        assert all(0 <= one.start < one.end <= length for one in transcript.layer.lines)
