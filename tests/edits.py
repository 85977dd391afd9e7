"""Edits of texts, with the place that each stretch of the old text has in the new one.

Two kinds: those that change what a sentence says, and those that another reading of the same page
makes. Because every edit is known, so is the only right place of every passage.
"""

import random
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reviewer.text.layer import Span

_SENTENCE = re.compile(r"[A-Z“\"'(][^.?!\n]*(?:\n[^.?!\n]+)*[.?!]")
_ANSWER = re.compile(r"(?<=^A\.  )[^\n]+", re.MULTILINE)


@dataclass(frozen=True)
class Edit:
    """Words of the old text that are others in the new one."""

    start: int
    end: int
    words: str
    what: str


@dataclass(frozen=True)
class Edited:
    """A text before and after."""

    old: str
    new: str
    edits: tuple[Edit, ...]

    def place(self, offset: int) -> int:
        """Where a code point that no edit touched stands now."""
        at = bisect_right([edit.start for edit in self.edits], offset)
        return offset + sum(len(edit.words) - (edit.end - edit.start) for edit in self.edits[:at])

    def touched(self, span: Span) -> list[Edit]:
        """The edits within a span."""
        return [edit for edit in self.edits if span.start <= edit.start and edit.end <= span.end]


def edited(text: str, edits: list[Edit]) -> Edited:
    """The text with edits made, of which those that overlap an earlier one are left out."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        if not kept or kept[-1].end < edit.start:
            kept.append(edit)
    pieces, done = [], 0
    for edit in kept:
        pieces += [text[done : edit.start], edit.words]
        done = edit.end
    return Edited(text, "".join([*pieces, text[done:]]), tuple(kept))


def passages(text: str, rnd: random.Random, most: int) -> list[Span]:
    """Stretches that a reviewer could have marked: sentences, answers, lines, runs of words."""
    found = [Span(*one.span()) for one in _SENTENCE.finditer(text)]
    found += [Span(*one.span()) for one in _ANSWER.finditer(text)]
    words = [one.span() for one in re.finditer(r"\S+", text)]
    for _ in range(most // 3):
        first = rnd.randrange(len(words))
        last = min(first + rnd.choice((1, 2, 4, 9, 25, 60)), len(words)) - 1
        found.append(Span(words[first][0], words[last][1]))
    chosen = rnd.sample(found, min(most, len(found)))
    return [_trimmed(text, span) for span in chosen if text[span.start : span.end].strip()]


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    lead = len(words) - len(words.lstrip())
    return Span(span.start + lead, span.start + len(words.rstrip()))


# --- what changes the meaning ---------------------------------------------------------------------

_DROPPED = r"\b(not|never|no|none|nothing|without|only|n't|all|any|about|approximately)\b ?"
_SWAPS: dict[str, tuple[str, ...]] = {
    "modal": ("may", "might", "must", "shall", "should", "will", "would", "can", "could"),
    "yes": ("yes", "no"),
    "Yes": ("Yes", "No"),
    "date": ("January", "February", "March", "April", "May", "June", "July", "August",
             "September", "October", "November", "December", "Monday", "Tuesday", "Friday"),
    "unit": ("dollars", "cents", "percent", "miles", "feet", "inches", "hours", "days", "weeks",
             "months", "years", "minutes", "pounds", "tons", "million", "billion", "thousand"),
    "number": ("one", "two", "three", "four", "five", "six", "seven", "ten", "twenty", "hundred"),
    "who": ("he", "she", "they", "we", "I", "you"),
    "when": ("before", "after", "until", "since"),
    "did": ("did", "didn't", "was", "wasn't", "is", "isn't", "do", "don't", "have", "haven't"),
}  # fmt: skip
_TITLES = r"\b(?:Mr|Ms|Mrs|Dr|Justice|General)\. [A-Z][a-z]+"


def changes_of_meaning(text: str, span: Span, rnd: random.Random) -> list[Edit]:
    """Every way we know to make a passage say something else; each is one edit."""
    words = text[span.start : span.end]
    found = [*_drops(words), *_digits(words, rnd), *_swapped(words, rnd), *_names(words, rnd)]
    found += _inserted(words, rnd)
    return [
        Edit(span.start + one.start, span.start + one.end, one.words, one.what) for one in found
    ]


def _drops(words: str) -> Iterator[Edit]:
    for found in re.finditer(_DROPPED, words):
        if found.start() > 0 and found.end() < len(words):
            yield Edit(*found.span(), "", f"drop {found[1]}")
    for found in re.finditer(r"(?<=\w)n['’]t\b", words):
        yield Edit(*found.span(), "", "drop n't")


def _digits(words: str, rnd: random.Random) -> Iterator[Edit]:
    for found in re.finditer(r"\d", words):
        other = rnd.choice([digit for digit in "0123456789" if digit != found[0]])
        yield Edit(*found.span(), other, "digit")
        yield Edit(*found.span(), "", "lose a digit")
    for found in re.finditer(r"(?<=\d)[.,:](?=\d)", words):
        yield Edit(*found.span(), "", "lose a point")
    for found in re.finditer(r"(?<= )\d", words):
        yield Edit(*found.span(), f"-{found[0]}", "minus")
    for found in re.finditer(r"[$€£%]", words):
        yield Edit(*found.span(), "€" if found[0] != "€" else "$", "currency")


def _swapped(words: str, rnd: random.Random) -> Iterator[Edit]:
    for what, group in _SWAPS.items():
        for found in re.finditer(rf"\b({'|'.join(group)})\b", words):
            other = rnd.choice([one for one in group if one != found[0]])
            yield Edit(*found.span(), other, what)
    for found in re.finditer(r"\b(may|will|mark|bill|us|it)\b", words):
        yield Edit(*found.span(), found[0].title(), "name by its capital")
    for found in re.finditer(r"\b(resign|recover|reform|represent|remark|recreation)", words):
        yield Edit(*found.span(), f"re-{found[0][2:]}", "hyphen that makes another word")


def _names(words: str, rnd: random.Random) -> Iterator[Edit]:
    for found in re.finditer(_TITLES, words):
        yield Edit(*found.span(), "Dr. " + rnd.choice(("Vance", "Okafor", "Lindqvist")), "name")
    for found in re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{3,}", words):
        yield Edit(*found.span(), rnd.choice(("Vance", "Okafor")), "name")


def _inserted(words: str, rnd: random.Random) -> Iterator[Edit]:
    gaps = [found.start() for found in re.finditer(r"(?<=\w) (?=\w)", words)]
    for word in rnd.sample(("not", "never", "allegedly", "only", "Mr. Vance", "40"), 3):
        if gaps:
            at = rnd.choice(gaps)
            yield Edit(at, at, f" {word}", f"insert {word}")
    if gaps:
        at = rnd.choice(gaps)
        yield Edit(
            at, at + 1, rnd.choice(("\nNo.\n", "\nI did not.\n", " [sic] ")), "insert a line"
        )


def swapped_answers(text: str, rnd: random.Random) -> list[Edit]:
    """Two answers that change places, both touched."""
    answers = [found.span() for found in _ANSWER.finditer(text)]
    edits: list[Edit] = []
    for one, other in zip(answers[::5], answers[1::5], strict=False):
        here, there = text[slice(*one)], text[slice(*other)]
        if here != there and rnd.random() < 0.3:
            edits += [Edit(*one, there, "swap"), Edit(*other, here, "swap")]
    return edits


# --- what another reading of the same page makes --------------------------------------------------

Harmless = Callable[[str, random.Random], list[Edit]]


def _some(
    text: str, pattern: str, put: Callable[[re.Match[str]], str], share: float
) -> Callable[[random.Random], list[Edit]]:
    def make(rnd: random.Random) -> list[Edit]:
        return [
            Edit(*found.span(), put(found), "harmless")
            for found in re.finditer(pattern, text, re.MULTILINE)
            if rnd.random() < share
        ]

    return make


def spaces(text: str, rnd: random.Random) -> list[Edit]:
    blanks = ("  ", "\xa0", "\t", " \n", "   ")
    return _some(text, r"(?<=\S) (?=\S)", lambda _: rnd.choice(blanks), 0.2)(rnd)


def hyphens(text: str, rnd: random.Random) -> list[Edit]:
    return _some(text, r"(?<=\w)-(?=\w)", lambda _: rnd.choice("\u2010\u2011"), 0.9)(rnd)


def divided(text: str, rnd: random.Random) -> list[Edit]:
    pattern = r"(?<=[a-z]{4})(?=[a-z]{4})"
    return _some(text, pattern, lambda _: rnd.choice(("-\n", "\xad")), 0.02)(rnd)


def ligatures(text: str, rnd: random.Random) -> list[Edit]:
    signs = {"ffi": "\ufb03", "ffl": "\ufb04", "ff": "\ufb00", "fi": "\ufb01", "fl": "\ufb02"}
    return _some(text, "ffi|ffl|ff|fi|fl", lambda found: signs[found[0]], 0.9)(rnd)


def quotes(text: str, rnd: random.Random) -> list[Edit]:
    signs = {"'": "\u2019", '"': "\u201d", "\u2019": "'", "\u201c": '"', "\u201d": '"'}
    return _some(text, "['\"\u2019\u201c\u201d]", lambda found: signs[found[0]], 0.9)(rnd)


def line_ends(text: str, rnd: random.Random) -> list[Edit]:
    return _some(text, r"(?<=[a-z,]) (?=[a-z])", lambda _: "\n", 0.15)(rnd)


def joined_lines(text: str, rnd: random.Random) -> list[Edit]:
    return _some(text, r"(?<=[a-z,])\n(?=[a-z])", lambda _: " ", 0.5)(rnd)


def headers(text: str, _rnd: random.Random) -> list[Edit]:
    """A running header and a page number at every fortieth line end."""
    ends = [found.start() for found in re.finditer(r"\n", text)][20::40]
    return [
        Edit(at, at, f"\nHartwell v. Northbridge Industries\nPage {page}", "harmless")
        for page, at in enumerate(ends, start=11)
    ]


def page_numbers(text: str, _rnd: random.Random) -> list[Edit]:
    ends = [found.start() for found in re.finditer(r"\n", text)][20::25]
    return [Edit(at, at, f"\n\n{page}\n\f", "harmless") for page, at in enumerate(ends, start=2)]


def one_header(text: str, rnd: random.Random) -> list[Edit]:
    """A legend or a page number that stands once, wherever a line ends."""
    ends = [found.start() for found in re.finditer(r"\n", text)]
    words = ("CONFIDENTIAL", "Page 12", "Page 3 of 40", "CONFIDENTIAL - ATTORNEYS' EYES ONLY",
             "Case 1:20-cv-01234-ABC Document 55-2 Filed 03/04/21 Page 7 of 90")  # fmt: skip
    at = rnd.choice(ends) if ends else len(text)
    return [Edit(at, at, "\n" + rnd.choice(words), "harmless")]


def numbered_lines(text: str, _rnd: random.Random) -> list[Edit]:
    """The number of its line before each line, 25 to a page."""
    starts = [found.start() for found in re.finditer(r"^(?=.*\S)", text, re.MULTILINE)]
    return [Edit(at, at, f"{place % 25 + 1:2}  ", "harmless") for place, at in enumerate(starts)]


HARMLESS: tuple[Harmless, ...] = (
    spaces, hyphens, divided, ligatures, quotes, line_ends, joined_lines, headers, page_numbers,
    one_header, numbered_lines,
)  # fmt: skip
