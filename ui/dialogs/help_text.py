"""A page of the help on the screen: Qt reads the Markdown, this dresses it and fits its pictures.

Qt sets Markdown without a style sheet, so what it leaves bare (code, tables, the room between
blocks) is formatted here from the palette, in every theme and at every size of text. A picture was
taken at twice its size: it is shown at half its pixels, or as wide as the page if that is less.
"""

from pathlib import Path

from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import (
    QBrush,
    QFont,
    QImage,
    QPainter,
    QPalette,
    QResizeEvent,
    Qt,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from ui.dialogs.help_pages import HelpPage

TAKEN_AT = 2
"""Pixels of a picture for each pixel of the window it was taken from."""

_MARGIN = 20
_PICTURE = QTextDocument.ResourceType.ImageResource
_ABOVE = {0: 4, 1: 0, 2: 18, 3: 12}


class HelpText(QTextBrowser):
    """Shows one page at a time; links are told, not followed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Help text"))
        self.setOpenLinks(False)
        self.document().setDocumentMargin(_MARGIN)
        self._page: HelpPage | None = None
        self._images: dict[str, QImage] = {}
        self._sought = ""

    def show_page(self, page: HelpPage) -> None:
        """Show a page from its top."""
        self._page = page
        self._images = {name: _image(path) for name, path in page.pictures.items()}
        self._fit()
        self.setMarkdown(page.captioned())
        self._dress()
        self.verticalScrollBar().setValue(0)
        self.seek(self._sought)

    def seek(self, words: str) -> None:
        """Mark every place that has these words and go to the first of them."""
        self._sought = words
        marks = []
        colour = self.palette().color(QPalette.ColorRole.Link)
        colour.setAlpha(70)
        for cursor in self._found(words):
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = cursor, QTextCharFormat()
            mark.format.setBackground(colour)
            marks.append(mark)
        self.setExtraSelections(marks)
        if marks:
            self._go_to(marks[0].cursor)

    def seek_next(self) -> None:
        """Go to the next place that has the words, and after the last to the first."""
        found = self._found(self._sought)
        if found:
            now = self.textCursor().position()
            self._go_to(next((one for one in found if one.position() > now), found[0]))

    def _found(self, words: str) -> list[QTextCursor]:
        found: list[QTextCursor] = []
        cursor = QTextCursor(self.document())
        while words and not (cursor := self.document().find(words, cursor)).isNull():
            found.append(cursor)
        return found

    def _go_to(self, found: QTextCursor) -> None:
        """Show a place with some lines above it."""
        cursor = QTextCursor(found)
        cursor.setPosition(found.selectionEnd())
        self.setTextCursor(cursor)
        above = self.cursorRect(cursor).top() - self.viewport().height() // 3
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + above)

    # --- looks ------------------------------------------------------------------------------------

    def _dress(self) -> None:
        """Give blocks their room, code its ground and tables their lines."""
        small = QTextCharFormat()
        small.setForeground(self.palette().color(QPalette.ColorRole.PlaceholderText))
        after_picture = False
        block = self.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            made = QTextBlockFormat()
            made.setTopMargin(_ABOVE.get(block.blockFormat().headingLevel(), _ABOVE[0]))
            made.setBottomMargin(4 if after_picture or block.textList() is not None else 8)
            made.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            is_picture = block.text() == "\N{OBJECT REPLACEMENT CHARACTER}"
            if is_picture or cursor.currentTable() is not None:
                made.setLineHeight(100, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
                made.setTopMargin(0)
                made.setBottomMargin(0)
            cursor.mergeBlockFormat(made)
            if after_picture:
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                cursor.mergeCharFormat(small)
            self._dress_code(block.position(), block.position() + block.length())
            after_picture = is_picture
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._dress_table(frame)

    def _dress_code(self, begin: int, end: int) -> None:
        block = self.document().findBlock(begin)
        made = QTextCharFormat()
        made.setBackground(self.palette().brush(QPalette.ColorRole.AlternateBase))
        made.setFontWeight(QFont.Weight.DemiBold)
        made.setFontFamilies([self.font().family()])
        spans = []
        at = block.begin()
        while not at.atEnd():
            piece = at.fragment()
            if piece.charFormat().fontFixedPitch():
                spans.append((piece.position(), piece.position() + piece.length()))
            at += 1
        for first, last in spans:
            cursor = QTextCursor(self.document())
            cursor.setPosition(first)
            cursor.setPosition(min(last, end), QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(made)

    def _dress_table(self, table: QTextTable) -> None:
        made = table.format()
        made.setBorder(1)
        made.setBorderCollapse(True)
        made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        made.setBorderBrush(QBrush(self.palette().color(QPalette.ColorRole.Midlight)))
        made.setCellPadding(5)
        made.setCellSpacing(0)
        made.setTopMargin(4)
        made.setBottomMargin(12)
        table.setFormat(made)

    def _fit(self) -> None:
        """Hand the pictures to the document, as wide as the page lets them be."""
        ratio = self.devicePixelRatioF()
        room = max(120, self.viewport().width() - 2 * _MARGIN - 4)
        for name, image in self._images.items():
            wide = min(image.width() // TAKEN_AT, room)
            fitted = image.convertToFormat(QImage.Format.Format_RGB32).scaledToWidth(
                round(wide * ratio), Qt.TransformationMode.SmoothTransformation
            )
            edge = QPainter(fitted)
            edge.setPen(self.palette().color(QPalette.ColorRole.Mid))
            edge.drawRect(fitted.rect().adjusted(0, 0, -1, -1))
            edge.end()
            fitted.setDevicePixelRatio(ratio)
            self.document().addResource(_PICTURE, QUrl(name), fitted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._images and event.size().width() != event.oldSize().width():
            self._fit()
            self.document().markContentsDirty(0, self.document().characterCount())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        is_look = event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
        if is_look and self._page is not None:
            at = self.verticalScrollBar().value()
            self.show_page(self._page)
            self.verticalScrollBar().setValue(at)


def _image(path: Path) -> QImage:
    """The picture at a path; one that is missing is a small blank, and its caption still reads."""
    image = QImage(str(path))
    if image.isNull():
        image = QImage(TAKEN_AT, TAKEN_AT, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
    return image
