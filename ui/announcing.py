"""What stands ready, said aloud to who cannot see it: its cite and its words.

After the tag bar was told, and once for a burst of steps: a screen reader would fall behind.
"""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible

from ui.document_view import Standing
from ui.message_bar import MessageBar
from ui.pair import DocumentPair
from ui.tag_bar import TagBar

_TELLS_MS = 60


class Announcing(QObject):
    """Tells each thing that stands ready once."""

    def __init__(self, pair: DocumentPair, tag_bar: TagBar, messages: MessageBar) -> None:
        super().__init__(pair)
        self._pair, self._tag_bar, self._messages = pair, tag_bar, messages
        self._told = ""
        self._soon = QTimer(self, singleShot=True, interval=_TELLS_MS)
        self._soon.timeout.connect(self._tell)
        pair.standing_changed.connect(self._soon.start)

    def _tell(self) -> None:
        if not QAccessible.isActive() or self._pair.active.standing is Standing.NOTHING:
            return
        told = f"{self._tag_bar.cite.text()}. {self._tag_bar.quote.accessibleName()}"
        if told != self._told:
            self._told = told
            self._messages.announce(told)
