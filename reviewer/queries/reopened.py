"""Differences whose decision was taken back: open again, as long as nothing else was said since.

What a decision wrote is a head like any other; once it is undone the thing has one head again, and
the heads alone would not tell that people differed. The decision that was taken back tells it: its
versions still are in the log, and the act that took it back is the last word on the thing.
"""

from collections.abc import Sequence

from reviewer.queries import decisions
from reviewer.queries.decisions import Record
from reviewer.queries.difference_kinds import DifferenceKind, Found
from reviewer.queries.knowing import written
from reviewer.queries.view import View

_OF_ONE_THING = frozenset({DifferenceKind.HEADS, DifferenceKind.WITHDRAWN, DifferenceKind.REPLACED})


def found(view: View) -> list[Found]:
    """All of them; differences of pairs are found again by what stands."""
    made = []
    for record in decisions.withdrawn(view).values():
        if record.body.difference in _OF_ONE_THING and record.body.ends:
            one = _found(view, record)
            made += [one] if one is not None else []
    return made


def _found(view: View, record: Record) -> Found | None:
    kind, entity = DifferenceKind(record.body.difference), record.ends[0]
    shown = view.rows(
        "SELECT kind, subject, heads, changeset FROM entity WHERE entity = ? AND is_purged = 0",
        (entity,),
    )
    versions = sorted(record.versions)
    if not shown or shown[0][2] != 1 or not _is_of_act(view, shown[0][3], record.changeset):
        return None
    acts = written(view, versions)
    if len(acts) < len(versions):
        return None
    ordered = sorted(versions, key=lambda one: (acts[one].hlc, one))
    is_of_heads = kind is DifferenceKind.HEADS
    told = tuple(ordered) if is_of_heads else _told(view, entity, ordered)
    passages = (shown[0][1],) if is_of_heads and _stands(view, shown[0][1]) else ()
    return Found(
        kind,
        entity,
        shown[0][0],
        (entity,),
        told,
        tuple(versions),
        entity if is_of_heads else record.entity,
        passages,
    )


def _told(view: View, passage: bytes, versions: Sequence[bytes]) -> tuple[bytes, ...]:
    """The last act that closed a passage, then the last edit of everybody else."""
    marks = ", ".join("?" * len(versions))
    rows = view.rows(
        f"""SELECT c.id FROM op o JOIN changeset c ON c.seq = o.seq
            WHERE o.entity = ? AND c.id IN ({marks}) ORDER BY c.hlc, c.id""",  # noqa: S608 - marks
        [passage, *versions],
    )
    closing = [row[0] for row in rows]
    acts = written(view, versions)
    last_of = {acts[one].person: one for one in versions if one not in closing}
    return (*closing[-1:], *last_of.values())


def _stands(view: View, passage: bytes | None) -> bool:
    return bool(view.rows("SELECT 1 FROM passage WHERE id = ?", (passage,)))


def _is_of_act(view: View, changeset: bytes, taking_back: bytes) -> bool:
    """Whether two changesets are one act."""
    if changeset == taking_back:
        return True
    groups = {one.group for one in written(view, (changeset, taking_back)).values()}
    return len(groups) == 1 and None not in groups
