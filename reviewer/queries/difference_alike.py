"""Which differences are like one another, so that one decision can answer all of them.

Two colleagues who import the same folder differ about every file of it in one and the same way.
Alike are differences of one kind, about things of one kind, between the same people, in which each
of them said the same: the same answer, the same tag, one file from one place. Whatever is of the
one thing alone (its path, its words, its number) is no part of it; where what was said cannot be
compared without it, a difference is like no other.

Keeping a version means keeping what the same person said in all of them: ``Compared.versions`` are
in the order of who said what, not of when. Where one person said the same twice, it is of when.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby

from reviewer.model import (
    DecidedBody,
    Kind,
    OccurrenceBody,
    PassageBody,
    PassageId,
)
from reviewer.queries import differing_heads, knowing, lost_edits, many
from reviewer.queries.difference_kinds import DifferenceKind, Found
from reviewer.queries.difference_values import DEFINED
from reviewer.queries.differing_heads import Head
from reviewer.queries.view import B, View
from reviewer.store.shown import read_body

_SLICE = 400
_STANDS, _REPLACED, _GONE = b"stands", b"replaced", b""


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """Who said something, and what of it can be compared from one difference to another."""

    persons: tuple[bytes, ...]
    said: bytes


@dataclass(frozen=True, slots=True)
class Likeness:
    """What differences that are alike have in common; ``about`` tells what things they are about.

    The sides are in one order, whoever was earlier.
    """

    kind: DifferenceKind
    entity_kind: str
    about: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A difference as it is compared: its likeness, and its versions in the order of the sides."""

    found: Found
    likeness: Likeness
    versions: tuple[bytes, ...]


_Said = tuple[str, list[tuple[bytes, Side]]]
"""What a difference is about, and by version who said what, the earliest first."""


def compared(view: View, found: Sequence[Found]) -> list[Compared]:
    """Differences as they are compared; whoever has thousands asks for some hundreds at a time."""
    made: dict[bytes, Compared] = {}
    by_kind = sorted(found, key=lambda one: one.kind)
    for kind, group in groupby(by_kind, key=lambda one: one.kind):
        some = list(group)
        for one, (about, sides) in zip(some, _TOLD[kind](view, some), strict=True):
            ordered = sorted(sides, key=lambda each: each[1])
            likeness = Likeness(kind, one.entity_kind, about, tuple(side for _, side in ordered))
            made[one.id] = Compared(one, likeness, tuple(version for version, _ in ordered))
    return [made[one.id] for one in found]


def alike(view: View, one: Found, every: Sequence[Found]) -> list[Compared]:
    """A difference and all that are like it, itself first."""
    (first,) = compared(view, [one])
    others = [
        other for other in every
        if (other.kind, other.entity_kind) == (one.kind, one.entity_kind) and other.id != one.id
    ]  # fmt: skip
    return [first, *(other for start in range(0, len(others), _SLICE)
                     for other in compared(view, others[start : start + _SLICE])
                     if other.likeness == first.likeness)]  # fmt: skip


def _persons(heads: Iterable[Head]) -> tuple[bytes, ...]:
    return tuple(sorted({head.person for head in heads}))


# --- One thing said in several ways ---------------------------------------------------------------


def _of_heads(view: View, found: Sequence[Found]) -> list[_Said]:
    heads = differing_heads.said_of_each(view, {one.entity: one.versions for one in found})
    return [("", _by_content(one, heads.get(one.entity, []))) for one in found]


def _by_content(one: Found, heads: Sequence[Head]) -> list[tuple[bytes, Side]]:
    """One side for all who said the same; its version is the last act of theirs."""
    same: dict[bytes | None, list[Head]] = {}
    for head in heads:
        same.setdefault(head.content, []).append(head)
    return [
        (each[-1].changeset, Side(_persons(each), _comparable(one.entity_kind, content)))
        for content, each in same.items()
    ]


def _comparable(kind: str, content: bytes | None) -> bytes:
    """What was said; of a passage only what became of it."""
    if content is None:
        return _GONE
    if kind != Kind.PASSAGE:
        return content
    body = read_body(content, PassageBody)
    return _REPLACED if body is not None and body.replaced_by else _STANDS


def _closed(view: View, found: Sequence[Found]) -> list[_Said]:
    """A passage that was closed, and what was put on it meanwhile, by each who put something."""
    return [("", _closed_one(view, one)) for one in found]


def _closed_one(view: View, one: Found) -> list[tuple[bytes, Side]]:
    closing = differing_heads.said(view, one.entity, one.acts)
    edits = set(one.acts) - {head.changeset for head in closing}
    by_person: dict[bytes, list[tuple[str, Head]]] = {}
    for kind, head in lost_edits.edits_of(view, one.entity, edits):
        by_person.setdefault(head.person, []).append((kind, head))
    shown = [head for head in closing if head.changeset in one.versions] or closing
    sides = [(shown[-1].changeset, Side(_persons(shown), _GONE))] if shown else []
    for person, each in by_person.items():
        put = sorted((kind.encode(), head.content or b"") for kind, head in each)
        sides.append((each[-1][1].changeset, Side((person,), _digest(put))))
    return sides


def _digest(parts: Iterable[tuple[bytes, bytes]]) -> bytes:
    return hashlib.sha256(
        b"".join(map(_measured, (one for each in parts for one in each)))
    ).digest()


def _measured(part: bytes) -> bytes:
    """With its length before it, so that two parts never read as another two."""
    return len(part).to_bytes(8, "big") + part


def _decisions(view: View, found: Sequence[Found]) -> list[_Said]:
    """Who decided how, and whose version they kept."""
    heads = differing_heads.said_of_each(view, {one.entity: one.versions for one in found})
    bodies = {
        head.changeset: body
        for each in heads.values()
        for head in each
        if (body := read_body(head.content, DecidedBody)) is not None
    }
    owners = _owners(view, {bytes.fromhex(body.kept) for body in bodies.values() if body.kept})
    made: list[_Said] = []
    for one in found:
        sides = []
        for head in heads.get(one.entity, []):
            body = bodies.get(head.changeset)
            if body is not None:
                whose = owners.get(bytes.fromhex(body.kept), b"")
                sides.append((head.changeset, Side((head.person,), body.way.encode() + whose)))
        body = next((bodies[one] for one in one.versions if one in bodies), None)
        made.append((body.difference if body is not None else "", sides))
    return made


def _owners(view: View, kept: set[bytes]) -> dict[bytes, bytes]:
    """Who said what was kept: an act, or a thing as it was last."""
    acts = {one: act.person for one, act in knowing.written(view, kept).items()}
    things = differing_heads.last_of_each(view, sorted(kept - acts.keys()))
    return acts | {one: b"".join(_persons(heads)) for one, heads in things.items()}


# --- Two things -----------------------------------------------------------------------------------

_Tell = Callable[[View, Sequence[Found], Mapping[bytes, list[Head]]], list[tuple[str, list[bytes]]]]
"""By difference what it is about, and of each of its ends what can be compared."""


def _pairs(tell: _Tell) -> Callable[[View, Sequence[Found]], list[_Said]]:
    def told(view: View, found: Sequence[Found]) -> list[_Said]:
        ends = sorted({end for one in found for end in one.ends})
        last = differing_heads.last_of_each(view, ends)
        made: list[_Said] = []
        for one, (about, said) in zip(found, tell(view, found, last), strict=True):
            sides = [
                (end, Side(_persons(last.get(end, [])), each))
                for end, each in zip(one.ends, said, strict=True)
            ]
            made.append((about, sorted(sides, key=lambda side: _made(last, side[0]))))
        return made

    return told


def _made(last: Mapping[bytes, list[Head]], end: bytes) -> tuple[int, bytes]:
    return min((head.hlc for head in last.get(end, [])), default=0), end


def _content(last: Mapping[bytes, list[Head]], end: bytes) -> bytes | None:
    heads = last.get(end)
    return heads[-1].content if heads else None


def _opposed(
    _view: View, found: Sequence[Found], last: Mapping[bytes, list[Head]]
) -> list[tuple[str, list[bytes]]]:
    return [("", [_content(last, end) or _GONE for end in one.ends]) for one in found]


def _duplicates(
    view: View, found: Sequence[Found], _last: Mapping[bytes, list[Head]]
) -> list[tuple[str, list[bytes]]]:
    on = many.tags_on(view, sorted({PassageId(end) for one in found for end in one.ends}))
    return [("", [" ".join(sorted(on.get(end, ()))).encode() for end in one.ends]) for one in found]


def _same_names(
    _view: View, found: Sequence[Found], last: Mapping[bytes, list[Head]]
) -> list[tuple[str, list[bytes]]]:
    """Two definitions that say the same are like any other two; else like none."""
    made = []
    for one in found:
        bodies = [_definition(one.entity_kind, _content(last, end)) for end in one.ends]
        contents = [_content(last, end) or _GONE for end in one.ends]
        is_same = bodies[0] is not None and bodies[0] == bodies[1]
        made.append(("", [_STANDS] * 2 if is_same else contents))
    return made


def _definition(kind: str, content: bytes | None) -> object:
    body = _body(content, DEFINED[kind])
    return {**body, "name": ""} if body else None


def _same_places(
    view: View, found: Sequence[Found], last: Mapping[bytes, list[Head]]
) -> list[tuple[str, list[bytes]]]:
    """What the two imports tell otherwise of the place is what it is about, not where it is."""
    read = _readings(view, {one.exhibit for one in found if one.exhibit is not None})
    made = []
    for one in found:
        bodies = [_body(_content(last, end), OccurrenceBody) for end in one.ends]
        unlike = [name for name in bodies[0] if bodies[0].get(name) != bodies[1].get(name)]
        several = ["readings"] if read.get(one.exhibit or b"", 0) > 1 else []
        made.append((" ".join([*unlike, *several]), [_STANDS, _STANDS]))
    return made


def _body(content: bytes | None, body: type[B]) -> dict[str, object]:
    found = read_body(content, body)
    return asdict(found) if found is not None else {}


def _readings(view: View, exhibits: set[bytes]) -> dict[bytes, int]:
    """How many text layers these exhibits have: two imports may have read one file in two ways."""
    asked = sorted(exhibits)
    found: dict[bytes, int] = {}
    for start in range(0, len(asked), _SLICE):
        part = asked[start : start + _SLICE]
        marks = ", ".join("?" * len(part))
        found.update(
            view.rows(
                f"""SELECT subject, count(*) FROM entity WHERE kind = 'layer'
                    AND subject IN ({marks}) GROUP BY subject""",  # noqa: S608 - marks
                part,
            )
        )
    return found


_TOLD: Mapping[DifferenceKind, Callable[[View, Sequence[Found]], list[_Said]]] = {
    DifferenceKind.HEADS: _of_heads,
    DifferenceKind.WITHDRAWN: _closed,
    DifferenceKind.REPLACED: _closed,
    DifferenceKind.DECISION: _decisions,
    DifferenceKind.OPPOSED: _pairs(_opposed),
    DifferenceKind.DUPLICATE: _pairs(_duplicates),
    DifferenceKind.SAME_NAME: _pairs(_same_names),
    DifferenceKind.SAME_PLACE: _pairs(_same_places),
}
