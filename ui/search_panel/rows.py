"""The rows of the hit list: as many as are known so far, read a screenful at a time."""

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.queries import passages, tags
from reviewer.queries.search import Hit
from reviewer.queries.tags import TagRow
from ui.bridge import Bridge
from ui.searching import Searching
from ui.words import tag_name

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_KEPT = 600


class HitRows(QAbstractListModel):
    """What the hit list shows."""

    def __init__(self, bridge: Bridge, searching: Searching, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._searching = bridge, searching
        self._shown = 0
        self._tags: dict[str, TagRow] = {}
        self._on: dict[int, tuple[TagRow, ...]] = {}

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else self._shown

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        hit = self.hit(index.row()) if index.isValid() else None
        if hit is None:
            return ""
        return ", ".join(filter(None, (hit.citation, context(hit), self._tag_names(index.row()))))

    def _tag_names(self, place: int) -> str:
        return "; ".join(tag_name(tag.name) for tag in self.tags_on(place))

    def canFetchMore(self, parent: Index) -> bool:
        """Very many hits are counted as far as somebody looks."""
        return not parent.isValid() and self._searching.is_resting

    def fetchMore(self, parent: Index) -> None:
        if not parent.isValid():
            self._searching.want_more()

    # --- rows -------------------------------------------------------------------------------------

    def hit(self, place: int) -> Hit | None:
        """The hit at a place; ``None`` where its exhibit is gone."""
        return self._searching.hit(place)

    def tags_on(self, place: int) -> tuple[TagRow, ...]:
        """The tags of passages that share words with a hit."""
        known = self._on.get(place)
        if known is None:
            if len(self._on) > _KEPT:
                self._on.clear()
            known = self._on[place] = self._read_tags(self.hit(place))
        return known

    def _read_tags(self, hit: Hit | None) -> tuple[TagRow, ...]:
        if hit is None or not hit.spans:
            return ()
        self._tags = self._tags or {str(one.id): one for one in tags.tags(self._bridge.view)}
        lines = passages.overlapping(self._bridge.view, hit.exhibit, hit.layer, hit.spans)
        names = dict.fromkeys(tag for line in lines for tag in line.tags)
        return tuple(self._tags[name] for name in names if name in self._tags)

    # --- changes ----------------------------------------------------------------------------------

    def load(self) -> None:
        """Another search: nothing that was shown holds any more."""
        self.beginResetModel()
        self._shown = self._searching.count
        self._on.clear()
        self.endResetModel()

    def grow(self) -> None:
        """More hits are known: they stand below those that are shown."""
        count = self._searching.count
        if count > self._shown:
            self.beginInsertRows(QModelIndex(), self._shown, count - 1)
            self._shown = count
            self.endInsertRows()

    def forget_tags(self) -> None:
        """Tags were set or taken off somewhere."""
        self._on.clear()
        self._tags = {}
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(self._shown - 1))


def context(hit: Hit) -> str:
    """One line around a hit, as it is read aloud or copied."""
    return f"{hit.before}{hit.words}{hit.after}".strip()


def hits_at(rows: HitRows, places: Sequence[int]) -> list[Hit]:
    """The hits of some places that can still be read, in their order."""
    found = (rows.hit(place) for place in places)
    return [hit for hit in found if hit is not None]
