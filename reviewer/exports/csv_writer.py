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
from typing import BinaryIO

from reviewer.exports.targets import (
    FORMULA_BEGINS,
    LONGEST_CELL,
    WIDEST,
    AboutSheet,
    Target,
    could_run,
    truncated,
)


class CsvWriter:
    """Rows into a binary file, with a running SHA-256 of all that was written."""

    def __init__(
        self,
        file: BinaryIO,
        target: Target,
        columns: Sequence[str] = (),
        *,
        neutralise: bool = True,
        longest_cell: int = LONGEST_CELL,
    ) -> None:
        """Writes the byte order mark, where the target wants one, and the names of the columns."""
        self._file = file
        self._neutralises = neutralise
        self._longest = longest_cell
        self._digest = hashlib.sha256()
        self.neutralised = 0
        self.truncated = 0
        if target is Target.EXCEL:
            self._put(b"\xef\xbb\xbf")
        if columns:
            self.write([columns])

    def finish(self, about: AboutSheet) -> None:
        """Nothing stands below the rows of a CSV file, and nothing beside them."""

    def close(self) -> None:
        """Nothing is held back."""

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
        if len("".join(row)) * WIDEST >= self._longest:  # cheap, and true of hardly any row
            row = [self._cut(cell) for cell in row]
        if self._neutralises and could_run(row):
            row = [self._plain(cell) if cell[:1] in FORMULA_BEGINS else cell for cell in row]
        return row

    def _cut(self, cell: str) -> str:
        cut = truncated(cell, self._longest)
        self.truncated += cut is not cell
        return cut

    def _plain(self, cell: str) -> str:
        self.neutralised += 1
        return "'" + cell
