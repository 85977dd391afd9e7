"""Searches kept under a name."""

from dataclasses import replace

from reviewer import typed
from reviewer.acts.matters import new_id
from reviewer.errors import InputError
from reviewer.model import Act, EntityId, Kind, Op, SavedSearchBody
from reviewer.queries.view import View, bodies_of
from reviewer.said import said
from reviewer.text.asking import parse


def save_search(view: View, body: SavedSearchBody) -> Act:
    """Keep a search under a name; the same name, whatever its case, replaces it.

    Raises:
        InputError: it has no name, or its query cannot be read.
    """
    body = replace(body, name=typed.name(body.name, "Give the search a name."))
    parse(body.query)
    known, *twins = _searches_named(view, body.name) or [new_id()]
    kept = Op(known, Kind.SAVED_SEARCH, None, body)
    return Act("save_search", (kept, *(Op(one, Kind.SAVED_SEARCH, None, None) for one in twins)))


def remove_search(view: View, name: str) -> Act:
    """Take a saved search away.

    Raises:
        InputError: nothing is kept under this name.
    """
    found = _searches_named(view, name)
    if not found:
        raise InputError(said("No search is saved here as “{name}”.", name=name))
    return Act("remove_search", tuple(Op(one, Kind.SAVED_SEARCH, None, None) for one in found))


def _searches_named(view: View, name: str) -> list[EntityId]:
    """More than one where two copies of a matter each saved the name before they were merged."""
    wanted = name.strip().casefold()
    return [
        EntityId(one)
        for one, body in bodies_of(view, Kind.SAVED_SEARCH, SavedSearchBody)
        if body.name.strip().casefold() == wanted
    ]
