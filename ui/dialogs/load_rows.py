"""The first rows of a load file as a table, each with what is wrong with it in words.

The first row of the table is no row of the file: it holds the choice of what each field means.
"""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.loading.choosing import Preview
from ui.translation import told

FIXED = 2
"""Columns before the fields: the row's number, and what is wrong with it."""
_LONGEST = 300

_Index = QModelIndex | QPersistentModelIndex


class LoadRows(QAbstractTableModel):
    """What ``preview`` gave."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None

    def show(self, preview: Preview | None) -> None:
        """Show these rows, or none."""
        self.beginResetModel()
        self._preview = preview
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        if self._preview is None or (parent is not None and parent.isValid()):
            return 0
        return 1 + len(self._preview.records)

    def columnCount(self, parent: _Index | None = None) -> int:
        if self._preview is None or (parent is not None and parent.isValid()):
            return 0
        return FIXED + self._preview.heading.columns

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if self._preview is None:
            return None
        if section < FIXED:
            return (self.tr("Row"), self.tr("What is wrong"))[section]
        return self._preview.heading.name(section - FIXED)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._preview is None or role not in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        }:
            return None
        if not index.row():
            return self.tr("means") if index.column() == 1 and not role else None
        record = self._preview.records[index.row() - 1]
        if index.column() == 0:
            return str(record.number)
        if index.column() == 1:
            return told(record.fault) if record.fault else None
        at = index.column() - FIXED
        value = record.values[at] if at < len(record.values) else ""
        return " ⏎ ".join(self._preview.dialect.unfolded(value[:_LONGEST]).splitlines()) or None

    def is_wrong(self, row: int) -> bool:
        """Whether a row of the table cannot be loaded."""
        return self._preview is not None and row > 0 and bool(self._preview.records[row - 1].fault)

    def first_wrong(self) -> int:
        """The first row of the table that cannot be loaded; -1 where all can."""
        return next((row for row in range(1, self.rowCount()) if self.is_wrong(row)), -1)
