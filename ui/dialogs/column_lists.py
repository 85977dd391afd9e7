"""The two lists of the editor of log columns: all columns with a tick, the chosen ones in order.

Rows are moved under the pointer as it goes, not by Qt's drag and drop: what one sees while dragging
is what one gets, nothing can be dropped outside, and Esc puts the row back.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from reviewer.exports.column_meanings import MEANINGS
from reviewer.exports.columns import COLUMNS, Column, column_named
from ui.controls import grown
from ui.translation import told

_NAME = Qt.ItemDataRole.UserRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LONGEST_NAME = 80
# The sheet of the window gives lists no edge, because panels have one; in a dialog they need it.
_EDGE = """QTreeWidget { border: 1px solid palette(mid); border-radius: 6px; padding: 1px; }
QTreeWidget:focus { border: 2px solid palette(highlight); padding: 0; }
QTreeWidget::item { padding: 4px 2px; }"""
_TYPED = """QLineEdit, QLineEdit:focus { padding: 0 2px; border: 1px solid palette(highlight);
border-radius: 3px; }"""


class _MutedCell(QStyledItemDelegate):
    """Words of the second rank, in whatever colours are in force."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        palette = QPalette(option.palette)
        palette.setColor(QPalette.ColorRole.Text, palette.color(QPalette.ColorRole.PlaceholderText))
        option.palette = palette


class _PrintedName(QStyledItemDelegate):
    """The field in which a printed name is typed."""

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        editor = super().createEditor(parent, option, index)
        usual = column_named(str(index.data(_NAME))).printed
        editor.setAccessibleName(
            self.tr("Printed name of the column {column}").format(column=usual)
        )
        editor.setStyleSheet(_TYPED)
        return editor


class _ColumnList(QTreeWidget):
    """One row a column: its name, and words about it."""

    def __init__(self, name: str, headings: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setHeaderLabels(list(headings))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        self.setStyleSheet(_EDGE)
        self._second = _MutedCell(self)
        self.setItemDelegateForColumn(1, self._second)
        head = self.header()
        head.setSectionsMovable(False)
        head.setStretchLastSection(True)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)

    def items(self) -> list[QTreeWidgetItem]:
        """All rows, in order."""
        rows = (self.topLevelItem(row) for row in range(self.topLevelItemCount()))
        return [item for item in rows if item is not None]

    def name_of(self, item: QTreeWidgetItem) -> str:
        """The system name of a row's column."""
        return str(item.data(0, _NAME))

    def item_of(self, name: str) -> QTreeWidgetItem | None:
        """The row of a column."""
        return next((item for item in self.items() if self.name_of(item) == name), None)


class AllColumns(_ColumnList):
    """Every column of the log with its meaning; ticked are those that are printed."""

    ticked = Signal(str, bool)
    """A person ticked a column, or took its tick away."""

    def __init__(self, parent: QWidget) -> None:
        headings = (self.tr("Column"), self.tr("What it prints"))
        super().__init__(self.tr("All columns"), headings, parent)
        for column in COLUMNS:
            meaning = told(MEANINGS[column.name])
            item = QTreeWidgetItem([column.printed, meaning])
            item.setData(0, _NAME, column.name)
            item.setCheckState(0, _OFF)
            item.setToolTip(1, meaning)
            self.addTopLevelItem(item)
        self.setColumnWidth(0, grown(self, 160))
        self.setCurrentItem(self.items()[0])
        self.itemChanged.connect(self._on_item_changed)

    def tick(self, names: Iterable[str]) -> None:
        """Tick these and no others."""
        wanted = set(names)
        with QSignalBlocker(self):
            for item in self.items():
                item.setCheckState(0, _ON if self.name_of(item) in wanted else _OFF)
        self.viewport().update()

    def narrow(self, words: str) -> int:
        """Show the columns whose name or meaning has all these words; how many there are."""
        wanted = words.casefold().split()
        for item in self.items():
            row = f"{item.text(0)} {item.text(1)} {self.name_of(item)}".casefold()
            item.setHidden(not all(word in row for word in wanted))
        found = [item for item in self.items() if not item.isHidden()]
        if found and self.currentItem() not in found:
            self.setCurrentItem(found[0])
        return len(found)

    def _on_item_changed(self, item: QTreeWidgetItem) -> None:
        self.ticked.emit(self.name_of(item), item.checkState(0) == _ON)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item is not None and not item.isHidden():
            item.setCheckState(0, _OFF if item.checkState(0) == _ON else _ON)
        else:
            super().keyPressEvent(event)


class ChosenColumns(_ColumnList):
    """The columns that are printed, in order, under the names that are printed."""

    changed = Signal()
    """Order, choice or a printed name has changed, or another row is the current one."""
    taken_out = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        headings = (self.tr("Printed name"), self.tr("Column"))
        super().__init__(self.tr("Printed columns, in order"), headings, parent)
        self._names = _PrintedName(self)
        self.setItemDelegateForColumn(0, self._names)
        self.setColumnWidth(0, grown(self, 180))
        self._pressed: QPoint | None = None
        self._row_before = -1
        self.itemChanged.connect(self._on_item_changed)
        self.itemDoubleClicked.connect(self._on_double_clicked)
        self.currentItemChanged.connect(self.changed)

    # --- what is chosen ---------------------------------------------------------------------------

    def fill(self, columns: Iterable[tuple[Column, str]]) -> None:
        """Show these, each with its printed name."""
        self.ensurePolished()  # the height of a row is measured once, and not before the style
        with QSignalBlocker(self):
            self.clear()
            rows = [_row(column, printed) for column, printed in columns]
            self.addTopLevelItems(rows)
            if rows:
                self.setCurrentItem(rows[0])
        self.viewport().update()
        self.changed.emit()

    def columns(self) -> list[tuple[str, str]]:
        """System name and printed name, in order."""
        return [(self.name_of(item), item.text(0)) for item in self.items()]

    def put(self, name: str) -> None:
        """One more column, at the end."""
        column = column_named(name)
        item = _row(column, column.printed)
        self.addTopLevelItem(item)
        self.setCurrentItem(item)
        self.changed.emit()

    def drop(self, name: str) -> None:
        """One column less."""
        item = self.item_of(name)
        if item is not None:
            self.takeTopLevelItem(self.indexOfTopLevelItem(item))
            self.changed.emit()

    def row(self) -> int:
        """Where the current row stands; -1 where there is none."""
        item = self.currentItem()
        return -1 if item is None else self.indexOfTopLevelItem(item)

    # --- what is done to the current row ----------------------------------------------------------

    def move_up(self) -> None:
        self.move_to(self.row() - 1)

    def move_down(self) -> None:
        self.move_to(self.row() + 1)

    def move_to(self, row: int) -> None:
        """Put the current row there, and say so to who cannot see it."""
        item, count = self.currentItem(), self.topLevelItemCount()
        if item is None or row == self.row() or not 0 <= row < count:
            return
        if self._is_typed_into():
            self.setFocus()  # keeps what is being typed
        with QSignalBlocker(self):
            self.takeTopLevelItem(self.row())
            self.insertTopLevelItem(row, item)
            self.setCurrentItem(item)
        self.scrollToItem(item)
        said = self.tr("{name}, {place} of {count}").format(
            name=item.text(0), place=row + 1, count=count
        )
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self.changed.emit()

    def take_out(self) -> None:
        """The current column is not printed."""
        item = self.currentItem()
        if item is not None:
            name = self.name_of(item)
            self.drop(name)
            self.taken_out.emit(name)

    def rename(self) -> None:
        """Type the printed name of the current column, in its place."""
        item = self.currentItem()
        if item is not None:
            self.setFocus()
            self.editItem(item, 0)

    def _is_typed_into(self) -> bool:
        return self.state() is QTreeWidget.State.EditingState

    def _on_double_clicked(self, _item: QTreeWidgetItem) -> None:
        self.rename()

    def _on_item_changed(self, item: QTreeWidgetItem) -> None:
        """A name that is emptied is the usual one again."""
        printed = " ".join(item.text(0).split())[:_LONGEST_NAME]
        with QSignalBlocker(self):
            item.setText(0, printed or column_named(self.name_of(item)).printed)
        self.changed.emit()

    # --- keys and the mouse -----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_typed_into():
            super().keyPressEvent(event)  # what the field leaves over is not meant for the list
        elif event.key() == Qt.Key.Key_Escape and self._row_before >= 0:
            self.move_to(self._row_before)
            self._end_drag()
        elif event.key() == Qt.Key.Key_F2 or event.key() in _ENTER:
            self.rename()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.take_out()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at = event.position().toPoint()
        is_on_row = event.button() == Qt.MouseButton.LeftButton and self.itemAt(at) is not None
        self._pressed = at if is_on_row else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        at = event.position().toPoint()
        if self._row_before < 0:
            if (at - self._pressed).manhattanLength() < QApplication.startDragDistance():
                return
            self._row_before = self.row()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.move_to(self._row_at(at.y()))

    def _row_at(self, y: int) -> int:
        """The row under the pointer; beyond the list the next one, so that it scrolls."""
        item = self.itemAt(QPoint(1, y))
        if item is not None:
            return self.indexOfTopLevelItem(item)
        beyond = self.row() + (-1 if y < 0 else 1)
        return min(max(beyond, 0), self.topLevelItemCount() - 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._end_drag()

    def _end_drag(self) -> None:
        self._pressed, self._row_before = None, -1
        self.viewport().unsetCursor()


def _row(column: Column, printed: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([printed, column.printed])
    item.setData(0, _NAME, column.name)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
    item.setToolTip(1, told(MEANINGS[column.name]))
    return item
