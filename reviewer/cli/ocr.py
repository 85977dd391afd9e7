"""The command that recognises the text of scans."""

import argparse

from reviewer.cli import printing
from reviewer.matter import open_matter
from reviewer.queries import exhibits
from reviewer.recognising import Recognising, Recognition, wanted_scans
from reviewer.workers.pool import WorkerPool


def recognise(chosen: argparse.Namespace) -> int:
    """Recognise scans; exit code 3 where some could not be."""
    with open_matter(chosen.matter) as matter, WorkerPool(size=1) as pool:
        meant = [exhibits.resolve(matter.view, one).id for one in chosen.exhibits]
        scans = wanted_scans(matter.view, meant)

        def tell(outcome: Recognition) -> None:
            if chosen.json:
                printing.line(outcome.as_line())
            else:
                printing.columns(outcome.label, outcome.pages, outcome.reason or outcome.characters)

        outcomes = Recognising(matter, scans, chosen.languages, pool).run(tell)
    refused = sum(bool(one.reason) for one in outcomes)
    printing.say(f"{len(outcomes) - refused} recognised, {refused} refused.")
    return 3 if refused else 0
