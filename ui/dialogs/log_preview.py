"""The rows of a log as they will be written: the first at once, the others while one looks on.

The rows are printed by the code that writes the file (``reviewer.exports.log_parts``), so the
preview cannot promise what the file does not keep. How many rows there are is known only when all
passages were gone through; that is done in slices of a few milliseconds, and the table grows
meanwhile. Only the parts near the ones that are looked at stay in memory.
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator
from time import monotonic

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QVBoxLayout, QWidget

from reviewer.exports.column_shapes import Shape, decimals, shape_of
from reviewer.exports.log_choices import LogChoices, Order
from reviewer.exports.log_parts import Counts, LogParts, Progress, columns_of
from reviewer.exports.targets import WIDEST, Target, formulas_in, truncated
from reviewer.queries.view import View

_AT_ONCE, _A_SLICE = 0.03, 0.008
_KEPT_PARTS = 24
_SHOWN_OF_A_CELL, _TOLD_OF_A_CELL = 300, 2000
_WIDEST, _PROSE = 220, 340
_TOP = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class PreviewRows(QAbstractTableModel):
    """What will be written, row by row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices = LogChoices()
        self._columns = columns_of(self._choices)
        self._parts: LogParts | None = None
        self._sorting: Iterator[Progress] = iter(())
        self._is_sorted = True
        self._starts = [0]
        self._kept: OrderedDict[int, list[list[str]]] = OrderedDict()
        self.counts, self.neutralised, self.truncated = Counts(), 0, 0

    @property
    def open_differences(self) -> int:
        """How many differences nobody has decided, as the log will say."""
        return self._parts.open_differences if self._parts is not None else 0

    # --- what is shown ----------------------------------------------------------------------------

    def show(self, view: View, choices: LogChoices) -> None:
        """Begin anew with these choices."""
        self.beginResetModel()
        self._choices, self._columns = choices, columns_of(choices)
        self._parts = LogParts(view, choices)
        self._sorting, self._is_sorted = self._parts.put_in_order(), False
        self._starts = [0]
        self._kept.clear()
        self.counts, self.neutralised, self.truncated = Counts(), 0, 0
        self.endResetModel()

    def work(self, seconds: float) -> Progress | None:
        """Go on for a while, for one part at least.

        Returns:
            How far it is; ``None`` when all rows are counted.
        """
        until = monotonic() + seconds
        while self._parts is not None:
            found = self._step(self._parts)
            if found is None or monotonic() > until:
                return found
        return None

    def _step(self, parts: LogParts) -> Progress | None:
        if not self._is_sorted:
            found = next(self._sorting, None)
            if found is not None:
                return found
            self._is_sorted = True
            self.counts.add(parts.left_out)
        part = len(self._starts) - 1
        if part >= len(parts):
            return None
        self._count(part, parts)
        is_last = part + 1 >= len(parts)
        return None if is_last else Progress(parts.done_after(part), parts.total)

    def _count(self, part: int, parts: LogParts) -> None:
        first = self._starts[-1]
        rows, counts = parts.printed(part, first + 1)
        self.counts.add(counts)
        self.neutralised += sum(map(self._neutralised, rows))
        self.truncated += sum(map(self._cut, rows))
        if not rows:
            self._starts.append(first)
            return
        self.beginInsertRows(_TOP, first, first + len(rows) - 1)
        self._starts.append(first + len(rows))
        if part < _KEPT_PARTS:
            self._kept[part] = rows
        self.endInsertRows()

    def _neutralised(self, row: list[str]) -> int:
        """A number below zero is no formula where numbers are numbers."""
        found = formulas_in(row)
        if not found or self._choices.target is not Target.XLSX:
            return found
        return found - sum(
            cell.startswith("-") and decimals(cell) is not None
            for cell, (name, _) in zip(row, self._columns, strict=True)
            if shape_of(name) is Shape.NUMBER
        )

    def _cut(self, row: list[str]) -> int:
        longest = self._choices.longest_cell
        if len("".join(row)) * WIDEST < longest:
            return 0
        return sum(truncated(cell, longest) is not cell for cell in row)

    def cell(self, row: int, column: int) -> str:
        """A cell as it will be written."""
        part = bisect_right(self._starts, row) - 1
        rows = self._kept.get(part)
        if rows is None:
            assert self._parts is not None
            rows, _ = self._parts.printed(part, self._starts[part] + 1)
            self._kept[part] = rows
            while len(self._kept) > _KEPT_PARTS:
                self._kept.popitem(last=False)
        place = row - self._starts[part]
        return rows[place][column] if place < len(rows) else ""

    def column_name(self, column: int) -> str:
        """The system name of a column."""
        return self._columns[column][0]

    def column_of(self, name: str) -> int:
        """Where the column of a system name stands; -1 where it is not printed."""
        names = [system for system, _ in self._columns]
        return names.index(name) if name in names else -1

    # --- what Qt asks -----------------------------------------------------------------------------

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else self._starts[-1]

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section][1]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index.row(), index.column())[:_SHOWN_OF_A_CELL]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.cell(index.row(), index.column())[:_TOLD_OF_A_CELL]
        return None


class LogPreview(QWidget):
    """The table of the preview; a click on a column's name asks for its order."""

    went_on = Signal(object)
    """``Progress`` while rows are counted, ``None`` when all are."""
    order_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = PreviewRows(self)
        self._order: Order | None = None
        self._later = QTimer(self)
        self._later.timeout.connect(lambda: self._go_on(_A_SLICE))
        self._build()

    def _build(self) -> None:
        self.table = QTableView(self)
        self.table.setModel(self.rows)
        self.table.setAccessibleName(self.tr("Rows as they will be written"))
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        # As far from the edge as the names above.
        self.table.setStyleSheet("QTableView::item { padding: 0 7px; }")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        header = self.table.horizontalHeader()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setToolTip(self.tr("Click to put the rows in this order"))
        header.sectionClicked.connect(self._on_section)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.setFocusProxy(self.table)

    def show_log(self, view: View, choices: LogChoices) -> None:
        """Show what these choices would write."""
        self.stop()
        self._order = choices.order
        self.rows.show(view, choices)
        self._show_order()
        if self._go_on(_AT_ONCE):
            self._later.start()
        self._fit_columns()
        at = self.rows.column_of(self._order.column) if self._order else -1
        if at >= 0:
            self.table.scrollTo(self.rows.index(0, at))

    def stop(self) -> None:
        """Count no further."""
        self._later.stop()

    def _go_on(self, seconds: float) -> bool:
        """Count some rows; whether there are more."""
        found = self.rows.work(seconds)
        if found is None:
            self._later.stop()
        self.went_on.emit(found)
        return found is not None

    def _show_order(self) -> None:
        """The arrow over the column that decides; none where exhibit and place do."""
        header = self.table.horizontalHeader()
        at = self.rows.column_of(self._order.column) if self._order else -1
        is_down = self._order is not None and self._order.is_descending
        header.setSortIndicatorShown(at >= 0)
        header.setSortIndicator(
            at, Qt.SortOrder.DescendingOrder if is_down else Qt.SortOrder.AscendingOrder
        )

    def _on_section(self, section: int) -> None:
        """Ascending, then descending, then by exhibit and place again."""
        name = self.rows.column_name(section)
        now = self._order
        if now is None or now.column != name:
            self.order_chosen.emit(Order(name))
        else:
            self.order_chosen.emit(None if now.is_descending else Order(name, True))

    def _fit_columns(self) -> None:
        """Widths from the names and the first rows; long texts get a width of their own."""
        self.table.horizontalHeader().setResizeContentsPrecision(30)
        self.table.resizeColumnsToContents()
        scale = self.fontMetrics().averageCharWidth() / 7
        for at in range(self.rows.columnCount()):
            is_prose = shape_of(self.rows.column_name(at)) is Shape.PROSE
            widest = int((_PROSE if is_prose else _WIDEST) * max(scale, 1))
            self.table.setColumnWidth(at, min(self.table.columnWidth(at), widest))
