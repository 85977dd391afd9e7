"""Taking in what a colleague handed over: first a look that changes nothing, then a staged write.

Nothing of a file is believed: changesets are held against their ids and the format, payloads,
layers and geometry against their hashes and against what acts name, files against their names.
Rows go in invisibly, in small transactions; one row accepts them all. What was here stays as it
is. A changeset without something that it says waits, that is, it is not taken, and is counted.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewer.matter import Matter
from reviewer.sharing.portions import Manifest


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is: a step in words, so many of so many (0 where nobody knows)."""

    step: str
    done: int
    total: int


Tell = Callable[[Progress], None]
IsStopped = Callable[[], bool]


def say_nothing(_progress: Progress) -> None:
    """For whoever does not want to know."""


def never() -> bool:
    """For whoever does not stop."""
    return False


@dataclass(frozen=True, slots=True)
class Reason:
    """Why so many acts of a file were not taken."""

    sentence: str
    count: int


@dataclass(frozen=True, slots=True)
class FromColleague:
    """What of one person is new in a file; ``passages`` they marked, ``acts`` in all."""

    person: bytes
    name: str
    passages: int
    acts: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What taking a file in would do; nothing was changed.

    ``differences`` counts what would differ that does not now, ``exhibits_missing`` the exhibits
    whose file would not be here. ``sentences`` say all of it in words.
    """

    path: Path
    manifest: Manifest
    new: int
    known: int
    rejected: int
    reasons: tuple[Reason, ...]
    colleagues: tuple[FromColleague, ...]
    differences: int
    exhibits_missing: int
    layers: int
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileTaken:
    """What came of one file; ``refusal`` says why nothing of it was taken, or is empty."""

    path: Path
    new: int = 0
    known: int = 0
    rejected: int = 0
    reasons: tuple[Reason, ...] = ()
    layers: int = 0
    objects: int = 0
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of taking files in: sums over them, and what stands in the matter now."""

    new: int
    known: int
    rejected: int
    differences: int
    exhibits_missing: int
    files: tuple[FileTaken, ...]

    @property
    def refused(self) -> tuple[FileTaken, ...]:
        """The files of which nothing was taken."""
        return tuple(one for one in self.files if one.refusal)


def look(
    matter: Matter,
    path: Path,
    passphrase: str | None = None,
    tell: Tell = say_nothing,
    is_stopped: IsStopped = never,
) -> Preview:
    """Tell what taking a file in would do.

    Raises:
        ShareError: the file cannot be taken in.
        StoppedError: ``is_stopped`` said so.
    """
    raise NotImplementedError


def take(
    matter: Matter,
    paths: Sequence[Path],
    passphrase: str | None = None,
    tell: Tell = say_nothing,
    is_stopped: IsStopped = never,
) -> Taken:
    """Take files in, each as one staged write; a refused one is told and the others are taken.

    Raises:
        StoppedError: ``is_stopped`` said so before a file was accepted; nothing of it was taken.
    """
    raise NotImplementedError
