"""The exhibits of the matter: filter, groups, families, review state.

The list shows occurrences: one exhibit met twice stands twice, and a mail always shows what hung on
it. What is chosen here is told to the bridge and to nobody else.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reviewer.acts import batches as batch_acts
from reviewer.acts import exhibits as acts
from reviewer.model import Change, EntityId
from reviewer.queries import batches, exhibits
from reviewer.queries.exhibits import ListFilter, ListLine, ListOrder
from ui import words
from ui.bridge import Bridge
from ui.controls import (
    MARGIN,
    Chip,
    FilterField,
    FlowLayout,
    IconButton,
    PanelHeader,
    clear_layout,
    paint_as_panel,
)
from ui.exhibit_list.drawing import ExhibitDelegate, heading_height, row_height
from ui.exhibit_list.rows import ExhibitRows, Heading, Placed
from ui.icons import Icons
from ui.theme import SPACE, Theme

_REORDERING = frozenset(
    {
        "exhibit",
        "layer",
        "occurrence",
        "control_number",
        "exhibit_field",
        "occurrence_field",
        "prefix",
    }
)
_READING = frozenset({"review", "opened", "reviewer"})
_BATCHES = frozenset({"batch", "batch_exhibit"})
_LARGE = 2_000
_LATER_MS = 250


class _List(QTableView):
    """A table of one column that opens with Enter and folds with the arrows."""

    opened = Signal(QModelIndex)
    entered = Signal(QModelIndex)
    """Opened by Enter: who did that goes on by keyboard."""
    folded = Signal(QModelIndex, object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentIndex())
            self.entered.emit(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            # In a table these keys go along the row, and here a row is one cell.
            last = self.model().rowCount() - 1
            self.setCurrentIndex(
                self.model().index(0 if event.key() == Qt.Key.Key_Home else last, 0)
            )
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.folded.emit(self.currentIndex(), event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and plain and index.isValid():
            self._clicked(index, event.position().toPoint())

    def _clicked(self, index: QModelIndex, at: QPoint) -> None:
        model, delegate = self.model(), self.itemDelegate()
        assert isinstance(model, ExhibitRows)
        assert isinstance(delegate, ExhibitDelegate)
        row = model.row(index.row())
        is_chevron = (
            isinstance(row, Placed)
            and row.line.children > 0
            and delegate.chevron_rect(self.visualRect(index), row).contains(at)
        )
        if is_chevron or isinstance(row, Heading):
            self.folded.emit(index, None)
        else:
            self.opened.emit(index)


class ExhibitList(QWidget):
    """The panel at the left of the window."""

    numbers_requested = Signal(object)
    """Tuple of occurrence ids whose numbers a person wants to fill in."""
    import_requested = Signal()
    beside_requested = Signal(object)
    """An occurrence to be shown on the other side."""
    entered = Signal()
    """An exhibit was opened by Enter: its page is where the keyboard belongs now."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._theme, self._icons = bridge, theme, Icons(theme)
        self._model = ExhibitRows(bridge.view, self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.reload)
        self._low: list[int] = []
        self._build()
        theme.changed.connect(self._on_theme)
        bridge.changed.connect(self._on_changed)
        bridge.exhibit_chosen.connect(self._on_exhibit_chosen)
        self.reload()

    # --- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        paint_as_panel(self)
        self.setAccessibleName(self.tr("Exhibits"))
        self._header = PanelHeader(self.tr("Exhibits"), self)
        self._filter_button = IconButton(
            self._icons, "list-filter", self.tr("Show by review state or batch"), self
        )
        self._filter_button.setMenu(self._build_state_menu())
        self._sort_button = IconButton(self._icons, "arrow-up-down", self.tr("Sort exhibits"), self)
        self._sort_button.setMenu(self._build_sort_menu())
        self._header.add(self._filter_button)
        self._header.add(self._sort_button)
        self.filter = FilterField(self.tr("Filter by number, title, Bates…"), self)
        self.filter.settled.connect(self._on_filter)
        self.filter.left_down.connect(self._on_left_down)
        self._build_list()
        top = QVBoxLayout()
        top.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * SPACE)
        top.setSpacing(2 * SPACE)
        top.addWidget(self._header)
        top.addWidget(self.filter)
        self._chips = FlowLayout()
        top.addLayout(self._chips)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._build_stack(), 1)

    def _build_list(self) -> None:
        self.list = _List(self)
        self.list.setAccessibleName(self.tr("List of exhibits"))
        self.list.setModel(self._model)
        self._delegate = ExhibitDelegate(self._theme, self._icons, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setShowGrid(False)
        # The delegate paints a rounded ground of its own.
        self.list.setStyleSheet("QTableView { selection-background-color: transparent; }")
        self.list.setTabKeyNavigation(False)
        self.list.setMouseTracking(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.list.horizontalHeader().hide()
        self.list.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.list.verticalHeader().hide()
        self._set_heights()
        self.list.opened.connect(self._on_opened)
        self.list.entered.connect(self._on_entered)
        self.list.folded.connect(self._on_folded)

    def _build_stack(self) -> QWidget:
        holder = QWidget(self)
        self._stack = QStackedLayout(holder)
        self._empty, self._nothing = self._build_empty(), self._build_nothing()
        for page in (self.list, self._empty, self._nothing):
            self._stack.addWidget(page)
        return holder

    def _build_empty(self) -> QWidget:
        page = QFrame(self)
        button = QPushButton(self.tr("Import…"), page)
        button.clicked.connect(self._on_import)
        lead = _centred(self.tr("Drop files or a folder here"), "heading")
        hint = _centred(
            self.tr(
                "Transcripts, e-mail, PDFs, articles and Word files become numbered exhibits. "
                "The originals stay untouched."
            ),
            "muted",
        )
        return _stacked(page, (lead, hint), button)

    def _build_nothing(self) -> QWidget:
        page = QFrame(self)
        self._nothing_label = _centred("", "muted")
        button = QPushButton(self.tr("Show all exhibits"), page)
        button.clicked.connect(self.show_all)
        return _stacked(page, (self._nothing_label,), button)

    def _build_sort_menu(self) -> QMenu:
        self._orders = {
            ListOrder.KIND: self.tr("By kind"),
            ListOrder.NUMBER: self.tr("By number"),
            ListOrder.DATE: self.tr("By date"),
        }
        return self._choice_menu(list(self._orders.items()), self._on_sort)

    def _build_state_menu(self) -> QMenu:
        states = [
            ("", self.tr("All exhibits")),
            (exhibits.UNREAD, self.tr("Unread")),
            ("started", self.tr("Started")),
            ("reviewed", self.tr("Reviewed")),
        ]
        menu = self._choice_menu(states, self._on_state)
        menu.addSeparator()
        self._status_menu = menu.addMenu(self.tr("Second level"))
        self._status_menu.aboutToShow.connect(self._fill_status_menu)
        self._batch_menu = menu.addMenu(self.tr("Batch"))
        self._batch_menu.aboutToShow.connect(self._fill_batch_menu)
        return menu

    def _fill_status_menu(self) -> None:
        """What was said of exhibits at the second level."""
        self._status_menu.clear()
        for status, name in (
            ("", self.tr("Whatever was said")),
            (exhibits.NOTHING_SAID, self.tr("Not checked yet")),
            *((one, words.choice(one)) for one in ("checked", "confirmed", "rejected")),
        ):
            action = self._status_menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(status == self.wanted.status)
            action.setData(status)
            action.triggered.connect(self._on_status)

    def _on_status(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.narrow_to(replace(self.wanted, status=action.data()))

    def _fill_batch_menu(self) -> None:
        """The batches as they are now, those of the one at the keyboard first."""
        menu, view = self._batch_menu, self._bridge.view
        menu.clear()
        known = sorted(batches.batches(view), key=lambda line: line.reviewer != view.reviewer)
        if not known:
            menu.addAction(self.tr("No batches yet")).setEnabled(False)
        for line in known:
            told = self.tr("{0}  ({1} of {2} reviewed)").format(
                line.name.replace("&", "&&"), line.reviewed, line.exhibits
            )
            action = menu.addAction(told)
            action.setCheckable(True)
            action.setChecked(line.id == self.wanted.batch)
            action.setData(line.id.hex())
            action.triggered.connect(self._on_batch)

    def _choice_menu(self, choices: Sequence[tuple[str, str]], slot: object) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for number, (word, text) in enumerate(choices):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(number == 0)
            action.setData(str(word))
            group.addAction(action)
        group.triggered.connect(slot)
        return menu

    # --- what is shown ----------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the list anew; what is chosen and where it is scrolled to stay."""
        self._later.stop()
        if self._bridge.matter.is_closed:
            return
        kept = self._kept()
        self._model.load()
        self._lay(kept)

    def _kept(self) -> tuple[bytes | str | None, int]:
        return (
            self._model.key_at(self.list.currentIndex().row()),
            self.list.verticalScrollBar().value(),
        )

    def _lay(self, kept: tuple[bytes | str | None, int]) -> None:
        # A table keeps heights by place, also where another row stands there now.
        for place in self._low:
            self.list.setRowHeight(place, row_height(self._theme))
        self._low = list(self._model.headings())
        for place in self._low:
            self.list.setRowHeight(place, heading_height(self._theme))
        self._header.count.setText(self.locale().toString(self._model.count))
        is_narrowed = self.wanted != ListFilter()
        self._show_narrowing()
        if self._model.count:
            self._stack.setCurrentWidget(self.list)
        elif is_narrowed:
            self._nothing_label.setText(self.tr("No exhibit fits this filter."))
            self._stack.setCurrentWidget(self._nothing)
        else:
            self._stack.setCurrentWidget(self._empty)
        self._restore(*kept)

    def _restore(self, key: bytes | str | None, scrolled: int) -> None:
        place = self._model.place_of_key(key)
        if place is not None:
            self._select(place)
        self.list.verticalScrollBar().setValue(scrolled)

    def _select(self, place: int) -> None:
        self.list.selectionModel().setCurrentIndex(
            self._model.index(place, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    @property
    def wanted(self) -> ListFilter:
        """What the list is narrowed to."""
        return self._model.wanted

    def narrow_to(self, wanted: ListFilter) -> None:
        """Show just these exhibits."""
        self.filter.setText(wanted.text)
        for action in self._filter_button.menu().actions():
            if action.isCheckable():
                action.setChecked(action.data() == wanted.state)
        if wanted != self._model.wanted:
            self._model.wanted = wanted
            if wanted.state or wanted.batch is not None:
                # Who asks for these exhibits wants to see them.
                self._model.unfold()
            self.reload()

    def show_all(self) -> None:
        """Take every filter away."""
        self.narrow_to(ListFilter())

    def _show_narrowing(self) -> None:
        """A chip for each part of the filter that has no field of its own."""
        clear_layout(self._chips)
        wanted = self.wanted
        if wanted.batch is not None:
            known = {bytes(line.id): line.name for line in batches.batches(self._bridge.view)}
            name = known.get(wanted.batch, self.tr("no longer there"))
            self._add_chip(self.tr("Batch: {0}").format(name), replace(wanted, batch=None))
        if wanted.state:
            state = words.left_to_do(wanted.state)
            name = self.tr("{0}, by anyone").format(state) if wanted.by_anyone else state
            self._add_chip(name, replace(wanted, state="", by_anyone=False))
        if wanted.status:
            is_unsaid = wanted.status == exhibits.NOTHING_SAID
            name = self.tr("Not checked yet") if is_unsaid else words.choice(wanted.status)
            self._add_chip(name, replace(wanted, status=""))

    def _add_chip(self, name: str, without: ListFilter) -> None:
        chip = Chip(self._icons, name, self.tr("Remove the filter {0}").format(name), self)
        chip.tint(self._theme.hex("text"), self._theme.hex("hover"))
        chip.setProperty("without", without)
        chip.removed.connect(self._on_chip_removed)
        self._chips.addWidget(chip)

    # --- what happens -----------------------------------------------------------------------------

    def _on_filter(self, text: str) -> None:
        self.narrow_to(replace(self.wanted, text=text))

    def _on_state(self, action: QAction) -> None:
        self.narrow_to(replace(self.wanted, state=action.data(), by_anyone=False))

    def _on_batch(self, is_checked: bool) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        batch = bytes.fromhex(action.data()) if is_checked else None
        self.narrow_to(replace(self.wanted, batch=batch))

    def _on_chip_removed(self) -> None:
        chip = self.sender()
        assert isinstance(chip, Chip)
        without = chip.property("without")
        assert isinstance(without, ListFilter)
        self.narrow_to(without)

    def _on_sort(self, action: object) -> None:
        self._model.order = ListOrder(action.data())  # type: ignore[attr-defined]
        self.reload()

    def _on_left_down(self) -> None:
        self.list.setFocus()
        if not self.list.currentIndex().isValid() and self._model.rowCount():
            self._select(1 if self._model.is_heading(0) and self._model.rowCount() > 1 else 0)

    def _on_changed(self, change: Change) -> None:
        everything = "*" in change.kinds
        if everything or change.kinds & _REORDERING:
            # An import of thousands of exhibits would otherwise read the list once an exhibit.
            self._later.start(_LATER_MS if self._model.count > _LARGE else 0)
        elif self._moves(change):
            self._later.start(0)
        elif change.exhibits or change.kinds & _READING:
            changed = frozenset(bytes(one) for one in change.exhibits)
            self._model.forget(changed) if changed else self._model.forget_all()
            self.list.viewport().update()

    def _moves(self, change: Change) -> bool:
        """Whether rows may come or go because of what the list is narrowed to."""
        by_state = bool(self.wanted.state) and "review" in change.kinds
        by_state = by_state or (bool(self.wanted.status) and "status" in change.kinds)
        return by_state or (self.wanted.batch is not None and bool(change.kinds & _BATCHES))

    def _on_exhibit_chosen(self, occurrence: bytes) -> None:
        place = self._model.place_of(occurrence)
        if place is None:
            place = self._unfolded(occurrence)
        if place is not None:
            self._select(place)
            # With the heading above it, so that nobody wonders which group this is.
            above = max(0, place - 1)
            if isinstance(self._model.row(above), Heading):
                self.list.scrollTo(self._model.index(above, 0))
            self.list.scrollTo(self._model.index(place, 0))

    def _unfolded(self, occurrence: bytes) -> int | None:
        """The place of an attachment, whose family is unfolded for it."""
        parent = self._bridge.attempt(
            lambda: exhibits.occurrence(self._bridge.view, occurrence).parent
        )
        above = self._model.place_of(parent) if parent else None
        if above is not None and self._model.fold(above, is_open=True):
            self._lay(self._kept())
        return self._model.place_of(occurrence)

    def _on_opened(self, index: QModelIndex) -> None:
        row = self._model.row(index.row()) if index.isValid() else None
        if isinstance(row, Placed):
            self._bridge.choose_exhibit(row.line.occurrence, row.line.exhibit)
        elif isinstance(row, Heading):
            self._on_folded(index, None)

    def _on_entered(self, index: QModelIndex) -> None:
        if index.isValid() and not self._model.is_heading(index.row()):
            self.entered.emit()

    def _on_folded(self, index: QModelIndex, is_open: object) -> None:
        if not index.isValid():
            return
        kept = (self._model.key_at(index.row()), self.list.verticalScrollBar().value())
        wanted = None if is_open is None else bool(is_open)
        if self._model.fold(index.row(), is_open=wanted):
            self._lay(kept)

    def _on_import(self) -> None:
        self.import_requested.emit()

    def _on_theme(self) -> None:
        self._delegate.recolour()
        self._filter_button.recolour()
        self._sort_button.recolour()
        self._set_heights()
        for place in self._low:
            self.list.setRowHeight(place, heading_height(self._theme))
        self.list.viewport().update()

    def _set_heights(self) -> None:
        rows = self.list.verticalHeader()
        rows.setMinimumSectionSize(heading_height(self._theme))
        rows.setDefaultSectionSize(row_height(self._theme))

    # --- going through them -----------------------------------------------------------------------

    def settle(self) -> None:
        """Read the list now where it is soon to be read anyway."""
        if self._later.isActive():
            self.reload()

    def shown(self) -> list[bytes]:
        """The occurrences that are listed, from the top."""
        return self._model.occurrences()

    def open(self, occurrence: bytes) -> None:
        """Show an exhibit that is listed."""
        exhibit = exhibits.occurrence(self._bridge.view, occurrence).exhibit
        self._bridge.choose_exhibit(occurrence, exhibit)

    # --- the menu of a row ------------------------------------------------------------------------

    def current(self) -> bytes | None:
        """The occurrence of the row that the keyboard is on."""
        at = self.list.currentIndex()
        row = self._model.row(at.row()) if at.isValid() else None
        return row.line.occurrence if isinstance(row, Placed) else None

    def chosen(self) -> tuple[ListLine, ...]:
        """The exhibits that are selected."""
        rows = (self._model.row(index.row()) for index in self.list.selectionModel().selectedRows())
        return tuple(row.line for row in rows if isinstance(row, Placed))

    def _on_menu(self, at: QPoint) -> None:
        self.context_menu().exec(self.list.viewport().mapToGlobal(at))

    def context_menu(self) -> QMenu:
        """What can be done with the selected exhibits."""
        menu = QMenu(self)
        menu.addAction(self.tr("Open beside"), self._on_beside)
        menu.addSeparator()
        menu.addAction(self.tr("Mark reviewed"), self.mark_reviewed)
        menu.addAction(self.tr("Mark started"), self.mark_started)
        menu.addAction(self.tr("Mark unread"), self.mark_unread)
        menu.addSeparator()
        self._add_batches(menu)
        menu.addSeparator()
        menu.addAction(self.tr("Numbers…"), self._on_numbers)
        menu.addAction(self.tr("Copy number"), self.copy_number)
        menu.setEnabled(bool(self.chosen()))
        return menu

    def _add_batches(self, menu: QMenu) -> None:
        into = menu.addMenu(self.tr("Put into batch"))
        for line in batches.batches(self._bridge.view):
            action = into.addAction(line.name.replace("&", "&&"), self._on_put)
            action.setData(line.id.hex())
        if into.isEmpty():
            into.addAction(self.tr("No batches yet")).setEnabled(False)
        if self.wanted.batch is not None:
            menu.addAction(self.tr("Take out of this batch"), self.take_out_of_batch)

    def _on_put(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.put_into_batch(EntityId(bytes.fromhex(action.data())))

    def put_into_batch(self, batch: EntityId) -> None:
        """Put the selected exhibits, with what hangs on them, into a batch."""
        view = self._bridge.view
        wanted = [
            one for line in self.chosen() for one in exhibits.family_of(view, line.occurrence)
        ]
        self._bridge.do(lambda view: batch_acts.add_to_batch(view, batch, wanted))

    def take_out_of_batch(self) -> None:
        """Take the selected exhibits out of the batch that the list shows."""
        batch = self.wanted.batch
        if batch is not None:
            gone = [line.exhibit for line in self.chosen()]
            self._bridge.do(lambda view: batch_acts.take_from_batch(view, EntityId(batch), gone))

    def _on_beside(self) -> None:
        if (occurrence := self.current()) is not None:
            self.beside_requested.emit(occurrence)

    def mark_reviewed(self) -> None:
        self._set_review("reviewed")

    def mark_started(self) -> None:
        self._set_review("started")

    def mark_unread(self) -> None:
        self._set_review("")

    def _set_review(self, state: str) -> None:
        lines = {line.exhibit: line for line in self.chosen() if line.review != state}
        if lines:
            built = [acts.set_review(self._bridge.view, exhibit, state) for exhibit in lines]
            self._bridge.attempt(lambda: self._bridge.matter.do_all(built))

    def _on_numbers(self) -> None:
        self.numbers_requested.emit(tuple(line.occurrence for line in self.chosen()))

    def copy_number(self) -> None:
        """Put the numbers of the selected exhibits on the clipboard, one a line."""
        QGuiApplication.clipboard().setText("\n".join(line.label for line in self.chosen()))


def _centred(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


def _stacked(page: QWidget, labels: Sequence[QLabel], button: QPushButton) -> QWidget:
    layout = QVBoxLayout(page)
    layout.setContentsMargins(2 * MARGIN, MARGIN, 2 * MARGIN, MARGIN)
    layout.setSpacing(2 * SPACE)
    layout.addStretch(1)
    for label in labels:
        layout.addWidget(label)
    layout.addSpacing(SPACE)
    layout.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
    layout.addStretch(2)
    return page
