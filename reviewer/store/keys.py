"""Review databases that are locked with a passphrase.

The file is an ordinary one of SQLCipher 4, so that any tool of theirs opens it with the passphrase.
To derive its key takes a tenth of a second, for every connection anew; so it is derived once an
opening, as SQLCipher does it (PBKDF2 over the salt in the file's first bytes), and the raw key is
given to each connection. Keys stand in a ring of this process, by file, while the matter is open;
a child gets the key through its pipe, never as an argument or in its environment. The words of a
passphrase are kept nowhere; they are compared as NFC, since keyboards differ in how they compose.

A locked file cannot show whose it is: "locked, or not ours".
"""

import hashlib
import os
import unicodedata
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from reviewer.errors import InputError, MatterError, PassphraseError

VARIABLE = "PINCITE_PASSPHRASE_FILE"
"""In the environment: the name of a file that holds a passphrase, never the words."""
_MOST = 4096
_ROUNDS = 256_000
_SALT = 16
_PAGE = 4096
_PLAIN = b"SQLite format 3\0"
_NOBODYS = bytes(32)
LOCKED = (
    "This file is locked with a passphrase, or it is no review database of Pincite. "
    "Give the passphrase to open it."
)
_WRONG = (
    "The passphrase does not open this file. Type it again; if it is surely right, the file is "
    "damaged: restore the last backup."
)

# The driver asks of each value that is no plain text or number whether something adapts it, which
# takes longer than all else of an INSERT. Told that these stay what they are it need not ask.
driver.register_adapter(bytes, bytes)
driver.register_adapter(bool, bool)
driver.register_adapter(type(None), lambda nothing: nothing)


@dataclass(frozen=True, slots=True)
class Key:
    """The raw key of one file, with the salt that its passphrase was mixed with."""

    raw: bytes = field(repr=False)
    salt: bytes

    @property
    def literal(self) -> str:
        """As ``PRAGMA key`` and ``ATTACH … KEY`` want it."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"

    @property
    def text(self) -> str:
        """As it goes through the pipe to a child."""
        return self.raw.hex() + self.salt.hex()


@dataclass(slots=True)
class _Held:
    key: Key
    users: int = 0


_ring: dict[str, _Held] = {}
_offered: list[str] = []


def key_from(text: str) -> Key:
    """The key that came through a pipe."""
    content = bytes.fromhex(text)
    return Key(content[:-_SALT], content[-_SALT:])


def derive(passphrase: str, salt: bytes) -> Key:
    """The key of a file from its passphrase and the salt it begins with."""
    words = unicodedata.normalize("NFC", passphrase).encode()
    return Key(hashlib.pbkdf2_hmac("sha512", words, salt, _ROUNDS, 32), salt)


def new_key(passphrase: str) -> Key:
    """A key for a file that is yet to be written.

    Raises:
        InputError: there are no words in it.
    """
    if not passphrase.strip():
        raise InputError("A passphrase needs at least one character.")
    return derive(passphrase, os.urandom(_SALT))


def quoted(path: Path) -> str:
    """A path as SQLite's URI file names want it."""
    from urllib.parse import quote  # noqa: PLC0415 - 4 ms that only opening a matter pays

    return quote(path.as_posix())


def connect(path: Path, how: str, key: Key | None = None) -> driver.Connection:
    """A connection to a file: with this key, else with the one in the ring, else with none.

    Args:
        path: the file.
        how: the parameters of SQLite's URI file names, such as ``mode=ro``.
        key: its key, where it is not the one held for this path.
    """
    connection = driver.connect(f"file:{quoted(path)}?{how}", uri=True, isolation_level=None)
    key = key or held(path)
    if key is not None:
        use(connection, key)
    return connection


def use(connection: driver.Connection, key: Key) -> None:
    """Give a new connection its key, before anything else is asked of it."""
    # Its remarks on a wrong key would go to standard error.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f'PRAGMA key = "{key.literal}"')


def salt_of(path: Path) -> bytes | None:
    """What a locked file begins with; ``None`` where it is not locked, or none of SQLCipher's.

    SQLite itself reads it: a handle of ours on a file that is open would drop its locks.
    """
    size = path.stat().st_size if path.is_file() else 0
    if size == 0 or size % _PAGE:
        return None
    with closing(connect(path, "mode=ro", Key(_NOBODYS, b""))) as connection:
        salt = bytes.fromhex(connection.execute("PRAGMA cipher_salt").fetchone()[0])
    return None if salt == _PLAIN else salt


def checked_key(path: Path, passphrase: str) -> Key | None:
    """The key of a file, tried on it; ``None`` where it is not locked.

    Raises:
        PassphraseError: it is not this file's passphrase.
        MatterError: another program holds the file, or it cannot be read.
    """
    try:
        salt = salt_of(path)
        if salt is None:
            return None
        key = derive(passphrase, salt)
        with closing(connect(path, "mode=ro&immutable=1", key)) as connection:
            connection.execute("PRAGMA schema_version").fetchone()
    except driver.OperationalError as error:
        raise MatterError("The matter's file cannot be read.") from error
    except driver.DatabaseError as error:
        if "malformed" in str(error):  # a write-ahead log lies beside it: it is read later
            return key
        raise PassphraseError(_WRONG) from error
    return key


def unlock(path: Path, passphrase: str) -> None:
    """Hold the key of a file from now on; a file that is not locked needs none.

    Raises:
        PassphraseError: it is not this file's passphrase.
    """
    key = checked_key(path, passphrase)
    if key is not None:
        hold(path, key)


@contextmanager
def unlocked(path: Path, passphrase: str | None) -> Iterator[None]:
    """While a file is opened: its key is in the ring, and goes again where it is not opened.

    Args:
        path: the file.
        passphrase: as just typed; else the one that was given with the command is tried.

    Raises:
        PassphraseError: it is not this file's passphrase.
    """
    if passphrase is None and held(path) is None:
        passphrase = offered()
    if passphrase is not None:
        unlock(path, passphrase)
    try:
        yield
    except BaseException:
        known = _ring.get(_name(path))
        if known is not None and known.users == 0:
            forget(path)
        raise


@contextmanager
def offering(passphrase: str | None) -> Iterator[None]:
    """While this lasts, locked files are opened with this passphrase."""
    if passphrase is None:
        yield
        return
    _offered.append(passphrase)
    try:
        yield
    finally:
        _offered.pop()


def offered() -> str | None:
    """The passphrase that was given with the command, or is in the file that is named for all.

    Raises:
        InputError: there is such a file, and it holds none.
    """
    if _offered:
        return _offered[-1]
    named = os.environ.get(VARIABLE)
    return words_in(Path(named)) if named else None


def words_in(file: Path) -> str:
    """The passphrase in a file: its text, without the end of the line.

    Raises:
        InputError: it cannot be read, or holds none.
    """
    try:
        with file.open("rb") as source:
            content = source.read(_MOST + 1)
        words = content.decode("utf-8-sig").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            "The file with the passphrase cannot be read. It is a text file and holds it alone."
        ) from error
    if not words or len(content) > _MOST or "\n" in words:
        raise InputError("The file with the passphrase holds one line and nothing else.")
    return words


def hold(path: Path, key: Key) -> None:
    """Put a key into the ring of this process, until the last who uses it lets it go."""
    known = _ring.get(_name(path))
    if known is None or known.key != key:
        _ring[_name(path)] = _Held(key)


def held(path: Path) -> Key | None:
    """The key of a file, where it is in the ring."""
    if not _ring:
        return None
    known = _ring.get(_name(path))
    return None if known is None else known.key


def holds_any() -> bool:
    """Whether any locked file is in use."""
    return bool(_ring)


def begin_use(path: Path) -> None:
    """A matter was opened: its key stays while it is."""
    known = _ring.get(_name(path))
    if known is not None:
        known.users += 1


def end_use(path: Path) -> None:
    """A matter was closed: its key is forgotten with the last who had it open."""
    known = _ring.get(_name(path))
    if known is not None:
        known.users -= 1
        if known.users <= 0:
            forget(path)


def forget(path: Path) -> None:
    """Take a key out of the ring."""
    _ring.pop(_name(path), None)


def _name(path: Path) -> str:
    return str(path.resolve())
