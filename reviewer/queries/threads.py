"""Conversations of mails, and mails that are the same in all that a person reads of them.

Mails hang together by the messages they name; a message that is named and not in the matter is a
row of its own, since it may be asked for. Equal mails are found by family: the hash covers the
files of a mail too, so that two mails with other attachments are never called the same. They are
marked, and none is hidden.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from reviewer.model import ExhibitId
from reviewer.queries.exhibits import heads_a_family
from reviewer.queries.view import View

_MOST = 2000
_MINE, _THEIRS = heads_a_family("m.exhibit"), heads_a_family("d.exhibit")


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """A mail of a conversation; ``exhibit`` is ``None`` for one that is not in the matter.

    ``date`` is as the mail gives it, with its offset. ``message_id`` is empty where it has none.
    """

    exhibit: ExhibitId | None
    message_id: str
    label: str = ""
    title: str = ""
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Another exhibit that says the same with the same files; ``custodians`` are who had it."""

    exhibit: ExhibitId
    label: str
    title: str
    custodians: tuple[str, ...]


def thread_of(view: View, exhibit_id: bytes) -> tuple[ThreadRow, ...]:
    """The conversation an exhibit belongs to, in order of time; nothing for a mail by itself.

    A message that is missing stands before the first that names it.
    """
    found = view.rows(
        """WITH RECURSIVE thread (exhibit) AS (SELECT ?1 UNION
             SELECT b.exhibit FROM thread t JOIN mail_name a ON a.exhibit = t.exhibit
             JOIN mail_name b ON b.name = a.name LIMIT ?2)
           SELECT e.id, m.own, e.label, e.title, e.author, e.date FROM thread t
           JOIN mail m ON m.exhibit = t.exhibit JOIN exhibit e ON e.id = t.exhibit
           ORDER BY m.sent = '', m.sent, e.number_order, e.id""",
        (exhibit_id, _MOST),
    )
    mails = [ThreadRow(ExhibitId(row[0]), *row[1:]) for row in found]
    rows = _with_missing(view, mails)
    return tuple(rows) if len(rows) > 1 else ()


def _with_missing(view: View, mails: list[ThreadRow]) -> list[ThreadRow]:
    """The same with the messages that they name and nobody took in."""
    ids = [one.exhibit.hex() for one in mails if one.exhibit is not None]
    named: dict[bytes, list[str]] = {}
    for exhibit, name in view.rows(
        """SELECT n.exhibit, n.name FROM json_each(?) w
           JOIN mail_name n ON n.exhibit = unhex(w.value)
           WHERE n.name LIKE '<%' AND NOT EXISTS (SELECT 1 FROM mail m WHERE m.own = n.name)
           ORDER BY n.name""",
        (msgspec.json.encode(ids).decode(),),
    ):
        named.setdefault(exhibit, []).append(name)
    rows: list[ThreadRow] = []
    told: set[str] = set()
    for mail in mails:
        missing = [name for name in named.get(mail.exhibit or b"", ()) if name not in told]
        rows += [ThreadRow(None, name) for name in missing]
        told.update(missing)
        rows.append(mail)
    return rows


def duplicates_of(view: View, exhibit_id: bytes) -> tuple[Duplicate, ...]:
    """Mails with other bytes that are the same with their whole family, in order of number.

    Only the heads of families: an attachment is never a duplicate by itself.
    """
    found = view.rows(
        f"""SELECT e.id, e.label, e.title FROM mail m JOIN mail d ON d.logical = m.logical
            JOIN exhibit e ON e.id = d.exhibit
            WHERE m.exhibit = ?1 AND d.exhibit <> ?1 AND m.logical <> ''
              AND {_MINE} AND {_THEIRS}
            ORDER BY e.number_order, e.id LIMIT ?2""",  # noqa: S608 - our own constants
        (exhibit_id, _MOST),
    )
    return tuple(
        Duplicate(ExhibitId(row[0]), row[1], row[2], custodians_of(view, row[0])) for row in found
    )


def custodians_of(view: View, exhibit_id: bytes) -> tuple[str, ...]:
    """Everyone from whose files an exhibit came."""
    found = view.rows(
        """SELECT DISTINCT custodian FROM occurrence WHERE exhibit = ? AND custodian <> ''
           ORDER BY custodian""",
        (exhibit_id,),
    )
    return tuple(row[0] for row in found)


def custodians_by_exhibit(view: View, ids: Sequence[bytes]) -> dict[bytes, tuple[str, ...]]:
    """Everyone who had one of several exhibits, or the same mail in other bytes."""
    listed = msgspec.json.encode([one.hex() for one in ids]).decode()
    found: dict[bytes, set[str]] = {}
    for exhibit, name in view.rows(
        f"""WITH wanted (id) AS (SELECT unhex(value) FROM json_each(?))
            SELECT w.id, o.custodian FROM wanted w JOIN occurrence o ON o.exhibit = w.id
            UNION SELECT w.id, o.custodian FROM wanted w JOIN mail m ON m.exhibit = w.id
            JOIN mail d ON d.logical = m.logical AND m.logical <> ''
            JOIN occurrence o ON o.exhibit = d.exhibit
            WHERE {_MINE} AND {_THEIRS}""",  # noqa: S608 - our own constants
        (listed,),
    ):
        if name:
            found.setdefault(exhibit, set()).add(name)
    return {exhibit: tuple(sorted(names)) for exhibit, names in found.items()}


def all_custodians(view: View, exhibit_id: bytes) -> tuple[str, ...]:
    """Everyone who had an exhibit, or a mail that is the same with its whole family."""
    return custodians_by_exhibit(view, [exhibit_id]).get(exhibit_id, ())
