"""One passage as an entry of the attorney's page.

Question and answer are set whole, as a brief sets them; what counsel said in between is left out
and the page says so, because a reader must see where a quotation is not continuous. What is only
proposed keeps its mark. Bates numbers, tags with their kinds, declarant, adverse party, issues and
linked passages follow, each only where it is known.
"""

import re
from collections.abc import Iterator

from reviewer.exports import paper_words
from reviewer.exports.entries import Entry, Turn
from reviewer.exports.log_row import (
    LIST_JOINT,
    LogRow,
    Names,
    designation,
    is_received,
    log_row,
    privilege,
)
from reviewer.exports.paper_words import PROPOSED
from reviewer.exports.quoted import curled, markings, turns_of_passage
from reviewer.model import Standing
from reviewer.queries import links
from reviewer.queries.log_rows import LoggedPassage, LoggedTag
from reviewer.text import citations, units
from reviewer.text.layer import Span

_OBJECTION = re.compile(r"\bobject(?:ion|ed|s)?\b", re.IGNORECASE)
_DESIGNATOR = re.compile(r"^\s*(?:\d{1,2}\s+)?[QA][.:]?(?=\s|$)", re.MULTILINE)
_RANGE = re.compile(r"(?<=\d)(?: - |-)(?=\S*\d)")
_FACTS = (
    ("qty_text", "As written"),
    ("declarant", "Declarant"),
    ("usable_against", "Against"),
    ("target_ref", "Answers to"),
    ("proposition", "In one sentence"),
)


def entry(
    passage: LoggedPassage, names: Names, *, with_notes: bool, with_privileged: bool
) -> Entry:
    """A passage as it is printed."""
    row = log_row(0, passage, passage.tags, names)
    place = passage.place.line if passage.place else passage.exhibit.line
    return Entry(
        passage.line.number,
        cite(passage),
        " ".join(passage.exhibit.line.title.split()),
        _dashed(passage.line.bates or place.bates),
        tuple(_turns(passage)),
        tuple(_marks(passage, names)),
        tuple(_tag(tag) for tag in passage.tags),
        tuple(_facts(row, passage, with_privileged=with_privileged)),
        tuple(_plain(note) for note in passage.notes) if with_notes else (),
    )


def cite(passage: LoggedPassage) -> str:
    """The pin cite, with en dashes in its ranges."""
    return citations.rich(citations.cite(passage.cite_name, passage.line.pin))


def declarant(passage: LoggedPassage, names: Names) -> str:
    """Who said it, decided or proposed; empty where nobody knows."""
    found = log_row(0, passage, passage.tags, names).values.get("declarant", "")
    return found.replace(f" {PROPOSED}", "").split(LIST_JOINT, maxsplit=1)[0]


def _dashed(bates: str) -> str:
    return _RANGE.sub("–", bates)


def _plain(text: str) -> str:
    return curled("\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip()))


# --- Words ----------------------------------------------------------------------------------------


def _turns(passage: LoggedPassage) -> Iterator[Turn]:
    is_broken = len(passage.line.spans) > 1 and passage.layer.lines
    if not is_broken or passage.fields.get("corrected_quote"):
        for sign, words in turns_of_passage(passage):
            yield Turn(sign, curled(words))
        return
    before: Span | None = None
    for span in passage.line.spans:
        if before is not None:
            yield from _omitted(passage, Span(before.end, span.start))
        for sign, words in units.turns_of(passage.layer, (span,)):
            yield Turn(sign, curled(words))
        before = span


def _omitted(passage: LoggedPassage, between: Span) -> Iterator[Turn]:
    """What tells that words between two others are left out; nothing where there are none."""
    words = _DESIGNATOR.sub("", passage.layer.text[between.start : between.end])
    if re.search(r"\w", words):
        is_objection = _OBJECTION.search(words)
        yield Turn(
            "", paper_words.OBJECTION if is_objection else paper_words.OMISSION, is_ours=True
        )


def _marks(passage: LoggedPassage, names: Names) -> Iterator[str]:
    yield from markings(designation(passage), privilege(passage))
    if passage.line.id in names.unsettled:
        yield paper_words.UNSETTLED
    if is_received(passage) and not passage.fields.get("checked"):
        yield paper_words.UNCHECKED
    if passage.line.is_unsettled:
        yield paper_words.CHECK_AGAIN
    elif passage.line.standing == Standing.RETIRED:
        yield paper_words.OLDER_READING


# --- What reviewers say of it ---------------------------------------------------------------------


def _tag(tag: LoggedTag) -> str:
    return f"{tag.row.name} ({paper_words.kind(tag.on.kind)})" if tag.on.kind else tag.row.name


def _facts(
    row: LogRow, passage: LoggedPassage, *, with_privileged: bool
) -> Iterator[tuple[str, str]]:
    for name, label in _FACTS:
        if value := row.values.get(name, ""):
            yield label, curled(value.replace(" / ", "; "))
    if passage.line.issues:
        label = "Issues" if LIST_JOINT in passage.line.issues else "Issue"
        yield label, passage.line.issues
    yield from _related(passage, with_privileged=with_privileged)


def _related(passage: LoggedPassage, *, with_privileged: bool) -> Iterator[tuple[str, str]]:
    """The other ends of its links by their cites, contradictions first.

    What may be privileged is not even named on a paper that leaves it out.
    """
    told = [one for one in passage.links if with_privileged or not one.is_privileged]
    told.sort(key=lambda one: one.kind != links.CONTRADICTS)
    found: dict[str, dict[str, None]] = {}
    for one in told:
        found.setdefault(links.in_words(one.reads), {})[citations.rich(one.citation)] = None
    for reads, cites in found.items():
        yield reads, LIST_JOINT.join(cites)
