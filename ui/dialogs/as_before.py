"""The matter as it was before a taking in: as a matter of its own, in a folder to be chosen."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from reviewer.sharing.exchanges import Recorded
from ui import share_words, words
from ui.controls import grown
from ui.dialogs.form import FormDialog, pick_folder
from ui.dialogs.hand_over import free_name, without_unfit
from ui.settings import new_matters_folder, why_no_matter_may_lie
from ui.translation import told


@dataclass(frozen=True, slots=True)
class Before:
    """Which taking, and where the earlier state shall lie."""

    taking: str
    folder: Path


class AsBefore(FormDialog):
    """Asks for the folder."""

    help_page = "handing-over"
    chosen = Signal(object)
    """A ``Before``."""

    def __init__(
        self, title: str, recorded: Recorded | date, parent: QWidget | None = None
    ) -> None:
        """``recorded`` is a taking in, or the day at whose end the matter is wanted."""
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("As before"))
        self._action = self.tr("Open as it was")
        pattern = self.tr("{title} before {day}")
        if isinstance(recorded, date):
            pattern = self.tr("{title} as of {day}")
            self._taking = day = recorded.isoformat()
            self._say_day(day)
        else:
            self._taking = recorded.id
            day = recorded.at.astimezone().date().isoformat()
            self._say_taking(recorded)
        stem = without_unfit(pattern.format(title=title, day=day))
        self.folder = QLineEdit(str(free_name(new_matters_folder(), stem, "")), self)
        told_of = self.tr("Choose the folder")
        self.add_place(self.tr("Folder"), self.folder, self._on_choose, told_of)
        self.finish()
        self.setMinimumWidth(grown(self, 520))
        self.fit()
        self.ok.setFocus()

    def _say_taking(self, recorded: Recorded) -> None:
        self.ask(
            self.tr(
                "The matter as it was before {acts} came in from {file}, {when}. It becomes a "
                "matter of its own in a new folder; the one you have stays as it is."
            ).format(
                acts=share_words.acts(recorded.new),
                file=share_words.came_in(recorded.name),
                when=words.exact_moment(recorded.at),
            )
        )

    def _say_day(self, day: str) -> None:
        self.ask(
            self.tr(
                "The matter as it was at the end of {day}. It becomes a matter of its own in a new "
                "folder; the one you have stays as it is."
            ).format(day=words.date(day))
        )

    def _on_choose(self) -> None:
        pick_folder(self, self.tr("Where the matter shall lie"), self._on_chosen)

    def _on_chosen(self, folders: list[Path]) -> None:
        self.folder.setText(str(folders[0] / Path(self.folder.text()).name))

    def accept(self) -> None:
        folder = Path(self.folder.text().strip()).expanduser()
        refusal = (
            told(why_no_matter_may_lie(folder))
            if self.folder.text().strip()
            else self.tr("Choose a folder for the matter.")
        )
        if refusal:
            self.refuse(refusal)
            return
        super().accept()
        self.chosen.emit(Before(self._taking, folder))
