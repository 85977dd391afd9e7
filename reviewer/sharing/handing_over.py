"""Making a file for colleagues: what they lack, of everyone whose work is known here.

The act that says so is written first, so that it travels within the file. Work passes through third
hands: not only one's own acts go, and what is in doubt goes once more. Bytes of an exhibit that is
sequestered or purged never go.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reviewer.matter import Matter
from reviewer.sharing.portions import Form
from reviewer.sharing.taking import IsStopped, Tell, never, say_nothing


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to go: everything, unless it is for a person, since a day, or since the last one."""

    for_person: str = ""
    since: date | None = None
    since_last: bool = False
    with_exhibits: bool = False
    passphrase: str | None = None


@dataclass(frozen=True, slots=True)
class Extent:
    """How much would go: acts, texts, exhibits with their bytes."""

    changesets: int
    layers: int
    exhibits: int
    bytes: int


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The file that was written."""

    path: Path
    form: Form
    changesets: int
    layers: int
    exhibits: int
    bytes: int
    sha256: str


def extent(matter: Matter, wanted: Wanted) -> Extent:
    """How much a hand-over would hold; ``bytes`` are those of the exhibits. Nothing is written."""
    raise NotImplementedError


def hand_over(
    matter: Matter,
    out: Path,
    wanted: Wanted,
    tell: Tell = say_nothing,
    is_stopped: IsStopped = never,
) -> HandedOver:
    """Write a file for colleagues; its suffix says its form.

    ``.pincite-handover``, ``.pincite-package`` (everything with the exhibits' bytes), ``.pincite``
    (the review database).

    Raises:
        InputError: nobody of this name works on the matter, or the suffix is none of these.
        MatterError: the file cannot be written.
        StoppedError: ``is_stopped`` said so; no file is left.
    """
    raise NotImplementedError
