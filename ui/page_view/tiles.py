"""Which pictures a page is made of, and the pictures kept.

A page is one picture while that stays small: cutting up a scan would decode it once for every
piece. Beyond that it is cut into squares. A page that lacks its sharp pictures is painted with
the best of another scale, so that a reader sees a softer page, never an empty one.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator

from PySide6.QtGui import QImage

from reviewer.workers.page_messages import TileKey

WHOLE_HEIGHT = 2400
WHOLE_BYTES = 16 * 1024 * 1024
TILE = 1024
LOW_HEIGHT = 640
CACHE_BYTES = 128 * 1024 * 1024

PageKey = tuple[str, int, int]


def is_whole(width: int, height: int) -> bool:
    """Whether a page of this many device pixels is drawn as one picture."""
    return height <= WHOLE_HEIGHT and 4 * width * height <= WHOLE_BYTES


def whole(page: PageKey, scale: float, size: tuple[int, int]) -> TileKey:
    """The page as one picture."""
    doc, number, rotation = page
    return TileKey(doc, number, scale, rotation, 0, 0, *size)


def low(page: PageKey, scale: float, size: tuple[int, int]) -> TileKey:
    """The page as one small picture, to stand behind squares that are still to come."""
    share = min(1.0, LOW_HEIGHT / max(size))
    width, height = (max(1, round(side * share)) for side in size)
    return whole(page, scale * share, (width, height))


def squares(
    page: PageKey, scale: float, size: tuple[int, int], part: tuple[int, int, int, int]
) -> Iterator[TileKey]:
    """The squares that cover a part (left, top, right, bottom) of a page, row by row."""
    doc, number, rotation = page
    width, height = size
    left, top = max(0, part[0]) // TILE * TILE, max(0, part[1]) // TILE * TILE
    for y in range(top, min(height, part[3]), TILE):
        for x in range(left, min(width, part[2]), TILE):
            across, down = min(TILE, width - x), min(TILE, height - y)
            yield TileKey(doc, number, scale, rotation, x, y, across, down)


class TileCache:
    """Pictures by key, the ones used longest ago dropped first, bounded in bytes."""

    def __init__(self, capacity: int = CACHE_BYTES) -> None:
        self._capacity = capacity
        self._images: OrderedDict[TileKey, QImage] = OrderedDict()
        self._of_page: dict[PageKey, dict[TileKey, None]] = {}
        self._held: dict[int, frozenset[TileKey]] = {}
        self._bytes = 0

    @property
    def bytes_kept(self) -> int:
        return self._bytes

    def __iter__(self) -> Iterator[TileKey]:
        """What is kept, longest unused first."""
        return iter(tuple(self._images))

    def set_capacity(self, capacity: int) -> None:
        """Keep no more than this many bytes from now on."""
        self._capacity = capacity
        self._make_room()

    def __contains__(self, key: TileKey) -> bool:
        return key in self._images

    def get(self, key: TileKey) -> QImage | None:
        image = self._images.get(key)
        if image is not None:
            self._images.move_to_end(key)
        return image

    def put(self, key: TileKey, image: QImage) -> None:
        self._drop(key)
        self._images[key] = image
        self._of_page.setdefault(_page_of(key), {})[key] = None
        self._bytes += image.sizeInBytes()
        self._make_room()

    def softer(self, page: PageKey, scale: float) -> list[tuple[TileKey, QImage]]:
        """Pictures of a page at other scales in painting order: the nearest scale last."""
        others = [key for key in self._of_page.get(page, ()) if key.scale != scale]
        others.sort(key=lambda key: min(key.scale, scale) / max(key.scale, scale))
        found = [(key, self._images[key]) for key in others]
        for key, _ in found:
            self._images.move_to_end(key)
        return found

    def hold(self, viewer: int, keys: Iterable[TileKey]) -> None:
        """Keep what is on this viewer's screen, in place of what was: two views share the room."""
        self._held[viewer] = frozenset(keys)

    def forget(self, doc: str) -> None:
        """Drop every picture of a document."""
        for key in [key for key in self._images if key.doc == doc]:
            self._drop(key)

    def _make_room(self) -> None:
        if self._bytes <= self._capacity:
            return
        held = frozenset[TileKey]().union(*self._held.values())
        last = next(reversed(self._images))
        for key in [key for key in self._images if key not in held and key != last]:
            self._drop(key)
            if self._bytes <= self._capacity:
                return

    def _drop(self, key: TileKey) -> None:
        image = self._images.pop(key, None)
        if image is None:
            return
        self._bytes -= image.sizeInBytes()
        siblings = self._of_page[_page_of(key)]
        del siblings[key]
        if not siblings:
            del self._of_page[_page_of(key)]


def _page_of(key: TileKey) -> PageKey:
    return key.doc, key.page, key.rotation
