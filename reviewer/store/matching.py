"""What a query becomes for the index: MATCH expressions of words, never of what was typed.

An expression lets every exhibit through that the query means, and where ``is_exact`` no other; what
the index cannot tell (the order of ``pre/N``, ``NOT w/N``, words that may overlap) is decided on
the text afterwards. OR is drawn out of ``w/N``, because NEAR knows phrases only; it counts the
words between its sides, which is one less than lawyers count.

Words that are not spelled out (``*ing``, ``?an``, ``colour~``) are looked up in the vocabulary; a
bare beginning (``licens*``) the index finds by itself. How many words they may stand for is capped,
and a note says when.
"""

import re
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, product

from reviewer.said import said
from reviewer.store.index import Index
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
    in_words,
    terms_of,
)
from reviewer.text.hits import accepted_by, alternatives, pattern_of
from reviewer.text.words import JOINTS, shown

MOST_EXPANSIONS = 1_000
_MOST_PAIRS = 400
_THIRD = string.ascii_lowercase + string.digits


@dataclass(frozen=True, slots=True)
class Sieve:
    """A MATCH expression; empty where nothing can match."""

    expression: str
    is_exact: bool = True


class Matching:
    """Turns the parts of one query into expressions for one index."""

    def __init__(self, index: Index) -> None:
        """``notes`` gathers what a person should know of how words were looked up."""
        self._index = index
        self._expansions: dict[OneWord, tuple[tuple[str, ...], bool]] = {}
        self.notes: list[str] = []

    def sieve(self, asked: Asked) -> Sieve:
        """The expression of a part that asks for words: no NOT in it, and no field."""
        if isinstance(asked, Literal | Wild | Fuzzy | Phrase):
            return self._of_term(asked)
        if isinstance(asked, And):
            return _all_of([self.sieve(one) for one in asked.parts])
        if isinstance(asked, Or):
            return _one_of([self.sieve(one) for one in asked.parts])
        if isinstance(asked, Near):
            return self._of_near(asked)
        if isinstance(asked, NotNear):
            return Sieve(self.sieve(asked.left).expression, is_exact=False)
        raise TypeError(f"the index cannot look for {asked!r}")

    def spelled_out(self, word: OneWord) -> tuple[str, ...]:
        """The words of the index that one word stands for, as far as they are looked for."""
        return self._expanded(word)[0]

    def is_cut_off(self, word: OneWord) -> bool:
        """Whether one word stands for more words than are looked for."""
        return self._expanded(word)[1]

    def _of_term(self, term: Term) -> Sieve:
        return _one_of([self._of_row(words) for words in alternatives(term)])

    def _of_row(self, words: Sequence[OneWord]) -> Sieve:
        if all(_is_plain(one) for one in words[:-1]) and _is_direct(words[-1]):
            return Sieve(_direct(words))
        parts = [self._of_word(one) for one in words]
        found = _all_of(parts)
        return found if len(words) == 1 else Sieve(found.expression, is_exact=False)

    def _of_word(self, word: OneWord) -> Sieve:
        if _is_direct(word):
            return Sieve(_direct([word]))
        terms, is_capped = self._expanded(word)
        return Sieve(_either([_quoted(one) for one in terms]), is_exact=not is_capped)

    def _expanded(self, word: OneWord) -> tuple[tuple[str, ...], bool]:
        known = self._expansions.get(word)
        if known is None:
            known = self._expansions[word] = self._looked_up(word)
            if known[1]:
                self.notes.append(
                    said(
                        "“{word}” stands for more than {most:,} words of this matter; "
                        "the first {most:,} were looked for. Give more letters.",
                        word=in_words(word),
                        most=MOST_EXPANSIONS,
                    )
                )
        return known

    def _looked_up(self, word: OneWord) -> tuple[tuple[str, ...], bool]:
        if isinstance(word, Literal):
            return (word.term,), False
        found: list[str] = []
        for term in self._matching_words(word):
            if len(found) == MOST_EXPANSIONS:
                return tuple(found), True
            found.append(term)
        return tuple(found), False

    def _matching_words(self, word: Wild | Fuzzy) -> Iterator[str]:
        if isinstance(word, Fuzzy):
            yield from sorted(accepted_by(word, self._index.vocabulary_having(*_kept(word))))
            return
        matched = pattern_of(word).fullmatch
        longest = max(re.split(r"[*?]", word.pattern), key=len)
        possible = (
            self._index.vocabulary(word.prefix)
            if word.prefix
            else self._index.vocabulary_having(longest)
        )
        yield from (one for one in possible if matched(one))

    # --- w/N --------------------------------------------------------------------------------------

    def _of_near(self, asked: Near) -> Sieve:
        left, right = self._phrases(asked.left), self._phrases(asked.right)
        if left is None or right is None or len(left) * len(right) > _MOST_PAIRS:
            both = _all_of([self.sieve(asked.left), self.sieve(asked.right)])
            return Sieve(both.expression, is_exact=False)
        pairs = [
            f"NEAR({one} {other}, {asked.distance - 1})" for one, other in product(left, right)
        ]
        return Sieve(_either(pairs), is_exact=not asked.is_ordered and _are_apart(asked))

    def _phrases(self, asked: Asked) -> list[str] | None:
        """A side of w/N as phrases; ``None`` where it is none, or where they are too many."""
        if isinstance(asked, Or):
            sides = [self._phrases(one) for one in asked.parts]
            known = [side for side in sides if side is not None]
            return [one for side in known for one in side] if len(known) == len(sides) else None
        if not isinstance(asked, Literal | Wild | Fuzzy | Phrase):
            return None
        found: list[str] = []
        for words in alternatives(asked):
            if all(_is_plain(one) for one in words[:-1]) and _is_direct(words[-1]):
                found.append(_direct(words))
            elif len(words) == 1:
                found += [_quoted(one) for one in self.spelled_out(words[0])]
            else:
                return None
        return found


def _kept(word: Fuzzy) -> list[str]:
    """Pieces of which one is left as it is: there is one more than letters that may differ."""
    size = len(word.term) // (word.letters + 1)
    cuts = [*range(0, size * word.letters + 1, size), len(word.term)]
    pieces = [word.term[start:end] for start, end in pairwise(cuts)]
    return [f"\n{pieces[0]}", *pieces[1:-1], f"{pieces[-1]}\n"]


def longer_words(index: Index, word: Literal, most: int) -> list[str]:
    """Words of the index that go on behind this one with a sign that joins: Act’s, act-based."""
    if not JOINTS.isdisjoint(word.term):
        return []
    begin, end = word.term + min(JOINTS), word.term + max(JOINTS)
    longer = (one for one in index.vocabulary(begin, end) if one[len(word.term)] in JOINTS)
    return [shown(one) for one in islice(longer, most)]


def longer_beginnings(letters: str) -> str:
    """Two letters with a third one: the index has these at hand, and need not gather them all.

    Words that go on with a letter beyond ASCII are not among them.
    """
    longer = [f"{_quoted(letters + one)} *" for one in (*_THIRD, *sorted(JOINTS))]
    return _either([_quoted(letters), *longer])


def is_for_index(asked: Asked) -> bool:
    """Whether the index alone can look for a part of a query."""
    if isinstance(asked, And | Or):
        return all(map(is_for_index, asked.parts))
    return not isinstance(asked, Not | InField)


def _are_apart(asked: Near) -> bool:
    """Whether the two sides can never be the same words, so that NEAR is what is meant."""
    left, right = _literals(asked.left), _literals(asked.right)
    return left is not None and right is not None and not left & right


def _literals(asked: Asked) -> set[str] | None:
    if isinstance(asked, Near | NotNear):
        return None
    found: set[str] = set()
    for term in terms_of(asked):
        for words in alternatives(term):
            if not all(isinstance(one, Literal) for one in words):
                return None
            found |= {one.term for one in words if isinstance(one, Literal)}
    return found


def _is_plain(word: OneWord) -> bool:
    return isinstance(word, Literal)


def _is_direct(word: OneWord) -> bool:
    """Whether the index finds the word without a look into the vocabulary."""
    return isinstance(word, Literal) or (isinstance(word, Wild) and word.is_prefix)


def _direct(words: Sequence[OneWord]) -> str:
    """A phrase; only its last word may be a beginning."""
    last = words[-1]
    *before, end = [one.term if isinstance(one, Literal) else _beginning(one) for one in words]
    phrase = " + ".join(_quoted(one) for one in (*before, end))
    return f"{phrase} *" if isinstance(last, Wild) else phrase


def _beginning(word: OneWord) -> str:
    return word.prefix if isinstance(word, Wild) else word.term


def _quoted(term: str) -> str:
    return '"' + term.replace('"', " ") + '"'


def _either(expressions: Sequence[str]) -> str:
    once = list(dict.fromkeys(one for one in expressions if one))
    return once[0] if len(once) == 1 else f"({' OR '.join(once)})" if once else ""


def _one_of(sieves: Sequence[Sieve]) -> Sieve:
    return Sieve(_either([one.expression for one in sieves]), all(one.is_exact for one in sieves))


def _all_of(sieves: Sequence[Sieve]) -> Sieve:
    is_exact = all(one.is_exact for one in sieves)
    if not all(one.expression for one in sieves):
        return Sieve("", is_exact)
    once = list(dict.fromkeys(one.expression for one in sieves))
    return Sieve(once[0] if len(once) == 1 else f"({' AND '.join(once)})", is_exact)
