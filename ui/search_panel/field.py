"""The field of the query: finds as one types, asks on Enter, and marks what cannot be read."""

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.controls import DEBOUNCE_MS
from ui.theme import Theme

_WEDGE = 4.0


class QueryField(QLineEdit):
    """One line; Enter asks, the arrow down goes to the hits."""

    asked = Signal()
    paused = Signal()
    """Typing paused: the first hits can be shown."""
    left_down = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marked: int | None = None
        self.setPlaceholderText(self.tr('Words, w/5, "phrase", wild*…'))
        self.setAccessibleName(self.tr("Search all exhibits"))
        self.setClearButtonEnabled(True)
        self._soon = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._soon.timeout.connect(self.paused)
        self.textChanged.connect(self._on_changed)
        self.textEdited.connect(self._soon.start)

    def put(self, text: str) -> None:
        """Show a query that was not typed."""
        self._soon.stop()
        self.setText(text)

    def mark(self, column: int) -> None:
        """Put the caret before a column, counted from 1, and mark it until something is typed."""
        self._marked = min(max(column - 1, 0), len(self.text()))
        self.setCursorPosition(self._marked)
        self.update()

    @property
    def marked(self) -> int | None:
        """The place that is marked, from 0."""
        return self._marked

    def unmark(self) -> None:
        """Nothing is wrong any more."""
        self._marked = None
        self.update()

    def _on_changed(self, _text: str) -> None:
        self.unmark()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._soon.stop()
            self.asked.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._marked is None or self.cursorPosition() != self._marked:
            return
        caret = self.cursorRect()
        x, bottom = caret.center().x() + 0.5, self.height() - 3.0
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("danger"))
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(x, bottom - _WEDGE - 1),
                    QPointF(x - _WEDGE, bottom),
                    QPointF(x + _WEDGE, bottom),
                ]
            )
        )
        painter.end()
