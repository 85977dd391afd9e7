"""The page for a screen reader: the words of the page where the reader is.

Qt asks for the text interface through ``interface_cast``, which must answer with a ``VoidPtr``: any
other answer from Python ends the process. ``selection`` is not bound to Python, so no selection is
reported here. Each interface is kept by its view, because Qt keeps none of them alive. The type
stubs deny ``None`` and ``VoidPtr`` where Qt itself takes them, hence the exemptions.
"""

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
    QColor,
    QWindow,
)
from shiboken6 import Shiboken

from reviewer.text.layer import Span
from ui.page_view.utf16 import to_code_points, to_units
from ui.page_view.view import PageView
from ui.tokens import INK, PAPER


def install_accessibility() -> None:
    """Let Qt make these interfaces for page views; once, when the application starts."""
    QAccessible.installFactory(_interface_for)


def _interface_for(_class_name: str, made_for: QObject) -> QAccessibleInterface | None:
    if not isinstance(made_for, PageView):
        return None
    interface = AccessiblePage(made_for)
    made_for.accessible = interface
    made_for.caret_moved.connect(interface.tell_caret)
    return interface


class AccessiblePage(QAccessibleInterface):
    """One document on the screen; its text is that of the current page."""

    def __init__(self, view: PageView) -> None:
        super().__init__()
        self._view = view
        self._text = AccessiblePageText(view)

    def tell_caret(self) -> None:
        """Let a screen reader follow the caret."""
        if QAccessible.isActive():
            position = self._text.cursorPosition()
            QAccessible.updateAccessibility(QAccessibleTextCursorEvent(self._view, position))

    def object(self) -> QObject:
        return self._view

    def isValid(self) -> bool:
        return Shiboken.isValid(self._view)

    def childCount(self) -> int:
        return 0

    def child(self, _index: int) -> None:  # type: ignore[override]
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def childAt(self, _x: int, _y: int) -> None:  # type: ignore[override]
        return None

    def focusChild(self) -> None:  # type: ignore[override]
        return None

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        parent = self._view.parent()
        return QAccessible.queryAccessibleInterface(parent) if parent else None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._view.window().windowHandle()

    def rect(self) -> QRect:
        return QRect(self._view.mapToGlobal(QPoint(0, 0)), self._view.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Document

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = state.readOnly = state.multiLine = state.selectableText = True
        state.focused = self._view.hasFocus()
        return state

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name:
            return self._view.accessible_page_name()
        return ""

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """Nothing: a page is read only."""

    def backgroundColor(self) -> QColor:
        return QColor(PAPER)

    def foregroundColor(self) -> QColor:
        return QColor(INK)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Shiboken.VoidPtr:  # type: ignore[override]
        if kind == QAccessible.InterfaceType.TextInterface:
            return Shiboken.VoidPtr(self._text)  # type: ignore[arg-type]
        return Shiboken.VoidPtr(0)


class AccessiblePageText(QAccessibleTextInterface):
    """The words of the current page; offsets are UTF-16 units from its beginning."""

    def __init__(self, view: PageView) -> None:
        super().__init__()
        self._view = view

    def characterCount(self) -> int:
        words = self._words()
        return to_units(words, len(words))

    def cursorPosition(self) -> int:
        span = self._view.page_span()
        caret = self._view.caret
        if caret is None or not span.start <= caret <= span.end:
            return 0
        return to_units(self._words(), caret - span.start)

    def setCursorPosition(self, position: int) -> None:
        self._view.set_caret(self._offset(position))

    def text(self, start: int, end: int) -> str:
        words = self._words()
        return words[to_code_points(words, start) : to_code_points(words, end)]

    def selectionCount(self) -> int:
        return 0

    def selection(self, _index: int) -> tuple[int, int]:
        return 0, 0

    def addSelection(self, start: int, end: int) -> None:
        self.setSelection(0, start, end)

    def removeSelection(self, _index: int) -> None:
        self._view.clear_selection()

    def setSelection(self, _index: int, start: int, end: int) -> None:
        self._view.select((Span(self._offset(start), self._offset(end)),))

    def characterRect(self, position: int) -> QRect:
        offset = self._offset(position)
        rects = self._view.rects_of([Span(offset, offset + 1)])
        if not rects:
            return QRect()
        return rects[0].translated(self._view.viewport().mapToGlobal(QPoint(0, 0)))

    def offsetAtPoint(self, point: QPoint) -> int:
        offset = self._view.offset_under(self._view.viewport().mapFromGlobal(point))
        span = self._view.page_span()
        if offset is None or not span.start <= offset < span.end:
            return -1
        return to_units(self._words(), offset - span.start)

    def scrollToSubstring(self, start: int, end: int) -> None:
        self._view.show_span(Span(self._offset(start), self._offset(end)))

    def attributes(self, _offset: int) -> tuple[str, int, int]:
        return "", 0, self.characterCount()

    def _words(self) -> str:
        return self._view.page_words()

    def _offset(self, units: int) -> int:
        return self._view.page_span().start + to_code_points(self._words(), units)
