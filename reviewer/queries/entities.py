"""What the log makes of its entities, whatever they are: their heads, and what each held when."""

from dataclasses import dataclass

from reviewer.model import Kind
from reviewer.queries.view import View


@dataclass(frozen=True, slots=True)
class ShownEntity:
    """One entity as it is shown; ``content`` None where it was taken away."""

    entity: bytes
    kind: str
    content: bytes | None
    is_different: bool


def shown(view: View) -> list[ShownEntity]:
    """Every entity of the matter, in the order of its id."""
    found = view.rows(
        """SELECT e.entity, e.kind, p.content, e.is_different FROM entity e
           LEFT JOIN payload p ON p.hash = e.payload ORDER BY e.entity"""
    )
    return [
        ShownEntity(entity, kind, content, bool(is_different))
        for entity, kind, content, is_different in found
    ]


def heads_of_all(view: View) -> dict[bytes, list[bytes]]:
    """By entity, the changesets on it that no operation names as a base."""
    heads: dict[bytes, list[bytes]] = {}
    for entity, changeset in view.rows(
        """SELECT o.entity, c.id FROM op o JOIN changeset c ON c.seq = o.seq WHERE NOT EXISTS
             (SELECT 1 FROM superseded s WHERE s.entity = o.entity AND s.base = c.id)"""
    ):
        heads.setdefault(entity, []).append(changeset)
    return heads


def shown_on(view: View, kind: Kind, subject: bytes) -> list[bytes]:
    """The entities of a kind that stand on a subject."""
    found = view.rows(
        """SELECT entity FROM entity
           WHERE subject = ? AND kind = ? AND payload IS NOT NULL ORDER BY entity""",
        (subject, kind.value),
    )
    return [row[0] for row in found]


def heads(view: View, entity: bytes) -> list[bytes]:
    """The changesets on an entity that no operation names as a base."""
    found = view.rows(
        """SELECT c.id FROM op o JOIN changeset c ON c.seq = o.seq
           WHERE o.entity = ?1 AND NOT EXISTS
             (SELECT 1 FROM superseded s WHERE s.entity = ?1 AND s.base = c.id)""",
        (entity,),
    )
    return [row[0] for row in found]


def content_on(view: View, entity: bytes, bases: list[bytes]) -> bytes | None:
    """What an entity held on these bases: the latest of them.

    ``None`` where it was not, or was taken away.
    """
    latest: tuple[int, bytes | None] = (-1, None)
    for base in bases:
        found = view.rows(
            """SELECT c.hlc, p.content FROM changeset c JOIN op o ON o.seq = c.seq AND o.entity = ?
               LEFT JOIN payload p ON p.hash = o.payload WHERE c.id = ?""",
            (entity, base),
        )
        if found and found[0][0] > latest[0]:
            latest = found[0]
    return latest[1]
