"""Tags of the matter's own, with everything that carries them: merged, split, removed.

What a passage was asked under one tag goes over to the other where that has the field and no other
answer; what cannot go over stays in the log under the tag that is gone, and ``what_stays`` names it
before anything is done. (``tagging.define_tag`` adds, renames and recolours.)
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.acts import bulk
from reviewer.acts.matters import new_id
from reviewer.acts.tagging import IN_PART, define_tag, tag_for
from reviewer.errors import InputError, RefusedError
from reviewer.fields import checked, specs_of
from reviewer.model import (
    Act,
    EntityId,
    FieldBody,
    Kind,
    Op,
    OwnTagBody,
    PassageId,
    Tag,
    TaggingBody,
    TagId,
    field_id,
    tagging_id,
)
from reviewer.queries import many, tags
from reviewer.queries.tags import TagRow
from reviewer.queries.view import View
from reviewer.said import named, said


@dataclass(frozen=True, slots=True)
class Unmoved:
    """An answer that a merge leaves behind, and why, in words."""

    passage: PassageId
    name: str
    value: str
    reason: str


def merge_tags(view: View, tag: TagId, into: TagId) -> Act:
    """Every passage of an own tag carries another tag instead, and the tag goes.

    Words of no recollection become that, not a denial, as everywhere.

    Raises:
        InputError: the tag is built in, is not there, or is the same.
    """
    own, kept = _own(view, tag), tags.tag_named(view, into)
    if own.id == kept.id:
        raise InputError("A tag is not merged with itself. Choose another one.")
    targets = _targets(view, own, kept)
    on = many.tags_on(view, list(targets))
    new = {passage: to for passage, to in targets.items() if to not in on[passage]}
    moved, _ = _answers(view, own.id, targets)
    ops = [_gone(own), *_untagged(view, own)]
    ops += [_tagging(passage, to) for passage, to in new.items()]
    return Act("merge_tags", (*ops, *moved, *_links(view, new, moved)))


def what_stays(view: View, tag: TagId, into: TagId) -> tuple[Unmoved, ...]:
    """The answers that merging a tag into another would leave behind.

    Raises:
        InputError: the tag is built in, or is not there.
    """
    own, kept = _own(view, tag), tags.tag_named(view, into)
    _, left = _answers(view, own.id, _targets(view, own, kept))
    return tuple(left)


def split_tag(
    view: View,
    tag: TagId,
    new: OwnTagBody,
    chosen: Sequence[PassageId],
    *,
    stays: bool = False,
) -> Act:
    """Chosen passages of a tag get a new tag, with what was answered; ``stays`` keeps the old too.

    Raises:
        InputError: no such tag, no name, or one that is taken.
        RefusedError: none of the passages carries the tag.
    """
    known = tags.tag_named(view, tag)
    made = EntityId(new_id())
    defined = define_tag(view, new.name, new.colour, made).ops
    on = many.tags_on(view, chosen)
    moving = [one for one in dict.fromkeys(chosen) if known.id in on.get(one, set())]
    if not moving:
        raise RefusedError(
            said("None of these passages carries the tag {name}.", name=named(known.name))
        )
    own = TagId(made.hex())
    moved, _ = _answers(view, known.id, dict.fromkeys(moving, own))
    off = [] if stays else [_untagging(passage, known.id) for passage in moving]
    return Act("split_tag", (*defined, *(_tagging(one, own) for one in moving), *moved, *off))


def remove_tag(view: View, tag: TagId) -> Act:
    """Take an own tag off every passage and away.

    Raises:
        InputError: the tag is built in, or is not there.
    """
    own = _own(view, tag)
    return Act("remove_tag", (_gone(own), *_untagged(view, own)))


def _own(view: View, tag: TagId) -> TagRow:
    known = tags.tag_named(view, tag)
    if known in tags.BUILT_IN:
        raise InputError(
            said(
                "{name} is built in and stays. Only tags of your own can go.",
                name=named(known.name),
            )
        )
    return known


def _gone(own: TagRow) -> Op:
    return Op(EntityId(bytes.fromhex(own.id)), Kind.OWN_TAG, None, None)


def _tagging(passage: PassageId, tag: TagId) -> Op:
    return Op(tagging_id(passage, tag), Kind.TAGGING, passage, TaggingBody(tag))


def _untagging(passage: PassageId, tag: str) -> Op:
    return Op(tagging_id(passage, tag), Kind.TAGGING, passage, None)


def _untagged(view: View, own: TagRow) -> list[Op]:
    return [_untagging(passage, own.id) for passage in many.carrying(view, own.id)]


def _targets(view: View, own: TagRow, kept: TagRow) -> dict[PassageId, TagId]:
    """The tag that each passage gets, withdrawn ones too: those come back with it."""
    carrying = many.carrying(view, own.id)
    words = many.words_of(view, carrying)
    return {one: tag_for(words.get(one, ""), kept.id, "") for one in carrying}


def _answers(
    view: View, tag: str, targets: dict[PassageId, TagId]
) -> tuple[list[Op], list[Unmoved]]:
    """What was answered under a tag, as it goes over, and what cannot."""
    ops: list[Op] = []
    left: list[Unmoved] = []
    said = many.answers_on(view, list(targets))
    for (subject, on, name), body in said.items():
        if on != tag or not body.value:
            continue
        passage = PassageId(subject)
        other = said.get((subject, targets[passage], name))
        if reason := _hindrance(targets[passage], body, other):
            left.append(Unmoved(passage, name, body.value, reason))
        elif other is None or not other.value:
            ops.append(bulk.field_op(passage, targets[passage], name, body.value))
    return ops, left


def _hindrance(target: TagId, body: FieldBody, other: FieldBody | None) -> str:
    if other is not None and other.value:
        return "" if other.value == body.value else f"There it says “{other.value}”."
    try:
        checked(specs_of(target), body.name, body.value)
    except InputError as refusal:
        return str(refusal)
    return ""


def _links(view: View, new: dict[PassageId, TagId], moved: Sequence[Op]) -> list[Op]:
    """What the rule of answers denied in part ties, now that these passages carry their tags."""
    in_part = {op.entity for op in moved if op.body == FieldBody("kind", IN_PART, Tag.DENIAL)}
    lines = many.lines(view, list(new))
    denied = [line for line in lines if field_id(line.id, Tag.DENIAL, "kind") in in_part]
    admitted = [line for line in lines if new[line.id] == Tag.ADMISSION.value]
    return [
        *bulk.in_part_links(view, [(line, new[line.id]) for line in admitted], ""),
        *bulk.in_part_links(view, [(line, new[line.id]) for line in denied], IN_PART),
    ]
