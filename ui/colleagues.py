"""Files for colleagues and from them, whatever is open: handed over, taken in, begun from.

Everything here is imported when it is first asked for: whoever works alone pays nothing for it.
"""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.jobs import Jobs
from ui.message_bar import MessageBar
from ui.open_desk import OpenDesk
from ui.settings import WindowSettings
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.beginning import Beginning
    from ui.share_errands import ShareErrands
    from ui.share_run import ShareRun
    from ui.sharing import Sharing

_MAILBOX_MS = 2500
"""After opening: the page comes first."""


class Colleagues(QObject):
    """Finds who can do it: what stands over the open matter, or what begins without one."""

    action_asked = Signal(str)
    """What an action of the table does is wanted, by its id."""
    place_chosen = Signal(object)
    """The folder of a matter to open."""
    matter_begun = Signal(object, object)
    """An open ``Matter`` that began with a file, and what is to be done in it first."""
    other_named = Signal()
    """The one at the keyboard goes by another name from now on."""
    mailbox_told = Signal(str, str)
    """As of ``Sharing``."""

    def __init__(
        self,
        window: QWidget,
        place: OpenDesk,
        settings: WindowSettings,
        theme: Theme,
        messages: MessageBar,
        jobs: Jobs,
    ) -> None:
        super().__init__(window)
        self._window, self._place, self._settings = window, place, settings
        self._theme, self._messages, self._jobs = theme, messages, jobs
        self.sharing: Sharing | None = None
        self.errands: ShareErrands | None = None
        jobs.watch(lambda: self.sharing is not None and self.sharing.is_busy)

    def slots(self) -> dict[str, Callable[[], None]]:
        """What the actions of the table do here."""
        return {
            "hand_over": lambda: self._ask(lambda errands: errands.hand_over()),
            "take_in": self._choose,
            "mailbox": lambda: self._ask(lambda errands: errands.set_up_mailbox()),
            "exchange": lambda: self._ask(lambda errands: errands.exchange()),
            "colleagues": lambda: self._ask(lambda errands: errands.show_colleagues()),
            "begin_from": self._begin_from,
        }

    def begin(self, desk: Desk) -> None:
        """A matter is open: look into its mailbox soon, and hear who asks for its past."""
        desk.history.earlier_asked.connect(
            lambda day: self._ask(lambda errands: errands.before(day))
        )
        QTimer.singleShot(_MAILBOX_MS, desk, lambda: self._begin_mailbox(desk))

    def take_in(self, paths: list[Path]) -> None:
        """Show what files from colleagues would bring; without a matter, find whose they are."""
        if self._place.desk is None:
            self._beginning.receive(paths)
        else:
            self._ask(lambda errands: errands.take_in(paths))

    def work_on_copy(self, place: Path) -> None:
        """Where a matter may not be open, work on a copy with a mailbox in its place."""
        self._beginning.work_on_copy(place)

    def cancel(self) -> None:
        """Stop what runs."""
        if self.sharing is not None:
            self.sharing.cancel()
        if "_beginning" in self.__dict__:
            self._beginning.cancel()

    def leave(self, then: Callable[[], None]) -> None:
        """A last look into the mailbox before the matter is closed, where it has one, and on."""
        if self.sharing is None or not self.sharing.leave(then):
            then()

    def end(self) -> None:
        """The matter closes."""
        if self.sharing is not None:
            self.sharing.close()
        self.sharing, self.errands = None, None

    def close(self) -> None:
        """The window closes."""
        if "_beginning" in self.__dict__:
            self._beginning.close()

    def _begin_from(self) -> None:
        """Begin a copy of one's own from a colleague's file."""
        self._beginning.begin()

    def _choose(self) -> None:
        """Let a person choose what to take in."""
        if self._place.desk is None:
            self._beginning.choose()
        else:
            self._ask(lambda errands: errands.choose_files())

    def _ask(self, errand: "Callable[[ShareErrands], object]") -> None:
        """Ask something about colleagues' files, where a matter is open."""
        desk = self._place.desk
        if desk is None:
            return
        if self.errands is None:
            from ui.share_errands import ShareErrands  # noqa: PLC0415 - see above

            self.errands = ShareErrands(
                self._window, self._sharing_on(desk), self._theme, self._settings, self._messages
            )
        errand(self.errands)

    def run_on(self, desk: Desk) -> "ShareRun":
        """What does one errand on the matter after the other, for whoever has another one."""
        return self._sharing_on(desk).run

    def _sharing_on(self, desk: Desk) -> "Sharing":
        if self.sharing is None:
            from ui.sharing import Sharing  # noqa: PLC0415 - see above

            sharing = Sharing(desk, self._settings, self._messages)
            sharing.passphrase_asked.connect(
                lambda why: self._ask(lambda errands: errands.ask_passphrase(why))
            )
            for signal, action in (
                (sharing.colleagues_asked, "colleagues"),
                (sharing.differences_asked, "differences"),
                (sharing.copy_asked, "save_copy"),
            ):
                signal.connect(lambda action=action: self.action_asked.emit(action))
            sharing.matter_made.connect(self.place_chosen)
            sharing.mailbox_told.connect(self.mailbox_told)
            self._tell_progress(sharing)
            self.sharing = sharing
        return self.sharing

    def _begin_mailbox(self, desk: Desk) -> None:
        """Look into the mailbox, where this copy has one."""
        from reviewer.sharing.exchanges import mailboxes  # noqa: PLC0415 - see above

        if desk is self._place.desk and mailboxes(desk.bridge.matter):
            self._sharing_on(desk).mailboxes.begin()

    @cached_property
    def _beginning(self) -> "Beginning":
        """What is done with files where no matter is open."""
        from ui.beginning import Beginning  # noqa: PLC0415 - see above

        beginning = Beginning(self._window, self._settings, self._messages)
        beginning.made.connect(self._on_begun)
        beginning.taking.connect(self._on_taking)
        beginning.other_named.connect(self.other_named)
        self._tell_progress(beginning)
        return beginning

    def _tell_progress(self, work: "Sharing | Beginning") -> None:
        work.progressed.connect(self._jobs.tell)
        work.ended.connect(self._jobs.rest)

    def _on_begun(self, folder: Path) -> None:
        """A matter was begun from a file: open it, and ask who that is at the keyboard."""
        matter = self._beginning.opened(folder)
        if matter is not None:
            self.matter_begun.emit(matter, lambda: self._beginning.ask_who(matter))

    def _on_taking(self, folder: Path, paths: list[Path]) -> None:
        self.place_chosen.emit(folder)
        if self._place.desk is not None:
            self.take_in(paths)
