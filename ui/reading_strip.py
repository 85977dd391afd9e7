"""The strip above an exhibit that is shown in another reading: passages wait to be checked."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui import words
from ui.strip import Strip
from ui.theme import Theme


class ReadingStrip(Strip):
    """To be seen as long as passages of the exhibit wait to be checked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        action = QCoreApplication.translate("ReadingStrip", "Check…")
        super().__init__(theme, "git-compare", action, parent)
        self.button.setAccessibleName(self.tr("Check the passages after a new reading"))

    def show_count(self, count: int) -> None:
        """Say how many passages wait; nothing is said where none does."""
        one = self.tr("1 passage is to be checked: its words read differently now")
        several = self.tr("{count} passages are to be checked: their words read differently now")
        self.words.setText(words.counted(count, one, several))
        self.setVisible(bool(count))
