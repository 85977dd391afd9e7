"""Which printed number each page of a transcript carries.

A number is believed only in company: the reader collects every candidate above and below the
numbered lines, and the place and form whose values rise by one from page to page wins. A single
wrong page number in a brief is worse than none, so that a tie between "head of this page" and "foot
of the page before" gives no numbers at all, and neither do two series that count differently: a
file's own page numbers look just like the reporter's.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

# Padded numbers are a stamp’s, but for four or five digits that some programs print at the head.
_UNPADDED = r"(?P<n>0?[1-9]|[1-9]\d{1,4})"
_FORMS = (
    re.compile(r"^\W*(?:page|p\.?|pg\.?)\s*(?P<n>\d{1,5})\W*$", re.I),
    re.compile(r"^(?P<n>0\d{2,4})$"),
    re.compile(rf"^[-–—\s]*{_UNPADDED}[-–—\s]*$"),
    # After the others: what counts "of 90" may be the file's pages and not the transcript's.
    re.compile(r"^\W*(?:page|p\.?|pg\.?)?\s*(?P<n>\d{1,5})\s*(?:of|/)\s*\d+\W*$", re.I),
    re.compile(r"(?:^|\s)(?:page|pg\.?)\s*(?P<n>\d{1,5})\b", re.I),
    re.compile(rf"\s{{2,}}{_UNPADDED}$"),
    re.compile(rf"^{_UNPADDED}\s{{2,}}"),
)
_PADDED = 1
_ALONE = 4
_OF = 3
_RIVAL = 0.4
_DOUBLE = 0.4
_FIRST_SHEETS = 4
# What counts the pages of a filing, an exhibit or a fax, not those of the transcript in it.
_NOT_OURS = re.compile(
    r"\bcase\b.*\d:\d|\bdocument\s+\d|\bpageid|\bfiled\b"
    r"|\b(?:exhibit|attachment|appendix|annex|schedule|declaration|affidavit)s?\b"
    r"|\b(?:exh?|att|appx?|decl|aff)\.|\b(?:fax|rcvd|dkt|docket|ecf|bates)\b|(?-i:\b(?:JA|AA|RA|SA|S?ER|App)\b)",
    re.I,
)
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
    """A number a page, or None; ``form`` and ``at_top`` tell which lines were the markers.

    ``is_disputed`` where numbers were read but nothing tells whose they are. ``agreeing`` counts
    the pages whose number, as printed, goes on from a neighbour's.
    """

    numbers: tuple[int | None, ...]
    form: int = -1
    at_top: bool = True
    is_disputed: bool = False
    agreeing: int = 0

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
    found = sorted(_series(pages), key=lambda pair: pair[0], reverse=True)
    if not found:
        return PageNumbers((None,) * len(pages))
    best, winner = found[0]
    others = [one for score, one in found if one.form == winner.form and one.at_top != winner.at_top
              and score >= _RIVAL * best]  # fmt: skip
    if others and any(page.shared for page in pages):
        winner = _settled([winner, *others], pages, first_line, last_line)
        others = []
    marks = [_without(page, winner.form) for page in pages]
    rivals = [*others, *(one for score, one in _series(marks) if score >= _RIVAL * best)]
    if any(_disagree(winner, rival) for rival in rivals) or _is_double(pages, winner.form):
        return PageNumbers((None,) * len(pages), is_disputed=True)
    return replace(winner, numbers=_without_strays(winner.numbers, pages))


def _without(page: PageEdges, form: int) -> PageEdges:
    """The edges without the lines of one form, so that the rest shows whether it counts, too."""
    top, bottom = (
        tuple(line for line in lines if _value(line, form) is None)
        for lines in (page.top, page.bottom)
    )
    return PageEdges(top, bottom, shared=page.shared)


def _is_double(pages: Sequence[PageEdges], form: int) -> bool:
    """Whether two numbers of one form stand between most pages: the file's and the reporter's."""
    shared = [page for page in pages if page.shared]
    double = sum(len(_values(page.bottom, form)) > 1 for page in shared)
    return double > _DOUBLE * len(shared)


def _series(pages: Sequence[PageEdges]) -> Iterator[tuple[float, PageNumbers]]:
    """Every form and place whose values count on, with how many pages do."""
    for form in range(len(_FORMS)):
        for at_top in (True,) if form == _PADDED else (True, False):
            values = _chosen(
                [_values(page.top if at_top else reversed(page.bottom), form) for page in pages]
            )
            agreeing = _score(values)
            score = agreeing - form / 100
            if score > 0:
                yield score, PageNumbers(_filled(values), form, at_top, agreeing=int(agreeing))


def _chosen(candidates: Sequence[Sequence[int]]) -> list[int | None]:
    """The outermost value of each page, or the one that goes on from the page before."""
    chosen: list[int | None] = []
    for values in candidates:
        last = chosen[-1] if chosen else None
        goes_on = last is not None and last + 1 in values
        chosen.append(last + 1 if last is not None and goes_on else next(iter(values), None))
    return chosen


def _disagree(winner: PageNumbers, rival: PageNumbers) -> bool:
    """Whether a rival counts other numbers.

    What counts "of 90" beside another number is the file's, unless that other one counts from the
    first sheet, as a file's numbers do.
    """
    numbers = [number for number in winner.numbers if number is not None]
    if rival.form == _OF and min(numbers, default=0) > _FIRST_SHEETS:
        return False
    both = zip(winner.numbers, rival.numbers, strict=True)
    return any(a is not None and b is not None and a != b for a, b in both)


def _without_strays(
    numbers: Sequence[int | None], pages: Sequence[PageEdges]
) -> tuple[int | None, ...]:
    """Without numbers that no neighbour confirms where no page break tells whose they are."""
    kept: list[int | None] = []
    for index, number in enumerate(numbers):
        before = numbers[index - 1] if index else None
        after = numbers[index + 1] if index + 1 < len(numbers) else None
        sure = number is not None and (before == number - 1 or after == number + 1)
        open_ended = pages[index].shared or (index > 0 and pages[index - 1].shared)
        kept.append(number if sure or not open_ended else None)
    return tuple(kept)


def _settled(
    sides: Sequence[PageNumbers], pages: Sequence[PageEdges], first: str, last: str
) -> PageNumbers:
    """Head or foot, where both fit: by the ends of the file, and by blank lines around markers."""
    form = sides[0].form
    heads = [side for side in (_by_ends(sides, form, first, last), _by_blanks(pages, form))
             if side is not None]  # fmt: skip
    if len(set(heads)) != 1:
        return PageNumbers((None,) * len(pages), is_disputed=True)
    return next(found for found in sides if found.at_top == heads[0])


def _by_ends(sides: Sequence[PageNumbers], form: int, first: str, last: str) -> bool | None:
    """Whether markers stand at the head: told by the one that begins or ends the file.

    Else by the first and last page: one of them has no marker on the side where none stands. A
    first page whose number is left out looks the same, and so a second page tells nothing.
    """
    head, foot = _value(first, form) is not None, _value(last, form) is not None
    if head != foot:
        return head
    at_top = next(one.numbers for one in sides if one.at_top)
    at_foot = next(one.numbers for one in sides if not one.at_top)
    begins, ends = at_top[0] is not None, at_foot[-1] is not None
    if begins == ends or at_foot[0] == 2:  # noqa: PLR2004 - the page after one without its number
        return None
    return begins


def _by_blanks(pages: Sequence[PageEdges], form: int) -> bool | None:
    gaps = [_blank_sides(page.bottom, form) for page in pages if page.shared]
    above, below = sum(a for a, _ in gaps), sum(b for _, b in gaps)
    return None if above == below else above > below


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
    if form > _OF and _FORMS[_OF].search(text):
        return None
    found = _FORMS[form].search(text)
    return int(found["n"]) if found else None


def _values(lines: Iterable[str], form: int) -> list[int]:
    return [value for line in lines if (value := _value(line, form)) is not None]


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
