"""``index.db``: the words of every exhibit's shown text, beside the matter and never part of it.

A row is an exhibit and not a page: asked for two words, an index of pages missed every twelfth
exhibit that has both. There are two tables of FTS5 without content, so that no text lies there a
second time: ``text`` with every place, which phrases and w/N need, and ``word`` without places, a
third as large, which answers all else several times as fast and finds beginnings. Beginnings within
``text`` would hold every place once more and be as large as the rest; to gather them in Python took
longer than all that SQLite does. The tokenizer is ``ascii`` over the shadow that
``reviewer.text.words`` makes. What is in it stands in ``shown``, written in the same
transaction, with a cursor that says up to which act the matter was read: a kill at any moment costs
the last slice. A file that is damaged, foreign, old or of another matter is dropped and made anew,
so nothing here is ever migrated.

A process of its own writes; the window only reads.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from reviewer.errors import MatterError
from reviewer.model import MatterId
from reviewer.store import beside, keys
from reviewer.store.database import SETTINGS
from reviewer.store.keys import Key
from reviewer.text.words import Words

_APPLICATION_ID = 0x50_49_4E_49  # PINI
_VERSION = 2
_SCHEMA = (
    "CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE shown (row INTEGER PRIMARY KEY, exhibit BLOB NOT NULL UNIQUE,
         layer BLOB NOT NULL, number_order TEXT NOT NULL) STRICT""",
    """CREATE VIRTUAL TABLE text USING fts5(body, content='', contentless_delete=1,
         tokenize='ascii')""",
    """CREATE VIRTUAL TABLE word USING fts5(body, content='', contentless_delete=1,
         detail=none, prefix='3', tokenize='ascii')""",
    "INSERT INTO text (text, rank) VALUES ('hashsize', 67108864)",
    "INSERT INTO word (word, rank) VALUES ('hashsize', 67108864)",
    "CREATE VIRTUAL TABLE term USING fts5vocab(text, 'row')",
    "CREATE VIRTUAL TABLE known USING fts5vocab(word, 'row')",
)
_NEEDS_PLACES = re.compile(r" \+ |NEAR\(")
_KEPT = 1_500_000
# secure_delete would write every page of a segment twice.
_SETTINGS = tuple(one for one in SETTINGS if "secure_delete" not in one)
_ALL_TERMS = "\U0010ffff"


class IndexDamagedError(MatterError):
    """The index does not hold together; it can be made anew from the matter."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the index has of one exhibit: the layer whose words it holds, and its place in order."""

    layer: bytes
    number_order: str


@dataclass(frozen=True, slots=True)
class Taken:
    """An exhibit to be taken in: what is shown of it, and the words of that, a shadow."""

    exhibit: bytes
    shown: Shown
    words: str


@contextmanager
def _damage_in_words() -> Iterator[None]:
    try:
        yield
    except driver.DatabaseError as error:
        if not any(word in str(error) for word in ("malformed", "not a database", "disk I/O")):
            raise
        raise IndexDamagedError(
            "The search index is damaged. It is made anew from the matter; nothing is lost."
        ) from error


class Index:
    """An open index. One process writes at a time; any number read."""

    def __init__(self, path: Path, connection: driver.Connection) -> None:
        """Use ``index_to_write`` or ``index_to_read``."""
        self.path = path
        self._connection = connection
        self._version = -1
        self._written = -1
        self._every = (-1, "")
        self._exhibits: dict[int, bytes] = {}
        self._rows: dict[bytes, int] = {}
        self._ranks: dict[int, int] = {}
        self._is_in_order = True
        self._words: OrderedDict[bytes, tuple[Words, int]] = OrderedDict()
        self._kept = 0

    def words(self, layer: bytes, read: Callable[[], str]) -> Words:
        """The words of a layer last looked at, or those of the text that ``read`` gives.

        Layers never change, so nothing is ever stale.
        """
        known = self._words.get(layer)
        if known is None:
            text = read()
            known = self._words[layer] = (Words(text), len(text))
            self._kept += len(text)
            while self._kept > _KEPT and len(self._words) > 1:
                self._kept -= self._words.popitem(last=False)[1][1]
        self._words.move_to_end(layer)
        return known[0]

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    # --- what is in it ----------------------------------------------------------------------------

    def shown(self) -> dict[bytes, Shown]:
        """What the index has, by exhibit."""
        found = self._select("SELECT exhibit, layer, number_order FROM shown")
        return {exhibit: Shown(layer, order) for exhibit, layer, order in found}

    @property
    def cursor(self) -> str:
        """Up to which act the matter was read when the index last had all of it."""
        found = self._select("SELECT value FROM about WHERE key = 'cursor'")
        return str(found[0][0]) if found else ""

    @contextmanager
    def writing(self) -> Iterator[bool]:
        """One transaction, all of it or nothing; tells whether another may have written since."""
        with _damage_in_words():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                before, self._written = self._written, self.vocabulary_version()
                yield before != self._written
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def put(self, taken: Sequence[Taken]) -> None:
        """Take in the words of exhibits of which the index has none.

        Several at a time, because each table holds its new words in a memory of its own, which the
        processor has at hand only while one of them is filled.
        """
        execute, many = self._connection.execute, self._connection.executemany
        first = execute("SELECT coalesce(max(row), 0) + 1 FROM shown").fetchone()[0]
        many(
            "INSERT INTO shown (row, exhibit, layer, number_order) VALUES (?, ?, ?, ?)",
            [
                (row, one.exhibit, one.shown.layer, one.shown.number_order)
                for row, one in enumerate(taken, first)
            ],
        )
        words = [(row, one.words) for row, one in enumerate(taken, first)]
        many("INSERT INTO text (rowid, body) VALUES (?, ?)", words)
        many("INSERT INTO word (rowid, body) VALUES (?, ?)", words)

    def drop(self, exhibit: bytes) -> None:
        """Forget an exhibit's words."""
        found = self._select("SELECT row FROM shown WHERE exhibit = ?", (exhibit,))
        for (row,) in found:
            self._connection.execute("DELETE FROM text WHERE rowid = ?", (row,))
            self._connection.execute("DELETE FROM word WHERE rowid = ?", (row,))
            self._connection.execute("DELETE FROM shown WHERE row = ?", (row,))

    def reorder(self, exhibit: bytes, number_order: str) -> None:
        """Note another number of an exhibit whose words are in."""
        self._connection.execute(
            "UPDATE shown SET number_order = ? WHERE exhibit = ?", (number_order, exhibit)
        )

    def note(self, cursor: str) -> None:
        """Say that the index has all of the matter up to an act."""
        self._connection.execute(
            "INSERT OR REPLACE INTO about (key, value) VALUES ('cursor', ?)", (cursor,)
        )

    # --- looking things up ------------------------------------------------------------------------

    def matching(self, expression: str) -> list[bytes]:
        """Exhibits whose words match, in the order of their numbers."""
        self._read_order()
        return self._in_order(self._rows_matching(expression))

    def first_matching(self, expression: str, most: int) -> list[bytes]:
        """Some of them, quickly: the first in order where the exhibits came in that order."""
        self._read_order()
        return self._in_order(self._rows_matching(expression, most))

    def _in_order(self, rows: list[int]) -> list[bytes]:
        if not self._is_in_order:
            rows.sort(key=lambda row: self._ranks.get(row, 0))
        return [one for one in map(self._exhibits.get, rows) if one is not None]

    def count(self, expression: str) -> int:
        """How many exhibits match."""
        return len(self._rows_matching(expression))

    def everything(self) -> list[bytes]:
        """Every exhibit in the index, in the order of their numbers."""
        self._read_order()
        rows = sorted(self._exhibits, key=lambda row: self._ranks[row])
        return [self._exhibits[row] for row in rows]

    def in_order(self, exhibits: Sequence[bytes] | frozenset[bytes] | set[bytes]) -> list[bytes]:
        """These exhibits in the order of their numbers; those not in the index are left out."""
        self._read_order()
        rows = [self._rows[one] for one in exhibits if one in self._rows]
        rows.sort(key=lambda row: self._ranks[row])
        return [self._exhibits[row] for row in rows]

    def occurrences(self, terms: Sequence[str]) -> int:
        """How often whole words stand in all exhibits together."""
        return sum(
            int(row[0])
            for term in terms
            for row in self._select("SELECT cnt FROM term WHERE term = ?", (term,))
        )

    def vocabulary(self, first: str = "", last: str | None = None) -> Iterator[str]:
        """The words of the index that begin so, in order, or from one beginning to another."""
        end = (first if last is None else last) + _ALL_TERMS
        with _damage_in_words():
            for row in self._connection.execute(
                "SELECT term FROM known WHERE term >= ? AND term < ?", (first, end)
            ):
                yield row[0]

    def vocabulary_having(self, *pieces: str) -> Iterator[str]:
        """The words in which one of these pieces stands; an end of line is an end of the word.

        All words lie in one long text, a line each, in which a piece is found at once: to ask
        SQLite for each takes seconds, which only the first such search after a change takes.
        """
        every = self._every_word()
        for piece in pieces:
            at = every.find(piece)
            while at >= 0:
                start = every.rfind("\n", 0, at + 1) + 1
                end = every.index("\n", start)
                yield every[start:end]
                at = every.find(piece, end)

    def _every_word(self) -> str:
        version = self.vocabulary_version()
        if version != self._every[0]:
            self._every = (version, "\n".join(["", *self.vocabulary(), ""]))
        return self._every[1]

    def vocabulary_version(self) -> int:
        """A number that changes when another process writes to the index."""
        return int(self._select("PRAGMA data_version")[0][0])

    def _rows_matching(self, expression: str, most: int = -1) -> list[int]:
        table = "text" if _NEEDS_PLACES.search(expression) else "word"
        statement = f"SELECT rowid FROM {table} WHERE {table} MATCH ? LIMIT ?"  # noqa: S608 - our own words
        with _damage_in_words():
            return [row for (row,) in self._connection.execute(statement, (expression, most))]

    def _read_order(self) -> None:
        """Which row is which exhibit, and their order; read again when the index was written."""
        version = self.vocabulary_version()
        if version == self._version:
            return
        found = self._select("SELECT row, exhibit FROM shown ORDER BY number_order, exhibit")
        self._exhibits = dict(found)
        self._rows = {exhibit: row for row, exhibit in found}
        self._ranks = {row: rank for rank, (row, _) in enumerate(found)}
        self._is_in_order = all(one[0] < other[0] for one, other in pairwise(found))
        self._version = version

    def _select(self, statement: str, parameters: Sequence[object] = ()) -> list[tuple]:  # type: ignore[type-arg]
        with _damage_in_words():
            return list(self._connection.execute(statement, parameters))


def index_path(place: Path) -> Path:
    """Where the index of a matter lies: of its folder, or of a review database that lies alone."""
    return beside.index_of(beside.review_database(place))


def index_to_write(place: Path, matter: MatterId) -> Index:
    """The index of a matter, made anew where there is none that can be used.

    Raises:
        MatterError: the folder cannot be written.
    """
    path, key = index_path(place), _key_of(place)
    connection = _usable(path, matter, key)
    if connection is None:
        drop_index(place)
        connection = _made(path, matter, key)
    # NORMAL: a power cut may cost the last slices, which are made again.
    connection.execute("PRAGMA synchronous = NORMAL")
    return Index(path, connection)


def index_to_read(place: Path, matter: MatterId) -> Index | None:
    """The index of a matter as it stands; ``None`` where there is none that can be used."""
    path = index_path(place)
    connection = _usable(path, matter, _key_of(place))
    if connection is None:
        return None
    connection.execute("PRAGMA query_only = ON")
    return Index(path, connection)


def _key_of(place: Path) -> Key | None:
    """A locked matter's index is locked with the same key."""
    return keys.held(beside.review_database(place))


def drop_index(place: Path) -> None:
    """Take the index away, to be made anew.

    Raises:
        MatterError: another program holds it.
    """
    path = index_path(place)
    try:
        for suffix in ("-wal", "-shm", "-journal", ""):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
    except OSError as error:
        raise MatterError("The search index is in use. Close the other window first.") from error


def _usable(path: Path, matter: MatterId, key: Key | None) -> driver.Connection | None:
    """A connection to an index of this version and matter, if one lies there."""
    if not path.is_file():
        return None
    connection = keys.connect(path, "mode=rw", key)
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if (application, version) == (_APPLICATION_ID, _VERSION):
            row = connection.execute("SELECT value FROM about WHERE key = 'matter'").fetchone()
            if row is not None and row[0] == matter.hex():
                return connection
    except driver.DatabaseError as error:
        if "locked" in str(error) or "busy" in str(error):
            connection.close()
            raise MatterError("The search index is in use. Search again in a moment.") from error
    connection.close()
    return None


def _made(path: Path, matter: MatterId, key: Key | None) -> driver.Connection:
    try:
        connection = keys.connect(path, "mode=rwc", key)
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        connection.execute("PRAGMA journal_mode = WAL")
    except driver.OperationalError as error:
        raise MatterError("The search index cannot be written: the folder is read-only.") from error
    connection.execute("BEGIN IMMEDIATE")
    for statement in _SCHEMA:
        connection.execute(statement)
    connection.execute("INSERT INTO about VALUES ('matter', ?)", (matter.hex(),))
    connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {_VERSION}")
    connection.execute("COMMIT")
    return connection
