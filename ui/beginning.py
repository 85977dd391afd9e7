"""Files from colleagues where no matter is open: whose they are, and beginning from one.

A hand-over belongs to a matter that is known here, and is taken in there; or it is the first one of
a matter, and a copy begins with it. A matter that lies where none may be open is worked on as a
copy here, with a mailbox in its place.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reviewer.errors import ReviewError
from reviewer.matter import Matter, open_matter
from reviewer.queries import people
from reviewer.sharing.making import BeginOrder, CopyOrder, WhoseOrder
from ui.dialogs.begin_from import Begin, BeginFrom, WhoAmI
from ui.dialogs.form import pick_files
from ui.dialogs.hand_over import free_name
from ui.dialogs.take_in import shared_filters
from ui.making import Making
from ui.message_bar import MessageBar
from ui.settings import WindowSettings, new_matters_folder
from ui.translation import told


class Beginning(QObject):
    """Asks, and has matters made; one at a time."""

    made = Signal(object)
    """The folder of a matter that was made, closed."""
    taking = Signal(object, object)
    """The folder of a matter that is known here, and the files to take in there."""
    other_named = Signal()
    """The one at the keyboard goes by another name from now on."""
    progressed = Signal(str, int, int)
    ended = Signal()

    def __init__(self, window: QWidget, settings: WindowSettings, messages: MessageBar) -> None:
        super().__init__(window)
        self._window, self._settings, self._messages = window, settings, messages
        self._making = Making(self)
        self._dialog: BeginFrom | None = None
        self._files: list[Path] = []
        self._copied: Path | None = None
        self._passphrase: str | None = None
        self._making.made.connect(self._on_made)
        self._making.told.connect(self._on_whose)
        self._making.failed.connect(self._on_failed)
        self._making.stopped.connect(self.ended)
        self._making.progressed.connect(self._on_progress)

    @property
    def is_busy(self) -> bool:
        return self._making.is_running

    def cancel(self) -> None:
        """Give up what is being made."""
        self._making.stop()

    def close(self) -> None:
        """The window closes."""
        self._making.close()

    # --- files that were dropped or chosen --------------------------------------------------------

    def choose(self) -> None:
        """Let a person choose what to take in."""
        dialog = pick_files(self._window, self.tr("Take in"), self.receive)
        dialog.setNameFilters(shared_filters())

    def receive(self, files: Sequence[Path]) -> None:
        """Find whose these files are."""
        self._files, self._copied, self._dialog = list(files), None, None
        self._making.start(WhoseOrder(self._files[0]))

    def _on_whose(self, matter: str) -> None:
        folder = self._settings.folder_of(matter)
        if folder is not None:
            self.taking.emit(folder, self._files)
        else:
            self.begin(self._files[0])

    # --- beginning --------------------------------------------------------------------------------

    def begin(self, file: Path | None = None) -> BeginFrom:
        """Ask from which file, where, and who begins."""
        self._copied = None
        dialog = self._dialog = BeginFrom(self._settings, file, self._window)
        dialog.chosen.connect(self._begin)
        dialog.stopped.connect(self._making.stop)
        dialog.open()
        return dialog

    def _begin(self, begin: Begin) -> None:
        self._passphrase = None if begin.is_left_open else begin.passphrase
        self._making.start(
            BeginOrder(
                begin.file,
                begin.folder,
                self._settings.folder,
                begin.name,
                begin.initials,
                begin.passphrase,
                begin.is_left_open,
            )
        )

    def work_on_copy(self, place: Path) -> None:
        """Make a copy here of a matter that lies where none may be open, a mailbox in its place."""
        known = self._settings.reviewer or ("", "")
        self._dialog, self._copied = None, place
        folder = free_name(new_matters_folder(), place.name, "")
        self._making.start(CopyOrder(place, folder, self._settings.folder, *known))
        self.progressed.emit(self.tr("Making a copy on this computer"), 0, 0)

    def opened(self, folder: Path) -> Matter | None:
        """The matter that was made, open; with the passphrase of its file where that locks it."""
        passphrase, self._passphrase = self._passphrase, None
        try:
            return open_matter(folder, self._settings.stored, passphrase=passphrase)
        except ReviewError as refusal:
            self._messages.refuse(told(refusal))
            return None

    def ask_who(self, matter: Matter) -> None:
        """Ask whether the one at the keyboard is the person of that name, where there is one."""
        found = (row for row in people.reviewers(matter.view) if row.id == matter.reviewer)
        known = next(found, None)
        if known is None:
            return
        dialog = WhoAmI(known.name, known.initials, self._window)
        dialog.other.connect(self._on_other)
        dialog.open()

    def _on_other(self, name: str, initials: str) -> None:
        self._settings.stored.name_reviewer(name, initials)
        self.other_named.emit()

    # --- what became of it ------------------------------------------------------------------------

    def _on_progress(self, done: int, total: int) -> None:
        if self._dialog is not None:
            self._dialog.show_progress(done, total)
        elif self._copied is not None:
            self.progressed.emit(self.tr("Making a copy on this computer"), done, total)

    def _on_made(self, folder: Path) -> None:
        dialog, self._dialog = self._dialog, None
        self.ended.emit()
        if dialog is not None:
            dialog.accept_made()
        self.made.emit(folder)
        if self._copied is not None:
            self._messages.say(
                self.tr(
                    "This is your copy on this computer. The mailbox folder lies in {place}."
                ).format(place=self._copied.name)
            )

    def _on_failed(self, sentence: str, needs_passphrase: bool) -> None:
        self.ended.emit()
        if self._dialog is not None:
            self._dialog.show_refusal(sentence, needs_passphrase=needs_passphrase)
        elif needs_passphrase and self._files:
            self.begin(self._files[0]).ask_passphrase()
        else:
            self._messages.refuse(sentence)
