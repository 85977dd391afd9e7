"""The lines of the queue: a difference each, told in words as far as the list is scrolled.

Telling one costs a fraction of a millisecond; a folder that two people imported makes ten thousand.
So the list holds what was found, and tells two dozen lines at a time when one of them is painted.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reviewer.queries import differences
from reviewer.queries.decisions import Record
from reviewer.queries.difference_kinds import Decided, Difference, Found, Way
from ui import drawing
from ui.bridge import Bridge
from ui.controls import OpeningList
from ui.theme import Theme
from ui.translation import told

_TOP = QModelIndex()
_AT_ONCE = 24
_WAYS = {Qt.Key.Key_B: Way.KEEP_ALL, Qt.Key.Key_J: Way.JOIN}
_STEPS = {Qt.Key.Key_N: 1, Qt.Key.Key_P: -1}
_OTHER = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class Line:
    """One difference of the list; ``decided`` where it is one that was."""

    difference: Difference
    decided: Decided | None = None


class DifferenceRows(QAbstractListModel):
    """The differences, one a row."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._shown: list[Found | Record] = []
        self._told: dict[int, Line] = {}

    def show(self, shown: Sequence[Found] | Sequence[Record]) -> None:
        """Show these: what is open, or what was decided."""
        self.beginResetModel()
        self._shown, self._told = list(shown), {}
        self.endResetModel()

    def drop(self, difference: bytes) -> None:
        """One is no longer open."""
        row = self.row_of(difference)
        if row < 0:
            return
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._shown[row]
        self._told = {at - (at > row): line for at, line in self._told.items() if at != row}
        self.endRemoveRows()

    def id_at(self, row: int) -> bytes:
        """What a difference, or the decision of one, is known by."""
        one = self._shown[row]
        return one.id if isinstance(one, Found) else one.entity

    def row_of(self, one: bytes) -> int:
        """Where it stands; -1 where it does not."""
        return next((row for row in range(len(self._shown)) if self.id_at(row) == one), -1)

    def line(self, row: int) -> Line | None:
        """A row in words."""
        if not 0 <= row < len(self._shown):
            return None
        if row not in self._told:
            first = row - row % _AT_ONCE
            self._told.update(enumerate(self._tell(self._shown[first : first + _AT_ONCE]), first))
        return self._told[row]

    def _tell(self, some: Sequence[Found | Record]) -> list[Line]:
        view = self._bridge.view
        open_ones = [one for one in some if isinstance(one, Found)]
        if open_ones:
            return [Line(one) for one in differences.told(view, open_ones)]
        records = [one for one in some if isinstance(one, Record)]
        return [Line(one.difference, one) for one in differences.told_records(view, records)]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{told(line.difference.what)}, {below(line)}"
        return told(line.difference.about) if role == Qt.ItemDataRole.ToolTipRole else None


def below(line: Line) -> str:
    """Where it is, and whose versions they are; of a decided one, who decided."""
    one, where = line.difference, told(line.difference.where)
    if line.decided is not None:
        return " · ".join(filter(None, (outcome(line.decided), where)))
    names = [told(version.reviewer) for version in one.versions]
    return " · ".join(filter(None, (where, *dict.fromkeys(names))))


def outcome(one: Decided) -> str:
    """Who decided what, as a sentence with names."""
    kept = next((v for v in one.difference.versions if v.id == one.kept), None)
    patterns = {
        Way.KEEP: QCoreApplication.translate("Differences", "{who} kept what {kept} said"),
        Way.KEEP_ALL: QCoreApplication.translate("Differences", "{who} let both stand"),
        Way.JOIN: QCoreApplication.translate("Differences", "{who} joined them"),
    }
    somebody = QCoreApplication.translate("Differences", "a colleague")
    name = told(kept.reviewer) if kept is not None else somebody
    return patterns[one.way].format(who=told(one.by), kept=name)


class DifferenceDelegate(QStyledItemDelegate):
    """Paints a difference: what it is about, and below whose versions there are."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, drawing.row_height(self._theme))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        line = model.line(index.row()) if isinstance(model, DifferenceRows) else None
        if line is None:
            return
        painter.save()
        drawing.row_ground(painter, option, self._theme)
        what = told(line.difference.what)
        drawing.row_words(painter, option, [what], below(line), self._theme)
        painter.restore()


class DifferenceList(OpeningList):
    """The list, with the keys that decide."""

    kept = Signal(int)
    """The place of the version to keep, from 0."""
    way_chosen = Signal(object)
    alike_wanted = Signal()
    other_wanted = Signal(int)

    def event(self, event: QEvent) -> bool:
        """The keys of the queue are taken before the window's shortcuts of the same letters."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and self.act_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self.act_of(event)
        if act is not None:
            act()
        else:
            super().keyPressEvent(event)

    def act_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What a key does in the queue; ``None`` where it is none of its keys."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        key = Qt.Key(event.key())
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            return lambda: self.kept.emit(int(key) - int(Qt.Key.Key_1))
        if key in _WAYS:
            return lambda: self.way_chosen.emit(_WAYS[key])
        if key == Qt.Key.Key_A:
            return self.alike_wanted.emit
        if key in _STEPS:
            return lambda: self.step(_STEPS[key])
        return (lambda: self.other_wanted.emit(_OTHER[key])) if key in _OTHER else None

    def step(self, by: int) -> None:
        """Go on to the next, or back; round at the ends."""
        count = self.model().rowCount() if self.model() is not None else 0
        if count:
            self.setCurrentIndex(self.model().index((self.currentIndex().row() + by) % count, 0))
