"""The command that imports, and the one that tells what came of it."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from reviewer.cli import printing
from reviewer.errors import InputError
from reviewer.ingest import Import, ImportChoices, Outcome, Status
from reviewer.matter import open_matter
from reviewer.queries import intakes, people
from reviewer.queries.view import View
from reviewer.readers.reading import TranscriptStatus
from reviewer.reading_limits import limited, limits_of
from reviewer.said import said
from reviewer.workers.pool import WorkerPool


def take_in(chosen: argparse.Namespace) -> int:
    """Import files and folders; exit code 3 where some were refused."""
    choices = ImportChoices(
        chosen.custodian,
        chosen.production,
        TranscriptStatus(chosen.transcripts),
        passwords_in(chosen.password_file) if chosen.password_file else (),
    )
    with open_matter(chosen.matter) as matter:
        seconds, memory = chosen.seconds_without_progress, chosen.memory
        limits = limited(limits_of(matter.settings), seconds, memory)
        with WorkerPool(chosen.workers, limits) as pool:
            outcomes = Import(matter, chosen.paths, pool, choices).run(teller(chosen.json))
    return summed_up(outcomes)


def teller(as_json: bool) -> Callable[[Outcome], None]:  # noqa: FBT001 - one flag of the command
    """Tells what became of each file, as it comes."""

    def tell(outcome: Outcome) -> None:
        if as_json:
            printing.line(outcome.as_line())
        elif outcome.status is Status.REFUSED:
            printing.columns(outcome.status, outcome.path, outcome.reason)
        else:
            printing.columns(outcome.status, outcome.path, outcome.control)
        for warning in outcome.warnings:
            printing.say(f"{outcome.path}: {warning}")

    return tell


def summed_up(outcomes: Sequence[Outcome]) -> int:
    """Tell the counts.

    Returns:
        The exit code: 3 where some were refused.
    """
    counts = {status: sum(one.status is status for one in outcomes) for status in Status}
    printing.say(
        f"{counts[Status.IMPORTED]} imported, {counts[Status.OCCURRENCE]} met again, "
        f"{counts[Status.REFUSED]} refused."
    )
    return 3 if counts[Status.REFUSED] else 0


def passwords_in(file: Path) -> tuple[str, ...]:
    """The passwords of a text file, one a line; blanks count, since a password may have them.

    Raises:
        InputError: it cannot be read as text.
    """
    try:
        words = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            said("The passwords in {name} cannot be read. Save them as text.", name=file.name)
        ) from error
    return tuple(dict.fromkeys(line for line in words.splitlines() if line))


def intake(chosen: argparse.Namespace) -> int:
    """List the imports, or what became of each file of one of them."""
    with open_matter(chosen.matter) as matter:
        if chosen.number is None:
            _list_intakes(matter.view, as_json=chosen.json)
        else:
            _list_files(matter.view, chosen.number, as_json=chosen.json)
    return 0


def _list_intakes(view: View, *, as_json: bool) -> None:
    initials = people.initials_of(view)
    for one in reversed(intakes.intakes(view)):
        at, by = printing.instant(one.at), initials.get(one.person, "")
        if as_json:
            printing.line(
                {
                    "number": one.place,
                    "at": at,
                    "by": by,
                    "given": list(one.given),
                    "custodian": one.custodian,
                    "production": one.production,
                    "received": one.files,
                    **{status.value: one.counts.get(status, 0) for status in Status},
                    "stopped": one.is_stopped,
                }
            )
        else:
            counts = [f"{count} {status}" for status, count in one.counts.items()]
            counts += ["stopped before the end"] if one.is_stopped else []
            printing.columns(one.place, at, by, ", ".join(counts), "; ".join(one.given))


def _list_files(view: View, number: int, *, as_json: bool) -> None:
    for one in intakes.files_of(view, intakes.intake(view, number).id):
        if as_json:
            printing.line(
                {
                    "path": one.path,
                    "status": one.status,
                    "exhibit": one.exhibit,
                    "kind": one.kind,
                    "reason": one.reason,
                    "warnings": list(one.warnings),
                }
            )
        else:
            printing.columns(one.status, one.path, one.reason or "; ".join(one.warnings))
