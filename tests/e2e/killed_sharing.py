"""The child of the crash tests of sharing: hands over, takes in, looks into a mailbox, and dies.

Started once; for every line on its input (what to do, and the number of the step at which to die)
it forks a child. A step is a statement that SQLite runs on the writing connection, or a file that
is opened, renamed or removed. Without a number the child lives and tells how many steps there were.
"""

import os
import signal
import sys
from pathlib import Path

from reviewer.matter import Matter, open_matter
from reviewer.sharing import handing_over, mailbox, taking
from reviewer.sharing.chosen import Wanted

_STEPS = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "subprocess.Popen"})


def tell(*words: str) -> None:
    os.write(1, (" ".join(words) + "\n").encode())


class Steps:
    """Counts what is done, and dies at one of them."""

    def __init__(self, last: int) -> None:
        self.count, self._last = 0, last

    def step(self, _statement: str = "") -> None:
        self.count += 1
        if self.count == self._last:
            os.kill(os.getpid(), signal.SIGKILL)

    def hear(self, event: str, _arguments: object) -> None:
        if event in _STEPS:
            self.step()


def work(matter: Matter, what: str, place: Path) -> None:
    if what == "share":
        handing_over.hand_over(matter, place / "out.pincite-handover", Wanted(with_exhibits=True))
    elif what == "merge":
        taking.take(matter, sorted(place.glob("in-*.pincite-handover")))
    else:
        mailbox.exchange(matter, place / "box", with_exhibits=True)


def run(folder: Path, what: str, place: Path, last: int) -> None:
    steps = Steps(last)
    with open_matter(folder) as matter:
        matter._database.writer.set_trace_callback(steps.step)
        sys.addaudithook(steps.hear)
        work(matter, what, place)
    tell("steps", str(steps.count))


def main() -> None:
    tell("ready")
    for line in sys.stdin:
        folder, what, place, last = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            run(Path(folder), what, Path(place), int(last))
            os._exit(0)
        tell("child", str(child))
        _, status = os.waitpid(child, 0)
        tell("gone", str(status))


if __name__ == "__main__":
    main()
