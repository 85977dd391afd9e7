"""Searches kept under a name, by name."""

from dataclasses import dataclass

from reviewer.model import Kind, SavedSearchBody
from reviewer.queries.search_limits import SearchLimits
from reviewer.queries.view import View, bodies_of


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """One of them: the query as typed, and what it was limited to."""

    id: bytes
    name: str
    query: str
    limits: SearchLimits


def saved_searches(view: View) -> tuple[SavedSearch, ...]:
    """All of them, in the order of their names."""
    found = [
        SavedSearch(entity, body.name, body.query, SearchLimits.from_saved(body.limits))
        for entity, body in bodies_of(view, Kind.SAVED_SEARCH, SavedSearchBody)
    ]
    return tuple(sorted(found, key=lambda one: one.name.casefold()))
