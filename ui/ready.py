"""What stands ready to be tagged, as the tag bar shows it before the key is pressed.

Whoever tags must see whose words these are and why that is thought so, which cite will be printed,
what colleagues made of the same lines and what is wrong with the source, while it can still be
helped. What is proposed comes from the same place as the proposals themselves, so that the bar
never promises another value than the one that is written. Only what the matter knows is told; an
unknown declarant is told as unknown.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from reviewer.model import PassageId, Side, Tag
from reviewer.queries import exhibits, passages, people, proposals, tags
from reviewer.queries.passages import PassageLine, TagOn
from reviewer.queries.proposals import Ground, Proposal
from reviewer.queries.view import View
from reviewer.text import citations, units
from reviewer.text.errata import Erratum, errata_on
from reviewer.text.layer import SegmentKind, Span, TextSource
from reviewer.text.quotes import as_typed
from ui import translation, words
from ui.exhibit_pages import ExhibitPages
from ui.kinds import kinds_of
from ui.words import tag_name

_SECOND_HAND = frozenset({SegmentKind.QUOTED, SegmentKind.FORWARDED})
_CLEAR = frozenset({"", "none"})
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
_SIGNS = {"approx": "≈ ", "ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< "}


@dataclass(frozen=True, slots=True)
class Ready:
    """Words and what is known of them; all texts as printed on screen.

    ``who`` is the declarant and why, ``against`` whom it can be used against and who asked,
    ``marks`` what colleagues made of these lines, ``details`` kind and value of each tag.
    """

    spans: tuple[Span, ...]
    cite: str
    quote: str
    who: str
    against: str
    warnings: tuple[str, ...]
    marks: tuple[str, ...]
    details: tuple[str, ...]
    passage: bytes | None = None
    number: str = ""
    tags: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()


def ready(
    view: View, pages: ExhibitPages, spans: Sequence[Span], passage: bytes | None = None
) -> Ready:
    """What would be tagged if a digit were pressed now."""
    whole = _whole(pages, spans)
    marked = passages.line_of(view, passage) if passage is not None else None
    name = exhibits.cite_name(view, pages.line, pages.occurrence.id)
    ground = _ground(view, pages, whole, marked)
    of_any = proposals.of_passage(ground)
    on = passages.tags_of(view, marked.id) if marked else ()
    declarant, told = _declarant(pages, whole, ground, of_any)
    return Ready(
        whole,
        citations.rich(citations.cite(name, citations.pin(pages.layer, whole))),
        quoted(pages, whole),
        _said_by_hand(on) or told,
        " · ".join(filter(None, (_against(ground, declarant), _asked_by(pages, whole)))),
        tuple(_warnings(view, pages, whole, ground, marked)),
        tuple(_marks(view, pages, whole)),
        tuple(_details(view, ground, of_any, on)),
        passage,
        marked.number if marked else "",
        marked.tags if marked else (),
        tuple(one.name for one in passages.issues_of(view, marked.id)) if marked else (),
    )


def quoted(pages: ExhibitPages, spans: Sequence[Span]) -> str:
    """Questions and answers, a line each, in their order; else the words as typed."""
    turns = units.turns_of(pages.layer, spans)
    if any(sign for sign, _ in turns):
        return "\n".join(f"{sign} {said}".strip() for sign, said in turns)
    return " … ".join(as_typed(pages.layer, span) for span in spans)


def _whole(pages: ExhibitPages, spans: Sequence[Span]) -> tuple[Span, ...]:
    return units.with_question(pages.layer, spans[0]) if len(spans) == 1 else tuple(spans)


def _ground(
    view: View, pages: ExhibitPages, spans: tuple[Span, ...], marked: PassageLine | None
) -> Ground:
    """What the matter knows that bears on these words, whether they are a passage yet or not."""
    persons, parties = people.persons(view), people.parties(view)
    return Ground(
        marked or _as_if_marked(view, pages, spans),
        pages.layer,
        pages.line.kind,
        exhibits.exhibit_values(view, pages.line.id),
        lambda text: people.person_named(persons, text),
        lambda text: people.party_named(parties, text),
    )


def _as_if_marked(view: View, pages: ExhibitPages, spans: tuple[Span, ...]) -> PassageLine:
    """The row that these words would get."""
    question, answer = units.question_and_answer(pages.layer, spans)
    pin = citations.pin(pages.layer, spans)
    return PassageLine(
        row=0,
        id=PassageId(b""),
        exhibit=pages.line.id,
        exhibit_label=pages.occurrence.label,
        exhibit_title=pages.line.title,
        layer=pages.line.layer,
        spans=spans,
        number="",
        quote=answer,
        question=question,
        pin=pin,
        bates="",
        tags=(),
        issues="",
        importance="",
        privilege="",
        created=_LONG_AGO,
        person=view.reviewer,
        is_different=False,
    )


# --- who, against whom ----------------------------------------------------------------------------


def _said_by_hand(on: Sequence[TagOn]) -> str:
    """The declarant that a person named."""
    return next((one.fields["declarant"] for one in on if one.fields.get("declarant")), "")


def _declarant(
    pages: ExhibitPages, spans: Sequence[Span], ground: Ground, of_any: Mapping[str, Proposal]
) -> tuple[str, str]:
    """The declarant as proposed, and the same with its reason, or why there is none."""
    proposed = of_any.get("declarant")
    if units.is_question_only(pages.layer, spans):
        return "", QCoreApplication.translate("Ready", "Counsel’s words: no testimony")
    if proposed is not None and proposed.value:
        role = (
            QCoreApplication.translate("Ready", ", 30(b)(6) designee")
            if "on_behalf_of" in of_any
            else ""
        )
        return proposed.value, f"{proposed.value}{role} ({translation.told(proposed.reason)})"
    return "", _unnamed(pages, spans, ground)


def _unnamed(pages: ExhibitPages, spans: Sequence[Span], ground: Ground) -> str:
    unit = units.unit_at(pages.layer, spans[-1].start)
    if unit.kind is units.UnitKind.COLLOQUY:
        return QCoreApplication.translate("Ready", "Colloquy, no testimony") + _speaker(
            pages, unit.start
        )
    segment = units.segment_at(pages.layer, spans[-1].start)
    if segment is not None:
        author = segment.author.partition("<")[0].strip(' "')
        if segment.kind in _SECOND_HAND:
            told = (
                QCoreApplication.translate("Ready", "Quoted text of {author}: declarant left open")
                if segment.kind is SegmentKind.QUOTED
                else QCoreApplication.translate(
                    "Ready", "Forwarded text of {author}: declarant left open"
                )
            )
            nobody = QCoreApplication.translate("Ready", "someone unknown")
            return told.format(author=author or nobody)
        return author or QCoreApplication.translate("Ready", "Author unknown")
    if pages.line.kind == "deposition":
        if unit.kind is not units.UnitKind.TESTIMONY:
            return QCoreApplication.translate("Ready", "No testimony")
        if ground.values["witness"]:
            return QCoreApplication.translate("Ready", "Words read aloud: declarant left open")
        return QCoreApplication.translate("Ready", "Witness unknown")
    return ground.values["author"] or QCoreApplication.translate("Ready", "Declarant unknown")


def _speaker(pages: ExhibitPages, offset: int) -> str:
    """Who speaks, as printed, behind a comma."""
    line = next((one for one in pages.layer.lines if one.start <= offset < one.end), None)
    return f", {line.speaker}" if line is not None and line.speaker else ""


def _against(ground: Ground, declarant: str) -> str:
    """The side of the declarant: as a person of the case, of the party spoken for, as a party."""
    if not declarant:
        return ""
    person = ground.person_named(declarant)
    party = person.party if person is not None else None
    for name in (ground.values["entity"], declarant):
        party = party or (ground.party_named(name) if name else None)
    if party is None:
        return QCoreApplication.translate("Ready", "against whom: open")
    if party.side is Side.ADVERSE:
        return QCoreApplication.translate("Ready", "against {party}").format(party=party.name)
    side = (
        QCoreApplication.translate("Ready", "our side")
        if party.side is Side.OURS
        else QCoreApplication.translate("Ready", "neutral")
    )
    return f"{party.name}, {side}"


def _asked_by(pages: ExhibitPages, spans: Sequence[Span]) -> str:
    examiner = units.examiner_at(pages.layer, spans[-1].start)
    return (
        QCoreApplication.translate("Ready", "examined by {name}").format(name=examiner)
        if examiner
        else ""
    )


# --- warnings, colleagues -------------------------------------------------------------------------


def _warnings(
    view: View,
    pages: ExhibitPages,
    spans: Sequence[Span],
    ground: Ground,
    marked: PassageLine | None,
) -> Iterator[str]:
    if pages.line.is_rough:
        yield QCoreApplication.translate("Ready", "Rough draft")
    for row in errata_on(pages.layer, pages.errata, spans):
        yield _erratum(row)
    if _is_unchecked(view, pages, spans, marked):
        yield (
            QCoreApplication.translate("Ready", "Recognised text, unchecked")
            if units.recognised_source(pages.layer, spans) is TextSource.OCR
            else QCoreApplication.translate("Ready", "Received text, unchecked")
        )
    if pages.occurrence.confidentiality:
        yield pages.occurrence.confidentiality
    privilege = marked.privilege if marked and marked.privilege not in _CLEAR else ""
    privilege = privilege or ground.values.get("privilege", "")
    if privilege not in _CLEAR:
        yield (
            QCoreApplication.translate("Ready", "Privileged")
            if privilege == "confirmed"
            else QCoreApplication.translate("Ready", "Possibly privileged")
        )
    if marked is not None and marked.is_different:
        yield QCoreApplication.translate("Ready", "Reviewers differ")


def _erratum(row: Erratum) -> str:
    """Where an errata sheet changes the words, and where the sheet is found."""
    if row.sheet:
        form = QCoreApplication.translate("Ready", "Errata to {page}:{line}, in {exhibit}")
    elif row.listed_on:
        form = QCoreApplication.translate("Ready", "Errata to {page}:{line}, sheet on page {sheet}")
    else:
        form = QCoreApplication.translate("Ready", "Errata to {page}:{line}")
    return form.format(page=row.page, line=row.first_line, sheet=row.listed_on, exhibit=row.sheet)


def _is_unchecked(
    view: View, pages: ExhibitPages, spans: Sequence[Span], marked: PassageLine | None
) -> bool:
    if units.recognised_source(pages.layer, spans) is None:
        return False
    return marked is None or not passages.card(view, marked.id).fields.get("checked")


def _marks(view: View, pages: ExhibitPages, spans: Sequence[Span]) -> Iterator[str]:
    """What colleagues made of these lines: initials and tag."""
    initials = people.initials_of(view)
    names: dict[str, str] = {one.id: tag_name(one.name) for one in tags.tags(view)}
    for line in passages.overlapping(view, pages.line.id, pages.line.layer, spans):
        on = passages.tags_of(view, line.id)
        if not on and line.person != view.reviewer:
            yield QCoreApplication.translate("Ready", "{who}: marked").format(
                who=initials.get(line.person, QCoreApplication.translate("Ready", "A colleague"))
            )
        for one in on:
            if one.person != view.reviewer:
                kind = f" ({words.choice(one.kind)})" if one.kind else ""
                who = initials.get(one.person, QCoreApplication.translate("Ready", "A colleague"))
                yield f"{who}: {names.get(one.tag, one.tag)}{kind}"


# --- kind and value -------------------------------------------------------------------------------


def _details(
    view: View, ground: Ground, of_any: Mapping[str, Proposal], on: Sequence[TagOn]
) -> Iterator[str]:
    """Kind and value of each tag; of a quantity before it is one, what it would read."""
    for one in on:
        told = ", ".join(_of_tag(one, proposals.proposed(ground, of_any, one)))
        name = tag_name(tags.tag_of(view, one.tag).name)
        yield f"{name}: {told}" if told else name
    if not on:
        blank = TagOn(Tag.QUANTITY, "", ground.line.person, _LONG_AGO, {})
        found = proposals.proposed(ground, of_any, blank)
        if amount := _amount({name: one.value for name, one in found.items()}):
            yield QCoreApplication.translate("Ready", "Reads as a quantity: {amount}").format(
                amount=amount
            )


def _of_tag(on: TagOn, found: Mapping[str, Proposal]) -> Iterator[str]:
    if on.kind:
        yield words.choice(on.kind)
    elif "kind" in found:
        yield QCoreApplication.translate("Ready", "proposed {kind} ({reason})").format(
            kind=words.choice(found["kind"].value), reason=translation.told(found["kind"].reason)
        )
    elif kinds_of(on.tag) and on.tag != Tag.NO_RECOLLECTION:
        yield QCoreApplication.translate("Ready", "kind open")
    if on.tag == Tag.QUANTITY:
        proposed = {name: one.value for name, one in found.items()}
        if amount := _amount({**proposed, **on.fields}):
            yield (
                amount
                if on.fields.get("qty_value")
                else QCoreApplication.translate("Ready", "proposed {0}").format(amount)
            )


def _amount(values: Mapping[str, str]) -> str:
    """A quantity as far as it is parsed: “≈ 2,400 films”."""
    low, high = values.get("qty_low", ""), values.get("qty_high", "")
    number = f"{low}–{high}" if low and high else values.get("qty_value", "") or low or high
    if not number:
        return values.get("qty_text", "")
    per = values.get("qty_per", "")
    parts = (
        number,
        values.get("qty_unit", ""),
        QCoreApplication.translate("Ready", "per {0}").format(per) if per else "",
    )
    measure = values.get("qty_measure", "")
    amount = _SIGNS.get(values.get("qty_op", ""), "") + " ".join(filter(None, parts))
    return f"{amount} ({measure})" if measure else amount
