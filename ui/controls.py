"""Controls that several panels share: filter field, icon button, chip, flow layout, quiet combo."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QListView,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ui.icons import Icons
from ui.theme import FONT_PIXELS, SPACE

DEBOUNCE_MS = 80
_STEPS = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
MARGIN = 3 * SPACE
_FRAME = 24


class FilterField(QLineEdit):
    """A field that narrows a list while one types."""

    settled = Signal(str)
    """The words, once typing paused."""
    left_down = Signal()
    """The arrow down was pressed: go to the list."""

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder.rstrip("…"))
        self.setClearButtonEnabled(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self._on_paused)
        self.textChanged.connect(self._on_typed)

    def _on_typed(self, _text: str) -> None:
        self._timer.start()

    def _on_paused(self) -> None:
        self.settled.emit(self.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        else:
            super().keyPressEvent(event)


class QuietCombo(QComboBox):
    """A choice that wheel and arrows do not change.

    Arrows open its list: one choice is one decision, and scrolling a form decides nothing. Enter
    opens it too, but in a dialog, where Enter presses the button that is meant.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and isinstance(self.window(), QDialog):
            event.ignore()
        elif event.key() in _STEPS | _ENTER:
            self.showPopup()
        else:
            super().keyPressEvent(event)


class IconButton(QToolButton):
    """A button that shows an icon; its name is spoken and shown as a tooltip."""

    def __init__(
        self,
        icons: Icons,
        icon: str,
        name: str,
        parent: QWidget | None = None,
        *,
        size: int = 16,
    ) -> None:
        super().__init__(parent)
        self._icons, self._icon, self._size = icons, icon, size
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        icons.theme.changed.connect(self.recolour)
        self.recolour()

    def recolour(self) -> None:
        """Draw the icon in the colours, and at the size, in force."""
        self.setIcon(self._icons.icon(self._icon, size=self._size))
        length = self._icons.size(self._size)
        self.setIconSize(QSize(length, length))


class Chip(QFrame):
    """A word on a tinted ground that can be taken off."""

    removed = Signal()

    def __init__(
        self, icons: Icons, text: str, removal: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.label = QLabel(text, self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.button = IconButton(icons, "x", removal, self, size=12)
        self.button.setStyleSheet("padding: 1px;")
        self.button.clicked.connect(self._on_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 1, SPACE // 2, 1)
        layout.setSpacing(SPACE // 2)
        layout.addWidget(self.label)
        layout.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def tint(self, text: str, ground: str) -> None:
        """Its colours, as ``#RRGGBB``."""
        self.setStyleSheet(f"Chip {{ background: {ground}; border: 0; border-radius: 11px; }}")
        self.label.setStyleSheet(f"color: {text}; font-weight: 500; background: transparent;")

    def _on_clicked(self) -> None:
        self.removed.emit()


class FlowLayout(QLayout):
    """Items from left to right, in as many lines as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(SPACE + 2)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), is_trial=True)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, is_trial=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, is_trial: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), 10_000))
            if x > rect.x() and x + hint.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + self.spacing(), 0
            if not is_trial:
                item.setGeometry(QRect(QPoint(x, y), hint))
            x, line = x + hint.width() + self.spacing(), max(line, hint.height())
        return y + line - rect.y()


class PanelHeader(QWidget):
    """A panel's name, how many it lists, and its buttons at the right."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel(title, self)
        self.title.setProperty("role", "heading")
        self.count = QLabel("", self)
        self.count.setProperty("role", "muted")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(2 * SPACE)
        self.row.addWidget(self.title)
        self.row.addWidget(self.count)
        self.row.addStretch(1)

    def add(self, widget: QWidget) -> None:
        """Put a control at the right."""
        self.row.addWidget(widget)


def grown(widget: QWidget, pixels: float) -> int:
    """A length drawn for text of the usual size, as long as the text of a widget asks for."""
    return round(pixels * widget.fontInfo().pixelSize() / FONT_PIXELS)


def give_room(dialog: QWidget, width: int, height: int) -> None:
    """Open a dialog as large as its text asks for, and no larger than the screen."""
    screen = dialog.screen().availableSize()
    wanted = QSize(grown(dialog, width), grown(dialog, height))
    dialog.resize(wanted.boundedTo(screen - QSize(_FRAME, 2 * _FRAME)))


def section(text: str, parent: QWidget | None = None) -> QLabel:
    """The small heading over a part of a form."""
    label = QLabel(text, parent)
    label.setProperty("role", "section")
    return label


def muted(text: str = "", parent: QWidget | None = None, *, selectable: bool = False) -> QLabel:
    """Words of the second rank; wrapped, and selectable where they are worth copying."""
    return plain(text, parent, role="muted", selectable=selectable)


def plain(
    text: str = "", parent: QWidget | None = None, *, role: str = "", selectable: bool = False
) -> QLabel:
    """Wrapped words, never read as markup: they may come from a stranger's file."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    if selectable:
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return label


def clear_layout(layout: QLayout) -> None:
    """Take every widget out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


def paint_as_panel(widget: QWidget) -> None:
    """Give a panel the ground of panels, in whatever colours are in force."""
    widget.setBackgroundRole(QPalette.ColorRole.Base)
    widget.setAutoFillBackground(True)


class OpeningList(QListView):
    """A list whose rows open with Enter, as they do with a double click."""

    opened = Signal(QModelIndex)

    def stay_on(self, row: QModelIndex) -> None:
        """Have the keys on this row after all rows came anew, or on the first if it is gone.

        Without a row the list would have the keys and nothing would show it.
        """
        if row.isValid():
            self.setCurrentIndex(row)
        elif self.hasFocus():
            nowhere = Qt.KeyboardModifier.NoModifier
            self.setCurrentIndex(self.moveCursor(QListView.CursorAction.MoveHome, nowhere))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.stay_on(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class SavingLine(QLineEdit):
    """A field whose words are kept on Enter or when it is left, and put back on Escape."""

    entered = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._shown = ""
        self.returnPressed.connect(self.commit)

    def show_text(self, text: str) -> None:
        """Show what is kept; not under the hands of someone who types."""
        self._shown = text
        if not (self.hasFocus() and self.isModified()):
            self.setText(text)
            self.setCursorPosition(0)

    def commit(self) -> None:
        """Hand the words on if a person changed them."""
        if self.isModified():
            self.setModified(False)
            self.entered.emit(self.text().strip())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.setText(self._shown)
            self.setModified(False)
        else:
            super().keyPressEvent(event)
