"""A table of things in a dialog: one of them is chosen, and each row knows whose it is."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

_ID = Qt.ItemDataRole.UserRole
_ROOM = 18
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RowTable(QTableWidget):
    """Rows without a grid; Tab leaves the table."""

    def __init__(
        self,
        name: str,
        titles: Sequence[str],
        wide: int,
        parent: QWidget,
        *,
        is_edited: bool = False,
    ) -> None:
        """``wide`` is the column that has what the others leave."""
        super().__init__(0, len(titles), parent)
        self.setHorizontalHeaderLabels(list(titles))
        self.setAccessibleName(name)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROOM)
        header = self.horizontalHeader()
        header.setDefaultAlignment(_LEFT)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        if not is_edited:
            self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    @contextmanager
    def refilling(self) -> Iterator[None]:
        """Empty, for the block to fill anew; nobody hears of it meanwhile."""
        with QSignalBlocker(self):
            self.setRowCount(0)
            yield

    def add(self, one: bytes, cells: Sequence[QTableWidgetItem]) -> int:
        """A row for a thing, and its place; the first cell keeps whose it is."""
        place = self.rowCount()
        self.insertRow(place)
        cells[0].setData(_ID, one.hex())
        for column, cell in enumerate(cells):
            self.setItem(place, column, cell)
        return place

    def id_at(self, place: int) -> bytes | None:
        """Whose row this is."""
        item = self.item(place, 0)
        return bytes.fromhex(item.data(_ID)) if item is not None else None

    def current_id(self) -> bytes | None:
        """The thing that is chosen."""
        return self.id_at(self.currentRow())

    def choose(self, wanted: bytes | None) -> bool:
        """Choose a thing again, where it still has a row; whether it has."""
        places = (place for place in range(self.rowCount()) if self.id_at(place) == wanted)
        place = next(places, None)
        if place is not None:
            self.setCurrentCell(place, 0)
        return place is not None
