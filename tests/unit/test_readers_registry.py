"""Which reader reads what, and what is said of files that none reads."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from reviewer.errors import SourceError
from reviewer.readers import registry


def named(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "reader"),
    [
        ("a.pdf", b"%PDF-1.7\n", "pdf"),
        ("pdf.txt", b"\xef\xbb\xbf%PDF-1.4", "pdf"),
        ("broken.pdf", b"what", "pdf"),
        ("mail.eml", b"Subject: x\n\nhello", "mail"),
        ("mail.txt", b"From: a@b.c\r\nTo: d@e.f\r\nSubject: x\r\n\r\nhello", "mail"),
        ("page.htm", b"<p>x", "html"),
        ("saved.txt", b"<!-- x --><!DOCTYPE html><html>", "html"),
        ("notes.txt", b"From: here on, all is text.", "plain"),
        ("TRANSCRIPT", b"1   Q. Yes?\n2   A. No.\n", "plain"),
        ("wide.txt", "words".encode("utf-16"), "plain"),
        ("damaged.docx", b"PK\x03\x04nonsense", "word"),
        ("damaged.xlsx", b"PK\x03\x04nonsense", "workbook"),
        ("letter.doc", b"{\\rtf1 words}", "rtf"),
        ("sums.csv", b"a,b\n1,2\n", "table"),
        ("notes.md", b"# Words\n", "marked_down"),
        ("answers.json", b'{"a": 1}', "plain"),
        ("scan.dat", b"II*\0\x08\0\0\0", "image"),
        ("photo.mp4", b"\0\0\0\x18ftypheic\0\0\0\0", "image"),
        ("words.tif", b"The text of a page that was never scanned.", "plain"),
        ("damaged.tif", b"\0\1\2\3" * 20, "image"),
    ],
)
def test_bytes_come_before_names(tmp_path, name, content, reader):
    assert registry.reader_for(named(tmp_path, name, content)) == reader


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.numbers", b"anything", "Save it as PDF"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as PDF"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "password"),
        ("a.ptx", b"anything", "E-Transcript"),
        ("a.exe", b"MZ\x90\0" + bytes(9000) + b"RealLegal E-Transcript Viewer", "not opened. Ask"),
        ("a.lef", b"PK\x05\x06" + bytes(18), "LiveNote"),
        ("a.XMEF", b"PK\x05\x06" + bytes(18), "TextMap"),
        ("a.sbf", b"\x00\x01\x02", "Summation"),
        ("a.ptf", b"\x00\x01\x02", "portable transcript"),
        ("a.cms", b"<cms>", "synchronised with its video"),
        ("a.mdb", b"\0\x01\0\0Standard Jet DB\0", "synchronised transcripts"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Save it as PNG"),
        ("a.txt", b"MZ\x90\0", "program"),
        ("smime.p7s", b"0\x82\x01\x02" * 20, "signature"),
        ("a.zip", b"PK\x05\x06" + bytes(18), "Unpack"),
        ("a.mp3", b"ID3\x04", "transcript"),
        ("a.pincite", b"SQLite format 3\0", "database"),
        ("a.xyz", b"\x00\x01\x02\x03" * 100, "Files of the kind .xyz are not read yet"),
        ("a.tga", b"\0\0\x02" + b"\xff" * 9000, "Files of the kind .tga are not read yet"),
        ("empty.txt", b"", "empty"),
    ],
)
def test_what_is_not_read_is_refused_with_what_to_do(tmp_path, name, content, words):
    with pytest.raises(SourceError, match=words):
        registry.reader_for(named(tmp_path, name, content))


@pytest.mark.parametrize(
    ("part", "reader"),
    [
        ("xl/workbook.xml", "workbook"),
        ("ppt/presentation.xml", "slides"),
        ("content.xml", "open_document"),
        ("META-INF/container.xml", "book"),
    ],
)
def test_a_package_is_known_by_its_inside(tmp_path, part, reader):
    path = tmp_path / "renamed.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(part, "")

    assert registry.reader_for(path) == reader


def test_a_file_that_is_gone_is_refused(tmp_path):
    with pytest.raises(SourceError, match="could not be opened"):
        registry.reader_for(tmp_path / "gone.pdf")


@pytest.mark.parametrize("name", registry._BUILT_IN)
def test_every_reader_has_its_name_and_version(name):
    reader = registry.reader(registry.ReaderName(name)).READER

    assert re.fullmatch(rf"{name} [1-9]\d*", reader)


def test_readers_are_imported_when_they_are_needed():
    script = (
        "import sys, reviewer.readers.registry; "
        "sys.exit('pymupdf' in sys.modules or 'mammoth' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_every_real_file_is_read_or_refused_in_a_sentence(corpora):
    for path in corpora.rglob("*"):
        if path.is_file():
            assert said_of(path)[0].isupper()
            assert said_of(path).endswith(".")


def said_of(path: Path) -> str:
    try:
        return f"Read by {registry.reader_for(path)}."
    except SourceError as refusal:
        return str(refusal)
