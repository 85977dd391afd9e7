"""What the window asks a person before it acts: every dialog is opened here.

Imported at the first errand, because dialogs and exports would add a tenth of a second to every
start. What was answered leaves by a signal; the window does the rest.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from reviewer import demo
from reviewer.acts.readings import accept_place
from reviewer.arriving import as_text
from reviewer.errors import ReviewError
from reviewer.exports import custody
from reviewer.exports.history_list import HistoryReport, history_steps
from reviewer.exports.passage_log import LogReport
from reviewer.ingest import ImportChoices
from reviewer.loading.choosing import LoadChoices, is_load_file
from reviewer.matter import Matter
from reviewer.model import PassageId
from reviewer.queries import character_sets, many, readings
from reviewer.queries.histories import Wanted
from reviewer.queries.passages import PassageFilter
from reviewer.readers.character_sets import head_of
from reviewer.readers.reading import ExhibitKind
from reviewer.resources import sample_exhibits
from ui.desk import Desk
from ui.dialogs.batches import Batches
from ui.dialogs.changed_readings import ChangedReadings
from ui.dialogs.character_set import CharacterSets
from ui.dialogs.custody import CustodyDialog
from ui.dialogs.export_log import ExportLog
from ui.dialogs.form import pick_files, pick_folder, pick_new_file
from ui.dialogs.help_pages import page_for
from ui.dialogs.help_viewer import open_help
from ui.dialogs.import_report import ImportReport
from ui.dialogs.issues import Issues
from ui.dialogs.load_production import LoadProduction
from ui.dialogs.matter_details import MatterDetails
from ui.dialogs.new_matter import NewMatter
from ui.dialogs.numbers import Numbers
from ui.dialogs.own_tags import OwnTags
from ui.dialogs.passwords import Passwords
from ui.dialogs.reading_limits import ReadingLimits
from ui.dialogs.samples import Samples
from ui.dialogs.small import GoTo, ImportOptions, NewTag, RestoreBackup, ReviewerDialog
from ui.dialogs.successor import Successor
from ui.dialogs.term_report import TermReportDialog
from ui.first_steps import ask_for
from ui.message_bar import MessageBar, Offer, Tone
from ui.print_errands import PrintErrands
from ui.settings import WindowSettings, new_matters_folder
from ui.translation import told
from ui.words import counted


class Errands(QObject):
    """Dialogs over one window."""

    matter_ready = Signal(object, object)
    """An open ``Matter``, and files to import into it."""
    place_chosen = Signal(object)
    """The folder of a matter to open."""
    import_chosen = Signal(object, object)
    """Paths and ``ImportChoices``."""
    load_chosen = Signal(object, object)
    """``LoadChoices`` and ``ImportChoices``."""
    matter_made = Signal(object, object)
    """A new, open ``Matter``, and what is to be done in it first."""
    details_saved = Signal()
    backup_folder_chosen = Signal(object)

    def __init__(
        self,
        window: QWidget,
        settings: WindowSettings,
        messages: MessageBar,
        prints: PrintErrands,
    ) -> None:
        super().__init__(window)
        self._window, self._settings, self._messages = window, settings, messages
        self.prints = prints

    # --- matters ----------------------------------------------------------------------------------

    def new_matter(self, then: Callable[[], None] | None = None) -> None:
        """Ask for a new matter, and go on with what it was needed for."""
        dialog = NewMatter(self._settings, self._window)
        dialog.created.connect(lambda matter: self.matter_made.emit(matter, then))
        dialog.open()

    def choose_matter(self) -> None:
        pick_folder(
            self._window,
            self.tr("Open a matter"),
            lambda folders: self.place_chosen.emit(folders[0]),
        )

    def open_sample(self) -> None:
        """Make the sample matter, or go on with the one that was made."""
        known = self._settings.reviewer
        folder = new_matters_folder() / "Sample matter"
        if known is None:
            self.ask_who(self.open_sample)
        elif folder.exists():
            self.place_chosen.emit(folder)
        else:
            self._make_sample(folder, *known)

    def _make_sample(self, folder: Path, name: str, initials: str) -> None:
        try:
            matter = demo.new_sample_matter(folder, name, initials, self._settings.stored)
        except ReviewError as refusal:
            self._messages.refuse(told(refusal))
            return
        ask_for(self._settings, matter.id)
        self.matter_ready.emit(matter, [sample_exhibits()])

    def restore_backup(self) -> None:
        dialog = RestoreBackup(self._settings, self._window)
        dialog.restored.connect(self._on_restored)
        dialog.open()

    def _on_restored(self, matter: Matter) -> None:
        self.matter_ready.emit(matter, [])
        told = self.tr("This is the restored matter; the one you had is untouched")
        self._messages.say(told, str(matter.folder.name))

    def edit_details(self, matter: Matter) -> None:
        dialog = MatterDetails(matter, self._window)
        dialog.accepted.connect(self.details_saved)
        dialog.open()

    def export_passages(self, desk: Desk, chosen: tuple[PassageId, ...]) -> None:
        """Export the passages that are selected."""
        rows = (one.row for one in many.standing(desk.bridge.view, chosen))
        self.export_log(desk, PassageFilter(among=frozenset(rows)))

    def show_issues(self, desk: Desk) -> None:
        """Rearrange the issues of the matter."""
        Issues(desk.bridge, desk.table.chosen_ids(), self._window).open()

    def show_tags(self, desk: Desk) -> None:
        """Rearrange the tags of the matter."""
        OwnTags(desk.bridge, desk.table.chosen_ids(), self._window).open()

    def report_terms(self, desk: Desk) -> None:
        """Count a list of search terms."""
        TermReportDialog(desk.bridge.matter, desk.index_run, self._window).open()

    def new_tag(self, desk: Desk) -> None:
        """Ask for a tag of the matter's own."""
        NewTag(desk.bridge, self._window).open()

    def ask_who(self, then: Callable[[], None], matter: Matter | None = None) -> None:
        """Ask who sits here, in what role where a matter is open, remember it, and go on."""
        role = None if matter is None else matter.role
        dialog = ReviewerDialog(self._settings, self._window, role=role)

        def named(name: str, initials: str) -> None:
            reviewer = self._settings.stored.name_reviewer(name, initials)
            if matter is not None:
                self._settings.stored.note_role(matter.id, reviewer, dialog.chosen_role())
            then()

        dialog.named.connect(named)
        dialog.open()

    def choose_backup_folder(self) -> None:
        pick_folder(
            self._window,
            self.tr("Where backups shall go"),
            lambda folders: self.backup_folder_chosen.emit(folders[0]),
        )

    # --- import, numbers, export ------------------------------------------------------------------

    def choose_files(self, then: Callable[[list[Path]], None]) -> None:
        pick_files(self._window, self.tr("Choose exhibits"), then)

    def choose_folder(self, then: Callable[[list[Path]], None]) -> None:
        pick_folder(self._window, self.tr("Choose a folder of exhibits"), then)

    def choose_production(self, then: Callable[[list[Path]], None]) -> None:
        """A load file; the folder of a production can be dropped or imported."""
        dialog = pick_files(self._window, self.tr("Choose a load file"), then)
        dialog.setNameFilters(
            [
                self.tr("Load files (*.dat *.opt *.lfp *.dii)"),
                self.tr("Tables (*.csv *.txt)"),
                self.tr("All files (*)"),
            ]
        )

    def ask_load(self, path: Path) -> None:
        """Show a load file before it is loaded."""
        try:
            dialog = LoadProduction(path, self._window)
        except ReviewError as refusal:
            self._messages.refuse(told(refusal))
            return
        dialog.chosen.connect(self.load_chosen)
        dialog.plain_chosen.connect(self._ask_plain)
        dialog.open()

    def ask_import(self, paths: list[Path]) -> None:
        """Ask what holds for all of these files; a load file or a production is looked at first."""
        if len(paths) == 1 and is_load_file(paths[0]):
            self.ask_load(paths[0])
        else:
            self._ask_plain(paths)

    def _ask_plain(self, paths: list[Path]) -> None:
        dialog = ImportOptions(paths, self._window)
        dialog.chosen.connect(self._on_import_chosen)
        dialog.limits_asked.connect(self.set_limits)
        dialog.open()

    def set_limits(self) -> None:
        """Ask how much time and memory a file may take."""
        dialog = ReadingLimits(self._settings, self._window)
        dialog.kept.connect(lambda: self._messages.say(self.tr("Kept for the next files")))
        dialog.open()

    def _on_import_chosen(self, paths: list[Path], choices: ImportChoices) -> None:
        self.import_chosen.emit(paths, choices)

    def ask_passwords(self, paths: list[Path], choices: ImportChoices) -> None:
        """Ask for the passwords of files that an import found locked."""
        dialog = Passwords(paths, choices, self._window)
        dialog.chosen.connect(self._on_import_chosen)
        dialog.open()

    def ask_load_passwords(
        self, paths: list[Path], choices: ImportChoices, load: LoadChoices
    ) -> None:
        """The same for files of a production: they come in with all that their rows say."""
        again = replace(load, only=frozenset(as_text(str(path)) for path in paths))
        dialog = Passwords(paths, choices, self._window)
        dialog.chosen.connect(lambda _paths, tried: self.load_chosen.emit(again, tried))
        dialog.open()

    def show_report(self, desk: Desk) -> None:
        report = ImportReport(desk.bridge.view, self._window)
        report.exhibit_chosen.connect(desk.show_exhibit)
        report.open()

    def show_numbers(self, matter: Matter, occurrences: tuple[bytes, ...]) -> None:
        Numbers(matter, occurrences, self._window).open()

    def show_batches(self, desk: Desk) -> None:
        dialog = Batches(desk.bridge, self._window)
        dialog.batch_chosen.connect(desk.show_batch)
        dialog.open()

    def show_samples(self, desk: Desk) -> None:
        """What was drawn at random, how far it is, and another draw."""
        dialog = Samples(desk.bridge, desk.table.wanted, self._window)
        dialog.walk_asked.connect(desk.sample_walk.begin)
        dialog.open()

    def check_readings(self, desk: Desk, exhibit: bytes | None = None) -> None:
        """Go through the passages to check after a new reading, of one exhibit or of all."""
        view = desk.bridge.view
        if not readings.count_unsettled(view, exhibit):
            self._messages.say(self.tr("No passage is to be checked: all stand on the text shown."))
            return
        dialog = ChangedReadings(desk.bridge, exhibit, self._window)
        dialog.words_asked.connect(lambda passage: self._choose_words(desk, passage, exhibit))
        dialog.open()

    def ask_successor(self, desk: Desk) -> None:
        """Ask which certified transcript takes the place of the one in hand."""
        pages = desk.document.pages
        if pages is None or pages.line.kind != ExhibitKind.DEPOSITION:
            self._messages.say(self.tr("Open the rough transcript first."))
            return
        Successor(desk.bridge, pages.line.id, self._window).open()

    def _choose_words(self, desk: Desk, passage: PassageId, exhibit: bytes | None) -> None:
        """Show the page, and take the words that are selected there for those of the passage."""
        one = readings.unsettled_one(desk.bridge.view, passage)
        desk.show_exhibit(one.wanted_exhibit.hex())
        if one.new is not None:
            desk.document.select(one.new.spans)
        desk.document.page.setFocus()
        asked = self.tr("Select the words of {number} on the page").format(number=one.line.number)
        offer = Offer(self.tr("These are its words"), lambda: self._take(desk, passage, exhibit))
        self._messages.ask(asked, offer)

    def _take(self, desk: Desk, passage: PassageId, exhibit: bytes | None) -> None:
        spans, pages = desk.document.words_ready(), desk.document.pages
        layer = pages.line.layer if pages is not None else None
        decided = desk.bridge.do(lambda view: accept_place(view, passage, spans, layer))
        if decided is not None and readings.count_unsettled(desk.bridge.view, exhibit):
            self.check_readings(desk, exhibit)

    def export_log(self, desk: Desk, wanted: PassageFilter | None = None) -> None:
        """Export what the table shows, or just these passages."""
        dialog = ExportLog(desk.bridge.matter, wanted or desk.table.wanted, self._window)
        dialog.exported.connect(self._on_exported)
        dialog.open()

    def _on_exported(self, report: LogReport) -> None:
        path = str(report.path)
        self._messages.say(
            counted(report.rows, self.tr("Exported 1 row"), self.tr("Exported {count} rows")),
            report.name,
            Offer(self.tr("Copy path"), lambda: QGuiApplication.clipboard().setText(path)),
        )

    def write_custody(self, desk: Desk) -> None:
        """Ask as what the custody report shall be written, and where."""
        matter, title = desk.bridge.matter, self.tr("Where it shall lie")
        dialog = CustodyDialog(matter, self._window)
        dialog.chosen.connect(
            lambda name: pick_new_file(
                self._window, title, name, lambda paths: self._write_custody(matter, paths[0])
            )
        )
        dialog.open()

    def _write_custody(self, matter: Matter, out: Path) -> None:
        steps = custody.custody_steps(matter, out)
        self.prints.write(steps, self._on_custody_written, self.tr("Comparing stored copies"))

    def save_history(self, desk: Desk, wanted: Wanted) -> None:
        """Ask where the history that is told shall be saved, as CSV."""
        matter, title = desk.bridge.matter, self.tr("Where it shall lie")
        name = f"{matter.title} - history {datetime.now().astimezone():%Y-%m-%d}.csv"
        pick_new_file(
            self._window,
            title,
            name.replace("/", " "),
            lambda paths: self.prints.write(
                history_steps(matter, wanted, paths[0]),
                self._on_history_saved,
                self.tr("Writing the history"),
            ),
        )

    def _on_history_saved(self, report: object) -> None:
        assert isinstance(report, HistoryReport)
        path = str(report.path)
        offer = Offer(self.tr("Copy path"), lambda: QGuiApplication.clipboard().setText(path))
        one, several = (
            self.tr("Saved the history: 1 act"),
            self.tr("Saved the history: {count} acts"),
        )
        self._messages.say(counted(report.rows, one, several), report.path.name, offer)

    def _on_custody_written(self, report: object) -> None:
        assert isinstance(report, custody.CustodyReport)
        path, wrong = str(report.path), report.differing + report.missing
        offer = Offer(self.tr("Copy path"), lambda: QGuiApplication.clipboard().setText(path))
        if wrong:
            told_of = counted(
                wrong,
                self.tr("Wrote the report: 1 stored copy differs or is missing"),
                self.tr("Wrote the report: {count} stored copies differ or are missing"),
            )
            self._messages.say(told_of, report.path.name, offer, Tone.REFUSED)
            return
        one = self.tr("Wrote the report: the stored copy of the 1 file matches")
        several = self.tr("Wrote the report: the stored copies of all {count} files match")
        self._messages.say(counted(report.files, one, several), report.path.name, offer)

    def ask_character_set(self, desk: Desk) -> None:
        """Ask in which character set the text in hand is to be read, and read it so."""
        exhibit, matter = desk.bridge.exhibit, desk.bridge.matter
        found = None if exhibit is None else character_sets.read_in(matter.view, exhibit)
        if exhibit is None or found is None:
            told_so = self.tr("Only texts, tables and web pages have a character set to choose.")
            self._messages.refuse(told_so)
            return
        try:
            head, is_whole = head_of(matter.objects.path(exhibit))
        except ReviewError as refusal:
            self._messages.refuse(told(refusal))
            return
        asked = character_sets.asked_of(matter.view, exhibit)
        dialog = CharacterSets(head, found, is_whole=is_whole, parent=self._window)
        dialog.chosen.connect(
            lambda codec: desk.inspector.read_again(exhibit, replace(asked, encoding=codec))
        )
        dialog.open()

    def print_passages(self, desk: Desk, chosen: tuple[PassageId, ...] | None = None) -> None:
        """Print the table or pages of the exhibit; ``chosen`` are passages picked by hand."""
        self.prints.open(desk, chosen)

    # --- finding and help -------------------------------------------------------------------------

    def go_to(self, desk: Desk) -> None:
        dialog = GoTo(desk.bridge.view, desk.bridge.exhibit, self._window)
        dialog.found.connect(desk.go_to)
        dialog.page_asked.connect(desk.document.go_to_page)
        dialog.open()

    def open_help(self, page: str = "") -> None:
        """The help, in a window of its own beside the work; at first of where the focus is."""
        open_help(page or page_for(self._window.focusWidget()), self._window)
