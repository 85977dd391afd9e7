"""What the dialogs of issues and of tags share: a list, buttons, a place to say what was done.

Everything is an act of its own, done at once; *Undo* in the dialog takes back the last, as it does
in the window.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTreeWidget, QVBoxLayout, QWidget

from reviewer.matter import Decision
from reviewer.model import PassageId
from ui.bridge import Bridge
from ui.controls import FilterField, give_room, muted, plain
from ui.dialogs.help_viewer import give_help
from ui.finding import fits
from ui.many.picker import Choosable, Picker
from ui.translation import told

ID = Qt.ItemDataRole.UserRole
_MARGIN = 20
_ROOMY = "QTreeView::item { padding: 6px 8px; }"


class Rearranging(QDialog):
    """A tree with its acts; what it lists is read anew after every act."""

    def __init__(
        self, title: str, bridge: Bridge, chosen: Sequence[PassageId], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._chosen = bridge, tuple(chosen)
        self.setWindowTitle(title)
        give_help(self, "issues-and-tags")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.reload)
        self._taking: Callable[[object], None] = self._take_nothing
        bridge.changed.connect(self._soon.start)
        bridge.refused.connect(self._refuse)

    def _take_nothing(self, _value: object) -> None:
        """Nothing was asked."""

    def reload(self) -> None:
        """Read what is listed anew."""
        raise NotImplementedError

    def _enable(self) -> None:
        raise NotImplementedError

    # --- building ---------------------------------------------------------------------------------

    def _build(self, tree: QTreeWidget, find: str, buttons: Sequence[QPushButton]) -> None:
        self.tree = tree
        self.finder = FilterField(find, self)
        self.finder.textChanged.connect(self._narrow)
        self.finder.left_down.connect(tree.setFocus)
        self.told = muted("", self)
        self.refusal = plain("", self, role="error")
        self.refusal.hide()
        self.picker = Picker(find, "", self)
        self.picker.taken.connect(self._on_taken)
        tree.setStyleSheet(_ROOMY)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 16)
        column.setSpacing(10)
        column.addWidget(self.finder)
        column.addWidget(tree, 1)
        row = QHBoxLayout()
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.told)
        column.addWidget(self.refusal)
        column.addLayout(self._build_end())
        tree.itemSelectionChanged.connect(self._enable)
        give_room(self, 660, 560)

    def _build_end(self) -> QHBoxLayout:
        self.undo_button = self._button(self.tr("Undo"), self._on_undo, "Ctrl+Z")
        self.close_button = QPushButton(self.tr("Close"), self)
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.undo_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        return row

    def _button(self, text: str, act: Callable[[], None], key: str = "") -> QPushButton:
        """A button and, where it has one, its key in this dialog."""
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        if key:
            shortcut = QAction(text, self)
            shortcut.setShortcut(QKeySequence(key))
            shortcut.triggered.connect(button.click)
            self.addAction(shortcut)
            shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{text} ({shown})")
        return button

    # --- what is done -----------------------------------------------------------------------------

    def _do(self, decision: Decision, *, is_typed: bool = False) -> bool:
        """Do it, and say in words what was done, or why not.

        ``is_typed``: in the list itself, which is read anew only when its editor is gone.
        """
        self.refusal.hide()
        if self._bridge.do(decision) is None:
            return False
        if not is_typed:
            self._read_now()
        done = self._bridge.matter.undo_target()
        if done is not None:
            words = self.tr("Done: {act}").format(act=told(done.sentence))
            self.told.setText(words)
            self._bridge.told.emit(words, True)
        return True

    def _read_now(self) -> None:
        """At once and not again later: that would take away the field in which a name is typed."""
        self._soon.stop()
        self.reload()

    def _on_undo(self) -> None:
        self.refusal.hide()
        undone = self._bridge.undo()
        if undone is not None:
            self._read_now()
            self.told.setText(self.tr("Took back: {act}").format(act=told(undone.sentence)))

    def _refuse(self, words: str) -> None:
        self.refusal.setText(words)
        self.refusal.show()
        # What was typed into the list and refused must not stay there.
        self._soon.start()

    def _ask(
        self, at: QWidget, choices: Sequence[Choosable], then: Callable[[object], None]
    ) -> None:
        """Let one of them be found by typing."""
        self._taking = then
        self.picker.show_choices(choices)
        self.picker.open_at(at)

    def _on_taken(self, value: object) -> None:
        self._taking(value)

    def _narrow(self) -> None:
        typed = self.finder.text()
        for at in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(at)
            if item is None:
                continue
            children = (item.child(place) for place in range(item.childCount()))
            below = [one for one in children if one is not None]
            shown = [fits(typed, f"{one.text(0)} {item.text(0)}") for one in below]
            for one, is_shown in zip(below, shown, strict=True):
                one.setHidden(not is_shown)
            item.setHidden(not (any(shown) or fits(typed, item.text(0))))
