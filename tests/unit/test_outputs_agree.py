"""One passage reads the same wherever it leaves the matter, and a privileged one leaves nowhere.

Passages of every kind of sample are held against each other in the log as CSV and as a workbook, on
the attorney's page as PDF and as a Word file, and on the clipboard; by their letters and figures,
since each form sets quotation marks and line ends its own way.
"""

import csv
import html
import re
import shutil
from datetime import UTC, datetime
from itertools import pairwise

import openpyxl
import pymupdf
import pytest
from docx import Document

from reviewer import demo
from reviewer.acts import passages as passage_acts
from reviewer.acts import tagging
from reviewer.exports import quoted, templates
from reviewer.exports.paper import Grouping, PaperChoices
from reviewer.exports.paper_file import export_paper
from reviewer.exports.passage_log import LogChoices, export_log
from reviewer.exports.targets import Target
from reviewer.model import TagId
from reviewer.queries import exhibits, passages
from reviewer.text import stepping

NOW = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
TAGS = (("admission", ""), ("denial", "in_part"), ("quantity", ""))
EACH = 5
"""So many units of each exhibit; every fourth passage may be privileged."""


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def units(view, exhibit):
    layer, offset = view.layer(exhibit.layer), 0
    for _ in range(EACH):
        unit = stepping.unit_after(layer, offset)
        if unit is None:
            return
        yield unit
        offset = unit.end + len(layer.text) // (2 * EACH)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The sample matter with passages of every exhibit, written in every form."""
    folder = tmp_path_factory.mktemp("outputs")
    with demo.new_sample_matter(folder / "matter", "Kim Lee", "KL") as matter:
        demo._take_in(matter)
        _tag(matter)
        _link(matter)
        for name, target in (("log.csv", Target.EXCEL), ("log.xlsx", Target.XLSX)):
            choices = LogChoices(templates.EVERYTHING, target, one_row_a_passage=True)
            export_log(matter, folder / name, choices, NOW)
        for name in ("paper.pdf", "paper.docx"):
            asked = PaperChoices(grouping=Grouping.EXHIBIT, with_notes=True)
            export_paper(matter, folder / name, asked, NOW)
        yield matter, folder
    shutil.rmtree(folder)


def _tag(matter) -> None:
    for line in exhibits.exhibits(matter.view):
        place = exhibits.occurrences_of(matter.view, line.id)[0].id
        for count, unit in enumerate(units(matter.view, line)):
            chosen = tagging.Selection(line.id, line.layer, unit.spans, place)
            tag, kind = TAGS[count % len(TAGS)]
            matter.do(
                lambda view, chosen=chosen, tag=tag, kind=kind: tagging.tag_selection(
                    view, chosen, TagId(tag), kind, are_counsels_words=True
                )
            )
    for line in every_line(matter)[::4]:
        matter.do(
            lambda view, one=line.id: passage_acts.set_passage_field(
                view, one, "privilege", "possible"
            )
        )
        matter.do(
            lambda view, one=line.id: passage_acts.note_passage(view, one, "Zebrawood reasons.")
        )


def _link(matter) -> None:
    """Every passage is tied to the next one, so that each privileged one is the end of ties."""
    every = every_line(matter)
    for one, other in pairwise(every):
        matter.do(
            lambda view, ends=(one.id, other.id): passage_acts.link_passages(
                view, "contradicts", *ends
            )
        )


def every_line(matter):
    return [
        one
        for line in exhibits.exhibits(matter.view)
        for one in passages.of_exhibit(matter.view, line.id)
    ]


def printed_csv(folder):
    with (folder / "log.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    return [dict(zip(head, row, strict=True)) for row in rows]


def printed_workbook(folder):
    sheet = openpyxl.load_workbook(folder / "log.xlsx").worksheets[0]
    head, *rows = sheet.iter_rows(values_only=True)
    return [
        {name: "" if cell is None else str(cell) for name, cell in zip(head, row, strict=True)}
        for row in rows
    ]


def words_of_pdf(path) -> str:
    with pymupdf.open(path) as document:
        return "\n".join(page.get_text() for page in document)


def words_of_docx(path) -> str:
    return "\n".join(one.text for one in Document(str(path)).paragraphs)


PRINTED = {column.name: printed for column, printed in templates.EVERYTHING.columns}


def cell(row, name: str) -> str:
    return str(row[PRINTED[name]])


def test_cite_words_tags_declarant_and_bates_are_one_in_every_form(written):
    matter, folder = written
    lines = {one.number: one for one in every_line(matter) if one.privilege == ""}
    by_number = [
        {cell(row, "passage_no"): row for row in rows}
        for rows in (printed_csv(folder), printed_workbook(folder))
    ]
    papers = words_of_pdf(folder / "paper.pdf"), words_of_docx(folder / "paper.docx")

    assert set(by_number[0]) == set(by_number[1]) == set(lines)
    for number, line in lines.items():
        clip = quoted.passages(matter.view, [line.row])
        in_csv, in_workbook = (rows[number] for rows in by_number)
        assert {name: letters(value) for name, value in in_csv.items()} == {
            name: letters(value.removesuffix(" 00:00:00")) for name, value in in_workbook.items()
        }
        cite = letters(cell(in_csv, "citation"))
        said = letters(cell(in_csv, "question")) + letters(cell(in_csv, "quote"))
        assert cite == letters(passages.citation(matter.view, line))
        copied = clip.plain, html.unescape(re.sub(r"<[^>]*>", "", clip.html))
        for form in map(letters, copied):
            assert cite in form
            assert said in form.replace("objectionomitted", "")
        for form in map(letters, papers):
            assert letters(number) in form
            assert cite in form
            assert letters(cell(in_csv, "question"))[:40] in form
            assert letters(cell(in_csv, "quote"))[:40] in form


def test_nothing_of_a_passage_that_may_be_privileged_leaves(written):
    matter, folder = written
    every = every_line(matter)
    held = [one for one in every if one.privilege == "possible"]
    # A headline is the title of its exhibit too, which every passage of it names.
    others = " ".join(
        letters(text)
        for one in every
        if not one.privilege
        for text in (one.question + one.quote, exhibits.exhibit(matter.view, one.exhibit).title)
    )
    files = [
        *("\0".join(row.values()) for row in printed_csv(folder)),
        *("\0".join(row.values()) for row in printed_workbook(folder)),
        words_of_pdf(folder / "paper.pdf"),
        words_of_docx(folder / "paper.docx"),
        *(one.read_text() for one in folder.glob("*.manifest.json")),
    ]
    everything = letters(" ".join(files))
    cites = {letters(passages.citation(matter.view, one)) for one in every if not one.privilege}
    telling = [
        one for one in held if len(letters(one.quote)) > 20 and letters(one.quote) not in others
    ]

    assert len(telling) >= 5
    assert "zebrawood" not in everything
    for one in telling:
        assert letters(one.quote) not in everything
        assert letters(one.number) not in everything
        cite = letters(passages.citation(matter.view, one))
        assert any(cite in other for other in cites) or cite not in everything
