"""The passages along the dates of their exhibits: a column a month, or a year.

Drawn, because no widget of Qt draws columns; it takes the arrow keys and tells a screen reader of
the column it stands on. Heights start at zero, and the greatest says its number.
"""

from collections.abc import Sequence

from PySide6.QtCore import QDate, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleValueChangeEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from reviewer.queries.overview import Count
from ui import drawing
from ui.theme import Theme

_HEIGHT = 112
_WIDEST, _GAP = 44, 3
_MONTH = len("2024-03")
_LEAST = 2


class Timeline(QWidget):
    """Columns of passages by time; one can be chosen."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._times: Sequence[Count] = ()
        self._on = ""
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name_it()

    def show_times(self, times: Sequence[Count], chosen: str) -> None:
        """Show these; ``chosen`` is what the table is narrowed to."""
        self._times, self._on = times, chosen
        self._at = min(self._at, max(len(times) - 1, 0))
        self._name_it()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, _HEIGHT + self._theme.scaled(16))

    # --- choosing ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: self._at - 1,
            Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._times) - 1,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._step_to(steps[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._times:
            self.chosen.emit(self._times[self._at].key)
        else:
            super().keyPressEvent(event)

    def _step_to(self, place: int) -> None:
        self._at = max(0, min(place, len(self._times) - 1))
        self._name_it()
        self.update()
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, self.accessibleName()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().toPoint().x())
        if place is not None:
            self._step_to(place)
            self.chosen.emit(self._times[place].key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: object) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QHelpEvent.Type.ToolTip:
            place = self._place_at(event.pos().x())
            QToolTip.showText(event.globalPos(), "" if place is None else self._told(place), self)
            return True
        return bool(super().event(event))  # type: ignore[arg-type]

    def _place_at(self, x: int) -> int | None:
        return next(
            (i for i in range(len(self._times)) if x < self._column(i).right() + _GAP), None
        )

    def _name_it(self) -> None:
        name = self.tr("Passages by the date of their exhibit")
        self.setAccessibleName(f"{name}. {self._told(self._at)}" if self._times else name)

    def _told(self, place: int) -> str:
        one = self._times[place]
        one_passage, several = self.tr("{time}: 1 passage"), self.tr("{time}: {count} passages")
        told = one_passage if one.count == 1 else several
        return told.format(time=self._named(one.key), count=self.locale().toString(one.count))

    def _named(self, key: str) -> str:
        """A month in words, or the year."""
        if len(key) < _MONTH:
            return key
        day = QDate(int(key[:4]), int(key[5:]), 1)
        return self.locale().toString(day, "MMM yyyy") if day.isValid() else key

    # --- drawing ----------------------------------------------------------------------------------

    def _column(self, place: int) -> QRect:
        """The ground on which a column stands, the whole height of the drawing."""
        count = max(len(self._times), 1)
        pitch = min((self.width() - 4) / count, self._theme.scaled(_WIDEST))
        left = 2 + round(place * pitch)
        return QRect(left, 2, max(1, round(pitch) - _GAP), self.height() - 6 - self._line())

    def _line(self) -> int:
        return self.fontMetrics().height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(drawing.small(self._theme))
        most = max((one.count for one in self._times), default=0)
        for place, one in enumerate(self._times):
            self._paint_column(painter, place, one, most)
        self._paint_axis(painter)

    def _paint_column(self, painter: QPainter, place: int, one: Count, most: int) -> None:
        theme, ground = self._theme, self._column(place)
        room = ground.height() - self._line()
        height = max(_LEAST, round(room * one.count / most)) if one.count else 0
        column = QRect(ground.left(), ground.bottom() - height + 1, ground.width(), height)
        is_on = bool(self._on) and one.key == self._on
        if is_on:
            drawing.ground(painter, ground, theme.color("selection"), 3)
        drawing.ground(
            painter, column, theme.color("accent" if is_on or not self._on else "edge"), 2
        )
        if one.count and (is_on or one.count == most):
            number = QRect(
                ground.left() - 20, column.top() - self._line(), ground.width() + 40, self._line()
            )
            drawing.words(
                painter,
                number,
                self.locale().toString(one.count),
                theme.color("text"),
                drawing.CENTRE,
            )
        if self.hasFocus() and place == self._at:
            drawing.frame(painter, ground.adjusted(-1, -1, 1, 1), theme.color("accent"), 2)

    def _paint_axis(self, painter: QPainter) -> None:
        """The line the columns stand on, and as many names under it as fit."""
        theme = self._theme
        base = self.height() - 4 - self._line()
        painter.setPen(theme.color("line"))
        painter.drawLine(0, base + 2, self.width(), base + 2)
        free = 0
        for place, one in enumerate(self._times):
            name = self._named(one.key)
            width = painter.fontMetrics().horizontalAdvance(name) + 10
            left = self._column(place).left()
            if left >= free and left + width <= self.width():
                rect = QRect(left, base + 3, width, self._line())
                drawing.words(painter, rect, name, theme.color("muted"))
                free = left + width
