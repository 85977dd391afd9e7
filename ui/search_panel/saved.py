"""Searches kept under a name: a list to find one in by typing, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from reviewer.acts import searches as acts
from reviewer.model import SavedSearchBody
from reviewer.queries import saved_searches as queries
from reviewer.queries.saved_searches import SavedSearch
from reviewer.queries.search_limits import SearchLimits
from ui.bridge import Bridge
from ui.controls import IconButton
from ui.icons import Icons
from ui.many.picker import Choosable, Picker
from ui.searching import Asked
from ui.theme import SPACE, Theme


class SavedSearches(QWidget):
    """Under which name the search in force is saved, if it is."""

    chosen = Signal(str, object)
    """The query of a saved search and its ``SearchLimits``."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._icons = bridge, Icons(theme)
        self._now: SavedSearch | None = None
        self._asked = Asked()
        self.name = QLabel("", self)
        self.name.setProperty("role", "muted")
        self.rename_button = IconButton(self._icons, "pencil", self.tr("Rename this search"), self)
        self.remove_button = IconButton(self._icons, "trash-2", self.tr("Remove this search"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        for part in (self.name, self.rename_button, self.remove_button):
            row.addWidget(part)
        row.setStretchFactor(self.name, 1)
        self.picker = Picker(self.tr("Find a saved search"), self.tr("Save this as “{0}”"), self)
        self.picker.taken.connect(self._on_taken)
        self.picker.typed.connect(self._on_named)
        self.renamer = Picker(self.tr("Another name"), self.tr("Rename to “{0}”"), self)
        self.renamer.typed.connect(self._on_renamed)
        self.rename_button.clicked.connect(self._on_rename)
        self.remove_button.clicked.connect(self._on_remove)
        theme.changed.connect(self._on_theme)
        self.hide()

    def open_at(self, widget: QWidget, text: str, limits: SearchLimits) -> None:
        """Open the list below a widget; what is typed there can name this query."""
        self._asked = Asked(text.strip(), limits)
        known = queries.saved_searches(self._bridge.view)
        self.picker.show_choices([Choosable(one.name, one, None, one.query) for one in known])
        self.picker.open_at(widget)

    def show_search(self, asked: Asked) -> None:
        """Show the name of the search in force."""
        wanted = asked.text.strip()
        known = queries.saved_searches(self._bridge.view) if wanted else ()
        same = (one for one in known if (one.query, one.limits) == (wanted, asked.limits))
        self._now = next(same, None)
        if self._now is not None:
            self.name.setText(self.tr("Saved as “{name}”").format(name=self._now.name))
        self.setVisible(self._now is not None)

    def _on_taken(self, one: object) -> None:
        assert isinstance(one, SavedSearch)
        self.chosen.emit(one.query, one.limits)

    def _on_named(self, name: str) -> None:
        asked = self._asked
        body = SavedSearchBody(name, asked.text, asked.limits.as_saved())
        change = self._bridge.do(lambda view: acts.save_search(view, body))
        if change is not None:
            self._bridge.told.emit(self.tr("Saved the search as “{name}”").format(name=name), True)
            self.show_search(asked)

    def _on_rename(self) -> None:
        self.renamer.show_choices([])
        self.renamer.open_at(self.rename_button)

    def _on_renamed(self, name: str) -> None:
        now = self._now
        if now is None:
            return
        body = SavedSearchBody(name, now.query, now.limits.as_saved())
        both = [
            lambda view: acts.remove_search(view, now.name),
            lambda view: acts.save_search(view, body),
        ]
        if self._bridge.attempt(lambda: self._bridge.matter.do_all(both)) is not None:
            self._bridge.told.emit(self.tr("The search is named “{name}”").format(name=name), True)

    def _on_remove(self) -> None:
        now = self._now
        if now is None:
            return
        if self._bridge.do(lambda view: acts.remove_search(view, now.name)) is not None:
            told = self.tr("Removed the saved search “{name}”").format(name=now.name)
            self._bridge.told.emit(told, True)

    def _on_theme(self) -> None:
        self.rename_button.recolour()
        self.remove_button.recolour()
