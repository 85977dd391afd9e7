"""A matter with its index, for tests that search."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from reviewer.indexing import bring_up_to_date
from reviewer.matter import Matter
from reviewer.queries.search import Hit, search
from reviewer.queries.search_limits import NO_LIMITS, SearchLimits
from reviewer.store.index import Index, index_to_read


@contextmanager
def indexed(matter: Matter) -> Iterator[Index]:
    """The index of a matter, brought up to date."""
    bring_up_to_date(matter.folder)
    index = index_to_read(matter.folder, matter.id)
    assert index is not None
    with closing(index):
        yield index


def hits(matter: Matter, typed: str, limits: SearchLimits = NO_LIMITS) -> list[Hit]:
    """Every hit of a query."""
    with indexed(matter) as index:
        return list(search(matter.view, index, typed, limits).all_hits())


def words(matter: Matter, typed: str, limits: SearchLimits = NO_LIMITS) -> list[str]:
    """What every hit of a query says."""
    return [hit.words for hit in hits(matter, typed, limits)]


def cites(matter: Matter, typed: str, limits: SearchLimits = NO_LIMITS) -> list[str]:
    """What every hit of a query is cited as."""
    return [hit.citation for hit in hits(matter, typed, limits)]
