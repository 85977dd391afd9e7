"""The rows of the passage table: sorted and narrowed by SQL, read by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from reviewer.queries import links, passages, people, row_places, second_level, tags
from reviewer.queries.links import LinkMark
from reviewer.queries.passages import PassageFilter, PassageLine, Sort
from reviewer.queries.row_places import RowPlace
from reviewer.queries.second_level import StatusOn
from reviewer.queries.tags import TagRow
from reviewer.queries.view import View
from ui import words
from ui.paged_rows import PagedRows
from ui.words import tag_name

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_IN_PLACE, _FEW = frozenset({Sort.CITE, Sort.EXHIBIT}), 20
LINE = Qt.ItemDataRole.UserRole
_TOP = QModelIndex()


class Column(IntEnum):
    """The columns, from the left."""

    TAGS = 0
    NUMBER = 1
    EXHIBIT = 2
    CITE = 3
    QUOTE = 4
    ISSUES = 5
    PERSON = 6
    ADDED = 7
    STATUS = 8


TITLES = {
    Column.TAGS: QT_TRANSLATE_NOOP("PassageTable", "Tag"),
    Column.NUMBER: QT_TRANSLATE_NOOP("PassageTable", "Number"),
    Column.EXHIBIT: QT_TRANSLATE_NOOP("PassageTable", "Exhibit"),
    Column.CITE: QT_TRANSLATE_NOOP("PassageTable", "Cite"),
    Column.QUOTE: QT_TRANSLATE_NOOP("PassageTable", "Passage"),
    Column.ISSUES: QT_TRANSLATE_NOOP("PassageTable", "Issues"),
    Column.PERSON: QT_TRANSLATE_NOOP("PassageTable", "By"),
    Column.ADDED: QT_TRANSLATE_NOOP("PassageTable", "Added"),
    Column.STATUS: QT_TRANSLATE_NOOP("PassageTable", "Status"),
}
SORTS = {
    Column.TAGS: Sort.TAG,
    Column.NUMBER: Sort.NUMBER,
    Column.EXHIBIT: Sort.EXHIBIT,
    Column.CITE: Sort.CITE,
    Column.QUOTE: Sort.QUOTE,
    Column.ISSUES: Sort.ISSUE,
    Column.PERSON: Sort.PERSON,
    Column.ADDED: Sort.CREATED,
    Column.STATUS: Sort.STATUS,
}


def title(column: Column) -> str:
    """A column's heading."""
    return QCoreApplication.translate("PassageTable", str(TITLES[column]))


@dataclass(frozen=True, slots=True)
class Place:
    """How the table is sorted and narrowed."""

    wanted: PassageFilter
    sort: Sort
    is_descending: bool


class PassageRows(QAbstractTableModel):
    """What the passage table shows."""

    def __init__(self, view: View, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._lines: PagedRows[int, PassageLine] = PagedRows(self._read)
        self._tags: dict[str, TagRow] = {}
        self._linked: dict[bytes, tuple[LinkMark, ...]] = {}
        self._initials: dict[bytes, str] = {}
        self._statuses: dict[bytes, StatusOn] = {}
        self.place = Place(PassageFilter(), Sort.CITE, is_descending=False)

    def _read(self, rows: Sequence[int]) -> dict[int, PassageLine]:
        found = passages.lines(self._view, rows)
        for line in found.values():
            self._linked.pop(line.id, None)
            self._statuses.pop(line.id, None)
        self._linked |= links.marks_of_rows(self._view, rows)
        judged = [line.id for line in found.values() if line.status]
        self._statuses |= second_level.statuses_on(self._view, judged) if judged else {}
        return found

    # --- what Qt asks -----------------------------------------------------------------------------

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return title(Column(section))
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == Column.TAGS:
            return self._with_links(line)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.text(line, Column(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(line, Column(index.column()))
        return None

    # --- rows -------------------------------------------------------------------------------------

    def line(self, place: int) -> PassageLine | None:
        """The passage at a place; ``None`` where it was withdrawn since the ids were read."""
        return self._lines.at(place)

    def tag(self, tag: str) -> TagRow:
        """A tag of the matter."""
        return self._tags.get(tag) or tags.tag_of(self._view, tag)

    def every_tag(self) -> tuple[TagRow, ...]:
        return tuple(self._tags.values())

    def text(self, line: PassageLine, column: Column) -> str:
        """What a cell says, for copying and for screen readers."""
        if column == Column.TAGS:
            return "; ".join(tag_name(self.tag(tag).name) for tag in line.tags)
        if column == Column.QUOTE:
            return f"{line.question} {line.quote}" if line.question else line.quote
        if column == Column.PERSON:
            return self.initials(line.person)
        if column == Column.ADDED:
            return words.moment(line.created)
        if column == Column.STATUS:
            return self._status(line)
        plain = {
            Column.NUMBER: line.number,
            Column.EXHIBIT: line.exhibit_label,
            Column.CITE: line.pin,
            Column.ISSUES: line.issues,
        }
        return plain[column]

    def _status(self, line: PassageLine) -> str:
        """How far it is; of what was changed since, that it was."""
        step = words.choice(second_level.step_of(line).value)
        if not self.is_changed(line):
            return step
        return QCoreApplication.translate("PassageTable", "{0}, changed").format(step)

    def is_changed(self, line: PassageLine) -> bool:
        """Whether a lower role changed it after it was checked."""
        status = self._statuses.get(line.id)
        return status is not None and status.is_changed

    def _status_told(self, line: PassageLine) -> str:
        """Who said it, in what role, when and why."""
        status = self._statuses.get(line.id)
        if status is None:
            return self._status(line)
        told = QCoreApplication.translate("PassageTable", "{status}: {name}, {role}, {when}")
        name = self.initials(status.person)
        when = words.exact_moment(status.at)
        role = words.role(status.role)
        head = told.format(status=self._status(line), name=name, role=role, when=when)
        return f"{head}\n{status.reason}".strip()

    def _with_links(self, line: PassageLine) -> str:
        """The tags, and what the passage is linked with: “Contradicts KL-0004 (EX-3, 6:2-4)”."""
        tied = (
            f"{words.choice(one.reads)} {one.number} ({one.place})"
            for one in self._linked.get(line.id, ())
        )
        return "; ".join(filter(None, (self.text(line, Column.TAGS), *tied)))

    def is_linked(self, line: PassageLine) -> bool:
        return line.id in self._linked

    def forget_links(self) -> None:
        """Read every shown row again: a link was made or taken off."""
        self._linked.clear()
        self._lines.forget()

    def _tooltip(self, line: PassageLine, column: Column) -> str:
        if column == Column.TAGS:
            return self._with_links(line)
        if column == Column.QUOTE:
            return f"{line.question}\n\n{line.quote}" if line.question else line.quote
        if column == Column.EXHIBIT:
            return f"{line.exhibit_label}  {line.exhibit_title}"
        if column == Column.ADDED:
            return words.exact_moment(line.created)
        if column == Column.STATUS:
            return self._status_told(line)
        return self.text(line, column)

    def initials(self, person: bytes) -> str:
        """Who marked a passage, in initials."""
        return self._initials.get(person, "")

    def place_of(self, row: int) -> int | None:
        """Where a passage's local row is shown."""
        try:
            return self._lines.ids.index(row)
        except ValueError:
            return None

    def row_numbers(self) -> Sequence[int]:
        """What is shown, from the top."""
        return self._lines.ids

    def row_at(self, place: int) -> int | None:
        return self._lines.ids[place] if 0 <= place < len(self._lines) else None

    # --- changes ----------------------------------------------------------------------------------

    def load(self) -> bool:
        """Read the ids anew.

        Returns:
            Whether other rows, or the same in another order, are shown now.
        """
        place = self.place
        found = passages.row_ids(
            self._view, place.wanted, place.sort, is_descending=place.is_descending
        )
        if found == self._lines.ids:
            self._lines.forget()
            return False
        self.beginResetModel()
        self._lines.show(found)
        self.endResetModel()
        return True

    def take_up(self, changed: frozenset[bytes]) -> bool:
        """Show some passages as they are now, without reading what all the others are.

        Returns:
            Whether that can be; else everything must be read anew.
        """
        place = self.place
        is_plain = place.wanted == PassageFilter() and not place.is_descending
        if not is_plain or place.sort not in _IN_PLACE or len(changed) > _FEW:
            return False
        found = row_places.of(self._view, changed)
        if len(found) < len(changed) or any(one.is_rejected for one in found):
            return False
        self.forget(changed)
        return all(self._put_in(one) for one in found)

    def _put_in(self, one: RowPlace) -> bool:
        """Put a row where it belongs, if it is a new one."""
        if self.place_of(one.row) is not None:
            return True
        before = None if one.after is None else self.place_of(one.after)
        if before is None:
            return False
        self.beginInsertRows(_TOP, before + 1, before + 1)
        self._lines.insert(before + 1, one.row)
        self.endInsertRows()
        return True

    def load_names(self) -> None:
        """Read tags and initials anew."""
        self._tags = {str(tag.id): tag for tag in tags.tags(self._view)}
        self._initials = people.initials_of(self._view)

    def forget(self, changed: frozenset[bytes]) -> None:
        """Read these passages again when they are painted."""
        self._lines.forget_where(lambda line: line.id in changed)
