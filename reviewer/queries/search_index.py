"""The door to the index for those who only search: the window opens it here and reads it alone."""

from pathlib import Path

from reviewer.model import MatterId
from reviewer.store.index import Index, IndexDamagedError, index_to_read

__all__ = ["Index", "IndexDamagedError", "is_current_file", "open_index"]


def open_index(place: Path, matter: MatterId) -> Index | None:
    """The index of a matter as it stands; ``None`` where there is none yet that can be used.

    Raises:
        MatterError: another program holds it.
    """
    return index_to_read(place, matter)


def is_current_file(index: Index, identity: tuple[int, int]) -> bool:
    """Whether the file that was opened still lies there, or another was made in its place."""
    try:
        found = index.path.stat()
    except FileNotFoundError:
        return False
    return (found.st_dev, found.st_ino) == identity
