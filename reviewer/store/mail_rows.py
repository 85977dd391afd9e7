"""Rows that tie mails together: the messages each one names, and the hash of what it says.

Written from the reading that is shown. A conversation is what hangs together by these names, and
is put together when it is asked for: with every mail that comes in, two of them may become one.
"""

import re

import sqlcipher3.dbapi2 as driver

from reviewer.text.instants import in_utc

_NAME = re.compile(r"<[^<>\s]{3,900}>|[0-9a-f]{44}")


def write_mail(cursor: driver.Cursor, exhibit: bytes, facts: dict[str, object] | None) -> None:
    """Write what ties one exhibit to others; nothing where it is no mail, or not shown."""
    cursor.execute("DELETE FROM mail WHERE exhibit = ?", (exhibit,))
    cursor.execute("DELETE FROM mail_name WHERE exhibit = ?", (exhibit,))
    if facts is None or not (facts.get("logical") or facts.get("message_id")):
        return
    own = _first(facts.get("message_id"))
    cursor.execute(
        "INSERT INTO mail (exhibit, own, logical, mih, sent) VALUES (?, ?, ?, ?, ?)",
        (
            exhibit,
            own,
            str(facts.get("logical") or ""),
            str(facts.get("mih") or ""),
            in_utc(str(facts.get("date") or "")),
        ),
    )
    cursor.executemany(
        "INSERT INTO mail_name (exhibit, name) VALUES (?, ?)",
        [(exhibit, name) for name in sorted({own, *_named(facts)} - {""})],
    )


def _named(facts: dict[str, object]) -> set[str]:
    references = facts.get("references")
    told = " ".join(map(str, references)) if isinstance(references, list) else ""
    words = f"{told} {facts.get('in_reply_to') or ''} {facts.get('thread') or ''}"
    words += f" {facts.get('conversation') or ''}"
    return set(_NAME.findall(words))


def _first(words: object) -> str:
    found = _NAME.search(str(words or ""))
    return found[0] if found else ""
