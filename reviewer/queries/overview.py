"""The matter at a glance: passages by tag, issue, witness, reviewer and time.

Everything is counted from three walks along indexes of the passage table, never from its wide rows:
with 200,000 passages that is a tenth of a second. What one exhibit says (witness, date) is looked
up once an exhibit, not once a passage.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from reviewer.queries import passages, people, second_level, tags
from reviewer.queries.view import View

_MONTH = len("2024-03")
_YEAR = len("2024")
_MOST_MONTHS = 48


@dataclass(frozen=True, slots=True)
class Count:
    """How many passages one tag, issue, witness, reviewer or stretch of time has.

    ``key`` is what a filter wants: a tag, a hex id, a name, the beginning of a date.
    """

    key: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The matter at a glance; ``times`` are months or years of the exhibits, in their order.

    ``pages_read`` and ``reviewed`` are this reviewer's; ``statuses`` are there once something was
    said at the second level.
    """

    exhibits: int
    reviewed: int
    pages: int
    pages_read: int
    passages: int
    tags: tuple[Count, ...]
    issues: tuple[Count, ...]
    witnesses: tuple[Count, ...]
    reviewers: tuple[Count, ...]
    times: tuple[Count, ...]
    undated: int
    statuses: tuple[Count, ...] = ()


def overview(view: View) -> Overview:
    """Count everything."""
    said = dict(view.rows("SELECT exhibit, count(*) FROM passage GROUP BY exhibit"))
    witnesses: Counter[str] = Counter()
    days: Counter[str] = Counter()
    for exhibit, witness, date in view.rows("SELECT id, witness, date FROM exhibit"):
        if count := said.get(exhibit, 0):
            witnesses[witness] += count
            days[date[:_MONTH]] += count
    undated = days.pop("", 0)
    witnesses.pop("", None)
    exhibits, pages = view.rows("SELECT count(*), coalesce(sum(pages), 0) FROM exhibit")[0]
    return Overview(
        exhibits=exhibits,
        reviewed=_own(view, "SELECT count(*) FROM review WHERE state = 'reviewed' AND person = ?"),
        pages=pages,
        pages_read=_own(view, "SELECT coalesce(sum(pages), 0) FROM seen WHERE person = ?"),
        passages=sum(said.values()),
        tags=_by_tag(view),
        issues=_by_issue(view),
        witnesses=tuple(Count(name, name, count) for name, count in witnesses.most_common()),
        reviewers=_by_reviewer(view),
        times=_times(days),
        undated=undated,
        statuses=_by_status(view),
    )


def _by_status(view: View) -> tuple[Count, ...]:
    """The steps of the second level, from candidate to rejected; nothing where none was said."""
    if not second_level.is_used(view):
        return ()
    return tuple(
        Count(step.value, step.value, count) for step, count in second_level.counts(view).items()
    )


def _own(view: View, statement: str) -> int:
    return int(view.rows(statement, (view.reviewer,))[0][0])


def _by_tag(view: View) -> tuple[Count, ...]:
    """In the order of their keys; a passage counts once for each of its tags."""
    counts: Counter[str] = Counter()
    for on, count in view.rows("SELECT tags, count(*) FROM passage GROUP BY tags"):
        for tag in on.split() or [""]:
            counts[tag] += count
    known = [Count(str(row.id), row.name, counts.pop(row.id, 0)) for row in tags.tags(view)]
    quick = counts.pop("", 0)
    gone = [Count(tag, tags.tag_of(view, tag).name, count) for tag, count in counts.items()]
    return (*known, *gone, Count("", "", quick)) if quick else (*known, *gone)


def _by_issue(view: View) -> tuple[Count, ...]:
    found = dict(
        view.rows(
            """SELECT i.issue, count(*) FROM passage_issue i JOIN passage p ON p.id = i.passage
               GROUP BY i.issue"""
        )
    )
    names = {issue.id: issue.name for issue in passages.issues(view)}
    return tuple(
        Count(
            issue.id.hex(),
            f"{names[issue.parent]} › {issue.name}" if issue.parent in names else issue.name,
            found.get(issue.id, 0),
        )
        for issue in passages.issues(view)
    )


def _by_reviewer(view: View) -> tuple[Count, ...]:
    names = {row.id: row.name for row in people.reviewers(view)}
    found = view.rows("SELECT person, count(*) FROM passage GROUP BY person ORDER BY 2 DESC, 1")
    return tuple(Count(person.hex(), names.get(person, ""), count) for person, count in found)


def _times(days: Counter[str]) -> tuple[Count, ...]:
    """Months where they are few, else years; a date that names a year alone makes it years."""
    is_by_month = len(days) <= _MOST_MONTHS and all(len(day) == _MONTH for day in days)
    length = _MONTH if is_by_month else _YEAR
    counts: Counter[str] = Counter()
    for day, count in days.items():
        counts[day[:length]] += count
    return tuple(Count(key, key, counts[key]) for key in _without_gaps(sorted(counts)))


def _without_gaps(keys: Iterable[str]) -> list[str]:
    """Every month or year from the first to the last, unless that were too many to draw."""
    found = list(keys)
    if not found or not all(key.replace("-", "").isdecimal() for key in found):
        return found
    step = 12 if len(found[0]) == _MONTH else 1
    numbers = [_number(key, step) for key in (found[0], found[-1])]
    if numbers[1] - numbers[0] >= 2 * _MOST_MONTHS:
        return found
    return [_key(number, step) for number in range(numbers[0], numbers[1] + 1)]


def _number(key: str, step: int) -> int:
    return int(key[:_YEAR]) * step + (int(key[_YEAR + 1 :]) - 1 if step > 1 else 0)


def _key(number: int, step: int) -> str:
    return f"{number // step:04d}" + (f"-{number % step + 1:02d}" if step > 1 else "")
