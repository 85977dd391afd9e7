"""Export of the passage log: what is in it, in which columns, for whom, and how many rows.

The counts are made by the same code that writes, before anything is written.
"""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QWidget,
)

from reviewer.exports import passage_log, templates
from reviewer.exports.targets import Target
from reviewer.exports.passage_log import LogChoices, LogReport
from reviewer.matter import Matter
from reviewer.queries import passages, people
from reviewer.queries.passages import PassageFilter
from ui.dialogs.form import FormDialog, pick_new_file
from ui.dialogs.log_columns import LogColumns

_COUNTED_AT_ONCE = 3000


class ExportLog(FormDialog):
    """Writes the log where the person says, and hands over the report."""

    exported = Signal(object)

    def __init__(
        self, matter: Matter, wanted: PassageFilter, parent: QWidget | None = None
    ) -> None:
        super().__init__("Export the passage log", "Export…", parent)
        self._matter, self._wanted = matter, wanted
        self.what, self.columns, self.target = QComboBox(self), QComboBox(self), QComboBox(self)
        self.what.addItem("All passages", PassageFilter())
        if wanted != PassageFilter():
            told = passage_log.filter_in_words(matter.view, wanted)
            self.what.addItem(f"As the table is filtered: {told}", wanted)
            self.what.setCurrentIndex(1)
        self.target.addItem("Excel (double click opens it)", Target.EXCEL)
        self.target.addItem("Review platform (load file)", Target.LOAD)
        self.one_row = QCheckBox("One row a passage, its tags joined", self)
        self.privileged = QCheckBox("Include rows marked possibly privileged", self)
        self.edit_columns = QPushButton("Columns…", self)
        self._show_columns(templates.DEFAULT.name)
        self._build()

    def _build(self) -> None:
        beside = QHBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self.columns, 1)
        beside.addWidget(self.edit_columns)
        self.edit_columns.setAutoDefault(False)
        self.edit_columns.setToolTip("Choose, order and rename columns, and save them as templates")
        self.edit_columns.clicked.connect(self.open_columns)
        self.columns.currentIndexChanged.connect(self._follow_template)
        for label, field, row in (
            ("Passages", self.what, self.what),
            ("Columns", self.columns, beside),
            ("For", self.target, self.target),
        ):
            field.setAccessibleName(label)
            self.form.addRow(label, row)
            field.currentIndexChanged.connect(self.count)
        for box in (self.one_row, self.privileged):
            self.form.addRow("", box)
            box.toggled.connect(self.count)
        self.shown_columns = QListWidget(self)
        self.shown_columns.setAccessibleName("Columns that are printed")
        self.shown_columns.setFlow(QListWidget.Flow.LeftToRight)
        self.shown_columns.setWrapping(True)
        self.shown_columns.setObjectName("columns")
        self.shown_columns.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.shown_columns.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.shown_columns.setFixedHeight(130)
        self.column.addWidget(self.shown_columns)
        self.counts = QLabel(self)
        self.counts.setProperty("role", "heading")
        self.counts.setWordWrap(True)
        self.column.addWidget(self.counts)
        self.say(
            "The log quotes and says what we think matters: it is attorney work product "
            "and is not to be served."
        )
        self.finish()
        self.resize(600, 500)
        self.count()

    def open_columns(self) -> None:
        """Edit the columns; what is saved there is chosen here."""
        editor = LogColumns(self._matter, self.columns.currentData(), self)
        editor.saved.connect(self._on_columns_saved)
        editor.removed.connect(self._on_columns_removed)
        editor.open()

    def _on_columns_saved(self, name: str) -> None:
        self._show_columns(name)
        self.count()

    def _on_columns_removed(self, name: str) -> None:
        chosen = self.columns.currentData()
        self._show_columns(templates.DEFAULT.name if chosen == name else chosen)
        self.count()

    def _show_columns(self, name: str) -> None:
        with QSignalBlocker(self.columns):
            self.columns.clear()
            for one in templates.templates(self._matter.view):
                self.columns.addItem(f"{one.name} ({len(one.columns)} columns)", one.name)
            self.columns.setCurrentIndex(max(0, self.columns.findData(name)))
        self._follow_template()

    def _follow_template(self) -> None:
        """A template may ask for one row a passage; then the tick says so and stays."""
        template = templates.template_named(self._matter.view, self.columns.currentData())
        is_asked = template.one_row_a_passage
        if is_asked or not self.one_row.isEnabled():
            self.one_row.setChecked(is_asked)
        self.one_row.setEnabled(not is_asked)
        self.one_row.setToolTip("These columns are saved so" if is_asked else "")

    def choices(self) -> LogChoices:
        """What is chosen now."""
        template = templates.template_named(self._matter.view, self.columns.currentData())
        return LogChoices(
            template=template,
            target=Target(self.target.currentData()),
            filter=self.what.currentData(),
            one_row_a_passage=self.one_row.isChecked(),
            include_privileged=self.privileged.isChecked(),
        )

    def count(self) -> None:
        """Say how many rows there will be, and how many are left out."""
        choices = self.choices()
        self.shown_columns.clear()
        self.shown_columns.addItems([printed for _, printed in choices.template.columns])
        if passages.count(self._matter.view) > _COUNTED_AT_ONCE:
            self.counts.setText("The rows are counted while they are written.")
            return
        counted = counts(self._matter, choices)
        left = f"; {counted[1]} possibly privileged left out" if counted[1] else ""
        rows = "1 row" if counted[0] == 1 else f"{counted[0]} rows"
        self.counts.setText(f"{rows}{left}")
        self.ok.setEnabled(counted[0] > 0)
        self.refuse("" if counted[0] else "There is nothing to export yet: tag a passage first.")

    def accept(self) -> None:
        body = people.matter_of(self._matter.view)
        name = passage_log.default_name(body, datetime.now(UTC).astimezone())
        pick_new_file(self, "Where the passage log shall lie", name, self.write)

    def write(self, paths: list[Path]) -> None:
        """Write the log there."""
        report: list[LogReport] = []
        if self.tries(
            lambda: report.append(passage_log.export_log(self._matter, paths[0], self.choices()))
        ):
            super().accept()
            self.exported.emit(report[0])


def counts(matter: Matter, choices: LogChoices) -> tuple[int, int]:
    """Rows to be written, and rows left out as privileged: a log is made and thrown away."""
    with tempfile.TemporaryDirectory(prefix="pincite-") as folder:
        report = passage_log.write_log(
            matter.view, Path(folder) / "count.csv", choices, datetime.now(UTC)
        )
    return report.rows, report.left_out_privileged
