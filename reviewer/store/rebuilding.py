"""Every projection made anew from the truth, and held against the one that is there.

The same functions write the rows as after an act, but with everything at hand: each body is decoded
once, entities come in their order out of one list, and indexes are made after their tables are
full. Where a look at the tables cost more than all else (what is said of each passage), it is
answered from memory.
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from operator import itemgetter

import msgspec
import sqlcipher3.dbapi2 as driver

from reviewer.model import Kind
from reviewer.store import exhibit_rows, log, passage_rows, projection, purged, rows
from reviewer.store.chains import Chains
from reviewer.store.layers import LayerCache
from reviewer.store.log import OpRow
from reviewer.store.passage_sources import AtHand, Tables
from reviewer.store.projection import Arrived
from reviewer.store.shown import Shown

PROJECTED = (
    "batch_exhibit",
    "entity",
    "exhibit",
    "link",
    "mail",
    "mail_name",
    "number",
    "occurrence",
    "op",
    "passage",
    "passage_issue",
    "purged",
    "review",
    "said",
    "seen",
    "stale",
    "superseded",
    "tagging",
    "witness",
    "writer",
)
"""The tables that are dropped and rebuilt, by name: to declare them takes a third of a second."""

_READ_AT_ONCE = 1_000
_COUNTED = """SELECT seq, id, hlc, person, role, verb, body FROM changeset
  WHERE staging IS NULL OR staging IN (SELECT staging FROM accepted) ORDER BY seq"""


def rebuild(cursor: driver.Cursor, layers: LayerCache) -> None:
    """Drop every projection and make it anew from the truth."""
    for table in PROJECTED:
        cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own tables
    arrived = _indexed_log(cursor)
    often = {one[0] for one, later in pairwise(arrived.ops) if one[0] == later[0]}
    contents = dict(cursor.execute("SELECT hash, content FROM payload"))
    gone = purged.entities_of(cursor, purged.exhibits(cursor))
    shown = projection.without_words(projection.shown_among(arrived, contents), gone)
    by_hand = often | gone
    with _indexed_after(cursor, "entity"):
        cursor.execute(_SAID_ONCE)
        projection.write_entities(cursor, [one for one in shown if one.entity in by_hand])
    purged.drop_said(cursor, gone)
    _write_rows(cursor, shown, often, layers)


_SAID_ONCE = """INSERT OR IGNORE INTO entity
    (entity, kind, subject, changeset, hlc, person, payload, heads, is_different, is_purged)
  SELECT o.entity, o.kind, o.subject, c.id, c.hlc, c.person, o.payload, 1, 0, 0
  FROM op o CROSS JOIN changeset c ON c.seq = o.seq ORDER BY o.entity"""
"""Of an entity of which one thing was said that is shown: no row need go through Python."""


def _indexed_log(cursor: driver.Cursor) -> Arrived:
    """Derive operations and chains of all acts that count; gives them as they arrived."""
    ops: list[OpRow] = []
    acts: dict[int, tuple[bytes, int, bytes, str, str]] = {}
    chains = Chains(cursor)
    found = cursor.connection.cursor().execute(_COUNTED)
    while part := found.fetchmany(_READ_AT_ONCE):
        read = [(row[0], row[1], log.read(row[6])) for row in part]
        acts.update((row[0], row[1:6]) for row in part)
        for seq, _, body in read:
            ops += log.ops_of(seq, body)
        log.note_chains(chains, read)
    chains.write()
    ops.sort(key=itemgetter(0))  # those of one entity are in the order of the log
    with _indexed_after(cursor, "op"):
        log.index_ops(cursor, ops)
    return Arrived(ops, acts)


@contextmanager
def _indexed_after(cursor: driver.Cursor, *tables: str) -> Iterator[None]:
    """Fill tables without their indexes and make these afterwards, which takes a third of it."""
    marks = ", ".join("?" * len(tables))
    indexes = cursor.execute(
        f"""SELECT name, sql FROM sqlite_schema
            WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({marks}) ORDER BY rowid""",  # noqa: S608 - marks
        tables,
    ).fetchall()
    for name, _ in indexes:
        cursor.execute(f"DROP INDEX {name}")
    yield
    for _, statement in indexes:
        cursor.execute(statement)


def _write_rows(
    cursor: driver.Cursor, shown: Sequence[Shown], often: Collection[bytes], layers: LayerCache
) -> None:
    kinds: dict[str, list[Shown]] = defaultdict(list)
    for one in shown:
        kinds[one.kind].append(one)
    with _indexed_after(cursor, "number"):
        rows.write_all(cursor, kinds)
    passages = sorted(kinds[Kind.PASSAGE], key=lambda one: one.subject or b"")
    standing = [one.entity for one in passages]
    anew = set(standing)
    about = {one.subject for kind in rows.ABOUT_PASSAGES for one in kinds[kind] if one.subject}
    with _indexed_after(cursor, "passage", "tagging"):
        source = AtHand(Tables(cursor), kinds, often)
        passage_rows.refresh_passages(cursor, standing, layers, anew, source)
        passage_rows.refresh_passages(cursor, sorted(about - anew), layers, (), source)
    with _indexed_after(cursor, "exhibit"):
        exhibit_rows.refresh_exhibits(cursor, exhibit_rows.every_exhibit(cursor))


def digests(cursor: driver.Cursor) -> dict[str, str]:
    """A hash over the rows of every projection, in the order of their keys.

    Local arrival numbers are left out.
    """
    return {table: _digest(cursor, table) for table in PROJECTED}


def _digest(cursor: driver.Cursor, table: str) -> str:
    digest = hashlib.sha256()
    for part in _operations(cursor) if table == "op" else _rows(cursor, table):
        digest.update(msgspec.msgpack.encode(part))
    return digest.hexdigest()


def _rows(cursor: driver.Cursor, table: str) -> Iterator[list[tuple]]:  # type: ignore[type-arg]
    named = cursor.execute("SELECT name FROM pragma_table_info(?) ORDER BY cid", (table,))
    columns = ", ".join(name for (name,) in named if name not in {"row", "seq"})
    statement = f"SELECT {columns} FROM {table} ORDER BY {columns}"  # noqa: S608 - our own names
    found = cursor.execute(statement)
    while part := found.fetchmany(_READ_AT_ONCE):
        yield part


def _operations(cursor: driver.Cursor) -> Iterator[list[tuple]]:  # type: ignore[type-arg]
    """Every operation with the id of its act, which two copies know by different numbers.

    The ids are read out of their index: the acts themselves lie on a hundred times as many pages.
    """
    ids = dict(cursor.execute("SELECT seq, id FROM changeset"))
    stored = cursor.execute("SELECT entity, seq, kind, subject, payload FROM op ORDER BY entity")
    found = [
        (entity, ids[seq], kind, subject, payload)
        for entity, seq, kind, subject, payload in stored
        if seq in ids  # an act that is gone is told by its chain
    ]
    found.sort(key=itemgetter(0, 1))
    for start in range(0, len(found), _READ_AT_ONCE):
        yield found[start : start + _READ_AT_ONCE]
