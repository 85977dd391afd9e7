"""Links between passages, as they read from either end.

A link has no direction in the log, so that two reviewers who make it from different ends make one.
What an adoption says from an end follows from the exhibits: testimony, answers and pleadings adopt
the words of a mail or an article, never the other way round; between two of the same sort it is
said so that it is true from both ends.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from reviewer.queries import exhibits, passages
from reviewer.queries.passages import PassageLine
from reviewer.queries.view import View
from reviewer.text import citations

CONTRADICTS = "contradicts"
_ADOPTING = frozenset({"deposition", "discovery_response", "pleading"})
_WORDS = {
    CONTRADICTS: "Contradicts",
    "corroborates": "Corroborates",
    "same_fact": "Same fact as",
    "adopts": "Adopts",
    "adopted_by": "Adopted in",
    "adoption": "Adopts or is adopted in",
    "in_part": "In part with",
    "errata": "Errata",
}


@dataclass(frozen=True, slots=True)
class LinkedPassage:
    """The other end of a link: how it is tied, where it stands, who tied it and when (UTC).

    ``reads`` is the kind as it reads from this end.
    """

    kind: str
    reads: str
    line: PassageLine
    citation: str
    person: bytes
    at: datetime


@dataclass(frozen=True, slots=True)
class LinkedCite:
    """The other end of a link as a row of a log names it."""

    kind: str
    reads: str
    other: bytes
    citation: str
    is_privileged: bool


@dataclass(frozen=True, slots=True)
class LinkMark:
    """The other end of a link, for a mark on the page or in a table."""

    kind: str
    reads: str
    number: str
    place: str


def reads_as(kind: str, here: str, there: str) -> str:
    """A kind of link as it reads from here; ``here`` and ``there`` are kinds of exhibits."""
    if kind != "adopts":
        return kind
    if (here in _ADOPTING) == (there in _ADOPTING):
        return "adoption"
    return "adopts" if here in _ADOPTING else "adopted_by"


def in_words(reads: str) -> str:
    """How a link reads in a log: “Contradicts”."""
    return _WORDS.get(reads, reads.replace("_", " ").capitalize())


def of_passage(view: View, passage: bytes) -> tuple[LinkedPassage, ...]:
    """The other ends of a passage's links that stand, in the order in which they were tied."""
    here = _kind_of(view, passage)
    found = []
    for link in passages.links_of(view, passage):
        line = passages.line_of(view, link.other)
        reads = reads_as(link.kind, here, _kind_of(view, link.other))
        cite = passages.citation(view, line)
        found.append(LinkedPassage(link.kind, reads, line, cite, link.person, link.at))
    return tuple(found)


def _kind_of(view: View, passage: bytes) -> str:
    found = view.rows(
        "SELECT e.kind FROM passage p JOIN exhibit e ON e.id = p.exhibit WHERE p.id = ?", (passage,)
    )
    return str(found[0][0]) if found else ""


_MARKS = """SELECT l.passage, l.kind, coalesce(here.kind, ''), coalesce(there.kind, ''), o.number,
    coalesce(met.label, there.label, ''), o.pin
  FROM passage p JOIN link l ON l.passage = p.id JOIN passage o ON o.id = l.other
  LEFT JOIN exhibit here ON here.id = p.exhibit LEFT JOIN exhibit there ON there.id = o.exhibit
  LEFT JOIN occurrence met ON met.id = o.occurrence"""


def marks_of_exhibit(view: View, exhibit: bytes) -> dict[bytes, tuple[LinkMark, ...]]:
    """The other ends of every link of an exhibit's passages, by passage."""
    return _by_passage(view.rows(f"{_MARKS} WHERE p.exhibit = ? ORDER BY l.hlc", (exhibit,)))


def marks_of_rows(view: View, rows: Sequence[int]) -> dict[bytes, tuple[LinkMark, ...]]:
    """The same for passages by their local row numbers."""
    places = ", ".join("?" * len(rows))
    return _by_passage(view.rows(f"{_MARKS} WHERE p.row IN ({places}) ORDER BY l.hlc", tuple(rows)))


def _by_passage(found: Iterable[tuple]) -> dict[bytes, tuple[LinkMark, ...]]:  # type: ignore[type-arg]
    marks: dict[bytes, tuple[LinkMark, ...]] = {}
    for passage, kind, here, there, number, label, pin in found:
        mark = LinkMark(kind, reads_as(kind, here, there), number, f"{label}, {pin}".strip(", "))
        marks[bytes(passage)] = (*marks.get(bytes(passage), ()), mark)
    return marks


_CITED = """SELECT l.passage, l.kind, l.other, coalesce(here.kind, ''), there.kind,
    o.exhibit, o.occurrence, o.pin, o.privilege
  FROM link l JOIN passage p ON p.id = l.passage JOIN passage o ON o.id = l.other
  JOIN exhibit there ON there.id = o.exhibit LEFT JOIN exhibit here ON here.id = p.exhibit"""


def cited(view: View, passages_of: Sequence[bytes]) -> dict[bytes, tuple[LinkedCite, ...]]:
    """The links of some passages, each with the cite of its other end."""
    places = ", ".join("?" * len(passages_of))
    rows = view.rows(
        f"{_CITED} WHERE l.passage IN ({places}) ORDER BY l.hlc, l.entity",
        passages_of,
    )
    found: dict[bytes, tuple[LinkedCite, ...]] = {}
    for passage, kind, other, here, there, exhibit, met, pin, privilege in rows:
        line = exhibits.exhibit(view, exhibit)
        held = privilege or exhibits.exhibit_values(view, exhibit).get("privilege", "")
        one = LinkedCite(
            kind,
            reads_as(kind, here, there),
            bytes(other),
            citations.cite(exhibits.cite_name(view, line, met), pin),
            held not in {"", "none"},
        )
        found[bytes(passage)] = (*found.get(bytes(passage), ()), one)
    return found
