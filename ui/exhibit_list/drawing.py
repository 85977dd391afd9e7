"""How one row of the exhibit list is painted, from the row object alone."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reviewer.queries.exhibits import ListLine
from ui import drawing, words
from ui.exhibit_list.rows import ExhibitRows, Heading, Placed, meta
from ui.icons import Icons
from ui.theme import Theme

_ROW_HEIGHT, _HEADING_HEIGHT = 44, 30
_INSET = 6
_STATE_ICONS = {
    "": ("circle", "muted"),
    "started": ("circle-dashed", "accent"),
    "reviewed": ("circle-check", "ok"),
}
_STATE_SIZE = 16
_INDENT = 18
_CHEVRON_WIDTH = 16


def row_height(theme: Theme) -> int:
    """How tall the row of an exhibit is: two lines of text."""
    return theme.scaled(_ROW_HEIGHT)


def heading_height(theme: Theme) -> int:
    """How tall the heading of a kind is."""
    return theme.scaled(_HEADING_HEIGHT)


class ExhibitDelegate(QStyledItemDelegate):
    """Paints headings, exhibits and attachments."""

    def __init__(self, theme: Theme, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self.recolour()

    def recolour(self) -> None:
        """Make fonts and colours anew."""
        theme = self._theme
        self._label_font, self._font = drawing.semibold(theme), theme.font()
        self._small, self._heading = (
            drawing.small(theme),
            drawing.semibold(theme, theme.small_pixels),
        )
        self._colors = {
            name: theme.color(name)
            for name in (
                *("text", "muted", "selection", "selection_text"),
                *("hover", "accent", "warn", "line_strong"),
            )
        }

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(option.rect.width(), row_height(self._theme))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        if not isinstance(model, ExhibitRows):
            return
        row = model.row(index.row())
        if row is None:
            return
        painter.save()
        self._paint_ground(painter, option, row)
        if isinstance(row, Heading):
            self._paint_heading(painter, option.rect, row)
        else:
            is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_exhibit(painter, option.rect, row, is_selected=is_selected)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Heading | Placed
    ) -> None:
        rect = option.rect.adjusted(_INSET, 1, -_INSET, -1)
        if option.state & QStyle.StateFlag.State_Selected and isinstance(row, Placed):
            drawing.ground(painter, rect, self._colors["selection"])
        elif option.state & QStyle.StateFlag.State_MouseOver:
            drawing.ground(painter, rect, self._colors["hover"])
        if option.state & QStyle.StateFlag.State_HasFocus:
            drawing.frame(painter, rect, self._colors["accent"], 1.5)

    def _paint_heading(self, painter: QPainter, rect: QRect, row: Heading) -> None:
        middle, px = rect.center().y(), self._theme.scaled
        chevron = "chevron-down" if row.is_open else "chevron-right"
        self._icon(painter, chevron, rect.left() + 12, middle, 14)
        painter.setFont(self._heading)
        left, right = rect.left() + 18 + px(14), rect.right() - 14
        room = px(60)
        name = QRect(left, rect.top(), right - left - room, rect.height())
        drawing.words(painter, name, words.kind_group(row.kind), self._colors["muted"])
        painter.setFont(self._small)
        count = QRect(right - room, rect.top(), room, rect.height())
        drawing.words(painter, count, str(row.count), self._colors["muted"], drawing.RIGHT)

    def _paint_exhibit(
        self, painter: QPainter, rect: QRect, row: Placed, *, is_selected: bool
    ) -> None:
        px, state = self._theme.scaled, self._icons.size(_STATE_SIZE)
        line, left = row.line, rect.left() + 12 + row.depth * px(_INDENT)
        right = rect.right() - 14
        icon, color = _STATE_ICONS.get(line.review, _STATE_ICONS[""])
        self._icon(painter, icon, left, rect.center().y(), _STATE_SIZE, color)
        if line.review == "started" and line.pages > 1:
            self._paint_read(painter, left, rect.center().y() + state // 2 + 3, line)
        left += state + 7
        if line.passages:
            middle = rect.top() + px(15)
            right = drawing.pill(painter, right, middle, str(line.passages), self._theme) - 6
        text = self._colors["selection_text" if is_selected else "text"]
        painter.setFont(self._label_font)
        name = QRect(left, rect.top() + px(5), right - left, px(19))
        used = drawing.words(painter, name, line.label, text) + 8
        painter.setFont(self._font)
        drawing.words(painter, name.adjusted(used, 0, 0, 0), line.title, text)
        meta_line = QRect(left, rect.top() + px(23), rect.right() - 14 - left, px(16))
        self._paint_meta(painter, meta_line, row)

    def _paint_read(self, painter: QPainter, left: int, top: int, line: ListLine) -> None:
        """How many of the pages were read, as a thin bar under the sign of the state."""
        width = self._icons.size(_STATE_SIZE)
        painter.fillRect(QRect(left, top, width, 2), self._colors["line_strong"])
        read = round(width * min(line.read / line.pages, 1.0))
        painter.fillRect(QRect(left, top, read, 2), self._colors["accent"])

    def _paint_meta(self, painter: QPainter, rect: QRect, row: Placed) -> None:
        left = rect.left()
        if row.line.children:
            chevron = "chevron-down" if row.is_open else "chevron-right"
            self._icon(painter, chevron, left - 1, rect.center().y(), 13)
            self._icon(painter, "paperclip", left + self._icons.size(12), rect.center().y(), 12)
            left += self._icons.size(26)
        painter.setFont(self._small)
        below = f"{row.line.children} · " if row.line.children else ""
        rest = QRect(left, rect.top(), rect.right() - left, rect.height())
        drawing.words(painter, rest, below + meta(row.line), self._colors["muted"])

    def _icon(
        self, painter: QPainter, name: str, left: int, middle: int, size: int, color: str = "muted"
    ) -> None:
        ratio = painter.device().devicePixelRatioF()
        pixmap, length = self._icons.pixmap(name, color, size, ratio), self._icons.size(size)
        painter.drawPixmap(QRect(left, middle - length // 2, length, length), pixmap)

    def chevron_rect(self, rect: QRect, row: Placed) -> QRect:
        """Where a click unfolds a family."""
        px = self._theme.scaled
        left = rect.left() + 12 + row.depth * px(_INDENT) + self._icons.size(_STATE_SIZE) + 5
        return QRect(left, rect.top() + px(22), 2 * px(_CHEVRON_WIDTH), px(18))
