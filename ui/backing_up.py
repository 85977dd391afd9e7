"""Backups of the open matter: every hour, when asked for, and a last one before it is closed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui.background import Backups
from ui.banner import Banner
from ui.bridge import Bridge
from ui.message_bar import MessageBar, Offer
from ui.settings import WindowSettings
from ui.status_bar import StatusBar


class BackingUp(QObject):
    """What is said and asked about backups; closing waits for the last one and says so."""

    folder_asked = Signal()
    """No folder was chosen yet."""

    def __init__(
        self, settings: WindowSettings, status: StatusBar, banner: Banner, messages: MessageBar
    ) -> None:
        super().__init__(messages)
        self._settings, self._status = settings, status
        self._banner, self._messages = banner, messages
        self.backups: Backups | None = None
        self._bridge: Bridge | None = None
        self._then: Callable[[], None] | None = None

    def begin(self, bridge: Bridge) -> None:
        """A matter is open."""
        self._bridge = bridge
        self.backups = Backups(bridge, self._settings, self)
        self.backups.done.connect(self._on_done)
        self.backups.failed.connect(self._on_failed)
        self._tell()
        if self._settings.backup_folder is None:
            self._banner.ask(
                self.tr("Where shall backups go? A second disk or a share is a good place."),
                self.tr("Choose a folder…"),
            )

    def end(self) -> None:
        """The matter closes: what is not done by now is given up."""
        if self.backups is not None:
            self.backups.stop()
        if self._then is not None:
            self._messages.hide()
        self.backups, self._bridge, self._then = None, None, None

    def set_folder(self, folder: Path) -> None:
        """Backups go there from now on; the first one at once."""
        self._settings.stored.set_backup_folder(folder)
        self._banner.hide()
        self.start()

    def start(self) -> None:
        """Make a backup now."""
        if self.backups is None:
            return
        if self.backups.start():
            self._messages.say(self.tr("Making a backup"))
        else:
            self.folder_asked.emit()

    def before_leaving(self, then: Callable[[], None]) -> None:
        """The last backup, where one is due, and on."""
        if self.backups is None or not self.backups.is_due or not self.backups.start():
            then()
            return
        self._then = then
        self._messages.say(
            self.tr("Making a backup before the matter is closed"),
            offer=Offer(self.tr("Close now"), self._on_close_now),
        )

    def _leave(self) -> bool:
        """Go on, where somebody waits for it."""
        then, self._then = self._then, None
        if then is None:
            return False
        self._messages.hide()
        then()
        return True

    def _on_close_now(self) -> None:
        if self.backups is not None:
            self.backups.stop()
        self._leave()

    def _on_done(self) -> None:
        self._tell()
        if not self._leave():
            self._messages.say(self.tr("The backup was made and read back"))

    def _on_failed(self, words: str) -> None:
        self._leave()
        self._messages.refuse(words)

    def _tell(self) -> None:
        if self._bridge is None:
            return
        matter = self._bridge.matter.id
        last = self._settings.last_backup(matter)
        is_new = last is None and not self._settings.is_known_for_a_day(matter)
        self._status.setVisible(True)
        self._status.set_backup(last, is_first_day=is_new)
