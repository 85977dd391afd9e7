"""Asks in which languages scans are to be recognised, and says how long it will take."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from reviewer.queries.scans import Scan
from reviewer.readers import languages
from ui.controls import grown
from ui.dialogs.form import FormDialog

ENGLISH = "eng"
_ROLE = Qt.ItemDataRole.UserRole
_PAGES_A_MINUTE = 40
_ROW, _MOST_ROWS = 26, 6


class Recognise(FormDialog):
    """The scans that are meant, and the languages to read them in."""

    help_page = "import"
    chosen = Signal(object, str)
    """The scans, and their languages as in “eng+deu”."""

    def __init__(
        self, scans: Sequence[Scan], known: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Recognise text"), self.tr("Recognise"), parent)
        self._scans = tuple(scans)
        self.form.addRow(self.say(self._told()))
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Languages"))
        asked = (known or ENGLISH).split("+")
        for name in languages.languages():
            item = QListWidgetItem(self._name_of(name), self.list)
            item.setData(_ROLE, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_on = name in asked
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)
        rows = min(max(self.list.count(), 2), _MOST_ROWS)
        self.list.setFixedHeight(grown(self.list, _ROW * rows + 4))
        self.form.addRow(self.tr("Languages"), self.list)
        self.say(
            self.tr(
                "Other languages: put Tesseract’s file, such as deu.traineddata, into {folder}"
            ).format(folder=languages.own_folder())
        )
        self.finish()
        self.setMinimumWidth(grown(self, 480))
        self.ok.setFocus()

    def _told(self) -> str:
        pages = sum(scan.pages for scan in self._scans)
        minutes = max(1, round(pages / _PAGES_A_MINUTE))
        if len(self._scans) == 1:
            what = self.tr("{label}: {pages} pages without text.").format(
                label=self._scans[0].label, pages=pages
            )
        else:
            what = self.tr("{count} exhibits with {pages} pages without text.").format(
                count=len(self._scans), pages=pages
            )
        return " ".join(
            (
                what,
                self.tr("This takes about {minutes} min. You can go on reading meanwhile.").format(
                    minutes=minutes
                ),
            )
        )

    def _name_of(self, name: str) -> str:
        return self.tr("English (eng)") if name == ENGLISH else name

    def asked(self) -> str:
        """The languages that are ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        ticked = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        return "+".join(str(item.data(_ROLE)) for item in ticked)

    def accept(self) -> None:
        asked = self.asked()
        if not asked:
            self.refuse(self.tr("Tick at least one language."))
            return
        super().accept()
        self.chosen.emit(self._scans, asked)
