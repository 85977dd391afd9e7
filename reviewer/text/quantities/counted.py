"""What is counted: the first noun in the plural that stands behind a number.

No parser is at hand, and none is needed: a few words that surely end a noun phrase, and the ending
of the head. Where no head is seen the number has no unit, which a reviewer mends with one word.
"""

from collections.abc import Sequence

import msgspec

from reviewer.text.quantities.pieces import Piece, Sort

_LIMITS = frozenset(
    """
    a about above across after again against ago all along also although among an and any apart are
    around as at away back be because been before behind being below between both but by came can
    could did do does down during each either even ever every except for from get gets given goes
    had has have he her here hers him his how however i if in inside into is it its just later least
    less like made makes me more most much must my near no nor not now of off on once one only or
    our out over own per plus quite rather said same says she should since so some still such takes
    than that the their them then there these they this those through till times to too toward
    under until up upon us very was we went were what when where whether which while who whom whose
    why will with within without would yes yet you your
    """.split()  # noqa: SIM905 - one word a line would hide the rules below
)
_PLURALS = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "teeth": "tooth", "mice": "mouse", "data": "data", "criteria": "criterion", "staff": "staff",
    "personnel": "personnel", "police": "police", "media": "media", "indices": "index",
    "series": "series", "species": "species", "headcount": "headcount", "lives": "life",
    "movies": "movie", "cookies": "cookie", "ties": "tie",
}  # fmt: skip
_NO_PLURALS = ("ss", "us", "is", "ous")
_FARTHEST = 5
_ADJECTIVES = ("al", "ous", "ive", "ic", "ful", "able", "ible", "ed", "ar", "ing")
_COMMON_ADJECTIVES = frozenset(
    {"single", "small", "large", "big", "long", "short", "new", "old", "good", "bad", "great",
     "separate", "different", "whole", "full"}
)  # fmt: skip
_SHORTEST = 4
_LEADING = frozenset({"more", "such", "other", "of", "different", "additional"})
_QUANTIFIED = frozenset(
    {"the", "those", "these", "our", "your", "my", "his", "her", "their", "all"}
)
_HYPHENS = frozenset("-‐‑")


class Counted(msgspec.Struct, frozen=True, gc=False):
    """A counted noun: its head in the singular, and the piece behind it."""

    noun: str
    end: int


def counted(pieces: Sequence[Piece], at: int, *, is_one: bool = False) -> Counted | None:
    """What is counted by a number that ends before a piece, if that can be seen."""
    if pieces[at].word in _HYPHENS:
        return _hyphened(pieces, at + 1)
    step = at
    while pieces[step].word in _LEADING and step < at + 2:
        step += 1
    if is_one:
        return _single(pieces, step)
    if pieces[step - 1].word == "of" and pieces[step].word in _QUANTIFIED:
        step += 1
    return _several(pieces, step)


def _several(pieces: Sequence[Piece], at: int) -> Counted | None:
    """The first head in the plural within a few words."""
    for place in range(at, at + _FARTHEST):
        piece = pieces[place]
        if piece.word in _HYPHENS:
            continue
        if piece.sort is not Sort.WORD or piece.word in _LIMITS:
            return None
        noun = singular(piece.word)
        if noun is not None and not _goes_on(pieces, place + 1):
            return Counted(noun, place + 1)
    return None


def singular(word: str) -> str | None:
    """The singular of a word in the plural; None for a word that does not look like one."""
    if word in _PLURALS:
        return _PLURALS[word]
    if len(word) < _SHORTEST or not word.endswith("s") or word.endswith(_NO_PLURALS) or "’" in word:
        return None
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def counted_words(words: str) -> str:
    """The noun that a phrase ("large books") counts, in the singular; else the phrase."""
    last = words.rpartition(" ")[2].lower()
    return singular(last) or words.lower()


def _hyphened(pieces: Sequence[Piece], at: int) -> Counted | None:
    """What "three-page" counts."""
    piece = pieces[at]
    if piece.sort is not Sort.WORD or piece.word in _LIMITS or len(piece.word) < _SHORTEST - 1:
        return None
    return Counted(piece.word, at + 1)


def _single(pieces: Sequence[Piece], at: int) -> Counted | None:
    """The noun behind "one", past one word that looks like an adjective."""
    behind = pieces[at + 1]
    is_described = pieces[at].word.endswith(_ADJECTIVES) or pieces[at].word in _COMMON_ADJECTIVES
    if is_described and behind.sort is Sort.WORD and behind.word not in _LIMITS:
        at += 1
    piece = pieces[at]
    if piece.sort is not Sort.WORD or piece.word in _LIMITS or singular(piece.word) is not None:
        return None
    return Counted(piece.word, at + 1)


def _goes_on(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a plural is followed by one that is the head: "sales records"."""
    piece = pieces[at]
    return piece.sort is Sort.WORD and piece.word not in _LIMITS and piece.word in _HEADS


_HEADS = frozenset({"records", "documents", "pages", "files", "copies", "people", "employees"})
