"""How the cells of the passage table are painted: all from one row object.

A tag is a dot, a name and the digit that sets it: colour is never the only sign. The question
stands before the answer in the second colour, so that a row reads as testimony.
"""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reviewer.queries.passages import PassageLine
from ui import drawing
from ui.icons import Icons
from ui.passage_table.rows import Column, PassageRows
from ui.theme import Theme
from ui.words import tag_name

_ROW_HEIGHT = 30
_PAD = 10
_LINK = 13
_STEPS = {
    "checked": ("check", "ok"),
    "confirmed": ("scale", "ok"),
    "rejected": ("ban", "danger"),
}
_ROOM_FOR_QUESTION = 320
_MUTED = frozenset({Column.NUMBER, Column.CITE, Column.PERSON, Column.ADDED})


def row_height(theme: Theme) -> int:
    """How tall a row is: one line of text."""
    return theme.scaled(_ROW_HEIGHT)


class PassageDelegate(QStyledItemDelegate):
    """Paints the cells of a row."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, Icons(theme)
        self.recolour()

    def recolour(self) -> None:
        """Make fonts and colours anew."""
        self._font = self._theme.font()
        self._small = drawing.small(self._theme)
        self._medium = self._theme.font(weight=500)
        names = ("text", "muted", "line", "selection", "selection_text", "hover", "accent")
        self._colors = {name: self._theme.color(name) for name in names}

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(80, row_height(self._theme))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        line = model.line(index.row()) if isinstance(model, PassageRows) else None
        if line is None or not isinstance(model, PassageRows):
            return
        painter.save()
        rect = option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected:
            painter.fillRect(rect, self._colors["selection"])
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._colors["line"])
        inner = rect.adjusted(_PAD, 0, -4, -1)
        column = Column(index.column())
        if column == Column.TAGS:
            self._paint_tags(painter, inner, line, model, is_selected=is_selected)
        elif column == Column.QUOTE:
            self._paint_quote(painter, inner, line, is_selected=is_selected)
        elif column == Column.STATUS:
            self._paint_status(painter, inner, line, model, is_selected=is_selected)
        else:
            self._paint_text(
                painter, inner, model.text(line, column), column, is_selected=is_selected
            )
        if option.state & QStyle.StateFlag.State_HasFocus:
            drawing.frame(painter, rect.adjusted(1, 1, -1, -2), self._colors["accent"], 1.5)
        painter.restore()

    def _paint_text(
        self, painter: QPainter, rect: QRect, text: str, column: Column, *, is_selected: bool
    ) -> None:
        painter.setFont(self._font)
        is_muted = column in _MUTED and not is_selected
        color = "muted" if is_muted else "selection_text" if is_selected else "text"
        drawing.words(painter, rect, text, self._colors[color])

    def _paint_quote(
        self, painter: QPainter, rect: QRect, line: PassageLine, *, is_selected: bool
    ) -> None:
        painter.setFont(self._font)
        left = rect.left()
        if line.question and rect.width() >= self._theme.scaled(_ROOM_FOR_QUESTION):
            # The question takes a third at most: the answer is what is looked for.
            width = min(rect.width() // 3, self._theme.scaled(260))
            question = QRect(left, rect.top(), width, rect.height())
            left += drawing.words(painter, question, line.question, self._colors["muted"]) + _PAD
        rest = QRect(left, rect.top(), rect.right() - left, rect.height())
        color = "selection_text" if is_selected else "text"
        drawing.words(painter, rest, line.quote, self._colors[color])

    def _paint_status(
        self,
        painter: QPainter,
        rect: QRect,
        line: PassageLine,
        model: PassageRows,
        *,
        is_selected: bool,
    ) -> None:
        """A sign and a word; the steps that nobody said are the second colour."""
        icon, color = _STEPS.get(line.status, ("", "muted"))
        if model.is_changed(line):
            icon, color = "triangle-alert", "warn"
        left, length = rect.left(), self._icons.size(_LINK)
        if icon:
            ratio = painter.device().devicePixelRatioF()
            pixmap = self._icons.pixmap(icon, color, _LINK, ratio)
            painter.drawPixmap(left, rect.center().y() - length // 2 + 1, pixmap)
            left += length + 5
        painter.setFont(self._font)
        name = "selection_text" if is_selected else "text" if icon else "muted"
        rest = QRect(left, rect.top(), rect.right() - left, rect.height())
        drawing.words(painter, rest, model.text(line, Column.STATUS), self._colors[name])

    def _paint_tags(
        self,
        painter: QPainter,
        rect: QRect,
        line: PassageLine,
        model: PassageRows,
        *,
        is_selected: bool,
    ) -> None:
        middle, left = rect.center().y(), rect.left()
        text = self._colors["selection_text" if is_selected else "text"]
        metrics = QFontMetrics(self._medium)
        for tag in line.tags:
            row = model.tag(tag)
            room = rect.right() - left - self._theme.scaled(22)
            if room <= 0:
                return
            drawing.dot(painter, left, middle, QColor(self._theme.tag(row.colour).strong))
            painter.setFont(self._medium)
            name = QRect(
                left + 14,
                rect.top(),
                min(room, metrics.horizontalAdvance(tag_name(row.name)) + 2),
                rect.height(),
            )
            left += 14 + drawing.words(painter, name, tag_name(row.name), text) + 5
            if row.digit:
                painter.setFont(self._small)
                digit = QRect(left, rect.top(), self._theme.scaled(10), rect.height())
                drawing.words(painter, digit, str(row.digit), self._colors["muted"])
            left += self._theme.scaled(18)
        length = self._icons.size(_LINK)
        if model.is_linked(line) and left + length <= rect.right():
            icon = self._icons.pixmap("link", "muted", _LINK, painter.device().devicePixelRatioF())
            painter.drawPixmap(left - 4, middle - length // 2 + 1, icon)
