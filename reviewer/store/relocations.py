"""Where passages stand now: in the reading they were made on, or where a relocation says.

A passage is *unsettled* while a person must look at it: its words changed or were not found in a
later reading, it stands on a reading that is no longer the one shown (a colleague marked it there
meanwhile), or its exhibit was replaced by another one. Nothing is decided here: rows only say
what acts have said.
"""

from collections.abc import Mapping
from itertools import pairwise

import sqlcipher3.dbapi2 as driver

from reviewer.model import FieldBody, Standing, relocation_id
from reviewer.store.shown import column, in_slices, value_of

_UNSURE = frozenset({Standing.CHANGED, Standing.ORPHANED})


def are_words(spans: list[list[int]]) -> bool:
    """Whether spans have words, one range after another."""
    ends = [0, *(offset for span in spans for offset in span)]
    in_order = all(one <= next_one for one, next_one in pairwise(ends))
    return bool(spans) and in_order and all(start < end for start, end in spans)


def exhibits_named(cursor: driver.Cursor, passage: bytes) -> list[bytes]:
    """Every exhibit to which a passage was ever moved: each may have had it in its count."""
    return column(
        cursor,
        """SELECT DISTINCT unhex(json_extract(CAST(p.content AS TEXT), '$.exhibit'))
           FROM op o JOIN payload p ON p.hash = o.payload
           WHERE o.entity = ? AND json_valid(CAST(p.content AS TEXT))
             AND unhex(json_extract(CAST(p.content AS TEXT), '$.exhibit')) IS NOT NULL""",
        relocation_id(passage),
    )


def is_unsettled(standing: str, layer: bytes, shown: bytes | None, successor: bytes) -> bool:
    """Whether a person must look at a passage; ``shown`` is the layer that its exhibit shows."""
    if standing == Standing.RETIRED:
        return False
    return standing in _UNSURE or bool(successor) or (shown is not None and shown != layer)


def settle(cursor: driver.Cursor, shows: Mapping[bytes, tuple[bytes | None, bytes]]) -> None:
    """Say of every passage of some exhibits whether a person must look at it.

    After these show another reading; a passage's own row says it whenever it is written.

    Args:
        cursor: in the transaction in which they do.
        shows: of each exhibit its layer and its successor.
    """
    rows = in_slices(cursor, _STANDING, list(shows))
    cursor.executemany(
        "UPDATE passage SET is_unsettled = ? WHERE id = ?",
        [
            (int(now), passage)
            for exhibit, passage, standing, layer, was in rows
            if (now := is_unsettled(standing, layer, *shows[exhibit])) != bool(was)
        ],
    )


_STANDING = "SELECT exhibit, id, standing, layer, is_unsettled FROM passage WHERE exhibit"


def successor_in(fields: dict[str, FieldBody]) -> bytes:
    """The exhibit that took one's place by its fields; empty where none did, or it is no id."""
    try:
        return bytes.fromhex(value_of(fields, "successor"))
    except ValueError:
        return b""
