"""What this copy of a matter remembers of handing over and taking in: local facts, never shared.

One JSON file a copy in the folder of local facts, found like the note about its writer by the
matter's id and the identity its review database has on this disk: so a restored or copied file
starts without it, and thinks the others have less than they do. Nothing here is needed to read or
to put work together; a lost file costs a longer hand-over and a second look at a mailbox.

Beside it lies a file that is locked while something is taken in, so that two windows do not do it
at once; the system lets go of it when the program ends, however it ends.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from reviewer.errors import MatterError
from reviewer.matter import Matter, app_version
from reviewer.store import arrivals, register

_KEPT = 2000
"""Takings and hand-overs that are remembered, each."""


class Handed(msgspec.Struct, frozen=True):
    """One hand-over that was made here.

    ``to`` is the colleague's name, or empty where it was for everyone; ``upto`` how far the other
    has come with it by writer (hex), empty where it does not say. ``writers`` are the colleague's
    writers that were known then (hex): of one that came up later it says nothing. ``bytes_upto`` is
    the place in this copy's log up to which exhibits went with their bytes, or 0.
    """

    to: str
    at: datetime
    path: str
    changesets: int
    sha256: str
    upto: Mapping[str, int] = {}
    writers: tuple[str, ...] = ()
    bytes_upto: int = 0


class Recorded(msgspec.Struct, frozen=True):
    """One file that was taken in here; ``first`` and ``last`` are where its acts stand in the log.

    Both are 0 where nothing in it was new. ``person`` is the name of who made the file, ``sha256``
    the hash of its bytes, ``is_whole``: nothing of it was left out, ``has_files``: exhibits' own
    files came with it.
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
    sha256: str = ""
    is_whole: bool = False
    has_files: bool = False


class InFolder(msgspec.Struct):
    """What one mailbox holds, as far as it was read.

    ``files`` are the names that were read or put in. ``chains`` says by writer (hex) how far the
    folder holds its chain without a gap: number and id of the last; ``beyond`` are changesets past
    a gap or on another branch: id to writer, number and the one before.

    ``own`` are files that this copy put in, as they were when they were last found whole, and
    ``stood`` others that are not whole, with since when they are just so: size, time, and the
    second of either. ``spoilt`` are files of this copy that are not whole any more.
    """

    files: set[str] = set()
    chains: dict[str, tuple[int, str]] = {}
    beyond: dict[str, tuple[str, int, str]] = {}
    own: dict[str, tuple[int, int, int]] = {}
    stood: dict[str, tuple[int, int, int]] = {}
    spoilt: set[str] = set()

    def forget_contents(self) -> None:
        """The folder is read again."""
        self.files, self.chains, self.beyond = set(), {}, {}


class _Book(msgspec.Struct):
    """``last`` is the last act of the log when this was written: its place and id.

    ``counted`` is how many differences were open, and how the log stood then.
    """

    last: tuple[int, str] = (0, "")
    counted: tuple[int, str] | None = None
    handed: list[Handed] = []
    takings: list[Recorded] = []
    mailboxes: dict[str, InFolder] = {}


def takings(matter: Matter) -> tuple[Recorded, ...]:
    """Every taking in on this copy, newest first."""
    return tuple(reversed(_read(matter).takings))


def handed(matter: Matter) -> tuple[Handed, ...]:
    """Every hand-over made on this copy, newest first."""
    return tuple(reversed(_read(matter).handed))


def mailboxes(matter: Matter) -> tuple[str, ...]:
    """The folders that are this copy's mailboxes."""
    return tuple(_read(matter).mailboxes)


def is_mailbox(matter: Matter, folder: Path) -> bool:
    """Whether a folder is a mailbox of this copy."""
    return _name(folder) in _read(matter).mailboxes


def is_same_folder(one: Path, other: Path) -> bool:
    """Whether two names are of one mailbox."""
    return _name(one) == _name(other)


def holdings(matter: Matter) -> tuple[InFolder, ...]:
    """What is known of every mailbox of this copy."""
    return tuple(_read(matter).mailboxes.values())


def in_mailbox(matter: Matter, folder: Path) -> InFolder:
    """What is known of one mailbox; nothing where it is new, or what was known is lost."""
    return _read(matter).mailboxes.get(_name(folder), InFolder())


def record_hand_over(matter: Matter, made: Handed) -> None:
    """Remember a hand-over."""
    with _changed(matter) as book:
        book.handed = [*book.handed, made][-_KEPT:]


def record_taking(matter: Matter, taken: Recorded) -> None:
    """Remember that a file was taken in."""
    with _changed(matter) as book:
        book.takings = [*book.takings, taken][-_KEPT:]


def record_mailbox(matter: Matter, folder: Path, found: InFolder) -> None:
    """Remember what a mailbox holds."""
    with _changed(matter) as book:
        book.mailboxes[_name(folder)] = found


def forget_mailbox(matter: Matter, folder: Path) -> None:
    """The folder is no mailbox of this copy any more."""
    with _changed(matter) as book:
        book.mailboxes.pop(_name(folder), None)


def differences_counted(matter: Matter) -> int | None:
    """How many differences are open, where they were counted and no act came since."""
    counted = _read(matter).counted
    return counted[0] if counted is not None and counted[1] == _stand(matter) else None


def record_counted(matter: Matter, count: int) -> None:
    """Remember how many differences are open; by whoever holds ``one_at_a_time``."""
    stand = _stand(matter)
    if _read(matter).counted != (count, stand):
        with _changed(matter) as book:
            book.counted = (count, stand)


def _stand(matter: Matter) -> str:
    """What changes with every act, and with the version that counts.

    The last act alone would not do: what is taken in may stand before an act that was done
    meanwhile.
    """
    cursor = matter.connection().cursor()
    _, last = arrivals.last_act(cursor)
    _, place = arrivals.places_after(cursor, 0)
    return f"{app_version()} {last.hex()} {place}"


def now() -> datetime:
    """This moment, for a record."""
    return datetime.now(UTC)


@contextmanager
def one_at_a_time(matter: Matter) -> Iterator[None]:
    """Nobody else on this computer takes anything into this copy meanwhile.

    Raises:
        MatterError: somebody does.
    """
    path = _path(matter).with_suffix(".lock")
    with _in_words():
        path.parent.mkdir(parents=True, exist_ok=True)
        held = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not _lock(held):
            raise MatterError(
                "Another window is taking something into this matter. "
                "Wait until it is done, and do it again."
            )
        yield
    finally:
        os.close(held)


def _lock(held: int) -> bool:
    try:
        if os.name == "nt":
            import msvcrt  # noqa: PLC0415 - Windows alone

            getattr(msvcrt, "locking")(held, getattr(msvcrt, "LK_NBLCK"), 1)  # noqa: B009 - absent from other systems' stubs
        else:
            import fcntl  # noqa: PLC0415 - everywhere but on Windows

            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _path(matter: Matter) -> Path:
    name = f"{matter.id.hex()}-{register.identity(matter.path)}.json"
    return matter.settings.folder / "exchanges" / name


def _name(folder: Path) -> str:
    return str(folder.expanduser().absolute())


def _read(matter: Matter) -> _Book:
    try:
        book = msgspec.json.decode(_path(matter).read_bytes(), type=_Book)
        place, last = book.last[0], bytes.fromhex(book.last[1])
    except (OSError, ValueError):
        return _Book()
    # The disk may give an older copy the identity of one that was deleted: it has not this act.
    is_of_this = arrivals.stands_at(matter.connection().cursor(), place, last)
    return book if is_of_this else _Book()


@contextmanager
def _changed(matter: Matter) -> Iterator[_Book]:
    """The book as it stands on the disk now, to be changed and written back."""
    book = _read(matter)
    yield book
    place, last = arrivals.last_act(matter.connection().cursor())
    book.last = (place, last.hex())
    path = _path(matter)
    waiting = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    with _in_words():
        path.parent.mkdir(parents=True, exist_ok=True)
        waiting.write_bytes(msgspec.json.encode(book))
        waiting.replace(path)


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise MatterError(
            "What Pincite remembers on this computer could not be saved: the disk is full, "
            "or its folder is read-only."
        ) from error
