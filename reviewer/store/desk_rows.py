"""Rows of what the desk keeps of a matter: links, who has come how far, batches.

Apart from ``rows``, because nothing that is printed or cited depends on them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec
import sqlcipher3.dbapi2 as driver

from reviewer.model import BatchExhibitBody, Kind, LinkBody, OpenedBody, ReviewBody
from reviewer.store.shown import RowWriter, Shown, in_slices, read_body


def _write_links(cursor: driver.Cursor, shown: Sequence[Shown], _known: Collection[bytes]) -> None:
    cursor.executemany("DELETE FROM link WHERE entity = ?", [(one.entity,) for one in shown])
    for one in shown:
        body = read_body(one.content, LinkBody)
        ends = [] if body is None else [bytes.fromhex(end) for end in body.ends]
        if body is None or len(ends) != 2:  # noqa: PLR2004 - a tie has two ends
            continue
        cursor.executemany(
            """INSERT OR REPLACE INTO link (passage, other, kind, entity, hlc, person)
               VALUES (?, ?, ?, ?, ?, ?)""",
            [
                (end, other, body.kind, one.entity, one.hlc, one.person)
                for end, other in (ends, ends[::-1])
            ],
        )


def _write_reviews(
    cursor: driver.Cursor, shown: Sequence[Shown], _known: Collection[bytes]
) -> None:
    """The last that each person said of each exhibit."""
    pairs = {(one.subject, one.person) for one in shown if one.subject is not None}
    last: dict[tuple[bytes, bytes], tuple[str, int]] = {}
    for exhibit, person, content, hlc in _said(cursor, Kind.REVIEW, pairs):
        body = read_body(content, ReviewBody)
        if body is not None and body.state:
            last[exhibit, person] = body.state, hlc
    cursor.executemany("DELETE FROM review WHERE exhibit = ? AND person = ?", sorted(pairs))
    cursor.executemany(
        "INSERT INTO review (exhibit, person, state, hlc) VALUES (?, ?, ?, ?)",
        [(*pair, *said) for pair, said in sorted(last.items()) if pair in pairs],
    )


def _said(
    cursor: driver.Cursor, kind: Kind, pairs: Collection[tuple[bytes, bytes]]
) -> Iterator[tuple[bytes, bytes, bytes, int]]:
    """What was said of exhibits, by exhibit, person, content and time, the earliest first."""
    found = in_slices(
        cursor,
        f"""SELECT e.subject, e.person, p.content, e.hlc
            FROM entity e JOIN payload p ON p.hash = e.payload
            WHERE e.kind = '{kind.value}' AND e.subject""",  # noqa: S608 - a kind of ours
        sorted({exhibit for exhibit, _ in pairs}),
        "ORDER BY e.hlc, e.entity",
    )
    return ((exhibit, person, content, hlc) for exhibit, person, content, hlc in found)


def _write_seen(cursor: driver.Cursor, shown: Sequence[Shown], known: Collection[bytes]) -> None:
    """All pages of all sittings of each person with each exhibit.

    A sitting that was not known adds its pages; where another one changed, all are read again.
    """
    pages: dict[tuple[bytes, bytes], list[list[int]]] = defaultdict(list)
    about = [one for one in shown if one.subject is not None]
    anew = {
        (one.subject or b"", one.person)
        for one in about
        if one.entity in known or one.content is None
    }
    sittings = [
        (one.subject or b"", one.person, one.content)
        for one in about
        if (one.subject, one.person) not in anew
    ]
    sittings += [found[:3] for found in _said(cursor, Kind.OPENED, anew) if found[:2] in anew]
    for exhibit, person, content in sittings:
        body = read_body(content, OpenedBody)
        pages[exhibit, person] += body.pages if body is not None else []
    cursor.executemany("DELETE FROM seen WHERE exhibit = ? AND person = ?", sorted(anew))
    cursor.executemany(
        "INSERT OR REPLACE INTO seen (exhibit, person, ranges, pages) VALUES (?, ?, ?, ?)",
        [_seen_row(cursor, pair, ranges) for pair, ranges in sorted(pages.items())],
    )


def _seen_row(
    cursor: driver.Cursor, pair: tuple[bytes, bytes], ranges: list[list[int]]
) -> tuple[bytes, bytes, str, int]:
    stored = cursor.execute(
        "SELECT ranges FROM seen WHERE exhibit = ? AND person = ?", pair
    ).fetchone()
    joined = _joined([*(msgspec.json.decode(stored[0]) if stored else []), *ranges])
    count = sum(last - first + 1 for first, last in joined)
    return *pair, msgspec.json.encode(joined).decode(), count


def _joined(ranges: Iterable[list[int]]) -> list[list[int]]:
    """Page ranges, both ends included, as few as can be."""
    joined: list[list[int]] = []
    for first, last in sorted(ranges):
        if joined and first <= joined[-1][1] + 1:
            joined[-1][1] = max(joined[-1][1], last)
        else:
            joined.append([first, last])
    return joined


def _write_batch_exhibits(
    cursor: driver.Cursor, shown: Sequence[Shown], _known: Collection[bytes]
) -> None:
    cursor.executemany(
        "DELETE FROM batch_exhibit WHERE entity = ?", [(one.entity,) for one in shown]
    )
    for one in shown:
        body = read_body(one.content, BatchExhibitBody)
        if body is not None and one.subject is not None:
            cursor.execute(
                "INSERT OR REPLACE INTO batch_exhibit (batch, exhibit, entity) VALUES (?, ?, ?)",
                (bytes.fromhex(body.batch), one.subject, one.entity),
            )


WRITERS: dict[str, RowWriter] = {
    Kind.LINK: _write_links,
    Kind.REVIEW: _write_reviews,
    Kind.OPENED: _write_seen,
    Kind.BATCH_EXHIBIT: _write_batch_exhibits,
}
OF_A_PERSON = frozenset({Kind.REVIEW.value, Kind.OPENED.value})
"""Kinds whose rows belong to whoever wrote what is shown."""
