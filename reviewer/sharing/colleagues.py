"""Who has what: for each colleague, how much of my work they have, and how much of theirs is here.

What a colleague has is known from their own acts, each of which says what they knew then, and from
what was handed over to them here, or put into a mailbox that they use too. Both are told apart: the
second may have been lost on the way. Names count, not ids: whoever works at two machines is one
colleague.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
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

_NOTHING: Mapping[bytes, int] = {}


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
    """What the log says of everyone; asked by chain, so that a long log costs little more."""

    def __init__(self, matter: Matter, own: str) -> None:
        self._cursor = matter.connection().cursor()
        self._matter = matter
        self._people = people.reviewers(matter.view)
        self._chains = sending.chains(self._cursor)
        self._extents = sending.extents(self._cursor)
        self._named = sending.witnesses(self._cursor)
        self._handed = exchanges.handed(matter)
        self._mailboxes = exchanges.holdings(matter)
        self._mine = self._writers_of(self._persons(own) | {matter.reviewer})

    def _persons(self, name: str) -> set[bytes]:
        return {one.id for one in self._people if same_name(one.name, name)}

    def _writers_of(self, persons: Container[bytes]) -> list[bytes]:
        return [one.writer for one in self._chains if one.person in persons]

    def colleague(self, row: ReviewerRow) -> Colleague:
        """One of them."""
        writers = writers_of(self._matter, row.name)
        said = had_by(self._matter, writers)
        given = [one for one in self._handed if same_name(one.to, row.name)]
        both = most(had_by(self._matter, writers, given), *self._in_shared_mailboxes(writers))
        theirs = self._writers_of(self._persons(row.name))
        latest = self._last(dict.fromkeys(theirs, sending.ALL))
        return Colleague(
            ReviewerId(row.id),
            row.name,
            row.initials,
            _when(self._last({one: said.get(one, 0) for one in self._mine})),
            _when(self._last({one: both.get(one, 0) for one in self._mine}, said)),
            sum(self._count_after(one, both.get(one, 0)) for one in self._mine),
            _when(latest),
            sum(self._extents[one].acts for one in theirs if one in self._extents),
            sum(self._missing(one) for one in self._chains if one.writer in set(writers)),
            "" if latest is None else people.role_at(self._matter.view, latest.seq),
        )

    def _last(
        self, upto: Mapping[bytes, int], after: Mapping[bytes, int] = _NOTHING
    ) -> Stored | None:
        """The last act of some chains up to these numbers and past the others."""
        found = (
            sending.last_of(self._cursor, writer, after.get(writer, 0), number)
            for writer, number in upto.items()
        )
        return max(filter(None, found), key=lambda one: one.hlc, default=None)

    def _count_after(self, writer: bytes, number: int) -> int:
        extent = self._extents.get(writer)
        if extent is None:
            return 0
        if extent.is_plain:
            return max(0, extent.last - number)
        return sending.count_after(self._cursor, writer, number)

    def _in_shared_mailboxes(self, writers: Iterable[bytes]) -> Iterator[dict[bytes, int]]:
        """What lies in mailboxes into which this colleague puts files too."""
        theirs = tuple(f"-{writer.hex()[:12]}-" for writer in writers)
        for known in self._mailboxes:
            if any(mark in name for name in known.files for mark in theirs):
                yield {bytes.fromhex(one): wseq for one, (wseq, _) in known.chains.items()}

    def _missing(self, chain: Chain) -> int:
        """How many acts of a chain somebody's act names, or lie before one here, and are not."""
        named = max((seen.get(chain.writer, 0) for seen in self._named.values()), default=0)
        extent = self._extents.get(chain.writer)
        return max(chain.last, named) - (0 if extent is None else extent.numbers)


def _when(act: Stored | None) -> datetime | None:
    if act is None:
        return None
    return datetime.fromtimestamp(log.milliseconds(act.hlc) / 1000, UTC)
