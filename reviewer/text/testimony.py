"""From the rows of numbered pages to a text layer: one place for ASCII and PDF transcripts alike.

A reader finds rows, their printed line numbers and each page's printed number in its own way; what
a citation may then say is decided here and nowhere else. Lines are cited only where the page's
printed number is certain: pages whose numbers are missing, repeated or run backwards keep their
text and lose their lines, and the person is told. Word indexes at the end look like cites
themselves and never get lines.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reviewer.said import said
from reviewer.text.layer import Paragraph, PrintedLine, Role, TextLayer
from reviewer.text.roles import Spoken, assign_roles

_REFERENCE = re.compile(r"(?<![\d:])\d{1,4}:\d{1,2}(?![\d:])")
_TURN = re.compile(r"\s*(?:[QA][.:]?\s|[A-Z .]{4,40}:\s)")
_FEW_ROWS = 5
_TOO_MANY_UNCERTAIN = 0.4
_NAMED = 6
_UNCERTAIN = (
    "The page numbers of this transcript could not be read with certainty, "
    "so its passages are cited without page and line."
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of print without its number; ``shape`` keeps wide gaps that the text may have lost."""

    text: str
    number: int | None = None
    shape: str = ""


@dataclass(frozen=True, slots=True)
class Testimony:
    """The assembled text; ``starts`` has an offset for every row, -1 for rows without text."""

    layer: TextLayer
    starts: tuple[tuple[int, ...], ...]
    spoken: tuple[Spoken, ...]
    warnings: tuple[str, ...]


def assemble(pages: Sequence[Sequence[Row]], numbers: Sequence[int | None]) -> Testimony:
    """Canonical text, printed lines with roles, and one paragraph a turn.

    Args:
        pages: rows in printed order; a numbered row without text tells a blank line.
        numbers: the printed number of each page.
    """
    starts, text = _joined(pages)
    indexes = _word_indexes(pages)
    cited, warnings = _citable(pages, numbers, indexes)
    spoken = _spoken(pages, indexes)
    lines, roles = [], iter(spoken)
    for number, rows, offsets in zip(cited, pages, starts, strict=True):
        for row, start in zip(rows, offsets, strict=True):
            role = next(roles)
            if number is not None and row.number is not None and start >= 0:
                lines.append(_printed(number, row, start, role))
    layer = TextLayer(text, lines=tuple(lines), paragraphs=_paragraphs(pages, starts, spoken))
    return Testimony(layer, starts, tuple(spoken), warnings)


def _joined(pages: Sequence[Sequence[Row]]) -> tuple[tuple[tuple[int, ...], ...], str]:
    """Each row's offset, and the text: one line a row that has words."""
    parts: list[str] = []
    starts, offset = [], 0
    for rows in pages:
        here = []
        for row in rows:
            here.append(offset if row.text else -1)
            if row.text:
                parts.append(row.text)
                offset += len(row.text) + 1
        starts.append(tuple(here))
    return tuple(starts), "\n".join(parts)


def _printed(page: int, row: Row, start: int, spoken: Spoken) -> PrintedLine:
    end = start + len(row.text)
    return PrintedLine(
        page, row.number or 0, start, end, spoken.role, spoken.speaker, spoken.examiner
    )


def _spoken(pages: Sequence[Sequence[Row]], indexes: set[int]) -> list[Spoken]:
    """What each row is; rows of a word index are nothing, and no turn runs through them."""
    told = iter(
        assign_roles(
            [r.shape or r.text for i, rows in enumerate(pages) if i not in indexes for r in rows]
        )
    )
    return [Spoken() if i in indexes else next(told) for i, rows in enumerate(pages) for _ in rows]


def _word_indexes(pages: Sequence[Sequence[Row]]) -> set[int]:
    """Pages that list words with their page:line."""
    found: set[int] = set()
    for index, rows in enumerate(pages):
        texts = [row.text for row in rows if row.text]
        if is_word_index(texts, is_after_one=index - 1 in found):
            found.add(index)
    return found


def is_word_index(rows: Sequence[str], *, is_after_one: bool) -> bool:
    """Whether the rows of a page list words with their page:line; less proof behind such a page."""
    share = sum(bool(_REFERENCE.search(row)) for row in rows) / max(len(rows), 1)
    needed = 0.3 if is_after_one else 0.5
    return len(rows) >= _FEW_ROWS and share >= needed and not any(_TURN.match(row) for row in rows)


def _citable(
    pages: Sequence[Sequence[Row]], numbers: Sequence[int | None], indexes: set[int]
) -> tuple[list[int | None], tuple[str, ...]]:
    """The page number that each page's lines are cited by, None where it is not certain."""
    numbered = [
        i
        for i, rows in enumerate(pages)
        if i not in indexes and any(r.number is not None for r in rows)
    ]
    cited: list[int | None] = [None] * len(pages)
    twice = _repeated(numbers[i] for i in numbered)
    highest, doubtful = -1, 0
    for i in numbered:
        number = numbers[i]
        if number is None or number <= highest or number in twice:
            doubtful += 1
            continue
        cited[i] = highest = number
    if doubtful > _TOO_MANY_UNCERTAIN * len(numbered):
        return [None] * len(pages), (_UNCERTAIN,)
    return cited, _page_warnings([n for n in cited if n is not None], doubtful)


def _repeated(numbers: Iterable[int | None]) -> set[int]:
    seen: set[int] = set()
    twice: set[int] = set()
    for number in numbers:
        if number is not None:
            (twice if number in seen else seen).add(number)
    return twice


def _page_warnings(cited: Sequence[int], doubtful: int) -> tuple[str, ...]:
    """What a person must know before citing from these pages."""
    warnings = []
    if doubtful:
        pages = said("1 page has") if doubtful == 1 else said("{count} pages have", count=doubtful)
        warnings.append(
            said(
                "{pages} no certain printed number; "
                "passages there are cited without page and line.",
                pages=pages,
            )
        )
    missing = [n for a, b in pairwise(cited) for n in range(a + 1, b)]
    if missing:
        named = ", ".join(str(n) for n in missing[:_NAMED]) + (
            " …" if len(missing) > _NAMED else ""
        )
        warnings.append(
            said("Printed pages are missing from this transcript: {named}.", named=named)
        )
    return tuple(warnings)


def _paragraphs(
    pages: Sequence[Sequence[Row]], starts: Sequence[Sequence[int]], spoken: Sequence[Spoken]
) -> tuple[Paragraph, ...]:
    """One paragraph a turn; outside turns, one a stretch without blank lines."""
    paragraphs: list[list[int]] = []
    fresh, role, told = True, Role.OTHER, iter(spoken)
    for rows, offsets in zip(pages, starts, strict=True):
        for row, start in zip(rows, offsets, strict=True):
            one = next(told)
            if start < 0:
                fresh = fresh or role is Role.OTHER
                continue
            if fresh or one.opens or one.role is not role:
                paragraphs.append([start, start])
            paragraphs[-1][1] = start + len(row.text)
            fresh, role = False, one.role
    return tuple(Paragraph(start, end) for start, end in paragraphs)
