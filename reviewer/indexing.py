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
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from reviewer.errors import MatterError
from reviewer.store import beside, keys, shown_texts
from reviewer.store.index import (
    Index,
    IndexDamagedError,
    Shown,
    Taken,
    drop_index,
    index_to_write,
)
from reviewer.store.shown_texts import ShownTexts
from reviewer.text.words import shadow

# Smaller ones leave the file a third larger, larger ones cost more when the process is killed.
_SLICE = 16_000_000
_AT_ONCE = 1_500_000


@dataclass(frozen=True, slots=True)
class Progress:
    """How many exhibits of those that were found missing, changed or gone are done."""

    done: int
    total: int


class Indexing:
    """One run over one matter, driven by ``step`` until it is finished."""

    def __init__(self, place: Path) -> None:
        """Finds what is to be done; nothing is written yet.

        Raises:
            MatterError: the matter cannot be read, or its folder cannot be written.
        """
        self._cursor = ""
        self._wanted: dict[bytes, Shown] = {}
        self._known: dict[bytes, Shown] = {}
        self._todo: deque[bytes] = deque()
        self._unread: frozenset[bytes] = frozenset()
        self.total = 0
        self._reader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="indexing")
        with ExitStack() as opened:
            opened.callback(self._reader.shutdown, cancel_futures=True)
            self._texts: ShownTexts = self._reader.submit(shown_texts.open_texts, place).result()
            opened.callback(lambda: self._reader.submit(self._texts.close).result())
            self._index: Index = opened.enter_context(
                closing(index_to_write(place, self._texts.matter))
            )
            unread = self._look()
            self._shadows = self._made_ready(iter(unread))
            self._opened = opened.pop_all()

    def _look(self) -> list[bytes]:
        """Find what is to be done; gives the exhibits of which words are to be taken in."""
        self._cursor = self._reader.submit(self._texts.cursor).result()
        if self._index.cursor == self._cursor:
            return []
        self._wanted = self._reader.submit(self._texts.shown).result()
        self._known = known = self._index.shown()
        gone = known.keys() - self._wanted.keys()
        changed = [one for one, shown in self._wanted.items() if known.get(one) != shown]
        unread = [one for one in changed if not self._has(one)]
        self._unread = frozenset(unread)
        self._todo = deque([*gone, *changed])
        self.total = len(self._todo)
        if not self._todo:
            self._finish()
        return unread

    def _has(self, exhibit: bytes) -> bool:
        """Whether the index has the words that the matter shows of an exhibit."""
        known = self._known.get(exhibit)
        return known is not None and known.layer == self._wanted[exhibit].layer

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
        with self._index.writing() as is_another_at_work:
            if is_another_at_work:
                self._known = self._index.shown()
            while self._todo and characters > 0:
                characters -= self._take_some(min(characters, _AT_ONCE))
            if not self._todo:
                self._index.note(self._cursor)
        return Progress(self.total - len(self._todo), self.total)

    def _take_some(self, most: int) -> int:
        """Put exhibits right until enough was read for them; gives how many characters that was."""
        taken: list[Taken] = []
        read = 0
        while self._todo and read < most:
            exhibit = self._todo.popleft()
            words = self._put_right(exhibit)
            if words is not None:
                taken.append(Taken(exhibit, self._wanted[exhibit], words))
            read += max(len(words or ""), 1)
        self._index.put(taken)
        return read

    def _put_right(self, exhibit: bytes) -> str | None:
        """Drop or move what the index has of an exhibit; gives the words it is to take in."""
        words = next(self._shadows) if exhibit in self._unread else None
        wanted = self._wanted.get(exhibit)
        if wanted is not None and self._has(exhibit):
            self._index.reorder(exhibit, wanted.number_order)
            return None
        if self._known.pop(exhibit, None) is not None:
            self._index.drop(exhibit)
        if wanted is None:
            return None
        self._known[exhibit] = wanted
        if words is None:  # another process has taken in another text of it meanwhile
            words = self._reader.submit(self._words_of, exhibit).result()
        return words

    def _made_ready(self, exhibits: Iterator[bytes]) -> Iterator[str]:
        """Their words, read and folded by a thread: SQLite lets it run while words go in."""
        ahead = self._reader.submit(self._read_some, exhibits)
        while words := ahead.result():
            ahead = self._reader.submit(self._read_some, exhibits)
            yield from words

    def _read_some(self, exhibits: Iterator[bytes]) -> list[str]:
        found: list[str] = []
        left = _AT_ONCE
        while left > 0 and (exhibit := next(exhibits, None)) is not None:
            found.append(self._words_of(exhibit))
            left -= len(found[-1])
        return found

    def _words_of(self, exhibit: bytes) -> str:
        return shadow(self._texts.text(self._wanted[exhibit].layer))

    def _finish(self) -> None:
        with self._index.writing():
            self._index.note(self._cursor)

    def close(self) -> None:
        """Let matter and index go."""
        self._opened.close()


def bring_up_to_date(place: Path, heard: Callable[[Progress], None] = lambda _: None) -> None:
    """Index whatever the matter shows and the index has not; a damaged index is made anew.

    A locked matter is open in this process, or its key is held.

    Raises:
        MatterError: the matter cannot be read, or its folder cannot be written.
    """
    try:
        _run(place, heard)
    except IndexDamagedError:
        drop_index(place)
        _run(place, heard)


def _run(place: Path, heard: Callable[[Progress], None]) -> None:
    with closing(Indexing(place)) as indexing:
        while not indexing.is_finished:
            heard(indexing.step())


# --- the process beside the window ----------------------------------------------------------------


def main(arguments: list[str]) -> int:
    """Bring one index up to date, telling how far it is: ``done total``, a line a slice.

    Args:
        arguments: the matter's folder or file; ``anew`` after it drops the index first. Its key
            comes as the first line of standard input, which is empty where it is not locked.
    """
    key = _first_line()
    threading.Thread(target=_end_with_the_window, daemon=True).start()
    _be_modest()
    place = Path(arguments[0])
    if key:
        keys.hold(beside.review_database(place), keys.key_from(key))
    try:
        if arguments[1:] == ["anew"]:
            drop_index(place)
        bring_up_to_date(place, _tell)
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


def _first_line() -> str:
    """A sign at a time: what follows is for the thread that waits for the window's end."""
    found = b""
    while (sign := os.read(0, 1)) not in {b"", b"\n"}:
        found += sign
    return found.decode("ascii")


def _end_with_the_window() -> None:
    """The window holds the other end of standard input, and says nothing."""
    # Not through sys.stdin: its lock would be held when this process ends by itself.
    while os.read(0, 1):
        pass
    # Not sys.exit: the main thread may be inside a slice, which the next run does again.
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
