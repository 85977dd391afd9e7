"""From hit to hit across exhibits: opens each where it stands and colours all of them on the pages.

F3 belongs to what was asked last where the eye is: to the find bar while it is open, else to the
search across exhibits while one is in force, else to the words that were last found in an exhibit.
"""

from PySide6.QtCore import QObject

from reviewer.queries.search import Found, Hit
from reviewer.text.layer import Span
from ui import words
from ui.bridge import Bridge
from ui.document_view import DocumentView
from ui.exhibit_pages import ExhibitPages
from ui.message_bar import MessageBar
from ui.pair import DocumentPair
from ui.search_panel import SearchPanel
from ui.searching import Searching


class HitWalk(QObject):
    """Joins the search with the pages."""

    def __init__(
        self,
        bridge: Bridge,
        pair: DocumentPair,
        searching: Searching,
        panel: SearchPanel,
        messages: MessageBar,
    ) -> None:
        super().__init__(panel)
        self._bridge, self._pair, self._searching = bridge, pair, searching
        self._panel, self._messages = panel, messages
        self._coloured: dict[DocumentView, tuple[ExhibitPages | None, Found | None]] = {}
        panel.hit_wanted.connect(self.show)
        searching.began.connect(self._colour)
        pair.tab_changed.connect(self._colour)
        pair.sides_changed.connect(self._colour)

    def next(self) -> None:
        """The next hit of the find bar or of the search."""
        self._step(1)

    def previous(self) -> None:
        """The hit before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        side = self._pair.active
        if side.finder.isVisible() or self._searching.found is None:
            side.finder.next() if by > 0 else side.finder.previous()
            return
        before, place = self._searching.at, self._searching.beside(by)
        if place is None:
            self._messages.refuse(self.tr("The search found nothing to go through."))
            return
        self.show(place)
        if self._panel.field.hasFocus():
            # The next digit tags what is shown: it must not land in the query.
            side.page.setFocus()
        self._tell(place, before, by)

    def _tell(self, place: int, before: int | None, by: int) -> None:
        searching = self._searching
        told = self.tr("Hit {at} of {all}")
        if not searching.is_settled:
            told = self.tr("Hit {at} of {all} so far")
        if before is not None and (place - before) * by < 0:
            told = (
                self.tr("Hit {at} of {all}, from the beginning again")
                if by > 0
                else self.tr("Hit {at} of {all}, from the end")
            )
        self._messages.say(
            told.format(at=words.number(place + 1), all=words.number(searching.count))
        )

    def show(self, place: int) -> None:
        """Open the hit of a row, so that its unit stands ready."""
        hit = self._searching.hit(place)
        if hit is not None:
            self._searching.stand_at(place)
            self.open(hit)

    def open(self, hit: Hit) -> None:
        """Open a hit, so that its unit stands ready."""
        side = self._pair.active
        if side.pages is None or side.pages.line.id != hit.exhibit:
            if not hit.occurrence:
                return
            self._bridge.choose_exhibit(hit.occurrence, hit.exhibit)
        side = self._pair.active
        self._colour()
        if side.pages is not None and side.pages.line.layer == hit.layer and hit.spans:
            side.page.set_found(self._spans(side.pages), hit.spans)
            side.stand_at_hit(hit.spans)

    def _colour(self) -> None:
        """Colour what the search finds on every page that is open."""
        found = self._searching.found
        for side in self._pair.sides:
            now = (side.pages, found)
            if self._coloured.get(side) != now:
                self._coloured[side] = now
                side.page.set_found(self._spans(side.pages))

    def _spans(self, pages: ExhibitPages | None) -> tuple[Span, ...]:
        if pages is None:
            return ()
        rows = self._searching.spans_in(pages.line.id)
        return tuple(dict.fromkeys(span for row in rows for span in row))
