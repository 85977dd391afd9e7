"""The units a reviewer marks: a question with its answer, a turn of colloquy, a paragraph.

Testimony is paired by the roles of printed lines alone: consecutive question lines are the
question, the answer lines after them the answer. What counsel says in between lies within the
unit's extent and outside its spans; it does not end the pair. A question that opens with its own
designator after another question begins a unit of its own, so that an answer belongs to the last
question put. Text without printed lines falls into paragraphs as the reader gave them, else into
lines, and in a mail no unit reaches over the border of two authors.

``units`` walks the whole text; everything else starts at the nearest line that surely begins a
unit, so that one key press costs the length of a unit and not of a transcript.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from sys import maxsize

from reviewer.text.layer import Paragraph, PrintedLine, Role, Segment, Span, TextLayer, TextSource
from reviewer.text.quotes import as_typed
from reviewer.text.turns import (
    START,
    after_designator,
    begins_turn,
    is_blank,
    line_index_at,
    trimmed,
)
from reviewer.text.unnumbered import with_turns

_TESTIMONY = frozenset((Role.QUESTION, Role.ANSWER))
_BLANKS = re.compile(r"\s*")


class UnitKind(StrEnum):
    """What a unit is."""

    TESTIMONY = "testimony"
    COLLOQUY = "colloquy"
    PARAGRAPH = "paragraph"
    SEGMENT_PART = "segment part"


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of text that is marked as one.

    ``spans`` are its words, ``start`` to ``end`` all it reaches over. ``question`` and ``answer``
    are the two sides of testimony; either may be missing.
    """

    kind: UnitKind
    spans: tuple[Span, ...]
    start: int
    end: int
    question: tuple[Span, ...] = ()
    answer: tuple[Span, ...] = ()


def units(layer: TextLayer) -> tuple[Unit, ...]:
    """All units in order; every word of the text lies within exactly one of them."""
    return tuple(_units_from(with_turns(layer), 0, 0))


def unit_at(layer: TextLayer, offset: int) -> Unit:
    """The unit that holds a code point; for white space the next one, at the end the last."""
    layer = with_turns(layer)
    offset = min(offset, _last_word(layer.text))
    first = _sure_start(layer, max(bisect_right(layer.lines, offset, key=START) - 1, 0))
    reached = max(layer.lines[first - 1].end if first else 0, _plain_start(layer, offset))
    everything = Unit(UnitKind.PARAGRAPH, (Span(0, len(layer.text)),), 0, len(layer.text))
    found = (unit for unit in _units_from(layer, first, reached) if offset < unit.end)
    return next(found, everything)


def with_question(layer: TextLayer, span: Span) -> tuple[Span, ...]:
    """A selection in an answer together with its question; every other selection as it is.

    One span where nothing but white space, or a selected objection, stands between the two.
    """
    layer = with_turns(layer)
    words = trimmed(layer, span)
    if not layer.lines or words.start == words.end:
        return (span,)
    unit = unit_at(layer, words.start)
    asked = unit.question
    inside = unit.start <= words.start and words.end <= unit.end
    if not (asked and inside and _overlaps(unit.answer, words)) or _overlaps(asked, words):
        return (span,)
    if is_blank(layer, asked[-1].end, words.start):
        return (*asked[:-1], Span(asked[-1].start, span.end))
    return (*asked, Span(words.start, span.end))


def is_question_only(layer: TextLayer, spans: Sequence[Span]) -> bool:
    """Whether every selected word is counsel's question."""
    layer = with_turns(layer)
    pieces = [piece for span in spans for piece in _by_side(layer, span)]
    return bool(pieces) and all(is_question for is_question, _ in pieces)


def question_and_answer(layer: TextLayer, spans: Sequence[Span]) -> tuple[str, str]:
    """The question and the other words of a passage, as typed, without leading Q. and A."""
    layer = with_turns(layer)
    asked: list[str] = []
    others: list[str] = []
    for span in spans:
        for is_question, piece in _by_side(layer, span):
            (asked if is_question else others).append(as_typed(layer, _undesignated(layer, piece)))
    return "\n".join(filter(None, asked)), "\n".join(filter(None, others))


def turns_of(layer: TextLayer, spans: Sequence[Span]) -> tuple[tuple[str, str], ...]:
    """The words of a passage turn by turn in the order of the page: ("Q.", "A." or "", words)."""
    layer = with_turns(layer)
    found: list[tuple[str, str]] = []
    for span in spans:
        for is_question, piece in _by_side(layer, span):
            first, *rest = as_typed(layer, _undesignated(layer, piece)).split("\n")
            found.append((_designator(layer, piece, is_question=is_question), first))
            found += [("A.", one[3:]) if one.startswith("A. ") else ("", one) for one in rest]
    return tuple((sign, words) for sign, words in found if words)


def _designator(layer: TextLayer, piece: Span, *, is_question: bool) -> str:
    index = line_index_at(layer, piece.start)
    if is_question or index is None:
        return "Q." if is_question else ""
    return "A." if layer.lines[index].role is Role.ANSWER else ""


def segment_at(layer: TextLayer, offset: int) -> Segment | None:
    """The innermost part of a mail thread around a code point."""
    index = bisect_right(layer.segments, offset, key=START)
    return next((each for each in reversed(layer.segments[:index]) if offset < each.end), None)


def source_at(layer: TextLayer, span: Span) -> TextSource:
    """Where the words of a span come from: ``NATIVE`` only if all of them do."""
    last = bisect_right(layer.sources, span.end - 1, key=START)
    first = max(bisect_right(layer.sources, span.start, key=START) - 1, 0)
    for each in layer.sources[first:last]:
        if span.start < each.end and each.source is not TextSource.NATIVE:
            return each.source
    return TextSource.NATIVE


def recognised_source(layer: TextLayer, spans: Sequence[Span]) -> TextSource | None:
    """Which recognition words come from, ours or one that came with the file; None for no word."""
    found = (source_at(layer, span) for span in spans) if layer.sources else iter(())
    return next((source for source in found if source is not TextSource.NATIVE), None)


def examiner_at(layer: TextLayer, offset: int) -> str:
    """Whose examination a code point of a transcript stands in, as printed; else empty."""
    layer = with_turns(layer)
    index = line_index_at(layer, offset)
    return "" if index is None else layer.lines[index].examiner


def _overlaps(spans: Sequence[Span], other: Span) -> bool:
    return any(span.start < other.end and other.start < span.end for span in spans)


def _units_from(layer: TextLayer, first: int, reached: int) -> Iterator[Unit]:
    """Units from the printed line ``first`` on, and of other text from ``reached`` on."""
    for unit in _line_units(layer, first):
        yield from _plain_units(layer, reached, unit.start)
        yield unit
        reached = max(reached, unit.end)
    yield from _plain_units(layer, reached, len(layer.text))


def _last_word(text: str) -> int:
    last = len(text) - 1
    while last > 0 and text[last].isspace():
        last -= 1
    return last


# --- Testimony and colloquy: units of printed lines -----------------------------------------------


def _sure_start(layer: TextLayer, index: int) -> int:
    """A printed line at or before ``index`` where a unit begins whatever stands before it."""
    is_colloquy_alone = True
    for place in range(min(index, len(layer.lines) - 1), -1, -1):
        line = layer.lines[place]
        if line.role is Role.OTHER and not is_blank(layer, line.start, line.end):
            return place
        if line.role is Role.QUESTION and (
            after_designator(layer, line) > line.start or layer.lines[place - 1].role is Role.ANSWER
        ):
            return place
        is_colloquy_alone = is_colloquy_alone and line.role not in _TESTIMONY
    return _named_turn(layer, index) if is_colloquy_alone else 0


def _named_turn(layer: TextLayer, index: int) -> int:
    """The last line at or before ``index`` that names its speaker, else the first."""
    return next((place for place in range(index, 0, -1) if layer.lines[place].speaker), 0)


def _line_units(layer: TextLayer, first: int) -> Iterator[Unit]:
    for group in _groups(layer, first):
        spoken = [place for place, line in enumerate(group) if line.role in _TESTIMONY]
        talk = spoken[-1] + 1 if spoken else 0
        if spoken:
            yield _testimony(layer, group[:talk])
        if group[0].role is not Role.OTHER:
            yield from _turns(layer, group[talk:])


def _groups(layer: TextLayer, first: int) -> Iterator[list[PrintedLine]]:
    """Lines in groups: a pair with the talk in and after it, a turn, or one line without role."""
    held: list[PrintedLine] = []
    roles: set[Role] = set()
    for line in islice(layer.lines, first, None):
        if is_blank(layer, line.start, line.end):
            continue
        if held and _begins_group(layer, roles, line):
            yield held
            held, roles = [], set()
        held.append(line)
        roles.add(line.role)
    if held:
        yield held


def _begins_group(layer: TextLayer, roles: set[Role], line: PrintedLine) -> bool:
    if line.role is Role.OTHER or Role.OTHER in roles:
        return True
    if line.role is Role.QUESTION:
        is_put_anew = after_designator(layer, line) > line.start
        return is_put_anew or Role.ANSWER in roles or Role.QUESTION not in roles
    if line.role is Role.ANSWER:
        return roles.isdisjoint(_TESTIMONY)
    return bool(line.speaker) and roles.isdisjoint(_TESTIMONY)


def _testimony(layer: TextLayer, group: Sequence[PrintedLine]) -> Unit:
    spoken = [line for line in group if line.role in _TESTIMONY]
    spans = _joined(layer, spoken)
    return Unit(
        UnitKind.TESTIMONY,
        spans,
        spans[0].start,
        spans[-1].end,
        _joined(layer, [line for line in spoken if line.role is Role.QUESTION]),
        _joined(layer, [line for line in spoken if line.role is Role.ANSWER]),
    )


def _turns(layer: TextLayer, lines: Sequence[PrintedLine]) -> Iterator[Unit]:
    turn: list[PrintedLine] = []
    for line in lines:
        if turn and begins_turn(layer, turn[-1], line):
            yield _turn(layer, turn)
            turn = []
        turn.append(line)
    if turn:
        yield _turn(layer, turn)


def _turn(layer: TextLayer, lines: Sequence[PrintedLine]) -> Unit:
    spans = _joined(layer, lines)
    return Unit(UnitKind.COLLOQUY, spans, spans[0].start, spans[-1].end)


def _joined(layer: TextLayer, lines: Sequence[PrintedLine]) -> tuple[Span, ...]:
    """The words of lines, as one span where nothing but white space stands between two of them."""
    spans: list[Span] = []
    for line in lines:
        words = trimmed(layer, Span(line.start, line.end))
        if spans and is_blank(layer, spans[-1].end, words.start):
            spans[-1] = Span(spans[-1].start, words.end)
        else:
            spans.append(words)
    return tuple(spans)


def _by_side(layer: TextLayer, span: Span) -> Iterator[tuple[bool, Span]]:
    """The words of a span cut where counsel's question begins and ends: (is it question, piece)."""
    words = trimmed(layer, span)
    is_question, start = False, words.start
    first = max(bisect_right(layer.lines, words.start, key=START) - 1, 0)
    for line in islice(layer.lines, first, None):
        if line.start >= words.end:
            break
        asks = line.role is Role.QUESTION
        cut = max(line.start, words.start)
        if asks is is_question or line.end <= cut or is_blank(layer, line.start, line.end):
            continue
        if cut > start:
            yield is_question, trimmed(layer, Span(start, cut))
        is_question, start = asks, cut
    if start < words.end:
        yield is_question, Span(start, words.end)


def _undesignated(layer: TextLayer, piece: Span) -> Span:
    """A piece without the "Q." or "A." at its beginning."""
    index = line_index_at(layer, piece.start)
    if index is None or not is_blank(layer, layer.lines[index].start, piece.start):
        return piece
    start = after_designator(layer, layer.lines[index])
    return Span(min(max(start, piece.start), piece.end), piece.end)


# --- Everything else: paragraphs, lines, parts of a mail ------------------------------------------


def _plain_units(layer: TextLayer, start: int, end: int) -> Iterator[Unit]:
    while start < end:
        start += _blanks_at(layer.text, start, end)
        if start == end:
            return
        stop, kind = _plain_end(layer, start, end)
        words = trimmed(layer, Span(start, stop))
        yield Unit(kind, (words,), words.start, words.end)
        start = stop


def _blanks_at(text: str, start: int, end: int) -> int:
    found = _BLANKS.match(text, start, end)
    return len(found[0]) if found else 0


def _plain_end(layer: TextLayer, start: int, end: int) -> tuple[int, UnitKind]:
    """Where the unit ends that begins at a word, and what it is."""
    paragraph, following = _around(layer.paragraphs, start)
    if paragraph:
        end = min(end, paragraph.end)
    else:
        line_end = layer.text.find("\n", start, end)
        end = min(end if line_end < 0 else line_end, following)
    segment, following = _around(layer.segments, start)
    if segment:
        return min(end, segment.end, following), UnitKind.SEGMENT_PART
    return min(end, following), UnitKind.PARAGRAPH


def _plain_start(layer: TextLayer, offset: int) -> int:
    """A place at or before a code point, and not far from it, where no unit is cut in two."""
    paragraph, _ = _around(layer.paragraphs, offset)
    start = paragraph.start if paragraph else layer.text.rfind("\n", 0, offset) + 1
    segment, _ = _around(layer.segments, offset)
    if segment:
        start = max(start, segment.start)
    return start


def _around(
    ranges: Sequence[Paragraph | Segment], offset: int
) -> tuple[Paragraph | Segment | None, int]:
    """The range that holds a code point, if any, and where the next one begins."""
    index = bisect_right(ranges, offset, key=START)
    following = ranges[index].start if index < len(ranges) else maxsize
    held = ranges[index - 1] if index and offset < ranges[index - 1].end else None
    return held, following
