"""The head of the passage table: its filters, what it is narrowed to, and its buttons."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from reviewer.model import Status
from reviewer.queries import passages, second_level, tags
from reviewer.queries.passages import PassageFilter
from reviewer.queries.tags import TagRow
from ui import words
from ui.bridge import Bridge
from ui.controls import MARGIN, Chip, FilterField, IconButton, PanelHeader, clear_layout
from ui.icons import Icons
from ui.passage_table.narrowing import narrowings
from ui.theme import SPACE, Theme
from ui.words import tag_name


class TableHeader(PanelHeader):
    """Filters of the passage table; it shows a filter and asks for another one."""

    narrowed = Signal(object)
    """The ``PassageFilter`` that is asked for."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Passages"))
        self._bridge, self._theme, self._icons = bridge, theme, Icons(theme)
        self._wanted = PassageFilter()
        self._build()

    def _build(self) -> None:
        self.row.setContentsMargins(MARGIN, 2 * SPACE, MARGIN, 2 * SPACE)
        self.filter = FilterField(self.tr("Filter passages"), self)
        self.filter.setMaximumWidth(220)
        self.filter.settled.connect(self._on_text)
        self.tag_button = self._menu_button("tag", self._fill_tags)
        self.issue_button = self._menu_button("layers", self._fill_issues)
        self.status_button = self._menu_button("list-checks", self._fill_steps)
        self.exhibit_button = QToolButton(self)
        self.exhibit_button.setCheckable(True)
        self.exhibit_button.setText(self.tr("This exhibit"))
        self.exhibit_button.setToolTip(
            self.tr("Show only the passages of the exhibit that is open")
        )
        self.exhibit_button.toggled.connect(self._on_this_exhibit)
        self.chips = QHBoxLayout()
        self.chips.setSpacing(SPACE)
        left = (
            self.filter,
            self.tag_button,
            self.issue_button,
            self.status_button,
            self.exhibit_button,
        )
        for place, widget in enumerate(left, start=2):
            self.row.insertWidget(place, widget)
        self.row.insertLayout(2 + len(left), self.chips)
        self.columns_button = IconButton(self._icons, "columns-3", self.tr("Columns"), self)
        self.height_button = IconButton(self._icons, "maximize-2", self.tr("Full height"), self)
        self.add(self.columns_button)
        self.add(self.height_button)

    def _menu_button(self, icon: str, fill: Callable[[QMenu], None]) -> QToolButton:
        button = QToolButton(self)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setProperty("icon_name", icon)
        button.setIcon(self._icons.icon(icon, size=16))
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: fill(menu))
        button.setMenu(menu)
        return button

    # --- what is shown ----------------------------------------------------------------------------

    def show_wanted(self, wanted: PassageFilter) -> None:
        """Show what the table is narrowed to."""
        self._wanted = wanted
        view = self._bridge.view
        names = [tag_name(tags.tag_of(view, tag).name) for tag in wanted.tags]
        self.tag_button.setText(", ".join(names) if names else self.tr("All tags"))
        self.issue_button.setText(self.tr("Issues"))
        steps = [words.choice(step) for step in wanted.statuses]
        self.status_button.setText(", ".join(steps) if steps else self.tr("Status"))
        self.status_button.setToolTip(self.tr("Show by what was said at the second level"))
        style = Qt.ToolButtonStyle
        is_named = style.ToolButtonTextBesideIcon if steps else style.ToolButtonIconOnly
        self.status_button.setToolButtonStyle(is_named)
        clear_layout(self.chips)
        for name, without in narrowings(view, wanted):
            chip = Chip(self._icons, name, self.tr("Remove the filter {0}").format(name), self)
            chip.tint(self._theme.hex("text"), self._theme.hex("hover"))
            chip.removed.connect(_emitting(self, without))
            self.chips.addWidget(chip)

    def set_full_height(self, is_full: bool) -> None:
        """Show on the button which way it goes."""
        self.height_button.setToolTip(
            self.tr("Normal height") if is_full else self.tr("Full height")
        )
        self.height_button.setAccessibleName(self.height_button.toolTip())

    def recolour(self) -> None:
        """Draw icons and chips in the colours in force."""
        for button in (self.columns_button, self.height_button):
            button.recolour()
        for menu_button in (self.tag_button, self.issue_button, self.status_button):
            menu_button.setIcon(self._icons.icon(menu_button.property("icon_name"), size=16))
        self.show_wanted(self._wanted)

    # --- what is asked for ------------------------------------------------------------------------

    def show_all(self) -> None:
        """Take every filter away."""
        self.filter.clear()
        self.exhibit_button.setChecked(False)
        self.narrowed.emit(PassageFilter())

    def follow_exhibit(self) -> None:
        """Another exhibit is open."""
        if self.exhibit_button.isChecked():
            self._on_this_exhibit(is_checked=True)

    def _on_text(self, text: str) -> None:
        self.narrowed.emit(replace(self._wanted, text=text))

    def _on_this_exhibit(self, is_checked: bool) -> None:
        exhibit = self._bridge.exhibit if is_checked else None
        self.narrowed.emit(replace(self._wanted, exhibit=exhibit))

    def _fill_tags(self, menu: QMenu) -> None:
        menu.clear()
        counts = passages.tag_counts(self._bridge.view)
        menu.addAction(self.tr("All tags")).triggered.connect(
            _emitting(self, replace(self._wanted, tags=()))
        )
        menu.addSeparator()
        for tag in tags.tags(self._bridge.view):
            self._add_tag(menu, tag, counts.get(tag.id, 0))

    def _add_tag(self, menu: QMenu, tag: TagRow, count: int) -> None:
        name = tag_name(tag.name).replace("&", "&&")
        action = menu.addAction(self.tr("{0}  ({1})").format(name, count))
        action.setCheckable(True)
        action.setChecked(tag.id in self._wanted.tags)
        kept = _toggled(self._wanted.tags, str(tag.id))
        action.triggered.connect(_emitting(self, replace(self._wanted, tags=kept)))

    def _fill_steps(self, menu: QMenu) -> None:
        """The steps of the second level, and whether what is rejected shows among the others."""
        menu.clear()
        wanted, counts = self._wanted, second_level.counts(self._bridge.view)
        every = menu.addAction(self.tr("Every status but rejected"))
        every.triggered.connect(_emitting(self, replace(wanted, statuses=(), rejected=False)))
        menu.addSeparator()
        for step in Status:
            name = self.tr("{0}  ({1})").format(words.choice(step.value), counts[step])
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(step.value in wanted.statuses)
            kept = _toggled(wanted.statuses, step.value)
            action.triggered.connect(_emitting(self, replace(wanted, statuses=kept)))
        menu.addSeparator()
        shown = menu.addAction(self.tr("Show rejected ones among the others"))
        shown.setCheckable(True)
        shown.setChecked(wanted.rejected)
        among = replace(wanted, rejected=not wanted.rejected)
        shown.triggered.connect(_emitting(self, among))

    def _fill_issues(self, menu: QMenu) -> None:
        menu.clear()
        issues = passages.issues(self._bridge.view)
        if not issues:
            menu.addAction(self.tr("No issues yet: add them on a passage")).setEnabled(False)
        for issue in issues:
            lead = "    " if issue.parent else ""
            action = menu.addAction(lead + issue.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(issue.id in self._wanted.issues)
            kept = _toggled(self._wanted.issues, issue.id)
            action.triggered.connect(_emitting(self, replace(self._wanted, issues=kept)))


def _toggled(values: tuple, one: object) -> tuple:  # type: ignore[type-arg]
    kept = tuple(value for value in values if value != one)
    return kept if len(kept) < len(values) else (*values, one)


def _emitting(header: TableHeader, wanted: PassageFilter) -> Callable[[], None]:
    return lambda: header.narrowed.emit(wanted)
