"""Two small tables that a matter's dialogs share: parties with their sides, people with aliases."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.acts import matters as acts
from reviewer.fields import ROLES
from reviewer.model import Act, EntityId, PersonBody, Side
from reviewer.queries import people
from reviewer.queries.people import PartyRow, PersonRow
from reviewer.queries.view import View
from ui import words

_SIDES = {
    Side.OURS: QT_TRANSLATE_NOOP("PartyTable", "Ours"),
    Side.ADVERSE: QT_TRANSLATE_NOOP("PartyTable", "Adverse"),
    Side.NEUTRAL: QT_TRANSLATE_NOOP("PartyTable", "Neutral"),
}
_ID = Qt.ItemDataRole.UserRole
_ROOM = 18
_NEW = "new "
_MARK = Qt.ItemDataRole.UserRole + 1
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class EditTable(QWidget):
    """A table that is typed into, with a heading and buttons to add and remove a row."""

    def __init__(self, heading: str, columns: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.table = QTableWidget(0, len(columns), self)
        self.table.setHorizontalHeaderLabels(list(columns))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROOM)
        self.table.horizontalHeader().setDefaultAlignment(_LEFT)
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setAccessibleName(heading)
        self.table.setTabKeyNavigation(False)
        self.removed: list[bytes] = []
        title = QLabel(heading, self)
        title.setProperty("role", "section")
        self.add_button = QPushButton(self.tr("Add"), self)
        self.remove_button = QPushButton(self.tr("Remove"), self)
        for button in (self.add_button, self.remove_button):
            button.setProperty("kind", "quiet")
            button.setAccessibleName(f"{button.text()}: {heading}")
        self.add_button.clicked.connect(self.add_empty)
        self.remove_button.clicked.connect(self.remove_current)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.add_button)
        head.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.table)
        self.setTabOrder(self.add_button, self.remove_button)
        self.setTabOrder(self.remove_button, self.table)

    def add_empty(self) -> None:
        """A new row, ready to be typed into."""
        row = self.add_row(None)
        self.table.setCurrentCell(row, 0)
        self.table.editItem(self.cell(row, 0))

    def add_row(self, entity: bytes | None) -> int:
        """An empty row for an entity, or for a new one."""
        row = self.table.rowCount()
        self.table.insertRow(row)
        for column in range(self.table.columnCount()):
            self.table.setItem(row, column, QTableWidgetItem())
        self.cell(row, 0).setData(_ID, entity)
        return row

    def remove_current(self) -> None:
        row = self.table.currentRow()
        if row < 0:
            return
        entity = self.entity(row)
        if entity is not None:
            self.removed.append(entity)
        self.table.removeRow(row)

    def entity(self, row: int) -> bytes | None:
        """Whose row this is; ``None`` for a new one."""
        found = self.cell(row, 0).data(_ID)
        return bytes(found) if found is not None else None

    def cell(self, row: int, column: int) -> QTableWidgetItem:
        """A cell that is typed into."""
        item = self.table.item(row, column)
        assert item is not None
        return item

    def text(self, row: int, column: int) -> str:
        return self.cell(row, column).text().strip()

    def put_choice(
        self, row: int, column: int, choices: Sequence[tuple[str, object]], now: object
    ) -> None:
        """A cell that is chosen: (as shown, what it means)."""
        combo = QComboBox(self.table)
        for shown, value in choices:
            combo.addItem(shown, value)
        at = next((i for i, (_, value) in enumerate(choices) if value == now), 0)
        combo.setCurrentIndex(at)
        heading = self.table.horizontalHeaderItem(column)
        combo.setAccessibleName(heading.text() if heading else "")
        self.table.setCellWidget(row, column, combo)

    def put_choices(self, column: int, choices: Sequence[tuple[str, object]]) -> None:
        """Offer other choices in a whole column; what is chosen stays, where it still can be."""
        known = {value for _, value in choices}
        for row in range(self.table.rowCount()):
            combo, now = self.table.cellWidget(row, column), self.choice(row, column)
            gone = [(combo.currentText(), now)] if isinstance(combo, QComboBox) else []
            self.put_choice(row, column, [*choices, *gone] if now not in known else choices, now)

    def choice(self, row: int, column: int) -> object:
        combo = self.table.cellWidget(row, column)
        return combo.currentData() if isinstance(combo, QComboBox) else None


class PartyTable(EditTable):
    """Parties and the side each stands on."""

    renamed = Signal()
    """The names of parties are others now."""

    def __init__(self, parties: Sequence[PartyRow], parent: QWidget) -> None:
        super().__init__(self.tr("Parties"), (self.tr("Name"), self.tr("Side")), parent)
        for party in parties:
            row = self.add_row(party.id)
            self.cell(row, 0).setText(party.name)
            self._put_side(row, party.side)
        self._marks = 0
        self.table.itemChanged.connect(self.renamed)
        self.table.model().rowsRemoved.connect(self.renamed)

    def choices(self) -> list[tuple[str, object]]:
        """Who a person can belong to: as shown, and its id, or a mark of a party yet unmade."""
        rows = range(self.table.rowCount())
        named = ((self.text(row, 0), self._mark(row)) for row in rows if self.text(row, 0))
        return [("", ""), *named]

    def _mark(self, row: int) -> str:
        entity, item = self.entity(row), self.cell(row, 0)
        if entity is not None:
            return entity.hex()
        if item.data(_MARK) is None:
            self._marks += 1
            with QSignalBlocker(self.table):
                item.setData(_MARK, f"{_NEW}{self._marks}")
        return str(item.data(_MARK))

    def name_of(self, mark: str) -> str:
        """What a party yet unmade is called now; empty where it was taken out again."""
        return next((name for name, one in self.choices() if one == mark), "")

    def add_empty(self) -> None:
        super().add_empty()
        self._put_side(self.table.rowCount() - 1, Side.ADVERSE)

    def _put_side(self, row: int, side: Side) -> None:
        shown = [
            (QCoreApplication.translate("PartyTable", str(name)), one)
            for one, name in _SIDES.items()
        ]
        self.put_choice(row, 1, shown, side)

    def rows(self) -> list[tuple[bytes | None, str, Side]]:
        """Rows with a name: (entity, name, side)."""
        return [
            (self.entity(row), self.text(row, 0), Side(str(self.choice(row, 1))))
            for row in range(self.table.rowCount())
            if self.text(row, 0)
        ]


class PersonTable(EditTable):
    """People: name, other forms of it, party by name, role."""

    def __init__(self, persons: Sequence[PersonRow], parties: PartyTable, parent: QWidget) -> None:
        columns = (
            self.tr("Name"),
            self.tr("Also called, e-mail"),
            self.tr("Party"),
            self.tr("Role"),
        )
        super().__init__(self.tr("People"), columns, parent)
        self._parties = parties
        parties.renamed.connect(lambda: self.put_choices(2, parties.choices()))
        for person in persons:
            row = self.add_row(person.id)
            self.cell(row, 0).setText(person.name)
            self.cell(row, 1).setText("; ".join(person.aliases))
            self._put_choices(row, person.party.id.hex() if person.party else "", person.role)

    def add_empty(self) -> None:
        super().add_empty()
        self._put_choices(self.table.rowCount() - 1, "", "unknown")

    def _put_choices(self, row: int, party: str, role: str) -> None:
        self.put_choice(row, 2, self._parties.choices(), party)
        self.put_choice(row, 3, [(words.choice(one), one) for one in ROLES], role)

    def rows(self) -> list[tuple[bytes | None, PersonBody]]:
        """Rows with a name, as they are written down."""
        found = []
        for row in range(self.table.rowCount()):
            if name := self.text(row, 0):
                aliases = [one.strip() for one in self.text(row, 1).split(";") if one.strip()]
                role = str(self.choice(row, 3))
                body = PersonBody(name, aliases, str(self.choice(row, 2)), role, role == "attorney")
                found.append((self.entity(row), body))
        return found


def name_person(view: View, body: PersonBody, entity: bytes | None, parties: PartyTable) -> Act:
    """Name a person whose party may have been made an act ago, in the same dialog."""
    if body.party.startswith(_NEW):
        name = parties.name_of(body.party)
        made = next((one for one in people.parties(view) if one.name == name), None)
        body = replace(body, party=made.id.hex() if made is not None else "")
    return acts.name_person(view, body, EntityId(entity) if entity is not None else None)
