"""Beginning one's own copy of a matter from a file that a colleague handed over.

The file may be a hand-over with exhibits, a package or a review database. It is checked like any
file from a colleague; where it is refused nothing is left. Whoever is named exactly like a person
the matter already knows is that person; a new writer begins all the same.
"""

from pathlib import Path

from reviewer.matter import Matter
from reviewer.sharing.taking import IsStopped, Tell, never, say_nothing
from reviewer.store.settings import Settings


def begin_from(  # noqa: PLR0913 - from what, where, who, and how it is told
    file: Path,
    folder: Path,
    name: str,
    *,
    initials: str = "",
    passphrase: str | None = None,
    settings: Settings | None = None,
    tell: Tell = say_nothing,
    is_stopped: IsStopped = never,
) -> Matter:
    """Make and open a matter that holds what the file holds.

    Raises:
        InputError: no name.
        ShareError: the file cannot be taken in, or not all of it; nothing is left.
        MatterError: the folder is taken or refused.
    """
    raise NotImplementedError
