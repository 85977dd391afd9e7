"""A mailbox whose messages are on their way in.

It stands in the queue of an import where its messages come next, and lets them in a lot at a time:
the mailbox is never held as a whole, whatever its size. A message at which the reading process
breaks costs itself, and the process that follows goes on behind it; where several in a row do, the
rest is given up and named.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from reviewer.arriving import Outcome, Status
from reviewer.queries.exhibits import Kept
from reviewer.readers.reading import Child
from reviewer.said import named, said
from reviewer.taking_in import Waiting
from reviewer.workers.pool import Failed

_BROKEN_IN_A_ROW = 3


@dataclass(slots=True, eq=False)
class Unpacking:
    """The messages of ``box`` that are still to come, from ``next_place`` on.

    ``expected`` is how many are still counted on, ``kept`` those that an import took in before, by
    place. ``ticket`` is that of the process which unpacks, if there is one; ``is_waiting`` while it
    was asked for a lot, ``is_ready`` when nothing more comes.
    """

    box: Waiting
    path: Path
    expected: int = 0
    kept: Mapping[int, Kept] = field(default_factory=dict)
    ticket: int = 0
    next_place: int = 1
    is_waiting: bool = False
    is_ready: bool = False
    _broken: int = 0

    def arrived(self, place: int) -> int:
        """A message has come; says whether it was not counted on (1) or was (0)."""
        self.next_place, self._broken = place + 1, 0
        if not self.expected:
            return 1
        self.expected -= 1
        return 0

    def kept_at(self, place: int, child: Child) -> Kept | None:
        """The occurrence that a message has already, if these are its bytes."""
        kept = self.kept.get(place)
        if kept is None or kept.exhibit != sha256(child.content).digest():
            return None
        return kept

    def is_last_kept(self, place: int) -> bool:
        """Whether an import may have been stopped between this message and its attachments."""
        return place == max(self.kept, default=0)

    def failed(self, event: Failed) -> Outcome:
        """What is told where unpacking broke: of one message, or of all the rest."""
        self._broken += event.is_broken
        place, self.next_place = self.next_place, self.next_place + 1
        shown = said("message {place}", place=place)
        if event.is_broken and self._broken < _BROKEN_IN_A_ROW:
            self.expected = max(0, self.expected - 1)
            return self._refused(shown, event.reason)
        self.is_ready = True
        words = (
            "The mailbox cannot be read from message {place} on: {reason} What came before is in."
        )
        return self._refused(shown, said(words, place=place, reason=named(event.reason)))

    def _refused(self, shown: str, reason: str) -> Outcome:
        path = f"{self.box.entry.source}!{shown}"
        return Outcome(path, Status.REFUSED, parent=self.box.exhibit, reason=reason)
