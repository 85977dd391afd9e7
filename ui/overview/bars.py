"""A list of bars: a name, how many, and how many of the most.

A list view, and not a drawing, so that arrow keys, type-ahead and a screen reader work as in every
other list. The number stands beside each bar: its length is never the only sign.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import drawing
from ui.theme import Theme

_BAR = 6
_GAP = 8
_LEAST_BAR = 2
_ROWS = 7


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; ``colour`` is ``#RRGGBB``, ``is_on`` that the table is narrowed to it."""

    key: str
    name: str
    count: int
    colour: str
    is_on: bool = False


class BarList(QListView):
    """Bars below each other, the way to narrow the table to one of them."""

    chosen = Signal(str)

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.bars = _Bars(self)
        self.setModel(self.bars)
        self.setItemDelegate(_Delegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these; the current one stays current."""
        row = max(self.currentIndex().row(), 0)
        self.bars.show(bars)
        self.setCurrentIndex(self.bars.index(min(row, len(bars) - 1), 0))
        self.setFixedHeight(min(len(bars), _ROWS) * self.sizeHintForRow(0) + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        bar = self.bars.bar(index)
        if bar is not None:
            self.chosen.emit(bar.key)


class _Bars(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._bars: list[Bar] = []

    def show(self, bars: Sequence[Bar]) -> None:
        self.beginResetModel()
        self._bars = list(bars)
        self.endResetModel()

    @property
    def most(self) -> int:
        return max((bar.count for bar in self._bars), default=0)

    def bar(self, index: QModelIndex | QPersistentModelIndex) -> Bar | None:
        return self._bars[index.row()] if index.isValid() else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._bars)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        bar = self._bars[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return bar.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self.tr("{name}: {count} passages").format(name=bar.name, count=bar.count)
            return self.tr("{said}, chosen").format(said=said) if bar.is_on else said
        if role == Qt.ItemDataRole.ToolTipRole:
            return bar.name
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: BarList) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(option.rect.width(), option.fontMetrics.height() + _BAR + 2 * _GAP)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        if not isinstance(model, _Bars) or (bar := model.bar(index)) is None:
            return
        painter.save()
        self._paint_ground(painter, option, bar)
        inner = option.rect.adjusted(10, _GAP // 2, -10, -_GAP // 2)
        self._paint_words(painter, inner, bar)
        self._paint_bar(painter, inner, bar, model.most)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, bar: Bar) -> None:
        theme, row = self._theme, option.rect.adjusted(1, 1, -1, -1)
        if bar.is_on:
            drawing.ground(painter, row, theme.color("selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            drawing.ground(painter, row, theme.color("hover"))
        both = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Active
        if option.state & both == both:
            drawing.frame(painter, row, theme.color("accent"), 2)

    def _paint_words(self, painter: QPainter, inner: QRect, bar: Bar) -> None:
        theme = self._theme
        painter.setFont(drawing.semibold(theme) if bar.is_on else theme.font())
        line = QRect(inner.left(), inner.top(), inner.width(), painter.fontMetrics().height() + 2)
        count = QLocale().toString(bar.count)
        taken = painter.fontMetrics().horizontalAdvance(count)
        token = "selection_text" if bar.is_on else "text"
        drawing.words(painter, line.adjusted(0, 0, -taken - _GAP, 0), bar.name, theme.color(token))
        drawing.words(painter, line, count, theme.color(token), drawing.RIGHT)

    def _paint_bar(self, painter: QPainter, inner: QRect, bar: Bar, most: int) -> None:
        track = QRect(inner.left(), inner.bottom() - _BAR + 1, inner.width(), _BAR)
        drawing.ground(painter, track, self._theme.color("hover"), _BAR // 2)
        if bar.count and most:
            width = max(_LEAST_BAR, round(track.width() * bar.count / most))
            filled = QRect(track.left(), track.top(), width, _BAR)
            drawing.ground(painter, filled, QColor(bar.colour), _BAR // 2)
