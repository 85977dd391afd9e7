"""Deciding differences: keep what one person said, let both stand, or join them.

Every decision is one act of the verb ``decide``, which outranks what it decided, and writes a
record of itself: what was chosen between, and how. It is an act upon all versions, so taking the
same file in again changes nothing; somebody who said something else without knowing of it opens the
question again, and so does whoever takes the decision back.

In an act that decides several differences the record of each stands before what was done for it:
so it can be told apart from the others when two decisions of one difference meet.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reviewer.acts import joining
from reviewer.acts.passages import number_ops
from reviewer.errors import InputError, RefusedError
from reviewer.model import (
    Act,
    Body,
    ChangesetId,
    DecidedBody,
    EntityId,
    Kind,
    Op,
    PassageBody,
    PassageId,
)
from reviewer.queries import (
    decisions,
    difference_values,
    difference_words,
    differences,
    differing_heads,
    entities,
    exhibits,
    history,
    knowing,
    lost_edits,
)
from reviewer.queries.difference_kinds import Difference, DifferenceKind, Version, Way
from reviewer.queries.view import View, body_of
from reviewer.said import said

VERB = "decide"
_SHORTEST_ID = 4
_GIVEN_ONCE = frozenset({Kind.PASSAGE_NUMBER, Kind.CONTROL_NUMBER, Kind.CITED_IN, Kind.DECIDED})


def difference_named(view: View, text: str) -> Difference:
    """The open difference that a person means by its id, or by enough of its beginning.

    Raises:
        InputError: none is meant, or several.
    """
    wanted = text.strip().lower()
    every = differences.open_differences(view)
    found = [
        one for one in every if len(wanted) >= _SHORTEST_ID and one.id.hex().startswith(wanted)
    ]
    if len(found) != 1:
        none = said(
            "No open difference has the id “{id}”. “pincite differences” lists them.", id=text
        )
        several = said("Several differences begin with “{id}”. Give more of the id.", id=text)
        raise InputError(several if found else none)
    return difference_words.told(view, found)[0]


def version_named(difference: Difference, text: str) -> Version:
    """The version of a difference that a person means by its id, or by enough of its beginning.

    Raises:
        InputError: none is meant, or several.
    """
    wanted = text.strip().lower()
    found = [one for one in difference.versions if wanted and one.id.hex().startswith(wanted)]
    if len(found) != 1:
        known = ", ".join(f"{one.id.hex()[:12]} ({one.reviewer})" for one in difference.versions)
        raise InputError(
            said("Say which version: {known}. “{id}” is none of them.", known=known, id=text)
        )
    return found[0]


def decide(view: View, difference: bytes, way: Way, kept: bytes = b"") -> Act:
    """Decide an open difference; ``kept`` is the id of the version to keep.

    Raises:
        InputError: it is no open difference, or has no such version.
        RefusedError: it cannot be decided that way; the sentence tells how it can.
    """
    one = next((one for one in differences.open_differences(view) if one.id == difference), None)
    if one is None:
        raise RefusedError("This is decided already, or nobody differs about it any more.")
    told = difference_words.told(view, [one])[0]
    return Act(VERB, tuple(ops_of(view, told, way, kept, Done(view))))


def ops_of(view: View, told: Difference, way: Way, kept: bytes, done: "Done") -> list[Op]:
    """What deciding a difference writes: first the record of it.

    Raises:
        InputError: it has no such version.
        RefusedError: it cannot be decided that way; the sentence tells how it can.
    """
    if way not in told.ways:
        raise RefusedError(_instead(told, way))
    if way is Way.KEEP and kept not in {version.id for version in told.versions}:
        raise InputError("Choose one of the versions to keep.")
    question = _Question(view, told, way, kept if way is Way.KEEP else b"", done)
    if told.found.kind is DifferenceKind.DECISION:
        return _between_decisions(question)
    return [_record(question), *_DECIDED[told.found.kind](question)]


Step: TypeAlias = tuple[ChangesetId, bytes, str, bytes | None, list[bytes]]
"""One operation of an act: its changeset, the entity, its kind and subject, the bases."""


class Done:
    """What decisions did, each of them apart; an act of many decisions is read once."""

    def __init__(self, view: View) -> None:
        """Nothing is read yet."""
        self._view = view
        self._acts: dict[bytes, list[ChangesetId]] = {}
        self._steps: dict[bytes, dict[bytes, list[Step]]] = {}

    def by(self, changeset: bytes, record: bytes) -> list[Step]:
        """What the act that a changeset is of did for the difference of one record."""
        if changeset not in self._acts:
            act = knowing.act_of(self._view, changeset)
            self._acts.update(dict.fromkeys(act, act))
            self._steps[act[0]] = self._read(act)
        return self._steps[self._acts[changeset][0]].get(record, [])

    def _read(self, act: Sequence[ChangesetId]) -> dict[bytes, list[Step]]:
        steps: dict[bytes, list[Step]] = {}
        current = b""
        for changeset in act:
            for step in history.operations(self._view, changeset):
                current = step[0] if step[1] == Kind.DECIDED else current
                steps.setdefault(current, []).append((changeset, *step))
        return steps


@dataclass(frozen=True, slots=True)
class _Question:
    """A difference on its way to be decided."""

    view: View
    told: Difference
    way: Way
    kept: bytes
    done: Done

    @property
    def others(self) -> tuple[bytes, ...]:
        """The versions that are not kept."""
        return tuple(one.id for one in self.told.versions if one.id != self.kept)


def _instead(told: Difference, way: Way) -> str:
    """Why a way is not open, and which are."""
    open_ways = [one for one in Way if one in told.ways]
    return said(
        "{refused} {instead}",
        refused=said(_REFUSED[way]),
        instead=said(_INSTEAD[tuple(open_ways)]),
    )


_REFUSED = {
    Way.KEEP: "Neither of these can go.",
    Way.KEEP_ALL: "Both of these cannot stand.",
    Way.JOIN: "These cannot be joined into one.",
}
_INSTEAD = {
    (Way.KEEP,): "Keep one of them.",
    (Way.KEEP, Way.KEEP_ALL): "Keep one of them, or both.",
    (Way.KEEP, Way.JOIN): "Keep one of them, or join them.",
    (Way.KEEP_ALL, Way.JOIN): "Keep both, or join them.",
}


def _record(question: _Question) -> Op:
    """What is written down of the decision."""
    found = question.told.found
    body = DecidedBody(
        found.kind.value,
        sorted(end.hex() for end in found.ends),
        sorted(one.hex() for one in found.acts),
        question.way.value,
        question.kept.hex(),
    )
    return Op(decisions.record_id(found.kind, found.ends), Kind.DECIDED, _subject(question), body)


def _subject(question: _Question) -> bytes | None:
    """The exhibit that a difference is about: its decision goes where the exhibit goes."""
    return question.told.exhibit


# --- One thing said in several ways ---------------------------------------------------------------


def _heads(question: _Question) -> list[Op]:
    told, view = question.told, question.view
    heads = differing_heads.said(view, told.entity, told.found.versions)
    _refuse_strangers(question)
    if question.way is Way.KEEP:
        kept = next(head for head in heads if head.changeset == question.kept)
        return [_op(question, kept.content), *_extents(question, kept.content)]
    if question.way is Way.JOIN:
        return [_op(question, joining.joined(view, told.kind, heads))]
    if told.kind == Kind.NOTE:
        subject = told.passage or b""
        return joining.as_notes(view, told.entity, subject, heads)
    return []


def _op(question: _Question, content: Body | bytes | None) -> Op:
    kind, subject = entities.kind_and_subject(question.view, question.told.entity)
    return Op(question.told.entity, Kind(kind), subject, content)


def _refuse_strangers(question: _Question) -> None:
    """How far somebody has come with an exhibit is for them to say."""
    told = question.told
    if told.kind != Kind.REVIEW or told.exhibit is None:
        return
    if exhibits.review_entity(told.exhibit, question.view.reviewer) != told.entity:
        raise RefusedError(
            said(
                "Only {name} can say how far their own review is. Leave this one to them.",
                name=told.versions[0].reviewer,
            )
        )


def _extents(question: _Question, kept: bytes | None) -> list[Op]:
    """Of a passage that two gave another extent each, or one withdrew: the other extent goes."""
    if question.told.kind != Kind.PASSAGE:
        return []
    view, told = question.view, question.told
    body = differing_heads.body_in(kept, PassageBody)
    stays = body.replaced_by if body is not None else ""
    ops = number_ops(view, told.entity) if body is not None and not stays else []
    for head in differing_heads.said(view, told.entity, question.others):
        other = differing_heads.body_in(head.content, PassageBody)
        if other is not None and other.replaced_by not in {"", stays}:
            ops += joining.withdrawn(view, PassageId(bytes.fromhex(other.replaced_by)))
    return ops


# --- A passage that was closed over somebody's work -----------------------------------------------


def _closed(question: _Question) -> list[Op]:
    view, told = question.view, question.told
    closing = told.versions[0].id
    passage = PassageId(told.entity)
    shown = body_of(view, passage, PassageBody)
    new = bytes.fromhex(shown.replaced_by) if shown is not None else b""
    exhibit = told.exhibit
    if question.way is Way.JOIN:
        edits = lost_edits.edits_of(view, passage, told.found.acts)
        taken_over = joining.onto(view, passage, PassageId(new), edits)
        return [Op(told.entity, Kind.PASSAGE, exhibit, shown), *taken_over]
    if question.kept == closing:
        return [Op(told.entity, Kind.PASSAGE, exhibit, shown)]
    stands = Op(told.entity, Kind.PASSAGE, exhibit, difference_values.last_passage(view, passage))
    if new and question.way is Way.KEEP:
        return [stands, *joining.withdrawn(view, PassageId(new))]
    return [stands, *number_ops(view, passage)]


# --- Two things -----------------------------------------------------------------------------------


def _opposed(question: _Question) -> list[Op]:
    if question.way is Way.KEEP_ALL:
        return []
    view, kept_on = question.view, entities.kind_and_subject(question.view, question.kept)[1]
    ops = []
    for other in question.others:
        _, subject = entities.kind_and_subject(view, other)
        ops.append(Op(EntityId(other), Kind.TAGGING, subject, None))
        if subject is not None and subject != kept_on:
            ops += joining.withdrawn_if_bare(view, PassageId(subject), {other})
    return ops


def _duplicate(question: _Question) -> list[Op]:
    view = question.view
    ends = [PassageId(end) for end in question.told.found.ends]
    if question.way is Way.JOIN:
        return joining.one_passage(view, ends[0], ends[1])
    if question.way is Way.KEEP_ALL:
        return []
    other = next(end for end in ends if end != question.kept)
    return joining.without_tags_of(view, other, PassageId(question.kept))


def _same_name(question: _Question) -> list[Op]:
    ends = question.told.found.ends
    kind = question.told.found.entity_kind
    if question.way is Way.KEEP_ALL or kind == Kind.REVIEWER:
        return []
    kept = question.kept or joining.earlier(question.view, ends)
    gone = next(end for end in ends if end != kept)
    return joining.one_definition(question.view, kind, gone, kept)


def _same_place(question: _Question) -> list[Op]:
    ends = question.told.found.ends
    if question.way is Way.KEEP_ALL:
        return []
    kept = question.kept or joining.earlier(question.view, ends)
    gone = next(end for end in ends if end != kept)
    return joining.one_place(question.view, gone, kept, is_joined=question.way is Way.JOIN)


_DECIDED: Mapping[DifferenceKind, Callable[[_Question], Sequence[Op]]] = {
    DifferenceKind.HEADS: _heads,
    DifferenceKind.WITHDRAWN: _closed,
    DifferenceKind.REPLACED: _closed,
    DifferenceKind.OPPOSED: _opposed,
    DifferenceKind.DUPLICATE: _duplicate,
    DifferenceKind.SAME_NAME: _same_name,
    DifferenceKind.SAME_PLACE: _same_place,
}


# --- One difference decided in two ways -----------------------------------------------------------


def _between_decisions(question: _Question) -> list[Op]:
    """What the other decisions did is put back, and the one that is kept is done again."""
    view, told, done = question.view, question.told, question.done
    kept = done.by(question.kept, told.entity)
    others = [step for other in question.others for step in done.by(other, told.entity)]
    ops = _before(view, others, {step[0] for step in (*kept, *others)})
    for changeset, entity, kind, subject, _ in kept:
        if kind not in _GIVEN_ONCE:
            content = differing_heads.said(view, entity, [changeset])[0].content
            ops[entity] = Op(EntityId(entity), Kind(kind), subject, content)
    body = decisions.said_by_heads(view, told.entity)[question.kept]
    _, subject = entities.kind_and_subject(view, told.entity)
    record = Op(told.entity, Kind.DECIDED, subject, body)
    return [record, *ops.values()]


def _before(view: View, steps: Sequence[Step], decided: set[ChangesetId]) -> dict[bytes, Op]:
    """What things were before these steps; only those that nobody touched since."""
    first = {step[1]: step for step in reversed(steps) if step[2] not in _GIVEN_ONCE}
    heads = entities.heads_of(view, list(first))
    before = entities.contents_on(view, {entity: step[4] for entity, step in first.items()})
    return {
        entity: Op(EntityId(entity), Kind(kind), subject, before.get(entity))
        for entity, (_, _, kind, subject, _) in first.items()
        if decided.issuperset(heads.get(entity, []))
    }
