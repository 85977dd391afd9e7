"""The words of the current page as plain lines, for a screen reader that cannot read the page.

The page has a text interface of its own, but screen readers differ in what they ask of one; a
plain read-only editor is read by all of them. Its lines are numbered as they are printed, the
caret begins at what stands ready, and Enter makes the unit under the caret stand ready, so that
every key that tags works from here too.
"""

from bisect import bisect_right

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from reviewer.text.layer import Span
from ui.controls import MARGIN, IconButton, PanelHeader, paint_as_panel
from ui.exhibit_pages import ExhibitPages
from ui.icons import Icons
from ui.theme import SPACE, Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReadingPane(QWidget):
    """One page in words; what is chosen here is told as an offset in the text of the exhibit."""

    chosen = Signal(object)
    """The words of a line, as a ``Span``: Enter was pressed on it."""
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = Icons(theme)
        self._spans: list[Span] = []
        self._page = Span(0, 0)
        self._build()

    def _build(self) -> None:
        paint_as_panel(self)
        self._header = PanelHeader(self.tr("The page in words"), self)
        self._header.row.setContentsMargins(MARGIN, SPACE, SPACE, SPACE)
        close = IconButton(self._icons, "x", self.tr("Close the page in words"), self)
        close.clicked.connect(self.closed)
        self._header.add(close)
        self.edit = _Lines(self)
        self.edit.setReadOnly(True)
        self.edit.setTabChangesFocus(True)
        self.edit.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.edit.entered.connect(self._on_entered)
        self.setFocusProxy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self.edit, 1)

    def show_page(self, pages: ExhibitPages | None, page: int, at: int | None) -> None:
        """Show a page; the caret stands in the line of ``at``, a place in the text."""
        span, lines = _lines_of(pages, page)
        if (span, [words for words, _ in lines]) != (
            self._page,
            self.edit.toPlainText().split("\n"),
        ):
            self._page, self._spans = span, [line for _, line in lines]
            self.edit.setPlainText("\n".join(words for words, _ in lines))
        label = pages.page_label(page) if pages is not None else ""
        self._header.count.setText(label)
        self.edit.setAccessibleName(self.tr("The page in words: {page}").format(page=label))
        if at is not None and span.start <= at < span.end:
            self._go_to(at)

    def _go_to(self, at: int) -> None:
        row = max(0, bisect_right([line.start for line in self._spans], at) - 1)
        cursor = QTextCursor(self.edit.document().findBlockByNumber(row))
        self.edit.setTextCursor(cursor)

    def _on_entered(self) -> None:
        row = self.edit.textCursor().blockNumber()
        if row < len(self._spans):
            self.chosen.emit(self._spans[row])


class _Lines(QPlainTextEdit):
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _lines_of(pages: ExhibitPages | None, page: int) -> tuple[Span, list[tuple[str, Span]]]:
    """Where a page stands in the text, and its lines: printed ones with their numbers."""
    if pages is None:
        return Span(0, 0), []
    geometry = pages.page_geometry(page)
    span, layer = Span(geometry.start, geometry.end), pages.layer
    printed = [one for one in layer.lines if span.start <= one.start < span.end]
    if printed:
        lines = [(one.line, Span(one.start, one.end)) for one in printed]
        return span, [(f"{line}  {_said(layer.text, at)}", at) for line, at in lines]
    found, start = [], span.start
    for words in layer.text[span.start : span.end].split("\n"):
        found.append((words, Span(start, start + len(words))))
        start += len(words) + 1
    return span, [(words, at) for words, at in found if words.strip()]


def _said(text: str, at: Span) -> str:
    return " ".join(text[at.start : at.end].split())
