"""Commands for other readings of an exhibit, and for the passages that they leave to be checked."""

import argparse

from reviewer.acts import readings as acts
from reviewer.cli import printing
from reviewer.errors import InputError
from reviewer.matter import Matter, open_matter
from reviewer.queries import exhibits, passages, people
from reviewer.queries import readings as reading_rows
from reviewer.queries.readings import Place, Unsettled
from reviewer.readers.options import ReadOptions
from reviewer.rereading import read_again as read_anew
from reviewer.said import counted


def readings(chosen: argparse.Namespace) -> int:
    """List the readings of an exhibit, or show another one of them."""
    with open_matter(chosen.matter) as matter:
        exhibit = exhibits.resolve(matter.view, chosen.exhibit).id
        if chosen.show is not None:
            _show(matter, exhibit, chosen.show)
        initials = people.initials_of(matter.view)
        for place, one in enumerate(reading_rows.readings_of(matter.view, exhibit), start=1):
            at, by = printing.instant(one.when), initials.get(one.person, "")
            if chosen.json:
                printing.line(
                    {
                        "number": place,
                        "reading": one.entity.hex(),
                        "layer": one.layer.hex(),
                        "reader": one.reader,
                        "maker": one.maker,
                        "asked": dict(one.asked),
                        "pages": one.pages,
                        "characters": one.characters,
                        "shown": one.is_shown,
                        "by": by,
                        "at": at,
                        "warnings": list(one.warnings),
                    }
                )
            else:
                shown = "shown" if one.is_shown else ""
                asked = ", ".join(f"{name} {value}".strip() for name, value in one.asked)
                printing.columns(place, at, by, one.reader, asked, one.characters, shown)
    return 0


def _show(matter: Matter, exhibit: bytes, number: int) -> None:
    found = reading_rows.readings_of(matter.view, exhibit)
    if not 1 <= number <= len(found):
        raise InputError(
            "The exhibit has no reading of this number. “pincite readings” lists them."
        )
    matter.do(lambda view: acts.show_reading(view, exhibit, found[number - 1].entity))


def read_again(chosen: argparse.Namespace) -> int:
    """Read an exhibit once more and show what came of it."""
    options = ReadOptions(
        passwords=(chosen.password,) if chosen.password else (),
        encoding=chosen.encoding,
        is_whole_page=chosen.whole_page,
        is_reordered=chosen.reorder,
        recognise=chosen.recognise,
        lines_a_page=chosen.lines_a_page,
        first_page=chosen.first_page,
        testimony=tuple(chosen.testimony),
    )
    with open_matter(chosen.matter) as matter:
        exhibit = exhibits.resolve(matter.view, chosen.exhibit).id
        outcome = read_anew(matter, exhibit, options, show=not chosen.keep_shown)
    if chosen.json:
        printing.line(outcome.as_line())
    printing.say(outcome.sentence)
    for warning in outcome.warnings:
        printing.say(warning)
    return 0


def sheets(text: str) -> tuple[int, int]:
    """A range of sheets, as in “5-120”."""
    first, dash, last = text.partition("-")
    if not first.isdecimal() or (dash and not last.isdecimal()):
        raise argparse.ArgumentTypeError(f"sheets are given as 5-120, not “{text}”")
    return int(first), int(last) if dash else int(first)


def succeed(chosen: argparse.Namespace) -> int:
    """Put a certified transcript in the place of a rough one."""
    with open_matter(chosen.matter) as matter:
        rough = exhibits.resolve(matter.view, chosen.rough).id
        certified = exhibits.resolve(matter.view, chosen.certified).id
        matter.do(lambda view: acts.succeed(view, rough, certified))
        left = reading_rows.count_unsettled(matter.view, rough)
    printing.say(
        counted(left, "1 passage is to be checked.", "{count:,} passages are to be checked.")
    )
    return 0


def unsettled(chosen: argparse.Namespace) -> int:
    """List the passages to check after a new reading."""
    with open_matter(chosen.matter) as matter:
        for one in reading_rows.unsettled(matter.view):
            if chosen.json:
                printing.line(
                    {
                        "passage": one.line.number,
                        "id": one.line.id.hex(),
                        "why": one.why,
                        "old": _words(one.old),
                        "new": None if one.new is None else _words(one.new),
                    }
                )
            else:
                _print(one)
    return 0


def _words(place: Place) -> dict[str, object]:
    return {"cite": place.cite, "question": place.question, "quote": place.quote}


def _print(one: Unsettled) -> None:
    printing.columns(one.line.number, one.why, one.old.cite, one.old.quote)
    if one.new is not None:
        printing.columns("", "proposed", one.new.cite, one.new.quote)


def settle(chosen: argparse.Namespace) -> int:
    """Say of one passage where it stands now."""
    with open_matter(chosen.matter) as matter:
        passage = passages.resolve(matter.view, chosen.passage)
        if chosen.how == "accept":
            matter.do(lambda view: acts.accept_place(view, passage))
        elif chosen.how == "keep":
            matter.do(lambda view: acts.keep_place(view, passage))
        else:
            matter.do(lambda view: acts.bring_over(view, [passage]))
    return 0
