"""How a hit is painted: its cite and the tags that stand there, below it the words around it.

The words that were found are heavier and underlined, so that colour is not what tells them. What
stands before them gives way first: they are always to be seen.
"""

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reviewer.queries.search import Hit
from reviewer.queries.tags import TagRow
from ui import drawing
from ui.search_panel.rows import HitRows
from ui.theme import Theme

_INSET, _PAD, _GAP = 6, 12, 3
_LINES = 2
_DOT = 8
_LEAST_BEFORE = 12


class HitDelegate(QStyledItemDelegate):
    """Paints the rows of the hit list."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.recolour()

    def recolour(self) -> None:
        """Make fonts and colours anew."""
        self._cite, self._font = drawing.semibold(self._theme), self._theme.font()
        self._small = drawing.small(self._theme)
        names = ("text", "muted", "selection", "selection_text", "hover", "accent")
        self._colors = {name: self._theme.color(name) for name in names}
        self._line = QFontMetrics(self._font).lineSpacing()
        self._head = QFontMetrics(self._cite).lineSpacing()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, self._head + _LINES * self._line + _GAP + 16)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        hit = model.hit(index.row()) if isinstance(model, HitRows) else None
        painter.save()
        self._paint_ground(painter, option)
        if hit is not None and isinstance(model, HitRows):
            is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
            rect = option.rect.adjusted(_INSET + 8, 8, -_PAD, -8)
            head = QRect(rect.left(), rect.top(), rect.width(), self._head)
            self._paint_head(painter, head, hit, model.tags_on(index.row()), is_selected)
            below = rect.adjusted(0, self._head + _GAP, 0, 0)
            self._paint_context(painter, below, hit, is_selected)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        rect = option.rect.adjusted(_INSET, 1, -_INSET, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            drawing.ground(painter, rect, self._colors["selection"])
        elif option.state & QStyle.StateFlag.State_MouseOver:
            drawing.ground(painter, rect, self._colors["hover"])
        if option.state & QStyle.StateFlag.State_HasFocus:
            drawing.frame(painter, rect, self._colors["accent"], 1.5)

    def _paint_head(
        self, painter: QPainter, rect: QRect, hit: Hit, tags: tuple[TagRow, ...], is_selected: bool
    ) -> None:
        right = self._paint_tags(painter, rect, tags)
        painter.setFont(self._cite)
        color = self._colors["selection_text" if is_selected else "text"]
        room = QRect(rect.left(), rect.top(), right - rect.left() - 4, rect.height())
        metrics = painter.fontMetrics()
        # The end of a cite tells two hits apart, so the name before it gives way.
        said = metrics.elidedText(hit.citation, Qt.TextElideMode.ElideMiddle, room.width())
        drawing.words(painter, room, said, color)

    def _paint_tags(self, painter: QPainter, rect: QRect, tags: tuple[TagRow, ...]) -> int:
        """Dots with their digits from the right; gives where they begin."""
        right, middle = rect.right(), rect.center().y()
        painter.setFont(self._small)
        for tag in reversed(tags):
            colour = self._theme.tag(tag.colour)
            digit = str(tag.digit) if tag.digit else ""
            width = painter.fontMetrics().horizontalAdvance(digit)
            at = QRect(right - width, rect.top(), width + 1, rect.height())
            drawing.words(painter, at, digit, self._theme.color("muted"))
            right -= width + _DOT + 4
            drawing.dot(painter, right + 1, middle, QColor(colour.strong), _DOT)
            right -= 6
        return right

    def _paint_context(self, painter: QPainter, rect: QRect, hit: Hit, is_selected: bool) -> None:
        before = self._shortened(hit.before, hit.words, rect.width())
        layout = QTextLayout(before + hit.words + hit.after, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        if hit.spans:
            layout.setFormats([_emphasis(_utf16(before), _utf16(hit.words))])
        layout.beginLayout()
        for number in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(rect.width())
            line.setPosition(QPointF(0, number * self._line))
        layout.endLayout()
        plain = "text" if hit.spans else "muted"
        painter.setPen(self._colors["selection_text" if is_selected else plain])
        layout.draw(painter, QPointF(rect.topLeft()))

    def _shortened(self, before: str, words: str, width: int) -> str:
        """What stands before the words found, cut so that they begin on the first line."""
        metrics = QFontMetrics(self._font)
        room = max(width - metrics.horizontalAdvance(words[:40]) - 8, width // 3)
        if metrics.horizontalAdvance(before) <= room:
            return before
        while len(before) > _LEAST_BEFORE and metrics.horizontalAdvance(before) > room:
            cut = before[1:].partition(" ")[2]
            if not cut:
                break
            before = cut
        return f"…{before}"


def _emphasis(start: int, length: int) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = start, length
    format_of = QTextCharFormat()
    format_of.setFontWeight(QFont.Weight.Bold)
    format_of.setFontUnderline(True)
    found.format = format_of
    return found


def _utf16(text: str) -> int:
    """How many of Qt's code units a text has."""
    return len(text.encode("utf-16-le")) // 2
