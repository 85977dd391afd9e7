"""The log: one changeset an act, written once, never changed.

The body of a changeset (version 1) is the canonical JSON of an object with exactly these keys:
``app group hlc matter ops person prev role seen undoes v verb writer wseq``. Ids are lower-case
hex; ``hlc`` is a decimal string (it passes 2**53); ``prev`` is the id of this writer's changeset
before, or null for its first; ``group`` and ``undoes`` are null or hex; ``seen`` maps a writer to
``[wseq, head]``; an operation is the list ``[entity, kind, [bases…], subject|null, payload
hash|null]``. The id is the SHA-256 of the body. A payload's hash is the SHA-256 of 16 random bytes
of salt followed by its bytes: without the salt, which leaves with a purge, nobody can test a guess
against the log. A body of a higher ``v`` is kept whole and waits; whatever a later version adds, it
keeps ``v matter writer wseq prev hlc person``, so that chains and clocks hold over it.

Time is a hybrid logical clock: milliseconds since 1970 shifted left by 16, plus a counter; it never
runs backwards along one writer's chain, and a colleague's clock more than a day ahead is stored but
not followed.
"""

import hashlib
import os
import re
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TypeAlias

import msgspec
import sqlcipher3.dbapi2 as driver

from reviewer.model import Act, ChangesetId, Kind, MatterId, Op, ReviewerId, WriterId, canonical
from reviewer.store import chains
from reviewer.store.chains import Chains

VERSION = 1
MAX_OPERATIONS = 2000
SALT = 16  # bytes
_DAY = 86_400_000 << 16
_SLICE = 500

Clock: TypeAlias = Callable[[], float]


class Operation(msgspec.Struct, array_like=True, frozen=True):
    """What a changeset does to one entity, as it stands in the body."""

    entity: str
    kind: str
    bases: list[str]
    subject: str | None
    payload: str | None


class Changeset(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The body of one changeset."""

    v: int
    matter: str
    writer: str
    wseq: int
    prev: str | None
    hlc: str
    person: str
    role: str
    app: str
    verb: str
    undoes: str | None
    group: str | None
    seen: dict[str, tuple[int, str]]
    ops: list[Operation]


class Waiting(msgspec.Struct, frozen=True):
    """What every version says: enough to keep a body of a higher one whole until it can be read."""

    v: int
    matter: str
    writer: str
    wseq: int
    prev: str | None
    hlc: str
    person: str
    role: str = ""
    verb: str = ""
    undoes: str | None = None
    group: str | None = None


_DAMAGE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
_HEX = re.compile("[0-9a-f]*").fullmatch
_INEXACT = re.compile(rb"(?:^|[:,\[])-?(?:[0-9]+[.eE]|[0-9]{16})").search
"""Finds a number in canonical JSON that may not be exact; also where a text only looks like one."""
_encode = msgspec.json.Encoder(order="sorted").encode
_decode = msgspec.json.Decoder(Changeset).decode
_decode_waiting = msgspec.json.Decoder(Waiting).decode
_decode_anything = msgspec.json.Decoder().decode


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes: a person in a role, with the writer of this file on this machine."""

    matter: MatterId
    writer: WriterId
    person: ReviewerId
    role: str
    app: str


@dataclass(frozen=True, slots=True)
class Payload:
    """A payload with the salt that its hash covers."""

    hash: bytes
    salt: bytes
    content: bytes


@dataclass(frozen=True, slots=True)
class Received:
    """A changeset as it comes from outside this process, not yet checked."""

    id: bytes
    body: bytes
    sig: bytes | None = None


class DamagedError(ValueError):
    """A changeset that is not what its id says, or breaks the format; the text tells which rule."""


def salted(content: bytes) -> Payload:
    """A new payload of these bytes."""
    salt = os.urandom(SALT)
    return Payload(hashlib.sha256(salt + content).digest(), salt, content)


def decode(body: bytes) -> Changeset:
    """A body of version 1.

    Raises:
        DamagedError: it is none.
    """
    try:
        return _decode(body)
    except _DAMAGE as error:
        raise DamagedError(str(error)) from error


def read(body: bytes) -> Changeset | Waiting:
    """A body that lies in the log: checked once, when it came.

    Raises:
        DamagedError: it is none.
    """
    try:
        return _read(body)
    except _DAMAGE as error:
        raise DamagedError(str(error)) from error


def _read(body: bytes) -> Changeset | Waiting:
    try:
        known = _decode(body)
    except msgspec.ValidationError:
        return _decode_waiting(body)
    return known if known.v <= VERSION else _decode_waiting(body)


def check(received: Received, matter: MatterId) -> Changeset | Waiting:
    """The body of a received changeset after every rule of the format was held against it.

    Of a body of a higher version only what every version says is checked: it is kept and waits.

    Raises:
        DamagedError: it is not to be taken in.
    """
    if hashlib.sha256(received.body).digest() != received.id:
        raise DamagedError("its id is not the hash of its body")
    body = read(received.body)
    if body.v < 1:
        raise DamagedError("no version of the format has this number")
    if isinstance(body, Waiting) and body.v == VERSION:
        body = decode(received.body)  # which tells what is wrong with it
    if isinstance(body, Waiting):
        _check_envelope(body, matter)
        return body
    if _encode(body) != received.body:
        raise DamagedError("its body is not canonical")
    _check_envelope(body, matter)
    _check_operations(body)
    return body


def _check_envelope(body: Changeset | Waiting, matter: MatterId) -> None:
    if body.matter != matter.hex():
        raise DamagedError("it belongs to another matter")
    if not (
        _are_ids((body.writer, body.person, body.group), _SHORT)
        and _are_ids((body.prev, body.undoes), _LONG)
    ):
        raise DamagedError("an id in it is no id")
    if not _is_time(body.hlc) or not 1 <= body.wseq < 2**53:
        raise DamagedError("a number in it is out of range")
    if (body.wseq == 1) is not (body.prev is None):
        raise DamagedError("it does not hang on the act before it")


def _check_operations(body: Changeset) -> None:
    if len(body.ops) > MAX_OPERATIONS or len({op.entity for op in body.ops}) != len(body.ops):
        raise DamagedError("it touches too much, or one entity twice")
    acts = [text for op in body.ops for text in (op.payload, *op.bases)]
    touched = [text for op in body.ops for text in (op.entity, op.subject)]
    if not (_are_ids(acts, _LONG) and _are_ids(touched, _SHORT | _LONG)):
        raise DamagedError("an id in one of its operations is no id")
    if body.seen and not _are_witnesses(body.seen):
        raise DamagedError("what it says it has seen is no act")


def _are_witnesses(seen: dict[str, tuple[int, str]]) -> bool:
    are_ids = _are_ids(seen, _SHORT) and _are_ids((head for _, head in seen.values()), _LONG)
    return are_ids and all(1 <= wseq < 2**53 for wseq, _ in seen.values())


_SHORT, _LONG = frozenset({32}), frozenset({64})
"""Letters of an id of 16 bytes, and of the hash of an act or a payload."""


def _are_ids(texts: Iterable[str | None], lengths: frozenset[int]) -> bool:
    """Whether each text is absent, or lower-case hex of one of these lengths: looked at at once."""
    there = [text for text in texts if text is not None]
    return lengths.issuperset(map(len, there)) and _HEX("".join(there)) is not None


def _is_time(text: str) -> bool:
    """A decimal below 2**63 in its one form; its length is looked at before it is read."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(2**63))
    return is_number and int(text) < 2**63 and str(int(text)) == text


def payloads_of(body: Changeset | Waiting) -> set[bytes]:
    """The hashes of what a changeset says; what one of a higher version says cannot be known."""
    if isinstance(body, Waiting):
        return set()
    return {bytes.fromhex(op.payload) for op in body.ops if op.payload is not None}


def check_payload(payload: Payload) -> None:
    """Hold a received payload against its hash.

    Raises:
        DamagedError: it is not to be taken in.
    """
    is_salted = len(payload.salt) == SALT
    if not is_salted or hashlib.sha256(payload.salt + payload.content).digest() != payload.hash:
        raise DamagedError("what it says is not what its hash says")
    if not _is_canonical(payload.content):
        raise DamagedError("what it says is not written as the format has it")


def _is_canonical(content: bytes) -> bool:
    try:
        said = _decode_anything(content)
        # To look at every value costs more than all else here; most hold no number that is wrong.
        write = canonical if _INEXACT(content) else _encode
        return _written(write, said) == content
    except _DAMAGE as error:
        raise DamagedError(str(error)) from error


def _written(write: Callable[[object], bytes], said: object) -> bytes | None:
    """None where a number is not exact, or half of a character: no act of ours writes either."""
    try:
        return write(said)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Position:
    """Where a writer's chain stands: the number and id of its last changeset."""

    wseq: int
    head: bytes | None


def position(cursor: driver.Cursor, writer: WriterId) -> Position:
    """A writer's head, read now: inside ``BEGIN IMMEDIATE`` when something is to be written."""
    row = cursor.execute("SELECT wseq, head FROM writer WHERE writer = ?", (writer,)).fetchone()
    return Position(row[0], row[1]) if row else Position(0, None)


def before_act(cursor: driver.Cursor, changeset: bytes) -> bytes | None:
    """The changeset before the act that one belongs to, in its writer's chain.

    Several changesets make up one act when they carry one ``group``.
    """
    body = _stored_body(cursor, changeset)
    while body.prev is not None:
        before = _stored_body(cursor, bytes.fromhex(body.prev))
        if body.group is None or before.group != body.group:
            return bytes.fromhex(body.prev)
        body = before
    return None


def _stored_body(cursor: driver.Cursor, changeset: bytes) -> Changeset:
    row = cursor.execute("SELECT body FROM changeset WHERE id = ?", (changeset,)).fetchone()
    return decode(row[0])


def next_time(cursor: driver.Cursor, writer: WriterId, clock: Clock) -> int:
    """The hybrid time of the next act.

    After this writer's last one, and after everything known here that is not far in the future.
    """
    now = int(clock() * 1000) << 16
    known, own = cursor.execute(
        """SELECT (SELECT max(hlc) FROM changeset WHERE hlc <= ?),
             (SELECT hlc FROM changeset WHERE writer = ? ORDER BY wseq DESC LIMIT 1)""",
        (now + _DAY, writer),
    ).fetchone()
    return max(now, (known or 0) + 1, (own or 0) + 1)


def milliseconds(hlc: int) -> int:
    """Wall-clock milliseconds since 1970 of a hybrid time."""
    return hlc >> 16


@dataclass(frozen=True, slots=True)
class Written:
    """A changeset just written: its place here, its id, its body."""

    seq: int
    id: ChangesetId
    body: Changeset


def append(
    cursor: driver.Cursor,
    author: Author,
    acts: Iterable[Act],
    clock: Clock = time.time,
    group: bytes | None = None,
) -> list[Written]:
    """Write acts inside the caller's transaction; several changesets make up one ``group``."""
    parts = [part for act in acts for part in _in_parts(act)]
    if group is None and len(parts) > 1:
        group = os.urandom(16)
    written = []
    for part in parts:
        seen = chains.unwitnessed(cursor, author.writer)
        body, payloads = _body(cursor, author, part, group, seen, clock)
        encoded = _encode(body)
        changeset = ChangesetId(hashlib.sha256(encoded).digest())
        cursor.executemany(
            "INSERT OR IGNORE INTO payload (hash, salt, content) VALUES (?, ?, ?)",
            # In the order of their key: the tree is gone through once, not searched for each.
            sorted((payload.hash, payload.salt, payload.content) for payload in payloads),
        )
        written.append(Written(insert(cursor, Received(changeset, encoded), body), changeset, body))
    return written


def _in_parts(act: Act) -> list[Act]:
    """An act of at most the allowed operations, or several that make it up.

    What an act says last of an entity is what it says of it.
    """
    ops = tuple({op.entity: op for op in act.ops}.values())
    starts = range(0, len(ops), MAX_OPERATIONS) or (0,)
    return [replace(act, ops=ops[start : start + MAX_OPERATIONS]) for start in starts]


def _body(
    cursor: driver.Cursor,
    author: Author,
    act: Act,
    group: bytes | None,
    seen: dict[str, tuple[int, str]],
    clock: Clock,
) -> tuple[Changeset, list[Payload]]:
    last = position(cursor, author.writer)
    contents = (_content(op) for op in act.ops)
    payloads = [None if content is None else salted(content) for content in contents]
    known = heads(cursor, [op.entity for op in act.ops])
    ops = [
        Operation(
            op.entity.hex(),
            op.kind.value,
            sorted(head.hex() for head in known.get(op.entity, ())),
            None if op.subject is None else op.subject.hex(),
            None if payload is None else payload.hash.hex(),
        )
        for op, payload in zip(act.ops, payloads, strict=True)
    ]
    body = Changeset(
        v=VERSION,
        matter=author.matter.hex(),
        writer=author.writer.hex(),
        wseq=last.wseq + 1,
        prev=None if last.head is None else last.head.hex(),
        hlc=str(next_time(cursor, author.writer, clock)),
        person=author.person.hex(),
        role=author.role,
        app=author.app,
        verb=act.verb,
        undoes=None if act.undoes is None else act.undoes.hex(),
        group=None if group is None else group.hex(),
        seen=seen,
        ops=ops,
    )
    return body, [payload for payload in payloads if payload is not None]


def _content(op: Op) -> bytes | None:
    if op.body is None or isinstance(op.body, bytes):
        return op.body
    return canonical(op.body)


def heads(cursor: driver.Cursor, entities: Sequence[bytes]) -> dict[bytes, list[bytes]]:
    """By entity, the changesets on it that no operation names as a base."""
    found: dict[bytes, list[bytes]] = {}
    for start in range(0, len(entities), _SLICE):
        part = entities[start : start + _SLICE]
        rows = cursor.execute(
            f"""SELECT o.entity, c.id FROM op o JOIN changeset c ON c.seq = o.seq
                WHERE o.entity IN ({", ".join("?" * len(part))}) AND NOT EXISTS
                  (SELECT 1 FROM superseded s WHERE s.entity = o.entity AND s.base = c.id)""",  # noqa: S608 - marks
            part,
        )
        for entity, changeset in rows:
            found.setdefault(entity, []).append(changeset)
    return found


_INSERT = """INSERT OR IGNORE INTO changeset
  (id, staging, hlc, writer, wseq, person, role, verb, act_group, undoes, body, sig)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


def insert(cursor: driver.Cursor, received: Received, body: Changeset | Waiting) -> int:
    """Put one checked changeset in, and index it.

    Returns:
        Its ``seq``, or 0 where it was known.
    """
    cursor.execute(_INSERT, _row(received, body, None))
    if cursor.rowcount != 1:
        return 0
    seq = int(cursor.lastrowid or 0)
    index(cursor, [(seq, received.id, body)])
    return seq


def insert_staged(
    cursor: driver.Cursor,
    changesets: Iterable[tuple[Received, Changeset | Waiting]],
    staging: int,
) -> int:
    """Put checked changesets in that are indexed only once they are accepted.

    Returns:
        How many were new.
    """
    cursor.executemany(_INSERT, [_row(received, body, staging) for received, body in changesets])
    return max(int(cursor.rowcount), 0)


def _row(
    received: Received, body: Changeset | Waiting, staging: int | None
) -> tuple[bytes | int | str | None, ...]:
    return (
        received.id,
        staging,
        int(body.hlc),
        bytes.fromhex(body.writer),
        body.wseq,
        bytes.fromhex(body.person),
        body.role,
        body.verb,
        _from_hex(body.group),
        _from_hex(body.undoes),
        received.body,
        received.sig,
    )


OpRow: TypeAlias = tuple[bytes, int, str, bytes | None, bytes | None, list[str]]
"""One operation as it is stored: entity, seq, kind, subject, payload; and its bases, as hex."""


def index(cursor: driver.Cursor, stored: Sequence[tuple[int, bytes, Changeset | Waiting]]) -> None:
    """Derive operations, bases, chains and witnesses from bodies; seq and id stand before each."""
    index_chains(cursor, stored)
    ops = [op for seq, _, body in stored for op in ops_of(seq, body)]
    ops.sort(key=itemgetter(0, 1))
    index_ops(cursor, ops)


def index_chains(
    cursor: driver.Cursor, stored: Iterable[tuple[int, bytes, Changeset | Waiting]]
) -> None:
    """Derive chains and witnesses; of what waits for a later version only its place is known."""
    known = Chains(cursor)
    note_chains(known, stored)
    known.write()


def note_chains(known: Chains, stored: Iterable[tuple[int, bytes, Changeset | Waiting]]) -> None:
    """Note what bodies say of chains and witnesses."""
    for _, changeset, body in stored:
        writer = bytes.fromhex(body.writer)
        known.note(writer, body.wseq, changeset, bytes.fromhex(body.person))
        if isinstance(body, Changeset) and body.seen:
            known.note_witness(writer, body.seen)


def ops_of(seq: int, body: Changeset | Waiting) -> list[OpRow]:
    """The operations of a body."""
    if isinstance(body, Waiting):
        return []
    read = bytes.fromhex
    return [
        (
            read(op.entity),
            seq,
            op.kind,
            None if op.subject is None else read(op.subject),
            None if op.payload is None else read(op.payload),
            op.bases,
        )
        for op in body.ops
    ]


def index_ops(cursor: driver.Cursor, ops: Sequence[OpRow]) -> None:
    """Derive operations and their bases.

    They come in the order of their keys: the trees are gone through once, not searched for each.
    """
    cursor.executemany(
        "INSERT OR IGNORE INTO op (entity, seq, kind, subject, payload) VALUES (?, ?, ?, ?, ?)",
        map(itemgetter(0, 1, 2, 3, 4), ops),
    )
    bases = sorted((op[0], bytes.fromhex(base)) for op in ops if op[5] for base in op[5])
    if bases:
        cursor.executemany("INSERT OR IGNORE INTO superseded (entity, base) VALUES (?, ?)", bases)
    purge = Kind.PURGE.value
    purged = {op[3] for op in ops if op[2] == purge and op[3]}
    if purged:
        cursor.executemany(
            "INSERT OR IGNORE INTO purged (exhibit) VALUES (?)", [(one,) for one in sorted(purged)]
        )


def _from_hex(text: str | None) -> bytes | None:
    return None if text is None else bytes.fromhex(text)
