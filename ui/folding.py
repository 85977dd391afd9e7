"""A panel gives way when the window becomes too narrow for all of them, and comes back with room.

A window is never narrower than what stands in it; so when it has become as narrow as it may, or
the panel too narrow to be read, the panel is taken out, and the window may become narrower still.
Whoever opens the panel then has it again.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QSplitter, QWidget

_READABLE = 220
_ROOM = 24
"""How much wider the window must be again: else it would fold and unfold at one width."""


class Folding(QObject):
    """Folds one panel of a splitter."""

    def __init__(self, splitter: QSplitter, panel: QWidget) -> None:
        super().__init__(splitter)
        self._splitter, self._panel = splitter, panel
        self._least = 0
        splitter.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._splitter and event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        splitter, panel = self._splitter, self._panel
        if not splitter.isVisible():
            return
        if not panel.isHidden():
            is_least = splitter.width() <= splitter.minimumSizeHint().width()
            if is_least or panel.width() < _READABLE:
                self._least = splitter.width()
                panel.hide()
        elif self._least and splitter.width() > self._least + _ROOM:
            self._least = 0
            panel.show()
