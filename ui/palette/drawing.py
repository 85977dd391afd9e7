"""How the lines of the palette are painted, and how high they are."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.drawing import RIGHT, ground, semibold, words
from ui.icons import Icons
from ui.palette.lines import ICONS, Lines, PaletteLine, heading
from ui.theme import Theme

_ROW_PAD, _HEADING_PAD = 16, 14
_LEAST_DETAIL = 40


class PaletteDelegate(QStyledItemDelegate):
    """Paints a heading over the first line of each group."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, Icons(theme)

    @property
    def row_height(self) -> int:
        """The height of a line in the size of text now in force."""
        return QFontMetrics(self._theme.font()).height() + _ROW_PAD

    @property
    def _heading_height(self) -> int:
        return QFontMetrics(semibold(self._theme, self._theme.small_pixels)).height() + _HEADING_PAD

    def height(self, model: Lines, row: int) -> int:
        """The height of a line with the heading that stands over it."""
        return self.row_height + (self._heading_height if model.is_heading_above(row) else 0)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        model = index.model()
        assert isinstance(model, Lines)
        return QSize(option.rect.width(), self.height(model, index.row()))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        assert isinstance(model, Lines)
        line = model.line(index)
        if line is None:
            return
        painter.save()
        height = self.row_height
        rect = option.rect
        row = QRect(rect.left(), rect.bottom() - height + 1, rect.width(), height)
        if model.is_heading_above(index.row()):
            self._paint_heading(painter, rect, line)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            ground(painter, row.adjusted(2, 0, -2, 0), self._theme.color("selection"))
        self._paint_line(painter, row, line, is_chosen)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, line: PaletteLine) -> None:
        painter.setFont(semibold(self._theme, self._theme.small_pixels))
        height = self._heading_height - 4
        where = QRect(rect.left() + 10, rect.top() + 4, rect.width() - 20, height)
        words(painter, where, heading(line.kind), self._theme.color("muted"))

    def _paint_line(
        self, painter: QPainter, row: QRect, line: PaletteLine, is_chosen: bool
    ) -> None:
        ratio = painter.device().devicePixelRatio()
        icon = self._icons.pixmap(line.icon or ICONS[line.kind], "muted", 16, ratio)
        length = self._icons.size(16)
        painter.drawPixmap(row.left() + 12, row.top() + (row.height() - length) // 2, icon)
        painter.setFont(self._theme.font(weight=QFont.Weight.Normal))
        inner = row.adjusted(length + 24, 0, -14, 0)
        key_width = painter.fontMetrics().horizontalAdvance(line.key) + 12 if line.key else 0
        text = QRect(inner.left(), inner.top(), inner.width() - key_width, inner.height())
        color = "selection_text" if is_chosen else "text"
        taken = words(painter, text, line.text, self._theme.color(color))
        rest = text.adjusted(taken + 14, 0, 0, 0)
        if rest.width() > _LEAST_DETAIL:
            words(painter, rest, line.detail, self._theme.color("muted"))
        if line.key:
            words(painter, inner, line.key, self._theme.color("muted"), RIGHT)
