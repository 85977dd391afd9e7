"""The printed line numbers of an ASCII transcript, told apart from everything else in its margins.

The gutter is inferred, never assumed: line numbers are those that count from one and start again
(New York prints 25 lines, Louisiana 32), found twice over: strictly first, to learn the column and
the number of lines, then once more with that knowledge. Time stamps are blanked rather than cut, so
that columns stay comparable. Where lines are prefixed with page and line, both are read at once.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reviewer.text.roles import Spoken, assign_roles, looks_like_testimony

_GUTTER = re.compile(r"\s{0,24}(?P<line>\d{1,2})(?=\s|$)")
_PREFIXES = (
    re.compile(r"\s{0,12}0*(?P<page>\d{1,5}):(?P<line>\d{1,2})(?=\s|$)"),
    # With a blank between them both are padded, else any two numbers would do.
    re.compile(r"\s{0,12}(?P<page>\d{4,5}) (?P<line>\d{2})(?=\s|$)"),
)
_LONG_TIME = re.compile(
    r"(?<!\S)\d{1,2}:\d{2}:\d{2}(?:[.:]\d{1,3})?(?:\s?[ap]\.?m\.?)?(?!\S)", re.I
)
_SHORT_TIME = re.compile(r"(?<!\S)\d{1,2}:\d{2}(?:\s?[ap]\.?m\.?)?(?!\S)", re.I)
_LEAST_LINES, _MOST_LINES = 20, 40
_LOOK_AHEAD = 8
_SHORT_RUN = 2
_SKIPPED = 3
_HIGHEST = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A physical line; ``bare`` has the same length with time stamps blanked."""

    print: str
    bare: str
    feed: bool = False
    page: int | None = None
    number: int | None = None
    column: int = 0


def physical(text: str) -> list[Line]:
    """Lines with tabs made blanks; a form feed marks the line after it."""
    lines: list[Line] = []
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        before, *after = raw.split("\f")
        if before or not after:
            lines.append(_line(before))
        lines.extend(replace(_line(part), feed=True) for part in after)
    return lines


def _line(raw: str) -> Line:
    text = raw.expandtabs(8).rstrip()
    return Line(text, text)


# Time stamps


def without_times(lines: Sequence[Line]) -> list[Line]:
    """Time stamps in the margins blanked; short ones only where many lines carry them."""
    printed = [line for line in lines if line.print.strip()]
    left = sum(bool(_stamp_at_left(line.print, _SHORT_TIME)) for line in printed)
    right = sum(bool(_stamp_at_right(line.print, _SHORT_TIME)) for line in printed)
    enough = 0.15 * len(printed)
    return [
        replace(
            line, bare=_blanked(line.print, short_left=left > enough, short_right=right > enough)
        )
        for line in lines
    ]


def _stamp_at_left(text: str, form: re.Pattern[str]) -> re.Match[str] | None:
    """A stamp before the line number or just after it."""
    number = re.match(r"\s*\d{1,2}\s+", text)
    for at in (re.match(r"\s*", text), number):
        found = form.match(text, at.end()) if at else None
        if found and re.match(
            r"\s+\d{1,2}(?:\s|$)|\s{2,}|$" if at is not number else r"\s",
            text[found.end() :] or " ",
        ):
            return found
    return None


def _stamp_at_right(text: str, form: re.Pattern[str]) -> re.Match[str] | None:
    stamps = list(form.finditer(text))
    if (
        stamps
        and stamps[-1].end() == len(text.rstrip())
        and text[: stamps[-1].start()].endswith("  ")
    ):
        return stamps[-1]
    return None


def _blanked(text: str, *, short_left: bool, short_right: bool) -> str:
    left = _stamp_at_left(text, _LONG_TIME) or (
        _stamp_at_left(text, _SHORT_TIME) if short_left else None
    )
    if left:
        text = text[: left.start()] + " " * (left.end() - left.start()) + text[left.end() :]
    right = _stamp_at_right(text, _LONG_TIME) or (
        _stamp_at_right(text, _SHORT_TIME) if short_right else None
    )
    return text[: right.start()].rstrip() if right else text


# Line numbers


def numbered(lines: Sequence[Line], height: int = 0) -> list[Line]:
    """The lines with their printed numbers; ``height`` is how many a page has, where a person said.

    Args:
        lines: with the time stamps blanked.
        height: lines a page, 0 to infer it.
    """
    found = (_prefixed(lines, form) for form in _PREFIXES)
    return next((one for one in found if one), None) or _guttered(lines, height)


def _prefixed(lines: Sequence[Line], form: re.Pattern[str]) -> list[Line] | None:
    """Lines of the ``00045:12  text`` form (the page often on its first line only); else None."""
    page, number, found, wrong, stamps = 0, 0, 0, 0, 0
    marked, thirds = [], False
    for line in lines:
        both, bare = form.match(line.print), _GUTTER.match(line.print)
        if both and _follows(page, number, int(both["page"]), int(both["line"])):
            page, number, found = int(both["page"]), int(both["line"]), found + 1
            # A time stamp looks the same, but the line's own number follows it.
            stamps += _GUTTER.match(line.print, both.end()) is not None
            marked.append(replace(line, page=page, number=number, column=both.end()))
        elif bare and not both and found and int(bare["line"]) == number + 1:
            number += 1
            marked.append(replace(line, page=page, number=number, column=bare.end()))
        else:
            wrong += both is not None
            marked.append(line)
        thirds = thirds or marked[-1].number == _SKIPPED
    sound = found and wrong <= found / 5 and stamps <= found / 2
    return marked if sound and thirds else None


def _follows(page: int, number: int, next_page: int, next_number: int) -> bool:
    """Whether a prefix comes after another; blank lines may have none."""
    if next_page == page:
        return number < next_number <= min(number + _SKIPPED, _HIGHEST)
    if next_page < page:
        return next_number == 1
    return 1 <= next_number <= _SKIPPED


def _guttered(lines: Sequence[Line], asked: int) -> list[Line]:
    """Line numbers in the left margin, found strictly, then by the column and height learned."""
    candidates = [_GUTTER.match(line.bare) for line in lines]
    values = [int(found["line"]) if found else None for found in candidates]
    strict = _runs(values, _HIGHEST, skipped=0)
    if not strict:
        return list(lines)
    aligned = _aligned(candidates, strict)
    loose = _runs(aligned, _HIGHEST, skipped=_SKIPPED)
    height = asked or _usual_height(loose, aligned)
    if not height:
        return _marked(lines, strict, candidates)
    return _marked(lines, _runs(aligned, height, skipped=_SKIPPED), candidates)


def _aligned(candidates: Sequence[re.Match[str] | None], strict: Sequence[int]) -> list[int | None]:
    """The values that stand in the column of those found strictly, which stay themselves."""
    found = [one for i in strict if (one := candidates[i])]
    end = Counter(one.end() for one in found).most_common(1)[0][0]
    start = Counter(one.start("line") for one in found).most_common(1)[0][0]
    sure = set(strict)
    return [
        int(one["line"])
        if one and (i in sure or abs(one.end() - end) <= 1 or abs(one.start("line") - start) <= 1)
        else None
        for i, one in enumerate(candidates)
    ]


def _usual_height(accepted: Sequence[int], values: Sequence[int | None]) -> int:
    heights = Counter(length for length in _heights(accepted, values) if length >= _LEAST_LINES / 2)
    return max(heights, key=lambda length: (heights[length], length)) if heights else 0


def _runs(values: Sequence[int | None], height: int, *, skipped: int) -> list[int]:
    """Indexes of the lines whose number goes on with the count, or starts it again at one.

    Args:
        values: the candidate of each line.
        height: no number is higher.
        skipped: how many numbers may be missing between two, since blank lines may have none.
    """
    accepted: list[int] = []
    last = 0
    for index, value in enumerate(values):
        if value is None:
            continue
        if value == 1 and _goes_on(values, index, 2 + skipped):
            if last and last <= _SHORT_RUN:
                del accepted[-last:]
            accepted.append(index)
            last = 1
        elif last and last < value <= min(height, last + max(1, skipped)):
            accepted.append(index)
            last = value
    return accepted


def _goes_on(values: Sequence[int | None], index: int, highest: int) -> bool:
    """Whether a two (or what may come after it) follows before the next one."""
    for value in values[index + 1 : index + _LOOK_AHEAD]:
        if value is not None and value <= highest:
            return value > 1
    return False


def _heights(accepted: Sequence[int], values: Sequence[int | None]) -> list[int]:
    """The last line number of each page."""
    numbers = [values[i] or 0 for i in accepted]
    return [a for a, b in zip(numbers, [*numbers[1:], 1], strict=False) if b == 1]


def _marked(
    lines: Sequence[Line], accepted: Sequence[int], candidates: Sequence[re.Match[str] | None]
) -> list[Line]:
    marked = list(lines)
    for index in accepted:
        if found := candidates[index]:
            marked[index] = replace(lines[index], number=int(found["line"]), column=found.end())
    return marked


def is_numbered(lines: Sequence[Line]) -> bool:
    """Numbers on most lines, to the foot of a usual page; shorter pages must be testimony."""
    numbers = [line.number for line in lines if line.number is not None]
    words = [line for line in lines if line.bare[line.column :].strip()]
    with_words = [line for line in words if line.number is not None]
    if len(numbers) < _LOOK_AHEAD or len(with_words) < 0.3 * len(words):
        return False
    if _LEAST_LINES <= max(numbers) <= _MOST_LINES:
        return True
    return looks_like_testimony(assign_roles([line.bare[line.column :] for line in with_words]))


def questions(spoken: Sequence[Spoken]) -> int:
    """How many questions are asked."""
    return sum(one.opens and one.role == "Q" for one in spoken)
