"""The rows of a review database that somebody else wrote, looked at before they are fetched.

An authorizer lets nothing through but SELECT on the columns named here; whole tables are gone
through by their rows and never by an index that may lie, and every value is looked at by type and
length before it is fetched. Where a table is torn, what lies beyond is looked for from its other
end; what was found and cannot be read is counted. ``foreign`` opens such a file and says which are
read at all.
"""

import time
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

import sqlcipher3.dbapi2 as driver

from reviewer.store.log import Payload, Received

LONGEST_BODY = 16 * 1024 * 1024
LONGEST_CONTENT = 64 * 1024 * 1024
LONGEST_TEXT = 16 * 1024 * 1024
LARGEST_WHOLE = 128 * 1024 * 1024
"""Characters and bytes of one text layer, or of the layout of one rendition."""
SECONDS_A_ROW = 10.0
_OPERATIONS = 50_000

_SMALLEST_ROW = 16
_MOST_TEARS = 10_000
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


class Patience:
    """Gives up a statement that comes to no next row in time."""

    def __init__(self, connection: driver.Connection, moved: Callable[[], None]) -> None:
        self._until = time.monotonic() + SECONDS_A_ROW
        self._moved = moved
        connection.set_progress_handler(self._is_over, _OPERATIONS)

    def wait(self, seconds: float | None = None) -> None:
        """From now on so many seconds."""
        self._until = time.monotonic() + (SECONDS_A_ROW if seconds is None else seconds)

    def _is_over(self) -> bool:
        self._moved()
        return time.monotonic() > self._until

    def rows(self, found: driver.Cursor, most: int) -> Iterator[Row]:
        """The rows of a statement, each in its own time.

        A tree whose branches lead back into each other has no end.
        """
        self.wait()
        for count, row in enumerate(found):
            if count > most:
                raise FaultError(Fault.TOO_LARGE)
            self._moved()
            self.wait()
            yield row


# --- values, looked at before they are fetched ----------------------------------------------------


def blob(column: str, least: int, most: int) -> str:
    """The bytes of a column where they are bytes and so many; else NULL."""
    fits = f"typeof({column}) = 'blob' AND octet_length({column}) BETWEEN {least} AND {most}"
    return f"CASE WHEN {fits} THEN {column} END"


def text(column: str, most: int) -> str:
    """The text of a column where it is text and no longer; else NULL."""
    fits = f"typeof({column}) = 'text' AND octet_length({column}) <= {most}"
    return f"CASE WHEN {fits} THEN {column} END"


def integer(column: str) -> str:
    """The number in a column where it is one; else NULL."""
    return f"CASE WHEN typeof({column}) = 'integer' THEN {column} END"


def only_reads(
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
    """What of a file was found and could not be read: changesets and others by their rows.

    ``staged`` counts what was being taken in and never accepted; or a flipped bit says so.
    """

    is_damaged: bool
    staged: int = 0
    changesets: set[object] = field(default_factory=set)
    others: set[object] = field(default_factory=set)


class ForeignDatabase:
    """The truth tables of one file, row by row."""

    def __init__(
        self,
        connect: Callable[[], driver.Connection],
        size: int,
        moved: Callable[[], None],
        *,
        is_sound: bool,
        is_locked: bool,
    ) -> None:
        """Use ``opened``."""
        self._connect, self._moved, self._is_locked = connect, moved, is_locked
        self._most = size // _SMALLEST_ROW
        self._tears = 0
        self.lost = Lost(is_damaged=not is_sound)
        self._open()

    def _open(self) -> None:
        self._connection = self._connect()
        self._patience = Patience(self._connection, self._moved)
        self._connection.set_authorizer(only_reads)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def matter(self) -> bytes | None:
        """Which matter the file says it holds."""
        for key, value in self._read(
            f"SELECT {text('key', 64)}, {blob('value', 16, 16)} FROM main.local NOT INDEXED"  # noqa: S608 - constants
        ):
            if key == b"matter" and isinstance(value, bytes):
                return value
        return None

    def places(self) -> list[Place]:
        """Every changeset that counts, in an order in which no act comes before those it knew."""
        accepted = {
            row[0]
            for row in self._read(
                f"SELECT {integer('staging')} FROM main.accepted NOT INDEXED"  # noqa: S608 - constants
            )
        }
        found: dict[int, Place] = {}
        for seq, staging, is_plain, *said in self._both_ways(_PLACES, found):
            if not is_plain and staging not in accepted:
                self.lost.staged += 1
                continue
            place = _placed(seq, said)
            if place is None:
                self.lost.changesets.add(seq)
            else:
                found[place.seq] = place
        return sorted(found.values(), key=lambda one: (one.hlc, one.writer, one.wseq, one.seq))

    def _both_ways(self, sql: str, found: dict[int, Place]) -> Iterator[Row]:
        """All rows by their number; where the tree is torn, what lies beyond from the other end."""
        tears = self._tears
        yield from self._read(f"{sql} ORDER BY seq")
        if tears != self._tears:
            last = max(found, default=-(2**63))
            yield from self._read(f"{sql} WHERE seq > ? ORDER BY seq DESC", (last,))

    def changeset(self, seq: int) -> Received | None:
        """One changeset, or ``None`` where it is not one or cannot be read."""
        row = self._one(_CHANGESET, (seq,))
        if row is None or row[0] is None or row[1] is None or not (row[2] or row[3]):
            self.lost.changesets.add(seq)
            return None
        changeset, body, signature = row[0], row[1], row[2]
        assert isinstance(changeset, bytes)
        assert isinstance(body, bytes)
        return Received(changeset, body, signature if isinstance(signature, bytes) else None)

    def payload(self, digest: bytes) -> Payload | None:
        """One payload, or ``None`` where it is not here."""
        row = self._one(f"{_PAYLOAD} WHERE hash = ?", (digest,))
        return None if row is None else _said(row)

    def payloads(self) -> Iterator[Payload]:
        """Every payload, by going through all: a tree out of order hides some from ``payload``."""
        for row in self._read(f"{_PAYLOAD} NOT INDEXED"):
            payload = _said(row)
            if payload is not None:
                yield payload

    def layers(self) -> "dict[bytes, array[int]]":
        """By text layer, the rows of its parts."""
        found: dict[bytes, array[int]] = {}
        for row, layer in self._read(_LAYERS):
            if isinstance(row, int) and isinstance(layer, bytes):
                found.setdefault(layer, array("q")).append(row)
            else:
                self.lost.others.add(("layer", row))
        return found

    def parts(self, rows: Iterable[int]) -> tuple[tuple[int, int, str, bytes], ...] | None:
        """The parts of one layer in order; ``None`` where one of them cannot be read."""
        found: list[tuple[int, int, str, bytes]] = []
        size = 0
        for row in rows:
            part = _part(self._one(_PART, (row,)))
            size += 0 if part is None else len(part[2]) + len(part[3])
            if part is None or size > LARGEST_WHOLE:
                self.lost.others.add(("layer", row))
                return None
            found.append(part)
        return tuple(sorted(found))

    def renditions(self) -> "dict[bytes, array[int]]":
        """By layer and rendition, joined, the rows of their pages."""
        found: dict[bytes, array[int]] = {}
        for row, layer, rendition in self._read(_RENDITIONS):
            if isinstance(row, int) and isinstance(layer, bytes) and isinstance(rendition, bytes):
                found.setdefault(layer + rendition, array("q")).append(row)
            else:
                self.lost.others.add(("geometry", row))
        return found

    def pages(self, rows: Iterable[int]) -> tuple[bytes, ...] | None:
        """The pages of one rendition in order; ``None`` where one of them cannot be read."""
        found: dict[int, bytes] = {}
        size = 0
        for row in rows:
            number, body = self._one(_PAGE, (row,)) or (None, None)
            size += len(body) if isinstance(body, bytes) else 0
            is_page = isinstance(number, int) and isinstance(body, bytes)
            if not is_page or size > LARGEST_WHOLE:
                self.lost.others.add(("geometry", row))
                return None
            assert isinstance(number, int)
            assert isinstance(body, bytes)
            found[number] = body
        return tuple(body for _, body in sorted(found.items()))

    def _read(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """Rows up to where the file is torn.

        Raises:
            FaultError: it comes to no end.
        """
        try:
            yield from self._patience.rows(self._connection.execute(sql, values), self._most)
        except driver.Error as error:
            self._tell(error)

    def _one(self, sql: str, values: Sequence[object]) -> Row | None:
        """One row, of a hundred thousand: without the ceremony of ``_read``."""
        self._moved()
        self._patience.wait()
        try:
            found: Row | None = self._connection.execute(sql, values).fetchone()
        except driver.Error as error:
            self._tell(error)
            return None
        return found

    def _tell(self, error: driver.Error) -> None:
        """Note that the file is torn.

        Raises:
            FaultError: a statement came to no end, or nothing else is left of the file.
        """
        if "interrupted" in str(error):
            raise FaultError(Fault.TOO_SLOW) from error
        self.lost.is_damaged = True
        self._tears += 1
        if self._tears > _MOST_TEARS:
            raise FaultError(Fault.DAMAGED)
        if self._is_locked:
            # A torn page of a locked file spoils the connection that met it.
            self.close()
            self._open()


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


def _part(row: Row | None) -> tuple[int, int, str, bytes] | None:
    part, start, text, structure = row or (None,) * 4
    if not (isinstance(part, int) and isinstance(start, int)):
        return None
    if not (isinstance(text, bytes) and isinstance(structure, bytes)):
        return None
    try:
        return part, start, text.decode(), structure
    except UnicodeDecodeError:
        return None


_PLACES = f"""SELECT {integer("seq")}, {integer("staging")}, staging IS NULL, {integer("hlc")},
  {blob("writer", 16, 16)}, {integer("wseq")}, {blob("id", 32, 32)}, {blob("person", 16, 16)}
  FROM main.changeset NOT INDEXED"""  # noqa: S608 - constants
_CHANGESET = f"""SELECT {blob("id", 32, 32)}, {blob("body", 1, LONGEST_BODY)},
  {blob("sig", 64, 64)}, sig IS NULL FROM main.changeset NOT INDEXED WHERE seq = ?"""  # noqa: S608 - constants
_PAYLOAD = f"""SELECT {blob("hash", 32, 32)}, {blob("salt", 16, 16)},
  {blob("content", 0, LONGEST_CONTENT)} FROM main.payload"""  # noqa: S608 - constants
_LAYERS = f"""SELECT {integer('"row"')}, {blob("layer", 32, 32)} FROM main.layer NOT INDEXED"""  # noqa: S608 - constants
_PART = f"""SELECT {integer("part")}, {integer("start")}, {text("text", LONGEST_TEXT)},
  {blob("structure", 0, LONGEST_TEXT)} FROM main.layer NOT INDEXED WHERE "row" = ?"""  # noqa: S608 - constants
_RENDITIONS = f"""SELECT {integer('"row"')}, {blob("layer", 32, 32)},
  {blob("rendition", 32, 32)} FROM main.geometry NOT INDEXED"""  # noqa: S608 - constants
_PAGE = f"""SELECT {integer("page")}, {blob("body", 0, LONGEST_CONTENT)}
  FROM main.geometry NOT INDEXED WHERE "row" = ?"""  # noqa: S608 - constants
