"""What a search asks for: a tree of words and of what ties them, and that tree in words.

The tree is what the query *means*: every part of the program that searches, counts or colours reads
it and nothing else, and ``understood`` writes it down with every parenthesis that its reading needs
so that a person can see what was made of what they typed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from reviewer.text.words import shown


@dataclass(frozen=True, slots=True)
class Literal:
    """One whole word, as it is compared."""

    term: str


@dataclass(frozen=True, slots=True)
class Wild:
    """Words by a pattern: ``*`` any signs or none, ``?`` one sign; the rest as it is compared."""

    pattern: str

    @property
    def prefix(self) -> str:
        """What the words begin with; the whole pattern but its last ``*``, where ``is_prefix``."""
        return self.pattern.replace("?", "*").partition("*")[0]

    @property
    def is_prefix(self) -> bool:
        """Whether only the beginning of the words is asked for."""
        return self.pattern == f"{self.prefix}*"


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Words that become this one by changing, adding or leaving out so many letters."""

    term: str
    letters: int


OneWord: TypeAlias = Literal | Wild | Fuzzy


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other; two of them may as well be one word with a hyphen.

    “third party” is also ``third-party``.
    """

    words: tuple[OneWord, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Two sides at most so many words apart, in any order, or the left one first."""

    left: "Asked"
    right: "Asked"
    distance: int
    is_ordered: bool = False


@dataclass(frozen=True, slots=True)
class NotNear:
    """The left side where the right one is not within so many words of it."""

    left: "Asked"
    right: "Asked"
    distance: int


@dataclass(frozen=True, slots=True)
class And:
    """All of these, anywhere in one exhibit."""

    parts: "tuple[Asked, ...]"


@dataclass(frozen=True, slots=True)
class Or:
    """One of these at least."""

    parts: "tuple[Asked, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """Exhibits without this."""

    part: "Asked"


@dataclass(frozen=True, slots=True)
class InField:
    """What is known of an exhibit, not its text: its title, witness, author, numbers, tags."""

    field: str
    part: "Asked"


Term: TypeAlias = Literal | Wild | Fuzzy | Phrase
Asked: TypeAlias = Term | Near | NotNear | And | Or | Not | InField


@dataclass(frozen=True, slots=True)
class Query:
    """A query as typed, as understood, and what a person should know of how it was read."""

    text: str
    root: Asked
    notes: tuple[str, ...] = ()

    @property
    def understood(self) -> str:
        """The query with every operator and parenthesis written out."""
        return in_words(self.root)


def in_words(asked: Asked) -> str:
    """A tree as a person would type it, which is read as the same tree."""
    if isinstance(asked, Literal | Wild | Fuzzy):
        return _word(asked)
    if isinstance(asked, Phrase):
        return _phrase(asked)
    if isinstance(asked, Near | NotNear):
        return f"{_part(asked.left)} {_tie(asked)}/{asked.distance} {_part(asked.right)}"
    if isinstance(asked, Not):
        return f"NOT {_part(asked.part)}"
    if isinstance(asked, InField):
        return f"{asked.field}:{_part(asked.part)}"
    joint = " AND " if isinstance(asked, And) else " OR "
    return joint.join(_part(one) for one in asked.parts)


def terms_of(asked: Asked) -> Iterator[Term]:
    """The words and phrases of a tree that are looked for in the text, in order."""
    if isinstance(asked, Literal | Wild | Fuzzy | Phrase):
        yield asked
    elif isinstance(asked, Near | NotNear):
        yield from terms_of(asked.left)
        yield from terms_of(asked.right)
    elif isinstance(asked, And | Or):
        for one in asked.parts:
            yield from terms_of(one)
    elif isinstance(asked, Not):
        yield from terms_of(asked.part)


def fields_of(asked: Asked) -> Iterator[InField]:
    """The parts of a tree that ask for what is known of an exhibit."""
    if isinstance(asked, InField):
        yield asked
    elif isinstance(asked, Not):
        yield from fields_of(asked.part)
    elif isinstance(asked, And | Or):
        for one in asked.parts:
            yield from fields_of(one)


def _part(asked: Asked) -> str:
    """A part of something greater: in parentheses unless nothing in it could be read otherwise."""
    said = in_words(asked)
    is_plain = isinstance(asked, Literal | Wild | Fuzzy | Phrase | Not | InField)
    return said if is_plain else f"({said})"


def _tie(asked: Near | NotNear) -> str:
    if isinstance(asked, NotNear):
        return "NOT w"
    return "pre" if asked.is_ordered else "w"


OPERATORS = frozenset({"and", "or", "not"})
_TIES = ("w/", "within/", "near/", "pre/")


def _word(word: OneWord) -> str:
    if isinstance(word, Wild):
        return shown(word.pattern)
    if isinstance(word, Fuzzy):
        return f"{shown(word.term)}~{word.letters}"
    said = shown(word.term)
    return f'"{said}"' if said in OPERATORS or said.startswith(_TIES) else said


def _phrase(phrase: Phrase) -> str:
    words = [shown(one.term) if isinstance(one, Literal) else _word(one) for one in phrase.words]
    return f'"{" ".join(words)}"'
