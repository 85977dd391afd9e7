"""Batches: exhibits that one reviewer is to go through.

A batch is a name, a reviewer or none, and exhibits. Being in it says nothing of an exhibit, and
what was reviewed stays reviewed when the batch goes. Making many batches is one act, so that one
undo takes back a split that was a mistake.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reviewer import typed
from reviewer.acts.matters import new_id
from reviewer.errors import InputError
from reviewer.model import (
    Act,
    BatchBody,
    BatchExhibitBody,
    EntityId,
    Kind,
    Op,
    batch_exhibit_id,
)
from reviewer.queries import batches, exhibits, people
from reviewer.queries.view import View
from reviewer.said import said


@dataclass(frozen=True, slots=True)
class BatchDraft:
    """A batch that is not made yet; ``reviewer`` is empty where nobody has it."""

    name: str
    exhibits: tuple[bytes, ...]
    reviewer: bytes = b""


def make_batches(view: View, drafts: Sequence[BatchDraft]) -> Act:
    """Make one or many batches.

    Raises:
        InputError: none is given, one is empty, a name is missing or taken, or the reviewer or an
        exhibit is not in the matter.
    """
    if not drafts:
        raise InputError("No exhibit is left to put into a batch.")
    taken = {line.name.casefold() for line in batches.batches(view)}
    known = {row.id for row in people.reviewers(view)}
    _check_exhibits(view, {one for draft in drafts for one in draft.exhibits})
    made: list[Op] = []
    filled: list[Op] = []
    for draft in drafts:
        name = _free_name(draft.name, taken)
        taken.add(name.casefold())
        _check_reviewer(draft.reviewer, known)
        if not draft.exhibits:
            raise InputError(said("Batch “{name}” has no exhibits. Choose some for it.", name=name))
        batch = new_id()
        made.append(Op(batch, Kind.BATCH, None, BatchBody(name, draft.reviewer.hex())))
        filled += _puts(batch, draft.exhibits)
    # The batches first: history names an act of thousands of operations by the first of them.
    return Act("make_batches", (*made, *filled))


def assign_batch(view: View, batch: EntityId, reviewer: bytes) -> Act:
    """Give a batch to a reviewer, or with empty bytes to nobody.

    Raises:
        InputError: there is no such batch or no such reviewer.
    """
    _check_reviewer(reviewer, {row.id for row in people.reviewers(view)})
    body = replace(batches.body(view, batch), reviewer=reviewer.hex())
    return Act("assign_batch", (Op(batch, Kind.BATCH, None, body),))


def rename_batch(view: View, batch: EntityId, name: str) -> Act:
    """Call a batch something else.

    Raises:
        InputError: there is no such batch, no name is given, or it is taken.
    """
    body = batches.body(view, batch)
    others = {line.name.casefold() for line in batches.batches(view) if line.id != batch}
    renamed = replace(body, name=_free_name(name, others))
    return Act("rename_batch", (Op(batch, Kind.BATCH, None, renamed),))


def add_to_batch(view: View, batch: EntityId, wanted: Sequence[bytes]) -> Act:
    """Put more exhibits into a batch.

    Raises:
        InputError: there is no such batch, an exhibit is not in the matter, or all are in it.
    """
    batches.body(view, batch)
    _check_exhibits(view, set(wanted))
    there = set(batches.exhibits_of(view, batch))
    new = [one for one in dict.fromkeys(wanted) if one not in there]
    if not new:
        raise InputError("These exhibits are in the batch already.")
    return Act("add_to_batch", tuple(_puts(batch, new)))


def take_from_batch(view: View, batch: EntityId, unwanted: Sequence[bytes]) -> Act:
    """Take exhibits out of a batch; what was reviewed of them stays reviewed.

    Raises:
        InputError: there is no such batch, or none of them is in it.
    """
    batches.body(view, batch)
    there = set(batches.exhibits_of(view, batch))
    gone = [one for one in dict.fromkeys(unwanted) if one in there]
    if not gone:
        raise InputError("None of these exhibits is in the batch.")
    return Act("take_from_batch", tuple(_takes(batch, gone)))


def remove_batch(view: View, batch: EntityId) -> Act:
    """Do away with a batch; its exhibits stay in the matter as they are.

    Raises:
        InputError: there is no such batch.
    """
    batches.body(view, batch)
    gone = _takes(batch, batches.exhibits_of(view, batch))
    return Act("remove_batch", (Op(batch, Kind.BATCH, None, None), *gone))


def _puts(batch: EntityId, wanted: Iterable[bytes]) -> list[Op]:
    body = BatchExhibitBody(batch.hex())
    return [
        Op(batch_exhibit_id(batch, one), Kind.BATCH_EXHIBIT, one, body)
        for one in dict.fromkeys(wanted)
    ]


def _takes(batch: EntityId, unwanted: Iterable[bytes]) -> list[Op]:
    return [Op(batch_exhibit_id(batch, one), Kind.BATCH_EXHIBIT, one, None) for one in unwanted]


def _free_name(name: str, taken: set[str]) -> str:
    name = typed.name(name, "Give the batch a name, such as Depositions 1.")
    if name.casefold() in taken:
        raise InputError(said("There already is a batch named “{name}”.", name=name))
    return name


def _check_reviewer(reviewer: bytes, known: set[bytes]) -> None:
    if reviewer and reviewer not in known:
        raise InputError("This reviewer has not worked on the matter yet.")


def _check_exhibits(view: View, wanted: set[bytes]) -> None:
    if not exhibits.are_known(view, wanted):
        raise InputError("One of these exhibits is not in the matter.")
