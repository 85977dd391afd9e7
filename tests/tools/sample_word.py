"""Writes the Word samples: the least Office Open XML that Word and LibreOffice agree on.

By hand rather than with python-docx, whose packages carry the hour they were written and a template
of forty styles: these are the same bytes on every run, stored without compression.
"""

import io
import zipfile
from dataclasses import dataclass
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
LONG_AGO = (2024, 1, 1, 0, 0, 0)

# Paragraph and run properties of each look. Headings alone are a named style: only they mean
# something to a reader.
LOOKS = {
    "": ("", ""),
    "heading": ('<w:pStyle w:val="Heading1"/>', ""),
    "title": ('<w:spacing w:after="160"/><w:jc w:val="center"/>', '<w:b/><w:sz w:val="30"/>'),
    "centred": ('<w:jc w:val="center"/>', ""),
    "legend": ('<w:jc w:val="center"/>', '<w:color w:val="808080"/><w:sz w:val="16"/>'),
}


@dataclass(frozen=True)
class Block:
    """A paragraph with one of the looks, or (``cells``) one row of a table."""

    words: str = ""
    look: str = ""
    cells: tuple[str, ...] = ()


def docx(blocks: list[Block], header: str, footer: str) -> bytes:
    """The bytes of a Word document with the same header and footer on every page."""
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relations([("officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": relations(
            [("styles", "styles.xml"), ("header", "header1.xml"), ("footer", "footer1.xml")]
        ),
        "word/document.xml": part("document", f"<w:body>{body(blocks)}{section()}</w:body>"),
        "word/styles.xml": part("styles", styles()),
        "word/header1.xml": part("hdr", paragraph(header, "legend")),
        "word/footer1.xml": part("ftr", paragraph(footer, "legend")),
    }
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_STORED) as archive:
        for name, xml in parts.items():
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.create_system = 0
            archive.writestr(entry, DECLARATION + xml)
    return package.getvalue()


def part(root, inner):
    return f'<w:{root} xmlns:w="{MAIN}" xmlns:r="{OFFICE}">{inner}</w:{root}>'


def content_types():
    named = {
        "document": "document.main",
        "styles": "styles",
        "header1": "header",
        "footer1": "footer",
    }
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{kind}+xml"/>'
        for name, kind in named.items()
    )
    relation_type = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relation_type}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def relations(targets):
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def styles():
    return (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" '
        'w:hAnsi="Times New Roman"/><w:sz w:val="23"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="120" w:line="280" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1">'
        '<w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/>'
        '<w:spacing w:before="200" w:after="80"/></w:pPr><w:rPr><w:b/><w:sz w:val="24"/></w:rPr>'
        "</w:style>"
    )


def body(blocks):
    xml, rows = [], []
    for block in [*blocks, Block()]:
        if block.cells:
            rows.append(table_row(block.cells))
            continue
        if rows:
            xml.append(table(rows))
            rows = []
        xml.append(paragraph(block.words, block.look))
    return "".join(xml)


def paragraph(words, look=""):
    of_paragraph, of_run = (
        f"<w:{tag}>{rules}</w:{tag}>" if rules else ""
        for tag, rules in zip(("pPr", "rPr"), LOOKS[look], strict=True)
    )
    text = f'<w:t xml:space="preserve">{escape(words)}</w:t>'
    return f"<w:p>{of_paragraph}<w:r>{of_run}{text}</w:r></w:p>"


def table(rows):
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = '<w:gridCol w:w="3120"/>' * 3
    width = '<w:tblW w:w="9360" w:type="dxa"/>'
    properties = f"<w:tblPr>{width}<w:tblBorders>{edges}</w:tblBorders></w:tblPr>"
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def table_row(cells):
    inner = "".join(f"<w:tc><w:tcPr/>{paragraph(cell)}</w:tc>" for cell in cells)
    return f"<w:tr>{inner}</w:tr>"


def section():
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/>'
        '<w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="12240" w:h="15840"/>'
        '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" '
        'w:footer="720" w:gutter="0"/></w:sectPr>'
    )
