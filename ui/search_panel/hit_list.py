"""The list of hits: Enter and a click open one, digits and letters act on those selected."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget


class HitList(QListView):
    """Rows of one height, any number of them."""

    opened = Signal(QModelIndex)
    entered_on = Signal(QModelIndex)
    """Opened by Enter: who did that goes on by keyboard."""
    copied = Signal()
    pressed_key = Signal(int)
    left_up = Signal()
    """The arrow up was pressed in the first row: go to the query."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.takes: Callable[[int], bool] = _takes_nothing
        self.setAccessibleName(self.tr("Hits"))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        # The delegate paints a rounded ground of its own.
        self.setStyleSheet("QListView { selection-background-color: transparent; }")

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

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who only passes through by Tab is shown no hit: the first stands ready unselected."""
        is_new = not self.currentIndex().isValid()
        self.selectionModel().blockSignals(is_new)
        super().focusInEvent(event)
        self.selectionModel().blockSignals(False)

    def take(self, place: int) -> None:
        """Make a row the current and the only selected one."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self.model().index(place, 0), flags.ClearAndSelect)

    def _is_fresh(self) -> bool:
        """Whether a current row was not gone to by anybody yet."""
        return self.currentIndex().isValid() and not self.selectionModel().hasSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self._is_fresh():
            self.take(self.currentIndex().row())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentIndex())
            self.entered_on.emit(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_up.emit()
        elif self._is_for_rows(event):
            self.pressed_key.emit(event.key())
        elif event.text().isalnum() and not event.modifiers():
            # No search by first letters: these keys belong to the window.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and plain and index.isValid():
            self.opened.emit(index)


def _takes_nothing(_key: int) -> bool:
    return False
