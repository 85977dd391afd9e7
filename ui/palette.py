"""One field for everything: passages and exhibits by their words and numbers, cites, commands.

It lies over the window and leaves with Escape. What it finds comes from the matter's own queries,
a few of each kind; commands come from the one table of actions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from reviewer.errors import ReviewError
from reviewer.queries import cites, exhibits, passages
from reviewer.queries.cites import CitedPlace
from reviewer.queries.exhibits import ListFilter
from reviewer.queries.passages import PassageFilter
from ui.actions import ACTIONS, Needs, key_text, text_of, title_of
from ui.bridge import Bridge
from ui.drawing import RIGHT, ground, semibold, words
from ui.icons import Icons
from ui.theme import Theme

_OF_EACH = 6
_TYPING = 60
_ROW, _HEADING = 32, 30
_LEAST_DETAIL = 40
_SHADE = QColor(10, 14, 20, 60)


class Found(StrEnum):
    """What a line of the palette is; the value heads its group."""

    PLACE = "Go to"
    PASSAGE = "Passages"
    EXHIBIT = "Exhibits"
    COMMAND = "Commands"


_ICONS = {
    Found.PLACE: "map-pin",
    Found.PASSAGE: "quote",
    Found.EXHIBIT: "file-text",
    Found.COMMAND: "command",
}


@dataclass(frozen=True, slots=True)
class PaletteLine:
    """One thing found: what it says, a detail behind it, a key, and what it means."""

    kind: Found
    text: str
    detail: str = ""
    key: str = ""
    icon: str = ""
    action: str = ""
    ids: tuple[bytes, ...] = ()
    place: CitedPlace | None = None
    is_first: bool = False


class Palette(QWidget):
    """Covers the window while it is open."""

    action_chosen = Signal(str)
    place_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._bridge: Bridge | None = None
        self._before: QWidget | None = None
        self._enabled: frozenset[Needs] = frozenset()
        self._soon = QTimer(self, singleShot=True, interval=_TYPING)
        self._soon.timeout.connect(self._search)
        self.model = _Lines(self)
        self._build(theme)
        parent.installEventFilter(self)
        self.hide()

    def _build(self, theme: Theme) -> None:
        self.setAccessibleName(self.tr("Search or run a command"))
        self._frame = QFrame(self)
        self._frame.setObjectName("palette")
        self.field = QLineEdit(self._frame)
        self.field.setPlaceholderText(
            self.tr("Words, a number, a cite such as Tarrowby Dep. 6:2-6, or a command")
        )
        self.field.setAccessibleName(self.tr("What to find"))
        self.field.textEdited.connect(self._soon.start)
        self.field.installEventFilter(self)
        self.list = QListView(self._frame)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Delegate(theme, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.field)
        column.addWidget(self.list)

    def open(self, bridge: Bridge | None, enabled: frozenset[Needs], words: str = "") -> None:
        """Open it over the window; without a matter it finds commands alone."""
        self._bridge, self._enabled = bridge, enabled
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.field.setText(words)
        self._search()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._place()
        elif (
            watched is self.field
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
        ):
            return self._on_key(event)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Escape:
                self.hide()
            case Qt.Key.Key_Down | Qt.Key.Key_Tab:
                self._step(1)
            case Qt.Key.Key_Up | Qt.Key.Key_Backtab:
                self._step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self._soon.isActive():
                    self._search()
                self._choose(self.list.currentIndex())
            case _:
                return False
        return True

    def _step(self, by: int) -> None:
        count = self.model.rowCount()
        if count:
            row = (self.list.currentIndex().row() + by) % count
            self.list.setCurrentIndex(self.model.index(row, 0))

    def hideEvent(self, event: QHideEvent) -> None:
        """The focus goes back to where it was."""
        super().hideEvent(event)
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._frame.geometry().contains(event.position().toPoint()):
            self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), _SHADE)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        line = self.model.line(index)
        if line is None:
            return
        self.hide()
        if line.action:
            self.action_chosen.emit(line.action)
        elif line.place is not None:
            self.place_chosen.emit(line.place)
        elif self._bridge is not None and line.kind is Found.PASSAGE:
            self._bridge.choose_passage(line.ids[0])
        elif self._bridge is not None:
            self._bridge.choose_exhibit(*line.ids)

    def _search(self) -> None:
        self._soon.stop()
        words = self.field.text().strip()
        found = self._commands(words)
        if self._bridge is not None and words:
            found = [*self._places(words), *self._passages(words), *self._exhibits(words), *found]
        self.model.show(found)
        self.list.setCurrentIndex(self.model.index(0, 0))
        self._place()

    def _places(self, words: str) -> list[PaletteLine]:
        assert self._bridge is not None
        if not any(char.isdigit() for char in words):
            return []
        try:
            place = cites.cited(self._bridge.view, words, self._bridge.exhibit)
            line = exhibits.exhibit(self._bridge.view, place.exhibit)
        except ReviewError:
            return []
        return [PaletteLine(Found.PLACE, words, f"{line.label}  {line.title}", place=place)]

    def _passages(self, words: str) -> list[PaletteLine]:
        assert self._bridge is not None
        view = self._bridge.view
        rows = passages.row_ids(view, PassageFilter(text=words))[:_OF_EACH]
        lines = passages.lines(view, rows)
        return [
            PaletteLine(
                Found.PASSAGE,
                around(lines[row].quote, words),
                f"{lines[row].exhibit_label}, {lines[row].pin}",
                lines[row].number,
                ids=(lines[row].id,),
            )
            for row in rows
            if row in lines
        ]

    def _exhibits(self, words: str) -> list[PaletteLine]:
        assert self._bridge is not None
        view = self._bridge.view
        ids = exhibits.list_ids(view, ListFilter(text=words))[:_OF_EACH]
        lines = exhibits.list_lines(view, ids) if ids else {}
        return [
            PaletteLine(
                Found.EXHIBIT,
                f"{lines[one].label}  {lines[one].title}",
                lines[one].bates,
                ids=(lines[one].occurrence, lines[one].exhibit),
            )
            for one in ids
            if one in lines
        ]

    def _commands(self, words: str) -> list[PaletteLine]:
        parts = words.casefold().split()
        return [
            PaletteLine(
                Found.COMMAND,
                text_of(spec),
                title_of(spec.menu),
                key_text(spec),
                spec.icon,
                spec.id,
            )
            for spec in ACTIONS
            if spec.id != "palette"
            and (spec.needs is Needs.NOTHING or spec.needs in self._enabled)
            and all(part in f"{text_of(spec)} {title_of(spec.menu)}".casefold() for part in parts)
        ][: 2 * _OF_EACH]

    def _place(self) -> None:
        parent = self._over
        self.setGeometry(parent.rect())
        width = min(640, parent.width() - 40)
        rows = sum(self.model.height(row) for row in range(self.model.rowCount()))
        height = min(rows + 72, parent.height() - 160)
        self._frame.setGeometry((parent.width() - width) // 2, 88, width, max(height, 52))


class _Lines(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: list[PaletteLine] = []

    def show(self, lines: Sequence[PaletteLine]) -> None:
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._lines)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        line = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{line.text} {line.detail} {line.key}".strip()
        if role == Qt.ItemDataRole.UserRole:
            return line
        return None

    def line(self, index: QModelIndex | QPersistentModelIndex) -> PaletteLine | None:
        return self._lines[index.row()] if index.isValid() else None

    def is_heading_above(self, row: int) -> bool:
        return row == 0 or self._lines[row].kind is not self._lines[row - 1].kind

    def height(self, row: int) -> int:
        return _ROW + (_HEADING if self.is_heading_above(row) else 0)


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, Icons(theme)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        model = index.model()
        assert isinstance(model, _Lines)
        return QSize(option.rect.width(), model.height(index.row()))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        assert isinstance(model, _Lines)
        line = model.line(index)
        if line is None:
            return
        painter.save()
        row = QRect(option.rect.left(), option.rect.bottom() - _ROW + 1, option.rect.width(), _ROW)
        if model.is_heading_above(index.row()):
            self._paint_heading(painter, option.rect, line)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            ground(painter, row.adjusted(2, 0, -2, 0), self._theme.color("selection"))
        self._paint_line(painter, row, line, is_chosen)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, line: PaletteLine) -> None:
        painter.setFont(semibold(self._theme, self._theme.text_pixels - 2))
        where = QRect(rect.left() + 10, rect.top() + 4, rect.width() - 20, _HEADING - 4)
        words(painter, where, _heading(line.kind), self._theme.color("muted"))

    def _paint_line(
        self, painter: QPainter, row: QRect, line: PaletteLine, is_chosen: bool
    ) -> None:
        ratio = painter.device().devicePixelRatio()
        icon = self._icons.pixmap(line.icon or _ICONS[line.kind], "muted", 16, ratio)
        painter.drawPixmap(row.left() + 12, row.top() + (_ROW - 16) // 2, icon)
        painter.setFont(self._theme.font(weight=QFont.Weight.Normal))
        inner = row.adjusted(40, 0, -14, 0)
        key_width = painter.fontMetrics().horizontalAdvance(line.key) + 12 if line.key else 0
        text = QRect(inner.left(), inner.top(), inner.width() - key_width, inner.height())
        color = "selection_text" if is_chosen else "text"
        taken = words(painter, text, line.text, self._theme.color(color))
        rest = text.adjusted(taken + 14, 0, 0, 0)
        if rest.width() > _LEAST_DETAIL:
            words(painter, rest, line.detail, self._theme.color("muted"))
        if line.key:
            words(painter, inner, line.key, self._theme.color("muted"), RIGHT)


_HEADINGS = {
    Found.PLACE: QT_TRANSLATE_NOOP("Palette", "Go to"),
    Found.PASSAGE: QT_TRANSLATE_NOOP("Palette", "Passages"),
    Found.EXHIBIT: QT_TRANSLATE_NOOP("Palette", "Exhibits"),
    Found.COMMAND: QT_TRANSLATE_NOOP("Palette", "Commands"),
}


def _heading(kind: Found) -> str:
    return QCoreApplication.translate("Palette", str(_HEADINGS[kind]))


def around(quote: str, wanted: str) -> str:
    """A quote beginning shortly before what was looked for."""
    flat = " ".join(quote.split())
    at = flat.casefold().find(wanted.casefold())
    if at <= 30:  # noqa: PLR2004 - characters that may stand before it
        return flat[:200]
    return "…" + flat[at - 20 : at + 180]
