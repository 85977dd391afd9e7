"""The pictures of pages that are kept: bounded, and never those that someone is looking at."""

from PySide6.QtGui import QImage

from reviewer.workers.page_messages import TileKey
from ui.page_view.tiles import TileCache

SIDE = 64
BYTES = SIDE * SIDE * 4


def key(page: int, doc: str = "long") -> TileKey:
    return TileKey(doc, page, 1.0, 0, 0, 0, SIDE, SIDE)


def fill(cache: TileCache, *pages: int) -> None:
    for page in pages:
        cache.put(key(page), QImage(SIDE, SIDE, QImage.Format.Format_RGB32))


def pages_of(cache: TileCache) -> list[int]:
    return sorted(one.page for one in cache)


def test_the_pictures_used_longest_ago_go_first():
    cache = TileCache(3 * BYTES)
    fill(cache, 0, 1, 2)
    cache.get(key(0))

    fill(cache, 3)

    assert pages_of(cache) == [0, 2, 3]


def test_what_a_view_shows_stays_however_much_another_one_scrolls():
    cache = TileCache(4 * BYTES)
    fill(cache, 100, 101)
    cache.hold(1, [key(100), key(101)])

    fill(cache, *range(20))

    assert pages_of(cache) == [18, 19, 100, 101]


def test_what_is_shown_no_longer_goes_like_anything_else():
    cache = TileCache(2 * BYTES)
    fill(cache, 100)
    cache.hold(1, [key(100)])
    fill(cache, 0, 1)
    cache.hold(1, [])

    fill(cache, 2, 3)

    assert pages_of(cache) == [2, 3]


def test_the_newest_picture_stays_where_all_others_are_shown():
    cache = TileCache(2 * BYTES)
    fill(cache, 100, 101)
    cache.hold(1, [key(100), key(101)])

    fill(cache, 7)

    assert pages_of(cache) == [7, 100, 101]
