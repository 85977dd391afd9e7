"""Work that goes on while the window is used: imports in slices, the rest in other processes.

An import is driven from a timer, a slice at a time, because the thread of the window is the one
that writes. A backup and a check read everything and so run in processes of their own; the window
only waits for a backup, when it closes, and says so.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from reviewer.errors import ReviewError
from reviewer.ingest import Import, ImportChoices, Outcome
from reviewer.matter import Matter
from reviewer.reading_limits import pool_for
from reviewer.workers.pool import WorkerPool
from ui.bridge import Bridge
from ui.settings import WindowSettings
from ui.translation import told

if TYPE_CHECKING:
    from reviewer.loading.choosing import LoadChoices
    from reviewer.loading.running import Load

_SLICE_MS = 15
_HOUR_MS = 60 * 60 * 1000


class ImportRun(QObject):
    """One import at a time; others wait their turn."""

    progressed = Signal(int, int)
    """Files done, files in all."""
    finished = Signal(object)
    """The outcomes, when nothing is left to do."""
    failed = Signal(str)

    def __init__(self, matter: Matter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._matter = matter
        self._pool: WorkerPool | None = None
        self._run: Import | Load | None = None
        self._waiting: list[tuple[list[Path] | LoadChoices, ImportChoices]] = []
        self.choices = ImportChoices()
        """What was said for the import that runs, or ran last."""
        self.load: LoadChoices | None = None
        """The production that it loads, if it does."""
        self._timer = QTimer(self, interval=_SLICE_MS)
        self._timer.timeout.connect(self._step)

    @property
    def is_running(self) -> bool:
        return self._run is not None

    def start(self, paths: Sequence[Path], choices: ImportChoices) -> None:
        """Import these, after what already runs."""
        self._begin(list(paths), choices)

    def start_load(self, load: "LoadChoices", choices: ImportChoices) -> None:
        """Load a production, after what already runs."""
        self._begin(load, choices)

    def _begin(self, given: "list[Path] | LoadChoices", choices: ImportChoices) -> None:
        self._waiting.append((given, choices))
        if self._run is None:
            self._next()

    def cancel(self) -> None:
        """Stop: what is in stays in."""
        self._waiting.clear()
        if self._run is not None:
            self._run.cancel()
            self._end()

    def close(self) -> None:
        """The matter closes: stop, and let the workers go."""
        self.cancel()
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def _next(self) -> None:
        given, self.choices = self._waiting.pop(0)
        self._pool = pool_for(self._matter.settings, self._pool)
        self.load = None if isinstance(given, list) else given
        if isinstance(given, list):
            self._run = Import(self._matter, given, self._pool, self.choices)
        else:
            from reviewer.loading.running import Load  # noqa: PLC0415 - not at every start

            self._run = Load(self._matter, given, self._pool, self.choices)
        self.progressed.emit(0, self._run.total)
        self._timer.start()

    def _step(self) -> None:
        run = self._run
        if run is None:
            return
        try:
            run.step()
        except ReviewError as refusal:
            run.cancel()
            self.failed.emit(told(refusal))
        self.progressed.emit(run.done, run.total)
        if run.is_finished:
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        run, self._run = self._run, None
        outcomes: list[Outcome] = list(run.outcomes) if run is not None else []
        self.finished.emit(outcomes)
        if self._waiting:
            self._next()


def locked_files(outcomes: Sequence[Outcome]) -> list[Path]:
    """The files that were locked, each once; for a locked attachment the file that it is in."""
    found: dict[Path, None] = {}
    for outcome in outcomes:
        if outcome.needs_password:
            parts = outcome.path.split("!")
            names = ["!".join(parts[:count]) for count in range(1, len(parts) + 1)]
            found |= dict.fromkeys([Path(name) for name in names if Path(name).is_file()][:1])
    return list(found)


class Backups(QObject):
    """Backs a matter up every hour of work and when it is closed."""

    done = Signal()
    failed = Signal(str)

    def __init__(
        self, bridge: Bridge, settings: WindowSettings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._matter = bridge.matter
        self._settings = settings
        self._process: QProcess | None = None
        self._folder = Path()
        self.is_due = False
        bridge.changed.connect(self._on_changed)
        self._hour = QTimer(self, interval=_HOUR_MS)
        self._hour.timeout.connect(self._on_hour)
        self._hour.start()

    @property
    def is_running(self) -> bool:
        return self._process is not None

    def start(self) -> bool:
        """Begin a backup in a process of its own.

        Returns:
            Whether one runs now; not while no folder was chosen.
        """
        folder = self._settings.backup_folder
        if folder is None:
            return False
        if self._process is None:
            self.is_due = False
            self._folder = folder
            self._process = QProcess(self)
            self._process.finished.connect(self._on_finished)
            self._process.errorOccurred.connect(self._on_error)
            _start(self._process, self._matter, "backup", "-o", str(folder))
        return True

    def stop(self) -> None:
        """Give up a backup that runs; files half written are never taken for a backup."""
        process, self._process = self._process, None
        self._hour.stop()
        if process is not None:
            process.finished.disconnect(self._on_finished)
            process.errorOccurred.disconnect(self._on_error)
            process.kill()
            process.waitForFinished(2000)

    def _on_changed(self, _change: object) -> None:
        self.is_due = True

    def _on_hour(self) -> None:
        if self.is_due:
            self.start()

    def _on_finished(self, code: int, _status: object) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if code == 0:
            self._settings.note_backup(self._matter.id, self._folder)
            self.done.emit()
        else:
            self.is_due = True
            said = bytes(process.readAllStandardError().data()).decode("utf-8", "replace").strip()
            self.failed.emit(said.splitlines()[-1] if said else self.tr("The backup was not made."))
        process.deleteLater()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._process = None
            self.failed.emit(self.tr("The backup could not be started."))


class Verification(QObject):
    """Checks the whole matter while it is used."""

    sound = Signal(str)
    """What was looked at, in a sentence."""
    damaged = Signal(object)
    """The findings, a tuple of sentences."""

    def __init__(self, matter: Matter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._matter = matter
        self._process: QProcess | None = None

    def start(self) -> None:
        """Begin, unless a check already runs."""
        if self._process is None:
            self._process = QProcess(self)
            self._process.finished.connect(self._on_finished)
            _start(self._process, self._matter, "verify")

    def stop(self) -> None:
        """The matter closes: what is not known by now is not told."""
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect(self._on_finished)
            process.kill()
            process.waitForFinished(2000)

    def _on_finished(self, code: int, _status: object) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        said = bytes(process.readAllStandardError().data()).decode("utf-8", "replace")
        sentences = tuple(told(line) for line in said.splitlines() if line.strip())
        process.deleteLater()
        if code == 0:
            # What colleagues have and is not here comes before the last sentence; it is no damage.
            told_here = " ".join((*sentences[-1:], *sentences[:-1]))
            self.sound.emit(told_here or self.tr("Everything is sound."))
        else:
            self.damaged.emit(sentences or (self.tr("The check could not be finished."),))


def _start(process: QProcess, matter: Matter, verb: str, *more: str) -> None:
    """Run a command of ``pincite`` on a matter from where this program lies.

    The key of a locked one goes through the pipe, never where other programs could read it.
    """
    process.setWorkingDirectory(str(Path(__file__).resolve().parents[1]))
    command = ["-m", "reviewer", verb, str(matter.place), *more, "--key-on-stdin"]
    process.start(sys.executable, command)
    process.write(f"{matter.key}\n".encode("ascii"))
    process.closeWriteChannel()
