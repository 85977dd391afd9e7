"""Where a passage that was just marked stands among the rows of the table, in the order of cites.

To read 200,000 rows in order takes a tenth of a second; to ask which row a new one comes after, no
time at all.
"""

from collections.abc import Collection
from dataclasses import dataclass

from reviewer.queries.passages import REJECTED
from reviewer.queries.view import View


@dataclass(frozen=True, slots=True)
class RowPlace:
    """A passage's local row, and that of the passage before it on its exhibit, if there is one."""

    row: int
    after: int | None
    is_rejected: bool


def of(view: View, passages: Collection[bytes]) -> list[RowPlace]:
    """Those of the passages that stand, each behind the one that it may come after."""
    marks = ", ".join("?" * len(passages))
    found = view.rows(
        f"""SELECT p.row, (SELECT q.row FROM passage q WHERE q.exhibit = p.exhibit
              AND (q.start, q.ending, q.row) < (p.start, p.ending, p.row)
              ORDER BY q.start DESC, q.ending DESC, q.row DESC LIMIT 1), p.status
            FROM passage p WHERE p.id IN ({marks})
            ORDER BY p.exhibit, p.start, p.ending, p.row""",  # noqa: S608 - marks
        sorted(passages),
    )
    return [RowPlace(row, after, status == REJECTED) for row, after, status in found]
