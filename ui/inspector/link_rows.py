"""The passages that the one in hand is linked with: how, where, what is said there, who and when.

A row is a button that leads to the other end; beside it, one opens the other end on the other side
and one takes the link off.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reviewer.queries.links import LinkedPassage
from ui import drawing, words
from ui.controls import IconButton, clear_layout, section
from ui.icons import Icons
from ui.theme import SPACE, Theme

_QUOTE_LINES = 2


class LinkButton(QAbstractButton):
    """One link: its kind and cite, two lines of the quote, who tied it and when."""

    def __init__(self, link: LinkedPassage, who: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.link, self._theme = link, theme
        self._head = words.choice(link.reads)
        self._foot = " · ".join(filter(None, (link.line.number, who, words.moment(link.at))))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self._line * (_QUOTE_LINES + 3) + 4 * SPACE)
        told = QCoreApplication.translate("LinkRows", "{kind}: {cite}. {quote}. {who}")
        self.setAccessibleName(
            told.format(kind=self._head, cite=link.citation, quote=link.line.quote, who=self._foot)
        )
        self.setToolTip(
            f"{link.citation}\n\n{link.line.question}\n{link.line.quote}".replace("\n\n\n", "\n\n")
        )

    @property
    def _line(self) -> int:
        return self._theme.text_pixels + 5

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        rect = self.rect().adjusted(0, 0, -1, -1)
        drawing.ground(painter, rect, theme.color("hover" if self.underMouse() else "panel"))
        edge = "accent" if self.hasFocus() else "line"
        drawing.frame(painter, rect, theme.color(edge), 1.5 if self.hasFocus() else 1)
        inner = rect.adjusted(10, 2 * SPACE, -10, -2 * SPACE)
        lines = [
            (self._head, theme.font(weight=600), "text"),
            (self.link.citation, theme.font(theme.text_pixels - 1), "accent"),
        ]
        small = theme.font(theme.text_pixels - 1)
        quote = drawing.lines_of(f"“{self.link.line.quote}”", small, inner.width(), _QUOTE_LINES)
        lines += [(one, small, "text") for one in quote]
        lines += [(self._foot, drawing.small(theme), "muted")]
        for place, (text, font, color) in enumerate(lines):
            painter.setFont(font)
            row = inner.adjusted(0, place * self._line, 0, 0)
            row.setHeight(self._line)
            drawing.words(painter, row, text, theme.color(color))
        painter.end()


class LinkRows(QWidget):
    """All links of the passage in hand, and the way to a new one."""

    chosen = Signal(object)
    beside_asked = Signal(object)
    removed = Signal(str, object)
    """The kind of the link and the passage at its other end."""
    link_asked = Signal()

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons, self._theme = icons, theme
        self._shown: tuple[LinkedPassage, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(section(self.tr("Linked"), self))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE)
        column.addLayout(self._rows)
        self.add_button = QPushButton(self.tr("Link with another passage  (L)"), self)
        self.add_button.setObjectName("small")
        self.add_button.clicked.connect(self.link_asked)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_links(self, found: Sequence[LinkedPassage], initials: Mapping[bytes, str]) -> None:
        """Show these; rows that stay the same keep the focus."""
        if tuple(found) == self._shown:
            return
        self._shown = tuple(found)
        clear_layout(self._rows)
        for link in found:
            self._rows.addWidget(self._row(link, initials.get(link.person, "")))

    def buttons(self) -> list[LinkButton]:
        """The rows, from the top."""
        return self.findChildren(LinkButton)

    def pointed_at(self) -> bytes | None:
        """The other end of the link that the focus is on."""
        return next((one.link.line.id for one in self.buttons() if one.hasFocus()), None)

    def recolour(self) -> None:
        """Draw everything in the colours in force."""
        for button in self.findChildren(IconButton):
            button.recolour()
        for row in self.buttons():
            row.update()

    def _row(self, link: LinkedPassage, who: str) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        button = LinkButton(link, who, self._theme, holder)
        button.clicked.connect(self._on_chosen)
        row.addWidget(button, 1)
        tools = QVBoxLayout()
        tools.setSpacing(0)
        cite = link.citation
        for icon, told, slot in (
            ("columns-2", self.tr("Open {cite} beside"), self._on_beside),
            ("unlink", self.tr("Take off the link with {cite}"), self._on_removed),
        ):
            tool = IconButton(self._icons, icon, told.format(cite=cite), holder)
            tool.clicked.connect(slot)
            tools.addWidget(tool)
        tools.addStretch(1)
        row.addLayout(tools)
        return holder

    def _link_here(self) -> LinkedPassage:
        """The link of the row that was pressed."""
        sender = self.sender()
        assert isinstance(sender, QWidget)
        holder = sender.parentWidget()
        return next(one.link for one in self.buttons() if one.parentWidget() is holder)

    def _on_chosen(self) -> None:
        self.chosen.emit(self._link_here().line.id)

    def _on_beside(self) -> None:
        self.beside_asked.emit(self._link_here().line.id)

    def _on_removed(self) -> None:
        link = self._link_here()
        self.removed.emit(link.kind, link.line.id)
