"""Paints what the camera sees: paper, pictures, marks, selection. It never waits for anything.

All in device pixels: the painter is scaled back to them, so that a picture lands on the pixels it
was drawn for. Tints are multiplied onto the page, which leaves black type black; many of them on
one page are laid on an overlay once and then multiplied in one go.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from reviewer.text.geometry import Box
from reviewer.text.layer import Span
from ui.page_view.camera import Camera
from ui.page_view.margin import paint_margin
from ui.page_view.marks import Mark, Marks, looks
from ui.page_view.printed_text import PrintedText
from ui.page_view.tiles import PageKey, TileCache, is_whole, squares, whole
from ui.page_view.wishes import page_key, visible_part
from ui.theme import Theme
from ui.tokens import FOUND, FOUND_NOW, INK, PAPER, SELECTED
from ui.translation import told

DIMMING = 36
BAKE_FROM = 200
OVERLAYS_KEPT = 4
UNIT_EDGE = "#6C90CF"
UNIT_GROUND = "#F1F6FE"
FOUND_EDGE = "#8F5400"
Multiply = QPainter.CompositionMode.CompositionMode_Multiply
Fill = tuple[Box, str]


@dataclass(slots=True)
class Scene:
    """All that one view shows; the view writes it, the painter reads it."""

    camera: Camera
    cache: TileCache
    doc: str = ""
    text: PrintedText | None = None
    marks: Marks = field(default_factory=Marks)
    selected: tuple[Span, ...] = ()
    hits: Sequence[Span] = ()
    hits_on_page: dict[int, list[Span]] = field(default_factory=dict)
    hit_now: int | None = None
    found: tuple[Span, ...] = ()
    found_on_page: dict[int, list[Span]] = field(default_factory=dict)
    found_now: frozenset[Span] = frozenset()
    unit: tuple[Span, ...] = ()
    caret: int | None = None
    dimmed: bool = False
    page_label: Callable[[int], str] = str
    failure: Callable[[int], str] = lambda _page: ""

    def show(self, doc: str, text: PrintedText | None) -> None:
        """Another document: nothing of the old one stays."""
        self.doc, self.text, self.marks = doc, text, Marks()
        self.hits, self.hits_on_page, self.hit_now = (), {}, None
        self.found, self.found_on_page, self.found_now = (), {}, frozenset()
        self.selected, self.unit, self.caret = (), (), None


class PagePainter:
    """Paints a scene in the colours of the theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._overlays: dict[tuple[object, ...], QImage] = {}

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the whole viewport; the painter's unit is a device pixel."""
        camera = scene.camera
        canvas = QRect(0, 0, camera.width + 1, camera.height + 1)
        painter.fillRect(canvas, self._theme.color("canvas"))
        for page in camera.visible_pages():
            self._paint_paper(painter, scene, page)
            if reason := scene.failure(page):
                self._paint_failure(painter, scene, page, reason)
            if scene.text is not None:
                self._paint_text_marks(painter, scene, scene.text, page)

    def _paint_paper(self, painter: QPainter, scene: Scene, page: int) -> None:
        rect = QRect(*scene.camera.page_rect(page))
        ratio = scene.camera.ratio
        self._paint_label(painter, scene, page, rect)
        edge = max(1, round(ratio))
        painter.fillRect(rect.adjusted(-edge, -edge, edge, edge), self._theme.color("line_strong"))
        painter.fillRect(rect, QColor(PAPER))
        painter.save()
        painter.setClipRect(rect)
        for at, image in pictures(scene, page):
            if image.size() == at.size():
                painter.drawImage(at.topLeft(), image)
            else:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(at, image)
        painter.restore()
        if scene.dimmed:
            painter.fillRect(rect, QColor(0, 0, 0, DIMMING))

    def _paint_label(self, painter: QPainter, scene: Scene, page: int, rect: QRect) -> None:
        ratio = scene.camera.ratio
        painter.setFont(self._theme.font(round(11 * ratio)))
        painter.setPen(self._theme.color("muted"))
        gap = scene.camera.layout.gap
        left = max(rect.left(), round(8 * ratio))
        line = QRect(left, rect.top() - gap, max(rect.width(), round(120 * ratio)), gap)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, flags, scene.page_label(page))

    def _paint_failure(self, painter: QPainter, scene: Scene, page: int, reason: str) -> None:
        rect = QRect(*scene.camera.page_rect(page))
        shown = rect.intersected(QRect(0, 0, scene.camera.width, scene.camera.height))
        painter.setFont(self._theme.font(round(13 * scene.camera.ratio)))
        painter.setPen(QColor(INK))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(shown.adjusted(20, 20, -20, -20), flags, told(reason))

    def _paint_text_marks(
        self, painter: QPainter, scene: Scene, text: PrintedText, page: int
    ) -> None:
        marks = scene.marks.on_page(page)
        self._paint_unit(painter, scene, text, page)
        self._paint_fills(painter, scene, page, _fills(scene, text, page, marks))
        selected = [box for span in scene.selected for box in text.boxes(page, span)]
        _multiply(painter, scene.camera, page, [(box, SELECTED) for box in selected])
        for mark in marks:
            if mark.highlight.active:
                strong = looks(mark.highlight)[0].strong
                _outline(painter, scene.camera, page, mark.boxes, strong)
        if scene.hit_now is not None:
            found = text.word_boxes(page, scene.hits[scene.hit_now])
            _outline(painter, scene.camera, page, found, FOUND_EDGE)
        self._paint_found(painter, scene, text, page)
        paint_margin(painter, self._theme, scene.camera, text.page(page), page, marks)
        self._paint_caret(painter, scene, text, page)

    def _paint_found(self, painter: QPainter, scene: Scene, text: PrintedText, page: int) -> None:
        """The hits of a search: a double line below the words, which no tag has; now framed."""
        ratio, pen = scene.camera.ratio, QColor(FOUND_EDGE)
        thick, thin = max(1, round(2 * ratio)), max(1, round(ratio))
        for span in scene.found_on_page.get(page, ()):
            boxes = text.word_boxes(page, span)
            for box in boxes:
                rect = _rect(scene.camera, page, box).toRect()
                bottom = rect.bottom() + 1
                painter.fillRect(rect.left(), bottom, rect.width(), thick, pen)
                painter.fillRect(rect.left(), bottom + thick + thin, rect.width(), thin, pen)
            if span in scene.found_now:
                _outline(painter, scene.camera, page, boxes, FOUND_EDGE)

    def _paint_fills(
        self, painter: QPainter, scene: Scene, page: int, fills: Sequence[Fill]
    ) -> None:
        camera = scene.camera
        if len(fills) <= BAKE_FROM or not is_whole(*camera.layout.sizes[page]):
            _multiply(painter, camera, page, fills)
            return
        left, top, _, _ = camera.page_rect(page)
        painter.setCompositionMode(Multiply)
        painter.drawImage(left, top, self._overlay(scene, page, fills))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def _overlay(self, scene: Scene, page: int, fills: Sequence[Fill]) -> QImage:
        camera = scene.camera
        # The fills themselves are part of the key: they change with the passages and the hits.
        key = (scene.doc, page, camera.scale, camera.rotation, hash(tuple(fills)))
        if key not in self._overlays:
            while len(self._overlays) >= OVERLAYS_KEPT:
                del self._overlays[next(iter(self._overlays))]
            self._overlays[key] = _baked(camera, page, fills)
        return self._overlays[key]

    def _paint_unit(self, painter: QPainter, scene: Scene, text: PrintedText, page: int) -> None:
        boxes = [box for span in scene.unit for box in text.word_boxes(page, span)]
        if not boxes:
            return
        ratio = scene.camera.ratio
        around = Box(
            min(box.x0 for box in boxes),
            min(box.y0 for box in boxes),
            max(box.x1 for box in boxes),
            max(box.y1 for box in boxes),
        )
        frame = _rect(scene.camera, page, around).adjusted(-6 * ratio, -ratio, 6 * ratio, ratio)
        frame = QRectF(frame.toAlignedRect()).adjusted(-0.5, -0.5, 0.5, 0.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(UNIT_EDGE), max(1.0, ratio)))
        painter.setBrush(QColor(UNIT_GROUND))
        painter.setCompositionMode(Multiply)
        painter.drawRoundedRect(frame, 5 * ratio, 5 * ratio)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_caret(self, painter: QPainter, scene: Scene, text: PrintedText, page: int) -> None:
        if scene.caret is None or text.page_of(scene.caret) != page:
            return
        found = text.caret_box(scene.caret)
        if found is None or found[0] != page:
            return
        rect = _rect(scene.camera, page, found[1])
        half = max(0.75 * scene.camera.ratio, 0.75)
        painter.fillRect(rect.adjusted(-half, -half, half, half), QColor(INK))


def pictures(scene: Scene, page: int) -> Iterable[tuple[QRect, QImage]]:
    """The pictures of a page from back to front: softer ones where sharp ones are missing."""
    camera = scene.camera
    left, top, width, height = camera.page_rect(page)
    key = page_key(camera, scene.doc, page)
    sharp = _sharp(scene, key, (width, height))
    if any(image is None for _, image in sharp):
        for soft, behind in scene.cache.softer(key, camera.scale):
            share = camera.scale / soft.scale
            x, y = round(soft.x * share), round(soft.y * share)
            right = round((soft.x + soft.width) * share)
            bottom = round((soft.y + soft.height) * share)
            yield QRect(left + x, top + y, max(1, right - x), max(1, bottom - y)), behind
    for rect, image in sharp:
        if image is not None:
            yield rect.translated(left, top), image


def _sharp(scene: Scene, key: PageKey, size: tuple[int, int]) -> list[tuple[QRect, QImage | None]]:
    camera = scene.camera
    if is_whole(*size):
        wanted = [whole(key, camera.scale, size)]
    else:
        wanted = list(squares(key, camera.scale, size, visible_part(camera, key[1])))
    return [(QRect(t.x, t.y, t.width, t.height), scene.cache.get(t)) for t in wanted]


def _fills(scene: Scene, text: PrintedText, page: int, marks: Sequence[Mark]) -> list[Fill]:
    fills = [(box, looks(mark.highlight)[0].tint) for mark in marks for box in mark.boxes]
    for hit in scene.found_on_page.get(page, ()):
        if hit in scene.found_now:
            fills += [(box, FOUND_NOW) for box in text.word_boxes(page, hit)]
    now = scene.hits[scene.hit_now] if scene.hit_now is not None else None
    for hit in scene.hits_on_page.get(page, ()):
        colour = FOUND_NOW if hit == now else FOUND
        fills += [(box, colour) for box in text.word_boxes(page, hit)]
    return fills


def _multiply(painter: QPainter, camera: Camera, page: int, fills: Iterable[Fill]) -> None:
    window = QRect(0, 0, camera.width, camera.height)
    painter.setCompositionMode(Multiply)
    for box, colour in fills:
        rect = _rect(camera, page, box).toRect()
        if rect.intersects(window):
            painter.fillRect(rect, QColor(colour))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def _baked(camera: Camera, page: int, fills: Iterable[Fill]) -> QImage:
    left, top, width, height = camera.page_rect(page)
    overlay = QImage(width, height, QImage.Format.Format_RGB32)
    overlay.fill(QColor(PAPER))
    painter = QPainter(overlay)
    painter.setCompositionMode(Multiply)
    for box, colour in fills:
        rect = _rect(camera, page, box).translated(-left, -top).toRect()
        painter.fillRect(rect, QColor(colour))
    painter.end()
    return overlay


def _outline(
    painter: QPainter, camera: Camera, page: int, boxes: Iterable[Box], colour: str
) -> None:
    path = QPainterPath()
    for box in boxes:
        piece = QPainterPath()
        piece.addRect(QRectF(_rect(camera, page, box).toRect()))
        path = path.united(piece)
    pen = QPen(QColor(colour), 1.5 * camera.ratio)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPath(path.simplified())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _rect(camera: Camera, page: int, box: Box) -> QRectF:
    left, top, right, bottom = camera.rect_on(page, box)
    return QRectF(QPointF(left, top), QPointF(right, bottom))
