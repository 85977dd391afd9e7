"""A strip below the top bar for the one thing that should be decided once, and can wait."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ui.icons import Icons
from ui.theme import Theme


class Banner(QWidget):
    """Asks; *Later* puts it away until the next start."""

    accepted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = Icons(theme)
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon, self.words = QLabel(self), QLabel(self)
        self.button, self.later = QPushButton(self), QPushButton(self.tr("Later"), self)
        self.later.setProperty("kind", "quiet")
        self.button.clicked.connect(self.accepted)
        self.later.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 12, 5)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        row.addWidget(self.later)
        theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    def ask(self, words: str, button: str) -> None:
        """Show what is to be decided."""
        self.words.setText(words)
        self.button.setText(button)
        self.show()

    def _draw(self) -> None:
        self._icon.setPixmap(self._icons.pixmap("hard-drive", "warn", 16, self.devicePixelRatioF()))
