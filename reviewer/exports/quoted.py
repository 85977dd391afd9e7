"""Passages as they go onto a page that somebody else writes: a brief, a letter, a memorandum.

Testimony is set as a block, question and answer a paragraph each, and a block carries no quotation
marks. Other words stand in curly quotation marks, each paragraph opening anew and the last one
closing, and quotation marks inside become single ones. The cite follows, with en dashes in its
ranges and upright: record cites are neither in italics nor in small capitals. A designation of
confidentiality goes along behind the cite, because words that left without it cannot be called
back. Several passages are a table, which Word and Writer take from HTML.

Everything is made twice, as HTML and as plain text with the same words. RTF beside them was tried
and refused: Writer takes it before HTML, of which it already takes everything over (words, indents,
cells, a header row that repeats), so a third form could only differ from the other two.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reviewer.exports.log_row import (
    LIST_JOINT,
    Names,
    designation,
    first_reply,
    log_row,
    privilege,
)
from reviewer.queries import exhibits, people
from reviewer.queries.exhibits import ExhibitLine, OccurrenceLine
from reviewer.queries.log_rows import LoggedPassage, LogPassages
from reviewer.queries.passages import PassageFilter
from reviewer.queries.view import View
from reviewer.text import citations, units
from reviewer.text.layer import Role, Span, TextLayer
from reviewer.text.quotes import as_typed

HEADINGS = ("No.", "Cite", "Question and answer", "Tags", "Declarant", "Issues")
_PRIVILEGED = {"possible": "POSSIBLY PRIVILEGED", "confirmed": "PRIVILEGED"}
_OPENERS = frozenset(" \t\n\u00a0([{<—–-/“‘")
_BLOCK = "margin:0 0.5in 6pt 1in;text-indent:-0.5in"
_CITE = "margin:0 0.5in 6pt 0.5in"


@dataclass(frozen=True, slots=True)
class Quoted:
    """One passage ready to be handed on.

    ``turns`` are pairs of "Q.", "A." or nothing, and words; ``cite`` has its en dashes;
    ``markings`` are designations, most binding first.
    """

    turns: tuple[tuple[str, str], ...]
    cite: str
    markings: tuple[str, ...] = ()
    number: str = ""
    tags: str = ""
    declarant: str = ""
    issues: str = ""

    @property
    def is_testimony(self) -> bool:
        """Whether somebody asks or answers."""
        return any(sign for sign, _ in self.turns)


@dataclass(frozen=True, slots=True)
class Clip:
    """The same words as plain text and as HTML."""

    plain: str
    html: str


# --- From the matter ------------------------------------------------------------------------------


def quoted_passages(view: View, rows: Sequence[int]) -> Iterator[Quoted]:
    """Passages by their local row numbers, in the order given."""
    found = LogPassages(view, PassageFilter(), rows)
    names = Names(people.initials_of(view), found.person_named)
    for part in found.slices():
        for passage in part:
            yield _quoted(passage, names)


def _quoted(passage: LoggedPassage, names: Names) -> Quoted:
    row = log_row(0, passage, passage.tags, names)
    cite = citations.cite(passage.cite_name, passage.line.pin)
    return Quoted(
        turns_of_passage(passage),
        citations.rich(cite),
        markings(designation(passage), privilege(passage)),
        passage.line.number,
        LIST_JOINT.join(tag.row.name for tag in passage.tags),
        row.values.get("declarant", ""),
        passage.line.issues,
    )


def quoted_words(
    view: View, line: ExhibitLine, place: OccurrenceLine, layer: TextLayer, spans: Sequence[Span]
) -> Quoted:
    """Words that are no passage yet, on the exhibit and at the place where they stand."""
    name = exhibits.cite_name(view, line, place.id)
    cite = citations.rich(citations.cite(name, citations.pin(layer, spans)))
    privileged = exhibits.exhibit_values(view, line.id).get("privilege", "")
    return Quoted(_turns(layer, spans), cite, markings(place.confidentiality, privileged))


def _turns(layer: TextLayer, spans: Sequence[Span]) -> tuple[tuple[str, str], ...]:
    """Turn by turn; outside testimony, what is left out between two spans is shown."""
    found = units.turns_of(layer, spans)
    if len(spans) == 1 or any(sign for sign, _ in found):
        return found
    said = " … ".join(as_typed(layer, span) for span in spans)
    return tuple(("", one) for one in said.split("\n") if one)


def turns_of_passage(passage: LoggedPassage) -> tuple[tuple[str, str], ...]:
    """As received, or as the page has it where somebody corrected it."""
    corrected = passage.fields.get("corrected_quote")
    if not corrected:
        return _turns(passage.layer, passage.line.spans)
    asked = [("Q.", passage.line.question)] if passage.line.question else []
    reply = first_reply(passage) if passage.layer.lines else None
    sign = "A." if reply is not None and reply.role is Role.ANSWER else ""
    first, *rest = corrected.removeprefix("A. ").splitlines()
    return (*asked, (sign, first), *(("", one) for one in rest if one.strip()))


def markings(confidentiality: str, privileged: str = "") -> tuple[str, ...]:
    """What has to stand behind the cite."""
    return tuple(filter(None, (_PRIVILEGED.get(privileged, ""), confidentiality)))


# --- Clips ----------------------------------------------------------------------------------------


def words_alone(paragraphs: Sequence[str]) -> Clip:
    """Words alone, just as they stand in the source."""
    body = "".join(f"<p>{_escaped(one)}</p>" for one in paragraphs)
    return Clip("\n".join(paragraphs), _page(body))


def with_citation(one: Quoted) -> Clip:
    """One passage with its cite: a block of testimony, or words in quotation marks."""
    if one.is_testimony:
        return _block(one)
    paragraphs = list(_in_marks([said for _, said in one.turns]))
    paragraphs[-1:] = [" ".join([*paragraphs[-1:], _source(one)])]
    body = "".join(f"<p>{_escaped(each)}</p>" for each in paragraphs)
    return Clip("\n".join(paragraphs), _page(body))


def table(passages: Iterable[Quoted]) -> Clip:
    """Several passages, a row each."""
    every = list(passages)
    lines = [HEADINGS, *(_cells(one) for one in every)]
    head = "".join(f"<th align='left'>{_escaped(one)}</th>" for one in HEADINGS)
    body = "".join(f"<tr valign='top'>{_html_cells(one)}</tr>" for one in every)
    grid = (
        "<table border='1' cellspacing='0' cellpadding='4' style='border-collapse:collapse'>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )
    return Clip("\n".join("\t".join(line) for line in lines), _page(grid))


def passages(view: View, rows: Sequence[int]) -> Clip:
    """Chosen passages: one as a quote with its cite, several as a table."""
    found = list(quoted_passages(view, rows))
    return with_citation(found[0]) if len(found) == 1 else table(found)


def _block(one: Quoted) -> Clip:
    lines = [f"{sign} {curled(said)}".strip() for sign, said in one.turns]
    body = "".join(f"<p style='{_BLOCK}'>{_escaped(line)}</p>" for line in lines)
    body += f"<p style='{_CITE}'>{_escaped(_source(one))}</p>"
    return Clip("\n".join([*lines, _source(one)]), _page(body))


def _source(one: Quoted) -> str:
    return " ".join([one.cite, *(f"[{marking}]" for marking in one.markings)])


def _in_marks(paragraphs: Sequence[str]) -> Iterator[str]:
    for at, one in enumerate(paragraphs, start=1):
        yield f"“{curled(one, is_inside=True)}" + ("”" if at == len(paragraphs) else "")


def _cells(one: Quoted) -> tuple[str, ...]:
    """The cells of plain text: nothing in them may end a line or a cell."""
    said = " ".join(_lines(one))
    cells = (one.number, _source(one), said, one.tags, one.declarant, one.issues)
    return tuple(" ".join(cell.split()) for cell in cells)


def _html_cells(one: Quoted) -> str:
    said = "".join(f"<p style='margin:0'>{_escaped(line)}</p>" for line in _lines(one))
    number, source, _, *rest = (_escaped(cell) for cell in _cells(one))
    return "".join(f"<td>{cell}</td>" for cell in (number, source, said, *rest))


def _lines(one: Quoted) -> list[str]:
    if one.is_testimony:
        return [f"{sign} {curled(said)}".strip() for sign, said in one.turns]
    return list(_in_marks([said for _, said in one.turns]))


def _escaped(text: str) -> str:
    return html.escape(text, quote=False).replace("\n", "<br>")


def _page(body: str) -> str:
    return (
        "<html><head><meta charset='utf-8'></head><body><!--StartFragment-->"
        f"{body}<!--EndFragment--></body></html>"
    )


# --- Quotation marks ------------------------------------------------------------------------------

_STRAIGHT = re.compile("[\"']")
_FEET = re.compile(r"\d'\d+$")
_DOUBLES = str.maketrans("“”", "‘’")


def curled(text: str, *, is_inside: bool = False) -> str:
    """Straight quotation marks and apostrophes as printed ones.

    A sign of inches or minutes (after a digit, nothing opened) stays. ``is_inside``: the words will
    stand in double marks, so theirs become single, unless single ones already stand in them.
    """
    is_open = False

    def sign(found: re.Match[str]) -> str:
        nonlocal is_open
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        begins = not before or before in _OPENERS
        if found[0] == "'":
            if begins and _closes(text, found.end()):
                return "‘"
            return "'" if before.isdigit() and not after.isalpha() else "’"
        if begins and not after.isspace() and after:
            is_open = True
            return "“"
        was_open, is_open = is_open, False
        is_measure = _FEET.search(text[: found.start()]) or (before.isdigit() and not was_open)
        is_open = is_open or bool(was_open and is_measure)
        return '"' if is_measure else "”"

    printed = _STRAIGHT.sub(sign, text)
    return printed.translate(_DOUBLES) if is_inside and "‘" not in printed else printed


def _closes(text: str, start: int) -> bool:
    """Whether an apostrophe before a word is closed behind one: not in ’em, ’tis or ’90s."""
    is_word = text[start : start + 1].isalpha()
    return is_word and bool(re.search(r"'(?![A-Za-z])", text[start:]))
