"""Marking passages, changing their extent, withdrawing and restoring them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reviewer import typed
from reviewer.acts.matters import new_id
from reviewer.errors import InputError, RefusedError
from reviewer.fields import LINK_KINDS, PASSAGE_FIELDS, checked
from reviewer.model import (
    Act,
    AnchorBody,
    CitedInBody,
    EntityId,
    FieldBody,
    Kind,
    LinkBody,
    NoteBody,
    NumberBody,
    Op,
    PassageBody,
    PassageId,
    PassageIssueBody,
    TaggingBody,
    derived_id,
    field_id,
    link_id,
    named_field_id,
    number_id,
    passage_issue_id,
    tagging_id,
)
from reviewer.queries import entities, numbers, passages
from reviewer.queries.view import View, bodies_of, is_shown
from reviewer.said import said
from reviewer.text import anchors
from reviewer.text.layer import Span, TextLayer

_ON_PASSAGES = (Kind.TAGGING, Kind.FIELD, Kind.PASSAGE_FIELD, Kind.PASSAGE_ISSUE, Kind.NOTE)
_OF_THE_WORDS = frozenset({"checked", "corrected_quote", "counsels_words"})
"""Fields that say something of the exact words, and so nothing of wider or narrower ones."""


def passage_ops(
    view: View,
    exhibit: bytes,
    layer: bytes,
    spans: Sequence[Span],
    occurrence: bytes | None,
    given: int = 0,
) -> tuple[PassageId, list[Op]]:
    """A passage's id, and what must be written so that it stands: nothing where it already does.

    ``given`` numbers were taken by the same act before.

    Raises:
        InputError: the spans hold no words, overlap, or run past the text.
    """
    text = view.layer(layer)
    ordered = checked_spans(text, spans)
    pairs = [[span.start, span.end] for span in ordered]
    passage = passages.passage_at(view, exhibit, layer, ordered)
    if passages.is_standing(view, passage):
        return passage, []
    body = PassageBody(
        exhibit.hex(), layer.hex(), pairs, [anchor_body(text, span) for span in ordered]
    )
    ops = [Op(EntityId(passage), Kind.PASSAGE, exhibit, body)]
    ops += number_ops(view, passage, given)
    if occurrence is not None:
        entity = derived_id("cited_in", passage.hex(), occurrence.hex())
        if not is_shown(view, entity):
            ops.append(Op(entity, Kind.CITED_IN, passage, CitedInBody(occurrence.hex())))
    return passage, ops


def checked_spans(text: TextLayer, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans as a passage may have them: trimmed of white space, in order, apart from each other.

    Raises:
        InputError: they hold no words, overlap, or run past the text.
    """
    ordered = sorted(_trimmed(text, span) for span in spans)
    if not ordered or any(span.start >= span.end for span in ordered):
        raise InputError("There are no words in this selection.")
    if any(one.end > other.start for one, other in pairwise(ordered)):
        raise InputError("Two parts of this selection overlap.")
    return tuple(ordered)


def _trimmed(text: TextLayer, span: Span) -> Span:
    if not 0 <= span.start <= span.end <= len(text.text):
        raise InputError(
            said(
                "The exhibit’s text has {count} characters; this lies outside it.",
                count=len(text.text),
            )
        )
    words = text.text[span.start : span.end]
    lead = len(words) - len(words.lstrip())
    return Span(span.start + lead, span.start + max(lead, len(words.rstrip())))


def anchor_body(text: TextLayer, span: Span) -> AnchorBody:
    """What holds a span of a layer to its words."""
    found = anchors.anchor(text, span)
    return AnchorBody(found.quote, found.before, found.after, found.ordinal)


def number_ops(view: View, passage: bytes, given: int = 0) -> list[Op]:
    """A number for a passage that has none, or whose own went on to a wider or narrower one."""
    held = numbers.numbers_of(view, Kind.PASSAGE_NUMBER, passage)
    lost = [body for body in held if numbers.is_printed_elsewhere(view, passage, body)]
    if len(held) > len(lost):
        return []
    prefix = numbers.prefix_of(view) or "RV"
    number = numbers.next_number(view, Kind.PASSAGE_NUMBER, prefix) + given
    body = NumberBody(prefix, number, view.writer.hex())
    return [
        _number_op(passage, body),
        *(replace(_number_op(passage, one), body=None) for one in lost),
    ]


def _number_op(passage: bytes, body: NumberBody) -> Op:
    writer = bytes.fromhex(body.writer)
    entity = number_id(Kind.PASSAGE_NUMBER, passage, body.prefix, body.number, writer)
    return Op(entity, Kind.PASSAGE_NUMBER, passage, body)


def mark_passage(
    view: View, exhibit: bytes, layer: bytes, spans: Sequence[Span], occurrence: bytes | None
) -> Act:
    """Mark a passage without a tag yet.

    Raises:
        RefusedError: it is marked already.
    """
    _, ops = passage_ops(view, exhibit, layer, spans, occurrence)
    if not ops:
        raise RefusedError("This passage is marked already.")
    return Act("mark_passage", tuple(ops))


def withdraw_passage(view: View, passage: PassageId) -> Act:
    """Take a passage out of tables and logs; nothing on it is lost, and it can be restored."""
    exhibit = bytes.fromhex(passages.body(view, passage).exhibit)
    return Act("withdraw_passage", (Op(EntityId(passage), Kind.PASSAGE, exhibit, None),))


def restore_passage(view: View, passage: PassageId) -> Act:
    """Put a withdrawn passage back with everything that was on it.

    Raises:
        RefusedError: it is not withdrawn.
    """
    if passages.is_standing(view, passage):
        raise RefusedError("This passage is not withdrawn.")
    if passages.is_replaced(view, passage):
        raise RefusedError(
            "This passage was widened or narrowed. Change the one that stands in its place."
        )
    last = passages.last_body(view, passage)
    exhibit = bytes.fromhex(last.exhibit)
    return Act("restore_passage", (Op(EntityId(passage), Kind.PASSAGE, exhibit, last),))


def widen_passage(view: View, passage: PassageId, spans: Sequence[Span]) -> Act:
    """Widen or narrow: a new passage takes over what this reviewer sees on the old one.

    The old one is replaced by it. ``spans`` are of the reading on which it stands now.

    Raises:
        RefusedError: the words are the same, or already a passage.
    """
    old = passages.body(view, passage)
    card = passages.card(view, passage)
    new, ops = passage_ops(view, card.line.exhibit, card.line.layer, spans, card.occurrence)
    if new == passage or not ops:
        raise RefusedError("These words are a passage already.")
    replaced = PassageBody(old.exhibit, old.layer, old.spans, old.anchors, replaced_by=new.hex())
    ops = [op for op in ops if op.kind is not Kind.PASSAGE_NUMBER]
    ops += _carried(view, passage, new)
    ops.append(Op(EntityId(passage), Kind.PASSAGE, bytes.fromhex(old.exhibit), replaced))
    return Act("widen_passage", tuple(ops))


def _carried(view: View, old: PassageId, new: PassageId) -> list[Op]:
    """Number, tags, fields, issues, notes and links of the old passage, on the new one."""
    ops = [
        _number_op(new, replace(body, place=place))
        for place, body in enumerate(numbers.numbers_of(view, Kind.PASSAGE_NUMBER, old))
    ]
    carried = _carried_tags(view, old, new) + _carried_words(view, old, new)
    ops += carried + _left_behind(view, new, {op.entity for op in carried})
    links = (link for link in passages.links_of(view, old) if link.other != new)
    return ops + [_link_op(link.kind, new, link.other) for link in links]


def _carried_tags(view: View, old: PassageId, new: PassageId) -> list[Op]:
    ops = [
        Op(tagging_id(new, body.tag), Kind.TAGGING, new, body)
        for _, body in bodies_of(view, Kind.TAGGING, TaggingBody, old)
    ]
    return ops + [
        Op(field_id(new, body.tag, body.name), Kind.FIELD, new, body)
        for _, body in bodies_of(view, Kind.FIELD, FieldBody, old)
    ]


def _carried_words(view: View, old: PassageId, new: PassageId) -> list[Op]:
    ops = [
        Op(named_field_id(Kind.PASSAGE_FIELD, new, body.name), Kind.PASSAGE_FIELD, new, body)
        for _, body in bodies_of(view, Kind.PASSAGE_FIELD, FieldBody, old)
        if body.name not in _OF_THE_WORDS
    ]
    for _, issue in bodies_of(view, Kind.PASSAGE_ISSUE, PassageIssueBody, old):
        entity = passage_issue_id(new, bytes.fromhex(issue.issue))
        ops.append(Op(entity, Kind.PASSAGE_ISSUE, new, issue))
    notes = bodies_of(view, Kind.NOTE, NoteBody, old)
    return ops + [Op(new_id(), Kind.NOTE, new, note) for _, note in notes]


def _left_behind(view: View, new: PassageId, carried: set[EntityId]) -> list[Op]:
    """What stood on these words before they were given up, and is not on the old passage now."""
    return [
        Op(EntityId(entity), kind, new, None)
        for kind in _ON_PASSAGES
        for entity in entities.shown_on(view, kind, new)
        if entity not in carried
    ]


def _link_op(kind: str, one: bytes, other: bytes) -> Op:
    body = LinkBody(kind, sorted((one.hex(), other.hex())))
    return Op(link_id(kind, one, other), Kind.LINK, None, body)


def link_passages(view: View, kind: str, one: PassageId, other: PassageId) -> Act:
    """Tie two passages together.

    Raises:
        InputError: no such kind of link, or one end is not shown.
        RefusedError: they are tied so already.
    """
    if kind not in LINK_KINDS:
        raise InputError(said("Passages can be linked as: {listed}.", listed=", ".join(LINK_KINDS)))
    passages.body(view, one)
    passages.body(view, other)
    if one == other:
        raise InputError("A passage is not linked with itself. Choose another one.")
    if is_shown(view, link_id(kind, one, other)):
        raise RefusedError("These passages are linked so already.")
    return Act("link_passages", (_link_op(kind, one, other),))


def unlink_passages(view: View, kind: str, one: PassageId, other: PassageId) -> Act:
    """Undo a tie.

    Raises:
        RefusedError: they are not tied so.
    """
    if not is_shown(view, link_id(kind, one, other)):
        raise RefusedError("These passages are not linked so.")
    return Act("unlink_passages", (Op(link_id(kind, one, other), Kind.LINK, None, None),))


def note_passage(view: View, passage: PassageId, text: str, note: EntityId | None = None) -> Act:
    """Write a note, or change one; an empty text takes it away.

    Raises:
        InputError: an empty new note.
    """
    passages.body(view, passage)
    text = typed.words(text)
    if not text and note is None:
        raise InputError("The note is empty.")
    body = NoteBody(text) if text else None
    return Act("note_passage", (Op(note or new_id(), Kind.NOTE, passage, body),))


def set_passage_field(view: View, passage: PassageId, name: str, value: str) -> Act:
    """Say something of a passage as such: importance, privilege, checked against the page.

    Raises:
        InputError: no such field, or it cannot hold this.
    """
    passages.body(view, passage)
    value = checked(PASSAGE_FIELDS, name, value)
    entity = named_field_id(Kind.PASSAGE_FIELD, passage, name)
    return Act(
        "set_passage_field", (Op(entity, Kind.PASSAGE_FIELD, passage, FieldBody(name, value)),)
    )


def check_against_page(view: View, passage: PassageId, corrected: str = "") -> Act:
    """Say that received text was compared with the picture of the page.

    It is right, or reads ``corrected``.
    """
    passages.body(view, passage)
    corrected = typed.words(corrected)
    values = {
        "checked": "corrected" if corrected else "confirmed",
        "corrected_quote": corrected,
    }
    ops = [
        Op(
            named_field_id(Kind.PASSAGE_FIELD, passage, name),
            Kind.PASSAGE_FIELD,
            passage,
            FieldBody(name, value),
        )
        for name, value in values.items()
    ]
    return Act("check_against_page", tuple(ops))
