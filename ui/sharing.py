"""Handing over and taking in on one desk: what runs, what is said of it, and the mailbox.

Light, and made when it is first needed: whoever works alone pays nothing for it. The questions and
the tab of colleagues stand above it and are made later still.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewer.errors import ReviewError, StoppedError
from reviewer.sharing.errand import Outcome, TakeOrder
from reviewer.sharing.mailbox import Exchanged
from reviewer.sharing.making import Order
from reviewer.sharing.outcomes import Progress, Taken
from ui import share_words, words
from ui.desk import Desk
from ui.mailboxes import Mailboxes
from ui.making import Making
from ui.message_bar import MessageBar, Offer, Tone
from ui.settings import WindowSettings
from ui.share_run import Job, ShareRun
from ui.translation import told

Wanted = Sequence[tuple[Path, str | None]]


class Sharing(QObject):
    """What the window does with colleagues' files, over one desk."""

    progressed = Signal(str, int, int)
    """What runs, in words; done, in all."""
    ended = Signal()
    differences_asked = Signal()
    colleagues_asked = Signal()
    passphrase_asked = Signal(str)
    """Why that of the mailbox is wanted."""
    copy_asked = Signal()
    """A saved copy of the review database is wanted."""
    mailbox_told = Signal(str, str)
    """What the status bar says of the mailbox, and in which colour; empty for nothing."""
    matter_made = Signal(object)
    """The folder of a matter that was made: an earlier state."""

    def __init__(
        self,
        desk: Desk,
        settings: WindowSettings,
        messages: MessageBar,
    ) -> None:
        super().__init__(desk)
        self.desk, self._messages = desk, messages
        self.run = ShareRun(desk.bridge, self)
        self.mailboxes = Mailboxes(desk.bridge, self.run, settings, self)
        self.run.progressed.connect(self._on_progress)
        self.run.rested.connect(self.ended)
        self.mailboxes.came.connect(self._on_came)
        self.mailboxes.passphrase_wanted.connect(self._on_passphrase_wanted)
        self.mailboxes.changed.connect(self._tell_mailbox)

    @property
    def is_busy(self) -> bool:
        """Whether something runs that the status bar tells of."""
        return self._is_making or (self.run.job is not None and bool(self.run.job.doing))

    @property
    def _is_making(self) -> bool:
        return "making" in self.__dict__ and self.making.is_running

    def cancel(self) -> None:
        """Stop what runs, where a person can see that it runs."""
        if self._is_making:
            self.making.stop()
        elif self.is_busy:
            self.run.stop()

    def close(self) -> None:
        """The matter closes."""
        self.mailboxes.close()
        self.run.close()
        if self._is_making:
            self.making.close()

    # --- taking in --------------------------------------------------------------------------------

    def take(self, wanted: Wanted) -> None:
        """Take files in beside the work; those of one passphrase together."""
        groups: dict[str | None, list[Path]] = {}
        for path, passphrase in wanted:
            groups.setdefault(passphrase, []).append(path)
        for passphrase, paths in groups.items():
            order = TakeOrder(tuple(paths))
            self.run.start(
                Job(order, self._on_taken, self._on_failed, passphrase, self.tr("Taking in"))
            )

    def _on_taken(self, outcome: Outcome) -> None:
        assert isinstance(outcome, Taken)
        for one in outcome.refused:
            self._messages.refuse(f"{one.path.name}: {told(one.refusal)}")
        if outcome.refused and not outcome.new:
            return
        said = [self.tr("Took in {acts}").format(acts=share_words.acts(outcome.new))]
        if not outcome.new:
            said = [self.tr("Everything in it was here already")]
        said += self._left(outcome.rejected, outcome.differences, outcome.exhibits_missing)
        self._tell(said, outcome.differences)

    def _left(self, rejected: int, differences: int, missing: int) -> list[str]:
        """What came to be told beside the number of acts."""
        said = []
        if rejected:
            said.append(self.tr("{acts} refused").format(acts=share_words.acts(rejected)))
        if differences:
            said.append(share_words.differences(differences))
        if missing:
            said.append(
                self.tr("the files of {exhibits} are not here").format(
                    exhibits=share_words.exhibits(missing)
                )
            )
        return said

    def _tell(self, said: Sequence[str], differences: int) -> None:
        if differences:
            offer = Offer(self.tr("Decide…"), self.differences_asked.emit)
        else:
            offer = Offer(self.tr("Show"), self.colleagues_asked.emit)
        self._messages.say("; ".join(said), offer=offer)

    def _on_came(self, exchanged: Exchanged) -> None:
        """Something new came through the mailbox: told once, never in the way."""
        said = [
            self.tr("From the mailbox: {acts}").format(acts=share_words.acts(exchanged.new)),
            *self._left(0, exchanged.differences, exchanged.exhibits_missing),
        ]
        self._tell(said, exchanged.differences)

    def _on_failed(self, failure: ReviewError) -> None:
        if isinstance(failure, StoppedError):
            self._messages.say(self.tr("Stopped. Nothing was taken in."))
        else:
            self._messages.refuse(told(failure))

    # --- an earlier state -------------------------------------------------------------------------

    def make(self, order: Order) -> None:
        """Make a matter beside the work, and open it when it is made."""
        self.making.start(order)
        self.progressed.emit(self.tr("Building the matter as it was"), 0, 0)

    @cached_property
    def making(self) -> Making:
        """What makes an earlier state."""
        making = Making(self)
        making.made.connect(self._on_made)
        making.failed.connect(self._on_not_made)
        making.stopped.connect(self.ended)
        making.progressed.connect(
            lambda done, total: self.progressed.emit(
                self.tr("Building the matter as it was"), done, total
            )
        )
        return making

    def _on_made(self, folder: Path) -> None:
        self.ended.emit()
        self.matter_made.emit(folder)
        self._messages.say(
            self.tr("This is the matter as it was; the one you had stays as it is"), folder.name
        )

    def _on_not_made(self, sentence: str, _needs_passphrase: bool) -> None:
        self.ended.emit()
        self._messages.refuse(sentence)

    # --- the mailbox ------------------------------------------------------------------------------

    def _on_passphrase_wanted(self, why: str) -> None:
        offer = Offer(self.tr("Passphrase…"), lambda: self.passphrase_asked.emit(why))
        self._messages.say(why, offer=offer, tone=Tone.REFUSED)

    def _tell_mailbox(self) -> None:
        """In a few words when it was looked into, or that it needs a look."""
        mailboxes, last = self.mailboxes, self.mailboxes.last
        if mailboxes.folder is None:
            self.mailbox_told.emit("", "")
        elif mailboxes.is_locked:
            self.mailbox_told.emit(self.tr("Mailbox waits for its passphrase"), "warn")
        elif last is None:
            self.mailbox_told.emit(self.tr("Mailbox set up"), "muted")
        elif last.exchanged is None:
            self.mailbox_told.emit(self.tr("Mailbox not reached"), "warn")
        elif last.exchanged.refused:
            count = share_words.files(len(last.exchanged.refused))
            self.mailbox_told.emit(self.tr("Mailbox: {files} refused").format(files=count), "warn")
        else:
            when = share_words.when(last.at)
            self.mailbox_told.emit(self.tr("Mailbox {when}").format(when=when), "muted")

    def leave(self, then: Callable[[], None]) -> bool:
        """A last look into the mailbox before the matter is closed.

        Returns:
            Whether there is one; it goes on with this when it is over.
        """
        if not self.mailboxes.look_before(then):
            return False
        self._messages.say(
            self.tr("Exchanging with the mailbox before the matter is closed"),
            offer=Offer(self.tr("Close now"), self.mailboxes.stop_waiting),
        )
        return True

    def _on_progress(self, job: Job, progress: Progress | None) -> None:
        if not job.doing:
            return
        if progress is None:
            self.progressed.emit(job.doing, 0, 0)
            return
        step = told(progress.step) or job.doing
        if progress.total:
            step = self.tr("{step}: {done} of {total}").format(
                step=step,
                done=words.number(progress.done),
                total=words.number(progress.total),
            )
        self.progressed.emit(step, progress.done, progress.total)
