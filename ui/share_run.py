"""Handing over, taking in and looking into a mailbox, beside the work: one errand at a time.

Each errand is a process of its own that opens the matter as a second program would; here it is only
asked how far it is. While one writes to the matter the window does not look what has changed: it
reads everything anew once, when the errand is over, and not at each of a thousand slices.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.errors import ReviewError
from reviewer.sharing import errand
from reviewer.sharing.errand import (
    Errand,
    MailboxOrder,
    Order,
    Outcome,
    PurgeOrder,
    TakeOrder,
)
from reviewer.sharing.outcomes import Progress
from ui.bridge import Bridge

_ASKS_MS = 40
_WRITING = (TakeOrder, MailboxOrder, PurgeOrder)


@dataclass(frozen=True, slots=True)
class Job:
    """An order and what follows it.

    ``doing`` is what the status bar says meanwhile; empty for what nobody need notice.
    """

    order: Order
    done: Callable[[Outcome], None]
    failed: Callable[[ReviewError], None]
    passphrase: str | None = None
    doing: str = ""


class ShareRun(QObject):
    """Runs jobs one after the other."""

    progressed = Signal(object, object)
    """The ``Job`` that runs, and its ``Progress`` or None."""
    rested = Signal()
    """Nothing runs, and nothing waits."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._waiting: deque[Job] = deque()
        self._job: Job | None = None
        self._errand: Errand | None = None
        self._timer = QTimer(self, interval=_ASKS_MS)
        self._timer.timeout.connect(self._ask)

    @property
    def job(self) -> Job | None:
        """What runs now."""
        return self._job

    @property
    def is_running(self) -> bool:
        return self._job is not None

    def holds(self, kind: type[Order]) -> bool:
        """Whether an order of a kind runs or waits."""
        jobs = (*self._waiting, *([self._job] if self._job is not None else []))
        return any(isinstance(job.order, kind) for job in jobs)

    def start(self, job: Job) -> None:
        """Do this, after what runs already."""
        self._waiting.append(job)
        if self._job is None:
            self._next()

    def stop(self) -> None:
        """Ask what runs to end; what waits goes on."""
        if self._errand is not None:
            self._errand.stop()

    def drop(self, order: Order) -> None:
        """Give up an order, whether it runs or waits; nothing more is heard of it."""
        self._waiting = deque(job for job in self._waiting if job.order is not order)
        if self._job is not None and self._job.order is order:
            self._let_go()
            self._next()

    def close(self) -> None:
        """The matter closes: nothing goes on."""
        self._waiting.clear()
        self._let_go()

    def _let_go(self) -> None:
        self._timer.stop()
        running, self._errand, self._job = self._errand, None, None
        if running is not None:
            running.end()
            self._bridge.look_again()

    def _next(self) -> None:
        if not self._waiting:
            self.rested.emit()
            return
        job = self._job = self._waiting.popleft()
        try:
            matter = self._bridge.matter
            home = matter.settings.folder
            self._errand = errand.start(matter.path, job.order, job.passphrase, home)
        except ReviewError as failure:
            self._job = None
            job.failed(failure)
            self._next()
            return
        if isinstance(job.order, _WRITING):
            self._bridge.look_away()
        self.progressed.emit(job, None)
        self._timer.start()

    def _ask(self) -> None:
        running, job = self._errand, self._job
        if running is None or job is None:
            return
        progress: Progress | None = running.progress()
        if not running.is_over:
            self.progressed.emit(job, progress)
            return
        self._timer.stop()
        self._errand = self._job = None
        running.end()
        self._bridge.look_again()
        if running.failure is not None:
            job.failed(running.failure)
        elif running.outcome is not None:
            job.done(running.outcome)
        if self._job is None:
            self._next()
