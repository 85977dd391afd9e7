"""Samples: what was drawn, how far it is gone through, and what came of it.

Rates come with the interval of Wilson at 95 %, which holds for small numbers and for none; where
nothing was found in *n* the upper bound is told as 3/n, as the field does. What a call is, and when
one is overturned, stands in ``overturned``; how a sample is drawn, in ``draws``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from reviewer.errors import InputError
from reviewer.model import EntityId, Kind, SampleBody
from reviewer.queries import second_level
from reviewer.queries.draws import EXHIBITS, MOST, wilson
from reviewer.queries.overturned import Outcome
from reviewer.queries.passages import instant
from reviewer.queries.second_level import StatusOn
from reviewer.queries.view import View, bodies_of, body_of
from reviewer.said import said
from reviewer.store.rows import natural

SMALL = 30
"""Below this a rate says little; whoever shows one says so."""
_ID = 32


@dataclass(frozen=True, slots=True)
class SampleLine:
    """One sample, and how far it is gone through."""

    id: EntityId
    body: SampleBody
    person: bytes
    role: str
    at: datetime
    members: tuple[bytes, ...]
    reviewed: int


@dataclass(frozen=True, slots=True)
class Member:
    """One that was drawn: where in the draw, from 1; whether it is still here, and dealt with."""

    id: bytes
    place: int
    is_here: bool
    is_reviewed: bool
    status: StatusOn | None


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many, with the interval at 95 %; ``key`` and ``name`` say of what."""

    key: str
    count: int
    of: int

    @property
    def share(self) -> float:
        """Between 0 and 1; 0 of nothing is 0."""
        return self.count / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """From and to, between 0 and 1."""
        return wilson(self.count, self.of)

    @property
    def upper(self) -> float:
        """The upper bound as the field tells it: 3/n where nothing was found."""
        if self.count == 0:
            return min(1.0, 3 / self.of) if self.of else 1.0
        return self.interval[1]

    @property
    def is_small(self) -> bool:
        """Whether it rests on so few that it says little."""
        return self.of < SMALL


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a sample.

    ``by_tag`` and ``by_reviewer`` are overturned calls of reviewed ones; ``added`` are tags that
    the second level put beside them. ``elusion`` of exhibits: those on which the second level found
    something to tag, or whose coding it rejected.
    """

    sample: SampleLine
    overall: Rate
    by_tag: tuple[Rate, ...]
    by_reviewer: tuple[Rate, ...]
    added: tuple[tuple[str, int], ...]
    elusion: Rate | None


def samples(view: View) -> tuple[SampleLine, ...]:
    """Every sample, by name as people count."""
    found = bodies_of(view, Kind.SAMPLE, SampleBody)
    lines = (_line(view, EntityId(one), body) for one, body in found)
    return tuple(sorted(lines, key=lambda line: (natural(line.body.name), line.id)))


def sample_named(view: View, name: str) -> SampleLine:
    """The sample that a person means by its name.

    Raises:
        InputError: there is none of this name.
    """
    wanted = " ".join(name.split()).casefold()
    found = next((one for one in samples(view) if one.body.name.casefold() == wanted), None)
    if found is None:
        raise InputError(
            said("No sample is named “{name}”. “pincite sample MATTER list” lists them.", name=name)
        )
    return found


def sample(view: View, entity: bytes) -> SampleLine:
    """One sample.

    Raises:
        InputError: it is not in the matter, or was removed.
    """
    body = body_of(view, entity, SampleBody)
    if body is None:
        raise InputError("This sample is not in the matter, or was removed.")
    return _line(view, EntityId(entity), body)


def _line(view: View, entity: EntityId, body: SampleBody) -> SampleLine:
    person, role, hlc = view.rows(
        """SELECT e.person, c.role, e.hlc FROM entity e JOIN changeset c ON c.id = e.changeset
           WHERE e.entity = ?""",
        (entity,),
    )[0]
    members = tuple(dict.fromkeys(bytes.fromhex(one) for one in body.drawn[:MOST]))
    whole = tuple(one for one in members if len(one) == _ID)
    reviewed = len(Outcome(view, body, whole, hlc).reviewed)
    return SampleLine(entity, body, person, role, instant(hlc), whole, reviewed)


def members(view: View, line: SampleLine) -> list[Member]:
    """What was drawn, in the order of the draw."""
    outcome = Outcome(view, line.body, line.members, _drawn_at(view, line.id))
    here = {one.id for one in second_level.subjects(view, line.members)}
    return [
        Member(one, place, one in here, one in outcome.reviewed, outcome.said.get(one))
        for place, one in enumerate(line.members, start=1)
    ]


def _drawn_at(view: View, entity: bytes) -> int:
    return int(view.rows("SELECT hlc FROM entity WHERE entity = ?", (entity,))[0][0])


def report(view: View, line: SampleLine) -> Report:
    """What came of a sample so far."""
    outcome = Outcome(view, line.body, line.members, _drawn_at(view, line.id))
    calls = [one for one in outcome.calls if one.member in outcome.reviewed]
    gone = set(outcome.overturned)
    overall = Rate("", len({one.member for one in gone}), len(outcome.reviewed))
    elusion = None
    if line.body.of == EXHIBITS:
        elusion = overall = Rate("", len(outcome.found), len(outcome.reviewed))
    return Report(
        line,
        overall,
        _rates((one.tag, one in gone) for one in calls),
        _rates((one.person.hex(), one in gone) for one in calls),
        tuple(sorted(outcome.added().items())),
        elusion,
    )


def _rates(calls: Iterable[tuple[str, bool]]) -> tuple[Rate, ...]:
    found: dict[str, tuple[int, int]] = {}
    for key, is_gone in calls:
        count, of = found.get(key, (0, 0))
        found[key] = (count + is_gone, of + 1)
    return tuple(Rate(key, *found[key]) for key in sorted(found))
