"""Commands on what people said apart from each other: list it, decide it."""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from reviewer.acts import deciding
from reviewer.acts.deciding_alike import DecidingAlike, Progress
from reviewer.cli import printing
from reviewer.matter import Matter, open_matter
from reviewer.queries import difference_alike, differences
from reviewer.queries.difference_kinds import Decided, Difference, Version, Way
from reviewer.queries.view import View
from reviewer.said import counted, said

_SHORT = 12
"""Digits of an id that a listing for people shows."""
_AT_ONCE = 400
"""Differences that are decided in one part: nobody waits at a window."""


def arguments(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """What can be typed."""
    told = "list what people said apart from each other, for a person to decide"
    every = commands.add_parser("differences", help=told, description=told)
    every.add_argument("matter", type=Path, help="the matter's folder")
    every.add_argument("--decided", action="store_true", help="what was decided, and by whom")
    every.add_argument("--json", action="store_true", help="JSON lines with stable keys")
    every.set_defaults(run=listing)
    told = "decide a difference: keep what one said, let both stand, or join them"
    one = commands.add_parser("decide", help=told, description=told)
    one.add_argument("matter", type=Path, help="the matter's folder")
    one.add_argument("id", help="its id, or enough of its beginning")
    way = one.add_mutually_exclusive_group(required=True)
    way.add_argument("--keep", metavar="VERSION_ID", default="", help="the version to keep")
    way.add_argument("--keep-all", action="store_true", help="both stand")
    way.add_argument("--join", action="store_true", help="make one of them")
    alike = "the same for every difference that is like it: the same between the same people"
    one.add_argument("--all-like", action="store_true", help=alike)
    one.add_argument("--json", action="store_true", help="JSON lines with stable keys")
    one.set_defaults(run=decide)


def listing(chosen: argparse.Namespace) -> int:
    """List the open differences, or what was decided."""
    with open_matter(chosen.matter) as matter:
        if chosen.decided:
            for one in differences.decided(matter.view):
                printing.line(_decided(one)) if chosen.json else _say_decided(one)
        else:
            every = differences.differences(matter.view)
            like = _count_alike(matter.view, every)
            for found in every:
                if chosen.json:
                    printing.line(_difference(found) | {"alike": like[found.id]})
                else:
                    _say(found, like[found.id])
    return 0


def _count_alike(view: View, every: Sequence[Difference]) -> dict[bytes, int]:
    """Of how many differences each is one that are alike."""
    compared = difference_alike.compared(view, [one.found for one in every])
    counts = Counter(one.likeness for one in compared)
    return {one.found.id: counts[one.likeness] for one in compared}


def decide(chosen: argparse.Namespace) -> int:
    """Decide one of them."""
    way = Way.KEEP if chosen.keep else Way.JOIN if chosen.join else Way.KEEP_ALL
    with open_matter(chosen.matter) as matter:
        one = deciding.difference_named(matter.view, chosen.id)
        kept = deciding.version_named(one, chosen.keep) if chosen.keep else None
        version = kept.id if kept is not None else b""
        if chosen.all_like:
            progress = _decide_alike(matter, one, way, version)
        else:
            matter.do(lambda view: deciding.decide(view, one.id, way, version))
            progress = Progress(1)
        left = differences.count_open(matter.view)
    if chosen.json:
        told = _difference(one) | {"way": way.value, "kept": version.hex(), "open": left}
        alike = {"decided": progress.decided, "left": progress.count_left}
        printing.line(told | (alike if chosen.all_like else {}))
    else:
        printing.say(_outcome(one, way, kept))
        if chosen.all_like:
            _say_alike(progress)
        printing.say(told_open(left))
    return 0


def _decide_alike(matter: Matter, one: Difference, way: Way, kept: bytes) -> Progress:
    """Decide all that are like one as that one, as one act."""
    view = matter.view
    wanted = difference_alike.alike(view, one.found, differences.open_differences(view))
    deciding_all = DecidingAlike(view, wanted, way, kept, _AT_ONCE)
    act = matter.begin_long_act()
    while not deciding_all.is_finished:
        deciding_all.go_on(act.do)
    act.end()
    return deciding_all.progress


def _say_alike(progress: Progress) -> None:
    several = "{count:,} differences were decided so."
    printing.say(counted(progress.decided, "1 difference was decided so.", several))
    for why, count in progress.left.items():
        several = "{count:,} were left open: {why}"
        printing.say(counted(count, "1 was left open: {why}", several, why=why))


def say_open(view: View) -> None:
    """Say how many differences are open, before something is exported; nothing where none is."""
    count = differences.count_open(view)
    if count:
        printing.say(told_open(count))


def told_open(count: int) -> str:
    """How many differences are open, as every export says it first."""
    if count == 0:
        return said("No difference is open.")
    return counted(
        count,
        "1 difference is open. “pincite differences” lists it.",
        "{count:,} differences are open. “pincite differences” lists them.",
    )


def _outcome(one: Difference, way: Way, kept: Version | None) -> str:
    if kept is not None:
        return f"{one.about}: kept what {kept.reviewer} said: {kept.value}"
    return f"{one.about}: {'joined' if way is Way.JOIN else 'both stand'}."


def _difference(one: Difference) -> dict[str, object]:
    return {
        "id": one.id.hex(),
        "entity": one.entity.hex(),
        "kind": one.kind,
        "field": one.field,
        "about": str(one.about),
        "passage": one.passage.hex() if one.passage is not None else "",
        "exhibit": one.exhibit.hex() if one.exhibit is not None else "",
        "cite": one.cite,
        "ways": [way.value for way in Way if way in one.ways],
        "versions": [_version(version) for version in one.versions],
    }


def _version(one: Version) -> dict[str, object]:
    return {
        "id": one.id.hex(),
        "value": str(one.value),
        "reviewer": str(one.reviewer),
        "role": one.role,
        "at": printing.instant(one.at),
    }


def _decided(one: Decided) -> dict[str, object]:
    return _difference(one.difference) | {
        "way": one.way.value,
        "kept": one.kept.hex(),
        "decided_by": one.by,
        "decided_role": one.role,
        "decided_at": printing.instant(one.at),
    }


def _say(one: Difference, alike: int) -> None:
    like = [said("{count:,} alike", count=alike)] if alike > 1 else []
    printing.columns(one.id.hex()[:_SHORT], one.about, *like)
    for version in one.versions:
        printing.columns("", version.id.hex()[:_SHORT], _who(version), _one_line(version.value))


def _say_decided(one: Decided) -> None:
    way = {Way.KEEP: "kept one", Way.KEEP_ALL: "both stand", Way.JOIN: "joined"}[one.way]
    about = one.difference.about
    printing.columns(one.difference.id.hex()[:_SHORT], about, f"{one.by}, {one.at:%Y-%m-%d}: {way}")
    for version in one.difference.versions:
        sign = "kept" if version.id == one.kept else ""
        printing.columns("", sign, _who(version), _one_line(version.value))


def _who(version: Version) -> str:
    role = version.role.replace("_", " ")
    return f"{version.reviewer} ({role}), {version.at:%Y-%m-%d %H:%M} UTC"


def _one_line(text: str) -> str:
    return " ".join(text.split())
