r"""The nouns of a matter, their ids, and the bodies in which they are written down for good.

Every body here is file format: it is written as canonical JSON (``canonical``), its bytes are a
payload of the log, and a key once written keeps its meaning. Keys that a newer version adds are
ignored by an older one and stay in the log untouched. Canonical JSON is: UTF-8, object keys in
ascending order of code points, no insignificant space, no floating-point numbers, integers below
2**53 (greater ones as decimal strings), in strings only ``"``, ``\`` and control characters
escaped (``\b \f \n \r \t``, else ``\u00xx`` in lower-case hex), nothing else.
``tests/unit/test_model.py`` holds the test vectors.

Ids are raw bytes: 32 for what is derived by SHA-256, 16 for what is random. A derived id is the
SHA-256 of the canonical JSON of a list whose first item is the word for what it names, so that no
two kinds can share one. Refused: UUIDs for passages and tags (two reviewers who mark the same words
must meet in one entity without asking).
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, NewType, TypeAlias

import msgspec

from reviewer.errors import InputError
from reviewer.said import said

EntityId = NewType("EntityId", bytes)
ChangesetId = NewType("ChangesetId", bytes)
MatterId = NewType("MatterId", bytes)
WriterId = NewType("WriterId", bytes)
ReviewerId = NewType("ReviewerId", bytes)
ExhibitId = NewType("ExhibitId", bytes)
OccurrenceId = NewType("OccurrenceId", bytes)
LayerId = NewType("LayerId", bytes)
PassageId = NewType("PassageId", bytes)
IssueId = NewType("IssueId", bytes)
TagId = NewType("TagId", str)
"""A built-in tag's word ("admission"), or 32 hex digits of an own tag."""

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"

_encoder = msgspec.json.Encoder(order="sorted")
_GREATEST_INTEGER = 2**53 - 1

HexId: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^(?:[0-9a-f]{2})*\Z")]
"""An id within a body, or empty. A body whose ids are none has no row: it may come from anyone."""
Count: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=_GREATEST_INTEGER)]
Range: TypeAlias = Annotated[list[Count], msgspec.Meta(min_length=2, max_length=2)]
Ends: TypeAlias = Annotated[list[HexId], msgspec.Meta(min_length=2, max_length=2)]
NamedColumn: TypeAlias = Annotated[list[str], msgspec.Meta(min_length=2, max_length=2)]
ToldFile: TypeAlias = Annotated[list[str], msgspec.Meta(min_length=5)]


def canonical(value: object) -> bytes:
    """The one byte form of a value, as the module's opening paragraph defines it.

    Raises:
        ValueError: a float, or an integer too great to be exact everywhere; both are bugs in the
        caller.
    """
    plain = msgspec.to_builtins(value)
    _refuse_inexact(plain)
    return _encoder.encode(plain)


def _refuse_inexact(value: object) -> None:
    if isinstance(value, str):
        return
    if isinstance(value, float) or (isinstance(value, int) and abs(value) > _GREATEST_INTEGER):
        raise ValueError(f"not exact in canonical JSON: {value!r}")
    if isinstance(value, dict):
        for item in value.values():
            _refuse_inexact(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _refuse_inexact(item)


def derived_id(*parts: Json) -> EntityId:
    """SHA-256 of the canonical JSON of the parts; ids among them are given as hex."""
    return EntityId(hashlib.sha256(_encoder.encode(parts)).digest())


class Kind(StrEnum):
    """What an entity is: the word that stands in an operation."""

    MATTER = "matter"
    REVIEWER = "reviewer"
    PREFIX = "prefix"
    PARTY = "party"
    PERSON = "person"
    EXHIBIT = "exhibit"
    LAYER = "layer"
    OCCURRENCE = "occurrence"
    CONTROL_NUMBER = "control_number"
    EXHIBIT_FIELD = "exhibit_field"
    OCCURRENCE_FIELD = "occurrence_field"
    REVIEW = "review"
    PASSAGE = "passage"
    PASSAGE_NUMBER = "passage_number"
    CITED_IN = "cited_in"
    TAGGING = "tagging"
    FIELD = "field"
    PASSAGE_FIELD = "passage_field"
    NOTE = "note"
    ISSUE = "issue"
    PASSAGE_ISSUE = "passage_issue"
    OWN_TAG = "own_tag"
    LINK = "link"
    TEMPLATE = "template"
    SAVED_SEARCH = "saved_search"
    BATCH = "batch"
    BATCH_EXHIBIT = "batch_exhibit"
    INTAKE = "intake"
    INTAKE_FILES = "intake_files"
    RELOCATION = "relocation"
    PARTS = "parts"
    LOADED_FIELDS = "loaded_fields"
    MATTER_FIELD = "matter_field"
    STATUS = "status"
    SAMPLE = "sample"
    DECIDED = "decided"
    SEQUESTER = "sequester"
    PURGE = "purge"
    OPENED = "opened"
    EXPORTED = "exported"


VIEWS_AND_EXPORTS = frozenset({Kind.OPENED, Kind.EXPORTED})
"""Acts that are logged but are no part of the matter's ``state``."""


class Side(StrEnum):
    """On which side of the matter a party stands."""

    OURS = "ours"
    ADVERSE = "adverse"
    NEUTRAL = "neutral"


class Tag(StrEnum):
    """The built-in tags."""

    ADMISSION = "admission"
    DENIAL = "denial"
    QUANTITY = "quantity"
    NO_RECOLLECTION = "no_recollection"


class Origin(StrEnum):
    """How a value came to be.

    Typed by a person, read from the file, or computed from its neighbours.
    """

    TYPED = "typed"
    READ = "read"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class MatterBody:
    """The case itself.

    ``caption`` is the line a brief prints, ``docket`` its number in ``court``.
    """

    title: str
    caption: str = ""
    court: str = ""
    docket: str = ""


@dataclass(frozen=True, slots=True)
class ReviewerBody:
    """A person who decides."""

    name: str
    initials: str


@dataclass(frozen=True, slots=True)
class PrefixBody:
    """The prefix that a writer's control and passage numbers carry."""

    prefix: str


@dataclass(frozen=True, slots=True)
class PartyBody:
    """A litigant and the side it stands on."""

    name: str
    side: Side


@dataclass(frozen=True, slots=True)
class PersonBody:
    """A witness, author or lawyer; ``party`` is the hex id of the party they belong to, or empty.

    ``aliases`` are other forms of the name and e-mail addresses. ``role`` is a declarant role of
    domain 1.6 (a).
    """

    name: str
    aliases: list[str] = field(default_factory=list)
    party: HexId = ""
    role: str = "unknown"
    is_attorney: bool = False


@dataclass(frozen=True, slots=True)
class ExhibitBody:
    """Facts of the native's bytes, so the same for everyone who imports them."""

    size: Count
    md5: str
    sha1: str


@dataclass(frozen=True, slots=True)
class LayerBody:
    """One reading of an exhibit: its text layer, its rendition and what the file says of itself.

    ``layer``, ``rendition`` and ``geometry`` are hex SHA-256; ``rendition`` is empty where the
    native itself is shown, ``geometry`` is the hash over the encoded pages in order. ``facts`` is
    the reader's ``Facts`` as JSON. Its entity id is derived from this whole body, so that two
    readings never quarrel.
    """

    exhibit: HexId
    layer: HexId
    kind: str
    reader: str
    maker: str
    rendition: HexId
    geometry: HexId
    pages: Count
    characters: Count
    facts: dict[str, object]
    warnings: list[str]


@dataclass(frozen=True, slots=True)
class OccurrenceBody:
    """One place where an exhibit was met.

    ``parent`` is the hex id of the parent's occurrence, or empty. ``path`` is the source path as
    given at import, ``modified`` the source's time stamp (UTC, ISO 8601), ``place``
    counts the children of one parent, or the files of one import, from 1.

    ``container`` is the hex id of the occurrence of the mailbox it lay in, where it is a message at
    the top of one: a mailbox heads no family, so such a message has no parent, and ``place`` counts
    the mailbox's messages. ``created`` is when the source was made, where the system tells it.
    """

    exhibit: HexId
    parent: HexId
    name: str
    path: str
    place: Count
    modified: str = ""
    inline: bool = False
    container: HexId = ""
    created: str = ""


@dataclass(frozen=True, slots=True)
class NumberBody:
    """A control number or passage number: all of it is fixed when it is given.

    ``writer`` is the hex id of the writer that gave it, whoever carries it to another passage;
    ``place`` counts the numbers that one act carries, the one that is printed first.
    """

    prefix: str
    number: Count
    writer: HexId = ""
    place: Count = 0


@dataclass(frozen=True, slots=True)
class FieldBody:
    """One typed answer.

    ``tag`` is empty for a field of an exhibit, an occurrence or a passage as such.
    """

    name: str
    value: str
    tag: str = ""
    origin: Origin = Origin.TYPED


@dataclass(frozen=True, slots=True)
class ReviewBody:
    """How far one reviewer has come with one exhibit."""

    state: str


@dataclass(frozen=True, slots=True)
class AnchorBody:
    """One span's words as they stood.

    Exact quote, up to 64 code points either side, ordinal from 1.
    """

    quote: str
    before: str
    after: str
    ordinal: Count


@dataclass(frozen=True, slots=True)
class PassageBody:
    """An ordered set of spans of one text layer.

    ``replaced_by`` is the hex id of the wider or narrower passage.
    """

    exhibit: HexId
    layer: HexId
    spans: list[Range]
    anchors: list[AnchorBody]
    replaced_by: HexId = ""


@dataclass(frozen=True, slots=True)
class CitedInBody:
    """The occurrence in which a passage was marked, which its cite names."""

    occurrence: HexId


@dataclass(frozen=True, slots=True)
class TaggingBody:
    """A tag on a passage."""

    tag: str


@dataclass(frozen=True, slots=True)
class NoteBody:
    """Work product on a passage."""

    text: str


@dataclass(frozen=True, slots=True)
class IssueBody:
    """A topic of the case; ``parent`` is the hex id of the issue above it, or empty."""

    name: str
    parent: HexId = ""


@dataclass(frozen=True, slots=True)
class PassageIssueBody:
    """An issue on a passage."""

    issue: HexId


@dataclass(frozen=True, slots=True)
class OwnTagBody:
    """A tag that the matter defines; ``colour`` is one of the theme's names."""

    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class LinkBody:
    """Two passages that belong together; ``ends`` are their hex ids, sorted."""

    kind: str
    ends: Ends


@dataclass(frozen=True, slots=True)
class TemplateBody:
    """A saved choice of log columns: pairs of column and printed name, in order."""

    name: str
    columns: list[NamedColumn]
    one_row_a_passage: bool = False


@dataclass(frozen=True, slots=True)
class SavedSearchBody:
    """A search kept under a name: the query as typed, and what it was limited to."""

    name: str
    query: str
    limits: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BatchBody:
    """Exhibits that one reviewer is to go through; ``reviewer`` is a hex id, or empty."""

    name: str
    reviewer: HexId = ""


@dataclass(frozen=True, slots=True)
class BatchExhibitBody:
    """An exhibit of a batch; ``batch`` is a hex id."""

    batch: HexId


@dataclass(frozen=True, slots=True)
class IntakeBody:
    """One import: what was given, what was said for all of it, how it ended.

    ``given`` are the paths that the person named, ``counts`` files by what became of them.
    """

    given: list[str]
    custodian: str
    production: str
    counts: dict[str, Count]
    is_stopped: bool = False


@dataclass(frozen=True, slots=True)
class IntakeFilesBody:
    """Some files of one import, in the order of arrival, so that no payload grows too large.

    ``place`` counts these parts from 1; each file is a list of path, what became of it, exhibit
    (hex or empty), kind, reason, then its warnings.
    """

    place: Count
    files: list[ToldFile]


class Standing(StrEnum):
    """How a passage stands in a newer reading of its exhibit.

    ``EXACT``: the same words at the same offsets; ``MOVED``: the same words elsewhere;
    ``NORMALISED``: equal after spaces, hyphens, ligatures, quote marks and case are folded;
    ``CHANGED``: only something like them was found, a person must look; ``ORPHANED``: nothing was
    found; ``ACCEPTED``: a person said that these are the words; ``RETIRED``: a person said that
    the passage stays with the older reading.
    """

    EXACT = "exact"
    MOVED = "moved"
    NORMALISED = "normalised"
    CHANGED = "changed"
    ORPHANED = "orphaned"
    ACCEPTED = "accepted"
    RETIRED = "retired"


STANDS_THERE = frozenset({Standing.EXACT, Standing.MOVED, Standing.NORMALISED, Standing.ACCEPTED})
"""The standings in which a passage is shown and cited where its relocation says."""


@dataclass(frozen=True, slots=True)
class RelocationBody:
    """Where one passage stands in another layer: the one place that counts now.

    The passage keeps its id, number, tags, fields, notes and links, whoever wrote them. ``exhibit``
    is another one where a certified transcript took the place of a rough one. Without ``spans``
    (orphaned, retired) the passage stays where it was; so it does while it is ``changed``, and
    ``spans`` are a proposal. The id of what it is there is ``passage_id(exhibit, layer, spans)``.
    """

    state: Standing
    exhibit: HexId
    layer: HexId
    spans: list[Range] = field(default_factory=list)
    anchors: list[AnchorBody] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PartsBody:
    """The files that make up one exhibit, in order: the images of one document (hex SHA-256).

    Apart from the exhibit's own body, whose bytes must be the same from every version.
    """

    parts: list[HexId]


@dataclass(frozen=True, slots=True)
class LoadedFieldsBody:
    """What a load file said of one occurrence: its row (from 1) and every field as it stands.

    ``source`` is the load file's path as given. Fields are pairs of name and value, in order.
    """

    source: str
    row: Count
    fields: list[NamedColumn]


class Status(StrEnum):
    """How far a passage or an exhibit has come, as someone said of it.

    Nothing is written for the two lower steps: a passage without a tag is a *candidate*, one with
    tags is *tagged*.
    """

    CANDIDATE = "candidate"
    TAGGED = "tagged"
    CHECKED = "checked"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class Role(StrEnum):
    """In what capacity a person acts; a later one outranks an earlier one where heads differ."""

    REVIEWER = "reviewer"
    SECOND_LEVEL = "second_level"
    ATTORNEY = "attorney"


@dataclass(frozen=True, slots=True)
class StatusBody:
    """What was said of a passage or an exhibit at the second level; ``rejected`` has a reason."""

    state: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SampleBody:
    """Passages or exhibits drawn at random, to be checked by somebody else.

    ``of`` is ``passages`` or ``exhibits``; ``filter`` says in words what was drawn from,
    ``population`` how many that were. ``seed`` and the sorted population give the same draw again.
    ``drawn`` are hex ids in the order of the draw, ``tags`` what stood on each then, with spaces.
    """

    name: str
    of: str
    seed: str
    filter: str
    population: Count
    drawn: list[HexId]
    tags: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class DecidedBody:
    """How a difference was decided.

    ``difference`` is its kind, ``ends`` what it was about, ``versions`` the hex changesets between
    which was chosen, sorted; ``way`` is ``keep``, ``keep_all`` or ``join``, ``kept`` the version or
    end that was kept. A difference with other versions than these is open again.
    """

    difference: str
    ends: list[HexId]
    versions: list[HexId]
    way: str
    kept: HexId = ""


@dataclass(frozen=True, slots=True)
class SequesterBody:
    """An exhibit is locked away after a demand for its return; ``on`` is an ISO date, or empty."""

    reason: str
    demanded_by: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class PurgeBody:
    """An exhibit's bytes and words are destroyed; the reason is the person's own words.

    ``numbers`` and ``passages`` are the control and passage numbers that went with it, as prefix
    and number (``KL-00012``): they explain the gaps, and are not given again.
    """

    reason: str
    numbers: list[str] = field(default_factory=list)
    passages: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class OpenedBody:
    """An exhibit was looked at: page ranges of one sitting, from 1, both ends included."""

    exhibit: HexId
    pages: list[Range]


@dataclass(frozen=True, slots=True)
class ExportedBody:
    """Something left the matter: product, filter in words, rows, SHA-256 of the file."""

    product: str
    filter: str
    rows: Count
    sha256: str
    name: str


Body: TypeAlias = (
    MatterBody
    | ReviewerBody
    | PrefixBody
    | PartyBody
    | PersonBody
    | ExhibitBody
    | LayerBody
    | OccurrenceBody
    | NumberBody
    | FieldBody
    | ReviewBody
    | PassageBody
    | CitedInBody
    | TaggingBody
    | NoteBody
    | IssueBody
    | PassageIssueBody
    | OwnTagBody
    | LinkBody
    | TemplateBody
    | SavedSearchBody
    | BatchBody
    | BatchExhibitBody
    | IntakeBody
    | IntakeFilesBody
    | RelocationBody
    | PartsBody
    | LoadedFieldsBody
    | StatusBody
    | SampleBody
    | DecidedBody
    | SequesterBody
    | PurgeBody
    | OpenedBody
    | ExportedBody
)


def passage_id(exhibit: bytes, layer: bytes, spans: list[list[int]]) -> PassageId:
    """The id of a passage: exhibit, layer and spans; its spans never change."""
    return PassageId(
        derived_id("passage", exhibit.hex(), layer.hex(), [list[Json](pair) for pair in spans])
    )


def tagging_id(passage: bytes, tag: str) -> EntityId:
    """Two reviewers who set the same tag on the same passage meet in one entity."""
    return derived_id("tagging", passage.hex(), tag)


def field_id(passage: bytes, tag: str, name: str) -> EntityId:
    """One field of one tag on one passage."""
    return derived_id("field", passage.hex(), tag, name)


def named_field_id(kind: Kind, subject: bytes, name: str) -> EntityId:
    """A field of an exhibit, an occurrence or a passage as such."""
    return derived_id(kind.value, subject.hex(), name)


def passage_issue_id(passage: bytes, issue: bytes) -> EntityId:
    """An issue on a passage."""
    return derived_id("passage_issue", passage.hex(), issue.hex())


def link_id(kind: str, one: bytes, other: bytes) -> EntityId:
    """A link is the same from both ends."""
    return derived_id("link", kind, *sorted((one.hex(), other.hex())))


def relocation_id(passage: bytes) -> EntityId:
    """Where a passage stands now, if not where it was made."""
    return derived_id("relocation", passage.hex())


def parts_id(exhibit: bytes) -> EntityId:
    """The files of an exhibit made of several."""
    return derived_id("parts", exhibit.hex())


def loaded_fields_id(occurrence: bytes) -> EntityId:
    """What a load file said of an occurrence."""
    return derived_id("loaded_fields", occurrence.hex())


def batch_exhibit_id(batch: bytes, exhibit: bytes) -> EntityId:
    """An exhibit in a batch."""
    return derived_id("batch_exhibit", batch.hex(), exhibit.hex())


def status_id(subject: bytes) -> EntityId:
    """What was said at the second level of a passage or an exhibit."""
    return derived_id("status", subject.hex())


def decided_id(difference: str, ends: Iterable[bytes]) -> EntityId:
    """The decision of one difference; the same from whichever end it is seen."""
    return derived_id("decided", difference, *sorted(end.hex() for end in ends))


def sequester_id(exhibit: bytes) -> EntityId:
    """The lock on an exhibit."""
    return derived_id("sequester", exhibit.hex())


def purge_id(exhibit: bytes) -> EntityId:
    """The destruction of an exhibit."""
    return derived_id("purge", exhibit.hex())


def number_id(kind: Kind, owner: bytes, prefix: str, number: int, writer: bytes = b"") -> EntityId:
    """A number that a writer gave an exhibit or a passage, which keeps every number given to it."""
    return derived_id(kind.value, owner.hex(), prefix, number, writer.hex())


@dataclass(frozen=True, slots=True)
class Op:
    """What an act does to one entity; ``body`` None takes it away."""

    entity: EntityId
    kind: Kind
    subject: bytes | None
    body: Body | bytes | None


@dataclass(frozen=True, slots=True)
class Act:
    """One decision of one reviewer, not yet in the log: a verb and what it does to small entities.

    ``undoes`` names the changeset that this act takes back.
    """

    verb: str
    ops: tuple[Op, ...]
    undoes: ChangesetId | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What an act changed, for whoever listens.

    ``exhibits`` and ``passages`` whose rows must be read again.
    """

    verb: str
    changesets: tuple[ChangesetId, ...]
    exhibits: frozenset[ExhibitId]
    passages: frozenset[PassageId]
    kinds: frozenset[str]


def id_from_hex(text: str, what: str) -> bytes:
    """An id as a person pastes it.

    Raises:
        InputError: it is no id.
    """
    try:
        found = bytes.fromhex(text)
    except ValueError:
        found = b""
    if len(found) not in {16, 32}:
        raise InputError(said("“{text}” is not the id of {what}.", text=text, what=what))
    return found
