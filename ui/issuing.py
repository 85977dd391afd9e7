"""Issues by keys, and those that stick: what was chosen last is what the next tags get, too.

Issues come in runs: a chapter of testimony bears on one of them. So the last ones stick until they
are changed or let go, and are told on the tag bar as long as they do; they go into the act that
tags, so that one undo takes back both. Nothing sticks from one sitting to the next, because nobody
would remember it.
"""

from PySide6.QtCore import QObject, Qt, Signal

from reviewer.acts import issues as acts
from reviewer.acts.matters import new_id
from reviewer.acts.tagging import set_new_issue
from reviewer.model import Change, PassageId
from reviewer.queries import passages
from reviewer.queries.passages import IssueRow
from reviewer.text import citations
from ui.bridge import Bridge
from ui.message_bar import MessageBar, Offer
from ui.pair import DocumentPair
from ui.tag_bar import Choice, TagBar


class Issuing(QObject):
    """Sets issues of what stands ready; keeps what sticks."""

    undo_asked = Signal()

    def __init__(
        self, bridge: Bridge, pair: DocumentPair, bar: TagBar, messages: MessageBar
    ) -> None:
        super().__init__(bar)
        self.bar = self._bar = bar
        self._bridge, self._pair, self._messages = bridge, pair, messages
        self._sticky: tuple[bytes, ...] = ()
        self._passage: PassageId | None = None
        bar.issues.taken.connect(self._on_taken)
        bar.issues.dropped.connect(self._on_dropped)
        bar.issues.closed.connect(self._on_closed)
        bar.issues.left.connect(self._hide)
        bar.sticky_dropped.connect(self._on_sticky_dropped)
        bridge.changed.connect(self._on_changed)

    @property
    def sticky(self) -> tuple[bytes, ...]:
        """The issues that the next tags get, too."""
        return self._sticky

    def open(self) -> None:
        """Let issues be typed: of the passage that stands ready, else of what is tagged next."""
        document = self._pair.active
        if not document.words_ready():
            self._messages.refuse(self.tr("Select words, or step to a unit with ↓, and press I."))
            return
        ready = document.passage_ready()
        self._passage = None if ready is None else PassageId(ready)
        self._show()
        self._bar.show_issues(self._heading())

    def _heading(self) -> str:
        if self._passage is None:
            return self.tr("Next tags get:")
        view = self._bridge.view
        line = passages.line_of(view, self._passage)
        return self.tr("Issues of {cite}:").format(cite=citations.rich(line.pin) or line.number)

    def let_go(self) -> None:
        """The next tags get no issues."""
        if not self._sticky:
            self._messages.refuse(self.tr("No issues stick: the next tag gets none."))
            return
        self._stick(())
        self._messages.say(self.tr("The next tags get no issues"))

    # --- while they are typed ---------------------------------------------------------------------

    def _now(self) -> tuple[bytes, ...]:
        if self._passage is None:
            return self._sticky
        return tuple(one.id for one in passages.issues_of(self._bridge.view, self._passage))

    def _show(self) -> None:
        self._bar.issues.show_issues(passages.issues(self._bridge.view), frozenset(self._now()))

    def _on_taken(self, chosen: object) -> None:
        assert isinstance(chosen, Choice)
        if self._passage is None:
            issue = chosen.issue or self._added(chosen)
            if issue is not None:
                self._stick((*self._sticky, issue))
        elif self._has_set(self._passage, chosen):
            self._stick(self._now())
            told = self.tr("Put under {issue}").format(issue=chosen.name)
            self._messages.say(told, offer=Offer(self.tr("Undo"), self.undo_asked.emit))
        self._show()

    def _has_set(self, passage: PassageId, chosen: Choice) -> bool:
        issue = chosen.issue
        if issue is None:
            made = new_id()
            change = self._bridge.do(
                lambda view: set_new_issue(view, passage, made, chosen.name, chosen.parent)
            )
        else:
            wanted = (*self._now(), issue)
            change = self._bridge.do(lambda view: acts.set_issues(view, [passage], wanted))
        return change is not None

    def _added(self, chosen: Choice) -> bytes | None:
        """A new issue that no passage has yet."""
        if self._bridge.do(lambda view: acts.add_issue(view, chosen.name, chosen.parent)) is None:
            return None
        every = passages.issues(self._bridge.view)
        return next(
            one.id for one in every if one.name == chosen.name and one.parent == chosen.parent
        )

    def _on_dropped(self, issue: object) -> None:
        left = tuple(one for one in self._now() if one != issue)
        passage = self._passage
        if passage is not None and not self._bridge.do(
            lambda view: acts.set_issues(view, [passage], left)
        ):
            return
        self._stick(left)
        self._show()

    def _on_closed(self, step: int) -> None:
        self._hide()
        document = self._pair.active
        document.page.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if step:
            document.step_unit(step)

    def _hide(self) -> None:
        if self._bar.has_issues_open:
            self._bar.hide_issues()

    # --- what sticks ------------------------------------------------------------------------------

    def _stick(self, issues: tuple[bytes, ...]) -> None:
        self._sticky = issues
        self._bar.show_sticky(self._rows())

    def _rows(self) -> list[IssueRow]:
        known = {one.id: one for one in passages.issues(self._bridge.view)}
        return [known[issue] for issue in self._sticky if issue in known]

    def _on_sticky_dropped(self, issue: object) -> None:
        kept = () if issue is None else tuple(one for one in self._sticky if one != issue)
        self._stick(kept)

    def _on_changed(self, change: Change) -> None:
        """An issue that was renamed, merged or undone sticks no longer under its old name."""
        if self._sticky and {"issue", "*"} & change.kinds:
            self._stick(tuple(one.id for one in self._rows()))
