"""Small drawings that the delegates of several lists share: elided words, pills, dots, grounds.

Lists are painted from one row object instead of one call a cell and role: the glue between Qt and
Python costs microseconds a call, and a screenful has hundreds of cells.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.theme import RADIUS, SPACE, Theme

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | _MIDDLE
RIGHT = Qt.AlignmentFlag.AlignRight | _MIDDLE
_SIDE, _EDGE = 3 * SPACE, 7
"""Beside the words of a row, and above and below them."""
CENTRE = Qt.AlignmentFlag.AlignCenter


def words(
    painter: QPainter,
    rect: QRect,
    text: str,
    color: QColor,
    flags: Qt.AlignmentFlag = LEFT,
) -> int:
    """One line of words in the painter's font, elided where it does not fit.

    Returns:
        The width it took.
    """
    metrics = painter.fontMetrics()
    shown = one_line(text, metrics, rect.width())
    painter.setPen(color)
    painter.drawText(rect, int(flags | Qt.TextFlag.TextSingleLine), shown)
    return metrics.horizontalAdvance(shown)


def one_line(text: str, metrics: QFontMetrics, width: int) -> str:
    """Words on one line, elided to a width."""
    # Only the beginning of a long quote can show: measuring all of it would cost more than drawing.
    short = text[: max(8, width // 2)]
    plain = short.replace("\n", " ")
    if len(short) < len(text):
        plain += "…"
    return metrics.elidedText(plain, Qt.TextElideMode.ElideRight, max(0, width))


def lines_of(text: str, font: QFont, width: int, most: int) -> list[str]:
    """Words broken into lines of a width; the last of ``most`` lines holds all that is left."""
    layout = QTextLayout(text[: most * max(8, width)].replace("\n", " "), font)
    plain, start = layout.text(), 0
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < most - 1 and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(plain[start : start + line.textLength()].rstrip())
        start += line.textLength()
    layout.endLayout()
    return [*lines, plain[start:]] if plain[start:] else lines


def ground(painter: QPainter, rect: QRect, color: QColor, radius: int = RADIUS) -> None:
    """A rounded ground."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(rect, radius, radius)


def frame(painter: QPainter, rect: QRect, color: QColor, width: float = 1.0) -> None:
    """A rounded frame, its line inside the rectangle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = width / 2
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)


def row_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    """The ground of a row in a list of lines: selected, under the pointer, with the focus."""
    rect = option.rect.adjusted(6, 1, -6, -1)
    if option.state & QStyle.StateFlag.State_Selected:
        ground(painter, rect, theme.color("selection"))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        ground(painter, rect, theme.color("hover"))
    if option.state & QStyle.StateFlag.State_HasFocus:
        frame(painter, rect, theme.color("accent"), 1.5)


def row_height(theme: Theme, lines: int = 1) -> int:
    """How high a row is of so many lines of words with a small one below."""
    small_height = QFontMetrics(small(theme)).height()
    return lines * QFontMetrics(theme.font()).height() + small_height + 2 * _EDGE + 2


def row_width(width: int) -> int:
    """What a row of a width has for its words."""
    return width - 2 * _SIDE


def row_words(
    painter: QPainter,
    option: QStyleOptionViewItem,
    lines: Sequence[str],
    below: str,
    theme: Theme,
) -> QRect:
    """The words of such a row.

    Returns:
        What is free beside the small line, for whoever has a sign to set there.
    """
    rect = option.rect.adjusted(_SIDE, _EDGE, -_SIDE, -_EDGE)
    is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
    painter.setFont(theme.font())
    height, top = painter.fontMetrics().height(), rect.top()
    for line in lines:
        color = theme.color("selection_text" if is_selected else "text")
        words(painter, QRect(rect.left(), top, rect.width(), height), line, color)
        top += height
    painter.setFont(small(theme))
    place = QRect(rect.left(), top, rect.width(), painter.fontMetrics().height() + 2)
    quiet = theme.color("selection_text" if is_selected else "muted")
    left = rect.left() + words(painter, place, below, quiet) + 10
    return QRect(left, top, rect.right() - left, place.height())


def dot(painter: QPainter, left: int, middle: int, color: QColor, size: int = 8) -> None:
    """A tag's dot."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(QPointF(left + size / 2, middle + 0.5), size / 2, size / 2)


def pill(painter: QPainter, right: int, middle: int, text: str, theme: Theme) -> int:
    """A count in a pill whose right edge is given.

    Returns:
        Its left edge.
    """
    font = small(theme)
    metrics = QFontMetrics(font)
    height = metrics.height() + 2
    width = max(height + 4, metrics.horizontalAdvance(text) + 12)
    rect = QRect(right - width, middle - height // 2, width, height)
    ground(painter, rect, theme.color("hover"), height // 2)
    painter.setFont(font)
    painter.setPen(theme.color("muted"))
    painter.drawText(rect, int(CENTRE), text)
    return rect.left()


def semibold(theme: Theme, pixels: int | None = None) -> QFont:
    """The heavier of the two weights."""
    return theme.font(pixels, QFont.Weight.DemiBold)


def small(theme: Theme) -> QFont:
    """The size of meta lines."""
    return theme.font(theme.small_pixels)
