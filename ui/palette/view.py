"""One field for everything: passages, exhibits, issues, people, cites, words, commands.

It lies over the window and leaves with Escape. What it finds comes from the matter's own queries
and its index, a few of each kind; commands come from the one table of actions.
"""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ui.actions import ACTIONS, Needs
from ui.bridge import Bridge
from ui.palette.drawing import PaletteDelegate
from ui.palette.finding import Finding
from ui.palette.lines import Found, Lines, PaletteLine
from ui.searching import Searching
from ui.theme import Theme

_TYPING = 60
_PAUSE_MS = 4
_SHADE = QColor(10, 14, 20, 60)
_WIDTH = 640

_PAGES = {spec.id: spec.help for spec in ACTIONS}


class Palette(QWidget):
    """Covers the window while it is open."""

    action_chosen = Signal(str)
    place_chosen = Signal(object)
    hit_chosen = Signal(object)
    """A ``Hit`` to be opened where it stands."""
    query_chosen = Signal(str)
    """What every exhibit is to be searched for."""
    issue_chosen = Signal(object)
    """The id of an issue whose passages are to be shown."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._over, self._theme = parent, theme
        self._bridge: Bridge | None = None
        self._before: QWidget | None = None
        self._finding = Finding(None, None, frozenset())
        self._was_stepped = False
        self._soon = QTimer(self, singleShot=True, interval=_TYPING)
        self._soon.timeout.connect(self._search)
        self._further = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._further.timeout.connect(self._look_on)
        self.model = Lines(self)
        self._build(theme)
        parent.installEventFilter(self)
        self.hide()

    def _build(self, theme: Theme) -> None:
        self.setAccessibleName(self.tr("Search or run a command"))
        self._frame = QFrame(self)
        self._frame.setObjectName("palette")
        self.field = QLineEdit(self._frame)
        self.field.setPlaceholderText(
            self.tr("Words, a name, a number, a cite such as Tarrowby Dep. 6:2-6, or a command")
        )
        self.field.setAccessibleName(self.tr("What to find"))
        self.field.textEdited.connect(self._soon.start)
        self.field.installEventFilter(self)
        self.list = QListView(self._frame)
        self.list.setModel(self.model)
        self._delegate = PaletteDelegate(theme, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.clicked.connect(self._on_clicked)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.field)
        column.addWidget(self.list)

    def open(
        self,
        bridge: Bridge | None,
        enabled: frozenset[Needs],
        searching: Searching | None = None,
    ) -> None:
        """Open it over the window; without a matter it finds commands alone."""
        self._bridge = bridge
        self._finding = Finding(bridge, searching, enabled)
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.field.clear()
        self._search()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._place()
        elif (
            watched is self.field
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
        ):
            return self._on_key(event)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Escape:
                self.hide()
            case Qt.Key.Key_Down | Qt.Key.Key_Tab:
                self._step(1)
            case Qt.Key.Key_Up | Qt.Key.Key_Backtab:
                self._step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self._soon.isActive():
                    self._search()
                self._choose(self.list.currentIndex())
            case _:
                return False
        return True

    def _step(self, by: int) -> None:
        count = self.model.rowCount()
        if count:
            self._was_stepped = True
            row = (self.list.currentIndex().row() + by) % count
            self.list.setCurrentIndex(self.model.index(row, 0))

    def hideEvent(self, event: QHideEvent) -> None:
        """The focus goes back to where it was."""
        super().hideEvent(event)
        self._soon.stop()
        self._further.stop()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._frame.geometry().contains(event.position().toPoint()):
            self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), _SHADE)

    # --- finding ----------------------------------------------------------------------------------

    def _search(self) -> None:
        self._soon.stop()
        self._was_stepped = False
        self._show(self._finding.begin(self.field.text().strip()))
        if not self._finding.is_done:
            self._further.start()

    def _look_on(self) -> None:
        """What is found later stands in its group; whoever chose a line keeps it."""
        if self._finding.look_on():
            self._show(self._finding.lines())
        if not self._finding.is_done:
            self._further.start()

    def _show(self, lines: list[PaletteLine]) -> None:
        chosen = self.model.line(self.list.currentIndex()) if self._was_stepped else None
        self.model.show(lines)
        self.list.setCurrentIndex(self.model.index(self.model.place_of(chosen), 0))
        self._place()

    def _on_current(self, index: QModelIndex) -> None:
        """F1 opens the page of the command that is chosen."""
        line = self.model.line(index)
        self.field.setProperty("help_page", _PAGES.get(line.action if line else "", "search"))

    # --- choosing ---------------------------------------------------------------------------------

    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        line = self.model.line(index)
        if line is None:
            return
        self.hide()
        if line.action:
            self.action_chosen.emit(line.action)
        elif line.place is not None:
            self.place_chosen.emit(line.place)
        elif line.hit is not None:
            self.hit_chosen.emit(line.hit)
        elif line.query:
            self.query_chosen.emit(line.query)
        elif self._bridge is not None:
            self._choose_entity(self._bridge, line)

    def _choose_entity(self, bridge: Bridge, line: PaletteLine) -> None:
        if line.kind is Found.ISSUE:
            self.issue_chosen.emit(line.ids[0])
        elif line.kind is Found.PASSAGE:
            bridge.choose_passage(line.ids[0])
        else:
            bridge.choose_exhibit(*line.ids)

    def _place(self) -> None:
        parent = self._over
        self.setGeometry(parent.rect())
        width = min(round(_WIDTH * self._theme.text_pixels / 13), parent.width() - 40)
        width = max(width, min(_WIDTH, parent.width() - 40))
        rows = sum(self._delegate.height(self.model, row) for row in range(self.model.rowCount()))
        height = min(rows + self.field.sizeHint().height() + 20, parent.height() - 160)
        self._frame.setGeometry((parent.width() - width) // 2, 88, width, max(height, 52))
