"""The table itself: a list of whole rows whose keys belong to the rows that are selected."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTableView, QWidget


class RowTable(QTableView):
    """Opens with Enter, copies and withdraws rows; hands on keys that are for several rows.

    Such a key is a shortcut of the window, too: while several rows are selected here, it is theirs.
    """

    opened = Signal(QModelIndex)
    copied = Signal()
    withdrawn = Signal()
    pressed_key = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.takes: Callable[[int], bool] = _takes_nothing

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._is_for_rows(event):
            event.accept()
            return True
        return super().event(event)

    def _is_for_rows(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return is_plain and self.takes(event.key())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.withdrawn.emit()
        elif self._is_for_rows(event):
            self.pressed_key.emit(event.key())
        else:
            super().keyPressEvent(event)


def _takes_nothing(_key: int) -> bool:
    return False


def runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Places in ascending order as stretches without a gap: (first, last)."""
    first = last = -1
    for place in places:
        if place != last + 1 or first < 0:
            if first >= 0:
                yield first, last
            first = place
        last = place
    if first >= 0:
        yield first, last
