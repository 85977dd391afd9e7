"""The overview: how far the matter has come, and its passages by what they say and who says it.

It stands where the page stands, with the table of passages below it: a bar narrows the table, the
same bar again takes that away. It says nothing that the table cannot show.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reviewer.queries import overview as counts
from reviewer.queries import tags
from reviewer.queries.overview import Count
from reviewer.queries.passages import PassageFilter
from ui import words
from ui.bridge import Bridge
from ui.controls import IconButton, muted, section
from ui.icons import Icons
from ui.overview.bars import Bar, BarList
from ui.overview.timeline import Timeline
from ui.theme import Theme
from ui.words import tag_name

_MARGIN, _GAP = 20, 16
_SOON_MS = 150
_TWO_COLUMNS = 620


class Overview(QWidget):
    """Counts as bars; each narrows the table."""

    narrowed = Signal(object)
    """The ``PassageFilter`` that the table shall have."""
    closed = Signal()

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._theme, self._icons = bridge, theme, Icons(theme)
        self._wanted = PassageFilter()
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.refresh)
        self._build()
        bridge.changed.connect(self._on_changed)
        theme.changed.connect(self._on_changed)

    # --- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Overview"))
        self.setAutoFillBackground(True)
        self.timeline = Timeline(self._theme, self)
        self.timeline.chosen.connect(self._on_time)
        self.tags = self._list(self.tr("Passages by tag"), self._on_tag)
        self.issues = self._list(self.tr("Passages by issue"), self._on_issue)
        self.witnesses = self._list(self.tr("Passages by witness"), self._on_witness)
        self.reviewers = self._list(self.tr("Passages by reviewer"), self._on_reviewer)
        self.statuses = self._list(self.tr("Passages by status"), self._on_status)
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(_MARGIN, _GAP, _MARGIN, _GAP)
        column.setSpacing(_GAP)
        column.addLayout(self._build_head())
        column.addWidget(self._card(self.tr("By date of the exhibit"), self.timeline))
        self._undated = muted(parent=inner)
        column.addWidget(self._undated)
        column.addLayout(self._build_cards())
        column.addStretch(1)
        self._put_in_scroll(inner)

    def _put_in_scroll(self, inner: QWidget) -> None:
        area = QScrollArea(self)
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        title = QLabel(self.tr("Overview"), self)
        title.setProperty("role", "title")
        self._told = muted(parent=self)
        close = IconButton(self._icons, "x", self.tr("Back to the page"), self)
        close.clicked.connect(self.closed)
        row.addWidget(title)
        row.addSpacing(_GAP)
        row.addWidget(self._told, 1)
        row.addWidget(close)
        return row

    def _build_cards(self) -> QGridLayout:
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        self._cards = [
            self._card(title, widget)
            for title, widget in (
                (self.tr("Tags"), self.tags),
                (self.tr("Issues"), self.issues),
                (self.tr("Witnesses"), self.witnesses),
                (self.tr("Reviewers"), self.reviewers),
                (self.tr("Status"), self.statuses),
            )
        ]
        self._place_cards()
        return self._grid

    def _place_cards(self) -> None:
        columns = 2 if self.width() >= _TWO_COLUMNS else 1
        for place, card in enumerate(self._cards):
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(card, place // columns, place % columns, top)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if columns > 1 else 0)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._place_cards()

    def _card(self, title: str, widget: QWidget) -> QWidget:
        card = QFrame(self)
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addWidget(section(title, card))
        column.addWidget(widget)
        return card

    def _list(self, name: str, slot: object) -> BarList:
        bars = BarList(name, self._theme, self)
        bars.chosen.connect(slot)
        return bars

    # --- what is shown ----------------------------------------------------------------------------

    def show_wanted(self, wanted: PassageFilter) -> None:
        """The table is narrowed so."""
        self._wanted = wanted
        self._soon.start()

    def refresh(self) -> None:
        """Count anew."""
        self._soon.stop()
        if self._bridge.matter.is_closed:
            return
        found, wanted = counts.overview(self._bridge.view), self._wanted
        self._tell(found)
        self.timeline.show_times(found.times, wanted.time)
        self.tags.show_bars(self._tag_bars(found.tags))
        issues = frozenset(one.hex() for one in wanted.issues)
        self.issues.show_bars(self._bars(found.issues, issues))
        self.witnesses.show_bars(self._bars(found.witnesses, frozenset({wanted.witness})))
        person = wanted.person.hex() if wanted.person is not None else ""
        self.reviewers.show_bars(self._bars(found.reviewers, frozenset({person})))
        self.statuses.show_bars(self._status_bars(found.statuses))
        shown = (found.tags, found.issues, found.witnesses, found.reviewers, found.statuses)
        for place, one in enumerate(shown):
            self._cards[place].setVisible(bool(one))

    def _tell(self, found: counts.Overview) -> None:
        number = self.locale().toString
        told = self.tr(
            "{exhibits} exhibits, {reviewed} reviewed by you · "
            "{read} of {pages} pages read by you · {passages} passages"
        )
        self._told.setText(
            told.format(
                exhibits=number(found.exhibits),
                reviewed=number(found.reviewed),
                read=number(found.pages_read),
                pages=number(found.pages),
                passages=number(found.passages),
            )
        )
        undated = self.tr("{count} passages stand on exhibits without a date.")
        nothing = self.tr("Every passage you tag is counted here: press 1, 2 or 3 on a page.")
        is_empty = found.passages == 0
        self._undated.setText(nothing if is_empty else undated.format(count=number(found.undated)))
        self._undated.setVisible(is_empty or found.undated > 0)

    def _tag_bars(self, found: Sequence[Count]) -> list[Bar]:
        known = {str(row.id): row for row in tags.tags(self._bridge.view)}
        bars = []
        for one in found:
            row = known.get(one.key)
            colour = self._theme.tag(row.colour).strong if row else self._theme.hex("muted")
            name = tag_name(one.name) or self.tr("Quick marks, no tag yet")
            bars.append(Bar(one.key, name, one.count, colour, self._is_on_tag(one.key)))
        return bars

    def _is_on_tag(self, key: str) -> bool:
        return key in self._wanted.tags if key else self._wanted.left == _QUICK

    def _bars(self, found: Sequence[Count], on: frozenset[str]) -> list[Bar]:
        colour, nobody = self._theme.hex("accent"), self.tr("A reviewer not named here")
        return [Bar(one.key, one.name or nobody, one.count, colour, one.key in on) for one in found]

    def _status_bars(self, found: Sequence[Count]) -> list[Bar]:
        colours = {"rejected": "danger", "candidate": "muted", "tagged": "accent"}
        return [
            Bar(
                one.key,
                words.choice(one.key),
                one.count,
                self._theme.hex(colours.get(one.key, "ok")),
                one.key in self._wanted.statuses,
            )
            for one in found
        ]

    def _on_changed(self) -> None:
        if self.isVisible():
            self._soon.start()

    # --- narrowing --------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _narrow(self, wanted: PassageFilter) -> None:
        self._wanted = wanted
        self.narrowed.emit(wanted)
        self.refresh()

    def _on_tag(self, tag: str) -> None:
        wanted = self._wanted
        if not tag:
            left = "" if wanted.left == _QUICK else _QUICK
            self._narrow(replace(wanted, left=left, tags=()))
            return
        on = (tag,) if wanted.tags != (tag,) else ()
        left = "" if wanted.left == _QUICK else wanted.left
        self._narrow(replace(wanted, tags=on, left=left))

    def _on_issue(self, issue: str) -> None:
        on = (bytes.fromhex(issue),)
        self._narrow(replace(self._wanted, issues=on if self._wanted.issues != on else ()))

    def _on_witness(self, name: str) -> None:
        self._narrow(replace(self._wanted, witness=name if self._wanted.witness != name else ""))

    def _on_reviewer(self, person: str) -> None:
        on = bytes.fromhex(person)
        self._narrow(replace(self._wanted, person=on if self._wanted.person != on else None))

    def _on_status(self, step: str) -> None:
        statuses = (step,) if self._wanted.statuses != (step,) else ()
        self._narrow(replace(self._wanted, statuses=statuses))

    def _on_time(self, time: str) -> None:
        self._narrow(replace(self._wanted, time=time if self._wanted.time != time else ""))


_QUICK = "quick_marks"
