"""Find in the exhibit that is open: as typed, whatever the case, the line ends and the quotes.

The words are looked for in the text layer, so that a hit over a line end is found and has its exact
place; the page only draws what was found.
"""

import re

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from reviewer.text.layer import Span
from ui.icons import Icons
from ui.theme import Theme

MOST_HITS = 5000
_TYPING = 120
_ALIKE = {"'": "['’‘]", "’": "['’‘]", '"': '["“”]', "“": '["“”]', "”": '["“”]', "-": "[-‐–—]"}


def find_all(text: str, words: str) -> list[Span]:
    """Where words stand, in order; at most ``MOST_HITS`` of them."""
    parts = words.split()
    if not parts:
        return []
    pattern = r"\s+".join(
        "".join(_ALIKE.get(char, re.escape(char)) for char in part) for part in parts
    )
    found: list[Span] = []
    for hit in re.finditer(pattern, text, re.IGNORECASE):
        found.append(Span(hit.start(), hit.end()))
        if len(found) == MOST_HITS:
            break
    return found


class FindBar(QWidget):
    """The words, how many hits, the one stood on, and the way through them."""

    found = Signal(object, object)
    """The spans found and the index of the one stood on (``None`` without hits)."""
    closed = Signal(object)
    """The span stood on when the bar was closed, which the reader wants to go on with; or None."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = Icons(theme)
        self._text = ""
        self._from = 0
        self.hits: list[Span] = []
        self.current: int | None = None
        self._soon = QTimer(self, singleShot=True, interval=_TYPING)
        self._soon.timeout.connect(self._search)
        self._build()
        theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    def _build(self) -> None:
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Find in this exhibit"))
        self.field.setAccessibleName(self.tr("Find in this exhibit"))
        self.field.setMinimumWidth(120)
        self.field.setMaximumWidth(300)
        self.field.textEdited.connect(self._soon.start)
        self.count = QLabel(self)
        self.count.setProperty("role", "muted")
        self._buttons = [
            self._button("chevron-up", self.tr("Previous hit"), self.previous),
            self._button("chevron-down", self.tr("Next hit"), self.next),
            self._button("x", self.tr("Close find"), self.close_bar),
        ]
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 12, 5)
        row.addWidget(self.field, 4)
        for button in self._buttons[:2]:
            row.addWidget(button)
        row.addWidget(self.count, 1)
        row.addWidget(self._buttons[2])

    def _button(self, icon: str, name: str, slot: object) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(icon)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(slot)
        return button

    def _draw(self) -> None:
        for button in self._buttons:
            button.setIcon(self._icons.icon(button.objectName(), size=16))

    def set_text(self, text: str) -> None:
        """The words of the exhibit now open."""
        self._text = text
        self.hits, self.current = [], None
        if self.isVisible():
            self._search()

    def open_at(self, offset: int, words: str = "") -> None:
        """Begin to search from here on."""
        self._from = offset
        self.show()
        if words:
            self.field.setText(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._search()

    def next(self) -> None:
        self._step(1)

    def previous(self) -> None:
        self._step(-1)

    def close_bar(self) -> None:
        if self._soon.isActive():
            self._search()
        stood_on = self.hits[self.current] if self.current is not None else None
        self.hits, self.current = [], None
        self.hide()
        self.found.emit([], None)
        self.closed.emit(stood_on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._soon.isActive():
                self._search()
            else:
                self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        self._soon.stop()
        self.hits = find_all(self._text, self.field.text())
        after = (at for at, hit in enumerate(self.hits) if hit.start >= self._from)
        self.current = next(after, 0) if self.hits else None
        self._tell()

    def _step(self, by: int) -> None:
        if not self.hits:
            self._search()
        elif self.current is not None:
            self.current = (self.current + by) % len(self.hits)
            self._tell()

    def _tell(self) -> None:
        if not self.field.text().strip():
            self.count.setText("")
        elif self.current is None:
            self.count.setText(self.tr("Not in this exhibit"))
        else:
            many = "+" if len(self.hits) == MOST_HITS else ""
            self.count.setText(
                self.tr("{at} of {all}").format(at=self.current + 1, all=f"{len(self.hits)}{many}")
            )
        self.found.emit(self.hits, self.current)
