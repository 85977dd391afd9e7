"""Commands that say what is left to do, and deal it out: left, batch."""

import argparse
from collections.abc import Sequence
from itertools import cycle, islice

from reviewer.acts import batches as acts
from reviewer.acts.batches import BatchDraft
from reviewer.cli import printing
from reviewer.errors import InputError
from reviewer.matter import open_matter
from reviewer.queries import batches, differences, left, people
from reviewer.queries.left import Left, Scope
from reviewer.queries.unconfirmed import Ledger
from reviewer.queries.view import View
from reviewer.said import counted, said

NOBODY = "nobody"


def left_to_do(chosen: argparse.Namespace) -> int:
    """Count what is left, all of it, however long that takes."""
    with open_matter(chosen.matter) as matter:
        view, ledger = matter.view, Ledger()
        ledger.work(view)
        batch = batches.batch_named(view, chosen.batch).id if chosen.batch else None
        scope = Scope(chosen.mine, batch)
        lines = left.left_to_do(view, ledger, scope, differences.count_open(view))
        counts = {line.left: line.count for line in lines}
        read = left.pages_read(view, scope)
    if chosen.json:
        named = {one.value: counts[one] for one in Left}
        printing.line({**named, "pages": read.pages, "pages_read": read.read})
    else:
        for one in Left:
            printing.columns(counts[one], one.value)
    of = counted(read.pages, "1 page", "{count:,} pages")
    printing.say(said("{read:,} of {of} read.", read=read.read, of=of))
    return 0


def list_batches(chosen: argparse.Namespace) -> int:
    """List the batches and how far their reviewers are."""
    with open_matter(chosen.matter) as matter:
        names = {row.id: row.name for row in people.reviewers(matter.view)}
        lines = batches.batches(matter.view)
    for line in lines:
        reviewer = names.get(line.reviewer, "")
        if chosen.json:
            printing.line(
                {
                    "id": line.id.hex(),
                    "name": line.name,
                    "reviewer": reviewer,
                    "exhibits": line.exhibits,
                    "unread": line.unread,
                    "started": line.started,
                    "reviewed": line.reviewed,
                }
            )
        else:
            told = f"{line.reviewed} of {line.exhibits} reviewed"
            printing.columns(line.name, reviewer or NOBODY, told)
    return 0


def make_batches(chosen: argparse.Namespace) -> int:
    """Deal unread exhibits out to reviewers in turn, families together."""
    if chosen.size < 1:
        raise InputError("A batch has at least one exhibit. Give --size 1 or more.")
    with open_matter(chosen.matter) as matter:
        matter.do(lambda view: acts.make_batches(view, _drafts(view, chosen)))
        made = len(batches.batches(matter.view))
    held = counted(made, "1 batch", "{count:,} batches")
    printing.say(said("Done. The matter has {held} now; “undo” takes these back.", held=held))
    return 0


def _drafts(view: View, chosen: argparse.Namespace) -> Sequence[BatchDraft]:
    heaps = batches.split_unread(view, chosen.kind, chosen.size)
    taken = [line.name for line in batches.batches(view)]
    names = batches.names_for(chosen.name, len(heaps), taken)
    turn = [_reviewer(view, name) for name in chosen.to or [NOBODY]]
    return [
        BatchDraft(name, heap, reviewer)
        for name, heap, reviewer in zip(names, heaps, islice(cycle(turn), len(heaps)), strict=True)
    ]


def assign_batch(chosen: argparse.Namespace) -> int:
    """Give a batch to a reviewer, or to nobody."""
    with open_matter(chosen.matter) as matter:
        batch = batches.batch_named(matter.view, chosen.batch)
        matter.do(lambda view: acts.assign_batch(view, batch.id, _reviewer(view, chosen.to)))
    printing.say(f"“{batch.name}” goes to {chosen.to}.")
    return 0


def remove_batch(chosen: argparse.Namespace) -> int:
    """Do away with a batch; its exhibits stay as they are."""
    with open_matter(chosen.matter) as matter:
        batch = batches.batch_named(matter.view, chosen.batch)
        matter.do(lambda view: acts.remove_batch(view, batch.id))
    printing.say(f"“{batch.name}” is removed; its exhibits stay. “undo” puts it back.")
    return 0


def _reviewer(view: View, name: str) -> bytes:
    """A reviewer by name or initials, whatever the case; empty for nobody.

    Raises:
        InputError: nobody, or several, are called so.
    """
    wanted = name.casefold()
    if wanted == NOBODY:
        return b""
    known = people.reviewers(view)
    found = [row for row in known if wanted in {row.name.casefold(), row.initials.casefold()}]
    if len(found) != 1:
        names = ", ".join(row.name for row in known)
        raise InputError(f"No one reviewer is called “{name}”. There are: {names}.")
    return found[0].id
