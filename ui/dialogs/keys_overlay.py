"""The keys, over the window: every action that has one, by menu.

As many columns as the window has room for, scrolled where they are longer than it; the keys that
scroll do so, any other key and any click puts it away.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from reviewer.model import Tag
from ui import words
from ui.actions import ACTIONS, ActionSpec, Menu, key_text, text_of, title_of
from ui.kinds import kinds_of

_SHADE = QColor(10, 14, 20, 90)
_MENUS = (Menu.GO, Menu.TAG, Menu.EDIT, Menu.MATTER, Menu.VIEW, Menu.HELP)
_MOST_COLUMNS = 4
_COLUMN_LETTERS = 40
_ROWS_OF_KINDS = 11
_MARGIN, _BETWEEN = 24, 32
_EDGE = 16
"""What is always seen of the window around the keys."""

# One line stands for the five keys of a matter's own tags.
_OWN_TAGS = frozenset({"tag_6", "tag_7", "tag_8", "tag_9"})
_SCROLLING = frozenset(
    {
        *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
        *(Qt.Key.Key_Home, Qt.Key.Key_End),
    }
)
_MODIFIERS = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta})


class KeysOverlay(QWidget):
    """Covers its parent until it is dismissed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._before: QWidget | None = None
        self.setAccessibleName(self.tr("Keys"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._frame = QFrame(self)
        self._frame.setProperty("role", "floating")
        self.area = QScrollArea(self._frame)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.viewport().setAutoFillBackground(False)
        self._hint = QLabel(self._frame)
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(_MARGIN, 18, 12, 14)
        column.addWidget(self.area, 1)
        column.addWidget(self._hint)
        parent.installEventFilter(self)
        self.hide()

    # --- building ---------------------------------------------------------------------------------

    def _fill(self, count: int) -> QWidget:
        """All keys in a number of columns of about the same length."""
        board = QWidget()
        row = QHBoxLayout(board)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(_BETWEEN)
        columns = [QVBoxLayout() for _ in range(count)]
        for column, menus in zip(columns, _dealt(count), strict=True):
            for menu in menus:
                column.addWidget(self._menu(board, menu))
                if menu is Menu.TAG:
                    column.addWidget(self._kinds(board))
        for column in columns:
            column.setSpacing(10)
            column.addStretch(1)
            row.addLayout(column, 1)
        return board

    def _menu(self, board: QWidget, menu: Menu) -> QWidget:
        part = QWidget(board)
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(3)
        grid.setHorizontalSpacing(10)
        grid.addWidget(_heading(title_of(menu), part), 0, 0, 1, 2)
        for row, spec in enumerate(_with_keys(menu), start=1):
            text = self.tr("Own tags") if spec.id == "tag_5" else text_of(spec).rstrip("…")
            said = QLabel(text, part)
            said.setWordWrap(True)
            grid.addWidget(_key(spec, part), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(said, row, 1)
        grid.setColumnStretch(1, 1)
        return part

    def _kinds(self, board: QWidget) -> QWidget:
        part = QWidget(board)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(_heading(self.tr("Then a letter for the kind"), part))
        for tag in (Tag.ADMISSION, Tag.DENIAL, Tag.QUANTITY):
            said = ", ".join(f"{one.letter} {words.choice(one.kind)}" for one in kinds_of(tag))
            label = QLabel(said, part)
            label.setWordWrap(True)
            label.setProperty("role", "muted")
            column.addWidget(label)
        return part

    # --- shown and put away -----------------------------------------------------------------------

    def open(self) -> None:
        """Show it over the window."""
        self._before = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """The focus goes back to where it was."""
        super().hideEvent(event)
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _SCROLLING:
            QApplication.sendEvent(self.area.verticalScrollBar(), event)
        elif event.key() not in _MODIFIERS:
            self.hide()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), _SHADE)

    def _place(self) -> None:
        """In the middle of the window, in as many columns as fit beside each other."""
        self.setGeometry(self._over.rect())
        widest = self.width() - 2 * _EDGE - 2 * _MARGIN
        tallest = self.height() - 2 * _EDGE
        em = self.fontMetrics().averageCharWidth()
        each = _COLUMN_LETTERS * em
        count = max(1, min(_MOST_COLUMNS, (widest + _BETWEEN) // (each + _BETWEEN)))
        board = self._fill(count)
        wide = min(widest, count * each + (count - 1) * _BETWEEN + 12)
        board.setFixedWidth(wide)
        self.area.setWidget(board)
        board.setAutoFillBackground(False)
        needed = board.sizeHint().height()
        if board.hasHeightForWidth():
            needed = board.heightForWidth(wide)
        self._hint.setText(self.tr("Any key closes this."))
        around = 18 + 14 + 24 + self._hint.sizeHint().height()
        if needed + around > tallest:
            self._hint.setText(self.tr("↓ and ↑ scroll. Any other key closes this."))
        self._frame.resize(wide + _MARGIN + 28, min(tallest, needed + around))
        self._frame.move(
            (self.width() - self._frame.width()) // 2, (self.height() - self._frame.height()) // 2
        )
        self.area.verticalScrollBar().setValue(0)


def _with_keys(menu: Menu) -> list[ActionSpec]:
    specs = (spec for spec in ACTIONS if spec.menu is menu and spec.keys)
    return [spec for spec in specs if spec.id not in _OWN_TAGS]


def _dealt(count: int) -> list[list[Menu]]:
    """The menus in columns: the longest first, each into the column that is shortest so far."""
    rows = {menu: len(_with_keys(menu)) + 2 for menu in _MENUS}
    rows[Menu.TAG] += _ROWS_OF_KINDS
    columns: list[list[Menu]] = [[] for _ in range(count)]
    for menu in sorted(_MENUS, key=lambda one: -rows[one]):
        min(columns, key=lambda column: sum(rows[one] for one in column)).append(menu)
    return sorted((sorted(column, key=_MENUS.index) for column in columns), key=_first)


def _first(column: list[Menu]) -> int:
    return min((_MENUS.index(menu) for menu in column), default=len(_MENUS))


def _heading(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("role", "section")
    return label


def _key(spec: ActionSpec, parent: QWidget) -> QLabel:
    key = QLabel("5–9" if spec.id == "tag_5" else key_text(spec), parent)
    key.setProperty("role", "key")
    key.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return key
