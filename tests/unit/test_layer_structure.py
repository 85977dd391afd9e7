"""A piece of a layer's structure, read without the rest, names pages as the whole would."""

import pytest
import sqlcipher3.dbapi2 as driver

from reviewer.errors import MatterError
from reviewer.model import LayerId
from reviewer.store import layers
from reviewer.text import codec
from reviewer.text.layer import PhysicalPage, PrintedLine, Stamp, TextLayer

PAGES = 40


@pytest.fixture
def stored():
    """Pages of two lines each, every third of them empty."""
    text, pages, lines = "", [], []
    for number in range(1, PAGES + 1):
        begin = len(text)
        for line in (1, 2) if number % 3 else ():
            start = len(text)
            text += f"Line {line} of page {number}.\n"
            lines.append(PrintedLine(number + 6, line, start, len(text) - 1))
        pages.append(PhysicalPage(number, begin, len(text)))
    stamps = tuple(Stamp(number, f"NB{number:07}") for number in range(1, PAGES + 1))
    layer = TextLayer(text, tuple(pages), tuple(lines), stamps=stamps)
    connection = driver.connect(":memory:")
    connection.execute(
        "CREATE TABLE layer (layer BLOB, part INTEGER, start INTEGER, text TEXT, structure BLOB)"
    )
    name = LayerId(codec.layer_id(layer))
    for statement, values in layers.part_writes(name, codec.encode(layer)):
        connection.execute(statement, values)
    yield connection.cursor(), name, layer
    connection.close()


@pytest.mark.parametrize("number", range(1, PAGES + 1))
def test_the_piece_around_a_page_holds_its_lines_and_its_stamp(stored, number):
    cursor, name, layer = stored
    page = layer.pages[number - 1]

    piece = layers.read_structure(cursor, name, page.start, page.end)

    on_page = [line for line in layer.lines if page.start <= line.start < page.end]
    assert [line for line in piece.lines if page.start <= line.start < page.end] == on_page
    assert Stamp(number, f"NB{number:07}") in piece.stamps
    assert piece.pages
    assert len(piece.pages) < PAGES


def test_a_layer_that_is_not_there_is_told(stored):
    with pytest.raises(MatterError, match="not in the matter"):
        layers.read_structure(stored[0], b"\0" * 32, 0, 10)
