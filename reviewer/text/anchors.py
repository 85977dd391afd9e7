"""What holds a passage to its words, and how words are found again.

An anchor is the exact quote with 64 code points either side and its ordinal among equal quotes,
beside the offsets. On the same layer offsets decide and the quote is asserted; on another layer the
quote, its context and its ordinal are what is left. Words given by a person are matched in a
*folded* shadow of the text in which every run of white space is one space; nothing else is folded:
quotes, dashes and case must be as they stand.

The shadow of a text is a value of its own: who asks often makes it once with ``fold`` and passes it
in. A cache in this module was refused, it would keep the text of closed matters alive.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from reviewer.errors import RefusedError
from reviewer.said import said
from reviewer.text.layer import Span, TextLayer

CONTEXT = 64
# Every code point that str.split takes for white space, except the space itself. Replacing them one
# by one is eight times as fast as matching them, and moves nothing.
_BLANKS = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_RUN = re.compile("  +")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A span and what finds it again; ``ordinal`` counts equal quotes, overlap-free, from 1."""

    span: Span
    quote: str
    before: str
    after: str
    ordinal: int


@dataclass(frozen=True, slots=True)
class Folded:
    """A text with each run of white space as one space, and the way back.

    From ``folded_at[k]`` on, until the next step, the same code points stand at ``original_at[k]``
    of the text.
    """

    text: str
    folded_at: tuple[int, ...]
    original_at: tuple[int, ...]

    def original(self, index: int) -> int:
        """Offset in the text of a code point of the shadow; the first of its run for a space."""
        step = bisect_right(self.folded_at, index) - 1
        return self.original_at[step] + index - self.folded_at[step]


def anchor(layer: TextLayer, span: Span) -> Anchor:
    """The anchor of a span.

    Raises:
        ValueError: the span is empty or runs past the text, which is a bug in the caller.
    """
    text = layer.text
    if not 0 <= span.start < span.end <= len(text):
        raise ValueError(f"no such span in the layer: {span}")
    quote = text[span.start : span.end]
    return Anchor(
        span=span,
        quote=quote,
        before=text[max(0, span.start - CONTEXT) : span.start],
        after=text[span.end : span.end + CONTEXT],
        ordinal=text.count(quote, 0, span.start) + 1,
    )


def holds(layer: TextLayer, anchor: Anchor) -> bool:
    """Whether quote and context stand in this layer exactly where the anchor says."""
    text, span = layer.text, anchor.span
    if not 0 <= span.start < span.end <= len(text):
        return False
    return (
        text[span.start : span.end] == anchor.quote
        and text[max(0, span.start - CONTEXT) : span.start] == anchor.before
        and text[span.end : span.end + CONTEXT] == anchor.after
    )


def fold(text: str) -> Folded:
    """The shadow of a text in which quotes are searched."""
    for blank in _BLANKS:
        text = text.replace(blank, " ")
    pieces: list[str] = []
    folded_at, original_at = [0], [0]
    done = length = 0
    for run in _RUN.finditer(text):
        start, end = run.span()
        pieces.append(text[done : start + 1])
        length += start + 1 - done
        done = end
        folded_at.append(length)
        original_at.append(end)
    pieces.append(text[done:])
    return Folded("".join(pieces), tuple(folded_at), tuple(original_at))


def find_quote(
    layer: TextLayer, quote: str, nth: int | None = None, folded: Folded | None = None
) -> Span:
    """The span of a quote, whatever its line ends and runs of white space.

    Args:
        layer: where to search.
        quote: words as typed or copied.
        nth: which of several, from 1, counted without overlaps; may be left out where there is one.
        folded: the shadow of ``layer.text``, for those who search one layer many times.

    Raises:
        RefusedError: the quote is empty, absent, ambiguous, or has no such ``nth``.
    """
    sought = " ".join(quote.split())
    if not sought:
        raise RefusedError("The quote is empty.")
    shadow = folded or fold(layer.text)
    start = _start_of(shadow.text, sought, _chosen(shadow.text.count(sought), nth))
    return Span(shadow.original(start), shadow.original(start + len(sought) - 1) + 1)


def _chosen(count: int, nth: int | None) -> int:
    if not count:
        raise RefusedError("The quote does not occur in the text of this exhibit.")
    if nth is None and count > 1:
        raise RefusedError(
            said("The quote occurs {count} times: say which one, from 1 to {count}.", count=count)
        )
    if nth is not None and not 1 <= nth <= count:
        times = "once" if count == 1 else f"{count} times"
        raise RefusedError(
            said("The quote occurs {times}: there is no number {nth}.", times=times, nth=nth)
        )
    return nth or 1


def _start_of(text: str, sought: str, nth: int) -> int:
    start = -len(sought)
    for _ in range(nth):
        start = text.index(sought, start + len(sought))
    return start
