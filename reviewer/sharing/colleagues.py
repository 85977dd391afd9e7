"""Who has what: for each colleague, how much of my work they have, and how much of theirs is here.

What a colleague has is known from their own acts, each of which says what they knew then, and from
what was handed over to them here, or put into a mailbox that they use too. Both are told apart: the
second may have been lost on the way. Names count, not ids: whoever works at two machines is one
colleague.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from reviewer.matter import Matter
from reviewer.model import ReviewerId
from reviewer.queries import people
from reviewer.queries.people import ReviewerRow
from reviewer.sharing import exchanges
from reviewer.sharing.chosen import had_by, most, same_name, writers_of
from reviewer.store import log, sending
from reviewer.store.sending import Chain, Stored


@dataclass(frozen=True, slots=True)
class Colleague:
    """One other person who works on the matter.

    ``has_up_to`` is when the last act of mine was made that they are known to have (their own acts
    say so), ``handed_up_to`` the same for what was handed to them here; None where there is none.
    ``not_handed_over`` counts acts of mine that are neither. ``here_up_to`` is when their last act
    here was made, ``acts`` how many of theirs are here, ``known_missing`` how many more there must
    be at least, since somebody's act names later ones.
    """

    person: ReviewerId
    name: str
    initials: str
    has_up_to: datetime | None
    handed_up_to: datetime | None
    not_handed_over: int
    here_up_to: datetime | None
    acts: int
    known_missing: int
    role: str = ""


def colleagues(matter: Matter) -> tuple[Colleague, ...]:
    """Everyone else who works on the matter, in the order they joined."""
    every = people.reviewers(matter.view)
    own = next((one.name for one in every if one.id == matter.reviewer), "")
    others: dict[str, ReviewerRow] = {}
    for one in every:
        if one.id != matter.reviewer and not same_name(one.name, own):
            others.setdefault(" ".join(one.name.split()).casefold(), one)
    seen = _Seen(matter, own)
    return tuple(seen.colleague(one) for one in others.values())


class _Seen:
    """What the log says of everyone, read once."""

    def __init__(self, matter: Matter, own: str) -> None:
        cursor = matter.connection().cursor()
        self._matter = matter
        self._people = people.reviewers(matter.view)
        self._acts = list(sending.every(cursor))
        self._chains = sending.chains(cursor)
        self._named = sending.witnesses(cursor)
        self._handed = exchanges.handed(matter)
        self._mailboxes = exchanges.holdings(matter)
        mine = self._persons(own) | {matter.reviewer}
        self._mine = [one for one in self._acts if one.person in mine]

    def _persons(self, name: str) -> set[bytes]:
        return {one.id for one in self._people if same_name(one.name, name)}

    def colleague(self, row: ReviewerRow) -> Colleague:
        """One of them."""
        writers = writers_of(self._matter, row.name)
        said = had_by(self._matter, writers)
        given = [one for one in self._handed if same_name(one.to, row.name)]
        both = most(had_by(self._matter, writers, given), *self._in_shared_mailboxes(writers))
        persons = self._persons(row.name)
        theirs = [one for one in self._acts if one.person in persons]
        return Colleague(
            ReviewerId(row.id),
            row.name,
            row.initials,
            _last(one for one in self._mine if _has(said, one)),
            _last(one for one in self._mine if _has(both, one) and not _has(said, one)),
            sum(not _has(both, one) for one in self._mine),
            _last(theirs),
            len(theirs),
            sum(self._missing(one) for one in self._chains if one.writer in set(writers)),
            self._role(theirs),
        )

    def _role(self, theirs: Sequence[Stored]) -> str:
        latest = max(theirs, key=lambda one: one.hlc, default=None)
        return "" if latest is None else people.role_at(self._matter.view, latest.seq)

    def _in_shared_mailboxes(self, writers: Iterable[bytes]) -> Iterator[dict[bytes, int]]:
        """What lies in mailboxes into which this colleague puts files too."""
        theirs = tuple(f"-{writer.hex()[:12]}-" for writer in writers)
        for known in self._mailboxes:
            if any(mark in name for name in known.files for mark in theirs):
                yield {bytes.fromhex(one): wseq for one, (wseq, _) in known.chains.items()}

    def _missing(self, chain: Chain) -> int:
        """How many acts of a chain somebody's act names, or lie before one here, and are not."""
        named = max((seen.get(chain.writer, 0) for seen in self._named.values()), default=0)
        here = {one.wseq for one in self._acts if one.writer == chain.writer}
        return max(chain.last, named) - len(here)


def _has(vector: Mapping[bytes, int], one: Stored) -> bool:
    return one.wseq <= vector.get(one.writer, 0)


def _last(acts: Iterable[Stored]) -> datetime | None:
    latest = max((one.hlc for one in acts), default=None)
    if latest is None:
        return None
    return datetime.fromtimestamp(log.milliseconds(latest) / 1000, UTC)
