"""Two things that cannot well stand side by side, or look like one thing made twice.

*Tagged against each other*: tags of different reviewers on words that overlap, one asserting what
the other denies; words of a question alone do not count, nor does a denial *in part*, which says
that the rest is admitted, nor passages that somebody linked as two parts of one answer. On the very
same words *no recollection* counts against both. *Possible duplicates*: passages of different
reviewers with the same tag that share at least half of the words of both together; a second
definition of a name; a second import of one file from one place by another copy.

All are found by looking at what stands, from the rows that lists use, so that acts need not write
anything for them. Whether somebody decided that both may stand is asked afterwards; where one was
to be kept or the two were to be joined, the pair itself is gone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations, groupby, islice, pairwise

import msgspec

from reviewer.model import (
    FieldBody,
    IssueBody,
    Kind,
    OwnTagBody,
    PartyBody,
    PersonBody,
    ReviewerBody,
    Tag,
    field_id,
    tagging_id,
)
from reviewer.queries import decisions, differing_heads
from reviewer.queries.decisions import Record
from reviewer.queries.difference_kinds import DifferenceKind, Found, Way
from reviewer.queries.view import B, View, bodies_of, body_of
from reviewer.text import units
from reviewer.text.layer import Span

_SLICE = 400
_HALF = 0.5
_SAYS: Mapping[str, str] = {
    Tag.ADMISSION: "asserts",
    Tag.DENIAL: "denies",
    Tag.NO_RECOLLECTION: "neither",
}
_IN_PART = "in_part"


def found(view: View, records: Mapping[bytes, Record]) -> Iterator[list[Found]]:
    """Every pair that nobody has decided, a part at a time."""
    names = ([*each] for each in (_of_names(view),))
    for made in chain(_of_words(view), names, _of_places(view)):
        yield [one for one in made if not _may_stand(one, records)]


def _may_stand(one: Found, records: Mapping[bytes, Record]) -> bool:
    """Whether somebody said that both may stand, or of two reviewers that they are one person."""
    record = records.get(one.id)
    if record is None or record.versions != frozenset(one.versions):
        return False
    is_person = one.entity_kind == Kind.REVIEWER and record.body.way == Way.JOIN
    return record.body.way == Way.KEEP_ALL or is_person


def _pair(
    kind: DifferenceKind,
    entity_kind: Kind,
    ends: tuple[bytes, bytes],
    passages: tuple[bytes, ...] = (),
    exhibit: bytes | None = None,
) -> Found:
    one = decisions.record_id(kind, ends)
    return Found(kind, ends[0], entity_kind, ends, ends, ends, one, passages, exhibit)


# --- The same words -------------------------------------------------------------------------------


@dataclass(slots=True)
class _Marked:
    """A passage with its words, and who set each of its tags."""

    id: bytes
    exhibit: bytes
    layer: bytes
    spans: tuple[Span, ...]
    has_question: bool
    tags: dict[str, set[bytes]] = field(default_factory=dict)

    @property
    def length(self) -> int:
        """How many code points it has."""
        return sum(span.end - span.start for span in self.spans)


_AT_ONCE, _PAIRS_AT_ONCE = 1000, 200
"""Passages that are read in one part, unless one exhibit has more; pairs that are looked at."""
_ON_EXHIBITS = "SELECT exhibit, count(*) FROM passage GROUP BY exhibit ORDER BY exhibit"
_NEAR = """SELECT p.row AS one, q.row AS other FROM passage p JOIN passage q
  ON q.exhibit = p.exhibit AND q.start >= p.start AND q.start < p.ending AND q.row <> p.row
  WHERE p.exhibit BETWEEN ?1 AND ?2"""
_READ_TWICE = """SELECT row FROM passage WHERE exhibit BETWEEN ?1 AND ?2
  AND instr(tags, ' ') > 0 AND
  (instr(tags, 'admission') > 0) + (instr(tags, 'denial') > 0)
  + (instr(tags, 'no_recollection') > 0) > 1"""
_MARKED = f"""WITH near AS MATERIALIZED ({_NEAR})
  SELECT p.id, p.exhibit, p.layer, p.spans, p.question <> '', t.tag, t.person
  FROM passage p JOIN tagging t ON t.passage = p.id
  WHERE p.row IN (SELECT one FROM near UNION SELECT other FROM near UNION {_READ_TWICE})
  ORDER BY p.exhibit, p.layer, p.start, p.row"""  # noqa: S608 - constants
_SEVERAL = "SELECT DISTINCT person FROM writer LIMIT 2"
_SAID_AGAIN = """SELECT e.subject, e.entity FROM entity e JOIN changeset c ON c.id = e.changeset
  WHERE e.subject IN ({marks}) AND e.kind = 'tagging' AND e.payload IS NOT NULL
    AND (e.heads > 1 OR c.verb IN ('undo', 'redo'))"""
_decode_spans = msgspec.json.Decoder(list[tuple[int, int]]).decode


def _of_words(view: View) -> Iterator[list[Found]]:
    if len(view.rows(_SEVERAL)) < 2:  # noqa: PLR2004 - one person does not differ with themselves
        return
    for first, last in _ranges(view):
        rows = view.rows(_MARKED, (first, last))
        yield []
        marked = list(_by_layer(rows))
        yield []
        pairs = (pair for each in marked for pair in _overlapping(each))
        while part := list(islice(pairs, _PAIRS_AT_ONCE)):
            _add_agreed(view, {one.id: one for pair in part for one in pair})
            yield [one for pair in part for one in _of_pair(view, *pair)]


def _of_pair(view: View, one: _Marked, other: _Marked) -> Iterator[Found]:
    yield from _opposed(view, one, other)
    if one is not other:
        yield from _duplicates(one, other)


def _ranges(view: View) -> Iterator[tuple[bytes, bytes]]:
    """The exhibits that bear passages, in ranges of not too many passages each."""
    first, last, count = b"", b"", 0
    for exhibit, passages in view.rows(_ON_EXHIBITS):
        if count and count + passages > _AT_ONCE:
            yield first, last
            count = 0
        first, last, count = (first if count else exhibit), exhibit, count + passages
    if count:
        yield first, last


def _by_layer(rows: Iterable[tuple]) -> Iterator[list[_Marked]]:  # type: ignore[type-arg]
    """Passages that share words with another, or carry tags that read them twice, by layer."""
    for _, of_layer in groupby(rows, key=lambda row: (row[1], row[2])):
        marked: dict[bytes, _Marked] = {}
        for passage, exhibit, layer, spans, has_question, tag, person in of_layer:
            if passage not in marked:
                words = tuple(Span(start, end) for start, end in _decode_spans(spans))
                marked[passage] = _Marked(passage, exhibit, layer, words, bool(has_question))
            marked[passage].tags.setdefault(tag, set()).add(person)
        yield list(marked.values())


def _overlapping(marked: Sequence[_Marked]) -> Iterator[tuple[_Marked, _Marked]]:
    """Each of them with itself, and every two that share words."""
    near: list[_Marked] = []
    for one in marked:
        if len(_SAYS.keys() & one.tags.keys()) > 1:
            yield one, one
        near = [other for other in near if other.spans[-1].end > one.spans[0].start]
        for other in near:
            if _may_matter(one, other) and _shared(one, other):
                yield other, one
        near.append(one)


def _may_matter(one: _Marked, other: _Marked) -> bool:
    return not one.tags.keys().isdisjoint(other.tags) or any(
        _are_opposed(tag, against) for tag in one.tags for against in other.tags
    )


def _are_opposed(tag: str, other: str) -> bool:
    return {_SAYS.get(tag), _SAYS.get(other)} == {"asserts", "denies"}


def _shared(one: _Marked, other: _Marked) -> list[Span]:
    return [
        Span(max(a.start, b.start), min(a.end, b.end))
        for a in one.spans
        for b in other.spans
        if a.start < b.end and b.start < a.end
    ]


def _add_agreed(view: View, marked: Mapping[bytes, _Marked]) -> None:
    """Everybody who set a tag, not only who set it last, or brought it back."""
    asked = list(marked)
    for start in range(0, len(asked), _SLICE):
        part = asked[start : start + _SLICE]
        statement = _SAID_AGAIN.format(marks=", ".join("?" * len(part)))
        for passage, entity in view.rows(statement, part):
            tags = marked[passage].tags
            for tag in tags:
                if tagging_id(passage, tag) == entity:
                    heads = differing_heads.last_of(view, entity)
                    tags[tag] = {head.person for head in heads}


def _are_of_two(one: set[bytes], other: set[bytes]) -> bool:
    """Whether somebody of one set differs from somebody of the other."""
    return len(one | other) > 1


def _opposed(view: View, one: _Marked, other: _Marked) -> Iterator[Found]:
    for tag, against in _contrary(one, other):
        if not _are_of_two(one.tags[tag], other.tags[against]):
            continue
        if _is_in_part(view, one, tag, other, against) or _is_question_alone(view, one, other):
            continue
        ends = tagging_id(one.id, tag), tagging_id(other.id, against)
        passages = (one.id,) if one is other else _ordered(one.id, other.id)
        yield _pair(DifferenceKind.OPPOSED, Kind.TAGGING, _ordered(*ends), passages)


def _contrary(one: _Marked, other: _Marked) -> list[tuple[str, str]]:
    if one is not other:
        return [(tag, against) for tag in one.tags for against in other.tags
                if _are_opposed(tag, against)]  # fmt: skip
    reading = sorted(tag for tag in one.tags if tag in _SAYS)
    return list(combinations(reading, 2))


def _is_in_part(view: View, one: _Marked, tag: str, other: _Marked, against: str) -> bool:
    """Whether the denial is one in part, or somebody linked the two as parts of one answer."""
    denied = [each for each, on in ((one, tag), (other, against)) if on == Tag.DENIAL]
    for each in denied:
        kind = body_of(view, field_id(each.id, Tag.DENIAL, "kind"), FieldBody)
        if kind is not None and kind.value == _IN_PART:
            return True
    return bool(
        view.rows(
            "SELECT 1 FROM link WHERE passage = ? AND other = ? AND kind = 'in_part'",
            (one.id, other.id),
        )
    )


def _is_question_alone(view: View, one: _Marked, other: _Marked) -> bool:
    if one is other or not (one.has_question and other.has_question):
        return False
    return units.is_question_only(view.layer(one.layer), _shared(one, other))


def _duplicates(one: _Marked, other: _Marked) -> Iterator[Found]:
    shared = sum(span.end - span.start for span in _shared(one, other))
    if shared < _HALF * (one.length + other.length - shared):
        return
    same = one.tags.keys() & other.tags.keys()
    if any(_are_of_two(one.tags[tag], other.tags[tag]) for tag in same):
        ends = _ordered(one.id, other.id)
        yield _pair(DifferenceKind.DUPLICATE, Kind.PASSAGE, ends, ends)


def _ordered(one: bytes, other: bytes) -> tuple[bytes, bytes]:
    return (one, other) if one <= other else (other, one)


# --- The same name --------------------------------------------------------------------------------


def _of_names(view: View) -> Iterator[Found]:
    """Each definition with the next of its name, in the order of their ids."""
    named = {
        Kind.OWN_TAG: _names(view, Kind.OWN_TAG, OwnTagBody),
        Kind.PERSON: _names(view, Kind.PERSON, PersonBody),
        Kind.PARTY: _names(view, Kind.PARTY, PartyBody),
        Kind.REVIEWER: _names(view, Kind.REVIEWER, ReviewerBody),
        Kind.ISSUE: [
            (f"{one.parent} {_folded(one.name)}", entity)
            for entity, one in bodies_of(view, Kind.ISSUE, IssueBody)
        ],
    }
    for kind, each in named.items():
        for ends in _twice(each):
            yield _pair(DifferenceKind.SAME_NAME, kind, ends)


def _names(view: View, kind: Kind, body: type[B]) -> list[tuple[str, bytes]]:
    return [
        (_folded(str(getattr(one, "name", ""))), entity)
        for entity, one in bodies_of(view, kind, body)
    ]


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _twice(named: Iterable[tuple[str, bytes]]) -> Iterator[tuple[bytes, bytes]]:
    ordered = sorted(named)
    for one, other in pairwise(ordered):
        if one[0] == other[0]:
            yield one[1], other[1]


# --- The same place -------------------------------------------------------------------------------

_MET_TWICE = """SELECT o.exhibit, o.id, o.path, o.name, o.custodian FROM occurrence o
  WHERE o.exhibit IN (SELECT exhibit FROM occurrence GROUP BY exhibit HAVING count(*) > 1)
    AND o.parent IS NULL AND o.container IS NULL AND EXISTS (SELECT 1 FROM exhibit e
      WHERE e.id = o.exhibit) ORDER BY o.exhibit, o.id"""
_MADE_BY = """SELECT c.writer FROM op o JOIN changeset c ON c.seq = o.seq
  WHERE o.entity = ? ORDER BY c.hlc, c.id LIMIT 1"""


def _of_places(view: View) -> Iterator[list[Found]]:
    """Two places of one exhibit that two copies of the matter imported it from, each by itself."""
    if len(view.rows("SELECT 1 FROM writer LIMIT 2")) < 2:  # noqa: PLR2004 - only this copy writes
        return
    groups = groupby(view.rows(_MET_TWICE), key=lambda row: row[0])
    while part := [(exhibit, list(met)) for exhibit, met in islice(groups, _EXHIBITS_AT_ONCE)]:
        yield [one for exhibit, met in part for one in _met_twice(view, exhibit, met)]


def _met_twice(view: View, exhibit: bytes, met: Sequence[tuple]) -> Iterator[Found]:  # type: ignore[type-arg]
    for one, other in combinations(met, 2) if len(met) <= _MOST_PLACES else ():
        if _is_same_place(one, other) and _made_by(view, one[1]) != _made_by(view, other[1]):
            ends = _ordered(one[1], other[1])
            yield _pair(DifferenceKind.SAME_PLACE, Kind.OCCURRENCE, ends, (), exhibit)


_EXHIBITS_AT_ONCE = 100
_MOST_PLACES = 50
"""Of an exhibit met more often, such as an empty file, one pair is like any other."""


def _is_same_place(one: tuple, other: tuple) -> bool:  # type: ignore[type-arg]
    is_same_path = bool(one[2]) and one[2] == other[2]
    is_same_file = one[3] == other[3] and one[4] == other[4] and bool(one[4])
    return is_same_path or is_same_file


def _made_by(view: View, occurrence: bytes) -> bytes:
    found = view.rows(_MADE_BY, (occurrence,))
    return bytes(found[0][0]) if found else b""


def cited_at(view: View, occurrence: bytes) -> list[bytes]:
    """The passages whose cites name one place of their exhibit."""
    found = view.rows(
        """SELECT p.id FROM occurrence o JOIN passage p ON p.exhibit = o.exhibit
           WHERE o.id = ?1 AND p.occurrence = ?1""",
        (occurrence,),
    )
    return [row[0] for row in found]
