"""What the log makes of its entities, whatever they are: their heads, and what each held when."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reviewer.model import Kind
from reviewer.queries.view import View

_SLICE = 500


@dataclass(frozen=True, slots=True)
class ShownEntity:
    """One entity as it is shown; ``content`` None where it was taken away, or purged."""

    entity: bytes
    kind: str
    content: bytes | None
    is_different: bool
    is_purged: bool


def shown(view: View) -> list[ShownEntity]:
    """Every entity of the matter, in the order of its id."""
    found = view.rows(
        """SELECT e.entity, e.kind, p.content, e.is_different, e.is_purged FROM entity e
           LEFT JOIN payload p ON p.hash = e.payload ORDER BY e.entity"""
    )
    return [
        ShownEntity(entity, kind, content, bool(is_different), bool(is_purged))
        for entity, kind, content, is_different, is_purged in found
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


def kind_and_subject(view: View, entity: bytes) -> tuple[str, bytes | None]:
    """What an entity is, and what it is about."""
    found = view.rows("SELECT kind, subject FROM entity WHERE entity = ?", (entity,))
    return (found[0][0], found[0][1]) if found else ("", None)


def heads(view: View, entity: bytes) -> list[bytes]:
    """The changesets on an entity that no operation names as a base."""
    return heads_of(view, [entity]).get(entity, [])


def heads_of(view: View, wanted: Sequence[bytes]) -> dict[bytes, list[bytes]]:
    """By entity, the changesets on it that no operation names as a base."""
    found: dict[bytes, list[bytes]] = {}
    for part in _slices(wanted):
        rows = view.rows(
            f"""SELECT o.entity, c.id FROM op o JOIN changeset c ON c.seq = o.seq
                WHERE o.entity IN ({_marks(part)}) AND NOT EXISTS
                  (SELECT 1 FROM superseded s WHERE s.entity = o.entity AND s.base = c.id)""",  # noqa: S608 - marks
            part,
        )
        for entity, changeset in rows:
            found.setdefault(entity, []).append(changeset)
    return found


def shown_acts(view: View, wanted: Sequence[bytes]) -> dict[bytes, tuple[bytes, int]]:
    """By entity, the act that is shown, and how many heads there are."""
    found: dict[bytes, tuple[bytes, int]] = {}
    for part in _slices(wanted):
        rows = view.rows(
            f"SELECT entity, changeset, heads FROM entity WHERE entity IN ({_marks(part)})",  # noqa: S608 - marks
            part,
        )
        found.update((entity, (changeset, heads)) for entity, changeset, heads in rows)
    return found


def contents_on(view: View, bases: Mapping[bytes, Sequence[bytes]]) -> dict[bytes, bytes | None]:
    """What entities held on these bases: the latest of them.

    ``None`` where it was taken away; an entity that was not there at all is left out.
    """
    latest: dict[bytes, tuple[int, bytes | None]] = {}
    for part in _slices([entity for entity, on in bases.items() if on]):
        rows = view.rows(
            f"""SELECT o.entity, c.id, c.hlc, p.content FROM op o
                JOIN changeset c ON c.seq = o.seq LEFT JOIN payload p ON p.hash = o.payload
                WHERE o.entity IN ({_marks(part)})""",  # noqa: S608 - marks
            part,
        )
        for entity, changeset, hlc, content in rows:
            is_later = entity not in latest or hlc > latest[entity][0]
            if is_later and changeset in bases[entity]:
                latest[entity] = hlc, content
    return {entity: content for entity, (_, content) in latest.items()}


def _slices(wanted: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    return (wanted[start : start + _SLICE] for start in range(0, len(wanted), _SLICE))


def _marks(values: Sequence[bytes]) -> str:
    return ", ".join("?" * len(values))
