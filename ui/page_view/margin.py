"""The margin: for every passage a coloured bar and the digits of all its tags.

Colour is never the only sign. Passages that overlap stand in lanes side by side, the first
nearest to the words; a passage with two tags has two bars and two digits. Two links of a chain
before the digits say that it is tied to another passage. A mark can be pointed at and clicked.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from reviewer.text.geometry import Box, PageGeometry
from ui.page_view.camera import Camera
from ui.page_view.marks import Mark, looks
from ui.theme import Theme

BAR = 3
BETWEEN_BARS = 2
BESIDE_DIGITS = 4
DIGIT = 10
LINK = 13
BETWEEN_LANES = 7
LEAST_MARGIN = 20
LEAST_SHARE = 0.6
# Where between the paper's edge and the words: a transcript's line numbers stand in the other half.
SHARE = 0.5
DIGIT_PIXELS = 11
INK_OF_NOTES = "#56606C"


def paint_margin(
    painter: QPainter,
    theme: Theme,
    camera: Camera,
    geometry: PageGeometry,
    page: int,
    marks: Sequence[Mark],
) -> None:
    """Bars and digits of a page's passages."""
    if not marks:
        return
    painter.setFont(theme.font(round(DIGIT_PIXELS * _unit(camera)), QFont.Weight.Bold))
    lane_width = max(_width(mark) for mark in marks)
    for mark in marks:
        _paint_mark(painter, camera, page, mark, _anchor(camera, geometry), lane_width)


def _paint_mark(
    painter: QPainter, camera: Camera, page: int, mark: Mark, anchor: float, lane_width: float
) -> None:
    """``anchor`` is in points of the page, so that the bar turns with it."""
    pixel = _unit(camera) / camera.scale
    right = anchor - mark.lane * lane_width * pixel
    tags = looks(mark.highlight)
    for place, look in enumerate(tags):
        left = right - (len(tags) - place) * (BAR + BETWEEN_BARS) * pixel + BETWEEN_BARS * pixel
        bar = _rect(camera, page, Box(left, mark.top, left + BAR * pixel, mark.bottom))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.strong))
        painter.drawRoundedRect(bar, 1.5 * _unit(camera), 1.5 * _unit(camera))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    beside = right - (len(tags) * (BAR + BETWEEN_BARS) + BESIDE_DIGITS) * pixel
    _paint_digits(painter, camera, page, mark, beside)


def _paint_digits(painter: QPainter, camera: Camera, page: int, mark: Mark, right: float) -> None:
    first = mark.boxes[0]
    spot = _rect(camera, page, Box(right, first.y0, right, first.y1))
    width = DIGIT * _unit(camera)
    tags = [look for look in looks(mark.highlight) if look.digit]
    for place, look in enumerate(tags):
        cell = QRectF(0, 0, width, 14 * _unit(camera))
        cell.moveCenter(spot.center() - QPointF((len(tags) - place - 0.5) * width, 0))
        painter.setPen(QColor(look.strong))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, look.digit)
    if mark.highlight.is_linked:
        at = spot.center() - QPointF(len(tags) * width + LINK / 2 * _unit(camera), 0)
        _paint_link(painter, at, _unit(camera))
    if mark.highlight.has_note:
        _paint_note(painter, camera, spot.center() + QPointF(-width / 2, 11 * _unit(camera)))


def _paint_link(painter: QPainter, at: QPointF, unit: float) -> None:
    """Two links of a chain around a point."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(INK_OF_NOTES), 1.25 * unit))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for aside in (-2.25, 2.25):
        ring = QRectF(0, 0, 6.5 * unit, 4 * unit)
        ring.moveCenter(at + QPointF(aside * unit, 0))
        painter.drawRoundedRect(ring, 2 * unit, 2 * unit)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _paint_note(painter: QPainter, camera: Camera, at: QPointF) -> None:
    """Three short lines under the digits: there is a note."""
    ratio = _unit(camera)
    for row, width in enumerate((7, 7, 4)):
        line = QRectF(at.x() - 3.5 * ratio, at.y() + row * 2.5 * ratio, width * ratio, ratio)
        painter.fillRect(line, QColor(INK_OF_NOTES))


def marks_at(
    camera: Camera, geometry: PageGeometry, marks: Sequence[Mark], x: float, y: float
) -> list[Mark]:
    """The marks whose bars, digits or signs lie at a point of the page, in points."""
    if not marks:
        return []
    pixel = _unit(camera) / camera.scale
    lane_width = max(_width(mark) for mark in marks) * pixel
    right = _anchor(camera, geometry)
    return [
        mark
        for mark in marks
        if mark.top <= y <= mark.bottom
        and right - (mark.lane + 1) * lane_width <= x <= right - mark.lane * lane_width
    ]


def _unit(camera: Camera) -> float:
    """Device pixels of one pixel of these sizes, which shrink a little with a small page."""
    return camera.ratio * min(1.0, max(camera.zoom, LEAST_SHARE))


def _width(mark: Mark) -> float:
    tags = looks(mark.highlight)
    digits = sum(bool(look.digit) for look in tags)
    link = LINK if mark.highlight.is_linked else 0
    return len(tags) * (BAR + BETWEEN_BARS) + BESIDE_DIGITS + digits * DIGIT + link + BETWEEN_LANES


def _anchor(camera: Camera, geometry: PageGeometry) -> float:
    words = min((min(line.edges) for line in geometry.lines), default=geometry.width)
    return max(words * SHARE, LEAST_MARGIN * camera.ratio / camera.scale)


def _rect(camera: Camera, page: int, box: Box) -> QRectF:
    left, top, right, bottom = camera.rect_on(page, box)
    return QRectF(QPointF(left, top), QPointF(right, bottom))
