"""Tags and their fields.

Three rules of evidence live here, because the window, the command line and any later import must
keep them alike. Words of non-recollection make the tag *no recollection*; they are a denial only
when a person names the kind of denial. Words of a question alone are counsel's, and are tagged only
when a person has said that they know. An admission tagged inside an answer of which another part is
denied in part is linked with it, whichever was tagged first.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reviewer import typed
from reviewer.acts.issues import add_issue
from reviewer.acts.matters import new_id
from reviewer.acts.passages import passage_ops
from reviewer.errors import InputError, RefusedError
from reviewer.fields import checked, specs_of
from reviewer.model import (
    Act,
    EntityId,
    FieldBody,
    Kind,
    LinkBody,
    Op,
    OwnTagBody,
    PassageId,
    PassageIssueBody,
    Tag,
    TaggingBody,
    TagId,
    field_id,
    link_id,
    named_field_id,
    passage_issue_id,
    tagging_id,
)
from reviewer.queries import passages, proposals, tags
from reviewer.queries.passages import PassageLine
from reviewer.queries.view import View, body_of, is_shown
from reviewer.said import named, said
from reviewer.text import units
from reviewer.text.layer import Span, TextLayer

IN_PART = "in_part"


@dataclass(frozen=True, slots=True)
class Selection:
    """Words about to be tagged: on which layer of which exhibit, met where."""

    exhibit: bytes
    layer: bytes
    spans: tuple[Span, ...]
    occurrence: bytes | None = None


class CounselsWordsError(RefusedError):
    """The words stand in a question alone; a person may say that they want them all the same."""


def tag_selection(
    view: View,
    selection: Selection,
    tag: TagId,
    kind: str = "",
    *,
    are_counsels_words: bool = False,
    issues: Sequence[bytes] = (),
) -> Act:
    """Mark the words, with the question they answer, tag them and add issues: one act.

    Raises:
        CounselsWordsError: the words stand in a question alone, and nobody said that this is meant.
        RefusedError: the passage carries the tag already.
        InputError: no words, a kind that the tag does not have, or an issue that is not there.
    """
    text = view.layer(selection.layer)
    spans = spans_with_question(text, selection.spans)
    passage, ops = passage_ops(
        view, selection.exhibit, selection.layer, spans, selection.occurrence
    )
    if units.is_question_only(text, spans):
        ops += _counsels_words(passage, are_confirmed=are_counsels_words)
    _, answer = units.question_and_answer(text, spans)
    tag = tag_for(answer, tag, kind)
    ops += _tagging_ops(view, passage, tag, kind)
    ops += _partial_links(
        view, _Place(selection.exhibit, selection.layer, spans), passage, tag, kind
    )
    ops += _added_issues(view, passage, issues)
    return Act("tag_passage", tuple(ops))


def spans_with_question(text: TextLayer, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """One selection with the question it answers; several spans are taken as they were given."""
    return units.with_question(text, spans[0]) if len(spans) == 1 else spans


def tag_for(words: str, tag: TagId, kind: str) -> TagId:
    """The tag that words get.

    No recollection instead of a denial, unless a kind of denial was named.
    """
    if tag == Tag.DENIAL.value and not kind and proposals.is_no_recollection(words):
        return TagId(Tag.NO_RECOLLECTION)
    return tag


def _counsels_words(passage: PassageId, *, are_confirmed: bool) -> list[Op]:
    if not are_confirmed:
        raise CounselsWordsError(
            "These are counsel’s words: a question is not testimony until it is answered. "
            "Select the answer with it, or say that you mean counsel’s words."
        )
    entity = named_field_id(Kind.PASSAGE_FIELD, passage, "counsels_words")
    return [Op(entity, Kind.PASSAGE_FIELD, passage, FieldBody("counsels_words", "yes"))]


def are_unsaid_counsels(view: View, line: PassageLine) -> bool:
    """Whether a passage stands on a question alone, and nobody said that this is meant."""
    if line.quote or not line.question:
        return False
    said_so = body_of(
        view, named_field_id(Kind.PASSAGE_FIELD, line.id, "counsels_words"), FieldBody
    )
    return said_so is None or said_so.value != "yes"


def _tagging_ops(view: View, passage: PassageId, tag: TagId, kind: str) -> list[Op]:
    known = tags.tag_named(view, tag)
    if is_shown(view, tagging_id(passage, tag)) and passages.is_standing(view, passage):
        raise RefusedError(
            said("The passage already carries the tag {name}.", name=named(known.name))
        )
    ops = [Op(tagging_id(passage, tag), Kind.TAGGING, passage, TaggingBody(tag))]
    if kind:
        ops.append(_field_op(passage, tag, "kind", checked(specs_of(tag), "kind", kind)))
    return ops


def _field_op(passage: PassageId, tag: str, name: str, value: str) -> Op:
    return Op(field_id(passage, tag, name), Kind.FIELD, passage, FieldBody(name, value, tag))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where words stand."""

    exhibit: bytes
    layer: bytes
    spans: tuple[Span, ...]


def _place_of(line: PassageLine) -> _Place:
    return _Place(line.exhibit, line.layer, line.spans)


def _partial_links(
    view: View, place: _Place, passage: PassageId, tag: TagId, kind: str
) -> list[Op]:
    """Links between what is denied in part and what is admitted of the same answer."""
    if tag == Tag.DENIAL.value and kind == IN_PART:
        found = _same_answer(view, place, passage, Tag.ADMISSION)
    elif tag == Tag.ADMISSION.value:
        denied = _same_answer(view, place, passage, Tag.DENIAL)
        found = [other for other in denied if _is_in_part(view, other)]
    else:
        return []
    return [
        Op(
            link_id(IN_PART, passage, other),
            Kind.LINK,
            None,
            LinkBody(IN_PART, sorted((passage.hex(), other.hex()))),
        )
        for other in found
        if not is_shown(view, link_id(IN_PART, passage, other))
    ]


def _same_answer(view: View, place: _Place, passage: PassageId, tag: Tag) -> list[PassageId]:
    """Other passages with this tag on the same question and answer, or the same paragraph."""
    unit = units.unit_at(view.layer(place.layer), place.spans[-1].start)
    return [
        line.id
        for line in passages.around(view, place.exhibit, unit.start, unit.end)
        if tag in line.tags
        and line.id != passage
        and line.layer == place.layer
        and line.spans[-1].start < unit.end
        and unit.start < line.spans[-1].end
    ]


def _is_in_part(view: View, passage: PassageId) -> bool:
    return any(
        one.tag == Tag.DENIAL and one.kind == IN_PART for one in passages.tags_of(view, passage)
    )


def tag_passage(
    view: View,
    passage: PassageId,
    tag: TagId,
    kind: str = "",
    issues: Sequence[bytes] = (),
    *,
    are_counsels_words: bool = False,
) -> Act:
    """Put a tag on a passage that is marked, and add issues: one act.

    Raises:
        CounselsWordsError: it stands on a question alone, and nobody said that this is meant.
        RefusedError: it carries the tag already.
        InputError: it is withdrawn, the kind is none of this tag's, or an issue is not there.
    """
    line = passages.line_of(view, passage)
    tag = tag_for(line.quote, tag, kind)
    ops = _tagging_ops(view, passage, tag, kind)
    if are_unsaid_counsels(view, line):
        ops += _counsels_words(passage, are_confirmed=are_counsels_words)
    ops += _partial_links(view, _place_of(line), passage, tag, kind)
    ops += _added_issues(view, passage, issues)
    return Act("tag_passage", tuple(ops))


def _added_issues(view: View, passage: PassageId, issues: Sequence[bytes]) -> list[Op]:
    """What puts a passage under issues it is not under yet; those it has stay."""
    if not issues:
        return []
    if not set(issues) <= {issue.id for issue in passages.issues(view)}:
        raise InputError("One of these issues is not in the matter.")
    return [
        Op(entity, Kind.PASSAGE_ISSUE, passage, PassageIssueBody(issue.hex()))
        for issue in issues
        if not is_shown(view, entity := passage_issue_id(passage, issue))
    ]


def set_new_issue(
    view: View, passage: PassageId, issue: EntityId, name: str, parent: bytes | None = None
) -> Act:
    """Add an issue to the matter and put a passage under it: one act.

    Raises:
        InputError: no name, the name is taken, a third level, or the passage is withdrawn.
    """
    passages.body(view, passage)
    made = add_issue(view, name, parent)
    on = Op(
        passage_issue_id(passage, issue),
        Kind.PASSAGE_ISSUE,
        passage,
        PassageIssueBody(issue.hex()),
    )
    return Act("set_issues", (replace(made.ops[0], entity=issue), on))


def untag_passage(view: View, passage: PassageId, tag: TagId) -> Act:
    """Take a tag off; its fields stay for the day it is put back.

    Raises:
        RefusedError: the passage does not carry it.
    """
    if not passages.has_tag(view, passage, tag):
        raise RefusedError("The passage does not carry this tag.")
    return Act("untag_passage", (Op(tagging_id(passage, tag), Kind.TAGGING, passage, None),))


def set_fields(
    view: View, passage: PassageId, tag: TagId, values: Sequence[tuple[str, str]]
) -> Act:
    """Answer fields of a tag; an empty value takes the answer away.

    Raises:
        InputError: no such field, or it cannot hold this.
        RefusedError: the passage does not carry the tag.
    """
    if not passages.has_tag(view, passage, tag):
        raise RefusedError("Tag the passage first; its fields belong to the tag.")
    ops: list[Op] = []
    for name, value in values:
        stored = checked(specs_of(tag), name, value)
        entity = field_id(passage, tag, name)
        ops.append(
            Op(entity, Kind.FIELD, passage, FieldBody(name, stored, tag) if stored else None)
        )
        if name == "kind":
            place = _place_of(passages.line_of(view, passage))
            ops += _partial_links(view, place, passage, tag, stored)
    if not ops:
        raise InputError("There is nothing to set.")
    return Act("set_fields", tuple(ops))


def confirm_proposals(view: View, passage: PassageId) -> Act:
    """Take over everything that is proposed for the tags of a passage.

    Raises:
        RefusedError: nothing is proposed that was not decided.
    """
    ops = []
    for on in passages.tags_of(view, passage):
        for name, proposal in proposals.of_tag(view, passage, on).items():
            ops.append(_field_op(passage, on.tag, name, proposal.value))
    if not ops:
        raise RefusedError("Nothing is proposed here that was not decided already.")
    return Act("confirm_proposals", tuple(ops))


def define_tag(view: View, name: str, colour: str, tag: EntityId | None = None) -> Act:
    """Add a tag of the matter's own, or change one.

    Raises:
        InputError: no name, or one that is taken.
    """
    name = typed.name(name, "Give the tag a name.")
    own = tag.hex() if tag is not None else ""
    if any(row.name.casefold() == name.casefold() and row.id != own for row in tags.tags(view)):
        raise InputError(said("There already is a tag named “{name}”.", name=name))
    return Act("define_tag", (Op(tag or new_id(), Kind.OWN_TAG, None, OwnTagBody(name, colour)),))
