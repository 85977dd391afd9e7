"""The pool of processes that read files, driven by ``run`` to the end or by ``poll`` from a timer.

No pool of the standard library survives a crashing or hanging file, so these are plain child
processes with a pipe each way and a thread for each pipe out of them. A file that crashes, hangs
or fills its process costs itself: its process is killed with whatever it started, its ticket fails
with a sentence, and another process takes the next file. Time is counted without progress, never
in all, since a file of two thousand pages may take its time.

In a frozen build there is no Python to call with ``-m``: there the executable itself is started
with ``--worker reading`` and the same two arguments, and must hand them to ``reading_child.main``
before it does anything else.
"""

import logging
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import msgspec

from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import Reading
from reviewer.workers.frozen import Frozen
from reviewer.workers.page_messages import read_frame
from reviewer.workers.reading_messages import (
    LONGEST_MESSAGE,
    Assembly,
    Finished,
    Job,
    Pages,
    Parts,
    Piece,
    Ready,
    Refused,
    Said,
    Step,
    send,
)

CRASHED = "This file stopped the program that reads it, and was left out."
TOO_SLOW = "Reading this file made no progress for {seconds:.0f} seconds, and was given up."
NEVER_STARTED = (
    "Files cannot be read: the program that reads them does not start. Start Pincite again."
)

_FILES_A_PROCESS = 200
_FALSE_STARTS = 3
_GROUP: int = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)  # only Windows has it
_TICK = 0.05
_TAIL = 4000
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: seconds without progress, and bytes of memory (on Linux)."""

    seconds_without_progress: float = 60.0
    memory_bytes: int = 1_500_000_000


@dataclass(frozen=True, slots=True)
class ReadJob:
    """A file to read and what a person said about it."""

    path: Path
    options: ReadOptions = field(default_factory=ReadOptions)


@dataclass(frozen=True, slots=True)
class Progress:
    """So many pages of so many are done."""

    ticket: int
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Done:
    """The file is read: what its reader gave, with layer and geometry in their stored form."""

    ticket: int
    reading: Reading
    frozen: Frozen


@dataclass(frozen=True, slots=True)
class Failed:
    """The file cannot be read; ``reason`` is a sentence.

    ``needs_password`` where it is locked and none of the passwords given opens it.
    """

    ticket: int
    reason: str
    needs_password: bool = False


Event = Progress | Done | Failed
Whole = tuple[Reading, Frozen]


@dataclass(frozen=True, slots=True)
class _Gone:
    """A process has ended, or what it said could not be believed."""


def reading_command(limits: Limits) -> list[str]:
    """How this Python starts a reading process."""
    arguments = [str(limits.memory_bytes), str(limits.seconds_without_progress)]
    if getattr(sys, "frozen", False):
        return [sys.executable, "--worker", "reading", *arguments]
    # -P: never import from whatever folder the person happens to be in.
    return [sys.executable, "-P", "-m", "reviewer.workers.reading_child", *arguments]


class WorkerPool:
    """Reads files in ``size`` processes; started when there is work, warm from file to file."""

    def __init__(
        self,
        size: int = 2,
        limits: Limits = Limits(),
        command: Sequence[str] | None = None,
    ) -> None:
        """Nothing is started yet.

        Args:
            size: how many processes at most.
            limits: what one file may cost.
            command: what starts a process instead of ``reading_command``.
        """
        self.size = size
        self._limits = limits
        self._command = list(command or reading_command(limits))
        self._lock = threading.RLock()
        self._heard: queue.SimpleQueue[tuple[_Worker, Said | Whole | _Gone]] = queue.SimpleQueue()
        self._kept: deque[tuple[_Worker, Said | Whole | _Gone]] = deque()
        self._waiting: deque[tuple[int, ReadJob]] = deque()
        self._workers: list[_Worker] = []
        self._tickets = 0
        self._false_starts = 0

    def __enter__(self) -> "WorkerPool":
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes that run now."""
        return tuple(worker.process.pid for worker in self._workers)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being read or waits to be."""
        return not self._waiting and not any(worker.ticket for worker in self._workers)

    def submit(self, job: ReadJob) -> int:
        """Queue a file; returns the ticket that its events carry."""
        with self._lock:
            self._tickets += 1
            self._waiting.append((self._tickets, job))
            self._deal()
            return self._tickets

    def cancel(self, ticket: int) -> None:
        """Drop a file, read or not; it has no more events."""
        with self._lock:
            self._waiting = deque(one for one in self._waiting if one[0] != ticket)
            for worker in [one for one in self._workers if one.ticket == ticket]:
                self._drop(worker)

    def poll(self, timeout: float = 0.0) -> list[Event]:
        """What has happened since the last call.

        Args:
            timeout: seconds to wait for the first event; 0 returns at once.
        """
        until = time.monotonic() + timeout
        while True:
            with self._lock:
                events = [event for event in self._events() if event is not None]
                events += self._overdue()
                self._deal()
                idle = self.is_idle
            left = until - time.monotonic()
            if events or left <= 0 or idle:
                return events
            self._wait(min(left, _TICK))

    def run(
        self, jobs: Iterable[ReadJob], heard: Callable[[Progress], None] = lambda _progress: None
    ) -> Iterator[Done | Failed]:
        """Read all these files; gives each as it is done, and progress to ``heard``."""
        mine = {self.submit(job) for job in jobs}
        while mine:
            for event in self.poll(1.0):
                if isinstance(event, Progress):
                    heard(event)
                elif event.ticket in mine:
                    mine.discard(event.ticket)
                    yield event

    def close(self) -> None:
        """End all processes; whatever was being read is dropped. The pool may be used again."""
        with self._lock:
            self._waiting.clear()
            for worker in list(self._workers):
                self._drop(worker)

    def _wait(self, seconds: float) -> None:
        """Wait for a worker to speak; what it says stays to be heard."""
        try:
            self._kept.append(self._heard.get(timeout=seconds))
        except queue.Empty:
            return

    def _events(self) -> Iterator[Event | None]:
        while self._kept or not self._heard.empty():
            worker, said = self._kept.popleft() if self._kept else self._heard.get()
            if worker in self._workers:
                yield self._event(worker, said)

    def _event(self, worker: "_Worker", said: "Said | Whole | _Gone") -> Event | None:
        worker.heard_at = time.monotonic()
        ticket = worker.ticket
        if isinstance(said, _Gone):
            return self._bury(worker)
        if isinstance(said, Ready):
            worker.is_ready = True
            self._false_starts = 0
            return None
        if isinstance(said, Step):
            return Progress(ticket, said.done, said.total) if ticket else None
        if isinstance(said, tuple):
            return self._rest(worker, Done(ticket, *said))
        if isinstance(said, Refused):
            return self._rest(worker, Failed(ticket, said.reason, said.needs_password))
        return None

    def _rest(self, worker: "_Worker", event: Done | Failed) -> Event | None:
        """A worker is free again; after many files it makes room for a fresh one."""
        worker.ticket = 0
        worker.files += 1
        if worker.files >= _FILES_A_PROCESS:
            self._drop(worker)
        return event if event.ticket else None

    def _bury(self, worker: "_Worker") -> Event | None:
        """A worker has died; its file is lost, unless it never came to read one."""
        ticket, job, started = worker.ticket, worker.job, worker.is_ready
        self._drop(worker)
        if not ticket or job is None:
            return None
        if started:
            return Failed(ticket, CRASHED)
        self._false_starts += 1
        if self._false_starts >= _FALSE_STARTS:
            return Failed(ticket, NEVER_STARTED)
        self._waiting.appendleft((ticket, job))
        return None

    def _overdue(self) -> list[Event]:
        limit = self._limits.seconds_without_progress
        late = [
            one for one in self._workers if one.ticket and time.monotonic() - one.heard_at > limit
        ]
        events: list[Event] = []
        for worker in late:
            events.append(Failed(worker.ticket, TOO_SLOW.format(seconds=limit)))
            self._drop(worker)
        return events

    def _deal(self) -> None:
        """Give waiting files to idle workers, and start workers for the rest."""
        idle = [worker for worker in self._workers if not worker.ticket]
        while self._waiting:
            if not idle:
                if len(self._workers) >= self.size:
                    return
                idle.append(_Worker(self._command, self._heard))
                self._workers.append(idle[-1])
            idle.pop().give(*self._waiting.popleft())

    def _drop(self, worker: "_Worker") -> None:
        self._workers.remove(worker)
        worker.end()


class _Worker:
    """One process: what it reads, since when, and the thread that hears it."""

    def __init__(
        self,
        command: Sequence[str],
        heard: "queue.SimpleQueue[tuple[_Worker, Said | Whole | _Gone]]",
    ) -> None:
        self.ticket = 0
        self.job: ReadJob | None = None
        self.files = 0
        self.is_ready = False
        self.heard_at = time.monotonic()
        self._heard = heard
        # A file, not a pipe: nobody needs to empty it.
        self._words: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
        self.process = _spawned(command, self._words)
        self._thread = threading.Thread(target=self._hear, name="reading worker", daemon=True)
        self._thread.start()

    def give(self, ticket: int, job: ReadJob) -> None:
        """Let the process read a file; a process that is gone already is heard of soon."""
        self.ticket, self.job, self.heard_at = ticket, job, time.monotonic()
        message = Job(ticket, str(job.path.absolute()), job.options)
        pipe = self.process.stdin
        try:
            if pipe is not None:
                send(pipe, message)
        except OSError:
            _log.debug("a reading process ended before it was given a file")

    def end(self) -> None:
        """Kill the process and all it started, and wait until it is gone."""
        # Before waiting: its number may be given to another process once it was waited for.
        _kill(self.process)
        self.process.wait()
        self._thread.join(timeout=5)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                _closed(pipe)
        self._tell_last_words()
        self._words.close()

    def _tell_last_words(self) -> None:
        """Log what the process wrote to standard error: a fault of ours stands there."""
        self._words.seek(0, os.SEEK_END)
        self._words.seek(max(0, self._words.tell() - _TAIL))
        words = self._words.read().decode("utf-8", "replace").strip()
        if words:
            _log.info("a reading process ended: %s", words)

    def _hear(self) -> None:
        """Run by the thread: pass on what the process says, until it ends or talks nonsense."""
        pipe = self.process.stdout
        decoder = msgspec.msgpack.Decoder(Said)
        assembly = Assembly()
        try:
            while pipe is not None and (body := read_frame(pipe, LONGEST_MESSAGE)) is not None:
                said = decoder.decode(body)
                if isinstance(said, Pages | Parts | Piece):
                    assembly.take(said)
                    continue
                whole = assembly.finished(said) if isinstance(said, Finished) else said
                if isinstance(said, Finished | Refused):
                    assembly = Assembly()
                self._heard.put((self, whole))
        except (ValueError, msgspec.MsgspecError, OSError) as fault:
            _log.info("a reading process was not understood: %s", fault)
        self._heard.put((self, _Gone()))


def _spawned(command: Sequence[str], words: IO[bytes]) -> "subprocess.Popen[bytes]":
    """Start a process in a group of its own, able to import what this one imports."""
    top = str(Path(__file__).resolve().parents[2])
    known = os.environ.get("PYTHONPATH", "")
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, (top, known))),
        "OMP_THREAD_LIMIT": "1",
    }
    return subprocess.Popen(  # noqa: S603 - our own command
        list(command),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=words,
        env=environment,
        start_new_session=sys.platform != "win32",
        creationflags=_GROUP,
    )


def _kill(process: "subprocess.Popen[bytes]") -> None:
    if sys.platform == "win32":
        tree = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(tree, check=False, capture_output=True)  # noqa: S603 - the system's own tool
        process.kill()
        return
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        _log.debug("a reading process had ended already")


def _closed(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        _log.debug("a pipe to a reading process was broken")
