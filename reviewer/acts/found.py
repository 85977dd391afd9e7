"""Making passages of what a search found, where it stands: any number of places in one act.

What is marked is the unit around the words, as ↓ would have it stand ready: a question with its
answer, a paragraph, a part of a mail. Two hits in one unit are one passage. A question that nobody
answered is counsel's words; one at a time a person is asked about it, among many it is left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reviewer.acts.passages import checked_spans, passage_ops
from reviewer.acts.tagging import Selection
from reviewer.errors import InputError, RefusedError
from reviewer.model import Act, Kind, Op, PassageId
from reviewer.queries import passages
from reviewer.queries.view import View
from reviewer.text import stepping, units


@dataclass(frozen=True, slots=True)
class Markable:
    """Words that are a passage or can become one."""

    passage: PassageId
    selection: Selection


def whole_unit(view: View, selection: Selection) -> Selection:
    """The units in which words stand, as one selection."""
    layer = view.layer(selection.layer)
    first, *rest = (units.unit_at(layer, span.start).spans for span in selection.spans)
    spans = stepping.Stretch(first, (), tuple(rest)).joined(layer)
    return Selection(selection.exhibit, selection.layer, spans, selection.occurrence)


def markable(view: View, found: Iterable[Selection]) -> list[Markable]:
    """The units of what was found, each once, in its order; questions alone are left out."""
    made: dict[PassageId, Markable] = {}
    for one in found:
        if not one.spans:
            continue
        layer, unit = view.layer(one.layer), whole_unit(view, one)
        if units.is_question_only(layer, unit.spans):
            continue
        spans = checked_spans(layer, unit.spans)
        passage = passages.passage_at(view, one.exhibit, one.layer, spans)
        made.setdefault(passage, Markable(passage, unit))
    return list(made.values())


def are_all_marked(view: View, found: Sequence[Markable]) -> bool:
    """Whether all of these are passages already."""
    return all(passages.is_standing(view, one.passage) for one in found)


def mark_found(view: View, found: Sequence[Markable]) -> Act:
    """Mark those that are no passages yet.

    Raises:
        InputError: there are no words among them that can be marked.
        RefusedError: all of them are marked already.
    """
    if not found:
        raise InputError(
            "There are no words here that can be tagged: exhibits as a whole, and questions "
            "without an answer, are left out."
        )
    ops: list[Op] = []
    given = 0
    for one in found:
        at = one.selection
        _, new = passage_ops(view, at.exhibit, at.layer, at.spans, at.occurrence, given)
        given += any(op.kind is Kind.PASSAGE_NUMBER and op.body is not None for op in new)
        ops += new
    if not ops:
        raise RefusedError("All of these are marked already.")
    return Act("mark_passage", tuple(ops))
