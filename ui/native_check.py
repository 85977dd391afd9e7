"""Holds the files of the exhibit that is looked at against their hashes, beside the window.

What is shown must be what came in. The page is not kept waiting for it: the bytes are read by a
thread, once a sitting for each file, and only of exhibits at which somebody stays. A file that does
not match, or is gone, is said as ``verify`` says it.
"""

from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.errors import ReviewError
from reviewer.queries import exhibits
from ui.bridge import Bridge
from ui.translation import told

_STAYS_MS = 400


class NativeCheck(QObject):
    """Checks what is opened."""

    damaged = Signal(object)
    """The findings, a tuple of sentences."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="native check")
        self._known: set[bytes] = set()
        self._soon = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self._soon.timeout.connect(self._check)
        bridge.exhibit_chosen.connect(lambda _occurrence: self._soon.start())

    def stop(self) -> None:
        """The matter closes: what is not known by now is not told."""
        self._soon.stop()
        self._reader.shutdown(cancel_futures=True)

    def _check(self) -> None:
        view, exhibit = self._bridge.view, self._bridge.exhibit
        try:
            wanted = exhibits.files_of(view, exhibit) if exhibit is not None else ()
        except ReviewError:
            return
        files = [one for one in wanted if one not in self._known]
        self._known.update(files)
        if files:
            self._reader.submit(self._read, files)

    def _read(self, files: list[bytes]) -> None:
        """Run by the thread: the signal is heard by the window's."""
        from reviewer.sharing.verify import file_findings  # noqa: PLC0415 - not at every start

        objects = self._bridge.matter.objects
        findings = tuple(told(one) for digest in files for one in file_findings(objects, digest))
        if findings:
            self.damaged.emit(findings)
