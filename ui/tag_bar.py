"""The tag bar: what stands ready to be tagged, the tags, and after a digit the kinds.

It has a strip of its own below the page and never lies over text: a floating bar covered the very
line that is read next. Its height stays the same, so that the page does not jump when it speaks.
"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.queries.tags import TagRow
from ui import words
from ui.icons import Icons
from ui.kinds import KindKey, kinds_of
from ui.ready import Ready
from ui.theme import Theme

HEIGHT = 76
_BADGE = 18
_GAP = 6
_ACROSS = 6


class KeyButton(QAbstractButton):
    """A key in a badge, and what it sets."""

    def __init__(self, theme: Theme, key: str, text: str, color: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._key, self._color = theme, key, color
        self.is_on = False
        self.setText(text)
        self.setAccessibleName(f"{text}, key {key}" if key else text)
        self.setToolTip(f"{text} ({key})" if key else text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._font()).horizontalAdvance(self.text())
        return QSize(words + (_BADGE + _GAP if self._key else 0) + 16, 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(_BADGE + 16, 22)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        x = 8
        if self._key:
            self._paint_badge(painter, QRectF(x, (self.height() - _BADGE) / 2, _BADGE, _BADGE))
            x += _BADGE + _GAP
        painter.setFont(self._font())
        painter.setPen(self._theme.color("text" if self.isEnabled() else "faint"))
        words = QRectF(x, 0, self.width() - x - 4, self.height())
        text = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_ground(self, painter: QPainter) -> None:
        inner = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.is_on:
            painter.setPen(QColor(self._theme.tag(self._color).strong))
            painter.setBrush(QColor(self._theme.tag(self._color).chip))
        elif self.hasFocus():
            painter.setPen(self._theme.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        elif self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("hover"))
        else:
            return
        painter.drawRoundedRect(inner, 6, 6)

    def _paint_badge(self, painter: QPainter, where: QRectF) -> None:
        strong = QColor(self._theme.tag(self._color).strong)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(strong if self.isEnabled() else self._theme.color("line_strong"))
        painter.drawRoundedRect(where, 4, 4)
        painter.setPen(QColor(self._theme.hex("panel")))
        painter.setFont(self._theme.font(11, QFont.Weight.DemiBold))
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, self._key)

    def _font(self) -> QFont:
        return self._theme.font()


class TagBar(QWidget):
    """Signals say what was pressed; who tags is not the bar."""

    tag_chosen = Signal(object)
    kind_chosen = Signal(object)
    note_asked = Signal()
    copy_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = Icons(theme)
        self._tags: tuple[TagRow, ...] = ()
        self._buttons: dict[str, KeyButton] = {}
        self._ready: Ready | None = None
        self.kinds_for: str = ""
        self._build()
        theme.changed.connect(self._on_theme_changed)

    def _build(self) -> None:
        self.setFixedHeight(HEIGHT)
        self.setObjectName("tag_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Tags"))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._build_tags())
        self._kinds = QWidget(self)
        self._grid = QGridLayout(self._kinds)
        self._grid.setContentsMargins(16, 5, 12, 5)
        self._grid.setHorizontalSpacing(2)
        self._grid.setVerticalSpacing(0)
        self._stack.addWidget(self._kinds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _build_tags(self) -> QWidget:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 8, 12, 6)
        column.setSpacing(4)
        column.addLayout(self._build_context())
        self._row = QHBoxLayout()
        self._row.setSpacing(4)
        column.addLayout(self._row)
        self._note = self._tool("message-square-plus", self.tr("Note"), self.note_asked)
        self._copy = self._tool("copy", self.tr("Copy with citation"), self.copy_asked)
        return side

    def _build_context(self) -> QHBoxLayout:
        self.cite, self.who, self.warning = QLabel(self), Elided(self), QLabel(self)
        self.quote = Elided(self, Qt.AlignmentFlag.AlignRight)
        self.cite.setProperty("role", "heading")
        self.warning.setProperty("role", "warning")
        for part in (self.who, self.quote):
            part.setProperty("role", "muted")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.cite)
        row.addWidget(self.who, 1)
        row.addWidget(self.warning, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _tool(self, icon: str, name: str, signal: object) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(icon)
        button.setIcon(self._icons.icon(icon))
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(signal)
        return button

    def set_tags(self, tags: tuple[TagRow, ...]) -> None:
        """The tags of the matter, with their keys."""
        self._tags = tags
        while self._row.count():
            self._row.takeAt(0)
        for old in self._buttons.values():
            old.deleteLater()
        self._buttons = {}
        for tag in tags:
            if not tag.digit:
                continue
            button = KeyButton(self._theme, str(tag.digit), tag.name, tag.colour, self)
            button.clicked.connect(self._on_tag_clicked)
            button.setObjectName(tag.id)
            self._buttons[tag.id] = button
            self._row.addWidget(button)
        self._row.addSpacing(10)
        self._row.addWidget(self.quote, 1)
        self._row.addWidget(self._note)
        self._row.addWidget(self._copy)
        self.show_ready(self._ready)

    def show_ready(self, ready: Ready | None) -> None:
        """What stands ready; ``None`` for nothing."""
        self._ready = ready
        self.cite.setText(ready.cite if ready else self.tr("Nothing selected"))
        hint = self.tr("Select words, or step with ↓ to a question and its answer.")
        self.who.set_words(ready.who if ready else hint)
        self.quote.set_words(ready.quote.replace("\n", " ") if ready else "")
        self.warning.setText(" · ".join(ready.warnings) if ready else "")
        self.warning.setVisible(bool(ready and ready.warnings))
        for tag, button in self._buttons.items():
            button.setEnabled(ready is not None)
            button.is_on = ready is not None and tag in ready.tags
            button.update()
        for tool in (self._note, self._copy):
            tool.setEnabled(ready is not None)

    def show_kinds(self, tag: TagRow, set_kind: str = "") -> None:
        """Offer the kinds of a tag just set, each with its letter."""
        self.kinds_for = tag.id
        while self._grid.count():
            item = self._grid.takeAt(0)
            if (old := item.widget() if item else None) is not None:
                old.deleteLater()
        heading = self._kinds_heading(tag)
        buttons = [self._kind_button(tag, key) for key in kinds_of(tag.id)]
        rows = self._rows_for(heading, buttons)
        self._grid.addWidget(heading, 0, 0)
        for place, button in enumerate(buttons):
            button.is_on = button.objectName() == set_kind
            button.show()
            self._grid.addWidget(button, place % rows, 1 + place // rows)
        used = -(-len(buttons) // rows)
        for column in range(1, self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column <= used else 0)
        self._stack.setCurrentIndex(1)

    def _rows_for(self, heading: QLabel, buttons: list[KeyButton]) -> int:
        """Two rows where all words fit, else three: the bar never asks for more width."""
        widest = heading.sizeHint().width() + 4 * _BADGE
        for at in range(0, len(buttons), 2):
            widest += max(one.sizeHint().width() for one in buttons[at : at + 2])
        return 2 if len(buttons) <= 2 * _ACROSS and widest <= self.width() else 3

    def hide_kinds(self) -> None:
        """Back to the tags."""
        self.kinds_for = ""
        self._stack.setCurrentIndex(0)

    def _kinds_heading(self, tag: TagRow) -> QLabel:
        label = QLabel(self.tr("{tag}: which kind?").format(tag=tag.name), self._kinds)
        label.setProperty("role", "heading")
        label.setToolTip(self.tr("Press a letter, or go on; Escape leaves."))
        return label

    def _kind_button(self, tag: TagRow, key: KindKey) -> KeyButton:
        button = KeyButton(self._theme, key.letter, words.choice(key.kind), tag.colour, self._kinds)
        button.setObjectName(key.kind)
        button.setMaximumHeight(23)
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        button.clicked.connect(self._on_kind_clicked)
        return button

    def _on_tag_clicked(self) -> None:
        self.tag_chosen.emit(self.sender().objectName())

    def _on_kind_clicked(self) -> None:
        self.kind_chosen.emit(self.sender().objectName())

    def _on_theme_changed(self) -> None:
        for tool in (self._note, self._copy):
            tool.setIcon(self._icons.icon(tool.objectName()))
        self.update()


class Elided(QLabel):
    """One line of words, cut with an ellipsis where they do not fit."""

    def __init__(
        self, parent: QWidget, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    ) -> None:
        super().__init__(parent)
        self._whole, self._side = "", side
        self.setMinimumWidth(40)

    def set_words(self, words: str) -> None:
        self._whole = words
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        words = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | self._side, words)
