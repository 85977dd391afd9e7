"""A passphrase asked for: once where a file has one, twice where a file is to get one.

It is typed hidden, and kept by nobody: what is lost cannot be restored, so a new one is typed
twice, and the two are compared before anything is written.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QWidget

from ui.controls import grown
from ui.dialogs.form import FormDialog


class NewPassphrase(QCheckBox):
    """A tick that opens two hidden fields in a form."""

    changed = Signal()

    def __init__(self, form: QFormLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(self.tr("Protect with a passphrase"))
        self._form = form
        self.first = hidden(self.tr("Passphrase"), parent)
        self.second = hidden(self.tr("Passphrase again"), parent)
        form.addRow("", self)
        for field in (self.first, self.second):
            form.addRow(field.accessibleName(), field)
            field.textChanged.connect(self.changed)
        self.toggled.connect(self._on_toggled)
        self._on_toggled(is_on=False)

    def _on_toggled(self, is_on: bool) -> None:
        for field in (self.first, self.second):
            self._form.setRowVisible(field, is_on)
        if is_on:
            self.first.setFocus()
        self.changed.emit()

    @property
    def words(self) -> str | None:
        """What was typed; ``None`` where no passphrase is wanted."""
        return self.first.text() if self.isChecked() else None

    def why_not(self) -> str:
        """Why it cannot be used as it was typed; empty when it can."""
        if not self.isChecked():
            return ""
        if not self.first.text():
            return self.tr("Type the passphrase, or take the tick away.")
        if self.first.text() != self.second.text():
            return self.tr("The two passphrases are not the same. Type them again.")
        return ""


class AskPassphrase(FormDialog):
    """The passphrase of something that has one already."""

    help_page = "handing-over"
    given = Signal(str)

    def __init__(self, words: str, parent: QWidget | None = None, refusal: str = "") -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Passphrase"))
        self._action = self.tr("Go on")
        self.ask(words)
        self.field = hidden(self.tr("Passphrase"), self)
        self.form.addRow(self.field.accessibleName(), self.field)
        self.finish()
        self.refuse(refusal)
        self.setMinimumWidth(grown(self, 420))
        self.fit()
        self.field.setFocus()

    def accept(self) -> None:
        if not self.field.text():
            self.refuse(self.tr("Type the passphrase."))
            return
        words = self.field.text()
        super().accept()
        self.given.emit(words)


def hidden(name: str, parent: QWidget) -> QLineEdit:
    """A field that shows nothing of what is typed."""
    field = QLineEdit(parent)
    field.setAccessibleName(name)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
