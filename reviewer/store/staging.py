"""Big writes that a person need not wait for: many small transactions, one acceptance, projections
in slices.

Rows carry a staging id and count for nothing until that id stands in ``accepted``, which is one row
in one transaction. From then on they are the log; deriving what is shown from them follows in
slices at a stored cursor, and whoever opens the matter finishes them before reading. Rows that were
never accepted are swept at the next opening.
"""

from collections.abc import Iterable

import sqlcipher3.dbapi2 as driver

from reviewer.store import log, projection
from reviewer.store.layers import LayerCache
from reviewer.store.log import Changeset, Payload, Received

_CURSOR = "projected"
_PENDING = """SELECT c.seq, c.id, c.body FROM changeset c JOIN accepted a ON a.staging = c.staging
  WHERE c.seq > ? ORDER BY c.seq LIMIT ?"""


def begin(cursor: driver.Cursor) -> int:
    """A staging id that no row carries yet."""
    row = cursor.execute(
        "SELECT max(coalesce((SELECT max(staging) FROM changeset WHERE staging IS NOT NULL), 0), "
        "coalesce((SELECT max(staging) FROM accepted), 0))"
    ).fetchone()
    return int(row[0]) + 1


def stage(
    cursor: driver.Cursor,
    staging: int,
    changesets: Iterable[tuple[Received, Changeset]],
    payloads: Iterable[Payload],
) -> int:
    """Put checked changesets and their payloads in, invisible.

    Returns:
        How many were new here.
    """
    cursor.executemany(
        "INSERT OR IGNORE INTO payload (hash, salt, content) VALUES (?, ?, ?)",
        [(payload.hash, payload.salt, payload.content) for payload in payloads],
    )
    return sum(log.insert(cursor, received, body, staging) > 0 for received, body in changesets)


def accept(cursor: driver.Cursor, staging: int) -> None:
    """From this row on, the staged changesets are part of the log."""
    first = cursor.execute(
        "SELECT min(seq) FROM changeset WHERE staging = ?", (staging,)
    ).fetchone()[0]
    if first is not None and _stored_cursor(cursor) is None:
        _store_cursor(cursor, first - 1)
    cursor.execute("INSERT INTO accepted (staging) VALUES (?)", (staging,))


def project_slice(
    cursor: driver.Cursor, layers: LayerCache, count: int = 25
) -> projection.Touched | None:
    """Derive what is shown from the next few accepted changesets.

    Returns:
        What changed, or ``None`` when nothing is left to do.
    """
    after = _stored_cursor(cursor)
    if after is None:
        return None
    pending = cursor.execute(_PENDING, (after, count)).fetchall()
    if not pending:
        cursor.execute("DELETE FROM local WHERE key = ?", (_CURSOR,))
        return None
    entities: set[bytes] = set()
    for seq, changeset, body in pending:
        if log.version_of(body) <= log.VERSION:
            decoded = log.decode(body)
            log.index(cursor, seq, changeset, decoded)
            entities.update(bytes.fromhex(op.entity) for op in decoded.ops)
    touched = projection.project(cursor, entities, layers)
    _store_cursor(cursor, pending[-1][0])
    return touched


def sweep(cursor: driver.Cursor) -> int:
    """Take away what was staged and never accepted.

    Returns:
        How many changesets went; their payloads go with them.
    """
    swept = cursor.execute(
        "DELETE FROM changeset WHERE staging IS NOT NULL AND staging NOT IN (SELECT staging FROM accepted)"
    ).rowcount
    if swept:
        cursor.execute(
            "DELETE FROM payload WHERE hash NOT IN (SELECT payload FROM op WHERE payload IS NOT NULL)"
        )
    return int(swept)


def _stored_cursor(cursor: driver.Cursor) -> int | None:
    row = cursor.execute("SELECT value FROM local WHERE key = ?", (_CURSOR,)).fetchone()
    return None if row is None else int(row[0])


def _store_cursor(cursor: driver.Cursor, seq: int) -> None:
    cursor.execute(
        "INSERT OR REPLACE INTO local (key, value) VALUES (?, ?)", (_CURSOR, str(seq).encode())
    )
