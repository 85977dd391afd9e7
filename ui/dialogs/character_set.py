"""Which character set a text is read in: a list by scripts, and its first lines in the one chosen.

The preview is what decides: whoever knows how a name in the text is written sees at once which set
is right. What does not fit the file is said, and cannot be chosen for a text whose reader would
refuse it.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPlainTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.queries.character_sets import ReadIn
from reviewer.readers import character_sets
from reviewer.readers.character_sets import CharacterSet
from ui import words
from ui.controls import give_room, grown, muted
from ui.dialogs.form import FormDialog

_Move = QAbstractItemView.CursorAction
_ROLE = Qt.ItemDataRole.UserRole
_SIZE = (760, 520)
_GROUPS = {
    "unicode": QT_TRANSLATE_NOOP("CharacterSets", "Unicode"),
    "western": QT_TRANSLATE_NOOP("CharacterSets", "Western"),
    "central european": QT_TRANSLATE_NOOP("CharacterSets", "Central European"),
    "baltic": QT_TRANSLATE_NOOP("CharacterSets", "Baltic"),
    "turkish": QT_TRANSLATE_NOOP("CharacterSets", "Turkish"),
    "cyrillic": QT_TRANSLATE_NOOP("CharacterSets", "Cyrillic"),
    "greek": QT_TRANSLATE_NOOP("CharacterSets", "Greek"),
    "hebrew": QT_TRANSLATE_NOOP("CharacterSets", "Hebrew"),
    "arabic": QT_TRANSLATE_NOOP("CharacterSets", "Arabic"),
    "thai": QT_TRANSLATE_NOOP("CharacterSets", "Thai"),
    "vietnamese": QT_TRANSLATE_NOOP("CharacterSets", "Vietnamese"),
    "chinese": QT_TRANSLATE_NOOP("CharacterSets", "Chinese"),
    "japanese": QT_TRANSLATE_NOOP("CharacterSets", "Japanese"),
    "korean": QT_TRANSLATE_NOOP("CharacterSets", "Korean"),
}


class _Sets(QTreeWidget):
    """A list under headings, which the arrows pass by."""

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        found = super().moveCursor(action, modifiers)
        if not found.isValid() or found.parent().isValid():
            return found
        above = self.indexAbove(found)
        is_up = action in {_Move.MoveUp, _Move.MovePrevious, _Move.MovePageUp}
        return above if is_up and above.isValid() else self.indexBelow(found)


class CharacterSets(FormDialog):
    """Of one text, which is read again in the set that is chosen."""

    help_page = "readings"
    chosen = Signal(str)
    """The codec."""

    def __init__(
        self, head: bytes, now: ReadIn, *, is_whole: bool, parent: QWidget | None = None
    ) -> None:
        """``head`` are the first bytes of the file, or all of them."""
        super().__init__(self.tr("Character set"), self.tr("Read again"), parent)
        self._head, self._now, self._is_whole = head, now, is_whole
        name = character_sets.name_of(now.codec)
        asked = self.tr("Read as {name}, which was guessed.") if now.is_guessed else ""
        self.form.addRow(
            self.say(
                " ".join(
                    (
                        (asked or self.tr("Read as {name}.")).format(name=name),
                        self.tr("Choose the set in which names and quotation marks look right."),
                    )
                )
            )
        )
        self.list = _Sets(self)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setItemsExpandable(False)
        self.list.setIndentation(grown(self, 14))
        self.list.setAccessibleName(self.tr("Character sets"))
        self.preview = QPlainTextEdit(self)
        self.preview.setAccessibleName(self.tr("The first lines in this character set"))
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.note = muted("", self)
        self._lay_out()
        self.finish()
        give_room(self, *_SIZE)
        self._fill()
        self.list.setFocus()

    def _lay_out(self) -> None:
        self.list.setFixedWidth(grown(self, 200))
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self.preview, 1)
        right.addWidget(self.note)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.list)
        row.addLayout(right, 1)
        self.column.addLayout(row, 1)

    def _fill(self) -> None:
        """Every set below the scripts it is for; the one that was read in is chosen."""
        self.list.currentItemChanged.connect(self._on_chosen)
        self.list.itemDoubleClicked.connect(self.accept)
        now = character_sets.listed(self._now.codec) or character_sets.FIRST
        for group, sets in character_sets.GROUPS.items():
            shown = QCoreApplication.translate("CharacterSets", str(_GROUPS[group]))
            heading = QTreeWidgetItem(self.list, [shown])
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            heading.setForeground(0, self.palette().placeholderText())
            for one in sets:
                self._add(heading, one, is_now=one.codec == now)
        self.list.expandAll()

    def _add(self, heading: QTreeWidgetItem, one: CharacterSet, *, is_now: bool) -> None:
        item = QTreeWidgetItem(heading, [one.name])
        item.setData(0, _ROLE, one.codec)
        spoken = f"{one.name}, {heading.text(0)}"
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
        if is_now:
            self.list.setCurrentItem(item)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list.scrollTo(self.list.currentIndex(), QTreeWidget.ScrollHint.PositionAtCenter)

    @property
    def codec(self) -> str:
        """What is chosen now."""
        item = self.list.currentItem()
        return str(item.data(0, _ROLE)) if item is not None else ""

    def _on_chosen(self) -> None:
        is_markup = self._now.is_markup
        if not self.codec:
            self.ok.setEnabled(False)
            return
        found = character_sets.sample(
            self._head, self.codec, is_whole=self._is_whole, is_markup=is_markup
        )
        self.preview.setPlainText("\n".join(found.lines))
        self.note.setText(
            self.tr("{count} characters of the first lines do not fit this set.").format(
                count=words.number(found.lost)
            )
            if found.lost
            else ""
        )
        self.note.setVisible(bool(found.lost))
        # Of a web page what does not fit is shown as lost; a text is refused.
        self.ok.setEnabled(is_markup or not found.lost)

    def accept(self) -> None:
        if not self.ok.isEnabled():
            return
        codec = self.codec
        super().accept()
        self.chosen.emit(codec)
