"""A folder for a matter that is made from elsewhere: empty before, and again after a failure."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reviewer.errors import MatterError
from reviewer.matter import Matter


def check_empty(folder: Path) -> None:
    """Refuse a folder in which something lies.

    Raises:
        MatterError: it is not empty, or no folder.
    """
    if folder.exists() and not folder.is_dir():
        raise MatterError("There is a file of this name. Choose a new folder for the matter.")
    if folder.is_dir() and any(folder.iterdir()):
        raise MatterError("This folder is not empty. Choose a new folder for the matter.")


@contextmanager
def nothing_left_of(matter: Matter, *, is_new: bool) -> Iterator[None]:
    """Where the block fails, take away what was made of a matter, and its folder if it was new."""
    try:
        yield
    except BaseException:
        matter.close()
        _remove_files(matter)
        if is_new:
            shutil.rmtree(matter.folder, ignore_errors=True)
        raise


def _remove_files(matter: Matter) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        matter.path.with_name(matter.path.name + suffix).unlink(missing_ok=True)
    shutil.rmtree(matter.objects.folder, ignore_errors=True)
