"""A scroll bar that shows where the passages lie."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

TickMark = tuple[float, str, bool]
WIDTH = 8
HEIGHT = 2


class TickScrollBar(QScrollBar):
    """Ticks are a fraction of the whole length, a colour, and whether it is the active one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._ticks: Sequence[TickMark] = ()

    @property
    def ticks(self) -> Sequence[TickMark]:
        return self._ticks

    def set_ticks(self, ticks: Sequence[TickMark]) -> None:
        self._ticks = ticks
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        rows: dict[tuple[int, str], bool] = {}
        for fraction, colour, active in self._ticks:
            row = (round(fraction * (self.height() - HEIGHT)), colour)
            rows[row] = rows.get(row, False) or active
        painter = QPainter(self)
        for (y, colour), active in rows.items():
            grown = 1 if active else 0
            left = self.width() - WIDTH - 2 - grown
            rect = QRect(left, y - grown, WIDTH + 2 * grown, HEIGHT + 2 * grown)
            painter.fillRect(rect, QColor(colour))
        painter.end()
