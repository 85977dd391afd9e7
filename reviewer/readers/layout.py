r"""Words laid out on pages: one layout gives the text, where it lies, and the PDF that is shown.

The text is taken from the laid-out document and never from the PDF written from it: the PDF writer
garbles emoji, Arabic and Hindi, while the document object gives them exactly, with boxes at the
same places. Every layout is checked against the words that went in (``markup.Words``). Text that
runs off the page is clipped silently by the engine, so where characters are missing the page is
laid out wider; what is missing still is named in a warning.

Of the line ends, those that the layout made are ``\n`` inside a ``Paragraph`` where the words
have a space, and nothing at all where it broke inside a word (a long address, Chinese): read back,
the words are as they were written.
"""

import binascii
from base64 import b64decode
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from types import MappingProxyType
from unicodedata import east_asian_width
from urllib.parse import unquote_to_bytes

import pymupdf
from pymupdf import mupdf

from reviewer.errors import SourceError
from reviewer.readers.drawn_lines import Line, engine, page_lines, quiet
from reviewer.readers.markup import (
    ASIDE_COLOUR,
    Manuscript,
    Origin,
    Words,
    aside,
    drawn,
    solid,
    tidy,
)
from reviewer.said import said
from reviewer.text.geometry import LineBoxes, PageGeometry
from reviewer.text.layer import Paragraph

Progress = Callable[[int, int], None]

MAKER = f"pymupdf {pymupdf.VersionBind} html"
MAX_PAGES = 20_000

_SIZES = ((612, 792), (792, 612), (1224, 1584), (2448, 1584), (4896, 3168), (9792, 6336))
_LOOK_AHEAD = 4_000
_SHORT = 3
_ENGINE_PLACEHOLDER = "[image]"
_SHORTEST_PICTURE = 16
_MOST_PIXELS = 40_000_000
_STYLE = f"""
@page{{margin:54pt 54pt 60pt 54pt}}
body{{margin:0;font-family:sans-serif;font-size:10pt;overflow-wrap:break-word}}
pre{{white-space:pre-wrap;font-family:monospace;font-size:9pt;margin:0;overflow-wrap:break-word}}
pre.spaced{{margin-top:9pt}}
table{{border-collapse:collapse}}
td,th{{padding:1pt 6pt 1pt 2pt;vertical-align:top;overflow-wrap:normal}}
blockquote{{margin:2pt 0 2pt 6pt;padding-left:4pt;border-left:1px solid #bbbbbb}}
li{{list-style-type:none}} ul,ol{{margin:2pt 0 2pt 0;padding-left:14pt}}
.aside{{color:#{ASIDE_COLOUR:06x}}}
"""


def silent(_done: int, _total: int) -> None:
    """A progress listener for callers that have none."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """One layout; ``origins`` has one entry for each of ``paragraphs``."""

    text: str
    geometry: tuple[PageGeometry, ...]
    paragraphs: tuple[Paragraph, ...]
    pdf: bytes
    maker: str = MAKER
    warnings: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class PlainParagraph:
    """A paragraph of plain text; its line ends were made by a program and read as spaces.

    ``mark`` is drawn before each line but is no part of the text ("> "); ``spaced`` leaves a blank
    line above.
    """

    text: str
    mark: str = ""
    spaced: bool = True
    part: str = ""


def lay_out(
    body: str,
    css: str = "",
    pictures: Sequence[tuple[str, bytes]] = (),
    progress: Progress = silent,
    narrowest: float = 0,
) -> LaidOut:
    """Lay sanitised HTML out.

    Args:
        body: what stands inside ``<body>``, from ``markup.sanitised`` or made by us.
        css: rules after our own.
        pictures: (content id, bytes) of the pictures that ``cid:`` addresses name.
        progress: told the page done and the number of pages.
        narrowest: the least width of a page, in points, where the caller knows that less will
            not do: it spares the trials.

    Raises:
        SourceError: there is more than can be laid out.
    """
    at_hand = {name: content for name, content in pictures if _is_picture(content)}
    manuscript = Manuscript(body, lambda source: _drawable(source, at_hand))
    words = manuscript.words
    document, placing = _fitted(_page(manuscript.markup, css), words, at_hand, progress, narrowest)
    text, geometry = placing.text, placing.geometry()
    paragraphs, origins = _paragraphs(words, placing.offsets, text)
    pdf = _written(document)
    return LaidOut(text, geometry, paragraphs, pdf, warnings=placing.losses(), origins=origins)


def lay_out_plain(
    paragraphs: Sequence[str | PlainParagraph], progress: Progress = silent
) -> LaidOut:
    """Lay plain text out in type of one width, each line as it stands in the file."""
    given = (PlainParagraph(one) if isinstance(one, str) else one for one in paragraphs)
    return lay_out("".join(map(plain_markup, given)), "body{font-family:monospace}", (), progress)


def plain_markup(paragraph: PlainParagraph) -> str:
    """The markup of one paragraph of plain text."""
    mark = aside(paragraph.mark) if paragraph.mark else ""
    lines = "\n".join(mark + escape(line, quote=False) for line in paragraph.text.split("\n"))
    names = "wrapped spaced" if paragraph.spaced else "wrapped"
    # The first line end after <pre> is dropped by every HTML parser.
    body = f'<pre class="{names}">\n{lines}</pre>'
    return (
        f'<section data-part="{escape(paragraph.part)}">{body}</section>'
        if paragraph.part
        else body
    )


def lay_out_lines(
    pages: Sequence[Sequence[tuple[str, str]]], progress: Progress = silent
) -> LaidOut:
    """Lay the lines of a transcript out, page for page and line for line, as (gutter, text).

    Gutters are drawn but are no part of the text. The text is every line's text and a line end, in
    order, and is the caller's own to the code point, whatever the layout made of it.
    """
    setting = _Setting.of(pages)
    document = _opened(setting.page(pages), setting.width, setting.height)
    if len(document) != max(1, len(pages)):
        raise SourceError("A page of this transcript is too long to be shown on one page.")
    geometry: list[PageGeometry] = []
    missed, start = 0, 0
    for number, lines in enumerate(pages):
        shown = [text for _gutter, text in lines]
        boxes, missing = _matched(page_lines(document[number]), shown, start)
        end = start + sum(len(text) + 1 for text in shown)
        geometry.append(PageGeometry(setting.width, setting.height, start, end, boxes))
        missed, start = missed + missing, end
        progress(number + 1, len(pages))
    text = "".join(f"{text}\n" for lines in pages for _gutter, text in lines)
    return LaidOut(text, tuple(geometry), (), _written(document), warnings=_unplaced(missed))


def _unplaced(lines: int) -> tuple[str, ...]:
    if not lines:
        return ()
    return (
        said(
            "{count} lines of this transcript could not be placed on the page as drawn.",
            count=lines,
        ),
    )


class _Placing:
    """Follows the words through the lines of a layout, and writes text and geometry as it goes."""

    def __init__(self, words: Words) -> None:
        self.offsets: list[int] = []
        self._words = words
        self._place = 0
        self._pieces: list[str] = []
        self._length = 0
        self._pages: list[tuple[float, float, int, list[LineBoxes]]] = []
        self._gaps: list[str] = []

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def take(self, document: pymupdf.Document, progress: Progress) -> None:
        """Place every line of the document."""
        for page in document.pages():
            boxes: list[LineBoxes] = []
            start = self._length
            for number, line in enumerate(page_lines(page)):
                begun = self._take_line(line, boxes)
                start = start if number else begun
            self._pages.append((page.rect.width, page.rect.height, start, boxes))
            progress(len(self._pages), len(document))
        self._skip_to(len(self._words.solid))

    def geometry(self) -> tuple[PageGeometry, ...]:
        """One entry a page; the first page starts at 0 and each ends where the next starts."""
        starts = [0, *(start for _w, _h, start, _boxes in self._pages[1:]), self._length]
        return tuple(
            PageGeometry(width, height, start, end, tuple(boxes))
            for (width, height, _start, boxes), (start, end) in zip(
                self._pages, pairwise(starts), strict=True
            )
        )

    def missing(self) -> int:
        """How many characters of the words the layout does not show."""
        return sum(self._missing().values()) if self._gaps else 0

    def losses(self) -> tuple[str, ...]:
        """What the layout does not show, in a sentence."""
        missing = self.missing()
        if not missing:
            return ()
        excerpts = "; ".join(f"\u201c{gap[:60]}\u201d" for gap in self._gaps[:5])
        return (
            said(
                "{count} characters could not be shown on the page, among them {excerpts}.",
                count=missing,
                excerpts=excerpts,
            ),
        )

    def _missing(self) -> Counter[str]:
        return Counter(self._words.solid) - Counter(solid(self.text))

    def _take_line(self, line: Line, boxes: list[LineBoxes]) -> int:
        """Place a line; returns the offset that its first character got."""
        line = line.stripped()
        seen = solid(line.text)
        found = self._found(seen)
        if found is None and seen == _ENGINE_PLACEHOLDER:
            return self._length
        if found is None:
            return self._write(line, "\n", boxes)
        self._skip_to(found)
        first = -1
        while line.text:
            end = self._words.first_start(found, found + len(seen))
            taken = len(seen) if end is None else end - found
            cut = len(line.text) if end is None else line.place_of(taken)
            begun = self._write(line.cut(0, cut).stripped(), self._words.parted(found), boxes)
            self._begin_paragraphs(found, begun)
            first = begun if first < 0 else first
            found, seen, line = found + taken, seen[taken:], line.cut(cut, len(line.text))
        self._place = found
        return first

    def _found(self, seen: str) -> int | None:
        """The place of these characters, at or soon after the place reached."""
        words = self._words.solid
        if words.startswith(seen, self._place):
            return self._place
        found = words.find(seen, self._place, self._place + len(seen) + _LOOK_AHEAD)
        near = len(seen) > _SHORT or found - self._place <= 2 * _SHORT
        return found if found >= 0 and near else None

    def _skip_to(self, place: int) -> None:
        if place > self._place:
            self._gaps.append(self._words.solid[self._place : place])
        self._begin_paragraphs(place - 1, self._length)
        self._place = place

    def _begin_paragraphs(self, place: int, offset: int) -> None:
        """Paragraphs from before or at a place begin at this offset, if they have none yet."""
        starts = self._words.starts
        while len(self.offsets) < len(starts) and starts[len(self.offsets)] <= place:
            self.offsets.append(offset)

    def _write(self, line: Line, before: str, boxes: list[LineBoxes]) -> int:
        if self._length:
            self._pieces.append(before)
            self._length += len(before)
        begun = self._length
        boxes.extend(line.boxes(begun))
        self._pieces.append(line.text)
        self._length += len(line.text)
        return begun


def _fitted(
    page: str,
    words: Words,
    pictures: Mapping[str, bytes],
    progress: Progress,
    narrowest: float,
) -> tuple[pymupdf.Document, _Placing]:
    """The narrowest layout that shows all words, else the one that shows most."""
    best: tuple[pymupdf.Document, _Placing] | None = None
    for width, height in (size for size in _SIZES if size[0] >= narrowest):
        document = _opened(page, width, height, pictures)
        placing = _Placing(words)
        placing.take(document, progress)
        if best is None or placing.missing() < best[1].missing():
            best = document, placing
        elif placing.missing() == best[1].missing():
            break
        if not placing.missing():
            break
    if best is None:
        raise AssertionError
    return best


def _paragraphs(
    words: Words, offsets: list[int], text: str
) -> tuple[tuple[Paragraph, ...], tuple[Origin, ...]]:
    """Paragraphs with the offsets they got; those of which nothing is shown are left out."""
    paragraphs: list[Paragraph] = []
    origins: list[Origin] = []
    for origin, (begin, until) in zip(words.origins, pairwise([*offsets, len(text)]), strict=True):
        end = begin + len(text[begin:until].rstrip())
        start = end - len(text[begin:end].lstrip())
        if end > start:
            paragraphs.append(Paragraph(start, end))
            origins.append(origin)
    return tuple(paragraphs), tuple(origins)


@dataclass(frozen=True, slots=True)
class _Setting:
    """Type size, leading and page size (points) of transcript pages.

    As a court reporter's, where it fits.
    """

    size: float
    leading: float
    width: float
    height: float

    @classmethod
    def of(cls, pages: Sequence[Sequence[tuple[str, str]]]) -> "_Setting":
        columns = max((_columns(g + t) for lines in pages for g, t in lines), default=1) or 1
        rows = max(map(len, pages), default=1) or 1
        leading = max(7.2, min(25.2, 680 / rows))
        size = max(5.0, min(12.0, leading * 0.9, 500 / (0.6 * columns)))
        width = max(612.0, 112 + 0.6 * size * columns)
        return cls(size, leading, width, max(792.0, 112 + leading * rows))

    def page(self, pages: Sequence[Sequence[tuple[str, str]]]) -> str:
        """The markup of all pages."""
        style = (
            "@page{margin:72pt 36pt 36pt 72pt}"
            f"pre{{font-size:{self.size:.2f}pt;line-height:{self.leading:.2f}pt;white-space:pre}}"
            "pre.turn{page-break-after:always}"
        )
        bodies = ["\n".join(_drawn(gutter, text) for gutter, text in lines) for lines in pages]
        # A page break after the last page would leave a blank one.
        turned = [f'<pre class="turn">\n{body or "&#160;"}</pre>' for body in bodies[:-1]]
        last = [f"<pre>\n{body}</pre>" for body in bodies[-1:]]
        return _page("".join(turned + last), style)


def _drawn(gutter: str, text: str) -> str:
    return aside(gutter) + drawn(tidy(text))


def _columns(text: str) -> int:
    if text.isascii():
        return len(text.expandtabs())
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in text.expandtabs())


def _matched(
    rows: Iterator[Line], texts: Sequence[str], start: int
) -> tuple[tuple[LineBoxes, ...], int]:
    """Boxes for the lines of one page, and how many lines got none."""
    seen = [solid(tidy(text)) for text in texts]
    places, offsets = [0], [start]
    for one, text in zip(seen, texts, strict=True):
        places.append(places[-1] + len(one))
        offsets.append(offsets[-1] + len(text) + 1)
    whole, place = "".join(seen), 0
    boxes: list[LineBoxes] = []
    placed = set()
    for row in (row.stripped() for row in rows):
        found = whole.find(solid(row.text), place)
        if found < 0:
            continue
        index = bisect_right(places, found) - 1
        boxes.extend(_boxes_in(row, texts[index], found - places[index], offsets[index]))
        placed.add(index)
        place = found + len(solid(row.text))
    return tuple(boxes), sum(1 for one in seen if one) - len(placed)


def _boxes_in(row: Line, text: str, skipped: int, offset: int) -> Iterator[LineBoxes]:
    """Boxes of a drawn row in the caller's line, behind so many seen characters of it."""
    begin = next(_indices(text, skipped), len(text))
    if text.startswith(row.text, begin):
        yield from row.boxes(offset + begin)
        return
    lefts: list[float] = []
    rights: list[float] = []
    drawn = [i for i, character in enumerate(row.text) if solid(character)]
    used = 0
    for character in text[begin:].rstrip():
        shown = len(solid(tidy(character)))
        if shown and used >= len(drawn):
            break
        at = min(used, len(drawn) - 1)
        lefts.append(row.lefts[drawn[at]])
        used += shown
        rights.append(row.rights[drawn[max(at, used - 1)]] if shown else lefts[-1])
    even = Line(text[begin : begin + len(lefts)], lefts, rights, row.y0, row.y1)
    yield from even.boxes(offset + begin)


def _indices(text: str, skipped: int) -> Iterator[int]:
    """Indices of the seen characters of a line, after the first so many."""
    count = 0
    for index, character in enumerate(text):
        shown = len(solid(tidy(character)))
        if shown and count >= skipped:
            yield index
        count += shown


def _page(body: str, css: str) -> str:
    head = f'<head><meta charset="utf-8"><style>{_STYLE}{css}</style></head>'
    return f"<html>{head}<body>{body}</body></html>"


def _opened(
    page: str, width: float, height: float, pictures: Mapping[str, bytes] = MappingProxyType({})
) -> pymupdf.Document:
    archive = pymupdf.Archive()
    for name, content in pictures.items():
        archive.add(content, f"cid:{name}")
    with engine():
        document = pymupdf.open(
            stream=page.encode("utf-8", "replace"),
            filetype="html",
            width=width,
            height=height,
            fontsize=10,
            archive=archive if pictures else None,
        )
        pages = len(document)
    if pages > MAX_PAGES:
        raise SourceError(
            said(
                "Laid out, this file has {pages:,} pages, more than Pincite takes in.", pages=pages
            )
        )
    return document


def _drawable(source: str, pictures: Mapping[str, bytes]) -> bool:
    """Whether the engine can draw the picture at an address, which must be in the file itself."""
    if source.startswith("cid:"):
        return source[4:] in pictures
    head, _comma, content = source.partition(",")
    if not head.endswith(";base64"):
        return False
    try:
        return _is_picture(b64decode(unquote_to_bytes(content)))
    except binascii.Error:
        return False


def _is_picture(content: bytes) -> bool:
    """Whether these bytes are a picture that can be drawn without filling the memory."""
    quiet()
    try:
        known = pymupdf.image_profile(content) if len(content) > _SHORTEST_PICTURE else None
    except (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError, TypeError):
        return False
    return known is not None and 0 < known["width"] * known["height"] <= _MOST_PIXELS


def _written(document: pymupdf.Document) -> bytes:
    """The PDF of a layout: the same bytes for the same layout, in whichever process.

    The pages are drawn straight into the PDF whose fonts are cut down. ``convert_to_pdf`` first
    writes one with the whole of each font, which took 0.2 s a mail where a sign was Chinese.
    """
    with engine():
        pdf = pymupdf.open()
        out = mupdf.pdf_document_from_fz_document(pdf.this)
        for number in range(len(document)):
            _draw(mupdf.fz_load_page(document.this, number), out)
        if len(pdf) != len(document):
            raise SourceError("The pages of this file could not be drawn.")
        mupdf.pdf_subset_fonts2(out, list(range(len(document))))
        content: bytes = pdf.tobytes(garbage=3, deflate=True, use_objstms=1, no_new_id=True)
    return content


def _draw(page: mupdf.FzPage, out: mupdf.PdfDocument) -> None:
    box = mupdf.fz_bound_page(page)
    device, resources, contents = mupdf.pdf_page_write(out, box)
    mupdf.fz_run_page(page, device, mupdf.FzMatrix(), mupdf.FzCookie())
    mupdf.fz_close_device(device)
    mupdf.pdf_insert_page(out, -1, mupdf.pdf_add_page(out, box, 0, resources, contents))
