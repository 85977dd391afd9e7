r"""What a page carries beside its words: page numbers, running headers, legends, line numbers.

Readers leave them out where they know them. Where they could not, one reading has them between two
words of an answer and the next one has not; words are compared with them passed over. To pass over
a line is dangerous, for it might be testimony, so a line counts as furniture only by its form
("Page 12", "CONFIDENTIAL", the stamp of an electronic filing), by a number that goes up by one each
time, or by a wording that comes back at every page; never a turn, never a line that denies,
affirms, or ends a sentence. Everything else stays and is compared word by word.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from reviewer.text.layer import PhysicalPage, Span
from reviewer.text.weighty import is_weighty

_LINE = re.compile(r"[^\n\f]+")
_DIGITS = re.compile(r"\d+")
_PAGE = re.compile(
    r"\W*(?:page|pg\.?|seite)[ \t]+\d{1,4}(?:[ \t]*(?:of|/|von)[ \t]*\d{1,4})?\W*", re.IGNORECASE
)
_LEGEND = re.compile(
    r"\W*(?:(?:highly[ \t]+)?confidential|attorneys?['’]?s?['’]?[ \t]+eyes[ \t]+only"
    r"|subject[ \t]+to[ \t]+protective[ \t]+order|contains[ \t]+confidential[ \t]+information"
    r"|outside[ \t]+counsel[ \t]+only|[-–—\s,;]|under[ \t]+the)+\W*",
    re.IGNORECASE,
)
_FILED = re.compile(r"\W*Case:?[ \t]+[\w:.-]+[ \t]+(?:Document|Doc\.?|ECF).{0,80}\d\W*")
_TITLED_PAGE = re.compile(
    r"(?=.*\bPage[ \t]+\d{1,4}\W*$)(?:[A-Z\d][^\s]*|of|and|the|v\.?|vs\.?|[-–—|,.\s])+"
)
_TITLE = re.compile(r"(?:[A-Z][^\s]*|of|and|the|v\.?|vs\.?|re|[-–—|\s])+")
_BARE = re.compile(r"[-–—.\s]*(\d{1,4})[-–—.\s]*")
_NUMBERED = re.compile(r"(\d{1,2})(?= |$)")
_TURN = re.compile(r"[ \t]*(?:[QA][.:\s]|[A-Z][\w.'’ -]{0,40}:)")
_SENTENCE = re.compile(r"""(?<!Inc)(?<!Corp)(?<!Co)(?<!Ltd)(?<!al)[.?!,;:"”]\W*$""")
_LONGEST = 120
_APART = 5
_OFTEN = 3
_MOST_LINE_NUMBERS = 60
_FEWEST_LINE_NUMBERS = 8
_MOST_UNNUMBERED = 3


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text without its furniture, and the way back; ``left_out`` are ranges of the text.

    ``lines`` are the starts of those that are whole lines, not the number before one.
    From ``clean_at[k]`` on, until the next step, the code points stand at ``raw_at[k]``.
    """

    text: str
    clean_at: tuple[int, ...]
    raw_at: tuple[int, ...]
    left_out: tuple[Span, ...]
    lines: frozenset[int] = frozenset()

    def raw(self, offset: int) -> int:
        """Where a code point stands in the text itself."""
        step = bisect_right(self.clean_at, offset) - 1
        return self.raw_at[step] + offset - self.clean_at[step]


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    lead: int
    words: str
    masked: str


def cleaned(
    old: str,
    new: str,
    old_pages: Sequence[PhysicalPage] = (),
    new_pages: Sequence[PhysicalPage] = (),
) -> tuple[Cleaned, Cleaned]:
    """Two readings without their furniture; what heads the pages of one is left out of both."""
    sides = [(old, _lines(old), old_pages), (new, _lines(new), new_pages)]
    words = [{line.words for line in lines} for _, lines, _ in sides]
    whole = [
        _by_themselves(lines, words[1 - side]) | _on_feeds(text, lines, words[1 - side])
        for side, (text, lines, _) in enumerate(sides)
    ]
    heads = {
        masked
        for (text, lines, pages), known in zip(sides, whole, strict=True)
        for masked in _running_heads(lines, known, _borders(text, lines, pages, known))
    }
    one, other = (
        _without(text, lines, known | {at for at, line in enumerate(lines) if line.masked in heads})
        for (text, lines, _), known in zip(sides, whole, strict=True)
    )
    return one, other


def _lines(text: str) -> list[_Line]:
    return [
        _Line(
            found.start(), found.end(), _lead(found[0]), words, _DIGITS.sub("#", words.casefold())
        )
        for found in _LINE.finditer(text)
        if (words := " ".join(found[0].split()))
    ]


def _lead(line: str) -> int:
    return len(line) - len(line.lstrip())


def _without(text: str, lines: Sequence[_Line], whole: set[int]) -> Cleaned:
    passed = [_with_line_end(text, lines[index]) for index in whole]
    rest = [line for index, line in enumerate(lines) if index not in whole]
    left_out = tuple(sorted([*passed, *_line_numbers(rest)]))
    pieces: list[str] = []
    clean_at, raw_at = [0], [0]
    done = length = 0
    for span in left_out:
        pieces.append(text[done : span.start])
        length += span.start - done
        done = span.end
        clean_at.append(length)
        raw_at.append(done)
    pieces.append(text[done:])
    starts = frozenset(span.start for span in passed)
    return Cleaned("".join(pieces), tuple(clean_at), tuple(raw_at), left_out, starts)


def _with_line_end(text: str, line: _Line) -> Span:
    end = line.end + 1 if text[line.end : line.end + 1] in {"\n", "\f"} else line.end
    return Span(line.start, min(end, len(text)))


def _by_themselves(lines: Sequence[_Line], elsewhere: set[str]) -> set[int]:
    """Lines that show by their form that they are furniture, and the titles beside them."""
    found = {index for index, line in enumerate(lines) if _is_furniture_by_form(line.words)}
    found |= _page_numbers(lines)
    return found | {
        index
        for known in found
        for index in (known - 1, known + 1)
        if 0 <= index < len(lines)
        and lines[index].words not in elsewhere
        and _is_title(lines[index].words)
    }


def _is_title(words: str) -> bool:
    """Whether a line beside the number of a page can only be the title that is printed there."""
    masked = _DIGITS.sub("#", words.casefold())
    return bool(_TITLE.fullmatch(words)) and len(words) <= _LONGEST and _can_head(masked, words)


def _is_furniture_by_form(words: str) -> bool:
    if len(words) > _LONGEST:
        return False
    first = words.lstrip("-–—*[(").casefold()[:1]
    if first in "ps" and _PAGE.fullmatch(words):
        return True
    if first in "hcaso" and (_FILED.fullmatch(words) or _LEGEND.fullmatch(words)):
        return any(char.isalpha() for char in words)
    return "Page" in words and not _TURN.match(words) and bool(_TITLED_PAGE.fullmatch(words))


def _page_numbers(lines: Sequence[_Line]) -> set[int]:
    """Lines that are a number and nothing else, where such numbers go up by one, page by page."""
    chains: dict[int, list[int]] = {}
    found: set[int] = set()
    for index, line in enumerate(lines):
        number = _BARE.fullmatch(line.words) if len(line.words) <= _APART * 2 else None
        if number is None:
            continue
        value = int(number[1])
        before = chains.get(value - 1, [])
        is_far = bool(before) and index - before[-1] >= _APART
        chains[value] = [*before, index] if is_far else [index]
        if len(chains[value]) >= _OFTEN:
            found.update(chains[value])
    return found


def _on_feeds(text: str, lines: Sequence[_Line], elsewhere: set[str]) -> set[int]:
    """Numbers by themselves beside a form feed that count the pages, where one reading has them."""
    if "\f" not in text:
        return set()
    feeds = [place for place, char in enumerate(text) if char == "\f"]
    found = set()
    for index, line in enumerate(lines):
        number = _BARE.fullmatch(line.words) if len(line.words) <= _APART * 2 else None
        if number is None or line.words in elsewhere:
            continue
        behind = text[line.end : lines[index + 1].start if index + 1 < len(lines) else len(text)]
        before = text[lines[index - 1].end if index else 0 : line.start]
        page = bisect_left(feeds, line.start)
        if "\f" in behind + before and page <= int(number[1]) <= page + 2:
            found.add(index)
    return found


def _borders(
    text: str, lines: Sequence[_Line], pages: Sequence[PhysicalPage], known: set[int]
) -> set[int]:
    """Lines at the top or the bottom of a page, as far as anything shows where pages end."""
    starts = [line.start for line in lines]
    breaks = [place for place, char in enumerate(text) if char == "\f"] if "\f" in text else []
    breaks += [page.start for page in pages]
    near = {bisect_left(starts, place) for place in breaks} | known | {i + 1 for i in known}
    return {index + step for index in near for step in (-3, -2, -1, 0, 1, 2)}


def _running_heads(lines: Sequence[_Line], known: set[int], borders: set[int]) -> set[str]:
    """The wording, without its numbers, of what comes back at every page."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if index not in known and len(line.words) <= _LONGEST:
            places[line.masked].append(index)
    return {
        masked
        for masked, indexes in places.items()
        if len(indexes) >= _OFTEN and _can_head(masked, lines[indexes[0]].words)
        if _comes_back(lines, indexes, borders)
    }


def _can_head(masked: str, words: str) -> bool:
    if _TURN.match(words) or _SENTENCE.search(words):
        return False
    named = re.findall(r"[^\W\d_]+", masked)
    is_named = len(named) > 1 or (len(named) == 1 and "#" in masked)
    return is_named and not any(is_weighty(word) for word in named)


def _comes_back(lines: Sequence[_Line], indexes: Sequence[int], borders: set[int]) -> bool:
    """Whether a line stands where page after page begins or ends."""
    most = len(indexes) * 4 / 5
    if sum(index in borders for index in indexes) >= most:
        return True
    numbers = [_DIGITS.findall(lines[index].words) for index in indexes]
    rising = sum(
        any(int(b) == int(a) + 1 for a, b in zip(one, other, strict=False))
        for one, other in pairwise(numbers)
    )
    if rising >= most - 1:
        return True
    gaps = [other - one for one, other in pairwise(indexes)]
    usual = median(gaps)
    even = sum(abs(gap - usual) <= max(2, usual / 8) for gap in gaps)
    return usual >= _APART * 3 and len(gaps) >= _OFTEN and even >= len(gaps) * 4 / 5


def _line_numbers(lines: Sequence[_Line]) -> Iterator[Span]:
    """Numbers printed before each line of a page: 1, 2, 3 … and again from 1."""
    run: list[tuple[_Line, re.Match[str]]] = []
    unnumbered = 0
    for line in lines:
        found = _NUMBERED.match(line.words)
        if found is not None and int(found[1]) == len(run) + 1 <= _MOST_LINE_NUMBERS:
            run.append((line, found))
            unnumbered = 0
            continue
        unnumbered += 1
        if unnumbered > _MOST_UNNUMBERED or (found is not None and int(found[1]) == 1):
            yield from _spans_of(run)
            run = [] if found is None or int(found[1]) != 1 else [(line, found)]
            unnumbered = 0
    yield from _spans_of(run)


def _spans_of(run: Sequence[tuple[_Line, re.Match[str]]]) -> Iterator[Span]:
    if len(run) < _FEWEST_LINE_NUMBERS:
        return
    for line, found in run:
        yield Span(line.start, line.start + line.lead + len(found[0]))
