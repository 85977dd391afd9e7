"""A folder that several copies of a matter share: immutable hand-over files, and no locks.

Every copy puts in what the folder does not hold yet and takes the others' files up. A file is named
by who put it in and by the hash of its own bytes, so one that is copied half is known, waits and is
told. Taking up writes no act, so the folder comes to rest: no new file without a new act.
"""

from dataclasses import dataclass
from pathlib import Path

from reviewer.matter import Matter
from reviewer.sharing.taking import FileTaken, IsStopped, Tell, never, say_nothing


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What one look into a mailbox came to.

    ``put`` counts files put in, ``taken`` files taken up, ``new`` the acts that were new.
    ``waiting`` are names of files that are not whole yet, ``refused`` those that cannot be taken.
    """

    put: int
    taken: int
    new: int
    differences: int
    exhibits_missing: int
    waiting: tuple[str, ...]
    refused: tuple[FileTaken, ...]


def set_up(matter: Matter, folder: Path) -> None:
    """Remember a folder as this copy's mailbox.

    Raises:
        MatterError: it is the folder of a matter, or cannot be written.
    """
    raise NotImplementedError


def exchange(  # noqa: PLR0913 - what one look into a mailbox can be told
    matter: Matter,
    folder: Path,
    passphrase: str | None = None,
    *,
    with_exhibits: bool = False,
    tell: Tell = say_nothing,
    is_stopped: IsStopped = never,
) -> Exchanged:
    """Put in what the folder lacks, and take up what others put in.

    Raises:
        MatterError: it is the folder of a matter, or cannot be read or written.
        StoppedError: ``is_stopped`` said so.
    """
    raise NotImplementedError
