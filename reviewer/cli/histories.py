"""The command that tells the log: of the matter or one thing in it, up to a moment, as CSV too."""

import argparse
from dataclasses import replace
from pathlib import Path

from reviewer.cli import printing
from reviewer.errors import InputError
from reviewer.exports.history_list import export_history
from reviewer.matter import Matter, open_matter
from reviewer.queries import histories, history, people, said_then
from reviewer.queries.histories import Wanted
from reviewer.queries.history import Entry
from reviewer.queries.people import ReviewerRow
from reviewer.said import counted


def arguments(command: argparse.ArgumentParser) -> None:
    """What can be typed behind ``history MATTER``."""
    command.add_argument(
        "--of", default="", metavar="ID", help="a passage, an exhibit or a reviewer"
    )
    command.add_argument(
        "--as-of", default="", metavar="DATE", help="only what was done up to then"
    )
    command.add_argument(
        "--looks", action="store_true", help="only who opened what, and what was exported"
    )
    command.add_argument(
        "--values", action="store_true", help="with --of: what it said then, beside now"
    )
    command.add_argument("-o", "--out", type=Path, metavar="FILE", help="write it as .csv")
    command.set_defaults(run=tell)


def tell(chosen: argparse.Namespace) -> int:
    """Tell the log in sentences, oldest first."""
    with open_matter(chosen.matter) as matter:
        wanted = _wanted(matter, chosen)
        if chosen.values:
            _values(matter, wanted, is_json=chosen.json)
        elif chosen.out is not None:
            written = export_history(matter, wanted, chosen.out)
            if chosen.json:
                printing.line(
                    {"path": str(chosen.out), "rows": written.rows, "sha256": written.sha256}
                )
            printing.say(
                counted(written.rows, "1 act was written.", "{count:,} acts were written.")
            )
        else:
            _acts(matter, wanted, is_json=chosen.json)
    return 0


def _wanted(matter: Matter, chosen: argparse.Namespace) -> Wanted:
    wanted = histories.wanted_of(matter.view, chosen.of) if chosen.of.strip() else Wanted()
    if chosen.values and chosen.out is not None:
        raise InputError("What something says is only shown: leave out -o, or --values.")
    if chosen.values and wanted.passage is None and wanted.exhibit is None:
        raise InputError("Say with --of which passage or exhibit is meant.")
    until = histories.moment(chosen.as_of) if chosen.as_of else None
    return replace(wanted, until=until, verbs=histories.LOOKS if chosen.looks else ())


def _acts(matter: Matter, wanted: Wanted, *, is_json: bool) -> None:
    view = matter.view
    reviewers = {row.id: row for row in people.reviewers(view)}
    for one in reversed(list(histories.acts(view, wanted))):
        if is_json:
            printing.line(_line(one, reviewers, history.told(view, one)))
        else:
            printing.columns(printing.instant(one.at), history.told(view, one))


def _line(one: Entry, reviewers: dict[bytes, ReviewerRow], told: str) -> dict[str, object]:
    """One act with its stable keys."""
    reviewer = reviewers.get(one.person)
    passage = "" if one.passage is None else one.passage.hex()
    exhibit = "" if one.exhibit is None else one.exhibit.hex()
    return {
        "at": printing.instant(one.at),
        "by": reviewer.initials if reviewer else "",
        "person": one.person.hex(),
        "reviewer": reviewer.name if reviewer else "",
        "role": one.role,
        "verb": one.verb,
        "text": told,
        "sentence": one.sentence,
        "changesets": [changeset.hex() for changeset in one.changesets],
        "entity": passage or exhibit,
        "exhibit": exhibit,
        "passage": passage,
    }


def _values(matter: Matter, wanted: Wanted, *, is_json: bool) -> None:
    for one in said_then.values(matter.view, wanted):
        if is_json:
            printing.line({"name": one.name, "then": one.then, "now": one.now})
        else:
            printing.columns(one.name, one.then, one.now)
