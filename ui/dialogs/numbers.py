"""The numbers of exhibits: marked numbers filled in a list, Bates typed once for many or confirmed.

Control numbers are shown and never changed. What does not fit in a production (gaps, overlaps,
ranges that do not agree with their pages) and what cannot be searched is told below the list.
"""

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from reviewer.acts import exhibits as acts
from reviewer.errors import InputError
from reviewer.matter import Decision, Matter
from reviewer.queries import exhibits
from reviewer.queries.exhibits import OccurrenceLine
from reviewer.queries.view import View
from reviewer.text.bates import BatesFault, BatesFinding, BatesNumber, bates_gaps
from ui.controls import give_room, grown
from ui.dialogs.form import FormDialog
from ui.translation import told

_COLUMNS = (
    QT_TRANSLATE_NOOP("Numbers", "Control no."),
    QT_TRANSLATE_NOOP("Numbers", "Marked no."),
    QT_TRANSLATE_NOOP("Numbers", "Bates from"),
    QT_TRANSLATE_NOOP("Numbers", "Bates to"),
    QT_TRANSLATE_NOOP("Numbers", "From"),
    QT_TRANSLATE_NOOP("Numbers", "Title"),
)
_MARKED = 1
_ORIGINS = {
    "typed": QT_TRANSLATE_NOOP("Numbers", "typed"),
    "read": QT_TRANSLATE_NOOP("Numbers", "read, unconfirmed"),
    "computed": QT_TRANSLATE_NOOP("Numbers", "computed"),
}
_FAULTS = {
    BatesFault.GAP: QT_TRANSLATE_NOOP("Numbers", "Missing: {begin} to {end}"),
    BatesFault.OVERLAP: QT_TRANSLATE_NOOP("Numbers", "Met twice: {begin} to {end}"),
    BatesFault.PAGES: QT_TRANSLATE_NOOP(
        "Numbers", "Does not agree with its pages: {begin} to {end}"
    ),
}


class Numbers(FormDialog):
    """Each change is an act of its own, so that each can be undone by itself."""

    help_page = "import"

    def __init__(
        self, matter: Matter, occurrences: Sequence[bytes] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Numbers"), self.tr("Save marked numbers"), parent)
        self._matter = matter
        self._only = tuple(occurrences)
        self._lines: list[OccurrenceLine] = []
        self.say(
            self.tr(
                "Type marked numbers into the list, as on the sticker: PX-14. "
                "Control numbers are ours and never change."
            )
        )
        self.table = QTableWidget(0, len(_COLUMNS), self)
        self._build_table()
        self.column.addWidget(self.table, 3)
        self.column.addLayout(self._build_bates())
        self.findings = QPlainTextEdit(self)
        self.findings.setReadOnly(True)
        self.findings.setAccessibleName(self.tr("What does not fit"))
        self.column.addWidget(self.findings, 1)
        self.finish()
        give_room(self, 860, 620)
        self.refresh()

    def _build_table(self) -> None:
        self.table.setHorizontalHeaderLabels([_looked_up(one) for one in _COLUMNS])
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setAccessibleName(self.tr("Exhibits and their numbers"))
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setShowGrid(False)
        for column, width in enumerate((100, 110, 130, 130, 120)):
            self.table.setColumnWidth(column, grown(self, width))

    def _build_bates(self) -> QHBoxLayout:
        self.first = QLineEdit(self)
        self.first.setPlaceholderText(
            self.tr("First Bates number of the selected exhibits, such as ABC0001234")
        )
        self.first.setAccessibleName(self.tr("First Bates number"))
        self.give = QPushButton(self.tr("Number the selected"), self)
        self.confirm = QPushButton(self.tr("Confirm the selected"), self)
        self.confirm.setToolTip(
            self.tr("The Bates numbers read from stamps or file names are right")
        )
        self.give.clicked.connect(self._on_give)
        self.confirm.clicked.connect(self._on_confirm)
        row = QHBoxLayout()
        row.addWidget(self.first, 1)
        row.addWidget(self.give)
        row.addWidget(self.confirm)
        return row

    def refresh(self) -> None:
        """Read the list again."""
        self._lines = _numbered(self._matter.view, self._only)
        titles = {line.id: line for line in exhibits.exhibits(self._matter.view)}
        self.table.setRowCount(len(self._lines))
        for row, line in enumerate(self._lines):
            shown = (
                titles[line.exhibit].control,
                line.marked,
                line.bates_begin,
                line.bates_end,
                _looked_up(_ORIGINS.get(line.bates_origin, "")) if line.bates_begin else "",
                titles[line.exhibit].title,
            )
            for column, text in enumerate(shown):
                item = QTableWidgetItem(text)
                if column != _MARKED:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.table.setItem(row, column, item)
        self.findings.setPlainText("\n".join(_findings(self._matter.view, self._lines)))

    def selected(self) -> list[bytes]:
        """The occurrences chosen in the list, in its order."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [self._lines[row].id for row in rows]

    def accept(self) -> None:
        values = [
            (line.id, self._marked(row))
            for row, line in enumerate(self._lines)
            if self._marked(row) != line.marked
        ]
        if not values or self.tries(
            lambda: self._matter.do(lambda view: acts.fill_numbers(view, values))
        ):
            super().accept()

    def _marked(self, row: int) -> str:
        item = self.table.item(row, _MARKED)
        return item.text().strip() if item is not None else ""

    def _on_give(self) -> None:
        first, chosen = self.first.text().strip(), self.selected()
        self._change(lambda view: acts.set_bates(view, chosen, first), chosen)

    def _on_confirm(self) -> None:
        chosen = self.selected()
        self._change(lambda view: acts.confirm_bates(view, chosen), chosen)

    def _change(self, decision: Decision, chosen: list[bytes]) -> None:
        if not chosen:
            self.refuse(self.tr("Select the exhibits in the list first."))
        elif self.tries(lambda: self._matter.do(decision)):
            self.refresh()


def _numbered(view: View, only: Sequence[bytes]) -> list[OccurrenceLine]:
    if only:
        return [exhibits.occurrence(view, one) for one in only]
    return [
        place
        for line in exhibits.exhibits(view)
        for place in exhibits.occurrences_of(view, line.id)
    ]


def _findings(view: View, lines: Sequence[OccurrenceLine]) -> list[str]:
    ranges = []
    said = []
    for line in lines:
        exhibit = exhibits.exhibit(view, line.exhibit)
        if exhibit.pages and not exhibit.characters:
            wordless = QCoreApplication.translate(
                "Numbers", "{label}: no page has words, so nothing on it can be found or tagged."
            )
            said.append(wordless.format(label=line.label))
        if not line.bates_begin:
            continue
        try:
            begin = BatesNumber.parse(line.bates_begin)
            end = BatesNumber.parse(line.bates_end or line.bates_begin)
        except InputError as refusal:
            said.append(f"{line.label}: {told(refusal)}")
            continue
        ranges.append((begin, end, exhibit.pages or None))
    fits = QCoreApplication.translate("Numbers", "All Bates numbers fit.")
    return [_told(finding) for finding in bates_gaps(ranges)] + said or [fits]


def _told(finding: BatesFinding) -> str:
    return _looked_up(_FAULTS[finding.fault]).format(begin=finding.begin, end=finding.end)


def _looked_up(text: object) -> str:
    return QCoreApplication.translate("Numbers", str(text)) if text else ""
