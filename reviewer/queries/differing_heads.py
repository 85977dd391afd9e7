"""One thing that was said in several ways: entities whose heads hold different bytes.

Left out is what no person can decide, and what follows from a rule alone: numbers, which are all
kept; bytes, readings and prefixes, which say the same from everyone or were taken back in one copy
while another built on them (what is used stays). Left out as well is what hangs on a passage that
no longer stands, or on an exhibit that is locked away: there is nothing to decide while nobody sees
it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from reviewer.model import Kind
from reviewer.queries import decisions
from reviewer.queries.decisions import Record
from reviewer.queries.difference_kinds import DifferenceKind, Found
from reviewer.queries.view import B, View
from reviewer.store.shown import read_body

_SLICE = 400
BY_RULE = frozenset(
    {
        Kind.PREFIX,
        Kind.EXHIBIT,
        Kind.LAYER,
        Kind.CONTROL_NUMBER,
        Kind.PASSAGE_NUMBER,
        Kind.CITED_IN,
        Kind.INTAKE,
        Kind.INTAKE_FILES,
        Kind.PARTS,
        Kind.LOADED_FIELDS,
        Kind.SAMPLE,
        Kind.DECIDED,
        Kind.PURGE,
        Kind.OPENED,
        Kind.EXPORTED,
    }
)
ON_PASSAGES = frozenset(
    {
        Kind.TAGGING,
        Kind.FIELD,
        Kind.PASSAGE_FIELD,
        Kind.NOTE,
        Kind.PASSAGE_ISSUE,
        Kind.RELOCATION,
    }
)
_ON_EXHIBITS = frozenset(
    {
        Kind.PASSAGE,
        Kind.EXHIBIT_FIELD,
        Kind.OCCURRENCE,
        Kind.OCCURRENCE_FIELD,
        Kind.REVIEW,
        Kind.BATCH_EXHIBIT,
    }
)
_KNOWN = frozenset(Kind)


@dataclass(frozen=True, slots=True)
class Head:
    """What one act says of an entity that nobody has answered: ``content`` None takes it away."""

    entity: bytes
    changeset: bytes
    content: bytes | None
    person: bytes
    role: str
    hlc: int


def body_in(content: bytes | None, body: type[B]) -> B | None:
    """What a head says as a body; ``None`` where it takes away, or is beyond this version."""
    return read_body(content, body)


def found(view: View, records: Mapping[bytes, Record]) -> list[Found]:
    """The entities that a person must look at, in the order of their ids."""
    rows = [
        (bytes(entity), kind, subject)
        for entity, kind, subject in view.rows(
            "SELECT entity, kind, subject FROM entity WHERE is_different = 1 ORDER BY entity"
        )
        if kind in _KNOWN and kind not in BY_RULE
    ]
    heads = heads_of(view, [row[0] for row in rows])
    standing, shown = _standing(view, rows), _exhibits(view, rows)
    made = []
    for entity, kind, subject in rows:
        versions = tuple(sorted(head.changeset for head in heads.get(entity, ())))
        if decisions.are_heads_kept(records, entity, versions):
            continue
        one = _found(entity, kind, subject, versions, standing, shown)
        made += [one] if one is not None else []
    return made


def heads_of(view: View, wanted: Sequence[bytes]) -> dict[bytes, list[Head]]:
    """By entity, what its heads say, the earliest first."""
    by_entity: dict[bytes, list[Head]] = {}
    for start in range(0, len(wanted), _SLICE):
        part = wanted[start : start + _SLICE]
        marks = ", ".join("?" * len(part))
        rows = view.rows(
            f"""SELECT o.entity, c.id, p.content, c.person, c.role, c.hlc FROM op o
                JOIN changeset c ON c.seq = o.seq LEFT JOIN payload p ON p.hash = o.payload
                WHERE o.entity IN ({marks}) AND NOT EXISTS
                  (SELECT 1 FROM superseded s WHERE s.entity = o.entity AND s.base = c.id)
                ORDER BY c.hlc, c.id""",  # noqa: S608 - marks
            part,
        )
        for row in rows:
            by_entity.setdefault(bytes(row[0]), []).append(Head(*row))
    return by_entity


def said(view: View, entity: bytes, changesets: Sequence[bytes]) -> list[Head]:
    """What these acts said of an entity, the earliest first, heads or not."""
    marks = ", ".join("?" * len(changesets))
    rows = view.rows(
        f"""SELECT o.entity, c.id, p.content, c.person, c.role, c.hlc FROM op o
            JOIN changeset c ON c.seq = o.seq LEFT JOIN payload p ON p.hash = o.payload
            WHERE o.entity = ? AND c.id IN ({marks}) ORDER BY c.hlc, c.id""",  # noqa: S608 - marks
        [entity, *changesets],
    )
    return [Head(*row) for row in rows]


def said_of_each(view: View, acts: Mapping[bytes, Collection[bytes]]) -> dict[bytes, list[Head]]:
    """By entity, what its acts named said of it, the earliest first, heads or not."""
    rows = _each(view, _SAID_OF, set(acts))
    found: dict[bytes, list[Head]] = {}
    for row in sorted(rows, key=lambda row: (row[5], row[1])):
        if row[1] in acts[row[0]]:
            found.setdefault(bytes(row[0]), []).append(Head(*row))
    return found


_SAID_OF = """SELECT o.entity, c.id, p.content, c.person, c.role, c.hlc FROM op o
  JOIN changeset c ON c.seq = o.seq LEFT JOIN payload p ON p.hash = o.payload
  WHERE o.entity IN ({marks})"""


def last_of(view: View, entity: bytes) -> list[Head]:
    """Who says what of an entity: its heads that say something.

    Of one that was taken away, what was said last. Who only took an undo back, or undid a removal,
    says nothing of their own: what they brought back is said by whoever said it first.
    """
    return last_of_each(view, [entity]).get(entity, [])


def last_of_each(view: View, wanted: Sequence[bytes]) -> dict[bytes, list[Head]]:
    """By entity, who says what of it; see ``last_of``."""
    by_entity: dict[bytes, list[tuple]] = {}  # type: ignore[type-arg]
    for start in range(0, len(wanted), _SLICE):
        part = wanted[start : start + _SLICE]
        marks = ", ".join("?" * len(part))
        rows = view.rows(
            f"""SELECT o.entity, c.id, p.content, c.person, c.role, c.hlc, c.verb, EXISTS
                 (SELECT 1 FROM superseded s WHERE s.entity = o.entity AND s.base = c.id)
               FROM op o JOIN changeset c ON c.seq = o.seq JOIN payload p ON p.hash = o.payload
               WHERE o.entity IN ({marks}) ORDER BY c.hlc, c.id""",  # noqa: S608 - marks
            part,
        )
        for row in rows:
            by_entity.setdefault(bytes(row[0]), []).append(row)
    return {entity: _last(rows) for entity, rows in by_entity.items()}


def _last(rows: list[tuple]) -> list[Head]:  # type: ignore[type-arg]
    told = [row for row in rows if row[6] not in BROUGHT_BACK]
    heads = [row for row in rows if not row[7]] or rows[-1:]
    found = {}
    for row in heads:
        same = [one for one in told if one[2] == row[2]] if row[6] in BROUGHT_BACK else []
        first = same[-1] if same else row
        found[first[1]] = Head(*first[:6])
    return list(found.values())


BROUGHT_BACK = frozenset({"undo", "redo"})
"""Verbs of acts that repeat what somebody else may have said."""


def _standing(view: View, rows: Iterable[tuple[bytes, str, bytes | None]]) -> dict[bytes, bytes]:
    """Those of the passages spoken of that stand, with their exhibits."""
    wanted = {subject for _, _, subject in rows if subject is not None}
    return dict(_each(view, "SELECT id, exhibit FROM passage WHERE id IN ({marks})", wanted))


def _exhibits(view: View, rows: Iterable[tuple[bytes, str, bytes | None]]) -> dict[bytes, bytes]:
    """Those of the exhibits spoken of that are shown, and those of places spoken of."""
    wanted = {subject for _, _, subject in rows if subject is not None}
    shown = dict(_each(view, "SELECT id, id FROM exhibit WHERE id IN ({marks})", wanted))
    places = _each(view, "SELECT id, exhibit FROM occurrence WHERE id IN ({marks})", wanted)
    return shown | dict(places)


def _each(view: View, statement: str, wanted: set[bytes]) -> list[tuple]:  # type: ignore[type-arg]
    asked, rows = sorted(wanted), []
    for start in range(0, len(asked), _SLICE):
        part = asked[start : start + _SLICE]
        rows += view.rows(statement.format(marks=", ".join("?" * len(part))), part)
    return rows


def _found(
    entity: bytes,
    kind: str,
    subject: bytes | None,
    versions: tuple[bytes, ...],
    standing: Mapping[bytes, bytes],
    shown: Mapping[bytes, bytes],
) -> Found | None:
    """One of them, with the rows that it makes unsure; ``None`` where nobody would see it."""
    on_passage = subject if kind in ON_PASSAGES or subject in standing else None
    if kind in ON_PASSAGES and subject not in standing:
        return None
    if kind in _ON_EXHIBITS and subject not in shown:
        return None
    if kind == Kind.STATUS and subject not in standing and subject not in shown:
        return None
    passages = (on_passage,) if on_passage is not None else ()
    if kind == Kind.PASSAGE:
        passages = (entity,)
    is_of_exhibit = kind in {Kind.EXHIBIT_FIELD, Kind.OCCURRENCE_FIELD}
    exhibit = shown.get(subject or b"") if is_of_exhibit else None
    return Found(
        DifferenceKind.HEADS,
        entity,
        kind,
        (entity,),
        versions,
        versions,
        entity,
        passages,
        exhibit,
    )
