"""Cites read back: what people paste from briefs, outlines and our own logs, and where it points.

The pin stands at the end of a cite and is tried from the most distinctive form to the least:
page:line, labels, cells and slides, pages, Bates numbers, a bare page of a deposition. What stands
before it is the name, whatever it is: finding the exhibit of that name is the caller's part. A lone
number like ``KL-00049`` reads as a Bates number, and the caller, who knows the exhibits, looks for
a name of that kind too.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reviewer.errors import InputError, RefusedError
from reviewer.said import said
from reviewer.text.bates import BatesNumber, bates_range, is_bates
from reviewer.text.layer import Paragraph, PhysicalPage, PrintedLine, Span, TextLayer
from reviewer.text.places import Place, paragraph_span
from reviewer.text.turns import trimmed

_LONGEST = 400
_TO = r"\s*(?:-|\bto\b|\bthrough\b)\s*"
_AND = r"(?:\s*[,;&]\s*(?:and\s+)?|\s+and\s+)"
_LINE = r"(?:\d{1,5}\s?[:/]\s?)?\d{1,3}"
_NUMBER = r"[A-Za-z]{0,3}\d[\w.()]*(?:-[A-Za-z]\w*)?"
_DIGITS = r"\d{1,5}"
_REQUEST = (
    r"(?:RF[AP]|ROG|Interrog(?:\.|atory|atories)?|Req(?:\.|uests?)?"
    r"(?: for (?:Admission|Production))?|Answer|Ans\.|Resp(?:\.|onse)?)"
)


def _list_of(item: str) -> str:
    return rf"{item}(?:{_TO}{item})?(?:{_AND}{item}(?:{_TO}{item})?)*"


_PAGE_AND_LINE = re.compile(
    r"\b(?:pp?\.?|pages?)\s*(\d+)\s*,?\s*(?:at\s+)?(?:ll?\.?|lines?)\s*(?=\d)", re.IGNORECASE
)
_LINES = re.compile(
    r"(?P<name>|.*?[\s(,])(?:T(?:r\.?\s?)?)?"
    rf"(?P<pin>(?=\d{{1,5}}\s?[:/]\s?\d){_list_of(_LINE)})"
)
_LABELS = re.compile(
    rf"(?P<name>|.*?[\s(,])(?P<pin>(?P<stem>[¶§]+\s?|(?:{_REQUEST}\s)?[Nn][Oo]s?\.\s?)"
    rf"(?P<list>{_list_of(_NUMBER)}))"
)
_CELL = r"(?:(?:'(?:[^']|'')+'|[\w.]+)!)?\$?[A-Z]{1,3}\$?\d{1,7}"
_CELLS = re.compile(
    rf"(?P<name>|.*?[\s(,])(?P<pin>(?P<cell>cells?\s|(?=[\w.]+!|'(?:[^']|'')+'!))"
    rf"(?P<list>{_CELL}(?:(?:\s*-\s*|\s+to\s+|:){_CELL})?"
    rf"(?:{_AND}{_CELL}(?:(?:\s*-\s*|\s+to\s+|:){_CELL})?)*))"
)
_ONE_OF_CELLS = re.compile(rf"({_CELL})(?:(?:\s*-\s*|\s+to\s+|:)({_CELL}))?")
_SLIDES = re.compile(
    rf"(?P<name>|.*?[\s(,])(?P<pin>slides?\s(?P<list>{_list_of(_DIGITS)}))", re.IGNORECASE
)
_COUNTED = re.compile(
    rf"(?P<name>|.*?[\s(,])(?P<pin>(?:paras?\.|paragraphs?)\s?(?P<list>{_list_of(_DIGITS)}))",
    re.IGNORECASE,
)
_PAGES = re.compile(
    r"(?P<name>|.*?[\s(,])(?P<pin>(?P<physical>physical )?(?:pp?\.|pages?)\s?"
    rf"(?P<list>{_list_of(_DIGITS)}))",
    re.IGNORECASE,
)
_BARE_PAGES = re.compile(rf"(?P<name>|.*\bDep\.(?:.*\s)?)(?P<pin>(?P<list>{_list_of(_DIGITS)}))")
_ONE_OF_LINES = re.compile(rf"(?:(\d+)\s?[:/]\s?)?(\d+)(?:{_TO}(?:(\d+)\s?[:/]\s?)?(\d+))?")
_SINGULARS = {"nos.": "No.", "no.": "No."}


@dataclass(frozen=True, slots=True)
class ParsedCite:
    """A cite taken apart: the name, maybe empty; the places, maybe none; the pin as written."""

    name: str
    ranges: tuple[Place, ...] = ()
    pin_text: str = ""


def parse(text: str) -> ParsedCite:
    """The parts of a cite as a person pastes it.

    Raises:
        InputError: there are no words to read, or too many for a cite.
    """
    words = _plain(text)
    if not words:
        raise InputError("There is no cite to read.")
    if len(words) > _LONGEST:
        raise InputError("These words are too long to be a cite.")
    lines = _PAGE_AND_LINE.sub(r"\1:", words)
    for form, places, given in (
        (_LINES, _line_places, lines),
        (_LABELS, _label_places, words),
        (_CELLS, _cell_places, words),
        (_SLIDES, _slide_places, words),
        (_COUNTED, _counted_places, words),
        (_PAGES, _page_places, words),
    ):
        if found := form.fullmatch(given):
            return ParsedCite(_name(found["name"]), tuple(places(found)), found["pin"])
    if bates := _parsed_bates(words):
        return bates
    if found := _BARE_PAGES.fullmatch(words):
        return ParsedCite(_name(found["name"]), tuple(_bare_page_places(found)), found["pin"])
    return ParsedCite(_name(words))


def bates_pin(text: str) -> bool:
    """Whether a pin consists of Bates numbers and their ranges."""
    return bool(text) and all(_is_bates_range(piece) for piece in text.split(", "))


def spans_of(layer: TextLayer, parsed: ParsedCite) -> tuple[Span, ...]:
    """The spans that a cite points at.

    Raises:
        RefusedError: the layer has no such place, in words that say what it has.
    """
    if not parsed.ranges:
        raise RefusedError("The cite names no page, line, paragraph or Bates number.")
    return tuple(_words(layer, _span_of(layer, each)) for each in parsed.ranges)


def _plain(text: str) -> str:
    """The words of a pasted cite with plain hyphens, without brackets and stops around it."""
    words = re.sub("[‐‑‒–—−]", "-", " ".join(text.split()))
    stripped = re.sub(r"\s*\(rough\)[.;,]?$", "", words.strip("“”\"';, "))
    if stripped.startswith("(") and stripped.endswith(")"):
        stripped = stripped[1:-1].strip()
    return stripped.rstrip(".;, ") if re.search(r"\d\s*[.;,]+$", stripped) else stripped


def _name(text: str) -> str:
    return re.sub(r"\s+at$", "", text.strip(" ,;(")).rstrip(" ,")


def _line_places(found: re.Match[str]) -> Iterator[Place]:
    page = 0
    for each in _ONE_OF_LINES.finditer(found["pin"]):
        page = int(each[1] or page)
        begin = int(each[2])
        end_page = int(each[3] or page)
        yield Place(page, begin, end_page, int(each[4] or begin))
        page = end_page


def _label_places(found: re.Match[str]) -> Iterator[Place]:
    stem = found["stem"].strip()
    if stem[0] in "¶§":
        stem = stem[0]
    else:
        words = stem.split()
        stem = " ".join([*words[:-1], _SINGULARS[words[-1].lower()]])
    for begin, end in _pairs(found["list"], _NUMBER):
        yield Place(
            label_begin=f"{stem} {begin.rstrip('.')}", label_end=f"{stem} {end.rstrip('.')}"
        )


def _cell_places(found: re.Match[str]) -> Iterator[Place]:
    """Cells; the end of a range that names no sheet is on that of its begin."""
    for each in _ONE_OF_CELLS.finditer(found["list"]):
        begin, end = each[1].replace("$", ""), (each[2] or each[1]).replace("$", "")
        sheet, mark, _cell = begin.rpartition("!")
        if "!" not in end:
            end = f"{sheet}{mark}{end}"
        stem = "" if mark else "cell "
        yield Place(label_begin=f"{stem}{begin}", label_end=f"{stem}{end}")


def _slide_places(found: re.Match[str]) -> Iterator[Place]:
    for begin, end in _pairs(found["list"], _DIGITS):
        yield Place(label_begin=f"slide {begin}", label_end=f"slide {end}")


def _counted_places(found: re.Match[str]) -> Iterator[Place]:
    for begin, end in _pairs(found["list"], _DIGITS):
        yield Place(paragraph_begin=int(begin), paragraph_end=int(end))


def _page_places(found: re.Match[str]) -> Iterator[Place]:
    """Pages that may be printed ones or the native's; which, the layer says."""
    for begin, end in _pairs(found["list"], _DIGITS):
        first, last = int(begin), int(_lengthened(begin, end))
        if found["physical"]:
            yield Place(physical_begin=first, physical_end=last)
        else:
            yield Place(page_begin=first, page_end=last, physical_begin=first, physical_end=last)


def _bare_page_places(found: re.Match[str]) -> Iterator[Place]:
    for begin, end in _pairs(found["list"], _DIGITS):
        yield Place(page_begin=int(begin), page_end=int(_lengthened(begin, end)))


def _pairs(numbers: str, number: str) -> Iterator[tuple[str, str]]:
    for each in re.finditer(rf"({number})(?:{_TO}({number}))?", numbers):
        yield each[1], each[2] or each[1]


def _lengthened(begin: str, end: str) -> str:
    """The last page of ``103-04``, which leaves out what it shares with the first."""
    if len(end) < len(begin) and int(end) < int(begin):
        return begin[: len(begin) - len(end)] + end
    return end


def _is_bates_range(text: str) -> bool:
    if not re.search(r"\d{4}", text):
        return False
    try:
        bates_range(text)
    except InputError:
        return False
    return True


def _parsed_bates(words: str) -> ParsedCite | None:
    name, at, pin_text = words.rpartition(" at ")
    if not at or not bates_pin(pin_text):
        name, _, pin_text = words.rpartition(" ")
        if not bates_pin(pin_text) or name.endswith((",", "-")):
            name, pin_text = "", words
    if not bates_pin(pin_text):
        return None
    ranges = [bates_range(piece) for piece in pin_text.split(", ")]
    places = tuple(Place(bates_begin=str(first), bates_end=str(last)) for first, last in ranges)
    return ParsedCite(_name(name), places, pin_text)


# --- Where a place lies in a layer ----------------------------------------------------------------


def _span_of(layer: TextLayer, sought: Place) -> Span:
    if sought.line_begin is not None:
        return _span_of_lines(layer, sought)
    if sought.label_begin:
        return _span_of_labels(layer, sought)
    if sought.bates_begin:
        return _span_of_bates(layer, sought)
    if sought.paragraph_begin is not None:
        return _span_of_paragraphs(layer, sought)
    if sought.page_begin is not None and layer.lines:
        return _span_of_printed_pages(layer, sought)
    begin, end = sought.physical_begin or sought.page_begin, sought.physical_end or sought.page_end
    return _span_of_pages(_page_numbered(layer, begin), _page_numbered(layer, end))


def _words(layer: TextLayer, span: Span) -> Span:
    words = trimmed(layer, span)
    return words if words.start < words.end else span


def _span_of_lines(layer: TextLayer, sought: Place) -> Span:
    if not layer.lines:
        raise RefusedError("This exhibit has no printed line numbers.")
    first = _line_numbered(layer, sought.page_begin, sought.line_begin, 0)
    last = _line_numbered(layer, sought.page_end, sought.line_end, first.start)
    return Span(first.start, last.end)


def _line_numbered(
    layer: TextLayer, page: int | None, line: int | None, from_offset: int
) -> PrintedLine:
    on_page = [each for each in layer.lines if each.page == page]
    found = [each for each in on_page if each.line == line]
    if not on_page:
        first, last = layer.lines[0].page, layer.lines[-1].page
        raise RefusedError(
            said(
                "There is no printed page {page}: they run from {first} to {last}.",
                page=page,
                first=first,
                last=last,
            )
        )
    if not found:
        first, last = on_page[0].line, on_page[-1].line
        raise RefusedError(
            said(
                "Page {page} has no line {line}: its lines run from {first} to {last}.",
                page=page,
                line=line,
                first=first,
                last=last,
            )
        )
    for each in found:
        if each.start >= from_offset:
            return each
    raise RefusedError(
        said("The cite ends at {page}:{line}, before it begins.", page=page, line=line)
    )


def _span_of_printed_pages(layer: TextLayer, sought: Place) -> Span:
    first = [each for each in layer.lines if each.page == sought.page_begin]
    last = [each for each in layer.lines if each.page == sought.page_end]
    if not first or not last:
        page = sought.page_end if first else sought.page_begin
        raise RefusedError(said("There is no printed page {page} in this transcript.", page=page))
    if last[-1].end < first[0].start:
        raise RefusedError("The cite ends before it begins.")
    return Span(first[0].start, last[-1].end)


def _span_of_pages(first: PhysicalPage, last: PhysicalPage) -> Span:
    if last.start < first.start:
        raise RefusedError("The cite ends before it begins.")
    return Span(first.start, last.end)


def _page_numbered(layer: TextLayer, number: int | None) -> PhysicalPage:
    if not layer.pages:
        raise RefusedError("This exhibit has no pages that a cite could name.")
    for page in layer.pages:
        if page.number == number:
            return page
    raise RefusedError(
        said(
            "There is no page {number}: this exhibit has {count} pages.",
            number=number,
            count=len(layer.pages),
        )
    )


def _span_of_bates(layer: TextLayer, sought: Place) -> Span:
    first = _page_stamped(layer, sought.bates_begin)
    return _span_of_pages(first, _page_stamped(layer, sought.bates_end))


def _page_stamped(layer: TextLayer, value: str) -> PhysicalPage:
    same = _same_number(value)
    for stamp in layer.stamps:
        if stamp.value == value or same(stamp.value):
            return _page_numbered(layer, stamp.page)
    raise RefusedError(said("No page of this exhibit is stamped {value}.", value=value))


def _same_number(value: str) -> Callable[[str], bool]:
    sought = BatesNumber.parse(value)
    return lambda other: is_bates(other) and sought.is_same(BatesNumber.parse(other))


def _span_of_paragraphs(layer: TextLayer, sought: Place) -> Span:
    begin, end = sought.paragraph_begin or 0, sought.paragraph_end or 0
    span = paragraph_span(layer, begin, end)
    if span is None:
        counted = f"{begin}" if begin == end else f"{begin} to {end}"
        raise RefusedError(said("This exhibit has no paragraph {counted}.", counted=counted))
    return span


def _span_of_labels(layer: TextLayer, sought: Place) -> Span:
    first = _labelled(layer, sought.label_begin)[0]
    last = _labelled(layer, sought.label_end)[-1]
    if last.end < first.start:
        raise RefusedError("The cite ends before it begins.")
    return Span(first.start, last.end)


def _labelled(layer: TextLayer, label: str) -> list[Paragraph]:
    """The paragraphs of a label; ``No. 12`` finds ``RFA No. 12`` where no other ends like it."""
    exact = [each for each in layer.paragraphs if each.label == label]
    if exact:
        return exact
    like = [each for each in layer.paragraphs if each.label.endswith(f" {label}")]
    if not like:
        raise RefusedError(said("This exhibit has no {label}.", label=label))
    if len({each.label for each in like}) > 1:
        names = ", ".join(dict.fromkeys(each.label for each in like))
        raise RefusedError(said("{label} may be any of these: {names}.", label=label, names=names))
    return like
