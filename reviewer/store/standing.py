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
from reviewer.store.passage_sources import Source
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


def stands(cursor: driver.Cursor, passages: Sequence[bytes], source: Source) -> dict[bytes, Stand]:
    """Where these passages stand; those that stand nowhere are left out."""
    made = _made(source, passages)
    moved = _moved(source, list(made))
    acts = source.first_acts(list(made))
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


def _made(source: Source, passages: Sequence[bytes]) -> dict[bytes, tuple[PassageBody, int]]:
    """Passages that are shown as made, with words, on the exhibit that they are about."""
    found: dict[bytes, tuple[PassageBody, int]] = {}
    for passage, subject, is_different, content in source.made(passages):
        body = read_body(content, PassageBody)
        if body is None or body.replaced_by or not relocations.are_words(body.spans):
            continue
        if bytes.fromhex(body.exhibit) == subject:
            found[passage] = body, is_different
    return found


def _moved(source: Source, passages: Sequence[bytes]) -> dict[bytes, RelocationBody]:
    """Where those of the passages were moved that were; what is no place is as good as none."""
    found: dict[bytes, RelocationBody] = {}
    for passage, content in source.moved(passages):
        body = read_body(content, RelocationBody)
        if body is None or not body.exhibit or not body.layer:
            continue
        if body.state not in STANDS_THERE or relocations.are_words(body.spans):
            found[passage] = body
    return found


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
