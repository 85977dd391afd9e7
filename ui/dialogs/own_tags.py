"""The tags of the matter: keys, names, colours and counts; its own ones can be rearranged."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from reviewer.acts import own_tags as acts
from reviewer.acts.tagging import define_tag
from reviewer.matter import Decision
from reviewer.model import EntityId, OwnTagBody, PassageId, TagId
from reviewer.queries import many, passages, tags
from reviewer.queries.tags import TagRow
from ui import words
from ui.bridge import Bridge
from ui.controls import QuietCombo
from ui.dialogs.rearranging import ID, Rearranging
from ui.many.picker import Choosable
from ui.tokens import OWN_TAG_HUES, Scheme, tag_colours
from ui.translation import told
from ui.words import tag_name

_NAME, _KEY, _COLOUR, _COUNT = range(4)
_ROOM = QSize(0, 14)


class OwnTags(Rearranging):
    """The tags of the matter, each with its key and its number of passages."""

    def __init__(
        self, bridge: Bridge, chosen: Sequence[PassageId] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__("", bridge, chosen, parent)
        self.setWindowTitle(self.tr("Tags"))
        self._every: dict[str, TagRow] = {}
        self.new_button = self._button(self.tr("New"), self._on_new, "Ctrl+N")
        self.rename_button = self._button(self.tr("Rename"), self._on_rename, "F2")
        self.merge_button = self._button(self.tr("Merge into…"), self._on_merge, "Ctrl+M")
        self.split_button = self._button(self.tr("Split off selected"), self._on_split)
        self.remove_button = self._button(self.tr("Remove"), self._on_remove, "Ctrl+Delete")
        self._build(
            self._build_tree(),
            self.tr("Find a tag"),
            (
                *(self.new_button, self.rename_button, self.merge_button, self.split_button),
                self.remove_button,
            ),
        )
        self.reload()
        self.tree.setFocus()

    def _build_tree(self) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setColumnCount(4)
        tree.setHeaderLabels(
            [self.tr("Tag"), self.tr("Key"), self.tr("Color"), self.tr("Passages")]
        )
        tree.setAccessibleName(self.tr("Tags of the matter"))
        tree.setRootIsDecorated(False)
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        tree.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        tree.itemChanged.connect(self._on_renamed)
        tree.itemDoubleClicked.connect(self._on_rename)
        return tree

    # --- what is listed ---------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the tags anew; the current one stays."""
        view = self._bridge.view
        current, counts = self._current_id(), passages.tag_counts(view)
        self._every = {str(row.id): row for row in tags.tags(view)}
        with QSignalBlocker(self.tree):
            self.tree.clear()
            made = {key: self._item(row, counts.get(key, 0)) for key, row in self._every.items()}
            self.tree.setCurrentItem(made.get(current, next(iter(made.values()))))
        self._narrow()
        self._enable()

    def _item(self, row: TagRow, count: int) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.tree)
        item.setText(_NAME, tag_name(row.name))
        item.setText(_KEY, str(row.digit) if row.digit else "")
        item.setText(_COUNT, words.number(count))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        item.setTextAlignment(_COUNT, right)
        item.setTextAlignment(_KEY, Qt.AlignmentFlag.AlignCenter)
        item.setData(_NAME, ID, str(row.id))
        if row in tags.BUILT_IN:
            item.setText(_COLOUR, self.tr("Built in"))
        else:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            combo = self._colours(row)
            item.setSizeHint(_COLOUR, combo.sizeHint() + _ROOM)
            self.tree.setItemWidget(item, _COLOUR, combo)
        return item

    def _colours(self, row: TagRow) -> QuietCombo:
        combo = QuietCombo(self.tr("Color of {0}").format(row.name), self.tree)
        for hue in OWN_TAG_HUES:
            combo.addItem(_swatch(hue), _colour_name(hue), hue)
        combo.setCurrentIndex(max(combo.findData(row.colour), 0))
        combo.activated.connect(lambda at: self._recolour(row, str(combo.itemData(at))))
        return combo

    def _current_id(self) -> str:
        item = self.tree.currentItem()
        return "" if item is None else str(item.data(_NAME, ID))

    def _own(self) -> TagRow | None:
        row = self._every.get(self._current_id())
        return None if row in tags.BUILT_IN else row

    def _enable(self) -> None:
        is_own = self._own() is not None
        for button in (self.rename_button, self.merge_button, self.remove_button):
            button.setEnabled(is_own)
            button.setAccessibleDescription(
                "" if is_own else self.tr("Built-in tags stay as they are")
            )
        carrying = self._carrying()
        self.split_button.setEnabled(bool(carrying))
        self.split_button.setToolTip(
            self.tr("{0} of the passages selected in the table carry this tag").format(
                words.number(len(carrying))
            )
        )

    def _carrying(self) -> list[PassageId]:
        on, tag = many.tags_on(self._bridge.view, self._chosen), self._current_id()
        return [one for one in self._chosen if tag in on.get(one, set())]

    # --- what is done -----------------------------------------------------------------------------

    def _on_new(self) -> None:
        name, hue = self._free_name(self.tr("New tag")), self._next_hue()
        self._add(lambda view: define_tag(view, name, hue))

    def _on_split(self) -> None:
        row, moving = self._every.get(self._current_id()), self._carrying()
        if row is not None:
            name = self._free_name(self.tr("{0}, part").format(row.name))
            body = OwnTagBody(name, self._next_hue())
            self._add(lambda view: acts.split_tag(view, row.id, body, moving))

    def _add(self, decision: Decision) -> None:
        """Make a tag under a name that is free, and let a person type a better one."""
        before = set(self._every)
        if self._do(decision):
            made = next(iter(set(self._every) - before))
            for at in range(self.tree.topLevelItemCount()):
                item = self.tree.topLevelItem(at)
                if item is not None and item.data(_NAME, ID) == made:
                    self.finder.clear()
                    self.tree.setCurrentItem(item)
            self._on_rename()

    def _free_name(self, name: str) -> str:
        known = {row.name.casefold() for row in self._every.values()}
        numbered = (name, *(f"{name} {number}" for number in range(2, len(known) + 3)))
        return next(one for one in numbered if one.casefold() not in known)

    def _next_hue(self) -> str:
        return OWN_TAG_HUES[(len(self._every) - len(tags.BUILT_IN)) % len(OWN_TAG_HUES)]

    def _on_rename(self) -> None:
        item = self.tree.currentItem()
        if item is not None and self._own() is not None:
            self.tree.editItem(item, _NAME)

    def _on_renamed(self, item: QTreeWidgetItem, _column: int) -> None:
        row, name = self._every.get(str(item.data(_NAME, ID))), item.text(_NAME)
        if row is not None and row.name != name:
            self._do(lambda view: define_tag(view, name, row.colour, _entity(row)), is_typed=True)

    def _recolour(self, row: TagRow, hue: str) -> None:
        if hue != row.colour:
            self._do(lambda view: define_tag(view, row.name, hue, _entity(row)))

    def _on_merge(self) -> None:
        own = self._own()
        if own is not None:
            others = [
                Choosable(tag_name(row.name), str(row.id))
                for row in self._every.values()
                if row != own
            ]
            self._ask(self.merge_button, others, self._merge_into)

    def _merge_into(self, value: object) -> None:
        own = self._own()
        if own is None:
            return
        into = TagId(str(value))
        stays = acts.what_stays(self._bridge.view, own.id, into)
        if self._do(lambda view: acts.merge_tags(view, own.id, into)) and stays:
            self.told.setText(f"{self.told.text()}. {self._left_behind(stays)}")

    def _left_behind(self, stays: Sequence[acts.Unmoved]) -> str:
        first = stays[0]
        return self.tr(
            "{count} answers could not move, such as {field} “{value}”: {reason} "
            "Undo brings them back."
        ).format(
            count=words.number(len(stays)),
            field=first.name.replace("_", " "),
            value=first.value,
            reason=told(first.reason),
        )

    def _on_remove(self) -> None:
        own = self._own()
        if own is not None:
            self._do(lambda view: acts.remove_tag(view, own.id))


def _entity(row: TagRow) -> EntityId:
    return EntityId(bytes.fromhex(row.id))


def _colour_name(hue: str) -> str:
    return hue.capitalize()


def _swatch(hue: str) -> QPixmap:
    square = QPixmap(14, 14)
    square.fill(QColor(tag_colours(hue, Scheme.LIGHT).strong))
    return square
