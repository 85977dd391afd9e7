"""What holds for every layer: nothing is lost in storage, no offset drifts."""

import random
import string
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reviewer.errors import RefusedError
from reviewer.text.anchors import anchor, find_quote, fold, holds
from reviewer.text.citations import parse, pin, spans_of
from reviewer.text.codec import LayerPart, clean_text, decode, encode, layer_id
from reviewer.text.geometry import (
    LineBoxes,
    PageGeometry,
    boxes,
    caret_at,
    decode_page,
    encode_page,
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
from reviewer.text.quotes import as_typed
from reviewer.text.sentences import sentences
from reviewer.text.turns import is_blank
from reviewer.text.units import Unit, unit_at, units, with_question

words = st.text(alphabet=string.ascii_letters + "  é“”’-.\t\u00a0\n", max_size=40)


@st.composite
def ranges(draw, length: int, step: int = 2) -> list[tuple[int, int]]:
    """Ranges in ascending order that do not overlap."""
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=12)))
    return list(pairwise(cuts))[::step]


@st.composite
def layers(draw) -> TextLayer:
    """Layers of any structure, sensible or not."""
    text = clean_text(draw(st.text(max_size=300)) + draw(words))
    size = len(text)
    pages = draw(ranges(size, step=1))
    return TextLayer(
        text=text,
        pages=tuple(PhysicalPage(n + 1, *each) for n, each in enumerate(pages)),
        paragraphs=tuple(
            Paragraph(start, end, draw(st.sampled_from(["", "¶ 1", "RFA No. 2"])))
            for start, end in draw(ranges(size))
        ),
        segments=tuple(
            Segment(start, end, draw(st.sampled_from(SegmentKind)), "A", "2024")
            for start, end in draw(ranges(size))
        ),
        stamps=tuple(Stamp(n + 1, f"ABC{n:07}") for n in range(len(pages))),
        sources=tuple(
            SourceRange(start, end, TextSource.OCR_RECEIVED) for start, end in draw(ranges(size))
        ),
    )


@st.composite
def transcripts(draw) -> TextLayer:
    """Transcripts of numbered lines with roles, blank lines and objections in between."""
    spoken = draw(
        st.lists(
            st.tuples(
                st.sampled_from(["Q", "A", "C", "P", "", "run", "run", "blank"]),
                st.lists(st.sampled_from(["yes", "no", "Mr.", "the", "8.5"]), min_size=1),
            ),
            min_size=1,
            max_size=30,
        )
    )
    opening = {"Q": "Q.  ", "A": "A.  ", "C": "MR. LEE: ", "P": "(", "": "", "run": "  "}
    first_page, height = draw(st.integers(1, 9)), draw(st.integers(2, 5))
    text, lines, role = "", [], Role.OTHER
    for number, (kind, said) in enumerate(spoken):
        role = role if kind in {"run", "blank"} else Role(kind)
        line = "" if kind == "blank" else opening[kind] + " ".join(said)
        page, row = divmod(number, height)
        speaker = "MR. LEE" if kind == "C" else ""
        lines.append(
            PrintedLine(first_page + page, row + 1, len(text), len(text) + len(line), role, speaker)
        )
        text += line + "\n"
    assume(text.strip())
    return TextLayer(text, lines=tuple(lines))


@st.composite
def spans_in(draw, layer: TextLayer) -> Span:
    """A span with words."""
    start = draw(st.integers(0, len(layer.text) - 1))
    span = Span(start, draw(st.integers(start + 1, len(layer.text))))
    assume(not is_blank(layer, span.start, span.end))
    return span


@st.composite
def pages(draw) -> PageGeometry:
    """Pages of lines one below the other, some written to the left."""
    start, offset, y, lines = draw(st.integers(0, 9999)), 0, 10.0, []
    for _ in range(draw(st.integers(0, 8))):
        left = draw(st.integers(0, 700)) / 20 + draw(st.sampled_from([0, 0, 1700]))
        steps = draw(st.lists(st.sampled_from([0.05, 4.4, 6.0, 12.75, 13.1, 300.0]), min_size=1))
        sign = draw(st.sampled_from([1, 1, -1]))
        edges = [left]
        for step in steps:
            edges.append(round((edges[-1] + sign * step) * 20) / 20)
        sureness = tuple(draw(st.integers(0, 100)) for _ in edges[1:])
        if draw(st.booleans()):
            sureness = ()
        lines.append(LineBoxes(start + offset, y, y + 11.5, tuple(edges), sureness=sureness))
        offset += len(steps) + 1
        y += 14.0
    return PageGeometry(2400.0, 792.0, start, start + offset, tuple(lines))


@given(layers())
def test_a_layer_comes_back_from_its_parts_as_it_was(layer):
    parts = encode(layer)

    assert decode(parts) == layer
    assert layer_id(decode(parts)) == layer_id(layer)


@given(layers(), st.randoms(use_true_random=False))
def test_damaged_parts_are_refused_and_never_read_as_another_layer(layer, chance: random.Random):
    parts = list(encode(layer))
    place = chance.randrange(len(parts))
    part = parts[place]
    damage = chance.choice(["drop", "cut", "flip", "text"])
    if damage == "drop":
        del parts[place]
    elif damage == "cut":
        parts[place] = replace(part, structure=part.structure[:-1])
    elif damage == "flip":
        flipped = bytearray(part.structure)
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        parts[place] = replace(part, structure=bytes(flipped))
    else:
        parts[place] = LayerPart(part.part, part.start, part.text + "x", part.structure)

    try:
        read = decode(parts)
    except ValueError:
        return
    assert layer_id(read) != layer_id(layer) or read == layer


@given(st.text(alphabet=st.characters(), max_size=50))
def test_cleaned_text_can_be_stored_and_keeps_its_length(text):
    clean = clean_text(text)

    assert len(clean) == len(text)
    assert "\0" not in clean
    assert clean.encode().decode() == clean


@given(pages())
def test_geometry_comes_back_from_its_stored_form(page):
    stored = encode_page(page)

    assert decode_page(stored) == page


@given(pages(), st.data())
def test_damaged_geometry_is_refused_or_means_the_same(page, data):
    stored = bytearray(encode_page(page))
    place = data.draw(st.integers(0, len(stored) - 1))
    stored[place] ^= 1 << data.draw(st.integers(0, 7))

    try:
        read = decode_page(bytes(stored))
    except ValueError:
        return
    assert read == page


@given(pages(), st.data())
def test_the_middle_of_a_code_points_box_leads_back_to_it(page, data):
    assume(page.lines)
    line = data.draw(st.sampled_from(page.lines))
    offset = line.start + data.draw(st.integers(0, len(line.edges) - 2))
    (box,) = boxes(page, Span(offset, offset + 1))

    hit = offset_at(page, (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
    (hit_box,) = boxes(page, Span(hit, hit + 1))

    found = line_at(page, hit)
    assert found == line
    assert hit_box.x0 <= (box.x0 + box.x1) / 2 <= hit_box.x1
    assert line.start <= caret_at(page, box.x0, box.y0 + 1) <= line.start + len(line.edges) - 1


@given(pages(), st.integers(0, 10200), st.integers(0, 200))
def test_boxes_of_a_span_are_those_of_its_code_points(page, start, length):
    whole = boxes(page, Span(start, start + length))
    single = [boxes(page, Span(at, at + 1)) for at in range(start, start + length)]

    assert sum(box.x1 - box.x0 for box in whole) == pytest.approx(
        sum(box.x1 - box.x0 for each in single for box in each)
    )


@given(st.data())
def test_a_typed_quote_has_every_word_and_no_other(data):
    layer = data.draw(st.one_of(layers(), transcripts()).filter(lambda each: each.text.strip()))
    span = data.draw(spans_in(layer))
    typed = as_typed(layer, span)

    assert "".join(typed.split()) == "".join(layer.text[span.start : span.end].split())
    assert typed == typed.strip()
    assert "  " not in typed


@given(st.data())
def test_a_typed_quote_is_found_again(data):
    layer = data.draw(st.one_of(layers(), transcripts()).filter(lambda each: each.text.strip()))
    typed = as_typed(layer, span := data.draw(spans_in(layer)))
    count = fold(layer.text).text.count(" ".join(typed.split()))
    found = [find_quote(layer, typed, nth) for nth in range(1, count + 1)]

    assert all(as_typed(layer, each).split() == typed.split() for each in found)
    if count == 1:
        assert find_quote(layer, typed) == found[0]
    else:
        with pytest.raises(RefusedError, match=f"{count} times"):
            find_quote(layer, typed)
    stripped = layer.text[span.start : span.end]
    start = span.start + len(stripped) - len(stripped.lstrip())
    overlaps = any(each.start < start < each.end for each in found)
    assert overlaps or any(each.start == start for each in found)


@given(st.data())
def test_an_anchor_holds_where_it_was_made_and_nowhere_else(data):
    layer = data.draw(layers().filter(lambda each: each.text.strip()))
    made = anchor(layer, data.draw(spans_in(layer)))

    assert holds(layer, made)
    assert not holds(replace(layer, text="x" + layer.text), made) or len(set(layer.text)) == 1


@given(st.data())
def test_a_pin_read_back_covers_the_same_printed_lines(data):
    layer = data.draw(transcripts())
    wanted = sorted({data.draw(spans_in(layer)) for _ in range(data.draw(st.integers(1, 3)))})

    written = pin(layer, wanted)
    read = spans_of(layer, parse(written))

    assert _printed(layer, read) == _printed(layer, wanted)
    assert pin(layer, read) == written


def _printed(layer: TextLayer, spans) -> set[tuple[int, int]]:
    """Lines with words that lie within spans; blank lines between them count for nothing."""
    return {
        (line.page, line.line)
        for span in spans
        for line in layer.lines
        if not is_blank(layer, max(line.start, span.start), min(line.end, span.end))
        and line.start < span.end
        and span.start < line.end
    }


@given(st.one_of(layers(), transcripts()))
def test_units_hold_every_word_once_and_in_order(layer):
    made = units(layer)

    covered = "".join(layer.text[each.start : each.end] for each in made)
    assert "".join(covered.split()) == "".join(layer.text.split())
    assert all(one.end <= other.start for one, other in pairwise(made))


@given(st.data())
def test_the_unit_at_a_word_is_the_one_of_the_whole_list(data):
    layer = data.draw(st.one_of(layers(), transcripts()).filter(lambda each: each.text.strip()))
    offset = data.draw(st.integers(0, len(layer.text) - 1))

    assert unit_at(layer, offset) == _expected_unit(units(layer), offset)


def _expected_unit(made: tuple[Unit, ...], offset: int) -> Unit:
    return next((unit for unit in made if offset < unit.end), made[-1])


@given(st.data())
def test_taking_the_question_in_twice_is_taking_it_in_once(data):
    layer = data.draw(transcripts())
    once = with_question(layer, data.draw(spans_in(layer)))

    again = with_question(layer, once[-1])

    assert again == once
    assert all(one.end <= other.start for one, other in pairwise(once))


@given(st.data())
def test_sentences_hold_every_word_once(data):
    layer = data.draw(st.one_of(layers(), transcripts()))

    found = sentences(layer.text, Span(0, len(layer.text)))

    told = "".join(layer.text[each.start : each.end] for each in found)
    assert "".join(told.split()) == "".join(layer.text.split())
