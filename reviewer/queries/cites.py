"""From a pasted cite to the words it points at: which exhibit it names, and where in it.

A cite calls an exhibit by the name that our own cites print (``reviewer.text.citations``), by a
marked, Bates or control number, or by nothing where the exhibit is plain from the screen. Names are
compared without case and punctuation, because people type ``Tarrowby dep`` for ``Tarrowby Dep.``,
and a deposition answers to its witness too, whatever else our cites print for it.
"""

import re
from dataclasses import dataclass, replace

from reviewer.errors import InputError, RefusedError
from reviewer.queries import exhibits
from reviewer.queries.exhibits import ExhibitLine
from reviewer.queries.view import View
from reviewer.said import said
from reviewer.text import citations
from reviewer.text.citations import BatesNumber, ParsedCite
from reviewer.text.layer import Span

_MEANINGLESS = re.compile(r"[^\w]+")
_ROUGH = re.compile(r"\(rough\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """Words that a cite points at; no spans where it only names an exhibit."""

    exhibit: bytes
    occurrence: bytes
    spans: tuple[Span, ...]


def cited(view: View, text: str, here: bytes | None = None) -> CitedPlace:
    """The place that a pasted cite means.

    ``here`` is the exhibit on the screen, which a cite without a name means.

    Raises:
        InputError: no exhibit is called so, or it has no such place.
    """
    parsed = citations.parse(text)
    whole = _numbered(view, text.strip())
    if whole is not None:
        return CitedPlace(whole[0], whole[1], ())
    line = _meant(view, parsed, here, is_rough=_ROUGH.search(text) is not None)
    spans = citations.spans_of(view.layer(line.layer), parsed)
    return CitedPlace(line.id, _first_place(view, line.id), spans)


def _numbered(view: View, text: str) -> tuple[bytes, bytes] | None:
    """An exact marked or control number alone: the exhibit, in the occurrence so numbered."""
    found = view.rows(
        """SELECT exhibit, id FROM occurrence WHERE marked = ?1 OR label = ?1
           UNION ALL SELECT n.owner, o.id FROM number n JOIN occurrence o ON o.exhibit = n.owner
           WHERE n.label = ?1 AND n.series = 'control_number' LIMIT 1""",
        (text,),
    )
    return found[0] if found else None


def _meant(view: View, parsed: ParsedCite, here: bytes | None, *, is_rough: bool) -> ExhibitLine:
    if not parsed.name:
        by_bates = _with_bates(view, parsed)
        if by_bates is not None:
            return by_bates
        if here is None:
            raise InputError("Say which exhibit: paste the whole cite, or open the exhibit first.")
        return exhibits.exhibit(view, here)
    wanted = _folded(parsed.name)
    named = [line for line in exhibits.exhibits(view) if wanted in _names(view, line)]
    if not named:
        raise InputError(said("No exhibit is cited as “{name}”.", name=parsed.name))
    if is_rough and not any(line.is_rough for line in named):
        raise InputError(
            said(
                "No rough transcript is cited as “{name}”, and the lines of the "
                "certified one differ. Open the rough and paste page and line alone.",
                name=parsed.name,
            )
        )
    # Of a rough and its certified one the cite says which; of two volumes the open one comes first.
    named.sort(key=lambda line: (line.is_rough is not is_rough, line.id != here))
    return _with_place(view, named, parsed)


def _with_place(view: View, named: list[ExhibitLine], parsed: ParsedCite) -> ExhibitLine:
    """Of exhibits with one name the first with such a place."""
    for line in named:
        try:
            citations.spans_of(view.layer(line.layer), parsed)
        except RefusedError:
            continue
        return line
    return named[0]


def _names(view: View, line: ExhibitLine) -> set[str]:
    name = exhibits.cite_name(view, line, None)
    every = {
        citations.name_in_cite(name),
        name.prefix,
        name.marked,
        name.bates,
        name.control,
        line.title,
    }
    every |= {one.marked for one in exhibits.occurrences_of(view, line.id)}
    if name.is_transcript and name.witness:
        by_witness = citations.name_in_cite(replace(name, prefix="", entity=""))
        every |= {by_witness, by_witness.removesuffix(" Dep."), f"{name.witness} Dep."}
    return {_folded(one) for one in every if one}


def _folded(name: str) -> str:
    return _MEANINGLESS.sub(" ", name).casefold().strip()


def _with_bates(view: View, parsed: ParsedCite) -> ExhibitLine | None:
    """The exhibit whose Bates range holds the number of a cite that is nothing else."""
    begin = parsed.ranges[0].bates_begin if parsed.ranges else ""
    if not begin:
        return None
    wanted = BatesNumber.parse(begin)
    places = view.rows(
        "SELECT exhibit, bates_begin, bates_end FROM occurrence WHERE bates_begin <> ''"
    )
    for exhibit, first, last in places:
        try:
            low, high = BatesNumber.parse(first), BatesNumber.parse(last or first)
        except InputError:
            continue
        if low.prefix == wanted.prefix and low.number <= wanted.number <= high.number:
            return exhibits.exhibit(view, exhibit)
    return None


def _first_place(view: View, exhibit: bytes) -> bytes:
    return exhibits.occurrences_of(view, exhibit)[0].id
