"""What came of every import: each file, and why one was refused; to be read again and printed.

The report is read from the matter, so that it is there after a restart and for a colleague who gets
a copy. Files lie in a model of their own: a table widget would hold the window up for a second on
an import of thirty thousand.
"""

from collections.abc import Sequence
from html import escape
from pathlib import PurePath

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reviewer.queries import exhibits, intakes, people
from reviewer.queries.intakes import IntakeFile, IntakeRow
from reviewer.queries.view import View
from ui import words
from ui.controls import give_room
from ui.dialogs.help_viewer import give_help
from ui.translation import told

_FILE, _STATUS, _WHY = range(3)
_SIZE = (860, 520)
_REFUSED = "refused"


class ImportReport(QDialog):
    """One import at a time; refused files first, then those with a warning, then the rest."""

    exhibit_chosen = Signal(object)
    """The hex id of the exhibit that a file became."""

    def __init__(self, view: View, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._rows = intakes.intakes(view)
        self._initials = people.initials_of(view)
        self.setWindowTitle(self.tr("Imports"))
        give_help(self, "import")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = _Files(self)
        self._build()
        self._show_import(0)
        give_room(self, *_SIZE)

    def _build(self) -> None:
        self.imports = QComboBox(self)
        self.imports.setAccessibleName(self.tr("Import"))
        self.imports.addItems([self._named(row) for row in self._rows])
        self.imports.currentIndexChanged.connect(self._show_import)
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self._build_table()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.imports)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        column.addLayout(self._build_buttons())

    def _build_table(self) -> None:
        self.table = QTableView(self)
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("What became of each file"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.setColumnWidth(_FILE, 300)
        self.table.setColumnWidth(_STATUS, 110)
        self.table.horizontalHeader().setSectionResizeMode(_WHY, QHeaderView.ResizeMode.Stretch)
        self.table.activated.connect(self._on_activated)

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.print_button = QPushButton(self.tr("Print…"), self)
        self.print_button.clicked.connect(self._on_print)
        close = QPushButton(self.tr("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(self.print_button)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _named(self, row: IntakeRow) -> str:
        at = words.exact_moment(row.at)
        what = ", ".join(PurePath(path).name or path for path in row.given)
        by = self._initials.get(row.person, "")
        return self.tr("{number}: {at}, {by}: {what}").format(
            number=row.place, at=at, by=by, what=what
        )

    def _show_import(self, place: int) -> None:
        has_any = 0 <= place < len(self._rows)
        self.print_button.setEnabled(has_any)
        self.imports.setVisible(has_any)
        if not has_any:
            self.summary.setText(
                self.tr(
                    "Nothing was imported into this matter yet. Drop files on the window, "
                    "or press Ctrl+I."
                )
            )
            return
        row = self._rows[place]
        self.summary.setText(self._told(row))
        self.model.show(intakes.files_of(self._view, row.id))

    def _told(self, row: IntakeRow) -> str:
        told = self.tr(
            "Received: {received}. Loaded: {loaded}. Met again: {again}. Refused: {refused}."
        ).format(
            received=row.files,
            loaded=row.counts.get("imported", 0),
            again=row.counts.get("occurrence", 0),
            refused=row.counts.get(_REFUSED, 0),
        )
        if row.is_stopped:
            told += " " + self.tr("It was stopped before its end; what is listed is in or refused.")
        said = ((self.tr("Custodian"), row.custodian), (self.tr("Production"), row.production))
        return "\n".join([told, *(f"{name}: {value}" for name, value in said if value)])

    def _on_activated(self, index: QModelIndex) -> None:
        """Show the exhibit that the file became."""
        file = self.model.file(index.row())
        if file.exhibit and exhibits.has_exhibit(self._view, bytes.fromhex(file.exhibit)):
            self.exhibit_chosen.emit(file.exhibit)
            self.accept()

    def _on_print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.write_to(printer))
        QDialog.open(dialog)

    def write_to(self, printer: QPrinter) -> None:
        """Print the report that is shown."""
        document = QTextDocument()
        document.setDefaultStyleSheet("td { padding: 2px 8px 2px 0 } th { text-align: left }")
        document.setHtml(self.page())
        document.print_(printer)

    def page(self) -> str:
        """The report that is shown, as a page of HTML."""
        row = self._rows[self.imports.currentIndex()]
        title = escape(people.matter_of(self._view).title)
        head = "".join(f"<th>{escape(one)}</th>" for one in self.model.titles())
        lines = "".join(_html_row(self.model.cells(at)) for at in range(self.model.rowCount()))
        told = escape(self._told(row)).replace("\n", "<br>")
        return (
            f"<h3>{title}</h3><h4>{escape(self._named(row))}</h4><p>{told}</p>"
            f"<table width='100%'><tr>{head}</tr>{lines}</table>"
        )


def _html_row(cells: Sequence[str]) -> str:
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


class _Files(QAbstractTableModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._files: list[IntakeFile] = []
        self._words = {
            "imported": self.tr("Loaded"),
            "occurrence": self.tr("Met again"),
            _REFUSED: self.tr("Refused"),
        }

    def show(self, files: Sequence[IntakeFile]) -> None:
        self.beginResetModel()
        self._files = sorted(files, key=_urgency)
        self.endResetModel()

    def file(self, row: int) -> IntakeFile:
        return self._files[row]

    def titles(self) -> tuple[str, str, str]:
        return self.tr("File"), self.tr("What became of it"), self.tr("Why")

    def cells(self, row: int) -> tuple[str, str, str]:
        file = self._files[row]
        why = told(file.reason) or "; ".join(told(one) for one in file.warnings)
        return file.path, self._words.get(file.status, file.status), why

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._files)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        is_title = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.titles()[section] if is_title else None

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        cell = self.cells(index.row())[index.column()]
        is_short = index.column() == _FILE and role == Qt.ItemDataRole.DisplayRole
        return PurePath(cell.rpartition("!")[2]).name if is_short else cell


def _urgency(file: IntakeFile) -> int:
    if file.status == _REFUSED:
        return 0
    return 1 if file.warnings else 2
