"""Big writes that a person need not wait for.

They are many small transactions, one acceptance, and projections in slices. Rows carry a staging id
and count for nothing until that id stands in ``accepted``, which is one row in one transaction.
From then on they are the log; deriving what is shown from them follows in slices at a stored
cursor, and whoever opens the matter finishes them before reading. Rows that were never accepted are
swept at the next opening.
"""

from collections.abc import Iterable

import sqlcipher3.dbapi2 as driver

from reviewer.store import local, log, projection
from reviewer.store.layers import LayerCache
from reviewer.store.log import Changeset, Payload, Received

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
    if first is not None and local.projected(cursor) is None:
        local.note_projected(cursor, first - 1)
    cursor.execute("INSERT INTO accepted (staging) VALUES (?)", (staging,))


def project_slice(
    cursor: driver.Cursor, layers: LayerCache, count: int = 25
) -> projection.Touched | None:
    """Derive what is shown from the next few accepted changesets.

    Returns:
        What changed, or ``None`` when nothing is left to do.
    """
    after = local.projected(cursor)
    if after is None:
        return None
    pending = cursor.execute(_PENDING, (after, count)).fetchall()
    if not pending:
        local.forget_projected(cursor)
        return None
    entities: set[bytes] = set()
    for seq, changeset, body in pending:
        if log.version_of(body) <= log.VERSION:
            decoded = log.decode(body)
            log.index(cursor, seq, changeset, decoded)
            entities.update(bytes.fromhex(op.entity) for op in decoded.ops)
    touched = projection.project(cursor, entities, layers)
    local.note_projected(cursor, pending[-1][0])
    return touched


def sweep(cursor: driver.Cursor) -> int:
    """Take away what was staged and never accepted.

    Returns:
        How many changesets went; their payloads go with them.
    """
    swept = cursor.execute(
        """DELETE FROM changeset
           WHERE staging IS NOT NULL AND staging NOT IN (SELECT staging FROM accepted)"""
    ).rowcount
    if swept:
        cursor.execute(
            """DELETE FROM payload
               WHERE hash NOT IN (SELECT payload FROM op WHERE payload IS NOT NULL)"""
        )
    return int(swept)
