r"""What a word is, for searching: one definition for the index, for queries and for hits on a page.

A word is a whole printed word, as the word index of a court reporter lists it: ``third-party``,
``Act's``, ``U.S.C`` and ``2,400`` are one word each, so that ``party`` finds ``party`` alone and
``*party*`` all of them. Case and accents do not matter, nor does the form of an apostrophe or a
hyphen; ``ß`` is ``ss``. A dash of two hyphens parts words, and a hyphen at a line end is no part of
the word before it: what stands behind the line end cannot be known to belong to it. Characters of
Chinese and Japanese are a word each.

Words are found in a *shadow* of the text: letters folded, each sign that joins a word replaced by a
letter-like stand-in, all other signs blank or plain ASCII. In a shadow a word is a run of ASCII
letters and digits and of everything beyond ASCII, which is what the ``ascii`` tokenizer of SQLite
takes for a word, too: what the index holds and what is coloured on the page cannot differ. Refused:
SQLite's ``unicode61``, whose words we could only have imitated.
"""

import codecs
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from reviewer.text.layer import Span

# Everything but the signs of ASCII: said so because a pattern with the range up to the last
# character of Unicode takes Python five milliseconds to compile.
SIGN = r"[^\x00-/:-@\[-`{-\x7f]"
"""One sign of a word in a shadow, as a pattern."""
GAP = r"[\x00-/:-@\[-`{-\x7f]"
"""One sign between words."""
_LETTER = r"[^\x00-@\[-`{-\x7f]"
_WORD = re.compile(f"{SIGN}+")
_LONGEST_HALF = 40

# Signs of Latin-1 that are no letters, so no text has them left when it comes to joining words.
_STAND_INS = {"'": "\xb4", "&": "\xa7", ",": "\xb8", ".": "\xb7", "/": "\xa6", "-": "\xac"}
_SHOWN = str.maketrans({stand_in: sign for sign, stand_in in _STAND_INS.items()})
JOINTS = frozenset(_STAND_INS.values())
"""What stands in a shadow for the signs that join a word."""
HYPHEN = _STAND_INS["-"]

# The rules that join two halves of a word follow each other, and none may take what one before it
# put in for a letter: “a/b.c” is “a/b” and “c”, whichever sign is looked at first.
_OTHER = f"{SIGN[:-1]}{''.join(JOINTS)}]"
_PLAIN_LETTER = f"{_LETTER[:-1]}{''.join(JOINTS)}]"
_PAIR = re.compile(rf"/(?<={_PLAIN_LETTER}/)(?={_PLAIN_LETTER}+(?!{_OTHER}|/|[.@:_-]{_OTHER}))")
_PAIR_BEFORE = re.compile(f"(?<!{_OTHER})(?<![/.@:_-]){_PLAIN_LETTER}+$")
_POINT = r"\.(?=[0-9])(?<=[0-9]\.)"
_INITIAL = rf"\.(?={_PLAIN_LETTER}(?!{_OTHER}))(?<=(?<!{_OTHER}){_PLAIN_LETTER}\.)"
_JOINING = tuple(
    (sign, re.compile(pattern), _STAND_INS[sign])
    for sign, pattern in (
        (
            ".",
            f"{_POINT}|{_INITIAL}",
        ),
        (",", r",(?=[0-9])(?=\d{3}(?!\d))(?<=[0-9],)"),
        ("'", f"'(?={_OTHER})(?<={_OTHER}')"),
        ("&", f"&(?={_OTHER})(?<={_OTHER}&)"),
        ("-", f"-(?={_OTHER})(?<={_OTHER}-)"),
    )
)
"""Each sign with a pattern that begins with it, which Python looks for ten times as fast."""

_SAME = {"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-"}
# The typographic signs of every printed text, which the shadow has in the same length.
_EVEN = "\u2018\u2019\u201c\u201d\u2013\u2014\u2026\xa0\xa7\xb6\xe9\xfc\xe4\xf6"
_UNEVEN = re.compile(f"[^\x00-\x7f{_EVEN}]")
_DROPPED = frozenset("\xad\u200b\u200c\u200d\u2060\ufeff")
_IDEOGRAPHS = (
    (0x3040, 0x30FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
# Below this, marks on letters are accents and points that people leave out when they type.
_INDIC = 0x0900
_LATER_MARKS = ((0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE00, 0xFE2F))


class Words:
    """The words of a text as they are compared, found in its shadow and placed in the text itself.

    ``shadow`` is in small letters; places in it are turned into places of the text by ``span``.
    Numbers of words and the list of them are made only when somebody asks: most queries do not.
    """

    def __init__(self, text: str) -> None:
        """Makes the shadow."""
        self.shadow = shadow(text).lower()
        self._text = text
        self._starts: list[int] = []
        self._shifts: tuple[list[int], list[int]] | None = None

    @property
    def terms(self) -> list[str]:
        """Every word, in order."""
        return _WORD.findall(self.shadow)

    def number(self, offset: int) -> int:
        """Which word stands at a place in the shadow, from 0."""
        if not self._starts:
            self._starts = [found.start() for found in _WORD.finditer(self.shadow)]
        return bisect_right(self._starts, offset) - 1

    def words_in(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The places of the words of a range of the shadow."""
        return (found.span() for found in _WORD.finditer(self.shadow, start, end))

    def span(self, start: int, end: int) -> Span:
        """Where a range of the shadow stands in the text."""
        if self._shifts is None:
            self._shifts = ([0], [0]) if _is_even(self._text) else _shifts(self._text)
        if len(self._shifts[0]) == 1:
            return Span(start, end)
        begin = _start_in_text(start, *self._shifts)
        return Span(begin, max(_end_in_text(end, *self._shifts), begin + 1))


def shadow(text: str) -> str:
    """The text as it is indexed: the same words in the same order, not of the same length."""
    if not text.isascii():
        # Encoding stops at what is not ASCII, several times as fast as a pattern that looks for it.
        text = text.encode("ascii", _FOLDING).decode("utf-8", "surrogatepass")
    if "/" in text:
        text = _PAIR.sub(_joined_pair, text)
    for sign, pattern, stand_in in _JOINING:
        if sign in text:
            text = pattern.sub(stand_in, text)
    return text


def terms(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return _WORD.findall(shadow(text).lower())


def shown(term: str) -> str:
    """A word as a person writes it, from the form in which it is compared."""
    return term.translate(_SHOWN)


_FOLDING = "pincite.folding"


def _fold_fault(fault: UnicodeError) -> tuple[bytes, int]:
    """What a run of characters beyond ASCII becomes, and where it ends."""
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    return _folded(fault.object[fault.start : fault.end]), fault.end


codecs.register_error(_FOLDING, _fold_fault)


@lru_cache(maxsize=20_000)
def _folded(run: str) -> bytes:
    return "".join(map(_fold, run)).encode("utf-8", "surrogatepass")


@lru_cache(maxsize=20_000)
def _fold(character: str) -> str:
    """What one character beyond ASCII becomes: letters, nothing, an ASCII sign, or a blank."""
    if character in _SAME:
        return _SAME[character]
    code = ord(character)
    if character in _DROPPED or _is_accent(character, code):
        return ""
    if any(low <= code <= high for low, high in _IDEOGRAPHS):
        return f" {character} " if character.isalnum() else " "
    if not (character.isalnum() or unicodedata.category(character).startswith("M")):
        return " "
    plain = unicodedata.normalize("NFD", character.casefold()).casefold().lower()
    kept = "".join(one for one in plain if not _is_accent(one, ord(one)))
    return kept if kept and all(_fits(one) for one in kept) else character


def _is_accent(character: str, code: int) -> bool:
    if not unicodedata.category(character).startswith("M"):
        return False
    return code < _INDIC or any(low <= code <= high for low, high in _LATER_MARKS)


def _fits(character: str) -> bool:
    return character.isalnum() or not character.isascii()


def _joined_pair(joint: re.Match[str]) -> str:
    """“and/or” is one word; a path, an address, or a date is not."""
    text, at = joint.string, joint.start()
    before = text[max(0, at - _LONGEST_HALF) : at]
    return _STAND_INS["/"] if _PAIR_BEFORE.search(before) else "/"


def _is_even(text: str) -> bool:
    """Whether the shadow has each character in the same length, for certain."""
    if not text.isascii():
        # Each a search in C: all of them take a fifth of the time of one pattern.
        for sign in _EVEN:
            text = text.replace(sign, "")
    return text.isascii()


def _shifts(text: str) -> tuple[list[int], list[int]]:
    """Where shadow and text stop running side by side: offsets of the shadow, and of the text.

    At each place a character that the shadow has not in the same length has just ended.
    """
    shadowed, real = [0], [0]
    longer = 0
    for uneven in _UNEVEN.finditer(text):
        size = len(_fold(uneven[0]))
        if size != 1:
            longer += size - 1
            shadowed.append(uneven.end() + longer)
            real.append(uneven.end())
    return shadowed, real


def _start_in_text(offset: int, shadowed: list[int], real: list[int]) -> int:
    """Of the characters that end where the shadow goes on, all belong to what was before."""
    index = bisect_right(shadowed, offset) - 1
    start = real[index] + offset - shadowed[index]
    # Inside what one character became: that character is where the word begins.
    following = real[index + 1] - 1 if index + 1 < len(real) else start
    return min(start, following)


def _end_in_text(offset: int, shadowed: list[int], real: list[int]) -> int:
    index = bisect_right(shadowed, offset) - 1
    end = real[index] + offset - shadowed[index]
    if index + 1 < len(real):
        return min(end, real[index + 1])
    return end
