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
from reviewer.text.asked import Query


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
    counting = TermCounting(view, index, terms, limits)
    while counting.step():
        pass
    return counting.rows()


class TermCounting:
    """A report on its way: one exhibit of one term a step, so that a window stays awake."""

    def __init__(
        self, view: View, index: Index, terms: Iterable[str], limits: SearchLimits = NO_LIMITS
    ) -> None:
        """Nothing is looked up yet."""
        self._view, self._index, self._limits = view, index, limits
        self._terms = [one.strip() for one in terms if one.strip()]
        self._found: list[Found | Query | str] = []
        self._hits: list[int] = []
        self._holders: dict[bytes, list[int]] = {}

    @property
    def done(self) -> int:
        """How many terms were counted."""
        return len(self._hits)

    @property
    def total(self) -> int:
        """How many terms there are."""
        return len(self._terms)

    def step(self) -> bool:
        """Do a little more; false when all is counted.

        Raises:
            MatterError: the index cannot be read.
        """
        if self.done == self.total:
            return False
        if len(self._found) == self.done:
            found = _found(self._view, self._index, self._terms[self.done], self._limits)
            self._found.append(found)
        elif not self._looks_on(self._found[-1]):
            self._sum_up(self._found[-1])
        return self.done < self.total

    def _looks_on(self, found: Found | Query | str) -> bool:
        return isinstance(found, Found) and found.look_on()

    def _sum_up(self, found: Found | Query | str) -> None:
        hits = 0
        if isinstance(found, Found):
            for exhibit, rows in found.rows_by_exhibit():
                self._holders.setdefault(exhibit, []).append(self.done)
                hits += rows
            # Thousands of hits of a term are of no more use once they are counted.
            self._found[-1] = found.query
        self._hits.append(hits)

    def rows(self) -> tuple[TermReport, ...]:
        """What was counted so far, in the order given."""
        documents, unique = [0] * self.done, [0] * self.done
        for holding in self._holders.values():
            for at in holding:
                documents[at] += 1
                unique[at] += len(holding) == 1
        counted = zip(self._terms, self._found, self._hits, documents, unique, strict=False)
        return tuple(
            TermReport(term, found.understood, of_term, hits, alone)
            if isinstance(found, Query)
            else TermReport(term, "", 0, 0, 0, str(found))
            for term, found, hits, of_term, alone in counted
        )


def _found(view: View, index: Index, term: str, limits: SearchLimits) -> Found | str:
    try:
        return search(view, index, term, limits)
    except InputError as refusal:
        return str(refusal)


def terms_in(lines: Sequence[str]) -> list[str]:
    """The terms of a list as it is written, one a line, without empty lines and ``#`` remarks."""
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
