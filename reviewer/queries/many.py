"""What acts on many passages need to know of all of them at once.

One query a few hundred passages, where the queries of one passage would be asked ten thousand
times. What they answer is the same; ``tests/unit/test_acts_bulk.py`` holds the two against each
other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviewer.model import FieldBody, Kind, PassageBody, PassageId
from reviewer.queries import passages
from reviewer.queries.passages import PassageFilter, PassageLine
from reviewer.queries.view import View
from reviewer.store.shown import read_body

_SLICE = 500


@dataclass(frozen=True, slots=True)
class Standing:
    """A passage that is neither withdrawn nor replaced: its local row, its id, its exhibit."""

    row: int
    id: PassageId
    exhibit: bytes


def _each(view: View, statement: str, chosen: Sequence[object], *more: object) -> Iterator[tuple]:  # type: ignore[type-arg]
    """Rows of a query whose ``{marks}`` stand for a slice of what was chosen."""
    for start in range(0, len(chosen), _SLICE):
        part = chosen[start : start + _SLICE]
        marks = ", ".join("?" * len(part))
        yield from view.rows(statement.format(marks=marks), [*part, *more])


def standing(view: View, chosen: Sequence[PassageId]) -> list[Standing]:
    """Those of the passages that stand, each once, in the order they were given."""
    once = list(dict.fromkeys(chosen))
    found = _each(view, "SELECT row, id, exhibit FROM passage WHERE id IN ({marks})", once)
    known = {one[1]: Standing(one[0], PassageId(one[1]), one[2]) for one in found}
    return [known[passage] for passage in once if passage in known]


def lines(view: View, chosen: Sequence[PassageId]) -> list[PassageLine]:
    """The rows of those that stand, each once, in the order they were given."""
    rows = [one.row for one in standing(view, chosen)]
    found: dict[int, PassageLine] = {}
    for start in range(0, len(rows), _SLICE):
        found.update(passages.lines(view, rows[start : start + _SLICE]))
    return [found[row] for row in rows]


def ids(view: View, rows: Sequence[int]) -> list[PassageId]:
    """The passages of local rows, in their order; rows that are gone are left out."""
    found = dict(_each(view, "SELECT row, id FROM passage WHERE row IN ({marks})", rows))
    return [PassageId(found[row]) for row in rows if row in found]


def ids_of(view: View, wanted: PassageFilter) -> list[PassageId]:
    """The passages that a filter leaves, in the order of their cites."""
    return ids(view, passages.row_ids(view, wanted))


def tags_on(view: View, chosen: Sequence[PassageId]) -> dict[bytes, set[str]]:
    """The tags on each of these passages."""
    return _gathered(
        _each(view, "SELECT passage, tag FROM tagging WHERE passage IN ({marks})", chosen)
    )


def issues_on(view: View, chosen: Sequence[PassageId]) -> dict[bytes, set[bytes]]:
    """The issues on each of these passages."""
    return _gathered(
        _each(view, "SELECT passage, issue FROM passage_issue WHERE passage IN ({marks})", chosen)
    )


def _gathered(pairs: Iterator[tuple]) -> dict[bytes, set]:  # type: ignore[type-arg]
    found: dict[bytes, set] = {}  # type: ignore[type-arg]
    for passage, one in pairs:
        found.setdefault(passage, set()).add(one)
    return found


def answers_on(view: View, chosen: Sequence[PassageId]) -> dict[tuple[bytes, str, str], FieldBody]:
    """What people answered on these passages, by passage, tag (empty for none) and field."""
    found = _each(
        view,
        "SELECT subject, content FROM said WHERE subject IN ({marks}) AND kind IN (?, ?)",
        chosen,
        Kind.FIELD.value,
        Kind.PASSAGE_FIELD.value,
    )
    bodies = ((subject, read_body(content, FieldBody)) for subject, content in found)
    return {(subject, one.tag, one.name): one for subject, one in bodies if one is not None}


def carrying(view: View, tag: str) -> list[PassageId]:
    """Every passage with a tag, also those that were withdrawn and may come back."""
    return [
        PassageId(row[0])
        for row in view.rows("SELECT passage FROM tagging WHERE tag = ? ORDER BY passage", (tag,))
    ]


def words_of(view: View, chosen: Sequence[PassageId]) -> dict[bytes, str]:
    """The words of passages: of those that were withdrawn, as they stood in the text."""
    words = {line.id: line.quote for line in lines(view, chosen)}
    gone = [one for one in chosen if one not in words]
    found = _each(
        view,
        """SELECT o.entity, p.content FROM op o JOIN payload p ON p.hash = o.payload
           WHERE o.entity IN ({marks}) AND o.kind = 'passage'""",
        gone,
    )
    for passage, content in found:
        body = read_body(content, PassageBody)
        if body is not None:
            words[passage] = "\n".join(anchor.quote for anchor in body.anchors)
    return {bytes(passage): said for passage, said in words.items()}


def bearing_on(view: View, issue: bytes) -> list[PassageId]:
    """Every passage with an issue, also those that were withdrawn and may come back."""
    found = view.rows(
        "SELECT passage FROM passage_issue WHERE issue = ? ORDER BY passage", (issue,)
    )
    return [PassageId(row[0]) for row in found]


def issue_counts(view: View) -> dict[bytes, int]:
    """How many passages that stand bear on each issue."""
    return dict(
        view.rows(
            """SELECT i.issue, count(*) FROM passage_issue i JOIN passage p ON p.id = i.passage
               GROUP BY i.issue"""
        )
    )


def tagged_on(view: View, exhibits: Sequence[bytes], tag: str) -> list[PassageLine]:
    """The passages of these exhibits that carry a tag."""
    found = _each(
        view,
        """SELECT p.id FROM tagging t JOIN passage p ON p.id = t.passage
           WHERE p.exhibit IN ({marks}) AND t.tag = ?""",
        sorted(set(exhibits)),
        tag,
    )
    return lines(view, [PassageId(row[0]) for row in found])
