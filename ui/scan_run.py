"""Scans recognised while the window is used: one worker, a page at a time, at low priority."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.errors import ReviewError
from reviewer.matter import Matter
from reviewer.queries.scans import Scan
from reviewer.reading_limits import pool_for
from reviewer.recognising import Recognising, Recognition
from reviewer.workers.pool import WorkerPool
from ui.translation import told

_SLICE_MS = 25
_TELLS_EVERY = 8


class ScanRun(QObject):
    """One run at a time; what is asked for meanwhile waits for it."""

    progressed = Signal(int, int)
    """Pages done, pages in all."""
    recognised = Signal(object)
    """A ``Recognition``, as soon as its words are in the matter."""
    finished = Signal(object)
    """All of them, when nothing is left to do."""
    failed = Signal(str)

    def __init__(self, matter: Matter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._matter = matter
        self._pool: WorkerPool | None = None
        self._run: Recognising | None = None
        self._waiting: list[tuple[tuple[Scan, ...], str]] = []
        self._steps = 0
        self._timer = QTimer(self, interval=_SLICE_MS)
        self._timer.timeout.connect(self._step)

    @property
    def is_running(self) -> bool:
        return self._run is not None

    @property
    def under_way(self) -> frozenset[bytes]:
        """The exhibits that are being recognised, or wait for it."""
        now = self._run.wanted if self._run is not None else ()
        later = (scan.exhibit for scans, _ in self._waiting for scan in scans)
        return frozenset((*now, *later))

    def start(self, scans: Sequence[Scan], languages: str) -> None:
        """Recognise these, after what already runs; what is under way is not begun twice."""
        known = self.under_way
        new = tuple(scan for scan in scans if scan.exhibit not in known)
        if new:
            self._waiting.append((new, languages))
        if self._run is None and self._waiting:
            self._next()

    def cancel(self) -> None:
        """Stop: what is in stays in, and the pages that are done are kept."""
        self._waiting.clear()
        if self._run is not None:
            self._run.cancel()
            self._end()

    def close(self) -> None:
        """The matter closes: stop, and let the worker go."""
        self._waiting.clear()
        self._timer.stop()
        run, self._run = self._run, None
        if run is not None:
            run.cancel()
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def _next(self) -> None:
        scans, languages = self._waiting.pop(0)
        self._pool = pool_for(self._matter.settings, self._pool, 1)
        try:
            self._run = Recognising(self._matter, scans, languages, self._pool)
        except ReviewError as refusal:
            self.failed.emit(told(refusal))
            return
        self.progressed.emit(self._run.done, self._run.total)
        self._timer.start()

    def _step(self) -> None:
        run = self._run
        if run is None:
            return
        new: list[Recognition] = []
        try:
            new = run.step()
        except ReviewError as refusal:
            run.cancel()
            self.failed.emit(told(refusal))
        for outcome in new:
            self.recognised.emit(outcome)
        self._steps += 1
        if new or self._steps % _TELLS_EVERY == 0:
            self.progressed.emit(run.done, run.total)
        if run.is_finished and self._run is run:
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        run, self._run = self._run, None
        if run is not None:
            run.cancel()
            self.finished.emit(list(run.outcomes))
        if self._waiting and self._run is None:
            self._next()
