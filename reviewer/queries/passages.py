"""Passages.

The table of the matter, those of one exhibit, and one passage with everything on it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeAlias

import msgspec

from reviewer.errors import InputError
from reviewer.model import (
    ExhibitId,
    FieldBody,
    IssueBody,
    Kind,
    NoteBody,
    PassageBody,
    PassageId,
    passage_id,
)
from reviewer.queries import exhibits, people
from reviewer.queries.view import View, bodies_of, body_of, in_order_made, like
from reviewer.said import said
from reviewer.store.shown import read_body
from reviewer.text import citations
from reviewer.text.layer import Span


class Sort(StrEnum):
    """Columns by which the passage table sorts."""

    TAG = "tag"
    EXHIBIT = "exhibit"
    CITE = "cite"
    QUOTE = "quote"
    ISSUE = "issue"
    NUMBER = "number"
    PERSON = "person"
    CREATED = "created"
    STATUS = "status"


STEP_ORDER = """CASE p.status WHEN 'rejected' THEN 4 WHEN 'confirmed' THEN 3 WHEN 'checked' THEN 2
  ELSE p.tags <> '' END"""
"""The steps from candidate to rejected, as the table sorts them."""
# Each but the step is an index of the table: 200,000 rows are put in order without being read.
_ORDER = {
    Sort.TAG: ("p.tags", "p.row"),
    Sort.EXHIBIT: ("e.number_order", "e.id", "p.start", "p.ending", "p.row"),
    Sort.CITE: ("e.number_order", "e.id", "p.start", "p.ending", "p.row"),
    Sort.QUOTE: ("substr(p.quote, 1, 64)", "p.row"),
    Sort.ISSUE: ("p.issues", "p.row"),
    Sort.NUMBER: ("length(p.number)", "p.number", "p.row"),
    Sort.PERSON: ("p.person", "p.row"),
    Sort.CREATED: ("p.created", "p.row"),
    Sort.STATUS: (STEP_ORDER, "p.row"),
}
_BY_EXHIBIT = frozenset({Sort.EXHIBIT, Sort.CITE})


@dataclass(frozen=True, slots=True)
class PassageFilter:
    """What the passage table is narrowed to; empty values narrow nothing.

    ``left`` is what is left to do (the words of ``left.Left``), ``among`` are the local rows it
    leaves where no column can tell. ``person`` marked them, ``batch`` has their exhibits;
    ``witness`` testified in these, and their date begins with ``time``. ``statuses`` are words of
    ``Status``; rejected passages are left out unless they are asked for there, or by ``rejected``.
    """

    text: str = ""
    tags: tuple[str, ...] = ()
    issues: tuple[bytes, ...] = ()
    exhibit: bytes | None = None
    left: str = ""
    among: frozenset[int] | None = None
    person: bytes | None = None
    batch: bytes | None = None
    witness: str = ""
    time: str = ""
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    rejected: bool = False

    @property
    def hides_rejected(self) -> bool:
        """Whether what was rejected is left out."""
        return not self.rejected and REJECTED not in self.statuses


@dataclass(frozen=True, slots=True)
class PassageLine:
    """One passage as tables show it. ``tags`` and ``issues`` are ids and names.

    ``created`` is UTC. ``standing`` tells how it came to stand in a later reading (``Standing``),
    ``is_unsettled`` that a person must look whether it does. ``status`` is what was said of it at
    the second level, empty where nothing was.
    """

    row: int
    id: PassageId
    exhibit: ExhibitId
    exhibit_label: str
    exhibit_title: str
    layer: bytes
    spans: tuple[Span, ...]
    number: str
    quote: str
    question: str
    pin: str
    bates: str
    tags: tuple[str, ...]
    issues: str
    importance: str
    privilege: str
    created: datetime
    person: bytes
    is_different: bool
    standing: str = ""
    is_unsettled: bool = False
    status: str = ""


@dataclass(frozen=True, slots=True)
class TagOn:
    """A tag on a passage: who set it, when, its kind and other fields as people set them.

    ``agreed`` are all who set it, where several did so apart from each other.
    """

    tag: str
    kind: str
    person: bytes
    at: datetime
    fields: dict[str, str]
    agreed: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteOn:
    """A note on a passage."""

    id: bytes
    text: str
    person: bytes
    at: datetime


@dataclass(frozen=True, slots=True)
class IssueRow:
    """An issue of the matter; ``parent`` is the one above it."""

    id: bytes
    name: str
    parent: bytes | None


@dataclass(frozen=True, slots=True)
class LinkOn:
    """Another passage that this one is tied to, how, since when and by whom."""

    kind: str
    other: PassageId
    at: datetime
    person: bytes


@dataclass(frozen=True, slots=True)
class PassageCard:
    """One passage with everything on it."""

    line: PassageLine
    citation: str
    tags: tuple[TagOn, ...]
    issues: tuple[IssueRow, ...]
    notes: tuple[NoteOn, ...]
    links: tuple[LinkOn, ...]
    fields: dict[str, str]
    occurrence: bytes | None


def instant(hlc: int) -> datetime:
    """The wall-clock time (UTC) of a hybrid time."""
    return datetime.fromtimestamp((hlc >> 16) / 1000, UTC)


_LINE = """SELECT p.row, p.id, p.exhibit, coalesce(o.label, e.label, ''), coalesce(e.title, ''),
    p.layer, p.spans, p.number, p.quote, p.question, p.pin, p.bates, p.tags, p.issues,
    p.importance, p.privilege, p.created, p.person, p.is_different, p.standing, p.is_unsettled,
    p.status
  FROM passage p LEFT JOIN exhibit e ON e.id = p.exhibit
  LEFT JOIN occurrence o ON o.id = p.occurrence"""


def _line(row: tuple) -> PassageLine:  # type: ignore[type-arg]
    values = [*row[:6], _spans(row[6]), *row[7:12], tuple(row[12].split()), *row[13:16]]
    values += [instant(row[16]), row[17], bool(row[18]), row[19], bool(row[20]), row[21]]
    return PassageLine(*values)


def _spans(stored: str) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in msgspec.json.decode(stored))


def row_ids(
    view: View, wanted: PassageFilter, sort: Sort = Sort.CITE, *, is_descending: bool = False
) -> list[int]:
    """Local row numbers of the passages the table shows, in its order."""
    where, parameters = _where(wanted)
    way = "DESC" if is_descending else "ASC"
    keys, source = _ORDER[sort], "passage p"
    if sort in _BY_EXHIBIT and wanted.exhibit is not None:
        keys = ("p.start", "p.ending", "p.row")
    elif sort in _BY_EXHIBIT:
        # CROSS JOIN keeps the order of the loops: exhibits by number, then each one's passages.
        source = "exhibit e CROSS JOIN passage p ON p.exhibit = e.id"
    order = ", ".join(f"{key} {way}" for key in keys)
    if sort is Sort.PERSON:
        found = _by_person(view, where, parameters, is_descending=is_descending)
    else:
        found = view.rows(f"SELECT p.row FROM {source} WHERE {where} ORDER BY {order}", parameters)  # noqa: S608
    if source != "passage p" and view.rows(f"SELECT 1 FROM ({_HOMELESS}) LIMIT 1"):  # noqa: S608
        rest = f"SELECT p.row FROM passage p WHERE p.exhibit IN ({_HOMELESS}) AND {where}"  # noqa: S608
        found += view.rows(rest, parameters)
    if wanted.among is not None:
        found = [row for row in found if row[0] in wanted.among]
    hidden = rejected_rows(view) if wanted.hides_rejected else frozenset()
    return [row[0] for row in found if row[0] not in hidden] if hidden else [r[0] for r in found]


def rejected_rows(view: View) -> frozenset[int]:
    """The local rows of what is rejected.

    Lists take them out themselves: asked of each of 200,000 rows it took as long as all the rest.
    """
    found = view.rows(f"SELECT q.row FROM passage q WHERE {_STEPS[REJECTED]}")  # noqa: S608 - below
    return frozenset(row[0] for row in found)


def _by_person(
    view: View, where: str, parameters: list[object], *, is_descending: bool
) -> list[tuple]:  # type: ignore[type-arg]
    """Rows by the initials of who marked them: a few people, each found in the index."""
    initials = people.initials_of(view)
    persons = [row[0] for row in view.rows("SELECT DISTINCT person FROM passage")]
    persons.sort(key=lambda one: (initials.get(one, "").casefold(), one), reverse=is_descending)
    statement = f"SELECT p.row FROM passage p WHERE {where} AND p.person = ? ORDER BY p.row"  # noqa: S608
    return [row for one in persons for row in view.rows(statement, [*parameters, one])]


# Marked by a colleague on an exhibit that is not here yet: shown last, never left out.
_HOMELESS = """SELECT d.exhibit FROM (SELECT DISTINCT exhibit FROM passage) d
  WHERE NOT EXISTS (SELECT 1 FROM exhibit x WHERE x.id = d.exhibit)"""


def _where(wanted: PassageFilter) -> tuple[str, list[object]]:
    """Each part names rows, so that indexes answer it and none of the wide rows is read twice."""
    parts: list[str] = []
    parameters: list[object] = []
    for part, values in (*_of_passages(wanted), *_of_exhibits(wanted), *_of_steps(wanted)):
        parts.append(part)
        parameters += values
    return " AND ".join(parts) or "1", parameters


_Part: TypeAlias = tuple[str, Sequence[object]]


def _of_passages(wanted: PassageFilter) -> Iterator[_Part]:
    """What a filter asks of passages themselves."""
    if wanted.text:
        yield f"p.row IN ({_SAYING})", [like(wanted.text)] * 5
    if wanted.tags:
        yield _rows_on("tagging", "tag", wanted.tags), wanted.tags
    if wanted.issues:
        yield _rows_on("passage_issue", "issue", wanted.issues), wanted.issues
    if wanted.left in _LEFT:
        yield f"p.row IN (SELECT q.row FROM passage q WHERE {_LEFT[wanted.left]})", ()  # noqa: S608 - below
    if wanted.person is not None:
        yield "p.row IN (SELECT q.row FROM passage q WHERE q.person = ?)", (wanted.person,)


def _of_exhibits(wanted: PassageFilter) -> Iterator[_Part]:
    """What a filter asks of the exhibits that passages stand on."""
    if wanted.exhibit is not None:
        yield "p.exhibit = ?", (wanted.exhibit,)
    if wanted.batch is not None:
        yield "p.exhibit IN (SELECT exhibit FROM batch_exhibit WHERE batch = ?)", (wanted.batch,)
    if wanted.witness:
        yield "p.exhibit IN (SELECT id FROM exhibit WHERE witness = ?)", (wanted.witness,)
    if wanted.time:
        dated = "p.exhibit IN (SELECT id FROM exhibit WHERE substr(date, 1, ?) = ?)"
        yield dated, (len(wanted.time), wanted.time)


def _of_steps(wanted: PassageFilter) -> Iterator[_Part]:
    """What a filter asks of what was said at the second level."""
    if wanted.kinds:
        of_kind = f"SELECT id FROM exhibit WHERE kind IN ({_marks(wanted.kinds)})"  # noqa: S608 - marks
        yield f"p.exhibit IN ({of_kind})", wanted.kinds
    if wanted.statuses:
        steps = " OR ".join(_STEPS[one] for one in wanted.statuses if one in _STEPS) or "0"
        yield f"p.row IN (SELECT q.row FROM passage q WHERE {steps})", ()  # noqa: S608 - below


REJECTED = "rejected"
_JUDGED = "SELECT j.row FROM passage j WHERE j.status <> ''"
# Twice about the status: only so does SQLite take the index of those of which something was said.
_STEPS = {
    "candidate": f"q.tags = '' AND q.row NOT IN ({_JUDGED})",
    "tagged": f"q.tags <> '' AND q.row NOT IN ({_JUDGED})",
    **{one: f"q.status <> '' AND q.status = '{one}'" for one in ("checked", "confirmed", REJECTED)},
}
_RANK = "(({0}.role = 'attorney') * 2 + ({0}.role = 'second_level'))"
# The loops in this order: only where something came later is anything else looked up.
CHANGED_SINCE = f"""SELECT DISTINCT s.subject FROM entity s
  CROSS JOIN entity e ON e.subject = s.subject AND e.hlc > s.hlc
    AND e.kind IN ('tagging', 'field', 'passage_field', 'passage_issue', 'exhibit_field')
  CROSS JOIN changeset c ON c.id = e.changeset
  CROSS JOIN changeset sc ON sc.id = s.changeset
    AND {_RANK.format("c")} < {_RANK.format("sc")}
  CROSS JOIN payload sp ON sp.hash = s.payload
    AND json_extract(CAST(sp.content AS TEXT), '$.state') IN ('checked', 'confirmed')
  WHERE s.kind = 'status'"""  # noqa: S608 - our own constants
"""Passages and exhibits that a lower role changed after they were checked or confirmed."""
_LEFT = {
    "quick_marks": "q.tags = ''",
    "missing": "q.missing > 0",
    "unchecked": "q.is_unchecked = 1",
    "uncited": "q.pin = ''",
    "unsettled": "q.is_unsettled = 1",
    "changed": f"q.id IN ({CHANGED_SINCE})",
}
_SAYING = r"""SELECT q.row FROM passage q
  WHERE q.quote LIKE ? ESCAPE '\' OR q.question LIKE ? ESCAPE '\'
  OR q.number LIKE ? ESCAPE '\' OR q.pin LIKE ? ESCAPE '\'
  OR q.exhibit IN (SELECT id FROM exhibit WHERE title LIKE ? ESCAPE '\')"""


def _rows_on(table: str, column: str, values: Sequence[object]) -> str:
    return f"""p.row IN (SELECT q.row FROM {table} t JOIN passage q ON q.id = t.passage
      WHERE t.{column} IN ({_marks(values)}))"""  # noqa: S608 - our own tables, and marks


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def lines(view: View, row_numbers: Sequence[int]) -> dict[int, PassageLine]:
    """Table rows by their local row number."""
    found = view.rows(f"{_LINE} WHERE p.row IN ({_marks(row_numbers)})", row_numbers)
    return {row[0]: _line(row) for row in found}


def of_exhibit(view: View, exhibit: bytes) -> tuple[PassageLine, ...]:
    """The passages of one exhibit, in the order of the page."""
    return tuple(
        _line(row)
        for row in view.rows(f"{_LINE} WHERE p.exhibit = ? ORDER BY p.start, p.row", (exhibit,))
    )


def around(view: View, exhibit: bytes, start: int, end: int) -> tuple[PassageLine, ...]:
    """Those of them that begin before the end of some words and end after their beginning."""
    found = view.rows(
        f"""{_LINE} WHERE p.exhibit = ? AND p.start < ? AND p.ending > ?
            ORDER BY p.start, p.row""",
        (exhibit, end, start),
    )
    return tuple(map(_line, found))


def count(view: View) -> int:
    """How many passages the matter has."""
    return int(view.rows("SELECT count(*) FROM passage")[0][0])


def tag_counts(view: View) -> dict[str, int]:
    """How many passages carry each tag."""
    return dict(
        view.rows("SELECT tag, count(*) FROM tagging JOIN passage p ON p.id = passage GROUP BY tag")
    )


def line_of(view: View, passage: bytes) -> PassageLine:
    """One passage's row.

    Raises:
        InputError: it is not in the matter, or was withdrawn.
    """
    found = view.rows(f"{_LINE} WHERE p.id = ?", (passage,))
    if not found:
        raise InputError("This passage is not in the matter, or was withdrawn.")
    return _line(found[0])


def passage_at(view: View, exhibit: bytes, layer: bytes, spans: Iterable[Span]) -> PassageId:
    """The passage that stands on just these words, wherever it was made; else the id of a new one.

    One that was made on an older reading keeps its id where it stands now.
    """
    pairs = [[span.start, span.end] for span in spans]
    new = passage_id(exhibit, layer, pairs)
    found = pairs and view.rows(
        """SELECT id FROM passage WHERE exhibit = ? AND start = ? AND ending = ? AND layer = ?
             AND spans = ? ORDER BY id <> ?, id LIMIT 1""",
        (exhibit, pairs[0][0], pairs[-1][1], layer, msgspec.json.encode(pairs).decode(), new),
    )
    return PassageId(found[0][0]) if found else new


def is_standing(view: View, passage: bytes) -> bool:
    """Whether the passage is shown: marked, and neither withdrawn nor replaced."""
    return bool(view.rows("SELECT 1 FROM passage WHERE id = ?", (passage,)))


def resolve(view: View, text: str) -> PassageId:
    """The passage that a person means, withdrawn ones too.

    Its number, or at least 8 characters of its id.

    Raises:
        InputError: none is meant, or several.
    """
    found = view.rows(
        """SELECT n.owner FROM number n LEFT JOIN passage p ON p.id = n.owner
           WHERE n.label = ? AND n.series = 'passage_number'
           ORDER BY p.id IS NULL, n.hlc DESC LIMIT 1""",
        (text,),
    )
    if not found and len(text) >= 8 and all(char in "0123456789abcdef" for char in text.lower()):  # noqa: PLR2004
        found = view.rows(
            "SELECT entity FROM entity WHERE kind = 'passage' AND hex(entity) LIKE ?",
            (f"{text.upper()}%",),
        )
    if len(found) != 1:
        raise InputError(
            said("No passage is numbered “{text}”. “pincite passages” lists them.", text=text)
        )
    return PassageId(found[0][0])


def body(view: View, passage: bytes) -> PassageBody:
    """A passage as it was marked.

    Raises:
        InputError: it is not shown in the matter.
    """
    found = body_of(view, passage, PassageBody)
    if found is None or found.replaced_by:
        raise InputError("This passage is not in the matter, or was withdrawn.")
    return found


def is_replaced(view: View, passage: bytes) -> bool:
    """Whether a wider or narrower passage took this one's place."""
    found = body_of(view, passage, PassageBody)
    return found is not None and found.replaced_by != ""


def last_body(view: View, passage: bytes) -> PassageBody:
    """A passage as it was last marked, also where it was withdrawn since.

    Raises:
        InputError: it never was in the matter.
    """
    found = view.rows(
        """SELECT p.content FROM op o JOIN changeset c ON c.seq = o.seq
           JOIN payload p ON p.hash = o.payload WHERE o.entity = ? AND o.kind = 'passage'
           ORDER BY c.hlc DESC""",
        (passage,),
    )
    bodies = (read_body(row[0], PassageBody) for row in found)
    last = next((one for one in bodies if one is not None and not one.replaced_by), None)
    if last is None:
        raise InputError("This passage is not in the matter.")
    return last


def tags_of(view: View, passage: bytes) -> tuple[TagOn, ...]:
    """The tags on a passage with the fields that people set, in the order of the tags."""
    values: dict[str, dict[str, str]] = {}
    for _, one in bodies_of(view, Kind.FIELD, FieldBody, passage):
        values.setdefault(one.tag, {})[one.name] = one.value
    found = view.rows(
        "SELECT tag, person, hlc FROM tagging WHERE passage = ? ORDER BY tag", (passage,)
    )
    return tuple(
        TagOn(
            tag,
            values.get(tag, {}).get("kind", ""),
            person,
            instant(hlc),
            _without_kind(values.get(tag, {})),
        )
        for tag, person, hlc in found
    )


def _without_kind(values: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if name != "kind"}


def has_tag(view: View, passage: bytes, tag: str) -> bool:
    """Whether the passage carries the tag."""
    return bool(view.rows("SELECT 1 FROM tagging WHERE passage = ? AND tag = ?", (passage, tag)))


def notes_of(view: View, passage: bytes) -> tuple[NoteOn, ...]:
    """The notes on a passage, earliest first."""
    return tuple(
        NoteOn(entity, one.text, *_written(view, entity))
        for entity, one in bodies_of(view, Kind.NOTE, NoteBody, passage)
    )


def _written(view: View, entity: bytes) -> tuple[bytes, datetime]:
    person, hlc = view.rows("SELECT person, hlc FROM entity WHERE entity = ?", (entity,))[0]
    return person, instant(hlc)


def issues(view: View) -> tuple[IssueRow, ...]:
    """The issues of the matter, each followed by those below it."""
    said = {
        entity: (one.name, bytes.fromhex(one.parent))
        for entity, one in in_order_made(bodies_of(view, Kind.ISSUE, IssueBody), view)
    }
    # Acts keep two levels; two of them made apart can still leave a third, or one below itself.
    top = {entity for entity, (_, parent) in said.items() if parent not in said}
    every = [
        IssueRow(entity, name, parent if parent in top else None)
        for entity, (name, parent) in said.items()
    ]
    return tuple(
        one
        for issue in every
        if issue.parent is None
        for one in (issue, *(sub for sub in every if sub.parent == issue.id))
    )


def issues_of(view: View, passage: bytes) -> tuple[IssueRow, ...]:
    """The issues of one passage, in the order of the matter's list."""
    on = {
        row[0] for row in view.rows("SELECT issue FROM passage_issue WHERE passage = ?", (passage,))
    }
    return tuple(issue for issue in issues(view) if issue.id in on)


def links_of(view: View, passage: bytes) -> tuple[LinkOn, ...]:
    """Every link between this passage and another one that stands."""
    found = view.rows(
        """SELECT l.kind, l.other, l.hlc, l.person FROM link l JOIN passage p ON p.id = l.other
           WHERE l.passage = ? ORDER BY l.hlc, l.kind, l.other""",
        (passage,),
    )
    return tuple(
        LinkOn(kind, PassageId(other), instant(hlc), person) for kind, other, hlc, person in found
    )


def citation(view: View, line: PassageLine, occurrence: bytes | None = None) -> str:
    """The pin cite of a passage in the occurrence it was made in."""
    name = exhibits.cite_name(
        view, exhibits.exhibit(view, line.exhibit), occurrence or made_in(view, line.id)
    )
    return citations.cite(name, line.pin)


def made_in(view: View, passage: bytes) -> bytes | None:
    """The occurrence in which a passage was marked; ``None`` where nobody said."""
    found = view.rows("SELECT occurrence FROM passage WHERE id = ?", (passage,))
    return bytes(found[0][0]) if found and found[0][0] else None


def card(view: View, passage: bytes) -> PassageCard:
    """One passage with everything on it.

    Raises:
        InputError: it is not shown in the matter.
    """
    line = line_of(view, passage)
    occurrence = made_in(view, passage)
    fields = {
        name: one.value
        for name, one in exhibits.fields_of(view, Kind.PASSAGE_FIELD, passage).items()
    }
    return PassageCard(
        line,
        citation(view, line, occurrence),
        tags_of(view, passage),
        issues_of(view, passage),
        notes_of(view, passage),
        links_of(view, passage),
        fields,
        occurrence,
    )


def privileged_spans(
    view: View,
) -> dict[tuple[bytes, bytes], list[tuple[bytes, tuple[Span, ...]]]]:
    """Passages that may be privileged, with their spans, by exhibit and layer."""
    found: dict[tuple[bytes, bytes], list[tuple[bytes, tuple[Span, ...]]]] = {}
    for passage, exhibit, layer, spans in view.rows(
        "SELECT id, exhibit, layer, spans FROM passage WHERE privilege NOT IN ('', 'none')"
    ):
        found.setdefault((exhibit, layer), []).append((passage, _spans(spans)))
    return found


def overlapping(
    view: View, exhibit: bytes, layer: bytes, spans: Iterable[Span]
) -> tuple[PassageLine, ...]:
    """Passages of the same layer that share words with these spans."""
    wanted = tuple(spans)
    first = min((span.start for span in wanted), default=0)
    last = max((span.end for span in wanted), default=0)
    near = view.rows(
        f"""{_LINE} WHERE p.exhibit = ? AND p.layer = ? AND p.start < ? AND p.ending > ?
            ORDER BY p.start, p.row""",
        (exhibit, layer, last, first),
    )
    return tuple(
        line
        for line in map(_line, near)
        if any(a.start < b.end and b.start < a.end for a in line.spans for b in wanted)
    )
