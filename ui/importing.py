"""Files that come into the matter: what is asked before, how far it is, and what became of them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reviewer.ingest import ImportChoices, Outcome, Status
from reviewer.matter import Matter
from ui.background import ImportRun, locked_files
from ui.jobs import Jobs
from ui.message_bar import MessageBar, Offer, Tone
from ui.open_desk import OpenDesk
from ui.words import counted

if TYPE_CHECKING:
    from reviewer.loading.choosing import LoadChoices
    from ui.errands import Errands

_HANDED_OVER = frozenset({".pincite-handover", ".pincite-package", ".pincite"})


class Importing(QObject):
    """Imports into the open matter; where none is open, one is asked for first."""

    handed_over = Signal(object)
    """Among the files are some from a colleague, a list of paths."""
    imported = Signal()
    """An import has ended."""

    def __init__(
        self,
        place: OpenDesk,
        errands: Callable[[], "Errands"],
        jobs: Jobs,
        messages: MessageBar,
    ) -> None:
        super().__init__(messages)
        self._place, self._errands = place, errands
        self._jobs, self._messages = jobs, messages
        self.runs: ImportRun | None = None
        jobs.watch(lambda: self.is_running)

    @property
    def is_running(self) -> bool:
        return self.runs is not None and self.runs.is_running

    def slots(self) -> dict[str, Callable[[], None]]:
        """What the actions of the table do here."""
        return {
            "import_files": lambda: self._errands().choose_files(self.import_paths),
            "import_folder": lambda: self._errands().choose_folder(self.import_paths),
            "load_production": lambda: self._errands().choose_production(self.load_paths),
            "import_report": self.show_report,
            "reading_limits": lambda: self._errands().set_limits(),
        }

    def begin(self, matter: Matter) -> None:
        """A matter is open."""
        self.runs = ImportRun(matter, self)
        self.runs.progressed.connect(self._on_progress)
        self.runs.finished.connect(self._on_finished)
        self.runs.failed.connect(self._messages.refuse)

    def close(self) -> None:
        """The matter is to be closed: no more files are taken in."""
        if self.runs is not None:
            self.runs.close()

    def end(self) -> None:
        """The matter is closed."""
        self.runs = None

    def cancel(self) -> None:
        """Stop: what is in stays in."""
        if self.runs is not None:
            self.runs.cancel()

    def import_paths(self, paths: list[Path]) -> None:
        """Ask what holds for these files, then import them; without a matter, make one first.

        What a colleague handed over is taken in.
        """
        handed = [path for path in paths if path.suffix in _HANDED_OVER]
        if handed:
            self.handed_over.emit(handed)
            paths = [path for path in paths if path not in handed]
            if not paths:
                return
        self._in_a_matter(lambda: self._errands().ask_import(paths))

    def load_paths(self, paths: list[Path]) -> None:
        """Look at a load file that was chosen as one; without a matter, make one first."""
        self._in_a_matter(lambda: self._errands().ask_load(paths[0]))

    def _in_a_matter(self, ask: Callable[[], None]) -> None:
        if self._place.desk is None:
            self._errands().new_matter(ask)
        else:
            ask()

    def take_in(self, paths: list[Path], choices: ImportChoices) -> None:
        """Import files, in the background of the window."""
        if self.runs is not None:
            self.runs.start(paths, choices)

    def load(self, load: "LoadChoices", choices: ImportChoices) -> None:
        """Load a production, in the background of the window."""
        if self.runs is not None:
            self.runs.start_load(load, choices)

    def show_report(self) -> None:
        """What became of each file of every import, for whoever missed the message."""
        self._place.do(lambda desk: self._errands().show_report(desk))

    def _on_progress(self, done: int, total: int) -> None:
        if self.is_running:
            words = self.tr("Importing {done} of {total}").format(done=done, total=total)
            self._jobs.tell(words, done, total)

    def _on_finished(self, outcomes: list[Outcome]) -> None:
        self._jobs.end()
        desk = self._place.desk
        if desk is None:
            return
        self._tell(outcomes)
        if desk.document.pages is None:
            desk.open_first()
        self.imported.emit()

    def _tell(self, outcomes: list[Outcome]) -> None:
        refused = [one for one in outcomes if one.status is Status.REFUSED]
        one, several = self.tr("Imported 1 exhibit"), self.tr("Imported {count} exhibits")
        count = len(outcomes) - len(refused)
        said = counted(count, one, several)
        if refused:
            said += self.tr("; {count} refused").format(count=len(refused))
        tone = Tone.REFUSED if refused else Tone.DONE
        self._messages.say(said, offer=self._offer_after(outcomes), tone=tone)

    def _offer_after(self, outcomes: list[Outcome]) -> Offer | None:
        """The passwords of locked files first: they are the way in; else what is to be read."""
        locked = locked_files(outcomes)
        if locked and self.runs is not None:
            choices, load = self.runs.choices, self.runs.load
            return Offer(
                self.tr("Enter passwords…"), lambda: self._ask_passwords(locked, choices, load)
            )
        warned = any(one.warnings or one.status is Status.REFUSED for one in outcomes)
        return Offer(self.tr("Details"), self.show_report) if warned else None

    def _ask_passwords(
        self, locked: list[Path], choices: ImportChoices, load: "LoadChoices | None"
    ) -> None:
        if load is None:
            self._errands().ask_passwords(locked, choices)
        else:
            self._errands().ask_load_passwords(locked, choices, load)
