"""Whether the matter is sound: the check that is asked for, the one of what is opened, the damage.

A message holds the first finding; all of them can be copied.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from ui.background import Verification
from ui.bridge import Bridge
from ui.message_bar import MessageBar, Offer, Tone
from ui.native_check import NativeCheck


class Soundness(QObject):
    """Checks, and tells what was found."""

    def __init__(self, bridge: Bridge, messages: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._messages = messages
        self._verification = Verification(bridge.matter, self)
        self._native_check = NativeCheck(bridge, self)
        self._verification.sound.connect(messages.say)
        for check in (self._verification, self._native_check):
            check.damaged.connect(self._on_damage)

    def verify(self) -> None:
        """Check the whole matter beside the work."""
        self._messages.say(self.tr("Checking the history and every exhibit"))
        self._verification.start()

    def stop(self) -> None:
        """The matter closes."""
        self._verification.stop()
        self._native_check.stop()

    def _on_damage(self, findings: tuple[str, ...]) -> None:
        copied = "\n".join(findings)
        self._messages.say(
            findings[0],
            self.tr("1 of {count}").format(count=len(findings)) if len(findings) > 1 else "",
            Offer(self.tr("Copy all"), lambda: QGuiApplication.clipboard().setText(copied)),
            Tone.FAULT,
        )
