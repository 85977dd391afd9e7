"""The rows of a long list: all ids in memory, what they show read by page and kept while near.

A list of 200,000 rows is shown, sorted and scrolled for the price of its ids (one query) and of the
pages that are looked at. Refused: Qt's own sorting proxy, which asks Python for every cell.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")
_PAGE = 256
_KEPT = 24


class PagedRows(Generic[K, V]):
    """What stands at each place of a list of ids."""

    def __init__(self, read: Callable[[Sequence[K]], dict[K, V]], page: int = _PAGE) -> None:
        """``read`` gives the rows of some ids, at most ``page`` at once."""
        self._read = read
        self._page = page
        self._pages: OrderedDict[int, dict[K, V]] = OrderedDict()
        self.ids: Sequence[K] = ()

    def __len__(self) -> int:
        return len(self.ids)

    def show(self, ids: Sequence[K]) -> None:
        """Show these from now on; everything is read again."""
        self.ids = ids
        self._pages.clear()

    def insert(self, place: int, key: K) -> None:
        """Show one more; what stands above it need not be read again."""
        self.ids = [*self.ids[:place], key, *self.ids[place:]]
        for number in [one for one in self._pages if one >= place // self._page]:
            del self._pages[number]

    def at(self, place: int) -> V | None:
        """The row at a place; ``None`` where it was taken away since the ids were read."""
        number = place // self._page
        page = self._pages.get(number)
        if page is None:
            page = self._load(number)
        else:
            self._pages.move_to_end(number)
        return page.get(self.ids[place])

    def forget(self) -> None:
        """Read every row again when it is next looked at."""
        self._pages.clear()

    def forget_where(self, is_stale: Callable[[V], bool]) -> None:
        """Read again the pages that hold a stale row."""
        stale = [n for n, page in self._pages.items() if any(map(is_stale, page.values()))]
        for number in stale:
            del self._pages[number]

    def known(self) -> Iterable[V]:
        """The rows that are in memory."""
        for page in self._pages.values():
            yield from page.values()

    def _load(self, number: int) -> dict[K, V]:
        wanted = self.ids[number * self._page : (number + 1) * self._page]
        page = self._pages[number] = self._read(wanted)
        while len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
        return page
