"""What a purge covers, and what an exhibit that is locked away takes with it.

An exhibit is purged from the moment that any act says so; no act takes that back. With it goes
whatever any act ever said to be about it: the entity of its id, each entity of which some operation
names it, or another one that is purged, as its subject. Operations alone decide, so every order of
arrival comes to the same, and where words are gone on one copy they go on every other. The purge
itself stays, and can be read.

What stands elsewhere and holds words of the exhibit (a passage of another exhibit that was moved
onto it) is covered by naming it in the purge's own act: an operation on that entity whose subject
is the exhibit.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable

import sqlcipher3.dbapi2 as driver

from reviewer.model import Kind, sequester_id
from reviewer.store import cleaning
from reviewer.store.log import Changeset
from reviewer.store.shown import in_slices

_BELOW = "SELECT entity FROM op WHERE kind <> 'purge' AND subject"
_ABOVE = """SELECT DISTINCT entity, subject FROM op
  WHERE kind <> 'purge' AND subject IS NOT NULL AND entity"""
_SAID = "SELECT payload FROM op WHERE payload IS NOT NULL AND entity"
_HERE = "SELECT hash FROM payload WHERE hash"
_PURGED = "SELECT exhibit FROM purged WHERE exhibit"
_LOCKED = "SELECT entity FROM entity WHERE kind = 'sequester' AND payload IS NOT NULL AND entity"
_MEANT = "SELECT subject FROM op WHERE kind = 'purge' AND subject IS NOT NULL AND entity"
_KNOWN = "SELECT entity FROM entity WHERE is_purged = 1 AND entity"


def exhibits(cursor: driver.Cursor) -> set[bytes]:
    """The exhibits that are purged."""
    return {row[0] for row in cursor.execute("SELECT exhibit FROM purged")}


def is_purged(cursor: driver.Cursor, entity: bytes) -> bool:
    """Whether a purge covers this entity."""
    return bool(among(cursor, [entity]))


def among(cursor: driver.Cursor, entities: Collection[bytes]) -> set[bytes]:
    """Those of the entities that a purge covers; one query where nothing was ever purged."""
    purged = exhibits(cursor)
    return _reached(purged, _above(cursor, entities, {})) & set(entities) if purged else set()


def entities_of(cursor: driver.Cursor, covered: Collection[bytes]) -> set[bytes]:
    """These exhibits or other entities, and all that is said to be about them, however far."""
    found, todo = set(covered), sorted(covered)
    while todo:
        below = {row[0] for row in in_slices(cursor, _BELOW, todo)}
        todo = sorted(below - found)
        found.update(todo)
    return found


def payloads_of(cursor: driver.Cursor, entities: Collection[bytes]) -> set[bytes]:
    """The hashes of what these entities said and that nothing outside them says."""
    said = {row[0] for row in in_slices(cursor, _SAID, sorted(entities))}
    here = {row[0] for row in in_slices(cursor, _HERE, sorted(said))}
    if here:
        inside = set(entities)
        for entity, payload in cursor.execute("SELECT entity, payload FROM op"):
            if payload in here and entity not in inside:
                here.discard(payload)
    return here


def newly_of(cursor: driver.Cursor, entities: Collection[bytes]) -> set[bytes]:
    """What falls under a purge now that something was said about these entities.

    Those of them that one covers, and whatever else they bring under it.
    """
    if not exhibits(cursor):
        return set()
    covered = among(cursor, entities)
    meant = {row[0] for row in in_slices(cursor, _MEANT, sorted(entities))}
    below = entities_of(cursor, (covered - _known(cursor, covered)) | meant)
    return covered | (below - _known(cursor, below))


def _known(cursor: driver.Cursor, entities: Collection[bytes]) -> set[bytes]:
    return {row[0] for row in in_slices(cursor, _KNOWN, sorted(entities))}


def drop_said(cursor: driver.Cursor, entities: Collection[bytes]) -> int:
    """Take away what these entities ever said.

    Returns:
        How many payloads went; ``secure_delete`` writes over them, a VACUUM lets the rest go.
    """
    if not entities:
        return 0
    gone = payloads_of(cursor, entities)
    if gone:
        cleaning.note_going(cursor, exhibits(cursor))
    cursor.executemany("DELETE FROM payload WHERE hash = ?", [(one,) for one in sorted(gone)])
    return len(gone)


def drop_payloads(cursor: driver.Cursor, covered: Collection[bytes]) -> int:
    """Take away what these exhibits, and all that is about them, ever said; tells how much."""
    return drop_said(cursor, entities_of(cursor, covered))


def said_in_vain(cursor: driver.Cursor, bodies: Iterable[Changeset]) -> set[bytes]:
    """The payloads of these changesets that a purge covers, here or among the changesets.

    For changesets that are not in the log yet. A payload that something else among them says as
    well is not covered.
    """
    every = [op for body in bodies for op in body.ops]
    purged = exhibits(cursor)
    purged |= {bytes.fromhex(op.subject) for op in every if op.kind == Kind.PURGE and op.subject}
    if not purged:
        return set()
    ops = [
        (
            bytes.fromhex(op.entity),
            op.kind,
            bytes.fromhex(op.subject) if op.subject else None,
            bytes.fromhex(op.payload) if op.payload else None,
        )
        for op in every
    ]
    said: dict[bytes, set[bytes]] = defaultdict(set)
    for entity, kind, subject, _ in ops:
        if kind != Kind.PURGE and subject:
            said[entity].add(subject)
    named = {entity for entity, *_ in ops}
    covered = _reached(purged, _above(cursor, named, said))
    spared = {payload for entity, _, _, payload in ops if payload and entity not in covered}
    gone = {payload for entity, _, _, payload in ops if payload and entity in covered}
    return gone - spared


def locked_away(cursor: driver.Cursor, among_these: Collection[bytes]) -> set[bytes]:
    """Those of the exhibits that have no line: they are sequestered, or purged."""
    part = sorted(among_these)
    locks: dict[bytes, bytes] = {sequester_id(exhibit): exhibit for exhibit in part}
    found = {row[0] for row in in_slices(cursor, _PURGED, part)}
    return found | {locks[row[0]] for row in in_slices(cursor, _LOCKED, sorted(locks))}


def _above(
    cursor: driver.Cursor, entities: Collection[bytes], more: dict[bytes, set[bytes]]
) -> dict[bytes, set[bytes]]:
    """By subject, what is said to be about it, for all that lies above these entities."""
    below: dict[bytes, set[bytes]] = defaultdict(set)
    looked_at: set[bytes] = set()
    todo = set(entities)
    while todo:
        looked_at |= todo
        pairs = [*in_slices(cursor, _ABOVE, sorted(todo))]
        pairs += [(entity, one) for entity in todo for one in more.get(entity, ())]
        for entity, subject in pairs:
            below[subject].add(entity)
        todo = {subject for _, subject in pairs} - looked_at
    return below


def _reached(purged: set[bytes], below: dict[bytes, set[bytes]]) -> set[bytes]:
    found, todo = set(purged), list(purged)
    while todo:
        fresh = below.get(todo.pop(), set()) - found
        found |= fresh
        todo += fresh
    return found
