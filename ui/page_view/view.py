"""The page view: the canvas, and on it a selection by mouse and keyboard.

Only keys that move, select or copy are taken. Digits and letters are left alone: they belong to the
actions of the window.
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reviewer.exports import quoted
from reviewer.text.layer import Span
from ui import clips
from ui.page_view.canvas import PageCanvas
from ui.page_view.document import PageDocument
from ui.page_view.drag import SelectionDrag
from ui.page_view.keys import move_of, page_step_of
from ui.page_view.rendering import PageRenderer
from ui.page_view.selection import Grain, Move, Selection
from ui.theme import Theme

FOCUS_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)

AsTyped = Callable[[tuple[Span, ...]], str]


class PageView(PageCanvas):
    """Emits what is selected as spans and what is clicked as a passage's id."""

    selection_changed = Signal(object)
    passage_clicked = Signal(object)
    menu_requested = Signal(object)
    caret_moved = Signal(object)

    def __init__(self, renderer: PageRenderer, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(renderer, theme, parent)
        self._selection: Selection | None = None
        self._as_typed: AsTyped | None = None
        self._drag = SelectionDrag(
            self._offset_at, self._scroll_by, self._on_selection_stepped, self
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Exhibit page"))
        self.viewport().setMouseTracking(True)
        self.nothing = self._build_nothing()

    def _build_nothing(self) -> QLabel:
        """What stands here while no exhibit is open: how one comes here."""
        said = QLabel(
            self.tr(
                "No exhibit is open. Choose one in the list and press Enter, or find it by name "
                "with Ctrl+K. Ctrl+I imports more."
            ),
            self.viewport(),
        )
        said.setProperty("role", "muted")
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        said.setWordWrap(True)
        said.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self.viewport())
        column.setContentsMargins(32, 32, 32, 32)
        column.addWidget(said)
        return said

    def set_document(self, document: PageDocument | None) -> None:
        """Show a document from its beginning, with nothing selected."""
        super().set_document(document)
        self._selection = Selection(self._text) if self._text else None
        self._drag.attach(self._selection)
        self.nothing.setVisible(document is None)
        self.selection_changed.emit(None)

    def set_as_typed(self, as_typed: AsTyped | None) -> None:
        """How copied words read; without it they are copied as they stand in the layer."""
        self._as_typed = as_typed

    def selection(self) -> tuple[Span, ...] | None:
        """What is selected, in code points of the layer; ``None`` when nothing is."""
        spans = self._selection.spans if self._selection else ()
        return spans or None

    @property
    def caret(self) -> int | None:
        return self._selection.caret if self._selection else None

    def select(self, spans: tuple[Span, ...]) -> None:
        """Select spans as they are, such as a question and its answer."""
        if self._selection is not None:
            self._selection.select(spans)
            self._on_selection_stepped()

    def clear_selection(self) -> None:
        if self._selection is not None:
            self._selection.clear()
            self._on_selection_stepped()

    def set_caret(self, offset: int) -> None:
        """Set the keyboard caret, as a click would."""
        if self._selection is not None:
            self._selection.begin(offset)
            self._on_selection_stepped()

    def extend(self, step: Move) -> None:
        """Extend the selection by a step of the caret."""
        self._move_caret(step, extend=True)

    def copy(self) -> None:
        """Put the selected words on the clipboard as a person would type them."""
        if text := self.selected_text():
            clips.put(quoted.words_alone(text.split("\n")))

    def selected_text(self) -> str:
        spans = self.selection()
        if not spans or self._text is None:
            return ""
        if self._as_typed is not None:
            return self._as_typed(spans)
        return "\n".join(self._text.text[span.start : span.end] for span in spans)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._set_shows_focus(False)
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag.double(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._drag.move(event, self.viewport().height())
        over_words = self._words_at(event.position()) is not None
        shape = Qt.CursorShape.IBeamCursor if over_words else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag.is_click and event.button() == Qt.MouseButton.LeftButton:
            self._on_clicked(event.position().toPoint())
        self._drag.release()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, page_step = move_of(event), page_step_of(event)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll) and self._text is not None:
            self.select((Span(0, len(self._text.text)),))
        elif page_step is not None and page_step[1]:
            self._extend_by_page(page_step[0])
        elif step is not None and (step[1] or self.caret is not None):
            self._move_caret(step[0], extend=step[1])
        elif step is not None and step[0] in (Move.LINE_START, Move.START):
            self.go_to(0)
        elif step is not None and step[0] in (Move.LINE_END, Move.END):
            self.go_to(len(self._camera.sizes) - 1)
        elif step is not None or page_step is not None:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._set_shows_focus(event.reason() in FOCUS_REASONS)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._set_shows_focus(False)

    def _on_selection_stepped(self) -> None:
        selection = self._selection
        if selection is None:
            return
        self._scene.caret = selection.caret
        self.caret_moved.emit(selection.caret)
        if selection.spans != self._scene.selected:
            self._scene.selected = selection.spans
            self.selection_changed.emit(self.selection())
        self.viewport().update()

    def _on_clicked(self, point: QPoint) -> None:
        """A click on a passage takes it; another on the same place takes the next one there."""
        passages = self.passages_at(point)
        if not passages:
            return
        active = next((at for at, one in enumerate(passages) if one.active), -1)
        self.passage_clicked.emit(passages[(active + 1) % len(passages)].passage_id)

    def _set_shows_focus(self, shows: bool) -> None:
        self._shows_focus = shows
        self.viewport().update()

    def _offset_at(self, point: QPointF, grain: Grain) -> int:
        """The place meant by a point of the viewport, however far from any word it is."""
        if self._text is None:
            return 0
        y = min(max(point.y(), 0.0), self.viewport().height() - 1.0) * self._camera.ratio
        page = self._camera.page_near(y)
        place = self._camera.point_on(page, point.x() * self._camera.ratio, y)
        if grain is Grain.CARET:
            return self._text.caret_at(page, *place)
        return self._text.offset_at(page, *place)

    def _move_caret(self, step: Move, *, extend: bool) -> None:
        if self._selection is None:
            return
        self._selection.move(step, extend=extend)
        self._on_selection_stepped()
        self._show_caret()

    def _extend_by_page(self, step: int) -> None:
        """A screenful further, at the same distance from the left."""
        if self._selection is None or self._text is None:
            return
        found = self._text.caret_box(self._selection.caret or 0)
        if found is None:
            return
        camera = self._camera
        x, top, _, bottom = camera.rect_on(*found)
        y = (top + bottom) / 2 + step * camera.height * 0.9
        page = camera.page_near(y)
        self._selection.put(self._text.caret_at(page, *camera.point_on(page, x, y)), extend=True)
        self._on_selection_stepped()
        self._show_caret()

    def _show_caret(self) -> None:
        found = self._text.caret_box(self.caret or 0) if self._text else None
        if found is not None:
            self._camera.show_box(*found, margin=0.08)
            self._on_camera_moved()
