"""Commands on what people said apart from each other: list it, decide it."""

import argparse
from pathlib import Path

from reviewer.acts import deciding
from reviewer.cli import printing
from reviewer.matter import open_matter
from reviewer.queries import differences
from reviewer.queries.difference_kinds import Decided, Difference, Version, Way
from reviewer.queries.view import View
from reviewer.said import said

_SHORT = 12
"""Digits of an id that a listing for people shows."""


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
    one.add_argument("--json", action="store_true", help="JSON lines with stable keys")
    one.set_defaults(run=decide)


def listing(chosen: argparse.Namespace) -> int:
    """List the open differences, or what was decided."""
    with open_matter(chosen.matter) as matter:
        if chosen.decided:
            for one in differences.decided(matter.view):
                printing.line(_decided(one)) if chosen.json else _say_decided(one)
        else:
            for found in differences.differences(matter.view):
                printing.line(_difference(found)) if chosen.json else _say(found)
    return 0


def decide(chosen: argparse.Namespace) -> int:
    """Decide one of them."""
    way = Way.KEEP if chosen.keep else Way.JOIN if chosen.join else Way.KEEP_ALL
    with open_matter(chosen.matter) as matter:
        one = deciding.difference_named(matter.view, chosen.id)
        kept = deciding.version_named(one, chosen.keep) if chosen.keep else None
        version = kept.id if kept is not None else b""
        matter.do(lambda view: deciding.decide(view, one.id, way, version))
        left = differences.count_open(matter.view)
    if chosen.json:
        told = _difference(one) | {"way": way.value, "kept": version.hex(), "open": left}
        printing.line(told)
    else:
        printing.say(_outcome(one, way, kept))
        printing.say(told_open(left))
    return 0


def say_open(view: View) -> None:
    """Say how many differences are open, before something is exported; nothing where none is."""
    count = differences.count_open(view)
    if count:
        printing.say(told_open(count))


def told_open(count: int) -> str:
    """How many differences are open, as every export says it first."""
    if count == 0:
        return said("No difference is open.")
    if count == 1:
        return said("1 difference is open. “pincite differences” lists it.")
    return said("{count:,} differences are open. “pincite differences” lists them.", count=count)


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


def _say(one: Difference) -> None:
    printing.columns(one.id.hex()[:_SHORT], one.about)
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
