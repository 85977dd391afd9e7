"""The mailbox folder: which folder, whether the files of exhibits go along, and a passphrase."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from ui.controls import grown
from ui.dialogs.form import FormDialog, pick_folder
from ui.dialogs.passphrase import NewPassphrase


class MailboxFolder(FormDialog):
    """Sets a mailbox up, or changes it."""

    help_page = "handing-over"
    chosen = Signal(object, object, bool)
    """The folder, the passphrase or None, and whether files go along."""
    stopped = Signal()
    """The folder is not to be used any more."""

    def __init__(
        self, folder: Path | None, *, with_files: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        self._is_set_up = folder is not None
        self.setWindowTitle(self.tr("Mailbox folder"))
        self._action = self.tr("Use this folder")
        self.ask(
            self.tr(
                "A folder that all of you reach: a share, a stick, a synchronized folder. "
                "Everyone’s Pincite puts hand-overs in and takes up those of the others, "
                "when the matter is opened and closed and every few minutes between."
            )
        )
        self.folder = QLineEdit(str(folder or ""), self)
        told_of = self.tr("Choose the folder")
        self.add_place(self.tr("Folder"), self.folder, self._on_choose, told_of)
        self.with_files = QCheckBox(self.tr("With the files of the exhibits"), self)
        self.with_files.setChecked(with_files)
        self.form.addRow("", self.with_files)
        self.passphrase = NewPassphrase(self.form, self)
        self.passphrase.changed.connect(self._on_passphrase)
        self.note = self.say(
            self.tr(
                "All who share the folder use the same passphrase. It is kept for this sitting "
                "only, and nobody can restore it."
            )
        )
        self.note.hide()
        self.finish()
        self.setMinimumWidth(grown(self, 560))
        self.fit()
        self.folder.setFocus()

    def _build_buttons(self) -> QLayout:
        """Where there is a mailbox, it can be given up."""
        row = super()._build_buttons()
        self.stop = QPushButton(self.tr("Stop using it"), self)
        told_of = self.tr("Exchange nothing through this folder any more; what lies in it stays")
        self.stop.setToolTip(told_of)
        self.stop.setAccessibleDescription(told_of)
        self.stop.setVisible(self._is_set_up)
        self.stop.clicked.connect(self._on_stop)
        if isinstance(row, QHBoxLayout):
            row.insertWidget(0, self.stop)
        return row

    def _on_stop(self) -> None:
        self.reject()
        self.stopped.emit()

    def _on_passphrase(self) -> None:
        self.refuse("")
        self.note.setVisible(self.passphrase.isChecked())
        self.fit()

    def _on_choose(self) -> None:
        pick_folder(self, self.tr("Choose the mailbox folder"), self._on_chosen)

    def _on_chosen(self, folders: list[Path]) -> None:
        self.folder.setText(str(folders[0]))
        self.refuse("")

    def accept(self) -> None:
        folder = Path(self.folder.text().strip()).expanduser()
        if not self.folder.text().strip() or not folder.is_dir():
            self.refuse(self.tr("Choose a folder that is there."))
            return
        if refusal := self.passphrase.why_not():
            self.refuse(refusal)
            return
        super().accept()
        self.chosen.emit(folder, self.passphrase.words, self.with_files.isChecked())
