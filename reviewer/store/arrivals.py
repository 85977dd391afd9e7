"""What taking in asks of the log and the texts that are here, before anything is put in.

Rows go in by ``staging.BigWrite`` alone. A text layer that no act names yet may lie here in part,
left by an import that was stopped; then it is put in anew, whole.
"""

from collections.abc import Collection, Iterator, Sequence

import sqlcipher3.dbapi2 as driver

_COUNTED = "(staging IS NULL OR staging IN (SELECT staging FROM accepted))"
_SLICE = 500
CLEAR_LAYER = "DELETE FROM layer WHERE layer = ?"


def known_ids(cursor: driver.Cursor, ids: Sequence[bytes]) -> set[bytes]:
    """Those of some changesets that are in the log."""
    return _found(cursor, f"SELECT id FROM changeset WHERE {_COUNTED} AND id IN ", ids)  # noqa: S608 - constant


def known_payloads(cursor: driver.Cursor, hashes: Collection[bytes]) -> set[bytes]:
    """Those of some payloads that are here."""
    return _found(cursor, "SELECT hash FROM payload WHERE hash IN ", sorted(hashes))


def known_entities(cursor: driver.Cursor, entities: Collection[bytes]) -> set[bytes]:
    """Those of some entities of which the log says something."""
    return _found(cursor, "SELECT entity FROM entity WHERE entity IN ", sorted(entities))


def _found(cursor: driver.Cursor, statement: str, wanted: Sequence[bytes]) -> set[bytes]:
    found: set[bytes] = set()
    for part in _slices(wanted):
        rows = cursor.execute(f"{statement}({', '.join('?' * len(part))})", part)
        found.update(row[0] for row in rows)
    return found


def has_whole(cursor: driver.Cursor, writer: bytes, wseq: int, head: bytes) -> bool:
    """Whether a writer's chain is here, on one branch and without a gap, up to this changeset."""
    row = cursor.execute(
        f"""SELECT 1 FROM writer w WHERE w.writer = ?1 AND w.whole >= ?2 AND EXISTS
              (SELECT 1 FROM changeset WHERE id = ?3 AND writer = ?1 AND wseq = ?2 AND {_COUNTED})
            AND (SELECT count(*) FROM changeset WHERE writer = ?1 AND wseq <= ?2) = ?2""",  # noqa: S608 - constant
        (writer, wseq, head),
    ).fetchone()
    return row is not None


def purged(cursor: driver.Cursor) -> set[bytes]:
    """Exhibits that were destroyed."""
    return {row[0] for row in cursor.execute("SELECT exhibit FROM purged")}


def content(cursor: driver.Cursor, payload: bytes) -> bytes | None:
    """What a payload says; None where it is not here."""
    row = cursor.execute("SELECT content FROM payload WHERE hash = ?", (payload,)).fetchone()
    return None if row is None else bytes(row[0])


def has_these_parts(
    cursor: driver.Cursor, layer: bytes, parts: Sequence[tuple[int, int, str, bytes]]
) -> bool:
    """Whether whatever lies here of a text layer is part of these very rows."""
    rows = cursor.execute(
        "SELECT part, start, text, structure FROM layer WHERE layer = ?", (layer,)
    )
    return set(rows.fetchall()) <= set(parts)


def layers_here(cursor: driver.Cursor) -> set[bytes]:
    """The text layers of which a row is here."""
    return {row[0] for row in cursor.execute("SELECT DISTINCT layer FROM layer")}


def last_place(cursor: driver.Cursor) -> int:
    """The last place in the log, of whatever lies there."""
    return int(cursor.execute("SELECT coalesce(max(seq), 0) FROM changeset").fetchone()[0])


def last_act(cursor: driver.Cursor) -> tuple[int, bytes]:
    """The last act of the log: its place here, and its id."""
    row = cursor.execute(
        f"SELECT seq, id FROM changeset WHERE {_COUNTED} ORDER BY seq DESC LIMIT 1"  # noqa: S608 - constant
    ).fetchone()
    return (0, b"") if row is None else (int(row[0]), bytes(row[1]))


def stands_at(cursor: driver.Cursor, place: int, changeset: bytes) -> bool:
    """Whether this very act stands at a place in the log."""
    found = cursor.execute("SELECT id FROM changeset WHERE seq = ?", (place,)).fetchone()
    return found is not None and found[0] == changeset


def places_after(cursor: driver.Cursor, place: int) -> tuple[int, int]:
    """The first and last place of what came from elsewhere after a place in the log, or 0."""
    row = cursor.execute(
        """SELECT coalesce(min(seq), 0), coalesce(max(seq), 0) FROM changeset
           WHERE seq > ? AND staging IN (SELECT staging FROM accepted)""",
        (place,),
    ).fetchone()
    return int(row[0]), int(row[1])


def geometry_bodies(cursor: driver.Cursor, layer: bytes, rendition: bytes) -> list[bytes]:
    """The pages of a rendition that are here, in order."""
    found = cursor.execute(
        "SELECT body FROM geometry WHERE layer = ? AND rendition = ? ORDER BY page",
        (layer, rendition),
    )
    return [row[0] for row in found]


def _slices(items: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    return (items[start : start + _SLICE] for start in range(0, len(items), _SLICE))
