"""Bringing the index up to the matter: what arrived, what another reading shows, what went.

What is to be done is found by holding what the matter shows against what the index has, so that an
undo, a merge or a restored backup needs no code of its own; a cursor only spares the comparison
where no act was done since. Slices are one transaction each.

The matter is read through a connection of its own, so that this runs beside the window that has it
open. At the command line it runs in the same process; for the window ``main`` is a process of its
own (see ``reviewer.index_keeper``), which ends when the index is up to date, or when the window
has gone.
"""

import os
import sys
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from reviewer.errors import MatterError
from reviewer.store import shown_texts
from reviewer.store.index import (
    Index,
    IndexDamagedError,
    Prepared,
    Shown,
    drop_index,
    index_to_write,
    prepared,
)
from reviewer.store.shown_texts import ShownTexts

# Smaller ones leave the file a third larger, larger ones cost more when the process is killed.
_SLICE = 16_000_000
_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Progress:
    """How many exhibits of those that were found missing, changed or gone are done."""

    done: int
    total: int


class Indexing:
    """One run over one matter, driven by ``step`` until it is finished."""

    def __init__(self, folder: Path) -> None:
        """Finds what is to be done; nothing is written yet.

        Raises:
            MatterError: the matter cannot be read, or its folder cannot be written.
        """
        self._cursor = ""
        self._wanted: dict[bytes, Shown] = {}
        self._todo: deque[bytes] = deque()
        self.total = 0
        self._ahead: dict[bytes, Future[Prepared]] = {}
        self._shelf = ThreadPoolExecutor(max_workers=1, thread_name_prefix="indexing")
        with ExitStack() as opened:
            opened.callback(self._shelf.shutdown)
            self._texts: ShownTexts = opened.enter_context(closing(shown_texts.open_texts(folder)))
            self._index: Index = opened.enter_context(
                closing(index_to_write(folder, self._texts.matter))
            )
            self._look()
            self._opened = opened.pop_all()

    def _look(self) -> None:
        self._cursor = self._texts.cursor()
        if self._index.cursor == self._cursor:
            return
        self._wanted = self._texts.shown()
        known = self._index.shown()
        gone = known.keys() - self._wanted.keys()
        changed = [one for one, shown in self._wanted.items() if known.get(one) != shown]
        self._todo = deque([*gone, *changed])
        self.total = len(self._todo)
        if not self._todo:
            self._finish()

    @property
    def is_finished(self) -> bool:
        """Whether the index has all that the matter showed when the run began."""
        return not self._todo

    def step(self, characters: int = _SLICE) -> Progress:
        """Take in some exhibits, in one transaction.

        Raises:
            IndexDamagedError: the index does not hold together.
            MatterError: another program holds it, or the disk is full.
        """
        with self._index.writing():
            while self._todo and characters > 0:
                characters -= self._take(self._todo[0])
                self._todo.popleft()
            self._ahead.clear()
            if not self._todo:
                self._index.note(self._cursor)
        return Progress(self.total - len(self._todo), self.total)

    def _take(self, exhibit: bytes) -> int:
        """Put one exhibit right; gives the characters that were read for it."""
        wanted = self._wanted.get(exhibit)
        if wanted is None:
            self._index.drop(exhibit)
            return 1
        if self._index.has(exhibit, wanted.layer):
            self._index.reorder(exhibit, wanted.number_order)
            return 1
        self._look_ahead()
        words = self._ahead.pop(exhibit).result()
        self._index.put(exhibit, wanted, words)
        return max(len(words.body), 1)

    def _look_ahead(self) -> None:
        """Make the next texts ready in a thread: SQLite lets it run while words go in."""
        for exhibit in islice(self._todo, _AHEAD):
            wanted = self._wanted.get(exhibit)
            if wanted is not None and exhibit not in self._ahead:
                text = self._texts.text(wanted.layer)
                self._ahead[exhibit] = self._shelf.submit(prepared, text)

    def _finish(self) -> None:
        with self._index.writing():
            self._index.note(self._cursor)

    def close(self) -> None:
        """Let matter and index go."""
        self._opened.close()


def bring_up_to_date(folder: Path, heard: Callable[[Progress], None] = lambda _: None) -> None:
    """Index whatever the matter shows and the index has not; a damaged index is made anew.

    Raises:
        MatterError: the matter cannot be read, or its folder cannot be written.
    """
    try:
        _run(folder, heard)
    except IndexDamagedError:
        drop_index(folder)
        _run(folder, heard)


def _run(folder: Path, heard: Callable[[Progress], None]) -> None:
    with closing(Indexing(folder)) as indexing:
        while not indexing.is_finished:
            heard(indexing.step())


# --- the process beside the window ----------------------------------------------------------------


def main(arguments: list[str]) -> int:
    """Bring one index up to date, telling how far it is: ``done total``, a line a slice.

    Args:
        arguments: the matter's folder; ``anew`` after it drops the index first.
    """
    threading.Thread(target=_end_with_the_window, daemon=True).start()
    _be_modest()
    folder = Path(arguments[0])
    try:
        if arguments[1:] == ["anew"]:
            drop_index(folder)
        bring_up_to_date(folder, _tell)
    except MatterError as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    return 0


def _tell(progress: Progress) -> None:
    sys.stdout.write(f"{progress.done} {progress.total}\n")
    sys.stdout.flush()


def _be_modest() -> None:
    """Let the window go first, where the system can."""
    if sys.platform != "win32":
        os.nice(10)


def _end_with_the_window() -> None:
    """The window holds the other end of standard input, and says nothing."""
    # Not through sys.stdin: its lock would be held when this process ends by itself.
    while os.read(0, 1):
        pass
    # Not sys.exit: the main thread may be inside a slice, which the next run does again.
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
