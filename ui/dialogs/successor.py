"""Which certified transcript takes the place of a rough one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from reviewer.acts.readings import succeed
from reviewer.queries import exhibits, passages, readings
from ui.bridge import Bridge
from ui.controls import give_room
from ui.dialogs.form import FormDialog

_EXHIBIT = Qt.ItemDataRole.UserRole


class _Rows(QListWidget):
    """A list in which Enter takes the row, as a double click does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.count():
            self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(event)


class Successor(FormDialog):
    """The transcripts of the matter, the likeliest first; what surely stands there moves over."""

    help_page = "readings"

    def __init__(self, bridge: Bridge, rough: bytes, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Replace a rough transcript"), self.tr("Replace"), parent)
        self._bridge, self._rough = bridge, rough
        view = bridge.view
        line = exhibits.exhibit(view, rough)
        self.say(
            self.tr(
                "The certified transcript takes the place of {label}, {title}. Passages that stand "
                "on the same words move over; the others stay and are listed to be checked."
            ).format(label=line.label, title=line.title)
        )
        self.list = _Rows(self)
        self.list.setAccessibleName(self.tr("Certified transcript"))
        for one in readings.certified_for(view, rough):
            found = exhibits.exhibit(view, one)
            words = [found.label, found.title, found.date, self.tr("rough") * found.is_rough]
            item = QListWidgetItem("  ·  ".join(filter(None, words)), self.list)
            item.setData(_EXHIBIT, one)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self.accept)
        self.column.addWidget(self.list, 1)
        self.finish()
        give_room(self, 560, 360)
        self.list.setFocus()

    def accept(self) -> None:
        chosen = self.list.selectedItems()
        if not chosen:
            self.refuse(self.tr("Import the certified transcript first."))
            return
        certified, rough, bridge = bytes(chosen[0].data(_EXHIBIT)), self._rough, self._bridge
        if not self.tries(lambda: bridge.matter.do(lambda view: succeed(view, rough, certified))):
            return
        super().accept()
        line = exhibits.exhibit(bridge.view, certified)
        moved = len(passages.of_exhibit(bridge.view, line.id))
        words = self.tr("{label} took the place of the rough transcript. Passages on it: {count}")
        bridge.told.emit(words.format(label=line.label, count=moved), True)
