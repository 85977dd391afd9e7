"""The process that reads files from colleagues: one after the other, each within limits.

It opens no socket, has so much memory and so much of the processor a file, writes nothing, and ends
when whoever started it has gone. A fault of ours is left to fly: the process dies with its
traceback on standard error, the file is refused, and the next one gets a new process.
"""

import os
import queue
import sys
import threading
import time
from pathlib import Path
from typing import IO

import msgspec

from reviewer.sharing import received_forms
from reviewer.sharing.received_messages import (
    LONGEST_ASKED,
    Asked,
    Ended,
    Give,
    Look,
    Opened,
    Ready,
    Refused,
    Said,
    Step,
    send,
    sent,
)
from reviewer.sharing.refusals import Refusal, RefusedFileError
from reviewer.workers.child import claim_pipes, limit_memory, limit_processor, refuse_network
from reviewer.workers.frames import read_frame

_SPOKEN_EVERY = 0.5
_SECONDS = 60
_BYTES_A_SECOND = 2_000_000


def main(arguments: list[str]) -> int:
    """Read files until nobody asks any more.

    Args:
        arguments: bytes of memory allowed (0 for no limit).
    """
    asked, said = claim_pipes()
    limit_memory(int(arguments[0]))
    sys.addaudithook(refuse_network)
    if hasattr(os, "nice"):
        # The window is somebody's hands; a file that has come can wait.
        os.nice(5)
    inbox: queue.SimpleQueue[Asked] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(asked, inbox), daemon=True).start()
    mouth = _Mouth(said)
    mouth.say(Ready())
    while True:
        wanted = inbox.get()
        if isinstance(wanted, Look):
            # Here, not where the file is served: a test that serves one must not limit itself.
            path = Path(os.fsdecode(wanted.path))
            limit_processor(_SECONDS + _size(path) // _BYTES_A_SECOND)
            _serve(wanted, mouth, inbox)


class _Mouth:
    """Says things, and now and then that something moves."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self._pipe = pipe
        self._spoken = time.monotonic()

    def say(self, message: Said) -> None:
        """Send one message."""
        send(self._pipe, message)
        self._spoken = time.monotonic()

    def moved(self) -> None:
        """Something moves."""
        if time.monotonic() - self._spoken > _SPOKEN_EVERY:
            self.say(Step())


def _serve(look: Look, mouth: _Mouth, inbox: "queue.SimpleQueue[Asked]") -> None:
    """Open one file and give its portions, as often as they are wanted."""
    path = Path(os.fsdecode(look.path))
    try:
        with received_forms.opened(path, look.passphrase, mouth.moved) as source:
            mouth.say(Opened(source.manifest))
            while isinstance(wanted := inbox.get(), Give):
                for portion in source.portions(wanted.known):
                    mouth.say(sent(portion))
                mouth.say(Ended())
    except RefusedFileError as error:
        mouth.say(Refused(error.refusal))
    except MemoryError:
        mouth.say(Refused(Refusal.TOO_LARGE))
    except RecursionError:
        mouth.say(Refused(Refusal.DAMAGED))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def _listen(pipe: IO[bytes], inbox: "queue.SimpleQueue[Asked]") -> None:
    decoder = msgspec.msgpack.Decoder(Asked)
    while (body := read_frame(pipe, LONGEST_ASKED)) is not None:
        inbox.put(decoder.decode(body))
    # Not sys.exit: the main thread may be inside a file that takes minutes.
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
