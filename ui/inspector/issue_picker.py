"""The issues of a passage: a button that tells them, and a list to find, check and add them."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.queries.passages import IssueRow
from ui.finding import fits
from ui.theme import SPACE

_ID = Qt.ItemDataRole.UserRole
_ADD = Qt.ItemDataRole.UserRole + 1
_CHECK = Qt.ItemDataRole.CheckStateRole


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
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Issues of the matter"))
        self.list.itemActivated.connect(self._on_item)
        self.list.itemClicked.connect(self._on_item)
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
        self._fill()

    def _fill(self) -> None:
        current = self.list.currentRow()
        self.list.clear()
        wanted = self.field.text().strip()
        for issue in self._found(wanted.casefold()):
            item = QListWidgetItem(("      " if issue.parent else "") + issue.name)
            item.setData(_ID, issue.id)
            item.setCheckState(
                Qt.CheckState.Checked if issue.id in self._on else Qt.CheckState.Unchecked
            )
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.list.addItem(item)
        if wanted and all(issue.name.casefold() != wanted.casefold() for issue in self._issues):
            self._offer(wanted)
        self.list.setCurrentRow(min(max(current, 0), self.list.count() - 1))

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

    def _offer(self, name: str) -> None:
        self._offer_one(self.tr("Add “{0}”").format(name), name, None)
        above = [one for one in self._issues if one.parent is None]
        for issue in above:
            self._offer_one(self.tr("Add “{0}” under {1}").format(name, issue.name), name, issue.id)

    def _offer_one(self, text: str, name: str, parent: bytes | None) -> None:
        item = QListWidgetItem(text)
        item.setData(_ADD, (name, parent))
        self.list.addItem(item)

    def _on_stepped(self, way: int) -> None:
        place = self.list.currentRow() + way
        if 0 <= place < self.list.count():
            self.list.setCurrentRow(place)

    def _on_return(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._on_item(item)

    def _on_item(self, item: QListWidgetItem) -> None:
        addition, issue = item.data(_ADD), item.data(_ID)
        if addition is not None:
            self.field.clear()
            self.added.emit(*addition)
        elif issue is not None:
            self.toggled.emit(issue)


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
        self.popup.field.clear()
        self.popup.setFixedSize(max(self.width(), 240), 280)
        self.popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self.popup.show()
        self.popup.field.setFocus()
