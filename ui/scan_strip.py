"""The strip above a scan that has no text yet: says so, and offers to recognise it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ui.icons import Icons
from ui.theme import Theme


class ScanStrip(QWidget):
    """To be seen as long as the exhibit shows pages whose words only a picture holds."""

    asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = Icons(theme)
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon, self.words = QLabel(self), QLabel(self)
        self.words.setWordWrap(True)
        self.button = QPushButton(self.tr("Recognise text…"), self)
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

    def show_pages(self, textless: int, pages: int) -> None:
        """Say how many of the pages have no text; nothing is said where all of them have."""
        if textless and textless == pages:
            self.words.setText(self.tr("This exhibit is a picture and has no text yet"))
        elif textless:
            self.words.setText(
                self.tr("{count} of {pages} pages are pictures and have no text yet").format(
                    count=textless, pages=pages
                )
            )
        self.setVisible(bool(textless))

    def _draw(self) -> None:
        self._icon.setPixmap(self._icons.pixmap("scan-text", "warn", 16, self.devicePixelRatioF()))
