"""Issues without the mouse: type the beginning of any word, Enter takes the first that fits.

What Enter took is saved at once, like every other decision; Enter in the empty field ends. A name
that does not exist is offered as a new issue, last in the row, so that a slip of a key makes none.
The strip takes the place of the tags below the page; it is no popup and lies over nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from reviewer.queries.passages import IssueRow
from ui.controls import Chip, clear_layout
from ui.icons import Icons
from ui.tag_bar.key_button import KeyButton
from ui.theme import SPACE, Theme

_MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """An issue that fits what was typed, or, without ``issue``, a new one of this name.

    ``is_on``: it is set already, so that Enter on it does no more than that.
    """

    name: str
    issue: bytes | None = None
    parent: bytes | None = None
    is_on: bool = False


def choices(issues: Sequence[IssueRow], on: frozenset[bytes], typed: str) -> list[Choice]:
    """The issues one may take: names that begin so before those with a word that does.

    What is set already comes after them, but before the offer of a new issue: who types the letter
    of an issue that stuck means that one, and no new issue of one letter.
    """
    names = {issue.id: issue.name for issue in issues}
    wanted, begun = typed.casefold().split(), typed.casefold().strip()
    fitting = [
        (issue.id in on, not issue.name.casefold().startswith(begun), place)
        for place, issue in enumerate(issues)
        if (wanted or issue.id not in on) and _fits(wanted, _full_name(issue, names))
    ]
    found = [
        Choice(_full_name(issues[place], names), issues[place].id, is_on=is_on)
        for is_on, _, place in sorted(fitting)
    ]
    new = _new(issues, typed)
    return [*found, new] if new else found


def _full_name(issue: IssueRow, names: dict[bytes, str]) -> str:
    return f"{names[issue.parent]}: {issue.name}" if issue.parent in names else issue.name


def _fits(wanted: Sequence[str], name: str) -> bool:
    """Whether each word typed begins a word of the name."""
    parts = [part.strip("(\"'“‘:;,.-") for part in name.casefold().replace("-", " ").split()]
    return all(any(part.startswith(one.rstrip(":")) for part in parts) for one in wanted)


def _new(issues: Sequence[IssueRow], typed: str) -> Choice | None:
    """What was typed as a new issue; “Above: below” puts it below an issue that is there."""
    head, colon, tail = (part.strip() for part in typed.partition(":"))
    above = next(
        (one for one in issues if one.parent is None and one.name.casefold() == head.casefold()),
        None,
    )
    name, parent = (tail, above.id) if colon and above else (" ".join(typed.split()), None)
    is_taken = any(
        one.parent == parent and one.name.casefold() == name.casefold() for one in issues
    )
    return None if not name or is_taken else Choice(name, None, parent)


def tint_chip(chip: Chip, theme: Theme) -> None:
    """An issue's colours, and corners that fit its height: Qt leaves out a radius too large."""
    ground = theme.hex("accent_soft")
    chip.tint(theme.hex("text"), ground)
    chip.setStyleSheet(f"Chip {{ background: {ground}; border: 0; border-radius: 6px; }}")


class IssueStrip(QWidget):
    """Chips of what is set, a field, and what fits; knows of no passage."""

    taken = Signal(object)
    """A ``Choice``."""
    dropped = Signal(object)
    """The id of an issue to take off."""
    closed = Signal(int)
    """It is over; 1 or -1 where the same key goes on to the next unit, or to the one before."""
    left = Signal()
    """The keyboard went elsewhere."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, Icons(theme)
        self._issues: Sequence[IssueRow] = ()
        self._on: frozenset[bytes] = frozenset()
        self._choices: list[Choice] = []
        self._at = 0
        self._has_taken = self._has_stepped = False
        self._build()

    def _build(self) -> None:
        self.heading = QLabel(self)
        self.heading.setProperty("role", "heading")
        self.field = _Field(self)
        self.field.setAccessibleName(self.tr("Issue, by the beginning of any word"))
        self.field.setPlaceholderText(self.tr("Type an issue, Enter takes it"))
        self.field.setMaximumWidth(20 * self._theme.text_pixels)
        self.field.textChanged.connect(self._on_typed)
        self.field.pressed.connect(self._on_pressed)
        self.field.left.connect(self._on_left)
        self._chips, self._row = QHBoxLayout(), QHBoxLayout()
        above = QHBoxLayout()
        above.addWidget(self.heading)
        above.addLayout(self._chips)
        above.addWidget(self.field, 1)
        above.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(above)
        column.addLayout(self._row)
        for row in (self._chips, self._row):
            row.setSpacing(SPACE)

    def begin(self, heading: str) -> None:
        """Start with an empty field, which has the keyboard."""
        self.heading.setText(heading)
        self._has_taken = False
        self.field.clear()
        self._on_typed()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_issues(self, issues: Sequence[IssueRow], on: frozenset[bytes]) -> None:
        """The issues of the matter, and which of them are set."""
        self._issues, self._on = issues, on
        clear_layout(self._chips)
        names = {issue.id: issue.name for issue in issues}
        for issue in issues:
            if issue.id in on:
                self._chips.addWidget(self._chip(issue, _full_name(issue, names)))
        self._on_typed()

    def _chip(self, issue: IssueRow, name: str) -> Chip:
        chip = Chip(self._icons, name, self.tr("Take off {name}").format(name=name), self)
        tint_chip(chip, self._theme)
        chip.removed.connect(lambda: self.dropped.emit(issue.id))
        return chip

    def _on_typed(self) -> None:
        self._choices = choices(self._issues, self._on, self.field.text())
        self._at, self._has_stepped = 0, False
        self._offer()

    def _offer(self) -> None:
        clear_layout(self._row)
        first = max(0, self._at - 2)
        for place, one in enumerate(self._choices[first : first + _MOST_SHOWN], start=first):
            self._row.addWidget(self._button(place, one))
        if not self._choices:
            self._row.addWidget(QLabel(self._nothing(), self))
        self._row.addStretch(1)

    def _nothing(self) -> str:
        return self.tr("No other issue in this matter: type a name to add one.")

    def _button(self, place: int, one: Choice) -> KeyButton:
        text = one.name if one.issue else self.tr("New issue “{name}”").format(name=one.name)
        if one.is_on:
            text = self.tr("{name}, set already").format(name=one.name)
        is_next = place == self._at
        button = KeyButton(self._theme, "↵" if is_next else "", text, "slate", self)
        button.is_on = is_next and (self._has_stepped or bool(self.field.text().strip()))
        button.clicked.connect(lambda: self._take(one))
        return button

    def _take(self, one: Choice) -> None:
        self._has_taken = True
        self.field.clear()
        if not one.is_on:
            self.taken.emit(one)
        self.field.setFocus()

    def _on_pressed(self, key: int) -> None:
        is_empty = not self.field.text().strip() and not self._has_stepped
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(key), 0)
        if key == Qt.Key.Key_Escape or (is_empty and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            self.closed.emit(0)
        elif step and is_empty and self._has_taken:
            self.closed.emit(step)
        elif step and self._choices:
            if not is_empty or step < 0:
                self._at = (self._at + step) % len(self._choices)
            self._has_stepped = True
            self._offer()
        elif key == Qt.Key.Key_Backspace:
            last = [issue.id for issue in self._issues if issue.id in self._on]
            if last:
                self.dropped.emit(last[-1])
        elif not step and self._choices:
            self._take(self._choices[self._at])

    def _on_left(self) -> None:
        now = QApplication.focusWidget()
        if now is not None and not self.isAncestorOf(now):
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.field.setMaximumWidth(max(120, self.width() // 2))


class _Field(QLineEdit):
    """Hands on the keys that choose and end; Backspace only where there is nothing to delete."""

    pressed = Signal(int)
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        is_ours = key in (
            Qt.Key.Key_Down,
            Qt.Key.Key_Up,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Escape,
        )
        if is_ours or (key == Qt.Key.Key_Backspace and not self.text()):
            self.pressed.emit(key)
        else:
            super().keyPressEvent(event)
