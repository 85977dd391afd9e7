"""Damaged pages, mails and Word files give a reading or a sentence, and nothing else."""

import io
from collections import Counter
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.errors import SourceError
from reviewer.readers import html, mail, registry, word
from reviewer.readers.layout import lay_out, lay_out_lines, lay_out_plain
from reviewer.readers.markup import sanitised, solid, tidy
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import Reading

NOISE = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=40)
KEPT = st.floats(0.05, 1)
# Scripts that the engine draws from its own fonts; one example costs no more than a page.
WORDS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Z", "Cc", "Cf")), max_size=60
)
MARKUP = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<table>",
                "<tr>",
                "<td>",
                "</table>",
                "<ul>",
                "<li>",
                "<ol>",
                "</ol>",
                "<br>",
                "<pre>",
                "</pre>",
                "<b>",
                "</b>",
            ]
        ),
        st.sampled_from(
            [
                "<blockquote>",
                "</blockquote>",
                "<img src='data:image/png;base64,xx'>",
                "<!--",
                "&amp;nbsp;",
                "<",
            ]
        ),
        WORDS,
    ),
    max_size=30,
).map("".join)


@cache
def whole_page() -> bytes:
    rows = "".join(f"<tr><td>row {n}</td><td>{n * 7}</td></tr>" for n in range(5))
    return (
        f"<html><head><meta charset=utf-8><title>x</title></head><body><h1>é</h1><table>"
        f"{rows}</table></body>"
    ).encode()


@cache
def whole_mail() -> bytes:
    inner = EmailMessage()
    inner["Subject"] = "Inner"
    inner.set_content("inside")
    message = EmailMessage()
    message["From"], message["Date"] = "Jürgen <j@example.com>", "Tue, 5 Mar 2024 10:00:00 -0500"
    message["Subject"] = "Füße"
    message.set_content("On Monday, Ann wrote:\n> yes\n> no\n\nmine")
    message.add_alternative("<p>mine</p><blockquote type=cite>yes no</blockquote>", subtype="html")
    message.add_attachment(b"abc", "application", "pdf", filename="ü.pdf")
    message.add_attachment(inner)
    return message.as_bytes()


@cache
def whole_word() -> bytes:
    document = docx.Document()
    document.add_heading("Memo", 1)
    document.add_paragraph("first", style="List Number")
    document.add_table(2, 2).cell(0, 0).text = "cell"
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def damaged(content: bytes, noise: list[tuple[float, int]], kept: float) -> bytes:
    """Single bytes overwritten, and the end cut off."""
    changed = bytearray(content[: int(len(content) * kept)])
    for place, value in noise:
        if changed:
            changed[int(place * (len(changed) - 1))] = value
    return bytes(changed)


def assert_reading_or_sentence(reader, content: bytes, name: str = "exhibit") -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        try:
            reading = reader.read(path, ReadOptions(), lambda done, total: None)
        except SourceError as refusal:
            reason = str(refusal)
        else:
            assert_sound(reading)
            return
    assert reason[0].isupper()
    assert reason.endswith(".")


def assert_sound(reading: Reading) -> None:
    """All ranges lie inside the text, in order; all boxes inside their page's range."""
    text = reading.layer.text
    for parts in (reading.layer.paragraphs, reading.layer.segments):
        places = [place for part in parts for place in (part.start, part.end)]
        assert places == sorted(places)
        assert not places or (places[0] >= 0 and places[-1] <= len(text))
    assert reading.geometry[0].start == 0
    assert reading.geometry[-1].end == len(text)
    for page in reading.geometry:
        for line in page.lines:
            assert page.start <= line.start < line.start + len(line.edges) - 1 <= page.end


@given(NOISE, KEPT)
def test_damaged_pages(noise, kept):
    assert_reading_or_sentence(html, damaged(whole_page(), noise, kept))


@given(NOISE, KEPT)
def test_damaged_mails(noise, kept):
    assert_reading_or_sentence(mail, damaged(whole_mail(), noise, kept))


@given(NOISE, KEPT)
def test_damaged_word_files(noise, kept):
    assert_reading_or_sentence(word, damaged(whole_word(), noise, kept))


@given(
    st.binary(max_size=600), st.sampled_from([".eml", ".html", ".docx", ".txt", ".pdf", "", ".msg"])
)
def test_any_bytes_by_any_name(content, ending):
    assert_reading_or_sentence(registry, content, f"exhibit{ending}")


@given(MARKUP)
@settings(max_examples=40)
def test_any_markup_keeps_its_words(markup):
    one = lay_out(sanitised(markup))

    assert one.warnings == () or "could not be shown" in one.warnings[0]
    assert one.geometry[-1].end == len(one.text)


@given(st.lists(WORDS, max_size=6))
@settings(max_examples=30)
def test_plain_words_come_back(words):
    one = lay_out_plain(words)

    if not one.warnings:
        assert Counter(solid(one.text)) == Counter(solid(tidy("".join(words))))


@given(
    st.lists(
        st.lists(WORDS.map(lambda text: " ".join(text.split())), min_size=1, max_size=5),
        min_size=1,
        max_size=3,
    )
)
@settings(max_examples=30)
def test_transcript_lines_are_the_callers_to_the_code_point(pages):
    one = lay_out_lines([[("1 ", text) for text in lines] for lines in pages])

    assert one.text == "".join(f"{text}\n" for lines in pages for text in lines)
    for page in one.geometry:
        for line in page.lines:
            assert page.start <= line.start < line.start + len(line.edges) - 1 <= page.end
