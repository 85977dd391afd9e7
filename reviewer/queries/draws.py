"""The draw of a sample, and what its numbers mean.

Each member of the population has a key: the SHA-256 of the seed as UTF-8, followed by the 32 raw
bytes of the member's id. The population is put in ascending order of these keys, as unsigned bytes
from the left, and the first *n* are the sample, in this order. So seed and population give the same
draw on any machine, whatever order the population is read in, and a larger sample of one seed
begins with the smaller one. ``tests/unit/test_sampling.py`` holds a test vector. Refused: a
generator of random numbers, which is another one in another program or version.
"""

import hashlib
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reviewer.errors import InputError
from reviewer.queries import many
from reviewer.queries.passages import PassageFilter
from reviewer.queries.view import View
from reviewer.said import said

PASSAGES, EXHIBITS = "passages", "exhibits"
MOST = 1000
"""Members of one sample: its body stays far below what one payload may hold."""
_Z = 1.959963984540054
_SLICE = 400
_NUMBER = re.compile("[0-9]{1,12}")


@dataclass(frozen=True, slots=True)
class Population:
    """What is drawn from.

    Of passages what ``passages`` leaves; of exhibits those of the ``kinds``, reviewed by
    ``reviewer``, without a tagged passage where ``is_untagged``, and that nobody checked yet where
    ``is_unchecked``.
    """

    of: str = PASSAGES
    passages: PassageFilter = field(default_factory=PassageFilter)
    kinds: tuple[str, ...] = ()
    reviewer: bytes | None = None
    is_untagged: bool = False
    is_unchecked: bool = False


def draw(seed: str, population: Iterable[bytes], size: int) -> list[bytes]:
    """The sample of a size that a seed gives; the module's opening paragraph defines it."""
    salt = seed.encode()
    keyed = ((hashlib.sha256(salt + one).digest(), one) for one in population)
    return [one for _, one in sorted(keyed)[: max(size, 0)]]


def size_for(population: int, margin: float = 0.05) -> int:
    """How many say a share to within a margin at 95 %, at worst, with finite correction."""
    if population <= 0:
        return 0
    endless = _Z * _Z * 0.25 / (margin * margin)
    return min(population, math.ceil(endless / (1 + (endless - 1) / population)))


def size_of(asked: str, population: int) -> int:
    """How many a person means: ``40``, ``10%``, or ``precision`` for ±5 % at 95 %.

    Raises:
        InputError: it is none of these.
    """
    text = asked.replace(" ", "").replace("%", " %").split()
    if asked.strip().casefold() == "precision":
        return size_for(population)
    is_number = bool(text) and _NUMBER.fullmatch(text[0]) is not None
    if is_number and len(text) == 1:
        return int(text[0])
    if is_number and text[1:] == ["%"] and 1 <= int(text[0]) <= 100:  # noqa: PLR2004 - per cent
        return math.ceil(population * int(text[0]) / 100)
    raise InputError(
        said(
            "Say how many as a number (40), as a share (10%), or as “precision” for plus or minus "
            "5% at 95%. “{asked}” is none of these.",
            asked=asked,
        )
    )


def wilson(count: int, of: int) -> tuple[float, float]:
    """The interval of Wilson at 95 % around a share."""
    if of <= 0:
        return (0.0, 1.0)
    share, square = count / of, _Z * _Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = _Z * math.sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    low = 0.0 if count == 0 else max(0.0, middle - half)
    return (low, 1.0 if count == of else min(1.0, middle + half))


def population_of(view: View, wanted: Population) -> list[bytes]:
    """The ids of what is drawn from, in ascending order."""
    if wanted.of == PASSAGES:
        return sorted(bytes(one) for one in many.ids_of(view, wanted.passages))
    where, parameters = ["1"], list[object]()
    if wanted.kinds:
        where.append(f"e.kind IN ({_marks(wanted.kinds)})")
        parameters += wanted.kinds
    if wanted.is_untagged:
        where.append(_UNTAGGED)
    if wanted.is_unchecked:
        where.append("e.status = ''")
    reviewed = "SELECT exhibit FROM review WHERE state = 'reviewed' AND person = ?"
    if wanted.reviewer is not None:
        where.append(f"e.id IN ({reviewed})")
    more = [] if wanted.reviewer is None else [wanted.reviewer]
    found = view.rows(
        f"SELECT e.id FROM exhibit e WHERE {' AND '.join(where)} ORDER BY e.id",  # noqa: S608 - above
        [*parameters, *more],
    )
    return [bytes(row[0]) for row in found]


_UNTAGGED = """NOT EXISTS (SELECT 1 FROM passage p JOIN tagging t ON t.passage = p.id
  WHERE p.exhibit = e.id)"""


def tags_of_drawn(view: View, of: str, drawn: Sequence[bytes]) -> list[str]:
    """The tags that stand on each, with spaces; of exhibits nothing."""
    if of != PASSAGES:
        return [""] * len(drawn)
    found: dict[bytes, list[str]] = {}
    for start in range(0, len(drawn), _SLICE):
        part = drawn[start : start + _SLICE]
        for passage, tag in view.rows(
            f"SELECT passage, tag FROM tagging WHERE passage IN ({_marks(part)}) ORDER BY tag",  # noqa: S608
            part,
        ):
            found.setdefault(bytes(passage), []).append(tag)
    return [" ".join(found.get(one, ())) for one in drawn]


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)
