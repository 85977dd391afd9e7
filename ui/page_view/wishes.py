"""Which pictures a view should ask for next: those on the screen, then those it will soon need."""

from collections.abc import Callable, Iterator

from reviewer.workers.page_messages import TileKey
from ui.page_view.camera import Camera
from ui.page_view.tiles import PageKey, TileCache, is_whole, low, squares, whole

AHEAD = (1, -1, 2)


def wishes(
    camera: Camera, cache: TileCache, doc: str, is_hopeless: Callable[[int], bool]
) -> tuple[tuple[TileKey, ...], int]:
    """Pictures not yet kept, most urgent first, and how many of them are on the screen."""
    visible = camera.visible_pages()
    on_screen = shown(camera, cache, doc)
    ahead = [key for page in _neighbours(camera, visible) for key in _small(camera, doc, page)]
    rest = [key for page in visible for key in _around(camera, doc, page)]
    keys = dict.fromkeys(on_screen + ahead + rest)
    missing = [key for key in keys if key not in cache and not is_hopeless(key.page)]
    urgent = set(on_screen)
    return tuple(missing), sum(key in urgent for key in missing)


def shown(camera: Camera, cache: TileCache, doc: str) -> list[TileKey]:
    """The pictures that the screen is made of, those that are there and those still to come."""
    return [key for page in camera.visible_pages() for key in _shown(camera, cache, doc, page)]


def _shown(camera: Camera, cache: TileCache, doc: str, page: int) -> Iterator[TileKey]:
    key, size = page_key(camera, doc, page), camera.layout.sizes[page]
    if is_whole(*size):
        yield whole(key, camera.scale, size)
        return
    # Something soft for the whole page first: squares come one after the other.
    if not cache.softer(key, camera.scale):
        yield low(key, camera.scale, size)
    yield from squares(key, camera.scale, size, visible_part(camera, page))


def _around(camera: Camera, doc: str, page: int) -> Iterator[TileKey]:
    """Squares just above and below the window, for pages that are cut up."""
    key, size = page_key(camera, doc, page), camera.layout.sizes[page]
    if not is_whole(*size):
        left, top, right, bottom = visible_part(camera, page)
        margin = camera.height // 2
        yield from squares(key, camera.scale, size, (left, top - margin, right, bottom + margin))


def _small(camera: Camera, doc: str, page: int) -> Iterator[TileKey]:
    key, size = page_key(camera, doc, page), camera.layout.sizes[page]
    yield (whole if is_whole(*size) else low)(key, camera.scale, size)


def _neighbours(camera: Camera, visible: range) -> Iterator[int]:
    for step in AHEAD:
        page = visible.stop - 1 + step if step > 0 else visible.start + step
        if 0 <= page < len(camera.sizes):
            yield page


def page_key(camera: Camera, doc: str, page: int) -> PageKey:
    """A page as the cache knows it."""
    return doc, page, camera.rotation


def visible_part(camera: Camera, page: int) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is on the screen, in pixels of the page."""
    left, top, width, height = camera.page_rect(page)
    return (
        max(0, -left),
        max(0, -top),
        min(width, camera.width - left),
        min(height, camera.height - top),
    )
