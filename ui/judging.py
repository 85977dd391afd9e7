"""Second level in the window: what is checked, confirmed, rejected, and told with an undo.

Meant is what the person has before them: the rows selected in the table where there are several,
the exhibits selected in the list where the focus is there, else the passage in hand, else the
exhibit that is open.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from reviewer.acts import second_level as acts
from reviewer.errors import RefusedError
from reviewer.model import Act, Role
from reviewer.queries import exhibits, passages, second_level
from reviewer.queries.view import View
from ui import translation, words
from ui.bridge import Bridge
from ui.exhibit_list import ExhibitList
from ui.passage_table import PassageTable


class Judging(QObject):
    """Does at the second level what the person at the keyboard asks for."""

    judged = Signal(object)
    """The ids of what was checked, confirmed or rejected, a tuple."""
    role_asked = Signal(str)
    """Why it takes another role, to be told with a way to choose one."""

    def __init__(self, bridge: Bridge, table: PassageTable, listed: ExhibitList) -> None:
        super().__init__(table)
        self._bridge, self._table, self._listed = bridge, table, listed
        self._asked_for: tuple[bytes, ...] = ()

    def check(self) -> None:
        """Say that it was gone through and is right."""
        self._do(acts.check, self.tr("Checked {what}"))

    def confirm(self) -> None:
        """Say as an attorney that it stands."""
        self._do(acts.confirm, self.tr("Confirmed {what}"))

    def reopen(self) -> None:
        """Take back what was said of it."""
        self._do(acts.reopen, self.tr("Took back what was said of {what}"), is_final=False)

    def ask_reason(self) -> None:
        """Ask why it is rejected, and reject it."""
        chosen = self.chosen()
        if not chosen:
            return
        if self._bridge.view.role is Role.REVIEWER:
            # Refused in words at once, before a reason is typed.
            self.reject(chosen, "-")
            return
        from ui.dialogs.reject import RejectDialog  # noqa: PLC0415 - a start need not pay for it

        dialog = RejectDialog(self._bridge, self._named(chosen), self._table.window())
        dialog.given.connect(lambda reason: self.reject(chosen, reason))
        dialog.open()

    def reject(self, chosen: Sequence[bytes], reason: str) -> None:
        """Reject passages or exhibits for a reason."""
        told = self.tr("Rejected {what}: left out of tables and logs")
        self._judge(chosen, lambda view: acts.reject(view, chosen, reason), told)

    def chosen(self) -> tuple[bytes, ...]:
        """What is meant."""
        if self._asked_for:
            return self._asked_for
        focus = QApplication.focusWidget()
        if focus is not None and self._listed.isAncestorOf(focus):
            return tuple(dict.fromkeys(bytes(one.exhibit) for one in self._listed.chosen()))
        rows = self._table.chosen_ids()
        if len(rows) > 1 and focus is not None and self._table.isAncestorOf(focus):
            return tuple(rows)
        bridge = self._bridge
        if bridge.passage is not None and passages.is_standing(bridge.view, bridge.passage):
            return (bridge.passage,)
        return () if bridge.exhibit is None else (bridge.exhibit,)

    def say(self, way: str, chosen: Sequence[bytes] = ()) -> None:
        """Do one of the four by its word, to these where some are named."""
        self._asked_for = tuple(chosen)
        {
            "check": self.check,
            "confirm": self.confirm,
            "reject": self.ask_reason,
            "reopen": self.reopen,
        }[way]()
        self._asked_for = ()

    def _do(
        self, act: Callable[[View, Sequence[bytes]], Act], told: str, *, is_final: bool = True
    ) -> None:
        chosen = self.chosen()
        if chosen:
            self._judge(chosen, lambda view: act(view, chosen), told, is_final=is_final)

    def _judge(
        self,
        chosen: Sequence[bytes],
        decision: Callable[[View], Act],
        told: str,
        *,
        is_final: bool = True,
    ) -> None:
        if why := self._why_not_in_role(decision):
            self.role_asked.emit(why)
            return
        before = second_level.statuses_on(self._bridge.view, chosen)
        if self._bridge.do(decision) is None:
            return
        now = second_level.statuses_on(self._bridge.view, chosen)
        done = tuple(one for one in chosen if now.get(one) != before.get(one))
        text = told.format(what=self._named(done))
        if len(done) < len(chosen):
            left = self.tr(" ({0} left as they were)")
            text += left.format(words.number(len(chosen) - len(done)))
        self._bridge.told.emit(text, True)
        if is_final:
            self.judged.emit(done)

    def _why_not_in_role(self, decision: Callable[[View], Act]) -> str:
        """Why a reviewer may not decide this; empty where the person may."""
        view = self._bridge.view
        if view.role is Role.REVIEWER:
            try:
                decision(view)
            except RefusedError as refusal:
                return translation.told(refusal)
        return ""

    def _named(self, chosen: Sequence[bytes]) -> str:
        """One by its number, several counted."""
        view = self._bridge.view
        if len(chosen) != 1:
            is_passages = bool(chosen) and passages.is_standing(view, chosen[0])
            pattern = self.tr("{0} passages") if is_passages else self.tr("{0} exhibits")
            return pattern.format(words.number(len(chosen)))
        if passages.is_standing(view, chosen[0]):
            return passages.line_of(view, chosen[0]).number
        return exhibits.exhibit(view, chosen[0]).label
