"""Commands of the second level: role, status, sample."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from reviewer.acts import sampling
from reviewer.acts import second_level as acts
from reviewer.acts.matters import new_id
from reviewer.acts.sampling import SampleDraft
from reviewer.cli import printing
from reviewer.errors import InputError
from reviewer.matter import Matter, open_matter
from reviewer.model import Role, Status
from reviewer.queries import exhibits, passages, people, samples, second_level, tags
from reviewer.queries.draws import EXHIBITS, PASSAGES, Population
from reviewer.queries.passages import PassageFilter
from reviewer.queries.samples import Member, Rate, Report, SampleLine
from reviewer.queries.view import View
from reviewer.readers.reading import ExhibitKind

ROLES = {role.value.replace("_", "-"): role for role in Role}
Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse names it nowhere else


# --- role -----------------------------------------------------------------------------------------


def role(chosen: argparse.Namespace) -> int:
    """Say in what role one works on the matter, or change it."""
    with open_matter(chosen.matter) as matter:
        if chosen.role:
            matter.work_as(matter.reviewer, ROLES[chosen.role])
        names = {row.id: row.name for row in people.reviewers(matter.view)}
        here = matter.settings.identity_of(matter.reviewer)
        name = names.get(matter.reviewer, here.name if here else "")
        word = matter.role.value.replace("_", "-")
    if chosen.json:
        printing.line({"reviewer": name, "role": word})
    else:
        printing.columns(name, word)
    return 0


# --- status ---------------------------------------------------------------------------------------


def status(chosen: argparse.Namespace) -> int:
    """Say of passages or exhibits that they are checked, confirmed or rejected, or show it."""
    with open_matter(chosen.matter) as matter:
        wanted = [_subject(matter.view, text) for text in chosen.ids]
        _decide(matter, chosen, wanted)
        found = second_level.statuses_on(matter.view, wanted)
        for one in wanted:
            _show_status(matter.view, one, found.get(one), is_json=chosen.json)
    return 0


def _decide(matter: Matter, chosen: argparse.Namespace, wanted: Sequence[bytes]) -> None:
    if chosen.way == "check":
        matter.do(lambda view: acts.check(view, wanted))
    elif chosen.way == "confirm":
        matter.do(lambda view: acts.confirm(view, wanted))
    elif chosen.way == "reopen":
        matter.do(lambda view: acts.reopen(view, wanted))
    elif chosen.reject is not None:
        matter.do(lambda view: acts.reject(view, wanted, chosen.reject))


def _subject(view: View, text: str) -> bytes:
    """A passage by its number or id, else an exhibit by one of its own.

    Raises:
        InputError: neither is meant.
    """
    try:
        return passages.resolve(view, text)
    except InputError:
        return exhibits.resolve(view, text).id


def _show_status(
    view: View, one: bytes, found: second_level.StatusOn | None, *, is_json: bool
) -> None:
    is_passage = passages.is_standing(view, one)
    number = passages.line_of(view, one).number if is_passage else exhibits.exhibit(view, one).label
    step = second_level.step_of(passages.line_of(view, one)) if is_passage else Status.CANDIDATE
    word = found.state.value if found else step.value if is_passage else ""
    names = {row.id: row.name for row in people.reviewers(view)}
    who = names.get(found.person, "") if found else ""
    if not is_json:
        changed = "changed since" if found and found.is_changed else ""
        printing.columns(number, word, who, found.reason if found else "", changed)
        return
    printing.line(
        {
            "id": one.hex(),
            "number": number,
            "kind": "passage" if is_passage else "exhibit",
            "status": word,
            "reason": found.reason if found else "",
            "reviewer": who,
            "role": found.role if found else "",
            "at": printing.instant(found.at) if found else "",
            "changed": bool(found and found.is_changed),
        }
    )


# --- sample ---------------------------------------------------------------------------------------


def draw(chosen: argparse.Namespace) -> int:
    """Draw a sample at random."""
    from reviewer.exports.sample_report import population_said  # noqa: PLC0415 - only here

    with open_matter(chosen.matter) as matter:
        wanted = _population(matter.view, chosen)
        told = str(population_said(matter.view, wanted))
        draft = SampleDraft(chosen.name, wanted, chosen.size, told, chosen.seed)
        sample = new_id()
        matter.do(lambda view: sampling.draw_sample(view, sample, draft))
        line = samples.sample(matter.view, sample)
    _show_sample(line, is_json=chosen.json)
    printing.say(
        f"Drew {len(line.members)} of {line.body.population}, by the seed {line.body.seed}."
    )
    return 0


def _population(view: View, chosen: argparse.Namespace) -> Population:
    reviewer = _reviewer(view, chosen.reviewer) if chosen.reviewer else None
    if chosen.of == EXHIBITS:
        if chosen.tag:
            raise InputError("--tag is for passages; --untagged draws exhibits without any.")
        kinds = tuple(chosen.kind)
        return Population(EXHIBITS, PassageFilter(), kinds, reviewer, chosen.untagged,
                          chosen.unchecked)  # fmt: skip
    if chosen.untagged:
        raise InputError("--untagged is for exhibits; give --of exhibits with it.")
    on = tuple(str(tags.tag_named(view, tag).id) for tag in chosen.tag)
    steps = (Status.TAGGED.value,) if chosen.unchecked else ()
    wanted = PassageFilter(tags=on, person=reviewer, kinds=tuple(chosen.kind), statuses=steps)
    return Population(PASSAGES, wanted)


def _reviewer(view: View, name: str) -> bytes:
    """A reviewer by name or initials, whatever the case.

    Raises:
        InputError: nobody, or several, are called so.
    """
    wanted, known = name.casefold(), people.reviewers(view)
    found = [row for row in known if wanted in {row.name.casefold(), row.initials.casefold()}]
    if len(found) != 1:
        names = ", ".join(row.name for row in known)
        raise InputError(f"No one reviewer is called “{name}”. There are: {names}.")
    return found[0].id


def listed(chosen: argparse.Namespace) -> int:
    """List the samples and how far they are gone through."""
    with open_matter(chosen.matter) as matter:
        lines = samples.samples(matter.view)
    for line in lines:
        _show_sample(line, is_json=chosen.json)
    return 0


def _show_sample(line: SampleLine, *, is_json: bool) -> None:
    body = line.body
    if not is_json:
        told = f"{line.reviewed} of {len(line.members)} reviewed"
        printing.columns(body.name, body.of, told, f"of {body.population}", body.filter, body.seed)
        return
    printing.line(
        {
            "id": line.id.hex(),
            "name": body.name,
            "of": body.of,
            "filter": body.filter,
            "population": body.population,
            "size": len(line.members),
            "reviewed": line.reviewed,
            "seed": body.seed,
            "role": line.role,
            "at": printing.instant(line.at),
        }
    )


def show(chosen: argparse.Namespace) -> int:
    """List what was drawn, in the order of the draw."""
    with open_matter(chosen.matter) as matter:
        view = matter.view
        line = samples.sample_named(view, chosen.name)
        for member in samples.members(view, line):
            _show_member(view, line, member, is_json=chosen.json)
    return 0


def _show_member(view: View, line: SampleLine, member: Member, *, is_json: bool) -> None:
    number = ""
    if passages.is_standing(view, member.id):
        number = passages.line_of(view, member.id).number
    elif exhibits.has_exhibit(view, member.id):
        number = exhibits.exhibit(view, member.id).label
    word = member.status.state.value if member.status else ""
    if is_json:
        told = {"id": member.id.hex(), "place": member.place, "number": number, "of": line.body.of}
        done = {"reviewed": member.is_reviewed, "status": word, "here": member.is_here}
        printing.line(told | done)
    else:
        state = word or ("reviewed" if member.is_reviewed else "")
        printing.columns(member.place, number or member.id.hex()[:12], state)


def report(chosen: argparse.Namespace) -> int:
    """Tell what came of a sample, or write it as a CSV file."""
    from reviewer.exports import sample_report  # noqa: PLC0415 - only here

    with open_matter(chosen.matter) as matter:
        line = samples.sample_named(matter.view, chosen.name)
        found = samples.report(matter.view, line)
        rows = sample_report.rows(matter.view, found)
        if chosen.out is not None:
            sample_report.export_report(matter, found, chosen.out)
    if chosen.json:
        printing.line(_report_keys(found))
    else:
        for row in rows:
            printing.columns(*row)
    told = sample_report.rate_said(found.overall)
    printing.say(f"{line.reviewed} of {len(line.members)} reviewed. Overturned: {told}.")
    return 0


def _report_keys(found: Report) -> dict[str, object]:
    line = found.sample
    return {
        "name": line.body.name,
        "of": line.body.of,
        "size": len(line.members),
        "reviewed": line.reviewed,
        "overall": _rate_keys(found.overall),
        "tags": {rate.key: _rate_keys(rate) for rate in found.by_tag},
        "reviewers": {rate.key: _rate_keys(rate) for rate in found.by_reviewer},
        "added": dict(found.added),
        "elusion": _rate_keys(found.elusion) if found.elusion else None,
    }


def _rate_keys(rate: Rate) -> dict[str, object]:
    low, high = rate.interval
    return {
        "count": rate.count,
        "of": rate.of,
        "rate": round(rate.share, 4),
        "low": round(low, 4),
        "high": round(high, 4),
        "upper": round(rate.upper, 4),
        "small": rate.is_small,
    }


def remove(chosen: argparse.Namespace) -> int:
    """Do away with a sample; what was said of its members stays."""
    with open_matter(chosen.matter) as matter:
        line = samples.sample_named(matter.view, chosen.name)
        matter.do(lambda view: sampling.remove_sample(view, line.id))
    printing.say(f"“{line.body.name}” is removed; what was said of its members stays.")
    return 0


# --- what can be typed ----------------------------------------------------------------------------


def arguments(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Put role, status and sample among the commands."""
    one = _on_matter(commands, "role", "say in what role you work on the matter")
    one.add_argument("role", nargs="?", choices=list(ROLES), help="from now on (shown without it)")
    _json(one)
    one.set_defaults(run=role)
    told = "check, confirm or reject passages and exhibits, or show how far they are"
    two = _on_matter(commands, "status", told)
    two.add_argument(
        "ids", nargs="+", metavar="ID", help="a passage’s or an exhibit’s number or id"
    )
    ways = two.add_mutually_exclusive_group()
    for flag, what in (
        ("check", "gone through by a second person (second level)"),
        ("confirm", "it stands (attorney)"),
        ("reopen", "take back what was said"),
    ):
        ways.add_argument(f"--{flag}", dest="way", action="store_const", const=flag, help=what)
    ways.add_argument("--reject", metavar="REASON", help="out of tables and exports, with a reason")
    _json(two)
    two.set_defaults(run=status)
    _samples(_on_matter(commands, "sample", "draw samples at random and see what came of them"))


def _samples(sample: argparse.ArgumentParser) -> None:
    ways = sample.add_subparsers(dest="what", required=True, metavar="WHAT")
    drawn = ways.add_parser("draw", help="draw a sample", description="draw a sample")
    drawn.add_argument("--name", required=True)
    drawn.add_argument("--of", choices=(PASSAGES, EXHIBITS), default=PASSAGES)
    drawn.add_argument("--size", default="precision", help="40, 10%%, or precision: ±5%% at 95%%")
    drawn.add_argument("--seed", default="", help="made at random otherwise")
    drawn.add_argument("--tag", action="append", default=[], metavar="TAG")
    drawn.add_argument("--reviewer", default="", metavar="NAME", help="who marked or reviewed them")
    kinds = [kind.value for kind in ExhibitKind]
    drawn.add_argument("--kind", action="append", default=[], choices=kinds, metavar="KIND")
    drawn.add_argument("--untagged", action="store_true", help="exhibits without a tagged passage")
    drawn.add_argument("--unchecked", action="store_true", help="only what nobody checked yet")
    _json(drawn)
    drawn.set_defaults(run=draw)
    every = ways.add_parser("list", help="list the samples", description="list the samples")
    _json(every)
    every.set_defaults(run=listed)
    for what, told, run in (
        ("show", "list what was drawn", show),
        ("report", "tell what came of it", report),
        ("remove", "do away with a sample", remove),
    ):
        way = ways.add_parser(what, help=told, description=told)
        way.add_argument("name", metavar="NAME")
        if what != "remove":
            _json(way)
        if what == "report":
            way.add_argument("-o", "--out", type=Path, default=None, metavar="FILE")
        way.set_defaults(run=run)


def _on_matter(
    commands: "Commands[argparse.ArgumentParser]", name: str, told: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=told, description=told)
    command.add_argument("matter", type=Path, help="the matter's folder")
    return command


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="JSON lines with stable keys")
