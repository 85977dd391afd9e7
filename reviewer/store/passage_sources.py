"""Where the rows of passages find what they gather: in the tables, or at hand in a rebuild.

A rebuild has every entity in memory, and to look each up again took as long as all else that it
does for a passage. Both answer with the same rows in the same order.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import ClassVar, Protocol, TypeAlias

import sqlcipher3.dbapi2 as driver

from reviewer.model import Kind, relocation_id
from reviewer.store.shown import Shown, in_slices

SaidOn: TypeAlias = tuple[bytes, str, int, bytes, bytes]
"""What stands on a passage: the passage, kind, time, person and content."""
Answered: TypeAlias = tuple[bytes, str, bytes]
"""What a field says of a passage: the passage, kind and content."""
Made: TypeAlias = tuple[bytes, bytes | None, int, bytes]
"""A passage as it is shown: its id, subject, whether its heads differ, content."""
Moved: TypeAlias = tuple[bytes, bytes]
"""Where a passage was moved to: the passage, and content."""
FirstAct: TypeAlias = tuple[int, bytes]
"""When and by whom something was first made."""

_GATHERED = frozenset({Kind.TAGGING, Kind.PASSAGE_ISSUE, Kind.CITED_IN, Kind.STATUS})
_FIELDS = frozenset({Kind.FIELD, Kind.PASSAGE_FIELD})


class Source(Protocol):
    """What is shown of some passages, each answer with the earliest first.

    ``has_rows``: whether rows of passages may be there.
    """

    has_rows: ClassVar[bool]

    def said_on(self, passages: Sequence[bytes]) -> Iterable[SaidOn]:
        """Tags, issues, status and the occurrences that cites name."""

    def answered(self, passages: Sequence[bytes]) -> Iterable[Answered]:
        """Their fields."""

    def made(self, passages: Sequence[bytes]) -> Iterable[Made]:
        """Those of them that are shown."""

    def moved(self, passages: Sequence[bytes]) -> Iterable[Moved]:
        """Those of them that a relocation is about."""

    def first_acts(self, passages: Sequence[bytes]) -> dict[bytes, FirstAct]:
        """When and by whom each was first made."""


class Tables:
    """Found in the tables."""

    has_rows: ClassVar[bool] = True

    def __init__(self, cursor: driver.Cursor) -> None:
        """In the transaction in which something changed."""
        self._cursor = cursor

    def said_on(self, passages: Sequence[bytes]) -> Iterable[SaidOn]:
        """Tags, issues, status and the occurrences that cites name."""
        return in_slices(self._cursor, _ON_PASSAGE, passages, "ORDER BY e.hlc, e.entity")

    def answered(self, passages: Sequence[bytes]) -> Iterable[Answered]:
        """Their fields."""
        return in_slices(self._cursor, _ANSWERED, passages, "ORDER BY hlc, entity")

    def made(self, passages: Sequence[bytes]) -> Iterable[Made]:
        """Those of them that are shown."""
        return in_slices(self._cursor, _MADE, passages)

    def moved(self, passages: Sequence[bytes]) -> Iterable[Moved]:
        """Those of them that a relocation is about."""
        named = {relocation_id(passage): passage for passage in passages}
        for entity, subject, content in in_slices(self._cursor, _MOVED, list(named)):
            if named[entity] == subject:
                yield subject, content

    def first_acts(self, passages: Sequence[bytes]) -> dict[bytes, FirstAct]:
        """When and by whom each was first made."""
        found: dict[bytes, tuple[int, bytes, bytes]] = {}
        for entity, hlc, changeset, person in in_slices(self._cursor, _ACTS, passages):
            known = found.get(entity)
            if known is None or (hlc, changeset) < known[:2]:
                found[entity] = hlc, changeset, person
        return {entity: (hlc, person) for entity, (hlc, _, person) in found.items()}


_ON_PASSAGE = """SELECT e.subject, e.kind, e.hlc, e.person, p.content
  FROM entity e JOIN payload p ON p.hash = e.payload
  WHERE e.kind IN ('tagging', 'passage_issue', 'cited_in', 'status') AND e.subject"""
_ANSWERED = """SELECT subject, kind, content FROM said
  WHERE kind IN ('field', 'passage_field') AND subject"""
_MADE = """SELECT e.entity, e.subject, e.is_different, p.content
  FROM entity e JOIN payload p ON p.hash = e.payload WHERE e.kind = 'passage' AND e.entity"""
_MOVED = """SELECT e.entity, e.subject, p.content
  FROM entity e JOIN payload p ON p.hash = e.payload WHERE e.kind = 'relocation' AND e.entity"""
_ACTS = """SELECT o.entity, c.hlc, c.id, c.person FROM op o JOIN changeset c ON c.seq = o.seq
  WHERE o.entity"""


class AtHand:
    """All that is shown of a matter, of which no row of a passage is written yet."""

    has_rows: ClassVar[bool] = False

    def __init__(
        self, tables: Tables, kinds: Mapping[str, Sequence[Shown]], often: Collection[bytes]
    ) -> None:
        """Put what is shown to the passages that it is about.

        Args:
            tables: in which the operations are.
            kinds: every entity, by its kind.
            often: those of which more than one thing was said.
        """
        self._tables = tables
        self._often = often
        made = kinds.get(Kind.PASSAGE, ())
        self._passages = {one.entity: one for one in made if one.content is not None}
        self._on = _by_subject(kinds, _GATHERED)
        self._fields = _by_subject(kinds, _FIELDS)
        self._moved = _by_subject(kinds, (Kind.RELOCATION,))

    def said_on(self, passages: Sequence[bytes]) -> Iterable[SaidOn]:
        """Tags, issues, status and the occurrences that cites name."""
        for one in _in_order(self._on, passages):
            yield one.subject or b"", one.kind, one.hlc, one.person, one.content or b""

    def answered(self, passages: Sequence[bytes]) -> Iterable[Answered]:
        """Their fields."""
        for one in _in_order(self._fields, passages):
            yield one.subject or b"", one.kind, one.content or b""

    def made(self, passages: Sequence[bytes]) -> Iterable[Made]:
        """Those of them that are shown."""
        known = self._passages
        for one in (known[passage] for passage in passages if passage in known):
            yield one.entity, one.subject, int(one.is_different), one.content or b""

    def moved(self, passages: Sequence[bytes]) -> Iterable[Moved]:
        """Those of them that a relocation is about."""
        for one in _in_order(self._moved, passages):
            if one.entity == relocation_id(one.subject or b""):
                yield one.subject or b"", one.content or b""

    def first_acts(self, passages: Sequence[bytes]) -> dict[bytes, FirstAct]:
        """When and by whom each was first made."""
        known = self._passages
        once = (known[passage] for passage in passages if passage not in self._often)
        said = {one.entity: (one.hlc, one.person) for one in once}
        often = [passage for passage in passages if passage in self._often]
        return said | self._tables.first_acts(often)


def _by_subject(
    kinds: Mapping[str, Sequence[Shown]], wanted: Iterable[str]
) -> dict[bytes, list[Shown]]:
    found: dict[bytes, list[Shown]] = defaultdict(list)
    for kind in wanted:
        for one in kinds.get(kind, ()):
            if one.subject is not None and one.content is not None:
                found[one.subject].append(one)
    return found


def _in_order(said: Mapping[bytes, list[Shown]], passages: Iterable[bytes]) -> Iterator[Shown]:
    """What is said of passages, of each the earliest first."""
    for passage in passages:
        if passage in said:
            yield from sorted(said[passage], key=_TIME)


_TIME = attrgetter("hlc", "entity")
