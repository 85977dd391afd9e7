"""The queue of differences: what people said apart from each other, one after the other.

A list with a line each; below it the versions side by side with who said it, when and in what role.
The page shows the words in the middle of the window meanwhile. The keys belong to the list while it
has the focus, and are the digits of the versions: a choice always carries a person's name.
"""

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QListView, QSplitter, QVBoxLayout, QWidget

from reviewer.model import Change
from reviewer.queries import differences
from reviewer.queries.decisions import Record
from reviewer.queries.difference_kinds import Difference, Found, Way
from ui import words
from ui.bridge import REFUSED, Bridge
from ui.controls import MARGIN, IconButton, PanelHeader, QuietCombo, muted, paint_as_panel, plain
from ui.differences_panel.lines import DifferenceDelegate, DifferenceList, DifferenceRows, Line
from ui.differences_panel.search import Search
from ui.differences_panel.versions import Versions
from ui.icons import Icons
from ui.theme import SPACE, Theme

_LATER_MS = 120


class DifferencesPanel(QWidget):
    """The queue, the versions of the one in hand, and what was decided."""

    decision_asked = Signal(object, object, object)
    """The ``Difference``, the ``Way``, and the version to keep (bytes)."""
    alike_asked = Signal(object, object)
    """The ``Difference``, and all that are like it (``tuple[Compared, …]``), itself first."""
    place_wanted = Signal(object, int)
    """The ``Difference`` whose words to show, and which of its passages."""
    page_wanted = Signal()
    counted = Signal(int)
    closed = Signal()

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._theme, self._icons = bridge, theme, Icons(theme)
        self._rows = DifferenceRows(bridge, self)
        self._is_stale, self._at = True, 0
        self._search = Search(bridge, self)
        self._search.found.connect(self._on_found)
        self._search.compared.connect(self._show_alike)
        self._later = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._later.timeout.connect(lambda: self.reload(is_waited_for=False))
        self._build()
        bridge.changed.connect(self._on_changed)
        theme.changed.connect(self.update)

    # --- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        paint_as_panel(self)
        self.setAccessibleName(self.tr("Differences"))
        self.header = PanelHeader(self.tr("Differences"), self)
        self.header.row.setContentsMargins(MARGIN, MARGIN, MARGIN, SPACE)
        self.which = QuietCombo(self.tr("Which differences"), self)
        self.which.addItem(self.tr("To decide"), userData=False)
        self.which.addItem(self.tr("Decided"), userData=True)
        self.which.currentIndexChanged.connect(self._on_which)
        self.header.add(self.which)
        close = IconButton(self._icons, "x", self.tr("Close differences"), self)
        close.clicked.connect(self.closed)
        self.header.add(close)
        self._build_list()
        self._build_versions()
        self._build_empty()
        self.split = QSplitter(Qt.Orientation.Vertical, self)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.list)
        self.split.addWidget(self.versions)
        self.split.setSizes([220, 380])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.split, 1)
        layout.addWidget(self.empty, 1)

    def _build_list(self) -> None:
        self.list = DifferenceList(self)
        self.list.setAccessibleName(self.tr("What people said apart from each other"))
        self.list.setModel(self._rows)
        self.list.setItemDelegate(DifferenceDelegate(self._theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setMinimumHeight(80)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.opened.connect(lambda _index: self.page_wanted.emit())
        self.list.kept.connect(self.keep)
        self.list.way_chosen.connect(self.choose)
        self.list.alike_wanted.connect(self.ask_alike)
        self.list.other_wanted.connect(self._show_other)

    def _build_versions(self) -> None:
        self.versions = Versions(self._theme, self)
        self.versions.kept.connect(self.keep)
        self.versions.way_chosen.connect(self.choose)
        self.versions.alike_wanted.connect(self.ask_alike)

    def _build_empty(self) -> None:
        self.empty = QWidget(self)
        self.nothing = plain("", self.empty, role="heading")
        self.teaching = muted("", self.empty)
        column = QVBoxLayout(self.empty)
        column.setContentsMargins(MARGIN, 4 * SPACE, MARGIN, MARGIN)
        column.setSpacing(2 * SPACE)
        column.addWidget(self.nothing)
        column.addWidget(self.teaching)
        column.addStretch(1)

    # --- what is shown ----------------------------------------------------------------------------

    @property
    def is_of_decided(self) -> bool:
        """Whether what was decided is shown, not what is open."""
        return bool(self.which.currentData())

    @property
    def current(self) -> Difference | None:
        """The difference in hand."""
        line = self._line()
        return line.difference if line is not None else None

    def _line(self) -> Line | None:
        return self._rows.line(self.list.currentIndex().row())

    def reload(self, *, is_waited_for: bool = True) -> None:
        """Read the differences anew; the one in hand stays, or what came into its place."""
        self._later.stop()
        self._is_stale = False
        self._search.stop()
        if self.is_of_decided:
            self._show(differences.records(self._bridge.view))
        else:
            self._search.begin(is_waited_for=is_waited_for)

    def _on_found(self, found: list[Found]) -> None:
        self.counted.emit(len(found))
        self._show(found)

    def _show(self, shown: list[Found] | list[Record]) -> None:
        row = self.list.currentIndex().row()
        before = self._rows.id_at(row) if row >= 0 else b""
        is_back = self.which.hasFocus() and not self._rows.rowCount() and not self.is_of_decided
        self._rows.show(shown)
        stays = self._rows.row_of(before)
        self._go_to(stays if stays >= 0 else max(row, 0))
        if shown and is_back:
            self.focus_list()

    def _go_to(self, row: int) -> None:
        """Have the row in hand, or the last where there are fewer."""
        count = self._rows.rowCount()
        self.header.count.setText(words.number(count) if count else "")
        self._show_empty(is_empty=not count)
        if count:
            self.list.setCurrentIndex(self._rows.index(min(row, count - 1), 0))
        self._show_versions()

    def drop(self, difference: bytes) -> None:
        """One is decided: go on to the next at once; the others are looked at soon after."""
        row = self.list.currentIndex().row()
        self._search.alike.drop(difference)
        self._rows.drop(difference)
        self.counted.emit(self._rows.rowCount())
        self._go_to(max(row, 0))

    def _show_empty(self, *, is_empty: bool) -> None:
        self.split.setVisible(not is_empty)
        self.empty.setVisible(is_empty)
        if not is_empty:
            return
        if self.is_of_decided:
            self.nothing.setText(self.tr("Nothing was decided yet"))
            self.teaching.setText(
                self.tr("Whatever somebody decides is kept here, with who decided it and when.")
            )
            return
        self.nothing.setText(self.tr("Nothing to decide"))
        self.teaching.setText(
            self.tr(
                "When a colleague’s file is taken in, what you two said apart from each other is "
                "listed here: a passage read in two ways, a field with two answers, work on a "
                "passage that was withdrawn. Both versions stay until a person decides."
            )
        )

    def _show_versions(self) -> None:
        self.versions.show_line(self._line())
        self._show_alike()

    def _show_alike(self) -> None:
        one = None if self.is_of_decided else self.current
        self.versions.show_alike(self._search.alike.count(one.id) if one is not None else 0)

    # --- what a person does -----------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Nowhere in the panel does a key of the queue tag the passage that the page shows."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and self.list.act_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self.list.act_of(event)
        if act is None:
            super().keyPressEvent(event)
        elif self._rows.rowCount():
            act()

    def keep(self, place: int) -> None:
        """Keep the version of this place."""
        one = self.current
        if one is not None and not self.is_of_decided and place < len(one.versions):
            self.decision_asked.emit(one, Way.KEEP, one.versions[place].id)

    def choose(self, way: Way) -> None:
        """Let both stand, or join them."""
        if self.current is not None and not self.is_of_decided:
            self.decision_asked.emit(self.current, way, b"")

    def ask_alike(self) -> None:
        """Decide all that are like the one in hand."""
        one = None if self.is_of_decided else self.current
        alike = self._search.alike.to(one.id) if one is not None else ()
        if len(alike) > 1:
            self.alike_asked.emit(one, alike)

    def _show_other(self, by: int) -> None:
        """Of two passages, show the other."""
        one = self.current
        if one is not None and one.found.passages:
            self._at = (self._at + by) % len(one.found.passages)
            self.place_wanted.emit(one, self._at)

    def show_current(self) -> None:
        """Show the words of the one in hand on their page."""
        if self.current is not None:
            self._at = 0
            self.place_wanted.emit(self.current, 0)

    def focus_list(self) -> None:
        """The keys of the queue work from here on."""
        where = self.list if self._rows.rowCount() else self.which
        where.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_current(self) -> None:
        self._show_versions()
        if self.list.hasFocus():
            self.show_current()

    def _on_which(self) -> None:
        self.list.setCurrentIndex(QModelIndex())
        self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.reload()

    def _on_changed(self, change: Change) -> None:
        if change.verb == REFUSED:
            return
        self._is_stale = True
        self._search.stop()
        if self.isVisible():
            self._later.start()
