"""The versions of the difference in hand, side by side, and the ways to decide it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QScrollArea, QWidget

from reviewer.queries.difference_kinds import Decided, Difference, Version, Way
from reviewer.said import listed
from ui import words
from ui.controls import MARGIN, clear_layout, muted, paint_as_panel, plain
from ui.differences_panel.cards import VersionCard
from ui.differences_panel.lines import Line, outcome
from ui.theme import SPACE, Theme
from ui.translation import told

_LEAST_BESIDE, _WIDE_BESIDE, _LONG = 280, 440, 160
"""Versions stand side by side from this width on; long ones want more of it."""


class Versions(QScrollArea):
    """What each of them said, a card each, with the buttons that decide below."""

    kept = Signal(int)
    """The place of the version to keep, from 0."""
    way_chosen = Signal(object)
    alike_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.cards: list[VersionCard] = []
        self._versions: tuple[Version, ...] = ()
        self._line: Line | None = None
        self._one: Difference | None = None
        self._build()

    def _build(self) -> None:
        self._body = body = QWidget(self)
        paint_as_panel(body)
        self.about = plain("", body, role="heading")
        self.said = muted("", body)
        self.beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.beside.setSpacing(2 * SPACE)
        self.hint = muted("", body)
        column = QBoxLayout(QBoxLayout.Direction.TopToBottom, body)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(2 * SPACE)
        column.addWidget(self.about)
        column.addWidget(self.said)
        column.addLayout(self.beside)
        column.addLayout(self._build_ways())
        column.addWidget(self.alike, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.hint)
        column.addStretch(1)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _build_ways(self) -> QHBoxLayout:
        self.both = self._button(self.tr("Keep both"), "B")
        self.both.clicked.connect(lambda: self.way_chosen.emit(Way.KEEP_ALL))
        self.join = self._button(self.tr("Join"), "J")
        self.join.clicked.connect(lambda: self.way_chosen.emit(Way.JOIN))
        self.alike = self._button("", "A")
        self.alike.clicked.connect(self.alike_wanted)
        self.alike.hide()
        ways = QHBoxLayout()
        ways.setSpacing(2 * SPACE)
        ways.addWidget(self.both)
        ways.addWidget(self.join)
        ways.addStretch(1)
        return ways

    def _button(self, text: str, key: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(self.tr("{text} ({key})").format(text=text, key=key))
        return button

    # --- what is shown ----------------------------------------------------------------------------

    def show_line(self, line: Line | None) -> None:
        """Show a difference; what was decided of one that is not open."""
        if line is not None and line == self._line:
            return
        clear_layout(self.beside)
        self._line, self._one = line, None
        self.cards, self._versions = [], ()
        if line is None:
            return
        one, decided = line.difference, line.decided
        self.about.setText(told(one.about))
        self._versions = one.versions
        for place, version in enumerate(one.versions, start=1):
            card = self._card(place, version, one)
            if decided is not None:
                card.only_tell(is_kept=version.id == decided.kept)
            self.cards.append(card)
            self.beside.addWidget(card, 1)
            # Now, not when Qt comes to it: else they are gone for a moment at every step.
            card.setVisible(True)
        self.both.setVisible(decided is None and Way.KEEP_ALL in one.ways)
        self.join.setVisible(decided is None and Way.JOIN in one.ways)
        self._place()
        self._say(decided)
        self._one = one if decided is None else None
        self._hint(1)

    def _card(self, place: int, version: Version, one: Difference) -> VersionCard:
        card = VersionCard(place, version, one.field, self._body)
        card.chosen.connect(lambda: self.kept.emit(place - 1))
        if Way.KEEP not in one.ways:
            card.keep.hide()
            card.digit.hide()
        return card

    def show_alike(self, count: int) -> None:
        """So many are alike, with the one in hand: they can be decided at once."""
        text = self.tr("All {count} like this…").format(count=words.number(count))
        tip = self.tr("Decide all {count} that are like this one at once (A)")
        self.alike.setText(text)
        self.alike.setToolTip(tip.format(count=words.number(count)))
        self.alike.setVisible(count > 1)
        self._hint(count)

    def _say(self, decided: Decided | None) -> None:
        self.said.setVisible(decided is not None)
        if decided is not None:
            told_when = self.tr("{outcome} · {when}")
            when = words.moment(decided.at)
            self.said.setText(told_when.format(outcome=outcome(decided), when=when))

    def _hint(self, alike: int) -> None:
        """The keys of what can be decided."""
        one = self._one
        self.hint.setVisible(one is not None)
        if one is None:
            return
        keys = [self.tr("1–{count} keep that version").format(count=len(one.versions))]
        keys = keys if Way.KEEP in one.ways else []
        keys += [self.tr("B keeps both")] if Way.KEEP_ALL in one.ways else []
        keys += [self.tr("J joins them")] if Way.JOIN in one.ways else []
        keys += [self.tr("A decides all like this")] if alike > 1 else []
        keys.append(self.tr("N next, P previous"))
        self.hint.setText(f"{listed(keys)}.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Side by side where they can be read so, else one below the other."""
        versions = self._versions
        is_long = any(len(told(one.value)) > _LONG for one in versions) or len(versions) > 2  # noqa: PLR2004 - two have room
        least = self._theme.scaled(_WIDE_BESIDE if is_long else _LEAST_BESIDE)
        room = (self.width() - 2 * MARGIN) // max(len(self.cards), 1) - 2 * SPACE
        are_whole = all(card.least_width() <= room for card in self.cards)
        is_wide = self.width() >= least and are_whole
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self.beside.setDirection(way)
