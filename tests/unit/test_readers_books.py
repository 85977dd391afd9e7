"""Electronic books and Markdown: read as they are meant to be read."""

import zipfile
from pathlib import Path

import pytest

from reviewer.errors import SourceError
from reviewer.readers import book, marked_down
from reviewer.readers.options import ReadOptions

CONTAINER = "<c><rootfiles><rootfile full-path='OEBPS/a.opf'/></rootfiles></c>"
PACKAGE = (
    "<package xmlns:dc='http://purl.org/dc/elements/1.1/'><metadata><dc:title>Of Films</dc:title>"
    "<dc:creator>Ann Lee</dc:creator></metadata><manifest><item id='a' href='one.xhtml'/>"
    "<item id='b' href='text/two.xhtml'/><item id='c' href='gone.xhtml'/></manifest>"
    "<spine><itemref idref='b'/><itemref idref='a'/><itemref idref='c'/></spine></package>"
)


def a_book(folder: Path, **parts: str) -> Path:
    path = folder / "a.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OEBPS/a.opf", PACKAGE)
        archive.writestr("OEBPS/one.xhtml", "<html><body><p>Last words.</p></body></html>")
        archive.writestr("OEBPS/text/two.xhtml", "<html><body><h1>First</h1></body></html>")
        for name, content in parts.items():
            archive.writestr(f"META-INF/{name}.xml", content)
    return path


def test_chapters_stand_in_the_order_of_reading(tmp_path):
    reading = book.read(a_book(tmp_path), ReadOptions(), lambda done, total: None)

    assert reading.layer.text == "First\nLast words."
    assert (reading.facts.title, reading.facts.author) == ("Of Films", "Ann Lee")
    assert "1 chapters of this book are not in the file." in reading.warnings


def test_a_book_that_its_publisher_locked_is_refused(tmp_path):
    path = a_book(tmp_path, encryption="<e><EncryptionMethod Algorithm='aes'/></e>")

    with pytest.raises(SourceError, match="locked by its publisher"):
        book.read(path, ReadOptions(), lambda done, total: None)


def test_markdown_is_read_as_it_is_meant(tmp_path):
    path = tmp_path / "notes.md"
    path.write_text("# Talks\n\nWe *agreed*.\n\n1. one\n2. two\n\n|a|b|\n|-|-|\n|c|d|\n")

    reading = marked_down.read(path, ReadOptions(), lambda done, total: None)

    assert reading.layer.text == "Talks\nWe agreed.\n1. one\n2. two\na\nb\nc\nd"
    assert reading.facts.title == "Talks"
