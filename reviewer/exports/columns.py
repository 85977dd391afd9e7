"""The columns of the passage log, one entry each.

Source: the column list of the domain brief, section 1.6 (a). Each has a system name that templates
keep, the name printed above it unless a template says otherwise, and a function from the row to the
cell. A page and line never stand alone in a cell, because spreadsheets turn ``45:12`` into a time
of day: cites carry a name, and the numbers have columns of their own.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reviewer.errors import InputError
from reviewer.exports.log_row import (
    LIST_JOINT,
    PROPOSED,
    UNSETTLED,
    LogRow,
    designation,
    first_reply,
    one_line,
    place_of,
    privilege,
    recognised_source,
    standing,
    tag_code,
    with_origin,
)
from reviewer.model import Origin, Tag
from reviewer.queries import links
from reviewer.queries.links import LinkedCite
from reviewer.queries.log_rows import LoggedPassage
from reviewer.queries.passages import instant
from reviewer.readers.reading import Party
from reviewer.said import said
from reviewer.text import citations, units
from reviewer.text.layer import Role

_LINES = r"\d+:\d+(?:\s*[-–]\s*(?:\d+:)?\d+)?"
_BARE_LINES = re.compile(rf"\s*{_LINES}(?:\s*[,;]\s*(?:{_LINES}|\d+(?:\s*[-–]\s*\d+)?))*\s*")
_DATE_AND_TIME = re.compile(
    r"(?P<date>\d{4}(?:-\d\d){0,2})(?:[T ](?P<time>\d\d:\d\d)[:.\d]*(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
_POLARITIES: dict[str, str] = {
    Tag.ADMISSION: "asserts",
    Tag.DENIAL: "denies",
    Tag.NO_RECOLLECTION: "neither",
}
_BATES_MARKS = {Origin.COMPUTED: " [computed]"}
_LEGEND_MARKS = {Origin.READ: PROPOSED}
_CHECKED = {"confirmed": "checked", "corrected": "corrected"}


class Scope(StrEnum):
    """What a column speaks of; rows of the same one have the same cell, made once."""

    EXHIBIT = "exhibit"
    PASSAGE = "passage"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its system name, its printed name, what it prints, whether it is a default.

    ``EXHIBIT`` stands for the exhibit in the occurrence that the cite names. ``field`` is set where
    the cell is just what the row prints of that field.
    """

    name: str
    printed: str
    cell: Callable[[LogRow], str]
    scope: Scope
    is_default: bool = False
    field: str = ""


def column_named(name: str) -> Column:
    """The column of a system name.

    Raises:
        InputError: there is none.
    """
    found = _BY_NAME.get(name)
    if found is None:
        raise InputError(
            said(
                "The log has no column “{name}”. There are: {listed}.",
                name=name,
                listed=", ".join(_BY_NAME),
            )
        )
    return found


def _cited_field(name: str) -> Callable[[LogRow], str]:
    """A field that may hold a cite; bare page and line get the name of this exhibit before them."""

    def cited_field(row: LogRow) -> str:
        value = row.values.get(name, "")
        if not _BARE_LINES.fullmatch(value):
            return value
        return f"{citations.name_in_cite(row.passage.cite_name)} {value}"

    return cited_field


def _distinct(values: Iterable[str]) -> str:
    return LIST_JOINT.join(dict.fromkeys(value for value in values if value))


# --- The exhibit ----------------------------------------------------------------------------------


def _exhibit_no(row: LogRow) -> str:
    return row.passage.place.line.marked if row.passage.place else ""


def _bates(name: str) -> Callable[[LogRow], str]:
    def bates(row: LogRow) -> str:
        place = row.passage.place
        if place is None:
            return ""
        value = place.line.bates_begin if name == "bates_begin" else place.line.bates_end
        return with_origin(place, name, value, _BATES_MARKS)

    return bates


def _family(row: LogRow) -> str:
    return row.passage.place.family if row.passage.place else ""


def _custodian(row: LogRow) -> str:
    place = row.passage.place
    return row.names.person(place.line.custodian) if place else ""


def _all_custodians(row: LogRow) -> str:
    return LIST_JOINT.join(row.names.person(name) for name in row.passage.exhibit.custodians)


def _doc_date(row: LogRow) -> str:
    date = row.passage.exhibit.line.date
    found = _DATE_AND_TIME.fullmatch(date)
    return found["date"] if found else one_line(date)


def _doc_time(row: LogRow) -> str:
    found = _DATE_AND_TIME.fullmatch(row.passage.exhibit.line.date)
    if not found or not found["time"]:
        return ""
    zone = found["zone"]
    if not zone:
        return f"{found['time']} (zone not stated)"
    return f"{found['time']} UTC" if zone == "Z" else f"{found['time']} UTC{zone}"


def _author(row: LogRow) -> str:
    return one_line(row.names.person(row.passage.exhibit.values.get("author", "")))


def _from(row: LogRow) -> str:
    return _parties(row, row.passage.exhibit.facts.sender)


def _to(row: LogRow) -> str:
    return _parties(row, row.passage.exhibit.facts.to)


def _cc(row: LogRow) -> str:
    return _parties(row, row.passage.exhibit.facts.cc)


def _recipients(row: LogRow) -> str:
    facts = row.passage.exhibit.facts
    return _parties(row, (*facts.to, *facts.cc, *facts.bcc))


def _parties(row: LogRow, parties: Iterable[Party]) -> str:
    return one_line(_distinct(row.names.party(party) for party in parties))


def _confidentiality(row: LogRow) -> str:
    place, found = row.passage.place, designation(row.passage)
    if place is not None and found == place.line.confidentiality:
        return with_origin(place, "confidentiality", found, _LEGEND_MARKS)
    return found


# --- The place and the words ----------------------------------------------------------------------


def _citation(row: LogRow) -> str:
    return citations.cite(row.passage.cite_name, row.passage.line.pin)


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _page_begin(row: LogRow) -> str:
    place = place_of(row.passage)
    return _number(place.page_begin if place.page_begin is not None else place.physical_begin)


def _page_end(row: LogRow) -> str:
    place = place_of(row.passage)
    return _number(place.page_end if place.page_end is not None else place.physical_end)


def _line_begin(row: LogRow) -> str:
    return _number(place_of(row.passage).line_begin)


def _line_end(row: LogRow) -> str:
    return _number(place_of(row.passage).line_end)


def _para_ref(row: LogRow) -> str:
    place = place_of(row.passage)
    if place.label_begin == place.label_end:
        return place.label_begin
    return f"{place.label_begin} to {place.label_end}"


def _quote(row: LogRow) -> str:
    """The words, as the page has them where somebody corrected them; an answer begins ``A.``."""
    words = row.passage.fields.get("corrected_quote") or row.passage.line.quote
    cell = one_line(words)
    reply = first_reply(row.passage) if row.passage.layer.lines else None
    if not cell or reply is None or reply.role is not Role.ANSWER:
        return cell
    is_typed_so = words is not row.passage.line.quote and cell.startswith("A. ")
    return cell if is_typed_so else f"A. {cell}"


def _received_text(row: LogRow) -> str:
    corrected = row.passage.fields.get("corrected_quote")
    return one_line(row.passage.line.quote) if corrected else ""


def _question(row: LogRow) -> str:
    asked = one_line(row.passage.line.question)
    return f"Q. {asked}" if asked else ""


def _text_source(row: LogRow) -> str:
    source = recognised_source(row.passage)
    if source is None:
        return "native"
    checked = row.passage.fields.get("checked", "")
    return f"{source.value} ({_CHECKED.get(checked, 'unchecked against the page')})"


def _speaker_label(row: LogRow) -> str:
    """Who speaks, as it is printed."""
    line = first_reply(row.passage) if row.passage.layer.lines else None
    if line is not None:
        return line.speaker or {Role.ANSWER: "A."}.get(line.role, "")
    if row.passage.line.question:
        return "Q."
    segment = units.segment_at(row.passage.layer, row.passage.line.spans[-1].start)
    return f"From: {one_line(segment.author)}" if segment and segment.author else ""


# --- What reviewers say of it ---------------------------------------------------------------------


def _tag(row: LogRow) -> str:
    return LIST_JOINT.join(tag_code(tag) for tag in row.tags)


def _polarity(row: LogRow) -> str:
    """What the tag suggests; nobody decides it, so it stays a proposal."""
    found = (_POLARITIES.get(tag.on.tag) for tag in row.tags)
    return _distinct(one + PROPOSED for one in found if one)


def _related(row: LogRow) -> str:
    return _distinct(f"{link.kind}:{link.other.hex()}" for link in _links_told(row))


def _links(row: LogRow) -> str:
    return _distinct(f"{links.in_words(link.reads)} {link.citation}" for link in _links_told(row))


def _contradicted_by(row: LogRow) -> str:
    told = (link for link in _links_told(row) if link.kind == links.CONTRADICTS)
    return _distinct(link.citation for link in told)


def _links_told(row: LogRow) -> list[LinkedCite]:
    """Links without those to what may be privileged, unless this passage may be so itself."""
    is_held = privilege(row.passage) != "none"
    return [link for link in row.passage.links if is_held or not link.is_privileged]


def _errata_state(row: LogRow) -> str:
    is_linked = any(link.kind == "errata" for link in row.passage.links)
    return "pending" if is_linked or row.passage.is_amended else "none"


def _status(row: LogRow) -> str:
    """What was said at the second level, else what was said of it or follows from its tags."""
    judged = row.passage.status
    if judged is not None:
        changed = " (changed since)" if judged.is_changed else ""
        return judged.state.value + changed + standing(row.passage)
    status = row.passage.fields.get("status") or ("tagged" if row.passage.tags else "candidate")
    return status + standing(row.passage)


def _status_by(row: LogRow) -> str:
    judged = row.passage.status
    if judged is None:
        return ""
    return f"{row.names.initials.get(judged.person, '')} ({judged.role.replace('_', ' ')})".strip()


def _status_at(row: LogRow) -> str:
    return f"{row.passage.status.at:%Y-%m-%dT%H:%MZ}" if row.passage.status else ""


def _status_reason(row: LogRow) -> str:
    return one_line(row.passage.status.reason) if row.passage.status else ""


def _unsettled(row: LogRow) -> str:
    return UNSETTLED if row.passage.line.id in row.names.unsettled else ""


def _tagged_by(row: LogRow) -> str:
    """Everybody who set it: two who agree both stand there."""
    persons = (one for tag in row.tags for one in tag.on.agreed or (tag.on.person,))
    return _distinct(row.names.initials.get(one, "") for one in persons)


def _tagged_at(row: LogRow) -> str:
    return _distinct(f"{tag.on.at:%Y-%m-%dT%H:%MZ}" for tag in row.tags)


def _reviewed_by(row: LogRow) -> str:
    found = (row.names.initials.get(person, "") for person, _ in row.passage.exhibit.reviewed)
    return _distinct(found)


def _reviewed_at(row: LogRow) -> str:
    return _distinct(f"{instant(hlc):%Y-%m-%dT%H:%MZ}" for _, hlc in row.passage.exhibit.reviewed)


def _marked_by(row: LogRow) -> str:
    """Who marked the words before they came here, with which tool of their program, and when."""
    fields = row.passage.fields
    told = (fields.get("marked_by", ""), fields.get("marked_as", ""), fields.get("marked_on", ""))
    return one_line(", ".join(part for part in told if part))


def _note(row: LogRow) -> str:
    return LIST_JOINT.join(one_line(note) for note in row.passage.notes)


def _counsels_words(row: LogRow) -> str:
    return row.passage.fields.get("counsels_words", "")


def _field(name: str, printed: str, field: str = "", *, is_default: bool = False) -> Column:
    """A column for a field of the tag, of the same name unless it is given."""
    field = field or name
    return Column(
        name, printed, lambda row: row.values.get(field, ""), Scope.TAG, is_default, field
    )


_E, _P, _T = Scope.EXHIBIT, Scope.PASSAGE, Scope.TAG
COLUMNS = (
    Column("log_no", "Log no", lambda row: f"P-{row.number:05d}", _T, is_default=True),
    Column("passage_no", "Passage no", lambda row: row.passage.line.number, _P, is_default=True),
    Column("passage_id", "Passage id", lambda row: row.passage.line.id.hex(), _P),
    Column("exhibit_no", "Exhibit no", _exhibit_no, _E, is_default=True),
    Column("control_no", "Control no", lambda row: row.passage.exhibit.line.control, _E),
    Column("bates_begin", "Bates begin", _bates("bates_begin"), _E, is_default=True),
    Column("bates_end", "Bates end", _bates("bates_end"), _E, is_default=True),
    Column("family_id", "Family id", _family, _E),
    Column("doc_type", "Doc type", lambda row: row.passage.exhibit.line.kind, _E, is_default=True),
    Column("doc_date", "Doc date", _doc_date, _E, is_default=True),
    Column("doc_time", "Doc time", _doc_time, _E),
    Column(
        "title", "Title", lambda row: one_line(row.passage.exhibit.line.title), _E, is_default=True
    ),
    Column("from", "From", _from, _E, is_default=True),
    Column("to", "To", _to, _E, is_default=True),
    Column("cc", "CC", _cc, _E, is_default=True),
    Column("author", "Author", _author, _E, is_default=True),
    Column("recipients", "Recipients", _recipients, _E),
    Column("custodian", "Custodian", _custodian, _E),
    Column("all_custodians", "All custodians", _all_custodians, _E),
    Column("edrm_mih", "EDRM MIH", lambda row: row.passage.exhibit.facts.mih, _E),
    Column("citation", "Citation", _citation, _P, is_default=True),
    Column("page_begin", "Page begin", _page_begin, _P),
    Column("line_begin", "Line begin", _line_begin, _P),
    Column("page_end", "Page end", _page_end, _P),
    Column("line_end", "Line end", _line_end, _P),
    Column("bates_pin", "Bates pin", lambda row: row.passage.line.bates, _P),
    Column("para_ref", "Para ref", _para_ref, _P),
    Column("tag", "Tag", _tag, _T, is_default=True),
    _field("tag_kind", "Kind", "kind", is_default=True),
    Column("issues", "Issues", lambda row: one_line(row.passage.line.issues), _P, is_default=True),
    Column("question", "Question", _question, _P, is_default=True),
    Column("quote", "Quote", _quote, _P, is_default=True),
    Column("text_source", "Text source", _text_source, _P, is_default=True),
    Column("received_text", "Received text", _received_text, _P),
    Column("speaker_label", "Speaker label", _speaker_label, _P),
    Column("counsels_words", "Counsel’s words", _counsels_words, _P, is_default=True),
    _field("declarant", "Declarant", is_default=True),
    _field("declarant_role", "Declarant role", is_default=True),
    _field("on_behalf_of", "On behalf of"),
    _field("usable_against", "Against", is_default=True),
    _field("attributed_to", "Attributed to"),
    _field("hearsay_layers", "Hearsay layers"),
    _field("statement_date", "Statement date", is_default=True),
    _field("under_oath", "Under oath"),
    _field("proposition", "Proposition", is_default=True),
    Column("target_ref", "Target ref", _cited_field("target_ref"), _T, is_default=True),
    _field("adopted", "Adopted", is_default=True),
    _field("foundation", "Foundation"),
    _field("employer", "Employer"),
    _field("employment", "Employment"),
    _field("topic", "Topic"),
    _field("denied_part", "Denied part"),
    _field("admitted_part", "Admitted part"),
    _field("qualifier", "Qualifier"),
    _field("basis_given", "Basis given"),
    Column("polarity", "Polarity", _polarity, _T),
    _field("hedge", "Hedge"),
    _field("hedge_text", "Hedge text"),
    _field("qty_text", "Qty text", is_default=True),
    _field("qty_op", "Qty op"),
    _field("qty_value", "Qty value"),
    _field("qty_low", "Qty low"),
    _field("qty_high", "Qty high"),
    _field("qty_unit", "Qty unit", is_default=True),
    _field("qty_measure", "Qty measure", is_default=True),
    _field("qty_per", "Qty per"),
    _field("qty_as_of", "Qty as of"),
    _field("qty_basis", "Qty basis"),
    Column("completeness_cite", "Completeness cite", _cited_field("completeness_cite"), _T),
    Column("links", "Linked with", _links, _P, is_default=True),
    Column("contradicted_by", "Contradicted by", _contradicted_by, _P),
    Column("related", "Related", _related, _P),
    Column("errata_state", "Errata state", _errata_state, _P),
    Column(
        "privilege_flag", "Privilege flag", lambda row: privilege(row.passage), _P, is_default=True
    ),
    Column("confidentiality", "Confidentiality", _confidentiality, _P),
    _field("evidence_rule", "Evidence rule"),
    Column("status", "Status", _status, _P, is_default=True),
    Column("unsettled", "Unsettled", _unsettled, _P, is_default=True),
    Column("status_by", "Status by", _status_by, _P),
    Column("status_at", "Status at", _status_at, _P),
    Column("status_reason", "Status reason", _status_reason, _P),
    Column("importance", "Importance", lambda row: row.passage.line.importance, _P),
    Column("note", "Note", _note, _P, is_default=True),
    Column("marked_by", "Marked by (in the file)", _marked_by, _P),
    Column("tagged_by", "Tagged by", _tagged_by, _T),
    Column("tagged_at", "Tagged at", _tagged_at, _T),
    Column("reviewed_by", "Exhibit reviewed by", _reviewed_by, _E),
    Column("reviewed_at", "Exhibit reviewed at", _reviewed_at, _E),
    Column("source_sha256", "Source SHA-256", lambda row: row.passage.exhibit.line.id.hex(), _E),
    Column("text_version", "Text version", lambda row: row.passage.line.layer.hex(), _P),
    Column("char_begin", "Char begin", lambda row: str(row.passage.line.spans[0].start), _P),
    Column("char_end", "Char end", lambda row: str(row.passage.line.spans[-1].end), _P),
)
_BY_NAME = {column.name: column for column in COLUMNS}


def _is_elsewhere(passage: LoggedPassage, last: LoggedPassage) -> bool:
    return passage.exhibit is not last.exhibit or passage.place is not last.place


class Cells:
    """The cells of rows that come in the order of the log."""

    def __init__(self, columns: Sequence[Column]) -> None:
        """Nothing is made yet."""
        self._fields = [(at, one.field) for at, one in enumerate(columns) if one.field]
        self._makers = {
            scope: [
                (at, one.cell)
                for at, one in enumerate(columns)
                if one.scope is scope and not one.field
            ]
            for scope in Scope
        }
        self._of_exhibit = [""] * len(columns)
        self._of_passage = self._of_exhibit
        self._last: LoggedPassage | None = None

    def of(self, row: LogRow) -> list[str]:
        """One row."""
        passage, last = row.passage, self._last
        if passage is not last:
            if last is None or _is_elsewhere(passage, last):
                self._of_exhibit = self._made(self._of_exhibit, Scope.EXHIBIT, row)
            self._of_passage = self._made(self._of_exhibit, Scope.PASSAGE, row)
            self._last = passage
        made = self._made(self._of_passage, Scope.TAG, row)
        values = row.values
        for at, field in self._fields:
            made[at] = values.get(field, "")
        return made

    def _made(self, cells: list[str], scope: Scope, row: LogRow) -> list[str]:
        made = cells.copy()
        for at, cell in self._makers[scope]:
            made[at] = cell(row)
        return made
