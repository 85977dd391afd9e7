"""The tag bar: what stands ready to be tagged, the tags, and after a digit the kinds.

It has a strip of its own below the page and never lies over text: a floating bar covered the very
line that is read next. What is known of the words stands above, the whole question and answer and
all; what can be pressed stands below: tags, after a digit its kinds, after I the issues. Its height
stays the same, so that the page does not jump when it speaks.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.queries.passages import IssueRow
from reviewer.queries.tags import TagRow
from ui import words
from ui.controls import Chip, clear_layout, paint_as_panel, plain
from ui.icons import Icons
from ui.kinds import KindKey, kinds_of
from ui.ready import Ready
from ui.tag_bar.elided import Elided
from ui.tag_bar.issue_strip import IssueStrip, tint_chip
from ui.tag_bar.key_button import KeyButton
from ui.theme import SPACE, Theme
from ui.words import tag_name

_ACROSS = 6
_NARROW = 46
"""Below so many of its text sizes in width, each fact has a line of its own."""
_LINES = 2
_CHIPS = 3


class TagBar(QWidget):
    """Signals say what was pressed; who tags is not the bar."""

    tag_chosen = Signal(object)
    kind_chosen = Signal(object)
    note_asked = Signal()
    copy_asked = Signal()
    sticky_dropped = Signal(object)
    """The id of an issue that the next tags shall not get, ``None`` for all of them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = Icons(theme)
        self._tags: tuple[TagRow, ...] = ()
        self._buttons: dict[str, KeyButton] = {}
        self._ready: Ready | None = None
        self._sticky: Sequence[IssueRow] = ()
        self._offered: TagRow | None = None
        self._heading = QLabel(self)
        self._heading.hide()
        self._kind_buttons: list[KeyButton] = []
        self._laid: tuple[int, bool] | tuple[()] = ()
        """In how many rows the kinds offered stand, and whether with their heading."""
        self.kinds_for: str = ""
        self._build()
        theme.changed.connect(self._on_theme_changed)

    def _build(self) -> None:
        self.setObjectName("tag_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Tags"))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._build_tags())
        self._kinds = QWidget(self)
        self._grid = QGridLayout(self._kinds)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2)
        self._grid.setVerticalSpacing(0)
        self._stack.addWidget(self._kinds)
        self.issues = IssueStrip(self._theme, self)
        self._stack.addWidget(self.issues)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 12, 6)
        column.setSpacing(SPACE)
        column.addLayout(self._build_facts())
        column.addWidget(self._build_quote())
        column.addWidget(self._stack)
        self._measure()

    def _build_facts(self) -> QVBoxLayout:
        self.cite = QLabel(self)
        self.cite.setTextFormat(Qt.TextFormat.PlainText)
        self.who, self.against = Elided(self), Elided(self)
        self.marks, self.warning = Elided(self), Elided(self, padding=6)
        self.cite.setProperty("role", "heading")
        self.warning.setProperty("role", "warning")
        for part in (self.against, self.marks):
            part.setProperty("role", "muted")
        self._first, self._second = QBoxLayout(_ASIDE), QBoxLayout(_ASIDE)
        self._first.addWidget(self.cite)
        self._first.addWidget(self.who, 1)
        self._second.addWidget(self.against, 1)
        self._second.addWidget(self.marks, 1)
        self._second.addWidget(self.warning, 0, Qt.AlignmentFlag.AlignVCenter)
        facts = QVBoxLayout()
        facts.setSpacing(2)
        facts.addLayout(self._first)
        facts.addLayout(self._second)
        return facts

    def _build_quote(self) -> QWidget:
        self.quote = plain("", self)
        self.quote.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(self.tr("Words that stand ready"))
        for part in (self._scroll, self._scroll.viewport(), self.quote):
            paint_as_panel(part)
        self._scroll.setWidget(self.quote)
        return self._scroll

    def _build_tags(self) -> QWidget:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._row, below = QHBoxLayout(), QHBoxLayout()
        self._row.setSpacing(SPACE)
        self.details = Elided(side)
        self.details.setProperty("role", "muted")
        self._chips = QHBoxLayout()
        self._chips.setSpacing(SPACE)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.details, 1)
        below.addLayout(self._chips)
        column.addLayout(self._row)
        column.addLayout(below)
        self._note = self._tool("message-square-plus", self.tr("Note"), self.note_asked)
        self._copy = self._tool("copy", self.tr("Copy with citation"), self.copy_asked)
        return side

    def _tool(self, icon: str, name: str, signal: object) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(icon)
        button.setIcon(self._icons.icon(icon))
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(signal)
        return button

    # --- what stands ready ------------------------------------------------------------------------

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
            button = KeyButton(self._theme, str(tag.digit), tag_name(tag.name), tag.colour, self)
            button.clicked.connect(self._on_tag_clicked)
            button.setObjectName(tag.id)
            self._buttons[tag.id] = button
            self._row.addWidget(button)
        self._row.addStretch(1)
        self._row.addWidget(self._note)
        self._row.addWidget(self._copy)
        self.show_ready(self._ready)

    def show_ready(self, ready: Ready | None) -> None:
        """What stands ready; ``None`` for nothing."""
        self._ready = ready
        self.cite.setText(ready.cite if ready else self.tr("Nothing selected"))
        hint = self.tr("Select words, or step with ↓ to a question and its answer.")
        self.who.set_words(ready.who if ready else hint)
        self.against.set_words(ready.against if ready else "")
        self.marks.set_words(" · ".join(ready.marks) if ready else "")
        self.marks.setVisible(bool(ready and ready.marks))
        self.quote.setText(ready.quote if ready else "")
        self.quote.setAccessibleName(" ".join(ready.quote.split()) if ready else "")
        self._scroll.verticalScrollBar().setValue(0)
        self.warning.set_words(" · ".join(ready.warnings) if ready else "")
        self.warning.setVisible(bool(ready and ready.warnings))
        self.details.set_words(self._told(ready) if ready else "")
        for tag, button in self._buttons.items():
            button.setEnabled(ready is not None)
            button.is_on = ready is not None and tag in ready.tags
            button.update()
        for tool in (self._note, self._copy):
            tool.setEnabled(ready is not None)

    def _told(self, ready: Ready) -> str:
        issues = self.tr("Issues: {names}").format(names="; ".join(ready.issues))
        marked = self.tr("{number}, no tag yet").format(number=ready.number)
        parts = [*ready.details, issues if ready.issues else ""]
        if ready.passage is not None and not ready.tags:
            parts.insert(0, marked)
        return "   ·   ".join(filter(None, parts))

    def show_sticky(self, issues: Sequence[IssueRow]) -> None:
        """The issues that the next tags get, too."""
        self._sticky = issues
        clear_layout(self._chips)
        if not issues:
            return
        label = QLabel(self.tr("Next tags get:"), self)
        label.setProperty("role", "small-muted")
        label.setToolTip(self.tr("Shift+I lets these issues go"))
        self._chips.addWidget(label)
        for issue in issues[:_CHIPS]:
            self._chips.addWidget(self._sticky_chip(issue.name, issue.id))
        if len(issues) > _CHIPS:
            rest = self.tr("{count} more").format(count=len(issues) - _CHIPS)
            self._chips.addWidget(self._sticky_chip(rest, None))

    def _sticky_chip(self, name: str, issue: bytes | None) -> Chip:
        removal = (
            self.tr("Let {name} go").format(name=name)
            if issue is not None
            else self.tr("Let all issues go")
        )
        chip = Chip(self._icons, name, removal, self)
        tint_chip(chip, self._theme)
        chip.removed.connect(lambda: self.sticky_dropped.emit(issue))
        return chip

    # --- kinds and issues -------------------------------------------------------------------------

    def show_kinds(self, tag: TagRow, set_kind: str = "") -> None:
        """Offer the kinds of a tag just set, each with its letter."""
        self.kinds_for = tag.id
        if tag != self._offered:
            self._offer_kinds(tag)
        heading, buttons = self._heading, self._kind_buttons
        for button in buttons:
            button.is_on = button.objectName() == set_kind
            button.update()
        self._arrange_kinds(heading, buttons)
        self._stack.setCurrentIndex(1)

    def _offer_kinds(self, tag: TagRow) -> None:
        """Heading and buttons of a tag; kept, because most tags in a row are the same."""
        self._offered = tag
        while self._grid.count():
            item = self._grid.takeAt(0)
            if (old := item.widget() if item else None) is not None:
                old.hide()
                old.deleteLater()
        self._heading = self._kinds_heading(tag)
        self._kind_buttons = [self._kind_button(tag, key) for key in kinds_of(tag.id)]
        for button in self._kind_buttons:
            button.show()
        self._laid = ()

    def _arrange_kinds(self, heading: QLabel, buttons: list[KeyButton]) -> None:
        rows = self._rows_for(heading, buttons)
        # In a narrow window the letters' words need the room more than the question does.
        is_headed = self._needs(heading, buttons, rows) <= self._stack.width()
        if self._laid == (rows, is_headed):
            return
        self._laid = (rows, is_headed)
        self._grid.addWidget(heading, 0, 0)
        heading.setVisible(is_headed)
        for place, button in enumerate(buttons):
            self._grid.addWidget(button, place % rows, 1 + place // rows)
        used = -(-len(buttons) // rows)
        for column in range(1, self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column <= used else 0)

    def _rows_for(self, heading: QLabel, buttons: list[KeyButton]) -> int:
        """Two rows where all words fit, else three: the bar never asks for more width."""
        fits = self._needs(heading, buttons, 2) <= self._stack.width()
        return 2 if len(buttons) <= 2 * _ACROSS and fits else 3

    def _needs(self, heading: QLabel, buttons: list[KeyButton], rows: int) -> int:
        """The width in which nothing of the kinds would be cut."""
        columns = (buttons[at : at + rows] for at in range(0, len(buttons), rows))
        widths = (max(one.sizeHint().width() for one in column) for column in columns)
        return heading.sizeHint().width() + sum(widths)

    def hide_kinds(self) -> None:
        """Back to the tags."""
        self.kinds_for = ""
        self._stack.setCurrentIndex(0)

    def show_issues(self, heading: str) -> None:
        """Let issues be typed in place of the tags."""
        self._stack.setCurrentIndex(2)
        self.issues.begin(heading)

    def hide_issues(self) -> None:
        """Back to the tags."""
        self._stack.setCurrentIndex(0)

    @property
    def has_issues_open(self) -> bool:
        """Whether issues are being typed."""
        return self._stack.currentIndex() == 2  # noqa: PLR2004 - the third page, see ``_build``

    def _kinds_heading(self, tag: TagRow) -> QLabel:
        label = QLabel(self.tr("{tag}: which kind?").format(tag=tag_name(tag.name)), self._kinds)
        label.setProperty("role", "heading")
        label.setToolTip(self.tr("Press a letter, or go on; Escape leaves."))
        return label

    def _kind_button(self, tag: TagRow, key: KindKey) -> KeyButton:
        button = KeyButton(self._theme, key.letter, words.choice(key.kind), tag.colour, self._kinds)
        button.setObjectName(key.kind)
        button.setMaximumHeight(self._row_height)
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        button.clicked.connect(self._on_kind_clicked)
        return button

    def _on_tag_clicked(self) -> None:
        self.tag_chosen.emit(self.sender().objectName())

    def _on_kind_clicked(self) -> None:
        self.kind_chosen.emit(self.sender().objectName())

    # --- size and colours -------------------------------------------------------------------------

    @property
    def _row_height(self) -> int:
        """One of three rows of kinds, in the room that tags and details take together."""
        return self._theme.text_pixels + 7

    def _measure(self) -> None:
        """The heights of its parts, which follow the size of the text alone."""
        line = self.quote.fontMetrics().lineSpacing()
        self._stack.setFixedHeight(3 * self._row_height)
        self._scroll.setFixedHeight(_LINES * line + 2)
        for part in (self.cite, self.who, self.against, self.marks):
            part.setFixedHeight(line + 2)
        self.warning.setFixedHeight(line + 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW * self._theme.text_pixels
        way = _BELOW if is_narrow else _ASIDE
        for row in (self._first, self._second):
            row.setDirection(way)
            row.setSpacing(0 if is_narrow else 3 * SPACE)

    def _on_theme_changed(self) -> None:
        for tool in (self._note, self._copy):
            tool.setIcon(self._icons.icon(tool.objectName()))
        self.show_sticky(self._sticky)
        for button in self._kind_buttons:
            button.setMaximumHeight(self._row_height)
        self._measure()
        self.update()


_ASIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
