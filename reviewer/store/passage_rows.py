"""The rows of passages: what each gathers from its tags, issues, numbers, fields and its layer.

Written by the slice: one act may touch ten thousand passages, and a query for each of a dozen
things of each of them took five times as long. A rebuild goes through the same function. Of a row
that is there only the columns that changed are written, for on each hangs an index.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TypeAlias

import msgspec
import sqlcipher3.dbapi2 as driver

from reviewer.errors import MatterError
from reviewer.fields import specs_of
from reviewer.model import CitedInBody, FieldBody, IssueBody, Kind, PassageIssueBody, TaggingBody
from reviewer.store import standing
from reviewer.store.layers import LayerCache
from reviewer.store.passage_sources import Source, Tables
from reviewer.store.relocations import is_unsettled
from reviewer.store.shown import in_slices, read_body, status_in
from reviewer.store.standing import Stand
from reviewer.text import citations, units
from reviewer.text.layer import Span, TextLayer

_Keyed: TypeAlias = dict[tuple[object, ...], tuple[object, ...]]
_SLICE = 400


@dataclass(slots=True)
class _Gathered:
    """What one passage's row gathers from other entities."""

    tags: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    issues: set[bytes] = field(default_factory=set)
    answered: set[tuple[str, str]] = field(default_factory=set)
    fields: dict[str, str] = field(default_factory=dict)
    occurrences: list[bytes] = field(default_factory=list)
    number: str = ""
    status: str = ""
    issue_names: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Line:
    """A row: the columns beside its number and its id, in the order of the table."""

    exhibit: bytes
    layer: bytes
    start: int
    ending: int
    spans: str
    number: str
    quote: str
    question: str
    pin: str
    bates: str
    tags: str
    issues: str
    importance: str
    privilege: str
    occurrence: bytes | None
    created: int
    person: bytes
    is_different: int
    missing: int
    is_received: int
    is_unchecked: int
    standing: str
    is_unsettled: int
    status: str


_COLUMNS = tuple(_Line.__dataclass_fields__)
_values = attrgetter(*_COLUMNS)


def refresh_passages(
    cursor: driver.Cursor,
    passages: Sequence[bytes],
    layers: LayerCache,
    anew: Collection[bytes] = (),
    source: Source | None = None,
) -> set[bytes]:
    """Write the rows of these passages.

    Args:
        cursor: in the transaction in which something about them changed.
        passages: which.
        layers: where their words are read.
        anew: those of them that may stand elsewhere now, or no longer, or for the first time.
        source: where that is found which is said of them, if not in the tables.

    Returns:
        The exhibits on which those stand that are shown.
    """
    source = source or Tables(cursor)
    exhibits: set[bytes] = set()
    for start in range(0, len(passages), _SLICE):
        exhibits |= _refresh(cursor, passages[start : start + _SLICE], layers, anew, source)
    return exhibits


def _refresh(
    cursor: driver.Cursor,
    part: Sequence[bytes],
    layers: LayerCache,
    anew: Collection[bytes],
    source: Source,
) -> set[bytes]:
    gathered = _gather(cursor, part, source)
    stored = part if source.has_rows else ()
    _write_tags(cursor, gathered, stored)
    _write_issues(cursor, gathered, stored)
    before = {row[0]: _Line(*row[1:]) for row in in_slices(cursor, _LINES, stored)}
    to_place = [passage for passage in part if passage in anew]
    stands = standing.stands(cursor, to_place, source)
    lines = {
        passage: _line(stands.get(passage) if passage in anew else line, line)
        for passage in part
        for line in [before.get(passage)]
    }
    kept = {passage: line for passage, line in lines.items() if line is not None}
    _fill(cursor, kept, gathered, layers)
    _write(cursor, before, kept)
    return {line.exhibit for line in kept.values()}


_LINES = f"SELECT id, {', '.join(_COLUMNS)} FROM passage WHERE id"  # noqa: S608 - our own names


def _line(stand: Stand | _Line | None, before: _Line | None) -> _Line | None:
    """A row with what is known so far: where it stands, and its words if they are the same."""
    if stand is None:
        return None
    is_same = before is not None and (before.layer, before.spans) == (stand.layer, stand.spans)
    words = before if is_same else None
    return _Line(
        stand.exhibit,
        stand.layer,
        stand.start,
        stand.ending,
        stand.spans,
        "",
        words.quote if words else "",
        words.question if words else "",
        words.pin if words else "",
        words.bates if words else "",
        "",
        "",
        "",
        "",
        None,
        stand.created,
        stand.person,
        stand.is_different,
        0,
        words.is_received if words else 0,
        0,
        stand.standing,
        0,
        "",
    )


def _fill(
    cursor: driver.Cursor,
    lines: dict[bytes, _Line],
    gathered: dict[bytes, _Gathered],
    layers: LayerCache,
) -> None:
    places = _known_places(cursor, gathered)
    readings = _shown_readings(cursor, {line.exhibit for line in lines.values()})
    for passage, line in lines.items():
        one = gathered[passage]
        # Words never change while a passage stands where it does: they are read once.
        if not line.quote:
            _read_words(cursor, line, layers)
        line.number, line.status = one.number, one.status
        line.tags = " ".join(sorted(one.tags))
        line.issues = "; ".join(sorted(one.issue_names))
        line.importance = one.fields.get("importance", "")
        line.privilege = one.fields.get("privilege", "")
        line.occurrence = next(
            (place for place in one.occurrences if places.get(place) == line.exhibit), None
        )
        line.missing = _missing(one)
        line.is_unchecked = int(bool(line.is_received) and not one.fields.get("checked"))
        reading, successor = readings.get(line.exhibit, (None, b""))
        line.is_unsettled = int(is_unsettled(line.standing, line.layer, reading, successor))


def _missing(one: _Gathered) -> int:
    """How many required fields of the passage's tags nobody answered."""
    required = {(tag, spec.name) for tag in one.tags for spec in specs_of(tag) if spec.is_required}
    return len(required - one.answered)


def _read_words(cursor: driver.Cursor, line: _Line, layers: LayerCache) -> None:
    """Quote, question, pin, Bates and source; left empty where the layer is not here yet."""
    try:
        text = layers.get(cursor, line.layer)
    except MatterError:
        return
    where = tuple(Span(start, end) for start, end in msgspec.json.decode(line.spans))
    line.question, line.quote = units.question_and_answer(text, where)
    line.pin = citations.pin(text, where)
    line.bates = _bates(text, where) if text.stamps else ""
    line.is_received = int(units.recognised_source(text, where) is not None)


def _bates(text: TextLayer, where: Sequence[Span]) -> str:
    """The numbers of the pages from the first word to the last, where both are known."""
    place = citations.place(text, Span(where[0].start, where[-1].end))
    begin, end = place.bates_begin or "", place.bates_end
    return f"{begin} - {end}" if end and end != begin else begin


def _write(cursor: driver.Cursor, before: dict[bytes, _Line], lines: dict[bytes, _Line]) -> None:
    gone = [(passage,) for passage in before if passage not in lines]
    cursor.executemany("DELETE FROM passage WHERE id = ?", gone)
    marks = ", ".join("?" * (len(_COLUMNS) + 1))
    cursor.executemany(
        f"INSERT INTO passage (id, {', '.join(_COLUMNS)}) VALUES ({marks})",  # noqa: S608 - our own names
        [(passage, *_values(line)) for passage, line in lines.items() if passage not in before],
    )
    changed: dict[tuple[str, ...], list[tuple[object, ...]]] = defaultdict(list)
    for passage, line in lines.items():
        if passage in before:
            was, now = _values(before[passage]), _values(line)
            names = tuple(
                name for name, old, new in zip(_COLUMNS, was, now, strict=True) if old != new
            )
            values = (new for old, new in zip(was, now, strict=True) if old != new)
            changed[names].append((*values, passage))
    for names, rows in changed.items():
        if names:
            columns = ", ".join(f"{name} = ?" for name in names)
            cursor.executemany(f"UPDATE passage SET {columns} WHERE id = ?", rows)  # noqa: S608 - our own names


# --- what is gathered -----------------------------------------------------------------------------


def _gather(cursor: driver.Cursor, part: Sequence[bytes], source: Source) -> dict[bytes, _Gathered]:
    gathered = {passage: _Gathered() for passage in part}
    _gather_shown(source, gathered)
    _gather_said(source, gathered)
    _gather_names(cursor, gathered)
    return gathered


def _gather_shown(source: Source, gathered: dict[bytes, _Gathered]) -> None:
    """Tags, issues, status and the occurrences that cites name, as they are shown."""
    for passage, kind, hlc, person, content in source.said_on(list(gathered)):
        one = gathered[passage]
        if kind == Kind.TAGGING and (tagging := read_body(content, TaggingBody)) is not None:
            one.tags[tagging.tag] = hlc, person
        elif kind == Kind.CITED_IN and (cited := read_body(content, CitedInBody)) is not None:
            one.occurrences.append(bytes.fromhex(cited.occurrence))
        elif kind == Kind.STATUS:
            one.status = status_in(content) or one.status
        elif kind == Kind.PASSAGE_ISSUE:
            on = read_body(content, PassageIssueBody)
            one.issues |= {bytes.fromhex(on.issue)} if on is not None else set()


def _write_tags(
    cursor: driver.Cursor, gathered: dict[bytes, _Gathered], known: Sequence[bytes]
) -> None:
    """Rows of the tags that are shown, each as it was last set."""
    columns = "SELECT passage, tag, hlc, person FROM tagging WHERE passage"
    stored = {row[:2]: row[2:] for row in in_slices(cursor, columns, known)}
    wanted: _Keyed = {
        (one, tag): said for one, many in gathered.items() for tag, said in many.tags.items()
    }
    _exchange(cursor, "tagging (passage, tag, hlc, person)", stored, wanted)


def _write_issues(
    cursor: driver.Cursor, gathered: dict[bytes, _Gathered], known: Sequence[bytes]
) -> None:
    """Rows of the issues that are shown."""
    columns = "SELECT passage, issue FROM passage_issue WHERE passage"
    stored: _Keyed = dict.fromkeys(in_slices(cursor, columns, known), ())
    wanted: _Keyed = {(one, issue): () for one, many in gathered.items() for issue in many.issues}
    _exchange(cursor, "passage_issue (passage, issue)", stored, wanted)


def _exchange(
    cursor: driver.Cursor,
    table: str,
    stored: _Keyed,
    wanted: _Keyed,
) -> None:
    """Make the rows of a table, by their keys, what is wanted."""
    name, columns = table.split(" ", 1)
    first, second, *_ = columns.strip("()").split(", ")
    gone = sorted(stored.keys() - wanted.keys())
    cursor.executemany(f"DELETE FROM {name} WHERE {first} = ? AND {second} = ?", gone)  # noqa: S608 - our own names
    fresh = sorted((*key, *said) for key, said in wanted.items() if stored.get(key) != said)
    marks = ", ".join("?" * (columns.count(",") + 1))
    cursor.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", fresh)  # noqa: S608 - our own names


def _gather_said(source: Source, gathered: dict[bytes, _Gathered]) -> None:
    """What was answered; where two copies answered a field of a passage, the later one stands."""
    for passage, kind, content in source.answered(list(gathered)):
        body = read_body(content, FieldBody)
        if body is None:
            continue
        if kind == Kind.PASSAGE_FIELD:
            gathered[passage].fields[body.name] = body.value
        elif body.value:
            gathered[passage].answered.add((body.tag, body.name))


def _gather_names(cursor: driver.Cursor, gathered: dict[bytes, _Gathered]) -> None:
    """The number that is printed, and what its issues are called."""
    part = list(gathered)
    for passage, label in in_slices(cursor, _NUMBERS, part, "ORDER BY owner, hlc, place, entity"):
        gathered[passage].number = gathered[passage].number or label
    on = [(passage, issue) for passage, one in gathered.items() for issue in one.issues]
    names = dict(_issue_names(cursor, {issue for _, issue in on}))
    for passage, issue in on:
        if issue in names:
            gathered[passage].issue_names.append(names[issue])


_NUMBERS = "SELECT owner, label FROM number WHERE series = 'passage_number' AND owner"


def _issue_names(cursor: driver.Cursor, issues: Collection[bytes]) -> Iterable[tuple[bytes, str]]:
    for issue, content in in_slices(cursor, _NAMED, sorted(issues)):
        body = read_body(content, IssueBody)
        if body is not None:
            yield issue, body.name


_NAMED = """SELECT e.entity, p.content FROM entity e JOIN payload p ON p.hash = e.payload
  WHERE e.entity"""


def _known_places(cursor: driver.Cursor, gathered: dict[bytes, _Gathered]) -> dict[bytes, bytes]:
    """Those of the occurrences that cites name which are in the matter, with their exhibits."""
    named = {place for one in gathered.values() for place in one.occurrences}
    found = in_slices(cursor, "SELECT id, exhibit FROM occurrence WHERE id", sorted(named))
    return dict(found)


def _shown_readings(
    cursor: driver.Cursor, exhibits: set[bytes]
) -> dict[bytes, tuple[bytes, bytes]]:
    """The layer that each of these exhibits shows, and the exhibit that took its place."""
    columns = "SELECT id, layer, successor FROM exhibit WHERE id"
    found = in_slices(cursor, columns, sorted(exhibits))
    return {exhibit: (layer, successor) for exhibit, layer, successor in found}
