"""What a version of something says, in words, and which ways of deciding its kind has."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from reviewer.fields import (
    EXHIBIT_FIELDS,
    MATTER_FIELDS,
    OCCURRENCE_FIELDS,
    PASSAGE_FIELDS,
    FieldSpec,
    FieldType,
    specs_of,
)
from reviewer.model import (
    BatchBody,
    BatchExhibitBody,
    Body,
    DecidedBody,
    FieldBody,
    IssueBody,
    Kind,
    LinkBody,
    MatterBody,
    NoteBody,
    OccurrenceBody,
    OwnTagBody,
    PartyBody,
    PassageBody,
    PassageId,
    PassageIssueBody,
    PersonBody,
    RelocationBody,
    ReviewBody,
    ReviewerBody,
    SavedSearchBody,
    SequesterBody,
    StatusBody,
    TaggingBody,
    TemplateBody,
)
from reviewer.queries import differing_heads, entities, many, passages, people, tags
from reviewer.queries.difference_kinds import Way
from reviewer.queries.differing_heads import Head
from reviewer.queries.view import View, body_of
from reviewer.said import listed, named, said
from reviewer.store.shown import read_body

_SPECS: Mapping[str, tuple[FieldSpec, ...]] = {
    Kind.EXHIBIT_FIELD: EXHIBIT_FIELDS,
    Kind.OCCURRENCE_FIELD: OCCURRENCE_FIELDS,
    Kind.PASSAGE_FIELD: PASSAGE_FIELDS,
    Kind.MATTER_FIELD: MATTER_FIELDS,
}
FIELDS = frozenset({Kind.FIELD.value, *(kind for kind in _SPECS)})
_TEXTS = frozenset({FieldType.TEXT, FieldType.CHOICES, FieldType.PERSON, FieldType.PARTY})
_LINKS = {
    "contradicts": "they contradict each other",
    "corroborates": "they corroborate each other",
    "same_fact": "the same fact",
    "adopts": "one adopts the other",
    "in_part": "two parts of one answer",
    "errata": "an errata sheet changes one of them",
}
_LABELS: Mapping[str, str] = {
    Kind.NOTE: "Note",
    Kind.TAGGING: "Tag",
    Kind.PASSAGE_ISSUE: "Issue",
    Kind.PASSAGE: "Extent",
    Kind.STATUS: "Status",
    Kind.RELOCATION: "Place in the new reading",
    Kind.REVIEW: "Review",
    Kind.SEQUESTER: "Locked away",
    Kind.ISSUE: "Issue",
    Kind.OWN_TAG: "Tag",
    Kind.PERSON: "Person",
    Kind.PARTY: "Party",
    Kind.REVIEWER: "Reviewer",
    Kind.MATTER: "Caption of the matter",
    Kind.LINK: "Link",
    Kind.OCCURRENCE: "Place",
    Kind.TEMPLATE: "Log columns",
    Kind.SAVED_SEARCH: "Saved search",
    Kind.BATCH: "Batch",
    Kind.BATCH_EXHIBIT: "Exhibit of a batch",
}


def ways(kind: str, contents: Sequence[bytes | None]) -> tuple[Way, ...]:
    """How versions of one thing can be decided.

    Both may stand where both say something and a reader can live with two; they can be joined where
    they are words, or facts of one person.
    """
    found = {Way.KEEP}
    if kind == Kind.NOTE and None not in contents:
        found |= {Way.KEEP_ALL, Way.JOIN}
    if kind in FIELDS:
        values = [answer(content) for content in contents]
        if all(values):
            found.add(Way.KEEP_ALL)
            found |= {Way.JOIN} if _is_text(kind, contents) else set()
    if kind == Kind.PERSON and None not in contents:
        found.add(Way.JOIN)
    return tuple(way for way in Way if way in found)


def answer(content: bytes | None) -> str:
    """The value of a field; empty where there is none."""
    body = read_body(content, FieldBody)
    return body.value if body is not None else ""


def called(kind: str, content: bytes | None) -> str:
    """The name in a definition."""
    body = read_body(content, DEFINED[kind]) if kind in DEFINED else None
    return str(getattr(body, "name", ""))


DEFINED: Mapping[str, type[Body]] = {
    Kind.OWN_TAG: OwnTagBody,
    Kind.ISSUE: IssueBody,
    Kind.PERSON: PersonBody,
    Kind.PARTY: PartyBody,
    Kind.REVIEWER: ReviewerBody,
}
"""Kinds that are defined by a name."""


def spec_of(kind: str, body: FieldBody) -> FieldSpec | None:
    """The field that a body answers, as the program knows it."""
    specs = specs_of(body.tag) if kind == Kind.FIELD else _SPECS.get(kind, ())
    return next((spec for spec in specs if spec.name == body.name), None)


def _is_text(kind: str, contents: Sequence[bytes | None]) -> bool:
    body = read_body(next(iter(contents), None), FieldBody)
    spec = spec_of(kind, body) if body is not None else None
    return spec is not None and spec.type in _TEXTS


def last_passage(view: View, passage: bytes) -> PassageBody | None:
    """A passage as it was last marked, whether or not it stands; ``None`` where it is none."""
    found = view.rows(
        """SELECT p.content FROM op o JOIN changeset c ON c.seq = o.seq
           JOIN payload p ON p.hash = o.payload
           WHERE o.entity = ? AND o.kind = 'passage' ORDER BY c.hlc DESC, c.id DESC""",
        (passage,),
    )
    bodies = [body for row in found if (body := read_body(row[0], PassageBody)) is not None]
    return next((body for body in bodies if not body.replaced_by), next(iter(bodies), None))


class Values:
    """Tells what versions say; names are read once."""

    def __init__(self, view: View) -> None:
        """Nothing is read yet."""
        self._view = view

    @cached_property
    def _reviewers(self) -> dict[bytes, str]:
        return {row.id: row.name for row in people.reviewers(self._view)}

    @cached_property
    def _tags(self) -> dict[str, str]:
        return {row.id: row.name for row in tags.tags(self._view)}

    @cached_property
    def _issues(self) -> dict[str, str]:
        return {row.id.hex(): row.name for row in passages.issues(self._view)}

    @cached_property
    def _parties(self) -> dict[str, str]:
        return {row.id.hex(): row.name for row in people.parties(self._view)}

    def reviewer(self, person: bytes) -> str:
        """The name of a reviewer."""
        return self._reviewers.get(person) or said("A reviewer")

    def reviewers(self, persons: Iterable[bytes]) -> str:
        """The names of those who said the same, each once."""
        names = list(dict.fromkeys(self.reviewer(person) for person in persons))
        if len(names) < 2:  # noqa: PLR2004 - one name is told as it is
            return "".join(names)
        return said("{names} and {last}", names=listed(names[:-1]), last=names[-1])

    def tag(self, tag: str) -> str:
        """The name of a tag."""
        return named(self._tags.get(tag) or tags.tag_of(self._view, tag).name)

    def tag_of_kind(self, tag: str, kind: str) -> str:
        """A tag with its kind, where one is said."""
        if not kind:
            return self.tag(tag)
        return said("{tag} ({kind})", tag=self.tag(tag), kind=kind.replace("_", " "))

    def exhibit(self, exhibit: bytes | None) -> str:
        """The number that an exhibit goes by."""
        found = self._view.rows("SELECT label FROM exhibit WHERE id = ?", (exhibit,))
        return str(found[0][0]) if found else said("an exhibit")

    def exhibit_of(self, subject: bytes | None) -> bytes | None:
        """The exhibit that a thing is on: itself, or of which it is a place."""
        found = self._view.rows(
            """SELECT id FROM exhibit WHERE id = ?1
               UNION ALL SELECT exhibit FROM occurrence WHERE id = ?1""",
            (subject,),
        )
        return bytes(found[0][0]) if found else None

    def place(self, subject: bytes | None) -> str:
        """What a thing hangs on, by its number: an exhibit, or a passage that no longer stands."""
        if subject is None:
            return ""
        exhibit = self.exhibit_of(subject)
        if exhibit is not None:
            return self.exhibit(exhibit)
        found = self._view.rows(
            """SELECT label FROM number WHERE owner = ? AND series = 'passage_number'
               ORDER BY hlc, place, entity LIMIT 1""",
            (subject,),
        )
        return str(found[0][0]) if found else ""

    def field(self, kind: str, heads: Sequence[Head], entity: bytes) -> tuple[str, str]:
        """The field's word in files, and what a person calls it: else what the kind is called."""
        contents = [head.content for head in heads if head.content is not None]
        if kind in FIELDS:
            body = next(filter(None, (read_body(one, FieldBody) for one in contents)), None)
            body = body or _last_field(self._view, entity)
            if body is None:
                return "", said("Field")
            spec = spec_of(kind, body)
            label = named(spec.label if spec is not None else body.name)
            if body.tag:
                label = said("{tag}, {field}", tag=self.tag(body.tag), field=label)
            return body.name, label
        if kind == Kind.TAGGING:
            tag = next(filter(None, (read_body(one, TaggingBody) for one in contents)), None)
            return (tag.tag if tag is not None else ""), said("Tag")
        return "", said(_LABELS.get(kind, "Entry"))

    def of(self, kind: str, content: bytes | None, subject: bytes | None) -> str:
        """What a version says; what people typed is told as they typed it."""
        if content is None:
            return said(_TAKEN_AWAY.get(kind, "taken away"))
        tell = _VALUES.get(kind)
        return (tell(self, content, subject) if tell is not None else "") or said("something else")

    def edit(self, kind: str, content: bytes | None, passage: bytes) -> str:
        """What somebody put on a passage: an answer with its field, a note in quotation marks."""
        value = self.of(kind, content, passage)
        if kind == Kind.NOTE:
            return said("note: “{text}”", text=value)
        if kind in FIELDS:
            body = read_body(content, FieldBody)
            spec = spec_of(kind, body) if body is not None else None
            label = named(spec.label) if spec is not None else said("Field")
            return said("{label}: {value}", label=label, value=value)
        return value

    # --- By kind ----------------------------------------------------------------------------------

    def _field_value(self, content: bytes, _subject: bytes | None) -> str:
        return answer(content) or said("no answer")

    def _note(self, content: bytes, _subject: bytes | None) -> str:
        body = read_body(content, NoteBody)
        return body.text if body is not None else ""

    def _tagging(self, content: bytes, _subject: bytes | None) -> str:
        body = read_body(content, TaggingBody)
        return said("tagged {tag}", tag=self.tag(body.tag)) if body is not None else ""

    def _on_issue(self, content: bytes, _subject: bytes | None) -> str:
        body = read_body(content, PassageIssueBody)
        if body is None:
            return ""
        return said("bears on “{issue}”", issue=self._issues.get(body.issue) or said("an issue"))

    def _issue(self, content: bytes, _subject: bytes | None) -> str:
        body = read_body(content, IssueBody)
        if body is None or not body.parent:
            return body.name if body is not None else ""
        above = self._issues.get(body.parent) or said("an issue")
        return said("{name}, below “{above}”", name=body.name, above=above)

    def _own_tag(self, content: bytes, _subject: bytes | None) -> str:
        body = read_body(content, OwnTagBody)
        if body is None:
            return ""
        if body.colour.startswith("#"):
            return body.name
        return said("{name} ({colour})", name=body.name, colour=named(body.colour))

    def _person(self, content: bytes, _subject: bytes | None) -> str:
        body = read_body(content, PersonBody)
        if body is None:
            return ""
        party, role = self._parties.get(body.party, ""), body.role.replace("_", " ")
        lawyer = said("attorney") if body.is_attorney else ""
        return listed(filter(None, (body.name, *body.aliases, named(role), party, lawyer)))

    def _party(self, content: bytes, _subject: bytes | None) -> str:
        body = read_body(content, PartyBody)
        return said("{name} ({side})", name=body.name, side=named(body.side)) if body else ""

    def _reviewer(self, content: bytes, _subject: bytes | None) -> str:
        body = read_body(content, ReviewerBody)
        return f"{body.name} ({body.initials})" if body is not None else ""

    def _matter(self, content: bytes, _subject: bytes | None) -> str:
        body = read_body(content, MatterBody)
        if body is None:
            return ""
        return listed(filter(None, (body.title, body.caption, body.court, body.docket)))

    def _status(self, content: bytes, _subject: bytes | None) -> str:
        body = read_body(content, StatusBody)
        if body is None or not body.reason:
            return named(body.state) if body is not None else ""
        return said("{status}: {reason}", status=named(body.state), reason=body.reason)

    def _review(self, content: bytes, _subject: bytes | None) -> str:
        body = read_body(content, ReviewBody)
        return named(body.state or "unread") if body is not None else ""

    def _relocation(self, content: bytes, _subject: bytes | None) -> str:
        body = read_body(content, RelocationBody)
        if body is None:
            return ""
        words = " … ".join(anchor.quote for anchor in body.anchors)
        state = named(body.state.value)
        return said("{state}: “{quote}”", state=state, quote=words) if words else state

    def _passage(self, content: bytes, _subject: bytes | None) -> str:
        body = read_body(content, PassageBody)
        if body is None:
            return ""
        if not body.replaced_by:
            return said("stands: “{quote}”", quote=_words(body))
        new = bytes.fromhex(body.replaced_by)
        words = many.words_of(self._view, [PassageId(new)]).get(new, "")
        return said("widened or narrowed to “{quote}”", quote=" ".join(words.split()))

    def _link(self, content: bytes, _subject: bytes | None) -> str:
        body = read_body(content, LinkBody)
        if body is None:
            return ""
        ends = [self.place(bytes.fromhex(end)) or said("a passage") for end in body.ends]
        tie = said(_LINKS[body.kind]) if body.kind in _LINKS else body.kind
        return said("{one} and {other}: {tie}", one=ends[0], other=ends[1], tie=tie)

    def _occurrence(self, content: bytes, _subject: bytes | None) -> str:
        body = read_body(content, OccurrenceBody)
        return (body.path or body.name) if body is not None else ""

    def _template(self, content: bytes, _subject: bytes | None) -> str:
        body = read_body(content, TemplateBody)
        if body is None:
            return ""
        columns = ", ".join(printed for _, printed in body.columns)
        return said("{name}: {columns}", name=body.name, columns=columns)

    def _search(self, content: bytes, _subject: bytes | None) -> str:
        body = read_body(content, SavedSearchBody)
        return said("{name}: {query}", name=body.name, query=body.query) if body else ""

    def _batch(self, content: bytes, _subject: bytes | None) -> str:
        body = read_body(content, BatchBody)
        if body is None or not body.reviewer:
            return body.name if body is not None else ""
        whose = self.reviewer(bytes.fromhex(body.reviewer))
        return said("{name}, for {reviewer}", name=body.name, reviewer=whose)

    def _in_batch(self, content: bytes, _subject: bytes | None) -> str:
        body = read_body(content, BatchExhibitBody)
        found = body_of(self._view, bytes.fromhex(body.batch), BatchBody) if body else None
        return said("in batch “{name}”", name=found.name if found else said("a batch"))

    def _sequester(self, content: bytes, _subject: bytes | None) -> str:
        body = read_body(content, SequesterBody)
        return said("locked away: {reason}", reason=body.reason) if body is not None else ""

    def _decided(self, content: bytes, _subject: bytes | None) -> str:
        body = read_body(content, DecidedBody)
        if body is None or body.way != Way.KEEP:
            return said(_WAYS.get(body.way, "decided") if body is not None else "decided")
        return said("kept: {value}", value=self._kept(body))

    def _kept(self, body: DecidedBody) -> str:
        """What was kept: a version of one thing, or one of two as it stands or was last."""
        kept, entity = bytes.fromhex(body.kept), bytes.fromhex(body.ends[0])
        kind, subject = entities.kind_and_subject(self._view, kept)
        if kind:
            heads = differing_heads.last_of(self._view, kept)
        else:
            kind, subject = entities.kind_and_subject(self._view, entity)
            heads = differing_heads.said(self._view, entity, [kept])
        return self.of(kind, heads[-1].content, subject) if heads else said("the work on it")


def _words(body: PassageBody) -> str:
    return " … ".join(" ".join(anchor.quote.split()) for anchor in body.anchors)


def _last_field(view: View, entity: bytes) -> FieldBody | None:
    """What a field was last answered, where every version takes the answer away."""
    found = view.rows(
        """SELECT p.content FROM op o JOIN payload p ON p.hash = o.payload
           WHERE o.entity = ? ORDER BY o.seq DESC LIMIT 1""",
        (entity,),
    )
    return read_body(found[0][0], FieldBody) if found else None


_WAYS = {Way.KEEP_ALL.value: "kept both", Way.JOIN.value: "joined"}
_TAKEN_AWAY: Mapping[str, str] = {
    Kind.TAGGING: "tag taken off",
    Kind.PASSAGE_ISSUE: "issue taken off",
    Kind.PASSAGE: "withdrawn",
    Kind.LINK: "not linked",
    Kind.STATUS: "no status",
    Kind.SEQUESTER: "lock lifted",
    Kind.BATCH_EXHIBIT: "taken out of the batch",
    **dict.fromkeys(FIELDS, "no answer"),
}
_Tell = Callable[[Values, bytes, bytes | None], str]
_VALUES: Mapping[str, _Tell] = {
    **dict.fromkeys(FIELDS, Values._field_value),  # noqa: SLF001 - one class, told by kind
    Kind.NOTE: Values._note,  # noqa: SLF001
    Kind.TAGGING: Values._tagging,  # noqa: SLF001
    Kind.PASSAGE_ISSUE: Values._on_issue,  # noqa: SLF001
    Kind.ISSUE: Values._issue,  # noqa: SLF001
    Kind.OWN_TAG: Values._own_tag,  # noqa: SLF001
    Kind.PERSON: Values._person,  # noqa: SLF001
    Kind.PARTY: Values._party,  # noqa: SLF001
    Kind.REVIEWER: Values._reviewer,  # noqa: SLF001
    Kind.MATTER: Values._matter,  # noqa: SLF001
    Kind.STATUS: Values._status,  # noqa: SLF001
    Kind.REVIEW: Values._review,  # noqa: SLF001
    Kind.RELOCATION: Values._relocation,  # noqa: SLF001
    Kind.PASSAGE: Values._passage,  # noqa: SLF001
    Kind.LINK: Values._link,  # noqa: SLF001
    Kind.OCCURRENCE: Values._occurrence,  # noqa: SLF001
    Kind.TEMPLATE: Values._template,  # noqa: SLF001
    Kind.SAVED_SEARCH: Values._search,  # noqa: SLF001
    Kind.BATCH: Values._batch,  # noqa: SLF001
    Kind.BATCH_EXHIBIT: Values._in_batch,  # noqa: SLF001
    Kind.SEQUESTER: Values._sequester,  # noqa: SLF001
    Kind.DECIDED: Values._decided,  # noqa: SLF001
}
