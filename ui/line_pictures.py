"""The lines of a passage as the page shows them, cut out of a picture the page view has already.

Received text may be wrong, so the inspector shows what the page itself says beside the quote.
Nothing is drawn for it: the page is on the screen, or will be in a moment.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QImage, QPixmap

from reviewer.queries.passages import PassageLine
from reviewer.text import geometry
from reviewer.text.geometry import Box
from reviewer.workers.page_messages import TileKey
from ui.page_view.rendering import PageRenderer
from ui.pair import DocumentPair

_AROUND = 6.0


@dataclass(frozen=True, slots=True)
class _Wanted:
    passage: bytes
    doc: str
    page: int
    box: Box
    width: float


class LinePictures(QObject):
    """Answers each wish once, as soon as the page is drawn."""

    ready = Signal(object, object)
    """A passage's id and the ``QPixmap`` of its lines."""

    def __init__(
        self, pair: DocumentPair, renderer: PageRenderer, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._pair, self._renderer = pair, renderer
        self._wanted: _Wanted | None = None
        renderer.tile_ready.connect(self._on_tile)

    def want(self, line: PassageLine) -> None:
        """Cut the lines of a passage out as soon as its page is there."""
        self._wanted = self._place(line)
        if self._wanted is not None:
            for key in self._renderer.cache:
                if self._take(key):
                    return

    def _place(self, line: PassageLine) -> _Wanted | None:
        pages = self._pair.active.pages
        if pages is None or (pages.line.id, pages.line.layer) != (line.exhibit, line.layer):
            return None
        page = pages.page_of(line.spans[0].start)
        shape = pages.page_geometry(page)
        boxes = [box for span in line.spans for box in geometry.boxes(shape, span)]
        if not boxes:
            return None
        box = Box(
            min(one.x0 for one in boxes) - _AROUND,
            min(one.y0 for one in boxes) - _AROUND,
            max(one.x1 for one in boxes) + _AROUND,
            max(one.y1 for one in boxes) + _AROUND,
        )
        return _Wanted(line.id, pages.key, page, box, shape.width)

    def _on_tile(self, key: TileKey) -> None:
        self._take(key)

    def _take(self, key: TileKey) -> bool:
        """Whether this picture is the one that was waited for."""
        wanted = self._wanted
        if wanted is None or (key.doc, key.page, key.rotation) != (wanted.doc, wanted.page, 0):
            return False
        image = self._renderer.cache.get(key)
        if image is None or key.x or key.y or key.width < key.scale * wanted.width - 1:
            return False
        self._wanted = None
        self.ready.emit(wanted.passage, _cut(image, wanted.box, key.scale))
        return True


def _cut(image: QImage, box: Box, scale: float) -> QPixmap:
    rect = QRect(
        round(box.x0 * scale),
        round(box.y0 * scale),
        round((box.x1 - box.x0) * scale),
        round((box.y1 - box.y0) * scale),
    )
    return QPixmap.fromImage(image.copy(rect.intersected(image.rect())))
