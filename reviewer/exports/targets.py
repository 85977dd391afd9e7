"""For whom a log is written, and what no program that opens it may do to a cell.

A cell that a spreadsheet would run as a formula is held as text: in CSV by an apostrophe in front,
in a workbook by the mark that Excel itself gives such a cell, which leaves the words as they are.
A cell longer than a spreadsheet holds is cut, and says so at its end.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

FORMULA_BEGINS = frozenset("=+-@\t\r\n\0＝＋－＠")
LONGEST_CELL = 32_767
"""What one cell of a spreadsheet holds, in UTF-16 code units."""

WIDEST = 2
"""UTF-16 code units of one code point, at most."""

_MARKER = " […cut here: {length} characters in the matter]"


class Target(StrEnum):
    """Who reads the file."""

    EXCEL = "excel"
    LOAD = "load"
    XLSX = "xlsx"

    @property
    def suffix(self) -> str:
        """How the file's name ends."""
        return ".xlsx" if self is Target.XLSX else ".csv"


@dataclass(frozen=True, slots=True)
class AboutSheet:
    """What stands beside the rows in a workbook.

    Facts as (name, value), and columns as (printed name, system name, what it prints);
    ``designation`` stands on every printed page.
    """

    facts: Sequence[tuple[str, str]]
    columns: Sequence[tuple[str, str, str]]
    designation: str = ""


class LogWriter(Protocol):
    """Rows on their way into a file."""

    neutralised: int
    truncated: int

    @property
    def sha256(self) -> str:
        """Of the file, once it is finished."""
        ...

    def write(self, rows: Iterable[Sequence[str]]) -> None:
        """Write rows of cells."""
        ...

    def finish(self, about: AboutSheet) -> None:
        """Write what stands beside or below the rows."""
        ...

    def close(self) -> None:
        """Let go of the file, whole or not."""
        ...


def could_run(row: Sequence[str]) -> bool:
    """Whether a cell of a row looks like a formula."""
    return not FORMULA_BEGINS.isdisjoint([cell[0] for cell in row if cell])


def formulas_in(row: Sequence[str]) -> int:
    """How many cells of a row look like formulas."""
    return sum(cell[:1] in FORMULA_BEGINS for cell in row if cell) if could_run(row) else 0


def truncated(cell: str, longest: int) -> str:
    """A cell that a spreadsheet can hold; what was cut off is told at its end.

    ``longest`` counts UTF-16 code units, with the apostrophe that neutralising may add.
    """
    if len(cell) * WIDEST < longest or _units(cell) < longest:
        return cell
    marker = _MARKER.format(length=len(cell))
    room = (longest - 1 - len(marker)) * WIDEST
    kept = cell.encode("utf-16-le", errors="surrogatepass")[:room]
    return kept.decode("utf-16-le", errors="ignore") + marker


def _units(cell: str) -> int:
    return len(cell.encode("utf-16-le", errors="surrogatepass")) // WIDEST
