"""What was really read of the exhibit that is open, for the log.

A page counts when it stayed for two seconds. The first such page makes the exhibit *in progress*;
leaving it writes one ``opened`` act with the ranges of pages. Both are written as one act that undo
passes over, because nobody decided anything.
"""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer

from reviewer.acts import exhibits as acts
from reviewer.queries import exhibits
from ui.bridge import Bridge

STAYS_MS = 2000


class Reading(QObject):
    """One sitting with one exhibit at a time."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._exhibit: bytes | None = None
        self._page = 0
        self._seen: set[int] = set()
        self._told: set[int] = set()
        self._timer = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._timer.timeout.connect(self._on_stayed)

    def begin(self, exhibit: bytes, page: int) -> None:
        """An exhibit is on the screen."""
        self._exhibit, self._seen, self._told = exhibit, set(), set()
        self.turn_to(page)

    def turn_to(self, page: int) -> None:
        """Another page (from 0) is on the screen."""
        self._page = page
        self._timer.start()

    def end(self) -> None:
        """The exhibit leaves the screen."""
        self._timer.stop()
        exhibit, self._exhibit = self._exhibit, None
        if exhibit is not None and self._seen - self._told:
            self._bridge.do(acts.opened(exhibit, ranges(self._seen - self._told)))

    def _on_stayed(self) -> None:
        exhibit = self._exhibit
        if exhibit is None or self._bridge.matter.is_closed:
            return
        self._seen.add(self._page)
        if exhibits.review_state(self._bridge.view, exhibit) == "":
            self._told = set(self._seen)
            self._bridge.attempt(
                lambda: self._bridge.matter.do_all(
                    [
                        acts.opened(exhibit, ranges(self._seen)),
                        lambda view: acts.set_review(view, exhibit, "started"),
                    ]
                )
            )


def ranges(pages: Iterable[int]) -> list[tuple[int, int]]:
    """Pages from 0 as ranges from 1, both ends included."""
    found: list[tuple[int, int]] = []
    for page in sorted(pages):
        if found and found[-1][1] == page:
            found[-1] = (found[-1][0], page + 1)
        else:
            found.append((page + 1, page + 1))
    return found
