"""Notes on a passage: mine to edit, those of others to read; kept when left or on Ctrl+Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from reviewer.queries.passages import NoteOn
from ui import words
from ui.controls import clear_layout, grown, muted
from ui.theme import SPACE

_HEIGHT = 74
_TALLEST = 220


class NoteEdit(QPlainTextEdit):
    """Plain words that are kept when they are left."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter is taken before the window's shortcut of the same keys."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and _is_kept_by(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_kept_by(event):
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _is_kept_by(event: QKeyEvent) -> bool:
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return is_enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


class NoteBox(QWidget):
    """All notes on a passage."""

    written = Signal(object, str)
    """The note's id (bytes), None for a new one, and its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mine: NoteOn | None = None
        self.edit = NoteEdit(self)
        self.edit.setAccessibleName(self.tr("Note"))
        self.edit.setPlaceholderText(self.tr("Write a note…"))
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(grown(self.edit, _HEIGHT))
        self.edit.left.connect(self.commit)
        self.edit.textChanged.connect(self._on_text)
        self._others = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addLayout(self._others)
        layout.addWidget(self.edit)

    def show_notes(
        self, notes: Sequence[NoteOn], reviewer: bytes, initials: dict[bytes, str], *, is_new: bool
    ) -> None:
        """Show the notes; what is being typed on the same passage stays."""
        mine = [note for note in notes if note.person == reviewer]
        self._mine = mine[-1] if mine else None
        if is_new or not self.edit.document().isModified():
            self.edit.setPlainText(self._mine.text if self._mine else "")
            self.edit.document().setModified(False)
        clear_layout(self._others)
        for note in notes:
            if note is not self._mine:
                who = initials.get(note.person, "")
                told = self.tr("{0}, {1}: {2}").format(who, words.moment(note.at), note.text)
                self._others.addWidget(muted(told, self, selectable=True))

    def commit(self) -> None:
        """Keep what was typed."""
        if not self.edit.document().isModified():
            return
        text = self.edit.toPlainText().strip()
        self.edit.document().setModified(False)
        if text != (self._mine.text if self._mine else ""):
            self.written.emit(self._mine.id if self._mine else None, text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._on_text()

    def _on_text(self) -> None:
        lines = self.edit.document().size().height()
        wanted = int(lines * self.edit.fontMetrics().lineSpacing()) + 20
        self.edit.setFixedHeight(
            max(grown(self.edit, _HEIGHT), min(wanted, grown(self.edit, _TALLEST)))
        )
