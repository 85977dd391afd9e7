"""The queue of differences: what people said apart from each other, one after the other.

A list with a line each; below it the versions side by side with who said it, when and in what role.
The page shows the words in the middle of the window meanwhile. The keys belong to the list while it
has the focus, and are the digits of the versions: a choice always carries a person's name.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.fields import EXHIBIT_FIELDS, FIELDS, OCCURRENCE_FIELDS, PASSAGE_FIELDS, FieldType
from reviewer.model import Change
from reviewer.queries import differences
from reviewer.queries.difference_kinds import Decided, Difference, Version, Way
from reviewer.said import Said, listed, said
from ui import drawing, words
from ui.bridge import Bridge
from ui.controls import (
    MARGIN,
    IconButton,
    OpeningList,
    PanelHeader,
    QuietCombo,
    clear_layout,
    muted,
    paint_as_panel,
    plain,
)
from ui.icons import Icons
from ui.theme import SPACE, Theme
from ui.translation import told

_TOP = QModelIndex()
_LATER_MS = 120
_LEAST_BESIDE, _WIDE_BESIDE, _LONG = 280, 440, 160
"""Versions stand side by side from this width on; long ones want more of it."""
_NO_BREAK = "\N{NO-BREAK SPACE}"
_SIDE, _TIGHT = 10, 16
"""Beside the words of a card, and beside those on its button."""
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

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{told(line.difference.what)}, {self.below(line)}"
        return told(line.difference.about) if role == Qt.ItemDataRole.ToolTipRole else None

    def below(self, line: Line) -> str:
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
        small = QFontMetrics(drawing.small(self._theme))
        return QSize(100, QFontMetrics(self._theme.font()).height() + small.height() + 14)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        if not isinstance(model, DifferenceRows):
            return
        painter.save()
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, option, is_selected=is_selected)
        rect = option.rect.adjusted(MARGIN, 5, -MARGIN, -5)
        painter.setFont(self._theme.font())
        height = painter.fontMetrics().height()
        line, color = model.lines[index.row()], "selection_text" if is_selected else "text"
        first = QRect(rect.left(), rect.top(), rect.width(), height)
        drawing.words(painter, first, told(line.difference.what), self._theme.color(color))
        painter.setFont(drawing.small(self._theme))
        below = QRect(rect.left(), rect.top() + height + 1, rect.width(), rect.height() - height)
        quiet = "selection_text" if is_selected else "muted"
        drawing.words(painter, below, model.below(line), self._theme.color(quiet))
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, is_selected: bool
    ) -> None:
        rect = option.rect.adjusted(6, 1, -6, -1)
        if is_selected:
            drawing.ground(painter, rect, self._theme.color("selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            drawing.ground(painter, rect, self._theme.color("hover"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            drawing.frame(painter, rect, self._theme.color("accent"), 1.5)


class DifferenceList(OpeningList):
    """The list, with the keys that decide."""

    kept = Signal(int)
    """The place of the version to keep, from 0."""
    way_chosen = Signal(object)
    other_wanted = Signal(int)

    def event(self, event: QEvent) -> bool:
        """The keys of the queue are taken before the window's shortcuts of the same letters."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and self._act_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._act_of(event)
        if act is not None:
            act()
        else:
            super().keyPressEvent(event)

    def _act_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        plain_key = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain_key:
            return None
        key = Qt.Key(event.key())
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            return lambda: self.kept.emit(int(key) - int(Qt.Key.Key_1))
        if key in _WAYS:
            return lambda: self.way_chosen.emit(_WAYS[key])
        if key in _STEPS:
            return lambda: self.step(_STEPS[key])
        return (lambda: self.other_wanted.emit(_OTHER[key])) if key in _OTHER else None

    def step(self, by: int) -> None:
        """Go on to the next, or back; round at the ends."""
        count = self.model().rowCount() if self.model() is not None else 0
        if count:
            self.setCurrentIndex(self.model().index((self.currentIndex().row() + by) % count, 0))


class VersionCard(QFrame):
    """What somebody said, and the button that keeps it."""

    chosen = Signal()
    shown = Signal()

    def __init__(self, place: int, version: Version, field: str, parent: QWidget) -> None:
        """``field`` is what it answers, by its word in files, if it is an answer."""
        super().__init__(parent)
        self.setProperty("role", "card")
        name = told(version.reviewer)
        value = plain(_value(version, field), self, selectable=True)
        value.setAccessibleName(self.tr("What {name} said").format(name=name))
        value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._keeps = self.tr("Keep {name}").format(name=name)
        self.keep = QPushButton(self._keeps, self)
        self.keep.setProperty("kind", "tight")
        self.keep.setToolTip(self.tr("Keep what {name} said ({key})").format(name=name, key=place))
        self.keep.setAccessibleName(self.tr("Keep what {name} said").format(name=name))
        self.keep.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.keep.clicked.connect(self.chosen)
        who = plain(name, self, role="heading")
        who.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.digit = QLabel(str(place), self)
        self.digit.setProperty("role", "key")
        self.digit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(self.digit)
        top.addWidget(who, 1)
        when = muted(_when(version), self)
        when.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 8, _SIDE, 10)
        column.setSpacing(SPACE)
        column.addLayout(top)
        column.addWidget(when)
        column.addWidget(value)
        column.addStretch(1)
        column.addWidget(self.keep)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.keep.width() - _TIGHT
        way = Qt.TextElideMode.ElideRight
        self.keep.setText(self.keep.fontMetrics().elidedText(self._keeps, way, room))

    def least_width(self) -> int:
        """How wide it must be for the name on its button to stand there in full."""
        words = self.keep.fontMetrics().horizontalAdvance(self._keeps)
        return words + _TIGHT + 2 * _SIDE

    def only_tell(self, *, is_kept: bool) -> None:
        """It is decided: nothing can be pressed, and what was kept says so."""
        self.keep.setVisible(is_kept)
        self.keep.setEnabled(False)
        self._keeps = self.tr("Kept")
        self.digit.hide()
        self.setProperty("role", "card-selected" if is_kept else "card")


def _value(version: Version, field: str) -> str:
    """What somebody said: as they typed or chose it, else as a sentence that begins so."""
    value = version.value
    if not isinstance(value, Said):
        return words.choice(value) if field in _CHOSEN else value
    text = told(_with_kinds(value))
    return text[:1].upper() + text[1:]


def _with_kinds(sentence: Said) -> Said:
    """A sentence in which the kinds of tags are named as everywhere in the window."""
    values = dict(sentence.values)
    for name, value in values.items():
        if isinstance(value, Said):
            values[name] = _with_kinds(value)
        elif name == "kind":
            values[name] = words.choice(str(value).replace(" ", "_"))
    return said(sentence.pattern, **values)


_CHOSEN = frozenset(
    spec.name
    for spec in (*chain(*FIELDS.values()), *PASSAGE_FIELDS, *EXHIBIT_FIELDS, *OCCURRENCE_FIELDS)
    if spec.type is FieldType.CHOICE
)
"""Fields of which a person chooses one of a few answers."""


def _when(version: Version) -> str:
    told_role = words.role(version.role) if version.role else ""
    at = words.moment(version.at).replace(" ", _NO_BREAK)
    return " · ".join(part for part in (told_role, at) if part)


class DifferencesPanel(QWidget):
    """The queue, the versions of the one in hand, and what was decided."""

    decision_asked = Signal(object, object, object)
    """The ``Difference``, the ``Way``, and the version to keep (bytes)."""
    place_wanted = Signal(object, int)
    """The ``Difference`` whose words to show, and which of its passages."""
    page_wanted = Signal()
    counted = Signal(int)
    closed = Signal()

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._theme, self._icons = bridge, theme, Icons(theme)
        self._rows = DifferenceRows(self)
        self._is_stale, self._at = True, 0
        self._cards: list[VersionCard] = []
        self._later = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._later.timeout.connect(self.reload)
        self._build()
        bridge.changed.connect(self._on_changed)
        theme.changed.connect(self.update)

    # --- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        paint_as_panel(self)
        self.setAccessibleName(self.tr("Differences"))
        self.header = PanelHeader(self.tr("Differences"), self)
        self.header.row.setContentsMargins(MARGIN, MARGIN, MARGIN, SPACE)
        self.which = QuietCombo(self.tr("Which differences"), self)
        self.which.addItem(self.tr("To decide"), userData=False)
        self.which.addItem(self.tr("Decided"), userData=True)
        self.which.currentIndexChanged.connect(self._on_which)
        self.header.add(self.which)
        close = IconButton(self._icons, "x", self.tr("Close differences"), self)
        close.clicked.connect(self.closed)
        self.header.add(close)
        self._build_list()
        self._build_empty()
        self.split = QSplitter(Qt.Orientation.Vertical, self)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.list)
        self.split.addWidget(self._build_versions())
        self.split.setSizes([220, 380])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.split, 1)
        layout.addWidget(self.empty, 1)

    def _build_list(self) -> None:
        self.list = DifferenceList(self)
        self.list.setAccessibleName(self.tr("What people said apart from each other"))
        self.list.setModel(self._rows)
        self.list.setItemDelegate(DifferenceDelegate(self._theme, self.list))
        self.list.setMouseTracking(True)
        self.list.setMinimumHeight(80)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.opened.connect(lambda _index: self.page_wanted.emit())
        self.list.kept.connect(self.keep)
        self.list.way_chosen.connect(self.choose)
        self.list.other_wanted.connect(self._show_other)

    def _build_versions(self) -> QScrollArea:
        body = QWidget(self)
        paint_as_panel(body)
        self.about = plain("", body, role="heading")
        self.said = muted("", body)
        self.beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.beside.setSpacing(2 * SPACE)
        self.both = self._button(self.tr("Keep both"), Way.KEEP_ALL, "B")
        self.join = self._button(self.tr("Join"), Way.JOIN, "J")
        ways = QHBoxLayout()
        ways.setSpacing(2 * SPACE)
        ways.addWidget(self.both)
        ways.addWidget(self.join)
        ways.addStretch(1)
        self.hint = muted("", body)
        column = QVBoxLayout(body)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(2 * SPACE)
        column.addWidget(self.about)
        column.addWidget(self.said)
        column.addLayout(self.beside)
        column.addLayout(ways)
        column.addWidget(self.hint)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _button(self, text: str, way: Way, key: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(self.tr("{text} ({key})").format(text=text, key=key))
        button.clicked.connect(lambda: self.choose(way))
        return button

    def _build_empty(self) -> None:
        self.empty = QWidget(self)
        self.nothing = plain("", self.empty, role="heading")
        self.teaching = muted("", self.empty)
        column = QVBoxLayout(self.empty)
        column.setContentsMargins(MARGIN, 4 * SPACE, MARGIN, MARGIN)
        column.setSpacing(2 * SPACE)
        column.addWidget(self.nothing)
        column.addWidget(self.teaching)
        column.addStretch(1)

    # --- what is shown ----------------------------------------------------------------------------

    @property
    def is_of_decided(self) -> bool:
        """Whether what was decided is shown, not what is open."""
        return bool(self.which.currentData())

    @property
    def current(self) -> Difference | None:
        """The difference in hand."""
        line = self._line()
        return line.difference if line is not None else None

    def _line(self) -> Line | None:
        at = self.list.currentIndex().row()
        return self._rows.lines[at] if 0 <= at < len(self._rows.lines) else None

    def reload(self) -> None:
        """Read the differences anew; the one in hand stays, or what came into its place."""
        self._later.stop()
        self._is_stale = False
        view, before = self._bridge.view, self.current
        if self.is_of_decided:
            lines = [Line(one.difference, one) for one in differences.decided(view)]
        else:
            lines = [Line(one) for one in differences.differences(view)]
            self.counted.emit(len(lines))
        at = max(self.list.currentIndex().row(), 0)
        self._rows.show_lines(lines)
        self.header.count.setText(words.number(len(lines)) if lines else "")
        ids = [line.difference.id for line in lines]
        if before is not None and before.id in ids:
            at = ids.index(before.id)
        self._show_empty(is_empty=not lines)
        if lines:
            self.list.setCurrentIndex(self._rows.index(min(at, len(lines) - 1), 0))
        self._show_versions()

    def _show_empty(self, *, is_empty: bool) -> None:
        self.split.setVisible(not is_empty)
        self.empty.setVisible(is_empty)
        if not is_empty:
            return
        if self.is_of_decided:
            self.nothing.setText(self.tr("Nothing was decided yet"))
            self.teaching.setText(
                self.tr("Whatever somebody decides is kept here, with who decided it and when.")
            )
            return
        self.nothing.setText(self.tr("Nothing to decide"))
        self.teaching.setText(
            self.tr(
                "When a colleague’s file is taken in, what you two said apart from each other is "
                "listed here: a passage read in two ways, a field with two answers, work on a "
                "passage that was withdrawn. Both versions stay until a person decides."
            )
        )

    def _show_versions(self) -> None:
        clear_layout(self.beside)
        self._cards = []
        line = self._line()
        if line is None:
            return
        one, decided = line.difference, line.decided
        self.about.setText(told(one.about))
        for place, version in enumerate(one.versions, start=1):
            card = VersionCard(place, version, one.field, self)
            card.chosen.connect(lambda at=place - 1: self.keep(at))
            if decided is not None:
                card.only_tell(is_kept=version.id == decided.kept)
            elif Way.KEEP not in one.ways:
                card.keep.hide()
                card.digit.hide()
            self._cards.append(card)
            self.beside.addWidget(card, 1)
            card.show()
        self.both.setVisible(decided is None and Way.KEEP_ALL in one.ways)
        self.join.setVisible(decided is None and Way.JOIN in one.ways)
        self._place_versions()
        self._say(one, decided)

    def _say(self, one: Difference, decided: Decided | None) -> None:
        is_open = decided is None
        if decided is not None:
            told_when = self.tr("{outcome} · {when}")
            self.said.setText(
                told_when.format(outcome=outcome(decided), when=words.moment(decided.at))
            )
        self.said.setVisible(not is_open)
        keys = [self.tr("1–{count} keep that version").format(count=len(one.versions))]
        keys = keys if Way.KEEP in one.ways else []
        keys += [self.tr("B keeps both")] if Way.KEEP_ALL in one.ways else []
        keys += [self.tr("J joins them")] if Way.JOIN in one.ways else []
        keys.append(self.tr("N next, P previous"))
        self.hint.setText(f"{listed(keys)}.")
        self.hint.setVisible(is_open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_versions()

    def _place_versions(self) -> None:
        """Side by side where they can be read so, else one below the other."""
        versions = self.current.versions if self.current is not None else ()
        is_long = any(len(told(one.value)) > _LONG for one in versions) or len(versions) > 2  # noqa: PLR2004 - two have room
        least = self._theme.scaled(_WIDE_BESIDE if is_long else _LEAST_BESIDE)
        room = (self.width() - 2 * MARGIN) // max(len(self._cards), 1) - 2 * SPACE
        are_whole = all(card.least_width() <= room for card in self._cards)
        is_wide = self.width() >= least and are_whole
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self.beside.setDirection(way)

    # --- what a person does -----------------------------------------------------------------------

    def keep(self, place: int) -> None:
        """Keep the version of this place."""
        one = self.current
        if one is not None and not self.is_of_decided and place < len(one.versions):
            self.decision_asked.emit(one, Way.KEEP, one.versions[place].id)

    def choose(self, way: Way) -> None:
        """Let both stand, or join them."""
        if self.current is not None and not self.is_of_decided:
            self.decision_asked.emit(self.current, way, b"")

    def _show_other(self, by: int) -> None:
        """Of two passages, show the other."""
        one = self.current
        if one is not None and one.found.passages:
            self._at = (self._at + by) % len(one.found.passages)
            self.place_wanted.emit(one, self._at)

    def show_current(self) -> None:
        """Show the words of the one in hand on their page."""
        if self.current is not None:
            self._at = 0
            self.place_wanted.emit(self.current, 0)

    def focus_list(self) -> None:
        """The keys of the queue work from here on."""
        (self.list if self._rows.lines else self.which).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_current(self) -> None:
        self._show_versions()
        if self.list.hasFocus():
            self.show_current()

    def _on_which(self) -> None:
        self.list.setCurrentIndex(QModelIndex())
        self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.reload()

    def _on_changed(self, _change: Change) -> None:
        self._is_stale = True
        if self.isVisible():
            self._later.start()
