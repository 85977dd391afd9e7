"""A review database written anew into another file: with a passphrase, without one, or another.

SQLCipher's own export, within one reading transaction: what other connections write meanwhile is
not in it, and the counts it is held against afterwards are those of the same moment. The new file
has no journal until it is whole, because nobody knows its name.
"""

import os
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from reviewer.errors import MatterDamagedError, MatterError
from reviewer.store import keys
from reviewer.store.keys import Key
from reviewer.store.version import APPLICATION_ID

_FULL = (
    "The copy could not be written: the disk is full, or the folder is read-only. "
    "Nothing was changed."
)
_DAMAGED = (
    "The matter's file is damaged and cannot be copied whole. Run “verify”, and restore the last "
    "backup. Nothing was changed."
)


def copy_whole(source: driver.Connection, target: Path, key: Key | None) -> Mapping[str, int]:
    """Write all that a connection sees into a new file, read that back, and force it to the disk.

    Args:
        source: a connection in no transaction; it may be one that only reads.
        target: a place where nothing lies.
        key: what the new file is locked with.

    Returns:
        How many rows each table has.

    Raises:
        MatterError: the disk is full, or the source is damaged; nothing lies at the target then.
    """
    try:
        counted = _exported(source, target, key)
        _check(target, key, counted)
        _force(target)
    except driver.DatabaseError as error:
        target.unlink(missing_ok=True)
        is_place = isinstance(error, driver.OperationalError)
        raise (MatterError(_FULL) if is_place else MatterDamagedError(_DAMAGED)) from error
    except OSError as error:
        target.unlink(missing_ok=True)
        raise MatterError(_FULL) from error
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return counted


def _exported(source: driver.Connection, target: Path, key: Key | None) -> Mapping[str, int]:
    source.execute("PRAGMA temp_store = MEMORY")  # no plain text in temporary files
    source.execute("PRAGMA foreign_keys = OFF")  # tables are filled in the order of their names
    version = source.execute("PRAGMA main.user_version").fetchone()[0]
    place = f"file:{keys.quoted(target)}?mode=rwc"
    source.execute("ATTACH ? AS copy KEY ?", (place, "" if key is None else key.literal))
    try:
        source.execute("PRAGMA copy.journal_mode = OFF")
        source.execute("PRAGMA copy.synchronous = OFF")
        source.execute("BEGIN")
        try:
            counted = _counts(source)
            source.execute("SELECT sqlcipher_export('copy')").fetchone()
            source.execute(f"PRAGMA copy.application_id = {APPLICATION_ID}")
            source.execute(f"PRAGMA copy.user_version = {version}")
            source.execute("COMMIT")
        except BaseException:
            if source.in_transaction:
                source.execute("ROLLBACK")
            raise
    finally:
        source.execute("DETACH copy")
    return counted


def _counts(connection: driver.Connection) -> Mapping[str, int]:
    tables = connection.execute(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM main."{name}"').fetchone()[0]  # noqa: S608 - our own tables
        for (name,) in tables
    }


def _check(path: Path, key: Key | None, counted: Mapping[str, int]) -> None:
    """Read a copy back as a stranger would: every page, and as many rows as were meant."""
    with closing(keys.connect(path, "mode=ro", key)) as connection:
        is_whole = connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        if key is not None:
            is_whole = (
                is_whole and not connection.execute("PRAGMA cipher_integrity_check").fetchall()
            )
        if not is_whole or _counts(connection) != counted:
            raise MatterError(
                "The copy does not hold what was written, so it was not kept. The disk may be "
                "failing; try another place."
            )


def _force(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
