"""What is shown of entities, read back as bodies by whatever writes rows from them."""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from typing import TypeAlias, TypeVar

import msgspec
import sqlcipher3.dbapi2 as driver

from reviewer.model import FieldBody, Status, StatusBody

B = TypeVar("B")
_SLICES = (1, 8, 64, 512)


class Shown(msgspec.Struct, frozen=True, gc=False):
    """One entity as it is shown. A struct: there are as many as operations, and it is quicker."""

    entity: bytes
    kind: str
    subject: bytes | None
    payload: bytes | None
    changeset: bytes
    hlc: int
    person: bytes
    content: bytes | None
    heads: int = 1
    is_different: bool = False
    is_purged: bool = False


RowWriter: TypeAlias = Callable[[driver.Cursor, Sequence[Shown], Collection[bytes]], None]
"""Writes the rows of entities of one kind, or takes them away.

The entities that had a row in ``entity`` before come last.
"""


def in_slices(
    cursor: driver.Cursor, statement: str, part: Sequence[bytes], rest: str = ""
) -> Iterator[tuple]:  # type: ignore[type-arg]
    """The rows of a query that ends in ``… IN`` these, in slices that SQLite takes.

    Each slice is filled up to one of a few lengths: a statement that differs in its marks alone
    would be prepared anew, which costs more than to run it.
    """
    for start in range(0, len(part), _SLICES[-1]):
        some = part[start : start + _SLICES[-1]]
        length = next(one for one in _SLICES if one >= len(some))
        filled = [*some, *[some[0]] * (length - len(some))]
        marks = ", ".join("?" * length)
        yield from cursor.execute(f"{statement} IN ({marks}) {rest}", filled).fetchall()


def read_body(content: bytes | None, body: type[B]) -> B | None:
    """A payload as its body.

    ``None`` where it was taken away, purged, or is beyond this version.
    """
    if content is None:
        return None
    # A class can be a key, which mypy does not see of a variable one.
    decoder: msgspec.json.Decoder[B] = _decoder(body)  # type: ignore[arg-type]
    try:
        return decoder.decode(content)
    except msgspec.MsgspecError:
        return None


_decoder = cache(msgspec.json.Decoder)


def value_of(fields: dict[str, FieldBody], name: str) -> str:
    """The value of a field, empty where there is none."""
    return fields[name].value if name in fields else ""


_STATUSES = frozenset(status.value for status in Status)


def status_in(content: bytes | None) -> str:
    """What a body says at the second level; empty where it says nothing that this version knows."""
    body = read_body(content, StatusBody)
    return body.state if body is not None and body.state in _STATUSES else ""


def column(cursor: driver.Cursor, statement: str, *parameters: object) -> list[bytes]:
    """The first column of a query's rows."""
    return [row[0] for row in cursor.execute(statement, parameters)]
