"""The keys, over the window: every action that has one, by menu. Any key or click closes it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from reviewer.model import Tag
from ui import words
from ui.actions import ACTIONS, ActionSpec, Menu, key_text, text_of, title_of
from ui.kinds import kinds_of

_SHADE = QColor(10, 14, 20, 90)
_COLUMNS = ((Menu.GO, Menu.HELP), (Menu.TAG,), (Menu.EDIT, Menu.MATTER), (Menu.VIEW,))
# One line stands for the five keys of a matter's own tags.
_OWN_TAGS = frozenset({"tag_6", "tag_7", "tag_8", "tag_9"})


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
        self._build()
        parent.installEventFilter(self)
        self.hide()

    def _build(self) -> None:
        columns = QHBoxLayout(self._frame)
        columns.setContentsMargins(24, 18, 24, 18)
        columns.setSpacing(32)
        for menus in _COLUMNS:
            column = QVBoxLayout()
            column.setSpacing(2)
            for menu in menus:
                self._add_menu(column, menu)
            if menus == (Menu.TAG,):
                self._add_kinds(column)
            column.addStretch(1)
            columns.addLayout(column)

    def _add_menu(self, column: QVBoxLayout, menu: Menu) -> None:
        rows = [
            spec for spec in ACTIONS if spec.menu is menu and spec.keys and spec.id not in _OWN_TAGS
        ]
        column.addWidget(self._heading(title_of(menu)))
        grid = QGridLayout()
        grid.setVerticalSpacing(3)
        grid.setHorizontalSpacing(10)
        for row, spec in enumerate(rows):
            grid.addWidget(self._key(spec), row, 0)
            text = self.tr("Own tags") if spec.id == "tag_5" else text_of(spec).rstrip("…")
            grid.addWidget(QLabel(text, self._frame), row, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addSpacing(10)

    def _add_kinds(self, column: QVBoxLayout) -> None:
        column.addWidget(self._heading(self.tr("Then a letter for the kind")))
        for tag in (Tag.ADMISSION, Tag.DENIAL, Tag.QUANTITY):
            said = ", ".join(f"{one.letter} {words.choice(one.kind)}" for one in kinds_of(tag))
            label = QLabel(said, self._frame)
            label.setWordWrap(True)
            label.setProperty("role", "muted")
            label.setMaximumWidth(270)
            column.addWidget(label)

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text, self._frame)
        label.setProperty("role", "section")
        return label

    def _key(self, spec: ActionSpec) -> QLabel:
        key = QLabel("5–9" if spec.id == "tag_5" else key_text(spec), self._frame)
        key.setProperty("role", "key")
        key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return key

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
        if event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt):
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
        parent = self._over
        self.setGeometry(parent.rect())
        size = self._frame.sizeHint().boundedTo(parent.size())
        self._frame.resize(size)
        self._frame.move(
            (parent.width() - size.width()) // 2, (parent.height() - size.height()) // 2
        )
