"""Words on one line, cut with an ellipsis where they do not fit, and told in full to who asks."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_LEAST = 24


class Elided(QLabel):
    """One line of words that never asks for width; ``padding`` is the ground beside them.

    The words are painted here and never given to the label, which would ask for room for them all.
    """

    def __init__(self, parent: QWidget, *, padding: int = 0) -> None:
        super().__init__(parent)
        self._whole, self._padding = "", padding
        across = QSizePolicy.Policy.Maximum if padding else QSizePolicy.Policy.Ignored
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """All the words."""
        return self._whole

    def set_words(self, words: str) -> None:
        """Show these words; a screen reader and the tool tip have all of them."""
        if words == self._whole:
            return
        self._whole = words
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self._whole)
        return QSize(words + 2 * self._padding + 1, self.fontMetrics().lineSpacing() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, self.fontMetrics().lineSpacing() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.rect().adjusted(self._padding, 0, -self._padding, 0)
        words = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, room.width()
        )
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, side, words)
