"""Review databases that somebody else wrote: read as the word of a stranger.

Only a child process calls this. The file is opened read-only and *immutable*, so that neither a
journal nor a write-ahead log beside it is looked at and nothing is ever written; then its tables
are held against those that a released Pincite makes. What it holds besides is dealt with so: a
view, a virtual table, a trigger that is not ours, or another shape of a truth table refuses the
whole file (no Pincite writes them); any other table or index is left alone, because it is never
read (projections change from version to version). No statement of the file's own making ever runs.
``foreign_rows`` reads what is in the tables; hashes are for whoever takes the rows in.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from reviewer.store import keys
from reviewer.store.foreign_rows import (
    SECONDS_A_ROW,
    Fault,
    FaultError,
    ForeignDatabase,
    Patience,
    integer,
    text,
)
from reviewer.store.version import APPLICATION_ID, USER_VERSION

_MOST_OBJECTS = 2000
_BYTES_A_SECOND = 10_000_000
_LONGEST_SQL = 100_000
_PLAIN = b"SQLite format 3\0"
_LOG_MODE = 2
_HEAD = 100
_PAGE_SIZE, _PAGE_END = 4096, 80
_FRACTIONS = b"\x40\x20\x20"  # in every database of SQLite
_SETTINGS = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "query_only = ON",
    "temp_store = MEMORY",
    "cache_size = -32000",
)
TABLES = {
    "changeset": {"967fd1041e64d28c270c8ce32c2043a059c09f0c7f8d1b9c0dbc39a8acc53dfb"},
    "payload": {"0d1c7df18cb23241e7fb1aab98d2d5005ebe365dbf966c1e1018bfa550e7e715"},
    "layer": {"bd3fb889877b6c24a846948ebc74955dbcea3f73289cbe600e3555d79a7633eb"},
    "geometry": {"5b136bd2eeb3e90be6198e6790e295fc313e337955e18eb6c8df176724ae2fda"},
    "accepted": {"0affe8e0d52527899306eeec5b0070694ad884c60f6bfacd7e384b0e50061c5e"},
    "local": {"ead3dd090d2a6f255671c621fe684bc811ae0aa239d69e72eaeb3918c25f6a11"},
}
"""By table, the fingerprint of each statement that a released version made it with."""
TRIGGERS = {
    "0767c63488864cd8a1ccd4477ca6422a2f44755844ee3e6ac0ce9036bf22ed37",
    "8eb3f7f54111d1287746623e789ae4431079cc328f46208c539592203e16ebc6",
}
"""The fingerprint of each trigger that a released version made."""


def fingerprint(sql: str) -> str:
    """What a statement is known by, however it was broken into lines."""
    return hashlib.sha256(" ".join(sql.split()).encode()).hexdigest()


# --- opening --------------------------------------------------------------------------------------


@contextmanager
def opened(
    path: Path, passphrase: str | None, moved: Callable[[], None]
) -> Iterator[ForeignDatabase]:
    """A review database of somebody else; ``moved`` is called while it is looked through.

    Raises:
        FaultError: it is not to be read.
    """
    size = path.stat().st_size
    head = _beginning(path)
    key = None if head.startswith(_PLAIN) else _key(head, passphrase)
    _check_head(head if key is None else _unlocked_head(head, key), size)
    with _faults(), closing(_connected(path, key)) as connection:
        patience = Patience(connection, moved)
        _check_version(connection)
        _check_schema(connection)
        patience.wait(SECONDS_A_ROW + size / _BYTES_A_SECOND)
        is_sound = _is_sound(connection)
    database = ForeignDatabase(
        lambda: _connected(path, key), size, moved, is_sound=is_sound, is_locked=key is not None
    )
    try:
        yield database
    finally:
        database.close()


def _connected(path: Path, key: keys.Key | None) -> driver.Connection:
    connection = keys.connect(path, "mode=ro&immutable=1", key)
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
    except driver.Error:
        connection.close()
        raise
    connection.text_factory = bytes
    return connection


def _beginning(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(_PAGE_SIZE)


def _key(head: bytes, passphrase: str | None) -> keys.Key:
    """The key that a passphrase gives for this file."""
    if passphrase is None:
        raise FaultError(Fault.WRONG_PASSPHRASE)
    return keys.derive(passphrase, head[: len(_PLAIN)])


def _unlocked_head(page: bytes, key: keys.Key) -> bytes:
    """The first bytes of a locked file: only there it says that it was copied while open.

    SQLCipher 4 ends each page with 16 bytes to start its cipher from and 64 to check it by.

    Raises:
        FaultError: the key is not this file's.
    """
    from cryptography.hazmat.primitives.ciphers import (  # noqa: PLC0415 - 30 ms, few files
        Cipher,
        algorithms,
        modes,
    )

    start = page[_PAGE_SIZE - _PAGE_END : _PAGE_SIZE - _PAGE_END + 16]
    if len(start) < 16:  # noqa: PLR2004 - what the cipher starts from
        raise FaultError(Fault.UNFINISHED)
    opener = Cipher(algorithms.AES(key.raw), modes.CBC(start)).decryptor()
    head = _PLAIN + opener.update(page[len(_PLAIN) : len(_PLAIN) + 96])
    if head[21:24] != _FRACTIONS:
        raise FaultError(Fault.WRONG_PASSPHRASE)
    return head


@contextmanager
def _faults() -> Iterator[None]:
    """What the driver says of a file, as a reason."""
    try:
        yield
    except driver.Error as error:
        is_slow = "interrupted" in str(error)
        raise FaultError(Fault.TOO_SLOW if is_slow else Fault.DAMAGED) from error
    except UnicodeDecodeError as error:
        raise FaultError(Fault.DAMAGED) from error


def _check_head(head: bytes, size: int) -> None:
    """What a file says in its first bytes; SQLite itself would take other bytes for its own."""
    if len(head) < _HEAD:
        raise FaultError(Fault.UNFINISHED)
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise FaultError(Fault.OTHER_DATABASE)
    if _LOG_MODE in head[18:20]:
        raise FaultError(Fault.COPIED_OPEN)
    page = int.from_bytes(head[16:18], "big")
    if size < int.from_bytes(head[28:32], "big") * (65536 if page == 1 else page):
        raise FaultError(Fault.UNFINISHED)


def _asked(connection: driver.Connection, pragma: str) -> int | bytes:
    found = connection.execute(f"PRAGMA {pragma}").fetchone()[0]
    return found if isinstance(found, bytes) else int(found)


def _check_version(connection: driver.Connection) -> None:
    if _asked(connection, "application_id") != APPLICATION_ID:
        raise FaultError(Fault.OTHER_DATABASE)
    version = _asked(connection, "user_version")
    if not isinstance(version, int) or not 1 <= version < 2**31:
        raise FaultError(Fault.STRANGE_DATABASE)
    if version > USER_VERSION:
        raise FaultError(Fault.NEWER)
    if _asked(connection, "encoding") != b"UTF-8":
        raise FaultError(Fault.STRANGE_DATABASE)


def _check_schema(connection: driver.Connection) -> None:
    """Hold every object of the file against what Pincite makes."""
    rows = connection.execute(
        f"""SELECT {text("type", 20)}, {text("name", 200)}, {text("sql", _LONGEST_SQL)},
          {integer("rootpage")}, sql IS NULL FROM sqlite_schema LIMIT {_MOST_OBJECTS + 1}"""  # noqa: S608 - constants
    ).fetchall()
    if len(rows) > _MOST_OBJECTS:
        raise FaultError(Fault.STRANGE_DATABASE)
    tables = dict.fromkeys(TABLES, 0)
    for what, name, sql, root, is_unsaid in rows:
        if what is None or name is None or (sql is None and not is_unsaid):
            raise FaultError(Fault.STRANGE_DATABASE)
        known = _checked(what.decode(), name.decode(), (sql or b"").decode(), root)
        if known is not None:
            tables[known] += 1
    if any(count == 0 for count in tables.values()):
        raise FaultError(Fault.DAMAGED)
    if any(count > 1 for count in tables.values()):
        raise FaultError(Fault.STRANGE_DATABASE)


def _checked(what: str, name: str, sql: str, root: int | None) -> str | None:
    """One object of the schema: the truth table that it is, or ``None`` where it is never read."""
    folded = name.lower()
    if what == "trigger" and fingerprint(sql) in TRIGGERS:
        return None
    if what == "index" or (what == "table" and folded not in TABLES):
        if sql.lstrip().upper().startswith("CREATE VIRTUAL"):
            raise FaultError(Fault.STRANGE_DATABASE)
        return None
    # The first page is the schema's own; no table of ours can begin there.
    if what != "table" or fingerprint(sql) not in TABLES[folded] or (root or 0) <= 1:
        raise FaultError(Fault.STRANGE_DATABASE)
    return folded


def _is_sound(connection: driver.Connection) -> bool:
    """Whether the trees of the log hold together: a cut one reads as a shorter log."""
    for table in ("changeset", "payload"):
        try:
            found = connection.execute(f"PRAGMA quick_check({table})").fetchone()
        except driver.DatabaseError as error:
            if "interrupted" in str(error):
                raise
            return False
        if found is None or found[0] != b"ok":
            return False
    return True
