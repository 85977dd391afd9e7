"""Rows that were chosen in the table or among hits, to be printed or exported."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reviewer.model import PassageId
from reviewer.queries import passages
from ui.desk import Desk
from ui.message_bar import MessageBar
from ui.open_desk import OpenDesk

if TYPE_CHECKING:
    from ui.errands import Errands


class ChosenRows(QObject):
    """Passes on the passages among them: hits that nobody marked are none yet."""

    def __init__(
        self, place: OpenDesk, errands: Callable[[], "Errands"], messages: MessageBar
    ) -> None:
        super().__init__(messages)
        self._place, self._errands, self._messages = place, errands, messages

    def begin(self, desk: Desk) -> None:
        """A matter is open."""
        for many in (desk.table.many, desk.search.many):
            many.acts.print_asked.connect(self._on_print_asked)
            many.acts.export_asked.connect(self._on_export_asked)

    def _on_print_asked(self, ids: tuple[PassageId, ...]) -> None:
        self._pass_on(ids, lambda desk, kept: self._errands().print_passages(desk, kept))

    def _on_export_asked(self, ids: tuple[PassageId, ...]) -> None:
        self._pass_on(ids, lambda desk, kept: self._errands().export_passages(desk, kept))

    def _pass_on(
        self, ids: tuple[PassageId, ...], errand: Callable[[Desk, tuple[PassageId, ...]], None]
    ) -> None:
        desk = self._place.desk
        if desk is None:
            return
        kept = tuple(one for one in ids if passages.is_standing(desk.bridge.view, one))
        if kept:
            errand(desk, kept)
        else:
            self._messages.refuse(
                self.tr("None of these hits is a passage yet. Tag them first, with 1 to 9.")
            )
