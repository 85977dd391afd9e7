"""What every dialog of the window has: a title, a form, a place for a refusal, two buttons.

A dialog never blocks: it is opened, and says by a signal that it was accepted. What it refuses it
says in its own words beside the buttons; no second box comes up. Enter presses the button that has
the keyboard, whichever it is, and from anywhere else the one that does what the dialog is for.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.errors import ReviewError
from ui.dialogs.help_viewer import give_help
from ui.translation import told

_MARGIN = 20


class FormDialog(QDialog):
    """A form with one thing to do; ``help_page`` is what F1 opens in it."""

    help_page = "index"

    def __init__(self, title: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 16)
        self.column.setSpacing(12)
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setHorizontalSpacing(14)
        self.form.setVerticalSpacing(8)
        self.column.addLayout(self.form)
        self.refusal = QLabel(self)
        self.refusal.setProperty("role", "error")
        self.refusal.setWordWrap(True)
        self.refusal.hide()
        self._action = action
        give_help(self, self.help_page)

    def _build_buttons(self) -> QLayout:
        self.ok = QPushButton(self._action, self)
        self.ok.setProperty("kind", "primary")
        self.ok.setDefault(True)
        self.ok.clicked.connect(self.accept)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.ok)
        return row

    def finish(self) -> None:
        """Put the refusal and the buttons below whatever a dialog has built.

        The buttons are made last, so that the first field has the focus and Tab reaches them last.
        """
        self.column.addWidget(self.refusal)
        self.column.addLayout(self._build_buttons())
        self._align_fields()

    def _align_fields(self) -> None:
        """Fields begin where the longest label ends, also while the row of that one is hidden."""
        labels = [label for label in map(self._label, range(self.form.rowCount())) if label]
        widest = max((label.sizeHint().width() for label in labels), default=0)
        for label in labels:
            label.setMinimumWidth(widest)

    def _label(self, row: int) -> QWidget | None:
        item = self.form.itemAt(row, QFormLayout.ItemRole.LabelRole)
        return None if item is None else item.widget()

    def add_place(
        self, label: str, field: QLineEdit, choose: Callable[[], object], told: str = ""
    ) -> QPushButton:
        """A row for a file or a folder: its field, and a button to choose one, read as ``told``."""
        field.setAccessibleName(label)
        button = QPushButton(self.tr("Choose…"), self)
        button.setAccessibleName(told or self.tr("Choose: {name}").format(name=label))
        button.clicked.connect(choose)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(field, 1)
        row.addWidget(button)
        self.form.addRow(label, row)
        return button

    def ask(self, words: str, role: str = "muted") -> QLabel:
        """A sentence above the fields: what they answer, or why the dialog came up."""
        label = self.say(words)
        label.setProperty("role", role)
        self.column.removeWidget(label)
        self.column.insertWidget(self.column.indexOf(self.form), label)
        return label

    def say(self, words: str) -> QLabel:
        """A sentence in the dialog."""
        label = QLabel(words, self)
        label.setProperty("role", "muted")
        label.setWordWrap(True)
        self.column.addWidget(label)
        return label

    def refuse(self, words: str) -> None:
        """Say why it cannot be done so; the dialog grows by the lines that this takes."""
        is_new = bool(words) and words != self.refusal.text()
        self.refusal.setText(words)
        self.refusal.setVisible(bool(words))
        if is_new:
            QTimer.singleShot(0, self, self._grow)

    def _grow(self) -> None:
        wanted = self.column.totalHeightForWidth(self.width())
        if wanted > self.height():
            self.resize(self.width(), wanted)

    def fit(self) -> None:
        """Become as high as what is shown now, once rows came or went; never cut a field."""
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        width = self.width()
        wanted = self.column.totalHeightForWidth(width)
        self.resize(width, max(wanted, self.minimumSizeHint().height()))

    def tries(self, work: Callable[[], object]) -> bool:
        """Do something that may be refused; whether it was done."""
        try:
            work()
        except ReviewError as refusal:
            self.refuse(told(refusal))
            return False
        self.refuse("")
        return True


def pick_files(parent: QWidget, title: str, chosen: Callable[[list[Path]], None]) -> QFileDialog:
    """Let a person choose files; the one place from which tests are spared a real file dialog."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _open(dialog, chosen)


def pick_folder(parent: QWidget, title: str, chosen: Callable[[list[Path]], None]) -> QFileDialog:
    """Let a person choose one folder."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
    return _open(dialog, chosen)


def pick_new_file(
    parent: QWidget, title: str, name: str, chosen: Callable[[list[Path]], None]
) -> QFileDialog:
    """Let a person say where a new file shall lie."""
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    suffix = Path(name).suffix
    dialog.setNameFilter(f"{suffix[1:].upper()} (*{suffix})")
    dialog.setDefaultSuffix(suffix[1:])
    dialog.selectFile(name)
    return _open(dialog, chosen)


def _open(dialog: QFileDialog, chosen: Callable[[list[Path]], None]) -> QFileDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
    dialog.open()
    return dialog
