"""CSV for two readers who want opposite things.

Excel takes a file for UTF-8 only when it begins with a byte order mark; programs that load CSV want
none. Both get CRLF and a comma. A cell that a spreadsheet would run as a formula gets an apostrophe
in front: quoting alone does not stop it, and mail begins with ``-`` and ``=`` all the time. The
apostrophe alters a verbatim quote, so altered cells are counted and it can be switched off. Source:
the OWASP page on CSV injection; full-width signs are turned into plain ones by some spreadsheets.
"""

import csv
import hashlib
import io
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import BinaryIO

_FORMULA_BEGINS = frozenset("=+-@\t\r\n\0＝＋－＠")
LONGEST_CELL = 32_767
"""What one cell of a spreadsheet holds, in UTF-16 code units."""

_MARKER = " […cut here: {length} characters in the matter]"
_WIDEST = 2  # UTF-16 code units of one code point


class Target(StrEnum):
    """Who reads the file."""

    EXCEL = "excel"
    LOAD = "load"


def truncated(cell: str, longest: int) -> str:
    """A cell that a spreadsheet can hold; what was cut off is told at its end.

    ``longest`` counts UTF-16 code units, with the apostrophe that neutralising may add.
    """
    if len(cell) * _WIDEST < longest or _units(cell) < longest:
        return cell
    marker = _MARKER.format(length=len(cell))
    room = (longest - 1 - len(marker)) * _WIDEST
    return cell.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore") + marker


def _units(cell: str) -> int:
    return len(cell.encode("utf-16-le")) // _WIDEST


class CsvWriter:
    """Rows into a binary file, with a running SHA-256 of all that was written."""

    def __init__(
        self,
        file: BinaryIO,
        target: Target,
        *,
        neutralise: bool = True,
        longest_cell: int = LONGEST_CELL,
    ) -> None:
        """Writes the byte order mark, where the target wants one."""
        self._file = file
        self._neutralises = neutralise
        self._longest = longest_cell
        self._digest = hashlib.sha256()
        self.neutralised = 0
        self.truncated = 0
        if target is Target.EXCEL:
            self._put(b"\xef\xbb\xbf")

    @property
    def sha256(self) -> str:
        """Of everything written so far."""
        return self._digest.hexdigest()

    def write(self, rows: Iterable[Sequence[str]]) -> None:
        """Write rows of cells."""
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\r\n").writerows(self._safe(row) for row in rows)
        self._put(text.getvalue().encode())

    def _put(self, data: bytes) -> None:
        self._digest.update(data)
        self._file.write(data)

    def _safe(self, row: Sequence[str]) -> Sequence[str]:
        if len("".join(row)) * _WIDEST >= self._longest:  # cheap, and true of hardly any row
            row = [self._cut(cell) for cell in row]
        if self._neutralises and not _FORMULA_BEGINS.isdisjoint([cell[0] for cell in row if cell]):
            row = [self._plain(cell) if cell[:1] in _FORMULA_BEGINS else cell for cell in row]
        return row

    def _cut(self, cell: str) -> str:
        cut = truncated(cell, self._longest)
        self.truncated += cut is not cell
        return cut

    def _plain(self, cell: str) -> str:
        self.neutralised += 1
        return "'" + cell
