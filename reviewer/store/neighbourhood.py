"""What some acts touch, and what lies near it in a review database.

What a person must decide between is always near: two passages that share words, two answers to one
question, two imports of one file. So of a matter of a hundred thousand acts only that part need be
looked at which new acts touch: the things they name with all that is said of those, the passages
that share words with theirs, and their exhibits. Where an act changes which passages of an exhibit
stand at all, or where there are many of them, all of the exhibit is near. Names and decisions have
no place; they are near where one is touched.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import sqlcipher3.dbapi2 as driver

from reviewer.model import DecidedBody, Kind, LinkBody, PassageBody, RelocationBody
from reviewer.store.shown import read_body

_MANY = 40
"""Ranges of words on one exhibit, from which on all of its passages are taken to be near."""
_OF_ALL = frozenset({Kind.SEQUESTER, Kind.PURGE, Kind.OCCURRENCE, Kind.LAYER})
"""An act on one of these may change what stands on an exhibit, and whether it is shown."""
NAMED = frozenset({Kind.OWN_TAG, Kind.PERSON, Kind.PARTY, Kind.REVIEWER, Kind.ISSUE})
_TOLD = frozenset({Kind.PASSAGE, Kind.RELOCATION, Kind.LINK, Kind.DECIDED})
"""Kinds whose content says what else they are about."""
UNDISPUTED = frozenset(
    {
        Kind.CONTROL_NUMBER,
        Kind.PASSAGE_NUMBER,
        Kind.CITED_IN,
        Kind.LOADED_FIELDS,
        Kind.OPENED,
        Kind.EXPORTED,
    }
)
"""Kinds about which nobody ever differs, and of which there are the most."""


@dataclass(slots=True)
class Touched:
    """What acts touch.

    ``entities`` are those they name, or say something about; ``exhibits`` those of which everything
    may change. ``ranges`` are the places of passages, by exhibit; ``has_names``: something that
    goes by a name is among them, or a decision about it.
    """

    entities: set[bytes] = field(default_factory=set)
    exhibits: set[bytes] = field(default_factory=set)
    ranges: defaultdict[bytes, set[tuple[int, int]]] = field(
        default_factory=lambda: defaultdict(set)
    )
    has_names: bool = False

    def note(self, kind: str, entity: bytes, subject: bytes | None, content: bytes | None) -> None:
        """One operation, and what it says where that is at hand."""
        self.entities.add(entity)
        if subject is not None:
            self.entities.add(subject)
            if kind in _OF_ALL:
                self.exhibits.add(subject)
        self.has_names |= kind in NAMED or kind == Kind.DECIDED
        if kind in _TOLD and content is not None:
            self.note_told(kind, content)

    def note_told(self, kind: str, content: bytes) -> None:
        """What the content of an operation says it is about."""
        if kind == Kind.PASSAGE:
            self._note_at(read_body(content, PassageBody))
        elif kind == Kind.RELOCATION:
            self._note_at(read_body(content, RelocationBody))
        elif kind == Kind.LINK:
            self._note_ends(read_body(content, LinkBody))
        else:
            self._note_ends(read_body(content, DecidedBody))

    def _note_at(self, at: PassageBody | RelocationBody | None) -> None:
        if at is not None and at.exhibit and at.spans:
            self.note_place(bytes.fromhex(at.exhibit), at.spans[0][0], at.spans[-1][-1])

    def _note_ends(self, about: LinkBody | DecidedBody | None) -> None:
        if about is not None:
            self.entities.update(bytes.fromhex(end) for end in about.ends)

    def note_place(self, exhibit: bytes, start: int, end: int) -> None:
        """A passage stands, or stood, or will stand there."""
        self.entities.add(exhibit)
        self.ranges[exhibit].add((start, end))
        if len(self.ranges[exhibit]) > _MANY:
            self.exhibits.add(exhibit)


def find(cursor: driver.Cursor, touched: Touched) -> None:
    """Fill ``near`` with the ids of everything in ``main`` that lies near what is touched.

    ``near`` is an empty temporary table of ids; what is learnt of places is added to ``touched``.
    """
    if _is_most(cursor, len(touched.entities)):
        cursor.execute(_ALL)
        return
    _climb(cursor, touched.entities)
    _learn(cursor, touched)
    _climb(cursor, touched.entities)
    _put(cursor, "near", _neighbours(cursor, touched))
    _descend(cursor, touched.exhibits)
    cursor.execute(_TIES)
    kinds = [Kind.DECIDED.value, *(sorted(NAMED) if touched.has_names else ())]
    marks = ", ".join("?" * len(kinds))
    cursor.execute(f"{_OF_KINDS} ({marks})", kinds)


def _is_most(cursor: driver.Cursor, touched: int) -> bool:
    """Whether so much is touched that to find what lies near costs more than to take all."""
    known = cursor.execute("SELECT count(*) FROM main.entity").fetchone()[0]
    return bool(touched > _LARGE and touched * _OFTEN > known)


_ALL = "INSERT INTO temp.near (id) SELECT entity FROM main.entity"
_LARGE, _OFTEN = 5000, 4


def _put(cursor: driver.Cursor, table: str, ids: Iterable[bytes]) -> None:
    cursor.executemany(
        f"INSERT OR IGNORE INTO temp.{table} (id) VALUES (?)",  # noqa: S608 - a table of ours
        [(one,) for one in sorted(ids)],
    )


def _climb(cursor: driver.Cursor, entities: Iterable[bytes]) -> None:
    """These, and what they are about, however far; a passage is about where it stands as well."""
    cursor.execute("DELETE FROM temp.asked")
    _put(cursor, "asked", entities)
    cursor.execute(_ABOVE)


_ABOVE = """INSERT OR IGNORE INTO temp.near (id)
  WITH RECURSIVE up (id) AS (SELECT id FROM temp.asked
    UNION SELECT o.subject FROM up CROSS JOIN main.op o ON o.entity = up.id
      WHERE o.subject IS NOT NULL
    UNION SELECT p.exhibit FROM up CROSS JOIN main.passage p ON p.id = up.id)
  SELECT id FROM up"""


def _learn(cursor: driver.Cursor, touched: Touched) -> None:
    """Where passages that are near stand and ever stood, and what was tied or decided."""
    for exhibit, start, end in cursor.execute(_STANDING).fetchall():
        touched.note_place(exhibit, start, end)
    for kind, content in (*cursor.execute(_SAID).fetchall(), *cursor.execute(_MOVED).fetchall()):
        touched.note_told(kind, content)
    for (exhibit,) in cursor.execute(_UNLISTED).fetchall():
        touched.exhibits.add(exhibit)


_STANDING = """SELECT p.exhibit, p.start, p.ending
  FROM temp.near n CROSS JOIN main.passage p ON p.id = n.id"""
_SAID = """SELECT o.kind, p.content FROM temp.near n CROSS JOIN main.op o ON o.entity = n.id
  CROSS JOIN main.payload p ON p.hash = o.payload
  WHERE o.kind IN ('passage', 'relocation', 'link', 'decided')"""
_MOVED = """SELECT e.kind, p.content FROM temp.near n
  CROSS JOIN main.entity e ON e.subject = n.id AND e.kind = 'relocation'
  CROSS JOIN main.payload p ON p.hash = e.payload"""
_UNLISTED = """SELECT n.id FROM temp.near n CROSS JOIN main.entity e
    ON e.entity = n.id AND e.kind = 'exhibit'
  WHERE NOT EXISTS (SELECT 1 FROM main.exhibit x WHERE x.id = n.id)"""


def _neighbours(cursor: driver.Cursor, touched: Touched) -> set[bytes]:
    """The passages that share words with a range, where not all of their exhibit is near."""
    found: set[bytes] = set()
    for exhibit, ranges in touched.ranges.items():
        if exhibit not in touched.exhibits:
            for start, end in ranges:
                rows = cursor.execute(_SHARING, (exhibit, end, start))
                found.update(row[0] for row in rows)
    return found


_SHARING = "SELECT id FROM main.passage WHERE exhibit = ? AND start < ? AND ending > ?"


def _descend(cursor: driver.Cursor, exhibits: Iterable[bytes]) -> None:
    """All that is said to be about what is near; of an exhibit without its passages."""
    cursor.execute("DELETE FROM temp.asked")
    _put(cursor, "asked", exhibits)
    cursor.execute(_LISTED)
    cursor.execute(_OF_LISTED)
    cursor.execute(_BELOW)


_LISTED = """INSERT INTO temp.listed (id) SELECT n.id FROM temp.near n
  CROSS JOIN main.exhibit x ON x.id = n.id WHERE n.id NOT IN (SELECT id FROM temp.asked)"""
_OF_LISTED = """INSERT OR IGNORE INTO temp.near (id)
  SELECT e.entity FROM temp.listed l CROSS JOIN main.entity e ON e.subject = l.id
    AND e.kind IN ('layer', 'occurrence', 'exhibit_field', 'sequester', 'status')"""
_BELOW = """INSERT OR IGNORE INTO temp.near (id)
  WITH RECURSIVE down (id) AS (
    SELECT id FROM temp.near WHERE id NOT IN (SELECT id FROM temp.listed)
    UNION SELECT id FROM temp.asked
    UNION SELECT o.entity FROM down CROSS JOIN main.op o ON o.subject = down.id
    UNION SELECT p.id FROM down CROSS JOIN main.passage p ON p.exhibit = down.id)
  SELECT id FROM down"""
_TIES = """INSERT OR IGNORE INTO temp.near (id)
  SELECT l.entity FROM temp.near n CROSS JOIN main.link l ON l.passage = n.id"""
_OF_KINDS = "INSERT OR IGNORE INTO temp.near (id) SELECT entity FROM main.entity WHERE kind IN"


def copy(cursor: driver.Cursor) -> None:
    """Copy the rows of what is near out of ``main`` into the tables of the same names."""
    kinds = sorted(UNDISPUTED)
    marks = ", ".join("?" * len(kinds))
    cursor.execute(f"{_OPS} ({marks})", kinds)
    for statement in _ROWS:
        cursor.execute(statement)


_OPS = """INSERT INTO temp.op SELECT o.* FROM temp.near n CROSS JOIN main.op o ON o.entity = n.id
  WHERE o.kind NOT IN"""
_ACT = "seq, id, NULL, hlc, writer, wseq, person, role, verb, act_group, undoes"
_ROWS: Sequence[str] = (
    "INSERT INTO temp.writer SELECT * FROM main.writer",
    "INSERT INTO temp.witness SELECT * FROM main.witness",
    "INSERT INTO temp.purged SELECT * FROM main.purged",
    """INSERT INTO temp.superseded SELECT s.* FROM temp.near n
       CROSS JOIN main.superseded s ON s.entity = n.id""",
    """INSERT INTO temp.entity SELECT e.* FROM temp.near n
       CROSS JOIN main.entity e ON e.entity = n.id""",
    # What an act says it has seen is asked of few, and read then; the last place is one of them,
    # so that what comes stands after it.
    f"""INSERT INTO temp.changeset SELECT {_ACT}, CAST('"seen":{{}}' AS BLOB), NULL
        FROM main.changeset WHERE seq IN (SELECT seq FROM temp.op
          UNION SELECT max(seq) FROM main.changeset)""",  # noqa: S608 - constants
    """INSERT INTO temp.payload SELECT * FROM main.payload
       WHERE hash IN (SELECT payload FROM temp.op)""",
    "INSERT INTO temp.exhibit SELECT * FROM main.exhibit WHERE id IN (SELECT id FROM temp.near)",
    """INSERT INTO temp.occurrence SELECT * FROM main.occurrence
       WHERE id IN (SELECT id FROM temp.near)""",
    "INSERT INTO temp.passage SELECT * FROM main.passage WHERE id IN (SELECT id FROM temp.near)",
    """INSERT INTO temp.tagging SELECT * FROM main.tagging
       WHERE passage IN (SELECT id FROM temp.near)""",
    """INSERT INTO temp.link SELECT * FROM main.link
       WHERE passage IN (SELECT id FROM temp.near)""",
)


def copy_witnesses(cursor: driver.Cursor) -> None:
    """Copy every act that says what its author had seen."""
    cursor.execute(_WITNESSES)


_WITNESSES = f"""INSERT OR REPLACE INTO temp.changeset SELECT {_ACT}, body, NULL
  FROM main.changeset WHERE instr(body, CAST('"seen":{{}}' AS BLOB)) = 0
    AND (staging IS NULL OR staging IN (SELECT staging FROM main.accepted))"""  # noqa: S608 - constants
