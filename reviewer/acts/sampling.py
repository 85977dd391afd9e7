"""Samples: drawn once, by a seed that is kept, and gone through by somebody else.

What is drawn is written down member by member, not as a filter: by tomorrow the filter leaves other
passages. The population is read under the writing lock, so that its size and the draw are of one
moment. A sample holds at most a thousand; what a firm checks by hand is a few hundred, and a
greater one is two of them by two seeds.
"""

import os
from dataclasses import dataclass

from reviewer import typed
from reviewer.errors import InputError
from reviewer.model import Act, EntityId, Kind, Op, SampleBody
from reviewer.queries import draws, samples
from reviewer.queries.draws import MOST, Population
from reviewer.queries.view import View
from reviewer.said import said

LONGEST_SEED = 64  # characters


@dataclass(frozen=True, slots=True)
class SampleDraft:
    """A sample that is not drawn yet.

    ``size`` is a number, a share such as ``10%``, or ``precision``; ``told`` says in words what is
    drawn from. An empty seed is made at random.
    """

    name: str
    population: Population
    size: str
    told: str
    seed: str = ""


def draw_sample(view: View, sample: EntityId, draft: SampleDraft) -> Act:
    """Draw passages or exhibits at random.

    Raises:
        InputError: no name or one that is taken, no size, nothing to draw from, or too many.
    """
    name = typed.name(draft.name, "Give the sample a name, such as Admissions of KL.")
    if any(line.body.name.casefold() == name.casefold() for line in samples.samples(view)):
        raise InputError(said("There already is a sample named “{name}”.", name=name))
    population = draws.population_of(view, draft.population)
    if not population:
        raise InputError("There is nothing to draw from. Choose another filter.")
    size = _checked_size(draft.size, len(population))
    seed = _checked_seed(draft.seed)
    drawn = draws.draw(seed, population, size)
    of = draft.population.of
    body = SampleBody(
        name,
        of,
        seed,
        typed.words(draft.told),
        len(population),
        [one.hex() for one in drawn],
        draws.tags_of_drawn(view, of, drawn),
    )
    return Act("draw_sample", (Op(sample, Kind.SAMPLE, None, body),))


def remove_sample(view: View, sample: EntityId) -> Act:
    """Do away with a sample; what was said of its members stays.

    Raises:
        InputError: there is no such sample.
    """
    samples.sample(view, sample)
    return Act("remove_sample", (Op(sample, Kind.SAMPLE, None, None),))


def _checked_size(asked: str, population: int) -> int:
    size = min(draws.size_of(asked, population), population)
    if size < 1:
        raise InputError("A sample has at least one member. Say how many.")
    if size > MOST:
        raise InputError(
            said(
                "A sample holds at most {most:,}; this would be {size:,}. Draw fewer, or two "
                "samples by two seeds.",
                most=MOST,
                size=size,
            )
        )
    return size


def _checked_seed(seed: str) -> str:
    seed = " ".join(typed.words(seed).split())
    if len(seed) > LONGEST_SEED:
        raise InputError(
            said("A seed can have {longest} characters; this is longer.", longest=LONGEST_SEED)
        )
    return seed or os.urandom(8).hex()
