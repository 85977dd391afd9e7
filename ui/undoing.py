"""Undo and redo at the keyboard: what is not on the screen is shown first, then undone."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from reviewer.matter import Undone
from reviewer.queries import exhibits, passages
from reviewer.queries.history import Entry
from ui.bridge import Bridge
from ui.message_bar import MessageBar
from ui.pair import DocumentPair
from ui.translation import told
from ui.words import number


class Undoing:
    """Takes back, and puts back, the last act of the person at the keyboard."""

    def __init__(self, bridge: Bridge, pair: DocumentPair, messages: MessageBar) -> None:
        self._bridge, self._pair, self._messages = bridge, pair, messages
        self._warned: bytes | None = None

    def undo(self) -> None:
        """The key: shows first what is not on the screen."""
        self._press(
            self._bridge.matter.undo_target(),
            self.undo_now,
            QCoreApplication.translate("Undoing", "Press {key} again to undo: {act}"),
            "Ctrl+Z",
        )

    def redo(self) -> None:
        """The key: shows first where it will be put back."""
        self._press(
            self._bridge.matter.redo_target(),
            self.redo_now,
            QCoreApplication.translate("Undoing", "Press {key} again to redo: {act}"),
            "Ctrl+Shift+Z",
        )

    def undo_now(self) -> None:
        """Take back the last act, wherever it was."""
        self._tell(self._bridge.undo(), QCoreApplication.translate("Undoing", "Took back: {act}"))

    def redo_now(self) -> None:
        """Put back what was undone last."""
        self._tell(self._bridge.redo(), QCoreApplication.translate("Undoing", "Put back: {act}"))

    def _press(self, target: Entry | None, work: Callable[[], None], words: str, key: str) -> None:
        if target is None or target.changesets[0] == self._warned or self._is_on_screen(target):
            self._warned = None
            work()
            return
        self._warned = target.changesets[0]
        self._show(target)
        self._messages.say(words.format(key=key, act=told(target.sentence)))

    def _is_on_screen(self, target: Entry) -> bool:
        if target.exhibit is None:
            return True
        view, ends = self._bridge.view, (target.passage, target.other)
        standing = [one for one in ends if one is not None and passages.is_standing(view, one)]
        if standing:
            return any(self._is_shown(one) for one in standing)
        shown = {bytes(one.pages.line.id) for one in self._pair.shown if one.pages is not None}
        return target.exhibit in shown or not exhibits.has_exhibit(view, target.exhibit)

    def _is_shown(self, passage: bytes) -> bool:
        """Whether a passage is to be seen on one of the sides."""
        line = passages.line_of(self._bridge.view, passage)
        return any(
            side.pages is not None
            and side.pages.line.id == line.exhibit
            and side.is_in_view(line.spans)
            for side in self._pair.shown
        )

    def _show(self, target: Entry) -> None:
        view = self._bridge.view
        if target.passage is not None and passages.is_standing(view, target.passage):
            self._bridge.choose_passage(target.passage)
        elif target.exhibit is not None:
            places = exhibits.occurrences_of(view, target.exhibit)
            if places:
                self._bridge.choose_exhibit(places[0].id, target.exhibit)

    def _tell(self, done: Undone | None, words: str) -> None:
        if done is None:
            return
        passage = self._bridge.passage
        if passage is not None and not passages.is_standing(self._bridge.view, passage):
            self._bridge.choose_passage(None)
        text = words.format(act=told(done.sentence))
        if done.left:
            one, several = (
                QCoreApplication.translate("Undoing", " (1 part was changed since, and stays)"),
                QCoreApplication.translate(
                    "Undoing", " ({left} parts were changed since, and stay)"
                ),
            )
            text += (one if done.left == 1 else several).format(left=number(done.left))
        self._messages.say(text)
