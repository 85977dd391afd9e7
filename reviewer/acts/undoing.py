"""Undo and redo of every act, by one piece of code.

To undo a changeset is an act that puts each entity back to what it was on the bases that changeset
named, and only where what that changeset said still stands alone: it is the entity's sole head, or
the sole head is an undo or redo that brought it back. Anything later, by anyone, is left and named
to the person. Redo is the same with the undoing changeset as what is undone.
Numbers, bytes and readings are never taken back: a number once given is not given again, and a file
once read need not be read twice.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from reviewer.errors import RefusedError
from reviewer.model import Act, ChangesetId, EntityId, Kind, Op
from reviewer.queries import entities, exhibits, history
from reviewer.queries.view import View
from reviewer.said import said


class OverruledError(RefusedError):
    """Everything an act touched was changed since: whoever asks again means what lies before it."""


@dataclass(frozen=True, slots=True)
class Undoing:
    """The acts that undo one act, one a changeset of its group.

    ``left`` counts the entities that stay as they are.
    """

    acts: tuple[Act, ...]
    left: int


def undo(view: View, target: history.Entry) -> Undoing:
    """What takes an act back.

    Raises:
        OverruledError: everything it touched was changed since.
    """
    return _reverse(view, target, "undo")


def redo(view: View, target: history.Entry) -> Undoing:
    """What puts an undone act back.

    Raises:
        OverruledError: everything it touched was changed since.
    """
    return _reverse(view, target, "redo")


_LEFT = {
    "undo": "Everything this act touched was changed since, so it is left as it is: {act}. "
    "Undo again to take back what you did before it.",
    "redo": "Everything this act touched was changed since, so it is left as it is: {act}. "
    "Redo again to put back what you took back before it.",
}


def _reverse(view: View, target: history.Entry, verb: str) -> Undoing:
    steps = [step for one in target.changesets for step in _steps(view, one)]
    first = {step.entity: step for step in reversed(steps)}
    last = {step.entity: step for step in steps}
    kept = _places_needed(view, last.values())
    past = _Past(view, list(last))
    before = entities.contents_on(view, {entity: first[entity].bases for entity in last})
    ops: dict[ChangesetId, list[Op]] = {}
    left = 0
    for entity, step in last.items():
        if step.entity in kept or step.subject in kept or not past.stands(step):
            left += 1
            continue
        op = Op(EntityId(entity), Kind(step.kind), step.subject, before.get(entity))
        ops.setdefault(step.changeset, []).append(op)
    if not ops:
        raise OverruledError(said(_LEFT[verb], act=target.sentence))
    touched = (one for one in reversed(target.changesets) if one in ops)
    return Undoing(tuple(Act(verb, tuple(ops[one]), undoes=one) for one in touched), left)


@dataclass(frozen=True, slots=True)
class _Step:
    """What one changeset did to one entity, and on which bases."""

    changeset: ChangesetId
    entity: bytes
    kind: str
    subject: bytes | None
    bases: list[bytes]


def _steps(view: View, changeset: ChangesetId) -> list[_Step]:
    return [
        _Step(changeset, entity, kind, subject, bases)
        for entity, kind, subject, bases in history.operations(view, changeset)
        if history.is_taken_back(kind, bases)
    ]


class _Past:
    """What undo and redo brought back before; bodies are read once for all their entities."""

    def __init__(self, view: View, wanted: list[bytes]) -> None:
        self._view = view
        self._heads = entities.heads_of(view, wanted)
        self._origins: dict[bytes, history.Origin] = {}
        self._bases: dict[bytes, dict[bytes, list[bytes]]] = {}

    def stands(self, step: _Step) -> bool:
        """Whether what a step said is what the entity says now, by one head alone."""
        heads = self._heads.get(step.entity, [])
        while len(heads) == 1 and heads != [step.changeset]:
            heads = self._brought_back(step.entity, heads[0])
        return heads == [step.changeset]

    def _brought_back(self, entity: bytes, head: bytes) -> list[bytes]:
        """The heads as they were before what an undo took back; none for any other act."""
        undone = self._origin(head).undoes
        if undone is None:
            return []
        group, found = self._origin(undone).group, self._on(undone, entity)
        while group is not None and len(found) == 1:
            if self._origin(found[0]).group != group:
                break
            found = self._on(found[0], entity)
        return found

    def _origin(self, changeset: bytes) -> history.Origin:
        known = self._origins.get(changeset)
        if known is None:
            known = self._origins[changeset] = history.origin(self._view, changeset)
        return known

    def _on(self, changeset: bytes, entity: bytes) -> list[bytes]:
        known = self._bases.get(changeset)
        if known is None:
            operations = history.operations(self._view, ChangesetId(changeset))
            known = self._bases[changeset] = {one: bases for one, _, _, bases in operations}
        return known.get(entity, [])


def _places_needed(view: View, steps: Collection[_Step]) -> set[bytes]:
    """Places that stay: an exhibit on which passages stand keeps what this act gave it of them.

    Unless it was met elsewhere too. Whatever the act said of such a place stays with it.
    """
    places = [step for step in steps if step.kind == Kind.OCCURRENCE]
    taken = Counter(step.subject for step in places)
    known = exhibits.exhibits_by_id(view, [one for one in taken if one is not None])
    needed = {one.id for one in known.values() if one.passages and one.occurrences <= taken[one.id]}
    return {step.entity for step in places if step.subject in needed} | needed
