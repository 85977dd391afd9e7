"""The history of one thing: a passage, an exhibit, a person's work, or the matter; up to a moment.

In the order of time as those who acted knew it, newest first: what a colleague did in May stands in
May, whenever it arrived. A clock that was wrong then is wrong here: times are as they were written.
Of a passage all counts that was done to it and to the passages it replaced; of an exhibit also what
was done to its passages. Nothing here is kept: acts are found by the operations on the thing and
told a page at a time.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from reviewer.errors import InputError
from reviewer.model import PassageId
from reviewer.queries import clawback, history, passages, people
from reviewer.queries.history import Entry
from reviewer.queries.view import View
from reviewer.said import said

_PAGE = 200
_VISIBLE = "(staging IS NULL OR staging IN (SELECT staging FROM accepted))"
LOOKS = ("opened", "exported")
"""The verbs of acts by which nothing changed: who saw what, and what left."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose history: of a passage, an exhibit or a person; of the matter where none is named.

    ``until`` is the last moment that counts. ``verbs`` are the only acts wanted, if any are named.
    """

    passage: bytes | None = None
    exhibit: bytes | None = None
    person: bytes | None = None
    until: datetime | None = None
    verbs: tuple[str, ...] = ()


def acts(view: View, wanted: Wanted) -> Iterator[Entry]:
    """The acts that are wanted, newest first, told one by one as they are asked for."""
    told: set[bytes] = set()
    for changeset in _changesets(view, wanted):
        if changeset not in told:
            group = _act_of(view, changeset)
            told.update(group)
            yield history.entry_of(view, group)


def _changesets(view: View, wanted: Wanted) -> Iterator[bytes]:
    """The newest first; in pages, so that whoever stops reading costs nothing more."""
    touching = _touching(view, wanted)
    return _of_matter(view, wanted) if touching is None else _among(view, wanted, touching)


def _of_matter(view: View, wanted: Wanted) -> Iterator[bytes]:
    where, parameters = _conditions(wanted)
    last = (2**63 - 1, 2**63 - 1)
    while True:
        found = view.rows(
            f"""SELECT id, hlc, seq FROM changeset WHERE (hlc, seq) < (?, ?) AND {where}
                ORDER BY hlc DESC, seq DESC LIMIT {_PAGE}""",  # noqa: S608 - our own constants
            (*last, *parameters),
        )
        yield from (row[0] for row in found)
        if len(found) < _PAGE:
            return
        last = found[-1][1:]


def _among(view: View, wanted: Wanted, seqs: list[int]) -> Iterator[bytes]:
    where, parameters = _conditions(wanted)
    for start in range(0, len(seqs), _PAGE):
        part = seqs[start : start + _PAGE]
        marks = ", ".join("?" * len(part))
        found = view.rows(
            f"""SELECT id FROM changeset WHERE seq IN ({marks}) AND {where}
                ORDER BY hlc DESC, seq DESC""",  # noqa: S608 - our own constants
            (*part, *parameters),
        )
        yield from (row[0] for row in found)


def _conditions(wanted: Wanted) -> tuple[str, list[object]]:
    parts, parameters = [_VISIBLE], list[object]()
    if wanted.until is not None:
        parts.append("hlc < ?")
        parameters.append(bound(wanted.until))
    if wanted.person is not None:
        parts.append("person = ?")
        parameters.append(wanted.person)
    if wanted.verbs:
        parts.append(f"verb IN ({', '.join('?' * len(wanted.verbs))})")
        parameters.extend(wanted.verbs)
    return " AND ".join(parts), parameters


def bound(until: datetime) -> int:
    """The hybrid time that everything up to a moment lies before."""
    return (int(until.timestamp() * 1000) + 1) << 16


def _touching(view: View, wanted: Wanted) -> list[int] | None:
    """The acts on the thing, newest first; ``None`` where the matter as a whole is meant."""
    if wanted.passage is not None:
        entities = _of_passages(view, lineage(view, wanted.passage))
    elif wanted.exhibit is not None:
        entities = _below(view, wanted.exhibit)
    else:
        return None
    found: set[tuple[int, int]] = set()
    for start in range(0, len(entities), _PAGE):
        part = entities[start : start + _PAGE]
        marks = ", ".join("?" * len(part))
        rows = view.rows(
            f"""SELECT DISTINCT c.hlc, c.seq FROM op o JOIN changeset c ON c.seq = o.seq
                WHERE o.entity IN ({marks})""",  # noqa: S608 - marks
            part,
        )
        found.update((hlc, seq) for hlc, seq in rows)
    return [seq for _, seq in sorted(found, reverse=True)]


def _of_passages(view: View, wanted: list[bytes]) -> list[bytes]:
    found = list(wanted)
    for passage in wanted:
        found += [row[0] for row in view.rows(_ON, (passage,))]
        found += [row[0] for row in view.rows(_LINKS, (passage.hex(),))]
    return list(dict.fromkeys(found))


_ON = "SELECT DISTINCT entity FROM op WHERE subject = ?"
# A link is about no one of its ends: which it ties stands in what it says.
_LINKS = """SELECT e.entity FROM entity e WHERE e.kind = 'link' AND EXISTS
  (SELECT 1 FROM op o JOIN payload p ON p.hash = o.payload
   WHERE o.entity = e.entity AND instr(CAST(p.content AS TEXT), ?))"""


def _below(view: View, exhibit: bytes) -> list[bytes]:
    """The exhibit, what is said of it, and what is said of that."""
    found = view.rows(
        """WITH RECURSIVE below (entity) AS (SELECT ?1
             UNION SELECT o.entity FROM op o JOIN below b ON o.subject = b.entity)
           SELECT entity FROM below""",
        (exhibit,),
    )
    ties = view.rows(
        """SELECT DISTINCT l.entity FROM entity e JOIN link l ON l.passage = e.entity
           WHERE e.subject = ? AND e.kind = 'passage'""",
        (exhibit,),
    )
    return list(dict.fromkeys(row[0] for row in (*found, *ties)))


def lineage(view: View, passage: bytes) -> list[bytes]:
    """A passage, and those whose extent was changed until it was this one."""
    found = [passage]
    for one in found:  # grows while it is gone through
        rows = view.rows(_REPLACED, (one.hex(), one))
        found += [row[0] for row in rows if row[0] not in found]
    return found


_REPLACED = """SELECT e.entity FROM entity e JOIN payload p ON p.hash = e.payload
  WHERE e.kind = 'passage' AND json_extract(CAST(p.content AS TEXT), '$.replaced_by') = ?1
    AND e.subject = (SELECT subject FROM entity WHERE entity = ?2)"""


def _act_of(view: View, changeset: bytes) -> list[bytes]:
    """The changesets of one act, in their order: its neighbours in the chain that say so."""
    writer, wseq, group = view.rows(
        "SELECT writer, wseq, act_group FROM changeset WHERE id = ?", (changeset,)
    )[0]
    if group is None:
        return [changeset]
    before = _neighbours(view, writer, wseq, group, "<", "DESC")
    after = _neighbours(view, writer, wseq, group, ">", "ASC")
    return [*reversed(list(before)), changeset, *after]


def _neighbours(
    view: View, writer: bytes, wseq: int, group: bytes, sign: str, way: str
) -> Iterator[bytes]:
    while True:
        found = view.rows(
            f"""SELECT id, wseq, act_group FROM changeset WHERE writer = ? AND wseq {sign} ?
                  AND {_VISIBLE} ORDER BY wseq {way} LIMIT 32""",  # noqa: S608 - our own words
            (writer, wseq),
        )
        for one, number, of in found:
            if of != group:
                return
            yield one
            wseq = number
        if len(found) < 32:  # noqa: PLR2004 - the page above
            return


# --- what is meant --------------------------------------------------------------------------------


def wanted_of(view: View, text: str) -> Wanted:
    """Whose history a person means.

    A passage's number, any number of an exhibit, a reviewer's name or initials, or an id.

    Raises:
        InputError: none of these, or several.
    """
    text = " ".join(text.split())
    named = [
        row
        for row in people.reviewers(view)
        if text.casefold() in {row.name.casefold(), row.initials.casefold()}
    ]
    if len(named) == 1:
        return Wanted(person=named[0].id)
    if len(named) > 1:
        raise InputError(said("“{text}” means several people. Give the whole name.", text=text))
    return _by_number(view, text) or _by_id(view, text.lower()) or _exhibit(view, text)


def _by_number(view: View, text: str) -> Wanted | None:
    found = view.rows(
        "SELECT DISTINCT owner FROM number WHERE label = ? AND series = 'passage_number'", (text,)
    )
    standing = [row[0] for row in found if passages.is_standing(view, PassageId(row[0]))]
    meant = standing or [row[0] for row in found]
    return Wanted(passage=meant[0]) if len(meant) == 1 or standing else None


def _by_id(view: View, text: str) -> Wanted | None:
    try:
        wanted = bytes.fromhex(text)
    except ValueError:
        return None
    kinds = {row[0] for row in view.rows("SELECT kind FROM entity WHERE entity = ?", (wanted,))}
    if "passage" in kinds:
        return Wanted(passage=wanted)
    return Wanted(person=wanted) if "reviewer" in kinds else None


def _exhibit(view: View, text: str) -> Wanted:
    try:
        return Wanted(exhibit=clawback.resolve(view, text))
    except InputError as refusal:
        raise InputError(
            said(
                "“{text}” is no passage, exhibit or reviewer of this matter. Give a number, a name "
                "or an id.",
                text=text,
            )
        ) from refusal


def moment(text: str) -> datetime:
    """A moment as it is typed: a day means its end, and what has no zone is UTC.

    Raises:
        InputError: it is no moment.
    """
    with suppress(ValueError):
        return end_of(date.fromisoformat(text))
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            said("“{text}” is no day. Give it as 2026-11-14 or 2026-11-14T14:10.", text=text)
        ) from error
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def end_of(day: date) -> datetime:
    """The last moment of a day, in UTC."""
    return datetime.combine(day, time(), UTC) + timedelta(days=1) - timedelta(milliseconds=1)


def names(view: View) -> dict[bytes, str]:
    """Reviewers by id."""
    return {row.id: row.name for row in people.reviewers(view)}


def number_of(view: View, passage: bytes) -> str:
    """The number by which a passage is called, whether it stands or not; empty if it has none."""
    found = view.rows(
        """SELECT label FROM number WHERE owner = ? AND series = 'passage_number'
           ORDER BY hlc, place, entity LIMIT 1""",
        (passage,),
    )
    return str(found[0][0]) if found else ""
