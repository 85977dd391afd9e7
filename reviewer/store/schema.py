"""The tables of ``matter.pincite``.

Four tables are the truth (``changeset``, ``payload``, ``layer``, ``geometry``); what stands in them
for good is written in the format, not here. All others are projections: dropped and rebuilt from
the truth whenever their shape changes. SQLModel declares them; rows go in and out as tuples (an ORM
entity costs nine times as much and validates nothing), so every rule that matters is a CHECK,
UNIQUE or NOT NULL here and is checked again in the act. Imported only where a database is made,
rebuilt or compared: declaring these classes takes as long as all else that opening a matter does.

``STRICT`` refuses text in an integer column; ``WITHOUT ROWID`` tables begin with their key columns
(older SQLite reports false corruption otherwise).
"""

from functools import cache
from typing import Any, ClassVar

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import Field, SQLModel

TRUTH = MetaData()
PROJECTIONS = MetaData()

_STRICT: dict[str, Any] = {"sqlite_strict": True}
_KEYED: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}


def _blob(*, key: bool = False, null: bool = False) -> Any:
    return Field(sa_column=Column(LargeBinary, primary_key=key, nullable=null))


def _text(*, key: bool = False, null: bool = False) -> Any:
    return Field(sa_column=Column(Text, primary_key=key, nullable=null))


def _integer(*, key: bool = False, null: bool = False) -> Any:
    return Field(sa_column=Column(Integer, primary_key=key, nullable=null, autoincrement=False))


class _Truth(SQLModel):
    metadata: ClassVar[MetaData] = TRUTH


class _Projection(SQLModel):
    metadata: ClassVar[MetaData] = PROJECTIONS


class ChangesetRow(_Truth, table=True):
    """One act; ``seq`` is local arrival order, never exchanged.

    All columns before ``body`` are copies out of it. ``staging`` marks the rows of one big write;
    they count only once that id stands in ``accepted``.
    """

    __tablename__ = "changeset"
    __table_args__ = (
        UniqueConstraint("id"),
        UniqueConstraint("writer", "wseq", "id"),
        Index("changeset_hlc", "hlc"),
        Index("changeset_staging", "staging", sqlite_where=Column("staging").isnot(None)),
        CheckConstraint("length(id) = 32 AND length(writer) = 16 AND wseq > 0 AND hlc >= 0"),
        _STRICT,
    )
    seq: int | None = Field(default=None, sa_column=Column(Integer, primary_key=True))
    id: bytes = _blob()
    staging: int | None = _integer(null=True)
    hlc: int = _integer()
    writer: bytes = _blob()
    wseq: int = _integer()
    person: bytes = _blob()
    role: str = _text()
    verb: str = _text()
    act_group: bytes | None = _blob(null=True)
    undoes: bytes | None = _blob(null=True)
    body: bytes = _blob()
    sig: bytes | None = _blob(null=True)


class PayloadRow(_Truth, table=True):
    """What a person typed or a file contains; ``hash`` = SHA-256(salt + bytes)."""

    __tablename__ = "payload"
    __table_args__ = (CheckConstraint("length(hash) = 32 AND length(salt) = 16"), _KEYED)
    hash: bytes = _blob(key=True)
    salt: bytes = _blob()
    content: bytes = _blob()


class LayerRow(_Truth, table=True):
    """One part of a text layer; the parts in order hash to ``layer``."""

    __tablename__ = "layer"
    __table_args__ = (UniqueConstraint("layer", "part"), _STRICT)
    row: int | None = Field(default=None, sa_column=Column(Integer, primary_key=True))
    layer: bytes = _blob()
    part: int = _integer()
    start: int = _integer()
    text: str = _text()
    structure: bytes = _blob()


class GeometryRow(_Truth, table=True):
    """One page of a rendition; ``width`` to ``ending`` are copies out of ``body``."""

    __tablename__ = "geometry"
    __table_args__ = (UniqueConstraint("layer", "rendition", "page"), _STRICT)
    row: int | None = Field(default=None, sa_column=Column(Integer, primary_key=True))
    layer: bytes = _blob()
    rendition: bytes = _blob()
    page: int = _integer()
    width: float = Field(sa_column=Column(REAL, nullable=False))
    height: float = Field(sa_column=Column(REAL, nullable=False))
    start: int = _integer()
    ending: int = _integer()
    body: bytes = _blob()


class AcceptedRow(_Truth, table=True):
    """A big write that was accepted: from this row on its changesets count."""

    __tablename__ = "accepted"
    __table_args__ = (_KEYED,)
    staging: int = _integer(key=True)


class LocalRow(_Truth, table=True):
    """What this file knows of itself: the matter's id, the projection cursor."""

    __tablename__ = "local"
    __table_args__ = (_KEYED,)
    key: str = _text(key=True)
    value: bytes = _blob()


class OpRow(_Projection, table=True):
    """Which changeset touched which entity."""

    __tablename__ = "op"
    __table_args__ = (Index("op_seq", "seq"), Index("op_subject", "subject"), _KEYED)
    entity: bytes = _blob(key=True)
    seq: int = _integer(key=True)
    kind: str = _text()
    subject: bytes | None = _blob(null=True)
    payload: bytes | None = _blob(null=True)


class SupersededRow(_Projection, table=True):
    """A changeset that some operation on the entity names as its base."""

    __tablename__ = "superseded"
    __table_args__ = (_KEYED,)
    entity: bytes = _blob(key=True)
    base: bytes = _blob(key=True)


class PurgedRow(_Projection, table=True):
    """An exhibit of which some act says that it is destroyed; no act takes that back."""

    __tablename__ = "purged"
    __table_args__ = (_KEYED,)
    exhibit: bytes = _blob(key=True)


class WriterRow(_Projection, table=True):
    """How far each writer's chain is known here.

    ``wseq`` is the greatest number that came and ``head`` its changeset (the greater id of two);
    ``whole`` the greatest up to which none is missing, 0 where the first is, and ``whole_head`` its
    changeset.
    """

    __tablename__ = "writer"
    __table_args__ = (_KEYED,)
    writer: bytes = _blob(key=True)
    wseq: int = _integer()
    head: bytes = _blob()
    person: bytes = _blob()
    whole: int = _integer()
    whole_head: bytes = _blob()


class WitnessRow(_Projection, table=True):
    """How far ``writer`` has said, in its own acts, that it knows ``other``."""

    __tablename__ = "witness"
    __table_args__ = (_KEYED,)
    writer: bytes = _blob(key=True)
    other: bytes = _blob(key=True)
    wseq: int = _integer()
    head: bytes = _blob()


class EntityRow(_Projection, table=True):
    """What is shown of each entity; ``payload`` None where it was taken away.

    Of what was purged nothing is shown, and nobody differs about it.
    """

    __tablename__ = "entity"
    __table_args__ = (
        Index("entity_subject", "subject", "kind", "hlc"),
        Index("entity_kind", "kind"),
        Index("entity_different", "entity", sqlite_where=Column("is_different") == 1),
        _KEYED,
    )
    entity: bytes = _blob(key=True)
    kind: str = _text()
    subject: bytes | None = _blob(null=True)
    changeset: bytes = _blob()
    hlc: int = _integer()
    person: bytes = _blob()
    payload: bytes | None = _blob(null=True)
    heads: int = _integer()
    is_different: int = _integer()
    is_purged: int = _integer()


class StaleRow(_Projection, table=True):
    """A row that a big write has still to write: that of a passage or an exhibit (``what``)."""

    __tablename__ = "stale"
    __table_args__ = (_KEYED,)
    what: int = _integer(key=True)
    owner: bytes = _blob(key=True)


class ExhibitRow(_Projection, table=True):
    """One line of the exhibit list. ``number_order`` sorts its printed number as people count.

    ``status`` is what was said at the second level; an exhibit that is locked away, or purged, has
    no line.
    """

    __tablename__ = "exhibit"
    __table_args__ = (
        Index("exhibit_order", "kind", "number_order"),
        Index("exhibit_label", "label"),
        Index("exhibit_number", "number_order", "kind"),
        Index("exhibit_witness", "witness"),
        _KEYED,
    )
    id: bytes = _blob(key=True)
    number_order: str = _text()
    label: str = _text()
    control: str = _text()
    marked: str = _text()
    bates_begin: str = _text()
    bates_end: str = _text()
    kind: str = _text()
    title: str = _text()
    date: str = _text()
    pages: int = _integer()
    characters: int = _integer()
    layer: bytes = _blob()
    rendition: bytes = _blob()
    reading: bytes = _blob()
    occurrences: int = _integer()
    passages: int = _integer()
    confidentiality: str = _text()
    is_rough: int = _integer()
    successor: bytes = _blob()
    witness: str = _text()
    author: str = _text()
    status: str = _text()


class OccurrenceTableRow(_Projection, table=True):
    """Where an exhibit was met, and the numbers it carries there.

    ``label`` is what a cite calls it by, ``kind`` that of its exhibit.
    """

    __tablename__ = "occurrence"
    __table_args__ = (
        Index("occurrence_exhibit", "exhibit"),
        Index("occurrence_parent", "parent", "place"),
        Index("occurrence_container", "container", "place"),
        Index("occurrence_number", "parent", "number_order", "id", "exhibit", "kind"),
        Index("occurrence_label", "label"),
        _KEYED,
    )
    id: bytes = _blob(key=True)
    exhibit: bytes = _blob()
    parent: bytes | None = _blob(null=True)
    container: bytes | None = _blob(null=True)
    name: str = _text()
    path: str = _text()
    place: int = _integer()
    is_inline: int = _integer()
    modified: str = _text()
    hlc: int = _integer()
    label: str = _text()
    number_order: str = _text()
    marked: str = _text()
    bates_begin: str = _text()
    bates_end: str = _text()
    bates_origin: str = _text()
    custodian: str = _text()
    production: str = _text()
    confidentiality: str = _text()
    kind: str = _text()


class NumberRow(_Projection, table=True):
    """Every number ever given: ``label`` is what is printed and resolves to its owner."""

    __tablename__ = "number"
    __table_args__ = (
        Index("number_owner", "owner", "series", "hlc"),
        Index("number_label", "label"),
        Index("number_prefix", "series", "prefix", "number"),
        _KEYED,
    )
    entity: bytes = _blob(key=True)
    owner: bytes = _blob()
    series: str = _text()
    label: str = _text()
    prefix: str = _text()
    number: int = _integer()
    writer: bytes = _blob()
    place: int = _integer()
    hlc: int = _integer()


class PassageRow(_Projection, table=True):
    """One line of the passage table, with what sorting and filtering need.

    ``missing`` counts required fields of its tags that nobody answered; ``is_received``: its words
    come from received text, ``is_unchecked``: and nobody compared them with the page. ``standing``
    is how it came to stand in a later reading; ``is_unsettled``: a person must look if it does.
    ``status`` is what was said at the second level. Passages of an exhibit without a line have no
    line either.
    """

    __tablename__ = "passage"
    __table_args__ = (
        UniqueConstraint("id"),
        Index("passage_exhibit", "exhibit", "start", "ending"),
        Index("passage_tags", "tags"),
        Index("passage_issues", "issues"),
        Index("passage_quote", text("substr(quote, 1, 64)")),
        Index("passage_number", text("length(number)"), "number"),
        Index("passage_created", "created"),
        Index("passage_person", "person"),
        Index("passage_missing", "row", sqlite_where=Column("missing") > 0),
        Index("passage_unchecked", "row", sqlite_where=Column("is_unchecked") == 1),
        Index("passage_uncited", "row", sqlite_where=Column("pin") == ""),
        Index("passage_unsettled", "row", sqlite_where=Column("is_unsettled") == 1),
        Index("passage_wordless", "layer", sqlite_where=Column("quote") == ""),
        Index("passage_status", "status", sqlite_where=Column("status") != ""),
        _STRICT,
    )
    row: int | None = Field(default=None, sa_column=Column(Integer, primary_key=True))
    id: bytes = _blob()
    exhibit: bytes = _blob()
    layer: bytes = _blob()
    start: int = _integer()
    ending: int = _integer()
    spans: str = _text()
    number: str = _text()
    quote: str = _text()
    question: str = _text()
    pin: str = _text()
    bates: str = _text()
    tags: str = _text()
    issues: str = _text()
    importance: str = _text()
    privilege: str = _text()
    occurrence: bytes | None = _blob(null=True)
    created: int = _integer()
    person: bytes = _blob()
    is_different: int = _integer()
    missing: int = _integer()
    is_received: int = _integer()
    is_unchecked: int = _integer()
    standing: str = _text()
    is_unsettled: int = _integer()
    status: str = _text()


class TaggingRow(_Projection, table=True):
    """A tag on a passage."""

    __tablename__ = "tagging"
    __table_args__ = (Index("tagging_tag", "tag"), _KEYED)
    passage: bytes = _blob(key=True)
    tag: str = _text(key=True)
    hlc: int = _integer()
    person: bytes = _blob()


class SaidRow(_Projection, table=True):
    """What fields and notes say of a passage, lying together: a log reads them by the thousand."""

    __tablename__ = "said"
    __table_args__ = (_KEYED,)
    subject: bytes = _blob(key=True)
    entity: bytes = _blob(key=True)
    kind: str = _text()
    hlc: int = _integer()
    content: bytes = _blob()


class PassageIssueTableRow(_Projection, table=True):
    """An issue on a passage."""

    __tablename__ = "passage_issue"
    __table_args__ = (Index("passage_issue_issue", "issue"), _KEYED)
    passage: bytes = _blob(key=True)
    issue: bytes = _blob(key=True)


class LinkRow(_Projection, table=True):
    """A tie between two passages, once from either end."""

    __tablename__ = "link"
    __table_args__ = (Index("link_entity", "entity"), _KEYED)
    passage: bytes = _blob(key=True)
    other: bytes = _blob(key=True)
    kind: str = _text(key=True)
    entity: bytes = _blob()
    hlc: int = _integer()
    person: bytes = _blob()


class ReviewRow(_Projection, table=True):
    """How far a reviewer has come with an exhibit: ``started`` or ``reviewed``."""

    __tablename__ = "review"
    __table_args__ = (Index("review_state", "person", "state"), _KEYED)
    exhibit: bytes = _blob(key=True)
    person: bytes = _blob(key=True)
    state: str = _text()
    hlc: int = _integer()


class SeenRow(_Projection, table=True):
    """Pages of an exhibit that a reviewer had before their eyes: ranges as JSON, and how many."""

    __tablename__ = "seen"
    __table_args__ = (_KEYED,)
    exhibit: bytes = _blob(key=True)
    person: bytes = _blob(key=True)
    ranges: str = _text()
    pages: int = _integer()


class BatchExhibitRow(_Projection, table=True):
    """An exhibit of a batch."""

    __tablename__ = "batch_exhibit"
    __table_args__ = (
        Index("batch_exhibit_exhibit", "exhibit"),
        Index("batch_exhibit_entity", "entity"),
        _KEYED,
    )
    batch: bytes = _blob(key=True)
    exhibit: bytes = _blob(key=True)
    entity: bytes = _blob()


class MailRow(_Projection, table=True):
    """What tells a mail from others and puts it in order.

    ``own`` is its message id, ``logical`` the hash over what a person reads of it and its files,
    ``sent`` its date in UTC.
    """

    __tablename__ = "mail"
    __table_args__ = (
        Index("mail_logical", "logical"),
        Index("mail_mih", "mih"),
        Index("mail_own", "own"),
        _KEYED,
    )
    exhibit: bytes = _blob(key=True)
    own: str = _text()
    logical: str = _text()
    mih: str = _text()
    sent: str = _text()


class MailNameRow(_Projection, table=True):
    """A message that a mail names: itself, one it answers, or one above that."""

    __tablename__ = "mail_name"
    __table_args__ = (Index("mail_name_name", "name"), _KEYED)
    exhibit: bytes = _blob(key=True)
    name: str = _text(key=True)


def projection_tables() -> tuple[Table, ...]:
    """Every table that can be dropped and rebuilt."""
    return tuple(PROJECTIONS.sorted_tables)


TRIGGERS = (
    """CREATE TRIGGER changeset_stays BEFORE UPDATE ON changeset
       BEGIN SELECT raise(ABORT, 'the log is never rewritten'); END""",
    """CREATE TRIGGER changeset_kept BEFORE DELETE ON changeset
       WHEN OLD.staging IS NULL OR OLD.staging IN (SELECT staging FROM accepted)
       BEGIN SELECT raise(ABORT, 'the log is never shortened'); END""",
)
"""Seat belts, not security.

A staged row that was never accepted is no part of the log and may be swept.
"""


@cache
def every_statement() -> tuple[str, ...]:
    """What makes an empty review database: each table with its indexes, then the triggers."""
    return (*statements(TRUTH), *statements(PROJECTIONS), *TRIGGERS)


def statements(tables: MetaData) -> list[str]:
    """What makes these tables, each with its indexes."""
    dialect = sqlite.dialect()
    made: list[CreateTable | CreateIndex] = []
    for table in tables.sorted_tables:
        made.append(CreateTable(table))
        made += [CreateIndex(index) for index in sorted(table.indexes, key=_name)]
    return [str(one.compile(dialect=dialect)) for one in made]


def _name(index: Index) -> str:
    return str(index.name)
