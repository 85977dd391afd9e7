"""Between the page worker and the views: pictures in, wishes out, one cache for all views.

Pixels become a QImage in the worker's receiving thread, where the conversion holds up nobody; only
the finished picture crosses to the thread of the window.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from reviewer.workers.page_messages import Failed, News, Restarted, Sizes, Tile, TileKey
from reviewer.workers.pages import WARMING_SCALE, PageWorker
from ui.page_view.tiles import TileCache


class PageRenderer(QObject):
    """Owned by the application, shared by its page views."""

    tile_ready = Signal(object)
    page_failed = Signal(object)
    measured = Signal(object)
    restarted = Signal()
    _arrived = Signal(object)

    def __init__(self, worker: PageWorker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cache = TileCache()
        self._worker = worker
        self._failures: dict[tuple[str, int], str] = {}
        self._viewers = 0
        self._users: dict[str, int] = {}
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        self._heard = worker.listen(self._take_in)

    def new_viewer(self) -> int:
        """A number by which the worker tells one view's wishes from another's."""
        self._viewers += 1
        return self._viewers

    def open(self, doc: str, path: Path) -> None:
        """A view shows a document from now on."""
        self._users[doc] = self._users.get(doc, 0) + 1
        if self._users[doc] == 1:
            self._worker.open(doc, path)

    def close(self, doc: str) -> None:
        """A view shows it no longer; the worker lets go when none does."""
        self._users[doc] -= 1
        if self._users[doc] == 0:
            del self._users[doc]
            self._worker.close_document(doc)

    def want(self, viewer: int, keys: tuple[TileKey, ...], urgent: int) -> None:
        """Ask for pictures in place of what this viewer asked for before."""
        self._worker.want(viewer, keys, urgent, self._heard)

    def measure(self, doc: str) -> None:
        """Ask for the sizes of all pages; ``measured`` tells them."""
        self._worker.measure(doc)

    def failure(self, doc: str, page: int) -> str:
        """Why a page cannot be shown, in words; empty when it can."""
        for place in ((doc, page), (doc, -1), ("", -1)):
            if place in self._failures:
                return self._failures[place]
        return ""

    def shut(self) -> None:
        """Hear nothing more; the worker itself is closed by who started it."""
        self._worker.listen(_ignore)

    def _take_in(self, news: News) -> None:
        if isinstance(news, Tile):
            self._arrived.emit((news.key, _image(news)))
        else:
            self._arrived.emit(news)

    def _on_arrived(self, news: tuple[TileKey, QImage] | News) -> None:
        match news:
            case Failed():
                self._failures[news.doc, news.page] = news.reason
                self.page_failed.emit(news)
            case Restarted():
                self._heard = 0
                self.restarted.emit()
            case Sizes():
                self.measured.emit(news)
            case (TileKey() as key, QImage() as image):
                self._heard += 1
                if key.scale != WARMING_SCALE:
                    self.cache.put(key, image)
                    self.tile_ready.emit(key)


def _ignore(_news: News) -> None:
    """Stand in for a listener that is gone."""


def _image(tile: Tile) -> QImage:
    width, height = tile.key.width, tile.key.height
    lent = QImage(tile.pixels, width, height, 3 * width, QImage.Format.Format_RGB888)
    # A copy, too: the pixels belong to the message.
    return lent.convertToFormat(QImage.Format.Format_RGB32)
