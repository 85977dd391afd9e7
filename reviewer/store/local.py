"""What a review database knows of itself: whose it is, and how far its projections have come.

These rows are neither truth nor projection: they are made with the file, never exchanged, and a
copy that is filled from elsewhere has its own.
"""

from dataclasses import dataclass

import sqlcipher3.dbapi2 as driver

from reviewer.model import MatterId

_MATTER, _PROJECTED = "matter", "projected"


def matter_of(cursor: driver.Cursor) -> MatterId:
    """The matter that this file holds."""
    return MatterId(cursor.execute(_VALUE, (_MATTER,)).fetchone()[0])


def name_matter(cursor: driver.Cursor, matter: MatterId) -> None:
    """Say once, in a new file, which matter it holds."""
    cursor.execute("INSERT INTO local (key, value) VALUES (?, ?)", (_MATTER, matter))


@dataclass(frozen=True, slots=True)
class Derived:
    """How far big writes are derived.

    All accepted changesets up to ``seq``; then, of those up to ``until``, the chains up to
    ``chained`` and whatever is said of entities up to ``entity``, in the order of their ids.
    """

    seq: int
    until: int = 0
    chained: int = 0
    entity: bytes = b""


def projected(cursor: driver.Cursor) -> Derived | None:
    """How far a big write is projected; ``None`` when none is under way."""
    row = cursor.execute(_VALUE, (_PROJECTED,)).fetchone()
    if row is None:
        return None
    seq, until, chained, entity = (*bytes(row[0]).decode().split(":"), "0", "0", "")[:4]
    return Derived(int(seq), int(until), int(chained), bytes.fromhex(entity))


def note_projected(cursor: driver.Cursor, derived: Derived) -> None:
    """Remember how far a big write is projected."""
    words = f"{derived.seq}:{derived.until}:{derived.chained}:{derived.entity.hex()}"
    cursor.execute(
        "INSERT OR REPLACE INTO local (key, value) VALUES (?, ?)", (_PROJECTED, words.encode())
    )


def forget_projected(cursor: driver.Cursor) -> None:
    """No big write is under way any more."""
    cursor.execute("DELETE FROM local WHERE key = ?", (_PROJECTED,))


def noted(cursor: driver.Cursor, key: str) -> bytes | None:
    """Something else that this file remembers of itself."""
    row = cursor.execute(_VALUE, (key,)).fetchone()
    return None if row is None else bytes(row[0])


def note(cursor: driver.Cursor, key: str, value: bytes) -> None:
    """Remember something else."""
    cursor.execute("INSERT OR REPLACE INTO local (key, value) VALUES (?, ?)", (key, value))


_VALUE = "SELECT value FROM local WHERE key = ?"
