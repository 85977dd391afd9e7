"""The passages of the matter: filter, tags, issues, columns, and the way to each of them.

What a change can do to the table is to take a row out, put one in or move one: all three are one
query of ids, made anew at once where the table is short and after a pause where it is long. A row
that contradicts its filter never stays.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import (
    QByteArray,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from reviewer.model import Change, PassageId, Role
from reviewer.queries import many, passages, second_level
from reviewer.queries.passages import PassageFilter, PassageLine
from ui.bridge import ELSEWHERE, Bridge
from ui.controls import paint_as_panel
from ui.icons import Icons
from ui.many import ManyBar
from ui.passage_table.drawing import PassageDelegate, row_height
from ui.passage_table.header import TableHeader
from ui.passage_table.row_table import RowTable, runs
from ui.passage_table.rows import SORTS, Column, PassageRows, Place, title
from ui.theme import Theme

_LARGE = 20_000
_LATER_MS = 120
_WIDTHS = {
    Column.TAGS: 140,
    Column.NUMBER: 84,
    Column.EXHIBIT: 88,
    Column.CITE: 100,
    Column.ISSUES: 108,
    Column.PERSON: 44,
    Column.ADDED: 112,
    Column.STATUS: 124,
}
_LEAST_QUOTE = 180
_NAMES = frozenset({"own_tag", "reviewer", "issue", "*"})
_IN_PLACE = frozenset(
    {"cited_in", "field", "note", "passage", "passage_field", "passage_number", "tagging"}
)
"""Kinds that move no other row than those of the passages that a change names."""
_PLACES = frozenset({"exhibit_field", "occurrence_field", "exhibit", "control_number", "prefix"})


class PassageTable(QWidget):
    """The panel at the bottom of the window."""

    full_height_requested = Signal()
    beside_requested = Signal(object)
    """A passage to be shown on the other side."""
    narrowed = Signal(object)
    """The ``PassageFilter`` now in force."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._theme, self._icons = bridge, theme, Icons(theme)
        self._model = PassageRows(bridge.view, self)
        self._model.load_names()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER_MS)
        self._later.timeout.connect(self.reload)
        # After the table itself was given its width.
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit_quote)
        self._is_following = False
        self._sized_for = theme.text_pixels
        self._build()
        theme.changed.connect(self._on_theme)
        bridge.changed.connect(self._on_changed)
        bridge.passage_chosen.connect(self._on_passage_chosen)
        bridge.exhibit_chosen.connect(self._on_exhibit_chosen)
        self.reload()

    # --- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        paint_as_panel(self)
        self.setAccessibleName(self.tr("Passages"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._build_header())
        self.many = ManyBar(self._bridge, self._theme, self.chosen_ids, self)
        self.many.cleared.connect(self._on_cleared)
        layout.addWidget(self.many)
        self._build_table()
        holder = QWidget(self)
        self._stack = QStackedLayout(holder)
        self._empty = self._build_empty()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        layout.addWidget(holder, 1)

    def _build_header(self) -> QWidget:
        self.header = TableHeader(self._bridge, self._theme, self)
        self.filter = self.header.filter
        self.filter.left_down.connect(self._on_left_down)
        self.header.narrowed.connect(self._narrow)
        self.header.columns_button.setMenu(self._build_columns_menu())
        self.header.height_button.clicked.connect(self.full_height_requested)
        return self.header

    def _build_columns_menu(self) -> QMenu:
        menu = QMenu(self)
        for column in Column:
            action = menu.addAction(title(column))
            action.setCheckable(True)
            action.setChecked(True)
            action.setData(int(column))
            action.setEnabled(column != Column.QUOTE)
            action.toggled.connect(self._on_column)
        return menu

    def _build_table(self) -> None:
        self.table = RowTable(self)
        self.table.setAccessibleName(self.tr("Table of passages"))
        self.table.setModel(self._model)
        self._delegate = PassageDelegate(self._theme, self.table)
        self.table.setItemDelegate(self._delegate)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._on_menu)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(row_height(self._theme))
        self._build_columns(self.table.horizontalHeader())
        self.table.opened.connect(self._on_opened)
        self.table.doubleClicked.connect(self._on_opened)
        self.table.clicked.connect(self._on_clicked)
        self.table.copied.connect(self.many.acts.copy)
        self.table.withdrawn.connect(self.withdraw)
        self.table.pressed_key.connect(self.many.press)
        self.table.takes = self._takes
        self.table.selectionModel().selectionChanged.connect(self._on_selected)

    def _build_columns(self, header: QHeaderView) -> None:
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(Column.CITE, Qt.SortOrder.AscendingOrder)
        header.setMinimumSectionSize(40)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, self._theme.scaled(width))
        header.setSectionResizeMode(Column.QUOTE, QHeaderView.ResizeMode.Stretch)
        # Beside the tag, where it is seen; the numbers of the columns stay as they were kept.
        header.moveSection(Column.STATUS, 1)
        header.sectionClicked.connect(self._on_header)

    def _build_empty(self) -> QWidget:
        page = QWidget(self)
        self._empty_text = QLabel("", page)
        self._empty_text.setProperty("role", "muted")
        self._empty_text.setWordWrap(True)
        self._empty_text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._clear_button = QPushButton(self.tr("Show all passages"), page)
        self._clear_button.clicked.connect(self.header.show_all)
        layout = QVBoxLayout(page)
        layout.addStretch(1)
        layout.addWidget(self._empty_text)
        layout.addWidget(self._clear_button, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(1)
        return page

    # --- what is shown ----------------------------------------------------------------------------

    @property
    def wanted(self) -> PassageFilter:
        """What the table is narrowed to."""
        return self._model.place.wanted

    def reload(self) -> None:
        """Read the table anew; the current row and the scroll stay."""
        self._later.stop()
        if self._bridge.matter.is_closed:
            return
        row = self._model.row_at(self.table.currentIndex().row())
        chosen = self._chosen_rows()
        scrolled = self.table.verticalScrollBar().value()
        if self._model.load():
            self._restore(row, chosen, scrolled)
        else:
            self.table.viewport().update()
        self._show_count()

    def _restore(self, row: int | None, chosen: Sequence[int], scrolled: int) -> None:
        place = None if row is None else self._model.place_of(row)
        if place is not None:
            self._select(place)
        if len(chosen) > 1:
            self._select_again(frozenset(chosen))
        self.table.verticalScrollBar().setValue(scrolled)

    def _select_again(self, chosen: frozenset[int]) -> None:
        """Select rows that were selected, wherever they stand now."""
        places = [at for at, row in enumerate(self._model.row_numbers()) if row in chosen]
        selection, last = QItemSelection(), self._model.columnCount() - 1
        for first, end in runs(places):
            selection.select(self._model.index(first, 0), self._model.index(end, last))
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().select(selection, flags.ClearAndSelect)

    def _show_count(self) -> None:
        shown, all_of_them = self._model.rowCount(), self.locale().toString
        count = all_of_them(shown)
        if self.wanted != PassageFilter():
            total = passages.count(self._bridge.view)
            count = self.tr("{0} of {1}").format(count, all_of_them(total))
        rejected = second_level.rejected_count(self._bridge.view)
        if rejected and self.wanted.hides_rejected:
            count = self.tr("{0} · {1} rejected hidden").format(count, all_of_them(rejected))
        self.header.count.setText(count)
        is_narrowed = self.wanted != PassageFilter()
        self._empty_text.setText(
            self.tr("No passage fits this filter.")
            if is_narrowed
            else self.tr(
                "Passages you tag appear here, each with its pin cite. "
                "On a page, press ↓ until a question and its answer stand in a frame, "
                "then 1 Admission, 2 Denial or 3 Quantity."
            )
        )
        self._clear_button.setVisible(is_narrowed)
        self._stack.setCurrentWidget(self.table if shown else self._empty)
        self.header.show_wanted(self.wanted)

    def _narrow(self, wanted: PassageFilter) -> None:
        place = self._model.place
        if wanted != place.wanted:
            self._model.place = Place(wanted, place.sort, place.is_descending)
            self.reload()
            self.narrowed.emit(wanted)

    def narrow_to(self, wanted: PassageFilter) -> None:
        """Show just these passages."""
        self.filter.setText(wanted.text)
        self._narrow(wanted)

    def show_all(self) -> None:
        """Take every filter away."""
        self.header.show_all()

    def show_issue(self, issue: bytes) -> None:
        """Narrow to an issue as well."""
        self._narrow(replace(self.wanted, issues=(*self.wanted.issues, issue)))

    def sort(self, column: Column, *, is_descending: bool = False) -> None:
        """Sort by a column."""
        way = Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(column, way)
        self._model.place = Place(self.wanted, SORTS[column], is_descending)
        self.reload()
        self.table.scrollTo(self.table.currentIndex())

    # --- what happens in the header ---------------------------------------------------------------

    def _on_left_down(self) -> None:
        self.table.setFocus()
        if not self.table.currentIndex().isValid():
            self._select(0)

    def _on_header(self, section: int) -> None:
        column = Column(section)
        place = self._model.place
        again = place.sort == SORTS[column]
        self.sort(column, is_descending=again and not place.is_descending)

    def _on_column(self, is_shown: bool) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.table.setColumnHidden(action.data(), not is_shown)

    # --- what happens in the matter ---------------------------------------------------------------

    def _on_changed(self, change: Change) -> None:
        if change.kinds & _NAMES:
            self._model.load_names()
        if "link" in change.kinds:
            self._model.forget_links()
            self.table.viewport().update()
        if "status" in change.kinds:
            self._show_status_column()
        if not (
            change.passages or change.kinds & (_NAMES | _PLACES | {"tagging", "passage_issue"})
        ):
            return
        if self._model.rowCount() > _LARGE:
            self._take_up(change)
        else:
            self.reload()

    def _take_up(self, change: Change) -> None:
        """Show what changed at once, and soon what follows from it, where that is not the same."""
        changed = frozenset(bytes(one) for one in change.passages)
        if change.kinds <= _IN_PLACE and self._model.take_up(changed):
            self.table.viewport().update()
            self._show_count()
            return
        self._model.forget(changed)
        self.table.viewport().update()
        if change.verb == ELSEWHERE:
            self._bridge.in_turn(self.reload)
        else:
            self._later.start()

    def _on_exhibit_chosen(self, _occurrence: bytes) -> None:
        self.header.follow_exhibit()

    def _on_passage_chosen(self, passage: bytes | None) -> None:
        if passage is None or self._is_following:
            return
        current = self.current()
        if current is not None and current.id == passage:
            return
        if not passages.is_standing(self._bridge.view, passage):
            return
        if self._later.isActive():
            self.reload()
        line = passages.line_of(self._bridge.view, passage)
        place = self._model.place_of(line.row)
        if place is None:
            self.table.clearSelection()
        else:
            self._select(place)

    # --- going through them -----------------------------------------------------------------------

    def current(self) -> PassageLine | None:
        """The passage of the current row."""
        index = self.table.currentIndex()
        return self._model.line(index.row()) if index.isValid() else None

    def next_passage(self) -> None:
        """Show the passage of the next row."""
        self._step(1)

    def previous_passage(self) -> None:
        """Show the passage of the row before."""
        self._step(-1)

    def settle(self) -> None:
        """Read the table now where it is soon to be read anyway."""
        if self._later.isActive():
            self.reload()

    def row_numbers(self) -> Sequence[int]:
        """The local rows that the table shows, from the top."""
        return self._model.row_numbers()

    def show_place(self, place: int) -> None:
        """Show the passage of a row."""
        self._select(place)
        self._show(place)

    def _step(self, way: int) -> None:
        index = self.table.currentIndex()
        place = index.row() + way if index.isValid() else (0 if way > 0 else -1)
        if 0 <= place < self._model.rowCount():
            self._select(place)
            self._show(place)

    def _select(self, place: int) -> None:
        if not 0 <= place < self._model.rowCount():
            return
        flags = QItemSelectionModel.SelectionFlag
        column = max(self.table.currentIndex().column(), 0)
        index = self._model.index(place, column)
        self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.table.scrollTo(index)

    def _on_clicked(self, index: QModelIndex) -> None:
        """A click shows a passage of the open exhibit; others wait for Enter or a double click."""
        line = self._model.line(index.row())
        is_alone = self.table.selectionModel().selection().count() == 1
        if line is not None and is_alone and line.exhibit == self._bridge.exhibit:
            self._choose(line)

    def _on_opened(self, index: QModelIndex) -> None:
        if index.isValid():
            self._show(index.row())

    def _show(self, place: int) -> None:
        line = self._model.line(place)
        if line is None:
            return
        occurrence = passages.card(self._bridge.view, line.id).occurrence
        if line.exhibit != self._bridge.exhibit and occurrence is not None:
            self._bridge.choose_exhibit(occurrence, line.exhibit)
        self._choose(line)

    def _choose(self, line: PassageLine) -> None:
        self._is_following = True
        self._bridge.choose_passage(line.id)
        self._is_following = False

    # --- what is done with rows -------------------------------------------------------------------

    def _chosen_rows(self) -> list[int]:
        """The local rows that are selected, from the top."""
        places = sorted(
            {
                place
                for part in self.table.selectionModel().selection().toList()
                for place in range(part.top(), part.bottom() + 1)
            }
        )
        rows = (self._model.row_at(place) for place in places)
        return [row for row in rows if row is not None]

    def chosen_ids(self) -> list[PassageId]:
        """The passages of the selected rows, from the top."""
        return many.ids(self._bridge.view, self._chosen_rows())

    def _on_selected(self) -> None:
        self.many.show_count(len(self._chosen_rows()))

    def _on_cleared(self) -> None:
        index = self.table.currentIndex()
        self.table.setFocus()
        self.table.clearSelection()
        if index.isValid():
            self._select(index.row())

    def _takes(self, key: int) -> bool:
        """Whether a key is meant for the rows: only where there are several."""
        return len(self._chosen_rows()) > 1 and self.many.takes(key)

    def copy_rows(self) -> None:
        """Put the selected passages on the clipboard: one as a quote with cite, else a table."""
        self.many.acts.copy()

    def withdraw(self) -> None:
        """Withdraw the selected passages, as one act that one undo takes back."""
        if self._chosen_rows():
            self.many.acts.withdraw()

    def _on_menu(self, at: QPoint) -> None:
        self.context_menu().exec(self.table.viewport().mapToGlobal(at))

    def context_menu(self) -> QMenu:
        """What can be done with the selected rows."""
        menu = QMenu(self)
        menu.addAction(self.tr("Show on the page"), self._on_menu_show)
        menu.addAction(self.tr("Open beside"), self._on_beside)
        menu.addSeparator()
        self.many.fill_menu(menu)
        menu.setEnabled(bool(self._chosen_rows()))
        return menu

    def _on_beside(self) -> None:
        if (line := self.current()) is not None:
            self.beside_requested.emit(line.id)

    def _on_menu_show(self) -> None:
        self._on_opened(self.table.currentIndex())

    # --- kept between sittings --------------------------------------------------------------------

    def layout_state(self) -> QByteArray:
        """Order, width and choice of columns, to be kept."""
        return self.table.horizontalHeader().saveState()

    def restore_layout(self, state: QByteArray) -> None:
        """Put columns back as they were kept."""
        self.table.horizontalHeader().restoreState(state)
        if state.isEmpty():
            self._show_status_column()
        self._fit_quote()
        for action in self.header.columns_button.menu().actions():
            action.setChecked(not self.table.isColumnHidden(action.data()))

    def _show_status_column(self) -> None:
        """Where nobody works at the second level the column says nothing: it shows from then on."""
        view = self._bridge.view
        is_used = view.role is not Role.REVIEWER or second_level.is_used(view)
        self.table.setColumnHidden(Column.STATUS, not is_used)
        for action in self.header.columns_button.menu().actions():
            action.setChecked(not self.table.isColumnHidden(action.data()))
        self._fit_quote()

    def set_full_height(self, is_full: bool) -> None:
        """Show on the button which way it goes."""
        self.header.set_full_height(is_full)

    def _on_theme(self) -> None:
        self._delegate.recolour()
        self.header.recolour()
        self._scale_columns()
        self.table.viewport().update()

    def _scale_columns(self) -> None:
        """Rows and columns grow and shrink with the text, from the widths they were given."""
        self.table.verticalHeader().setDefaultSectionSize(row_height(self._theme))
        header, grown = self.table.horizontalHeader(), self._theme.text_pixels / self._sized_for
        self._sized_for = self._theme.text_pixels
        for column in _WIDTHS if grown != 1 else ():
            header.resizeSection(column, round(header.sectionSize(column) * grown))
        self._fit_quote()

    def _fit_quote(self) -> None:
        """The quote takes the room that is left; where that is too little, the table scrolls."""
        header, mode = self.table.horizontalHeader(), QHeaderView.ResizeMode
        others = header.length() - header.sectionSize(Column.QUOTE)
        least = self._theme.scaled(_LEAST_QUOTE)
        is_wide = self.table.viewport().width() - others >= least
        header.setSectionResizeMode(Column.QUOTE, mode.Stretch if is_wide else mode.Interactive)
        if not is_wide:
            header.resizeSection(Column.QUOTE, least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fitting.start()
