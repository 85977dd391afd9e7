"""Takes every file of a folder in and tells what came of it: ``python -m tests.tools.corpus_run``.

For the figures of a release: how many files of each kind were imported or refused, which were the
slowest, and whether a reading process ended with a traceback, or anything was written outside of
the matter. It takes minutes, so it is no test; ``test_whole_flow.py`` holds a part of it.
"""

import argparse
import logging
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from reviewer.ingest import Import, ImportChoices, Outcome, Status
from reviewer.matter import create_matter
from reviewer.model import MatterBody
from reviewer.sharing.verify import verify
from reviewer.store.settings import Settings
from reviewer.workers.pool import WorkerPool

_SLOWEST = 12


class Words(logging.Handler):
    """Keeps what reading processes said on standard error."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def main(arguments: list[str]) -> int:
    """Import, and print the figures."""
    given = argparse.ArgumentParser()
    given.add_argument("paths", type=Path, nargs="+")
    given.add_argument("--workers", type=int, default=2)
    given.add_argument("--password", action="append", default=[])
    chosen = given.parse_args(arguments)
    words = Words()
    logging.getLogger("reviewer.workers.pool").addHandler(words)
    logging.getLogger("reviewer.workers.pool").setLevel(logging.INFO)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings")
        matter = create_matter(
            Path(folder) / "matter", MatterBody("Corpus"), "Kim Lee", "KL", settings=settings
        )
        choices = ImportChoices(passwords=tuple(chosen.password))
        with matter, WorkerPool(chosen.workers) as pool:
            outcomes = Import(matter, chosen.paths, pool, choices).run()
            findings = verify(matter).findings
    _tell(outcomes, time.monotonic() - began)
    tracebacks = [one for one in words.said if "Traceback" in one]
    for one in tracebacks:
        sys.stdout.write(f"--- a reading process ended\n{one}\n")
    sys.stdout.write(f"tracebacks {len(tracebacks)}, verify found {list(findings)}\n")
    return bool(tracebacks or findings)


def _tell(outcomes: list[Outcome], seconds: float) -> None:
    counts = Counter(one.status.value for one in outcomes)
    tops = [one for one in outcomes if not one.parent]
    sys.stdout.write(f"{len(outcomes)} files ({len(tops)} given) in {seconds:.0f} s: {counts}\n")
    for kind, count in sorted(Counter(one.kind for one in outcomes if one.kind).items()):
        sys.stdout.write(f"  {kind:20} {count}\n")
    sys.stdout.write("refused:\n")
    refused = Counter(one.reason for one in outcomes if one.status is Status.REFUSED)
    for reason, count in refused.most_common():
        names = [Path(one.path).name for one in outcomes if one.reason == reason][:4]
        sys.stdout.write(f"  {count:4} {reason}  {', '.join(names)}\n")
    sys.stdout.write("slowest:\n")
    for one in sorted(outcomes, key=lambda one: -one.seconds)[:_SLOWEST]:
        sys.stdout.write(f"  {one.seconds:6.1f} s  {one.status.value}  {one.path}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
