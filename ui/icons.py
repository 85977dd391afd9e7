"""Lucide icons in the colours of the theme, sharp at one and two pixels a point.

The files are drawn in ``currentColor``, which Qt's own SVG icons paint black; so they are tinted
and drawn here. One stroke width for all of them.
"""

import functools
from weakref import WeakKeyDictionary

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reviewer.resources import resource
from ui.theme import Theme

STROKE = "1.75"
SIZE = 18
_MADE: WeakKeyDictionary[Theme, dict[tuple[str, str, int], QIcon]] = WeakKeyDictionary()
"""What was drawn in the colours of a theme, which goes with it."""


class Icons:
    """Icons by their Lucide name, tinted with a token."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        # One picture for all panels: the same few icons stand in each of them.
        self._made = _MADE.setdefault(theme, {})

    def icon(self, name: str, color: str = "muted", size: int = SIZE) -> QIcon:
        """An icon for a token (``"muted"``) or any ``#RRGGBB``; ask again when the theme changed.

        Raises:
            FileNotFoundError: no icon of that name is shipped, which is a bug in the caller.
        """
        tint, size = color if color.startswith("#") else self.theme.hex(color), self.size(size)
        faint = self.theme.hex("line_strong")
        key = (name, tint + faint, size)
        if key not in self._made:
            self._made[key] = _icon(name, tint, faint, size)
        return self._made[key]

    def pixmap(
        self, name: str, color: str = "muted", size: int = SIZE, ratio: float = 1
    ) -> QPixmap:
        """The same as a picture, for delegates that paint."""
        length = self.size(size)
        return self.icon(name, color, size).pixmap(QSize(length, length), ratio)

    def size(self, size: int = SIZE) -> int:
        """How large an icon of a nominal size is drawn: icons grow with the text."""
        return self.theme.scaled(size)


def _icon(name: str, tint: str, faint: str, size: int) -> QIcon:
    icon = QIcon()
    svg = QSvgRenderer(QByteArray(_source(name).replace("currentColor", tint).encode()))
    for ratio in (1, 2):
        drawn = _drawn(svg, size, ratio)
        icon.addPixmap(drawn)
        icon.addPixmap(_tinted(drawn, faint), QIcon.Mode.Disabled)
    return icon


def _drawn(svg: QSvgRenderer, size: int, ratio: int) -> QPixmap:
    pixmap = QPixmap(size * ratio, size * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    svg.render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _tinted(drawn: QPixmap, color: str) -> QPixmap:
    """The same shape in another colour: every icon has one, and drawing it anew costs more."""
    pixmap = QPixmap(drawn)
    painter = QPainter(pixmap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), QColor(color))
    painter.end()
    return pixmap


@functools.cache
def _source(name: str) -> str:
    svg = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    return svg.replace('stroke-width="2"', f'stroke-width="{STROKE}"')
