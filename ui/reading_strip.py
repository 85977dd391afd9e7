"""The strip above an exhibit that is shown in another reading: passages wait to be checked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ui import words
from ui.icons import Icons
from ui.theme import Theme


class ReadingStrip(QWidget):
    """To be seen as long as passages of the exhibit wait to be checked."""

    asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = Icons(theme)
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon, self.words = QLabel(self), QLabel(self)
        self.words.setWordWrap(True)
        self.button = QPushButton(self.tr("Check…"), self)
        self.button.setAccessibleName(self.tr("Check the passages after a new reading"))
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

    def show_count(self, count: int) -> None:
        """Say how many passages wait; nothing is said where none does."""
        one = self.tr("1 passage is to be checked: its words read differently now")
        several = self.tr("{count} passages are to be checked: their words read differently now")
        self.words.setText(one if count == 1 else several.format(count=words.number(count)))
        self.setVisible(bool(count))

    def _draw(self) -> None:
        pixmap = self._icons.pixmap("git-compare", "warn", 16, self.devicePixelRatioF())
        self._icon.setPixmap(pixmap)
