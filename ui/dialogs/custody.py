"""The custody report: what is in it, and as what it is written.

What it says and that it certifies nothing stands in the dialog, because the person who signs the
certification must know what was checked and what is left blank.
"""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewer.matter import Matter
from reviewer.queries import people
from ui.controls import QuietCombo, grown
from ui.dialogs.form import FormDialog

_UNFIT = str.maketrans(dict.fromkeys('<>:"/\\|?*', " "))
_LONGEST = 80


class CustodyDialog(FormDialog):
    """Asks for the kind of the file; its place is asked for next."""

    help_page = "custody"
    chosen = Signal(str)
    """A name for the file, whose ending tells its kind."""

    def __init__(self, matter: Matter, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Custody report"), self.tr("Write…"), parent)
        self._matter = matter
        self.form.addRow(
            self.say(
                self.tr(
                    "Where every file came from, its size and times, who took it in, and hashes. "
                    "Every stored copy is read and compared first, which takes a while. It is a "
                    "worksheet for a certification under FRE 902(14); what is to be sworn is left "
                    "blank."
                )
            )
        )
        self.kind = QuietCombo(self.tr("Write it as"), self)
        self.kind.addItem(self.tr("Pages to read and sign (PDF)"), "pdf")
        self.kind.addItem(self.tr("Pages to complete (Word)"), "docx")
        self.kind.addItem(self.tr("Table with a row for each place (CSV)"), "csv")
        self.form.addRow(self.tr("Write it as"), self.kind)
        self.finish()
        self.setMinimumWidth(grown(self, 480))
        self.kind.setFocus()

    def accept(self) -> None:
        body = people.matter_of(self._matter.view)
        caption = " ".join((body.caption or body.title).translate(_UNFIT).split())
        name = f"{caption[:_LONGEST].strip(' .') or 'Matter'} - custody report"
        name += f" {datetime.now().astimezone():%Y-%m-%d}.{self.kind.currentData()}"
        super().accept()
        self.chosen.emit(name)
