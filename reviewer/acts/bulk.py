"""What is done to many passages at once: one act, one undo, whatever the number.

Each of these does to every passage what the act for one passage does, by the same rules of
evidence; where there is nothing to do a passage is left out, and only where that is so for all of
them the act is refused. ``Change.passages`` tells afterwards which were changed. Everything is read
by the slice: ten thousand passages are tagged in less than two seconds, so the act stays one
transaction. Rows staged in slices were refused: between them the table would show half an act.
"""

from collections.abc import Iterator, Sequence

from reviewer.acts.tagging import IN_PART, CounselsWordsError, are_unsaid_counsels, tag_for
from reviewer.errors import InputError, RefusedError
from reviewer.fields import PASSAGE_FIELDS, checked, specs_of
from reviewer.model import (
    Act,
    EntityId,
    FieldBody,
    Kind,
    LinkBody,
    Op,
    PassageId,
    Tag,
    TaggingBody,
    TagId,
    field_id,
    link_id,
    named_field_id,
    tagging_id,
)
from reviewer.queries import many, tags
from reviewer.queries.log_rows import LogPassages
from reviewer.queries.passages import PassageFilter, PassageLine
from reviewer.queries.view import View, is_shown
from reviewer.said import named, said
from reviewer.text import units


def tag_passages(view: View, chosen: Sequence[PassageId], tag: TagId, kind: str = "") -> Act:
    """Put a tag, and a kind where one is named, on passages that do not carry it yet.

    Counsel's words are left out, unless somebody said of a passage that they are meant.

    Raises:
        CounselsWordsError: there are no others among them.
        InputError: no such tag, or the kind is none of its kinds.
        RefusedError: all of them carry it already.
    """
    known = tags.tag_named(view, tag)
    lines = many.lines(view, chosen)
    kind = checked(specs_of(known.id), "kind", kind) if kind else ""
    targets = ((line, tag_for(line.quote, known.id, kind)) for line in lines)
    new = [(line, to) for line, to in targets if to not in line.tags]
    answered = [(line, to) for line, to in new if not are_unsaid_counsels(view, line)]
    if new and not answered:
        raise CounselsWordsError(
            "These are questions alone, counsel’s words and no testimony. To tag one all the same, "
            "go to it on its page and press the digit twice."
        )
    new = answered
    if not new:
        raise RefusedError(
            said("All of these passages carry the tag {name} already.", name=named(known.name))
        )
    ops = [Op(tagging_id(line.id, to), Kind.TAGGING, line.id, TaggingBody(to)) for line, to in new]
    ops += [field_op(line.id, to, "kind", kind) for line, to in new if kind]
    return Act("tag_passage", (*ops, *in_part_links(view, new, kind)))


def field_op(passage: PassageId, tag: str, name: str, value: str) -> Op:
    """An answer to a field of a tag; an empty one takes it away."""
    body = FieldBody(name, value, tag) if value else None
    return Op(field_id(passage, tag, name), Kind.FIELD, passage, body)


def in_part_links(view: View, new: Sequence[tuple[PassageLine, TagId]], kind: str) -> list[Op]:
    """Links between what is denied in part and what is admitted of the same answers."""
    admitted = [line for line, tag in new if tag == Tag.ADMISSION.value]
    denied = [line for line, tag in new if tag == Tag.DENIAL.value and kind == IN_PART]
    pairs = [
        *_same_answers(view, admitted, Tag.DENIAL),
        *_same_answers(view, denied, Tag.ADMISSION),
    ]
    ops = {}
    for one, other in pairs:
        link = link_id(IN_PART, one, other)
        if link not in ops and not is_shown(view, link):
            body = LinkBody(IN_PART, sorted((one.hex(), other.hex())))
            ops[link] = Op(link, Kind.LINK, None, body)
    return list(ops.values())


def _same_answers(
    view: View, lines: Sequence[PassageLine], tag: Tag
) -> Iterator[tuple[PassageId, PassageId]]:
    """Each line with the others of its answer that carry a tag: denials only those in part."""
    others = many.tagged_on(view, [line.exhibit for line in lines], tag) if lines else []
    if tag is Tag.DENIAL:
        answers = many.answers_on(view, [other.id for other in others])
        others = [one for one in others if _kind(answers, one.id, tag) == IN_PART]
    by_layer: dict[bytes, list[PassageLine]] = {}
    for other in others:
        by_layer.setdefault(other.layer, []).append(other)
    for line in lines:
        candidates = by_layer.get(line.layer, ())
        unit = units.unit_at(view.layer(line.layer), line.spans[-1].start) if candidates else None
        for other in candidates:
            last = other.spans[-1]
            if unit and other.id != line.id and last.start < unit.end and unit.start < last.end:
                yield line.id, other.id


def _kind(answers: dict[tuple[bytes, str, str], FieldBody], passage: PassageId, tag: str) -> str:
    said = answers.get((passage, tag, "kind"))
    return said.value if said is not None else ""


def untag_passages(view: View, chosen: Sequence[PassageId], tag: TagId) -> Act:
    """Take a tag off the passages that carry it; its fields stay for the day it is put back.

    Raises:
        RefusedError: none of them carries it.
    """
    wanted = [one.id for one in many.standing(view, chosen)]
    on = many.tags_on(view, wanted)
    ops = [
        Op(tagging_id(passage, tag), Kind.TAGGING, passage, None)
        for passage in wanted
        if tag in on.get(passage, set())
    ]
    if not ops:
        raise RefusedError("None of these passages carries this tag.")
    return Act("untag_passage", tuple(ops))


def set_field(view: View, chosen: Sequence[PassageId], name: str, value: str, tag: str = "") -> Act:
    """Answer one field on every tag of the passages that has it, or on one tag alone.

    Raises:
        InputError: none of the tags has the field, or one of them cannot hold this.
        RefusedError: there is nothing to change.
    """
    lines = many.lines(view, chosen)
    answers = many.answers_on(view, [line.id for line in lines])
    on = [(line, one) for line in lines for one in line.tags if tag in {"", one}]
    stored = _checked_for({one for _, one in on}, name, value)
    ops: list[Op] = []
    new: list[tuple[PassageLine, TagId]] = []
    for line, one in on:
        said = answers.get((line.id, one, name))
        if one in stored and (said.value if said is not None else "") != stored[one]:
            ops.append(field_op(line.id, one, name, stored[one]))
            new.append((line, TagId(one)))
    if not ops:
        raise RefusedError("All of these passages say this already.")
    links = in_part_links(view, new, value) if name == "kind" else []
    return Act("set_fields", tuple(ops + links))


def _checked_for(on: set[str], name: str, value: str) -> dict[str, str]:
    """The value as each tag that has the field stores it."""
    having = [one for one in sorted(on) if any(spec.name == name for spec in specs_of(one))]
    if not having:
        raise InputError("None of these passages has a tag with this field. Tag them first.")
    return {one: checked(specs_of(one), name, value) for one in having}


def set_passage_fields(view: View, chosen: Sequence[PassageId], name: str, value: str) -> Act:
    """Say something of passages as such: possibly privileged, hot.

    Raises:
        InputError: no such field, or it cannot hold this.
        RefusedError: all of them say so already.
    """
    value = checked(PASSAGE_FIELDS, name, value)
    wanted = [one.id for one in many.standing(view, chosen)]
    answers = many.answers_on(view, wanted)
    ops = []
    for passage in wanted:
        said = answers.get((passage, "", name))
        if (said.value if said is not None else "") != value:
            entity = named_field_id(Kind.PASSAGE_FIELD, passage, name)
            ops.append(Op(entity, Kind.PASSAGE_FIELD, passage, FieldBody(name, value)))
    if not ops:
        raise RefusedError("All of these passages say this already.")
    return Act("set_passage_field", tuple(ops))


def confirm_passages(view: View, chosen: Sequence[PassageId]) -> Act:
    """Take over everything that is proposed for the tags of the passages.

    Raises:
        RefusedError: nothing is proposed that was not decided.
    """
    rows = [one.row for one in many.standing(view, chosen)]
    ops = [
        field_op(passage.line.id, tag.on.tag, name, proposal.value)
        for part in LogPassages(view, PassageFilter(), rows).slices()
        for passage in part
        for tag in passage.tags
        for name, proposal in tag.proposed.items()
    ]
    if not ops:
        raise RefusedError("Nothing is proposed here that was not decided already.")
    return Act("confirm_proposals", tuple(ops))


def withdraw_passages(view: View, chosen: Sequence[PassageId]) -> Act:
    """Take passages out of tables and logs; nothing on them is lost, and they can be restored.

    Raises:
        InputError: none of them stands.
    """
    ops = [
        Op(EntityId(one.id), Kind.PASSAGE, one.exhibit, None) for one in many.standing(view, chosen)
    ]
    if not ops:
        raise InputError("These passages are not in the matter, or were withdrawn.")
    return Act("withdraw_passage", tuple(ops))
