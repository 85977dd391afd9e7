"""The search index beside the window: kept up by a process, read here, made anew when damaged.

The process is started when the first page is on the screen, and again some seconds after an act
that may have changed what is searched, so that an import of a thousand files is not a thousand
starts. The window never writes the index and never waits for it.
"""

import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.errors import MatterError
from reviewer.index_keeper import CONCERNS, IndexKeeper, Kept
from reviewer.model import Change
from reviewer.queries.search_index import Index, is_current_file, open_index
from ui.bridge import Bridge

BEGINS_MS = 600
"""After opening: the first page comes first."""
_AFTER_ACT_MS = 1500
_POLL_MS = 60
_TELL_AFTER = 1.0


class IndexRun(QObject):
    """The index of one matter, as the window has it."""

    progressed = Signal(int, int)
    """Exhibits done, exhibits in all; only of what takes longer than a second."""
    grown = Signal()
    """The index has more than it had."""
    rested = Signal()
    """Nothing is being indexed any more."""
    failed = Signal(str)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._keeper = IndexKeeper(bridge.matter.place, bridge.matter.key)
        self._index: Index | None = None
        self._identity = (0, 0)
        self._begun, self._slices, self._fault = 0.0, 0, ""
        self.is_current = False
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._on_poll)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.begin)
        bridge.changed.connect(self._on_changed)
        self._soon.start(BEGINS_MS)

    @property
    def is_running(self) -> bool:
        """Whether a process is at work."""
        return self._keeper.is_running

    @property
    def is_due(self) -> bool:
        """Whether an act since the last look may have changed what is searched."""
        return self._soon.isActive() or self._keeper.is_running

    @property
    def pid(self) -> int | None:
        """The process, if one is at work."""
        return self._keeper.pid

    def index(self) -> Index | None:
        """The index as it stands, to be asked at once and not kept; ``None`` while there is none.

        Raises:
            MatterError: it cannot be read.
        """
        if self._index is not None and not is_current_file(self._index, self._identity):
            self._let_go()
        if self._index is None and not self._bridge.matter.is_closed:
            matter = self._bridge.matter
            self._index = open_index(matter.place, matter.id)
            if self._index is not None:
                self._identity = _identity(self._index.path)
        return self._index

    def begin(self) -> None:
        """Look now for what is not in the index yet."""
        self._soon.stop()
        if self._bridge.matter.is_closed:
            return
        if not self._keeper.is_running:
            self._begun = time.monotonic()
        self.is_current = False
        self._keeper.poke()
        self._poll.start()

    def rebuild(self) -> None:
        """The index is damaged: let go of it, and have it made anew."""
        self._let_go()
        self.is_current = False
        self._begun = time.monotonic()
        self._keeper.rebuild()
        self._poll.start()

    def stop(self) -> None:
        """The matter closes."""
        self._bridge.changed.disconnect(self._on_changed)
        self._soon.stop()
        self._poll.stop()
        self._keeper.stop()
        self._let_go()

    def release(self) -> None:
        """Let the file go, as before it is deleted; ``begin`` makes it anew."""
        self._keeper.stop()
        self._let_go()

    def _let_go(self) -> None:
        if self._index is not None:
            self._index.close()
            self._index = None

    def _on_changed(self, change: Change) -> None:
        if change.kinds & (CONCERNS | {"*"}) and not self._soon.isActive():
            self._soon.start(_AFTER_ACT_MS)

    def _on_poll(self) -> None:
        kept = self._keeper.poll()
        is_running = self._keeper.is_running
        if not is_running:
            self._poll.stop()
            self.is_current = kept.is_current
        if self._keeper.slices != self._slices:
            self._slices = self._keeper.slices
            self.grown.emit()
        if is_running:
            if time.monotonic() - self._begun > _TELL_AFTER and kept.total:
                self.progressed.emit(kept.done, kept.total)
        else:
            self._on_rest(kept)

    def _on_rest(self, kept: Kept) -> None:
        self.rested.emit()
        if kept.fault and kept.fault != self._fault:
            self.failed.emit(kept.fault)
        self._fault = kept.fault


def _identity(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except FileNotFoundError as error:
        raise MatterError("The search index is being made. Search again in a moment.") from error
    return found.st_dev, found.st_ino
