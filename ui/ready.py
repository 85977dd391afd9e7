"""What stands ready to be tagged, as the tag bar shows it before the key is pressed.

Whoever tags must see whose words these are, which cite will be printed and what is wrong with the
source, while it can still be helped. Only what the matter knows is told; an unknown declarant is
told as unknown.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.model import Side
from reviewer.queries import exhibits, passages, people
from reviewer.queries.view import View
from reviewer.text import citations, units
from reviewer.text.layer import SegmentKind, Span, TextSource
from reviewer.text.quotes import as_typed
from ui.exhibit_pages import ExhibitPages

_SECOND_HAND = frozenset({SegmentKind.QUOTED, SegmentKind.FORWARDED})


@dataclass(frozen=True, slots=True)
class Ready:
    """Words, their cite, whose they are, against whom, and warnings; all as printed on screen."""

    spans: tuple[Span, ...]
    cite: str
    quote: str
    who: str
    warnings: tuple[str, ...]
    passage: bytes | None = None
    number: str = ""
    tags: tuple[str, ...] = ()


def ready(
    view: View, pages: ExhibitPages, spans: Sequence[Span], passage: bytes | None = None
) -> Ready:
    """What would be tagged if a digit were pressed now."""
    whole = _whole(pages, spans)
    name = exhibits.cite_name(view, pages.line, pages.occurrence.id)
    marked = passages.line_of(view, passage) if passage is not None else None
    return Ready(
        whole,
        citations.rich(citations.cite(name, citations.pin(pages.layer, whole))),
        quoted(pages, whole),
        " · ".join(filter(None, _who(view, pages, whole))),
        tuple(_warnings(view, pages, whole)),
        passage,
        marked.number if marked else "",
        marked.tags if marked else (),
    )


def quoted(pages: ExhibitPages, spans: Sequence[Span]) -> str:
    """Question and answer as a log prints them, else the words as typed."""
    asked, answered = units.question_and_answer(pages.layer, spans)
    if asked and answered:
        return f"Q. {asked} A. {answered}"
    if asked:
        return f"Q. {asked}"
    return " … ".join(as_typed(pages.layer, span) for span in spans)


def _whole(pages: ExhibitPages, spans: Sequence[Span]) -> tuple[Span, ...]:
    return units.with_question(pages.layer, spans[0]) if len(spans) == 1 else tuple(spans)


def _who(view: View, pages: ExhibitPages, spans: Sequence[Span]) -> list[str]:
    """The declarant as far as known, who asked, and against whom it can be used."""
    declarant, told = _declarant(view, pages, spans)
    examiner = units.examiner_at(pages.layer, spans[-1].start)
    asked = f"by {examiner}" if examiner else ""
    entity = exhibits.exhibit_values(view, pages.line.id)["entity"] if declarant else ""
    return [told, _against(view, declarant, entity), asked]


def _declarant(view: View, pages: ExhibitPages, spans: Sequence[Span]) -> tuple[str, str]:
    if units.is_question_only(pages.layer, spans):
        return "", "counsel’s words"
    unit = units.unit_at(pages.layer, spans[-1].start)
    if unit.kind is units.UnitKind.COLLOQUY:
        return "", f"colloquy{_speaker(pages, unit.start)}"
    values = exhibits.exhibit_values(view, pages.line.id)
    segment = units.segment_at(pages.layer, spans[-1].start)
    if segment is not None:
        author = segment.author.partition("<")[0].strip(' "')
        if segment.kind in _SECOND_HAND:
            return "", f"{segment.kind.value} text" + (f" of {author}" if author else "")
        return author, author or "author unknown"
    if pages.line.kind == "deposition":
        if unit.kind is not units.UnitKind.TESTIMONY:
            return "", "no testimony"
        witness = values["witness"]
        role = ", 30(b)(6) designee" if values["entity"] else ""
        return witness, f"{witness}{role}" if witness else "witness unknown"
    author = values["author"]
    return author, author or "declarant unknown"


def _speaker(pages: ExhibitPages, offset: int) -> str:
    """Who speaks, as printed, behind a comma."""
    line = next((one for one in pages.layer.lines if one.start <= offset < one.end), None)
    return f", {line.speaker}" if line is not None and line.speaker else ""


def _against(view: View, declarant: str, entity: str) -> str:
    """The side of the declarant: as a person of the case, of the party spoken for, as a party."""
    person = people.person_named(people.persons(view), declarant) if declarant else None
    party = person.party if person is not None else None
    for name in (entity, declarant):
        party = party or people.party_named(people.parties(view), name)
    if party is None:
        return ""
    if party.side is Side.ADVERSE:
        return f"against {party.name}"
    return f"{party.name}, {'our side' if party.side is Side.OURS else 'neutral'}"


def _warnings(view: View, pages: ExhibitPages, spans: Sequence[Span]) -> list[str]:
    found = []
    if pages.line.is_rough:
        found.append("Rough draft")
    if any(units.source_at(pages.layer, span) is TextSource.OCR_RECEIVED for span in spans):
        found.append("Received text, unchecked")
    if pages.occurrence.confidentiality:
        found.append(pages.occurrence.confidentiality)
    privilege = exhibits.exhibit_values(view, pages.line.id).get("privilege", "none")
    if privilege not in {"", "none"}:
        found.append("Possibly privileged")
    initials = people.initials_of(view)
    others = {
        initials.get(line.person, "a colleague")
        for line in passages.overlapping(view, pages.line.id, pages.line.layer, spans)
        if line.person != view.reviewer
    }
    if others:
        found.append(f"Marked by {', '.join(sorted(others))}")
    return found
