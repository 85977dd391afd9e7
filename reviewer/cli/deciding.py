"""Commands that decide: tag, withdraw, note, undo."""

import argparse
from collections.abc import Callable

from reviewer.acts import passages as acts
from reviewer.acts import tagging
from reviewer.acts.undoing import OverruledError
from reviewer.cli import listing, printing
from reviewer.errors import InputError
from reviewer.matter import Matter, Undone, open_matter
from reviewer.model import PassageId
from reviewer.queries import exhibits, links, passages, tags
from reviewer.said import counted
from reviewer.text import anchors, citations, units
from reviewer.text.layer import Span, TextLayer


def tag(chosen: argparse.Namespace) -> int:
    """Mark words and tag them; prints the passage."""
    with open_matter(chosen.matter) as matter:
        line = exhibits.resolve(matter.view, chosen.exhibit)
        known = tags.tag_named(matter.view, chosen.tag)
        fields = [_field(one) for one in chosen.field]
        spans = _spans(chosen, matter.view.layer(line.layer))
        occurrence = _occurrence(matter, line, chosen.exhibit)
        selection = tagging.Selection(line.id, line.layer, spans, occurrence)
        passage = _passage_of(matter, selection)
        set_to = _decide(chosen, matter, selection, passage, known, fields)
        card = passages.card(matter.view, passage)
        printing.line(listing.passage_line(matter.view, card))
    if set_to != known.id:
        printing.say(
            "Logged as no recollection. Give --kind to say that it is a denial all the same."
        )
    return 0


def _decide(
    chosen: argparse.Namespace,
    matter: Matter,
    selection: tagging.Selection,
    passage: PassageId,
    known: tags.TagRow,
    fields: list[tuple[str, str]],
) -> str:
    layer = matter.view.layer(selection.layer)
    _, answer = units.question_and_answer(
        layer, tagging.spans_with_question(layer, selection.spans)
    )
    set_to = tagging.tag_for(answer, known.id, chosen.kind)
    decisions = [
        lambda view: tagging.tag_selection(
            view, selection, known.id, chosen.kind, are_counsels_words=chosen.counsels_words
        )
    ]
    if fields:
        decisions.append(lambda view: tagging.set_fields(view, passage, set_to, fields))
    if chosen.note:
        decisions.append(lambda view: acts.note_passage(view, passage, chosen.note))
    matter.do_all(decisions)
    return set_to


def _passage_of(matter: Matter, selection: tagging.Selection) -> PassageId:
    """The passage that tagging this selection makes, or finds."""
    layer = matter.view.layer(selection.layer)
    spans = acts.checked_spans(layer, tagging.spans_with_question(layer, selection.spans))
    return passages.passage_at(matter.view, selection.exhibit, selection.layer, spans)


def _occurrence(matter: Matter, line: exhibits.ExhibitLine, text: str) -> bytes | None:
    """The occurrence whose own number was given, else the first."""
    places = exhibits.occurrences_of(matter.view, line.id)
    named = next((one for one in places if text in {one.marked, one.bates_begin}), None)
    first = places[0] if places else None
    found = named or first
    return None if found is None else found.id


def _field(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise InputError(f"A field is given as NAME=VALUE, not “{text}”.")
    return name.strip(), value


def _spans(chosen: argparse.Namespace, layer: TextLayer) -> tuple[Span, ...]:
    if chosen.nth is not None and chosen.quote is None:
        raise InputError("--nth counts equal quotes; it goes with --quote.")
    if chosen.quote is not None:
        return (anchors.find_quote(layer, chosen.quote, chosen.nth),)
    if chosen.cite is not None:
        return citations.spans_of(layer, citations.parse(chosen.cite))
    return tuple(_span(one) for one in chosen.span)


def _span(text: str) -> Span:
    start, colon, end = text.partition(":")
    if not (colon and start.isdecimal() and end.isdecimal()):
        raise InputError(f"A span is given as A:B in code points, such as 120:164, not “{text}”.")
    return Span(int(start), int(end))


def withdraw(chosen: argparse.Namespace) -> int:
    """Take a passage out of tables and logs."""
    with open_matter(chosen.matter) as matter:
        passage = passages.resolve(matter.view, chosen.passage)
        matter.do(lambda view: acts.withdraw_passage(view, passage))
    printing.say(f"{chosen.passage} is withdrawn; “undo” puts it back.")
    return 0


def link(chosen: argparse.Namespace) -> int:
    """Tie two passages together."""
    with open_matter(chosen.matter) as matter:
        view = matter.view
        one, other = passages.resolve(view, chosen.passage), passages.resolve(view, chosen.other)
        matter.do(lambda view: acts.link_passages(view, chosen.kind, one, other))
        found = next(
            tie
            for tie in links.of_passage(view, one)
            if tie.line.id == other and tie.kind == chosen.kind
        )
        card = passages.card(view, one)
        listing.show_link(view, card, found, is_json=chosen.json)
    return 0


def unlink(chosen: argparse.Namespace) -> int:
    """Take a tie off."""
    with open_matter(chosen.matter) as matter:
        view = matter.view
        one, other = passages.resolve(view, chosen.passage), passages.resolve(view, chosen.other)
        matter.do(lambda view: acts.unlink_passages(view, chosen.kind, one, other))
    printing.say(
        f"{chosen.passage} and {chosen.other} are no longer linked so; “undo” puts it back."
    )
    return 0


def note(chosen: argparse.Namespace) -> int:
    """Write a note on a passage."""
    with open_matter(chosen.matter) as matter:
        passage = passages.resolve(matter.view, chosen.passage)
        matter.do(lambda view: acts.note_passage(view, passage, chosen.text))
    printing.say(f"The note is on {chosen.passage}.")
    return 0


def _reversed(reverse: Callable[[], Undone], *, goes_past: bool) -> Undone:
    """Undo or redo; ``goes_past`` what others have overruled, which is said."""
    while True:
        try:
            return reverse()
        except OverruledError as refusal:
            if not goes_past:
                printing.say("Here “undo --past” does so.")
                raise
            printing.say(str(refusal))


def undo(chosen: argparse.Namespace) -> int:
    """Take back, or put back."""
    with open_matter(chosen.matter) as matter:
        reverse = matter.redo if chosen.redo else matter.undo
        undone = _reversed(reverse, goes_past=chosen.past)
    printing.say(f"{'Put back' if chosen.redo else 'Took back'}: {undone.sentence}.")
    if undone.left:
        printing.say(
            counted(
                undone.left,
                "1 part of it was changed since and is left as it is.",
                "{count:,} parts of it were changed since and are left as they are.",
            )
        )
    return 0
