"""The typed rows that lists, filters and cites need, each written by one function.

``write`` turns one shown entity into its own row; ``refresh_exhibit`` and ``passage_rows`` write
the rows that gather from many entities. Unknown kinds, and bodies that a newer version changed
beyond reading, have no row and lose nothing: the log keeps them.
"""

import re
from collections.abc import Iterable

import msgspec
import sqlcipher3.dbapi2 as driver

from reviewer.model import (
    STANDS_THERE,
    FieldBody,
    Kind,
    LayerBody,
    NumberBody,
    OccurrenceBody,
    PassageBody,
    PassageIssueBody,
    PrefixBody,
    TaggingBody,
)
from reviewer.store import desk_rows, relocations
from reviewer.store.mail_rows import write_mail
from reviewer.store.shown import (
    RowWriter,
    bodies,
    column,
    fields_of,
    read_body,
    status_of,
    value_of,
)

_NUMBERED = {Kind.CONTROL_NUMBER: 5, Kind.PASSAGE_NUMBER: 4}
_DIGITS = re.compile(r"\d+")


def natural(label: str) -> str:
    """A label in a form that sorts as people count: PX-9 before PX-14."""
    return _DIGITS.sub(lambda found: found.group().lstrip("0").rjust(15, "0"), label.casefold())


def write(  # noqa: PLR0913, PLR0917 - one entity's columns, passed through
    cursor: driver.Cursor,
    kind: str,
    entity: bytes,
    subject: bytes | None,
    content: bytes | None,
    hlc: int,
    person: bytes,
) -> None:
    """Write, or take away, the typed row of one entity."""
    writer = _WRITERS.get(kind)
    if writer is not None:
        writer(cursor, entity, subject, content, hlc, person)


def _write_occurrence(
    cursor: driver.Cursor,
    entity: bytes,
    subject: bytes | None,
    content: bytes | None,
    hlc: int,
    _person: bytes,
) -> None:
    body = read_body(content, OccurrenceBody)
    if body is None or bytes.fromhex(body.exhibit) != subject:
        cursor.execute("DELETE FROM occurrence WHERE id = ?", (entity,))
        return
    cursor.execute(
        """INSERT OR REPLACE INTO occurrence (id, exhibit, parent, container, name, path, place,
             is_inline, modified, hlc, label, number_order, marked, bates_begin, bates_end,
             bates_origin, custodian, production, confidentiality, kind)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', '', '', '', '', '', '', '', '')""",
        (
            entity,
            subject,
            bytes.fromhex(body.parent) or None,
            bytes.fromhex(body.container) or None,
            body.name,
            body.path,
            body.place,
            int(body.inline),
            body.modified,
            hlc,
        ),
    )


def _write_number(kind: Kind) -> RowWriter:
    def write_number(
        cursor: driver.Cursor,
        entity: bytes,
        subject: bytes | None,
        content: bytes | None,
        hlc: int,
        _person: bytes,
    ) -> None:
        body = read_body(content, NumberBody)
        cursor.execute("DELETE FROM number WHERE entity = ?", (entity,))
        if body is None or subject is None:
            return
        cursor.execute(
            """INSERT INTO number
                 (entity, owner, series, label, prefix, number, writer, place, hlc)
               VALUES (?, ?, ?, '', ?, ?, ?, ?, ?)""",
            (
                entity,
                subject,
                kind.value,
                body.prefix,
                body.number,
                bytes.fromhex(body.writer),
                body.place,
                hlc,
            ),
        )
        _label(cursor, body.prefix, entity)

    return write_number


def _write_prefix(
    cursor: driver.Cursor,
    _entity: bytes,
    _subject: bytes | None,
    content: bytes | None,
    _hlc: int,
    _person: bytes,
) -> None:
    body = read_body(content, PrefixBody)
    if body is not None:
        _label(cursor, body.prefix)


def label_numbers(cursor: driver.Cursor) -> None:
    """Print every number's label anew."""
    for (prefix,) in cursor.execute("SELECT DISTINCT prefix FROM number").fetchall():
        _label(cursor, prefix)


def _label(cursor: driver.Cursor, prefix: str, entity: bytes | None = None) -> None:
    """Print the label of one number, or of all that carry a prefix.

    The writer that took the prefix first prints it plain, others with letters of their id.
    """
    owners = _owners_of(cursor, prefix)
    found = cursor.execute(
        """SELECT entity, series, number, writer FROM number
           WHERE prefix = ?1 AND (?2 IS NULL OR entity = ?2)""",
        (prefix, entity),
    ).fetchall()
    cursor.executemany(
        "UPDATE number SET label = ?1 WHERE entity = ?2 AND label <> ?1",
        [
            (f"{prefix}{_suffix(writer, owners)}-{number:0{_NUMBERED[Kind(series)]}d}", one)
            for one, series, number, writer in found
        ],
    )


def _owners_of(cursor: driver.Cursor, prefix: str) -> list[bytes]:
    claims = cursor.execute(
        """SELECT e.subject, p.content FROM entity e JOIN payload p ON p.hash = e.payload
           WHERE e.kind = 'prefix' ORDER BY e.hlc, e.subject"""
    )
    return [
        writer
        for writer, content in claims
        if (body := read_body(content, PrefixBody)) is not None and body.prefix == prefix
    ]


def _suffix(writer: bytes, owners: list[bytes]) -> str:
    """Nothing for the first owner, else as many letters as tell the owners apart."""
    if writer not in owners[1:]:
        return ""
    length = 4
    while len({one.hex()[:length] for one in owners}) < len(owners):
        length += 1
    return writer.hex()[:length].upper()


def _write_passage(
    cursor: driver.Cursor,
    entity: bytes,
    subject: bytes | None,
    content: bytes | None,
    _hlc: int,
    _person: bytes,
) -> None:
    body = read_body(content, PassageBody)
    if body is None or body.replaced_by or not _stands(body, subject):
        cursor.execute("DELETE FROM passage WHERE id = ?", (entity,))
        return
    created, person, is_different = _first_act(cursor, entity)
    moved = relocations.relocation_of(cursor, entity)
    at = body if moved is None or moved.state not in STANDS_THERE else moved
    row = cursor.execute("SELECT row FROM passage WHERE id = ?", (entity,)).fetchone()
    cursor.execute("DELETE FROM passage WHERE id = ?", (entity,))
    cursor.execute(
        """INSERT INTO passage (row, id, exhibit, layer, start, ending, spans, number, quote,
             question, pin, bates, tags, issues, importance, privilege, occurrence, created, person,
             is_different, missing, is_received, is_unchecked, standing, is_unsettled, status)
           VALUES (?, ?, ?, ?, ?, ?, ?, '', '', '', '', '', '', '', '', '', NULL, ?, ?, ?, 0, 0, 0,
             ?, 0, '')""",
        (
            row[0] if row else None,
            entity,
            bytes.fromhex(at.exhibit),
            bytes.fromhex(at.layer),
            at.spans[0][0],
            at.spans[-1][1],
            msgspec.json.encode(at.spans).decode(),
            created,
            person,
            is_different,
            "" if moved is None else moved.state.value,
        ),
    )


def _stands(body: PassageBody, subject: bytes | None) -> bool:
    """Whether a passage has words, one range after another, on the exhibit that it is about."""
    return relocations.are_words(body.spans) and bytes.fromhex(body.exhibit) == subject


def _write_relocation(
    cursor: driver.Cursor,
    _entity: bytes,
    subject: bytes | None,
    _content: bytes | None,
    hlc: int,
    person: bytes,
) -> None:
    """The row of the passage that is meant, anew."""
    found = cursor.execute(
        """SELECT e.subject, p.content FROM entity e JOIN payload p ON p.hash = e.payload
           WHERE e.entity = ? AND e.kind = 'passage'""",
        (subject,),
    ).fetchone()
    if subject is not None and found is not None:
        _write_passage(cursor, subject, found[0], found[1], hlc, person)


def _first_act(cursor: driver.Cursor, entity: bytes) -> tuple[int, bytes, int]:
    """When and by whom an entity was first made, and whether reviewers differ about it."""
    created, person = cursor.execute(
        """SELECT c.hlc, c.person FROM op o JOIN changeset c ON c.seq = o.seq
           WHERE o.entity = ? ORDER BY c.hlc, c.id LIMIT 1""",
        (entity,),
    ).fetchone()
    row = cursor.execute("SELECT is_different FROM entity WHERE entity = ?", (entity,)).fetchone()
    return created, person, row[0] if row else 0


def _write_tagging(
    cursor: driver.Cursor,
    _entity: bytes,
    subject: bytes | None,
    content: bytes | None,
    hlc: int,
    person: bytes,
) -> None:
    body = read_body(content, TaggingBody)
    if body is not None and subject is not None:
        cursor.execute(
            "INSERT OR REPLACE INTO tagging (passage, tag, hlc, person) VALUES (?, ?, ?, ?)",
            (subject, body.tag, hlc, person),
        )


def _write_passage_issue(
    cursor: driver.Cursor,
    _entity: bytes,
    subject: bytes | None,
    content: bytes | None,
    _hlc: int,
    _person: bytes,
) -> None:
    body = read_body(content, PassageIssueBody)
    if body is not None and subject is not None:
        cursor.execute(
            "INSERT OR REPLACE INTO passage_issue (passage, issue) VALUES (?, ?)",
            (subject, bytes.fromhex(body.issue)),
        )


def _write_said(kind: Kind) -> RowWriter:
    def write_said(
        cursor: driver.Cursor,
        entity: bytes,
        subject: bytes | None,
        content: bytes | None,
        hlc: int,
        _person: bytes,
    ) -> None:
        if content is None or subject is None:
            cursor.execute("DELETE FROM said WHERE subject = ? AND entity = ?", (subject, entity))
        else:
            cursor.execute(
                """INSERT OR REPLACE INTO said (subject, entity, kind, hlc, content)
                   VALUES (?, ?, ?, ?, ?)""",
                (subject, entity, kind.value, hlc, content),
            )

    return write_said


_WRITERS: dict[str, RowWriter] = {
    Kind.OCCURRENCE: _write_occurrence,
    Kind.CONTROL_NUMBER: _write_number(Kind.CONTROL_NUMBER),
    Kind.PASSAGE_NUMBER: _write_number(Kind.PASSAGE_NUMBER),
    Kind.PREFIX: _write_prefix,
    Kind.PASSAGE: _write_passage,
    Kind.RELOCATION: _write_relocation,
    Kind.TAGGING: _write_tagging,
    Kind.PASSAGE_ISSUE: _write_passage_issue,
    Kind.FIELD: _write_said(Kind.FIELD),
    Kind.PASSAGE_FIELD: _write_said(Kind.PASSAGE_FIELD),
    Kind.NOTE: _write_said(Kind.NOTE),
} | desk_rows.WRITERS
OF_A_PERSON = desk_rows.OF_A_PERSON

_OF_EXHIBIT = frozenset(
    {Kind.EXHIBIT, Kind.LAYER, Kind.OCCURRENCE, Kind.CONTROL_NUMBER, Kind.EXHIBIT_FIELD}
)
_OF_PASSAGE = frozenset(
    {
        Kind.PASSAGE_NUMBER,
        Kind.CITED_IN,
        Kind.TAGGING,
        Kind.PASSAGE_FIELD,
        Kind.FIELD,
        Kind.NOTE,
        Kind.PASSAGE_ISSUE,
        Kind.STATUS,
    }
)


def dependents(
    cursor: driver.Cursor, kind: str, entity: bytes, subject: bytes | None
) -> tuple[Iterable[bytes], Iterable[bytes]]:
    """Exhibits and passages whose rows must be written again when this entity changes."""
    if kind in {Kind.PASSAGE, Kind.RELOCATION}:
        passage = entity if kind == Kind.PASSAGE else subject
        made_on = subject if kind == Kind.PASSAGE else None
        return _stood_on(cursor, passage, made_on), [passage] if passage else []
    if subject is not None and kind in _OF_EXHIBIT:
        cited = kind == Kind.OCCURRENCE
        return [subject], column(cursor, _CITED_IN, subject, entity.hex()) if cited else []
    if subject is not None and kind in _OF_PASSAGE:
        # What was said at the second level is said of a passage or of an exhibit.
        return [subject] if kind == Kind.STATUS else [], [subject]
    if kind == Kind.EXHIBIT:
        return [entity], []
    if kind == Kind.OCCURRENCE_FIELD:
        return column(cursor, "SELECT exhibit FROM occurrence WHERE id = ?", subject), []
    if kind == Kind.ISSUE:
        return [], column(cursor, "SELECT passage FROM passage_issue WHERE issue = ?", entity)
    if kind == Kind.PREFIX:
        return (
            column(cursor, _NUMBERED_SO, entity, "control_number"),
            column(cursor, _NUMBERED_SO, entity, "passage_number"),
        )
    return [], []


def _stood_on(cursor: driver.Cursor, passage: bytes | None, made_on: bytes | None) -> list[bytes]:
    """The exhibits that may have had a passage in their count, or have it now."""
    if passage is None:
        return []
    made = column(cursor, "SELECT subject FROM entity WHERE entity = ?", passage)
    return [one for one in (made_on, *made, *relocations.exhibits_named(cursor, passage)) if one]


_CITED_IN = """SELECT c.id FROM passage c JOIN entity e ON e.subject = c.id AND e.kind = 'cited_in'
  JOIN payload p ON p.hash = e.payload
  WHERE c.exhibit = ?1 AND json_extract(CAST(p.content AS TEXT), '$.occurrence') = ?2"""
_NUMBERED_SO = """SELECT DISTINCT owner FROM number WHERE series = ?2 AND prefix IN
  (SELECT json_extract(CAST(p.content AS TEXT), '$.prefix') FROM entity e
   JOIN payload p ON p.hash = e.payload WHERE e.entity = ?1)"""


def every_exhibit(cursor: driver.Cursor) -> list[bytes]:
    """Every exhibit that anything shown is about, in the order of the ids."""
    kinds = sorted(kind.value for kind in _OF_EXHIBIT - {Kind.EXHIBIT})
    marks = ", ".join("?" * len(kinds))
    return column(
        cursor,
        f"""SELECT entity FROM entity WHERE kind = 'exhibit'
            UNION SELECT subject FROM entity WHERE kind IN ({marks}) AND subject IS NOT NULL
            ORDER BY 1""",  # noqa: S608 - marks alone
        *kinds,
    )


def _first_number(cursor: driver.Cursor, owner: bytes, series: Kind) -> str:
    row = cursor.execute(
        """SELECT label FROM number WHERE owner = ? AND series = ?
           ORDER BY hlc, place, entity LIMIT 1""",
        (owner, series.value),
    ).fetchone()
    return row[0] if row else ""


def refresh_exhibit(cursor: driver.Cursor, exhibit: bytes) -> None:
    """Write an exhibit's row, and the numbers in the rows of its occurrences.

    An exhibit whose last place was taken away is shown as long as passages stand on it.
    """
    reading = _reading_shown(cursor, exhibit)
    before = _shows(cursor, exhibit)
    places = [
        row[0]
        for row in cursor.execute(
            "SELECT id FROM occurrence WHERE exhibit = ? ORDER BY hlc, place, id", (exhibit,)
        ).fetchall()
    ]
    passages = cursor.execute(
        "SELECT count(*) FROM passage WHERE exhibit = ?", (exhibit,)
    ).fetchone()[0]
    control = _first_number(cursor, exhibit, Kind.CONTROL_NUMBER)
    fields = fields_of(cursor, Kind.EXHIBIT_FIELD, exhibit)
    kind = value_of(fields, "kind") or (reading[1].kind if reading else "")
    for place in places:
        _refresh_occurrence(cursor, place, control, kind)
    if reading is None or not (places or passages):
        cursor.execute("DELETE FROM exhibit WHERE id = ?", (exhibit,))
        write_mail(cursor, exhibit, None)
        relocations.settle(cursor, exhibit)
        return
    counts = (len(places), passages)
    _write_exhibit(cursor, exhibit, reading, places[0] if places else None, counts)
    write_mail(cursor, exhibit, reading[1].facts)
    if _shows(cursor, exhibit) != before:
        relocations.settle(cursor, exhibit)


def _shows(cursor: driver.Cursor, exhibit: bytes) -> tuple[bytes, bytes] | None:
    """The layer that an exhibit shows, and the exhibit that took its place."""
    found: tuple[bytes, bytes] | None = cursor.execute(
        "SELECT layer, successor FROM exhibit WHERE id = ?", (exhibit,)
    ).fetchone()
    return found


def _reading_shown(cursor: driver.Cursor, exhibit: bytes) -> tuple[bytes, LayerBody] | None:
    """The reading a person chose, else the earliest import."""
    readings = bodies(cursor, Kind.LAYER, exhibit, LayerBody)
    chosen = value_of(fields_of(cursor, Kind.EXHIBIT_FIELD, exhibit), "reading")
    for entity, body in readings:
        if entity.hex() == chosen:
            return entity, body
    return readings[0] if readings else None


def _refresh_occurrence(cursor: driver.Cursor, occurrence: bytes, control: str, kind: str) -> None:
    fields = fields_of(cursor, Kind.OCCURRENCE_FIELD, occurrence)
    marked, begin = value_of(fields, "marked"), value_of(fields, "bates_begin")
    label = marked or begin or control
    origin = fields["bates_begin"].origin.value if "bates_begin" in fields else ""
    cursor.execute(
        """UPDATE occurrence SET label = ?, number_order = ?, marked = ?, bates_begin = ?,
             bates_end = ?, bates_origin = ?, custodian = ?, production = ?, confidentiality = ?,
             kind = ? WHERE id = ?""",
        (
            label,
            natural(label),
            marked,
            begin,
            value_of(fields, "bates_end"),
            origin,
            value_of(fields, "custodian"),
            value_of(fields, "production"),
            value_of(fields, "confidentiality"),
            kind,
            occurrence,
        ),
    )


def _write_exhibit(
    cursor: driver.Cursor,
    exhibit: bytes,
    reading: tuple[bytes, LayerBody],
    first: bytes | None,
    counts: tuple[int, int],
) -> None:
    entity, body = reading
    fields = fields_of(cursor, Kind.EXHIBIT_FIELD, exhibit)
    facts = body.facts
    control = _first_number(cursor, exhibit, Kind.CONTROL_NUMBER)
    label, order, marked, begin, end, confidentiality, name = cursor.execute(
        """SELECT label, number_order, marked, bates_begin, bates_end, confidentiality, name
           FROM occurrence WHERE id = ?""",
        (first,),
    ).fetchone() or (control, natural(control), "", "", "", "", "")
    status = value_of(fields, "status") or str(facts.get("status") or "")
    cursor.execute(
        """INSERT OR REPLACE INTO exhibit (id, number_order, label, control, marked, bates_begin,
             bates_end, kind, title, date, pages, characters, layer, rendition, reading,
             occurrences, passages, confidentiality, is_rough, successor, witness, author, status)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            exhibit,
            order,
            label,
            control,
            marked,
            begin,
            end,
            value_of(fields, "kind") or body.kind,
            value_of(fields, "title") or str(facts.get("title") or "") or name,
            value_of(fields, "date") or str(facts.get("date") or ""),
            body.pages,
            body.characters,
            bytes.fromhex(body.layer),
            bytes.fromhex(body.rendition) or exhibit,
            entity,
            *counts,
            confidentiality,
            int(status == "rough"),
            relocations.successor_of(cursor, exhibit),
            _said_or_read(fields, facts, "witness"),
            _said_or_read(fields, facts, "author"),
            status_of(cursor, exhibit),
        ),
    )


def _said_or_read(fields: dict[str, FieldBody], facts: dict[str, object], name: str) -> str:
    """What people set, over what the file says."""
    return fields[name].value if name in fields else str(facts.get(name) or "")
