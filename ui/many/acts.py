"""Acts on many passages: each is one act with one undo, and is told with its number.

Passages on which there is nothing to do are left out and counted. Thousands take a second or two in
which the window shows that it is busy; the act stays whole, because half an act is worse than a
wait.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from reviewer.acts import bulk
from reviewer.acts import issues as issue_acts
from reviewer.exports import quoted
from reviewer.matter import Decision
from reviewer.model import PassageId, TagId
from reviewer.queries import many, tags
from reviewer.queries.passages import IssueRow
from ui import clips, words
from ui.bridge import Bridge
from ui.words import tag_name

_LONG = 500


class ManyActs(QObject):
    """Does to chosen passages what a reviewer asks for."""

    print_asked = Signal(object)
    """The ids of passages to print, a tuple."""
    export_asked = Signal(object)
    """The ids of passages to export, a tuple."""
    judge_asked = Signal(str, object)
    """``check``, ``confirm``, ``reject`` or ``reopen`` at the second level; the ids, a tuple."""

    def __init__(
        self,
        bridge: Bridge,
        chosen: Callable[[], Sequence[PassageId]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self.chosen = bridge, chosen
        self.before: Callable[[], Decision | None] = _nothing_before
        """What makes passages of rows that are none yet; it is done in the same act."""

    def press(self, digit: int) -> None:
        """Tag with the tag of a key."""
        row = next((row for row in tags.tags(self._bridge.view) if row.digit == digit), None)
        if row is None:
            self._bridge.refused.emit(self.tr("No tag has the key {0} yet.").format(digit))
        else:
            self.tag(row.id)

    def tag(self, tag: TagId) -> None:
        """Put a tag on all of them."""
        name = tag_name(tags.tag_of(self._bridge.view, tag).name)
        chosen = self.chosen()
        self._do(
            chosen,
            lambda view: bulk.tag_passages(view, chosen, tag),
            self.tr("Tagged {passages} as {tag}"),
            self.before(),
            tag=name,
        )

    def untag(self, tag: TagId) -> None:
        """Take a tag off all that carry it."""
        name = tag_name(tags.tag_of(self._bridge.view, tag).name)
        chosen = self.chosen()
        self._do(
            chosen,
            lambda view: bulk.untag_passages(view, chosen, tag),
            self.tr("Took {tag} off {passages}"),
            tag=name,
        )

    def give(self, issue: IssueRow) -> None:
        """Put an issue on all of them."""
        chosen = self.chosen()
        self._do(
            chosen,
            lambda view: issue_acts.give_issues(view, chosen, [issue.id]),
            self.tr("Put “{issue}” on {passages}"),
            self.before(),
            issue=issue.name,
        )

    def relieve(self, issue: IssueRow) -> None:
        """Take an issue off all of them."""
        chosen = self.chosen()
        self._do(
            chosen,
            lambda view: issue_acts.relieve_issues(view, chosen, [issue.id]),
            self.tr("Took “{issue}” off {passages}"),
            issue=issue.name,
        )

    def give_new(self, name: str, parent: bytes | None) -> None:
        """Put an issue on all of them that the matter does not have yet."""
        chosen = self.chosen()
        self._do(
            chosen,
            lambda view: issue_acts.give_new_issue(view, chosen, name, parent),
            self.tr("Put “{issue}” on {passages}"),
            self.before(),
            issue=name,
        )

    def set_declarant(self, name: str) -> None:
        """Say who said it, on every tag that asks for it."""
        chosen = self.chosen()
        self._do(
            chosen,
            lambda view: bulk.set_field(view, chosen, "declarant", name),
            self.tr("{name} is the declarant of {passages}"),
            name=name,
        )

    def set_privileged(self) -> None:
        """Say that all of them may be privileged."""
        chosen = self.chosen()
        self._do(
            chosen,
            lambda view: bulk.set_passage_fields(view, chosen, "privilege", "possible"),
            self.tr("{passages} possibly privileged: left out of the log unless asked for"),
            self.before(),
        )

    def confirm(self) -> None:
        """Take over what is proposed for all of them."""
        chosen = self.chosen()
        self._do(
            chosen,
            lambda view: bulk.confirm_passages(view, chosen),
            self.tr("Confirmed what was proposed for {passages}"),
        )

    def withdraw(self) -> None:
        """Take all of them out of tables and logs."""
        chosen = self.chosen()
        self._do(
            chosen,
            lambda view: bulk.withdraw_passages(view, chosen),
            self.tr("Withdrew {passages}"),
        )

    def copy(self) -> None:
        """Put them on the clipboard: one as a quote with its cite, more as a table."""
        rows = [one.row for one in many.standing(self._bridge.view, self.chosen())]
        if not rows:
            return
        with _busy(len(rows)):
            clips.put(quoted.passages(self._bridge.view, rows))
        told = (
            self.tr("Copied with citation")
            if len(rows) == 1
            else self.tr("{0} passages copied as a table").format(words.number(len(rows)))
        )
        self._bridge.told.emit(told, False)

    def ask_print(self) -> None:
        """Print them."""
        self.print_asked.emit(tuple(self.chosen()))

    def ask_export(self) -> None:
        """Export them."""
        self.export_asked.emit(tuple(self.chosen()))

    def ask_judgement(self, way: str) -> None:
        """Say something of them at the second level."""
        self.judge_asked.emit(way, tuple(self.chosen()))

    def _do(
        self,
        chosen: Sequence[PassageId],
        decision: Decision,
        told: str,
        before: Decision | None = None,
        **names: str,
    ) -> None:
        both = [decision] if before is None else [before, decision]
        with _busy(len(chosen)):
            change = self._bridge.attempt(lambda: self._bridge.matter.do_all(both))
        if change is None:
            return
        left = len(set(chosen)) - len(change.passages)
        text = told.format(passages=self._counted(len(change.passages)), **names)
        if left:
            text += self.tr(" ({0} left as they were)").format(words.number(left))
        self._bridge.told.emit(text, True)

    def _counted(self, count: int) -> str:
        if count == 1:
            return self.tr("1 passage")
        return self.tr("{0} passages").format(words.number(count))


def _nothing_before() -> Decision | None:
    return None


@contextmanager
def _busy(count: int) -> Iterator[None]:
    """Show that this takes a moment, where it does."""
    if count < _LONG:
        yield
        return
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
