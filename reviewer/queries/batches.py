"""Batches, how far each of them is, and how a heap of unread exhibits falls into new ones.

How far is counted for the reviewer who has the batch, and where nobody has it, for the one at the
keyboard. A heap is split by families, because a mail without its attachment is half a document: a
family is never parted, so a batch may be a little larger than was asked for.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from reviewer.errors import InputError
from reviewer.model import BatchBody, EntityId, ExhibitId, Kind
from reviewer.queries import exhibits
from reviewer.queries.exhibits import ListFilter
from reviewer.queries.view import View, bodies_of, body_of
from reviewer.said import said
from reviewer.store.rows import natural


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One batch; the counts are of exhibits that are in the matter.

    ``reviewer`` is empty where nobody has it.
    """

    id: EntityId
    name: str
    reviewer: bytes
    exhibits: int
    started: int
    reviewed: int

    @property
    def unread(self) -> int:
        """How many its reviewer has not begun."""
        return self.exhibits - self.started - self.reviewed


_COUNTS = """SELECT b.batch, count(*), total(r.state = 'started'), total(r.state = 'reviewed')
  FROM batch_exhibit b JOIN exhibit e ON e.id = b.exhibit
  JOIN json_each(?) w ON unhex(w.key) = b.batch
  LEFT JOIN review r ON r.exhibit = b.exhibit AND r.person = unhex(w.value)
  GROUP BY b.batch"""


def batches(view: View) -> tuple[BatchLine, ...]:
    """All batches, by name as people count: Mail 2 before Mail 10."""
    found = bodies_of(view, Kind.BATCH, BatchBody)
    made = [(EntityId(one), body) for one, body in sorted(found, key=_by_name)]
    whose = {one.hex(): body.reviewer or view.reviewer.hex() for one, body in made}
    counts = {
        batch: (exhibits, int(started), int(reviewed))
        for batch, exhibits, started, reviewed in view.rows(
            _COUNTS, (msgspec.json.encode(whose).decode(),)
        )
    }
    return tuple(
        BatchLine(one, body.name, bytes.fromhex(body.reviewer), *counts.get(one, (0, 0, 0)))
        for one, body in made
    )


def _by_name(one: tuple[bytes, BatchBody]) -> tuple[str, bytes]:
    return natural(one[1].name), one[0]


def batches_for(view: View, reviewer: bytes) -> tuple[BatchLine, ...]:
    """The batches that one reviewer has."""
    return tuple(line for line in batches(view) if line.reviewer == reviewer)


def batch_named(view: View, name: str) -> BatchLine:
    """The batch that a person means by its name.

    Raises:
        InputError: there is none of this name.
    """
    wanted = " ".join(name.split()).casefold()
    found = next((line for line in batches(view) if line.name.casefold() == wanted), None)
    if found is None:
        raise InputError(
            said("No batch is named “{name}”. “pincite batch MATTER list” lists them.", name=name)
        )
    return found


def body(view: View, batch: bytes) -> BatchBody:
    """A batch as it stands.

    Raises:
        InputError: it is not in the matter, or was removed.
    """
    found = body_of(view, batch, BatchBody)
    if found is None:
        raise InputError("This batch is not in the matter, or was removed.")
    return found


def exhibits_of(view: View, batch: bytes) -> list[ExhibitId]:
    """The exhibits of a batch, in the order of their numbers."""
    found = view.rows(
        """SELECT b.exhibit FROM batch_exhibit b LEFT JOIN exhibit e ON e.id = b.exhibit
           WHERE b.batch = ? ORDER BY e.number_order, b.exhibit""",
        (batch,),
    )
    return [ExhibitId(row[0]) for row in found]


def following(view: View, batch: bytes, occurrence: bytes) -> list[bytes]:
    """What is to be read after an exhibit of a batch: from there on, then from its beginning."""
    inside = set(exhibits_of(view, batch))
    order: list[bytes] = []
    for head in exhibits.list_ids(view, ListFilter(batch=batch)):
        order.append(head)
        order += (one.id for one in exhibits.children_of(view, head) if one.exhibit in inside)
    at = order.index(occurrence) if occurrence in order else -1
    return [*order[at + 1 :], *order[: max(at, 0)]]


def split_unread(view: View, kind: str, size: int) -> list[tuple[ExhibitId, ...]]:
    """Unread exhibits that no batch has yet, in heaps of about ``size``, families together.

    Unread is what no reviewer has begun. The kind is that of a family's head: what hangs on a mail
    comes with the mail. Of a family in which anything is unread, all that no batch has is taken.

    Args:
        view: the matter.
        kind: the kind wanted, empty for every kind.
        size: exhibits a heap, at least 1.
    """
    batched = {row[0] for row in view.rows("SELECT DISTINCT exhibit FROM batch_exhibit")}
    begun = {row[0] for row in view.rows("SELECT DISTINCT exhibit FROM review")}
    heaps: list[list[ExhibitId]] = []
    for family in _families(view, kind):
        free = [one for one in family if one not in batched]
        if not free or begun.issuperset(family):
            continue
        batched.update(free)
        if not heaps or len(heaps[-1]) + len(free) > max(size, 1):
            heaps.append([])
        heaps[-1] += free
    return [tuple(heap) for heap in heaps]


def _families(view: View, kind: str) -> Iterator[list[ExhibitId]]:
    """Heads in the order of their numbers, each with all that hangs on it, in its order."""
    below: dict[bytes, list[tuple[bytes, ExhibitId]]] = {}
    for parent, occurrence, exhibit in view.rows(
        """SELECT o.parent, o.id, o.exhibit FROM occurrence o JOIN exhibit e ON e.id = o.exhibit
           WHERE o.parent IS NOT NULL ORDER BY o.parent, o.place, o.id"""
    ):
        below.setdefault(parent, []).append((occurrence, exhibit))
    heads = view.rows(
        """SELECT o.id, o.exhibit FROM occurrence o WHERE o.parent IS NULL AND o.kind <> ''
           AND (?1 = '' OR o.kind = ?1) ORDER BY o.number_order, o.id""",
        (kind,),
    )
    for occurrence, exhibit in heads:
        yield list(dict.fromkeys(_with_those_below(occurrence, exhibit, below)))


def _with_those_below(
    occurrence: bytes,
    exhibit: ExhibitId,
    below: dict[bytes, list[tuple[bytes, ExhibitId]]],
) -> Iterator[ExhibitId]:
    """An explicit stack: a chain of forwarded mails may hang deeper than calls may nest."""
    waiting = [(occurrence, exhibit)]
    while waiting:
        one, its_exhibit = waiting.pop()
        yield its_exhibit
        # Each is taken once, so that a damaged chain that bites its own tail ends.
        waiting += reversed(below.pop(one, []))


def names_for(stem: str, count: int, taken: Collection[str]) -> Sequence[str]:
    """“Depositions 1”, “Depositions 2” …, past every number that a batch of this stem has."""
    stem = " ".join(stem.split())
    known = {name.casefold() for name in taken}
    number = 0
    names: list[str] = []
    while stem and len(names) < count:
        number += 1
        if f"{stem} {number}".casefold() not in known:
            names.append(f"{stem} {number}")
    return names
