"""Rows of what the desk keeps of a matter: links, who has come how far, batches.

Apart from ``rows``, because nothing that is printed or cited depends on them.
"""

from collections.abc import Iterable

import msgspec
import sqlcipher3.dbapi2 as driver

from reviewer.model import BatchExhibitBody, Kind, LinkBody, OpenedBody, ReviewBody
from reviewer.store.shown import RowWriter, read_body


def _write_link(
    cursor: driver.Cursor,
    entity: bytes,
    _subject: bytes | None,
    content: bytes | None,
    hlc: int,
    person: bytes,
) -> None:
    cursor.execute("DELETE FROM link WHERE entity = ?", (entity,))
    body = read_body(content, LinkBody)
    ends = [] if body is None else [bytes.fromhex(end) for end in body.ends]
    if body is None or len(ends) != 2:  # noqa: PLR2004 - a tie has two ends
        return
    cursor.executemany(
        """INSERT OR REPLACE INTO link (passage, other, kind, entity, hlc, person)
           VALUES (?, ?, ?, ?, ?, ?)""",
        [(one, other, body.kind, entity, hlc, person) for one, other in (ends, ends[::-1])],
    )


def _write_review(
    cursor: driver.Cursor,
    _entity: bytes,
    subject: bytes | None,
    _content: bytes | None,
    _hlc: int,
    person: bytes,
) -> None:
    """The last that one person said of one exhibit."""
    cursor.execute("DELETE FROM review WHERE exhibit = ? AND person = ?", (subject, person))
    for content, hlc in reversed(_said_by(cursor, Kind.REVIEW, subject, person)):
        body = read_body(content, ReviewBody)
        if body is not None and body.state:
            cursor.execute(
                "INSERT INTO review (exhibit, person, state, hlc) VALUES (?, ?, ?, ?)",
                (subject, person, body.state, hlc),
            )
            return


def _said_by(
    cursor: driver.Cursor, kind: Kind, subject: bytes | None, person: bytes
) -> list[tuple[bytes, int]]:
    """What one person said of an exhibit, the earliest first, each with its hybrid time."""
    found = cursor.execute(
        """SELECT p.content, e.hlc FROM entity e JOIN payload p ON p.hash = e.payload
           WHERE e.subject = ? AND e.kind = ? AND e.person = ? ORDER BY e.hlc, e.entity""",
        (subject, kind.value, person),
    )
    return [(content, hlc) for content, hlc in found]


def _write_seen(
    cursor: driver.Cursor,
    _entity: bytes,
    subject: bytes | None,
    _content: bytes | None,
    _hlc: int,
    person: bytes,
) -> None:
    """All pages of all sittings of one person with one exhibit."""
    cursor.execute("DELETE FROM seen WHERE exhibit = ? AND person = ?", (subject, person))
    sittings = _said_by(cursor, Kind.OPENED, subject, person)
    if not sittings:
        return
    opened = (read_body(content, OpenedBody) for content, _ in sittings)
    ranges = _joined(pages for body in opened if body is not None for pages in body.pages)
    cursor.execute(
        "INSERT INTO seen (exhibit, person, ranges, pages) VALUES (?, ?, ?, ?)",
        (
            subject,
            person,
            msgspec.json.encode(ranges).decode(),
            sum(last - first + 1 for first, last in ranges),
        ),
    )


def _joined(ranges: Iterable[list[int]]) -> list[list[int]]:
    """Page ranges, both ends included, as few as can be."""
    joined: list[list[int]] = []
    for first, last in sorted(ranges):
        if joined and first <= joined[-1][1] + 1:
            joined[-1][1] = max(joined[-1][1], last)
        else:
            joined.append([first, last])
    return joined


def _write_batch_exhibit(
    cursor: driver.Cursor,
    entity: bytes,
    subject: bytes | None,
    content: bytes | None,
    _hlc: int,
    _person: bytes,
) -> None:
    cursor.execute("DELETE FROM batch_exhibit WHERE entity = ?", (entity,))
    body = read_body(content, BatchExhibitBody)
    if body is not None and subject is not None:
        cursor.execute(
            "INSERT OR REPLACE INTO batch_exhibit (batch, exhibit, entity) VALUES (?, ?, ?)",
            (bytes.fromhex(body.batch), subject, entity),
        )


WRITERS: dict[str, RowWriter] = {
    Kind.LINK: _write_link,
    Kind.REVIEW: _write_review,
    Kind.OPENED: _write_seen,
    Kind.BATCH_EXHIBIT: _write_batch_exhibit,
}
OF_A_PERSON = frozenset({Kind.REVIEW.value, Kind.OPENED.value})
"""Kinds whose rows belong to whoever wrote what is shown."""
