"""The row of an exhibit, and what those of its occurrences copy from it.

An exhibit that is locked away or purged has no row, and so is in no list, search or export; what
was said of it stays in the log.
"""

import sqlcipher3.dbapi2 as driver

from reviewer.model import FieldBody, Kind, LayerBody
from reviewer.store import purged, relocations
from reviewer.store.mail_rows import write_mail
from reviewer.store.rows import ABOUT_EXHIBITS, natural
from reviewer.store.shown import bodies, column, fields_of, status_of, value_of


def every_exhibit(cursor: driver.Cursor) -> list[bytes]:
    """Every exhibit that anything shown is about, in the order of the ids."""
    kinds = sorted(kind.value for kind in ABOUT_EXHIBITS - {Kind.EXHIBIT})
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


def count_passages(cursor: driver.Cursor, exhibit: bytes) -> None:
    """Write how many passages stand on an exhibit, where nothing else of its row can change."""
    row = cursor.execute(
        """SELECT occurrences, (SELECT count(*) FROM passage WHERE exhibit = ?1)
           FROM exhibit WHERE id = ?1""",
        (exhibit,),
    ).fetchone()
    if row is None or not any(row):
        refresh_exhibit(cursor, exhibit)
        return
    cursor.execute(
        "UPDATE exhibit SET passages = ?2 WHERE id = ?1 AND passages <> ?2", (exhibit, row[1])
    )


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
    is_gone = bool(purged.locked_away(cursor, [exhibit]))
    if reading is None or is_gone or not (places or passages):
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
