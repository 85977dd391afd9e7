"""What a search is limited to: a small form over the panel, and a chip for each limit in force."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from reviewer.queries import exhibits
from reviewer.queries.search_limits import NO_LIMITS, SearchLimits, witnesses
from ui import words
from ui.bridge import Bridge
from ui.controls import Chip, FlowLayout, QuietCombo, clear_layout, plain
from ui.icons import Icons
from ui.theme import SPACE, Theme

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_ACROSS = 2


class LimitForm(QFrame):
    """Opens under its button; each choice holds at once."""

    changed = Signal(object)
    """The ``SearchLimits`` now wanted."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "floating")
        self.setAccessibleName(self.tr("Limit the search"))
        self._bridge = bridge
        self._limits = NO_LIMITS
        self._is_filling = False
        self._kinds: dict[str, QCheckBox] = {}
        self._build()

    def _build(self) -> None:
        self._kind_box = QWidget(self)
        self._grid = QGridLayout(self._kind_box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.witness = QuietCombo(self.tr("Witness"), self)
        self.since, self.until = self._date(self.tr("From")), self._date(self.tr("To"))
        self.role = self._choice(
            self.tr("Testimony"),
            (("", self.tr("All words")), ("Q", self.tr("Questions")), ("A", self.tr("Answers"))),
        )
        self.tagged = self._choice(
            self.tr("Tags"),
            (
                ("", self.tr("All hits")),
                ("yes", self.tr("In tagged passages")),
                ("no", self.tr("Not tagged yet")),
            ),
        )
        self.family = QCheckBox(self.tr("Show whole families"), self)
        self.family.toggled.connect(self._on_edited)
        self.witness.activated.connect(self._on_edited)
        self.fault = plain("", self, role="error")
        self.fault.hide()
        clear = QPushButton(self.tr("No limits"), self)
        clear.clicked.connect(self._on_cleared)
        dates = QHBoxLayout()
        dates.addWidget(self.since)
        dates.addWidget(self.until)
        form = QFormLayout(self)
        form.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        form.setSpacing(2 * SPACE)
        form.addRow(self.tr("Kind"), self._kind_box)
        form.addRow(self.tr("Witness"), self.witness)
        form.addRow(self.tr("Date"), dates)
        form.addRow("", self.fault)
        form.addRow(self.tr("Testimony"), self.role)
        form.addRow(self.tr("Tags"), self.tagged)
        form.addRow(self.tr("Families"), self.family)
        form.addRow("", clear)

    def _date(self, name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(name)
        field.setAccessibleName(self.tr("{name}, a date such as 2024-03").format(name=name))
        field.setToolTip(self.tr("2024, 2024-03 or 2024-03-11"))
        field.editingFinished.connect(self._on_edited)
        return field

    def _choice(self, name: str, choices: Sequence[tuple[str, str]]) -> QuietCombo:
        combo = QuietCombo(name, self)
        for value, text in choices:
            combo.addItem(text, value)
        combo.activated.connect(self._on_edited)
        return combo

    # --- showing ----------------------------------------------------------------------------------

    def open_at(self, widget: QWidget, limits: SearchLimits) -> None:
        """Open below a widget with the limits in force."""
        self._fill(limits)
        self.adjustSize()
        at = widget.mapToGlobal(QPoint(0, widget.height() + 2))
        screen = widget.screen().availableGeometry()
        self.move(
            min(at.x(), screen.right() - self.width()), min(at.y(), screen.bottom() - self.height())
        )
        self.show()
        first = next(iter(self._kinds.values()), self.witness)
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self, limits: SearchLimits) -> None:
        self._is_filling = True
        self._limits = limits
        self._fill_kinds(limits)
        self.witness.clear()
        self.witness.addItem(self.tr("All witnesses"), "")
        for name in witnesses(self._bridge.view):
            self.witness.addItem(name, name)
        chosen = limits.witnesses[0] if limits.witnesses else ""
        self.witness.setCurrentIndex(max(self.witness.findData(chosen), 0))
        self.since.setText(limits.date_from)
        self.until.setText(limits.date_to)
        self.role.setCurrentIndex(max(self.role.findData(limits.role), 0))
        tagged = {None: "", True: "yes", False: "no"}[limits.is_tagged]
        self.tagged.setCurrentIndex(self.tagged.findData(tagged))
        self.family.setChecked(limits.with_family)
        self.fault.hide()
        self._is_filling = False

    def _fill_kinds(self, limits: SearchLimits) -> None:
        clear_layout(self._grid)
        counts = exhibits.kind_counts(self._bridge.view)
        self._kinds = {}
        for place, kind in enumerate(one for one in words.KINDS if one in counts):
            box = QCheckBox(words.kind_group(kind), self._kind_box)
            box.setChecked(kind in limits.kinds)
            box.toggled.connect(self._on_edited)
            self._grid.addWidget(box, place // _ACROSS, place % _ACROSS)
            self._kinds[kind] = box
        for one, other in pairwise([*self._kinds.values(), self.witness]):
            QWidget.setTabOrder(one, other)

    # --- choosing ---------------------------------------------------------------------------------

    def _on_edited(self) -> None:
        if self._is_filling:
            return
        wrong = [one for one in (self.since, self.until) if not _is_date(one.text())]
        self.fault.setText(self.tr("Write a date as 2024, 2024-03 or 2024-03-11."))
        self.fault.setVisible(bool(wrong))
        wanted = self._wanted()
        if not wrong and wanted != self._limits:
            self._limits = wanted
            self.changed.emit(wanted)

    def _wanted(self) -> SearchLimits:
        witness = self.witness.currentData()
        return SearchLimits(
            kinds=tuple(kind for kind, box in self._kinds.items() if box.isChecked()),
            witnesses=(witness,) if witness else (),
            date_from=self.since.text().strip(),
            date_to=self.until.text().strip(),
            role=self.role.currentData(),
            is_tagged={"": None, "yes": True, "no": False}[self.tagged.currentData()],
            with_family=self.family.isChecked(),
        )

    def _on_cleared(self) -> None:
        self._fill(NO_LIMITS)
        self.changed.emit(NO_LIMITS)


class LimitChips(QWidget):
    """The limits in force, each with a button that takes it off."""

    changed = Signal(object)
    """The ``SearchLimits`` now wanted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, Icons(theme)
        self._limits = NO_LIMITS
        self._flow = FlowLayout(self)
        theme.changed.connect(self._draw)
        self.hide()

    def show_limits(self, limits: SearchLimits) -> None:
        """Show these."""
        self._limits = limits
        self._draw()

    def _draw(self) -> None:
        clear_layout(self._flow)
        for text, rest in self._each():
            removal = self.tr("Take off the limit {limit}").format(limit=text)
            chip = Chip(self._icons, text, removal, self)
            chip.tint(self._theme.hex("accent"), self._theme.hex("accent_soft"))
            chip.removed.connect(_calling(self.changed.emit, rest))
            self._flow.addWidget(chip)
        self.setVisible(self._limits != NO_LIMITS)

    def _each(self) -> Iterator[tuple[str, SearchLimits]]:
        """Each limit in words, and what is left without it."""
        limits = self._limits
        for kind in limits.kinds:
            rest = tuple(one for one in limits.kinds if one != kind)
            yield words.kind_group(kind), replace(limits, kinds=rest)
        for name in limits.witnesses:
            rest = tuple(one for one in limits.witnesses if one != name)
            yield name, replace(limits, witnesses=rest)
        if limits.date_from:
            since = self.tr("From {date}").format(date=words.date(limits.date_from))
            yield since, replace(limits, date_from="")
        if limits.date_to:
            until = self.tr("To {date}").format(date=words.date(limits.date_to))
            yield until, replace(limits, date_to="")
        if limits.role:
            said = self.tr("Questions") if limits.role == "Q" else self.tr("Answers")
            yield said, replace(limits, role="")
        if limits.is_tagged is not None:
            said = self.tr("Tagged") if limits.is_tagged else self.tr("Not tagged yet")
            yield said, replace(limits, is_tagged=None)
        if limits.with_family:
            yield self.tr("Whole families"), replace(limits, with_family=False)


def _is_date(text: str) -> bool:
    return not text.strip() or _DATE.fullmatch(text.strip()) is not None


def _calling(act: Callable[[object], object], value: object) -> Callable[[], None]:
    def call() -> None:
        act(value)

    return call
