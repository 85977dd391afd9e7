"""ASCII deposition transcripts: their printed page and line, kept out of the text.

The gutter is inferred, never assumed: line numbers are those that count from one and start again
(New York prints 25 lines, Louisiana 32), found twice over: strictly first, to learn the column and
the number of lines, then once more with that knowledge. Time stamps are blanked rather than cut, so
that columns stay comparable. Numbered lines need not carry Q and A: pleadings on ruled paper are
cited by page and line, too.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reviewer.text.layer import TextLayer
from reviewer.text.page_numbers import PageEdges, PageNumbers, number_pages
from reviewer.text.roles import Spoken, assign_roles, looks_like_testimony
from reviewer.text.testimony import Row, Testimony, assemble

_GUTTER = re.compile(r"\s{0,24}(?P<line>\d{1,2})(?=\s|$)")
_PAGE_LINE = re.compile(r"\s{0,8}0*(?P<page>\d{1,5}):(?P<line>\d{1,2})(?=\s|$)")
_LONG_TIME = re.compile(
    r"(?<!\S)\d{1,2}:\d{2}:\d{2}(?:[.:]\d{1,3})?(?:\s?[ap]\.?m\.?)?(?!\S)", re.I
)
_SHORT_TIME = re.compile(r"(?<!\S)\d{1,2}:\d{2}(?:\s?[ap]\.?m\.?)?(?!\S)", re.I)
_RUNNING_HEAD = re.compile(
    r"[A-Z0-9]{6,10}(?:\s.*)?$"
    r"|.{1,60}\s[-–—]\s*(?:(?:further |continued |voir )?(?:re-?)?(?:direct|cross|dire))\b.*$",
    re.I,
)
_LEAST_LINES, _MOST_LINES = 20, 40
_LOOK_AHEAD = 8
_SHORT_RUN = 2
_SKIPPED = 3
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line as the file prints it; its words begin at ``start`` of the layer (-1: it has none)."""

    print: str
    column: int = 0
    start: int = -1
    length: int = 0


@dataclass(frozen=True, slots=True)
class Transcript:
    """A transcript: its layer, what each sheet shows, and whether people testify in it."""

    layer: TextLayer
    sheets: tuple[tuple[SheetLine, ...], ...]
    is_testimony: bool
    spoken: tuple[Spoken, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A physical line; ``bare`` has the same length with time stamps blanked."""

    print: str
    bare: str
    feed: bool = False
    page: int | None = None
    number: int | None = None
    column: int = 0


def parse_transcript(text: str) -> Transcript | None:
    """The transcript that a decoded text file holds, or None where it is none.

    Args:
        text: as decoded; line ends of any kind, form feeds kept.
    """
    lines = _without_times(_physical(text))
    numbered = _prefixed(lines) or _guttered(lines)
    if _is_numbered(numbered):
        return _read_numbered(numbered)
    spoken = assign_roles([line.print for line in lines])
    if looks_like_testimony(spoken) and _questions(spoken) >= _LOOK_AHEAD:
        return _read_unnumbered(lines)
    return None


def _physical(text: str) -> list[_Line]:
    """Lines with tabs made blanks; a form feed marks the line after it."""
    lines: list[_Line] = []
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        before, *after = raw.split("\f")
        if before or not after:
            lines.append(_line(before))
        lines.extend(replace(_line(part), feed=True) for part in after)
    return lines


def _line(raw: str) -> _Line:
    text = raw.expandtabs(8).rstrip()
    return _Line(text, text)


# Time stamps


def _without_times(lines: Sequence[_Line]) -> list[_Line]:
    """Time stamps in the margins blanked; short ones only where many lines carry them."""
    printed = [line for line in lines if line.print.strip()]
    left = sum(bool(_stamp_at_left(line.print, _SHORT_TIME)) for line in printed)
    right = sum(bool(_stamp_at_right(line.print, _SHORT_TIME)) for line in printed)
    enough = 0.15 * len(printed)
    return [
        replace(
            line, bare=_blanked(line.print, short_left=left > enough, short_right=right > enough)
        )
        for line in lines
    ]


def _stamp_at_left(text: str, form: re.Pattern[str]) -> re.Match[str] | None:
    """A stamp before the line number or just after it."""
    number = re.match(r"\s*\d{1,2}\s+", text)
    for at in (re.match(r"\s*", text), number):
        found = form.match(text, at.end()) if at else None
        if found and re.match(
            r"\s+\d{1,2}(?:\s|$)|\s{2,}|$" if at is not number else r"\s",
            text[found.end() :] or " ",
        ):
            return found
    return None


def _stamp_at_right(text: str, form: re.Pattern[str]) -> re.Match[str] | None:
    stamps = list(form.finditer(text))
    if (
        stamps
        and stamps[-1].end() == len(text.rstrip())
        and text[: stamps[-1].start()].endswith("  ")
    ):
        return stamps[-1]
    return None


def _blanked(text: str, *, short_left: bool, short_right: bool) -> str:
    left = _stamp_at_left(text, _LONG_TIME) or (
        _stamp_at_left(text, _SHORT_TIME) if short_left else None
    )
    if left:
        text = text[: left.start()] + " " * (left.end() - left.start()) + text[left.end() :]
    right = _stamp_at_right(text, _LONG_TIME) or (
        _stamp_at_right(text, _SHORT_TIME) if short_right else None
    )
    return text[: right.start()].rstrip() if right else text


# Line numbers


def _prefixed(lines: Sequence[_Line]) -> list[_Line] | None:
    """Lines of the ``00045:12  text`` form (the page often on its first line only); else None."""
    page, number, found, wrong, stamps = 0, 0, 0, 0, 0
    numbered = []
    for line in lines:
        both, bare = _PAGE_LINE.match(line.print), _GUTTER.match(line.print)
        if both and _follows(page, number, int(both["page"]), int(both["line"])):
            page, number, found = int(both["page"]), int(both["line"]), found + 1
            # A time stamp looks the same, but the line's own number follows it.
            stamps += _GUTTER.match(line.print, both.end()) is not None
            numbered.append(replace(line, page=page, number=number, column=both.end()))
        elif bare and not both and found and int(bare["line"]) == number + 1:
            number += 1
            numbered.append(replace(line, page=page, number=number, column=bare.end()))
        else:
            wrong += both is not None
            numbered.append(line)
    sound = found and wrong <= found / 5 and stamps <= found / 2
    return numbered if sound and any(line.number == _SKIPPED for line in numbered) else None


def _follows(page: int, number: int, next_page: int, next_number: int) -> bool:
    if next_page == page:
        return next_number == number + 1
    return next_page > page and next_number == 1


def _guttered(lines: Sequence[_Line]) -> list[_Line]:
    """Line numbers in the left margin, found strictly, then by the column and height learned."""
    candidates = [_GUTTER.match(line.bare) for line in lines]
    values = [int(found["line"]) if found else None for found in candidates]
    strict = _runs(values, lambda _, value, last: value == last + 1)
    heights = Counter(length for length in _heights(strict, values) if length >= _LEAST_LINES / 2)
    if not heights:
        return _marked(lines, strict, candidates)
    height = max(heights, key=lambda length: (heights[length], length))
    ends = Counter(found.end() for i in strict if (found := candidates[i]))
    starts = Counter(found.start("line") for i in strict if (found := candidates[i]))
    end, start = ends.most_common(1)[0][0], starts.most_common(1)[0][0]

    def fits(index: int, value: int, last: int) -> bool:
        found = candidates[index]
        near = found and (abs(found.end() - end) <= 1 or abs(found.start("line") - start) <= 1)
        return bool(near) and last < value <= min(height, last + _SKIPPED)

    return _marked(lines, _runs(values, fits), candidates)


def _runs(values: Sequence[int | None], fits: Callable[[int, int, int], bool]) -> list[int]:
    """Indexes of the lines whose number goes on with the count, or starts it again at one."""
    accepted: list[int] = []
    last = 0
    for index, value in enumerate(values):
        if value is None:
            continue
        if value == 1 and _goes_on(values, index):
            if last and last <= _SHORT_RUN:
                del accepted[-last:]
            accepted.append(index)
            last = 1
        elif last and fits(index, value, last):
            accepted.append(index)
            last = value
    return accepted


def _goes_on(values: Sequence[int | None], index: int) -> bool:
    """Whether a two follows before the next one."""
    for value in values[index + 1 : index + _LOOK_AHEAD]:
        if value in {1, 2}:
            return value == 2  # noqa: PLR2004 - the line after line one
    return False


def _heights(accepted: Sequence[int], values: Sequence[int | None]) -> list[int]:
    """The last line number of each page."""
    numbers = [values[i] or 0 for i in accepted]
    return [a for a, b in zip(numbers, [*numbers[1:], 1], strict=False) if b == 1]


def _marked(
    lines: Sequence[_Line], accepted: Sequence[int], candidates: Sequence[re.Match[str] | None]
) -> list[_Line]:
    marked = list(lines)
    for index in accepted:
        if found := candidates[index]:
            marked[index] = replace(lines[index], number=int(found["line"]), column=found.end())
    return marked


def _is_numbered(lines: Sequence[_Line]) -> bool:
    """Numbers on most lines, to the foot of a usual page; shorter pages must be testimony."""
    numbers = [line.number for line in lines if line.number is not None]
    words = [line for line in lines if line.bare[line.column :].strip()]
    with_words = [line for line in words if line.number is not None]
    if len(numbers) < _LOOK_AHEAD or len(with_words) < 0.3 * len(words):
        return False
    if _LEAST_LINES <= max(numbers) <= _MOST_LINES:
        return True
    return looks_like_testimony(assign_roles([line.bare[line.column :] for line in with_words]))


def _questions(spoken: Sequence[Spoken]) -> int:
    return sum(one.opens and one.role == "Q" for one in spoken)


# Pages


@dataclass(frozen=True, slots=True)
class _Page:
    """Line indexes ``start`` to ``end``; ``first`` and ``last`` numbered ones, -1 without any."""

    start: int
    end: int
    first: int = -1
    last: int = -1
    shared: bool = False


def _pages(lines: Sequence[_Line]) -> list[_Page]:
    """Pages by form feeds and by numbers that start again."""
    pages, start, first, last = [], 0, -1, -1
    for index, line in enumerate(lines):
        again = line.number is not None and last >= 0 and line.number <= (lines[last].number or 0)
        if line.feed and index > start:
            pages.append(_Page(start, index, first, last))
            start, first, last = index, -1, -1
        elif again:
            pages.append(_Page(start, last + 1, first, last, shared=True))
            start, first, last = last + 1, -1, -1
        if line.number is not None:
            first, last = (index if first < 0 else first), index
    if any(line.print for line in lines[start:]):
        pages.append(_Page(start, len(lines), first, last))
    return pages


def _edges(lines: Sequence[_Line], pages: Sequence[_Page]) -> list[PageEdges]:
    """What stands above and below the numbered lines of each page."""
    edges = []
    for index, page in enumerate(pages):
        following = pages[index + 1] if page.shared else None
        stop = following.first if following and following.first >= 0 else page.end
        first, last = (page.first, page.last) if page.first >= 0 else (page.end, page.start - 1)
        top = tuple(lines[i].bare for i in range(page.start, first))
        bottom = tuple(lines[i].bare for i in range(last + 1, stop))
        prefixed = lines[page.first].page if page.first >= 0 else None
        edges.append(
            PageEdges(*(_outermost(top), _outermost(bottom)), prefixed, shared=page.shared)
        )
    return edges


def _outermost(lines: tuple[str, ...]) -> tuple[str, ...]:
    """At most six lines at either end: a page number never stands in the middle of a sheet."""
    printed = [line for line in lines if line.strip()]
    return (
        lines if len(printed) <= 2 * _NEAR_EDGE else (*printed[:_NEAR_EDGE], *printed[-_NEAR_EDGE:])
    )


_NEAR_EDGE = 6


def _moved(lines: Sequence[_Line], pages: list[_Page], found: PageNumbers) -> list[_Page]:
    """Pages whose number stands at the foot end after it, not after their last numbered line."""
    if found.at_top:
        return pages
    moved = list(pages)
    for index in range(len(pages) - 1):
        page, following = moved[index], moved[index + 1]
        stop = following.first if following.first >= 0 else following.end
        markers = [
            i for i in range(page.end, stop) if page.shared and found.is_marker(lines[i].bare)
        ]
        if markers:
            moved[index] = replace(page, end=markers[0] + 1)
            moved[index + 1] = replace(following, start=markers[0] + 1)
    return moved


def _furniture(lines: Sequence[_Line], pages: Sequence[_Page], found: PageNumbers) -> set[int]:
    """Page numbers, and headers and footers that come back on page after page of numbered lines."""
    shapes: Counter[str] = Counter()
    places: dict[str, list[int]] = {}
    numbered = [page for page in pages if page.first >= 0]
    for page in numbered:
        outside = [
            i
            for i in (*range(page.start, page.first), *range(page.last + 1, page.end))
            if lines[i].bare.strip()
        ]
        here = {_shape(lines[i].bare) for i in outside}
        shapes.update(here)
        for i in outside:
            places.setdefault(_shape(lines[i].bare), []).append(i)
    often = max(2, min(3, round(_MOSTLY * len(numbered))))
    furniture = {i for shape, count in shapes.items() if count >= often for i in places[shape]}
    for page in pages:
        edge = [
            i
            for i in range(page.start, page.end)
            if lines[i].number is None and lines[i].bare.strip()
        ]
        furniture.update(
            i for i in (*edge[:_SKIPPED], *edge[-_SKIPPED:]) if found.is_marker(lines[i].bare)
        )
    return furniture


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split()))


# Reading


def _read_numbered(lines: list[_Line]) -> Transcript:
    pages = _pages(lines)
    printed = [line.bare for line in lines if line.bare.strip()]
    found = number_pages(_edges(lines, pages), printed[0], printed[-1])
    pages = _moved(lines, pages, found)
    furniture = _furniture(lines, pages, found)
    rows = [
        [_row(lines[i]) for i in range(page.start, page.end) if i not in furniture]
        for page in pages
    ]
    testimony = assemble(rows, found.numbers)
    return _transcript(lines, pages, furniture, testimony)


def _read_unnumbered(lines: list[_Line]) -> Transcript:
    """Testimony whose lines have no printed numbers: turns are found, page and line are not."""
    pages = _pages(lines)
    heads = {i for i, line in enumerate(lines) if _is_running_head(lines, i) and line.bare.strip()}
    rows = [
        [_row(lines[i]) for i in range(page.start, page.end) if i not in heads] for page in pages
    ]
    testimony = assemble(rows, [None] * len(pages))
    told = (
        "The lines of this transcript have no printed numbers, "
        "so its passages are cited without page and line."
    )
    return _transcript(lines, pages, heads, replace(testimony, warnings=(told,)))


def _is_running_head(lines: Sequence[_Line], index: int) -> bool:
    """The reporter's page header in a text whose page breaks were lost: it follows blank lines."""
    before = lines[max(index - 2, 0) : index]
    blank = len(before) == 2 and not any(line.bare.strip() for line in before)  # noqa: PLR2004 - two lines before
    found = (
        _RUNNING_HEAD.fullmatch(lines[index].bare.strip()) if blank or lines[index].feed else None
    )
    return found is not None and any(c.isdigit() for c in lines[index].bare.split()[0])


def _row(line: _Line) -> Row:
    return Row(line.bare[line.column :].strip(), line.number)


def _transcript(
    lines: Sequence[_Line], pages: Sequence[_Page], furniture: set[int], testimony: Testimony
) -> Transcript:
    sheets = []
    for page, starts in zip(pages, testimony.starts, strict=True):
        offsets = iter(starts)
        sheets.append(
            tuple(
                _sheet_line(lines[i], -1 if i in furniture else next(offsets))
                for i in range(page.start, page.end)
            )
        )
    speaking = looks_like_testimony(testimony.spoken)
    return Transcript(
        testimony.layer, tuple(sheets), speaking, testimony.spoken, testimony.warnings
    )


def _sheet_line(line: _Line, start: int) -> SheetLine:
    if start < 0:
        return SheetLine(line.print)
    words = line.bare[line.column :].strip()
    return SheetLine(line.print, line.bare.index(words, line.column), start, len(words))
