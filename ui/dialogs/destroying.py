"""What is shown while an exhibit is destroyed: what is deleted now; it cannot be stopped.

The matter's file is written anew meanwhile, so that no act could be saved: the window is covered,
and goes on being drawn.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from ui.controls import grown, muted, plain

_MARGIN = 20


class Destroying(QDialog):
    """Covers the window until ``done`` is called."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, False)
        self.step = plain(self.tr("Writing down that it is destroyed"), self)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(title)
        note = muted(
            self.tr(
                "This takes a second or two for each few hundred megabytes of the matter's file. "
                "Until then nothing else can be done in it. If the computer stops meanwhile, the "
                "rest is deleted when the matter is opened next."
            ),
            self,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(12)
        for part in (self.step, self.bar, note):
            column.addWidget(part)
        self.setMinimumWidth(grown(self, 440))
        self.adjustSize()

    def say(self, step: str) -> None:
        """Say what is being deleted now."""
        if step:
            self.step.setText(step)

    def reject(self) -> None:
        """Escape changes nothing: what was begun is finished."""

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(not event.spontaneous())

    def end(self) -> None:
        """All is done: the window is usable again."""
        self.hide()
        self.deleteLater()
