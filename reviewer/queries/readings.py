"""The readings of an exhibit, where passages stand among them, and what a person must look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reviewer.errors import InputError, MatterError
from reviewer.model import (
    Kind,
    LayerBody,
    PassageBody,
    PassageId,
    RelocationBody,
    Standing,
    relocation_id,
)
from reviewer.queries import exhibits, passages
from reviewer.queries.passages import PassageLine, instant
from reviewer.queries.view import View, bodies_of
from reviewer.store.shown import read_body
from reviewer.text import citations, units
from reviewer.text.layer import Span

EARLIER = "earlier"
UNSURE = frozenset({Standing.CHANGED.value, Standing.ORPHANED.value})
_SLICE = 500


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """One reading of an exhibit.

    ``asked`` is what a person asked of the reader, name (as in ``ReadOptions``) and value; ``when``
    is UTC.
    """

    entity: bytes
    layer: bytes
    rendition: bytes
    kind: str
    reader: str
    maker: str
    asked: tuple[tuple[str, str], ...]
    pages: int
    characters: int
    is_shown: bool
    person: bytes
    when: datetime
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Where a passage stands now, where it was made, and what is proposed.

    ``shown_exhibit`` is the exhibit whose shown reading it should stand on: its own, or the one
    that took that one's place. ``proposed_layer`` is the reading that its relocation speaks of;
    ``is_told``: of the one that is shown it is said already that its words changed or are gone.
    """

    passage: PassageId
    exhibit: bytes
    layer: bytes
    spans: tuple[Span, ...]
    standing: str
    is_unsettled: bool
    made_exhibit: bytes
    made_layer: bytes
    made_spans: tuple[Span, ...]
    shown_exhibit: bytes
    proposed_layer: bytes
    proposed: tuple[Span, ...]
    is_told: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Words in a reading: as typed with their question, and their cite."""

    exhibit: bytes
    layer: bytes
    spans: tuple[Span, ...]
    question: str
    quote: str
    cite: str


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A passage to look at: as it stands, and the words that are likely meant now.

    ``why`` is ``changed``, ``orphaned``, or ``earlier`` for one that nobody has brought over yet.
    ``wanted`` is the reading that is shown, on which it should stand.
    """

    line: PassageLine
    why: str
    old: Place
    new: Place | None
    wanted_exhibit: bytes
    wanted_layer: bytes


def readings_of(view: View, exhibit: bytes) -> tuple[ReadingLine, ...]:
    """Every reading of an exhibit, the earliest first."""
    shown = shown_reading(view, exhibit)
    found = bodies_of(view, Kind.LAYER, LayerBody, exhibit)
    return tuple(_reading_line(view, entity, body, shown) for entity, body in found)


def shown_reading(view: View, exhibit: bytes) -> bytes:
    """The reading that is shown of an exhibit; empty where the exhibit is not in the matter."""
    found = view.rows("SELECT reading FROM exhibit WHERE id = ?", (exhibit,))
    return bytes(found[0][0]) if found else b""


def _reading_line(view: View, entity: bytes, body: LayerBody, shown: bytes) -> ReadingLine:
    person, hlc = view.rows("SELECT person, hlc FROM entity WHERE entity = ?", (entity,))[0]
    asked = body.facts.get("asked")
    return ReadingLine(
        entity,
        bytes.fromhex(body.layer),
        bytes.fromhex(body.rendition or body.exhibit),
        body.kind,
        body.reader,
        body.maker,
        _asked(asked) if isinstance(asked, dict) else (),
        body.pages,
        body.characters,
        entity == shown,
        person,
        instant(hlc),
        tuple(body.warnings),
    )


def _asked(asked: dict[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((name, "" if value is True else str(value)) for name, value in asked.items())


def reading(view: View, exhibit: bytes, entity: bytes) -> ReadingLine:
    """One reading of an exhibit.

    Raises:
        InputError: the exhibit has no such reading.
    """
    found = next((one for one in readings_of(view, exhibit) if one.entity == entity), None)
    if found is None:
        raise InputError("This exhibit has no such reading.")
    return found


def successor_of(view: View, exhibit: bytes) -> bytes:
    """The exhibit that took this one's place, if it is in the matter; else empty."""
    found = view.rows(
        """SELECT n.id FROM exhibit e JOIN exhibit n ON n.id = e.successor
           WHERE e.id = ? AND n.id <> e.id""",
        (exhibit,),
    )
    return bytes(found[0][0]) if found else b""


def certified_for(view: View, rough: bytes) -> tuple[bytes, ...]:
    """Transcripts that may take a rough one's place, the likeliest first.

    Those of the same witness and day come first, then certified ones, then by their numbers.
    """
    found = view.rows(
        """SELECT n.id FROM exhibit n, exhibit o
           WHERE o.id = ?1 AND n.id <> ?1 AND n.kind = 'deposition' AND n.successor <> ?1
             AND NOT EXISTS (SELECT 1 FROM exhibit m WHERE m.id = n.successor)
           ORDER BY n.witness = '' OR n.witness <> o.witness, n.date = '' OR n.date <> o.date,
             n.is_rough, n.number_order, n.id""",
        (rough,),
    )
    return tuple(bytes(row[0]) for row in found)


def _shown_for(view: View, exhibit: bytes) -> bytes:
    """The exhibit at the end of those that took each other's place."""
    seen = {exhibit}
    while (after := successor_of(view, exhibit)) and after not in seen:
        seen.add(after)
        exhibit = after
    return exhibit


def standpoints(view: View, exhibit: bytes) -> list[Standpoint]:
    """Where every passage of an exhibit stands, in the order of the page."""
    lines = passages.of_exhibit(view, exhibit)
    return _standpoints(view, lines)


def standpoint(view: View, passage: PassageId) -> Standpoint:
    """Where one passage stands.

    Raises:
        InputError: it is not shown in the matter.
    """
    return _standpoints(view, [passages.line_of(view, passage)])[0]


def _standpoints(view: View, lines: Sequence[PassageLine]) -> list[Standpoint]:
    made = _contents(view, [line.id for line in lines])
    moved = _contents(view, [relocation_id(line.id) for line in lines])
    wanted = {exhibit: _shown_for(view, exhibit) for exhibit in {line.exhibit for line in lines}}
    layers = {one: exhibits.exhibit(view, one).layer for one in set(wanted.values())}
    found = []
    for line in lines:
        body = read_body(made.get(line.id), PassageBody)
        told = read_body(moved.get(relocation_id(line.id)), RelocationBody)
        end = wanted[line.exhibit]
        found.append(_standpoint(line, body, told if line.standing else None, (end, layers[end])))
    return found


def _standpoint(
    line: PassageLine,
    made: PassageBody | None,
    moved: RelocationBody | None,
    shown: tuple[bytes, bytes],
) -> Standpoint:
    proposed_layer = bytes.fromhex(moved.layer) if moved is not None else b""
    return Standpoint(
        line.id,
        line.exhibit,
        line.layer,
        line.spans,
        line.standing,
        line.is_unsettled,
        bytes.fromhex(made.exhibit) if made is not None else line.exhibit,
        bytes.fromhex(made.layer) if made is not None else line.layer,
        _spans(made.spans) if made is not None else line.spans,
        shown[0],
        proposed_layer,
        _spans(moved.spans) if moved is not None else (),
        line.standing in UNSURE and proposed_layer == shown[1],
    )


def _spans(pairs: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def _contents(view: View, entities: Sequence[bytes]) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    for start in range(0, len(entities), _SLICE):
        part = entities[start : start + _SLICE]
        marks = ", ".join("?" * len(part))
        rows = view.rows(
            f"""SELECT e.entity, p.content FROM entity e JOIN payload p ON p.hash = e.payload
                WHERE e.entity IN ({marks})""",  # noqa: S608 - marks alone
            part,
        )
        found.update(rows)
    return found


def count_unsettled(view: View, exhibit: bytes | None = None) -> int:
    """How many passages a person must look at, of the matter or of one exhibit."""
    where, parameters = ("", ()) if exhibit is None else (" AND exhibit = ?", (exhibit,))
    statement = f"SELECT count(*) FROM passage WHERE is_unsettled = 1{where}"  # noqa: S608 - constants
    return int(view.rows(statement, parameters)[0][0])


def unsettled_ids(view: View, exhibit: bytes | None = None) -> list[PassageId]:
    """The passages that a person must look at, by exhibit and in the order of the page."""
    where, parameters = ("", ()) if exhibit is None else (" AND p.exhibit = ?", (exhibit,))
    found = view.rows(
        f"""SELECT p.id FROM passage p LEFT JOIN exhibit e ON e.id = p.exhibit
            WHERE p.is_unsettled = 1{where}
            ORDER BY e.number_order, p.exhibit, p.start, p.row""",  # noqa: S608 - constants
        parameters,
    )
    return [PassageId(row[0]) for row in found]


def unsettled(view: View, exhibit: bytes | None = None) -> tuple[Unsettled, ...]:
    """The passages to look at, each as it stands and as it is proposed."""
    return tuple(unsettled_one(view, one) for one in unsettled_ids(view, exhibit))


def unsettled_one(view: View, passage: PassageId) -> Unsettled:
    """One passage to look at.

    Raises:
        InputError: it is not shown in the matter.
    """
    line = passages.line_of(view, passage)
    point = standpoint(view, passage)
    wanted = exhibits.exhibit(view, point.shown_exhibit)
    occurrence = passages.made_in(view, passage)
    old = Place(
        line.exhibit,
        line.layer,
        line.spans,
        line.question,
        line.quote,
        passages.citation(view, line, occurrence),
    )
    new = place_of(view, wanted.id, wanted.layer, point.proposed) if point.is_told else None
    return Unsettled(
        line, line.standing if point.is_told else EARLIER, old, new, wanted.id, wanted.layer
    )


def place_of(view: View, exhibit: bytes, layer: bytes, spans: Sequence[Span]) -> Place | None:
    """Words as a passage of them would be shown; ``None`` where there are none."""
    try:
        text = view.layer(layer)
    except MatterError:
        return None
    if not spans or spans[-1].end > len(text.text):
        return None
    question, quote = units.question_and_answer(text, spans)
    name = exhibits.cite_name(view, exhibits.exhibit(view, exhibit), None)
    cite = citations.cite(name, citations.pin(text, tuple(spans)))
    return Place(exhibit, layer, tuple(spans), question, quote, cite)
