"""Selecting with the mouse: click, drag across pages, words, lines, scrolling past the edge."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from ui.page_view.selection import Grain, Selection

TICK_MILLISECONDS = 16
SPEED = 0.35
FASTEST = 90


class SelectionDrag(QObject):
    """Turns presses and moves into a selection.

    ``offset_at`` finds the place under a point of the viewport: the gap where a caret goes, or the
    code point itself where words and lines are taken. ``scroll`` scrolls by pixels,
    ``changed`` is told after each step. Points are in Qt's own pixels.
    """

    def __init__(
        self,
        offset_at: Callable[[QPointF, Grain], int],
        scroll: Callable[[int], None],
        changed: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._offset_at, self._scroll, self._changed = offset_at, scroll, changed
        self._selection: Selection | None = None
        self._pressed_at: QPointF | None = None
        self._moved = False
        self._double_at: tuple[QPointF, int] | None = None
        self._last = QPointF()
        self._beyond = 0
        self._timer = QTimer(self, interval=TICK_MILLISECONDS)
        self._timer.timeout.connect(self._on_tick)

    @property
    def is_click(self) -> bool:
        """The button went down and has not travelled: a click, if it is let go now."""
        return self._pressed_at is not None and not self._moved

    def attach(self, selection: Selection | None) -> None:
        """Work on another document's selection."""
        self._selection = selection
        self.release()

    def press(self, event: QMouseEvent) -> None:
        """A first click; with Shift it extends, and soon after a double click it takes the line."""
        if self._selection is None:
            return
        self._pressed_at, self._moved = event.position(), False
        if self._is_third(event):
            self._selection.begin(self._offset_at(event.position(), Grain.LINE), Grain.LINE)
            self._moved = True
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            grain = self._selection.grain
            self._selection.extend_to(self._offset_at(event.position(), grain))
            self._moved = True
        else:
            self._selection.begin(self._offset_at(event.position(), Grain.CARET))
        self._changed()

    def double(self, event: QMouseEvent) -> None:
        """A second click takes the word."""
        if self._selection is None:
            return
        self._pressed_at, self._moved = event.position(), True
        self._double_at = (event.position(), event.timestamp())
        self._selection.begin(self._offset_at(event.position(), Grain.WORD), Grain.WORD)
        self._changed()

    def move(self, event: QMouseEvent, height: int) -> None:
        """The pointer travels; beyond the edge of a viewport of this height it scrolls."""
        if self._pressed_at is None or self._selection is None:
            return
        travelled = (event.position() - self._pressed_at).manhattanLength()
        if not self._moved and travelled < QApplication.startDragDistance() / 2:
            return
        self._moved = True
        self._last = event.position()
        y = event.position().y()
        self._beyond = round(y if y < 0 else max(0.0, y - height))
        if self._beyond and not self._timer.isActive():
            self._timer.start()
        self._reach()

    def release(self) -> None:
        """The button is up."""
        self._pressed_at = None
        self._beyond = 0
        self._timer.stop()

    def _is_third(self, event: QMouseEvent) -> bool:
        if self._double_at is None:
            return False
        at, time = self._double_at
        self._double_at = None
        near = (event.position() - at).manhattanLength() < QApplication.startDragDistance()
        return near and event.timestamp() - time < QApplication.doubleClickInterval()

    def _on_tick(self) -> None:
        if not self._beyond:
            self._timer.stop()
            return
        step = max(-FASTEST, min(FASTEST, self._beyond * SPEED))
        self._scroll(round(step + (1 if step > 0 else -1)))
        self._reach()

    def _reach(self) -> None:
        if self._selection is not None:
            grain = self._selection.grain
            self._selection.extend_to(self._offset_at(self._last, grain))
            self._changed()
