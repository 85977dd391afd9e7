"""What lies beside a review database: the bytes of its exhibits, and its index.

``matter.pincite`` has its folder to itself, with ``objects`` and ``index.db`` in it. A file of
another name, such as a saved copy, may lie among anything, also beside another matter or a second
copy of the same one: what it needs is called after it, so that no two of them ever write to one
index or sweep each other's files. Alone with ``objects``, it is a ``matter.pincite`` that somebody
renamed, and finds them.
"""

from pathlib import Path

FILE_NAME = "matter.pincite"
_OBJECTS, _INDEX = "objects", "index.db"


def review_database(place: Path) -> Path:
    """The review database that is meant: the file itself, or the one in its folder."""
    return place / FILE_NAME if place.is_dir() else place


def place_of(database: Path) -> Path:
    """How a person names it: the folder where it has one to itself, else the file."""
    return database.parent if database.name == FILE_NAME else database


def objects_of(database: Path) -> Path:
    """The folder of its exhibits' bytes, which need not exist."""
    return _own(database, _OBJECTS)


def index_of(database: Path) -> Path:
    """The file of its index, which need not exist."""
    return _own(database, _INDEX)


def _own(database: Path, name: str) -> Path:
    shared = database.with_name(name)
    if database.name == FILE_NAME:
        return shared
    was_renamed = (database.parent / _OBJECTS).is_dir() and not (
        database.parent / FILE_NAME
    ).exists()
    own = database.with_name(f"{database.stem}.{name}")
    return shared if was_renamed and not own.exists() else own
