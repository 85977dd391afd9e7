"""What an act put, for a line of the history: the answer, the name, how a difference was settled.

Read from what the act itself wrote, never from what stands now. Of an exhibit or a passage that is
not shown (withdrawn, sequestered, destroyed) nothing is told here: the history then says only that
something was done to it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from reviewer.fields import FieldType
from reviewer.model import (
    EntityId,
    ExportedBody,
    FieldBody,
    IssueBody,
    Kind,
    OwnTagBody,
    PartyBody,
    PersonBody,
)
from reviewer.queries import decisions, difference_words
from reviewer.queries.clawback import HANDED_OVER
from reviewer.queries.difference_kinds import Decided, Way
from reviewer.queries.difference_values import Values, spec_of
from reviewer.queries.view import View
from reviewer.said import Said, named, said
from reviewer.store.shown import read_body

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class _Put:
    """What an act wrote on one thing."""

    changeset: bytes
    kind: str
    entity: bytes
    subject: bytes | None
    content: bytes


_Tell: TypeAlias = Callable[[View, _Put, str], Said | None]


def sentence(view: View, verb: str, changeset: bytes, name: str) -> Said | None:
    """What an act put; ``name`` is what it was about. ``None`` where the plain verb says enough."""
    if verb not in _TOLD:
        return None
    kind, tell = _TOLD[verb]
    put = next(_puts(view, changeset, kind), None)
    return tell(view, put, name) if put is not None else None


def _puts(view: View, changeset: bytes, kind: Kind) -> Iterator[_Put]:
    found = view.rows(
        """SELECT o.entity, o.subject, p.content FROM changeset c JOIN op o ON o.seq = c.seq
           JOIN payload p ON p.hash = o.payload WHERE c.id = ? AND o.kind = ?""",
        (changeset, kind.value),
    )
    for entity, subject, content in found:
        if content is not None and _is_shown(view, subject):
            yield _Put(changeset, kind.value, entity, subject, content)


def _is_shown(view: View, subject: bytes | None) -> bool:
    """Whether what a thing hangs on is in the lists."""
    found = view.rows(
        """SELECT 1 WHERE ?1 IS NULL OR EXISTS (SELECT 1 FROM exhibit WHERE id = ?1)
             OR EXISTS (SELECT 1 FROM passage WHERE id = ?1)""",
        (subject,),
    )
    return bool(found)


def _answer(view: View, put: _Put, name: str) -> Said | None:
    told = Values(view).edit(put.kind, put.content, put.subject or b"")
    if not isinstance(told, Said) or not told.values.get("value"):
        return None
    field, value = told.values["label"], _short(told.values["value"])
    name = _number(view, put.subject) or name
    body = read_body(put.content, FieldBody)
    if body is not None and not body.value:
        return said("took back {field} of {name}", field=field, name=name)
    spec = spec_of(put.kind, body) if body is not None else None
    if spec is not None and spec.type is FieldType.CHOICE:
        value = named(value)
    return said("set {field} of {name} to “{value}”", field=field, name=name, value=value)


def _number(view: View, exhibit: bytes | None) -> str:
    """An exhibit by its number alone: it may be its title that was set."""
    found = view.rows("SELECT label FROM exhibit WHERE id = ?", (exhibit,))
    return str(found[0][0]) if found else ""


def _short(value: object) -> str:
    """A value as it is told; what somebody typed at length is cut."""
    text = value if isinstance(value, str) else str(value)
    is_whole = isinstance(value, Said) or len(text) <= _LONGEST
    return text if is_whole else f"{text[: _LONGEST - 1]}…"


def _called(
    pattern: str, body_type: type[IssueBody | OwnTagBody | PartyBody | PersonBody]
) -> _Tell:
    def tell(_view: View, put: _Put, _name: str) -> Said | None:
        body = read_body(put.content, body_type)
        return said(pattern, name=named(body.name)) if body is not None and body.name else None

    return tell


def _handed_over(_view: View, put: _Put, _name: str) -> Said | None:
    body = read_body(put.content, ExportedBody)
    if body is None or body.product not in HANDED_OVER:
        return None
    return said("handed over {file}", file=named(body.name))


def _settled(view: View, put: _Put, _name: str) -> Said | None:
    record = decisions.record_of(EntityId(put.entity), put.content, put.changeset)
    if record is None:
        return None
    one = difference_words.told_decided(view, [record])[0]
    return said(_SETTLED[one.way], about=one.difference.about, name=_kept(one))


def _kept(one: Decided) -> str:
    versions = one.difference.versions
    found = (version.reviewer for version in versions if version.id == one.kept)
    return next(found, said("a colleague"))


_SETTLED = {
    Way.KEEP: "kept what {name} said: {about}",
    Way.KEEP_ALL: "let both stand: {about}",
    Way.JOIN: "joined both: {about}",
}
_TOLD: dict[str, tuple[Kind, _Tell]] = {
    "set_passage_field": (Kind.PASSAGE_FIELD, _answer),
    "set_exhibit_field": (Kind.EXHIBIT_FIELD, _answer),
    "define_tag": (Kind.OWN_TAG, _called("defined the tag “{name}”", OwnTagBody)),
    "add_issue": (Kind.ISSUE, _called("added the issue “{name}”", IssueBody)),
    "rename_issue": (Kind.ISSUE, _called("renamed an issue to “{name}”", IssueBody)),
    "name_party": (Kind.PARTY, _called("named the party “{name}”", PartyBody)),
    "name_person": (Kind.PERSON, _called("named the person “{name}”", PersonBody)),
    "exported": (Kind.EXPORTED, _handed_over),
    "decide": (Kind.DECIDED, _settled),
}
