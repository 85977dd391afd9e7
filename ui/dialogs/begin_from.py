"""Beginning one's own copy of a matter from a colleague’s file: which file, where, and who I am.

The copy is made by a process of its own, because a package may hold gigabytes; the dialog stays
until it is made, so that a refusal stands beside what can be put right.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QProgressBar, QWidget

from reviewer.acts import matters as acts
from ui.controls import grown
from ui.dialogs.form import FormDialog, pick_files, pick_folder
from ui.dialogs.hand_over import SUFFIXES, free_name
from ui.dialogs.passphrase import hidden
from ui.settings import WindowSettings, new_matters_folder, why_no_matter_may_lie
from ui.translation import told


@dataclass(frozen=True, slots=True)
class Begin:
    """From what, into which folder, and who begins."""

    file: Path
    folder: Path
    name: str
    initials: str
    passphrase: str | None
    is_left_open: bool = False


class BeginFrom(FormDialog):
    """Asks, has it made, and stays until it is."""

    help_page = "handing-over"
    chosen = Signal(object)
    """A ``Begin``: to be answered by ``show_progress``, ``show_refusal`` or ``accept_made``."""
    stopped = Signal()

    def __init__(
        self, settings: WindowSettings, file: Path | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Begin from a colleague’s file"))
        self._action = self.tr("Begin")
        self._is_making = False
        known = settings.reviewer or ("", "")
        self.ask(
            self.tr(
                "A package, a review database, or a hand-over with the files of the exhibits. It "
                "becomes a matter of your own on this computer; the file stays as it is."
            )
        )
        self.file = self._field(self.tr("File"), str(file or ""), self._on_file)
        self.folder = self._field(self.tr("Folder"), "", self._on_folder)
        self.name, self.initials = QLineEdit(known[0], self), QLineEdit(known[1], self)
        for label, field in (
            (self.tr("Your name"), self.name),
            (self.tr("Your initials"), self.initials),
        ):
            field.setAccessibleName(label)
            self.form.addRow(label, field)
        self.passphrase = hidden(self.tr("Passphrase"), self)
        self.form.addRow(self.passphrase.accessibleName(), self.passphrase)
        self.locks = QCheckBox(self.tr("Lock my copy with it as well"), self)
        self.locks.setChecked(True)
        self.form.addRow("", self.locks)
        self._show_passphrase(is_shown=False)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.hide()
        self.column.addWidget(self.bar)
        self.finish()
        self.setMinimumWidth(grown(self, 560))
        self.name.textEdited.connect(self._on_name)
        self.file.textChanged.connect(self._propose)
        self._propose()
        self.fit()
        (self.file if file is None else self.name).setFocus()

    def _field(self, label: str, text: str, slot: Callable[[], object]) -> QLineEdit:
        field = QLineEdit(text, self)
        self.add_place(label, field, slot)
        return field

    def _on_file(self) -> None:
        pick_files(self, self.tr("A colleague’s file"), lambda paths: self.choose(paths[0]))

    def choose(self, file: Path) -> None:
        """Begin from this file."""
        self.file.setText(str(file))

    def _on_folder(self) -> None:
        pick_folder(self, self.tr("Where the matter shall lie"), self._on_folder_chosen)

    def _on_folder_chosen(self, folders: list[Path]) -> None:
        self.folder.setText(str(folders[0] / Path(self.folder.text() or "Matter").name))
        self.folder.setModified(True)
        self.refuse(told(why_no_matter_may_lie(folders[0])))

    def _on_name(self, name: str) -> None:
        if name.strip():
            self.initials.setText(acts.initials_from(name))

    def _propose(self) -> None:
        """A new folder named after the file, until a person has written one."""
        self._show_passphrase(is_shown=False)
        self.refuse("")
        file = Path(self.file.text().strip())
        if self.folder.isModified() or not file.name:
            return
        stem = file.stem if file.suffix in SUFFIXES.values() else file.name
        self.folder.setText(str(free_name(new_matters_folder(), stem, "")))

    def _why_not(self, begin: Begin) -> str:
        if not begin.file.is_file():
            return self.tr("Choose the file that your colleague gave you.")
        if not begin.name:
            return self.tr("Give your name: it stands beside every decision you make.")
        if not self.folder.text().strip():
            return self.tr("Choose a folder for the matter.")
        return told(why_no_matter_may_lie(begin.folder))

    def accept(self) -> None:
        if self._is_making:
            return
        begin = Begin(
            Path(self.file.text().strip()).expanduser(),
            Path(self.folder.text().strip()).expanduser(),
            " ".join(self.name.text().split()),
            self.initials.text().strip(),
            self.passphrase.text() or None,
            not self.locks.isChecked(),
        )
        if refusal := self._why_not(begin):
            self.refuse(refusal)
            return
        self.refuse("")
        self._set_making(is_making=True)
        self.chosen.emit(begin)

    def _set_making(self, *, is_making: bool) -> None:
        self._is_making = is_making
        self.bar.setRange(0, 0)
        self.bar.setVisible(is_making)
        self.ok.setEnabled(not is_making)
        asked = (self.file, self.folder, self.name, self.initials, self.passphrase, self.locks)
        for field in asked:
            field.setEnabled(not is_making)

    def show_progress(self, done: int, total: int) -> None:
        """How far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def show_refusal(self, sentence: str, *, needs_passphrase: bool) -> None:
        """Why it was not made; what was typed stays."""
        self._set_making(is_making=False)
        self.refuse(sentence)
        self.ok.setFocus()  # the fields were shut meanwhile, and lost it
        if needs_passphrase:
            self.ask_passphrase()

    def ask_passphrase(self) -> None:
        """The file has one."""
        self._show_passphrase(is_shown=True)
        self.passphrase.clear()
        self.passphrase.setFocus()
        self.fit()

    def _show_passphrase(self, *, is_shown: bool) -> None:
        self.form.setRowVisible(self.passphrase, is_shown)
        self.form.setRowVisible(self.locks, is_shown)

    def accept_made(self) -> None:
        """It is made."""
        self._is_making = False
        super().accept()

    def reject(self) -> None:
        """Give it up; what is half made is taken away by who makes it."""
        if self._is_making:
            self._is_making = False
            self.stopped.emit()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()
        event.accept()


class WhoAmI(FormDialog):
    """Asks whether the one at the keyboard is the person of that name who works on the matter."""

    help_page = "handing-over"
    same = Signal()
    other = Signal(str, str)
    """Somebody else: the name and initials to be told apart by."""

    def __init__(self, name: str, initials: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Is that you?"))
        self._action = self.tr("Yes, that is me")
        self._name = name
        question = self.tr("Are you the {name} who works on this matter?")
        self.ask(question.format(name=name), role="heading")
        self.ask(
            self.tr(
                "If so, your work of both computers stands under one name. If not, write your "
                "name so that colleagues can tell the two of you apart."
            )
        )
        self.name, self.initials = QLineEdit(name, self), QLineEdit(initials, self)
        for label, field in (
            (self.tr("Your name"), self.name),
            (self.tr("Your initials"), self.initials),
        ):
            field.setAccessibleName(label)
            self.form.addRow(label, field)
        self.name.textEdited.connect(self._on_name)
        self.finish()
        self.setMinimumWidth(grown(self, 460))
        self.fit()
        self.ok.setFocus()

    def _on_name(self, name: str) -> None:
        is_other = " ".join(name.split()) != self._name
        self.ok.setText(self.tr("I am somebody else") if is_other else self.tr("Yes, that is me"))

    def accept(self) -> None:
        name = " ".join(self.name.text().split())
        if not name:
            self.refuse(self.tr("Give your name: it stands beside every decision you make."))
            return
        super().accept()
        if name == self._name:
            self.same.emit()
        else:
            self.other.emit(name, self.initials.text().strip())
