"""An exhibit read once more while the window is used: a slice at a time, in a worker of its own."""

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.errors import ReviewError
from reviewer.matter import Matter
from reviewer.readers.options import ReadOptions
from reviewer.reading_limits import pool_for
from reviewer.rereading import ReadAgain, ReadAnew
from reviewer.workers.pool import WorkerPool
from ui.translation import told

_SLICE_MS = 15


class ReadingAgain(QObject):
    """One reading at a time; a second wish waits for the first."""

    progressed = Signal(int, int)
    finished = Signal(object)
    """A ``ReadAnew``."""
    failed = Signal(str)

    def __init__(self, matter: Matter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._matter = matter
        self._pool: WorkerPool | None = None
        self._run: ReadAgain | None = None
        self._waiting: list[tuple[bytes, ReadOptions]] = []
        self._timer = QTimer(self, interval=_SLICE_MS)
        self._timer.timeout.connect(self._step)

    @property
    def is_running(self) -> bool:
        return self._run is not None

    def start(self, exhibit: bytes, options: ReadOptions) -> None:
        """Read it again, after what is being read."""
        self._waiting.append((exhibit, options))
        if self._run is None:
            self._next()

    def cancel(self) -> None:
        """Stop; the reading that is shown stays."""
        self._waiting.clear()
        self._end()

    def close(self) -> None:
        """The matter closes: stop, and let the worker go."""
        self.cancel()
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def _next(self) -> None:
        exhibit, options = self._waiting.pop(0)
        self._pool = pool_for(self._matter.settings, self._pool, 1)
        self._run = ReadAgain(self._matter, exhibit, options, self._pool)
        self._timer.start()

    def _step(self) -> None:
        run = self._run
        if run is None:
            return
        try:
            run.step()
        except ReviewError as refusal:
            self._end()
            self.failed.emit(told(refusal))
            return
        self.progressed.emit(*run.progress)
        if run.outcome is not None:
            self._end()
            self._tell(run.outcome)
        if self._run is None and self._waiting:
            self._next()

    def _tell(self, outcome: ReadAnew) -> None:
        if outcome.reason:
            self.failed.emit(told(outcome.reason))
        else:
            self.finished.emit(outcome)

    def _end(self) -> None:
        self._timer.stop()
        run, self._run = self._run, None
        if run is not None:
            run.cancel()
