"""What stood on the members of a sample when it was drawn, against what stands now.

*Overturned* is a call (a tag that stood at the draw) that is gone now, or whose passage was
rejected, by somebody who stands in a higher role than who made it, or by another person of the
second level. What the one who made it corrects by themselves overturns nothing. A passage that was
widened or narrowed since is followed to the one in its place. A member counts as reviewed once it
was checked, confirmed or rejected, or a call on it overturned.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reviewer.model import PassageBody, SampleBody, Status, tagging_id
from reviewer.queries import second_level
from reviewer.queries.draws import EXHIBITS, PASSAGES
from reviewer.queries.second_level import StatusOn, rank
from reviewer.queries.view import View, body_of

_SLICE = 400
_LONGEST_WAY = 50


@dataclass(frozen=True, slots=True)
class Call:
    """A tag that stood on a member at the draw, and by whom."""

    member: bytes
    tag: str
    person: bytes
    role: str


class Outcome:
    """What stood on the members at the draw, against what stands now."""

    def __init__(
        self, view: View, body: SampleBody, members: Sequence[bytes], drawn_at: int
    ) -> None:
        """``drawn_at`` is the hybrid time of the draw."""
        self._view, self._at = view, drawn_at
        tags = [*body.tags, *[""] * len(body.drawn)]
        at_draw = zip(body.drawn, tags, strict=False)
        told = {bytes.fromhex(one): on.split() for one, on in at_draw}
        is_of_passages = body.of == PASSAGES
        self._on = {one: told.get(one, []) for one in members}
        self._now = {one: _moved_to(view, one) if is_of_passages else one for one in members}
        self.said = self._said()
        self.calls = self._calls() if is_of_passages else []
        self.overturned = [one for one in self.calls if self._is_overturned(one)]
        self.found = self._found(members) if body.of == EXHIBITS else frozenset[bytes]()
        changed = {one.member for one in self.overturned}
        self.reviewed = frozenset(self.said) | changed | self.found

    def _said(self) -> dict[bytes, StatusOn]:
        """What was said of each member, or of the passage that stands in its place now."""
        now = {one: at or one for one, at in self._now.items()}
        said = second_level.statuses_on(self._view, [*now, *now.values()])
        found = {one: said.get(at) or said.get(one) for one, at in now.items()}
        return {one: status for one, status in found.items() if status is not None}

    def _calls(self) -> list[Call]:
        """Who had set each tag, as the log stood at the draw."""
        wanted = {
            bytes(tagging_id(member, tag)): (member, tag)
            for member, tags in self._on.items()
            for tag in tags
        }
        last: dict[bytes, Call] = {}
        for part in _slices(list(wanted)):
            for entity, person, role in self._view.rows(
                f"""SELECT o.entity, c.person, c.role FROM op o JOIN changeset c ON c.seq = o.seq
                    WHERE o.entity IN ({_marks(part)}) AND o.payload IS NOT NULL AND c.hlc <= ?
                    ORDER BY c.hlc, c.id""",  # noqa: S608 - marks alone
                [*part, self._at],
            ):
                last[bytes(entity)] = Call(*wanted[bytes(entity)], bytes(person), role)
        return [last[one] for one in wanted if one in last]

    def _is_overturned(self, call: Call) -> bool:
        status = self.said.get(call.member)
        if status is not None and status.state == Status.REJECTED:
            return _counts_against(call, status.person, status.role)
        word = self._word_on(call)
        return (
            word is not None and not word.stands and _counts_against(call, word.person, word.role)
        )

    def _word_on(self, call: Call) -> "_Word | None":
        """The last word on a tag; where its passage went, or was replaced, the word that did it."""
        now = self._now[call.member]
        if now is None:
            return _last_word(self._view, call.member)
        word = _last_word(self._view, tagging_id(now, call.tag))
        if word is None and now != call.member:
            moved = _last_word(self._view, call.member)
            return moved and replace(moved, stands=False)
        return word

    def added(self) -> dict[str, int]:
        """Tags that the second level put on reviewed passages, beside those that stood there."""
        counts: dict[str, int] = {}
        for member in self.reviewed if self.calls else ():
            now = self._now[member]
            for tag, role in self._view.rows(_TAGGED_SINCE, (now, self._at)) if now else ():
                if tag not in self._on[member] and rank(role) > 0:
                    counts[tag] = counts.get(tag, 0) + 1
        return counts

    def _found(self, members: Sequence[bytes]) -> frozenset[bytes]:
        """Exhibits on which the second level tagged something since, or which it rejected."""
        rejected = {one for one, status in self.said.items() if status.state == Status.REJECTED}
        tagged = {
            bytes(row[0])
            for part in _slices(members)
            for row in self._view.rows(
                f"""SELECT DISTINCT p.exhibit FROM passage p JOIN entity e ON e.subject = p.id
                      AND e.kind = 'tagging' AND e.payload IS NOT NULL
                    JOIN changeset c ON c.id = e.changeset
                    WHERE p.exhibit IN ({_marks(part)}) AND e.hlc > ? AND p.status <> 'rejected'
                      AND c.role IN ('second_level', 'attorney')""",  # noqa: S608 - marks alone
                [*part, self._at],
            )
        }
        return frozenset(rejected | tagged)


_TAGGED_SINCE = """SELECT DISTINCT t.tag, c.role FROM tagging t
  JOIN entity e ON e.subject = t.passage AND e.kind = 'tagging' AND e.payload IS NOT NULL
    AND e.hlc = t.hlc
  JOIN changeset c ON c.id = e.changeset WHERE t.passage = ? AND t.hlc > ?"""


def _counts_against(call: Call, person: bytes, role: str) -> bool:
    """Whether a later word of somebody overturns a call."""
    is_another = bytes(person) != call.person and rank(role) > 0
    return rank(role) > rank(call.role) or is_another


@dataclass(frozen=True, slots=True)
class _Word:
    """Whether something stands, and who said so last in which role."""

    stands: bool
    person: bytes
    role: str


def _last_word(view: View, entity: bytes) -> _Word | None:
    found = view.rows(
        """SELECT e.payload IS NOT NULL, e.person, c.role FROM entity e
           JOIN changeset c ON c.id = e.changeset WHERE e.entity = ?""",
        (entity,),
    )
    return _Word(bool(found[0][0]), bytes(found[0][1]), found[0][2]) if found else None


def _moved_to(view: View, passage: bytes) -> bytes | None:
    """The passage that stands in the place of one that was widened or narrowed since.

    ``None`` where it was withdrawn.
    """
    for _ in range(_LONGEST_WAY):
        body = body_of(view, passage, PassageBody)
        if body is None:
            return None
        if not body.replaced_by:
            return passage
        passage = bytes.fromhex(body.replaced_by)
    return None


def _slices(ids: Sequence[bytes]) -> Iterator[list[bytes]]:
    for start in range(0, len(ids), _SLICE):
        yield list(ids[start : start + _SLICE])


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)
