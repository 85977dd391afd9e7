"""Saying that an exhibit is reviewed, and going on to the next one that nobody has read."""

from PySide6.QtCore import QObject, Signal

from reviewer.acts import exhibits as acts
from reviewer.queries import batches, exhibits
from reviewer.queries.exhibits import ListFilter
from ui.bridge import Bridge
from ui.exhibit_list import ExhibitList
from ui.message_bar import MessageBar, Offer
from ui.pair import DocumentPair

_CHUNK = 200


class Reviewing(QObject):
    """Goes through a batch, or through the whole matter."""

    undo_asked = Signal()

    def __init__(
        self, bridge: Bridge, pair: DocumentPair, listed: ExhibitList, messages: MessageBar
    ) -> None:
        super().__init__(pair)
        self._bridge, self._pair = bridge, pair
        self._listed, self._messages = listed, messages

    def go_on(self) -> None:
        """Say that the exhibit is reviewed, and open the next unread one."""
        pages = self._pair.active.pages
        if pages is None or not self._is_reviewed(pages.line.id):
            return
        said = self.tr("{label} is reviewed").format(label=pages.occurrence.label)
        following = self._next_unread(pages.occurrence.id)
        if following is not None:
            self._bridge.choose_exhibit(following.occurrence, following.exhibit)
        elif self._listed.wanted.batch is not None:
            said += self.tr("; nothing in this batch is unread")
        else:
            said += self.tr("; nothing is unread")
        self._messages.say(said, offer=Offer(self.tr("Undo"), self.undo_asked.emit))

    def _is_reviewed(self, exhibit: bytes) -> bool:
        """Whether it was said already, or is now."""
        bridge = self._bridge
        if exhibits.review_state(bridge.view, exhibit) == "reviewed":
            return True
        return bridge.do(lambda view: acts.set_review(view, exhibit, "reviewed")) is not None

    def _next_unread(self, occurrence: bytes) -> exhibits.ListLine | None:
        view, batch = self._bridge.view, self._listed.wanted.batch
        ids = (
            self._following(occurrence)
            if batch is None
            else batches.following(view, batch, occurrence)
        )
        for start in range(0, len(ids), _CHUNK):
            part = ids[start : start + _CHUNK]
            lines = exhibits.list_lines(view, part)
            found = (lines[one] for one in part if one in lines and lines[one].review == "")
            if (line := next(found, None)) is not None:
                return line
        return None

    def _following(self, occurrence: bytes) -> list[bytes]:
        """What comes after an exhibit: the rest of its family, then from the next one round."""
        view = self._bridge.view
        top = exhibits.list_ids(view, ListFilter())
        parent = exhibits.occurrence(view, occurrence).parent or occurrence
        at = top.index(parent) if parent in top else -1
        below: list[bytes] = [one.id for one in exhibits.children_of(view, parent)]
        after = below[below.index(occurrence) + 1 :] if occurrence in below else below
        return [*after, *top[at + 1 :], *top[: max(at, 0)]]
