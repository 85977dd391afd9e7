"""The attorney's page as a Word file that can go on being edited.

Paragraphs in named styles and no tables: a table tears where somebody writes into it, and a style
changes every quotation at once. Headings are real ones, so that the file can be navigated; the
words above and below every page are a header and a footer, and the number of the page and of the
pages are fields that Word counts anew. An entry stays together by “keep with next”, and no line
stands alone. The face is Times New Roman, which every word processor has or replaces in kind.
"""

import re
from datetime import datetime
from typing import BinaryIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from reviewer.exports.entries import Entry, Paper, Turn
from reviewer.exports.paper_words import NOTE
from reviewer.readers.typesetting import Progress
from reviewer.text.codec import clean_text

_FACE = "Times New Roman"
_GREY = RGBColor(0x44, 0x44, 0x44)
_TOLD_EVERY = 16
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write_docx(paper: Paper, out: BinaryIO, progress: Progress, at: datetime) -> None:
    """Write a paper; ``at`` is when it was made."""
    document = Document()
    styles, body = _Styles(document), _Body(document)
    _set_up(document, paper, at)
    _begin(body, styles, paper)
    total, done = sum(len(group.entries) for group in paper.groups), 0
    for group in paper.groups:
        body.add(group.name, styles.heading)
        for entry in group.entries:
            _add(body, styles, entry)
            done += 1
            if done % _TOLD_EVERY == 0:
                progress(done, total)
    document.save(out)
    progress(total, total)


def clean(text: str) -> str:
    """Words without the control characters that no Word file can hold."""
    return _UNFIT.sub(" ", clean_text(text))


class _Body:
    """Paragraphs at the end of a document, in a time that does not grow with it.

    python-docx looks at every style to set one, and walks over all paragraphs to find the end.
    """

    def __init__(self, document: WordDocument) -> None:
        self._first = document.add_paragraph()
        self._end = document.element.body[-1]
        document.element.body.remove(self._first._p)  # noqa: SLF001 - kept as what new ones belong to

    def add(self, words: str, style: ParagraphStyle) -> Paragraph:
        """A paragraph of these words, made fit for a Word file."""
        element = OxmlElement("w:p")
        self._end.addprevious(element)
        element.style = style.style_id
        paragraph = Paragraph(element, self._first._parent)  # noqa: SLF001 - as python-docx does
        if words:
            paragraph.add_run(clean(words))
        return paragraph


# --- Styles ---------------------------------------------------------------------------------------


class _Styles:
    """The styles of a paper, made once: to look one up costs more than to write a paragraph."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        normal = _style_named(document, "Normal")
        normal.font.name, normal.font.size = _FACE, Pt(11.5)
        _set_face(normal)
        normal.paragraph_format.space_after = Pt(0)
        normal.paragraph_format.widow_control = True
        self.title = self._adapted("Title", 18, bold=True)
        self.heading = self._adapted("Heading 1", 14, bold=True, before=18, after=4)
        self.told = self._made("Paper facts", 10, grey=True)
        self.cite = self._made("Entry cite", 11.5, bold=True, before=11)
        self.testimony = self._made("Testimony", 11.5, left=0.75, hanging=0.35, before=2)
        self.quote = self._made("Quoted words", 11.5, left=0.4, before=2)
        self.omission = self._made("Omission", 10, left=0.75, italic=True, grey=True)
        self.facts = self._made("Entry facts", 10, left=0.4, before=3)
        self.note = self._made("Entry note", 10, left=0.4, italic=True, before=2)

    def _adapted(
        self, name: str, size: float, *, bold: bool, before: float = 0, after: float = 4
    ) -> ParagraphStyle:
        """A style that Word knows, in our face: headings stay headings."""
        style = _style_named(self._document, name)
        _set_face(style)
        style.font.name, style.font.size, style.font.bold = _FACE, Pt(size), bold
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        style.paragraph_format.keep_with_next = True
        borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
        if borders is not None:
            borders.getparent().remove(borders)
        return style

    def _made(  # noqa: PLR0913 - what a style is made of
        self,
        name: str,
        size: float,
        *,
        left: float = 0,
        hanging: float = 0,
        before: float = 0,
        bold: bool = False,
        italic: bool = False,
        grey: bool = False,
    ) -> ParagraphStyle:
        style = self._document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)
        style.base_style = _style_named(self._document, "Normal")
        style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic
        if grey:
            style.font.color.rgb = _GREY
        shape = style.paragraph_format
        shape.left_indent, shape.first_line_indent = Inches(left), Inches(-hanging)
        shape.right_indent = Inches(0.4 if left else 0)
        shape.space_before = Pt(before)
        shape.keep_together = True
        return style


def _style_named(document: WordDocument, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _set_face(style: ParagraphStyle) -> None:
    """The face for every script, in place of the theme's."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if name.endswith(("Theme", "theme")):
            del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), _FACE)


# --- The page -------------------------------------------------------------------------------------


def _set_up(document: WordDocument, paper: Paper, at: datetime) -> None:
    width, height = paper.format.points
    section = document.sections[0]
    section.page_width, section.page_height = Pt(width), Pt(height)
    section.left_margin = section.right_margin = Inches(1)
    section.top_margin, section.bottom_margin = Inches(1.1), Inches(1)
    right = section.page_width - section.left_margin - section.right_margin
    above = section.header.paragraphs[0]
    above.text = clean(paper.header)
    above.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _small(above, bold=True)
    caption = section.header.add_paragraph(clean(_case(paper)))
    _small(caption)
    below = section.footer.paragraphs[0]
    # Word's own style has a stop in the middle, where our one tab would end.
    below.style = _style_named(document, "Normal")
    below.paragraph_format.tab_stops.add_tab_stop(right, WD_TAB_ALIGNMENT.RIGHT)
    below.add_run(f"{clean(paper.footer)}\tPage ")
    _add_field(below, "PAGE")
    below.add_run(" of ")
    _add_field(below, "NUMPAGES")
    _small(below)
    core = document.core_properties
    core.title, core.author, core.comments = clean(paper.title), "", clean(paper.header)
    core.created = core.modified = at


def _case(paper: Paper) -> str:
    return ", ".join(filter(None, (paper.caption, paper.docket)))


def _small(paragraph: Paragraph, *, bold: bool = False) -> None:
    for run in paragraph.runs:
        run.font.size, run.font.bold = Pt(9), bold


def _add_field(paragraph: Paragraph, name: str) -> None:
    """A field that the word processor fills in; each of its parts is a run, as Word writes it."""
    for kind in ("begin", "", "separate", "1", "end"):
        if kind in {"begin", "separate", "end"}:
            sign = OxmlElement("w:fldChar")
            sign.set(qn("w:fldCharType"), kind)
        else:
            sign = OxmlElement("w:t" if kind else "w:instrText")
            sign.text = kind or f" {name} "
        paragraph.add_run()._r.append(sign)  # noqa: SLF001 - python-docx has no fields of its own


def _begin(body: _Body, styles: _Styles, paper: Paper) -> None:
    body.add(paper.title, styles.title)
    for sentence in paper.told:
        body.add(sentence, styles.told)
    for sign, meaning in paper.legend:
        line = body.add("", styles.told)
        line.add_run(clean(sign)).bold = True
        line.add_run(f"\u2002{clean(meaning)}")


def _add(body: _Body, styles: _Styles, entry: Entry) -> None:
    """One entry; every paragraph but the last is kept with the next."""
    head = body.add(entry.cite, styles.cite)
    head.add_run("".join(f" [{clean(mark)}]" for mark in entry.marks))
    if entry.aside:
        aside = head.add_run(f"\u2002{clean(entry.aside)}")
        aside.font.bold, aside.font.size, aside.font.color.rgb = False, Pt(10), _GREY
    lines = [head]
    lines += [_add_turn(body, styles, turn, entry) for turn in entry.quoted]
    if entry.tags or entry.facts:
        lines.append(_add_facts(body, styles, entry))
    for note in entry.notes:
        line = body.add("", styles.note)
        line.add_run(f"{NOTE}: ").bold = True
        line.add_run(clean(note))
        lines.append(line)
    for line in lines[:-1]:
        line.paragraph_format.keep_with_next = True


def _add_turn(body: _Body, styles: _Styles, turn: Turn, entry: Entry) -> Paragraph:
    if turn.is_ours:
        return body.add(turn.words, styles.omission)
    if not entry.is_testimony:
        return body.add(turn.words, styles.quote)
    # A turn without a sign of its own (counsel's words) hangs where the others' words begin.
    return body.add(f"{turn.sign}\t{turn.words}", styles.testimony)


def _add_facts(body: _Body, styles: _Styles, entry: Entry) -> Paragraph:
    line = body.add("", styles.facts)
    if entry.tags:
        line.add_run(clean("; ".join(entry.tags))).bold = True
    for name, words in entry.facts:
        line.add_run(" · " if line.runs else "")
        line.add_run(f"{name}:").italic = True
        line.add_run(f"\u00a0{clean(words)}")
    return line
