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
    content: bytes | None,
    hlc: int,
    person: bytes,
) -> None:
    cursor.execute("DELETE FROM review WHERE exhibit = ? AND person = ?", (subject, person))
    body = read_body(content, ReviewBody)
    if body is not None and body.state and subject is not None:
        cursor.execute(
            "INSERT INTO review (exhibit, person, state, hlc) VALUES (?, ?, ?, ?)",
            (subject, person, body.state, hlc),
        )


def _write_seen(
    cursor: driver.Cursor,
    _entity: bytes,
    subject: bytes | None,
    _content: bytes | None,
    _hlc: int,
    person: bytes,
) -> None:
    """All pages of all sittings of one person with one exhibit."""
    if subject is None:
        return
    sittings = cursor.execute(
        """SELECT p.content FROM entity e JOIN payload p ON p.hash = e.payload
           WHERE e.subject = ? AND e.kind = 'opened' AND e.person = ?""",
        (subject, person),
    ).fetchall()
    opened = (read_body(content, OpenedBody) for (content,) in sittings)
    ranges = _joined(pages for body in opened if body is not None for pages in body.pages)
    cursor.execute(
        "INSERT OR REPLACE INTO seen (exhibit, person, ranges, pages) VALUES (?, ?, ?, ?)",
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
