"""Where a text says what a query asks for, word by word.

The index answers which exhibits may match; this module decides, on the words of one text, whether
they do and where, so that ``pre/N``, ``NOT w/N``, words of the answers alone and everything else
that the index cannot tell are exact. What it finds is what is counted, listed and coloured.

``w/N`` counts as lawyers do: neighbours are one word apart. Two sides never share a word. Of a pair
that is itself tied to a third word, the nearer word counts. Each word that takes part in a pair
stands in a hit with the partner nearest to it.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from reviewer.text.asked import (
    And,
    Asked,
    Fuzzy,
    InField,
    Literal,
    Near,
    Not,
    NotNear,
    OneWord,
    Or,
    Phrase,
    Term,
    Wild,
)
from reviewer.text.layer import Span
from reviewer.text.words import GAP, HYPHEN, SIGN, Words

Range: TypeAlias = tuple[int, int]
"""Where a run of words stands in the shadow of the text, half-open."""

Wanted: TypeAlias = Callable[[Span], bool]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A run of words that takes part in a hit, and all runs of that hit."""

    start: int
    end: int
    company: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class _Counted:
    """A place with the numbers of its first and last word."""

    first: int
    last: int
    place: Place


def everywhere(_span: Span) -> bool:
    """No words are left out."""
    return True


@dataclass(slots=True)
class Finder:
    """What a query finds in the words of one text.

    ``fields`` are the parts of the query that hold for the exhibit, whatever its text says;
    ``is_wanted`` says whether words at a place count at all.
    """

    words: Words
    fields: frozenset[InField] = frozenset()
    is_wanted: Wanted = everywhere
    _known: dict[Asked, list[Place]] = field(init=False, default_factory=dict)

    def matches(self, asked: Asked) -> bool:
        """Whether the text, or its exhibit, is what the query asks for."""
        if isinstance(asked, And):
            return all(map(self.matches, asked.parts))
        if isinstance(asked, Or):
            return any(map(self.matches, asked.parts))
        if isinstance(asked, Not):
            return not self.matches(asked.part)
        if isinstance(asked, InField):
            return asked in self.fields
        return bool(self.places(asked))

    def hits(self, asked: Asked) -> list[tuple[Span, ...]]:
        """The hits in the order of the text, each the words that make it one."""
        rows = sorted(set(self._rows(asked)))
        return [tuple(self.words.span(*one) for one in row) for row in rows]

    def _rows(self, asked: Asked) -> Iterable[tuple[Range, ...]]:
        """Rows of what holds; nothing of what is only left out."""
        if isinstance(asked, Not | InField) or not self.matches(asked):
            return []
        if isinstance(asked, And | Or):
            return [row for part in asked.parts for row in self._rows(part)]
        return [place.company for place in self.places(asked)]

    def places(self, asked: Asked) -> list[Place]:
        """The words that a part of the query finds, in order."""
        known = self._known.get(asked)
        if known is None:
            known = self._known[asked] = self._places(asked)
        return known

    def _places(self, asked: Asked) -> list[Place]:
        if isinstance(asked, Literal | Wild | Fuzzy | Phrase):
            return [Place(start, end, ((start, end),)) for start, end in self._runs(asked)]
        if isinstance(asked, Or):
            return sorted({place for part in asked.parts for place in self.places(part)})
        if isinstance(asked, Near):
            return self._pairs(asked)
        if isinstance(asked, NotNear):
            reach = _Reach(self._counted(asked.right), asked.distance)
            left = self._counted(asked.left)
            return [one.place for one in left if reach.nearest(one) is None]
        raise TypeError(f"no words are found by {asked!r}")

    def _counted(self, asked: Asked) -> list[_Counted]:
        number = self.words.number
        return [_Counted(number(one.start), number(one.end - 1), one) for one in self.places(asked)]

    def _pairs(self, asked: Near) -> list[Place]:
        left, right = self._counted(asked.left), self._counted(asked.right)
        after, before = _Reach(right, asked.distance), _Reach(left, asked.distance)
        found: set[Place] = set()
        for one in left:
            other = after.nearest(one, 1 if asked.is_ordered else 0)
            if other is not None:
                found.update(_together(one.place, other.place))
        for one in right:
            other = before.nearest(one, -1 if asked.is_ordered else 0)
            if other is not None:
                found.update(_together(one.place, other.place))
        return sorted(found)

    # --- words ------------------------------------------------------------------------------------

    def _runs(self, term: Term) -> list[Range]:
        found: set[Range] = set()
        for alternative in alternatives(term):
            pattern = self._pattern(alternative)
            if pattern is not None:
                found.update(self._matches(pattern, is_phrase=len(alternative) > 1))
        return sorted(one for one in found if self._is_wanted(one))

    def _pattern(self, row: tuple[OneWord, ...]) -> re.Pattern[str] | None:
        """A pattern for a row of words; ``None`` where the text has no such word."""
        if not any(isinstance(one, Fuzzy) for one in row):
            return _run_of(row)
        vocabulary = frozenset(self.words.terms)
        spelled = [accepted_by(one, vocabulary) for one in row]
        if not all(spelled):
            return None
        return _pattern_of_run(tuple("|".join(map(re.escape, sorted(one))) for one in spelled))

    def _matches(self, pattern: re.Pattern[str], *, is_phrase: bool) -> Iterator[Range]:
        shadow, at = self.words.shadow, 0
        while (found := pattern.search(shadow, at)) is not None:
            yield found.span()
            # Phrases may overlap: “a a” stands twice in “a a a”.
            at = found.start() + 1 if is_phrase else found.end()

    def _is_wanted(self, run: Range) -> bool:
        if self.is_wanted is everywhere:
            return True
        return all(self.is_wanted(self.words.span(*one)) for one in self.words.words_in(*run))


class _Reach:
    """Places in order, of which those within so many words of another are found by halves."""

    def __init__(self, places: Sequence[_Counted], distance: int) -> None:
        """``places`` are sorted by their first word."""
        self._places = places
        self._firsts = [place.first for place in places]
        self._longest = max((place.last - place.first for place in places), default=0)
        self._distance = distance

    def nearest(self, one: _Counted, side: int = 0) -> _Counted | None:
        """The nearest place within reach: before it (-1), after it (1) or on either side (0)."""
        best, least = None, self._distance + 1
        begin = one.first - self._distance - self._longest
        at = bisect_left(self._firsts, begin if side <= 0 else one.last + 1)
        while at < len(self._places) and self._firsts[at] <= one.last + self._distance:
            apart = _apart(one, self._places[at], side)
            if 0 < apart < least:
                best, least = self._places[at], apart
            at += 1
        return best


def _apart(one: _Counted, other: _Counted, side: int) -> int:
    """How many words on the other begins; 0 where they overlap or it is on the wrong side."""
    if other.first > one.last and side >= 0:
        return other.first - one.last
    if one.first > other.last and side <= 0:
        return one.first - other.last
    return 0


def _together(one: Place, other: Place) -> tuple[Place, Place]:
    company = tuple(sorted({*one.company, *other.company}))
    return Place(one.start, one.end, company), Place(other.start, other.end, company)


def alternatives(term: Term) -> list[tuple[OneWord, ...]]:
    """The rows of words that a term stands for: a phrase also with two neighbours as one word."""
    if not isinstance(term, Phrase):
        return [(term,)]
    words = term.words
    joined = [
        (*words[:at], one, *words[at + 2 :])
        for at in range(len(words) - 1)
        if (one := _hyphened(words[at], words[at + 1])) is not None
    ]
    return [words, *joined]


def _hyphened(left: OneWord, right: OneWord) -> OneWord | None:
    halves = [
        one.term if isinstance(one, Literal) else one.pattern if isinstance(one, Wild) else ""
        for one in (left, right)
    ]
    if not all(halves):
        return None
    whole = HYPHEN.join(halves)
    return Wild(whole) if isinstance(left, Wild) or isinstance(right, Wild) else Literal(whole)


def accepted_by(word: OneWord, vocabulary: Iterable[str]) -> frozenset[str]:
    """Which of some words are meant."""
    if isinstance(word, Literal):
        is_there = word.term in vocabulary if isinstance(vocabulary, frozenset) else True
        return frozenset({word.term}) if is_there else frozenset()
    if isinstance(word, Wild):
        matched = pattern_of(word).fullmatch
        return frozenset(one for one in vocabulary if matched(one))
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - only fuzzy words pay for it

    least, most = len(word.term) - word.letters, len(word.term) + word.letters
    return frozenset(
        one
        for one in vocabulary
        if least <= len(one) <= most
        and Levenshtein.distance(word.term, one, score_cutoff=word.letters) <= word.letters
    )


@lru_cache(maxsize=2_000)
def pattern_of(word: Wild) -> re.Pattern[str]:
    """A pattern that a whole word has to match."""
    escaped = re.escape(word.pattern).replace(r"\*", ".*").replace(r"\?", ".")
    return re.compile(escaped, re.DOTALL)


@lru_cache(maxsize=2_000)
def _run_of(row: tuple[OneWord, ...]) -> re.Pattern[str]:
    """A pattern that finds a row of words in a shadow."""
    return _pattern_of_run(tuple(map(_spelled, row)))


def _pattern_of_run(spelled: tuple[str, ...]) -> re.Pattern[str]:
    words = f"{GAP}+".join(f"(?:{one})" if "|" in one else one for one in spelled)
    if len(spelled) == 1 and spelled[0].isalnum():
        # A pattern that begins with letters is looked for ten times as fast.
        return re.compile(f"{words}(?!{SIGN})(?<!{SIGN}{words})")
    return re.compile(f"(?<!{SIGN}){words}(?!{SIGN})")


def _spelled(word: OneWord) -> str:
    if isinstance(word, Wild):
        return re.escape(word.pattern).replace(r"\*", f"{SIGN}*").replace(r"\?", SIGN)
    return re.escape(word.term)
