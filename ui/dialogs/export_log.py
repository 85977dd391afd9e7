"""Export of the passage log: what is in it, in which columns and order, for whom; and a preview.

The preview and its counts are made by the code that writes. Writing goes in steps, because a long
log takes seconds and the window must stay awake; Cancel then leaves no file.
"""

from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from reviewer.errors import ReviewError
from reviewer.exports import passage_log, templates
from reviewer.exports.log_choices import LogChoices, Order
from reviewer.exports.log_parts import Progress
from reviewer.exports.passage_log import LogReport
from reviewer.exports.targets import Target
from reviewer.matter import Matter
from reviewer.queries import people
from reviewer.queries.passages import PassageFilter
from ui import translation
from ui.controls import QuietCombo, give_room
from ui.dialogs.form import FormDialog, pick_new_file
from ui.dialogs.log_columns import LogColumns
from ui.dialogs.log_preview import LogPreview

_AT_ONCE, _A_SLICE = 0.04, 0.012
_SIZE = (1080, 760)


class ExportLog(FormDialog):
    """Writes the log where the person says, and hands over the report."""

    help_page = "passage-log"
    exported = Signal(object)

    def __init__(
        self, matter: Matter, wanted: PassageFilter, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Export the passage log"))
        self._action = self.tr("Export…")
        self._matter, self._wanted = matter, wanted
        self._steps: Generator[Progress, None, LogReport] | None = None
        self._writing = QTimer(self)
        self._writing.timeout.connect(lambda: self._write_on(_A_SLICE))
        self.what = QuietCombo(self.tr("Passages"), self)
        self.columns = QuietCombo(self.tr("Columns"), self)
        self.order = QuietCombo(self.tr("Order"), self)
        self.target = QuietCombo(self.tr("For"), self)
        self.descending = QCheckBox(self.tr("Descending"), self)
        self.one_row = QCheckBox(self.tr("One row a passage, its tags joined"), self)
        self.privileged = QCheckBox(self.tr("Include rows marked possibly privileged"), self)
        self.with_rejected = QCheckBox(self.tr("Include rejected passages"), self)
        self.edit_columns = QPushButton(self.tr("Columns…"), self)
        self._fill_choices()
        self._show_columns(templates.DEFAULT.name)
        self._build()

    # --- how it is built --------------------------------------------------------------------------

    def _fill_choices(self) -> None:
        self.what.addItem(self.tr("All passages"), PassageFilter())
        if self._wanted != PassageFilter():
            told = translation.told(passage_log.filter_said(self._matter.view, self._wanted))
            is_chosen = self._wanted.among is not None and not self._wanted.left
            narrowed = told if is_chosen else self.tr("As the table is filtered: {0}").format(told)
            self.what.addItem(narrowed, self._wanted)
            self.what.setCurrentIndex(1)
        self.target.addItem(self.tr("CSV for Excel (double click opens it)"), Target.EXCEL)
        self.target.addItem(self.tr("Workbook for Excel (XLSX)"), Target.XLSX)
        self.target.addItem(self.tr("Review platform (load file)"), Target.LOAD)

    def _build(self) -> None:
        told = self.tr("Choose, order and rename columns, and save them as templates")
        self.edit_columns.setToolTip(told)
        self.edit_columns.setAccessibleDescription(told)
        for field, beside in (
            (self.what, None),
            (self.columns, self.edit_columns),
            (self.order, self.descending),
            (self.target, None),
        ):
            self.form.addRow(field.accessibleName(), _beside(field, beside))
        ticks = QHBoxLayout()
        ticks.setSpacing(24)
        ticks.addWidget(self.one_row)
        ticks.addWidget(self.privileged)
        ticks.addWidget(self.with_rejected)
        ticks.addStretch(1)
        self.form.addRow("", ticks)
        self._build_preview()
        self.say(
            self.tr(
                "The log quotes and says what we think matters: it is attorney work product "
                "and is not to be served."
            )
        )
        self.finish()
        give_room(self, *_SIZE)
        self._connect()
        self.count()

    def _build_preview(self) -> None:
        self.counts = QLabel(self)
        self.counts.setProperty("role", "heading")
        self.counts.setWordWrap(True)
        self.column.addWidget(self.counts)
        self.preview = LogPreview(self)
        self.preview.setMinimumHeight(120)
        self.column.addWidget(self.preview, 1)
        self.warnings = QLabel(self)
        self.warnings.setProperty("role", "muted")
        self.warnings.setWordWrap(True)
        self.column.addWidget(self.warnings)

    def _connect(self) -> None:
        self.edit_columns.clicked.connect(self.open_columns)
        self.columns.currentIndexChanged.connect(self._follow_template)
        for field in (self.what, self.columns, self.target, self.order):
            field.currentIndexChanged.connect(self.count)
        for box in (self.one_row, self.privileged, self.with_rejected, self.descending):
            box.toggled.connect(self.count)
        self.preview.order_chosen.connect(self._on_order)
        self.preview.went_on.connect(self._on_counted)

    # --- columns and order ------------------------------------------------------------------------

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
                told = self.tr("{0} ({1} columns)").format(one.name, len(one.columns))
                self.columns.addItem(told, one.name)
            self.columns.setCurrentIndex(max(0, self.columns.findData(name)))
        self._follow_template()

    def _follow_template(self) -> None:
        """A template may ask for one row a passage; then the tick says so and stays."""
        template = templates.template_named(self._matter.view, self.columns.currentData())
        is_asked = template.one_row_a_passage
        with QSignalBlocker(self.one_row):
            if is_asked or not self.one_row.isEnabled():
                self.one_row.setChecked(is_asked)
        self.one_row.setEnabled(not is_asked)
        self.one_row.setToolTip(self.tr("These columns are saved so") if is_asked else "")
        with QSignalBlocker(self.order):
            chosen = self.order.currentData()
            self.order.clear()
            self.order.addItem(self.tr("Exhibit and place"), "")
            for column, printed in template.columns:
                self.order.addItem(printed, column.name)
            self.order.setCurrentIndex(max(0, self.order.findData(chosen)))

    def _on_order(self, order: Order | None) -> None:
        """A column's name was clicked in the preview."""
        with QSignalBlocker(self.order), QSignalBlocker(self.descending):
            self.order.setCurrentIndex(self.order.findData(order.column if order else ""))
            self.descending.setChecked(order is not None and order.is_descending)
        self.count()

    def choices(self) -> LogChoices:
        """What is chosen now."""
        template = templates.template_named(self._matter.view, self.columns.currentData())
        column = str(self.order.currentData() or "")
        return LogChoices(
            template=template,
            target=Target(self.target.currentData()),
            filter=self.what.currentData(),
            one_row_a_passage=self.one_row.isChecked(),
            include_privileged=self.privileged.isChecked(),
            with_rejected=self.with_rejected.isChecked(),
            order=Order(column, self.descending.isChecked()) if column else None,
        )

    # --- what there will be -----------------------------------------------------------------------

    def count(self) -> None:
        """Show the rows that there will be, and count them."""
        self.descending.setEnabled(bool(self.order.currentData()))
        self.preview.show_log(self._matter.view, self.choices())

    def _on_counted(self, progress: Progress | None) -> None:
        counts = self.preview.rows.counts
        is_all = progress is None
        self.ok.setEnabled(counts.rows > 0 or not is_all)
        self.refuse(
            self.tr("There is nothing to export yet: tag a passage first.")
            if is_all and not counts.rows
            else ""
        )
        told = [*self._open_told(), self._rows_told(progress), *self._left_out()]
        self.counts.setText("; ".join(told))
        self.warnings.setText(" ".join(self._warned()))
        self.warnings.setVisible(bool(self.warnings.text()))

    def _open_told(self) -> list[str]:
        """How many differences are open comes first, whatever else there is to say."""
        count = self.preview.rows.open_differences
        one = self.tr("1 difference is open (its rows say UNSETTLED)")
        several = self.tr("{0} differences are open (their rows say UNSETTLED)")
        return [one if count == 1 else several.format(count)] if count else []

    def _rows_told(self, progress: Progress | None) -> str:
        rows = self.preview.rows.counts.rows
        if progress is not None:
            told = self.tr("{0} rows so far: {1} of {2} gone through")
            return told.format(rows, progress.done, progress.total)
        return self.tr("1 row") if rows == 1 else self.tr("{0} rows").format(rows)

    def _left_out(self) -> list[str]:
        counts = self.preview.rows.counts
        return [
            told.format(number)
            for number, told in (
                (counts.left_out_privileged, self.tr("{0} possibly privileged left out")),
                (counts.left_out_disputed, self.tr("{0} left out until reviewers agree")),
                (counts.left_out_rejected, self.tr("{0} rejected left out")),
                (counts.left_out_untagged, self.tr("{0} without a tag left out")),
            )
            if number
        ]

    def _warned(self) -> list[str]:
        rows = self.preview.rows
        return [
            told.format(number)
            for number, told in (
                (rows.counts.proposed, self.tr("Rows with values nobody confirmed: {0}.")),
                (rows.neutralised, self.tr("Cells kept from running as formulas: {0}.")),
                (rows.truncated, self.tr("Cells cut at what a spreadsheet holds: {0}.")),
            )
            if number
        ]

    # --- writing ----------------------------------------------------------------------------------

    def accept(self) -> None:
        body = people.matter_of(self._matter.view)
        now = datetime.now(UTC).astimezone()
        target = Target(self.target.currentData())
        name = passage_log.default_name(body, now, target)
        pick_new_file(self, self.tr("Where the passage log shall lie"), name, self.write)

    def write(self, paths: list[Path]) -> None:
        """Write the log there, in steps; ``exported`` tells that it is done."""
        self.preview.stop()
        if self.tries(lambda: self._begin(paths[0])):
            self.ok.setEnabled(False)
            self._writing.start()
            self._write_on(_AT_ONCE)

    def _begin(self, out: Path) -> None:
        passage_log.refuse_own_files(self._matter, out)
        now = datetime.now(UTC)
        self._steps = passage_log.log_steps(self._matter.view, out, self.choices(), now)

    def _write_on(self, seconds: float) -> None:
        until = monotonic() + seconds
        while self._steps is not None:
            try:
                progress = next(self._steps)
            except StopIteration as end:
                self._stop_writing()
                self._finish(end.value)
                return
            except ReviewError as refusal:
                self._stop_writing()
                self.count()
                self.refuse(translation.told(refusal))
                return
            if monotonic() > until:
                told = self.tr("Writing: {0} of {1}")
                self.counts.setText(told.format(progress.done, progress.total))
                return

    def _finish(self, report: LogReport) -> None:
        if self.tries(lambda: passage_log.log_export(self._matter, report)):
            super().accept()
            self.exported.emit(report)

    def _stop_writing(self) -> None:
        self._writing.stop()
        if self._steps is not None:
            self._steps.close()
            self._steps = None

    def done(self, result: int) -> None:
        """Nothing goes on behind a closed dialog; a log half written is taken away."""
        self.preview.stop()
        self._stop_writing()
        super().done(result)


def _beside(field: QComboBox, other: QWidget | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(field, 1)
    if other is not None:
        row.addWidget(other, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
