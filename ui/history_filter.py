"""Whose history is told, which acts of it, and up to which day; and what may be done with that.

*This passage* and *this exhibit* follow what is chosen on the page, so that stepping through
passages tells of each in turn.
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reviewer.queries import histories, people
from reviewer.queries.histories import Wanted
from ui import words
from ui.bridge import Bridge
from ui.controls import MARGIN, IconButton, QuietCombo
from ui.icons import Icons
from ui.theme import SPACE, Theme

_MATTER, _EXHIBIT, _PASSAGE = "matter", "exhibit", "passage"
_THINGS = 3
"""Choices before the reviewers."""


class HistoryFilter(QWidget):
    """Two choices, a day, and two buttons, from above to below in the tab order."""

    changed = Signal()
    export_asked = Signal()
    earlier_asked = Signal()

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        icons = Icons(theme)
        self.whose = QuietCombo(self.tr("Whose history"), self)
        self.acts = QuietCombo(self.tr("Which acts"), self)
        self.until = QDateEdit(QDate.currentDate(), self)
        self.export = IconButton(icons, "download", self.tr("Save this history as CSV…"), self)
        self.earlier = IconButton(
            icons, "history", self.tr("Open the matter as it was then…"), self
        )
        self._fill()
        self._build()
        self._listen()

    def _fill(self) -> None:
        for word, key in (
            (self.tr("The matter"), _MATTER),
            (self.tr("This exhibit"), _EXHIBIT),
            (self.tr("This passage"), _PASSAGE),
        ):
            self.whose.addItem(word, key)
        self.acts.addItem(self.tr("Everything done"), ())
        self.acts.addItem(self.tr("Opened and exported"), histories.LOOKS)
        self.until.setAccessibleName(self.tr("Up to the end of"))
        self.until.setCalendarPopup(True)
        self.until.setDisplayFormat(words.date_form())
        self.until.setMaximumDate(QDate.currentDate())

    def _build(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        above.addWidget(self.whose, 1)
        above.addWidget(self.export)
        label = QLabel(self.tr("Up to"), self)
        label.setProperty("role", "muted")
        label.setBuddy(self.until)
        below.addWidget(label)
        below.addWidget(self.until, 1)
        below.addWidget(self.earlier)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 0, MARGIN, SPACE)
        column.setSpacing(SPACE)
        for row in (above, below):
            row.setSpacing(SPACE)
        column.addLayout(above)
        column.addWidget(self.acts)
        column.addLayout(below)

    def _listen(self) -> None:
        self.whose.currentIndexChanged.connect(self._on_changed)
        self.acts.currentIndexChanged.connect(self._on_changed)
        self.until.dateChanged.connect(self._on_changed)
        self.export.clicked.connect(self.export_asked)
        self.earlier.clicked.connect(self.earlier_asked)
        self._bridge.exhibit_chosen.connect(lambda _chosen: self._follow(_EXHIBIT))
        self._bridge.passage_chosen.connect(lambda _chosen: self._follow(_PASSAGE))

    def name_reviewers(self) -> None:
        """List everyone who works on the matter; the choice stays."""
        known = [(row.name, row.id) for row in people.reviewers(self._bridge.view)]
        listed = [self.whose.itemData(place) for place in range(_THINGS, self.whose.count())]
        if listed == [bytes(person) for _, person in known]:
            return
        chosen = self.whose.currentData()
        self.whose.blockSignals(True)
        while self.whose.count() > _THINGS:
            self.whose.removeItem(_THINGS)
        for name, person in known:
            self.whose.addItem(self.tr("Acts of {name}").format(name=name), bytes(person))
        self.whose.setCurrentIndex(max(0, self.whose.findData(chosen)))
        self.whose.blockSignals(False)

    def _follow(self, what: str) -> None:
        if self.whose.currentData() == what:
            self._on_changed()

    def _on_changed(self, *_args: object) -> None:
        self.changed.emit()

    @property
    def day(self) -> date:
        """The last day that counts."""
        found = self.until.date().toPython()
        assert isinstance(found, date)
        return found

    @property
    def is_earlier(self) -> bool:
        """Whether a day before today was chosen."""
        return self.day < datetime.now().astimezone().date()

    def wanted(self) -> Wanted | None:
        """What is chosen; ``None`` where this passage or exhibit is meant and there is none."""
        chosen = self.whose.currentData()
        if chosen == _PASSAGE:
            found = Wanted(passage=self._bridge.passage)
        elif chosen == _EXHIBIT:
            found = Wanted(exhibit=self._bridge.exhibit)
        else:
            found = Wanted(person=None if chosen == _MATTER else bytes(chosen))
        if chosen in {_PASSAGE, _EXHIBIT} and found == Wanted():
            return None
        # The end of the day where the window stands; today has no end yet.
        end = datetime.combine(self.day + timedelta(days=1), time()).astimezone()
        until = end - timedelta(milliseconds=1) if self.is_earlier else None
        return replace(found, until=until, verbs=tuple(self.acts.currentData() or ()))
