"""What a difference is: a question that only a person can answer, with what each of them said.

``Found`` is what a query finds, in ids; ``Difference`` is the same in words. Both are made anew
whenever they are asked for: nothing is kept but what people decided.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reviewer.model import EntityId, ExhibitId, PassageId
from reviewer.text.layer import Span


class DifferenceKind(StrEnum):
    """What sort of difference it is; the word stands in decisions and in files.

    ``HEADS``: one thing was said in several ways by people who did not know of each other's.
    ``WITHDRAWN``, ``REPLACED``: a passage was withdrawn, or widened or narrowed, while a colleague
    who did not know went on working on it. ``OPPOSED``: the same words were tagged against each
    other. ``DUPLICATE``: almost the same words carry the same tag twice. ``SAME_NAME``: one name
    was defined twice. ``SAME_PLACE``: one file was imported twice from one place. ``DECISION``: one
    difference was decided in two ways.
    """

    HEADS = "heads"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    OPPOSED = "opposed"
    DUPLICATE = "duplicate"
    SAME_NAME = "same_name"
    SAME_PLACE = "same_place"
    DECISION = "decision"


class Way(StrEnum):
    """How a difference can be decided."""

    KEEP = "keep"
    KEEP_ALL = "keep_all"
    JOIN = "join"


@dataclass(frozen=True, slots=True)
class Found:
    """A difference in ids.

    ``entity`` is what it is about, of kind ``entity_kind``; ``ends`` are what its decision is kept
    under. ``versions`` are changesets, or entities where two things differ from each other;
    ``acts`` are all the changesets or entities that a decision of it answers. ``passages`` are the
    rows of a log that it makes unsure, ``exhibit`` is set where all rows of it are.
    """

    kind: DifferenceKind
    entity: bytes
    entity_kind: str
    ends: tuple[bytes, ...]
    versions: tuple[bytes, ...]
    acts: tuple[bytes, ...]
    id: bytes
    passages: tuple[bytes, ...] = ()
    exhibit: bytes | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """What somebody said: in words, who (all who said the same), in what role, when (UTC).

    ``id`` is a changeset where one thing was said in several ways, else an entity.
    """

    id: bytes
    value: str
    reviewer: str
    reviewer_id: bytes
    role: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference in words, with the words on the page that it is about.

    ``kind`` is the kind of the entity for what was said in several ways, else the word of
    ``DifferenceKind``. ``about`` names the thing: ``what`` it is, and ``where`` it stands if it
    stands somewhere; ``field`` is the field by its word in files, where there is one. ``layer`` and
    ``spans`` are where its words stand; ``cite`` is their pin cite.
    """

    id: bytes
    kind: str
    entity: EntityId
    field: str
    about: str
    versions: tuple[Version, ...]
    ways: tuple[Way, ...]
    found: Found
    exhibit: ExhibitId | None = None
    passage: PassageId | None = None
    layer: bytes = b""
    spans: tuple[Span, ...] = ()
    cite: str = ""
    what: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that stands: of what, how, which version, by whom, when (UTC)."""

    entity: EntityId
    difference: Difference
    way: Way
    kept: bytes
    by: str
    by_id: bytes
    role: str
    at: datetime
