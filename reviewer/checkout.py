"""A clone of the source, and the environment that is made in it. An installed wheel has neither.

Imported before every start and before any package is known to be there: standard library, and
little of it.
"""

import hashlib
import sys
from pathlib import Path

from reviewer.errors import ReviewError


class SetupError(ReviewError):
    """The machine lacks something that only its owner can give it."""


class Checkout:
    """Where a clone keeps its lock and its environment."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.lock = root / ".ci" / "requirements.lock"
        self.environment = root / ".venv"
        self.stamp = self.environment / "pincite-lock.sha256"
        windows = sys.platform == "win32"
        self.python = self.environment / ("Scripts/python.exe" if windows else "bin/python")

    @property
    def is_present(self) -> bool:
        """Whether the code runs from a clone; false for an installed wheel."""
        return self.lock.is_file()

    @property
    def is_stamped(self) -> bool:
        """Whether the environment is whole and made from the lock as it is now."""
        if not self.stamp.is_file() or not self.python.exists():
            return False
        return self.stamp.read_text("ascii") == self._lock_hash()

    @property
    def is_entered(self) -> bool:
        """Whether this process runs inside the environment."""
        return Path(sys.prefix).resolve() == self.environment.resolve()

    def write_stamp(self) -> None:
        """Say that the environment now holds what the lock names."""
        self.stamp.write_text(self._lock_hash(), "ascii")

    def _lock_hash(self) -> str:
        return hashlib.sha256(self.lock.read_bytes()).hexdigest()


HERE = Checkout(Path(__file__).resolve().parent.parent)
