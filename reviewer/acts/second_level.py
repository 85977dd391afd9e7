"""Second level: to check, to confirm, to reject with a reason, and to take such a word back.

Who may, as firms do it: a reviewer none of these; the second level checks and rejects; an attorney
does all three. Nobody of the second level checks their own tags, because a second pair of eyes is
the whole point; an attorney may, whose word is the firm's and who often works alone. To reject
one's own is allowed to both: it passes nothing. What a higher role said stands until that role says
otherwise. Of many at once, those of which it cannot be said are left out; where that is so for all
of them the act is refused. Roles are said, not proven: this keeps honest people from slips, and the
log shows who acted as what.
"""

from collections.abc import Sequence

from reviewer import typed
from reviewer.errors import InputError, RefusedError
from reviewer.model import Act, EntityId, Kind, Op, Role, Status, StatusBody, status_id
from reviewer.queries import second_level
from reviewer.queries.second_level import StatusOn, Subject, rank
from reviewer.queries.view import View
from reviewer.said import Said, said

LONGEST_REASON = 2000  # characters
_VERBS = {Status.CHECKED: "check", Status.CONFIRMED: "confirm", Status.REJECTED: "reject"}


def check(view: View, chosen: Sequence[bytes]) -> Act:
    """Say that passages or exhibits were gone through by a second person and are right.

    Raises:
        InputError: none of them is in the matter.
        RefusedError: the role or the person may not, or there is nothing to change.
    """
    return _say(view, chosen, StatusBody(Status.CHECKED.value))


def confirm(view: View, chosen: Sequence[bytes]) -> Act:
    """Say as an attorney that they stand.

    Raises:
        InputError: none of them is in the matter.
        RefusedError: the person acts in another role, or there is nothing to change.
    """
    return _say(view, chosen, StatusBody(Status.CONFIRMED.value))


def reject(view: View, chosen: Sequence[bytes], reason: str) -> Act:
    """Reject them: they stay in the matter, out of tables and exports.

    Raises:
        InputError: no reason is given, or none of them is in the matter.
        RefusedError: the role or the person may not, or there is nothing to change.
    """
    reason = typed.words(reason)
    if not reason:
        raise InputError("Say why it is rejected: whoever tagged it will ask.")
    if len(reason) > LONGEST_REASON:
        raise InputError(
            said(
                "A reason can have {longest:,} characters. Put the rest in a note.",
                longest=LONGEST_REASON,
            )
        )
    return _say(view, chosen, StatusBody(Status.REJECTED.value, reason))


def reopen(view: View, chosen: Sequence[bytes]) -> Act:
    """Take away what was said of them at the second level: they are tagged again, or candidates.

    Raises:
        InputError: none of them is in the matter.
        RefusedError: the role may not, or nothing was said of any of them.
    """
    _check_role(view, Status.CHECKED)
    found = _found(view, chosen)
    refused = [(one, _why_not_reopened(view, one.status)) for one in found]
    ops = [Op(status_id(one.id), Kind.STATUS, one.id, None) for one, why in refused if why is None]
    return _act("reopen", ops, [why for _, why in refused if why is not None])


def _say(view: View, chosen: Sequence[bytes], body: StatusBody) -> Act:
    state = Status(body.state)
    _check_role(view, state)
    ops: list[Op] = []
    refused: list[Said] = []
    for one in _found(view, chosen):
        why = _why_not(view, one, body)
        if why is None:
            ops.append(Op(EntityId(status_id(one.id)), Kind.STATUS, one.id, body))
        else:
            refused.append(why)
    return _act(_VERBS[state], ops, refused)


def _found(view: View, chosen: Sequence[bytes]) -> list[Subject]:
    found = second_level.subjects(view, chosen)
    if not found:
        raise InputError("This is not in the matter, or was withdrawn.")
    return found


def _act(verb: str, ops: list[Op], refused: list[Said]) -> Act:
    if ops:
        return Act(verb, tuple(ops))
    if len(refused) == 1:
        raise RefusedError(refused[0])
    raise RefusedError(
        said("This cannot be said of any of these. Of the first: {why}", why=refused[0])
    )


def _check_role(view: View, state: Status) -> None:
    """Whether the person at the keyboard acts in a role that may say this at all."""
    if view.role is Role.REVIEWER:
        raise RefusedError(
            "Only the second level or an attorney decides this. Choose your role first: "
            "“Reviewer…” in the menu of the matter, or “pincite role”."
        )
    if state is Status.CONFIRMED and view.role is not Role.ATTORNEY:
        raise RefusedError("Only an attorney confirms. At the second level, check it or reject it.")


def _why_not(view: View, one: Subject, body: StatusBody) -> Said | None:
    """Why this cannot be said of a passage or an exhibit; ``None`` where it can."""
    state = Status(body.state)
    if (why := _why_outranked(view, one.status)) is not None:
        return why
    if _says_so_already(view, one.status, body):
        return said("Somebody said so already.")
    if state is Status.REJECTED:
        return None
    if one.is_passage and not one.by:
        return said("It carries no tag yet, so there is nothing to check. Tag it first.")
    if view.role is not Role.ATTORNEY and one.by == {view.reviewer}:
        return (
            said("You tagged it yourself: somebody else checks it.")
            if one.is_passage
            else said("You reviewed it yourself: somebody else checks it.")
        )
    return None


def _says_so_already(view: View, status: StatusOn | None, body: StatusBody) -> bool:
    """The same word by somebody else, or of what changed since, is a word of its own."""
    if status is None or (status.state.value, status.reason) != (body.state, body.reason):
        return False
    is_mine = status.person == view.reviewer and status.role == view.role.value
    return is_mine and not status.is_changed


def _why_not_reopened(view: View, status: StatusOn | None) -> Said | None:
    if status is None:
        return said("Nothing was said of it at the second level.")
    return _why_outranked(view, status)


def _why_outranked(view: View, status: StatusOn | None) -> Said | None:
    if status is None or rank(status.role) <= rank(view.role.value):
        return None
    return said("An attorney decided this. Only an attorney changes it.")
