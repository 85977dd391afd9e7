"""The issues of the matter: two levels, to be renamed, merged, split, moved and removed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from reviewer.acts import issues as acts
from reviewer.matter import Decision
from reviewer.model import EntityId, PassageId
from reviewer.queries import many, passages
from reviewer.queries.passages import IssueRow
from ui import words
from ui.bridge import Bridge
from ui.controls import give_room
from ui.dialogs.rearranging import ID, Rearranging
from ui.many.picker import Choosable


class _Tree(QTreeWidget):
    """Issues are dragged onto the one they shall stand below, or beside those at the top."""

    dropped = Signal(object, object)
    """The id of an issue, and that of the one it shall stand below, or None."""

    def dropEvent(self, event: QDropEvent) -> None:
        """The list is read anew after the act; Qt itself moves nothing."""
        dragged, onto = self.currentItem(), self.itemAt(event.position().toPoint())
        is_on = self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.OnItem
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if dragged is None:
            return
        above = onto if is_on else (onto.parent() if onto is not None else None)
        self.dropped.emit(dragged.data(0, ID), None if above is None else above.data(0, ID))


class Issues(Rearranging):
    """The issues of the matter, each with its number of passages."""

    def __init__(
        self, bridge: Bridge, chosen: Sequence[PassageId] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__("", bridge, chosen, parent)
        self.setWindowTitle(self.tr("Issues"))
        self._every: dict[bytes, IssueRow] = {}
        self.new_button = self._button(self.tr("New"), self._on_new, "Ctrl+N")
        self.rename_button = self._button(self.tr("Rename"), self._on_rename, "F2")
        self.merge_button = self._button(self.tr("Merge into…"), self._on_merge, "Ctrl+M")
        self.move_button = self._button(self.tr("Move…"), self._on_move, "Ctrl+Right")
        self.top_button = self._button(self.tr("To the top"), self._on_top, "Ctrl+Left")
        self.split_button = self._button(self.tr("Split off selected"), self._on_split)
        self.remove_button = self._button(self.tr("Remove"), self._on_remove, "Ctrl+Delete")
        self._build(
            self._build_tree(),
            self.tr("Find an issue"),
            (
                *(self.new_button, self.rename_button, self.merge_button, self.move_button),
                *(self.top_button, self.split_button, self.remove_button),
            ),
        )
        give_room(self, 760, 580)
        self.reload()
        self.tree.setFocus()

    def _build_tree(self) -> QTreeWidget:
        tree = _Tree(self)
        tree.setColumnCount(2)
        tree.setHeaderLabels([self.tr("Issue"), self.tr("Passages")])
        tree.setAccessibleName(self.tr("Issues of the matter"))
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setUniformRowHeights(True)
        tree.itemChanged.connect(self._on_renamed)
        tree.itemDoubleClicked.connect(self._on_rename)
        tree.dropped.connect(self._on_dropped)
        return tree

    # --- what is listed ---------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the issues anew; the current one stays."""
        view = self._bridge.view
        current, counts = self._current_id(), many.issue_counts(view)
        self._every = {issue.id: issue for issue in passages.issues(view)}
        made: dict[bytes, QTreeWidgetItem] = {}
        with QSignalBlocker(self.tree):
            self.tree.clear()
            for issue in self._every.values():
                above = made.get(issue.parent) if issue.parent else None
                made[issue.id] = self._item(above, issue, counts.get(issue.id, 0))
            self.tree.expandAll()
            if made:
                self.tree.setCurrentItem(made.get(current or b"", next(iter(made.values()))))
        self._narrow()
        self._enable()

    def _item(self, above: QTreeWidgetItem | None, issue: IssueRow, count: int) -> QTreeWidgetItem:
        item = QTreeWidgetItem(above) if above is not None else QTreeWidgetItem(self.tree)
        item.setText(0, issue.name)
        item.setText(1, words.number(count))
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setData(0, ID, issue.id)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        return item

    def _current_id(self) -> bytes | None:
        item = self.tree.currentItem()
        return None if item is None else bytes(item.data(0, ID))

    def _current(self) -> IssueRow | None:
        return self._every.get(self._current_id() or b"")

    def _enable(self) -> None:
        issue = self._current()
        for button in (self.rename_button, self.remove_button, self.merge_button, self.move_button):
            button.setEnabled(issue is not None)
        self.top_button.setEnabled(issue is not None and issue.parent is not None)
        bearing = self._bearing(issue)
        self.split_button.setEnabled(bool(bearing))
        self.split_button.setToolTip(
            self.tr("{0} of the passages selected in the table bear on this issue").format(
                words.number(len(bearing))
            )
        )

    def _bearing(self, issue: IssueRow | None) -> list[PassageId]:
        on = many.issues_on(self._bridge.view, self._chosen) if issue is not None else {}
        return [one for one in self._chosen if issue and issue.id in on.get(one, set())]

    # --- what is done -----------------------------------------------------------------------------

    def _on_new(self) -> None:
        """A new issue beside the current one, its name ready to be typed."""
        issue = self._current()
        parent = issue.parent if issue is not None else None
        self._add(
            self.tr("New issue"), lambda name: lambda view: acts.add_issue(view, name, parent)
        )

    def _on_split(self) -> None:
        issue = self._current()
        moving = self._bearing(issue)
        if issue is not None:
            whole = EntityId(issue.id)
            self._add(
                self.tr("{0}, part").format(issue.name),
                lambda name: lambda view: acts.split_issue(view, whole, name, moving),
            )

    def _add(self, name: str, making: Callable[[str], Decision]) -> None:
        """Make an issue under a name that is free, and let a person type a better one."""
        known = {one.name.casefold() for one in self._every.values()}
        free = next(
            one
            for one in (name, *(f"{name} {number}" for number in range(2, len(known) + 3)))
            if one.casefold() not in known
        )
        before = set(self._every)
        if self._do(making(free)):
            self._show(next(iter(set(self._every) - before)))
            self._on_rename()

    def _show(self, issue: bytes) -> None:
        found = self.tree.findItems(
            self._every[issue].name, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
        )
        for item in found:
            if item.data(0, ID) == issue:
                self.finder.clear()
                self.tree.setCurrentItem(item)

    def _on_rename(self) -> None:
        item = self.tree.currentItem()
        if item is not None:
            self.tree.editItem(item, 0)

    def _on_renamed(self, item: QTreeWidgetItem, _column: int) -> None:
        issue, name = self._every.get(bytes(item.data(0, ID))), item.text(0)
        if issue is not None and issue.name != name:
            renamed = EntityId(issue.id)
            self._do(lambda view: acts.rename_issue(view, renamed, name), is_typed=True)

    def _on_merge(self) -> None:
        issue = self._current()
        if issue is not None:
            others = [one for one in self._every.values() if one.id != issue.id]
            self._ask(self.merge_button, self._choices(others), self._merge_into)

    def _merge_into(self, value: object) -> None:
        issue = self._current()
        if issue is not None and isinstance(value, bytes):
            gone, kept = EntityId(issue.id), EntityId(value)
            self._do(lambda view: acts.merge_issues(view, gone, kept))

    def _on_move(self) -> None:
        issue = self._current()
        if issue is not None:
            top = [one for one in self._every.values() if one.parent is None and one != issue]
            self._ask(self.move_button, self._choices(top), self._move_below)

    def _move_below(self, value: object) -> None:
        issue = self._current()
        if issue is not None and isinstance(value, bytes):
            self._on_dropped(issue.id, value)

    def _on_top(self) -> None:
        issue = self._current()
        if issue is not None:
            self._on_dropped(issue.id, None)

    def _on_dropped(self, issue: bytes, parent: bytes | None) -> None:
        self._do(lambda view: acts.move_issue(view, EntityId(issue), parent))

    def _on_remove(self) -> None:
        issue = self._current()
        if issue is not None:
            gone = EntityId(issue.id)
            self._do(lambda view: acts.remove_issue(view, gone))

    def _choices(self, issues: Sequence[IssueRow]) -> list[Choosable]:
        names = {issue.id: issue.name for issue in self._every.values()}
        return [
            Choosable(
                f"{names[one.parent]}: {one.name}" if one.parent in names else one.name, one.id
            )
            for one in issues
        ]
