"""The main window: welcome or desk, the bars around them, and the way from one matter to the next.

Everything that outlives a matter is here. A matter is opened and closed by this window and by
nobody else; closing waits for the last backup and says so.
"""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from reviewer.errors import PassphraseError, ReviewError
from reviewer.ingest import ImportChoices, Outcome, Status
from reviewer.matter import Matter, open_matter
from reviewer.model import Change, PassageId, Role
from reviewer.queries import passages
from reviewer.queries.left import Left
from ui import translation
from ui.actions import Actions, Needs
from ui.background import Backups, ImportRun, locked_files
from ui.banner import Banner
from ui.bridge import ELSEWHERE, Bridge
from ui.chrome import chrome_sheet
from ui.desk import Desk
from ui.desk_slots import Slots, desk_slots
from ui.faults import Faults
from ui.first_steps import FirstSteps
from ui.guide_strip import GuideStrip
from ui.icons import Icons
from ui.message_bar import MessageBar, Offer, Tone
from ui.page_view.rendering import PageRenderer
from ui.palette import Palette
from ui.settings import WindowSettings, why_no_matter_may_lie
from ui.status_bar import StatusBar
from ui.theme import Theme
from ui.tokens import TEXT_SIZES, USUAL_TEXT, ThemeChoice
from ui.top_bar import TopBar
from ui.translation import told

if TYPE_CHECKING:
    from reviewer.loading.choosing import LoadChoices
    from ui.beginning import Beginning
    from ui.clawing_back import ClawingBack
    from ui.dialogs.keys_overlay import KeysOverlay
    from ui.errands import Errands
    from ui.locking import Locking
    from ui.scanning import Scanning
    from ui.share_errands import ShareErrands
    from ui.sharing import Sharing
    from ui.welcome import Welcome

FIRST_SIZE = (1480, 920)
_PAGE_MENU = (
    *("tag_1", "tag_2", "tag_3", "tag_4", "quick_mark", "note", "link", ""),
    *("privileged", "extent", "withdraw", "", "copy", "copy_cite", ""),
    *("find", "go_to", "open_beside"),
)

_NOTHING_OPEN = frozenset({Needs.NOTHING})
_HANDED_OVER = frozenset({".pincite-handover", ".pincite-package", ".pincite"})
_MAILBOX_MS = 2500
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
        self.desk: Desk | None = None
        self._runs: ImportRun | None = None
        self._scanning: Scanning | None = None
        self._sharing: Sharing | None = None
        self._share_errands: ShareErrands | None = None
        self._backups: Backups | None = None
        self._steps: FirstSteps | None = None
        self._naming = QTimer(self, singleShot=True)
        self._naming.timeout.connect(self._name_undo)
        self._after_backup: Callable[[], None] | None = None
        self.actions_table = Actions(self, Icons(theme))
        self._build()
        self._listen()
        self._act()
        self._show_nothing()

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

    def _listen(self) -> None:
        self._theme.changed.connect(self._restyle)
        self._faults.happened.connect(self._on_fault)
        self.top.palette_asked.connect(self.open_palette)
        self.palette_view.action_chosen.connect(self._on_command)
        self.palette_view.place_chosen.connect(self._on_place)
        self.palette_view.query_chosen.connect(self.search_everywhere)
        self.palette_view.hit_chosen.connect(
            lambda hit: self._on_desk(lambda desk: desk.hits.open(hit))
        )
        self.palette_view.issue_chosen.connect(
            lambda issue: self._on_desk(lambda desk: desk.show_issue(issue))
        )
        self.status.cancel_asked.connect(self._on_cancel)
        self.status.backup_asked.connect(self.back_up)
        self.status.who_asked.connect(self.actions_table["reviewer"].trigger)
        self.status.mailbox_asked.connect(self.actions_table["colleagues"].trigger)
        self.status.differences_asked.connect(self.actions_table["differences"].trigger)
        self.banner.accepted.connect(self.actions_table["backup_folder"].trigger)

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
        prints.progressed.connect(self.status.set_job)
        prints.ended.connect(self.status.end_job)
        errands = Errands(self, self._settings, self.messages, prints)
        errands.matter_ready.connect(self._on_matter_ready)
        errands.matter_made.connect(self.show_matter)
        errands.place_chosen.connect(self.open_place)
        errands.import_chosen.connect(self.take_in)
        errands.load_chosen.connect(self.load)
        errands.details_saved.connect(self._on_details)
        errands.backup_folder_chosen.connect(self.set_backup_folder)
        return errands

    @cached_property
    def beginning(self) -> "Beginning":
        """Files from colleagues where no matter is open, imported when the first one comes."""
        from ui.beginning import Beginning  # noqa: PLC0415  see ``errands``

        beginning = Beginning(self, self._settings, self.messages)
        beginning.made.connect(self._on_begun)
        beginning.taking.connect(self._on_taking)
        beginning.other_named.connect(self._on_reviewer_named)
        self._tell_progress(beginning)
        return beginning

    @cached_property
    def locking(self) -> "Locking":
        """Passphrases of matters and saved copies, imported when they are first asked for."""
        from ui.locking import Locking  # noqa: PLC0415  see ``errands``

        locking = Locking(self, self._settings, self.messages)
        locking.opened.connect(self.show_matter)
        locking.place_chosen.connect(self.open_place)
        locking.leave_asked.connect(self._leave_for)
        locking.progressed.connect(lambda told: self.status.set_job(told, 0, 0, can_stop=False))
        locking.ended.connect(lambda: None if self._is_busy() else self.status.end_job())
        return locking

    @cached_property
    def keys(self) -> "KeysOverlay":
        """The overlay of keys, made when it is first asked for."""
        from ui.dialogs.keys_overlay import KeysOverlay  # noqa: PLC0415  see ``errands``

        return KeysOverlay(self)

    def _act(self) -> None:
        self.actions_table.connect_all(self._errand_slots() | self._own_slots())
        for name in ("dim_pages", "go_on_after", "reduced_motion"):
            self.actions_table[name].setChecked(self._settings.flag(name))

    def _ask(self, errand: Callable[["Errands"], None]) -> Callable[[], None]:
        """A slot that imports the dialogs when it is called and not before."""
        return lambda: errand(self.errands)

    def _lock(self, errand: Callable[["Locking"], None]) -> Callable[[], None]:
        """The same for what is about passphrases and copies."""
        return lambda: errand(self.locking)

    def _errand_slots(self) -> Slots:
        """What the actions do that begin with a question."""
        return {
            "new_matter": self._ask(lambda errands: errands.new_matter()),
            "open_matter": self._ask(lambda errands: errands.choose_matter()),
            "open_copy": self._lock(lambda locking: locking.choose_copy()),
            "save_copy": lambda: self._on_desk(
                lambda desk: self.locking.save_copy(desk.bridge.matter)
            ),
            "passphrase": lambda: self._on_desk(
                lambda desk: self.locking.change(desk.bridge.matter)
            ),
            "sample_matter": self._ask(lambda errands: errands.open_sample()),
            "import_files": self._ask(lambda errands: errands.choose_files(self.import_paths)),
            "import_folder": self._ask(lambda errands: errands.choose_folder(self.import_paths)),
            "load_production": self._ask(
                lambda errands: errands.choose_production(self.load_paths)
            ),
            "import_report": self.show_report,
            "custody_report": lambda: self._on_desk(self.errands.write_custody),
            "character_set": lambda: self._on_desk(self.errands.ask_character_set),
            "reading_limits": self._ask(lambda errands: errands.set_limits()),
            "recognise": lambda: self._on_desk(lambda desk: self._scanning_on(desk).ask()),
            "recognise_all": lambda: self._on_desk(lambda desk: self._scanning_on(desk).ask_all()),
            "numbers": self.show_numbers,
            "batches": lambda: self._on_desk(self.errands.show_batches),
            "samples": lambda: self._on_desk(self.errands.show_samples),
            "sequester": lambda: self._on_desk(
                lambda desk: self._clawing_back_on(desk).ask_sequester()
            ),
            "purge": lambda: self._on_desk(lambda desk: self._clawing_back_on(desk).ask_purge()),
            "clawback": lambda: self._on_desk(lambda desk: self._clawing_back_on(desk).show_list()),
            "check_readings": lambda: self._on_desk(self.errands.check_readings),
            "succeed": lambda: self._on_desk(self.errands.ask_successor),
            "export_log": lambda: self._on_desk(self.errands.export_log),
            "manage_issues": lambda: self._on_desk(self.errands.show_issues),
            "manage_tags": lambda: self._on_desk(self.errands.show_tags),
            "print": lambda: self._on_desk(self.errands.print_passages),
            "export_paper": lambda: self._on_desk(self.errands.print_passages),
            "term_report": lambda: self._on_desk(self.errands.report_terms),
            "matter_details": lambda: self._on_desk(
                lambda desk: self.errands.edit_details(desk.bridge.matter)
            ),
            "reviewer": self._ask_who,
            "backup_folder": self._ask(lambda errands: errands.choose_backup_folder()),
            "restore": self._ask(lambda errands: errands.restore_backup()),
            "new_tag": lambda: self._on_desk(self.errands.new_tag),
            "go_to": lambda: self._on_desk(self.errands.go_to),
            "help": self._ask(lambda errands: errands.open_help()),
        }

    def _own_slots(self) -> Slots:
        """What the actions do at once."""
        return {
            "hand_over": lambda: self._share(lambda errands: errands.hand_over()),
            "take_in": self.choose_handed_over,
            "mailbox": lambda: self._share(lambda errands: errands.set_up_mailbox()),
            "exchange": lambda: self._share(lambda errands: errands.exchange()),
            "colleagues": lambda: self._share(lambda errands: errands.show_colleagues()),
            "begin_from": self.begin_from,
            "back_up": self.back_up,
            "close_matter": self.close_matter,
            "quit": self.quit,
            "palette": self.open_palette,
            "theme_system": lambda: self.choose_theme(ThemeChoice.SYSTEM),
            "theme_light": lambda: self.choose_theme(ThemeChoice.LIGHT),
            "theme_dark": lambda: self.choose_theme(ThemeChoice.DARK),
            "theme_contrast": lambda: self.choose_theme(ThemeChoice.CONTRAST),
            "language_system": lambda: self.choose_language(translation.SYSTEM),
            "language_english": lambda: self.choose_language(translation.ENGLISH),
            "language_german": lambda: self.choose_language(translation.GERMAN),
            "larger_text": lambda: self.step_text(1),
            "smaller_text": lambda: self.step_text(-1),
            "usual_text": lambda: self.set_text(USUAL_TEXT),
            "reduced_motion": self._on_motion,
            "last_message": self.messages.say_again,
            "dim_pages": self._on_dim,
            "keys": self.show_keys,
            "copy_details": self.copy_details,
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
        offer = Offer(words, lambda: self.beginning.work_on_copy(place))
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
        taking = (lambda: self.take_in(files, ImportChoices())) if files else None
        self.show_matter(matter, taking)

    def _take_up(self, matter: Matter, then: Callable[[], None] | None) -> None:
        bridge = Bridge(matter, self)
        desk = Desk(bridge, self._renderer, self._theme, self._settings, self.messages, self.stack)
        self.desk = desk
        self._runs = ImportRun(matter, self)
        self._runs.progressed.connect(self._on_progress)
        self._runs.finished.connect(self._on_imported)
        self._runs.failed.connect(self.messages.refuse)
        self._backups = Backups(bridge, self._settings, self)
        self._backups.done.connect(self._on_backed_up)
        self._backups.failed.connect(self._on_backup_failed)
        self._wire(desk)
        self._settings.note_opened(matter, desk.counts())
        desk.take_up(self._settings.left_off(matter.id))
        desk.pair.set_dimmed(self._settings.flag("dim_pages"))
        self.top.set_matter(matter.title)
        self.top.set_matter_open(is_open=True)
        self._tell_backup()
        self._tell_who()
        self._on_presence()
        self._name_window()
        self._name_undo()
        desk.document.page.setFocus()
        if self._settings.backup_folder is None:
            self.banner.ask(
                self.tr("Where shall backups go? A second disk or a share is a good place."),
                self.tr("Choose a folder…"),
            )
        self._steps = FirstSteps(
            desk, self.guide, self._settings, self._on_command, self.search_everywhere
        )
        self._steps.help_asked.connect(self._on_help_asked)
        if then is not None:
            then()
        else:
            self._steps.take_up()
        if any(matter.objects.kept_pages.glob("*")):
            self._scanning_on(desk).offer_to_go_on()
        QTimer.singleShot(_MAILBOX_MS, desk, lambda: self._begin_mailbox(desk))

    def _check_this_exhibit(self) -> None:
        self._on_desk(lambda desk: self.errands.check_readings(desk, desk.bridge.exhibit))

    def _on_left_chosen(self, left: Left) -> None:
        """Of what is to be checked after a new reading both readings are shown at once."""
        if left is Left.UNSETTLED:
            self.actions_table["check_readings"].trigger()

    def _scanning_on(self, desk: Desk) -> "Scanning":
        """Recognising scans, imported when it is first asked for."""
        if self._scanning is None:
            from ui.scanning import Scanning  # noqa: PLC0415  see ``errands``

            self._scanning = Scanning(self, desk, self.messages)
            self._scanning.run.progressed.connect(self._on_scanning)
            self._scanning.run.finished.connect(self._on_scanned)
        return self._scanning

    # --- colleagues -------------------------------------------------------------------------------

    def _sharing_on(self, desk: Desk) -> "Sharing":
        """Handing over and taking in, imported when it is first asked for."""
        if self._sharing is None:
            from ui.sharing import Sharing  # noqa: PLC0415  see ``errands``

            sharing = Sharing(desk, self._settings, self.messages)
            sharing.colleagues_asked.connect(lambda: self._trigger("colleagues"))
            sharing.passphrase_asked.connect(
                lambda why: self._share(lambda errands: errands.ask_passphrase(why))
            )
            sharing.differences_asked.connect(lambda: self._trigger("differences"))
            sharing.copy_asked.connect(lambda: self._trigger("save_copy"))
            sharing.matter_made.connect(self.open_place)
            sharing.mailbox_told.connect(self.status.set_mailbox)
            self._tell_progress(sharing)
            self._sharing = sharing
        return self._sharing

    def _tell_progress(self, work: "Sharing | Beginning") -> None:
        work.progressed.connect(self.status.set_job)
        work.ended.connect(lambda: None if self._is_busy() else self.status.end_job())

    def _trigger(self, name: str) -> None:
        self.actions_table[name].trigger()

    def _share(self, errand: "Callable[[ShareErrands], object]") -> None:
        """Ask something about colleagues' files, where a matter is open."""
        desk = self.desk
        if desk is None:
            return
        if self._share_errands is None:
            from ui.share_errands import ShareErrands  # noqa: PLC0415  see ``errands``

            self._share_errands = ShareErrands(
                self, self._sharing_on(desk), self._theme, self._settings, self.messages
            )
        errand(self._share_errands)

    def _begin_mailbox(self, desk: Desk) -> None:
        """Look into the mailbox, where this copy has one."""
        from reviewer.sharing.exchanges import mailboxes  # noqa: PLC0415  see ``errands``

        if desk is self.desk and mailboxes(desk.bridge.matter):
            self._sharing_on(desk).mailboxes.begin()

    def _clawing_back_on(self, desk: Desk) -> "ClawingBack":
        """Locking away and destroying, imported when it is asked for."""
        from ui.clawing_back import ClawingBack  # noqa: PLC0415  see ``errands``

        return ClawingBack(self, desk, self.messages)

    def _clean_on(self, desk: Desk) -> None:
        """Delete what was destroyed by colleagues, or where it could not be reached before."""
        matter = desk.bridge.matter
        if desk is not self.desk or matter.is_closed:
            return
        if matter.is_cleaning_due() or matter.is_cleaning_due(outside=True):
            self._clawing_back_on(desk).clean()

    def begin_from(self) -> None:
        """Begin a copy of one's own from a colleague's file."""
        self.beginning.begin()

    def choose_handed_over(self) -> None:
        """Let a person choose what to take in."""
        if self.desk is None:
            self.beginning.choose()
        else:
            self._share(lambda errands: errands.choose_files())

    def take_handed_over(self, paths: list[Path]) -> None:
        """Show what files from colleagues would bring; without a matter, find whose they are."""
        if self.desk is None:
            self.beginning.receive(paths)
        else:
            self._share(lambda errands: errands.take_in(paths))

    def _on_begun(self, folder: Path) -> None:
        """A matter was begun from a file: open it, and ask who that is at the keyboard."""
        matter = self.beginning.opened(folder)
        if matter is not None:
            self.show_matter(matter, lambda: self.beginning.ask_who(matter))

    def _on_taking(self, folder: Path, paths: list[Path]) -> None:
        self.open_place(folder)
        if self.desk is not None:
            self.take_handed_over(paths)

    def _on_scanning(self, done: int, total: int) -> None:
        """Told where no import is being told, which is over sooner."""
        if self._is_busy() and not self._is_importing():
            words = self.tr("Recognising page {done} of {total}").format(
                done=min(done + 1, total), total=total
            )
            self.status.set_job(words, done, total)

    def _on_scanned(self) -> None:
        if not self._is_importing():
            self.status.end_job()

    def _is_busy(self) -> bool:
        is_sharing = self._sharing is not None and self._sharing.is_busy
        return (
            self._is_importing()
            or is_sharing
            or (self._scanning is not None and self._scanning.run.is_running)
        )

    def _is_importing(self) -> bool:
        return self._runs is not None and self._runs.is_running

    def search_everywhere(self, query: str) -> None:
        """Search all exhibits of the matter for something."""
        self._on_desk(lambda desk: desk.search_all(query))

    def _on_searched(self) -> None:
        if self.desk is not None and self._steps is not None:
            self._steps.note_search(self.desk.searching.asked.text)

    def _wire(self, desk: Desk) -> None:
        """Put a desk into the window and hear what it says."""
        bridge = desk.bridge
        self.stack.addWidget(desk)
        self.stack.setCurrentWidget(desk)
        desk.table.restore_layout(self._settings.state("passage_columns_4"))
        self.actions_table.connect_all(desk_slots(desk))
        self.actions_table.set_pages(desk.pair.pages)
        desk.pair.sides_changed.connect(self._on_sides_changed)
        desk.presence_changed.connect(self._on_presence)
        desk.inspector.character_set_asked.connect(self.actions_table["character_set"].trigger)
        desk.sample_walk.samples_asked.connect(self.actions_table["samples"].trigger)
        desk.import_asked.connect(self.actions_table["import_files"].trigger)
        desk.pair.scan_asked.connect(self.actions_table["recognise"].trigger)
        desk.pair.check_asked.connect(self._check_this_exhibit)
        desk.left.chosen.connect(self._on_left_chosen)
        desk.differing.counted.connect(self.status.set_differences)
        desk.numbers_asked.connect(self.show_numbers)
        desk.history.export_asked.connect(lambda wanted: self.errands.save_history(desk, wanted))
        desk.history.earlier_asked.connect(
            lambda day: self._share(lambda errands: errands.before(day))
        )
        QTimer.singleShot(_CLEANS_MS, desk, lambda: self._clean_on(desk))
        for many in (desk.table.many, desk.search.many):
            many.acts.print_asked.connect(self._on_print_asked)
            many.acts.export_asked.connect(self._on_export_asked)
        desk.index_run.progressed.connect(self._on_indexing)
        desk.index_run.rested.connect(self._on_indexed)
        desk.index_run.failed.connect(self.messages.refuse)
        desk.searching.began.connect(self._on_searched)
        desk.search.report_asked.connect(self.actions_table["term_report"].trigger)
        desk.search.help_asked.connect(lambda: self.errands.open_help("search"))
        desk.pair.place_changed.connect(self._on_place_changed)
        desk.pair.tab_changed.connect(self._name_window)
        bridge.passage_chosen.connect(self._on_presence)
        bridge.changed.connect(self._on_changed)
        bridge.changed.connect(
            lambda change: self._clean_on(desk) if change.verb == ELSEWHERE else None
        )
        desk.pair.menu_requested.connect(self._on_page_menu)

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
        if self._runs is not None:
            self._runs.close()
        if self._scanning is not None:
            self._scanning.run.close()
        if "errands" in self.__dict__:
            self.errands.prints.shut()
        if self._sharing is None or not self._sharing.leave(lambda: self._back_up_last(then)):
            self._back_up_last(then)

    def _back_up_last(self, then: Callable[[], None]) -> None:
        """The last backup, where one is due, and away."""
        if self._backups is not None and self._backups.is_due and self._backups.start():
            self._after_backup = lambda: self._put_away(then)
            self.messages.say(
                self.tr("Making a backup before the matter is closed"),
                offer=Offer(self.tr("Close now"), self._on_close_now),
            )
            return
        self._put_away(then)

    def _leave_for(self, work: Callable[[], None]) -> None:
        """Close the matter for what can only be done to a closed one."""

        def left() -> None:
            self._show_welcome()
            work()

        self._leave_matter(left)

    def _put_away(self, then: Callable[[], None]) -> None:
        desk, self.desk = self.desk, None
        if self._after_backup is not None:
            self.messages.hide()
        self._after_backup = None
        if desk is not None:
            matter = desk.bridge.matter
            self._settings.note_opened(matter, desk.counts())
            if self._sharing is not None:
                self._sharing.close()
            if "locking" in self.__dict__:
                self.locking.close()
            desk.shut()
            if self._backups is not None:
                self._backups.stop()
            self.actions_table.disconnect_all(desk_slots(desk))
            self.actions_table.set_pages(())
            self.stack.removeWidget(desk)
            desk.deleteLater()
            matter.close()
        self._runs, self._backups, self._steps = None, None, None
        self._scanning, self._sharing, self._share_errands = None, None, None
        self.guide.hide()
        then()

    def _on_close_now(self) -> None:
        if self._backups is not None:
            self._backups.stop()
        if self._after_backup is not None:
            self._after_backup()

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
        self.actions_table.enable(_NOTHING_OPEN)
        self.setWindowTitle("Pincite")

    def _on_details(self) -> None:
        if self.desk is not None:
            self.top.set_matter(self.desk.bridge.matter.title)
            self._name_window()

    def _ask_who(self) -> None:
        """Ask who works here, and where a matter is open in what role."""
        matter = self.desk.bridge.matter if self.desk is not None else None
        self.errands.ask_who(self._on_reviewer_named, matter)

    def _tell_who(self) -> None:
        """Who works here, and in what role, at the foot of the window."""
        known = self._settings.reviewer
        name = known[0] if known is not None else ""
        role = self.desk.bridge.matter.role if self.desk is not None else Role.REVIEWER
        self.status.set_who(name, role)

    def _on_reviewer_named(self) -> None:
        """Numbers and undo belong to a person, so the matter is opened anew as theirs."""
        if self.desk is None:
            return
        matter, identity = self.desk.bridge.matter, self._settings.stored.identity()
        if identity is not None and bytes.fromhex(identity.id) == matter.reviewer:
            # The same person: at most in another role, which needs no new desk.
            matter.work_as(matter.reviewer)
            self.desk.inspector.refresh()
            self._tell_who()
            return
        place, key = self.desk.bridge.matter.place, self.desk.bridge.matter.key
        self._leave_matter(lambda: self._open_as(place, key))

    def _open_as(self, place: Path, key: str) -> None:
        matter = open_matter(place, self._settings.stored, key=key)
        identity = self._settings.stored.identity()
        if identity is not None and bytes.fromhex(identity.id) != matter.reviewer:
            matter.work_as(self._settings.stored.reviewer_id())
        self._take_up(matter, None)

    # --- import and export ------------------------------------------------------------------------

    def import_paths(self, paths: list[Path]) -> None:
        """Ask what holds for these files, then import them; without a matter, make one first.

        What a colleague handed over is taken in.
        """
        handed = [path for path in paths if path.suffix in _HANDED_OVER]
        if handed:
            self.take_handed_over(handed)
            paths = [path for path in paths if path not in handed]
            if not paths:
                return
        if self.desk is None:
            self.errands.new_matter(lambda: self.errands.ask_import(paths))
        else:
            self.errands.ask_import(paths)

    def load_paths(self, paths: list[Path]) -> None:
        """Look at a load file that was chosen as one; without a matter, make one first."""
        if self.desk is None:
            self.errands.new_matter(lambda: self.errands.ask_load(paths[0]))
        else:
            self.errands.ask_load(paths[0])

    def take_in(self, paths: list[Path], choices: ImportChoices) -> None:
        """Import files, in the background of the window."""
        if self._runs is not None:
            self._runs.start(paths, choices)

    def load(self, load: "LoadChoices", choices: ImportChoices) -> None:
        """Load a production, in the background of the window."""
        if self._runs is not None:
            self._runs.start_load(load, choices)

    def _on_progress(self, done: int, total: int) -> None:
        if self._runs is not None and self._runs.is_running:
            words = self.tr("Importing {done} of {total}").format(done=done, total=total)
            self.status.set_job(words, done, total)

    def _on_indexing(self, done: int, total: int) -> None:
        """Told where nothing else is being told: who cannot stop it need not read it twice."""
        if not self._is_busy():
            words = self.tr("Indexing {done} of {total}").format(done=done, total=total)
            self.status.set_job(words, done, total, can_stop=False)

    def _on_indexed(self) -> None:
        if not self._is_busy():
            self.status.end_job()

    def _on_imported(self, outcomes: list[Outcome]) -> None:
        self.status.end_job()
        desk = self.desk
        if desk is None:
            return
        refused = [one for one in outcomes if one.status is Status.REFUSED]
        words = self.tr("Imported {count} exhibits").format(count=len(outcomes) - len(refused))
        if refused:
            words += self.tr("; {count} refused").format(count=len(refused))
        offer = self._offer_after(outcomes)
        self.messages.say(words, offer=offer, tone=Tone.REFUSED if refused else Tone.DONE)
        if desk.document.pages is None:
            desk.open_first()
        if self._steps is not None:
            self._steps.take_up()

    def _offer_after(self, outcomes: list[Outcome]) -> Offer | None:
        """The passwords of locked files first: they are the way in; else what is to be read."""
        locked = locked_files(outcomes)
        if locked and self._runs is not None:
            choices, load = self._runs.choices, self._runs.load
            return Offer(
                self.tr("Enter passwords…"),
                lambda: (
                    self.errands.ask_passwords(locked, choices)
                    if load is None
                    else self.errands.ask_load_passwords(locked, choices, load)
                ),
            )
        warned = any(one.warnings or one.status is Status.REFUSED for one in outcomes)
        return Offer(self.tr("Details"), self.show_report) if warned else None

    def show_report(self) -> None:
        """What became of each file of every import, for whoever missed the message."""
        self._on_desk(self.errands.show_report)

    def _on_cancel(self) -> None:
        if self._is_importing() and self._runs is not None:
            self._runs.cancel()
        elif self._scanning is not None:
            self._scanning.run.cancel()
        if self._sharing is not None:
            self._sharing.cancel()
        if "beginning" in self.__dict__:
            self.beginning.cancel()
        if "errands" in self.__dict__:
            self.errands.prints.cancel()

    def _on_desk(self, errand: Callable[[Desk], object]) -> None:
        """Run an errand that needs an open matter."""
        if self.desk is not None:
            errand(self.desk)

    def show_numbers(self, occurrences: tuple[bytes, ...] = ()) -> None:
        self._on_desk(lambda desk: self.errands.show_numbers(desk.bridge.matter, occurrences))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.import_paths(paths)

    # --- backups ----------------------------------------------------------------------------------

    def set_backup_folder(self, folder: Path) -> None:
        """Backups go there from now on; the first one at once."""
        self._settings.stored.set_backup_folder(folder)
        self.banner.hide()
        self.back_up()

    def back_up(self) -> None:
        """Make a backup now."""
        if self._backups is None:
            return
        if self._backups.start():
            self.messages.say(self.tr("Making a backup"))
        else:
            self.errands.choose_backup_folder()

    def _on_backed_up(self) -> None:
        self._tell_backup()
        if self._after_backup is not None:
            self._after_backup()
        else:
            self.messages.say(self.tr("The backup was made and read back"))

    def _on_backup_failed(self, words: str) -> None:
        if self._after_backup is not None:
            self._after_backup()
        self.messages.refuse(words)

    def _tell_backup(self) -> None:
        if self.desk is None:
            return
        matter = self.desk.bridge.matter.id
        last = self._settings.last_backup(matter)
        is_new = last is None and not self._settings.is_known_for_a_day(matter)
        self.status.setVisible(True)
        self.status.set_backup(last, is_first_day=is_new)

    # --- what is on the screen --------------------------------------------------------------------

    def _on_presence(self) -> None:
        if self.desk is not None:
            self.actions_table.enable(self.desk.presence())

    def _on_changed(self, change: Change) -> None:
        """Undo and redo are named when what was done is on the screen: that is read first."""
        if change.verb == ELSEWHERE and self.desk is not None:
            self.desk.bridge.in_turn(self._name_undo)
        else:
            self._naming.start(0)

    def _name_undo(self) -> None:
        """Undo and redo say what they would do."""
        if self.desk is None:
            return
        matter = self.desk.bridge.matter
        for name, word, target in (
            ("undo", self.tr("Undo"), matter.undo_target()),
            ("redo", self.tr("Redo"), matter.redo_target()),
        ):
            action = self.actions_table[name]
            action.setText(f"{word}: {told(target.sentence)}" if target else word)
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{action.text()} ({key})")
            action.setEnabled(target is not None)

    def _on_sides_changed(self) -> None:
        """A page that has come needs the keys of the page, and tells what there is to act on."""
        if self.desk is not None:
            self.actions_table.set_pages(self.desk.pair.pages)
            self.actions_table["split"].setChecked(self.desk.pair.is_split)
            self._on_presence()

    def _on_print_asked(self, ids: tuple[PassageId, ...]) -> None:
        self._hand_out(ids, self.errands.print_passages)

    def _on_export_asked(self, ids: tuple[PassageId, ...]) -> None:
        self._hand_out(ids, self.errands.export_passages)

    def _hand_out(
        self, ids: tuple[PassageId, ...], errand: Callable[[Desk, tuple[PassageId, ...]], None]
    ) -> None:
        """Print or export rows that were chosen; hits that nobody marked are no passages yet."""
        desk = self.desk
        if desk is None:
            return
        kept = tuple(one for one in ids if passages.is_standing(desk.bridge.view, one))
        if kept:
            errand(desk, kept)
        else:
            self.messages.refuse(
                self.tr("None of these hits is a passage yet. Tag them first, with 1 to 9.")
            )

    def _on_page_menu(self, at: QPoint) -> None:
        """What can be done with the words under the pointer."""
        menu = QMenu(self)
        menu.aboutToShow.connect(self.actions_table.draw_every_icon)
        for name in _PAGE_MENU:
            if name:
                menu.addAction(self.actions_table[name])
            else:
                menu.addSeparator()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _on_place_changed(self) -> None:
        if self.desk is not None:
            self.status.set_place(*self.desk.document.place())

    def _name_window(self) -> None:
        if self.desk is None:
            return
        title = self.desk.bridge.matter.title
        pages = self.desk.document.pages
        self.setWindowTitle(f"{title} – {pages.title()}" if pages else title)

    def open_palette(self) -> None:
        desk = self.desk
        if desk is None:
            self.palette_view.open(None, _NOTHING_OPEN)
        else:
            self.palette_view.open(desk.bridge, desk.presence(), desk.searching)

    def _on_command(self, name: str) -> None:
        self.actions_table[name].trigger()

    def _on_place(self, place: object) -> None:
        if self.desk is not None:
            self.desk.go_to(place)  # type: ignore[arg-type]

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Light, dark, high contrast, or as the system has it."""
        self._settings.set_theme(choice)
        self._theme.choose(choice)

    def step_text(self, by: int) -> None:
        """The next size of the text, larger or smaller."""
        sizes = sorted({*TEXT_SIZES, self._theme.text_pixels})
        place = sizes.index(self._theme.text_pixels) + by
        self.set_text(sizes[max(0, min(place, len(sizes) - 1))])

    def set_text(self, pixels: int) -> None:
        """All text of the window, and what holds it, from now on in this size."""
        self._settings.set_text_pixels(pixels)
        self._theme.choose(self._theme.choice, pixels)
        percent = round(100 * pixels / USUAL_TEXT)
        self.messages.say(self.tr("Text at {percent} %").format(percent=percent))

    def _on_motion(self) -> None:
        is_on = self.actions_table["reduced_motion"].isChecked()
        self._settings.set_flag("reduced_motion", is_on)
        self._theme.keep_still(is_still=is_on)

    def choose_language(self, language: str) -> None:
        """Another language, from the next start on: half a window in each helps nobody."""
        self._settings.set_language(language)
        self.messages.say(self.tr("The language changes when Pincite is started again."))

    def _on_dim(self) -> None:
        is_on = self.actions_table["dim_pages"].isChecked()
        self._settings.set_flag("dim_pages", is_on)
        if self.desk is not None:
            self.desk.pair.set_dimmed(is_on)

    def _on_help_asked(self, page: str) -> None:
        self.errands.open_help(page)

    def show_keys(self) -> None:
        self.keys.open()

    def quit(self) -> None:
        self.close()

    def copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._faults.details())
        self.messages.say(self.tr("Copied what a report needs; nothing was sent"))

    def tell_of_crash(self) -> None:
        """The last sitting ended in a crash."""
        self.messages.say(
            self.tr("Pincite stopped unexpectedly last time. What you had saved is saved."),
            offer=Offer(self.tr("Copy details"), self.copy_details),
            tone=Tone.FAULT,
        )

    def _on_fault(self, words: str) -> None:
        self.messages.say(
            self.tr("Pincite met a fault of its own. What you had saved is saved."),
            words,
            Offer(self.tr("Copy details"), self.copy_details),
            Tone.FAULT,
        )

    # --- closing ----------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Waits for the last backup without holding the window up."""
        if self.desk is not None:
            event.ignore()
            self._leave_matter(lambda: QTimer.singleShot(0, self.close))
            if self.desk is not None:
                return
        if "beginning" in self.__dict__:
            self.beginning.close()
        if "locking" in self.__dict__ and self.locking.is_busy:
            event.ignore()  # a matter is being written anew, and opened again then
            return
        self._settings.set_state("window", self.saveGeometry())
        event.accept()
        self.closed.emit()
