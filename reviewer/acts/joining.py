"""What becomes one when a difference is decided: texts, answers, passages, definitions, places.

Nothing is thrown away that anybody wrote: words that are joined stand in the joined text, a
passage's number goes on to the passage that takes its place, and whoever is told a note by another
reads whose it was. What is joined is never more than what the one who decides saw.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from reviewer.acts import issues, own_tags
from reviewer.acts.passages import passage_ops
from reviewer.errors import RefusedError
from reviewer.fields import checked
from reviewer.model import (
    Body,
    CitedInBody,
    EntityId,
    FieldBody,
    Kind,
    LinkBody,
    NoteBody,
    NumberBody,
    Op,
    PartyBody,
    PassageBody,
    PassageId,
    PassageIssueBody,
    PersonBody,
    Tag,
    TaggingBody,
    TagId,
    derived_id,
    field_id,
    link_id,
    named_field_id,
    number_id,
    passage_issue_id,
    tagging_id,
)
from reviewer.queries import difference_values, differing_pairs, exhibits, many, numbers, passages
from reviewer.queries.difference_values import Values
from reviewer.queries.differing_heads import Head, body_in
from reviewer.queries.view import View, bodies_of, body_of, in_order_made, is_shown
from reviewer.said import said
from reviewer.text.layer import Span

_OF_THE_WORDS = frozenset({"checked", "corrected_quote", "counsels_words"})
_AGAINST = frozenset({Tag.ADMISSION.value, Tag.DENIAL.value})


# --- Words ----------------------------------------------------------------------------------------


def joined(view: View, kind: str, heads: Sequence[Head]) -> Body:
    """Several versions of a note, an answer or a person as one."""
    if kind == Kind.NOTE:
        return NoteBody("\n\n".join(_with_names(view, heads)))
    if kind == Kind.PERSON:
        bodies = [body_in(head.content, PersonBody) for head in heads]
        return one_person([body for body in bodies if body is not None])
    bodies_said = [body_in(head.content, FieldBody) for head in heads]
    return _one_answer(kind, [body for body in bodies_said if body is not None])


def _with_names(view: View, heads: Iterable[Head]) -> list[str]:
    """Each text once, with the name of who wrote it."""
    values = Values(view)
    told: dict[str, bytes] = {}
    for head in heads:
        body = body_in(head.content, NoteBody)
        if body is not None:
            told.setdefault(body.text, head.person)
    return [f"{values.reviewer(person)}: {text}" for text, person in told.items()]


def _one_answer(kind: str, bodies: Sequence[FieldBody]) -> FieldBody:
    spec = difference_values.spec_of(kind, bodies[0])
    parts = [part.strip() for body in bodies for part in body.value.split("; ")]
    value = "; ".join(dict.fromkeys(part for part in parts if part))
    return replace(bodies[-1], value=checked((spec,), spec.name, value) if spec else value)


def one_person(bodies: Sequence[PersonBody]) -> PersonBody:
    """Several descriptions of one person: the last, with every name that any of them has."""
    last = bodies[-1]
    names = [name for body in bodies for name in (body.name, *body.aliases)]
    aliases = [name for name in dict.fromkeys(names) if name != last.name]
    party = last.party or next((body.party for body in bodies if body.party), "")
    role = next((body.role for body in reversed(bodies) if body.role != "unknown"), "unknown")
    is_attorney = any(body.is_attorney for body in bodies)
    return replace(last, aliases=aliases, party=party, role=role, is_attorney=is_attorney)


def as_notes(view: View, note: EntityId, passage: bytes, heads: Sequence[Head]) -> list[Op]:
    """Versions of a note as notes of their own: the first stays, the others name their writer."""
    first, *others = heads
    ops = [Op(note, Kind.NOTE, passage, first.content)]
    for head in others:
        text = _with_names(view, [head])[0]
        ops.append(Op(_note_from(note, head.changeset), Kind.NOTE, passage, NoteBody(text)))
    return ops


def _note_from(note: bytes, source: bytes) -> EntityId:
    """The id of a note made from another: the same for all who decide alike."""
    return derived_id("note", note.hex(), source.hex())


# --- Passages -------------------------------------------------------------------------------------


def withdrawn(view: View, passage: PassageId) -> list[Op]:
    """A passage goes, if it stands."""
    body = body_of(view, passage, PassageBody)
    if body is None or body.replaced_by:
        return []
    return [Op(EntityId(passage), Kind.PASSAGE, bytes.fromhex(body.exhibit), None)]


def withdrawn_if_bare(view: View, passage: PassageId, gone: Collection[bytes]) -> list[Op]:
    """A passage goes if nobody says anything of it any more, once these things on it are gone."""
    tags = [one for one, _ in bodies_of(view, Kind.TAGGING, TaggingBody, passage)]
    notes = bodies_of(view, Kind.NOTE, NoteBody, passage)
    return [] if notes or any(one not in gone for one in tags) else withdrawn(view, passage)


def without_tags_of(view: View, passage: PassageId, other: PassageId) -> list[Op]:
    """A passage loses the tags that another carries as well, and goes if it has nothing else."""
    on = many.tags_on(view, [passage, other])
    both = sorted(on.get(passage, set()) & on.get(other, set()))
    gone = {tagging_id(passage, tag) for tag in both}
    ops = [Op(tagging_id(passage, tag), Kind.TAGGING, passage, None) for tag in both]
    return ops + withdrawn_if_bare(view, passage, gone)


def one_passage(view: View, one: PassageId, other: PassageId) -> list[Op]:
    """A passage that spans both, with everything that stands on either.

    Raises:
        RefusedError: they would carry tags against each other, or stand on different readings.
    """
    first, second = passages.card(view, one), passages.card(view, other)
    tags = {tag.tag for tag in (*first.tags, *second.tags)}
    if tags >= _AGAINST:
        raise RefusedError(
            "One of these is tagged against the other. Take one of the tags off first, or keep "
            "both passages."
        )
    if first.line.layer != second.line.layer:
        raise RefusedError("These stand on two readings of the exhibit. Keep one of them, or both.")
    spans = _spanning((*first.line.spans, *second.line.spans))
    place = first.occurrence or second.occurrence
    new, ops = passage_ops(view, first.line.exhibit, first.line.layer, spans, place)
    ops = [op for op in ops if op.kind is not Kind.PASSAGE_NUMBER]
    for passage in (one, other):
        if passage != new:
            ops += _numbers(view, passage, new)
            ops += _all_of(view, passage, new)
            ops += _replaced(view, passage, new)
    return _each_once(ops)


def _spanning(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans that hold all of these, as few as can be."""
    made: list[Span] = []
    for span in sorted(spans):
        if made and span.start <= made[-1].end:
            made[-1] = Span(made[-1].start, max(made[-1].end, span.end))
        else:
            made.append(span)
    return tuple(made)


def _each_once(ops: Iterable[Op]) -> list[Op]:
    """What is said first of a thing stands: the first passage's answers go before the other's."""
    made: dict[bytes, Op] = {}
    for op in ops:
        made.setdefault(op.entity, op)
    return list(made.values())


def _numbers(view: View, old: PassageId, new: PassageId) -> list[Op]:
    held = numbers.numbers_of(view, Kind.PASSAGE_NUMBER, old)
    return [_number(new, replace(body, place=place)) for place, body in enumerate(held)]


def _number(passage: bytes, body: NumberBody) -> Op:
    writer = bytes.fromhex(body.writer)
    entity = number_id(Kind.PASSAGE_NUMBER, passage, body.prefix, body.number, writer)
    return Op(entity, Kind.PASSAGE_NUMBER, passage, body)


def _replaced(view: View, old: PassageId, new: PassageId) -> list[Op]:
    body = passages.body(view, old)
    replaced = replace(body, replaced_by=new.hex())
    return [Op(EntityId(old), Kind.PASSAGE, bytes.fromhex(body.exhibit), replaced)]


def _all_of(view: View, old: PassageId, new: PassageId) -> list[Op]:
    """Everything that stands on one passage, put on another that does not say so yet."""
    on = [
        (kind, entity, body)
        for kind, sort in _ON_PASSAGES
        for entity, body in bodies_of(view, kind, sort, old)
    ]
    links = passages.links_of(view, old)
    ops = [_moved(kind, entity, body, new) for kind, entity, body in on]
    ops += [_link(link.kind, new, link.other) for link in links if link.other != new]
    return [op for op in ops if op is not None and not is_shown(view, op.entity)]


_ON_PASSAGES: Sequence[tuple[Kind, type[Body]]] = (
    (Kind.TAGGING, TaggingBody),
    (Kind.FIELD, FieldBody),
    (Kind.PASSAGE_FIELD, FieldBody),
    (Kind.PASSAGE_ISSUE, PassageIssueBody),
    (Kind.NOTE, NoteBody),
)


def _moved(kind: str, entity: bytes, body: Body, new: PassageId) -> Op | None:
    """What stands on one passage, said of another; ``None`` for what is of the exact words."""
    if isinstance(body, TaggingBody):
        return Op(tagging_id(new, body.tag), Kind.TAGGING, new, body)
    if isinstance(body, FieldBody) and kind == Kind.FIELD:
        return Op(field_id(new, body.tag, body.name), Kind.FIELD, new, body)
    if isinstance(body, FieldBody) and body.name not in _OF_THE_WORDS:
        named = named_field_id(Kind.PASSAGE_FIELD, new, body.name)
        return Op(named, Kind.PASSAGE_FIELD, new, body)
    if isinstance(body, PassageIssueBody):
        on = passage_issue_id(new, bytes.fromhex(body.issue))
        return Op(on, Kind.PASSAGE_ISSUE, new, body)
    if isinstance(body, NoteBody):
        return Op(_note_from(entity, new), Kind.NOTE, new, body)
    return None


def _link(kind: str, one: bytes, other: bytes) -> Op:
    ends = sorted((one.hex(), other.hex()))
    return Op(link_id(kind, one, other), Kind.LINK, None, LinkBody(kind, ends))


def onto(view: View, old: PassageId, new: PassageId, edits: Iterable[tuple[str, Head]]) -> list[Op]:
    """What somebody put on a passage that was replaced, put on the one in its place.

    Raises:
        RefusedError: that one does not stand any more.
    """
    if not passages.is_standing(view, new):
        raise RefusedError("The passage in its place was withdrawn meanwhile. Keep one of them.")
    bodies = {str(kind): sort for kind, sort in _ON_PASSAGES}
    ops: dict[bytes, Op] = {}
    for kind, head in edits:
        body = body_in(head.content, bodies.get(kind, LinkBody)) if kind != Kind.STATUS else None
        op = _taken_over(kind, head.entity, body, old, new)
        if op is not None and not is_shown(view, op.entity):
            ops[op.entity] = op
    return list(ops.values())


def _taken_over(
    kind: str, entity: bytes, body: Body | None, old: PassageId, new: PassageId
) -> Op | None:
    if isinstance(body, LinkBody):
        other = next((end for end in body.ends if end != old.hex()), new.hex())
        return None if other == new.hex() else _link(body.kind, new, bytes.fromhex(other))
    return _moved(kind, entity, body, new) if body is not None else None


# --- Definitions ----------------------------------------------------------------------------------


def earlier(view: View, ends: Sequence[bytes]) -> bytes:
    """The one of several things that was made first."""
    made = in_order_made([(end, NoteBody("")) for end in ends], view)
    return made[0][0]


def one_definition(view: View, kind: str, gone: bytes, kept: bytes) -> list[Op]:
    """Whatever names one definition names the other, and the one goes."""
    if kind == Kind.ISSUE:
        return list(issues.merge_issues(view, EntityId(gone), EntityId(kept)).ops)
    if kind == Kind.OWN_TAG:
        return list(own_tags.merge_tags(view, TagId(gone.hex()), TagId(kept.hex())).ops)
    taken_away = Op(EntityId(gone), Kind(kind), None, None)
    if kind == Kind.PERSON:
        bodies = [body_of(view, one, PersonBody) for one in (gone, kept)]
        whole = one_person([body for body in bodies if body is not None])
        return [Op(EntityId(kept), Kind.PERSON, None, whole), taken_away]
    belonging = bodies_of(view, Kind.PERSON, PersonBody)
    moved = [
        Op(EntityId(one), Kind.PERSON, None, replace(body, party=kept.hex()))
        for one, body in belonging
        if body.party == gone.hex()
    ]
    shown = body_of(view, kept, PartyBody)
    return [*([Op(EntityId(kept), Kind.PARTY, None, shown)] if shown else []), *moved, taken_away]


# --- Places ---------------------------------------------------------------------------------------


def one_place(view: View, gone: bytes, kept: bytes, *, is_joined: bool) -> list[Op]:
    """One of two places of an exhibit goes, with its attachments; ``is_joined`` keeps its fields.

    Raises:
        RefusedError: an attachment was met at one of them alone.
    """
    place = exhibits.occurrence(view, gone)
    ops = [Op(EntityId(gone), Kind.OCCURRENCE, place.exhibit, None)]
    if is_joined:
        ops += _fields_over(view, gone, kept)
    ops += _cited_at(view, gone, kept)
    twins = {one.exhibit: one.id for one in exhibits.children_of(view, kept)}
    for child in exhibits.children_of(view, gone):
        twin = twins.get(child.exhibit)
        if twin is None:
            raise RefusedError(
                said(
                    "{label} is attached to one of them alone. Keep both.",
                    label=child.label or child.name,
                )
            )
        ops += one_place(view, child.id, twin, is_joined=is_joined)
    return ops


def _fields_over(view: View, gone: bytes, kept: bytes) -> list[Op]:
    has = exhibits.fields_of(view, Kind.OCCURRENCE_FIELD, kept)
    return [
        Op(named_field_id(Kind.OCCURRENCE_FIELD, kept, name), Kind.OCCURRENCE_FIELD, kept, body)
        for name, body in exhibits.fields_of(view, Kind.OCCURRENCE_FIELD, gone).items()
        if body.value and not (name in has and has[name].value)
    ]


def _cited_at(view: View, gone: bytes, kept: bytes) -> list[Op]:
    """Passages that were marked at the place that goes are cited at the one that stays."""
    body = CitedInBody(kept.hex())
    return [
        Op(derived_id("cited_in", one.hex(), kept.hex()), Kind.CITED_IN, one, body)
        for one in differing_pairs.cited_at(view, gone)
    ]
