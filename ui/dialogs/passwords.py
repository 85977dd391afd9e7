"""Passwords of locked files: asked for together after an import, tried on each, and forgotten.

A production's cover letter names one password for a hundred files, so one list for all is typed,
a password a line, in plain sight: it is copied from a letter, not guarded from the room.
"""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QWidget

from reviewer.ingest import ImportChoices
from ui.controls import give_room
from ui.dialogs.form import FormDialog


class Passwords(FormDialog):
    """The files that are locked, and the passwords to try on them."""

    help_page = "import"
    chosen = Signal(object, object)
    """The paths to read again, and the choices of their import with the passwords."""

    def __init__(
        self, paths: list[Path], choices: ImportChoices, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Locked files"), self.tr("Try again"), parent)
        self._paths, self._choices = paths, choices
        self.say(
            self.tr(
                "These files are protected by a password and were not taken in. Type the "
                "passwords, one a line: each is tried on each file, and none is kept."
            )
        )
        self.files = QListWidget(self)
        self.files.setAccessibleName(self.tr("Locked files"))
        self.files.addItems([path.name for path in paths])
        self.words = QPlainTextEdit(self)
        self.words.setAccessibleName(self.tr("Passwords, one a line"))
        self.words.setPlaceholderText(self.tr("Passwords, one a line"))
        self.words.setTabChangesFocus(True)
        self.column.addWidget(self.files, 1)
        self.column.addWidget(self.words, 1)
        self.finish()
        give_room(self, 520, 380)
        self.words.setFocus()

    def accept(self) -> None:
        # A password may begin or end with a blank; an empty line is none.
        passwords = tuple(line for line in self.words.toPlainText().split("\n") if line)
        if not passwords:
            self.refuse(self.tr("Type at least one password."))
            return
        super().accept()
        self.chosen.emit(self._paths, replace(self._choices, passwords=passwords))
