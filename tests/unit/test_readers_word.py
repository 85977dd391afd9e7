"""Word files: tracked changes in sight, Word's own numbers, and packages that mean harm."""

import io
import json
import re
import zipfile
from pathlib import Path

import docx
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from reviewer.errors import LockedError, SourceError
from reviewer.readers import word
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import Reading

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
RELATIONS = (
    "<Relationships "
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def package(body: str, **parts: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr(
            "word/document.xml", f"<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>"
        )
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return written.getvalue()


def read(content: bytes, folder: Path) -> Reading:
    path = folder / "memo.docx"
    path.write_bytes(content)
    return word.read(path, ReadOptions(), lambda done, total: None)


def run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def test_tracked_changes_stand_in_the_text_in_brackets(tmp_path):
    body = (
        f"<w:p>{run('The price is ')}<w:del>{run('$100', 'delText')}</w:del><w:ins>"
        f"{run('$900')}</w:ins>{run(' per unit.')}</w:p>"
    )

    reading = read(package(body), tmp_path)

    assert reading.layer.text == "The price is [deleted: $100][inserted: $900] per unit."
    assert "1 deletions and 1 insertions" in reading.warnings[0]


def test_a_title_has_the_words_as_they_are_now_without_the_marks_of_changes(tmp_path):
    heading = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
    style = (
        f'<w:styles {NAMESPACE}><w:style w:type="paragraph" w:styleId="Heading1">'
        '<w:name w:val="heading 1"/></w:style></w:styles>'
    )
    body = (
        f"<w:p>{heading}{run('Plan of ')}<w:del>{run('May', 'delText')}</w:del><w:ins>"
        f"{run('June')}</w:ins></w:p><w:p>{run('Nothing more.')}</w:p>"
    )

    reading = read(package(body, styles=style), tmp_path)

    assert reading.facts.title == "Plan of June"


def test_numbers_are_those_that_word_prints(tmp_path):
    level = (
        '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="{}"/>'
        '<w:lvlText w:val="{}"/></w:lvl>'
    )
    levels = level.format(0, 4, "decimal", "%1.") + level.format(1, 1, "lowerRoman", "%1(%2)")
    numbering = (
        f'<w:numbering {NAMESPACE}><w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    paragraph = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="7"/></w:numPr></w:pPr>{}</w:p>'
    )
    body = "".join(
        paragraph.format(at, run(text))
        for at, text in ((0, "a"), (0, "b"), (1, "c"), (1, "d"), (0, "e"), (1, "f"))
    )

    reading = read(package(body, numbering=numbering), tmp_path)

    assert reading.layer.text.split("\n") == ["4. a", "5. b", "5(i) c", "5(ii) d", "6. e", "6(i) f"]


def test_a_list_by_its_style_is_numbered_once(tmp_path):
    made = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("first", style="List Number")
    document.add_paragraph("second", style="List Number")
    document.save(made)

    assert read(made.getvalue(), tmp_path).layer.text == "1. first\n2. second"


def test_headers_and_footers_are_told_and_are_no_text(tmp_path):
    document = docx.Document()
    document.add_paragraph("Body.")
    document.sections[0].header.paragraphs[0].text = "CONFIDENTIAL"
    document.core_properties.title = "Memo on films"
    written = io.BytesIO()
    document.save(written)

    reading = read(written.getvalue(), tmp_path)

    assert reading.layer.text == "Body."
    assert reading.facts.confidentiality == "CONFIDENTIAL"
    assert reading.facts.title == "Memo on films"


def test_tables_and_headings_are_kept(tmp_path):
    document = docx.Document()
    document.add_heading("Findings", 1)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "81.7", "terabytes"
    written = io.BytesIO()
    document.save(written)

    reading = read(written.getvalue(), tmp_path)

    assert [reading.layer.text[p.start : p.end] for p in reading.layer.paragraphs] == [
        "Findings",
        "81.7",
        "terabytes",
    ]
    assert reading.facts.title == "Findings"


def test_the_title_is_what_the_paper_calls_itself(tmp_path):
    lines = (
        "UNITED STATES DISTRICT COURT",
        "RESPONSES TO REQUESTS FOR ADMISSION",
        "REQUEST FOR ADMISSION NO. 1:",
    )
    body = "".join(f"<w:p>{run(line)}</w:p>" for line in (*lines, "Admit it.", "RESPONSE: Denied."))

    assert read(package(body), tmp_path).facts.title == "RESPONSES TO REQUESTS FOR ADMISSION"


LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def locked(text: str, password: str) -> bytes:
    plain, made = io.BytesIO(), io.BytesIO()
    document = docx.Document()
    document.add_paragraph(text)
    document.save(plain)
    OOXMLFile(plain).encrypt(password, made)
    return made.getvalue()


def test_a_locked_file_opens_with_its_password_alone(tmp_path):
    path = tmp_path / "memo.docx"
    path.write_bytes(locked("Kept under lock.", "s3same"))

    opened = word.read(path, ReadOptions(passwords=("open", "s3same")), lambda done, total: None)

    assert opened.layer.text == "Kept under lock."
    for given in ((), ("open",)):
        with pytest.raises(LockedError, match="password"):
            word.read(path, ReadOptions(passwords=given), lambda done, total: None)


def test_a_file_of_old_word_says_what_to_do_without_an_office_program(tmp_path):
    with pytest.raises(SourceError, match="old kind"):
        read(LOCKED + bytes(600), tmp_path)


def test_changes_and_comments_are_signed_and_dated(tmp_path):
    by = 'w:author="Ann Lee" w:date="2024-03-05T10:00:00Z"'
    body = f"<w:p>{run('We did ')}<w:del {by}>{run('not ', 'delText')}</w:del>{run('agree.')}</w:p>"
    comments = (
        f"<w:comments {NAMESPACE}><w:comment w:id='1' {by}><w:p>{run('Sure?')}</w:p></w:comment>"
        "</w:comments>"
    )

    reading = read(package(body, comments=comments), tmp_path)

    assert reading.layer.text == "We did [deleted by Ann Lee, 2024-03-05: not ]agree."
    assert not reading.facts.date


def test_hidden_words_are_marked(tmp_path):
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secretly </w:t></w:r>"

    reading = read(package(f"<w:p>{run('We ')}{hidden}{run('agreed.')}</w:p>"), tmp_path)

    assert reading.layer.text == "We [hidden: secretly ]agreed."
    assert "1 stretches of this Word file are hidden in Word." in reading.warnings[0]


def test_files_inside_become_exhibits_of_their_own(corpora):
    reading = word.read(
        corpora / "docx/tika/testWORD_EMFAndAttachments.docx",
        ReadOptions(),
        lambda done, total: None,
    )

    names = [child.name for child in reading.children]
    assert names == ["TestText.txt", "embedded 2.pdf", "Microsoft_Word_Document.docx"]
    assert reading.children[1].content.startswith(b"%PDF")


def test_a_package_that_unpacks_to_gigabytes_is_not_opened(tmp_path):
    with pytest.raises(SourceError, match="far more than a document"):
        read(package("<w:p/>", media=" " * 130_000_000), tmp_path)


def test_contents_elsewhere_are_not_loaded(corpora):
    path = corpora / "hostile" / "poi" / "ExternalEntityInText.docx"

    reading = word.read(path, ReadOptions(), lambda done, total: None)

    assert "Here should not be the POI web site" in reading.layer.text
    assert any("not loaded" in one for one in reading.warnings)


def test_hostile_packages_are_refused_in_words(corpora):
    for path in sorted((corpora / "hostile" / "poi").glob("*.docx")):
        try:
            said = word.read(path, ReadOptions(), lambda done, total: None).maker + "."
        except SourceError as refusal:
            said = str(refusal)
        assert said.endswith(".")


def test_real_files_have_the_words_that_stand_in_them(corpora):
    rows = [
        json.loads(line)
        for line in (corpora / "truth" / "docx_facts.jsonl").read_text().splitlines()
    ]
    right = total = 0
    for row in rows:
        if row["path"].startswith("hostile") or row.get("body_words") is None:
            continue
        reading = word.read(corpora / row["path"], ReadOptions(), lambda done, total: None)
        text = re.sub(
            r"\[(deleted|inserted|moved from here|moved to here): ", "", reading.layer.text
        )
        total += 1
        right += abs(len(text.split()) - row["body_words"]) <= max(1, 0.01 * row["body_words"])
        assert not (row["dels"] or row["ins"]) or any(
            "tracked changes" in one for one in reading.warnings
        )

    # The rest count comments, notes and the numbers of lists, which the truth does not.
    assert right >= 0.85 * total
