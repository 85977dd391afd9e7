"""The command that imports."""

import argparse

from reviewer.cli import printing
from reviewer.ingest import Import, ImportChoices, Outcome, Status
from reviewer.matter import open_matter
from reviewer.readers.reading import TranscriptStatus
from reviewer.workers.pool import WorkerPool


def take_in(chosen: argparse.Namespace) -> int:
    """Import files and folders; exit code 3 where some were refused."""
    choices = ImportChoices(
        chosen.custodian, chosen.production, TranscriptStatus(chosen.transcripts)
    )

    def tell(outcome: Outcome) -> None:
        if chosen.json:
            printing.line(outcome.as_line())
        elif outcome.status is Status.REFUSED:
            printing.columns(outcome.status, outcome.path, outcome.reason)
        else:
            printing.columns(outcome.status, outcome.path, outcome.control)
        for warning in outcome.warnings:
            printing.say(f"{outcome.path}: {warning}")

    with open_matter(chosen.matter) as matter, WorkerPool(chosen.workers) as pool:
        outcomes = Import(matter, chosen.paths, pool, choices).run(tell)
    counts = {status: sum(one.status is status for one in outcomes) for status in Status}
    printing.say(
        f"{counts[Status.IMPORTED]} imported, {counts[Status.OCCURRENCE]} met again, "
        f"{counts[Status.REFUSED]} refused."
    )
    return 3 if counts[Status.REFUSED] else 0
