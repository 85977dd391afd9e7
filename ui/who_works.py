"""Who works in the open matter: numbers and undo belong to a person, and so does the desk."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reviewer.matter import Matter, open_matter
from ui.naming import Naming
from ui.open_desk import OpenDesk
from ui.settings import WindowSettings

if TYPE_CHECKING:
    from ui.errands import Errands


class WhoWorks(QObject):
    """Asks who is at the keyboard, and finds whether that needs a desk of their own."""

    reopen_asked = Signal(object)
    """The matter is to be closed, and what this opens put in its place: a callable."""

    def __init__(
        self,
        place: OpenDesk,
        errands: Callable[[], "Errands"],
        settings: WindowSettings,
        naming: Naming,
    ) -> None:
        super().__init__(naming)
        self._place, self._errands = place, errands
        self._settings, self._naming = settings, naming

    def ask(self) -> None:
        """Ask who works here, and where a matter is open in what role."""
        desk = self._place.desk
        self._errands().ask_who(self.on_named, desk.bridge.matter if desk is not None else None)

    def on_named(self) -> None:
        """In another role the same person goes on; another person has the matter opened anew."""
        desk = self._place.desk
        if desk is None:
            return
        matter = desk.bridge.matter
        if self._is_at_keyboard(matter):
            matter.work_as(matter.reviewer)
            desk.inspector.refresh()
            self._naming.name_person()
            return
        place, key = matter.place, matter.key
        self.reopen_asked.emit(lambda: self._opened(place, key))

    def _opened(self, place: Path, key: str) -> Matter:
        """The matter as that of who is at the keyboard now."""
        matter = open_matter(place, self._settings.stored, key=key)
        if not self._is_at_keyboard(matter):
            matter.work_as(self._settings.stored.reviewer_id())
        return matter

    def _is_at_keyboard(self, matter: Matter) -> bool:
        identity = self._settings.stored.identity()
        return identity is not None and bytes.fromhex(identity.id) == matter.reviewer
