"""What came of a look into a colleague's file, and of taking it in; how far a long work is."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from reviewer.errors import StoppedError
from reviewer.sharing.portions import Manifest


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is: a step in words, so many of so many (0 where nobody knows)."""

    step: str
    done: int
    total: int


Tell: TypeAlias = Callable[[Progress], None]
IsStopped: TypeAlias = Callable[[], bool]


def say_nothing(_progress: Progress) -> None:
    """For whoever does not want to know."""


def never() -> bool:
    """For whoever does not stop."""
    return False


def go_on(is_stopped: IsStopped) -> None:
    """Between two steps.

    Raises:
        StoppedError: the person stopped it.
    """
    if is_stopped():
        raise StoppedError("Stopped. Nothing was changed.")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What of destroyed exhibits was deleted, and in sentences what was not reached."""

    layers: int = 0
    files: int = 0
    backups: int = 0
    mailbox_files: int = 0
    not_reached: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why so many acts of a file were not taken; or, ``is_of_parts``, what so many parts are."""

    sentence: str
    count: int
    is_of_parts: bool = False


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

    ``differences`` counts what would differ that does not now, ``settled`` what differs now and
    would no more, ``exhibits_missing`` the exhibits whose file would not be here. ``sentences`` say
    all of it in words.
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
    settled: int = 0


@dataclass(frozen=True, slots=True)
class FileTaken:
    """What came of one file; ``refusal`` says why nothing of it was taken, or is empty.

    ``is_locked``: it is sealed, and the passphrase given does not open it; ``is_unfinished``: it
    may still be on its way.
    """

    path: Path
    new: int = 0
    known: int = 0
    rejected: int = 0
    reasons: tuple[Reason, ...] = ()
    layers: int = 0
    objects: int = 0
    refusal: str = ""
    is_locked: bool = False
    is_unfinished: bool = False


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
