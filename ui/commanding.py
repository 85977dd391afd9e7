"""What can be done now: which actions are on, in which pages their keys work, palette and menu."""

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from ui.actions import Actions, Needs
from ui.desk import Desk
from ui.desk_slots import desk_slots
from ui.open_desk import OpenDesk
from ui.palette import Palette

_PAGE_MENU = (
    *("tag_1", "tag_2", "tag_3", "tag_4", "quick_mark", "note", "link", ""),
    *("privileged", "extent", "withdraw", "", "copy", "copy_cite", ""),
    *("find", "go_to", "open_beside"),
)
_NOTHING_OPEN = frozenset({Needs.NOTHING})


class Commanding(QObject):
    """Follows what is open and chosen."""

    def __init__(
        self, window: QWidget, place: OpenDesk, actions: Actions, palette: Palette
    ) -> None:
        super().__init__(window)
        self._window, self._place = window, place
        self._actions, self._palette = actions, palette
        palette.action_chosen.connect(self.trigger)
        palette.place_chosen.connect(lambda found: place.do(lambda desk: desk.go_to(found)))
        palette.query_chosen.connect(lambda text: place.do(lambda desk: desk.search_all(text)))
        palette.hit_chosen.connect(lambda hit: place.do(lambda desk: desk.hits.open(hit)))
        palette.issue_chosen.connect(lambda issue: place.do(lambda desk: desk.show_issue(issue)))

    def begin(self, desk: Desk) -> None:
        """A matter is open: actions reach its panels."""
        self._actions.connect_all(desk_slots(desk))
        self._actions.set_pages(desk.pair.pages)
        desk.presence_changed.connect(self.enable)
        desk.bridge.passage_chosen.connect(self.enable)
        desk.pair.sides_changed.connect(self._on_sides_changed)
        desk.pair.menu_requested.connect(self._on_page_menu)

    def end(self, desk: Desk) -> None:
        """The matter closes."""
        self._actions.disconnect_all(desk_slots(desk))
        self._actions.set_pages(())

    def enable(self) -> None:
        """Enable what can do something with what is there."""
        desk = self._place.desk
        self._actions.enable(_NOTHING_OPEN if desk is None else desk.presence())

    def trigger(self, name: str) -> None:
        """Do what an action does, by its id."""
        self._actions[name].trigger()

    def open_palette(self) -> None:
        """Find an action, a place or words by typing."""
        desk = self._place.desk
        if desk is None:
            self._palette.open(None, _NOTHING_OPEN)
        else:
            self._palette.open(desk.bridge, desk.presence(), desk.searching)

    def _on_sides_changed(self) -> None:
        """A page that has come needs the keys of the page, and tells what there is to act on."""
        desk = self._place.desk
        if desk is not None:
            self._actions.set_pages(desk.pair.pages)
            self._actions["split"].setChecked(desk.pair.is_split)
            self.enable()

    def _on_page_menu(self, at: QPoint) -> None:
        """What can be done with the words under the pointer."""
        menu = QMenu(self._window)
        menu.aboutToShow.connect(self._actions.draw_every_icon)
        for name in _PAGE_MENU:
            if name:
                menu.addAction(self._actions[name])
            else:
                menu.addSeparator()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)
