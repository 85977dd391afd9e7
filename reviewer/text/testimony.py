"""From the rows of numbered pages to a text layer: one place for ASCII and PDF transcripts alike.

A reader finds rows, their printed line numbers and each page's printed number in its own way; what
a citation may then say is decided here and in ``citable``, and nowhere else. Lines are cited only
where the page's printed number is certain; the others keep their text and lose their lines, and the
person is told. Word indexes at the end look like cites themselves and never get lines.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.text.citable import PageOfLines, Paper, settle
from reviewer.text.layer import Paragraph, PrintedLine, Role, TextLayer
from reviewer.text.roles import Spoken, assign_roles, looks_like_testimony
from reviewer.text.sheet_roles import sheet_roles, word_indexes
from reviewer.text.understood import SheetRole, Understood


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
    understood: Understood

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person must know before citing from it."""
        return self.understood.warnings


def assemble(
    pages: Sequence[Sequence[Row]], numbers: Sequence[int | None], paper: Paper
) -> Testimony:
    """Canonical text, printed lines with roles, and one paragraph a turn.

    Args:
        pages: rows in printed order; a numbered row without text tells a blank line.
        numbers: the printed number of each page.
        paper: how the transcript lies before the reader.
    """
    starts, text = _joined(pages)
    texts = [[row.shape or row.text for row in rows] for rows in pages]
    indexes = word_indexes([[row.text for row in rows] for rows in pages])
    spoken = _spoken(texts, indexes)
    settled = settle(_settling(pages, numbers, _roles(texts, spoken, indexes)), paper)
    lines, told = [], iter(spoken)
    for number, rows, offsets in zip(settled.cited, pages, starts, strict=True):
        for row, start in zip(rows, offsets, strict=True):
            one = next(told)
            if number is not None and row.number is not None and start >= 0:
                lines.append(_printed(number, row, start, one))
    layer = TextLayer(text, lines=tuple(lines), paragraphs=_paragraphs(pages, starts, spoken))
    return Testimony(layer, starts, tuple(spoken), settled.understood)


def _roles(
    texts: Sequence[Sequence[str]], spoken: Sequence[Spoken], indexes: set[int]
) -> list[SheetRole]:
    """What each page is for; of a paper on which nobody speaks, every page is its body."""
    if not looks_like_testimony(spoken):
        return [SheetRole.INDEX if i in indexes else SheetRole.TESTIMONY for i in range(len(texts))]
    told = iter(spoken)
    return sheet_roles(texts, [[next(told) for _ in rows] for rows in texts], indexes)


def _settling(
    pages: Sequence[Sequence[Row]], numbers: Sequence[int | None], roles: Sequence[SheetRole]
) -> list[PageOfLines]:
    return [
        _page_of_lines(rows, number, role)
        for rows, number, role in zip(pages, numbers, roles, strict=True)
    ]


def _page_of_lines(rows: Sequence[Row], number: int | None, role: SheetRole) -> PageOfLines:
    """Lines are counted from the first numbered one to the last: headers are not meant to fit."""
    ruled = [index for index, row in enumerate(rows) if row.number is not None]
    if not ruled:
        return PageOfLines(number, role)
    inner = [row for row in rows[ruled[0] : ruled[-1] + 1] if row.text]
    fitting = sum(row.number is not None for row in inner)
    return PageOfLines(number, role, rows[ruled[-1]].number or 0, fitting, len(inner))


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


def _spoken(texts: Sequence[Sequence[str]], indexes: set[int]) -> list[Spoken]:
    """What each row is; rows of a word index are nothing, and no turn runs through them."""
    told = iter(
        assign_roles([row for i, rows in enumerate(texts) if i not in indexes for row in rows])
    )
    return [Spoken() if i in indexes else next(told) for i, rows in enumerate(texts) for _ in rows]


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
