"""A list over the window that is found in by typing: arrows choose, Enter takes, Escape leaves."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.controls import grown
from ui.finding import fits
from ui.theme import SPACE

_AT = Qt.ItemDataRole.UserRole
_SIZE = (300, 300)
_ROOM = 10


@dataclass(frozen=True, slots=True)
class Choosable:
    """One line: what it says, what it is, and its check, if it has one.

    ``found_by`` are further words by which typing finds it, such as the issue above; ``note`` is
    told behind it.
    """

    text: str
    value: object
    state: Qt.CheckState | None = None
    found_by: str = ""
    note: str = ""


class Picker(QFrame):
    """A field and what fits; what is typed can be taken as it is where ``offer`` says how."""

    taken = Signal(object)
    """The value of a line."""
    typed = Signal(str)
    """What was typed, taken as it is."""

    def __init__(self, name: str, offer: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "floating")
        self.setAccessibleName(name)
        self._offer_text = offer
        self._choices: Sequence[Choosable] = ()
        self.stays_open = False
        self.field = _Field(self)
        self.field.setPlaceholderText(name)
        self.field.setAccessibleName(name)
        self.field.textChanged.connect(self._fill)
        self.field.stepped.connect(self._on_stepped)
        self.field.returnPressed.connect(self._on_return)
        self.list = QListWidget(self)
        self.list.setAccessibleName(name)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.addWidget(self.field)
        layout.addWidget(self.list)

    def show_choices(self, choices: Sequence[Choosable]) -> None:
        """Show these lines."""
        self._choices = choices
        self._fill()

    def open_at(self, widget: QWidget) -> None:
        """Open below a widget, the field ready to be typed into."""
        self.field.clear()
        self._fill()
        wide, high = (grown(self, length) for length in _SIZE)
        self.setFixedSize(wide, high)
        at = widget.mapToGlobal(QPoint(0, widget.height() + 2))
        screen = widget.screen().availableGeometry()
        if at.y() + high > screen.bottom():
            at = widget.mapToGlobal(QPoint(0, -high - 2))
        self.move(min(at.x(), screen.right() - wide), max(at.y(), screen.top()))
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self) -> None:
        current = self.list.currentRow()
        self.list.clear()
        wanted = " ".join(self.field.text().split())
        for place, one in enumerate(self._choices):
            if fits(wanted, f"{one.text} {one.found_by}"):
                self._add(f"{one.text}   {one.note}".rstrip(), place, one.state)
        known = {one.text.strip().casefold() for one in self._choices}
        if wanted and self._offer_text and wanted.casefold() not in known:
            self._add(self._offer_text.format(wanted), None, None)
        self.list.setCurrentRow(min(max(current, 0), self.list.count() - 1))

    def _add(self, text: str, place: int | None, state: Qt.CheckState | None) -> None:
        item = QListWidgetItem(text)
        item.setData(_AT, place)
        item.setSizeHint(QSize(0, self.fontMetrics().height() + _ROOM))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        if state is not None:
            item.setCheckState(state)
        self.list.addItem(item)

    def _on_stepped(self, way: int) -> None:
        place = self.list.currentRow() + way
        if 0 <= place < self.list.count():
            self.list.setCurrentRow(place)

    def _on_return(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        place, words = item.data(_AT), " ".join(self.field.text().split())
        if not self.stays_open:
            self.hide()
        if place is None:
            self.field.clear()
            self.typed.emit(words)
        else:
            self.field.selectAll()
            self.taken.emit(self._choices[place].value)


class _Field(QLineEdit):
    """Arrows go through the list while the words stay here."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)
