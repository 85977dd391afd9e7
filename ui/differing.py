"""Differences on the desk: the queue as a tab at the right, its page in the middle, their count.

The queue is made when it is first asked for. The count is taken when the matter is opened and when
it has been still for a while after a change, in slices of milliseconds: nobody's act waits for it.
While a colleague's file is taken in nothing is counted: half of it is no answer.
"""

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QTabWidget

from reviewer.model import Change
from reviewer.queries import exhibits, passages
from reviewer.queries.difference_kinds import Difference, Way
from ui import words
from ui.bridge import Bridge
from ui.message_bar import MessageBar, Offer
from ui.pair import DocumentPair
from ui.theme import Theme
from ui.translation import told
from ui.undoing import Undoing

if TYPE_CHECKING:
    from reviewer.acts.deciding_alike import Progress
    from reviewer.queries.difference_alike import Compared
    from ui.differences_panel import DifferencesPanel

_STILL_MS = 1200
_SLICE_SECONDS, _PAUSE_MS = 0.01, 5


class Differing(QObject):
    """Joins the queue of differences with the page and the message bar."""

    counted = Signal(int)
    """How many differences are open."""

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        right: QTabWidget,
        pair: DocumentPair,
        undoing: Undoing,
        messages: MessageBar,
    ) -> None:
        super().__init__(right)
        self._bridge, self._theme, self._right = bridge, theme, right
        self._pair, self._undoing, self._messages = pair, undoing, messages
        self.panel: DifferencesPanel | None = None
        self._still = QTimer(self, singleShot=True, interval=_STILL_MS)
        self._still.timeout.connect(self.count)
        self._steps: Iterator[int] | None = None
        self._count = 0
        self._is_put_off = False
        self._slices = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._slices.timeout.connect(self._count_on)
        bridge.changed.connect(self._on_changed)
        bridge.at_rest.connect(self._on_at_rest)
        self._still.start()

    def open(self) -> None:
        """Show the queue, the keyboard in it."""
        panel = self._made()
        self._right.show()
        self._right.setCurrentWidget(panel)
        panel.reload()
        panel.focus_list()
        panel.show_current()

    def count(self) -> None:
        """Say how many are open."""
        from reviewer.queries import differences  # noqa: PLC0415 - not before a matter is open

        self._stop_counting()
        self._is_put_off = self._bridge.is_away
        if not (self._bridge.matter.is_closed or self._is_put_off):
            self._steps = differences.counting(self._bridge.view)
            self._count_on()

    def _count_on(self) -> None:
        """Go on counting for some milliseconds; then others may do something."""
        if self._bridge.is_away:
            self._is_put_off = True
        if self._steps is None or self._bridge.matter.is_closed or self._is_put_off:
            return
        until = time.monotonic() + _SLICE_SECONDS
        for count in self._steps:
            self._count = count
            if time.monotonic() >= until:
                self._slices.start()
                return
        self._steps = None
        self.counted.emit(self._count)

    def _stop_counting(self) -> None:
        self._still.stop()
        self._slices.stop()
        self._steps, self._count = None, 0

    def stop(self) -> None:
        """The matter closes."""
        self._stop_counting()

    def _made(self) -> "DifferencesPanel":
        if self.panel is None:
            from ui.differences_panel import DifferencesPanel  # noqa: PLC0415 - see above

            panel = DifferencesPanel(self._bridge, self._theme, self._right)
            panel.setProperty("help_page", "differences")
            panel.decision_asked.connect(self._decide)
            panel.alike_asked.connect(self._ask_alike)
            panel.place_wanted.connect(self._show)
            panel.page_wanted.connect(self._go_to_page)
            panel.counted.connect(self.counted)
            panel.closed.connect(self._on_closed)
            self._right.addTab(panel, self.tr("Differences"))
            self.panel = panel
        return self.panel

    def _go_to_page(self) -> None:
        self._pair.active.page.setFocus()

    def _on_closed(self) -> None:
        if self.panel is not None:
            self._right.removeTab(self._right.indexOf(self.panel))
            self.panel.deleteLater()
            self.panel = None

    def _decide(self, one: Difference, way: Way, kept: bytes) -> None:
        """Decide it, tell so with a way back, and go on to the next."""
        from reviewer.acts import deciding  # noqa: PLC0415 - few sittings decide anything

        if self._bridge.do(lambda view: deciding.decide(view, one.id, way, kept)) is None:
            return
        self._messages.say(
            self._told(one, way, kept),
            told(one.about),
            Offer(self.tr("Undo"), self._undoing.undo_now),
        )
        if self.panel is not None:
            self.panel.drop(one.id)
            self.panel.focus_list()
            self.panel.show_current()

    def _ask_alike(self, one: Difference, alike: tuple["Compared", ...]) -> None:
        """Ask how all that are alike shall be decided, and decide them."""
        from ui.dialogs.decide_alike import DecideAlike  # noqa: PLC0415 - see above

        dialog = DecideAlike(self._bridge, one, alike, self._right.window())
        dialog.decided.connect(lambda *how: self._on_alike(one, *how))
        dialog.open()

    def _on_alike(self, one: Difference, way: Way, kept: bytes, progress: "Progress") -> None:
        single, several = (
            self.tr("Decided 1 difference: {how}"),
            self.tr("Decided {count} differences: {how}"),
        )
        text = (single if progress.decided == 1 else several).format(
            count=words.number(progress.decided), how=self._told(one, way, kept)
        )
        left = self.tr("{count} left open: {why}")
        details = [
            left.format(count=words.number(count), why=told(why))
            for why, count in progress.left.items()
        ]
        self._messages.say(text, " ".join(details), Offer(self.tr("Undo"), self._undoing.undo_now))
        if self.panel is not None:
            self.panel.reload()
            self.panel.focus_list()

    def _told(self, one: Difference, way: Way, kept: bytes) -> str:
        if way is Way.KEEP_ALL:
            return self.tr("Both stand")
        if way is Way.JOIN:
            return self.tr("Joined")
        names = [told(version.reviewer) for version in one.versions if version.id == kept]
        return self.tr("Kept what {name} said").format(name="".join(names))

    def _show(self, one: Difference, at: int) -> None:
        """Show the words on their page, without taking the keyboard."""
        view = self._bridge.view
        standing = [p for p in one.found.passages if passages.is_standing(view, p)]
        passage = standing[at % len(standing)] if standing else one.passage
        if passage is not None and passages.is_standing(view, passage):
            self._open(passages.line_of(view, passage).exhibit)
            self._bridge.choose_passage(passage)
        elif one.exhibit is not None and exhibits.has_exhibit(view, one.exhibit):
            self._bridge.choose_passage(None)
            self._open(one.exhibit)
            pages = self._pair.active.pages
            if pages is not None and pages.line.layer == one.layer and one.spans:
                self._pair.active.select(one.spans)

    def _open(self, exhibit: bytes) -> None:
        if exhibit == self._bridge.exhibit:
            return
        places = exhibits.occurrences_of(self._bridge.view, exhibit)
        if places:
            self._bridge.choose_exhibit(places[0].id, exhibit)

    def _on_at_rest(self) -> None:
        if self._is_put_off:
            self._still.start()

    def _on_changed(self, _change: Change) -> None:
        self._stop_counting()
        self._still.start()
