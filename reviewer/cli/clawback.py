"""Commands for what must be given back: sequester, lift, destroy, and the list of both."""

import argparse

from reviewer.acts import clawback as acts
from reviewer.cli import printing
from reviewer.matter import open_matter
from reviewer.queries import clawback, histories
from reviewer.queries.clawback import Locked, Traces

_NO_REASON = "Destroyed at the command line; no reason was given."


def arguments_of_sequester(command: argparse.ArgumentParser) -> None:
    """What can be typed behind ``sequester MATTER``."""
    command.add_argument("exhibit", help="any of its numbers, or the start of its id")
    way = command.add_mutually_exclusive_group(required=True)
    way.add_argument("--reason", default="", help="why, such as the letter of a day")
    way.add_argument("--lift", action="store_true", help="bring it back")
    command.add_argument("--demanded-by", default="", metavar="NAME")
    command.add_argument("--on", default="", metavar="DATE", help="the day of the demand")
    command.set_defaults(run=sequester)


def arguments_of_purge(command: argparse.ArgumentParser) -> None:
    """What can be typed behind ``purge MATTER``."""
    command.add_argument("exhibit", help="any of its numbers, or the start of its id")
    command.add_argument("--reason", default=_NO_REASON)
    command.add_argument("--yes", action="store_true", help="for scripts; nothing is asked anyway")
    command.set_defaults(run=purge)


def sequester(chosen: argparse.Namespace) -> int:
    """Lock an exhibit away, or bring it back."""
    with open_matter(chosen.matter) as matter:
        exhibit = clawback.resolve(matter.view, chosen.exhibit)
        number = clawback.number_of(matter.view, exhibit)
        if chosen.lift:
            matter.do(lambda view: acts.lift(view, exhibit))
        else:
            matter.do(
                lambda view: acts.sequester(
                    view, exhibit, chosen.reason, chosen.demanded_by, chosen.on
                )
            )
        traces, names = clawback.traces(matter.view, exhibit), histories.names(matter.view)
    if chosen.json:
        state = "standing" if chosen.lift else "sequestered"
        keys = {"exhibit": exhibit.hex(), "number": number, "state": state}
        printing.line({**keys, **_traces(traces, names)})
    elif not chosen.lift:
        _tell_traces(traces, names)
    printing.say(f"{number} is back." if chosen.lift else f"{number} is sequestered.")
    return 0


def purge(chosen: argparse.Namespace) -> int:
    """Destroy an exhibit; what is not reached is told."""
    from reviewer.sharing import purging  # noqa: PLC0415 - all of handing over, for this alone

    with open_matter(chosen.matter) as matter:
        exhibit = clawback.resolve(matter.view, chosen.exhibit)
        number = clawback.number_of(matter.view, exhibit)
        traces, names = clawback.traces(matter.view, exhibit), histories.names(matter.view)
        cleaned = purging.purge(matter, exhibit, chosen.reason)
    if chosen.json:
        printing.line(
            {
                "exhibit": exhibit.hex(),
                "number": number,
                "state": "purged",
                "texts": cleaned.layers,
                "files": cleaned.files,
                "backups": cleaned.backups,
                "mailbox_files": cleaned.mailbox_files,
                "not_reached": list(cleaned.not_reached),
                **_traces(traces, names),
            }
        )
    for sentence in cleaned.not_reached:
        printing.say(sentence)
    printing.say(f"{number} is destroyed: its file, its words and all that was said of it.")
    return 0


def listing(chosen: argparse.Namespace) -> int:
    """List what is sequestered and destroyed."""
    with open_matter(chosen.matter) as matter:
        names = histories.names(matter.view)
        for one in clawback.locked(matter.view):
            traces = clawback.traces(matter.view, one.exhibit)
            if chosen.json:
                printing.line({**_locked(one, names), **_traces(traces, names)})
            else:
                state = "destroyed" if one.is_purged else "sequestered"
                by = names.get(one.person, "")
                printing.columns(one.number, state, printing.instant(one.at), by, one.reason)
                _tell_traces(traces, names)
    return 0


def _locked(one: Locked, names: dict[bytes, str]) -> dict[str, object]:
    return {
        "exhibit": one.exhibit.hex(),
        "number": one.number,
        "title": one.title,
        "state": "purged" if one.is_purged else "sequestered",
        "reason": one.reason,
        "demanded_by": one.demanded_by,
        "on": one.on,
        "reviewer": names.get(one.person, ""),
        "at": printing.instant(one.at),
        "passages": one.passages,
    }


def _traces(traces: Traces, names: dict[bytes, str]) -> dict[str, object]:
    return {
        "seen": [
            {
                "reviewer": names.get(one.person, ""),
                "at": printing.instant(one.at),
                "pages": [list(pair) for pair in one.pages],
            }
            for one in traces.seen
        ],
        "exported": [
            {
                "reviewer": names.get(one.person, ""),
                "at": printing.instant(one.at),
                "product": one.product,
                "name": one.name,
                "filter": one.filter,
                "sure": one.is_sure,
            }
            for one in traces.exported
        ],
        "marked": [
            {"reviewer": names.get(person, ""), "passages": count}
            for person, count in traces.marked
        ],
        "related": [
            {"exhibit": one.exhibit.hex(), "number": one.label, "title": one.title, "how": one.how}
            for one in (*traces.family, *traces.same_text)
        ],
        "intakes": list(traces.intakes),
        "held_by": [names.get(one, "") for one in traces.holders],
    }


def _tell_traces(traces: Traces, names: dict[bytes, str]) -> None:
    for seen in traces.seen:
        printing.columns("", "seen", printing.instant(seen.at), names.get(seen.person, ""))
    for left in traces.exported:
        what = f"{left.name} ({left.product})"
        who = names.get(left.person, "")
        printing.columns("", "exported", printing.instant(left.at), who, what)
