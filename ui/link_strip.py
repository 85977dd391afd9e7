"""The strip that names both ends of a link while it is being made, and the letters that make it.

It stands between the pages and the tag bar, takes no focus and covers no words: whoever looks for
the other passage goes on reading, stepping and tagging as ever.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import words
from ui.controls import IconButton
from ui.icons import Icons
from ui.tag_bar.elided import Elided
from ui.tag_bar.key_button import KeyButton
from ui.theme import SPACE, Theme


@dataclass(frozen=True, slots=True)
class LinkKey:
    """A kind of link and the letter that makes it."""

    letter: str
    kind: str


LINK_KEYS = (
    LinkKey("C", "contradicts"),
    LinkKey("R", "corroborates"),
    LinkKey("S", "same_fact"),
    LinkKey("A", "adopts"),
    LinkKey("E", "errata"),
)
_COLOUR = "slate"


class LinkStrip(QWidget):
    """Signals say what was pressed; who links is not the strip."""

    kind_chosen = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, Icons(theme)
        self.setObjectName("link_strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Link two passages"))
        self._build()
        theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    def _build(self) -> None:
        self._icon = QLabel(self)
        self._first, self._second = Elided(self), Elided(self)
        self.close_button = IconButton(self._icons, "x", self.tr("Link nothing (Esc)"), self)
        self.close_button.clicked.connect(self.closed)
        self._first.setProperty("role", "heading")
        top = QHBoxLayout()
        top.setSpacing(2 * SPACE)
        top.addWidget(self._icon)
        top.addWidget(self._first, 1)
        top.addWidget(self._second, 1)
        top.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 12, 6)
        column.setSpacing(2)
        column.addLayout(top)
        column.addLayout(self._build_keys())

    def _build_keys(self) -> QHBoxLayout:
        keys = QHBoxLayout()
        keys.setSpacing(SPACE)
        self.buttons: dict[str, KeyButton] = {}
        for key in LINK_KEYS:
            button = KeyButton(self._theme, key.letter, words.choice(key.kind), _COLOUR, self)
            button.setObjectName(key.kind)
            button.clicked.connect(self._on_key)
            self.buttons[key.kind] = button
            keys.addWidget(button)
        keys.addStretch(1)
        return keys

    def show_ends(self, first: str, second: str) -> None:
        """Name the passage that was chosen, and the other one as soon as there is one."""
        self._first.set_words(self.tr("Link {passage}").format(passage=first))
        hint = self.tr(
            "Now the other passage: click it, step to it, or open it beside with Ctrl+Enter."
        )
        with_it = self.tr("with {passage}")
        self._second.set_words(with_it.format(passage=second) if second else hint)
        for button in self.buttons.values():
            button.setEnabled(bool(second))
        self.show()

    def told(self) -> tuple[str, str]:
        """What is said of both ends."""
        return self._first.text(), self._second.text()

    def _on_key(self) -> None:
        sender = self.sender()
        if isinstance(sender, KeyButton):
            self.kind_chosen.emit(sender.objectName())

    def _draw(self) -> None:
        self._icon.setPixmap(self._icons.pixmap("link", "accent", 16, self.devicePixelRatioF()))
        self.close_button.recolour()
        for button in self.buttons.values():
            button.update()
