"""The fields of each tag, the kinds of admissions and denials, and what each field may hold.

One table, read by the acts (which check), the window (which draws) and the passage log (which
prints). Source: the field list of the domain brief, sections 1.6 (a), 2.1, 2.2 and 2.3.
"""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from reviewer import typed
from reviewer.errors import InputError
from reviewer.model import Tag
from reviewer.said import named, said


class FieldType(StrEnum):
    """How a field is typed and checked."""

    TEXT = "text"
    CHOICE = "choice"
    CHOICES = "choices"
    PERSON = "person"
    PARTY = "party"
    DATE = "date"
    PERIOD = "period"
    DECIMAL = "decimal"
    COUNT = "count"
    CITE = "cite"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field.

    Its word in files, its label on screen, its type, what it may hold, whether it must be there.
    """

    name: str
    label: str
    type: FieldType = FieldType.TEXT
    choices: tuple[str, ...] = ()
    is_required: bool = False


ADMISSION_KINDS = (
    "party_statement", "adoptive", "authorised", "agent_employee", "coconspirator", "predecessor",
    "judicial_pleading", "deemed", "rfa", "corporate_30b6",
)  # fmt: skip
DENIAL_KINDS = (
    "testimonial_flat", "general", "specific", "in_part", "lacks_knowledge", "defective",
    "negative_pregnant", "belief", "evasive", "objection_only", "informal",
)  # fmt: skip
QUANTITY_KINDS = (
    "money", "count", "percentage", "percentage_points", "rate", "ratio", "duration",
    "time_interval", "length", "area", "volume", "mass", "dose", "speed", "temperature",
    "data_size", "score",
)  # fmt: skip
ROLES = (
    "unknown", "party", "officer_director", "managing_agent", "employee", "agent", "attorney",
    "rule_30b6_designee", "coconspirator", "expert", "nonparty",
)  # fmt: skip
HEDGES = (
    "none", "approximate", "belief", "no_recollection", "conditional", "partial",
    "objection_subject_to",
)  # fmt: skip
LINK_KINDS = ("contradicts", "corroborates", "same_fact", "adopts", "in_part", "errata")

_STATEMENT = (
    FieldSpec("declarant", "Declarant", FieldType.PERSON, is_required=True),
    FieldSpec("declarant_role", "Role", FieldType.CHOICE, ROLES),
    FieldSpec("on_behalf_of", "On behalf of", FieldType.PARTY),
    FieldSpec("usable_against", "Against", FieldType.PARTY, is_required=True),
    FieldSpec("attributed_to", "Attributed to", FieldType.PERSON),
    FieldSpec("hearsay_layers", "Hearsay layers", FieldType.COUNT),
    FieldSpec("statement_date", "When said", FieldType.DATE),
    FieldSpec("under_oath", "Under oath", FieldType.CHOICE, ("yes", "no", "unknown")),
    FieldSpec("proposition", "The fact, in one sentence"),
    FieldSpec("target_ref", "Answers to"),
    FieldSpec("hedge", "Hedge", FieldType.CHOICES, HEDGES),
    FieldSpec("hedge_text", "Hedging words"),
    FieldSpec("completeness_cite", "To be read with", FieldType.CITE),
    FieldSpec("evidence_rule", "Rule (attorney)"),
)
_ADMISSION = (
    FieldSpec("kind", "Kind", FieldType.CHOICE, ADMISSION_KINDS, is_required=True),
    *_STATEMENT,
    FieldSpec("adopted", "Words adopted"),
    FieldSpec("foundation", "Foundation"),
    FieldSpec("employer", "Employer"),
    FieldSpec("employment", "Employed from–to", FieldType.PERIOD),
    FieldSpec("topic", "Topic noticed"),
)
_DENIAL = (
    FieldSpec("kind", "Kind", FieldType.CHOICE, DENIAL_KINDS, is_required=True),
    *_STATEMENT,
    FieldSpec("denied_part", "Part denied"),
    FieldSpec("admitted_part", "Part admitted"),
    FieldSpec("qualifier", "Qualified by"),
    FieldSpec("basis_given", "Reason given"),
)
_QUANTITY = (
    FieldSpec("kind", "Kind", FieldType.CHOICE, QUANTITY_KINDS),
    FieldSpec("qty_text", "As written", is_required=True),
    FieldSpec(
        "qty_op",
        "Sign",
        FieldType.CHOICE,
        ("eq", "approx", "ge", "gt", "le", "lt", "range", "none_zero"),
    ),
    FieldSpec("qty_value", "Value", FieldType.DECIMAL),
    FieldSpec("qty_low", "From", FieldType.DECIMAL),
    FieldSpec("qty_high", "To", FieldType.DECIMAL),
    FieldSpec("qty_unit", "Unit"),
    FieldSpec("qty_measure", "What is measured", is_required=True),
    FieldSpec("qty_per", "Per"),
    FieldSpec("qty_as_of", "As of", FieldType.PERIOD),
    FieldSpec(
        "qty_basis",
        "Basis",
        FieldType.CHOICE,
        ("measured", "record", "estimate", "guess", "calculation", "hearsay"),
    ),
    *_STATEMENT,
)
FIELDS: dict[str, tuple[FieldSpec, ...]] = {
    Tag.ADMISSION: _ADMISSION,
    Tag.DENIAL: _DENIAL,
    Tag.QUANTITY: _QUANTITY,
    Tag.NO_RECOLLECTION: _STATEMENT,
}
_OWN = tuple(
    FieldSpec(spec.name, spec.label, spec.type, spec.choices)
    for spec in (FieldSpec("kind", "Kind"), *_STATEMENT)
)

PASSAGE_FIELDS = (
    FieldSpec("importance", "Importance", FieldType.CHOICE, ("hot", "warm", "neutral")),
    FieldSpec("privilege", "Privileged", FieldType.CHOICE, ("none", "possible", "confirmed")),
    FieldSpec("checked", "Checked against the page", FieldType.CHOICE, ("confirmed", "corrected")),
    FieldSpec("corrected_quote", "As the page reads"),
    FieldSpec("counsels_words", "Counsel’s words", FieldType.CHOICE, ("yes", "no")),
    FieldSpec("status", "Status", FieldType.CHOICE, ("candidate", "tagged")),
    FieldSpec("marked_by", "Marked in the file by"),
    FieldSpec("marked_as", "Marked in the file as"),
    FieldSpec("marked_on", "Marked in the file on"),
)
EXHIBIT_FIELDS = (
    FieldSpec("title", "Title"),
    FieldSpec("kind", "Kind"),
    FieldSpec("date", "Date", FieldType.DATE),
    FieldSpec("status", "Transcript", FieldType.CHOICE, ("rough", "certified", "")),
    FieldSpec("cite_prefix", "Cite as"),
    FieldSpec("witness", "Witness", FieldType.PERSON),
    FieldSpec("entity", "Speaks for"),
    FieldSpec("author", "Author", FieldType.PERSON),
    FieldSpec("privilege", "Privileged", FieldType.CHOICE, ("none", "possible", "confirmed")),
    FieldSpec("reading", "Text shown"),
    FieldSpec("successor", "Replaced by"),
)
MATTER_FIELDS = (FieldSpec("zone", "Time zone"),)
OCCURRENCE_FIELDS = (
    FieldSpec("marked", "Marked number"),
    FieldSpec("bates_begin", "Bates from"),
    FieldSpec("bates_end", "Bates to"),
    FieldSpec("custodian", "Custodian", FieldType.PERSON),
    FieldSpec("production", "Production"),
    FieldSpec("confidentiality", "Confidentiality"),
)

_DATE = re.compile(
    r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?"
)
_EMPTY = ""


def specs_of(tag: str) -> tuple[FieldSpec, ...]:
    """The fields of a tag; an own tag has those of any statement, none required."""
    return FIELDS.get(tag, _OWN)


def checked(specs: tuple[FieldSpec, ...], name: str, value: str) -> str:
    """A value as it is written down.

    Raises:
        InputError: there is no such field, or it cannot hold this.
    """
    spec = next((spec for spec in specs if spec.name == name), None)
    if spec is None:
        known = ", ".join(spec.name for spec in specs)
        raise InputError(
            said("There is no field “{name}” here. There are: {known}.", name=name, known=known)
        )
    value = typed.words(value)
    if value == _EMPTY:
        return value
    return _CHECKS.get(spec.type, _as_text)(spec, value)


def _as_text(_spec: FieldSpec, value: str) -> str:
    return value


def _as_choice(spec: FieldSpec, value: str) -> str:
    if value not in spec.choices:
        raise InputError(
            said(
                "{label} can be: {listed}. “{value}” is none of them.",
                label=named(spec.label),
                listed=", ".join(spec.choices),
                value=value,
            )
        )
    return value


def _as_choices(spec: FieldSpec, value: str) -> str:
    parts = [part.strip() for part in value.split(";") if part.strip()]
    return "; ".join(_as_choice(spec, part) for part in parts)


def _as_date(spec: FieldSpec, value: str) -> str:
    if not _DATE.fullmatch(value):
        raise InputError(
            said(
                "{label} wants a date such as 2024-03-07, 2024-03 or 2024, not “{value}”.",
                label=named(spec.label),
                value=value,
            )
        )
    return value


def _as_period(spec: FieldSpec, value: str) -> str:
    begin, slash, end = value.partition("/")
    _as_date(spec, begin)
    if slash:
        _as_date(spec, end)
    return value


def _as_decimal(spec: FieldSpec, value: str) -> str:
    plain = value.replace(",", "").replace(" ", "")
    try:
        number = Decimal(plain)
    except InvalidOperation as error:
        raise InputError(
            said(
                "{label} wants a number such as 81.7, not “{value}”.",
                label=named(spec.label),
                value=value,
            )
        ) from error
    if not number.is_finite():
        raise InputError(
            said(
                "{label} wants a number such as 81.7, not “{value}”.",
                label=named(spec.label),
                value=value,
            )
        )
    return plain


def _as_count(spec: FieldSpec, value: str) -> str:
    if not value.isascii() or not value.isdecimal():
        raise InputError(
            said(
                "{label} wants a whole number such as 0, 1 or 2, not “{value}”.",
                label=named(spec.label),
                value=value,
            )
        )
    return str(int(value))


_CHECKS = {
    FieldType.CHOICE: _as_choice,
    FieldType.CHOICES: _as_choices,
    FieldType.DATE: _as_date,
    FieldType.PERIOD: _as_period,
    FieldType.DECIMAL: _as_decimal,
    FieldType.COUNT: _as_count,
}
