"""The log told in sentences, and what can be undone."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice
from operator import attrgetter

import msgspec

from reviewer.model import ChangesetId, Kind, LinkBody, PassageId, Role
from reviewer.queries import clawback, counted, history_details, passages, people, tags
from reviewer.queries.view import View
from reviewer.said import listed, named, said
from reviewer.store import log
from reviewer.store.shown import read_body

_NOT_UNDONE = frozenset(
    {"create_matter", "join", "opened", "exported", "record_intake", "purge", "merge"}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One act as history shows it: its changesets, who, when (UTC), in words.

    ``passage`` and ``exhibit`` are what it was about, so that it can be shown; ``other`` is the
    other end of a link. ``role`` is in what capacity the person acted, as they said.
    """

    changesets: tuple[ChangesetId, ...]
    verb: str
    person: bytes
    at: datetime
    sentence: str
    passage: PassageId | None
    exhibit: bytes | None
    other: PassageId | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class _Stored:
    id: bytes
    verb: str
    group: bytes | None
    undoes: bytes | None
    person: bytes
    hlc: int
    role: str = ""


_KEPT = frozenset(
    {
        Kind.MATTER.value,
        Kind.PREFIX.value,
        Kind.EXHIBIT.value,
        Kind.LAYER.value,
        Kind.CONTROL_NUMBER.value,
        Kind.PASSAGE_NUMBER.value,
        Kind.CITED_IN.value,
    }
)
"""What stays whatever is undone: numbers, bytes, readings."""
_ON_PASSAGES = frozenset(
    {Kind.TAGGING, Kind.FIELD, Kind.NOTE, Kind.PASSAGE_ISSUE, Kind.PASSAGE_FIELD}
)
_ON_EXHIBITS = frozenset(
    {
        Kind.OCCURRENCE,
        Kind.LAYER,
        Kind.EXHIBIT_FIELD,
        Kind.REVIEW,
        Kind.OPENED,
        Kind.STATUS,
        Kind.SEQUESTER,
        Kind.PURGE,
    }
)
_OF_READINGS = frozenset({"add_reading", "show_reading", "succeed", "bring_over"})
"""Acts on an exhibit that move its passages on the way."""
_COLUMNS = "id, verb, act_group, undoes, person, hlc, role"
_VISIBLE = "(staging IS NULL OR staging IN (SELECT staging FROM accepted))"
_PAGE, _LATEST = 200, 2000
"""Changesets read at once; places at the end of the log that are looked through one by one."""


def _newest_first(view: View, reviewer: bytes | None = None) -> Iterator[list[_Stored]]:
    """Acts, newest first: the changesets of one group together, in their order."""
    group: list[_Stored] = []
    for one in _stored(view, reviewer):
        if group and (one.group is None or one.group != group[0].group):
            yield group[::-1]
            group = []
        group.append(one)
    if group:
        yield group[::-1]


def _stored(view: View, reviewer: bytes | None) -> Iterator[_Stored]:
    if reviewer is None:
        yield from _downwards(view, 0)
        return
    last: int = view.rows("SELECT coalesce(max(seq), 0) FROM changeset")[0][0]
    yield from (one for one in _downwards(view, last - _LATEST) if one.person == reviewer)
    yield from _below(view, last - _LATEST, reviewer)


def _downwards(view: View, after: int) -> Iterator[_Stored]:
    """Changesets from the end of the log down to a place."""
    before = 2**62
    while True:
        found = view.rows(
            f"""SELECT seq, {_COLUMNS} FROM changeset WHERE seq < ? AND seq > ? AND {_VISIBLE}
                ORDER BY seq DESC LIMIT {_PAGE}""",  # noqa: S608 - our own constants
            (before, after),
        )
        for row in found:
            yield _Stored(*row[1:])
        if len(found) < _PAGE:
            return
        before = found[-1][0]


def _below(view: View, last: int, reviewer: bytes) -> Iterator[_Stored]:
    """The changesets of one person from a place in the log downwards.

    By the chains of their machines: on top may lie all that a colleague did in a year.
    """
    before = last + 1
    while True:
        places = view.rows(
            f"""SELECT c.seq FROM writer w CROSS JOIN changeset c ON c.writer = w.writer
                WHERE w.person = ? AND c.seq < ? ORDER BY c.seq DESC LIMIT {_PAGE}""",  # noqa: S608 - our own constant
            (reviewer, before),
        )
        for row in view.rows(
            f"""SELECT {_COLUMNS} FROM changeset WHERE seq IN ({", ".join("?" * len(places))})
                AND {_VISIBLE} ORDER BY seq DESC""",  # noqa: S608 - marks and our own constants
            [place[0] for place in places],
        ):
            yield _Stored(*row)
        if len(places) < _PAGE:
            return
        before = places[-1][0]


def is_taken_back(kind: str, bases: Sequence[bytes]) -> bool:
    """Whether undo touches what an act said of something; a matter's own name is never empty."""
    return kind not in _KEPT or (kind == Kind.MATTER and bool(bases))


def _can_be_taken_back(view: View, group: list[_Stored], first: "_Read") -> bool:
    """Whether undo would find anything in an act: one that added a reading alone is left."""
    later = (operations(view, ChangesetId(one.id)) for one in group[len(first) :])
    return any(
        is_taken_back(kind, bases) for did in chain(first, later) for _, kind, _, bases in did
    )


def undo_target(view: View, passed: Collection[ChangesetId] = ()) -> Entry | None:
    """The last act of this reviewer that stands and can be taken back, but for those passed by."""
    cancelled: set[bytes] = set()
    for group in _newest_first(view, view.reviewer):
        if any(one.id in cancelled for one in group):
            continue
        cancelled.update(one.undoes for one in group if one.undoes is not None)
        if group[0].verb == "undo" or group[0].verb in _NOT_UNDONE or group[0].id in passed:
            continue
        first = _read_first(view, group)
        if _can_be_taken_back(view, group, first):
            return entry(view, group, first)
    return None


def redo_target(view: View, passed: Collection[ChangesetId] = ()) -> Entry | None:
    """The undo that would be taken back next; nothing, once a new act was made after it.

    But for acts that undo finds nothing in: a reading that was added stays.
    """
    cancelled: set[bytes] = set()
    for group in _newest_first(view, view.reviewer):
        if any(one.id in cancelled for one in group):
            continue
        cancelled.update(one.undoes for one in group if one.undoes is not None)
        if group[0].id in passed:
            continue
        if group[0].verb == "undo":
            return entry(view, group)
        if group[0].verb in _NOT_UNDONE or group[0].verb == "redo":
            continue
        if _can_be_taken_back(view, group, _read_first(view, group)):
            return None
    return None


def acts(view: View, limit: int | None = None) -> Iterator[Entry]:
    """The history of the matter, newest first."""
    for count, group in enumerate(_newest_first(view)):
        if limit is not None and count >= limit:
            return
        yield entry(view, group)


def entry_of(view: View, changesets: Sequence[bytes]) -> Entry:
    """One act as history shows it, by the changesets that it is made of, in their order."""
    found = view.rows(
        f"SELECT {_COLUMNS} FROM changeset WHERE id IN ({', '.join('?' * len(changesets))})",  # noqa: S608 - our own constants
        changesets,
    )
    stored = {row[0]: _Stored(*row) for row in found}
    return entry(view, [stored[one] for one in changesets])


def entry(view: View, group: list[_Stored], read: "_Read | None" = None) -> Entry:
    """One act as history shows it; ``read`` is what it did, if somebody read it already."""
    first = group[0]
    operations_of = list(chain.from_iterable(_read_first(view, group) if read is None else read))
    passage = next((e for e, kind, _, _ in operations_of if kind == Kind.PASSAGE), None)
    if passage is None:
        passage = next((s for _, kind, s, _ in operations_of if kind in _ON_PASSAGES), None)
    if passage is None and first.verb not in _OF_READINGS:
        passage = next((s for _, kind, s, _ in operations_of if kind == Kind.RELOCATION), None)
    if passage is None:
        passage = _judged_passage(view, operations_of)
    other = None
    if passage is None and (ties := _ties(view, operations_of)):
        _, passage, other = ties[0]
    exhibit = _exhibit_of(view, passage, operations_of)
    return Entry(
        tuple(ChangesetId(one.id) for one in group),
        first.verb,
        first.person,
        passages.instant(first.hlc),
        _counted(view, group) or _sentence(view, group, operations_of, passage, exhibit),
        None if passage is None else PassageId(passage),
        exhibit,
        None if other is None else PassageId(other),
        first.role,
    )


_Operation = tuple[bytes, str, bytes | None, list[bytes]]


_Read = Sequence[list[_Operation]]
"""What an act did, by its changesets; of one that did thousands of things, the first of them."""


def _read_first(view: View, group: list[_Stored]) -> _Read:
    found: list[list[_Operation]] = []
    count = 0
    for one in group:
        if count < log.MAX_OPERATIONS:
            found.append(operations(view, ChangesetId(one.id)))
            count += len(found[-1])
    return found


def _counted(view: View, group: list[_Stored]) -> str | None:
    if group[0].undoes is not None:
        return None
    return counted.sentence(view, _telling(group).verb, [one.id for one in group])


def _telling(group: list[_Stored]) -> _Stored:
    """The act that a group is about: what was marked on the way goes without saying."""
    return next((one for one in group if one.verb != "mark_passage"), group[0])


def _exhibit_of(view: View, passage: bytes | None, operations_of: list[_Operation]) -> bytes | None:
    if passage is not None:
        found = view.rows("SELECT subject FROM entity WHERE entity = ?", (passage,))
        return found[0][0] if found else None
    return next((subject for _, kind, subject, _ in operations_of if kind in _ON_EXHIBITS), None)


@dataclass(frozen=True, slots=True)
class Origin:
    """What a changeset takes back, and the acts made as one with it."""

    undoes: bytes | None
    group: bytes | None


def origin(view: View, changeset: bytes) -> Origin:
    """What a changeset takes back, and the acts made as one with it."""
    found = view.rows("SELECT undoes, act_group FROM changeset WHERE id = ?", (changeset,))
    return Origin(*found[0]) if found else Origin(None, None)


def operations(view: View, changeset: ChangesetId) -> list[_Operation]:
    """What a changeset did: (entity, kind, subject, bases)."""
    found = view.rows("SELECT body FROM changeset WHERE id = ?", (changeset,))
    body = log.decode(found[0][0])
    return [
        (
            bytes.fromhex(op.entity),
            op.kind,
            None if op.subject is None else bytes.fromhex(op.subject),
            [bytes.fromhex(base) for base in op.bases],
        )
        for op in body.ops
    ]


_VERBS = {
    "create_matter": "made the matter",
    "edit_matter": "changed the caption",
    "set_matter_field": "changed a setting of the matter",
    "join": "began to work on the matter",
    "name_party": "named a party",
    "remove_party": "removed a party",
    "name_person": "named a person",
    "remove_person": "removed a person",
    "save_template": "saved the log columns {template}",
    "remove_template": "removed the log columns {template}",
    "save_search": "saved a search",
    "remove_search": "removed a saved search",
    "add_exhibit": "imported {exhibit}",
    "record_intake": "reported on an import",
    "set_exhibit_field": "changed {exhibit}",
    "set_occurrence_field": "changed the numbers or custody of an exhibit",
    "fill_numbers": "filled in marked numbers",
    "set_bates": "gave Bates numbers",
    "confirm_bates": "confirmed Bates numbers",
    "set_review": "set how far {exhibit} is reviewed",
    "mark_passage": "marked {passage}",
    "import_marks": "took over the marks that {exhibit} came with",
    "withdraw_passage": "withdrew {passage}",
    "restore_passage": "restored {passage}",
    "widen_passage": "changed the extent of {passage}",
    "link_passages": "linked {linked}",
    "unlink_passages": "took off the link between {linked}",
    "note_passage": "wrote a note on {passage}",
    "set_passage_field": "changed {passage}",
    "check_against_page": "checked {passage} against the page",
    "add_reading": "added another reading of {exhibit}",
    "show_reading": "showed another reading of {exhibit}",
    "accept_place": "said where {passage} stands in the new reading",
    "keep_place": "left {passage} with the older reading",
    "bring_over": "brought passages over to the reading that is shown",
    "succeed": "put another exhibit in the place of {exhibit}",
    "add_issue": "added an issue",
    "rename_issue": "renamed an issue",
    "set_issues": "set the issues of {passage}",
    "tag_passage": "tagged {passage} as {tags}",
    "untag_passage": "took a tag off {passage}",
    "set_fields": "filled in fields of {passage}",
    "confirm_proposals": "confirmed what was proposed for {passage}",
    "define_tag": "defined a tag",
    "decide": "decided a difference",
    "make_batches": "made {batch}",
    "assign_batch": "said who has {batch}",
    "rename_batch": "renamed {batch}",
    "add_to_batch": "put exhibits into {batch}",
    "take_from_batch": "took exhibits out of {batch}",
    "remove_batch": "removed {batch}",
    "check": "checked {judged}",
    "confirm": "confirmed {judged}",
    "reject": "rejected {judged}: {reason}",
    "reopen": "took back what was said at the second level of {judged}",
    "draw_sample": "drew {sample}",
    "remove_sample": "removed {sample}",
    "sequester": "sequestered {exhibit}",
    "lift_sequester": "lifted the sequester of {exhibit}",
    "purge": "destroyed {exhibit}",
    "opened": "looked at {exhibit}",
    "exported": "exported {product}",
}


def _sentence(
    view: View,
    group: list[_Stored],
    operations_of: list[_Operation],
    passage: bytes | None,
    exhibit: bytes | None,
) -> str:
    first = _telling(group)
    if first.undoes is not None:
        undone = _undone(view, group)
        return said("took back: {act}" if first.verb == "undo" else "put back: {act}", act=undone)
    on_exhibit, on_passage = _exhibit_name(view, exhibit), _passage_name(view, passage)
    of = on_exhibit if passage is None else on_passage
    if (detail := history_details.sentence(view, first.verb, first.id, of)) is not None:
        return detail
    return said(
        _VERBS.get(first.verb, _UNKNOWN),
        verb=first.verb,
        exhibit=on_exhibit,
        passage=on_passage,
        tags=_tags_set(view, operations_of),
        product=_product(view, first.id),
        template=_template_name(view, operations_of),
        batch=_batch_name(view, operations_of),
        linked=_linked(view, operations_of),
        judged=of,
        reason=_last_said(view, operations_of, Kind.STATUS, "reason"),
        sample=_last_said(view, operations_of, Kind.SAMPLE, "name"),
    )


def _judged_passage(view: View, operations_of: list[_Operation]) -> bytes | None:
    """The passage of which an act at the second level spoke; an exhibit is none."""
    on = next((subject for _, kind, subject, _ in operations_of if kind == Kind.STATUS), None)
    found = view.rows("SELECT 1 FROM entity WHERE entity = ? AND kind = 'passage'", (on,))
    return on if found else None


def _last_said(view: View, operations_of: list[_Operation], of: Kind, key: str) -> str:
    """What the first entity of a kind that an act touched says, or last said, under a key."""
    entity = next((entity for entity, kind, _, _ in operations_of if kind == of), None)
    found = view.rows(
        """SELECT json_extract(CAST(p.content AS TEXT), ?) FROM op o
           JOIN payload p ON p.hash = o.payload WHERE o.entity = ? ORDER BY o.seq DESC LIMIT 1""",
        (f"$.{key}", entity),
    )
    if not found or not found[0][0]:
        return said("something") if of is Kind.STATUS else said("a sample")
    return f"“{found[0][0]}”" if of is Kind.STATUS else said("sample “{name}”", name=found[0][0])


def _undone(view: View, group: list[_Stored]) -> str:
    """The act at the root of a chain of undo and redo, in words."""
    found = [row for one in group for row in view.rows(_ROOT, (one.undoes,))]
    roots = sorted((_Stored(*row) for row in found), key=attrgetter("hlc"))
    return entry(view, roots).sentence if roots else _NOT_HERE


_NOT_HERE = said("an act that is not here")
_UNKNOWN = "did something this version does not know ({verb})"


_ROOT = f"""WITH RECURSIVE chain (id, undoes) AS (
    SELECT id, undoes FROM changeset WHERE id = ?
    UNION SELECT c.id, c.undoes FROM changeset c JOIN chain ON c.id = chain.undoes)
  SELECT {_COLUMNS} FROM changeset
  WHERE id = (SELECT id FROM chain WHERE undoes IS NULL)"""  # noqa: S608 - constant


def _exhibit_name(view: View, exhibit: bytes | None) -> str:
    found = (
        view.rows("SELECT label, title FROM exhibit WHERE id = ?", (exhibit,)) if exhibit else []
    )
    if found:
        return f"{found[0][0]} {found[0][1]}"
    return clawback.number_of(view, exhibit) if exhibit else said("an exhibit")


def _passage_name(view: View, passage: bytes | None) -> str:
    found = view.rows(
        """SELECT coalesce(o.label, e.label, ''), p.pin, p.number FROM passage p
           LEFT JOIN exhibit e ON e.id = p.exhibit LEFT JOIN occurrence o ON o.id = p.occurrence
           WHERE p.id = ?""",
        (passage,),
    )
    if not found:
        return _number_given(view, passage)
    label, pin, number = found[0]
    return f"{number} ({label}, {pin})"


def _number_given(view: View, passage: bytes | None) -> str:
    """The number of a passage that does not stand."""
    if passage is None:
        return said("a passage")
    found = view.rows(
        """SELECT label FROM number WHERE owner = ? AND series = 'passage_number'
           ORDER BY hlc, place, entity LIMIT 1""",
        (passage,),
    )
    return str(found[0][0]) if found and found[0][0] else said("a passage")


def _tags_set(view: View, operations_of: list[_Operation]) -> str:
    names = []
    for entity, kind, _, _ in operations_of:
        if kind == Kind.TAGGING:
            found = view.rows(
                """SELECT json_extract(CAST(p.content AS TEXT), '$.tag') FROM op o
                   JOIN payload p ON p.hash = o.payload WHERE o.entity = ? LIMIT 1""",
                (entity,),
            )
            names += [named(tags.tag_of(view, row[0]).name) for row in found]
    return listed(names) if names else said("a tag")


def _template_name(view: View, operations_of: list[_Operation]) -> str:
    for entity, kind, _, _ in operations_of:
        if kind == Kind.TEMPLATE:
            found = view.rows(
                """SELECT json_extract(CAST(p.content AS TEXT), '$.name') FROM op o
                   JOIN payload p ON p.hash = o.payload WHERE o.entity = ? LIMIT 1""",
                (entity,),
            )
            return f"“{found[0][0]}”" if found else said("that are not here")
    return ""


def _batch_name(view: View, operations_of: list[_Operation]) -> str:
    """The batches an act was about, as they were last called; many are only counted."""
    of = {entity for entity, kind, _, _ in operations_of if kind == Kind.BATCH}
    if len(of) > 1:
        return said("{count} batches", count=len(of))
    if not of:
        put = (entity for entity, kind, _, _ in operations_of if kind == Kind.BATCH_EXHIBIT)
        of = {_batch_of(view, entity) for entity in islice(put, 1)}
    found = [row for one in of for row in view.rows(_LAST_NAME, (one,))]
    return said("batch “{name}”", name=found[0][0]) if found else said("a batch")


_LAST_NAME = """SELECT json_extract(CAST(p.content AS TEXT), '$.name') FROM op o
  JOIN payload p ON p.hash = o.payload WHERE o.entity = ? ORDER BY o.seq DESC LIMIT 1"""


def _batch_of(view: View, entity: bytes) -> bytes:
    found = view.rows(
        """SELECT unhex(json_extract(CAST(p.content AS TEXT), '$.batch')) FROM op o
           JOIN payload p ON p.hash = o.payload WHERE o.entity = ? LIMIT 1""",
        (entity,),
    )
    return bytes(found[0][0]) if found else b""


def _linked(view: View, operations_of: list[_Operation]) -> str:
    """Both ends of a link by their cites, and how they are tied."""
    ties = _ties(view, operations_of)
    if len(ties) != 1:
        return said("{count} pairs of passages", count=len(ties)) if ties else said("two passages")
    kind, one, other = ties[0]
    return said(
        "{one} and {other}: {tie}",
        one=_passage_name(view, one),
        other=_passage_name(view, other),
        tie=said(_TIES[kind]) if kind in _TIES else kind.replace("_", " "),
    )


_TIES = {
    "contradicts": "they contradict each other",
    "corroborates": "they corroborate each other",
    "same_fact": "the same fact",
    "adopts": "one adopts the other",
    "in_part": "two parts of one answer",
    "errata": "an errata sheet changes one of them",
}


def _ties(view: View, operations_of: list[_Operation]) -> list[tuple[str, bytes, bytes]]:
    """The kind and the ends of each link that an act made or took off."""
    found = []
    for entity, kind, _, _ in operations_of:
        if kind == Kind.LINK:
            contents = view.rows(
                """SELECT p.content FROM op o JOIN payload p ON p.hash = o.payload
                   WHERE o.entity = ? LIMIT 1""",
                (entity,),
            )
            bodies = (read_body(row[0], LinkBody) for row in contents)
            found += [
                (body.kind, bytes.fromhex(body.ends[0]), bytes.fromhex(body.ends[1]))
                for body in bodies
                if body is not None
            ]
    return found


def _product(view: View, changeset: bytes) -> str:
    found = view.rows(
        """SELECT p.content FROM changeset c JOIN op o ON o.seq = c.seq
           JOIN payload p ON p.hash = o.payload WHERE c.id = ? AND o.kind = 'exported'""",
        (changeset,),
    )
    return named(str(msgspec.json.decode(found[0][0])["name"])) if found else said("something")


def told(view: View, one: Entry) -> str:
    """An act as a line of the history: who did what, and as what where it is no plain reviewer."""
    names = {row.id: row.name for row in people.reviewers(view)}
    who = names.get(one.person) or said("A reviewer")
    if one.role in OF_ROLES:
        return said("{who} ({role}) {act}", who=who, role=OF_ROLES[one.role], act=one.sentence)
    return said("{who} {act}", who=who, act=one.sentence)


OF_ROLES = {Role.SECOND_LEVEL.value: said("second level"), Role.ATTORNEY.value: said("attorney")}
"""Roles as they stand behind a name; that of a reviewer goes without saying."""
