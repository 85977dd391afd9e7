"""Showing on the other side of the pair what is chosen where the focus is."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from reviewer.queries import exhibits, passages
from ui.bridge import Bridge
from ui.exhibit_list import ExhibitList
from ui.inspector import Inspector
from ui.pair import DocumentPair
from ui.panes import holds
from ui.passage_table import PassageTable
from ui.search_panel import SearchPanel


class Beside(QObject):
    """Of a list, the table, a hit, a card or the page: what is meant, and where it was met."""

    def __init__(
        self,
        bridge: Bridge,
        pair: DocumentPair,
        listed: ExhibitList,
        search: SearchPanel,
        table: PassageTable,
        inspector: Inspector,
    ) -> None:
        super().__init__(pair)
        self._bridge, self._pair = bridge, pair
        self._listed, self._search = listed, search
        self._table, self._inspector = table, inspector
        inspector.beside_asked.connect(self._show)
        table.beside_requested.connect(self._show)
        listed.beside_requested.connect(pair.show_beside)

    def open(self, focus: QWidget | None) -> None:
        """Show what is chosen in the part that has the focus."""
        place = self._chosen(focus)
        if place is not None:
            self._pair.show_beside(*place)

    def _show(self, passage: bytes) -> None:
        if (place := self._place_of(passage)) is not None:
            self._pair.show_beside(*place)

    def _chosen(self, now: QWidget | None) -> tuple[bytes, bytes | None] | None:
        """An occurrence, and perhaps a passage of it."""
        if holds(self._listed, now):
            occurrence = self._listed.current()
            return (occurrence, None) if occurrence is not None else None
        if holds(self._search, now) and (hit := self._search.current()) is not None:
            return (hit.occurrence, None)
        passage = self._bridge.passage
        if holds(self._table, now):
            line = self._table.current()
            passage = line.id if line is not None else passage
        elif holds(self._inspector, now):
            passage = self._inspector.pointed_at() or passage
        if passage is not None:
            return self._place_of(passage)
        pages = self._pair.active.pages
        return (pages.occurrence.id, None) if pages is not None else None

    def _place_of(self, passage: bytes) -> tuple[bytes, bytes] | None:
        view = self._bridge.view
        if not passages.is_standing(view, passage):
            return None
        met = passages.made_in(view, passage)
        if met is None:
            places = exhibits.occurrences_of(view, passages.line_of(view, passage).exhibit)
            met = places[0].id if places else None
        return (met, passage) if met is not None else None
