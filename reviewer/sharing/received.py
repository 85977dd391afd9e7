"""Files from colleagues, read by a process that may die of them.

``open_received`` is for one file; a ``Receiver`` keeps its process from file to file, for a mailbox
that holds two hundred. Nothing that comes out of the process is believed: frames are capped and
typed, reasons come from a list, and whoever takes the portions in holds them against their hashes.
A process that says nothing for as long as ``Limits`` allow is killed, and so is one whose portions
nobody wants any more.

In a frozen build there is no Python to call with ``-m``: there the executable itself is started
with ``--worker received`` and the same argument.
"""

import logging
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NoReturn

import msgspec

from reviewer.sharing.container import NOTHING, Known
from reviewer.sharing.portions import Manifest, Portion
from reviewer.sharing.received_messages import (
    LONGEST_SAID,
    Asked,
    Ended,
    Give,
    Leave,
    Look,
    Opened,
    Ready,
    Refused,
    Said,
    Step,
    send,
)
from reviewer.sharing.refusals import Refusal, refused
from reviewer.workers.frames import read_frame

_FALSE_STARTS = 3
_LONGEST_REST = 1800.0
"""Seconds for which a process may say that something moves and nothing else."""
_TAIL = 4000
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: seconds without progress, and bytes of memory (on Linux)."""

    seconds_without_progress: float = 30.0
    memory_bytes: int = 1_500_000_000


def received_command(limits: Limits) -> list[str]:
    """How this Python starts a process that reads files from colleagues."""
    argument = str(limits.memory_bytes)
    if getattr(sys, "frozen", False):
        return [sys.executable, "--worker", "received", argument]
    # -P: never import from whatever folder the person happens to be in.
    return [sys.executable, "-P", "-m", "reviewer.sharing.received_child", argument]


class ReceivedFile:
    """A file that is open in the child."""

    def __init__(self, child: "_Child", manifest: Manifest) -> None:
        """Use ``open_received`` or ``Receiver.open``."""
        self._child = child
        self.manifest = manifest

    def portions(self, known: Known = NOTHING) -> Iterator[Portion]:
        """What the file holds, from its beginning; may be asked for again.

        Args:
            known: what need not be given.

        Raises:
            ShareError: the file stopped the process, or came to no end.
        """
        self._child.ask(Give(known))
        while not isinstance(said := self._child.hear(), Ended):
            if isinstance(said, Ready | Step | Opened | Refused):
                self._child.distrust()
            else:
                yield said.portion


class Receiver:
    """Reads files from colleagues one after another in one process, started with the first."""

    def __init__(self, limits: Limits = Limits(), command: Sequence[str] | None = None) -> None:
        """Nothing is started yet.

        Args:
            limits: what one file may cost.
            command: what starts a process instead of ``received_command``.
        """
        self._limits = limits
        self._command = list(command or received_command(limits))
        self._child: _Child | None = None

    def __enter__(self) -> "Receiver":
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    @property
    def pid(self) -> int:
        """The process that runs now; 0 when there is none."""
        return 0 if self._child is None else self._child.pid

    @contextmanager
    def open(self, path: Path, passphrase: str | None = None) -> Iterator[ReceivedFile]:
        """A file from a colleague, while the block lasts.

        Raises:
            PassphraseError: it needs a passphrase, or another one.
            UnfinishedError: it is not whole, and may be on its way.
            ShareError: in words, why it cannot be read.
        """
        child = self._ready()
        try:
            child.ask(Look(os.fsencode(path.absolute()), passphrase))
            opened = child.hear()
            if not isinstance(opened, Opened):
                child.distrust()
            yield ReceivedFile(child, opened.manifest)
        finally:
            if not child.leave():
                self.close()

    def close(self) -> None:
        """End the process; it may be used again."""
        child, self._child = self._child, None
        if child is not None:
            child.end()

    def _ready(self) -> "_Child":
        """The process, started if need be."""
        for _ in range(_FALSE_STARTS):
            if self._child is None:
                self._child = _Child(self._command, self._limits.seconds_without_progress)
            if self._child.is_ready():
                return self._child
            self.close()
        raise refused(Refusal.NO_START)


@contextmanager
def open_received(
    path: Path, passphrase: str | None = None, limits: Limits = Limits()
) -> Iterator[ReceivedFile]:
    """One file from a colleague, in a process of its own while the block lasts.

    Raises:
        PassphraseError: it needs a passphrase, or another one.
        UnfinishedError: it is not whole, and may be on its way.
        ShareError: in words, why it cannot be read.
    """
    with Receiver(limits) as receiver, receiver.open(path, passphrase) as found:
        yield found


class _Child:
    """One process, and the watch over it."""

    def __init__(self, command: Sequence[str], patience: float) -> None:
        self._patience = patience
        self._decoder = msgspec.msgpack.Decoder(Said)
        # A file, not a pipe: nobody needs to empty it.
        self._words: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
        self._process = _spawned(command, self._words)
        self._watch = _Watch(self._process)
        self._has_started = False
        self._is_busy = False
        self._is_open = False

    @property
    def pid(self) -> int:
        return self._process.pid

    def is_ready(self) -> bool:
        """Whether it runs and waits for a file."""
        if not self._has_started:
            self._has_started = isinstance(self._next(), Ready)
        return self._has_started and self._process.poll() is None

    def ask(self, message: Asked) -> None:
        """Send a message; a process that is gone already is heard of soon."""
        self._is_busy = True
        self._is_open = not isinstance(message, Leave)
        try:
            send(_pipe(self._process.stdin), message)
        except OSError:
            _log.debug("a process that reads files from colleagues ended before it was asked")

    def hear(self) -> Said:
        """What it says next, other than that something moves.

        Raises:
            ShareError: it refuses the file, has died of it, or was killed.
        """
        said, until = self._next(), time.monotonic() + _LONGEST_REST
        while isinstance(said, Step) and time.monotonic() < until:
            said = self._next()
        if isinstance(said, Step):
            self._process.kill()
            raise refused(Refusal.TOO_SLOW)
        if said is None:
            self._is_busy = True
            raise refused(Refusal.TOO_SLOW if self._watch.has_killed else Refusal.CRASHED)
        self._is_busy = not isinstance(said, Opened | Ended | Refused)
        if isinstance(said, Refused):
            self._is_open = False
            raise refused(said.refusal)
        return said

    def distrust(self) -> NoReturn:
        """What it says makes no sense: it is as good as dead.

        Raises:
            ShareError: always.
        """
        self._process.kill()
        self._is_busy = True
        raise refused(Refusal.CRASHED)

    def leave(self) -> bool:
        """Let go of the file; whether the process can take another one."""
        if self._is_busy:
            # In the middle of something: it is quicker to start anew than to hear it out.
            return False
        if self._is_open:
            self.ask(Leave())
            self._is_busy = False
        return self._process.poll() is None

    def end(self) -> None:
        """Kill the process and wait until it is gone."""
        self._process.kill()
        self._watch.end()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                _closed(pipe)
        self._tell_last_words()
        self._words.close()

    def _next(self) -> Said | None:
        """One message; ``None`` when the process is gone, or not to be believed."""
        self._watch.expect(self._patience)
        try:
            body = read_frame(_pipe(self._process.stdout), LONGEST_SAID)
            return None if body is None else self._decoder.decode(body)
        except (ValueError, msgspec.MsgspecError, OSError) as fault:
            _log.info("a process that reads files from colleagues was not understood: %s", fault)
            self._process.kill()
            return None
        finally:
            self._watch.rest()

    def _tell_last_words(self) -> None:
        """Log what the process wrote to standard error: a fault of ours stands there."""
        self._words.seek(0, os.SEEK_END)
        self._words.seek(max(0, self._words.tell() - _TAIL))
        words = self._words.read().decode("utf-8", "replace").strip()
        if words:
            _log.info("a process that reads files from colleagues ended: %s", words)


class _Watch:
    """Kills a process that says nothing for too long; a pipe alone cannot be waited for in time."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process
        self._until: float | None = None
        self._has_ended = False
        self._is_timing = False
        self._change = threading.Condition()
        self.has_killed = False
        self._thread = threading.Thread(target=self._run, name="received files", daemon=True)
        self._thread.start()

    def expect(self, seconds: float) -> None:
        """From now on so many seconds."""
        with self._change:
            # A sleeping thread need not be woken for a later time: it looks again when it wakes.
            was_resting, self._until = self._until is None, time.monotonic() + seconds
            if was_resting and not self._is_timing:
                self._change.notify()

    def rest(self) -> None:
        """Nothing is expected."""
        self._until = None

    def end(self) -> None:
        """Stop watching."""
        with self._change:
            self._has_ended = True
            self._change.notify()
        self._thread.join(timeout=5)

    def _run(self) -> None:
        with self._change:
            while not self._has_ended:
                until = self._until
                left = None if until is None else until - time.monotonic()
                if left is not None and left <= 0:
                    self.has_killed = True
                    self._process.kill()
                    return
                self._is_timing = left is not None
                self._change.wait(left)


def _spawned(command: Sequence[str], words: IO[bytes]) -> "subprocess.Popen[bytes]":
    """Start a process that can import what this one imports."""
    top = str(Path(__file__).resolve().parents[2])
    known = os.environ.get("PYTHONPATH", "")
    return subprocess.Popen(  # noqa: S603 - our own command
        list(command),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=words,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (top, known)))},
        start_new_session=sys.platform != "win32",
    )


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None, "the process was started with pipes"
    return pipe


def _closed(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        _log.debug("a pipe to a process that reads files from colleagues was broken")
