"""Takes in, hands over, destroys or looks into a mailbox: ``-m reviewer.sharing.taking_child``.

One job comes in through the pipe, progress and the outcome go out. The matter is opened as a second
program would open it, with the writer that this copy has; when the pipe is closed, the job stops at
the next step, and whoever started it may also kill it: what was not accepted counts for nothing.
"""

import sys
import threading
import time
from pathlib import Path
from typing import IO

from reviewer.errors import ReviewError
from reviewer.matter import Matter, open_matter
from reviewer.sharing import errand_messages, handing_over, looking, mailbox, taking
from reviewer.sharing.errand_messages import (
    LONGEST,
    ExtentOrder,
    Failed,
    Job,
    LookOrder,
    MailboxOrder,
    Outcome,
    PurgeOrder,
    TakeOrder,
)
from reviewer.sharing.outcomes import Progress
from reviewer.store import keys
from reviewer.store.settings import Settings
from reviewer.workers.child import claim_pipes
from reviewer.workers.frames import read_frame, write_frame

_TELLS_EVERY = 0.05


class Child:
    """The process, as whoever started it hears it."""

    def __init__(self, asked: IO[bytes], said: IO[bytes]) -> None:
        """Nothing was asked yet."""
        self._asked, self._said = asked, said
        self._stopped = threading.Event()
        self._told = 0.0

    def run(self) -> None:
        """Do the one job there is."""
        body = read_frame(self._asked, LONGEST)
        if body is None:
            return
        threading.Thread(target=self._wait_for_end, daemon=True).start()
        try:
            self._say(self._done(errand_messages.job_in(bytes(body))))
        except ReviewError as refusal:
            self._say(errand_messages.failed(refusal))

    def _done(self, job: Job) -> Outcome:
        path = Path(job.matter)
        if job.key:
            keys.hold(path, keys.key_from(job.key))
        with open_matter(path, Settings(Path(job.home)) if job.home else None) as matter:
            return self._do(matter, job)

    def _do(self, matter: Matter, job: Job) -> Outcome:
        order, how = job.order, (self.tell, self._stopped.is_set)
        if isinstance(order, LookOrder):
            return looking.look(matter, order.path, job.passphrase, *how)
        if isinstance(order, PurgeOrder):
            return self._purge(matter, order)
        if isinstance(order, ExtentOrder):
            return handing_over.extent(matter, order.wanted, order.form)
        if isinstance(order, TakeOrder):
            return taking.take(matter, order.paths, job.passphrase, *how)
        if isinstance(order, MailboxOrder):
            return mailbox.exchange(
                matter,
                order.folder,
                job.passphrase,
                with_exhibits=order.with_exhibits,
                tell=self.tell,
                is_stopped=self._stopped.is_set,
            )
        return handing_over.hand_over(matter, order.out, order.wanted, *how)

    def _purge(self, matter: Matter, order: PurgeOrder) -> Outcome:
        from reviewer.sharing import purging  # noqa: PLC0415 - few of these processes destroy

        if order.exhibit is None:
            return purging.clean_purged(matter, self._say)
        return purging.purge(matter, order.exhibit, order.reason, self._say)

    def tell(self, progress: Progress) -> None:
        """Say how far it is, now and then."""
        now = time.monotonic()
        if now - self._told >= _TELLS_EVERY:
            self._told = now
            self._say(progress)

    def _wait_for_end(self) -> None:
        self._asked.read()
        self._stopped.set()

    def _say(self, message: Progress | Outcome | Failed) -> None:
        write_frame(self._said, errand_messages.encoded(message))


def main() -> int:
    """Do one job."""
    Child(*claim_pipes()).run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
