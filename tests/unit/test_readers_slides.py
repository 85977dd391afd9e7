"""Presentations: every slide in its order, with its notes, cited by slide."""

import io
from pathlib import Path

import pptx
import pytest
from pptx.util import Inches

from reviewer.errors import SourceError
from reviewer.readers import slides
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import ExhibitKind, Reading
from reviewer.text.citations import parse, pin, spans_of
from reviewer.text.layer import Span


def reading_of(show: "pptx.presentation.Presentation", folder: Path) -> Reading:
    made = io.BytesIO()
    show.save(made)
    path = folder / "show.pptx"
    path.write_bytes(made.getvalue())
    return slides.read(path, ReadOptions(), lambda done, total: None)


def a_show() -> "pptx.presentation.Presentation":
    show = pptx.Presentation()
    for number in range(1, 4):
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text = f"Plan {number}"
        slide.placeholders[1].text = f"First point of {number}\nSecond point"
    return show


def test_slides_keep_their_order_and_are_cited_by_number(tmp_path):
    reading = reading_of(a_show(), tmp_path)

    assert reading.kind is ExhibitKind.PRESENTATION
    assert reading.layer.text.startswith("Plan 1\nFirst point of 1\nSecond point\nPlan 2")
    start = reading.layer.text.index("First point of 2")
    span = Span(start, start + 5)
    assert pin(reading.layer, [span]) == "slide 2"
    found = spans_of(reading.layer, parse("PX-9 slide 2"))[0]
    assert found.start <= span.start < span.end <= found.end


def test_notes_tables_and_hidden_slides_are_shown(tmp_path):
    show = a_show()
    show.slides[0].notes_slide.notes_text_frame.text = "Do not mention the price."
    cells = show.slides[1].shapes.add_table(1, 2, Inches(1), Inches(4), Inches(4), Inches(1)).table
    cells.cell(0, 0).text, cells.cell(0, 1).text = "Price", "900"
    show.slides[2]._element.set("show", "0")

    reading = reading_of(show, tmp_path)

    labels = {
        reading.layer.text[one.start : one.end]: one.label for one in reading.layer.paragraphs
    }
    assert labels["Do not mention the price."] == "slide 1"
    assert labels["900"] == "slide 2"
    assert "1 slides are hidden in the file and are shown here: 3." in reading.warnings


@pytest.mark.parametrize("content", [b"PK\x03\x04 and no more", b"PK\x05\x06" + bytes(18)])
def test_damaged_presentations_are_refused_in_words(tmp_path, content):
    path = tmp_path / "show.pptx"
    path.write_bytes(content)

    with pytest.raises(SourceError, match=r"\.$"):
        slides.read(path, ReadOptions(), lambda done, total: None)
