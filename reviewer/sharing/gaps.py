"""What must exist and is not here: acts that others' acts name, and holes in the chains.

Every act names the one before it in its writer's chain and, now and then, how far its writer knew
the others. So it can be said of a colleague that three acts of theirs are missing though nobody
handed them over yet. That is no damage: work comes in parts and in any order. Two acts of one
number are told too: a copy of a matter was restored or moved, and both went on under one name.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from reviewer.said import Said, said
from reviewer.store import log
from reviewer.store.log import Changeset, Waiting


@dataclass(slots=True)
class _Chain:
    """What is here of one writer, by number, and what is named and not here."""

    person: str = ""
    acts: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    times: dict[int, int] = field(default_factory=dict)
    named: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))


@dataclass(frozen=True, slots=True)
class Gap:
    """Acts of one writer that are not here: how many, and the acts around the first of them.

    ``before`` and ``after`` are when the nearest acts here were made; None where there is none.
    """

    writer: str
    person: str
    count: int
    before: datetime | None
    after: datetime | None


@dataclass(frozen=True, slots=True)
class Missing:
    """What is not here of one person's work, in a sentence; ``after`` is their last known act."""

    name: str
    acts: int
    exhibits: int
    after: datetime | None
    sentence: Said


class Chains:
    """All changesets of a matter, taken one by one."""

    def __init__(self) -> None:
        """None yet."""
        self._chains: dict[str, _Chain] = defaultdict(_Chain)
        self._damaged: set[str] = set()

    def take(self, changeset: str, body: Changeset | Waiting) -> None:
        """One act that is here, by its id in hex."""
        chain = self._chains[body.writer]
        chain.person = body.person
        chain.acts[body.wseq].add(changeset)
        chain.times[body.wseq] = int(body.hlc)
        if body.prev is not None:
            chain.named[body.wseq - 1].add(body.prev)
        if isinstance(body, Changeset):
            for other, (wseq, head) in body.seen.items():
                self._chains[other].named[wseq].add(head)

    def take_damaged(self, changeset: str) -> None:
        """An act that is here and cannot be read: it is told as damage, and is not missing."""
        self._damaged.add(changeset)

    def gaps(self) -> Iterator[Gap]:
        """What is missing, a writer at a time."""
        for writer, chain in sorted(self._chains.items()):
            last = max((*chain.acts, *chain.named))
            damaged = {number for number, heads in chain.named.items() if heads & self._damaged}
            here = damaged.union(chain.acts)
            # Counted, not listed: a colleague may name any number.
            holes = last - sum(number > 0 for number in here)
            others = {
                number: heads - chain.acts[number]
                for number, heads in list(chain.named.items())
                if number in chain.acts and heads - chain.acts[number] - self._damaged
            }
            count = holes + sum(len(heads) for heads in others.values())
            if count:
                hole = next(number for number in itertools.count(1) if number not in here)
                first = min((hole, *others)) if holes else min(others)
                yield Gap(writer, chain.person, count, *_around(chain, first))

    def forked(self) -> Iterator[str]:
        """Persons (hex) of whom two acts of one chain have the same number."""
        seen = {
            chain.person
            for chain in self._chains.values()
            if any(len(found) > 1 for found in chain.acts.values())
        }
        yield from sorted(seen)


def _around(chain: _Chain, hole: int) -> tuple[datetime | None, datetime | None]:
    before = max((number for number in chain.times if number < hole), default=None)
    after = min((number for number in chain.times if number > hole), default=None)
    return _instant(chain, before), _instant(chain, after)


def _instant(chain: _Chain, number: int | None) -> datetime | None:
    if number is None:
        return None
    return datetime.fromtimestamp(log.milliseconds(chain.times[number]) / 1000, UTC)


def missing_acts(gaps: Iterable[Gap], names: Mapping[str, str], own: str) -> list[Missing]:
    """What is missing of each person, one sentence a person; ``own`` is who asks (hex)."""
    by_person: dict[str, list[Gap]] = defaultdict(list)
    for gap in gaps:
        by_person[gap.person].append(gap)
    return [
        _of_person(names.get(person, ""), found, is_own=person == own)
        for person, found in by_person.items()
    ]


def _of_person(name: str, found: list[Gap], *, is_own: bool) -> Missing:
    count = sum(gap.count for gap in found)
    first = min(found, key=lambda gap: (gap.before is not None, gap.before))
    who = name or said("a colleague who is not known here yet")
    about = {"count": count, "name": who, "then": _what_then(name, is_own=is_own)} | _days(first)
    patterns = _OF_ONE if count == 1 else _OF_MANY
    sentence = said(patterns[first.before is None, first.after is None], **about)
    return Missing(name, count, 0, first.before, sentence)


def _what_then(name: str, *, is_own: bool) -> Said:
    if is_own:
        return said("hand them over from the copy in which they were done")
    return said("ask {name} for a fresh hand-over", name=name or said("your colleagues"))


def _days(gap: Gap) -> dict[str, object]:
    return {
        "before": "" if gap.before is None else f"{gap.before:%Y-%m-%d}",
        "after": "" if gap.after is None else f"{gap.after:%Y-%m-%d}",
    }


_OF_ONE = {
    (False, True): "1 act of {name} after {before} is not here; {then}.",
    (False, False): "1 act of {name} between {before} and {after} is not here; {then}.",
    (True, False): "1 act of {name} from before {after} is not here; {then}.",
    (True, True): "1 act of {name} is not here; {then}.",
}
_OF_MANY = {
    (False, True): "{count:,} acts of {name} after {before} are not here; {then}.",
    (False, False): "{count:,} acts of {name} between {before} and {after} are not here; {then}.",
    (True, False): "{count:,} acts of {name} from before {after} are not here; {then}.",
    (True, True): "{count:,} acts of {name} are not here; {then}.",
}


def missing_files(count: int, name: str, *, is_own: bool) -> Missing:
    """Files of exhibits that were taken in elsewhere and whose bytes never came."""
    exhibits = said("1 exhibit") if count == 1 else said("{count:,} exhibits", count=count)
    if is_own:
        pattern = (
            "The files of {exhibits} that you took in elsewhere are missing here; texts and "
            "passages are not. Take in a hand-over with exhibits, or restore the last backup."
        )
        return Missing(name, 0, count, None, said(pattern, exhibits=exhibits))
    who = name or said("a colleague")
    pattern = (
        "The files of {exhibits} that {name} took in are not here; texts and passages are. "
        "Ask {name} for a hand-over with exhibits."
    )
    return Missing(name, 0, count, None, said(pattern, exhibits=exhibits, name=who))


def told_twice(name: str) -> Said:
    """Two copies went on under one name."""
    return said(
        "Two copies of the matter went on as the same one of {name}: a copy was restored or moved. "
        "Nothing is lost; both are here.",
        name=name or said("a colleague"),
    )
