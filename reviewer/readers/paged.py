"""Puts the sheets of a document together: one text layer, its geometry, and what it says of itself.

Shared by what has pages of print, whoever wrote or recognised the words on them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reviewer.readers.face import facts_of, kind_of
from reviewer.readers.flow import Flow, flowing
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import ExhibitKind, Facts
from reviewer.readers.ruling import read_ruled
from reviewer.readers.sheet import Piece, Sheet
from reviewer.readers.stamps import find_stamps, running_heads
from reviewer.text.geometry import PageGeometry
from reviewer.text.layer import PhysicalPage, SourceRange, TextLayer, TextSource
from reviewer.text.numbered import Numbering, label_paragraphs


@dataclass(frozen=True, slots=True)
class Paged:
    """A document's words with their places."""

    layer: TextLayer
    geometry: tuple[PageGeometry, ...]
    kind: ExhibitKind
    facts: Facts
    warnings: tuple[str, ...]


def put_together(sheets: Sequence[Sheet], options: ReadOptions) -> Paged:
    """One document of its pages, in their order."""
    found = find_stamps(sheets)
    flow = read_ruled(sheets, found.aside, options.corrections())
    if flow is None:
        flow = flowing(sheets, found.aside | running_heads(sheets))
    numbering, paragraphs = Numbering.NONE, flow.paragraphs
    if not flow.is_testimony:
        paragraphs, numbering = label_paragraphs(flow.text, flow.paragraphs)
    pages = tuple(PhysicalPage(i + 1, start, end) for i, (start, end) in enumerate(flow.pages))
    layer = TextLayer(
        flow.text,
        pages,
        flow.lines,
        paragraphs,
        stamps=found.stamps,
        sources=sources_of(flow),
    )
    kind = kind_of(flow.text, numbering, is_testimony=flow.is_testimony)
    facts = facts_of(layer.text, kind, (*flow.furniture, *found.legends))
    facts = replace(facts, understood=flow.understood, status=options.status or facts.status)
    return Paged(layer, geometry_of(flow, sheets), kind, facts, flow.warnings)


def sources_of(flow: Flow) -> tuple[SourceRange, ...]:
    """Ranges that were recognised, and those that lie unseen over a picture of the page."""
    ranges: list[SourceRange] = []
    for start, piece in flow.placed:
        source = _source(piece)
        if source is TextSource.NATIVE:
            continue
        end = start + len(piece.text)
        last = ranges[-1] if ranges else None
        if last and last.source is source and not flow.text[last.end : start].strip():
            ranges[-1] = SourceRange(last.start, end, source)
        else:
            ranges.append(SourceRange(start, end, source))
    return tuple(ranges)


def _source(piece: Piece) -> TextSource:
    if piece.sureness:
        return TextSource.OCR
    return TextSource.OCR_RECEIVED if piece.hidden else TextSource.NATIVE


def geometry_of(flow: Flow, sheets: Sequence[Sheet]) -> tuple[PageGeometry, ...]:
    """Where the words lie, one entry a page."""
    placed, at = flow.placed, 0
    pages = []
    for (start, end), sheet in zip(flow.pages, sheets, strict=True):
        lines = []
        while at < len(placed) and placed[at][0] < end:
            lines.append(placed[at][1].boxes(placed[at][0]))
            at += 1
        pages.append(PageGeometry(sheet.width, sheet.height, start, end, tuple(lines)))
    return tuple(pages)
