"""Setting, changing and taking away the passphrase of a matter that nobody has open.

The review database is written anew beside itself, read back, and put in its own place by one
rename: a kill at any moment leaves the old file or the new one. No other program can come between:
the old file stays locked until the rename is done, and whoever was waiting for it finds that
another file lies there now. The index is dropped, to be made anew under the new key.

The new file is the same copy of the matter, and goes on as the same writer: its note moves to its
new place in the disk's table. Between the two there is none, so that a kill there begins a new
writer, and no copy that happens to get the old place is taken for this one.
"""

import os
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from reviewer.errors import MatterError, PassphraseError, RefusedError
from reviewer.model import MatterId
from reviewer.store import beside, copying, index, keys, local, places, register
from reviewer.store.database import check_file
from reviewer.store.keys import Key
from reviewer.store.objects import sync_folder

_CHUNK = 1 << 20
_OPEN = (
    "This matter is open in another window. Close it there, and do it again; nothing was changed."
)


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """What the folder holds now.

    ``unprotected`` are copies from before an update beside it, which anybody can still read.
    """

    path: Path
    is_locked: bool
    unprotected: tuple[Path, ...]


def set_passphrase(
    place: Path, facts: Path, passphrase: str | None, current: str | None = None
) -> Rekeyed:
    """Lock a matter with a passphrase, with another one, or with none any more.

    Args:
        place: the matter's folder, or its review database; no window has it open.
        facts: the folder of local facts.
        passphrase: the new one; ``None`` takes it away.
        current: the one it has; needed where it has one.

    Raises:
        PassphraseError: it is locked, and this is not its passphrase.
        RefusedError: there is none to take away.
        MatterError: it is open elsewhere, or the disk is full; it is as it was.
    """
    path = beside.review_database(place)
    places.check_place(path.parent)
    new = None if passphrase is None else keys.new_key(passphrase)
    with keys.unlocked(path, current):
        try:
            check_file(path, lambda connection: register.is_at_home(facts, path, connection))
            if new is None and keys.held(path) is None:
                raise RefusedError("This matter has no passphrase.")
            _rewrite(path, facts, new)
        finally:
            keys.forget(path)
    return Rekeyed(path, new is not None, _copies_before(path) if new is not None else ())


def check_passphrase(place: Path, passphrase: str) -> None:
    """Whether this opens a matter, before its windows are closed for changing it.

    Raises:
        PassphraseError: it does not.
    """
    if keys.checked_key(beside.review_database(place), passphrase) is None:
        raise PassphraseError("This matter has no passphrase.")


def sweep(path: Path) -> None:
    """Take away what a kill left half written beside a review database."""
    _waiting(path).unlink(missing_ok=True)


def _waiting(path: Path) -> Path:
    return path.with_name(f".{path.name}.passphrase.tmp")


def _copies_before(path: Path) -> tuple[Path, ...]:
    found = sorted(path.parent.glob(f"{path.stem}-version-*.backup"))
    return tuple(one for one in found if keys.salt_of(one) is None)


def _rewrite(path: Path, facts: Path, new: Key | None) -> None:
    was_plain = keys.held(path) is None
    sweep(path)
    source = _alone(path)
    old: int | None = None
    try:
        if os.name == "posix":
            old = os.open(path, os.O_RDWR)
        copying.copy_whole(source, _waiting(path), new)
        matter = local.matter_of(source.cursor())
        index.drop_index(path)
        if old is None:  # Windows moves nothing over a file that is open
            source.close()
        _exchange(path, facts, matter)
    except OSError as error:
        raise MatterError(
            "The matter's file could not be exchanged: it is in use by another program, or its "
            "folder is read-only. It is as it was."
        ) from error
    finally:
        source.close()  # before the handle: that would drop its locks
        if old is not None:
            _let_go(old, is_plain=was_plain)
        sweep(path)


def _alone(path: Path) -> driver.Connection:
    """A connection that keeps every other program out until it is closed."""
    connection = keys.connect(path, "mode=rw")
    try:
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = DELETE")  # fails where others have it open
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except driver.OperationalError as error:
        connection.close()
        raise MatterError(_OPEN) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _exchange(path: Path, facts: Path, matter: MatterId) -> None:
    """Put the new file in the place of the old one, and the notes of this copy with it."""
    note = register.lift(facts, matter, path)
    before, after = register.identity(path), register.identity(_waiting(path))
    try:
        _waiting(path).replace(path)
    except OSError:
        register.put_down(facts, matter, before, note)
        raise
    sync_folder(path.parent)
    register.put_down(facts, matter, after, note)
    for fact in facts.glob(f"*/{matter.hex()}-{before}.*"):
        fact.replace(fact.with_name(fact.name.replace(before, after)))


def _let_go(old: int, *, is_plain: bool) -> None:
    """Overwrite what anybody could read of the old file, where it has no name any more.

    A solid-state disk may keep it all the same, which is why this is promised to nobody.
    """
    try:
        found = os.fstat(old)
        if is_plain and found.st_nlink == 0:
            for start in range(0, found.st_size, _CHUNK):
                os.pwrite(old, bytes(min(_CHUNK, found.st_size - start)), start)
            os.fsync(old)
    finally:
        os.close(old)
