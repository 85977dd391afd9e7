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
    """Folds one panel of a splitter; of two that do not fit beside each other the last stays."""

    def __init__(self, splitter: QSplitter, panel: QWidget, other: QWidget) -> None:
        super().__init__(splitter)
        self._splitter, self._panel, self._other = splitter, panel, other
        self._least = 0
        for part in (splitter, panel, other):
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._splitter and event.type() == QEvent.Type.Resize:
            self._fit()
        elif event.type() == QEvent.Type.Show and self._splitter.isVisible():
            self._give_way(self._other if watched is self._panel else self._panel)
        return False

    def fit_to(self, width: int) -> None:
        """Fold at once where the panels need more than this, before the window grows for them."""
        if self._needed() > width and not self._panel.isHidden():
            self._least = max(width, self._needed())
            self._panel.hide()

    def _give_way(self, panel: QWidget) -> None:
        """With large text or in a narrow window one opened panel takes the place of the other."""
        if self._needed() > self._splitter.width() and not panel.isHidden():
            panel.hide()

    def _needed(self) -> int:
        places = range(self._splitter.count())
        parts = (part for at in places if (part := self._splitter.widget(at)) is not None)
        return sum(part.minimumSizeHint().width() for part in parts if not part.isHidden())

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
