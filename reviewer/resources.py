"""Where the files that come with Pincite lie: beside the packages, or in a wheel inside them.

``importlib.resources`` was refused: the files are handed to Qt, to SQLite and to worker processes
by path, so they must lie on the disk, and a checkout keeps them at its top level where people look
for them.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """The path of a file or folder under ``resources/``, such as ``icons/tag.svg``."""
    return _top() / "resources" / name


def sample_exhibits() -> Path:
    """The folder of the sample matter's exhibits."""
    return _top() / "sample_exhibits"


def _top() -> Path:
    shipped = _PACKAGE / "shipped"
    return shipped if shipped.is_dir() else _PACKAGE.parent
