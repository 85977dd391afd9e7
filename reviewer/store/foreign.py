"""Review databases that somebody else wrote: read as the word of a stranger.

Only a child process calls this. The file is opened read-only and *immutable*, so that neither a
journal nor a write-ahead log beside it is looked at and nothing is ever written; then its tables
are held against those that a released Pincite makes. What it holds besides is dealt with so: a
view, a virtual table, a trigger that is not ours, or another shape of a truth table refuses the
whole file (no Pincite writes them); any other table or index is left alone, because it is never
read (projections change from version to version). From then on an authorizer lets nothing through
but SELECT on the columns named here, whole tables are gone through by their rows and never by an
index that may lie, and every value is looked at by type and length before it is fetched. No
statement of the file's own making ever runs.

Hashes are for whoever takes the rows in; here a row is only well-shaped or not.
"""

import hashlib
import time
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TypeAlias

import sqlcipher3.dbapi2 as driver

from reviewer.store import keys
from reviewer.store.log import Payload, Received
from reviewer.store.version import APPLICATION_ID, USER_VERSION

LONGEST_BODY = 16 * 1024 * 1024
LONGEST_CONTENT = 64 * 1024 * 1024
LONGEST_TEXT = 16 * 1024 * 1024
MOST_ROWS = 20_000_000
_MOST_OBJECTS = 2000
_LONGEST_SQL = 100_000
_PLAIN = b"SQLite format 3\0"
_LOG_MODE = 2
_UTF_8 = 1
_SECONDS_A_ROW = 10.0
_BYTES_A_SECOND = 10_000_000
_OPERATIONS = 50_000

Row: TypeAlias = tuple[object, ...]
_SELECT, _READ, _FUNCTION, _ALLOW, _REFUSE = 21, 20, 31, 0, 1
_FUNCTIONS = frozenset({"typeof", "octet_length"})
_COLUMNS = {
    "changeset": {"seq", "id", "staging", "hlc", "writer", "wseq", "person", "body", "sig"},
    "payload": {"hash", "salt", "content"},
    "layer": {"row", "layer", "part", "start", "text", "structure"},
    "geometry": {"row", "layer", "rendition", "page", "body"},
    "accepted": {"staging"},
    "local": {"key", "value"},
}
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


class Fault(StrEnum):
    """Why a database is not read."""

    OTHER_DATABASE = "other-database"
    STRANGE_DATABASE = "strange-database"
    COPIED_OPEN = "copied-open"
    NEWER = "newer"
    DAMAGED = "damaged"
    UNFINISHED = "unfinished"
    TOO_LARGE = "too-large"
    TOO_SLOW = "too-slow"
    WRONG_PASSPHRASE = "wrong-passphrase"  # noqa: S105 - a reason


class FaultError(Exception):
    """A database that is not read any further."""

    def __init__(self, fault: Fault) -> None:
        """For one reason."""
        super().__init__(fault.value)
        self.fault = fault


def fingerprint(sql: str) -> str:
    """What a statement is known by, however it was broken into lines."""
    return hashlib.sha256(" ".join(sql.split()).encode()).hexdigest()


# --- opening --------------------------------------------------------------------------------------


@contextmanager
def opened(
    path: Path, passphrase: str | None, moved: Callable[[], None]
) -> Iterator["ForeignDatabase"]:
    """A review database of somebody else; ``moved`` is called while it is looked through.

    Raises:
        FaultError: it is not to be read.
    """
    size = path.stat().st_size
    head = _head(path)
    key = None if head.startswith(_PLAIN) else _key(head, passphrase)
    with _faults():
        connection = keys.connect(path, "mode=ro&immutable=1", key)
    try:
        patience = _Patience(connection, moved)
        with _faults(is_locked=key is not None):
            if key is None:
                _check_head(head, size)
            _prepare(connection)
            _check_version(connection, size)
            _check_schema(connection)
            patience.wait(_SECONDS_A_ROW + size / _BYTES_A_SECOND)
            is_sound = _is_sound(connection)
        connection.set_authorizer(_only_reads)
        yield ForeignDatabase(connection, patience, is_sound=is_sound)
    finally:
        connection.close()


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(100)


def _key(head: bytes, passphrase: str | None) -> keys.Key:
    """The key that a passphrase gives for this file."""
    if passphrase is None:
        raise FaultError(Fault.WRONG_PASSPHRASE)
    return keys.derive(passphrase, head[:16])


@contextmanager
def _faults(*, is_locked: bool = False) -> Iterator[None]:
    """What the driver says of a file, as a reason."""
    try:
        yield
    except driver.Error as error:
        text = str(error)
        if "interrupted" in text:
            raise FaultError(Fault.TOO_SLOW) from error
        if is_locked and "not a database" in text:
            raise FaultError(Fault.WRONG_PASSPHRASE) from error
        raise FaultError(Fault.DAMAGED) from error
    except UnicodeDecodeError as error:
        raise FaultError(Fault.DAMAGED) from error


def _check_head(head: bytes, size: int) -> None:
    """What a file says in its first bytes; SQLite itself would take other bytes for its own."""
    if len(head) < 100:  # noqa: PLR2004 - the size of SQLite's header
        raise FaultError(Fault.UNFINISHED)
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise FaultError(Fault.OTHER_DATABASE)
    if _LOG_MODE in head[18:20]:
        raise FaultError(Fault.COPIED_OPEN)
    page = int.from_bytes(head[16:18], "big")
    if size < int.from_bytes(head[28:32], "big") * (65536 if page == 1 else page):
        raise FaultError(Fault.UNFINISHED)


def _prepare(connection: driver.Connection) -> None:
    for setting in (
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "mmap_size = 0",
        "query_only = ON",
        "temp_store = MEMORY",
        "cache_size = -32000",
    ):
        connection.execute(f"PRAGMA {setting}")
    connection.text_factory = bytes


def _asked(connection: driver.Connection, pragma: str) -> int | bytes:
    found = connection.execute(f"PRAGMA {pragma}").fetchone()[0]
    return found if isinstance(found, bytes) else int(found)


def _check_version(connection: driver.Connection, size: int) -> None:
    if _asked(connection, "application_id") != APPLICATION_ID:
        raise FaultError(Fault.OTHER_DATABASE)
    version = _asked(connection, "user_version")
    if not isinstance(version, int) or not 1 <= version < 2**31:
        raise FaultError(Fault.STRANGE_DATABASE)
    if version > USER_VERSION:
        raise FaultError(Fault.NEWER)
    if _asked(connection, "encoding") != b"UTF-8":
        raise FaultError(Fault.STRANGE_DATABASE)
    if _asked(connection, "journal_mode") == b"wal":
        raise FaultError(Fault.COPIED_OPEN)
    pages, page = _asked(connection, "page_count"), _asked(connection, "page_size")
    if isinstance(pages, int) and isinstance(page, int) and pages * page > size:
        raise FaultError(Fault.UNFINISHED)


def _check_schema(connection: driver.Connection) -> None:
    """Hold every object of the file against what Pincite makes."""
    rows = connection.execute(
        f"""SELECT {_text("type", 20)}, {_text("name", 200)}, {_text("sql", _LONGEST_SQL)},
          {_integer("rootpage")}, sql IS NULL FROM sqlite_schema LIMIT {_MOST_OBJECTS + 1}"""  # noqa: S608 - constants
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


def _only_reads(
    action: int, first: str | None, second: str | None, _file: str | None, source: str | None
) -> int:
    """What a statement may do: read the columns named above, and ask for type and length."""
    if source is not None:
        return _REFUSE
    if action == _SELECT:
        return _ALLOW
    if action == _FUNCTION:
        return _ALLOW if second in _FUNCTIONS else _REFUSE
    if action == _READ:
        allowed = _COLUMNS.get(first or "", set())
        return _ALLOW if second in allowed else _REFUSE
    return _REFUSE


class _Patience:
    """Gives up a statement that comes to no next row in time."""

    def __init__(self, connection: driver.Connection, moved: Callable[[], None]) -> None:
        self._until = time.monotonic() + _SECONDS_A_ROW
        self._moved = moved
        connection.set_progress_handler(self._is_over, _OPERATIONS)

    def wait(self, seconds: float = _SECONDS_A_ROW) -> None:
        """From now on so many seconds."""
        self._until = time.monotonic() + seconds

    def _is_over(self) -> bool:
        self._moved()
        return time.monotonic() > self._until

    def rows(self, found: driver.Cursor) -> Iterator[Row]:
        """The rows of a statement, each in its own time."""
        self.wait()
        for count, row in enumerate(found):
            if count > MOST_ROWS:
                raise FaultError(Fault.TOO_LARGE)
            self._moved()
            self.wait()
            yield row


# --- values, looked at before they are fetched ----------------------------------------------------


def _blob(column: str, least: int, most: int) -> str:
    fits = f"typeof({column}) = 'blob' AND octet_length({column}) BETWEEN {least} AND {most}"
    return f"CASE WHEN {fits} THEN {column} END"


def _text(column: str, most: int) -> str:
    fits = f"typeof({column}) = 'text' AND octet_length({column}) <= {most}"
    return f"CASE WHEN {fits} THEN {column} END"


def _integer(column: str) -> str:
    return f"CASE WHEN typeof({column}) = 'integer' THEN {column} END"


# --- reading --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """One changeset of the file: where it stands, and what the columns beside it say."""

    hlc: int
    writer: bytes
    wseq: int
    seq: int
    id: bytes
    person: bytes


@dataclass(slots=True)
class Lost:
    """How much of a file was found and could not be read."""

    changesets: int = 0
    others: int = 0
    is_damaged: bool = field(default=False)


class ForeignDatabase:
    """The truth tables of one file, row by row."""

    def __init__(
        self, connection: driver.Connection, patience: _Patience, *, is_sound: bool
    ) -> None:
        """Use ``opened``."""
        self._connection = connection
        self._patience = patience
        self.lost = Lost(is_damaged=not is_sound)

    def matter(self) -> bytes | None:
        """Which matter the file says it holds."""
        for key, value in self._read(
            f"SELECT {_text('key', 64)}, {_blob('value', 16, 16)} FROM main.local NOT INDEXED"  # noqa: S608 - constants
        ):
            if key == b"matter" and isinstance(value, bytes):
                return value
        return None

    def places(self) -> list[Place]:
        """Every changeset that counts, in an order in which no act comes before those it knew."""
        accepted = {
            row[0]
            for row in self._read(
                f"SELECT {_integer('staging')} FROM main.accepted NOT INDEXED"  # noqa: S608 - constants
            )
        }
        found: dict[int, Place] = {}
        for seq, staging, is_plain, *said in self._both_ways(_PLACES, found):
            if not is_plain and staging not in accepted:
                continue
            place = _placed(seq, said)
            if place is None:
                self.lost.changesets += 1
            else:
                found[place.seq] = place
        return sorted(found.values(), key=lambda one: (one.hlc, one.writer, one.wseq, one.seq))

    def _both_ways(self, sql: str, found: dict[int, Place]) -> Iterator[Row]:
        """All rows by their number; where the tree is torn, what lies beyond from the other end."""
        try:
            yield from self._rows(f"{sql} ORDER BY seq")
        except driver.DatabaseError:
            self.lost.is_damaged = True
        else:
            return
        last = max(found, default=-(2**63))
        try:
            yield from self._rows(f"{sql} WHERE seq > ? ORDER BY seq DESC", (last,))
        except driver.DatabaseError:
            return

    def changeset(self, seq: int) -> Received | None:
        """One changeset, or ``None`` where it is not one or cannot be read."""
        row = self._one(_CHANGESET, (seq,))
        if row is None or row[0] is None or row[1] is None or not (row[2] or row[3]):
            self.lost.changesets += 1
            return None
        changeset, body, signature = row[0], row[1], row[2]
        assert isinstance(changeset, bytes)
        assert isinstance(body, bytes)
        return Received(changeset, body, signature if isinstance(signature, bytes) else None)

    def payload(self, digest: bytes) -> Payload | None:
        """One payload, or ``None`` where it is not here."""
        row = self._one(f"{_PAYLOAD} WHERE hash = ?", (digest,))
        return None if row is None else _said(row)

    def payloads_among(self, wanted: set[bytes]) -> Iterator[Payload]:
        """Payloads found by going through all: a tree out of order hides them from ``payload``."""
        for row in self._read(f"{_PAYLOAD} NOT INDEXED"):
            payload = _said(row)
            if payload is not None and payload.hash in wanted:
                yield payload

    def layers(self) -> "dict[bytes, array[int]]":
        """By text layer, the rows of its parts."""
        found: dict[bytes, array[int]] = {}
        for row, layer in self._read(_LAYERS):
            if isinstance(row, int) and isinstance(layer, bytes):
                found.setdefault(layer, array("q")).append(row)
            else:
                self.lost.others += 1
        return found

    def parts(self, rows: Iterable[int]) -> tuple[tuple[int, int, str, bytes], ...] | None:
        """The parts of one layer in order; ``None`` where one of them cannot be read."""
        found = [self._one(_PART, (row,)) for row in rows]
        parts = [_part(row) for row in found if row is not None]
        whole = [part for part in parts if part is not None]
        if len(whole) != len(found):
            self.lost.others += 1
            return None
        return tuple(sorted(whole))

    def renditions(self) -> "dict[bytes, array[int]]":
        """By layer and rendition, joined, the rows of their pages."""
        found: dict[bytes, array[int]] = {}
        for row, layer, rendition in self._read(_RENDITIONS):
            if isinstance(row, int) and isinstance(layer, bytes) and isinstance(rendition, bytes):
                found.setdefault(layer + rendition, array("q")).append(row)
            else:
                self.lost.others += 1
        return found

    def pages(self, rows: Iterable[int]) -> tuple[bytes, ...] | None:
        """The pages of one rendition in order; ``None`` where one of them cannot be read."""
        found = [self._one(_PAGE, (row,)) for row in rows]
        pages = [
            (row[0], row[1])
            for row in found
            if row is not None and isinstance(row[0], int) and isinstance(row[1], bytes)
        ]
        if len(pages) != len(found) or [number for number, _ in sorted(pages)] != list(
            range(1, len(pages) + 1)
        ):
            self.lost.others += 1
            return None
        return tuple(body for _, body in sorted(pages))

    def _rows(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        return self._patience.rows(self._connection.execute(sql, values))

    def _read(self, sql: str) -> Iterator[Row]:
        """Rows up to where the file is torn."""
        try:
            yield from self._rows(sql)
        except driver.DatabaseError as error:
            if "interrupted" in str(error):
                raise FaultError(Fault.TOO_SLOW) from error
            self.lost.is_damaged = True

    def _one(self, sql: str, values: Sequence[object]) -> Row | None:
        return next(islice(self._read_with(sql, values), 1), None)

    def _read_with(self, sql: str, values: Sequence[object]) -> Iterator[Row]:
        try:
            yield from self._rows(sql, values)
        except driver.DatabaseError:
            self.lost.is_damaged = True


def _placed(seq: object, said: Sequence[object]) -> Place | None:
    hlc, writer, wseq, changeset, person = said
    if not (isinstance(seq, int) and isinstance(hlc, int) and isinstance(wseq, int)):
        return None
    are_ids = isinstance(writer, bytes) and isinstance(changeset, bytes)
    if not are_ids or not isinstance(person, bytes):
        return None
    assert isinstance(writer, bytes)
    assert isinstance(changeset, bytes)
    return Place(hlc, writer, wseq, seq, changeset, person)


def _said(row: Row) -> Payload | None:
    digest, salt, content = row
    if isinstance(digest, bytes) and isinstance(salt, bytes) and isinstance(content, bytes):
        return Payload(digest, salt, content)
    return None


def _part(row: Row) -> tuple[int, int, str, bytes] | None:
    part, start, text, structure = row
    if not (isinstance(part, int) and isinstance(start, int)):
        return None
    if not (isinstance(text, bytes) and isinstance(structure, bytes)):
        return None
    try:
        return part, start, text.decode(), structure
    except UnicodeDecodeError:
        return None


_PLACES = f"""SELECT {_integer("seq")}, {_integer("staging")}, staging IS NULL, {_integer("hlc")},
  {_blob("writer", 16, 16)}, {_integer("wseq")}, {_blob("id", 32, 32)}, {_blob("person", 16, 16)}
  FROM main.changeset NOT INDEXED"""  # noqa: S608 - constants
_CHANGESET = f"""SELECT {_blob("id", 32, 32)}, {_blob("body", 1, LONGEST_BODY)},
  {_blob("sig", 0, 1024)}, sig IS NULL FROM main.changeset NOT INDEXED WHERE seq = ?"""  # noqa: S608 - constants
_PAYLOAD = f"""SELECT {_blob("hash", 32, 32)}, {_blob("salt", 16, 16)},
  {_blob("content", 0, LONGEST_CONTENT)} FROM main.payload"""  # noqa: S608 - constants
_LAYERS = f"""SELECT {_integer('"row"')}, {_blob("layer", 32, 32)} FROM main.layer NOT INDEXED"""  # noqa: S608 - constants
_PART = f"""SELECT {_integer("part")}, {_integer("start")}, {_text("text", LONGEST_TEXT)},
  {_blob("structure", 0, LONGEST_TEXT)} FROM main.layer NOT INDEXED WHERE "row" = ?"""  # noqa: S608 - constants
_RENDITIONS = f"""SELECT {_integer('"row"')}, {_blob("layer", 32, 32)},
  {_blob("rendition", 32, 32)} FROM main.geometry NOT INDEXED"""  # noqa: S608 - constants
_PAGE = f"""SELECT {_integer("page")}, {_blob("body", 0, LONGEST_CONTENT)}
  FROM main.geometry NOT INDEXED WHERE "row" = ?"""  # noqa: S608 - constants
