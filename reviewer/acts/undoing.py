"""Undo and redo of every act, by one piece of code.

To undo a changeset is an act that puts each entity back to what it was on the bases that changeset
named, and only where that changeset still is the entity's sole head; anything later, by anyone, is
left and named to the person. Redo is the same with the undoing changeset as what is undone.
Numbers, bytes and readings are never taken back: a number once given is not given again, and a file
once read need not be read twice.
"""

from dataclasses import dataclass

from reviewer.errors import RefusedError
from reviewer.model import Act, ChangesetId, EntityId, Kind, Op
from reviewer.queries import entities, exhibits, history
from reviewer.queries.view import View

_KEPT = frozenset(
    {
        Kind.MATTER.value,
        Kind.PREFIX.value,
        Kind.EXHIBIT.value,
        Kind.LAYER.value,
        Kind.CONTROL_NUMBER.value,
        Kind.PASSAGE_NUMBER.value,
        Kind.CITED_IN.value,
    }
)


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
        RefusedError: everything it touched was changed since.
    """
    return _reverse(view, target, "undo")


def redo(view: View, target: history.Entry) -> Undoing:
    """What puts an undone act back.

    Raises:
        RefusedError: everything it touched was changed since.
    """
    return _reverse(view, target, "redo")


def _reverse(view: View, target: history.Entry, verb: str) -> Undoing:
    acts, left = [], 0
    for changeset in reversed(target.changesets):
        ops, kept = _ops(view, changeset)
        left += kept
        acts.append(Act(verb, tuple(ops), undoes=changeset))
    if not any(act.ops for act in acts):
        raise RefusedError("Everything this act touched was changed since, so it is left as it is.")
    return Undoing(tuple(acts), left)


def _ops(view: View, changeset: ChangesetId) -> tuple[list[Op], int]:
    ops, left = [], 0
    for entity, kind, subject, bases in history.operations(view, changeset):
        if kind in _KEPT and not (kind == Kind.MATTER and bases):
            continue
        if entities.heads(view, entity) != [changeset] or _is_needed(view, kind, subject):
            left += 1
            continue
        content = entities.content_on(view, entity, bases)
        ops.append(Op(EntityId(entity), Kind(kind), subject, content))
    return ops, left


def _is_needed(view: View, kind: str, subject: bytes | None) -> bool:
    """An exhibit on which passages stand keeps its last place in the matter."""
    if kind != Kind.OCCURRENCE or subject is None:
        return False
    found = exhibits.exhibits_by_id(view, [subject]).get(subject)
    return found is not None and found.passages > 0 and found.occurrences == 1
