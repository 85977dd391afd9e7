"""Highlights and comments of other programs, as passages of whoever takes the file in.

The importing reviewer writes them, because the log knows no other hand; who marked the words in the
file, how and when stand in fields of the passage, and the comment in a note. They get no tag: what
a highlight means is for a person to say, so they count among what is to be tagged. Marks on the
same words are one passage. Nothing here is random, so that two colleagues who take in the same file
have the same passages and notes after a merge.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviewer.acts.passages import passage_ops
from reviewer.fields import PASSAGE_FIELDS, checked
from reviewer.model import (
    Act,
    EntityId,
    FieldBody,
    Kind,
    NoteBody,
    Op,
    Origin,
    PassageId,
    derived_id,
    named_field_id,
)
from reviewer.queries.view import View, is_shown
from reviewer.readers.reading import ForeignMark
from reviewer.text.layer import Span

_LOT = 20
_BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class MarkedWords:
    """Words and all marks that stand on exactly them."""

    spans: tuple[Span, ...]
    marks: tuple[ForeignMark, ...]


def lots_of(marks: Sequence[ForeignMark]) -> Iterator[tuple[MarkedWords, ...]]:
    """Marked words in their order, so many at a time as one act writes without being felt."""
    found: dict[tuple[Span, ...], list[ForeignMark]] = {}
    for mark in marks:
        if mark.spans:
            found.setdefault(mark.spans, []).append(mark)
    words = [MarkedWords(spans, tuple(found[spans])) for spans in sorted(found)]
    for start in range(0, len(words), _LOT):
        yield tuple(words[start : start + _LOT])


def import_marks(
    view: View,
    exhibit: bytes,
    layer: bytes,
    occurrence: bytes | None,
    words: Sequence[MarkedWords],
) -> Act:
    """Mark what was marked in the file; an act without operations where all of it stands already.

    Raises:
        InputError: a mark's spans hold no words, overlap, or run past the text.
    """
    ops: list[Op] = []
    given = 0
    for one in words:
        passage, made = passage_ops(view, exhibit, layer, one.spans, occurrence, given)
        given += bool(made)
        ops += made
        ops += _said(view, passage, one.marks)
    return Act("import_marks", tuple(ops))


def _said(view: View, passage: PassageId, marks: Sequence[ForeignMark]) -> Iterator[Op]:
    """Who marked the words, how and when; each comment is a note."""
    fields = {
        "marked_by": _BETWEEN.join(dict.fromkeys(mark.author for mark in marks if mark.author)),
        "marked_as": _BETWEEN.join(dict.fromkeys(mark.kind for mark in marks)),
        "marked_on": _BETWEEN.join(dict.fromkeys(mark.date for mark in marks if mark.date)),
    }
    for name, value in fields.items():
        entity = named_field_id(Kind.PASSAGE_FIELD, passage, name)
        if value and not is_shown(view, entity):
            body = FieldBody(name, checked(PASSAGE_FIELDS, name, value), origin=Origin.READ)
            yield Op(entity, Kind.PASSAGE_FIELD, passage, body)
    for comment in dict.fromkeys(_comment(mark) for mark in marks if mark.comment):
        # As long as the random id of any other note.
        entity = EntityId(derived_id("foreign_note", passage.hex(), comment)[:16])
        if not is_shown(view, entity):
            yield Op(entity, Kind.NOTE, passage, NoteBody(comment))


def _comment(mark: ForeignMark) -> str:
    return f"{mark.author}: {mark.comment}" if mark.author else mark.comment
