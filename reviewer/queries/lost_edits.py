"""A passage that was withdrawn, or widened or narrowed, while a colleague worked on it unknowing.

*Closed* is a passage whose shown head takes it away or names what replaced it. An edit is a head of
something on the passage (a tag, an answer, a note, an issue, a status, a link) that still says
something: a colleague who took a tag off meant no more than the withdrawal does. It is lost, and
listed, where it is apart from every act that closed the passage: neither act knows the other, by
what their own writers said to have (``knowing``). That is a property of the acts alone, the same in
whatever order they came. Whoever withdraws a passage after reading a colleague's tag on it has
decided; so has who restores it.

What a decision names is answered; a later edit of somebody who did not know the decision opens the
question again.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from reviewer.model import PassageBody
from reviewer.queries import decisions, differing_heads
from reviewer.queries.decisions import Record
from reviewer.queries.difference_kinds import DifferenceKind, Found
from reviewer.queries.differing_heads import Head
from reviewer.queries.knowing import Knowledge, Written, written
from reviewer.queries.view import View
from reviewer.store.shown import read_body

_EDITS = "'tagging', 'field', 'passage_field', 'note', 'passage_issue', 'status'"
_CLOSED = f"""WITH closed (passage) AS MATERIALIZED (SELECT e.entity FROM entity e
    WHERE e.kind = 'passage' AND NOT EXISTS (SELECT 1 FROM passage p WHERE p.id = e.entity)),
  edited (passage, entity) AS MATERIALIZED (
    SELECT c.passage, x.entity FROM closed c
      CROSS JOIN entity x ON x.subject = c.passage AND x.kind IN ({_EDITS})
    UNION SELECT c.passage, l.entity FROM closed c CROSS JOIN link l ON l.passage = c.passage)
  SELECT d.passage, d.entity FROM edited d CROSS JOIN entity e ON e.entity = d.passage
    CROSS JOIN entity x ON x.entity = d.entity
    JOIN changeset w ON w.id = e.changeset JOIN changeset c ON c.id = x.changeset
  WHERE e.is_different = 0 AND e.is_purged = 0 AND x.payload IS NOT NULL
    AND (w.writer <> c.writer OR x.heads > 1 OR e.heads > 1)
    AND EXISTS (SELECT 1 FROM exhibit b WHERE b.id = e.subject)
  ORDER BY 1, 2"""  # noqa: S608 - constants


@dataclass(frozen=True, slots=True)
class LostEdits:
    """A closed passage: the acts that closed it, and the edits they did not know, by their acts.

    ``on`` are the entities that each of these acts edited.
    """

    passage: bytes
    body: PassageBody | None
    closing: tuple[Written, ...]
    edits: tuple[Written, ...]
    on: Mapping[bytes, tuple[bytes, ...]]


def lost_edits(view: View) -> list[LostEdits]:
    """Every passage that was closed over somebody's edits, whatever was decided since."""
    if len(view.rows("SELECT 1 FROM writer LIMIT 2")) < 2:  # noqa: PLR2004 - nobody else is there
        return []
    edited: dict[bytes, list[bytes]] = {}
    for passage, entity in view.rows(_CLOSED):
        edited.setdefault(passage, []).append(entity)
    if not edited:
        return []
    wanted = [*edited, *(one for each in edited.values() for one in each)]
    heads = differing_heads.heads_of(view, list(dict.fromkeys(wanted)))
    acts = written(view, (head.changeset for each in heads.values() for head in each))
    knowledge = Knowledge(view)
    found = (_lost(one, edited[one], heads, acts, knowledge) for one in edited)
    return [one for one in found if one is not None]


def _lost(
    passage: bytes,
    entities: list[bytes],
    heads: Mapping[bytes, list[Head]],
    acts: Mapping[bytes, Written],
    knowledge: Knowledge,
) -> LostEdits | None:
    closing = [acts[head.changeset] for head in heads[passage]]
    on: dict[bytes, list[bytes]] = {}
    for entity in entities:
        for head in heads[entity]:
            edit = acts[head.changeset]
            is_lost = all(knowledge.are_apart(edit, one) for one in closing)
            if head.content is not None and is_lost:
                on.setdefault(edit.id, []).append(entity)
    if not on:
        return None
    edits = sorted((acts[one] for one in on), key=lambda one: (one.hlc, one.id))
    shown = heads[passage][-1].content
    return LostEdits(
        passage,
        read_body(shown, PassageBody),
        tuple(closing),
        tuple(edits),
        {one: tuple(each) for one, each in on.items()},
    )


def found(view: View, records: Mapping[bytes, Record]) -> list[Found]:
    """Those of them that nobody has decided."""
    made = [_found(one, records) for one in lost_edits(view)]
    return [one for one in made if one is not None]


def _found(lost: LostEdits, records: Mapping[bytes, Record]) -> Found | None:
    replaced_by = lost.body.replaced_by if lost.body is not None else ""
    kind = DifferenceKind.REPLACED if replaced_by else DifferenceKind.WITHDRAWN
    entity = decisions.record_id(kind, (lost.passage,))
    record = records.get(entity)
    answered = record.versions if record is not None else frozenset()
    edits = [one for one in lost.edits if one.id not in answered]
    if not edits:
        return None
    closing = max(lost.closing, key=lambda one: (one.hlc, one.id))
    last_of = {one.person: one.id for one in edits}
    return Found(
        kind,
        lost.passage,
        "passage",
        (lost.passage,),
        (closing.id, *last_of.values()),
        tuple(sorted({one.id for one in (*lost.closing, *lost.edits)})),
        entity,
        (bytes.fromhex(replaced_by),) if replaced_by else (),
    )


def edits_of(view: View, passage: bytes, acts: Collection[bytes]) -> list[tuple[str, Head]]:
    """What acts put on a passage, with the kind of each thing, in the order of the acts."""
    asked = sorted(acts)
    marks = ", ".join("?" * len(asked))
    rows = view.rows(
        f"""SELECT o.kind, o.entity, c.id, p.content, c.person, c.role, c.hlc FROM op o
            JOIN changeset c ON c.seq = o.seq JOIN payload p ON p.hash = o.payload
            WHERE c.id IN ({marks}) AND ((o.subject = ? AND o.kind IN ({_EDITS}))
              OR (o.kind = 'link' AND instr(p.content, CAST(? AS BLOB)) > 0))
            ORDER BY c.hlc, c.id, o.kind DESC, o.entity""",  # noqa: S608 - marks and constants
        [*asked, passage, passage.hex()],
    )
    return [(kind, Head(*head)) for kind, *head in rows]
