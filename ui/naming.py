"""What the window calls things by name: itself, what undo would take back, and who works here."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from reviewer.model import Change, Role
from ui.actions import Actions
from ui.bridge import ELSEWHERE
from ui.desk import Desk
from ui.open_desk import OpenDesk
from ui.settings import WindowSettings
from ui.status_bar import StatusBar
from ui.translation import told


class Naming(QObject):
    """Reads names anew when they may have changed."""

    def __init__(
        self,
        window: QWidget,
        place: OpenDesk,
        settings: WindowSettings,
        actions: Actions,
        status: StatusBar,
    ) -> None:
        super().__init__(window)
        self._window, self._place, self._settings = window, place, settings
        self._actions, self._status = actions, status
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._name_undo)

    def begin(self, desk: Desk) -> None:
        """A matter is open; what it shows first is heard of too."""
        desk.pair.tab_changed.connect(self.name_window)
        desk.pair.place_changed.connect(self._on_place_changed)
        desk.bridge.changed.connect(self._on_changed)

    def name_all(self) -> None:
        """Everything, once it is on the screen."""
        self.name_person()
        self.name_window()
        self._name_undo()

    def name_window(self) -> None:
        """The title of the matter, and of the exhibit that is open."""
        desk = self._place.desk
        if desk is not None:
            title, pages = desk.bridge.matter.title, desk.document.pages
            self._window.setWindowTitle(f"{title} – {pages.title()}" if pages else title)

    def name_person(self) -> None:
        """Who works here, and in what role, at the foot of the window."""
        known, desk = self._settings.reviewer, self._place.desk
        name = known[0] if known is not None else ""
        self._status.set_who(name, desk.bridge.matter.role if desk is not None else Role.REVIEWER)

    def _on_place_changed(self) -> None:
        self._place.do(lambda desk: self._status.set_place(*desk.document.place()))

    def _on_changed(self, change: Change) -> None:
        """Undo and redo are named when what was done is on the screen: that is read first."""
        desk = self._place.desk
        if change.verb == ELSEWHERE and desk is not None:
            desk.bridge.in_turn(self._name_undo)
        else:
            self._soon.start()

    def _name_undo(self) -> None:
        """Undo and redo say what they would do."""
        desk = self._place.desk
        if desk is None:
            return
        matter = desk.bridge.matter
        for name, word, target in (
            ("undo", self.tr("Undo"), matter.undo_target()),
            ("redo", self.tr("Redo"), matter.redo_target()),
        ):
            action = self._actions[name]
            action.setText(f"{word}: {told(target.sentence)}" if target else word)
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{action.text()} ({key})")
            action.setEnabled(target is not None)
