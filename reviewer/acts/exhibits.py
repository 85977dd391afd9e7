"""Taking exhibits in, and what reviewers say of an exhibit or of one occurrence of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reviewer.acts.matters import new_id
from reviewer.errors import InputError
from reviewer.fields import EXHIBIT_FIELDS, OCCURRENCE_FIELDS, checked
from reviewer.model import (
    Act,
    EntityId,
    ExhibitBody,
    ExportedBody,
    FieldBody,
    Kind,
    LayerBody,
    LoadedFieldsBody,
    NumberBody,
    OccurrenceBody,
    Op,
    OpenedBody,
    Origin,
    PartsBody,
    ReviewBody,
    canonical,
    derived_id,
    loaded_fields_id,
    named_field_id,
    number_id,
    parts_id,
)
from reviewer.queries import exhibits, numbers
from reviewer.queries.view import View
from reviewer.said import said
from reviewer.text import bates

_STATES = ("", "started", "reviewed")
_MOVING_PASSAGES = frozenset({"reading", "successor"})
"""Fields that ``acts.readings`` alone sets."""


@dataclass(frozen=True, slots=True)
class Met:
    """One place where an exhibit was met at import, with the fields read there.

    (name, value, origin). ``loaded`` is what a load file said of it; ``parts`` are the hex hashes
    of the files that make up the exhibit, where it is several.
    """

    id: EntityId
    body: OccurrenceBody
    fields: tuple[tuple[str, str, Origin], ...] = ()
    loaded: LoadedFieldsBody | None = None
    parts: tuple[str, ...] = ()


def add_exhibit(
    view: View,
    exhibit: EntityId,
    body: ExhibitBody,
    reading: LayerBody | None,
    met: Met,
    exhibit_fields: tuple[tuple[str, str, Origin], ...] = (),
) -> Act:
    """Take one file in: its bytes, how it was read, where it was met, and a control number.

    ``reading`` is None when the matter has read these bytes before; then only the occurrence is
    new.

    Raises:
        InputError: the matter has not read these bytes, and no reading is given.
    """
    if reading is None and not exhibits.has_exhibit(view, exhibit):
        raise InputError("This file was not read, so it cannot be taken in.")
    ops = [Op(exhibit, Kind.EXHIBIT, None, body)] if reading is not None else []
    if reading is not None:
        ops.append(Op(derived_id("layer", canonical(reading).hex()), Kind.LAYER, exhibit, reading))
    if not numbers.has_number(view, Kind.CONTROL_NUMBER, exhibit):
        ops.append(_control_number(view, exhibit))
    if met.parts and reading is not None:
        ops.append(Op(parts_id(exhibit), Kind.PARTS, exhibit, PartsBody(list(met.parts))))
    ops.append(Op(met.id, Kind.OCCURRENCE, exhibit, met.body))
    if met.loaded is not None:
        ops.append(Op(loaded_fields_id(met.id), Kind.LOADED_FIELDS, met.id, met.loaded))
    ops += _field_ops(Kind.OCCURRENCE_FIELD, met.id, met.fields)
    ops += _field_ops(Kind.EXHIBIT_FIELD, exhibit, exhibit_fields)
    return Act("add_exhibit", tuple(ops))


def _control_number(view: View, exhibit: bytes) -> Op:
    prefix = numbers.prefix_of(view) or "RV"
    number = numbers.next_number(view, Kind.CONTROL_NUMBER, prefix)
    entity = number_id(Kind.CONTROL_NUMBER, exhibit, prefix, number, view.writer)
    body = NumberBody(prefix, number, view.writer.hex())
    return Op(entity, Kind.CONTROL_NUMBER, exhibit, body)


def _field_ops(kind: Kind, subject: bytes, fields: Iterable[tuple[str, str, Origin]]) -> list[Op]:
    return [
        Op(
            named_field_id(kind, subject, name),
            kind,
            subject,
            FieldBody(name, value, origin=origin),
        )
        for name, value, origin in fields
    ]


def set_exhibit_field(view: View, exhibit: bytes, name: str, value: str) -> Act:
    """Say something of an exhibit: title, kind, date, rough or certified, how to cite it.

    Raises:
        InputError: no such field, or it cannot hold this.
    """
    exhibits.exhibit(view, exhibit)
    if name in _MOVING_PASSAGES:
        raise InputError("Choose it among the readings of the exhibit, so that passages move too.")
    value = checked(EXHIBIT_FIELDS, name, value)
    return Act(
        "set_exhibit_field",
        tuple(_field_ops(Kind.EXHIBIT_FIELD, exhibit, [(name, value, Origin.TYPED)])),
    )


def set_occurrence_field(view: View, occurrences: Sequence[bytes], name: str, value: str) -> Act:
    """Say the same of one or many occurrences, such as their custodian or a marked number.

    Raises:
        InputError: no such field, or one marked number for several exhibits.
    """
    value = checked(OCCURRENCE_FIELDS, name, value)
    found = [exhibits.occurrence(view, one) for one in occurrences]
    if name == "marked" and value and len({one.exhibit for one in found}) > 1:
        raise InputError(
            "A marked number belongs to one exhibit. Number them one by one, or fill a list."
        )
    ops = [
        op
        for one in found
        for op in _field_ops(Kind.OCCURRENCE_FIELD, one.id, [(name, value, Origin.TYPED)])
    ]
    return Act("set_occurrence_field", tuple(ops))


def fill_numbers(view: View, values: Sequence[tuple[bytes, str]]) -> Act:
    """Fill a list of marked numbers, (occurrence, number) pairs, as one act.

    Raises:
        InputError: one number twice, for different exhibits.
    """
    taken: dict[str, bytes] = {}
    ops: list[Op] = []
    for occurrence, text in values:
        found = exhibits.occurrence(view, occurrence)
        value = checked(OCCURRENCE_FIELDS, "marked", text)
        if value and taken.setdefault(value, found.exhibit) != found.exhibit:
            raise InputError(said("“{value}” is given to two exhibits in this list.", value=value))
        ops += _field_ops(Kind.OCCURRENCE_FIELD, occurrence, [("marked", value, Origin.TYPED)])
    return Act("fill_numbers", tuple(ops))


def set_bates(view: View, occurrences: Sequence[bytes], first: str) -> Act:
    """Give Bates ranges to occurrences in their order from one typed first number, a number a page.

    The first number is typed; all that follow from it are marked as computed.

    Raises:
        InputError: the number is no Bates number.
    """
    number = bates.BatesNumber.parse(first)
    ops: list[Op] = []
    for place, occurrence in enumerate(occurrences):
        found = exhibits.occurrence(view, occurrence)
        pages = max(1, exhibits.exhibit(view, found.exhibit).pages)
        last = number.add(pages - 1)
        typed = Origin.TYPED if place == 0 else Origin.COMPUTED
        fields = [
            ("bates_begin", str(number), typed),
            ("bates_end", str(last), Origin.COMPUTED),
        ]
        ops += _field_ops(Kind.OCCURRENCE_FIELD, occurrence, fields)
        number = last.add(1)
    return Act("set_bates", tuple(ops))


def confirm_bates(view: View, occurrences: Sequence[bytes]) -> Act:
    """Say that the Bates numbers read from stamps or file names are right."""
    ops: list[Op] = []
    for occurrence in occurrences:
        found = exhibits.fields_of(view, Kind.OCCURRENCE_FIELD, occurrence)
        fields = [
            (name, found[name].value, Origin.TYPED)
            for name in ("bates_begin", "bates_end")
            if name in found and found[name].origin is not Origin.TYPED
        ]
        ops += _field_ops(Kind.OCCURRENCE_FIELD, occurrence, fields)
    if not ops:
        raise InputError("There are no unconfirmed Bates numbers on these exhibits.")
    return Act("confirm_bates", tuple(ops))


def set_review(view: View, exhibit: bytes, state: str) -> Act:
    """Say how far the person at the keyboard has come with an exhibit.

    Raises:
        InputError: no such state.
    """
    if state not in _STATES:
        raise InputError("An exhibit is unread, started or reviewed.")
    entity = exhibits.review_entity(exhibit, view.reviewer)
    return Act("set_review", (Op(entity, Kind.REVIEW, exhibit, ReviewBody(state)),))


def opened(exhibit: bytes, pages: Sequence[tuple[int, int]]) -> Act:
    """An exhibit was looked at: page ranges of one sitting."""
    body = OpenedBody(exhibit.hex(), [list(pair) for pair in pages])
    return Act("opened", (Op(new_id(), Kind.OPENED, exhibit, body),))


def exported(body: ExportedBody) -> Act:
    """Something left the matter."""
    return Act("exported", (Op(new_id(), Kind.EXPORTED, None, body),))
