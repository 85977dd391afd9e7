"""The passphrase of a matter: asked for when it is opened, set, changed, taken away.

What a passphrase covers and what it does not is said before anybody relies on it; and that it
cannot be had back, because nobody keeps it.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from reviewer.errors import PassphraseError
from reviewer.matter import Matter
from ui.controls import QuietCombo, grown, plain
from ui.dialogs.form import FormDialog
from ui.dialogs.passphrase import hidden

_WIDTH = 520
_SET, _CHANGE, _REMOVE = "set", "change", "remove"
_SAME, _OWN, _OPEN = "same", "own", "open"


class OpenLocked(FormDialog):
    """Asks for the passphrase of a matter until it opens, or nobody wants it any more."""

    help_page = "passphrase"
    opened = Signal(object)
    """The ``Matter``."""

    def __init__(
        self, name: str, try_it: Callable[[str], Matter], parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Passphrase"))
        self._action = self.tr("Open")
        self._try_it = try_it
        self.ask(
            self.tr(
                "“{name}” is locked with a passphrase, or it is no matter of Pincite. "
                "The passphrase is not kept; it is asked for at each opening."
            ).format(name=name)
        )
        self.field = hidden(self.tr("Passphrase"), self)
        self.form.addRow(self.field.accessibleName(), self.field)
        self.finish()
        self.setMinimumWidth(grown(self, _WIDTH))
        self.fit()
        self.field.setFocus()

    def accept(self) -> None:
        if not self.field.text():
            self.refuse(self.tr("Type the passphrase."))
            return
        found: list[Matter] = []
        if self.tries(lambda: found.append(self._try_it(self.field.text()))):
            super().accept()
            self.opened.emit(found[0])
            return
        self.field.selectAll()
        self.field.setFocus()


class LockMatter(FormDialog):
    """Sets, changes or takes away the passphrase; says what it does not cover."""

    help_page = "passphrase"
    chosen = Signal(object, object)
    """The new passphrase and the one it has; ``None`` for none."""

    def __init__(
        self, check: Callable[[str], None], parent: QWidget | None = None, *, is_locked: bool
    ) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Passphrase of this matter"))
        self._check = check
        self._build(is_locked=is_locked)
        self._tell()
        self._action = self.tr("Set passphrase")
        self.finish()
        self.what.currentIndexChanged.connect(self._on_what)
        self._on_what()
        self.setMinimumWidth(grown(self, _WIDTH))
        (self.current if is_locked else self.first).setFocus()

    def _build(self, *, is_locked: bool) -> None:
        self.current = hidden(self.tr("Passphrase now"), self)
        self.what = QuietCombo(self.tr("What to do"), self)
        if is_locked:
            self.what.addItem(self.tr("Change the passphrase"), _CHANGE)
            self.what.addItem(self.tr("Take the passphrase away"), _REMOVE)
        else:
            self.what.addItem(self.tr("Set a passphrase"), _SET)
        self.first = hidden(self.tr("New passphrase"), self)
        self.second = hidden(self.tr("New passphrase again"), self)
        for field in (self.what, self.current, self.first, self.second):
            self.form.addRow(field.accessibleName(), field)
        self.form.setRowVisible(self.what, is_locked)
        self.form.setRowVisible(self.current, is_locked)

    def _tell(self) -> None:
        self.say(
            self.tr(
                "It locks the review database with every tag, note and text, the search index, "
                "and the backups made from now on."
            )
        )
        self.column.addWidget(
            plain(
                self.tr(
                    "It does not lock the exhibits’ own files and pages in the folder “objects”, "
                    "here and in backups, nor backups and copies made before. On a solid-state "
                    "disk traces of the unlocked file may remain. Keep the matter on a disk that "
                    "is encrypted as a whole (BitLocker, FileVault, LUKS)."
                ),
                self,
            )
        )
        self.lost = plain(
            self.tr("Nobody can open the matter without the passphrase. It is kept nowhere."),
            self,
        )
        self.column.addWidget(self.lost)

    @property
    def _is_removing(self) -> bool:
        return bool(self.what.currentData() == _REMOVE)

    def _on_what(self) -> None:
        for field in (self.first, self.second):
            self.form.setRowVisible(field, not self._is_removing)
        self.lost.setVisible(not self._is_removing)
        self.ok.setText(
            {
                _SET: self.tr("Set passphrase"),
                _CHANGE: self.tr("Change passphrase"),
                _REMOVE: self.tr("Take it away"),
            }[self.what.currentData()]
        )
        self.refuse("")
        self.fit()

    def accept(self) -> None:
        has_one = self.what.currentData() != _SET
        refusal = self._why_not()
        if refusal:
            self.refuse(refusal)
            self.fit()
            return
        if has_one:
            try:
                self._check(self.current.text())
            except PassphraseError:
                self.refuse(self.tr("This is not the passphrase that the matter has now."))
                self.current.selectAll()
                self.current.setFocus()
                return
        self.set_busy(is_busy=True)
        self.chosen.emit(
            None if self._is_removing else self.first.text(),
            self.current.text() if has_one else None,
        )

    def _why_not(self) -> str:
        if self._is_removing:
            return ""
        return why_not(self.first, self.second)

    def set_busy(self, *, is_busy: bool) -> None:
        """While the matter is written anew nothing can be chosen, nor closed."""
        for part in (self.what, self.current, self.first, self.second, self.ok, self.cancel):
            part.setEnabled(not is_busy)
        self.refuse("")
        if is_busy:
            self.lost.show()
            self.lost.setText(self.tr("The matter is being written anew. Please wait."))

    def reject(self) -> None:
        if self.ok.isEnabled():
            super().reject()

    def finish_with(self, refusal: str = "") -> None:
        """It was done, or why not."""
        self.set_busy(is_busy=False)
        if refusal:
            self.refuse(refusal)
        else:
            super().accept()


class SaveCopy(FormDialog):
    """Where a copy of the review database shall lie, and what it is locked with."""

    help_page = "passphrase"
    chosen = Signal(object, object, bool)
    """The file, a passphrase of its own or ``None``, and whether it has none at all."""

    def __init__(
        self,
        out: Path,
        choose: Callable[["SaveCopy"], None],
        parent: QWidget | None = None,
        *,
        is_locked: bool,
    ) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Save a copy"))
        self._action = self.tr("Save")
        self.say(
            self.tr(
                "The review database in one file, with every tag, note and text as they are now. "
                "It reads, searches and cites alone. The exhibits’ own files are not in it, so "
                "their pages show as text."
            )
        )
        self._build_where(out, choose)
        self._build_lock(is_locked=is_locked)
        self.finish()
        self.lock.currentIndexChanged.connect(self._on_lock)
        self._on_lock()
        self.setMinimumWidth(grown(self, _WIDTH))
        self.out.setFocus()

    def _build_where(self, out: Path, choose: Callable[["SaveCopy"], None]) -> None:
        self.out = QLineEdit(str(out), self)
        told_of = self.tr("Choose where to save the copy")
        self.choose = self.add_place(self.tr("Save to"), self.out, lambda: choose(self), told_of)

    def _build_lock(self, *, is_locked: bool) -> None:
        self.lock = QuietCombo(self.tr("Locked with"), self)
        if is_locked:
            self.lock.addItem(self.tr("The passphrase of the matter"), _SAME)
        self.lock.addItem(self.tr("Nothing: anybody can read it"), _OPEN)
        self.lock.addItem(self.tr("A passphrase of its own"), _OWN)
        self.first = hidden(self.tr("Passphrase"), self)
        self.second = hidden(self.tr("Passphrase again"), self)
        for field in (self.lock, self.first, self.second):
            self.form.addRow(field.accessibleName(), field)

    def _on_lock(self) -> None:
        for field in (self.first, self.second):
            self.form.setRowVisible(field, self.lock.currentData() == _OWN)
        self.refuse("")
        self.fit()

    def accept(self) -> None:
        is_own = self.lock.currentData() == _OWN
        out = Path(self.out.text().strip()).expanduser()
        refusal = why_not(self.first, self.second) if is_own else ""
        if not refusal and out.exists():
            refusal = self.tr("A file of this name is there already. Give it another name.")
        if refusal:
            self.refuse(refusal)
            return
        words = self.first.text() if is_own else None
        self.chosen.emit(out, words, self.lock.currentData() == _OPEN)

    def finish_with(self, refusal: str = "") -> None:
        """It is being written, or why it cannot be."""
        if refusal:
            self.refuse(refusal)
        else:
            super().accept()


def why_not(first: QLineEdit, second: QLineEdit) -> str:
    """Why a new passphrase cannot be used as it was typed; empty when it can."""
    if not first.text().strip():
        return QCoreApplication.translate("LockMatter", "Type a passphrase.")
    if first.text() != second.text():
        return QCoreApplication.translate(
            "LockMatter", "The two passphrases are not the same. Type them again."
        )
    return ""
