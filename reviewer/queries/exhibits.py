"""Exhibits and where they were met."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import msgspec

from reviewer.errors import InputError
from reviewer.model import (
    EntityId,
    ExhibitId,
    FieldBody,
    Kind,
    LayerBody,
    OccurrenceId,
    PartsBody,
    ReviewBody,
    derived_id,
)
from reviewer.queries.view import View, bodies_of, body_of, like
from reviewer.readers.reading import Facts
from reviewer.said import said
from reviewer.text.citations import CiteName

_HEX = re.compile(r"[0-9a-f]{8,64}")
_SHORTEST_ID = 8


@dataclass(frozen=True, slots=True)
class ExhibitLine:
    """One exhibit, as lists and the command line show it. ``pages`` are those of its rendition."""

    id: ExhibitId
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
    occurrences: int
    passages: int
    confidentiality: str
    is_rough: bool
    status: str = ""

    @property
    def bates(self) -> str:
        """The Bates range as it is printed."""
        return bates_range(self.bates_begin, self.bates_end)


@dataclass(frozen=True, slots=True)
class OccurrenceLine:
    """One place where an exhibit was met, with the numbers it carries there."""

    id: OccurrenceId
    exhibit: ExhibitId
    parent: bytes | None
    name: str
    path: str
    place: int
    is_inline: bool
    label: str
    marked: str
    bates_begin: str
    bates_end: str
    bates_origin: str
    custodian: str
    production: str
    confidentiality: str

    @property
    def bates(self) -> str:
        """The Bates range as it is printed."""
        return bates_range(self.bates_begin, self.bates_end)


class Kept(NamedTuple):
    """An occurrence that is in the matter, and its exhibit."""

    id: OccurrenceId
    exhibit: ExhibitId


class Reviewed(NamedTuple):
    """How far one reviewer has come: ``started``, ``reviewed`` or empty, and pages seen."""

    person: bytes
    state: str
    pages: int


@dataclass(frozen=True, slots=True)
class ListLine:
    """One row of the exhibit list: an occurrence, with what its exhibit adds.

    ``twin`` is the number of a mail that says the same with the same files, in other bytes.

    ``review`` is the state of the one at the keyboard, ``reviews`` those of everyone who began;
    ``status`` is what was said at the second level.
    """

    occurrence: OccurrenceId
    exhibit: ExhibitId
    parent: bytes | None
    label: str
    title: str
    kind: str
    date: str
    pages: int
    bates: str
    passages: int
    children: int
    review: str
    is_rough: bool
    confidentiality: str
    occurrences: int
    reviews: tuple[Reviewed, ...]
    read: int
    twin: str = ""
    status: str = ""


class ListOrder(StrEnum):
    """How the exhibit list is ordered."""

    KIND = "kind"
    NUMBER = "number"
    DATE = "date"


_LIST_ORDER = {
    ListOrder.KIND: "e.kind, o.number_order, o.id",
    ListOrder.NUMBER: "o.number_order, o.id",
    ListOrder.DATE: "e.date = '', e.date, o.number_order, o.id",
}
UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class ListFilter:
    """What the exhibit list is narrowed to: ``text`` in number, title or Bates.

    ``state`` of this reviewer's review: ``unread``, ``started`` or ``reviewed``; of everyone's
    together where ``by_anyone``. ``batch`` has them. ``status`` is a word of
    the second level, or ``none`` where it said nothing.
    """

    text: str = ""
    kinds: tuple[str, ...] = ()
    state: str = ""
    batch: bytes | None = None
    by_anyone: bool = False
    status: str = ""

    @property
    def is_flat(self) -> bool:
        """Whether attachments stand by themselves, because what they hang on may not fit."""
        return bool(self.text or self.state or self.status)


def bates_range(begin: str, end: str) -> str:
    """A Bates range in one cell."""
    return begin if not end or end == begin else f"{begin} - {end}"


_COLUMNS = """id, label, control, marked, bates_begin, bates_end, kind, title, date, pages,
  characters, layer, rendition, occurrences, passages, confidentiality, is_rough, status"""


def exhibits(view: View) -> tuple[ExhibitLine, ...]:
    """Every exhibit, in the order of its control number."""
    found = view.rows(f"SELECT {_COLUMNS} FROM exhibit ORDER BY length(control), control, id")  # noqa: S608
    return tuple(_line(row) for row in found)


def exhibit(view: View, exhibit_id: bytes) -> ExhibitLine:
    """One exhibit.

    Raises:
        InputError: it is not in the matter.
    """
    found = view.rows(f"SELECT {_COLUMNS} FROM exhibit WHERE id = ?", (exhibit_id,))  # noqa: S608
    if not found:
        raise InputError("This exhibit is not in the matter.")
    return _line(found[0])


def exhibits_by_id(view: View, ids: Sequence[bytes]) -> dict[bytes, ExhibitLine]:
    """Several exhibits at once; one that is not in the matter is not in the result."""
    marks = ", ".join("?" * len(ids))
    found = view.rows(f"SELECT {_COLUMNS} FROM exhibit WHERE id IN ({marks})", ids)  # noqa: S608
    return {row[0]: _line(row) for row in found}


def has_exhibit(view: View, exhibit_id: bytes) -> bool:
    """Whether the exhibit is shown in the matter."""
    return bool(view.rows("SELECT 1 FROM exhibit WHERE id = ?", (exhibit_id,)))


def are_known(view: View, ids: Collection[bytes]) -> bool:
    """Whether every one of these exhibits is shown in the matter."""
    listed = msgspec.json.encode([one.hex() for one in ids]).decode()
    found = view.rows(
        "SELECT count(*) FROM json_each(?) w JOIN exhibit e ON e.id = unhex(w.value)", (listed,)
    )
    return bool(found[0][0] == len(ids))


def _line(row: tuple) -> ExhibitLine:  # type: ignore[type-arg]
    return ExhibitLine(*[*row[:-2], bool(row[-2]), row[-1]])


def occurrences_of(view: View, exhibit_id: bytes) -> tuple[OccurrenceLine, ...]:
    """Every place an exhibit was met, earliest first."""
    return _occurrences(view, "exhibit = ? ORDER BY hlc, place, id", (exhibit_id,))


def occurrences_by_exhibit(
    view: View, ids: Sequence[bytes]
) -> dict[bytes, tuple[OccurrenceLine, ...]]:
    """Every place several exhibits were met, earliest first."""
    marks = ", ".join("?" * len(ids))
    found = _occurrences(view, f"exhibit IN ({marks}) ORDER BY hlc, place, id", ids)
    places: dict[bytes, list[OccurrenceLine]] = {}
    for one in found:
        places.setdefault(one.exhibit, []).append(one)
    return {exhibit_id: tuple(of_one) for exhibit_id, of_one in places.items()}


def occurrence(view: View, occurrence_id: bytes) -> OccurrenceLine:
    """One occurrence.

    Raises:
        InputError: it is not in the matter.
    """
    found = _occurrences(view, "id = ?", (occurrence_id,))
    if not found:
        raise InputError("This occurrence is not in the matter.")
    return found[0]


def children_of(view: View, occurrence_id: bytes) -> tuple[OccurrenceLine, ...]:
    """The attachments of one occurrence, in their order."""
    return _occurrences(view, "parent = ? ORDER BY place, id", (occurrence_id,))


def members_of(view: View, occurrence_id: bytes) -> dict[int, Kept]:
    """The messages of a mailbox where it was met, by place."""
    found = view.rows(
        "SELECT place, id, exhibit FROM occurrence WHERE container = ?", (occurrence_id,)
    )
    return {place: Kept(OccurrenceId(one), ExhibitId(of)) for place, one, of in found}


def kept_at(view: View, exhibit_id: bytes, path: str, custodian: str) -> Kept | None:
    """Where an exhibit was met at this source path, as of this custodian if one is named."""
    places = occurrences_of(view, exhibit_id)
    found = (one for one in places if one.path == path and one.parent is None)
    return next(
        (Kept(one.id, one.exhibit) for one in found if custodian in {"", one.custodian}), None
    )


def met_at(view: View, exhibit_id: bytes, path: str) -> Kept | None:
    """Where an exhibit was met at this source path, by itself or in a family."""
    places = occurrences_of(view, exhibit_id)
    return next((Kept(one.id, one.exhibit) for one in places if one.path == path), None)


def family_of(view: View, occurrence_id: bytes) -> list[ExhibitId]:
    """An exhibit where it was met, and all that hangs on it there."""
    found = view.rows(
        """WITH RECURSIVE below (id, exhibit) AS (SELECT id, exhibit FROM occurrence WHERE id = ?
             UNION SELECT o.id, o.exhibit FROM occurrence o JOIN below b ON o.parent = b.id)
           SELECT DISTINCT exhibit FROM below""",
        (occurrence_id,),
    )
    return [ExhibitId(row[0]) for row in found]


def _occurrences(
    view: View, where: str, parameters: Sequence[object]
) -> tuple[OccurrenceLine, ...]:
    found = view.rows(
        f"""SELECT id, exhibit, parent, name, path, place, is_inline, label, marked, bates_begin,
              bates_end, bates_origin, custodian, production, confidentiality
            FROM occurrence WHERE {where}""",  # noqa: S608 - our own constants
        parameters,
    )
    return tuple(OccurrenceLine(*[*row[:6], bool(row[6]), *row[7:]]) for row in found)


def files_of(view: View, exhibit_id: bytes) -> tuple[bytes, ...]:
    """The SHA-256 of the files that are kept of an exhibit: native or parts, and what is shown.

    Raises:
        InputError: it is not in the matter.
    """
    line = exhibit(view, exhibit_id)
    parts = [body.parts for _, body in bodies_of(view, Kind.PARTS, PartsBody, exhibit_id)]
    natives = [bytes.fromhex(part) for part in parts[0]] if parts else [exhibit_id]
    return tuple(dict.fromkeys((*natives, line.rendition)))


def resolve(view: View, text: str) -> ExhibitLine:
    """The exhibit that a person means.

    An exact control number, marked number or first Bates, else part of an id.

    Raises:
        InputError: none is meant, or several.
    """
    found = view.rows(
        """SELECT DISTINCT exhibit FROM occurrence WHERE marked = ?1 OR bates_begin = ?1
           UNION SELECT owner FROM number WHERE label = ?1 AND series = 'control_number'""",
        (text,),
    )
    if not found and _HEX.fullmatch(text.lower()):
        found = view.rows("SELECT id FROM exhibit WHERE hex(id) LIKE ?", (f"{text.upper()}%",))
    if not found:
        raise InputError(
            said(
                "No exhibit is numbered “{text}”. Give its control number, its marked "
                "number, or at least {shortest_id} characters of its id.",
                text=text,
                shortest_id=_SHORTEST_ID,
            )
        )
    if len(found) > 1:
        raise InputError(
            said(
                "“{text}” means {count} exhibits. Give the control number.",
                text=text,
                count=len(found),
            )
        )
    return exhibit(view, found[0][0])


def reading_of(view: View, exhibit_id: bytes) -> LayerBody:
    """The reading shown of an exhibit: what the file says of itself.

    Raises:
        InputError: the exhibit is not in the matter.
    """
    found = view.rows("SELECT reading FROM exhibit WHERE id = ?", (exhibit_id,))
    body = body_of(view, found[0][0], LayerBody) if found else None
    if body is None:
        raise InputError("This exhibit is not in the matter.")
    return body


def facts_of(view: View, exhibit_id: bytes) -> Facts:
    """What the file says of itself, as its reader found it."""
    return msgspec.convert(reading_of(view, exhibit_id).facts, Facts)


def fields_of(view: View, kind: Kind, subject: bytes) -> dict[str, FieldBody]:
    """The shown fields of an exhibit, an occurrence or a passage as such, by name."""
    return {body.name: body for _, body in bodies_of(view, kind, FieldBody, subject)}


def exhibit_values(view: View, exhibit_id: bytes) -> dict[str, str]:
    """An exhibit's fields as they stand: what people set, over what the file says."""
    fields = fields_of(view, Kind.EXHIBIT_FIELD, exhibit_id)
    return values_of(facts_of(view, exhibit_id), {name: one.value for name, one in fields.items()})


def values_of(facts: Facts, fields: Mapping[str, str]) -> dict[str, str]:
    """What people set of an exhibit, over what its file says."""
    values = {
        "title": facts.title,
        "date": facts.date,
        "witness": facts.witness,
        "entity": facts.entity,
        "status": facts.status.value,
        "author": facts.author,
    }
    return {**values, **fields}


def review_state(view: View, exhibit_id: bytes) -> str:
    """How far this reviewer has come with an exhibit: empty, ``started`` or ``reviewed``."""
    body = body_of(view, review_entity(exhibit_id, view.reviewer), ReviewBody)
    return body.state if body else ""


def review_entity(exhibit_id: bytes, reviewer: bytes) -> EntityId:
    """The entity that says how far one reviewer has come with an exhibit."""
    return derived_id("review", exhibit_id.hex(), reviewer.hex())


def cite_name(view: View, line: ExhibitLine, occurrence_id: bytes | None) -> CiteName:
    """What a cite calls an exhibit by, in the occurrence it is cited in."""
    places = occurrences_of(view, line.id)
    return cite_name_at(
        line, exhibit_values(view, line.id), occurrence_cited(places, occurrence_id)
    )


def occurrence_cited(
    places: Sequence[OccurrenceLine], occurrence_id: bytes | None
) -> OccurrenceLine | None:
    """The occurrence that a cite names: the one wanted, else the earliest."""
    return next((one for one in places if one.id == occurrence_id), places[0] if places else None)


def cite_name_at(
    line: ExhibitLine, values: Mapping[str, str], place: OccurrenceLine | None
) -> CiteName:
    """What a cite calls an exhibit by, from what is known of it and of the place it was met."""
    return CiteName(
        prefix=values.get("cite_prefix", ""),
        marked=place.marked if place else "",
        bates=place.bates_begin if place else "",
        control=line.control,
        is_transcript=line.kind == "deposition",
        witness=values["witness"],
        entity=values["entity"],
        is_rough=line.is_rough,
    )


def heads_a_family(exhibit: str) -> str:
    """The condition that an exhibit stands at the top of a family; what lies in a mailbox does."""
    return f"""EXISTS (SELECT 1 FROM occurrence t LEFT JOIN occurrence p ON p.id = t.parent
      WHERE t.exhibit = {exhibit} AND (t.parent IS NULL OR p.kind = 'mailbox'))"""  # noqa: S608 - a column of ours


_LIST = f"""SELECT o.id, o.exhibit, o.parent, o.label, e.title, e.kind, e.date, e.pages,
    o.bates_begin, o.bates_end, e.passages,
    (SELECT count(*) FROM occurrence c WHERE c.parent = o.id),
    e.is_rough, o.confidentiality, e.occurrences,
    (SELECT x.label FROM mail m JOIN mail d ON d.logical = m.logical AND d.exhibit <> m.exhibit
     JOIN exhibit x ON x.id = d.exhibit
     WHERE m.exhibit = o.exhibit AND m.logical <> ''
       AND {heads_a_family("m.exhibit")} AND {heads_a_family("d.exhibit")}
     ORDER BY x.number_order, x.id LIMIT 1), e.status
  FROM occurrence o JOIN exhibit e ON e.id = o.exhibit"""  # noqa: S608 - our own constants


def list_ids(
    view: View,
    wanted: ListFilter,
    parent: bytes | None = None,
    order: ListOrder = ListOrder.KIND,
) -> list[bytes]:
    """Ids of the occurrences that the exhibit list shows at the top, or below one of them."""
    where, parameters = _list_where(view, wanted, parent)
    way = "o.place, o.id" if parent is not None else _LIST_ORDER[order]
    found = view.rows(
        f"""SELECT o.id FROM occurrence o JOIN exhibit e ON e.id = o.exhibit WHERE {where}
            ORDER BY {way}""",  # noqa: S608 - our own constants
        parameters,
    )
    return [row[0] for row in found]


def list_groups(view: View, wanted: ListFilter) -> dict[str, list[bytes]]:
    """The same by kind, in the order of their numbers."""
    where, parameters = _list_where(view, wanted, None)
    groups: dict[str, list[bytes]] = {}
    for kind, occurrence_id in view.rows(
        f"SELECT o.kind, o.id FROM occurrence o WHERE {where} ORDER BY o.number_order, o.id",  # noqa: S608
        parameters,
    ):
        groups.setdefault(kind, []).append(occurrence_id)
    groups.pop("", None)  # met here, but its bytes were not read yet
    return groups


def families(view: View) -> dict[bytes, list[bytes]]:
    """The attachments of every occurrence that has some, in their order."""
    below: dict[bytes, list[bytes]] = {}
    for parent, child in view.rows(
        """SELECT o.parent, o.id FROM occurrence o JOIN exhibit e ON e.id = o.exhibit
           WHERE o.parent IS NOT NULL ORDER BY o.parent, o.place, o.id"""
    ):
        below.setdefault(parent, []).append(child)
    return below


def _list_where(view: View, wanted: ListFilter, parent: bytes | None) -> tuple[str, list[object]]:
    parts: list[str] = []
    parameters: list[object] = []
    if parent is not None:
        parts.append("o.parent = ?")
        parameters.append(parent)
    elif wanted.batch is not None and not wanted.is_flat:
        parts.append(_NOT_BELOW)
        parameters.append(wanted.batch)
    elif not wanted.is_flat:
        parts.append("o.parent IS NULL")
    if wanted.text:
        parts.append(_NAMED_SO)
        parameters.extend([like(wanted.text)] * 4)
    if wanted.kinds:
        marks = ", ".join("?" * len(wanted.kinds))
        parts.append(f"o.kind IN ({marks})")
        parameters.extend(wanted.kinds)
    for part, values in _of_work(view, wanted):
        parts.append(part)
        parameters.extend(values)
    return " AND ".join(parts) or "1", parameters


def _of_work(view: View, wanted: ListFilter) -> Iterator[tuple[str, Sequence[object]]]:
    """What a filter asks of who does what: a batch, how far reviewers are, the second level."""
    if wanted.batch is not None:
        yield _IN_BATCH, (wanted.batch,)
    if wanted.state:
        way = "NOT IN" if wanted.state == UNREAD else "IN"
        person = None if wanted.by_anyone else view.reviewer
        yield f"o.exhibit {way} ({_REVIEWED})", (person, _STATES[wanted.state])
    if wanted.status:
        yield _JUDGED, ("" if wanted.status == NOTHING_SAID else wanted.status,)


NOTHING_SAID = "none"
_JUDGED = "o.exhibit IN (SELECT id FROM exhibit WHERE status = ?)"
_NAMED_SO = r"""(o.label LIKE ? ESCAPE '\' OR o.bates_begin LIKE ? ESCAPE '\' OR o.exhibit IN
  (SELECT id FROM exhibit WHERE title LIKE ? ESCAPE '\' OR control LIKE ? ESCAPE '\'))"""
_IN_BATCH = "o.exhibit IN (SELECT exhibit FROM batch_exhibit WHERE batch = ?)"
# What hangs on an exhibit of the batch stands below it, else by itself.
_NOT_BELOW = """NOT EXISTS (SELECT 1 FROM occurrence a
  JOIN batch_exhibit b ON b.exhibit = a.exhibit AND b.batch = ? WHERE a.id = o.parent)"""
# Of several reviewers, the one who came furthest counts.
_REVIEWED = """SELECT exhibit FROM
  (SELECT exhibit, max(state = 'reviewed') AS is_reviewed FROM review
  WHERE person = coalesce(?, person) GROUP BY exhibit)
  WHERE is_reviewed IN (SELECT value FROM json_each(?))"""
_STATES = {UNREAD: "[0,1]", "started": "[0]", "reviewed": "[1]"}


def list_lines(view: View, ids: Sequence[bytes]) -> dict[bytes, ListLine]:
    """Rows of the exhibit list, by occurrence."""
    found = view.rows(f"{_LIST} WHERE o.id IN ({', '.join('?' * len(ids))})", ids)
    reviews = reviews_of(view, [row[1] for row in found])
    lines = (_list_line(row, reviews.get(row[1], ()), view.reviewer) for row in found)
    return {line.occurrence: line for line in lines}


def _list_line(row: tuple, reviews: tuple[Reviewed, ...], reviewer: bytes) -> ListLine:  # type: ignore[type-arg]
    mine = next((one for one in reviews if one.person == reviewer), Reviewed(reviewer, "", 0))
    values = (*row[:8], bates_range(row[8], row[9]), *row[10:12], mine.state, bool(row[12]))
    read = min(mine.pages, row[7])
    return ListLine(*[*values, *row[13:15], reviews, read, row[15] or "", row[16]])


def reviews_of(view: View, ids: Sequence[bytes]) -> dict[bytes, tuple[Reviewed, ...]]:
    """Who has come how far with each of these exhibits, whoever began first."""
    marks = ", ".join("?" * len(ids))
    found: dict[bytes, dict[bytes, Reviewed]] = {}
    for exhibit_id, person, state in view.rows(
        f"SELECT exhibit, person, state FROM review WHERE exhibit IN ({marks}) ORDER BY hlc",  # noqa: S608 - marks alone
        ids,
    ):
        found.setdefault(exhibit_id, {})[person] = Reviewed(person, state, 0)
    for exhibit_id, person, pages in view.rows(
        f"SELECT exhibit, person, pages FROM seen WHERE exhibit IN ({marks})",  # noqa: S608 - marks alone
        ids,
    ):
        known = found.setdefault(exhibit_id, {})
        known[person] = Reviewed(person, known[person].state if person in known else "", pages)
    return {exhibit_id: tuple(of_one.values()) for exhibit_id, of_one in found.items()}


def kind_counts(view: View) -> dict[str, int]:
    """How many exhibits of each kind lie at the top of a family."""
    return dict(
        view.rows(
            """SELECT e.kind, count(*) FROM occurrence o JOIN exhibit e ON e.id = o.exhibit
               WHERE o.parent IS NULL GROUP BY e.kind"""
        )
    )
