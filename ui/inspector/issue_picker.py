"""The issues of a passage: a button that tells them, and a list to find, check and add them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.queries.passages import IssueRow
from ui.controls import grown
from ui.finding import fits
from ui.theme import SPACE


@dataclass(frozen=True, slots=True)
class _Row:
    """An issue to check, or a new one to add: its name, and the issue to put it under."""

    text: str
    issue: bytes = b""
    is_on: bool = False
    addition: tuple[str, bytes | None] | None = None


class _Rows(QAbstractListModel):
    """What the list shows.

    A model and not list items: those belong to Qt and to Python at once, and clearing a list of
    them at every passage was seen to end the program.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []

    def show(self, rows: list[_Row]) -> None:
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def row(self, index: QModelIndex | QPersistentModelIndex) -> _Row | None:
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.CheckStateRole and row.addition is None:
            return Qt.CheckState.Checked if row.is_on else Qt.CheckState.Unchecked
        return None


class IssueList(QFrame):
    """Two levels of issues, narrowed while one types; what is typed can be added."""

    toggled = Signal(bytes)
    added = Signal(str, object)
    """A new issue's name, and the issue (bytes) to put it under, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "floating")
        self.setAccessibleName(self.tr("Issues"))
        self.field = _Field(self)
        self.field.setPlaceholderText(self.tr("Find or add an issue"))
        self.field.setAccessibleName(self.tr("Find or add an issue"))
        self.field.textChanged.connect(self._fill)
        self._rows = _Rows(self)
        self.list = QListView(self)
        self.list.setModel(self._rows)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Issues of the matter"))
        self.list.clicked.connect(self._on_row)
        self.field.stepped.connect(self._on_stepped)
        self.field.returnPressed.connect(self._on_return)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self._issues: Sequence[IssueRow] = ()
        self._on: frozenset[bytes] = frozenset()

    def show_issues(self, issues: Sequence[IssueRow], on: frozenset[bytes]) -> None:
        """Show these issues, some of them checked."""
        self._issues, self._on = issues, on
        if self.isVisible():
            self._fill()

    def begin(self) -> None:
        """Show all of them anew; nobody reads a list that is closed, so it was left as it was."""
        self.field.clear()
        self._fill()

    def _fill(self) -> None:
        current = self.list.currentIndex().row()
        wanted = self.field.text().strip()
        rows = [
            _Row(("      " if one.parent else "") + one.name, one.id, one.id in self._on)
            for one in self._found(wanted.casefold())
        ]
        if wanted and all(one.name.casefold() != wanted.casefold() for one in self._issues):
            rows += self._offers(wanted)
        self._rows.show(rows)
        self._go_to(min(max(current, 0), len(rows) - 1))

    def _go_to(self, place: int) -> None:
        self.list.setCurrentIndex(self._rows.index(place, 0))

    def _found(self, wanted: str) -> list[IssueRow]:
        """What fits by the beginning of any word, each with the issue above it."""
        names = {one.id: one.name for one in self._issues}
        found = [
            one
            for one in self._issues
            if fits(wanted, f"{one.name} {names.get(one.parent or b'', '')}")
        ]
        above = {one.parent for one in found}
        return [one for one in self._issues if one in found or one.id in above]

    def _offers(self, name: str) -> list[_Row]:
        """The ways to add an issue of this name."""
        rows = [_Row(self.tr("Add “{0}”").format(name), addition=(name, None))]
        for above in self._issues:
            if above.parent is None:
                text = self.tr("Add “{0}” under {1}").format(name, above.name)
                rows.append(_Row(text, addition=(name, above.id)))
        return rows

    def _on_stepped(self, way: int) -> None:
        place = self.list.currentIndex().row() + way
        if 0 <= place < self._rows.rowCount():
            self._go_to(place)

    def _on_return(self) -> None:
        self._on_row(self.list.currentIndex())

    def _on_row(self, index: QModelIndex) -> None:
        row = self._rows.row(index)
        if row is None:
            return
        if row.addition is not None:
            self.field.clear()
            self.added.emit(*row.addition)
        else:
            self.toggled.emit(row.issue)


class _Field(QLineEdit):
    """Arrows go through the list while the words stay here."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class IssuePicker(QPushButton):
    """Tells the issues of a passage and opens the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("picker")
        self.popup = IssueList(self)
        self.clicked.connect(self.open)

    def show_issues(self, issues: Sequence[IssueRow], on: Sequence[IssueRow]) -> None:
        """Show the issues of the matter and which of them are on the passage."""
        names = {issue.id: issue.name for issue in issues}
        told = [
            f"{names[issue.parent]}: {issue.name}" if issue.parent in names else issue.name
            for issue in on
        ]
        text = "; ".join(told) or self.tr("Choose issues…")
        self.setText(
            self.fontMetrics().elidedText(text.replace("&", "&&"), Qt.TextElideMode.ElideRight, 230)
        )
        self.setToolTip("\n".join(told))
        self.setAccessibleName(self.tr("Issues: {0}").format(text))
        self.popup.show_issues(issues, frozenset(issue.id for issue in on))

    def open(self) -> None:
        """Open the list below the button."""
        self.popup.begin()
        self.popup.setFixedSize(max(self.width(), grown(self, 240)), grown(self, 280))
        self.popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self.popup.show()
        self.popup.field.setFocus()
