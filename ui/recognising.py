"""Scans of the open matter that are recognised beside the work, told where no import is told."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.importing import Importing
from ui.jobs import Jobs
from ui.message_bar import MessageBar
from ui.open_desk import OpenDesk

if TYPE_CHECKING:
    from ui.scanning import Scanning


class Recognising(QObject):
    """Imports what recognises scans when it is first asked for."""

    def __init__(
        self,
        window: QWidget,
        place: OpenDesk,
        importing: Importing,
        jobs: Jobs,
        messages: MessageBar,
    ) -> None:
        super().__init__(window)
        self._window, self._place, self._importing = window, place, importing
        self._jobs, self._messages = jobs, messages
        self.scanning: Scanning | None = None
        jobs.watch(lambda: self._is_running)

    @property
    def _is_running(self) -> bool:
        return self.scanning is not None and self.scanning.run.is_running

    def slots(self) -> dict[str, Callable[[], None]]:
        """What the actions of the table do here."""
        return {
            "recognise": lambda: self._place.do(lambda desk: self._on(desk).ask()),
            "recognise_all": lambda: self._place.do(lambda desk: self._on(desk).ask_all()),
        }

    def begin(self, desk: Desk) -> None:
        """A matter is open: offer to go on with what was stopped in it."""
        if any(desk.bridge.matter.objects.kept_pages.glob("*")):
            self._on(desk).offer_to_go_on()

    def cancel(self) -> None:
        """Stop: the pages that are done are kept."""
        if self.scanning is not None:
            self.scanning.run.cancel()

    def close(self) -> None:
        """The matter is to be closed."""
        if self.scanning is not None:
            self.scanning.run.close()

    def end(self) -> None:
        """The matter is closed."""
        self.scanning = None

    def _on(self, desk: Desk) -> "Scanning":
        if self.scanning is None:
            from ui.scanning import Scanning  # noqa: PLC0415 - a start need not pay for it

            self.scanning = Scanning(self._window, desk, self._messages)
            self.scanning.run.progressed.connect(self._on_progress)
            self.scanning.run.finished.connect(self._on_finished)
        return self.scanning

    def _on_progress(self, done: int, total: int) -> None:
        """An import is over sooner, and told first."""
        if self._jobs.is_busy and not self._importing.is_running:
            words = self.tr("Recognising page {done} of {total}").format(
                done=min(done + 1, total), total=total
            )
            self._jobs.tell(words, done, total)

    def _on_finished(self) -> None:
        if not self._importing.is_running:
            self._jobs.end()
