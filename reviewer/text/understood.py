"""What was understood of a transcript, and how sure: what the transcript report shows.

A reading that is only half sure says so in sentences and cites no lines; a person corrects it
(``Corrections``) and reads the file again. Whole numbers only, since this is written down with the
reading. *Sheets* are what a person turns over, counted from 1: pages of the PDF, or of the
rendition.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

LEAST_CONFIDENCE = 60
CORRECTED = (
    "“Transcript report…” in the menu says what was understood of it and reads it again as you say."
)


class SheetRole(StrEnum):
    """What a sheet of a transcript is for."""

    FRONT = "front"
    TESTIMONY = "testimony"
    CERTIFICATE = "certificate"
    ERRATA = "errata"
    INDEX = "index"
    OTHER = "other"


class TranscriptFormat(StrEnum):
    """How page and line are printed."""

    PLAIN = "plain"
    PREFIXED = "prefixed"
    UNNUMBERED = "unnumbered"
    PDF = "pdf"
    CONDENSED = "condensed"


@dataclass(frozen=True, slots=True)
class SheetRange:
    """Sheets of one role, both ends included, with the printed pages they are cited by (or 0)."""

    first: int
    last: int
    role: SheetRole
    first_page: int = 0
    last_page: int = 0


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a person said of a transcript: see ``ReadOptions``; empty where nothing."""

    lines_a_page: int = 0
    first_page: int = 0
    testimony: tuple[tuple[int, int], ...] = ()

    def admits(self, sheet: int) -> bool:
        """Whether a sheet may be cited by line."""
        return not self.testimony or any(a <= sheet <= b for a, b in self.testimony)


@dataclass(frozen=True, slots=True)
class Understood:
    """A transcript as a reader understood it.

    ``pages`` counts the printed pages, ``first_page`` and ``last_page`` are their printed numbers
    (0 where none was read). ``gaps`` are ranges of printed numbers that the file does not have,
    ``restarts`` the sheets at which the page numbers begin again. ``fitting`` is the share, in per
    cent, of the lines of numbered pages whose number fits; ``confidence`` takes the page numbers
    into account, too. ``doubts`` are sentences; ``is_cited`` says whether lines are cited.
    """

    format: TranscriptFormat = TranscriptFormat.PLAIN
    lines_a_page: int = 0
    first_page: int = 0
    last_page: int = 0
    pages: int = 0
    sheets: int = 0
    volumes: int = 1
    gaps: tuple[tuple[int, int], ...] = ()
    restarts: tuple[int, ...] = ()
    ranges: tuple[SheetRange, ...] = ()
    fitting: int = 0
    confidence: int = 0
    doubts: tuple[str, ...] = ()
    is_cited: bool = False

    @property
    def warnings(self) -> tuple[str, ...]:
        """The doubts, and where a person may settle what keeps every line from being cited."""
        is_settled = self.is_cited or self.format is TranscriptFormat.UNNUMBERED
        return self.doubts if is_settled or not self.doubts else (*self.doubts, CORRECTED)


def ranges_of(
    sheets: Sequence[int], roles: Sequence[SheetRole], cited: Sequence[int | None]
) -> tuple[SheetRange, ...]:
    """Neighbouring pages of one role as ranges of sheets."""
    ranges = []
    for role, group in groupby(zip(sheets, roles, cited, strict=True), key=lambda one: one[1]):
        members = list(group)
        pages = [page for _, _, page in members if page is not None]
        ranges.append(
            SheetRange(
                members[0][0], members[-1][0], role, min(pages, default=0), max(pages, default=0)
            )
        )
    return tuple(ranges)


def gaps_in(pages: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Ranges of numbers that are missing between these ascending ones."""
    return tuple((a + 1, b - 1) for a, b in pairwise(pages) if b > a + 1)
