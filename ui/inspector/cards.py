"""The passages of one exhibit as cards, in the order of the page.

A list view as tall as all its cards inside the panel's own scroll area: one scroll bar, and only
the cards in sight are read and painted, however many there are.
"""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reviewer.queries import passages, tags
from reviewer.queries.passages import PassageFilter, PassageLine
from reviewer.queries.tags import TagRow
from reviewer.queries.view import View
from ui import drawing
from ui.paged_rows import PagedRows
from ui.theme import Theme
from ui.words import tag_name

_CARD_HEIGHT = 78
_GAP = 8
_TOP = QModelIndex()


def card_height(theme: Theme) -> int:
    """How tall a card is, with the gap below it: a line of tags and two of the quote."""
    return theme.scaled(_CARD_HEIGHT - _GAP) + _GAP


class CardRows(QAbstractListModel):
    """The passages of one exhibit."""

    def __init__(self, view: View, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._lines: PagedRows[int, PassageLine] = PagedRows(self._read, page=64)
        self._tags: dict[str, TagRow] = {}

    def _read(self, rows: Sequence[int]) -> dict[int, PassageLine]:
        return passages.lines(self._view, rows)

    def load(self, exhibit: bytes | None) -> bool:
        """Show the passages of this exhibit from now on.

        Returns:
            Whether they are others than before.
        """
        self._tags = {str(tag.id): tag for tag in tags.tags(self._view)}
        wanted = PassageFilter(exhibit=exhibit)
        found = [] if exhibit is None else passages.row_ids(self._view, wanted)
        if found == list(self._lines.ids):
            self._lines.forget()
            return False
        self.beginResetModel()
        self._lines.show(found)
        self.endResetModel()
        return True

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def line(self, place: int) -> PassageLine | None:
        return self._lines.at(place) if 0 <= place < len(self._lines) else None

    def tag(self, tag: str) -> TagRow:
        return self._tags.get(tag) or tags.tag_of(self._view, tag)

    def place_of(self, row: int) -> int | None:
        try:
            return self._lines.ids.index(row)
        except ValueError:
            return None

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        line = self.line(index.row())
        if line is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            names = ", ".join(tag_name(self.tag(tag).name) for tag in line.tags)
            return " ".join(part for part in (names, line.pin, line.quote) if part)
        if role == Qt.ItemDataRole.UserRole:
            return line
        return None


class CardDelegate(QStyledItemDelegate):
    """Paints a card: tags, pin, two lines of the quote."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(60, card_height(self._theme))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        line = model.line(index.row()) if isinstance(model, CardRows) else None
        if line is None or not isinstance(model, CardRows):
            return
        painter.save()
        theme, rect = self._theme, option.rect.adjusted(0, 0, -1, -_GAP)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hot = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = "accent_soft" if is_chosen else "hover" if is_hot else "panel"
        drawing.ground(painter, rect, theme.color(ground))
        edge = "accent_line" if is_chosen else "line"
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        drawing.frame(
            painter, rect, theme.color("accent" if has_focus else edge), 1.5 if has_focus else 1
        )
        inner, px = rect.adjusted(10, 8, -10, -6), theme.scaled
        head = QRect(inner.left(), inner.top(), inner.width(), px(18))
        self._paint_head(painter, head, line, model)
        color = theme.color("text" if is_chosen else "muted")
        self._paint_quote(painter, inner.adjusted(0, px(21), 0, 0), line.quote, color)
        painter.restore()

    def _paint_head(
        self, painter: QPainter, rect: QRect, line: PassageLine, model: CardRows
    ) -> None:
        theme, left = self._theme, rect.left()
        painter.setFont(drawing.small(theme))
        room = min(rect.width() * 2 // 5, painter.fontMetrics().horizontalAdvance(line.pin) + 2)
        pin = QRect(rect.right() - room, rect.top(), room, rect.height())
        drawing.words(painter, pin, line.pin, theme.color("muted"), drawing.RIGHT)
        for tag in line.tags or ("",):
            row = model.tag(tag) if tag else None
            strong = theme.tag(row.colour if row else "").strong
            drawing.dot(painter, left, rect.center().y(), QColor(strong))
            painter.setFont(theme.font(weight=500))
            name = tag_name(row.name) if row else self.tr("Marked")
            words = QRect(left + 14, rect.top(), max(0, pin.left() - left - 22), rect.height())
            left += 14 + drawing.words(painter, words, name, theme.color("text")) + 10
            if left > pin.left() - 30:
                return

    def _paint_quote(self, painter: QPainter, rect: QRect, quote: str, color: QColor) -> None:
        font = self._theme.font(self._theme.scaled(12))
        painter.setFont(font)
        height = painter.fontMetrics().height() + 1
        for place, line in enumerate(drawing.lines_of(quote, font, rect.width(), 2)):
            below = QRect(rect.left(), rect.top() + place * height, rect.width(), height)
            drawing.words(painter, below, line, color)


class PassageCards(QListView):
    """All passages of the exhibit, as tall as they need."""

    chosen = Signal(object)
    """The passage's row that a person chose."""

    def __init__(self, view: View, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows = CardRows(view, self)
        self.setModel(self.rows)
        self.setItemDelegate(CardDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Passages in this exhibit"))
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self._grow)

    def load(self, exhibit: bytes | None) -> None:
        """Show the passages of an exhibit."""
        if self.rows.load(exhibit):
            self._grow()
        else:
            self.viewport().update()

    def _grow(self) -> None:
        """As tall as its cards are, at the size of the text."""
        self.scheduleDelayedItemsLayout()
        self.setFixedHeight(card_height(self._theme) * self.rows.rowCount() + 2)
        self.viewport().update()

    def show_current(self, row: int | None) -> None:
        """Mark the passage in hand."""
        place = None if row is None else self.rows.place_of(row)
        if place is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            self.setCurrentIndex(self.rows.index(place))

    def has_next(self) -> bool:
        """Whether a passage comes after the one in hand; asked at every step, so nothing is read.

        With none in hand the first comes next.
        """
        return self.currentIndex().row() + 1 < self.rows.rowCount()

    def neighbour(self, way: int) -> PassageLine | None:
        """The passage before or after the one in hand."""
        current = self.currentIndex()
        return self.rows.line(current.row() + way if current.isValid() else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _on_clicked(self, index: QModelIndex) -> None:
        line = self.rows.line(index.row()) if index.isValid() else None
        if line is not None:
            self.chosen.emit(line)
