"""Counting what waits for a *C* beside the work: the ledger, worked off in slices of milliseconds.

An act is looked at within its own event where that is quick, so that the numbers move as one works;
what takes longer, such as the first count after opening, goes on between events and never holds a
key up. While a colleague's file is taken in it rests: each slice of it would begin the count anew.
"""

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.model import Change
from reviewer.queries.unconfirmed import Ledger
from ui.bridge import Bridge

BEGINS_MS = 1500
"""After opening: the first page comes first."""
_SLICE_SECONDS = 0.005
_PAUSE_MS = 10
_TOLD_EVERY = 40


class Counting(QObject):
    """Keeps one ledger up with one matter."""

    moved = Signal()
    """The ledger knows more, or is complete again."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.ledger = Ledger()
        self._slices = 0
        self._is_put_off = False
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._work)
        bridge.changed.connect(self._on_changed)
        bridge.at_rest.connect(self._on_at_rest)
        self._timer.start(BEGINS_MS)

    def begin(self) -> None:
        """Count now, because someone looks."""
        if not self.ledger.is_complete:
            self._work()

    def stop(self) -> None:
        """The matter is going to be closed."""
        self._timer.stop()

    def _work(self) -> None:
        self._timer.stop()
        self._is_put_off = self._bridge.is_away
        if self._bridge.matter.is_closed or self._is_put_off:
            return
        self._slices += 1
        is_complete = self.ledger.work(self._bridge.view, _SLICE_SECONDS)
        if not is_complete:
            self._timer.start(_PAUSE_MS)
        if is_complete or self._slices % _TOLD_EVERY == 0:
            self.moved.emit()

    def _on_changed(self, _change: Change) -> None:
        if self._bridge.is_away:
            self._is_put_off = True
            return
        # Before the first count has begun there is nothing to keep up.
        is_first = not self.ledger.progress[1] and not self.ledger.is_complete
        if not is_first and self.ledger.catch_up(self._bridge.view):
            self._work()

    def _on_at_rest(self) -> None:
        if self._is_put_off:
            self._work()
