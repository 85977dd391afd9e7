r"""A text as the words and signs that are compared when a passage is looked for in another reading.

Each has a *key*; two are the same where their keys are equal. Folded are white space, the forms of
apostrophes, quotation marks, hyphens and dashes, ligatures, composed and decomposed letters, case,
and a word that a line end divides. Nothing else: “re-sign” is not “resign”, “-5” not “5”, “1,5” not
“15”, “5 mg” not “5 kg”, “dont” not “don't”. A number keeps its sign and its points, so that neither
can be lost as a mark of punctuation.

Whether a hyphen at a line end belongs to the word is told by the two texts themselves: the form
that stands elsewhere in them counts. Where both or none stand, it is taken for the layout's, unless
that could make another word of it (“re-” and “sign”, “10-” and “20”, “Smith-” and “Jones”).
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reviewer.text.furniture import Cleaned
from reviewer.text.layer import Span
from reviewer.text.weighty import ALSO_NAMES, SAFE_IN_ANY_CASE

_LETTERS = r"[^\W_](?:[^\W_]|[\u0300-\u036f\u200b\u2060\ufeff])*"
_HYPHEN = r"[-\u2010\u2011\xad]"
_JOINT = (
    r"(?:['\u2019\u2018\u02bc](?=[^\W\d_])"
    rf"|{_HYPHEN}(?=[^\W_])"
    rf"|(?<=[^\W\d_]){_HYPHEN}[ \t]*\r?[\n\f][ \t]*(?=[^\W\d_])"
    r"|(?<=\d)[.,:/](?=\d))"
)
_TOKEN = re.compile(
    rf"(?:(?<![\w.,)\]])[-+\u2212\u2013](?=\d))?{_LETTERS}(?:{_JOINT}{_LETTERS})*"
    r"|[-\u2010-\u2015\u2212]+|\.\.\.+|_+|([^\w\s])\1{3,}|\S"
)
_BREAK = re.compile(rf"{_HYPHEN}[ \t]*\r?[\n\f][ \t]*")
_WITHOUT_WIDTH = re.compile("[\u200b\u2060\ufeff]")
_SOFT = re.compile(r"(?<=[^\W\d_])\xad(?=[^\W\d_])")
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\xb4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\xab\xbb", '"'),
        **dict.fromkeys("\u2010\u2011\u2212\u2013\u2012\xad", "-"),
        **dict.fromkeys("\u2014\u2015", "\u2014"),
        "\u2026": "...",
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
    }
)
_AMBIGUOUS_PREFIXES = frozenset({"re", "un", "co", "pre", "ex", "de", "non"})
_STOPS = frozenset({".", "?", "!", ":", '"', "\u2014"})
_SHORT_RUN = 3
_SHORT_WORD = 4


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one text in order: keys, and where each stands in the text as it was read."""

    text: str
    clean: Cleaned
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    printed: tuple[str, ...]

    def raw(self, index: int) -> str:
        """A token as it is printed, without furniture that stands within it."""
        return self.printed[index]

    def held(self, span: Span) -> tuple[int, int]:
        """The tokens that a span touches, half-open; empty where it has only furniture."""
        return bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)

    def words(self, first: int, last: int) -> int:
        """How many of a range are words, not signs."""
        return sum(key[0].isalnum() for key in self.keys[first:last])

    def begins_sentence(self, index: int) -> bool:
        """Whether a token opens a sentence, a turn or the text."""
        return index == 0 or self.keys[index - 1] in _STOPS


def tokens_of(old: Cleaned, old_text: str, new: Cleaned, new_text: str) -> tuple[Tokens, Tokens]:
    """Two texts as tokens, whose divided words are told by both of them."""
    keys: dict[str, str] = {}
    found = [[one.span() for one in _TOKEN.finditer(each.text)] for each in (old, new)]
    listed = [
        [_known(keys, each.text[start:end]) for start, end in spans]
        for each, spans in zip((old, new), found, strict=True)
    ]
    _mend(listed)
    one, other = (
        _placed(each, text, spans, names)
        for each, text, spans, names in zip(
            (old, new), (old_text, new_text), found, listed, strict=True
        )
    )
    return one, other


def _placed(
    clean: Cleaned, text: str, spans: Sequence[tuple[int, int]], keys: Sequence[str]
) -> Tokens:
    printed = tuple(clean.text[start:end] for start, end in spans)
    if len(clean.clean_at) == 1:
        starts = tuple(start for start, _ in spans)
        return Tokens(text, clean, tuple(keys), starts, tuple(end for _, end in spans), printed)
    starts = tuple(clean.raw(start) for start, _ in spans)
    ends = tuple(clean.raw(end - 1) + 1 for _, end in spans)
    return Tokens(text, clean, tuple(keys), starts, ends, printed)


def _known(keys: dict[str, str], raw: str) -> str:
    key = keys.get(raw)
    if key is None:
        key = keys[raw] = folded(raw)
    return key


def folded(raw: str) -> str:
    """The key of one token; a line end within it stays, as a line feed."""
    if raw.isascii() and raw.isalnum():
        return raw.lower()
    if not raw[0].isalnum() and len(raw) > 1 and not any(map(str.isalnum, raw)):
        return _folded_run(raw)
    plain = unicodedata.normalize("NFC", _SOFT.sub("", _WITHOUT_WIDTH.sub("", raw)))
    return _BREAK.sub("-\n", plain).translate(_SIGNS).casefold()


def _folded_run(raw: str) -> str:
    """Several equal signs: two hyphens are a dash, a row of points or lines is a leader."""
    plain = raw.translate(_SIGNS)
    if set(plain) <= {"-", "\u2014"}:
        return "\u2014"
    return plain if len(plain) <= _SHORT_RUN else plain[0] * (_SHORT_RUN + 1)


def _mend(listed: Sequence[list[str]]) -> None:
    """Say of each divided word what it is."""
    divided = {key for keys in listed for key in keys if "\n" in key}
    if not divided:
        return
    whole = [{key for key in keys if "\n" not in key} for keys in listed]
    for keys, own in zip(listed, whole, strict=True):
        mended = {key: _mended(key, own, whole[0] | whole[1]) for key in divided}
        for index, key in enumerate(keys):
            if "\n" in key:
                keys[index] = mended[key]


def _mended(key: str, own: Iterable[str], every: Iterable[str]) -> str:
    joined, hyphened = key.replace("-\n", ""), key.replace("-\n", "-")
    if key.partition("-\n")[0] in _AMBIGUOUS_PREFIXES:
        if hyphened in every:
            return key
        return joined if joined in own else key
    if hyphened in every and joined not in every:
        return hyphened
    return key if hyphened in every else joined


def is_same_word(one: Tokens, index: int, other: Tokens, place: int) -> bool:
    """Whether two tokens of one key are the same word, whatever the case of their letters.

    A capital may be dropped or set where a sentence begins, and all letters may be capitals, of
    words that name nobody and nothing: “May” is not “may”, and “the Company” not “the company”.
    """
    raw, new = one.raw(index), other.raw(place)
    if raw == new:
        return True
    was, is_now = _case_of(raw), _case_of(new)
    if was == is_now:
        return True
    key = one.keys[index]
    if key in SAFE_IN_ANY_CASE:
        return True
    if key in ALSO_NAMES or len(was) < _SHORT_WORD:
        return False
    if "x" not in was or "x" not in is_now:
        return True
    opens = one.begins_sentence(index) and other.begins_sentence(place)
    return opens and was[1:] == is_now[1:]


def _case_of(raw: str) -> str:
    """Which of its letters are capitals, whatever stands between them."""
    plain = unicodedata.normalize("NFC", raw.translate(_SIGNS))
    return "".join("X" if char.isupper() else "x" for char in plain if char.isalpha())
