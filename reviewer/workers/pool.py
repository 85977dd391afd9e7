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
from reviewer.readers.reading import Child, Lost, Reading
from reviewer.workers.frames import read_frame
from reviewer.workers.frozen import Frozen
from reviewer.workers.reading_messages import (
    LONGEST_MESSAGE,
    Assembly,
    Finished,
    Job,
    Lot,
    LotEnd,
    Member,
    More,
    Pages,
    Parts,
    Piece,
    Ready,
    Refused,
    Said,
    Step,
    send,
)
from reviewer.workers.scratch import Scratch, made_scratch

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
# Where systems and libraries put what they need for a while.
_TEMPORARY = ("TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: seconds without progress, and bytes of memory (on Linux)."""

    seconds_without_progress: float = 60.0
    memory_bytes: int = 1_500_000_000


@dataclass(frozen=True, slots=True)
class ReadJob:
    """A file to read and what a person said about it.

    ``parts`` are read instead of ``path`` where several images are one exhibit; ``text`` is one
    that was received with it. ``first`` asks for what lies in a mailbox, from that message on: its
    events are ``Members``, each further one after ``WorkerPool.more``.
    """

    path: Path
    options: ReadOptions = field(default_factory=ReadOptions)
    parts: tuple[Path, ...] = ()
    text: Path | None = None
    first: int = 0

    def message(self, ticket: int) -> Job:
        """The job as a process is told it."""
        parts = tuple(str(part.absolute()) for part in self.parts)
        text = str(self.text.absolute()) if self.text is not None else ""
        return Job(ticket, str(self.path.absolute()), self.options, parts, text, self.first)


@dataclass(frozen=True, slots=True)
class Progress:
    """So many pages of so many are done."""

    ticket: int
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Done:
    """The file is read: what its reader gave, with layer and geometry in their stored form.

    ``seconds`` is how long that took.
    """

    ticket: int
    reading: Reading
    frozen: Frozen
    seconds: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class Members:
    """Some of what lies in a mailbox, with places; ``is_last`` where no more comes."""

    ticket: int
    members: tuple[tuple[int, Child | Lost], ...]
    is_last: bool


@dataclass(frozen=True, slots=True)
class Failed:
    """The file cannot be read; ``reason`` is a sentence.

    ``needs_password`` where it is locked and none of the passwords given opens it; ``is_broken``
    where its process was lost, and its reader did not refuse it.
    """

    ticket: int
    reason: str
    needs_password: bool = False
    is_broken: bool = field(default=False, compare=False)
    seconds: float = field(default=0.0, compare=False)


Event = Progress | Done | Members | Failed
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
            size: how many processes read at most; one that waits to be asked for more is not
                counted.
            limits: what one file may cost.
            command: what starts a process instead of ``reading_command``.
        """
        self.size = size
        self.scratch: Path | None = None
        """Where processes that start from now on put temporary files: a folder of the matter."""
        self.limits = limits
        self._command = list(command or reading_command(limits))
        self._lock = threading.RLock()
        self._heard: queue.SimpleQueue[tuple[_Worker, Said | Whole | Lot | _Gone]] = (
            queue.SimpleQueue()
        )
        self._kept: deque[tuple[_Worker, Said | Whole | Lot | _Gone]] = deque()
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
        return not self._waiting and not any(worker.is_busy for worker in self._workers)

    @property
    def _reading(self) -> int:
        """How many processes read, or could."""
        return sum(not worker.is_held for worker in self._workers)

    def submit(self, job: ReadJob) -> int:
        """Queue a file; returns the ticket that its events carry."""
        with self._lock:
            self._tickets += 1
            self._waiting.append((self._tickets, job))
            self._deal()
            return self._tickets

    def more(self, ticket: int) -> None:
        """Ask for the next lot of what lies in a mailbox."""
        with self._lock:
            for worker in [one for one in self._workers if one.ticket == ticket]:
                worker.ask()

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
                events = [event for event in (*self._events(), *self._overdue()) if event.ticket]
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
                elif isinstance(event, Done | Failed) and event.ticket in mine:
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

    def _events(self) -> Iterator[Event]:
        while self._kept or not self._heard.empty():
            worker, said = self._kept.popleft() if self._kept else self._heard.get()
            if worker in self._workers:
                yield from self._told(worker, said)

    def _told(self, worker: "_Worker", said: "Said | Whole | Lot | _Gone") -> Iterator[Event]:
        """What a message means; events of ticket 0 are of nobody's file."""
        worker.heard_at = time.monotonic()
        ticket = worker.ticket
        if isinstance(said, _Gone):
            yield from self._bury(worker)
        elif isinstance(said, Ready):
            worker.is_ready = True
            self._false_starts = 0
        elif isinstance(said, Step):
            yield Progress(ticket, said.done, said.total)
        elif isinstance(said, Lot):
            # A worker that has more to give rests until it is asked.
            worker.is_held = not said.is_last
            if said.is_last:
                self._rest(worker)
            yield Members(ticket, said.members, said.is_last)
        elif isinstance(said, tuple):
            yield Done(ticket, *said, worker.seconds)
            self._rest(worker)
        elif isinstance(said, Refused):
            yield Failed(ticket, said.reason, said.needs_password, seconds=worker.seconds)
            self._rest(worker)

    def _rest(self, worker: "_Worker") -> None:
        """A worker is free again; after many files it makes room for a fresh one."""
        worker.ticket, worker.is_held = 0, False
        worker.files += 1
        if worker.files >= _FILES_A_PROCESS or self._reading > self.size:
            self._drop(worker)

    def _bury(self, worker: "_Worker") -> Iterator[Event]:
        """A worker has died; its file is lost, unless it never came to read one."""
        if worker.is_ready:
            yield from self._lose(worker, CRASHED)
            return
        ticket, job = worker.ticket, worker.job
        self._drop(worker)
        self._false_starts += 1
        if self._false_starts >= _FALSE_STARTS:
            yield Failed(ticket, NEVER_STARTED)
        elif ticket and job is not None:
            self._waiting.appendleft((ticket, job))

    def _overdue(self) -> Iterator[Event]:
        limit = self.limits.seconds_without_progress
        for worker in list(self._workers):
            if worker.is_busy and time.monotonic() - worker.heard_at > limit:
                yield from self._lose(worker, TOO_SLOW.format(seconds=limit))

    def _lose(self, worker: "_Worker", reason: str) -> Iterator[Event]:
        """End a worker, and give up its file; what it gave of a mailbox before stays."""
        ticket = worker.ticket
        self._drop(worker)
        if worker.remains:
            yield Members(ticket, worker.remains, is_last=False)
        yield Failed(ticket, reason, is_broken=True, seconds=worker.seconds)

    def _deal(self) -> None:
        """Give waiting files to idle workers, and start workers for the rest."""
        idle = [worker for worker in self._workers if not worker.ticket]
        while self._waiting:
            if not idle:
                if self._reading >= self.size:
                    return
                idle.append(_Worker(self._command, self._heard, self.scratch))
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
        heard: "queue.SimpleQueue[tuple[_Worker, Said | Whole | Lot | _Gone]]",
        scratch: Path | None,
    ) -> None:
        self.ticket = 0
        self.job: ReadJob | None = None
        self.files = 0
        self.is_ready = False
        self.is_held = False
        self.remains: tuple[tuple[int, Child | Lost], ...] = ()
        self.given_at = self.heard_at = time.monotonic()
        self._heard = heard
        self._scratch = made_scratch(scratch) if scratch and scratch.is_dir() else None
        # A file, not a pipe: nobody needs to empty it.
        self._words: IO[bytes] = tempfile.TemporaryFile(  # noqa: SIM115 - closed with the process
            dir=self._scratch.name if self._scratch else None
        )
        self.process = _spawned(command, self._words, self._scratch)
        self._thread = threading.Thread(target=self._hear, name="reading worker", daemon=True)
        self._thread.start()

    @property
    def is_busy(self) -> bool:
        """Whether it has work, and does not wait to be asked for more."""
        return bool(self.ticket) and not self.is_held

    @property
    def seconds(self) -> float:
        """Since when it has its file."""
        return time.monotonic() - self.given_at

    def give(self, ticket: int, job: ReadJob) -> None:
        """Let the process read a file; a process that is gone already is heard of soon."""
        self.ticket, self.job = ticket, job
        self.given_at = self.heard_at = time.monotonic()
        self._send(job.message(ticket))

    def ask(self) -> None:
        """Let the process send the next lot."""
        self.is_held, self.heard_at = False, time.monotonic()
        self._send(More())

    def _send(self, message: Job | More) -> None:
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
        if self._scratch is not None:
            self._scratch.cleanup()

    def _tell_last_words(self) -> None:
        """Log what the process wrote to standard error: a fault of ours stands there."""
        self._words.seek(0, os.SEEK_END)
        self._words.seek(max(0, self._words.tell() - _TAIL))
        words = self._words.read().decode("utf-8", "replace").strip()
        if words:
            _log.info("a reading process ended: %s", words)

    def _hear(self) -> None:
        """Run by the thread: pass on what the process says, until it ends or talks nonsense."""
        assembly = Assembly()
        try:
            for said in self._messages():
                whole = _assembled(assembly, said)
                if whole is not None:
                    self._heard.put((self, whole))
                if isinstance(said, Finished | Refused | LotEnd):
                    assembly = Assembly()
        except (ValueError, msgspec.MsgspecError, OSError) as fault:
            _log.info("a reading process was not understood: %s", fault)
        self.remains = assembly.lot(is_last=False).members
        self._heard.put((self, _Gone()))

    def _messages(self) -> Iterator[Said]:
        pipe, decoder = self.process.stdout, msgspec.msgpack.Decoder(Said)
        while pipe is not None and (body := read_frame(pipe, LONGEST_MESSAGE)) is not None:
            yield decoder.decode(body)


def _assembled(assembly: Assembly, said: Said) -> Said | Whole | Lot | None:
    """What is whole now, if anything is."""
    if isinstance(said, Pages | Parts | Piece):
        assembly.take(said)
        return None
    if isinstance(said, Member):
        assembly.take_member(said)
        return None
    if isinstance(said, LotEnd):
        return assembly.lot(is_last=said.is_last)
    return assembly.finished(said) if isinstance(said, Finished) else said


def _spawned(
    command: Sequence[str],
    words: IO[bytes],
    scratch: Scratch | None,
) -> "subprocess.Popen[bytes]":
    """Start a process in a group of its own, able to import what this one imports."""
    top = str(Path(__file__).resolve().parents[2])
    known = os.environ.get("PYTHONPATH", "")
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, (top, known))),
        "OMP_THREAD_LIMIT": "1",
        **({} if scratch is None else dict.fromkeys(_TEMPORARY, scratch.name)),
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
