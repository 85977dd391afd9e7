"""The lines of the palette: what each of them is, and the model that lists them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from reviewer.queries.cites import CitedPlace
from reviewer.queries.search import Hit

_TOP = QModelIndex()


class Found(StrEnum):
    """What a line of the palette is; the value heads its group."""

    PLACE = "Go to"
    PASSAGE = "Passages"
    EXHIBIT = "Exhibits"
    ISSUE = "Issues"
    PERSON = "People"
    COMMAND = "Commands"
    WORDS = "Words in the exhibits"


ICONS = {
    Found.PLACE: "map-pin",
    Found.PASSAGE: "quote",
    Found.EXHIBIT: "file-text",
    Found.ISSUE: "layers",
    Found.PERSON: "user",
    Found.COMMAND: "command",
    Found.WORDS: "search",
}
_HEADINGS = {
    Found.PLACE: QT_TRANSLATE_NOOP("Palette", "Go to"),
    Found.PASSAGE: QT_TRANSLATE_NOOP("Palette", "Passages"),
    Found.EXHIBIT: QT_TRANSLATE_NOOP("Palette", "Exhibits"),
    Found.ISSUE: QT_TRANSLATE_NOOP("Palette", "Issues"),
    Found.PERSON: QT_TRANSLATE_NOOP("Palette", "People"),
    Found.COMMAND: QT_TRANSLATE_NOOP("Palette", "Commands"),
    Found.WORDS: QT_TRANSLATE_NOOP("Palette", "Words in the exhibits"),
}


@dataclass(frozen=True, slots=True)
class PaletteLine:
    """One thing found: what it says, a detail behind it, a key, and what it means.

    ``query`` is searched for in every exhibit; with ``hit`` it only says where that came from.
    """

    kind: Found
    text: str
    detail: str = ""
    key: str = ""
    icon: str = ""
    action: str = ""
    ids: tuple[bytes, ...] = ()
    place: CitedPlace | None = None
    hit: Hit | None = None
    query: str = ""


def heading(kind: Found) -> str:
    """What stands over the lines of a kind."""
    return QCoreApplication.translate("Palette", str(_HEADINGS[kind]))


class Lines(QAbstractListModel):
    """What was found, group by group."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: list[PaletteLine] = []

    def show(self, lines: Sequence[PaletteLine]) -> None:
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        line = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{line.text} {line.detail} {line.key}".strip()
        return None

    def line(self, index: QModelIndex | QPersistentModelIndex) -> PaletteLine | None:
        return self._lines[index.row()] if index.isValid() else None

    def place_of(self, line: PaletteLine | None) -> int:
        """Where a line stands now; the first place where it is gone."""
        return self._lines.index(line) if line in self._lines else 0

    def is_heading_above(self, row: int) -> bool:
        return row == 0 or self._lines[row].kind is not self._lines[row - 1].kind
