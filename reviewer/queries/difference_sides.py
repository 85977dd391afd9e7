"""What the two things of a pair say: as they are shown, or as they were when somebody decided.

Joining two things, or keeping one of them, changes both; whoever reads later what was decided must
see what there was to decide between. A moment is a hybrid time: an act is later than all that its
author had before them, so what was decided is what was said earlier. What a colleague said at the
same time without knowing is told with it, as it would have been had it come in time.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from reviewer.model import FieldBody, Kind, PassageBody, PassageId, TaggingBody, field_id
from reviewer.queries import differing_heads
from reviewer.queries.differing_heads import BROUGHT_BACK, Head
from reviewer.queries.passages import PassageLine
from reviewer.queries.view import B, View, body_of
from reviewer.store.shown import read_body


class Sides(Protocol):
    """What things say at some moment."""

    def heads(self, end: bytes) -> list[Head]:
        """Who says what of a thing, or said it last; none where it is not here."""
        ...

    def words(self, passage: bytes) -> str | None:
        """The words of a passage; ``None`` where it does not stand."""
        ...

    def tags(self, passage: bytes) -> Sequence[str]:
        """The tags on a passage."""
        ...

    def tag_kind(self, passage: bytes, tag: str) -> str:
        """The kind of a tag on a passage, such as *in part*; empty where none is said."""
        ...


class Now:
    """What is shown."""

    def __init__(self, view: View, lines: Mapping[PassageId, PassageLine]) -> None:
        """``lines`` are those of the passages that stand."""
        self._view, self._lines = view, lines

    def heads(self, end: bytes) -> list[Head]:
        """See ``Sides``."""
        return differing_heads.last_of(self._view, end)

    def words(self, passage: bytes) -> str | None:
        """See ``Sides``."""
        line = self._lines.get(PassageId(passage))
        return None if line is None else line.quote or line.question

    def tags(self, passage: bytes) -> Sequence[str]:
        """See ``Sides``."""
        line = self._lines.get(PassageId(passage))
        return () if line is None else line.tags

    def tag_kind(self, passage: bytes, tag: str) -> str:
        """See ``Sides``."""
        body = body_of(self._view, field_id(passage, tag, "kind"), FieldBody)
        return body.value if body is not None else ""


_BEFORE = """SELECT o.entity, c.id, p.content, c.person, c.role, c.hlc, c.verb
  FROM op o JOIN changeset c ON c.seq = o.seq LEFT JOIN payload p ON p.hash = o.payload
  WHERE o.{column} = ? AND o.kind LIKE ? AND c.hlc < ? ORDER BY c.hlc, c.id"""


class Then:
    """What was said before a moment."""

    def __init__(self, view: View, moment: int) -> None:
        """``moment`` is the hybrid time of the act that decided."""
        self._view, self._moment = view, moment

    def heads(self, end: bytes) -> list[Head]:
        """See ``Sides``; all who said what was said last, each once."""
        rows = [row for row in self._rows("entity", end) if row[2] is not None]
        said = [row for row in rows if row[2] == rows[-1][2]]
        first = [row for row in said if row[6] not in BROUGHT_BACK] or said
        return list({row[3]: Head(*row[:6]) for row in first}.values())

    def words(self, passage: bytes) -> str | None:
        """See ``Sides``."""
        bodies = (read_body(row[2], PassageBody) for row in self._rows("entity", passage))
        standing = [one for one in bodies if one is not None and not one.replaced_by]
        if not standing:
            return None
        return " … ".join(" ".join(anchor.quote.split()) for anchor in standing[-1].anchors)

    def tags(self, passage: bytes) -> Sequence[str]:
        """See ``Sides``."""
        last = {row[0]: row[2] for row in self._rows("subject", passage, Kind.TAGGING)}
        bodies = (read_body(content, TaggingBody) for content in last.values())
        return sorted(body.tag for body in bodies if body is not None)

    def tag_kind(self, passage: bytes, tag: str) -> str:
        """See ``Sides``."""
        body = self._last(field_id(passage, tag, "kind"), FieldBody)
        return body.value if body is not None else ""

    def _last(self, entity: bytes, body: type[B]) -> B | None:
        rows = self._rows("entity", entity)
        return read_body(rows[-1][2], body) if rows else None

    def _rows(self, column: str, key: bytes, kind: str = "%") -> list[tuple]:  # type: ignore[type-arg]
        return self._view.rows(_BEFORE.format(column=column), (key, kind, self._moment))
