"""Opening and closing ``matter.pincite``.

One SQLite library (``sqlcipher3``: recent, the same on every system, encrypts) and one writing
connection in the thread that opened the matter; queries read through a second one that cannot
write. Both are the driver's own: SQLAlchemy declares the tables, and is not imported to open what
exists. ``isolation_level=None`` and an explicit ``BEGIN IMMEDIATE``: otherwise the driver defers
the lock and does not roll back DDL. The file is never opened by path while SQLite holds it, not
even to look at its header: closing that handle would drop our locks.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import sqlcipher3.dbapi2 as driver

from reviewer.errors import MatterDamagedError, MatterError, PassphraseError
from reviewer.store import keys
from reviewer.store.keys import Key
from reviewer.store.version import APPLICATION_ID, USER_VERSION

IsAtHome: TypeAlias = Callable[[driver.Connection], bool]
_BUSY = "Another window is writing to this matter. Nothing was changed; do it again in a moment."

_NARROW, _WIDE, _WIDE_ALONE = -32_000, -64_000, -200_000
"""kB of pages at hand: in small writes, in a big one beside another window, in a big one alone.

SQLite goes through all of them at the end of most transactions (where it splits a page, it numbers
one for a moment beyond the last), so that more of them cost many small ones more than they save.
"""
_FOLDED, _FOLDED_ALONE, _FOLDED_ELSE = 6_000, 120_000, 7_000
"""Pages in the write-ahead log, from which on it is folded in: in a big write beside another window
or alone, and else. A window folds in later than a big write beside it, which it so never pays for.
"""
_PAUSE = 0.0005
"""Seconds between two slices of a big write in which another window may take the lock."""
_PATIENCE, _LOOK = 5.0, 0.0003
"""Seconds that another program is waited for, and between two looks whether it is done."""


SETTINGS = (
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    f"busy_timeout = {int(_PATIENCE * 1000)}",
    "temp_store = MEMORY",  # no plain text of exhibits in temporary files
    f"cache_size = {_NARROW}",
    "secure_delete = ON",
)


@dataclass(frozen=True, slots=True)
class Found:
    """The last rows that lay in a file when it was opened.

    Two programs may open it in the same instant and each take itself to be alone: what one of them
    writes then lies beyond these, and is not swept by the other.
    """

    changeset: int
    layer: int
    geometry: int


class Database:
    """An open review database: one connection that writes, one that only reads."""

    def __init__(
        self,
        path: Path,
        writer: driver.Connection,
        reader: driver.Connection,
        *,
        is_alone: bool,
        found: Found,
    ) -> None:
        """Use ``create_database`` or ``open_database``.

        ``is_alone``: no other program had the matter open when this one opened it; ``found`` is how
        far its rows went then.
        """
        self.path = path
        self.is_alone = is_alone
        self.found = found
        self.writer = writer
        self.reader = reader

    @contextmanager
    def transaction(self, *, is_forced: bool = True) -> Iterator[driver.Cursor]:
        """One writing transaction: all of it, or after any exception nothing.

        Args:
            is_forced: whether it is on the disk before this returns. Else a power cut may take it,
                never a part of it, nor anything written before it; the next forced one carries it.

        Raises:
            MatterError: the disk is full, or another program holds the lock.
        """
        cursor = self.writer.cursor()
        with _sentences(), self._force(is_forced=is_forced):
            _begin(cursor)
            try:
                yield cursor
                cursor.execute("COMMIT")
            except BaseException:
                if self.writer.in_transaction:
                    cursor.execute("ROLLBACK")
                raise

    def make_room(self, *, is_wide: bool) -> None:
        """Keep more pages at hand while much is written, and fold the log in less often.

        Not so much less that the act of another window would pay for it. To fold it in takes no
        lock that a writer waits for.
        """
        wide, folded = (_WIDE_ALONE, _FOLDED_ALONE) if self.is_alone else (_WIDE, 2 * _FOLDED)
        self.writer.execute(f"PRAGMA cache_size = {wide if is_wide else _NARROW}")
        self.writer.execute(f"PRAGMA wal_autocheckpoint = {folded if is_wide else _FOLDED_ELSE}")

    def fold_beside(self) -> None:
        """Fold the log in beside another window: the next forced act then has little to force."""
        if not self.is_alone:
            self.writer.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()

    def has_long_log(self) -> bool:
        """Whether the log is longer than small writes let it become."""
        return self._not_folded() >= _FOLDED_ELSE

    def _not_folded(self) -> int:
        """Pages of the log that are not folded in."""
        _, written, folded = self.writer.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()
        return int(written) - int(folded)

    def give_way(self) -> None:
        """Between two slices: fold the log in if it is long, and let another window write.

        Here and not at the end of a slice, which is timed to find how much goes into the next one.
        """
        if self.is_alone:
            return
        if self._not_folded() >= _FOLDED:
            self.fold_beside()
        time.sleep(_PAUSE)

    @contextmanager
    def _force(self, *, is_forced: bool) -> Iterator[None]:
        if is_forced:
            yield
            return
        self.writer.execute("PRAGMA synchronous = NORMAL")
        try:
            yield
        finally:
            self.writer.execute("PRAGMA synchronous = FULL")

    @contextmanager
    def rolled_back(self) -> Iterator[driver.Cursor]:
        """A writing transaction that only tries something out: it leaves nothing behind.

        Raises:
            MatterError: the disk is full, or another program holds the lock.
        """
        cursor = self.writer.cursor()
        with _sentences():
            _begin(cursor)
            try:
                yield cursor
            finally:
                if self.writer.in_transaction:
                    cursor.execute("ROLLBACK")

    def version_of_data(self) -> int:
        """A number that changes when another program writes.

        Of the writing connection: to the reading one, every act of our own is another's, too.
        """
        row = self.writer.execute("PRAGMA data_version").fetchone()
        return int(row[0])

    def extent(self) -> tuple[object, ...]:
        """How far the log and the layers go, and how much of them is shown: quickly asked.

        Another program also changes the file by tidying it, which is nothing to read anew for.
        """
        found: tuple[object, ...] = self.reader.execute(_EXTENT).fetchone()
        return found

    def close(self) -> bool:
        """Leave one whole file on the disk.

        Returns:
            Whether it could: not while another window holds the matter.
        """
        self.reader.close()
        is_alone = _settle(self.writer)
        self.writer.close()
        keys.end_use(self.path)
        return is_alone


def _begin(cursor: driver.Cursor) -> None:
    """Take the lock, or the gap between two slices of a big write in another program.

    SQLite's own looks lie up to a tenth of a second apart and would miss most of those gaps.
    """
    until = time.monotonic() + _PATIENCE
    cursor.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                cursor.execute("BEGIN IMMEDIATE")
            except driver.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > until:
                    raise
            else:
                return
            time.sleep(_LOOK)
    finally:
        cursor.execute(f"PRAGMA busy_timeout = {int(_PATIENCE * 1000)}")


def _settle(connection: driver.Connection) -> bool:
    """Fold the write-ahead log into the file and go back to the one-file journal."""
    try:
        # Most of it first in a way that lets another window write meanwhile.
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            return False
        connection.execute("PRAGMA busy_timeout = 0")
        mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    except (driver.DatabaseError, MemoryError):  # so it answers after it met a damaged page
        return False
    return bool(mode == "delete")


@contextmanager
def _sentences() -> Iterator[None]:
    """The driver's errors that a person can do something about, as sentences."""
    try:
        yield
    except driver.OperationalError as error:
        text = str(error)
        if "full" in text:
            raise MatterError(
                "The disk is full, so the last act was not saved. Everything before it is safe. "
                "Free some space and do it again."
            ) from error
        if "locked" in text or "busy" in text:
            raise MatterError(_BUSY) from error
        if "readonly" in text:
            raise MatterError(
                "This matter cannot be written: the file or its folder is read-only."
            ) from error
        raise


def _connect(path: Path, *, can_write: bool) -> driver.Connection:
    connection = keys.connect(path, f"mode={'rw' if can_write else 'ro'}")
    for setting in SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    if can_write:
        # FULL, not NORMAL: a power cut must not lose a decision the reviewer saw saved.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_FOLDED_ELSE}")
    else:
        connection.execute("PRAGMA query_only = ON")
    return connection


def connect_to_fold(path: Path) -> driver.Connection:
    """A connection that folds the log in while others read."""
    return _connect(path, can_write=True)


def connect_to_read(path: Path) -> driver.Connection:
    """A connection that cannot write, for a process beside the one that has the matter open."""
    return _connect(path, can_write=False)


def create_database(path: Path, key: Key | None = None) -> Database:
    """A new, empty review database, locked if there is a key for it.

    Raises:
        MatterError: something already lies there, or it cannot be written.
    """
    from reviewer.store import schema  # noqa: PLC0415 - a third of a second only a new matter pays

    if path.exists():
        raise MatterError(
            "A matter already lies in this folder. Open it, or choose an empty folder."
        )
    try:
        path.touch(exist_ok=False)
    except OSError as error:
        raise MatterError("The folder cannot be written. Choose a folder of your own.") from error
    if key is not None:
        keys.hold(path, key)
    writer = _connect(path, can_write=True)
    writer.execute("PRAGMA page_size = 4096")
    writer.execute("BEGIN IMMEDIATE")
    for statement in schema.every_statement():
        writer.execute(statement)
    writer.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    writer.execute(f"PRAGMA user_version = {USER_VERSION}")
    writer.execute("COMMIT")
    return _opened(path, writer)


def open_database(path: Path, is_at_home: IsAtHome | None = None) -> Database:
    """An existing review database of this version; ``migrations.bring_up_to_date`` goes before it.

    Raises:
        MatterError: in words, why it cannot be used.
    """
    check_file(path, is_at_home)
    before = _identity(path)
    writer = _connect(path, can_write=True)
    opened = _opened(path, writer)
    if _identity(path) != before:  # its passphrase was changed at this very moment
        opened.close()
        raise MatterError(_BUSY)
    return opened


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def _opened(path: Path, writer: driver.Connection) -> Database:
    try:
        with _sentences():
            # In this order: whoever writes after these were read has set WAL, or sets it later.
            found = Found(*writer.execute(_LAST).fetchone())
            before = writer.execute("PRAGMA journal_mode").fetchone()[0]
            writer.execute("PRAGMA journal_mode = WAL")
            reader = _connect(path, can_write=False)
    except BaseException:
        writer.close()
        raise
    keys.begin_use(path)
    return Database(path, writer, reader, is_alone=before != "wal", found=found)


_LAST = """SELECT coalesce((SELECT max(seq) FROM changeset), 0),
  coalesce((SELECT max(row) FROM layer), 0), coalesce((SELECT max(row) FROM geometry), 0)"""
_EXTENT = f"""{_LAST}, (SELECT count(*) FROM accepted),
  (SELECT value FROM local WHERE key = 'projected')"""  # noqa: S608 - constants


def check_file(path: Path, is_at_home: IsAtHome | None = None) -> int:
    """Look whether a file can be used, and finish what a crash left in it.

    A file whose header says WAL with nothing beside it was copied while it was open, or the program
    was killed on the last steps of opening or closing it. Only what is known outside the matter can
    tell them apart.

    Args:
        path: the review database.
        is_at_home: whether this very file is the one that was worked on here, with all its acts.

    Returns:
        Its ``user_version``.

    Raises:
        MatterError: no review database, a newer one, or one that was copied while it was open.
    """
    if not path.is_file():
        raise MatterError("There is no matter here: the file matter.pincite is missing.")
    with _asking_for_passphrase(path):
        _refuse_strangers(path)
    had_log = path.with_name(path.name + "-wal").exists()
    with _no_database(), damage_in_words(), _closing(path, "mode=rw") as connection:
        connection.execute("PRAGMA busy_timeout = 2000")
        version = _checked_version(connection)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
        if mode == "wal":
            if not (had_log or (is_at_home is not None and is_at_home(connection))):
                raise MatterError(_COPIED)
            _settle(connection)
    return version


def _refuse_strangers(path: Path) -> None:
    """Refuse what is not ours, or too new, without a trace of having looked.

    The look is *immutable*: it takes no locks and leaves the write-ahead log of a stranger's
    database where it is. Where a checkpoint was cut short it finds no sense in the file; then the
    second look decides, which reads the log and mends it.
    """
    with _no_database(), _closing(path, "mode=ro&immutable=1") as connection:
        try:
            _checked_version(connection)
        except driver.DatabaseError as error:
            if "malformed" not in str(error):
                raise


_COPIED = (
    "This file was copied while the matter was open, so its last acts may be missing. "
    "Close the matter where it came from and ask for a fresh copy."
)


@contextmanager
def _closing(path: Path, mode: str) -> Iterator[driver.Connection]:
    """A connection for a look at a file."""
    connection = keys.connect(path, mode)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def _asking_for_passphrase(path: Path) -> Iterator[None]:
    """A file that makes no sense without a key, and looks as if it had one."""
    try:
        yield
    except MatterError as refusal:
        if isinstance(refusal.__cause__, driver.OperationalError) or keys.salt_of(path) is None:
            raise
        # The key in the ring, if there was one, is that of the file that lay here before.
        keys.forget(path)
        raise PassphraseError(keys.LOCKED) from refusal


@contextmanager
def damage_in_words() -> Iterator[None]:
    """What SQLite says of a file that a failing disk has changed, as a sentence."""
    try:
        yield
    except driver.DatabaseError as error:
        if not any(word in str(error) for word in ("malformed", "not a database", "disk I/O")):
            raise
        raise MatterDamagedError(_DAMAGED) from error
    except MemoryError as error:
        # After one damaged page of a locked file SQLCipher answers so to all that is asked.
        if not keys.holds_any():
            raise
        raise MatterDamagedError(_DAMAGED) from error


_DAMAGED = "The matter's file is damaged and cannot be read whole. Restore the last backup."


@contextmanager
def _no_database() -> Iterator[None]:
    try:
        yield
    except driver.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise MatterError(_BUSY) from error
        raise MatterError(
            "The matter's file cannot be opened for writing: it or its folder is read-only, "
            "or the disk is full."
        ) from error
    except driver.DatabaseError as error:
        raise MatterError(
            "This is no review database of Pincite, or it is locked with a passphrase or damaged. "
            "If it should be one, restore the last backup."
        ) from error


def _checked_version(connection: driver.Connection) -> int:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        raise MatterError(
            "This file is a database of another program, not a review database of Pincite."
        )
    if version > USER_VERSION:
        raise MatterError(
            "This matter was written by a newer Pincite. Install that version to open it; "
            "nothing was changed."
        )
    return int(version)


def connect_plainly(path: Path) -> driver.Connection:
    """A single connection for work on a file that no matter has open.

    Migration, backup, restore.
    """
    return keys.connect(path, "mode=rw")
