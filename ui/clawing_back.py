"""Locking an exhibit away, bringing it back and destroying it, from the window.

Whatever was being read of it is told first, so that the sitting counts; then the act closes its
tabs. Destroying rewrites the matter's file, which takes a second for each few hundred megabytes: a
process of its own does it, and the window, which could save nothing meanwhile, says so. What could
not be reached is told in a list that can be copied.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from reviewer.acts import clawback as acts
from reviewer.errors import ReviewError
from reviewer.queries import clawback
from reviewer.sharing.errand import Outcome, PurgeOrder, TakeOrder
from reviewer.sharing.outcomes import Cleaned, Progress
from ui.bridge import Bridge
from ui.desk import Desk
from ui.dialogs.clawback import ClawbackList, PurgeDialog, SequesterDialog
from ui.dialogs.destroying import Destroying
from ui.message_bar import MessageBar, Offer, Tone
from ui.share_run import Job, ShareRun
from ui.translation import told


class ClawingBack(QObject):
    """What is asked and done over one desk."""

    def __init__(self, window: QWidget, desk: Desk, messages: MessageBar, run: ShareRun) -> None:
        super().__init__(desk)
        self._window, self._desk, self._messages, self._run = window, desk, messages, run

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
        if self._run.holds(TakeOrder):
            words = self.tr("Colleagues’ work is being taken in. Destroy {number} when it is here.")
            self._messages.refuse(words.format(number=number))
            return
        self._end_sittings()
        for side in self._desk.pair.sides:
            side.close_exhibit(exhibit)

        def end(cleaned: Outcome) -> None:
            assert isinstance(cleaned, Cleaned)
            self._tell(number, cleaned)

        title = self.tr("Destroying {number}").format(number=number)
        self._delete(PurgeOrder(exhibit, reason), title, end)

    def _delete(self, order: PurgeOrder, doing: str, done: Callable[[Outcome], None]) -> None:
        """Have it done beside the window, which is covered: no act could be saved meanwhile."""
        uncover = self._cover(order, doing)

        def on_done(outcome: Outcome) -> None:
            uncover()
            done(outcome)

        def on_failed(refusal: ReviewError) -> None:
            uncover()
            self._messages.refuse(told(refusal))
            if order.exhibit is not None:
                # Somebody else may have destroyed it meanwhile: that was put off for this.
                self.clean()

        self._run.start(Job(order, on_done, on_failed, doing=doing))

    def _cover(self, order: PurgeOrder, doing: str) -> Callable[[], None]:
        """Cover the window, and let the index go; gives what takes the cover off again."""
        cover = Destroying(doing, self._window)

        def show_step(job: Job, progress: Progress | None) -> None:
            if job.order is order and progress is not None:
                cover.say(told(progress.step))

        def uncover() -> None:
            self._run.progressed.disconnect(show_step)
            cover.end()
            self._bridge.matter.forget_layers()
            self._desk.index_run.begin()

        self._desk.index_run.release()
        self._run.progressed.connect(show_step)
        cover.open()
        return uncover

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
        if matter.is_closed or self._run.holds(PurgeOrder) or self._run.holds(TakeOrder):
            return
        if matter.is_cleaning_due():
            doing = self.tr("Deleting what was destroyed")
            self._delete(PurgeOrder(), doing, lambda _cleaned: None)
        elif matter.is_cleaning_due(outside=True):
            # Beside the matter alone: whoever works on it notices nothing.
            self._run.start(Job(PurgeOrder(), lambda _cleaned: None, self._on_not_reached))

    def _on_not_reached(self, refusal: ReviewError) -> None:
        self._messages.refuse(told(refusal))
