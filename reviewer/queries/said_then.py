"""What a passage or an exhibit said at a moment, beside what it says now.

Both are read from the acts on its entities by the rule that shows anything: of those acts that no
other one up to the moment names as its base, the greatest. What was taken away, or said later, is
empty on its side.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

import msgspec

from reviewer.fields import EXHIBIT_FIELDS, OCCURRENCE_FIELDS, PASSAGE_FIELDS, specs_of
from reviewer.model import Kind, Role
from reviewer.queries import histories, people, tags
from reviewer.queries.view import View
from reviewer.said import Said, named, said
from reviewer.store import log

_ROLES = [role.value for role in Role]
_DECISION = "decide"
_YES = said("yes")
_OF_EXHIBIT = (
    Kind.CONTROL_NUMBER, Kind.EXHIBIT_FIELD, Kind.REVIEW, Kind.STATUS, Kind.SEQUESTER,
    Kind.OCCURRENCE,
)  # fmt: skip

_SPECS = {
    Kind.EXHIBIT_FIELD: EXHIBIT_FIELDS,
    Kind.OCCURRENCE_FIELD: OCCURRENCE_FIELDS,
    Kind.PASSAGE_FIELD: PASSAGE_FIELDS,
}

Says: TypeAlias = dict[str, object]


@dataclass(frozen=True, slots=True)
class Value:
    """One thing that is said: what it is called, what it was then and what it is now."""

    name: str
    then: str
    now: str

    @property
    def is_changed(self) -> bool:
        """Whether it says something else now."""
        return self.then != self.now


@dataclass(frozen=True, slots=True)
class _Told:
    """What one act says of one entity."""

    entity: bytes
    kind: str
    changeset: bytes
    hlc: int
    role: str
    verb: str
    person: bytes
    bases: frozenset[bytes]
    content: bytes | None

    @property
    def rank(self) -> tuple[bool, int, bool, int, bytes]:
        """The greater one is shown."""
        role = _ROLES.index(self.role) if self.role in _ROLES else 0
        there = self.content is not None
        return self.verb == _DECISION, role, there, self.hlc, self.changeset


def values(view: View, wanted: histories.Wanted) -> tuple[Value, ...]:
    """Everything that a passage or an exhibit said at ``wanted.until``, or says now."""
    told = _told(view, _entities(view, wanted))
    until = wanted.until
    then = _shown(told, None if until is None else histories.bound(until))
    now = _shown(told, None)
    speaker = _Speaker(view)
    found: dict[tuple[str, bytes], list[str]] = {}
    for place, side in enumerate((then, now)):
        for entity, one in side.items():
            for name, value in speaker.says(one):
                found.setdefault((name, entity), ["", ""])[place] = value
    rows = (Value(name, *sides) for (name, _), sides in found.items())
    return tuple(sorted((one for one in rows if one.then or one.now), key=_order))


def _order(value: Value) -> tuple[bool, str]:
    return value.name != _WORDS, value.name.casefold()


_WORDS = said("Words")


def _entities(view: View, wanted: histories.Wanted) -> list[bytes]:
    if wanted.passage is not None:
        on = view.rows("SELECT DISTINCT entity FROM op WHERE subject = ?", (wanted.passage,))
        return [wanted.passage, *(row[0] for row in on)]
    if wanted.exhibit is None:
        return []
    marks = ", ".join("?" * len(_OF_EXHIBIT))
    found = view.rows(
        f"""WITH of_it AS (SELECT DISTINCT entity FROM op WHERE subject = ? AND kind IN ({marks}))
            SELECT entity FROM of_it UNION SELECT o.entity FROM op o JOIN of_it
            ON o.subject = of_it.entity WHERE o.kind = 'occurrence_field'""",  # noqa: S608 - marks
        (wanted.exhibit, *(kind.value for kind in _OF_EXHIBIT)),
    )
    return [row[0] for row in found]


def _told(view: View, entities: Collection[bytes]) -> list[_Told]:
    """Every act on these entities, with its bases."""
    found: list[_Told] = []
    bodies: dict[bytes, dict[bytes, frozenset[bytes]]] = {}
    for entity in entities:
        rows = view.rows(
            """SELECT o.kind, c.id, c.hlc, c.role, c.verb, c.person, c.body, p.content
               FROM op o JOIN changeset c ON c.seq = o.seq
               LEFT JOIN payload p ON p.hash = o.payload WHERE o.entity = ?""",
            (entity,),
        )
        for kind, changeset, hlc, role, verb, person, body, content in rows:
            if changeset not in bodies:
                bodies[changeset] = _bases(body)
            bases = bodies[changeset].get(entity, frozenset())
            found.append(_Told(entity, kind, changeset, hlc, role, verb, person, bases, content))
    return found


def _bases(body: bytes) -> dict[bytes, frozenset[bytes]]:
    return {
        bytes.fromhex(op.entity): frozenset(map(bytes.fromhex, op.bases))
        for op in log.decode(body).ops
    }


def _label(kind: str, tag: str, name: str) -> str:
    """What a field is called on the screen; its word in files where it is not ours."""
    specs = specs_of(tag) if kind == Kind.FIELD else _SPECS[Kind(kind)]
    return next((spec.label for spec in specs if spec.name == name), name)


def _shown(told: Sequence[_Told], before: int | None) -> dict[bytes, _Told]:
    """By entity, what its heads up to a moment make of it."""
    counted = [one for one in told if before is None or one.hlc < before]
    superseded = {(one.entity, base) for one in counted for base in one.bases}
    shown: dict[bytes, _Told] = {}
    for one in counted:
        best = shown.get(one.entity)
        is_head = (one.entity, one.changeset) not in superseded
        if is_head and (best is None or one.rank > best.rank):
            shown[one.entity] = one
    return shown


class _Speaker:
    """Says in words what an entity says."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._people = {row.id: row.name for row in people.reviewers(view)}

    def says(self, one: _Told) -> list[tuple[str, str]]:
        """Names and values; none of what was taken away or cannot be read."""
        tell = self._TELLERS.get(one.kind)
        if tell is None or one.content is None:
            return []
        body = msgspec.json.decode(one.content)
        return tell(self, body, one) if isinstance(body, dict) else []

    def _passage(self, body: Says, _one: _Told) -> list[tuple[str, str]]:
        anchors = body.get("anchors")
        every = anchors if isinstance(anchors, list) else []
        quotes = [str(one.get("quote", "")) for one in every if isinstance(one, dict)]
        replaced = said("another extent") if body.get("replaced_by") else ""
        return [(_WORDS, " … ".join(quotes)), (said("Replaced by"), replaced)]

    def _tagging(self, body: Says, _one: _Told) -> list[tuple[str, str]]:
        return [(said("Tag {tag}", tag=self._tag(body)), _YES)]

    def _tag(self, body: Says) -> Said:
        return named(tags.tag_of(self._view, str(body.get("tag", ""))).name)

    def _field(self, body: Says, one: _Told) -> list[tuple[str, str]]:
        name, value = str(body.get("name", "")), str(body.get("value", ""))
        label = named(_label(one.kind, str(body.get("tag", "")), name))
        if not body.get("tag"):
            return [(label, value)]
        return [(said("{tag}: {field}", tag=self._tag(body), field=label), value)]

    def _note(self, body: Says, one: _Told) -> list[tuple[str, str]]:
        who = self._people.get(one.person) or said("A reviewer")
        return [(said("Note of {name}", name=who), str(body.get("text", "")))]

    def _issue(self, body: Says, _one: _Told) -> list[tuple[str, str]]:
        found = self._view.rows(_ISSUE, (str(body.get("issue", "")),))
        name = str(found[0][0]) if found else said("that is not here")
        return [(said("Issue {name}", name=name), _YES)]

    def _number(self, body: Says, one: _Told) -> list[tuple[str, str]]:
        digits = 5 if one.kind == Kind.CONTROL_NUMBER else 4
        number = body.get("number")
        if not isinstance(number, int):
            return []
        return [(said("Number"), f"{body.get('prefix', '')}-{number:0{digits}d}")]

    def _status(self, body: Says, _one: _Told) -> list[tuple[str, str]]:
        reason = str(body.get("reason", ""))
        state = named(str(body.get("state", "")))
        return [(said("Status"), f"{state}: {reason}" if reason else state)]

    def _review(self, body: Says, one: _Told) -> list[tuple[str, str]]:
        who = self._people.get(one.person) or said("A reviewer")
        return [(said("Review by {name}", name=who), named(str(body.get("state", ""))))]

    def _occurrence(self, body: Says, _one: _Told) -> list[tuple[str, str]]:
        return [(said("Source path"), str(body.get("path", "")))]

    def _relocation(self, body: Says, _one: _Told) -> list[tuple[str, str]]:
        return [(said("Place in the later reading"), named(str(body.get("state", ""))))]

    def _sequester(self, body: Says, _one: _Told) -> list[tuple[str, str]]:
        return [(said("Sequestered"), str(body.get("reason", "")))]

    _TELLERS: ClassVar[dict[str, Callable[["_Speaker", Says, _Told], list[tuple[str, str]]]]] = {
        Kind.PASSAGE: _passage,
        Kind.TAGGING: _tagging,
        Kind.FIELD: _field,
        Kind.PASSAGE_FIELD: _field,
        Kind.EXHIBIT_FIELD: _field,
        Kind.OCCURRENCE_FIELD: _field,
        Kind.NOTE: _note,
        Kind.PASSAGE_ISSUE: _issue,
        Kind.CONTROL_NUMBER: _number,
        Kind.PASSAGE_NUMBER: _number,
        Kind.STATUS: _status,
        Kind.REVIEW: _review,
        Kind.OCCURRENCE: _occurrence,
        Kind.RELOCATION: _relocation,
        Kind.SEQUESTER: _sequester,
    }


_ISSUE = """SELECT json_extract(CAST(p.content AS TEXT), '$.name') FROM op o
  JOIN payload p ON p.hash = o.payload WHERE o.entity = unhex(?) ORDER BY o.seq DESC LIMIT 1"""
