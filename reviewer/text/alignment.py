"""Which word of one reading is which word of another: a diff in order, by words.

Runs of words that stand once in either text are the first landmarks; between them shorter runs,
then single words; what is left over in small gaps is aligned by the longest common subsequence.
Refused: ``difflib``, which takes minutes for a transcript of 300 pages, and any search for blocks
that changed places, which ``reanchor`` looks for by itself where it is sure.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import LCSseq

Tokens = Sequence[str]
NOWHERE = -1
_RUNS = (6, 3, 1)
_LARGEST_GAP = 4_000_000


def aligned(old: Tokens, new: Tokens) -> list[int]:
    """For each word of the old text its place in the new one, else ``NOWHERE``; in order."""
    image = [NOWHERE] * len(old)
    waiting = [(0, len(old), 0, len(new), 0)]
    while waiting:
        gap = _grown(image, old, new, waiting.pop())
        start, end, begin, finish, level = gap
        if start >= end or begin >= finish:
            continue
        if (end - start) * (finish - begin) <= _LARGEST_GAP // 100 or level == len(_RUNS):
            _fill(image, old, new, (start, end, begin, finish))
            continue
        waiting += _between(gap, _landmarks(old, new, gap))
    return image


_Gap = tuple[int, int, int, int, int]


def _grown(image: list[int], old: Tokens, new: Tokens, gap: _Gap) -> _Gap:
    """What is left of a gap between the words that are equal at both of its ends."""
    start, end, begin, finish, level = gap
    while start < end and begin < finish and old[start] == new[begin]:
        image[start] = begin
        start, begin = start + 1, begin + 1
    while start < end and begin < finish and old[end - 1] == new[finish - 1]:
        end, finish = end - 1, finish - 1
        image[end] = finish
    return start, end, begin, finish, level


def _landmarks(old: Tokens, new: Tokens, gap: _Gap) -> list[tuple[int, int]]:
    """Runs that stand once on either side, in an order that both sides have."""
    start, end, begin, finish, level = gap
    here, there = once(old[start:end], _RUNS[level]), once(new[begin:finish], _RUNS[level])
    pairs = [(start + at, begin + there[run]) for run, at in here.items() if run in there]
    return _rising(pairs)


def once(words: Tokens, length: int) -> dict[tuple[str, ...], int]:
    """Runs of so many words that stand once, in order, with their places."""
    found: dict[tuple[str, ...], int] = {}
    twice: set[tuple[str, ...]] = set()
    for place, run in enumerate(zip(*(words[step:] for step in range(length)), strict=False)):
        if run in found:
            twice.add(run)
        else:
            found[run] = place
    for run in twice:
        del found[run]
    return found


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest selection of pairs, sorted by their first, whose second rises too."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        at = bisect_left(tails, place)
        before.append(last[at - 1] if at else NOWHERE)
        tails[at : at + 1] = [place]
        last[at : at + 1] = [index]
    chosen = []
    index = last[-1] if last else NOWHERE
    while index != NOWHERE:
        chosen.append(pairs[index])
        index = before[index]
    return chosen[::-1]


def _between(gap: _Gap, landmarks: Sequence[tuple[int, int]]) -> Iterator[_Gap]:
    """The gaps that landmarks leave: each begins at one, so that growing takes it in."""
    start, end, begin, finish, level = gap
    if not landmarks:
        yield (start, end, begin, finish, level + 1)
        return
    for place, other in landmarks:
        yield (start, place, begin, other, level + 1)
        start, begin = place, other
    yield (start, end, begin, finish, level)


def _fill(image: list[int], old: Tokens, new: Tokens, gap: tuple[int, int, int, int]) -> None:
    start, end, begin, finish = gap
    if (end - start) * (finish - begin) > _LARGEST_GAP:
        return
    for step in LCSseq.opcodes(old[start:end], new[begin:finish]):
        if step.tag == "equal":
            for away in range(step.src_end - step.src_start):
                image[start + step.src_start + away] = begin + step.dest_start + away
