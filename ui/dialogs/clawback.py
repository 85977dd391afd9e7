"""Giving an exhibit back: what is asked before it is hidden or destroyed, and the list.

Before either, the person reads who saw it, what left with it and what hangs on it. To destroy it
cannot be undone, so its number must be typed: a click alone, or Enter, does nothing.
"""

from collections.abc import Callable

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.queries import clawback, histories
from reviewer.queries.clawback import Locked
from reviewer.queries.clawback_words import sentences
from ui import words
from ui.bridge import Bridge
from ui.controls import give_room, grown, muted, section
from ui.dialogs.form import FormDialog
from ui.dialogs.help_viewer import give_help
from ui.dialogs.row_table import RowTable
from ui.translation import told

_MARGIN, _ROOM = 20, 16
_LINES, _EMPTY = 7, 120


def _traces_box(bridge: Bridge, exhibit: bytes, parent: QWidget) -> QPlainTextEdit:
    """Where an exhibit was and is, to be read and copied."""
    box = QPlainTextEdit(parent)
    box.setReadOnly(True)
    box.setTabChangesFocus(True)
    box.setFixedHeight(box.fontMetrics().lineSpacing() * _LINES + _ROOM)
    _fill(box, bridge, exhibit)
    return box


def _fill(box: QPlainTextEdit, bridge: Bridge, exhibit: bytes) -> None:
    found = sentences(bridge.view, clawback.traces(bridge.view, exhibit))
    lines = "\n".join(told(one) for one in found)
    nobody = QGuiApplication.translate("Clawback", "Nobody has looked at it or exported it.")
    box.setPlainText(lines or nobody)


class SequesterDialog(FormDialog):
    """Asks why an exhibit is locked away, who wants it back, and since when."""

    help_page = "clawback"
    chosen = Signal(str, str, str)
    """Reason, who demands it, day as 2026-11-14."""

    def __init__(
        self, bridge: Bridge, exhibit: bytes, number: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Sequester {number}").format(number=number))
        self._action = self.tr("Sequester")
        about = self.say(
            self.tr(
                "The exhibit and all its passages leave every list, search and export, for you and "
                "for colleagues once they take in your work. Nothing is lost; it can be lifted."
            )
        )
        self.form.addRow(about)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(self.tr("Such as: letter of opposing counsel, FRE 502(d)"))
        self.demanded_by = QLineEdit(self)
        self.on = QDateEdit(QDate.currentDate(), self)
        self.on.setCalendarPopup(True)
        self.on.setDisplayFormat(words.date_form())
        for name, field in (
            (self.tr("Reason"), self.reason),
            (self.tr("Demanded by"), self.demanded_by),
            (self.tr("Day of the demand"), self.on),
        ):
            field.setAccessibleName(name)
            self.form.addRow(name, field)
        self.column.addWidget(section(self.tr("Where it was and is"), self))
        self.traces = _traces_box(bridge, exhibit, self)
        self.traces.setAccessibleName(self.tr("Where it was and is"))
        self.column.addWidget(self.traces)
        self.finish()
        self.setMinimumWidth(grown(self, 560))
        self.fit()
        self.reason.setFocus()

    def accept(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self.refuse(self.tr("Say why: whoever misses the exhibit will ask."))
            return
        day = self.on.date().toString(Qt.DateFormat.ISODate)
        super().accept()
        self.chosen.emit(reason, self.demanded_by.text().strip(), day)


class PurgeDialog(FormDialog):
    """Asks why an exhibit is destroyed, and for its number as a sign that this one is meant."""

    help_page = "clawback"
    chosen = Signal(str)
    """The reason."""

    def __init__(
        self, bridge: Bridge, exhibit: bytes, number: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        self._number = number
        self.setWindowTitle(self.tr("Destroy {number}").format(number=number))
        self._action = self.tr("Destroy for good")
        about = self.say(
            self.tr(
                "Its file, its words, its passages and all that was said of them are deleted here, "
                "in backups and mailboxes, and with colleagues once they take in your work. What "
                "remains is that it was, who did what with it, and why it went. This cannot be "
                "undone, not even from a backup."
            )
        )
        self.form.addRow(about)
        self.reason = QLineEdit(self)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.form.addRow(self.tr("Reason"), self.reason)
        self.typed = QLineEdit(self)
        self.typed.setPlaceholderText(number)
        self.typed.setAccessibleName(self.tr("Type its number"))
        self.typed.textChanged.connect(self._on_typed)
        self.form.addRow(self.tr("Type its number"), self.typed)
        self.column.addWidget(section(self.tr("Where it was and is"), self))
        self.traces = _traces_box(bridge, exhibit, self)
        self.traces.setAccessibleName(self.tr("Where it was and is"))
        self.column.addWidget(self.traces)
        self.finish()
        self.ok.setProperty("kind", "danger")
        self.ok.setEnabled(False)
        self.setMinimumWidth(grown(self, 560))
        self.fit()
        self.reason.setFocus()

    def _on_typed(self, text: str) -> None:
        self.ok.setEnabled(text.strip() == self._number)

    def accept(self) -> None:
        if self.typed.text().strip() != self._number:
            self.refuse(self.tr("Type {number} to destroy it.").format(number=self._number))
            return
        reason = self.reason.text().strip()
        if not reason:
            self.refuse(self.tr("Say why: it is all that remains to be read."))
            return
        super().accept()
        self.chosen.emit(reason)


class ClawbackList(QDialog):
    """Every exhibit that is sequestered or destroyed, with who saw and exported it."""

    lift_asked = Signal(object)
    """The exhibit's id."""
    purge_asked = Signal(object)
    """The exhibit's id."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._rows: tuple[Locked, ...] = ()
        self.setWindowTitle(self.tr("Sequestered and destroyed"))
        give_help(self, "clawback")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        bridge.changed.connect(self.reload)
        self.reload()
        give_room(self, 820, 520 if self.table.rowCount() else _EMPTY)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 16)
        column.setSpacing(10)
        self.empty = muted(
            self.tr(
                "Nothing is sequestered or destroyed. The menu under the name of the matter does "
                "either with the exhibit that is open."
            ),
            self,
        )
        column.addWidget(self.empty)
        column.addWidget(self._build_table(), 1)
        self._above_traces = section(self.tr("Where it was and is"), self)
        column.addWidget(self._above_traces)
        self.traces = QPlainTextEdit(self)
        self.traces.setReadOnly(True)
        self.traces.setTabChangesFocus(True)
        self.traces.setAccessibleName(self.tr("Where it was and is"))
        self.traces.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + _ROOM)
        column.addWidget(self.traces)
        column.addStretch()  # takes what the list leaves while nothing is in it
        column.addLayout(self._build_buttons())

    def _build_table(self) -> RowTable:
        headings = (
            self.tr("Exhibit"),
            self.tr("State"),
            self.tr("When"),
            self.tr("By"),
            self.tr("Reason"),
        )
        last = len(headings) - 1
        self.table = RowTable(self.windowTitle(), headings, last, self)
        self.table.itemSelectionChanged.connect(self._on_selected)
        return self.table

    def _build_buttons(self) -> QLayout:
        self.lift = QPushButton(self.tr("Lift the sequester"), self)
        self.purge = QPushButton(self.tr("Destroy…"), self)
        self.shut = QPushButton(self.tr("Close"), self)
        self.lift.clicked.connect(lambda: self._ask(self.lift_asked.emit))
        self.purge.clicked.connect(lambda: self._ask(self.purge_asked.emit))
        self.shut.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.lift)
        row.addWidget(self.purge)
        row.addStretch(1)
        row.addWidget(self.shut)
        self.shut.setDefault(True)
        return row

    def _ask(self, ask: Callable[[bytes], object]) -> None:
        found = self._chosen()
        if found is not None:
            ask(found.exhibit)

    def _chosen(self) -> Locked | None:
        at = self.table.currentRow()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def reload(self, _change: object = None) -> None:
        """List them anew."""
        chosen = self._chosen()
        names = histories.names(self._bridge.view)
        self._rows = clawback.locked(self._bridge.view)
        self.table.setRowCount(len(self._rows))
        for place, one in enumerate(self._rows):
            for column, text in enumerate(self._cells(one, names)):
                cell = QTableWidgetItem(text)
                cell.setToolTip(text)
                self.table.setItem(place, column, cell)
        self.empty.setVisible(not self._rows)
        for part in (self.table, self._above_traces, self.traces, self.lift, self.purge):
            part.setVisible(bool(self._rows))
        places = [place for place, one in enumerate(self._rows) if one == chosen]
        if self._rows:
            self.table.selectRow(places[0] if places else 0)
        self._on_selected()

    def _cells(self, one: Locked, names: dict[bytes, str]) -> tuple[str, ...]:
        state = self.tr("Destroyed") if one.is_purged else self.tr("Sequestered")
        who = names.get(one.person) or self.tr("A reviewer")
        reason = one.reason
        if one.demanded_by:
            by, day = one.demanded_by, words.date(one.on) if one.on else ""
            if day:
                demanded = self.tr("{reason} (demanded by {name}, {day})")
                reason = demanded.format(reason=reason, name=by, day=day)
            else:
                reason = self.tr("{reason} (demanded by {name})").format(reason=reason, name=by)
        number = f"{one.number}  {one.title}".strip()
        return number, state, words.moment(one.at), who, reason

    def _on_selected(self) -> None:
        one = self._chosen()
        self.lift.setEnabled(one is not None and not one.is_purged)
        self.purge.setEnabled(one is not None and not one.is_purged)
        if one is None:
            self.traces.clear()
        else:
            _fill(self.traces, self._bridge, one.exhibit)
