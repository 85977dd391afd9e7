"""What was decided of differences, as the log has it."""

from collections.abc import Mapping
from dataclasses import dataclass

from reviewer.model import DecidedBody, EntityId, decided_id
from reviewer.queries.difference_kinds import DifferenceKind, Way
from reviewer.queries.view import View
from reviewer.store.shown import read_body


@dataclass(frozen=True, slots=True)
class Record:
    """A decision that stands: who and when are those of the act that is shown."""

    entity: EntityId
    body: DecidedBody
    changeset: bytes
    is_different: bool

    @property
    def ends(self) -> tuple[bytes, ...]:
        """What it was about."""
        return tuple(bytes.fromhex(end) for end in self.body.ends)

    @property
    def versions(self) -> frozenset[bytes]:
        """What was chosen between."""
        return frozenset(bytes.fromhex(one) for one in self.body.versions)


def record_id(kind: DifferenceKind, ends: tuple[bytes, ...]) -> EntityId:
    """Where the decision of a difference is kept."""
    return decided_id(kind.value, ends)


def standing(view: View) -> dict[bytes, Record]:
    """The decisions that stand, by entity, but for those about exhibits that are locked away.

    One whose words this version does not know is none.
    """
    found = view.rows(
        """SELECT e.entity, p.content, e.changeset, e.is_different FROM entity e
           JOIN payload p ON p.hash = e.payload WHERE e.kind = 'decided' AND (e.subject IS NULL
             OR EXISTS (SELECT 1 FROM exhibit x WHERE x.id = e.subject))"""
    )
    records = {}
    for entity, content, changeset, is_different in found:
        body = _known(content)
        if body is not None:
            records[entity] = Record(entity, body, changeset, bool(is_different))
    return records


def withdrawn(view: View) -> dict[bytes, Record]:
    """The decisions that were taken back, with what they said; ``changeset`` took them back."""
    found = view.rows(
        """SELECT e.entity, e.changeset FROM entity e
           WHERE e.kind = 'decided' AND e.payload IS NULL AND e.is_purged = 0"""
    )
    records = {}
    for entity, changeset in found:
        said = view.rows(_LAST_SAID, (entity,))
        body = _known(said[0][0]) if said else None
        if body is not None:
            records[entity] = Record(entity, body, changeset, is_different=False)
    return records


_LAST_SAID = """SELECT p.content FROM op o JOIN changeset c ON c.seq = o.seq
  JOIN payload p ON p.hash = o.payload WHERE o.entity = ? ORDER BY c.hlc DESC, c.id DESC LIMIT 1"""


def record_of(entity: EntityId, content: bytes, changeset: bytes) -> Record | None:
    """The decision that an act wrote, whether it still stands or not."""
    body = _known(content)
    return None if body is None else Record(entity, body, changeset, is_different=False)


def said_by_heads(view: View, entity: bytes) -> dict[bytes, DecidedBody]:
    """What each of several decisions of one difference says, by its changeset."""
    found = view.rows(
        """SELECT c.id, p.content FROM op o JOIN changeset c ON c.seq = o.seq
           JOIN payload p ON p.hash = o.payload WHERE o.entity = ?1 AND NOT EXISTS
             (SELECT 1 FROM superseded s WHERE s.entity = ?1 AND s.base = c.id)""",
        (entity,),
    )
    bodies = {changeset: _known(content) for changeset, content in found}
    return {changeset: body for changeset, body in bodies.items() if body is not None}


def _known(content: bytes | None) -> DecidedBody | None:
    body = read_body(content, DecidedBody)
    if body is None or not body.ends:
        return None
    is_known = body.way in set(Way) and body.difference in set(DifferenceKind)
    return body if is_known else None


def are_heads_kept(
    records: Mapping[bytes, Record], entity: bytes, versions: tuple[bytes, ...]
) -> bool:
    """Whether somebody said that just these versions of one thing may stand side by side."""
    record = records.get(record_id(DifferenceKind.HEADS, (entity,)))
    is_kept = record is not None and record.body.way == Way.KEEP_ALL
    return is_kept and record is not None and record.versions == frozenset(versions)
