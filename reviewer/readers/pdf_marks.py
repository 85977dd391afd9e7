"""Highlights, comments and drawings that other programs left in a PDF.

Such a program stores where it drew, not what it marked: the words are found again by their place on
the page, in the geometry that is frozen with the layer. A letter is marked where its middle lies in
a rectangle of the mark. A drawing around words marks them, unless it takes in so much that it says
nothing of any; a line beneath words marks those above it. Replies are told in the comment of what
they answer to, with their authors, so that one conversation is one mark.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pymupdf

from reviewer.errors import SourceError
from reviewer.readers.pdf_opened import engine
from reviewer.readers.reading import ForeignMark
from reviewer.text.codec import clean_text
from reviewer.text.geometry import LineBoxes, PageGeometry
from reviewer.text.layer import Span

MOST_MARKS = 20_000
ON_WORDS = frozenset({"Highlight", "Underline", "StrikeOut", "Squiggly", "Redact"})

_DRAWN = frozenset({"Ink", "Square", "Circle", "Line", "Polygon", "PolyLine"})
_NO_MARK = frozenset(
    {"Link", "Popup", "Widget", "FileAttachment", "Screen", "PrinterMark", "TrapNet", "Watermark"}
)
_CORNERS = 4
_HALF = 0.5
_FLAT = 1.5
_MOST_DRAWN = 1_500
_DATE = re.compile(
    r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?)?"
)
_TAGS = re.compile(r"<(?:/p|br)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation as the file has it; ``areas`` in points of the page as displayed."""

    page: int
    xref: int
    kind: str
    areas: tuple[tuple[float, float, float, float], ...]
    author: str
    date: str
    comment: str
    answers: int = 0


@dataclass(slots=True)
class Annotations:
    """The annotations of a document, and how many could not be read."""

    found: list[Annotation] = field(default_factory=list)
    files: list[tuple[int, int]] = field(default_factory=list)
    lost: int = 0

    def take(self, page: pymupdf.Page, index: int) -> None:
        """Take what stands on one page."""
        try:
            with engine():
                one = page.first_annot
                turn = page.rotation_matrix
        except SourceError:
            self.lost += 1
            return
        while one is not None:
            try:
                with engine():
                    self._take(one, index, turn)
            except SourceError:
                self.lost += 1
            one = self._after(one)

    def _take(self, one: pymupdf.Annot, index: int, turn: pymupdf.Matrix) -> None:
        kind = one.type[1]
        if kind == "FileAttachment":
            self.files.append((index, one.xref))
        if kind not in _NO_MARK and len(self.found) < MOST_MARKS:
            self.found.append(_annotation(one, index, turn))

    def _after(self, one: pymupdf.Annot) -> pymupdf.Annot | None:
        try:
            with engine():
                following: pymupdf.Annot | None = one.next
        except SourceError:
            self.lost += 1
            return None
        return following


def _annotation(one: pymupdf.Annot, index: int, turn: pymupdf.Matrix) -> Annotation:
    facts, kind = one.info, one.type[1]
    comment = facts["content"] or _plain(one.parent.parent, one.xref)
    if kind == "Stamp":
        comment = comment or facts["name"]
    return Annotation(
        index,
        one.xref,
        kind,
        tuple(_areas(one, kind, turn)),
        _words(facts["title"]),
        iso_date(facts["modDate"] or facts["creationDate"]),
        _words(comment),
        max(one.irt_xref, 0),
    )


def _words(text: str) -> str:
    return clean_text("\n".join(" ".join(line.split()) for line in text.splitlines()).strip())


def _plain(document: pymupdf.Document, xref: int) -> str:
    """The words of a comment that has them in rich text alone."""
    kind, value = document.xref_get_key(xref, "RC")
    if kind == "xref":
        value = document.xref_stream(int(value.split()[0])).decode("utf-8", "replace")
    if kind not in {"string", "xref"}:
        return ""
    return html.unescape(_TAG.sub("", _TAGS.sub("\n", value)))


def iso_date(raw: str) -> str:
    """A date of the PDF format as ISO 8601, as far as it goes; empty where it is none.

    Source: ISO 32000-1, 7.9.4.
    """
    found = _DATE.match(raw.strip())
    if found is None:
        return ""
    year, month, day, hour, minute, second, utc, sign, ahead, past = found.groups()
    date = "-".join(part for part in (year, month, day if month else None) if part)
    if not (day and hour):
        return date
    date += f"T{hour}:{minute or '00'}:{second or '00'}"
    if utc or (sign and ahead == "00" and past in {None, "00"}):
        return date + "Z"
    return date + (f"{sign}{ahead}:{past or '00'}" if sign else "")


def _areas(
    one: pymupdf.Annot, kind: str, turn: pymupdf.Matrix
) -> Iterator[tuple[float, float, float, float]]:
    """Rectangles of an annotation on the page as displayed."""
    vertices = one.vertices or []
    if kind in ON_WORDS and len(vertices) >= _CORNERS:
        for at in range(0, len(vertices) - _CORNERS + 1, _CORNERS):
            yield _around(vertices[at : at + _CORNERS], turn)
    elif kind == "Ink" and vertices:
        for stroke in vertices:
            yield _around(stroke, turn)
    else:
        box = one.rect * turn
        yield box.x0, box.y0, box.x1, box.y1


def _around(
    corners: Sequence[tuple[float, float]], turn: pymupdf.Matrix
) -> tuple[float, float, float, float]:
    points = [pymupdf.Point(corner) * turn for corner in corners]
    across, down = [point.x for point in points], [point.y for point in points]
    return min(across), min(down), max(across), max(down)


# From annotations to marks


def marks_of(
    annotations: Sequence[Annotation], text: str, geometry: Sequence[PageGeometry]
) -> tuple[ForeignMark, ...]:
    """The marks, each with the words that it stands on, replies told in its comment."""
    known = {one.xref: one for one in annotations}
    replies: dict[int, list[Annotation]] = {}
    for one in annotations:
        root = _root(one, known)
        if root is not one:
            replies.setdefault(root.xref, []).append(one)
    return tuple(
        _mark(one, replies.get(one.xref, ()), text, geometry)
        for one in annotations
        if _root(one, known) is one
    )


def _root(one: Annotation, known: dict[int, Annotation]) -> Annotation:
    """The annotation at the head of a conversation; one that goes in a circle is its own."""
    met = {one.xref}
    at = one
    while at.answers in known:
        at = known[at.answers]
        if at.xref in met:
            return one
        met.add(at.xref)
    return at


def _mark(
    one: Annotation,
    replies: Sequence[Annotation],
    text: str,
    geometry: Sequence[PageGeometry],
) -> ForeignMark:
    spans = _spans(one, text, geometry[one.page])
    comment = one.comment
    if one.kind == "FreeText" and spans:
        comment = ""
    told = [comment] if comment else []
    for reply in sorted(replies, key=lambda reply: reply.date):
        who = ", ".join(part for part in (reply.author, reply.date) if part)
        told.append(f"[{who or reply.kind}] {reply.comment}".strip())
    return ForeignMark(spans, one.kind, one.author, one.date, "\n".join(told), one.page + 1)


def _spans(one: Annotation, text: str, page: PageGeometry) -> tuple[Span, ...]:
    if one.kind in ON_WORDS:
        return _joined(_under(one.areas, page), text)
    if one.kind == "FreeText":
        spans = _joined(_under(one.areas, page), text)
        typed = "".join("".join(text[span.start : span.end].split()) for span in spans)
        return spans if typed and typed == "".join(one.comment.split()) else ()
    if one.kind in _DRAWN:
        spans = _joined(_drawn(one.areas, page), text)
        return spans if sum(span.end - span.start for span in spans) <= _MOST_DRAWN else ()
    return ()


def _under(
    areas: Sequence[tuple[float, float, float, float]], page: PageGeometry
) -> Iterator[Span]:
    for line in page.lines:
        for x0, y0, x1, y1 in areas:
            height = max(min(line.y1 - line.y0, y1 - y0), 0.1)
            if min(line.y1, y1) - max(line.y0, y0) > _HALF * height:
                yield from _letters(line, x0, x1)


def _drawn(
    areas: Sequence[tuple[float, float, float, float]], page: PageGeometry
) -> Iterator[Span]:
    """Words within a drawing, and those that a flat stroke underlines or strikes through."""
    for line in page.lines:
        height, middle = line.y1 - line.y0, (line.y0 + line.y1) / 2
        for x0, y0, x1, y1 in areas:
            is_stroke = y1 - y0 < height / _FLAT
            if y0 < middle < y1 or (is_stroke and -height < y0 - line.y1 < height / 4):
                yield from _letters(line, x0, x1)


def _letters(line: LineBoxes, x0: float, x1: float) -> Iterator[Span]:
    """The letters of a line whose middles lie between two edges; all of a slanted line."""
    count = len(line.edges) - 1
    if (line.dx, line.dy) != (1.0, 0.0):
        if min(line.edges) < x1 and max(line.edges) > x0:
            yield Span(line.start, line.start + count)
        return
    inside = [at for at in range(count) if x0 <= (line.edges[at] + line.edges[at + 1]) / 2 <= x1]
    if inside:
        yield Span(line.start + inside[0], line.start + inside[-1] + 1)


def _joined(spans: Iterator[Span], text: str) -> tuple[Span, ...]:
    """Spans in order, without blanks at their ends, joined where only blanks are between them."""
    joined: list[Span] = []
    for span in sorted(spans):
        words = text[span.start : span.end]
        start = span.start + len(words) - len(words.lstrip())
        end = span.end - len(words) + len(words.rstrip())
        if start >= end:
            continue
        if joined and (start <= joined[-1].end or not text[joined[-1].end : start].strip()):
            joined[-1] = Span(joined[-1].start, max(end, joined[-1].end))
        else:
            joined.append(Span(start, end))
    return tuple(joined)
