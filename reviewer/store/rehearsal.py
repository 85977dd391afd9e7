"""What a matter would show, had some more acts come: worked out in memory, beside the matter.

A connection that cannot write to the file gets temporary tables of the same names, which lie in
memory and hide those of the file from every statement. They are filled with what lies near the acts
(``neighbourhood``); then the acts are put in, accepted and derived by the very code that does it in
earnest, so that what is told beforehand is what comes. Texts stay in the file and are read there;
those that are new are kept packed. Nothing is locked, and nothing is left.
"""

import re
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec
import sqlcipher3.dbapi2 as driver

from reviewer.errors import MatterError
from reviewer.store import database, keys, log, neighbourhood, staging
from reviewer.store.database import Database, Found
from reviewer.store.deriving import Deriving
from reviewer.store.layers import LayerCache
from reviewer.store.log import Payload, Received
from reviewer.store.neighbourhood import Touched
from reviewer.text import codec
from reviewer.text.codec import LayerPart
from reviewer.text.layer import TextLayer

_AT_ONCE = 2000
_READ_THERE = frozenset({"layer", "geometry"})
_INDEXES = frozenset(
    {
        "changeset_staging",
        "op_subject",
        "entity_subject",
        "entity_kind",
        "entity_different",
        "occurrence_exhibit",
        "number_owner",
        "number_prefix",
        "passage_exhibit",
        "link_entity",
        "batch_exhibit_entity",
    }
)
"""What deriving and comparing look things up by; others serve the orders of lists."""
_NAMED = re.compile(r"CREATE (TABLE|INDEX|UNIQUE INDEX) (\w+)")


class NewTexts:
    """Text layers that no matter holds yet, packed."""

    def __init__(self) -> None:
        """None yet."""
        self._packed: dict[bytes, bytes] = {}

    def put(self, layer: bytes, parts: Iterable[Sequence[object]]) -> None:
        """Keep one: of each part its number, start, text and structure."""
        self._packed[layer] = zlib.compress(msgspec.msgpack.encode(list(parts)), 1)

    def get(self, layer: bytes) -> TextLayer | None:
        """One that was kept."""
        packed = self._packed.get(layer)
        if packed is None:
            return None
        parts = msgspec.msgpack.decode(
            zlib.decompress(packed), type=list[tuple[int, int, str, bytes]]
        )
        return codec.decode([LayerPart(*part) for part in parts])


class _Layers(LayerCache):
    """Those of the matter and the new ones, of which the last is at hand: they come in runs."""

    def __init__(self, new: NewTexts) -> None:
        super().__init__()
        self._new = new
        self._last: tuple[bytes, TextLayer] | None = None

    def get(self, cursor: driver.Cursor, layer: bytes) -> TextLayer:
        if self._last is not None and self._last[0] == layer:
            return self._last[1]
        found = self._new.get(layer)
        if found is None:
            return super().get(cursor, layer)
        self._last = layer, found
        return found


class Rehearsal:
    """Tables in memory that hide those of a matter; use ``rehearsing``."""

    def __init__(self, connection: driver.Connection, path: Path, new: NewTexts) -> None:
        """Empty tables."""
        self.connection = connection
        self.layers = _Layers(new)
        self._database = Database(path, connection, connection, is_alone=True, found=Found(0, 0, 0))
        self._has_witnesses = False

    def bring(self, touched: Touched) -> None:
        """Bring in what lies near, as it stands in the matter now."""
        with self._database.transaction() as cursor:
            indexes = _make_tables(cursor)
            neighbourhood.find(cursor, touched)
            neighbourhood.copy(cursor)
            for index in indexes:
                cursor.execute(index)

    def know_witnesses(self) -> None:
        """Bring in who said to have seen what, where a passage is closed: it counts only there."""
        cursor = self.connection.cursor()
        if not self._has_witnesses and cursor.execute(_CLOSED).fetchone() is not None:
            with self._database.transaction() as cursor:
                neighbourhood.copy_witnesses(cursor)
            self._has_witnesses = True

    def take_in(self, changesets: Sequence[Received], payloads: Mapping[bytes, Payload]) -> None:
        """Put acts in that were checked, accept and derive them."""
        number = staging.begin()
        with self._database.transaction() as cursor:
            for start in range(0, len(changesets), _AT_ONCE):
                part = [(one, log.read(one.body)) for one in changesets[start : start + _AT_ONCE]]
                said = {payload for _, body in part for payload in log.payloads_of(body)}
                staging.stage(cursor, number, part)
                staging.put_payloads(cursor, [payloads[one] for one in said & payloads.keys()])
                _bring_payloads(cursor, said - payloads.keys())
            staging.accept(cursor, number)
        deriving = Deriving(self._database, self.layers)
        while deriving.step() is not None:
            pass


_CLOSED = """SELECT 1 FROM temp.entity e WHERE e.kind = 'passage'
  AND NOT EXISTS (SELECT 1 FROM temp.passage p WHERE p.id = e.entity) LIMIT 1"""


def _bring_payloads(cursor: driver.Cursor, payloads: Collection[bytes]) -> None:
    """Bring in what new acts say with words that are here."""
    cursor.executemany(
        "INSERT OR IGNORE INTO temp.payload SELECT * FROM main.payload WHERE hash = ?",
        [(one,) for one in sorted(payloads)],
    )


def _make_tables(cursor: driver.Cursor) -> list[str]:
    """Make the tables; gives what makes the indexes, once they are filled."""
    indexes = []
    made = cursor.execute(
        "SELECT type, name, tbl_name, sql FROM main.sqlite_schema WHERE sql IS NOT NULL"
    ).fetchall()
    for kind, name, table, statement in made:
        if table in _READ_THERE:
            continue
        if kind == "table":
            cursor.execute(_NAMED.sub(r"CREATE TEMP \1 \2", statement, count=1))
        elif name in _INDEXES:
            indexes.append(_NAMED.sub(r"CREATE \1 temp.\2", statement, count=1))
    for name in ("near", "asked", "listed"):
        cursor.execute(f"CREATE TEMP TABLE {name} (id BLOB PRIMARY KEY) WITHOUT ROWID")
    return indexes


@contextmanager
def rehearsing(path: Path, new: NewTexts) -> Iterator[Rehearsal]:
    """A rehearsal on the matter of this review database, while the block lasts.

    Raises:
        MatterError: its file cannot be read.
    """
    try:
        connection = keys.connect(path, "mode=ro")
    except driver.OperationalError as error:
        raise MatterError("The matter's file cannot be read.") from error
    with closing(connection):
        for setting in database.SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        yield Rehearsal(connection, path, new)
