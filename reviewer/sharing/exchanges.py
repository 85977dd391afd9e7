"""What this copy of a matter remembers of handing over and taking in: local facts, never shared.

One JSON file a copy in the folder of local facts, found like the note about its writer by the
matter's id and the identity its review database has on this disk: so a restored or copied file
starts without it, and thinks the others have less than they do. Nothing here is needed to read or
to put work together; a lost file costs a longer hand-over and a second look at a mailbox.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from reviewer.matter import Matter


@dataclass(frozen=True, slots=True)
class Handed:
    """One hand-over that was made here.

    ``to`` is the colleague's name, or empty where it was for everyone; ``upto`` how far it goes
    by writer (hex).
    """

    to: str
    at: datetime
    path: str
    changesets: int
    sha256: str
    upto: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Recorded:
    """One file that was taken in here; ``first`` and ``last`` are where its acts stand in the log.

    Both are 0 where nothing in it was new. ``person`` is the name of who made the file.
    """

    id: str
    name: str
    person: str
    at: datetime
    new: int
    known: int
    rejected: int
    first: int
    last: int


def takings(matter: Matter) -> tuple[Recorded, ...]:
    """Every taking in on this copy, newest first."""
    raise NotImplementedError


def handed(matter: Matter) -> tuple[Handed, ...]:
    """Every hand-over made on this copy, newest first."""
    raise NotImplementedError


def mailboxes(matter: Matter) -> tuple[str, ...]:
    """The folders that are this copy's mailboxes."""
    raise NotImplementedError
