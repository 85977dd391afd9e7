"""The topics of the case: two levels, never three.

An issue is merged, split or moved as one act. Passages that were withdrawn are taken along, so that
one that is restored later bears on what the others bear on.
"""

from collections.abc import Sequence

from reviewer import typed
from reviewer.acts.matters import new_id
from reviewer.errors import InputError, RefusedError
from reviewer.model import (
    Act,
    EntityId,
    IssueBody,
    Kind,
    Op,
    PassageId,
    PassageIssueBody,
    passage_issue_id,
)
from reviewer.queries import many, passages
from reviewer.queries.passages import IssueRow
from reviewer.queries.view import View
from reviewer.said import said

_TWO_LEVELS = said("Issues have two levels: choose an issue at the top to put this one below.")


def add_issue(view: View, name: str, parent: bytes | None = None) -> Act:
    """Add a topic of the case, at the top or below one that is there.

    Raises:
        InputError: no name, the name is taken, or a third level.
    """
    every = passages.issues(view)
    name = _free_name(every, name, parent)
    _check_above(every, parent)
    return Act("add_issue", (_issue_op(new_id(), name, parent),))


def rename_issue(view: View, issue: EntityId, name: str) -> Act:
    """Give an issue another name, wherever it stands.

    Raises:
        InputError: no name, one that is taken, or no such issue.
    """
    every = passages.issues(view)
    known = _known(every, issue)
    name = _free_name(every, name, known.parent, issue)
    return Act("rename_issue", (_issue_op(issue, name, known.parent),))


def move_issue(view: View, issue: EntityId, parent: bytes | None) -> Act:
    """Put an issue below another one, or at the top.

    Raises:
        InputError: a third level, or the name is taken there.
        RefusedError: it stands there already.
    """
    every = passages.issues(view)
    known = _known(every, issue)
    if known.parent == parent:
        raise RefusedError(said("“{name}” stands there already.", name=known.name))
    _check_above(every, parent)
    if parent is not None and (issue == parent or _below(every, issue)):
        raise InputError(
            said(
                "{two_levels} “{name}” has issues below it itself.",
                two_levels=_TWO_LEVELS,
                name=known.name,
            )
        )
    _free_name(every, known.name, parent, issue)
    return Act("move_issue", (_issue_op(issue, known.name, parent),))


def merge_issues(view: View, issue: EntityId, into: EntityId) -> Act:
    """Every passage of an issue bears on another one instead, and the issue goes.

    Issues below it move below the other one; where one of that name stands there, into that one.

    Raises:
        InputError: no such issue, the same one, or a third level.
    """
    every = passages.issues(view)
    gone, kept = _known(every, issue), _known(every, into)
    if issue == into:
        raise InputError("An issue is not merged with itself. Choose another one.")
    if kept.parent == issue:
        raise InputError(
            said(
                "“{kept}” stands below “{gone}”. Move it to the top first.",
                kept=kept.name,
                gone=gone.name,
            )
        )
    below = _below(every, issue)
    if below and kept.parent is not None:
        raise InputError(
            said(
                "{two_levels} “{name}” has issues below it: move these first, "
                "or merge it into an issue at the top.",
                two_levels=_TWO_LEVELS,
                name=gone.name,
            )
        )
    ops = _merged(view, gone, kept)
    for sub in below:
        twin = _named(_below(every, into), sub.name)
        ops += [_issue_op(sub.id, sub.name, into)] if twin is None else _merged(view, sub, twin)
    return Act("merge_issues", tuple(ops))


def split_issue(
    view: View, issue: EntityId, name: str, chosen: Sequence[PassageId], *, stays: bool = False
) -> Act:
    """A new issue beside this one takes chosen passages of it.

    ``stays`` leaves them on the old one as well.

    Raises:
        InputError: no such issue, no name, or one that is taken.
        RefusedError: none of the passages bears on it.
    """
    every = passages.issues(view)
    known = _known(every, issue)
    name = _free_name(every, name, known.parent)
    bearing = set(many.bearing_on(view, issue))
    moved = [passage for passage in dict.fromkeys(chosen) if passage in bearing]
    if not moved:
        raise RefusedError(said("None of these passages bears on “{name}”.", name=known.name))
    new = new_id()
    ops = [_issue_op(new, name, known.parent)]
    for passage in moved:
        ops.append(_on(passage, new))
        ops += [] if stays else [_off(passage, issue)]
    return Act("split_issue", tuple(ops))


def remove_issue(view: View, issue: EntityId) -> Act:
    """Take an issue off every passage and away; issues below it move to the top.

    Raises:
        InputError: no such issue, or the name of one below it is taken at the top.
    """
    every = passages.issues(view)
    known = _known(every, issue)
    for sub in _below(every, issue):
        _free_name(every, sub.name, None, issue)
    ops = [Op(EntityId(known.id), Kind.ISSUE, None, None)]
    ops += [_issue_op(sub.id, sub.name, None) for sub in _below(every, issue)]
    ops += [_off(passage, issue) for passage in many.bearing_on(view, issue)]
    return Act("remove_issue", tuple(ops))


def set_issues(view: View, chosen: Sequence[PassageId], issues: Sequence[bytes]) -> Act:
    """Make these the issues of the passages.

    What is missing is put on, what is not named is taken off.

    Raises:
        InputError: an issue that the matter does not have.
        RefusedError: they have just these already.
    """
    known = _all_known(view, issues)
    on = many.issues_on(view, chosen)
    ops: list[Op] = []
    for passage in chosen:
        has = on.get(passage, set()) & known
        ops += [
            _off(passage, issue) if issue in has else _on(passage, issue)
            for issue in sorted(set(issues) ^ has)
        ]
    if not ops:
        raise RefusedError("The passage has just these issues already.")
    return Act("set_issues", tuple(ops))


def give_issues(view: View, chosen: Sequence[PassageId], issues: Sequence[bytes]) -> Act:
    """Put issues on passages, whatever else they bear on.

    Raises:
        InputError: an issue that the matter does not have.
        RefusedError: all of them bear on these already.
    """
    _all_known(view, issues)
    wanted = [one.id for one in many.standing(view, chosen)]
    on = many.issues_on(view, wanted)
    ops = [
        _on(passage, issue)
        for passage in wanted
        for issue in dict.fromkeys(issues)
        if issue not in on.get(passage, set())
    ]
    if not ops:
        raise RefusedError("All of these passages bear on that already.")
    return Act("give_issues", tuple(ops))


def give_new_issue(
    view: View, chosen: Sequence[PassageId], name: str, parent: bytes | None = None
) -> Act:
    """Put an issue on passages that the matter does not have yet: one act.

    Raises:
        InputError: no name, the name is taken, a third level, or none of the passages stands.
    """
    every = passages.issues(view)
    name = _free_name(every, name, parent)
    _check_above(every, parent)
    wanted = [one.id for one in many.standing(view, chosen)]
    if not wanted:
        raise InputError("These passages are not in the matter, or were withdrawn.")
    made = new_id()
    return Act("give_issues", (_issue_op(made, name, parent), *(_on(one, made) for one in wanted)))


def relieve_issues(view: View, chosen: Sequence[PassageId], issues: Sequence[bytes]) -> Act:
    """Take issues off passages.

    Raises:
        InputError: an issue that the matter does not have.
        RefusedError: none of them bears on these.
    """
    _all_known(view, issues)
    wanted = [one.id for one in many.standing(view, chosen)]
    on = many.issues_on(view, wanted)
    ops = [
        _off(passage, issue)
        for passage in wanted
        for issue in dict.fromkeys(issues)
        if issue in on.get(passage, set())
    ]
    if not ops:
        raise RefusedError("None of these passages bears on that.")
    return Act("relieve_issues", tuple(ops))


def _merged(view: View, gone: IssueRow, kept: IssueRow) -> list[Op]:
    bearing = many.bearing_on(view, gone.id)
    already = set(many.bearing_on(view, kept.id))
    ops = [Op(EntityId(gone.id), Kind.ISSUE, None, None)]
    for passage in bearing:
        ops += [] if passage in already else [_on(passage, kept.id)]
        ops.append(_off(passage, gone.id))
    return ops


def _issue_op(issue: bytes, name: str, parent: bytes | None) -> Op:
    body = IssueBody(name, parent.hex() if parent is not None else "")
    return Op(EntityId(issue), Kind.ISSUE, None, body)


def _on(passage: PassageId, issue: bytes) -> Op:
    body = PassageIssueBody(issue.hex())
    return Op(passage_issue_id(passage, issue), Kind.PASSAGE_ISSUE, passage, body)


def _off(passage: PassageId, issue: bytes) -> Op:
    return Op(passage_issue_id(passage, issue), Kind.PASSAGE_ISSUE, passage, None)


def _known(every: Sequence[IssueRow], issue: bytes) -> IssueRow:
    found = next((one for one in every if one.id == issue), None)
    if found is None:
        raise InputError("This issue is not in the matter. Choose one that is.")
    return found


def _all_known(view: View, issues: Sequence[bytes]) -> set[bytes]:
    known = {issue.id for issue in passages.issues(view)}
    if not set(issues) <= known:
        raise InputError("One of these issues is not in the matter.")
    return known


def _below(every: Sequence[IssueRow], issue: bytes) -> list[IssueRow]:
    return [one for one in every if one.parent == issue]


def _named(every: Sequence[IssueRow], name: str) -> IssueRow | None:
    return next((one for one in every if one.name.casefold() == name.casefold()), None)


def _free_name(
    every: Sequence[IssueRow], name: str, parent: bytes | None, but: bytes | None = None
) -> str:
    """A name as it is written down; ``but`` is the issue that may have it."""
    name = typed.name(name, "Give the issue a name.")
    beside = [one for one in every if one.parent == parent and one.id != but]
    if _named(beside, name) is not None:
        raise InputError(
            said("There already is an issue named “{name}”. Merge the two instead.", name=name)
        )
    return name


def _check_above(every: Sequence[IssueRow], parent: bytes | None) -> None:
    if parent is not None and _known(every, parent).parent is not None:
        raise InputError(_TWO_LEVELS)
