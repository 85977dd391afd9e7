"""The passages of a log with everything that a row can print, read in slices.

A log of 100,000 rows asks the matter a handful of questions per slice of 100 passages, never one a
passage, and holds one slice in memory. Passages come in the order of the passage table, by exhibit
and place, so that what belongs to an exhibit is read once for all of its passages that lie
together.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import msgspec

from reviewer.errors import MatterError
from reviewer.model import (
    ExhibitId,
    FieldBody,
    Kind,
    LayerBody,
    NoteBody,
    Origin,
    ReviewBody,
)
from reviewer.queries import agreeing, exhibits, links, passages, people, proposals, tags, threads
from reviewer.queries.errata import errata_of
from reviewer.queries.exhibits import ExhibitLine, OccurrenceLine
from reviewer.queries.links import LinkedCite
from reviewer.queries.passages import PassageFilter, PassageLine, TagOn, instant
from reviewer.queries.people import PartyRow, PersonRow
from reviewer.queries.proposals import Ground, Proposal
from reviewer.queries.second_level import StatusOn, statuses_on
from reviewer.queries.tags import TagRow
from reviewer.queries.view import View
from reviewer.readers.reading import Facts
from reviewer.store.shown import read_body
from reviewer.text import citations
from reviewer.text.citations import CiteName
from reviewer.text.errata import Erratum, errata_on
from reviewer.text.layer import Span, TextLayer

SLICE = 100
_PERSONS_KEPT = 4096


@dataclass(frozen=True, slots=True)
class LogHead:
    """How far one writer's acts are known here: how many, and the id of the last."""

    writer: bytes
    acts: int
    changeset: bytes


@dataclass(frozen=True, slots=True)
class LoggedPlace:
    """One occurrence of an exhibit: what cites call it there, how its numbers came to be.

    ``family`` is the control number of the parent.
    """

    line: OccurrenceLine
    cite_name: CiteName
    origins: Mapping[str, Origin]
    family: str


@dataclass(frozen=True, slots=True)
class LoggedExhibit:
    """What the rows of one exhibit share; ``reviewed`` are those who went through it, and when."""

    line: ExhibitLine
    facts: Facts
    values: Mapping[str, str]
    cite_name: CiteName
    places: Mapping[bytes, LoggedPlace]
    reviewed: tuple[tuple[bytes, int], ...]
    custodians: tuple[str, ...]
    """Everyone who had it, or the same mail in other bytes."""


# Structs without garbage collection, not dataclasses: two hundred thousand are made for a long
# log, none is part of a cycle, and with dataclasses a quarter of the time went into making them.


class LoggedTag(msgspec.Struct, frozen=True, gc=False):
    """A tag on a passage, with what is proposed for the fields nobody answered."""

    on: TagOn
    row: TagRow
    proposed: Mapping[str, Proposal]


class LoggedPassage(msgspec.Struct, frozen=True, gc=False):
    """One passage with everything that its rows can print.

    ``place`` is the occurrence that its cite names, ``fields`` are those of the passage as such.
    """

    line: PassageLine
    exhibit: LoggedExhibit
    place: LoggedPlace | None
    cite_name: CiteName
    layer: TextLayer
    tags: tuple[LoggedTag, ...]
    fields: Mapping[str, str]
    notes: tuple[str, ...]
    links: tuple[LinkedCite, ...]
    shares_privileged: bool
    """Whether it shares words with another passage that may be privileged."""
    is_amended: bool
    """Whether an errata sheet of the transcript changes one of its lines."""
    status: StatusOn | None = None
    """What was said of it at the second level."""


def log_heads(view: View) -> tuple[LogHead, ...]:
    """The end of every writer's chain: what the log was when something was made from it."""
    found = view.rows("SELECT writer, wseq, head FROM writer ORDER BY writer")
    return tuple(LogHead(*row) for row in found)


class LogPassages:
    """The passages that a filter leaves, ready for a log."""

    def __init__(
        self, view: View, wanted: PassageFilter, rows: Sequence[int] | None = None
    ) -> None:
        """Only the order of the passages is read at once; ``rows`` are passages already chosen."""
        self._view = view
        self.rows = passages.row_ids(view, wanted) if rows is None else rows
        self._exhibits: dict[bytes, LoggedExhibit] = {}
        self._tags: dict[str, TagRow] = {row.id: row for row in tags.tags(view)}
        self._links: dict[bytes, tuple[LinkedCite, ...]] = {}
        self._statuses: dict[bytes, StatusOn] = {}
        self._are_several = agreeing.are_several(view)
        self._agreed: dict[tuple[bytes, str], tuple[bytes, ...]] = {}
        self.person_named = _person_finder(view)
        self._party_named = _party_finder(view)
        self._privileged = passages.privileged_spans(view)
        self._errata: dict[bytes, tuple[Erratum, ...]] = {}

    def __len__(self) -> int:
        """How many passages the filter leaves."""
        return len(self.rows)

    def slices(self) -> Iterator[list[LoggedPassage]]:
        """All passages, in the order of the table."""
        for start in range(0, len(self.rows), SLICE):
            yield self.part(self.rows[start : start + SLICE])

    def part(self, rows: Sequence[int]) -> list[LoggedPassage]:
        """Some of the passages, in the order given, without those withdrawn meanwhile."""
        stored = _stored(self._view, rows)
        ids = [one[1] for one in stored]
        self._exhibits = _exhibits(self._view, {one[2] for one in stored}, self._exhibits)
        self._links = links.cited(self._view, ids)
        taggings, bodies = _taggings(self._view, ids), _bodies(self._view, ids)
        layers = {layer: self._view.layer(layer) for layer in {one[3] for one in stored}}
        self._agreed = agreeing.agreed(self._view, ids) if self._are_several else {}
        judged = [one[1] for one in stored if one[-2]]
        self._statuses = statuses_on(self._view, judged) if judged else {}
        return [
            self._logged(
                _line(one, self._exhibits[one[2]].line),
                one[-1],
                layers[one[3]],
                taggings.get(one[1], ()),
                bodies.get(one[1]) or _Bodies(),
            )
            for one in stored
        ]

    def _logged(
        self,
        line: PassageLine,
        occurrence: bytes | None,
        layer: TextLayer,
        taggings: Sequence[tuple[str, bytes, int]],
        bodies: "_Bodies",
    ) -> LoggedPassage:
        exhibit = self._exhibits[line.exhibit]
        place = exhibit.places.get(occurrence or b"") or next(iter(exhibit.places.values()), None)
        ground = Ground(
            line,
            layer,
            exhibit.line.kind,
            exhibit.values,
            self.person_named,
            self._party_named,
        )
        of_any = proposals.of_passage(ground) if taggings else {}
        return LoggedPassage(
            line,
            exhibit,
            place,
            place.cite_name if place else exhibit.cite_name,
            layer,
            tuple(self._tag(ground, of_any, tagging, bodies) for tagging in taggings),
            bodies.fields,
            tuple(text for _, text in sorted(bodies.notes)),
            self._links.get(line.id, ()),
            self._shares_privileged(line),
            self._is_amended(line, layer),
            self._statuses.get(line.id),
        )

    def _is_amended(self, line: PassageLine, layer: TextLayer) -> bool:
        if line.layer not in self._errata:
            self._errata[line.layer] = errata_of(self._view, line.exhibit, layer)
        return bool(errata_on(layer, self._errata[line.layer], line.spans))

    def _shares_privileged(self, line: PassageLine) -> bool:
        withheld = self._privileged.get((line.exhibit, line.layer), ())
        return any(
            one.start < span.end and span.start < one.end
            for passage, spans in withheld
            if passage != line.id
            for one in spans
            for span in line.spans
        )

    def _tag(
        self,
        ground: Ground,
        of_any: Mapping[str, Proposal],
        tagging: tuple[str, bytes, int],
        bodies: "_Bodies",
    ) -> LoggedTag:
        tag, person, hlc = tagging
        values = dict(bodies.of_tags.get(tag, ()))
        agreed = self._agreed.get((ground.line.id, tag), ())
        on = TagOn(tag, values.pop("kind", ""), person, instant(hlc), values, agreed)
        row = self._tags.get(tag) or tags.tag_of(self._view, tag)
        return LoggedTag(on, row, proposals.proposed(ground, of_any, on))


def _person_finder(view: View) -> Callable[[str], PersonRow | None]:
    """Find a person by any form of the name; names come again and again, so answers are kept."""
    known = people.persons(view)

    @lru_cache(maxsize=_PERSONS_KEPT)
    def person_named(text: str) -> PersonRow | None:
        return people.person_named(known, text)

    return person_named


def _party_finder(view: View) -> Callable[[str], PartyRow | None]:
    known = people.parties(view)

    @lru_cache(maxsize=_PERSONS_KEPT)
    def party_named(text: str) -> PartyRow | None:
        return people.party_named(known, text)

    return party_named


# --- One slice ------------------------------------------------------------------------------------


class _Bodies:
    """Fields and notes of one passage."""

    __slots__ = ("fields", "notes", "of_tags")

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}
        self.of_tags: dict[str, dict[str, str]] = {}
        self.notes: list[tuple[int, str]] = []

    def take(self, kind: str, hlc: int, content: bytes) -> None:
        if kind == Kind.NOTE:
            note = read_body(content, NoteBody)
            self.notes += [(hlc, note.text)] if note else []
            return
        body = _decoded_field(content)
        if body is None:
            return
        if kind == Kind.PASSAGE_FIELD:
            self.fields[body.name] = body.value
        elif body.tag in self.of_tags:
            self.of_tags[body.tag][body.name] = body.value
        else:
            self.of_tags[body.tag] = {body.name: body.value}


class _Field(msgspec.Struct, gc=False):
    """What a log needs of a ``FieldBody``: there are several on every row."""

    name: str
    value: str
    tag: str = ""


_decode_field = msgspec.json.Decoder(_Field).decode


def _decoded_field(content: bytes) -> _Field | None:
    """A field; ``None`` where it is beyond this version."""
    try:
        return _decode_field(content)
    except msgspec.MsgspecError:
        return None


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _stored(view: View, rows: Sequence[int]) -> list[tuple]:  # type: ignore[type-arg]
    """The rows of passages in the order wanted, without what their exhibits add."""
    found = view.rows(
        f"""SELECT p.row, p.id, p.exhibit, p.layer, p.spans, p.number, p.quote, p.question, p.pin,
              p.bates, p.tags, p.issues, p.importance, p.privilege, p.created, p.person,
              p.is_different, p.standing, p.is_unsettled, p.status, p.occurrence
            FROM passage p WHERE p.row IN ({_marks(rows)})""",  # noqa: S608 - marks alone
        rows,
    )
    by_row = {row[0]: row for row in found}
    return [by_row[row] for row in rows if row in by_row]


_decode_spans = msgspec.json.Decoder(list[tuple[int, int]]).decode


def _line(stored: tuple, exhibit: ExhibitLine) -> PassageLine:  # type: ignore[type-arg]
    spans = tuple([Span(start, end) for start, end in _decode_spans(stored[4])])
    values = [*stored[:3], exhibit.label, exhibit.title, stored[3], spans, *stored[5:10]]
    values += [tuple(stored[10].split()), *stored[11:14], instant(stored[14]), stored[15]]
    return PassageLine(*[*values, bool(stored[16]), stored[17], bool(stored[18]), stored[19]])


def _taggings(view: View, ids: Sequence[bytes]) -> dict[bytes, list[tuple[str, bytes, int]]]:
    """Tag, person and time of every tag, in the order of the tags."""
    found: dict[bytes, list[tuple[str, bytes, int]]] = {}
    rows = view.rows(
        f"""SELECT passage, tag, person, hlc FROM tagging WHERE passage IN ({_marks(ids)})
            ORDER BY passage, tag""",  # noqa: S608 - marks alone
        ids,
    )
    for passage, tag, person, hlc in rows:
        found.setdefault(passage, []).append((tag, person, hlc))
    return found


def _bodies(view: View, ids: Sequence[bytes]) -> dict[bytes, _Bodies]:
    found: dict[bytes, _Bodies] = {}
    rows = view.rows(
        f"SELECT subject, kind, hlc, content FROM said WHERE subject IN ({_marks(ids)})",  # noqa: S608 - marks alone
        ids,
    )
    for passage, kind, hlc, content in rows:
        if passage not in found:
            found[passage] = _Bodies()
        found[passage].take(kind, hlc, content)
    return found


def _contents(view: View, subjects: Sequence[bytes], *kinds: Kind) -> list[tuple]:  # type: ignore[type-arg]
    """Subject, kind, time and content of the shown entities of these kinds, in no order."""
    return view.rows(
        f"""SELECT e.subject, e.kind, e.hlc, p.content FROM entity e
            JOIN payload p ON p.hash = e.payload
            WHERE e.subject IN ({_marks(subjects)}) AND e.kind IN ({_marks(kinds)})""",  # noqa: S608 - marks alone
        [*subjects, *(kind.value for kind in kinds)],
    )


# --- The exhibits of one slice --------------------------------------------------------------------


def _exhibits(
    view: View, wanted: set[ExhibitId], known: Mapping[bytes, LoggedExhibit]
) -> dict[bytes, LoggedExhibit]:
    """What the rows of these exhibits share; only those the slice before did not have are read."""
    found: dict[bytes, LoggedExhibit] = {one: known[one] for one in wanted if one in known}
    new = sorted(wanted - found.keys())
    if not new:
        return found
    lines = exhibits.exhibits_by_id(view, new)
    if len(lines) < len(new):
        raise MatterError(
            "An exhibit on which passages stand is not in the matter, so no log can be made. "
            "Run “verify” and restore the last backup."
        )
    facts, fields = _facts(view, new), _fields(view, new)
    places, reviewed = _places(view, new), _reviewed(view, new)
    custodians = threads.custodians_by_exhibit(view, new)
    for one in new:
        values = exhibits.values_of(facts[one], fields.get(one, {}))
        found[one] = LoggedExhibit(
            lines[one],
            facts[one],
            values,
            _cite_name(lines[one], values, None),
            {
                place.id: LoggedPlace(place, _cite_name(lines[one], values, place), origins, family)
                for place, origins, family in places.get(one, ())
            },
            tuple(reviewed.get(one, ())),
            custodians.get(one, ()),
        )
    return found


def _cite_name(
    line: ExhibitLine, values: Mapping[str, str], place: OccurrenceLine | None
) -> CiteName:
    """What cites call an exhibit, worked out once: the words of the name stand as its prefix."""
    name = exhibits.cite_name_at(line, values, place)
    return replace(name, prefix=citations.name_in_cite(name))


def _facts(view: View, ids: Sequence[bytes]) -> dict[bytes, Facts]:
    rows = view.rows(
        f"""SELECT x.id, p.content FROM exhibit x JOIN entity e ON e.entity = x.reading
            JOIN payload p ON p.hash = e.payload WHERE x.id IN ({_marks(ids)})""",  # noqa: S608 - marks alone
        ids,
    )
    readings = ((exhibit, read_body(content, LayerBody)) for exhibit, content in rows)
    found = {one: msgspec.convert(body.facts, Facts) for one, body in readings if body}
    return {one: found.get(one) or Facts() for one in ids}


def _fields(view: View, ids: Sequence[bytes]) -> dict[bytes, dict[str, str]]:
    found: dict[bytes, dict[str, str]] = {}
    for exhibit, _, _, content in _contents(view, ids, Kind.EXHIBIT_FIELD):
        body = read_body(content, FieldBody)
        if body is not None:
            found.setdefault(exhibit, {})[body.name] = body.value
    return found


def _places(
    view: View, ids: Sequence[bytes]
) -> dict[bytes, list[tuple[OccurrenceLine, Mapping[str, Origin], str]]]:
    """The occurrences of each exhibit, earliest first; how its fields came to be; its family."""
    families = _families(view, ids)
    found: dict[bytes, list[tuple[OccurrenceLine, Mapping[str, Origin], str]]] = {}
    for exhibit, lines in exhibits.occurrences_by_exhibit(view, ids).items():
        origins = _origins(view, [line.id for line in lines])
        found[exhibit] = [
            (line, origins.get(line.id, {}), families.get(line.id, "")) for line in lines
        ]
    return found


def _origins(view: View, occurrences: Sequence[bytes]) -> dict[bytes, dict[str, Origin]]:
    """How each field of an occurrence came to be."""
    found: dict[bytes, dict[str, Origin]] = {}
    for start in range(0, len(occurrences), SLICE):
        part = occurrences[start : start + SLICE]
        for occurrence, _, _, content in _contents(view, part, Kind.OCCURRENCE_FIELD):
            body = read_body(content, FieldBody)
            if body is not None:
                found.setdefault(occurrence, {})[body.name] = body.origin
    return found


def _families(view: View, ids: Sequence[bytes]) -> dict[bytes, str]:
    """The control number of the parent, for every occurrence that has one."""
    return dict(
        view.rows(
            f"""SELECT o.id, x.control FROM occurrence o JOIN occurrence p ON p.id = o.parent
                JOIN exhibit x ON x.id = p.exhibit WHERE o.exhibit IN ({_marks(ids)})""",  # noqa: S608 - marks alone
            ids,
        )
    )


def _reviewed(view: View, ids: Sequence[bytes]) -> dict[bytes, list[tuple[bytes, int]]]:
    found: dict[bytes, list[tuple[bytes, int]]] = {}
    rows = view.rows(
        f"""SELECT e.subject, e.person, e.hlc, p.content FROM entity e
            JOIN payload p ON p.hash = e.payload
            WHERE e.subject IN ({_marks(ids)}) AND e.kind = 'review' ORDER BY e.hlc""",  # noqa: S608 - marks alone
        ids,
    )
    for exhibit, person, hlc, content in rows:
        body = read_body(content, ReviewBody)
        if body is not None and body.state == "reviewed":
            found.setdefault(exhibit, []).append((person, hlc))
    return found
