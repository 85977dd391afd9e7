"""Differences in words: what each version says, whose it is, and where the words stand.

A value that a person typed is told as it was typed; everything else is a sentence that the window
can say in its language. What hangs on the same words is read for all differences at once. What was
decided is told as it was at the decision: the acts it answered, and of a pair what both said then.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from reviewer.model import (
    EntityId,
    ExhibitId,
    Kind,
    OccurrenceBody,
    PassageBody,
    PassageId,
    TaggingBody,
)
from reviewer.queries import difference_values, differing_heads, lost_edits, many
from reviewer.queries.decisions import Record
from reviewer.queries.difference_kinds import (
    Decided,
    Difference,
    DifferenceKind,
    Found,
    Version,
    Way,
)
from reviewer.queries.difference_sides import Now, Sides, Then
from reviewer.queries.difference_values import Values
from reviewer.queries.differing_heads import Head
from reviewer.queries.passages import PassageLine, instant
from reviewer.queries.view import View
from reviewer.said import listed, said
from reviewer.text.layer import Span

_SLICE = 400


def told(view: View, found: Sequence[Found]) -> tuple[Difference, ...]:
    """Differences in words, in the order of the earliest of their versions."""
    teller = _Teller(view, found)
    made = [teller.difference(one) for one in found]
    return tuple(sorted(made, key=_earliest))


def _earliest(one: Difference) -> tuple[datetime, bytes]:
    return min((version.at for version in one.versions), default=_EVER), one.id


_EVER = instant(0)


def told_decided(view: View, records: Iterable[Record]) -> tuple[Decided, ...]:
    """Decisions in words, the latest first."""
    kept = [one for one in records if one.ends]
    found = [_found_of(one) for one in kept]
    teller = _Teller(view, found)
    made = []
    for record, one in zip(kept, found, strict=True):
        person, role, hlc = view.rows(
            "SELECT person, role, hlc FROM changeset WHERE id = ?", (record.changeset,)
        )[0]
        made.append(
            Decided(
                record.entity,
                teller.difference(one, hlc),
                Way(record.body.way),
                bytes.fromhex(record.body.kept),
                teller.name(person),
                person,
                role,
                instant(hlc),
            )
        )
    return tuple(sorted(made, key=lambda one: (one.at, one.entity), reverse=True))


def _found_of(record: Record) -> Found:
    """The difference that was decided, as far as its decision tells."""
    kind = DifferenceKind(record.body.difference)
    versions = tuple(bytes.fromhex(one) for one in record.body.versions)
    is_of_heads = kind is DifferenceKind.HEADS
    one = record.ends[0] if is_of_heads else record.entity
    return Found(kind, record.ends[0], "", record.ends, versions, versions, one)


class _Teller:
    """Tells differences; names and lines are read once for all of them."""

    def __init__(self, view: View, found: Sequence[Found]) -> None:
        self._view = view
        self._values = Values(view)
        self._kinds = _kinds_of(view, found)
        subjects = {one for kind in self._kinds.values() for one in (kind[1],) if one is not None}
        wanted = {*self._kinds, *subjects, *(one for each in found for one in each.passages)}
        self._lines = {line.id: line for line in many.lines(view, [PassageId(p) for p in wanted])}
        self._now = Now(view, self._lines)
        self._sides: Sides = self._now

    def name(self, person: bytes) -> str:
        return self._values.reviewer(person)

    def difference(self, found: Found, decided: int | None = None) -> Difference:
        """One in words, as it is, or was when it was decided (a hybrid time)."""
        self._sides = self._now if decided is None else Then(self._view, decided)
        kind, subject = self._kinds.get(found.entity, (found.entity_kind, None))
        made = Difference(
            found.id,
            kind if found.kind is DifferenceKind.HEADS else found.kind.value,
            EntityId(found.entity),
            "",
            "",
            (),
            (Way.KEEP,),
            replace(found, entity_kind=found.entity_kind or kind),
        )
        return self._at(_TOLD[found.kind](self, made, subject), subject)

    # --- One thing, several versions --------------------------------------------------------------

    def _heads(self, made: Difference, subject: bytes | None) -> Difference:
        heads = differing_heads.said(self._view, made.entity, made.found.versions)
        values = [self._values.of(made.kind, head.content, subject) for head in heads]
        field, label = self._values.field(made.kind, heads, made.entity)
        ways = difference_values.ways(made.kind, [head.content for head in heads])
        made = self._named(made, label, made.entity if made.kind == Kind.PASSAGE else subject)
        return replace(made, field=field, versions=self._versions(heads, values), ways=ways)

    def _versions(self, heads: Sequence[Head], values: Sequence[str]) -> tuple[Version, ...]:
        """One version for all who said the same: its act is the last of theirs."""
        same: dict[bytes | None, list[int]] = {}
        for at, head in enumerate(heads):
            same.setdefault(head.content, []).append(at)
        return tuple(
            self._version(heads[each[-1]].changeset, values[each[-1]], [heads[at] for at in each])
            for each in same.values()
        )

    def _version(self, one: bytes, value: str, heads: Sequence[Head]) -> Version:
        last = heads[-1]
        return Version(
            one,
            value,
            self._values.reviewers(head.person for head in heads),
            last.person,
            last.role,
            instant(last.hlc),
        )

    def _closed(self, made: Difference, _subject: bytes | None) -> Difference:
        """A passage that was withdrawn or replaced, and what others did on it."""
        is_replaced = made.found.kind is DifferenceKind.REPLACED
        closing = differing_heads.said(self._view, made.entity, made.found.acts)
        edits = self._edits(made.entity, set(made.found.acts) - {one.changeset for one in closing})
        versions = []
        if closing:  # a decision that a colleague wrote may name acts that closed nothing
            first = _of(closing, made.found.versions)
            values = self._values.of(Kind.PASSAGE, first.content, None)
            versions.append(self._version(first.changeset, values, [first]))
        for heads, words in edits:
            versions.append(self._version(heads[-1].changeset, listed(words, "; "), heads[-1:]))
        ways = tuple(Way) if is_replaced else (Way.KEEP,)
        pattern = _REPLACED if is_replaced else _WITHDRAWN
        made = self._named(made, said(pattern), made.entity)
        return replace(made, versions=tuple(versions), ways=ways)

    def _edits(self, passage: bytes, acts: set[bytes]) -> list[tuple[list[Head], list[str]]]:
        """What acts did on a passage, by who did it: the acts, and each thing in words."""
        by_person: dict[bytes, tuple[list[Head], list[str]]] = {}
        for kind, head in lost_edits.edits_of(self._view, passage, acts):
            heads, words = by_person.setdefault(head.person, ([], []))
            heads.append(head)
            words.append(self._values.edit(kind, head.content, passage))
        return list(by_person.values())

    def _decision(self, made: Difference, _subject: bytes | None) -> Difference:
        heads = differing_heads.said(self._view, made.entity, made.found.versions)
        values = [self._values.of(Kind.DECIDED, head.content, None) for head in heads]
        made = self._named(made, said("Decided in two ways"))
        return replace(made, versions=self._versions(heads, values))

    # --- Two things -------------------------------------------------------------------------------

    def _opposed(self, made: Difference, _subject: bytes | None) -> Difference:
        versions = _in_order(self._of_end(end, self._tagged) for end in made.found.ends)
        what = said("Tagged against each other")
        made = self._named(made, what, self._subject_of(made.found.ends[0]))
        return replace(made, versions=versions, ways=(Way.KEEP, Way.KEEP_ALL))

    def _duplicate(self, made: Difference, _subject: bytes | None) -> Difference:
        versions = _in_order(self._of_end(end, self._marked) for end in made.found.ends)
        made = self._named(made, said("Almost the same words"), made.found.ends[0])
        return replace(made, versions=versions, ways=tuple(Way))

    def _same_name(self, made: Difference, _subject: bytes | None) -> Difference:
        kind = made.found.entity_kind
        versions = _in_order(self._of_end(end, self._defined) for end in made.found.ends)
        ways = (Way.KEEP_ALL, Way.JOIN) if kind == Kind.REVIEWER else tuple(Way)
        heads = self._sides.heads(made.found.ends[0])
        name = difference_values.called(kind, heads[-1].content if heads else None)
        what = said("{what} “{name}” twice", what=said(_NAMED.get(kind, "The name")), name=name)
        return replace(self._named(made, what), versions=versions, ways=ways)

    def _same_place(self, made: Difference, _subject: bytes | None) -> Difference:
        versions = _in_order(self._of_end(end, self._defined) for end in made.found.ends)
        exhibit = made.found.exhibit or self._met(made.found.ends[0])
        made = self._named(made, said("One file imported twice"), exhibit)
        return replace(made, versions=versions, ways=tuple(Way))

    def _met(self, occurrence: bytes) -> bytes | None:
        """The exhibit that was met at a place, though it be taken away."""
        heads = self._sides.heads(occurrence)
        body = differing_heads.body_in(heads[-1].content, OccurrenceBody) if heads else None
        return bytes.fromhex(body.exhibit) if body is not None else None

    def _of_end(self, end: bytes, tell: Callable[[bytes, Head], str]) -> Version:
        """One of two things as it is shown, or was last, with all who say it."""
        heads = self._sides.heads(end)
        if not heads:
            return Version(end, said("not here"), "", b"", "", _EVER)
        return self._version(end, tell(end, heads[-1]), heads)

    def _tagged(self, end: bytes, head: Head) -> str:
        passage = self._subject_of(end) or b""
        body = differing_heads.body_in(head.content, TaggingBody)
        if body is None:
            return said("a tag")
        kind = self._sides.tag_kind(passage, body.tag)
        tag, words = self._values.tag_of_kind(body.tag, kind), self._sides.words(passage)
        return tag if words is None else said("{tag}: “{quote}”", tag=tag, quote=words)

    def _marked(self, end: bytes, _head: Head) -> str:
        words = self._sides.words(end)
        if words is None:
            return said("withdrawn")
        tags = listed([self._values.tag(tag) for tag in self._sides.tags(end)])
        return said("{tag}: “{quote}”", tag=tags, quote=words)

    def _defined(self, end: bytes, head: Head) -> str:
        return self._values.of(self._kinds[end][0], head.content, None)

    # --- Where it stands --------------------------------------------------------------------------

    def _subject_of(self, entity: bytes) -> bytes | None:
        return self._kinds[entity][1] if entity in self._kinds else None

    def _named(self, made: Difference, what: str, subject: bytes | None = None) -> Difference:
        """With what it is about, and the passage or the exhibit before it."""
        line = self._lines.get(PassageId(subject or b""))
        if line is not None:
            where: str = said("{number} ({place})", number=line.number, place=_place(line))
        else:
            where = self._values.place(subject)
        about = said("{number}: {what}", number=where, what=what) if where else what
        return replace(made, about=about, what=what, where=where)

    def _at(self, made: Difference, subject: bytes | None) -> Difference:
        """With the words on the page that it is about, where there are such."""
        first = made.found.passages[0] if made.found.passages else made.entity
        if made.found.kind in {DifferenceKind.WITHDRAWN, DifferenceKind.REPLACED}:
            first = made.entity
        for passage in (first, subject):
            line = self._lines.get(PassageId(passage or b""))
            if line is not None:
                return replace(
                    made,
                    exhibit=line.exhibit,
                    passage=line.id,
                    layer=line.layer,
                    spans=line.spans,
                    cite=_place(line),
                )
        body = difference_values.last_passage(self._view, first)
        if body is not None:
            return self._where_it_was(made, PassageId(first), body)
        exhibit = made.found.exhibit or self._values.exhibit_of(subject)
        return replace(made, exhibit=ExhibitId(exhibit)) if exhibit else made

    def _where_it_was(self, made: Difference, passage: PassageId, body: PassageBody) -> Difference:
        return replace(
            made,
            exhibit=ExhibitId(bytes.fromhex(body.exhibit)),
            passage=passage,
            layer=bytes.fromhex(body.layer),
            spans=tuple(Span(start, end) for start, end in body.spans),
            cite=self._values.exhibit(bytes.fromhex(body.exhibit)),
        )


_WITHDRAWN = "Withdrawn while a colleague worked on it"
_REPLACED = "Widened or narrowed while a colleague worked on it"
_NAMED = {
    Kind.OWN_TAG.value: "The tag",
    Kind.ISSUE.value: "The issue",
    Kind.PERSON.value: "The person",
    Kind.PARTY.value: "The party",
    Kind.REVIEWER.value: "The reviewer",
}
_Tell = Callable[[_Teller, Difference, bytes | None], Difference]
_TOLD: Mapping[DifferenceKind, _Tell] = {
    DifferenceKind.HEADS: _Teller._heads,  # noqa: SLF001 - one class, told by kind
    DifferenceKind.WITHDRAWN: _Teller._closed,  # noqa: SLF001
    DifferenceKind.REPLACED: _Teller._closed,  # noqa: SLF001
    DifferenceKind.OPPOSED: _Teller._opposed,  # noqa: SLF001
    DifferenceKind.DUPLICATE: _Teller._duplicate,  # noqa: SLF001
    DifferenceKind.SAME_NAME: _Teller._same_name,  # noqa: SLF001
    DifferenceKind.SAME_PLACE: _Teller._same_place,  # noqa: SLF001
    DifferenceKind.DECISION: _Teller._decision,  # noqa: SLF001
}


def _in_order(versions: Iterable[Version]) -> tuple[Version, ...]:
    """The earliest first."""
    return tuple(sorted(versions, key=lambda one: (one.at, one.id)))


def _place(line: PassageLine) -> str:
    return f"{line.exhibit_label}, {line.pin}".strip(", ")


def _of(heads: Sequence[Head], versions: Sequence[bytes]) -> Head:
    """The head that stands among the versions, else the last."""
    return next((head for head in heads if head.changeset in versions), heads[-1])


def _kinds_of(view: View, found: Iterable[Found]) -> dict[bytes, tuple[str, bytes | None]]:
    """Kind and subject of every entity that is spoken of."""
    wanted = sorted({one for each in found for one in (each.entity, *each.ends)})
    kinds: dict[bytes, tuple[str, bytes | None]] = {}
    for start in range(0, len(wanted), _SLICE):
        part = wanted[start : start + _SLICE]
        marks = ", ".join("?" * len(part))
        for entity, kind, subject in view.rows(
            f"SELECT entity, kind, subject FROM entity WHERE entity IN ({marks})",  # noqa: S608
            part,
        ):
            kinds[entity] = kind, subject
    return kinds
