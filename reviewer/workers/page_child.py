"""The page worker itself: a process without Qt that draws pages and nothing else.

It takes the pipe away from standard output before MuPDF is imported, so that whatever a library
prints goes to standard error. One thread reads requests, the main thread draws; the newest
viewer's visible pictures come first. When the window is gone, standard input ends and so does the
process.
"""

import os
import queue
import sys
import threading
from typing import IO

import msgspec

from reviewer.workers.frames import read_frame
from reviewer.workers.page_messages import (
    LONGEST_REQUEST,
    Close,
    Measure,
    Open,
    Request,
    Want,
)

NICENESS = 3
MEMORY_LIMIT = 3 * 1024**3


def main() -> int:
    """Serve until the window is gone."""
    requests, replies = _claim_pipes()
    _be_modest()
    inbox: queue.SimpleQueue[Request] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests, inbox), daemon=True).start()
    # Imported when the pipe is safe, and while the first requests are already being read.
    from reviewer.workers.page_desk import Desk  # noqa: PLC0415

    desk = Desk(replies)
    while True:
        desk.take(inbox.get() if desk.is_idle() else None, inbox)
        desk.work()


def _claim_pipes() -> tuple[IO[bytes], IO[bytes]]:
    requests = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return requests, replies


def _be_modest() -> None:
    """Let the window go first, and let no page eat the machine; both where the system can."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - the module exists on this system only

        os.nice(NICENESS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    elif sys.platform != "win32":
        os.nice(NICENESS)


def _listen(requests: IO[bytes], inbox: queue.SimpleQueue[Request]) -> None:
    decoder = msgspec.msgpack.Decoder(Open | Measure | Want | Close)
    while (body := read_frame(requests, LONGEST_REQUEST)) is not None:
        inbox.put(decoder.decode(body))
    # Not sys.exit: the main thread may be inside a page that takes minutes.
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
