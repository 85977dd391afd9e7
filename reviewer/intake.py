"""Keeps the report of one import as it goes, so that it can be read again.

Written in parts, not once at the end: whoever's computer stops in the middle of ten thousand files
wants to know which of them were refused. Until the last part is in, the report says *stopped*.
"""

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress

from reviewer.acts.intakes import record_intake
from reviewer.acts.matters import new_id
from reviewer.errors import MatterError
from reviewer.matter import Matter
from reviewer.model import IntakeBody

_PART = 250


class IntakeRecord:
    """The report of one import."""

    def __init__(
        self, matter: Matter, given: Sequence[str], custodian: str, production: str
    ) -> None:
        """Nothing is written before the first file."""
        self._matter = matter
        self._said = (list(given), custodian, production)
        self._intake = new_id()
        self._counts: Counter[str] = Counter()
        self._files: list[list[str]] = []
        self._parts = 0
        self._is_closed = False

    def note(self, files: Sequence[Sequence[str]]) -> None:
        """Some files are in, or refused: see ``IntakeFilesBody`` for what is said of each."""
        self._counts.update(one[1] for one in files)
        self._files += [list(one) for one in files]
        while len(self._files) >= _PART:
            self._write(is_stopped=True)

    def close(self, *, is_stopped: bool) -> None:
        """The import is over; a second call changes nothing."""
        if self._is_closed or not self._counts:
            return
        self._is_closed = True
        # A full disk that stopped the import stops its report too; what is in is in.
        with suppress(MatterError):
            self._write(is_stopped=is_stopped)

    def _write(self, *, is_stopped: bool) -> None:
        body = IntakeBody(*self._said, dict(self._counts), is_stopped)
        part, self._files = self._files[:_PART], self._files[_PART:]
        self._parts += bool(part)
        self._matter.do(record_intake(self._intake, body, self._parts, part))
