"""What happens when Pincite itself is at fault: it is written down and told, never sent.

The hooks may run in any thread, so they only write a file and emit a signal. A crash that takes the
whole program down leaves its trace in a second file, which the next start finds.
"""

import faulthandler
import platform
import sys
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import QObject, Signal, qVersion

from reviewer.matter import app_version

_LONGEST = 200_000


class Faults(QObject):
    """The record of faults of one window."""

    happened = Signal(str)
    """One line that says what happened."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = folder / "faults.log"
        self._crash_path = folder / "crash.log"
        self._crash: IO[str] | None = None
        self._latest = ""
        self._hook = sys.excepthook

    def install(self) -> str:
        """Hear of every fault from now on.

        Returns:
            The trace that a crash of the last sitting left; empty where there was none.
        """
        self._file.parent.mkdir(parents=True, exist_ok=True)
        left = self._left_behind()
        self._crash = self._crash_path.open("w", encoding="utf-8")
        faulthandler.enable(self._crash, all_threads=True)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        return left

    def uninstall(self) -> None:
        """Give the hooks back; a window that ended well leaves no trace."""
        sys.excepthook = self._hook
        threading.excepthook = threading.__excepthook__
        faulthandler.disable()
        if self._crash is not None:
            self._crash.close()
            self._crash_path.unlink(missing_ok=True)

    def details(self) -> str:
        """What a report needs: versions, system, and the latest fault."""
        python, system = platform.python_version(), platform.platform()
        head = f"{app_version()} · Python {python} · Qt {qVersion()} · {system}"
        return f"{head}\n\n{self._latest or 'No fault was met in this sitting.'}"

    def _left_behind(self) -> str:
        if not self._crash_path.is_file():
            return ""
        self._latest = self._crash_path.read_text(encoding="utf-8", errors="replace")[:_LONGEST]
        return self._latest

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._hook(kind, error, trace)
            return
        self._note(kind, error, trace)

    def _on_thread_exception(self, met: threading.ExceptHookArgs) -> None:
        self._note(met.exc_type, met.exc_value, met.exc_traceback)

    def _note(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        words = "".join(traceback.format_exception(kind, error, trace))
        self._latest = words[-_LONGEST:]
        with self._file.open("a", encoding="utf-8") as file:
            file.write(f"{datetime.now(UTC).isoformat()} {app_version()}\n{words}\n")
        sys.stderr.write(words)
        self.happened.emit(f"{kind.__name__}: {error}")
