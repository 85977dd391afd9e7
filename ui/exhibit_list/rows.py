"""The rows of the exhibit list: kinds, the exhibits under them, attachments under their mail.

A flat list with depths rather than a tree: Qt asks a tree for every node it unfolds, and a hundred
thousand nodes asked of Python take a fifth of a second. A flat list asks only for what it paints.
Families unfold when asked, or at once where the matter is small.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.queries import exhibits, people
from reviewer.queries.exhibits import ListFilter, ListLine, ListOrder
from reviewer.queries.view import View
from ui import words
from ui.paged_rows import PagedRows

Index: TypeAlias = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
_TOP = QModelIndex()
_SMALL_MATTER = 2_000


@dataclass(frozen=True, slots=True)
class Heading:
    """The row over the exhibits of one kind."""

    kind: str
    count: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """An exhibit's row as it is painted: how deep in its family, unfolded or not."""

    line: ListLine
    depth: int
    is_open: bool


Row: TypeAlias = Heading | Placed


class ExhibitRows(QAbstractTableModel):
    """What the exhibit list shows, one column wide."""

    def __init__(self, view: View, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._lines: PagedRows[bytes | str, ListLine] = PagedRows(self._read, page=64)
        self._groups: dict[str, list[bytes]] = {}
        self._folded: set[str] = set()
        self._families: dict[bytes, list[bytes]] = {}
        self._parents: dict[bytes, bytes] = {}
        self._names: dict[bytes, str] | None = None
        self.wanted = ListFilter()
        self.order = ListOrder.KIND
        self.count = 0

    def _read(self, keys: Sequence[bytes | str]) -> dict[bytes | str, ListLine]:
        found = exhibits.list_lines(self._view, [key for key in keys if isinstance(key, bytes)])
        return dict(found.items())

    # --- what Qt asks -----------------------------------------------------------------------------

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == LINE:
            return row
        if isinstance(row, Heading):
            return _heading_text(row, role)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(row.line)
        return _placed_text(row, role)

    def _tooltip(self, line: ListLine) -> str:
        """Number, title and facts; then a line for everyone who began it."""
        if self._names is None:
            self._names = {row.id: row.name for row in people.reviewers(self._view)}
        told = (
            words.how_far(self._names.get(one.person, ""), one.state, one.pages, line.pages)
            for one in line.reviews
        )
        parts = (f"{line.label}  {line.title}", meta(line), *told)
        return "\n".join(part for part in parts if part)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsSelectable

    # --- rows -------------------------------------------------------------------------------------

    def row(self, place: int) -> Row | None:
        """What stands at a place; ``None`` where it was taken away since."""
        key = self._lines.ids[place]
        if isinstance(key, str):
            return Heading(key, len(self._groups[key]), key not in self._folded)
        line = self._lines.at(place)
        if line is None:
            return None
        return Placed(line, 1 if key in self._parents else 0, key in self._families)

    def is_heading(self, place: int) -> bool:
        return isinstance(self._lines.ids[place], str)

    def headings(self) -> Iterable[int]:
        """Places of the headings."""
        place = 0
        for kind, ids in self._groups.items() if self.order is ListOrder.KIND else ():
            yield place
            below = () if kind in self._folded else ids
            place += (
                1 + len(below) + sum(len(self._families.get(one, ())) for one in self._open(below))
            )

    def _open(self, ids: Sequence[bytes]) -> Iterable[bytes]:
        return [one for one in ids if one in self._families] if self._families else ()

    def place_of(self, occurrence: bytes) -> int | None:
        """Where an occurrence is shown."""
        try:
            return self._lines.ids.index(occurrence)
        except ValueError:
            return None

    def occurrences(self) -> list[bytes]:
        """What is shown, from the top, without the headings."""
        return [key for key in self._lines.ids if isinstance(key, bytes)]

    def key_at(self, place: int) -> bytes | str | None:
        """An occurrence, or the kind that a heading names."""
        return self._lines.ids[place] if 0 <= place < len(self._lines) else None

    def place_of_key(self, key: bytes | str | None) -> int | None:
        return None if key is None else self.place_of(key)  # type: ignore[arg-type]

    # --- changes ----------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the ids anew."""
        if self.order is ListOrder.KIND:
            found = exhibits.list_groups(self._view, self.wanted)
            self._groups = {kind: found[kind] for kind in words.KINDS if kind in found}
            for kind in found.keys() - self._groups.keys():
                self._groups[kind] = found[kind]
        else:
            self._groups = {"": exhibits.list_ids(self._view, self.wanted, order=self.order)}
        self.count = sum(map(len, self._groups.values()))
        self._unfold_small_matter()
        self._lay()

    def _unfold_small_matter(self) -> None:
        if not self.wanted.is_flat and self.count <= _SMALL_MATTER:
            self._take_families(exhibits.families(self._view))
        else:
            self._families, self._parents = {}, {}

    def _take_families(self, families: dict[bytes, list[bytes]]) -> None:
        closed = {one for one in self._parents.values() if one not in self._families}
        self._families = {one: below for one, below in families.items() if one not in closed}
        self._parents = {child: one for one, below in families.items() for child in below}

    def _lay(self) -> None:
        self.beginResetModel()
        shown: list[bytes | str] = []
        for kind, ids in self._groups.items():
            if kind:
                shown.append(kind)
            if kind not in self._folded:
                shown.extend(self._with_families(ids) if self._families else ids)
        self._lines.show(shown)
        self.endResetModel()

    def _with_families(self, ids: Iterable[bytes]) -> Iterable[bytes]:
        for one in ids:
            yield one
            yield from self._families.get(one, ())

    def fold(self, place: int, *, is_open: bool | None = None) -> bool:
        """Fold or unfold a heading or a family; the other way round where nothing is said.

        Returns:
            Whether anything changed.
        """
        row = self.row(place)
        if row is None or is_open == row.is_open:
            return False
        wanted = not row.is_open if is_open is None else is_open
        if isinstance(row, Heading):
            (self._folded.discard if wanted else self._folded.add)(row.kind)
        elif not self._fold_family(row.line, is_open=wanted):
            return False
        self._lay()
        return True

    def unfold(self) -> None:
        """Unfold every heading when the rows are read next."""
        self._folded.clear()

    def _fold_family(self, line: ListLine, *, is_open: bool) -> bool:
        if not line.children:
            return False
        if not is_open:
            self._families.pop(line.occurrence, None)
            return True
        below = exhibits.list_ids(self._view, ListFilter(), line.occurrence)
        self._families[line.occurrence] = below
        self._parents.update(dict.fromkeys(below, line.occurrence))
        return True

    def forget(self, changed: frozenset[bytes]) -> None:
        """Read the rows of these exhibits again when they are painted."""
        self._lines.forget_where(lambda line: line.exhibit in changed)

    def forget_all(self) -> None:
        self._names = None
        self._lines.forget()


def _heading_text(row: Heading, role: int) -> str | None:
    if role == Qt.ItemDataRole.DisplayRole:
        return words.kind_group(row.kind)
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return f"{words.kind_group(row.kind)}, {row.count}"
    return None


def _placed_text(row: Placed, role: int) -> str | None:
    line = row.line
    if role == Qt.ItemDataRole.DisplayRole:
        return f"{line.label} {line.title}"
    if role == Qt.ItemDataRole.AccessibleTextRole:
        state = words.review_state(line.review)
        read = words.pages_read(line.read, line.pages) if line.read else ""
        parts = (line.label, line.title, state, read, meta(line))
        return ", ".join(part for part in parts if part)
    return None


def meta(line: ListLine) -> str:
    """The second line of a row: pages, Bates, date, what a reader must know."""
    parts = (
        words.pages(line.pages) if line.pages else "",
        line.bates if line.bates != line.label else "",
        words.date(line.date),
        words.choice(line.status) if line.status else "",
        words.rough() if line.is_rough else "",
        line.confidentiality,
        words.same_as(line.twin) if line.twin else "",
    )
    return " · ".join(part for part in parts if part)
