"""The case itself, its parties, its people, and who works on it."""

import os
from dataclasses import replace

from reviewer import typed
from reviewer.errors import InputError
from reviewer.fields import MATTER_FIELDS, ROLES, checked
from reviewer.model import (
    Act,
    EntityId,
    FieldBody,
    Kind,
    MatterBody,
    Op,
    PartyBody,
    PersonBody,
    PrefixBody,
    ReviewerBody,
    Side,
    TemplateBody,
    named_field_id,
)
from reviewer.queries import numbers
from reviewer.queries.view import View, bodies_of
from reviewer.said import said
from reviewer.text.instants import is_zone

_LONGEST_INITIALS = 6


def new_id() -> EntityId:
    """16 random bytes, for what has no natural identity."""
    return EntityId(os.urandom(16))


def create_matter(view: View, body: MatterBody) -> Act:
    """The first act of a matter."""
    return Act("create_matter", (_matter_op(view, body),))


def edit_matter(view: View, body: MatterBody) -> Act:
    """Change title, caption, court or docket."""
    return Act("edit_matter", (_matter_op(view, body),))


def set_zone(view: View, zone: str) -> Act:
    """Say in which time zone the matter shows the times of mails; empty for none.

    Raises:
        InputError: there is no zone of that name.
    """
    zone = checked(MATTER_FIELDS, "zone", zone)
    if zone and not is_zone(zone):
        raise InputError(
            said(
                "There is no time zone named “{zone}”. Give a place, such as America/New_York.",
                zone=zone,
            )
        )
    entity = named_field_id(Kind.MATTER_FIELD, view.matter, "zone")
    return Act(
        "set_matter_field", (Op(entity, Kind.MATTER_FIELD, view.matter, FieldBody("zone", zone)),)
    )


def _matter_op(view: View, body: MatterBody) -> Op:
    title = typed.name(body.title, "Give the matter a title, such as the short name of the case.")
    line = (" ".join(typed.words(text).split()) for text in (body.caption, body.court, body.docket))
    return Op(EntityId(view.matter), Kind.MATTER, None, MatterBody(title, *line))


def join(view: View, name: str, initials: str = "") -> Act:
    """Name the person at the keyboard, and take a prefix for the numbers given here.

    Raises:
        InputError: the name is empty, or the initials are no initials.
    """
    name = typed.name(name, "Give the reviewer’s name.")
    initials = (initials or initials_from(name)).strip()
    if not 1 <= len(initials) <= _LONGEST_INITIALS:
        raise InputError("Give one to six letters as initials, such as KL.")
    ops = [Op(EntityId(view.reviewer), Kind.REVIEWER, None, ReviewerBody(name, initials))]
    if numbers.prefix_of(view) is None:
        prefix = PrefixBody(numbers.free_prefix(view, initials))
        ops.append(Op(numbers.prefix_entity(view.writer), Kind.PREFIX, view.writer, prefix))
    return Act("join", tuple(ops))


def initials_from(name: str) -> str:
    """Kim Lee → KL."""
    return (
        "".join(word[0] for word in name.split() if word[0].isalpha())[:_LONGEST_INITIALS].upper()
        or "RV"
    )


def name_party(view: View, name: str, side: Side, party: EntityId | None = None) -> Act:
    """Add a party, or change one."""
    name = typed.name(name, "Give the party’s name.")
    twin = next(
        (one for one, body in bodies_of(view, Kind.PARTY, PartyBody) if body.name == name), None
    )
    if twin is not None and twin != party:
        raise InputError(said("There already is a party named “{name}”.", name=name))
    return Act("name_party", (Op(party or new_id(), Kind.PARTY, None, PartyBody(name, side)),))


def remove_party(view: View, party: EntityId) -> Act:
    """Take a party away.

    Raises:
        InputError: people still belong to it.
    """
    if any(body.party == party.hex() for _, body in bodies_of(view, Kind.PERSON, PersonBody)):
        raise InputError("People still belong to this party. Give them another one first.")
    return Act("remove_party", (Op(party, Kind.PARTY, None, None),))


def name_person(view: View, body: PersonBody, person: EntityId | None = None) -> Act:
    """Add a person of the case, or change one.

    Raises:
        InputError: no name, or an unknown role.
    """
    body = replace(body, name=typed.name(body.name, "Give the person’s name."))
    if body.role not in ROLES:
        raise InputError(said("A role can be: {listed}.", listed=", ".join(ROLES)))
    others = {
        one.name for entity, one in bodies_of(view, Kind.PERSON, PersonBody) if entity != person
    }
    if body.name in others:
        raise InputError(
            said(
                "There already is a person named “{name}”. Add an alias to them instead.",
                name=body.name,
            )
        )
    return Act("name_person", (Op(person or new_id(), Kind.PERSON, None, body),))


def remove_person(person: EntityId) -> Act:
    """Take a person away; fields that name them keep the name as typed."""
    return Act("remove_person", (Op(person, Kind.PERSON, None, None),))


def save_template(view: View, body: TemplateBody) -> Act:
    """Keep a choice of log columns under a name; the same name, whatever its case, replaces it."""
    missing = "Give the columns a name, and choose at least one."
    if not body.columns:
        raise InputError(missing)
    columns = [[column, typed.words(printed)] for column, printed in body.columns]
    body = replace(body, name=typed.name(body.name, missing), columns=columns)
    known, *twins = _templates_named(view, body.name) or [new_id()]
    kept = Op(known, Kind.TEMPLATE, None, body)
    return Act("save_template", (kept, *(Op(one, Kind.TEMPLATE, None, None) for one in twins)))


def remove_template(view: View, name: str) -> Act:
    """Take a choice of log columns away; logs that were exported by it stay as they are.

    Raises:
        InputError: nothing is kept under this name.
    """
    found = _templates_named(view, name)
    if not found:
        raise InputError(said("No choice of columns is saved here as “{name}”.", name=name))
    return Act("remove_template", tuple(Op(one, Kind.TEMPLATE, None, None) for one in found))


def _templates_named(view: View, name: str) -> list[EntityId]:
    """More than one where two copies of a matter each saved the name before they were merged."""
    wanted = name.strip().casefold()
    return [
        EntityId(one)
        for one, body in bodies_of(view, Kind.TEMPLATE, TemplateBody)
        if body.name.strip().casefold() == wanted
    ]
