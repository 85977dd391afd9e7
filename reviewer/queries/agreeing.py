"""Who set a tag together with others: the same tag on the same words by two people is agreement."""

from collections.abc import Sequence

from reviewer.model import TaggingBody
from reviewer.queries.view import View
from reviewer.store.shown import read_body


def are_several(view: View) -> bool:
    """Whether more than one person ever wrote in this matter."""
    return len(view.rows("SELECT DISTINCT person FROM writer LIMIT 2")) > 1


def agreed(view: View, chosen: Sequence[bytes]) -> dict[tuple[bytes, str], tuple[bytes, ...]]:
    """By passage and tag, everybody who set it apart from the others, the earliest first.

    A tag that one person set is left out.
    """
    marks = ", ".join("?" * len(chosen))
    rows = view.rows(
        f"""SELECT e.subject, p.content, c.person FROM entity e
            JOIN op o ON o.entity = e.entity JOIN changeset c ON c.seq = o.seq
            JOIN payload p ON p.hash = o.payload
            WHERE e.subject IN ({marks}) AND e.kind = 'tagging' AND e.heads > 1 AND NOT EXISTS
              (SELECT 1 FROM superseded s WHERE s.entity = o.entity AND s.base = c.id)
            ORDER BY c.hlc, c.id""",  # noqa: S608 - marks
        chosen,
    )
    found: dict[tuple[bytes, str], dict[bytes, None]] = {}
    for passage, content, person in rows:
        body = read_body(content, TaggingBody)
        if body is not None:
            found.setdefault((passage, body.tag), {})[person] = None
    return {on: tuple(persons) for on, persons in found.items() if len(persons) > 1}
