"""Big writes that a person need not wait for.

They are many small transactions, one acceptance, and projections in slices. Rows carry a staging id
and count for nothing until that id stands in ``accepted``, which is one row in one transaction.
From then on they are the log; deriving what is shown from them follows in slices at a stored
cursor, and whoever opens the matter finishes them before reading. Rows that were never accepted are
swept at the next opening.
"""

from collections.abc import Sequence

import sqlcipher3.dbapi2 as driver

from reviewer.store import local, log, projection
from reviewer.store.layers import LayerCache
from reviewer.store.log import Changeset, Payload, Received, Waiting

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
    changesets: Sequence[tuple[Received, Changeset | Waiting]],
    payloads: Sequence[Payload],
) -> int:
    """Put checked changesets and their payloads in, invisible.

    Returns:
        How many were new here.

    Raises:
        log.DamagedError: a changeset came without something that it says.
    """
    cursor.executemany(
        "INSERT OR IGNORE INTO payload (hash, salt, content) VALUES (?, ?, ?)",
        [(payload.hash, payload.salt, payload.content) for payload in payloads],
    )
    came = {payload.hash for payload in payloads}
    for _, body in changesets:
        _check_whole(cursor, body, came)
    return sum(log.insert(cursor, received, body, staging) > 0 for received, body in changesets)


def _check_whole(cursor: driver.Cursor, body: Changeset | Waiting, came: set[bytes]) -> None:
    for payload in log.payloads_of(body) - came:
        if cursor.execute("SELECT 1 FROM payload WHERE hash = ?", (payload,)).fetchone() is None:
            raise log.DamagedError("something that it says did not come with it")


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
    bodies = [(seq, changeset, log.read(body)) for seq, changeset, body in pending]
    log.index(cursor, bodies)
    entities = {
        bytes.fromhex(op.entity)
        for _, _, body in bodies
        if isinstance(body, Changeset)
        for op in body.ops
    }
    touched = projection.project(cursor, entities, layers)
    local.note_projected(cursor, pending[-1][0])
    return touched


def sweep(cursor: driver.Cursor) -> int:
    """Take away what was staged and never accepted.

    Returns:
        How many changesets went; their payloads go with them.
    """
    swept = cursor.execute(f"SELECT body FROM changeset WHERE {_NEVER_ACCEPTED}").fetchall()  # noqa: S608 - constant
    cursor.execute(f"DELETE FROM changeset WHERE {_NEVER_ACCEPTED}")  # noqa: S608 - constant
    if swept:
        said = {payload for (body,) in swept for payload in _said_in(body)}
        kept = cursor.execute("SELECT payload FROM op WHERE payload IS NOT NULL").fetchall()
        gone = [(payload,) for payload in said - {row[0] for row in kept}]
        cursor.executemany("DELETE FROM payload WHERE hash = ?", gone)
    return len(swept)


_NEVER_ACCEPTED = "staging IS NOT NULL AND staging NOT IN (SELECT staging FROM accepted)"


def _said_in(body: bytes) -> set[bytes]:
    """Payloads of a body of this version; what others name cannot be known, and stays."""
    return log.payloads_of(log.decode(body)) if log.version_of(body) <= log.VERSION else set()
