"""A strip above the page: one sentence about the exhibit, and the way to do something about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ui.icons import Icons
from ui.theme import Theme


class Strip(QWidget):
    """Hidden until there is something to say."""

    asked = Signal()

    def __init__(self, theme: Theme, icon: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons, self._name = Icons(theme), icon
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon, self.words = QLabel(self), QLabel(self)
        self.words.setWordWrap(True)
        self.button = QPushButton(action, self)
        self.button.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 12, 5)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    def _draw(self) -> None:
        self._icon.setPixmap(self._icons.pixmap(self._name, "warn", 16, self.devicePixelRatioF()))
