"""A paper on its way into a file, one step between two events of the window.

The steps are those of ``paper_file``: passages are gathered in slices of a few milliseconds, and
then another process sets the pages while the window only looks how far it is.
"""

from collections.abc import Generator

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.errors import ReviewError
from reviewer.exports.log_parts import Progress
from ui.translation import told

_PAUSE_MS = 10

Steps = Generator[Progress, None, object]


class PaperRun(QObject):
    """One paper at a time; another one asked for takes the place of the one that runs."""

    progressed = Signal(int, int)
    finished = Signal(object)
    """What the steps came to: a report, or the file of a preview."""
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Steps | None = None
        self._timer = QTimer(self, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._step)

    @property
    def is_running(self) -> bool:
        return self._steps is not None

    def start(self, steps: Steps) -> None:
        self.cancel()
        self._steps = steps
        self._timer.start()

    def cancel(self) -> None:
        """Stop; nothing half written stays."""
        self._timer.stop()
        steps, self._steps = self._steps, None
        if steps is not None:
            steps.close()

    def _step(self) -> None:
        if self._steps is None:
            return
        try:
            progress = next(self._steps)
        except StopIteration as end:
            self._end()
            self.finished.emit(end.value)
        except ReviewError as refusal:
            self._end()
            self.failed.emit(told(refusal))
        else:
            self.progressed.emit(progress.done, progress.total)

    def _end(self) -> None:
        self._timer.stop()
        self._steps = None
