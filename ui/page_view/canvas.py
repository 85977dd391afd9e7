"""The canvas of the page view: pages in a column that scroll and zoom, with what is marked on them.

A scroll area of our own rather than QPdfView (no words, no overlays, a second engine with other
coordinates) or QGraphicsView (two thousand items to keep in step). Layout and zoom are the
camera's, pixels the painter's; the widget passes events on and keeps the scroll bars true.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessibleInterface,
    QHelpEvent,
    QHideEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from reviewer.text.layer import Span
from reviewer.workers.page_messages import Failed, TileKey
from ui.page_view.camera import Camera
from ui.page_view.document import Fit, Highlight, PageDocument, PagePosition
from ui.page_view.margin import marks_at
from ui.page_view.marks import Marks
from ui.page_view.painting import PagePainter, Scene
from ui.page_view.printed_text import PrintedText
from ui.page_view.rendering import PageRenderer
from ui.page_view.ticks import TickScrollBar
from ui.page_view.wishes import shown, wishes
from ui.theme import Theme

LINE_STEP = 40
ZOOM_BASE = 1.0015
STEP_MARGIN = 0.12


class PageCanvas(QAbstractScrollArea):
    """Shows pages and marks; signals carry value types. A zoom of 1.0 is actual size."""

    position_changed = Signal(object)
    page_changed = Signal(object)
    zoom_changed = Signal(object)

    def __init__(self, renderer: PageRenderer, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._renderer = renderer
        self._theme = theme
        self._viewer = renderer.new_viewer()
        self._document: PageDocument | None = None
        self._text: PrintedText | None = None
        self._camera = Camera()
        self._scene = Scene(self._camera, renderer.cache, failure=self._failure)
        self._painter = PagePainter(theme)
        self._page = 0
        self._syncing = False
        self._asked: tuple[TileKey, ...] | None = None
        self._shows_focus = False
        # Kept here because Qt keeps no reference to an interface made in Python.
        self.accessible: QAccessibleInterface | None = None
        self._bar = TickScrollBar(self)
        self._ask_soon = QTimer(self, singleShot=True, interval=0)
        self._ask_soon.timeout.connect(self._ask)
        self._build()

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollBar(self._bar)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._renderer.tile_ready.connect(self._on_tile_ready)
        self._renderer.page_failed.connect(self._on_page_failed)
        self._renderer.restarted.connect(self._on_restarted)
        self._theme.changed.connect(self._on_theme_changed)

    @property
    def document(self) -> PageDocument | None:
        return self._document

    def set_document(self, document: PageDocument | None) -> None:
        """Show a document from its beginning, without marks or hits; ``None`` lets go of it."""
        if self._document is not None:
            self._stop_asking()
            self._renderer.close(self._document.key)
        self._document = document
        self._text = PrintedText(document) if document else None
        self._scene.show(document.key if document else "", self._text)
        if document is not None:
            self._renderer.open(document.key, document.path)
        self._camera.show(document.page_sizes if document else ())
        self._set_ticks()
        self._set_found_ticks()
        self._on_camera_moved()

    def set_highlights(self, highlights: Iterable[Highlight]) -> None:
        """The passages of this exhibit; replaces those shown."""
        self._scene.marks = Marks(self._text, highlights)
        self._set_ticks()
        self.viewport().update()

    def set_hits(self, hits: Sequence[Span], current: int | None = None) -> None:
        """What find found, and which of them it stands on."""
        on_page: dict[int, list[Span]] = defaultdict(list)
        if self._text is not None:
            for hit in hits:
                for page in self._text.pages_of(hit):
                    on_page[page].append(hit)
        self._scene.hits, self._scene.hits_on_page = tuple(hits), on_page
        self._scene.hit_now = current if current is not None and current < len(hits) else None
        self.viewport().update()

    def set_found(self, found: Sequence[Span], now: Sequence[Span] = ()) -> None:
        """What a search across exhibits found here, and the words of the hit stood on."""
        on_page: dict[int, list[Span]] = defaultdict(list)
        if self._text is not None:
            for span in found:
                for page in self._text.pages_of(span):
                    on_page[page].append(span)
        self._scene.found, self._scene.found_on_page = tuple(found), on_page
        self._scene.found_now = frozenset(now)
        self._set_found_ticks()
        self.viewport().update()

    def set_unit(self, spans: tuple[Span, ...]) -> None:
        """Frame the unit that stands ready to be tagged; none removes the frame."""
        self._scene.unit = spans
        self.viewport().update()

    def set_page_label(self, label: Callable[[int], str]) -> None:
        """What is printed above each page, such as ``Tr. 34 · PDF 36``."""
        self._scene.page_label = label
        self.viewport().update()

    def set_dimmed(self, dimmed: bool) -> None:
        """Grey the paper a little, for dark rooms."""
        self._scene.dimmed = dimmed
        self.viewport().update()

    # --- where the reader is --------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        return self._camera.zoom

    @property
    def fit(self) -> Fit:
        return self._camera.fit

    @property
    def current_page(self) -> int:
        """The page a reader would say is open, from 0."""
        return self._camera.current_page()

    def position(self) -> PagePosition:
        return self._camera.position()

    def restore(self, position: PagePosition) -> None:
        self._camera.restore(position)
        self._on_camera_moved()

    def go_to(self, page: int, fraction: float = 0.0) -> None:
        """Bring the top of a page (or a place further down) to the top of the window."""
        camera = self._camera
        where = PagePosition(page, fraction, camera.zoom, camera.fit, camera.rotation)
        camera.restore(where)
        if fraction == 0.0:
            camera.scroll_to(camera.x, camera.y - camera.layout.gap)
        self._on_camera_moved()

    def show_span(self, span: Span, *, way: int = 0) -> None:
        """Scroll as little as brings the beginning of a span, and its end if it fits, into view.

        ``way`` as in ``Camera.show_box``.
        """
        if self._text is None:
            return
        first = self._text.page_of(span.start)
        boxes = self._text.boxes(first, span)
        if not boxes:
            self.go_to(*self._text.fraction_of(span.start))
            return
        top, bottom = min(box.y0 for box in boxes), max(box.y1 for box in boxes)
        around = type(boxes[0])(boxes[0].x0, top, boxes[0].x1, bottom)
        self._camera.show_box(first, around, margin=STEP_MARGIN if way else 0.2, way=way)
        self._on_camera_moved()

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom freely; the point of the page under ``at`` (or in the middle) stays where it is."""
        ratio = self._camera.ratio
        point = at if at is not None else QPointF(self.viewport().rect().center())
        self._camera.zoom_to(zoom, point.x() * ratio, point.y() * ratio)
        self._on_camera_moved()

    def zoom_in(self) -> None:
        self.set_zoom(self._camera.step_zoom(1))

    def zoom_out(self) -> None:
        self.set_zoom(self._camera.step_zoom(-1))

    def set_fit(self, fit: Fit) -> None:
        self._camera.set_fit(fit)
        self._on_camera_moved()

    def rotate(self, degrees: int = 90) -> None:
        """Turn the view of every page, clockwise."""
        self._camera.rotate(self._camera.rotation + degrees)
        self._on_camera_moved()

    def is_sharp(self) -> bool:
        """Every picture on the screen is there, or is known never to come."""
        return self._wishes()[1] == 0

    def rects_of(self, spans: Iterable[Span]) -> list[QRect]:
        """Where spans stand in the viewport, in Qt's pixels: for what floats beside them."""
        camera, rects = self._camera, []
        if self._text is None:
            return []
        visible = set(camera.visible_pages())
        for span in spans:
            for page in sorted(visible.intersection(self._text.pages_of(span))):
                for box in self._text.boxes(page, span):
                    sides = [round(side / camera.ratio) for side in camera.rect_on(page, box)]
                    rects.append(QRect(QPoint(*sides[:2]), QPoint(*sides[2:])))
        return rects

    def page_span(self) -> Span:
        """The text of the current page, in code points of the layer."""
        if self._text is None or not self._camera.sizes:
            return Span(0, 0)
        geometry = self._text.page(self.current_page)
        return Span(geometry.start, geometry.end)

    def page_words(self) -> str:
        """The words of the current page."""
        span = self.page_span()
        return self._text.text[span.start : span.end] if self._text else ""

    def accessible_page_name(self) -> str:
        """What a screen reader calls the page, such as ``Exhibit page Tr. 34 · PDF 36``."""
        label = self._scene.page_label(self.current_page) if self._camera.sizes else ""
        return f"{self.accessibleName()} {label}".strip()

    def offset_under(self, point: QPoint) -> int | None:
        """The code point under a point of the viewport; ``None`` beside the words."""
        return self._words_at(QPointF(point))

    def passages_at(self, point: QPoint) -> list[Highlight]:
        """The passages under a point of the viewport, words or margin, the shortest first."""
        place = self._words_at(QPointF(point))
        return self._scene.marks.at(place) if place is not None else self._marked_beside(point)

    def _marked_beside(self, point: QPoint) -> list[Highlight]:
        """The passages whose marks in the margin lie under a point."""
        text, camera = self._text, self._camera
        if text is None or not camera.sizes:
            return []
        x, y = point.x() * camera.ratio, point.y() * camera.ratio
        page = camera.page_near(y)
        found = marks_at(
            camera, text.page(page), self._scene.marks.on_page(page), *camera.point_on(page, x, y)
        )
        return [mark.highlight for mark in found]

    # --- Qt's events ----------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        ratio = self._camera.ratio
        painter.scale(1 / ratio, 1 / ratio)
        self._painter.paint(painter, self._scene)
        if self._shows_focus:
            painter.setPen(QPen(self._theme.color("accent"), 2 * ratio))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset = round(ratio)
            frame = QRect(0, 0, self._camera.width, self._camera.height)
            painter.drawRect(frame.adjusted(inset, inset, -inset, -inset))
        painter.end()
        self._ask_soon.start()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._on_resized()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_resized()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stop_asking()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._on_resized()
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.set_zoom(self.zoom * (1 + event.value()), event.position())
                return True
        elif isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            notes = [one.note for one in self.passages_at(event.pos()) if one.note]
            QToolTip.showText(event.globalPos(), "\n\n".join(notes), self.viewport())
            return True
        return super().viewportEvent(event)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        if self._syncing:
            return
        self._camera.scroll_to(self.horizontalScrollBar().value(), self._bar.value())
        self._on_scrolled()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * ZOOM_BASE ** event.angleDelta().y(), event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    # --- what follows from them -----------------------------------------------------------------

    def _on_resized(self) -> None:
        ratio = self.viewport().devicePixelRatioF()
        size = self.viewport().size()
        self._camera.resize(round(size.width() * ratio), round(size.height() * ratio), ratio)
        self._on_camera_moved()

    def _on_camera_moved(self) -> None:
        """Bring the scroll bars to where the camera is, and tell who listens."""
        camera, across = self._camera, self.horizontalScrollBar()
        self._syncing = True
        self._bar.setRange(0, camera.content_height - camera.height)
        self._bar.setPageStep(camera.height)
        self._bar.setSingleStep(round(LINE_STEP * camera.ratio))
        self._bar.setValue(camera.y)
        across.setRange(0, camera.content_width - camera.width)
        across.setPageStep(camera.width)
        across.setSingleStep(round(LINE_STEP * camera.ratio))
        across.setValue(camera.x)
        self._syncing = False
        self.zoom_changed.emit(camera.zoom)
        self._on_scrolled()

    def _on_scrolled(self) -> None:
        self.viewport().update()
        self.position_changed.emit(self._camera.position())
        if (page := self.current_page) != self._page:
            self._page = page
            self.page_changed.emit(page)

    def _on_tile_ready(self, key: TileKey) -> None:
        if key.doc == self._scene.doc and key.page in self._camera.visible_pages():
            left, top, width, height = (
                round(side / self._camera.ratio) for side in self._camera.page_rect(key.page)
            )
            self.viewport().update(QRect(left - 1, top - 1, width + 2, height + 2))

    def _on_page_failed(self, failed: Failed) -> None:
        if failed.doc in ("", self._scene.doc):
            self.viewport().update()

    def _on_restarted(self) -> None:
        self._asked = None
        self._ask_soon.start()

    def _on_theme_changed(self) -> None:
        self._set_ticks()
        self._set_found_ticks()
        self.viewport().update()

    def _ask(self) -> None:
        if self._document is None or not self.isVisible():
            return
        self._renderer.cache.hold(
            self._viewer, shown(self._camera, self._renderer.cache, self._scene.doc)
        )
        keys, urgent = self._wishes()
        if keys != self._asked:
            self._asked = keys
            self._renderer.want(self._viewer, keys, urgent)

    def _stop_asking(self) -> None:
        """A page that nobody sees is not worth drawing."""
        self._asked = None
        self._renderer.cache.hold(self._viewer, ())
        self._renderer.want(self._viewer, (), 0)

    def _wishes(self) -> tuple[tuple[TileKey, ...], int]:
        return wishes(self._camera, self._renderer.cache, self._scene.doc, self._is_hopeless)

    def _is_hopeless(self, page: int) -> bool:
        return bool(self._failure(page))

    def _failure(self, page: int) -> str:
        return self._renderer.failure(self._scene.doc, page)

    def _set_ticks(self) -> None:
        """Ticks stand at a share of the column, so that zooming leaves them where they are."""
        layout = self._camera.layout
        total = max(1, layout.height)
        self._bar.set_ticks(
            [
                (
                    (layout.tops[tick.page] + tick.fraction * layout.sizes[tick.page][1]) / total,
                    tick.colour,
                    tick.active,
                )
                for tick in self._scene.marks.ticks()
            ]
        )

    def _set_found_ticks(self) -> None:
        layout, text = self._camera.layout, self._text
        if text is None:
            self._bar.set_found((), "")
            return
        places = (text.fraction_of(span.start) for span in self._scene.found)
        total = max(1, layout.height)
        self._bar.set_found(
            [
                (layout.tops[page] + fraction * layout.sizes[page][1]) / total
                for page, fraction in places
            ],
            self._theme.hex("warn"),
        )

    def _scroll_by(self, pixels: int) -> None:
        self._bar.setValue(self._bar.value() + round(pixels * self._camera.ratio))

    def _words_at(self, point: QPointF) -> int | None:
        """The code point under the pointer; ``None`` beside the words."""
        if self._text is None or not self._camera.sizes:
            return None
        ratio = self._camera.ratio
        page = self._camera.page_near(point.y() * ratio)
        place = self._camera.point_on(page, point.x() * ratio, point.y() * ratio)
        if not self._text.is_over_words(page, *place):
            return None
        return self._text.offset_at(page, *place)
