"""The rows of exhibits, and what those of their occurrences copy from them.

An exhibit that is locked away or purged has no row, and so is in no list, search or export; what
was said of it stays in the log. Written by the slice like the rows of passages, and only those that
changed: one act may bring thousands of exhibits, and on each row hang several indexes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TypeAlias

import sqlcipher3.dbapi2 as driver

from reviewer.model import FieldBody, Kind, LayerBody
from reviewer.store import purged, relocations
from reviewer.store.mail_rows import write_mails
from reviewer.store.rows import ABOUT_EXHIBITS, natural
from reviewer.store.shown import column, in_slices, read_body, status_in, value_of

_SLICE = 400
_Reading: TypeAlias = tuple[bytes, LayerBody]


@dataclass(slots=True)
class _Place:
    """An occurrence: its name, what is said of it, and its columns as they are."""

    name: str
    before: tuple[str, ...]
    fields: dict[str, FieldBody] = field(default_factory=dict)


@dataclass(slots=True)
class _Gathered:
    """What one exhibit's row gathers from other entities, the earliest first."""

    readings: list[_Reading] = field(default_factory=list)
    fields: dict[str, FieldBody] = field(default_factory=dict)
    places: dict[bytes, _Place] = field(default_factory=dict)
    control: str = ""
    status: str = ""
    passages: int = 0
    is_locked: bool = False

    @property
    def reading(self) -> _Reading | None:
        """The reading a person chose, else the earliest import."""
        chosen = value_of(self.fields, "reading")
        first = self.readings[0] if self.readings else None
        return next((one for one in self.readings if one[0].hex() == chosen), first)

    @property
    def kind(self) -> str:
        """What people called it, else what the file is."""
        return value_of(self.fields, "kind") or (self.reading[1].kind if self.reading else "")


@dataclass(frozen=True, slots=True)
class _Numbers:
    """What the row of an occurrence copies: the columns, in this order."""

    label: str
    number_order: str
    marked: str = ""
    bates_begin: str = ""
    bates_end: str = ""
    bates_origin: str = ""
    custodian: str = ""
    production: str = ""
    confidentiality: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    """A row: the columns beside its id."""

    number_order: str
    label: str
    control: str
    marked: str
    bates_begin: str
    bates_end: str
    kind: str
    title: str
    date: str
    pages: int
    characters: int
    layer: bytes
    rendition: bytes
    reading: bytes
    occurrences: int
    passages: int
    confidentiality: str
    is_rough: int
    successor: bytes
    witness: str
    author: str
    status: str


_COLUMNS = tuple(_Line.__dataclass_fields__)
_NUMBERS = tuple(_Numbers.__dataclass_fields__)
_values, _numbers = attrgetter(*_COLUMNS), attrgetter(*_NUMBERS)


def every_exhibit(cursor: driver.Cursor) -> list[bytes]:
    """Every exhibit that anything shown is about, in the order of the ids."""
    kinds = sorted(kind.value for kind in ABOUT_EXHIBITS - {Kind.EXHIBIT})
    marks = ", ".join("?" * len(kinds))
    return column(
        cursor,
        f"""SELECT entity FROM entity WHERE kind = 'exhibit'
            UNION SELECT subject FROM entity WHERE kind IN ({marks}) AND subject IS NOT NULL
            ORDER BY 1""",  # noqa: S608 - marks alone
        *kinds,
    )


def count_passages(cursor: driver.Cursor, exhibits: Sequence[bytes]) -> None:
    """Write how many passages stand on exhibits, where nothing else of their rows can change."""
    found = {one: rest for one, *rest in in_slices(cursor, _COUNTED, exhibits)}
    refresh_exhibits(cursor, [one for one in exhibits if not any(found.get(one, [0])[:2])])
    cursor.executemany(
        "UPDATE exhibit SET passages = ? WHERE id = ?",
        [(now, one) for one, (now, places, was) in found.items() if (now or places) and now != was],
    )


_COUNTED = """SELECT e.id, (SELECT count(*) FROM passage WHERE exhibit = e.id), e.occurrences,
    e.passages FROM exhibit e WHERE e.id"""


def refresh_exhibits(cursor: driver.Cursor, exhibits: Sequence[bytes]) -> None:
    """Write exhibits' rows, and the numbers in the rows of their occurrences.

    An exhibit whose last place was taken away is shown as long as passages stand on it.
    """
    for start in range(0, len(exhibits), _SLICE):
        _refresh(cursor, exhibits[start : start + _SLICE])


def _refresh(cursor: driver.Cursor, part: Sequence[bytes]) -> None:
    gathered = _gather(cursor, part)
    firsts = _write_numbers(cursor, gathered)
    before = {row[0]: _Line(*row[1:]) for row in in_slices(cursor, _LINES, part)}
    drawn = {exhibit: _line(exhibit, one, firsts[exhibit]) for exhibit, one in gathered.items()}
    lines = {exhibit: line for exhibit, line in drawn.items() if line is not None}
    _write(cursor, before, lines)
    read = {one: gathered[one].reading for one in lines}
    write_mails(cursor, {one: reading[1].facts for one, reading in read.items() if reading}, part)
    shows = {exhibit: _shows(lines.get(exhibit)) for exhibit in part}
    changed = {one: now for one, now in shows.items() if now != _shows(before.get(one))}
    relocations.settle(cursor, changed)


_LINES = f"SELECT id, {', '.join(_COLUMNS)} FROM exhibit WHERE id"  # noqa: S608 - our own names


def _shows(line: _Line | None) -> tuple[bytes | None, bytes]:
    """The layer that an exhibit shows, and the exhibit that took its place."""
    return (None, b"") if line is None else (line.layer, line.successor)


def _line(exhibit: bytes, one: _Gathered, first: _Numbers) -> _Line | None:
    """The row of an exhibit; none where there is nothing to show, or nothing that may be."""
    if one.reading is None or one.is_locked or not (one.places or one.passages):
        return None
    entity, body = one.reading
    fields, facts = one.fields, body.facts
    name = next((place.name for place in one.places.values()), "")
    return _Line(
        first.number_order,
        first.label,
        one.control,
        first.marked,
        first.bates_begin,
        first.bates_end,
        one.kind,
        value_of(fields, "title") or str(facts.get("title") or "") or name,
        value_of(fields, "date") or str(facts.get("date") or ""),
        body.pages,
        body.characters,
        bytes.fromhex(body.layer),
        bytes.fromhex(body.rendition) or exhibit,
        entity,
        len(one.places),
        one.passages,
        first.confidentiality,
        int((value_of(fields, "status") or str(facts.get("status") or "")) == "rough"),
        relocations.successor_in(fields),
        _said_or_read(fields, facts, "witness"),
        _said_or_read(fields, facts, "author"),
        one.status,
    )


def _said_or_read(fields: dict[str, FieldBody], facts: dict[str, object], name: str) -> str:
    """What people set, over what the file says."""
    return fields[name].value if name in fields else str(facts.get(name) or "")


def _write_numbers(
    cursor: driver.Cursor, gathered: Mapping[bytes, _Gathered]
) -> dict[bytes, _Numbers]:
    """Bring the rows of occurrences up to date; gives the numbers of each exhibit's first."""
    changed: list[tuple[str | bytes, ...]] = []
    firsts: dict[bytes, _Numbers] = {}
    for exhibit, one in gathered.items():
        for id_, place in one.places.items():
            numbers = _numbered(place.fields, one)
            firsts.setdefault(exhibit, numbers)
            if (values := _numbers(numbers)) != place.before:
                changed.append((*values, id_))
        firsts.setdefault(exhibit, _Numbers(one.control, natural(one.control)))
    columns = ", ".join(f"{name} = ?" for name in _NUMBERS)
    cursor.executemany(f"UPDATE occurrence SET {columns} WHERE id = ?", changed)  # noqa: S608 - our own names
    return firsts


def _numbered(fields: dict[str, FieldBody], one: _Gathered) -> _Numbers:
    marked, begin = value_of(fields, "marked"), value_of(fields, "bates_begin")
    label = marked or begin or one.control
    return _Numbers(
        label,
        natural(label),
        marked,
        begin,
        value_of(fields, "bates_end"),
        fields["bates_begin"].origin.value if "bates_begin" in fields else "",
        value_of(fields, "custodian"),
        value_of(fields, "production"),
        value_of(fields, "confidentiality"),
        one.kind,
    )


def _write(
    cursor: driver.Cursor, before: Mapping[bytes, _Line], lines: Mapping[bytes, _Line]
) -> None:
    gone = [(exhibit,) for exhibit in before if exhibit not in lines]
    cursor.executemany("DELETE FROM exhibit WHERE id = ?", gone)
    marks = ", ".join("?" * (len(_COLUMNS) + 1))
    cursor.executemany(
        f"INSERT OR REPLACE INTO exhibit (id, {', '.join(_COLUMNS)}) VALUES ({marks})",  # noqa: S608 - our own names
        [(one, *_values(line)) for one, line in lines.items() if line != before.get(one)],
    )


# --- what is gathered -----------------------------------------------------------------------------


def _gather(cursor: driver.Cursor, part: Sequence[bytes]) -> dict[bytes, _Gathered]:
    gathered = {exhibit: _Gathered() for exhibit in part}
    _gather_shown(cursor, gathered)
    _gather_places(cursor, gathered)
    numbers = in_slices(cursor, _CONTROLS, part, "ORDER BY owner, hlc, place, entity")
    for exhibit, label in numbers:
        gathered[exhibit].control = gathered[exhibit].control or label
    for exhibit, count in in_slices(cursor, _STANDING, part, "GROUP BY exhibit"):
        gathered[exhibit].passages = count
    for exhibit in purged.locked_away(cursor, part):
        gathered[exhibit].is_locked = True
    return gathered


_CONTROLS = "SELECT owner, label FROM number WHERE series = 'control_number' AND owner"
_STANDING = "SELECT exhibit, count(*) FROM passage WHERE exhibit"


def _gather_shown(cursor: driver.Cursor, gathered: Mapping[bytes, _Gathered]) -> None:
    """Readings, fields and status, as they are shown."""
    found = in_slices(cursor, _ON_EXHIBIT, list(gathered), "ORDER BY e.hlc, e.entity")
    for exhibit, kind, entity, content in found:
        one = gathered[exhibit]
        if kind == Kind.LAYER:
            reading = read_body(content, LayerBody)
            one.readings += [(entity, reading)] if reading is not None else []
        elif kind == Kind.STATUS:
            one.status = status_in(content) or one.status
        else:
            _note(one.fields, content)


_ON_EXHIBIT = """SELECT e.subject, e.kind, e.entity, p.content
  FROM entity e JOIN payload p ON p.hash = e.payload
  WHERE e.kind IN ('layer', 'exhibit_field', 'status') AND e.subject"""


def _gather_places(cursor: driver.Cursor, gathered: Mapping[bytes, _Gathered]) -> None:
    """Where exhibits were met, and what is said of that."""
    places: dict[bytes, _Place] = {}
    found = in_slices(cursor, _PLACES, list(gathered), "ORDER BY hlc, place, id")
    for exhibit, place, name, *before in found:
        places[place] = gathered[exhibit].places[place] = _Place(name, tuple(before))
    said: Iterable[tuple[bytes, bytes]] = in_slices(
        cursor, _ON_PLACE, list(places), "ORDER BY e.hlc, e.entity"
    )
    for place, content in said:
        _note(places[place].fields, content)


_PLACES = f"SELECT exhibit, id, name, {', '.join(_NUMBERS)} FROM occurrence WHERE exhibit"  # noqa: S608 - our own names
_ON_PLACE = """SELECT e.subject, p.content FROM entity e JOIN payload p ON p.hash = e.payload
  WHERE e.kind = 'occurrence_field' AND e.subject"""


def _note(fields: dict[str, FieldBody], content: bytes) -> None:
    body = read_body(content, FieldBody)
    if body is not None:
        fields[body.name] = body
