"""The transcript report as a tab at the right: made when it is asked for, gone when it is closed.

Most matters are read without ever asking how a transcript was understood, so neither the panel nor
the worker that reads one again is made before.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QTabWidget

from reviewer.readers.options import ReadOptions
from ui.bridge import Bridge
from ui.message_bar import MessageBar
from ui.theme import Theme
from ui.translation import told

if TYPE_CHECKING:
    from reviewer.rereading import ReadAnew
    from ui.reading_again import ReadingAgain
    from ui.transcript_report import TranscriptReportPanel


class TranscriptTab(QObject):
    """Opens the report beside the page, and has a corrected transcript read again."""

    place_asked = Signal(object)
    """A ``CitedPlace`` to show."""
    read_again = Signal(object)
    """The exhibit (bytes) whose shown reading is a new one."""

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        right: QTabWidget,
        messages: MessageBar,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._theme, self._right, self._messages = bridge, theme, right, messages
        self.panel: TranscriptReportPanel | None = None
        self._reading: ReadingAgain | None = None

    def open(self) -> None:
        """Show the report of the exhibit in hand."""
        panel = self._made()
        self._right.show()
        self._right.setCurrentWidget(panel)
        panel.refresh()
        panel.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def shut(self) -> None:
        """The matter closes."""
        if self._reading is not None:
            self._reading.close()

    def _made(self) -> "TranscriptReportPanel":
        if self.panel is None:
            from ui.transcript_report import TranscriptReportPanel  # noqa: PLC0415 - see above

            self.panel = TranscriptReportPanel(self._bridge, self._theme, self._right)
            self.panel.setProperty("help_page", "transcripts")
            self.panel.place_asked.connect(self.place_asked)
            self.panel.reading_asked.connect(self._on_reading_asked)
            self.panel.closed.connect(self._on_closed)
            self._right.addTab(self.panel, self.tr("Transcript"))
        return self.panel

    def _on_closed(self) -> None:
        if self.panel is not None:
            self._right.removeTab(self._right.indexOf(self.panel))
            self.panel.deleteLater()
            self.panel = None

    def _on_reading_asked(self, exhibit: bytes, options: ReadOptions) -> None:
        self._runner().start(exhibit, options)
        self._messages.say(self.tr("The transcript is being read again"))

    def _runner(self) -> "ReadingAgain":
        if self._reading is None:
            from ui.reading_again import ReadingAgain  # noqa: PLC0415 - see above

            self._reading = ReadingAgain(self._bridge.matter, self)
            self._reading.finished.connect(self._on_read)
            self._reading.failed.connect(self._messages.refuse)
        return self._reading

    def _on_read(self, outcome: "ReadAnew") -> None:
        if outcome.is_written:
            self.read_again.emit(outcome.exhibit)
        if self.panel is not None:
            self.panel.refresh()
        self._messages.say(told(outcome.sentence))
