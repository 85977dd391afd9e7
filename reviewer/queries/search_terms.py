"""The search-term report: what each term of an agreed list finds in the matter.

Every exhibit that a term may find is looked through, so that hits are counted and not estimated. A
term that cannot be read is refused in its row and leaves the others alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reviewer.errors import InputError
from reviewer.queries.search import Found, search
from reviewer.queries.search_limits import NO_LIMITS, SearchLimits
from reviewer.queries.view import View
from reviewer.store.index import Index


@dataclass(frozen=True, slots=True)
class TermReport:
    """One term: as it was given and read, and what it finds.

    ``unique`` are exhibits that no other term of the list finds. ``refused`` is a sentence where
    the term cannot be read.
    """

    term: str
    understood: str
    documents: int
    hits: int
    unique: int
    refused: str = ""


def search_term_report(
    view: View, index: Index, terms: Iterable[str], limits: SearchLimits = NO_LIMITS
) -> tuple[TermReport, ...]:
    """What each term finds, in the order given."""
    given = [one.strip() for one in terms if one.strip()]
    found = [_found(view, index, one, limits) for one in given]
    holders: dict[bytes, list[int]] = {}
    hits = [0] * len(found)
    for at, one in enumerate(found):
        if isinstance(one, Found):
            for exhibit, rows in one.rows_by_exhibit():
                holders.setdefault(exhibit, []).append(at)
                hits[at] += rows
    documents, unique = [0] * len(found), [0] * len(found)
    for holding in holders.values():
        for at in holding:
            documents[at] += 1
            unique[at] += len(holding) == 1
    return tuple(
        TermReport(term, one.understood, documents[at], hits[at], unique[at])
        if isinstance(one, Found)
        else TermReport(term, "", 0, 0, 0, one)
        for at, (term, one) in enumerate(zip(given, found, strict=True))
    )


def _found(view: View, index: Index, term: str, limits: SearchLimits) -> Found | str:
    try:
        return search(view, index, term, limits)
    except InputError as refusal:
        return str(refusal)


def terms_in(lines: Sequence[str]) -> list[str]:
    """The terms of a list as it is written, one a line, without empty lines and ``#`` remarks."""
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
