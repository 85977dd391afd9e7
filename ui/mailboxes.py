"""The mailbox folder of a matter, looked into by itself: at opening, at closing, now and then.

A look is a process of its own, so reading goes on beside it. Nothing is told that a reviewer need
not act upon: what came in is said once, what waits or was refused stands in the panel. A passphrase
is known for this sitting alone; where one is needed and not known, nothing is looked into and the
panel asks.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.errors import PassphraseError, ReviewError, StoppedError
from reviewer.sharing import exchanges, mailbox
from reviewer.sharing.errand import MailboxOrder, Outcome
from reviewer.sharing.mailbox import Exchanged
from ui.bridge import Bridge
from ui.settings import WindowSettings
from ui.share_run import Job, ShareRun
from ui.translation import told

_EVERY_MS = 3 * 60 * 1000
_PATIENCE_MS = 20_000
"""How long closing the matter waits for a last look."""


@dataclass(frozen=True, slots=True)
class LastLook:
    """When a mailbox was looked into, and what came of it: an outcome, or why not."""

    at: datetime
    exchanged: Exchanged | None
    refusal: str = ""


class Mailboxes(QObject):
    """Looks into the mailbox of one open matter."""

    changed = Signal()
    """A look began or ended, or the mailbox is another one."""
    came = Signal(object)
    """``Exchanged`` with something new in it."""
    passphrase_wanted = Signal(str)
    """Why: a sentence."""

    def __init__(
        self,
        bridge: Bridge,
        run: ShareRun,
        settings: WindowSettings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._run, self._settings = bridge, run, settings
        self._passphrase: str | None = None
        self._order: MailboxOrder | None = None
        self._then: Callable[[], None] | None = None
        self.last: LastLook | None = None
        self._often = QTimer(self, interval=_EVERY_MS)
        self._often.timeout.connect(self.look_quietly)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._go_on)

    # --- what is set up ---------------------------------------------------------------------------

    @property
    def folder(self) -> Path | None:
        """The mailbox of this copy; ``None`` where none was set up."""
        found = exchanges.mailboxes(self._bridge.matter)
        return Path(found[0]) if found else None

    @property
    def with_files(self) -> bool:
        """Whether the files of the exhibits go along."""
        return self._settings.flag(self._name("files"))

    @property
    def is_locked(self) -> bool:
        """Whether a passphrase is needed that was not typed in this sitting."""
        return self._settings.flag(self._name("locked")) and self._passphrase is None

    @property
    def is_looking(self) -> bool:
        return self._order is not None

    def set_up(self, folder: Path, passphrase: str | None, *, with_files: bool) -> None:
        """Use this folder from now on, and look into it.

        Raises:
            MatterError: it cannot be a mailbox.
        """
        before = self.folder
        mailbox.set_up(self._bridge.matter, folder)
        if before is not None and not exchanges.is_same_folder(before, folder):
            exchanges.forget_mailbox(self._bridge.matter, before)
        self._settings.set_flag(self._name("files"), with_files)
        self._settings.set_flag(self._name("locked"), bool(passphrase))
        self._passphrase = passphrase or None
        self.last = None
        self.begin()

    def stop_using(self) -> None:
        """The folder is the mailbox no more; what lies in it stays.

        Raises:
            MatterError: that could not be remembered.
        """
        folder = self.folder
        if folder is None:
            return
        exchanges.forget_mailbox(self._bridge.matter, folder)
        self._often.stop()
        order, self._order = self._order, None
        if order is not None:
            self._run.drop(order)
        self._settings.set_flag(self._name("locked"), value=False)
        self._passphrase = self.last = None
        self.changed.emit()

    def use(self, passphrase: str) -> None:
        """The passphrase of the mailbox, for this sitting."""
        self._passphrase = passphrase
        self._settings.set_flag(self._name("locked"), value=True)
        self.look()

    def _name(self, what: str) -> str:
        return f"mailbox_{what}_{self._bridge.matter.id.hex()}"

    # --- looking ----------------------------------------------------------------------------------

    def begin(self) -> None:
        """Look now, and from time to time from now on."""
        if self.folder is None:
            return
        self._often.start()
        if self.is_locked:
            self.passphrase_wanted.emit(self.tr("The mailbox folder has a passphrase."))
        self.look_quietly()
        self.changed.emit()

    def look_quietly(self) -> None:
        """The same as ``look``, where nothing stands in its way."""
        if self.folder is not None and not self.is_locked and not self._run.is_running:
            self._start(doing="")

    def look(self) -> None:
        """Look into it because someone asks."""
        if self.folder is None:
            return
        if self.is_locked:
            self.passphrase_wanted.emit(self.tr("The mailbox folder has a passphrase."))
            return
        self._start(doing=self.tr("Exchanging with the mailbox"))

    def look_before(self, then: Callable[[], None]) -> bool:
        """A last look before the matter is closed, then go on with this, whatever came of it.

        Returns:
            Whether there is one; if not, nothing was done.
        """
        if self.folder is None or self.is_locked:
            return False
        self._often.stop()
        self._then = then
        self._patience.start()
        self._start(doing=self.tr("Exchanging with the mailbox"))
        return True

    def stop_waiting(self) -> None:
        """Close now, whatever the last look would have brought."""
        self._go_on()

    def close(self) -> None:
        """The matter closes."""
        self._often.stop()
        self._patience.stop()
        self._then = None

    def _start(self, doing: str) -> None:
        folder = self.folder
        if folder is None or self._order is not None:
            return
        self._order = MailboxOrder(folder, self.with_files)
        job = Job(self._order, self._on_done, self._on_failed, self._passphrase, doing)
        self._run.start(job)
        self.changed.emit()

    def _on_done(self, outcome: Outcome) -> None:
        assert isinstance(outcome, Exchanged)
        self._order = None
        self.last = LastLook(datetime.now(UTC), outcome)
        self.changed.emit()
        if outcome.new:
            self.came.emit(outcome)
        self._go_on()

    def _on_failed(self, failure: ReviewError) -> None:
        self._order = None
        is_stopped = isinstance(failure, StoppedError)
        if not is_stopped:
            self.last = LastLook(datetime.now(UTC), None, told(failure))
        if isinstance(failure, PassphraseError):
            self._passphrase = None
            self._settings.set_flag(self._name("locked"), value=True)
            self.passphrase_wanted.emit(told(failure))
        self.changed.emit()
        self._go_on()

    def _go_on(self) -> None:
        then, self._then = self._then, None
        self._patience.stop()
        if then is not None:
            # Not from within the errand: it is put away with the matter.
            QTimer.singleShot(0, self, then)
