"""What handing over reads of the log: who has what, and the truth behind some changesets.

Everything is asked by number in the log (``seq``) or by slices, so that a matter of a hundred
thousand exhibits never stands in memory. Rows of a big write that was not accepted are no part of
the log, and never leave.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import msgspec
import sqlcipher3.dbapi2 as driver

from reviewer.model import HexId, PartsBody
from reviewer.store import log
from reviewer.store.log import Payload, Received
from reviewer.store.shown import read_body

_COUNTED = "(staging IS NULL OR staging IN (SELECT staging FROM accepted))"
_SLICE = 500
ALL = 2**62
"""A number past the end of every chain."""


@dataclass(frozen=True, slots=True)
class Chain:
    """A writer: who it is of, and how far it is here without a gap (number and id, or 0)."""

    writer: bytes
    person: bytes
    whole: int
    head: bytes
    last: int


@dataclass(frozen=True, slots=True)
class Stored:
    """Where one changeset stands: in this log, and in its writer's chain."""

    seq: int
    id: bytes
    writer: bytes
    wseq: int
    person: bytes
    hlc: int


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of a chain is here: changesets, different numbers among them, and the greatest."""

    acts: int
    numbers: int
    last: int

    @property
    def is_plain(self) -> bool:
        """Whether every number up to the last is here, each once."""
        return self.acts == self.numbers == self.last


@dataclass(frozen=True, slots=True)
class Link:
    """One changeset in its writer's chain, and the one before it."""

    id: bytes
    writer: bytes
    wseq: int
    prev: bytes | None


@dataclass(frozen=True, slots=True)
class NamedLayer:
    """A reading that a changeset names: text, geometry and the file that is shown."""

    seq: int
    exhibit: bytes
    layer: bytes
    rendition: bytes


class _Reading(msgspec.Struct):
    exhibit: HexId
    layer: HexId
    rendition: HexId


@contextmanager
def snapshot(connection: driver.Connection) -> Iterator[driver.Cursor]:
    """A cursor that sees the matter as it stands now, whatever is written meanwhile."""
    cursor = connection.cursor()
    cursor.execute("BEGIN")
    try:
        yield cursor
    finally:
        cursor.execute("ROLLBACK")


def chains(cursor: driver.Cursor) -> list[Chain]:
    """Every writer whose acts are here."""
    found = cursor.execute("SELECT writer, person, whole, whole_head, wseq FROM writer").fetchall()
    return [Chain(*row) for row in found]


def forks(cursor: driver.Cursor) -> dict[bytes, int]:
    """Writers of which two changesets have one number, and the first such number."""
    found = cursor.execute(
        f"""SELECT writer, min(wseq) FROM
              (SELECT writer, wseq FROM changeset WHERE {_COUNTED}
               GROUP BY writer, wseq HAVING count(*) > 1)
            GROUP BY writer"""  # noqa: S608 - constant
    )
    return dict(found.fetchall())


def extents(cursor: driver.Cursor) -> dict[bytes, Extent]:
    """By writer, how much of its chain is here: one look through an index."""
    # Only while a big write goes on must each row be looked at, whether it counts.
    where = f"WHERE {_COUNTED}" if cursor.execute(_GOES_ON).fetchone() else ""
    found = cursor.execute(
        f"""SELECT writer, count(*), count(DISTINCT wseq), max(wseq) FROM changeset
            {where} GROUP BY writer"""  # noqa: S608 - constant
    )
    return {writer: Extent(*counts) for writer, *counts in found}


# From one staging id to the next: their index holds a row for every changeset that ever came so.
_GOES_ON = """WITH RECURSIVE one (id) AS (SELECT min(staging) FROM changeset
    WHERE staging IS NOT NULL
    UNION ALL SELECT (SELECT min(staging) FROM changeset WHERE staging > one.id) FROM one
    WHERE one.id IS NOT NULL)
  SELECT 1 FROM one WHERE id IS NOT NULL AND id NOT IN (SELECT staging FROM accepted) LIMIT 1"""


def length(cursor: driver.Cursor) -> int:
    """About how many changesets are here."""
    found = cursor.execute("SELECT max(seq) FROM changeset").fetchone()
    return int(found[0] or 0)


def last_of(cursor: driver.Cursor, writer: bytes, after: int, upto: int) -> Stored | None:
    """The last changeset of a chain past one number and up to another."""
    found = cursor.execute(
        f"""SELECT seq, id, writer, wseq, person, hlc FROM changeset
            WHERE writer = ? AND wseq > ? AND wseq <= ? AND {_COUNTED}
            ORDER BY wseq DESC, hlc DESC LIMIT 1""",  # noqa: S608 - constant
        (writer, after, upto),
    ).fetchone()
    return None if found is None else Stored(*found)


def count_after(cursor: driver.Cursor, writer: bytes, number: int) -> int:
    """How many changesets of a chain lie past a number."""
    found = cursor.execute(
        f"SELECT count(*) FROM changeset WHERE writer = ? AND wseq > ? AND {_COUNTED}",  # noqa: S608 - constant
        (writer, number),
    ).fetchone()
    return int(found[0])


def witnesses(cursor: driver.Cursor) -> dict[bytes, dict[bytes, int]]:
    """By writer, how far it has said in its own acts that it has each other writer."""
    found: dict[bytes, dict[bytes, int]] = {}
    for writer, other, wseq in cursor.execute("SELECT writer, other, wseq FROM witness"):
        found.setdefault(writer, {})[other] = wseq
    return found


def beyond(cursor: driver.Cursor, known: Mapping[bytes, int]) -> list[Stored]:
    """Every changeset past what is known of its writer, in the order of time."""
    return [one for one in every(cursor) if one.wseq > known.get(one.writer, 0)]


def since(cursor: driver.Cursor, hlc: int) -> list[Stored]:
    """Every changeset from this time on, in the order of time."""
    return list(_stored(cursor, "AND hlc >= ?", (hlc,)))


def before(cursor: driver.Cursor, *, seq: int = 2**62, hlc: int = 2**63 - 1) -> list[Stored]:
    """Every changeset that was here before a place in the log, and made before a time.

    With those that lock an exhibit away or destroy it, whenever they came: that holds for every
    state of the matter.
    """
    where = """AND ((seq < ? AND hlc < ?) OR seq IN
      (SELECT seq FROM op WHERE kind IN ('purge', 'sequester')))"""
    return list(_stored(cursor, where, (seq, hlc)))


def every(cursor: driver.Cursor) -> Iterator[Stored]:
    """Every changeset, in the order of time: along each chain, and causes before effects."""
    return _stored(cursor, "", ())


def _stored(cursor: driver.Cursor, where: str, parameters: Sequence[object]) -> Iterator[Stored]:
    found = cursor.execute(
        f"""SELECT seq, id, writer, wseq, person, hlc FROM changeset
            WHERE {_COUNTED} {where} ORDER BY hlc, writer, wseq, id""",  # noqa: S608 - constants
        parameters,
    )
    return (Stored(*row) for row in found)


def changesets(cursor: driver.Cursor, wanted: Sequence[Stored]) -> list[Received]:
    """Changesets whole, in the order asked for."""
    found: dict[int, Received] = {}
    for part in _slices([one.seq for one in wanted]):
        rows = cursor.execute(
            f"SELECT seq, id, body, sig FROM changeset WHERE seq IN ({_marks(part)})",  # noqa: S608 - marks
            part,
        )
        found.update((row[0], Received(*row[1:])) for row in rows)
    return [found[one.seq] for one in wanted]


def links(cursor: driver.Cursor, ids: Sequence[bytes]) -> list[Link]:
    """The places in their chains of those changesets that are here."""
    found = []
    for part in _slices(ids):
        rows = cursor.execute(
            f"SELECT id, writer, wseq, body FROM changeset WHERE id IN ({_marks(part)}) AND {_COUNTED}",  # noqa: S608, E501 - marks
            part,
        )
        found += [Link(one, writer, wseq, _before(body)) for one, writer, wseq, body in rows]
    return found


def _before(body: bytes) -> bytes | None:
    prev = log.read(body).prev
    return None if prev is None else bytes.fromhex(prev)


def branch(cursor: driver.Cursor, writer: bytes, first: int, head: bytes) -> set[bytes]:
    """The changesets of a writer from a number on that lead to this one, itself among them."""
    rows = cursor.execute(
        f"SELECT id, body FROM changeset WHERE writer = ? AND wseq >= ? AND {_COUNTED}",  # noqa: S608 - constant
        (writer, first),
    )
    before = {one: _before(body) for one, body in rows}
    found: set[bytes] = set()
    at: bytes | None = head
    while at is not None and at in before and at not in found:
        found.add(at)
        at = before[at]
    return found


def payloads(cursor: driver.Cursor, hashes: Iterable[bytes]) -> list[Payload]:
    """The payloads of these hashes that are here."""
    found = []
    for part in _slices(sorted(hashes)):
        rows = cursor.execute(
            f"SELECT hash, salt, content FROM payload WHERE hash IN ({_marks(part)})",  # noqa: S608 - marks
            part,
        )
        found += [Payload(*row) for row in rows]
    return found


def unnamed_payloads(cursor: driver.Cursor) -> list[Payload]:
    """Payloads that no act of this version names: they belong to acts that wait for a later one."""
    rows = cursor.execute(
        """SELECT hash, salt, content FROM payload
           WHERE hash NOT IN (SELECT payload FROM op WHERE payload IS NOT NULL)"""
    )
    return [Payload(*row) for row in rows]


def layers_named(cursor: driver.Cursor) -> list[NamedLayer]:
    """Every reading that any act names, in the order of arrival; none of what was purged."""
    rows = cursor.execute(
        """SELECT o.seq, p.content FROM op o JOIN payload p ON p.hash = o.payload
           WHERE o.kind = 'layer' ORDER BY o.seq"""
    )
    found = []
    for seq, content in rows:
        body = read_body(content, _Reading)
        if body is not None:
            rendition = body.rendition or body.exhibit
            ids = (bytes.fromhex(one) for one in (body.exhibit, body.layer, rendition))
            found.append(NamedLayer(seq, *ids))
    return found


def layer_parts(cursor: driver.Cursor, layer: bytes) -> list[tuple[int, int, str, bytes]]:
    """The parts of a text layer, in order."""
    found = cursor.execute(
        "SELECT part, start, text, structure FROM layer WHERE layer = ? ORDER BY part", (layer,)
    )
    return list(found)


def geometry_bodies(cursor: driver.Cursor, layer: bytes, rendition: bytes) -> list[bytes]:
    """The pages of a rendition, in order."""
    found = cursor.execute(
        "SELECT body FROM geometry WHERE layer = ? AND rendition = ? ORDER BY page",
        (layer, rendition),
    )
    return [row[0] for row in found]


def locked_away(cursor: driver.Cursor) -> set[bytes]:
    """Exhibits whose bytes never leave: sequestered, or purged."""
    found = cursor.execute(
        """SELECT subject FROM entity WHERE kind = 'sequester' AND payload IS NOT NULL
           UNION SELECT exhibit FROM purged"""
    )
    return {row[0] for row in found}


def purged(cursor: driver.Cursor) -> set[bytes]:
    """Exhibits that were destroyed."""
    return {row[0] for row in cursor.execute("SELECT exhibit FROM purged")}


def arrivals(cursor: driver.Cursor) -> dict[bytes, tuple[int, set[bytes]]]:
    """By exhibit, where in the log it was first named, and the people who took it in."""
    found: dict[bytes, tuple[int, set[bytes]]] = {}
    rows = cursor.execute(
        """SELECT o.entity, o.seq, c.person FROM entity e
           JOIN op o ON o.entity = e.entity JOIN changeset c ON c.seq = o.seq
           WHERE e.kind = 'exhibit' AND o.kind = 'exhibit' ORDER BY o.seq"""
    )
    for exhibit, seq, person in rows:
        found.setdefault(exhibit, (seq, set()))[1].add(person)
    return found


def parts_of(cursor: driver.Cursor) -> dict[bytes, list[bytes]]:
    """The files of each exhibit that is made of several."""
    rows = cursor.execute(
        """SELECT o.subject, p.content FROM entity e JOIN op o ON o.entity = e.entity
           JOIN payload p ON p.hash = o.payload
           WHERE e.kind = 'parts' AND o.subject IS NOT NULL"""
    )
    found = {}
    for exhibit, content in rows:
        body = read_body(content, PartsBody)
        if body is not None:
            found[exhibit] = [bytes.fromhex(part) for part in body.parts]
    return found


def exhibits_in_view(cursor: driver.Cursor) -> list[bytes]:
    """The exhibits that have a line: not what is sequestered or purged."""
    return [row[0] for row in cursor.execute("SELECT id FROM exhibit")]


def _slices(items: Sequence[object]) -> Iterator[Sequence[object]]:
    return (items[start : start + _SLICE] for start in range(0, len(items), _SLICE))


def _marks(items: Sequence[object]) -> str:
    return ", ".join("?" * len(items))
