"""Rows that tie mails together: the messages each one names, and the hash of what it says.

Written from the reading that is shown. A conversation is what hangs together by these names, and
is put together when it is asked for: with every mail that comes in, two of them may become one.
"""

import re
from collections.abc import Iterable, Mapping

import sqlcipher3.dbapi2 as driver

from reviewer.text.instants import in_utc

_NAME = re.compile(r"<[^<>\s]{3,900}>|[0-9a-f]{44}")


def write_mails(
    cursor: driver.Cursor, facts: Mapping[bytes, dict[str, object]], exhibits: Iterable[bytes]
) -> None:
    """Write what ties exhibits to others.

    Args:
        cursor: in the transaction in which they changed.
        facts: of the reading that each shows.
        exhibits: all of which it is written; those without facts, and those that are no mail, have
            no rows.
    """
    every = [(exhibit,) for exhibit in exhibits]
    cursor.executemany("DELETE FROM mail WHERE exhibit = ?", every)
    cursor.executemany("DELETE FROM mail_name WHERE exhibit = ?", every)
    mails = [one for one in facts.items() if one[1].get("logical") or one[1].get("message_id")]
    cursor.executemany(
        "INSERT INTO mail (exhibit, own, logical, mih, sent) VALUES (?, ?, ?, ?, ?)",
        [(exhibit, *_row(said)) for exhibit, said in mails],
    )
    cursor.executemany(
        "INSERT INTO mail_name (exhibit, name) VALUES (?, ?)",
        [(exhibit, name) for exhibit, said in mails for name in sorted(_named(said))],
    )


def _row(facts: dict[str, object]) -> tuple[str, str, str, str]:
    """Its message id, the hash of what it says, that of its head, when it was sent."""
    return (
        _first(facts.get("message_id")),
        str(facts.get("logical") or ""),
        str(facts.get("mih") or ""),
        in_utc(str(facts.get("date") or "")),
    )


def _named(facts: dict[str, object]) -> set[str]:
    """Every message that a mail names, itself among them."""
    references = facts.get("references")
    told = " ".join(map(str, references)) if isinstance(references, list) else ""
    words = f"{told} {facts.get('in_reply_to') or ''} {facts.get('thread') or ''}"
    words += f" {facts.get('conversation') or ''}"
    return {_first(facts.get("message_id")), *_NAME.findall(words)} - {""}


def _first(words: object) -> str:
    found = _NAME.search(str(words or ""))
    return found[0] if found else ""
