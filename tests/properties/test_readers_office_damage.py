"""Damaged workbooks, slides, books and texts give a reading or a sentence, and nothing else."""

import io
import zipfile
from collections.abc import Callable
from functools import cache
from types import ModuleType

import openpyxl
import pptx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.readers import (
    book,
    marked_down,
    open_document,
    rtf,
    slides,
    table,
    word,
    workbook,
)
from tests.properties.test_readers_damage import (
    KEPT,
    NOISE,
    assert_reading_or_sentence,
    damaged,
    whole_word,
)
from tests.unit.test_readers_books import CONTAINER, PACKAGE
from tests.unit.test_readers_open_document import SPACES

RTF = (
    rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset204 A;}}{\header top}\f0 \'c4\u233?"
    rb"{\footnote note}\trowd\intbl a\cell b\cell\row\pard{\v hidden}{\deleted gone}\par"
    rb"{\object{\*\objdata 01050000020000000800}}}"
)


@cache
def whole_workbook() -> bytes:
    made, whole = io.BytesIO(), openpyxl.Workbook()
    whole.active.append(["a", 1.5, "=B1*2", True])
    whole.active.merge_cells("A3:C4")
    whole.create_sheet("two")["C9"] = 45356
    whole.save(made)
    return made.getvalue()


@cache
def whole_show() -> bytes:
    made, show = io.BytesIO(), pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[1])
    slide.shapes.title.text = "Plan"
    slide.notes_slide.notes_text_frame.text = "note"
    show.save(made)
    return made.getvalue()


@cache
def packed(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return made.getvalue()


def whole_text() -> bytes:
    body = "<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>"
    content = (
        f"<office:document-content {SPACES}><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    return packed(content_xml=content)


def whole_book() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OEBPS/a.opf", PACKAGE)
        archive.writestr("OEBPS/one.xhtml", "<html><body><p>Words.</p></body></html>")
    return made.getvalue()


PACKAGES: dict[ModuleType, Callable[[], bytes]] = {
    workbook: whole_workbook,
    slides: whole_show,
    open_document: whole_text,
    book: whole_book,
    word: whole_word,
}
PARTS = st.tuples(st.floats(0, 1), NOISE, KEPT)


def with_damage_inside(content: bytes, place: float, noise, kept: float) -> bytes:
    """The same package with one of its parts damaged."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as whole, zipfile.ZipFile(made, "w") as copy:
        names = whole.namelist()
        victim = names[int(place * (len(names) - 1))]
        for name in names:
            part = whole.read(name)
            copy.writestr(name, damaged(part, noise, kept) if name == victim else part)
    return made.getvalue()


@pytest.mark.parametrize("reader", PACKAGES, ids=lambda reader: reader.READER)
@given(part=PARTS)
@settings(max_examples=10)
def test_damaged_parts_of_packages(reader, part):
    assert_reading_or_sentence(reader, with_damage_inside(PACKAGES[reader](), *part))


@pytest.mark.parametrize("reader", PACKAGES, ids=lambda reader: reader.READER)
@given(NOISE, KEPT)
@settings(max_examples=5)
def test_damaged_packages(reader, noise, kept):
    assert_reading_or_sentence(reader, damaged(PACKAGES[reader](), noise, kept))


@given(NOISE, KEPT)
@settings(max_examples=30)
def test_damaged_rich_text(noise, kept):
    assert_reading_or_sentence(rtf, damaged(RTF, noise, kept))


@given(st.binary(max_size=400))
@settings(max_examples=30)
def test_any_bytes_as_a_table_or_as_markdown(content):
    assert_reading_or_sentence(table, content)
    assert_reading_or_sentence(marked_down, content)
