"""What is left to do: a few counts with words, each the way to what it counts.

A third tab at the right rather than a box or a figure that is always in sight: it is looked at
between two stretches of work, and a number that nags while one reads is no help. Hidden, it counts
nothing. The lines never come and go: what is done stays in its place with a tick, so that hand and
eye find the next one where it was.
"""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QProgressBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.model import Change
from reviewer.queries import agreeing, batches, left, passages
from reviewer.queries.exhibits import ListFilter
from reviewer.queries.left import EVERYTHING, OF_EXHIBITS, Left, LeftLine, PagesRead, Scope
from reviewer.queries.passages import PassageFilter
from ui import drawing, words
from ui.bridge import Bridge
from ui.controls import MARGIN, OpeningList, PanelHeader, QuietCombo, muted, paint_as_panel, plain
from ui.counting import Counting
from ui.icons import Icons
from ui.theme import SPACE, Theme

_TOP = QModelIndex()
_LARGE = 20_000
_LATER_MS = 250
_SIGN = 16
_PAGES = frozenset({"opened", "exhibit", "layer", "occurrence", "exhibit_field", "*"})
_BATCHES = frozenset({"batch", "batch_exhibit", "*"})


class LeftRows(QAbstractListModel):
    """The counts, one a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[LeftLine, ...] = ()

    def show_lines(self, lines: tuple[LeftLine, ...]) -> None:
        """Show these; the rows stay where they are."""
        if len(lines) != len(self._lines):
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()
            return
        changed = [at for at, line in enumerate(lines) if line != self._lines[at]]
        self._lines = lines
        for at in changed:
            self.dataChanged.emit(self.index(at), self.index(at))

    def line(self, place: int) -> LeftLine | None:
        return self._lines[place] if 0 <= place < len(self._lines) else None

    def place_of(self, left: Left) -> int:
        return next((at for at, line in enumerate(self._lines) if line.left is left), 0)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (name(line), amount(line), self.note(line)) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.meaning(line.left)
        return None

    def note(self, line: LeftLine) -> str:
        """How far the counting is, where it is still going on."""
        if not line.is_counting:
            return ""
        told = self.tr("counting… {done} of {all}")
        return told.format(done=words.number(line.counted), all=words.number(line.of))

    def meaning(self, one: Left) -> str:
        """What is counted, in a sentence."""
        return {
            Left.UNREAD: self.tr("Exhibits that were not begun"),
            Left.STARTED: self.tr("Exhibits that were begun and not marked reviewed (R)"),
            Left.QUICK_MARKS: self.tr("Passages without a tag"),
            Left.MISSING: self.tr("Passages with a tag of which a required field is empty"),
            Left.PROPOSED: self.tr("Passages on which C would write down what is proposed"),
            Left.UNCHECKED: self.tr("Passages in received text not compared with the page (T)"),
            Left.UNCITED: self.tr("Passages whose place has no page, line or number to cite"),
            Left.UNSETTLED: self.tr("Passages to check after a new reading"),
            Left.CHANGED: self.tr("Passages that were changed after they were checked (Y)"),
            Left.DIFFERENCES: self.tr("What people said apart from each other: a person decides"),
        }[one]


def name(line: LeftLine) -> str:
    """What is counted, in two words."""
    return words.left_to_do(line.left.value)


def amount(line: LeftLine) -> str:
    """How many, as it is printed; none where nothing is left."""
    return words.number(line.count)


class LeftDelegate(QStyledItemDelegate):
    """Paints a count: its sign, its words, how many; below, how far the counting is."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, Icons(theme)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, QFontMetrics(self._theme.font()).height() + 18)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        line = model.line(index.row()) if isinstance(model, LeftRows) else None
        if line is None or not isinstance(model, LeftRows):
            return
        painter.save()
        drawing.row_ground(painter, option, self._theme)
        rect = option.rect.adjusted(MARGIN, 0, -MARGIN, 0)
        is_done = not line.count and not line.is_counting
        self._paint_sign(painter, rect, is_done=is_done)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        color = "selection_text" if is_selected else "muted" if is_done else "text"
        self._paint_words(painter, rect, (name(line), model.note(line), amount(line)), color)
        painter.restore()

    def _paint_sign(self, painter: QPainter, rect: QRect, *, is_done: bool) -> None:
        icon, color = ("circle-check", "ok") if is_done else ("circle", "muted")
        picture = self._icons.pixmap(icon, color, _SIGN, painter.device().devicePixelRatioF())
        length = self._icons.size(_SIGN)
        top = rect.center().y() - length // 2
        painter.drawPixmap(QRect(rect.left() + 2, top, length, length), picture)

    def _paint_words(
        self, painter: QPainter, rect: QRect, parts: tuple[str, str, str], color: str
    ) -> None:
        named, note, count = parts
        bold, plain_font = drawing.semibold(self._theme), self._theme.font()
        room = QFontMetrics(bold).horizontalAdvance(count) + 10
        painter.setFont(bold)
        right = QRect(rect.right() - room, rect.top(), room, rect.height())
        drawing.words(painter, right, count, self._theme.color(color), drawing.RIGHT)
        painter.setFont(plain_font)
        middle = rect.adjusted(self._icons.size(_SIGN) + 11, 0, -room - 6, 0)
        used = drawing.words(painter, middle, named, self._theme.color(color))
        if note:
            painter.setFont(drawing.small(self._theme))
            rest = middle.adjusted(used + 8, 0, 0, 0)
            drawing.words(painter, rest, note, self._theme.color("muted"))


class LeftPanel(QWidget):
    """Whose work, which batch, the counts, and how many pages were read."""

    chosen = Signal(object)
    """A ``Left``: go to the first of these."""
    scope_changed = Signal()
    batches_asked = Signal()

    def __init__(
        self, bridge: Bridge, counting: Counting, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._counting, self._theme = bridge, counting, theme
        self._rows = LeftRows(self)
        self._pages: tuple[Scope, PagesRead] | None = None
        self._differences: int | None = None
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self.reload)
        self._build()
        bridge.changed.connect(self._on_changed)
        counting.moved.connect(self._soon)
        theme.changed.connect(self._on_theme)

    # --- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        paint_as_panel(self)
        self.setAccessibleName(self.tr("Left to do"))
        self._header = PanelHeader(self.tr("Left to do"), self)
        self._build_list()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, MARGIN, 0, MARGIN)
        layout.setSpacing(2 * SPACE)
        layout.addLayout(_indented(self._header))
        layout.addLayout(self._build_scope())
        layout.addWidget(self.list)
        self.done = plain("", self, role="heading")
        self.done_hint = muted("", self)
        self.hint = muted(self.tr("Enter opens the first; F4 goes on to the next."), self)
        for label in (self.done, self.done_hint, self.hint):
            layout.addLayout(_indented(label))
        layout.addStretch(1)
        layout.addLayout(self._build_pages())

    def _build_scope(self) -> QHBoxLayout:
        self.whose = QuietCombo(self.tr("Whose work"), self)
        self.whose.addItem(self.tr("Mine"), userData=True)
        self.whose.addItem(self.tr("Everyone’s"), userData=False)
        self.batch = QuietCombo(self.tr("Batch"), self)
        self._fill_batches()
        self.whose.currentIndexChanged.connect(self._on_scope)
        self.batch.currentIndexChanged.connect(self._on_scope)
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(2 * SPACE)
        row.addWidget(self.whose, 2)
        row.addWidget(self.batch, 3)
        return row

    def _build_list(self) -> None:
        self.list = OpeningList(self)
        self.list.setAccessibleName(self.tr("What is left to do"))
        self.list.setModel(self._rows)
        self.list.setItemDelegate(LeftDelegate(self._theme, self.list))
        self.list.setMouseTracking(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._on_opened)
        self.list.opened.connect(self._on_opened)

    def _build_pages(self) -> QVBoxLayout:
        self.pages = muted("", self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(self.tr("Pages read"))
        column = QVBoxLayout()
        column.setContentsMargins(MARGIN, 0, MARGIN, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.pages)
        column.addWidget(self.bar)
        return column

    def _fill_batches(self) -> None:
        """Those of the one at the keyboard first; the one that was chosen stays chosen."""
        kept = self.batch.currentData()
        view = self._bridge.view
        known = sorted(batches.batches(view), key=lambda line: line.reviewer != view.reviewer)
        self.batch.blockSignals(True)
        self.batch.clear()
        self.batch.addItem(self.tr("All exhibits"), userData="")
        for line in known:
            self.batch.addItem(line.name, userData=line.id.hex())
        self.batch.setCurrentIndex(max(self.batch.findData(kept), 0))
        self.batch.blockSignals(False)
        self.batch.setVisible(bool(known))

    # --- what is shown ----------------------------------------------------------------------------

    @property
    def scope(self) -> Scope:
        """Whose work is counted, and of which batch."""
        batch = self.batch.currentData()
        return Scope(bool(self.whose.currentData()), bytes.fromhex(batch) if batch else None)

    def set_batch(self, batch: bytes | None) -> None:
        """Count this batch, or everything."""
        self._fill_batches()
        self.batch.setCurrentIndex(max(self.batch.findData(batch.hex() if batch else ""), 0))

    def reload(self) -> None:
        """Count anew."""
        self._later.stop()
        if self._bridge.matter.is_closed:
            return
        view, ledger = self._bridge.view, self._counting.ledger
        counted = self._differences if agreeing.are_several(view) else None
        lines = left.left_to_do(view, ledger, self.scope, counted)
        self._rows.show_lines(lines)
        self._fit_list(lines)
        self._show_state(lines)
        self._show_pages()

    def set_differences(self, count: int) -> None:
        """So many are open; one person alone has no line for them."""
        self._differences = count
        self._soon()

    def _fit_list(self, lines: tuple[LeftLine, ...]) -> None:
        height = self.list.sizeHintForRow(0) * len(lines)
        self.list.setFixedHeight(height + 2 * self.list.frameWidth())

    def _show_state(self, lines: tuple[LeftLine, ...]) -> None:
        total = sum(line.count for line in lines)
        is_counting = any(line.is_counting for line in lines)
        is_done = not total and not is_counting
        self.done.setVisible(is_done)
        self.done_hint.setVisible(is_done)
        self.hint.setVisible(not is_done)
        is_empty = is_done and not self._read().pages
        self.done.setText(
            self.tr("Nothing here yet") if is_empty else self.tr("All done. Nothing is left here.")
        )
        self.done_hint.setText(
            self.tr("What there is to read and decide is counted here once exhibits are imported.")
            if is_empty
            else self._elsewhere()
        )

    def _elsewhere(self) -> str:
        """Where there may still be something, for whoever is done here."""
        if self.scope.batch is not None:
            return self.tr("This batch is finished. Choose another one above, or all exhibits.")
        if self.scope.is_mine:
            return self.tr("Choose “Everyone’s” above to see what your colleagues have left.")
        return self.tr("Every exhibit is reviewed, and every passage is complete.")

    def _read(self) -> PagesRead:
        if self._pages is None or self._pages[0] != self.scope:
            self._pages = (self.scope, left.pages_read(self._bridge.view, self.scope))
        return self._pages[1]

    def _show_pages(self) -> None:
        found = self._read()
        self.pages.setText(words.pages_read(found.read, found.pages))
        self.bar.setRange(0, max(found.pages, 1))
        self.bar.setValue(found.read)
        self.pages.setVisible(bool(found.pages))
        self.bar.setVisible(bool(found.pages))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill_batches()
        self._counting.begin()
        self.reload()

    def focus_list(self) -> None:
        """Go to the first line on which something is left."""
        if not self.list.currentIndex().isValid():
            found = self.first()
            place = self._rows.place_of(found) if found is not None else 0
            self.list.setCurrentIndex(self._rows.index(place))
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- what others ask --------------------------------------------------------------------------

    def first(self) -> Left | None:
        """The first of which something is left; ``None`` when all is done."""
        self.reload()
        lines = (self._rows.line(place) for place in range(self._rows.rowCount()))
        return next((line.left for line in lines if line is not None and line.count), None)

    def passages_wanted(self, one: Left) -> PassageFilter:
        """What narrows the passage table to one of the counts."""
        return left.filter_of(self._bridge.view, self._counting.ledger, one, self.scope)

    def exhibits_wanted(self, one: Left) -> ListFilter:
        """What narrows the exhibit list to one of the counts, or to the batch alone."""
        state = one.value if one in OF_EXHIBITS else ""
        return ListFilter(
            state=state, batch=self.scope.batch, by_anyone=bool(state) and not self.scope.is_mine
        )

    # --- what happens -----------------------------------------------------------------------------

    def _on_opened(self, index: QModelIndex) -> None:
        line = self._rows.line(index.row()) if index.isValid() else None
        if line is not None:
            self.chosen.emit(line.left)

    def _on_scope(self) -> None:
        self.reload()
        self.scope_changed.emit()

    def _soon(self) -> None:
        if self.isVisible():
            is_large = self._rows.rowCount() and self._is_large
            self._later.start(_LATER_MS if is_large else 0)

    @property
    def _is_large(self) -> bool:
        """Whether counting takes long enough to be felt after every act."""
        return self.scope != EVERYTHING and passages.count(self._bridge.view) > _LARGE

    def _on_changed(self, change: Change) -> None:
        if change.kinds & (_PAGES | _BATCHES):
            self._pages = None
        if self.isVisible():
            if change.kinds & _BATCHES:
                self._fill_batches()
            self._soon()

    def _on_theme(self) -> None:
        self.list.viewport().update()


def _indented(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(MARGIN, 0, MARGIN, 0)
    row.addWidget(widget)
    return row
