"""What must be known before an exhibit is given back, and which ones were.

Who looked at it is written down; so is what left the matter, but of a log only what it was narrowed
to and when, not its rows. So an export is *sure* to hold an exhibit only where its name says so,
and *may* hold it where the exhibit, or a passage on it, was there by then. An exhibit that is
sequestered or destroyed is shown nowhere else: what is told of it is read from the log's entities.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from reviewer.errors import InputError
from reviewer.model import (
    ExhibitId,
    ExportedBody,
    FieldBody,
    IntakeFilesBody,
    Kind,
    LayerBody,
    NumberBody,
    OccurrenceBody,
    OpenedBody,
    PurgeBody,
    RelocationBody,
    SequesterBody,
    purge_id,
    sequester_id,
)
from reviewer.queries import exhibits, passages
from reviewer.queries.view import View, bodies_of, body_of
from reviewer.said import said
from reviewer.store.shown import read_body

_HEX = re.compile("[0-9a-f]{8,64}")
_DIGITS = {Kind.CONTROL_NUMBER: 5, Kind.PASSAGE_NUMBER: 4}
_QUOTES_NOTHING = frozenset({"search term report"})
_OF_PASSAGES = frozenset({"passage log", "attorney’s page"})
PAGES = "pages of an exhibit"
_SURE = frozenset({PAGES, "custody report"})
HANDED_OVER = frozenset({"hand-over", "package", "review database"})


@dataclass(frozen=True, slots=True)
class Going:
    """The numbers that go with an exhibit, as prefix and number."""

    control: list[str]
    passages: list[str]


@dataclass(frozen=True, slots=True)
class Locked:
    """An exhibit that is sequestered or destroyed, by whom, when and why."""

    exhibit: ExhibitId
    number: str
    title: str
    is_purged: bool
    reason: str
    demanded_by: str
    on: str
    person: bytes
    at: datetime
    passages: int


@dataclass(frozen=True, slots=True)
class Sighting:
    """One sitting with an exhibit; its pages are not known any more once it is destroyed."""

    person: bytes
    at: datetime
    pages: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Left:
    """Something that left the matter and holds the exhibit or its passages, or may."""

    person: bytes
    at: datetime
    product: str
    name: str
    filter: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Relative:
    """Another exhibit that has to do with this one; ``how`` is parent, mailbox or the like."""

    exhibit: ExhibitId
    label: str
    title: str
    how: str


@dataclass(frozen=True, slots=True)
class Traces:
    """Where an exhibit was and is.

    ``marked`` counts its passages by who marked them. ``holds_it``: exhibits whose own file still
    contains it; ``same_text``: exhibits of the same words; ``intakes``: source paths that lists of
    imports name; ``holders``: colleagues whose acts say that they have it.
    """

    there_since: datetime | None
    seen: tuple[Sighting, ...]
    exported: tuple[Left, ...]
    marked: tuple[tuple[bytes, int], ...]
    family: tuple[Relative, ...]
    same_text: tuple[Relative, ...]
    intakes: tuple[str, ...]
    holders: tuple[bytes, ...]

    @property
    def holds_it(self) -> tuple[Relative, ...]:
        """Exhibits whose own file still contains it."""
        return tuple(one for one in self.family if one.how in {"parent", "mailbox"})


# --- how an exhibit stands ------------------------------------------------------------------------


def is_known(view: View, exhibit: bytes) -> bool:
    """Whether the log ever took this exhibit in, shown or not."""
    return bool(view.rows("SELECT 1 FROM entity WHERE entity = ? AND kind = 'exhibit'", (exhibit,)))


def is_purged(view: View, exhibit: bytes) -> bool:
    """Whether the exhibit was destroyed."""
    return bool(view.rows("SELECT 1 FROM purged WHERE exhibit = ?", (exhibit,)))


def hidden_at(view: View, occurrence: bytes) -> ExhibitId | None:
    """The exhibit that was met at a place, if it is sequestered or destroyed."""
    found = view.rows("SELECT subject FROM entity WHERE entity = ?", (occurrence,))
    exhibit = found[0][0] if found else None
    if exhibit is None:
        return None
    is_hidden = is_purged(view, exhibit) or sequester_of(view, exhibit) is not None
    return ExhibitId(exhibit) if is_hidden else None


def sequester_of(view: View, exhibit: bytes) -> SequesterBody | None:
    """Why the exhibit is locked away; ``None`` where it is not."""
    return body_of(view, sequester_id(exhibit), SequesterBody)


def resolve(view: View, text: str) -> ExhibitId:
    """The exhibit that a person means by a number or an id, shown or not.

    Raises:
        InputError: none is meant, or several.
    """
    found = _numbered(view, text.strip()) or _by_id(view, text.strip().lower())
    if len(found) == 1:
        return ExhibitId(found.pop())
    if not found:
        raise InputError(
            said(
                "No exhibit is numbered “{text}”. Give its control number, its marked number, its "
                "first Bates number, or at least 8 characters of its id.",
                text=text,
            )
        )
    raise InputError(
        said(
            "“{text}” means {count} exhibits. Give the control number.",
            text=text,
            count=len(found),
        )
    )


def _numbered(view: View, text: str) -> set[bytes]:
    shown = view.rows(
        """SELECT DISTINCT exhibit FROM occurrence WHERE marked = ?1 OR bates_begin = ?1
           UNION SELECT owner FROM number WHERE label = ?1 AND series = 'control_number'""",
        (text,),
    )
    found = {bytes(row[0]) for row in shown}
    found |= {one for one in _sequestered(view) if text in labels_of(view, one)}
    for (exhibit,) in view.rows("SELECT exhibit FROM purged"):
        body = body_of(view, purge_id(exhibit), PurgeBody)
        if body is not None and text in body.numbers:
            found.add(bytes(exhibit))
    return found


def _by_id(view: View, text: str) -> set[bytes]:
    if not _HEX.fullmatch(text):
        return set()
    known = view.rows(
        "SELECT entity FROM entity WHERE kind = 'exhibit' AND hex(entity) LIKE ?",
        (f"{text.upper()}%",),
    )
    return {bytes(row[0]) for row in known}


def _sequestered(view: View) -> list[bytes]:
    found = view.rows(
        """SELECT subject FROM entity WHERE kind = 'sequester' AND payload IS NOT NULL
             AND subject NOT IN (SELECT exhibit FROM purged) ORDER BY hlc, entity"""
    )
    return [bytes(row[0]) for row in found]


def labels_of(view: View, exhibit: bytes) -> list[str]:
    """Every number by which an exhibit was ever called, as printed; the control number first."""
    printed = view.rows(
        """SELECT label FROM number WHERE owner = ? AND series = 'control_number'
           ORDER BY hlc, place, entity""",
        (exhibit,),
    )
    found = [str(row[0]) for row in printed] or _numbers(view, Kind.CONTROL_NUMBER, exhibit)
    for place, _ in bodies_of(view, Kind.OCCURRENCE, OccurrenceBody, exhibit):
        for _, body in bodies_of(view, Kind.OCCURRENCE_FIELD, FieldBody, place):
            if body.name in {"marked", "bates_begin"} and body.value:
                found.append(body.value)
    return list(dict.fromkeys(found))


def number_of(view: View, exhibit: bytes) -> str:
    """The number by which an exhibit is called that is sequestered, destroyed or not shown."""
    purge = body_of(view, purge_id(exhibit), PurgeBody)
    found = labels_of(view, exhibit) or ([] if purge is None else purge.numbers)
    return found[0] if found else said("an exhibit")


def _numbers(view: View, series: Kind, owner: bytes) -> list[str]:
    bodies = bodies_of(view, series, NumberBody, owner)
    return [f"{body.prefix}-{body.number:0{_DIGITS[series]}d}" for _, body in bodies]


def numbers_going(view: View, exhibit: bytes) -> Going:
    """The numbers of an exhibit and of all its passages."""
    marked = view.rows(
        "SELECT entity FROM entity WHERE subject = ? AND kind = 'passage' ORDER BY hlc, entity",
        (exhibit,),
    )
    of_passages = (one for row in marked for one in _numbers(view, Kind.PASSAGE_NUMBER, row[0]))
    return Going(_numbers(view, Kind.CONTROL_NUMBER, exhibit), list(dict.fromkeys(of_passages)))


def brought_over(view: View, exhibit: bytes) -> list[bytes]:
    """What says of passages of other exhibits that they stand on this one, or might."""
    bodies = bodies_of(view, Kind.RELOCATION, RelocationBody)
    return [entity for entity, body in bodies if body.exhibit == exhibit.hex()]


def title_of(view: View, exhibit: bytes) -> str:
    """What an exhibit is called, shown or not; empty once it is destroyed."""
    fields = {b.name: b.value for _, b in bodies_of(view, Kind.EXHIBIT_FIELD, FieldBody, exhibit)}
    readings = bodies_of(view, Kind.LAYER, LayerBody, exhibit)
    places = bodies_of(view, Kind.OCCURRENCE, OccurrenceBody, exhibit)
    read = str(readings[0][1].facts.get("title") or "") if readings else ""
    return fields.get("title", "") or read or (places[0][1].name if places else "")


def locked(view: View) -> tuple[Locked, ...]:
    """Every exhibit that is sequestered or destroyed, the latest first."""
    found = [*_locked_away(view), *_destroyed(view)]
    return tuple(sorted(found, key=lambda one: (one.at, one.exhibit), reverse=True))


def _locked_away(view: View) -> Iterable[Locked]:
    for exhibit in _sequestered(view):
        person, hlc, passages_on = view.rows(
            """SELECT person, hlc, (SELECT count(*) FROM entity WHERE subject = ?2
                 AND kind = 'passage' AND payload IS NOT NULL)
               FROM entity WHERE entity = ?1""",
            (sequester_id(exhibit), exhibit),
        )[0]
        body = sequester_of(view, exhibit) or SequesterBody("")
        yield Locked(
            ExhibitId(exhibit),
            next(iter(labels_of(view, exhibit)), exhibit.hex()[:12]),
            title_of(view, exhibit),
            is_purged=False,
            reason=body.reason,
            demanded_by=body.demanded_by,
            on=body.on,
            person=person,
            at=passages.instant(hlc),
            passages=passages_on,
        )


_PURGES = """SELECT x.exhibit, c.person, min(c.hlc), (SELECT count(*) FROM entity e
    WHERE e.subject = x.exhibit AND e.kind = 'passage')
  FROM purged x JOIN op o ON o.subject = x.exhibit AND o.kind = 'purge'
  JOIN changeset c ON c.seq = o.seq GROUP BY x.exhibit"""


def _destroyed(view: View) -> Iterable[Locked]:
    """By whom it was destroyed is who said so first."""
    for exhibit, person, hlc, passages_on in view.rows(_PURGES):
        body = body_of(view, purge_id(exhibit), PurgeBody) or PurgeBody("")
        number = next(iter(body.numbers), bytes(exhibit).hex()[:12])
        yield Locked(
            ExhibitId(exhibit),
            number,
            "",
            is_purged=True,
            reason=body.reason,
            demanded_by="",
            on="",
            person=person,
            at=passages.instant(hlc),
            passages=passages_on,
        )


# --- where it was ---------------------------------------------------------------------------------


def traces(view: View, exhibit: bytes) -> Traces:
    """Where an exhibit was and is, as far as the log tells."""
    there = _first(view, exhibit)[0]
    return Traces(
        None if there is None else passages.instant(there),
        who_opened(view, exhibit),
        what_left(view, exhibit),
        _marked_by(view, exhibit),
        _family(view, exhibit),
        _same_text(view, exhibit),
        _intakes(view, exhibit),
        holders(view, exhibit),
    )


def who_opened(view: View, exhibit: bytes) -> tuple[Sighting, ...]:
    """Every sitting with an exhibit, earliest first."""
    found = view.rows(
        """SELECT c.person, c.hlc, p.content FROM op o JOIN changeset c ON c.seq = o.seq
           LEFT JOIN payload p ON p.hash = o.payload
           WHERE o.subject = ? AND o.kind = 'opened' ORDER BY c.hlc, c.id""",
        (exhibit,),
    )
    return tuple(
        Sighting(person, passages.instant(hlc), _pages(read_body(content, OpenedBody)))
        for person, hlc, content in found
    )


def _pages(body: OpenedBody | None) -> tuple[tuple[int, int], ...]:
    return tuple((first, last) for first, last in body.pages) if body is not None else ()


def what_left(view: View, exhibit: bytes) -> tuple[Left, ...]:
    """Every export that holds an exhibit or its passages, or may; earliest first."""
    there, marked = _first(view, exhibit)
    labels = labels_of(view, exhibit)
    found = view.rows(
        """SELECT c.person, c.hlc, p.content FROM entity e JOIN op o ON o.entity = e.entity
           JOIN changeset c ON c.seq = o.seq JOIN payload p ON p.hash = o.payload
           WHERE e.kind = 'exported' ORDER BY c.hlc, c.id"""
    )
    left = []
    for person, hlc, content in found:
        body = read_body(content, ExportedBody)
        since = marked if body is not None and body.product in _OF_PASSAGES else there
        if body is None or since is None or hlc < since or not _concerns(body, labels):
            continue
        is_sure = body.product in _SURE
        at = passages.instant(hlc)
        left.append(Left(person, at, body.product, body.name, body.filter, is_sure))
    return tuple(left)


def _first(view: View, exhibit: bytes) -> tuple[int | None, int | None]:
    """When an exhibit was first here, and when the first passage was marked on it."""
    found: tuple[int | None, int | None] = view.rows(
        """SELECT (SELECT min(c.hlc) FROM op o JOIN changeset c ON c.seq = o.seq
                   WHERE o.entity = ?1),
                  (SELECT min(c.hlc) FROM op o JOIN changeset c ON c.seq = o.seq
                   WHERE o.subject = ?1 AND o.kind = 'passage')""",
        (exhibit,),
    )[0]
    return found


def _concerns(body: ExportedBody, labels: list[str]) -> bool:
    """Of printed pages it is known of which exhibit they are, as long as its numbers are known.

    So it is of a log that was narrowed to one exhibit.
    """
    if body.product in _QUOTES_NOTHING:
        return False
    if not labels:
        return True
    if body.product == PAGES:
        return any(body.filter.startswith(f"{label}, ") for label in labels)
    of_one = [part for part in body.filter.split("; ") if part.startswith("exhibit ")]
    return all(part.removeprefix("exhibit ") in labels for part in of_one)


def _marked_by(view: View, exhibit: bytes) -> tuple[tuple[bytes, int], ...]:
    found = view.rows(
        """SELECT o.entity, c.person FROM op o JOIN changeset c ON c.seq = o.seq
           WHERE o.subject = ? AND o.kind = 'passage' ORDER BY c.hlc, c.id""",
        (exhibit,),
    )
    first: dict[bytes, bytes] = {}
    for passage, person in found:
        first.setdefault(passage, person)
    return tuple(Counter(first.values()).most_common())


def _family(view: View, exhibit: bytes) -> tuple[Relative, ...]:
    """What it hangs on wherever it was met, and what hangs on it."""
    found: dict[bytes, str] = {}
    for place, body in bodies_of(view, Kind.OCCURRENCE, OccurrenceBody, exhibit):
        for above, how in ((body.parent, "parent"), (body.container, "mailbox")):
            rows = view.rows("SELECT subject FROM entity WHERE entity = ?", (bytes.fromhex(above),))
            found.update({bytes(row[0]): how for row in rows if above and row[0]})
        below = view.rows("SELECT exhibit FROM occurrence WHERE parent = ?", (place,))
        for (child,) in below:
            found.setdefault(bytes(child), "attachment")
    return _relatives(view, found)


def _same_text(view: View, exhibit: bytes) -> tuple[Relative, ...]:
    found: dict[bytes, str] = {}
    for _, body in bodies_of(view, Kind.LAYER, LayerBody, exhibit):
        rows = view.rows(
            "SELECT id FROM exhibit WHERE layer = ? AND id <> ?",
            (bytes.fromhex(body.layer), exhibit),
        )
        found.update({bytes(row[0]): "same text" for row in rows})
    return _relatives(view, found)


def _relatives(view: View, found: dict[bytes, str]) -> tuple[Relative, ...]:
    lines = exhibits.exhibits_by_id(view, list(found))
    return tuple(
        Relative(line.id, line.label, line.title, how)
        for one, how in found.items()
        if (line := lines.get(one)) is not None
    )


def _intakes(view: View, exhibit: bytes) -> tuple[str, ...]:
    """The source paths under which lists of imports name it."""
    name = exhibit.hex()
    found = view.rows(
        """SELECT p.content FROM entity e JOIN payload p ON p.hash = e.payload
           WHERE e.kind = 'intake_files' AND instr(CAST(p.content AS TEXT), ?)
           ORDER BY e.hlc, e.entity""",
        (name,),
    )
    bodies = (read_body(row[0], IntakeFilesBody) for row in found)
    files = (told for body in bodies if body is not None for told in body.files)
    return tuple(dict.fromkeys(told[0] for told in files if told[2] == name))


def holders(view: View, exhibit: bytes) -> tuple[bytes, ...]:
    """Colleagues who are known to have the exhibit: their own acts say that they saw it arrive."""
    found = view.rows(
        """SELECT DISTINCT w.person FROM op o JOIN changeset c ON c.seq = o.seq
           JOIN writer w ON w.writer = c.writer OR EXISTS (SELECT 1 FROM witness k
             WHERE k.writer = w.writer AND k.other = c.writer AND k.wseq >= c.wseq)
           WHERE o.entity = ?1 AND w.person <> ?2 ORDER BY 1""",
        (exhibit, view.reviewer),
    )
    return tuple(bytes(row[0]) for row in found)
