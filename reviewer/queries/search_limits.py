"""What a search can be limited to: kinds, witness, date, Q or A, tagged, family."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from reviewer.errors import InputError
from reviewer.model import ExhibitId
from reviewer.queries.view import View
from reviewer.text.hits import Wanted, everywhere
from reviewer.text.layer import Role, Span, TextLayer
from reviewer.text.turns import START
from reviewer.text.words import terms

_decode_spans = msgspec.json.Decoder(list[tuple[int, int]]).decode


@dataclass(frozen=True, slots=True)
class SearchLimits:
    """Empty values limit nothing.

    ``role`` is ``Q`` or ``A``: only words of questions, or of answers, count. ``is_tagged``: only
    hits that stand in a tagged passage, or only those that do not. Dates are ISO 8601, possibly
    partial, both ends included. ``with_family``: also show the rest of each family.
    """

    kinds: tuple[str, ...] = ()
    witnesses: tuple[str, ...] = ()
    date_from: str = ""
    date_to: str = ""
    role: str = ""
    is_tagged: bool | None = None
    with_family: bool = False

    @property
    def looks_at_hits(self) -> bool:
        """Whether hits have to be seen before it is known that an exhibit matches."""
        return bool(self.role) or self.is_tagged is not None

    def as_saved(self) -> dict[str, list[str]]:
        """The limits in the form in which a saved search keeps them."""
        known = {
            "kinds": list(self.kinds),
            "witnesses": list(self.witnesses),
            "from": [self.date_from] if self.date_from else [],
            "to": [self.date_to] if self.date_to else [],
            "role": [self.role] if self.role else [],
            "tagged": [] if self.is_tagged is None else ["yes" if self.is_tagged else "no"],
            "family": ["yes"] if self.with_family else [],
        }
        return {name: values for name, values in known.items() if values}

    @staticmethod
    def from_saved(saved: dict[str, list[str]]) -> "SearchLimits":
        """The limits of a saved search; what a newer version may have added is left out."""
        tagged = (saved.get("tagged") or [""])[0]
        return SearchLimits(
            kinds=tuple(saved.get("kinds", ())),
            witnesses=tuple(saved.get("witnesses", ())),
            date_from=(saved.get("from") or [""])[0],
            date_to=(saved.get("to") or [""])[0],
            role=(saved.get("role") or [""])[0],
            is_tagged=None if not tagged else tagged == "yes",
            with_family=bool(saved.get("family")),
        )


NO_LIMITS = SearchLimits()


def exhibits_within(view: View, limits: SearchLimits) -> frozenset[bytes] | None:
    """The exhibits that the limits leave; ``None`` where they leave all.

    Raises:
        InputError: the role is neither Q nor A.
    """
    if limits.role not in {"", Role.QUESTION.value, Role.ANSWER.value}:
        raise InputError("Limit to Q for questions, or to A for answers.")
    parts: list[str] = []
    values: list[object] = []
    named = _witnesses(view, limits.witnesses)
    for column, wanted, chosen in (
        ("kind", limits.kinds, limits.kinds),
        ("witness", limits.witnesses, named),
    ):
        if wanted:
            parts.append(f"{column} IN ({', '.join('?' * len(chosen))})")
            values.extend(chosen)
    if limits.date_from:
        parts.append("date >= ?")
        values.append(limits.date_from)
    if limits.date_to:
        parts.append("date <> '' AND substr(date, 1, ?) <= ?")
        values.extend((len(limits.date_to), limits.date_to))
    if limits.is_tagged:
        parts.append("id IN (SELECT exhibit FROM passage WHERE tags <> '')")
    if not parts:
        return None
    statement = f"SELECT id FROM exhibit WHERE {' AND '.join(parts)}"  # noqa: S608 - our own words
    return frozenset(one for (one,) in view.rows(statement, values))


def witnesses(view: View) -> list[str]:
    """Everybody who testifies in an exhibit, as it prints the name."""
    known = view.rows("SELECT DISTINCT witness FROM exhibit WHERE witness <> '' ORDER BY witness")
    return [one for (one,) in known]


def _witnesses(view: View, wanted: Sequence[str]) -> list[str]:
    """Witnesses as exhibits print them, of whose names all words of a wanted one are a part."""
    if not wanted:
        return []
    asked = [set(terms(one)) for one in wanted]
    return [
        one for one in witnesses(view) if any(words <= set(terms(one)) for words in asked if words)
    ]


def wanted(limits: SearchLimits, layer: TextLayer) -> Wanted:
    """Whether words at a place count: those of questions or answers alone, or all."""
    if not limits.role:
        return everywhere
    role, lines = Role(limits.role), layer.lines

    def is_said_so(span: Span) -> bool:
        at = bisect_right(lines, span.start, key=START) - 1
        return at >= 0 and span.end <= lines[at].end and lines[at].role is role

    return is_said_so


def rows_left(
    view: View, limits: SearchLimits, exhibit: ExhibitId, rows: list[tuple[Span, ...]]
) -> list[tuple[Span, ...]]:
    """The hits of an exhibit that stand in a tagged passage, or those that do not, or all."""
    if limits.is_tagged is None:
        return rows
    tagged = _tagged(view, exhibit)
    return [row for row in rows if _is_in(row, tagged) is limits.is_tagged]


def _tagged(view: View, exhibit: bytes) -> list[tuple[int, int]]:
    found = view.rows(
        """SELECT p.spans FROM passage p JOIN exhibit e ON e.id = p.exhibit AND e.layer = p.layer
           WHERE p.exhibit = ? AND p.tags <> ''""",
        (exhibit,),
    )
    return [span for (spans,) in found for span in _decode_spans(spans)]


def _is_in(row: Sequence[Span], tagged: Sequence[tuple[int, int]]) -> bool:
    if not row:
        return bool(tagged)
    return any(one.start < end and start < one.end for one in row for start, end in tagged)


def families_of(view: View, exhibits: Sequence[bytes]) -> set[bytes]:
    """Every exhibit of the families that these belong to."""
    rows = view.rows("SELECT id, parent, exhibit FROM occurrence")
    parents = {one: parent for one, parent, _ in rows}

    def head(one: bytes) -> bytes:
        seen = {one}
        while (above := parents.get(one)) is not None and above in parents and above not in seen:
            seen.add(above)
            one = above
        return one

    wanted_exhibits = set(exhibits)
    heads = {head(one) for one, _, exhibit in rows if exhibit in wanted_exhibits}
    return {exhibit for one, _, exhibit in rows if head(one) in heads}
