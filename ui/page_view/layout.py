"""Where the pages of a document lie below one another, in device pixels.

Whole pixels everywhere, so that a picture drawn for a page falls on the pixels of the screen at any
ratio. Prefix sums and bisection: the cost of finding a page does not grow with the document.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate


class PageLayout:
    """Pages in one column at one scale; turned pages have width and height exchanged."""

    def __init__(
        self, sizes: Sequence[tuple[float, float]], scale: float, rotation: int, gap: int
    ) -> None:
        self.scale = scale
        self.rotation = rotation
        self.gap = gap
        turned = is_turned(rotation)
        self.sizes = [
            (
                max(1, round((h if turned else w) * scale)),
                max(1, round((w if turned else h) * scale)),
            )
            for w, h in sizes
        ]
        steps = (height + gap for _, height in self.sizes)
        self.tops = list(accumulate(steps, initial=gap))
        self.height = self.tops[-1] if sizes else 0
        self.width = max((width for width, _ in self.sizes), default=0)

    def page_at(self, y: float) -> int:
        """The page at a height of the column; the gap above a page belongs to it."""
        return min(max(bisect_right(self.tops, y + self.gap) - 1, 0), len(self.sizes) - 1)

    def pages_between(self, top: float, bottom: float) -> range:
        """The pages of which something lies between two heights."""
        if not self.sizes:
            return range(0)
        return range(self.page_at(top), self.page_at(bottom) + 1)


def is_turned(rotation: int) -> bool:
    """Whether width and height change places."""
    return rotation % 180 != 0


def widest(sizes: Sequence[tuple[float, float]], rotation: int) -> float:
    """Width in points of the widest page, which is what fitting the width fits."""
    return max((size[is_turned(rotation)] for size in sizes), default=1.0)
