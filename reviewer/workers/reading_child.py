"""The reading process itself: takes one file at a time and sends back what a reader made of it.

It takes the pipe away from standard output before any reader is imported, so that whatever a
library prints goes to standard error. It lives on from file to file, since starting costs more
than most files. It ends when the pool has gone: a thread listens for that. A library that never
comes back holds that thread, too, so a watchdog outside of Python's lock ends the process when
nothing has moved for twice as long as the pool waits.

No socket is opened here, whatever a file asks a library to fetch: Python itself refuses
(``child.refuse_network``), and the libraries that are not Python are built without.

Faults of ours are left to fly: the process dies with its traceback on standard error, and the pool
starts another.
"""

import faulthandler
import gc
import os
import queue
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

import msgspec

from reviewer.errors import LockedError, SourceError
from reviewer.readers.reading import Child, Lost
from reviewer.workers.child import claim_pipes, limit_memory, refuse_network
from reviewer.workers.frames import read_frame
from reviewer.workers.reading_messages import (
    LONGEST_JOB,
    Job,
    LotEnd,
    More,
    Ready,
    Refused,
    Said,
    Step,
    parts_of,
    parts_of_member,
    send,
)

if TYPE_CHECKING:
    from reviewer.readers.reading import Reading

TOO_MUCH_MEMORY = "This file needs more memory than Pincite gives to one file."
TOO_DEEP = "The parts of this file are nested too deeply to be read."
_SPOKEN_EVERY = 0.1
_LOT_BYTES = 4 * 1024 * 1024
_LOT_FILES = 64
_OBJECTS_LOOKED_THROUGH = 200_000


def main(arguments: list[str]) -> int:
    """Read files until the pool is gone.

    Args:
        arguments: bytes of memory allowed (0 for no limit), seconds without progress allowed.
    """
    jobs, said = claim_pipes()
    memory, patience = int(arguments[0]), float(arguments[1])
    limit_memory(memory)
    sys.addaudithook(refuse_network)
    if hasattr(os, "nice"):
        # The window is somebody's hands; an import is nobody's.
        os.nice(5)
    # A page is a few ten thousand objects that die together: looking for cycles among them, at
    # every 700 as Python does, took half of the time of a long text.
    gc.set_threshold(_OBJECTS_LOOKED_THROUGH, 10, 50)
    inbox: queue.SimpleQueue[Job | More] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(jobs, inbox), daemon=True).start()
    mouth = _Mouth(said, patience)
    mouth.say(Ready())
    while True:
        job = inbox.get()
        if isinstance(job, More):
            # The lot that it asks for was the last, or was refused.
            continue
        mouth.begin()
        if job.first:
            _unpack(job, mouth, inbox)
        else:
            for part in _read(job, mouth):
                mouth.say(part)
        mouth.end()


class _Mouth:
    """Says things to the pool, and keeps the watchdog quiet while it has things to say."""

    def __init__(self, pipe: IO[bytes], patience: float) -> None:
        self._pipe = pipe
        self._patience = patience
        self._spoken = 0.0

    def begin(self) -> None:
        """Start the watchdog."""
        self._spoken = 0.0
        faulthandler.dump_traceback_later(2 * self._patience, exit=True, file=sys.stderr)

    def end(self) -> None:
        """Rest."""
        faulthandler.cancel_dump_traceback_later()

    def say(self, message: Said) -> None:
        """Send one message."""
        send(self._pipe, message)

    def progress(self, done: int, total: int) -> None:
        """Tell of progress, now and then."""
        now = time.monotonic()
        if now - self._spoken >= _SPOKEN_EVERY:
            self.begin()
            self._spoken = now
            self.say(Step(done, total))


def _read(job: Job, mouth: _Mouth) -> list[Said]:
    try:
        return list(parts_of(_reading(job, mouth)))
    except SourceError as refusal:
        return [Refused(str(refusal), isinstance(refusal, LockedError))]
    except MemoryError:
        return [Refused(TOO_MUCH_MEMORY)]
    except RecursionError:
        return [Refused(TOO_DEEP)]


def _reading(job: Job, mouth: _Mouth) -> "Reading":
    # Imported when the pipe is safe.
    from reviewer.readers import registry  # noqa: PLC0415

    text = Path(job.text) if job.text else None
    try:
        if job.parts:
            parts = [Path(part) for part in job.parts]
            reading = registry.read_parts(parts, job.options, mouth.progress)
        else:
            reading = registry.read(Path(job.path), job.options, mouth.progress)
    except LockedError:
        raise
    except SourceError as refusal:
        if text is None:
            raise
        return registry.received_alone(text, refusal, job.options)
    return reading if text is None else registry.with_received(reading, text, job.options)


def _unpack(job: Job, mouth: _Mouth, inbox: "queue.SimpleQueue[Job | More]") -> None:
    """Send what lies in a mailbox, a lot at a time, and rest until the next one is wanted."""
    from reviewer.readers import registry  # noqa: PLC0415

    try:
        members = registry.members(Path(job.path), job.options, mouth.progress, job.first)
        while _sent_lot(members, mouth):
            mouth.end()
            inbox.get()
            mouth.begin()
    except SourceError as refusal:
        _end_lot(mouth, str(refusal))
    except MemoryError:
        _end_lot(mouth, TOO_MUCH_MEMORY)
    except RecursionError:
        _end_lot(mouth, TOO_DEEP)


def _end_lot(mouth: _Mouth, reason: str) -> None:
    """What came before counts."""
    mouth.say(LotEnd(is_last=False))
    mouth.say(Refused(reason))


def _sent_lot(members: Iterator[tuple[int, Child | Lost]], mouth: _Mouth) -> bool:
    """Send one lot; says whether there may be more."""
    size = 0
    for files, (place, child) in enumerate(members, start=1):
        for part in parts_of_member(place, child):
            mouth.say(part)
        mouth.begin()
        size += len(child.content) if isinstance(child, Child) else 0
        if size >= _LOT_BYTES or files >= _LOT_FILES:
            mouth.say(LotEnd(is_last=False))
            return True
    mouth.say(LotEnd(is_last=True))
    return False


def _listen(pipe: IO[bytes], inbox: "queue.SimpleQueue[Job | More]") -> None:
    decoder = msgspec.msgpack.Decoder(Job | More)
    while (body := read_frame(pipe, LONGEST_JOB)) is not None:
        inbox.put(decoder.decode(body))
    # Not sys.exit: the main thread may be inside a file that takes minutes.
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
