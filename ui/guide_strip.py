"""The strip that leads through the first five minutes: one thing to do at a time, and how far.

It says what to press and waits until it was done; a button does it for whoever would rather look.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ui.controls import IconButton
from ui.icons import Icons
from ui.theme import Theme

_DOT, _GAP = 8, 6


class GuideStrip(QWidget):
    """Steps as dots, what to do now, a button that does it."""

    helped = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("First steps"))
        self.dots = _Dots(theme, self)
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.help_button = QPushButton(self)
        self.help_button.clicked.connect(self.helped)
        self.close_button = IconButton(Icons(theme), "x", self.tr("Put the first steps away"), self)
        self.close_button.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 12, 5)
        row.setSpacing(12)
        row.addWidget(self.dots)
        row.addWidget(self.words, 1)
        row.addWidget(self.help_button)
        row.addWidget(self.close_button)
        self.hide()

    def show_step(self, step: int, of: int, words: str, button: str) -> None:
        """Say what to do; ``step`` counts from 1, and is ``of`` + 1 when all is done."""
        self.dots.show_step(step, of)
        self.words.setText(words)
        self.help_button.setText(button)
        self.help_button.setVisible(bool(button))
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))


class _Dots(QWidget):
    """How far one has come: a ring for what is to be done, a disc for what was done."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._step, self._of = theme, 1, 1
        theme.changed.connect(self.update)

    def show_step(self, step: int, of: int) -> None:
        self._step, self._of = step, of
        self.setFixedSize(of * (_DOT + _GAP), _DOT + 4)
        now = min(step, of)
        self.setAccessibleName(self.tr("Step {step} of {of}").format(step=now, of=of))
        self.setToolTip(self.accessibleName())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(self._of):
            is_done, is_now = place + 1 < self._step, place + 1 == self._step
            color = self._theme.color("accent" if is_done or is_now else "edge")
            painter.setPen(color)
            painter.setBrush(color if is_done else Qt.BrushStyle.NoBrush)
            size = _DOT if is_now or is_done else _DOT - 2
            inset = (_DOT - size) // 2 + 1
            painter.drawEllipse(place * (_DOT + _GAP) + inset, inset, size, size)
