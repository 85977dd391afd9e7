"""Commands that search: search, terms."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reviewer.cli import printing
from reviewer.errors import InputError, MatterError
from reviewer.exports import term_report
from reviewer.indexing import bring_up_to_date
from reviewer.matter import Matter, open_matter
from reviewer.queries.search import Hit, search
from reviewer.queries.search_limits import SearchLimits
from reviewer.queries.search_terms import search_term_report, terms_in
from reviewer.said import counted, said
from reviewer.store.index import Index, IndexDamagedError, drop_index, index_to_read
from reviewer.text.asking import parse


@contextmanager
def searchable(place: Path) -> Iterator[tuple[Matter, Index]]:
    """An open matter and its index, which has all of it; a damaged index is made anew.

    Raises:
        MatterError: the matter or its folder cannot be used.
    """
    with open_matter(place) as matter:
        bring_up_to_date(matter.place)
        index = index_to_read(matter.place, matter.id)
        if index is None:
            raise MatterError("The search index cannot be read. Search again in a moment.")
        try:
            yield matter, index
        except IndexDamagedError:
            index.close()
            drop_index(matter.place)
            raise
        finally:
            index.close()


def find(chosen: argparse.Namespace) -> int:
    """Print every hit, in document order."""
    parse(chosen.query)  # refused before a minute is spent on the index
    is_tagged = chosen.tagged if chosen.tagged or chosen.untagged else None
    limits = SearchLimits(
        kinds=tuple(chosen.kind),
        witnesses=tuple(chosen.witness),
        date_from=chosen.date_from,
        date_to=chosen.date_to,
        role=chosen.role,
        is_tagged=is_tagged,
        with_family=chosen.family,
    )
    with searchable(chosen.matter) as (matter, index):
        found = search(matter.view, index, chosen.query, limits)
        for hit in found.all_hits():
            if chosen.json:
                printing.line(hit_line(hit))
            else:
                printing.columns(hit.citation, f"{hit.before}[{hit.words}]{hit.after}")
        printing.say(f"Understood: {found.understood}")
        for note in found.notes:
            printing.say(note)
        for term in found.terms():
            parts = [counted(term.documents, "1 exhibit", "{count:,} exhibits")]
            if term.hits is not None:
                parts.append(counted(term.hits, "1 hit", "{count:,} hits"))
            printing.say(f"{term.term}: {', '.join(parts)}")
        hits = counted(found.hits_known, "1 hit", "{count:,} hits")
        exhibits = counted(len(found.matching_exhibits()), "1 exhibit", "{count:,} exhibits")
        printing.say(said("{hits} in {exhibits}.", hits=hits, exhibits=exhibits))
    return 0


def hit_line(hit: Hit) -> dict[str, object]:
    """One hit with its stable keys; an exhibit as a whole has no ``start`` and ``end``."""
    return {
        "exhibit": hit.exhibit.hex(),
        "citation": hit.citation,
        "start": hit.spans[0].start if hit.spans else None,
        "end": hit.spans[-1].end if hit.spans else None,
        "context": f"{hit.before}{hit.words}{hit.after}",
        "spans": [[span.start, span.end] for span in hit.spans],
        "words": hit.words,
        "is_family": hit.is_family,
    }


def terms(chosen: argparse.Namespace) -> int:
    """Write the search-term report of a list of terms."""
    wanted = terms_in(_lines(chosen.file))
    if not wanted:
        raise InputError("There is no term in this file. Write one term on each line.")
    with searchable(chosen.matter) as (matter, index):
        rows = search_term_report(matter.view, index, wanted)
        written = term_report.export_terms(matter, rows, chosen.out)
    if chosen.json:
        printing.line({"path": str(chosen.out), "rows": len(rows), "sha256": written})
    refused = [row for row in rows if row.refused]
    for row in refused:
        printing.say(f"{row.term}: {row.refused}")
    printing.say(f"{len(rows)} terms, {len(refused)} of them refused.")
    return 0


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            "The list of terms cannot be read. Save it as a UTF-8 text file."
        ) from error
