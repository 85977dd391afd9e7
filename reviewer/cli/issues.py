"""Commands on the topics of the case: list them, rearrange them, put them on passages."""

import argparse
from collections.abc import Callable

from reviewer.acts import issues as acts
from reviewer.cli import printing
from reviewer.errors import InputError
from reviewer.matter import Decision, open_matter
from reviewer.model import EntityId
from reviewer.queries import history, many, passages
from reviewer.queries.passages import IssueRow
from reviewer.queries.view import View

_BELOW = " > "


def listing(chosen: argparse.Namespace) -> int:
    """List the issues, each with its number of passages."""
    with open_matter(chosen.matter) as matter:
        view = matter.view
        every, counts = passages.issues(view), many.issue_counts(view)
        for issue in every:
            if chosen.json:
                printing.line(
                    {
                        "id": issue.id.hex(),
                        "name": issue.name,
                        "parent": "" if issue.parent is None else issue.parent.hex(),
                        "passages": counts.get(issue.id, 0),
                    }
                )
            else:
                printing.columns(counts.get(issue.id, 0), _path(every, issue))
    return 0


def rearrange(chosen: argparse.Namespace) -> int:
    """Add, rename, merge, move or remove an issue."""
    with open_matter(chosen.matter) as matter:
        matter.do(_DECISIONS[chosen.what](matter.view, chosen))
        told = next(history.acts(matter.view, 1))
        printing.say(f"Done: {told.sentence}.")
    return 0


def put_on(chosen: argparse.Namespace) -> int:
    """Put issues on passages, or take them off, as one act."""
    with open_matter(chosen.matter) as matter:
        view = matter.view
        issues = [named(view, name).id for name in chosen.issues]
        on = [passages.resolve(view, one) for one in chosen.passages]
        way = {"put": acts.give_issues, "off": acts.relieve_issues, "just": acts.set_issues}
        change = matter.do(lambda own: way[chosen.way](own, on, issues))
    count = len(change.passages)
    printing.say(f"{count} {'passage' if count == 1 else 'passages'} changed.")
    return 0


def named(view: View, name: str) -> IssueRow:
    """The issue of a name; “Above > Below” where a name stands in several places.

    Raises:
        InputError: none is called so, or several are.
    """
    every = passages.issues(view)
    folded = " ".join(name.casefold().split())
    found = [one for one in every if folded in {one.name.casefold(), _path(every, one).casefold()}]
    if len(found) == 1:
        return found[0]
    if found:
        paths = ", ".join(f"“{_path(every, one)}”" for one in found)
        raise InputError(f"Several issues are called “{name}”. Write one of {paths}.")
    known = ", ".join(f"“{_path(every, one)}”" for one in every) or "none"
    raise InputError(f"There is no issue “{name}”. There are: {known}.")


def _path(every: tuple[IssueRow, ...], issue: IssueRow) -> str:
    above = next((one.name for one in every if one.id == issue.parent), "")
    return f"{above}{_BELOW}{issue.name}" if above else issue.name


def _add(view: View, chosen: argparse.Namespace) -> Decision:
    parent = named(view, chosen.below).id if chosen.below else None
    return lambda own: acts.add_issue(own, chosen.name, parent)


def _rename(view: View, chosen: argparse.Namespace) -> Decision:
    issue = EntityId(named(view, chosen.issue).id)
    return lambda own: acts.rename_issue(own, issue, chosen.name)


def _merge(view: View, chosen: argparse.Namespace) -> Decision:
    gone, kept = (EntityId(named(view, one).id) for one in (chosen.issue, chosen.into))
    return lambda own: acts.merge_issues(own, gone, kept)


def _move(view: View, chosen: argparse.Namespace) -> Decision:
    issue = EntityId(named(view, chosen.issue).id)
    parent = named(view, chosen.below).id if chosen.below else None
    return lambda own: acts.move_issue(own, issue, parent)


def _remove(view: View, chosen: argparse.Namespace) -> Decision:
    issue = EntityId(named(view, chosen.issue).id)
    return lambda own: acts.remove_issue(own, issue)


_DECISIONS: dict[str, Callable[[View, argparse.Namespace], Decision]] = {
    "add": _add,
    "rename": _rename,
    "merge": _merge,
    "move": _move,
    "remove": _remove,
}
