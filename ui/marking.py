"""Keeps the marks of a page up with the matter: what an act touched at once, all of them in turn.

The page itself is only told what to draw. What another program wrote may be anything, so all is
read anew then, a part at a time, and drawn when it is whole.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

from reviewer.model import Change
from reviewer.queries import readings
from reviewer.queries.exhibits import ExhibitLine
from ui.bridge import ELSEWHERE, Bridge
from ui.highlights import OF_PASSAGES, Highlights
from ui.page_view.view import PageView
from ui.reading_strip import ReadingStrip
from ui.theme import Theme


class Marking(QObject):
    """The marks of the exhibit that one page view shows."""

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        page: PageView,
        unsettled: ReadingStrip,
        shown: Callable[[], tuple[ExhibitLine | None, bytes | None]],
    ) -> None:
        """``shown`` tells which exhibit stands on the page, and which passage is in hand."""
        super().__init__(page)
        self._bridge, self._page, self._unsettled, self._shown = bridge, page, unsettled, shown
        self._highlights = Highlights(theme)
        self._changed: set[bytes] | None = None
        """The passages to be read again; None for all."""
        self._parts: Iterator[None] | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._read_changed)
        theme.changed.connect(self._all_soon)

    def show(self) -> None:
        """Another exhibit stands on the page: read every passage of it and draw it."""
        self._changed = None
        self._read_changed()

    def choose(self) -> None:
        """Another passage is in hand; nothing is read anew unless something was decided."""
        if self._soon.isActive():
            self._read_changed()
        else:
            self._page.set_highlights(self._highlights.shown(self._shown()[1]))

    def follow(self, change: Change) -> None:
        """Something was decided, here or elsewhere."""
        if change.verb == ELSEWHERE:
            self._parts = None
            self._bridge.in_turn(self._read_part)
        elif not change.kinds <= OF_PASSAGES:
            self._all_soon()
        elif self._changed is None:
            self._soon.start()
        elif change.passages:
            self._changed.update(change.passages)
            self._soon.start()

    def _all_soon(self) -> None:
        self._changed = None
        self._soon.start()

    def _read_changed(self) -> None:
        changed, self._changed = self._changed, set()
        self._soon.stop()
        line = self._shown()[0]
        if line is None:
            return
        if changed is None:
            self._parts = None
            self._highlights.read(self._bridge.view, line)
        else:
            self._highlights.read_again(self._bridge.view, changed)
        self._draw(line)

    def _read_part(self) -> None:
        """Read the next part of all passages; after the last one draw them."""
        line = self._shown()[0]
        if line is None:
            return
        if self._parts is None:
            self._parts = self._highlights.reading(self._bridge.view, line)
        for _ in self._parts:
            self._bridge.in_turn(self._read_part)
            return
        self._parts = None
        self._draw(line)

    def _draw(self, line: ExhibitLine) -> None:
        self._unsettled.show_count(readings.count_unsettled(self._bridge.view, line.id))
        self._page.set_highlights(self._highlights.shown(self._shown()[1]))
