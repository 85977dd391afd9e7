"""What the pool and a reading process say to each other: msgpack frames with a typed schema.

The process may have been taken over by the file it reads, so what it says is decoded strictly and
capped in length, one message and all of a file together. A reading comes in parts, because a
rendition may be larger than any message should be: its pages in small lots, the bytes in pieces,
and the rest at the end, when all parts must be there.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import IO

import msgspec

from reviewer.readers.reading import Child, Reading
from reviewer.text.geometry import PageGeometry
from reviewer.workers.page_messages import HEADER

LONGEST_JOB = 1024 * 1024
LONGEST_MESSAGE = 512 * 1024 * 1024
MOST_BYTES = 2 * 1024**3
_PIECE = 4 * 1024 * 1024
_LOT = 32
_RENDITION = -1


class Job(msgspec.Struct, frozen=True, tag=True):
    """A file to read."""

    ticket: int
    path: str
    password: str
    encoding: str
    status: str


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The process has started."""


class Step(msgspec.Struct, frozen=True, tag=True):
    """So many pages of so many are done."""

    done: int
    total: int


class Pages(msgspec.Struct, frozen=True, tag=True):
    """The geometry of the next pages."""

    pages: tuple[PageGeometry, ...]


class Piece(msgspec.Struct, frozen=True, tag=True):
    """The next bytes of the rendition (slot -1) or of a child."""

    slot: int
    content: bytes


class Finished(msgspec.Struct, frozen=True, tag=True):
    """All parts are sent: the rest of the reading, and how much must be there."""

    reading: Reading
    pages: int
    sizes: tuple[int, ...]


class Refused(msgspec.Struct, frozen=True, tag=True):
    """The file cannot be read, and why."""

    reason: str


Said = Ready | Step | Pages | Piece | Finished | Refused


def send(pipe: IO[bytes], message: Job | Said) -> None:
    """Send one message: its length, then itself."""
    body = msgspec.msgpack.encode(message)
    pipe.write(HEADER.pack(len(body)) + body)
    pipe.flush()


def parts_of(reading: Reading) -> Iterator[Said]:
    """The messages that a reading is sent in."""
    for start in range(0, len(reading.geometry), _LOT):
        yield Pages(reading.geometry[start : start + _LOT])
    contents = [reading.rendition or b"", *(child.content for child in reading.children)]
    for slot, content in enumerate(contents, start=_RENDITION):
        for start in range(0, len(content), _PIECE):
            yield Piece(slot, content[start : start + _PIECE])
    rest = replace(
        reading,
        geometry=(),
        rendition=None if reading.rendition is None else b"",
        children=tuple(replace(child, content=b"") for child in reading.children),
    )
    yield Finished(rest, len(reading.geometry), tuple(map(len, contents)))


class Assembly:
    """Puts the parts of one reading together again."""

    def __init__(self) -> None:
        self._pages: list[PageGeometry] = []
        self._pieces: dict[int, list[bytes]] = {}
        self._size = 0

    def take(self, part: Pages | Piece) -> None:
        """Keep a part.

        Raises:
            ValueError: there is more than one file may have.
        """
        if isinstance(part, Pages):
            self._pages.extend(part.pages)
            return
        self._size += len(part.content)
        if self._size > MOST_BYTES:
            raise ValueError("a reading is over its cap")
        self._pieces.setdefault(part.slot, []).append(part.content)

    def finished(self, end: Finished) -> Reading:
        """The reading, whole.

        Raises:
            ValueError: a part is missing.
        """
        children = end.reading.children
        contents = [b"".join(self._pieces.get(slot, ())) for slot in range(-1, len(children))]
        if tuple(map(len, contents)) != end.sizes or len(self._pages) != end.pages:
            raise ValueError("parts of a reading are missing")
        return replace(
            end.reading,
            geometry=tuple(self._pages),
            rendition=None if end.reading.rendition is None else contents[0],
            children=tuple(
                Child(child.name, content, child.inline)
                for child, content in zip(children, contents[1:], strict=True)
            ),
        )
