"""What was said of passages and exhibits at the second level, by whom and in what role.

Nothing is stored for the two lower steps: a passage without a tag is a candidate, one with tags is
tagged. What a lower role changes afterwards takes no status away, or nobody could rely on one; it
is shown as *changed since it was checked* instead, found by the hybrid times of what stands now.
Refused: a mark on each tag that was checked, because what is passed is the passage as a whole.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from reviewer.model import Role, Status, StatusBody
from reviewer.queries.passages import CHANGED_SINCE, PassageLine, instant, rejected_rows
from reviewer.queries.view import View
from reviewer.store.shown import read_body

RANKS = {Role.REVIEWER.value: 0, Role.SECOND_LEVEL.value: 1, Role.ATTORNEY.value: 2}
SAID = frozenset({Status.CHECKED.value, Status.CONFIRMED.value, Status.REJECTED.value})
"""What can be said; the other two steps follow from tags."""
_SLICE = 500


@dataclass(frozen=True, slots=True)
class StatusOn:
    """What stands on a passage or an exhibit; ``is_changed``: a lower role changed it since."""

    state: Status
    reason: str
    person: bytes
    role: str
    at: datetime
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """A passage or an exhibit that stands, and whose work it is.

    ``by`` are those whose tags are on a passage, or who reviewed an exhibit.
    """

    id: bytes
    is_passage: bool
    by: frozenset[bytes]
    status: StatusOn | None


def rank(role: str) -> int:
    """How far up a role stands; a word that this version does not know stands lowest."""
    return RANKS.get(role, 0)


def step_of(line: PassageLine) -> Status:
    """How far a passage has come: what was said of it, else what its tags make of it."""
    if line.status in SAID:
        return Status(line.status)
    return Status.TAGGED if line.tags else Status.CANDIDATE


def status_on(view: View, subject: bytes) -> StatusOn | None:
    """What was said of one passage or exhibit."""
    return statuses_on(view, [subject]).get(subject)


def statuses_on(view: View, subjects: Sequence[bytes]) -> dict[bytes, StatusOn]:
    """What was said of several; those of which nothing was said are left out."""
    changed = changed_among(view, subjects)
    found: dict[bytes, StatusOn] = {}
    for part in _slices(subjects):
        for subject, content, person, role, hlc in view.rows(
            f"""SELECT e.subject, p.content, e.person, c.role, e.hlc FROM entity e
                JOIN payload p ON p.hash = e.payload JOIN changeset c ON c.id = e.changeset
                WHERE e.subject IN ({_marks(part)}) AND e.kind = 'status'
                ORDER BY e.hlc, e.entity""",  # noqa: S608 - marks alone
            part,
        ):
            body, one = read_body(content, StatusBody), bytes(subject)
            if body is not None and body.state in SAID:
                state, at = Status(body.state), instant(hlc)
                found[one] = StatusOn(state, body.reason, person, role, at, one in changed)
    return found


def changed_among(view: View, subjects: Sequence[bytes]) -> frozenset[bytes]:
    """Those of the passages and exhibits that a lower role changed after they were passed."""
    return frozenset(
        bytes(row[0])
        for part in _slices(subjects)
        for row in view.rows(f"{CHANGED_SINCE} AND s.subject IN ({_marks(part)})", part)
    )


def subjects(view: View, chosen: Sequence[bytes]) -> list[Subject]:
    """Those of the passages and exhibits that are in the matter, each once, as they were given."""
    once = list(dict.fromkeys(bytes(one) for one in chosen))
    said = statuses_on(view, once)
    passages = _present(view, "passage", once)
    exhibits = _present(view, "exhibit", once)
    by = _gathered(view, "SELECT passage, person FROM tagging WHERE passage", once)
    done = "SELECT exhibit, person FROM review WHERE state = 'reviewed' AND exhibit"
    by |= _gathered(view, done, [one for one in once if one in exhibits])
    return [
        Subject(one, one in passages, frozenset(by.get(one, ())), said.get(one))
        for one in once
        if one in passages or one in exhibits
    ]


def rejected_count(view: View) -> int:
    """How many passages are rejected, and so left out of tables and exports."""
    return len(rejected_rows(view))


def counts(view: View) -> dict[Status, int]:
    """How many passages have come to each step."""
    found = dict.fromkeys(Status, 0)
    # Indexes answer this; only of what was judged are rows read.
    found[Status.CANDIDATE], found[Status.TAGGED] = view.rows(
        """SELECT (SELECT count(*) FROM passage WHERE tags = ''),
             (SELECT count(*) FROM passage WHERE tags <> '')"""
    )[0]
    for status, is_tagged, count in view.rows(
        """SELECT status, tags <> '', count(*) FROM passage INDEXED BY passage_status
           WHERE status <> '' GROUP BY 1, 2"""
    ):
        if status in SAID:
            found[Status.TAGGED if is_tagged else Status.CANDIDATE] -= count
            found[Status(status)] += count
    return found


def _present(view: View, table: str, ids: Sequence[bytes]) -> frozenset[bytes]:
    return frozenset(
        bytes(row[0])
        for part in _slices(ids)
        for row in view.rows(f"SELECT id FROM {table} WHERE id IN ({_marks(part)})", part)  # noqa: S608 - ours
    )


def _gathered(view: View, statement: str, ids: Sequence[bytes]) -> dict[bytes, set[bytes]]:
    found: dict[bytes, set[bytes]] = {}
    for part in _slices(ids):
        for one, person in view.rows(f"{statement} IN ({_marks(part)})", part):
            found.setdefault(bytes(one), set()).add(bytes(person))
    return found


def _slices(ids: Sequence[bytes]) -> Iterator[list[bytes]]:
    for start in range(0, len(ids), _SLICE):
        yield list(ids[start : start + _SLICE])


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)


def reasons(view: View, most: int = 8) -> list[str]:
    """Why things were rejected in this matter, the commonest first."""
    found = view.rows(
        """SELECT json_extract(CAST(p.content AS TEXT), '$.reason') AS reason FROM entity e
           JOIN payload p ON p.hash = e.payload WHERE e.kind = 'status'
             AND json_extract(CAST(p.content AS TEXT), '$.state') = 'rejected'
           GROUP BY reason ORDER BY count(*) DESC, reason LIMIT ?""",
        (most,),
    )
    return [row[0] for row in found if isinstance(row[0], str) and row[0]]


def is_used(view: View) -> bool:
    """Whether anything was ever said at the second level in this matter."""
    return bool(view.rows("SELECT 1 FROM entity WHERE kind = 'status' LIMIT 1"))
