"""Locked matters and saved copies in the window: what is asked, and what runs aside meanwhile.

A passphrase goes from its field to where the key is made of it, and is kept by nobody. To set one,
the matter is closed, written anew, and opened again.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from reviewer.errors import ReviewError
from reviewer.matter import Matter, open_matter
from reviewer.sharing import locking, saved_copy
from reviewer.sharing.locking import Rekeyed
from reviewer.sharing.saved_copy import Saved
from ui.dialogs.form import pick_files, pick_new_file
from ui.dialogs.hand_over import free_name, usual_folder, without_unfit
from ui.dialogs.lock import LockMatter, OpenLocked, SaveCopy
from ui.message_bar import MessageBar, Offer, Tone
from ui.settings import WindowSettings
from ui.translation import told

_ASKS_MS = 40


class Aside(QObject):
    """One piece of work in a thread; what came of it is told in the thread of the window."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="aside")
        self._work: Future[object] | None = None
        self._done: Callable[[object], None] = lambda _outcome: None
        self._failed: Callable[[str], None] = lambda _refusal: None
        self._timer = QTimer(self, interval=_ASKS_MS)
        self._timer.timeout.connect(self._ask)

    @property
    def is_busy(self) -> bool:
        return self._work is not None

    def start(
        self,
        work: Callable[[], object],
        done: Callable[[object], None],
        failed: Callable[[str], None],
    ) -> None:
        """Begin, and tell later."""
        self._done, self._failed = done, failed
        self._work = self._pool.submit(work)
        self._timer.start()

    def finish(self) -> None:
        """Wait until it is done, and tell."""
        if self._work is not None:
            self._work.exception()
            self._ask()

    def _ask(self) -> None:
        work = self._work
        if work is None or not work.done():
            return
        self._work = None
        self._timer.stop()
        try:
            outcome = work.result()
        except ReviewError as refusal:
            self._failed(told(refusal))
        else:
            self._done(outcome)


class Locking(QObject):
    """The dialogs over one window, and their errands."""

    opened = Signal(object)
    """A ``Matter`` that its passphrase opened."""
    leave_asked = Signal(object)
    """The matter is to be closed, and then this to be done."""
    place_chosen = Signal(object)
    """A review database to open."""
    progressed = Signal(str)
    ended = Signal()

    def __init__(self, window: QWidget, settings: WindowSettings, messages: MessageBar) -> None:
        super().__init__(window)
        self._window, self._settings, self._messages = window, settings, messages
        self._aside = Aside(self)

    @property
    def is_busy(self) -> bool:
        return self._aside.is_busy

    def close(self) -> None:
        """The matter closes: what is being written is finished first."""
        self._aside.finish()

    # --- opening ----------------------------------------------------------------------------------

    def ask(self, place: Path) -> None:
        """Ask for the passphrase of a matter, until it opens."""
        stored = self._settings.stored
        dialog = OpenLocked(
            place.name, lambda words: open_matter(place, stored, passphrase=words), self._window
        )
        dialog.opened.connect(self.opened)
        dialog.open()

    def choose_copy(self) -> None:
        """Open a saved copy, wherever it lies."""
        dialog = pick_files(
            self._window,
            self.tr("Open a saved copy"),
            lambda files: self.place_chosen.emit(files[0]),
        )
        dialog.setNameFilter(self.tr("Review databases") + f" (*{saved_copy.SUFFIX})")

    # --- the passphrase of a matter ---------------------------------------------------------------

    def change(self, matter: Matter) -> None:
        """Set, change or take away the passphrase."""
        place = matter.place
        dialog = LockMatter(
            lambda words: locking.check_passphrase(place, words),
            self._window,
            is_locked=bool(matter.key),
        )
        dialog.chosen.connect(
            lambda new, current: self.leave_asked.emit(
                lambda: self._write_anew(dialog, place, new, current)
            )
        )
        dialog.open()

    def _write_anew(
        self, dialog: LockMatter, place: Path, new: str | None, current: str | None
    ) -> None:
        stored = self._settings.stored

        def done(outcome: object) -> None:
            dialog.finish_with()
            self._open_again(place, new)
            if isinstance(outcome, Rekeyed):
                self._tell_locked(outcome)

        def failed(refusal: str) -> None:
            self._open_again(place, current)
            dialog.finish_with(refusal)

        self._aside.start(lambda: locking.set_passphrase(place, stored, new, current), done, failed)

    def _open_again(self, place: Path, passphrase: str | None) -> None:
        try:
            matter = open_matter(place, self._settings.stored, passphrase=passphrase)
        except ReviewError as refusal:
            self._messages.refuse(told(refusal))
            return
        self.opened.emit(matter)

    def _tell_locked(self, done: Rekeyed) -> None:
        if not done.is_locked:
            self._messages.say(self.tr("The matter has no passphrase any more"))
        elif done.unprotected:
            self._messages.say(
                self.tr("The matter is locked; a copy from before an update beside it is not"),
                done.unprotected[0].name,
                tone=Tone.REFUSED,
            )
        else:
            self._messages.say(
                self.tr("The matter is locked with the passphrase"),
                self.tr("Earlier backups are not"),
            )

    # --- saved copies -----------------------------------------------------------------------------

    def save_copy(self, matter: Matter) -> None:
        """Ask where to, and save a copy while the work goes on."""
        if self.is_busy:
            self._messages.refuse(self.tr("A copy is being saved. Wait until it is done."))
            return
        day = datetime.now(UTC).astimezone().date().isoformat()
        name = without_unfit(f"{matter.title} {day}")
        out = free_name(usual_folder(), name, saved_copy.SUFFIX)
        dialog = SaveCopy(out, self._choose_place, self._window, is_locked=bool(matter.key))
        dialog.chosen.connect(
            lambda out, words, is_open: self._save(dialog, matter, out, words, in_the_open=is_open)
        )
        dialog.open()

    def _choose_place(self, dialog: SaveCopy) -> None:
        def chosen(files: list[Path]) -> None:
            dialog.out.setText(str(files[0]))

        picker = pick_new_file(dialog, self.tr("Save a copy"), Path(dialog.out.text()).name, chosen)
        picker.setDirectory(str(Path(dialog.out.text()).parent))

    def _save(
        self,
        dialog: SaveCopy,
        matter: Matter,
        out: Path,
        words: str | None,
        *,
        in_the_open: bool,
    ) -> None:
        database = matter.path
        try:
            saved_copy.note_copy(matter, out)
        except ReviewError as refusal:
            dialog.finish_with(told(refusal))
            return
        dialog.finish_with()
        self.progressed.emit(self.tr("Saving a copy"))

        def work() -> Saved:
            key = saved_copy.key_of_copy(database, words, in_the_open=in_the_open)
            return saved_copy.write_copy(database, out, key)

        self._aside.start(work, self._on_saved, self._on_not_saved)

    def _on_saved(self, saved: object) -> None:
        self.ended.emit()
        if isinstance(saved, Saved):
            self._messages.say(
                self.tr("The copy was saved and read back"),
                saved.path.name,
                Offer(self.tr("Open its folder"), lambda: _show(saved.path.parent)),
            )

    def _on_not_saved(self, refusal: str) -> None:
        self.ended.emit()
        self._messages.refuse(refusal)


def _show(folder: Path) -> None:
    from PySide6.QtCore import QUrl  # noqa: PLC0415 - an offer that few take
    from PySide6.QtGui import QDesktopServices  # noqa: PLC0415 - as the line above

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
