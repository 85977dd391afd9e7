"""Control and passage numbers, and the prefix that a writer's numbers carry."""

import re

from reviewer.model import EntityId, Kind, NumberBody, PrefixBody, PurgeBody, derived_id
from reviewer.queries.view import View, bodies_of, body_of

_PREFIX = re.compile(r"[A-Z]{1,6}")


def prefix_entity(writer: bytes) -> EntityId:
    """The entity that holds a writer's prefix."""
    return derived_id("prefix", writer.hex())


def prefix_of(view: View) -> str | None:
    """The prefix of this copy's writer, ``None`` before it has one."""
    body = body_of(view, prefix_entity(view.writer), PrefixBody)
    return body.prefix if body else None


def free_prefix(view: View, initials: str) -> str:
    """A prefix made of initials (KL, KL2, KL3 …) that no writer known here has."""
    found = _PREFIX.search(
        "".join(char for char in initials.upper() if char.isascii() and char.isalpha())
    )
    stem = found.group() if found else "RV"
    taken = {body.prefix for _, body in bodies_of(view, Kind.PREFIX, PrefixBody)}
    candidates = (stem, *(f"{stem}{count}" for count in range(2, len(taken) + 3)))
    return next(candidate for candidate in candidates if candidate not in taken)


def has_number(view: View, series: Kind, owner: bytes) -> bool:
    """Whether an exhibit or a passage was ever given a number."""
    return bool(
        view.rows("SELECT 1 FROM number WHERE owner = ? AND series = ?", (owner, series.value))
    )


def numbers_of(view: View, series: Kind, owner: bytes) -> list[NumberBody]:
    """The numbers of an exhibit or a passage; the first is the one that is printed."""
    found = view.rows(
        """SELECT prefix, number, lower(hex(writer)) FROM number
           WHERE owner = ? AND series = ? ORDER BY hlc, place, entity""",
        (owner, series.value),
    )
    return [NumberBody(*row) for row in found]


def is_printed_elsewhere(view: View, passage: bytes, number: NumberBody) -> bool:
    """Whether another passage that stands carries this very number."""
    return bool(
        view.rows(
            """SELECT 1 FROM number n JOIN passage p ON p.id = n.owner
               WHERE n.series = 'passage_number' AND n.prefix = ? AND n.number = ?
                 AND n.writer = ? AND n.owner <> ?""",
            (number.prefix, number.number, bytes.fromhex(number.writer), passage),
        )
    )


def next_number(view: View, series: Kind, prefix: str) -> int:
    """The next number of a series: one past every number this prefix ever gave here.

    Numbers are never taken back, not even by undo or with what is destroyed, so none is given
    twice.
    """
    found = view.rows(
        "SELECT max(number) FROM number WHERE series = ? AND prefix = ?", (series.value, prefix)
    )
    return max(int(found[0][0] or 0), _greatest_destroyed(view, series, prefix)) + 1


def _greatest_destroyed(view: View, series: Kind, prefix: str) -> int:
    """The greatest number of a series that went with an exhibit that was destroyed."""
    bodies = (body for _, body in bodies_of(view, Kind.PURGE, PurgeBody))
    gone = (
        number.rpartition("-")
        for body in bodies
        for number in (body.numbers if series is Kind.CONTROL_NUMBER else body.passages)
    )
    return max((int(n) for of, _, n in gone if of == prefix and n.isdecimal()), default=0)
