"""A scroll bar that shows where the passages lie."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollBar, QWidget

TickMark = tuple[float, str, bool]
WIDTH = 8
HEIGHT = 2
FOUND_WIDTH = 4


class TickScrollBar(QScrollBar):
    """Ticks are a fraction of the whole length, a colour, and whether it is the active one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._ticks: Sequence[TickMark] = ()
        self._rows: dict[tuple[int, str], bool] | None = None
        self._found: Sequence[float] = ()
        self._found_colour = ""

    @property
    def ticks(self) -> Sequence[TickMark]:
        return self._ticks

    def set_ticks(self, ticks: Sequence[TickMark]) -> None:
        self._ticks, self._rows = ticks, None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rows = None

    def _rows_of_ticks(self) -> dict[tuple[int, str], bool]:
        """By line of pixels and colour, whether the active one is there: many fall into one."""
        if self._rows is None:
            self._rows = {}
            height = self.height() - HEIGHT
            for fraction, colour, active in self._ticks:
                row = (round(fraction * height), colour)
                self._rows[row] = self._rows.get(row, False) or active
        return self._rows

    @property
    def found(self) -> Sequence[float]:
        """Where the hits of a search lie."""
        return self._found

    def set_found(self, found: Sequence[float], colour: str) -> None:
        """The hits of a search: short marks at the other side of the bar."""
        self._found, self._found_colour = found, colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        for (y, colour), active in self._rows_of_ticks().items():
            grown = 1 if active else 0
            left = self.width() - WIDTH - 2 - grown
            rect = QRect(left, y - grown, WIDTH + 2 * grown, HEIGHT + 2 * grown)
            painter.fillRect(rect, QColor(colour))
        for y in {round(fraction * (self.height() - HEIGHT)) for fraction in self._found}:
            painter.fillRect(QRect(0, y, FOUND_WIDTH, HEIGHT), QColor(self._found_colour))
        painter.end()
