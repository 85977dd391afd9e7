"""Where a reviewer's step lands: the next unit or sentence that is worth a stop.

In a transcript a step by unit stops where someone speaks: at every question and answer, and at a
turn of colloquy that says something. It passes by covers, appearances, indexes, headings,
parentheticals and certificates, where nobody speaks, and by scraps of talk ("Objection. Form."),
which come with the answer they stand in; a scrap that stipulates or concedes is no scrap. In a mail
it passes by the header. A step by sentence stops everywhere, so that nothing is out of reach, save
in an answered question: its words come with every sentence of the answer.

A document without any such place is stepped through unit by unit.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from reviewer.text.layer import Role, SegmentKind, Span, TextLayer
from reviewer.text.sentences import sentences
from reviewer.text.turns import START, is_blank
from reviewer.text.units import Unit, UnitKind, segment_at, unit_at, with_question

Words: TypeAlias = tuple[Span, ...]
_SPOKEN = frozenset({Role.QUESTION, Role.ANSWER, Role.COLLOQUY})
_SCRAP = 8
_BINDING = re.compile(r"\b(?:stipulat|agree|conced|admit|withdr|instruct)", re.IGNORECASE)


def unit_after(layer: TextLayer, offset: int) -> Unit | None:
    """The first unit worth a stop that begins at a code point or behind it."""
    if is_spoken(layer):
        return _spoken_after(layer, offset)
    return next((unit for unit in _units_after(layer, offset) if _is_stop(layer, unit)), None)


def unit_before(layer: TextLayer, offset: int) -> Unit | None:
    """The last unit worth a stop that begins before a code point."""
    if is_spoken(layer):
        return _spoken_before(layer, offset)
    return next((unit for unit in _units_before(layer, offset) if _is_stop(layer, unit)), None)


def sentence_after(layer: TextLayer, offset: int) -> Words | None:
    """The first sentence that begins at a code point or behind it, with the question it answers."""
    reached = offset
    while reached < len(layer.text.rstrip()):
        unit = unit_at(layer, reached)
        found = (one for one in _sentences_of(layer, unit) if one.start >= offset)
        if (sentence := next(found, None)) is not None:
            return with_question(layer, sentence)
        reached = max(unit.end, reached + 1)
    return None


def sentence_before(layer: TextLayer, offset: int) -> Words | None:
    """The last sentence that begins before a code point, with the question it answers."""
    reached = offset
    while (last := len(layer.text[:reached].rstrip()) - 1) >= 0:
        unit = unit_at(layer, last)
        found = (one for one in reversed(_sentences_of(layer, unit)) if one.start < offset)
        if (sentence := next(found, None)) is not None:
            return with_question(layer, sentence)
        reached = min(unit.start, last)
    return None


def is_spoken(layer: TextLayer) -> bool:
    """Whether anyone speaks in a text: a transcript of testimony, a hearing, a trial."""
    return any(line.role in _SPOKEN for line in layer.lines)


def _spoken_after(layer: TextLayer, offset: int) -> Unit | None:
    first = max(bisect_right(layer.lines, offset, key=START) - 1, 0)
    reached = offset
    for line in islice(layer.lines, first, None):
        if line.role not in _SPOKEN or line.end <= reached or is_blank(layer, line.start, line.end):
            continue
        unit = unit_at(layer, line.start)
        if unit.start >= offset and _is_stop(layer, unit):
            return unit
        reached = unit.end
    return None


def _spoken_before(layer: TextLayer, offset: int) -> Unit | None:
    reached = offset
    for index in range(bisect_right(layer.lines, offset - 1, key=START) - 1, -1, -1):
        line = layer.lines[index]
        if line.role not in _SPOKEN or line.start >= reached:
            continue
        if is_blank(layer, line.start, line.end):
            continue
        unit = unit_at(layer, line.start)
        if unit.start < offset and _is_stop(layer, unit):
            return unit
        reached = unit.start
    return None


def _units_after(layer: TextLayer, offset: int) -> Iterator[Unit]:
    reached = offset
    while reached < len(layer.text):
        unit = unit_at(layer, reached)
        if unit.end <= reached:
            return
        if unit.start >= offset:
            yield unit
        reached = unit.end


def _units_before(layer: TextLayer, offset: int) -> Iterator[Unit]:
    while (last := len(layer.text[:offset].rstrip()) - 1) >= 0:
        unit = unit_at(layer, last)
        yield unit
        offset = min(unit.start, last)


def _is_stop(layer: TextLayer, unit: Unit) -> bool:
    if unit.kind is UnitKind.COLLOQUY:
        said = layer.text[unit.start : unit.end].partition(":")[2]
        return len(said.split()) > _SCRAP or _BINDING.search(said) is not None
    if unit.kind is UnitKind.SEGMENT_PART:
        return not _is_header(layer, unit.start)
    return True


def _is_header(layer: TextLayer, offset: int) -> bool:
    segment = segment_at(layer, offset)
    is_one = segment is not None and segment.kind is SegmentKind.HEADER
    return is_one and any(one.kind is not SegmentKind.HEADER for one in layer.segments)


def _sentences_of(layer: TextLayer, unit: Unit) -> list[Span]:
    """The sentences of a unit; of testimony those of the answer, if there is one."""
    return [one for part in unit.answer or unit.spans for one in sentences(layer.text, part)]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words that stand ready: the stop that was stepped to, and those taken in around it."""

    stop: Words
    before: tuple[Words, ...] = ()
    after: tuple[Words, ...] = ()

    def joined(self, layer: TextLayer) -> Words:
        """All its words in order, as one span where nothing but white space lies between."""
        spans: list[Span] = []
        for span in sorted(span for one in (*self.before, self.stop, *self.after) for span in one):
            if spans and is_blank(layer, spans[-1].end, span.start):
                spans[-1] = Span(spans[-1].start, max(span.end, spans[-1].end))
            else:
                spans.append(span)
        return tuple(spans)


def extended(layer: TextLayer, stretch: Stretch, by: int, *, is_sentence: bool) -> Stretch | None:
    """One stop more in a direction, or the last one taken in from the other side given back.

    Returns:
        ``None`` where nothing follows.
    """
    if by > 0 and stretch.before:
        return Stretch(stretch.stop, stretch.before[1:], stretch.after)
    if by < 0 and stretch.after:
        return Stretch(stretch.stop, stretch.before, stretch.after[:-1])
    spans = stretch.joined(layer)
    if by > 0:
        found = _stop_after(layer, spans[-1].end, is_sentence=is_sentence)
        return Stretch(stretch.stop, (), (*stretch.after, found)) if found else None
    found = _stop_before(layer, spans[0].start, is_sentence=is_sentence)
    return Stretch(stretch.stop, (found, *stretch.before), ()) if found else None


def _stop_after(layer: TextLayer, offset: int, *, is_sentence: bool) -> Words | None:
    if is_sentence:
        return sentence_after(layer, offset)
    unit = unit_after(layer, offset)
    return unit.spans if unit else None


def _stop_before(layer: TextLayer, offset: int, *, is_sentence: bool) -> Words | None:
    if is_sentence:
        return sentence_before(layer, offset)
    unit = unit_before(layer, offset)
    return unit.spans if unit else None
