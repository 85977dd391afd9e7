"""What a page draws of the passages on it: little of each, since one exhibit may bear thousands.

A table shows a screenful of passages and reads all about them; a page needs the places of all, to
colour them and to mark the scroll bar. After an act only what it touched is asked for again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from reviewer.model import PassageId
from reviewer.queries import links
from reviewer.queries.links import LinkMark
from reviewer.queries.view import View
from reviewer.text.layer import Span


@dataclass(frozen=True, slots=True)
class PageMark:
    """A passage where it lies in one text layer; ``place`` orders those of one exhibit."""

    id: PassageId
    place: tuple[int, int]
    spans: tuple[Span, ...]
    number: str
    tags: tuple[str, ...]
    has_note: bool
    links: tuple[LinkMark, ...]


_PART = 400
# The notes from the passages: the other way round it would go through every note of the matter.
_ON = """SELECT p.id, p.start, p.row, p.spans, p.number, p.tags, EXISTS (SELECT 1 FROM entity e
    WHERE e.subject = p.id AND e.kind = 'note' AND e.payload IS NOT NULL)
  FROM passage p WHERE p.exhibit = ? AND p.layer = ?"""
_decode_spans = msgspec.json.Decoder(list[tuple[int, int]]).decode


def parts(view: View, exhibit: bytes, layer: bytes) -> Iterator[list[PageMark]]:
    """The passages of an exhibit that stand in one of its layers, in the order of the page.

    For whoever has to do other things between: what was read last tells where to go on.
    """
    beyond = "AND (p.start, p.row) > (?, ?) ORDER BY p.start, p.row LIMIT ?"
    after, is_more = (-1, -1), True
    while is_more:
        found = view.rows(f"{_ON} {beyond}", (exhibit, layer, *after, _PART))
        is_more = len(found) == _PART
        if found:
            yield _marks(view, found)
            after = (found[-1][1], found[-1][2])


def among(
    view: View, exhibit: bytes, layer: bytes, passages: Sequence[bytes]
) -> dict[bytes, PageMark]:
    """Those of some passages that stand there."""
    marks = ", ".join("?" * len(passages))
    found = view.rows(f"{_ON} AND p.id IN ({marks})", (exhibit, layer, *passages))
    return {one.id: one for one in _marks(view, found)}


def _marks(view: View, found: Sequence[tuple]) -> list[PageMark]:  # type: ignore[type-arg]
    tied = links.marks_of_rows(view, [row[2] for row in found]) if found else {}
    return [_mark(row, tied.get(row[0], ())) for row in found]


def _mark(row: tuple, tied: tuple[LinkMark, ...]) -> PageMark:  # type: ignore[type-arg]
    passage, first, at, stored, number, tags, has_note = row
    spans = tuple(Span(start, end) for start, end in _decode_spans(stored))
    return PageMark(passage, (first, at), spans, number, tuple(tags.split()), bool(has_note), tied)
