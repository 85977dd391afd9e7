"""Where passages stand: on which words of which reading, since when and by whom.

A passage stands where it was made, or where it was moved to. It has no place while it is withdrawn
or replaced, nor on an exhibit that is locked away or purged.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec
import sqlcipher3.dbapi2 as driver

from reviewer.model import STANDS_THERE, Kind, PassageBody, RelocationBody, relocation_id
from reviewer.store import purged, relocations
from reviewer.store.shown import in_slices, read_body


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one passage stands, and whose it is."""

    exhibit: bytes
    layer: bytes
    start: int
    ending: int
    spans: str
    created: int
    person: bytes
    is_different: int
    standing: str


def stands(cursor: driver.Cursor, passages: Sequence[bytes]) -> dict[bytes, Stand]:
    """Where these passages stand; those that stand nowhere are left out."""
    made = _made(cursor, passages)
    moved = _moved(cursor, list(made))
    acts = _first_acts(cursor, list(made))
    found: dict[bytes, Stand] = {}
    for passage, (body, is_different) in made.items():
        relocation = moved.get(passage)
        at: PassageBody | RelocationBody = body
        if relocation is not None and relocation.state in STANDS_THERE:
            at = relocation
        found[passage] = Stand(
            bytes.fromhex(at.exhibit),
            bytes.fromhex(at.layer),
            at.spans[0][0],
            at.spans[-1][1],
            msgspec.json.encode(at.spans).decode(),
            *acts[passage],
            is_different,
            "" if relocation is None else relocation.state.value,
        )
    gone = purged.locked_away(cursor, {one.exhibit for one in found.values()})
    return {passage: one for passage, one in found.items() if one.exhibit not in gone}


def _made(cursor: driver.Cursor, passages: Sequence[bytes]) -> dict[bytes, tuple[PassageBody, int]]:
    """Passages that are shown as made, with words, on the exhibit that they are about."""
    found: dict[bytes, tuple[PassageBody, int]] = {}
    for passage, subject, is_different, content in in_slices(cursor, _SHOWN, passages):
        body = read_body(content, PassageBody)
        if body is None or body.replaced_by or not relocations.are_words(body.spans):
            continue
        if bytes.fromhex(body.exhibit) == subject:
            found[passage] = body, is_different
    return found


_SHOWN = """SELECT e.entity, e.subject, e.is_different, p.content
  FROM entity e JOIN payload p ON p.hash = e.payload WHERE e.kind = 'passage' AND e.entity"""


def _moved(cursor: driver.Cursor, passages: Sequence[bytes]) -> dict[bytes, RelocationBody]:
    """Where those of the passages were moved that were; what is no place is as good as none."""
    named = {relocation_id(passage): passage for passage in passages}
    found: dict[bytes, RelocationBody] = {}
    for entity, subject, content in in_slices(cursor, _RELOCATED, list(named)):
        body = read_body(content, RelocationBody)
        if body is None or not body.exhibit or not body.layer or named[entity] != subject:
            continue
        if body.state not in STANDS_THERE or relocations.are_words(body.spans):
            found[subject] = body
    return found


_RELOCATED = """SELECT e.entity, e.subject, p.content
  FROM entity e JOIN payload p ON p.hash = e.payload WHERE e.kind = 'relocation' AND e.entity"""


def _first_acts(cursor: driver.Cursor, entities: Sequence[bytes]) -> dict[bytes, tuple[int, bytes]]:
    """When and by whom each entity was first made."""
    found: dict[bytes, tuple[int, bytes, bytes]] = {}
    for entity, hlc, changeset, person in in_slices(cursor, _MADE, entities):
        known = found.get(entity)
        if known is None or (hlc, changeset) < known[:2]:
            found[entity] = hlc, changeset, person
    return {entity: (hlc, person) for entity, (hlc, _, person) in found.items()}


_MADE = """SELECT o.entity, c.hlc, c.id, c.person FROM op o JOIN changeset c ON c.seq = o.seq
  WHERE o.entity"""


def exhibits_of(cursor: driver.Cursor, passages: Iterable[bytes]) -> set[bytes]:
    """Every exhibit to which a passage was ever moved: each may have had it in its count."""
    named = {relocation_id(passage): passage for passage in passages}
    moved = in_slices(cursor, "SELECT DISTINCT entity FROM op WHERE entity", list(named))
    return {
        exhibit
        for (entity,) in moved
        for exhibit in relocations.exhibits_named(cursor, named[entity])
    }


def passages_on(cursor: driver.Cursor, exhibit: bytes) -> set[bytes]:
    """Every passage that was made on an exhibit or is moved onto it, standing or not."""
    made = cursor.execute(
        "SELECT entity FROM entity WHERE subject = ? AND kind = 'passage'", (exhibit,)
    )
    found = {row[0] for row in made}
    moved = cursor.execute(
        """SELECT e.subject FROM entity e JOIN payload p ON p.hash = e.payload
           WHERE e.kind = ? AND e.subject IS NOT NULL
             AND instr(p.content, CAST(? AS BLOB)) > 0""",
        (Kind.RELOCATION.value, exhibit.hex()),
    )
    return found | {row[0] for row in moved}
