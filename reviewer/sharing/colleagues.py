"""Who has what: for each colleague, how much of my work they have, and how much of theirs is here.

What a colleague has is known from their own acts, each of which says what they knew then, and from
what was handed over to them here. Both are told apart: the second may have been lost on the way.
"""

from dataclasses import dataclass
from datetime import datetime

from reviewer.matter import Matter
from reviewer.model import ReviewerId


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


def colleagues(matter: Matter) -> tuple[Colleague, ...]:
    """Everyone else who works on the matter, in the order they joined."""
    raise NotImplementedError
