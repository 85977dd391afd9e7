"""How long a file may take without progress, and how much memory, before it is given up.

Kept at this computer, for whatever is read from then on: the usual limits stop a damaged file soon,
and a very large sound one now and then, which is given more here.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSpinBox, QWidget

from reviewer import reading_limits
from reviewer.workers.pool import Limits
from ui.controls import grown
from ui.dialogs.form import FormDialog
from ui.settings import WindowSettings

_MEGABYTE = 1_000_000
_LEAST_SECONDS, _MOST_SECONDS = 10, 3600
_LEAST_MEGABYTES, _MOST_MEGABYTES = 300, 64_000


class ReadingLimits(FormDialog):
    """Two numbers, and a way back to the usual ones."""

    help_page = "import"
    kept = Signal()

    def __init__(self, settings: WindowSettings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Time and memory for a file"), self.tr("Keep"), parent)
        self._settings = settings
        self.form.addRow(
            self.say(
                self.tr(
                    "A file that makes no progress for so long, or needs more memory, is given up, "
                    "so that it holds nothing else up. Give large files more."
                )
            )
        )
        self.seconds = self._field(
            self.tr("Without progress"), self.tr(" seconds"), _LEAST_SECONDS, _MOST_SECONDS, 30
        )
        self.megabytes = self._field(
            self.tr("Memory"), self.tr(" megabytes"), _LEAST_MEGABYTES, _MOST_MEGABYTES, 500
        )
        self.usual = QPushButton(self.tr("The usual limits"), self)
        self.usual.clicked.connect(self._show_usual)
        row = QHBoxLayout()
        row.addWidget(self.usual)
        row.addStretch(1)
        self.form.addRow("", row)
        self.finish()
        self.setMinimumWidth(grown(self, 440))
        self._show(reading_limits.limits_of(settings.stored))
        self.seconds.setFocus()

    def _field(self, label: str, unit: str, least: int, most: int, step: int) -> QSpinBox:
        field = QSpinBox(self)
        field.setRange(least, most)
        field.setSingleStep(step)
        field.setSuffix(unit)
        field.setAccessibleName(label)
        field.setGroupSeparatorShown(True)
        self.form.addRow(label, field)
        return field

    def _show(self, limits: Limits) -> None:
        self.seconds.setValue(round(limits.seconds_without_progress))
        self.megabytes.setValue(round(limits.memory_bytes / _MEGABYTE))

    def _show_usual(self) -> None:
        """Show them; the keyboard goes back to the fields, so that Enter keeps what is shown."""
        self._show(Limits())
        self.seconds.setFocus()

    def accept(self) -> None:
        stored = self._settings.stored
        seconds, megabytes = self.seconds.value(), self.megabytes.value()
        if self.tries(lambda: reading_limits.keep_limits(stored, seconds, megabytes)):
            super().accept()
            self.kept.emit()
