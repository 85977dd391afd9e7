"""The window's side of indexing: a process is started when there may be something to index.

The window drives this from a timer and never waits: ``poke`` after an act that may have changed
what is shown of an exhibit (``CONCERNS``), ``poll`` now and then, ``stop`` before the matter is
closed, which cannot settle its file while another process reads it. The process is killed without a
loss: a slice is a transaction.
"""

import os
import queue
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from reviewer.model import Kind

CONCERNS = frozenset(
    kind.value
    for kind in (
        Kind.EXHIBIT,
        Kind.LAYER,
        Kind.EXHIBIT_FIELD,
        Kind.OCCURRENCE,
        Kind.OCCURRENCE_FIELD,
    )
)
"""Kinds of entities that a change must touch for the index to be out of date."""
_PATIENCE = 5.0
_MOST_FAILURES = 3


@dataclass(frozen=True, slots=True)
class Kept:
    """What was heard of the index: how far it is, and whether it is up to date.

    ``fault`` is a sentence where it cannot be brought up to date.
    """

    done: int
    total: int
    is_current: bool
    fault: str = ""


class IndexKeeper:
    """Keeps the index of one matter up to date, in a process that lives while there is work."""

    def __init__(self, place: Path, key: str = "") -> None:
        """Nothing is started yet.

        Args:
            place: the matter's folder, or a review database that lies alone.
            key: what opens it, if it is locked.
        """
        self._place, self._key = place, key
        self._process: subprocess.Popen[str] | None = None
        self._thread: threading.Thread | None = None
        self._heard: queue.SimpleQueue[tuple[int, int]] = queue.SimpleQueue()
        self._is_asked = False
        self._anew = False
        self._failures = 0
        self._state = Kept(0, 0, is_current=False)
        self.slices = 0
        """How many slices were written since; more of them means that more can be found."""

    @property
    def is_running(self) -> bool:
        """Whether a process is at work."""
        return self._process is not None

    @property
    def pid(self) -> int | None:
        """The process, if one is at work."""
        return None if self._process is None else self._process.pid

    def poke(self) -> None:
        """There may be something to index: begin, or look again when what runs is done."""
        self._is_asked = True
        self._failures = 0
        self._state = Kept(self._state.done, self._state.total, is_current=False)
        if self._process is None:
            self._start()

    def rebuild(self) -> None:
        """The index was found damaged: make it anew."""
        self.stop()
        self._anew = True
        self.poke()

    def poll(self) -> Kept:
        """How far the index is; never waits."""
        while not self._heard.empty():
            done, total = self._heard.get()
            self._state = Kept(done, total, is_current=False)
            self.slices += 1
        process = self._process
        if process is not None and process.poll() is not None:
            self._end(process)
        return self._state

    def stop(self) -> None:
        """Kill the process, if one is at work, and wait until it is gone."""
        process, self._process = self._process, None
        self._is_asked = False
        if process is not None:
            process.kill()
            process.wait()
            self._let_go(process)

    def _start(self) -> None:
        self._is_asked = False
        command = [*indexing_command(), str(self._place), *(["anew"] if self._anew else [])]
        self._anew = False
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=_environment(),
        )
        self._tell_key(self._process)
        self._thread = threading.Thread(target=self._hear, args=(self._process,), daemon=True)
        self._thread.start()

    def _tell_key(self, process: "subprocess.Popen[str]") -> None:
        """Through the pipe: arguments and environment of a process can be read by others."""
        assert process.stdin is not None
        try:
            process.stdin.write(f"{self._key}\n")
            process.stdin.flush()
        except BrokenPipeError:  # it has ended already; why is heard from it
            return

    def _end(self, process: "subprocess.Popen[str]") -> None:
        """The process has ended: the index is up to date, or why it is not."""
        self._process = None
        said = process.stderr.read().strip() if process.stderr is not None else ""
        self._let_go(process)
        if process.returncode == 0:
            self._state = Kept(self._state.total, self._state.total, is_current=not self._is_asked)
        else:
            self._failures += 1
            fault = said.splitlines()[-1] if said else "The search index could not be written."
            self._state = Kept(self._state.done, self._state.total, is_current=False, fault=fault)
        if self._is_asked and self._failures < _MOST_FAILURES:
            self._start()

    def _let_go(self, process: "subprocess.Popen[str]") -> None:
        """Close the pipes of a process that has ended, once nobody reads them."""
        if self._thread is not None:
            self._thread.join(timeout=_PATIENCE)
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()

    def _hear(self, process: "subprocess.Popen[str]") -> None:
        """Run by a thread: lines until the process ends."""
        for line in process.stdout or ():
            done, _, total = line.partition(" ")
            if done.isdigit() and total.strip().isdigit():
                self._heard.put((int(done), int(total)))


def indexing_command() -> list[str]:
    """How this Python starts the process that writes the index."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--worker", "indexing"]
    # -P: never import from whatever folder the person happens to be in.
    return [sys.executable, "-P", "-m", "reviewer.indexing"]


def _environment() -> dict[str, str]:
    top = str(Path(__file__).resolve().parents[1])
    known = os.environ.get("PYTHONPATH", "")
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (top, known)))}
