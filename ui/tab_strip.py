"""The strip above the page: tabs of open exhibits, the page, the zoom, find and the side panel."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QTabBar,
    QToolButton,
    QWidget,
)

from ui.icons import Icons
from ui.theme import Theme

_HEIGHT = 42
BAR = 3
NARROW = 640


class TabStrip(QWidget):
    """Knows nothing of exhibits: only titles, places and numbers."""

    chosen = Signal(int)
    closed = Signal(int)
    page_typed = Signal(str)
    stepped = Signal(int)
    zoomed = Signal(int)
    find_asked = Signal()
    panel_asked = Signal()
    split_asked = Signal()
    used = Signal()
    """Something of the strip was pressed, whatever it was."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, Icons(theme)
        self._tools: list[QToolButton] = []
        self._pages, self._is_printed = 0, False
        self._is_open = self._is_active = False
        self._is_last = True
        self._build()
        theme.changed.connect(self._draw)
        self._draw()

    def _build(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tabs = QTabBar(self)
        self.tabs.setObjectName("exhibit_tabs")
        self.tabs.setAccessibleName(self.tr("Open exhibits"))
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setDrawBase(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabs.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.tabs.currentChanged.connect(self._on_current)
        self.field = QLineEdit(self)
        self.field.setObjectName("page_field")
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field.setAccessibleName(self.tr("Page"))
        self.field.returnPressed.connect(self._on_typed)
        self.of, self.zoom = QLabel(self), QLabel("100%", self)
        self.printed = QLabel(self.tr("Tr."), self)
        self.printed.setToolTip(self.tr("Page of the transcript, as it is printed"))
        for label in (self.of, self.zoom, self.printed):
            label.setProperty("role", "muted")
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._place()

    def _place(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 8, 0)
        row.setSpacing(2)
        row.addWidget(self.tabs, 1)
        row.addWidget(self._tool("chevron-up", self.tr("Previous page"), self._on_previous))
        row.addWidget(self.printed)
        row.addSpacing(3)
        row.addWidget(self.field)
        row.addSpacing(4)
        row.addWidget(self.of)
        row.addWidget(self._tool("chevron-down", self.tr("Next page"), self._on_next))
        row.addSpacing(8)
        row.addWidget(self._tool("minus", self.tr("Zoom out"), self._on_smaller))
        row.addWidget(self.zoom)
        row.addWidget(self._tool("plus", self.tr("Zoom in"), self._on_larger))
        row.addSpacing(4)
        row.addWidget(self._tool("search", self.tr("Find in this exhibit"), self.find_asked))
        self.split = self._tool("columns-2", "", self.split_asked)
        self.split.setCheckable(True)
        row.addWidget(self.split)
        self.panel = self._tool("panel-right", self.tr("Passage and history"), self.panel_asked)
        row.addWidget(self.panel)
        self.set_split(is_split=False)

    def _tool(self, icon: str, name: str, slot: object) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(icon)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.pressed.connect(self.used)
        button.clicked.connect(slot)
        self._tools.append(button)
        return button

    def _draw(self) -> None:
        self._measure()
        for tool in self._tools:
            tool.setIcon(self._icons.icon(tool.objectName()))
        for index in range(self.tabs.count()):
            self._draw_close(self._close_button(index))

    def _measure(self) -> None:
        """As tall and as wide as the text asks for."""
        px = self._theme.scaled
        self.setFixedHeight(px(_HEIGHT))
        # A bar that gets its tabs before it is shown tells no layout, and stays without height.
        self.tabs.setFixedHeight(px(_HEIGHT))
        self.field.setFixedSize(QSize(px(46), px(26)))
        self.zoom.setFixedWidth(px(44))

    def _draw_close(self, close: QToolButton) -> None:
        length = self._theme.scaled(18)
        close.setFixedSize(length, length)
        close.setIcon(self._icons.icon("x", size=12))

    def add(self, title: str, tip: str) -> None:
        """A tab at the end; it is not chosen yet."""
        self.tabs.blockSignals(True)
        index = self.tabs.addTab(title)
        self.tabs.setTabToolTip(index, f"{title} ({tip})" if tip else title)
        close = QToolButton(self.tabs)
        close.setAccessibleName(self.tr("Close {title}").format(title=title))
        self._draw_close(close)
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(self._on_close)
        self.tabs.setTabButton(index, QTabBar.ButtonPosition.RightSide, close)
        self.tabs.blockSignals(False)

    def rename(self, index: int, title: str) -> None:
        """An exhibit is called otherwise now."""
        self.tabs.setTabText(index, title)
        self.tabs.setTabToolTip(index, title)
        self._close_button(index).setAccessibleName(self.tr("Close {title}").format(title=title))

    def remove(self, index: int) -> None:
        self.tabs.blockSignals(True)
        self.tabs.removeTab(index)
        self.tabs.blockSignals(False)

    def choose(self, index: int, pages: int) -> None:
        """Show which tab is chosen, and how many pages it has; -1 for none."""
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(index)
        self.tabs.blockSignals(False)
        for at in range(self.tabs.count()):
            self._close_button(at).setVisible(at == index)
        self._is_open = index >= 0
        self._pages = pages
        self._show_parts()

    def _show_parts(self) -> None:
        """A narrow strip leaves out what has a key and is seldom pressed: tabs need the room."""
        is_wide = self.width() >= self._theme.scaled(NARROW)
        steps, find = self._tools[:4], self._tools[4]
        for part in (self.field, self.of, find):
            part.setVisible(self._is_open)
        self.printed.setVisible(self._is_open and self._is_printed)
        self.zoom.setVisible(self._is_open and is_wide)
        for step in steps:
            step.setVisible(self._is_open and is_wide)
        self.split.setVisible(self._is_open and self._is_last)
        self.panel.setVisible(self._is_last)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self._theme.scaled(NARROW)
        if (event.oldSize().width() >= narrow) != (event.size().width() >= narrow):
            self._show_parts()

    # --- one of two -------------------------------------------------------------------------------

    def set_side(self, *, is_active: bool, is_last: bool) -> None:
        """Which of two sides this is: the active one has a bar above, the last one the tools."""
        if is_last != self._is_last:
            self._is_last = is_last
            self._show_parts()
        if is_active != self._is_active:
            self._is_active = is_active
            self.update()

    def set_split(self, *, is_split: bool) -> None:
        """Whether there are two sides."""
        told = self.tr("One exhibit again") if is_split else self.tr("Two exhibits side by side")
        self.split.setChecked(is_split)
        self.split.setToolTip(told)
        self.split.setAccessibleName(self.tr("Two exhibits side by side"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_active:
            painter = QPainter(self)
            painter.fillRect(QRect(0, 0, self.width(), BAR), self._theme.color("accent"))

    def set_page(self, number: str, physical: int, *, is_printed: bool, has_pages: bool) -> None:
        """The page as it is printed in a transcript, and its place in the file where that differs.

        ``has_pages`` says that the file has pages of its own, as a PDF does and a text does not.
        """
        if not self.field.hasFocus():
            self.field.setText(number)
        place = self.tr("of {pages}").format(pages=self._pages)
        if is_printed and (has_pages or number != str(physical)):
            place = f"· PDF {physical} {place}" if has_pages else f"· {physical} {place}"
        self._is_printed = is_printed
        self.printed.setVisible(self._is_open and is_printed)
        self.of.setText(place)
        self.field.setToolTip(self.tr("Page {place} of the file").format(place=physical))

    def set_zoom(self, zoom: float) -> None:
        self.zoom.setText(f"{zoom * 100:.0f}%")

    def _close_button(self, index: int) -> QToolButton:
        button = self.tabs.tabButton(index, QTabBar.ButtonPosition.RightSide)
        assert isinstance(button, QToolButton)
        return button

    def _on_current(self, index: int) -> None:
        if index >= 0:
            self.used.emit()
            self.chosen.emit(index)

    def _on_close(self) -> None:
        sender = self.sender()
        for index in range(self.tabs.count()):
            if self._close_button(index) is sender:
                self.closed.emit(index)
                return

    def _on_typed(self) -> None:
        self.field.clearFocus()
        self.page_typed.emit(self.field.text())

    def _on_previous(self) -> None:
        self.stepped.emit(-1)

    def _on_next(self) -> None:
        self.stepped.emit(1)

    def _on_smaller(self) -> None:
        self.zoomed.emit(-1)

    def _on_larger(self) -> None:
        self.zoomed.emit(1)
