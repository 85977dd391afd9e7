"""Locking an exhibit away, bringing it back and destroying it, from the window.

Whatever was being read of it is told first, so that the sitting counts; then the act closes its
tabs. Destroying rewrites the matter's file, which takes a second for each few hundred megabytes;
what could not be reached is told in a list that can be copied.
"""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.acts import clawback as acts
from reviewer.queries import clawback
from reviewer.sharing import purging
from reviewer.sharing.purging import Cleaned
from ui.bridge import Bridge
from ui.desk import Desk
from ui.dialogs.clawback import ClawbackList, PurgeDialog, SequesterDialog
from ui.message_bar import MessageBar, Offer, Tone
from ui.translation import told


class ClawingBack(QObject):
    """What is asked and done over one desk."""

    def __init__(self, window: QWidget, desk: Desk, messages: MessageBar) -> None:
        super().__init__(desk)
        self._window, self._desk, self._messages = window, desk, messages

    @property
    def _bridge(self) -> Bridge:
        return self._desk.bridge

    def ask_sequester(self) -> SequesterDialog | None:
        """Ask why the exhibit that is open is locked away."""
        exhibit = self._bridge.exhibit
        if exhibit is None:
            return None
        number = clawback.number_of(self._bridge.view, exhibit)
        dialog = SequesterDialog(self._bridge, exhibit, told(number), self._window)
        dialog.chosen.connect(
            lambda reason, name, day: self._sequester(exhibit, (reason, name, day))
        )
        dialog.open()
        return dialog

    def ask_purge(self, exhibit: bytes | None = None) -> PurgeDialog | None:
        """Ask why an exhibit is destroyed, the one that is open if none is named."""
        wanted = self._bridge.exhibit if exhibit is None else exhibit
        if wanted is None:
            return None
        number = clawback.number_of(self._bridge.view, wanted)
        dialog = PurgeDialog(self._bridge, wanted, told(number), self._window)
        dialog.chosen.connect(lambda reason: self._purge(wanted, told(number), reason))
        dialog.open()
        return dialog

    def show_list(self) -> ClawbackList:
        """List what is sequestered and destroyed."""
        dialog = ClawbackList(self._bridge, self._window)
        dialog.lift_asked.connect(self._lift)
        dialog.purge_asked.connect(self.ask_purge)
        dialog.open()
        return dialog

    def _sequester(self, exhibit: bytes, asked: tuple[str, str, str]) -> None:
        self._end_sittings()
        reason, name, day = asked
        change = self._bridge.do(lambda view: acts.sequester(view, exhibit, reason, name, day))
        if change is not None:
            number = told(clawback.number_of(self._bridge.view, exhibit))
            words = self.tr("{number} is sequestered, with its passages.")
            self._bridge.told.emit(words.format(number=number), True)

    def _lift(self, exhibit: bytes) -> None:
        if self._bridge.do(lambda view: acts.lift(view, exhibit)) is not None:
            number = told(clawback.number_of(self._bridge.view, exhibit))
            self._bridge.told.emit(self.tr("{number} is back.").format(number=number), True)

    def _purge(self, exhibit: bytes, number: str, reason: str) -> None:
        self._end_sittings()
        self._messages.say(self.tr("Destroying {number}").format(number=number))
        # The sentence is painted before the window is busy.
        QTimer.singleShot(0, self, lambda: self._purge_now(exhibit, number, reason))

    def _purge_now(self, exhibit: bytes, number: str, reason: str) -> None:
        matter = self._bridge.matter
        if matter.is_closed:
            return
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        self._desk.index_run.release()
        try:
            cleaned = self._bridge.attempt(lambda: purging.purge(matter, exhibit, reason))
        finally:
            QApplication.restoreOverrideCursor()
        self._desk.index_run.begin()
        if cleaned is not None:
            self._tell(number, cleaned)

    def _tell(self, number: str, cleaned: Cleaned) -> None:
        words = self.tr("{number} is destroyed.").format(number=number)
        if not cleaned.not_reached:
            self._messages.say(words)
            return
        lines = [told(one) for one in cleaned.not_reached]
        more = (
            self.tr("1 place to see to: {what}")
            if len(lines) == 1
            else self.tr("{count} places to see to; the first: {what}")
        )
        offer = Offer(
            self.tr("Copy all"), lambda: QGuiApplication.clipboard().setText("\n".join(lines))
        )
        self._messages.say(words, more.format(count=len(lines), what=lines[0]), offer, Tone.REFUSED)

    def _end_sittings(self) -> None:
        """What was read so far counts as read, before the exhibit is gone."""
        for side in self._desk.pair.sides:
            side.reading.end()

    def clean(self) -> None:
        """What colleagues destroyed is deleted here too; what was cut short is finished."""
        matter = self._bridge.matter
        if matter.is_closed or not (
            matter.is_cleaning_due() or matter.is_cleaning_due(outside=True)
        ):
            return
        self._desk.index_run.release()
        self._bridge.attempt(lambda: purging.clean_purged(matter))
        self._desk.index_run.begin()
