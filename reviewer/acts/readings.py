"""Other readings of an exhibit, and what becomes of the passages that stand on it.

To add a reading takes nothing away: the older one stays, and so does every passage as it was made.
Whoever shows a reading moves in the same act the passages that surely stand on the same words
there; all others stay where they were and wait for a person. One entity a passage says where it
stands, so that its number, tags, fields, notes and links, whoever wrote them, stay on it untouched,
and undo puts all of it back.

Merging and projecting never re-anchor. What a colleague marks on the older reading meanwhile is
*brought over* by an act of its own. A passage that a person accepted or left with the older reading
is not decided anew as long as its reading is the one that it was decided for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviewer.acts.passages import anchor_body, checked_spans
from reviewer.errors import InputError, RefusedError
from reviewer.model import (
    STANDS_THERE,
    Act,
    CitedInBody,
    EntityId,
    FieldBody,
    Kind,
    LayerBody,
    Op,
    Origin,
    PassageId,
    RelocationBody,
    Standing,
    canonical,
    derived_id,
    named_field_id,
    relocation_id,
)
from reviewer.queries import exhibits, readings
from reviewer.queries.readings import Standpoint
from reviewer.queries.view import View, is_shown
from reviewer.text.layer import Span
from reviewer.text.reanchor import Relocated, relocate

_UNSURE = frozenset({Standing.CHANGED, Standing.ORPHANED})


def reading_id(body: LayerBody) -> EntityId:
    """The entity of a reading: of its whole body, so that two readings never quarrel."""
    return derived_id("layer", canonical(body).hex())


def add_reading(view: View, exhibit: bytes, body: LayerBody, *, show: bool) -> Act:
    """Add a reading whose layer is in the matter; ``show`` it, and move what surely stands there.

    Raises:
        InputError: the exhibit is not in the matter, or the reading is of another one.
        RefusedError: it is there already, and nothing is to be shown.
    """
    exhibits.exhibit(view, exhibit)
    if bytes.fromhex(body.exhibit) != exhibit:
        raise InputError("This reading is of another file.")
    entity = reading_id(body)
    ops = [] if is_shown(view, entity) else [Op(entity, Kind.LAYER, exhibit, body)]
    if show:
        ops += list(_shown_ops(view, exhibit, entity, bytes.fromhex(body.layer)))
    if not ops:
        raise RefusedError("The file reads just as before: there is nothing to add.")
    return Act("add_reading", tuple(ops))


def show_reading(view: View, exhibit: bytes, reading: bytes) -> Act:
    """Show another reading, also an earlier one, and move what surely stands there.

    Raises:
        InputError: the exhibit has no such reading.
        RefusedError: it is shown already.
    """
    found = readings.reading(view, exhibit, reading)
    if readings.shown_reading(view, exhibit) == reading:
        raise RefusedError("This reading is shown already.")
    return Act("show_reading", tuple(_shown_ops(view, exhibit, reading, found.layer)))


def _shown_ops(view: View, exhibit: bytes, reading: bytes, layer: bytes) -> Iterator[Op]:
    chosen = FieldBody("reading", reading.hex(), origin=Origin.TYPED)
    if readings.shown_reading(view, exhibit) != reading:
        entity = named_field_id(Kind.EXHIBIT_FIELD, exhibit, "reading")
        yield Op(entity, Kind.EXHIBIT_FIELD, exhibit, chosen)
    yield from _moved(view, readings.standpoints(view, exhibit), exhibit, layer)


def bring_over(view: View, chosen: Sequence[PassageId]) -> Act:
    """Move passages that stand on an older reading to the one shown, where that is sure.

    Raises:
        RefusedError: none of them stands on an older reading.
    """
    on: dict[bytes, list[Standpoint]] = {}
    for one in chosen:
        point = readings.standpoint(view, one)
        if point.is_told:
            continue
        on.setdefault(point.shown_exhibit, []).append(point)
    ops = [
        op
        for exhibit, points in on.items()
        for op in _moved(view, points, exhibit, exhibits.exhibit(view, exhibit).layer)
    ]
    if not ops:
        raise RefusedError("Nothing more can be said of where these passages stand.")
    return Act("bring_over", tuple(ops))


def accept_place(
    view: View, passage: PassageId, spans: Sequence[Span] | None = None, layer: bytes | None = None
) -> Act:
    """Say which words of the reading shown are the passage; of the words proposed if none are said.

    Args:
        view: what is.
        passage: the passage.
        spans: the words.
        layer: on which reading they were chosen; it must be the one shown.

    Raises:
        InputError: nothing is proposed, there are no words, or another reading is shown by now.
        RefusedError: it stands there already.
    """
    point = readings.standpoint(view, passage)
    line = exhibits.exhibit(view, point.shown_exhibit)
    if spans is None:
        spans = point.proposed
        if point.proposed_layer != line.layer or not spans:
            raise InputError("No words are proposed here. Choose the words on the page.")
    if layer is not None and layer != line.layer:
        raise InputError("Another reading is shown by now. Look at the passage again.")
    text = view.layer(line.layer)
    ordered = checked_spans(text, spans)
    if (point.exhibit, point.layer, point.spans) == (line.id, line.layer, ordered):
        raise RefusedError("The passage stands on these words already.")
    body = _body(view, Standing.ACCEPTED, line.id, line.layer, ordered)
    if (line.id, line.layer, ordered) == (point.made_exhibit, point.made_layer, point.made_spans):
        return Act("accept_place", (_relocation(passage, None),))
    return Act("accept_place", (_relocation(passage, body), *_cited(view, passage, line.id)))


def keep_place(view: View, passage: PassageId) -> Act:
    """Say that a passage stays with the older reading and is cited from it.

    Raises:
        RefusedError: it stands on the reading that is shown.
    """
    point = readings.standpoint(view, passage)
    if not point.is_unsettled:
        raise RefusedError("This passage stands on the text that is shown.")
    line = exhibits.exhibit(view, point.shown_exhibit)
    body = RelocationBody(Standing.RETIRED, line.id.hex(), line.layer.hex())
    return Act("keep_place", (_relocation(passage, body),))


def succeed(view: View, rough: bytes, certified: bytes) -> Act:
    """A certified transcript takes the place of a rough one; what surely stands there goes over.

    Raises:
        InputError: one of them is not in the matter, or both are the same.
        RefusedError: it has taken its place already, or the other way round.
    """
    old, new = exhibits.exhibit(view, rough), exhibits.exhibit(view, certified)
    if rough == certified:
        raise InputError("An exhibit does not take its own place. Choose another one.")
    if readings.successor_of(view, certified):
        raise RefusedError("The other exhibit was itself replaced. Choose the one that stands.")
    if readings.successor_of(view, rough) == certified:
        raise RefusedError("It has taken the place of this exhibit already.")
    entity = named_field_id(Kind.EXHIBIT_FIELD, rough, "successor")
    ops = [Op(entity, Kind.EXHIBIT_FIELD, rough, FieldBody("successor", certified.hex()))]
    ops += list(_moved(view, readings.standpoints(view, old.id), new.id, new.layer))
    return Act("succeed", tuple(ops))


# --- where passages go ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _From:
    """Where words are taken from: the place a passage was made, or where a person put it."""

    exhibit: bytes
    layer: bytes
    spans: tuple[Span, ...]


def _moved(view: View, points: Sequence[Standpoint], exhibit: bytes, layer: bytes) -> Iterator[Op]:
    """What says where these passages stand in a reading, all of one older reading together."""
    together: dict[bytes, list[tuple[Standpoint, _From]]] = {}
    for point in points:
        if (point.exhibit, point.layer) == (exhibit, layer) or _is_decided(point, layer):
            if point.standing in _UNSURE:
                yield _relocation(point.passage, None)
        elif (point.made_exhibit, point.made_layer) == (exhibit, layer):
            yield _relocation(point.passage, None)
        else:
            start = _source_of(point)
            together.setdefault(start.layer, []).append((point, start))
    new = view.layer(layer)
    for older, group in sorted(together.items()):
        places = [start.spans for _, start in group]
        for (point, _), found in zip(group, relocate(view.layer(older), new, places), strict=True):
            yield from _relocated(view, point, found, exhibit, layer)


def _is_decided(point: Standpoint, layer: bytes) -> bool:
    """Whether a person decided for this very reading that the passage stays where it was."""
    return point.standing == Standing.RETIRED and point.proposed_layer == layer


def _source_of(point: Standpoint) -> _From:
    """A person's word counts more than what was made; else a chain of moves begins where made."""
    if point.standing == Standing.ACCEPTED:
        return _From(point.exhibit, point.layer, point.spans)
    return _From(point.made_exhibit, point.made_layer, point.made_spans)


def _relocated(
    view: View, point: Standpoint, found: Relocated, exhibit: bytes, layer: bytes
) -> Iterator[Op]:
    if point.standing == Standing.ACCEPTED and found.standing in STANDS_THERE:
        found = Relocated(Standing.ACCEPTED, found.spans)
    body = _body(view, found.standing, exhibit, layer, found.spans)
    yield _relocation(point.passage, body)
    if found.standing in STANDS_THERE:
        yield from _cited(view, point.passage, exhibit)


def _body(
    view: View, state: Standing, exhibit: bytes, layer: bytes, spans: Sequence[Span]
) -> RelocationBody:
    text = view.layer(layer)
    return RelocationBody(
        state,
        exhibit.hex(),
        layer.hex(),
        [[span.start, span.end] for span in spans],
        [anchor_body(text, span) for span in spans],
    )


def _relocation(passage: bytes, body: RelocationBody | None) -> Op:
    return Op(relocation_id(passage), Kind.RELOCATION, passage, body)


def _cited(view: View, passage: bytes, exhibit: bytes) -> Iterator[Op]:
    """The occurrence that a cite names, where a passage goes to another exhibit."""
    places = exhibits.occurrences_of(view, exhibit)
    ids = [derived_id("cited_in", passage.hex(), place.id.hex()) for place in places]
    if places and not any(is_shown(view, one) for one in ids):
        yield Op(ids[0], Kind.CITED_IN, passage, CitedInBody(places[0].id.hex()))
