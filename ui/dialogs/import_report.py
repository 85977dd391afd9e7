"""What became of each file of an import, for those who ask."""

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.ingest import Outcome, Status

_STATUS = {Status.IMPORTED: "Imported", Status.OCCURRENCE: "Met again", Status.REFUSED: "Refused"}


class ImportReport(QDialog):
    """Refused files first, then those with a warning, then the rest."""

    def __init__(self, outcomes: Sequence[Outcome], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = QTableWidget(len(outcomes), 3, self)
        self.table.setHorizontalHeaderLabels(["File", "Status", "Why"])
        self.table.setAccessibleName("What became of each file")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.setColumnWidth(0, 280)
        self.table.setColumnWidth(1, 90)
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for row, outcome in enumerate(sorted(outcomes, key=_urgency)):
            why = outcome.reason or "; ".join(outcome.warnings)
            cells = (PurePath(outcome.path).name, _STATUS[outcome.status], why)
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(outcome.path if column == 0 else text)
                self.table.setItem(row, column, item)
        close = QPushButton("Close", self)
        close.clicked.connect(self.accept)
        column_of = QVBoxLayout(self)
        column_of.addWidget(self.table)
        column_of.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(760, 420)


def _urgency(outcome: Outcome) -> int:
    if outcome.status is Status.REFUSED:
        return 0
    return 1 if outcome.warnings else 2
