"""The typed rows that lists, filters and cites need, each kind written by one function.

``write`` turns shown entities into their own rows; ``exhibit_rows`` and ``passage_rows`` write the
rows that gather from many entities, and ``dependents`` says which of them. Unknown kinds, and
bodies that a newer version changed beyond reading, have no row and lose nothing: the log keeps
them.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import sqlcipher3.dbapi2 as driver

from reviewer.model import Kind, NumberBody, OccurrenceBody, PrefixBody
from reviewer.store import desk_rows, standing
from reviewer.store.shown import RowWriter, Shown, column, in_slices, read_body

_NUMBERED = {Kind.CONTROL_NUMBER: 5, Kind.PASSAGE_NUMBER: 4}
_DIGITS = re.compile(r"\d+")


def natural(label: str) -> str:
    """A label in a form that sorts as people count: PX-9 before PX-14."""
    return _DIGITS.sub(lambda found: found.group().lstrip("0").rjust(15, "0"), label.casefold())


def write(cursor: driver.Cursor, shown: Sequence[Shown], known: Collection[bytes]) -> None:
    """Write, or take away, the typed rows of these entities.

    Args:
        cursor: in the transaction in which they changed.
        shown: as they are now; the later counts where one comes twice.
        known: those that were shown before.
    """
    parts: dict[RowWriter, list[Shown]] = defaultdict(list)
    for one in shown:
        if one.kind in _WRITERS:
            parts[_WRITERS[one.kind]].append(one)
    for writer, part in parts.items():
        writer(cursor, part, known)


def write_all(cursor: driver.Cursor, kinds: Mapping[str, Sequence[Shown]]) -> None:
    """Write the typed rows of all entities, of which none is there: each comes once, by kind."""
    parts: dict[RowWriter, list[Shown]] = defaultdict(list)
    for kind, writer in _WRITERS.items():
        parts[writer] += kinds.get(kind, ())
    for writer, part in parts.items():
        writer(cursor, part, ())


def _write_occurrences(
    cursor: driver.Cursor, shown: Sequence[Shown], _known: Collection[bytes]
) -> None:
    for one in shown:
        body = read_body(one.content, OccurrenceBody)
        if body is None or bytes.fromhex(body.exhibit) != one.subject:
            cursor.execute("DELETE FROM occurrence WHERE id = ?", (one.entity,))
            continue
        cursor.execute(
            """INSERT OR REPLACE INTO occurrence (id, exhibit, parent, container, name, path, place,
                 is_inline, modified, hlc, label, number_order, marked, bates_begin, bates_end,
                 bates_origin, custodian, production, confidentiality, kind)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', '', '', '', '', '', '', '', '')""",
            (
                one.entity,
                one.subject,
                bytes.fromhex(body.parent) or None,
                bytes.fromhex(body.container) or None,
                body.name,
                body.path,
                body.place,
                int(body.inline),
                body.modified,
                one.hlc,
            ),
        )


def _write_numbers(
    cursor: driver.Cursor, shown: Sequence[Shown], _known: Collection[bytes]
) -> None:
    owners = _Owners(cursor)
    rows: dict[bytes, tuple[object, ...] | None] = {}
    for one in shown:
        body = read_body(one.content, NumberBody)
        if body is None or one.subject is None:
            rows[one.entity] = None
            continue
        writer = bytes.fromhex(body.writer)
        label = owners.label(body.prefix, body.number, writer, Kind(one.kind))
        rows[one.entity] = (
            one.entity,
            one.subject,
            one.kind,
            label,
            body.prefix,
            body.number,
            writer,
            body.place,
            one.hlc,
        )
    gone = [(entity,) for entity, row in rows.items() if row is None]
    cursor.executemany("DELETE FROM number WHERE entity = ?", gone)
    cursor.executemany(
        """INSERT OR REPLACE INTO number
             (entity, owner, series, label, prefix, number, writer, place, hlc)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        [rows[entity] for entity in sorted(rows) if rows[entity] is not None],
    )


class _Owners:
    """Who took which prefix, the first first, as far as it was asked for."""

    def __init__(self, cursor: driver.Cursor) -> None:
        self._cursor = cursor
        self._owners: dict[str, list[bytes]] | None = None

    def of(self, prefix: str) -> list[bytes]:
        """The writers that took a prefix, in the order in which they did."""
        if self._owners is None:
            self._owners = defaultdict(list)
            claims = self._cursor.execute(
                """SELECT e.subject, p.content FROM entity e JOIN payload p ON p.hash = e.payload
                   WHERE e.kind = 'prefix' ORDER BY e.hlc, e.subject"""
            )
            for writer, content in claims:
                body = read_body(content, PrefixBody)
                if body is not None:
                    self._owners[body.prefix].append(writer)
        return self._owners.get(prefix, [])

    def label(self, prefix: str, number: int, writer: bytes, series: Kind) -> str:
        """What is printed: plain of whoever took the prefix first, else with letters of an id."""
        suffix = _suffix(writer, self.of(prefix))
        return f"{prefix}{suffix}-{number:0{_NUMBERED[series]}d}"


def _suffix(writer: bytes, owners: list[bytes]) -> str:
    """Nothing for the first owner, else as many letters as tell the owners apart."""
    if writer not in owners[1:]:
        return ""
    length = 4
    while len({one.hex()[:length] for one in owners}) < len(owners):
        length += 1
    return writer.hex()[:length].upper()


def _write_said(cursor: driver.Cursor, shown: Sequence[Shown], _known: Collection[bytes]) -> None:
    last = {one.entity: one for one in shown if one.subject is not None}
    gone = [(one.subject, one.entity) for one in shown if one.content is None]
    cursor.executemany("DELETE FROM said WHERE subject = ? AND entity = ?", gone)
    cursor.executemany(
        """INSERT OR REPLACE INTO said (subject, entity, kind, hlc, content)
           VALUES (?, ?, ?, ?, ?)""",
        sorted(
            (one.subject, one.entity, one.kind, one.hlc, one.content)
            for one in last.values()
            if one.content is not None
        ),
    )


_WRITERS: dict[str, RowWriter] = {
    Kind.OCCURRENCE: _write_occurrences,
    Kind.CONTROL_NUMBER: _write_numbers,
    Kind.PASSAGE_NUMBER: _write_numbers,
    Kind.FIELD: _write_said,
    Kind.PASSAGE_FIELD: _write_said,
    Kind.NOTE: _write_said,
} | desk_rows.WRITERS
OF_A_PERSON = desk_rows.OF_A_PERSON

ABOUT_EXHIBITS = frozenset(
    {Kind.EXHIBIT, Kind.LAYER, Kind.OCCURRENCE, Kind.CONTROL_NUMBER, Kind.EXHIBIT_FIELD}
)
ABOUT_PASSAGES = frozenset(
    {
        Kind.PASSAGE_NUMBER,
        Kind.CITED_IN,
        Kind.TAGGING,
        Kind.PASSAGE_FIELD,
        Kind.FIELD,
        Kind.NOTE,
        Kind.PASSAGE_ISSUE,
        Kind.STATUS,
    }
)
_LOCKS = frozenset({Kind.SEQUESTER, Kind.PURGE})


@dataclass(slots=True)
class Dependents:
    """Whose rows depend on entities that changed.

    Of ``counted`` exhibits only how many passages stand on them may change. Passages ``anew`` may
    stand elsewhere now, or no longer.
    """

    exhibits: set[bytes] = field(default_factory=set)
    counted: set[bytes] = field(default_factory=set)
    passages: set[bytes] = field(default_factory=set)
    anew: set[bytes] = field(default_factory=set)


def dependents(
    cursor: driver.Cursor, shown: Sequence[Shown], known: Collection[bytes]
) -> Dependents:
    """Exhibits and passages whose rows must be written again when these entities change."""
    found = Dependents()
    _relabel(cursor, [one for one in shown if one.kind == Kind.PREFIX], known, found)
    for one in shown:
        if one.kind == Kind.PASSAGE:
            found.anew.add(one.entity)
            found.counted |= {one.subject} if one.subject else set()
        elif one.kind in ABOUT_PASSAGES:
            found.passages |= {one.subject} if one.subject else set()
            if one.kind == Kind.STATUS and one.subject:
                # What was said at the second level is said of a passage or of an exhibit.
                found.exhibits.add(one.subject)
        else:
            _seldom(cursor, one, found)
    found.counted |= _stood_on(cursor, found.anew)
    found.passages |= found.anew
    return found


def _relabel(
    cursor: driver.Cursor, shown: Sequence[Shown], known: Collection[bytes], found: Dependents
) -> None:
    """Print anew the labels that another owner of a prefix changes."""
    if not shown:
        return
    owners = _Owners(cursor)
    if any(one.entity in known for one in shown):
        prefixes = [row[0] for row in cursor.execute("SELECT DISTINCT prefix FROM number")]
    else:
        bodies = (read_body(one.content, PrefixBody) for one in shown)
        taken = {body.prefix for body in bodies if body is not None}
        prefixes = [prefix for prefix in sorted(taken) if len(owners.of(prefix)) > 1]
    for prefix in prefixes:
        numbers = cursor.execute(
            "SELECT entity, owner, series, number, writer, label FROM number WHERE prefix = ?",
            (prefix,),
        ).fetchall()
        for entity, owner, series, number, writer, label in numbers:
            now = owners.label(prefix, number, writer, Kind(series))
            if now != label:
                cursor.execute("UPDATE number SET label = ? WHERE entity = ?", (now, entity))
                (found.exhibits if series == Kind.CONTROL_NUMBER else found.passages).add(owner)


def _seldom(cursor: driver.Cursor, one: Shown, found: Dependents) -> None:
    if one.kind == Kind.EXHIBIT:
        found.exhibits.add(one.entity)
    elif one.kind == Kind.ISSUE:
        on = "SELECT passage FROM passage_issue WHERE issue = ?"
        found.passages.update(column(cursor, on, one.entity))
    elif one.subject is not None:
        _seldom_about(cursor, one, one.subject, found)


def _seldom_about(cursor: driver.Cursor, one: Shown, subject: bytes, found: Dependents) -> None:
    if one.kind in ABOUT_EXHIBITS:
        found.exhibits.add(subject)
        if one.kind == Kind.OCCURRENCE:
            found.passages.update(column(cursor, _CITED_IN, subject, one.entity.hex()))
    elif one.kind == Kind.RELOCATION:
        found.anew.add(subject)
    elif one.kind == Kind.OCCURRENCE_FIELD:
        of = "SELECT exhibit FROM occurrence WHERE id = ?"
        found.exhibits.update(column(cursor, of, subject))
    elif one.kind in _LOCKS:
        found.exhibits.add(subject)
        found.anew |= standing.passages_on(cursor, subject)


def _stood_on(cursor: driver.Cursor, passages: Collection[bytes]) -> set[bytes]:
    """The exhibits that may have had passages in their count, or have them now."""
    part = sorted(passages)
    made = in_slices(cursor, "SELECT subject FROM entity WHERE entity", part)
    stood = in_slices(cursor, "SELECT exhibit FROM passage WHERE id", part)
    found = {row[0] for row in (*made, *stood) if row[0]}
    return found | standing.exhibits_of(cursor, part)


_CITED_IN = """SELECT c.id FROM passage c JOIN entity e ON e.subject = c.id AND e.kind = 'cited_in'
  JOIN payload p ON p.hash = e.payload
  WHERE c.exhibit = ?1 AND json_extract(CAST(p.content AS TEXT), '$.occurrence') = ?2"""
