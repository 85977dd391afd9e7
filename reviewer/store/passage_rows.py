"""The rows of passages: what each gathers from its tags, issues, numbers, fields and its layer.

Written by the slice: one act may touch ten thousand passages, and a query for each of a dozen
things of each of them took five times as long. A rebuild goes through the same function.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import msgspec
import sqlcipher3.dbapi2 as driver

from reviewer.errors import MatterError
from reviewer.fields import specs_of
from reviewer.model import CitedInBody, FieldBody, IssueBody, Kind, PassageIssueBody, TaggingBody
from reviewer.store.layers import LayerCache
from reviewer.store.relocations import is_unsettled
from reviewer.store.shown import read_body, status_in
from reviewer.text import citations, units
from reviewer.text.layer import Span

_SLICE = 400


@dataclass(slots=True)
class _Gathered:
    """What one passage's row gathers from other entities."""

    tags: set[str] = field(default_factory=set)
    issues: set[bytes] = field(default_factory=set)
    answered: set[tuple[str, str]] = field(default_factory=set)
    fields: dict[str, str] = field(default_factory=dict)
    occurrences: list[bytes] = field(default_factory=list)
    number: str = ""
    status: str = ""
    issue_names: list[str] = field(default_factory=list)


def refresh_passages(
    cursor: driver.Cursor, passages: Sequence[bytes], layers: LayerCache
) -> set[bytes]:
    """Write what these passages' rows gather.

    Returns:
        The exhibits on which those stand that are shown.
    """
    exhibits: set[bytes] = set()
    for start in range(0, len(passages), _SLICE):
        exhibits |= _refresh(cursor, passages[start : start + _SLICE], layers)
    return exhibits


def _refresh(cursor: driver.Cursor, part: Sequence[bytes], layers: LayerCache) -> set[bytes]:
    gathered = {passage: _Gathered() for passage in part}
    _gather_shown(cursor, gathered)
    _drop_removed(cursor, gathered)
    _gather_said(cursor, gathered)
    _gather_names(cursor, gathered)
    places = _known_places(cursor, gathered)
    columns = "SELECT id, exhibit, layer, spans, quote, standing FROM passage WHERE id"
    standing = list(_rows(cursor, columns, part))
    shown = _shown_readings(cursor, {bytes(row[1]) for row in standing})
    # The words of a passage never change while its row stands: they are read once, when it is new.
    for passage, _, layer, spans, quote, _ in standing:
        if not quote:
            _write_words(cursor, passage, layer, spans, layers)
    cursor.executemany(
        """UPDATE passage SET number = ?, tags = ?, issues = ?, importance = ?, privilege = ?,
             occurrence = ?, missing = ?, is_unchecked = (is_received AND ? = ''), is_unsettled = ?,
             status = ? WHERE id = ?""",
        [_values(gathered[row[0]], places, row, shown) for row in standing],
    )
    return {bytes(row[1]) for row in standing}


def _shown_readings(
    cursor: driver.Cursor, exhibits: set[bytes]
) -> dict[bytes, tuple[bytes, bytes]]:
    """The layer that each of these exhibits shows, and the exhibit that took its place."""
    columns = "SELECT id, layer, successor FROM exhibit WHERE id"
    found = _rows(cursor, columns, sorted(exhibits))
    return {bytes(exhibit): (layer, successor) for exhibit, layer, successor in found}


def _values(
    one: _Gathered,
    places: dict[bytes, bytes],
    row: tuple,  # type: ignore[type-arg]
    shown: dict[bytes, tuple[bytes, bytes]],
) -> tuple[object, ...]:
    passage, exhibit, layer, *_, standing = row
    now, successor = shown.get(exhibit, (None, b""))
    return (
        one.number,
        " ".join(sorted(one.tags)),
        "; ".join(sorted(one.issue_names)),
        one.fields.get("importance", ""),
        one.fields.get("privilege", ""),
        next((place for place in one.occurrences if places.get(place) == exhibit), None),
        _missing(one),
        one.fields.get("checked", ""),
        int(is_unsettled(standing, layer, now, successor)),
        one.status,
        passage,
    )


def _missing(one: _Gathered) -> int:
    """How many required fields of the passage's tags nobody answered."""
    required = {(tag, spec.name) for tag in one.tags for spec in specs_of(tag) if spec.is_required}
    return len(required - one.answered)


def _rows(
    cursor: driver.Cursor, statement: str, part: Sequence[bytes], rest: str = ""
) -> Iterator[tuple]:  # type: ignore[type-arg]
    marks = ", ".join("?" * len(part))
    yield from cursor.execute(f"{statement} IN ({marks}) {rest}", part).fetchall()


def _gather_shown(cursor: driver.Cursor, gathered: dict[bytes, _Gathered]) -> None:
    """Tags, issues and the occurrences that cites name, as they are shown."""
    found = _rows(
        cursor,
        """SELECT e.subject, e.kind, p.content FROM entity e JOIN payload p ON p.hash = e.payload
           WHERE e.kind IN ('tagging', 'passage_issue', 'cited_in', 'status') AND e.subject""",
        list(gathered),
        "ORDER BY e.hlc, e.entity",
    )
    for passage, kind, content in found:
        one = gathered[passage]
        if kind == Kind.TAGGING and (tagging := read_body(content, TaggingBody)) is not None:
            one.tags.add(tagging.tag)
        elif kind == Kind.CITED_IN and (cited := read_body(content, CitedInBody)) is not None:
            one.occurrences.append(bytes.fromhex(cited.occurrence))
        elif kind == Kind.STATUS:
            one.status = status_in(content) or one.status
        elif kind == Kind.PASSAGE_ISSUE:
            on = read_body(content, PassageIssueBody)
            one.issues |= {bytes.fromhex(on.issue)} if on is not None else set()


def _drop_removed(cursor: driver.Cursor, gathered: dict[bytes, _Gathered]) -> None:
    """Take away the rows of tags and issues that are no longer shown on the passages."""
    part = list(gathered)
    tags = list(_rows(cursor, "SELECT passage, tag FROM tagging WHERE passage", part))
    cursor.executemany(
        "DELETE FROM tagging WHERE passage = ? AND tag = ?",
        [(passage, tag) for passage, tag in tags if tag not in gathered[passage].tags],
    )
    issues = list(_rows(cursor, "SELECT passage, issue FROM passage_issue WHERE passage", part))
    cursor.executemany(
        "DELETE FROM passage_issue WHERE passage = ? AND issue = ?",
        [(passage, issue) for passage, issue in issues if issue not in gathered[passage].issues],
    )


def _gather_said(cursor: driver.Cursor, gathered: dict[bytes, _Gathered]) -> None:
    """What was answered; where two copies answered a field of a passage, the later one stands."""
    found = _rows(
        cursor,
        """SELECT subject, kind, content FROM said
           WHERE kind IN ('field', 'passage_field') AND subject""",
        list(gathered),
        "ORDER BY hlc, entity",
    )
    for passage, kind, content in found:
        body = read_body(content, FieldBody)
        if body is None:
            continue
        if kind == Kind.PASSAGE_FIELD:
            gathered[passage].fields[body.name] = body.value
        elif body.value:
            gathered[passage].answered.add((body.tag, body.name))


def _gather_names(cursor: driver.Cursor, gathered: dict[bytes, _Gathered]) -> None:
    """The number that is printed, and what its issues are called."""
    numbers = _rows(
        cursor,
        "SELECT owner, label FROM number WHERE series = 'passage_number' AND owner",
        list(gathered),
        "ORDER BY owner, hlc, place, entity",
    )
    for passage, label in numbers:
        gathered[passage].number = gathered[passage].number or label
    issues = _rows(
        cursor,
        """SELECT i.passage, p.content FROM passage_issue i
           JOIN entity e ON e.entity = i.issue JOIN payload p ON p.hash = e.payload
           WHERE i.passage""",
        list(gathered),
    )
    for passage, content in issues:
        issue = read_body(content, IssueBody)
        if issue is not None:
            gathered[passage].issue_names.append(issue.name)


def _known_places(cursor: driver.Cursor, gathered: dict[bytes, _Gathered]) -> dict[bytes, bytes]:
    """Those of the occurrences that cites name which are in the matter, with their exhibits."""
    named = {place for one in gathered.values() for place in one.occurrences}
    found = _rows(cursor, "SELECT id, exhibit FROM occurrence WHERE id", sorted(named))
    return {bytes(place): bytes(exhibit) for place, exhibit in found}


def _write_words(
    cursor: driver.Cursor, passage: bytes, layer: bytes, spans: str, layers: LayerCache
) -> None:
    """Quote, question, pin, Bates and source; left empty where the layer is not here yet."""
    try:
        text = layers.get(cursor, layer)
    except MatterError:
        return
    where = tuple(Span(start, end) for start, end in msgspec.json.decode(spans))
    question, quote = units.question_and_answer(text, where)
    place = citations.place(text, Span(where[0].start, where[-1].end))
    bates = place.bates_begin or ""
    if place.bates_end and place.bates_end != bates:
        bates = f"{bates} - {place.bates_end}"
    is_received = units.recognised_source(text, where) is not None
    cursor.execute(
        """UPDATE passage SET quote = ?, question = ?, pin = ?, bates = ?, is_received = ?
           WHERE id = ?""",
        (quote, question, citations.pin(text, where), bates, int(is_received), passage),
    )
