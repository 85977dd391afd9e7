"""Who says the words of a text, as it is printed: the labels that open turns and messages.

Labels are taken from the words, not from what a reader made of them: two readings of one file may
know more or less of its structure, and what must not change is what stands on the page.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from reviewer.text.tokens import Tokens

_LABEL = re.compile(
    r"^[ \t>]*(?:\d{1,2}[ \t]+)?(?:"
    r"(?P<turn>[QA])(?:[.:](?=\s)|(?=[ \t]{2,}|\t))"
    r"|(?P<head>(?:From|To|Cc|Bcc|Date|Sent|Subject|Reply-To):[^\n]*)"
    r"|(?P<wrote>On [^\n]{5,160} wrote:)"
    r"|(?P<name>[A-Z][\w.,'’&/-]*(?: [\w.,'’&/#-]+){0,5}):(?=\s|$))",
    re.MULTILINE,
)
_ANSWERS = re.compile(r"THE WITNESS|WITNESS|DEPONENT|A(?:NSWER|MENDED)?.*|RESPONSE.*|REPLY.*")
_ASKS = re.compile(r"Q(?:UESTION)?.*|REQUEST.*|INTERROGATORY.*|RFA.*")
_MOST_BETWEEN = 6


class Voice(Enum):
    """What a label opens."""

    QUESTION = auto()
    ANSWER = auto()
    MESSAGE = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Label:
    """Tokens, half-open, that say who speaks from here on."""

    first: int
    last: int
    voice: Voice


def labels_of(tokens: Tokens, clean: str) -> list[Label]:
    """Every label of a text in order; the lines of one message's head are one label."""
    starts = [tokens.clean.raw(found.start()) for found in _LABEL.finditer(clean)]
    found: list[Label] = []
    ends_at = -1
    for start, label in zip(starts, _LABEL.finditer(clean), strict=True):
        first = bisect_left(tokens.starts, start)
        last = bisect_right(tokens.ends, tokens.clean.raw(label.end() - 1) + 1)
        voice = _voice(label)
        if found and voice is Voice.MESSAGE is found[-1].voice and label.start() - ends_at <= 1:
            found[-1] = Label(found[-1].first, last, voice)
        elif first < last:
            found.append(Label(first, last, voice))
        ends_at = label.end()
    return found


def _voice(label: re.Match[str]) -> Voice:
    if label["turn"]:
        return Voice.QUESTION if label["turn"] == "Q" else Voice.ANSWER
    if label["head"] or label["wrote"]:
        return Voice.MESSAGE
    name = label["name"]
    if _ANSWERS.fullmatch(name.upper()):
        return Voice.ANSWER
    return Voice.QUESTION if _ASKS.fullmatch(name.upper()) else Voice.OTHER


def governing(labels: Sequence[Label], index: int) -> Label | None:
    """The label under which a token stands; one that begins with it is within the words."""
    at = bisect_left(labels, index, key=_first) - 1
    return labels[at] if at >= 0 else None


def asked_before(labels: Sequence[Label], index: int) -> tuple[int, int] | None:
    """The question that the words at a token answer: its tokens with its label, half-open."""
    at = bisect_right(labels, index, key=_first) - 1
    if at < 0 or labels[at].voice is not Voice.ANSWER:
        return None
    for before in range(at - 1, max(at - 1 - _MOST_BETWEEN, -1), -1):
        if labels[before].voice is Voice.QUESTION:
            return labels[before].first, labels[at].first
    return None


def _first(label: Label) -> int:
    return label.first
