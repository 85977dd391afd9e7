"""LibreOffice where a machine has it, and what is done where it has none."""

import sys
import time
from pathlib import Path

import docx
import pytest

from reviewer.errors import SourceError
from reviewer.readers import office, word
from reviewer.readers.faithful import placed_on
from reviewer.readers.layout import lay_out
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import Reading

ORIGINAL = "their layout is not the original"


@pytest.fixture
def with_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PINCITE_OFFICE", "")
    if office.program() is None:
        pytest.skip("LibreOffice is not on this machine")


def letter(folder: Path) -> Path:
    document = docx.Document()
    document.add_heading("Talks", 1)
    document.add_paragraph("We agreed on the price of one hundred units. " * 12)
    document.add_paragraph("first", style="List Number")
    document.add_paragraph("second", style="List Number")
    document.add_table(1, 2).cell(0, 1).text = "cell"
    path = folder / "letter.docx"
    document.save(str(path))
    return path


def read(path: Path) -> Reading:
    return word.read(path, ReadOptions(), lambda done, total: None)


def test_the_words_are_the_same_whoever_draws_the_pages(tmp_path, monkeypatch, with_office):
    path = letter(tmp_path)
    faithful = read(path)
    monkeypatch.setenv("PINCITE_OFFICE", "none")
    ours = read(path)

    assert faithful.layer == ours.layer
    assert faithful.maker.startswith("LibreOffice")
    assert not faithful.warnings
    assert ours.maker.startswith("pymupdf")
    assert any(ORIGINAL in warning for warning in ours.warnings)
    lines = [line for page in faithful.geometry for line in page.lines]
    shown = "".join(ours.layer.text[one.start : one.start + len(one.edges) - 1] for one in lines)
    assert "".join(shown.split()) == "".join(ours.layer.text.split())


def test_tracked_changes_are_never_shown_by_colour_alone(corpora, with_office):
    reading = read(corpora / "docx/tika/testWORD_features.docx")

    assert reading.maker.startswith("pymupdf")
    assert "[deleted by" in reading.layer.text


def test_files_of_old_word_are_opened_by_libreoffice(corpora, with_office):
    for path in sorted((corpora / "unsupported" / "poi").glob("*.doc")):
        reading = read(path)

        assert reading.layer.text.strip()
        assert "opened by LibreOffice" in " ".join(reading.warnings)


def test_files_of_old_word_are_refused_in_words_without_it(corpora):
    with pytest.raises(SourceError, match="takes LibreOffice to read, and this computer has none"):
        read(corpora / "unsupported" / "poi" / "simple.doc")


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a script of a Unix shell")
def test_an_office_program_that_hangs_is_ended(tmp_path, monkeypatch):
    program = tmp_path / "soffice.bin"
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    program.chmod(0o755)
    monkeypatch.setenv("PINCITE_OFFICE", str(program))
    monkeypatch.setattr(office, "_PATIENCE", 0.2)
    begun = time.monotonic()

    with pytest.raises(SourceError, match="took too long"):
        office.converted(b"words", ".doc", "docx", "Word file")

    assert time.monotonic() - begun < 5


def test_pages_that_show_other_words_are_not_taken():
    laid = lay_out("<p>We did not agree.</p>")

    assert placed_on(laid.pdf, "We did not agree.") is not None
    assert placed_on(laid.pdf, "We did agree.") is None
    assert placed_on(laid.pdf, "We did not agree. At all.") is None


def test_what_pages_show_besides_is_no_part_of_the_text():
    laid = lay_out("<p>Page 1</p><p>• We agreed.</p><p>Draft</p>")

    pages = placed_on(laid.pdf, "We agreed.")

    assert pages is not None
    assert [(one.start, len(one.edges) - 1) for one in pages[0].lines] == [(0, 10)]


def test_a_damaged_file_of_old_word_is_refused(tmp_path, with_office):
    path = tmp_path / "a.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000))

    with pytest.raises(SourceError):
        read(path)
