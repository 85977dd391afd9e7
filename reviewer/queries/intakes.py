"""What came of every import into the matter."""

from dataclasses import dataclass
from datetime import datetime

from reviewer.errors import InputError
from reviewer.model import IntakeBody, IntakeFilesBody, Kind
from reviewer.queries.passages import instant
from reviewer.queries.view import View, bodies_of
from reviewer.said import said


@dataclass(frozen=True, slots=True)
class IntakeRow:
    """One import: who made it, when it ended (UTC), what was given, files by what became of them.

    ``place`` counts the imports of the matter from 1, the earliest first.
    """

    id: bytes
    place: int
    person: bytes
    at: datetime
    given: tuple[str, ...]
    custodian: str
    production: str
    counts: dict[str, int]
    is_stopped: bool

    @property
    def files(self) -> int:
        """How many files there were."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class IntakeFile:
    """What became of one file; ``exhibit`` is a hex id or empty."""

    path: str
    status: str
    exhibit: str
    kind: str
    reason: str
    warnings: tuple[str, ...]


def intakes(view: View) -> tuple[IntakeRow, ...]:
    """Every import, the latest first."""
    written = {
        entity: (person, hlc)
        for entity, person, hlc in view.rows(
            "SELECT entity, person, hlc FROM entity WHERE kind = 'intake'"
        )
    }
    found = [
        IntakeRow(
            entity,
            place,
            written[entity][0],
            instant(written[entity][1]),
            tuple(body.given),
            body.custodian,
            body.production,
            body.counts,
            body.is_stopped,
        )
        for place, (entity, body) in enumerate(bodies_of(view, Kind.INTAKE, IntakeBody), start=1)
    ]
    return tuple(reversed(found))


def intake(view: View, place: int) -> IntakeRow:
    """One import by its place.

    Raises:
        InputError: the matter has no such import.
    """
    found = next((one for one in intakes(view) if one.place == place), None)
    if found is None:
        raise InputError(
            said(
                "The matter has no import number {place}. “pincite intake” lists them.", place=place
            )
        )
    return found


def files_of(view: View, intake_id: bytes) -> tuple[IntakeFile, ...]:
    """What became of each file of an import, in the order of arrival."""
    parts = [body for _, body in bodies_of(view, Kind.INTAKE_FILES, IntakeFilesBody, intake_id)]
    return tuple(
        IntakeFile(one[0], one[1], one[2], one[3], one[4], tuple(one[5:]))
        for part in sorted(parts, key=lambda part: part.place)
        for one in part.files
    )
