"""Batches: who goes through which exhibits, and unread exhibits dealt out in one go.

Everything done here is an act of its own and done at once, as everywhere in the window; undo takes
it back. What would be dealt out is said in a sentence before it is done.
"""

from itertools import cycle, islice

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.acts import batches as acts
from reviewer.acts.batches import BatchDraft
from reviewer.model import EntityId, ExhibitId
from reviewer.queries import batches, exhibits, people
from reviewer.queries.batches import BatchLine
from ui import words
from ui.bridge import Bridge
from ui.controls import FlowLayout, QuietCombo, give_room, muted, plain, section
from ui.dialogs.help_viewer import give_help
from ui.dialogs.row_table import RowTable

_NAME, _REVIEWER = range(2)
_SIZE, _LARGEST = 50, 5000
_MARGIN = 20


class Batches(QDialog):
    """The batches of the matter, and the making of new ones."""

    batch_chosen = Signal(object)
    """The id of a batch to be shown in the exhibit list."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._heaps: list[tuple[ExhibitId, ...]] = []
        self.setWindowTitle(self.tr("Batches"))
        give_help(self, "left-to-do")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.reload)
        self._build()
        bridge.changed.connect(self._soon.start)
        bridge.refused.connect(self._refuse)
        self.reload()

    # --- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 16)
        column.setSpacing(10)
        column.addWidget(self._build_table(), 1)
        column.addWidget(self._build_empty())
        column.addLayout(self._build_row_buttons())
        column.addSpacing(6)
        column.addWidget(section(self.tr("New batches from unread exhibits"), self))
        column.addLayout(self._build_form())
        self.told = muted("", self)
        column.addWidget(self.told)
        self.refusal = plain("", self, role="error")
        self.refusal.hide()
        column.addWidget(self.refusal)
        column.addLayout(self._build_buttons())
        give_room(self, 640, 620)

    def _build_table(self) -> RowTable:
        titles = (self.tr("Batch"), self.tr("Reviewer"), self.tr("Reviewed"))
        self.table = RowTable(self.tr("Batches"), titles, _NAME, self, is_edited=True)
        self.table.itemChanged.connect(self._on_renamed)
        self.table.itemSelectionChanged.connect(self._enable)
        return self.table

    def _build_empty(self) -> QLabel:
        self._empty = muted(
            self.tr(
                "No batches yet. A batch is a set of exhibits that one reviewer goes through; "
                "R then opens the next unread one of the batch."
            ),
            self,
        )
        return self._empty

    def _build_row_buttons(self) -> QHBoxLayout:
        self.show_button = self._button(self.tr("Show exhibits"), self._on_show)
        self.rename_button = self._button(self.tr("Rename"), self._on_rename)
        self.remove_button = self._button(self.tr("Remove batch"), self._on_remove)
        row = QHBoxLayout()
        for button in (self.show_button, self.rename_button, self.remove_button):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _button(self, text: str, slot: object) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(slot)
        return button

    def _build_form(self) -> QFormLayout:
        self.kind = QuietCombo(self.tr("Kind of exhibit"), self)
        self.kind.addItem(self.tr("Every kind"), userData="")
        present = exhibits.kind_counts(self._bridge.view)
        for kind in words.KINDS:
            if present.get(kind):
                self.kind.addItem(words.kind_group(kind), userData=kind)
        self.per_batch = QLineEdit(str(_SIZE), self)
        self.per_batch.setValidator(QIntValidator(1, _LARGEST, self.per_batch))
        self.per_batch.setAccessibleName(self.tr("Exhibits a batch"))
        self.stem = QLineEdit(self)
        self.stem.setAccessibleName(self.tr("Name of the batches"))
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.per_batch.textChanged.connect(self._plan)
        self.stem.textChanged.connect(self._tell)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.addRow(self.tr("Kind"), self.kind)
        form.addRow(self.tr("Exhibits a batch"), self.per_batch)
        form.addRow(self.tr("Name"), self.stem)
        form.addRow(self.tr("In turn to"), self._build_people())
        return form

    def _build_people(self) -> QWidget:
        holder = QWidget(self)
        flow = FlowLayout(holder)
        self.people: dict[bytes, QCheckBox] = {}
        for reviewer, name in self._reviewers():
            box = QCheckBox(name.replace("&", "&&"), holder)
            box.setChecked(reviewer == self._bridge.view.reviewer)
            box.toggled.connect(self._tell)
            self.people[reviewer] = box
            flow.addWidget(box)
        return holder

    def _reviewers(self) -> list[tuple[bytes, str]]:
        """Everyone who works on the matter; who has not done anything yet is named by their act."""
        view = self._bridge.view
        me = self.tr("{0} (me)")
        found: list[tuple[bytes, str]] = [
            (row.id, me.format(row.name) if row.id == view.reviewer else row.name)
            for row in people.reviewers(view)
        ]
        if all(one != view.reviewer for one, _ in found):
            found.append((view.reviewer, self.tr("Me")))
        return found

    def _build_buttons(self) -> QHBoxLayout:
        self.make_button = QPushButton(self.tr("Make batches"), self)
        self.make_button.setProperty("kind", "primary")
        self.make_button.setDefault(True)
        self.make_button.clicked.connect(self.make)
        close = QPushButton(self.tr("Close"), self)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.make_button)
        return row

    # --- what is shown ----------------------------------------------------------------------------

    def reload(self) -> None:
        """Show the batches as they are now, and what may still be dealt out."""
        if self._bridge.matter.is_closed:
            return
        kept = self._current()
        lines = batches.batches(self._bridge.view)
        with self.table.refilling():
            for line in lines:
                self._add(line)
        self.table.choose(kept)
        self.table.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        self._enable()
        self._plan()

    def _add(self, line: BatchLine) -> None:
        told = self.tr("{done} of {all}").format(
            done=words.number(line.reviewed), all=words.number(line.exhibits)
        )
        progress = QTableWidgetItem(told)
        progress.setFlags(progress.flags() & ~Qt.ItemFlag.ItemIsEditable)
        cells = (QTableWidgetItem(line.name), QTableWidgetItem(), progress)
        place = self.table.add(line.id, cells)
        self.table.setCellWidget(place, _REVIEWER, self._reviewer_choice(line))

    def _reviewer_choice(self, line: BatchLine) -> QuietCombo:
        choice = QuietCombo(self.tr("Reviewer of {0}").format(line.name), self.table)
        choice.addItem(self.tr("Nobody"), userData="")
        for reviewer, name in self._reviewers():
            choice.addItem(name, userData=reviewer.hex())
        longest = max(len(choice.itemText(place)) for place in range(choice.count()))
        choice.setMinimumContentsLength(longest + 2)
        choice.setCurrentIndex(max(choice.findData(line.reviewer.hex()), 0))
        choice.setProperty("batch", line.id.hex())
        choice.activated.connect(self._on_assigned)
        return choice

    def _current(self) -> EntityId | None:
        found = self.table.current_id()
        return EntityId(found) if found is not None else None

    def _enable(self) -> None:
        for button in (self.show_button, self.rename_button, self.remove_button):
            button.setEnabled(self._current() is not None)
            button.setVisible(self.table.rowCount() > 0)

    def _on_kind(self) -> None:
        self.stem.setText(self.kind.currentText() if self.kind.currentData() else "")
        self._plan()

    def _plan(self) -> None:
        size = int(self.per_batch.text() or _SIZE)
        self._heaps = batches.split_unread(self._bridge.view, self.kind.currentData(), size)
        self._tell()

    def _tell(self) -> None:
        """What would be made, before it is made."""
        count = sum(map(len, self._heaps))
        chosen = [box.text().replace("&&", "&") for box in self._chosen().values()]
        if not self._heaps:
            self.told.setText(self.tr("No unread exhibit of this kind is without a batch."))
        else:
            told = self.tr("{exhibits} in {batches}, for {people}.")
            exhibits = self.tr("1 unread exhibit"), self.tr("{count} unread exhibits")
            self.told.setText(
                told.format(
                    exhibits=words.counted(count, *exhibits),
                    batches=words.counted(len(self._heaps), *self._batches_in_words()),
                    people=", ".join(chosen) or self.tr("nobody yet"),
                )
            )
        self.make_button.setEnabled(bool(self._heaps))

    def _batches_in_words(self) -> tuple[str, str]:
        return self.tr("1 batch"), self.tr("{count} batches")

    def _chosen(self) -> dict[bytes, QCheckBox]:
        return {one: box for one, box in self.people.items() if box.isChecked()}

    def _refuse(self, said: str) -> None:
        self.refusal.setText(said)
        self.refusal.setVisible(bool(said))

    # --- what is done -----------------------------------------------------------------------------

    def make(self) -> None:
        """Deal the unread exhibits out, as one act."""
        self._refuse("")
        taken = [line.name for line in batches.batches(self._bridge.view)]
        stem = self.stem.text().strip() or self.tr("Batch")
        names = batches.names_for(stem, len(self._heaps), taken)
        turn = islice(cycle(self._chosen() or [b""]), len(self._heaps))
        drafts = [
            BatchDraft(name, heap, reviewer)
            for name, heap, reviewer in zip(names, self._heaps, turn, strict=True)
        ]
        if self._bridge.do(lambda view: acts.make_batches(view, drafts)) is not None:
            made = words.counted(len(drafts), *self._batches_in_words())
            self._bridge.told.emit(self.tr("{batches} made").format(batches=made), True)

    def _on_assigned(self, _index: int) -> None:
        choice = self.sender()
        assert isinstance(choice, QuietCombo)
        batch = EntityId(bytes.fromhex(choice.property("batch")))
        reviewer = bytes.fromhex(choice.currentData())
        self._refuse("")
        self._bridge.do(lambda view: acts.assign_batch(view, batch, reviewer))

    def _on_renamed(self, item: QTableWidgetItem) -> None:
        batch, name = self.table.id_at(item.row()), item.text()
        if item.column() == _NAME and batch is not None:
            self._refuse("")
            self._bridge.do(lambda view: acts.rename_batch(view, EntityId(batch), name))
            # Where it was refused, too: the row shows its name again, once its editor has closed.
            self._soon.start()

    def _on_rename(self) -> None:
        item = self.table.item(self.table.currentRow(), _NAME)
        if item is not None:
            self.table.editItem(item)

    def _on_remove(self) -> None:
        batch = self._current()
        if batch is not None and self._bridge.do(lambda view: acts.remove_batch(view, batch)):
            self._bridge.told.emit(self.tr("Batch removed; its exhibits stay as they are"), True)

    def _on_show(self) -> None:
        batch = self._current()
        if batch is not None:
            self.batch_chosen.emit(batch)
            self.accept()
