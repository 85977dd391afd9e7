"""Faults of the program itself, told to who is at the keyboard: what is saved, and what to report.

Nothing is sent: the details are copied, and a person decides whom to give them to.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from ui.faults import Faults
from ui.message_bar import MessageBar, Offer, Tone


class FaultNotice(QObject):
    """Says that something went wrong which is nobody's doing here."""

    def __init__(self, faults: Faults, messages: MessageBar) -> None:
        super().__init__(messages)
        self._faults, self._messages = faults, messages
        faults.happened.connect(self.tell)

    def tell(self, words: str) -> None:
        """Just now; the words name the fault."""
        self._messages.say(
            self.tr("Pincite met a fault of its own. What you had saved is saved."),
            words,
            self._offer(),
            Tone.FAULT,
        )

    def tell_of_crash(self) -> None:
        """The last sitting ended in a crash."""
        self._messages.say(
            self.tr("Pincite stopped unexpectedly last time. What you had saved is saved."),
            offer=self._offer(),
            tone=Tone.FAULT,
        )

    def copy_details(self) -> None:
        """What a report needs, to the clipboard."""
        QGuiApplication.clipboard().setText(self._faults.details())
        self._messages.say(self.tr("Copied what a report needs; nothing was sent"))

    def _offer(self) -> Offer:
        return Offer(self.tr("Copy details"), self.copy_details)
