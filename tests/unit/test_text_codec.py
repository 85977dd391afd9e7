"""The stored form of layers and of geometry: file formats, pinned by vectors."""

import time
import zlib
from dataclasses import replace
from hashlib import sha256

import pytest

from reviewer.text.codec import LayerPart, clean_text, decode, encode, layer_id
from reviewer.text.geometry import (
    Box,
    LineBoxes,
    PageGeometry,
    boxes,
    caret_at,
    decode_head,
    decode_page,
    encode_page,
    least_sure,
    line_at,
    offset_at,
)
from reviewer.text.layer import (
    Paragraph,
    PhysicalPage,
    PrintedLine,
    Role,
    Segment,
    SegmentKind,
    SourceRange,
    Span,
    Stamp,
    TextLayer,
    TextSource,
)

VECTOR = TextLayer(
    text="Q. “Né”?\n\tA.\\ No.\n",
    pages=(PhysicalPage(1, 0, 9), PhysicalPage(2, 9, 18)),
    lines=(
        PrintedLine(34, 25, 0, 8, Role.QUESTION, "", "MR. LEE"),
        PrintedLine(35, 1, 9, 17, Role.ANSWER, "THE WITNESS", "MR. LEE"),
    ),
    paragraphs=(Paragraph(0, 8, "¶ 37"),),
    segments=(Segment(0, 18, SegmentKind.TOP, "Jane Clark", "2024-03-07"),),
    stamps=(Stamp(2, "ABC0001236"),),
    sources=(SourceRange(9, 17, TextSource.OCR_RECEIVED),),
)


def test_the_id_of_a_layer_is_the_hash_of_its_canonical_form():
    canonical = (
        r'["layer",1,"Q. “Né”?\n\tA.\\ No.\n",{'
        '"lines":[[34,25,0,8,"Q","","MR. LEE"],[35,1,9,17,"A","THE WITNESS","MR. LEE"]],'
        '"pages":[[1,0,9],[2,9,18]],"paragraphs":[[0,8,"¶ 37"]],'
        '"segments":[[0,18,"top","Jane Clark","2024-03-07"]],'
        '"sources":[[9,17,"ocr-received"]],"stamps":[[2,"ABC0001236"]]}]'
    )
    assert layer_id(VECTOR) == sha256(canonical.encode()).digest()
    assert (
        layer_id(VECTOR).hex() == "17a8f80bfe01ade757afb2d8e7b16821b0916e776653336413171e7d43605e89"
    )


def test_control_characters_are_escaped_in_lower_case():
    empty = '{"lines":[],"pages":[],"paragraphs":[],"segments":[],"sources":[],"stamps":[]}'
    canonical = r'["layer",1,"\b\f\r\u001b' + '\x7f/"' + f",{empty}]"

    assert layer_id(TextLayer("\b\f\r\x1b\x7f/")) == sha256(canonical.encode()).digest()


def test_a_layer_has_one_part_for_each_physical_page():
    first, second = encode(VECTOR)

    assert first == LayerPart(
        0,
        0,
        "Q. “Né”?\n",
        '{"lines":[[34,25,0,8,"Q","","MR. LEE"]],"of":2,"pages":[[1,0,9]],'
        '"paragraphs":[[0,8,"¶ 37"]],"segments":[[0,18,"top","Jane Clark","2024-03-07"]],'
        '"sources":[],"stamps":[]}'.encode(),
    )
    assert (second.part, second.start, second.text) == (1, 9, "\tA.\\ No.\n")
    assert decode([first, second]) == VECTOR


def test_empty_pages_of_a_scan_have_parts_of_their_own():
    scan = TextLayer("", pages=tuple(PhysicalPage(page, 0, 0) for page in range(1, 4)))

    assert len(encode(scan)) == 3
    assert decode(encode(scan)) == scan


def test_an_empty_layer_is_one_part():
    assert [part.text for part in encode(TextLayer(""))] == [""]
    assert decode(encode(TextLayer(""))) == TextLayer("")


def test_long_text_without_pages_is_broken_at_line_ends_into_rows_under_a_megabyte():
    layer = TextLayer("é" * 70 + "\n" + ("漢字" * 20 + "\n") * 12_000 + "x" * 300_000)

    parts = encode(layer)

    assert decode(parts) == layer
    assert max(len(part.text.encode()) for part in parts) < 500_000
    assert parts[0].text.endswith("\n")


def test_long_text_is_broken_where_a_paragraph_begins():
    layer = TextLayer("x" * 120_000, paragraphs=(Paragraph(0, 90_000), Paragraph(90_000, 120_000)))

    assert [part.start for part in encode(layer)] == [0, 90_000]


def test_structure_that_outgrows_a_part_gets_more_parts():
    lines = tuple(PrintedLine(n, 1, 0, 0, Role.ANSWER, "THE WITNESS") for n in range(40_000))
    layer = TextLayer("x", lines=lines)

    parts = encode(layer)

    assert decode(parts) == layer
    assert max(len(part.structure) for part in parts) < 500_000


def test_structure_out_of_order_comes_back_in_its_order():
    layer = TextLayer("x" * 250_000, paragraphs=(Paragraph(200_000, 200_001), Paragraph(0, 9)))

    assert decode(encode(layer)) == layer


@pytest.mark.parametrize(
    "parts",
    [
        [],
        [LayerPart(1, 0, "x", encode(TextLayer("x"))[0].structure)],
        [LayerPart(0, 0, "x", b"{}")],
        [LayerPart(0, 0, "x", b'{"of":1.5}')],
        [LayerPart(0, 0, "", encode(TextLayer("x", paragraphs=(Paragraph(0, 1),)))[0].structure)],
        list(encode(VECTOR))[:1],
        list(encode(VECTOR))[::-1],
    ],
)
def test_damaged_parts_are_refused(parts):
    with pytest.raises(ValueError, match="layer"):
        decode(parts)


def test_what_cannot_be_stored_is_replaced_code_point_by_code_point():
    assert clean_text("a\0b\ud800c\x1b\ufffe\t\n\f\r😀") == "a\ufffdb\ufffdc\ufffd\ufffd\t\n\f\r😀"


# --- geometry -------------------------------------------------------------------------------------

PAGE = PageGeometry(
    612.0,
    792.0,
    100,
    120,
    (
        LineBoxes(100, 72.0, 84.0, (72.0, 78.0, 84.5, 90.0)),
        LineBoxes(104, 86.0, 98.0, (72.0, 77.0)),
        LineBoxes(106, 100.0, 160.0, (300.0, 312.0), 0.0, -1.0),
        LineBoxes(108, 170.0, 180.0, (2000.0, 1990.0, 1985.0)),
    ),
)


def test_geometry_keeps_wide_pages_and_every_direction():
    assert decode_page(encode_page(PAGE)) == PAGE
    assert decode_page(encode_page(PageGeometry(1.0, 2.0, 7, 7))) == PageGeometry(1.0, 2.0, 7, 7)


def test_the_stored_form_of_geometry_is_pinned():
    packed = zlib.decompress(encode_page(PAGE)[3:])

    assert encode_page(PAGE)[:3] == b"PG\x01"
    assert packed.hex() == (
        "d02f0000e03d00006400000078000000040000000700000000000000000000000100000001000000"
        "0100000003000000010000000100000002000000a0050000a005000070170000409c0000a0050000"
        "180100001801000078050000f0000000f0000000b0040000c8000000000000000000000002000000"
        "0100000078826e64f0c86400000000f0d8ffff"
    )


def test_geometry_out_of_all_bounds_is_clamped_and_not_refused():
    wild = PageGeometry(1e30, 1.0, 0, 1, (LineBoxes(0, -1e30, float("inf"), (0.0, -1e30)),))

    assert decode_page(encode_page(wild)).width == 50_000_000


RECOGNISED = replace(
    PAGE,
    lines=tuple(
        replace(line, sureness=(96,) * (len(line.edges) - 2) + (41,)) if number % 2 else line
        for number, line in enumerate(PAGE.lines)
    ),
)


def test_how_sure_recognition_was_is_kept_a_word_at_a_time():
    stored = encode_page(RECOGNISED)

    assert stored[:3] == b"PG\x02"
    assert decode_page(stored) == RECOGNISED
    assert decode_head(stored) == decode_head(encode_page(PAGE))


def test_the_least_sure_word_of_a_span_speaks_for_it():
    line = LineBoxes(10, 0.0, 9.0, (0.0, 1.0, 2.0, 3.0, 4.0), sureness=(96, 96, 41, 90))
    page = PageGeometry(100.0, 100.0, 10, 14, (line,))

    assert least_sure(page, Span(10, 12)) == 96
    assert least_sure(page, Span(0, 99)) == 41
    assert least_sure(page, Span(13, 14)) == 90
    assert least_sure(page, Span(14, 20)) is None
    assert least_sure(PAGE, Span(0, 999)) is None


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"PG\x01",
        b"PG\x02xx",
        b"PG\x03" + encode_page(PAGE)[3:],
        encode_page(PAGE)[:-1],
        b"PG\x02" + encode_page(PAGE)[3:],
        encode_page(RECOGNISED)[:-1],
    ],
)
def test_damaged_geometry_is_refused(damaged):
    with pytest.raises(ValueError, match="page"):
        decode_page(damaged)


def test_boxes_cover_a_span_line_by_line_and_stop_at_the_page():
    assert boxes(PAGE, Span(101, 105)) == [Box(78.0, 72.0, 90.0, 84.0), Box(72.0, 86.0, 77.0, 98.0)]
    assert boxes(PAGE, Span(0, 101)) == [Box(72.0, 72.0, 78.0, 84.0)]
    assert boxes(PAGE, Span(103, 104)) == []


def test_words_written_down_the_page_or_to_the_left_have_boxes():
    assert boxes(PAGE, Span(106, 107)) == [Box(300.0, 100.0, 312.0, 160.0)]
    assert boxes(PAGE, Span(108, 109)) == [Box(1990.0, 170.0, 2000.0, 180.0)]


def test_a_mouse_hits_the_nearest_code_point():
    assert offset_at(PAGE, 80.0, 75.0) == 101
    assert offset_at(PAGE, 0.0, 0.0) == 100
    assert offset_at(PAGE, 500.0, 90.0) == 104
    assert offset_at(PAGE, 2100.0, 500.0) == 108
    assert offset_at(PageGeometry(9.0, 9.0, 7, 7), 1.0, 1.0) == 7


def test_a_caret_goes_to_the_nearest_gap_also_behind_the_last_code_point():
    assert caret_at(PAGE, 83.0, 75.0) == 102
    assert caret_at(PAGE, 400.0, 75.0) == 103
    assert caret_at(PageGeometry(9.0, 9.0, 7, 7), 1.0, 1.0) == 7


def test_between_two_lines_of_a_column_the_other_column_is_not_hit():
    left = [LineBoxes(n * 2, 14.0 * n, 14.0 * n + 10, (0.0, 100.0)) for n in range(3)]
    right = LineBoxes(10, 10.5, 13.5, (300.0, 400.0))

    page = PageGeometry(500.0, 100.0, 0, 12, (*left, right))

    assert offset_at(page, 50.0, 11.0) == 0
    assert offset_at(page, 350.0, 11.0) == 10


def test_a_line_is_found_by_its_code_points():
    assert line_at(PAGE, 102) is PAGE.lines[0]
    assert line_at(PAGE, 103) is None
    assert line_at(PAGE, 99) is None


def test_a_page_of_3000_code_points_is_decoded_in_about_a_millisecond():
    lines = tuple(
        LineBoxes(n * 61, n * 13.0, n * 13.0 + 11, tuple(x * 6.05 for x in range(61)))
        for n in range(50)
    )
    stored = encode_page(PageGeometry(612.0, 792.0, 0, 3050, lines))

    took = min(_seconds(stored) for _ in range(20))

    assert took < 0.003
    assert len(stored) < 1.2 * 3000


def _seconds(stored: bytes) -> float:
    begun = time.process_time()
    decode_page(stored)
    return time.process_time() - begun
