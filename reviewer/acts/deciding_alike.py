"""The same decision of many differences that are alike, written in parts: one act, one undo.

Each of them is decided as it would be alone, with a record of its own, so that a colleague who
decides one of them otherwise differs about that one. What cannot be decided so is left open and
told, and so is what was changed after it was found, by whoever: what is decided is what the person
saw. One that another of them answered on the way (three passages on one answer) is gone by then, or
comes up anew; it is not counted. Refused: one transaction for all, in which a window would stand
still for seconds.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from reviewer.acts import deciding
from reviewer.errors import RefusedError
from reviewer.model import Act, Op
from reviewer.queries import difference_words, entities
from reviewer.queries.difference_alike import Compared
from reviewer.queries.difference_kinds import Difference, Way
from reviewer.queries.view import View

AT_ONCE = 12
"""Differences that are decided in one part beside a window: some milliseconds."""
_CHANGED = "It was changed meanwhile. Look at it again."


@dataclass(slots=True)
class Progress:
    """How far it has come: how many are decided, and why others are left, by the sentence."""

    decided: int = 0
    left: dict[str, int] = field(default_factory=dict)

    def leave(self, why: str) -> None:
        """One is left open."""
        self.left[why] = self.left.get(why, 0) + 1

    @property
    def count_left(self) -> int:
        """How many are left open."""
        return sum(self.left.values())


class _NothingToWriteError(Exception):
    """What was left to go through stays open."""


class DecidingAlike:
    """A decision on its way through all differences that are alike."""

    def __init__(
        self,
        view: View,
        wanted: Sequence[Compared],
        way: Way,
        kept: bytes = b"",
        at_once: int = AT_ONCE,
    ) -> None:
        """Decide them as the first of them.

        Args:
            view: the matter as the person sees it.
            wanted: differences that are alike.
            way: how to decide them.
            kept: the version to keep of the first of them.
            at_once: how many in one part.
        """
        self.progress = Progress()
        self._way, self._at_once = way, at_once
        self._place = wanted[0].versions.index(kept) if way is Way.KEEP else 0
        self._todo = list(reversed(wanted))
        ends = sorted({end for one in wanted for end in one.found.ends})
        self._as_seen = entities.shown_acts(view, ends)
        self._touched: set[bytes] = set()
        self._done: deciding.Done | None = None

    @property
    def is_finished(self) -> bool:
        """Whether all of them were gone through."""
        return not self._todo

    def go_on(self, do: Callable[[Callable[[View], Act]], object]) -> None:
        """Decide some more.

        Args:
            do: what writes a part, such as ``LongAct.do``.

        Raises:
            RefusedError: all were gone through, and not one of them can be decided so.
        """
        try:
            do(self._part)
        except _NothingToWriteError:
            self._todo.clear()
        if self.is_finished and not self.progress.decided:
            raise RefusedError(next(iter(self.progress.left)))

    def _part(self, view: View) -> Act:
        ops: dict[bytes, Op] = {}
        while self._todo and not ops:
            some = [self._todo.pop() for _ in range(min(self._at_once, len(self._todo)))]
            ops = self._ops_of(view, some)
        if not ops:
            raise _NothingToWriteError
        return Act(deciding.VERB, tuple(ops.values()))

    def _ops_of(self, view: View, some: Sequence[Compared]) -> dict[bytes, Op]:
        standing = self._unchanged(view, some)
        told = difference_words.told(view, [one.found for one in standing])
        by_id = {one.id: one for one in told}
        ops: dict[bytes, Op] = {}
        for one in standing:
            if self._touched.isdisjoint(one.found.ends):
                done = self._decided(view, by_id[one.found.id], one)
                made: dict[bytes, Op] = {op.entity: op for op in done}
                self._touched |= made.keys()
                self.progress.decided += bool(made)
                ops |= made
        return ops

    def _decided(self, view: View, told: Difference, one: Compared) -> list[Op]:
        """What deciding one of them writes; nothing where it is left."""
        self._done = self._done or deciding.Done(view)
        kept = one.versions[self._place] if self._way is Way.KEEP else b""
        try:
            return deciding.ops_of(view, told, self._way, kept, self._done)
        except RefusedError as refusal:
            self.progress.leave(refusal.args[0])
            return []

    def _unchanged(self, view: View, some: Iterable[Compared]) -> list[Compared]:
        """Those of them that nobody acted on since they were found."""
        wanted = [one for one in some if self._touched.isdisjoint(one.found.ends)]
        ends = sorted({end for one in wanted for end in one.found.ends})
        now = entities.shown_acts(view, ends)
        kept = []
        for one in wanted:
            if all(now.get(end) == self._as_seen.get(end) for end in one.found.ends):
                kept.append(one)
            else:
                self.progress.leave(_CHANGED)
        return kept
