"""OpenDocument files: tracked, hidden and noted words in sight, lists with their numbers."""

import zipfile
from pathlib import Path

import pytest

from reviewer.errors import SourceError
from reviewer.readers import open_document
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import ExhibitKind, Reading

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{whole}:1.0"'
    for name, whole in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "presentation": "presentation",
    }.items()
)


def reading_of(kind: str, body: str, folder: Path, styles: str = "") -> Reading:
    path = folder / "a.odt"
    content = (
        f'<office:document-content {SPACES} xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
        "</office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", content)
    return open_document.read(path, ReadOptions(), lambda done, total: None)


def test_tracked_changes_stand_in_the_text_with_who_made_them(tmp_path):
    told = (
        "<office:change-info><dc:creator>Ann Lee</dc:creator><dc:date>2024-03-05T10:00:00</dc:date>"
        "</office:change-info>"
    )
    body = (
        f'<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>{told}'
        "<text:p>never</text:p></text:deletion></text:changed-region>"
        f'<text:changed-region text:id="c2"><text:insertion>{told}</text:insertion>'
        "</text:changed-region></text:tracked-changes>"
        '<text:p>We <text:change text:change-id="c1"/> agreed'
        '<text:change-start text:change-id="c2"/> at once<text:change-end text:change-id="c2"/>.'
        "</text:p>"
    )

    reading = reading_of("text", body, tmp_path)

    signed = "by Ann Lee, 2024-03-05"
    assert " ".join(reading.layer.text.split()) == (
        f"We [deleted {signed}: never] agreed[inserted {signed}: at once]."
    )
    assert "1 deletions and 1 insertions" in reading.warnings[0]


def test_lists_have_their_numbers_and_notes_stand_at_the_end(tmp_path):
    styles = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" '
        'style:num-format="a" style:num-suffix=")" text:start-value="2"/></text:list-style>'
    )
    body = (
        '<text:list text:style-name="L1"><text:list-item><text:p>one</text:p></text:list-item>'
        "<text:list-item><text:p>two</text:p></text:list-item></text:list>"
        "<text:p>Said<text:note><text:note-body><text:p>Not so.</text:p></text:note-body>"
        "</text:note></text:p>"
    )

    reading = reading_of("text", body, tmp_path, styles)

    assert reading.layer.text == "b) one\nc) two\nSaid[1]\n[1] Not so."


def test_hidden_sheets_are_shown_and_cells_cited(tmp_path):
    styles = (
        '<style:style style:name="t1"><style:table-properties table:display="false"/></style:style>'
    )
    row = (
        '<table:table-row><table:table-cell table:number-columns-repeated="2"/>'
        '<table:table-cell table:formula="of:=SUM([.A1:.B1])"><text:p>9</text:p></table:table-cell>'
        "</table:table-row>"
    )
    body = f'<table:table table:name="Reserve" table:style-name="t1">{row}</table:table>'

    reading = reading_of("spreadsheet", body, tmp_path, styles)

    assert reading.kind is ExhibitKind.SPREADSHEET
    assert "9 [=SUM(A1:B1)]" in reading.layer.text
    assert reading.layer.paragraphs[1].label == "Reserve!C1"
    assert "1 sheets are hidden in the file and are shown here: Reserve." in reading.warnings


def test_slides_are_cited_by_number(tmp_path):
    body = "".join(
        f"<draw:page><draw:frame><draw:text-box><text:p>Plan {number}</text:p></draw:text-box>"
        "</draw:frame></draw:page>"
        for number in (1, 2)
    )

    reading = reading_of("presentation", body, tmp_path)

    assert reading.kind is ExhibitKind.PRESENTATION
    assert [one.label for one in reading.layer.paragraphs] == ["slide 1", "slide 2"]


def test_a_locked_document_says_so(tmp_path):
    path = tmp_path / "a.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", b"\x00\x01")
        archive.writestr("META-INF/manifest.xml", "<m><encryption-data/></m>")

    with pytest.raises(SourceError, match="password"):
        open_document.read(path, ReadOptions(), lambda done, total: None)
