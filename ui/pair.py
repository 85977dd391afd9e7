"""Two exhibits, or two places of one, side by side; one of them is active.

Each side is a whole ``DocumentView`` with tabs, find, zoom and selection of its own, so that none
has to know of the other. Keys, tag bar, inspector and palette ask for ``active`` and never hold a
side. The side that is put away keeps its tabs until it is asked for again. Sides stand above each
other where the window is too narrow to read two pages.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.document_view import DocumentView
from ui.page_view.rendering import PageRenderer
from ui.page_view.view import PageView
from ui.theme import Theme

LEAST_ACROSS = 620
"""Below this many points two pages stand above each other."""
_EVENLY = 10_000
_LEAST_SIDE = 220


class DocumentPair(QWidget):
    """One or two sides; signals are those of the active one, or tell that another became so."""

    standing_changed = Signal()
    place_changed = Signal()
    tab_changed = Signal()
    sides_changed = Signal()
    """There is one page more, or another arrangement of the two."""
    menu_requested = Signal(object)
    panel_asked = Signal()
    split_asked = Signal()
    scan_asked = Signal()
    check_asked = Signal()

    def __init__(
        self, bridge: Bridge, renderer: PageRenderer, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._renderer, self._theme = bridge, renderer, theme
        self._dimmed = False
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setObjectName("sides")
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.splitter, 1)
        self.sides: list[DocumentView] = []
        self.active = self._add()
        self._arrange()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def _add(self) -> DocumentView:
        side = DocumentView(self._bridge, self._renderer, self._theme, self.splitter)
        side.is_active = not self.sides
        # Else two strips of tools would keep the window from ever becoming narrow enough to turn.
        side.setMinimumWidth(_LEAST_SIDE)
        self.sides.append(side)
        self.splitter.addWidget(side)
        side.page.set_dimmed(self._dimmed)
        side.page.viewport().installEventFilter(self)
        side.page.menu_requested.connect(self._on_menu)
        side.strip.panel_asked.connect(self.panel_asked)
        side.strip.split_asked.connect(self.split_asked)
        side.strip.find_asked.connect(side.find_from_here)
        side.strip.used.connect(self._on_strip_used)
        side.scan.asked.connect(self.scan_asked)
        side.unsettled.asked.connect(self.check_asked)
        side.standing_changed.connect(self._on_standing_changed)
        side.place_changed.connect(self._on_place_changed)
        side.tab_changed.connect(self._on_tab_changed)
        return side

    # --- the sides --------------------------------------------------------------------------------

    @property
    def shown(self) -> list[DocumentView]:
        """The sides that are to be seen, from the left or the top."""
        return [side for side in self.sides if not side.isHidden()]

    @property
    def is_split(self) -> bool:
        """Whether two are to be seen."""
        return len(self.shown) > 1

    @property
    def other(self) -> DocumentView | None:
        """The side that is to be seen beside the active one."""
        return next((side for side in self.shown if side is not self.active), None)

    @property
    def pages(self) -> list[PageView]:
        """The page views of all sides: where the keys of the page work."""
        return [side.page for side in self.sides]

    def is_stacked(self) -> bool:
        """Whether the sides stand above each other."""
        return self.splitter.orientation() == Qt.Orientation.Vertical

    def split(self, *, is_empty: bool = False) -> DocumentView:
        """Show the other side, too: what it had open, else the place that is being read.

        Args:
            is_empty: the caller is going to open something there.

        Returns:
            The side beside the active one.
        """
        if (beside := self.other) is not None:
            return beside
        side = next((one for one in self.sides if one is not self.active), None) or self._add()
        side.show()
        if side.pages is not None:
            side.resume()
        elif not is_empty and self.active.pages is not None:
            occurrence, place = self.active.pages.occurrence.id, self.active.page.position()
            side.restore([occurrence], occurrence, place)
        self._arrange()
        self.splitter.setSizes([_EVENLY] * self.splitter.count())
        return side

    def unite(self) -> None:
        """Put the side away that is not active; it keeps its tabs."""
        beside = self.other
        if beside is not None:
            beside.rest()
            beside.hide()
            self._arrange()
            self.active.page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def toggle(self) -> None:
        """Two exhibits, or one again."""
        if self.is_split:
            self.unite()
        else:
            side = self.split()
            self.activate(side)
            side.page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def swap(self) -> None:
        """Left goes right, right goes left."""
        if self.is_split:
            self.splitter.insertWidget(0, self.sides[1])
            self.sides.reverse()
            self._arrange()

    def go_over(self) -> None:
        """The other side becomes active, and its page has the focus."""
        beside = self.other
        if beside is not None:
            self.activate(beside)
            beside.page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def activate(self, side: DocumentView) -> None:
        """Keys and panels act on this side from now on."""
        if side is self.active:
            return
        before, self.active = self.active, side
        before.set_active(is_active=False)
        side.set_active(is_active=True)
        self._tell_sides()
        self.tab_changed.emit()
        self.place_changed.emit()
        self.standing_changed.emit()

    def show_beside(self, occurrence: bytes, passage: bytes | None = None) -> None:
        """Show an exhibit, or a passage of it, on the other side and go there."""
        side = self.split()
        side.open(occurrence)
        self.activate(side)
        if passage is not None:
            self._bridge.choose_passage(passage)
        side.page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_dimmed(self, dimmed: bool) -> None:
        """Grey the paper of every side."""
        self._dimmed = dimmed
        for page in self.pages:
            page.set_dimmed(dimmed)

    def shut(self) -> None:
        """The window closes: what was read on each side is told to the log."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.disconnect(self._on_focus_changed)
        for side in self.sides:
            side.shut()

    # --- how they stand ---------------------------------------------------------------------------

    def _arrange(self) -> None:
        self._turn()
        self._tell_sides()
        self.sides_changed.emit()

    def _turn(self) -> None:
        is_narrow = self.is_split and self.width() < LEAST_ACROSS
        way = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if way != self.splitter.orientation():
            self.splitter.setOrientation(way)
            self._tell_sides()

    def _tell_sides(self) -> None:
        """Which side is active, to the eye and to a screen reader."""
        shown, names = self.shown, self._names()
        last = 0 if self.is_stacked() else -1
        for side, name in zip(shown, names, strict=True):
            side.strip.set_side(
                is_active=self.is_split and side is self.active, is_last=side is shown[last]
            )
            side.strip.set_split(is_split=self.is_split)
            side.page.setAccessibleName(name)

    def _names(self) -> tuple[str, ...]:
        if not self.is_split:
            return (self.tr("Exhibit page"),)
        if self.is_stacked():
            return self.tr("Exhibit page, above"), self.tr("Exhibit page, below")
        return self.tr("Exhibit page, left"), self.tr("Exhibit page, right")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    # --- who is active ----------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click belongs to the page it falls on, before that page hears of it."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            self._activate_with(watched)
        return False

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            self._activate_with(now)

    def _activate_with(self, widget: QWidget) -> None:
        side = next((one for one in self.shown if one.isAncestorOf(widget)), None)
        if side is not None:
            self.activate(side)

    def _on_strip_used(self) -> None:
        strip = self.sender()
        if isinstance(strip, QWidget):
            self._activate_with(strip)

    def _on_standing_changed(self) -> None:
        if self.sender() is self.active:
            self.standing_changed.emit()

    def _on_place_changed(self) -> None:
        if self.sender() is self.active:
            self.place_changed.emit()

    def _on_tab_changed(self) -> None:
        side = self.sender()
        if isinstance(side, DocumentView) and side.pages is None and self.is_split:
            self._put_away(side)
        elif side is self.active:
            self.tab_changed.emit()

    def _put_away(self, side: DocumentView) -> None:
        """The last tab of a side was closed: nothing is left that two sides would be for."""
        beside = next(one for one in self.shown if one is not side)
        self.activate(beside)
        self.unite()

    def _on_menu(self, at: QPoint) -> None:
        self.menu_requested.emit(at)
