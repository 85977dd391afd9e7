"""Pages on their way to a printer: as pictures, sheet by sheet, from the worker that draws pages.

A page of an exhibit is printed as it stands on the screen, with its tints, bars and digits, by the
painter of the page view itself, so that nobody has to trust a second one. The pages of a paper take
the same way: they are a PDF like any other. Pictures of 300 dots an inch are as sharp as an office
printer is; one sheet is held in memory at a time, and the window works on between two of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QImage, QPageLayout, QPageSize, QPainter, QPen
from PySide6.QtPrintSupport import QPrinter

from reviewer.workers.page_messages import Failed, Sizes, TileKey
from ui.page_view.camera import PIXELS_PER_POINT, Camera
from ui.page_view.document import Fit, Highlight, PageDocument
from ui.page_view.marks import Marks
from ui.page_view.painting import PagePainter, Scene
from ui.page_view.printed_text import PrintedText
from ui.page_view.rendering import PageRenderer
from ui.page_view.tiles import is_whole, squares, whole
from ui.page_view.wishes import page_key
from ui.theme import Theme
from ui.tokens import INK, PAPER
from ui.translation import told

PRINT_DPI, PREVIEW_DPI = 300, 110
_POINT = 72
_FOOT = 34.0
_HEAD = 20.0
_MARGIN_MM = 12.0
_SMALL_POINTS = 7.5
_FRAME = "#8993A0"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed around the picture of a page; nothing around the page of a paper."""

    page: int
    above: str = ""
    below: str = ""
    legend: str = ""

    @property
    def is_bare(self) -> bool:
        """Whether nothing stands around the page."""
        return not (self.above or self.below or self.legend)


class PagePictures(QObject):
    """Whole pages of one document as pictures, one after the other in the order wanted."""

    drawn = Signal(int, object)
    """Page and ``QImage``."""
    done = Signal()
    failed = Signal(str)
    measured = Signal(int)
    """How many pages a document has whose sizes nobody knew."""

    def __init__(
        self,
        renderer: PageRenderer,
        theme: Theme,
        doc: str,
        path: Path,
        dpi: int,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._renderer, self._painter = renderer, PagePainter(theme)
        self._viewer, self._doc = renderer.new_viewer(), doc
        self._camera = Camera()
        self._camera.ratio = dpi / _POINT / PIXELS_PER_POINT
        self._scene = Scene(self._camera, renderer.cache, doc)
        self._waiting: list[int] = []
        self._is_open = True
        renderer.open(doc, path)
        renderer.tile_ready.connect(self._on_tile)
        renderer.page_failed.connect(self._on_failed)
        renderer.restarted.connect(self._ask)
        renderer.measured.connect(self._on_measured)

    def measure(self) -> None:
        """Ask how many pages there are."""
        self._renderer.measure(self._doc)

    def mark(self, document: PageDocument, highlights: Sequence[Highlight]) -> None:
        """Draw the passages of an exhibit on its pages."""
        text = PrintedText(document)
        self._scene.text, self._scene.marks = text, Marks(text, highlights)
        self._set_sizes(document.page_sizes)

    def want(self, pages: Sequence[int]) -> None:
        """Draw these pages, in place of those still to come."""
        self._waiting = list(pages)
        self._ask()

    def close(self) -> None:
        """Want nothing more."""
        if not self._is_open:
            return
        self._is_open = False
        self._waiting.clear()
        self._renderer.want(self._viewer, (), 0)
        self._renderer.cache.hold(self._viewer, ())
        for signal, slot in (
            (self._renderer.tile_ready, self._on_tile),
            (self._renderer.page_failed, self._on_failed),
            (self._renderer.restarted, self._ask),
            (self._renderer.measured, self._on_measured),
        ):
            signal.disconnect(slot)
        self._renderer.close(self._doc)

    def _set_sizes(self, sizes: Sequence[tuple[float, float]]) -> None:
        self._camera.fit = Fit.FREE
        self._camera.show(sizes)

    def _keys(self, page: int) -> tuple[TileKey, ...]:
        size = self._camera.layout.sizes[page]
        key = page_key(self._camera, self._doc, page)
        if is_whole(*size):
            return (whole(key, self._camera.scale, size),)
        return tuple(squares(key, self._camera.scale, size, (0, 0, *size)))

    def _ask(self) -> None:
        """Ask for the pictures of the next page, or draw it when they are all there."""
        while self._waiting:
            page = self._waiting[0]
            if reason := self._renderer.failure(self._doc, page):
                self._waiting.clear()
                self.failed.emit(reason)
                return
            keys = self._keys(page)
            self._renderer.cache.hold(self._viewer, keys)
            missing = tuple(key for key in keys if key not in self._renderer.cache)
            if missing:
                self._renderer.want(self._viewer, missing, len(missing))
                return
            image = self._picture(page)
            del self._waiting[0]
            self.drawn.emit(page, image)
            if not self._waiting:
                self.done.emit()

    def _picture(self, page: int) -> QImage:
        """The page alone, its corner in the corner of the picture."""
        camera = self._camera
        width, height = camera.layout.sizes[page]
        camera.width, camera.height = width, height
        camera.x, camera.y = (camera.content_width - width) // 2, camera.layout.tops[page]
        image = QImage(width, height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        self._painter.paint(painter, self._scene)
        painter.end()
        return image

    def _on_tile(self, key: TileKey) -> None:
        if self._waiting and key.doc == self._doc and key.page == self._waiting[0]:
            self._ask()

    def _on_failed(self, news: Failed) -> None:
        if news.doc not in {self._doc, ""}:
            return
        if self._waiting:
            self._ask()
        elif news.page < 0:
            self.failed.emit(told(news.reason))

    def _on_measured(self, news: Sizes) -> None:
        if news.doc == self._doc:
            self._set_sizes(news.sizes)
            self.measured.emit(len(news.sizes))


class PrintRun(QObject):
    """Sheets on one printer, or in one PDF."""

    progressed = Signal(int, int)
    finished = Signal(int)
    """How many sheets there are."""
    failed = Signal(str)

    def __init__(
        self,
        printer: QPrinter,
        pictures: PagePictures,
        sheets: Sequence[Sheet],
        theme: Theme,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._printer, self._pictures, self._theme = printer, pictures, theme
        self._sheets, self._printed = list(sheets), 0
        self._painter = QPainter()
        pictures.setParent(self)
        pictures.drawn.connect(self._on_drawn)
        pictures.failed.connect(self._on_failed)

    def start(self) -> None:
        """Begin; a printer that cannot says so."""
        if not self._painter.begin(self._printer):
            self._on_failed(self.tr("The printer or the file cannot be written to."))
            return
        self.progressed.emit(0, len(self._sheets))
        self._pictures.want([sheet.page for sheet in self._sheets])

    def cancel(self) -> None:
        """Stop; sheets that have left have left."""
        self._pictures.close()
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()

    def _on_drawn(self, _page: int, image: QImage) -> None:
        if self._printed:
            self._printer.newPage()
        sheet = self._sheets[self._printed]
        area, unit = _printed_on(self._printer, sheet), self._printer.resolution() / _POINT
        paint_sheet(self._painter, area, unit, image, sheet, self._theme)
        self._printed += 1
        self.progressed.emit(self._printed, len(self._sheets))
        if self._printed == len(self._sheets):
            self._painter.end()
            self._pictures.close()
            self.finished.emit(self._printed)

    def _on_failed(self, words: str) -> None:
        self.cancel()
        self.failed.emit(words)


def paint_sheet(
    painter: QPainter, area: QRectF, unit: float, image: QImage, sheet: Sheet, theme: Theme
) -> None:
    """One sheet: the page as large as it goes, and what is to stand above and below it.

    ``area`` is what may be printed on; ``unit`` is a point in its pixels.
    """
    inner = area if sheet.is_bare else area.adjusted(0, _HEAD * unit, 0, -_FOOT * unit)
    at = _fitted(inner, image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(at, image)
    if sheet.is_bare:
        return
    painter.setPen(QPen(QColor(_FRAME), max(1.0, unit / 2)))
    painter.drawRect(at)
    painter.setPen(QColor(INK))
    font = theme.font(1)
    font.setPixelSize(max(1, round(_SMALL_POINTS * unit)))
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    line = QRectF(area.left(), area.top(), area.width(), 12 * unit)
    foot = line.translated(0, area.height() - (_FOOT - 8) * unit)
    _write(painter, bold, line, sheet.above)
    _write(painter, font, foot, sheet.below)
    _write(painter, font, foot.translated(0, 12 * unit), sheet.legend)


def preview(image: QImage, sheet: Sheet, paper: tuple[float, float], theme: Theme) -> QImage:
    """A sheet as it will look, on a paper of these points."""
    if sheet.is_bare:
        return image
    unit = PREVIEW_DPI / _POINT
    width, height = (round(side * unit) for side in paper)
    drawn = QImage(width, height, QImage.Format.Format_RGB32)
    drawn.fill(QColor(PAPER))
    painter = QPainter(drawn)
    margin = _MARGIN_MM / 25.4 * PREVIEW_DPI
    area = QRectF(0, 0, width, height).adjusted(margin, margin, -margin, -margin)
    paint_sheet(painter, area, unit, image, sheet, theme)
    painter.end()
    return drawn


def _printed_on(printer: QPrinter, sheet: Sheet) -> QRectF:
    """Where a sheet goes, from the corner at which the printer begins to count."""
    page = QRectF(printer.pageRect(QPrinter.Unit.DevicePixel))
    area = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel)) if sheet.is_bare else page
    return area.translated(-page.topLeft())


def _fitted(area: QRectF, image: QImage) -> QRect:
    """Where an image is as large as an area allows, in its middle."""
    size = image.size().scaled(area.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    at = QRect(0, 0, size.width(), size.height())
    at.moveCenter(area.center().toPoint())
    return at


def _write(painter: QPainter, font: QFont, area: QRectF, words: str) -> None:
    """One line in the middle, elided where it does not fit."""
    painter.setFont(font)
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(area.width()))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, shown)


def pdf_printer(path: Path, size: QPageSize.PageSizeId = QPageSize.PageSizeId.Letter) -> QPrinter:
    """A printer that writes a PDF."""
    printer = ready_printer(size)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setCreator("Pincite")
    return printer


def ready_printer(size: QPageSize.PageSizeId = QPageSize.PageSizeId.Letter) -> QPrinter:
    """A printer with our margins, at the resolution at which pages are drawn."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(PRINT_DPI)
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(size), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter
        )
    )
    return printer


def pages_named(words: str, count: int) -> list[int]:
    """Pages from 0 that “1-3, 7” names, in order, each once; pages that are not there left out.

    Raises:
        ValueError: something else stands there.
    """
    found: dict[int, None] = {}
    for piece in filter(None, (one.strip() for one in words.replace("–", "-").split(","))):
        first, dash, last = piece.partition("-")
        begin = int(first)
        end = int(last) if dash else begin
        found |= dict.fromkeys(range(max(begin, 1), min(end, count) + 1))
    return [page - 1 for page in found]
