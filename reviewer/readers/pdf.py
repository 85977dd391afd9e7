"""Reads PDFs: the native is what is shown, unless it was encrypted or had to be repaired.

Pages whose lines are numbered are put into geometric order without their numbers (``gutter``,
``text.testimony``); all others keep the order of the content stream, unless a person asks for their
lines by place. One bad page costs itself. What is in the file and not on its pages (files, layers,
words under boxes, the marks of other programs) is looked for, and told.
"""

import gc
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pymupdf

from reviewer.errors import SourceError
from reviewer.readers.face import facts_of, kind_of
from reviewer.readers.flow import Flow, flowing
from reviewer.readers.options import ReadOptions
from reviewer.readers.paged import geometry_of, sources_of
from reviewer.readers.pdf_attached import children_of
from reviewer.readers.pdf_forms import XFA, fields_on, has_xfa, is_form
from reviewer.readers.pdf_layers import in_hidden_layers
from reviewer.readers.pdf_marks import Annotations, marks_of
from reviewer.readers.pdf_opened import Opened, engine, opened, rendition_of
from reviewer.readers.pdf_order import reordered
from reviewer.readers.pdf_told import (
    hidden_facts,
    remarks_of,
    textless_pages,
    told_of_broken,
    told_of_marks,
    told_of_unseen,
)
from reviewer.readers.pdf_unseen import Unseen, UnseenBy
from reviewer.readers.reading import ExhibitKind, Facts, Reading, TranscriptStatus
from reviewer.readers.ruling import read_ruled
from reviewer.readers.scanned import with_recognised
from reviewer.readers.sheet import Sheet, read_sheet
from reviewer.readers.stamps import Found, find_stamps, find_sticker, running_heads
from reviewer.text.codec import clean_text
from reviewer.text.layer import PhysicalPage, TextLayer
from reviewer.text.numbered import Numbering, label_paragraphs

READER = "pdf 2"

_NATIVE = "native"
_COPY = f"pymupdf {pymupdf.VersionBind} copy"
_WITH_HEADLINE = {ExhibitKind.ARTICLE, ExhibitKind.MEMO, ExhibitKind.CONTRACT, ExhibitKind.OTHER}
_LARGER = 1.2
_SHORTEST_TITLE, _LONGEST_TITLE = 4, 150


def read(path: Path, options: ReadOptions, progress: Callable[[int, int], None]) -> Reading:
    """Read a PDF.

    Raises:
        LockedError: it is protected by a password that is not among those given.
        SourceError: the file is no PDF that can be read, or has no pages.
    """
    found = opened(path, options.passwords)
    try:
        return _reading(found, path, options, progress)
    finally:
        found.document.close()


def _reading(
    found: Opened, path: Path, options: ReadOptions, progress: Callable[[int, int], None]
) -> Reading:
    pages = _pages(found.document, progress)
    sheets = [reordered(one) for one in pages.sheets] if options.is_reordered else pages.sheets
    sheets, of_words = with_recognised(found.document, path, sheets, options, progress)
    stamps = find_stamps(sheets)
    flow = read_ruled(sheets, stamps.aside, options.corrections())
    if flow is None:
        flow = flowing(sheets, stamps.aside | running_heads(sheets))
    layer, kind = _layer(flow, stamps)
    geometry = geometry_of(flow, sheets)
    marks = marks_of(pages.annotations.found, layer.text, geometry)
    hidden = pages.hidden(in_hidden_layers(found.document, path, options.passwords, pages.sheets))
    textless = textless_pages(layer, sheets)
    facts = replace(
        _facts(layer.text, kind, flow, stamps, sheets),
        hidden=hidden_facts(hidden),
        textless=textless.numbers,
        filled=tuple(pages.filled),
        remarks=remarks_of(marks),
        understood=flow.understood,
    )
    if options.status is not TranscriptStatus.UNKNOWN:
        facts = replace(facts, status=options.status)
    rendition, told = rendition_of(found)
    children, of_children = children_of(found.document, pages.annotations.files)
    of_forms = (XFA,) if has_xfa(found.document) else ()
    warnings = (
        *told,
        *told_of_broken(pages.broken),
        *textless.told(),
        *of_words,
        *flow.warnings,
        *told_of_unseen(hidden),
        *told_of_marks(marks, pages.annotations.lost),
        *of_forms,
        *of_children,
    )
    maker = _NATIVE if rendition is None else _COPY
    return Reading(
        kind, READER, maker, layer, geometry, rendition, facts, children, warnings, marks
    )


# Pages


@dataclass(slots=True)
class _Pages:
    """What was read page by page; ``broken`` numbers those that could not be."""

    sheets: list[Sheet] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    annotations: Annotations = field(default_factory=Annotations)
    filled: list[tuple[str, str]] = field(default_factory=list)
    unshown: list[tuple[int, Unseen]] = field(default_factory=list)

    def take(self, document: pymupdf.Document, index: int, *, is_form: bool) -> None:
        """Read one page; one that the engine gives up costs itself alone."""
        try:
            with engine():
                page = document.load_page(index)
                sheet = read_sheet(page)
        except SourceError:
            self.sheets.append(Sheet(612.0, 792.0))
            self.broken.append(index + 1)
            return
        self.sheets.append(sheet)
        self.annotations.take(page, index)
        for name, value, is_hidden in fields_on(page) if is_form else ():
            self.filled.append((clean_text(name), clean_text(value)))
            if is_hidden:
                self.unshown.append((index, Unseen(UnseenBy.FIELD, value)))

    def hidden(self, in_layers: Sequence[tuple[int, Unseen]]) -> list[tuple[int, Unseen]]:
        """(page index, words) of all that the pages do not show, in order of the pages."""
        found = [(at, one) for at, sheet in enumerate(self.sheets) for one in sheet.unseen]
        return sorted([*found, *self.unshown, *in_layers], key=lambda pair: pair[0])


def _pages(document: pymupdf.Document, progress: Callable[[int, int], None]) -> _Pages:
    pages = _Pages()
    with engine():
        total = document.page_count
    filled = is_form(document)
    with _no_collector():
        for index in range(total):
            pages.take(document, index, is_form=filled)
            progress(index + 1, total)
    if len(pages.broken) == total:
        raise SourceError("No page of this PDF could be read.")
    return pages


@contextmanager
def _no_collector() -> Iterator[None]:
    """Without the search for cycles, which a page's many small dictionaries set off for nothing.

    They have no cycles; the search took a fifth of the time of long documents.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


# The layer


def _layer(flow: Flow, found: Found) -> tuple[TextLayer, ExhibitKind]:
    numbering, paragraphs = Numbering.NONE, flow.paragraphs
    if not flow.is_testimony:
        paragraphs, numbering = label_paragraphs(flow.text, flow.paragraphs)
    pages = tuple(PhysicalPage(i + 1, start, end) for i, (start, end) in enumerate(flow.pages))
    layer = TextLayer(
        flow.text, pages, flow.lines, paragraphs, stamps=found.stamps, sources=sources_of(flow)
    )
    return layer, kind_of(flow.text, numbering, is_testimony=flow.is_testimony)


def _facts(
    text: str, kind: ExhibitKind, flow: Flow, found: Found, sheets: Sequence[Sheet]
) -> Facts:
    facts = facts_of(text, kind, (*flow.furniture, *found.legends))
    title = (_headline(sheets[0]) if kind in _WITH_HEADLINE else "") or facts.title
    # What a box covers must not come to light as the exhibit's name.
    if any(one.text in title for sheet in sheets for one in sheet.unseen):
        title = ""
    return replace(facts, title=title, marked=find_sticker(sheets[0]))


def _headline(sheet: Sheet) -> str:
    """What is printed largest on the page, where that is clearly larger than the text."""
    usual = Counter[float]()
    for piece in sheet.pieces:
        usual[round(piece.size, 1)] += len(piece.text)
    if not usual or max(usual) < _LARGER * usual.most_common(1)[0][0]:
        return ""
    words = " ".join(piece.text for piece in sheet.pieces if round(piece.size, 1) == max(usual))
    return words if _SHORTEST_TITLE <= len(words) <= _LONGEST_TITLE else ""
