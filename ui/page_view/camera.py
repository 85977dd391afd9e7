"""What part of the column of pages the window shows: zoom, scroll, rotation, and points both ways.

Pure arithmetic without Qt. Everything on the side of the screen is in device pixels of the
viewport; everything on the side of the page is in points of the page as displayed, unturned, as
the geometry of the text has it. Turning the view is done here and nowhere else.
"""

from collections.abc import Sequence

from reviewer.text.geometry import Box
from ui.page_view.document import Fit, PagePosition
from ui.page_view.layout import PageLayout, widest

PIXELS_PER_POINT = 96 / 72
LEAST_ZOOM = 0.1
MOST_ZOOM = 8.0
ZOOM_STEPS = (
    0.1,
    0.25,
    0.33,
    0.5,
    0.67,
    0.75,
    0.9,
    1.0,
    1.1,
    1.25,
    1.5,
    1.75,
    2.0,
    2.5,
    3,
    4,
    6,
    8,
)
GAP = 30
SIDE = 14

Rect = tuple[float, float, float, float]


class Camera:
    """Sizes in ``width``, ``height``, ``x`` and ``y`` are device pixels; ``x, y`` is the scroll."""

    def __init__(self) -> None:
        self.sizes: Sequence[tuple[float, float]] = ()
        self.zoom = 1.0
        self.fit = Fit.WIDTH
        self.rotation = 0
        self.ratio = 1.0
        self.width = 1
        self.height = 1
        self.x = 0
        self.y = 0
        self._laid: tuple[float, int, int] | None = None
        self._relay()

    @property
    def scale(self) -> float:
        """Device pixels a point."""
        return self.zoom * PIXELS_PER_POINT * self.ratio

    @property
    def content_width(self) -> int:
        """Width of the column with its sides, at least that of the viewport."""
        return max(self.width, self.layout.width + 2 * self._pixels(SIDE))

    @property
    def content_height(self) -> int:
        return max(self.height, self.layout.height)

    def show(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Another document, from its beginning."""
        self.sizes, self._laid = sizes, None
        self.x = self.y = 0
        self._fit_zoom()
        self._relay()
        self._center()

    def resize(self, width: int, height: int, ratio: float) -> None:
        """Another window size or screen; what stands at the top stays there."""
        where = self.position()
        self.width, self.height, self.ratio = max(1, width), max(1, height), ratio
        self.restore(where)

    def set_fit(self, fit: Fit) -> None:
        where = self.position()
        self.fit = fit
        self.restore(PagePosition(where.page, where.fraction, self.zoom, fit, self.rotation))

    def rotate(self, rotation: int) -> None:
        """Turn every page in the view to ``rotation`` degrees; the page at the top stays."""
        page = self.position().page
        self.restore(PagePosition(page, 0.0, self.zoom, self.fit, rotation % 360))

    def zoom_to(self, zoom: float, x: float, y: float) -> None:
        """Zoom freely; the point of the page under ``x, y`` stays under it."""
        page = self.page_near(y)
        point = self.point_on(page, x, y)
        self.fit = Fit.FREE
        self.zoom = min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
        self._relay()
        left, top, _, _ = self.rect_on(page, Box(*point, *point))
        self.scroll_to(round(self.x + left - x), round(self.y + top - y))

    def step_zoom(self, step: int) -> float:
        """The next rounder zoom, up or down."""
        if step > 0:
            return next((zoom for zoom in ZOOM_STEPS if zoom > self.zoom * 1.01), MOST_ZOOM)
        return next((zoom for zoom in reversed(ZOOM_STEPS) if zoom < self.zoom * 0.99), LEAST_ZOOM)

    def scroll_to(self, x: int, y: int) -> None:
        """Scroll, as far as there is something to see."""
        self.x = min(max(x, 0), self.content_width - self.width)
        self.y = min(max(y, 0), self.content_height - self.height)

    def position(self) -> PagePosition:
        if not self.sizes:
            return PagePosition(0, 0.0, self.zoom, self.fit, self.rotation)
        page = self.layout.page_at(self.y)
        fraction = (self.y - self.layout.tops[page]) / self.layout.sizes[page][1]
        return PagePosition(page, fraction, self.zoom, self.fit, self.rotation)

    def restore(self, position: PagePosition) -> None:
        """Back to a position; a page that no longer exists becomes the nearest one."""
        self.fit, self.rotation = position.fit, position.rotation % 360
        self.zoom = min(max(position.zoom, LEAST_ZOOM), MOST_ZOOM)
        self._fit_zoom()
        self._relay()
        if not self.sizes:
            return
        page = min(max(position.page, 0), len(self.sizes) - 1)
        height = self.layout.sizes[page][1]
        self._center()
        self.scroll_to(self.x, round(self.layout.tops[page] + position.fraction * height))

    def show_box(self, page: int, box: Box, *, margin: float = 0.2, way: int = 0) -> None:
        """Scroll as little as brings a box into the middle part of the window, or not at all.

        ``way`` says that the reader steps down (1) or up (-1): the page then turns by a windowful,
        so that what comes next is in sight and the next steps leave the page where it is.
        """
        left, top, right, bottom = self.rect_on(page, box)
        edge = self.height * margin
        y = self.y
        fits = bottom - top <= self.height - 2 * edge
        if way > 0 and fits and bottom > self.height - edge:
            y = round(self.y + top - edge)
        elif way < 0 and fits and top < edge:
            y = round(self.y + bottom - self.height + edge)
        elif top < edge or bottom - top > self.height - 2 * edge:
            y = round(self.y + top - edge)
        elif bottom > self.height - edge:
            y = round(self.y + bottom - self.height + edge)
        x = self.x
        if left < 0 or right > self.width:
            x = round(self.x + left - self._pixels(SIDE))
        self.scroll_to(x, y)

    def visible_pages(self) -> range:
        return self.layout.pages_between(self.y, self.y + self.height - 1)

    def current_page(self) -> int:
        """The page a reader would name: the one at a third of the window."""
        return self.layout.page_at(self.y + self.height / 3) if self.sizes else 0

    def page_rect(self, page: int) -> tuple[int, int, int, int]:
        """Left, top, width and height of a page in the viewport."""
        width, height = self.layout.sizes[page]
        left = (self.content_width - width) // 2
        return left - self.x, self.layout.tops[page] - self.y, width, height

    def page_near(self, y: float) -> int:
        """The page at or nearest to a height of the viewport."""
        return self.layout.page_at(self.y + y)

    def point_on(self, page: int, x: float, y: float) -> tuple[float, float]:
        """A point of the viewport in points of a page (outside of it, too)."""
        left, top, _, _ = self.page_rect(page)
        across, down = (x - left) / self.scale, (y - top) / self.scale
        width, height = self.sizes[page]
        match self.rotation:
            case 90:
                return down, height - across
            case 180:
                return width - across, height - down
            case 270:
                return width - down, across
            case _:
                return across, down

    def rect_on(self, page: int, box: Box) -> Rect:
        """Left, top, right and bottom in the viewport of a box of a page."""
        left, top, _, _ = self.page_rect(page)
        (x0, y0), (x1, y1) = self._turned(page, box.x0, box.y0), self._turned(page, box.x1, box.y1)
        xs, ys = sorted((x0, x1)), sorted((y0, y1))
        scale = self.scale
        return left + xs[0] * scale, top + ys[0] * scale, left + xs[1] * scale, top + ys[1] * scale

    def _turned(self, page: int, x: float, y: float) -> tuple[float, float]:
        width, height = self.sizes[page]
        match self.rotation:
            case 90:
                return height - y, x
            case 180:
                return width - x, height - y
            case 270:
                return y, width - x
            case _:
                return x, y

    def _pixels(self, logical: float) -> int:
        return round(logical * self.ratio)

    def _center(self) -> None:
        self.x = (self.content_width - self.width) // 2

    def _relay(self) -> None:
        """Lay the pages out, unless they lie so already: there may be thousands."""
        wanted = (self.scale, self.rotation, self._pixels(GAP))
        if wanted != self._laid:
            self._laid = wanted
            self.layout = PageLayout(self.sizes, *wanted)

    def _fit_zoom(self) -> None:
        if self.fit is Fit.FREE or not self.sizes:
            return
        unit = PIXELS_PER_POINT * self.ratio
        across = (self.width - 2 * self._pixels(SIDE)) / (widest(self.sizes, self.rotation) * unit)
        if self.fit is Fit.PAGE:
            tallest = widest(self.sizes, self.rotation + 90)
            across = min(across, (self.height - 2 * self._pixels(GAP)) / (tallest * unit))
        self.zoom = min(max(across, LEAST_ZOOM), MOST_ZOOM)
