"""The case and its people: caption, parties, persons, reviewers."""

from dataclasses import dataclass

from reviewer.model import (
    FieldBody,
    Kind,
    MatterBody,
    PartyBody,
    PersonBody,
    ReviewerBody,
    Side,
    named_field_id,
)
from reviewer.queries.view import View, bodies_of, body_of, in_order_made


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A litigant."""

    id: bytes
    name: str
    side: Side


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person of the case; ``party`` is the party they belong to."""

    id: bytes
    name: str
    aliases: tuple[str, ...]
    party: PartyRow | None
    role: str
    is_attorney: bool


@dataclass(frozen=True, slots=True)
class ReviewerRow:
    """Someone who works on the matter."""

    id: bytes
    name: str
    initials: str


def matter_of(view: View) -> MatterBody:
    """Title, caption, court and docket."""
    return body_of(view, view.matter, MatterBody) or MatterBody("Untitled matter")


def zone_of(view: View) -> str:
    """The time zone in which the matter shows the times of mails; empty where nobody named one."""
    found = body_of(view, named_field_id(Kind.MATTER_FIELD, view.matter, "zone"), FieldBody)
    return found.value if found else ""


def is_made(view: View) -> bool:
    """Whether the matter has its first act."""
    return body_of(view, view.matter, MatterBody) is not None


def parties(view: View) -> tuple[PartyRow, ...]:
    """All parties, in the order they were named."""
    return tuple(
        PartyRow(entity, body.name, body.side)
        for entity, body in in_order_made(bodies_of(view, Kind.PARTY, PartyBody), view)
    )


def persons(view: View) -> tuple[PersonRow, ...]:
    """All persons, in the order they were named."""
    known = {party.id.hex(): party for party in parties(view)}
    return tuple(
        PersonRow(
            entity,
            body.name,
            tuple(body.aliases),
            known.get(body.party),
            body.role,
            body.is_attorney,
        )
        for entity, body in in_order_made(bodies_of(view, Kind.PERSON, PersonBody), view)
    )


def person_named(people: tuple[PersonRow, ...], text: str) -> PersonRow | None:
    """The person that a name, alias, e-mail address or “Name <address>” means.

    ``None`` when nobody or several.
    """
    wanted = _forms(text)
    found = [
        person
        for person in people
        if any(form in wanted for name in (person.name, *person.aliases) for form in _forms(name))
    ]
    return found[0] if len(found) == 1 else None


def party_named(parties: tuple[PartyRow, ...], text: str) -> PartyRow | None:
    """The party of a name, whatever its case, commas and stops; ``None`` when none or several."""
    wanted = _folded(text.replace(",", " "))
    found = [one for one in parties if wanted and _folded(one.name.replace(",", " ")) == wanted]
    return found[0] if len(found) == 1 else None


def _forms(text: str) -> set[str]:
    """A name and an address, each folded; “LAST, First” is read as “First Last”."""
    name, _, address = text.partition("<")
    forms = {_folded(name), _folded(address.rstrip("> "))}
    last, comma, first = name.partition(",")
    if comma:
        forms.add(_folded(f"{first} {last}"))
    return forms - {""}


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace(".", " ").replace('"', " ").split())


def reviewers(view: View) -> tuple[ReviewerRow, ...]:
    """Everyone who has worked on the matter, in the order they were first named.

    Of two people with the same initials the later one's carry a number, so that initials say who.
    """
    found = in_order_made(bodies_of(view, Kind.REVIEWER, ReviewerBody), view)
    taken: dict[str, str] = {}
    rows = []
    for entity, body in found:
        initials, count = body.initials, 1
        while taken.setdefault(initials, body.name) != body.name:
            count += 1
            initials = f"{body.initials}{count}"
        rows.append(ReviewerRow(entity, body.name, initials))
    return tuple(rows)


def initials_of(view: View) -> dict[bytes, str]:
    """Initials by reviewer, for columns that say who."""
    return {row.id: row.initials for row in reviewers(view)}


def role_at(view: View, place: int) -> str:
    """In what role the act at a place of the log was done."""
    found = view.rows("SELECT role FROM changeset WHERE seq = ?", (place,))
    return str(found[0][0]) if found else ""
