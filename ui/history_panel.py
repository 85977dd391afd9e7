"""The log in sentences, newest first: who did what, when, and what undo would take back.

Acts are told one by one from the log, which costs a few queries each; so the list takes two hundred
at a time, as far as it is scrolled, and reads nothing while it is hidden.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QShowEvent
from PySide6.QtWidgets import (
    QLabel,
    QListView,
    QStackedLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.model import Change, ChangesetId
from reviewer.queries import exhibits, histories, passages, people
from reviewer.queries.histories import Wanted
from reviewer.queries.history import OF_ROLES, Entry
from ui import drawing, translation, words
from ui.bridge import Bridge
from ui.controls import MARGIN, OpeningList, PanelHeader, paint_as_panel
from ui.history_filter import HistoryFilter
from ui.icons import Icons
from ui.theme import SPACE, Theme

PAGE = 60
_TOP = QModelIndex()
_DAY_HEIGHT = 30


@dataclass(frozen=True, slots=True)
class Day:
    """The heading over the acts of one day."""

    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """One act as it is painted."""

    entry: Entry
    who: str
    is_next_undo: bool


Row: TypeAlias = Day | Told


class HistoryRows(QAbstractListModel):
    """The acts told so far; more are told when the list is scrolled to its end."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._rows: list[Row] = []
        self._acts: Iterator[Entry] = iter(())
        self._is_at_end = True
        self._day: date | None = None
        self._names: dict[bytes, str] = {}
        self._undo: frozenset[bytes] = frozenset()

    def load(self, wanted: Wanted | None, at_least: int = 0) -> None:
        """Tell the newest of the acts that are wanted anew, as far down as ``at_least`` rows."""
        self.beginResetModel()
        self._names = {row.id: row.name for row in people.reviewers(self._bridge.view)}
        target = self._bridge.matter.undo_target()
        self._undo = frozenset(target.changesets) if target is not None else frozenset()
        view = self._bridge.view
        self._acts = iter(()) if wanted is None else histories.acts(view, wanted)
        self._is_at_end, self._day = False, None
        self._rows = self._next_rows()
        while len(self._rows) < at_least and not self._is_at_end:
            self._rows += self._next_rows()
        self.endResetModel()

    def _next_rows(self) -> list[Row]:
        found = list(islice(self._acts, PAGE))
        self._is_at_end = len(found) < PAGE
        rows: list[Row] = []
        for entry in found:
            day = entry.at.astimezone().date()
            if day != self._day:
                self._day = day
                rows.append(Day(words.day(entry.at)))
            is_next = bool(self._undo & set(entry.changesets))
            rows.append(Told(entry, self._who(entry), is_next))
        return rows

    def _who(self, entry: Entry) -> str:
        """A name; behind it the role where it is another than a reviewer's."""
        name = self._names.get(entry.person, self.tr("A reviewer"))
        if entry.role not in OF_ROLES:
            return name
        return self.tr("{name} ({role})").format(name=name, role=words.role(entry.role))

    def row(self, place: int) -> Row:
        return self._rows[place]

    def act_at(self, index: QModelIndex) -> ChangesetId | None:
        """What the act of a row begins with: it is the same however many acts come before it."""
        row = self._rows[index.row()] if index.isValid() else None
        return row.entry.changesets[0] if isinstance(row, Told) else None

    def place_of(self, act: ChangesetId | None) -> QModelIndex:
        for place, row in enumerate(self._rows if act is not None else ()):
            if isinstance(row, Told) and row.entry.changesets[0] == act:
                return self.index(place)
        return QModelIndex()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        return not parent.isValid() and not self._is_at_end

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        if parent.isValid():
            return
        more = self._next_rows()
        if more:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(more) - 1)
            self._rows += more
            self.endInsertRows()

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], Day):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if isinstance(row, Day):
            return row.text if is_text else None
        if is_text:
            return sentence(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join((sentence(row), words.exact_moment(row.entry.at)))
        return None


def sentence(row: Told) -> str:
    """Who did what."""
    return f"{row.who} {translation.told(row.entry.sentence)}"


class HistoryDelegate(QStyledItemDelegate):
    """Paints an act: its sentence, on two lines at most; who, when, and what undo takes back."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, Icons(theme)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        model, view = index.model(), self.parent()
        assert isinstance(model, HistoryRows)
        assert isinstance(view, QListView)
        row = model.row(index.row())
        if isinstance(row, Day):
            return QSize(100, self._theme.scaled(_DAY_HEIGHT))
        # Always as if the scroll bar stood there: it comes after the rows were measured.
        width = drawing.row_width(view.width() - view.verticalScrollBar().sizeHint().width())
        text = _capital(translation.told(row.entry.sentence))
        lines = drawing.lines_of(text, self._theme.font(), width, 2)
        return QSize(100, drawing.row_height(self._theme, len(lines)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        if not isinstance(model, HistoryRows):
            return
        row = model.row(index.row())
        painter.save()
        if isinstance(row, Day):
            painter.setFont(drawing.semibold(self._theme, self._theme.small_pixels))
            rect = option.rect.adjusted(MARGIN, 6, -MARGIN, 0)
            drawing.words(painter, rect, row.text, self._theme.color("muted"))
        else:
            self._paint_act(painter, option, row)
        painter.restore()

    def _paint_act(self, painter: QPainter, option: QStyleOptionViewItem, row: Told) -> None:
        theme, text = self._theme, _capital(translation.told(row.entry.sentence))
        lines = drawing.lines_of(text, theme.font(), drawing.row_width(option.rect.width()), 2)
        below = self.tr("{0} · {1}").format(row.who, words.clock(row.entry.at))
        drawing.row_ground(painter, option, theme)
        free = drawing.row_words(painter, option, lines, below, theme)
        if row.is_next_undo:
            self._paint_undo(painter, free)

    def _paint_undo(self, painter: QPainter, rect: QRect) -> None:
        ratio = painter.device().devicePixelRatioF()
        picture = self._icons.pixmap("undo-2", "accent", 13, ratio)
        length = self._icons.size(13)
        top = rect.center().y() - length // 2
        painter.drawPixmap(QRect(rect.left(), top, length, length), picture)
        told = self.tr("undo takes this back")
        beside = rect.adjusted(length + 4, 0, 0, 0)
        drawing.words(painter, beside, told, self._theme.color("accent"))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


class HistoryPanel(QWidget):
    """The history of the matter, or of one thing in it."""

    export_asked = Signal(object)
    """``Wanted``: the history that is told shall be saved."""
    earlier_asked = Signal(object)
    """The day (``date``) as it was at whose end the matter shall be opened."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._theme = bridge, theme
        self._model = HistoryRows(bridge, self)
        self._is_stale = True
        self._told: Wanted | None = None
        self._build()
        bridge.changed.connect(self._on_changed)
        theme.changed.connect(self._on_theme)

    def _build(self) -> None:
        paint_as_panel(self)
        self.setAccessibleName(self.tr("History"))
        header = PanelHeader(self.tr("History"), self)
        header.row.setContentsMargins(MARGIN, MARGIN, MARGIN, SPACE)
        self.list = OpeningList(self)
        self.list.setAccessibleName(self.tr("What was done, newest first"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(HistoryDelegate(self._theme, self.list))
        self.list.setMouseTracking(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._on_opened)
        self.list.opened.connect(self._on_opened)
        self._empty = QLabel(self.tr("Everything done in this matter is told here."), self)
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        holder = QWidget(self)
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        self.filter = HistoryFilter(self._bridge, self._theme, self)
        self.filter.changed.connect(self._on_filtered)
        self.filter.export_asked.connect(self._on_export)
        self.filter.earlier_asked.connect(self._on_earlier)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(header)
        layout.addWidget(self.filter)
        layout.addWidget(holder, 1)

    def reload(self) -> None:
        """Tell the history anew; where it was scrolled to stays, and the act the keys are on."""
        self._is_stale = False
        scrolled = self.list.verticalScrollBar().value()
        current = self._model.act_at(self.list.currentIndex())
        self.filter.name_reviewers()
        wanted = self.filter.wanted()
        self._model.load(wanted, at_least=self._model.rowCount() if wanted == self._told else 0)
        self._told = wanted
        self.list.stay_on(self._model.place_of(current))
        self.list.verticalScrollBar().setValue(scrolled)
        self._empty.setText(self._why_empty(wanted))
        self._stack.setCurrentWidget(self.list if self._model.rowCount() else self._empty)
        self.filter.export.setEnabled(bool(self._model.rowCount()))
        self.filter.earlier.setEnabled(self.filter.is_earlier)

    def _why_empty(self, wanted: Wanted | None) -> str:
        if wanted is None:
            return self.tr("Choose a passage or an exhibit: what was done to it is told here.")
        if wanted == Wanted():
            return self.tr("Everything done in this matter is told here.")
        return self.tr("Nothing of this kind was done up to then.")

    def _on_filtered(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self.list.verticalScrollBar().setValue(0)
            self.reload()

    def _on_export(self) -> None:
        wanted = self.filter.wanted()
        if wanted is not None:
            self.export_asked.emit(wanted)

    def _on_earlier(self) -> None:
        self.earlier_asked.emit(self.filter.day)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.reload()

    def _on_changed(self, _change: Change) -> None:
        self._is_stale = True
        if self.isVisible():
            self.reload()

    def _on_opened(self, index: QModelIndex) -> None:
        row = self._model.row(index.row()) if index.isValid() else None
        if not isinstance(row, Told):
            return
        view, entry = self._bridge.view, row.entry
        if entry.exhibit is None or not exhibits.has_exhibit(view, entry.exhibit):
            return
        is_shown = entry.passage is not None and passages.is_standing(view, entry.passage)
        if entry.exhibit != self._bridge.exhibit:
            self._bridge.choose_exhibit(self._place(entry, is_shown=is_shown), entry.exhibit)
        if is_shown:
            self._bridge.choose_passage(entry.passage)

    def _place(self, entry: Entry, *, is_shown: bool) -> bytes:
        """The occurrence in which the passage was made, else the first."""
        view = self._bridge.view
        made_in = (
            passages.card(view, entry.passage).occurrence if is_shown and entry.passage else None
        )
        assert entry.exhibit is not None
        return made_in or exhibits.occurrences_of(view, entry.exhibit)[0].id

    def _on_theme(self) -> None:
        self.list.viewport().update()
