"""The strip above a scan that has no text yet: says so, and offers to recognise it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.strip import Strip
from ui.theme import Theme


class ScanStrip(Strip):
    """To be seen as long as the exhibit shows pages whose words only a picture holds."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        action = QCoreApplication.translate("ScanStrip", "Recognise text…")
        super().__init__(theme, "scan-text", action, parent)

    def show_pages(self, textless: int, pages: int) -> None:
        """Say how many of the pages have no text; nothing is said where all of them have."""
        if textless and textless == pages:
            self.words.setText(self.tr("This exhibit is a picture and has no text yet"))
        elif textless:
            self.words.setText(
                self.tr("{count} of {pages} pages are pictures and have no text yet").format(
                    count=textless, pages=pages
                )
            )
        self.setVisible(bool(textless))
