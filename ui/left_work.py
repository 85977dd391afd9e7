"""Going through what is left to do, one after the other, across exhibits.

Choosing a count narrows the passage table, or the list of exhibits, to just these and shows the
first. *Next* takes what stands after the one shown last; where that one was dealt with and left
the table, what moved up into its place is the next. The order is that of the table, so the eye can
follow.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.queries.left import OF_EXHIBITS, Left
from ui import words
from ui.bridge import Bridge
from ui.counting import Counting
from ui.exhibit_list import ExhibitList
from ui.left_panel import LeftPanel
from ui.message_bar import MessageBar
from ui.passage_table import PassageTable

_LARGE = 20_000
_LATER_MS = 250


class LeftWork(QObject):
    """Joins the panel of counts with the table and the list that it narrows."""

    differences_wanted = Signal()

    def __init__(
        self,
        bridge: Bridge,
        counting: Counting,
        panel: LeftPanel,
        exhibits: ExhibitList,
        table: PassageTable,
        messages: MessageBar,
    ) -> None:
        super().__init__(panel)
        self._bridge, self._panel, self._messages = bridge, panel, messages
        self._exhibits, self._table = exhibits, table
        self._left: Left | None = None
        self._shown: tuple[int, object] | None = None
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._follow)
        panel.chosen.connect(self.go_to)
        panel.scope_changed.connect(self._on_scope_changed)
        counting.moved.connect(self._on_moved)

    def go_to(self, left: Left) -> None:
        """Narrow to what a count counts, and show the first of it; differences have their own."""
        if left is Left.DIFFERENCES:
            self._left = None
            self.differences_wanted.emit()
            return
        self._left, self._shown = left, None
        self._narrow(left)
        self.step(1)

    def next(self) -> None:
        """The next one; of the first count on which something is left where none was chosen."""
        self._begin_or_step(1)

    def previous(self) -> None:
        """The one before."""
        self._begin_or_step(-1)

    def _begin_or_step(self, way: int) -> None:
        left = self._left or self._panel.first()
        if left is None:
            self._messages.say(self.tr("Nothing is left to do here."))
        elif self._left is None or not self._is_narrowed(left):
            self.go_to(left)
        else:
            self.step(way)

    def step(self, way: int) -> None:
        """Show the next of what is left, or the one before; from the end on to the beginning."""
        left, keys = self._left, self._keys()
        if left is None or not keys:
            self._tell_done()
            return
        place = self._place(keys, way) % len(keys)
        self._shown = (place, keys[place])
        if left in OF_EXHIBITS:
            self._exhibits.open(self._exhibits.shown()[place])
        else:
            self._table.show_place(place)
        told = self.tr("{name}: {place} of {count}")
        name, count = words.left_to_do(left.value), words.number(len(keys))
        self._messages.say(told.format(name=name, place=words.number(place + 1), count=count))

    def _place(self, keys: Sequence[object], way: int) -> int:
        if self._shown is None:
            return 0 if way > 0 else -1
        place, key = self._shown
        if key in keys:
            return keys.index(key) + way
        # It was dealt with: what stood after it has moved up into its place.
        return place if way > 0 else place - 1

    def _keys(self) -> Sequence[object]:
        """What is left, in the order in which it is shown."""
        if self._left in OF_EXHIBITS:
            self._exhibits.settle()
            return self._exhibits.shown()
        if self._later.isActive():
            self._follow()
        self._table.settle()
        return self._table.row_numbers()

    def _tell_done(self) -> None:
        name = words.left_to_do(self._left.value) if self._left is not None else ""
        self._messages.say(self.tr("{name}: nothing is left here.").format(name=name))
        self._left = None

    def _narrow(self, left: Left) -> None:
        self._exhibits.narrow_to(self._panel.exhibits_wanted(left))
        if left not in OF_EXHIBITS:
            self._table.narrow_to(self._panel.passages_wanted(left))

    def _is_narrowed(self, left: Left) -> bool:
        """Whether nobody took the filter away since."""
        if left in OF_EXHIBITS:
            return self._exhibits.wanted.state == left.value
        return self._table.wanted.left == left.value

    def _on_scope_changed(self) -> None:
        """Other work is meant now: what was narrowed follows."""
        if self._left is not None and self._is_narrowed(self._left):
            self._shown = None
            self._narrow(self._left)

    def _on_moved(self) -> None:
        """The table cannot know by itself which passages still wait to be confirmed."""
        if self._table.wanted.left == Left.PROPOSED.value:
            is_large = len(self._table.row_numbers()) > _LARGE
            self._later.start(_LATER_MS if is_large else 0)

    def _follow(self) -> None:
        self._later.stop()
        if not self._bridge.matter.is_closed:
            self._table.narrow_to(self._panel.passages_wanted(Left.PROPOSED))
