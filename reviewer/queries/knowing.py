"""What the author of an act had before them: by the acts themselves, whatever the order of arrival.

One act knows another if both are of one writer and the other is earlier, or if its writer had said
by then, in this act or an earlier one (``seen``), to have the other's chain that far. Nothing
follows from clocks, nothing from where the acts lie here, and nothing through third parties: who
has a colleague's later act without an earlier one has not read the earlier one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reviewer.model import ChangesetId
from reviewer.queries.view import View
from reviewer.store import log

_SLICE = 500


@dataclass(frozen=True, slots=True)
class Written:
    """An act as it stands in its writer's chain; ``hlc`` is its hybrid time."""

    id: bytes
    writer: bytes
    wseq: int
    person: bytes
    role: str
    hlc: int
    verb: str
    group: bytes | None
    undoes: bytes | None


def written(view: View, changesets: Iterable[bytes]) -> dict[bytes, Written]:
    """Acts by their ids."""
    wanted = sorted(set(changesets))
    found: dict[bytes, Written] = {}
    for start in range(0, len(wanted), _SLICE):
        part = wanted[start : start + _SLICE]
        marks = ", ".join("?" * len(part))
        rows = view.rows(
            f"""SELECT id, writer, wseq, person, role, hlc, verb, act_group, undoes
                FROM changeset WHERE id IN ({marks})""",  # noqa: S608 - marks
            part,
        )
        found.update((row[0], Written(*row)) for row in rows)
    return found


def act_of(view: View, changeset: bytes) -> list[ChangesetId]:
    """The changesets that one act is made of, in their order."""
    found = view.rows(
        """SELECT id FROM changeset WHERE id = ?1 OR (writer = (SELECT writer FROM changeset
             WHERE id = ?1) AND act_group = (SELECT act_group FROM changeset WHERE id = ?1))
           ORDER BY wseq""",
        (changeset,),
    )
    return [ChangesetId(row[0]) for row in found]


class Knowledge:
    """Who knew what when; what a writer's acts said is read once."""

    def __init__(self, view: View) -> None:
        """Nothing is read yet."""
        self._view = view
        self._ever: dict[tuple[bytes, bytes], int] = {
            (writer, other): wseq
            for writer, other, wseq in view.rows("SELECT writer, other, wseq FROM witness")
        }
        self._said: dict[bytes, Sequence[tuple[int, bytes, int]]] = {}

    def are_apart(self, one: Written, other: Written) -> bool:
        """Whether neither act knows the other."""
        return not self.knows(one, other) and not self.knows(other, one)

    def knows(self, one: Written, other: Written) -> bool:
        """Whether the author of one act had the other when they made it."""
        if one.writer == other.writer:
            return other.wseq <= one.wseq
        if self._ever.get((one.writer, other.writer), 0) < other.wseq:
            return False
        return any(
            whom == other.writer and upto >= other.wseq
            for wseq, whom, upto in self._said_by(one.writer)
            if wseq <= one.wseq
        )

    def _said_by(self, writer: bytes) -> Sequence[tuple[int, bytes, int]]:
        """What a writer's acts say to have: number of the act, of whom, up to which."""
        if writer not in self._said:
            bodies = ((wseq, log.read(body)) for wseq, body in self._view.rows(_SAYING, (writer,)))
            self._said[writer] = [
                (wseq, bytes.fromhex(whom), upto)
                for wseq, body in bodies
                if isinstance(body, log.Changeset)
                for whom, (upto, _) in body.seen.items()
            ]
        return self._said[writer]


_SAYING = """SELECT wseq, body FROM changeset
  WHERE writer = ? AND instr(body, CAST('"seen":{}' AS BLOB)) = 0
  AND (staging IS NULL OR staging IN (SELECT staging FROM accepted))"""
