"""The search-term report: a list of terms, what each finds, and the table as a file.

Counting goes on in slices between events, so that the window can be used and the dialog closed at
any moment; what is counted is shown as it comes. A change of the list makes the table one of the
past, so it is counted again before it is saved.
"""

import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.errors import ReviewError
from reviewer.exports.term_report import export_terms
from reviewer.matter import Matter
from reviewer.queries.search_terms import TermCounting, TermReport, terms_in
from ui import words
from ui.controls import muted, plain
from ui.dialogs.help_viewer import give_help
from ui.index_run import IndexRun
from ui.theme import SPACE
from ui.translation import told

_MARGIN = 20
_SLICE_SECONDS = 0.012
_PAUSE_MS = 4
_WORDS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NUMBER = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TermReportDialog(QDialog):
    """Terms at the top, what they find below."""

    def __init__(self, matter: Matter, run: IndexRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matter, self._run = matter, run
        self._counting: TermCounting | None = None
        self._rows: tuple[TermReport, ...] = ()
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._count_on)
        self.setWindowTitle(self.tr("Search-term report"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        give_help(self, "search")
        self._build()
        run.rested.connect(self._on_index_rested)
        self._show()

    # --- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 16)
        column.setSpacing(2 * SPACE)
        column.addWidget(
            muted(self.tr("One term on each line; lines that begin with # are remarks."), self)
        )
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(2 * SPACE)
        parts.setStyleSheet("QSplitter::handle { background: transparent; }")
        parts.addWidget(self._build_terms())
        parts.addWidget(self._build_table())
        parts.setStretchFactor(1, 1)
        parts.setSizes([150, 350])
        column.addWidget(parts, 1)
        self.refusal = plain("", self, role="error")
        self.refusal.hide()
        column.addWidget(self.refusal)
        column.addLayout(self._build_foot())
        self.resize(760, 640)

    def _build_terms(self) -> QPlainTextEdit:
        self.terms = QPlainTextEdit(self)
        self.terms.setAccessibleName(self.tr("Search terms, one on each line"))
        self.terms.setPlaceholderText('seeded\n"third party"\ntorrent* w/25 (librar* OR mirror)')
        self.terms.setTabChangesFocus(True)
        self.terms.setMinimumHeight(90)
        self.terms.textChanged.connect(self._on_edited)
        return self.terms

    def _build_table(self) -> QTableWidget:
        self.table = QTableWidget(0, 5, self)
        self.table.setAccessibleName(self.tr("What each term finds"))
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Term"),
                self.tr("Read as"),
                self.tr("Exhibits"),
                self.tr("Hits"),
                self.tr("Only this term"),
            ]
        )
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(_WORDS)
        for column in range(2, 5):
            heading = self.table.horizontalHeaderItem(column)
            if heading is not None:
                heading.setTextAlignment(_NUMBER)
        for column in range(5):
            mode = QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(
                column,
                QHeaderView.ResizeMode.Stretch if column < 2 else mode,  # noqa: PLR2004 - the two with words
            )
        return self.table

    def _build_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.open_button = QPushButton(self.tr("Open a list…"), self)
        self.open_button.clicked.connect(self._on_open)
        self.told = muted("", self)
        self.told.setWordWrap(False)
        self.progress = QProgressBar(self)
        self.progress.setFixedSize(120, 6)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.count_button = QPushButton(self.tr("Count"), self)
        self.count_button.setProperty("kind", "primary")
        self.count_button.setDefault(True)
        self.count_button.clicked.connect(self.count)
        self.save_button = QPushButton(self.tr("Save as CSV…"), self)
        self.save_button.clicked.connect(self._on_save)
        self.close_button = QPushButton(self.tr("Close"), self)
        self.close_button.clicked.connect(self.reject)
        row.addWidget(self.open_button)
        row.addWidget(self.told)
        row.addWidget(self.progress)
        row.addStretch(1)
        for button in (self.close_button, self.save_button, self.count_button):
            row.addWidget(button)
        return row

    # --- counting ---------------------------------------------------------------------------------

    def count(self) -> None:
        """Count every term of the list, from the first."""
        self.refusal.hide()
        wanted = terms_in(self.terms.toPlainText().splitlines())
        try:
            index = self._run.index()
        except ReviewError as refusal:
            self._refuse(told(refusal))
            return
        if not wanted:
            self._refuse(self.tr("There is no term yet. Write one on each line."))
        elif index is None:
            self._refuse(self.tr("The exhibits are still being indexed. Count again in a moment."))
        else:
            self._counting = TermCounting(self._matter.view, index, wanted)
            self._rows = ()
            self.table.setRowCount(0)
            self._timer.start()
        self._show()

    def _count_on(self) -> None:
        counting = self._counting
        if counting is None or self._matter.is_closed:
            return
        ends = time.perf_counter() + _SLICE_SECONDS
        try:
            while time.perf_counter() < ends and counting.step():
                pass
        except ReviewError as refusal:
            self._counting = None
            self._refuse(told(refusal))
            self._show()
            return
        if counting.done == counting.total:
            self._counting, self._rows = None, counting.rows()
            self._fill(self._rows)
        else:
            self._timer.start()
        self._show(counting)

    def _fill(self, rows: Sequence[TermReport]) -> None:
        self.table.setRowCount(len(rows))
        for place, row in enumerate(rows):
            read = told(row.refused) if row.refused else row.understood
            counts = (row.documents, row.hits, row.unique)
            numbers = [""] * 3 if row.refused else [words.number(one) for one in counts]
            for column, text in enumerate((row.term, read, *numbers)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column > 1:
                    item.setTextAlignment(_NUMBER)
                self.table.setItem(place, column, item)
        self.table.resizeRowsToContents()

    def _show(self, counting: TermCounting | None = None) -> None:
        is_counting = self._counting is not None
        self.progress.setVisible(is_counting)
        if counting is not None:
            self.progress.setRange(0, counting.total)
            self.progress.setValue(counting.done)
        self.save_button.setEnabled(bool(self._rows))
        refused = sum(bool(row.refused) for row in self._rows)
        one, several = self.tr("1 term"), self.tr("{count} terms")
        said = words.counted(len(self._rows), one, several)
        if refused:
            said += self.tr("; {count} cannot be read").format(count=words.number(refused))
        self.told.setText(said if self._rows else "")

    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.show()

    def _on_edited(self) -> None:
        self._timer.stop()
        self._counting, self._rows = None, ()
        self.refusal.hide()
        self._show()

    def _on_index_rested(self) -> None:
        """What was refused because there was no index can be counted now."""
        if not self._rows and self._counting is None and self.refusal.isVisible():
            self.refusal.hide()

    # --- files ------------------------------------------------------------------------------------

    def _on_open(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Open a list of terms"), "", self.tr("Text files (*.txt *.csv);;All (*)")
        )
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path) -> None:
        """Take the terms of a text file."""
        try:
            text = path.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            self._refuse(self.tr("This list cannot be read. Save it as a UTF-8 text file."))
            return
        self.terms.setPlainText(text.strip())

    def _on_save(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the report"), "search-terms.csv", self.tr("CSV files (*.csv)")
        )
        if chosen:
            self.save(Path(chosen))

    def save(self, path: Path) -> None:
        """Write the table that is shown."""
        try:
            export_terms(self._matter, self._rows, path)
        except ReviewError as refusal:
            self._refuse(told(refusal))
            return
        self.told.setText(self.tr("Saved as {name}").format(name=path.name))

    def done(self, result: int) -> None:
        """Closing ends the counting."""
        self._timer.stop()
        self._counting = None
        super().done(result)
