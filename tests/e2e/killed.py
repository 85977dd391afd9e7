"""The child of the kill test: a process that works on a matter and tells every act once it is safe.

Started once; for every line on its input it forks a child that works until it is killed. Forking
spares the second that Python needs to load, so that fifty kills take seconds. Files are read in the
child itself: what is tried here is the log, not the readers.
"""

import os
import sys
from pathlib import Path

from reviewer.acts import tagging
from reviewer.ingest import Import, Status
from reviewer.matter import Matter, open_matter
from reviewer.model import TagId
from reviewer.queries import exhibits, passages
from reviewer.readers import registry
from reviewer.text.layer import Span
from reviewer.workers.frozen import freeze
from reviewer.workers.pool import Done, Event, ReadJob, WorkerPool

MAIL = """From: Ann Able <ann@example.org>
To: Kim Lee <kim@example.org>
Subject: Count {0}
Date: Mon, 11 Mar 2024 16:12:00 +0000
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=cut

--cut
Content-Type: text/plain

The shelf of day {0} holds {0} terabytes.
--cut
Content-Type: text/plain
Content-Disposition: attachment; filename=list.txt

List of day {0}: films and books.
--cut--
"""


class HerePool(WorkerPool):
    """Reads files in this process, one at a time."""

    def __init__(self) -> None:
        super().__init__(size=1)
        self._read: list[Event] = []
        self._given = 0

    def submit(self, job: ReadJob) -> int:
        self._given += 1
        reading = registry.read(job.path, job.options, lambda _done, _total: None)
        self._read.append(Done(self._given, *freeze(reading)))
        return self._given

    def poll(self, timeout: float = 0.0) -> list[Event]:
        heard, self._read = self._read, []
        return heard

    def cancel(self, ticket: int) -> None:
        self._read = [one for one in self._read if one.ticket != ticket]


def tell(*words: str) -> None:
    os.write(1, (" ".join(words) + "\n").encode())


def work(folder: Path, files: Path, run: int) -> None:
    """Import and tag without end; every fourth run opens and closes the matter instead."""
    if run % 4 == 3:
        while True:
            open_matter(folder).close()
            tell("closed")
    with open_matter(folder) as matter:
        tell("opened")
        for count in range(1_000_000):
            path = files / f"{run}-{count}.eml"
            path.write_text(MAIL.format(f"{run}.{count}"))
            take_in(matter, path)


def take_in(matter: Matter, path: Path) -> None:
    for outcome in Import(matter, [path], HerePool()).run():
        assert outcome.status is Status.IMPORTED, outcome
        tell("exhibit", outcome.control, outcome.exhibit)
        for start in range(5):
            tag(matter, outcome.exhibit, start)


def tag(matter: Matter, exhibit: str, start: int) -> None:
    line = exhibits.exhibit(matter.view, bytes.fromhex(exhibit))
    selection = tagging.Selection(line.id, line.layer, (Span(start, start + 3),), None)
    change = matter.do(lambda view: tagging.tag_selection(view, selection, TagId("quantity")))
    (passage,) = change.passages
    tell("passage", passages.card(matter.view, passage).line.number, passage.hex())


def main(folder: Path, files: Path) -> None:
    # Loaded before the forks, as a program that runs for hours has them.
    for name in ("mail", "plain"):
        registry.reader(registry.ReaderName(name))
    tell("ready")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            work(folder, files, int(line))
        tell("child", str(child))
        os.waitpid(child, 0)
        tell("gone")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
