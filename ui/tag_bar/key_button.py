"""A key in a badge and what it sets: how tags, kinds and issues are offered."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.theme import Theme

_GAP = 6


class KeyButton(QAbstractButton):
    """A key in a badge, and what it sets."""

    def __init__(self, theme: Theme, key: str, text: str, color: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._key, self._color = theme, key, color
        self.is_on = False
        self.setText(text)
        self.setAccessibleName(self.tr("{0}, key {1}").format(text, key) if key else text)
        self.setToolTip(f"{text} ({key})" if key else text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._font()).horizontalAdvance(self.text())
        return QSize(words + (self._badge + _GAP if self._key else 0) + 16, self._badge + 10)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._badge + 16, self._badge + 2)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        x = 8
        if self._key:
            self._paint_badge(
                painter, QRectF(x, (self.height() - self._badge) / 2, self._badge, self._badge)
            )
            x += self._badge + _GAP
        painter.setFont(self._font())
        painter.setPen(self._theme.color("text" if self.isEnabled() else "faint"))
        words = QRectF(x, 0, self.width() - x - 4, self.height())
        text = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_ground(self, painter: QPainter) -> None:
        inner = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.is_on:
            painter.setPen(QColor(self._theme.tag(self._color).strong))
            painter.setBrush(QColor(self._theme.tag(self._color).chip))
        elif self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("hover"))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(inner, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner.adjusted(1, 1, -1, -1), 5, 5)

    def _paint_badge(self, painter: QPainter, where: QRectF) -> None:
        strong = QColor(self._theme.tag(self._color).strong)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(strong if self.isEnabled() else self._theme.color("line_strong"))
        painter.drawRoundedRect(where, 4, 4)
        painter.setPen(QColor(self._theme.hex("panel")))
        painter.setFont(self._theme.font(self._theme.small_pixels, QFont.Weight.DemiBold))
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, self._key)

    @property
    def _badge(self) -> int:
        """The side of the badge, which grows with the text."""
        return self._theme.text_pixels + 5

    def _font(self) -> QFont:
        return self._theme.font()
