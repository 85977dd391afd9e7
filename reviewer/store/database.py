"""Opening and closing ``matter.pincite``.

One SQLite library (``sqlcipher3``: recent, the same on every system, encrypts) and one writing
connection in the thread that opened the matter; queries read through a second engine that cannot
write. ``isolation_level=None`` and an explicit ``BEGIN IMMEDIATE``: otherwise the driver defers the
lock and does not roll back DDL. The file is never opened by path while SQLite holds it, not even to
look at its header: closing that handle would drop our locks.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from reviewer.errors import MatterError
from reviewer.store import schema

FILE_NAME = "matter.pincite"

IsAtHome: TypeAlias = Callable[[driver.Connection], bool]
_BUSY = "Another window is writing to this matter. Nothing was changed; do it again in a moment."

SETTINGS = (
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "busy_timeout = 5000",
    "temp_store = MEMORY",  # no plain text of exhibits in temporary files
    "cache_size = -32000",
    "secure_delete = ON",
)


class Database:
    """An open review database: one connection that writes, an engine that only reads."""

    def __init__(self, path: Path, engine: Engine, reading: Engine, *, is_alone: bool) -> None:
        """Use ``create_database`` or ``open_database``.

        ``is_alone``: no other program had the matter open when this one opened it.
        """
        self.path = path
        self.is_alone = is_alone
        self.engine = engine
        self.reading = reading
        self._connection = engine.raw_connection()
        self.writer: driver.Connection = self._connection.driver_connection
        self._reader = reading.raw_connection()
        self.reader: driver.Connection = self._reader.driver_connection

    @contextmanager
    def transaction(self) -> Iterator[driver.Cursor]:
        """One writing transaction: all of it, or after any exception nothing.

        Raises:
            MatterError: the disk is full, or another program holds the lock.
        """
        cursor = self.writer.cursor()
        with _sentences():
            cursor.execute("BEGIN IMMEDIATE")
            try:
                yield cursor
                cursor.execute("COMMIT")
            except BaseException:
                if self.writer.in_transaction:
                    cursor.execute("ROLLBACK")
                raise

    @contextmanager
    def rolled_back(self) -> Iterator[driver.Cursor]:
        """A writing transaction that only tries something out: it leaves nothing behind.

        Raises:
            MatterError: the disk is full, or another program holds the lock.
        """
        cursor = self.writer.cursor()
        with _sentences():
            cursor.execute("BEGIN IMMEDIATE")
            try:
                yield cursor
            finally:
                if self.writer.in_transaction:
                    cursor.execute("ROLLBACK")

    def version_of_data(self) -> int:
        """A number that changes when another connection writes."""
        row = self.reader.execute("PRAGMA data_version").fetchone()
        return int(row[0])

    def close(self) -> bool:
        """Leave one whole file on the disk.

        Returns:
            Whether it could: not while another window holds the matter.
        """
        self._reader.close()
        self.reading.dispose()
        is_alone = _settle(self.writer)
        self._connection.close()
        self.engine.dispose()
        return is_alone


def _settle(connection: driver.Connection) -> bool:
    """Fold the write-ahead log into the file and go back to the one-file journal."""
    try:
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            return False
        connection.execute("PRAGMA busy_timeout = 0")
        mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    except driver.OperationalError:
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


def _engine(path: Path, *, can_write: bool) -> Engine:
    mode = "rw" if can_write else "ro"
    engine = create_engine(
        f"sqlite:///file:{_quoted(path)}?mode={mode}&uri=true",
        module=driver,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=4,
    )

    @event.listens_for(engine, "connect")
    def _on_connect(connection: driver.Connection, _record: object) -> None:
        connection.isolation_level = None
        for setting in SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        if can_write:
            # FULL, not NORMAL: a power cut must not lose a decision the reviewer saw saved.
            connection.execute("PRAGMA synchronous = FULL")
        else:
            connection.execute("PRAGMA query_only = ON")

    return engine


def _quoted(path: Path) -> str:
    """A path as SQLite's URI file names want it."""
    from urllib.parse import quote  # noqa: PLC0415 - 4 ms that only opening a matter pays

    return quote(path.as_posix())


def create_database(path: Path) -> Database:
    """A new, empty review database.

    Raises:
        MatterError: something already lies there, or it cannot be written.
    """
    if path.exists():
        raise MatterError(
            "A matter already lies in this folder. Open it, or choose an empty folder."
        )
    try:
        path.touch(exist_ok=False)
    except OSError as error:
        raise MatterError("The folder cannot be written. Choose a folder of your own.") from error
    engine = _engine(path, can_write=True)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA page_size = 4096")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        schema.TRUTH.create_all(connection)
        schema.PROJECTIONS.create_all(connection)
        for trigger in schema.TRIGGERS:
            connection.exec_driver_sql(trigger)
        connection.exec_driver_sql(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {schema.USER_VERSION}")
        connection.exec_driver_sql("COMMIT")
    return _opened(path, engine)


def open_database(path: Path, is_at_home: IsAtHome | None = None) -> Database:
    """An existing review database of this version; ``migrations.bring_up_to_date`` goes before it.

    Raises:
        MatterError: in words, why it cannot be used.
    """
    check_file(path, is_at_home)
    return _opened(path, _engine(path, can_write=True))


def _opened(path: Path, engine: Engine) -> Database:
    with _sentences(), engine.connect() as connection:
        before = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
    return Database(path, engine, _engine(path, can_write=False), is_alone=before != "wal")


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
    _refuse_strangers(path)
    had_log = path.with_name(path.name + "-wal").exists()
    with _no_database(), _closing(path, "mode=rw") as connection:
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
    connection = driver.connect(f"file:{_quoted(path)}?{mode}", uri=True, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


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
    if application != schema.APPLICATION_ID:
        raise MatterError(
            "This file is a database of another program, not a review database of Pincite."
        )
    if version > schema.USER_VERSION:
        raise MatterError(
            "This matter was written by a newer Pincite. Install that version to open it; "
            "nothing was changed."
        )
    return int(version)


def connect_plainly(path: Path) -> driver.Connection:
    """A single connection for work on a file that no matter has open.

    Migration, backup, restore.
    """
    return driver.connect(f"file:{_quoted(path)}?mode=rw", uri=True, isolation_level=None)
