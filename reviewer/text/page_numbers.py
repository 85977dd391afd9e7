"""Which printed number each page of a transcript carries.

A number is believed only in company: the reader collects every candidate above and below the
numbered lines, and the place and form whose values rise by one from page to page wins. A single
wrong page number in a brief is worse than none, so that a tie between "head of this page" and "foot
of the page before" gives no numbers at all.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_FORMS = (
    re.compile(r"^\W*(?:page|p\.?|pg\.?)\s*(?P<n>\d{1,5})\W*$", re.I),
    re.compile(r"^(?P<n>0\d{2,5})$"),
    re.compile(r"^[-–—\s]*(?P<n>\d{1,5})[-–—\s]*$"),
    # After the others: what counts "of 90" may be the file's pages and not the transcript's.
    re.compile(r"^\W*(?:page|p\.?|pg\.?)?\s*(?P<n>\d{1,5})\s*(?:of|/)\s*\d+\W*$", re.I),
    re.compile(r"(?:^|\s)(?:page|pg\.?)\s*(?P<n>\d{1,5})\b", re.I),
    re.compile(r"\s{2,}(?P<n>\d{1,5})$"),
    re.compile(r"^(?P<n>\d{1,5})\s{2,}"),
)
_ALONE = 4
_NOT_OURS = re.compile(r"\bcase\b.*\d:\d|\bdocument\s+\d|\bpageid|\bfiled\b", re.I)
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class PageEdges:
    """The unnumbered lines above and below a page's numbered lines.

    ``prefixed`` is the page's number where a line prefix gave it. ``shared`` where no page break
    stood between this page's foot and the next page's head: both then hold the same lines.
    """

    top: tuple[str, ...]
    bottom: tuple[str, ...]
    prefixed: int | None = None
    shared: bool = False


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """A number a page, or None; ``form`` and ``at_top`` tell which lines were the markers."""

    numbers: tuple[int | None, ...]
    form: int = -1
    at_top: bool = True

    def is_marker(self, line: str) -> bool:
        """Whether a line outside the numbered ones only prints the page number."""
        return 0 <= self.form < _ALONE and _value(line, self.form) is not None


def number_pages(
    pages: Sequence[PageEdges], first_line: str = "", last_line: str = ""
) -> PageNumbers:
    """The printed number of each page.

    Args:
        pages: in printed order.
        first_line: the file's first line that is not blank; a marker there settles that markers
            stand at the top.
        last_line: likewise the last.
    """
    if any(page.prefixed is not None for page in pages):
        return PageNumbers(_filled([page.prefixed for page in pages]))
    best: list[tuple[float, PageNumbers]] = []
    for form in range(len(_FORMS)):
        for at_top in (True, False):
            values = [_first(page.top if at_top else reversed(page.bottom), form) for page in pages]
            score = _score(values) - form / 100
            if score > 0:
                best.append((score, PageNumbers(_filled(values), form, at_top)))
    if not best:
        return PageNumbers((None,) * len(pages))
    top_score = max(score for score, _ in best)
    winners = [found for score, found in best if score == top_score]
    if len(winners) == 1 or not any(page.shared for page in pages):
        return winners[0]
    return _settled(winners, pages, first_line, last_line)


def _settled(
    winners: list[PageNumbers], pages: Sequence[PageEdges], first: str, last: str
) -> PageNumbers:
    """Head or foot, where both fit: by the ends of the file, else by blank lines around markers."""
    form = winners[0].form
    head, foot = _value(first, form) is not None, _value(last, form) is not None
    if head == foot:
        gaps = [_blank_sides(page.bottom, form) for page in pages if page.shared]
        above, below = sum(a for a, _ in gaps), sum(b for _, b in gaps)
        head, foot = above > below, below > above
    if head == foot:
        return PageNumbers((None,) * len(pages))
    return next(found for found in winners if found.at_top == head)


def _blank_sides(lines: tuple[str, ...], form: int) -> tuple[int, int]:
    """How many blank lines stand above and below the marker between two pages."""
    for index, line in enumerate(lines):
        if _value(line, form) is not None:
            return sum(not x.strip() for x in lines[:index]), sum(
                not x.strip() for x in lines[index:]
            )
    return 0, 0


def _value(line: str, form: int) -> int | None:
    text = line.strip()
    if not 0 < len(text) <= _LONGEST or _NOT_OURS.search(text):
        return None
    found = _FORMS[form].search(text)
    return int(found["n"]) if found else None


def _first(lines: Iterable[str], form: int) -> int | None:
    return next((value for line in lines if (value := _value(line, form)) is not None), None)


def _score(values: Sequence[int | None]) -> float:
    """How many pages have a neighbour that agrees; a lone page counts if it has a number."""
    if len(values) == 1:
        return float(values[0] is not None)
    agreeing = 0
    for index, value in enumerate(values):
        before = values[index - 1] if index else None
        after = values[index + 1] if index + 1 < len(values) else None
        agreeing += value is not None and (before == value - 1 or after == value + 1)
    return float(agreeing)


def _filled(values: Sequence[int | None]) -> tuple[int | None, ...]:
    """The numbers, with holes and misreadings filled where both neighbours settle them."""
    kept: list[int | None] = list(values)
    for index in range(1, len(values) - 1):
        before, after = values[index - 1], values[index + 1]
        if before is not None and after is not None and after == before + 2:
            kept[index] = before + 1
    return tuple(kept)
