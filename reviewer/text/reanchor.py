"""Where the passages of one reading stand in another: all together, in order, never by guessing.

The words of both texts are aligned (``alignment``), furniture passed over (``furniture``), and a
passage moves by itself only if all of this holds:

- each of its words is there, next to each other, the same after folding (``tokens``);
- it could be no other place: what stands between the nearest words that are surely aligned has the
  same words as often, in the same order, and of a few words the neighbours are aligned, too;
- the same person says it: the label of the turn, or the head of the message, before it is aligned,
  and none came in between;
- it answers the same question: an answer of a few words exactly the same, a longer one with no
  difference in a negation, a number, a date, a unit, a name or a modal verb;
- the rest of its sentence says nothing else in any of these.

Whatever fails is *changed*, with the words that are likely meant as a proposal, or *orphaned*.
Blocks that changed places (columns read in another order) are found by their words alone where
those, with the question before and the sentence around them, stand once in either text.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from reviewer.model import Standing
from reviewer.text.alignment import NOWHERE, aligned, once
from reviewer.text.furniture import cleaned
from reviewer.text.layer import Span, TextLayer
from reviewer.text.speakers import Label, asked_before, governing, labels_of
from reviewer.text.tokens import Tokens, is_same_word, tokens_of
from reviewer.text.weighty import is_weighty

_RUNS = (1, 2, 4)
_FEW_WORDS = 4
_SHORT_ANSWER = 8
_NEIGHBOURS = 3
_LONGEST_SENTENCE = 60
_WIDEST_REGION = 20_000
_ALIKE = 60.0
_SAME_QUESTION = 0.6
_SURE_WORDS = 5
_ENDS = frozenset({".", "?", "!"})


@dataclass(frozen=True, slots=True)
class Relocated:
    """Where one passage stands in the new reading; of what is not sure the words likely meant."""

    standing: Standing
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """One span: the new tokens, half-open; ``is_sure`` if nothing speaks against them."""

    first: int
    last: int
    is_sure: bool


def relocate(old: TextLayer, new: TextLayer, places: Sequence[Sequence[Span]]) -> list[Relocated]:
    """Where each of these places of the old reading stands in the new one."""
    if old.text == new.text:
        return [Relocated(Standing.EXACT, tuple(spans)) for spans in places]
    search = _Search(old, new)
    return [search.relocated(spans) for spans in places]


class _Search:
    """Two readings side by side."""

    def __init__(self, old: TextLayer, new: TextLayer) -> None:
        one, other = cleaned(old.text, new.text, old.pages, new.pages)
        self.old, self.new = tokens_of(one, old.text, other, new.text)
        self.image = aligned(self.old.keys, self.new.keys)
        self.origin = [NOWHERE] * len(self.new.keys)
        for index, place in enumerate(self.image):
            if place != NOWHERE:
                self.origin[place] = index
        self.sure = _sure_places(self.old.keys, self.new.keys, self.image)
        self.labels = labels_of(self.old, one.text)
        self.new_labels = labels_of(self.new, other.text)
        self._old_places, self._new_places = _by_key(self.old), _by_key(self.new)

    def relocated(self, spans: Sequence[Span]) -> Relocated:
        """Where one passage stands: its parts in order, each by itself."""
        found = [self._found(span) for span in spans]
        ranges = [one for one in found if one is not None]
        is_whole = len(ranges) == len(spans) and all(one.is_sure for one in ranges)
        is_whole = is_whole and all(a.last <= b.first for a, b in pairwise(ranges))
        placed = [self._spans(one) for one in sorted(ranges, key=_first)]
        flat = tuple(span for part in placed for span in part)
        if is_whole and (exact := self._cut(spans, ranges, placed)) is not None:
            return Relocated(self._standing(spans, exact), exact)
        apart = all(a.end <= b.start for a, b in pairwise(flat))
        return Relocated(Standing.CHANGED, flat) if flat and apart else Relocated(Standing.ORPHANED)

    def _spans(self, found: _Found) -> tuple[Span, ...]:
        """New tokens as spans, parted where furniture stands between them."""
        start, end = self.new.starts[found.first], self.new.ends[found.last - 1]
        spans = []
        for left_out in self._left_out(self.new, start, end):
            before = self.new.text[start : left_out.start].rstrip()
            spans.append(Span(start, start + len(before)))
            behind = self.new.text[left_out.end : end]
            start = left_out.end + len(behind) - len(behind.lstrip())
        return tuple(one for one in (*spans, Span(start, end)) if one.start < one.end)

    @staticmethod
    def _left_out(tokens: Tokens, start: int, end: int) -> Sequence[Span]:
        left_out = tokens.clean.left_out
        return left_out[
            bisect_left(left_out, Span(start, start)) : bisect_left(left_out, Span(end, end))
        ]

    def _standing(self, spans: Sequence[Span], placed: Sequence[Span]) -> Standing:
        if tuple(spans) == tuple(placed) and _words(self.old, spans) == _words(self.new, placed):
            return Standing.EXACT
        if _words(self.old, spans) == _words(self.new, placed):
            return Standing.MOVED
        return Standing.NORMALISED

    def _cut(
        self,
        spans: Sequence[Span],
        found: Sequence[_Found],
        placed: Sequence[tuple[Span, ...]],
    ) -> tuple[Span, ...] | None:
        """The spans cut within their first and last word where the old ones were."""
        exact: list[Span] = []
        for span, one, parts in zip(spans, found, placed, strict=True):
            first, last = self.old.held(span)
            if (same := self._as_it_was(span, first, last, one)) is not None:
                exact.append(same)
                continue
            lead = span.start - self.old.starts[first]
            rest = self.old.ends[last - 1] - span.end
            if lead > 0 and len(self.old.raw(first)) != len(self.new.raw(one.first)):
                return None
            if rest > 0 and len(self.old.raw(last - 1)) != len(self.new.raw(one.last - 1)):
                return None
            if any(_is_within(self.new, part.end) for part in parts[:-1]):
                return None
            cut = list(parts)
            cut[0] = Span(cut[0].start + max(lead, 0), cut[0].end)
            cut[-1] = Span(cut[-1].start, cut[-1].end - max(rest, 0))
            exact += cut
        return tuple(exact)

    def _as_it_was(self, span: Span, first: int, last: int, found: _Found) -> Span | None:
        """The new words with the signs and furniture that the old span had, where they stand."""
        start = self.new.starts[found.first] + span.start - self.old.starts[first]
        end = self.new.ends[found.last - 1] + span.end - self.old.ends[last - 1]
        was = self.old.text[span.start : span.end]
        return Span(start, end) if start >= 0 and self.new.text[start:end] == was else None

    # --- one span ---

    def _found(self, span: Span) -> _Found | None:
        first, last = self.old.held(span)
        if first >= last:
            return None
        place = self.image[first]
        if self._is_in_place(first, last) and self._is_meant(first, last, place):
            return _Found(place, place + last - first, is_sure=True)
        return self._proposal(first, last) or self._elsewhere(first, last)

    def _is_in_place(self, first: int, last: int) -> bool:
        """Whether every word is aligned, next to each other, and printed the same."""
        place = self.image[first]
        return (
            place != NOWHERE
            and all(self.image[index] == place + index - first for index in range(first, last))
            and self._are_same(first, last, place)
        )

    def _are_same(self, first: int, last: int, place: int) -> bool:
        return all(
            is_same_word(self.old, first + step, self.new, place + step)
            for step in range(last - first)
        ) and self._has_same_furniture(first, last, place)

    def _has_same_furniture(self, first: int, last: int, place: int) -> bool:
        """Whether lines that were passed over at one and the same word read alike."""
        end = place + last - first
        was = self._furniture_in(self.old, first, last)
        now = self._furniture_in(self.new, place, end)
        return all(now[at] == words for at, words in was.items() if at in now)

    def _furniture_in(self, tokens: Tokens, first: int, last: int) -> dict[int, str]:
        found: dict[int, str] = {}
        for span in self._left_out(tokens, tokens.starts[first], tokens.ends[last - 1]):
            words = "".join(tokens.text[span.start : span.end].casefold().split())
            if span.start in tokens.clean.lines:
                at = bisect_left(tokens.starts, span.start) - first
                found[at] = found.get(at, "") + words
        return found

    def _is_meant(self, first: int, last: int, place: int) -> bool:
        end = place + last - first
        return (
            self._is_only_place(first, last, place)
            and self._is_said_by_the_same(first, place)
            and self._answers_the_same(first, last, place)
            and not self._changes_sentence(first, last, place, end)
        )

    # --- no other place ---

    def _is_only_place(self, first: int, last: int, place: int) -> bool:
        if any(_holds(places, first, last - length + 1) for length, places in self.sure):
            return True
        left, right = self._sure_around(first, last)
        new_left = self.image[left] if left != NOWHERE else 0
        new_right = self.image[right] if right != NOWHERE else len(self.new.keys)
        left, right = max(left, 0), right if right != NOWHERE else len(self.old.keys)
        if max(right - left, new_right - new_left) > _WIDEST_REGION:
            return False
        sought = self.old.keys[first:last]
        here = _occurrences(self.old, self._old_places, sought, (left, right))
        there = _occurrences(self.new, self._new_places, sought, (new_left, new_right))
        if len(here) != len(there) or place not in there:
            return False
        is_same_turn = here.index(first) == there.index(place)
        few = self.old.words(first, last) < _FEW_WORDS
        return is_same_turn and (not few or self._has_neighbours(first, last, place))

    def _sure_around(self, first: int, last: int) -> tuple[int, int]:
        """The nearest words before and behind that are surely aligned."""
        left = right = NOWHERE
        for length, places in self.sure:
            at = bisect_right(places, first - length)
            left = max(left, places[at - 1] if at else NOWHERE)
            at = bisect_left(places, last)
            if at < len(places):
                right = places[at] if right == NOWHERE else min(right, places[at])
        return left, right

    def _has_neighbours(self, first: int, last: int, place: int) -> bool:
        before = range(max(first - _NEIGHBOURS, 0), first)
        behind = range(last, min(last + _NEIGHBOURS, len(self.old.keys)))
        near = [*before, *behind]
        return all(self.image[index] == place + index - first for index in near)

    # --- who says it, and to what ---

    def _is_said_by_the_same(self, first: int, place: int) -> bool:
        label = governing(self.labels, first)
        since = 0
        if label is not None:
            since = self._image_of(label.first, label.last)
            if since == NOWHERE or since > place:
                return False
        reached = bisect_left(self.new_labels, since, key=_label_start)
        until = bisect_left(self.new_labels, place, key=_label_start)
        return all(self._stood_before(one) for one in self.new_labels[reached:until])

    def _stood_before(self, label: Label) -> bool:
        """Whether a label of the new text is one of the old text, too."""
        return all(self.origin[index] != NOWHERE for index in range(label.first, label.last))

    def _image_of(self, first: int, last: int) -> int:
        """Where a run of old tokens stands as it is, else ``NOWHERE``."""
        place = self.image[first]
        is_whole = place != NOWHERE and all(
            self.image[index] == place + index - first
            and is_same_word(self.old, index, self.new, place + index - first)
            for index in range(first, last)
        )
        return place if is_whole else NOWHERE

    def _answers_the_same(self, first: int, last: int, place: int) -> bool:
        asked = asked_before(self.labels, first)
        if asked is None:
            return True
        start, end = asked
        begin, finish = self.image[start], self.image[end]
        if NOWHERE in {begin, finish} or not begin < finish <= place:
            return False
        is_same = self.old.keys[start:end] == self.new.keys[begin:finish]
        if is_same and not self._is_only_place(start, end, begin):
            return False
        return self._says_the_same(
            (start, end), (begin, finish), is_strict=self.old.words(first, last) < _SHORT_ANSWER
        )

    def _says_the_same(
        self, here: tuple[int, int], there: tuple[int, int], *, is_strict: bool
    ) -> bool:
        """Whether a question, or the rest of a sentence, is the same in all that matters."""
        old, new = self.old.keys[slice(*here)], self.new.keys[slice(*there)]
        if old == new:
            return all(
                is_same_word(self.old, here[0] + step, self.new, there[0] + step)
                for step in range(len(old))
            )
        if is_strict or LCSseq.normalized_similarity(old, new) < _SAME_QUESTION:
            return False
        lost = Counter(old) - Counter(new)
        added = Counter(new) - Counter(old)
        differing = {*lost, *added} or {*old, *new}
        return not any(is_weighty(key) or self._is_name(key, here, there) for key in differing)

    def _is_name(self, key: str, here: tuple[int, int], there: tuple[int, int]) -> bool:
        """Whether a word stands with a capital inside one of the two sentences."""
        return any(
            tokens.keys[index] == key
            and tokens.raw(index)[0].isupper()
            and not tokens.begins_sentence(index)
            for tokens, (start, end) in ((self.old, here), (self.new, there))
            for index in range(start, end)
        )

    def _changes_sentence(self, first: int, last: int, place: int, end: int) -> bool:
        start, stop = _before(self.old, self.labels, first), _behind(self.old, self.labels, last)
        return not (
            self._is_untouched(start, first, place - first)
            or self._says_the_same_beside(
                (start, first), (_before(self.new, self.new_labels, place), place)
            )
        ) or not (
            self._is_untouched(last, stop, place - first)
            or self._says_the_same_beside(
                (last, stop), (end, _behind(self.new, self.new_labels, end))
            )
        )

    def _is_untouched(self, start: int, end: int, away: int) -> bool:
        """Whether a stretch, with the words that border on it, is aligned without a gap."""
        if (start == 0 and away != 0) or (
            end == len(self.image) and end + away != len(self.new.keys)
        ):
            return False
        least, most = max(start - 1, 0), min(end + 1, len(self.image))
        return all(self.image[index] == index + away for index in range(least, most))

    def _says_the_same_beside(self, here: tuple[int, int], there: tuple[int, int]) -> bool:
        old, new = self.old.keys[slice(*here)], self.new.keys[slice(*there)]
        if old == new:
            return True
        lost, added = Counter(old) - Counter(new), Counter(new) - Counter(old)
        return not any(
            is_weighty(key) or self._is_name(key, here, there) for key in (*lost, *added)
        )

    # --- not in its place ---

    def _elsewhere(self, first: int, last: int) -> _Found | None:
        """A block that changed places, by words that stand once in either text."""
        if self.old.words(first, last) < _SURE_WORDS:
            return None
        there = self._standing_once(first, last)
        if there is None:
            return None
        asked = asked_before(self.labels, first)
        if asked is not None and self._standing_once(*asked) is None:
            return None
        label = governing(self.labels, first)
        start = _before(self.old, self.labels, first)
        start = min(start, first if label is None else label.first, asked[0] if asked else first)
        end = _behind(self.old, self.labels, last)
        begin = there - (first - start)
        is_whole = (
            begin >= 0 and self.old.keys[start:end] == self.new.keys[begin : begin + end - start]
        )
        if not is_whole or not self._are_same(start, end, begin):
            return None
        return _Found(there, there + last - first, is_sure=True)

    def _standing_once(self, first: int, last: int) -> int | None:
        sought = self.old.keys[first:last]
        here = _occurrences(self.old, self._old_places, sought, (0, len(self.old.keys)))
        there = _occurrences(self.new, self._new_places, sought, (0, len(self.new.keys)))
        return there[0] if len(here) == len(there) == 1 else None

    def _proposal(self, first: int, last: int) -> _Found | None:
        """The words that are likely meant: what stands between the aligned words around."""
        held = [self.image[index] for index in range(first, last) if self.image[index] != NOWHERE]
        left, right = first - 1, last
        while left >= 0 and self.image[left] == NOWHERE:
            left -= 1
        while right < len(self.image) and self.image[right] == NOWHERE:
            right += 1
        begin = self.image[left] + 1 if left >= 0 else 0
        finish = self.image[right] if right < len(self.image) else len(self.new.keys)
        if self.image[first] != NOWHERE:
            begin = self.image[first]
        if self.image[last - 1] != NOWHERE:
            finish = self.image[last - 1] + 1
        most = 2 * (last - first) + 10
        if finish - begin > most and held:
            begin, finish = max(begin, held[0] - 5), min(finish, held[-1] + 6)
        if not 0 < finish - begin <= most:
            return None
        alike = fuzz.ratio(self.old.keys[first:last], self.new.keys[begin:finish])
        alike = max(
            alike,
            fuzz.ratio(self._plain(self.old, first, last), self._plain(self.new, begin, finish)),
        )
        return _Found(begin, finish, is_sure=False) if alike >= _ALIKE else None

    @staticmethod
    def _plain(tokens: Tokens, first: int, last: int) -> str:
        return " ".join(tokens.keys[first:last])


def _by_key(tokens: Tokens) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, key in enumerate(tokens.keys):
        places.setdefault(key, []).append(place)
    return places


def _occurrences(
    tokens: Tokens, places: dict[str, list[int]], sought: Sequence[str], region: tuple[int, int]
) -> list[int]:
    """Where some words stand within a region, looked for by the rarest of them."""
    rarest = min(range(len(sought)), key=lambda step: len(places.get(sought[step], ())))
    at = places.get(sought[rarest], [])
    start, end = region[0] + rarest, region[1] - len(sought) + rarest
    near = at[bisect_left(at, start) : bisect_right(at, end)]
    begun = (place - rarest for place in near)
    return [place for place in begun if tokens.keys[place : place + len(sought)] == sought]


def _is_within(tokens: Tokens, offset: int) -> bool:
    """Whether a place in the text is inside a word."""
    at = bisect_right(tokens.starts, offset) - 1
    return at >= 0 and tokens.starts[at] < offset < tokens.ends[at]


def _first(found: _Found) -> int:
    return found.first


def _label_start(label: Label) -> int:
    return label.first


def _words(tokens: Tokens, spans: Sequence[Span]) -> list[str]:
    return [tokens.text[span.start : span.end] for span in spans]


def _holds(places: Sequence[int], first: int, last: int) -> bool:
    at = bisect_left(places, first)
    return at < len(places) and places[at] < last


def _sure_places(
    old: Sequence[str], new: Sequence[str], image: Sequence[int]
) -> list[tuple[int, list[int]]]:
    """Runs that stand once in either text and are aligned: by length, where they begin."""
    found = []
    for length in _RUNS:
        there = once(new, length)
        found.append(
            (length, [at for run, at in once(old, length).items() if there.get(run) == image[at]])
        )
    return found


def _before(tokens: Tokens, labels: Sequence[Label], index: int) -> int:
    """Where the sentence or the turn of a token begins."""
    label = governing(labels, index)
    least = max(index - _LONGEST_SENTENCE, label.last if label is not None else 0, 0)
    start = index
    while start > least and tokens.keys[start - 1] not in _ENDS:
        start -= 1
    return start


def _behind(tokens: Tokens, labels: Sequence[Label], index: int) -> int:
    """Where the sentence or the turn that reaches up to a token ends."""
    at = bisect_left(labels, index, key=_label_start)
    most = min(
        index + _LONGEST_SENTENCE, labels[at].first if at < len(labels) else len(tokens.keys)
    )
    end = index
    if index and tokens.keys[index - 1] in _ENDS:
        return index
    while end < most and tokens.keys[end - 1 if end > index else index] not in _ENDS:
        end += 1
        if tokens.keys[end - 1] in _ENDS:
            break
    return end
