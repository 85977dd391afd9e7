"""Handing over and taking in beside the window: each is done by a process of its own.

The process opens the matter as a second program would and writes in slices, so the window's own
acts never wait long. Whoever holds an ``Errand`` asks it from time to time; nothing here waits.
Stopping asks the process to end where it is: until a file is accepted nothing has happened.
"""

import logging
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from reviewer.errors import MatterError, ReviewError, StoppedError
from reviewer.sharing.errand_messages import (
    LONGEST,
    ExtentOrder,
    Failed,
    Job,
    LookOrder,
    MailboxOrder,
    Order,
    Outcome,
    PurgeOrder,
    ShareOrder,
    TakeOrder,
    encoded,
    heard,
)
from reviewer.sharing.outcomes import Progress
from reviewer.store import beside, keys
from reviewer.workers.frames import read_frame, write_frame

__all__ = [
    "Errand",
    "ExtentOrder",
    "LookOrder",
    "MailboxOrder",
    "Order",
    "Outcome",
    "PurgeOrder",
    "ShareOrder",
    "TakeOrder",
    "start",
]
_log = logging.getLogger(__name__)


def taking_command() -> list[str]:
    """How this Python starts the process."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--worker", "taking"]
    # -P: never import from whatever folder the person happens to be in.
    return [sys.executable, "-P", "-m", "reviewer.sharing.taking_child"]


class Errand:
    """One order on its way; ask ``progress`` and ``is_over`` from a timer.

    Use ``start``. ``outcome`` or ``failure`` is there when it is over (a ``StoppedError`` where it
    was stopped).
    """

    def __init__(self, job: Job, command: Sequence[str] | None = None) -> None:
        """Start the process; with this instead of ``taking_command``, where one is given."""
        self.outcome: Outcome | None = None
        self.failure: ReviewError | None = None
        self._latest: Progress | None = None
        self._is_stopped = False
        self._has_ended = threading.Event()
        # A file, not a pipe: nobody needs to empty it.
        self._words: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed when it is over
        self._process = _started(command or taking_command(), self._words)
        self._thread = threading.Thread(target=self._listen, name="errand", daemon=True)
        self._thread.start()
        self._send(encoded(job))

    def _send(self, body: bytes) -> None:
        pipe = self._process.stdin
        try:
            if pipe is not None:
                write_frame(pipe, body)
        except OSError:
            _log.debug("a process ended before it was told what to do")

    def _listen(self) -> None:
        """Read what the process says until it has gone; in a thread of its own."""
        pipe = self._process.stdout
        try:
            while pipe is not None and (body := read_frame(pipe, LONGEST)) is not None:
                self._take(bytes(body))
        except (ValueError, OSError) as fault:
            # Whoever asks would wait for ever.
            _log.error("an errand was not understood: %s", fault)
            self._process.kill()
        self._process.wait()
        if self.outcome is None and self.failure is None:
            self.failure = self._gone()
        self._has_ended.set()

    def _take(self, body: bytes) -> None:
        said = heard(body)
        if isinstance(said, Progress):
            self._latest = said
        elif isinstance(said, Failed):
            self.failure = said.error()
        else:
            self.outcome = said

    def _gone(self) -> ReviewError:
        if self._is_stopped:
            return StoppedError("Stopped. Nothing was changed.")
        self._words.seek(0)
        _log.error("an errand ended: %s", self._words.read().decode("utf-8", "replace")[-4000:])
        return MatterError(
            "This came to an end before it was done. What was taken in before is kept. Do it again."
        )

    @property
    def is_over(self) -> bool:
        """Whether there is an outcome, or a failure."""
        return self._has_ended.is_set()

    def progress(self) -> Progress | None:
        """The latest word of how far it is; never waits."""
        return self._latest

    def stop(self) -> None:
        """Ask it to end; ``is_over`` soon after. What was accepted stays."""
        self._is_stopped = True
        self._close_orders()

    def _close_orders(self) -> None:
        try:
            if self._process.stdin is not None:
                self._process.stdin.close()
        except OSError:
            _log.debug("a process ended before it was asked to")

    def end(self) -> None:
        """End it now, as when the window closes."""
        self._is_stopped = True
        self._process.kill()
        self._thread.join(timeout=5)
        self._close_orders()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._words.close()


def start(
    place: Path, order: Order, passphrase: str | None = None, home: Path | None = None
) -> Errand:
    """Start an order on a matter.

    Args:
        place: the matter's folder, or its file.
        order: what to do.
        passphrase: that of the file or the mailbox.
        home: the folder of local facts; that of this computer unless given.
    """
    path = beside.review_database(place)
    key = keys.held(path)
    text = "" if key is None else key.text
    return Errand(Job(str(path), "" if home is None else str(home), text, passphrase, order))


def _started(command: Sequence[str], words: IO[bytes]) -> "subprocess.Popen[bytes]":
    """A process that can import what this one imports."""
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
