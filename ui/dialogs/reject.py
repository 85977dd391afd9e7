"""Why something is rejected: a line, with the reasons that were given before in this matter."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from reviewer.queries import second_level
from ui.bridge import Bridge
from ui.controls import grown
from ui.dialogs.form import FormDialog


class RejectDialog(FormDialog):
    """Asks for a reason and hands it over."""

    help_page = "second-level"
    given = Signal(str)
    """The reason, as it was typed."""

    def __init__(self, bridge: Bridge, what: str, parent: QWidget | None = None) -> None:
        """``what`` names what is rejected: a number, or how many."""
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Reject"))
        self._action = self.tr("Reject")
        self.say(
            self.tr(
                "{what} stays in the matter and in its history. Tables, logs and papers leave it "
                "out; a filter shows it again."
            ).format(what=what)
        )
        self.reason = QComboBox(self)
        self.reason.setEditable(True)
        self.reason.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.addItems(second_level.reasons(bridge.view))
        self.reason.setCurrentText("")
        line = self.reason.lineEdit()
        assert line is not None
        line.setPlaceholderText(self.tr("Such as: counsel’s words, not testimony"))
        line.setAccessibleName(self.tr("Reason"))
        self.form.addRow(self.tr("Reason"), self.reason)
        self.finish()
        self.setMinimumWidth(grown(self, 480))
        self.reason.setFocus()

    def accept(self) -> None:
        reason = self.reason.currentText().strip()
        if not reason:
            self.refuse(self.tr("Say why it is rejected: whoever tagged it will ask."))
            return
        super().accept()
        self.given.emit(reason)
