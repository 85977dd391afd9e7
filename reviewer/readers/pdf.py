"""Reads PDFs: the native is what is shown, unless it was encrypted or had to be repaired.

Such a file gets a clean copy, because another version of the engine might repair it to other pages.
A password is tried before anything else is asked of the document: the page count of a locked file
leaves its pages empty even after the right password. One bad page costs itself. Pages whose lines
are numbered are put into geometric order without their numbers (``gutter``, ``text.testimony``);
all others keep the order of the content stream.
"""

import gc
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pymupdf
from pymupdf import mupdf

from reviewer.errors import SourceError
from reviewer.readers.face import facts_of, kind_of
from reviewer.readers.flow import Flow, flowing
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import Child, ExhibitKind, Facts, Reading, TranscriptStatus
from reviewer.readers.ruling import read_ruled
from reviewer.readers.sheet import Sheet, read_sheet
from reviewer.readers.stamps import Found, find_stamps, find_sticker, running_heads
from reviewer.said import said
from reviewer.text.geometry import PageGeometry
from reviewer.text.layer import PhysicalPage, SourceRange, TextLayer, TextSource
from reviewer.text.numbered import Numbering, label_paragraphs

READER = "pdf 1"
MAX_PAGES = 50_000

_ENGINE_ERRORS = (
    mupdf.FzErrorBase,
    RuntimeError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    OSError,
)
_MEANINGLESS = re.compile("[\ufffd\ue000-\uf8ff]")
_NATIVE = "native"
_COPY = f"pymupdf {pymupdf.VersionBind} copy"
_UNREADABLE_SHARE = 0.2
_MOST_ATTACHED = 500_000_000
_NAMED = 8
_WITH_HEADLINE = {ExhibitKind.ARTICLE, ExhibitKind.MEMO, ExhibitKind.CONTRACT, ExhibitKind.OTHER}
_LARGER = 1.2
_SHORTEST_TITLE, _LONGEST_TITLE = 4, 150


def read(path: Path, options: ReadOptions, progress: Callable[[int, int], None]) -> Reading:
    """Read a PDF.

    Raises:
        SourceError: the file is no PDF that can be read, has no pages, or stays locked.
    """
    with _engine():
        document = _opened(path, options.passwords)
    try:
        return _reading(document, options, progress)
    finally:
        document.close()


@contextmanager
def _engine() -> Iterator[None]:
    """MuPDF, quiet, with its errors in words; its exceptions share no public base but these."""
    pymupdf.set_messages(pylogging=True)
    pymupdf.TOOLS.mupdf_display_errors(on=False)
    pymupdf.TOOLS.mupdf_display_warnings(on=False)
    try:
        yield
    except _ENGINE_ERRORS as error:
        raise SourceError("This PDF is damaged and could not be read.") from error


def _opened(path: Path, passwords: Sequence[str]) -> pymupdf.Document:
    """The document, unlocked, with at least one page."""
    document = pymupdf.open(path, filetype="pdf")
    if document.needs_pass and not any(document.authenticate(one) for one in passwords if one):
        document.close()
        raise SourceError(
            "This PDF does not open with that password."
            if any(passwords)
            else "This PDF is protected by a password."
        )
    pages = document.page_count
    if not 0 < pages <= MAX_PAGES:
        document.close()
        raise SourceError(
            f"This PDF has {pages:,} pages, more than Pincite takes in."
            if pages
            else "This PDF has no pages that can be read."
        )
    return document


def _reading(
    document: pymupdf.Document, options: ReadOptions, progress: Callable[[int, int], None]
) -> Reading:
    sheets, broken = _sheets(document, progress)
    found = find_stamps(sheets)
    flow = read_ruled(sheets, found.aside)
    if flow is None:
        flow = flowing(sheets, found.aside | running_heads(sheets))
    layer, kind = _layer(flow, found)
    facts = _facts(layer.text, kind, flow, found, sheets)
    if options.status is not TranscriptStatus.UNKNOWN:
        facts = replace(facts, status=options.status)
    rendition, told = _rendition(document)
    children, lost = _children(document)
    warnings = (*told, *_page_warnings(sheets, broken), *flow.warnings, *_quality(layer), *lost)
    maker = _NATIVE if rendition is None else _COPY
    return Reading(
        kind, READER, maker, layer, _geometry(flow, sheets), rendition, facts, children, warnings
    )


# Pages


def _sheets(
    document: pymupdf.Document, progress: Callable[[int, int], None]
) -> tuple[list[Sheet], list[int]]:
    """Every page's print, and the numbers of the pages that could not be read."""
    sheets, broken = [], []
    with _engine():
        total = document.page_count
    with _no_collector():
        for index in range(total):
            sheet = _sheet(document, index)
            sheets.append(sheet or Sheet(612.0, 792.0))
            if sheet is None:
                broken.append(index + 1)
            progress(index + 1, total)
    if len(broken) == total:
        raise SourceError("No page of this PDF could be read.")
    return sheets, broken


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


def _sheet(document: pymupdf.Document, index: int) -> Sheet | None:
    """One page; None where the engine gives it up, which costs this page alone."""
    try:
        with _engine():
            return read_sheet(document.load_page(index))
    except SourceError:
        return None


def _page_warnings(sheets: Sequence[Sheet], broken: Sequence[int]) -> tuple[str, ...]:
    warnings = []
    if broken:
        warnings.append(said("{pages} could not be read.", pages=_pages(broken)))
    pictures = [index + 1 for index, sheet in enumerate(sheets) if sheet.is_picture]
    if pictures:
        warnings.append(
            said(
                "{pages} is a picture without text."
                if len(pictures) == 1
                else "{pages} are pictures without text.",
                pages=_pages(pictures),
            )
        )
    return tuple(warnings)


def _pages(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return said("Page {named}", named=numbers[0])
    named = ", ".join(str(number) for number in numbers[:_NAMED])
    if len(numbers) > _NAMED:
        return said("Pages {named} and {count} more", named=named, count=len(numbers) - _NAMED)
    return said("Pages {named}", named=named)


# The layer


def _layer(flow: Flow, found: Found) -> tuple[TextLayer, ExhibitKind]:
    numbering, paragraphs = Numbering.NONE, flow.paragraphs
    if not flow.is_testimony:
        paragraphs, numbering = label_paragraphs(flow.text, flow.paragraphs)
    pages = tuple(PhysicalPage(i + 1, start, end) for i, (start, end) in enumerate(flow.pages))
    layer = TextLayer(
        flow.text, pages, flow.lines, paragraphs, stamps=found.stamps, sources=_sources(flow)
    )
    return layer, kind_of(flow.text, numbering, is_testimony=flow.is_testimony)


def _sources(flow: Flow) -> tuple[SourceRange, ...]:
    """Ranges that lie unseen over a picture of the page."""
    ranges: list[SourceRange] = []
    for start, piece in flow.placed:
        if not piece.hidden:
            continue
        end = start + len(piece.text)
        if ranges and not flow.text[ranges[-1].end : start].strip():
            ranges[-1] = SourceRange(ranges[-1].start, end, ranges[-1].source)
        else:
            ranges.append(SourceRange(start, end, TextSource.OCR_RECEIVED))
    return tuple(ranges)


def _geometry(flow: Flow, sheets: Sequence[Sheet]) -> tuple[PageGeometry, ...]:
    placed, at = flow.placed, 0
    pages = []
    for (start, end), sheet in zip(flow.pages, sheets, strict=True):
        lines = []
        while at < len(placed) and placed[at][0] < end:
            lines.append(placed[at][1].boxes(placed[at][0]))
            at += 1
        pages.append(PageGeometry(sheet.width, sheet.height, start, end, tuple(lines)))
    return tuple(pages)


def _quality(layer: TextLayer) -> tuple[str, ...]:
    """A warning where much of the text has no meaning that a search could find."""
    poor = sum(_is_poor(layer.text[page.start : page.end]) for page in layer.pages)
    if not poor:
        return ()
    pages = said("1 page") if poor == 1 else said("{count} pages", count=poor)
    return (
        said(
            "The text of {pages} is not readable as the file gives it "
            "(its fonts do not say what their signs mean).",
            pages=pages,
        ),
    )


def _is_poor(text: str) -> bool:
    return len(_MEANINGLESS.findall(text)) > _UNREADABLE_SHARE * len("".join(text.split()))


def _facts(
    text: str, kind: ExhibitKind, flow: Flow, found: Found, sheets: Sequence[Sheet]
) -> Facts:
    facts = facts_of(text, kind, (*flow.furniture, *found.legends))
    title = _headline(sheets[0]) if kind in _WITH_HEADLINE else ""
    return replace(facts, title=title or facts.title, marked=find_sticker(sheets[0]))


def _headline(sheet: Sheet) -> str:
    """What is printed largest on the page, where that is clearly larger than the text."""
    usual = Counter[float]()
    for piece in sheet.pieces:
        usual[round(piece.size, 1)] += len(piece.text)
    if not usual or max(usual) < _LARGER * usual.most_common(1)[0][0]:
        return ""
    words = " ".join(piece.text for piece in sheet.pieces if round(piece.size, 1) == max(usual))
    return words if _SHORTEST_TITLE <= len(words) <= _LONGEST_TITLE else ""


# The file itself


def _rendition(document: pymupdf.Document) -> tuple[bytes | None, tuple[str, ...]]:
    """A clean copy where the native is locked or was repaired; and what the person is told."""
    locked = bool((document.metadata or {}).get("encryption"))
    if not locked and not document.is_repaired:
        return None, ()
    try:
        with _engine():
            content = _copied(document)
    except SourceError:
        if locked:
            raise
        return None, ("This PDF is damaged and could not be repaired; it is shown as it is.",)
    told = "This PDF is damaged; what is shown is a repaired copy. The original is kept."
    return content, () if locked else (told,)


def _copied(document: pymupdf.Document) -> bytes:
    content: bytes = document.tobytes(encryption=mupdf.PDF_ENCRYPT_NONE, no_new_id=True)
    with pymupdf.open("pdf", content) as copy:
        if copy.page_count != document.page_count or copy.needs_pass:
            raise SourceError("This PDF is damaged and no copy of it could be made.")
    return content


@dataclass(frozen=True, slots=True)
class _Attached:
    name: str
    content: bytes | None


def _children(document: pymupdf.Document) -> tuple[tuple[Child, ...], tuple[str, ...]]:
    """Files attached to the PDF as a whole."""
    with _engine():
        count = document.embfile_count()
    children, lost, size = [], [], 0
    for index in range(count):
        attached = _attached(document, index)
        size += len(attached.content or b"")
        if attached.content is None or size > _MOST_ATTACHED:
            lost.append(attached.name)
        else:
            children.append(Child(attached.name, attached.content))
    if not lost:
        return tuple(children), ()
    names = ", ".join(lost[:_NAMED])
    return tuple(children), (said("Attached files that could not be read: {names}.", names=names),)


def _attached(document: pymupdf.Document, index: int) -> _Attached:
    name = f"attachment {index + 1}"
    try:
        with _engine():
            facts = document.embfile_info(index)
            name = str(facts.get("filename") or facts.get("name") or name)
            return _Attached(name, bytes(document.embfile_get(index)))
    except SourceError:
        return _Attached(name, None)
