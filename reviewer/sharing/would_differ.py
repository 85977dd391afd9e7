"""Which differences would be open that are not now, if some acts were taken in.

Counted by taking them in, in memory, with what lies near them (``store.rehearsal``), and asking for
the differences before and after: so every sort is counted that comes, and none twice.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec
from msgspec.structs import replace

from reviewer.matter import Matter, no_search_for_cycles
from reviewer.queries import differences
from reviewer.queries.view import ConnectionView
from reviewer.store.log import Changeset, Payload, Received, Waiting
from reviewer.store.neighbourhood import UNDISPUTED, Touched
from reviewer.store.rehearsal import NewTexts, Rehearsal, rehearsing

_encode = msgspec.json.Encoder(order="sorted").encode


@dataclass(frozen=True, slots=True)
class Changed:
    """How many differences would be open that are not, and how many that are would be no more."""

    opened: int = 0
    settled: int = 0


class Coming:
    """Acts that would be taken in, with what they say: of one file after another."""

    def __init__(self) -> None:
        """None yet."""
        self.texts = NewTexts()
        self._ids: set[bytes] = set()
        self._acts: list[Received] = []
        self._payloads: dict[bytes, Payload] = {}
        self._touched = Touched()
        self._counted = 0

    def __contains__(self, changeset: bytes) -> bool:
        """Whether an act is among them."""
        return changeset in self._ids

    def note(
        self, received: Received, body: Changeset | Waiting, payloads: Mapping[bytes, Payload]
    ) -> None:
        """One act that was checked; what it says is among the payloads, or is here."""
        self._ids.add(received.id)
        if isinstance(body, Waiting):
            self._acts.append(received)
            return
        disputed = [op for op in body.ops if op.kind not in UNDISPUTED]
        self._acts.append(Received(received.id, _encode(replace(body, ops=disputed))))
        for op in disputed:
            said = None if op.payload is None else payloads.get(bytes.fromhex(op.payload))
            if said is not None:
                self._payloads[said.hash] = said
            subject = None if op.subject is None else bytes.fromhex(op.subject)
            content = None if said is None else said.content
            self._touched.note(op.kind, bytes.fromhex(op.entity), subject, content)

    def note_text(self, layer: bytes, parts: Iterable[Sequence[object]]) -> None:
        """A text that is not here."""
        self.texts.put(layer, parts)

    def changed(self, matter: Matter) -> Changed:
        """What the acts since the last time would change of the differences that are open."""
        before, self._counted = self._counted, len(self._acts)
        if before == self._counted:
            return Changed()
        with rehearsing(matter.path, self.texts) as rehearsal, no_search_for_cycles():
            rehearsal.bring(self._touched)
            rehearsal.take_in(self._acts[:before], self._payloads)
            known = _open(matter, rehearsal)
            rehearsal.take_in(self._acts[before:], self._payloads)
            found = _open(matter, rehearsal)
        return Changed(len(found - known), len(known - found))


def _open(matter: Matter, rehearsal: Rehearsal) -> set[bytes]:
    mine = matter.view
    view = ConnectionView(
        rehearsal.connection, rehearsal.layers, mine.matter, mine.writer, mine.reviewer, mine.role
    )
    rehearsal.know_witnesses()
    return {one.id for one in differences.open_differences(view)}
