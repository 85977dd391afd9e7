"""What is asked before something is handed over or taken in, and the tab of colleagues.

Imported at the first of these questions: most days of most reviewers need none of it.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from reviewer.errors import PassphraseError, ReviewError, StoppedError
from reviewer.queries import people
from reviewer.sharing import colleagues, exchanges, handing_over
from reviewer.sharing.errand import ExtentOrder, LookOrder, Outcome, ShareOrder
from reviewer.sharing.exchanges import Recorded
from reviewer.sharing.handing_over import Extent, HandedOver, Wanted
from reviewer.sharing.making import before_order
from reviewer.sharing.outcomes import Preview, Progress
from reviewer.sharing.portions import Form
from ui import share_words
from ui.colleagues_panel import ColleaguesPanel
from ui.dialogs.as_before import AsBefore, Before
from ui.dialogs.form import pick_files
from ui.dialogs.hand_over import Addressee, HandOver, Whom, Wish, usual_folder
from ui.dialogs.mailbox_folder import MailboxFolder
from ui.dialogs.passphrase import AskPassphrase
from ui.dialogs.take_in import TakeIn, shared_filters
from ui.message_bar import MessageBar, Offer
from ui.settings import WindowSettings
from ui.share_run import Job
from ui.sharing import Sharing
from ui.theme import Theme
from ui.translation import told

_FOLDER = "hand_over_folder"


class ShareErrands(QObject):
    """Dialogs over one desk; what was answered is done by its ``Sharing``."""

    def __init__(
        self,
        window: QWidget,
        sharing: Sharing,
        theme: Theme,
        settings: WindowSettings,
        messages: MessageBar,
    ) -> None:
        super().__init__(sharing)
        self._window, self._sharing, self._theme = window, sharing, theme
        self._settings, self._messages = settings, messages
        self._desk = sharing.desk
        self._bridge = sharing.desk.bridge
        self.panel: ColleaguesPanel | None = None
        self._counted: ExtentOrder | None = None
        """What is counted for the dialog that is open."""

    # --- handing over -----------------------------------------------------------------------------

    def hand_over(self, person: bytes | None = None) -> HandOver:
        """Ask what to hand over, at first to this colleague."""
        matter = self._bridge.matter
        found = colleagues.colleagues(matter)
        made = exchanges.handed(matter)
        initials = next(
            (row.initials for row in people.reviewers(matter.view) if row.id == matter.reviewer),
            (self._settings.reviewer or ("", ""))[1],
        )
        dialog = HandOver(
            f"{matter.title} {initials}",
            self._folder(),
            [Addressee(bytes(one.person), one.name) for one in found],
            made[0].at if made else None,
            self._window,
        )
        dialog.counting.connect(lambda wish: self._count(dialog, wish))
        dialog.chosen.connect(self._hand_over)
        dialog.copy_asked.connect(self._sharing.copy_asked)
        if person is not None:
            dialog.choose_person(person)
        dialog.open()
        return dialog

    def _folder(self) -> Path:
        kept = Path(self._settings.stored.value(_FOLDER) or usual_folder())
        return kept if kept.is_dir() else usual_folder()

    def _wanted(self, wish: Wish) -> Wanted:
        """The same in the words of the domain, where a colleague goes by their name."""
        if wish.form is Form.PACKAGE:
            return Wanted(with_exhibits=True, passphrase=wish.passphrase)
        names = {bytes(one.person): one.name for one in colleagues.colleagues(self._bridge.matter)}
        return Wanted(
            names.get(wish.person, "") if wish.whom is Whom.COLLEAGUE else "",
            wish.since,
            wish.whom is Whom.LAST,
            wish.with_files,
            wish.passphrase,
        )

    def _count(self, dialog: HandOver, wish: Wish) -> None:
        if self._bridge.matter.is_closed:
            return
        wanted, matter = self._wanted(wish), self._bridge.matter
        if handing_over.is_long(matter):
            self._count_beside(dialog, wish, ExtentOrder(wanted, wish.form))
            return
        try:
            self._tell_extent(dialog, wish, handing_over.extent(matter, wanted, wish.form))
        except ReviewError as refusal:
            _refuse_wish(dialog, refusal)

    def _count_beside(self, dialog: HandOver, wish: Wish, order: ExtentOrder) -> None:
        """Count in a process of its own; what was being counted for another wish is dropped."""
        run = self._sharing.run
        if self._counted is not None:
            run.drop(self._counted)
        else:
            dialog.finished.connect(self._stop_counting)
        self._counted = order
        dialog.tell(self.tr("Counting…"))

        def show(found: Outcome) -> None:
            assert isinstance(found, Extent)
            self._tell_extent(dialog, wish, found)

        run.start(Job(order, show, lambda refusal: _refuse_wish(dialog, refusal)))

    def _stop_counting(self) -> None:
        if self._counted is not None:
            self._sharing.run.drop(self._counted)
            self._counted = None

    def _tell_extent(self, dialog: HandOver, wish: Wish, found: Extent) -> None:
        if not (found.changesets or (wish.with_files and found.exhibits)):
            nothing = self.tr("Nothing: all of it was handed over already.")
            dialog.tell(nothing, is_empty=True)
            return
        parts = [share_words.acts(found.changesets)]
        if found.passages:
            parts.append(share_words.passages(found.passages))
        if found.layers:
            parts.append(share_words.texts(found.layers))
        if wish.with_files:
            parts.append(share_words.exhibits(found.exhibits))
        about = self.tr("{what}; about {size}").format(
            what=share_words.listed(parts), size=share_words.size(found.file + found.bytes)
        )
        dialog.tell(about, self._note(wish))

    def _note(self, wish: Wish) -> str:
        if wish.with_files:
            return ""
        return self.tr("Without the files of the exhibits: texts and passages go along.")

    def _hand_over(self, wish: Wish) -> None:
        self._settings.stored.set_value(_FOLDER, str(wish.out.parent))
        order = ShareOrder(wish.out, self._wanted(wish))
        doing = self.tr("Handing over")
        self._sharing.run.start(Job(order, self._on_handed, self._on_failed, doing=doing))

    def _on_handed(self, outcome: Outcome) -> None:
        assert isinstance(outcome, HandedOver)
        words = self.tr("Wrote {acts}, {size}").format(
            acts=share_words.acts(outcome.changesets), size=share_words.size(outcome.bytes)
        )
        folder = outcome.path.parent
        offer = Offer(self.tr("Show in folder"), partial(show_folder, folder))
        self._messages.say(words, outcome.path.name, offer)
        self._refresh()

    def _on_failed(self, failure: ReviewError) -> None:
        if isinstance(failure, StoppedError):
            self._messages.say(self.tr("Stopped. No file was left."))
        else:
            self._messages.refuse(told(failure))

    # --- taking in --------------------------------------------------------------------------------

    def choose_files(self) -> None:
        """Let a person choose what to take in."""
        dialog = pick_files(self._window, self.tr("Take in"), self._on_files)
        dialog.setNameFilters(shared_filters())

    def _on_files(self, paths: list[Path]) -> None:
        self.take_in(paths)

    def take_in(self, paths: Sequence[Path]) -> TakeIn:
        """Show what files would bring."""
        dialog = TakeIn(paths, self._window)
        looks: list[LookOrder] = []

        def look(path: Path, passphrase: str | None) -> None:
            order = LookOrder(path)
            looks.append(order)
            self._sharing.run.start(
                Job(
                    order,
                    lambda found: _show(dialog, path, found),
                    lambda failure: _refuse(dialog, path, failure),
                    passphrase,
                )
            )

        def leave() -> None:
            self._sharing.run.progressed.disconnect(show_progress)
            for order in looks:
                self._sharing.run.drop(order)

        def show_progress(job: Job, progress: Progress | None) -> None:
            if isinstance(job.order, LookOrder) and any(one is job.order for one in looks):
                dialog.card(job.order.path).show_progress(progress)

        dialog.look_asked.connect(look)
        dialog.finished.connect(leave)
        dialog.chosen.connect(self._sharing.take)
        self._sharing.run.progressed.connect(show_progress)
        dialog.open()
        dialog.begin()
        return dialog

    # --- the mailbox ------------------------------------------------------------------------------

    def set_up_mailbox(self, folder: Path | None = None) -> MailboxFolder:
        """Ask which folder is the mailbox."""
        mailboxes = self._sharing.mailboxes
        known = folder or mailboxes.folder
        dialog = MailboxFolder(known, with_files=mailboxes.with_files, parent=self._window)
        dialog.chosen.connect(self._on_mailbox)
        dialog.stopped.connect(self._on_mailbox_stopped)
        dialog.open()
        return dialog

    def _on_mailbox(self, folder: Path, passphrase: str | None, with_files: bool) -> None:
        try:
            self._sharing.mailboxes.set_up(folder, passphrase, with_files=with_files)
        except ReviewError as refusal:
            self._messages.refuse(told(refusal))
            return
        words = self.tr("{folder} is the mailbox folder from now on").format(folder=folder.name)
        self._messages.say(words)

    def _on_mailbox_stopped(self) -> None:
        try:
            self._sharing.mailboxes.stop_using()
        except ReviewError as refusal:
            self._messages.refuse(told(refusal))
            return
        self._messages.say(
            self.tr("The mailbox folder is not used any more; what lies in it stays")
        )

    def exchange(self) -> None:
        """Look into the mailbox now; where there is none, set one up."""
        if self._sharing.mailboxes.folder is None:
            self.set_up_mailbox()
        else:
            self._sharing.mailboxes.look()

    def ask_passphrase(self, why: str) -> None:
        """Ask for that of the mailbox."""
        dialog = AskPassphrase(why, self._window)
        dialog.given.connect(self._sharing.mailboxes.use)
        dialog.open()

    # --- colleagues -------------------------------------------------------------------------------

    def show_colleagues(self) -> ColleaguesPanel:
        """The tab of colleagues, beside the page."""
        panel, right = self._made(), self._desk.right
        right.show()
        right.setCurrentWidget(panel)
        panel.reload()
        panel.focus_first()
        return panel

    def _made(self) -> ColleaguesPanel:
        if self.panel is None:
            right, sharing = self._desk.right, self._sharing
            panel = ColleaguesPanel(self._bridge, sharing.mailboxes, self._theme, right)
            panel.setProperty("help_page", "handing-over")
            panel.hand_over_asked.connect(self.hand_over)
            panel.take_in_asked.connect(self.choose_files)
            panel.mailbox_asked.connect(self.set_up_mailbox)
            panel.exchange_asked.connect(self.exchange)
            panel.before_asked.connect(self.before)
            panel.closed.connect(self._on_closed)
            right.addTab(panel, self.tr("Colleagues"))
            self.panel = panel
        return self.panel

    def _on_closed(self) -> None:
        if self.panel is not None:
            self._desk.right.removeTab(self._desk.right.indexOf(self.panel))
            self.panel.deleteLater()
            self.panel = None

    def _refresh(self) -> None:
        if self.panel is not None and self.panel.isVisible():
            self.panel.reload()

    # --- as before --------------------------------------------------------------------------------

    def before(self, recorded: Recorded | date) -> AsBefore:
        """Ask where the matter as it was before a taking, or at the end of a day, shall lie."""
        dialog = AsBefore(self._bridge.matter.title, recorded, self._window)
        dialog.chosen.connect(self._make_before)
        dialog.open()
        return dialog

    def _make_before(self, before: Before) -> None:
        self._sharing.make(before_order(self._bridge.matter, before.taking, before.folder))


def show_folder(folder: Path) -> None:
    """Open a folder in the system's own window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _show(dialog: TakeIn, path: Path, found: Outcome) -> None:
    assert isinstance(found, Preview)
    dialog.show_preview(path, found)


def _refuse(dialog: TakeIn, path: Path, failure: ReviewError) -> None:
    needs = isinstance(failure, PassphraseError)
    dialog.show_refusal(path, told(failure), needs_passphrase=needs)


def _refuse_wish(dialog: HandOver, refusal: ReviewError) -> None:
    dialog.tell("", is_empty=True)
    dialog.refuse(told(refusal))
