"""Giving an exhibit back: locking it away after a demand for its return, and destroying it.

*Sequester* hides an exhibit with its passages from every list, search and export; nothing is lost,
and lifting brings all of it back. *Purge* destroys its bytes and words for good: only that it was,
who did what with it and when, and why it went stay known. Both are acts, so that they reach every
colleague; what a purge leaves to be deleted on each computer is for ``sharing.purging``.
"""

from datetime import date

from reviewer import typed
from reviewer.errors import InputError, RefusedError
from reviewer.model import Act, EntityId, Kind, Op, PurgeBody, SequesterBody, purge_id, sequester_id
from reviewer.queries import clawback
from reviewer.queries.view import View
from reviewer.said import said

_NO_REASON = "Give the reason, such as the letter in which its return was demanded."


def sequester(view: View, exhibit: bytes, reason: str, demanded_by: str = "", on: str = "") -> Act:
    """Lock an exhibit away with its passages.

    Args:
        view: the matter.
        exhibit: what is locked away.
        reason: why, in the person's own words.
        demanded_by: who wants it back.
        on: the day of the demand, as 2026-11-14, or empty.

    Raises:
        InputError: it is not in the matter, no reason is given, or the day is none.
        RefusedError: it is locked away already.
    """
    _check_there(view, exhibit)
    if clawback.sequester_of(view, exhibit) is not None:
        raise RefusedError("This exhibit is sequestered already.")
    body = SequesterBody(_reason(reason), _line(demanded_by), _day(on))
    return Act("sequester", (Op(sequester_id(exhibit), Kind.SEQUESTER, exhibit, body),))


def lift(view: View, exhibit: bytes) -> Act:
    """Bring a sequestered exhibit back.

    Raises:
        InputError: it is not in the matter.
        RefusedError: it is not sequestered.
    """
    _check_there(view, exhibit)
    if clawback.sequester_of(view, exhibit) is None:
        raise RefusedError("This exhibit is not sequestered.")
    return Act("lift_sequester", (Op(sequester_id(exhibit), Kind.SEQUESTER, exhibit, None),))


def purge(view: View, exhibit: bytes, reason: str) -> Act:
    """Destroy an exhibit: its bytes, its words and everything said of it.

    Passages of others that were brought over to it go back to where they were marked: what says
    where they stood here holds its words.

    Raises:
        InputError: it is not in the matter, or no reason is given.
        RefusedError: it is destroyed already.
    """
    _check_there(view, exhibit)
    gone = clawback.numbers_going(view, exhibit)
    body = PurgeBody(_reason(reason), gone.control, gone.passages)
    brought = clawback.brought_over(view, exhibit)
    return Act(
        "purge",
        (
            Op(purge_id(exhibit), Kind.PURGE, exhibit, body),
            *(Op(EntityId(one), Kind.RELOCATION, exhibit, None) for one in brought),
        ),
    )


def _check_there(view: View, exhibit: bytes) -> None:
    if clawback.is_purged(view, exhibit):
        raise RefusedError("This exhibit was destroyed; that cannot be undone.")
    if not clawback.is_known(view, exhibit):
        raise InputError("This exhibit is not in the matter.")


def _reason(text: str) -> str:
    reason = typed.words(text)
    if not reason:
        raise InputError(_NO_REASON)
    return reason


def _line(text: str) -> str:
    return " ".join(typed.words(text).split())


def _day(text: str) -> str:
    if not text.strip():
        return ""
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError as error:
        raise InputError(
            said("“{text}” is no day. Give it as 2026-11-14.", text=text.strip())
        ) from error
