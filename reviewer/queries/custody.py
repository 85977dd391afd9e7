"""What a custodian of the copies can be asked: of every place where a file was met, how it came in.

The one who imported an occurrence, and the program with which, stand in the changeset that put it
in; numbers, custodian and production may have been given later.
"""

from dataclasses import dataclass
from datetime import datetime

from reviewer.model import ExhibitBody, Kind, OccurrenceBody, PartsBody
from reviewer.queries.passages import instant
from reviewer.queries.view import View, bodies_of

_WHOLE = """SELECT o.id, o.exhibit, e.control, e.kind, o.bates_begin, o.bates_end, o.custodian,
    o.production, n.hlc, n.person, json_extract(c.body, '$.app'), p.label
  FROM occurrence o JOIN exhibit e ON e.id = o.exhibit JOIN entity n ON n.entity = o.id
  JOIN changeset c ON c.id = n.changeset
  LEFT JOIN occurrence p ON p.id = coalesce(o.parent, o.container)
  ORDER BY n.hlc, o.number_order, o.place, o.id"""


@dataclass(frozen=True, slots=True)
class CustodyRow:
    """One place where a file was met.

    ``inside`` is the number of what it came out of. Times of the source are UTC and ISO 8601, empty
    where the system told none or the file came out of another one. ``places`` counts where equal
    bytes were met; ``parts`` are the SHA-256 of the files of an exhibit that is several.
    """

    occurrence: bytes
    exhibit: bytes
    control: str
    kind: str
    bates_begin: str
    bates_end: str
    custodian: str
    production: str
    name: str
    path: str
    inside: str
    modified: str
    created: str
    size: int
    md5: str
    sha1: str
    parts: tuple[str, ...]
    places: int
    at: datetime
    person: bytes
    version: str


def custody(view: View) -> list[CustodyRow]:
    """Every occurrence of the matter, in the order in which they came in."""
    files = dict(bodies_of(view, Kind.EXHIBIT, ExhibitBody))
    places = dict(bodies_of(view, Kind.OCCURRENCE, OccurrenceBody))
    parts = _parts(view)
    found = view.rows(_WHOLE)
    counts: dict[bytes, int] = {}
    for row in found:
        counts[row[1]] = counts.get(row[1], 0) + 1
    return [
        CustodyRow(
            *[
                *row[:8],
                places[row[0]].name,
                places[row[0]].path,
                row[11] or "",
                places[row[0]].modified,
                places[row[0]].created,
                files[row[1]].size,
                files[row[1]].md5,
                files[row[1]].sha1,
                parts.get(row[1], ()),
                counts[row[1]],
                instant(row[8]),
                row[9],
                row[10] or "",
            ]
        )
        for row in found
        if row[0] in places and row[1] in files
    ]


def _parts(view: View) -> dict[bytes, tuple[str, ...]]:
    found = view.rows("SELECT subject, entity FROM entity WHERE kind = 'parts'")
    bodies = dict(bodies_of(view, Kind.PARTS, PartsBody))
    return {subject: tuple(bodies[entity].parts) for subject, entity in found if entity in bodies}
