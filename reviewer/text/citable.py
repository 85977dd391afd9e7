"""Which pages of a transcript may be cited by line, and why the others may not.

A single wrong cite in a brief is worse than none. So numbers that begin again in the middle of the
testimony (several volumes in one file) give no line cites at all until a person says which sheets
are meant, as "45:3" would name two places; repeated and unread numbers cost their pages; and a
transcript of which too little fits keeps its text and loses its lines. What a person said of it
goes before everything that was read.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from reviewer.said import said
from reviewer.text.understood import (
    LEAST_CONFIDENCE,
    Corrections,
    SheetRole,
    TranscriptFormat,
    Understood,
    gaps_in,
    ranges_of,
)

_TOO_MANY_UNCERTAIN = 0.4
_NAMED = 6
# An errata sheet is cited like testimony where its numbers go on from it.
_CITED = frozenset({SheetRole.FRONT, SheetRole.TESTIMONY, SheetRole.ERRATA})
_UNCERTAIN = (
    "The page numbers of this transcript could not be read with certainty, "
    "so its passages are cited without page and line."
)
_DISPUTED = (
    "Two different page numbers stand on the pages of this transcript, "
    "so its passages are cited without page and line."
)
_RESTARTED = (
    "The page numbers of this transcript begin again inside it (several volumes in one file), "
    "so its passages are cited without page and line."
)
_UNFIT = (
    "Only {share} % of the lines of this transcript have a number that fits, "
    "so its passages are cited without page and line."
)
_UNNUMBERED = (
    "The lines of this transcript have no printed numbers, "
    "so its passages are cited without page and line."
)


@dataclass(frozen=True, slots=True)
class PageOfLines:
    """What settles the cites of one page.

    ``number`` is its printed number, ``height`` its last line number (0 where it has none).
    ``fitting`` of its ``worded`` lines have a number.
    """

    number: int | None
    role: SheetRole
    height: int = 0
    fitting: int = 0
    worded: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """How a transcript lies before the reader: the sheet of each page, and what a person said."""

    format: TranscriptFormat = TranscriptFormat.PLAIN
    sheets: tuple[int, ...] = ()
    corrections: Corrections = field(default_factory=Corrections)
    is_disputed: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """The page number that each page's lines are cited by, None where it is not certain."""

    cited: tuple[int | None, ...]
    understood: Understood


def settle(pages: Sequence[PageOfLines], paper: Paper) -> Settled:
    """Which pages are cited by which number, and what is to be said of the transcript."""
    numbers = _numbers(pages, paper)
    eligible = [i for i in range(len(pages)) if _is_eligible(pages, paper, i)]
    runs = _runs([(i, numbers[i]) for i in eligible])
    spoken = [run for run in runs if any(pages[i].role is SheetRole.TESTIMONY for i in run)]
    chosen = spoken[0] if len(spoken) == 1 else []
    twice = _repeated(numbers[i] for i in chosen)
    sure = [i for i in chosen if numbers[i] is not None and numbers[i] not in twice]
    fitting = _share(pages, eligible)
    confidence = min(fitting, round(100 * len(sure) / max(len(chosen), 1)))
    doubt = _doubt(paper, len(spoken), confidence, fitting) if eligible else _UNNUMBERED
    if not doubt and len(chosen) - len(sure) > _TOO_MANY_UNCERTAIN * len(chosen):
        doubt = _UNCERTAIN
    kept = set() if doubt else set(sure)
    cited = tuple(number if i in kept else None for i, number in enumerate(numbers))
    gaps = () if doubt else _missing(cited, numbers)
    doubts = (doubt,) if doubt else _page_doubts(gaps, len(chosen) - len(sure))
    heights = Counter(pages[i].height for i in eligible)
    told = Understood(
        format=paper.format if eligible else TranscriptFormat.UNNUMBERED,
        lines_a_page=heights.most_common(1)[0][0] if heights else 0,
        pages=len(eligible),
        sheets=max(_sheets(pages, paper), default=0),
        volumes=max(len(spoken), 1),
        gaps=gaps,
        restarts=tuple(_sheets(pages, paper)[run[0]] for run in spoken[1:]),
        fitting=fitting,
        confidence=confidence if eligible else 0,
        doubts=doubts,
        is_cited=bool(kept),
    )
    return Settled(cited, _placed(told, pages, paper, cited))


def _placed(
    told: Understood,
    pages: Sequence[PageOfLines],
    paper: Paper,
    cited: Sequence[int | None],
) -> Understood:
    """With the printed pages it reaches over, and what each sheet is for."""
    printed = [number for number in cited if number is not None]
    return replace(
        told,
        first_page=min(printed, default=0),
        last_page=max(printed, default=0),
        ranges=ranges_of(_sheets(pages, paper), [page.role for page in pages], cited),
    )


def _sheets(pages: Sequence[PageOfLines], paper: Paper) -> Sequence[int]:
    return paper.sheets or range(1, len(pages) + 1)


def _is_eligible(pages: Sequence[PageOfLines], paper: Paper, index: int) -> bool:
    """Whether a page has lines that could be cited: what a person said goes before its role."""
    page, sheet = pages[index], _sheets(pages, paper)[index]
    if not page.height or page.role is SheetRole.INDEX:
        return False
    if paper.corrections.testimony:
        return paper.corrections.admits(sheet)
    return page.role in _CITED


def _numbers(pages: Sequence[PageOfLines], paper: Paper) -> list[int | None]:
    """The printed numbers: as read, moved to the first one that a person gave, else counted."""
    read = [page.number for page in pages]
    wanted = paper.corrections.first_page
    eligible = [i for i in range(len(pages)) if _is_eligible(pages, paper, i)]
    if not wanted or not eligible:
        return read
    first = eligible[0]
    known = [n for i in eligible if (n := read[i]) is not None]
    if len(known) == len(eligible) and known == sorted(set(known)):
        shift = wanted - known[0]
        return [None if n is None else n + shift for n in read]
    return [wanted + i - first if i >= first else None for i in range(len(pages))]


def _runs(numbered: Iterable[tuple[int, int | None]]) -> list[list[int]]:
    """Pages in order, parted where the numbers fall back; an equal number is a page repeated."""
    runs: list[list[int]] = []
    last: int | None = None
    for index, number in numbered:
        if not runs or (number is not None and last is not None and number < last):
            runs.append([])
        runs[-1].append(index)
        last = number if number is not None else last
    return runs


def _repeated(numbers: Iterable[int | None]) -> set[int]:
    counts = Counter(number for number in numbers if number is not None)
    return {number for number, count in counts.items() if count > 1}


def _share(pages: Sequence[PageOfLines], eligible: Sequence[int]) -> int:
    worded = sum(pages[i].worded for i in eligible)
    return round(100 * sum(pages[i].fitting for i in eligible) / worded) if worded else 0


def _doubt(paper: Paper, volumes: int, confidence: int, fitting: int) -> str:
    """Why no line at all is cited; empty where nothing stands against it."""
    if paper.is_disputed and not paper.corrections.first_page:
        return _DISPUTED
    if volumes > 1:
        return _RESTARTED
    if fitting < LEAST_CONFIDENCE:
        return said(_UNFIT, share=fitting)
    return _UNCERTAIN if confidence < LEAST_CONFIDENCE else ""


def _missing(
    cited: Sequence[int | None], numbers: Sequence[int | None]
) -> tuple[tuple[int, int], ...]:
    """Printed numbers between the cited pages that no page of the file has."""
    there = {number for number in numbers if number is not None}
    gaps = gaps_in(number for number in cited if number is not None)
    missing = [n for a, b in gaps for n in range(a, b + 1) if n not in there]
    starts = [n for n in missing if n - 1 not in missing]
    ends = [n for n in missing if n + 1 not in missing]
    return tuple(zip(starts, ends, strict=True))


def _page_doubts(gaps: Sequence[tuple[int, int]], doubtful: int) -> tuple[str, ...]:
    """What a person must know before citing from these pages."""
    doubts = []
    if doubtful:
        pages = said("1 page has") if doubtful == 1 else said("{count} pages have", count=doubtful)
        doubts.append(
            said(
                "{pages} no certain printed number; "
                "passages there are cited without page and line.",
                pages=pages,
            )
        )
    missing = [n for a, b in gaps for n in range(a, b + 1)]
    if missing:
        named = ", ".join(str(n) for n in missing[:_NAMED])
        named += " …" if len(missing) > _NAMED else ""
        doubts.append(said("Printed pages are missing from this transcript: {named}.", named=named))
    return tuple(doubts)
