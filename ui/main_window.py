"""The main window: welcome or desk, the bars around them, and the way from one matter to the next.

Everything that outlives a matter is here. A matter is opened and closed by this window and by
nobody else; closing waits for the last backup and says so.
"""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from reviewer.errors import PassphraseError, ReviewError
from reviewer.ingest import ImportChoices
from reviewer.matter import Matter, open_matter
from reviewer.queries.left import Left
from ui.actions import Actions
from ui.backing_up import BackingUp
from ui.banner import Banner
from ui.bridge import ELSEWHERE, Bridge
from ui.chosen_rows import ChosenRows
from ui.chrome import chrome_sheet
from ui.colleagues import Colleagues
from ui.commanding import Commanding
from ui.desk import Desk
from ui.desk_slots import Slots
from ui.fault_notice import FaultNotice
from ui.faults import Faults
from ui.first_steps import FirstSteps
from ui.guide_strip import GuideStrip
from ui.icons import Icons
from ui.importing import Importing
from ui.jobs import Jobs
from ui.look import Look
from ui.message_bar import MessageBar, Offer, Tone
from ui.naming import Naming
from ui.open_desk import OpenDesk
from ui.page_view.rendering import PageRenderer
from ui.palette import Palette
from ui.recognising import Recognising
from ui.settings import WindowSettings, why_no_matter_may_lie
from ui.status_bar import StatusBar
from ui.theme import Theme
from ui.top_bar import TopBar
from ui.translation import told
from ui.who_works import WhoWorks
from ui.window_slots import clawback_slots, copy_slots, matter_slots, work_slots

if TYPE_CHECKING:
    from ui.clawing_back import ClawingBack
    from ui.dialogs.keys_overlay import KeysOverlay
    from ui.errands import Errands
    from ui.locking import Locking
    from ui.welcome import Welcome

FIRST_SIZE = (1480, 920)
_CLEANS_MS = 1200
"""After opening: the page comes first."""


class MainWindow(QMainWindow):
    """One window, at most one matter."""

    closed = Signal()

    def __init__(
        self, settings: WindowSettings, theme: Theme, renderer: PageRenderer, faults: Faults
    ) -> None:
        super().__init__()
        self._settings, self._theme = settings, theme
        self._renderer, self._faults = renderer, faults
        self._place = OpenDesk()
        self._steps: FirstSteps | None = None
        self.actions_table = Actions(self, Icons(theme))
        self._build()
        self._make_parts()
        self._listen()
        self._act()
        self._show_nothing()

    @property
    def desk(self) -> Desk | None:
        """The matter that is open, with all its panels."""
        return self._place.desk

    # --- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        self.resize(*FIRST_SIZE)
        self.restoreGeometry(self._settings.state("window"))
        self.setAcceptDrops(True)
        shell = QWidget(self)
        shell.setObjectName("shell")
        self.top = TopBar(self.actions_table, self._theme, shell)
        self.banner = Banner(self._theme, shell)
        self.guide = GuideStrip(self._theme, shell)
        self.stack = QStackedWidget(shell)
        self.status = StatusBar(self._theme, shell)
        self.status.setObjectName("status_bar")
        column = QVBoxLayout(shell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.top, self.banner, self.guide, self.stack, self.status):
            column.addWidget(part, 1 if part is self.stack else 0)
        self.setCentralWidget(shell)
        self.messages = MessageBar(self._theme, self)
        self.palette_view = Palette(self._theme, self)
        self._restyle()

    def _make_parts(self) -> None:
        """What lives as long as the window, and works for whatever matter is open in it."""
        place, settings, messages = self._place, self._settings, self.messages
        self.jobs = Jobs(self.status)
        self.commanding = Commanding(self, place, self.actions_table, self.palette_view)
        self.notice = FaultNotice(self._faults, messages)
        self.naming = Naming(self, place, settings, self.actions_table, self.status)
        self.who = WhoWorks(place, lambda: self.errands, settings, self.naming)
        self._rows = ChosenRows(place, lambda: self.errands, messages)
        self.look = Look(settings, self._theme, self.actions_table, messages)
        self.backing_up = BackingUp(settings, self.status, self.banner, messages)
        self.importing = Importing(place, lambda: self.errands, self.jobs, messages)
        self.recognising = Recognising(self, place, self.importing, self.jobs, messages)
        self.colleagues = Colleagues(self, place, settings, self._theme, messages, self.jobs)

    def _listen(self) -> None:
        self._theme.changed.connect(self._restyle)
        self.status.cancel_asked.connect(self._on_cancel)
        self.status.backup_asked.connect(self.backing_up.start)
        for signal, action in (
            (self.status.who_asked, "reviewer"),
            (self.status.mailbox_asked, "colleagues"),
            (self.status.differences_asked, "differences"),
            (self.banner.accepted, "backup_folder"),
        ):
            signal.connect(self.actions_table[action].trigger)
        self.top.palette_asked.connect(self.commanding.open_palette)
        self.backing_up.folder_asked.connect(self._on_folder_asked)
        self.look.dimmed.connect(self._on_dimmed)
        self.importing.handed_over.connect(self.colleagues.take_in)
        self.importing.imported.connect(self._on_imported)
        self.colleagues.action_asked.connect(self.commanding.trigger)
        self.colleagues.place_chosen.connect(self.open_place)
        self.colleagues.matter_begun.connect(self.show_matter)
        self.colleagues.other_named.connect(self.who.on_named)
        self.who.reopen_asked.connect(self._reopen)
        self.colleagues.mailbox_told.connect(self.status.set_mailbox)

    @cached_property
    def welcome(self) -> "Welcome":
        """The welcome screen: most starts open a matter at once and never show it."""
        from ui.welcome import Welcome  # noqa: PLC0415  see ``errands``

        welcome = Welcome(self._settings, self._theme, self.stack)
        welcome.matter_chosen.connect(self.open_place)
        for signal, action in (
            (welcome.files_asked, "import_files"),
            (welcome.folder_asked, "import_folder"),
            (welcome.new_asked, "new_matter"),
            (welcome.open_asked, "open_matter"),
            (welcome.begin_asked, "begin_from"),
            (welcome.restore_asked, "restore"),
            (welcome.sample_asked, "sample_matter"),
        ):
            signal.connect(self.actions_table[action].trigger)
        self.stack.addWidget(welcome)
        return welcome

    @cached_property
    def errands(self) -> "Errands":
        """The dialogs, imported when the first of them is asked for."""
        from ui.errands import Errands  # noqa: PLC0415  a tenth of a second that a start can save
        from ui.print_errands import PrintErrands  # noqa: PLC0415 - as the next line

        prints = PrintErrands(self, self._renderer, self._theme, self.messages)
        prints.progressed.connect(self.jobs.tell)
        prints.ended.connect(self.jobs.end)
        errands = Errands(self, self._settings, self.messages, prints)
        errands.matter_ready.connect(self._on_matter_ready)
        errands.matter_made.connect(self.show_matter)
        errands.place_chosen.connect(self.open_place)
        errands.import_chosen.connect(self.importing.take_in)
        errands.load_chosen.connect(self.importing.load)
        errands.details_saved.connect(self._on_details)
        errands.backup_folder_chosen.connect(self.backing_up.set_folder)
        return errands

    @cached_property
    def locking(self) -> "Locking":
        """Passphrases of matters and saved copies, imported when they are first asked for."""
        from ui.locking import Locking  # noqa: PLC0415  see ``errands``

        locking = Locking(self, self._settings, self.messages)
        locking.opened.connect(self.show_matter)
        locking.place_chosen.connect(self.open_place)
        locking.leave_asked.connect(self._leave_for)
        locking.progressed.connect(lambda told: self.status.set_job(told, 0, 0, can_stop=False))
        locking.ended.connect(self.jobs.rest)
        return locking

    @cached_property
    def keys(self) -> "KeysOverlay":
        """The overlay of keys, made when it is first asked for."""
        from ui.dialogs.keys_overlay import KeysOverlay  # noqa: PLC0415  see ``errands``

        return KeysOverlay(self)

    # --- what the actions of the table do ---------------------------------------------------------

    def _act(self) -> None:
        for slots in (
            matter_slots(lambda: self.errands),
            work_slots(lambda: self.errands, self._place),
            copy_slots(lambda: self.locking, self._place),
            clawback_slots(self._clawing_back_on, self._place),
            self.look.slots(),
            self.importing.slots(),
            self.recognising.slots(),
            self.colleagues.slots(),
            self._own_slots(),
        ):
            self.actions_table.connect_all(slots)
        for name in ("dim_pages", "go_on_after", "reduced_motion"):
            self.actions_table[name].setChecked(self._settings.flag(name))

    def _own_slots(self) -> Slots:
        return {
            "close_matter": self.close_matter,
            "quit": self.quit,
            "palette": self.commanding.open_palette,
            "last_message": self.messages.say_again,
            "keys": self.show_keys,
            "reviewer": self.who.ask,
            "back_up": self.backing_up.start,
            "copy_details": self.notice.copy_details,
        }

    def _restyle(self) -> None:
        self.setStyleSheet(chrome_sheet(self._theme))
        self.actions_table.refresh_icons()

    # --- matters ----------------------------------------------------------------------------------

    def open_place(self, place: Path) -> None:
        """Open the matter that lies there; asks who works here where nobody was ever named."""
        if self._settings.reviewer is None:
            self.errands.ask_who(lambda: self.open_place(place))
            return
        try:
            matter = open_matter(place, self._settings.stored)
        except PassphraseError:
            self.locking.ask(place)
            return
        except ReviewError as refusal:
            self._refuse_place(place, told(refusal))
            return
        self.show_matter(matter)

    def _refuse_place(self, place: Path, why: str) -> None:
        """Where a matter may not be open, offer to work on a copy with a mailbox in its place."""
        if not why_no_matter_may_lie(place) or not place.is_dir():
            self.messages.refuse(why)
            return
        words = self.tr("Work on a copy here")
        offer = Offer(words, lambda: self.colleagues.work_on_copy(place))
        self.messages.say(why, offer=offer, tone=Tone.REFUSED)

    def show_passage(self, number: str) -> None:
        """Show a passage of the matter that is open."""
        if self.desk is not None:
            self.desk.show_passage(number)

    def show_matter(self, matter: Matter, then: Callable[[], None] | None = None) -> None:
        """Put a matter on the desk, in place of the one that is there, and go on with this."""
        self._leave_matter(lambda: self._take_up(matter, then))

    def _on_matter_ready(self, matter: Matter, files: list[Path]) -> None:
        """A matter whose files are known, as of the sample: nothing is asked of them."""
        taking = (lambda: self.importing.take_in(files, ImportChoices())) if files else None
        self.show_matter(matter, taking)

    def _take_up(self, matter: Matter, then: Callable[[], None] | None) -> None:
        bridge = Bridge(matter, self)
        desk = Desk(bridge, self._renderer, self._theme, self._settings, self.messages, self.stack)
        self._place.desk = desk
        self.importing.begin(matter)
        self._put_up(desk)
        self._settings.note_opened(matter, desk.counts())
        desk.take_up(self._settings.left_off(matter.id))
        desk.pair.set_dimmed(self._settings.flag("dim_pages"))
        self._tell_of(desk)
        desk.document.page.setFocus()
        self.backing_up.begin(bridge)
        self._begin_steps(desk, then)
        self.recognising.begin(desk)
        self.colleagues.begin(desk)

    def _reopen(self, opened: Callable[[], Matter]) -> None:
        """Put away what is open, and put up what this opens."""

        def take_up() -> None:
            try:
                matter = opened()
            except ReviewError as refusal:
                self._show_welcome()
                self.messages.refuse(told(refusal))
                return
            self._take_up(matter, None)

        self._leave_matter(take_up)

    def _tell_of(self, desk: Desk) -> None:
        """What the bars around the desk say."""
        self.top.set_matter(desk.bridge.matter.title)
        self.top.set_matter_open(is_open=True)
        self.commanding.enable()
        self.naming.name_all()
        self._rows.begin(desk)

    def _begin_steps(self, desk: Desk, then: Callable[[], None] | None) -> None:
        """Go on with what the matter was opened for; else with the first steps, if they are due."""
        self._steps = FirstSteps(
            desk, self.guide, self._settings, self.commanding.trigger, self.search_everywhere
        )
        self._steps.help_asked.connect(self._on_help_asked)
        if then is not None:
            then()
        else:
            self._steps.take_up()

    def _check_this_exhibit(self) -> None:
        self._place.do(lambda desk: self.errands.check_readings(desk, desk.bridge.exhibit))

    def _on_left_chosen(self, left: Left) -> None:
        """Of what is to be checked after a new reading both readings are shown at once."""
        if left is Left.UNSETTLED:
            self.actions_table["check_readings"].trigger()

    def _clawing_back_on(self, desk: Desk) -> "ClawingBack":
        """Locking away and destroying, imported when it is asked for."""
        from ui.clawing_back import ClawingBack  # noqa: PLC0415  see ``errands``

        return ClawingBack(self, desk, self.messages, self.colleagues.run_on(desk))

    def _clean_on(self, desk: Desk) -> None:
        """Delete what was destroyed by colleagues, or where it could not be reached before."""
        matter = desk.bridge.matter
        if desk is not self.desk or matter.is_closed:
            return
        if matter.is_cleaning_due() or matter.is_cleaning_due(outside=True):
            self._clawing_back_on(desk).clean()

    def search_everywhere(self, query: str) -> None:
        """Search all exhibits of the matter for something."""
        self._place.do(lambda desk: desk.search_all(query))

    def _on_searched(self) -> None:
        if self.desk is not None and self._steps is not None:
            self._steps.note_search(self.desk.searching.asked.text)

    def _put_up(self, desk: Desk) -> None:
        """Put a desk into the window and hear what it says."""
        self.stack.addWidget(desk)
        self.stack.setCurrentWidget(desk)
        desk.table.restore_layout(self._settings.state("passage_columns_4"))
        self.commanding.begin(desk)
        self.naming.begin(desk)
        self._hear_of_actions(desk)
        self._hear_of_search(desk)
        self._hear_of_acts(desk)

    def _ask_role(self, why: str) -> None:
        """What takes another role is refused with the way to choose one."""
        offer = Offer(self.tr("Reviewer…"), self.actions_table["reviewer"].trigger)
        self.messages.say(why, offer=offer, tone=Tone.REFUSED)

    def _hear_of_actions(self, desk: Desk) -> None:
        """What a panel asks for that an action of the table does."""
        for signal, action in (
            (desk.inspector.character_set_asked, "character_set"),
            (desk.sample_walk.samples_asked, "samples"),
            (desk.import_asked, "import_files"),
            (desk.pair.scan_asked, "recognise"),
            (desk.search.report_asked, "term_report"),
        ):
            signal.connect(self.actions_table[action].trigger)
        desk.judging.role_asked.connect(self._ask_role)
        desk.pair.check_asked.connect(self._check_this_exhibit)
        desk.left.chosen.connect(self._on_left_chosen)
        desk.numbers_asked.connect(self.show_numbers)
        desk.history.export_asked.connect(lambda wanted: self.errands.save_history(desk, wanted))

    def _hear_of_search(self, desk: Desk) -> None:
        desk.index_run.progressed.connect(self._on_indexing)
        desk.index_run.rested.connect(self.jobs.rest)
        desk.index_run.failed.connect(self.messages.refuse)
        desk.searching.began.connect(self._on_searched)
        desk.search.help_asked.connect(lambda: self.errands.open_help("search"))

    def _hear_of_acts(self, desk: Desk) -> None:
        """What was done, here or elsewhere."""
        desk.differing.counted.connect(self.status.set_differences)
        desk.bridge.changed.connect(
            lambda change: self._clean_on(desk) if change.verb == ELSEWHERE else None
        )
        QTimer.singleShot(_CLEANS_MS, desk, lambda: self._clean_on(desk))

    def close_matter(self) -> None:
        """Back to the welcome screen."""
        self._leave_matter(self._show_welcome)

    def _leave_matter(self, then: Callable[[], None]) -> None:
        """Close the open matter, after a last backup where one is due."""
        if self.desk is None:
            then()
            return
        # First what is being typed, so that the last backup has it too.
        self.desk.inspector.commit()
        self.importing.close()
        self.recognising.close()
        if "errands" in self.__dict__:
            self.errands.prints.shut()
        self.colleagues.leave(lambda: self.backing_up.before_leaving(lambda: self._put_away(then)))

    def _leave_for(self, work: Callable[[], None]) -> None:
        """Close the matter for what can only be done to a closed one."""

        def left() -> None:
            self._show_welcome()
            work()

        self._leave_matter(left)

    def _put_away(self, then: Callable[[], None]) -> None:
        desk, self._place.desk = self.desk, None
        if desk is not None:
            matter = desk.bridge.matter
            self._settings.note_opened(matter, desk.counts())
            self.colleagues.end()
            if "locking" in self.__dict__:
                self.locking.close()
            desk.shut()
            self.backing_up.end()
            self.commanding.end(desk)
            self.stack.removeWidget(desk)
            desk.deleteLater()
            matter.close()
        self.importing.end()
        self.recognising.end()
        self._steps = None
        self.guide.hide()
        then()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.desk is None:
            self._show_welcome()

    def _show_welcome(self) -> None:
        self._show_nothing()
        self.welcome.refresh()
        self.stack.setCurrentWidget(self.welcome)
        self.welcome.files.setFocus()

    def _show_nothing(self) -> None:
        """No matter is open."""
        self.top.set_matter("")
        self.top.set_matter_open(is_open=False)
        self.status.set_place("", "")
        self.status.end_job()
        self.status.set_mailbox("", "")
        self.status.set_differences(0)
        self.status.setVisible(False)
        self.banner.hide()
        self.commanding.enable()
        self.setWindowTitle("Pincite")

    def _on_details(self) -> None:
        if self.desk is not None:
            self.top.set_matter(self.desk.bridge.matter.title)
            self.naming.name_window()

    # --- files and jobs ---------------------------------------------------------------------------

    def _on_cancel(self) -> None:
        if self.importing.is_running:
            self.importing.cancel()
        else:
            self.recognising.cancel()
        self.colleagues.cancel()
        if "errands" in self.__dict__:
            self.errands.prints.cancel()

    def _on_folder_asked(self) -> None:
        self.errands.choose_backup_folder()

    def _on_indexing(self, done: int, total: int) -> None:
        words = self.tr("Indexing {done} of {total}").format(done=done, total=total)
        self.jobs.tell_between(words, done, total)

    def _on_imported(self) -> None:
        if self._steps is not None:
            self._steps.take_up()

    def show_numbers(self, occurrences: tuple[bytes, ...] = ()) -> None:
        """Give and look up the numbers of exhibits, of these first."""
        self._place.do(lambda desk: self.errands.show_numbers(desk.bridge.matter, occurrences))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.importing.import_paths(paths)

    # --- what is on the screen --------------------------------------------------------------------

    def _on_dimmed(self, is_dimmed: bool) -> None:
        self._place.do(lambda desk: desk.pair.set_dimmed(is_dimmed))

    def _on_help_asked(self, page: str) -> None:
        self.errands.open_help(page)

    def show_keys(self) -> None:
        """All keys, over the window."""
        self.keys.open()

    def quit(self) -> None:
        self.close()

    # --- closing ----------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Waits for the last backup without holding the window up."""
        if self.desk is not None:
            event.ignore()
            self._leave_matter(lambda: QTimer.singleShot(0, self.close))
            if self.desk is not None:
                return
        self.colleagues.close()
        if "locking" in self.__dict__ and self.locking.is_busy:
            event.ignore()  # a matter is being written anew, and opened again then
            return
        self._settings.set_state("window", self.saveGeometry())
        event.accept()
        self.closed.emit()
