"""Searching across exhibits: which of them say what a query asks for, and every place where.

The index gives exhibits in milliseconds; hits are found in their texts only when they are looked
at, a page at a time and in document order, so that a word of half a matter costs no more than its
first page. What the index cannot decide is decided there, too: until all of its exhibits have been
looked through, ``Found.is_settled`` is false and ``exhibits`` are those that may match.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from reviewer.errors import InputError
from reviewer.model import ExhibitId
from reviewer.queries import exhibits as exhibit_queries
from reviewer.queries import search_limits
from reviewer.queries.search_fields import exhibits_with
from reviewer.queries.search_limits import NO_LIMITS, SearchLimits
from reviewer.queries.view import View
from reviewer.said import said
from reviewer.store.index import Index
from reviewer.store.matching import Matching, is_for_index, longer_beginnings, longer_words
from reviewer.text import citations
from reviewer.text.asked import (
    And,
    Asked,
    Fuzzy,
    InField,
    Literal,
    Not,
    Or,
    Phrase,
    Query,
    Term,
    Wild,
    fields_of,
    in_words,
    terms_of,
)
from reviewer.text.asking import parse
from reviewer.text.hits import Finder
from reviewer.text.layer import Span, TextLayer
from reviewer.text.searched import searched_text
from reviewer.text.words import Words, shadow

__all__ = [
    "Found",
    "Hit",
    "SearchLimits",
    "TermCount",
    "as_typed",
    "hits_in",
    "search",
]

PAGE = 25
FEWEST_TYPED = 2
_AROUND = 70
_FIRST_TYPED = 12
_LONGER_SHOWN = 4
_LONG_TYPED = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """One row of the hit list; ``before``, ``words`` and ``after`` are one line of context.

    Without spans it is an exhibit as a whole: a search for a field, or for what is absent, or
    (``is_family``) the rest of a family that has a hit.
    """

    exhibit: ExhibitId
    occurrence: bytes
    layer: bytes
    spans: tuple[Span, ...]
    citation: str
    before: str
    words: str
    after: str
    is_family: bool = False


@dataclass(frozen=True, slots=True)
class TermCount:
    """One word or phrase of a query in the whole matter, whatever the search was limited to.

    ``hits`` is ``None`` for a phrase and for a pattern of too many words: they are counted only by
    looking through their exhibits.
    """

    term: str
    documents: int
    hits: int | None


@dataclass(frozen=True, slots=True)
class _Candidates:
    """Exhibits that may match, in order, and whether all of them do."""

    exhibits: list[bytes]
    is_exact: bool


def search(view: View, index: Index, text: str, limits: SearchLimits = NO_LIMITS) -> "Found":
    """What a query finds.

    Raises:
        InputError: it cannot be read; the sentence says at which column, and what to do.
    """
    query = parse(text)
    return Found(view, index, query, limits)


class Found:
    """What one search found: exhibits at once, hits as they are asked for."""

    def __init__(self, view: View, index: Index, query: Query, limits: SearchLimits) -> None:
        """Use ``search``."""
        self.query = query
        self.limits = limits
        self._view = view
        self._index = index
        self._matching = Matching(index)
        self._fields = {one: exhibits_with(view, one) for one in fields_of(query.root)}
        found = self._limited(self._candidates(query.root))
        self.exhibits: tuple[ExhibitId, ...] = _known_as(found.exhibits)
        self._is_exact = found.is_exact and not limits.looks_at_hits
        self._family = self._family_of(limits)
        self._places = _Places(self)
        self._rows: list[tuple[int, tuple[Span, ...]]] = []
        self._waiting: Iterator[tuple[int, list[tuple[Span, ...]]]] = self._look()
        self._looked_through = 0
        self._known_exhibits: frozenset[bytes] | None = None

    # --- in words ---------------------------------------------------------------------------------

    @property
    def understood(self) -> str:
        """The query as it was read, with what it is limited to."""
        return self.query.understood

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person should know of how the query was read and looked up."""
        return (*self.query.notes, *self._matching.notes, *self._not_counted())

    def _not_counted(self) -> list[str]:
        """A word is found whole: where longer ones begin with it, a person should know."""
        terms = [one for one in terms_of(self.query.root) if isinstance(one, Literal)]
        every = [longer_words(self._index, one, _LONGER_SHOWN) for one in terms]
        longer = ", ".join(one for found in every for one in found)
        word = next((in_words(one) for one, found in zip(terms, every, strict=True) if found), "")
        if not longer:
            return []
        return [
            said(
                "Words are found whole. Not counted: {longer}. Write {word}* to find such, too.",
                longer=longer,
                word=word,
            )
        ]

    def terms(self) -> tuple[TermCount, ...]:
        """The words and phrases of the query, each with its exhibits and hits in the matter."""
        terms = dict.fromkeys(terms_of(self.query.root))
        return tuple(term_count(self._index, self._matching, one) for one in terms)

    # --- hits -------------------------------------------------------------------------------------

    @property
    def is_settled(self) -> bool:
        """Whether ``exhibits`` and ``hits_known`` are final."""
        return self._looked_through == len(self.exhibits)

    @property
    def is_exact(self) -> bool:
        """Whether all of ``exhibits`` match, looked at or not."""
        return self._is_exact or self.is_settled

    @property
    def hits_known(self) -> int:
        """How many hits stand in the exhibits that were looked through so far."""
        return len(self._rows)

    def hits(self, start: int = 0, count: int = PAGE) -> tuple[Hit, ...]:
        """Some hits in document order; only as many exhibits are looked through as that takes."""
        while len(self._rows) < start + count and self.look_on():
            pass
        return tuple(self._places.hit(*row) for row in self._rows[start : start + count])

    def look_on(self) -> bool:
        """Look through one more exhibit; false when there is none left."""
        found = next(self._waiting, None)
        if found is None:
            return False
        at, rows = found
        self._rows += [(at, spans) for spans in rows]
        self._looked_through += 1
        return True

    def all_hits(self) -> Iterator[Hit]:
        """Every hit, in document order."""
        start = 0
        while page := self.hits(start):
            yield from page
            start += len(page)

    def spans_in(self, exhibit: bytes) -> tuple[tuple[Span, ...], ...]:
        """The hits of one exhibit, looked through or not, for colouring them on its pages."""
        if self._known_exhibits is None:
            self._known_exhibits = frozenset(self.exhibits)
        if exhibit not in self._known_exhibits:
            return ()
        return tuple(spans for spans in self._hits_of(ExhibitId(exhibit)) if spans)

    def rows_by_exhibit(self) -> Iterator[tuple[ExhibitId, int]]:
        """Every exhibit that matches, with its hits; 0 where it matches as a whole."""
        while self.look_on():
            pass
        counts = dict.fromkeys((at for at, _ in self._rows), 0)
        for at, spans in self._rows:
            counts[at] += bool(spans)
        return ((self.exhibits[at], hits) for at, hits in counts.items())

    def matching_exhibits(self) -> tuple[ExhibitId, ...]:
        """The exhibits that match, for certain: looks through those about which it is not known."""
        if not self.is_exact:
            while self.look_on():
                pass
        if self._is_exact:
            return self.exhibits
        return tuple(dict.fromkeys(self.exhibits[at] for at, _ in self._rows))

    def _look(self) -> Iterator[tuple[int, list[tuple[Span, ...]]]]:
        for at, exhibit in enumerate(self.exhibits):
            yield at, self._hits_of(exhibit)

    def _hits_of(self, exhibit: ExhibitId) -> list[tuple[Span, ...]]:
        if exhibit in self._family:
            return [()]
        line = exhibit_queries.exhibits_by_id(self._view, [exhibit]).get(exhibit)
        if line is None:  # gone from the matter, and not yet from the index
            return []
        layer = self._view.layer(line.layer)
        finder = Finder(
            self._index.words(line.layer, lambda: searched_text(layer)),
            frozenset(one for one, having in self._fields.items() if exhibit in having),
            search_limits.wanted(self.limits, layer),
        )
        if not finder.matches(self.query.root):
            return []
        rows = finder.hits(self.query.root) or [()]
        return search_limits.rows_left(self._view, self.limits, exhibit, rows)

    # --- exhibits ---------------------------------------------------------------------------------

    def _candidates(self, asked: Asked) -> _Candidates:
        if is_for_index(asked):
            sieve = self._matching.sieve(asked)
            found = self._index.matching(sieve.expression) if sieve.expression else []
            return _Candidates(found, sieve.is_exact)
        if isinstance(asked, InField):
            return _Candidates(self._index.in_order(self._fields[asked]), is_exact=True)
        if isinstance(asked, Not):
            without = self._candidates(asked.part)
            left = set(without.exhibits) if without.is_exact else set()
            every = [one for one in self._index.everything() if one not in left]
            return _Candidates(every, without.is_exact)
        if isinstance(asked, And):
            return self._all_of(asked.parts)
        if isinstance(asked, Or):
            return self._one_of(asked.parts)
        raise TypeError(f"no exhibits are found by {asked!r}")

    def _all_of(self, parts: Sequence[Asked]) -> _Candidates:
        """Words first, which the index looks for together; then what is left out of them."""
        words = tuple(one for one in parts if is_for_index(one))
        rest = [one for one in parts if not is_for_index(one)]
        if not words:
            first, *rest = sorted(rest, key=lambda one: isinstance(one, Not))
        else:
            first = And(words) if len(words) > 1 else words[0]
        found = self._without(first, rest) if words else None
        if found is not None:
            return found
        found = self._candidates(first)
        kept, is_exact = found.exhibits, found.is_exact
        for one in rest:
            other = self._candidates(one.part if isinstance(one, Not) else one)
            is_exact = is_exact and other.is_exact
            inside = set(other.exhibits)
            if not isinstance(one, Not):
                kept = [exhibit for exhibit in kept if exhibit in inside]
            elif other.is_exact:
                kept = [exhibit for exhibit in kept if exhibit not in inside]
        return _Candidates(kept, is_exact)

    def _without(self, words: Asked, rest: Sequence[Asked]) -> _Candidates | None:
        """Words and words left out, which the index looks for in one go; else ``None``."""
        left_out = [one.part for one in rest if isinstance(one, Not) and is_for_index(one.part)]
        if not rest or len(left_out) < len(rest):
            return None
        sieve = self._matching.sieve(words)
        without = [self._matching.sieve(one) for one in left_out]
        if not sieve.expression or not all(one.is_exact for one in without):
            return None
        nots = "".join(f" NOT {one.expression}" for one in without if one.expression)
        return _Candidates(self._index.matching(f"{sieve.expression}{nots}"), sieve.is_exact)

    def _one_of(self, parts: Sequence[Asked]) -> _Candidates:
        words = tuple(one for one in parts if is_for_index(one))
        rest = [one for one in parts if not is_for_index(one)]
        found = [self._candidates(one) for one in rest]
        if words:
            found.append(self._candidates(Or(words) if len(words) > 1 else words[0]))
        every = {exhibit for one in found for exhibit in one.exhibits}
        return _Candidates(self._index.in_order(every), all(one.is_exact for one in found))

    def _limited(self, found: _Candidates) -> _Candidates:
        allowed = search_limits.exhibits_within(self._view, self.limits)
        if allowed is None:
            return found
        return _Candidates([one for one in found.exhibits if one in allowed], found.is_exact)

    def _family_of(self, limits: SearchLimits) -> frozenset[bytes]:
        """The rest of the families, which then stand among ``exhibits`` in their order."""
        if not limits.with_family:
            return frozenset()
        if not self._is_exact:
            certain = Found(self._view, self._index, self.query, replace(limits, with_family=False))
            self.exhibits = certain.matching_exhibits()
        rest = search_limits.families_of(self._view, self.exhibits) - set(self.exhibits)
        self.exhibits = _known_as(self._index.in_order({*self.exhibits, *rest}))
        return frozenset(rest)


def _known_as(exhibits: list[bytes]) -> tuple[ExhibitId, ...]:
    """Called for a hundred thousand at a time, which ``ExhibitId`` would be one by one."""
    return cast("tuple[ExhibitId, ...]", tuple(exhibits))


class _Places:
    """Cites and context of hits; what the rows of one exhibit share is read once."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._view: View = found._view  # noqa: SLF001 - the other half of one class
        self._at: tuple[int, _Exhibit] | None = None

    def hit(self, at: int, spans: tuple[Span, ...]) -> Hit:
        """One row, as it is shown."""
        if self._at is None or self._at[0] != at:
            self._at = (at, _exhibit(self._view, self._found.exhibits[at]))
        is_family = self._found.exhibits[at] in self._found._family  # noqa: SLF001
        return _hit(self._at[1], spans, is_family=is_family)


@dataclass(frozen=True, slots=True)
class _Exhibit:
    """What the hits of one exhibit share."""

    id: ExhibitId
    occurrence: bytes
    layer_id: bytes
    layer: TextLayer
    name: citations.CiteName
    title: str


def _exhibit(view: View, exhibit: ExhibitId) -> _Exhibit:
    line = exhibit_queries.exhibit(view, exhibit)
    places = exhibit_queries.occurrences_of(view, exhibit)
    values = exhibit_queries.exhibit_values(view, exhibit)
    name = exhibit_queries.cite_name_at(line, values, places[0] if places else None)
    layer = view.layer(line.layer)
    occurrence = places[0].id if places else b""
    return _Exhibit(exhibit, occurrence, line.layer, layer, name, line.title)


def _hit(exhibit: _Exhibit, spans: tuple[Span, ...], *, is_family: bool = False) -> Hit:
    pin = citations.pin(exhibit.layer, spans) if spans else ""
    text = exhibit.layer.text
    before, words, after = "", exhibit.title, ""
    if spans:
        start, end = spans[0].start, spans[-1].end
        words = _on_one_line(text[start:end])
        before = _tail(text[max(0, start - 2 * _AROUND) : start])
        after = _head(text[end : end + 2 * _AROUND])
    return Hit(
        exhibit.id,
        exhibit.occurrence,
        exhibit.layer_id,
        spans,
        citations.cite(exhibit.name, pin),
        before,
        words,
        after,
        is_family,
    )


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _tail(text: str) -> str:
    """The last words before a hit, whole ones, with the blank that parts them from it."""
    joint = " " if text[-1:].isspace() else ""
    line = _on_one_line(text)
    return (line if len(line) <= _AROUND else line[-_AROUND:].partition(" ")[2]) + joint


def _head(text: str) -> str:
    joint = " " if text[:1].isspace() else ""
    line = _on_one_line(text)
    return joint + (line if len(line) <= _AROUND else line[:_AROUND].rpartition(" ")[0])


def term_count(index: Index, matching: Matching, term: Term) -> TermCount:
    """How many exhibits of the matter have a word or phrase, and how often."""
    sieve = matching.sieve(term)
    documents = index.count(sieve.expression) if sieve.expression else 0
    hits = None
    if isinstance(term, Literal | Wild | Fuzzy) and not matching.is_cut_off(term):
        hits = index.occurrences(matching.spelled_out(term))
    return TermCount(in_words(term), documents, hits)


def hits_in(view: View, query: Query, exhibit: bytes, layer: bytes) -> list[tuple[Span, ...]]:
    """The hits of a query in one layer of an exhibit, for colouring them on its pages."""
    fields = frozenset(one for one in fields_of(query.root) if exhibit in exhibits_with(view, one))
    finder = Finder(Words(searched_text(view.layer(layer))), fields)
    return finder.hits(query.root)


def as_typed(view: View, index: Index, text: str, most: int = _FIRST_TYPED) -> tuple[Hit, ...]:
    """The first hits of what is being typed, whose last word may go on; none below two letters."""
    words = shadow(text).lower().split()
    if not words or len(words[-1]) < FEWEST_TYPED:
        return ()
    try:
        root = parse(text if text.endswith(" ") else f"{text.rstrip('*')}*").root
    except InputError:
        return ()  # a query that is not finished yet is no mistake
    found = _first_exhibits(index, root, most)
    known = exhibit_queries.exhibits_by_id(view, found)
    rows = (_first_hit(view, index, ExhibitId(one), root) for one in found if one in known)
    return tuple(one for one in rows if one is not None)


def _first_exhibits(index: Index, root: Asked, most: int) -> list[bytes]:
    """The first exhibits; none where finding them would hold up the typing."""
    last = root.words[-1] if isinstance(root, Phrase) else None
    if isinstance(root, Phrase) and isinstance(last, Wild) and len(last.prefix) < _LONG_TYPED:
        # The last word has only begun: what stands before it is looked for meanwhile.
        root = Phrase(root.words[:-1]) if len(root.words) > FEWEST_TYPED else root.words[0]
    if not is_for_index(root):
        return []
    if isinstance(root, Wild) and root.is_prefix and len(root.prefix) == FEWEST_TYPED:
        found = index.first_matching(longer_beginnings(root.prefix), most)
        if len(found) == most:
            return found
    sieve = Matching(index).sieve(root)
    return index.first_matching(sieve.expression, most) if sieve.expression else []


def _first_hit(view: View, index: Index, exhibit: ExhibitId, root: Asked) -> Hit | None:
    shared = _exhibit(view, exhibit)
    words = index.words(shared.layer_id, lambda: searched_text(shared.layer))
    hits = Finder(words).hits(root)
    return _hit(shared, hits[0]) if hits else None
